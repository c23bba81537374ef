//! What came of putting down rides: the times, what is stuck, and who set out too early.

use takas_model::Minutes;

use super::super::choices::NOWHERE;
use super::super::resources::OPEN_END;
use super::{Blocked, Dispatcher, Timed};

impl Dispatcher<'_, '_> {
    /// What has been put down, and what has not.
    pub(super) fn finish(self, mut missing: Vec<(usize, Blocked)>) -> Timed {
        let later = self.later();
        let state = self.state;
        for (carriage, _) in state.trip_of.iter().enumerate().filter(|(_, trip)| **trip == NOWHERE) {
            let bundle = self.bundles.of(carriage);
            let reason = self.bundles.reasons.get(bundle).copied().flatten();
            missing.push((carriage, reason.unwrap_or(Blocked::Waiting)));
        }
        let ends = self.problem.handover.ends;
        let opens_late = state.opened.iter().any(|opened| opened.is_none_or(|opens| opens > ends));
        if opens_late && missing.is_empty() {
            missing.push((NOWHERE, Blocked::Waiting));
        }
        if missing.is_empty() && state.progress.iter().any(|progress| progress.ready == OPEN_END) {
            missing.push((NOWHERE, Blocked::Waiting));
        }
        Timed {
            lots: self.lots,
            trips: state.trips,
            trip_of: state.trip_of,
            works: state.works,
            gates: state.opened.iter().map(|opened| opened.unwrap_or(OPEN_END)).collect(),
            halls: state.halls,
            late: state.late,
            stuck: missing,
            later,
        }
    }

    /// For each carriage that is stuck as its crew set out too early to be still on duty: which one should have left when instead.
    fn later(&self) -> Vec<(usize, Minutes)> {
        let stuck = (0..self.state.trip_of.len()).filter(|&carriage| self.state.trip_of[carriage] == NOWHERE);
        stuck.filter_map(|carriage| self.set_out_later(carriage)).collect()
    }

    /// The first carriage of this one's vehicle since it rested, and when that should have left, if later than it did.
    fn set_out_later(&self, stuck: usize) -> Option<(usize, Minutes)> {
        let (vehicle, ends) = (self.choices.carriages[stuck].vehicle, self.choices.carriages[stuck].ends);
        let most = self.problem.handover.vehicle(vehicle).duty_max?;
        let since = self.state.positions[vehicle.index()].duty?;
        let takes = self.problem.way(vehicle, ends.0, ends.1)?.takes.usual;
        let too_early = self.boards(stuck)? + takes - most - since;
        let trips = self.state.trips.iter().skip(self.past.trips.len());
        let mut of_crew = trips.filter(|(trip, _)| trip.vehicle == vehicle && trip.departs >= since);
        let (departs, first) = of_crew.find_map(|(trip, carriage)| Some((trip.departs, (*carriage)?)))?;
        (too_early > 0).then_some((first, departs + too_early))
    }
}
