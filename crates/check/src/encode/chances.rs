//! The likely program: section 6 of `docs/reference/encoding.md`.

use std::collections::BTreeSet;

use takas_model::proof::Variable;
use takas_model::{Case, Doubt, DoubtReading, DoubtedLine, Fraction, Natural, Objective, Version};

use super::Encoder;
use super::stages::protected_form;
use crate::formula::{Formula, enforce, imply};
use crate::program::{Form, Program, add, multiply};
use crate::refusal::Refusal;

/// The likely program of a case, and what its last variables stand for.
#[derive(Clone, Debug)]
pub struct LikelyProgram {
    /// The program so far.
    pub program: Program,
    /// The program in which more protected people are released, where the case has that objective.
    pub more_protected: Option<Program>,
    /// The classes: share, variables, whole and part of one of them.
    classes: Vec<Class>,
}

#[derive(Clone, Debug)]
struct Class {
    share: Fraction,
    variables: Vec<Variable>,
}

impl LikelyProgram {
    /// Steps 1 to 4; the last only where it is said how many protected people are released.
    ///
    /// # Errors
    /// [`Refusal::Overflow`]; [`Refusal::UnknownReference`] for an answer or a line that is not there.
    pub fn new(
        case: &Case,
        doubts: &[Doubt],
        answer: Option<(usize, usize)>,
        protected: Option<u64>,
    ) -> Result<Self, Refusal> {
        let mut encoder = undoubted(case, doubts, answer)?;
        let mut classes = Vec::new();
        for (index, doubt) in doubts.iter().enumerate() {
            if answer.is_none_or(|(answered, _)| answered != index) {
                encoder.weigh(doubt, &mut classes)?;
            }
        }
        classes.sort_by_key(|class| class.share);
        let mut more_protected = None;
        if let Some(most) = protected.filter(|_| case.objectives.contains(&Objective::Protected)) {
            let form = protected_form(&encoder)?;
            let mut more = encoder.program.clone();
            more.add_row(form.clone(), add(i128::from(most), 1)?);
            more_protected = Some(more);
            encoder.program.add_row(form, i128::from(most));
        }
        Ok(Self { program: encoder.program, more_protected, classes })
    }

    /// The product of the classes to the power of these counts, as a fraction.
    ///
    /// # Errors
    /// [`Refusal::UnknownReference`] for another number of counts than classes.
    pub fn product(&self, counts: &[u64]) -> Result<(Natural, Natural), Refusal> {
        if counts.len() != self.classes.len() {
            return Err(Refusal::UnknownReference);
        }
        let (mut part, mut whole) = (Natural::one(), Natural::one());
        for (class, &count) in self.classes.iter().zip(counts) {
            let count = u32::try_from(count).map_err(|_| Refusal::Overflow)?;
            part = part.times(&Natural::from(class.share.numerator()).power(count));
            whole = whole.times(&Natural::from(class.share.denominator()).power(count));
        }
        Ok((part, whole))
    }

    /// The program in which a deal would be more likely than `part/whole`, none of these counts being met.
    ///
    /// # Errors
    /// [`Refusal::Overflow`]; [`Refusal::UnknownReference`] for another number of counts than classes.
    pub fn more_likely(&self, listed: &[Vec<u64>], part: &Natural, whole: &Natural) -> Result<Program, Refusal> {
        let mut program = self.program.clone();
        for counts in listed {
            if counts.len() != self.classes.len() {
                return Err(Refusal::UnknownReference);
            }
            let met = self.classes.iter().zip(counts).filter(|(_, count)| **count >= 1);
            let fewer = met.map(|(class, &count)| {
                let number = Form::sum(class.variables.iter().map(|&variable| (variable, -1)))?;
                Ok(Formula::Atom(number, 1 - i128::from(count)))
            });
            let fewer = fewer.collect::<Result<Vec<_>, Refusal>>()?;
            enforce(&mut program, Formula::Or(fewer))?;
        }
        let mut terms = Vec::new();
        for class in &self.classes {
            let (small, large) = (Natural::from(class.share.numerator()), Natural::from(class.share.denominator()));
            let cost = powers_of_two(&small.power(1000), &large.power(1000), |a, b| a <= b);
            terms.extend(class.variables.iter().map(|&variable| (variable, -cost)));
        }
        let most = powers_of_two(&part.power(1000), &whole.power(1000), |a, b| a < b);
        program.add_row(Form::sum(terms)?, -most);
        Ok(program)
    }
}

/// Steps 1 and 2: what is in no doubt, and the answer.
fn undoubted<'a>(case: &'a Case, doubts: &[Doubt], answer: Option<(usize, usize)>) -> Result<Encoder<'a>, Refusal> {
    let mut encoder = Encoder::new(case)?;
    let doubted: BTreeSet<DoubtedLine> = doubts.iter().flat_map(|doubt| doubt.lines.iter().copied()).collect();
    for rule in case.rule_refs().filter(|&rule| !doubted.contains(&DoubtedLine::Rule(rule))) {
        encoder.enforce_rule(rule)?;
    }
    encoder.something_moves()?;
    if let Some((doubt, reading)) = answer {
        let doubt = doubts.get(doubt).ok_or(Refusal::UnknownReference)?;
        let reading = doubt.readings.get(reading).ok_or(Refusal::UnknownReference)?;
        let formula = encoder.reading(doubt, reading)?;
        enforce(&mut encoder.program, formula)?;
    }
    Ok(encoder)
}

/// The greatest integer `k` from -1 on for which `small·2^k` and `large` are as asked: counted up from the bottom.
fn powers_of_two(small: &Natural, large: &Natural, holds: impl Fn(&Natural, &Natural) -> bool) -> i128 {
    // Two numbers of as many binary digits are less than a factor of two apart.
    let mut power = large.bits().saturating_sub(small.bits()).saturating_sub(1);
    if !holds(&small.doubled(power), large) {
        return -1;
    }
    while holds(&small.doubled(power + 1), large) {
        power += 1;
    }
    power as i128
}

impl Encoder<'_> {
    /// A reading of a doubt.
    fn reading(&self, doubt: &Doubt, reading: &DoubtReading) -> Result<Formula, Refusal> {
        let mut parts = Vec::new();
        for (line, version) in doubt.lines.iter().zip(&reading.versions) {
            match (line, version) {
                (DoubtedLine::Rule(rule), Version::Written) => {
                    let rule = self.case.rules.get(rule.index()).ok_or(Refusal::UnknownReference)?;
                    parts.push(self.sentence(&rule.sentence)?);
                }
                (DoubtedLine::Rule(_), Version::Instead { sentence, .. }) => parts.push(self.sentence(sentence)?),
                (DoubtedLine::Hold(item), Version::Dropped) => {
                    parts.push(Formula::Atom(self.sum_over(&[*item], |_| Some(-1))?, 0));
                }
                (DoubtedLine::Rule(_), Version::Dropped) | (DoubtedLine::Hold(_), _) => {}
            }
        }
        Ok(Formula::And(parts))
    }

    /// Variables and rows that say how much of a doubt accepts.
    fn weigh(&mut self, doubt: &Doubt, classes: &mut Vec<Class>) -> Result<(), Refusal> {
        let mut sure = 0_u64;
        let mut accepting: Vec<(Variable, i128)> = Vec::new();
        let mut sums = BTreeSet::from([0_u64]);
        for reading in &doubt.readings {
            match self.reading(doubt, reading)?.simplify(&self.program)? {
                Formula::True => sure = sure.checked_add(reading.weight).ok_or(Refusal::Overflow)?,
                Formula::False => {}
                open => {
                    let switch = self.program.add_variable(1)?;
                    imply(&mut self.program, open, switch)?;
                    accepting.push((switch, i128::from(reading.weight)));
                    let with: Vec<u64> = sums.iter().filter_map(|sum| sum.checked_add(reading.weight)).collect();
                    sums.extend(with);
                }
            }
        }
        let mut steps = Vec::new();
        for sum in sums.into_iter().filter_map(|sum| sum.checked_add(sure)).filter(|&sum| sum > 0) {
            let step = self.program.add_variable(1)?;
            steps.push((step, i128::from(sum)));
            let share = Fraction::new(sum, doubt.total()).ok_or(Refusal::UnknownReference)?;
            if sum < doubt.total() {
                match classes.iter_mut().find(|class| class.share == share) {
                    Some(class) => class.variables.push(step),
                    None => classes.push(Class { share, variables: vec![step] }),
                }
            }
        }
        self.program.add_row(Form::sum(steps.iter().map(|&(step, _)| (step, 1)))?, 1);
        let mut reached = accepting;
        for (step, sum) in steps {
            reached.push((step, multiply(sum, -1)?));
        }
        self.program.add_row(Form::sum(reached)?, -i128::from(sure));
        Ok(())
    }
}
