//! The best choice of groups that share no row, for three lists: exact where the search ends, bounded where it is cut off.
//!
//! Over three lists the problem is NP-hard (three-dimensional assignment), but its separate parts are small. Branch and
//! bound on the row with the highest price; the bound is that of the linear relaxation's dual, made feasible once by
//! lowering prices in turn (Balas and Saltzman, 1991, bound likewise).

/// A group that may be chosen: two or three rows, one of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    /// Its rows, as nodes.
    pub(crate) nodes: Vec<u32>,
    /// What choosing it is worth; above zero.
    pub(crate) weight: i64,
}

/// Groups to choose from over one separate part.
pub(crate) struct Packing {
    choices: Vec<Choice>,
    /// For each node the choices that hold it, the most worth first.
    of_node: Vec<Vec<usize>>,
    /// Prices whose sum over a choice's nodes is never below its worth.
    price: Vec<i64>,
    /// Nodes, the dearest first.
    order: Vec<usize>,
}

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// The chosen groups, by their numbers, in order.
    pub(crate) chosen: Vec<usize>,
    /// What they are worth.
    pub(crate) worth: i64,
    /// No solution is worth more than this; equal to `worth` where the search ended by itself.
    pub(crate) bound: i64,
}

/// A part with more rows than this is chosen from greedily, for the search goes as deep as there are rows.
const NODES_TO_SEARCH: usize = 1_500;

/// Sweeps that lower the prices: more of them found no better bounds on parts of up to a hundred rows.
const SWEEPS: usize = 8;

impl Packing {
    /// Takes the choices over `nodes` nodes; those worth nothing are never chosen.
    pub(crate) fn new(nodes: usize, choices: Vec<Choice>) -> Self {
        let mut of_node = vec![Vec::new(); nodes];
        for (number, choice) in choices.iter().enumerate() {
            for &node in &choice.nodes {
                of_node[node as usize].push(number);
            }
        }
        for of in &mut of_node {
            of.sort_by_key(|&number| (-choices[number].weight, number));
        }
        let mut own = Self { choices, of_node, price: vec![0; nodes], order: (0..nodes).collect() };
        own.set_prices();
        own.order.sort_by_key(|&node| (-own.price[node], node));
        own
    }

    /// The groups to choose from.
    #[cfg(test)]
    pub(crate) fn choices(&self) -> &[Choice] {
        &self.choices
    }

    /// The best solution without the choice `left_out`, if there is one worth more than `above`; cut off after `steps`.
    pub(crate) fn best(&self, left_out: Option<usize>, above: i64, steps: u64) -> Found {
        let all: i64 = self.price.iter().sum();
        let mut search = Branch {
            packing: self,
            left_out,
            taken: vec![false; self.price.len()],
            now: Vec::new(),
            best: Vec::new(),
            worth: above,
            steps,
            cut: false,
        };
        search.greedily();
        if self.price.len() > NODES_TO_SEARCH {
            search.cut = search.worth < all;
        } else {
            search.descend(0, 0, all);
        }
        let bound = if search.cut { all.max(search.worth) } else { search.worth };
        search.best.sort_unstable();
        Found { chosen: search.best, worth: search.worth, bound }
    }

    /// Prices that are dear enough for every choice, then lowered in turn as far as each choice lets.
    fn set_prices(&mut self) {
        for (node, of) in self.of_node.iter().enumerate() {
            let share = |&number: &usize| {
                let choice = &self.choices[number];
                let among = i64::try_from(choice.nodes.len()).unwrap_or(i64::MAX);
                // Rounded up, so that the shares are never too little.
                (choice.weight + among - 1).div_euclid(among)
            };
            self.price[node] = of.iter().map(share).max().unwrap_or(0).max(0);
        }
        for sweep in 0..SWEEPS {
            for step in 0..self.price.len() {
                let node = if sweep % 2 == 0 { step } else { self.price.len() - 1 - step };
                let needed = |&number: &usize| {
                    let choice = &self.choices[number];
                    let others = choice.nodes.iter().filter(|&&other| other as usize != node);
                    choice.weight - others.map(|&other| self.price[other as usize]).sum::<i64>()
                };
                self.price[node] = self.of_node[node].iter().map(needed).max().unwrap_or(0).max(0);
            }
        }
    }
}

/// A branch of the search.
struct Branch<'a> {
    packing: &'a Packing,
    left_out: Option<usize>,
    taken: Vec<bool>,
    now: Vec<usize>,
    best: Vec<usize>,
    worth: i64,
    steps: u64,
    cut: bool,
}

impl Branch<'_> {
    /// A first solution: the choice worth most of those that are left, again and again.
    fn greedily(&mut self) {
        let choices = &self.packing.choices;
        let mut order: Vec<usize> = (0..choices.len()).filter(|&number| choices[number].weight > 0).collect();
        order.sort_by_key(|&number| (-choices[number].weight, number));
        let mut taken = vec![false; self.taken.len()];
        let (mut chosen, mut worth) = (Vec::new(), 0);
        for number in order {
            let nodes = &choices[number].nodes;
            if Some(number) != self.left_out && nodes.iter().all(|&node| !taken[node as usize]) {
                for &node in nodes {
                    taken[node as usize] = true;
                }
                chosen.push(number);
                worth += choices[number].weight;
            }
        }
        if worth > self.worth {
            (self.best, self.worth) = (chosen, worth);
        }
    }

    /// Decides about the dearest node that is left; `open` is the sum of the prices of the nodes that are.
    fn descend(&mut self, mut at: usize, worth: i64, open: i64) {
        if worth > self.worth {
            self.worth = worth;
            self.best.clone_from(&self.now);
        }
        if self.cut || worth + open <= self.worth {
            return;
        }
        if self.steps == 0 {
            self.cut = true;
            return;
        }
        self.steps -= 1;
        let packing = self.packing;
        while packing.order.get(at).is_some_and(|&node| self.taken[node]) {
            at += 1;
        }
        let Some(&node) = packing.order.get(at) else { return };
        for &number in &packing.of_node[node] {
            let choice = &packing.choices[number];
            let free = choice.nodes.iter().all(|&node| !self.taken[node as usize]);
            if !free || Some(number) == self.left_out || choice.weight <= 0 {
                continue;
            }
            let priced: i64 = choice.nodes.iter().map(|&node| packing.price[node as usize]).sum();
            self.set(number, true);
            self.descend(at + 1, worth + choice.weight, open - priced);
            self.set(number, false);
        }
        self.taken[node] = true;
        self.descend(at + 1, worth, open - packing.price[node]);
        self.taken[node] = false;
    }

    /// Takes a choice or gives it back.
    fn set(&mut self, number: usize, taken: bool) {
        for &node in &self.packing.choices[number].nodes {
            self.taken[node as usize] = taken;
        }
        if taken {
            self.now.push(number);
        } else {
            self.now.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by_trying(choices: &[Choice], taken: u64, left_out: Option<usize>, from: usize) -> i64 {
        let Some(choice) = choices.get(from) else { return 0 };
        let mask: u64 = choice.nodes.iter().map(|&node| 1 << node).sum();
        let best = by_trying(choices, taken, left_out, from + 1);
        if taken & mask != 0 || left_out == Some(from) {
            return best;
        }
        best.max(choice.weight + by_trying(choices, taken | mask, left_out, from + 1))
    }

    fn below(state: &mut u64, end: u32) -> u32 {
        *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(*state >> 33).unwrap_or(0) % end
    }

    fn some_choices(state: &mut u64) -> Vec<Choice> {
        let mut choices = Vec::new();
        for _ in 0..below(state, 14) {
            let rows = [below(state, 4), 4 + below(state, 4), 8 + below(state, 4)];
            let without = below(state, 4) as usize;
            let kept = rows.iter().enumerate().filter(|(list, _)| *list != without);
            let nodes = kept.map(|(_, &node)| node).collect();
            choices.push(Choice { nodes, weight: 1 + i64::from(below(state, 20)) });
        }
        choices
    }

    #[test]
    fn agrees_with_trying_all() {
        let mut state = 11;
        for round in 0..3_000 {
            let packing = Packing::new(12, some_choices(&mut state));
            let found = packing.best(None, 0, u64::MAX);
            let expected = by_trying(packing.choices(), 0, None, 0);
            assert_eq!((found.worth, found.bound), (expected, expected), "round {round}: {:?}", packing.choices());
            for &without in &found.chosen {
                let expected = by_trying(packing.choices(), 0, Some(without), 0);
                assert_eq!(packing.best(Some(without), 0, u64::MAX).worth, expected, "round {round}");
            }
        }
    }

    #[test]
    fn a_search_that_is_cut_off_says_so_and_its_bound_holds() {
        let mut state = 13;
        let mut cut = 0;
        for _ in 0..500 {
            let packing = Packing::new(12, some_choices(&mut state));
            let found = packing.best(None, 0, 2);
            let best = by_trying(packing.choices(), 0, None, 0);
            assert!(found.worth <= best && best <= found.bound, "{found:?}, {best}");
            cut += usize::from(found.bound > found.worth);
        }
        assert!(cut > 20, "hardly ever cut off: {cut}");
    }
}
