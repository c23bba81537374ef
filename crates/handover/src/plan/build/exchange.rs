//! First choices for two sides that wait for each other, of which one passes through.
//!
//! The vehicles are shared out between the sides. Each brings people of its own side, and takes home people of the other: those
//! that brought the side that waits stand there and take on whoever of the other side is checked; those that brought the other side
//! take on all who have waited. So none of them flies twice, and loads are as small as they can be: people of one ride are checked
//! one after the other and wait for one another.

use std::collections::BTreeMap;

use takas_model::{Minutes, PlaceRef, VehicleRef};

use super::super::choices::{Choices, NOWHERE};
use super::{Builder, Clock, Side};

/// So many minutes later a ride of those who pass through may be possible than the next of them, and still go before it.
const STEP: u32 = 300;

impl Builder<'_, '_> {
    /// Finds rides for those of both sides who go over an exchange point in two rides; as far as it goes.
    pub(super) fn exchange(&mut self, waits: Side, passes: Side) {
        let [first, last] = [waits, passes].map(|side| self.crossing(side));
        if first.is_empty() || last.is_empty() {
            return;
        }
        let (of_first, of_last) = self.shared_out(&first, &last);
        self.spread(&first, 0, &of_first, 0);
        self.spread(&last, 0, &of_last, STEP);
        // Who came together is checked together, and goes on together.
        let [first, last] = [first, last].map(|mut packs| {
            packs.sort_by_key(|&pack| (self.choices.of[pack][0], pack));
            packs
        });
        self.spread(&last, 1, &of_first, 0);
        self.spread(&first, 1, &of_last, 0);
    }

    /// The packs of a side with one ride to an exchange point and one from there, those of the same ways beside each other.
    fn crossing(&self, side: Side) -> Vec<usize> {
        let all = self.choices.packs.iter().enumerate();
        let of = all.filter(|(_, pack)| self.side(pack) == side && pack.rides() == 2 && pack.handover_ride == Some(1));
        let mut of: Vec<usize> = of.map(|(index, _)| index).collect();
        of.sort_by_key(|&pack| (self.choices.packs[pack].places.clone(), pack));
        of
    }

    /// The vehicles for each side: those that are nearer to its people, with half of the seats.
    fn shared_out(&self, first: &[usize], last: &[usize]) -> (Vec<VehicleRef>, Vec<VehicleRef>) {
        let problem = self.problem;
        let carries = |vehicle: VehicleRef, packs: &[usize]| {
            packs.iter().any(|&pack| Choices::can_carry(problem, vehicle, &self.choices.packs[pack], 0))
        };
        let far = |vehicle: VehicleRef, packs: &[usize]| -> Minutes {
            let from = self.clocks[vehicle.index()].place;
            let ways = packs.iter().map(|&pack| {
                let begins = self.choices.packs[pack].places[0];
                if from == begins { 0 } else { problem.hop(vehicle, from, begins).map_or(100_000, |(takes, _)| takes) }
            });
            ways.min().unwrap_or(100_000)
        };
        let mut able: Vec<VehicleRef> =
            problem.vehicles().filter(|&vehicle| carries(vehicle, first) || carries(vehicle, last)).collect();
        able.sort_by_key(|&vehicle| (far(vehicle, first) - far(vehicle, last), vehicle));
        let seats = |vehicles: &[VehicleRef]| -> u64 {
            vehicles.iter().map(|vehicle| problem.handover.vehicle(*vehicle).seats).sum()
        };
        let all = seats(&able);
        let cut = (1..able.len()).find(|&count| 2 * seats(&able[..count]) >= all).unwrap_or(able.len());
        let of_last = able.split_off(cut);
        (able, of_last)
    }

    /// Finds rides of these vehicles for packs, one each, as full as one another; each further one ranks so much later.
    fn spread(&mut self, packs: &[usize], ride: usize, vehicles: &[VehicleRef], step: u32) {
        let mut classes: BTreeMap<(PlaceRef, PlaceRef), Vec<usize>> = BTreeMap::new();
        for &pack in packs {
            classes.entry(self.choices.packs[pack].ends(ride)).or_default().push(pack);
        }
        let classes: Vec<((PlaceRef, PlaceRef), Vec<usize>)> = classes.into_iter().collect();
        let needs: Vec<u64> = classes.iter().map(|(_, packs)| self.seats(packs)).collect();
        let ends: Vec<(PlaceRef, PlaceRef)> = classes.iter().map(|(ends, _)| *ends).collect();
        let shares = self.allotted(&ends, &needs, vehicles);
        let mut number = 0;
        for ((ends, mut packs), mut vehicles) in classes.into_iter().zip(shares) {
            vehicles.sort_by_key(|&vehicle| (self.problem.handover.vehicle(vehicle).seats, vehicle));
            for (index, &vehicle) in vehicles.iter().enumerate() {
                let left = u64::try_from(vehicles.len() - index).unwrap_or(1);
                let share = self.seats(&packs).div_ceil(left);
                let carriage = self.fill(&mut packs, ride, vehicle, share);
                if let Some(carriage) = carriage {
                    self.choices.carriages[carriage].rank =
                        self.choices.carriages[carriage].rank.saturating_add(step * number);
                    number += 1;
                }
                let at = self.arrives(vehicle, ends);
                self.clocks[vehicle.index()] = Clock { place: ends.1, at };
            }
        }
    }

    fn seats(&self, packs: &[usize]) -> u64 {
        packs.iter().map(|&pack| self.choices.packs[pack].need.seats).sum()
    }

    /// About when a vehicle can have made this ride and go on.
    fn arrives(&self, vehicle: VehicleRef, ends: (PlaceRef, PlaceRef)) -> Minutes {
        let Clock { place, at } = self.clocks[vehicle.index()];
        let turnaround = self.problem.handover.vehicle(vehicle).turnaround;
        let there = if place == ends.0 { 0 } else { self.problem.hop(vehicle, place, ends.0).map_or(0, |hop| hop.0) };
        let takes = self.problem.way(vehicle, ends.0, ends.1).map_or(0, |way| way.takes.usual);
        at + there + turnaround + takes + turnaround
    }

    /// Which vehicles each ride is given: the next one goes where most people are left without a seat, then where the loads are greatest.
    fn allotted(&self, ends: &[(PlaceRef, PlaceRef)], needs: &[u64], vehicles: &[VehicleRef]) -> Vec<Vec<VehicleRef>> {
        let mut open = vehicles.to_vec();
        let mut given: Vec<Vec<VehicleRef>> = vec![Vec::new(); ends.len()];
        let seats = |vehicle: VehicleRef| self.problem.handover.vehicle(vehicle).seats;
        while !open.is_empty() {
            let urgent = |&index: &usize| {
                let has: u64 = given[index].iter().map(|&vehicle| seats(vehicle)).sum();
                let count = u64::try_from(given[index].len()).unwrap_or(0) + 1;
                (needs[index].saturating_sub(has), needs[index] / count, std::cmp::Reverse(index))
            };
            let Some(index) = (0..ends.len()).max_by_key(urgent) else { return given };
            let able =
                (0..open.len()).filter(|&one| self.problem.way(open[one], ends[index].0, ends[index].1).is_some());
            let best = able.min_by_key(|&one| {
                let vehicle = open[one];
                (self.arrives(vehicle, ends[index]), std::cmp::Reverse(seats(vehicle)), vehicle)
            });
            match best {
                Some(one) => given[index].push(open.remove(one)),
                None => return given,
            }
        }
        given
    }

    /// Puts packs into a new ride of a vehicle until it has its share; the ride, if any may go by it.
    fn fill(&mut self, packs: &mut Vec<usize>, ride: usize, vehicle: VehicleRef, share: u64) -> Option<usize> {
        let (mut carriage, mut aboard) = (None, 0);
        packs.retain(|&pack| {
            let need = self.choices.packs[pack].need.seats;
            if aboard > 0 && aboard + need > share || self.choices.of[pack][ride] != NOWHERE {
                return true;
            }
            match carriage {
                Some(known) if self.choices.may_join(self.problem, known, pack, ride) => {
                    self.choices.put(known, pack, ride);
                }
                None if Choices::may_carry(self.problem, vehicle, &self.choices.packs[pack], ride) => {
                    carriage = Some(self.choices.begin(vehicle, pack, ride, self.choices.packs[pack].rank));
                }
                _ => return true,
            }
            aboard += need;
            false
        });
        carriage
    }
}
