//! Writing a decision at the end of its file. What stands in the file already stays, and says what it said.

use std::fmt::Write as _;

use toml_edit::{DocumentMut, Item, Key, RawString};

use super::{Decision, RowKey};

/// The text of the file with one word more, as `takas fmt` would write it. An empty text is begun.
#[must_use]
pub fn append_decision(text: &str, word: &Decision) -> String {
    let mut lines = vec![
        ("says", quoted(word.says.word())),
        ("one", row(&word.one)),
        ("other", row(&word.other)),
        ("by", quoted(&word.by)),
        ("at", moment(word.at)),
    ];
    lines.extend(word.why.as_ref().map(|why| ("why", quoted(why))));
    append(text, "decisions", &lines)
}

/// The text of a file with one table more at its end. An empty text is begun.
pub(crate) fn append(text: &str, table: &str, lines: &[(&str, String)]) -> String {
    let mut out = if text.trim().is_empty() { "format = 1\n".to_owned() } else { with_tables(text, table) };
    if !out.ends_with('\n') {
        out.push('\n');
    }
    let _ = writeln!(out, "\n[[{table}]]");
    for (key, value) in lines {
        let _ = writeln!(out, "{key} = {value}");
    }
    out
}

/// The same text; where the tables stand in one line, `decisions = [{ … }]`, under headings of their own, for nothing can be written after
/// such a line. Remarks before, in and after the line stand above the first heading.
fn with_tables(text: &str, table: &str) -> String {
    let is_line = |document: &DocumentMut| document.get(table).is_some_and(Item::is_value);
    let Some(mut document) = text.parse::<DocumentMut>().ok().filter(is_line) else { return text.to_owned() };
    if let Some((key, line)) = document.remove_entry(table) {
        let remarks = remarks(&key, &line);
        match line.into_array_of_tables() {
            Ok(mut tables) => {
                if let Some(first) = tables.get_mut(0) {
                    first.decor_mut().set_prefix(format!("\n{remarks}"));
                }
                drop(document.insert(table, Item::ArrayOfTables(tables)));
            }
            // An empty line holds nothing that could be lost.
            Err(line) if line.as_array().is_some_and(toml_edit::Array::is_empty) => {}
            Err(line) => drop(document.insert(table, line)),
        }
    }
    document.to_string()
}

/// The remarks at a line, each on a line of its own.
fn remarks(key: &Key, line: &Item) -> String {
    let mut pieces = vec![key.leaf_decor().prefix()];
    if let Some(array) = line.as_array() {
        pieces.extend(array.iter().flat_map(|value| [value.decor().prefix(), value.decor().suffix()]));
        pieces.push(Some(array.trailing()));
    }
    pieces.push(line.as_value().and_then(|value| value.decor().suffix()));
    let lines = pieces.into_iter().flatten().filter_map(RawString::as_str).flat_map(str::lines);
    lines.map(str::trim).filter(|line| line.starts_with('#')).flat_map(|line| [line, "\n"]).collect()
}

/// A moment with its offset.
pub(crate) fn moment(at: takas_model::Instant) -> String {
    takas_atlas::Instant::of_seconds(at).map_or_else(|_| at.to_string(), takas_atlas::Instant::rfc3339)
}

/// A row as an inline table.
pub(crate) fn row(key: &RowKey) -> String {
    let mut parts = vec![format!("list = {}", quoted(&key.list))];
    if let Some(own) = &key.key {
        parts.push(format!("key = {}", quoted(own)));
    }
    if !key.name.trim().is_empty() {
        parts.push(format!("name = {}", quoted(&key.name)));
    }
    if !key.sheet.is_empty() {
        parts.push(format!("sheet = {}", quoted(&key.sheet)));
    }
    parts.push(format!("row = {}", key.row));
    parts.push(format!("digest = {}", quoted(&key.digest)));
    format!("{{ {} }}", parts.join(", "))
}

/// A text as TOML writes it on one line. What the text holds comes back as it was.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            _ if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}
