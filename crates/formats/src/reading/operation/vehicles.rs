//! Vehicles: what they carry, where they stand, when they may go. Their ways are worked out in `ways`.

use takas_atlas::{Aircraft, AreaRef};
use takas_model::{Hours, Minutes, Mode, Vehicle, VehicleRef};

use std::collections::BTreeMap;

use super::Reader;
use super::legs::Flying;
use crate::codes::Code;
use crate::reading::case_file;
use crate::reading::fields::Fields;
use crate::reading::words;
use crate::shapes;
use crate::tree::Entry;

/// How many vehicles an operation may have, those of `count` counted.
const VEHICLES_MAX: usize = 2_000;
/// Minutes on the ground and for boarding, where the file says nothing.
const TURNAROUND: Minutes = 60;
const BOARDING: Minutes = 15;

impl Reader<'_> {
    /// `[vehicles]`.
    pub(super) fn read_vehicles(&mut self, top: &Fields<'_>) {
        let entries = top.lines("vehicles", self.sink);
        let mut all = 0_usize;
        for entry in entries {
            let Some((vehicle, flying, count)) = self.read_vehicle(entry) else {
                self.vehicles.insert(entry.key.clone(), Vec::new());
                continue;
            };
            all = all.saturating_add(count);
            if case_file::too_many(all, VEHICLES_MAX, "vehicles", entry.key_place, self.sink) {
                for entry in entries {
                    self.vehicles.entry(entry.key.clone()).or_default();
                }
                return;
            }
            let mut those = Vec::new();
            for number in 1..=count {
                let mut vehicle = vehicle.clone();
                if count > 1 {
                    vehicle.id = format!("{}-{number}", vehicle.id);
                    vehicle.name = format!("{} ({number})", vehicle.name);
                }
                those.push(VehicleRef::new(self.handover.vehicles.len()));
                self.handover.vehicles.push(vehicle);
                self.vehicle_lines.push(entry.key_place);
                self.flying.push(flying.clone());
            }
            self.vehicles.insert(entry.key.clone(), those);
        }
    }

    fn read_vehicle(&mut self, entry: &Entry) -> Option<(Vehicle, Option<Flying>, usize)> {
        let fields = Fields::of_entry(entry, shapes::OPERATION_VEHICLE, self.sink)?;
        let mark = self.sink.mark();
        let mode = self.vehicle_kind(&fields);
        let aircraft = if mode == Some(Mode::Air) { self.aircraft(entry, &fields) } else { None };
        if let Some(said) = fields.entry("type").filter(|_| mode.is_some_and(|mode| mode != Mode::Air)) {
            let message = "only aircraft have a type of the atlas".to_owned();
            let help = "leave `type` out; how long a way takes stands under [roads] or [sea]";
            self.sink.add(Code::UnknownWord, said.node.place, message, help);
        }
        let registry = fields.text("registry", self.sink).and_then(|said| self.area(&said));
        let operator = fields.text("operator", self.sink).and_then(|said| self.party(&said));
        let room = self.room_of(&fields);
        let start = fields
            .text_needed("start", "write `start = \"…\"`: the place under [places] where it stands at first", self.sink)
            .and_then(|said| self.place(said.value, said.place));
        let hours = self.hours_of(&fields);
        let mut minutes = |key: &'static str| fields.entry(key).and_then(|entry| self.minutes(&entry.node, key));
        let (turnaround, boarding, duty_max) = (minutes("turnaround"), minutes("boarding"), minutes("duty"));
        let name =
            fields.text("name", self.sink).map_or_else(|| entry.key.clone(), |said| said.value.trim().to_owned());
        let count = fields.positive("count", self.sink).map_or(1, |said| said.value);
        let ([seats, stretchers, load], mode, start) = (room?, mode?, start?);
        if self.sink.has_errors_since(mark) {
            return None;
        }
        let vehicle = Vehicle {
            id: entry.key.clone(),
            name,
            mode,
            registry: registry.as_ref().map(|(_, code)| code.clone()),
            operator,
            seats,
            stretchers,
            load,
            start,
            hours,
            turnaround: turnaround.unwrap_or(TURNAROUND),
            boarding: boarding.unwrap_or(BOARDING),
            duty_max,
            ways: BTreeMap::new(),
        };
        let state: Option<AreaRef> = registry.map(|(area, _)| area);
        let flying = aircraft.map(|aircraft| Flying { aircraft, registry: state });
        Some((vehicle, flying, usize::try_from(count).unwrap_or(usize::MAX)))
    }

    fn vehicle_kind(&mut self, fields: &Fields<'_>) -> Option<Mode> {
        let said = fields.text_needed("kind", "write `kind = \"aircraft\"`, `\"bus\"`, `\"ship\"` …", self.sink)?;
        words::meaning(words::VEHICLE, said.value, said.place, Code::UnknownWord, self.sink)
    }

    /// What the atlas or the file says of its speed and range. An aircraft without either flies what [flights] says.
    fn aircraft(&mut self, entry: &Entry, fields: &Fields<'_>) -> Option<Aircraft> {
        let figure = |reader: &mut Self, key: &'static str| {
            fields.positive(key, reader.sink).map(|said| u32::try_from(said.value).unwrap_or(u32::MAX))
        };
        let (speed, range) = (figure(self, "speed"), figure(self, "range"));
        let place = fields.entry("type").map_or(entry.key_place, |entry| entry.node.place);
        let code = fields.text("type", self.sink);
        let known = match (&code, speed, range) {
            (Some(code), Some(speed), Some(range)) => Aircraft::of_own(code.value, speed, range),
            (None, Some(speed), Some(range)) => Aircraft::of_own(&entry.key, speed, range),
            (Some(code), ..) => Aircraft::find(code.value).and_then(|known| {
                let (speed, range) = (speed.unwrap_or(known.cruise_kmh), range.unwrap_or(known.range_km));
                Aircraft::of_own(&known.code, speed, range)
            }),
            (None, None, None) if !fields.has("type") && !fields.has("speed") && !fields.has("range") => return None,
            (None, ..) => {
                if !fields.has("type") {
                    let help = "write `type = \"…\"`, an ICAO type designator, or both `speed` (km/h) and `range` (km)";
                    fields.missing("type", help, self.sink);
                }
                return None;
            }
        };
        known
            .map_err(|error| {
                let help = "write an ICAO type designator of the table in docs/reference/atlas.md, or `speed` (km/h) and `range` (km)";
                self.sink.add(Code::UnknownInAtlas, place, error.to_string(), help);
            })
            .ok()
    }

    /// Seats, stretchers and load.
    fn room_of(&mut self, fields: &Fields<'_>) -> Option<[u64; 3]> {
        let mark = self.sink.mark();
        let room = ["seats", "stretchers", "load"]
            .map(|key| fields.entry(key).and_then(|entry| self.count(&entry.node, key)).unwrap_or(0));
        if self.sink.has_errors_since(mark) {
            return None;
        }
        if room == [0; 3] {
            let help = "write `seats`, `stretchers` or `load` (units of goods or remains) with a number";
            self.sink.add(Code::VehicleEmpty, fields.place, "the vehicle has room for nobody and nothing", help);
            return None;
        }
        Some(room)
    }

    /// From when until when it may be under way.
    fn hours_of(&mut self, fields: &Fields<'_>) -> Hours {
        let (from, until) = (self.minute(fields, "from"), self.minute(fields, "until"));
        let always = self.clock.always();
        let hours = Hours {
            from: from.unwrap_or(always.from).max(always.from),
            until: until.unwrap_or(always.until).min(always.until),
        };
        if hours.from >= hours.until && self.clock.is_known && (from.is_some() || until.is_some()) {
            let place = fields.entry("from").or(fields.entry("until")).map_or(fields.place, |entry| entry.node.place);
            let help = "see which of `from` and `until` is right; both lie in the handover";
            self.sink.add(Code::EndsBeforeBegins, place, "the vehicle may never be under way", help);
        }
        hours
    }
}
