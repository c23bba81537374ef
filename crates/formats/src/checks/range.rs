//! How many units a flow can move at most, and which conditions are thereby always true or never.
//!
//! Only facts of case.toml count: quantities, rates, holders, and on demand the law's gates. What the positions offer does
//! not, so nothing said on this ground gives a position away.

use std::collections::BTreeSet;

use takas_model::{Bound, Case, Condition, Flow, ItemRef, Kind, PartyRef, PhaseRef, Selection, Sentence, Span, Spread};

/// What is known of a statement before any deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Truth {
    Always,
    Never,
    Open,
}

impl Truth {
    fn not(self) -> Self {
        match self {
            Self::Always => Self::Never,
            Self::Never => Self::Always,
            Self::Open => Self::Open,
        }
    }
}

/// Which facts are taken for fixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Facts {
    /// Quantities, rates and holders.
    Quantities,
    /// These and the law's gates: status, consent, destinations.
    Law,
}

/// Judges statements by the facts of a case.
#[derive(Clone, Copy)]
pub(crate) struct Range<'c> {
    pub(crate) case: &'c Case,
    pub(crate) facts: Facts,
}

impl Range<'_> {
    /// The most units that can move within a flow.
    fn most(self, flow: &Flow) -> i128 {
        let mut sum = 0;
        let mut begun: BTreeSet<&str> = BTreeSet::new();
        for &item in &flow.selection.items {
            let most = self.most_of(item, &flow.from, &flow.to, flow.phases);
            let choice = self.case.undertaking(item).filter(|act| most > 0 && act.is_choice());
            // Of the options of one undertaking one is begun at most.
            if choice.is_none_or(|act| begun.insert(&act.id)) {
                sum += most;
            }
        }
        sum
    }

    fn most_of(self, item: ItemRef, from: &[PartyRef], to: &[PartyRef], span: Span) -> i128 {
        let found = self.case.item(item);
        if span.first > span.last || (!from.is_empty() && !from.contains(&found.holder)) {
            return 0;
        }
        let open = if found.is_undertaking() {
            to.is_empty()
        } else {
            let may = |to: PartyRef| to != found.holder && (self.facts == Facts::Quantities || found.may_go_to(to));
            if to.is_empty() { self.case.party_refs().any(may) } else { to.iter().any(|to| may(*to)) }
        };
        if !open {
            return 0;
        }
        let all = i128::from(found.quantity);
        match &found.kind {
            Kind::Goods { per_day: Some(rate), .. } => {
                let days: i128 =
                    (span.first.index()..=span.last.index()).map(|p| i128::from(self.case.phases[p].days)).sum();
                all.min(i128::from(*rate).saturating_mul(days))
            }
            _ => all,
        }
    }

    /// A condition.
    pub(crate) fn condition(self, condition: &Condition) -> Truth {
        match condition {
            Condition::Count { bound, number, flow } => count(*bound, i128::from(*number), self.most(flow)),
            Condition::All(flow) => count(Bound::AtLeast, self.whole(flow), self.most(flow)),
            Condition::None(flow) => count(Bound::AtMost, 0, self.most(flow)),
            Condition::Any(flow) => count(Bound::AtLeast, 1, self.most(flow)),
            Condition::And(parts) => self.every(parts),
            Condition::Or(parts) => {
                let truths: Vec<Truth> = parts.iter().map(|part| self.condition(part).not()).collect();
                all_of(&truths).not()
            }
            Condition::Not(part) => self.condition(part).not(),
        }
    }

    fn every(self, parts: &[Condition]) -> Truth {
        let truths: Vec<Truth> = parts.iter().map(|part| self.condition(part)).collect();
        all_of(&truths)
    }

    /// What `all of` a flow means: the quantities of its items, of those held by `from`.
    fn whole(self, flow: &Flow) -> i128 {
        let held = |item: &ItemRef| flow.from.is_empty() || flow.from.contains(&self.case.item(*item).holder);
        i128::try_from(self.case.units(flow.selection.items.iter().copied().filter(held))).unwrap_or(i128::MAX)
    }

    /// A sentence.
    pub(crate) fn sentence(self, sentence: &Sentence) -> Truth {
        match sentence {
            Sentence::Holds(condition) => self.condition(condition),
            Sentence::Requires(a, b) => all_of(&[self.condition(a), self.condition(b).not()]).not(),
            Sentence::Excludes(a, b) => all_of(&[self.condition(a), self.condition(b)]).not(),
            Sentence::OnlyTo(selection, to) => {
                let elsewhere: Vec<PartyRef> = self.case.party_refs().filter(|party| !to.contains(party)).collect();
                always_if(elsewhere.is_empty() || self.most_to(selection, &elsewhere) == 0)
            }
            Sentence::NeverTo(selection, to) => always_if(self.most_to(selection, to) == 0),
            Sentence::OnlyIn(_, span) => always_if(*span == self.case.all_phases()),
            Sentence::Together(_) | Sentence::Before { .. } => Truth::Open,
            Sentence::SamePhase(..) => always_if(self.case.phases.len() == 1),
            Sentence::Paced { bound, number, flow, spread } => self.paced(*bound, *number, flow, *spread),
            Sentence::Ratio { bound, of, per, .. } => always_if(match bound {
                Bound::AtLeast => self.most(per) == 0,
                Bound::AtMost => self.most(of) == 0,
                Bound::Exactly => self.most(of) == 0 && self.most(per) == 0,
            }),
            Sentence::Budget { weight, flow, bound, limit, .. } => {
                self.budget(weight, flow, *bound, i128::from(*limit))
            }
            Sentence::Worth { party, value, .. } => {
                let harms = value.iter().any(|(item, value)| {
                    let given = self.case.item(*item).holder == *party;
                    (*value > 0) == given && *value != 0
                });
                always_if(!harms)
            }
        }
    }

    fn most_to(self, selection: &Selection, to: &[PartyRef]) -> i128 {
        let movable = selection.items.iter().filter(|item| !self.case.item(**item).is_undertaking());
        movable.map(|item| self.most_of(*item, &[], to, self.case.all_phases())).sum()
    }

    fn paced(self, bound: Bound, number: u64, flow: &Flow, spread: Spread) -> Truth {
        let mut truths = Vec::new();
        for phase in self.case.phase_refs() {
            let first = if spread == Spread::EachBoundary { PhaseRef::new(0) } else { phase };
            let within = Span { first: flow.phases.first.max(first), last: flow.phases.last.min(phase) };
            if within.first > within.last && spread != Spread::EachBoundary {
                continue;
            }
            let stretch = Flow { phases: within, ..flow.clone() };
            let days = if spread == Spread::PerDay { self.case.phase(phase).days } else { 1 };
            truths.push(count(bound, i128::from(number) * i128::from(days), self.most(&stretch)));
        }
        all_of(&truths)
    }

    fn budget(self, weight: &[(ItemRef, i64)], flow: &Flow, bound: Bound, limit: i128) -> Truth {
        let (mut least, mut most) = (0_i128, 0_i128);
        for (item, weight) in weight {
            let reach = i128::from(*weight) * self.most_of(*item, &flow.from, &flow.to, flow.phases);
            least += reach.min(0);
            most += reach.max(0);
        }
        let at_least = if least >= limit {
            Truth::Always
        } else if most < limit {
            Truth::Never
        } else {
            Truth::Open
        };
        let at_most = if most <= limit {
            Truth::Always
        } else if least > limit {
            Truth::Never
        } else {
            Truth::Open
        };
        match bound {
            Bound::AtLeast => at_least,
            Bound::AtMost => at_most,
            Bound::Exactly => all_of(&[at_least, at_most]),
        }
    }
}

fn count(bound: Bound, number: i128, most: i128) -> Truth {
    let at_least = if number <= 0 {
        Truth::Always
    } else if most < number {
        Truth::Never
    } else {
        Truth::Open
    };
    let at_most = always_if(most <= number);
    match bound {
        Bound::AtLeast => at_least,
        Bound::AtMost => at_most,
        Bound::Exactly => all_of(&[at_least, at_most]),
    }
}

fn always_if(holds: bool) -> Truth {
    if holds { Truth::Always } else { Truth::Open }
}

fn all_of(truths: &[Truth]) -> Truth {
    if truths.contains(&Truth::Never) {
        Truth::Never
    } else {
        always_if(truths.iter().all(|truth| *truth == Truth::Always))
    }
}
