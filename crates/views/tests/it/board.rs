//! The live board: fits every terminal, says what stands on top first, and invents nothing.

use takas_model::{Act, Consequence, GateRef, OperationKind, PartyRef, PersonGate, Reason, Scope, UnitRef, Weight};
use takas_views::text::{Size, board};
use takas_views::{Names, OperationShown, OperationView, Reader, project_operation, text};

use crate::day::{
    Day, FIELD, FOGEL, GERMAN, GERSHKOVICH, KRASIKOV, LEAD, LIK, NEUTRAL, RUSSIAN, TWELVE, day, from_russia, units,
};
use crate::day_canary::view_of;
use crate::mini::{DEU, USA};

fn width(line: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(line)
}

fn mediator(day: &Day) -> OperationView {
    view_of(day, Reader::Mediator, Names::Real)
}

fn shown(view: &OperationView, columns: usize, rows: usize) -> Vec<String> {
    let lines = board(view, Size { columns, rows });
    assert!(lines.len() <= rows, "{columns}x{rows}: {} lines", lines.len());
    for line in &lines {
        assert!(width(line) <= columns, "{columns}x{rows}: {line:?} has {} columns", width(line));
    }
    lines
}

/// Landed at the exchange point, two of twelve not checked, one gate half confirmed.
fn noon() -> Day {
    let mut day = Day::empty(OperationKind::Live);
    day.at(-30);
    for unit in (1..=LIK).chain([KRASIKOV]) {
        day.clear(unit);
    }
    day.say(NEUTRAL, Act::NotTravelling(UnitRef::new(FOGEL)))
        .follow(Consequence::NotTravelling(UnitRef::new(FOGEL)))
        .say(LEAD, Act::InHand(UnitRef::new(GERSHKOVICH), PersonGate::Legal));
    day.ride(0, &[KRASIKOV], [-5, 0, 118]).ride(1, &[KRASIKOV], [130, 152, 355]);
    let without: Vec<usize> = from_russia().into_iter().filter(|&unit| unit != GERSHKOVICH).collect();
    day.ride(2, &without, [170, 187, 357]);
    day.work(2, &TWELVE[..10], [370, 408]).at(409).say(FIELD, Act::WorkBegun(4));
    day.say(RUSSIAN, Act::Agree(GateRef::new(0))).say(LEAD, Act::Release(GateRef::new(0)));
    day.at(415);
    day
}

/// Without the marks of isolation.
fn joined(lines: &[String]) -> String {
    lines.join("\n").replace(['\u{2068}', '\u{2069}'], "")
}

#[test]
fn it_fits_every_terminal_from_twenty_columns_and_three_rows_on() {
    let mut rtl = noon();
    rtl.case.items[0].name = "عمر الخطيب بن عبد الله بن محمد".to_owned();
    rtl.case.items[3].name = "王小明".to_owned();
    rtl.case.title = "חילופי שבויים".to_owned();
    for day in [noon(), day(), Day::empty(OperationKind::Historical), rtl] {
        for reader in [Reader::Mediator, Reader::Party(PartyRef::new(USA)), Reader::Field, Reader::Observer] {
            let view = view_of(&day, reader, Names::Real);
            for columns in [20, 40, 79, 80, 100, 139, 140, 160, 240] {
                for rows in [3, 10, 23, 24, 40, 60] {
                    let lines = shown(&view, columns, rows);
                    let balance = |line: &String| line.matches('\u{2068}').count() == line.matches('\u{2069}').count();
                    assert!(lines.iter().all(balance), "isolates are closed");
                }
            }
        }
    }
}

#[test]
fn at_80_by_24_there_is_something_of_everything() {
    let text = joined(&shown(&mediator(&noon()), 80, 24));
    for words in [
        "Ankara in small · live",
        "1 August 2024, 10:55:00Z (13:55 +03:00)",
        "running · 3 of 6 rides left, 0 of 16 handed over",
        "Movements",
        "prison van",
        "04:00–06:00 arrived 05:58 −2",
        "arrived 09:57 +7",
        "Gates",
        "planned 11:15, RUS ✓ DEU –, released 1/2",
        "14 clear to travel",
        "1 not travelling",
        "1 not clear to travel yet",
        "identity check 10/14",
        "health check 0/14",
        "RUS gave 0/14, got 0/1, owed 0 (≤ 0)",
        "DEU gave 0/1, got 0/12, owed 0 (≤ 0)",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn what_is_held_and_irregular_stands_on_top() {
    let mut day = noon();
    day.at(416).say(GERMAN, Act::Hold(Scope::Unit(UnitRef::new(KRASIKOV))));
    day.at(417).say_so(
        FIELD,
        Act::Boarded(4, units(&[KRASIKOV])),
        Weight::Irregular(vec![
            Reason::NoWord(UnitRef::new(KRASIKOV)),
            Reason::Shut(UnitRef::new(KRASIKOV), GateRef::new(0)),
        ]),
    );
    for rows in [10, 24, 50] {
        let lines = shown(&mediator(&day), 80, rows);
        assert!(lines[1].starts_with("HELD · "), "{}", lines[1]);
        assert!(lines[2].starts_with("! 10:57Z on board Tu-204"), "{}", lines[2]);
        assert!(lines[2].contains("Vadim Krasikov") || lines[2].ends_with('…'), "{}", lines[2]);
    }
    let wide = joined(&shown(&mediator(&day), 240, 40));
    assert!(
        wide.contains("irregular: Vadim Krasikov: no word to board; Vadim Krasikov: gate “all verified” is shut"),
        "{wide}"
    );
    assert!(wide.contains("! 10:57Z held: everything"));
    assert!(wide.contains("! 10:56Z held: Vadim Krasikov"));
    // A party is told that everything is held, and neither why nor by whom.
    let american = joined(&shown(&view_of(&day, Reader::Party(PartyRef::new(USA)), Names::Real), 240, 40));
    assert!(american.contains("HELD") && !american.contains("no word") && !american.contains("Krasikov"), "{american}");
}

#[test]
fn the_engine_s_reasons_stand_beside_rides_and_gates() {
    let day = noon();
    let unit = |unit| UnitRef::new(unit);
    let mut rides = vec![Vec::new(); 6];
    rides[4] = vec![Reason::Shut(unit(KRASIKOV), GateRef::new(0)), Reason::NotDone(8)];
    rides[5] = vec![Reason::NotThere(unit(GERSHKOVICH)), Reason::NotClear(unit(GERSHKOVICH))];
    let gates = vec![
        vec![
            Reason::WaitsFor(GateRef::new(0), unit(11)),
            Reason::WaitsFor(GateRef::new(0), unit(12)),
            Reason::NotConfirmed(GateRef::new(0), PartyRef::new(DEU)),
        ],
        Vec::new(),
    ];
    let shown_now = OperationShown {
        ride_waits: &rides,
        gate_waits: &gates,
        ..OperationShown::new(&day.case, &day.charter, &day.events, day.now())
    };
    let view = project_operation(&shown_now, Reader::Mediator, Names::Real);
    let text = joined(&shown(&view, 420, 60));
    for words in [
        "ready: the mediator's word, 0/14",
        "waits (1): Vadim Krasikov: gate “all verified” is shut (+1)",
        "waits (1), 25 min late: Evan Gershkovich: not there yet (+1)",
        "gate “all verified” waits for Prisoners of conscience: 2 people (no. 11, 12) (+1)",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    // Nobody else reads what the engine says of others.
    let party = project_operation(&shown_now, Reader::Party(PartyRef::new(USA)), Names::Real);
    let text = joined(&shown(&party, 240, 60));
    assert!(!text.contains("Krasikov") && !text.contains("Prisoners"), "{text}");
    assert!(text.contains("Evan Gershkovich: not clear to travel yet"), "{text}");
}

#[test]
fn what_nobody_said_of_a_historical_operation_is_not_known() {
    let mut day = Day::empty(OperationKind::Historical);
    day.at(180).say(LEAD, Act::Departed(2)).at(350).say(LEAD, Act::Arrived(2, takas_model::PlaceRef::new(1)));
    day.at(1000).say(LEAD, Act::HandedOver(units(&[GERSHKOVICH])));
    let view = mediator(&day);
    let text = joined(&shown(&view, 240, 60));
    for words in ["historical", "arrived 09:50", "Evan Gershkovich: not known, not known, handed over", "16 not known"]
    {
        assert!(text.contains(words), "{words}\n{text}");
    }
    for words in ["clear to travel", "✓", "waits"] {
        assert!(!text.contains(words), "{words}\n{text}");
    }
    let whole = text::operation(&view, 100).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(whole.contains("no confirmation is invented"));
}

#[test]
fn the_whole_text_has_every_line_within_its_columns() {
    for reader in [Reader::Mediator, Reader::Party(PartyRef::new(DEU)), Reader::Field] {
        for columns in [40, 80, 120, 200] {
            let text = text::operation(&view_of(&day(), reader, Names::Real), columns);
            assert!(text.lines().all(|line| width(line) <= columns), "{reader:?}, {columns}");
        }
    }
    let text = text::operation(&mediator(&day()), 100);
    for words in
        ["Ankara in small: the operation", "the operation is over", "irregular", "by the speaker's clock", "over."]
    {
        assert!(text.contains(words) || words == "by the speaker's clock", "{words}\n{text}");
    }
}
