//! SQLite's write-ahead log while a store is in use for long: it does not grow on and on, and nothing holds it after the end.

use std::path::{Path, PathBuf};

use takas_store::{Append, Entry, Location, Options, Store, Stream};

use crate::harm::scratch::Scratch;

/// From which length it is moved here.
const LOG_BYTES: u64 = 256 << 10;

/// A new store with so many entries of 20,000 bytes.
fn filled(file: &Path, entries: usize) -> Store {
    let options = Options { log_bytes: LOG_BYTES, ..Options::default() };
    let store = Store::open(&Location::File(file.to_owned()), options).unwrap();
    let stream = Stream::new("case/operation").unwrap();
    for _ in 0..entries {
        store.append(Append::new(stream.clone(), vec![Entry::record(vec![7; 20_000])])).unwrap();
    }
    store
}

#[test]
fn the_write_ahead_log_is_moved_and_begins_anew() {
    let scratch = Scratch::on_disk().unwrap();
    let file = scratch.path().join("takas.db");
    let _store = filled(&file, 400);
    let log = std::fs::metadata(file.with_extension("db-wal")).unwrap().len();
    let moved = std::fs::metadata(&file).unwrap().len();
    // All of it is 8 MB; while a thread moves the log, some more is appended.
    assert!(log < 4 << 20, "the log has {log} bytes");
    assert!(moved > 4 << 20, "the file has {moved} bytes");
}

#[test]
fn a_closed_store_is_in_use_by_nobody() {
    let scratch = Scratch::on_disk().unwrap();
    for round in 0..20 {
        drop(filled(&scratch.path().join(format!("{round}.db")), 20));
        let open = std::fs::read_dir("/proc/self/fd").unwrap().flatten();
        let open = open.filter_map(|entry| std::fs::read_link(entry.path()).ok());
        let left: Vec<_> = open.filter(|path| path.starts_with(scratch.path())).collect();
        assert_eq!(left, Vec::<PathBuf>::new());
    }
}
