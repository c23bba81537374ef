//! The mediator's page of a handover plan: chart, map, a slider through time, tables.

use takas_atlas::Atlas;

use super::escape::body;
use super::page::{Extra, Frame, compartment, page_with, section};
use super::pen::Pen;
use super::plan_parts::{PlanPartKind, plan_parts};
use crate::json;
use crate::phrase::{English, Phrase};
use crate::plan::{Clock, PlanView};
use crate::svg::map;
use crate::words::{self, label, operation as of_operation, page as marks, papers, plan as said};

pub(super) const STYLE: &str = concat!(include_str!("../svg/plan.css"), include_str!("plan.css"));
/// The script of a plan's page: a slider through time. It reads `#plan-data` and shows `#moment`.
pub const SCRIPT: &str = include_str!("plan.js");
/// SHA-256 of the script in base64; a test holds it.
const SCRIPT_DIGEST: &str = "fUAtpiOBIHFrt/zUoG/NAKLKxy2zdjuXQr8Ta6NMURA=";

/// The mediator's view as one HTML page, its map drawn from the atlas.
pub fn plan(view: &PlanView, atlas: &Atlas) -> String {
    let mut content = String::new();
    for part in plan_parts(view, atlas, &English) {
        let (id, heading) = (part.kind.id(), part.kind.heading());
        if part.kind == PlanPartKind::Moment {
            put!(
                content,
                "<section id=\"{id}\" class=\"moment\" aria-labelledby=\"moment-heading\" hidden=\"\">\n<h2 id=\"moment-heading\">{heading}</h2>\n{}</section>\n",
                part.html
            );
        } else {
            section(&mut content, id, heading, &part.html);
        }
    }
    let title = said::title(&view.title);
    let warnings: Vec<String> = view.warnings.iter().map(ToString::to_string).collect();
    page_with(
        &frame(view, &title, &foot(view), &warnings),
        &lead(view),
        &content,
        Extra { style: STYLE, script: Some((SCRIPT, SCRIPT_DIGEST)) },
    )
}

/// The frame of the mediator's page of a plan.
fn frame<'a>(view: &PlanView, title: &'a str, foot: &'a str, warnings: &'a [String]) -> Frame<'a> {
    Frame {
        title,
        kicker: words::COMPARTMENT,
        historical: view.historical,
        foot,
        warnings,
        pseudonyms: view.pseudonyms,
        tongue: &English,
    }
}

/// Which plan of which case.
pub(super) fn foot(view: &PlanView) -> String {
    let parts = [(said::PLAN, &view.plan_id), (label::DIGEST, &view.digest)];
    let parts = parts.into_iter().filter_map(|(word, id)| id.as_ref().map(|id| format!("{word} {id}")));
    parts.collect::<Vec<String>>().join(" · ")
}

fn lead(view: &PlanView) -> String {
    let (class, mark) =
        if view.worth.optimal { ("optimal", marks::MARK_OPTIMAL) } else { ("feasible", marks::MARK_FEASIBLE) };
    let mut out = compartment();
    put!(
        out,
        "<p class=\"headline\">{}</p>\n<p class=\"status {class}\"><strong>{mark} {}</strong> {}</p>\n<p class=\"quiet\">{}</p>\n",
        body(&view.headline),
        view.worth.word,
        body(&view.worth.sentence),
        body(&said::how_times_stand(&view.zone))
    );
    out
}

/// The slider, which the script shows.
pub(super) fn moment(view: &PlanView, map: Option<&map::Map>, pen: Pen<'_>) -> String {
    let mut out = String::new();
    put!(
        out,
        "<p class=\"bar-line\"><button type=\"button\" id=\"before\" aria-label=\"{}\">◀</button>\
         <input type=\"range\" id=\"minute\" min=\"{}\" max=\"{}\" value=\"{1}\" step=\"1\" aria-label=\"{}\">\
         <button type=\"button\" id=\"after\" aria-label=\"{}\">▶</button></p>\n<output id=\"clock\" for=\"minute\"{}></output>\n",
        pen.quote(papers::EVENT_BEFORE),
        view.span.0,
        view.span.1,
        pen.quote(papers::MOMENT),
        pen.quote(papers::EVENT_AFTER),
        pen.left_to_right()
    );
    put!(out, "<div class=\"columns\"><div><h3>{}</h3><dl>", pen.put(of_operation::VEHICLES));
    for (index, vehicle) in view.vehicles.iter().enumerate().filter(|(_, vehicle)| !vehicle.rides.is_empty()) {
        put!(out, "<dt>{}</dt><dd id=\"vehicle-{index}\"></dd>", pen.name(&vehicle.name));
    }
    put!(
        out,
        "</dl><h3>{}</h3><dl id=\"gates-now\"></dl></div><div><h3>{}</h3><dl id=\"whereabouts\"></dl><p class=\"quiet\">✓ {}</p></div></div>\n",
        pen.put(papers::GATES),
        pen.put(papers::EVERYBODY),
        pen.put(of_operation::HANDED_OVER)
    );
    put!(out, "<script type=\"application/json\" id=\"plan-data\">{}</script>\n", data(view, map, pen));
    out
}

/// What the script reads. Rides are `[departs, arrives, from, to, way, vehicle]`.
fn data(view: &PlanView, map: Option<&map::Map>, pen: Pen<'_>) -> String {
    let name = |name: &str| json::text(&pen.0.tell(&Phrase::supplied(name)));
    let numbers = |numbers: &[usize]| json::array(numbers, ToString::to_string);
    let ride = |index: usize| {
        let ride = &view.rides[index];
        let way = map.and_then(|map| map.ways[index]).map_or_else(json::null, |way| way.to_string());
        let (departs, arrives) = (ride.departs.minute, ride.arrives.minute);
        format!("[{departs},{arrives},{},{},{way},{}]", ride.from, ride.to, ride.vehicle)
    };
    let rides: Vec<String> = (0..view.rides.len()).map(ride).collect();
    let spot = |spot: &Option<(f64, f64, bool)>| {
        spot.map_or_else(json::null, |(x, y, below)| format!("[{x:.1},{y:.1},{}]", if below { -1 } else { 1 }))
    };
    json::object(&[
        ("begins", view.begins.to_string()),
        ("zone", json::text(&view.zone)),
        ("offsets", offsets(view)),
        ("places", json::array(&view.places, |place| name(&place.name))),
        ("spots", map.map_or_else(|| "[]".to_owned(), |map| json::array(&map.spots, spot))),
        ("rides", json::array(&rides, Clone::clone)),
        (
            "vehicles",
            json::array(&view.vehicles, |vehicle| {
                json::object(&[
                    ("name", name(&vehicle.name)),
                    ("start", vehicle.start.to_string()),
                    ("rides", numbers(&vehicle.rides)),
                ])
            }),
        ),
        (
            "lots",
            json::array(&view.lots, |lot| {
                let hall = |stop: &crate::plan::StopView| {
                    let hall = stop.hall.and_then(|hall| view.places[stop.place].halls.get(hall));
                    hall.map_or_else(|| json::text(""), |hall| name(hall))
                };
                json::object(&[
                    ("who", json::text(&pen.0.tell(&lot.who))),
                    ("route", numbers(&lot.route)),
                    ("rides", numbers(&lot.rides)),
                    ("handover", lot.handover_ride.map_or_else(json::null, |ride| ride.to_string())),
                    ("halls", json::array(&lot.stops, hall)),
                ])
            }),
        ),
        ("gates", json::array(&view.gates, |gate| format!("[{},{}]", gate.opens.minute, name(&gate.name)))),
        (
            "words",
            json::object(&[
                ("open", json::text(&pen.0.tell(&papers::OPEN_SINCE.phrase()))),
                ("closed", json::text(&pen.0.tell(&papers::CLOSED_UNTIL.phrase()))),
            ]),
        ),
    ])
}

/// From which minute on local time is how far ahead of UTC: `[minute, "+03:00", 180]`.
fn offsets(view: &PlanView) -> String {
    // Clocks change at full quarters of an hour.
    const STEP: usize = 15;
    let clock = Clock::beginning(view.begins);
    let mut found: Vec<(i64, String)> = Vec::new();
    let first = view.span.0 - clock.seconds(view.span.0).div_euclid(60).rem_euclid(15);
    for minute in (first..=view.span.1.max(first)).step_by(STEP) {
        let time = clock.time(minute, &view.zone);
        let offset = time.local.get(17..).unwrap_or("+00:00");
        if found.last().is_none_or(|(_, last)| last != offset) {
            found.push((minute, offset.to_owned()));
        }
    }
    let ahead = |offset: &str| {
        let part = |range| offset.get(range).and_then(|text: &str| text.parse::<i64>().ok()).unwrap_or(0);
        let minutes = part(1..3) * 60 + part(4..6);
        if offset.starts_with('-') { -minutes } else { minutes }
    };
    json::array(&found, |(minute, offset)| format!("[{minute},{},{}]", json::text(offset), ahead(offset)))
}
