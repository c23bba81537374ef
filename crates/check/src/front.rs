//! Verifies a Pareto front and deals that differ by much: section 5 of `docs/reference/encoding.md`.
//!
//! That a front is complete is checked by cutting up space: what is over a party's best or over a closed corner holds no deal,
//! what is at or under a point is covered, and there must be nothing else. How the engine came upon the points does not matter.

use std::collections::BTreeSet;

use takas_model::proof::Refutation;
use takas_model::{
    Case, ClosedCorner, Deal, Distinct, DistinctDeal, Front, FrontPoint, Nature, Objective, Outcome, PartyBest,
    PartyRef,
};

use crate::encode::{FullProgram, distant_program};
use crate::fault::Fault;
use crate::judge::judge;
use crate::protect::protected_free;
use crate::refusal::Refusal;
use crate::verdict::{DistinctVerdict, Finding, FrontVerdict, Why};
use crate::verify::{all_refuted, best_faults, objective_faults, refuted, standings};

/// So many pieces of space are looked at before a cover counts as not shown.
const PIECES_MAX: usize = 2_000_000;
/// So often a piece is held against a point or a closed corner.
const COMPARISONS_MAX: u64 = 100_000_000_000;

/// Verifies a front: every point is the place of a deal, none is as good as another for all, and what is claimed of the
/// rest of space.
pub fn verify_front(case: &Case, front: &Front) -> FrontVerdict {
    let faults = front_faults(case, front);
    if !faults.is_empty() {
        let faulty = || Finding::Unverified(Why::Faulty);
        return FrontVerdict { faults, points: vec![faulty(); front.points.len()], cover: faulty() };
    }
    match evidence(case, front) {
        Ok((points, cover)) => FrontVerdict { faults, points, cover },
        Err(refusal) => {
            let refused = || Finding::Unverified(Why::Refused(refusal.clone()));
            FrontVerdict { faults, points: vec![refused(); front.points.len()], cover: refused() }
        }
    }
}

fn front_faults(case: &Case, front: &Front) -> Vec<Fault> {
    let mut faults = Vec::new();
    let parties: Vec<PartyRef> = front.counted().map(|(party, _)| party).collect();
    if (front.protected.is_some()) != case.objectives.contains(&Objective::Protected) || front.points.is_empty() {
        faults.push(Fault::Front);
    }
    for (index, point) in front.points.iter().enumerate() {
        let judgement = judge(case, &point.deal);
        faults.extend(judgement.faults);
        if case.nature == Nature::Live {
            faults.extend(protected_free(case, &point.deal));
        }
        if index == 0 {
            best_faults(case, &judgement.totals, &front.bests, &mut faults);
        }
        // Nobody who asks may be left out: a front over fewer parties is another.
        let asking = judgement.totals.satisfactions.iter().map(|&(party, _)| party);
        if !front.bests.iter().map(|best| best.party).eq(asking) {
            faults.push(Fault::Bests);
        }
        let beats = |best: &&PartyBest| judgement.totals.satisfaction(best.party) > Some(best.best);
        faults.extend(front.bests.iter().filter(beats).map(|best| Fault::BestBeaten(best.party)));
        let reached = parties.iter().map(|&party| judgement.totals.satisfaction(party));
        let there = reached.eq(point.satisfactions.iter().map(|&number| Some(number)));
        let protected = front.protected.as_ref().is_none_or(|&(most, _)| judgement.totals.protected == most);
        if !there || !protected || !at_most(&point.above, &point.satisfactions) {
            faults.push(Fault::Front);
        }
    }
    let corners = front.closed.iter().map(|closed| &closed.corner);
    if corners.chain(front.points.iter().map(|point| &point.above)).any(|vector| vector.len() != parties.len()) {
        faults.push(Fault::Front);
    }
    for (index, point) in front.points.iter().enumerate() {
        let others = front.points.iter().enumerate().filter(|&(other, _)| other != index);
        if others.map(|(_, other)| other).any(|other| at_most(&point.satisfactions, &other.satisfactions)) {
            faults.push(Fault::FrontDominated(index));
        }
    }
    faults
}

/// Whether a vector is at most another, number by number.
fn at_most(one: &[u64], other: &[u64]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(a, b)| a <= b)
}

/// For each point, whether it is shown to be on the front; and whether the cover is shown.
fn evidence(case: &Case, front: &Front) -> Result<(Vec<Finding>, Finding), Refusal> {
    let mut full = FullProgram::new(case)?;
    let counted: Vec<(PartyRef, u64)> = front.counted().collect();
    let unproven_best = unproven_best(case, &front.bests)?;
    if let Some((most, proof)) = &front.protected {
        let better = full.number_level(Objective::Protected, *most)?;
        let finding = refuted(Ok(better), proof.as_ref());
        if !finding.is_proven() {
            let why = || Finding::Unverified(Why::LevelUnproven(Objective::Protected));
            return Ok((vec![why(); front.points.len()], why()));
        }
    }
    let cover = match unproven_best {
        Some(party) => Finding::Unverified(Why::BestUnproven(party)),
        None => cover(&full, front, &counted),
    };
    let points = if front.tolerance_permille == 0 && cover.is_proven() {
        vec![Finding::Proven; front.points.len()]
    } else {
        front.points.iter().map(|point| on_the_front(&full, &counted, point)).collect()
    };
    Ok((points, cover))
}

/// The first party whose best is not proven.
fn unproven_best(case: &Case, bests: &[PartyBest]) -> Result<Option<PartyRef>, Refusal> {
    let full = FullProgram::new(case)?;
    let unproven =
        |best: &&PartyBest| !refuted(full.better_best(best.party, best.best), best.proof.as_ref()).is_proven();
    Ok(bests.iter().find(unproven).map(|best| best.party))
}

fn on_the_front(full: &FullProgram<'_>, counted: &[(PartyRef, u64)], point: &FrontPoint) -> Finding {
    let sum = point.satisfactions.iter().map(|&number| i128::from(number)).sum();
    refuted(full.reaching_more(&with_numbers(counted, &point.above), sum), point.proof.as_ref())
}

fn with_numbers(counted: &[(PartyRef, u64)], numbers: &[u64]) -> Vec<(PartyRef, u64)> {
    counted.iter().zip(numbers).map(|(&(party, _), &number)| (party, number)).collect()
}

/// Whether the closed corners, the bests and the points leave nothing of space.
fn cover(full: &FullProgram<'_>, front: &Front, counted: &[(PartyRef, u64)]) -> Finding {
    let mut empty: Vec<&[u64]> = Vec::new();
    let mut unproven = None;
    for ClosedCorner { corner, proof } in &front.closed {
        match refuted(full.reaching_all(&with_numbers(counted, corner)), proof.as_ref()) {
            Finding::Proven => empty.push(corner),
            other @ Finding::Unverified(_) => unproven = Some(other),
        }
    }
    let slack = |best: u64| u128::from(front.tolerance_permille) * u128::from(best) / 1000;
    let slacks: Vec<u64> = counted.iter().map(|&(_, best)| u64::try_from(slack(best)).unwrap_or(u64::MAX)).collect();
    let bests: Vec<u64> = counted.iter().map(|&(_, best)| best).collect();
    let reach = |point: &FrontPoint| -> Vec<u64> {
        point.satisfactions.iter().zip(&slacks).map(|(number, slack)| number.saturating_add(*slack)).collect()
    };
    let covered: Vec<Vec<u64>> = front.points.iter().map(reach).collect();
    // Pieces: all vectors that are at least some corner. What a point does not cover of a piece is over it for some party.
    let mut seen: BTreeSet<Vec<u64>> = BTreeSet::new();
    let mut pieces = vec![vec![0; counted.len()]];
    let mut comparisons = 0_u64;
    while let Some(piece) = pieces.pop() {
        comparisons += (empty.len() + covered.len()) as u64;
        let holds_none = !at_most(&piece, &bests) || empty.iter().any(|corner| at_most(corner, &piece));
        if holds_none || !seen.insert(piece.clone()) {
            continue;
        }
        let Some(point) = covered.iter().find(|point| at_most(&piece, point)) else {
            return unproven.unwrap_or(Finding::Unverified(Why::NotCovered(piece)));
        };
        if seen.len() > PIECES_MAX || comparisons > COMPARISONS_MAX {
            return Finding::Unverified(Why::Refused(Refusal::TooMuchWork));
        }
        for (party, &reach) in point.iter().enumerate() {
            if let Some(over) = reach.checked_add(1) {
                let mut rest = piece.clone();
                rest[party] = over;
                pieces.push(rest);
            }
        }
    }
    Finding::Proven
}

/// Verifies deals that differ by much from the first one and from each other: each is best among those that do.
pub fn verify_distinct(case: &Case, first: &Outcome, distinct: &Distinct) -> DistinctVerdict {
    let Outcome::Deal { deal: first_deal, certificate, .. } = first else {
        let faulty = || Finding::Unverified(Why::Faulty);
        let deals = distinct.deals.iter().map(|_| (Vec::new(), faulty())).collect();
        return DistinctVerdict { deals, exhausted: faulty() };
    };
    let unproven = unproven_best(case, &certificate.bests);
    let mut before = vec![first_deal];
    let mut deals = Vec::new();
    for next in &distinct.deals {
        let mut faults = distinct_faults(case, first, next);
        if before.iter().any(|other| other.distance(&next.deal) < distinct.differ) {
            faults.push(Fault::TooNear);
        }
        let best = if faults.is_empty() {
            let best = |unproven| best_of_distant(case, (&certificate.bests, unproven), &before, distinct.differ, next);
            unproven.clone().and_then(best).unwrap_or_else(|refusal| Finding::Unverified(Why::Refused(refusal)))
        } else {
            Finding::Unverified(Why::Faulty)
        };
        deals.push((faults, best));
        before.push(&next.deal);
    }
    let exhausted = match &distinct.exhausted {
        None => Finding::Unverified(Why::NotClaimed),
        Some(proof) => refuted(distant_program(case, &before, distinct.differ), proof.as_ref()),
    };
    DistinctVerdict { deals, exhausted }
}

fn distinct_faults(case: &Case, first: &Outcome, next: &DistinctDeal) -> Vec<Fault> {
    let judgement = judge(case, &next.deal);
    let mut faults = judgement.faults;
    if case.nature == Nature::Live {
        faults.extend(protected_free(case, &next.deal));
    }
    if let Outcome::Deal { certificate, .. } = first {
        best_faults(case, &judgement.totals, &certificate.bests, &mut faults);
        objective_faults(case, &judgement.totals, &certificate.bests, &next.objectives, &mut faults);
    }
    if next.closed && next.objectives.iter().any(|objective| objective.bound.as_ref() != Some(&objective.value)) {
        faults.push(Fault::Closed);
    }
    faults
}

/// Replays the levels of a deal on the program that keeps away from those before it.
fn best_of_distant(
    case: &Case,
    (bests, unproven): (&[PartyBest], Option<PartyRef>),
    before: &[&Deal],
    distance: u64,
    next: &DistinctDeal,
) -> Result<Finding, Refusal> {
    if !next.closed {
        return Ok(Finding::Unverified(Why::NotClaimed));
    }
    let totals = judge(case, &next.deal).totals;
    let mut full = FullProgram::new(case)?;
    for deal in before {
        full.keep_away(deal, distance)?;
    }
    for (index, &objective) in case.objectives.iter().enumerate() {
        let level = next.levels.get(index).filter(|level| level.objective == objective);
        let proofs: &[Option<Refutation>] = level.map_or(&[], |level| &level.proofs);
        let programs = if let Some(number) = totals.number(objective) {
            vec![full.number_level(objective, number)?]
        } else {
            if let Some(party) = unproven {
                return Ok(Finding::Unverified(Why::BestUnproven(party)));
            }
            full.worst_off_level(&standings(&totals, bests))?
        };
        let finding = all_refuted(&programs, proofs);
        if !finding.is_proven() {
            return Ok(finding);
        }
    }
    Ok(Finding::Proven)
}
