//! The live board of an operation: a pure function from what a reader knows and the size of the terminal to lines.
//!
//! What stands on top comes first and is never left out for what does not. Then movements, gates, people, checks, balance, requests, and as
//! much of what was said as there is room for. Where something is cut short, what goes on now stays and the rest is counted. From
//! [`TWO_COLUMNS`] on there are two columns. No colour: whoever shows it may add that by the mark at the beginning of a line.

use std::collections::BTreeMap;

use takas_model::OperationKind;

use super::layout::{fit, pad, width};
use super::operation::{event_line, progress, stage};
use crate::operation::{GateNow, OperationView, PeopleNow, RequestNow, RideNow, RideStage, Travels, WorkNow};
use crate::phrase::{Fixed, Phrase};
use crate::plan::Time;
use crate::words::{amounts, label, operation as said, plan as of_plan};

/// How large the terminal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub columns: usize,
    /// Rows.
    pub rows: usize,
}

/// From so many columns on the board has two columns of sections.
pub(super) const TWO_COLUMNS: usize = 140;

/// The mark of a line that must not be overlooked.
const ALARM: &str = "! ";

/// The board: at most so many lines, none wider than the terminal.
pub fn board(view: &OperationView, size: Size) -> Vec<String> {
    let mut lines = head(view, size);
    let room = size.rows.saturating_sub(lines.len());
    if size.columns >= TWO_COLUMNS {
        let first = (size.columns - GAP) * 11 / 20;
        let second = size.columns - GAP - first;
        let one = laid_out(vec![movements(view, first), people(view, first), checks(view, first)], room, first);
        let other = vec![gates(view, second), balance(view, second), requests(view, second), log(view, second)];
        let other = laid_out(other, room, second);
        for at in 0..one.len().max(other.len()) {
            let [one, other] = [&one, &other].map(|lines| lines.get(at).map_or("", String::as_str));
            let line = format!("{}{}{other}", pad(one, first), " ".repeat(GAP));
            lines.push(line.trim_end().to_owned());
        }
    } else {
        let columns = size.columns;
        let sections = vec![
            movements(view, columns),
            gates(view, columns),
            people(view, columns),
            checks(view, columns),
            balance(view, columns),
            requests(view, columns),
            log(view, columns),
        ];
        lines.extend(laid_out(sections, room, columns));
    }
    lines.truncate(size.rows);
    lines
}

/// Columns between two columns of sections.
const GAP: usize = 2;

// ---- layout -----------------------------------------------------------------------------------------------------

/// A part of the board.
struct Section {
    title: &'static str,
    rows: Vec<Row>,
    /// So many rows it gets before another gets more.
    least: usize,
    /// Whether what is left out came first.
    is_log: bool,
}

impl Section {
    fn new(title: &'static str, rows: Vec<Row>, least: usize) -> Self {
        Self { title, rows, least, is_log: false }
    }
}

struct Row {
    /// Less is more important: kept when there is no room.
    rank: usize,
    text: String,
}

/// Sections under one another in at most so many lines: those of earlier sections first where there is no room for all.
fn laid_out(sections: Vec<Section>, room: usize, columns: usize) -> Vec<String> {
    let sections: Vec<Section> = sections.into_iter().filter(|section| !section.rows.is_empty()).collect();
    let mut given = vec![0_usize; sections.len()];
    let mut left = room;
    for (section, given) in sections.iter().zip(&mut given) {
        // A title without a row says nothing.
        let wants = section.least.min(section.rows.len()) + 1;
        let gets = wants.min(left);
        if gets >= 2 {
            *given = gets - 1;
            left -= gets;
        }
    }
    // Then one row each in turn, until nobody wants more or there is none.
    while left > 0 {
        let mut wanted = false;
        for (section, given) in sections.iter().zip(&mut given) {
            if left > 0 && *given > 0 && *given < section.rows.len() {
                (*given, left, wanted) = (*given + 1, left - 1, true);
            }
        }
        if !wanted {
            break;
        }
    }
    let mut lines = Vec::new();
    for (section, given) in sections.into_iter().zip(given).filter(|(_, given)| *given > 0) {
        lines.push(ruled(section.title, columns));
        lines.extend(cut(section.rows, given, columns, section.is_log));
    }
    lines
}

/// A title with a rule to the end of the line.
fn ruled(title: &str, columns: usize) -> String {
    let title = fit(title, columns);
    let rule = columns.saturating_sub(width(&title) + 1);
    if rule == 0 { title } else { format!("{title} {}", "─".repeat(rule)) }
}

/// So many rows, the most important ones in their order; one line tells how many are left out.
fn cut(rows: Vec<Row>, room: usize, columns: usize, more_first: bool) -> Vec<String> {
    let all = rows.len();
    let tells_more = all > room && room > 1;
    let kept = if tells_more { room - 1 } else { room.min(all) };
    let mut order: Vec<usize> = (0..all).collect();
    order.sort_by_key(|&row| (rows[row].rank, row));
    order.truncate(kept);
    order.sort_unstable();
    let mut lines: Vec<String> = order.iter().map(|&row| fit(&rows[row].text, columns)).collect();
    if tells_more {
        lines.insert(if more_first { 0 } else { kept }, fit(&said::more(all - kept), columns));
    }
    lines
}

/// Things one after the other, as many on a line as fit.
fn flowing(things: &[String], columns: usize) -> Vec<Row> {
    const BETWEEN: &str = "  ";
    let mut rows: Vec<String> = Vec::new();
    for thing in things {
        match rows.last_mut() {
            Some(row) if width(row) + BETWEEN.len() + width(thing) <= columns => {
                row.push_str(BETWEEN);
                row.push_str(thing);
            }
            _ => rows.push(thing.clone()),
        }
    }
    rows.into_iter().enumerate().map(|(rank, text)| Row { rank, text }).collect()
}

// ---- head -------------------------------------------------------------------------------------------------------

/// The case and the clock; where it stands; what stands on top.
fn head(view: &OperationView, size: Size) -> Vec<String> {
    let clock = said::board_clock(&view.now.day_in_words(), &view.clock, view.now.local_clock());
    let kind = said::kind_short(view.kind);
    let title = fit(&said::board_title(&view.title, kind), size.columns.saturating_sub(width(&clock) + 2).max(12));
    let gap = size.columns.saturating_sub(width(&title) + width(&clock)).max(2);
    let mut lines = vec![fit(&format!("{title}{}{clock}", " ".repeat(gap)), size.columns)];
    let reader = view.reader.as_ref().map(|reader| format!(" · {reader}")).unwrap_or_default();
    lines.push(fit(&format!("{} · {}{reader}", stage(view.stage), progress(view)), size.columns));
    let standing: Vec<Row> = view
        .alerts
        .iter()
        .filter(|alert| alert.stands)
        .enumerate()
        .map(|(rank, alert)| Row { rank, text: format!("{ALARM}{} {}", alert.since.utc_clock(), alert.words) })
        .collect();
    if !standing.is_empty() {
        let room = (size.rows / 4).max(1);
        lines.extend(cut(standing, room, size.columns, false));
    }
    lines
}

// ---- sections ---------------------------------------------------------------------------------------------------

/// Rides: when each was to leave and arrive, and how it stands.
fn movements(view: &OperationView, columns: usize) -> Section {
    let widest = |text: fn(&RideNow) -> &str, most: usize| {
        view.rides.iter().map(|ride| width(text(ride))).max().unwrap_or(0).min(most)
    };
    let by = widest(|ride| &ride.by, columns / 4);
    let way = widest(|ride| &ride.way, columns / 5);
    let row = |(at, ride): (usize, &RideNow)| {
        let planned = said::from_until(hours(&ride.departs), hours(&ride.arrives));
        let mark = if ride.held { ALARM } else { "  " };
        let names = format!("{mark}{} {}", pad(&fit(&ride.by, by), by), pad(&fit(&ride.way, way), way));
        Row { rank: rank(ride, at), text: format!("{names} {planned} {}", ride_state(ride, view.now.minute)) }
    };
    Section::new(said::MOVEMENTS, view.rides.iter().enumerate().map(row).collect(), 5)
}

/// What goes on now before what comes next, and that before what is over.
fn rank(ride: &RideNow, at: usize) -> usize {
    const CLASS: usize = 1 << 20;
    match ride.stage {
        _ if ride.held => at,
        RideStage::UnderWay | RideStage::MayLeave | RideStage::Boarding | RideStage::Ready => at,
        RideStage::Waits | RideStage::NotKnown => CLASS + at,
        RideStage::Arrived => 2 * CLASS + (CLASS - at.min(CLASS)),
        RideStage::Off => 4 * CLASS + at,
    }
}

/// Hours and minutes in UTC.
fn hours(time: &Time) -> &str {
    time.utc_clock().trim_end_matches('Z')
}

/// How a ride stands, in words.
pub fn ride_state(ride: &RideNow, now: i64) -> Phrase {
    let shifted = |at: Option<&Time>, planned: &Time| {
        let words = at.map(|at| format!("{}{}", hours(at), said::shift(at.minute - planned.minute)));
        Phrase::figures(words.unwrap_or_default())
    };
    let aboard = Phrase::figures(said::of(ride.on_board, ride.units));
    match ride.stage {
        RideStage::Arrived => {
            let came = shifted(ride.came.as_ref(), &ride.arrives);
            match &ride.came_at {
                Some(place) => said::ride_arrived_at(came, Phrase::supplied(place)),
                None => said::ride_arrived(came),
            }
        }
        RideStage::UnderWay => said::ride_under_way(shifted(ride.left.as_ref(), &ride.departs), aboard),
        RideStage::MayLeave => said::ride_may_leave(aboard),
        RideStage::Ready => said::ride_ready(aboard),
        RideStage::Boarding => with_waits(said::ride_boarding(aboard), ride, now),
        RideStage::Waits => with_waits(said::waits_with(ride.units), ride, now),
        RideStage::Off => said::RIDE_OFF.phrase(),
        RideStage::NotKnown => said::NOT_KNOWN.phrase(),
    }
}

fn with_waits(state: Phrase, ride: &RideNow, now: i64) -> Phrase {
    let late = now - ride.departs.minute;
    let late = if late > 0 { said::late(late) } else { Phrase::default() };
    let state = Phrase::row(", ", [state, late]);
    match ride.waits.split_first() {
        Some((first, more)) => amounts::with(state, said::waits_for(first, more.len())),
        None => state,
    }
}

/// Gates: who has confirmed, what is missing.
fn gates(view: &OperationView, columns: usize) -> Section {
    let name = view.gates.iter().map(|gate| width(&gate.name)).max().unwrap_or(0).min(columns / 3);
    let row = |(at, gate): (usize, &GateNow)| {
        let mark = if gate.held { ALARM } else { "  " };
        let first = gate.waits.first().filter(|_| gate.opened.is_none());
        let waits = first.map(|first| format!(": {}", said::waits_for(first, gate.waits.len() - 1)));
        let name = pad(&fit(&gate.name, name), name);
        let text = format!("{mark}{name} {}{}", gate_state(gate, view.kind), waits.unwrap_or_default());
        Row { rank: if gate.opened.is_some() { at + view.gates.len() } else { at }, text }
    };
    Section::new(said::GATES, view.gates.iter().enumerate().map(row).collect(), 3)
}

/// How a gate stands, in words.
pub fn gate_state(gate: &GateNow, kind: OperationKind) -> Phrase {
    gate_in_words(gate, kind, true)
}

/// The same where each side stands beside it.
pub fn gate_state_beside_sides(gate: &GateNow, kind: OperationKind) -> Phrase {
    gate_in_words(gate, kind, false)
}

fn gate_in_words(gate: &GateNow, kind: OperationKind, tells_sides: bool) -> Phrase {
    if let Some(opened) = &gate.opened {
        let shift = said::shift(opened.minute - gate.planned.minute);
        return said::open_since(&format!("{}{shift}", hours(opened)));
    }
    let mut parts = vec![said::planned(hours(&gate.planned))];
    let is_said = gate.sides.iter().any(|(_, at)| at.is_some()) || gate.released.is_some_and(|(by, _)| by > 0);
    if kind == OperationKind::Historical && !is_said {
        parts.push(said::NOT_KNOWN.phrase());
        return Phrase::row(", ", parts);
    }
    if tells_sides && !gate.sides.is_empty() {
        let sides: Vec<(String, bool)> =
            gate.sides.iter().map(|(party, at)| (party.id.clone(), at.is_some())).collect();
        parts.push(said::sides(&sides));
    }
    parts.extend(gate.released.map(|(by, of)| said::released(by, of)));
    Phrase::row(", ", parts)
}

/// How many may travel; who may not yet, and what is missing; everybody where there is room.
fn people(view: &OperationView, columns: usize) -> Section {
    let mut counts: BTreeMap<Travels, u64> = BTreeMap::new();
    for people in view.people.iter().filter(|people| people.travels != Travels::NeedsNothing) {
        *counts.entry(people.travels).or_default() += people.units;
    }
    let counted: Vec<String> =
        counts.into_iter().map(|(travels, units)| said::counted_so(units, &travels_word(travels))).collect();
    let mut rows = flowing(&counted, columns);
    let summary = rows.len();
    for (at, people) in view.people.iter().enumerate() {
        let is_open = matches!(people.travels, Travels::NotYet | Travels::NotAnyMore) && !people.is_past_return;
        let mark = if people.protected { format!(" {}", label::PROTECTED_MARK) } else { String::new() };
        let text = format!("  {}{mark}: {}, {}", people.who, travels_in_words(people), whereabouts(people));
        let rank = summary + at + if is_open { 0 } else { view.people.len() };
        rows.push(Row { rank, text });
    }
    Section::new(said::PEOPLE, rows, summary.max(1) + 1)
}

fn travels_word(travels: Travels) -> Fixed {
    match travels {
        Travels::NeedsNothing => said::NEEDS_NOTHING,
        Travels::Clear => said::CLEAR,
        Travels::NotYet => said::NOT_CLEAR,
        Travels::NotAnyMore => said::NOT_ANY_MORE,
        Travels::Stays => said::STAYS,
        Travels::NotKnown => said::NOT_KNOWN,
    }
}

/// Whether they may travel and what of their personal gates is in hand.
pub fn travels_in_words(people: &PeopleNow) -> Phrase {
    let mut words = travels_word(people.travels).phrase();
    if !people.gates.is_empty() && people.travels == Travels::NotYet {
        words = amounts::noted(words, said::gates_in_hand(&people.gates));
    }
    Phrase::row(", ", [words].into_iter().chain(people.needs.clone()))
}

/// Where they are and how far they have come.
pub fn whereabouts(people: &PeopleNow) -> Phrase {
    let done = [
        people.verified.as_ref().map(|_| said::VERIFIED),
        people.handed_over.as_ref().map(|_| said::HANDED_OVER),
        people.followed_up.as_ref().map(|_| said::FOLLOWED_UP),
    ];
    let done = done.into_iter().flatten().last().map(Phrase::from);
    Phrase::row(", ", [people.whereabouts.clone()].into_iter().chain(done))
}

/// How far each check and measure has come, and which goes on.
fn checks(view: &OperationView, columns: usize) -> Section {
    let mut counts: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    // Of a historical operation only what was said is counted.
    let is_said =
        |work: &&WorkNow| view.kind != OperationKind::Historical || work.begun.is_some() || work.ended.is_some();
    for work in view.works.iter().filter(is_said) {
        let (done, all) = work.passed.unwrap_or((u64::from(work.ended.is_some()), 1));
        let count = counts.entry(&work.name).or_default();
        *count = (count.0 + done.min(all), count.1 + all);
    }
    let counted: Vec<String> =
        counts.iter().map(|(name, (done, all))| format!("{name} {}", said::of(*done, *all))).collect();
    let mut rows = flowing(&counted, columns);
    let (summary, running) =
        (rows.len(), view.works.iter().filter(|work| work.begun.is_some() && work.ended.is_none()));
    for (at, work) in running.enumerate() {
        let since = work.begun.as_ref().map_or("", hours);
        rows.push(Row {
            rank: summary + at,
            text: format!("  {}", said::goes_on(&of_plan::work(&work.name, &work.of), since)),
        });
    }
    Section::new(said::CHECKS.as_str(), rows, summary.clamp(1, 2))
}

/// What each party has given and received beside what the sequence comes to.
fn balance(view: &OperationView, columns: usize) -> Section {
    let row = |balance: &crate::operation::BalanceNow| {
        let words = said::balance(&balance.party.id, balance.given, balance.received, balance.owed, balance.accepts);
        if balance.withheld.is_some() { format!("{ALARM}{words}") } else { words }
    };
    let parties: Vec<String> = view.balance.iter().map(row).collect();
    let widest = parties.iter().map(|words| width(words)).max().unwrap_or(0);
    let mut padded: Vec<String> = parties.iter().map(|words| pad(words, widest)).collect();
    padded.extend((view.outside > 0).then(|| said::outside(view.outside)));
    let rows = flowing(&padded, columns);
    let least = rows.len().clamp(1, 4);
    Section::new(said::BALANCE, rows, least)
}

/// Requests that are not met, the earliest deadline first.
fn requests(view: &OperationView, _columns: usize) -> Section {
    let open = view.requests.iter().filter(|request| request.met.is_none()).enumerate();
    let row = |(rank, request): (usize, &RequestNow)| {
        let mark = if request.is_overdue { ALARM } else { "  " };
        Row { rank, text: format!("{mark}{}", request_in_words(request)) }
    };
    Section::new(said::REQUESTS, open.map(row).collect(), 1)
}

/// A request in words.
pub fn request_in_words(request: &RequestNow) -> Phrase {
    let RequestNow { number, what, owner, due, met, is_overdue } = request.clone();
    let words = said::request_due(number, what, Phrase::figures(due.utc_clock()), owner);
    match met {
        Some(met) => amounts::with(words, said::met_at(met.utc_clock())),
        None if is_overdue => amounts::with(words, said::OVERDUE.phrase()),
        None => words,
    }
}

/// What was said last.
fn log(view: &OperationView, _columns: usize) -> Section {
    const LINES_MAX: usize = 200;
    let last = view.events.len().saturating_sub(LINES_MAX);
    let count = view.events.len() - last;
    let row = |(at, line): (usize, &crate::operation::EventLine)| Row { rank: count - at, text: event_line(line) };
    Section { is_log: true, ..Section::new(said::SAID, view.events[last..].iter().enumerate().map(row).collect(), 2) }
}
