//! Trouble: stores of newer programs, databases of others, disks and servers that do not write, second copies that are
//! away. Faults of the disk itself are tried from outside, with `examples/faults.rs`.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};
use takas_store::{Append, Confirmation, Date, Entry, Location, Number, Options, Revision, State, Store, StoreError};

use crate::maintenance::{fill, sound};
use crate::support::{Folder, On, Place, open, options, record, stream};

crate::on_both!(
    a_store_of_a_newer_program_is_read_and_not_written,
    a_store_that_cannot_be_written_is_read_and_writes_again_by_itself,
);

/// Changes a fact of a store, with its digest as `docs/reference/store.md` has it.
pub(crate) fn set_fact(location: &Location, name: &str, value: u64) {
    let mut digest = Sha256::new();
    digest.update(b"takas row 1\0");
    let part = |digest: &mut Sha256, bytes: &[u8]| {
        digest.update((bytes.len() as u64).to_be_bytes());
        digest.update(bytes);
    };
    part(&mut digest, b"store");
    digest.update([2]);
    part(&mut digest, name.as_bytes());
    digest.update([3]);
    part(&mut digest, &value.to_be_bytes());
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    let (value, sum) = (hex(&value.to_be_bytes()), hex(&digest.finalize()[..16]));
    match location {
        Location::File(path) => {
            let statement = format!("UPDATE store SET value = x'{value}', sum = x'{sum}' WHERE name = '{name}'");
            rusqlite::Connection::open(path).and_then(|file| file.execute_batch(&statement)).expect("changed");
        }
        Location::Server(address) => {
            let statement = format!("UPDATE store SET value = '\\x{value}', sum = '\\x{sum}' WHERE name = '{name}'");
            crate::postgres::run(address, &statement);
        }
    }
}

fn a_store_of_a_newer_program_is_read_and_not_written(place: Place) {
    let location = place.fresh();
    let store = open(&location);
    store.append(record("case/a", "1")).expect("accepted");
    drop(store);
    set_fact(&location, "format", 7);
    let newer = open(&location);
    assert_eq!(newer.state(), State::Newer { format: 7 });
    assert_eq!(newer.append(record("case/a", "2")), Err(StoreError::Newer { found: 7, known: 3 }));
    assert_eq!(newer.retain_until("case", 1, Date::Binds), Err(StoreError::Newer { found: 7, known: 3 }));
    assert_eq!(newer.read(&stream("case/a"), Revision(1), 9).expect("read").len(), 1);
    let backup = newer.backup(Vec::new());
    assert_eq!(backup, Err(StoreError::Newer { found: 7, known: 3 }), "what is not known would not be in it");
    drop(newer);
    set_fact(&location, "readable_by", 4);
    let unread = Some(StoreError::Newer { found: 7, known: 3 });
    assert_eq!(Store::open(&location, options()).err(), unread);
    assert_eq!(Store::open_to_read(&location, options()).err(), unread);
}

/// Somebody else who keeps writing, until told to stop.
struct Blocker {
    stop: Arc<AtomicBool>,
    thread: thread::JoinHandle<()>,
}

fn block(location: &Location) -> Blocker {
    let stop = Arc::new(AtomicBool::new(false));
    let (stopped, ready) = (Arc::clone(&stop), Arc::new(AtomicBool::new(false)));
    let (location, is_ready) = (location.clone(), Arc::clone(&ready));
    let thread = thread::spawn(move || {
        let wait = || {
            is_ready.store(true, Ordering::Release);
            while !stopped.load(Ordering::Acquire) {
                thread::sleep(Duration::from_millis(1));
            }
        };
        match &location {
            Location::File(path) => {
                let file = rusqlite::Connection::open(path).expect("opens");
                file.execute_batch("BEGIN IMMEDIATE").expect("locked");
                wait();
                file.execute_batch("ROLLBACK").expect("unlocked");
            }
            Location::Server(address) => {
                let mut client = ::postgres::Client::connect(address, ::postgres::NoTls).expect("connects");
                client.batch_execute("BEGIN; LOCK TABLE store IN EXCLUSIVE MODE").expect("locked");
                wait();
                client.batch_execute("ROLLBACK").expect("unlocked");
            }
        }
    });
    while !ready.load(Ordering::Acquire) {
        thread::sleep(Duration::from_millis(1));
    }
    Blocker { stop, thread }
}

impl Blocker {
    fn end(self) {
        self.stop.store(true, Ordering::Release);
        self.thread.join().expect("ends");
    }
}

fn a_store_that_cannot_be_written_is_read_and_writes_again_by_itself(place: Place) {
    let location = place.fresh();
    let store = Store::open(&location, Options { lock_within: Duration::from_millis(50), ..options() }).expect("opens");
    store.append(record("case/a", "1")).expect("accepted");
    let blocker = block(&location);
    let refused = store.append(record("case/a", "2").with_key("2"));
    assert!(matches!(refused, Err(StoreError::ReadOnly { .. })), "{refused:?}");
    assert!(matches!(store.state(), State::ReadOnly { .. }));
    assert!(matches!(store.append(record("case/a", "3")), Err(StoreError::ReadOnly { .. })));
    assert!(matches!(store.retain_until("case", 1, Date::Binds), Err(StoreError::ReadOnly { .. })));
    assert_eq!(store.read(&stream("case/a"), Revision(1), 9).expect("reading goes on").len(), 1);
    blocker.end();
    let began = Instant::now();
    while store.state() != State::Writing {
        assert!(began.elapsed() < Duration::from_secs(20), "it writes again without being asked");
        thread::sleep(Duration::from_millis(5));
    }
    store.append(record("case/a", "2").with_key("2")).expect("accepted");
    assert_eq!(store.read_all(Number(1), 9).expect("read").len(), 2);
    sound(&store);
}

#[test]
fn another_database_is_refused() {
    let folder = Folder::new();
    let path = folder.path().join("theirs");
    rusqlite::Connection::open(&path).and_then(|file| file.execute_batch("CREATE TABLE a (b)")).expect("made");
    assert!(matches!(Store::open(&Location::File(path), options()).err(), Some(StoreError::Unfit { .. })));
    let text = folder.path().join("text");
    std::fs::write(&text, "no database at all, but long enough to look like one. ".repeat(40)).expect("written");
    assert!(matches!(Store::open(&Location::File(text), options()).err(), Some(StoreError::Damaged { .. })));
    let far = Location::read("postgres://somebody@203.0.113.1/takas");
    assert!(
        matches!(Store::open(&far, options()).err(), Some(StoreError::Unfit { .. })),
        "in the clear over a network"
    );
    let no_schema = Location::read(&crate::postgres::fresh().replace("search_path%3Dt", "search_path%3Dnone"));
    let refused = Store::open(&no_schema, options()).err();
    assert!(matches!(refused, Some(StoreError::Unfit { .. })), "{refused:?}");
    let missing = Store::open(&folder.file("no/such/folder.store"), options()).err();
    assert!(matches!(missing, Some(StoreError::ReadOnly { .. })), "{missing:?}");
}

/// Takes what is written, slowly: a backup to a bad line.
struct Slow<'a>(&'a AtomicBool);

impl std::io::Write for Slow<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        while !self.0.load(Ordering::Acquire) {
            thread::sleep(Duration::from_millis(1));
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_long_backup_holds_up_no_append_and_no_destruction_is_claimed_meanwhile() {
    let place = Place::new(On::Sqlite);
    let location = place.fresh();
    let store = Store::open(&location, Options { log_bytes: 1 << 16, ..options() }).expect("opens");
    fill(&store);
    let go_on = AtomicBool::new(false);
    thread::scope(|scope| {
        let backup = scope.spawn(|| store.backup(Slow(&go_on)));
        thread::sleep(Duration::from_millis(100));
        let began = Instant::now();
        for at in 0..100 {
            store.append(record("case/a", &at.to_string().repeat(1_000))).expect("accepted");
        }
        assert!(began.elapsed() < Duration::from_secs(15), "{:?}", began.elapsed());
        let destroyed = store.destroy("other", 1, Date::Binds, |_| Ok(Vec::new()));
        assert!(matches!(destroyed, Err(StoreError::Lingering { .. })), "{destroyed:?}");
        go_on.store(true, Ordering::Release);
        backup.join().expect("ends").expect("written");
    });
    store.scrub().expect("nobody reads any more");
    assert_eq!(store.certificates().expect("read").len(), 1);
    sound(&store);
}

fn backup(store: &Store) -> Vec<u8> {
    let mut bytes = Vec::new();
    store.backup(&mut bytes).expect("written");
    bytes
}

/// With this file as the second copy.
pub(crate) fn with_copy(second: &Path) -> Options {
    let second_copy = Some(second.to_owned());
    Options { second_copy, confirm_within: Duration::from_millis(400), ..options() }
}

/// Waits until the second copy has this number, without a further append.
fn follows(store: &Store, number: u64) {
    let began = Instant::now();
    while store.confirmed() < Number(number) {
        assert!(began.elapsed() < Duration::from_secs(60), "the copy follows: {:?}", store.second_copy_trouble());
        thread::sleep(Duration::from_millis(5));
    }
}

/// Appends until the second copy has it.
pub(crate) fn confirm(store: &Store, append: &Append) {
    let began = Instant::now();
    loop {
        let demand = Append { demand: Confirmation::Replicated, ..append.clone() };
        if store.append(demand).expect("accepted").confirmation == Confirmation::Replicated {
            return;
        }
        assert!(began.elapsed() < Duration::from_secs(60), "the copy comes: {:?}", store.second_copy_trouble());
    }
}

#[test]
fn who_does_not_wait_is_told_later() {
    let place = Place::new(On::Sqlite);
    let (location, second) = (place.fresh(), place.folder.path().join("second"));
    let store =
        Store::open(&location, Options { confirm_within: Duration::ZERO, ..with_copy(&second) }).expect("opens");
    follows(&store, 0);
    let away = block(&Location::File(second.clone()));
    // A disk may be slow once.
    let (mut least, mut last) = (Duration::MAX, 0);
    for text in ["1", "2", "3", "4", "5"] {
        let demand = Append { demand: Confirmation::Replicated, ..record("case/a", text) };
        let began = Instant::now();
        let appended = store.append(demand).expect("accepted");
        least = least.min(began.elapsed());
        assert_eq!((appended.confirmation, store.confirmed()), (Confirmation::Durable, Number(0)));
        last = appended.numbers.first;
    }
    assert!(least < Duration::from_millis(400), "{least:?}");
    away.end();
    follows(&store, last);
    drop(store);
    // What it has is known from the beginning on.
    let store = Store::open(&location, with_copy(&second)).expect("opens");
    follows(&store, last);
}

#[test]
fn the_largest_append_reaches_the_second_copy() {
    let place = Place::new(On::Sqlite);
    let second = place.folder.path().join("second");
    let location = place.fresh();
    let store = Store::open(&location, with_copy(&second)).expect("opens");
    confirm(&store, &record("case/a", "small"));
    let entries = (0..4).map(|at| Entry::journal(vec![at; 16 << 20])).collect();
    let large = Append { demand: Confirmation::Replicated, ..Append::new(stream("case/a"), entries).with_key("large") };
    store.append(large.clone()).expect("accepted");
    // Under its key it is asked for again, and nothing more is written.
    confirm(&store, &large);
    drop(store);
    let copy = open(&Location::File(second));
    assert_eq!(copy.read(&stream("case/a"), Revision(1), 9).expect("read").len(), 5);
}

#[test]
fn what_is_too_large_to_be_shipped_reaches_the_second_copy() {
    let place = Place::new(On::Sqlite);
    let second = place.folder.path().join("second");
    let from = place.store();
    for at in 0..7 {
        from.append(Append::new(stream("case/a"), vec![Entry::journal(vec![at; 15 << 20])])).expect("accepted");
    }
    let mut export = Vec::new();
    from.export("case", &mut export).expect("written");
    let store = Store::open(&place.fresh(), with_copy(&second)).expect("opens");
    confirm(&store, &record("other/a", "small"));
    store.import(std::io::Cursor::new(export)).expect("taken in");
    confirm(&store, &Append { key: Some("again".to_owned()), ..record("case/a", "small") });
    assert_eq!(store.second_copy_trouble(), None);
    drop(store);
    let copy = open(&Location::File(second));
    assert_eq!(copy.read(&stream("case/a"), Revision(1), 9).expect("read").len(), 8);
}

#[test]
fn a_second_copy_that_has_what_the_store_does_not_is_not_touched() {
    let place = Place::new(On::Sqlite);
    let second = place.folder.path().join("second");
    let location = place.fresh();
    let store = Store::open(&location, with_copy(&second)).expect("opens");
    confirm(&store, &record("case/a", "before the backup"));
    let whole = backup(&store);
    confirm(&store, &record("case/a", "confirmed, and after the backup"));
    drop(store);
    let held = std::fs::read(&second).expect("read");
    let is_ahead = |location: &Location| {
        let refused = Store::open(location, with_copy(&second)).err();
        assert!(matches!(refused, Some(StoreError::Ahead { .. })), "{refused:?}");
        assert!(std::fs::read(&second).expect("read") == held, "it is what it was");
    };
    let restored = place.fresh();
    drop(Store::restore(&restored, options(), whole.as_slice()).expect("restored"));
    is_ahead(&restored);
    // Also when it has long had more commits than the copy, but others.
    let store = open(&restored);
    for at in 0..40 {
        store.append(record("case/a", &at.to_string())).expect("accepted");
    }
    drop(store);
    is_ahead(&restored);
    // The copy is a whole store, and goes on as one.
    let location = Location::File(second.clone());
    let third = place.folder.path().join("third");
    let store = Store::open(&location, with_copy(&third)).expect("opens");
    confirm(&store, &record("case/a", "after all"));
    let events = store.read(&stream("case/a"), Revision(1), 99).expect("read");
    assert!(events.iter().any(|event| event.bytes == b"confirmed, and after the backup"));
    drop(store);
    // A copy of before a restoration that has no more than was restored is made anew.
    let mut made = Vec::new();
    let store = open(&location);
    store.backup(&mut made).expect("written");
    drop(store);
    let again = place.fresh();
    let store = Store::restore(&again, with_copy(&third), made.as_slice()).expect("restored");
    confirm(&store, &record("case/a", "and again"));
    let expected = backup(&store);
    drop(store);
    assert!(backup(&open(&Location::File(third))) == expected);
}

#[test]
fn a_store_that_a_copy_took_over_from_is_no_copy_of_it() {
    let place = Place::new(On::Sqlite);
    let (location, second) = (place.fresh(), place.folder.path().join("second"));
    let store = Store::open(&location, with_copy(&second)).expect("opens");
    confirm(&store, &record("case/a", "on both"));
    drop(store);
    // The last word of the store does not reach the copy, which then goes on in its place, and further.
    let store = open(&location);
    store.append(record("case/a", "nowhere else")).expect("accepted");
    drop(store);
    let copy = Location::File(second);
    let store = open(&copy);
    for at in 0..3 {
        store.append(record("case/a", &at.to_string())).expect("accepted");
    }
    drop(store);
    let Location::File(first) = &location else { unreachable!("it is a file") };
    let held = std::fs::read(first).expect("read");
    let refused = Store::open(&copy, with_copy(first)).err();
    assert!(matches!(refused, Some(StoreError::Ahead { .. })), "{refused:?}");
    assert!(std::fs::read(first).expect("read") == held, "it is what it was");
    let events = open(&location).read(&stream("case/a"), Revision(1), 9).expect("read");
    assert_eq!(events.last().map(|event| event.bytes.as_slice()), Some(&b"nowhere else"[..]));
}

#[test]
fn a_file_that_is_something_else_is_no_second_copy() {
    let place = Place::new(On::Sqlite);
    let (location, other) = (place.fresh(), place.folder.path().join("other"));
    let theirs = open(&Location::File(other.clone()));
    theirs.append(record("case/a", "theirs")).expect("accepted");
    drop(theirs);
    let refused = Store::open(&location, with_copy(&other)).err();
    assert!(matches!(refused, Some(StoreError::Occupied { .. })), "{refused:?}");
    assert_eq!(open(&Location::File(other)).read_all(Number(1), 9).expect("read").len(), 1);
    let Location::File(itself) = &location else { unreachable!("it is a file") };
    assert!(matches!(Store::open(&location, with_copy(itself)).err(), Some(StoreError::Unfit { .. })));
    // One that cannot be had yet keeps nobody from working, and is said.
    let away = place.folder.path().join("no").join("such");
    let store = Store::open(&location, with_copy(&away)).expect("opens");
    let demand = Append { demand: Confirmation::Replicated, ..record("case/a", "1") };
    assert_eq!(store.append(demand).expect("accepted").confirmation, Confirmation::Durable);
    assert!(store.second_copy_trouble().is_some());
    std::fs::create_dir(place.folder.path().join("no")).expect("made");
    confirm(&store, &record("case/a", "2"));
}

#[test]
fn a_second_copy_confirms_falls_behind_and_catches_up() {
    let place = Place::new(On::Sqlite);
    let (location, second) = (place.fresh(), place.folder.path().join("second"));
    let store = open(&location);
    fill(&store);
    drop(store);
    let store = Store::open(&location, with_copy(&second)).expect("opens");
    let demand = |text: &str| Append { demand: Confirmation::Replicated, ..record("case/operation", text) };
    let confirmed = |text: &str| {
        let began = Instant::now();
        while store.append(demand(text)).expect("accepted").confirmation != Confirmation::Replicated {
            assert!(began.elapsed() < Duration::from_secs(20), "{text}: the copy comes");
        }
    };
    confirmed("first");
    let ahead = store.confirmed();
    // Somebody else holds its file, so that it does not answer.
    let away = block(&Location::File(second.clone()));
    assert_eq!(store.append(demand("alone")).expect("accepted").confirmation, Confirmation::Durable);
    let last = store.append(record("case/a", "nothing demanded")).expect("accepted").numbers.first;
    store.retain_until("other", 5, Date::Binds).expect("stored");
    assert_eq!(store.confirmed(), ahead, "nothing is claimed");
    assert!(matches!(store.second_copy_trouble(), Some(StoreError::ReadOnly { .. })));
    away.end();
    follows(&store, last);
    confirmed("back");
    store.destroy("other", 9, Date::Binds, |_| Ok(b"signed".to_vec())).expect("destroyed");
    confirmed("after the destruction");
    assert!(store.confirmed() > ahead);
    assert_eq!(store.second_copy_trouble(), None);
    let expected = backup(&store);
    drop(store);
    let copy = open(&Location::File(second));
    sound(&copy);
    assert!(backup(&copy) == expected, "the copy is the store");
}

#[test]
fn a_logical_subscriber_is_no_second_copy() {
    let (one, two) = (Folder::new(), Folder::new());
    let publisher = crate::postgres::Own::start_with(one.path(), || "-c wal_level=logical".to_owned());
    let subscriber = crate::postgres::Own::start(two.path());
    let location = Location::read(&publisher.address());
    let store =
        Store::open(&location, Options { confirm_within: Duration::from_millis(300), ..options() }).expect("opens");
    // It subscribes to nothing at all, and tells of every commit that it has come that far.
    publisher.run("CREATE PUBLICATION nothing");
    let to = format!("host={} user=postgres dbname=postgres", one.path().display());
    subscriber.run(&format!("CREATE SUBSCRIPTION all_of_it CONNECTION '{to}' PUBLICATION nothing"));
    let mut client = ::postgres::Client::connect(&publisher.address(), ::postgres::NoTls).expect("connects");
    let began = Instant::now();
    for at in 0.. {
        assert!(began.elapsed() < Duration::from_secs(60), "the subscriber follows");
        let demand = Append { demand: Confirmation::Replicated, ..record("case/a", &at.to_string()) };
        assert_eq!(store.append(demand).expect("accepted").confirmation, Confirmation::Durable);
        let follows = "SELECT count(*) FROM pg_stat_replication WHERE replay_lsn >= pg_current_wal_flush_lsn()";
        if client.query_one(follows, &[]).expect("asked").get::<_, i64>(0) == 1 {
            return;
        }
    }
}

#[test]
fn a_standby_of_the_server_confirms() {
    let (one, two) = (Folder::new(), Folder::new());
    let primary = crate::postgres::Own::start(one.path());
    let location = Location::read(&primary.address());
    let store =
        Store::open(&location, Options { confirm_within: Duration::from_millis(100), ..options() }).expect("opens");
    let demand = || Append { demand: Confirmation::Replicated, ..record("case/a", "1") };
    assert_eq!(store.append(demand()).expect("accepted").confirmation, Confirmation::Durable);
    let standby = crate::postgres::Own::standby(&primary, two.path());
    // What was answered before the standby came is confirmed when it has it.
    follows(&store, 1);
    let began = Instant::now();
    while store.append(demand()).expect("accepted").confirmation != Confirmation::Replicated {
        assert!(began.elapsed() < Duration::from_secs(60), "the standby comes");
    }
    drop(standby);
    let alone = store.append(demand()).expect("accepted").confirmation;
    assert_eq!(alone, Confirmation::Durable, "the standby is gone");
}
