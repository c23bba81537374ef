//! Reading case.toml: head, sources, parties, phases, objectives. Items are read in `items`, sets in `sets`.

use takas_model::{Date, Nature, Objective, Party, PartyRef, Phase, PhaseRef, Role, Run, Source, Span};

use super::draft::{Draft, id_is_fine};
use super::fields::{self, Fields};
use super::words;
use crate::calendar::days_after;
use crate::codes::Code;
use crate::diagnostic::Sink;
use crate::limits::{PARTIES_MAX, PHASES_MAX};
use crate::shapes;
use crate::source::Place;
use crate::tree::{Document, Entry, Value};

/// What every case wants, in turn, unless it says otherwise.
const DEFAULT_OBJECTIVES: &[Objective] =
    &[Objective::Protected, Objective::People, Objective::WorstOff, Objective::FewestTransfers];

/// Opens a file's top table and checks its `format`.
pub(super) fn open<'t>(
    document: &'t Document,
    shape: &'static shapes::Shape,
    file: usize,
    sink: &mut Sink,
) -> Fields<'t> {
    let top = Place { file, start: 0, end: 0 };
    let fields = Fields::of_table(&document.root, shape, top, sink);
    check_format(&document.root, top, document.lost.is_some(), sink);
    fields
}

/// Every file says which version of the format it is written in.
pub(super) fn check_format(root: &crate::tree::Table, top: Place, broken: bool, sink: &mut Sink) {
    match root.get("format") {
        None if broken => {}
        None => {
            sink.add(Code::FormatMissing, top, "the file does not say its format", "begin it with `format = 1`");
        }
        Some(entry) if matches!(entry.node.value, Value::Integer(Some(1))) => {}
        Some(entry) => {
            let help = "this version of Takas reads `format = 1`; a later format needs a later version";
            sink.add(Code::FormatUnsupported, entry.node.place, "this format is not known", help);
        }
    }
}

/// Reads everything that items and positions refer to.
pub(super) fn read_frame(fields: &Fields<'_>, draft: &mut Draft, sink: &mut Sink) {
    let broken = draft.lost.is_some();
    if fields.has("title") || broken {
        draft.case.title = fields.text("title", sink).map_or_else(String::new, |said| said.value.trim().to_owned());
    } else {
        fields.missing("title", "write `title = \"…\"`: it heads every page", sink);
    }
    draft.case.summary = fields.text("summary", sink).map_or_else(String::new, |said| said.value.trim().to_owned());
    if fields.truth("historical", sink) == Some(true) {
        draft.case.nature = Nature::Historical;
    }
    read_zone(fields, draft, sink);
    read_sources(fields, draft, sink);
    read_parties(fields, draft, sink);
    read_phases(fields, draft, sink);
}

fn read_zone(fields: &Fields<'_>, draft: &mut Draft, sink: &mut Sink) {
    let Some(said) = fields.text("zone", sink) else { return };
    let part_is_fine = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_alphabetic())
            && part.chars().all(|c| c.is_ascii_alphanumeric() || "_+-".contains(c))
    };
    let fine = said.value == "UTC" || (said.value.contains('/') && said.value.split('/').all(part_is_fine));
    if fine {
        said.value.clone_into(&mut draft.case.zone);
    } else {
        let message = format!("`{}` is not the name of a time zone", said.value);
        sink.add(
            Code::InvalidZone,
            said.place,
            message,
            "use a name of the IANA list, such as `Europe/Istanbul`, or `UTC`",
        );
    }
}

fn read_sources(fields: &Fields<'_>, draft: &mut Draft, sink: &mut Sink) {
    for entry in fields.lines("sources", sink) {
        if let Some(said) = fields::text(&entry.node, &entry.key, sink) {
            draft.case.sources.push(Source { key: entry.key.clone(), text: said.value.to_owned() });
            draft.source_places.insert(entry.key.clone(), entry.key_place);
        }
    }
}

fn read_parties(fields: &Fields<'_>, draft: &mut Draft, sink: &mut Sink) {
    let lines = fields.lines("parties", sink);
    if too_many(lines.len(), PARTIES_MAX, "parties", fields.place, sink) {
        return;
    }
    for entry in lines {
        let usable = draft.claim_id(&entry.key, entry.key_place, sink);
        let Some(line) = Fields::of_entry(entry, shapes::PARTY, sink) else { continue };
        let name = line.text_needed("name", "write `name = \"…\"`, as a reader knows the party", sink);
        let mut roles: Vec<Role> = Vec::new();
        for said in line.texts("roles", false, sink).unwrap_or_default() {
            roles.extend(words::meaning(words::ROLE, said.value, said.place, Code::UnknownRole, sink));
        }
        if roles.is_empty() {
            roles.push(Role::Side);
        }
        if usable {
            let party = PartyRef::new(draft.case.parties.len());
            draft.names.parties.insert(entry.key.clone(), party);
            let name = name.map_or_else(|| entry.key.clone(), |said| said.value.to_owned());
            draft.case.parties.push(Party { id: entry.key.clone(), name, roles });
        }
    }
    if draft.case.parties.is_empty() && draft.lost.is_none() && lines.is_empty() {
        let help = "write a table [parties] with a line for each: `DEU = { name = \"Germany\" }`";
        sink.add(Code::NoParties, fields.place, "the case has no parties", help);
    }
}

fn read_phases(fields: &Fields<'_>, draft: &mut Draft, sink: &mut Sink) {
    let lines = fields.lines("phases", sink);
    if let Some(entry) = fields.entry("phases")
        && lines.is_empty()
        && matches!(entry.node.value, Value::Table(_))
    {
        let help = "write a line for each phase, or leave the table out: then there is one phase, named `exchange`";
        sink.add(Code::NoPhases, entry.key_place, "there are no phases", help);
    }
    if too_many(lines.len(), PHASES_MAX, "phases", fields.place, sink) {
        return;
    }
    for entry in lines {
        let usable = id_is_fine(&entry.key, entry.key_place, sink);
        let Some(line) = Fields::of_entry(entry, shapes::PHASE, sink) else { continue };
        let name = line.text("name", sink).map_or_else(|| entry.key.clone(), |said| said.value.to_owned());
        let first_day = line.date("first_day", sink).map(|said| said.value);
        let days = line.positive("days", sink).map_or(1, |said| said.value);
        let daily = line.truth("daily", sink) == Some(true);
        let count =
            draft.case.phases.len().saturating_add(if daily { usize::try_from(days).unwrap_or(usize::MAX) } else { 1 });
        if !usable || too_many(count, PHASES_MAX, "phases and days", entry.key_place, sink) {
            continue;
        }
        if daily {
            add_days(entry, &name, first_day, days, draft, sink);
        } else {
            add_phase(entry, Phase { id: entry.key.clone(), name, first_day, days }, draft, sink);
        }
    }
    if draft.case.phases.is_empty() {
        draft.names.phases.insert("exchange".to_owned(), Span::of(PhaseRef::new(0)));
        let phase = Phase { id: "exchange".to_owned(), name: "Exchange".to_owned(), first_day: None, days: 1 };
        draft.case.phases.push(phase);
        draft.phase_places.push(fields.place);
    }
}

/// A phase for each day, and the whole under the id that was written.
fn add_days(entry: &Entry, name: &str, first_day: Option<Date>, days: u64, draft: &mut Draft, sink: &mut Sink) {
    let first = PhaseRef::new(draft.case.phases.len());
    for day in 1..=days {
        let after = i64::try_from(day - 1).unwrap_or(i64::MAX);
        let first_day = first_day.and_then(|first_day| days_after(first_day, after));
        let phase =
            Phase { id: format!("{}-{day}", entry.key), name: format!("{name}, day {day}"), first_day, days: 1 };
        add_phase(entry, phase, draft, sink);
    }
    let last = PhaseRef::new(draft.case.phases.len().saturating_sub(1));
    let phases = Span { first, last };
    draft.names.phases.insert(entry.key.clone(), phases);
    draft.case.runs.push(Run { id: entry.key.clone(), name: name.to_owned(), phases });
}

fn add_phase(entry: &Entry, phase: Phase, draft: &mut Draft, sink: &mut Sink) {
    if draft.names.phases.contains_key(&phase.id) {
        let message = format!("two phases have the id `{}`: the days of a daily phase are numbered", phase.id);
        sink.add(Code::PhaseTaken, entry.key_place, message, "give one of the two another id");
    }
    draft.names.phases.insert(phase.id.clone(), Span::of(PhaseRef::new(draft.case.phases.len())));
    draft.case.phases.push(phase);
    draft.phase_places.push(entry.key_place);
}

/// Reads what is made best, in turn. Protected people come first whenever there are any.
pub(super) fn read_objectives(fields: &Fields<'_>, draft: &mut Draft, sink: &mut Sink) {
    let mut objectives = Vec::new();
    let mut place = fields.place;
    if let Some(entry) = fields.entry("objectives") {
        place = entry.key_place;
        for said in fields.texts("objectives", false, sink).unwrap_or_default() {
            let found = words::meaning(words::OBJECTIVE, said.value, said.place, Code::UnknownObjective, sink);
            objectives.extend(found.filter(|found| !objectives.contains(found)));
        }
    }
    if objectives.is_empty() {
        objectives = DEFAULT_OBJECTIVES.to_vec();
        if draft.case.phases.len() > 1 {
            // Among deals as good as each other nobody waits for a later phase than they must.
            objectives.push(Objective::Earliest);
        }
    }
    let any_protected = draft.case.items.iter().any(|item| item.protection.is_some());
    if any_protected && objectives[0] != Objective::Protected {
        objectives.retain(|objective| *objective != Objective::Protected);
        objectives.insert(0, Objective::Protected);
        let help = "write `objectives = [\"protected\", …]`; the law puts them first, whatever is written";
        sink.add(
            Code::ProtectedFirst,
            place,
            "the case holds protected people or remains, so `protected` is made best first",
            help,
        );
    }
    draft.case.objectives = objectives;
}

/// Reports that a table has more entries than a case may have.
pub(super) fn too_many(count: usize, most: usize, what: &str, place: Place, sink: &mut Sink) -> bool {
    if count > most {
        sink.add(
            Code::TooMany,
            place,
            format!("{count} {what}, more than {most}"),
            "split the case, or put people into groups",
        );
    }
    count > most
}
