//! The judge's own search: whether a bound that is claimed of a plan holds, by going through every course that could pass below it.
//!
//! Written from *Shown by search* of `docs/reference/plan.md`. There is no certificate to replay: drafts of plans are made longer
//! choice by choice, and one whose rows come to the bound is left. A draft that is complete and below it, or too many drafts, leave the
//! bound unverified.

mod draft;
mod facts;
mod flow;
mod rows;
mod stands;

use takas_model::{Handover, PlanValue};

use draft::{Choice, Draft, End};
use facts::Facts;
use rows::{Comes, comes_to, need};

use super::view::{Moment, wide};

/// No search where there are more parcels than this.
const PARCELS_MAX: usize = 60;

/// So often a row is looked at for each measure, at most: a second at the worst.
const WORK_MAX: usize = 100_000_000;

/// What is claimed: up to which of the measures it is weighed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Claim {
    /// No plan is exposed less.
    Exposure,
    /// No plan that is exposed no more arrives sooner.
    Makespan,
    /// No plan that is exposed no more and arrives no later has fewer rides.
    Rides,
}

/// Whether no plan is worth less than this, by the measures up to that of the claim.
pub(super) fn is_shown(handover: &Handover, least: PlanValue, claim: Claim) -> bool {
    let Some(facts) = Facts::new(handover, PARCELS_MAX) else { return false };
    let mut search = Search { claim, scale: wide(handover.ends) + 1, target: 0, work: 0 };
    search.target = search.worth(least);
    search.is_closed(&Draft::new(&facts))
}

struct Search {
    claim: Claim,
    /// More than any makespan.
    scale: Moment,
    /// What is claimed to be least.
    target: Moment,
    work: usize,
}

/// More rides than there are.
const RIDES: Moment = 1 << 40;

impl Search {
    /// The measures up to that of the claim in one number.
    fn worth(&self, value: PlanValue) -> Moment {
        let two = Moment::from(value.exposure) * self.scale + wide(value.makespan);
        match self.claim {
            Claim::Exposure => Moment::from(value.exposure),
            Claim::Makespan => two,
            Claim::Rides => two * RIDES + Moment::from(value.rides).min(RIDES - 1),
        }
    }

    /// Whether no plan that makes these choices comes to less than the target.
    fn is_closed(&mut self, draft: &Draft<'_, '_>) -> bool {
        if self.work > WORK_MAX {
            return false;
        }
        let (exposed, late) = if self.claim == Claim::Exposure { (1, 0) } else { (self.scale, 1) };
        let Some(comes) = comes_to(draft, exposed, late, &mut self.work) else { return true };
        let sum = if self.claim == Claim::Rides { comes.sum * RIDES + trips(draft) } else { comes.sum };
        if sum >= self.target {
            return true;
        }
        let mut next = crowded(draft, &comes).map_or_else(|| draft.next(), Vec::from);
        if next.is_empty() {
            next = meeting(draft, &comes).map(Vec::from).or_else(|| stands::crowd(draft, &comes)).unwrap_or_default();
        }
        !next.is_empty() && next.into_iter().all(|choice| self.is_closed(&draft.with(choice)))
    }
}

/// The trips that a draft needs: its drives, and one empty wherever a vehicle stands elsewhere.
fn trips(draft: &Draft<'_, '_>) -> Moment {
    let mut count = draft.drives.len();
    for (vehicle, day) in draft.facts.handover.vehicles.iter().zip(&draft.days) {
        let mut stands = vehicle.start;
        for &drive in day {
            count += usize::from(draft.drives[drive].from != stands);
            stands = draft.drives[drive].to;
        }
    }
    Moment::try_from(count).unwrap_or(Moment::MAX)
}

/// Drives whose people the teams cannot check in time at these moments: either of two gates is asked first, or of two drives either comes
/// no later than the other.
fn crowded(draft: &Draft<'_, '_>, comes: &Comes) -> Option<[Choice; 2]> {
    let gates = &draft.facts.handover.gates;
    let arrives = |drive: usize| comes.drives[drive].1;
    let asked = |gate: usize| comes.opens[gate] - wide(gates[gate].takes.usual);
    for drive in 0..draft.drives.len() {
        let later: Vec<usize> = (0..draft.drives.len()).filter(|&other| arrives(other) >= arrives(drive)).collect();
        for gate in 0..gates.len() {
            let sooner: Vec<usize> = (0..gates.len()).filter(|&other| asked(other) <= asked(gate)).collect();
            if need(draft, &sooner, drive, &later).is_none_or(|need| arrives(drive) + need <= asked(gate)) {
                continue;
            }
            let (known, known_gates) = (draft.no_earlier(drive), draft.no_later(gate));
            if let Some(&other) = sooner.iter().find(|other| !known_gates.contains(other)) {
                return Some([Choice::Gates(other, gate), Choice::Gates(gate, other)]);
            }
            let to = draft.drives[drive].to;
            let other = later.iter().find(|&&other| draft.drives[other].to == to && !known.contains(&other));
            if let Some(&other) = other {
                let [one, other] = [drive, other].map(End::Arrives);
                return Some([Choice::Apart(0, one, other), Choice::Apart(0, other, one)]);
            }
        }
    }
    None
}

/// Two parcels that are kept apart and wait at one place without halls at one time: either leaves before the other comes.
fn meeting(draft: &Draft<'_, '_>, comes: &Comes) -> Option<[Choice; 2]> {
    let facts = draft.facts;
    let mut waits = Vec::new();
    for (parcel, rides) in draft.rides.iter().enumerate() {
        for pair in rides.windows(2) {
            let place = draft.drives[pair[0]].to;
            if facts.handover.place(place).halls.is_empty() {
                waits.push((parcel, place, pair[0], pair[1]));
            }
        }
    }
    for (index, &(one, place, came, leaves)) in waits.iter().enumerate() {
        for &(other, its_place, other_came, other_leaves) in &waits[..index] {
            let overlap = comes.drives[came].1 < comes.drives[other_leaves].0
                && comes.drives[other_came].1 < comes.drives[leaves].0;
            if place == its_place && overlap && facts.are_apart(&facts.parcels[one], &facts.parcels[other]) {
                let gone = |leaves, comes| Choice::Apart(0, End::Leaves(leaves), End::Arrives(comes));
                return Some([gone(leaves, other_came), gone(other_leaves, came)]);
            }
        }
    }
    None
}
