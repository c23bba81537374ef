//! Laying lists side by side: at once where that is quick, in the background where it is not. What was found counts until a list changes, and is
//! made anew when something was decided, if it is quick.

use std::sync::Arc;
use std::time::{Duration, Instant};

use takas_formats::work::Task;
use takas_lists::reconcile::{Band, Reconciliation};
use takas_views::Phrase;
use takas_views::reconciliation::doubtful_pairs;
use takas_views::words::reconciliation::summary;

use super::ground::{Chosen, Laid, ReadList};
use super::kept::Kept;
use super::shelf::{FoundKey, OF_NOTHING};
use crate::failure::Failure;
use crate::lists::reconciled_of;
use crate::server::app::App;
use crate::server::deals::saved;
use crate::server::http::Refusal;
use crate::server::live::visit::Visit;
use crate::server::work::{Found, Ground, Progress, Work, WorkId};

/// So many pairs of names are compared while a page waits: well under a second.
const AT_ONCE: u64 = 400_000;
/// After so long a comparison for which a page waits is left to the background, whatever it was thought to cost.
const WAIT: Duration = Duration::from_secs(2);
/// So long a comparison in the background may last, in seconds.
const SECONDS: u32 = 7_200;
/// So many of the last works are looked through for one that is of these lists.
const LOOKED_AT: usize = 8;

/// How it stands with a comparison.
pub(super) enum Compared {
    /// There is no list.
    Nothing,
    /// What was found. Whether everything that was decided is in it; else a part of it was decided since.
    Ready(Arc<Reconciliation>, bool),
    /// It goes on in the background.
    GoesOn(WorkId),
    /// It was stopped, or could not be made: somebody has to ask for it anew.
    Stopped(Box<Work>),
}

impl Compared {
    /// What was found, if it is there.
    pub(super) fn found(&self) -> Option<&Arc<Reconciliation>> {
        match self {
            Self::Ready(found, _) => Some(found),
            _ => None,
        }
    }
}

/// What a comparison of these lists has found, if it is there or quickly made.
pub(super) fn found_at_once(visit: &Visit, laid: &Laid) -> Result<Option<Arc<Reconciliation>>, Refusal> {
    let (shelf, key) = (&visit.case.lists, (laid.digest(), laid.digest_of_decisions()));
    if let Some(found) = shelf.found(&key) {
        return Ok(Some(found));
    }
    if laid.beside.is_empty() || laid.pairs() > AT_ONCE {
        return Ok(None);
    }
    // One at a time: whoever waits for the same finds it on the shelf.
    let _alone = shelf.alone();
    if let Some(found) = shelf.found(&key) {
        return Ok(Some(found));
    }
    let until = Instant::now() + WAIT;
    let stop = || Instant::now() >= until;
    match reconciled_of(&laid.owned(), &laid.decisions, &laid.stand, &|_, _| {}, &stop) {
        Ok(found) => {
            let found = Arc::new(found);
            shelf.keep(key, &found);
            Ok(Some(found))
        }
        Err(Failure::NoAnswer) => Ok(None),
        Err(_) => Err(Refusal::Defect),
    }
}

/// The lists that were chosen, and how it stands with their comparison; where it takes longer than a page may, it is asked for in the background.
/// Waits for the store.
pub(super) fn laid_beside(app: &App, visit: &Visit, chosen: &Chosen) -> Result<(Arc<Laid>, Compared), Refusal> {
    let laid = Laid::of(visit, chosen)?;
    let compared = found(app, visit, &laid, chosen)?;
    Ok((laid, compared))
}

/// How it stands with the comparison of lists at hand.
pub(super) fn found(app: &App, visit: &Visit, laid: &Laid, chosen: &Chosen) -> Result<Compared, Refusal> {
    if laid.beside.is_empty() {
        return Ok(Compared::Nothing);
    }
    if let Some(found) = found_at_once(visit, laid)? {
        return Ok(Compared::Ready(found, true));
    }
    let wanted = (laid.digest(), laid.digest_of_decisions());
    let works = app.works()?.of_case(&visit.case.key).map_err(|_| Refusal::Unavailable)?;
    let own = || works.iter().filter(|work| matches!(work.task, Task::Lists { .. }));
    for work in own().filter(|work| work.ended.as_ref().is_some_and(|ended| ended.found.is_some())).take(LOOKED_AT) {
        if let Some(ready) = found_by(app, visit, work, &wanted)? {
            return Ok(ready);
        }
    }
    if let Some(open) = own().find(|work| work.ended.is_none()) {
        return Ok(Compared::GoesOn(open.id.clone()));
    }
    if let Some(stopped) = own().next().filter(|work| work.files == laid.contents.revision) {
        return Ok(Compared::Stopped(Box::new(stopped.clone())));
    }
    ask(app, visit, chosen).map(Compared::GoesOn)
}

/// What a work in the background has found of lists, if it is of these. Of long lists it takes seconds to be read: what is of others is read once,
/// and so is what lies on the shelf.
fn found_by(app: &App, visit: &Visit, work: &Work, wanted: &FoundKey) -> Result<Option<Compared>, Refusal> {
    let shelf = &visit.case.lists;
    let ready = |of: &FoundKey, found| Ok(Some(Compared::Ready(found, of == wanted)));
    if let Some(of) = shelf.key_of(&work.id) {
        if of.0 != wanted.0 {
            return Ok(None);
        }
        if let Some(found) = shelf.found(&of) {
            return ready(&of, found);
        }
    }
    let bytes = app.works()?.found(&visit.case.key, &work.id).map_err(|_| Refusal::Unavailable)?;
    let kept = bytes.and_then(|bytes| Kept::read(&bytes));
    let of = kept.as_ref().and_then(Kept::key).unwrap_or(OF_NOTHING);
    shelf.remember_key(&work.id, of);
    let found = kept.filter(|_| of.0 == wanted.0).and_then(|kept| kept.found());
    let Some(found) = found.map(Arc::new) else { return Ok(None) };
    shelf.keep(of, &found);
    ready(&of, found)
}

/// Asks for a comparison in the background.
pub(super) fn ask(app: &App, visit: &Visit, chosen: &Chosen) -> Result<WorkId, Refusal> {
    app.ask_for(visit, Task::Lists { of: chosen.ids().to_vec() }, SECONDS)
}

/// Lays lists side by side in the background; none: the task is about something else.
///
/// # Errors
/// When the files of the case have mistakes, or it was stopped.
pub(in crate::server) fn compare(task: &Task, ground: &Ground) -> Option<Result<Found, Failure>> {
    let Task::Lists { of } = task else { return None };
    Some(compared(ground, &Chosen::of(of)))
}

fn compared(ground: &Ground, chosen: &Chosen) -> Result<Found, Failure> {
    let read = saved::read(&ground.cabinet)?;
    let laid = Laid::read(&read.contents, &read.talks, chosen, |_, name, bytes, mapping| {
        Arc::new(ReadList::new(name, bytes, mapping))
    });
    let tell = |done: usize, all: usize| {
        let of = Some(format!("{done} / {all}"));
        ground.tell(Progress { phase: "work-at-lists".to_owned(), of, ..Progress::default() });
    };
    let found = reconciled_of(&laid.owned(), &laid.decisions, &laid.stand, &tell, &|| ground.is_over())?;
    let kept = Kept::new(&(laid.digest(), laid.digest_of_decisions()), &found).bytes();
    let headline = Some(Counts::of(&found).line());
    Ok(Found { of: read.revision(), body: Some(kept), alter: None, headline, is_whole: true })
}

/// How many of each there are.
pub(super) struct Counts {
    pub(super) matched: usize,
    pub(super) doubtful: usize,
    pub(super) alone: usize,
    pub(super) twice: usize,
}

impl Counts {
    pub(super) fn of(found: &Reconciliation) -> Self {
        let is_tied = |group: &&takas_lists::reconcile::Group| !group.ties.is_empty();
        Self {
            matched: found.groups.iter().filter(is_tied).filter(|group| group.band == Band::Same).count(),
            doubtful: doubtful_pairs(found).len(),
            alone: found.groups.iter().filter(|group| !is_tied(group)).count(),
            twice: found.duplicates.iter().filter(|pair| pair.band == Band::Same).count(),
        }
    }

    /// All of them on a line.
    pub(super) fn line(&self) -> Phrase {
        summary(self.matched, self.doubtful, self.alone, self.twice)
    }
}
