//! What is looked at when all of the file is read: whether every ride has a vehicle, every vehicle a ride, every check a team, every
//! minor somebody at their side.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::{CheckRef, Group, GroupRef, Mode, Nature, PlaceRef, Protection, Room, Route, Vehicle, VehicleRef};

use super::Reader;
use super::groups::listed;
use crate::codes::Code;
use crate::source::Place;

/// How many vehicles a finding speaks of.
const VEHICLES_TOLD: usize = 4;

/// A ride as vehicles see it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Ride {
    from: PlaceRef,
    to: PlaceRef,
    room: Room,
    modes: Vec<Mode>,
}

impl Reader<'_> {
    /// Every group has a route each ride of which some vehicle can make, and every vehicle a ride that it can make.
    pub(super) fn look_at_rides(&mut self) {
        let reached: Vec<BTreeSet<PlaceRef>> = self.handover.vehicles.iter().map(reached).collect();
        let mut rides: BTreeMap<Ride, bool> = BTreeMap::new();
        let mut useful = vec![false; self.handover.vehicles.len()];
        for group in &self.handover.groups {
            for ride in group.routes.iter().flat_map(|route| rides_of(group, &route.places)) {
                rides.entry(ride).or_insert_with_key(|ride| {
                    let mut is_made = false;
                    for (index, vehicle) in self.handover.vehicles.iter().enumerate() {
                        if makes(vehicle, &reached[index], ride) {
                            (is_made, useful[index]) = (true, true);
                        }
                    }
                    is_made
                });
            }
        }
        let mut hopeless: BTreeMap<Ride, Vec<GroupRef>> = BTreeMap::new();
        for reference in self.handover.group_refs() {
            let group = self.handover.group(reference);
            let first_unmade = |places: &[PlaceRef]| rides_of(group, places).find(|ride| !rides[ride]);
            let unmade: Vec<Option<Ride>> = group.routes.iter().map(|route| first_unmade(&route.places)).collect();
            if let Some(ride) = unmade.into_iter().collect::<Option<Vec<Ride>>>().and_then(|all| all.into_iter().next())
            {
                hopeless.entry(ride).or_default().push(reference);
            }
        }
        let mut told: BTreeSet<Place> = BTreeSet::new();
        for (index, _) in useful.iter().enumerate().filter(|(_, useful)| !**useful) {
            let vehicle = &self.handover.vehicles[index];
            let is_told = hopeless.keys().any(|ride| fits(vehicle, ride));
            if !is_told && told.insert(self.vehicle_lines[index]) {
                self.report_vehicle(VehicleRef::new(index), &rides, &reached[index]);
            }
        }
        self.report_rides(hopeless, &reached);
    }

    /// One finding for each pair of ends between which nobody is taken, and for each kind of room that no vehicle has.
    fn report_rides(&mut self, hopeless: BTreeMap<Ride, Vec<GroupRef>>, reached: &[BTreeSet<PlaceRef>]) {
        let mut between: BTreeMap<(PlaceRef, PlaceRef), (Ride, Vec<GroupRef>)> = BTreeMap::new();
        let mut without: BTreeMap<Room, Vec<GroupRef>> = BTreeMap::new();
        for (ride, groups) in hopeless {
            if self.handover.vehicles.iter().any(|vehicle| room(vehicle, ride.room) > 0) {
                let ends = (ride.from, ride.to);
                between.entry(ends).or_insert_with(|| (ride, Vec::new())).1.extend(groups);
            } else {
                without.entry(ride.room).or_default().extend(groups);
            }
        }
        for (room, groups) in without {
            let word = match room {
                Room::Seat => "seats",
                Room::Stretcher => "stretchers",
                Room::Load => "load",
            };
            let help = format!(
                "give a vehicle `{word}`, or add one that has them; being unfit changes the transport and never holds anybody back"
            );
            let message = format!("no vehicle has {word}, which {} need", self.named(&groups));
            self.sink.add(Code::NoRoom, self.transfers[groups[0].index()].1, message, help);
        }
        for (ride, groups) in between.into_values() {
            let ends = [ride.from, ride.to].map(|place| self.handover.place(place).id.clone());
            let why = self.why_nobody(&ride, reached);
            let message =
                format!("no vehicle can take {} from `{}` to `{}`: {why}", self.named(&groups), ends[0], ends[1]);
            let help = "write the way under [roads], [sea] or [flights], obtain a clearance or a stop, let another vehicle or mode do it, or name another route under `through`";
            self.sink.add(Code::RideWithoutVehicle, self.transfers[groups[0].index()].1, message, help);
        }
    }

    fn named(&self, groups: &[GroupRef]) -> String {
        let mut names: Vec<String> = groups.iter().map(|group| self.handover.group(*group).id.clone()).collect();
        names.dedup();
        listed(&names)
    }

    /// Why none of the vehicles makes a ride: what the atlas says of them, or else what the file does not.
    fn why_nobody(&self, ride: &Ride, reached: &[BTreeSet<PlaceRef>]) -> String {
        let fitting = self.handover.vehicles.iter().enumerate().filter(|(_, vehicle)| fits(vehicle, ride));
        let mut reasons: Vec<(bool, String)> =
            fitting.map(|(index, _)| self.why_not_made(index, ride, &reached[index])).collect();
        if reasons.is_empty() {
            return "none goes by the modes that are allowed and has such room".to_owned();
        }
        let any_from_atlas = reasons.iter().any(|(from_atlas, _)| *from_atlas);
        reasons.retain(|(from_atlas, _)| *from_atlas == any_from_atlas);
        let words: Vec<String> = reasons.into_iter().take(VEHICLES_TOLD).map(|(_, why)| why).collect();
        words.join("; ")
    }

    /// Why a vehicle does not make a ride, in words, and whether it is the atlas that says so.
    fn why_not_made(&self, index: usize, ride: &Ride, reached: &BTreeSet<PlaceRef>) -> (bool, String) {
        let vehicle = &self.handover.vehicles[index];
        let id = |place: PlaceRef| &self.handover.place(place).id;
        let to_there = vehicle.ways.contains_key(&(ride.from, ride.to)).then_some((vehicle.start, ride.from));
        let (from, to) = to_there.filter(|_| !reached.contains(&ride.from)).unwrap_or((ride.from, ride.to));
        let from_atlas = self.shut.get(&(index, from, to));
        let why = match from_atlas {
            Some(why) => why.as_str(),
            None if vehicle.mode == Mode::Air && self.flying[index].is_none() => {
                "neither `type` nor [flights] says how it flies there"
            }
            None if vehicle.mode == Mode::Air => {
                "one of them is no airport of the atlas, and [flights] has no line for it"
            }
            None => "no line says how",
        };
        (from_atlas.is_some(), format!("`{}` from `{}` to `{}`: {why}", vehicle.id, id(from), id(to)))
    }

    fn report_vehicle(&mut self, reference: VehicleRef, rides: &BTreeMap<Ride, bool>, reached: &BTreeSet<PlaceRef>) {
        let vehicle = self.handover.vehicle(reference);
        let fitting = rides.keys().filter(|ride| fits(vehicle, ride));
        let reasons = fitting.map(|ride| self.why_not_made(reference.index(), ride, reached));
        let why = match reasons.max_by_key(|(from_atlas, _)| *from_atlas) {
            Some((_, why)) => why,
            None => "nobody goes by such a vehicle, or needs the room that it has".to_owned(),
        };
        let message = format!("`{}` can make none of the rides; {why}", vehicle.id);
        let help =
            "see its type, range, `start` and state of registry, obtain a clearance, write its ways, or leave it out";
        self.sink.add(Code::VehicleUseless, self.vehicle_lines[reference.index()], message, help);
    }

    /// Every check and measure that is needed has a team where it is needed.
    pub(super) fn look_at_works(&mut self) {
        let teams = || self.handover.teams.iter();
        let checked: BTreeSet<(PlaceRef, CheckRef)> =
            teams().flat_map(|team| team.checks.iter().map(|check| (team.place, *check))).collect();
        let mut missing: BTreeSet<(usize, PlaceRef)> = BTreeSet::new();
        for (index, check) in self.handover.checks.iter().enumerate() {
            for reference in &check.groups {
                let routes = &self.handover.group(*reference).routes;
                let place = |route: &Route| route.places[route.place_of(check.at)];
                let is_done = routes.iter().any(|route| checked.contains(&(place(route), CheckRef::new(index))));
                missing.extend(routes.first().filter(|_| !is_done).map(|route| (index, place(route))));
            }
        }
        for (index, place) in missing {
            let (check, stop) = (&self.handover.checks[index], self.handover.place(place));
            let message = format!("nobody does the check `{}` at `{}`", check.id, stop.id);
            let help = format!("write a team: `[teams]`, with `at = \"{}\"` and `does = [\"{}\"]`", stop.id, check.id);
            self.sink.add(Code::WorkWithoutTeam, self.check_lines[index], message, help);
        }
        let routes = self.handover.groups.iter().flat_map(|group| &group.routes);
        let passed: BTreeSet<PlaceRef> = routes.flat_map(|route| route.places.iter().copied()).collect();
        for (index, measure) in self.handover.measures.iter().enumerate() {
            let done = self
                .handover
                .teams
                .iter()
                .any(|team| team.place == measure.place && team.measures.iter().any(|done| done.index() == index));
            if passed.contains(&measure.place) && !done {
                let stop = &self.handover.place(measure.place).id;
                let message = format!("nobody does the measure `{}` at `{stop}`", measure.id);
                let help = format!("write a team: `[teams]`, with `at = \"{stop}\"` and `does = [\"{}\"]`", measure.id);
                self.sink.add(Code::WorkWithoutTeam, self.measure_lines[index], message, help);
            }
        }
    }

    /// Every minor travels with a family in which somebody is grown up, or with an escort.
    pub(super) fn look_at_people(&mut self) {
        let case = self.source.case;
        let is_minor = |group: &Group| case.item(group.item).protection == Some(Protection::Minor);
        let mut alone: BTreeMap<String, usize> = BTreeMap::new();
        for reference in self.handover.group_refs() {
            let group = self.handover.group(reference);
            let of_family = self.handover.families.iter().filter(|family| family.groups.contains(&reference));
            let accompanied = of_family.flat_map(|family| &family.groups).any(|other| {
                let other = self.handover.group(*other);
                other.are_people && !is_minor(other)
            });
            if is_minor(group) && !accompanied && group.escorted_by == 0 {
                alone.entry(case.item(group.item).id.clone()).or_insert(reference.index());
            }
        }
        let (code, word, help) = match case.nature {
            Nature::Live => (
                Code::MinorAlone,
                "travels",
                "give an escort (`escort_for_each` under [travel]), or name the family in case.toml (CRC art. 9; GC IV art. 132)",
            ),
            Nature::Historical => (
                Code::MinorAloneThen,
                "travelled",
                "recorded, not blessed: in a live case a minor has a family or an escort at its side (CRC art. 9; GC IV art. 132)",
            ),
        };
        for (id, index) in alone {
            let message = format!("nothing says with whom `{id}`, a minor or minors, {word}");
            self.sink.add(code, self.transfers[index].1, message, help);
        }
    }
}

fn rides_of<'g>(group: &'g Group, places: &'g [PlaceRef]) -> impl Iterator<Item = Ride> + use<'g> {
    let ride = |pair: &[PlaceRef]| Ride { from: pair[0], to: pair[1], room: group.room, modes: group.modes.clone() };
    places.windows(2).map(ride)
}

fn room(vehicle: &Vehicle, room: Room) -> u64 {
    match room {
        Room::Seat => vehicle.seats,
        Room::Stretcher => vehicle.stretchers,
        Room::Load => vehicle.load,
    }
}

/// Whether a vehicle has the mode and the room of a ride.
fn fits(vehicle: &Vehicle, ride: &Ride) -> bool {
    ride.modes.contains(&vehicle.mode) && room(vehicle, ride.room) > 0
}

fn makes(vehicle: &Vehicle, reached: &BTreeSet<PlaceRef>, ride: &Ride) -> bool {
    fits(vehicle, ride) && vehicle.ways.contains_key(&(ride.from, ride.to)) && reached.contains(&ride.from)
}

/// The places that a vehicle can come to from where it stands, that one among them.
fn reached(vehicle: &Vehicle) -> BTreeSet<PlaceRef> {
    let mut reached = BTreeSet::from([vehicle.start]);
    let mut open = vec![vehicle.start];
    while let Some(at) = open.pop() {
        let onward = vehicle.ways.range((at, PlaceRef::new(0))..).take_while(|((from, _), _)| *from == at);
        for ((_, to), _) in onward {
            if reached.insert(*to) {
                open.push(*to);
            }
        }
    }
    reached
}
