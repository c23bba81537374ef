//! Writing an answer into a party's position: the line under `[answers]`, and the lines and rules that follow from it.
//!
//! The rest of the file, its comments included, stays as it is. What a new line takes the place of is kept in its remark, what is taken out in the
//! remark of the answer, so that nothing is lost.
//! Whether the new lines mean anything is for the reader to say: the case is read anew with them before anything is kept.

use takas_model::{Date, Says, Standing};
use thiserror::Error;
use toml_edit::{Decor, DocumentMut, Formatted, InlineTable, Item, RawString, TableLike, Value};

use crate::calendar;
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
    /// Lists it publishes.
    Windows,
    /// To whose release it objects.
    Objections,
    /// Its rules.
    Rules,
}

impl Table {
    const ALL: [(&'static str, Self); 7] = [
        ("holds", Self::Holds),
        ("undertakes", Self::Undertakes),
        ("asks", Self::Asks),
        ("refuses", Self::Refuses),
        ("windows", Self::Windows),
        ("objections", Self::Objections),
        ("rules", Self::Rules),
    ];

    /// The names of all of them in files, in the order of a position.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Self::ALL.into_iter().map(|(name, _)| name)
    }

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
        "`{0}` names no line of a position; write TABLE.NAME, as in `asks.krieger`, with holds, undertakes, asks, refuses, windows, objections or rules as TABLE"
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
    #[error(
        "the party has answered round {0} already; a new proposal makes a new round, and what no longer holds is taken out of its position by hand"
    )]
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
    let whence = Whence::of(&document, party, answer);
    let mut taken_out = Vec::new();
    for line in answer.lines {
        taken_out.extend(write_line(&mut document, line, &whence)?);
    }
    let mut said = InlineTable::new();
    said.insert("says", answer.says.word().into());
    said.insert("proposal", answer.proposal.into());
    if let Some(reason) = answer.reason {
        said.insert("reason", reason.into());
    }
    whence.attribute(&mut said);
    if !taken_out.is_empty() {
        said.insert("note", taken_out.join("; ").into());
    }
    put(&mut document, "answers", &key, said.into());
    let written = document.to_string();
    Ok(if was_formatted { format_file(path, &written).unwrap_or(written) } else { written })
}

/// Writes one line, or takes it out: then what is to be remembered of it.
fn write_line(document: &mut DocumentMut, line: &NewLine, whence: &Whence<'_>) -> Result<Option<String>, AnswerError> {
    let table = line.table.name();
    let lines = document.get(table).and_then(Item::as_table_like);
    let before = lines.and_then(|lines| remembered(lines, &line.name));
    let Some(value) = &line.value else {
        let missing = || AnswerError::NothingThere { table, name: line.name.clone() };
        let lines = document.get_mut(table).and_then(Item::as_table_like_mut).ok_or_else(missing)?;
        lines.remove(&line.name).ok_or_else(missing)?;
        return Ok(before.map(|before| format!("taken out: {table}.{}: {}", line.name, before.whole())));
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
    whence.attribute(&mut written);
    if let Some(before) = before {
        let new = written.get("note").and_then(Value::as_str).map(|note| format!("{note}; ")).unwrap_or_default();
        let note = format!("{new}until round {}: {}", whence.answer.round, before.replaced());
        written.insert("note", note.into());
    }
    put(document, table, &line.name, written.into());
    Ok(None)
}

/// A value that is a table.
fn table_of(value: &str) -> Result<InlineTable, String> {
    match value.parse::<Value>() {
        Ok(Value::InlineTable(mut table)) => {
            table.fmt();
            Ok(table)
        }
        Ok(other) => Err(format!("it is {}, not a table", other.type_name())),
        Err(error) => Err(error.message().to_owned()),
    }
}

/// How the lines of an answer are known.
struct Whence<'a> {
    answer: &'a NewAnswer<'a>,
    by: Option<&'a str>,
    source: Option<String>,
}

impl<'a> Whence<'a> {
    /// The head of a position says by whom and from which sources its lines are, and an answer comes from neither: then it says so itself.
    fn of(document: &DocumentMut, party: &'a str, answer: &'a NewAnswer<'a>) -> Self {
        let stated = answer.standing == Standing::Stated;
        let other = || document.contains_key("by").then_some(if stated { party } else { "mediator" });
        let source = || format!("answer to the proposal {}", answer.proposal);
        Self { answer, by: answer.by.or_else(other), source: document.contains_key("source").then(source) }
    }

    /// Says how the line is known, by whom and when, where it does not say so itself.
    fn attribute(&self, table: &mut InlineTable) {
        let standing = self.answer.standing;
        let word = words::STANDING.iter().find(|(_, known)| *known == standing).map_or("stated", |(word, _)| word);
        let mut add = |key: &str, value: Value| {
            if !table.contains_key(key) {
                table.insert(key, value);
            }
        };
        add("standing", word.into());
        if let Some(by) = self.by {
            add("by", by.into());
        }
        if let Ok(date) = calendar::written(self.answer.on).parse() {
            add("on", Value::Datetime(Formatted::new(date)));
        }
        if let Some(source) = &self.source {
            add("source", source.as_str().into());
        }
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
    let mut item = Item::Value(value);
    match lines.get(name) {
        // What is said beside the line stays beside it.
        Some(Item::Value(there)) => {
            if let (Some(new), old) = (item.as_value_mut(), there.decor()) {
                *new.decor_mut() = old.clone();
            }
        }
        // A line written as a table of its own, under its own heading, goes with its heading.
        Some(_) => drop(lines.remove(name)),
        None => {}
    }
    match lines.get_mut(name) {
        Some(there) => *there = item,
        None => drop(lines.insert(name, item)),
    }
}

/// What stood on a line.
struct Remembered {
    /// Its value, the remark apart.
    value: String,
    /// Its remark: what stood there before it, perhaps.
    note: Option<String>,
    /// The comments above and beside it.
    comments: String,
    /// Whether the comments go when the line is replaced.
    heading: bool,
}

impl Remembered {
    /// With the comments.
    fn whole(&self) -> String {
        let comments = if self.comments.is_empty() { String::new() } else { format!(" {}", self.comments) };
        // The remark stands outside of the value: within it, every round would put its quotation marks between others.
        let note = self.note.as_ref().map(|note| format!("; {note}")).unwrap_or_default();
        format!("{}{comments}{note}", self.value)
    }

    /// Without the comments that stay.
    fn replaced(self) -> String {
        let comments = if self.heading { self.comments } else { String::new() };
        Self { comments, ..self }.whole()
    }
}

/// What stands on that line, each part in one line.
fn remembered(lines: &dyn TableLike, name: &str) -> Option<Remembered> {
    let (key, item) = lines.get_key_value(name)?;
    let mut bare = item.clone();
    let note = bare.as_table_like_mut().and_then(|table| table.remove("note"));
    let note = note.as_ref().and_then(Item::as_str).map(one_line);
    let raw = |raw: Option<&RawString>| raw.and_then(RawString::as_str).unwrap_or_default().to_owned();
    let (decor, heading) = match &mut bare {
        Item::Value(value) => (std::mem::take(value.decor_mut()), false),
        Item::Table(table) => (table.decor().clone(), true),
        _ => (Decor::default(), true),
    };
    let around = [raw(key.leaf_decor().prefix()), raw(decor.prefix()), raw(decor.suffix())];
    let value = bare.as_str().map_or_else(|| bare.to_string(), str::to_owned);
    Some(Remembered { value: one_line(&value), note, comments: one_line(&around.join(" ")), heading })
}

/// The text in one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
