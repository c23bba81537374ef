//! A leg, or why there is none, as JSON: version 1 of `leg.schema.json`.
//!
//! Codes and names instead of references, kilometres instead of metres, UTC and local time side by side. What it means is
//! told in `docs/reference/atlas.md`.

use schemars::JsonSchema;
use serde::Serialize;
use takas_atlas::{
    Aircraft, AirportRef, Answer, AreaRef, Atlas, AtlasError, Clearance, Condition, ConditionKind, Disconnected, Hop,
    Instant, Leg, Question,
};

/// What `takas leg` says.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LegReport {
    /// Version of this form: 1.
    pub format: u8,
    /// From.
    pub from: AirportOut,
    /// To.
    pub to: AirportOut,
    /// The aircraft.
    pub aircraft: AircraftOut,
    /// The area codes that are closed to it.
    pub closed: Vec<String>,
    /// Clearances that are too short for the leg they would open.
    pub too_short: Vec<ConditionOut>,
    /// The leg; null where there is none.
    pub leg: Option<LegOut>,
    /// Why there is none; null where there is one.
    pub disconnected: Option<DisconnectedOut>,
}

/// An airport.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AirportOut {
    /// ICAO location indicator, or IATA code where there is none.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The IANA time zone.
    pub zone: String,
    /// The code of the area in which it lies; null on the high seas and in Antarctica.
    pub area: Option<String>,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
}

/// An aircraft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AircraftOut {
    /// Its type.
    #[serde(rename = "type")]
    pub code: String,
    /// Kilometres an hour that are planned with.
    pub cruise_kmh: u32,
    /// Kilometres that are planned with.
    pub range_km: u32,
    /// The area code of the state of registry; null where none was given.
    pub registry: Option<String>,
}

/// A leg.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LegOut {
    /// Kilometres flown, to a tenth.
    pub distance_km: f64,
    /// The geodesic distance of the ends.
    pub direct_km: f64,
    /// From the first block to the last, stops included.
    pub minutes: u32,
    /// Its flights, in order.
    pub hops: Vec<HopOut>,
    /// Words that it hangs on.
    pub conditions: Vec<ConditionOut>,
}

/// A flight.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HopOut {
    /// From.
    pub from: AirportOut,
    /// To.
    pub to: AirportOut,
    /// Kilometres.
    pub distance_km: f64,
    /// From block to block.
    pub minutes: u32,
    /// Take-off; null where none was asked for.
    pub departs: Option<TimeOut>,
    /// Landing.
    pub arrives: Option<TimeOut>,
    /// Ends and bends as latitude and longitude in degrees; geodesics join them.
    pub path: Vec<[f64; 2]>,
    /// What it passes over.
    pub over: Vec<OverOut>,
}

/// A part of a flight over one area.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OverOut {
    /// The area's code; null for the high seas and Antarctica.
    pub area: Option<String>,
    /// Kilometres of this part.
    pub distance_km: f64,
}

/// An instant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TimeOut {
    /// In UTC.
    pub utc: String,
    /// In the airport's zone, with the offset.
    pub local: String,
}

/// A word that a leg hangs on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConditionOut {
    /// `clearance` or `guarantee`.
    pub kind: &'static str,
    /// The cleared state's code, or the guarantee's name.
    pub name: String,
    /// Who gives it.
    pub given_by: String,
    /// Until when, in UTC; null for without end.
    pub until: Option<String>,
    /// Until when the leg needs it, in UTC; null where no departure was given.
    pub needed_until: Option<String>,
}

/// Why there is no leg.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DisconnectedOut {
    /// `end-closed`, `enclosed`, `out-of-range` or `lapses`.
    pub why: &'static str,
    /// The same in a sentence.
    pub sentence: String,
    /// `end-closed`: the airport.
    pub airport: Option<String>,
    /// `end-closed`: the area in which it lies.
    pub area: Option<String>,
    /// `end-closed`: the states that close it. `enclosed`: the states of which each alone, opened, would connect the ends.
    pub states: Vec<String>,
}

/// Puts an answer into this form.
///
/// # Errors
/// When an airport's zone is unknown: a defect of the atlas.
pub fn leg_report(
    atlas: &Atlas,
    question: &Question,
    closed: &[AreaRef],
    answer: &Answer,
) -> Result<LegReport, AtlasError> {
    let form = Form { atlas };
    let (leg, disconnected, too_short) = match answer {
        Answer::Leg { leg, too_short } => (Some(form.leg(leg)?), None, too_short),
        Answer::Disconnected { why, too_short } => (None, Some(form.disconnected(question, why)), too_short),
    };
    Ok(LegReport {
        format: 1,
        from: form.airport(question.from),
        to: form.airport(question.to),
        aircraft: form.aircraft(&question.aircraft, question.airspace.registry),
        closed: closed.iter().map(|&area| form.code(area)).collect(),
        too_short: too_short.iter().map(|clearance| form.clearance(clearance)).collect(),
        leg,
        disconnected,
    })
}

/// The report as JSON with a line end.
pub fn to_text(report: &LegReport) -> String {
    crate::deals::to_json(report)
}

struct Form<'a> {
    atlas: &'a Atlas,
}

impl Form<'_> {
    fn code(&self, area: AreaRef) -> String {
        self.atlas.areas().get(area).code.clone()
    }

    fn airport(&self, airport: AirportRef) -> AirportOut {
        let entry = self.atlas.airports().get(airport);
        AirportOut {
            code: entry.code().to_owned(),
            name: entry.name.to_owned(),
            zone: entry.zone.to_owned(),
            area: self.atlas.area_of(airport).map(|area| self.code(area)),
            latitude: entry.point.latitude(),
            longitude: entry.point.longitude(),
        }
    }

    fn aircraft(&self, aircraft: &Aircraft, registry: Option<AreaRef>) -> AircraftOut {
        AircraftOut {
            code: aircraft.code.clone(),
            cruise_kmh: aircraft.cruise_kmh,
            range_km: aircraft.range_km,
            registry: registry.map(|state| self.code(state)),
        }
    }

    fn leg(&self, leg: &Leg) -> Result<LegOut, AtlasError> {
        Ok(LegOut {
            distance_km: kilometres(leg.metres),
            direct_km: kilometres(leg.direct_metres),
            minutes: leg.minutes,
            hops: leg.hops.iter().map(|hop| self.hop(hop)).collect::<Result<_, _>>()?,
            conditions: leg.conditions.iter().map(condition).collect(),
        })
    }

    fn hop(&self, hop: &Hop) -> Result<HopOut, AtlasError> {
        let time = |at: Option<Instant>, airport: AirportRef| {
            let local = |at: Instant| at.local(self.atlas.airports().get(airport).zone);
            at.map(|at| Ok(TimeOut { utc: at.utc(), local: local(at)? })).transpose()
        };
        let degrees = |degrees: f64| (degrees * 1e5).round() / 1e5;
        Ok(HopOut {
            from: self.airport(hop.from),
            to: self.airport(hop.to),
            distance_km: kilometres(hop.metres),
            minutes: hop.minutes,
            departs: time(hop.departs, hop.from)?,
            arrives: time(hop.arrives, hop.to)?,
            path: hop.points.iter().map(|point| [degrees(point.latitude()), degrees(point.longitude())]).collect(),
            over: hop
                .over
                .iter()
                .map(|part| OverOut {
                    area: part.area.map(|area| self.code(area)),
                    distance_km: kilometres(part.metres),
                })
                .collect(),
        })
    }

    fn clearance(&self, clearance: &Clearance) -> ConditionOut {
        ConditionOut {
            kind: "clearance",
            name: self.code(clearance.state),
            given_by: clearance.given_by.clone(),
            until: clearance.until.map(Instant::utc),
            needed_until: None,
        }
    }

    fn disconnected(&self, question: &Question, why: &Disconnected) -> DisconnectedOut {
        let mut out =
            DisconnectedOut { why: "", sentence: String::new(), airport: None, area: None, states: Vec::new() };
        match why {
            Disconnected::EndClosed { airport, area, by } => {
                let (airport, area) = (self.airport(*airport), self.atlas.areas().get(*area));
                out.states = by.iter().map(|&state| self.code(state)).collect();
                let by = out.states.join(" and ");
                out.why = "end-closed";
                out.sentence = format!(
                    "{} lies in {} ({}), which {by} closes to this aircraft",
                    airport.code, area.code, area.name
                );
                out.airport = Some(airport.code);
                out.area = Some(area.code.clone());
            }
            Disconnected::Enclosed { opened_by } => {
                out.states = opened_by.iter().map(|&state| self.code(state)).collect();
                let mend = match &out.states[..] {
                    [] => "no single state could open a way".to_owned(),
                    [one] => format!("{one} could open a way"),
                    several => format!("each of {} alone could open a way", several.join(", ")),
                };
                out.why = "enclosed";
                out.sentence = format!("what is closed lies all around one of the two airports; {mend}");
            }
            Disconnected::OutOfRange { metres, range_metres } => {
                out.why = "out-of-range";
                let stops = if question.stops.is_empty() {
                    "no open airport near the way is within range".to_owned()
                } else {
                    "the named stops do not bring it within range".to_owned()
                };
                out.sentence = format!(
                    "the way is {:.0} km, the aircraft's range {:.0} km, and {stops}",
                    metres / 1000.0,
                    range_metres / 1000.0
                );
            }
            Disconnected::Lapses { condition } => {
                out.why = "lapses";
                let until = condition.until.map(Instant::utc).unwrap_or_default();
                let needed = condition.needed_until.map(Instant::utc).unwrap_or_default();
                out.sentence = format!(
                    "the guarantee \"{}\" of {} ends {until}, and the leg needs it until {needed}",
                    condition.name, condition.given_by
                );
            }
        }
        out
    }
}

fn condition(condition: &Condition) -> ConditionOut {
    ConditionOut {
        kind: match condition.kind {
            ConditionKind::Clearance => "clearance",
            ConditionKind::Guarantee => "guarantee",
        },
        name: condition.name.clone(),
        given_by: condition.given_by.clone(),
        until: condition.until.map(Instant::utc),
        needed_until: condition.needed_until.map(Instant::utc),
    }
}

fn kilometres(metres: f64) -> f64 {
    (metres / 100.0).round() / 10.0
}
