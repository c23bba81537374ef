//! The least makespan of tiny projects by trying every start, and random projects, tiny and large.

use takas_model::{Activity, ActivityRef, Lag, Project};

use super::make::SplitMix;

/// The least makespan of any schedule with makespan at most `horizon` (and the project's own horizon): the starts that reach it, the
/// first such in order. None where there is none. Tries everything: for about five activities.
pub fn best_schedule(project: &Project, horizon: i64) -> Option<Vec<i64>> {
    let horizon = project.horizon().map_or(horizon, |own| own.min(horizon));
    (0..=horizon).find_map(|makespan| {
        let mut starts = Vec::new();
        place(project, makespan, &mut starts).then_some(starts)
    })
}

/// Gives the activities from `starts.len()` on every start that fits those before, until all fit.
fn place(project: &Project, makespan: i64, starts: &mut Vec<i64>) -> bool {
    let index = starts.len();
    let Some(one) = project.activities().get(index) else { return true };
    let last = one.latest.unwrap_or(makespan).min(makespan - one.duration);
    for start in one.earliest..=last {
        starts.push(start);
        if fits(project, starts) && place(project, makespan, starts) {
            return true;
        }
        starts.truncate(index);
    }
    false
}

/// Whether the last of these starts goes with those before it.
fn fits(project: &Project, starts: &[i64]) -> bool {
    let index = starts.len() - 1;
    let kept = project.lags().iter().all(|lag| {
        let (from, to) = (lag.from.index(), lag.to.index());
        from.max(to) != index || starts[to] - starts[from] >= lag.least
    });
    let last = &project.activities()[index];
    kept && (starts[index]..starts[index] + last.duration).all(|moment| {
        project.capacities().iter().enumerate().all(|(resource, &capacity)| {
            let running = project
                .activities()
                .iter()
                .zip(starts)
                .filter(|(one, start)| (**start..**start + one.duration).contains(&moment));
            running.map(|(one, _)| u64::from(one.needs[resource])).sum::<u64>() <= u64::from(capacity)
        })
    })
}

/// A tiny project from a seed: 2 to 5 activities of durations up to 4, 1 or 2 resources, lags both ways, some windows. Any schedule
/// of it can be had by [`TINY_HORIZON`]; about one in five has none.
pub fn random_project(seed: u64) -> Project {
    let mut chance = SplitMix::new(seed ^ 0x7072_6F6A_6563_7400);
    let count = 2 + chance.index(4);
    let capacities: Vec<u32> = (0..=chance.index(2)).map(|_| small(&mut chance, 1, 4)).collect();
    let mut activities = Vec::new();
    for _ in 0..count {
        let duration = i64::from(small(&mut chance, 0, 4));
        let mut needs = Vec::new();
        for &capacity in &capacities {
            let over = u32::from(chance.chance(1));
            needs.push(small(&mut chance, 0, capacity) + over);
        }
        let earliest = if chance.chance(15) { i64::from(small(&mut chance, 0, 3)) } else { 0 };
        let latest = chance.chance(15).then(|| earliest + i64::from(small(&mut chance, 0, 6)));
        activities.push(Activity { duration, needs, earliest, latest });
    }
    let mut lags = Vec::new();
    for _ in 0..chance.index(2 * count) {
        let from = chance.index(count);
        let to = (from + 1 + chance.index(count - 1)) % count;
        let forward = from < to || chance.chance(10);
        let size = i64::from(small(&mut chance, 0, 5));
        let least = if forward { size } else { -size - 1 };
        lags.push(Lag { from: ActivityRef::new(from), to: ActivityRef::new(to), least });
    }
    let horizon = chance.chance(20).then(|| i64::from(small(&mut chance, 4, 14)));
    Project::new(activities, capacities, lags, horizon).expect("made sound")
}

/// No tiny project of [`random_project`] needs longer: the sum of its durations, lags and earliest starts is less.
pub const TINY_HORIZON: i64 = 5 * 5 + 3;

fn small(chance: &mut SplitMix, low: u32, high: u32) -> u32 {
    u32::try_from(chance.between(u64::from(low), u64::from(high))).expect("between two small numbers")
}

/// A project of so many activities and a schedule of it, from a seed: durations 1 to 10, five resources, each activity after one
/// other on average. With greatest lags (`is_max`), each about as long as in that schedule, so that there is one and few are.
pub fn large_project(activities: usize, is_max: bool, seed: u64) -> (Project, Vec<i64>) {
    let mut chance = SplitMix::new(seed ^ 0x6C61_7267_6500_0000);
    let resources = 5;
    let made: Vec<Activity> = (0..activities)
        .map(|_| {
            let duration = i64::from(small(&mut chance, 1, 10));
            let needs = (0..resources).map(|_| if chance.chance(50) { small(&mut chance, 1, 10) } else { 0 }).collect();
            Activity { duration, needs, earliest: 0, latest: None }
        })
        .collect();
    let capacities: Vec<u32> = (0..resources).map(|_| small(&mut chance, 10, 20)).collect();
    let mut lags = Vec::new();
    for to in 1..activities {
        for _ in 0..chance.index(3) {
            // From one not far before it.
            let from = to - 1 - chance.index(to.min(12));
            let duration = made[from].duration;
            let least = if is_max { i64::from(small(&mut chance, 0, 12)) } else { duration };
            lags.push(Lag { from: ActivityRef::new(from), to: ActivityRef::new(to), least });
        }
    }
    let starts = one_after_another(&made, &capacities, &lags);
    if is_max {
        for index in 0..lags.len() {
            if chance.chance(30) {
                let Lag { from, to, .. } = lags[index];
                let longest = starts[to.index()] - starts[from.index()] + i64::from(small(&mut chance, 0, 4));
                lags.push(Lag { from: to, to: from, least: -longest });
            }
        }
    }
    (Project::new(made, capacities, lags, None).expect("made sound"), starts)
}

/// Each activity, in order, at the first moment at which it fits those before it.
fn one_after_another(activities: &[Activity], capacities: &[u32], lags: &[Lag]) -> Vec<i64> {
    let mut starts: Vec<i64> = Vec::new();
    for (index, one) in activities.iter().enumerate() {
        let before = lags.iter().filter(|lag| lag.to.index() == index);
        let mut start = before.map(|lag| starts[lag.from.index()] + lag.least).max().unwrap_or(0).max(0);
        loop {
            let is_free = (start..start + one.duration).all(|moment| {
                capacities.iter().enumerate().all(|(resource, &capacity)| {
                    let others = activities.iter().zip(&starts);
                    let running = others.filter(|(other, begun)| (**begun..**begun + other.duration).contains(&moment));
                    running.map(|(other, _)| other.needs[resource]).sum::<u32>() + one.needs[resource] <= capacity
                })
            });
            if is_free {
                break;
            }
            start += 1;
        }
        starts.push(start);
    }
    starts
}
