//! Commands, events, charters and scripts of an operation: written, read back, and every mistake that can be in one.

use std::collections::BTreeSet;

use takas_formats::operations::{
    CharterSource, LineIn, Moment, ScriptLine, Vocabulary, act_words, charter_out, command_bytes, event_bytes,
    join_charter, parse_line, read_act, read_charter, read_command, read_event, read_script, split_charter,
    target_digest, unit_name, unit_of, write_charter,
};
use takas_formats::plans::{PlanSource, Planned, SavedPlan, save};
use takas_formats::{CaseFiles, Code, DESK, Diagnostic, read_case, read_team, rehearsal_team};
use takas_model::{
    Act, Author, AuthorRef, Case, Charter, CheckRef, Consequence, GateRef, GateTerms, Happened, OperationEvent,
    OperationKind, PartyRef, Patience, PersonGate, PhaseRef, PlaceRef, PlanValue, Reason, RequestKind, Room, Said,
    Scope, Seat, Sequence, Target, TargetRef, Turned, Unit, UnitRef, Weight,
};

use crate::base::base;
use crate::mutation::damage;
use crate::plans::{handover, the_plan};
use crate::random::Random;

fn the_case() -> Case {
    read_case("base", &base()).case.unwrap()
}

/// Ten men and one woman, by the plan of `plans`, with everybody in a seat.
fn charter(case: &Case) -> Charter {
    let (plan, _) = the_plan();
    let unit = |item: &str, number| Unit {
        item: case.find_item(item).unwrap(),
        phase: PhaseRef::new(0),
        number,
        quantity: 1,
        holder: PartyRef::new(0),
        receiver: PartyRef::new(1),
        is_living: true,
        is_protected: false,
        step: Some(0),
        gates: vec![PersonGate::Consent, PersonGate::Identity],
    };
    let units: Vec<Unit> = (1..=10).map(|number| unit("men", number)).chain([unit("ann", 1)]).collect();
    let all = |range: std::ops::Range<usize>| range.map(UnitRef::new).collect();
    let target = Target {
        handover: handover(),
        gates: vec![GateTerms { confirmed_by: vec![PartyRef::new(0), PartyRef::new(1)], two_persons: true }],
        joins: Vec::new(),
        withdrawn: Vec::new(),
        lots: vec![all(0..10), all(10..11)],
        digest: target_digest(&saved(case)),
        plan,
    };
    let members = rehearsal_team(case, &target.handover);
    let desk = Author { id: DESK.to_owned(), seat: Seat::Desk };
    let authors = members.into_iter().map(|member| member.author).chain([desk]).collect();
    Charter { kind: OperationKind::Live, units, authors, target, patience: Patience::default() }
}

fn saved(case: &Case) -> SavedPlan {
    let (plan, _) = the_plan();
    let value = PlanValue { exposure: 1550, makespan: 580, rides: 4 };
    let handover = handover();
    let planned =
        Planned { handover, plan, turned: Turned::default(), value, bound: value, proved: 3, history: Vec::new() };
    let order = Sequence { steps: Vec::new() };
    let source = PlanSource { case, digest: "digest", operation: "operation", deal: "deal", order: &order };
    save(&source, b"0123456789abcdef", &planned)
}

fn source<'a>(case: &'a Case, saved: &'a SavedPlan, charter: &'a Charter) -> CharterSource<'a> {
    let (handover, plan) = (&charter.target.handover, &charter.target.plan);
    CharterSource { case, digest: "digest", saved, handover, plan, second_copy: false }
}

/// One act of every kind.
fn acts() -> Vec<Act> {
    let unit = UnitRef::new;
    let (some, gate) = (vec![unit(0), unit(3)], GateRef::new(0));
    let scopes = [Scope::Everything, Scope::Trip(1), Scope::Gate(gate), Scope::Unit(unit(10))];
    let request = |about, kind, due| Act::Request { number: 4, about, kind, owner: AuthorRef::new(2), due };
    let mut acts = vec![
        Act::Needs(unit(1), Room::Stretcher),
        Act::NotTravelling(unit(10)),
        Act::WorkBegun(1),
        Act::WorkEnded(1, some.clone()),
        Act::WorkEnded(3, Vec::new()),
        Act::Agree(gate),
        Act::TakeBack(gate),
        Act::Release(gate),
        Act::Board(0, some.clone()),
        Act::Boarded(3, some.clone()),
        Act::Alighted(3, some.clone()),
        Act::Go(vec![2, 3]),
        Act::Departed(2),
        Act::Arrived(0, PlaceRef::new(3)),
        Act::Verified(some.clone()),
        Act::HandedOver(some),
        Act::FollowedUp(unit(2)),
        request(None, RequestKind::Call, 1_722_492_061),
        request(Some(unit(10)), RequestKind::Media, 1_722_495_600),
        Act::Met(PartyRef::new(1), 4),
        Act::Abort,
        Act::Adopt([0xab; 32]),
        Act::Accept(3),
        Act::Close,
    ];
    acts.extend(PersonGate::ALL.map(|gate| Act::InHand(unit(4), gate)));
    acts.extend(PersonGate::ALL.map(|gate| Act::NotInHand(unit(4), gate)));
    acts.extend(scopes.map(Act::Hold));
    acts.extend(scopes.map(Act::Resume));
    acts
}

fn reasons() -> Vec<Reason> {
    let (unit, other, gate) = (UnitRef::new(0), UnitRef::new(10), GateRef::new(0));
    vec![
        Reason::Seat,
        Reason::Sequence(7),
        Reason::Contradicts(6),
        Reason::TooMuch,
        Reason::Unknown,
        Reason::NotSo,
        Reason::Closed,
        Reason::Aborted,
        Reason::Held(Scope::Unit(unit)),
        Reason::NotClear(unit),
        Reason::DoesNotTravel(unit),
        Reason::NotChecked(unit, CheckRef::new(0)),
        Reason::NotDone(0),
        Reason::NotThere(unit),
        Reason::NotPlanned(unit),
        Reason::NoWord(unit),
        Reason::NoGo(2),
        Reason::VehicleElsewhere(2),
        Reason::Shut(unit, gate),
        Reason::WaitsFor(gate, unit),
        Reason::NotConfirmed(gate, PartyRef::new(0)),
        Reason::SecondPerson(gate),
        Reason::TooEarly(gate),
        Reason::OutOfOrder(unit, other),
        Reason::Owed(PartyRef::new(1), 2),
        Reason::NotTogether(3),
        Reason::NotOver(unit),
        Reason::Protected(unit),
        Reason::NoRoom(unit),
        Reason::Apart(unit, other),
        Reason::Target,
    ]
}

/// One event of every kind.
fn events() -> Vec<OperationEvent> {
    let (unit, party) = (UnitRef::new(10), PartyRef::new(1));
    let said =
        |act| Said { author: AuthorRef::new(1), sequence: 3, time: 1_722_492_000, target: TargetRef::new(0), act };
    let weights = [Weight::Counts, Weight::Repeats, Weight::Waits, Weight::Irregular(reasons())];
    let mut what: Vec<Happened> = acts().into_iter().map(|act| Happened::Said(said(act), Weight::Counts)).collect();
    what.extend(weights.map(|weight| Happened::Said(said(Act::Departed(1)), weight)));
    let follows = [
        Consequence::ClearToTravel(unit),
        Consequence::NoLongerClear(unit),
        Consequence::NotTravelling(unit),
        Consequence::Opened(GateRef::new(0)),
        Consequence::CountsNow(4, vec![Reason::NoGo(1)]),
        Consequence::CountsNow(4, Vec::new()),
        Consequence::Lapsed(5),
        Consequence::Overdue(party, 4),
        Consequence::Withheld(party, 2),
        Consequence::Cured(party),
        Consequence::Safe,
    ];
    what.extend(follows.map(Happened::Follows));
    let numbered = what.into_iter().zip(0..);
    numbered.map(|(what, number)| OperationEvent { number, at: 1_722_492_000, what }).collect()
}

fn codes(told: &[Diagnostic]) -> Vec<&'static str> {
    assert!(told.iter().all(|one| !one.help.is_empty() && !one.message.is_empty()), "{told:?}");
    told.iter().map(|one| one.code.id()).collect()
}

#[test]
fn what_is_said_reads_back_from_its_bytes_and_from_its_words() {
    let case = the_case();
    let charter = charter(&case);
    let handover = &charter.target.handover;
    for all in [Vocabulary::new(&case, &charter), Vocabulary::numbered(&case, &charter)] {
        for act in acts() {
            let bytes = command_bytes(&all, TargetRef::new(0), &act).unwrap();
            assert_eq!(read_command(&all, &bytes), Ok((TargetRef::new(0), act.clone())));
            let words = act_words(all.present(), handover, &act).unwrap();
            let moment = Moment { names: all.present(), handover, now: 0, travels: &|_| true };
            assert_eq!(read_act(moment, &words), Ok(act), "{words}");
        }
    }
}

#[test]
fn events_read_back() {
    let case = the_case();
    let charter = charter(&case);
    let all = Vocabulary::numbered(&case, &charter);
    let mut written = BTreeSet::new();
    for event in events() {
        let bytes = event_bytes(&all, &event).unwrap();
        assert_eq!(read_event(&all, &bytes), Ok(event));
        assert!(written.insert(bytes));
    }
}

#[test]
fn where_somebody_comes_back_the_name_is_of_whoever_goes() {
    let case = the_case();
    let first = charter(&case);
    let mut all = Vocabulary::new(&case, &first);
    let name = all.present().units.of(10).to_owned();
    let again = Unit { number: 2, ..first.units[10].clone() };
    let lots = vec![first.target.lots[0].clone(), vec![UnitRef::new(11)]];
    let second = Target { joins: vec![again], withdrawn: vec![UnitRef::new(10)], lots, ..first.target.clone() };
    all.adopt(&case, &first.authors, &second);
    let ann = |target| all.of(TargetRef::new(target)).unwrap().units.find(&name);
    assert_eq!((ann(0), ann(1)), (Some(10), Some(11)));
    let names = &all.present().units;
    assert_eq!(names.find(names.of(10)), Some(10), "whoever does not go can still be named");
}

#[test]
fn what_is_signed_is_what_a_browser_writes() {
    let case = the_case();
    let all = Vocabulary::numbered(&case, &charter(&case));
    let text = |act| String::from_utf8(command_bytes(&all, TargetRef::new(0), &act).unwrap()).unwrap();
    let some = vec![UnitRef::new(0), UnitRef::new(10)];
    assert_eq!(
        text(Act::Board(2, some)),
        r#"{"format":1,"plan":0,"says":{"act":"board","ride":"RU-1/2","units":["unit-1","unit-11"]}}"#
    );
    assert_eq!(
        text(Act::Hold(Scope::Everything)),
        r#"{"format":1,"plan":0,"says":{"act":"hold","scope":"everything"}}"#
    );
    assert_eq!(text(Act::WorkBegun(2)), r#"{"format":1,"plan":0,"says":{"act":"begun","work":"identity of unit-11"}}"#);
    let event = OperationEvent { number: 9, at: 5, what: Happened::Follows(Consequence::Safe) };
    let bytes = event_bytes(&all, &event).unwrap();
    assert_eq!(
        String::from_utf8(bytes).unwrap(),
        r#"{"at":5,"format":1,"number":9,"what":{"follows":{"follows":"safe"}}}"#
    );
}

#[test]
fn what_points_to_nothing_cannot_be_written() {
    let case = the_case();
    let charter = charter(&case);
    let all = Vocabulary::new(&case, &charter);
    for act in
        [Act::NotTravelling(UnitRef::new(11)), Act::Departed(4), Act::Agree(GateRef::new(1)), Act::Go(vec![0, 9])]
    {
        assert_eq!(command_bytes(&all, TargetRef::new(0), &act), None);
        assert_eq!(act_words(all.present(), &charter.target.handover, &act), None);
    }
    assert_eq!(command_bytes(&all, TargetRef::new(1), &Act::Abort), None);
}

#[test]
fn only_canonical_bytes_are_read() {
    let case = the_case();
    let all = Vocabulary::new(&case, &charter(&case));
    let rows = [
        (r#"{"format":1,"plan":0,"says":{"act":"abort"}}"#, ""),
        (r#"{"plan":0,"format":1,"says":{"act":"abort"}}"#, "E0834"),
        (r#"{"format":1,"plan":0,"says":{"act":"abort"}} "#, "E0834"),
        (r#"{"format":1,"plan":0,"says":{"act":"abort","units":[]}}"#, "E0833"),
        (r#"{"format":1,"plan":0,"says":{"act":"abort"},"why":"fear"}"#, "E0833"),
        (r#"{"format":1,"format":1,"plan":0,"says":{"act":"abort"}}"#, "E0833"),
        (r#"{"format":1,"plan":0,"says":{"act":"abort","act":"abort"}}"#, "E0833"),
        (r#"{"format":1,"plan":0,"says":{"act":"flee"}}"#, "E0833"),
        (r#"{"format":1,"says":{"act":"abort"}}"#, "E0833"),
        (r#"{"format":2,"plan":0,"says":{"act":"leave"}}"#, "E0832"),
        (r#"{"format":1,"plan":1,"says":{"act":"abort"}}"#, "E0836"),
        (r#"{"format":1,"plan":-1,"says":{"act":"abort"}}"#, "E0833"),
        (r#"{"format":1,"plan":0,"says":{"act":"departed","ride":"RU-1"}}"#, "E0835"),
        (r#"{"format":1,"plan":0,"says":{"act":"departed","ride":"RU-1\/1"}}"#, "E0834"),
        (r#"{"format":1,"plan":0,"says":{"act":"verified","units":["men#2","men#1"]}}"#, "E0834"),
        (r#"{"format":1,"plan":0,"says":{"act":"verified","units":["men@one#2","men@one#1"]}}"#, "E0834"),
        (r#"{"format":1,"plan":0,"says":{"act":"verified","units":["men@one#1","men@one#1"]}}"#, "E0836"),
        (r#"{"format":1,"plan":0,"says":{"act":"needs","room":"bed","unit":"ann@one"}}"#, "E0835"),
        (r#"{"format":1,"plan":0,"says":{"act":"in-hand","gate":"money","unit":"ann@one"}}"#, "E0835"),
        (r#"{"act":"abort"#, "E0831"),
        ("", "E0831"),
        ("[]", "E0833"),
        ("null", "E0833"),
    ];
    let mut failures = Vec::new();
    for (bytes, expected) in rows {
        let found = match read_command(&all, bytes.as_bytes()) {
            Ok(_) => String::new(),
            Err(told) => codes(&told).join(" "),
        };
        // Names that are not there are told before the form.
        let is_fine = found == expected || (bytes.contains("men#") && found == "E0835 E0835");
        if !is_fine {
            failures.push(format!("{bytes}: {found}, not {expected}"));
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
    assert_eq!(codes(&read_command(&all, b"\xff{}").unwrap_err()), ["E0103"]);
    assert_eq!(codes(&read_command(&all, &vec![b' '; (16 << 20) + 1]).unwrap_err()), ["E0101"]);
    let deep = [b"{\"format\":1,\"says\":".as_slice(), &b"[".repeat(100_000)].concat();
    assert_eq!(codes(&read_command(&all, &deep).unwrap_err()), ["E0831"]);
}

#[test]
fn units_are_named_by_number_from_one_and_found_by_no_other_name() {
    for index in [0, 6, 41] {
        assert_eq!(unit_of(&unit_name(UnitRef::new(index))), Some(UnitRef::new(index)));
    }
    assert_eq!(unit_name(UnitRef::new(6)), "unit-7");
    for name in ["unit-0", "unit-", "unit", "krieger", "unit--1", "unit-99999999999999999999", "people/unit-7"] {
        assert_eq!(unit_of(name), None, "{name}");
    }
}

#[test]
fn a_line_of_another_program_may_be_written_freely() {
    let case = the_case();
    let charter = charter(&case);
    let all = Vocabulary::new(&case, &charter);
    let line = br#"{ "author": "lead", "format": 1, "says": { "units": ["men@one#2", "men@one#1"], "act": "board", "ride": "RU-1/1" } }"#;
    let LineIn::Spoken(spoken) = parse_line(&all, line, |_| None).unwrap() else { panic!("nobody signed") };
    assert_eq!(spoken.act, Act::Board(0, vec![UnitRef::new(0), UnitRef::new(1)]));
    assert_eq!(charter.authors[spoken.author.index()].id, "lead");
    assert_eq!((spoken.sequence, spoken.time, spoken.target), (None, None, TargetRef::new(0)));
    let line = br#"{"author":"led","format":1,"sequence":4,"says":{"act":"abort"}}"#;
    let told = parse_line(&all, line, |_| None).unwrap_err();
    assert_eq!(codes(&told), ["E0835"]);
    assert!(told[0].help.contains("`lead`"), "{told:?}");
}

#[test]
fn a_line_may_be_signed_elsewhere_or_adopt_a_plan_by_its_id() {
    let case = the_case();
    let all = Vocabulary::new(&case, &charter(&case));
    let digest = |id: &str| (id == "p1").then(|| "ab".repeat(32));
    let adopt = |plan: &str| format!(r#"{{"format":1,"author":"lead","says":{{"act":"adopt","plan":"{plan}"}}}}"#);
    let LineIn::Spoken(spoken) = parse_line(&all, adopt("p1").as_bytes(), digest).unwrap() else {
        panic!("nobody signed")
    };
    assert_eq!(spoken.act, Act::Adopt([0xAB; 32]));
    assert_eq!(codes(&parse_line(&all, adopt("p2").as_bytes(), digest).unwrap_err()), ["E0836"]);
    let signed = br#"{"envelope":"e30=","format":1,"payload":"","salt":"AA==","signature":"AAA="}"#;
    let LineIn::Signed(signed) = parse_line(&all, signed, digest).unwrap() else { panic!("it was signed") };
    assert_eq!((signed.envelope.as_str(), signed.salt.as_str()), ("e30=", "AA=="));
    let rows: [(&[u8], &str); 3] = [
        (br#"{"envelope":"e30=","format":2}"#, "E0832"),
        (br#"{"envelope":"e30=","format":1}"#, "E0833"),
        (br#"{"envelope":1,"format":1,"payload":"","salt":"","signature":""}"#, "E0833"),
    ];
    for (line, expected) in rows {
        assert_eq!(codes(&parse_line(&all, line, digest).unwrap_err()), [expected]);
    }
}

#[test]
fn whatever_the_bytes_nothing_panics_and_nothing_reads_twice() {
    let case = the_case();
    let all = Vocabulary::numbered(&case, &charter(&case));
    let seeds: Vec<Vec<u8>> = events().iter().filter_map(|event| event_bytes(&all, event)).collect();
    let mut random = Random(5);
    let mut read = 0;
    for round in 0..20_000 {
        let mut bytes = seeds[round % seeds.len()].clone();
        let other = &seeds[random.below(seeds.len())];
        for _ in 0..=random.below(3) {
            damage(&mut bytes, other, &mut random);
        }
        match read_event(&all, &bytes) {
            Ok(event) => {
                assert_eq!(event_bytes(&all, &event).as_ref(), Some(&bytes));
                read += 1;
            }
            Err(told) => assert!(!told.is_empty()),
        }
    }
    assert!(read > 50, "{read} of the damaged events still read");
}

#[test]
fn a_charter_reads_back_against_what_it_was_made_of() {
    let case = the_case();
    let (saved, charter) = (saved(&case), charter(&case));
    let source = source(&case, &saved, &charter);
    let keys: Vec<[u8; 32]> = (0..charter.authors.len()).map(|index| [u8::try_from(index).unwrap(); 32]).collect();
    let bytes = write_charter(&charter_out(&source, &charter, &keys));
    assert_eq!(read_charter(&bytes, &source), Ok((charter.clone(), keys.clone())));
    let (head, units) = split_charter(&charter_out(&source, &charter, &keys));
    assert!(!String::from_utf8_lossy(&head).contains("ann"), "who travels stands in the other parts alone");
    assert_eq!(write_charter(&join_charter(&head, units).unwrap()), bytes);
    let text = String::from_utf8(bytes).unwrap();
    let rows = [
        ("\"case\":\"base\"", "\"case\":\"vase\"", "E0837"),
        ("\"digest\":\"digest\"", "\"digest\":\"gigest\"", "E0837"),
        ("\"kind\":\"live\"", "\"kind\":\"alive\"", "E0833"),
        ("\"format\":1", "\"format\":3", "E0832"),
        ("\"seat\":\"lead\"", "\"seat\":\"boss\"", "E0835"),
        ("\"seat\":\"lead\"", "\"seat\": \"lead\"", "E0834"),
        ("\"gate\":\"all verified\"", "\"gate\":\"none verified\"", "E0833"),
        ("[\"AAA\",\"BBB\"]", "[\"AAA\",\"BBC\"]", "E0835"),
        ("[\"unit-11\"]]", "[]]", "E0833"),
        ("[\"unit-11\"]]", "[\"unit-12\"]]", "E0835"),
        ("\"item\":\"ann\"", "\"item\":\"nan\"", "E0835"),
        ("\"step\":1}]", "\"step\":0}]", "E0833"),
    ];
    for (find, replace, expected) in rows {
        assert!(text.contains(find), "{find} in {text}");
        let told = read_charter(text.replacen(find, replace, 1).as_bytes(), &source).unwrap_err();
        assert!(codes(&told).contains(&expected), "{find} -> {replace}: {told:?}");
    }
    let later = CharterSource { digest: "another", ..source };
    assert_eq!(codes(&read_charter(text.as_bytes(), &later).unwrap_err()), ["E0837"]);
}

/// A script of one line and what is told of it.
const SCRIPTS: &[(&str, &[&str])] = &[
    ("12:00 lead board RU-1/1", &[]),
    ("# a remark\n\n  12:00 lead abort\n12:00 lead close\r\n", &[]),
    ("2024-08-01 12:00 lead abort\n2024-08-02 09:00 lead close", &[]),
    ("09:00Z lead abort", &[]),
    ("minute 240 lead abort", &[]),
    ("12:00 lead", &["E0821"]),
    ("12:00 bob abort", &["E0822"]),
    ("noon lead abort", &["E0823"]),
    ("2024-08-01 13:00 lead abort\n2024-08-01 12:00 lead close", &["E0823"]),
    ("12:00 lead flee", &["E0821"]),
    ("12:00 lead abort now", &["E0821"]),
    ("12:00 lead board RU-2/1", &["E0822"]),
    ("12:00 lead board", &["E0821"]),
    ("12:00 lead board RU-1/1 bob", &["E0822"]),
    ("12:00 lead agree \"all verified", &["E0821"]),
    ("12:00 lead agree all verified", &[]),
    ("12:00 lead agree everything", &["E0822"]),
    ("12:00 lead in-hand ann@one consent", &[]),
    ("12:00 lead in-hand ann@one money", &["E0822"]),
    ("12:00 lead in-hand ann@one", &["E0821"]),
    ("12:00 lead needs ann@one bed", &["E0821"]),
    ("12:00 lead ended identity of men@one#1 passed", &["E0821"]),
    ("12:00 lead ended identity of men@one#1 passed nobody", &[]),
    ("12:00 lead ended identity of ann", &["E0822"]),
    ("12:00 lead request 1 call owner lead due 13:00", &[]),
    ("12:00 lead request 1 call about ann@one owner lead due 2024-08-01 13:00", &[]),
    ("12:00 lead request one call owner lead due 13:00", &["E0824"]),
    ("12:00 lead request 1 song owner lead due 13:00", &["E0821"]),
    ("12:00 lead request 1 call owner lead due soon", &["E0823"]),
    ("12:00 lead request 1 call owner lead due", &["E0821"]),
    ("12:00 lead request", &["E0821"]),
    ("12:00 lead met AAB 1", &["E0822"]),
    ("12:00 lead met AAA x", &["E0824"]),
    ("12:00 lead hold all", &["E0821"]),
    ("12:00 lead hold gate all verified", &[]),
    ("12:00 lead hold unit bob", &["E0822"]),
    ("12:00 lead accept two", &["E0824"]),
    ("12:00 lead adopt 12", &["E0824"]),
    ("12:00 lead arrived RU-1/1 at bonn", &[]),
    ("12:00 lead arrived RU-1/1 at Bonn", &["E0822"]),
    ("12:00 lead arrived RU-1/1 bonn", &["E0821"]),
    ("12:00 lead flee\n12:00 bob abort\nnoon lead abort", &["E0821", "E0822", "E0823"]),
];

#[test]
fn scripts_tell_all_their_mistakes() {
    let case = the_case();
    let charter = charter(&case);
    let all = Vocabulary::new(&case, &charter);
    let mut failures = Vec::new();
    for (text, expected) in SCRIPTS {
        let found = match read_script(all.present(), &charter.target.handover, "day.txt", text.as_bytes()) {
            Ok(_) => Vec::new(),
            Err(told) => {
                assert!(told.iter().all(|one| one.file == "day.txt" && one.span.end <= text.len()), "{told:?}");
                codes(&told)
            }
        };
        if found != *expected {
            failures.push(format!("{text}: {found:?}"));
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn a_script_goes_by_the_clock_of_the_exchange_point() {
    let case = the_case();
    let charter = charter(&case);
    let all = Vocabulary::new(&case, &charter);
    let handover = &charter.target.handover;
    // Nine o'clock in Ankara is minute 0; after midnight it is another day.
    let text = "# the day\n09:05 lead board RU-1/1\n23:30 field departed RU-1/1\n00:15 lead adopt 0000\n";
    let told = read_script(all.present(), handover, "x", text.as_bytes()).unwrap_err();
    assert_eq!(codes(&told), ["E0824"]);
    let digest = "00".repeat(32);
    let text = text.replace("adopt 0000", &format!("adopt {digest}")) + "00:20 lead board XX-9/1\n";
    let lines = read_script(all.present(), handover, "x", text.as_bytes()).unwrap();
    let line = |line, at, author: &str, words: &str| ScriptLine {
        line,
        at,
        author: author.to_owned(),
        words: words.to_owned(),
    };
    assert_eq!(
        lines,
        [
            line(2, 5, "lead", "board RU-1/1"),
            line(3, 870, "field", "departed RU-1/1"),
            line(4, 915, "lead", &format!("adopt {digest}")),
            line(5, 920, "lead", "board XX-9/1"),
        ],
        "what comes after another plan is read when it is the target"
    );
    let stays = |unit: UnitRef| unit != UnitRef::new(0);
    let moment = Moment { names: all.present(), handover, now: 5, travels: &stays };
    let those = (1..10).map(UnitRef::new).collect();
    assert_eq!(read_act(moment, "board RU-1/1"), Ok(Act::Board(0, those)));
    assert_eq!(read_act(moment, "arrived RU-1/1"), Ok(Act::Arrived(0, PlaceRef::new(1))));
}

/// The seats that the base charter's gate asks for, with these lines of a team.
fn team(lines: &str) -> (Vec<String>, Vec<Code>) {
    let case = the_case();
    let mut files = base();
    files.insert("mediator/team.toml", lines);
    let terms = [GateTerms { confirmed_by: vec![PartyRef::new(0)], two_persons: true }];
    let read = read_team(&case, &files, &handover(), &terms);
    assert_eq!(read.members.is_none(), !read.diagnostics.is_empty());
    let told: Vec<Code> = read.diagnostics.iter().map(|one| one.code).collect();
    codes(&read.diagnostics);
    let members = read.members.unwrap_or_default().into_iter();
    (members.map(|member| format!("{} {:?}", member.author.id, member.author.seat)).collect(), told)
}

const TEAM: &str = "format = 1\n[team]\nzoe = { seat = \"co-mediator\" }\nanna = { seat = \"lead\" }\nivan = { seat = \"delegate of AAA\", key = \"KEY\" }\n";

#[test]
fn a_team_is_read_by_id() {
    let key = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    let (members, told) = team(&TEAM.replace("KEY", key));
    assert_eq!(told, []);
    assert_eq!(members, ["anna Lead", "ivan Delegate(PartyRef(0))", "zoe CoMediator"]);
}

#[test]
fn a_team_may_demand_a_second_copy_and_the_charter_keeps_it() {
    let case = the_case();
    let demands = |line: &str| {
        let mut files = base();
        files.insert("mediator/team.toml", format!("format = 1\n{line}[team]\nanna = {{ seat = \"lead\" }}\n"));
        let read = read_team(&case, &files, &handover(), &[GateTerms::default()]);
        assert_eq!(codes(&read.diagnostics), [""; 0]);
        read.second_copy
    };
    assert_eq!([demands(""), demands("second_copy = false\n"), demands("second_copy = true\n")], [false, false, true]);
    let (saved, charter) = (saved(&case), charter(&case));
    let keys = vec![[7; 32]; charter.authors.len()];
    let plain = source(&case, &saved, &charter);
    let source = CharterSource { second_copy: true, ..plain };
    let bytes = write_charter(&charter_out(&source, &charter, &keys));
    assert!(String::from_utf8_lossy(&bytes).contains("\"second_copy\":true"));
    // The team's file may say otherwise by now.
    assert_eq!(read_charter(&bytes, &plain), Ok((charter.clone(), keys.clone())));
    let without = write_charter(&charter_out(&plain, &charter, &keys));
    assert!(!String::from_utf8_lossy(&without).contains("second_copy"), "what was written before reads as before");
}

#[test]
fn every_mistake_of_a_team_is_told() {
    let key = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    let rows: &[(&str, &str, &[Code])] = &[
        ("KEY", "key", &[Code::AuthorKey]),
        (", key = \"KEY\"", ", keys = 1", &[Code::UnknownKey]),
        ("{ seat = \"lead\" }", "{ seat = \"boss\" }", &[Code::UnknownSeat]),
        ("{ seat = \"lead\" }", "{ seat = \"desk\" }", &[Code::UnknownSeat]),
        ("{ seat = \"lead\" }", "{ seat = \"delegate of AAB\" }", &[Code::UnknownParty]),
        ("{ seat = \"lead\" }", "{}", &[Code::MissingKey]),
        ("{ seat = \"lead\" }", "\"lead\"", &[Code::WrongType]),
        ("{ seat = \"lead\" }", "{ seat = \"field\" }", &[Code::SeatEmpty]),
        ("{ seat = \"co-mediator\" }", "{ seat = \"field\" }", &[Code::SeatEmpty]),
        ("\"delegate of AAA\"", "\"delegate of BBB\"", &[Code::SeatEmpty]),
        ("anna =", "\"anna b\" =", &[Code::InvalidId]),
        ("anna =", "desk =", &[Code::InvalidId]),
        ("[team]", "[teem]", &[Code::UnknownKey, Code::MissingKey]),
        ("format = 1", "format = 2", &[Code::FormatUnsupported]),
        ("format = 1", "format = 1\nsecond_copy = \"required\"", &[Code::WrongType]),
        ("format = 1", "format = 1\nsecond_copi = true", &[Code::UnknownKey]),
        ("{ seat = \"lead\" }", "{ seat = \"lead\", key = \"KEY\" }", &[Code::AuthorKey]),
    ];
    for (find, replace, expected) in rows {
        let text = TEAM.replacen(find, replace, 1).replace("\"KEY\"", &format!("\"{key}\""));
        let (_, mut told) = team(&text);
        let mut expected = expected.to_vec();
        told.sort_unstable();
        expected.sort_unstable();
        assert_eq!(told, expected, "{find} -> {replace}");
    }
    let read = read_team(&the_case(), &CaseFiles::new(), &handover(), &[GateTerms::default()]);
    assert_eq!(codes(&read.diagnostics), ["E0661"]);
}

#[test]
fn a_rehearsal_has_everybody_it_needs() {
    let case = the_case();
    let seats: BTreeSet<Seat> =
        rehearsal_team(&case, &handover()).into_iter().map(|member| member.author.seat).collect();
    let parties = [PartyRef::new(0), PartyRef::new(1)].map(Seat::Delegate);
    let own = [Seat::Lead, Seat::CoMediator, Seat::Field, Seat::Medical, Seat::Interviewer];
    assert_eq!(seats, own.into_iter().chain(parties).collect());
}
