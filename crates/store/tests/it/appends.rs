//! Appending and reading: all or nothing, the revision expected, idempotency, limits, many authors, opening again.

use std::collections::BTreeSet;
use std::thread;
use std::time::Duration;

use takas_store::{
    Append, Change, Confirmation, Entry, Kind, Location, LogIndex, Message, Number, Options, Revision, State, Store,
    StoreError, Stream,
};

use crate::support::{Place, journal, open, options, record, stream};

crate::on_both!(
    entries_come_back_as_they_were,
    a_wrong_revision_is_refused_and_told_the_present_one,
    a_key_counts_once,
    limits_hold,
    many_authors_are_all_stored_once,
    a_refused_append_undoes_nothing_beside_it,
    two_stores_on_one_place_agree,
    what_was_stored_is_there_after_opening_again,
    projections_follow_appends,
    messages_are_taken_and_delivered,
    a_subscription_misses_and_doubles_nothing,
    replicated_is_not_said_without_a_second_copy,
);

fn entries_come_back_as_they_were(place: Place) {
    let store = place.store();
    assert_eq!(store.state(), State::Writing);
    assert_eq!(store.read(&stream("case/a"), Revision(1), 10), Ok(Vec::new()));
    let entries = vec![Entry::record([0, 1, 255]), Entry::journal(""), Entry::record("x")];
    let appended = store.append(Append::new(stream("case/a"), entries)).expect("accepted");
    assert_eq!(
        (appended.revision, appended.confirmation, appended.repeated),
        (Revision(3), Confirmation::Durable, false)
    );
    assert_eq!(appended.numbers.iter().collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(appended.log_indices.iter().collect::<Vec<_>>(), [0, 1]);
    store.append(record("other/b", "y")).expect("accepted");
    let events = store.read(&stream("case/a"), Revision(2), 10).expect("read");
    let seen: Vec<_> =
        events.iter().map(|event| (event.revision, event.log_index, event.kind(), &event.bytes[..])).collect();
    let expected =
        [(Revision(2), None, Kind::Journal, &b""[..]), (Revision(3), Some(LogIndex(1)), Kind::Record, &b"x"[..])];
    assert_eq!(seen, expected);
    let all = store.read_all(Number(3), 10).expect("read");
    assert_eq!(
        all.iter().map(|event| (event.number.0, event.stream.as_str())).collect::<Vec<_>>(),
        [(3, "case/a"), (4, "other/b")]
    );
    assert_eq!(store.read_all(Number(1), 2).expect("read").len(), 2);
    let streams = store.streams(None).expect("read");
    let shown: Vec<_> = streams.iter().map(|state| (state.stream.as_str(), state.revision.0, state.log_size)).collect();
    assert_eq!(shown, [("case/a", 3, 2), ("other/b", 1, 1)]);
    assert_eq!(store.streams(Some("other")).expect("read").len(), 1);
}

fn a_wrong_revision_is_refused_and_told_the_present_one(place: Place) {
    let store = place.store();
    store.append(record("case/a", "1").expecting(Revision(0))).expect("accepted");
    let refused = store.append(record("case/a", "2").expecting(Revision(0)));
    let expected = StoreError::WrongRevision { stream: stream("case/a"), expected: Revision(0), current: Revision(1) };
    assert_eq!(refused, Err(expected));
    store.append(record("case/a", "2").expecting(Revision(1))).expect("accepted");
    assert!(store.append(record("case/new", "1").expecting(Revision(7))).is_err());
    assert_eq!(store.streams(None).expect("read").len(), 1, "a refused append begins no stream");
}

fn a_key_counts_once(place: Place) {
    let location = place.fresh();
    let store = open(&location);
    let first = store.append(record("case/a", "1").with_key("k").expecting(Revision(0))).expect("accepted");
    store.append(record("case/a", "2")).expect("accepted");
    let check = |store: &Store| {
        let again = store.append(record("case/a", "1").with_key("k").expecting(Revision(0))).expect("accepted");
        assert!(again.repeated);
        assert_eq!(
            (again.revision, again.numbers, again.log_indices),
            (first.revision, first.numbers, first.log_indices)
        );
        let other = store.append(record("case/a", "other").with_key("k"));
        assert_eq!(other, Err(StoreError::OtherContent { stream: stream("case/a") }));
        assert!(store.append(journal("case/a", "1").with_key("k")).is_err(), "another kind is other content");
    };
    check(&store);
    drop(store);
    check(&open(&location));
    let elsewhere = open(&location).append(record("case/b", "1").with_key("k")).expect("accepted");
    assert!(!elsewhere.repeated, "a key counts within its stream");
}

fn limits_hold(place: Place) {
    let store = place.store();
    let limit = |append: Append| assert!(matches!(store.append(append), Err(StoreError::Limit { .. })));
    limit(Append::new(stream("case/a"), Vec::new()));
    limit(Append::new(stream("case/a"), vec![Entry::record(vec![0; 65_536])]));
    limit(Append::new(stream("case/a"), vec![Entry::journal(vec![0; (16 << 20) + 1])]));
    limit(Append::new(stream("case/a"), vec![Entry::journal("x"); 1_001]));
    store.append(Append::new(stream("case/a"), vec![Entry::record(vec![7; 65_535])])).expect("just within");
    let large = Append::new(stream("case/a"), vec![Entry::journal(vec![7; 16 << 20])]);
    store.append(large).expect("just within");
    assert_eq!(store.read(&stream("case/a"), Revision(2), 1).expect("read")[0].bytes.len(), 16 << 20);
    for name in ["", "case", "case/", "/a", "case//a", "case/a\n", "case/..", &"x/y".repeat(100)] {
        assert!(matches!(Stream::new(name), Err(StoreError::Name { .. })), "{name}");
    }
    assert!(Stream::new("Анкара/şehir").is_ok());
    assert!(matches!(store.append(record("case/a", "1").with_key("")), Err(StoreError::Name { .. })));
}

fn many_authors_are_all_stored_once(place: Place) {
    let store = place.store();
    let (authors, entries) = (24, 25);
    thread::scope(|scope| {
        for author in 0..authors {
            let store = &store;
            scope.spawn(move || {
                for entry in 0..entries {
                    let text = format!("{author} {entry}");
                    store.append(record("case/a", &text).with_key(text.clone())).expect("accepted");
                }
            });
        }
    });
    let events = store.read(&stream("case/a"), Revision(1), 10_000).expect("read");
    let distinct: BTreeSet<&[u8]> = events.iter().map(|event| event.bytes.as_slice()).collect();
    assert_eq!((events.len(), distinct.len()), (authors * entries, authors * entries));
    for (index, event) in events.iter().enumerate() {
        assert_eq!((event.revision.0, event.log_index), (index as u64 + 1, Some(LogIndex(index as u64))));
    }
}

fn a_refused_append_undoes_nothing_beside_it(place: Place) {
    let store = place.store();
    let accepted: usize = thread::scope(|scope| {
        let authors: Vec<_> = (0..16)
            .map(|author| {
                let store = &store;
                scope.spawn(move || {
                    let good = store.append(record("case/good", &author.to_string())).is_ok();
                    let bad = store.append(record("case/good", "bad").expecting(Revision(999))).is_err();
                    usize::from(good && bad)
                })
            })
            .collect();
        authors.into_iter().map(|author| author.join().expect("ends")).sum()
    });
    assert_eq!(accepted, 16);
    assert_eq!(store.read(&stream("case/good"), Revision(1), 100).expect("read").len(), 16);
}

fn two_stores_on_one_place_agree(place: Place) {
    let location = place.fresh();
    let stores = [open(&location), open(&location), open(&location)];
    thread::scope(|scope| {
        for (index, store) in stores.iter().enumerate() {
            scope.spawn(move || {
                for entry in 0..20 {
                    store.append(record("case/a", &format!("{index} {entry}"))).expect("accepted");
                }
            });
        }
    });
    let events: Vec<_> =
        stores.iter().map(|store| store.read(&stream("case/a"), Revision(1), 100).expect("read")).collect();
    assert_eq!(events[0].len(), 60);
    assert!(events[0] == events[1] && events[1] == events[2]);
    assert!(events[0].iter().map(|event| event.number.0).eq(1..=60));
    assert_eq!(stores[0].identity(), stores[2].identity());
}

fn what_was_stored_is_there_after_opening_again(place: Place) {
    let location = place.fresh();
    let store = open(&location);
    store.append(record("case/a", "1")).expect("accepted");
    let (identity, events) = (store.identity(), store.read_all(Number(1), 10).expect("read"));
    drop(store);
    let again = open(&location);
    assert_eq!((again.identity(), again.read_all(Number(1), 10).expect("read")), (identity, events));
    assert_eq!(again.append(record("case/a", "2")).expect("accepted").numbers.first, 2);
}

fn change(key: &str, value: Option<&str>) -> Change {
    Change { projection: "people".to_owned(), key: key.to_owned(), value: value.map(|value| value.as_bytes().to_vec()) }
}

fn projections_follow_appends(place: Place) {
    let store = place.store();
    let with = |changes: Vec<Change>| Append { changes, ..record("case/a", "1") };
    store
        .append(with(vec![change("a/1", Some("x")), change("a/2", Some("y")), change("b/1", Some("z"))]))
        .expect("accepted");
    store.append(with(vec![change("a/2", None), change("a/1", Some("new")), change("none", None)])).expect("accepted");
    let refused = Append { expected: Some(Revision(0)), ..with(vec![change("a/1", Some("never"))]) };
    assert!(store.append(refused).is_err());
    assert_eq!(store.projected("case", "people", "a/1"), Ok(Some(b"new".to_vec())));
    assert_eq!(store.projected("case", "people", "a/2"), Ok(None));
    assert_eq!(store.projected("other", "people", "a/1"), Ok(None));
    assert_eq!(store.projection("case", "people", "a/"), Ok(vec![("a/1".to_owned(), b"new".to_vec())]));
    assert_eq!(store.projection("case", "people", "").expect("read").len(), 2);
    // After the last of all characters, too, a key begins as it begins.
    let edge = ["c\u{10ffff}", "c\u{10ffff}z", "\u{10ffff}\u{10ffff}"];
    let changes = edge.iter().map(|key| change(key, Some("x"))).collect();
    store.append(Append { changes, ..record("case/a", "edge") }).expect("accepted");
    for (prefix, keys) in [("c", &edge[..2]), ("c\u{10ffff}", &edge[..2]), ("\u{10ffff}", &edge[2..])] {
        let found = store.projection("case", "people", prefix).expect("read");
        assert_eq!(found.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>(), keys, "{prefix:?}");
    }
}

fn messages_are_taken_and_delivered(place: Place) {
    let store = place.store();
    let message = |text: &str| Message { destination: "field".to_owned(), bytes: text.as_bytes().to_vec() };
    let with = |messages: Vec<Message>| Append { messages, ..record("case/a", "1") };
    store.append(with(vec![message("1"), message("2")])).expect("accepted");
    store.append(with(vec![message("3")])).expect("accepted");
    assert!(store.append(Append { expected: Some(Revision(0)), ..with(vec![message("never")]) }).is_err());
    let taken = store.take("field", 2, 100, 200).expect("taken");
    assert_eq!(
        taken.iter().map(|taken| (&taken.bytes[..], taken.attempts)).collect::<Vec<_>>(),
        [(&b"1"[..], 1), (b"2", 1)]
    );
    assert_eq!(taken[0].case, "case");
    store.delivered(&[taken[0].id, taken[0].id]).expect("marked");
    let next = store.take("field", 9, 150, 250).expect("taken");
    assert_eq!(next.iter().map(|taken| &taken.bytes[..]).collect::<Vec<_>>(), [b"3"], "2 is still taken");
    let late = store.take("field", 9, 200, 300).expect("taken");
    assert_eq!(late.iter().map(|taken| (&taken.bytes[..], taken.attempts)).collect::<Vec<_>>(), [(&b"2"[..], 2)]);
    assert_eq!(store.undelivered("field"), Ok(2));
    store.delivered(&late.iter().chain(&next).map(|taken| taken.id).collect::<Vec<_>>()).expect("marked");
    assert_eq!((store.undelivered("field"), store.take("field", 9, 999, 999)), (Ok(0), Ok(Vec::new())));
}

fn a_subscription_misses_and_doubles_nothing(place: Place) {
    let location = place.fresh();
    let (store, other) = (open(&location), open(&location));
    store.append(record("case/a", "0")).expect("accepted");
    let total = 301_u64;
    thread::scope(|scope| {
        scope.spawn(|| {
            for entry in 1..total {
                let by = if entry % 2 == 0 { &store } else { &other };
                by.append(record(if entry % 3 == 0 { "case/b" } else { "case/a" }, &entry.to_string()))
                    .expect("accepted");
            }
        });
        let mut all = store.subscribe_all(Number(1));
        for number in 1..=total {
            let event = all.next(Duration::from_secs(20)).expect("read").expect("it comes");
            assert_eq!((event.number.0, event.bytes), (number, (number - 1).to_string().into_bytes()));
        }
        assert_eq!(all.next(Duration::ZERO), Ok(None));
    });
    let mut late = other.subscribe(stream("case/b"), Revision(50));
    let mut count = 0;
    while let Some(event) = late.next(Duration::from_millis(1)).expect("read") {
        assert_eq!(event.revision.0, 50 + count);
        count += 1;
    }
    assert_eq!(count, 51);
    store.append(record("case/b", "late")).expect("accepted");
    assert_eq!(late.next(Duration::from_secs(20)).expect("read").expect("it comes").bytes, b"late");
}

fn replicated_is_not_said_without_a_second_copy(place: Place) {
    let location = place.fresh();
    let options = Options { confirm_within: Duration::from_millis(50), ..options() };
    let store = Store::open(&location, options).expect("opens");
    let appended =
        store.append(Append { demand: Confirmation::Replicated, ..record("case/a", "1") }).expect("accepted");
    assert_eq!(appended.confirmation, Confirmation::Durable);
    assert_eq!((store.confirmed(), store.read_all(Number(1), 9).expect("read").len()), (Number(0), 1));
    assert!(!format!("{location:?}").contains("postgres@"), "an address may hold a password");
    assert!(matches!(Location::read("a.store"), Location::File(_)));
}
