//! From formulas to rows, and from a case to its programs: sections 3 and 4 of `docs/reference/encoding.md`.
//!
//! An [`Encoding`] grows: levels add variables and rows to it. It remembers what every auxiliary variable stands for,
//! so that any deal can be completed to a full solution.

use takas_model::proof::{Row, Variable};
use takas_model::{Case, ConflictMember, Deal, PartyRef, RuleRef};

use crate::candidates::{Candidates, daily_limit};
use crate::error::ClearingError;
use crate::formula::{Bounds, Form, Formula, Translator, variable};
use crate::integer::Program;

/// What an auxiliary variable stands for, and so its value at a deal.
#[derive(Clone, Debug)]
enum Meaning {
    /// 1 when the formula holds.
    Holds(Formula),
    /// The form's value, but no more than the limit.
    Capped(Form, i64),
    /// 1 when the number and the weights of the formulas that hold add up to the sum.
    AddUp(Vec<(Formula, u64)>, u64, u64),
    /// A choice that no deal decides: 0 unless set.
    Choice,
}

/// A party that asks for something.
#[derive(Clone, Debug)]
pub(crate) struct Asker {
    pub(crate) party: PartyRef,
    /// The weighted number of its asks that are met.
    pub(crate) satisfaction: Form,
}

/// A growing program and what its parts mean.
#[derive(Clone, Debug)]
pub(crate) struct Encoding {
    pub(crate) program: Program,
    pub(crate) bounds: Bounds,
    pub(crate) candidates: usize,
    meanings: Vec<Meaning>,
    pub(crate) askers: Vec<Asker>,
}

impl Encoding {
    /// The candidates and the rows of stocks (steps 1 and 2 of the base program).
    pub(crate) fn of_items(case: &Case, candidates: &Candidates) -> Result<Self, ClearingError> {
        let mut encoding = Self {
            program: Program::new(),
            bounds: Bounds::default(),
            candidates: candidates.all.len(),
            meanings: Vec::new(),
            askers: Vec::new(),
        };
        for candidate in &candidates.all {
            encoding.push_variable(to_i64(i128::from(candidate.upper))?);
            let (first, _, quantity) = candidates.stock(case, candidate.item);
            let stock = u32::try_from(first.index()).expect("a case holds fewer than 2^32 items");
            encoding.bounds.stocks.push((stock, i128::from(quantity)));
        }
        for item in case.item_refs() {
            encoding.push_stock_rows(case, candidates, item)?;
        }
        Ok(encoding)
    }

    /// The rows of the stock that begins with this item; none for the further options of an undertaking.
    fn push_stock_rows(
        &mut self,
        case: &Case,
        candidates: &Candidates,
        item: takas_model::ItemRef,
    ) -> Result<(), ClearingError> {
        let (first, range, quantity) = candidates.stock(case, item);
        if first != item {
            return Ok(());
        }
        let total: u128 = candidates.all[range.clone()].iter().map(|candidate| u128::from(candidate.upper)).sum();
        if total > u128::from(quantity) {
            let mut form = Form::default();
            for index in range.clone() {
                form.add(variable(index), -1);
            }
            self.push_row(&form, -i128::from(quantity))?;
        }
        for (last, free) in candidates.steps(case, item) {
            let early = || range.clone().filter(|&index| candidates.all[index].phase <= last);
            let total: u128 = early().map(|index| u128::from(candidates.all[index].upper)).sum();
            if total > u128::from(free) {
                let mut form = Form::default();
                early().for_each(|index| form.add(variable(index), -1));
                self.push_row(&form, -i128::from(free))?;
            }
        }
        for phase in case.phase_refs() {
            let Some(limit) = daily_limit(case, item, phase) else { continue };
            let mut form = Form::default();
            let mut ways = 0;
            for index in range.clone().filter(|&index| candidates.all[index].phase == phase) {
                form.add(variable(index), -1);
                ways += 1;
            }
            if ways > 1 {
                self.push_row(&form, -i128::from(limit))?;
            }
        }
        Ok(())
    }

    /// The full program: all rules, something moves, and the satisfaction of every party that asks.
    pub(crate) fn full(case: &Case, candidates: &Candidates) -> Result<Self, ClearingError> {
        let mut encoding = Self::base_of_all(case, candidates)?;
        let translator = Translator { case, candidates };
        for position in case.positions.iter().filter(|position| !position.asks.is_empty()) {
            let mut satisfaction = Form::default();
            for ask in &position.asks {
                let moved = translator.moved(&ask.flow);
                let (_, greatest) = moved.range(&encoding.bounds);
                let weight = i128::from(ask.weight);
                if greatest > i128::from(ask.at_most) {
                    let limit = to_i64(i128::from(ask.at_most))?;
                    let met = encoding.push_auxiliary(limit, Meaning::Capped(moved.clone(), limit));
                    let mut row = moved;
                    row.add(met, -1);
                    encoding.push_row(&row, 0)?;
                    satisfaction.add(met, weight);
                } else {
                    satisfaction.add_form(&moved, weight);
                }
            }
            encoding.askers.push(Asker { party: position.party, satisfaction });
        }
        Ok(encoding)
    }

    /// The base program of all rules, with something moves.
    pub(crate) fn base_of_all(case: &Case, candidates: &Candidates) -> Result<Self, ClearingError> {
        let mut encoding = Self::of_items(case, candidates)?;
        let translator = Translator { case, candidates };
        for rule in case.rule_refs() {
            encoding.push_rule(translator, rule)?;
        }
        encoding.push_something_moves()?;
        Ok(encoding)
    }

    pub(crate) fn push_rule(&mut self, translator: Translator<'_>, rule: RuleRef) -> Result<(), ClearingError> {
        let formula = translator.sentence(&translator.case.rule(rule).sentence);
        self.enforce(formula)
    }

    pub(crate) fn push_something_moves(&mut self) -> Result<(), ClearingError> {
        let mut form = Form::default();
        for index in 0..self.candidates {
            form.add(variable(index), 1);
        }
        self.push_row(&form, 1).map(drop)
    }

    /// Adds the row `form ≥ least`.
    pub(crate) fn push_row(&mut self, form: &Form, least: i128) -> Result<Row, ClearingError> {
        let terms = integer_terms(form)?;
        Ok(self.program.add_row(&terms, to_i64(least)?))
    }

    fn push_variable(&mut self, upper: i64) -> Variable {
        self.bounds.of.push((0, upper));
        self.program.add_variable(0, upper)
    }

    fn push_auxiliary(&mut self, upper: i64, meaning: Meaning) -> Variable {
        self.meanings.push(meaning);
        self.push_variable(upper)
    }

    /// A 0/1 variable that is 1 when `form ≥ least` holds; its row is the caller's.
    pub(crate) fn push_indicator(&mut self, form: Form, least: i128) -> Variable {
        self.push_auxiliary(1, Meaning::Holds(Formula::at_least(form, least)))
    }

    /// A 0/1 variable that is 1 when the simplified formula holds, with the rows that say so.
    pub(crate) fn push_switch(&mut self, formula: Formula) -> Result<Variable, ClearingError> {
        let switch = self.push_auxiliary(1, Meaning::Holds(formula.clone()));
        self.imply(&formula, switch)?;
        Ok(switch)
    }

    /// A 0/1 variable that is 1 when `sure` and the weights of the formulas that hold add up to exactly `sum`; its rows are the caller's.
    pub(crate) fn push_exactly(&mut self, weighed: Vec<(Formula, u64)>, sure: u64, sum: u64) -> Variable {
        self.push_auxiliary(1, Meaning::AddUp(weighed, sure, sum))
    }

    /// A variable from 0 to `upper` that stands for a free choice.
    pub(crate) fn push_choice(&mut self, upper: i64) -> Variable {
        self.push_auxiliary(upper, Meaning::Choice)
    }

    /// Adds rows (and variables) that make the formula hold.
    pub(crate) fn enforce(&mut self, formula: Formula) -> Result<(), ClearingError> {
        let simplified = formula.simplified(&self.bounds);
        self.enforce_simplified(simplified)
    }

    fn enforce_simplified(&mut self, formula: Formula) -> Result<(), ClearingError> {
        match formula {
            Formula::True => Ok(()),
            Formula::False => self.push_row(&Form::default(), 1).map(drop),
            Formula::Atom(atom) => self.push_row(&atom.form, atom.least).map(drop),
            Formula::And(parts) => parts.into_iter().try_for_each(|part| self.enforce_simplified(part)),
            Formula::Or(parts) => self.enforce_disjunction(&parts),
        }
    }

    fn enforce_disjunction(&mut self, parts: &[Formula]) -> Result<(), ClearingError> {
        let others: Vec<&Formula> = parts.iter().filter(|part| self.literal(part).is_none()).collect();
        if let [Formula::Atom(atom)] = others.as_slice() {
            let (least, _) = atom.form.range(&self.bounds);
            let gap = atom.least.saturating_sub(least);
            let mut row = atom.form.clone();
            let mut right = atom.least;
            for (form, constant) in parts.iter().filter_map(|part| self.literal(part)) {
                row.add_form(form, gap);
                right = right.saturating_sub(gap.saturating_mul(constant));
            }
            return self.push_row(&row, right).map(drop);
        }
        let (row, constant) = self.sum_of_parts(parts)?;
        self.push_row(&row, 1 - constant).map(drop)
    }

    /// Adds rows (and variables) that make at least so many of the parts hold.
    pub(crate) fn enforce_count(&mut self, parts: &[Formula], count: i128) -> Result<(), ClearingError> {
        let (row, constant) = self.sum_of_parts(parts)?;
        self.push_row(&row, count - constant).map(drop)
    }

    /// Rows for 'if the switch is 1, the formula holds'.
    fn imply(&mut self, formula: &Formula, switch: Variable) -> Result<(), ClearingError> {
        match formula {
            Formula::True => Ok(()),
            Formula::False => {
                let mut row = Form::default();
                row.add(switch, -1);
                self.push_row(&row, 0).map(drop)
            }
            Formula::Atom(atom) => {
                let (least, _) = atom.form.range(&self.bounds);
                let mut row = atom.form.clone();
                row.add(switch, least.saturating_sub(atom.least));
                self.push_row(&row, least).map(drop)
            }
            Formula::And(parts) => parts.iter().try_for_each(|part| self.imply(part, switch)),
            Formula::Or(parts) => {
                let (mut row, constant) = self.sum_of_parts(parts)?;
                row.add(switch, -1);
                self.push_row(&row, -constant).map(drop)
            }
        }
    }

    /// The sum of the literals' values and of a new switch for every other part: a form and a constant.
    fn sum_of_parts(&mut self, parts: &[Formula]) -> Result<(Form, i128), ClearingError> {
        let mut sum = Form::default();
        let mut constants = 0;
        for part in parts {
            if let Some((form, constant)) = self.literal(part) {
                sum.add_form(form, 1);
                constants += constant;
            } else {
                let switch = self.push_auxiliary(1, Meaning::Holds(part.clone()));
                self.imply(part, switch)?;
                sum.add(switch, 1);
            }
        }
        Ok((sum, constants))
    }

    /// For an atom that is 0 or 1 above its threshold's predecessor: the form and constant that add up to that value.
    fn literal<'f>(&self, formula: &'f Formula) -> Option<(&'f Form, i128)> {
        let Formula::Atom(atom) = formula else { return None };
        let (least, greatest) = atom.form.range(&self.bounds);
        (least == atom.least - 1 && greatest == atom.least).then_some((&atom.form, 1 - atom.least))
    }

    /// A full solution from values of the first variables (at least the candidates'); the others follow from what they stand for.
    pub(crate) fn completed(&self, values: &[i64]) -> Vec<i64> {
        let mut full = values[..self.candidates].to_vec();
        for meaning in &self.meanings {
            let value = match meaning {
                Meaning::Holds(formula) => i64::from(formula.holds(&full)),
                Meaning::Capped(form, limit) => {
                    i64::try_from(form.value(&full).clamp(0, i128::from(*limit))).unwrap_or(*limit)
                }
                Meaning::AddUp(weighed, sure, sum) => {
                    let held = weighed.iter().filter(|(formula, _)| formula.holds(&full)).map(|(_, weight)| weight);
                    i64::from(sure + held.sum::<u64>() == *sum)
                }
                Meaning::Choice => 0,
            };
            full.push(value);
        }
        full
    }
}

/// The terms of a form as the program takes them.
pub(crate) fn integer_terms(form: &Form) -> Result<Vec<(Variable, i64)>, ClearingError> {
    form.terms().map(|(variable, coefficient)| Ok((variable, to_i64(coefficient)?))).collect()
}

/// A number that has to fit into a row.
pub(crate) fn to_i64(number: i128) -> Result<i64, ClearingError> {
    i64::try_from(number).map_err(|_| ClearingError::TooLarge)
}

/// Every rule of the case and that something moves.
pub(crate) fn all_members(case: &Case) -> Vec<ConflictMember> {
    case.rule_refs().map(ConflictMember::Rule).chain([ConflictMember::SomethingMoves]).collect()
}

/// The deal behind a solution.
pub(crate) fn deal_of(candidates: &Candidates, solution: &[i64]) -> Deal {
    candidates.deal(&solution[..candidates.all.len()])
}
