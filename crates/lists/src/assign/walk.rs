//! Searches for shortest paths among the rows of two lists, by Dijkstra's way, in memory that is used again.
//!
//! What is a path and what it costs is not known here.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// How one came to a node on a shortest path, or goes on from it where the path is sought from its end.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Nowhere,
    /// Along an edge that is not chosen, from its left row to its right row.
    Along(usize),
    /// Back along a chosen edge, from its right row to its left row.
    Back(usize),
}

/// Searches for shortest paths, kept so that their memory is used again.
pub(crate) struct Search {
    /// From the beginning on.
    pub(super) there: Walk,
    /// From the end back.
    pub(super) back: Walk,
}

impl Search {
    /// Room for the rows of two lists.
    pub(crate) fn new(lefts: usize, rights: usize) -> Self {
        Self { there: Walk::new(lefts + rights), back: Walk::new(lefts + rights) }
    }
}

/// One search, by Dijkstra's way.
pub(super) struct Walk {
    distance: Vec<i64>,
    /// How each node was come to.
    pub(super) step: Vec<Step>,
    done: Vec<bool>,
    touched: Vec<usize>,
    heap: BinaryHeap<Reverse<(i64, usize)>>,
    /// Right rows whose distance is final, while placing.
    pub(super) settled: Vec<(usize, i64)>,
}

impl Walk {
    /// Room for so many nodes.
    pub(super) fn new(nodes: usize) -> Self {
        Self {
            distance: vec![i64::MAX; nodes],
            step: vec![Step::Nowhere; nodes],
            done: vec![false; nodes],
            touched: Vec::new(),
            heap: BinaryHeap::new(),
            settled: Vec::new(),
        }
    }

    /// Forgets the last search.
    pub(super) fn begin(&mut self) {
        for node in self.touched.drain(..) {
            self.distance[node] = i64::MAX;
            self.step[node] = Step::Nowhere;
            self.done[node] = false;
        }
        self.heap.clear();
        self.settled.clear();
    }

    /// Notes that a node can be reached.
    pub(super) fn reach(&mut self, node: usize, distance: i64, step: Step) {
        if distance < self.distance[node] {
            if self.distance[node] == i64::MAX {
                self.touched.push(node);
            }
            self.distance[node] = distance;
            self.step[node] = step;
            self.heap.push(Reverse((distance, node)));
        }
    }

    /// The nearest node that was not given before.
    pub(super) fn next(&mut self) -> Option<(i64, usize)> {
        while let Some(Reverse((distance, node))) = self.heap.pop() {
            if !self.done[node] {
                self.done[node] = true;
                return Some((distance, node));
            }
        }
        None
    }
}
