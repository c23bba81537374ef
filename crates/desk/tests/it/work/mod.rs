//! Work in the background: that it is done once, survives whoever did it, stops when it is to stop, and lies sealed.

mod lasting;
mod sealed;
mod stopping;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use takas_desk::failure::Failure;
use takas_desk::server::cabinet::{Cabinet, Change, FilesRevision};
use takas_desk::server::role::CaseKey;
use takas_desk::server::work::{Asking, Found, Ground, NotTaken, Pace, Run, Task, Work, WorkId, Works};
use takas_ledger::SecretKey;
use takas_store::{Location, Options, Store};

use crate::live::ankara::vault_at;

/// How long is waited for something that is to come.
const PATIENCE: Duration = Duration::from_secs(30);

/// A store and the files of a case, in a folder that is removed at the end.
struct World {
    folder: PathBuf,
    store: Store,
    cabinet: Cabinet,
    case: CaseKey,
}

impl World {
    fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("takas-desk-work-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let text = "format = 1\ntitle = \"A case\"\n\n[parties]\nAAA = { name = \"A\" }\nBBB = { name = \"B\" }\n";
        let store = Store::open(&Location::File(folder.join("store.sqlite")), Options::default()).expect("a store");
        let (case, vault) = (CaseKey::parse(&"0a".repeat(16)).expect("a key"), vault_at(&folder.join("keys")));
        let cabinet = Cabinet::at(&store, &Arc::new(vault), &case, "case").expect("a cabinet");
        let files = vec![("case.toml".to_owned(), Some(text.as_bytes().to_vec()))];
        cabinet.put(&Change { by: "test".to_owned(), at: 0, files }, FilesRevision(0)).expect("put");
        Self { folder, store, cabinet, case }
    }

    /// A desk that does work so.
    fn desk(&self, pace: Pace, run: Run) -> Works {
        let (own, cabinet) = (self.case.clone(), self.cabinet.clone());
        let find = move |case: &CaseKey| (*case == own).then(|| cabinet.clone());
        Works::open(&self.store, &SecretKey::new([3; 32]), Arc::new(find), run, pace).expect("it opens")
    }

    fn asking(&self, task: Task) -> Asking {
        let files = FilesRevision(7);
        Asking { case: self.case.clone(), by: "anna".to_owned(), task, files, seconds: 60 }
    }

    fn ask(&self, works: &Works, number: u64) -> WorkId {
        works.ask(&self.asking(task(number))).expect("there is room")
    }

    /// Waits until a work is as is wanted.
    fn until(&self, works: &Works, id: &WorkId, is: impl Fn(&Work) -> bool) -> Work {
        let begun = Instant::now();
        loop {
            let work = works.get(&self.case, id).expect("the store answers").expect("it is known");
            if is(&work) {
                return work;
            }
            assert!(begun.elapsed() < PATIENCE, "{work:?}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Tasks that are told apart by a number.
fn task(number: u64) -> Task {
    Task::Landscape { tolerance: number, distinct: 0, differ: 1 }
}

fn number_of(task: &Task) -> u64 {
    if let Task::Landscape { tolerance, .. } = task { *tolerance } else { 0 }
}

/// So many at once, and a claim lapses quickly.
fn pace(at_once: usize) -> Pace {
    Pace { at_once, beat: Duration::from_millis(100), lapse: Duration::from_millis(900) }
}

fn whole(body: &[u8]) -> Found {
    Found { body: Some(body.to_vec()), is_whole: true, ..Found::default() }
}

/// Does at once what is asked, and counts how often.
fn counting(count: &Arc<AtomicUsize>) -> Run {
    let count = Arc::clone(count);
    Arc::new(move |task, _| {
        count.fetch_add(1, Ordering::SeqCst);
        Ok(whole(number_of(task).to_string().as_bytes()))
    })
}

/// Goes on until it is asked to stop, and says then what it has.
fn obedient() -> Run {
    Arc::new(|_, ground| {
        wait(ground);
        Ok(Found { body: Some(b"so far".to_vec()), ..Found::default() })
    })
}

fn wait(ground: &Ground) {
    while !ground.is_over() {
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Never notices that it is to stop.
fn deaf() -> Run {
    Arc::new(|_, _| {
        std::thread::sleep(Duration::from_secs(20));
        Err(Failure::NoAnswer)
    })
}

fn is_full(taken: Result<WorkId, NotTaken>) -> bool {
    matches!(taken, Err(NotTaken::Full))
}
