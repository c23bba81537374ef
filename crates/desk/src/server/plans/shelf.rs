//! Saved plans of a case, read against the case as it is now and judged again, each once for what it is read from.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use sha2::{Digest as _, Sha256};
use takas_check::{plan_bound, plan_value};
use takas_formats::deals::case_digest;
use takas_formats::plans::{Planned, SavedPlan, operation_digest, parse_plan};
use takas_model::{PlanFound, SafeState, Turned};
use takas_views::{Names, PlanView};

use crate::failure::Failure;
use crate::kept::{self, Kept, Unread};
use crate::planning::{self, Judged, Shown};
use crate::server::cabinet::{Cabinet, Contents};
use crate::talks::Talks;

/// So many plans are kept read; more, and all are read anew.
const READ_MAX: usize = 32;

/// So long a page waits for a plan to be read; then it says so.
const WAITS: Duration = Duration::from_secs(8);

/// A saved plan, as it can be shown.
pub(super) struct ReadPlan {
    talks: Arc<Talks>,
    kept: Kept,
    found: PlanFound,
    judged: Judged,
    safe: Vec<SafeState>,
    digest: String,
}

impl ReadPlan {
    fn new(talks: &Arc<Talks>, kept: Kept) -> Result<Self, Unread> {
        let refused = |failure: Failure| Unread::Refused(failure.to_string());
        let planned = &kept.planned;
        let value = plan_value(&planned.handover, &planned.plan);
        if value != Some(planned.value) {
            return Err(Unread::Refused(format!("claimed to come to {:?}, it comes to {value:?}", planned.value)));
        }
        let judged = judged(planned);
        let mut bound = planned.bound;
        if let Some(shown) = judged.bound {
            bound.exposure = bound.exposure.min(shown.exposure);
            bound.makespan = bound.makespan.min(shown.makespan);
            bound.rides = bound.rides.min(shown.rides);
        }
        let found = PlanFound { plan: planned.plan.clone(), value: planned.value, bound };
        let safe = planning::safe(&planned.handover, &planned.plan).map_err(refused)?;
        let digest = case_digest(&talks.files);
        Ok(Self { talks: Arc::clone(talks), kept, found, judged, safe, digest })
    }

    /// The case.
    pub(super) fn talks(&self) -> &Talks {
        &self.talks
    }

    /// The plan as it was kept.
    pub(super) fn kept(&self) -> &Kept {
        &self.kept
    }

    /// Everything that is shown of it.
    pub(super) fn shown(&self) -> Shown<'_> {
        Shown {
            case: &self.talks.case,
            handover: &self.kept.planned.handover,
            found: &self.found,
            judged: self.judged,
            files: &self.talks.files,
            digest: &self.digest,
            deal: Some(&self.kept.saved.deal),
            id: Some(&self.kept.saved.id),
            safe: &self.safe,
            control: None,
            prepared: None,
        }
    }

    /// The mediator's view.
    pub(super) fn view(&self, names: Names) -> PlanView {
        self.shown().view(names)
    }
}

/// What is shown to be the least of each measure: what the judge counts now, and of measures that equalled a bound it confirmed when the plan
/// was made, those. Its search is not made again whenever somebody looks at a page.
fn judged(planned: &Planned) -> Judged {
    if planned.turned != Turned::default() {
        // A bound is of usual durations.
        return Judged { bound: None, proved: 0 };
    }
    let (mut bound, value) = (plan_bound(&planned.handover), planned.value);
    if planned.proved > 0 {
        bound.exposure = value.exposure;
    }
    if planned.proved > 1 {
        bound.makespan = value.makespan;
    }
    if planned.proved > 2 {
        bound.rides = value.rides;
    }
    Judged { bound: Some(bound), proved: planned.proved }
}

/// Where the reading of a plan stands.
#[derive(Clone)]
pub(super) enum Reading {
    /// It goes on.
    GoesOn,
    /// It is a plan of the case.
    Read(Arc<ReadPlan>),
    /// It is none.
    Unread,
}

/// The saved plans of a case that have been read; it is dropped with the case when the desk is locked.
#[derive(Default)]
pub(in crate::server) struct Shelf {
    inner: Arc<Inner>,
}

#[derive(Default)]
struct Inner {
    read: Mutex<BTreeMap<[u8; 32], Reading>>,
    changed: Condvar,
}

impl Shelf {
    /// A saved plan; none: there is none of that id. It is read on a thread of its own, for which is waited for some seconds: a large plan takes
    /// longer than a page may.
    ///
    /// # Errors
    /// When no thread can be had.
    pub(super) fn plan(&self, at: &Lying, id: &str) -> Result<Option<Reading>, Failure> {
        let Some(bytes) = at.file("plans", id, "json") else { return Ok(None) };
        let key = at.key(&bytes);
        let mut all = self.inner.lock();
        if !all.contains_key(&key) {
            if all.len() >= READ_MAX {
                all.retain(|_, reading| matches!(reading, Reading::GoesOn));
            }
            let (inner, at, id) = (Arc::clone(&self.inner), at.clone(), id.to_owned());
            let read = move || {
                // A defect in reading is a plan that cannot be read, and not one that is waited for for ever.
                let read = catch_unwind(AssertUnwindSafe(|| read(&at, &id, &bytes)));
                inner.lock().insert(key, read.unwrap_or(Reading::Unread));
                inner.changed.notify_all();
            };
            let started = thread::Builder::new().name("plan".to_owned()).spawn(read);
            started.map_err(|error| Failure::Record(format!("no thread can be had to read a plan: {error}")))?;
            all.insert(key, Reading::GoesOn);
        }
        let goes_on = |all: &mut BTreeMap<[u8; 32], Reading>| matches!(all.get(&key), Some(Reading::GoesOn));
        let waited = self.inner.changed.wait_timeout_while(all, WAITS, goes_on);
        let (all, _) = waited.unwrap_or_else(PoisonError::into_inner);
        Ok(Some(all.get(&key).cloned().unwrap_or(Reading::GoesOn)))
    }
}

impl Inner {
    fn lock(&self) -> MutexGuard<'_, BTreeMap<[u8; 32], Reading>> {
        self.read.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn read(at: &Lying, id: &str, bytes: &[u8]) -> Reading {
    let deal = |deal: &str| at.file("deals", deal, "json").map(|bytes| bytes.to_vec());
    let Ok(atlas) = planning::atlas() else { return Reading::Unread };
    let kept = kept::of_files(id, bytes, deal, &at.talks, atlas);
    match kept.and_then(|kept| ReadPlan::new(&at.talks, kept)) {
        Ok(read) => Reading::Read(Arc::new(read)),
        Err(_) => Reading::Unread,
    }
}

/// What lies in the cabinet of a case at one moment.
#[derive(Clone)]
pub(super) struct Lying {
    /// The files.
    pub(super) contents: Arc<Contents>,
    /// The case.
    pub(super) talks: Arc<Talks>,
}

impl Lying {
    /// What lies there now.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn now(cabinet: &Cabinet) -> Result<Self, Failure> {
        Ok(Self { contents: cabinet.now()?, talks: cabinet.talks()? })
    }

    /// A file that is named by an id: hexadecimal digits alone.
    pub(super) fn file(&self, part: &str, id: &str, ending: &str) -> Option<Arc<[u8]>> {
        let is_id = !id.is_empty() && id.bytes().all(|digit| digit.is_ascii_hexdigit());
        is_id.then(|| self.contents.files.get(&format!("{part}/{id}.{ending}")).cloned())?
    }

    /// Every saved plan that can be parsed, by its id.
    pub(super) fn plans(&self) -> Vec<(SavedPlan, Arc<[u8]>)> {
        let ids = self.contents.files.keys().filter_map(|name| name.strip_prefix("plans/")?.strip_suffix(".json"));
        let plan = |id: &str| {
            let bytes = self.file("plans", id, "json")?;
            let (saved, _) = parse_plan(id, &bytes, &self.talks.case).ok()?;
            Some((saved, bytes)).filter(|(saved, _)| saved.id == id)
        };
        ids.filter_map(plan).collect()
    }

    /// Whether what a plan was made from has changed since.
    pub(super) fn is_stale(&self, saved: &SavedPlan) -> bool {
        saved.digest != case_digest(&self.talks.files)
            || saved.operation != operation_digest(&self.talks.files)
            || self.file("deals", &saved.deal, "json").is_none()
    }

    /// What a plan is read from.
    fn key(&self, plan: &[u8]) -> [u8; 32] {
        let mut digest = Sha256::new();
        for part in [case_digest(&self.talks.files), operation_digest(&self.talks.files)] {
            digest.update(Sha256::digest(part.as_bytes()));
        }
        for (name, bytes) in self.contents.files.iter().filter(|(name, _)| name.starts_with("deals/")) {
            digest.update(Sha256::digest(name.as_bytes()));
            digest.update(Sha256::digest(bytes));
        }
        digest.update(plan);
        digest.finalize().into()
    }
}
