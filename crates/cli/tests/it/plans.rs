//! The planner of handovers against the judge: every plan keeps every line and is worth what is claimed, bounds hold, tiny handovers are planned
//! as well as by trying everything, events leave what has happened, and certified plans survive durations as they turn out.

use takas_check::oracle::{HandoverShape, SplitMix, best_plan, large_handover, mutual_handover, random_handover};
use takas_check::{PlanLine, handover_faults, plan_faults, safe_faults, try_out_plan, verify_plan};
use takas_handover::{PlanLimits, fallbacks, plan, plan_control, replan, safe_states};
use takas_model::{
    Controllability, GateRef, GroupRef, Handover, Hours, Obstacle, PlaceRef, PlanEvent, PlanFound, PlanOutcome,
    PlanValue, Quota, QuotaSpan, TeamRef, Turned, VehicleRef,
};

/// Some hundred steps of the search on a tiny handover.
const WORK: u64 = 20_000;

/// Plans that are tried by the brute force before it gives up.
const TRIES: u64 = 300_000;

fn limits(work: u64) -> PlanLimits<'static> {
    PlanLimits { work, ..PlanLimits::default() }
}

/// The plan, judged; none where there is none.
fn judged(handover: &Handover, work: u64, what: &str) -> Option<PlanFound> {
    let PlanOutcome::Found(found) = plan(handover, &limits(work)) else { return None };
    let verdict = verify_plan(handover, &found);
    assert_eq!(verdict.faults, [], "{what}");
    let (ours, theirs) = (found.bound, verdict.bound);
    let kept = ours.exposure <= theirs.exposure && ours.makespan <= theirs.makespan && ours.rides <= theirs.rides;
    assert!(kept, "{what}: the planner's bound {ours:?} is over the judge's {theirs:?}");
    Some(found)
}

#[test]
fn plans_of_random_handovers_keep_everything_and_are_as_good_as_trying_all() {
    let (mut plans, mut tried, mut best) = (0, 0, 0);
    let mut missed = Vec::new();
    for seed in 0..400 {
        let handover = random_handover(seed);
        let found = judged(&handover, WORK, &format!("seed {seed}"));
        plans += usize::from(found.is_some());
        let Ok(known) = best_plan(&handover, TRIES) else { continue };
        match (found, known) {
            (Some(found), Some((value, _))) => {
                assert!(found.bound.exposure <= value.exposure, "seed {seed}: a plan has less exposure than the bound");
                assert!(found.bound.makespan <= value.makespan, "seed {seed}: a plan is shorter than the bound");
                assert!(found.bound.rides <= value.rides, "seed {seed}: a plan has fewer rides than the bound");
                tried += 1;
                best += usize::from(found.value <= value);
            }
            (None, Some(_)) => {
                tried += 1;
                missed.push(seed);
            }
            (Some(_), None) => panic!("seed {seed}: a plan, where trying everything finds none"),
            (None, None) => {}
        }
    }
    assert!(plans >= 100 && tried >= 30, "{plans} plans, {tried} of them tried: too few to mean anything");
    assert!(missed.is_empty(), "no plan found, but there is one: seeds {missed:?}");
    assert!(best * 10 >= tried * 8, "only {best} of {tried} plans are best");
}

#[test]
fn infeasible_means_that_trying_everything_finds_nothing() {
    let mut told = 0;
    for seed in 0..400 {
        let handover = random_handover(seed);
        if let PlanOutcome::Infeasible(reasons) = plan(&handover, &limits(WORK)) {
            assert!(reasons.iter().all(|reason| !reason.obstacles.is_empty() && !reason.words.is_empty()));
            if let Ok(known) = best_plan(&handover, TRIES) {
                assert!(known.is_none(), "seed {seed}: {reasons:?}, but there is a plan");
                told += 1;
            }
        }
    }
    assert!(told >= 50, "only {told} infeasible ones were tried");
}

#[test]
fn a_plan_is_the_same_for_the_same_seed_and_work() {
    let handover = large_handover(&shape(false), 7);
    let [one, other] = [0, 0].map(|_| judged(&handover, 30_000, "seed 7"));
    assert_eq!(one, other);
    assert!(one.is_some());
}

fn shape(is_mutual: bool) -> HandoverShape {
    HandoverShape { people: 200, groups: 24, vehicles: 10, points: 2, teams: 3, is_mutual }
}

#[test]
fn large_handovers_are_planned_bounded_and_left_safe() {
    for (is_mutual, seed) in [(false, 1), (true, 2), (false, 3)] {
        let handover = large_handover(&shape(is_mutual), seed);
        assert_eq!(handover_faults(&handover), Vec::<String>::new());
        let found = judged(&handover, 60_000, &format!("large, seed {seed}")).expect("there is a plan");
        assert!(found.bound.exposure > 0 && found.bound.exposure <= found.value.exposure, "{found:?}");
        assert_eq!(safe_faults(&handover, &found.plan, &safe_states(&handover, &found.plan)), []);
    }
}

#[test]
fn plans_of_two_sides_that_wait_for_each_other_are_no_better_than_both_bounds() {
    let (mut plans, mut same) = (0, 0);
    for seed in 0..300 {
        let handover = mutual_handover(seed);
        let Some(found) = judged(&handover, 2_000, &format!("mutual, seed {seed}")) else { continue };
        let theirs = takas_check::plan_bound(&handover).exposure;
        assert!(theirs <= found.value.exposure, "seed {seed}: the bound {theirs} is over {:?}", found.value);
        plans += 1;
        same += usize::from(found.bound.exposure >= theirs);
    }
    assert!(plans >= 60 && same * 10 >= plans * 9, "{plans} plans, {same} with the same bound");
    let handover = large_handover(&shape(true), 4);
    let found = judged(&handover, 20_000, "two sides, large").expect("there is a plan");
    let theirs = takas_check::plan_bound(&handover).exposure;
    assert!(theirs <= found.value.exposure, "the bound {theirs} is over {:?}", found.value);
    assert!(found.value.exposure < 3 * theirs, "the plan {:?} is far from the bound {theirs}", found.value);
}

#[test]
fn more_work_makes_no_worse_plan() {
    let handover = large_handover(&shape(false), 5);
    let values: Vec<PlanValue> =
        [1, 20_000, 100_000].map(|work| judged(&handover, work, "seed 5").expect("a plan").value).into();
    assert!(values[0] >= values[1] && values[1] >= values[2], "{values:?}");
    assert!(values[2] < values[0], "the search never finds anything better: {values:?}");
}

#[test]
fn certified_plans_survive_durations_as_they_turn_out() {
    let (mut certified, mut mended) = (0, 0);
    for seed in 0..400 {
        let handover = random_handover(seed);
        let Some(found) = judged(&handover, 2_000, &format!("seed {seed}")) else { continue };
        let control = plan_control(&handover, &found.plan);
        match &control.outcome {
            Controllability::Controllable(dispatch) => {
                let tried = try_out_plan(&handover, &found.plan, &control.network, dispatch, 50, seed);
                assert!(tried.is_ok(), "seed {seed}: {tried:?}");
                certified += 1;
            }
            Controllability::Conflict(_) => {
                assert!(!control.conflict.is_empty(), "seed {seed}: a conflict without words");
                mended += usize::from(!control.mends.is_empty());
            }
        }
    }
    assert!(certified >= 30 && mended >= 5, "{certified} certified, {mended} mended: too few to mean anything");
}

/// Some event, drawn.
fn event(handover: &Handover, kind: u64, now: i64, chance: &mut SplitMix) -> Option<PlanEvent> {
    let mut index = |count: usize| (count > 0).then(|| chance.index(count));
    Some(match kind {
        0 => {
            let by = 10 + 10 * i64::try_from(index(6)?).ok()?;
            PlanEvent::Delayed { vehicle: VehicleRef::new(index(handover.vehicles.len())?), by }
        }
        1 => PlanEvent::VehicleLost(VehicleRef::new(index(handover.vehicles.len())?)),
        2 => PlanEvent::TeamLost(TeamRef::new(index(handover.teams.len())?)),
        3 => {
            let hours = Hours { from: now, until: now + 60 };
            PlanEvent::Closed { place: PlaceRef::new(index(handover.places.len())?), hours }
        }
        4 => {
            let group = index(handover.groups.len())?;
            let count = usize::try_from(handover.groups[group].count).ok()?;
            PlanEvent::NotTravelling { group: GroupRef::new(group), count: 1 + u64::try_from(index(count)?).ok()? }
        }
        5 => PlanEvent::OtherDestination {
            group: GroupRef::new(index(handover.groups.len())?),
            to: PlaceRef::new(index(handover.places.len())?),
        },
        6 => PlanEvent::Refused { gate: GateRef::new(index(handover.gates.len())?), until: Some(now + 60) },
        _ => PlanEvent::Refused { gate: GateRef::new(index(handover.gates.len())?), until: None },
    })
}

/// Plans anew after an event, and judges it: what has happened, and every line. Whether there is a plan.
fn replanned(handover: &Handover, found: &PlanFound, now: i64, event: &PlanEvent, what: &str) -> bool {
    let after = replan(handover, &found.plan, &Turned::default(), now, std::slice::from_ref(event), &limits(WORK));
    let PlanOutcome::Found(new) = &after.outcome else { return false };
    assert_eq!(handover_faults(&after.handover), Vec::<String>::new(), "{what}: {event:?} at {now}");
    assert_eq!(plan_faults(&after.handover, &new.plan, &after.turned), [], "{what}: {event:?} at {now}");
    for trip in found.plan.trips.iter().filter(|trip| trip.departs < now) {
        let same = |other: &&takas_model::Trip| {
            (other.vehicle, other.from, other.to, other.departs) == (trip.vehicle, trip.from, trip.to, trip.departs)
        };
        assert!(new.plan.trips.iter().any(|other| same(&other)), "{what}: {event:?} at {now} undoes {trip:?}");
    }
    let people = |handover: &Handover| -> u64 {
        handover.groups.iter().filter(|group| group.are_people).map(|group| group.count).sum()
    };
    assert_eq!(people(handover), people(&after.handover), "{what}: {event:?} loses somebody");
    true
}

#[test]
fn after_events_what_has_happened_stays_and_nobody_is_lost() {
    let mut found_for = [0; 8];
    for seed in 0..400 {
        let handover = random_handover(seed);
        let Some(found) = judged(&handover, 2_000, &format!("seed {seed}")) else { continue };
        let mut chance = SplitMix::new(seed);
        for kind in 0..8 {
            let last = u64::try_from(found.value.makespan).expect("positive") + 20;
            let now = i64::try_from(chance.between(0, last)).expect("small");
            let Some(event) = event(&handover, kind, now, &mut chance) else { continue };
            let kept = replanned(&handover, &found, now, &event, &format!("seed {seed}"));
            found_for[usize::try_from(kind).expect("small")] += usize::from(kept);
        }
    }
    assert!(found_for.iter().all(|count| *count >= 10), "{found_for:?}");
}

#[test]
fn large_plans_are_planned_anew_with_little_moved() {
    let handover = large_handover(&shape(false), 11);
    let found = judged(&handover, 60_000, "seed 11").expect("there is a plan");
    let mut chance = SplitMix::new(11);
    for round in 0..24 {
        let last = u64::try_from(found.value.makespan).expect("positive");
        let now = i64::try_from(chance.between(0, last)).expect("small");
        let Some(event) = event(&handover, round % 8, now, &mut chance) else { continue };
        replanned(&handover, &found, now, &event, "large");
    }
    // Nothing happens: nothing moves.
    let same = replan(&handover, &found.plan, &Turned::default(), 0, &[], &limits(WORK));
    let PlanOutcome::Found(same) = same.outcome else { panic!("the plan is still one") };
    let moved = found.plan.trips.iter().filter(|trip| !same.plan.trips.contains(trip)).count();
    assert!(moved * 10 <= found.plan.trips.len(), "{moved} of {} rides moved by nothing", found.plan.trips.len());
}

#[test]
fn each_failure_has_its_fallback() {
    let handover = large_handover(&HandoverShape { people: 30, groups: 8, vehicles: 6, ..shape(false) }, 3);
    let found = judged(&handover, 20_000, "seed 3").expect("there is a plan");
    let prepared = fallbacks(&handover, &found.plan, &limits(WORK));
    let used: std::collections::BTreeSet<VehicleRef> = found.plan.trips.iter().map(|trip| trip.vehicle).collect();
    let vehicles = prepared.iter().filter(|one| matches!(one.event, PlanEvent::VehicleLost(_))).count();
    assert_eq!(vehicles, used.len());
    for one in &prepared {
        if let PlanOutcome::Found(new) = &one.replanned.outcome {
            let faults = plan_faults(&one.replanned.handover, &new.plan, &one.replanned.turned);
            assert_eq!(faults, [], "{:?}", one.event);
        }
    }
    let refused = prepared.iter().filter(|one| matches!(one.event, PlanEvent::Refused { .. }));
    for one in refused {
        assert!(
            matches!(one.replanned.outcome, PlanOutcome::Found(_)),
            "a refused gate leaves everybody somewhere safe"
        );
    }
}

#[test]
fn a_team_that_is_lost_is_the_reason_when_nobody_else_can_do_its_check() {
    let mut told = 0;
    for seed in 0..400 {
        let handover = random_handover(seed);
        let Some(found) = judged(&handover, 2_000, &format!("seed {seed}")) else { continue };
        for (check, of) in handover.checks.iter().enumerate() {
            let check = takas_model::CheckRef::new(check);
            let mut teams = (0..handover.teams.len()).filter(|team| handover.teams[*team].checks.contains(&check));
            let (Some(team), None) = (teams.next(), teams.next()) else { continue };
            let is_asked = of.groups.iter().any(|group| handover.group(*group).stays.is_none());
            let event = PlanEvent::TeamLost(TeamRef::new(team));
            let first = found.plan.works.iter().filter(|work| work.team == TeamRef::new(team)).map(|work| work.starts);
            let Some(now) = first.min().filter(|_| is_asked) else { continue };
            let after = replan(&handover, &found.plan, &Turned::default(), now, &[event], &limits(WORK));
            let PlanOutcome::Infeasible(reasons) = &after.outcome else {
                panic!("seed {seed}: nobody does \"{}\", and that is not told: {:?}", of.name, after.outcome)
            };
            let names = |reason: &takas_model::PlanConflict| {
                reason.words.iter().any(|words| words.contains(&handover.teams[team].name))
            };
            assert!(reasons.iter().any(names), "seed {seed}: {reasons:?}");
            told += 1;
        }
    }
    assert!(told >= 20, "only {told} teams were lost");
}

/// The handover without its quotas.
fn without_quotas(handover: &Handover) -> Handover {
    Handover { quotas: Vec::new(), ..handover.clone() }
}

#[test]
fn quotas_bind_and_are_the_reason_where_nothing_else_is() {
    let (mut binding, mut told) = (0, 0);
    for seed in 0..1_200 {
        let handover = random_handover(seed);
        if handover.quotas.is_empty() {
            continue;
        }
        let free = without_quotas(&handover);
        let PlanOutcome::Found(found) = plan(&free, &limits(1)) else { continue };
        let faults = plan_faults(&handover, &found.plan, &Turned::default());
        binding += usize::from(faults.iter().any(|fault| fault.line == PlanLine::Quota));
        let PlanOutcome::Infeasible(reasons) = plan(&handover, &limits(1)) else { continue };
        for reason in reasons {
            let obstacles = &reason.obstacles;
            assert!(
                obstacles.contains(&Obstacle::Quota(0)),
                "seed {seed}: {reason:?}, but without quotas there is a plan"
            );
            for group in
                obstacles.iter().filter_map(|one| if let Obstacle::Group(group) = one { Some(group) } else { None })
            {
                let mut less = handover.clone();
                less.quotas[0].of.retain(|one| one != group);
                let falls = match plan(&less, &limits(1)) {
                    PlanOutcome::Infeasible(others) => !others.iter().any(|other| {
                        other.obstacles.iter().all(|one| obstacles.contains(one) && *one != Obstacle::Group(*group))
                    }),
                    _ => true,
                };
                assert!(falls, "seed {seed}: {reason:?} without {group:?}");
            }
            told += 1;
        }
    }
    assert!(binding >= 20 && told >= 5, "{binding} quotas bind, {told} are told: too few to mean anything");
}

/// A quota over all whom something may hold, of each exchange point, and one for each day.
fn with_quotas(mut handover: Handover) -> Handover {
    let points: Vec<usize> = (0..handover.places.len()).filter(|place| handover.places[*place].is_exchange).collect();
    let whole = handover.groups.iter().filter(|group| group.whole).map(|group| group.count).max().unwrap_or(1);
    let family = handover
        .families
        .iter()
        .map(|family| family.groups.iter().map(|group| handover.group(*group).count).sum::<u64>());
    let both: u64 =
        handover.simultaneous.iter().flat_map(|one| &one.groups).map(|group| handover.group(*group).count).sum();
    let at_most = whole.max(family.max().unwrap_or(1)).max(both).max(30);
    for point in points {
        let here = |group: &GroupRef| {
            let of = handover.group(*group);
            !of.is_protected && of.routes[0].exchange.is_some_and(|at| of.routes[0].places[at] == PlaceRef::new(point))
        };
        let of: Vec<GroupRef> = handover.group_refs().filter(here).collect();
        let days = (1..handover.ends / 1_440).map(|day| day * 1_440).collect();
        let spans = [(at_most, QuotaSpan::Within(90)), (3 * at_most, QuotaSpan::Days(days))];
        for (at_most, span) in spans {
            let name = format!("quota {}", handover.quotas.len());
            handover.quotas.push(Quota { name, of: of.clone(), at_most, span });
        }
    }
    handover
}

#[test]
fn large_handovers_keep_their_quotas_also_after_events() {
    let mut new_plans = 0;
    for seed in 0..4 {
        let handover = with_quotas(large_handover(&shape(seed % 2 == 1), seed));
        assert_eq!(handover_faults(&handover), Vec::<String>::new());
        let found = judged(&handover, 20_000, &format!("large, seed {seed}")).expect("there is a plan");
        let free = judged(&without_quotas(&handover), 1, "without quotas").expect("there is a plan");
        let faults = plan_faults(&handover, &free.plan, &Turned::default());
        assert!(faults.iter().any(|fault| fault.line == PlanLine::Quota), "seed {seed}: the quotas do not bind");
        let mut chance = SplitMix::new(seed);
        for round in 0..24 {
            let last = u64::try_from(found.value.makespan).expect("positive");
            let now = i64::try_from(chance.between(0, last)).expect("small");
            let Some(event) = event(&handover, round % 8, now, &mut chance) else { continue };
            new_plans += usize::from(replanned(&handover, &found, now, &event, "large"));
        }
    }
    assert!(new_plans >= 60, "only {new_plans} new plans");
}

#[test]
fn certified_plans_keep_their_quotas_as_durations_turn_out() {
    let mut certified = 0;
    for seed in 0..12 {
        let mut handover = with_quotas(large_handover(&shape(seed % 2 == 1), seed));
        handover.vehicles.iter_mut().for_each(|vehicle| vehicle.duty_max = None);
        let Some(found) = judged(&handover, 1, &format!("large, seed {seed}")) else { continue };
        let control = plan_control(&handover, &found.plan);
        if let Controllability::Controllable(dispatch) = &control.outcome {
            let tried = try_out_plan(&handover, &found.plan, &control.network, dispatch, 60, seed);
            assert!(tried.is_ok(), "seed {seed}: {tried:?}");
            certified += 1;
        }
    }
    assert!(certified >= 5, "only {certified} plans with quotas that bind");
}
