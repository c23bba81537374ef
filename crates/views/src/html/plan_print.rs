//! What a team carries on paper: the operations order, a manifest for each ride, a checklist for each gate, the abort card. Each is one page or
//! begins one; the order holds them all.
//!
//! People stand under pseudonyms whatever the view is, with what they need on the way and nothing else: neither consent, health, grounds nor
//! protection are ever printed, and who does not travel stands on no manifest.
//!
//! Each is in the language of whoever carries it.

use std::collections::BTreeSet;

use super::page::{Extra, Frame, page_with, section};
use super::pen::Pen;
use super::plan::foot;
use super::plan_tables::{self as tables, day_row, heads, time};
use crate::phrase::{Fixed, Phrase, Tongue};
use crate::plan::{Part, PlanView, Time};
use crate::svg::gantt;
use crate::words::{operation as of_operation, papers as said, plan as of_plan, ways};

const PRINT_STYLE: &str =
    concat!(include_str!("../svg/plan.css"), include_str!("plan.css"), include_str!("plan_print.css"));

/// Everything that a team carries, as one document with a page for each part.
pub fn operations_order(view: &PlanView, tongue: &dyn Tongue) -> String {
    let (view, pen) = (view.on_paper(), Pen(tongue));
    let mut content = String::new();
    let heading = |heading: Fixed| tongue.tell(&heading.phrase());
    section(&mut content, "timetable", &heading(said::TIMETABLE), &timetable(view, pen));
    section(&mut content, "means", &heading(said::MEANS), &means(view, pen));
    if !view.quotas.is_empty() {
        section(&mut content, "quotas", &heading(said::QUOTAS), &tables::quotas(view, pen));
    }
    let charts: String = gantt::charts(view, tongue).iter().map(|chart| figure(chart, pen)).collect();
    if !charts.is_empty() {
        section(&mut content, "chart", &heading(said::CHART), &charts);
    }
    for ride in carrying(view) {
        put!(content, "<div class=\"sheet\">{}</div>\n", manifest_content(view, ride, pen));
    }
    for gate in 0..view.gates.len() {
        put!(content, "<div class=\"sheet\">{}</div>\n", checklist_content(view, gate, pen));
    }
    put!(content, "<div class=\"sheet\">{}</div>\n", abort_content(view, pen));
    let lead = format!("<p class=\"headline\">{}</p>\n<p>{}</p>\n", pen.put(view.headline.clone()), times(view, pen));
    let title = tongue.tell(&said::order_title(Phrase::supplied(&view.title)));
    document(view, &title, &lead, &content, tongue)
}

/// The manifest of one ride.
///
/// # Panics
/// When the plan has no such ride.
pub fn manifest(view: &PlanView, ride: usize, tongue: &dyn Tongue) -> String {
    sheet(view, tongue, |view, pen| manifest_content(view, ride, pen))
}

/// The checklist of one gate.
///
/// # Panics
/// When the plan has no such gate.
pub fn gate_checklist(view: &PlanView, gate: usize, tongue: &dyn Tongue) -> String {
    sheet(view, tongue, |view, pen| checklist_content(view, gate, pen))
}

/// The abort card: who is safe where in which span of time, in whose jurisdiction and in whose hands.
pub fn abort_card(view: &PlanView, tongue: &dyn Tongue) -> String {
    sheet(view, tongue, abort_content)
}

/// One sheet by itself.
fn sheet(view: &PlanView, tongue: &dyn Tongue, content: impl Fn(&PlanView, Pen<'_>) -> String) -> String {
    let (view, pen) = (view.on_paper(), Pen(tongue));
    let title = tongue.tell(&Phrase::supplied(&view.title));
    document(view, &title, &format!("<p>{}</p>\n", times(view, pen)), &content(view, pen), tongue)
}

/// Rides that carry somebody or something, in order of time.
fn carrying(view: &PlanView) -> impl Iterator<Item = usize> + '_ {
    view.rides_in_time().into_iter().filter(|&ride| !view.rides[ride].lots.is_empty())
}

fn document(view: &PlanView, title: &str, lead: &str, content: &str, tongue: &dyn Tongue) -> String {
    // Warnings that speak of rules are for the mediator's desk and not for the field.
    let warnings = view.historical.then(|| tongue.tell(&of_operation::HISTORICAL_CASE.phrase()));
    let frame = Frame {
        title,
        kicker: &tongue.tell(&said::CARRIED.phrase()),
        historical: view.historical,
        foot: &foot(view),
        warnings: &Vec::from_iter(warnings),
        pseudonyms: true,
        tongue,
    };
    page_with(&frame, lead, content, Extra { style: PRINT_STYLE, script: None })
}

fn times(view: &PlanView, pen: Pen<'_>) -> String {
    format!("<span class=\"quiet\">{}</span>", pen.put(said::how_times_stand(Phrase::supplied(&view.zone))))
}

/// The heads of a table, which needs no name: what it is stands above it.
fn columns(out: &mut String, columns: &[Fixed], pen: Pen<'_>) {
    let told: Vec<String> = columns.iter().map(|column| pen.0.tell(&column.phrase())).collect();
    let columns: Vec<(&str, bool)> = told.iter().map(|column| (column.as_str(), false)).collect();
    heads(out, &columns);
}

fn figure(chart: &gantt::Chart, pen: Pen<'_>) -> String {
    let heading =
        chart.heading.as_ref().map(|heading| format!("<h3>{}</h3>\n", pen.put(heading.clone()))).unwrap_or_default();
    format!("{heading}<figure tabindex=\"0\"{}>\n{}</figure>\n", pen.left_to_right(), chart.svg)
}

/// Rides, works and gates by day of UTC.
fn timetable(view: &PlanView, pen: Pen<'_>) -> String {
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
    columns(&mut out, &[said::FROM, said::UNTIL, said::WHAT, said::WHO], pen);
    let mut day = "";
    for (moment, part) in parts {
        if moment.day() != day {
            day = moment.day();
            day_row(&mut out, moment, 4, pen);
        }
        timetable_row(&mut out, view, part, pen);
    }
    out.push_str("</tbody></table>\n");
    out
}

fn timetable_row(out: &mut String, view: &PlanView, part: Part, pen: Pen<'_>) {
    let (class, starts, ends, what, who) = match part {
        Part::Ride(at) => {
            let ride = &view.rides[at];
            let way = of_plan::way(&view.places[ride.from].name, &view.places[ride.to].name);
            let what = format!("<b>{}</b> {}", pen.name(&view.vehicles[ride.vehicle].name), pen.name(&way));
            let who = if ride.lots.is_empty() { said::EMPTY.phrase() } else { view.who(&ride.lots) };
            ("", &ride.departs, Some(&ride.arrives), what, who)
        }
        Part::Work(at) => {
            let work = &view.works[at];
            let who = work.lot.map_or(&work.of, |lot| &view.lots[lot].who).clone();
            let what = format!(
                "{} <span class=\"quiet\">{}</span>",
                pen.name(&work.what),
                pen.name(&view.teams[work.team].name)
            );
            ("", &work.starts, Some(&work.ends), what, who)
        }
        Part::Gate(at) => {
            let gate = &view.gates[at];
            let what = format!("<b>{}</b>", pen.put(said::gate_opens(Phrase::supplied(&gate.name))));
            (" class=\"barrier\"", &gate.opens, None, what, said::lets_go(view.who(&gate.holds)))
        }
    };
    put!(
        out,
        "<tr{class}><td>{}</td><td>{}</td><td>{what}</td><td>{}</td></tr>\n",
        time(starts),
        ends.map(time).unwrap_or_default(),
        pen.put(who)
    );
}

/// What takes part: vehicles, places, teams.
fn means(view: &PlanView, pen: Pen<'_>) -> String {
    let mut out = String::new();
    columns(&mut out, &[said::VEHICLE, said::REGISTRY, said::ROOM, said::WHERE], pen);
    for vehicle in view.vehicles.iter().filter(|vehicle| !vehicle.rides.is_empty()) {
        put!(
            out,
            "<tr><th scope=\"row\">{} <span class=\"quiet\">{}</span></th><td>{}</td><td>{}</td><td>{}</td></tr>\n",
            pen.name(&vehicle.name),
            pen.put(ways::mode(vehicle.mode)),
            pen.name(vehicle.registry.as_deref().unwrap_or("")),
            pen.put(vehicle.room.clone()),
            pen.name(&view.places[vehicle.start].name)
        );
    }
    out.push_str("</tbody></table>\n");
    columns(&mut out, &[said::WHERE, said::JURISDICTION, said::ZONE, said::HALLS], pen);
    for place in view.places.iter().filter(|place| place.is_used) {
        put!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>\n",
            pen.name(&place.name),
            place.state.as_deref().map_or_else(|| pen.put(of_operation::NOT_KNOWN), |state| pen.name(state)),
            pen.name(&place.zone),
            pen.name(&place.halls.join(", "))
        );
    }
    out.push_str("</tbody></table>\n");
    if !view.teams.is_empty() {
        columns(&mut out, &[said::TEAM, said::WHERE], pen);
        for team in &view.teams {
            let place = &view.places[team.place].name;
            put!(out, "<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n", pen.name(&team.name), pen.name(place));
        }
        out.push_str("</tbody></table>\n");
    }
    out
}

/// A box to tick.
const BOX: &str = "<span class=\"box\"></span>";

fn manifest_content(view: &PlanView, index: usize, pen: Pen<'_>) -> String {
    let ride = &view.rides[index];
    let vehicle = Phrase::supplied(&view.vehicles[ride.vehicle].name);
    let heading = said::manifest(vehicle, Phrase::figures(ride.number));
    let mut out = format!("<h2>{}</h2>\n<ul class=\"plain large\">", pen.put(heading));
    let leaves = said::leaves_from(Phrase::supplied(&view.places[ride.from].name), in_full(&ride.departs));
    let arrives = said::arrives_at(Phrase::supplied(&view.places[ride.to].name), in_full(&ride.arrives));
    put!(out, "<li>{}</li><li>{}</li></ul>\n", pen.begin(leaves), pen.begin(arrives));
    for condition in &ride.conditions {
        put!(out, "<p>{}</p>\n", pen.begin(said::hangs_on(Phrase::supplied(condition))));
    }
    if ride.lots.is_empty() {
        put!(out, "<p>{}</p>\n", pen.put(said::NOBODY_ON_IT));
        return out;
    }
    let shown = [said::NUMBER, said::WHO, said::NEEDS, said::TO, said::STATE, said::BOARDED, said::ALIGHTED];
    columns(&mut out, &shown, pen);
    for (number, &lot) in ride.lots.iter().enumerate() {
        let lot = &view.lots[lot];
        let last = lot.route.last().map_or("", |&place| view.places[place].name.as_str());
        // To be ticked when it is so: that nothing stands against it may come only at the last moment.
        let state =
            if tables::is_living(lot) { format!("{BOX} {}", pen.put(of_operation::CLEAR)) } else { String::new() };
        put!(
            out,
            "<tr><td>{}</td><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{state}</td><td>{BOX}</td><td>{BOX}</td></tr>\n",
            number + 1,
            pen.person(&lot.who, lot.written.as_deref()),
            tables::needs(lot, pen),
            pen.name(last)
        );
    }
    put!(out, "</tbody></table>\n<p><b>{}</b></p>\n", pen.put(said::on_this_ride(ride.load.clone())));
    out.push_str(&signatures(said::SIGNATURES.map(Phrase::from), pen));
    out
}

/// Day, UTC, local time and zone.
fn in_full(time: &Time) -> Phrase {
    Phrase::row(", ", [time.moment(), Phrase::supplied(&time.zone)])
}

fn signatures(who: impl IntoIterator<Item = Phrase>, pen: Pen<'_>) -> String {
    let mut out = String::new();
    put!(out, "<h3>{}</h3>\n", pen.put(said::CONFIRMATIONS));
    let [who_signs, at, signature] = [said::WHO, said::AT, said::SIGNATURE].map(|head| pen.0.tell(&head.phrase()));
    heads(&mut out, &[("", false), (&who_signs, false), (&at, false), (&signature, false)]);
    for who in who {
        put!(out, "<tr class=\"sign\"><td>{BOX}</td><th scope=\"row\">{}</th><td></td><td></td></tr>\n", pen.put(who));
    }
    out.push_str("</tbody></table>\n");
    out
}

fn checklist_content(view: &PlanView, index: usize, pen: Pen<'_>) -> String {
    let gate = &view.gates[index];
    let mut out = format!("<h2>{}</h2>\n", pen.put(said::checklist(Phrase::supplied(&gate.name))));
    put!(out, "<p class=\"large\">{}</p>\n", pen.put(said::planned_for(in_full(&gate.opens))));
    if let Some(before) = &gate.not_before {
        put!(out, "<p>{}</p>\n", pen.begin(said::not_before(in_full(before))));
    }
    if !gate.of.is_empty() {
        let [who, there] = [said::WHO, said::THERE].map(|head| pen.0.tell(&head.phrase()));
        let mut shown = vec![(who.as_str(), false), (there.as_str(), false)];
        let checks: Vec<String> = gate.checks.iter().map(|check| pen.0.tell(&Phrase::supplied(check))).collect();
        shown.extend(checks.iter().map(|check| (check.as_str(), false)));
        heads(&mut out, &shown);
        let checks = view.works.iter().filter_map(|work| Some((work.lot?, work.what.as_str())));
        let checks: BTreeSet<(usize, &str)> = checks.collect();
        for &lot in &gate.of {
            put!(
                out,
                "<tr><th scope=\"row\">{}</th><td>{BOX}</td>",
                pen.person(&view.lots[lot].who, view.lots[lot].written.as_deref())
            );
            for check in &gate.checks {
                put!(out, "<td>{}</td>", if checks.contains(&(lot, check.as_str())) { BOX } else { "–" });
            }
            out.push_str("</tr>\n");
        }
        out.push_str("</tbody></table>\n");
    }
    let holds =
        if gate.holds.is_empty() { said::OPENS_FOR_NOBODY.phrase() } else { said::opens_for(view.who(&gate.holds)) };
    put!(out, "<p><b>{}</b></p>\n", pen.put(holds));
    let sides = gate.sides.iter().map(|party| Phrase::supplied(&party.name));
    out.push_str(&signatures(sides.chain([said::THE_MEDIATOR.phrase()]), pen));
    out
}

fn abort_content(view: &PlanView, pen: Pen<'_>) -> String {
    let mut out = format!("<h2>{}</h2>\n<p class=\"large\">{}</p>\n", pen.put(said::ABORT), pen.put(said::ABORT_LEAD));
    if view.safe.is_empty() {
        put!(out, "<p>{}</p>\n", pen.put(said::NO_SAFE_STATES));
    }
    for state in &view.safe {
        let span = tables::safe_span(&state.from, state.until.as_ref(), pen);
        put!(out, "<section class=\"span\"><h3>{span}</h3>\n");
        tables::safe_rows(&mut out, tables::safe_rows_of(view, state).into_iter(), pen);
        for departure in &state.completed {
            put!(out, "<p><b>{}</b> {}</p>\n", pen.put(said::COMPLETED), pen.put(departure.clone()));
        }
        out.push_str("</section>\n");
    }
    out
}
