//! The cheapest concessions that unlock a deal, by the mediator's own estimates.
//!
//! One program holds every way of weakening at once, each behind a choice; its least cost is the cheapest set, and rows that exclude
//! what was found make the next one. The program is section 4, *Concessions*, of `docs/reference/encoding.md`.

use takas_model::{Case, ConcessionSet, Concessions, Deal, Outcome};

use crate::candidates::Candidates;
use crate::encode::Encoding;
use crate::engine::{Engine, Stage};
use crate::error::ClearingError;
use crate::formula::{Form, Formula, Translator};
use crate::integer::{Ending, Hints};
use crate::search::Start;
use takas_model::proof::Variable;

impl Engine<'_> {
    /// The first `how_many` sets of concessions in order of cost, each with the best deal it unlocks.
    ///
    /// A set that concedes at least as much as an earlier one, rule by rule, is left out. On a case that has a deal already, the
    /// first set is empty and costs nothing.
    ///
    /// # Errors
    /// When numbers of the case cannot be added up exactly.
    pub fn concessions(&mut self, case: &Case, how_many: usize) -> Result<Concessions, ClearingError> {
        self.sets(case, how_many, |engine, weakened, deal| {
            engine.clear_from(weakened, &Start { deals: vec![deal], ask_unique: true, ..Start::default() })
        })
    }

    /// The cheapest set of concessions alone; the best deal that it unlocks is not looked for ([`Outcome::Interrupted`]).
    ///
    /// # Errors
    /// When numbers of the case cannot be added up exactly.
    pub fn cheapest_concessions(&mut self, case: &Case) -> Result<Concessions, ClearingError> {
        self.sets(case, 1, |_, _, _| Ok(Outcome::Interrupted))
    }

    fn sets(
        &mut self,
        case: &Case,
        how_many: usize,
        mut unlock: impl FnMut(&mut Self, &Case, Deal) -> Result<Outcome, ClearingError>,
    ) -> Result<Concessions, ClearingError> {
        let candidates = Candidates::of(case);
        let (mut encoding, choices) = encode(case, &candidates)?;
        let mut cost = Form::default();
        for (concession, options) in case.concessions.iter().zip(&choices) {
            for (option, &choice) in concession.options.iter().zip(options) {
                cost.add(choice, -i128::from(option.difficulty));
            }
        }
        let mut found = Concessions::default();
        while found.sets.len() < how_many {
            let answer = self.maximise(Stage::Concessions, &encoding.program, &cost, Hints::default())?;
            let Some(solution) = answer.solution else {
                found.exhausted = answer.ending == Ending::Infeasible;
                break;
            };
            if answer.ending != Ending::Optimal {
                break;
            }
            let chosen = chosen_options(&choices, &solution);
            exclude(&mut encoding, &choices, &chosen)?;
            let weakened = case.conceding(&chosen);
            let deal = candidates.deal(&solution[..candidates.all.len()]);
            let unlocks = unlock(self, &weakened, deal)?;
            let cost = chosen.iter().map(|&(c, o)| case.concessions[c].options[o].difficulty).sum();
            let is_free = chosen.is_empty();
            found.sets.push(ConcessionSet { choices: chosen, cost, unlocks, proof: answer.refutation });
            if is_free {
                found.exhausted = true;
                break;
            }
        }
        Ok(found)
    }
}

fn encode(case: &Case, candidates: &Candidates) -> Result<(Encoding, Vec<Vec<Variable>>), ClearingError> {
    let mut encoding = Encoding::of_items(case, candidates)?;
    let translator = Translator { case, candidates };
    let mut choices = vec![Vec::new(); case.concessions.len()];
    for rule in case.rule_refs() {
        let Some(place) = case.concessions.iter().position(|concession| concession.rule == rule) else {
            encoding.push_rule(translator, rule)?;
            continue;
        };
        let options = &case.concessions[place].options;
        let taken: Vec<Variable> = options.iter().map(|_| encoding.push_choice(1)).collect();
        if taken.len() > 1 {
            let mut row = Form::default();
            for &choice in &taken {
                row.add(choice, -1);
            }
            encoding.push_row(&row, -1)?;
        }
        let mut parts: Vec<Formula> = taken.iter().map(|&choice| Formula::at_least(single(choice, 1), 1)).collect();
        parts.push(translator.sentence(&case.rule(rule).sentence));
        encoding.enforce(Formula::Or(parts))?;
        for (option, &choice) in options.iter().zip(&taken) {
            if let Some(sentence) = &option.to {
                let not_taken = Formula::at_least(single(choice, -1), 0);
                encoding.enforce(Formula::Or(vec![not_taken, translator.sentence(sentence)]))?;
            }
        }
        choices[place] = taken;
    }
    encoding.push_something_moves()?;
    Ok((encoding, choices))
}

fn chosen_options(choices: &[Vec<Variable>], solution: &[i64]) -> Vec<(usize, usize)> {
    let mut chosen = Vec::new();
    for (concession, options) in choices.iter().enumerate() {
        for (option, &choice) in options.iter().enumerate() {
            if solution[choice as usize] == 1 {
                chosen.push((concession, option));
            }
        }
    }
    chosen
}

/// No later set concedes at least as much everywhere.
fn exclude(encoding: &mut Encoding, choices: &[Vec<Variable>], chosen: &[(usize, usize)]) -> Result<(), ClearingError> {
    let mut row = Form::default();
    for &(concession, option) in chosen {
        for &choice in &choices[concession][option..] {
            row.add(choice, -1);
        }
    }
    encoding.push_row(&row, 1 - chosen.len() as i128).map(drop)
}

fn single(variable: Variable, coefficient: i128) -> Form {
    let mut form = Form::default();
    form.add(variable, coefficient);
    form
}
