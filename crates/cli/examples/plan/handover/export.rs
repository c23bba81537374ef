//! A handover, and a plan of it, as JSON for the peer: numbers and indices alone.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use takas_model::{Duty, Handover, Occasion, Plan, Room, Where};

/// What the peer makes its model from. Members of a family are told as such; everything else is as it stands in the handover.
pub(crate) fn handover(handover: &Handover) -> Value {
    let places: Vec<Value> = handover
        .places
        .iter()
        .map(|place| json!({ "exchange": place.is_exchange, "stands": place.stands, "halls": place.halls.len() }))
        .collect();
    let vehicles: Vec<Value> = handover
        .vehicles
        .iter()
        .map(|vehicle| {
            let ways: Vec<_> = vehicle
                .ways
                .iter()
                .map(|((from, to), way)| json!([from.index(), to.index(), way.takes.usual]))
                .collect();
            json!({ "seats": vehicle.seats, "stretchers": vehicle.stretchers, "start": vehicle.start.index(),
            "turnaround": vehicle.turnaround, "boarding": vehicle.boarding, "duty": vehicle.duty_max, "ways": ways })
        })
        .collect();
    let teams: Vec<Value> = handover
        .teams
        .iter()
        .map(|team| {
            json!({ "place": team.place.index(), "at_once": team.at_once,
            "checks": team.checks.iter().map(|check| check.index()).collect::<Vec<_>>(),
            "measures": team.measures.iter().map(|measure| measure.index()).collect::<Vec<_>>() })
        })
        .collect();
    let checks: Vec<Value> = handover
        .checks
        .iter()
        .map(|check| {
            let at = match check.at {
                Where::Origin => "origin",
                Where::Exchange => "exchange",
                Where::Destination => "destination",
            };
            json!({ "at": at, "takes": check.takes.usual, "groups": indices(&check.groups, |group| group.index()) })
        })
        .collect();
    let measures: Vec<Value> = handover
        .measures
        .iter()
        .map(|measure| {
            let occasion = match measure.occasion {
                Occasion::Once => "once",
                Occasion::Arrival => "arrival",
                Occasion::Departure => "departure",
            };
            json!({ "place": measure.place.index(), "occasion": occasion, "takes": measure.takes.usual })
        })
        .collect();
    let groups: Vec<Value> = handover
        .groups
        .iter()
        .map(|group| {
            let routes: Vec<Value> = group.routes.iter().map(|route| {
            json!({ "places": indices(&route.places, |place| place.index()), "exchange": route.exchange })
        }).collect();
            json!({ "count": group.count, "routes": routes, "whole": group.whole, "lies": group.room == Room::Stretcher,
            "escorted_by": group.escorted_by, "ready": group.ready, "due": group.due, "protected": group.is_protected })
        })
        .collect();
    let gates: Vec<Value> = handover.gates.iter().map(|gate| {
        json!({ "of": indices(&gate.of, |group| group.index()), "checks": indices(&gate.checks, |check| check.index()),
            "takes": gate.takes.usual, "not_before": gate.not_before, "holds": indices(&gate.holds, |group| group.index()) })
    }).collect();
    let families: Vec<Value> =
        handover.families.iter().map(|family| json!(indices(&family.groups, |group| group.index()))).collect();
    let simultaneous: Vec<Value> = handover
        .simultaneous
        .iter()
        .map(|one| json!({ "groups": indices(&one.groups, |group| group.index()), "within": one.within }))
        .collect();
    json!({ "ends": handover.ends, "places": places, "vehicles": vehicles, "teams": teams, "checks": checks, "measures": measures,
        "groups": groups, "gates": gates, "families": families, "simultaneous": simultaneous })
}

fn indices<T>(list: &[T], index: impl Fn(&T) -> usize) -> Vec<usize> {
    list.iter().map(index).collect()
}

/// A plan as a hint.
pub(crate) fn plan(plan: &Plan) -> Value {
    let trips: Vec<_> = plan
        .trips
        .iter()
        .map(|trip| json!([trip.vehicle.index(), trip.from.index(), trip.to.index(), trip.departs, trip.arrives]))
        .collect();
    let mut checks: BTreeMap<usize, Vec<(usize, i64)>> = BTreeMap::new();
    let mut measures = Vec::new();
    for work in &plan.works {
        match work.duty {
            Duty::Check(check, lot) => checks.entry(lot).or_default().push((check.index(), work.starts)),
            Duty::Measure(measure, trip) => measures.push(json!([measure.index(), trip, work.starts])),
            Duty::Once(_) => {}
        }
    }
    let lots: Vec<Value> = plan.lots.iter().enumerate().map(|(index, lot)| {
        json!({ "group": lot.group.index(), "count": lot.count, "rides": lot.rides, "checks": checks.remove(&index).unwrap_or_default() })
    }).collect();
    json!({ "trips": trips, "lots": lots, "measures": measures, "gates": plan.gates })
}
