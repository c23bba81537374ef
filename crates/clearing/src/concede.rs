//! The cheapest concessions that unlock a deal, by the mediator's own estimates.
//!
//! One program holds every way of weakening at once, each behind a choice; its least cost is the cheapest set, and rows that exclude what was found make the next one. The
//! program is section 4, *Concessions*, of `docs/reference/encoding.md`. Of its rules only those are taken in that are found in the way: the least cost with these is a bound,
//! and the choices that reach it either have a deal that keeps all rules, or meet rules that cannot hold together; these come in too. Sources: Davies and Bacchus,
//! *Solving MAXSAT by solving a sequence of simpler SAT instances* (2011); for the gathering of rules, see `conflict`.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::proof::{Refutation, Variable};
use takas_model::{Case, ConcessionSet, Concessions, Deal, Outcome, RuleRef};

use crate::candidates::Candidates;
use crate::conflict::Tried;
use crate::encode::to_i64;
use crate::engine::{Engine, Stage};
use crate::error::ClearingError;
use crate::formula::{Form, Formula};
use crate::integer::{Ending, Hints};
use crate::parts::{Parts, Reduced};
use crate::search::Start;

impl Engine<'_> {
    /// The first `how_many` sets of concessions in order of cost, each with the best deal it unlocks.
    ///
    /// A set that concedes at least as much as an earlier one, rule by rule, is left out. On a case that has a deal already, the
    /// first set is empty and costs nothing.
    ///
    /// # Errors
    /// When numbers of the case cannot be added up exactly.
    pub fn concessions(&mut self, case: &Case, how_many: usize) -> Result<Concessions, ClearingError> {
        self.sets(case, how_many, |engine, choices, deal| {
            engine.clear_from(
                &case.conceding(choices),
                &Start { deals: vec![deal], ask_unique: true, ..Start::default() },
            )
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
        mut unlock: impl FnMut(&mut Self, &[(usize, usize)], Deal) -> Result<Outcome, ClearingError>,
    ) -> Result<Concessions, ClearingError> {
        let candidates = Candidates::of(case);
        let mut unlocking = Unlocking::new(self, case, &candidates)?;
        let mut found = Concessions::default();
        while found.sets.len() < how_many {
            let (choices, proof) = match unlocking.cheapest() {
                Sought::Found(choices, proof) => (choices, proof),
                Sought::Nothing => {
                    found.exhausted = true;
                    break;
                }
                Sought::Open => break,
            };
            unlocking.exclude(&choices)?;
            let deal = unlocking.met.deal(&candidates);
            let unlocks = unlock(unlocking.engine, &choices, deal)?;
            let cost = choices.iter().map(|&(c, o)| case.concessions[c].options[o].difficulty).sum();
            let is_free = choices.is_empty();
            found.sets.push(ConcessionSet { choices, cost, unlocks, proof });
            if is_free {
                found.exhausted = true;
                break;
            }
        }
        Ok(found)
    }
}

/// The choices of each concession, and what each costs.
type Choices = Vec<Vec<(Variable, i64)>>;

/// Looks for the cheapest choices that have a deal.
struct Unlocking<'f, 'e> {
    engine: &'f mut Engine<'e>,
    parts: Parts,
    choices: Choices,
    /// For each variable that is a choice whether it is taken now.
    taken: Vec<Option<i64>>,
    /// The members that were in conflict so far.
    members: BTreeSet<usize>,
    met: Met,
}

/// What was sought.
enum Sought {
    /// Choices that have a deal, which is the one met last, and that nothing is cheaper.
    Found(Vec<(usize, usize)>, Option<Refutation>),
    /// There is none.
    Nothing,
    /// A limit came first.
    Open,
}

impl<'f, 'e> Unlocking<'f, 'e> {
    fn new(engine: &'f mut Engine<'e>, case: &Case, candidates: &Candidates) -> Result<Self, ClearingError> {
        let (parts, choices) = parts(case, candidates)?;
        let mut taken = vec![None; parts.variable_count()];
        for &(choice, _) in choices.iter().flatten() {
            taken[choice as usize] = Some(0);
        }
        let met = Met::nothing(&parts, candidates);
        Ok(Self { engine, parts, choices, taken, members: BTreeSet::new(), met })
    }

    fn cheapest(&mut self) -> Sought {
        loop {
            let mut reduced = self.parts.reduced(self.members.iter().copied());
            reduced.take_further(&self.parts);
            let all = self.choices.iter().flatten();
            let cost: Vec<(Variable, i64)> =
                all.filter_map(|&(choice, cost)| Some((reduced.place(choice)?, -cost))).collect();
            let answer = self.engine.maximise_terms(Stage::Concessions, &reduced.program, &cost, Hints::default());
            let solution = match (answer.ending, answer.solution) {
                (Ending::Infeasible, _) => return Sought::Nothing,
                (Ending::Optimal, Some(solution)) => solution,
                _ => return Sought::Open,
            };
            for &(choice, _) in self.choices.iter().flatten() {
                let value = reduced.place(choice).map_or(0, |place| solution[place as usize]);
                self.taken[choice as usize] = Some(value);
            }
            match self.attempt() {
                Tried::Hold => {
                    let proof = answer.refutation.map(|proof| reduced.renumbered_in_whole(&self.parts, proof));
                    return Sought::Found(self.chosen(), proof);
                }
                Tried::Fail(core) => self.members.extend(core),
                Tried::Open => return Sought::Open,
            }
        }
    }

    /// Tries whether all members can hold with the choices taken: from those in conflict so far, whatever a deal of them breaks is added.
    fn attempt(&mut self) -> Tried {
        let mut members = self.members.clone();
        loop {
            let fixed = |known| self.taken[known as usize];
            let reduced = self.parts.reduced_at(members.iter().copied(), fixed, &self.met.moving);
            let near = self.engine.near(&reduced.program, reduced.taken_from(&self.met.values));
            let solution = match near {
                Some(solution) => solution,
                None => match self.solve(&reduced) {
                    Ok(solution) => solution,
                    Err(other) => return other,
                },
            };
            self.met.change(&self.parts, &reduced, &solution);
            // That something moves speaks of all candidates: it comes in when nothing else is broken.
            let moves = self.parts.len() - 1;
            let broken: Vec<usize> = self.met.broken().filter(|place| !members.contains(place)).collect();
            match broken.as_slice() {
                [] => return Tried::Hold,
                [only] => drop(members.insert(*only)),
                several => members.extend(several.iter().copied().filter(|&place| place != moves)),
            }
        }
    }

    fn solve(&mut self, reduced: &Reduced) -> Result<Vec<i64>, Tried> {
        // Deals that move little break little.
        let guide = reduced.all_candidates(&self.parts, -1);
        let hints = Hints { guide: Some(&guide), ..Hints::default() };
        let answer = self.engine.satisfy(Stage::Concessions, &reduced.program, hints);
        match (answer.ending, answer.solution) {
            (_, Some(solution)) => Ok(solution),
            (Ending::Infeasible, None) => {
                Err(Tried::Fail(answer.refutation.map_or_else(|| reduced.members(), |proof| reduced.used(&proof))))
            }
            _ => Err(Tried::Open),
        }
    }

    /// The choices taken.
    fn chosen(&self) -> Vec<(usize, usize)> {
        let mut chosen = Vec::new();
        for (concession, options) in self.choices.iter().enumerate() {
            for (option, &(choice, _)) in options.iter().enumerate() {
                if self.taken[choice as usize] == Some(1) {
                    chosen.push((concession, option));
                }
            }
        }
        chosen
    }

    /// No later set concedes at least as much everywhere.
    fn exclude(&mut self, chosen: &[(usize, usize)]) -> Result<(), ClearingError> {
        let options = chosen.iter().flat_map(|&(concession, option)| &self.choices[concession][option..]);
        let terms: Vec<(Variable, i64)> = options.map(|&(choice, _)| (choice, -1)).collect();
        self.parts.push_further(&terms, to_i64(1 - chosen.len() as i128)?);
        Ok(())
    }
}

/// The deal met last.
struct Met {
    /// The values of all variables; of those that no program had yet 0.
    values: Vec<i64>,
    /// The candidates that are not 0.
    moving: BTreeSet<Variable>,
    candidates: usize,
    /// For each candidate, the members that speak of it.
    speaking: Vec<Vec<usize>>,
    /// For each member whether the deal breaks it as it is written.
    breaks: Vec<bool>,
}

impl Met {
    /// The empty deal.
    fn nothing(parts: &Parts, candidates: &Candidates) -> Self {
        let candidates = candidates.all.len();
        let values = vec![0; parts.variable_count()];
        let breaks = (0..parts.len()).map(|place| parts.breaks(&values[..candidates], place)).collect();
        Self { values, moving: BTreeSet::new(), candidates, speaking: parts.speaking(), breaks }
    }

    /// Another deal: the values of a program's variables change, which are all that move, and more.
    fn change(&mut self, parts: &Parts, reduced: &Reduced, solution: &[i64]) {
        let mut concerned = BTreeSet::from([parts.len() - 1]);
        for (&known, &value) in reduced.variables().iter().zip(solution) {
            let before = core::mem::replace(&mut self.values[known as usize], value);
            if let Some(members) = self.speaking.get(known as usize).filter(|_| before != value) {
                concerned.extend(members);
                if value == 0 {
                    self.moving.remove(&known)
                } else {
                    self.moving.insert(known)
                };
            }
        }
        debug_assert!(parts.keeps_stocks(&self.values), "a deal keeps to the stocks");
        for place in concerned {
            self.breaks[place] = parts.breaks(&self.values[..self.candidates], place);
        }
    }

    fn broken(&self) -> impl Iterator<Item = usize> {
        self.breaks.iter().enumerate().filter(|(_, breaks)| **breaks).map(|(place, _)| place)
    }

    fn deal(&self, candidates: &Candidates) -> Deal {
        candidates.deal(&self.values[..self.candidates])
    }
}

/// The rules behind their choices, and these.
fn parts(case: &Case, candidates: &Candidates) -> Result<(Parts, Choices), ClearingError> {
    let mut choices = vec![Vec::new(); case.concessions.len()];
    let concession_on: BTreeMap<RuleRef, usize> =
        case.concessions.iter().enumerate().rev().map(|(place, concession)| (concession.rule, place)).collect();
    let parts = Parts::made(case, candidates, |encoding, translator, rule, formula| {
        let Some(&place) = concession_on.get(&rule) else { return encoding.enforce(formula.clone()) };
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
        parts.push(formula.clone());
        encoding.enforce(Formula::Or(parts))?;
        for (option, &choice) in options.iter().zip(&taken) {
            if let Some(sentence) = &option.to {
                let not_taken = Formula::at_least(single(choice, -1), 0);
                encoding.enforce(Formula::Or(vec![not_taken, translator.sentence(sentence)]))?;
            }
            choices[place].push((choice, to_i64(i128::from(option.difficulty))?));
        }
        Ok(())
    })?;
    Ok((parts, choices))
}

fn single(variable: Variable, coefficient: i128) -> Form {
    let mut form = Form::default();
    form.add(variable, coefficient);
    form
}
