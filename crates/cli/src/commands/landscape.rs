//! The landscape: the front and deals far apart, found and judged.

use takas_check::{Finding, judge, landmark_faults, verify_distinct, verify_front};
use takas_clearing::{Engine, landmarks};
use takas_model::{Case, Deal, Distinct, Fraction, Front, Landmarks, ObjectiveValue, Outcome, PartyBest, Value};
use takas_views::Proven;

use crate::commands::gather::{no_faults, proven};
use crate::failure::Failure;

/// What to look for.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Landscape {
    /// The front, to within so many thousandths.
    pub(crate) front_permille: Option<u64>,
    /// So many deals that differ by so many transfers.
    pub(crate) distinct: Option<(usize, u64)>,
}

/// A front, judged.
pub(crate) struct JudgedFront {
    pub(crate) front: Front,
    pub(crate) asked_permille: u64,
    pub(crate) landmarks: Landmarks,
    /// Whether every deal is covered as the front says.
    pub(crate) proven: Proven,
    /// The same of each point: that it is on the front.
    pub(crate) on_front: Vec<bool>,
    /// The objectives at each point.
    pub(crate) objectives: Vec<Vec<ObjectiveValue>>,
}

/// Deals far apart, judged.
pub(crate) struct JudgedDistinct {
    pub(crate) distinct: Distinct,
    /// How many were asked for.
    pub(crate) asked: usize,
    pub(crate) proved: bool,
    pub(crate) no_further: bool,
}

impl JudgedFront {
    /// Whether it is what was asked for, and the judge followed.
    pub(crate) fn is_as_asked(&self) -> bool {
        self.proven == Proven::Checked && self.front.tolerance_permille <= self.asked_permille
    }
}

/// Finds the front and has it judged; none when a limit came before its first point.
///
/// # Errors
/// When numbers cannot be added up exactly, or the judge refuses what the engine found.
pub(crate) fn front(
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
pub(crate) fn distinct(
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
pub(crate) fn values(case: &Case, deal: &Deal, bests: &[PartyBest]) -> Vec<ObjectiveValue> {
    let totals = judge(case, deal).totals;
    let share = |best: &PartyBest| Fraction::new(totals.satisfaction(best.party)?, best.best);
    let mut shares: Vec<Fraction> = bests.iter().filter_map(share).collect();
    shares.sort_unstable();
    let value = |objective| totals.number(objective).map_or_else(|| Value::Leximin(shares.clone()), Value::Number);
    let at = |&objective| ObjectiveValue { objective, value: value(objective), bound: None };
    case.objectives.iter().map(at).collect()
}
