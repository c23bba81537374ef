//! Leximin ("worst-off"): the least satisfied party as well off as possible, then the next, and so on.
//!
//! Two questions alternate, both counts over 0/1 indicators: how many parties can be above the value reached, and, once no more can, the same
//! for the next value. Source of the counting form: Ogryczak and Śliwiński, *On direct methods for lexicographic min-max
//! optimization* (2006). Between them, deals with a better least are looked for, so that few counts are asked.

use takas_model::{Fraction, Objective};

use crate::encode::Encoding;
use crate::engine::Stage;
use crate::error::ClearingError;
use crate::formula::Form;
use crate::integer::{Ending, Guide, Hints};
use crate::search::{Counted, Level, Search, fraction, objective_terms};

/// Steps of the level that a first estimate maximises; and of the targets tried after it, finer.
const STEPS: i64 = 120;
const TARGETS: u64 = 960;
/// Targets tried before the count is asked.
const ATTEMPTS: usize = 8;

impl Search<'_, '_, '_> {
    pub(crate) fn worst_off(&mut self) -> Result<Level, ClearingError> {
        let mut level =
            Level { objective: Objective::WorstOff, form: None, closed: true, bound: None, proofs: Vec::new() };
        let counted = self.counted.clone();
        if !self.bests_are_given {
            for party in &counted {
                self.grown.push_row(&party.satisfaction.clone().negated(), -i128::from(party.best))?;
            }
        }
        let mut needed = counted.len();
        let mut floors: Option<Vec<i128>> = None;
        while needed > 0 {
            self.raise(&counted, needed)?;
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
                Hints { start: start.as_deref(), guide: Guide::Indicators },
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

    /// Looks for a deal in which the least satisfied of the parties already above is better off, by halving the range of what may be possible.
    /// Finds deals, decides nothing.
    fn raise(&mut self, counted: &[Counted], needed: usize) -> Result<(), ClearingError> {
        let (weights, mut beyond) = self.estimate(counted, needed)?;
        for _ in 0..ATTEMPTS {
            let least = self.satisfactions(counted)[counted.len() - needed].floor_of(TARGETS);
            if beyond <= least + 1 {
                break;
            }
            let target = least.midpoint(beyond);
            if !self.reach(counted, needed, target, &weights)? {
                beyond = target;
            }
        }
        Ok(())
    }

    /// Parties in order of satisfaction at the current deal.
    fn in_order(&self, counted: &[Counted]) -> Vec<usize> {
        let values = self.grown.completed(&self.current);
        let mut order: Vec<usize> = (0..counted.len()).collect();
        order.sort_by_key(|&index| fraction(&counted[index].satisfaction, counted[index].best, &values));
        order
    }

    /// From a relaxation that maximises the least: what each party weighs in it, and a target that cannot be reached.
    fn estimate(&mut self, counted: &[Counted], needed: usize) -> Result<(Vec<i128>, u64), ClearingError> {
        let order = self.in_order(counted);
        let (pinned, top) = order.split_at(counted.len() - needed);
        let mut raised = self.pinned(counted, pinned)?;
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
        let answer = self.engine.sketch(&raised.program, &objective)?;
        let mut weights = vec![0; counted.len()];
        for (row, index) in rows {
            let price = answer.prices.iter().find(|(priced, _)| *priced == row);
            weights[index] = price.map_or(0, |&(_, price)| i128::from(price));
        }
        let bound = answer.bound.and_then(|bound| u64::try_from(bound).ok()).unwrap_or(STEPS.unsigned_abs());
        let step = TARGETS / STEPS.unsigned_abs();
        Ok((weights, (bound.min(STEPS.unsigned_abs()) + 1) * step))
    }

    /// The program so far, with these parties no worse off than they are.
    fn pinned(&self, counted: &[Counted], parties: &[usize]) -> Result<Encoding, ClearingError> {
        let values = self.grown.completed(&self.current);
        let mut pinned = self.grown.clone();
        for &index in parties {
            let party = &counted[index];
            pinned.push_row(&party.satisfaction, party.satisfaction.value(&values))?;
        }
        Ok(pinned)
    }

    /// A short look for a deal with the least at the target. True when there is one.
    fn reach(
        &mut self,
        counted: &[Counted],
        needed: usize,
        target: u64,
        weights: &[i128],
    ) -> Result<bool, ClearingError> {
        let order = self.in_order(counted);
        let (pinned, top) = order.split_at(counted.len() - needed);
        let mut asked = self.pinned(counted, pinned)?;
        let target = Fraction::new(target, TARGETS).expect("the denominator is at least 1");
        for &index in top {
            asked.push_row(&counted[index].satisfaction, i128::from(target.ceiling_of(counted[index].best)))?;
        }
        let guide = objective_terms(&guide(counted, weights)).ok();
        let start = asked.completed(&self.current);
        let guide = guide.as_deref().map_or(Guide::None, Guide::Form);
        let answer = self.engine.look(&asked.program, Hints { start: Some(&start), guide });
        let Some(solution) = &answer.solution else { return Ok(false) };
        self.current = self.cut(solution);
        self.remember(self.current.clone());
        Ok(true)
    }

    /// Satisfactions at the current deal, ascending.
    pub(crate) fn satisfactions(&self, counted: &[Counted]) -> Vec<Fraction> {
        let values = self.full.completed(&self.current);
        let mut all: Vec<Fraction> =
            counted.iter().map(|party| fraction(&party.satisfaction, party.best, &values)).collect();
        all.sort_unstable();
        all
    }
}

/// The satisfactions, each as often as its party weighs.
fn guide(counted: &[Counted], weights: &[i128]) -> Form {
    let mut guide = Form::default();
    for (party, &weight) in counted.iter().zip(weights) {
        guide.add_form(&party.satisfaction, weight);
    }
    guide
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
