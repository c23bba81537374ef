//! A plan written by names.

use takas_model::{Duty, GateRef, Handover, Lot, Plan, Trip, Turned, Work};

use super::moment::moment;
use super::names::PlanNames;
use super::output::{GateOut, LotOut, PlanOut, RideOut, Task, WorkOut};

/// The plan by the names of its handover, with the durations that turned out other than usual.
///
/// # Panics
/// When an index of the plan points to nothing: the judge has to have passed it.
pub(super) fn plan_out(handover: &Handover, names: &PlanNames, plan: &Plan, turned: &Turned) -> PlanOut {
    let writer = Writer { handover, names, turned };
    PlanOut {
        rides: plan.trips.iter().enumerate().map(|(index, trip)| writer.ride(index, trip)).collect(),
        lots: plan.lots.iter().enumerate().map(|(index, lot)| writer.lot(index, lot)).collect(),
        works: plan.works.iter().enumerate().map(|(index, work)| writer.work(index, work)).collect(),
        gates: (0..plan.gates.len()).map(|index| writer.gate(plan, index)).collect(),
    }
}

struct Writer<'a> {
    handover: &'a Handover,
    names: &'a PlanNames,
    turned: &'a Turned,
}

impl Writer<'_> {
    fn ride(&self, index: usize, trip: &Trip) -> RideOut {
        RideOut {
            ride: index + 1,
            vehicle: self.names.vehicles.of(trip.vehicle.index()).to_owned(),
            from: self.names.places.of(trip.from.index()).to_owned(),
            to: self.names.places.of(trip.to.index()).to_owned(),
            departs: moment(self.handover, trip.departs),
            arrives: moment(self.handover, trip.arrives),
            took: self.turned.trips.get(&index).copied(),
        }
    }

    fn lot(&self, index: usize, lot: &Lot) -> LotOut {
        let route = &self.handover.group(lot.group).routes[lot.route];
        // The halls are those of the places between two rides: the first stands behind the first ride.
        let between = route.places.iter().skip(1);
        let hall = |(hall, place): (&Option<usize>, &takas_model::PlaceRef)| {
            hall.map(|hall| self.names.halls[place.index()].of(hall).to_owned())
        };
        LotOut {
            lot: index + 1,
            group: self.names.groups.of(lot.group.index()).to_owned(),
            count: lot.count,
            route: route.places.iter().map(|place| self.names.places.of(place.index()).to_owned()).collect(),
            exchange: route.exchange.map(|at| at + 1),
            rides: lot.rides.iter().map(|ride| ride + 1).collect(),
            halls: lot.halls.iter().zip(between).map(hall).collect(),
        }
    }

    fn work(&self, index: usize, work: &Work) -> WorkOut {
        let (task, of, lot, ride) = match work.duty {
            Duty::Check(check, lot) => (Task::Check, self.names.checks.of(check.index()), Some(lot + 1), None),
            Duty::Measure(measure, trip) => {
                (Task::Measure, self.names.measures.of(measure.index()), None, Some(trip + 1))
            }
            Duty::Once(measure) => (Task::Once, self.names.measures.of(measure.index()), None, None),
        };
        WorkOut {
            team: self.names.teams.of(work.team.index()).to_owned(),
            task,
            of: of.to_owned(),
            lot,
            ride,
            starts: moment(self.handover, work.starts),
            ends: moment(self.handover, work.ends),
            took: self.turned.works.get(&index).copied(),
        }
    }

    fn gate(&self, plan: &Plan, index: usize) -> GateOut {
        GateOut {
            gate: self.names.gates.of(index).to_owned(),
            opens: moment(self.handover, plan.opens(GateRef::new(index))),
            took: self.turned.gates.get(&index).copied(),
        }
    }
}
