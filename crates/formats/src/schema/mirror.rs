//! Types that mirror the tables of the TOML files, key by key. They are never filled: only their schemas are used.

use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::windows::{ObjectionToml, WindowToml};
use crate::limits::NUMBER_MAX;
use crate::reading::words::{self, Words};

/// Makes the types of tables. `+ line` adds what every line of a position may say of itself: serde's `flatten`, which would do it for a type,
/// does not go with unknown keys being errors.
macro_rules! mirrors {
    ($($(#[$doc:meta])* $name:ident { $($fields:tt)* } $(+ $line:ident)?)*) => {
        $(mirror! { $(#[$doc])* $name { $($fields)* } $(+ $line)? })*
    };
}

macro_rules! mirror {
    ($(#[$doc:meta])* $name:ident { $($fields:tt)* } + line) => {
        mirror! {
            $(#[$doc])* $name {
                $($fields)*
                /// How the line is known.
                #[schemars(default, schema_with = "standing")]
                standing: String,
                /// Who said so.
                by: Option<String>,
                /// When.
                #[schemars(default, schema_with = "date")]
                on: String,
                /// Keys of sources, or free text.
                #[schemars(default, schema_with = "text_or_texts")]
                source: Vec<String>,
                /// A remark.
                note: Option<String>,
                /// Whether the line is inferred from the outcome alone.
                #[schemars(default)]
                from_outcome: bool,
            }
        }
    };
    ($(#[$doc:meta])* $name:ident { $($(#[$attribute:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(JsonSchema)]
        #[schemars(deny_unknown_fields)]
        #[expect(dead_code, reason = "only its schema is used")]
        pub(super) struct $name { $($(#[$attribute])* $field: $type,)* }
    };
}

pub(super) use mirror;

type Lines<T> = BTreeMap<String, T>;

pub(super) fn one_of<T>(words: Words<T>) -> Schema {
    let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
    json_schema!({ "type": "string", "enum": words })
}

fn status(_: &mut SchemaGenerator) -> Schema {
    one_of(words::STATUS)
}

fn consent(_: &mut SchemaGenerator) -> Schema {
    one_of(words::CONSENT)
}

fn protection(_: &mut SchemaGenerator) -> Schema {
    one_of(words::PROTECTION)
}

pub(super) fn standing(_: &mut SchemaGenerator) -> Schema {
    one_of(words::STANDING)
}

fn says(_: &mut SchemaGenerator) -> Schema {
    one_of(words::SAYS)
}

fn priority(_: &mut SchemaGenerator) -> Schema {
    one_of(words::PRIORITY)
}

fn roles(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "array", "items": one_of(words::ROLE) })
}

fn objectives(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "array", "items": one_of(words::OBJECTIVE) })
}

pub(super) fn format(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "const": 1 })
}

pub(super) fn count(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "integer", "minimum": 1, "maximum": NUMBER_MAX })
}

fn counts(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "object", "additionalProperties": count(generator) })
}

fn weights(_: &mut SchemaGenerator) -> Schema {
    let most = i64::try_from(NUMBER_MAX).unwrap_or(i64::MAX);
    json_schema!({ "type": "object", "additionalProperties": { "type": "integer", "minimum": -most, "maximum": most } })
}

fn weight_tables(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "object", "additionalProperties": weights(generator) })
}

pub(super) fn date(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "format": "date" })
}

fn numbers(_: &mut SchemaGenerator) -> Schema {
    let number = json_schema!({ "type": "integer", "minimum": 0, "maximum": NUMBER_MAX });
    json_schema!({ "oneOf": [
        { "type": "array", "items": number },
        { "type": "object", "additionalProperties": number },
    ] })
}

fn phase_or_day(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string" })
}

pub(super) fn text_or_texts(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "oneOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }] })
}

fn rules(generator: &mut SchemaGenerator) -> Schema {
    let rule = generator.subschema_for::<RuleToml>();
    json_schema!({ "type": "object", "additionalProperties": { "oneOf": [{ "type": "string" }, rule] } })
}

/// A confidence: how many in a hundred.
fn percent(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "integer", "minimum": 0, "maximum": 100 })
}

/// A doubted line: its confidence, or its versions.
pub(super) fn doubted(generator: &mut SchemaGenerator) -> Schema {
    let version = generator.subschema_for::<VersionToml>();
    let percent = percent(generator);
    json_schema!({ "oneOf": [percent, { "type": "array", "items": version, "minItems": 1, "maxItems": 8 }] })
}

pub(super) fn options(generator: &mut SchemaGenerator) -> Schema {
    let option = generator.subschema_for::<OptionToml>();
    json_schema!({ "oneOf": [option, { "type": "array", "items": option, "minItems": 1 }] })
}

mirrors! {
    /// `case.toml`: what is known to all of a case.
    CaseToml {
        /// Version of the format.
        #[schemars(schema_with = "format")]
        format: u32,
        /// Heads every page.
        title: String,
        /// Whether the case records what happened. Left out: it is live.
        #[schemars(default)]
        historical: bool,
        /// A paragraph for readers.
        summary: Option<String>,
        /// IANA name of the zone in which phases are civil days.
        zone: Option<String>,
        /// What is made best, in turn.
        #[schemars(default, schema_with = "objectives")]
        objectives: Vec<String>,
        /// Public sources by key.
        #[schemars(default)]
        sources: Lines<String>,
        /// Parties by id, in order.
        parties: Lines<PartyToml>,
        /// Named people by id.
        #[schemars(default)]
        people: Lines<PersonToml>,
        /// Anonymous groups by id.
        #[schemars(default)]
        groups: Lines<GroupToml>,
        /// The dead by id.
        #[schemars(default)]
        remains: Lines<RemainsToml>,
        /// Goods by id.
        #[schemars(default)]
        goods: Lines<GoodsToml>,
        /// Undertakings by id.
        #[schemars(default)]
        undertakings: Lines<UndertakingToml>,
        /// Named sets by id.
        #[schemars(default)]
        sets: Lines<SetToml>,
        /// Families by name: they go together or not at all.
        #[schemars(default)]
        families: Lines<Vec<String>>,
        /// Phases by id, in the order of time.
        #[schemars(default)]
        phases: Lines<PhaseToml>,
        /// What all call places, by id: parties may have names of their own for them.
        #[schemars(default)]
        places: Lines<String>,
        /// The frame agreed by all: sentences by name.
        #[schemars(default, schema_with = "rules")]
        rules: Lines<String>,
        /// Numbers agreed by all, phase by phase.
        #[schemars(default)]
        schedule: Lines<ScheduleToml>,
    }

    /// A party.
    PartyToml {
        /// For readers.
        name: String,
        /// Left out: a side.
        #[schemars(default, schema_with = "roles")]
        roles: Vec<String>,
    }

    /// A named person.
    PersonToml {
        /// For readers.
        name: String,
        /// The name in its own script, where `name` is a transliteration.
        written: Option<String>,
        /// Other names and spellings.
        #[schemars(default)]
        aliases: Vec<String>,
        /// The party that holds the person.
        holder: String,
        /// Left out: acknowledged.
        #[schemars(default, schema_with = "status")]
        status: String,
        /// The holder's stated ground and the act that would release.
        legal: Option<String>,
        /// Left out: not known.
        #[schemars(default, schema_with = "consent")]
        consent: String,
        /// The only destinations the person consents to.
        #[schemars(default)]
        consent_to: Vec<String>,
        /// Where the person must never be sent.
        #[schemars(default)]
        no_return_to: Vec<String>,
        /// Why nothing may be demanded for the release.
        #[schemars(default, schema_with = "protection")]
        protected: String,
        /// Keys of sources.
        #[schemars(default, schema_with = "text_or_texts")]
        sources: Vec<String>,
    }

    /// An anonymous group.
    GroupToml {
        /// For readers.
        name: String,
        /// The party that holds them.
        holder: String,
        /// How many people.
        #[schemars(schema_with = "count")]
        count: u64,
        /// Why nothing may be demanded for their release.
        #[schemars(default, schema_with = "protection")]
        protected: String,
        /// Keys of sources.
        #[schemars(default, schema_with = "text_or_texts")]
        sources: Vec<String>,
    }

    /// The dead. Always protected.
    RemainsToml {
        /// For readers.
        name: String,
        /// The party that holds them.
        holder: String,
        /// How many; left out: 1.
        #[schemars(default, schema_with = "count")]
        count: u64,
        /// Keys of sources.
        #[schemars(default, schema_with = "text_or_texts")]
        sources: Vec<String>,
    }

    /// Goods.
    GoodsToml {
        /// For readers.
        name: String,
        /// The party that gives them.
        holder: String,
        /// What is counted, for example `truck`.
        unit: String,
        /// How many units in all.
        #[schemars(schema_with = "count")]
        total: u64,
        /// The most that can move in one day.
        #[schemars(default, schema_with = "count")]
        per_day: u64,
        /// Keys of sources.
        #[schemars(default, schema_with = "text_or_texts")]
        sources: Vec<String>,
    }

    /// An act that a party promises.
    UndertakingToml {
        /// For readers.
        name: String,
        /// The party that would undertake it.
        party: String,
        /// Its options, of which one is begun: name by id, two or more.
        #[schemars(default)]
        options: Lines<String>,
        /// For how many phases it is in force, the one it is begun in among them. Left out: from its beginning on.
        #[schemars(default, schema_with = "count")]
        lasts: u64,
        /// The phase or the day with which it ends.
        #[schemars(default, schema_with = "phase_or_day")]
        until: String,
        /// Keys of sources.
        #[schemars(default, schema_with = "text_or_texts")]
        sources: Vec<String>,
    }

    /// A named set.
    SetToml {
        /// For readers.
        name: Option<String>,
        /// Members: things, or sets written before. Left out only where lists/people.csv fills the set.
        #[schemars(default)]
        of: Vec<String>,
    }

    /// A span of civil days.
    PhaseToml {
        /// For readers.
        name: Option<String>,
        /// First day.
        #[schemars(default, schema_with = "date")]
        first_day: String,
        /// Length; left out: 1.
        #[schemars(default, schema_with = "count")]
        days: u64,
        /// Whether each of its days is a phase of its own, `ID-1`, `ID-2` and so on.
        #[schemars(default)]
        daily: bool,
    }

    /// `positions/PARTY.toml`: what one party holds, asks and refuses.
    PositionToml {
        /// Version of the format.
        #[schemars(schema_with = "format")]
        format: u32,
        /// The party's id, as the file is named.
        party: String,
        /// How the lines are known, unless they say otherwise.
        #[schemars(default, schema_with = "standing")]
        standing: String,
        /// Who said so.
        by: Option<String>,
        /// When.
        #[schemars(default, schema_with = "date")]
        on: String,
        /// Keys of sources, or free text.
        #[schemars(default, schema_with = "text_or_texts")]
        source: Vec<String>,
        /// Whom the party is ready to let go, by id.
        #[schemars(default)]
        holds: Lines<HoldToml>,
        /// What it is ready to undertake, by id.
        #[schemars(default)]
        undertakes: Lines<UndertakesToml>,
        /// What it asks, by id or name.
        #[schemars(default)]
        asks: Lines<AskToml>,
        /// What it refuses, by id or name.
        #[schemars(default)]
        refuses: Lines<RefusalToml>,
        /// Lists it publishes, with their objection windows.
        #[schemars(default)]
        windows: Lines<WindowToml>,
        /// Objections to those listed, by id or name.
        #[schemars(default)]
        objections: Lines<ObjectionToml>,
        /// Its rules: sentences by name.
        #[schemars(default, schema_with = "rules")]
        rules: Lines<String>,
        /// Its numbers, phase by phase.
        #[schemars(default)]
        schedule: Lines<ScheduleToml>,
        /// Tables of weights for `sum of … over …`.
        #[schemars(default, schema_with = "weight_tables")]
        weights: Lines<String>,
        /// Values for `what we receive is worth …`.
        #[schemars(default, schema_with = "weights")]
        values: Lines<i64>,
        /// What the party calls things in its own view, by id.
        #[schemars(default)]
        names: Lines<String>,
        /// What it answered to proposals, by round: `round-1`.
        #[schemars(default)]
        answers: Lines<AnswerToml>,
    }

    /// A line under [holds].
    HoldToml {
        /// Parties to whom it may go.
        to: Vec<String>,
        /// The act that would release, in words.
        legal: Option<String>,
        /// In this phase alone.
        #[schemars(rename = "in")]
        in_phase: Option<String>,
        /// In this phase or before.
        until: Option<String>,
        /// Later than this phase.
        after: Option<String>,
    } + line

    /// A line under [undertakes].
    UndertakesToml {
        /// The options that the party is ready for. Left out: all.
        #[schemars(default)]
        options: Vec<String>,
        /// In this phase alone.
        #[schemars(rename = "in")]
        in_phase: Option<String>,
        /// In this phase or before.
        until: Option<String>,
        /// Later than this phase.
        after: Option<String>,
    } + line

    /// A line under [asks].
    AskToml {
        /// A selection in words, where the line's name is not that of a thing or set.
        of: Option<String>,
        /// Options of the undertaking, best first.
        #[schemars(default)]
        prefers: Vec<String>,
        /// How much it matters; or `value`.
        #[schemars(default, schema_with = "priority")]
        priority: String,
        /// What one unit counts, for a party that chooses numbers on every ask.
        #[schemars(default, schema_with = "count")]
        value: u64,
        /// Only what moves to these parties counts.
        #[schemars(default)]
        to: Vec<String>,
        /// Only what moves from these parties counts.
        #[schemars(default)]
        from: Vec<String>,
        /// In this phase alone.
        #[schemars(rename = "in")]
        in_phase: Option<String>,
        /// In this phase or before.
        until: Option<String>,
        /// Later than this phase.
        after: Option<String>,
        /// Of a must: the least number.
        #[schemars(default, schema_with = "count")]
        at_least: u64,
        /// More than this counts no further.
        #[schemars(default, schema_with = "count")]
        at_most: u64,
    } + line

    /// A line under [refuses].
    RefusalToml {
        /// A selection in words, where the line's name is not that of a thing or set.
        of: Option<String>,
        /// Only these options of the undertaking are refused.
        #[schemars(default)]
        options: Vec<String>,
        /// Only these destinations are refused.
        #[schemars(default)]
        to: Vec<String>,
    } + line

    /// A rule with what is known about it.
    RuleToml {
        /// The sentence.
        say: String,
    } + line

    /// An answer to the proposal of a round.
    AnswerToml {
        /// What the party says.
        #[schemars(schema_with = "says")]
        says: String,
        /// The party's own id of the proposal.
        proposal: Option<String>,
        /// Why, in its own words.
        reason: Option<String>,
    } + line

    /// Numbers of one thing, phase by phase.
    ScheduleToml {
        /// A selection in words, where the line's name is not that of a thing or set.
        of: Option<String>,
        /// Only what moves from these parties counts.
        #[schemars(default)]
        from: Vec<String>,
        /// Only what moves to these parties counts.
        #[schemars(default)]
        to: Vec<String>,
        /// The phase that is taken day by day, for a list of numbers. Left out: all phases.
        phases: Option<String>,
        /// The least, for each phase in order; or by day or phase.
        #[schemars(default, schema_with = "numbers")]
        at_least: Vec<u64>,
        /// The most.
        #[schemars(default, schema_with = "numbers")]
        at_most: Vec<u64>,
        /// So many.
        #[schemars(default, schema_with = "numbers")]
        exactly: Vec<u64>,
    } + line

    /// One way in which a doubted line may be.
    VersionToml {
        /// What the line may really say, as `to` of a concession; `as written`; or `dropped`.
        say: String,
        /// How much it weighs beside the others.
        #[schemars(schema_with = "count")]
        weight: u64,
    }

    /// Lines that stand or fall together.
    TogetherToml {
        /// Their names.
        lines: Vec<String>,
        /// In how many of a hundred such cases they are so.
        #[schemars(schema_with = "percent")]
        confidence: u64,
    }

    /// Confidence by standing, for lines of which nothing else is said.
    ByStandingToml {
        /// Of stated lines.
        #[schemars(schema_with = "percent")]
        #[schemars(default)]
        stated: u64,
        /// Of hinted lines.
        #[schemars(schema_with = "percent")]
        #[schemars(default)]
        hinted: u64,
        /// Of inferred lines.
        #[schemars(schema_with = "percent")]
        #[schemars(default)]
        inferred: u64,
        /// Of assumed lines.
        #[schemars(schema_with = "percent")]
        #[schemars(default)]
        assumed: u64,
    }

    /// `mediator/sequence.toml`: what the mediator lays down about the order of a deal.
    SequenceToml {
        /// Version of the format.
        #[schemars(schema_with = "format")]
        format: u32,
        /// The most units of an item or set that move in one step.
        #[schemars(default, schema_with = "counts")]
        batches: Lines<u64>,
        /// What moves in one step, by the group's name.
        #[schemars(default)]
        together: Lines<Vec<String>>,
        /// Steps in which nothing moves.
        #[schemars(default)]
        steps: Lines<SequenceStepToml>,
        /// Sentences `… before …`.
        #[schemars(default)]
        order: Lines<String>,
        /// Where an item or set is handed over.
        #[schemars(default)]
        places: Lines<String>,
        /// An order on record: for each phase its steps, each a list of names.
        #[schemars(default)]
        published: Lines<Vec<Vec<String>>>,
    }

    /// A step in which nothing moves.
    SequenceStepToml {
        /// It comes after all of these: items or sets.
        #[schemars(default, schema_with = "text_or_texts")]
        after: Vec<String>,
        /// It comes before all of these.
        #[schemars(default, schema_with = "text_or_texts")]
        before: Vec<String>,
        /// It comes after these steps.
        #[schemars(default, schema_with = "text_or_texts")]
        after_steps: Vec<String>,
        /// Where.
        at: Option<String>,
    }

    /// One way to weaken a rule.
    OptionToml {
        /// What the rule would say; for `A requires B` a condition replaces `B`; or `dropped`.
        to: String,
        /// The mediator's own estimate.
        #[schemars(schema_with = "count")]
        difficulty: u64,
    }
}
