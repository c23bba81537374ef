//! A file in the store's place: one thread appends what has come in while the last sync ran, syncs, and answers. No example of
//! its own.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread::JoinHandle;

/// An event, and where the answer goes.
type Job = (Vec<u8>, SyncSender<()>);

/// The most events of one write, as the store has it.
pub(crate) const BATCH_MAX: usize = 1_000;

/// The file with its thread; gone when it is dropped.
pub(crate) struct RawFile {
    path: PathBuf,
    jobs: Option<Sender<Job>>,
    writer: Option<JoinHandle<()>>,
    count: Arc<AtomicU64>,
}

impl RawFile {
    /// At most `batch_max` events are written at once.
    pub(crate) fn create(path: &Path, batch_max: usize) -> std::io::Result<Self> {
        let file = File::create(path)?;
        let (jobs, inbox) = channel();
        let count = Arc::new(AtomicU64::new(0));
        let counted = Arc::clone(&count);
        let writer = std::thread::spawn(move || write(file, &inbox, batch_max, &counted));
        Ok(Self { path: path.to_owned(), jobs: Some(jobs), writer: Some(writer), count })
    }

    /// Answers when the event is on the disk.
    pub(crate) fn append(&self, event: Vec<u8>) -> Result<(), String> {
        let (reply, answer) = sync_channel(1);
        let gone = || "the raw file cannot be written".to_owned();
        self.jobs.as_ref().and_then(|jobs| jobs.send((event, reply)).ok()).ok_or_else(gone)?;
        answer.recv().map_err(|_| gone())
    }

    /// How many syncs there were.
    pub(crate) fn count(&self) -> u64 {
        self.count.load(Ordering::Relaxed)
    }
}

impl Drop for RawFile {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(writer) = self.writer.take() {
            drop(writer.join());
        }
        drop(std::fs::remove_file(&self.path));
    }
}

/// Ends when nobody can send any more, or a write fails: then nobody is answered.
fn write(mut file: File, jobs: &Receiver<Job>, batch_max: usize, count: &AtomicU64) {
    while let Ok(first) = jobs.recv() {
        let batch: Vec<Job> = std::iter::once(first).chain(jobs.try_iter().take(batch_max.saturating_sub(1))).collect();
        let bytes: Vec<u8> = batch.iter().flat_map(|(event, _)| event.iter().copied()).collect();
        if commit(&mut file, &bytes).is_err() {
            return;
        }
        count.fetch_add(1, Ordering::Relaxed);
        for (_, reply) in batch {
            // Whoever asked may be gone.
            let _ = reply.send(());
        }
    }
}

/// Appends, and returns when it is on the disk.
pub(crate) fn commit(file: &mut File, bytes: &[u8]) -> std::io::Result<()> {
    file.write_all(bytes)?;
    file.sync_data()
}
