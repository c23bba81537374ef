//! Structural faults: each planted, each found.

use takas_check::{Fault, judge, sound};
use takas_model::{
    Case, Consent, Deal, ItemRef, Kind, Lasting, PartyRef, PhaseRef, Sentence, Status, Transfer, Undertaking,
};

use crate::build::{deal, fixture, item_ref, parties, party, person, span, transfer};

fn faults(case: &Case, words: &str) -> Vec<Fault> {
    sound(case, &deal(case, words))
}

#[test]
fn a_sound_deal_passes_and_is_counted() {
    let case = fixture();
    let judgement = judge(&case, &deal(&case, "ana>B group*4>C@2 fal>A@1 aid*4>A aid*2>B@1 fire"));
    assert_eq!(judgement.faults, []);
    let totals = &judgement.totals;
    assert_eq!((totals.protected, totals.people, totals.transfers, totals.waited), (1, 5, 6, 11));
}

#[test]
fn the_empty_deal_is_sound_but_no_deal() {
    let case = fixture();
    assert_eq!(sound(&case, &Deal::default()), []);
    assert_eq!(judge(&case, &Deal::default()).faults, [Fault::Empty]);
}

#[test]
fn references_beyond_the_case_are_found_and_never_panic() {
    let case = fixture();
    let good = transfer(&case, "ana>B");
    for bad in [
        Transfer { item: ItemRef::new(99), ..good },
        Transfer { from: PartyRef::new(4), ..good },
        Transfer { to: Some(PartyRef::new(7)), ..good },
        Transfer { phase: PhaseRef::new(3), ..good },
    ] {
        let judgement = judge(&case, &Deal::new([bad]));
        assert_eq!(judgement.faults, [Fault::UnknownReference(bad)]);
        assert!(!judgement.faults[0].words(&case).is_empty());
    }
}

#[test]
fn what_is_not_held_or_not_offered_does_not_move() {
    let mut case = fixture();
    let good = transfer(&case, "ana>B");
    let stolen = Transfer { from: party(&case, "B"), ..good };
    assert_eq!(sound(&case, &Deal::new([stolen])), [Fault::NotTheHolder(stolen)]);
    let elsewhere = Transfer { to: Some(party(&case, "D")), ..good };
    assert_eq!(sound(&case, &Deal::new([elsewhere])), [Fault::NotOffered(elsewhere)]);
    let home = Transfer { to: Some(party(&case, "A")), ..good };
    assert_eq!(sound(&case, &Deal::new([home])), [Fault::NowhereNew(home)]);
    let nowhere = Transfer { to: None, ..good };
    assert_eq!(sound(&case, &Deal::new([nowhere])), [Fault::DestinationMismatch(nowhere)]);
    let fire = Transfer { to: Some(party(&case, "B")), ..transfer(&case, "fire") };
    assert_eq!(sound(&case, &Deal::new([fire])), [Fault::DestinationMismatch(fire)]);
    case.positions[0].holds[0].phases = span(1, 2);
    assert_eq!(sound(&case, &Deal::new([good])), [Fault::NotOffered(good)]);
    assert_eq!(faults(&case, "ana>B@1"), []);
    case.positions[0].holds.remove(0);
    assert_eq!(faults(&case, "ana>B@1").len(), 1);
    case.positions.clear();
    assert_eq!(faults(&case, "ben>B cem>A").len(), 2);
}

#[test]
fn the_first_hold_written_is_the_one_that_counts() {
    let mut case = fixture();
    let mut second = case.positions[0].holds[0].clone();
    second.to = parties(&case, "D");
    case.positions[0].holds.push(second);
    let to_d = transfer(&case, "ana>D");
    assert_eq!(sound(&case, &Deal::new([to_d])), [Fault::NotOffered(to_d)]);
}

type Change = fn(&mut takas_model::Person, PartyRef, PartyRef);

#[test]
fn the_gates_of_the_law_hold() {
    let case = fixture();
    let to_b = transfer(&case, "ana>B");
    let closed: [(&str, Change); 9] = [
        ("claimed", |p, _, _| p.status = Status::Claimed),
        ("denied", |p, _, _| p.status = Status::Denied),
        ("missing", |p, _, _| p.status = Status::Missing),
        ("unknown", |p, _, _| p.status = Status::Unknown),
        ("dead", |p, _, _| p.status = Status::Dead),
        ("released", |p, _, _| p.status = Status::Released),
        ("consent refused", |p, _, _| p.consent = Consent::Refused),
        ("consents elsewhere", |p, _, c| p.consent_to = vec![c]),
        ("no return", |p, b, _| p.no_return_to = vec![b]),
    ];
    for (name, change) in closed {
        let mut shut = case.clone();
        let Kind::Person(person) = &mut shut.items[0].kind else { panic!("ana is a person") };
        change(person, party(&case, "B"), party(&case, "C"));
        assert_eq!(sound(&shut, &Deal::new([to_b])), [Fault::Gate(to_b)], "{name}");
    }
    let open: [(&str, Change); 4] = [
        ("not asked", |p, _, _| p.consent = Consent::NotAsked),
        ("disputed", |p, _, _| p.consent = Consent::Disputed),
        ("consents here", |p, b, _| p.consent_to = vec![b]),
        ("not to C", |p, _, c| p.no_return_to = vec![c]),
    ];
    for (name, change) in open {
        let mut free = case.clone();
        let Kind::Person(person) = &mut free.items[0].kind else { panic!("ana is a person") };
        change(person, party(&case, "B"), party(&case, "C"));
        assert_eq!(sound(&free, &Deal::new([to_b])), [], "{name}");
    }
}

#[test]
fn stocks_and_daily_limits_hold() {
    let case = fixture();
    let (ana, aid) = (item_ref(&case, "ana"), item_ref(&case, "aid"));
    assert_eq!(faults(&case, "ana>B ana>C@1"), [Fault::OverStock(ana)]);
    assert_eq!(faults(&case, "ana*2>B"), [Fault::OverStock(ana)]);
    assert_eq!(faults(&case, "group*3>B group*3>C"), []);
    assert_eq!(faults(&case, "group*4>B group*3>C").len(), 1);
    assert_eq!(faults(&case, "fire fire@1").len(), 1);
    assert_eq!(faults(&case, "aid*2>A aid*2>B"), []);
    assert_eq!(faults(&case, "aid*3>A aid*2>B"), [Fault::OverDailyLimit(aid, PhaseRef::new(0))]);
    assert_eq!(faults(&case, "aid*3>A@1"), [Fault::OverDailyLimit(aid, PhaseRef::new(1))]);
    assert_eq!(faults(&case, "aid*6>A@2"), []);
    let huge = format!("group*{}>B group*{}>C", u64::MAX, u64::MAX);
    assert_eq!(faults(&case, &huge), [Fault::OverStock(item_ref(&case, "group"))]);
}

#[test]
fn one_option_of_an_undertaking_is_begun_and_no_more() {
    let mut case = crate::build::case(&["A", "B"], &[1, 1]);
    for id in ["own", "joint", "third"] {
        crate::build::add(&mut case, id, Kind::Undertaking, 1, "B", "");
    }
    let items = ["own", "joint"].map(|id| item_ref(&case, id)).to_vec();
    let patrol = Undertaking { id: "patrol".to_owned(), name: "Patrol".to_owned(), items, lasting: Lasting::Open };
    case.undertakings.push(patrol);
    assert_eq!(faults(&case, "own third"), []);
    assert_eq!(faults(&case, "own joint"), [Fault::SeveralOptions(0)]);
    assert_eq!(faults(&case, "own joint@1 third"), [Fault::SeveralOptions(0)]);
    assert_eq!(faults(&case, "own own@1"), [Fault::OverStock(item_ref(&case, "own"))]);
    assert!(Fault::SeveralOptions(0).words(&case).contains("patrol"));
    let holds = |words: &str, ids: &str| {
        let mut asked = case.clone();
        let condition = crate::build::all(&asked, ids);
        crate::build::add_rule(&mut asked, "all", Sentence::Holds(condition));
        judge(&asked, &deal(&asked, words)).passed()
    };
    assert!(holds("joint@1", "own joint") && !holds("third", "own joint"));
    assert!(holds("joint third", "own joint third") && !holds("joint", "own joint third"));
}

#[test]
fn satisfaction_counts_what_is_met_up_to_its_limit() {
    let mut case = fixture();
    crate::build::add_ask(&mut case, "B", "ana ben group", 3, 9);
    crate::build::add_ask(&mut case, "B", "ana", 1, 3);
    crate::build::add_ask(&mut case, "D", "cem", 1, 1);
    let reached = |words: &str| judge(&case, &deal(&case, words)).totals.satisfactions;
    let (b, d) = (party(&case, "B"), party(&case, "D"));
    assert_eq!(reached("ana>B ben>C"), [(b, 21), (d, 0)]);
    assert_eq!(reached("ana>B group*6>C cem>A"), [(b, 30), (d, 1)]);
}

#[test]
fn numbers_that_do_not_fit_are_faults_and_no_panic() {
    let mut case = fixture();
    for item in &mut case.items {
        item.quantity = u64::MAX;
        if matches!(item.kind, Kind::Person(_)) {
            item.kind = person();
        }
    }
    let words = format!("ana*{0}>B ben*{0}>B group*{0}>B@2", u64::MAX);
    let judgement = judge(&case, &deal(&case, &words));
    assert_eq!(judgement.faults, [Fault::TotalTooLarge]);
}
