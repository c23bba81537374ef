//! Reading a whole case folder: every mistake of every file at once, and the case when there is no error.

mod answers;
mod asks;
mod case_file;
mod choices;
pub(crate) mod concessions;
pub(crate) mod confidence;
pub(crate) mod contacts;
pub(crate) mod decisions;
mod decode;
pub(crate) mod draft;
mod fields;
pub(crate) mod hired;
mod items;
mod lines;
pub(crate) mod list_book;
mod lists;
mod mapping;
mod moment;
mod names;
pub(crate) mod network;
mod objections;
pub(crate) mod operation;
mod position;
mod ranking;
pub(crate) mod rules;
mod schedule;
pub(crate) mod sequence;
mod sets;
pub(crate) mod team;
mod windows;
pub(crate) mod words;

use std::collections::BTreeMap;

use takas_model::{Answer, Case, Doubt, PartyRef};

pub use lists::ListCount;
pub use mapping::{ReadMapping, mapping_path, read_mapping};

use crate::checks;
use crate::claims;
use crate::codes::Code;
use crate::decisions::{DECISIONS_FILE, SCREENING_FILE};
use crate::diagnostic::{Diagnostic, Severity, Sink};
use crate::limits::LIST_BYTES_MAX;
use crate::list_book::LIST_BOOK_FILE;
use crate::shapes;
use crate::source::{CaseFiles, Place, Text};
use crate::tree::{self, Document};
pub(crate) use decode::decode;
use draft::Draft;
use lines::Head;
use position::ReadPosition;
use rules::{Speaker, Tables};

/// The main file of a case.
pub const CASE_FILE: &str = "case.toml";
/// The mediator's estimates of what could be weakened.
pub const CONCESSIONS_FILE: &str = "mediator/concessions.toml";
/// How sure the mediator is of the lines of positions.
pub const CONFIDENCE_FILE: &str = "mediator/confidence.toml";
/// What the mediator lays down about the order of a deal.
pub const SEQUENCE_FILE: &str = "mediator/sequence.toml";
/// Places, vehicles, checks and whatever else a handover needs.
pub const OPERATION_FILE: &str = "mediator/operation.toml";
/// Who may speak in an operation, and for whom.
pub const TEAM_FILE: &str = "mediator/team.toml";
/// What went from one party to another, statements, the mediator's notes. The talks with a party lie in `contacts/PARTY.toml`.
pub const MEDIATOR_CONTACTS_FILE: &str = "mediator/contacts.toml";
/// More people than case.toml should hold.
pub const PEOPLE_FILE: &str = "lists/people.csv";

/// What came of reading a case.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The case; none when there is any error.
    pub case: Option<Case>,
    /// Every finding, by file and place.
    pub diagnostics: Vec<Diagnostic>,
    /// What the parties' lists say, counted.
    pub lists: Vec<ListCount>,
    /// What the parties answered to proposals: by party, then by round.
    pub answers: Vec<Answer>,
    /// Of which lines the mediator is not sure: by party, then in the order of the case. Empty where there is no case.
    pub doubts: Vec<Doubt>,
}

/// What a file of a case folder is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part<'p> {
    Case,
    Position(&'p str),
    Concessions,
    Confidence,
    /// Read by itself, beside the case.
    Sequence,
    /// Read by itself, beside the case and a deal.
    Operation,
    /// Read by itself, beside the case and a handover.
    Team,
    /// Read by itself, beside the case: the talks with a party.
    Contacts(&'p str),
    /// Read by itself, beside the case.
    MediatorContacts,
    /// Read by itself, beside lists: what humans decided about their rows.
    Decisions,
    /// Read by itself, beside the case: who asked about names of lists, and to whom they may go.
    ListBook,
    People,
    Claims(&'p str),
    /// What the columns of a list hold.
    Mapping(&'p str),
    /// Not read: saved deals, plans, pages.
    Other,
    /// Not read, though it looks as if it should be.
    Stray,
}

pub(crate) fn part(path: &str) -> Part<'_> {
    let stem = |prefix: &str, suffix: &str| {
        path.strip_prefix(prefix).and_then(|rest| rest.strip_suffix(suffix)).filter(|stem| !stem.contains('/'))
    };
    match path {
        CASE_FILE => return Part::Case,
        CONCESSIONS_FILE => return Part::Concessions,
        CONFIDENCE_FILE => return Part::Confidence,
        SEQUENCE_FILE => return Part::Sequence,
        OPERATION_FILE => return Part::Operation,
        TEAM_FILE => return Part::Team,
        MEDIATOR_CONTACTS_FILE => return Part::MediatorContacts,
        DECISIONS_FILE | SCREENING_FILE => return Part::Decisions,
        LIST_BOOK_FILE => return Part::ListBook,
        PEOPLE_FILE => return Part::People,
        _ => {}
    }
    if let Some(party) = stem("positions/", ".toml") {
        Part::Position(party)
    } else if let Some(party) = stem("contacts/", ".toml") {
        Part::Contacts(party)
    } else if path.starts_with("drafts/") {
        // What does not count yet.
        Part::Other
    } else if let Some(list) = stem("lists/", ".mapping.toml") {
        Part::Mapping(list)
    } else if let Some(party) = stem("lists/", ".csv") {
        Part::Claims(party)
    } else if path
        .rsplit_once('.')
        .is_some_and(|(_, ending)| ["toml", "csv"].iter().any(|known| ending.eq_ignore_ascii_case(known)))
    {
        Part::Stray
    } else {
        Part::Other
    }
}

/// The files that make the case: those that its digest is taken over.
pub(crate) fn makes_the_case(path: &str) -> bool {
    !matches!(
        part(path),
        Part::Other
            | Part::Stray
            | Part::Sequence
            | Part::Operation
            | Part::Team
            | Part::Contacts(_)
            | Part::MediatorContacts
            | Part::Decisions
            | Part::ListBook
    )
}

/// Reads a case: `id` is the folder's name, `files` its contents.
///
/// The case is there exactly when no diagnostic is an error. Nothing panics, whatever the bytes.
pub fn read_case(id: &str, files: &CaseFiles) -> Reading {
    let mut sink = Sink::default();
    let (texts, fit) = decode_all(files, &mut sink);
    let mut reader =
        Reader { files, texts: &texts, fit: &fit, sink: &mut sink, draft: Draft::new(id), of_lists: Vec::new() };
    let lists = reader.read();
    let of_lists = reader.of_lists;
    let mut draft = reader.draft;
    draft.answers.sort_by_key(|answer| (answer.party, answer.round));
    let has_errors = sink.has_errors() || of_lists.iter().any(|found| found.severity == Severity::Error);
    let case = (!has_errors).then_some(draft.case);
    let doubts = if case.is_some() { draft.doubts } else { Vec::new() };
    let mut diagnostics = sink.finish(&texts);
    diagnostics.extend(of_lists);
    let file_of = |found: &Diagnostic| texts.iter().position(|text| text.path == found.file);
    diagnostics.sort_by_key(file_of);
    Reading { case, diagnostics, lists, answers: draft.answers, doubts }
}

/// Texts in the order of their paths, `case.toml` among them even when it is missing.
fn decode_all(files: &CaseFiles, sink: &mut Sink) -> (Vec<Text>, Vec<bool>) {
    let (mut texts, mut fit) = (Vec::new(), Vec::new());
    for (path, bytes) in files.iter() {
        if !makes_the_case(path) {
            texts.push(Text::new(path, String::new()));
            fit.push(false);
            continue;
        }
        // Lists come in any encoding; which it is is found out where they are read.
        if matches!(part(path), Part::Claims(_)) && bytes.len() <= LIST_BYTES_MAX {
            texts.push(Text::new(path, String::from_utf8_lossy(bytes).into_owned()));
            fit.push(true);
            continue;
        }
        let (text, readable) = decode(path, bytes, texts.len(), sink);
        texts.push(text);
        fit.push(readable);
    }
    if files.get(CASE_FILE).is_none() {
        let place = Place { file: texts.len(), start: 0, end: 0 };
        let help = "name the folder that holds case.toml, or make a new case with `takas new`";
        sink.add(Code::CaseFileMissing, place, "there is no case.toml", help);
        texts.push(Text::new(CASE_FILE, String::new()));
        fit.push(false);
    }
    (texts, fit)
}

struct Reader<'r> {
    files: &'r CaseFiles,
    texts: &'r [Text],
    /// Whether each text could be decoded.
    fit: &'r [bool],
    sink: &'r mut Sink,
    draft: Draft,
    /// What was found in the parties' lists.
    of_lists: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn read(&mut self) -> Vec<ListCount> {
        let Some(case_file) = self.file(CASE_FILE) else {
            // Without case.toml no name means anything; the other files are still read as TOML.
            self.parse_the_rest();
            return Vec::new();
        };
        let document = tree::parse(&self.texts[case_file], case_file, self.sink);
        self.draft.lost.clone_from(&document.lost);
        let fields = case_file::open(&document, shapes::CASE, case_file, self.sink);
        case_file::read_frame(&fields, &mut self.draft, self.sink);
        items::read_people(&fields, &mut self.draft, self.sink);
        if let Some(file) = self.file(PEOPLE_FILE) {
            lists::read_people(&self.texts[file], file, &mut self.draft, self.sink);
        }
        items::read_other_items(&fields, &mut self.draft, self.sink);
        if !items::within_limits(&self.draft, fields.place, self.sink) {
            return Vec::new();
        }
        items::give_pseudonyms(&mut self.draft);
        sets::read_sets(&fields, &mut self.draft, self.sink);
        names::read_places(&fields, &mut self.draft, self.sink);
        case_file::read_objectives(&fields, &mut self.draft, self.sink);
        if self.draft.case.parties.is_empty() {
            self.parse_the_rest();
            return Vec::new();
        }
        for (text, _) in self.texts.iter().zip(self.fit).filter(|(_, fit)| !**fit) {
            if let Part::Position(stem) = part(&text.path)
                && let Some(party) = self.draft.names.parties.get(stem)
            {
                self.draft.partly_read.insert(takas_model::Owner::Party(*party));
            }
        }
        let tables = self.read_positions();
        self.read_case_rules(&fields);
        let concessions = self.read_concessions(&tables);
        let versions = self.read_confidence(&tables);
        let lists = self.read_claims();
        self.report_strays();
        checks::check(&mut self.draft, &concessions, &versions, case_file, self.sink);
        lists
    }

    /// The index of a readable file.
    fn file(&self, path: &str) -> Option<usize> {
        self.texts.iter().position(|text| text.path == path).filter(|file| self.fit[*file])
    }

    /// Finds mistakes of TOML where nothing else can be found.
    fn parse_the_rest(&mut self) {
        for (file, text) in self.texts.iter().enumerate().filter(|(file, _)| self.fit[*file]) {
            if matches!(part(&text.path), Part::Position(_) | Part::Concessions | Part::Confidence) {
                let document = tree::parse(text, file, self.sink);
                let top = Place { file, start: 0, end: 0 };
                case_file::check_format(&document.root, top, document.lost.is_some(), self.sink);
            }
        }
    }

    /// Reads the positions in the order of the parties, and puts their rules into the case.
    fn read_positions(&mut self) -> Vec<Tables> {
        let mut by_party: BTreeMap<PartyRef, ReadPosition> = BTreeMap::new();
        for (file, text) in self.texts.iter().enumerate().filter(|(file, _)| self.fit[*file]) {
            let Part::Position(stem) = part(&text.path) else { continue };
            let document = tree::parse(text, file, self.sink);
            let Some(party) = self.party_of_file(stem, file, Some(&document)) else { continue };
            let read = position::read_position(&document, file, party, self.texts, &mut self.draft, self.sink);
            by_party.entry(party).or_insert(read);
        }
        let mut tables = vec![Tables::default(); self.draft.case.parties.len()];
        let (mut windows, mut objections) = (Vec::new(), Vec::new());
        for (party, mut read) in by_party {
            tables[party.index()] = read.tables;
            let places: Vec<_> = read.windows.iter_mut().filter_map(|window| window.places.take()).collect();
            self.add_rules(read.refusals.into_iter().chain(read.musts).chain(places).chain(read.written));
            windows.extend(read.windows);
            objections.extend(read.objections);
            self.draft.case.positions.push(read.position);
            self.draft.hold_places.push(read.hold_places);
            self.draft.ask_places.push(read.ask_places);
        }
        objections::settle(windows, objections, &mut self.draft, self.sink);
        tables
    }

    /// The party a file is named for.
    fn party_of_file(&mut self, stem: &str, file: usize, document: Option<&Document>) -> Option<PartyRef> {
        let place = Place { file, start: 0, end: 0 };
        if let Some(party) = self.draft.names.parties.get(stem) {
            return Some(*party);
        }
        let found = self.draft.party(stem, place, self.sink);
        if let Some(document) = document {
            case_file::check_format(&document.root, place, document.lost.is_some(), self.sink);
        }
        found
    }

    fn add_rules(&mut self, rules: impl Iterator<Item = (takas_model::Rule, draft::Site)>) {
        let mut names: BTreeMap<String, Place> = BTreeMap::new();
        for (rule, site) in rules {
            if let Some(first) = names.get(&rule.name) {
                let message = format!("a rule is named \"{}\", as another one is", rule.name);
                let help = "give it another name: `asks …`, `refuses …` and `family …` are the names of other lines";
                self.sink.add(Code::DuplicateRule, site.name, message, help).see(*first, "the first of that name");
                continue;
            }
            names.insert(rule.name.clone(), site.name);
            self.draft.add_rule(rule, site);
        }
    }

    /// Families, then the frame agreed by all.
    fn read_case_rules(&mut self, fields: &fields::Fields<'_>) {
        let before = self.draft.case.rules.len();
        sets::read_families(fields, &mut self.draft, self.sink);
        let families: Vec<_> = self.draft.case.rules.drain(before..).zip(self.draft.sites.drain(before..)).collect();
        let tables = Tables::default();
        let speaker = Speaker { party: None, tables: &tables, texts: self.texts };
        let head = Head::default();
        let entries = fields.lines("rules", self.sink);
        let written = rules::read_rules(entries, speaker, &head, &mut self.draft, self.sink);
        let scheduled = schedule::read_schedules(fields, speaker, &head, &mut self.draft, self.sink);
        self.add_rules(families.into_iter().chain(written).chain(scheduled));
    }

    fn read_concessions(&mut self, tables: &[Tables]) -> Vec<concessions::ConcessionSite> {
        let Some(file) = self.file(CONCESSIONS_FILE) else { return Vec::new() };
        let document = tree::parse(&self.texts[file], file, self.sink);
        concessions::read_concessions(&document, file, tables, self.texts, &mut self.draft, self.sink)
    }

    fn read_confidence(&mut self, tables: &[Tables]) -> Vec<confidence::VersionSite> {
        let Some(file) = self.file(CONFIDENCE_FILE) else { return Vec::new() };
        let document = tree::parse(&self.texts[file], file, self.sink);
        confidence::read_confidence(&document, file, tables, self.texts, &mut self.draft, self.sink)
    }

    fn read_claims(&mut self) -> Vec<ListCount> {
        let mappings = self.read_mappings();
        let mut counts = Vec::new();
        for (file, text) in self.texts.iter().enumerate().filter(|(file, _)| self.fit[*file]) {
            let Part::Claims(stem) = part(&text.path) else { continue };
            let Some(party) = self.party_of_file(stem, file, None) else { continue };
            let bytes = self.files.get(&text.path).unwrap_or_default();
            let own = mappings.get(&mapping_path(&text.path));
            let (mut read, mut places) = claims::read_placed(bytes, &text.path, own);
            // A mapping that was made for the same headings is remembered, whichever list it was made for.
            let remembered = match (own, read.mapping.sheets.first()) {
                (None, Some(sheet)) => mappings.values().find(|mapping| mapping.fits(&sheet.fingerprint)),
                _ => None,
            };
            if remembered.is_some() {
                (read, places) = claims::read_placed(bytes, &text.path, remembered);
            }
            self.of_lists.extend(read.diagnostics);
            if let Some(list) = read.list {
                let rows = lists::Rows { file, list: &list, places: &places };
                counts.push(lists::count_claims(&rows, party, &self.draft, self.sink));
            }
        }
        counts
    }

    /// The mapping files, by their paths.
    fn read_mappings(&mut self) -> BTreeMap<String, claims::Mapping> {
        let mut mappings = BTreeMap::new();
        for (file, text) in self.texts.iter().enumerate().filter(|(file, _)| self.fit[*file]) {
            if let Part::Mapping(_) = part(&text.path) {
                let document = tree::parse(text, file, self.sink);
                mappings.insert(text.path.clone(), mapping::read(&document, file, self.sink));
            }
        }
        mappings
    }

    fn report_strays(&mut self) {
        for (file, text) in self.texts.iter().enumerate() {
            if part(&text.path) == Part::Stray {
                let message = format!("`{}` is not read: it is no part of a case folder", text.path);
                let help = "a case is case.toml, positions/PARTY.toml, mediator/concessions.toml, mediator/confidence.toml, mediator/sequence.toml, mediator/operation.toml, mediator/team.toml, mediator/contacts.toml, mediator/lists.toml, mediator/screening.toml, contacts/PARTY.toml, lists/people.csv, lists/PARTY.csv, lists/PARTY.mapping.toml and lists/decisions.toml";
                self.sink.add(Code::StrayFile, Place { file, start: 0, end: 0 }, message, help);
            }
        }
    }
}
