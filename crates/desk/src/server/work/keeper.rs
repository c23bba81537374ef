//! The thread that keeps the work of a desk: it begins what is next, hears what comes of it, says that it is still at it, and stops what is
//! to stop. It alone writes of work that goes on here.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant as Tick};

use takas_views::Phrase;

use super::event::What;
use super::ground::{Found, Ground, Progress};
use super::journal::Journal;
use super::state::{ATTEMPTS_MAX, How, State, Work};
use super::task::WorkId;
use super::{Find, Pace, Run};
use crate::failure::Failure;
use crate::running::clock::now;
use crate::server::cabinet::{Cabinet, Change, FilesRevision, NotPut};

/// How often the journal is looked at while something goes on here, and while nothing does.
const GLANCE: [Duration; 2] = [Duration::from_millis(250), Duration::from_secs(1)];
/// What was asked to stop and does not is given up after so long: its thread goes on until it notices, and nobody hears of it.
const PATIENCE: Duration = Duration::from_millis(1_200);
// A glance sees that it is to stop, another that it does not: so much of the two seconds that are promised is left for the store.
const _: () =
    assert!(PATIENCE.as_millis() + 2 * GLANCE[0].as_millis() < 2_000, "what is cancelled ends in two seconds");
/// How often a change of the cabinet is tried because somebody was faster.
const PUTS: usize = 32;

/// What the keeper hears.
pub(super) enum Note {
    /// Something was written.
    Look,
    /// A work has come to its end.
    Answer(WorkId, Box<Result<Found, Failure>>),
    /// The desk ends.
    End,
    /// The desk is killed: for tests.
    Die,
}

/// Work that goes on here.
struct Job {
    work: Work,
    cabinet: Cabinet,
    stop: Arc<AtomicBool>,
    /// Since when it has been asked to stop.
    stopping: Option<Tick>,
    progress: Arc<Mutex<Option<Progress>>>,
    beat: Tick,
}

/// The keeper.
pub(super) struct Keeper {
    journal: Arc<Journal>,
    find: Find,
    run: Run,
    pace: Pace,
    desk: String,
    to: Sender<Note>,
    from: Receiver<Note>,
    jobs: BTreeMap<WorkId, Job>,
    /// Threads of work that was given up: each still takes a core.
    given_up: Vec<WorkId>,
    /// Claims of other desks: at which revision each was heard of last, and since when this is known here.
    heard: BTreeMap<WorkId, (u64, Tick)>,
}

impl Keeper {
    pub(super) fn new(
        journal: Arc<Journal>,
        (find, run): (Find, Run),
        pace: Pace,
        desk: String,
        (to, from): (Sender<Note>, Receiver<Note>),
    ) -> Self {
        let (jobs, given_up, heard) = (BTreeMap::new(), Vec::new(), BTreeMap::new());
        Self { journal, find, run, pace, desk, to, from, jobs, given_up, heard }
    }

    /// Keeps on until the desk ends.
    pub(super) fn stay(mut self) {
        loop {
            // When the store does not answer, it is looked again: nothing of it is anywhere else.
            let _ = self.look();
            let glance = GLANCE[usize::from(self.jobs.is_empty())];
            match self.from.recv_timeout(glance) {
                Ok(Note::Answer(id, answer)) => self.hear(&id, *answer),
                Ok(Note::Look) | Err(RecvTimeoutError::Timeout) => {}
                Ok(Note::End) | Err(RecvTimeoutError::Disconnected) => return self.let_go(),
                Ok(Note::Die) => return,
            }
        }
    }

    fn look(&mut self) -> Result<(), Failure> {
        self.stop_what_is_to_stop()?;
        self.beat()?;
        while self.jobs.len() + self.given_up.len() < self.pace.at_once {
            let Some(work) = self.claim_next()? else { break };
            self.begin(work);
        }
        Ok(())
    }

    /// Claims what has waited longest.
    fn claim_next(&mut self) -> Result<Option<Work>, Failure> {
        let lapsed = self.journal.look(|state| lapsed(state, &mut self.heard, self.pace.lapse, &self.desk))?;
        let (desk, find) = (&self.desk, &self.find);
        self.journal.decide(|state| {
            let is_free = |work: &&Work| match &work.claim {
                None => true,
                Some((_, heard)) => lapsed.get(&work.id) == Some(heard),
            };
            let next = state.open().filter(is_free).find(|work| find(&work.case).is_some());
            let Some(work) = next else { return (Vec::new(), None) };
            let id = work.id.clone();
            let failed = if work.is_cancelled {
                Some(How::Cancelled)
            } else if work.attempts >= ATTEMPTS_MAX {
                Some(How::Failed("the desk has failed over it several times".to_owned()))
            } else {
                None
            };
            if let Some(how) = failed {
                return (
                    vec![What::Ended { id, how, of: work.files.0, found: None, headline: None, said: None }],
                    None,
                );
            }
            let mut claimed = work.clone();
            claimed.attempts += 1;
            (vec![What::Claimed { id, desk: desk.clone() }], Some(claimed))
        })
    }

    fn begin(&mut self, work: Work) {
        let Some(cabinet) = (self.find)(&work.case) else { return };
        let (stop, progress) = (Arc::<AtomicBool>::default(), Arc::<Mutex<Option<Progress>>>::default());
        let ground = Ground::new(cabinet.clone(), work.seconds, &stop, &progress);
        let (run, to, task, id) = (Arc::clone(&self.run), self.to.clone(), work.task.clone(), work.id.clone());
        let does = move || {
            let defect = || Err(Failure::Record("a defect of the desk: please report it".to_owned()));
            let answer = catch_unwind(AssertUnwindSafe(|| run(&task, &ground))).unwrap_or_else(|_| defect());
            let _ = to.send(Note::Answer(id, Box::new(answer)));
        };
        let begun = thread::Builder::new().name("takas-work".to_owned()).spawn(does);
        let id = work.id.clone();
        let job = Job { work, cabinet, stop, stopping: None, progress, beat: Tick::now() };
        self.jobs.insert(id.clone(), job);
        if let Err(error) = begun {
            self.hear(&id, Err(Failure::Record(format!("no thread can be had: {error}"))));
        }
    }

    /// Asks to stop what was cancelled, or has become another desk's; gives up what does not.
    fn stop_what_is_to_stop(&mut self) -> Result<(), Failure> {
        let jobs = &self.jobs;
        let (cancelled, lost): (Vec<WorkId>, Vec<WorkId>) = self.journal.look(|state| {
            let all = |is: &dyn Fn(&Work) -> bool| {
                jobs.keys().filter(|id| state.find(id).is_none_or(is)).cloned().collect::<Vec<_>>()
            };
            (all(&|work| work.is_cancelled), all(&|work| !work.is_claimed_by(&self.desk)))
        })?;
        for id in lost {
            self.give_up(&id);
        }
        let mut overdue = Vec::new();
        for (id, job) in self.jobs.iter_mut().filter(|(id, _)| cancelled.contains(id)) {
            job.stop.store(true, Ordering::Relaxed);
            if job.stopping.get_or_insert_with(Tick::now).elapsed() > PATIENCE {
                overdue.push(id.clone());
            }
        }
        for id in overdue {
            self.give_up(&id);
            self.end(&id, How::Cancelled, None)?;
        }
        Ok(())
    }

    fn give_up(&mut self, id: &WorkId) {
        if let Some(job) = self.jobs.remove(id) {
            job.stop.store(true, Ordering::Relaxed);
            self.given_up.push(id.clone());
        }
    }

    /// Says that what goes on here goes on, and how far it is.
    fn beat(&mut self) -> Result<(), Failure> {
        let due = self.jobs.values_mut().filter(|job| job.beat.elapsed() >= self.pace.beat);
        let beats: Vec<What> = due
            .map(|job| {
                job.beat = Tick::now();
                let progress = job.progress.lock().unwrap_or_else(PoisonError::into_inner).clone();
                What::Beats { id: job.work.id.clone(), desk: self.desk.clone(), progress }
            })
            .collect();
        self.journal.decide(|_| (beats.clone(), ()))
    }

    /// Hears what came of a work.
    fn hear(&mut self, id: &WorkId, answer: Result<Found, Failure>) {
        if let Some(at) = self.given_up.iter().position(|given_up| given_up == id) {
            self.given_up.swap_remove(at);
            return;
        }
        let Some(job) = self.jobs.remove(id) else { return };
        let ended = answer.and_then(|found| self.keep(&job, found));
        let (how, kept) = match ended {
            Ok((_, kept)) if job.stopping.is_some() => (How::Cancelled, Some(kept)),
            Ok((true, kept)) => (How::Done, Some(kept)),
            Ok((false, kept)) => (How::Limit, Some(kept)),
            Err(_) if job.stopping.is_some() => (How::Cancelled, None),
            Err(Failure::NoAnswer) => (How::Limit, None),
            Err(failure) => (How::Failed(failure.to_string()), None),
        };
        // Where the store takes nothing, the claim lapses and it is begun anew.
        let _ = self.end(id, how, kept);
    }

    /// Keeps what was found, in the cabinet and beside the journal; whether it is whole.
    fn keep(&self, job: &Job, found: Found) -> Result<(bool, Kept), Failure> {
        if let Some(alter) = &found.alter {
            put(job, &|contents| alter(contents))?;
        }
        let attempt = job.work.attempts;
        if let Some(body) = &found.body {
            self.journal.keep(&job.work.id, attempt, body)?;
        }
        let kept = Kept { of: found.of, found: found.body.is_some().then_some(attempt), headline: found.headline };
        Ok((found.is_whole, kept))
    }

    /// Writes that a work has ended, if it is this desk's still.
    fn end(&self, id: &WorkId, how: How, kept: Option<Kept>) -> Result<(), Failure> {
        self.journal.decide(|state| {
            let Some(work) = state.find(id).filter(|work| work.is_claimed_by(&self.desk)) else {
                return (Vec::new(), ());
            };
            let none = Kept { of: work.files, found: None, headline: None };
            let Kept { of, found, headline: said } = kept.clone().unwrap_or(none);
            let headline = said.as_ref().map(Phrase::to_string);
            (vec![What::Ended { id: id.clone(), how: how.clone(), of: of.0, found, headline, said }], ())
        })
    }

    /// Asks everything to stop, and lets go of it: it is begun anew by whoever is there then.
    fn let_go(mut self) {
        for job in self.jobs.values() {
            job.stop.store(true, Ordering::Relaxed);
        }
        let until = Tick::now() + PATIENCE;
        let mut stopped = Vec::new();
        while let (Some(left), false) = (until.checked_duration_since(Tick::now()), self.jobs.len() == stopped.len()) {
            match self.from.recv_timeout(left) {
                // What came to its end meanwhile is kept; what was cut short is not.
                Ok(Note::Answer(id, answer)) => match *answer {
                    Ok(found) if found.is_whole => self.hear(&id, Ok(found)),
                    _ => stopped.push(id),
                },
                Ok(_) => {}
                Err(_) => break,
            }
        }
        let let_go = |id: &WorkId| What::LetGo { id: id.clone(), desk: self.desk.clone() };
        let events: Vec<What> = self.jobs.keys().map(let_go).collect();
        let _ = self.journal.decide(|_| (events.clone(), ()));
    }
}

/// What was kept of a work.
#[derive(Clone)]
struct Kept {
    of: FilesRevision,
    found: Option<u32>,
    headline: Option<Phrase>,
}

/// The claims of other desks of which nothing has been heard for so long, each with the revision at which it was heard of last.
fn lapsed(
    state: &State,
    heard: &mut BTreeMap<WorkId, (u64, Tick)>,
    lapse: Duration,
    desk: &str,
) -> BTreeMap<WorkId, u64> {
    heard.retain(|id, _| state.find(id).is_some_and(|work| work.ended.is_none() && work.claim.is_some()));
    let mut lapsed = BTreeMap::new();
    for work in state.open() {
        let Some((of, at)) = &work.claim else { continue };
        if of == desk {
            continue;
        }
        let known = heard.entry(work.id.clone()).or_insert((*at, Tick::now()));
        if known.0 != *at {
            *known = (*at, Tick::now());
        }
        if known.1.elapsed() >= lapse {
            lapsed.insert(work.id.clone(), *at);
        }
    }
    lapsed
}

/// Puts a change into the cabinet, looked at again as often as somebody was faster.
fn put(
    job: &Job,
    alter: &dyn Fn(&crate::server::cabinet::Contents) -> Result<super::ground::Altered, Failure>,
) -> Result<(), Failure> {
    for _ in 0..PUTS {
        let contents = job.cabinet.now()?;
        let change = Change { by: job.work.by.clone(), at: now(), files: alter(&contents)? };
        if change.files.is_empty() {
            return Ok(());
        }
        match job.cabinet.put(&change, contents.revision) {
            Ok(_) => return Ok(()),
            Err(NotPut::Overtaken(_)) => {}
            Err(NotPut::Failed(failure)) => return Err(failure),
        }
    }
    Err(Failure::Record("others change the files of the case without an end".to_owned()))
}
