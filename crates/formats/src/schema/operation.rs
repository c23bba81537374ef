//! Types that mirror `mediator/operation.toml`, key by key; see `mirror`.

use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::mirror::{count, format, mirror, one_of, text_or_texts};
use crate::limits::NUMBER_MAX;
use crate::reading::team::SEATS;
use crate::reading::words;

type Lines<T> = BTreeMap<String, T>;

/// A date and time, of the operation's zone or with its offset from UTC.
fn time(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string" })
}

fn number(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "integer", "minimum": 0, "maximum": NUMBER_MAX })
}

fn minutes(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "integer", "minimum": 0, "maximum": 525_600 })
}

fn span_minutes(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "integer", "minimum": 1, "maximum": 525_600 })
}

/// Minutes: always the same, or the shortest, the usual and the longest.
fn takes(generator: &mut SchemaGenerator) -> Schema {
    let minutes = minutes(generator);
    json_schema!({ "oneOf": [minutes, { "type": "array", "items": minutes, "minItems": 3, "maxItems": 3 }] })
}

fn ways(generator: &mut SchemaGenerator) -> Schema {
    let takes = takes(generator);
    let way = generator.subschema_for::<OperationWayToml>();
    json_schema!({ "type": "object", "additionalProperties": { "oneOf": [takes, way] } })
}

fn airspace(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "object", "additionalProperties": { "oneOf": [
        { "enum": ["closed", "open"] },
        { "type": "array", "items": { "type": "string" }, "minItems": 1 },
    ] } })
}

fn halls(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "object", "additionalProperties": count(generator) })
}

fn kind(_: &mut SchemaGenerator) -> Schema {
    one_of(words::VEHICLE)
}

fn room(_: &mut SchemaGenerator) -> Schema {
    one_of(words::ROOM)
}

fn modes(_: &mut SchemaGenerator) -> Schema {
    let mode = one_of(words::MODE);
    json_schema!({ "oneOf": [mode, { "type": "array", "items": mode, "minItems": 1 }] })
}

fn hired_as(_: &mut SchemaGenerator) -> Schema {
    one_of(words::HIRED_AS)
}

fn at(_: &mut SchemaGenerator) -> Schema {
    one_of(words::WHERE)
}

fn occasion(_: &mut SchemaGenerator) -> Schema {
    one_of(words::OCCASION)
}

mirror! {
    /// `mediator/operation.toml`: when and where the handover is, and what there is to move and check people with.
    OperationToml {
        /// Version of the format.
        #[schemars(schema_with = "format")]
        format: u32,
        /// When it begins.
        #[schemars(schema_with = "time")]
        begins: String,
        /// When it ends.
        #[schemars(schema_with = "time")]
        ends: String,
        /// IANA name of the zone of all times that have no offset. Left out: the case's.
        zone: Option<String>,
        /// The party that shelters whoever has landed. Left out: the only party with the role `host`, if there is one.
        host: Option<String>,
        /// Places by name.
        #[schemars(default)]
        places: Lines<OperationPlaceToml>,
        /// Vehicles by name.
        #[schemars(default)]
        vehicles: Lines<OperationVehicleToml>,
        /// What all flights have in common.
        air: Option<OperationAirToml>,
        /// Flights known better than the atlas knows them: `a -> b` or `a <-> b`.
        #[schemars(default, schema_with = "ways")]
        flights: Lines<OperationWayToml>,
        /// Ways by road or rail.
        #[schemars(default, schema_with = "ways")]
        roads: Lines<OperationWayToml>,
        /// Ways by water.
        #[schemars(default, schema_with = "ways")]
        sea: Lines<OperationWayToml>,
        /// By state: closed, open in spite of others, or to which states of registry it is closed.
        #[schemars(default, schema_with = "airspace")]
        airspace: Lines<Vec<String>>,
        /// Diplomatic clearances by name.
        #[schemars(default)]
        clearances: Lines<OperationClearanceToml>,
        /// Promises that ways hang on, by name.
        #[schemars(default)]
        guarantees: Lines<OperationGuaranteeToml>,
        /// From where to where, by whom: names as in rules, narrowed by `from`, `to` and `in phase`.
        #[schemars(default)]
        travel: Lines<OperationTravelToml>,
        /// Personal gates, by whom.
        #[schemars(default)]
        cleared: Lines<OperationClearedToml>,
        /// Checks by name.
        #[schemars(default)]
        checks: Lines<OperationCheckToml>,
        /// Security measures by name.
        #[schemars(default)]
        measures: Lines<OperationMeasureToml>,
        /// Teams by name.
        #[schemars(default)]
        teams: Lines<OperationTeamToml>,
        /// Gates by name.
        #[schemars(default)]
        gates: Lines<OperationGateToml>,
        /// Departures at the same time, by name.
        #[schemars(default)]
        simultaneous: Lines<OperationSimultaneousToml>,
        /// How many may leave in how much time, by name.
        #[schemars(default)]
        quotas: Lines<OperationQuotaToml>,
        /// Who does not meet, by name.
        #[schemars(default)]
        apart: Lines<OperationApartToml>,
        /// Who carries, pays, supplies or goes between, by name: whom `takas lists screen` asks about.
        #[schemars(default)]
        hired: Lines<OperationHiredToml>,
        /// Minutes that a party which has given waits for what it was to get, before that is told as withheld. Left out: 60.
        #[schemars(default, schema_with = "minutes")]
        patience: u64,
        /// Minutes for which a word that lets something be is good, and by which its author's clock may be wrong. Left out: 15.
        #[schemars(default, schema_with = "minutes")]
        words: u64,
    }
}

mirror! {
    /// Somebody who is hired for the handover.
    OperationHiredToml {
        /// As they are called. Left out: the line's name.
        name: Option<String>,
        /// As what.
        #[schemars(schema_with = "hired_as")]
        r#as: String,
        /// For which vehicles. Left out: none in particular.
        #[schemars(default, schema_with = "text_or_texts")]
        r#for: Vec<String>,
        /// Other names.
        #[schemars(default, schema_with = "text_or_texts")]
        aliases: Vec<String>,
        /// The country of a company.
        country: Option<String>,
        /// Numbers of registers and documents.
        #[schemars(default, schema_with = "text_or_texts")]
        documents: Vec<String>,
    }
}

mirror! {
    /// A place.
    OperationPlaceToml {
        /// As readers know it. Left out: the airport's name, or the line's.
        name: Option<String>,
        /// ICAO or IATA code: the atlas gives name, place, zone and state.
        airport: Option<String>,
        /// IANA time zone. Left out: the airport's, or the operation's.
        zone: Option<String>,
        /// Degrees north and east: `40.128, 32.995`.
        at: Option<String>,
        /// In whose jurisdiction it lies.
        state: Option<String>,
        /// Whether people are handed over here.
        #[schemars(default)]
        exchange: bool,
        /// How many aircraft it has room for at once. Left out: no limit.
        #[schemars(default, schema_with = "count")]
        stands: u64,
        /// How many people each hall holds. Left out: one room without a limit.
        #[schemars(default, schema_with = "halls")]
        halls: Lines<u64>,
        /// `06:00 to 22:00` for every day, `2024-08-01 06:00 to 22:00` for one. Left out: always.
        #[schemars(default, schema_with = "text_or_texts")]
        open: Vec<String>,
    }
}

mirror! {
    /// A vehicle.
    OperationVehicleToml {
        /// As readers know it.
        name: Option<String>,
        /// What it is.
        #[schemars(schema_with = "kind")]
        kind: String,
        /// ICAO type designator: the atlas gives speed and range.
        r#type: Option<String>,
        /// Kilometres an hour that are planned with.
        #[schemars(default, schema_with = "count")]
        speed: u64,
        /// Kilometres without a stop that are planned with.
        #[schemars(default, schema_with = "count")]
        range: u64,
        /// The state of registry.
        registry: Option<String>,
        /// The party whose it is.
        operator: Option<String>,
        /// People who sit, escorts included.
        #[schemars(default, schema_with = "number")]
        seats: u64,
        /// People who lie.
        #[schemars(default, schema_with = "number")]
        stretchers: u64,
        /// Units of goods and remains.
        #[schemars(default, schema_with = "number")]
        load: u64,
        /// The place where it stands at first.
        start: String,
        /// From when it may be under way.
        #[schemars(default, schema_with = "time")]
        from: String,
        /// Until when.
        #[schemars(default, schema_with = "time")]
        until: String,
        /// Minutes on the ground between an arrival and a departure. Left out: 60.
        #[schemars(default, schema_with = "minutes")]
        turnaround: u64,
        /// Minutes of boarding. Left out: 15.
        #[schemars(default, schema_with = "minutes")]
        boarding: u64,
        /// The most minutes of duty of its crew.
        #[schemars(default, schema_with = "minutes")]
        duty: u64,
        /// How many there are that are alike. Left out: 1.
        #[schemars(default, schema_with = "count")]
        count: u64,
    }
}

mirror! {
    /// What all flights have in common.
    OperationAirToml {
        /// The shortest in hundredths of the usual. Left out: 90.
        #[schemars(default, schema_with = "count")]
        shortest: u64,
        /// The longest in hundredths of the usual. Left out: 125.
        #[schemars(default, schema_with = "count")]
        longest: u64,
        /// Minutes on the ground at each stop. Left out: 60.
        #[schemars(default, schema_with = "minutes")]
        ground: u64,
        /// Where they may stop: places or airports. Left out: anywhere that is open.
        #[schemars(default)]
        stops: Vec<String>,
    }
}

mirror! {
    /// A way of some vehicles.
    OperationWayToml {
        /// How long it takes.
        #[schemars(schema_with = "takes")]
        takes: Vec<u64>,
        /// Which vehicles. Left out: all that go so.
        #[schemars(default, schema_with = "text_or_texts")]
        r#for: Vec<String>,
    }
}

mirror! {
    /// A diplomatic clearance.
    OperationClearanceToml {
        /// Whose closed airspace it opens.
        state: String,
        /// To which vehicles. Left out: to all.
        #[schemars(default, schema_with = "text_or_texts")]
        r#for: Vec<String>,
        /// Who gives it.
        by: String,
        /// Until when.
        #[schemars(default, schema_with = "time")]
        until: String,
    }
}

mirror! {
    /// A promise that ways hang on.
    OperationGuaranteeToml {
        /// Which ways: `a -> b` or `a <-> b`. Left out: all.
        #[schemars(default, schema_with = "text_or_texts")]
        on: Vec<String>,
        /// Of which vehicles. Left out: of all.
        #[schemars(default, schema_with = "text_or_texts")]
        r#for: Vec<String>,
        /// Who gives it.
        by: String,
        /// Until when.
        #[schemars(default, schema_with = "time")]
        until: String,
    }
}

mirror! {
    /// How some of those who move travel. Of several lines about somebody the one that names the fewest counts, key by key.
    OperationTravelToml {
        /// Where they are held.
        from: Option<String>,
        /// What lies between: `border -> airport`; or several ways.
        #[schemars(default, schema_with = "text_or_texts")]
        through: Vec<String>,
        /// Where they go; or several places that may be chosen from.
        #[schemars(default, schema_with = "text_or_texts")]
        to: Vec<String>,
        /// What room each takes. Left out: people sit, goods and remains are load.
        #[schemars(default, schema_with = "room")]
        room: String,
        /// One escort for so many of them. Left out: none.
        #[schemars(default, schema_with = "number")]
        escort_for_each: u64,
        /// The modes by which they may go. Left out: all.
        #[schemars(default, schema_with = "modes")]
        by: Vec<String>,
        /// Whether all go by the same vehicles.
        #[schemars(default)]
        whole: bool,
        /// They do not leave before.
        #[schemars(default, schema_with = "time")]
        not_before: String,
    }
}

mirror! {
    /// Personal gates: `since 2024-07-30`, `expected 2024-08-01 09:00`; for a record also what is not known.
    OperationClearedToml {
        /// Given in a private interview.
        consent: Option<String>,
        /// Fit to travel so.
        fit: Option<String>,
        /// The legal basis is in force.
        legal: Option<String>,
        /// The travel document is issued.
        document: Option<String>,
        /// The receiving side has confirmed who it is.
        identity: Option<String>,
        /// The family is told.
        family: Option<String>,
    }
}

mirror! {
    /// A check of people or things.
    OperationCheckToml {
        /// As readers know it.
        name: Option<String>,
        /// Where. Left out: at the exchange point, or at the origin where there is none.
        #[schemars(default, schema_with = "at")]
        r#where: String,
        /// How long one sitting takes.
        #[schemars(schema_with = "takes")]
        takes: Vec<u64>,
        /// Of whom. Left out: everyone.
        of: Option<String>,
    }
}

mirror! {
    /// A security measure.
    OperationMeasureToml {
        /// As readers know it.
        name: Option<String>,
        /// Where.
        at: String,
        /// For what.
        #[schemars(schema_with = "occasion")]
        when: String,
        /// How long it takes.
        #[schemars(schema_with = "takes")]
        takes: Vec<u64>,
    }
}

mirror! {
    /// A team.
    OperationTeamToml {
        /// As readers know it.
        name: Option<String>,
        /// Where.
        at: String,
        /// Its checks and measures.
        #[schemars(schema_with = "text_or_texts")]
        does: Vec<String>,
        /// How many people it checks at once. Left out: 1.
        #[schemars(default, schema_with = "count")]
        at_once: u64,
        /// How many such teams there are. Left out: 1.
        #[schemars(default, schema_with = "count")]
        count: u64,
        /// When it works, as a place's hours. Left out: always.
        #[schemars(default, schema_with = "text_or_texts")]
        hours: Vec<String>,
    }
}

mirror! {
    /// A gate.
    OperationGateToml {
        /// Whom it waits for.
        of: String,
        /// For which of their checks. Left out: for their presence alone.
        #[schemars(default, schema_with = "text_or_texts")]
        checks: Vec<String>,
        /// Who leaves only after it has opened. In a live case nobody protected.
        holds: String,
        /// How long the confirmation takes. Left out: no time.
        #[schemars(default, schema_with = "takes")]
        takes: Vec<u64>,
        /// It does not open before.
        #[schemars(default, schema_with = "time")]
        not_before: String,
        /// The parties whose delegates confirm it. Left out: each that holds or receives those whom it is of or holds.
        #[schemars(default, schema_with = "text_or_texts")]
        confirmed_by: Vec<String>,
        /// Whether its release takes the lead and a co-mediator. Left out: the lead alone.
        #[schemars(default)]
        two_persons: bool,
    }
}

mirror! {
    /// Departures at the same time.
    OperationSimultaneousToml {
        /// Whose. In a live case nobody protected's.
        of: String,
        /// Minutes between the first and the last.
        #[schemars(schema_with = "minutes")]
        within: u64,
    }
}

mirror! {
    /// How many may leave for the handover in how much time.
    OperationQuotaToml {
        /// Whom it counts. In a live case nobody protected.
        of: String,
        /// How many at most.
        #[schemars(schema_with = "count")]
        at_most: u64,
        /// In any so many minutes. This, or `each_day`.
        #[schemars(default, schema_with = "span_minutes")]
        within: u64,
        /// On each civil day of the place that they leave.
        #[schemars(default)]
        each_day: bool,
    }
}

mirror! {
    /// Who does not meet.
    OperationApartToml {
        /// These,
        one: String,
        /// and these.
        other: String,
    }
}

/// What somebody speaks for.
fn seat(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "oneOf": [one_of(SEATS), { "type": "string", "pattern": "^(delegate|guarantor) of .+$" }] })
}

fn public_key(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "pattern": "^[0-9a-fA-F]{64}$" })
}

mirror! {
    /// `mediator/team.toml`: who may speak in an operation, for whom, and by which key.
    TeamToml {
        /// Version of the format.
        #[schemars(schema_with = "format")]
        format: u32,
        /// Whether nothing is called confirmed before a second copy of the store has it. Left out: no.
        #[schemars(default)]
        second_copy: bool,
        /// Whether a plan is approved by two persons and not by one. Left out: by one.
        #[schemars(default)]
        two_approve: bool,
        /// Who speaks, by id.
        team: Lines<TeamMemberToml>,
    }
}

mirror! {
    /// Somebody who speaks.
    TeamMemberToml {
        /// For whom.
        #[schemars(schema_with = "seat")]
        seat: String,
        /// The Ed25519 public key: 64 hexadecimal digits. Left out: the one kept where the operation is run.
        #[schemars(default, schema_with = "public_key")]
        key: String,
    }
}
