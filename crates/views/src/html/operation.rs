//! The page of an operation for one reader: planned and as it was, who is where, what was said, where everybody was safe, and the proofs.
//! The mediator's and a party's have the same parts; what is in them, the projection has decided.

use super::escape::body;
use super::operation_tables as tables;
use super::page::{Extra, Frame, compartment, page_with, section};
use super::protocol::{Protocol, protocol_sections};
use crate::operation::{OperationView, Stage};
use crate::phrase::English;
use crate::svg::course::course;
use crate::words::protocol::Language;
use crate::words::{self, operation as said, party as of_party, plan as of_plan};

/// The rules of style of an operation's pages.
pub(super) const STYLE: &str =
    concat!(include_str!("../svg/plan.css"), include_str!("plan.css"), include_str!("operation.css"));

/// What of the record goes with a page: given by whoever keeps it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordShown {
    /// The name of the log.
    pub origin: String,
    /// How many entries the checkpoint is of.
    pub size: u64,
    /// The hash at the root of them, in words or base64.
    pub root: String,
    /// Who cosigned the checkpoint; empty: nobody yet.
    pub cosigned: Vec<String>,
    /// For events by their numbers the entry of the record, and the file with its proof.
    pub entries: Vec<RecordEntry>,
    /// Files that go with the page, and what each is.
    pub files: Vec<(String, String)>,
    /// How it is verified without Takas: a step each.
    pub steps: Vec<String>,
}

/// The entry of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordEntry {
    /// The number of the event.
    pub event: u64,
    /// The index of the entry.
    pub index: u64,
    /// The file with its proof, if it is there.
    pub proof: Option<String>,
}

/// The page of an operation; with a language, the handover protocols in English and that language at its end.
pub fn operation(view: &OperationView, record: Option<&RecordShown>, language: Option<Language>) -> String {
    let mut content = String::new();
    if let Some(drawing) = course(view, &English) {
        let figure = format!("<figure>\n{drawing}</figure>\n<p class=\"quiet\">{}</p>\n", said::CHART_CAPTION);
        section(&mut content, "chart", &said::CHART, &figure);
    }
    section(&mut content, "alerts", said::HOLDS, &tables::alerts(view));
    let parts: [(bool, &str, &str, &dyn Fn() -> String); 7] = [
        (view.rides.is_empty(), "movements", said::MOVEMENTS, &|| tables::movements(view)),
        (view.gates.is_empty(), "gates", said::GATES, &|| tables::gates(view)),
        (view.works.is_empty(), "works", &said::CHECKS, &|| tables::works(view)),
        (view.people.is_empty(), "people", said::PEOPLE, &|| tables::people(view)),
        (view.balance.is_empty(), "balance", said::BALANCE, &|| tables::balance(view)),
        (view.requests.is_empty(), "requests", said::REQUESTS, &|| tables::requests(view)),
        (view.safe.is_empty(), "safe", said::SAFE, &|| tables::safe(view)),
    ];
    for (_, id, heading, part) in parts.iter().filter(|(is_empty, ..)| !is_empty) {
        section(&mut content, id, heading, &part());
    }
    section(&mut content, "events", said::SAID, &tables::events(view, record));
    if let Some(record) = record {
        section(&mut content, "proofs", said::PROOFS, &tables::proofs(record));
    }
    if let Some(language) = language {
        content.push_str(&protocol_sections(view, &Protocol::with(language)));
    }
    if view.reader.is_some() {
        put!(content, "<p class=\"quiet only\">{}</p>\n", said::ONLY);
    }
    document(view, &lead(view), &content, record)
}

/// A page of an operation around its content.
pub(super) fn document(view: &OperationView, lead: &str, content: &str, record: Option<&RecordShown>) -> String {
    let title = match &view.reader {
        Some(reader) => said::title_of(&view.title, reader),
        None => said::title(&view.title),
    };
    let kicker = view.reader.as_ref().map_or_else(|| words::COMPARTMENT.to_owned(), |reader| of_party::kicker(reader));
    let foot = record.map(|record| said::checkpoint(&record.origin, record.size)).unwrap_or_default();
    let warnings: Vec<String> = view.warnings.iter().map(ToString::to_string).collect();
    let frame = Frame {
        title: &title,
        kicker: &kicker,
        historical: view.historical,
        foot: &foot,
        warnings: &warnings,
        pseudonyms: view.pseudonyms,
        tongue: &English,
    };
    page_with(&frame, lead, content, Extra { style: STYLE, script: None })
}

fn lead(view: &OperationView) -> String {
    let mut out = if view.reader.is_none() { compartment() } else { String::new() };
    let alarm = if matches!(view.stage, Stage::Running | Stage::Closed) { "" } else { " alarm" };
    put!(
        out,
        "<p class=\"headline\">{}: <span class=\"stage{alarm}\">{}</span>. {}.</p>\n<p class=\"quiet\">{}</p>\n",
        body(&view.now.in_full()),
        words::capitalised(&crate::text::stage(view.stage)),
        body(&words::capitalised(&crate::text::progress(view))),
        body(&of_plan::how_times_stand(&view.zone))
    );
    out
}
