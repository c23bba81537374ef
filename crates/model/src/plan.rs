//! A plan of a handover: who rides when in what, which team checks whom when, when gates open.
//!
//! A plan is a set of choices and says nothing of how good they are; `takas-check` judges it by `docs/reference/plan.md`. Times are
//! minutes since [`Handover::begins`](crate::handover::Handover::begins).

use std::collections::BTreeMap;

use crate::handover::{
    CheckRef, GateRef, GroupRef, Handover, Hours, MeasureRef, Minutes, PlaceRef, Quota, TeamRef, VehicleRef,
};
use crate::network::{EventRef, Network};

/// One ride of one vehicle, empty or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Trip {
    /// Which vehicle.
    pub vehicle: VehicleRef,
    /// From.
    pub from: PlaceRef,
    /// To.
    pub to: PlaceRef,
    /// When it leaves.
    pub departs: Minutes,
    /// When it arrives, by the usual duration.
    pub arrives: Minutes,
}

/// Units of one group that go together all the way.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lot {
    /// Of which group.
    pub group: GroupRef,
    /// How many; at least 1.
    pub count: u64,
    /// Which of the group's routes.
    pub route: usize,
    /// Its rides: indices into [`Plan::trips`], one from each place of the route to the next.
    pub rides: Vec<usize>,
    /// In which hall it waits at each place between two rides; none where the place has no halls.
    pub halls: Vec<Option<usize>>,
}

/// What a team does at one time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Duty {
    /// A check of a lot: index into [`Plan::lots`].
    Check(CheckRef, usize),
    /// A measure for a trip: index into [`Plan::trips`].
    Measure(MeasureRef, usize),
    /// A measure that is taken once.
    Once(MeasureRef),
}

/// A team's work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Work {
    /// Who.
    pub team: TeamRef,
    /// What.
    pub duty: Duty,
    /// From.
    pub starts: Minutes,
    /// Until, by the usual duration.
    pub ends: Minutes,
}

/// A plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Rides; those of one vehicle in the order in which it makes them.
    pub trips: Vec<Trip>,
    /// Who rides.
    pub lots: Vec<Lot>,
    /// What teams do.
    pub works: Vec<Work>,
    /// When each gate of the handover opens, in order.
    pub gates: Vec<Minutes>,
}

impl Plan {
    /// When a gate opens.
    pub fn opens(&self, gate: GateRef) -> Minutes {
        self.gates[gate.index()]
    }

    /// The departures that a quota counts: when, by which trip, and how many units; ascending.
    ///
    /// # Panics
    /// When an index of the plan points to nothing.
    pub fn let_through(&self, handover: &Handover, quota: &Quota) -> Vec<(Minutes, usize, u64)> {
        let mut units: BTreeMap<usize, u64> = BTreeMap::new();
        for lot in self.lots.iter().filter(|lot| quota.of.binary_search(&lot.group).is_ok()) {
            let route = &handover.group(lot.group).routes[lot.route];
            if let Some(&trip) = lot.rides.get(route.handover_ride()) {
                let sum = units.entry(trip).or_default();
                *sum = sum.saturating_add(lot.count);
            }
        }
        let mut leaves: Vec<(Minutes, usize, u64)> =
            units.into_iter().map(|(trip, units)| (self.trips[trip].departs, trip, units)).collect();
        leaves.sort_unstable();
        leaves
    }
}

/// What a plan comes to: smaller is better, one after the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct PlanValue {
    /// Person-minutes spent at exchange points between two rides.
    pub exposure: i64,
    /// The minute of the last arrival that brings somebody or something.
    pub makespan: Minutes,
    /// How many rides there are, empty ones counted.
    pub rides: u64,
}

/// Durations that turned out other than usual: for these parts of a plan, what they took. Everything else is judged by its usual duration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Turned {
    /// Minutes under way, by the index of the trip.
    pub trips: BTreeMap<usize, Minutes>,
    /// Minutes of the whole work, by its index.
    pub works: BTreeMap<usize, Minutes>,
    /// Minutes of the confirmation, by the index of the gate.
    pub gates: BTreeMap<usize, Minutes>,
}

/// A plan and what is known of how good it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanFound {
    /// The plan.
    pub plan: Plan,
    /// What it comes to.
    pub value: PlanValue,
    /// Claimed: no plan that is least in the measures before has less of a measure (`docs/reference/plan.md`, *How good a plan can be* and
    /// *Shown by search*).
    pub bound: PlanValue,
}

impl PlanFound {
    /// How many of the three measures, from the first, are least: each equals its bound.
    pub fn closed(&self) -> usize {
        let equal = [
            self.value.exposure == self.bound.exposure,
            self.value.makespan == self.bound.makespan,
            self.value.rides == self.bound.rides,
        ];
        equal.into_iter().take_while(|equal| *equal).count()
    }
}

/// Something of a handover that stands in the way of every plan, alone or with others: what a conflict names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Obstacle {
    /// A group: its routes, readiness, due time, modes and room.
    Group(GroupRef),
    /// A gate: an index into [`Handover::gates`](crate::handover::Handover::gates).
    Gate(GateRef),
    /// A simultaneous departure, by index.
    Simultaneous(usize),
    /// A quota, by index.
    Quota(usize),
    /// A family, by index.
    Family(usize),
    /// People kept apart, by index.
    Apart(usize),
    /// The order of the sequence.
    Order,
    /// A vehicle's hours, places or room.
    Vehicle(VehicleRef),
    /// A place's opening hours, halls or stands.
    Place(PlaceRef),
    /// A check, and the teams that do it.
    Check(CheckRef),
    /// A measure, and the teams that do it.
    Measure(MeasureRef),
}

/// Why there is no plan: these together leave none, and without any one of them this reason falls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanConflict {
    /// What cannot hold together, ascending; never empty.
    pub obstacles: Vec<Obstacle>,
    /// The reason in words: one sentence a step.
    pub words: Vec<String>,
}

/// What came of planning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanOutcome {
    /// A plan.
    Found(PlanFound),
    /// No plan keeps everything: every reason that was found, each minimal.
    Infeasible(Vec<PlanConflict>),
    /// No plan was found, and whether there is one is not known: what was in the way most often, in words.
    Open {
        /// In the way.
        words: Vec<String>,
    },
}

/// The network of a plan: which event is which moment. Event 0 is minute 0 of the handover.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanNetwork {
    /// The network.
    pub network: Network,
    /// The departure of each trip.
    pub departs: Vec<EventRef>,
    /// The arrival of each trip.
    pub arrives: Vec<EventRef>,
    /// The beginning of each work.
    pub starts: Vec<EventRef>,
    /// The end of each work.
    pub ends: Vec<EventRef>,
    /// The beginning of each gate's confirmation.
    pub asked: Vec<EventRef>,
    /// The opening of each gate.
    pub opens: Vec<EventRef>,
}

impl PlanNetwork {
    /// The plan of the same choices in which each event happened at its minute of `times`, and the durations that so turned out.
    ///
    /// # Panics
    /// When the network is not that of the plan, or there is not one time for each event.
    pub fn executed(&self, plan: &Plan, times: &[Minutes]) -> (Plan, Turned) {
        let at = |event: EventRef| times[event.index()];
        let (mut done, mut turned) = (plan.clone(), Turned::default());
        for (index, trip) in done.trips.iter_mut().enumerate() {
            (trip.departs, trip.arrives) = (at(self.departs[index]), at(self.arrives[index]));
            turned.trips.insert(index, trip.arrives - trip.departs);
        }
        for (index, work) in done.works.iter_mut().enumerate() {
            (work.starts, work.ends) = (at(self.starts[index]), at(self.ends[index]));
            turned.works.insert(index, work.ends - work.starts);
        }
        for (index, opens) in done.gates.iter_mut().enumerate() {
            *opens = at(self.opens[index]);
            turned.gates.insert(index, *opens - at(self.asked[index]));
        }
        (done, turned)
    }
}

/// What happens to a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanEvent {
    /// A vehicle's next departure, or the arrival of the ride it is on, is so many minutes later than planned.
    Delayed {
        /// Which.
        vehicle: VehicleRef,
        /// By how much; over 0.
        by: Minutes,
    },
    /// A vehicle cannot go on: it ends the ride it is on and makes no other.
    VehicleLost(VehicleRef),
    /// A team cannot go on: it ends what it is at and does nothing else.
    TeamLost(TeamRef),
    /// Nothing leaves or reaches a place in this time.
    Closed {
        /// Which place.
        place: PlaceRef,
        /// From when until when.
        hours: Hours,
    },
    /// Units of a group do not travel on: refusal, illness and identity look alike.
    NotTravelling {
        /// Of which group.
        group: GroupRef,
        /// How many; at least 1.
        count: u64,
    },
    /// All of a group asks to be received at another place.
    OtherDestination {
        /// Which group.
        group: GroupRef,
        /// Where.
        to: PlaceRef,
    },
    /// A gate is refused: it does not open before this minute; none: not at all.
    Refused {
        /// Which.
        gate: GateRef,
        /// Until when.
        until: Option<Minutes>,
    },
}

/// In whose hands somebody is at a safe state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hands {
    /// Has not set out: with the holder, where it was.
    Holder,
    /// Sheltered by the state of the place: has landed or is about to, is in nobody's custody, and is sent back to nobody.
    Host,
    /// Received, or under way to the receiver after the handover: nobody takes that back.
    Receiver,
}

/// Where one lot is safe if the exchange is broken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Safe {
    /// Index into [`Plan::lots`].
    pub lot: usize,
    /// Where.
    pub place: PlaceRef,
    /// In whose hands.
    pub hands: Hands,
}

/// The safe state of a span of time: if the exchange is broken off in it, this is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafeState {
    /// From this minute until the next state begins.
    pub from: Minutes,
    /// One for each lot, in order.
    pub lots: Vec<Safe>,
    /// Departures that are completed although it is broken off, because others that are simultaneous with them have left: indices
    /// into [`Plan::trips`], ascending.
    pub completed: Vec<usize>,
}
