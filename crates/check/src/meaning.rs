//! What the sentences mean: `docs/reference/rules.md`, read straight over the transfers of a deal.
//!
//! Knows nothing of candidates, variables or rows. Where the stretches of a spread are concerned (which phases a flow with
//! a span of its own is judged in), the meaning is the one stated in section 2 of `docs/reference/encoding.md`.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::{
    Bound, Case, Condition, Flow, ItemRef, PartyRef, PhaseRef, Selection, Sentence, Span, Spread, Transfer,
};

/// A deal as sentences are read over it. Answers are none where a number leaves the range of 128-bit integers.
#[derive(Clone, Copy)]
pub(crate) struct Reading<'a> {
    pub(crate) case: &'a Case,
    pub(crate) transfers: &'a [Transfer],
}

impl<'a> Reading<'a> {
    /// Whether the sentence is true of the deal.
    pub(crate) fn holds(self, sentence: &Sentence) -> Option<bool> {
        match sentence {
            Sentence::Holds(condition) => self.is_true(condition),
            Sentence::Requires(first, second) => Some(!self.is_true(first)? || self.is_true(second)?),
            Sentence::Excludes(first, second) => Some(!(self.is_true(first)? && self.is_true(second)?)),
            Sentence::OnlyTo(selection, parties) => {
                Some(self.of(selection).all(|t| t.to.is_none_or(|to| parties.contains(&to))))
            }
            Sentence::NeverTo(selection, parties) => {
                Some(self.of(selection).all(|t| t.to.is_none_or(|to| !parties.contains(&to))))
            }
            Sentence::OnlyIn(selection, span) => Some(self.of(selection).all(|t| span.contains(t.phase))),
            Sentence::Together(selection) => Some(self.together(selection)),
            Sentence::Before { first, then, strict } => {
                let last_of_first = self.of(first).map(|t| t.phase).max();
                let first_of_then = self.of(then).map(|t| t.phase).min();
                Some(match (last_of_first, first_of_then) {
                    (Some(a), Some(b)) => a < b || (a == b && !strict),
                    _ => true,
                })
            }
            Sentence::SamePhase(one, other) => {
                let mut phases = self.of(one).chain(self.of(other)).map(|t| t.phase);
                let first = phases.next();
                Some(phases.all(|phase| Some(phase) == first))
            }
            Sentence::Paced { bound, number, flow, spread } => self.each_stretch(*spread, &[flow], |stretch| {
                let days = if *spread == Spread::PerDay { i128::from(stretch.days) } else { 1 };
                let number = i128::from(*number).checked_mul(days)?;
                Some(bounded(self.moved_within(flow, stretch)?, *bound, number))
            }),
            Sentence::Ratio { bound, many, of, each, per, spread } => {
                self.each_stretch(*spread, &[of, per], |stretch| {
                    let left = self.moved_within(of, stretch)?.checked_mul(i128::from(*each))?;
                    let right = self.moved_within(per, stretch)?.checked_mul(i128::from(*many))?;
                    Some(bounded(left, *bound, right))
                })
            }
            Sentence::Budget { weight, flow, bound, limit, spread, .. } => {
                self.each_stretch(*spread, &[flow], |stretch| {
                    let counted = self.flowing(flow).filter(|t| stretch.contains(t.phase));
                    let sum = weighed(counted, weight)?;
                    Some(bounded(sum, *bound, i128::from(*limit)))
                })
            }
            Sentence::Worth { party, value, numerator, denominator, spread } => {
                self.each_stretch(*spread, &[], |stretch| {
                    let (received, given) = self.exchanged(*party, value, stretch)?;
                    let (received, given) =
                        (received.checked_mul(i128::from(*denominator))?, given.checked_mul(i128::from(*numerator))?);
                    Some(received >= given)
                })
            }
        }
    }

    fn is_true(self, condition: &Condition) -> Option<bool> {
        match condition {
            Condition::Count { bound, number, flow } => Some(bounded(self.moved(flow)?, *bound, i128::from(*number))),
            Condition::All(flow) => Some(self.moved(flow)? >= self.there_are(flow)?),
            Condition::None(flow) => Some(self.moved(flow)? == 0),
            Condition::Any(flow) => Some(self.moved(flow)? >= 1),
            Condition::And(parts) => parts.iter().try_fold(true, |all, part| Some(self.is_true(part)? && all)),
            Condition::Or(parts) => parts.iter().try_fold(false, |some, part| Some(self.is_true(part)? || some)),
            Condition::Not(part) => Some(!self.is_true(part)?),
        }
    }

    /// How many units the holders of a flow have of its items. Of the options of one undertaking only one can be had.
    fn there_are(self, flow: &Flow) -> Option<i128> {
        let mut units: i128 = 0;
        let mut choices: BTreeSet<&str> = BTreeSet::new();
        for (item_ref, item) in flow.selection.items.iter().filter_map(|i| Some((i, self.case.items.get(i.index())?))) {
            let held_there = flow.from.is_empty() || flow.from.contains(&item.holder);
            let choice = self.case.undertakings.iter().find(|act| act.is_choice() && act.items.contains(item_ref));
            if held_there && choice.is_none_or(|act| choices.insert(&act.id)) {
                units = units.checked_add(i128::from(item.quantity))?;
            }
        }
        Some(units)
    }

    /// All of the items move to one destination in one phase, or none moves. Undertakings, which go nowhere, are not
    /// concerned.
    fn together(self, selection: &Selection) -> bool {
        let goes = |item: ItemRef| {
            let mut moves: Vec<(PartyRef, PhaseRef, u64)> = self
                .transfers
                .iter()
                .filter(|t| t.item == item)
                .filter_map(|t| Some((t.to?, t.phase, t.quantity)))
                .collect();
            moves.sort_unstable();
            moves
        };
        let mut items = selection.items.iter().map(|&item| goes(item));
        let first = items.next();
        items.all(|other| Some(other) == first)
    }

    fn of(self, selection: &'a Selection) -> impl Iterator<Item = &'a Transfer> {
        selection.items.iter().flat_map(move |item| {
            // The transfers of a deal ascend by item.
            let start = self.transfers.partition_point(|t| t.item < *item);
            self.transfers[start..].iter().take_while(|t| t.item == *item)
        })
    }

    /// The transfers within a flow.
    fn flowing(self, flow: &'a Flow) -> impl Iterator<Item = &'a Transfer> {
        self.of(&flow.selection).filter(|t| {
            (flow.from.is_empty() || flow.from.contains(&t.from))
                && (flow.to.is_empty() || t.to.is_some_and(|to| flow.to.contains(&to)))
                && flow.phases.contains(t.phase)
        })
    }

    /// `moved(flow)`.
    pub(crate) fn moved(self, flow: &'a Flow) -> Option<i128> {
        units(self.flowing(flow))
    }

    fn moved_within(self, flow: &'a Flow, stretch: &Stretch) -> Option<i128> {
        units(self.flowing(flow).filter(|t| stretch.contains(t.phase)))
    }

    /// What a party receives and gives, by its values.
    fn exchanged(self, party: PartyRef, value: &[(ItemRef, i64)], stretch: &Stretch) -> Option<(i128, i128)> {
        let in_time = || self.transfers.iter().filter(|t| stretch.contains(t.phase));
        let received = in_time().filter(|t| match t.to {
            Some(to) => to == party,
            None => t.from != party,
        });
        let given = in_time().filter(|t| t.from == party);
        Some((weighed(received, value)?, weighed(given, value)?))
    }

    /// Whether the judgement is true in every stretch of the spread. Taken one phase at a time, a phase in which none of
    /// the flows can move is passed over.
    fn each_stretch(
        self,
        spread: Spread,
        flows: &[&Flow],
        judgement: impl Fn(&Stretch) -> Option<bool>,
    ) -> Option<bool> {
        let mut all = true;
        match spread {
            Spread::Overall => all = judgement(&Stretch { phases: self.case.all_phases(), days: 1 })?,
            Spread::EachBoundary => {
                for last in self.case.phase_refs() {
                    let phases = Span { first: PhaseRef::new(0), last };
                    all &= judgement(&Stretch { phases, days: self.case.phase(last).days })?;
                }
            }
            Spread::EachPhase | Spread::PerDay => {
                for phase in self.case.phase_refs() {
                    if flows.is_empty() || flows.iter().any(|flow| flow.phases.contains(phase)) {
                        let phases = Span { first: phase, last: phase };
                        all &= judgement(&Stretch { phases, days: self.case.phase(phase).days })?;
                    }
                }
            }
        }
        Some(all)
    }
}

/// A stretch of time, and the days of the phase it ends with.
struct Stretch {
    phases: Span,
    days: u64,
}

impl Stretch {
    fn contains(&self, phase: PhaseRef) -> bool {
        self.phases.contains(phase)
    }
}

fn units<'t>(mut transfers: impl Iterator<Item = &'t Transfer>) -> Option<i128> {
    transfers.try_fold(0_i128, |sum, t| sum.checked_add(i128::from(t.quantity)))
}

/// The units, each counted with what the table gives its item: 0 where it is not listed.
fn weighed<'t>(transfers: impl Iterator<Item = &'t Transfer>, table: &[(ItemRef, i64)]) -> Option<i128> {
    let table: BTreeMap<ItemRef, i64> = table.iter().copied().collect();
    let mut sum = 0_i128;
    for transfer in transfers {
        let counts = i128::from(table.get(&transfer.item).copied().unwrap_or(0));
        sum = sum.checked_add(counts.checked_mul(i128::from(transfer.quantity))?)?;
    }
    Some(sum)
}

fn bounded(value: i128, bound: Bound, number: i128) -> bool {
    match bound {
        Bound::AtLeast => value >= number,
        Bound::AtMost => value <= number,
        Bound::Exactly => value == number,
    }
}
