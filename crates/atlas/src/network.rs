//! Shortest ways around a closed region: A* over its corners and the two ends, ways tested only when they matter.
//!
//! The graph is the visibility graph of the region (Lozano-Pérez and Wesley 1979); an edge is first put on the heap with a
//! bound for its length, then measured, and tested for crossing only when it comes out first (lazy A*, after Cohen,
//! Phillips and Likhachev 2014). Two searches run in turn, one from each end: where one of them has seen all it can reach,
//! the ends are not connected, however large the other side is.

use std::cell::RefCell;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

use crate::airspace::{Closed, Corner};
use crate::earth::{Earth, Point, RADIUS_LEAST, Vector};

/// The search from the goal takes one step for so many of the search from the start.
const BACK_EVERY: u32 = 4;

/// A shortest way.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Way {
    /// End, bends, end.
    pub(crate) points: Vec<Point>,
    pub(crate) metres: f64,
}

/// The ways around one closed region.
#[derive(Debug)]
pub(crate) struct Network {
    earth: Earth,
    pub(crate) closed: Closed,
    /// Which corners see which, at what distance; filled when first asked for.
    seen: RefCell<Vec<Option<Sight>>>,
}

/// What is seen from a place: corners with their distances in metres.
type Sight = Vec<(usize, f64)>;

/// What a search may still do.
enum Step {
    Goes,
    Found(Way),
    Exhausted,
}

impl Network {
    pub(crate) fn new(closed: Closed) -> Self {
        let count = closed.corners().len();
        Self { earth: Earth::default(), closed, seen: RefCell::new(vec![None; count]) }
    }

    /// The shortest way between two open places; none where there is no way at all.
    pub(crate) fn way(&self, from: Point, to: Point) -> Option<Way> {
        if self.closed.is_free(&self.earth, from, to) {
            return Some(Way { points: vec![from, to], metres: self.earth.distance(from, to) });
        }
        // Ways that bend only around corners first; where that finds none, every bend is looked at before 'none' is said.
        self.search(from, to, true).or_else(|| self.search(from, to, false))
    }

    fn search(&self, from: Point, to: Point, taut: bool) -> Option<Way> {
        let mut forth = Search::new(self, from, to, taut);
        let mut back = Search::new(self, to, from, taut);
        loop {
            for _ in 0..BACK_EVERY {
                match forth.step() {
                    Step::Found(way) => return Some(way),
                    Step::Exhausted => return None,
                    Step::Goes => {}
                }
            }
            match back.step() {
                Step::Found(mut way) => {
                    way.points.reverse();
                    return Some(way);
                }
                Step::Exhausted => return None,
                Step::Goes => {}
            }
        }
    }

    /// The lengths of the shortest ways between all of `places`, in metres, row by row; not a number where there is none.
    pub(crate) fn lengths(&self, places: &[Point]) -> Vec<Vec<f64>> {
        let sights: Vec<Sight> = places.iter().map(|&place| self.sight(place, None)).collect();
        let mut rows = vec![vec![0.0; places.len()]; places.len()];
        for (row, &from) in places.iter().enumerate() {
            let mut blocked = Vec::new();
            for column in row + 1..places.len() {
                if self.closed.is_free(&self.earth, from, places[column]) {
                    let metres = self.earth.distance(from, places[column]);
                    rows[row][column] = metres;
                    rows[column][row] = metres;
                } else {
                    blocked.push(column);
                }
            }
            if blocked.is_empty() {
                continue;
            }
            let reach = self.reach(&sights[row]);
            for column in blocked {
                let sums = sights[column].iter().map(|&(corner, metres)| reach[corner] + metres);
                let metres = sums.fold(f64::INFINITY, f64::min);
                let metres = if metres.is_finite() { metres } else { f64::NAN };
                rows[row][column] = metres;
                rows[column][row] = metres;
            }
        }
        rows
    }

    /// The distance of every corner from what sees these (Dijkstra); infinite where none is reached.
    fn reach(&self, sight: &[(usize, f64)]) -> Vec<f64> {
        let mut best = vec![f64::INFINITY; self.closed.corners().len()];
        let mut heap = BinaryHeap::new();
        for &(corner, metres) in sight {
            best[corner] = best[corner].min(metres);
            heap.push(Entry { key: metres, so_far: metres, node: corner, before: 0, tested: true });
        }
        while let Some(entry) = heap.pop() {
            if entry.key > best[entry.node] {
                continue;
            }
            self.look_around(entry.node);
            let seen = self.seen.borrow();
            for &(next, metres) in seen[entry.node].as_deref().unwrap_or_default() {
                let sum = entry.key + metres;
                if sum < best[next] {
                    best[next] = sum;
                    heap.push(Entry { key: sum, so_far: sum, node: next, before: 0, tested: true });
                }
            }
        }
        best
    }

    fn look_around(&self, corner: usize) {
        if self.seen.borrow()[corner].is_none() {
            let sight = self.sight(self.closed.corners()[corner].point, Some(&self.closed.corners()[corner]));
            self.seen.borrow_mut()[corner] = Some(sight);
        }
    }

    /// The corners that are seen from a place and at which a way from there may bend.
    fn sight(&self, from: Point, own: Option<&Corner>) -> Sight {
        let vector = from.vector();
        let corners = self.closed.corners().iter().enumerate();
        let useful = corners.filter(|(_, corner)| {
            corner.point != from
                && corner.is_touched_from(vector)
                && own.is_none_or(|own| own.is_touched_from(corner.vector))
        });
        let free = useful.filter(|(_, corner)| self.closed.is_free(&self.earth, from, corner.point));
        free.map(|(index, corner)| (index, self.earth.distance(from, corner.point))).collect()
    }
}

/// One A* search. Node 0 is the start, 1 the goal, the others are corners.
struct Search<'a> {
    network: &'a Network,
    from: Point,
    to: Point,
    /// Leaves out bends that no shortest way has.
    taut: bool,
    heap: BinaryHeap<Entry>,
    /// By node: the node before it, once it has been reached by its shortest way.
    settled: Vec<Option<usize>>,
    /// By node: its distance to the goal, once asked for.
    ahead: Vec<f64>,
    /// By node: the least length of a way found so far, tested or not; only tested ones are final.
    upper: Vec<f64>,
}

impl<'a> Search<'a> {
    fn new(network: &'a Network, from: Point, to: Point, taut: bool) -> Self {
        let count = network.closed.corners().len() + 2;
        let mut heap = BinaryHeap::new();
        heap.push(Entry { key: 0.0, so_far: 0.0, node: 0, before: 0, tested: true });
        Self {
            network,
            from,
            to,
            taut,
            heap,
            settled: vec![None; count],
            ahead: vec![f64::NAN; count],
            upper: vec![f64::INFINITY; count],
        }
    }

    fn point(&self, node: usize) -> Point {
        match node {
            0 => self.from,
            1 => self.to,
            corner => self.network.closed.corners()[corner - 2].point,
        }
    }

    fn ahead(&mut self, node: usize) -> f64 {
        if self.ahead[node].is_nan() {
            self.ahead[node] = self.network.earth.distance(self.point(node), self.to);
        }
        self.ahead[node]
    }

    /// Takes what is first from the heap: measures it, or tests it and goes on from there.
    fn step(&mut self) -> Step {
        let Some(entry) = self.heap.pop() else { return Step::Exhausted };
        let Entry { so_far, node, before, tested, .. } = entry;
        if self.settled[node].is_some() {
            return Step::Goes;
        }
        if !tested {
            // Its length was a bound; now it is measured, tested, and put back in its true place.
            let (one, other) = (self.point(before), self.point(node));
            let sum = so_far + self.network.earth.distance(one, other);
            if sum < self.upper[node] && self.network.closed.is_free(&self.network.earth, one, other) {
                self.upper[node] = sum;
                let key = sum + self.ahead(node);
                self.heap.push(Entry { key, so_far: sum, node, before, tested: true });
            }
            return Step::Goes;
        }
        self.settled[node] = Some(before);
        if node == 1 {
            return Step::Found(self.way(so_far));
        }
        self.spread(node, so_far);
        Step::Goes
    }

    /// Puts on the heap where a way may go on from a node.
    fn spread(&mut self, node: usize, so_far: f64) {
        let network = self.network;
        let corners = network.closed.corners();
        let here: Vector = self.point(node).vector();
        let own = node.checked_sub(2).map(|corner| &corners[corner]);
        let offer = |search: &mut Self, next: usize, there: Vector| {
            let least = RADIUS_LEAST * 2.0 * (here.plus(there, -1.0).length() / 2.0).min(1.0).asin();
            if so_far + least < search.upper[next] {
                let key = so_far + least + search.ahead(next);
                search.heap.push(Entry { key, so_far, node: next, before: node, tested: false });
            }
        };
        let before = self.settled[node].filter(|_| node != 0).map(|before| self.point(before).vector());
        let taut = self.taut;
        let may_go = |there: Vector| {
            !taut
                || own.is_none_or(|own| {
                    own.is_touched_from(there) && before.is_none_or(|before| own.is_bent_around(before, there))
                })
        };
        let goal = self.to.vector();
        if may_go(goal) {
            offer(self, 1, goal);
        }
        for (index, corner) in corners.iter().enumerate() {
            let next = index + 2;
            let is_new = next != node && self.settled[next].is_none();
            if is_new && (!taut || corner.is_touched_from(here)) && may_go(corner.vector) {
                offer(self, next, corner.vector);
            }
        }
    }

    fn way(&self, metres: f64) -> Way {
        let mut points = vec![self.to];
        let mut node = 1;
        while let Some(before) = self.settled[node].filter(|_| node != 0) {
            points.push(self.point(before));
            node = before;
        }
        points.reverse();
        Way { points, metres }
    }
}

/// An offer on the heap: the least key comes out first.
#[derive(Debug)]
struct Entry {
    key: f64,
    so_far: f64,
    node: usize,
    before: usize,
    tested: bool,
}

impl Ord for Entry {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = other.key.total_cmp(&self.key);
        key.then(other.node.cmp(&self.node)).then(other.before.cmp(&self.before))
    }
}

impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Entry {}
