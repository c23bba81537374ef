//! An operation of a desk on another machine as text: what the desk tells whoever has the token, and nothing that was reckoned here.

use takas_formats::operations::{CasesOut, EventLineOut, OperationNowOut, TimeOut};

use super::client::shown;

/// The cases of whoever asks, a line each.
#[must_use]
pub fn cases(out: &CasesOut) -> String {
    let line = |case: &takas_formats::operations::CaseLineOut| {
        let runs = if case.has_operation { "  (has an operation)" } else { "" };
        format!("{}  {}  {}{runs}\n", shown(&case.case), shown(&case.role), shown(&case.title))
    };
    out.cases.iter().map(line).collect()
}

/// All of it.
#[must_use]
pub fn whole(out: &OperationNowOut) -> String {
    let mut lines = vec![format!("{} · {} · {} · {} events", out.title, out.kind, out.stage, out.revision)];
    lines.extend(out.warnings.iter().map(|warning| format!("! {warning}")));
    let block = |lines: &mut Vec<String>, heading: &str, rows: Vec<String>| {
        if !rows.is_empty() {
            lines.extend([String::new(), heading.to_owned()]);
            lines.extend(rows.into_iter().map(|row| format!("  {row}")));
        }
    };
    let alerts = out.alerts.iter().filter(|alert| alert.stands);
    block(&mut lines, "Now", alerts.map(|alert| format!("{} since {}", alert.words, clock(&alert.since))).collect());
    let gates = out.gates.iter().map(|gate| {
        let state = match &gate.opened {
            Some(opened) => format!("opened {}", clock(opened)),
            None if gate.held => "held".to_owned(),
            None => format!("planned {}{}", clock(&gate.planned), waits(&gate.waits)),
        };
        format!("{}: {state}", gate.name)
    });
    block(&mut lines, "Gates", gates.collect());
    let rides = out.rides.iter().map(|ride| {
        let times = format!(
            "{} - {}",
            clock(ride.left.as_ref().unwrap_or(&ride.departs)),
            clock(ride.came.as_ref().unwrap_or(&ride.arrives))
        );
        format!("{} {} -> {}  {times}  {}{}", ride.by, ride.from, ride.to, ride.stage, waits(&ride.waits))
    });
    block(&mut lines, "Rides", rides.collect());
    let people = out.people.iter().map(|people| format!("{}: {}; {}", people.who, people.whereabouts, people.state));
    block(&mut lines, "People", people.collect());
    let balance = out.balance.iter().map(|of| {
        format!("{}: given {} of {}, received {} of {}", of.party, of.given.0, of.given.1, of.received.0, of.received.1)
    });
    block(&mut lines, "Balance", balance.collect());
    let requests = out.requests.iter().filter(|request| request.met.is_none()).map(|request| {
        let late = if request.is_overdue { ", LATE" } else { "" };
        format!("{}: {} ({}, by {}{late})", request.number, request.what, request.owner, clock(&request.due))
    });
    block(&mut lines, "Requests", requests.collect());
    lines.iter().map(|line| shown(line) + "\n").collect()
}

/// A line of what was said.
#[must_use]
pub fn event(line: &EventLineOut) -> String {
    let by = line.by.as_ref().map(|by| format!("{by}: ")).unwrap_or_default();
    let weight = line.weight.as_ref().map(|weight| format!(" ({weight})")).unwrap_or_default();
    shown(&format!("{}  {by}{}{weight}", line.clock, line.words)) + "\n"
}

fn waits(waits: &[String]) -> String {
    if waits.is_empty() { String::new() } else { format!(", waits for {}", waits.join("; ")) }
}

/// The time of day, by the clock of its place.
fn clock(time: &TimeOut) -> &str {
    time.local.get(11..16).unwrap_or(&time.local)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_desk_moves_the_cursor() {
        let time = TimeOut { local: "2024-08-01 10:00 +03:00".to_owned(), utc: String::new(), zone: String::new() };
        let line = EventLineOut {
            at: time,
            by: Some("an\u{1b}[2Jna".to_owned()),
            clock: "07:00:00Z".to_owned(),
            number: 1,
            weight: None,
            words: "all\r\nheld".to_owned(),
        };
        assert_eq!(event(&line), "07:00:00Z  an[2Jna: allheld\n");
    }
}
