//! Conditions and sentences as formulas: section 2 of `docs/reference/encoding.md`.

use std::collections::BTreeMap;

use takas_model::{
    Bound, Condition, Flow, ItemRef, PartyRef, PhaseRef, Selection, Sentence, Span, Spread, Undertaking,
};

use super::{Encoder, within};
use crate::formula::Formula;
use crate::program::{Form, add, multiply, subtract};
use crate::refusal::Refusal;

impl Encoder<'_> {
    /// The condition, or its denial.
    fn condition(&self, condition: &Condition, affirmed: bool) -> Result<Formula, Refusal> {
        match condition {
            Condition::Count { bound, number, flow } => self.count(*bound, i128::from(*number), flow, affirmed),
            Condition::All(flow) => self.count(Bound::AtLeast, self.quantity(flow)?, flow, affirmed),
            Condition::None(flow) => self.count(Bound::AtMost, 0, flow, affirmed),
            Condition::Any(flow) => self.count(Bound::AtLeast, 1, flow, affirmed),
            Condition::And(parts) => self.parts(parts, affirmed, affirmed),
            Condition::Or(parts) => self.parts(parts, affirmed, !affirmed),
            Condition::Not(part) => self.condition(part, !affirmed),
        }
    }

    /// The sum of the quantities of the flow's items that its holders have, those struck off among them; of a choice, one.
    fn quantity(&self, flow: &Flow) -> Result<i128, Refusal> {
        let mut quantity = 0;
        let mut counted: Vec<&Undertaking> = Vec::new();
        for &item_ref in &flow.selection.items {
            let item = self.case.items.get(item_ref.index()).ok_or(Refusal::UnknownReference)?;
            if !flow.from.is_empty() && !flow.from.contains(&item.holder) {
                continue;
            }
            let choice = self.case.undertakings.iter().find(|act| act.is_choice() && act.items.contains(&item_ref));
            match choice {
                Some(act) if counted.contains(&act) => {}
                Some(act) => {
                    counted.push(act);
                    quantity = add(quantity, 1)?;
                }
                None => quantity = add(quantity, i128::from(item.quantity))?,
            }
        }
        Ok(quantity)
    }

    fn parts(&self, parts: &[Condition], affirmed: bool, all: bool) -> Result<Formula, Refusal> {
        let parts = parts.iter().map(|part| self.condition(part, affirmed)).collect::<Result<_, _>>()?;
        Ok(if all { Formula::And(parts) } else { Formula::Or(parts) })
    }

    fn count(&self, bound: Bound, number: i128, flow: &Flow, affirmed: bool) -> Result<Formula, Refusal> {
        let moved = self.moved(flow)?;
        if affirmed {
            return bounded(moved, bound, number);
        }
        let less = Formula::Atom(moved.negated()?, subtract(1, number)?);
        let more = Formula::Atom(moved, add(number, 1)?);
        Ok(match bound {
            Bound::AtLeast => less,
            Bound::AtMost => more,
            Bound::Exactly => Formula::Or(vec![less, more]),
        })
    }

    /// What has to hold for the sentence to be true.
    pub(super) fn sentence(&self, sentence: &Sentence) -> Result<Formula, Refusal> {
        match sentence {
            Sentence::Holds(condition) => self.condition(condition, true),
            Sentence::Requires(first, second) => {
                Ok(Formula::Or(vec![self.condition(first, false)?, self.condition(second, true)?]))
            }
            Sentence::Excludes(first, second) => {
                Ok(Formula::Or(vec![self.condition(first, false)?, self.condition(second, false)?]))
            }
            Sentence::OnlyTo(selection, parties) => {
                self.nothing(&selection.items, |to, _| to.is_some_and(|to| !parties.contains(&to)))
            }
            Sentence::NeverTo(selection, parties) => {
                self.nothing(&selection.items, |to, _| to.is_some_and(|to| parties.contains(&to)))
            }
            Sentence::OnlyIn(selection, span) => self.nothing(&selection.items, |_, phase| !span.contains(phase)),
            Sentence::Together(selection) => self.together(selection),
            Sentence::Before { first, then, strict } => self.before(first, then, *strict),
            Sentence::SamePhase(one, other) => self.same_phase(one, other),
            Sentence::Paced { bound, number, flow, spread } => self.each(*spread, &[flow.phases], |spans, days| {
                let number = if *spread == Spread::PerDay {
                    multiply(i128::from(*number), i128::from(days))?
                } else {
                    i128::from(*number)
                };
                bounded(self.moved_in(flow, spans[0])?, *bound, number)
            }),
            Sentence::Ratio { bound, many, of, each, per, spread } => {
                self.each(*spread, &[of.phases, per.phases], |spans, _| {
                    let of = self.moved_in(of, spans[0])?;
                    let per = self.moved_in(per, spans[1])?;
                    let surplus = Form::combine(&[(i128::from(*each), &of), (-i128::from(*many), &per)])?;
                    bounded(surplus, *bound, 0)
                })
            }
            Sentence::Budget { weight, flow, bound, limit, spread, .. } => {
                let weight: BTreeMap<ItemRef, i64> = weight.iter().copied().collect();
                self.each(*spread, &[flow.phases], |spans, _| {
                    let sum = self.sum_over(&flow.selection.items, |candidate| {
                        within(flow, spans[0], candidate).then(|| listed(&weight, candidate.item))
                    })?;
                    bounded(sum, *bound, i128::from(*limit))
                })
            }
            Sentence::Worth { party, value, numerator, denominator, spread } => {
                let value: BTreeMap<ItemRef, i64> = value.iter().copied().collect();
                self.each(*spread, &[self.case.all_phases()], |spans, _| {
                    let (received, given) = self.exchanged(*party, &value, spans[0])?;
                    let factors = (i128::from(*denominator), -i128::from(*numerator));
                    Ok(Formula::Atom(Form::combine(&[(factors.0, &received), (factors.1, &given)])?, 0))
                })
            }
        }
    }

    /// No unit of the items moves to such a destination in such a phase.
    fn nothing(
        &self,
        items: &[ItemRef],
        forbidden: impl Fn(Option<PartyRef>, PhaseRef) -> bool,
    ) -> Result<Formula, Refusal> {
        Ok(Formula::Atom(self.sum_over(items, |c| forbidden(c.to, c.phase).then_some(-1))?, 0))
    }

    fn together(&self, selection: &Selection) -> Result<Formula, Refusal> {
        let mut parts = Vec::new();
        for pair in selection.items.windows(2) {
            for to in self.case.party_refs() {
                for phase in self.case.phase_refs() {
                    let here = |item: &ItemRef| {
                        self.sum_over(&[*item], |c| (c.to == Some(to) && c.phase == phase).then_some(1))
                    };
                    let difference = Form::combine(&[(1, &here(&pair[0])?), (-1, &here(&pair[1])?)])?;
                    let reverse = difference.negated()?;
                    parts.push(Formula::Atom(difference, 0));
                    parts.push(Formula::Atom(reverse, 0));
                }
            }
        }
        Ok(Formula::And(parts))
    }

    fn before(&self, first: &Selection, then: &Selection, strict: bool) -> Result<Formula, Refusal> {
        let mut parts = Vec::new();
        for p in self.case.phase_refs() {
            let then_now = self.nothing(&then.items, |_, phase| phase == p)?;
            let first_late = self.nothing(&first.items, |_, phase| phase > p || (strict && phase == p))?;
            parts.push(Formula::Or(vec![then_now, first_late]));
        }
        Ok(Formula::And(parts))
    }

    fn same_phase(&self, one: &Selection, other: &Selection) -> Result<Formula, Refusal> {
        let mut items: Vec<ItemRef> = one.items.iter().chain(&other.items).copied().collect();
        items.sort_unstable();
        items.dedup();
        let mut parts = Vec::new();
        for p in self.case.phase_refs() {
            for q in self.case.phase_refs().filter(|&q| p < q) {
                let none_in = |which: PhaseRef| self.nothing(&items, |_, phase| phase == which);
                parts.push(Formula::Or(vec![none_in(p)?, none_in(q)?]));
            }
        }
        Ok(Formula::And(parts))
    }

    /// What a party receives and gives within the span, by the values of a table.
    fn exchanged(&self, party: PartyRef, value: &BTreeMap<ItemRef, i64>, span: Span) -> Result<(Form, Form), Refusal> {
        let items: Vec<ItemRef> = value.keys().copied().collect();
        let received = self.sum_over(&items, |c| {
            let comes = c.to.map_or(c.from != party, |to| to == party);
            (comes && span.contains(c.phase)).then(|| listed(value, c.item))
        })?;
        let given =
            self.sum_over(&items, |c| (c.from == party && span.contains(c.phase)).then(|| listed(value, c.item)))?;
        Ok((received, given))
    }

    /// The conjunction over the stretches of the spread. The body gets the spans met with the stretch, and its days.
    fn each(
        &self,
        spread: Spread,
        spans: &[Span],
        body: impl Fn(&[Span], u64) -> Result<Formula, Refusal>,
    ) -> Result<Formula, Refusal> {
        if spread == Spread::Overall {
            return body(spans, 1);
        }
        let mut parts = Vec::new();
        for (phase, days) in self.case.phase_refs().zip(self.case.phases.iter().map(|phase| phase.days)) {
            let stretch = match spread {
                Spread::EachBoundary => Span { first: PhaseRef::new(0), last: phase },
                _ => Span { first: phase, last: phase },
            };
            if spread == Spread::EachBoundary || spans.iter().any(|span| span.contains(phase)) {
                let met: Vec<Span> = spans.iter().map(|&span| meet(span, stretch)).collect();
                parts.push(body(&met, days)?);
            }
        }
        Ok(Formula::And(parts))
    }
}

fn bounded(form: Form, bound: Bound, number: i128) -> Result<Formula, Refusal> {
    let reverse = Formula::Atom(form.negated()?, subtract(0, number)?);
    let straight = Formula::Atom(form, number);
    Ok(match bound {
        Bound::AtLeast => straight,
        Bound::AtMost => reverse,
        Bound::Exactly => Formula::And(vec![straight, reverse]),
    })
}

/// The number a table gives an item: 0 where it is not listed.
fn listed(table: &BTreeMap<ItemRef, i64>, item: ItemRef) -> i128 {
    table.get(&item).map_or(0, |&number| i128::from(number))
}

fn meet(a: Span, b: Span) -> Span {
    Span { first: a.first.max(b.first), last: a.last.min(b.last) }
}
