//! Writing an answer into a party's position: the line under `[answers]`, and the lines and rules that follow from it.
//!
//! The rest of the file, its comments included, stays as it is. What a new line takes the place of is kept in its remark, so that nothing is lost.
//! Whether the new lines mean anything is for the reader to say: the case is read anew with them before anything is kept.

use takas_model::{Date, Says, Standing};
use thiserror::Error;
use toml_edit::{DocumentMut, Formatted, InlineTable, Item, Value};

use super::file::date_text;
use crate::format_file;
use crate::reading::words;

/// A table of a position that an answer may add to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// What the party is ready to let go.
    Holds,
    /// What it is ready to undertake.
    Undertakes,
    /// What it asks.
    Asks,
    /// What it refuses.
    Refuses,
    /// Its rules.
    Rules,
}

impl Table {
    const ALL: [(&'static str, Self); 5] = [
        ("holds", Self::Holds),
        ("undertakes", Self::Undertakes),
        ("asks", Self::Asks),
        ("refuses", Self::Refuses),
        ("rules", Self::Rules),
    ];

    /// Its name in files.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, table)| *table == self).map_or("rules", |(name, _)| name)
    }
}

/// One line that an answer brings, or takes away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLine {
    /// Under which table.
    pub table: Table,
    /// The line's name.
    pub name: String,
    /// Its value as TOML; under `[rules]` a sentence as it is. None: the line is taken out.
    pub value: Option<String>,
}

impl NewLine {
    /// A line from its address, as in `asks.krieger` or `rules.our own with him`.
    ///
    /// # Errors
    /// When the address names no table of a position, or no line.
    pub fn at(address: &str, value: Option<&str>) -> Result<Self, AnswerError> {
        let (table, name) = address.split_once('.').unwrap_or((address, ""));
        let table = Table::ALL.iter().find(|(known, _)| *known == table.trim()).map(|(_, table)| *table);
        let name = name.trim().trim_matches('"');
        match table {
            Some(table) if !name.is_empty() => {
                Ok(Self { table, name: name.to_owned(), value: value.map(str::to_owned) })
            }
            _ => Err(AnswerError::NoSuchTable(address.to_owned())),
        }
    }
}

/// An answer with everything that goes with it.
#[derive(Clone, Debug)]
pub struct NewAnswer<'a> {
    /// The round.
    pub round: u32,
    /// What the party says.
    pub says: Says,
    /// The party's own id of the proposal.
    pub proposal: &'a str,
    /// Why.
    pub reason: Option<&'a str>,
    /// How the answer is known.
    pub standing: Standing,
    /// Who brought it.
    pub by: Option<&'a str>,
    /// When.
    pub on: Date,
    /// What follows from it, in order.
    pub lines: &'a [NewLine],
}

/// Why an answer cannot be written down.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AnswerError {
    /// The position is no TOML: the reader tells where.
    #[error("the position cannot be read")]
    Unreadable,
    /// The address of a line.
    #[error(
        "`{0}` names no line of a position; write TABLE.NAME, as in `asks.krieger`, with holds, undertakes, asks, refuses or rules as TABLE"
    )]
    NoSuchTable(String),
    /// The value of a line.
    #[error("`{value}` cannot be the line `{table}.{name}`: {fault}; write a table, as in `{{ priority = \"must\" }}`")]
    Value {
        /// The table.
        table: &'static str,
        /// The line's name.
        name: String,
        /// As written.
        value: String,
        /// What is wrong.
        fault: String,
    },
    /// A line to be taken out is not there.
    #[error("the position has no line `{table}.{name}` that could be taken out")]
    NothingThere {
        /// The table.
        table: &'static str,
        /// The line's name.
        name: String,
    },
    /// The round has been answered.
    #[error("the party has answered round {0} already; a new proposal makes a new round")]
    Answered(u32),
}

/// The text of the party's position with the answer; `text` is the position as it is, empty where the party has none yet.
///
/// # Errors
/// When the position is no TOML, the round is answered already, or a line cannot be written.
pub fn write_answer(path: &str, party: &str, text: &str, answer: &NewAnswer<'_>) -> Result<String, AnswerError> {
    let was_formatted = text.is_empty() || format_file(path, text).is_ok_and(|formatted| formatted == text);
    let start = if text.is_empty() { format!("format = 1\nparty = \"{party}\"\n") } else { text.to_owned() };
    let mut document: DocumentMut = start.parse().map_err(|_| AnswerError::Unreadable)?;
    let key = format!("round-{}", answer.round);
    if document.get("answers").and_then(Item::as_table_like).is_some_and(|answers| answers.contains_key(&key)) {
        return Err(AnswerError::Answered(answer.round));
    }
    for line in answer.lines {
        write_line(&mut document, line, answer)?;
    }
    let mut said = InlineTable::new();
    said.insert("says", answer.says.word().into());
    said.insert("proposal", answer.proposal.into());
    if let Some(reason) = answer.reason {
        said.insert("reason", reason.into());
    }
    attribute(&mut said, answer);
    put(&mut document, "answers", &key, said.into());
    let written = document.to_string();
    Ok(if was_formatted { format_file(path, &written).unwrap_or(written) } else { written })
}

fn write_line(document: &mut DocumentMut, line: &NewLine, answer: &NewAnswer<'_>) -> Result<(), AnswerError> {
    let table = line.table.name();
    let before = document.get(table).and_then(Item::as_table_like).and_then(|lines| lines.get(&line.name));
    let before = before.map(one_line);
    let Some(value) = &line.value else {
        let missing = || AnswerError::NothingThere { table, name: line.name.clone() };
        let lines = document.get_mut(table).and_then(Item::as_table_like_mut).ok_or_else(missing)?;
        return lines.remove(&line.name).map(drop).ok_or_else(missing);
    };
    let mut written = if line.table == Table::Rules {
        InlineTable::from_iter([("say", Value::from(value.as_str()))])
    } else {
        table_of(value).map_err(|fault| AnswerError::Value {
            table,
            name: line.name.clone(),
            value: value.clone(),
            fault,
        })?
    };
    attribute(&mut written, answer);
    if let Some(before) = before
        && !written.contains_key("note")
    {
        written.insert("note", format!("until round {}: {before}", answer.round).into());
    }
    put(document, table, &line.name, written.into());
    Ok(())
}

/// A value that is a table.
fn table_of(value: &str) -> Result<InlineTable, String> {
    match value.parse::<Value>() {
        Ok(Value::InlineTable(table)) => Ok(table),
        Ok(other) => Err(format!("it is {}, not a table", other.type_name())),
        Err(error) => Err(error.message().to_owned()),
    }
}

/// Says how the line is known, by whom and when, where it does not say so itself.
fn attribute(table: &mut InlineTable, answer: &NewAnswer<'_>) {
    let standing =
        words::STANDING.iter().find(|(_, standing)| *standing == answer.standing).map_or("stated", |(word, _)| word);
    let mut add = |key: &str, value: Value| {
        if !table.contains_key(key) {
            table.insert(key, value);
        }
    };
    add("standing", standing.into());
    if let Some(by) = answer.by {
        add("by", by.into());
    }
    if let Ok(date) = date_text(answer.on).parse() {
        add("on", Value::Datetime(Formatted::new(date)));
    }
}

/// Puts a line into a table, which is made at the end of the file where it is missing.
fn put(document: &mut DocumentMut, table: &str, name: &str, value: Value) {
    let lines = document.entry(table).or_insert_with(toml_edit::table);
    if let Some(plain) = lines.as_table_mut() {
        plain.set_implicit(false);
    }
    // What stands there may be no table: the reader says so. Nothing is overwritten.
    let Some(lines) = lines.as_table_like_mut() else { return };
    match lines.get_mut(name) {
        Some(there) => *there = Item::Value(value),
        None => drop(lines.insert(name, Item::Value(value))),
    }
}

/// What stood there, in one line.
fn one_line(item: &Item) -> String {
    let text = item.as_str().map_or_else(|| item.to_string(), str::to_owned);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
