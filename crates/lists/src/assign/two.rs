//! The best one-to-one solution over two lists, and how much worse it gets without one of its pairs.
//!
//! Maximum-weight bipartite matching by shortest augmenting paths over a sparse graph (Jonker and Volgenant, 1987, with
//! a column 'no counterpart' of its own for every row), in whole numbers. Prices of rows and columns stay behind, and
//! with them the best solution without a given pair is one shortest path (the first branching of Murty, 1968).

use super::walk::{Search, Step, Walk};

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
    /// The edges of the right rows, one row after another, and where each row's begin.
    by_right: Vec<usize>,
    first_by_right: Vec<usize>,
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
        let mut first_by_right = vec![0; rights + 1];
        for edge in &edges {
            first_by_right[edge.right as usize + 1] += 1;
        }
        for right in 0..rights {
            first_by_right[right + 1] += first_by_right[right];
        }
        let mut by_right: Vec<usize> = (0..edges.len()).collect();
        by_right.sort_by_key(|&edge| edges[edge].right);
        let mut own = Self {
            edges,
            first,
            by_right,
            first_by_right,
            of_left: vec![None; lefts],
            of_right: vec![None; rights],
            left_price: vec![0; lefts],
            right_price: vec![0; rights],
        };
        let mut search = Search::new(lefts, rights);
        for left in 0..lefts {
            own.place(left, &mut search.there);
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
    fn place(&mut self, start: usize, search: &mut Walk) {
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
    fn augment(&mut self, start: usize, end: Result<usize, usize>, search: &Walk) {
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
        while let Step::Along(edge) = search.step[right] {
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
    fn look(&self, left: usize, distance: i64, chosen: Option<usize>, search: &mut Walk) {
        for edge in self.of(left).filter(|&edge| Some(edge) != chosen) {
            let cost = distance + self.reduced(edge, self.left_price[left]);
            search.reach(self.edges[edge].right as usize, cost, Step::Along(edge));
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
    /// Its left row seeks, over rows and over nobody's place, the shortest way round to its right row. From nobody's place
    /// one comes to every row, so that place is sought from both ends: each end is left after a few rows, however many
    /// there are in all.
    pub(crate) fn without(&self, edge: usize, until: i64, search: &mut Search) -> Option<Other> {
        let over_sink = self.over_sink(edge, until, &mut search.back);
        let goal = self.edges[edge].right as usize;
        let walk = &mut search.there;
        walk.begin();
        walk.reach(self.left_node(self.edges[edge].left as usize), 0, Step::Nowhere);
        // The best way over nobody's place: how long it is, and from which node it goes there.
        let mut best: Option<(i64, usize)> = None;
        while let Some((distance, node)) = walk.next() {
            if distance >= until || best.is_some_and(|(length, _)| distance > length) {
                break;
            }
            if node == goal {
                return Some(self.way(edge, distance, (node, None), search));
            }
            let into_sink = if let Some(left) = self.left_of_node(node) {
                self.look(left, distance, self.of_left[left], walk);
                self.of_left[left].map(|_| distance - self.left_price[left])
            } else if let Some(chosen) = self.of_right[node] {
                walk.reach(self.left_node(self.edges[chosen].left as usize), distance, Step::Back(chosen));
                None
            } else {
                Some(distance)
            };
            let length = into_sink.zip(over_sink).map(|(there, (back, _))| there + back);
            if let Some(length) = length.filter(|&length| best.is_none_or(|(sofar, _)| length < sofar)) {
                best = Some((length, node));
            }
        }
        let (length, node) = best.filter(|&(length, _)| length < until)?;
        Some(self.way(edge, length, (node, over_sink.map(|(_, node)| node)), search))
    }

    /// The shortest way from nobody's place to the right row of the chosen pair `edge`, if it is shorter than `until`: how
    /// long it is, and to which node it leads first. It is sought from its end.
    fn over_sink(&self, edge: usize, until: i64, walk: &mut Walk) -> Option<(i64, usize)> {
        walk.begin();
        walk.reach(self.edges[edge].right as usize, 0, Step::Nowhere);
        let mut best: Option<(i64, usize)> = None;
        while let Some((distance, node)) = walk.next() {
            if distance >= best.map_or(until, |(length, _)| length) {
                break;
            }
            let price = if let Some(left) = self.left_of_node(node) {
                // A left row that has nobody can be placed after all; another is come to from its right row alone.
                match self.of_left[left] {
                    Some(chosen) => {
                        walk.reach(self.edges[chosen].right as usize, distance, Step::Back(chosen));
                        continue;
                    }
                    None => self.left_price[left].min(0),
                }
            } else {
                self.look_back(node, distance, walk);
                // A right row can be freed; one that is free has nobody to go elsewhere.
                if self.of_right[node].is_none() {
                    continue;
                }
                self.right_price[node]
            };
            if best.is_none_or(|(length, _)| distance - price < length) {
                best = Some((distance - price, node));
            }
        }
        best.filter(|&(length, _)| length < until)
    }

    /// Looks from a right row back along its edges that are not chosen.
    fn look_back(&self, right: usize, distance: i64, walk: &mut Walk) {
        let of_right = &self.by_right[self.first_by_right[right]..self.first_by_right[right + 1]];
        for &edge in of_right.iter().filter(|&&edge| self.of_right[right] != Some(edge)) {
            let left = self.edges[edge].left as usize;
            let cost = distance + self.reduced(edge, self.left_price[left]);
            walk.reach(self.left_node(left), cost, Step::Along(edge));
        }
    }

    /// Nodes are right rows first, as while placing, then left rows.
    fn left_node(&self, left: usize) -> usize {
        self.of_right.len() + left
    }

    fn left_of_node(&self, node: usize) -> Option<usize> {
        node.checked_sub(self.of_right.len())
    }

    /// The solution at the end of a way from the left row of `edge` round to its right row: to `last`, and from there either
    /// it has arrived, or it goes over nobody's place on to another node.
    fn way(&self, edge: usize, behind: i64, (last, over): (usize, Option<usize>), search: &Search) -> Other {
        let (mut without, mut with) = (vec![edge], Vec::new());
        let mut node = last;
        loop {
            match search.there.step[node] {
                Step::Nowhere => break,
                Step::Along(edge) => {
                    with.push(edge);
                    node = self.left_node(self.edges[edge].left as usize);
                }
                Step::Back(edge) => {
                    without.push(edge);
                    node = self.edges[edge].right as usize;
                }
            }
        }
        let mut next = over;
        while let Some(node) = next {
            next = match search.back.step[node] {
                Step::Nowhere => None,
                Step::Along(edge) => {
                    with.push(edge);
                    Some(self.edges[edge].right as usize)
                }
                Step::Back(edge) => {
                    without.push(edge);
                    Some(self.left_node(self.edges[edge].left as usize))
                }
            };
        }
        without.sort_unstable();
        with.sort_unstable();
        Other { behind, without, with }
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
