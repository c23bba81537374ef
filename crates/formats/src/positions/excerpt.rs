//! What a reader who may not see all sees of a position, as a file of its own. It is written anew from what may be seen, so that no remark,
//! source or name of who reported a line comes along.

use std::fmt::Write as _;

use takas_model::Standing;
use toml_edit::{DocumentMut, Item, Key, Value};

use super::SECTIONS;
use super::lines::{bare, entries, inline, standing_of};

/// The stated lines of a position, without who reported them, when and from which source; tables of weights and values where a sentence of
/// these lines counts by them; the party's own names. Of a text that is no TOML: the head of a position.
pub fn position_excerpt(text: &str, party: &str) -> String {
    let document = text.parse::<DocumentMut>().unwrap_or_default();
    let mut out = format!("format = 1\nparty = {}\nstanding = \"stated\"\n", Value::from(party));
    let mut sentences = String::new();
    for section in SECTIONS {
        let stated: Vec<(&str, Value)> = entries(&document, section)
            .into_iter()
            .filter(|(_, item)| standing_of(&document, item) == Some(Standing::Stated))
            .map(|(name, item)| (name, bare(&item)))
            .collect();
        put_table(&mut out, section, &stated);
        sentences.extend(stated.iter().map(|(_, value)| format!("{value}\n")));
    }
    for (name, item) in entries(&document, "weights") {
        if sentences.contains(&format!("sum of {name} over")) {
            put_item(&mut out, &format!("weights.{}", Key::new(name)), &item);
        }
    }
    if sentences.contains("what we receive")
        && let Some(item) = document.get("values")
    {
        put_item(&mut out, "values", item);
    }
    if let Some(item) = document.get("names") {
        put_item(&mut out, "names", item);
    }
    out
}

fn put_item(out: &mut String, head: &str, item: &Item) {
    let Some(table) = item.as_table_like() else { return };
    let lines: Vec<(&str, Value)> = table.iter().map(|(name, item)| (name, inline(item))).collect();
    put_table(out, head, &lines);
}

fn put_table(out: &mut String, head: &str, lines: &[(&str, Value)]) {
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n[{head}]");
    for (name, value) in lines {
        let _ = writeln!(out, "{} = {}", Key::new(*name), value.to_string().trim());
    }
}
