//! What can be wrong with what is asked of the atlas, with a code and a mend.

use thiserror::Error;

/// A mistake in a question. `Display` says what is wrong and how to mend it; [`AtlasError::code`] names it for good.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AtlasError {
    /// The embedded data cannot be read: our defect.
    #[error("the atlas's own {file} cannot be read at: {line}")]
    Data {
        /// The file.
        file: &'static str,
        /// Where.
        line: String,
    },
    /// No airport of that code or name.
    #[error("there is no airport `{written}`{}", meant(near, "give its ICAO or IATA code, such as LTAC or ESB"))]
    NoAirport {
        /// As asked.
        written: String,
        /// What may have been meant, best first.
        near: Vec<String>,
    },
    /// More than one airport has that name.
    #[error("`{written}` names more than one airport: {}; give the code", among.join(", "))]
    ManyAirports {
        /// As asked.
        written: String,
        /// Some of them.
        among: Vec<String>,
    },
    /// No state or area of that code or name.
    #[error("there is no state or area `{written}`{}", meant(near, "give its ISO 3166 code, such as NOR"))]
    NoArea {
        /// As asked.
        written: String,
        /// What may have been meant, best first.
        near: Vec<String>,
    },
    /// More than one area has that name.
    #[error("`{written}` names more than one state: {}; give the code", among.join(", "))]
    ManyAreas {
        /// As asked.
        written: String,
        /// Their codes.
        among: Vec<String>,
    },
    /// The source draws it as a part of another area.
    #[error("the atlas draws {code} as a part of {whole}; name {whole}")]
    AreaWithin {
        /// The part.
        code: String,
        /// The whole.
        whole: String,
    },
    /// No aircraft of that type.
    #[error(
        "there is no aircraft type `{written}`{}",
        meant(near, "give an ICAO type designator, such as A320, or --speed and --range")
    )]
    NoAircraft {
        /// As asked.
        written: String,
        /// What may have been meant, best first.
        near: Vec<String>,
    },
    /// No such time, or no zone with it.
    #[error("`{written}` is no instant; write date, time and offset, such as 2024-08-01T10:00+03:00")]
    NoInstant {
        /// As asked.
        written: String,
    },
    /// A local time that does not exist or exists twice.
    #[error("{written} {} in {zone}; write it with its offset from UTC", if *twice { "comes twice" } else { "does not come" })]
    NoLocalTime {
        /// As asked.
        written: String,
        /// The zone.
        zone: String,
        /// Twice, or never.
        twice: bool,
    },
    /// A zone that the time zone database does not have.
    #[error("there is no time zone `{zone}`")]
    NoZone {
        /// The zone.
        zone: String,
    },
    /// Start and end are one airport.
    #[error("the leg begins and ends at {airport}; name two airports")]
    SamePlace {
        /// The airport.
        airport: String,
    },
    /// A speed or range that no aircraft has.
    #[error("a {what} of {value} {unit} is not possible; it must be above 0 and at most {most}")]
    Impossible {
        /// Speed or range.
        what: &'static str,
        /// As asked.
        value: String,
        /// Its unit.
        unit: &'static str,
        /// The most there is.
        most: u32,
    },
}

impl AtlasError {
    /// The code of this mistake; stable.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Data { .. } => "A0000",
            Self::NoAirport { .. } => "A0101",
            Self::ManyAirports { .. } => "A0102",
            Self::SamePlace { .. } => "A0103",
            Self::NoArea { .. } => "A0201",
            Self::ManyAreas { .. } => "A0202",
            Self::AreaWithin { .. } => "A0203",
            Self::NoAircraft { .. } => "A0301",
            Self::Impossible { .. } => "A0302",
            Self::NoInstant { .. } => "A0401",
            Self::NoLocalTime { .. } => "A0402",
            Self::NoZone { .. } => "A0403",
        }
    }
}

/// Every code a user can meet, with its title and what to do about it.
pub const EXPLANATIONS: &[(&str, &str, &str)] = &[
    (
        "A0101",
        "unknown airport",
        "Airports are known by ICAO location indicator (LTAC), by IATA code (ESB), or by a name or city that only one \
         airport has. The atlas has those of its source; see docs/reference/atlas.md.",
    ),
    ("A0102", "a name of several airports", "Give the ICAO or IATA code of the one that is meant."),
    ("A0103", "a leg from an airport to itself", "A leg joins two airports."),
    (
        "A0201",
        "unknown state or area",
        "States and areas are known by ISO 3166-1 code (NOR, NO, 578), by name, or, where ISO has no code, by a code of \
         the atlas that begins with X (XKX, XCR). docs/reference/atlas.md lists those.",
    ),
    ("A0202", "a name of several states", "Give the ISO code of the one that is meant."),
    (
        "A0203",
        "an area that is drawn as part of another",
        "The source draws some territories with their state and not apart; only the whole can be closed or opened.",
    ),
    (
        "A0301",
        "unknown aircraft type",
        "Types are ICAO designators of the table in docs/reference/atlas.md. For any other aircraft give --speed and --range.",
    ),
    ("A0302", "an impossible speed or range", "Speeds are up to 2,500 km/h and ranges up to 40,000 km, both above 0."),
    (
        "A0401",
        "not an instant",
        "Write date and time with an offset, 2024-08-01T10:00+03:00 or 2024-08-01T07:00Z; without one it is the local time \
         of the airport.",
    ),
    (
        "A0402",
        "a local time that does not come, or comes twice",
        "When clocks go forward an hour is left out, and when they go back one comes twice. Write the time with its offset.",
    ),
    ("A0403", "unknown time zone", "Zones are IANA names such as Europe/Istanbul."),
];

/// What was probably meant, or what to do.
fn meant(near: &[String], else_say: &str) -> String {
    if near.is_empty() { format!("; {else_say}") } else { format!("; did you mean {}?", near.join(" or ")) }
}
