//! The airports: codes, names, places, time zones; and how to look one up.
//!
//! The source knows no runways: whether one bears an aircraft is for the case to say.

use std::collections::BTreeMap;

use crate::areas::{distance, plain};
use crate::earth::Point;
use crate::error::AtlasError;

/// The place of an airport in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AirportRef(pub(crate) usize);

/// One airport. Its texts lie in the program.
#[derive(Debug, Clone, PartialEq)]
pub struct Airport {
    /// ICAO location indicator, four letters; empty where there is none.
    pub icao: &'static str,
    /// IATA code, three letters; empty where there is none.
    pub iata: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The city.
    pub city: &'static str,
    /// ISO 3166-1 alpha-2 of the country as the source has it.
    pub country: &'static str,
    /// The IANA time zone.
    pub zone: &'static str,
    /// Where.
    pub point: Point,
}

impl Airport {
    /// The ICAO code, or the IATA code where there is none.
    pub fn code(&self) -> &str {
        if self.icao.is_empty() { self.iata } else { self.icao }
    }

    fn shown(&self) -> String {
        format!("{} ({})", self.code(), self.name)
    }
}

/// All airports.
#[derive(Debug)]
pub struct Airports {
    list: Vec<Airport>,
    by_code: BTreeMap<&'static str, usize>,
}

impl Airports {
    /// Reads the table of the data.
    pub(crate) fn read(text: &'static str) -> Result<Self, AtlasError> {
        let read = |line: &'static str| -> Option<Airport> {
            let fields: Vec<&'static str> = line.split('\t').collect();
            let [icao, iata, name, city, country, zone, latitude, longitude] = fields[..] else { return None };
            let point = Point::new(latitude.parse().ok()?, longitude.parse().ok()?)?;
            Some(Airport { icao, iata, name, city, country, zone, point })
        };
        let bad = |line: &str| AtlasError::Data { file: "airports.tsv", line: line.to_owned() };
        let mut list = Vec::with_capacity(text.lines().count());
        for line in text.lines().skip(1) {
            list.push(read(line).ok_or_else(|| bad(line))?);
        }
        let mut by_code = BTreeMap::new();
        for (place, airport) in list.iter().enumerate() {
            for code in [airport.icao, airport.iata] {
                if !code.is_empty() {
                    by_code.entry(code).or_insert(place);
                }
            }
        }
        Ok(Self { list, by_code })
    }

    /// All, in the order of the table.
    pub fn all(&self) -> impl Iterator<Item = (AirportRef, &Airport)> {
        self.list.iter().enumerate().map(|(place, airport)| (AirportRef(place), airport))
    }

    /// The airport.
    pub fn get(&self, airport: AirportRef) -> &Airport {
        &self.list[airport.0]
    }

    /// By ICAO or IATA code in any case, or by a name or city that only one has.
    ///
    /// # Errors
    /// When there is none or more than one, with what was probably meant.
    pub fn find(&self, written: &str) -> Result<AirportRef, AtlasError> {
        if let Some(&place) = self.by_code.get(written.trim().to_uppercase().as_str()) {
            return Ok(AirportRef(place));
        }
        let wanted = plain(written);
        let named: Vec<&Airport> = self.list.iter().filter(|airport| plain(airport.name) == wanted).collect();
        let found = if named.is_empty() {
            self.list.iter().filter(|airport| !airport.iata.is_empty() && plain(airport.city) == wanted).collect()
        } else {
            named
        };
        match found[..] {
            [one] => Ok(AirportRef(self.by_code.get(one.code()).copied().unwrap_or_default())),
            [] => Err(AtlasError::NoAirport { written: written.to_owned(), near: self.near(&wanted) }),
            _ => {
                let among = found.iter().take(6).map(|airport| airport.shown()).collect();
                Err(AtlasError::ManyAirports { written: written.to_owned(), among })
            }
        }
    }

    fn near(&self, wanted: &str) -> Vec<String> {
        let length = wanted.chars().count();
        if !(3..=60).contains(&length) {
            return Vec::new();
        }
        let mut close: Vec<(usize, bool, &Airport)> = Vec::new();
        for airport in &self.list {
            let codes = [airport.icao, airport.iata].into_iter().filter(|code| length <= 5 && !code.is_empty());
            let code = codes.map(|code| distance(wanted, &plain(code))).filter(|&distance| distance <= 1).min();
            let words = [airport.name, airport.city].into_iter().filter(|_| length >= 4).filter_map(|name| {
                let name = plain(name);
                let part = name.split(' ').map(|word| distance(wanted, word)).min().unwrap_or(length);
                let whole = part.min(distance(wanted, &name));
                (whole <= length / 4).then_some(whole)
            });
            if let Some(best) = words.chain(code).min() {
                close.push((best, airport.iata.is_empty(), airport));
            }
        }
        close.sort_by(|one, other| (one.0, one.1, one.2.code()).cmp(&(other.0, other.1, other.2.code())));
        close.into_iter().take(3).map(|(.., airport)| airport.shown()).collect()
    }
}
