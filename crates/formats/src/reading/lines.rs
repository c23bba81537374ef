//! Whence a line comes: standing, by whom, when, from which source. The head of a position gives defaults.

use takas_model::{Date, Line, PhaseRef, Span, Standing};

use super::draft::Draft;
use super::fields::{Fields, Said};
use super::words;
use crate::codes::Code;
use crate::diagnostic::Sink;
use crate::source::Place;

/// The defaults of a file.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    pub(super) standing: Option<Standing>,
    pub(super) by: Option<String>,
    pub(super) on: Option<Date>,
    pub(super) sources: Vec<String>,
    /// Whether a line must say how it is known. Lines of case.toml need not: they are what all agree on.
    pub(super) strict: bool,
}

/// Reads the head of a position.
pub(super) fn read_head(fields: &Fields<'_>, draft: &mut Draft, sink: &mut Sink) -> Head {
    Head {
        standing: standing(fields, sink),
        by: by(fields, draft, sink),
        on: fields.date("on", sink).map(|said| said.value),
        sources: sources(fields, "source", draft, sink),
        strict: true,
    }
}

/// Reads what a line says of itself, and fills in the head's defaults. Without fields, the defaults alone.
pub(super) fn read_line(
    fields: Option<&Fields<'_>>,
    place: Place,
    head: &Head,
    draft: &mut Draft,
    sink: &mut Sink,
) -> Line {
    let own_standing = fields.and_then(|fields| standing(fields, sink));
    let wrote_standing = fields.is_some_and(|fields| fields.has("standing"));
    let own_sources = fields.map(|fields| sources(fields, "source", draft, sink)).unwrap_or_default();
    let line = Line {
        standing: own_standing.or(head.standing).unwrap_or(Standing::Stated),
        by: fields.and_then(|fields| by(fields, draft, sink)).or_else(|| head.by.clone()),
        on: fields.and_then(|fields| fields.date("on", sink)).map(|said| said.value).or(head.on),
        sources: if own_sources.is_empty() { head.sources.clone() } else { own_sources },
        from_outcome: fields.and_then(|fields| fields.truth("from_outcome", sink)).unwrap_or(false),
        note: fields.and_then(|fields| fields.text("note", sink)).map(|said| said.value.to_owned()),
    };
    if head.strict && head.standing.is_none() && !wrote_standing {
        let help =
            "write `standing = \"stated\"` (or hinted, inferred, assumed) at the head of the file or on this line";
        sink.add(Code::StandingMissing, place, "nothing says how this line is known", help);
    }
    if head.strict && line.by.is_none() && line.on.is_none() {
        let help = "write `by = \"…\"` and `on = 2024-07-01` at the head of the file or on this line";
        sink.add(Code::NoAttribution, place, "nothing says by whom or when this was said", help);
    }
    if line.from_outcome && line.standing == Standing::Stated && head.strict {
        let help = "write `standing = \"inferred\"`, or leave `from_outcome` out";
        sink.add(Code::OutcomeNotInferred, place, "what is read off the outcome alone was stated by nobody", help);
    }
    line
}

fn standing(fields: &Fields<'_>, sink: &mut Sink) -> Option<Standing> {
    let said = fields.text("standing", sink)?;
    words::meaning(words::STANDING, said.value, said.place, Code::UnknownStanding, sink)
}

fn by(fields: &Fields<'_>, draft: &Draft, sink: &mut Sink) -> Option<String> {
    let said = fields.text("by", sink)?;
    if draft.names.phases.contains_key(said.value) && !draft.names.parties.contains_key(said.value) {
        let message = format!("`by` says who said it, but `{}` is a phase", said.value);
        sink.add(Code::ByIsPhase, said.place, message, format!("for a phase write `until = \"{}\"`", said.value));
    }
    Some(said.value.to_owned())
}

/// Reads keys of sources or free texts; warns of what looks like a key and is none.
pub(super) fn sources(fields: &Fields<'_>, key: &'static str, draft: &mut Draft, sink: &mut Sink) -> Vec<String> {
    let said = fields.texts(key, true, sink).unwrap_or_default();
    said.iter().map(|said| cite(said, draft, sink)).collect()
}

/// Notes that a source is cited.
pub(super) fn cite(said: &Said<&str>, draft: &mut Draft, sink: &mut Sink) -> String {
    let key = said.value;
    if draft.source_places.contains_key(key) {
        draft.cited.insert(key.to_owned());
    } else if !key.contains([' ', '.', '/', ':', ',']) && !draft.was_lost(key) {
        let known = draft.source_places.keys().map(String::as_str);
        let help =
            sink.did_you_mean(key, known, "add it under [sources] of case.toml, or write the source out in words");
        sink.add(Code::UnknownSource, said.place, format!("there is no source `{key}`"), help);
    }
    key.to_owned()
}

/// Reads `in`, `until`, `after`: the phases that are left. None: something was wrong and was reported.
pub(super) fn read_span(fields: &Fields<'_>, draft: &Draft, sink: &mut Sink) -> Option<Span> {
    let all = draft.all_phases();
    let (mut first, mut last) = (0, all.last.index());
    let mut known = true;
    let mut places: Vec<Place> = Vec::new();
    for key in ["in", "until", "after"] {
        if !fields.has(key) {
            continue;
        }
        let Some(said) = fields.text(key, sink) else {
            known = false;
            continue;
        };
        places.push(said.place);
        let Some(phase) = draft.phase(said.value, said.place, sink) else {
            known = false;
            continue;
        };
        let (begin, end) = (phase.first.index(), phase.last.index());
        let (from, to) = match key {
            "in" => (begin, end),
            "until" => (0, end),
            _ => (end + 1, all.last.index()),
        };
        first = first.max(from);
        last = last.min(to);
    }
    if !known {
        return None;
    }
    if first > last {
        let place = places.into_iter().reduce(Place::to).unwrap_or(fields.place);
        let help =
            "`in` is one phase, `until` that phase and those before it, `after` those after it; keep what you mean";
        sink.add(Code::SpanConflict, place, "no phase is left by what this line says", help);
        return None;
    }
    Some(Span { first: PhaseRef::new(first), last: PhaseRef::new(last) })
}
