//! Reading `lists/NAME.mapping.toml`: what the columns of a list hold, where a guess went wrong or shall not be made again.

use takas_lists::Calendar;

use super::case_file::check_format;
use super::decode;
use super::fields::{self, Fields};
use crate::claims::{DateOrder, ENCODINGS, Field, Mapping};
use crate::codes::Code;
use crate::diagnostic::{Diagnostic, Severity, Sink};
use crate::shapes;
use crate::source::Place;
use crate::tree::{self, Document, Value};

/// What came of reading a mapping file.
#[derive(Clone, Debug)]
pub struct ReadMapping {
    /// The mapping; none where there is any error.
    pub mapping: Option<Mapping>,
    /// Every finding, by place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Where the mapping file of a list stands: `lists/RUS.mapping.toml` for `lists/RUS.csv`.
pub fn mapping_path(list: &str) -> String {
    let stem = list.rsplit_once('.').filter(|(_, ending)| !ending.contains('/')).map_or(list, |(stem, _)| stem);
    format!("{stem}.mapping.toml")
}

/// Reads a mapping file by itself.
pub fn read_mapping(path: &str, bytes: &[u8]) -> ReadMapping {
    let mut sink = Sink::default();
    let (text, fit) = decode(path, bytes, 0, &mut sink);
    let document = if fit { tree::parse(&text, 0, &mut sink) } else { Document::default() };
    let mapping = if fit { read(&document, 0, &mut sink) } else { Mapping::default() };
    let diagnostics = sink.finish(&[text]);
    let is_sound = diagnostics.iter().all(|found| found.severity != Severity::Error);
    ReadMapping { mapping: is_sound.then_some(mapping), diagnostics }
}

pub(super) fn read(document: &Document, file: usize, sink: &mut Sink) -> Mapping {
    let top = Place { file, start: 0, end: 0 };
    check_format(&document.root, top, document.lost.is_some(), sink);
    let fields = Fields::of_table(&document.root, shapes::MAPPING, top, sink);
    let text = |key: &'static str, sink: &mut Sink| fields.text(key, sink);
    let fingerprint = text("fingerprint", sink).map(|said| said.value.to_owned());
    let encoding = text("encoding", sink).and_then(|said| {
        let known: Vec<(&str, &str)> = ENCODINGS.iter().map(|name| (*name, *name)).collect();
        one_of(&known, said.value, said.place, "encoding", sink).map(str::to_owned)
    });
    let separator = text("separator", sink).and_then(|said| {
        let known = [(",", b','), (";", b';'), ("\t", b'\t'), ("|", b'|'), ("tab", b'\t')];
        one_of(&known, said.value, said.place, "separator", sink)
    });
    let dates = text("dates", sink)
        .and_then(|said| one_of::<DateOrder>(crate::claims::ORDERS, said.value, said.place, "order of dates", sink));
    let calendar = text("calendar", sink)
        .and_then(|said| one_of::<Calendar>(crate::claims::CALENDARS, said.value, said.place, "calendar", sink));
    let role = text("role", sink)
        .and_then(|said| one_of(crate::claims::ROLES, said.value, said.place, "meaning of standing on a list", sink));
    let sheets = fields.texts("sheets", true, sink);
    let sheets = sheets.map(|sheets| sheets.into_iter().map(|said| said.value.to_owned()).collect());
    let headings = headings(&fields, sink);
    let mut columns = Vec::new();
    for entry in fields.lines("columns", sink) {
        let Some(said) = fields::text(&entry.node, &entry.key, sink) else { continue };
        let field = one_of(Field::WORDS, said.value, said.place, "field of a list", sink);
        columns.extend(field.map(|field| (entry.key.clone(), field)));
    }
    Mapping { fingerprint, headings, sheets, encoding, separator, dates, calendar, role, columns }
}

/// The rows of headings: a list of numbers, which may be empty.
fn headings(fields: &Fields<'_>, sink: &mut Sink) -> Option<Vec<u32>> {
    let entry = fields.entry("headings")?;
    let Value::Array(nodes) = &entry.node.value else {
        fields::wrong(
            &entry.node,
            "headings",
            "the numbers of rows: `headings = [3]`, or `[]` where there are none",
            sink,
        );
        return None;
    };
    let numbers = nodes.iter().filter_map(|node| fields::positive(node, "headings", sink));
    Some(numbers.filter_map(|number| u32::try_from(number).ok()).collect())
}

/// What a word stands for; reports one that is not known.
fn one_of<T: Copy>(known: &[(&str, T)], said: &str, place: Place, what: &str, sink: &mut Sink) -> Option<T> {
    if let Some((_, meaning)) = known.iter().find(|(word, _)| *word == said) {
        return Some(*meaning);
    }
    let words = known.iter().map(|(word, _)| *word).filter(|word| *word != "\t");
    let help = sink.did_you_mean(said, words, &format!("write one of: {}", words_of(known)));
    sink.add(Code::MappingWord, place, format!("there is no {what} `{said}`"), help);
    None
}

fn words_of<T>(known: &[(&str, T)]) -> String {
    known.iter().map(|(word, _)| *word).filter(|word| *word != "\t").collect::<Vec<_>>().join(", ")
}
