//! The deal most likely to be accepted, and what an answer would change: section 6 of `docs/reference/encoding.md`.
//!
//! A chance is a product over doubts. Its logarithm, rounded so that no deal is lost, is a sum that an integer program can bound; products
//! themselves are compared exactly. Deals that the rounding cannot tell from the best are met one by one, by how many doubts
//! of each size they run into, and struck out.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::proof::Variable;
use takas_model::{
    Case, Chance, Deal, Doubt, DoubtReading, DoubtedLine, Fraction, Likely, LikelyDeal, Natural, Objective, Version,
};

use crate::candidates::Candidates;
use crate::encode::{Encoding, deal_of};
use crate::engine::{Engine, Stage};
use crate::error::ClearingError;
use crate::formula::{Form, Formula, Translator, variable};
use crate::integer::{Ending, Hints};
use crate::search::objective_form;

/// Parts of a factor of two that costs are measured in.
const SCALE: u32 = 1000;

/// The chance that a deal is accepted: that in every doubt what is so accepts it. The rest of the case is not looked at.
pub fn chance(case: &Case, doubts: &[Doubt], deal: &Deal) -> Chance {
    let candidates = Candidates::of(case);
    let values = candidates.values(deal);
    let translator = Translator { case, candidates: &candidates };
    let accepted = doubts.iter().map(|doubt| accepted_weight(translator, doubt, &values));
    Chance { numerator: Natural::product(accepted), denominator: Natural::product(doubts.iter().map(Doubt::total)) }
}

/// For each reading of a doubt, whether it accepts a deal.
pub fn accepts(case: &Case, doubt: &Doubt, deal: &Deal) -> Vec<bool> {
    let candidates = Candidates::of(case);
    let values = candidates.values(deal);
    let translator = Translator { case, candidates: &candidates };
    doubt.readings.iter().map(|reading| formula(translator, doubt, reading).holds(&values)).collect()
}

fn accepted_weight(translator: Translator<'_>, doubt: &Doubt, values: &[i64]) -> u64 {
    let accepts = |reading: &&DoubtReading| formula(translator, doubt, reading).holds(values);
    doubt.readings.iter().filter(accepts).fold(0, |sum, reading| sum.saturating_add(reading.weight))
}

/// A reading as a formula.
fn formula(translator: Translator<'_>, doubt: &Doubt, reading: &DoubtReading) -> Formula {
    let parts = doubt.lines.iter().zip(&reading.versions).filter_map(|(line, version)| match (line, version) {
        (DoubtedLine::Rule(rule), Version::Written) => Some(translator.sentence(&translator.case.rule(*rule).sentence)),
        (DoubtedLine::Rule(_), Version::Instead { sentence, .. }) => Some(translator.sentence(sentence)),
        (DoubtedLine::Hold(item), Version::Dropped) => {
            let mut none = Form::default();
            for index in translator.candidates.of_item(*item) {
                none.add(variable(index), -1);
            }
            Some(Formula::at_least(none, 0))
        }
        _ => None,
    });
    Formula::And(parts.collect())
}

impl Engine<'_> {
    /// The deal most likely to be accepted, among those that release most protected people (where the case has that objective) and
    /// satisfy all that is not doubted; with an answer given: once that doubt is settled so.
    ///
    /// None when a limit came before any deal.
    ///
    /// # Errors
    /// When numbers of the case cannot be added up exactly.
    pub fn most_likely(
        &mut self,
        case: &Case,
        doubts: &[Doubt],
        answer: Option<(usize, usize)>,
        known: &[Deal],
    ) -> Result<Option<Likely>, ClearingError> {
        let candidates = Candidates::of(case);
        let translator = Translator { case, candidates: &candidates };
        let mut program = Encoding::base_of_all(&case.without_doubted_rules(doubts), &candidates)?;
        if let Some((doubt, reading)) = answer {
            program.enforce(formula(translator, &doubts[doubt], &doubts[doubt].readings[reading]))?;
        }
        let ladder = Ladder::push(&mut program, translator, doubts, answer)?;
        let mut known: Vec<Vec<i64>> = known.iter().map(|deal| candidates.values(deal)).collect();
        let mut protected = None;
        if case.objectives.contains(&Objective::Protected) {
            let form = objective_form(&mut program, case, &candidates, Objective::Protected)?;
            let start = start(&program, &known, &form);
            let hints = Hints { start: start.as_deref(), guide: None };
            let found = self.maximise(Stage::Likely, &program.program, &form, hints)?;
            match (found.ending, found.value) {
                (Ending::Optimal, Some(value)) => {
                    program.push_row(&form, i128::from(value))?;
                    protected = Some((u64::try_from(value).unwrap_or(0), found.refutation));
                    known.extend(found.solution);
                }
                (Ending::Infeasible, _) => {
                    return Ok(Some(Likely { answer, protected: None, deal: None, proof: found.refutation }));
                }
                _ => return Ok(None),
            }
        }
        let mut search = Search { engine: self, case, doubts, answer, candidates: &candidates, ladder: &ladder, known };
        search.run(program, protected)
    }
}

/// The known solution that is best by the form.
fn start(program: &Encoding, known: &[Vec<i64>], form: &Form) -> Option<Vec<i64>> {
    let full = known.iter().map(|values| program.completed(values));
    full.filter(|solution| program.program.satisfied_by(solution)).max_by_key(|solution| form.value(solution))
}

/// The variables that say how much of each doubt accepts the deal.
struct Ladder {
    /// For each class, ascending: the variables that count in it, and its cost.
    classes: BTreeMap<Fraction, (Vec<Variable>, i64)>,
}

impl Ladder {
    fn push(
        program: &mut Encoding,
        translator: Translator<'_>,
        doubts: &[Doubt],
        answer: Option<(usize, usize)>,
    ) -> Result<Self, ClearingError> {
        let mut classes: BTreeMap<Fraction, (Vec<Variable>, i64)> = BTreeMap::new();
        for (index, doubt) in doubts.iter().enumerate() {
            if answer.is_some_and(|(answered, _)| answered == index) {
                continue;
            }
            let mut sure = 0_u64;
            let mut switches: Vec<(Variable, &DoubtReading, Formula)> = Vec::new();
            for reading in &doubt.readings {
                match formula(translator, doubt, reading).simplified(&program.bounds) {
                    Formula::True => sure += reading.weight,
                    Formula::False => {}
                    open => {
                        let switch = program.push_switch(open.clone())?;
                        switches.push((switch, reading, open));
                    }
                }
            }
            let mut sums = BTreeSet::from([sure]);
            for (_, reading, _) in &switches {
                let more: Vec<u64> = sums.iter().map(|sum| sum + reading.weight).collect();
                sums.extend(more);
            }
            sums.remove(&0);
            let total = doubt.total();
            let weighed: Vec<(Formula, u64)> =
                switches.iter().map(|(_, reading, formula)| (formula.clone(), reading.weight)).collect();
            let (mut any, mut reached) = (Form::default(), Form::default());
            for &sum in &sums {
                let step = program.push_exactly(weighed.clone(), sure, sum);
                any.add(step, 1);
                reached.add(step, -i128::from(sum));
                if let Some(share) = Fraction::new(sum, total).filter(|_| sum < total) {
                    let class = classes.entry(share).or_insert_with(|| (Vec::new(), cost(sum, total)));
                    class.0.push(step);
                }
            }
            for (switch, reading, _) in &switches {
                reached.add(*switch, i128::from(reading.weight));
            }
            program.push_row(&any, 1)?;
            program.push_row(&reached, -i128::from(sure))?;
        }
        Ok(Self { classes })
    }

    /// The costs, negated: what is made large.
    fn form(&self) -> Form {
        let mut form = Form::default();
        for (variables, cost) in self.classes.values() {
            for &variable in variables {
                form.add(variable, -i128::from(*cost));
            }
        }
        form
    }

    /// How many doubts of each class the deal runs into.
    fn counts(&self, solution: &[i64]) -> Vec<u64> {
        let count = |variables: &[Variable]| variables.iter().filter(|v| solution[**v as usize] > 0).count() as u64;
        self.classes.values().map(|(variables, _)| count(variables)).collect()
    }

    /// Fewer than that of some class.
    fn fewer(&self, counts: &[u64]) -> Formula {
        let parts =
            self.classes.values().zip(counts).filter(|(_, count)| **count > 0).map(|((variables, _), &count)| {
                let mut form = Form::default();
                for &variable in variables {
                    form.add(variable, -1);
                }
                Formula::at_least(form, 1 - i128::from(count))
            });
        Formula::Or(parts.collect())
    }
}

/// The greatest integer `c` with `2^c ≤ (total/sum)^1000`.
fn cost(sum: u64, total: u64) -> i64 {
    let (small, large) = (Natural::from(sum).power(SCALE), Natural::from(total).power(SCALE));
    let near = large.bits().saturating_sub(small.bits());
    let cost = if small.doubled(near) <= large { near } else { near.saturating_sub(1) };
    i64::try_from(cost).unwrap_or(i64::MAX)
}

/// The greatest integer `K` with `2^K < (1/p)^1000`, `p` the product of the classes to the power of the counts; -1 where there is
/// none of 0 or more.
fn budget(ladder: &Ladder, counts: &[u64]) -> i64 {
    let product = |part: fn(Fraction) -> u64| {
        let powers = ladder
            .classes
            .keys()
            .zip(counts)
            .map(|(&class, &count)| Natural::from(part(class)).power(u32::try_from(count).unwrap_or(u32::MAX)));
        powers.fold(Natural::one(), |product, power| product.times(&power)).power(SCALE)
    };
    let (small, large) = (product(Fraction::numerator), product(Fraction::denominator));
    let near = large.bits().saturating_sub(small.bits()) + 1;
    let under = (0..=near).rev().find(|&power| small.doubled(power) < large);
    under.and_then(|power| i64::try_from(power).ok()).unwrap_or(-1)
}

/// A look for the most likely deal on a program with its ladder.
struct Search<'s, 'e, 'a> {
    engine: &'e mut Engine<'a>,
    case: &'s Case,
    doubts: &'s [Doubt],
    answer: Option<(usize, usize)>,
    candidates: &'s Candidates,
    ladder: &'s Ladder,
    known: Vec<Vec<i64>>,
}

impl Search<'_, '_, '_> {
    fn run(
        &mut self,
        program: Encoding,
        protected: Option<(u64, Option<takas_model::proof::Refutation>)>,
    ) -> Result<Option<Likely>, ClearingError> {
        let form = self.ladder.form();
        let start = start(&program, &self.known, &form);
        let hints = Hints { start: start.as_deref(), guide: None };
        let first = self.engine.maximise(Stage::Likely, &program.program, &form, hints)?;
        let Some(solution) = first.solution else {
            let none = Likely { answer: self.answer, protected, deal: None, proof: first.refutation };
            return Ok((first.ending == Ending::Infeasible).then_some(none));
        };
        let (mut best, mut counts) = self.seen(&program, &solution);
        let mut best_counts = counts.clone();
        let mut listed = vec![counts.clone()];
        let mut grown = program;
        let mut closed = None;
        if first.ending == Ending::Optimal {
            loop {
                grown.enforce(self.ladder.fewer(&counts))?;
                let mut asked = grown.clone();
                asked.push_row(&form, -i128::from(budget(self.ladder, &best_counts)))?;
                let answer = self.engine.satisfy(Stage::Likely, &asked.program, Hints::default());
                match (answer.ending, answer.solution) {
                    (_, Some(solution)) => {
                        let (found, others) = self.seen(&asked, &solution);
                        counts = others;
                        listed.push(counts.clone());
                        if found.chance > best.chance {
                            best = found;
                            best_counts.clone_from(&counts);
                        }
                    }
                    (Ending::Infeasible, None) => {
                        closed = Some(answer.refutation);
                        break;
                    }
                    _ => break,
                }
            }
        }
        best.is_best = closed.is_some();
        best.counts = listed;
        Ok(Some(Likely { answer: self.answer, protected, deal: Some(best), proof: closed.flatten() }))
    }

    /// The deal of a solution with its true chance and counts.
    fn seen(&self, program: &Encoding, solution: &[i64]) -> (LikelyDeal, Vec<u64>) {
        let values = &solution[..self.candidates.all.len()];
        let full = program.completed(values);
        let deal = deal_of(self.candidates, values);
        let others: Vec<Doubt> = self
            .doubts
            .iter()
            .enumerate()
            .filter(|(index, _)| self.answer.is_none_or(|(answered, _)| answered != *index))
            .map(|(_, doubt)| doubt.clone())
            .collect();
        let chance = chance(self.case, &others, &deal);
        (LikelyDeal { deal, chance, is_best: false, counts: Vec::new() }, self.ladder.counts(&full))
    }
}
