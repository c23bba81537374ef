//! Rules as formulas over linear atoms: sections 2 and 3 of `docs/reference/encoding.md`, up to simplifying.

use std::collections::BTreeMap;

use takas_model::proof::Variable;
use takas_model::{Bound, Case, Condition, Flow, ItemRef, PartyRef, PhaseRef, Selection, Sentence, Span, Spread};

use crate::candidates::Candidates;

/// A linear form over variables, ascending, without zero coefficients.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Form(BTreeMap<Variable, i128>);

impl Form {
    pub(crate) fn add(&mut self, variable: Variable, coefficient: i128) {
        let entry = self.0.entry(variable).or_insert(0);
        *entry = entry.saturating_add(coefficient);
        if *entry == 0 {
            self.0.remove(&variable);
        }
    }

    pub(crate) fn add_form(&mut self, other: &Self, factor: i128) {
        for (&variable, &coefficient) in &other.0 {
            self.add(variable, coefficient.saturating_mul(factor));
        }
    }

    pub(crate) fn negated(mut self) -> Self {
        for coefficient in self.0.values_mut() {
            *coefficient = -*coefficient;
        }
        self
    }

    pub(crate) fn terms(&self) -> impl Iterator<Item = (Variable, i128)> + '_ {
        self.0.iter().map(|(&variable, &coefficient)| (variable, coefficient))
    }

    pub(crate) fn value(&self, values: &[i64]) -> i128 {
        self.terms().fold(0, |sum: i128, (variable, coefficient)| {
            sum.saturating_add(coefficient.saturating_mul(i128::from(values[variable as usize])))
        })
    }

    /// Least and greatest value within bounds and stocks.
    pub(crate) fn range(&self, bounds: &Bounds) -> (i128, i128) {
        let (mut least, mut greatest) = (0_i128, 0_i128);
        let mut add = |low: i128, high: i128| {
            least = least.saturating_add(low);
            greatest = greatest.saturating_add(high);
        };
        let mut part: Vec<(i128, i128)> = Vec::new();
        let mut part_of: Option<(u32, i128)> = None;
        for (variable, coefficient) in self.terms() {
            let (lower, upper) = bounds.of[variable as usize];
            let stock = bounds.stocks.get(variable as usize).copied();
            if part_of.map(|(item, _)| item) != stock.map(|(item, _)| item)
                && let Some((_, quantity)) = part_of.take()
            {
                add(-most(&part, quantity, -1), most(&part, quantity, 1));
                part.clear();
            }
            if stock.is_some() {
                part_of = stock;
                part.push((coefficient, i128::from(upper)));
            } else {
                let at_lower = coefficient.saturating_mul(i128::from(lower));
                let at_upper = coefficient.saturating_mul(i128::from(upper));
                add(at_lower.min(at_upper), at_lower.max(at_upper));
            }
        }
        if let Some((_, quantity)) = part_of {
            add(-most(&part, quantity, -1), most(&part, quantity, 1));
        }
        (least, greatest)
    }
}

/// The greatest value of `sign` times one item's part of a form: the largest coefficients first, while the stock lasts.
fn most(part: &[(i128, i128)], quantity: i128, sign: i128) -> i128 {
    let mut gains: Vec<(i128, i128)> = part
        .iter()
        .map(|&(coefficient, upper)| (coefficient.saturating_mul(sign), upper))
        .filter(|gain| gain.0 > 0)
        .collect();
    gains.sort_unstable_by(|one, other| other.cmp(one));
    let mut left = quantity;
    let mut sum: i128 = 0;
    for (gain, upper) in gains {
        let units = upper.min(left);
        sum = sum.saturating_add(gain.saturating_mul(units));
        left -= units;
    }
    sum
}

/// What ranges are measured in: bounds of all variables, and the stock behind each candidate.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bounds {
    /// Lower and upper bound of each variable.
    pub(crate) of: Vec<(i64, i64)>,
    /// For each candidate, in order, its stock (named by the stock's first item) and the stock's quantity.
    pub(crate) stocks: Vec<(u32, i128)>,
}

/// `form ≥ least`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Atom {
    pub(crate) form: Form,
    pub(crate) least: i128,
}

/// A statement over the variables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Formula {
    True,
    False,
    Atom(Atom),
    And(Vec<Formula>),
    Or(Vec<Formula>),
}

impl Formula {
    pub(crate) fn at_least(form: Form, least: i128) -> Self {
        Self::Atom(Atom { form, least })
    }

    /// Whether it holds at these values of the variables.
    pub(crate) fn holds(&self, values: &[i64]) -> bool {
        match self {
            Self::True => true,
            Self::False => false,
            Self::Atom(atom) => atom.form.value(values) >= atom.least,
            Self::And(parts) => parts.iter().all(|part| part.holds(values)),
            Self::Or(parts) => parts.iter().any(|part| part.holds(values)),
        }
    }

    /// Calls `each` with every variable it speaks of, perhaps several times.
    pub(crate) fn for_each_variable(&self, each: &mut impl FnMut(Variable)) {
        match self {
            Self::True | Self::False => {}
            Self::Atom(atom) => atom.form.terms().for_each(|(variable, _)| each(variable)),
            Self::And(parts) | Self::Or(parts) => parts.iter().for_each(|part| part.for_each_variable(each)),
        }
    }

    /// Decides atoms that the bounds decide and flattens, as section 2 says; changes nothing else.
    pub(crate) fn simplified(self, bounds: &Bounds) -> Self {
        match self {
            Self::True | Self::False => self,
            Self::Atom(atom) => {
                let (least, greatest) = atom.form.range(bounds);
                if least >= atom.least {
                    Self::True
                } else if greatest < atom.least {
                    Self::False
                } else {
                    Self::Atom(atom)
                }
            }
            Self::And(parts) => {
                let mut kept = Vec::new();
                for part in parts {
                    match part.simplified(bounds) {
                        Self::True => {}
                        Self::False => return Self::False,
                        Self::And(inner) => kept.extend(inner),
                        other => kept.push(other),
                    }
                }
                alone_or(kept, Self::True, Self::And)
            }
            Self::Or(parts) => {
                let mut kept = Vec::new();
                for part in parts {
                    match part.simplified(bounds) {
                        Self::False => {}
                        Self::True => return Self::True,
                        Self::Or(inner) => kept.extend(inner),
                        other => kept.push(other),
                    }
                }
                alone_or(kept, Self::False, Self::Or)
            }
        }
    }
}

fn alone_or(mut parts: Vec<Formula>, empty: Formula, many: impl Fn(Vec<Formula>) -> Formula) -> Formula {
    match parts.len() {
        0 => empty,
        1 => parts.remove(0),
        _ => many(parts),
    }
}

/// Turns sentences of one case into formulas over its candidates.
#[derive(Clone, Copy)]
pub(crate) struct Translator<'a> {
    pub(crate) case: &'a Case,
    pub(crate) candidates: &'a Candidates,
}

impl Translator<'_> {
    /// The number of units that move within the flow.
    pub(crate) fn moved(&self, flow: &Flow) -> Form {
        let mut form = Form::default();
        for index in self.candidates.within(flow) {
            form.add(variable(index), 1);
        }
        form
    }

    pub(crate) fn sentence(&self, sentence: &Sentence) -> Formula {
        match sentence {
            Sentence::Holds(condition) => self.condition(condition, true),
            Sentence::Requires(condition, consequence) => {
                Formula::Or(vec![self.condition(condition, false), self.condition(consequence, true)])
            }
            Sentence::Excludes(one, other) => {
                Formula::Or(vec![self.condition(one, false), self.condition(other, false)])
            }
            Sentence::OnlyTo(selection, parties) => {
                self.no_unit(selection, |to, _| to.is_some_and(|to| !parties.contains(&to)))
            }
            Sentence::NeverTo(selection, parties) => {
                self.no_unit(selection, |to, _| to.is_some_and(|to| parties.contains(&to)))
            }
            Sentence::OnlyIn(selection, span) => self.no_unit(selection, |_, phase| !span.contains(phase)),
            Sentence::Together(selection) => self.together(selection),
            Sentence::Before { first, then, strict } => self.before(first, then, *strict),
            Sentence::SamePhase(one, other) => self.same_phase(one, other),
            Sentence::Paced { bound, number, flow, spread } => Formula::And(
                self.stretches(*spread, flow.phases)
                    .into_iter()
                    .map(|(phases, days)| {
                        let within = Flow { phases, ..flow.clone() };
                        self.count(*bound, i128::from(*number) * i128::from(days), &within, true)
                    })
                    .collect(),
            ),
            Sentence::Ratio { bound, many, of, each, per, spread } => {
                let hull =
                    Span { first: of.phases.first.min(per.phases.first), last: of.phases.last.max(per.phases.last) };
                let stretches = self.stretches(*spread, hull).into_iter().filter_map(|(stretch, _)| {
                    let cut =
                        |flow: &Flow| if *spread == Spread::Overall { flow.phases } else { meet(flow.phases, stretch) };
                    let (of_span, per_span) = (cut(of), cut(per));
                    if *spread == Spread::EachPhase && is_empty(of_span) && is_empty(per_span) {
                        return None;
                    }
                    let mut form = Form::default();
                    form.add_form(&self.moved(&Flow { phases: of_span, ..of.clone() }), i128::from(*each));
                    form.add_form(&self.moved(&Flow { phases: per_span, ..per.clone() }), -i128::from(*many));
                    Some(bounded(*bound, form, 0))
                });
                Formula::And(stretches.collect())
            }
            Sentence::Budget { weight, flow, bound, limit, spread, .. } => Formula::And(
                self.stretches(*spread, flow.phases)
                    .into_iter()
                    .map(|(phases, _)| {
                        let within = Flow { phases, ..flow.clone() };
                        let mut form = Form::default();
                        for index in self.candidates.within(&within) {
                            form.add(variable(index), look_up(weight, self.candidates.all[index].item));
                        }
                        bounded(*bound, form, i128::from(*limit))
                    })
                    .collect(),
            ),
            Sentence::Worth { party, value, numerator, denominator, spread } => Formula::And(
                self.stretches(*spread, self.case.all_phases())
                    .into_iter()
                    .map(|(phases, _)| {
                        self.worth(*party, value, i128::from(*numerator), i128::from(*denominator), phases)
                    })
                    .collect(),
            ),
        }
    }

    fn condition(&self, condition: &Condition, positive: bool) -> Formula {
        let parts = |all: &[Condition]| all.iter().map(|part| self.condition(part, positive)).collect();
        match condition {
            Condition::Count { bound, number, flow } => self.count(*bound, i128::from(*number), flow, positive),
            Condition::All(flow) => self.count(Bound::AtLeast, self.stock(flow), flow, positive),
            Condition::None(flow) => self.count(Bound::AtMost, 0, flow, positive),
            Condition::Any(flow) => self.count(Bound::AtLeast, 1, flow, positive),
            Condition::And(all) if positive => Formula::And(parts(all)),
            Condition::And(all) => Formula::Or(parts(all)),
            Condition::Or(all) if positive => Formula::Or(parts(all)),
            Condition::Or(all) => Formula::And(parts(all)),
            Condition::Not(inner) => self.condition(inner, !positive),
        }
    }

    fn count(&self, bound: Bound, number: i128, flow: &Flow, positive: bool) -> Formula {
        let form = self.moved(flow);
        match (bound, positive) {
            (_, true) => bounded(bound, form, number),
            (Bound::AtLeast, false) => Formula::at_least(form.negated(), 1 - number),
            (Bound::AtMost, false) => Formula::at_least(form, number + 1),
            (Bound::Exactly, false) => Formula::Or(vec![
                Formula::at_least(form.clone().negated(), 1 - number),
                Formula::at_least(form, number + 1),
            ]),
        }
    }

    /// The sum of the quantities of the flow's items, of those held by `from` where that is given; of a choice, one.
    fn stock(&self, flow: &Flow) -> i128 {
        let items = flow.selection.items.iter().copied();
        let held = items.filter(|&item| flow.from.is_empty() || flow.from.contains(&self.case.item(item).holder));
        i128::try_from(self.case.units(held)).unwrap_or(i128::MAX)
    }

    fn no_unit(&self, selection: &Selection, is_outside: impl Fn(Option<PartyRef>, PhaseRef) -> bool) -> Formula {
        let mut form = Form::default();
        for index in selection.items.iter().flat_map(|&item| self.candidates.of_item(item)) {
            let candidate = &self.candidates.all[index];
            if is_outside(candidate.to, candidate.phase) {
                form.add(variable(index), -1);
            }
        }
        Formula::at_least(form, 0)
    }

    fn together(&self, selection: &Selection) -> Formula {
        let mut parts = Vec::new();
        for pair in selection.items.windows(2) {
            for to in self.case.party_refs() {
                for phase in self.case.phase_refs() {
                    let mut difference = Form::default();
                    for (item, sign) in [(pair[0], 1), (pair[1], -1)] {
                        for index in self.candidates.of_item(item) {
                            let candidate = &self.candidates.all[index];
                            if candidate.to == Some(to) && candidate.phase == phase {
                                difference.add(variable(index), sign);
                            }
                        }
                    }
                    parts.push(Formula::at_least(difference.clone(), 0));
                    parts.push(Formula::at_least(difference.negated(), 0));
                }
            }
        }
        Formula::And(parts)
    }

    fn before(&self, first: &Selection, then: &Selection, strict: bool) -> Formula {
        let parts = self.case.phase_refs().map(|phase| {
            Formula::Or(vec![
                self.no_unit(then, |_, when| when == phase),
                self.no_unit(first, |_, when| when > phase || (strict && when == phase)),
            ])
        });
        Formula::And(parts.collect())
    }

    fn same_phase(&self, one: &Selection, other: &Selection) -> Formula {
        let mut items: Vec<ItemRef> = one.items.iter().chain(&other.items).copied().collect();
        items.sort_unstable();
        items.dedup();
        let both = Selection { items, text: String::new() };
        let mut parts = Vec::new();
        for earlier in self.case.phase_refs() {
            for later in self.case.phase_refs().filter(|&later| later > earlier) {
                parts.push(Formula::Or(vec![
                    self.no_unit(&both, |_, when| when == earlier),
                    self.no_unit(&both, |_, when| when == later),
                ]));
            }
        }
        Formula::And(parts)
    }

    fn worth(
        &self,
        party: PartyRef,
        value: &[(ItemRef, i64)],
        numerator: i128,
        denominator: i128,
        span: Span,
    ) -> Formula {
        let mut form = Form::default();
        for (index, candidate) in self.candidates.all.iter().enumerate() {
            if !span.contains(candidate.phase) {
                continue;
            }
            let worth = look_up(value, candidate.item);
            if candidate.to == Some(party) || (candidate.to.is_none() && candidate.from != party) {
                form.add(variable(index), denominator.saturating_mul(worth));
            }
            if candidate.from == party {
                form.add(variable(index), numerator.saturating_mul(worth).saturating_neg());
            }
        }
        Formula::at_least(form, 0)
    }

    /// The stretches of a spread within `span`, each with the days a per-day number is multiplied by.
    fn stretches(&self, spread: Spread, span: Span) -> Vec<(Span, u64)> {
        let all = self.case.all_phases();
        match spread {
            Spread::Overall => vec![(span, 1)],
            Spread::EachPhase | Spread::PerDay => self
                .case
                .phase_refs()
                .map(|phase| (meet(span, Span { first: phase, last: phase }), phase))
                .filter(|(stretch, _)| !is_empty(*stretch))
                .map(|(stretch, phase)| {
                    (stretch, if spread == Spread::PerDay { self.case.phase(phase).days } else { 1 })
                })
                .collect(),
            Spread::EachBoundary => {
                self.case.phase_refs().map(|phase| (meet(span, Span { first: all.first, last: phase }), 1)).collect()
            }
        }
    }
}

fn bounded(bound: Bound, form: Form, number: i128) -> Formula {
    match bound {
        Bound::AtLeast => Formula::at_least(form, number),
        Bound::AtMost => Formula::at_least(form.negated(), -number),
        Bound::Exactly => {
            Formula::And(vec![Formula::at_least(form.clone(), number), Formula::at_least(form.negated(), -number)])
        }
    }
}

fn meet(one: Span, other: Span) -> Span {
    Span { first: one.first.max(other.first), last: one.last.min(other.last) }
}

fn is_empty(span: Span) -> bool {
    span.first > span.last
}

fn look_up(table: &[(ItemRef, i64)], item: ItemRef) -> i128 {
    table.binary_search_by_key(&item, |&(listed, _)| listed).map_or(0, |found| i128::from(table[found].1))
}

/// The variable of a candidate or any other variable by its index.
pub(crate) fn variable(index: usize) -> Variable {
    Variable::try_from(index).expect("a program has fewer than 2^32 variables")
}
