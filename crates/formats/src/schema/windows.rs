//! Types that mirror `[windows]` and `[objections]` of a position, key by key; see `mirror`.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::mirror::{count, date, mirror, one_of, standing, text_or_texts};
use crate::reading::words;

fn decision(_: &mut SchemaGenerator) -> Schema {
    one_of(words::DECISION)
}

/// A day, a local time or the id of a phase.
fn moment(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string" })
}

fn count_or_all(generator: &mut SchemaGenerator) -> Schema {
    let number = count(generator);
    json_schema!({ "oneOf": [number, { "const": "all" }] })
}

fn places(generator: &mut SchemaGenerator) -> Schema {
    let number = count(generator);
    json_schema!({ "oneOf": [number, { "type": "object", "additionalProperties": number, "minProperties": 1 }] })
}

mirror! {
    /// A list that the party publishes so that objections may be raised.
    WindowToml {
        /// Whom it names: people, groups and sets, as in a rule.
        listed: String,
        /// How many of them may go at most; or, by day or phase, up to its end. Left out: all of them.
        #[schemars(default, schema_with = "places")]
        places: u64,
        /// From when on objections may be raised: a day, a local time of the case's zone, or a phase.
        #[schemars(schema_with = "moment")]
        opens: String,
        /// Until when: a day or phase to its end. Nobody listed moves before.
        #[schemars(schema_with = "moment")]
        closes: String,
        /// The other parties to which the list has been published. They see who is on it.
        #[schemars(default)]
        published_to: Vec<String>,
    } + line
}

mirror! {
    /// An objection to the release of somebody on a list.
    ObjectionToml {
        /// A selection in words, where the line's name is not that of a thing or set.
        of: Option<String>,
        /// To how many of a group; `all`: to everyone.
        #[schemars(default, schema_with = "count_or_all")]
        count: u64,
        /// Who objects, in words.
        raised_by: String,
        /// When: within the window.
        #[schemars(schema_with = "moment")]
        raised: String,
        /// What became of it. Left out: nothing yet, and the person stays out.
        #[schemars(default, schema_with = "decision")]
        decision: String,
        /// When it was decided: who is cleared late goes late.
        #[schemars(default, schema_with = "moment")]
        decided: String,
    } + line
}
