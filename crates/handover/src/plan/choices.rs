//! The choices of a plan without its times: who goes by which route, in which ride of which vehicle.
//!
//! A *pack* goes together all the way: a family, a group that is whole, or some units of another group. A *carriage* is one ride of
//! one vehicle with packs. When it leaves, and which empty rides it takes to be there, is found by `timing`.

use takas_model::{GroupRef, Mode, PlaceRef, VehicleRef};

use super::problem::{Need, Problem, may_ride};
use super::quotas::{self, Counted};

/// Units of one group in a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) group: GroupRef,
    pub(crate) count: u64,
    pub(crate) route: usize,
}

/// See the module.
#[derive(Clone, Debug)]
pub(crate) struct Pack {
    pub(crate) parts: Vec<Part>,
    pub(crate) places: Vec<PlaceRef>,
    /// The ride by which it is handed over; none where it stays where it is.
    pub(crate) handover_ride: Option<usize>,
    pub(crate) need: Need,
    /// The first and the last step of the order that its groups stand in.
    pub(crate) steps: Option<(usize, usize)>,
    /// Nothing holds it, by law.
    pub(crate) is_free: bool,
    /// A gate, a step, a simultaneous departure or a quota holds it.
    pub(crate) is_bound: bool,
    /// What the quotas count of it on its handover ride.
    pub(crate) counted: Counted,
    /// The rank of a new carriage for it.
    pub(crate) rank: u32,
}

impl Pack {
    /// How many rides it makes.
    pub(crate) fn rides(&self) -> usize {
        self.places.len() - 1
    }

    /// The ends of a ride.
    pub(crate) fn ends(&self, ride: usize) -> (PlaceRef, PlaceRef) {
        (self.places[ride], self.places[ride + 1])
    }
}

/// One ride of one vehicle with packs: each with which of its rides this is.
#[derive(Clone, Debug)]
pub(crate) struct Carriage {
    pub(crate) vehicle: VehicleRef,
    pub(crate) ends: (PlaceRef, PlaceRef),
    pub(crate) packs: Vec<(usize, usize)>,
    /// Among rides that can leave at once, the least goes first; one that can leave so many minutes later goes before, too.
    pub(crate) rank: u32,
}

/// See the module.
#[derive(Clone, Debug, Default)]
pub(crate) struct Choices {
    pub(crate) packs: Vec<Pack>,
    pub(crate) carriages: Vec<Carriage>,
    /// For each pack and ride: its carriage.
    pub(crate) of: Vec<Vec<usize>>,
    /// For each two sides that wait for each other: which of them comes when the other is in, if any; none where there are none.
    pub(crate) passing: Vec<Option<usize>>,
    /// Whether each part is one lot as it stands; else parts that go the same way are joined and cut to the teams.
    pub(crate) is_laid_out: bool,
}

/// A carriage that is not there.
pub(crate) const NOWHERE: usize = usize::MAX;

impl Choices {
    /// Whether a pack may make this ride in this vehicle at all.
    pub(crate) fn may_carry(problem: &Problem<'_>, vehicle: VehicleRef, pack: &Pack, ride: usize) -> bool {
        let is_let = pack.handover_ride != Some(ride) || quotas::lets(problem.handover, &pack.counted);
        is_let && Self::can_carry(problem, vehicle, pack, ride)
    }

    /// Whether a pack can make this ride in this vehicle, quotas aside.
    pub(crate) fn can_carry(problem: &Problem<'_>, vehicle: VehicleRef, pack: &Pack, ride: usize) -> bool {
        let mode: Mode = problem.handover.vehicle(vehicle).mode;
        let ends = pack.ends(ride);
        pack.need.fits(problem.room(vehicle))
            && pack.parts.iter().all(|part| may_ride(&problem.handover.group(part.group).modes, mode))
            && problem.way(vehicle, ends.0, ends.1).is_some()
    }

    /// Whether a pack may join a carriage for this ride.
    pub(crate) fn may_join(&self, problem: &Problem<'_>, carriage: usize, pack: usize, ride: usize) -> bool {
        let (at, joining) = (&self.carriages[carriage], &self.packs[pack]);
        if at.ends != joining.ends(ride) || !Self::may_carry(problem, at.vehicle, joining, ride) {
            return false;
        }
        let mut need = joining.need;
        let mut counted = if joining.handover_ride == Some(ride) { joining.counted.clone() } else { Vec::new() };
        for &(other, its_ride) in &at.packs {
            let aboard = &self.packs[other];
            need = need.plus(aboard.need);
            if aboard.handover_ride == Some(its_ride) {
                aboard.parts.iter().for_each(|part| quotas::count(problem, part.group, part.count, &mut counted));
            }
            let holds_up = (joining.is_free && joining.handover_ride == Some(ride) && aboard.is_bound)
                || (aboard.is_free && aboard.handover_ride == Some(its_ride) && joining.is_bound);
            if other == pack || holds_up || are_apart(problem, aboard, joining) {
                return false;
            }
        }
        need.fits(problem.room(at.vehicle))
            && quotas::lets(problem.handover, &counted)
            && self.lets_together(problem, carriage, pack, ride)
    }

    /// Whether, with a pack in this carriage too, quotas let all those through at once who leave with a simultaneous departure.
    fn lets_together(&self, problem: &Problem<'_>, carriage: usize, pack: usize, ride: usize) -> bool {
        let handover = problem.handover;
        if handover.quotas.is_empty() || self.packs[pack].handover_ride != Some(ride) {
            return true;
        }
        let handed = |pack: usize| {
            let at = self.of[pack].get(self.packs[pack].handover_ride?).copied();
            at.filter(|carriage| *carriage != NOWHERE)
        };
        handover.simultaneous.iter().enumerate().all(|(index, together)| {
            let is_of =
                |pack: &Pack| pack.parts.iter().any(|part| problem.simultaneous[part.group.index()].contains(&index));
            let mut with: Vec<usize> =
                (0..self.packs.len()).filter(|&one| is_of(&self.packs[one])).filter_map(handed).collect();
            let joins = is_of(&self.packs[pack]) || with.contains(&carriage);
            if !joins {
                return true;
            }
            with.push(carriage);
            let mut counted = Counted::new();
            for (one, its) in self.packs.iter().enumerate() {
                let leaves = one == pack || is_of(its) || handed(one).is_some_and(|at| with.contains(&at));
                for part in its.parts.iter().filter(|_| leaves) {
                    quotas::count(problem, part.group, part.count, &mut counted);
                }
            }
            counted.retain(|(quota, _)| quotas::is_one_time(&handover.quotas[*quota], together));
            quotas::lets(handover, &counted)
        })
    }

    /// Puts a pack into a carriage.
    pub(crate) fn put(&mut self, carriage: usize, pack: usize, ride: usize) {
        self.of[pack][ride] = carriage;
        self.carriages[carriage].packs.push((pack, ride));
    }

    /// Makes a carriage for a pack; its number.
    pub(crate) fn begin(&mut self, vehicle: VehicleRef, pack: usize, ride: usize, rank: u32) -> usize {
        let ends = self.packs[pack].ends(ride);
        self.carriages.push(Carriage { vehicle, ends, packs: Vec::new(), rank });
        self.put(self.carriages.len() - 1, pack, ride);
        self.carriages.len() - 1
    }

    /// Takes a pack out of its carriage.
    pub(crate) fn take(&mut self, pack: usize, ride: usize) {
        let carriage = std::mem::replace(&mut self.of[pack][ride], NOWHERE);
        if carriage != NOWHERE {
            self.carriages[carriage].packs.retain(|one| *one != (pack, ride));
        }
    }

    /// Forgets carriages without packs.
    pub(crate) fn tidy(&mut self) {
        let mut place = vec![NOWHERE; self.carriages.len()];
        let mut next = 0;
        for (index, carriage) in self.carriages.iter().enumerate() {
            if !carriage.packs.is_empty() {
                place[index] = next;
                next += 1;
            }
        }
        self.carriages.retain(|carriage| !carriage.packs.is_empty());
        for carriage in self.of.iter_mut().flatten().filter(|carriage| **carriage != NOWHERE) {
            *carriage = place[*carriage];
        }
    }
}

fn are_apart(problem: &Problem<'_>, one: &Pack, other: &Pack) -> bool {
    one.parts.iter().any(|part| {
        !problem.apart[part.group.index()].is_empty()
            && other.parts.iter().any(|its| problem.is_apart(part.group, its.group))
    })
}

/// A pack of these parts, all along the places of the first part's route; none where another part has no such route.
pub(crate) fn pack(problem: &Problem<'_>, parts: &[(GroupRef, u64)], route: usize) -> Option<Pack> {
    let (first, _) = *parts.first()?;
    let route = problem.handover.group(first).routes.get(route)?;
    let mut made = Vec::new();
    for &(group, count) in parts {
        let routes = &problem.handover.group(group).routes;
        let same = routes.iter().position(|one| one.places == route.places && one.exchange == route.exchange)?;
        made.push(Part { group, count, route: same });
    }
    let need = made.iter().fold(Need::default(), |need, part| need.plus(problem.need(part.group, part.count)));
    let steps: Vec<usize> = made.iter().filter_map(|part| problem.step[part.group.index()]).collect();
    let mut counted = Counted::new();
    for part in &made {
        quotas::count(problem, part.group, part.count, &mut counted);
    }
    let last_ride = route.places.len().checked_sub(2);
    Some(Pack {
        need,
        rank: 0,
        counted,
        steps: steps.iter().copied().min().zip(steps.iter().copied().max()),
        is_free: made.iter().any(|part| problem.is_free(part.group)),
        is_bound: made.iter().any(|part| problem.is_bound(part.group)),
        parts: made,
        places: route.places.clone(),
        handover_ride: last_ride.map(|last| route.handover_ride().min(last)),
    })
}
