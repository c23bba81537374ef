//! What is used while a plan is timed: teams, stands, halls. Each knows from when until when it is taken, and when it is free.

use takas_model::handover::REST;
use takas_model::{Handover, Minutes, Mode, PlaceRef, TeamRef, VehicleRef};

use super::problem::{Problem, works_from, works_until};

/// Still there, nobody knows until when.
pub(crate) const OPEN_END: Minutes = i64::MAX / 4;

/// When a team is at work, ascending.
#[derive(Clone, Debug, Default)]
pub(crate) struct Diary {
    taken: Vec<(Minutes, Minutes)>,
}

impl Diary {
    /// The first start from `at` on of so many free minutes within the team's hours.
    pub(crate) fn free_from(&self, handover: &Handover, team: TeamRef, at: Minutes, takes: Minutes) -> Option<Minutes> {
        let team = handover.team(team);
        let mut start = works_from(team, at, takes)?;
        let mut next = self.taken.partition_point(|&(_, until)| until <= start);
        while let Some(&(from, until)) = self.taken.get(next) {
            if start + takes <= from {
                break;
            }
            start = works_from(team, start.max(until), takes)?;
            next += 1;
        }
        (start + takes <= handover.ends).then_some(start)
    }

    /// The last end up to `by` of so many free minutes within the team's hours.
    pub(crate) fn free_until(
        &self,
        handover: &Handover,
        team: TeamRef,
        by: Minutes,
        takes: Minutes,
    ) -> Option<Minutes> {
        let team = handover.team(team);
        let mut end = works_until(team, by.min(handover.ends), takes)?;
        let mut next = self.taken.partition_point(|&(from, _)| from < end);
        while let Some(&(from, until)) = next.checked_sub(1).and_then(|before| self.taken.get(before)) {
            if end - takes >= until {
                break;
            }
            end = works_until(team, end.min(from), takes)?;
            next -= 1;
        }
        (end - takes >= 0).then_some(end)
    }

    pub(crate) fn take(&mut self, from: Minutes, until: Minutes) {
        if until > from {
            let at = self.taken.partition_point(|one| one.0 < from);
            self.taken.insert(at, (from, until));
        }
    }
}

/// A vehicle at a place with stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stay {
    pub(crate) vehicle: VehicleRef,
    pub(crate) from: Minutes,
    pub(crate) until: Minutes,
}

/// Lots in a hall, or at a place without halls.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wait {
    pub(crate) lot: usize,
    pub(crate) people: u64,
    pub(crate) until: Minutes,
}

/// Where a vehicle is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Position {
    pub(crate) place: PlaceRef,
    /// When it came; none: it has been here from the beginning.
    pub(crate) came: Option<Minutes>,
    /// When the measures of its arrival have ended.
    pub(crate) met: Minutes,
    /// When it may leave at the earliest.
    pub(crate) free: Minutes,
    /// The first departure since it last rested.
    pub(crate) duty: Option<Minutes>,
    /// Carriages that are still to come.
    pub(crate) left: usize,
}

impl Position {
    /// When it may leave on a ride of this length at the earliest, rested if it has to be; `fit` gives the first minute that hours allow.
    pub(crate) fn rested(
        &self,
        problem: &Problem<'_>,
        vehicle: VehicleRef,
        ends: (PlaceRef, PlaceRef),
        at: Minutes,
    ) -> Option<Minutes> {
        let takes = problem.way(vehicle, ends.0, ends.1)?.takes.usual;
        let leaves = problem.fit(vehicle, ends, at)?;
        let last = self.came.unwrap_or(OPEN_END - REST);
        if !problem.rests(vehicle, self.duty, last, (leaves, leaves + takes)) {
            let too_long = problem.handover.vehicle(vehicle).duty_max.is_some_and(|most| takes > most);
            return (!too_long).then_some(leaves);
        }
        let too_long = problem.handover.vehicle(vehicle).duty_max.is_some_and(|most| takes > most);
        if too_long { None } else { problem.fit(vehicle, ends, last + REST) }
    }
}

/// The first moment from `from` on at which a stand is free, or none is needed: `Ok`, or `Err` with the next moment to try.
pub(crate) fn stand(
    handover: &Handover,
    stays: &[Stay],
    place: PlaceRef,
    vehicle: VehicleRef,
    (from, until): (Minutes, Minutes),
) -> Result<(), Minutes> {
    let Some(most) = handover.place(place).stands else { return Ok(()) };
    if handover.vehicle(vehicle).mode != Mode::Air || until <= from {
        return Ok(());
    }
    let others = || stays.iter().filter(move |stay| stay.vehicle != vehicle && stay.from < until && stay.until > from);
    // The most at one moment is reached where one of them comes, or at the beginning.
    let moments = others().map(|stay| stay.from.max(from)).chain([from]);
    let crowded = moments.filter(|&at| {
        let here = others().filter(|stay| stay.from <= at && stay.until > at).count();
        u64::try_from(here).unwrap_or(u64::MAX) >= most
    });
    if crowded.count() == 0 {
        return Ok(());
    }
    Err(others().map(|stay| stay.until).filter(|&end| end > from).min().unwrap_or(OPEN_END))
}
