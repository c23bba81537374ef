//! A PostgreSQL server that is set so that it could lose what it acknowledges: refused, and not written while it is.

use std::time::{Duration, Instant};

use takas_store::{Location, Number, State, Store, StoreError};

use crate::postgres::Own;
use crate::support::{Folder, open, options, record};

/// Sets something for the whole server, and waits until it counts.
fn set(server: &Own, name: &str, value: Option<&str>) {
    let to = value.map_or_else(|| format!("RESET {name}"), |value| format!("SET {name} = '{value}'"));
    server.run(&format!("ALTER SYSTEM {to}"));
    server.run("SELECT pg_reload_conf()");
    let began = Instant::now();
    loop {
        let mut client = ::postgres::Client::connect(&server.address(), ::postgres::NoTls).expect("connects");
        let asked = "SELECT setting = boot_val FROM pg_settings WHERE name = $1";
        let is_usual: bool = client.query_one(asked, &[&name]).expect("asked").get(0);
        if is_usual == value.is_none() {
            return;
        }
        assert!(began.elapsed() < Duration::from_secs(20), "{name} is {value:?}");
    }
}

fn refused(location: &Location, word: &str) {
    let refused = Store::open(location, options()).err();
    assert!(matches!(&refused, Some(StoreError::Unfit { what }) if what.contains(word)), "{word}: {refused:?}");
}

#[test]
fn a_server_that_could_lose_what_it_acknowledged_is_refused() {
    let folder = Folder::new();
    let server = Own::start(folder.path());
    let location = Location::read(&server.address());
    drop(open(&location));
    for (name, value) in [("fsync", "off"), ("full_page_writes", "off"), ("zero_damaged_pages", "on")] {
        set(&server, name, Some(value));
        refused(&location, name);
        set(&server, name, None);
        drop(open(&location));
    }
    // A table that is not in the server's log is found while the store is open, too.
    let store = open(&location);
    server.run("ALTER TABLE projection SET UNLOGGED");
    let report = store.fsck(None).expect("looked at");
    let told: Vec<String> = report.damage.iter().map(ToString::to_string).collect();
    assert!(told.iter().any(|told| told.contains("projection is unlogged")), "{told:?}");
    drop(store);
    refused(&location, "projection is unlogged");
    server.run("ALTER TABLE projection SET LOGGED");
    // What lies beside the store is nobody's business here.
    server.run("CREATE UNLOGGED TABLE other (id INTEGER)");
    assert_eq!(open(&location).fsck(None).expect("looked at").damage, []);
}

#[test]
fn a_server_that_goes_on_after_a_failed_sync_is_refused() {
    let folder = Folder::new();
    let server = Own::start_with(folder.path(), || "-c data_sync_retry=on".to_owned());
    refused(&Location::read(&server.address()), "data_sync_retry");
}

#[test]
fn a_server_that_is_set_so_while_it_runs_is_not_written() {
    let folder = Folder::new();
    let server = Own::start(folder.path());
    let location = Location::read(&server.address());
    let store = open(&location);
    store.append(record("case/a", "before")).expect("accepted");
    for name in ["fsync", "full_page_writes"] {
        set(&server, name, Some("off"));
        let refused = store.append(record("case/a", "meanwhile"));
        assert!(matches!(&refused, Err(StoreError::ReadOnly { why }) if why.contains(name)), "{name}: {refused:?}");
        assert!(matches!(store.state(), State::ReadOnly { .. }), "{name}");
        assert!(!store.read_all(Number(1), 9).expect("it is read on").is_empty());
        set(&server, name, None);
        let began = Instant::now();
        while let Err(error) = store.append(record("case/a", "after")) {
            assert!(matches!(error, StoreError::ReadOnly { .. }), "{error}");
            assert!(began.elapsed() < Duration::from_secs(20), "{name}: it is written again");
            std::thread::sleep(Duration::from_millis(10));
        }
    }
    let texts: Vec<Vec<u8>> =
        store.read_all(Number(1), 9).expect("read").into_iter().map(|event| event.bytes).collect();
    assert_eq!(texts, [b"before".to_vec(), b"after".to_vec(), b"after".to_vec()]);
}

#[test]
fn a_server_that_was_set_so_is_not_written_by_who_comes_back_to_it() {
    let folder = Folder::new();
    let server = Own::start(folder.path());
    let store = open(&Location::read(&server.address()));
    store.append(record("case/a", "before")).expect("accepted");
    set(&server, "fsync", Some("off"));
    let others = "backend_type = 'client backend' AND pid <> pg_backend_pid()";
    server.run(&format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}"));
    let began = Instant::now();
    loop {
        let refused = store.append(record("case/a", "meanwhile"));
        let Err(StoreError::ReadOnly { why }) = refused else { panic!("it is read-only: {refused:?}") };
        if why.contains("fsync") {
            break;
        }
        assert!(began.elapsed() < Duration::from_secs(20), "it says why: {why}");
        std::thread::sleep(Duration::from_millis(10));
    }
    set(&server, "fsync", None);
    let began = Instant::now();
    while store.append(record("case/a", "after")).is_err() {
        assert!(began.elapsed() < Duration::from_secs(20), "it is written again");
        std::thread::sleep(Duration::from_millis(10));
    }
    assert_eq!(store.read_all(Number(1), 9).expect("read").len(), 2);
}

/// With `synchronous_commit` off a commit is acknowledged up to thrice `wal_writer_delay` before it is on the disk.
#[test]
fn no_setting_of_the_server_makes_a_commit_that_does_not_wait_for_the_disk() {
    let folder = Folder::new();
    let server = Own::start_with(folder.path(), || "-c wal_writer_delay=10s".to_owned());
    let location = Location::read(&server.address());
    // As it is when the store is opened, and set so while it is open.
    let first = open(&location);
    set(&server, "synchronous_commit", Some("off"));
    let second = open(&location);
    let mut client = ::postgres::Client::connect(&server.address(), ::postgres::NoTls).expect("connects");
    for round in 0..5 {
        for (store, name) in [(&first, "first"), (&second, "second")] {
            // The server writes something of its own now and then, which may come between the answer and the question.
            let is_flushed = (0..3).any(|again| {
                store.append(record("case/a", &format!("{name} {round} {again}"))).expect("accepted");
                let asked = "SELECT pg_current_wal_flush_lsn() >= pg_current_wal_insert_lsn()";
                client.query_one(asked, &[]).expect("asked").get(0)
            });
            assert!(is_flushed, "{name} {round} was acknowledged and is not on the disk");
        }
    }
}
