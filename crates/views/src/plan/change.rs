//! Two plans of one case side by side, for re-planning: which movements moved, which came and went, how many stayed as they were.
//!
//! Handovers before and after may differ: vehicles, places and gates are found again by their ids and names, people by their items.
//! Movements are paired from the surest likeness down: wholly equal; the same vehicle, way and people; the same people and way in
//! another vehicle; the same vehicle and way with other people.

use std::collections::BTreeMap;

use takas_model::{Case, Handover, ItemRef, Minutes, PhaseRef, Plan, Work};

use super::build::{counted, loads, zone};
use super::{Clock, Time};
use crate::findings::Names;
use crate::names::{Namer, clean};
use crate::phrase::Phrase;
use crate::words::{amounts, changes as said, operation, papers, plan as of_plan};

/// What changes from one plan to another.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PlanChange {
    /// Title of the case.
    pub title: String,
    /// Whether people stand under pseudonyms.
    pub pseudonyms: bool,
    /// Movements that go otherwise, in order of their new time.
    pub moved: Vec<MovedRide>,
    /// Movements that are new, in words.
    pub added: Vec<Phrase>,
    /// Movements that are gone, in words.
    pub dropped: Vec<Phrase>,
    /// Movements that stayed as they were.
    pub unchanged: usize,
    /// Movements of the plan before.
    pub before: usize,
    /// Gates that open at another time, are new or gone: where they are said, and what of them.
    pub gates: Vec<(GateChange, Phrase)>,
    /// Checks and measures of the new plan that are not in the old one at the same time, and how many there are.
    pub works: (usize, usize),
}

/// What happened to a gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GateChange {
    /// Opens at another time.
    Moved,
    /// Is new.
    Added,
    /// Is gone.
    Dropped,
}

/// A movement that goes otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct MovedRide {
    /// The movement as it is now.
    pub now: Phrase,
    /// How it differs, each in words.
    pub differences: Vec<Phrase>,
}

impl PlanChange {
    /// Whether nothing changes at all.
    pub fn is_empty(&self) -> bool {
        self.moved.is_empty()
            && self.added.is_empty()
            && self.dropped.is_empty()
            && self.gates.is_empty()
            && self.works.0 == 0
    }
}

/// What changes from one plan to another of the same case.
///
/// # Panics
/// When an index of a plan points to nothing: what is shown has passed the judge.
pub fn brief_plan_change(
    case: &Case,
    before: (&Handover, &Plan),
    after: (&Handover, &Plan),
    names: Names,
) -> PlanChange {
    let namer = Namer::mediator(case, names);
    let old = Side::new(case, &namer, before);
    let new = Side::new(case, &namer, after);
    let pairs = pair(&old.rides, &new.rides);
    let mut moved: Vec<(i64, MovedRide)> = Vec::new();
    let mut unchanged = 0;
    for &(one, other) in &pairs {
        let (was, now) = (&old.rides[one], &new.rides[other]);
        let differences = new.differences(was, now);
        if differences.is_empty() {
            unchanged += 1;
        } else {
            moved.push((now.departs, MovedRide { now: now.words.clone(), differences }));
        }
    }
    moved.sort_by_key(|(departs, _)| *departs);
    let left = |rides: &[Ride], taken: &dyn Fn(usize) -> bool| {
        let mut left: Vec<&Ride> =
            rides.iter().enumerate().filter(|(at, _)| !taken(*at)).map(|(_, ride)| ride).collect();
        left.sort_by_key(|ride| ride.departs);
        left.into_iter().map(|ride| ride.words.clone()).collect()
    };
    PlanChange {
        title: namer.prose(&case.title),
        pseudonyms: namer.hidden(),
        moved: moved.into_iter().map(|(_, moved)| moved).collect(),
        added: left(&new.rides, &|at| pairs.iter().any(|pair| pair.1 == at)),
        dropped: left(&old.rides, &|at| pairs.iter().any(|pair| pair.0 == at)),
        unchanged,
        before: old.rides.len(),
        gates: gates(&namer, before, after, &new),
        works: works(before, after),
    }
}

/// Whom a ride carries: how many units of what, by item and phase.
type Load = BTreeMap<(ItemRef, PhaseRef), u64>;

/// A ride by what it is known by in both plans.
struct Ride {
    vehicle: String,
    vehicle_name: String,
    way: (String, String),
    /// Seconds since 1970.
    departs: i64,
    arrives: i64,
    departs_time: Time,
    load: Load,
    words: Phrase,
}

/// One of the two plans.
struct Side<'a> {
    case: &'a Case,
    namer: &'a Namer<'a>,
    handover: &'a Handover,
    rides: Vec<Ride>,
}

impl<'a> Side<'a> {
    fn new(case: &'a Case, namer: &'a Namer<'a>, (handover, plan): (&'a Handover, &Plan)) -> Self {
        let clock = Clock::of(handover);
        let rides = plan.trips.iter().zip(loads(plan)).map(|(trip, lots)| {
            let (from, to) = (handover.place(trip.from), handover.place(trip.to));
            let vehicle = handover.vehicle(trip.vehicle);
            let mut load = Load::new();
            let mut who = Vec::new();
            for lot in lots.iter().map(|&lot| &plan.lots[lot]) {
                let group = handover.group(lot.group);
                *load.entry((group.item, group.phase)).or_default() += lot.count;
                who.push(counted(namer, case, group, lot.count).1);
            }
            let (departs, arrives) = (clock.time(trip.departs, &from.zone), clock.time(trip.arrives, &to.zone));
            let name = namer.prose(&vehicle.name);
            let way = of_plan::way(
                &of_plan::place(&namer.prose(&from.name), from.airport.as_deref()),
                &of_plan::place(&namer.prose(&to.name), to.airport.as_deref()),
            );
            let who = if who.is_empty() { papers::EMPTY.phrase() } else { Phrase::list(who) };
            let [vehicle_name, way] = [&name, &way].map(Phrase::supplied);
            let arrives_when = papers::arrives_when(Phrase::figures(arrives.clocks()));
            let words = amounts::with(Phrase::row(", ", [vehicle_name, way, departs.moment(), arrives_when]), who);
            Ride {
                vehicle: clean(&vehicle.id),
                vehicle_name: name,
                way: (from.id.clone(), to.id.clone()),
                departs: clock.seconds(trip.departs),
                arrives: clock.seconds(trip.arrives),
                departs_time: departs,
                load,
                words,
            }
        });
        Self { case, namer, handover, rides: rides.collect() }
    }

    /// How a ride of the old plan became one of this.
    fn differences(&self, was: &Ride, now: &Ride) -> Vec<Phrase> {
        let mut differences = Vec::new();
        if (was.departs, was.arrives) != (now.departs, now.arrives) {
            let longer = ((now.arrives - now.departs) - (was.arrives - was.departs)) / 60;
            differences.push(said::moved((now.departs - was.departs) / 60, &was.departs_time.clocks(), longer));
        }
        if was.vehicle != now.vehicle {
            let [now, was] = [&now.vehicle_name, &was.vehicle_name].map(Phrase::supplied);
            differences.push(said::instead(now, was));
        }
        for (more, than, say) in
            [(&now.load, &was.load, said::joins as fn(Phrase) -> Phrase), (&was.load, &now.load, said::parts)]
        {
            let who = self.who(more, than);
            if !who.is_empty() {
                differences.push(say(Phrase::list(who)));
            }
        }
        differences
    }

    /// Units of one load that the other does not have.
    fn who(&self, more: &Load, than: &Load) -> Vec<Phrase> {
        let units = more.iter().filter_map(|(key, &count)| {
            let extra = count.saturating_sub(than.get(key).copied().unwrap_or(0));
            (extra > 0).then_some((key, extra))
        });
        let name = |(&(item, phase), extra): (&(ItemRef, PhaseRef), u64)| {
            let group = self.handover.groups.iter().find(|group| group.item == item && group.phase == phase);
            match group {
                Some(group) => counted(self.namer, self.case, group, extra).1,
                None => Phrase::supplied(self.namer.item(item)),
            }
        };
        units.map(name).collect()
    }
}

/// Which ride of the old plan is which of the new one.
fn pair(old: &[Ride], new: &[Ride]) -> Vec<(usize, usize)> {
    let alike: [fn(&Ride, &Ride) -> bool; 4] = [
        |a, b| a.vehicle == b.vehicle && a.way == b.way && a.load == b.load && a.departs == b.departs,
        |a, b| a.vehicle == b.vehicle && a.way == b.way && a.load == b.load,
        |a, b| a.way == b.way && a.load == b.load && !a.load.is_empty(),
        |a, b| a.vehicle == b.vehicle && a.way == b.way,
    ];
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let mut free: (Vec<usize>, Vec<usize>) = ((0..old.len()).collect(), (0..new.len()).collect());
    for alike in alike {
        free.0.retain(|&one| {
            // The nearest in time of those that are alike.
            let near = free.1.iter().enumerate().filter(|(_, other)| alike(&old[one], &new[**other]));
            let near = near.min_by_key(|(_, other)| (old[one].departs - new[**other].departs).abs());
            match near.map(|(at, _)| at) {
                Some(at) => {
                    pairs.push((one, free.1.remove(at)));
                    false
                }
                None => true,
            }
        });
    }
    pairs
}

fn gates(
    namer: &Namer<'_>,
    before: (&Handover, &Plan),
    after: (&Handover, &Plan),
    new: &Side<'_>,
) -> Vec<(GateChange, Phrase)> {
    let opens = |(handover, plan): (&Handover, &Plan)| -> Vec<(String, i64, Minutes)> {
        let clock = Clock::of(handover);
        let gates = handover.gates.iter().zip(&plan.gates);
        gates.map(|(gate, &minute)| (gate.name.clone(), clock.seconds(minute), minute)).collect()
    };
    let (old, now) = (opens(before), opens(after));
    let mut found = Vec::new();
    for (name, at, minute) in &now {
        let said_name = namer.prose(name);
        match old.iter().find(|(other, ..)| other == name) {
            None => found.push((GateChange::Added, operation::the_gate(&said_name))),
            Some((_, was, _)) if was != at => {
                let time = Clock::of(after.0).time(*minute, &zone(new.case, after.0));
                let words = said::gate_moves(&said_name, &time.clocks(), said::shifted((at - was) / 60));
                found.push((GateChange::Moved, words));
            }
            Some(_) => {}
        }
    }
    for (name, ..) in old.iter().filter(|(name, ..)| !now.iter().any(|(other, ..)| other == name)) {
        found.push((GateChange::Dropped, operation::the_gate(&namer.prose(name))));
    }
    found.sort_by_key(|(change, _)| *change);
    found
}

/// How many works of the new plan are not in the old one, by the same team at the same time; of how many.
fn works(before: (&Handover, &Plan), after: (&Handover, &Plan)) -> (usize, usize) {
    let key = |(handover, _): (&Handover, &Plan), work: &Work| {
        let clock = Clock::of(handover);
        (handover.team(work.team).id.clone(), clock.seconds(work.starts), clock.seconds(work.ends))
    };
    let mut old: BTreeMap<_, usize> = BTreeMap::new();
    for work in &before.1.works {
        *old.entry(key(before, work)).or_default() += 1;
    }
    let changed = after.1.works.iter().filter(|work| match old.get_mut(&key(after, work)) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    });
    (changed.count(), after.1.works.len())
}
