//! Whether a sentence makes the release of protected people depend on anything.
//!
//! The law. Seriously wounded and sick prisoners of war are to be sent back regardless of number or rank (GC III art.
//! 109-110); interned children, and parents with them, are to be released first (GC IV art. 132; CRC art. 37, 9); the dead are
//! to be honoured and returned (GC III art. 120; GC IV art. 130). Taking hostages is prohibited (GC IV art. 34; common art. 3): no
//! one's release may be the price of anything. So no rule may be such that letting one more protected unit go could break it.
//!
//! The finding. A sentence is *free* for an item when its truth can never turn false by moving more of that item, or moving
//! it in an earlier phase, all else unchanged. Sums in which the item counts must then stand only where more is better; and
//! where fewer is worse, over stretches that begin with the first phase: who is wanted in a later one must wait for it. This is read off the sentence by
//! polarity: a condition stands positively, or negatively under `not`, before `requires`, on both sides of `excludes`. An
//! `at least` in a positive place is harmless, an `at most` is not; in a negative place the reverse. An atom that is true or
//! false whatever moves (by the quantities of the case) has no polarity. The reading is sound: what it calls free is
//! monotone. It may call a sentence unfree that is not, when parts of it cancel out (`p moves requires p moves`); such a sentence
//! says nothing and can be left out.
//!
//! The exceptions, by `docs/reference/rules.md`: a sentence that says only *where* (`only to`, `never to`), and the plain refusal of
//! a holder, which is reported by itself and can never be conceded.

pub(crate) mod report;

use std::collections::BTreeMap;

use takas_model::{Bound, Case, Condition, Flow, ItemRef, PartyRef, PhaseRef, Protection, Sentence, Spread};

use super::range::{Facts, Range, Truth};

/// In which way a protected item is bound by a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Tie {
    /// If it moves, something else is demanded or excluded.
    Condition,
    /// It counts against an upper bound.
    Limit,
    /// It may move only in certain phases.
    Phase,
    /// It has to keep an order with others.
    Order,
    /// It has to move together with others who are not protected.
    Together,
    /// It has to move together with others whom another party holds.
    Holders,
    /// It counts only when it moves in a later phase.
    Later,
    /// It is left no place to go.
    Nowhere,
    /// It is weighed against other things.
    Worth,
}

impl Tie {
    /// In words, after the names of the people.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Condition => "letting them go would demand or exclude something else",
            Self::Limit => "they count against an upper bound",
            Self::Phase => "they may go in certain phases only",
            Self::Order => "they have to keep an order with others",
            Self::Together => "they may go only together with people who are not protected",
            Self::Holders => "they may go only together with people whom another party holds",
            Self::Later => "they count only when they go in a later phase, and so are made to wait",
            Self::Nowhere => "they are left nowhere to go",
            Self::Worth => "they are weighed against what is received",
        }
    }
}

/// The protected items for which a sentence is not free, each with the first way in which it is bound.
pub(crate) fn bound_items(case: &Case, sentence: &Sentence) -> BTreeMap<ItemRef, Tie> {
    let range = Range { case, facts: Facts::Quantities };
    let mut analysis = Analysis { case, range, bound: BTreeMap::new() };
    if range.sentence(sentence) != Truth::Always {
        analysis.sentence(sentence);
    }
    analysis.bound
}

/// The law's articles for a kind of protection.
pub(crate) fn articles(protection: Protection) -> &'static str {
    match protection {
        Protection::WoundedOrSick => "GC III art. 109-110",
        Protection::Minor => "GC IV art. 132, CRC art. 37",
        Protection::Accompanying => "GC IV art. 132, CRC art. 9",
        Protection::Remains => "GC III art. 120, GC IV art. 130",
    }
}

struct Analysis<'c> {
    case: &'c Case,
    range: Range<'c>,
    bound: BTreeMap<ItemRef, Tie>,
}

impl Analysis<'_> {
    fn sentence(&mut self, sentence: &Sentence) {
        match sentence {
            Sentence::Holds(condition) => self.condition(condition, true, Tie::Limit),
            Sentence::Requires(a, b) => {
                self.condition(a, false, Tie::Condition);
                self.condition(b, true, Tie::Limit);
            }
            Sentence::Excludes(a, b) => {
                self.condition(a, false, Tie::Condition);
                self.condition(b, false, Tie::Condition);
            }
            Sentence::OnlyTo(..) | Sentence::NeverTo(..) => {}
            Sentence::OnlyIn(selection, _) => self.tie(&selection.items, Tie::Phase),
            Sentence::Together(selection) => {
                let holder = |item: &ItemRef| self.case.item(*item).holder;
                if !selection.items.iter().all(|item| self.is_protected(*item)) {
                    self.tie(&selection.items, Tie::Together);
                } else if selection.items.windows(2).any(|pair| holder(&pair[0]) != holder(&pair[1])) {
                    self.tie(&selection.items, Tie::Holders);
                }
            }
            Sentence::Before { first, then, .. } => {
                self.tie(&first.items, Tie::Order);
                self.tie(&then.items, Tie::Order);
            }
            Sentence::SamePhase(a, b) => {
                self.tie(&a.items, Tie::Order);
                self.tie(&b.items, Tie::Order);
            }
            Sentence::Paced { bound, flow, spread, .. } => {
                if *bound != Bound::AtLeast {
                    self.flow(flow, Tie::Limit);
                } else if waits(flow, *spread) {
                    self.flow(flow, Tie::Later);
                }
            }
            Sentence::Ratio { .. } => self.ratio(sentence),
            Sentence::Budget { weight, flow, bound, spread, .. } => {
                for (item, weight) in weight {
                    if *weight == 0 || !self.counts(flow, *item) {
                        continue;
                    }
                    let worse = match bound {
                        Bound::AtLeast => *weight < 0,
                        Bound::AtMost => *weight > 0,
                        Bound::Exactly => true,
                    };
                    if worse {
                        self.tie(&[*item], Tie::Worth);
                    } else if waits(flow, *spread) {
                        self.tie(&[*item], Tie::Later);
                    }
                }
            }
            Sentence::Worth { party, value, .. } => {
                for (item, value) in value {
                    let given = self.case.item(*item).holder == *party;
                    if (given && *value > 0) || (!given && *value < 0) {
                        self.tie(&[*item], Tie::Worth);
                    }
                }
            }
        }
    }

    fn condition(&mut self, condition: &Condition, positive: bool, tie: Tie) {
        let atom = match condition {
            Condition::And(parts) | Condition::Or(parts) => {
                for part in parts {
                    self.condition(part, positive, tie);
                }
                return;
            }
            Condition::Not(part) => return self.condition(part, !positive, Tie::Condition),
            Condition::Count { bound, flow, .. } => (*bound, flow),
            Condition::All(flow) | Condition::Any(flow) => (Bound::AtLeast, flow),
            Condition::None(flow) => (Bound::AtMost, flow),
        };
        if self.range.condition(condition) != Truth::Open {
            return;
        }
        let (bound, flow) = atom;
        let more_is_worse = match bound {
            Bound::AtLeast => !positive,
            Bound::AtMost => positive,
            Bound::Exactly => true,
        };
        if more_is_worse {
            self.flow(flow, tie);
        } else if waits(flow, Spread::Overall) {
            self.flow(flow, Tie::Later);
        }
    }

    /// `each · moved(of)` against `many · moved(per)`: by the item's coefficient in the difference.
    fn ratio(&mut self, sentence: &Sentence) {
        let Sentence::Ratio { bound, many, of, each, per, spread } = sentence else { return };
        let alike = of.from == per.from && of.to == per.to && of.phases == per.phases;
        let mut items: Vec<ItemRef> = of.selection.items.iter().chain(&per.selection.items).copied().collect();
        items.sort_unstable();
        items.dedup();
        for item in items {
            let above = if self.counts(of, item) { i128::from(*each) } else { 0 };
            let below = if self.counts(per, item) { i128::from(*many) } else { 0 };
            // Where the flows differ in more than their items, a unit may count on one side alone.
            let (best, worst) = if alike { (above - below, above - below) } else { (above, -below) };
            let worse = match bound {
                Bound::AtLeast => worst < 0,
                Bound::AtMost => best > 0,
                Bound::Exactly => best != 0 || worst != 0,
            };
            let counted = best != 0 || worst != 0;
            if worse {
                self.tie(&[item], Tie::Limit);
            } else if counted && (waits(of, *spread) || waits(per, *spread)) {
                self.tie(&[item], Tie::Later);
            }
        }
    }

    fn flow(&mut self, flow: &Flow, tie: Tie) {
        let counted: Vec<ItemRef> =
            flow.selection.items.iter().copied().filter(|item| self.counts(flow, *item)).collect();
        self.tie(&counted, tie);
    }

    /// Whether units of the item can count in the flow at all.
    fn counts(&self, flow: &Flow, item: ItemRef) -> bool {
        let holder = self.case.item(item).holder;
        let from = flow.from.is_empty() || flow.from.contains(&holder);
        let to = flow.to.is_empty() || flow.to.iter().any(|to| *to != holder);
        flow.selection.items.binary_search(&item).is_ok() && from && to
    }

    fn is_protected(&self, item: ItemRef) -> bool {
        self.case.item(item).protection.is_some()
    }

    fn tie(&mut self, items: &[ItemRef], tie: Tie) {
        for item in items.iter().filter(|item| self.case.item(**item).protection.is_some()) {
            self.bound.entry(*item).or_insert(tie);
        }
    }
}

/// Whether some stretch over which the flow is counted begins after the first phase: a unit that goes before it is missed
/// there.
fn waits(flow: &Flow, spread: Spread) -> bool {
    let first = PhaseRef::new(0);
    match spread {
        Spread::Overall | Spread::EachBoundary => flow.phases.first > first,
        Spread::EachPhase | Spread::PerDay => flow.phases.last > first,
    }
}

/// Whether a hold makes its protected item wait: it begins after the first phase.
pub(crate) fn is_delayed(case: &Case, hold: &takas_model::Hold) -> bool {
    case.item(hold.item).protection.is_some() && hold.phases.first > PhaseRef::new(0)
}

/// The protected items that an ask wants in a later phase only: met the sooner the longer they wait.
pub(crate) fn asked_later(case: &Case, ask: &takas_model::Ask) -> Vec<ItemRef> {
    let later = ask.flow.phases.first > PhaseRef::new(0);
    let items = ask.flow.selection.items.iter().copied().filter(|_| later);
    items.filter(|item| case.item(*item).protection.is_some()).collect()
}

/// The protected items to which a sentence about places closes a door that their holder leaves open, so that, with all rules of
/// the case, none is left: part of a refusal, which could be had for something.
pub(crate) fn kept_in(case: &Case, sentence: &Sentence) -> Vec<ItemRef> {
    let (Sentence::OnlyTo(selection, _) | Sentence::NeverTo(selection, _)) = sentence else { return Vec::new() };
    let is_kept = |item: &ItemRef| {
        let found = case.item(*item);
        let hold = case.position(found.holder).and_then(|own| own.holds.iter().find(|hold| hold.item == *item));
        let offered =
            |to: &PartyRef| *to != found.holder && found.may_go_to(*to) && hold.is_none_or(|hold| hold.to.contains(to));
        let places: Vec<PartyRef> = case.party_refs().filter(offered).collect();
        let closed_before = |to: &PartyRef| case.rules.iter().any(|rule| closes(&rule.sentence, *item, *to));
        found.protection.is_some()
            && places.iter().any(|to| closes(sentence, *item, *to))
            && places.iter().all(|to| closes(sentence, *item, *to) || closed_before(to))
    };
    selection.items.iter().copied().filter(is_kept).collect()
}

/// Whether a sentence that says only where keeps the item from this place.
fn closes(sentence: &Sentence, item: ItemRef, to: PartyRef) -> bool {
    match sentence {
        Sentence::OnlyTo(selection, open) => selection.items.binary_search(&item).is_ok() && !open.contains(&to),
        Sentence::NeverTo(selection, closed) => selection.items.binary_search(&item).is_ok() && closed.contains(&to),
        _ => false,
    }
}

/// Whether a sentence about places leaves a protected item no destination at all: a refusal in other words.
pub(crate) fn leaves_nowhere(case: &Case, sentence: &Sentence) -> Vec<ItemRef> {
    let (selection, closed): (_, Box<dyn Fn(takas_model::PartyRef) -> bool + '_>) = match sentence {
        Sentence::OnlyTo(selection, to) => (selection, Box::new(|party| !to.contains(&party))),
        Sentence::NeverTo(selection, to) => (selection, Box::new(|party| to.contains(&party))),
        _ => return Vec::new(),
    };
    let stuck = |item: &ItemRef| {
        let found = case.item(*item);
        let open = |to: takas_model::PartyRef| to != found.holder && found.may_go_to(to);
        found.protection.is_some()
            && case.party_refs().any(open)
            && !case.party_refs().any(|to| open(to) && !closed(to))
    };
    selection.items.iter().copied().filter(stuck).collect()
}
