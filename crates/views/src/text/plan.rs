//! A handover plan in the terminal: the mediator's timeline, a party's extract, and what changes from one plan to another.

use super::layout::{Page, left, right, width};
use crate::phrase::joined;
use crate::plan::{Part, PlanChange, PlanView, Time, day_in_words, ride_in_words};
use crate::projection::{PartyPlan, PartyRide};
use crate::words::{self, label, operation as of_operation, plan as said, worth as of_worth};

/// The mediator's view as text of so many columns (held between 40 and 200).
pub fn plan(view: &PlanView, columns: usize) -> String {
    let mut page = Page::new(columns);
    page.title(&said::title(&view.title));
    page.compartment();
    page.warnings(&view.warnings, view.pseudonyms);
    page.gap();
    page.paragraph(0, &format!("{}. {}", view.worth.word, view.worth.sentence));
    page.paragraph(0, &view.headline);
    page.paragraph(0, &said::how_times_stand(&view.zone));
    timeline(&mut page, view);
    if !view.quotas.is_empty() {
        page.heading(said::QUOTAS);
        view.quotas.iter().for_each(|sentence| page.hanging("  ", sentence));
    }
    worth(&mut page, view);
    critical(&mut page, view);
    exposure(&mut page, view);
    staying(&mut page, view);
    if let Some(sentences) = &view.controllability {
        page.heading(said::CONTROLLABILITY);
        for sentence in sentences {
            page.paragraph(0, sentence);
        }
    }
    if !view.fallbacks.is_empty() {
        page.heading(said::FALLBACKS);
        for fallback in &view.fallbacks {
            page.hanging("  ", &fallback.event);
            fallback.words.iter().for_each(|sentence| page.paragraph(4, sentence));
        }
    }
    safe(&mut page, view);
    foot(&mut page, view);
    page.finish()
}

fn foot(page: &mut Page, view: &PlanView) {
    if let Some(id) = &view.plan_id {
        let digest = view.digest.as_ref().map(|digest| format!(", {} {digest}", label::DIGEST)).unwrap_or_default();
        page.gap();
        page.line(&format!("{} {id}{digest}", said::PLAN));
    }
}

/// Rides at their departure, works at their beginning, gates at their opening.
fn timeline(page: &mut Page, view: &PlanView) {
    page.heading(said::TIMELINE);
    let gates = view.gates.iter().enumerate().map(|(at, gate)| (&gate.opens, Part::Gate(at)));
    let works = view.works.iter().enumerate().map(|(at, work)| (&work.starts, Part::Work(at)));
    let rides = view.rides.iter().enumerate().map(|(at, ride)| (&ride.departs, Part::Ride(at)));
    let rank = |part: &Part| match part {
        Part::Gate(at) => (0, *at),
        Part::Work(at) => (1, *at),
        Part::Ride(at) => (2, *at),
    };
    let mut parts: Vec<(&Time, Part)> = gates.chain(works).chain(rides).collect();
    parts.sort_by_key(|(time, part)| (time.minute, rank(part)));
    let mut day = "";
    for (time, part) in parts {
        if time.day() != day {
            day = time.day();
            page.gap();
            page.line(&said::day(&day_in_words(day)));
        }
        let mark = if view.is_critical(part) { said::CRITICAL_MARK } else { " " };
        let first = format!("  {:<21} {mark} ", time.clocks());
        match part {
            Part::Ride(at) => ride(page, view, at, &first),
            Part::Work(at) => {
                let work = &view.works[at];
                let what = said::work(&work.what, &work.of);
                let until = said::until(work.ends.utc_clock());
                page.hanging(&first, &format!("{what}, {until} ({})", view.teams[work.team].name));
            }
            Part::Gate(at) => gate(page, view, at, &first),
        }
    }
    page.gap();
    page.paragraph(0, &format!("{} {}", said::CRITICAL_MARK, said::CRITICAL_MEANS));
}

fn ride(page: &mut Page, view: &PlanView, at: usize, first: &str) {
    let ride = &view.rides[at];
    let way = said::way(&view.places[ride.from].name, &view.places[ride.to].name);
    let arrives = said::arrives(&ride.arrives.clocks());
    let name = &view.vehicles[ride.vehicle].name;
    page.hanging(first, &format!("{name}: {way}, {arrives}; {}", ride.load));
    let who: Vec<String> = ride.lots.iter().map(|&lot| with_needs(view, lot)).collect();
    if !who.is_empty() {
        page.list(width(first), &format!("{} ", said::ON_BOARD), &who);
    }
    for condition in &ride.conditions {
        page.hanging(&" ".repeat(width(first)), &format!("{} {condition}", said::HANGS_ON));
    }
}

fn with_needs(view: &PlanView, lot: usize) -> String {
    let lot = &view.lots[lot];
    let mark = if lot.protected { format!(" {}", label::PROTECTED_MARK) } else { String::new() };
    let needs = if lot.needs.is_empty() { String::new() } else { format!(" ({})", joined(&lot.needs, ", ")) };
    format!("{}{mark}{needs}", lot.who)
}

/// A barrier across the timeline.
fn gate(page: &mut Page, view: &PlanView, at: usize, first: &str) {
    let gate = &view.gates[at];
    page.hanging(&format!("{first}═ "), &said::gate_opens(&gate.name));
    let lead = " ".repeat(width(first) + 2);
    page.hanging(&lead, &said::opens_when(&gate.checks, &view.who(&gate.of), gate.takes));
    if let Some(time) = &gate.not_before {
        page.hanging(&lead, &said::not_before(&time.clocks()));
    }
    page.hanging(&lead, &said::lets_go(&view.who(&gate.holds)));
}

fn worth(page: &mut Page, view: &PlanView) {
    page.heading(said::WORTH);
    let rows: Vec<Vec<String>> = view
        .worth
        .measures
        .iter()
        .map(|measure| {
            let gap = if measure.least { of_worth::LEAST.as_str() } else { "" };
            let bound = measure.bound.as_deref().unwrap_or(of_worth::UNVERIFIED.as_str());
            let gap = measure.gap.as_deref().unwrap_or(gap);
            [&*measure.name, &*measure.value, bound, gap].map(str::to_owned).to_vec()
        })
        .collect();
    page.table(0, &[left(said::MEASURE), right(label::VALUE), right(label::BOUND), right(said::GAP)], &rows);
}

fn critical(page: &mut Page, view: &PlanView) {
    page.heading(said::CRITICAL);
    for part in &view.critical {
        let words = match *part {
            Part::Ride(at) => {
                format!("{}, {}", ride_in_words(view, at), said::arrives(&view.rides[at].arrives.clocks()))
            }
            Part::Work(at) => {
                let work = &view.works[at];
                format!("{}, {}", said::work(&work.what, &work.of), work.starts.clocks())
            }
            Part::Gate(at) => format!("{}, {}", said::gate_opens(&view.gates[at].name), view.gates[at].opens.clocks()),
        };
        page.hanging(&format!("  {} ", said::CRITICAL_MARK), &words);
    }
    let rows: Vec<Vec<String>> = view
        .rides_in_time()
        .into_iter()
        .filter(|&ride| !view.is_critical(Part::Ride(ride)))
        .map(|ride| vec![ride_in_words(view, ride), said::slack(view.rides[ride].slack)])
        .collect();
    page.gap();
    page.table(2, &[left(""), left("")], &rows);
}

fn exposure(page: &mut Page, view: &PlanView) {
    page.heading(said::EXPOSED);
    let exposed = view.lots.iter().filter(|lot| lot.exposure() > 0);
    let rows: Vec<Vec<String>> = exposed
        .map(|lot| {
            let total = lot.exposure();
            let each = words::plan::duration(i64::try_from(total / lot.count.max(1)).unwrap_or(i64::MAX));
            let places: Vec<&str> =
                lot.stops.iter().filter(|stop| stop.is_exposed).map(|s| view.places[s.place].name.as_str()).collect();
            let total = said::person_minutes(i64::try_from(total).unwrap_or(i64::MAX));
            vec![lot.who.to_string(), words::list(&places), each, total]
        })
        .collect();
    if rows.is_empty() {
        page.paragraph(0, said::NOBODY_EXPOSED);
    } else {
        page.paragraph(0, said::EXPOSED_LEAD);
        let heads = [left(said::WHO), left(said::WHERE), right(said::EACH), right(said::IN_ALL)];
        page.table(0, &heads, &rows);
    }
}

fn staying(page: &mut Page, view: &PlanView) {
    let staying: Vec<String> = view.lots.iter().filter(|lot| lot.stays).map(|lot| lot.who.to_string()).collect();
    if !staying.is_empty() {
        page.heading(said::STAYING);
        page.list(0, "", &staying);
    }
}

fn safe(page: &mut Page, view: &PlanView) {
    if view.safe.is_empty() {
        return;
    }
    page.heading(said::SAFE);
    page.paragraph(0, said::SAFE_LEAD);
    for state in &view.safe {
        page.gap();
        let until = state.until.as_ref().map(|until| format!(" {}", said::until(&until.in_full()))).unwrap_or_default();
        page.paragraph(0, &format!("{} {}{until}", said::FROM, state.from.in_full()));
        for row in &state.rows {
            let state = row.state.as_ref().map(|state| format!(" [{state}]")).unwrap_or_default();
            let place = &view.places[row.place].name;
            page.hanging("  ", &format!("{}: {place}{state}, {}", view.who(&row.lots), row.hands));
        }
        for departure in &state.completed {
            page.hanging("  ", &format!("{} {departure}", said::COMPLETED));
        }
    }
}

/// A party's extract as text of so many columns (held between 40 and 200).
pub fn party_plan(view: &PartyPlan, columns: usize) -> String {
    let mut page = Page::new(columns);
    page.title(&said::title_of(&view.title, &view.party.name));
    page.warnings(&view.warnings, view.pseudonyms);
    page.gap();
    if view.lots.is_empty() && view.own_rides.is_empty() {
        page.paragraph(0, said::NOTHING);
    }
    if !view.lots.is_empty() {
        page.heading(said::OWN_PEOPLE);
        let rows: Vec<Vec<String>> = view
            .lots
            .iter()
            .map(|lot| {
                let partner = &lot.partner.name;
                let side = if lot.gives { said::released_to(partner) } else { said::received_from(partner) };
                let mut needs = lot.needs.clone();
                needs.extend(lot.stays.then(|| of_operation::STAYS.phrase()));
                vec![lot.who.to_string(), side, joined(&needs, ", ")]
            })
            .collect();
        page.table(0, &[left(""), left(""), left("")], &rows);
    }
    party_rides(&mut page, view, said::OWN_MOVEMENTS, &view.rides);
    party_rides(&mut page, view, said::OWN_VEHICLES, &view.own_rides);
    page.gap();
    page.paragraph(0, &words::own::ONLY);
    page.finish()
}

fn party_rides(page: &mut Page, view: &PartyPlan, heading: &str, rides: &[PartyRide]) {
    if rides.is_empty() {
        return;
    }
    page.heading(heading);
    let mut day = "";
    for ride in rides {
        if ride.departs.day() != day {
            day = ride.departs.day();
            page.line(&said::day(&day_in_words(day)));
        }
        let way = said::way(&view.places[ride.from].name, &view.places[ride.to].name);
        let first = format!("  {:<21}  ", ride.departs.clocks());
        let arrives = said::arrives(&ride.arrives.clocks());
        page.hanging(&first, &format!("{}: {way}, {arrives}; {}", ride.by, ride.load));
        let who: Vec<String> = ride.lots.iter().map(|&lot| view.lots[lot].who.to_string()).collect();
        if !who.is_empty() {
            page.list(width(&first), &format!("{} ", said::ON_BOARD), &who);
        }
    }
}

/// What changes from one plan to another, as text of so many columns (held between 40 and 200).
pub fn plan_change(change: &PlanChange, columns: usize) -> String {
    let mut page = Page::new(columns);
    page.title(&said::title_of_change(&change.title));
    page.compartment();
    page.warnings::<String>(&[], change.pseudonyms);
    page.gap();
    page.paragraph(0, &said::unchanged(change.unchanged, change.before));
    if change.is_empty() {
        page.paragraph(0, said::NO_CHANGE);
    }
    if !change.moved.is_empty() {
        page.heading(said::MOVED);
        for moved in &change.moved {
            page.hanging("~ ", &moved.now);
            moved.differences.iter().for_each(|difference| page.paragraph(6, difference));
        }
    }
    for (heading, mark, rides) in [(said::ADDED, "+ ", &change.added), (said::DROPPED, "- ", &change.dropped)] {
        if !rides.is_empty() {
            page.heading(heading);
            for ride in rides {
                page.hanging(mark, ride);
            }
        }
    }
    if !change.gates.is_empty() || change.works.0 > 0 {
        page.heading(said::AROUND);
        for (gate, words) in &change.gates {
            page.hanging(said::mark(*gate), words);
        }
        if change.works.0 > 0 {
            page.paragraph(0, &said::works_change(change.works.0, change.works.1));
        }
    }
    page.finish()
}
