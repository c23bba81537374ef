//! The lines of a position as its file has them, each with how it is known.

use std::collections::BTreeSet;

use takas_model::Standing;
use toml_edit::{DocumentMut, InlineTable, Item, Table, Value};

use super::{PROVENANCE, SECTIONS};
use crate::reading::words;

/// A line of a position as its file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PositionLine {
    /// The table in which it stands: `holds`, `asks`, `rules` and so on.
    pub section: &'static str,
    /// Its key: a thing, or the name of a rule.
    pub name: String,
    /// What it says, as TOML, without what it says of how it is known; of a rule that is only a sentence, the sentence.
    pub says: String,
    /// How it is known; none: neither the line nor the head says so.
    pub standing: Option<Standing>,
    /// Who said so.
    pub by: Option<String>,
    /// When, as the file has it.
    pub on: Option<String>,
    /// Sources.
    pub sources: Vec<String>,
    /// A remark.
    pub note: Option<String>,
}

/// Every line of a position; none of a text that is no TOML.
pub fn position_lines(text: &str) -> Vec<PositionLine> {
    let Ok(document) = text.parse::<DocumentMut>() else { return Vec::new() };
    let mut found = Vec::new();
    for section in SECTIONS {
        for (name, item) in entries(&document, section) {
            found.push(line(&document, section, name, &item));
        }
    }
    found
}

/// Every word of a text in which a name could be meant.
pub fn position_words(text: &str) -> BTreeSet<String> {
    let is_of_name = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    text.split(|c: char| !is_of_name(c)).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The entries of a table, whether it is written with a head or inline.
pub(super) fn entries<'d>(document: &'d DocumentMut, section: &str) -> Vec<(&'d str, Item)> {
    let Some(table) = document.get(section).and_then(Item::as_table_like) else { return Vec::new() };
    table.iter().map(|(name, item)| (name, item.clone())).collect()
}

fn line(document: &DocumentMut, section: &'static str, name: &str, item: &Item) -> PositionLine {
    let said = |key: &str| own(item, key).or_else(|| document.get(key).and_then(Item::as_value).cloned());
    let text = |key: &str| said(key).and_then(|value| value.as_str().map(str::to_owned));
    let sources = match said("source") {
        Some(Value::String(one)) => vec![one.value().clone()],
        Some(Value::Array(many)) => many.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    };
    PositionLine {
        section,
        name: name.to_owned(),
        says: match bare(item) {
            Value::String(sentence) => sentence.value().split_whitespace().collect::<Vec<_>>().join(" "),
            value => value.to_string().trim().to_owned(),
        },
        standing: standing_of(document, item),
        by: text("by"),
        on: said("on").map(|day| day.to_string().trim().to_owned()),
        sources,
        note: own(item, "note").and_then(|value| value.as_str().map(str::to_owned)),
    }
}

/// The standing of a line: its own, or that of the head.
pub(super) fn standing_of(document: &DocumentMut, item: &Item) -> Option<Standing> {
    let said = own(item, "standing").or_else(|| document.get("standing").and_then(Item::as_value).cloned())?;
    let word = said.as_str()?;
    words::STANDING.iter().find(|(known, _)| *known == word).map(|(_, standing)| *standing)
}

/// What a line itself says under a key.
fn own(item: &Item, key: &str) -> Option<Value> {
    item.as_table_like()?.get(key)?.as_value().cloned()
}

/// A line without what it says of how it is known: a sentence alone where nothing else is left of a rule.
pub(super) fn bare(item: &Item) -> Value {
    let Some(table) = item.as_table_like() else {
        let mut value = item.as_value().cloned().unwrap_or_else(|| Value::from(""));
        *value.decor_mut() = toml_edit::Decor::default();
        return value;
    };
    let mut left = InlineTable::new();
    for (key, inner) in table.iter() {
        if key != "standing" && !PROVENANCE.contains(&key) {
            left.insert(key, inline(inner));
        }
    }
    match (left.len(), left.get("say")) {
        (1, Some(sentence @ Value::String(_))) => sentence.clone(),
        _ => Value::InlineTable(left),
    }
}

/// A value on one line, in regular spacing.
pub(super) fn inline(item: &Item) -> Value {
    match item {
        Item::Value(Value::InlineTable(table)) => {
            let mut plain = InlineTable::new();
            for (key, value) in table {
                plain.insert(key, inline(&Item::Value(value.clone())));
            }
            Value::InlineTable(plain)
        }
        Item::Value(Value::Array(array)) => {
            let values = array.iter().map(|value| inline(&Item::Value(value.clone())));
            Value::Array(values.collect())
        }
        Item::Value(Value::String(text)) => Value::from(text.value().as_str()),
        Item::Value(value) => {
            let mut value = value.clone();
            *value.decor_mut() = toml_edit::Decor::default();
            value
        }
        Item::Table(table) => Value::InlineTable(inline_table(table)),
        _ => Value::from(""),
    }
}

fn inline_table(table: &Table) -> InlineTable {
    let mut plain = InlineTable::new();
    for (key, item) in table {
        plain.insert(key, inline(item));
    }
    plain
}
