//! Where more aircraft would stand than there are stands: every way out of that.
//!
//! An aircraft stands at least for its turnaround before each departure and after each arrival; from the one to the other, unless it
//! leaves the place empty and comes back.

use takas_model::{Mode, PlaceRef};

use super::draft::{Choice, Draft, End};
use super::rows::Comes;
use crate::plan::view::{Moment, wide};

/// So many minutes after the beginning or the end of a drive.
type Since = (End, Moment);

/// An aircraft on a stand.
struct Stay {
    vehicle: usize,
    place: PlaceRef,
    from: Since,
    until: Since,
    /// The drives between which it stays, if it is so: by the second it leaves.
    between: Option<(usize, usize)>,
}

/// The choices of which every plan makes one, if at these moments more aircraft stand at a place than may: one of them is gone before
/// another comes, or leaves the place empty in between.
pub(super) fn crowd(draft: &Draft<'_, '_>, comes: &Comes) -> Option<Vec<Choice>> {
    let at = |(end, plus): Since| match end {
        End::Leaves(drive) => comes.drives[drive].0 + plus,
        End::Arrives(drive) => comes.drives[drive].1 + plus,
    };
    let all = stays(draft);
    for one in &all {
        let (Some(most), moment) = (draft.facts.handover.place(one.place).stands, at(one.from)) else { continue };
        let mut here: Vec<&Stay> = Vec::new();
        for stay in
            all.iter().filter(|stay| stay.place == one.place && at(stay.from) <= moment && moment < at(stay.until))
        {
            if here.iter().all(|other| other.vehicle != stay.vehicle) {
                here.push(stay);
            }
        }
        if u64::try_from(here.len()).is_ok_and(|count| count > most) {
            return Some(ways_out(draft, &here));
        }
    }
    None
}

/// Of these who cannot all stand at one time: each goes before each other comes, or is away in between.
fn ways_out(draft: &Draft<'_, '_>, here: &[&Stay]) -> Vec<Choice> {
    let mut choices = Vec::new();
    for (index, goes) in here.iter().enumerate() {
        for (_, comes) in here.iter().enumerate().filter(|(other, _)| *other != index) {
            choices.push(Choice::Apart(goes.until.1 - comes.from.1, goes.until.0, comes.from.0));
        }
        if let Some((came, leaves)) = goes.between
            && let Some(away) = draft.facts.away(goes.vehicle, goes.place)
        {
            choices.push(Choice::Apart(away, End::Arrives(came), End::Leaves(leaves)));
        }
    }
    choices
}

fn stays(draft: &Draft<'_, '_>) -> Vec<Stay> {
    let mut all: Vec<Stay> = Vec::new();
    for (vehicle, day) in draft.days.iter().enumerate() {
        let of = &draft.facts.handover.vehicles[vehicle];
        let turnaround = wide(of.turnaround);
        // One that does not stand takes no stand.
        if of.mode != Mode::Air || turnaround <= 0 {
            continue;
        }
        for (index, &drive) in day.iter().enumerate() {
            let (from, to) = (draft.drives[drive].from, draft.drives[drive].to);
            let before = index.checked_sub(1).map(|before| day[before]).filter(|came| draft.drives[*came].to == from);
            let until = (End::Leaves(drive), 0);
            let since = before.filter(|&came| !has_been_away(draft, vehicle, came, drive));
            if let (Some(came), Some(stay)) = (since, all.last_mut()) {
                // It has stood here since it came.
                (stay.until, stay.between) = (until, Some((came, drive)));
            } else {
                all.push(Stay { vehicle, place: from, from: (End::Leaves(drive), -turnaround), until, between: None });
            }
            let arrives = End::Arrives(drive);
            all.push(Stay { vehicle, place: to, from: (arrives, 0), until: (arrives, turnaround), between: None });
        }
    }
    all
}

/// Whether it was chosen that a vehicle leaves the place between two drives.
fn has_been_away(draft: &Draft<'_, '_>, vehicle: usize, came: usize, leaves: usize) -> bool {
    let away = draft.facts.away(vehicle, draft.drives[came].to);
    draft.apart.iter().any(|&(minutes, first, second)| {
        (first, second) == (End::Arrives(came), End::Leaves(leaves)) && away.is_some_and(|away| minutes >= away)
    })
}
