//! A plan of a handover: who rides when in what, which team checks whom when, when gates open.
//!
//! A plan is a set of choices and says nothing of how good they are; `takas-check` judges it by `docs/reference/plan.md`. Times are
//! minutes since [`Handover::begins`](crate::handover::Handover::begins).

use crate::handover::{CheckRef, GateRef, GroupRef, MeasureRef, Minutes, PlaceRef, TeamRef, VehicleRef};

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
