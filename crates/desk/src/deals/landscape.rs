//! The landscape: the front and deals far apart, found and judged.

use takas_check::{Finding, judge, landmark_faults, verify_distinct, verify_front};
use takas_clearing::{Engine, landmarks};
use takas_model::{Case, Deal, Distinct, Fraction, Front, Landmarks, ObjectiveValue, Outcome, PartyBest, Value};
use takas_views::Proven;

use crate::deals::gather::{no_faults, proven};
use crate::failure::Failure;

/// What to look for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Landscape {
    /// The front, to within so many thousandths.
    pub front_permille: Option<u64>,
    /// So many deals that differ by so many transfers.
    pub distinct: Option<(usize, u64)>,
}

/// A front, judged.
#[derive(Debug)]
pub struct JudgedFront {
    /// The front.
    pub front: Front,
    /// The tolerance that was asked for, in thousandths.
    pub asked_permille: u64,
    /// The points that stand out.
    pub landmarks: Landmarks,
    /// Whether every deal is covered as the front says.
    pub proven: Proven,
    /// The same of each point: that it is on the front.
    pub on_front: Vec<bool>,
    /// The objectives at each point.
    pub objectives: Vec<Vec<ObjectiveValue>>,
}

/// Deals far apart, judged.
#[derive(Debug)]
pub struct JudgedDistinct {
    /// The deals.
    pub distinct: Distinct,
    /// How many were asked for.
    pub asked: usize,
    /// Whether the judge followed that each is best of those that differ enough.
    pub proved: bool,
    /// Whether it followed that there is no further one.
    pub no_further: bool,
}

impl JudgedFront {
    /// Whether it is what was asked for, and the judge followed.
    #[must_use]
    pub fn is_as_asked(&self) -> bool {
        self.proven == Proven::Checked && self.front.tolerance_permille <= self.asked_permille
    }
}

/// Finds the front and has it judged; none when a limit came before its first point.
///
/// # Errors
/// When numbers cannot be added up exactly, or the judge refuses what the engine found.
pub fn front(
    engine: &mut Engine<'_>,
    case: &Case,
    outcome: &Outcome,
    permille: u64,
) -> Result<Option<JudgedFront>, Failure> {
    let Outcome::Deal { deal, certificate, .. } = outcome else { return Ok(None) };
    let Some(front) = engine.front(case, deal, certificate, permille)? else { return Ok(None) };
    let verdict = verify_front(case, &front);
    no_faults("the front", &verdict.faults)?;
    let landmarks = landmarks(&front);
    no_faults("the points that stand out", &landmark_faults(&front, &landmarks))?;
    let objectives = front.points.iter().map(|point| values(case, &point.deal, &front.bests)).collect();
    Ok(Some(JudgedFront {
        asked_permille: permille,
        landmarks,
        proven: proven(&verdict.cover)?,
        on_front: verdict.points.iter().map(Finding::is_proven).collect(),
        objectives,
        front,
    }))
}

/// Finds deals far apart and has them judged.
///
/// # Errors
/// When numbers cannot be added up exactly, or the judge refuses what the engine found.
pub fn distinct(
    engine: &mut Engine<'_>,
    case: &Case,
    outcome: &Outcome,
    (how_many, differ): (usize, u64),
) -> Result<Option<JudgedDistinct>, Failure> {
    let Outcome::Deal { deal, certificate, .. } = outcome else { return Ok(None) };
    let distinct = engine.distinct(case, deal, certificate, how_many, differ)?;
    let verdict = verify_distinct(case, outcome, &distinct);
    let mut proved = verdict.deals.len() == distinct.deals.len();
    for ((faults, finding), next) in verdict.deals.iter().zip(&distinct.deals) {
        no_faults("a deal unlike the others", faults)?;
        proved &= next.closed && proven(finding)? == Proven::Checked;
    }
    let no_further = distinct.exhausted.is_some() && proven(&verdict.exhausted)? == Proven::Checked;
    Ok(Some(JudgedDistinct { distinct, asked: how_many, proved, no_further }))
}

/// The case's objectives at a deal, as the judge counts them, without bounds.
pub fn values(case: &Case, deal: &Deal, bests: &[PartyBest]) -> Vec<ObjectiveValue> {
    let totals = judge(case, deal).totals;
    let share = |best: &PartyBest| Fraction::new(totals.satisfaction(best.party)?, best.best);
    let mut shares: Vec<Fraction> = bests.iter().filter_map(share).collect();
    shares.sort_unstable();
    let value = |objective| totals.number(objective).map_or_else(|| Value::Leximin(shares.clone()), Value::Number);
    let at = |&objective| ObjectiveValue { objective, value: value(objective), bound: None };
    case.objectives.iter().map(at).collect()
}
