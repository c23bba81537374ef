//! Types that mirror `lists/NAME.mapping.toml`, key by key; see `mirror`.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::mirror::{format, mirror, text_or_texts};
use crate::claims::{CALENDARS, ENCODINGS, Field, ORDERS, ROLES};

fn words<T>(known: &[(&str, T)]) -> Schema {
    let words: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
    json_schema!({ "enum": words })
}

fn encoding(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "enum": ENCODINGS })
}

fn separator(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "enum": [",", ";", "\t", "tab", "|"] })
}

fn order(_: &mut SchemaGenerator) -> Schema {
    words(ORDERS)
}

fn calendar(_: &mut SchemaGenerator) -> Schema {
    words(CALENDARS)
}

fn role(_: &mut SchemaGenerator) -> Schema {
    words(ROLES)
}

fn rows(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "array", "items": { "type": "integer", "minimum": 1 } })
}

fn columns(_: &mut SchemaGenerator) -> Schema {
    let field = words(Field::WORDS);
    json_schema!({ "type": "object", "additionalProperties": field })
}

mirror! {
    /// `lists/NAME.mapping.toml`: what the columns of a list hold; what it does not say is guessed.
    MappingToml {
        /// Version of the format.
        #[schemars(schema_with = "format")]
        format: u32,
        /// The headings for which it was made, as a digest. Left out: not looked at.
        #[schemars(default)]
        fingerprint: String,
        /// The rows of headings, from 1; `[]` where there are none. Left out: looked for.
        #[schemars(default, schema_with = "rows")]
        headings: Vec<u32>,
        /// The sheets to read. Left out: all that are not hidden.
        #[schemars(default, schema_with = "text_or_texts")]
        sheets: Vec<String>,
        /// The encoding of a text. Left out: found out.
        #[schemars(default, schema_with = "encoding")]
        encoding: String,
        /// What stands between the cells of a text. Left out: found out.
        #[schemars(default, schema_with = "separator")]
        separator: String,
        /// Which number of a date is the day. Left out: as the dates of the column show, or both ways.
        #[schemars(default, schema_with = "order")]
        dates: String,
        /// The calendar of years that could be of two. Left out: as headings and digits show, or both ways.
        #[schemars(default, schema_with = "calendar")]
        calendar: String,
        /// What it means to stand on the list. Left out: an observer saw; else the first party's list claims, the second's acknowledges.
        #[schemars(default, schema_with = "role")]
        role: String,
        /// What columns hold, by heading, or by letters as `column C`.
        #[schemars(default, schema_with = "columns")]
        columns: String,
    }
}
