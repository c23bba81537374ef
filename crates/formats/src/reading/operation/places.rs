//! Places: airports as the atlas has them, other places as the file tells them.

use takas_atlas::AirportRef;
use takas_model::{Hall, Place as Stop, PlaceRef};

use super::Reader;
use crate::codes::Code;
use crate::reading::case_file;
use crate::reading::fields::{self, Fields, Said};
use crate::shapes;
use crate::tree::Entry;

/// How many places an operation may have.
const PLACES_MAX: usize = 2_000;

/// What is said of a place that is no airport, or beside what the atlas says of one.
struct Ground {
    name: String,
    airport: Option<(AirportRef, String)>,
    state: Option<String>,
    zone: String,
    at: Option<(i32, i32)>,
}

impl Reader<'_> {
    /// `[places]`.
    pub(super) fn read_places(&mut self, top: &Fields<'_>) {
        let entries = top.lines("places", self.sink);
        if case_file::too_many(entries.len(), PLACES_MAX, "places", top.place, self.sink) {
            return;
        }
        for entry in entries {
            let place = self.read_place(entry);
            let found = place.map(|(stop, airport)| {
                self.handover.places.push(stop);
                self.place_lines.push(entry.key_place);
                self.airports.push(airport);
                PlaceRef::new(self.handover.places.len() - 1)
            });
            self.places.insert(entry.key.clone(), found);
        }
    }

    fn read_place(&mut self, entry: &Entry) -> Option<(Stop, Option<AirportRef>)> {
        let fields = Fields::of_entry(entry, shapes::OPERATION_PLACE, self.sink)?;
        let mark = self.sink.mark();
        let ground = self.ground(entry, &fields);
        let is_exchange = fields.truth("exchange", self.sink).unwrap_or(false);
        let stands = fields.positive("stands", self.sink).map(|said| said.value);
        let mut halls = Vec::new();
        for hall in fields.lines("halls", self.sink) {
            let people_max = fields::positive(&hall.node, &hall.key, self.sink);
            halls.extend(people_max.map(|people_max| Hall { name: hall.key.clone(), people_max }));
        }
        let ground = ground?;
        let open = self.hours(&fields, "open", &ground.zone, "the place is open");
        if self.sink.has_errors_since(mark) {
            return None;
        }
        let (airport, code) = ground.airport.unzip();
        let stop = Stop {
            id: entry.key.clone(),
            name: ground.name,
            airport: code,
            state: ground.state,
            zone: ground.zone,
            at: ground.at,
            is_exchange,
            stands,
            halls,
            open,
        };
        Some((stop, airport))
    }

    fn ground(&mut self, entry: &Entry, fields: &Fields<'_>) -> Option<Ground> {
        let name = fields.text("name", self.sink).map(|said| said.value.trim().to_owned());
        let state = fields.text("state", self.sink);
        let state = match state {
            Some(said) => Some(self.area(&said)?.1),
            None => None,
        };
        let zone = match fields.text("zone", self.sink) {
            Some(said) if !self.zone_is_known(said.value, said.place) => return None,
            said => said.map(|said| said.value.to_owned()),
        };
        let at = match fields.text("at", self.sink) {
            Some(said) => Some(self.coordinates(&said)?),
            None => None,
        };
        let Some(code) = fields.text("airport", self.sink) else {
            if fields.has("airport") {
                return None;
            }
            let zone = zone.unwrap_or_else(|| self.clock.zone.clone());
            return Some(Ground { name: name.unwrap_or_else(|| entry.key.clone()), airport: None, state, zone, at });
        };
        let found = self.airport(&code)?;
        let atlas = self.source.atlas;
        let airport = atlas.airports().get(found);
        let drawn = atlas.area_of(found).map(|area| atlas.areas().get(area).code.clone());
        let point = (millionths_of(airport.point.latitude()), millionths_of(airport.point.longitude()));
        Some(Ground {
            name: name.unwrap_or_else(|| airport.name.to_owned()),
            airport: Some((found, airport.code().to_owned())),
            state: state.or(drawn),
            zone: zone.unwrap_or_else(|| airport.zone.to_owned()),
            at: at.or_else(|| point.0.zip(point.1)),
        })
    }

    /// An airport of the atlas.
    pub(super) fn airport(&mut self, said: &Said<&str>) -> Option<AirportRef> {
        match self.source.atlas.airports().find(said.value) {
            Ok(found) => Some(found),
            Err(error) => {
                let help = "give the ICAO or IATA code, such as LTAC or ESB; a place that the atlas lacks has `zone` and `at` and its own lines under [flights]";
                self.sink.add(Code::UnknownInAtlas, said.place, error.to_string(), help);
                None
            }
        }
    }

    /// A state or area of the atlas, with its code.
    pub(super) fn area(&mut self, said: &Said<&str>) -> Option<(takas_atlas::AreaRef, String)> {
        let areas = self.source.atlas.areas();
        match areas.find(said.value) {
            Ok(found) => Some((found, areas.get(found).code.clone())),
            Err(error) => {
                let help = "name the state by its ISO 3166 code, such as NOR";
                self.sink.add(Code::UnknownInAtlas, said.place, error.to_string(), help);
                None
            }
        }
    }

    /// `40.128, 32.995`: degrees north and east.
    fn coordinates(&mut self, said: &Said<&str>) -> Option<(i32, i32)> {
        let read = said.value.split_once(',').and_then(|(north, east)| {
            let (north, east) = (millionths(north.trim())?, millionths(east.trim())?);
            (north.abs() <= 90_000_000 && east.abs() <= 180_000_000).then_some((north, east))
        });
        if read.is_none() {
            let help = "write degrees north and east as in \"40.128, 32.995\", south and west with a minus sign";
            let message = format!("`{}` is no place on earth", said.value);
            self.sink.add(Code::UnknownWord, said.place, message, help);
        }
        read
    }
}

/// Degrees to the millionth.
pub(super) fn millionths_of(degrees: f64) -> Option<i32> {
    millionths(&format!("{degrees:.6}"))
}

/// A decimal number in millionths.
fn millionths(text: &str) -> Option<i32> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let is_number = |text: &str| text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_number(whole) || !is_number(part) {
        return None;
    }
    let part: i32 = format!("{part:0<6}").get(..6)?.parse().ok()?;
    whole.parse::<i32>().ok()?.checked_mul(1_000_000)?.checked_add(part).map(|value| value * sign)
}

#[cfg(test)]
mod tests {
    use super::millionths;

    #[test]
    fn decimals_are_read_to_the_millionth() {
        for (text, expected) in [
            ("40.128", Some(40_128_000)),
            ("-0.5", Some(-500_000)),
            ("7", Some(7_000_000)),
            ("32.9951234", Some(32_995_123)),
            ("", None),
            ("1e3", None),
            ("4 0", None),
            ("--1", None),
            ("99999", None),
        ] {
            assert_eq!(millionths(text), expected, "{text}");
        }
    }
}
