//! Where everybody is safe: the section 'Holds, abort, another plan' of the page, and 'If it is broken off' of the plan page.

use takas_model::{Hands, PlaceRef, UnitRef};

use super::against::completed;
use super::course::Course;
use super::facts::{Facts, Whereabouts};
use super::{Judge, OperationLine};

/// Where and in whose hands an abort leaves a unit; after it, where and in whose hands it has to come.
pub(super) fn safe_place(course: &Course<'_>, facts: &Facts, unit: UnitRef) -> (PlaceRef, Hands) {
    let (is, path) = (facts.unit(unit), course.path_of(unit));
    // Where it is, or lands.
    let lands = match is.whereabouts {
        Whereabouts::At(at) => at,
        Whereabouts::Riding(trip) if facts.trips[trip].left => course.plan.trips[trip].to,
        Whereabouts::Riding(trip) => course.plan.trips[trip].from,
    };
    let fixed;
    let completed = if facts.aborted {
        &facts.completed
    } else {
        fixed = completed(course, facts);
        &fixed
    };
    if is.is_past || facts.is_completed_by(course, completed, unit) {
        let goes_on = is.travels && path.rides.get(is.made).is_some();
        let under_way = matches!(is.whereabouts, Whereabouts::Riding(_)) && is.travels;
        let place = if goes_on || under_way { path.end() } else { lands };
        (place, Hands::Receiver)
    } else if is.set_out {
        (lands, Hands::Host)
    } else {
        (lands, Hands::Holder)
    }
}

/// Whether nobody is under way any more who must land or be completed: none where the page leaves it open.
pub(super) fn is_at_rest(course: &Course<'_>, facts: &Facts) -> Option<bool> {
    let rides = |unit: UnitRef| match facts.unit(unit).whereabouts {
        Whereabouts::Riding(trip) => facts.trips[trip].left,
        Whereabouts::At(_) => false,
    };
    let mut units = (0..facts.units.len()).map(UnitRef::new);
    if units.clone().any(rides) {
        return Some(false);
    }
    let is_completed = |unit: UnitRef| facts.is_completed(course, unit);
    let is_of_departure = |unit: UnitRef| {
        let trip = course.path_of(unit).handover_trip().filter(|_| is_completed(unit));
        trip.is_some_and(|trip| course.together(trip).any(|members| members.contains(&unit)))
    };
    if units.clone().any(is_of_departure) {
        return Some(false);
    }
    // Others who ride with them may go, and need not.
    let goes_on = |unit: UnitRef| {
        let (is, path) = (facts.unit(unit), course.path_of(unit));
        is.is_past && is.travels && is.whereabouts != Whereabouts::At(path.end())
    };
    if units.any(|unit| goes_on(unit) || is_completed(unit)) { None } else { Some(true) }
}

impl Judge<'_> {
    /// Where and in whose hands an abort leaves a unit now; after it, where it has to come.
    pub fn safe_place(&self, unit: UnitRef) -> (PlaceRef, Hands) {
        safe_place(self.course(), &self.facts, unit)
    }

    /// Whether a unit that is past the point of no return has landed elsewhere than at the end of its route and has no further ride: the
    /// page does not say where it is safe.
    pub fn is_stranded(&self, unit: UnitRef) -> bool {
        let (is, path) = (self.facts.unit(unit), self.course().path_of(unit));
        let at_end = is.whereabouts == Whereabouts::At(path.end());
        is.is_past && is.made >= path.rides.len() && !at_end && matches!(is.whereabouts, Whereabouts::At(_))
    }

    /// After an abort, nothing but what is irregular, free, elsewhere or left behind by a ride that is completed moves a safe place.
    pub(super) fn moved_from_safety(&self, before: &[(PlaceRef, Hands)]) -> Vec<(OperationLine, String)> {
        let moved = |(index, before): (usize, &(PlaceRef, Hands))| {
            let unit = UnitRef::new(index);
            let now = self.safe_place(unit);
            let words = format!("unit {index} was safe at {before:?} and is now to be at {now:?}");
            let is_behind = before.1 == Hands::Receiver && !self.facts.unit(unit).is_past;
            let moves = now != *before && !is_behind && !self.words_now().is_free(unit);
            moves.then_some((OperationLine::Abort, words))
        };
        before.iter().enumerate().filter_map(moved).collect()
    }
}
