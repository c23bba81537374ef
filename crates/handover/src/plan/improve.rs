//! Better choices by large neighbourhoods: some packs leave their rides and find others, and the whole is timed anew.
//!
//! Which packs leave is drawn by chance from a seed (large neighbourhood search; P. Shaw, 1998); what comes of it is kept where it is no
//! worse than it was some steps ago (late acceptance; E. Burke, Y. Bykov, 2017). Ends by itself when nothing better comes for long.

use takas_model::{PlanValue, VehicleRef};

use super::PlanLimits;
use super::choices::{Choices, NOWHERE, Pack};
use super::problem::Problem;
use super::timing::Timed;
use super::{scheduled, value};

/// Smaller is better: what could not be done, minutes too late, then what a plan is worth.
pub(crate) type Score = (usize, i64, PlanValue);

/// After so many steps without anything better the search goes on from the best choices, changed in several places at once.
const KICK: u64 = 1_000;

/// One change in so many is of who passes through of two sides that wait for each other.
const FLIP: usize = 40;

/// In so many places.
const PLACES: usize = 4;

/// So many choices are looked at while going downhill, at most.
const DESCENT: usize = 1_500;

/// What comes of a step is compared with what was so many steps before.
const MEMORY: usize = 12;

/// See the module.
pub(crate) struct Search<'s, 'a> {
    problem: &'s Problem<'a>,
    limits: &'s PlanLimits<'s>,
    bound: PlanValue,
    work: u64,
    chance: Chance,
    best: Option<(Score, Choices, Timed)>,
}

impl<'s, 'a> Search<'s, 'a> {
    pub(crate) fn new(problem: &'s Problem<'a>, limits: &'s PlanLimits<'s>, bound: PlanValue) -> Self {
        Self { problem, limits, bound, work: 0, chance: Chance(limits.seed), best: None }
    }

    /// The best choices with their times.
    pub(crate) fn best(&self) -> Option<(&Choices, &Timed)> {
        self.best.as_ref().map(|(_, choices, timed)| (choices, timed))
    }

    /// How much has been done.
    pub(crate) fn work(&self) -> u64 {
        self.work
    }

    /// Begins with these choices, too.
    pub(crate) fn begin(&mut self, choices: Choices) {
        let (score, timed) = self.measure(&choices);
        self.keep(score, &choices, timed);
    }

    fn measure(&mut self, choices: &Choices) -> (Score, Timed) {
        let timed = scheduled(self.problem, choices);
        self.work += u64::try_from(timed.trips.len() + timed.works.len()).unwrap_or(1) + 1;
        let score = (timed.stuck.len(), timed.late, value(self.problem, &timed));
        (score, timed)
    }

    fn keep(&mut self, score: Score, choices: &Choices, timed: Timed) -> bool {
        let is_better = self.best.as_ref().is_none_or(|(known, ..)| score < *known);
        if is_better {
            if timed.is_whole() {
                (self.limits.tell)(score.2, self.bound);
            }
            self.best = Some((score, choices.clone(), timed));
        }
        is_better
    }

    fn is_over(&self) -> bool {
        let is_best = self.best.as_ref().is_some_and(|(score, ..)| *score == (0, 0, self.bound));
        is_best || self.work >= self.limits.work || (self.limits.stop)()
    }

    /// Goes downhill from the best choices, as long as that helps: whole carriages joined, given to another vehicle, two vehicles exchanged
    /// for a ride each or for all of them.
    fn descend(&mut self) {
        let mut tries = DESCENT;
        'better: while let Some((_, choices, _)) = self.best.as_ref() {
            let choices = choices.clone();
            for carriage in 0..=choices.carriages.len() {
                let all = if carriage < choices.carriages.len() {
                    self.variants(&choices, carriage)
                } else {
                    self.with_days_exchanged(&choices)
                };
                for next in all {
                    if tries == 0 || self.is_over() {
                        return;
                    }
                    tries -= 1;
                    let (score, timed) = self.measure(&next);
                    if self.keep(score, &next, timed) {
                        continue 'better;
                    }
                }
            }
            return;
        }
    }

    /// The choices with all rides of two vehicles exchanged, each two that can.
    fn with_days_exchanged(&self, choices: &Choices) -> Vec<Choices> {
        let pairs = self.problem.vehicles().flat_map(|one| self.problem.vehicles().map(move |other| (one, other)));
        let exchanged = pairs.filter(|(one, other)| one < other).filter_map(|(one, other)| {
            let changes = choices.carriages.iter().enumerate().filter_map(|(index, carriage)| match carriage.vehicle {
                vehicle if vehicle == one => Some((index, other)),
                vehicle if vehicle == other => Some((index, one)),
                _ => None,
            });
            self.with_vehicles(choices, &changes.collect::<Vec<_>>())
        });
        exchanged.collect()
    }

    /// The choices with one carriage joined to another, given to another vehicle, or its vehicle exchanged with another's.
    fn variants(&self, choices: &Choices, carriage: usize) -> Vec<Choices> {
        let of = &choices.carriages[carriage];
        let mut all = Vec::new();
        for other in (0..choices.carriages.len()).filter(|&other| other != carriage) {
            let mut next = choices.clone();
            if choices.carriages[other].ends == of.ends && self.hand(&mut next, carriage, other) {
                next.tidy();
                all.push(next);
            }
        }
        for vehicle in self.problem.vehicles().filter(|&vehicle| vehicle != of.vehicle) {
            all.extend(self.with_vehicles(choices, &[(carriage, vehicle)]));
        }
        for (other, its) in choices.carriages.iter().enumerate().skip(carriage + 1) {
            if its.vehicle != of.vehicle {
                all.extend(self.with_vehicles(choices, &[(carriage, its.vehicle), (other, of.vehicle)]));
            }
        }
        all
    }

    /// Puts all packs of one carriage into another; whether they may all join.
    fn hand(&self, choices: &mut Choices, from: usize, to: usize) -> bool {
        choices.carriages[from].packs.clone().into_iter().all(|(pack, ride)| {
            choices.take(pack, ride);
            let joins = choices.may_join(self.problem, to, pack, ride);
            if joins {
                choices.put(to, pack, ride);
            }
            joins
        })
    }

    /// The choices with these carriages driven by these vehicles, if they can be.
    fn with_vehicles(&self, choices: &Choices, changes: &[(usize, VehicleRef)]) -> Option<Choices> {
        let mut next = choices.clone();
        for &(carriage, vehicle) in changes {
            let packs = &choices.carriages[carriage].packs;
            let need = packs.iter().map(|(pack, _)| choices.packs[*pack].need).reduce(super::problem::Need::plus)?;
            let can =
                packs.iter().all(|&(pack, ride)| Choices::may_carry(self.problem, vehicle, &choices.packs[pack], ride));
            if !can || !need.fits(self.problem.room(vehicle)) {
                return None;
            }
            next.carriages[carriage].vehicle = vehicle;
        }
        Some(next)
    }

    /// Looks for better choices until nothing better comes.
    pub(crate) fn run(&mut self) {
        self.descend();
        let Some((score, choices, _)) = self.best.as_ref() else { return };
        let (mut current, mut at) = (choices.clone(), *score);
        let mut memory = vec![at; MEMORY];
        let (mut idle, mut step) = (0, 0);
        while idle < self.limits.patience && !self.is_over() {
            let kicks = idle > 0 && idle % KICK == 0;
            if let Some((_, choices, _)) = self.best.as_ref().filter(|_| kicks) {
                current = choices.clone();
            }
            let mut next = current.clone();
            let changes = if kicks { PLACES } else { 1 };
            if (0..changes).filter(|_| self.shake(&mut next)).count() == 0 {
                idle += 1;
                continue;
            }
            let (score, timed) = self.measure(&next);
            let slot = step % MEMORY;
            if kicks {
                memory.fill(score);
            }
            if score <= at || score <= memory[slot] {
                (current, at) = (next.clone(), score);
            }
            memory[slot] = at;
            step += 1;
            idle = if self.keep(score, &next, timed) { 0 } else { idle + 1 };
        }
        self.descend();
    }

    /// Changes the choices a little; whether it could.
    fn shake(&mut self, choices: &mut Choices) -> bool {
        if choices.carriages.is_empty() {
            return false;
        }
        let carriage = self.chance.below(choices.carriages.len());
        let lost = choices.of.iter().enumerate().flat_map(|(pack, rides)| {
            rides.iter().enumerate().filter(|(_, carriage)| **carriage == NOWHERE).map(move |(ride, _)| (pack, ride))
        });
        let lost: Vec<(usize, usize)> = lost.collect();
        if !lost.is_empty() && self.chance.below(2) == 0 {
            return self.settle(choices, &lost, None);
        }
        let two = choices.passing.len();
        if two > 0 && self.chance.below(FLIP) == 0 {
            // Another side of these two passes through, or neither.
            let which = self.chance.below(two);
            choices.passing[which] = match choices.passing[which] {
                None => Some(self.chance.below(2)),
                Some(side) => Some(1 - side).filter(|_| self.chance.below(2) == 0),
            };
            return true;
        }
        let is_done = match self.chance.below(9) {
            0 => self.change_vehicle(choices, carriage),
            1 => self.dissolve(choices, carriage),
            2 | 3 => self.halve(choices, carriage),
            4 => {
                let sooner = u32::try_from(self.chance.below(60)).unwrap_or(0);
                let (pack, _) = choices.carriages[carriage].packs[0];
                choices.carriages[carriage].rank = choices.packs[pack].rank.saturating_add(sooner);
                true
            }
            5 => self.reroute(choices),
            6 => self.exchange(choices, carriage),
            _ => self.relocate(choices, carriage),
        };
        choices.tidy();
        is_done
    }

    /// Some packs of a carriage go elsewhere.
    fn relocate(&mut self, choices: &mut Choices, carriage: usize) -> bool {
        let packs = choices.carriages[carriage].packs.clone();
        let count = 1 + self.chance.below(packs.len().min(6));
        let from = self.chance.below(packs.len());
        let leaving: Vec<_> = packs.iter().cycle().skip(from).take(count.min(packs.len())).copied().collect();
        self.elsewhere(choices, &leaving, Some(carriage))
    }

    /// Half of a carriage's packs go by another vehicle.
    fn halve(&mut self, choices: &mut Choices, carriage: usize) -> bool {
        let packs = choices.carriages[carriage].packs.clone();
        if packs.len() < 2 {
            return self.relocate(choices, carriage);
        }
        let leaving: Vec<_> = packs[packs.len() / 2..].to_vec();
        let &(pack, ride) = &leaving[0];
        let Some(vehicle) = self.vehicle(choices, pack, ride) else { return false };
        for &(pack, ride) in &leaving {
            choices.take(pack, ride);
        }
        let new = choices.begin(vehicle, pack, ride, choices.carriages[carriage].rank);
        let mut rest = Vec::new();
        for &(pack, ride) in &leaving[1..] {
            if choices.may_join(self.problem, new, pack, ride) {
                choices.put(new, pack, ride);
            } else {
                rest.push((pack, ride));
            }
        }
        self.settle(choices, &rest, None)
    }

    /// All packs of a carriage find room in others.
    fn dissolve(&mut self, choices: &mut Choices, carriage: usize) -> bool {
        let packs = choices.carriages[carriage].packs.clone();
        self.elsewhere(choices, &packs, Some(carriage))
    }

    fn elsewhere(&mut self, choices: &mut Choices, leaving: &[(usize, usize)], not: Option<usize>) -> bool {
        for &(pack, ride) in leaving {
            choices.take(pack, ride);
        }
        self.settle(choices, leaving, not)
    }

    /// Finds carriages for packs: one that is there, or a new one.
    fn settle(&mut self, choices: &mut Choices, packs: &[(usize, usize)], not: Option<usize>) -> bool {
        for &(pack, ride) in packs {
            let open: Vec<usize> = (0..choices.carriages.len())
                .filter(|&other| {
                    Some(other) != not
                        && choices.carriages[other].ends == choices.packs[pack].ends(ride)
                        && !choices.carriages[other].packs.is_empty()
                        && choices.may_join(self.problem, other, pack, ride)
                })
                .collect();
            if !open.is_empty() && self.chance.below(8) > 0 {
                let into = open[self.chance.below(open.len())];
                choices.put(into, pack, ride);
                continue;
            }
            let Some(vehicle) = self.vehicle(choices, pack, ride) else { return false };
            choices.begin(vehicle, pack, ride, choices.packs[pack].rank);
        }
        true
    }

    /// Some vehicle that may carry a pack over a ride.
    fn vehicle(&mut self, choices: &Choices, pack: usize, ride: usize) -> Option<VehicleRef> {
        let able: Vec<VehicleRef> = self
            .problem
            .vehicles()
            .filter(|&vehicle| Choices::may_carry(self.problem, vehicle, &choices.packs[pack], ride))
            .collect();
        (!able.is_empty()).then(|| able[self.chance.below(able.len())])
    }

    /// A carriage is given to another vehicle.
    fn change_vehicle(&mut self, choices: &mut Choices, carriage: usize) -> bool {
        let packs = choices.carriages[carriage].packs.clone();
        let (pack, ride) = packs[0];
        let Some(vehicle) = self.vehicle(choices, pack, ride) else { return false };
        if vehicle == choices.carriages[carriage].vehicle {
            return false;
        }
        let rank = choices.carriages[carriage].rank;
        for &(pack, ride) in &packs {
            choices.take(pack, ride);
        }
        let new = choices.begin(vehicle, pack, ride, rank);
        let mut rest = Vec::new();
        for &(pack, ride) in &packs[1..] {
            if choices.may_join(self.problem, new, pack, ride) {
                choices.put(new, pack, ride);
            } else {
                rest.push((pack, ride));
            }
        }
        self.settle(choices, &rest, None)
    }

    /// Two carriages exchange their vehicles.
    fn exchange(&mut self, choices: &mut Choices, carriage: usize) -> bool {
        let other = self.chance.below(choices.carriages.len());
        let [one, its] = [carriage, other].map(|index| choices.carriages[index].vehicle);
        let next = (one != its).then(|| self.with_vehicles(choices, &[(carriage, its), (other, one)])).flatten();
        let is_done = next.is_some();
        if let Some(next) = next {
            *choices = next;
        }
        is_done
    }

    /// A pack takes another of its routes.
    fn reroute(&mut self, choices: &mut Choices) -> bool {
        let pack = self.chance.below(choices.packs.len());
        let parts = choices.packs[pack].parts.clone();
        let routes = self.problem.handover.group(parts[0].group).routes.len();
        if routes < 2 {
            return false;
        }
        let route = self.chance.below(routes);
        if route == parts[0].route {
            return false;
        }
        let counts: Vec<_> = parts.iter().map(|part| (part.group, part.count)).collect();
        let Some(new) = super::choices::pack(self.problem, &counts, route) else { return false };
        (0..choices.packs[pack].rides()).for_each(|ride| choices.take(pack, ride));
        choices.of[pack] = vec![NOWHERE; new.rides()];
        let rides = new.rides();
        choices.packs[pack] = Pack { rank: choices.packs[pack].rank, ..new };
        let all: Vec<_> = (0..rides).map(|ride| (pack, ride)).collect();
        self.settle(choices, &all, None)
    }
}

/// A stream of numbers from a seed: `splitmix64` (Steele, Lea, Flood, 2014).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `count`; 0 where that is 0.
    fn below(&mut self, count: usize) -> usize {
        let count = u64::try_from(count.max(1)).unwrap_or(1);
        usize::try_from(self.next() % count).unwrap_or(0)
    }
}
