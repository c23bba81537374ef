//! Stores of format 1, as its last program left them: read as they are, and migrated with everything that is in them, by several at once, and whoever
//! is killed over it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use takas_store::{Date, Location, Options, Revision, State, Store, StoreError};

use crate::format_1::{self, BACKUP, Tables, Value};
use crate::maintenance::sound;
use crate::support::{On, Place, open, options, record, stream};
use crate::trouble::{confirm, set_fact, with_copy};

crate::on_both!(
    an_older_store_is_read_as_it_is,
    an_older_store_is_migrated_with_all_that_is_in_it,
    a_migration_that_fails_leaves_the_store_as_it_was,
    several_migrate_a_store_once,
    a_migration_that_is_killed_does_no_damage,
    a_backup_of_an_older_store_is_restored,
    a_store_that_is_migrated_under_a_running_program_is_not_written_by_it,
);

/// As [`options`], with a place for the backup where there is no file to put it beside.
fn to_migrate(place: &Place, location: &Location) -> Options {
    let named = place.folder.path().join("before.backup");
    Options { backup_to: matches!(location, Location::Server(_)).then_some(named), ..options() }
}

/// Where the backup is after migrating with [`to_migrate`].
fn backup_of(place: &Place, location: &Location) -> PathBuf {
    match location {
        Location::File(path) => PathBuf::from(format!("{}.format-1.backup", path.display())),
        Location::Server(_) => place.folder.path().join("before.backup"),
    }
}

fn backup(store: &Store) -> Vec<u8> {
    let mut bytes = Vec::new();
    store.backup(&mut bytes).expect("written");
    bytes
}

/// The format of a store, by reading it alone.
fn format(store: &Store) -> Value {
    let tables = format_1::tables(&backup(store));
    let is_it = |row: &&Vec<Value>| row[0] == Value::Text("format".to_owned());
    tables["store"].iter().find(is_it).expect("there")[1].clone()
}

fn is_of(format: u64) -> Value {
    Value::Bytes(format.to_be_bytes().to_vec())
}

/// All tables but what a migration changes: the format of the store, and bundles of entries, which are not kept from format 3 on.
fn cases(backup: &[u8]) -> Tables {
    let mut tables = format_1::tables(backup);
    tables.remove("opening");
    tables.get_mut("tile").expect("there").retain(|row| !is_bundle(row));
    let facts = tables.get_mut("store").expect("there");
    facts.retain(|row| row[0] != Value::Text("format".to_owned()));
    assert_eq!(facts.len(), 3);
    tables
}

/// Whether a row of tiles is a bundle of entries.
fn is_bundle(row: &[Value]) -> bool {
    matches!(&row[1], Value::Text(path) if path.starts_with("tile/entries/"))
}

/// Paths and bytes of all tiles and bundles of a log, as they are served.
fn served(store: &Store, name: &str) -> Vec<(String, Vec<u8>)> {
    let name = stream(name);
    let bytes = |path: String| {
        let bytes = store.tile(&name, &path).expect("read").expect("there");
        (path, bytes)
    };
    store.tile_paths(&name).expect("read").into_iter().map(bytes).collect()
}

/// The same, as a backup of format 1 has it.
fn tiles_of(backup: &[u8], name: &str) -> Vec<(String, Vec<u8>)> {
    let tables = format_1::tables(backup);
    let is_named = |row: &&Vec<Value>| row[2] == Value::Text(name.to_owned());
    let stream = &tables["stream"].iter().find(is_named).expect("there")[0];
    let tile = |row: &Vec<Value>| match (&row[1], &row[2]) {
        (Value::Text(path), Value::Bytes(bytes)) => (path.clone(), bytes.clone()),
        other => panic!("no tile: {other:?}"),
    };
    let mut tiles: Vec<_> = tables["tile"].iter().filter(|row| row[0] == *stream).map(tile).collect();
    tiles.sort();
    assert!(tiles.iter().any(|(path, _)| path.starts_with("tile/entries/")), "there is a bundle");
    tiles
}

fn an_older_store_is_read_as_it_is(place: Place) {
    let location = format_1::make(&place);
    let store = Store::open_to_read(&location, options()).expect("opens");
    assert!(matches!(store.state(), State::ReadOnly { .. }));
    assert!(backup(&store) == BACKUP, "to the byte");
    sound(&store);
    assert!(served(&store, "case/operation") == tiles_of(BACKUP, "case/operation"), "tiles and bundles to the byte");
    crate::damage::plant(&location, "UPDATE tile SET bytes = sum WHERE path LIKE 'tile/entries/%'");
    let damage = store.fsck(None).expect("looked").damage;
    assert!(damage.iter().any(|damage| damage.code == "tile" && damage.place.contains("entries")), "{damage:?}");
    let location = format_1::make(&place);
    let store = Store::open_to_read(&location, options()).expect("opens");
    assert_eq!(store.read(&stream("case/operation"), Revision(1), 99).expect("read").len(), 20);
    let refused = store.append(record("case/operation", "x"));
    assert!(matches!(refused, Err(StoreError::ReadOnly { .. })), "{refused:?}");
    assert!(backup(&Store::open_to_read(&location, options()).expect("opens")) == BACKUP);
    let absent = Store::open_to_read(&place.fresh(), options()).err();
    assert!(matches!(absent, Some(StoreError::Absent { .. })), "{absent:?}");
}

fn an_older_store_is_migrated_with_all_that_is_in_it(place: Place) {
    let location = format_1::make(&place);
    if matches!(location, Location::Server(_)) {
        let refused = Store::open(&location, options()).err();
        assert_eq!(refused, Some(StoreError::Older { found: 1, known: 3 }), "not without a place for a backup");
    }
    let store = Store::open(&location, to_migrate(&place, &location)).expect("opens");
    assert!(std::fs::read(backup_of(&place, &location)).expect("there") == BACKUP);
    assert_eq!(format(&store), is_of(3));
    assert_eq!(cases(&backup(&store)), cases(BACKUP));
    assert!(!format_1::tables(&backup(&store))["tile"].iter().any(|row| is_bundle(row)), "no bundle is kept");
    assert!(served(&store, "case/operation") == tiles_of(BACKUP, "case/operation"), "and all are served");
    sound(&store);
    let again = store.append(record("case/operation", "case/operation 3").with_key("key 3")).expect("accepted");
    assert!(again.repeated, "keys are kept");
    assert_eq!(store.append(record("case/operation", "after")).expect("accepted").revision, Revision(21));
    crate::maintenance::publish(&store, "case/operation");
    sound(&store);
    drop(store);
    // A second time there is nothing to do, and nothing to back up.
    sound(&open(&location));
}

fn a_migration_that_fails_leaves_the_store_as_it_was(place: Place) {
    let location = format_1::make(&place);
    // In the way of the table that the migration makes.
    crate::damage::plant(&location, "CREATE TABLE opening (other INTEGER)");
    let refused = Store::open(&location, to_migrate(&place, &location)).err();
    assert!(matches!(refused, Some(StoreError::Engine { .. })), "{refused:?}");
    let store = Store::open_to_read(&location, options()).expect("opens");
    assert!(backup(&store) == BACKUP, "to the byte");
    drop(store);
    crate::damage::plant(&location, "DROP TABLE opening");
    drop(std::fs::remove_file(place.folder.path().join("before.backup")));
    let store = Store::open(&location, to_migrate(&place, &location)).expect("opens");
    assert_eq!(cases(&backup(&store)), cases(BACKUP));
}

fn several_migrate_a_store_once(place: Place) {
    let location = format_1::make(&place);
    std::thread::scope(|scope| {
        let open =
            |_| scope.spawn(|| Store::open(&location, to_migrate(&place, &location)).map(|store| backup(&store)));
        let opening: Vec<_> = (0..4).map(open).collect();
        for opened in opening {
            let opened = opened.join().expect("ends").expect("opens");
            assert_eq!(cases(&opened), cases(BACKUP));
        }
    });
    assert!(std::fs::read(backup_of(&place, &location)).expect("there") == BACKUP);
    assert_eq!(format(&open(&location)), is_of(3));
}

/// A file that keeps no write-ahead log yet is made to; SQLite does not wait for a writer by itself then.
#[test]
fn whoever_writes_a_file_of_another_mode_is_waited_for() {
    let place = Place::new(On::Sqlite);
    let location = format_1::make(&place);
    let Location::File(path) = &location else { unreachable!("SQLite is in a file") };
    let writes = rusqlite::Connection::open(path).expect("opens");
    writes.execute_batch("BEGIN IMMEDIATE").expect("begun");
    let quick = Options { lock_within: Duration::from_millis(50), ..to_migrate(&place, &location) };
    let refused = Store::open(&location, quick).err();
    assert!(matches!(refused, Some(StoreError::ReadOnly { .. })), "{refused:?}");
    std::thread::scope(|scope| {
        let opened = scope.spawn(|| Store::open(&location, to_migrate(&place, &location)));
        std::thread::sleep(Duration::from_millis(200));
        writes.execute_batch("COMMIT").expect("committed");
        assert_eq!(cases(&backup(&opened.join().expect("ends").expect("opens"))), cases(BACKUP));
    });
}

/// Opens the store in a process of its own and kills it after so long; false when it was done before.
fn kill_a_migration(location: &Location, backup_to: &Path, after: Duration) -> bool {
    let place = match location {
        Location::File(path) => path.display().to_string(),
        Location::Server(address) => address.clone(),
    };
    let mut client = Command::new(crate::faults::client());
    client.args(["migrate", &place, "--backup-to"]).arg(backup_to);
    let mut client = client.stdin(Stdio::null()).stdout(Stdio::null()).spawn().expect("it runs");
    std::thread::sleep(after);
    let is_under_way = client.try_wait().expect("asked").is_none();
    drop(client.kill());
    client.wait().expect("gone");
    is_under_way
}

fn a_migration_that_is_killed_does_no_damage(place: Place) {
    // How long it takes when nobody kills it.
    let location = format_1::make(&place);
    let began = Instant::now();
    let mut whole = Duration::ZERO;
    while kill_a_migration(&location, &place.folder.path().join("whole.backup"), whole) {
        whole = (whole + Duration::from_millis(10)) * 2;
        drop(std::fs::remove_file(place.folder.path().join("whole.backup")));
        assert!(began.elapsed() < Duration::from_secs(60), "it comes to an end");
    }
    let tries = if matches!(location, Location::File(_)) { 24 } else { 8 };
    let (mut killed, mut left) = (0, [0, 0]);
    for at in 0..tries {
        let location = format_1::make(&place);
        let backup_to = place.folder.path().join(format!("{at}.backup"));
        killed += u32::from(kill_a_migration(&location, &backup_to, whole * at / tries));
        let store = Store::open_to_read(&location, options()).expect("it can be read as it was left");
        sound(&store);
        let was = backup(&store);
        assert_eq!(cases(&was), cases(BACKUP), "try {at}");
        let is_migrated = format(&store) == is_of(3);
        left[usize::from(is_migrated)] += 1;
        assert!(is_migrated || was == BACKUP, "try {at}: neither the old one nor the new one");
        assert!(!is_migrated || std::fs::read(&backup_to).expect("there") == BACKUP, "try {at}: no backup before");
        drop(store);
        let again = Options { backup_to: Some(place.folder.path().join(format!("{at}.again"))), ..options() };
        let store = Store::open(&location, again).expect("the next one migrates it");
        assert_eq!((format(&store), cases(&backup(&store))), (is_of(3), cases(BACKUP)), "try {at}");
    }
    assert!(killed > 0 && left[0] > 0, "{killed} killed, {left:?} left as they were and migrated");
}

fn a_backup_of_an_older_store_is_restored(place: Place) {
    let location = place.fresh();
    let store = Store::restore(&location, options(), BACKUP).expect("restored");
    assert_eq!((format(&store), cases(&backup(&store))), (is_of(3), cases(BACKUP)));
    sound(&store);
    let newer = [b"takas backup 4\n", &BACKUP[15..]].concat();
    let refused = Store::restore(&place.fresh(), options(), newer.as_slice()).err();
    let Some(StoreError::Portable { what, .. }) = refused else { panic!("{refused:?}") };
    assert_eq!(what, "it is a takas backup of version 4, and this program reads up to version 3");
}

fn a_store_that_is_migrated_under_a_running_program_is_not_written_by_it(place: Place) {
    let location = place.fresh();
    let store = open(&location);
    store.append(record("case/a", "1")).expect("accepted");
    set_fact(&location, "format", 4);
    let newer = StoreError::Newer { found: 4, known: 3 };
    assert_eq!(store.append(record("case/a", "2")), Err(newer.clone()));
    assert_eq!(store.retain_until("case", 1, Date::Binds), Err(newer));
    assert_eq!(store.read(&stream("case/a"), Revision(1), 9).expect("read").len(), 1);
    set_fact(&location, "format", 3);
    store.append(record("case/a", "2")).expect("accepted");
}

#[test]
fn a_backup_that_is_named_is_not_written_over() {
    let place = Place::new(On::Sqlite);
    let location = format_1::make(&place);
    let named = place.folder.path().join("named");
    std::fs::write(&named, "of somebody else").expect("written");
    let named_so = Options { backup_to: Some(named.clone()), ..options() };
    let refused = Store::open(&location, named_so).err();
    assert_eq!(refused, Some(StoreError::Occupied { what: named.display().to_string() }));
    assert_eq!(std::fs::read(&named).expect("read"), b"of somebody else");
    assert!(backup(&Store::open_to_read(&location, options()).expect("opens")) == BACKUP);
}

#[test]
fn the_second_copy_of_an_older_store_is_made_anew() {
    let place = Place::new(On::Sqlite);
    let (location, copy) = (format_1::make(&place), format_1::make(&place));
    let Location::File(second) = &copy else { unreachable!("it is a file") };
    let store = Store::open(&location, with_copy(second)).expect("opens");
    confirm(&store, &record("case/operation", "after"));
    let expected = backup(&store);
    drop(store);
    assert!(backup(&open(&copy)) == expected);
}
