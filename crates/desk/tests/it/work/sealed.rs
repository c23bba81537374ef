//! What is written of work tells a reader of the disk nothing; what is damaged is refused.

use std::sync::Arc;

use takas_desk::failure::Failure;
use takas_desk::server::role::CaseKey;
use takas_desk::server::work::{Found, Progress, Run, Task, Works};
use takas_ledger::SecretKey;
use takas_store::{Append, Entry, Stream};

use super::{World, pace};

const CANARY: &str = "canary-of-the-work";

/// Whether the canary lies anywhere in the folder.
fn is_found(folder: &std::path::Path) -> bool {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.into_iter().any(|path| {
        if path.is_dir() {
            return is_found(&path);
        }
        let bytes = std::fs::read(&path).expect("a file");
        bytes.windows(CANARY.len()).any(|part| part == CANARY.as_bytes())
    })
}

#[test]
fn nothing_of_it_is_on_the_disk_in_the_clear() {
    let world = World::new();
    let run: Run = Arc::new(|task, ground| {
        ground.tell(Progress { phase: CANARY.to_owned(), of: Some(CANARY.to_owned()), ..Progress::default() });
        std::thread::sleep(std::time::Duration::from_millis(400));
        match task {
            Task::Clear { .. } => Ok(Found {
                body: Some(CANARY.repeat(200_000).into_bytes()),
                headline: Some(takas_views::Phrase::supplied(CANARY)),
                is_whole: true,
                ..Found::default()
            }),
            _ => Err(Failure::Usage(CANARY.to_owned())),
        }
    });
    let works = world.desk(pace(2), run);
    let mut asking = world.asking(Task::Clear { with: vec![CANARY.to_owned()], without: vec![CANARY.to_owned()] });
    asking.by = CANARY.to_owned();
    let first = works.ask(&asking).expect("there is room");
    let second = works.ask(&world.asking(Task::Sequence { deal: CANARY.to_owned() })).expect("there is room");
    for id in [&first, &second] {
        world.until(&works, id, |work| work.ended.is_some());
    }
    let found = works.found(&world.case, &first).expect("read").expect("it is there");
    assert_eq!(found.len(), CANARY.len() * 200_000, "in several pieces, and whole again");
    assert!(!is_found(&world.folder));
    // The same search finds what is planted in the clear.
    let entry = Entry::journal(CANARY.as_bytes().to_vec());
    world.store.append(Append::new(Stream::new("desk/planted").expect("a name"), vec![entry])).expect("appended");
    assert!(is_found(&world.folder));
}

#[test]
fn another_key_and_foreign_events_are_refused() {
    let world = World::new();
    let works = world.desk(pace(0), super::obedient());
    world.ask(&works, 0);
    let find = Arc::new(|_: &CaseKey| None);
    let other = Works::open(&world.store, &SecretKey::new([9; 32]), find, super::obedient(), pace(0));
    assert!(matches!(other, Err(Failure::Record(_))));
    let entry = Entry::journal(vec![0; 2_000]);
    world.store.append(Append::new(Stream::new("desk/work").expect("a name"), vec![entry])).expect("appended");
    assert!(matches!(works.of_case(&world.case), Err(Failure::Record(_))), "it is told, and nothing is made up");
}
