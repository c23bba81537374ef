//! Ways that the file gives: roads, crossings by sea, and flights whose duration is known better than the atlas has it; and guarantees.

use std::collections::BTreeMap;

use takas_model::{Mode, PlaceRef, Takes, VehicleRef, Way};

use super::Reader;
use crate::codes::Code;
use crate::reading::fields::{Fields, Said};
use crate::shapes;
use crate::source::Place;
use crate::tree::{Entry, Value};

/// The tables of ways, and which vehicles go by them.
const TABLES: [(&str, Mode); 3] = [("flights", Mode::Air), ("roads", Mode::Road), ("sea", Mode::Sea)];

/// Ways between pairs of places.
struct Pairs {
    ends: Vec<(PlaceRef, PlaceRef)>,
}

impl Reader<'_> {
    /// Gives every vehicle its ways: those of the atlas, then those of the file, then what both hang on.
    pub(super) fn read_ways(&mut self, top: &Fields<'_>) {
        self.read_legs(top);
        for (table, mode) in TABLES {
            let mut told: BTreeMap<(VehicleRef, PlaceRef, PlaceRef), (Takes, Place)> = BTreeMap::new();
            for entry in top.lines(table, self.sink) {
                self.read_way(entry, mode, &mut told);
            }
        }
        for entry in top.lines("guarantees", self.sink) {
            self.read_guarantee(entry);
        }
    }

    fn read_way(
        &mut self,
        entry: &Entry,
        mode: Mode,
        told: &mut BTreeMap<(VehicleRef, PlaceRef, PlaceRef), (Takes, Place)>,
    ) {
        let pairs = self.pairs(&Said { value: &entry.key, place: entry.key_place });
        let (takes, said) = if let Value::Table(_) = &entry.node.value {
            let Some(fields) = Fields::of_entry(entry, shapes::OPERATION_WAY, self.sink) else { return };
            let Some(takes) = fields.entry("takes") else {
                fields.missing(
                    "takes",
                    "write `takes = [90, 110, 150]`: the shortest, the usual and the longest",
                    self.sink,
                );
                return;
            };
            (self.takes(&takes.node, "takes"), fields.texts("for", true, self.sink))
        } else {
            (self.takes(&entry.node, &entry.key), None)
        };
        let is_for_all = said.is_none();
        let vehicles = self.vehicles_said(said);
        let (Some(pairs), Some(takes)) = (pairs, takes) else { return };
        for vehicle in vehicles {
            let of_mode = self.handover.vehicle(vehicle).mode == mode;
            if !of_mode {
                if !is_for_all {
                    let message = format!("`{}` does not go this way", self.handover.vehicle(vehicle).id);
                    let help = "aircraft go by [flights], what drives by [roads], ships by [sea]";
                    self.sink.add(Code::WayWritten, entry.key_place, message, help);
                }
                continue;
            }
            for &(from, to) in &pairs.ends {
                match told.get(&(vehicle, from, to)) {
                    Some((before, first)) if *before != takes => {
                        let help =
                            "write each way once; for some vehicles alone with `for`, and then for the others too";
                        self.sink
                            .add(Code::SaidTwice, entry.key_place, "this way has two durations", help)
                            .see(*first, "the other one");
                    }
                    _ => {
                        told.insert((vehicle, from, to), (takes, entry.key_place));
                        let way = self.way_on_ground(from, to, takes, vehicle);
                        self.handover.vehicles[vehicle.index()].ways.insert((from, to), way);
                    }
                }
            }
        }
    }

    /// A way as the file gives it. One that the atlas knows, too, keeps its points and conditions.
    fn way_on_ground(&self, from: PlaceRef, to: PlaceRef, takes: Takes, vehicle: VehicleRef) -> Way {
        if let Some(known) = self.handover.vehicle(vehicle).ways.get(&(from, to)) {
            return Way { takes, ..known.clone() };
        }
        let ends = self.handover.place(from).at.zip(self.handover.place(to).at);
        Way { takes, points: ends.map_or_else(Vec::new, |(from, to)| vec![from, to]), conditions: Vec::new() }
    }

    /// `a -> b`, or `a <-> b` for both.
    fn pairs(&mut self, said: &Said<&str>) -> Option<Pairs> {
        let (ends, both) = match said.value.split_once("<->") {
            Some(ends) => (Some(ends), true),
            None => (said.value.split_once("->"), false),
        };
        let Some((from, to)) = ends.map(|(from, to)| (from.trim(), to.trim())).filter(|(from, to)| from != to) else {
            let help = "write `\"a -> b\"` for the way from a to b, `\"a <-> b\"` for both ways, with two places";
            self.sink.add(Code::WayWritten, said.place, format!("`{}` names no way", said.value), help);
            return None;
        };
        let (from, to) = (self.place(from, said.place), self.place(to, said.place));
        let (from, to) = (from?, to?);
        Some(Pairs { ends: if both { vec![(from, to), (to, from)] } else { vec![(from, to)] } })
    }

    /// A promise that ways hang on: told with each of them.
    fn read_guarantee(&mut self, entry: &Entry) {
        let Some(fields) = Fields::of_entry(entry, shapes::OPERATION_GUARANTEE, self.sink) else { return };
        let said = fields.texts("for", true, self.sink);
        let vehicles = self.vehicles_said(said);
        let (by, until) = self.word(&fields, entry.key_place);
        let mut ends: Option<Vec<(PlaceRef, PlaceRef)>> = None;
        for said in fields.texts("on", true, self.sink).unwrap_or_default() {
            let pairs = self.pairs(&said);
            ends.get_or_insert_default().extend(pairs.into_iter().flat_map(|pairs| pairs.ends));
        }
        let words = format!("guarantee \"{}\" by {by}{}", entry.key, self.until_words(until));
        for vehicle in vehicles {
            for (pair, way) in &mut self.handover.vehicles[vehicle.index()].ways {
                if ends.as_ref().is_none_or(|ends| ends.contains(pair)) {
                    way.conditions.push(words.clone());
                }
            }
        }
    }
}
