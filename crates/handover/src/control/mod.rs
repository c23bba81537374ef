//! Dynamic controllability: is there a way to react to durations nobody decides that keeps every requirement, and which.
//!
//! P. Morris, "Dynamic controllability and dispatchability relationships", CPAIOR 2014: from each event into which a negative edge
//! leads, distances are propagated backwards; what comes out non-negative is a new edge, what comes out negative is a wait, and
//! an event that is met again while it is still being propagated from closes a conflict. Here each upper-case edge is propagated
//! from by itself, so that an event may begin several contingent durations. Cubic in the number of events at worst.
//! Nothing here says what would mend a conflict: [`crate::mends`] does.

mod graph;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use takas_model::{Controllability, Dispatch, EventRef, Network, NetworkConflict, Side, Wait};

use graph::{Edge, EdgeRef, Graph};

/// Whether the network is dynamically controllable: with the waits that keep it so, or with a conflict.
pub fn controllability(network: &Network) -> Controllability {
    let mut search = Search::new(network);
    match search.run() {
        Some(conflict) => Controllability::Conflict(conflict),
        None => Controllability::Controllable(Dispatch { waits: needed(search.waits) }),
    }
}

/// How an event was reached: its distance to the source, and the edge that the way begins with.
#[derive(Clone, Copy, Debug)]
struct Reached {
    distance: i64,
    by: EdgeRef,
}

/// The propagation from one event, its source: one pass for the ordinary edges into it, and one for each upper-case edge.
#[derive(Debug)]
struct Frame {
    source: usize,
    /// Passes that are still to come: the contingent duration of the upper-case edge; none for the ordinary pass.
    passes: Vec<Option<usize>>,
    pass: Option<usize>,
    /// For each event.
    reached: Vec<Option<Reached>>,
    settled: Vec<bool>,
    /// The events that are reached, to be forgotten before the next pass.
    touched: Vec<usize>,
    queue: BinaryHeap<Reverse<(i64, usize)>>,
}

#[derive(Debug)]
struct Search<'a> {
    network: &'a Network,
    graph: Graph,
    finished: Vec<bool>,
    is_contingent: Vec<bool>,
    waits: Vec<Wait>,
}

impl<'a> Search<'a> {
    fn new(network: &'a Network) -> Self {
        let events = network.events().len();
        let mut is_contingent = vec![false; events];
        for one in network.contingent() {
            is_contingent[one.to.index()] = true;
        }
        Self { network, graph: Graph::new(network), finished: vec![false; events], is_contingent, waits: Vec::new() }
    }

    /// Propagates from every event; the conflict if there is one. The stack is ours: how deep it gets is the network's size.
    fn run(&mut self) -> Option<NetworkConflict> {
        for event in 0..self.finished.len() {
            if self.finished[event] || !self.graph.is_negative(event) {
                continue;
            }
            let mut stack = vec![self.frame(event)];
            while let Some(frame) = stack.last_mut() {
                match self.step(frame) {
                    Progress::Going => {}
                    Progress::Done => {
                        self.finished[frame.source] = true;
                        stack.pop();
                    }
                    Progress::Needs(other) => {
                        if let Some(place) = stack.iter().position(|frame| frame.source == other) {
                            return Some(self.conflict(&stack[place..], other));
                        }
                        stack.push(self.frame(other));
                    }
                }
            }
        }
        None
    }

    fn frame(&self, source: usize) -> Frame {
        let mut passes: Vec<Option<usize>> = self.graph.upper_into(source).map(Some).collect();
        passes.push(None);
        Frame {
            source,
            passes,
            pass: None,
            reached: vec![None; self.finished.len()],
            settled: vec![false; self.finished.len()],
            touched: Vec::new(),
            queue: BinaryHeap::new(),
        }
    }

    /// One event of one pass, or the beginning of the next pass.
    fn step(&mut self, frame: &mut Frame) -> Progress {
        let Some(Reverse((distance, event))) = frame.queue.pop() else {
            return self.next_pass(frame);
        };
        if frame.settled[event] {
            return Progress::Going;
        }
        if distance >= 0 {
            frame.settled[event] = true;
            if event != frame.source {
                let chain = self.way(frame, event);
                self.graph.add(event, frame.source, distance, chain);
            }
            return Progress::Going;
        }
        if self.graph.is_negative(event) && !self.finished[event] {
            frame.queue.push(Reverse((distance, event)));
            return Progress::Needs(event);
        }
        frame.settled[event] = true;
        self.wait(frame, event, -distance);
        for &edge in self.graph.non_negative_into(event) {
            let Edge { from, weight, lower, .. } = *self.graph.edge(edge);
            if lower.is_some() && lower == frame.pass {
                continue;
            }
            reach(frame, from, distance + weight, edge);
        }
        Progress::Going
    }

    fn next_pass(&self, frame: &mut Frame) -> Progress {
        let Some(pass) = frame.passes.pop() else { return Progress::Done };
        frame.pass = pass;
        for event in frame.touched.drain(..) {
            frame.reached[event] = None;
            frame.settled[event] = false;
        }
        for &edge in self.graph.negative_into(frame.source) {
            let Edge { from, weight, upper, .. } = *self.graph.edge(edge);
            if upper == pass {
                reach(frame, from, weight, edge);
            }
        }
        Progress::Going
    }

    /// A negative distance is a wait. One that ends before its contingent duration can is unconditional.
    fn wait(&mut self, frame: &Frame, event: usize, by: i64) {
        if self.is_contingent[event] {
            return;
        }
        let unless = frame.pass.filter(|&index| by > self.network.contingent()[index].least);
        self.waits.push(Wait { event: EventRef::new(event), after: EventRef::new(frame.source), by, unless });
    }

    /// The edges of the way from an event to the source.
    fn way(&self, frame: &Frame, from: usize) -> Vec<EdgeRef> {
        let mut chain = Vec::new();
        let mut place = from;
        loop {
            let by = frame.reached[place].expect("a way leads over reached events").by;
            chain.push(by);
            place = self.graph.edge(by).to;
            if place == frame.source {
                return chain;
            }
        }
    }

    /// The closed walk through the sources of these frames, of which the last has met the first's source.
    fn conflict(&self, frames: &[Frame], met: usize) -> NetworkConflict {
        let mut edges = Vec::new();
        let mut place = met;
        for frame in frames.iter().rev() {
            edges.extend(self.way(frame, place));
            place = frame.source;
        }
        NetworkConflict { sides: self.graph.sides(&edges), walk: self.graph.walk(&edges) }
    }
}

#[derive(Debug)]
enum Progress {
    Going,
    Done,
    Needs(usize),
}

fn reach(frame: &mut Frame, event: usize, distance: i64, by: EdgeRef) {
    if frame.settled[event] || frame.reached[event].is_some_and(|known| known.distance <= distance) {
        return;
    }
    if frame.reached[event].replace(Reached { distance, by }).is_none() {
        frame.touched.push(event);
    }
    frame.queue.push(Reverse((distance, event)));
}

/// The waits that no other wait of the same event after the same event makes needless, ascending.
fn needed(mut waits: Vec<Wait>) -> Vec<Wait> {
    waits.sort_unstable();
    waits.dedup();
    let mut longest: BTreeMap<(EventRef, EventRef, Option<usize>), i64> = BTreeMap::new();
    for wait in &waits {
        let by = longest.entry((wait.event, wait.after, wait.unless)).or_insert(wait.by);
        *by = wait.by.max(*by);
    }
    let is_needed = |wait: &&Wait| {
        let same = |unless| longest.get(&(wait.event, wait.after, unless)).copied();
        same(wait.unless) == Some(wait.by) && (wait.unless.is_none() || same(None).is_none_or(|by| by < wait.by))
    };
    waits.iter().filter(is_needed).copied().collect()
}

/// What a side of a conflict demands, in words: `gate: leaves not before verified`.
pub fn side_words(network: &Network, side: Side) -> String {
    let Some((start, end, weight)) = side.edge(network) else { return String::new() };
    let (start, end) = (&network.events()[start.index()], &network.events()[end.index()]);
    let size = weight.abs();
    // An edge of `Least` and of the longest runs from the later event to the earlier.
    let words = match (side, weight) {
        (Side::Shortest(_), _) => format!("may take only {size} from {start} to {end}"),
        (Side::Longest(_), _) => format!("may take as long as {size} from {end} to {start}"),
        (Side::NeverLonger(_), _) => format!("takes at most {size} from {start} to {end}"),
        (Side::NeverShorter(_), _) => format!("takes at least {size} from {end} to {start}"),
        (Side::Most(_), 1..) => format!("at most {size} from {start} to {end}"),
        (Side::Most(_), 0) => format!("{end} not after {start}"),
        (Side::Most(_), _) => format!("{end} at least {size} before {start}"),
        (Side::Least(_), 1..) => format!("{start} at most {size} before {end}"),
        (Side::Least(_), 0) => format!("{start} not before {end}"),
        (Side::Least(_), _) => format!("at least {size} from {end} to {start}"),
    };
    format!("{}: {words}", side.name(network))
}
