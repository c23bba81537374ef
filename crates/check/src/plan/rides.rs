//! Lots and their rides: `everyone`, `whole`, `family`, `ride`, `ready`, `due`, `mode`, `seats`.

use super::view::{View, room_in, room_of, wide};
use super::{Faults, PlanLine};

pub(super) fn judge(view: &View<'_>, faults: &mut Faults) {
    everyone(view, faults);
    family(view, faults);
    ride(view, faults);
    mode(view, faults);
    seats(view, faults);
}

/// All units, whole groups as one.
fn everyone(view: &View<'_>, faults: &mut Faults) {
    let groups = &view.handover.groups;
    let mut units = vec![0_u128; groups.len()];
    let mut lots = vec![0_usize; groups.len()];
    for (index, lot) in view.plan.lots.iter().enumerate() {
        let Some(sum) = units.get_mut(lot.group.index()) else { continue };
        *sum += u128::from(lot.count);
        lots[lot.group.index()] += 1;
        if lot.count == 0 {
            faults.tell(PlanLine::Everyone, format!("lot {index} of {} is empty", groups[lot.group.index()].id));
        }
    }
    for (group, (units, lots)) in groups.iter().zip(units.into_iter().zip(lots)) {
        if units != u128::from(group.count) {
            let words = format!("{} has {} units, the plan has {units} of them", group.id, group.count);
            faults.tell(PlanLine::Everyone, words);
        }
        if group.whole && lots > 1 {
            faults.tell(PlanLine::Whole, format!("{} stays together, but is in {lots} lots", group.id));
        }
    }
}

/// Families make the same rides; whoever stays has left them.
fn family(view: &View<'_>, faults: &mut Faults) {
    for family in &view.handover.families {
        let mut lots = view.lots_of_all(&family.groups).filter(|lot| lot.group.stays.is_none());
        let Some(first) = lots.next() else { continue };
        for lot in lots.filter(|lot| lot.rides != first.rides) {
            let words = format!("{} and {} of the family {} ride apart", first.name(), lot.name(), family.name);
            faults.tell(PlanLine::Family, words);
        }
    }
}

/// Nobody boards before being ready or there, and everybody arrives when due.
fn ride(view: &View<'_>, faults: &mut Faults) {
    for lot in view.followed() {
        for step in 0..lot.rides.len() {
            let (there, trip) = (view.there(lot, step), view.trip(lot.rides[step]));
            if trip.boards >= there {
                continue;
            }
            let (ride, boards, place) = (lot.rides[step], trip.boards, &view.place(trip.from).id);
            let words = format!("{} boards trip {ride} in {place} at {boards}, but is there from {there}", lot.name());
            faults.tell(if step == 0 { PlanLine::Ready } else { PlanLine::Ride }, words);
        }
        let last = lot.rides.last().map(|&ride| view.trip(ride).arrives);
        if let Some(arrives) = last.filter(|&arrives| arrives > wide(lot.group.due)) {
            let words = format!("{} arrives at {arrives}, but is due at {}", lot.name(), lot.group.due);
            faults.tell(PlanLine::Due, words);
        }
    }
}

fn mode(view: &View<'_>, faults: &mut Faults) {
    for lot in view.followed() {
        for &ride in lot.rides {
            let vehicle = view.trip(ride).vehicle;
            if !lot.group.modes.contains(&vehicle.mode) {
                faults.tell(PlanLine::Mode, format!("{} does not go by {}", lot.name(), vehicle.id));
            }
        }
    }
}

fn seats(view: &View<'_>, faults: &mut Faults) {
    let mut taken = vec![[0_u128; 3]; view.trips.len()];
    for lot in view.followed() {
        let room = room_of(lot.group, lot.count);
        for &ride in lot.rides {
            for (taken, room) in taken[ride].iter_mut().zip(room) {
                *taken += room;
            }
        }
    }
    for (index, trip) in view.trips.iter().enumerate() {
        let Some(trip) = trip else { continue };
        for (kind, (taken, has)) in
            ["seats", "stretchers", "units of load"].iter().zip(taken[index].into_iter().zip(room_in(trip.vehicle)))
        {
            if taken > has {
                let words = format!("trip {index} of {} needs {taken} {kind} and has {has}", trip.vehicle.id);
                faults.tell(PlanLine::Seats, words);
            }
        }
    }
}
