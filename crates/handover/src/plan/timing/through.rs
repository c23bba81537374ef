//! Lots that pass through: they leave a place in the minute in which they come, so they need no hall there and meet nobody.

use takas_model::Minutes;

use super::super::choices::NOWHERE;
use super::{Blocked, Dispatcher};

/// So often a ride is moved until those whom it brings can go on at once.
const TRIES: usize = 8;

impl Dispatcher<'_, '_> {
    /// Puts down one of the rides that found no hall, together with those by which its lots go on in the same minute; whether there was one.
    pub(super) fn pass_through(&mut self, blocked: &[Option<Blocked>]) -> bool {
        (0..blocked.len()).any(|bundle| matches!(blocked[bundle], Some(Blocked::Halls(_))) && self.passes(bundle))
    }

    fn passes(&mut self, bundle: usize) -> bool {
        let [carriage] = self.bundles.all[bundle].carriages[..] else { return false };
        let onward = self.onward(carriage);
        let boarding = |&next: &usize| self.problem.handover.vehicle(self.choices.carriages[next].vehicle).boarding;
        if onward.is_empty() || onward.iter().any(|next| boarding(next) > 0) {
            return false;
        }
        let before = self.state.clone();
        let mut floor = self.bundles.order_floor(bundle, &self.state.trip_of, &self.state.trips);
        for _ in 0..TRIES {
            self.is_passing = true;
            let sent = self.send(carriage, floor);
            self.is_passing = false;
            let (Ok(leaves), Some(goes_on)) = (sent, self.go_on(&onward)) else { break };
            let arrives = self.state.trips[self.state.trip_of[carriage]].0.arrives;
            if goes_on <= arrives {
                return true;
            }
            floor = leaves + goes_on - arrives;
            self.state = before.clone();
        }
        self.state = before;
        false
    }

    /// The carriages by which the lots of a carriage go on.
    fn onward(&self, carriage: usize) -> Vec<usize> {
        let next = |&(lot, ride): &(usize, usize)| self.lots[lot].rides.get(ride + 1).copied();
        let mut all: Vec<usize> = self.aboard[carriage].iter().filter_map(next).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Puts down carriages with all that have to leave together with them; when the last of them leaves, or none if they cannot.
    fn go_on(&mut self, carriages: &[usize]) -> Option<Minutes> {
        self.open_gates();
        let mut latest = None;
        for &carriage in carriages {
            let bundle = self.bundles.of(carriage);
            // It may have left with another of these.
            if self.state.trip_of[carriage] == NOWHERE {
                if self.bundles.waits_for_order(bundle, &self.state.trip_of) {
                    return None;
                }
                self.put_down(bundle).ok()?;
            }
            latest = latest.max(Some(self.state.trips[self.state.trip_of[carriage]].0.departs));
        }
        latest
    }
}
