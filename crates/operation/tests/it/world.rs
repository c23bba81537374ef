//! Small operations from a few lines of text, and the names by which scripts speak of what is in them.
//!
//! Lines: `place NAME`, `vehicle NAME PLACE [seats N] [stretchers N] [load N]`, `check NAME origin|exchange|destination`,
//! `measure NAME PLACE once|arrival|departure`, `group NAME HOLDER RECEIVER PLACE… [exchange PLACE] [x N] [protected] [goods] [step N]
//! [gates GATE…] [stays] [escort N] [join] [item NAME]`, `trip VEHICLE FROM TO`, `lot GROUP [x N] TRIP…`, `work CHECK LOT`, `work MEASURE [TRIP]`,
//! `gate NAME [of GROUP…] [holds GROUP…] [checks CHECK…] [by PARTY…] [two] [from MINUTE]`, `simultaneous GROUP…`, `family GROUP…`,
//! `apart GROUP GROUP`, `withdraw UNIT`, `patience SECONDS`, `words SECONDS`,
//! `quota NAME GROUP… most N within MINUTES` (or `days MINUTE…`), `historical` (the case), `told` (the operation).

use std::collections::BTreeMap;

use takas_model::case::{ItemRef, PhaseRef};
use takas_model::handover::{MeasureRef, TeamRef};
use takas_model::{
    Apart, Author, Charter, Check, CheckRef, Duty, Family, Gate, GateRef, GateTerms, Group, GroupRef, Handover, Hours,
    Lot, Measure, Mode, Nature, Occasion, OperationKind, PartyRef, Patience, PersonGate, Place, PlaceRef, Plan, Quota,
    QuotaSpan, Room, Route, Seat, Simultaneous, Takes, Target, Team, Trip, UnitRef, Vehicle, VehicleRef, Where, Work,
};
use takas_operation::{Digest, Operation, State, Terms, charter_of, lots_for, unit_of};

/// A handover, its plan, and what goes with them.
#[derive(Clone, Debug)]
pub(crate) struct World {
    pub(crate) handover: Handover,
    pub(crate) plan: Plan,
    terms: Vec<GateTerms>,
    joins: Vec<GroupRef>,
    withdrawn: Vec<String>,
    patience: Patience,
    is_told: bool,
}

/// The parties: A, B, C.
pub(crate) fn party(name: &str) -> PartyRef {
    match name {
        "A" => PartyRef::new(0),
        "B" => PartyRef::new(1),
        "C" => PartyRef::new(2),
        _ => panic!("no party {name}"),
    }
}

/// Who speaks: one author for each seat, a delegate for each party.
pub(crate) fn authors() -> Vec<Author> {
    let seats = [
        ("lead", Seat::Lead),
        ("co", Seat::CoMediator),
        ("field", Seat::Field),
        ("doctor", Seat::Medical),
        ("neutral", Seat::Interviewer),
        ("desk", Seat::Desk),
        ("watch", Seat::Observer),
        ("vouch", Seat::Guarantor(party("A"))),
        ("A", Seat::Delegate(party("A"))),
        ("B", Seat::Delegate(party("B"))),
        ("C", Seat::Delegate(party("C"))),
    ];
    seats.into_iter().map(|(id, seat)| Author { id: id.to_owned(), seat }).collect()
}

/// A digest from a name.
pub(crate) fn digest(name: &str) -> Digest {
    let mut digest = [0; 32];
    for (byte, from) in digest.iter_mut().zip(name.bytes()) {
        *byte = from;
    }
    digest
}

/// A personal gate by its name.
pub(crate) fn person_gate(name: &str) -> PersonGate {
    PersonGate::ALL.into_iter().find(|gate| gate.name() == name).unwrap_or_else(|| panic!("no personal gate {name}"))
}

/// The words of a line, by keyword: what follows each, and what stands before all.
fn words<'l>(line: &'l str, keywords: &[&'l str]) -> BTreeMap<&'l str, Vec<&'l str>> {
    let mut parts: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut under = "";
    for word in line.split_whitespace() {
        match keywords.iter().find(|keyword| **keyword == word) {
            Some(keyword) => {
                under = keyword;
                parts.entry(under).or_default();
            }
            None => parts.entry(under).or_default().push(word),
        }
    }
    parts
}

fn number<T: std::str::FromStr>(words: Option<&Vec<&str>>, otherwise: T) -> T {
    words.and_then(|words| words.first()).and_then(|word| word.parse().ok()).unwrap_or(otherwise)
}

impl World {
    /// Reads a world.
    pub(crate) fn read(text: &str) -> Self {
        let handover = Handover { ends: 10_000, ..Handover::empty(Nature::Live) };
        let mut world = Self {
            handover,
            plan: Plan::default(),
            terms: Vec::new(),
            joins: Vec::new(),
            withdrawn: Vec::new(),
            patience: Patience { owed: 600, words: 900 },
            is_told: false,
        };
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            world.line(line);
        }
        world
    }

    fn line(&mut self, line: &str) {
        let (what, rest) = line.split_once(' ').unwrap_or((line, ""));
        match what {
            "place" => self.handover.places.push(Place::named(rest)),
            "vehicle" => self.vehicle(rest),
            "check" => {
                let (name, at) = rest.split_once(' ').expect("a place of a check");
                let at = match at {
                    "origin" => Where::Origin,
                    "exchange" => Where::Exchange,
                    _ => Where::Destination,
                };
                let name = name.to_owned();
                let check = Check { id: name.clone(), name, at, takes: Takes::always(1), groups: Vec::new() };
                self.handover.checks.push(check);
            }
            "measure" => {
                let [name, place, occasion] = rest.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
                let occasion = match occasion {
                    "once" => Occasion::Once,
                    "arrival" => Occasion::Arrival,
                    _ => Occasion::Departure,
                };
                let (place, id) = (self.place(place), name.to_owned());
                let measure = Measure { id, name: name.to_owned(), place, occasion, takes: Takes::always(1) };
                self.handover.measures.push(measure);
            }
            "group" => self.group(rest),
            "trip" => {
                let [vehicle, from, to] = rest.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
                let (vehicle, from, to) = (self.vehicle_ref(vehicle), self.place(from), self.place(to));
                self.plan.trips.push(Trip { vehicle, from, to, departs: 0, arrives: 0 });
            }
            "lot" => self.lot(rest),
            "work" => self.work(rest),
            "gate" => self.gate_line(rest),
            "simultaneous" => {
                let groups = self.groups(&rest.split(' ').collect::<Vec<_>>());
                self.handover.simultaneous.push(Simultaneous { name: rest.to_owned(), groups, within: 5 });
            }
            "family" => {
                let groups = self.groups(&rest.split(' ').collect::<Vec<_>>());
                self.handover.families.push(Family { name: rest.to_owned(), groups });
            }
            "apart" => {
                let (one, other) = rest.split_once(' ').expect("two groups");
                let (one, other) = (self.groups(&[one]), self.groups(&[other]));
                self.handover.apart.push(Apart { name: rest.to_owned(), one, other });
            }
            "withdraw" => self.withdrawn.push(rest.to_owned()),
            "patience" => self.patience.owed = rest.parse().expect("seconds"),
            "words" => self.patience.words = rest.parse().expect("seconds"),
            "quota" => self.quota(rest),
            "historical" => self.handover.nature = Nature::Historical,
            "told" => self.is_told = true,
            _ => panic!("no such line: {line}"),
        }
    }

    fn quota(&mut self, rest: &str) {
        let parts = words(rest, &["most", "within", "days"]);
        let of = self.groups(&parts[""][1..]);
        let minute = |word: &&str| word.parse().expect("a minute");
        let span = match parts.get("within") {
            Some(within) => QuotaSpan::Within(minute(&within[0])),
            None => QuotaSpan::Days(parts["days"].iter().map(minute).collect()),
        };
        let quota = Quota { name: parts[""][0].to_owned(), of, at_most: number(parts.get("most"), 1), span };
        self.handover.quotas.push(quota);
    }

    /// The one team that does every work.
    fn team(&mut self) {
        if self.handover.teams.is_empty() {
            let (checks, measures) = (Vec::new(), Vec::new());
            let (id, name) = ("team".to_owned(), "team".to_owned());
            let place = PlaceRef::new(0);
            self.handover.teams.push(Team { id, name, place, checks, measures, at_once: 1, hours: Vec::new() });
        }
    }

    fn vehicle(&mut self, rest: &str) {
        let parts = words(rest, &["seats", "stretchers", "load"]);
        let [name, place] = parts[""][..] else { panic!("{rest}") };
        self.handover.vehicles.push(Vehicle {
            id: name.to_owned(),
            name: name.to_owned(),
            mode: Mode::Air,
            registry: None,
            operator: None,
            seats: number(parts.get("seats"), 10),
            stretchers: number(parts.get("stretchers"), 0),
            load: number(parts.get("load"), 0),
            start: self.place(place),
            hours: Hours { from: 0, until: 10_000 },
            turnaround: 0,
            boarding: 0,
            duty_max: None,
            ways: BTreeMap::new(),
        });
    }

    fn group(&mut self, rest: &str) {
        let keywords = ["exchange", "x", "protected", "goods", "step", "gates", "stays", "escort", "join", "item"];
        let parts = words(rest, &keywords);
        let (head, places) = parts[""].split_at(3);
        let [name, holder, receiver] = *head else { panic!("{rest}") };
        let places: Vec<PlaceRef> = places.iter().map(|place| self.place(place)).collect();
        let exchange = parts.get("exchange").map(|words| self.place(words[0]));
        let exchange = exchange.map(|place| places.iter().position(|one| *one == place).expect("on the route"));
        let index = self.handover.groups.len();
        let are_people = !parts.contains_key("goods");
        let gates = parts.get("gates").into_iter().flatten();
        // Its item is told by its name, so that another plan knows it by the same.
        let item = parts.get("item").map_or(name, |words| words[0]);
        let item = item.bytes().fold(0_usize, |sum, byte| (sum * 31 + usize::from(byte)) % 1_000_003);
        self.handover.groups.push(Group {
            id: name.to_owned(),
            item: ItemRef::new(item),
            holder: party(holder),
            receiver: party(receiver),
            phase: PhaseRef::new(0),
            count: number(parts.get("x"), 1),
            are_people,
            routes: vec![Route { places, exchange }],
            whole: false,
            room: if are_people { Room::Seat } else { Room::Load },
            escorted_by: number(parts.get("escort"), 0),
            modes: vec![Mode::Air],
            ready: 0,
            due: 10_000,
            is_protected: parts.contains_key("protected"),
            gates: gates.map(|gate| (person_gate(gate), String::new())).collect(),
            stays: parts.contains_key("stays").then(|| "stays".to_owned()),
        });
        if let Some(step) = parts.get("step") {
            let step: usize = step[0].parse().expect("a step");
            let order = &mut self.handover.order;
            order.resize_with(order.len().max(step + 1), Vec::new);
            order[step].push(GroupRef::new(index));
        }
        if parts.contains_key("join") {
            self.joins.push(GroupRef::new(index));
        }
    }

    fn lot(&mut self, rest: &str) {
        let parts = words(rest, &["x", "by"]);
        let group = self.groups(&parts[""][..1])[0];
        let rides: Vec<usize> = parts[""][1..].iter().map(|trip| self.trip(trip)).collect();
        let count = number(parts.get("x"), self.handover.group(group).count);
        self.plan.lots.push(Lot { group, count, route: 0, halls: vec![None; rides.len().saturating_sub(1)], rides });
    }

    fn work(&mut self, rest: &str) {
        let (what, of) = rest.split_once(' ').unwrap_or((rest, ""));
        let duty = if let Some(check) = self.handover.checks.iter().position(|check| check.id == what) {
            let group = self.groups(&[of])[0];
            let lot = self.plan.lots.iter().position(|lot| lot.group == group).expect("a lot");
            Duty::Check(CheckRef::new(check), lot)
        } else {
            let measure = self.handover.measures.iter().position(|measure| measure.id == what).expect("a measure");
            if of.is_empty() {
                Duty::Once(MeasureRef::new(measure))
            } else {
                Duty::Measure(MeasureRef::new(measure), self.trip(of))
            }
        };
        self.team();
        self.plan.works.push(Work { team: TeamRef::new(0), duty, starts: 0, ends: 0 });
    }

    fn gate_line(&mut self, rest: &str) {
        let parts = words(rest, &["of", "holds", "checks", "by", "two", "from"]);
        let list = |keyword: &str| parts.get(keyword).cloned().unwrap_or_default();
        let checks = list("checks");
        let check = |name: &&str| {
            let position = self.handover.checks.iter().position(|check| check.id == *name);
            CheckRef::new(position.expect("a check"))
        };
        let gate = Gate {
            name: parts[""][0].to_owned(),
            of: self.groups(&list("of")),
            checks: checks.iter().map(check).collect(),
            takes: Takes::always(0),
            not_before: parts.get("from").map(|words| words[0].parse().expect("a minute")),
            holds: self.groups(&list("holds")),
        };
        self.handover.gates.push(gate);
        self.plan.gates.push(0);
        let confirmed_by = list("by").into_iter().map(party).collect();
        self.terms.push(GateTerms { confirmed_by, two_persons: parts.contains_key("two") });
    }

    fn groups(&self, names: &[&str]) -> Vec<GroupRef> {
        let find = |name: &&str| {
            let position = self.handover.groups.iter().position(|group| group.id == *name);
            GroupRef::new(position.unwrap_or_else(|| panic!("no group {name}")))
        };
        names.iter().map(find).collect()
    }

    fn vehicle_ref(&self, name: &str) -> VehicleRef {
        let position = self.handover.vehicles.iter().position(|vehicle| vehicle.id == name);
        VehicleRef::new(position.unwrap_or_else(|| panic!("no vehicle {name}")))
    }

    pub(crate) fn place(&self, name: &str) -> PlaceRef {
        if let Some(index) = name.strip_prefix('?') {
            return PlaceRef::new(index.parse().expect("an index"));
        }
        let position = self.handover.places.iter().position(|place| place.id == name);
        PlaceRef::new(position.unwrap_or_else(|| panic!("no place {name}")))
    }

    /// A ride by its vehicle and which of its rides it is: `falcon.1`.
    pub(crate) fn trip(&self, name: &str) -> usize {
        if let Some(index) = name.strip_prefix('?') {
            return index.parse().expect("an index");
        }
        let found = (0..self.plan.trips.len()).find(|trip| self.trip_name(*trip) == name);
        found.unwrap_or_else(|| panic!("no ride {name}"))
    }

    pub(crate) fn trip_name(&self, trip: usize) -> String {
        let vehicle = self.plan.trips[trip].vehicle;
        let ordinal = self.plan.trips[..=trip].iter().filter(|one| one.vehicle == vehicle).count();
        format!("{}.{ordinal}", self.handover.vehicle(vehicle).id)
    }

    pub(crate) fn work_ref(&self, name: &str) -> usize {
        if let Some(index) = name.strip_prefix('?') {
            return index.parse().expect("an index");
        }
        let found = (0..self.plan.works.len()).find(|work| self.work_name(*work) == name);
        found.unwrap_or_else(|| panic!("no work {name}"))
    }

    /// A work by what it is and for what: `doctors/krasikov`, `sweep/falcon.1`, `fence`.
    pub(crate) fn work_name(&self, work: usize) -> String {
        match self.plan.works[work].duty {
            Duty::Check(check, lot) => {
                let group = self.handover.group(self.plan.lots[lot].group);
                format!("{}/{}", self.handover.check(check).id, group.id)
            }
            Duty::Measure(measure, trip) => format!("{}/{}", self.handover.measure(measure).id, self.trip_name(trip)),
            Duty::Once(measure) => self.handover.measure(measure).id.clone(),
        }
    }

    pub(crate) fn gate(&self, name: &str) -> GateRef {
        if let Some(index) = name.strip_prefix('?') {
            return GateRef::new(index.parse().expect("an index"));
        }
        let position = self.handover.gates.iter().position(|gate| gate.name == name);
        GateRef::new(position.unwrap_or_else(|| panic!("no gate {name}")))
    }

    /// The charter of this world.
    pub(crate) fn charter(&self) -> Charter {
        let kind = if self.is_told { OperationKind::Historical } else { OperationKind::Live };
        let terms = Terms {
            kind,
            authors: authors(),
            gates: self.terms.clone(),
            patience: self.patience,
            digest: digest("first"),
        };
        charter_of(self.handover.clone(), self.plan.clone(), terms)
    }

    /// A unit of a group that joins: a person, or a consignment.
    fn unit(&self, group: GroupRef) -> takas_model::Unit {
        let of = self.handover.group(group);
        unit_of(&self.handover, group, 1, if of.are_people { 1 } else { of.count })
    }

    /// This world as a plan to be adopted.
    pub(crate) fn target(&self, operation: &Operation, state: &State, names: &Names, name: &str) -> Target {
        let joins: Vec<_> = self.joins.iter().map(|group| self.unit(*group)).collect();
        let mut withdrawn: Vec<UnitRef> = self.withdrawn.iter().map(|unit| names.unit(unit)).collect();
        withdrawn.sort_unstable();
        let lots = lots_for(operation, state, &self.handover, &self.plan, &joins, &withdrawn);
        let lots = lots.unwrap_or_else(|fault| panic!("the lots of {name}: {fault}"));
        Target {
            handover: self.handover.clone(),
            plan: self.plan.clone(),
            gates: self.terms.clone(),
            joins,
            withdrawn,
            lots,
            digest: digest(name),
        }
    }
}

/// The names of units: the group's, with a number where it has several: `block.2`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names(pub(crate) Vec<String>);

impl Names {
    /// The names of a charter's units.
    pub(crate) fn of(world: &World, charter: &Charter) -> Self {
        let mut names = vec![String::new(); charter.units.len()];
        for (lot, members) in world.plan.lots.iter().zip(&charter.target.lots) {
            let group = world.handover.group(lot.group);
            for unit in members {
                let number = charter.units[unit.index()].number;
                let one = group.count == 1 || !group.are_people;
                names[unit.index()] = if one { group.id.clone() } else { format!("{}.{number}", group.id) };
            }
        }
        Self(names)
    }

    /// Names those who join, too.
    pub(crate) fn join(&mut self, world: &World) {
        self.0.extend(world.joins.iter().map(|group| world.handover.group(*group).id.clone()));
    }

    /// A unit by its name.
    pub(crate) fn unit(&self, name: &str) -> UnitRef {
        if let Some(index) = name.strip_prefix('?') {
            return UnitRef::new(index.parse().expect("an index"));
        }
        let position = self.0.iter().position(|one| one == name);
        UnitRef::new(position.unwrap_or_else(|| panic!("no unit {name}")))
    }
}
