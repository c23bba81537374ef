//! What a team carries on paper: the operations order, a manifest for each ride, a checklist for each gate, the abort card. Each is one page or
//! begins one; the order holds them all.
//!
//! People stand under pseudonyms whatever the view is, with what they need on the way and nothing else: neither consent, health, grounds nor
//! protection are ever printed, and who does not travel stands on no manifest.

use std::collections::BTreeSet;

use super::escape::{body, person};
use super::page::{Extra, Frame, page_with, section};
use super::plan::foot;
use super::plan_tables::{self as tables, heads, sentences, time};
use crate::plan::{Part, PlanView, Time, day_in_words};
use crate::svg::gantt;
use crate::words::{self, plan as said};

const PRINT_STYLE: &str =
    concat!(include_str!("../svg/plan.css"), include_str!("plan.css"), include_str!("plan_print.css"));

/// Everything that a team carries, as one document with a page for each part.
pub fn operations_order(view: &PlanView) -> String {
    let view = view.on_paper();
    let mut content = String::new();
    section(&mut content, "timetable", said::TIMETABLE, &timetable(view));
    section(&mut content, "means", said::MEANS, &means(view));
    if !view.quotas.is_empty() {
        section(&mut content, "quotas", said::QUOTAS, &sentences(&view.quotas));
    }
    let charts: String = gantt::charts(view).iter().map(figure).collect();
    if !charts.is_empty() {
        section(&mut content, "chart", said::CHART, &charts);
    }
    for ride in carrying(view) {
        put!(content, "<div class=\"sheet\">{}</div>\n", manifest_content(view, ride));
    }
    for gate in 0..view.gates.len() {
        put!(content, "<div class=\"sheet\">{}</div>\n", checklist_content(view, gate));
    }
    put!(content, "<div class=\"sheet\">{}</div>\n", abort_content(view));
    let lead = format!("<p class=\"headline\">{}</p>\n<p>{}</p>\n", body(&view.headline), times(view));
    document(view, &said::title_of_order(&view.title), &lead, &content)
}

/// The manifest of one ride.
///
/// # Panics
/// When the plan has no such ride.
pub fn manifest(view: &PlanView, ride: usize) -> String {
    let view = view.on_paper();
    let content = manifest_content(view, ride);
    document(view, &view.title, &format!("<p>{}</p>\n", times(view)), &content)
}

/// The checklist of one gate.
///
/// # Panics
/// When the plan has no such gate.
pub fn gate_checklist(view: &PlanView, gate: usize) -> String {
    let view = view.on_paper();
    let content = checklist_content(view, gate);
    document(view, &view.title, &format!("<p>{}</p>\n", times(view)), &content)
}

/// The abort card: who is safe where in which span of time, in whose jurisdiction and in whose hands.
pub fn abort_card(view: &PlanView) -> String {
    let view = view.on_paper();
    document(view, &view.title, &format!("<p>{}</p>\n", times(view)), &abort_content(view))
}

/// Rides that carry somebody or something, in order of time.
fn carrying(view: &PlanView) -> impl Iterator<Item = usize> + '_ {
    view.rides_in_time().into_iter().filter(|&ride| !view.rides[ride].lots.is_empty())
}

fn document(view: &PlanView, title: &str, lead: &str, content: &str) -> String {
    let historical =
        words::historical(if view.historical { takas_model::Nature::Historical } else { takas_model::Nature::Live });
    // Warnings that speak of rules are for the mediator's desk and not for the field.
    let warnings: Vec<String> = historical.map(str::to_owned).into_iter().collect();
    let frame = Frame {
        title,
        kicker: said::CARRIED,
        historical: view.historical,
        foot: &foot(view),
        warnings: &warnings,
        pseudonyms: true,
    };
    page_with(&frame, lead, content, Extra { style: PRINT_STYLE, script: None })
}

fn times(view: &PlanView) -> String {
    format!("<span class=\"quiet\">{}</span>", body(&said::how_times_stand(&view.zone)))
}

fn figure(chart: &gantt::Chart) -> String {
    let heading = chart.heading.as_ref().map(|heading| format!("<h3>{}</h3>\n", body(heading))).unwrap_or_default();
    format!("{heading}<figure tabindex=\"0\">\n{}</figure>\n", chart.svg)
}

/// Rides, works and gates by day of UTC.
fn timetable(view: &PlanView) -> String {
    let gates = view.gates.iter().enumerate().map(|(at, gate)| (&gate.opens, Part::Gate(at)));
    let works = view.works.iter().enumerate().map(|(at, work)| (&work.starts, Part::Work(at)));
    let rides = view.rides.iter().enumerate().map(|(at, ride)| (&ride.departs, Part::Ride(at)));
    let mut parts: Vec<(&Time, Part)> = gates.chain(works).chain(rides).collect();
    let rank = |part: &Part| match part {
        Part::Gate(_) => 0,
        Part::Work(_) => 1,
        Part::Ride(_) => 2,
    };
    parts.sort_by_key(|(time, part)| (time.minute, rank(part), *part));
    let mut out = String::new();
    heads(&mut out, &[said::FROM, said::UNTIL, said::WHAT, said::WHO].map(|head| (head, false)));
    let mut day = "";
    for (moment, part) in parts {
        if moment.day() != day {
            day = moment.day();
            let words = said::day(&day_in_words(day));
            put!(out, "<tr class=\"route\"><th scope=\"rowgroup\" colspan=\"4\">{}</th></tr>\n", body(&words));
        }
        timetable_row(&mut out, view, part);
    }
    out.push_str("</tbody></table>\n");
    out
}

fn timetable_row(out: &mut String, view: &PlanView, part: Part) {
    let (class, starts, ends, what, who) = match part {
        Part::Ride(at) => {
            let ride = &view.rides[at];
            let way = said::way(&view.places[ride.from].name, &view.places[ride.to].name);
            let what = format!("<b>{}</b> {}", body(&view.vehicles[ride.vehicle].name), body(&way));
            let who = if ride.lots.is_empty() { said::EMPTY.to_owned() } else { view.who(&ride.lots) };
            ("", &ride.departs, Some(&ride.arrives), what, who)
        }
        Part::Work(at) => {
            let work = &view.works[at];
            let who = work.lot.map_or(&work.of, |lot| &view.lots[lot].who).clone();
            let what =
                format!("{} <span class=\"quiet\">{}</span>", body(&work.what), body(&view.teams[work.team].name));
            ("", &work.starts, Some(&work.ends), what, who)
        }
        Part::Gate(at) => {
            let gate = &view.gates[at];
            let what = format!("<b>{}</b>", body(&said::gate_opens(&gate.name)));
            (" class=\"barrier\"", &gate.opens, None, what, said::lets_go(&view.who(&gate.holds)))
        }
    };
    put!(
        out,
        "<tr{class}><td>{}</td><td>{}</td><td>{what}</td><td>{}</td></tr>\n",
        time(starts),
        ends.map(time).unwrap_or_default(),
        body(&who)
    );
}

/// What takes part: vehicles, places, teams.
fn means(view: &PlanView) -> String {
    let mut out = String::new();
    heads(&mut out, &[said::VEHICLE, said::REGISTRY, said::ROOM, said::WHERE].map(|head| (head, false)));
    for vehicle in view.vehicles.iter().filter(|vehicle| !vehicle.rides.is_empty()) {
        put!(
            out,
            "<tr><th scope=\"row\">{} <span class=\"quiet\">{}</span></th><td>{}</td><td>{}</td><td>{}</td></tr>\n",
            body(&vehicle.name),
            said::mode(vehicle.mode),
            body(vehicle.registry.as_deref().unwrap_or("")),
            body(&vehicle.room),
            body(&view.places[vehicle.start].name)
        );
    }
    out.push_str("</tbody></table>\n");
    heads(&mut out, &[said::WHERE, said::JURISDICTION, said::ZONE, said::HALLS].map(|head| (head, false)));
    for place in view.places.iter().filter(|place| place.is_used) {
        put!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>\n",
            body(&place.name),
            body(place.state.as_deref().unwrap_or(said::UNKNOWN)),
            body(&place.zone),
            body(&place.halls.join(", "))
        );
    }
    out.push_str("</tbody></table>\n");
    if !view.teams.is_empty() {
        heads(&mut out, &[said::TEAM, said::WHERE].map(|head| (head, false)));
        for team in &view.teams {
            let place = &view.places[team.place].name;
            put!(out, "<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n", body(&team.name), body(place));
        }
        out.push_str("</tbody></table>\n");
    }
    out
}

/// A box to tick.
const BOX: &str = "<span class=\"box\"></span>";

fn manifest_content(view: &PlanView, index: usize) -> String {
    let ride = &view.rides[index];
    let heading = said::manifest(&view.vehicles[ride.vehicle].name, ride.number);
    let mut out = format!("<h2>{}</h2>\n<ul class=\"plain large\">", body(&heading));
    let leaves = said::leaves_from(&view.places[ride.from].name, &in_full(&ride.departs));
    let arrives = said::arrives_at(&view.places[ride.to].name, &in_full(&ride.arrives));
    put!(out, "<li>{}</li><li>{}</li></ul>\n", body(&words::capitalised(&leaves)), body(&words::capitalised(&arrives)));
    for condition in &ride.conditions {
        put!(out, "<p>{} {}</p>\n", words::capitalised(said::HANGS_ON), body(condition));
    }
    if ride.lots.is_empty() {
        put!(out, "<p>{}</p>\n", said::NO_MANIFEST);
        return out;
    }
    let columns = [said::NUMBER, said::WHO, said::NEEDS, said::TO, said::STATE, said::BOARDED, said::ALIGHTED];
    heads(&mut out, &columns.map(|head| (head, false)));
    for (number, &lot) in ride.lots.iter().enumerate() {
        let lot = &view.lots[lot];
        let last = lot.route.last().map_or("", |&place| view.places[place].name.as_str());
        // To be ticked when it is so: that nothing stands against it may come only at the last moment.
        let state = if tables::is_living(lot) { format!("{BOX} {}", said::CLEAR) } else { String::new() };
        put!(
            out,
            "<tr><td>{}</td><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{state}</td><td>{BOX}</td><td>{BOX}</td></tr>\n",
            number + 1,
            person(&lot.who, lot.written.as_deref()),
            body(&lot.needs.join(", ")),
            body(last)
        );
    }
    put!(out, "</tbody></table>\n<p><b>{}</b></p>\n", body(&said::on_this_ride(&ride.load)));
    out.push_str(&signatures(&said::SIGNATURES.map(str::to_owned)));
    out
}

/// Day, UTC, local time and zone.
fn in_full(time: &Time) -> String {
    format!("{}, {}", time.in_full(), time.zone)
}

fn signatures(who: &[String]) -> String {
    let mut out = String::new();
    put!(out, "<h3>{}</h3>\n", said::CONFIRMATIONS);
    heads(&mut out, &[("", false), (said::WHO, false), (said::AT, false), (said::SIGNATURE, false)]);
    for who in who {
        put!(out, "<tr class=\"sign\"><td>{BOX}</td><th scope=\"row\">{}</th><td></td><td></td></tr>\n", body(who));
    }
    out.push_str("</tbody></table>\n");
    out
}

fn checklist_content(view: &PlanView, index: usize) -> String {
    let gate = &view.gates[index];
    let mut out = format!("<h2>{}</h2>\n", body(&said::checklist(&gate.name)));
    put!(out, "<p class=\"large\">{}</p>\n", body(&said::planned(&in_full(&gate.opens))));
    if let Some(before) = &gate.not_before {
        put!(out, "<p>{}</p>\n", body(&words::capitalised(&said::not_before(&in_full(before)))));
    }
    if !gate.of.is_empty() {
        let mut columns = vec![(said::WHO, false), (said::THERE, false)];
        columns.extend(gate.checks.iter().map(|check| (check.as_str(), false)));
        heads(&mut out, &columns);
        let checks = view.works.iter().filter_map(|work| Some((work.lot?, work.what.as_str())));
        let checks: BTreeSet<(usize, &str)> = checks.collect();
        for &lot in &gate.of {
            put!(
                out,
                "<tr><th scope=\"row\">{}</th><td>{BOX}</td>",
                person(&view.lots[lot].who, view.lots[lot].written.as_deref())
            );
            for check in &gate.checks {
                put!(out, "<td>{}</td>", if checks.contains(&(lot, check.as_str())) { BOX } else { "–" });
            }
            out.push_str("</tr>\n");
        }
        out.push_str("</tbody></table>\n");
    }
    let holds =
        if gate.holds.is_empty() { said::OPENS_FOR_NOBODY.to_owned() } else { said::opens_for(&view.who(&gate.holds)) };
    put!(out, "<p><b>{}</b></p>\n", body(&holds));
    let mut who: Vec<String> = gate.sides.iter().map(|party| party.name.clone()).collect();
    who.push(said::MEDIATOR_CONFIRMS.to_owned());
    out.push_str(&signatures(&who));
    out
}

fn abort_content(view: &PlanView) -> String {
    let mut out = format!("<h2>{}</h2>\n<p class=\"large\">{}</p>\n", said::ABORT, said::ABORT_LEAD);
    if view.safe.is_empty() {
        put!(out, "<p>{}</p>\n", said::NO_SAFE_STATES);
    }
    for state in &view.safe {
        let span = tables::safe_span(&state.from, state.until.as_ref());
        put!(out, "<section class=\"span\"><h3>{span}</h3>\n");
        tables::safe_rows(&mut out, tables::safe_rows_of(view, state).into_iter());
        for departure in &state.completed {
            put!(out, "<p><b>{}</b> {}</p>\n", said::COMPLETED, body(departure));
        }
        out.push_str("</section>\n");
    }
    out
}
