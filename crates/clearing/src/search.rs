//! One clearing: the objectives in turn, each proved before the next begins.
//!
//! Lexicographic optimisation by pinning: a level is maximised, its value becomes a row, the next level follows. Leximin
//! ("worst-off") alternates two questions that are both counts over 0/1 indicators: how many parties can be above
//! the value reached, and, once no more can, the same for the next value. Source of the counting form: Ogryczak and
//! Śliwiński, *On direct methods for lexicographic min-max optimization* (2006).

use takas_model::proof::{Refutation, Variable};
use takas_model::{
    Case, Certificate, Deal, Fraction, Kind, LevelProof, Objective, ObjectiveValue, Outcome, PartyBest, PartyRef, Value,
};

use crate::candidates::Candidates;
use crate::encode::{Encoding, deal_of, integer_terms};
use crate::engine::{Engine, Stage};
use crate::error::ClearingError;
use crate::formula::{Form, Formula, variable};
use crate::integer::{Answer, Ending, Hints};

/// A party whose satisfaction counts in leximin.
#[derive(Clone, Debug)]
struct Counted {
    satisfaction: Form,
    best: u64,
}

/// What a search is given besides the case.
#[derive(Clone, Debug, Default)]
pub(crate) struct Start {
    /// Deals worth trying first; those that do not fit are passed over.
    pub(crate) deals: Vec<Deal>,
    /// Denominators of satisfaction from an earlier clearing; none: they are found and proved.
    pub(crate) bests: Option<Vec<(PartyRef, u64)>>,
    /// Whether no deal of this case exceeds the bests given, so that rows may say so.
    pub(crate) bests_hold: bool,
    /// Deals that the answer must differ from.
    pub(crate) other_than: Vec<Deal>,
    /// Deals that the answer must keep away from, and by how many transfers.
    pub(crate) distant: (Vec<Deal>, u64),
    /// Whether to find out if the best deal is the only one.
    pub(crate) ask_unique: bool,
}

/// One level as it was left.
struct Level {
    objective: Objective,
    form: Option<Form>,
    closed: bool,
    bound: Option<i64>,
    proofs: Vec<Option<Refutation>>,
}

/// The state of one clearing.
pub(crate) struct Search<'e, 'a, 'c> {
    engine: &'e mut Engine<'a>,
    case: &'c Case,
    candidates: Candidates,
    /// The full program: what bests are refuted against.
    full: Encoding,
    /// The program with the levels so far.
    grown: Encoding,
    /// Values of the candidates of the best solution of the levels so far.
    current: Vec<i64>,
    /// Values of the candidates of other solutions met.
    pool: Vec<Vec<i64>>,
    bests: Vec<PartyBest>,
    bests_closed: bool,
    bests_are_given: bool,
    bests_hold: bool,
    counted: Vec<Counted>,
    levels: Vec<Level>,
}

/// How the first question, whether there is any deal, was answered.
pub(crate) enum Opened<'e, 'a, 'c> {
    Search(Box<Search<'e, 'a, 'c>>),
    Ended(Outcome),
}

impl<'e, 'a, 'c> Search<'e, 'a, 'c> {
    /// Finds a first deal, or that there is none.
    pub(crate) fn open(
        engine: &'e mut Engine<'a>,
        case: &'c Case,
        start: &Start,
    ) -> Result<Opened<'e, 'a, 'c>, ClearingError> {
        let candidates = Candidates::of(case);
        let mut base = Encoding::base_of_all(case, &candidates)?;
        let mut full = Encoding::full(case, &candidates)?;
        for deal in &start.other_than {
            let differs = differs_from(&base, &candidates.values(deal));
            base.enforce(differs.clone())?;
            full.enforce(differs)?;
        }
        for deal in &start.distant.0 {
            let parts = differences(&base, &candidates.values(deal));
            base.enforce_count(&parts, i128::from(start.distant.1))?;
            full.enforce_count(&parts, i128::from(start.distant.1))?;
        }
        let mut pool: Vec<Vec<i64>> = start.deals.iter().map(|deal| candidates.values(deal)).collect();
        pool.retain(|values| base.program.satisfied_by(&base.completed(values)));
        if pool.is_empty() {
            let answer = engine.satisfy(Stage::AnyDeal, &base.program, Hints::default());
            match (answer.ending, answer.solution) {
                (_, Some(solution)) => pool.push(solution[..candidates.all.len()].to_vec()),
                (Ending::Infeasible, None) => {
                    return Ok(Opened::Ended(Outcome::Infeasible { proof: answer.refutation }));
                }
                _ => return Ok(Opened::Ended(Outcome::Interrupted)),
            }
        }
        let grown = full.clone();
        let current = pool[0].clone();
        let mut search = Self {
            engine,
            case,
            candidates,
            full,
            grown,
            current,
            pool,
            bests: Vec::new(),
            bests_closed: true,
            bests_are_given: false,
            bests_hold: start.bests_hold || start.bests.is_none(),
            counted: Vec::new(),
            levels: Vec::new(),
        };
        if let Some(given) = &start.bests {
            search.take_bests(given);
        }
        Ok(Opened::Search(Box::new(search)))
    }

    fn take_bests(&mut self, given: &[(PartyRef, u64)]) {
        self.bests_are_given = true;
        for asker in &self.full.askers {
            let best = given.iter().find(|(party, _)| *party == asker.party).map_or(0, |&(_, best)| best);
            if best > 0 {
                self.counted.push(Counted { satisfaction: asker.satisfaction.clone(), best });
            }
        }
    }

    /// Every objective in turn.
    pub(crate) fn run(mut self, ask_unique: bool) -> Result<Outcome, ClearingError> {
        let objectives = self.case.objectives.clone();
        for &objective in &objectives {
            let level = match objective {
                Objective::WorstOff => {
                    self.find_bests()?;
                    self.worst_off()?
                }
                _ => self.linear_level(objective)?,
            };
            self.levels.push(level);
        }
        self.find_bests()?;
        let closed = self.bests_closed && self.levels.iter().all(|level| level.closed);
        let (unique, unique_proof) = if closed && ask_unique { self.is_unique()? } else { (None, None) };
        let objectives = self.values();
        let deal = deal_of(&self.candidates, &self.current);
        let levels = self
            .levels
            .into_iter()
            .map(|level| LevelProof { objective: level.objective, proofs: level.proofs })
            .collect();
        let certificate = Box::new(Certificate { bests: self.bests, levels, unique: unique_proof });
        Ok(Outcome::Deal { deal, objectives, closed, unique, certificate })
    }

    /// The best satisfaction of each party over all deals, once.
    fn find_bests(&mut self) -> Result<(), ClearingError> {
        if self.bests_are_given || !self.bests.is_empty() {
            return Ok(());
        }
        for index in 0..self.full.askers.len() {
            let asker = self.full.askers[index].clone();
            let start = self.best_start(&self.full, &asker.satisfaction);
            let answer = self.engine.maximise(
                Stage::Best(asker.party),
                &self.full.program,
                &asker.satisfaction,
                Hints { start: start.as_deref(), guide: None },
            )?;
            self.bests_closed &= answer.ending == Ending::Optimal;
            let values =
                answer.solution.as_ref().or(start.as_ref()).map_or_else(|| self.current.clone(), |s| self.cut(s));
            let best = u64::try_from(asker.satisfaction.value(&self.full.completed(&values))).unwrap_or(0);
            let witness = deal_of(&self.candidates, &values);
            self.remember(values);
            self.bests.push(PartyBest { party: asker.party, best, witness, proof: answer.refutation });
            if best > 0 {
                self.counted.push(Counted { satisfaction: asker.satisfaction, best });
            }
        }
        Ok(())
    }

    fn linear_level(&mut self, objective: Objective) -> Result<Level, ClearingError> {
        let form = objective_form(&mut self.grown, self.case, &self.candidates, objective)?;
        let start = self.best_start(&self.grown, &form);
        let answer = self.engine.maximise(
            Stage::Objective(objective),
            &self.grown.program,
            &form,
            Hints { start: start.as_deref(), guide: None },
        )?;
        self.take(&answer, start);
        let value = form.value(&self.grown.completed(&self.current));
        self.grown.push_row(&form, value)?;
        // An item's units move once, which a bound from single variables does not know.
        let (_, most) = form.range(&self.grown.bounds);
        let bound = answer.bound.map(|bound| i64::try_from(most).map_or(bound, |most| bound.min(most)));
        Ok(Level {
            objective,
            form: Some(form),
            closed: answer.ending == Ending::Optimal,
            bound,
            proofs: vec![answer.refutation],
        })
    }

    fn worst_off(&mut self) -> Result<Level, ClearingError> {
        let mut level =
            Level { objective: Objective::WorstOff, form: None, closed: true, bound: None, proofs: Vec::new() };
        let counted = self.counted.clone();
        if self.bests_hold {
            for party in &counted {
                self.grown.push_row(&party.satisfaction.clone().negated(), -i128::from(party.best))?;
            }
        }
        let mut needed = counted.len();
        let mut floors: Option<Vec<i128>> = None;
        while needed > 0 {
            let weights = self.raise(&counted, needed)?;
            while self.step_up(&counted, needed, floors.as_ref())? {}
            let mut guide = Form::default();
            for (party, weight) in counted.iter().zip(&weights) {
                guide.add_form(&party.satisfaction, *weight);
            }
            let guide = objective_terms(&guide).ok();
            let reached = self.satisfactions(&counted)[counted.len() - needed];
            let mut pinned = self.grown.clone();
            let floor = push_reached(&mut pinned, &counted, reached, needed, floors.as_ref())?;
            let mut asked = pinned.clone();
            let above = push_above(&mut asked, &counted, reached, &floor)?;
            let start = self.best_start(&asked, &above);
            let answer = self.engine.maximise(
                Stage::Objective(Objective::WorstOff),
                &asked.program,
                &above,
                Hints { start: start.as_deref(), guide: guide.as_deref() },
            )?;
            self.take(&answer, start);
            let count = usize::try_from(above.value(&asked.completed(&self.current))).unwrap_or(0);
            if answer.ending != Ending::Optimal {
                level.closed = false;
                level.proofs.push(None);
                self.grown = pinned;
                break;
            }
            if count < needed {
                level.proofs.push(answer.refutation);
                self.grown = pinned;
                floors.get_or_insert(floor);
                needed = count;
            }
        }
        Ok(level)
    }

    /// A glance at whether all that count can be above the value reached, which is often found sooner than how far the least can be raised.
    /// Whether they can: then the deal at hand is such a one.
    fn step_up(
        &mut self,
        counted: &[Counted],
        needed: usize,
        floors: Option<&Vec<i128>>,
    ) -> Result<bool, ClearingError> {
        let reached = self.satisfactions(counted)[counted.len() - needed];
        let mut asked = self.grown.clone();
        let floor = push_reached(&mut asked, counted, reached, needed, floors)?;
        let above = push_above(&mut asked, counted, reached, &floor)?;
        let start = self.best_start(&asked, &above);
        let stage = Stage::Objective(Objective::WorstOff);
        let answer = self.engine.glance(stage, 1, &asked.program, &above, start.as_deref())?;
        let all = i64::try_from(needed).unwrap_or(i64::MAX);
        let is_up = answer.value.is_some_and(|value| value >= all);
        if is_up {
            self.take(&answer, None);
        }
        Ok(is_up)
    }

    /// A better start for the next value of leximin: among the parties already above, raise the least.
    /// Finds deals, decides nothing. Returns how much each party weighs in what holds the least back.
    fn raise(&mut self, counted: &[Counted], needed: usize) -> Result<Vec<i128>, ClearingError> {
        const STEPS: i64 = 120;
        let values = self.grown.completed(&self.current);
        let satisfaction = |party: &Counted| fraction(&party.satisfaction, party.best, &values);
        let mut order: Vec<usize> = (0..counted.len()).collect();
        order.sort_by_key(|&index| satisfaction(&counted[index]));
        let top = &order[counted.len() - needed..];
        let mut raised = self.grown.clone();
        for &index in &order[..counted.len() - needed] {
            let party = &counted[index];
            raised.push_row(&party.satisfaction, party.satisfaction.value(&values))?;
        }
        let level = raised.push_choice(STEPS);
        let mut rows = Vec::new();
        for &index in top {
            let party = &counted[index];
            let mut row = Form::default();
            row.add_form(&party.satisfaction, i128::from(STEPS));
            row.add(level, -i128::from(party.best));
            rows.push((raised.push_row(&row, 0)?, index));
        }
        let mut objective = Form::default();
        objective.add(level, 1);
        let mut start = raised.completed(&self.current);
        let least = top.iter().map(|&index| satisfaction(&counted[index])).min();
        if let (Some(least), Some(last)) = (least, start.last_mut()) {
            *last = i64::try_from(least.floor_of(STEPS.unsigned_abs())).unwrap_or(STEPS).min(STEPS);
        }
        let answer = self.engine.raise(&raised.program, &objective, Some(&start))?;
        if let Some(solution) = &answer.solution {
            self.current = self.cut(solution);
            self.remember(self.current.clone());
        }
        let mut weights = vec![0; counted.len()];
        for (row, index) in rows {
            let price = answer.prices.iter().find(|(priced, _)| *priced == row);
            weights[index] = price.map_or(0, |&(_, price)| i128::from(price));
        }
        Ok(weights)
    }

    /// Satisfactions at the current deal, ascending.
    fn satisfactions(&self, counted: &[Counted]) -> Vec<Fraction> {
        let values = self.full.completed(&self.current);
        let mut all: Vec<Fraction> =
            counted.iter().map(|party| fraction(&party.satisfaction, party.best, &values)).collect();
        all.sort_unstable();
        all
    }

    fn is_unique(&mut self) -> Result<(Option<bool>, Option<Refutation>), ClearingError> {
        let mut other = self.grown.clone();
        other.enforce(differs_from(&other, &self.current))?;
        // Another deal, if there is one, is best looked for nearby.
        let near: Vec<(Variable, i64)> = self
            .current
            .iter()
            .enumerate()
            .map(|(index, &value)| (variable(index), if value > 0 { 1 } else { -1 }))
            .collect();
        let answer = self.engine.satisfy(Stage::Unique, &other.program, Hints { start: None, guide: Some(&near) });
        Ok(match (answer.ending, &answer.solution) {
            (_, Some(_)) => (Some(false), None),
            (Ending::Infeasible, None) => (Some(true), answer.refutation),
            _ => (None, None),
        })
    }

    /// Values and bounds of all levels at the current deal.
    fn values(&self) -> Vec<ObjectiveValue> {
        let solution = self.grown.completed(&self.current);
        self.levels
            .iter()
            .map(|level| {
                let value = match &level.form {
                    None => Value::Leximin(self.satisfactions(&self.counted)),
                    Some(form) => number(form.value(&solution)),
                };
                let bound = if level.closed && self.bests_closed {
                    Some(value.clone())
                } else {
                    level.bound.filter(|_| level.form.is_some()).map(|bound| number(i128::from(bound)))
                };
                ObjectiveValue { objective: level.objective, value, bound }
            })
            .collect()
    }

    /// The known solution with the greatest value of the form that fits the program, completed.
    fn best_start(&self, encoding: &Encoding, form: &Form) -> Option<Vec<i64>> {
        [&self.current]
            .into_iter()
            .chain(&self.pool)
            .map(|values| encoding.completed(values))
            .filter(|solution| encoding.program.satisfied_by(solution))
            .max_by_key(|solution| form.value(solution))
    }

    fn take(&mut self, answer: &Answer, start: Option<Vec<i64>>) {
        if let Some(solution) = answer.solution.clone().or(start) {
            self.current = self.cut(&solution);
            self.remember(self.current.clone());
        }
    }

    fn remember(&mut self, values: Vec<i64>) {
        const KEPT: usize = 24;
        if !self.pool.contains(&values) {
            if self.pool.len() == KEPT {
                self.pool.remove(0);
            }
            self.pool.push(values);
        }
    }

    fn cut(&self, solution: &[i64]) -> Vec<i64> {
        solution[..self.candidates.all.len()].to_vec()
    }
}

/// The form to maximise; adds the variables that count transfers. Empty for *worst-off*, which is no single form.
pub(crate) fn objective_form(
    encoding: &mut Encoding,
    case: &Case,
    candidates: &Candidates,
    objective: Objective,
) -> Result<Form, ClearingError> {
    let mut form = Form::default();
    for (index, candidate) in candidates.all.iter().enumerate() {
        let item = case.item(candidate.item);
        let unit = variable(index);
        match objective {
            Objective::Protected => {
                let counts = item.protection.is_some() && !matches!(item.kind, Kind::Goods { .. } | Kind::Undertaking);
                form.add(unit, i128::from(counts));
            }
            Objective::People => form.add(unit, i128::from(item.is_people())),
            Objective::Earliest => form.add(unit, -(candidate.phase.index() as i128)),
            Objective::FewestTransfers if candidate.upper > 1 => {
                let mut units = Form::default();
                units.add(unit, 1);
                let moves = encoding.push_indicator(units, 1);
                let mut row = Form::default();
                row.add(moves, i128::from(candidate.upper));
                row.add(unit, -1);
                encoding.push_row(&row, 0)?;
                form.add(moves, -1);
            }
            Objective::FewestTransfers => form.add(unit, -1),
            Objective::WorstOff => {}
        }
    }
    Ok(form)
}

/// Rows that keep the value reached: section 4, *worst-off*, step 1. Returns each party's floor.
fn push_reached(
    encoding: &mut Encoding,
    counted: &[Counted],
    reached: Fraction,
    needed: usize,
    floors: Option<&Vec<i128>>,
) -> Result<Vec<i128>, ClearingError> {
    let Some(floors) = floors else {
        let floors: Vec<i128> = counted.iter().map(|party| i128::from(reached.ceiling_of(party.best))).collect();
        for (party, &floor) in counted.iter().zip(&floors) {
            encoding.push_row(&party.satisfaction, floor)?;
        }
        return Ok(floors);
    };
    let thresholds = counted.iter().map(|party| i128::from(reached.ceiling_of(party.best)));
    let reaching = push_indicators(encoding, counted, thresholds, floors)?;
    encoding.push_row(&reaching, needed as i128)?;
    Ok(floors.clone())
}

/// Indicators of the parties above the value: section 4, *worst-off*, step 2, but for its last row.
fn push_above(
    encoding: &mut Encoding,
    counted: &[Counted],
    reached: Fraction,
    floors: &[i128],
) -> Result<Form, ClearingError> {
    let thresholds = counted.iter().map(|party| i128::from(reached.floor_of(party.best)) + 1);
    push_indicators(encoding, counted, thresholds, floors)
}

fn push_indicators(
    encoding: &mut Encoding,
    counted: &[Counted],
    thresholds: impl Iterator<Item = i128>,
    floors: &[i128],
) -> Result<Form, ClearingError> {
    let mut sum = Form::default();
    for ((party, threshold), &floor) in counted.iter().zip(thresholds).zip(floors) {
        let indicator = encoding.push_indicator(party.satisfaction.clone(), threshold);
        let mut row = party.satisfaction.clone();
        row.add(indicator, floor - threshold);
        encoding.push_row(&row, floor)?;
        sum.add(indicator, 1);
    }
    Ok(sum)
}

/// Some candidate's value differs from the one given.
pub(crate) fn differs_from(encoding: &Encoding, values: &[i64]) -> Formula {
    Formula::Or(differences(encoding, values))
}

/// For each candidate in order, the ways in which its value can differ from the one given: less, more.
fn differences(encoding: &Encoding, values: &[i64]) -> Vec<Formula> {
    let mut parts = Vec::new();
    for (index, &value) in values.iter().enumerate().take(encoding.candidates) {
        let mut form = Form::default();
        form.add(variable(index), 1);
        if value > 0 {
            parts.push(Formula::at_least(form.clone().negated(), 1 - i128::from(value)));
        }
        if value < encoding.bounds.of[index].1 {
            parts.push(Formula::at_least(form, i128::from(value) + 1));
        }
    }
    parts
}

fn fraction(form: &Form, best: u64, values: &[i64]) -> Fraction {
    let met = u64::try_from(form.value(values)).unwrap_or(0);
    Fraction::new(met, best.max(1)).expect("the denominator is at least 1")
}

fn number(value: i128) -> Value {
    Value::Number(u64::try_from(value.unsigned_abs()).unwrap_or(u64::MAX))
}

/// The terms of an objective.
pub(crate) fn objective_terms(form: &Form) -> Result<Vec<(Variable, i64)>, ClearingError> {
    integer_terms(form)
}
