//! Goes through a trace, cuts the power at every step, and has each disk that may come of it judged.
//!
//! It does not know what the folder is for: the judge opens it and says what it holds. Every step of the trace gets the cuts
//! that one can name (all of the unsynced lost, all there, one change alone, all but one, each write torn from either end) and
//! then mixed ones from the seed. Equal disks are judged once, and held against the latest moment at which they can occur,
//! for then most was acknowledged.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, mpsc};
use std::time::{Duration, Instant};

use super::chance::{self, Chance};
use super::disk::{self, Content, Cut, Disk, Promise};
use super::trace::Step;

/// What the judge found in one folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It opened; so many acknowledgements of the run, from the first, are in it, each once, and nothing is wrong.
    Holds(usize),
    /// It did not open, and said why.
    Refused(String),
    /// Something is in it that never should be: damage that was not noticed, or the same twice.
    Wrong(String),
}

/// Judges a folder against all acknowledgements of a run, in their order.
pub(crate) type Judge<'a> = dyn Fn(&Path, &[String]) -> Verdict + Sync + 'a;

/// How much is tried, and where.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    /// About so many different disks are judged.
    pub(crate) disks: usize,
    /// Disks that differ in files whose names end in this alone count as one; the files are there all the same.
    pub(crate) left_out: &'static str,
    /// Decides which.
    pub(crate) seed: u64,
    /// A folder to lay them out in, best in memory.
    pub(crate) scratch: PathBuf,
    /// How many are judged at a time.
    pub(crate) threads: usize,
    /// Stops at so many violations.
    pub(crate) violations_max: usize,
    /// A folder in which disks that break something are kept as they were.
    pub(crate) keep: Option<PathBuf>,
    /// The power is cut at so many steps, drawn from all; those that follow an acknowledgement come first.
    pub(crate) moments_max: usize,
    pub(crate) promise: Promise,
}

/// What came of it.
#[derive(Debug, Default)]
pub(crate) struct Report {
    /// Steps of the trace at which the power was cut.
    pub(crate) moments: usize,
    /// Cuts that were made, equal ones counted again.
    pub(crate) cuts: usize,
    /// Different disks, each of which was opened and judged.
    pub(crate) disks: usize,
    /// Acknowledgements in the trace.
    pub(crate) acknowledged: usize,
    /// Disks that did not open, all before anything was acknowledged, with the first reason given.
    pub(crate) refused: usize,
    pub(crate) refusal: Option<String>,
    /// What should not be, each with moment and cut.
    pub(crate) violations: Vec<String>,
    pub(crate) took: Duration,
}

/// One disk, and the strictest moment at which it occurs.
struct Case {
    acknowledged: usize,
    moment: usize,
    cut: Cut,
    verdict: Option<Verdict>,
}

/// Replays the trace from the disk it began with; `before` is what was acknowledged earlier.
pub(crate) fn replay(steps: &[Step], begin: &Content, before: &[String], plan: &Plan, judge: &Judge) -> Report {
    let started = Instant::now();
    let (moments, acknowledged) = moments(steps, before);
    let moments = drawn(moments, plan);
    let (cases, cuts) = judged(steps, begin, &moments, &acknowledged, plan, judge);
    let mut report = Report {
        moments: moments.len(),
        cuts,
        disks: cases.len(),
        acknowledged: acknowledged.len() - before.len(),
        ..Report::default()
    };
    for case in &cases {
        let at = || format!("power cut after step {}, {:?}", case.moment, case.cut);
        match &case.verdict {
            Some(Verdict::Holds(held)) if *held >= case.acknowledged => {}
            Some(Verdict::Holds(held)) => {
                let (lost, all) = (&acknowledged[*held], case.acknowledged);
                report.violations.push(format!("{}: {lost:?} is lost, one of {all} acknowledged", at()));
            }
            Some(Verdict::Refused(why)) if case.acknowledged == 0 => {
                report.refused += 1;
                report.refusal.get_or_insert_with(|| why.clone());
            }
            Some(Verdict::Refused(why)) => report.violations.push(format!("{}: does not open: {why}", at())),
            Some(Verdict::Wrong(what)) => report.violations.push(format!("{}: {what}", at())),
            None => report.violations.push(format!("{}: was not judged", at())),
        }
    }
    report.took = started.elapsed();
    report
}

/// The whole lines that a program printed, in order.
pub(crate) fn lines(steps: &[Step]) -> Vec<String> {
    let printed =
        steps.iter().filter_map(|step| if let Step::Printed { text } = step { Some(text.as_str()) } else { None });
    printed
        .collect::<String>()
        .split_inclusive('\n')
        .filter_map(|line| Some(line.strip_suffix('\n')?.to_owned()))
        .collect()
}

/// The steps that change what the disk may hold, each with how much is acknowledged before the next; and all that is.
fn moments(steps: &[Step], before: &[String]) -> (Vec<(usize, usize)>, Vec<String>) {
    let mut disk = Disk::default();
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut text = String::new();
    for (index, step) in steps.iter().enumerate() {
        if disk.take(step) {
            found.push((index, 0));
        }
        if let Step::Printed { text: printed } = step {
            text.push_str(printed);
        }
        let lines = text.matches('\n').count();
        if let Some(last) = found.last_mut() {
            last.1 = before.len() + lines;
        }
    }
    let mut acknowledged = before.to_vec();
    acknowledged.extend(lines(steps));
    (found, acknowledged)
}

/// So many of the moments as are wanted, in their order: for half of them such at which more is acknowledged than at the one before, for what was
/// acknowledged just now is lost most easily.
fn drawn(moments: Vec<(usize, usize)>, plan: &Plan) -> Vec<(usize, usize)> {
    if moments.len() <= plan.moments_max {
        return moments;
    }
    let rises = |at: &usize| *at > 0 && moments[*at].1 > moments[*at - 1].1;
    let mut chance = Chance::new(plan.seed);
    let mut draw = |mut from: Vec<usize>, count: usize| {
        let count = count.min(from.len());
        for place in 0..count {
            let other = place + usize::try_from(chance.below((from.len() - place) as u64)).unwrap_or(0);
            from.swap(place, other);
        }
        from.truncate(count);
        from
    };
    let (first, others): (Vec<usize>, Vec<usize>) = (0..moments.len()).partition(rises);
    let mut chosen = draw(first, plan.moments_max / 2);
    let left = plan.moments_max - chosen.len();
    chosen.extend(draw(others, left));
    chosen.sort_unstable();
    chosen.into_iter().map(|at| moments[at]).collect()
}

/// Every disk with its verdict, and how many cuts there were.
fn judged(
    steps: &[Step],
    begin: &Content,
    moments: &[(usize, usize)],
    acknowledged: &[String],
    plan: &Plan,
    judge: &Judge,
) -> (Vec<Case>, usize) {
    let (send, receive) = mpsc::sync_channel::<(usize, Content)>(64);
    let receive = Mutex::new(receive);
    let verdicts = Mutex::new(HashMap::new());
    let wrong = Mutex::new(0);
    let work = |worker: usize| {
        let folder = plan.scratch.join(format!("disk-{worker}"));
        loop {
            let next = receive.lock().ok().and_then(|queue| queue.recv().ok());
            let Some((index, content)) = next else { break };
            let verdict = match disk::lay_out(&content, &folder) {
                Ok(()) => judge(&folder, acknowledged),
                Err(error) => Verdict::Wrong(format!("the harness cannot lay out the disk: {error}")),
            };
            if let (Verdict::Wrong(_), Ok(mut wrong)) = (&verdict, wrong.lock()) {
                *wrong += 1;
                if let Some(keep) = &plan.keep {
                    // Kept for looking at; the verdict stands without it.
                    drop(disk::lay_out(&content, &keep.join(format!("disk-{index}"))));
                }
            }
            if let Ok(mut verdicts) = verdicts.lock() {
                verdicts.insert(index, verdict);
            }
        }
        let _ = std::fs::remove_dir_all(&folder);
    };
    let enough = || wrong.lock().is_ok_and(|wrong| *wrong >= plan.violations_max);
    let (mut cases, cuts) = std::thread::scope(|scope| {
        for worker in 0..plan.threads {
            let work = &work;
            scope.spawn(move || work(worker));
        }
        let made =
            make(steps, begin, moments, plan, &mut |index, content| !enough() && send.send((index, content)).is_ok());
        drop(send);
        made
    });
    let mut verdicts = verdicts.into_inner().unwrap_or_default();
    for (index, case) in cases.iter_mut().enumerate() {
        case.verdict = verdicts.remove(&index);
    }
    cases.retain(|case| case.verdict.is_some());
    (cases, cuts)
}

/// Makes the disks and sends each new one off; ends when that is refused.
fn make(
    steps: &[Step],
    begin: &Content,
    moments: &[(usize, usize)],
    plan: &Plan,
    send: &mut dyn FnMut(usize, Content) -> bool,
) -> (Vec<Case>, usize) {
    let mut disk = Disk::holding(begin).promising(plan.promise);
    let mut known: HashMap<u128, usize> = HashMap::new();
    let (mut cases, mut cuts): (Vec<Case>, usize) = (Vec::new(), 0);
    let mut chance = Chance::new(plan.seed);
    let left_out = |path: &str| !plan.left_out.is_empty() && path.ends_with(plan.left_out);
    let mut next = 0;
    for (done, &(moment, acknowledged)) in moments.iter().enumerate() {
        for step in &steps[next..=moment] {
            disk.take(step);
        }
        next = moment + 1;
        // What is left of the wanted number, shared among the moments that are left.
        let share = plan.disks.saturating_sub(cases.len()) / (moments.len() - done);
        let (mut new, mut tries) = (0, 0);
        let named = named_cuts(&disk.unsure(), share, &mut chance);
        let mixed = std::iter::from_fn(|| {
            let seed = chance::mix(plan.seed ^ chance::mix(moment as u64) ^ chance.below(u64::MAX));
            let garbles = seed.is_multiple_of(4) && plan.promise == Promise::Strict;
            Some(if garbles { Cut::Damaged(seed) } else { Cut::Mixed(seed) })
        });
        for cut in named.into_iter().chain(mixed) {
            // Few disks are possible after a sync: then most tries give one that is known.
            if (new >= share && tries > 2) || tries >= 4 * share + 2 {
                break;
            }
            (tries, cuts) = (tries + 1, cuts + 1);
            let content = disk.after(cut);
            let index = *known.entry(disk::fingerprint(&content, left_out)).or_insert(cases.len());
            if let Some(case) = cases.get_mut(index) {
                if acknowledged > case.acknowledged {
                    (case.acknowledged, case.moment, case.cut) = (acknowledged, moment, cut);
                }
                continue;
            }
            cases.push(Case { acknowledged, moment, cut, verdict: None });
            new += 1;
            if !send(index, content) {
                return (cases, cuts);
            }
        }
    }
    (cases, cuts)
}

/// The cuts that one can name: the two plain ones always, of the others as many as half the share.
fn named_cuts(unsure: &[(u64, usize)], share: usize, chance: &mut Chance) -> Vec<Cut> {
    let mut cuts = Vec::new();
    for &(order, sectors) in unsure {
        cuts.extend([Cut::Only(order), Cut::AllBut(order)]);
        cuts.extend((1..=sectors).flat_map(|part| [Cut::Through(order, part), Cut::Without(order, part)]));
    }
    cuts.push(Cut::Lengths);
    // Those of the newest change are new at this moment; of the others a draw.
    let keep = share / 2;
    for place in 0..keep.min(cuts.len()) {
        let left = (cuts.len() - place) as u64;
        let from = place + usize::try_from(chance.below(left)).unwrap_or(0);
        cuts.swap(place, from);
    }
    cuts.truncate(keep);
    let plain = [Cut::Nothing, Cut::Everything];
    plain.into_iter().chain(cuts).collect()
}
