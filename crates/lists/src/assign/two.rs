//! The best one-to-one solution over two lists, and how much worse it gets without one of its pairs.
//!
//! Maximum-weight bipartite matching by shortest augmenting paths over a sparse graph (Jonker and Volgenant, 1987, with
//! a column 'no counterpart' of its own for every row), in whole numbers. Prices of rows and columns stay behind, and
//! with them the best solution without a given pair is one shortest path (the first branching of Murty, 1968).

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A pair that may be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Edge {
    /// The row of the first list.
    pub(crate) left: u32,
    /// The row of the second list.
    pub(crate) right: u32,
    /// What choosing it is worth; no pair is chosen whose worth is not above zero.
    pub(crate) weight: i64,
}

/// The pairs between two lists, with the best solution.
pub(crate) struct TwoLists {
    edges: Vec<Edge>,
    /// Where each left row's edges begin; one more than there are rows.
    first: Vec<usize>,
    /// The edge chosen for each row, if any.
    of_left: Vec<Option<usize>>,
    of_right: Vec<Option<usize>>,
    /// Prices: of a left row never above zero, of a right row never above zero, and zero where it has no counterpart.
    left_price: Vec<i64>,
    right_price: Vec<i64>,
}

/// Another solution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Other {
    /// How much worse it is.
    pub(crate) behind: i64,
    /// The pairs of the best solution that it has not, by their numbers.
    pub(crate) without: Vec<usize>,
    /// The pairs that it has instead.
    pub(crate) with: Vec<usize>,
}

/// How one came to a node on a shortest path.
#[derive(Clone, Copy, PartialEq, Eq)]
enum From {
    Nowhere,
    /// Along an edge that is not chosen, from its left row to its right row.
    Along(usize),
    /// Back along a chosen edge, from its right row to its left row.
    Back(usize),
    /// From nobody's place: a row that is left without a counterpart makes room for another to be so.
    Sink,
    /// To nobody's place, from this node.
    Into(usize),
}

impl TwoLists {
    /// Solves; `edges` may come in any order, each pair once.
    pub(crate) fn solve(lefts: usize, rights: usize, mut edges: Vec<Edge>) -> Self {
        edges.sort_unstable();
        let mut first = vec![0; lefts + 1];
        for edge in &edges {
            first[edge.left as usize + 1] += 1;
        }
        for left in 0..lefts {
            first[left + 1] += first[left];
        }
        let mut own = Self {
            edges,
            first,
            of_left: vec![None; lefts],
            of_right: vec![None; rights],
            left_price: vec![0; lefts],
            right_price: vec![0; rights],
        };
        let mut search = Search::new(lefts, rights);
        for left in 0..lefts {
            own.place(left, &mut search);
        }
        own
    }

    /// The pairs, in order.
    pub(crate) fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// The numbers of the chosen pairs, by left row.
    pub(crate) fn chosen(&self) -> impl Iterator<Item = usize> + '_ {
        self.of_left.iter().flatten().copied()
    }

    /// What the solution is worth.
    #[cfg(test)]
    pub(crate) fn worth(&self) -> i64 {
        self.chosen().map(|edge| self.edges[edge].weight).sum()
    }

    /// Places one more left row, moving others where that is best.
    fn place(&mut self, start: usize, search: &mut Search) {
        search.begin();
        // Prices of right rows are what the others pay; the row's own price follows.
        let cheapest = self.of(start).map(|edge| self.reduced(edge, 0)).min().unwrap_or(0);
        self.left_price[start] = cheapest.min(0);
        // The end found so far: its distance, and the row that goes without (a left row) or is free (a right row).
        let mut end = (-self.left_price[start], Ok(start));
        let mut rows = vec![(start, 0)];
        self.look(start, 0, None, search);
        while let Some((distance, right)) = search.next() {
            if distance >= end.0 {
                break;
            }
            let Some(edge) = self.of_right[right] else {
                end = (distance, Err(right));
                break;
            };
            search.settled.push((right, distance));
            let left = self.edges[edge].left as usize;
            rows.push((left, distance));
            if distance - self.left_price[left] < end.0 {
                end = (distance - self.left_price[left], Ok(left));
            }
            self.look(left, distance, Some(edge), search);
        }
        for &(left, distance) in rows.iter().filter(|(_, distance)| *distance < end.0) {
            self.left_price[left] += end.0 - distance;
        }
        for &(right, distance) in search.settled.iter().filter(|(_, distance)| *distance < end.0) {
            self.right_price[right] -= end.0 - distance;
        }
        self.augment(start, end.1, search);
    }

    /// Changes the pairs along the path that was found to `end`.
    fn augment(&mut self, start: usize, end: Result<usize, usize>, search: &Search) {
        let mut right = match end {
            Err(right) => right,
            Ok(left) if left == start => return,
            Ok(left) => {
                let Some(edge) = self.of_left[left].take() else { return };
                let right = self.edges[edge].right as usize;
                self.of_right[right] = None;
                right
            }
        };
        while let From::Along(edge) = search.from[right] {
            let left = self.edges[edge].left as usize;
            let before = self.of_left[left].replace(edge);
            self.of_right[right] = Some(edge);
            match before {
                Some(before) => right = self.edges[before].right as usize,
                None => return,
            }
        }
    }

    /// Looks from a left row along its edges other than `chosen`.
    fn look(&self, left: usize, distance: i64, chosen: Option<usize>, search: &mut Search) {
        for edge in self.of(left).filter(|&edge| Some(edge) != chosen) {
            let cost = distance + self.reduced(edge, self.left_price[left]);
            search.reach(self.edges[edge].right as usize, cost, From::Along(edge));
        }
    }

    /// The numbers of a left row's edges.
    fn of(&self, left: usize) -> std::ops::Range<usize> {
        self.first[left]..self.first[left + 1]
    }

    /// The reduced cost of an edge: never below zero once its row has been placed.
    fn reduced(&self, edge: usize, left_price: i64) -> i64 {
        let Edge { right, weight, .. } = self.edges[edge];
        -weight - left_price - self.right_price[right as usize]
    }

    /// The best solution without the chosen pair `edge`, if it is less than `until` behind.
    ///
    /// Its left row seeks, over rows and over nobody's place, the shortest way round to its right row.
    pub(crate) fn without(&self, edge: usize, until: i64, search: &mut Search) -> Option<Other> {
        let (lefts, rights) = (self.of_left.len(), self.of_right.len());
        let (start, goal) = (self.edges[edge].left as usize, self.edges[edge].right as usize);
        // Nodes: right rows first, as while placing, then left rows, then nobody's place.
        let (left_node, sink) = (|left: usize| rights + left, rights + lefts);
        search.begin();
        search.reach(left_node(start), 0, From::Nowhere);
        while let Some((distance, node)) = search.next() {
            if distance >= until {
                return None;
            }
            if node == goal {
                return Some(self.way(edge, distance, search));
            }
            if node == sink {
                self.look_from_sink(distance, search);
            } else if node >= rights {
                let left = node - rights;
                let chosen = self.of_left[left];
                self.look(left, distance, chosen, search);
                if chosen.is_some() {
                    search.reach(sink, distance - self.left_price[left], From::Into(node));
                }
            } else if let Some(chosen) = self.of_right[node] {
                search.reach(left_node(self.edges[chosen].left as usize), distance, From::Back(chosen));
            } else {
                search.reach(sink, distance, From::Into(node));
            }
        }
        None
    }

    /// Looks from nobody's place: a right row can be freed, a left row that has nobody can be placed after all.
    fn look_from_sink(&self, distance: i64, search: &mut Search) {
        let rights = self.of_right.len();
        for right in (0..rights).filter(|&right| self.of_right[right].is_some()) {
            search.reach(right, distance - self.right_price[right], From::Sink);
        }
        for left in (0..self.of_left.len()).filter(|&left| self.of_left[left].is_none()) {
            search.reach(rights + left, distance - self.left_price[left].min(0), From::Sink);
        }
    }

    /// The solution at the end of a way from the left row of `edge` round to its right row.
    fn way(&self, edge: usize, behind: i64, search: &Search) -> Other {
        let (mut without, mut with) = (vec![edge], Vec::new());
        let mut node = self.edges[edge].right as usize;
        loop {
            match search.from[node] {
                From::Nowhere => break,
                From::Along(edge) => {
                    with.push(edge);
                    node = self.of_right.len() + self.edges[edge].left as usize;
                }
                From::Back(edge) => {
                    without.push(edge);
                    node = self.edges[edge].right as usize;
                }
                From::Sink => node = self.of_right.len() + self.of_left.len(),
                From::Into(before) => node = before,
            }
        }
        without.sort_unstable();
        with.sort_unstable();
        Other { behind, without, with }
    }
}

/// A search for shortest paths, kept so that its memory is used again.
pub(crate) struct Search {
    distance: Vec<i64>,
    from: Vec<From>,
    done: Vec<bool>,
    touched: Vec<usize>,
    heap: BinaryHeap<Reverse<(i64, usize)>>,
    /// Right rows whose distance is final, while placing.
    settled: Vec<(usize, i64)>,
}

impl Search {
    /// Room for the rows of two lists and nobody's place.
    pub(crate) fn new(lefts: usize, rights: usize) -> Self {
        let nodes = lefts + rights + 1;
        Self {
            distance: vec![i64::MAX; nodes],
            from: vec![From::Nowhere; nodes],
            done: vec![false; nodes],
            touched: Vec::new(),
            heap: BinaryHeap::new(),
            settled: Vec::new(),
        }
    }

    /// Forgets the last search.
    fn begin(&mut self) {
        for node in self.touched.drain(..) {
            self.distance[node] = i64::MAX;
            self.from[node] = From::Nowhere;
            self.done[node] = false;
        }
        self.heap.clear();
        self.settled.clear();
    }

    /// Notes that a node can be reached.
    fn reach(&mut self, node: usize, distance: i64, from: From) {
        if distance < self.distance[node] {
            if self.distance[node] == i64::MAX {
                self.touched.push(node);
            }
            self.distance[node] = distance;
            self.from[node] = from;
            self.heap.push(Reverse((distance, node)));
        }
    }

    /// The nearest node that was not given before.
    fn next(&mut self) -> Option<(i64, usize)> {
        while let Some(Reverse((distance, node))) = self.heap.pop() {
            if !self.done[node] {
                self.done[node] = true;
                return Some((distance, node));
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The worth of the best solution by trying all, without the edge `left_out`.
    fn by_trying(edges: &[Edge], from: usize, used: &mut Vec<(bool, u32)>, left_out: Option<usize>) -> i64 {
        let Some(edge) = edges.get(from) else { return 0 };
        let mut best = by_trying(edges, from + 1, used, left_out);
        let free = !used.contains(&(false, edge.left)) && !used.contains(&(true, edge.right));
        if free && left_out != Some(from) {
            used.extend([(false, edge.left), (true, edge.right)]);
            best = best.max(edge.weight + by_trying(edges, from + 1, used, left_out));
            used.truncate(used.len() - 2);
        }
        best
    }

    /// Numbers that look random and are the same every time.
    fn below(state: &mut u64, end: u32) -> u32 {
        *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(*state >> 33).unwrap_or(0) % end
    }

    #[test]
    fn agrees_with_trying_all_and_so_does_each_without_one_pair() {
        let mut state = 7;
        for round in 0..3_000 {
            let (lefts, rights) = (1 + below(&mut state, 5), 1 + below(&mut state, 5));
            let mut edges = Vec::new();
            for left in 0..lefts {
                for right in 0..rights {
                    if below(&mut state, 3) != 0 {
                        let weight = i64::from(below(&mut state, 30)) - 8;
                        edges.push(Edge { left, right, weight });
                    }
                }
            }
            let solved = TwoLists::solve(lefts as usize, rights as usize, edges.clone());
            let best = by_trying(solved.edges(), 0, &mut Vec::new(), None);
            assert_eq!(solved.worth(), best, "round {round}: {edges:?}");
            let mut search = Search::new(lefts as usize, rights as usize);
            for edge in solved.chosen() {
                let other = solved.without(edge, i64::MAX, &mut search).expect("leaving it out is a way");
                let expected = by_trying(solved.edges(), 0, &mut Vec::new(), Some(edge));
                assert_eq!(other.behind, best - expected, "round {round}: without {edge}, {edges:?}");
                let change: i64 = other.with.iter().map(|&edge| edges_weight(&solved, edge)).sum::<i64>()
                    - other.without.iter().map(|&edge| edges_weight(&solved, edge)).sum::<i64>();
                assert_eq!(change, -other.behind, "round {round}: what is told to change makes the difference");
            }
        }
    }

    fn edges_weight(solved: &TwoLists, edge: usize) -> i64 {
        solved.edges()[edge].weight
    }
}
