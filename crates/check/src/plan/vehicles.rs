//! Trips and vehicles: `way`, `vehicle`, `hours` of trips, `duty`, `stands`.

use takas_model::{Hours, Mode, PlaceRef, Vehicle};

use super::view::{Moment, Presence, View, first_excess, wide};
use super::{Faults, PlanLine};

/// Minutes on the ground after which a crew is rested.
const REST: Moment = takas_model::handover::REST as Moment;

pub(super) fn judge(view: &View<'_>, faults: &mut Faults) {
    ways(view, faults);
    hours(view, faults);
    for (vehicle, trips) in view.handover.vehicles.iter().zip(&view.trips_of) {
        positions(view, vehicle, trips, faults);
        duty(view, vehicle, trips, faults);
    }
    stands(view, faults);
}

/// Each trip goes by a way and takes what that takes.
fn ways(view: &View<'_>, faults: &mut Faults) {
    for (index, trip) in view.trips.iter().enumerate() {
        let Some(trip) = trip else { continue };
        let Some(way) = trip.vehicle.ways.get(&(trip.from, trip.to)) else {
            let (from, to) = (&view.place(trip.from).id, &view.place(trip.to).id);
            let words = format!("trip {index}: {} has no way from {from} to {to}", trip.vehicle.id);
            faults.tell(PlanLine::Way, words);
            continue;
        };
        let takes = wide(view.turned.trips.get(&index).copied().unwrap_or(way.takes.usual));
        if takes < 0 || trip.arrives - trip.departs != takes {
            let took = trip.arrives - trip.departs;
            let words = format!("trip {index} of {} takes {took} minutes, its way {takes}", trip.vehicle.id);
            faults.tell(PlanLine::Way, words);
        }
    }
}

fn hours(view: &View<'_>, faults: &mut Faults) {
    let all = Hours { from: 0, until: view.handover.ends };
    for (index, trip) in view.trips.iter().enumerate() {
        let Some(trip) = trip else { continue };
        let is_boarded = !view.riders[index].is_empty();
        let begins = if is_boarded { trip.boards } else { trip.departs };
        if !holds(all, begins) || !holds(all, trip.departs) || !holds(all, trip.arrives) {
            let (departs, arrives) = (trip.departs, trip.arrives);
            let words = format!("trip {index} from {departs} to {arrives} lies before the beginning or after the end");
            faults.tell(PlanLine::Hours, words);
        }
        let own = trip.vehicle.hours;
        if !holds(own, trip.departs) || !holds(own, trip.arrives) {
            faults.tell(PlanLine::Hours, format!("trip {index} is not within the hours of {}", trip.vehicle.id));
        }
        for (place, moment) in [(trip.from, trip.departs), (trip.to, trip.arrives)] {
            let place = view.place(place);
            if !place.open.is_empty() && !place.open.iter().any(|&span| holds(span, moment)) {
                faults.tell(PlanLine::Hours, format!("trip {index}: {} is closed at {moment}", place.id));
            }
        }
    }
}

/// Whether a moment lies within hours, their first and last minute meant.
pub(super) fn holds(hours: Hours, moment: Moment) -> bool {
    (wide(hours.from)..=wide(hours.until)).contains(&moment)
}

/// A vehicle leaves from where it is, after its turnaround and what is measured after its arrival.
fn positions(view: &View<'_>, vehicle: &Vehicle, trips: &[usize], faults: &mut Faults) {
    let mut stands: PlaceRef = vehicle.start;
    let mut free: Option<Moment> = None;
    for &index in trips {
        let Some(trip) = &view.trips[index] else { continue };
        if trip.from != stands {
            let (from, place) = (&view.place(trip.from).id, &view.place(stands).id);
            let words = format!("trip {index} leaves {from}, but {} is in {place}", vehicle.id);
            faults.tell(PlanLine::Vehicle, words);
        }
        if let Some(free) = free.filter(|&free| trip.departs < free) {
            let words = format!("trip {index} leaves at {}, but {} may not before {free}", trip.departs, vehicle.id);
            faults.tell(PlanLine::Vehicle, words);
        }
        stands = trip.to;
        free = Some(trip.there.max(trip.arrives + wide(vehicle.turnaround)));
    }
}

/// From a departure to any later arrival without rest between.
fn duty(view: &View<'_>, vehicle: &Vehicle, trips: &[usize], faults: &mut Faults) {
    let Some(most) = vehicle.duty_max.map(wide) else { return };
    let mut begun: Option<(Moment, Moment)> = None;
    for &index in trips {
        let Some(trip) = &view.trips[index] else { continue };
        let since = match begun {
            Some((since, arrived)) if trip.departs - arrived < REST => since,
            _ => trip.departs,
        };
        begun = Some((since, trip.arrives));
        let minutes = trip.arrives - since;
        if minutes > most {
            let words = format!("{} is on duty for {minutes} minutes when trip {index} arrives", vehicle.id);
            faults.tell(PlanLine::Duty, words);
        }
    }
}

/// Aircraft on the ground, place by place.
fn stands(view: &View<'_>, faults: &mut Faults) {
    let mut standing: Vec<Vec<Presence>> = vec![Vec::new(); view.handover.places.len()];
    for trip in view.trips.iter().flatten().filter(|trip| trip.vehicle.mode == Mode::Air) {
        let turnaround = wide(trip.vehicle.turnaround);
        if trip.before.is_none() {
            standing[trip.from.index()].push((trip.departs - turnaround, trip.departs, 1));
        }
        let next = trip.after.and_then(|after| view.trips[after].as_ref());
        let until = next.map_or(trip.arrives + turnaround, |next| next.departs);
        standing[trip.to.index()].push((trip.arrives, until, 1));
    }
    for (place, standing) in view.handover.places.iter().zip(standing) {
        let Some(most) = place.stands.map(u128::from) else { continue };
        if let Some((moment, there)) = first_excess(&standing, most) {
            let words = format!("{there} aircraft stand in {} at {moment}, which has {most} stands", place.id);
            faults.tell(PlanLine::Stands, words);
        }
    }
}
