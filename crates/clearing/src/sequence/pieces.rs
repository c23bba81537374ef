//! The pieces of a deal and what binds their order within a phase.

use std::collections::BTreeMap;

use takas_model::{Case, Deal, ItemRef, PhaseRef, Sentence, SequenceTerms, Step, Transfer};

/// The pieces of a deal, phase by phase, each with the pieces of its phase that come right before it.
pub(super) struct Pieces {
    pub(super) steps: Vec<Step>,
    /// For each piece, ascending, the pieces that come before it; those of earlier phases left out.
    pub(super) before: Vec<Vec<usize>>,
}

impl Pieces {
    pub(super) fn new(case: &Case, deal: &Deal, terms: &SequenceTerms) -> Self {
        let mut by_phase: BTreeMap<PhaseRef, Vec<Transfer>> = BTreeMap::new();
        for transfer in deal.transfers() {
            by_phase.entry(transfer.phase).or_default().push(*transfer);
        }
        let homes: Vec<PhaseRef> = terms.marks.iter().map(|mark| home(deal, &mark.before, &mark.after)).collect();
        let mut steps = Vec::new();
        for phase in case.phase_refs() {
            if let Some(transfers) = by_phase.remove(&phase) {
                cut(case, terms, phase, transfers, &mut steps);
            }
            let marks = homes.iter().enumerate().filter(|(_, home)| **home == phase);
            steps.extend(marks.map(|(mark, _)| Step { phase, transfers: Vec::new(), mark: Some(mark), name: None }));
        }
        let mut pieces = Self { before: vec![Vec::new(); steps.len()], steps };
        pieces.bind(case, terms);
        pieces
    }

    /// Pieces of which each comes before the next, and the last before the first; none when they can be put in order.
    pub(super) fn circle(&self) -> Option<Vec<usize>> {
        let mut waits: Vec<usize> = self.before.iter().map(Vec::len).collect();
        let mut after: Vec<Vec<usize>> = vec![Vec::new(); self.steps.len()];
        for (piece, before) in self.before.iter().enumerate() {
            for &first in before {
                after[first].push(piece);
            }
        }
        let mut free: Vec<usize> = (0..self.steps.len()).filter(|&piece| waits[piece] == 0).collect();
        while let Some(piece) = free.pop() {
            for &next in &after[piece] {
                waits[next] -= 1;
                if waits[next] == 0 {
                    free.push(next);
                }
            }
        }
        // Whoever still waits, waits for somebody who does: going back and back closes the circle.
        let mut at = (0..self.steps.len()).find(|&piece| waits[piece] > 0)?;
        let mut way = Vec::new();
        while !way.contains(&at) {
            way.push(at);
            at = self.before[at].iter().copied().find(|&first| waits[first] > 0)?;
        }
        let mut circle: Vec<usize> = way[way.iter().position(|&piece| piece == at)?..].to_vec();
        circle.reverse();
        Some(circle)
    }

    /// Fills in what comes before what.
    fn bind(&mut self, case: &Case, terms: &SequenceTerms) {
        let own = case.rules.iter().map(|rule| &rule.sentence);
        for sentence in own.chain(terms.order.iter().map(|rule| &rule.sentence)) {
            if let Sentence::Before { first, then, .. } = sentence {
                self.bind_sentence(&first.items, &then.items);
            }
        }
        self.bind_marks(terms);
        self.protected_first(case);
        for before in &mut self.before {
            before.sort_unstable();
            before.dedup();
        }
    }

    fn bind_sentence(&mut self, first: &[ItemRef], then: &[ItemRef]) {
        let holds =
            |step: &Step, items: &[ItemRef]| step.transfers.iter().any(|t| items.binary_search(&t.item).is_ok());
        let firsts: Vec<usize> = self.indices(|step| holds(step, first));
        let thens: Vec<usize> = self.indices(|step| holds(step, then));
        let both: Vec<bool> = self.steps.iter().map(|step| holds(step, first) && holds(step, then)).collect();
        for &x in &firsts {
            for &y in thens.iter().filter(|&&y| y != x && self.steps[y].phase == self.steps[x].phase) {
                if !(both[x] && both[y]) {
                    self.before[y].push(x);
                }
            }
        }
    }

    fn bind_marks(&mut self, terms: &SequenceTerms) {
        for at in 0..self.steps.len() {
            let Some(mark) = self.steps[at].mark.map(|mark| &terms.marks[mark]) else { continue };
            for other in self.indices(|step| step.phase == self.steps[at].phase) {
                let step = &self.steps[other];
                let moves = |items: &[ItemRef]| step.transfers.iter().any(|t| items.contains(&t.item));
                let is_after =
                    moves(&mark.after) || step.mark.is_some_and(|earlier| mark.after_marks.contains(&earlier));
                let is_before = moves(&mark.before);
                if is_after && other != at {
                    self.before[at].push(other);
                }
                if is_before {
                    self.before[other].push(at);
                }
            }
        }
    }

    /// Protected people come before all others of their phase, unless what binds them makes them wait for one.
    fn protected_first(&mut self, case: &Case) {
        let protected: Vec<bool> = self
            .steps
            .iter()
            .map(|step| step.transfers.iter().any(|t| case.item(t.item).protection.is_some()))
            .collect();
        let plain = |piece: usize| !protected[piece] && !self.steps[piece].transfers.is_empty();
        let free: Vec<usize> = (0..self.steps.len()).filter(|&x| protected[x] && !self.waits_for(x, &plain)).collect();
        let plains: Vec<usize> = (0..self.steps.len()).filter(|&piece| plain(piece)).collect();
        for &y in &plains {
            let phase = self.steps[y].phase;
            let first = free.iter().copied().filter(|&x| self.steps[x].phase == phase);
            self.before[y].extend(first.collect::<Vec<_>>());
        }
    }

    /// Whether such a piece comes before it, however many lie between.
    fn waits_for(&self, piece: usize, such: &dyn Fn(usize) -> bool) -> bool {
        let mut seen = vec![false; self.steps.len()];
        let mut open = self.before[piece].clone();
        while let Some(at) = open.pop() {
            if such(at) {
                return true;
            }
            if !core::mem::replace(&mut seen[at], true) {
                open.extend_from_slice(&self.before[at]);
            }
        }
        false
    }

    fn indices(&self, such: impl Fn(&Step) -> bool) -> Vec<usize> {
        (0..self.steps.len()).filter(|&piece| such(&self.steps[piece])).collect()
    }
}

/// Takes the transfers of a phase apart.
fn cut(case: &Case, terms: &SequenceTerms, phase: PhaseRef, transfers: Vec<Transfer>, steps: &mut Vec<Step>) {
    let mut left: Vec<Option<Transfer>> = transfers.into_iter().map(Some).collect();
    let groups = terms.together.iter().map(|group| (group.name.as_str(), group.items.as_slice()));
    let rules = case.rules.iter().filter_map(|rule| match &rule.sentence {
        Sentence::Together(selection) => Some((rule.name.as_str(), selection.items.as_slice())),
        _ => None,
    });
    let lines: Vec<(&str, &[ItemRef])> = groups.chain(rules).collect();
    for &(name, items) in &lines {
        // A line that was joined to one before it finds nothing left.
        let joined = joined(&lines, items, &left);
        let taken: Vec<Transfer> = left
            .iter_mut()
            .filter(|slot| slot.is_some_and(|t| joined.binary_search(&t.item).is_ok()))
            .filter_map(Option::take)
            .collect();
        if !taken.is_empty() {
            steps.push(Step { phase, transfers: taken, mark: None, name: Some(name.to_owned()) });
        }
    }
    for transfer in left.into_iter().flatten() {
        let most = terms.batch(transfer.item).map_or(transfer.quantity, |most| most.max(1));
        let whole = transfer.quantity / most;
        let rest = transfer.quantity % most;
        let sizes = (0..whole).map(|_| most).chain((rest > 0).then_some(rest));
        // More pieces than anybody could put in order are not made: the caller counts and refuses.
        steps.extend(sizes.take(super::PIECES_MAX + 1).map(|quantity| Step {
            phase,
            transfers: vec![Transfer { quantity, ..transfer }],
            mark: None,
            name: None,
        }));
    }
}

/// Those of the items that are left, and all that are held together with them, directly or through others. Ascending.
fn joined(lines: &[(&str, &[ItemRef])], items: &[ItemRef], left: &[Option<Transfer>]) -> Vec<ItemRef> {
    let moves = |items: &[ItemRef]| -> Vec<ItemRef> {
        left.iter().flatten().map(|t| t.item).filter(|item| items.binary_search(item).is_ok()).collect()
    };
    let mut all = moves(items);
    loop {
        let touching = lines.iter().filter(|(_, items)| all.iter().any(|item| items.binary_search(item).is_ok()));
        let mut more: Vec<ItemRef> = touching.flat_map(|(_, items)| moves(items)).collect();
        more.sort_unstable();
        more.dedup();
        if more.len() <= all.len() {
            return more;
        }
        all = more;
    }
}

/// The phase of a mark.
fn home(deal: &Deal, before: &[ItemRef], after: &[ItemRef]) -> PhaseRef {
    let of = |items: &[ItemRef], take_first: bool| {
        let mut phases: Vec<PhaseRef> =
            deal.transfers().iter().filter(|t| items.contains(&t.item)).map(|t| t.phase).collect();
        phases.sort_unstable();
        if take_first { phases.first().copied() } else { phases.last().copied() }
    };
    of(before, true).or_else(|| of(after, false)).unwrap_or(PhaseRef::new(0))
}
