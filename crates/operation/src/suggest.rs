//! What an author may say next: what a terminal offers. Bounded, and each offer counts if it is said now.

use takas_model::{Act, AuthorRef, Duty, GateRef, Instant, Reason, Said, Seat, UnitRef, Weight};

use crate::course::Course;
use crate::operation::Operation;
use crate::state::State;

/// The most offers to one author.
pub const ALLOWED_MAX: usize = 64;

impl Operation {
    /// How an act would count if the author said it now under the next number, or every reason why it would be refused.
    ///
    /// # Errors
    /// Every reason for which it would be refused.
    pub fn ask(&self, state: &State, author: AuthorRef, act: Act, now: Instant) -> Result<Weight, Vec<Reason>> {
        let Some(speaker) = self.author(author) else { return Err(vec![Reason::Unknown]) };
        let sequence = state.authors[author.index()].said.saturating_add(1);
        let said = Said { author, sequence, time: now, target: state.target(), act };
        self.weigh(state, speaker, &said, now.max(state.at))
    }

    /// What an author may say next, beside stops, which may be said at all times: at most [`ALLOWED_MAX`] acts, each of which counts
    /// and breaks no line if it is said now.
    pub fn allowed(&self, state: &State, author: AuthorRef, now: Instant) -> Vec<Act> {
        let Some(speaker) = self.author(author) else { return Vec::new() };
        let course = self.course(state);
        let offers: Vec<Act> = match speaker.seat {
            Seat::Lead => self.of_lead(state, course, now).chain(field(state, course)).collect(),
            Seat::CoMediator => releases(state).chain(field(state, course)).collect(),
            Seat::Field => field(state, course).collect(),
            Seat::Medical | Seat::Interviewer => people(course).collect(),
            Seat::Delegate(_) => {
                let agrees = (0..course.gates.len()).map(|gate| Act::Agree(GateRef::new(gate)));
                let verified = singly(state).map(|unit| Act::Verified(vec![unit]));
                verified.chain(agrees).chain(people(course)).collect()
            }
            Seat::Guarantor(_) | Seat::Observer | Seat::Desk => Vec::new(),
        };
        let counts = |act: &Act| matches!(self.ask(state, author, act.clone(), now), Ok(Weight::Counts));
        offers.into_iter().filter(counts).take(ALLOWED_MAX).collect()
    }

    fn of_lead<'s>(&'s self, state: &'s State, course: &'s Course, now: Instant) -> impl Iterator<Item = Act> + 's {
        let trips = || (0..state.trips.len()).filter(|trip| !state.trips[*trip].has_left);
        let resumes = state.holds.iter().map(|scope| Act::Resume(*scope));
        let boards = trips().filter_map(move |trip| {
            let expected = self.expected_on(state, trip);
            let may = |unit: &UnitRef| state.against_board(course, trip, &[*unit], now).is_empty();
            let units: Vec<UnitRef> = expected.into_iter().filter(may).collect();
            (!units.is_empty()).then_some(Act::Board(trip, units))
        });
        // A ride that leaves without somebody who is expected is the lead's own choice: it is not offered.
        let is_full =
            move |together: &Vec<usize>| together.iter().all(|trip| self.expected_on(state, *trip).is_empty());
        // Rides that leave together are offered once, with the first of them.
        let together = trips().map(|trip| (trip, self.goes_together(state, trip)));
        let together = together.filter(|(trip, together)| together.first() == Some(trip)).map(|(_, together)| together);
        let goes = together.filter(is_full).map(Act::Go);
        let all = resumes.chain(releases(state)).chain(goes).chain(boards).chain([Act::Close]);
        all.chain(people(course))
    }
}

fn releases(state: &State) -> impl Iterator<Item = Act> {
    (0..state.gates.len()).map(|gate| Act::Release(GateRef::new(gate)))
}

/// Personal gates of those who have them.
fn people(course: &Course) -> impl Iterator<Item = Act> {
    let units = course.units.iter().enumerate();
    units.flat_map(|(index, unit)| unit.gates.iter().map(move |gate| Act::InHand(UnitRef::new(index), *gate)))
}

/// Units past the point of no return that have not been verified or handed over.
fn singly(state: &State) -> impl Iterator<Item = UnitRef> {
    let units = state.units.iter().enumerate();
    units.filter(|(_, unit)| unit.is_past && unit.handed_over.is_none()).map(|(index, _)| UnitRef::new(index))
}

/// What may happen next at places and in vehicles.
fn field<'s>(state: &'s State, course: &'s Course) -> impl Iterator<Item = Act> + 's {
    let arrives = move |trip: usize| {
        let of = &state.trips[trip];
        (of.has_left && of.arrived.is_none()).then(|| Act::Arrived(trip, course.trip(trip).to))
    };
    let boards = |trip: usize| {
        let of = &state.trips[trip];
        let units: Vec<UnitRef> = of.let_board.difference(&of.aboard).copied().collect();
        (!of.has_left && !units.is_empty()).then_some(Act::Boarded(trip, units))
    };
    let trips = || 0..state.trips.len();
    let departs = state.going.iter().map(|trip| Act::Departed(*trip));
    let ends = state.works.iter().enumerate().filter(|(_, work)| work.began.is_some() && work.ended.is_none());
    let ends = ends.map(|(work, _)| Act::WorkEnded(work, of_check(state, course, work)));
    let begins = (0..state.works.len()).map(Act::WorkBegun);
    let handed = singly(state).filter(|unit| state.units[unit.index()].is_verified);
    let handed = handed.map(|unit| Act::HandedOver(vec![unit]));
    departs.chain(trips().filter_map(arrives)).chain(trips().filter_map(boards)).chain(handed).chain(ends).chain(begins)
}

/// Whom a work is for, as far as they travel: nobody for a measure.
fn of_check(state: &State, course: &Course, work: usize) -> Vec<UnitRef> {
    match course.target.plan.works[work].duty {
        Duty::Check(_, lot) => {
            course.members(lot).iter().copied().filter(|unit| state.travels(course, *unit)).collect()
        }
        _ => Vec::new(),
    }
}
