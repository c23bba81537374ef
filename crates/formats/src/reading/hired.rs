//! `[hired]` of mediator/operation.toml: who carries, pays, supplies or goes between for a handover. Nothing is planned by it; it is whom
//! `takas lists screen` asks about. Read beside a handover, and by itself where there is no deal yet.

use takas_lists::{Claim, List, Name, Origin};

use super::fields::{Fields, Said};
use super::{OPERATION_FILE, case_file, decode, words};
use crate::codes::Code;
use crate::diagnostic::{Diagnostic, Sink};
use crate::shapes;
use crate::source::{CaseFiles, Place};
use crate::tree::{self, Entry, Value};

/// What somebody is hired as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HiredAs {
    /// Carries people or goods.
    Carrier,
    /// Pays, or money goes through them.
    Payer,
    /// Supplies what is needed.
    Supplier,
    /// Goes between.
    Intermediary,
}

/// Somebody who is hired, as the operation has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hired {
    /// The name of the line.
    pub id: String,
    /// The name, which is that of the line where no other is written, then other names.
    pub names: Vec<String>,
    /// As what.
    pub does: HiredAs,
    /// The country of a company.
    pub country: Option<String>,
    /// Numbers of registers and documents.
    pub documents: Vec<String>,
    /// For which vehicles; empty: of none in particular.
    pub vehicles: Vec<String>,
    /// The line of the file, from 1.
    pub line: u32,
}

/// What came of reading who is hired.
#[derive(Clone, Debug)]
pub struct ReadHired {
    /// In the order of the file; none when there is any error. Without a file there is nobody.
    pub hired: Option<Vec<Hired>>,
    /// Every finding.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads who is hired for the operation of a case. What else stands in the file is not read.
#[must_use]
pub fn read_hired(files: &CaseFiles) -> ReadHired {
    let Some(bytes) = files.get(OPERATION_FILE) else {
        return ReadHired { hired: Some(Vec::new()), diagnostics: Vec::new() };
    };
    let mut sink = Sink::default();
    let (text, is_fit) = decode(OPERATION_FILE, bytes, 0, &mut sink);
    let mut hired = Vec::new();
    if is_fit {
        let document = tree::parse(&text, 0, &mut sink);
        let top = Place::default();
        case_file::check_format(&document.root, top, document.lost.is_some(), &mut sink);
        let fields = Fields::of_table(&document.root, shapes::OPERATION, top, &mut sink);
        for (mut one, place) in lines(&fields, document.lost.as_deref(), &mut sink) {
            one.line = u32::try_from(text.line_and_column(place.start).0).unwrap_or(u32::MAX);
            hired.push(one);
        }
    }
    ReadHired { hired: (!sink.has_errors()).then_some(hired), diagnostics: sink.finish(&[text]) }
}

/// The lines under `[hired]`, each with its place. `lost` is what of the file could not be read.
pub(super) fn lines(top: &Fields<'_>, lost: Option<&str>, sink: &mut Sink) -> Vec<(Hired, Place)> {
    let vehicles: Vec<&str> = match top.entry("vehicles").map(|entry| &entry.node.value) {
        Some(Value::Table(table)) => table.entries.iter().map(|entry| entry.key.as_str()).collect(),
        _ => Vec::new(),
    };
    let is_there = |said: &Said<&str>, sink: &mut Sink| {
        if vehicles.contains(&said.value) || lost.is_some_and(|lost| lost.contains(said.value)) {
            return;
        }
        let help = sink.did_you_mean(said.value, vehicles.iter().copied(), "name a line under [vehicles]");
        let message = format!("there is no vehicle `{}`", said.value);
        sink.add(Code::UnknownInOperation, said.place, message, help);
    };
    let mut found = Vec::new();
    for entry in top.lines("hired", sink) {
        found.extend(line(entry, &is_there, sink).map(|one| (one, entry.key_place)));
    }
    found
}

fn line(entry: &Entry, is_there: &dyn Fn(&Said<&str>, &mut Sink), sink: &mut Sink) -> Option<Hired> {
    let fields = Fields::of_entry(entry, shapes::OPERATION_HIRED, sink)?;
    let help = "write `as = \"carrier\"`: a carrier, payer, supplier or intermediary";
    let does = fields.text_needed("as", help, sink);
    let does = does.and_then(|said| words::meaning(words::HIRED_AS, said.value, said.place, Code::UnknownWord, sink));
    let name = fields.text("name", sink).map_or(entry.key.as_str(), |said| said.value);
    let texts = |key: &'static str, sink: &mut Sink| {
        let said = fields.texts(key, true, sink).unwrap_or_default();
        said.into_iter().map(|said| said.value.trim().to_owned()).collect::<Vec<_>>()
    };
    let mut names = vec![name.trim().to_owned()];
    names.extend(texts("aliases", sink));
    let documents = texts("documents", sink);
    let country = fields.text("country", sink).map(|said| said.value.trim().to_owned());
    let vehicles = fields.texts("for", true, sink).unwrap_or_default();
    for said in &vehicles {
        is_there(said, sink);
    }
    let vehicles = vehicles.into_iter().map(|said| said.value.to_owned()).collect();
    Some(Hired { id: entry.key.clone(), names, does: does?, country, documents, vehicles, line: 0 })
}

/// Who is hired as a list that can be screened: one row each, known by the name of its line.
#[must_use]
pub fn hired_list(hired: &[Hired]) -> List {
    let claim = |one: &Hired| Claim {
        origin: Origin { sheet: String::new(), row: one.line },
        key: Some(one.id.clone()),
        names: one.names.iter().map(Name::whole).collect(),
        nationalities: one.country.iter().cloned().collect(),
        documents: one.documents.clone(),
        other: [("hired as".to_owned(), word(one.does).to_owned()), ("for".to_owned(), one.vehicles.join(", "))]
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .collect(),
        ..Claim::default()
    };
    List { title: OPERATION_FILE.to_owned(), claims: hired.iter().map(claim).collect() }
}

fn word(does: HiredAs) -> &'static str {
    words::HIRED_AS.iter().find(|(_, of)| *of == does).map_or("", |(word, _)| word)
}
