//! Reading what humans decided about rows of lists: `lists/decisions.toml`, and `mediator/screening.toml`, which is written the same way.
//! Read beside the lists, which it does not change.

use takas_atlas::Instant as Moment;
use takas_lists::List;
use takas_model::Instant;

use super::fields::{Fields, wrong};
use super::{case_file, decode, words};
use crate::codes::Code;
use crate::decisions::{Decision, Found, PairSays, RowKey, Side, Stand, VERDICTS, stand};
use crate::diagnostic::{Diagnostic, Sink};
use crate::shapes::{self, Shape};
use crate::source::Place;
use crate::tree::{self, Value};

/// How to write a time.
const TIME: &str = "a time with its offset, as in 2025-03-04T10:00:00Z";
/// How to write a row.
const ROW: &str =
    "write `{ list = \"NOR.csv\", key = \"17\" }`, or the name as supplied where the row has no key: `name = \"…\"`";

/// What came of reading decisions.
#[derive(Clone, Debug, Default)]
pub struct ReadDecisions {
    /// The words in the order of the file; none when there is any error.
    pub decisions: Option<Vec<Decision>>,
    /// How they stand with the lists.
    pub stand: Stand,
    /// Every finding.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a file of decisions and holds it against the lists that are looked at. `path` is what its findings are told of.
#[must_use]
pub fn read_decisions(path: &str, bytes: &[u8], lists: &[&List]) -> ReadDecisions {
    let mut sink = Sink::default();
    let (text, is_fit) = decode(path, bytes, 0, &mut sink);
    let document = if is_fit { tree::parse(&text, 0, &mut sink) } else { tree::Document::default() };
    let top = Place::default();
    let (mut decisions, mut places) = (Vec::new(), Vec::new());
    if is_fit {
        case_file::check_format(&document.root, top, document.lost.is_some(), &mut sink);
        let fields = Fields::of_table(&document.root, shapes::DECISIONS, top, &mut sink);
        for line in tables(&fields, "decisions", shapes::DECISION, &mut sink) {
            if let Some(decision) = decision(&line, &mut sink) {
                decisions.push(decision);
                places.push(line.place);
            }
        }
    }
    let is_sound = !sink.has_errors();
    let stand = if is_sound { stand(&decisions, lists) } else { Stand::default() };
    report(&decisions, &places, &stand, lists, &mut sink);
    ReadDecisions { decisions: is_sound.then_some(decisions), stand, diagnostics: sink.finish(&[text]) }
}

/// The tables of an array of tables, such as those under `[[decisions]]`.
pub(super) fn tables<'t>(
    fields: &Fields<'t>,
    key: &'static str,
    shape: &'static Shape,
    sink: &mut Sink,
) -> Vec<Fields<'t>> {
    let Some(entry) = fields.entry(key) else { return Vec::new() };
    let help = format!("tables: write `[[{key}]]` before each");
    let Value::Array(nodes) = &entry.node.value else {
        wrong(&entry.node, key, &help, sink);
        return Vec::new();
    };
    let mut out = Vec::with_capacity(nodes.len());
    for node in nodes {
        if let Value::Table(table) = &node.value {
            // The header of a table, not the whole of it, is where it is pointed at.
            let place = table.entries.first().map_or(node.place, |first| first.key_place);
            out.push(Fields::of_table(table, shape, place, sink));
        } else {
            wrong(node, key, &help, sink);
        }
    }
    out
}

fn decision(line: &Fields<'_>, sink: &mut Sink) -> Option<Decision> {
    let says = line.text_needed("says", "write `says = \"same\"`, `different`, `not sure` or `taken back`", sink);
    let says = says.and_then(|said| words::meaning(VERDICTS, said.value, said.place, Code::UnknownVerdict, sink));
    let one = row_needed(line, "one", sink);
    let other = row_needed(line, "other", sink);
    let by = line.text_needed("by", "write `by = \"…\"`: who decided", sink);
    let at = time_needed(line, "at", sink);
    let why = line.text("why", sink).map(|said| said.value.to_owned());
    let (says, one, other, by, at) = (says?, one?, other?, by?, at?);
    let alike = (&one.list, &one.key, &one.name, one.row) == (&other.list, &other.key, &other.name, other.row);
    if alike {
        let help = "name the row of the other list, or the second of two rows of one list";
        sink.add(Code::DecisionOfOne, line.place, "both rows of the decision are the same row", help);
        return None;
    }
    Some(Decision { one, other, says, by: by.value.trim().to_owned(), at, why })
}

/// A row by what it is known by.
pub(super) fn row_needed(line: &Fields<'_>, key: &'static str, sink: &mut Sink) -> Option<RowKey> {
    let Some(entry) = line.entry(key) else {
        line.missing(key, ROW, sink);
        return None;
    };
    let fields = Fields::of_entry(entry, shapes::ROW, sink)?;
    let list = fields.text_needed("list", "write `list = \"…\"`: the name of its file", sink);
    let own = fields.text("key", sink).map(|said| said.value.to_owned());
    let name = fields.text("name", sink).map(|said| said.value.to_owned());
    if own.is_none() && name.is_none() {
        fields.missing("key", ROW, sink);
    }
    let sheet = fields.text("sheet", sink).map(|said| said.value.to_owned());
    let row = fields.positive("row", sink).map_or(0, |said| u32::try_from(said.value).unwrap_or(u32::MAX));
    let digest = fields.text("digest", sink).map(|said| said.value.to_owned());
    let list = list?.value.to_owned();
    if own.is_none() && name.is_none() {
        return None;
    }
    Some(RowKey {
        list,
        key: own,
        name: name.unwrap_or_default(),
        sheet: sheet.unwrap_or_default(),
        row,
        digest: digest.unwrap_or_default(),
    })
}

fn time_needed(line: &Fields<'_>, key: &'static str, sink: &mut Sink) -> Option<Instant> {
    let Some(entry) = line.entry(key) else {
        line.missing(key, &format!("write {TIME}"), sink);
        return None;
    };
    let text = match &entry.node.value {
        Value::Date(date) => date.to_string(),
        Value::Text(text) => text.trim().to_owned(),
        _ => {
            wrong(&entry.node, key, TIME, sink);
            return None;
        }
    };
    let read = Moment::read(&text, "UTC").ok();
    if read.is_none() {
        sink.add(Code::InvalidDate, entry.node.place, format!("`{key}` is no time"), format!("write {TIME}"));
    }
    read.map(Moment::seconds)
}

/// What the lists, as they are now, have to say of the decisions.
fn report(decisions: &[Decision], places: &[Place], stand: &Stand, lists: &[&List], sink: &mut Sink) {
    for (index, (decision, sides)) in decisions.iter().zip(&stand.sides).enumerate() {
        for (side, key) in [(sides.0, &decision.one), (sides.1, &decision.other)] {
            let (code, what, help) = match side {
                Side::Here(_, Found::Gone) => (
                    Code::DecidedRowGone,
                    "is in the list no more",
                    "the decision is kept, and counts again if the row comes back; see who else of the list may be meant",
                ),
                Side::Here(_, Found::Unclear) => (
                    Code::DecidedRowGone,
                    "cannot be told from others of the list",
                    "give the rows keys of their own, or decide about the row again",
                ),
                _ => continue,
            };
            sink.add(code, places[index], format!("{} of {} {what}", row_words(key), key.list), help);
        }
    }
    for pair in &stand.pairs {
        let Some(last) = pair.words.last() else { continue };
        if pair.has_changed {
            let row = |at: crate::decisions::RowAt| {
                let list = lists[at.list];
                format!("{} of {}", row_words(&RowKey::of(list, at.claim)), list.title)
            };
            let message = format!("{} or {} has changed since this was decided", row(pair.one), row(pair.other));
            let help = "the decision still counts; look at the row, and decide again where it matters";
            sink.add(Code::DecidedRowChanged, places[*last], message, help);
        }
        if pair.says == PairSays::Contested {
            let first = pair.words[0];
            let message =
                format!("{} and {} decided otherwise about these two rows", decisions[first].by, decisions[*last].by);
            let help = "nothing is decided until one of them takes the word back or changes it";
            sink.add(Code::DecisionsDiffer, places[*last], message, help).see(places[first], "the other word");
        }
    }
    for clash in &stand.clashes {
        let message = "these two rows are said to be two humans, though other decisions make them one";
        let help = "one of these decisions is wrong: change it, or take it back";
        let finding = sink.add(Code::DecisionsClash, places[clash.different], message, help);
        for same in &clash.same {
            finding.see(places[*same], "said to be one human");
        }
    }
}

/// A row in words that name nobody.
fn row_words(key: &RowKey) -> String {
    match (&key.key, key.row) {
        (Some(own), _) => format!("the row with the key `{own}`"),
        (None, 0) => "a row".to_owned(),
        (None, row) => format!("row {row}"),
    }
}
