//! What was read of the lists of a case and found about them, as long as nothing of it has changed. It lies in memory, and is dropped with the
//! case when the desk is locked.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use takas_lists::reconcile::{Pair, Reconciliation};
use tokio::sync::watch;

use super::ground::{Chosen, Laid, ReadList};
use super::holding::Holding;
use super::screening::ReadPublishedList;
use crate::server::cabinet::{Contents, FilesRevision};
use crate::server::work::WorkId;
use crate::talks::Talks;

/// So many of each are kept; more, and all are made anew.
const READ_MAX: usize = 12;
const LAID_MAX: usize = 6;
const FOUND_MAX: usize = 4;
const PUBLISHED_MAX: usize = 8;
const KEPT_MAX: usize = 500;
const SEEN_MAX: usize = 2_000;

/// What a comparison is kept by: the lists, and what was decided about them.
pub(super) type FoundKey = ([u8; 32], [u8; 32]);

/// What is of no lists: what cannot be read is kept by it.
pub(super) const OF_NOTHING: FoundKey = ([0; 32], [0; 32]);

/// The shelf of a case.
pub(in crate::server) struct ListShelf {
    inner: Mutex<Inner>,
    holding: Holding,
    /// Held by whoever compares while a page waits.
    comparing: Mutex<()>,
    /// The revision at which something was decided here last.
    pulse: watch::Sender<u64>,
}

impl Default for ListShelf {
    /// An empty one.
    fn default() -> Self {
        Self {
            inner: Mutex::default(),
            holding: Holding::default(),
            comparing: Mutex::default(),
            pulse: watch::Sender::new(0),
        }
    }
}

#[derive(Default)]
struct Inner {
    read: BTreeMap<[u8; 32], Arc<ReadList>>,
    laid: BTreeMap<(u64, Chosen), Arc<Laid>>,
    found: BTreeMap<FoundKey, Arc<Reconciliation>>,
    /// By what a work in the background has kept what it found.
    kept: BTreeMap<WorkId, FoundKey>,
    published: BTreeMap<[u8; 32], Arc<ReadPublishedList>>,
    /// Pairs that were doubtful once, by their ids: whoever has one before them sees its evidence, though it was decided meanwhile.
    seen: BTreeMap<String, Pair>,
}

impl ListShelf {
    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The lists of a case at one revision, read once.
    pub(super) fn laid(&self, contents: &Arc<Contents>, talks: &Arc<Talks>, chosen: &Chosen) -> Arc<Laid> {
        let FilesRevision(revision) = contents.revision;
        let key = (revision, chosen.clone());
        if let Some(laid) = self.inner().laid.get(&key) {
            return Arc::clone(laid);
        }
        // Reading takes its time, and nobody is kept waiting by it who wants something else.
        let laid = Laid::read(contents, talks, chosen, |digest, name, bytes, mapping| {
            let known = self.inner().read.get(&digest).cloned();
            known.unwrap_or_else(|| {
                let read = Arc::new(ReadList::new(name, bytes, mapping));
                put(&mut self.inner().read, READ_MAX, digest, Arc::clone(&read));
                read
            })
        });
        let laid = Arc::new(laid);
        put(&mut self.inner().laid, LAID_MAX, key, Arc::clone(&laid));
        laid
    }

    /// A published list, read once. Reading takes its time, and nobody is kept waiting by it who wants something else.
    pub(super) fn published(
        &self,
        digest: [u8; 32],
        read: impl FnOnce() -> ReadPublishedList,
    ) -> Arc<ReadPublishedList> {
        let known = self.inner().published.get(&digest).cloned();
        known.unwrap_or_else(|| {
            let read = Arc::new(read());
            put(&mut self.inner().published, PUBLISHED_MAX, digest, Arc::clone(&read));
            read
        })
    }

    /// Who looks at which pair.
    pub(super) fn holding(&self) -> &Holding {
        &self.holding
    }

    /// Tells whoever listens that something was decided.
    pub(super) fn pulse(&self, revision: u64) {
        self.pulse.send_replace(revision);
    }

    /// Hears when something is decided.
    pub(super) fn listen(&self) -> watch::Receiver<u64> {
        self.pulse.subscribe()
    }

    /// Remembers a doubtful pair as somebody was shown it.
    pub(super) fn remember(&self, id: &str, pair: &Pair) {
        put(&mut self.inner().seen, SEEN_MAX, id.to_owned(), pair.clone());
    }

    /// A pair as it was shown.
    pub(super) fn remembered(&self, id: &str) -> Option<Pair> {
        self.inner().seen.get(id).cloned()
    }

    /// What was found of lists and decisions.
    pub(super) fn found(&self, key: &FoundKey) -> Option<Arc<Reconciliation>> {
        self.inner().found.get(key).cloned()
    }

    /// By what a work in the background has kept what it found, as far as that was looked at.
    pub(super) fn key_of(&self, id: &WorkId) -> Option<FoundKey> {
        self.inner().kept.get(id).copied()
    }

    /// Remembers by what that is kept: it stays what it is.
    pub(super) fn remember_key(&self, id: &WorkId, key: FoundKey) {
        put(&mut self.inner().kept, KEPT_MAX, id.clone(), key);
    }

    /// Nobody else compares for a page while this is held: whoever waits for the same comparison finds it afterwards.
    pub(super) fn alone(&self) -> MutexGuard<'_, ()> {
        self.comparing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps what was found.
    pub(super) fn keep(&self, key: FoundKey, found: &Arc<Reconciliation>) {
        put(&mut self.inner().found, FOUND_MAX, key, Arc::clone(found));
    }
}

fn put<K: Ord, V>(into: &mut BTreeMap<K, V>, max: usize, key: K, value: V) {
    if into.len() >= max {
        into.clear();
    }
    into.insert(key, value);
}
