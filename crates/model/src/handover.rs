//! A handover to be planned: who has to come from where to where, what there is to move and check them with, and what binds it.
//!
//! A [`Handover`] is the resolved form of a deal, its sequence and `mediator/operation.toml`: every name has become a reference, every
//! local time a minute, every leg of the atlas a way with a duration. What the words mean is fixed by `docs/reference/plan.md`, which
//! the planner and the judge read apart. Times are whole minutes since [`Handover::begins`]. Nothing here plans or validates.

use std::collections::BTreeMap;

use crate::case::{ItemRef, Nature, PartyRef, PhaseRef};
use crate::reference::reference;

reference! {
    "a handover",
    /// A place: an index into [`Handover::places`].
    PlaceRef
}
reference! {
    "a handover",
    /// A vehicle: an index into [`Handover::vehicles`].
    VehicleRef
}
reference! {
    "a handover",
    /// A team: an index into [`Handover::teams`].
    TeamRef
}
reference! {
    "a handover",
    /// A check: an index into [`Handover::checks`].
    CheckRef
}
reference! {
    "a handover",
    /// A measure: an index into [`Handover::measures`].
    MeasureRef
}
reference! {
    "a handover",
    /// A group: an index into [`Handover::groups`].
    GroupRef
}
reference! {
    "a handover",
    /// A gate: an index into [`Handover::gates`].
    GateRef
}

/// Minutes since [`Handover::begins`], or between two moments.
pub type Minutes = i64;

/// How long something takes: observed when it happens, decided by nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Takes {
    /// The shortest; at least 0.
    pub shortest: Minutes,
    /// What is planned with.
    pub usual: Minutes,
    /// The longest.
    pub longest: Minutes,
}

impl Takes {
    /// Always the same.
    pub fn always(minutes: Minutes) -> Self {
        Self { shortest: minutes, usual: minutes, longest: minutes }
    }

    /// So many times, one after the other.
    #[must_use]
    pub fn times(self, times: i64) -> Self {
        Self { shortest: self.shortest * times, usual: self.usual * times, longest: self.longest * times }
    }
}

/// From the first minute to the last, both meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hours {
    /// First minute.
    pub from: Minutes,
    /// Last minute.
    pub until: Minutes,
}

/// A room in which people wait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hall {
    /// Its name.
    pub name: String,
    /// How many people it holds at once.
    pub people_max: u64,
}

/// A place that people leave, pass or reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its id in files.
    pub id: String,
    /// Its name for readers.
    pub name: String,
    /// Its airport's ICAO code, if it is one.
    pub airport: Option<String>,
    /// In whose jurisdiction it lies: the code of the state or area.
    pub state: Option<String>,
    /// Its IANA zone.
    pub zone: String,
    /// Latitude and longitude in millionths of a degree, if known.
    pub at: Option<(i32, i32)>,
    /// Whether people are exposed here: minutes spent here between two rides count.
    pub is_exchange: bool,
    /// How many aircraft it has room for at once; none: no limit.
    pub stands: Option<u64>,
    /// Its halls; empty: one room without a limit.
    pub halls: Vec<Hall>,
    /// When vehicles may leave or reach it, ascending; empty: always.
    pub open: Vec<Hours>,
}

impl Place {
    /// A place of which nothing is known but its name: no airport, always open, without halls.
    pub fn named(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            name: id.to_owned(),
            airport: None,
            state: None,
            zone: "UTC".to_owned(),
            at: None,
            is_exchange: false,
            stands: None,
            halls: Vec::new(),
            open: Vec::new(),
        }
    }
}

/// How a vehicle moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// Through the air; alone takes a stand.
    Air,
    /// By road or rail.
    Road,
    /// By water.
    Sea,
}

/// A way of one vehicle from one place to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// How long it takes, stops on the way included.
    pub takes: Takes,
    /// The points that geodesics join, in millionths of a degree; empty where unknown.
    pub points: Vec<(i32, i32)>,
    /// What it hangs on, in words: clearances and guarantees, by whom, until when.
    pub conditions: Vec<String>,
}

/// An aircraft, a bus, a ship.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vehicle {
    /// Its id in files.
    pub id: String,
    /// Its name for readers.
    pub name: String,
    /// How it moves.
    pub mode: Mode,
    /// The state it is registered in.
    pub registry: Option<String>,
    /// Whose it is, if a party's: shown in that party's extract.
    pub operator: Option<PartyRef>,
    /// People who sit, their escorts included.
    pub seats: u64,
    /// People who lie.
    pub stretchers: u64,
    /// Units of goods or remains.
    pub load: u64,
    /// Where it stands at first.
    pub start: PlaceRef,
    /// From when until when it may be under way.
    pub hours: Hours,
    /// Minutes on the ground between an arrival and the next departure; at least 0.
    pub turnaround: Minutes,
    /// Minutes that people take to board before it leaves; at least 0.
    pub boarding: Minutes,
    /// The most minutes from a departure to a later arrival without a rest of [`REST`] between; none: no limit.
    pub duty_max: Option<Minutes>,
    /// Its ways by their ends.
    pub ways: BTreeMap<(PlaceRef, PlaceRef), Way>,
}

/// Minutes on the ground after which a crew is rested.
pub const REST: Minutes = 600;

/// People who check or search: one thing at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// Its id in files.
    pub id: String,
    /// Its name for readers.
    pub name: String,
    /// Where.
    pub place: PlaceRef,
    /// The checks it does, ascending.
    pub checks: Vec<CheckRef>,
    /// The measures it does, ascending.
    pub measures: Vec<MeasureRef>,
    /// How many people it checks at once; at least 1.
    pub at_once: u64,
    /// When it works, ascending; empty: always.
    pub hours: Vec<Hours>,
}

/// At which of its places a group is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Where {
    /// Where it sets out.
    Origin,
    /// At the exchange point of its route; where the route has none, at its origin.
    Exchange,
    /// Where it is received.
    Destination,
}

/// A check of people: of their health, identity, baggage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Its id in files.
    pub id: String,
    /// Its name for readers.
    pub name: String,
    /// Where.
    pub at: Where,
    /// How long one sitting takes: as many people as the team checks at once.
    pub takes: Takes,
    /// Who is checked, ascending.
    pub groups: Vec<GroupRef>,
}

/// When a measure has to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Occasion {
    /// Once, before anybody arrives at the place or leaves it.
    Once,
    /// For each vehicle that brings somebody, after its arrival: nobody leaves it before.
    Arrival,
    /// For each vehicle that takes somebody away: nobody boards it before.
    Departure,
}

/// A security measure: a perimeter, the search of an aircraft, the hand-over of weapons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Its id in files.
    pub id: String,
    /// Its name for readers.
    pub name: String,
    /// Where.
    pub place: PlaceRef,
    /// For what.
    pub occasion: Occasion,
    /// How long it takes.
    pub takes: Takes,
}

/// What room one unit takes in a vehicle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Room {
    /// A seat.
    Seat,
    /// A stretcher.
    Stretcher,
    /// A unit of load: goods, remains.
    Load,
}

/// What the mediator must have in hand for each person before that person moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PersonGate {
    /// Consent, given in a private interview.
    Consent,
    /// Fit to travel by the mode of every ride.
    Fit,
    /// The legal basis in force: pardon, order of a court, end of an objection window.
    Legal,
    /// A travel document.
    Document,
    /// Identity confirmed by the receiving side.
    Identity,
    /// The family told, where the case asks for it.
    Family,
}

impl PersonGate {
    /// Every gate, in the order of the documentation.
    pub const ALL: [Self; 6] = [Self::Consent, Self::Fit, Self::Legal, Self::Document, Self::Identity, Self::Family];

    /// Its word in files and outputs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Consent => "consent",
            Self::Fit => "fit",
            Self::Legal => "legal",
            Self::Document => "document",
            Self::Identity => "identity",
            Self::Family => "family",
        }
    }
}

/// Places in the order in which a group passes them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route {
    /// From the origin to the destination: at least two, each ride from one to the next. A group that [stays](Group::stays) may have a
    /// single one, and no ride.
    pub places: Vec<PlaceRef>,
    /// Which of them is the exchange point: neither the first nor the last; none: the group is handed over where it sets out.
    pub exchange: Option<usize>,
}

impl Route {
    /// The ride by which people are handed over: from the exchange point, or the first.
    pub fn handover_ride(&self) -> usize {
        self.exchange.unwrap_or(0)
    }

    /// The place of a check.
    pub fn place_of(&self, at: Where) -> usize {
        match at {
            Where::Origin => 0,
            Where::Exchange => self.exchange.unwrap_or(0),
            Where::Destination => self.places.len() - 1,
        }
    }
}

/// Units of a transfer that are the same to the planner: one person, or `count` of a block, or goods, or remains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its id for readers: the item's, with the phase where it moves in several.
    pub id: String,
    /// What moves.
    pub item: ItemRef,
    /// Who lets go.
    pub holder: PartyRef,
    /// Who receives.
    pub receiver: PartyRef,
    /// In which phase of the deal.
    pub phase: PhaseRef,
    /// How many units; at least 1.
    pub count: u64,
    /// Whether they are living people; else goods or remains.
    pub are_people: bool,
    /// Routes it may take; never empty.
    pub routes: Vec<Route>,
    /// Whether all of it goes by the same vehicles.
    pub whole: bool,
    /// What each unit takes.
    pub room: Room,
    /// One escort, who takes a seat, for each so many units and a part of them; 0: none.
    pub escorted_by: u64,
    /// By which modes it may go, ascending; never empty.
    pub modes: Vec<Mode>,
    /// Not before: the last personal gate that is still to come, the first day of the phase.
    pub ready: Minutes,
    /// Received by then at the latest: the last day of the phase.
    pub due: Minutes,
    /// Nothing holds it: protected by the law.
    pub is_protected: bool,
    /// Personal gates and since when they are open, in words for the checklists.
    pub gates: Vec<(PersonGate, String)>,
    /// Why it goes no further than its routes end, in words, if it does not travel after all. Nothing waits for it or is held for it.
    pub stays: Option<String>,
}

/// A barrier: it opens when named checks of named people are in, and lets named people leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gate {
    /// Its name.
    pub name: String,
    /// Whose checks it waits for, ascending.
    pub of: Vec<GroupRef>,
    /// Which checks, ascending; a group that is not checked so is only waited for at the place.
    pub checks: Vec<CheckRef>,
    /// How long the confirmation takes after the last of them.
    pub takes: Takes,
    /// It does not open before.
    pub not_before: Option<Minutes>,
    /// Whom it holds, ascending: they leave the place of their handover after it has opened.
    pub holds: Vec<GroupRef>,
}

/// Departures at the same time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Simultaneous {
    /// Its name.
    pub name: String,
    /// Whose departures for the handover, ascending.
    pub groups: Vec<GroupRef>,
    /// Minutes between the first and the last of them at most.
    pub within: Minutes,
}

/// The span of time that a quota counts in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuotaSpan {
    /// Any so many minutes, over 0: departures so far apart do not count together.
    Within(Minutes),
    /// Each civil day of the place: the minutes at which one begins, ascending. What comes before the first is a day, too.
    Days(Vec<Minutes>),
}

impl QuotaSpan {
    /// The day of a minute: by number where days are counted in; else 0.
    pub fn day(&self, at: Minutes) -> usize {
        match self {
            Self::Within(_) => 0,
            Self::Days(begins) => begins.partition_point(|begin| *begin <= at),
        }
    }
}

/// A crossing that lets so many through in so much time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quota {
    /// Its name.
    pub name: String,
    /// Whose units it counts as they leave for the handover, ascending. A group that [stays](Group::stays) is among them only if it stays
    /// after that.
    pub of: Vec<GroupRef>,
    /// How many at most; at least 1.
    pub at_most: u64,
    /// In what time.
    pub span: QuotaSpan,
}

impl Quota {
    /// The most that leave in its time, of those who leave at these moments, so many at each.
    pub fn fullest(&self, leaves: &[(Minutes, u64)]) -> u64 {
        let in_one_time = |&(first, _): &(Minutes, u64)| {
            let with = leaves.iter().filter(|(other, _)| match &self.span {
                QuotaSpan::Within(within) => first <= *other && other - first < *within,
                QuotaSpan::Days(_) => self.span.day(first) == self.span.day(*other),
            });
            with.map(|(_, units)| *units).fold(0, u64::saturating_add)
        };
        leaves.iter().map(in_one_time).max().unwrap_or(0)
    }
}

/// People who do not meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Apart {
    /// Its name.
    pub name: String,
    /// These, ascending,
    pub one: Vec<GroupRef>,
    /// and these, ascending.
    pub other: Vec<GroupRef>,
}

/// People who stay together: all of them in the same vehicles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Family {
    /// Its name.
    pub name: String,
    /// Its members, ascending: each whole.
    pub groups: Vec<GroupRef>,
}

/// A handover to be planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handover {
    /// Live or historical.
    pub nature: Nature,
    /// Minute 0, in seconds since the beginning of 1970, UTC; a whole minute.
    pub begins: i64,
    /// The last minute.
    pub ends: Minutes,
    /// The party in whose country the exchange is, if any: it shelters whoever has landed.
    pub host: Option<PartyRef>,
    /// Places.
    pub places: Vec<Place>,
    /// Vehicles.
    pub vehicles: Vec<Vehicle>,
    /// Teams.
    pub teams: Vec<Team>,
    /// Checks.
    pub checks: Vec<Check>,
    /// Measures.
    pub measures: Vec<Measure>,
    /// Groups: every unit of the deal that goes somewhere is in one.
    pub groups: Vec<Group>,
    /// Families.
    pub families: Vec<Family>,
    /// Who does not meet.
    pub apart: Vec<Apart>,
    /// Gates.
    pub gates: Vec<Gate>,
    /// Departures at the same time.
    pub simultaneous: Vec<Simultaneous>,
    /// How many may leave in how much time.
    pub quotas: Vec<Quota>,
    /// The deal's sequence: the groups of a step leave for the handover before or with those of the next. Groups that are protected
    /// stand in no step.
    pub order: Vec<Vec<GroupRef>>,
}

impl Handover {
    /// A handover in which there is nothing yet.
    pub fn empty(nature: Nature) -> Self {
        Self {
            nature,
            begins: 0,
            ends: 0,
            host: None,
            places: Vec::new(),
            vehicles: Vec::new(),
            teams: Vec::new(),
            checks: Vec::new(),
            measures: Vec::new(),
            groups: Vec::new(),
            families: Vec::new(),
            apart: Vec::new(),
            gates: Vec::new(),
            simultaneous: Vec::new(),
            quotas: Vec::new(),
            order: Vec::new(),
        }
    }

    /// The place behind a reference.
    pub fn place(&self, place: PlaceRef) -> &Place {
        &self.places[place.index()]
    }

    /// The vehicle behind a reference.
    pub fn vehicle(&self, vehicle: VehicleRef) -> &Vehicle {
        &self.vehicles[vehicle.index()]
    }

    /// The team behind a reference.
    pub fn team(&self, team: TeamRef) -> &Team {
        &self.teams[team.index()]
    }

    /// The group behind a reference.
    pub fn group(&self, group: GroupRef) -> &Group {
        &self.groups[group.index()]
    }

    /// The check behind a reference.
    pub fn check(&self, check: CheckRef) -> &Check {
        &self.checks[check.index()]
    }

    /// The measure behind a reference.
    pub fn measure(&self, measure: MeasureRef) -> &Measure {
        &self.measures[measure.index()]
    }

    /// The gate behind a reference.
    pub fn gate(&self, gate: GateRef) -> &Gate {
        &self.gates[gate.index()]
    }

    /// References to all groups, in order.
    pub fn group_refs(&self) -> impl Iterator<Item = GroupRef> + use<> {
        (0..self.groups.len()).map(GroupRef::new)
    }
}
