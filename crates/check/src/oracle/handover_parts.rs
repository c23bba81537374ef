//! The small parts handovers are made of.

use std::collections::BTreeMap;

use takas_model::{
    Gate, Group, GroupRef, Handover, Hours, ItemRef, Minutes, Mode, Nature, PartyRef, PhaseRef, Place, PlaceRef, Room,
    Route, Takes, Team, Vehicle, Way,
};

/// A handover without anything.
pub(super) fn empty(nature: Nature, ends: Minutes) -> Handover {
    Handover { ends, ..Handover::empty(nature) }
}

pub(super) fn place(id: &str, is_exchange: bool) -> Place {
    Place { is_exchange, ..Place::named(id) }
}

pub(super) fn vehicle(id: String, mode: Mode, start: PlaceRef, until: Minutes) -> Vehicle {
    Vehicle {
        name: id.clone(),
        id,
        mode,
        registry: None,
        operator: None,
        seats: 0,
        stretchers: 0,
        load: 0,
        start,
        hours: Hours { from: 0, until },
        turnaround: 0,
        boarding: 0,
        duty_max: None,
        ways: BTreeMap::new(),
    }
}

pub(super) fn way(takes: Takes) -> Way {
    Way { takes, points: Vec::new(), conditions: Vec::new() }
}

pub(super) fn team(id: String, place: PlaceRef, at_once: u64) -> Team {
    Team { name: id.clone(), id, place, checks: Vec::new(), measures: Vec::new(), at_once, hours: Vec::new() }
}

/// People who sit, on one route; its exchange point is the second of three places.
pub(super) fn group(id: String, count: u64, places: Vec<PlaceRef>, due: Minutes) -> Group {
    Group {
        id,
        item: ItemRef::new(0),
        holder: PartyRef::new(0),
        receiver: PartyRef::new(1),
        phase: PhaseRef::new(0),
        count,
        are_people: true,
        routes: vec![route(places)],
        whole: false,
        room: Room::Seat,
        escorted_by: 0,
        modes: vec![Mode::Air, Mode::Road],
        ready: 0,
        due,
        is_protected: false,
        gates: Vec::new(),
        stays: None,
    }
}

pub(super) fn route(places: Vec<PlaceRef>) -> Route {
    let exchange = (places.len() == 3).then_some(1);
    Route { places, exchange }
}

pub(super) fn gate(name: String, of: Vec<GroupRef>, holds: Vec<GroupRef>, takes: Takes) -> Gate {
    Gate { name, of, checks: Vec::new(), takes, not_before: None, holds }
}
