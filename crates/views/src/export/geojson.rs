//! Routes and places for maps (RFC 7946): a line for each ride, cut where it crosses the antimeridian; a point for each place.
//!
//! Geodesics are given by points no more than 100 km apart, because programs draw straight lines on their own maps between them.

use takas_atlas::{Earth, Point};

use crate::json;
use crate::plan::{PlanView, Time};
use crate::projection::{PartyPlan, PartyRide};

const PIECE_METRES: f64 = 100_000.0;

/// The mediator's view: every ride by the way it takes, every place that is used.
pub fn geojson(view: &PlanView) -> String {
    let mut features = Vec::new();
    for index in view.rides_in_time() {
        let ride = &view.rides[index];
        let (vehicle, from, to) = (&view.vehicles[ride.vehicle], &view.places[ride.from], &view.places[ride.to]);
        let ends = [from.at, to.at].into_iter().flatten().collect();
        let corners = if ride.points.len() > 1 { ride.points.clone() } else { ends };
        features.push(feature(
            &line(&corners),
            &[
                ("kind", json::text("ride")),
                ("vehicle", json::text(&vehicle.name)),
                ("from", json::text(&from.name)),
                ("to", json::text(&to.name)),
                ("departs", time(&ride.departs)),
                ("arrives", time(&ride.arrives)),
                ("load", json::text(&ride.load)),
                ("who", json::array(&ride.lots, |&lot| json::text(&view.lots[lot].who))),
                ("slack_minutes", ride.slack.to_string()),
            ],
        ));
    }
    for place in view.places.iter().filter(|place| place.is_used) {
        features.push(feature(
            &spot(place.at),
            &[
                ("kind", json::text("place")),
                ("name", json::text(&place.name)),
                ("state", place.state.as_deref().map_or_else(json::null, json::text)),
                ("zone", json::text(&place.zone)),
                ("exchange", place.is_exchange.to_string()),
            ],
        ));
    }
    collection(&features)
}

/// A party's extract: rides of its people and its own vehicles, from place to place. What is closed between is not told.
pub fn party_geojson(view: &PartyPlan) -> String {
    let ride = |ride: &PartyRide| {
        let (from, to) = (&view.places[ride.from], &view.places[ride.to]);
        let ends: Vec<(i32, i32)> = [from.at, to.at].into_iter().flatten().collect();
        feature(
            &line(&ends),
            &[
                ("kind", json::text("ride")),
                ("by", json::text(&ride.by)),
                ("from", json::text(&from.name)),
                ("to", json::text(&to.name)),
                ("departs", time(&ride.departs)),
                ("arrives", time(&ride.arrives)),
                ("load", json::text(&ride.load)),
                ("who", json::array(&ride.lots, |&lot| json::text(&view.lots[lot].who))),
            ],
        )
    };
    let mut features: Vec<String> = view.rides.iter().chain(&view.own_rides).map(ride).collect();
    for place in &view.places {
        let about =
            [("kind", json::text("place")), ("name", json::text(&place.name)), ("zone", json::text(&place.zone))];
        features.push(feature(&spot(place.at), &about));
    }
    collection(&features)
}

fn time(time: &Time) -> String {
    json::object(&[
        ("utc", json::text(&time.utc)),
        ("local", json::text(&time.local)),
        ("zone", json::text(&time.zone)),
    ])
}

fn collection(features: &[String]) -> String {
    json::object(&[("type", json::text("FeatureCollection")), ("features", json::array(features, Clone::clone))])
}

fn feature(geometry: &str, properties: &[(&str, String)]) -> String {
    json::object(&[
        ("type", json::text("Feature")),
        ("geometry", geometry.to_owned()),
        ("properties", json::object(properties)),
    ])
}

fn point(at: (i32, i32)) -> Option<Point> {
    Point::new(f64::from(at.0) / 1e6, f64::from(at.1) / 1e6)
}

/// Longitude, latitude; to about a metre.
fn position(at: (f64, f64)) -> String {
    format!("[{:.5},{:.5}]", at.0, at.1)
}

/// A place; null where it is unknown.
fn spot(at: Option<(i32, i32)>) -> String {
    at.and_then(point).map_or_else(json::null, |at| {
        json::object(&[("type", json::text("Point")), ("coordinates", position((at.longitude(), at.latitude())))])
    })
}

/// The geodesics through these corners: one line, or several where they cross the antimeridian; null where there are not two.
fn line(corners: &[(i32, i32)]) -> String {
    let corners: Vec<Point> = corners.iter().copied().filter_map(point).collect();
    let earth = Earth::default();
    let mut places: Vec<Point> = Vec::new();
    for pair in corners.windows(2) {
        let way = earth.way(pair[0], pair[1], PIECE_METRES);
        places.extend(way.into_iter().skip(usize::from(!places.is_empty())));
    }
    if places.len() < 2 {
        return json::null();
    }
    let parts = cut(&places);
    let coordinates = |part: &Vec<(f64, f64)>| json::array(part, |&at| position(at));
    let (kind, coordinates) = match &parts[..] {
        [one] => ("LineString", coordinates(one)),
        _ => ("MultiLineString", json::array(&parts, coordinates)),
    };
    json::object(&[("type", json::text(kind)), ("coordinates", coordinates)])
}

/// Cut where the line crosses the antimeridian: both parts end on it, at the same latitude (RFC 7946, 3.1.9).
fn cut(places: &[Point]) -> Vec<Vec<(f64, f64)>> {
    let mut parts: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut part: Vec<(f64, f64)> = Vec::new();
    for place in places {
        let (longitude, latitude) = (place.longitude(), place.latitude());
        if let Some(&(before, north)) = part.last()
            && (longitude - before).abs() > 180.0
        {
            // From which side it comes.
            let edge = if before > 0.0 { 180.0 } else { -180.0 };
            let (to_edge, beyond) = ((edge - before).abs(), 180.0 - longitude.abs());
            let share = if to_edge + beyond > 0.0 { to_edge / (to_edge + beyond) } else { 0.5 };
            let crossing = north + (latitude - north) * share;
            if to_edge > 0.0 {
                part.push((edge, crossing));
            }
            parts.push(std::mem::take(&mut part));
            if beyond > 0.0 {
                part.push((-edge, crossing));
            }
            // A place on the edge itself belongs to the side that goes on.
            part.push(if beyond > 0.0 { (longitude, latitude) } else { (-edge, latitude) });
        } else {
            part.push((longitude, latitude));
        }
    }
    parts.push(part);
    parts.retain(|part| part.len() > 1);
    parts
}
