//! The integer programs that stand for a case: `docs/reference/encoding.md`, to the last row.
//!
//! What a program is for (infeasibility, a best, an objective level, concessions) is section 4 of that page and stands in
//! [`stages`]; candidates (section 1) and the formulas of sentences (section 2) stand here and in `sentences`.

mod chances;
mod sentences;
pub mod stages;

use core::ops::Range;

use takas_model::proof::Variable;
use takas_model::{Case, ConflictMember, Deal, Flow, ItemRef, Kind, PartyRef, PhaseRef, RuleRef, Span, Undertaking};

use crate::formula::enforce;
use crate::program::{Form, Program, add, multiply};
use crate::refusal::Refusal;
use crate::windows::FreeUnits;

pub use chances::LikelyProgram;
pub use stages::{FullProgram, concession_program, distant_program};

/// One way in which units can move: a variable of every program, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What moves.
    pub item: ItemRef,
    /// Who holds it.
    pub from: PartyRef,
    /// Where to; none for an undertaking.
    pub to: Option<PartyRef>,
    /// When.
    pub phase: PhaseRef,
    /// The greatest number of units.
    pub upper: u64,
}

/// The candidates of a case, in order.
pub fn candidates(case: &Case) -> Vec<Candidate> {
    let mut all = Vec::new();
    let free_units = FreeUnits::of(case);
    for (item_ref, item) in case.item_refs().zip(&case.items) {
        let position = case.position(item.holder);
        let Some(hold) = position.and_then(|p| p.holds.iter().find(|hold| hold.item == item_ref)) else {
            continue;
        };
        let mut destinations: Vec<Option<PartyRef>> = Vec::new();
        if item.is_undertaking() {
            destinations.push(None);
        } else {
            for &to in &hold.to {
                if to != item.holder && !destinations.contains(&Some(to)) && item.may_go_to(to) {
                    destinations.push(Some(to));
                }
            }
        }
        for to in destinations {
            for (phase, days) in case.phase_refs().zip(case.phases.iter().map(|phase| phase.days)) {
                let free = free_units.at(item_ref, item, phase);
                if hold.phases.contains(phase) && free >= 1 {
                    let upper = match item.kind {
                        Kind::Undertaking => 1,
                        Kind::Goods { per_day: Some(per_day), .. } => free.min(per_day.saturating_mul(days)),
                        _ => free,
                    };
                    all.push(Candidate { item: item_ref, from: item.holder, to, phase, upper });
                }
            }
        }
    }
    all
}

/// The values of the candidates at a deal; refused where the deal moves what is no candidate.
///
/// # Errors
/// [`Refusal::UnknownReference`].
pub fn values(candidates: &[Candidate], deal: &Deal) -> Result<Vec<u64>, Refusal> {
    let mut values = vec![0_u64; candidates.len()];
    for transfer in deal.transfers() {
        let start = candidates.partition_point(|candidate| candidate.item < transfer.item);
        let found = candidates[start..]
            .iter()
            .take_while(|candidate| candidate.item == transfer.item)
            .position(|c| (c.from, c.to, c.phase) == (transfer.from, transfer.to, transfer.phase))
            .ok_or(Refusal::UnknownReference)?;
        values[start + found] = transfer.quantity;
    }
    Ok(values)
}

/// All rules and *something moves*: what a deal has to satisfy.
pub fn all_members(case: &Case) -> Vec<ConflictMember> {
    case.rule_refs().map(ConflictMember::Rule).chain([ConflictMember::SomethingMoves]).collect()
}

/// The base program of these members.
///
/// # Errors
/// [`Refusal::Overflow`]; [`Refusal::UnknownReference`] for a rule that is not there.
pub fn base_program(case: &Case, members: &[ConflictMember]) -> Result<Program, Refusal> {
    let mut encoder = Encoder::new(case)?;
    for rule in case.rule_refs() {
        if members.contains(&ConflictMember::Rule(rule)) {
            encoder.enforce_rule(rule)?;
        }
    }
    let there = |member: &ConflictMember| match member {
        ConflictMember::Rule(rule) => rule.index() < case.rules.len(),
        ConflictMember::SomethingMoves => true,
    };
    if !members.iter().all(there) {
        return Err(Refusal::UnknownReference);
    }
    if members.contains(&ConflictMember::SomethingMoves) {
        encoder.something_moves()?;
    }
    Ok(encoder.program)
}

/// A program in the making: the candidates, and the rows so far.
#[derive(Clone, Debug)]
pub(crate) struct Encoder<'a> {
    case: &'a Case,
    candidates: Vec<Candidate>,
    /// For each item, the numbers of its candidates.
    of_item: Vec<Range<usize>>,
    pub(crate) program: Program,
}

impl<'a> Encoder<'a> {
    /// The candidates and the rows of the items.
    fn new(case: &'a Case) -> Result<Self, Refusal> {
        let candidates = candidates(case);
        let of_item = case
            .item_refs()
            .map(|item| {
                candidates.partition_point(|candidate| candidate.item < item)
                    ..candidates.partition_point(|candidate| candidate.item <= item)
            })
            .collect();
        let mut encoder = Self { case, candidates, of_item, program: Program::default() };
        for candidate in &encoder.candidates {
            encoder.program.add_variable(i128::from(candidate.upper))?;
        }
        let free_units = FreeUnits::of(case);
        let mut index = 0;
        while index < case.items.len() {
            // A stock: one item, or all the options of a choice.
            let choice =
                case.undertakings.iter().find(|act| act.is_choice() && act.items.contains(&ItemRef::new(index)));
            let (count, quantity) = match choice {
                Some(act) => (one_after_the_other(act, index)?, 1),
                None => (1, free_units.at(ItemRef::new(index), &case.items[index], case.all_phases().last)),
            };
            let last = encoder.of_item.get(index + count - 1).ok_or(Refusal::UnknownReference)?;
            let numbers = encoder.of_item[index].start..last.end;
            if !numbers.is_empty() {
                let number = |place: usize| Variable::try_from(place).map_err(|_| Refusal::Overflow);
                encoder.program.stocks.push((number(numbers.start)?, number(numbers.end)?, i128::from(quantity)));
            }
            encoder.stock_rows(index, numbers, quantity, choice.is_none().then_some(&free_units))?;
            index += count;
        }
        Ok(encoder)
    }

    /// The rows of the stock that begins with the item at `index`; where it is that of the item alone, with what is free of it.
    fn stock_rows(
        &mut self,
        index: usize,
        range: Range<usize>,
        quantity: u64,
        free_units: Option<&FreeUnits>,
    ) -> Result<(), Refusal> {
        let item = &self.case.items[index];
        self.no_more_than(range.clone(), self.case.all_phases().last, quantity)?;
        if let Some(free_units) = free_units {
            let free = |phase| free_units.at(ItemRef::new(index), item, phase);
            for (phase, next) in self.case.phase_refs().zip(self.case.phase_refs().skip(1)) {
                if free(phase) < free(next) {
                    self.no_more_than(range.clone(), phase, free(phase))?;
                }
            }
        }
        if let Kind::Goods { per_day: Some(per_day), .. } = item.kind {
            for (phase, days) in self.case.phase_refs().zip(self.case.phases.iter().map(|phase| phase.days)) {
                let in_phase = self.sum_where(range.clone(), |c| (c.phase == phase).then_some(-1))?;
                if in_phase.0.len() > 1 {
                    let limit = multiply(i128::from(per_day), i128::from(days))?;
                    self.program.add_row(in_phase, -limit);
                }
            }
        }
        Ok(())
    }

    /// The row that no more units go by way of these candidates up to the end of a phase, where it says anything.
    fn no_more_than(&mut self, range: Range<usize>, last: PhaseRef, units: u64) -> Result<(), Refusal> {
        let mut most = 0;
        for candidate in self.candidates[range.clone()].iter().filter(|candidate| candidate.phase <= last) {
            most = add(most, i128::from(candidate.upper))?;
        }
        if most > i128::from(units) {
            let early = self.sum_where(range, |candidate| (candidate.phase <= last).then_some(-1))?;
            self.program.add_row(early, -i128::from(units));
        }
        Ok(())
    }

    fn enforce_rule(&mut self, rule: RuleRef) -> Result<(), Refusal> {
        let formula = self.sentence(&self.case.rules[rule.index()].sentence)?;
        enforce(&mut self.program, formula)
    }

    fn something_moves(&mut self) -> Result<(), Refusal> {
        let all = self.sum_where(0..self.candidates.len(), |_| Some(1))?;
        self.program.add_row(all, 1);
        Ok(())
    }

    /// The sum over the candidates of a range, each with the factor given; none leaves it out.
    fn sum_where(&self, range: Range<usize>, factor: impl Fn(&Candidate) -> Option<i128>) -> Result<Form, Refusal> {
        let terms = range.filter_map(|number| {
            let factor = factor(&self.candidates[number])?;
            Some((Variable::try_from(number).ok()?, factor))
        });
        Form::sum(terms)
    }

    /// The sum over the candidates of some items, each with the factor given; none leaves it out.
    fn sum_over(&self, items: &[ItemRef], factor: impl Fn(&Candidate) -> Option<i128>) -> Result<Form, Refusal> {
        let mut terms = Vec::new();
        for item in items {
            let range = self.of_item.get(item.index()).cloned().ok_or(Refusal::UnknownReference)?;
            terms.extend(self.sum_where(range, &factor)?.0);
        }
        Form::sum(terms)
    }

    /// `moved(flow)`, with `span` in the place of the flow's own.
    fn moved_in(&self, flow: &Flow, span: Span) -> Result<Form, Refusal> {
        self.sum_over(&flow.selection.items, |candidate| within(flow, span, candidate).then_some(1))
    }

    fn moved(&self, flow: &Flow) -> Result<Form, Refusal> {
        self.moved_in(flow, flow.phases)
    }
}

/// How many options a choice has; refused where the first is not the item at `index` or they do not follow one another.
fn one_after_the_other(act: &Undertaking, index: usize) -> Result<usize, Refusal> {
    let in_place = act.items.iter().enumerate().all(|(place, item)| item.index() == index + place);
    if in_place { Ok(act.items.len()) } else { Err(Refusal::UnknownReference) }
}

/// Whether a candidate counts in a flow, its item apart, with `span` in the place of the flow's own.
fn within(flow: &Flow, span: Span, candidate: &Candidate) -> bool {
    (flow.from.is_empty() || flow.from.contains(&candidate.from))
        && (flow.to.is_empty() || candidate.to.is_some_and(|to| flow.to.contains(&to)))
        && span.contains(candidate.phase)
}
