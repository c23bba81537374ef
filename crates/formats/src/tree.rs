//! TOML as a tree in which everything knows its place, read on after mistakes.
//!
//! The `toml` crate recovers well from small mistakes and badly from an unclosed quotation mark or bracket, which
//! swallows the lines below it. So after a mistake in its grammar the statement it stands in is blanked out and the
//! text is read again: each round gives one independent mistake and loses one statement.

use toml::de::{DeTable, DeValue};
use toml::value::Datetime;

use crate::codes::Code;
use crate::diagnostic::Sink;
use crate::limits::{FILE_BYTES_MAX, SYNTAX_ROUNDS_MAX};
use crate::source::{Place, Text};

/// A value in its place.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) place: Place,
    pub(crate) value: Value,
}

/// A TOML value.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    Text(String),
    /// None: it does not fit 64 bits.
    Integer(Option<i64>),
    Float,
    Boolean(bool),
    Date(Datetime),
    Array(Vec<Node>),
    Table(Table),
}

impl Value {
    /// Its kind, in words.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "a text",
            Self::Integer(_) => "a number",
            Self::Float => "a number with a decimal point",
            Self::Boolean(_) => "true or false",
            Self::Date(_) => "a date",
            Self::Array(_) => "a list",
            Self::Table(_) => "a table",
        }
    }
}

/// A table, its entries in the order of the file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    pub(crate) entries: Vec<Entry>,
}

impl Table {
    /// The entry of that key.
    pub(crate) fn get(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }
}

/// A key and its value.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) key_place: Place,
    pub(crate) node: Node,
}

/// A file read as TOML.
#[derive(Clone, Debug, Default)]
pub(crate) struct Document {
    pub(crate) root: Table,
    /// What could not be read and was left out: names in it may have been defined there.
    pub(crate) lost: Option<String>,
}

/// Reads a text as TOML, with a finding for each independent mistake.
pub(crate) fn parse(text: &Text, file: usize, sink: &mut Sink) -> Document {
    let mut content = text.content.clone();
    let mut lost = String::new();
    let rounds = (4 * FILE_BYTES_MAX / content.len().max(1)).clamp(1, SYNTAX_ROUNDS_MAX);
    for round in 1..=rounds {
        let (table, errors) = DeTable::parse_recoverable(&content);
        let mut worst: Option<(usize, &str)> = None;
        for error in &errors {
            let span = error.span().unwrap_or(0..0);
            if report_harmless(error.message(), &span, file, sink) {
                continue;
            }
            if worst.is_none_or(|(start, _)| span.start < start) {
                worst = Some((span.start, error.message()));
            }
        }
        let Some((at, message)) = worst else {
            return Document { root: convert_table(table.get_ref(), file), lost: some(lost) };
        };
        report_grammar(message, at, text, file, sink);
        let statement = statement_around(&content, at);
        if round == rounds {
            lost.push_str(&content);
            return Document { root: convert_table(table.get_ref(), file), lost: some(lost) };
        }
        lost.push_str(&content[statement.clone()]);
        blank(&mut content, statement);
    }
    Document { root: Table::default(), lost: some(lost) }
}

fn some(lost: String) -> Option<String> {
    (!lost.is_empty()).then_some(lost)
}

/// Mistakes after which the reader goes on by itself: nothing of the rest is lost.
fn report_harmless(message: &str, span: &std::ops::Range<usize>, file: usize, sink: &mut Sink) -> bool {
    let place = Place { file, start: span.start, end: span.end };
    if message.starts_with("duplicate key") {
        sink.add(
            Code::DuplicateKey,
            place,
            "this key is written a second time in the same table",
            "keep one of the two; if both are meant, give them different names",
        );
        return true;
    }
    if message.starts_with("invalid date") || message.starts_with("invalid time") {
        let why = message.split_once("expected ").map_or("it is not in the calendar", |(_, rest)| rest);
        sink.add(
            Code::InvalidDate,
            place,
            format!("there is no such date: expected {why}"),
            "write year, month and day as in 2024-08-01, without quotation marks",
        );
        return true;
    }
    false
}

fn report_grammar(message: &str, at: usize, text: &Text, file: usize, sink: &mut Sink) {
    let end = text.content[text.floor(at)..].chars().next().map_or(at, |c| at + c.len_utf8());
    let place = Place { file, start: at, end };
    let (code, help) = if message.contains("recurse") {
        (Code::TooDeep, "a case never needs more than four brackets inside one another")
    } else if message.contains("string") || message.contains("quote") || message.contains("escape") {
        (Code::TomlText, "put the text between quotation marks, and write \\\" for a quotation mark inside it")
    } else {
        (
            Code::TomlSyntax,
            "write `key = value`, one to a line, and texts in quotation marks; see that brackets, braces and quotation marks are closed",
        )
    };
    sink.add(code, place, format!("this line cannot be read: {message}"), help);
}

/// The bytes of the statement around a mistake: from the last line that looks like a beginning, to the next that does.
fn statement_around(content: &str, at: usize) -> std::ops::Range<usize> {
    let at = at.min(content.len());
    let line_of = |at: usize| content[..floor(content, at)].rfind('\n').map_or(0, |newline| newline + 1);
    let own_line = line_of(at);
    let mut start = own_line;
    // A mistake at the very beginning of a statement belongs to what was left open before it.
    let at_beginning = content[own_line..floor(content, at)].trim().is_empty();
    let mut may_stop_here =
        !(at_beginning && begins_statement(&content[own_line..]) && has_open_before(content, own_line));
    loop {
        if may_stop_here && begins_statement(&content[start..]) || start == 0 {
            break;
        }
        may_stop_here = true;
        start = line_of(start - 1);
    }
    let mut end = next_line(content, start);
    if content[start..].trim_start().starts_with('[') {
        // Without its header, a table's lines would be read as part of the table above.
        while end < content.len() && !content[end..].starts_with('[') {
            end = next_line(content, end);
        }
        return start..end;
    }
    let least = if may_stop_here && own_line >= end { own_line } else { end };
    while end < content.len() && (end < least || !begins_statement(&content[end..])) {
        end = next_line(content, end);
    }
    start..end
}

/// Whether the statement above this line looks unfinished: more brackets opened than closed.
fn has_open_before(content: &str, line: usize) -> bool {
    let (mut opened, mut closed) = (0_usize, 0_usize);
    for before in content[..line].lines().rev() {
        opened += before.matches(['[', '{']).count();
        closed += before.matches([']', '}']).count();
        if begins_statement(before) || opened > closed {
            break;
        }
    }
    opened > closed
}

fn floor(content: &str, mut at: usize) -> usize {
    while !content.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn next_line(content: &str, start: usize) -> usize {
    content[start..].find('\n').map_or(content.len(), |newline| start + newline + 1)
}

/// Whether a line looks like `[header]` or `key = …`.
fn begins_statement(rest: &str) -> bool {
    let line = rest.lines().next().unwrap_or("");
    if line.starts_with('[') {
        return true;
    }
    let line = line.trim_start();
    if line.starts_with('[') {
        return line.trim_end().ends_with(']') && !line.contains(',');
    }
    let after_key = if let Some(quoted) = line.strip_prefix('"') {
        quoted.split_once('"').map(|(_, after)| after)
    } else {
        let end = line.find(|c: char| !(c.is_alphanumeric() || "-_.".contains(c))).unwrap_or(line.len());
        (end > 0).then(|| &line[end..])
    };
    after_key.is_some_and(|after| after.trim_start().starts_with('='))
}

/// Replaces everything but line ends by spaces, so that places stay as they are.
fn blank(content: &mut String, range: std::ops::Range<usize>) {
    let blanked: String = content[range.clone()]
        .chars()
        .flat_map(|c| std::iter::repeat_n(if c == '\n' { '\n' } else { ' ' }, c.len_utf8()))
        .collect();
    content.replace_range(range, &blanked);
}

fn convert_table(table: &DeTable<'_>, file: usize) -> Table {
    let at = |span: std::ops::Range<usize>| Place { file, start: span.start, end: span.end };
    let mut entries: Vec<Entry> = table
        .iter()
        .map(|(key, value)| Entry {
            key: key.get_ref().to_string(),
            key_place: at(key.span()),
            node: convert(value.get_ref(), at(value.span())),
        })
        .collect();
    entries.sort_by_key(|entry| entry.key_place);
    Table { entries }
}

fn convert(value: &DeValue<'_>, place: Place) -> Node {
    let converted = match value {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) => Value::Integer(i64::from_str_radix(number.as_str(), number.radix()).ok()),
        DeValue::Float(_) => Value::Float,
        DeValue::Boolean(truth) => Value::Boolean(*truth),
        DeValue::Datetime(date) => Value::Date(*date),
        DeValue::Array(nodes) => {
            let at = |span: std::ops::Range<usize>| Place { file: place.file, start: span.start, end: span.end };
            Value::Array(nodes.iter().map(|node| convert(node.get_ref(), at(node.span()))).collect())
        }
        DeValue::Table(table) => Value::Table(convert_table(table, place.file)),
    };
    Node { place, value: converted }
}
