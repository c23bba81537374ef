//! Typed reading of one table: unknown keys, missing keys and values of the wrong kind are reported once, here.

use std::collections::BTreeSet;

use takas_model::Date;

use crate::codes::Code;
use crate::diagnostic::Sink;
use crate::limits::NUMBER_MAX;
use crate::shapes::Shape;
use crate::source::Place;
use crate::tree::{Entry, Node, Table, Value};

/// A value with its place.
#[derive(Clone, Debug)]
pub(super) struct Said<T> {
    pub(super) value: T,
    pub(super) place: Place,
}

/// One table being read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields<'t> {
    table: &'t Table,
    shape: &'static Shape,
    /// Where to point when something is missing.
    pub(super) place: Place,
}

impl<'t> Fields<'t> {
    /// Opens a table of a file: the whole of it.
    pub(super) fn of_table(table: &'t Table, shape: &'static Shape, place: Place, sink: &mut Sink) -> Self {
        for entry in &table.entries {
            if !shape.keys.contains(&entry.key.as_str()) {
                let help = sink.did_you_mean(&entry.key, shape.keys.iter().copied(), "leave it out");
                sink.add(
                    Code::UnknownKey,
                    entry.key_place,
                    format!("{} has no key `{}`", shape.words, entry.key),
                    help,
                );
            }
        }
        Self { table, shape, place }
    }

    /// Opens the table of an entry; reports and gives none when it is no table.
    pub(super) fn of_entry(entry: &'t Entry, shape: &'static Shape, sink: &mut Sink) -> Option<Self> {
        if let Value::Table(table) = &entry.node.value {
            return Some(Self::of_table(table, shape, entry.key_place, sink));
        }
        let wanted = format!("write `{} = {{ … }}` with the keys {}", entry.key, shape.keys.join(", "));
        let message = format!("{} is a table, but this is {}", shape.words, entry.node.value.kind());
        sink.add(Code::WrongType, entry.node.place, message, wanted);
        None
    }

    /// The entry of a key.
    pub(super) fn entry(&self, key: &'static str) -> Option<&'t Entry> {
        debug_assert!(self.shape.keys.contains(&key), "`{key}` is not among the keys of {}", self.shape.words);
        self.table.get(key)
    }

    /// Whether the key is written.
    pub(super) fn has(&self, key: &'static str) -> bool {
        self.entry(key).is_some()
    }

    /// Reports that a key is missing.
    pub(super) fn missing(&self, key: &'static str, help: &str, sink: &mut Sink) {
        sink.add(Code::MissingKey, self.place, format!("{} needs `{key}`", self.shape.words), help);
    }

    /// A text that is not empty.
    pub(super) fn text(&self, key: &'static str, sink: &mut Sink) -> Option<Said<&'t str>> {
        let entry = self.entry(key)?;
        text(&entry.node, key, sink)
    }

    /// A text that must be there.
    pub(super) fn text_needed(&self, key: &'static str, help: &str, sink: &mut Sink) -> Option<Said<&'t str>> {
        if !self.has(key) {
            self.missing(key, help, sink);
        }
        self.text(key, sink)
    }

    /// A list of texts; one text alone is a list of one when `single` says so.
    pub(super) fn texts(&self, key: &'static str, single: bool, sink: &mut Sink) -> Option<Vec<Said<&'t str>>> {
        let entry = self.entry(key)?;
        texts(&entry.node, key, single, sink)
    }

    /// True or false.
    pub(super) fn truth(&self, key: &'static str, sink: &mut Sink) -> Option<bool> {
        let entry = self.entry(key)?;
        if let Value::Boolean(truth) = entry.node.value {
            return Some(truth);
        }
        wrong(&entry.node, key, "true or false, without quotation marks", sink);
        None
    }

    /// A number from 1 to the limit.
    pub(super) fn positive(&self, key: &'static str, sink: &mut Sink) -> Option<Said<u64>> {
        let entry = self.entry(key)?;
        let value = positive(&entry.node, key, sink)?;
        Some(Said { value, place: entry.node.place })
    }

    /// A civil date.
    pub(super) fn date(&self, key: &'static str, sink: &mut Sink) -> Option<Said<Date>> {
        let entry = self.entry(key)?;
        let value = date(&entry.node, key, sink)?;
        Some(Said { value, place: entry.node.place })
    }

    /// The entries of a table of tables; empty when it is not there.
    pub(super) fn lines(&self, key: &'static str, sink: &mut Sink) -> &'t [Entry] {
        let Some(entry) = self.entry(key) else { return &[] };
        if let Value::Table(table) = &entry.node.value {
            return &table.entries;
        }
        wrong(&entry.node, key, &format!("a table: write `[{key}]` and a line for each below it"), sink);
        &[]
    }
}

/// A text that is not empty.
pub(super) fn text<'t>(node: &'t Node, key: &str, sink: &mut Sink) -> Option<Said<&'t str>> {
    let Value::Text(value) = &node.value else {
        wrong(node, key, "a text in quotation marks", sink);
        return None;
    };
    if value.trim().is_empty() {
        sink.add(Code::EmptyText, node.place, format!("`{key}` is empty"), "write the text, or leave the key out");
        return None;
    }
    Some(Said { value, place: node.place })
}

/// A list of texts.
pub(super) fn texts<'t>(node: &'t Node, key: &str, single: bool, sink: &mut Sink) -> Option<Vec<Said<&'t str>>> {
    match &node.value {
        Value::Array(nodes) => {
            let read: Vec<Said<&str>> = nodes.iter().filter_map(|node| text(node, key, sink)).collect();
            let mut seen = BTreeSet::new();
            for said in &read {
                if !seen.insert(said.value) {
                    sink.add(
                        Code::RepeatedValue,
                        said.place,
                        format!("`{}` is listed twice", said.value),
                        "list it once",
                    );
                }
            }
            Some(read)
        }
        Value::Text(_) if single => text(node, key, sink).map(|said| vec![said]),
        _ => {
            let wanted = if single {
                "a text, or a list of texts: [\"…\", \"…\"]"
            } else {
                "a list of texts: [\"…\", \"…\"]"
            };
            wrong(node, key, wanted, sink);
            None
        }
    }
}

/// A number from 1 to the limit.
pub(super) fn positive(node: &Node, key: &str, sink: &mut Sink) -> Option<u64> {
    let value = integer(node, key, sink)?;
    if value < 1 {
        let help = "write 1 or more, or leave the line out";
        sink.add(Code::NotPositive, node.place, format!("`{key}` is {value}; it must be 1 or more"), help);
        return None;
    }
    u64::try_from(value).ok()
}

/// A number within the limit, of either sign.
pub(super) fn integer(node: &Node, key: &str, sink: &mut Sink) -> Option<i64> {
    let Value::Integer(value) = &node.value else {
        wrong(node, key, "a whole number, without quotation marks", sink);
        return None;
    };
    let value = value.filter(|value| value.unsigned_abs() <= NUMBER_MAX);
    if value.is_none() {
        let help = "use a smaller number, perhaps in a larger unit";
        sink.add(Code::TooLarge, node.place, format!("`{key}` is over the limit of {NUMBER_MAX}"), help);
    }
    value
}

fn date(node: &Node, key: &str, sink: &mut Sink) -> Option<Date> {
    let help = "write year, month and day as in 2024-08-01, without quotation marks and without a time";
    if let Value::Date(written) = &node.value {
        if let (Some(date), None, None) = (written.date, written.time, written.offset) {
            return Some(Date { year: date.year, month: date.month, day: date.day });
        }
        // A date that is not in the calendar was reported when the file was parsed.
        if written.date.is_some() || written.time.is_some() {
            sink.add(Code::InvalidDate, node.place, format!("`{key}` is a day, without a time"), help);
        }
        return None;
    }
    wrong(node, key, help, sink);
    None
}

/// Reports a value of the wrong kind.
pub(super) fn wrong(node: &Node, key: &str, wanted: &str, sink: &mut Sink) {
    let message = format!("`{key}` is {}, which it cannot be", node.value.kind());
    sink.add(Code::WrongType, node.place, message, format!("write {wanted}"));
}
