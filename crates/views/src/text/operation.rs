//! An operation in the terminal as a text: everything that the reader knows, and lines of what was said.

use super::layout::{Page, left, right};
use crate::operation::{EventLine, OperationView, Stage};
use crate::phrase::{Fixed, Phrase};
use crate::words::{label, operation as said, plan as of_plan};

/// All that the reader knows, as text of so many columns (held between 40 and 200).
pub fn operation(view: &OperationView, columns: usize) -> String {
    let mut page = Page::new(columns);
    if let Some(reader) = &view.reader {
        page.title(&said::title_of(&view.title, reader));
    } else {
        page.title(&said::title(&view.title));
        page.compartment();
    }
    page.warnings(&view.warnings, view.pseudonyms);
    page.gap();
    page.paragraph(0, &format!("{}: {}. {}.", view.now.in_full(), stage(view.stage), progress(view)));
    page.paragraph(0, &of_plan::how_times_stand(&view.zone));
    alerts(&mut page, view);
    movements(&mut page, view);
    gates(&mut page, view);
    people(&mut page, view);
    balance(&mut page, view);
    requests(&mut page, view);
    if !view.events.is_empty() {
        page.heading(said::SAID);
        for line in &view.events {
            page.hanging(&format!("{:>5} {} ", line.number, line.clock), &in_words(line));
        }
    }
    page.finish()
}

/// A line of what was said: when, who, what, how it counts.
pub fn event_line(line: &EventLine) -> String {
    format!("{} {}", line.clock, in_words(line))
}

fn in_words(line: &EventLine) -> String {
    let mut words = if line.by.is_empty() { line.words.to_string() } else { format!("{}: {}", line.by, line.words) };
    let notes = [
        Some(line.weight.clone()).filter(|weight| !weight.is_empty()),
        line.own_clock.as_deref().map(said::by_own_clock),
    ];
    for note in notes.into_iter().flatten() {
        words = format!("{words} ({note})");
    }
    words
}

/// Where the whole stands, in a word.
pub fn stage(stage: Stage) -> Fixed {
    match stage {
        Stage::Running => said::STAGE_RUNNING,
        Stage::Held => said::STAGE_HELD,
        Stage::Aborted => said::STAGE_ABORTED,
        Stage::Safe => said::STAGE_SAFE,
        Stage::Closed => said::STAGE_CLOSED,
    }
}

/// How many rides have left and how many are handed over.
pub fn progress(view: &OperationView) -> Phrase {
    let left = view.rides.iter().filter(|ride| ride.left.is_some()).count();
    let travelling = || view.people.iter().filter(|people| people.travels != crate::operation::Travels::Stays);
    let all: u64 = travelling().map(|people| people.units).sum();
    let done: u64 = travelling().filter(|people| people.handed_over.is_some()).map(|people| people.units).sum();
    let handed_over = if all == 0 { None } else { Some(said::handed_over_of(done, all)) };
    said::progress(left, view.rides.len(), handed_over)
}

fn alerts(page: &mut Page, view: &OperationView) {
    if view.alerts.is_empty() {
        return;
    }
    page.heading(said::HOLDS);
    for alert in &view.alerts {
        let mark = if alert.stands { "! " } else { "  " };
        page.hanging(mark, &format!("{} {}", alert.since.utc_clock(), alert.words));
    }
}

fn movements(page: &mut Page, view: &OperationView) {
    if view.rides.is_empty() {
        return;
    }
    page.heading(said::MOVEMENTS);
    for ride in &view.rides {
        let planned = format!("{} – {}", ride.departs.clocks(), ride.arrives.clocks());
        let state = super::board::ride_state(ride, view.now.minute);
        page.hanging("  ", &format!("{}, {}: {planned}; {state}", ride.by, of_plan::way(&ride.from, &ride.to)));
        if !ride.who.is_empty() {
            page.hanging(&format!("    {} ", of_plan::ON_BOARD), &ride.who);
        }
        for wait in &ride.waits {
            page.hanging("    – ", wait);
        }
    }
}

fn gates(page: &mut Page, view: &OperationView) {
    if view.gates.is_empty() {
        return;
    }
    page.heading(said::GATES);
    for gate in &view.gates {
        page.hanging("  ", &format!("{}: {}", gate.name, super::board::gate_state(gate, view.kind)));
        for wait in &gate.waits {
            page.hanging("    – ", wait);
        }
    }
}

fn people(page: &mut Page, view: &OperationView) {
    if view.people.is_empty() {
        return;
    }
    page.heading(said::PEOPLE);
    let rows: Vec<Vec<String>> = view
        .people
        .iter()
        .map(|people| {
            let mark = if people.protected { format!(" {}", label::PROTECTED_MARK) } else { String::new() };
            let state = super::board::travels_in_words(people);
            vec![format!("{}{mark}", people.who), state.to_string(), super::board::whereabouts(people).to_string()]
        })
        .collect();
    page.table(2, &[left(""), left(""), left("")], &rows);
}

fn balance(page: &mut Page, view: &OperationView) {
    if view.balance.is_empty() {
        return;
    }
    page.heading(said::BALANCE);
    let row = |balance: &crate::operation::BalanceNow| {
        vec![
            balance.party.name.clone(),
            said::of(balance.given.0, balance.given.1),
            said::of(balance.received.0, balance.received.1),
            balance.owed.to_string(),
            balance.accepts.to_string(),
        ]
    };
    let rows: Vec<Vec<String>> = view.balance.iter().map(row).collect();
    let heads =
        [left(label::PARTY), right(said::GIVEN), right(said::RECEIVED), right(said::OWED), right(said::ACCEPTS)];
    page.table(0, &heads, &rows);
    if view.outside > 0 {
        page.paragraph(0, &said::outside(view.outside));
    }
}

fn requests(page: &mut Page, view: &OperationView) {
    if view.requests.is_empty() {
        return;
    }
    page.heading(said::REQUESTS);
    for request in &view.requests {
        page.hanging("  ", &super::board::request_in_words(request));
    }
}
