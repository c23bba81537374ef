//! Contacts: what may go on to whom, held against the judge; what whoever carries the talks with a party is shown.

use std::fmt::Write as _;

use takas_check::may_go_on as judged;
use takas_formats::{CaseFiles, read_case, read_contacts};
use takas_model::{
    Case, Contacts, Direction, Interlocutor, InterlocutorRef, ItemRef, PartyRef, Passing, Permission, Subject, Talk,
    TalkRef,
};
use takas_views::{Names, brief_contacts, contacts_out, may_go_on, may_say, project_contacts, text};

const CASE: &str = r#"format = 1
title = "A case"
[parties]
AAA = { name = "A-land" }
BBB = { name = "B-land" }
CCC = { name = "C-land" }
MED = { name = "Mediator", roles = ["mediator"] }
[people]
ann = { name = "Ann", holder = "AAA", consent = "given" }
bob = { name = "Bob", holder = "AAA", consent = "given" }
"#;
const AAA: &str = r#"format = 1
party = "AAA"
[interlocutors]
min = { name = "Minister of A", since = 2025-03-01, until = 2025-03-31, on = "ann" }
[talks]
"hint" = { heard_from = "min", by = "Lea", at = 2025-03-02, says = "canary-of-a: Ann could go.", about = "ann" }
"other" = { heard_from = "min", by = "Lea", at = 2025-03-02, says = "canary-of-a: Bob could go.", about = "bob" }
"silent" = { heard_from = "min", by = "Lea", at = 2025-03-02, says = "canary-of-a: never to be said.", about = "ann" }
[permissions]
"hint to B" = { of = "hint", to = "BBB", by = "min", at = 2025-03-03, not_before = 2025-03-05, until = 2025-03-20 }
"hint to C" = { of = "hint", to = "CCC", by = "min", at = 2025-03-03, withdrawn = 2025-03-10 }
"other to B" = { of = "other", to = "BBB", by = "min", at = 2025-03-03 }
"silent to B" = { of = "silent", to = "BBB", by = "min", at = 2025-04-03 }
"#;
const BBB: &str = r#"format = 1
party = "BBB"
[interlocutors]
envoy = { name = "Envoy of B", since = 2025-03-01 }
[channels]
line = { name = "The line to B" }
[talks]
"news" = { told_to = "envoy", by = "Lea", at = 2025-03-06, says = "canary-of-b: somebody could go.", channel = "line" }
"slip" = { told_to = "envoy", by = "Lea", at = 2025-03-06, says = "canary-of-the-slip" }
"reply" = { heard_from = "envoy", by = "Lea", at = 2025-03-07, says = "canary-of-b: then we could, too." }
"own" = { told_to = "envoy", by = "Lea", at = 2025-03-07, says = "Our own words." }
"#;
const OWN: &str = r#"format = 1
[passed]
"one" = { from = "AAA/hint", into = "BBB/news" }
"two" = { from = "AAA/silent", into = "BBB/slip" }
"three" = { from = "BBB/news", into = "BBB/reply" }
[statements]
"joint" = { says = "canary-of-the-statement", with = ["AAA", "BBB"], agreed = { AAA = 2025-03-08, BBB = 2025-03-12 }, said_by = "MED", embargo = 2025-03-15 }
[notes]
"tired" = { says = "canary-of-the-note" }
"#;

fn read() -> (Case, Contacts) {
    let files: CaseFiles =
        [("case.toml", CASE), ("contacts/AAA.toml", AAA), ("contacts/BBB.toml", BBB), ("mediator/contacts.toml", OWN)]
            .into_iter()
            .collect();
    let case = read_case("a-case", &files).case.expect("a case");
    let read = read_contacts(&case, &files);
    let contacts = read.contacts.unwrap_or_else(|| panic!("{:#?}", read.diagnostics));
    (case, contacts)
}

fn day(text: &str) -> i64 {
    takas_atlas::Instant::read(&format!("{text}T00:00"), "UTC").expect("a day").seconds()
}

fn word(contacts: &Contacts, name: &str) -> TalkRef {
    contacts.talk_refs().find(|talk| contacts.talk(*talk).name == name).expect("a word")
}

#[test]
fn what_may_go_on_to_whom_and_when() {
    let (case, contacts) = read();
    for (name, to, at, expected) in [
        ("hint", "BBB", "2025-03-04", "NotBefore"),
        ("hint", "BBB", "2025-03-05", ""),
        ("hint", "BBB", "2025-03-20", ""),
        ("hint", "BBB", "2025-03-21", "Ended"),
        ("hint", "CCC", "2025-03-02", "NotBefore"),
        ("hint", "CCC", "2025-03-09", ""),
        ("hint", "CCC", "2025-03-10", "Withdrawn"),
        // To itself, always; to whom nobody named, never.
        ("hint", "AAA", "2025-03-01", ""),
        ("hint", "MED", "2025-03-09", "NotPermitted"),
        // The mandate is on Ann alone; and it had ended.
        ("other", "BBB", "2025-03-09", "OtherMandate"),
        ("silent", "BBB", "2025-04-09", "NoMandate"),
        // What the mediators say of themselves may go on, but not what went into it.
        ("own", "CCC", "2025-03-09", ""),
        ("news", "CCC", "2025-03-09", ""),
        ("news", "CCC", "2025-03-10", "Withdrawn"),
        ("news", "MED", "2025-03-09", "NotPermitted"),
        // What B answers to it needs B's permission and A's.
        ("reply", "CCC", "2025-03-09", "NotPermitted"),
        ("reply", "CCC", "2025-03-11", "NotPermitted Withdrawn"),
        ("reply", "AAA", "2025-03-11", "NotPermitted"),
        ("reply", "BBB", "2025-03-11", ""),
    ] {
        let (talk, to) = (word(&contacts, name), case.find_party(to).expect("a party"));
        let found = may_go_on(&contacts, talk, to, day(at));
        let names: Vec<String> =
            found.iter().map(|one| format!("{one:?}").split('(').next().unwrap_or_default().to_owned()).collect();
        assert_eq!(names.join(" "), expected, "{name} to {to:?} on {at}");
        assert_eq!(judged(&contacts, talk.index(), to, day(at)), expected.is_empty(), "the judge: {name} on {at}");
    }
}

#[test]
fn a_statement_is_said_when_all_have_agreed_and_the_embargo_is_over_by_whom_it_was_left_to() {
    let (case, contacts) = read();
    let statement = takas_model::StatementRef::new(0);
    for (by, at, expected) in [
        ("MED", "2025-03-07", 2),
        ("MED", "2025-03-13", 1),
        ("MED", "2025-03-15", 0),
        ("AAA", "2025-03-15", 1),
        ("AAA", "2025-03-07", 3),
    ] {
        let by = case.find_party(by).expect("a party");
        assert_eq!(may_say(&contacts, statement, by, day(at)).len(), expected, "{by:?} {at}");
    }
}

/// Everything that a reader is shown.
fn shown(case: &Case, contacts: &Contacts, party: Option<&str>, now: i64) -> String {
    let view = match party {
        Some(party) => project_contacts(case, contacts, case.find_party(party).expect("a party"), now, Names::Real),
        None => brief_contacts(case, contacts, now, Names::Real),
    };
    let json = serde_json::to_string(&contacts_out(&view)).expect("texts");
    format!("{view:?}\n{}\n{json}", text::contacts(&view, 90))
}

#[test]
fn a_liaison_is_shown_the_talks_with_the_own_party_and_nothing_from_elsewhere_without_a_permission() {
    let (case, contacts) = read();
    let now = day("2025-03-09");
    let all = shown(&case, &contacts, None, now);
    let (a, b, c) = (
        shown(&case, &contacts, Some("AAA"), now),
        shown(&case, &contacts, Some("BBB"), now),
        shown(&case, &contacts, Some("CCC"), now),
    );
    let canaries =
        ["canary-of-a", "canary-of-b", "canary-of-the-slip", "canary-of-the-statement", "canary-of-the-note"];
    for (shown, expected) in [
        (&all, &canaries[..]),
        (&a, &["canary-of-a", "canary-of-the-statement"]),
        (&b, &["canary-of-b", "canary-of-the-statement"]),
        (&c, &[]),
    ] {
        let found: Vec<&str> = canaries.into_iter().filter(|canary| shown.contains(canary)).collect();
        assert_eq!(&found, expected, "{shown}");
    }
    // Not where a word came from, nor whether it went on, nor whether the other has agreed.
    for (shown, secret) in [(&b, "hint"), (&b, "A-land"), (&b, "Minister of A"), (&a, "news"), (&a, "Envoy of B")] {
        assert!(!shown.contains(secret), "{secret}: {shown}");
    }
    assert!(all.contains("WITHOUT A PERMISSION") && !a.contains("WITHOUT") && !b.contains("WITHOUT"));
    // Whoever only says a statement has it when it may be said.
    assert!(!shown(&case, &contacts, Some("MED"), now).contains("canary-of-the-statement"));
    assert!(shown(&case, &contacts, Some("MED"), day("2025-03-15")).contains("canary-of-the-statement"));
}

#[test]
fn a_mandate_that_ends_soon_or_has_ended_is_told() {
    let (case, contacts) = read();
    for (at, expected) in [
        ("2025-02-20", "not yet in force"),
        ("2025-03-10", "in force"),
        ("2025-03-20", "ENDS SOON"),
        ("2025-04-01", "HAS ENDED"),
    ] {
        let told = shown(&case, &contacts, Some("AAA"), day(at));
        assert!(told.contains(expected), "{at}: {told}");
    }
}

/// A stream of numbers that is the same in every run (splitmix64).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % limit as u64).expect("small")
    }

    fn moment(&mut self) -> i64 {
        i64::try_from(self.below(8)).expect("small")
    }

    fn perhaps(&mut self) -> Option<i64> {
        (self.below(3) == 0).then(|| self.moment())
    }

    fn subject(&mut self) -> Subject {
        let items = (0..2).filter(|_| self.below(2) == 0).map(ItemRef::new).collect();
        Subject { items, names: Vec::new() }
    }
}

/// A book of three parties, with circles of words and permissions of every kind.
fn random_book(random: &mut Random) -> Contacts {
    let mut book = Contacts::default();
    for party in (0..3).map(PartyRef::new) {
        let (since, until, on) = (random.moment(), random.perhaps(), random.subject());
        let (id, name) = ("x".to_owned(), "X".to_owned());
        book.interlocutors.push(Interlocutor { party, id, name, group: None, mandate: None, since, until, on });
    }
    for number in 0..6 {
        let with = random.below(3);
        let way = if random.below(2) == 0 { Direction::Heard } else { Direction::Told };
        let (at, about) = (random.moment(), random.subject());
        let mut name = String::new();
        let _ = write!(name, "{number}");
        let (party, with) = (PartyRef::new(with), InterlocutorRef::new(with));
        let (by, says) = ("y".to_owned(), "z".to_owned());
        book.talks.push(Talk { party, name, way, with, by, at, channel: None, says, about });
    }
    for _ in 0..8 {
        let of = TalkRef::new(random.below(6));
        let own = InterlocutorRef::new(book.talk(of).party.index());
        // Now and then one of another party.
        let by = if random.below(8) == 0 { InterlocutorRef::new(random.below(3)) } else { own };
        let to = vec![PartyRef::new(random.below(3))];
        let (at, not_before, until, withdrawn) =
            (random.moment(), random.perhaps(), random.perhaps(), random.perhaps());
        book.permissions.push(Permission {
            of,
            name: String::new(),
            by,
            to,
            at,
            not_before,
            until,
            withdrawn,
            named: false,
        });
    }
    for _ in 0..random.below(7) {
        let (from, into) = (TalkRef::new(random.below(6)), TalkRef::new(random.below(6)));
        book.passed.push(Passing { name: String::new(), from, into });
    }
    book
}

#[test]
fn the_judge_says_the_same_of_random_books() {
    let mut random = Random(7);
    let (mut yes, mut no) = (0, 0);
    for round in 0..4_000 {
        let book = random_book(&mut random);
        for talk in book.talk_refs() {
            for to in (0..3).map(PartyRef::new) {
                let at = random.moment();
                let found = may_go_on(&book, talk, to, at);
                assert_eq!(
                    found.is_empty(),
                    judged(&book, talk.index(), to, at),
                    "round {round}: {talk:?} {to:?} {at} {book:#?}"
                );
                *(if found.is_empty() { &mut yes } else { &mut no }) += 1;
            }
        }
    }
    assert!(yes > 10_000 && no > 10_000, "{yes} {no}");
}
