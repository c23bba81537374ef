//! Backup and restore across engines, export and import, rebuild, checkpoints, destroying: each leaves a store in which nothing is wrong.

use std::io::Cursor;

use takas_store::{
    Append, Change, Cosignature, Date, Entry, Event, LogIndex, Message, Number, Retention, Revision, Store, StoreError,
};

use crate::support::{On, Place, open, options, record, stream};

crate::on_both!(
    a_backup_is_restored_into_either_engine,
    the_export_of_an_import_is_the_same_to_the_byte,
    a_damaged_backup_or_export_is_refused_whole,
    a_checkpoint_stands_over_all_that_is_committed,
    a_rebuild_makes_what_was_there,
    a_destroyed_case_is_gone_and_certified,
    a_date_is_moved_later_and_kept_to,
    a_file_is_copied_while_it_is_in_use,
);

/// What makes the projections of a store whose values are the bytes of its events.
#[expect(clippy::unnecessary_wraps, reason = "a projector may refuse")]
pub(crate) fn project(event: &Event) -> Result<Vec<Change>, String> {
    Ok(vec![change(&event.revision.to_string(), &event.bytes)])
}

fn change(key: &str, value: &[u8]) -> Change {
    Change { projection: "by revision".to_owned(), key: key.to_owned(), value: Some(value.to_vec()) }
}

/// Two cases with everything that a case can have.
pub(crate) fn fill(store: &Store) {
    for at in 1..=300_u64 {
        let name = ["case/operation", "case/journal", "other/operation"][usize::try_from(at % 3).expect("small")];
        let revision = at.div_ceil(3);
        let bytes = format!("{name} {at}");
        let entry = if at % 5 == 0 { Entry::journal(bytes.clone()) } else { Entry::record(bytes.clone()) };
        let key = if name == "case/journal" { None } else { Some(format!("key {at}")) };
        let changes =
            if name == "case/journal" { Vec::new() } else { vec![change(&revision.to_string(), bytes.as_bytes())] };
        let messages = vec![Message { destination: "field".to_owned(), bytes: bytes.into_bytes() }];
        let append = Append { key, changes, messages, ..Append::new(stream(name), vec![entry]) };
        store.append(append).expect("accepted");
        if at == 100 {
            publish(store, "case/operation");
        }
    }
    publish(store, "case/operation");
    publish(store, "other/operation");
    let size = store.checkpoint(&stream("case/operation")).expect("read").expect("there").size;
    let cosignature = Cosignature { witness: "w".to_owned(), line: b"signed".to_vec() };
    store.cosign(&stream("case/operation"), size, cosignature).expect("stored");
    store.retain_until("case", 1_000, Date::Binds).expect("stored");
    let taken = store.take("field", 10, 0, 50).expect("taken");
    store.delivered(&[taken[0].id]).expect("stored");
}

pub(crate) fn publish(store: &Store, name: &str) -> u64 {
    let sign = |size: u64, root: [u8; 32]| Ok(format!("signed {size} {}", root[0]).into_bytes());
    store.publish(&stream(name), sign).expect("published").size
}

pub(crate) fn sound(store: &Store) {
    let report = store.fsck(None).expect("looked");
    assert_eq!(report.damage, []);
}

fn backup(store: &Store) -> Vec<u8> {
    let mut bytes = Vec::new();
    store.backup(&mut bytes).expect("written");
    bytes
}

fn export(store: &Store, case: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    store.export(case, &mut bytes).expect("written");
    bytes
}

fn a_backup_is_restored_into_either_engine(place: Place) {
    let store = place.store();
    fill(&store);
    sound(&store);
    let bytes = backup(&store);
    for on in [On::Sqlite, On::Postgres] {
        let elsewhere = Place::new(on);
        let location = elsewhere.fresh();
        let restored = Store::restore(&location, options(), bytes.as_slice()).expect("restored");
        sound(&restored);
        assert_eq!(backup(&restored), bytes, "{on:?}");
        assert_eq!(restored.identity(), store.identity());
        let again = restored.append(record("case/operation", "after")).expect("accepted");
        assert_eq!(again.numbers.first, 301);
        drop(restored);
        let occupied = Store::restore(&location, options(), bytes.as_slice());
        assert!(matches!(occupied, Err(StoreError::Occupied { .. })));
    }
}

fn the_export_of_an_import_is_the_same_to_the_byte(place: Place) {
    let store = place.store();
    fill(&store);
    let (case, other) = (export(&store, "case"), export(&store, "other"));
    let held = takas_store::inspect(case.as_slice()).expect("sound");
    assert_eq!((held.case.as_str(), &held.streams), ("case", &store.streams(Some("case")).expect("read")));
    for on in [On::Sqlite, On::Postgres] {
        let elsewhere = Place::new(on);
        let target = elsewhere.store();
        target.append(record("third/a", "was here before")).expect("accepted");
        assert_eq!(target.import(Cursor::new(other.clone())), Ok("other".to_owned()));
        assert_eq!(target.import(Cursor::new(case.clone())), Ok("case".to_owned()));
        sound(&target);
        assert_eq!((export(&target, "case"), export(&target, "other")), (case.clone(), other.clone()), "{on:?}");
        assert!(matches!(target.import(Cursor::new(case.clone())), Err(StoreError::Occupied { .. })));
        let repeated = target.append(record("case/operation", "case/operation 3").with_key("key 3")).expect("accepted");
        assert!(repeated.repeated, "keys come along");
        assert_eq!(target.undelivered("field"), store.undelivered("field"));
    }
    assert!(matches!(store.export("none", Vec::new()), Err(StoreError::Absent { .. })));
}

fn a_damaged_backup_or_export_is_refused_whole(place: Place) {
    let store = place.store();
    for at in 0..5 {
        store.append(record("case/a", &format!("entry {at}")).with_key(at.to_string())).expect("accepted");
    }
    publish(&store, "case/a");
    let (whole, case) = (backup(&store), export(&store, "case"));
    let target = place.store();
    for at in (0..case.len()).step_by(37) {
        let mut damaged = case.clone();
        damaged[at] ^= 1;
        assert!(takas_store::inspect(damaged.as_slice()).is_err(), "byte {at}");
        assert!(target.import(Cursor::new(damaged)).is_err(), "byte {at}");
        assert!(target.import(Cursor::new(case[..at].to_vec())).is_err(), "cut at {at}");
    }
    assert!(target.import(Cursor::new([case.as_slice(), b"x"].concat())).is_err());
    assert_eq!(target.streams(None), Ok(Vec::new()));
    sound(&target);
    let location = place.fresh();
    for at in (0..whole.len()).step_by(whole.len() / 7) {
        let mut damaged = whole.clone();
        damaged[at] ^= 1;
        assert!(Store::restore(&location, options(), damaged.as_slice()).is_err(), "byte {at}");
    }
    sound(&Store::restore(&location, options(), whole.as_slice()).expect("nothing was kept of the others"));
}

fn a_checkpoint_stands_over_all_that_is_committed(place: Place) {
    let store = place.store();
    let name = stream("case/a");
    assert_eq!(store.checkpoint(&name), Ok(None));
    assert!(store.publish(&name, |_, _| Ok(Vec::new())).is_err(), "there is no such stream");
    let entries = |count: usize| (0..count).map(|at| Entry::record(at.to_string())).collect();
    let mut size = 0;
    for count in [1, 254, 1, 1, 300, 700] {
        store.append(Append::new(name.clone(), entries(count))).expect("accepted");
        size += count as u64;
        assert_eq!(publish(&store, "case/a"), size);
        assert_eq!(publish(&store, "case/a"), size, "nothing new, nothing signed");
        let partial = store.tile_paths(&name).expect("read").iter().filter(|path| path.contains(".p/")).count();
        assert!(partial <= 3, "outdated partial tiles are gone");
    }
    sound(&store);
    assert_eq!(store.checkpoints(&name).expect("read").len(), 6);
    let tile = store.tile(&name, "tile/0/000").expect("read").expect("there");
    assert_eq!(tile.len(), 256 * 32);
    let leaves = store.leaves(&name, LogIndex(1_255), 10).expect("read");
    assert_eq!(leaves.iter().map(|leaf| leaf.revision.0).collect::<Vec<_>>(), [1_256, 1_257]);
    let refused =
        store.append(record("case/a", "one more")).and_then(|_| store.publish(&name, |_, _| Err("locked".to_owned())));
    assert_eq!(refused, Err(StoreError::Refused { why: "locked".to_owned() }));
    assert_eq!(
        store.checkpoint(&name).expect("read").expect("there").size,
        size,
        "nothing is claimed that was not signed"
    );
    let cosignature = Cosignature { witness: "w".to_owned(), line: b"x".to_vec() };
    assert!(matches!(store.cosign(&name, 7, cosignature.clone()), Err(StoreError::Absent { .. })));
    store.cosign(&name, size, cosignature.clone()).expect("stored");
    assert_eq!(store.checkpoint(&name).expect("read").expect("there").cosignatures, [cosignature]);
}

fn a_rebuild_makes_what_was_there(place: Place) {
    let store = place.store();
    for at in 1..=300 {
        let bytes = format!("entry {at}").into_bytes();
        let changes = vec![change(&at.to_string(), &bytes)];
        store
            .append(Append { changes, ..Append::new(stream("case/a"), vec![Entry::record(bytes)]) })
            .expect("accepted");
    }
    publish(&store, "case/a");
    let report = store.fsck(Some(&mut project)).expect("looked");
    assert_eq!((report.damage, report.events, report.projections_compared), (Vec::new(), 300, true));
    let before = backup(&store);
    store.rebuild(Some(Box::new(project))).expect("made");
    assert_eq!(
        store.projection("case", "by revision", "30"),
        Ok(vec![("30".to_owned(), b"entry 30".to_vec()), ("300".to_owned(), b"entry 300".to_vec())])
    );
    // The counters of commits differ; all else is what it was.
    let (before, after) = (tail(&before), backup(&store));
    assert_eq!(before, tail(&after));
}

/// A backup without the facts at its beginning and the digest at its end.
fn tail(backup: &[u8]) -> Vec<u8> {
    let start = backup.windows(14).position(|window| window.ends_with(b"stream")).expect("there");
    backup[start..backup.len() - 32].to_vec()
}

fn a_destroyed_case_is_gone_and_certified(place: Place) {
    let store = place.store();
    fill(&store);
    let absent = StoreError::Absent { what: "the case cast".to_owned() };
    assert_eq!(store.retain_until("cast", 1_000, Date::Binds), Err(absent), "a slip of the pen keeps nothing");
    let unsigned = store.destroy("case", 1_000, Date::Binds, |_| Err("not without the second signature".to_owned()));
    assert!(unsigned.is_err());
    assert_eq!(store.streams(Some("case")).expect("read").len(), 2);
    let certify = |destruction: &takas_store::Destruction| {
        let checkpoints = destruction.streams.iter().filter(|stream| stream.checkpoint.is_some()).count();
        Ok(format!("{} {} {checkpoints}", destruction.case, destruction.events).into_bytes())
    };
    let certificate = store.destroy("case", 1_000, Date::Binds, certify).expect("destroyed");
    assert_eq!((&certificate.bytes[..], certificate.events), (&b"case 200 1"[..], 200));
    assert_eq!(store.certificates(), Ok(vec![certificate]));
    sound(&store);
    assert_eq!(store.streams(None).expect("read").len(), 1);
    assert_eq!(store.read_all(Number(1), 1_000).expect("read").len(), 100);
    assert_eq!(store.projection("case", "by revision", ""), Ok(Vec::new()));
    assert_eq!(store.due(5_000), Ok(Vec::new()));
    let destroyed = StoreError::Destroyed { case: "case".to_owned() };
    assert_eq!(store.append(record("case/new", "x")), Err(destroyed.clone()));
    assert_eq!(store.destroy("case", 1_000, Date::Binds, |_| Ok(Vec::new())), Err(destroyed));
    let destroyed = StoreError::Destroyed { case: "case".to_owned() };
    assert_eq!(store.retain_until("case", 2_000, Date::Binds), Err(destroyed), "nothing of it is left to be kept");
    assert_eq!(store.due(5_000), Ok(Vec::new()));
    let next = store.append(record("other/operation", "x")).expect("accepted");
    assert_eq!(next.numbers.first, 301, "no number is given twice");
    assert_eq!(store.read(&stream("other/operation"), Revision(101), 9).expect("read").len(), 1);
    if let takas_store::Location::File(path) = store.location() {
        for name in [path.clone(), path.with_extension("store-wal")] {
            let bytes = std::fs::read(&name).expect("read");
            assert!(!bytes.windows(14).any(|window| window == b"case/operation"), "{}", name.display());
            let other = bytes.windows(15).any(|window| window == b"other/operation");
            assert!(other, "so the search finds what is there: {}", name.display());
        }
    }
    let again = open(store.location());
    sound(&again);
}

fn a_date_is_moved_later_and_kept_to(place: Place) {
    let store = place.store();
    fill(&store);
    let kept = |case: &str, until: u64| Retention { case: case.to_owned(), until };
    let binds = |until: u64| Err(StoreError::Kept { case: "case".to_owned(), until });
    assert_eq!(store.retain_until("other", 900, Date::Binds), Ok(None));
    assert_eq!(store.retain_until("case", 2_000, Date::Binds), Ok(Some(1_000)), "later at any time");
    assert_eq!(store.retain_until("case", 1_999, Date::Binds), binds(2_000));
    assert_eq!(
        store.retentions(),
        Ok(vec![kept("other", 900), kept("case", 2_000)]),
        "what is refused changes nothing"
    );
    assert_eq!(store.retain_until("case", 1_500, Date::SetAside), Ok(Some(2_000)));
    let due = |now| store.due(now).expect("read");
    assert_eq!((due(899), due(900)), (Vec::new(), vec![kept("other", 900)]));
    assert_eq!((due(1_499).len(), due(1_500)), (1, vec![kept("other", 900), kept("case", 1_500)]));
    let certify = |destruction: &takas_store::Destruction| Ok(format!("{:?}", destruction.until).into_bytes());
    let early = store.destroy("case", 1_499, Date::Binds, |_| panic!("nobody is asked to sign it"));
    assert_eq!(early.map(|_| None), binds(1_500));
    assert_eq!(store.streams(Some("case")).expect("read").len(), 2, "all of it is there");
    sound(&store);
    let meant = store.destroy("case", 1_499, Date::SetAside, certify).expect("destroyed");
    assert_eq!((meant.at, &meant.bytes[..]), (1_499, &b"Some(1500)"[..]), "the certificate can say that it was early");
    let on_its_day = store.destroy("other", 900, Date::Binds, certify).expect("destroyed");
    assert_eq!(on_its_day.bytes, b"Some(900)");
    assert_eq!(store.retentions(), Ok(Vec::new()));
    sound(&store);
}

fn a_file_is_copied_while_it_is_in_use(place: Place) {
    let store = place.store();
    fill(&store);
    let target = place.folder.path().join("copy");
    if matches!(store.location(), takas_store::Location::Server(_)) {
        assert!(matches!(store.copy_to(&target), Err(StoreError::Unfit { .. })));
        return;
    }
    store.copy_to(&target).expect("copied");
    let expected = backup(&store);
    store.append(record("case/operation", "after")).expect("accepted");
    assert!(matches!(store.copy_to(&target), Err(StoreError::Occupied { .. })));
    let copy = open(&takas_store::Location::File(target));
    sound(&copy);
    assert!(backup(&copy) == expected, "the copy is the store as it was");
}
