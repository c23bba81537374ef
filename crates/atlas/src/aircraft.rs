//! Aircraft: how fast and how far, by type, from few public figures read with caution.
//!
//! The table holds the makers' published cruise speed and range of the plain passenger (or transport) version, as their
//! public data sheets give them, rounded down. What a type is given to fly here is [`RANGE_SHARE`] of that range (reserves,
//! headwind, an alternate airport, a full cabin) and [`SPEED_SHARE`] of that speed. A case that knows its aircraft better
//! says so with [`Aircraft::of_own`].

use crate::areas::distance;
use crate::error::AtlasError;

/// What a flight takes beside cruising: taxiing, climb, approach.
pub const CLIMB_MINUTES: u32 = 30;
/// Hundredths of the published range that are planned with.
const RANGE_SHARE: u32 = 80;
/// Hundredths of the published cruise speed that are planned with.
const SPEED_SHARE: u32 = 95;
/// No aircraft is faster.
const CRUISE_KMH_MOST: u32 = 2_500;
/// No way is longer than once around.
const RANGE_KM_MOST: u32 = 40_000;

/// An aircraft as plans see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aircraft {
    /// ICAO type designator, or what the case calls it.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Kilometres an hour to plan with.
    pub cruise_kmh: u32,
    /// Kilometres without a stop to plan with.
    pub range_km: u32,
}

/// Type, name, published cruise speed in km/h, published range in km.
const TABLE: &[(&str, &str, u32, u32)] = &[
    ("A20N", "Airbus A320neo", 830, 6_300),
    ("A21N", "Airbus A321neo", 830, 7_400),
    ("A310", "Airbus A310-300", 850, 8_000),
    ("A319", "Airbus A319", 830, 6_700),
    ("A320", "Airbus A320", 830, 6_100),
    ("A321", "Airbus A321", 830, 5_900),
    ("A332", "Airbus A330-200", 870, 13_400),
    ("A333", "Airbus A330-300", 870, 11_700),
    ("A359", "Airbus A350-900", 900, 15_000),
    ("A400", "Airbus A400M", 780, 4_500),
    ("AN12", "Antonov An-12", 570, 3_600),
    ("AN26", "Antonov An-26", 430, 1_100),
    ("AT76", "ATR 72-600", 500, 1_350),
    ("B190", "Beechcraft 1900D", 500, 1_200),
    ("B38M", "Boeing 737 MAX 8", 840, 6_480),
    ("B737", "Boeing 737-700", 830, 5_500),
    ("B738", "Boeing 737-800", 830, 5_400),
    ("B752", "Boeing 757-200", 850, 7_200),
    ("B763", "Boeing 767-300ER", 850, 11_000),
    ("B77W", "Boeing 777-300ER", 890, 13_600),
    ("B788", "Boeing 787-8", 900, 13_500),
    ("C130", "Lockheed C-130", 540, 3_300),
    ("C17", "Boeing C-17", 830, 4_400),
    ("CL60", "Bombardier Challenger 600 family", 850, 7_000),
    ("CN35", "Airbus CN-235", 450, 2_200),
    ("DH8D", "De Havilland Canada Dash 8-400", 660, 2_000),
    ("E145", "Embraer ERJ-145LR", 830, 2_800),
    ("E190", "Embraer E190", 830, 4_500),
    ("F2TH", "Dassault Falcon 2000", 850, 6_000),
    ("F900", "Dassault Falcon 900", 850, 7_400),
    ("FA7X", "Dassault Falcon 7X", 900, 11_000),
    ("GL5T", "Bombardier Global 5000", 900, 9_600),
    ("GLEX", "Bombardier Global Express", 900, 11_000),
    ("GLF4", "Gulfstream IV", 850, 7_800),
    ("GLF5", "Gulfstream V and G550", 850, 12_000),
    ("IL62", "Ilyushin Il-62M", 850, 7_800),
    ("IL76", "Ilyushin Il-76", 750, 4_000),
    ("IL96", "Ilyushin Il-96-300", 850, 9_000),
    ("L410", "Let L-410", 330, 1_300),
    ("LJ60", "Bombardier Learjet 60", 800, 4_300),
    ("MI8", "Mil Mi-8 and Mi-17 (helicopter)", 220, 480),
    ("SU95", "Sukhoi Superjet 100", 830, 3_000),
    ("T154", "Tupolev Tu-154M", 850, 3_900),
    ("T204", "Tupolev Tu-204 and Tu-214", 830, 4_300),
];

impl Aircraft {
    /// The types of the table.
    pub fn types() -> Vec<Self> {
        let planned = |&(code, name, cruise, range): &(&str, &str, u32, u32)| Self {
            code: code.to_owned(),
            name: name.to_owned(),
            cruise_kmh: cruise * SPEED_SHARE / 100,
            range_km: range * RANGE_SHARE / 100,
        };
        TABLE.iter().map(planned).collect()
    }

    /// The type of that designator.
    ///
    /// # Errors
    /// When the table has none, with what was probably meant.
    pub fn find(written: &str) -> Result<Self, AtlasError> {
        let letters = |text: &str| -> String {
            text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        };
        let wanted = letters(written);
        let types = Self::types();
        if let Some(found) = types.iter().find(|one| letters(&one.code) == wanted) {
            return Ok(found.clone());
        }
        let mut near: Vec<(usize, String)> = types
            .iter()
            .filter_map(|one| {
                let part = wanted.len() >= 3 && letters(&one.name).contains(&wanted);
                let away = if part { 0 } else { distance(&wanted, &letters(&one.code)) };
                (away <= 1 && wanted.len() >= 2).then(|| (away, format!("{} ({})", one.code, one.name)))
            })
            .collect();
        near.sort();
        let near = near.into_iter().take(3).map(|(_, shown)| shown).collect();
        Err(AtlasError::NoAircraft { written: written.to_owned(), near })
    }

    /// An aircraft that the case describes: kilometres an hour and kilometres to plan with.
    ///
    /// # Errors
    /// When a figure is none that an aircraft has.
    pub fn of_own(name: &str, cruise_kmh: u32, range_km: u32) -> Result<Self, AtlasError> {
        let limits = [("speed", cruise_kmh, "km/h", CRUISE_KMH_MOST), ("range", range_km, "km", RANGE_KM_MOST)];
        for (what, value, unit, most) in limits {
            if value == 0 || value > most {
                return Err(AtlasError::Impossible { what, value: value.to_string(), unit, most });
            }
        }
        Ok(Self { code: name.to_owned(), name: name.to_owned(), cruise_kmh, range_km })
    }

    /// Minutes from block to block over so many metres, rounded up.
    pub fn minutes(&self, metres: f64) -> u32 {
        let cruising = (metres * 0.06 / f64::from(self.cruise_kmh)).ceil();
        // A way is no longer than the range, and the speed at least 1 km/h.
        let mut minutes = CLIMB_MINUTES;
        let mut step = 1_u32 << 22;
        while step > 0 {
            if f64::from(minutes - CLIMB_MINUTES + step) <= cruising {
                minutes += step;
            }
            step /= 2;
        }
        minutes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order_and_within_reason() {
        assert!(TABLE.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for one in Aircraft::types() {
            assert!((200..=900).contains(&one.cruise_kmh) && (380..=13_000).contains(&one.range_km), "{one:?}");
        }
        assert_eq!(Aircraft::find("a-320").unwrap().code, "A320");
        assert_eq!(Aircraft::find("A32O").unwrap_err().code(), "A0301");
        assert!(Aircraft::find("Ilyushin Il-96").unwrap_err().to_string().contains("IL96"));
    }

    #[test]
    fn minutes_are_rounded_up() {
        let aircraft = Aircraft::of_own("x", 600, 5_000).unwrap();
        for (metres, minutes) in [(0.0, 30), (1.0, 31), (10_000.0, 31), (10_001.0, 32), (600_000.0, 90)] {
            assert_eq!(aircraft.minutes(metres), minutes, "{metres}");
        }
        for (speed, range) in [(0, 100), (100, 0), (9_999, 100), (100, 99_999)] {
            assert_eq!(Aircraft::of_own("x", speed, range).unwrap_err().code(), "A0302");
        }
    }
}
