//! What has happened: whether a report can count yet, which lines it tells to be broken.

use std::collections::BTreeSet;

use takas_model::{Act, Duty, Instant, Occasion, Reason, Scope, UnitRef};

use super::OperationLine;
use super::against::{Against, Reading, Words, completed};
use super::course::Course;
use super::facts::{Facts, Whereabouts};

/// How a report stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It counts.
    Counts,
    /// It says what is so already.
    Repeats,
    /// What must come before it has not come.
    Waits,
    /// It cannot be.
    Cannot,
    /// The page leaves it open.
    Open,
}

/// How a report stands, by the table *What must come before a report*.
pub(super) fn standing(course: &Course<'_>, facts: &Facts, act: &Act) -> Standing {
    match act {
        Act::WorkBegun(work) => repeats_if(facts.works[*work].begun),
        Act::WorkEnded(work, units) => work_ended(course, facts, *work, units),
        Act::Boarded(trip, units) => boarded(course, facts, *trip, units),
        Act::Alighted(trip, units) => alighted(facts, *trip, units),
        Act::Departed(trip) if facts.trips[*trip].left => Standing::Repeats,
        Act::Departed(trip) if facts.vehicle_is_back(course, *trip) => Standing::Counts,
        Act::Departed(_) => Standing::Waits,
        Act::Arrived(trip, place) => match (facts.trips[*trip].left, facts.trips[*trip].arrived) {
            (_, Some(there)) if there == *place => Standing::Repeats,
            (_, Some(_)) => Standing::Cannot,
            (true, None) => Standing::Counts,
            (false, None) => Standing::Waits,
        },
        Act::Verified(units) => {
            all(units, |unit| if facts.unit(unit).verified { Standing::Repeats } else { received(course, facts, unit) })
        }
        Act::HandedOver(units) => all(units, |unit| match (facts.unit(unit).handed_over, facts.unit(unit).verified) {
            (true, _) => Standing::Repeats,
            (false, true) => received(course, facts, unit),
            (false, false) => Standing::Waits,
        }),
        Act::FollowedUp(unit) => {
            let facts = facts.unit(*unit);
            let counts = facts.handed_over || !facts.travels;
            if counts { Standing::Counts } else { Standing::Waits }
        }
        Act::Met(party, number) => match facts.requests.get(&(*party, *number)) {
            Some(request) => repeats_if(request.met),
            None => Standing::Cannot,
        },
        Act::Needs(unit, room) => repeats_if(facts.unit(*unit).needs == Some(*room)),
        _ => Standing::Open,
    }
}

fn repeats_if(is_so: bool) -> Standing {
    if is_so { Standing::Repeats } else { Standing::Counts }
}

/// A report of several counts when all of them can; it repeats when it does for all.
fn all(units: &[UnitRef], each: impl Fn(UnitRef) -> Standing) -> Standing {
    let each: Vec<Standing> = units.iter().map(|&unit| each(unit)).collect();
    let any = |standing: Standing| each.contains(&standing);
    if any(Standing::Cannot) {
        Standing::Cannot
    } else if any(Standing::Open) {
        Standing::Open
    } else if any(Standing::Waits) {
        Standing::Waits
    } else if any(Standing::Counts) {
        Standing::Counts
    } else if each.is_empty() {
        Standing::Open
    } else {
        Standing::Repeats
    }
}

/// Past the point of no return, and at the end of its route or where it goes no further.
fn received(course: &Course<'_>, facts: &Facts, unit: UnitRef) -> Standing {
    let (is, path) = (facts.unit(unit), course.path_of(unit));
    match is.whereabouts {
        Whereabouts::At(at) if is.is_past && (at == path.end() || !is.travels) => Standing::Counts,
        // Landed elsewhere after its last ride.
        Whereabouts::At(_) if is.is_past && is.made >= path.rides.len() => Standing::Open,
        _ if !is.travels && !is.is_past => Standing::Open,
        _ => Standing::Waits,
    }
}

fn work_ended(course: &Course<'_>, facts: &Facts, work: usize, units: &[UnitRef]) -> Standing {
    let is = facts.works[work];
    let later = match course.plan.works[work].duty {
        Duty::Check(check, lot) => {
            let of_lot = |unit: &UnitRef| course.path_of(*unit).lot.is_some_and(|(of, _)| of == lot);
            if !units.iter().all(of_lot) {
                return Standing::Cannot;
            }
            if is.ended {
                let passed = units.iter().all(|unit| facts.unit(*unit).passed.contains(&check));
                return if passed { Standing::Repeats } else { Standing::Open };
            }
            let place = |unit: UnitRef| course.path_of(unit).checks.iter().find(|(one, _)| *one == check);
            !units.iter().all(|&unit| place(unit).is_some_and(|(_, place)| facts.has_come(course, unit, *place)))
        }
        Duty::Measure(..) | Duty::Once(_) if !units.is_empty() => return Standing::Open,
        Duty::Measure(..) | Duty::Once(_) if is.ended => return Standing::Repeats,
        Duty::Measure(measure, trip) => match course.handover.measure(measure).occasion {
            Occasion::Arrival => facts.trips[trip].arrived.is_none(),
            Occasion::Departure | Occasion::Once => !facts.vehicle_is_back(course, trip),
        },
        Duty::Once(_) => false,
    };
    if later || !is.begun { Standing::Waits } else { Standing::Counts }
}

fn boarded(course: &Course<'_>, facts: &Facts, trip: usize, units: &[UnitRef]) -> Standing {
    if units.is_empty() {
        return Standing::Open;
    }
    let from = Whereabouts::At(course.plan.trips[trip].from);
    let each = all(units, |unit| {
        let (is, path) = (facts.unit(unit), course.path_of(unit));
        let Some(ride) = path.ride_of(trip) else {
            // It does not belong there. It may have boarded where it stands; of a ride that has left nobody knows.
            let stands_by = match is.whereabouts {
                Whereabouts::Riding(other) if !facts.trips[other].left => course.plan.trips[other].from,
                Whereabouts::Riding(_) => return Standing::Open,
                Whereabouts::At(at) => at,
            };
            let can_be = facts.trips[trip].left || stands_by == course.plan.trips[trip].from;
            return if can_be { Standing::Open } else { Standing::Cannot };
        };
        match is.whereabouts {
            Whereabouts::Riding(other) if other == trip => Standing::Repeats,
            _ if is.made > ride => Standing::Repeats,
            at if is.made == ride && at == from => Standing::Counts,
            // Landed elsewhere, or rides in what it does not belong to.
            Whereabouts::At(_) if is.made == ride => Standing::Open,
            Whereabouts::Riding(other) if path.ride_of(other).is_none() => Standing::Open,
            _ => Standing::Waits,
        }
    });
    match each {
        Standing::Counts if !facts.vehicle_is_back(course, trip) => Standing::Waits,
        each => each,
    }
}

/// Somebody who is not in the ride may have got off again, or boarding is still to be reported.
fn alighted(facts: &Facts, trip: usize, units: &[UnitRef]) -> Standing {
    let is_aboard = |unit: &UnitRef| facts.unit(*unit).whereabouts == Whereabouts::Riding(trip);
    let counts = !facts.trips[trip].left && !units.is_empty() && units.iter().all(is_aboard);
    if counts { Standing::Counts } else { Standing::Open }
}

/// Which lines a report that counts tells to be broken: those that the event has to name.
pub(super) fn broken(words: &Words<'_>, act: &Act, at: Instant) -> Against {
    match act {
        Act::Boarded(trip, units) => {
            let fresh: Vec<UnitRef> = units.iter().copied().filter(|unit| is_new(words.facts, *unit, *trip)).collect();
            boarding(words, *trip, &fresh)
        }
        Act::Departed(trip) => departure(words, *trip, at),
        _ => Vec::new(),
    }
}

fn is_new(facts: &Facts, unit: UnitRef, trip: usize) -> bool {
    facts.unit(unit).whereabouts != Whereabouts::Riding(trip)
}

fn boarding(words: &Words<'_>, trip: usize, units: &[UnitRef]) -> Against {
    let facts = words.facts;
    let mut found = Vec::new();
    for &unit in units {
        found.extend(words.unfit(unit, trip));
        if words.course.path_of(unit).ride_of(trip).is_none() {
            found.push((OperationLine::Gates, Reason::NotPlanned(unit)));
        }
        if !facts.trips[trip].let_board.contains(&unit) {
            found.push((OperationLine::Gates, Reason::NoWord(unit)));
        }
    }
    found.extend(elsewhere(words, trip));
    let joined: BTreeSet<UnitRef> = facts.aboard(trip).chain(units.iter().copied()).collect();
    let joined: Vec<UnitRef> = joined.into_iter().collect();
    found.extend(words.company(trip, &joined, units));
    if facts.trips[trip].left {
        // They have left with it.
        let leaving = units.iter().copied().filter(|&unit| words.course.hands_over(unit, trip)).collect();
        found.extend(words.order_and_balance(&leaving));
    }
    found
}

fn departure(words: &Words<'_>, trip: usize, at: Instant) -> Against {
    let aboard: Vec<UnitRef> = words.facts.aboard(trip).collect();
    let mut found = Vec::new();
    if words.facts.trips[trip].go.is_none() {
        found.push((OperationLine::Gates, Reason::NoGo(trip)));
    }
    for &unit in &aboard {
        found.extend(words.unfit(unit, trip));
        if !words.facts.trips[trip].let_board.contains(&unit) {
            found.push((OperationLine::Gates, Reason::NoWord(unit)));
        }
    }
    found.extend(elsewhere(words, trip));
    found.extend(words.broken_off(&aboard));
    let leaving = aboard.into_iter().filter(|&unit| words.course.hands_over(unit, trip)).collect();
    found.extend(words.order_and_balance(&leaving));
    found.extend(words.quotas(&leaving, at));
    found
}

/// A vehicle that should not have landed where it did.
fn elsewhere(words: &Words<'_>, trip: usize) -> Option<(OperationLine, Reason)> {
    let from = words.course.plan.trips[trip].from;
    let is_elsewhere = words.facts.vehicle_at(words.course, trip).is_some_and(|at| at != from);
    is_elsewhere.then_some((OperationLine::Somewhere, Reason::VehicleElsewhere(trip)))
}

/// Folds a report that counts, told at a moment.
pub(super) fn apply(course: &Course<'_>, facts: &mut Facts, act: &Act, at: Instant) {
    match act {
        Act::WorkBegun(work) => facts.works[*work].begun = true,
        Act::WorkEnded(work, units) => {
            facts.works[*work].ended = true;
            if let Duty::Check(check, _) = course.plan.works[*work].duty {
                for unit in units {
                    facts.units[unit.index()].passed.insert(check);
                }
            }
        }
        Act::Boarded(trip, units) => board(course, facts, *trip, units),
        Act::Alighted(trip, units) => {
            for unit in units {
                facts.trips[*trip].let_board.remove(unit);
                let is = &mut facts.units[unit.index()];
                if is.whereabouts == Whereabouts::Riding(*trip) {
                    is.whereabouts = Whereabouts::At(course.plan.trips[*trip].from);
                }
            }
        }
        Act::Departed(trip) => {
            facts.trips[*trip].left = true;
            facts.trips[*trip].left_at.0.get_or_insert(at);
            for unit in facts.aboard(*trip).collect::<Vec<_>>() {
                leave(course, facts, unit, *trip);
            }
        }
        Act::Arrived(trip, place) => {
            if !facts.trips[*trip].left {
                // In a historical operation: its departure is not known.
                apply(course, facts, &Act::Departed(*trip), at);
            }
            facts.trips[*trip].arrived = Some(*place);
            for unit in facts.aboard(*trip).collect::<Vec<_>>() {
                facts.units[unit.index()].whereabouts = Whereabouts::At(*place);
            }
        }
        Act::Verified(units) => units.iter().for_each(|unit| facts.units[unit.index()].verified = true),
        Act::HandedOver(units) => units.iter().for_each(|unit| facts.units[unit.index()].handed_over = true),
        Act::FollowedUp(unit) => facts.units[unit.index()].followed_up = true,
        Act::Needs(unit, room) => facts.units[unit.index()].needs = Some(*room),
        Act::Met(party, number) => {
            if let Some(request) = facts.requests.get_mut(&(*party, *number)) {
                request.met = true;
            }
        }
        _ => {}
    }
}

/// These have boarded; if the ride has left, they have left with it, and if it has arrived, they are where it is.
fn board(course: &Course<'_>, facts: &mut Facts, trip: usize, units: &[UnitRef]) {
    for &unit in units {
        let is_over = course.path_of(unit).ride_of(trip).is_some_and(|ride| facts.unit(unit).made > ride);
        if is_over || !is_new(facts, unit, trip) {
            continue;
        }
        facts.units[unit.index()].whereabouts = Whereabouts::Riding(trip);
        if facts.trips[trip].left {
            leave(course, facts, unit, trip);
        }
        if let Some(there) = facts.trips[trip].arrived {
            facts.units[unit.index()].whereabouts = Whereabouts::At(there);
        }
    }
}

/// A unit has left with a ride.
fn leave(course: &Course<'_>, facts: &mut Facts, unit: UnitRef, trip: usize) {
    let stays_clear = facts.is_clear(unit, &course.units[unit.index()]);
    let path = course.path_of(unit);
    facts.told_safe = false;
    let is = &mut facts.units[unit.index()];
    (is.set_out, is.stays_clear) = (true, is.stays_clear || stays_clear);
    if let Some(ride) = path.ride_of(trip) {
        is.made = ride + 1;
        is.is_past |= path.handover.is_some_and(|handover| ride >= handover);
    }
}

/// Folds a hold, or what holds like one: rides in its scope that have not left have the word to go no more, but those that carry protected
/// units alone. Who may still board counts as who has.
pub(super) fn hold(course: &Course<'_>, facts: &mut Facts, scope: Scope) {
    facts.holds.insert(scope);
    for trip in 0..facts.trips.len() {
        let of = &facts.trips[trip];
        if of.go.is_none() || of.left {
            continue;
        }
        let riders: BTreeSet<UnitRef> = facts.aboard(trip).chain(of.let_board.iter().copied()).collect();
        let riders: Vec<UnitRef> = riders.into_iter().collect();
        let words = Words { course, facts: &*facts, reading: Reading::Narrow };
        if words.is_held_by(scope, trip, &riders) {
            facts.trips[trip].go = None;
        }
    }
}

/// Folds an abort: who does not go on may board no more, and a ride on which somebody has boarded who does not may leave no more.
pub(super) fn abort(course: &Course<'_>, facts: &mut Facts) {
    if !facts.aborted {
        facts.completed = completed(course, facts);
        facts.aborted = true;
        let units = (0..facts.units.len()).map(UnitRef::new);
        let staying: BTreeSet<UnitRef> = units.filter(|&unit| !facts.goes_on(course, unit)).collect();
        for trip in (0..facts.trips.len()).filter(|&trip| !facts.trips[trip].left).collect::<Vec<_>>() {
            facts.trips[trip].let_board.retain(|unit| !staying.contains(unit));
            if facts.aboard(trip).any(|unit| staying.contains(&unit)) {
                facts.trips[trip].go = None;
            }
        }
    }
}
