//! Between rides: `hall`, `apart`.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::{Apart, GroupRef, PlaceRef};

use super::view::{Moment, Presence, View, first_excess};
use super::{Faults, PlanLine};

/// A room in which people may meet: a hall of a place, or all of a place without halls.
type RoomKey = (PlaceRef, Option<usize>);

pub(super) fn judge(view: &View<'_>, faults: &mut Faults) {
    let stays = Stays::new(view, faults);
    halls(view, &stays, faults);
    for apart in &view.handover.apart {
        rides_apart(view, apart, faults);
        rooms_apart(view, &stays, apart, faults);
    }
}

/// Where each lot waits between its rides: the room, from, until; by lot.
struct Stays {
    of_lot: Vec<Vec<(RoomKey, Moment, Moment)>>,
}

impl Stays {
    fn new(view: &View<'_>, faults: &mut Faults) -> Self {
        let mut of_lot = vec![Vec::new(); view.lots.len()];
        for lot in view.followed() {
            let waits = view.waits(lot);
            if lot.halls.len() != waits.len() {
                let words = format!("{} names {} halls for {} waits", lot.name(), lot.halls.len(), waits.len());
                faults.tell(PlanLine::Hall, words);
                continue;
            }
            for ((_, place, from, until), &hall) in waits.into_iter().zip(lot.halls) {
                let halls = &view.place(place).halls;
                if hall.is_some_and(|hall| hall >= halls.len()) {
                    let words = format!("{} waits in a hall that {} has not", lot.name(), view.place(place).id);
                    faults.tell(PlanLine::Works, words);
                } else if hall.is_none() && !halls.is_empty() && lot.group.are_people {
                    let words = format!("{} waits in {} in no hall", lot.name(), view.place(place).id);
                    faults.tell(PlanLine::Hall, words);
                } else if hall.is_some() || halls.is_empty() {
                    of_lot[lot.index].push(((place, hall), from, until));
                }
            }
        }
        Self { of_lot }
    }
}

/// No hall holds more people than it may.
fn halls(view: &View<'_>, stays: &Stays, faults: &mut Faults) {
    let mut waiting: BTreeMap<(PlaceRef, usize), Vec<Presence>> = BTreeMap::new();
    for lot in view.followed().filter(|lot| lot.group.are_people) {
        for &((place, hall), from, until) in &stays.of_lot[lot.index] {
            if let Some(hall) = hall {
                waiting.entry((place, hall)).or_default().push((from, until, u128::from(lot.count)));
            }
        }
    }
    for ((place, hall), waiting) in waiting {
        let place = view.place(place);
        let hall = &place.halls[hall];
        if let Some((moment, people)) = first_excess(&waiting, u128::from(hall.people_max)) {
            let words = format!(
                "{people} people wait in {} in {} at {moment}, which holds {}",
                hall.name, place.id, hall.people_max
            );
            faults.tell(PlanLine::Hall, words);
        }
    }
}

/// Nobody of the one rides with anybody of the other.
fn rides_apart(view: &View<'_>, apart: &Apart, faults: &mut Faults) {
    let rides = |groups: &[GroupRef]| -> BTreeSet<usize> {
        view.lots_of_all(groups).flat_map(|lot| lot.rides.iter().copied()).collect()
    };
    for trip in rides(&apart.one).intersection(&rides(&apart.other)) {
        faults.tell(PlanLine::Apart, format!("people kept apart by {} ride together in trip {trip}", apart.name));
    }
}

/// Nobody of the one is in a room with anybody of the other.
fn rooms_apart(view: &View<'_>, stays: &Stays, apart: &Apart, faults: &mut Faults) {
    // In each room: when, whether somebody comes or goes, and of which side. Who goes at a moment does not meet who comes then.
    let mut changes: BTreeMap<RoomKey, Vec<(Moment, bool, usize)>> = BTreeMap::new();
    for (side, groups) in [&apart.one, &apart.other].into_iter().enumerate() {
        for lot in view.lots_of_all(groups) {
            for &(room, from, until) in stays.of_lot[lot.index].iter().filter(|(_, from, until)| from < until) {
                changes.entry(room).or_default().extend([(from, true, side), (until, false, side)]);
            }
        }
    }
    for ((place, hall), mut changes) in changes {
        changes.sort_unstable();
        let mut there = [0_usize; 2];
        for (moment, comes, side) in changes {
            if comes {
                there[side] += 1;
            } else {
                there[side] -= 1;
            }
            if comes && there[1 - side] > 0 {
                let place = view.place(place);
                let hall = hall.map_or(String::new(), |hall| format!("{} in ", place.halls[hall].name));
                let words = format!("people kept apart by {} meet in {hall}{} at {moment}", apart.name, place.id);
                faults.tell(PlanLine::Apart, words);
                break;
            }
        }
    }
}
