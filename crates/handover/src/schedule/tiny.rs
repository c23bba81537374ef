//! Tiny projects against all their schedules: what is claimed to follow from what does, in each of them, and what is constructed is one of
//! them.

use takas_model::{Activity, ActivityRef, Lag, Project};

use super::clauses::Clauses;
use super::construct::Construction;
use super::explain::{explain, explain_clash};
use super::instance::{Instance, Read};
use super::propagate::{Clash, Propagation};
use super::state::{Claim, Reason, State};

/// A stream of numbers, the same for each seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: i32) -> i32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i32::try_from((self.0 >> 33) % u64::from(most.unsigned_abs())).unwrap()
    }

    fn index(&mut self, most: usize) -> usize {
        usize::try_from(self.below(i32::try_from(most).unwrap())).unwrap()
    }
}

/// Five activities on one resource with little time, so that there is much to reason about in few schedules; with a greatest lag if `is_max`.
fn tight(chance: &mut Chance, is_max: bool) -> Project {
    let activities: Vec<Activity> = (0..5)
        .map(|_| Activity {
            duration: i64::from(1 + chance.below(4)),
            needs: vec![u32::try_from(1 + chance.below(2)).unwrap()],
            earliest: i64::from(chance.below(3)),
            latest: None,
        })
        .collect();
    let lag = |(from, to, least)| Lag { from: ActivityRef::new(from), to: ActivityRef::new(to), least };
    let mut lags = vec![lag((0, 3, i64::from(chance.below(3))))];
    if is_max {
        lags.push(lag((3, 0, -6)));
    }
    let work: i64 = activities.iter().map(|one| one.duration * i64::from(one.needs[0])).sum();
    Project::new(activities, vec![3], lags, Some(work / 3 + 1 + i64::from(chance.below(3)))).unwrap()
}

/// All starts that keep windows, lags and the resource, by trying everything.
fn schedules(instance: &Instance, starts: &mut Vec<i32>, all: &mut Vec<Vec<i32>>) {
    let next = starts.len();
    if next == instance.count {
        all.push(starts.clone());
        return;
    }
    for start in instance.sides[2 * next]..=-instance.sides[2 * next + 1] {
        starts.push(start);
        let keeps = (0..=next).all(|from| {
            let edges = instance.edges[2 * from].iter().filter(|edge| edge.to % 2 == 0 && edge.to / 2 <= next);
            edges.into_iter().all(|edge| starts[edge.to / 2] >= starts[from] + edge.by)
        });
        let fits = (start..start + instance.durations[next]).all(|moment| {
            let runs = |one: &usize| (starts[*one]..starts[*one] + instance.durations[*one]).contains(&moment);
            let used = (0..=next).filter(runs).map(|one| instance.needs[one][0].1).sum::<i64>();
            used <= instance.capacities[0]
        });
        if keeps && fits {
            schedules(instance, starts, all);
        }
        starts.pop();
    }
}

/// Whether the claim holds in the schedule, with the makespan given.
fn holds(instance: &Instance, starts: &[i32], makespan: i32, claim: Claim) -> bool {
    let variable = claim.side() / 2;
    let value = match variable.checked_sub(instance.count) {
        None => starts[variable],
        Some(0) => makespan,
        Some(pair) => {
            let pair = instance.pairs[pair - 1];
            i32::from(starts[pair.first] < starts[pair.second])
        }
    };
    if claim.side().is_multiple_of(2) { value >= claim.least } else { -value >= claim.least }
}

/// Panics if there is a schedule in which all the reasons hold and not the claim; with no claim, if there is one with the reasons.
fn check(instance: &Instance, all: &[Vec<i32>], reasons: &[Claim], claim: Option<Claim>, what: &str) {
    for starts in all {
        let length = starts.iter().zip(&instance.durations).map(|(start, duration)| start + duration).max().unwrap();
        for makespan in length..=-instance.sides[2 * instance.count + 1] {
            let has = |claim: &Claim| holds(instance, starts, makespan, *claim);
            assert!(
                !reasons.iter().all(has) || claim.as_ref().is_some_and(has),
                "{what}: {claim:?} does not follow from {reasons:?}: {starts:?}, {makespan}: {instance:?}"
            );
        }
    }
}

/// Takes every push back and checks why it was made, as far as it went and less far.
fn check_pushes(state: &mut State<'_>, all: &[Vec<i32>]) -> [usize; 2] {
    let instance = state.instance;
    let mut seen = [0; 2];
    while !state.trail.is_empty() {
        let push = state.undo();
        if matches!(push.reason, Reason::Decision) {
            continue;
        }
        seen[0] += 1;
        seen[1] += usize::from(matches!(push.reason, Reason::Work(..)));
        for least in push.old + 1..=push.new {
            let claim = Claim { side: push.side, least };
            let mut reasons = Vec::new();
            explain(state, claim, push.reason, &[], &mut reasons);
            assert!(reasons.iter().all(|&reason| state.holds(reason)), "{:?}: {reasons:?} do not hold", push.reason);
            check(instance, all, &reasons, Some(claim), &format!("{:?}", push.reason));
        }
    }
    seen
}

#[test]
fn what_is_claimed_to_follow_does_in_every_schedule() {
    let (mut pushes, mut works, mut overworks, mut clashes) = (0, 0, 0, 0);
    for seed in 0..1_000 {
        let mut chance = Chance(seed);
        let project = tight(&mut chance, true);
        let Read::Ready(instance) = Instance::read(&project) else { continue };
        let mut all = Vec::new();
        schedules(&instance, &mut Vec::new(), &mut all);
        for _ in 0..4 {
            let mut state = State::new(&instance);
            let mut clauses = Clauses::new(&state.least);
            let mut propagation = Propagation::new(instance.count, instance.capacities.len());
            let mut from = 0;
            loop {
                if let Err(clash) = propagation.run(&mut state, &mut clauses, from) {
                    let mut reasons = Vec::new();
                    explain_clash(&state, &clash, &[], &mut reasons);
                    assert!(reasons.iter().all(|&reason| state.holds(reason)), "{clash:?}: {reasons:?} do not hold");
                    check(&instance, &all, &reasons, None, &format!("{clash:?}"));
                    overworks += usize::from(matches!(clash, Clash::Overwork(_)));
                    clashes += 1;
                    break;
                }
                let open: Vec<usize> = (0..instance.count).filter(|&one| !state.is_fixed(one)).collect();
                if open.is_empty() {
                    break;
                }
                let side = 2 * open[chance.index(open.len())] + chance.index(2);
                from = state.trail.len();
                let most = -state.least[side ^ 1] - state.least[side];
                state.assign(side, state.least[side] + 1 + chance.below(most), Reason::Decision);
            }
            let [more, work] = check_pushes(&mut state, &all);
            pushes += more;
            works += work;
        }
    }
    assert!(pushes > 5_000 && works > 200 && overworks > 20 && clashes > 300, "{pushes} {works} {overworks} {clashes}");
}

#[test]
fn what_is_constructed_is_a_schedule_and_mostly_the_best() {
    let (mut found, mut best) = (0, 0);
    for seed in 0..500 {
        let project = tight(&mut Chance(seed), false);
        let Read::Ready(instance) = Instance::read(&project) else { continue };
        let mut all = Vec::new();
        schedules(&instance, &mut Vec::new(), &mut all);
        let makespan = |starts: &[i32]| {
            starts.iter().zip(&instance.durations).map(|(start, duration)| start + duration).max().unwrap()
        };
        let mut construction = Construction::new(&instance).expect("there are least lags alone");
        let Some(starts) = construction.run(60, 0, &|| false) else { continue };
        assert!(all.iter().any(|one| one == starts), "seed {seed}: {starts:?} is none of {instance:?}");
        found += 1;
        best += usize::from(all.iter().map(|one| makespan(one)).min() == Some(makespan(starts)));
        assert!(construction.run(60, makespan(&all[0]), &|| true).is_none(), "nothing is tried after a stop");
    }
    assert!(found > 200 && best * 100 > found * 95, "{best} of {found}");
}

#[test]
fn greatest_lags_are_left_to_the_search() {
    let project = tight(&mut Chance(1), true);
    let Read::Ready(instance) = Instance::read(&project) else { panic!("there is time") };
    assert!(Construction::new(&instance).is_none());
}
