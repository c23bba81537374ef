//! Damage is planted behind the store's back, one at a time; `fsck` finds it under its code and at its place, and
//! reading the damaged row is an error.

use takas_store::{Location, Number, Revision, Store, StoreError};

use crate::maintenance::{fill, project, sound};
use crate::support::{On, Place, open, record, stream};

crate::on_both!(
    every_planted_damage_is_found,
    a_damaged_row_is_no_answer_and_refuses_only_its_own_stream,
    what_the_engine_refuses_undoes_nothing_beside_it,
    projections_that_differ_from_a_rebuild_are_found_and_mended,
);

/// Runs a statement past the store.
pub(crate) fn plant(location: &Location, statement: &str) {
    match location {
        Location::File(path) => {
            let connection = rusqlite::Connection::open(path).expect("opens");
            let off = "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;";
            connection.execute_batch(&format!("{off} {statement}")).expect("planted");
        }
        Location::Server(address) => {
            crate::postgres::run(address, &format!("SET session_replication_role = replica; {statement}"));
        }
    }
}

/// A damage: what is planted, and the code and the beginning of the place under which it is to be found.
const DAMAGE: &[(&str, &str, &str)] = &[
    ("UPDATE event SET bytes = sum WHERE number = 7", "row", "event, number 7"),
    ("UPDATE event SET bytes = sum WHERE number = 7", "chain", "case/journal"),
    ("UPDATE event SET log_index = NULL WHERE number = 7", "gap", "case/journal, revision"),
    ("UPDATE event SET revision = 999 WHERE number = 300", "gap", "case/operation, revision 100"),
    ("DELETE FROM event WHERE number = 100", "gap", "case/journal, revision 34"),
    ("DELETE FROM event WHERE number = 300", "gap", "case/operation"),
    ("DELETE FROM event WHERE number = 300", "number", "the store"),
    ("DELETE FROM event WHERE number = 300", "answer", "answer, stream"),
    ("DELETE FROM event WHERE number = 300", "outbox", "outbox, number 300"),
    ("UPDATE stream SET revision = 99 WHERE name = 'case/operation'", "row", "stream, id"),
    ("UPDATE stream SET chain = sum WHERE name = 'case/operation'", "row", "stream, id"),
    ("DELETE FROM stream WHERE name = 'other/operation'", "gap", "event, number"),
    ("DELETE FROM stream WHERE name = 'other/operation'", "tile", "stream id"),
    ("DELETE FROM store WHERE name = 'counters'", "row", "store, name counters"),
    ("UPDATE answer SET revision = revision + 1 WHERE number = 30", "row", "answer, stream"),
    ("UPDATE answer SET revision = revision + 1 WHERE number = 30", "answer", "answer, stream"),
    ("UPDATE projection SET value = sum WHERE key = '7'", "row", "projection, case_name"),
    ("UPDATE outbox SET number = 999999 WHERE number = 5", "outbox", "outbox, number 999999"),
    ("UPDATE outbox SET case_name = 'other' WHERE number = 3", "outbox", "outbox, number 3"),
    ("UPDATE outbox SET state = 2 WHERE number = 9", "row", "outbox, number 9"),
    ("UPDATE tile SET bytes = sum WHERE path = 'tile/0/000.p/80'", "tile", "case/operation, tile/0/000.p/80"),
    ("DELETE FROM tile WHERE path LIKE 'tile/0/%'", "tile", "case/operation, tile/0/000.p/80"),
    ("UPDATE tile SET path = 'tile/0/001' WHERE path = 'tile/0/000.p/80'", "tile", "case/operation, tile/0/001"),
    ("UPDATE checkpoint SET root = note WHERE size = 80", "row", "checkpoint, stream"),
    ("UPDATE checkpoint SET size = 500 WHERE size = 80", "checkpoint", "case/operation, size 500"),
    ("UPDATE checkpoint SET size = 79 WHERE size = 80", "checkpoint", "case/operation, size 79"),
    ("UPDATE checkpoint SET size = 79 WHERE size = 80", "cosignature", "case/operation, size 80"),
    ("UPDATE cosignature SET line = sum", "row", "cosignature, stream"),
    ("UPDATE retention SET until = until + 1", "row", "retention, case_name case"),
];

fn every_planted_damage_is_found(place: Place) {
    let source = place.store();
    fill(&source);
    let mut whole = Vec::new();
    source.backup(&mut whole).expect("written");
    // Making a store is slow on a server; what finds the damage is the same on both.
    let step = if matches!(place.fresh(), Location::File(_)) { 1 } else { 4 };
    for (statement, code, begins) in DAMAGE.iter().step_by(step) {
        let location = place.fresh();
        let store = Store::restore(&location, crate::support::options(), whole.as_slice()).expect("restored");
        sound(&store);
        plant(&location, statement);
        let report = store.fsck(None).expect("looked");
        let found = report.damage.iter().any(|damage| damage.code == *code && damage.place.starts_with(begins));
        assert!(found, "{statement}: no {code} at {begins} among\n{:#?}", report.damage);
    }
}

fn a_damaged_row_is_no_answer_and_refuses_only_its_own_stream(place: Place) {
    let location = place.fresh();
    let store = open(&location);
    for name in ["case/a", "case/b"] {
        store.append(record(name, "1").with_key("k")).expect("accepted");
        store.append(record(name, "2")).expect("accepted");
    }
    plant(&location, "UPDATE event SET bytes = sum WHERE number = 2");
    assert!(matches!(store.read(&stream("case/a"), Revision(1), 9), Err(StoreError::Damaged { .. })));
    assert!(matches!(store.read_all(Number(1), 9), Err(StoreError::Damaged { .. })));
    assert_eq!(store.read(&stream("case/a"), Revision(1), 1).expect("before it").len(), 1);
    plant(&location, "UPDATE stream SET revision = 7 WHERE name = 'case/a'");
    assert!(matches!(store.append(record("case/a", "3")), Err(StoreError::Damaged { .. })));
    plant(&location, "UPDATE answer SET entries = 9 WHERE number = 3");
    assert!(matches!(store.append(record("case/b", "1").with_key("k")), Err(StoreError::Damaged { .. })));
    store.append(record("case/b", "3")).expect("its stream is sound");
}

fn what_the_engine_refuses_undoes_nothing_beside_it(place: Place) {
    let location = place.fresh();
    let store = open(&location);
    store.append(record("case/a", "1")).expect("accepted");
    // The place of the next event of this stream is taken, which only the engine sees.
    plant(&location, "INSERT INTO event SELECT 1000000, stream, 2, NULL, bytes, sum FROM event WHERE number = 1");
    std::thread::scope(|scope| {
        for author in 0..16 {
            let store = &store;
            scope.spawn(move || {
                let append = record(if author % 2 == 0 { "case/a" } else { "case/b" }, &author.to_string());
                match store.append(append.with_key(author.to_string())) {
                    Ok(_) => assert!(author % 2 == 1),
                    Err(StoreError::ReadOnly { .. }) => {}
                    Err(other) => panic!("{other}"),
                }
            });
        }
    });
    let began = std::time::Instant::now();
    for author in (1..16).step_by(2) {
        // Those who came just after a refusal were told to try again.
        while store.append(record("case/b", &author.to_string()).with_key(author.to_string())).is_err() {
            assert!(began.elapsed() < std::time::Duration::from_secs(20), "the store goes on");
        }
    }
    assert_eq!(store.read(&stream("case/b"), Revision(1), 99).expect("read").len(), 8);
}

fn projections_that_differ_from_a_rebuild_are_found_and_mended(place: Place) {
    let location = place.fresh();
    let store = open(&location);
    for at in 1..=5_u64 {
        let append = record("case/a", &at.to_string());
        // One row is other than its event makes it, one is missing, one is nobody's.
        let changes = match at {
            2 => vec![row("2", "x")],
            3 => Vec::new(),
            4 => vec![row("4", "4"), row("stray", "x")],
            _ => vec![row(&at.to_string(), &at.to_string())],
        };
        store.append(takas_store::Append { changes, ..append }).expect("accepted");
    }
    let damage = store.fsck(Some(&mut project)).expect("looked").damage;
    let shown: Vec<(&str, &str)> =
        damage.iter().map(|damage| (damage.code, damage.place.rsplit(' ').next().unwrap_or_default())).collect();
    assert_eq!(shown, [("projection", "2"), ("projection", "3"), ("projection", "stray")]);
    store.rebuild(Some(Box::new(project))).expect("made");
    assert_eq!(store.fsck(Some(&mut project)).expect("looked").damage, []);
    plant(&location, "DELETE FROM event WHERE number = 5");
    assert!(!store.fsck(Some(&mut project)).expect("looked").damage.is_empty());
}

fn row(key: &str, value: &str) -> takas_store::Change {
    let value = Some(value.as_bytes().to_vec());
    takas_store::Change { projection: "by revision".to_owned(), key: key.to_owned(), value }
}

#[test]
fn a_page_that_cannot_be_read_hides_nothing_beside_it() {
    let place = Place::new(On::Sqlite);
    let location = place.fresh();
    let store = open(&location);
    fill(&store);
    // Enough for several pages.
    for at in 301..=600 {
        let entry = format!("case/operation {at} {}", "x".repeat(200));
        store.append(record("case/operation", &entry)).expect("accepted");
    }
    drop(store);
    for number in [1, 599] {
        plant(&location, &format!("UPDATE event SET bytes = sum WHERE number = {number}"));
    }
    let Location::File(path) = &location else { unreachable!("it is a file") };
    let mut file = std::fs::read(path).expect("read");
    // Of the leaves of tables by number, which begin so, the one with this event.
    let is_its = |page: &[u8]| page[0] == 13 && page.windows(18).any(|window| window == b"case/operation 450");
    // How long pages are, the file itself says, at byte 16.
    let page_bytes = usize::from(u16::from_be_bytes([file[16], file[17]]));
    let pages: Vec<&mut [u8]> = file.chunks_mut(page_bytes).filter(|page| is_its(page)).collect();
    assert_eq!(pages.len(), 1);
    for page in pages {
        page.fill(0xa5);
    }
    std::fs::write(path, file).expect("written");
    let report = open(&location).fsck(Some(&mut project)).expect("it says all it found");
    let is_found = |code: &str, begins: &str, says: &str| {
        let is_it =
            |one: &takas_store::Damage| one.code == code && one.place.starts_with(begins) && one.what.contains(says);
        assert!(report.damage.iter().any(is_it), "no {code} at {begins} among\n{:#?}", report.damage);
    };
    is_found("engine", "the engine", "malformed");
    is_found("engine", "event", "nothing can be read from event, number ");
    is_found("row", "event, number 1", "");
    is_found("row", "event, number 599", "");
    is_found("gap", "case/operation, revision", "comes next");
    assert!((450..600).contains(&report.events), "{} events were read", report.events);
}

#[test]
fn a_flipped_byte_anywhere_in_the_file_is_found_or_harmless() {
    let place = Place::new(On::Sqlite);
    let location = place.fresh();
    let store = open(&location);
    for at in 0..240 {
        let entry = format!("entry {at} ").repeat(20);
        store.append(record("case/a", &entry).with_key(at.to_string())).expect("accepted");
    }
    crate::maintenance::publish(&store, "case/a");
    let mut whole = Vec::new();
    store.backup(&mut whole).expect("written");
    drop(store);
    let Location::File(path) = &location else { unreachable!("it is a file") };
    let sound = std::fs::read(path).expect("read");
    let (mut found, mut harmless) = (0, 0);
    for at in (0..sound.len()).step_by(sound.len() / 400) {
        let mut damaged = sound.clone();
        damaged[at] ^= 0x10;
        let copy = place.folder.path().join("damaged.store");
        for end in ["", "-wal", "-shm"] {
            drop(std::fs::remove_file(place.folder.path().join(format!("damaged.store{end}"))));
        }
        std::fs::write(&copy, damaged).expect("written");
        let looked = Store::open(&Location::File(copy), crate::support::options())
            .and_then(|store| store.fsck(None).map(|report| (store, report)));
        match looked {
            Ok((store, report)) if report.damage.is_empty() => {
                let mut again = Vec::new();
                store.backup(&mut again).expect("written");
                assert!(again == whole, "byte {at} changed what is stored, and nothing was found");
                harmless += 1;
            }
            _ => found += 1,
        }
    }
    assert!(found > 20 && harmless > 20, "{found} found, {harmless} harmless");
}
