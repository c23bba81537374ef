//! What a reader must never read of an operation: every string is a canary with the list of parties that may see it; and who may have which
//! event at all.

use std::collections::BTreeSet;

use takas_model::{
    Act, AuthorRef, Consequence, GateRef, Happened, OperationEvent, OperationKind, PartyRef, PersonGate, Said, Scope,
    TargetRef, UnitRef, Weight,
};
use takas_views::words::protocol::Language;
use takas_views::{
    Course, Names, OperationShown, OperationView, Reader, html, is_private, project_operation, readers, readers_of,
    text, told,
};

use crate::canary::Aviary;
use crate::day::{
    AMERICAN, DOCTOR, Day, FIELD, FOGEL, GERMAN, GERSHKOVICH, KRASIKOV, LEAD, LIK, NEUTRAL, RUSSIAN, TWELVE, day, fill,
    units,
};
use crate::mini::{DEU, RUS, TUR, USA};
use crate::plan_canary::cage_with_gates;

fn party(index: usize) -> Reader {
    Reader::Party(PartyRef::new(index))
}

/// The day in which every string is a canary.
fn cage() -> (Aviary, Day) {
    let gates = [[RUS, DEU], [RUS, USA]].map(|parties| parties.map(PartyRef::new));
    let cage = cage_with_gates(&gates);
    let mut day = Day::of(cage.case, cage.handover, cage.plan, OperationKind::Live);
    let mut birds = cage.aviary;
    for author in &mut day.charter.authors {
        let readers = match author.seat {
            takas_model::Seat::Delegate(party) => vec![party],
            _ => Vec::new(),
        };
        author.id = birds.word("id of an author", &readers);
    }
    birds.given("4711", "number of a request", &[PartyRef::new(USA)]);
    birds.given("4712", "number of a request", &[PartyRef::new(DEU)]);
    fill(&mut day);
    (birds, day)
}

pub(crate) fn view_of(day: &Day, reader: Reader, names: Names) -> OperationView {
    let shown = OperationShown {
        adopted: &day.adopted,
        ..OperationShown::new(&day.case, &day.charter, &day.events, day.now())
    };
    project_operation(&shown, reader, names)
}

/// What a reader is told, line by line.
fn lines(day: &Day, reader: Reader, names: Names) -> Vec<String> {
    let course = Course::new(&day.charter);
    day.events
        .iter()
        .filter_map(|event| told(&day.case, course, event, reader, names).map(|told| told.to_string()))
        .collect()
}

fn outputs(day: &Day, reader: Reader, names: Names) -> Vec<(&'static str, String)> {
    let view = view_of(day, reader, names);
    vec![
        ("lines", lines(day, reader, names).join("\n")),
        ("debug", format!("{view:?}")),
        ("text", text::operation(&view, 200)),
        ("html", html::operation(&view, None, Some(Language::Turkish))),
        ("board", text::board(&view, text::Size { columns: 400, rows: 500 }).join("\n")),
        ("protocol", html::handover_protocol(&view, Language::Arabic)),
    ]
}

#[test]
fn no_party_reads_a_word_of_the_operation_that_is_not_its_to_know() {
    let (birds, day) = cage();
    for index in [RUS, USA, DEU, TUR] {
        for names in [Names::Real, Names::Pseudonyms] {
            for (kind, output) in outputs(&day, party(index), names) {
                let leaks = birds.leaks(&output, PartyRef::new(index));
                assert!(leaks.is_empty(), "party {index}, {names:?}, {kind} leaks {leaks:#?}\n{output}");
            }
        }
    }
}

#[test]
fn every_party_reads_what_is_its_own() {
    let (birds, day) = cage();
    for index in [RUS, USA, DEU] {
        for (kind, output) in outputs(&day, party(index), Names::Real) {
            let mut missing = birds.missing(&output, PartyRef::new(index));
            // Lines have no title; the board shows codes of places; a protocol is of people.
            let tells = |word: &String| match kind {
                "lines" => !word.contains("title"),
                "board" => !word.contains("(place)"),
                "protocol" => word.contains("title"),
                _ => true,
            };
            missing.retain(tells);
            assert_eq!(missing, Vec::<String>::new(), "party {index}, {kind}\n{output}");
        }
    }
}

#[test]
fn whoever_watches_reads_nobody_s_name() {
    let (birds, day) = cage();
    let nobody = PartyRef::new(99);
    for reader in [Reader::Observer, Reader::Guarantor(PartyRef::new(TUR))] {
        for (kind, output) in outputs(&day, reader, Names::Real) {
            let mut leaks = birds.leaks(&output, nobody);
            let may = ["(title)", "(place)", "(airport)", "(gate)"];
            leaks.retain(|leak| !may.iter().any(|what| leak.contains(what)));
            assert_eq!(leaks, Vec::<String>::new(), "{reader:?}, {kind}\n{output}");
        }
    }
}

#[test]
fn pseudonyms_hide_every_person_from_everybody() {
    let (_, day) = cage();
    for reader in readers(Course::new(&day.charter)) {
        for (kind, output) in outputs(&day, reader, Names::Pseudonyms) {
            for item in day.case.items.iter().filter(|item| item.quantity == 1) {
                assert!(!output.contains(&item.name), "{reader:?}, {kind}: {}", item.name);
            }
        }
    }
}

#[test]
fn a_planted_leak_is_found() {
    let (birds, mut day) = cage();
    let american = PartyRef::new(USA);
    for (kind, output) in outputs(&day, Reader::Mediator, Names::Real) {
        assert!(!birds.leaks(&output, american).is_empty(), "{kind}");
    }
    day.charter.units[KRASIKOV].receiver = american;
    for (kind, output) in outputs(&day, party(USA), Names::Real) {
        assert!(birds.leaks(&output, american).iter().any(|leak| leak.contains("who")), "{kind}");
    }
}

// ---- who may have which event -----------------------------------------------------------------------------------

const ALL: &str = "mediator RUS USA DEU medical interviewer field observer";

fn in_words(readers: &BTreeSet<Reader>) -> String {
    let word = |reader: &Reader| match reader {
        Reader::Mediator => "mediator",
        Reader::Party(party) => ["RUS", "USA", "DEU", "TUR"][party.index()],
        Reader::Medical => "medical",
        Reader::Interviewer => "interviewer",
        Reader::Field => "field",
        Reader::Observer => "observer",
        Reader::Guarantor(_) => "guarantor",
    };
    readers.iter().map(word).collect::<Vec<_>>().join(" ")
}

/// Who may have all of what one says.
fn check(by: usize, act: Act, expected: &str) {
    let day = Day::empty(OperationKind::Live);
    let said = Said { author: AuthorRef::new(by), sequence: 1, time: 0, target: TargetRef::new(0), act };
    let event = OperationEvent { number: 0, at: 0, what: Happened::Said(said, Weight::Counts) };
    let found = readers_of(Course::new(&day.charter), &event);
    assert_eq!(in_words(&found), expected, "{event:?}");
}

fn check_follows(consequence: Consequence, expected: &str) {
    let day = Day::empty(OperationKind::Live);
    let event = OperationEvent { number: 0, at: 0, what: Happened::Follows(consequence) };
    assert_eq!(in_words(&readers_of(Course::new(&day.charter), &event)), expected, "{event:?}");
}

#[test]
fn consent_health_and_refusal_stay_with_whoever_said_it() {
    let unit = UnitRef::new(GERSHKOVICH);
    check(NEUTRAL, Act::InHand(unit, PersonGate::Consent), "interviewer");
    check(NEUTRAL, Act::NotInHand(unit, PersonGate::Consent), "interviewer");
    check(DOCTOR, Act::InHand(unit, PersonGate::Fit), "medical");
    check(DOCTOR, Act::NotInHand(unit, PersonGate::Fit), "medical");
    check(NEUTRAL, Act::NotTravelling(unit), "interviewer");
    check(DOCTOR, Act::NotTravelling(unit), "medical");
    check(AMERICAN, Act::NotTravelling(unit), "USA");
    check(AMERICAN, Act::NotInHand(unit, PersonGate::Identity), "USA");
    check_follows(Consequence::NotTravelling(unit), "mediator RUS USA medical interviewer field");
}

#[test]
fn papers_are_the_holder_s_and_identity_each_side_s() {
    let unit = UnitRef::new(GERSHKOVICH);
    check(LEAD, Act::InHand(unit, PersonGate::Legal), "mediator RUS");
    check(RUSSIAN, Act::InHand(unit, PersonGate::Document), "mediator RUS");
    check(AMERICAN, Act::InHand(unit, PersonGate::Identity), "mediator USA");
    check(LEAD, Act::InHand(unit, PersonGate::Family), "mediator interviewer");
    check_follows(Consequence::ClearToTravel(unit), "mediator RUS USA medical interviewer field");
}

#[test]
fn words_for_several_are_whole_to_whom_all_of_them_concern() {
    check(LEAD, Act::Board(2, units(&[GERSHKOVICH])), "mediator RUS USA field");
    check(LEAD, Act::Board(2, units(&[GERSHKOVICH, TWELVE[0]])), "mediator RUS field");
    check(FIELD, Act::Boarded(2, units(&[GERSHKOVICH, LIK])), "mediator RUS medical interviewer field");
    check(LEAD, Act::Go(vec![3, 5]), "mediator RUS field");
    check(LEAD, Act::Go(vec![5]), "mediator RUS USA field");
    check(AMERICAN, Act::Verified(units(&[GERSHKOVICH])), "mediator RUS USA medical interviewer field");
}

#[test]
fn rides_are_told_to_those_whose_people_or_vehicle_they_are() {
    check(FIELD, Act::Departed(5), "mediator RUS USA medical interviewer field observer");
    check(FIELD, Act::Departed(0), "mediator RUS DEU medical interviewer field observer");
    check(LEAD, Act::Hold(Scope::Trip(5)), "mediator RUS USA medical interviewer field observer");
    check(LEAD, Act::Hold(Scope::Everything), ALL);
    check(LEAD, Act::Hold(Scope::Unit(UnitRef::new(LIK))), "mediator RUS DEU medical interviewer field");
    check(LEAD, Act::Abort, ALL);
    check(LEAD, Act::Adopt([1; 32]), "mediator field");
}

#[test]
fn gates_are_told_to_those_who_confirm_them() {
    check(AMERICAN, Act::Agree(GateRef::new(1)), "mediator RUS USA");
    check(GERMAN, Act::TakeBack(GateRef::new(0)), "mediator RUS DEU");
    check(LEAD, Act::Release(GateRef::new(0)), "mediator field");
    check_follows(Consequence::Opened(GateRef::new(0)), "mediator RUS DEU medical interviewer field observer");
    check(GERMAN, Act::Accept(1), "mediator DEU");
    check_follows(Consequence::Withheld(PartyRef::new(DEU), 1), "mediator DEU");
    check_follows(Consequence::Overdue(PartyRef::new(USA), 1), "mediator USA");
}

#[test]
fn what_stays_out_of_the_record_is_what_only_its_speaker_may_have() {
    let day = day();
    for event in &day.events {
        let readers = readers_of(Course::new(&day.charter), event);
        assert_eq!(is_private(event), readers.len() == 1 && !readers.contains(&Reader::Mediator), "{event:?}");
    }
}

// ---- alike ------------------------------------------------------------------------------------------------------

/// Days that differ in why somebody does not travel.
fn refused(author: usize, before: &[Act]) -> Day {
    let mut day = Day::empty(OperationKind::Live);
    let unit = UnitRef::new(GERSHKOVICH);
    day.clear(GERSHKOVICH);
    for act in before {
        day.say(author, act.clone());
    }
    day.follow(Consequence::NoLongerClear(unit));
    day.say(author, Act::NotTravelling(unit)).follow(Consequence::NotTravelling(unit));
    // As many words whoever spoke.
    day
}

#[test]
fn refusal_illness_and_identity_look_alike_to_everybody_else() {
    let unit = UnitRef::new(GERSHKOVICH);
    let days = [
        (Reader::Interviewer, refused(NEUTRAL, &[Act::NotInHand(unit, PersonGate::Consent)])),
        (Reader::Medical, refused(DOCTOR, &[Act::NotInHand(unit, PersonGate::Fit)])),
        (party(USA), refused(AMERICAN, &[Act::NotInHand(unit, PersonGate::Identity)])),
    ];
    for reader in readers(Course::new(&days[0].1.charter)) {
        let views: Vec<OperationView> = days
            .iter()
            .filter(|(speaker, _)| *speaker != reader)
            .map(|(_, day)| view_of(day, reader, Names::Real))
            .collect();
        assert!(views.windows(2).all(|pair| pair[0] == pair[1]), "{reader:?}");
    }
    let own = view_of(&days[1].1, Reader::Medical, Names::Real);
    assert_ne!(own, view_of(&days[0].1, Reader::Medical, Names::Real), "the doctor knows what the doctor said");
}

#[test]
fn whoever_holds_everything_is_told_to_the_mediator_alone() {
    let held = |by| {
        let mut day = Day::empty(OperationKind::Live);
        day.say(by, Act::Hold(Scope::Everything));
        day
    };
    for reader in [party(USA), Reader::Field, Reader::Observer] {
        assert_eq!(
            view_of(&held(GERMAN), reader, Names::Real),
            view_of(&held(LEAD), reader, Names::Real),
            "{reader:?}"
        );
    }
    assert_ne!(
        view_of(&held(GERMAN), Reader::Mediator, Names::Real),
        view_of(&held(LEAD), Reader::Mediator, Names::Real)
    );
}

#[test]
fn nothing_of_others_changes_what_a_party_knows() {
    let base = view_of(&day(), party(USA), Names::Pseudonyms);
    let american = |day: &Day| {
        let view = view_of(day, party(USA), Names::Pseudonyms);
        // The numbers of events tell how many there are; nothing else may differ.
        OperationViewWithoutNumbers::of(view)
    };
    let mut without: Day = day();
    let about_others = |event: &OperationEvent| match &event.what {
        Happened::Said(said, _) => match &said.act {
            Act::InHand(unit, _) | Act::NotInHand(unit, _) | Act::NotTravelling(unit) => unit.index() == FOGEL,
            Act::Agree(gate) | Act::TakeBack(gate) | Act::Release(gate) => gate.index() == 0,
            Act::WorkBegun(_) | Act::WorkEnded(..) | Act::Accept(_) => true,
            Act::Request { number, .. } => *number == 4712,
            _ => false,
        },
        Happened::Follows(consequence) => matches!(
            consequence,
            Consequence::CountsNow(..) | Consequence::Withheld(..) | Consequence::Cured(_) | Consequence::Overdue(..)
        ),
    };
    without.events.retain(|event| !about_others(event));
    assert_eq!(american(&without), OperationViewWithoutNumbers::of(base));
}

/// A view of which the numbers of events are struck out.
#[derive(Debug, PartialEq)]
struct OperationViewWithoutNumbers(OperationView);

impl OperationViewWithoutNumbers {
    fn of(mut view: OperationView) -> Self {
        view.events.iter_mut().for_each(|line| line.number = 0);
        Self(view)
    }
}
