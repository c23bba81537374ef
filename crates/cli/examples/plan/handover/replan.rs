//! One event after the other at chance moments: how long a new plan takes, and how much of the old one it leaves.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::time::Instant;

use takas_check::oracle::SplitMix;
use takas_check::plan_faults;
use takas_handover::{PlanLimits, Replanned, plan, replan};
use takas_model::{
    Duty, GateRef, GroupRef, Handover, Hours, Minutes, PlaceRef, Plan, PlanEvent, PlanOutcome, PlanValue, TeamRef,
    Turned, VehicleRef,
};

use super::{THOUSAND, Wanted, ample, percentile};

const WORDS: &str = "## After an event, 1,000 people

80 groups, 12 aircraft, 2 exchange points, all together, stands for all; the plan is that of ten seconds. Single events of every kind, at moments drawn between the first departure and the last arrival: a vehicle 10 to 180
minutes late, a vehicle or team lost, a point or custody place closed for one to six hours, some or all of a group not travelling, another destination, a gate refused for one to ten hours. Every new plan passed the judge, by the
handover as the event leaves it.

*Touched*: of the rides that have not left and have nothing to do with the event, those that leave at another minute, by another vehicle or not at all, or without somebody who was to be aboard. A ride has to do with it if it is of the vehicle,
leaves or reaches the place while that is closed, or carries somebody of the group, whom the team was still to check, for whom the gate waits or whom it holds; and if it carries anybody who is on such a ride before or after, or
is a later ride of a vehicle of such a ride.

*Afresh*: the time of `plan` on the handover as the event leaves it, as if nothing had happened yet, until its first plan, and until one is as good as the new one (ten seconds at most), for every tenth event.
";

const EVENTS: usize = 140;
const KINDS: [&str; 7] = [
    "vehicle delayed",
    "vehicle lost",
    "team lost",
    "place closed",
    "not travelling",
    "other destination",
    "gate refused",
];
const FRESH_SECONDS: f64 = 10.0;

struct Row {
    kind: usize,
    seconds: f64,
    /// Rides that have nothing to do with the event, and those touched; none where there is no new plan.
    rides: Option<(usize, usize)>,
    is_impossible: bool,
    /// Seconds of planning afresh until a first plan, and until one as good.
    fresh: Option<(f64, Option<f64>)>,
}

pub(super) fn measure(wanted: &Wanted) -> Result<String, String> {
    let mut rows = Vec::new();
    for seed in 0..wanted.seeds.unwrap_or(1) {
        let handover = ample(&THOUSAND, seed);
        let begun = Instant::now();
        let stop = || begun.elapsed().as_secs_f64() > FRESH_SECONDS;
        let PlanOutcome::Found(found) = plan(&handover, &PlanLimits { stop: &stop, ..PlanLimits::default() }) else {
            return Err(format!("no plan, seed {seed}"));
        };
        let mut chance = SplitMix::new(seed);
        for number in 0..EVENTS {
            rows.push(one(&handover, &found.plan, &mut chance, number)?);
        }
    }
    Ok(section(&rows))
}

fn one(handover: &Handover, old: &Plan, chance: &mut SplitMix, number: usize) -> Result<Row, String> {
    let kind = number % KINDS.len();
    let first = old.trips.iter().map(|trip| trip.departs).min().unwrap_or(0);
    let last = old.trips.iter().map(|trip| trip.arrives).max().unwrap_or(0);
    let now = between(chance, first, last);
    let event = event(handover, kind, now, chance);
    let begun = Instant::now();
    let new = replan(handover, old, &Turned::default(), now, std::slice::from_ref(&event), &PlanLimits::default());
    let seconds = begun.elapsed().as_secs_f64();
    let (mut rides, mut fresh, mut is_impossible) = (None, None, false);
    match &new.outcome {
        PlanOutcome::Found(found) => {
            if let Some(fault) = plan_faults(&new.handover, &found.plan, &new.turned).first() {
                return Err(format!("{event:?} at {now}: {fault:?}"));
            }
            rides = Some(touched(handover, old, &found.plan, now, &event));
            if number.is_multiple_of(10) {
                fresh = afresh(&new, found.value);
            }
        }
        PlanOutcome::Infeasible(_) => is_impossible = true,
        PlanOutcome::Open { .. } => eprintln!("plan: nothing found after {event:?} at {now}"),
    }
    Ok(Row { kind, seconds, rides, is_impossible, fresh })
}

fn between(chance: &mut SplitMix, low: Minutes, high: Minutes) -> Minutes {
    let span = u64::try_from(high - low).unwrap_or(0);
    low + Minutes::try_from(chance.between(0, span)).unwrap_or(0)
}

fn event(handover: &Handover, kind: usize, now: Minutes, chance: &mut SplitMix) -> PlanEvent {
    let vehicle = VehicleRef::new(chance.index(handover.vehicles.len()));
    let group = GroupRef::new(chance.index(handover.groups.len()));
    let place = PlaceRef::new(chance.index(handover.places.len()));
    match kind {
        0 => PlanEvent::Delayed { vehicle, by: between(chance, 10, 180) },
        1 => PlanEvent::VehicleLost(vehicle),
        2 => PlanEvent::TeamLost(TeamRef::new(chance.index(handover.teams.len()))),
        3 => {
            let from = now + between(chance, 0, 120);
            PlanEvent::Closed { place, hours: Hours { from, until: from + between(chance, 60, 360) } }
        }
        4 => PlanEvent::NotTravelling { group, count: chance.between(1, handover.group(group).count) },
        5 => {
            // Another place of the side by which it is received.
            let end = |group: GroupRef| handover.group(group).routes[0].places.last().copied();
            let side = |place: Option<PlaceRef>| place.and_then(|place| handover.place(place).id.split('-').next());
            let others = handover
                .group_refs()
                .filter_map(end)
                .filter(|&to| Some(to) != end(group) && side(Some(to)) == side(end(group)));
            let others: Vec<PlaceRef> = others.collect();
            PlanEvent::OtherDestination { group, to: others[chance.index(others.len())] }
        }
        _ => {
            let gate = GateRef::new(chance.index(handover.gates.len()));
            PlanEvent::Refused { gate, until: Some(now + between(chance, 60, 600)) }
        }
    }
}

/// Rides that have not left and have nothing to do with the event, and how many of them the new plan touches.
fn touched(handover: &Handover, old: &Plan, new: &Plan, now: Minutes, event: &PlanEvent) -> (usize, usize) {
    let aboard = |plan: &Plan| {
        let mut aboard: Vec<BTreeMap<GroupRef, u64>> = vec![BTreeMap::new(); plan.trips.len()];
        for lot in &plan.lots {
            lot.rides.iter().for_each(|&trip| *aboard[trip].entry(lot.group).or_default() += lot.count);
        }
        aboard
    };
    let concerned = concerned(handover, old, now, event);
    let (before, after) = (aboard(old), aboard(new));
    let (mut others, mut count) = (0, 0);
    for (index, trip) in old.trips.iter().enumerate().filter(|(_, trip)| trip.departs >= now) {
        if concerned.contains(&index) {
            continue;
        }
        others += 1;
        let stays = new.trips.iter().zip(&after).any(|(other, aboard)| {
            other == trip
                && before[index].iter().all(|(group, count)| aboard.get(group).is_some_and(|now| now >= count))
        });
        count += usize::from(!stays);
    }
    (others, count)
}

/// The rides that an event has to do with.
fn concerned(handover: &Handover, plan: &Plan, now: Minutes, event: &PlanEvent) -> BTreeSet<usize> {
    let lots = |is_meant: &dyn Fn(usize) -> bool| -> BTreeSet<usize> {
        let meant = plan.lots.iter().enumerate().filter(|(index, _)| is_meant(*index));
        meant.flat_map(|(_, lot)| lot.rides.iter().copied()).collect()
    };
    let trips = |is_meant: &dyn Fn(usize) -> bool| (0..plan.trips.len()).filter(|&trip| is_meant(trip)).collect();
    let mut all: BTreeSet<usize> = match *event {
        PlanEvent::Delayed { vehicle, .. } | PlanEvent::VehicleLost(vehicle) => {
            trips(&|trip| plan.trips[trip].vehicle == vehicle)
        }
        PlanEvent::TeamLost(team) => {
            let open = plan.works.iter().filter(|work| work.team == team && work.starts >= now);
            let (mut checked, mut searched) = (BTreeSet::new(), BTreeSet::new());
            for work in open {
                match work.duty {
                    Duty::Check(_, lot) => checked.insert(lot),
                    Duty::Measure(_, trip) => searched.insert(trip),
                    Duty::Once(_) => false,
                };
            }
            let mut all = lots(&|lot| checked.contains(&lot));
            all.append(&mut searched);
            all
        }
        PlanEvent::Closed { place, hours } => trips(&|trip| {
            let trip = &plan.trips[trip];
            let is_shut = |at: Minutes| hours.from <= at && at <= hours.until;
            trip.from == place && is_shut(trip.departs) || trip.to == place && is_shut(trip.arrives)
        }),
        PlanEvent::NotTravelling { group, .. } | PlanEvent::OtherDestination { group, .. } => {
            lots(&|lot| plan.lots[lot].group == group)
        }
        PlanEvent::Refused { gate, .. } => {
            let gate = handover.gate(gate);
            lots(&|lot| gate.of.contains(&plan.lots[lot].group) || gate.holds.contains(&plan.lots[lot].group))
        }
    };
    all.retain(|&trip| plan.trips[trip].arrives >= now);
    let mut with_them = lots(&|lot| plan.lots[lot].rides.iter().any(|trip| all.contains(trip)));
    let mut since: BTreeMap<VehicleRef, Minutes> = BTreeMap::new();
    for &trip in &all {
        let trip = &plan.trips[trip];
        let first = since.entry(trip.vehicle).or_insert(trip.departs);
        *first = (*first).min(trip.departs);
    }
    all.append(&mut with_them);
    let later = |trip: usize| {
        let trip = &plan.trips[trip];
        since.get(&trip.vehicle).is_some_and(|&since| trip.departs >= since)
    };
    all.extend((0..plan.trips.len()).filter(|&trip| later(trip)));
    all
}

/// Seconds of planning afresh until the first plan, and until one is as good.
fn afresh(new: &Replanned, value: PlanValue) -> Option<(f64, Option<f64>)> {
    let begun = Instant::now();
    let told: RefCell<Vec<(f64, PlanValue)>> = RefCell::new(Vec::new());
    let limits = PlanLimits {
        stop: &|| {
            begun.elapsed().as_secs_f64() > FRESH_SECONDS
                || told.borrow().last().is_some_and(|(_, best)| *best <= value)
        },
        tell: &|value, _| told.borrow_mut().push((begun.elapsed().as_secs_f64(), value)),
        ..PlanLimits::default()
    };
    let _ = plan(&new.handover, &limits);
    let told = told.borrow();
    let first = told.first()?.0;
    Some((first, told.iter().find(|(_, best)| *best <= value).map(|(at, _)| *at)))
}

fn section(rows: &[Row]) -> String {
    let mut text = format!("{WORDS}\nCommand: `cargo xtask bench plan handover replan`.\n\n");
    text.push_str("| event | number | new plan | none possible | p50 | p95 | most | rides not concerned | touched |\n");
    text.push_str("| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
    for (kind, name) in KINDS.iter().enumerate() {
        row(&mut text, name, &rows.iter().filter(|row| row.kind == kind).collect::<Vec<_>>());
    }
    row(&mut text, "all", &rows.iter().collect::<Vec<_>>());
    let fresh: Vec<&Row> = rows.iter().filter(|row| row.fresh.is_some()).collect();
    let ratios = |of: &dyn Fn(&Row) -> Option<f64>| {
        let mut all: Vec<f64> =
            fresh.iter().map(|row| of(row).unwrap_or(FRESH_SECONDS) / row.seconds.max(1e-6)).collect();
        all.sort_by(f64::total_cmp);
        (percentile(&all, 50), percentile(&all, 5))
    };
    let first = ratios(&|row| row.fresh.map(|(first, _)| first));
    let as_good = |row: &Row| row.fresh.and_then(|(_, as_good)| as_good);
    let equal = ratios(&as_good);
    let reached = fresh.iter().filter(|row| as_good(row).is_some()).count();
    let _ = writeln!(
        text,
        "\nAfresh, {} events: a first plan takes {:.1} times as long as the new plan (median; at least {:.1} for all but a twentieth); one as good {:.0} times ({:.1}), and was \
         reached within {FRESH_SECONDS} s in {reached} of them: the others count as {FRESH_SECONDS} s.",
        fresh.len(),
        first.0,
        first.1,
        equal.0,
        equal.1,
    );
    text
}

fn row(text: &mut String, name: &str, rows: &[&Row]) {
    let mut times: Vec<f64> = rows.iter().map(|row| row.seconds * 1e3).collect();
    times.sort_by(f64::total_cmp);
    let (others, touched) =
        rows.iter().filter_map(|row| row.rides).fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    let _ = writeln!(
        text,
        "| {name} | {} | {} | {} | {:.0} ms | {:.0} ms | {:.0} ms | {others} | {:.1} % |",
        rows.len(),
        rows.iter().filter(|row| row.rides.is_some()).count(),
        rows.iter().filter(|row| row.is_impossible).count(),
        percentile(&times, 50),
        percentile(&times, 95),
        percentile(&times, 100),
        100.0 * touched as f64 / others.max(1) as f64
    );
}
