//! The distance graph of a network with uncertainty: its sides as edges, and the edges that propagation adds.
//!
//! It keeps of each added edge what it was made from, so that a conflict can be told in sides of the network.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::{Network, Side};

/// How long a walk is written down.
const WALK_MAX: usize = 1_000_000;

/// An edge: an index into the graph's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct EdgeRef(usize);

#[derive(Clone, Debug)]
enum Origin {
    Side(Side),
    Chain(Vec<EdgeRef>),
}

/// An edge: `time(to) - time(from) <= weight`, always or under its label.
#[derive(Clone, Debug)]
pub(super) struct Edge {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) weight: i64,
    /// The contingent duration whose lower-case edge it is.
    pub(super) lower: Option<usize>,
    /// The contingent duration whose upper-case edge it is.
    pub(super) upper: Option<usize>,
    origin: Origin,
}

#[derive(Debug)]
pub(super) struct Graph {
    edges: Vec<Edge>,
    negative: Vec<Vec<EdgeRef>>,
    non_negative: Vec<Vec<EdgeRef>>,
    /// For each event, the least weight of an ordinary edge of at least 0 into it, by where it comes from.
    least: Vec<BTreeMap<usize, i64>>,
}

impl Graph {
    pub(super) fn new(network: &Network) -> Self {
        let events = network.events().len();
        let mut graph = Self {
            edges: Vec::new(),
            negative: vec![Vec::new(); events],
            non_negative: vec![Vec::new(); events],
            least: vec![BTreeMap::new(); events],
        };
        for index in 0..network.requirements().len() {
            graph.add_side(network, Side::Most(index), None, None);
            graph.add_side(network, Side::Least(index), None, None);
        }
        for index in 0..network.contingent().len() {
            graph.add_side(network, Side::Shortest(index), Some(index), None);
            graph.add_side(network, Side::Longest(index), None, Some(index));
            graph.add_side(network, Side::NeverLonger(index), None, None);
            graph.add_side(network, Side::NeverShorter(index), None, None);
        }
        graph
    }

    fn add_side(&mut self, network: &Network, side: Side, lower: Option<usize>, upper: Option<usize>) {
        if let Some((from, to, weight)) = side.edge(network) {
            let (from, to) = (from.index(), to.index());
            self.push(Edge { from, to, weight, lower, upper, origin: Origin::Side(side) });
        }
    }

    fn push(&mut self, edge: Edge) {
        let place = EdgeRef(self.edges.len());
        let into = if edge.weight < 0 { &mut self.negative } else { &mut self.non_negative };
        into[edge.to].push(place);
        if edge.weight >= 0 && edge.lower.is_none() {
            let least = self.least[edge.to].entry(edge.from).or_insert(edge.weight);
            *least = edge.weight.min(*least);
        }
        self.edges.push(edge);
    }

    /// Adds an ordinary edge of this weight, at least 0, made from a chain of edges; unless there is one that says as much.
    pub(super) fn add(&mut self, from: usize, to: usize, weight: i64, chain: Vec<EdgeRef>) {
        if self.least[to].get(&from).is_some_and(|&least| least <= weight) {
            return;
        }
        self.push(Edge { from, to, weight, lower: None, upper: None, origin: Origin::Chain(chain) });
    }

    pub(super) fn edge(&self, edge: EdgeRef) -> &Edge {
        &self.edges[edge.0]
    }

    pub(super) fn is_negative(&self, event: usize) -> bool {
        !self.negative[event].is_empty()
    }

    pub(super) fn negative_into(&self, event: usize) -> &[EdgeRef] {
        &self.negative[event]
    }

    pub(super) fn non_negative_into(&self, event: usize) -> &[EdgeRef] {
        &self.non_negative[event]
    }

    /// The contingent durations whose upper-case edges lead into the event.
    pub(super) fn upper_into(&self, event: usize) -> impl Iterator<Item = usize> {
        self.negative[event].iter().filter_map(|&edge| self.edge(edge).upper)
    }

    /// The sides that these edges were made from, ascending.
    pub(super) fn sides(&self, edges: &[EdgeRef]) -> Vec<Side> {
        let mut sides = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let mut left = edges.to_vec();
        while let Some(edge) = left.pop() {
            if seen.insert(edge) {
                match &self.edge(edge).origin {
                    Origin::Side(side) => _ = sides.insert(*side),
                    Origin::Chain(chain) => left.extend(chain),
                }
            }
        }
        sides.into_iter().collect()
    }

    /// The sides one after the other, each as often as it is walked; none over [`WALK_MAX`] of them.
    pub(super) fn walk(&self, edges: &[EdgeRef]) -> Option<Vec<Side>> {
        let mut walk = Vec::new();
        let mut left: Vec<EdgeRef> = edges.iter().rev().copied().collect();
        while let Some(edge) = left.pop() {
            match &self.edge(edge).origin {
                Origin::Side(side) => walk.push(*side),
                Origin::Chain(chain) => left.extend(chain.iter().rev()),
            }
            if walk.len() > WALK_MAX {
                return None;
            }
        }
        Some(walk)
    }
}
