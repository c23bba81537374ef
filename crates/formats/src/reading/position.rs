//! Reading one position: head, weights and values, holds, undertakes, asks, refusals, rules, answers.

use std::collections::BTreeSet;

use takas_model::{Hold, ItemRef, Line, PartyRef, Position, Rule};

use super::answers;
use super::asks;
use super::case_file;
use super::choices;
use super::draft::{Draft, Site};
use super::fields::{self, Fields};
use super::lines::{self, Head};
use super::names;
use super::objections::{self, ReadObjection};
use super::rules::{self, Speaker, Tables};
use super::schedule;
use super::windows::{self, ReadWindow};
use crate::codes::Code;
use crate::diagnostic::Sink;
use crate::language::resolve::{Thing, Weights};
use crate::shapes;
use crate::source::{Place, Text};
use crate::tree::{Document, Entry};

/// A position as read: its rules are put into their order later.
pub(super) struct ReadPosition {
    pub(super) position: Position,
    pub(super) refusals: Vec<(Rule, Site)>,
    pub(super) musts: Vec<(Rule, Site)>,
    pub(super) written: Vec<(Rule, Site)>,
    pub(super) windows: Vec<ReadWindow>,
    pub(super) objections: Vec<ReadObjection>,
    pub(super) hold_places: Vec<Place>,
    pub(super) ask_places: Vec<Place>,
    pub(super) tables: Tables,
}

/// Reads the position of `party` from its file.
pub(super) fn read_position(
    document: &Document,
    file: usize,
    party: PartyRef,
    texts: &[Text],
    draft: &mut Draft,
    sink: &mut Sink,
) -> ReadPosition {
    let fields = case_file::open(document, shapes::POSITION, file, sink);
    check_party(&fields, party, document.lost.is_some(), draft, sink);
    let mut head = lines::read_head(&fields, draft, sink);
    if document.lost.is_some() {
        // The head itself may be what is lost.
        head.strict = false;
        draft.partly_read.insert(takas_model::Owner::Party(party));
    }
    let (tables, table_places) = read_tables(&fields, draft, sink);
    let speaker = Speaker { party: Some(party), tables: &tables, texts };
    let used_before = (std::mem::take(&mut draft.used.weights), std::mem::take(&mut draft.used.values));
    let (mut holds, mut hold_places) = read_holds(&fields, party, &head, draft, sink);
    for (hold, place) in read_undertakings(&fields, party, &head, draft, sink) {
        holds.push(hold);
        hold_places.push(place);
    }
    let asks = asks::read_asks(&fields, speaker, &head, draft, sink);
    let refusals = asks::read_refusals(&fields, speaker, &head, draft, sink);
    let windows = windows::read_windows(&fields, speaker, &head, draft, sink);
    if !sink.has_errors_in(file) {
        let held = holds.iter().zip(&hold_places).map(|(hold, place)| (hold.item, (hold.phases, *place))).collect();
        windows::against_holds(&windows, &held, draft, sink);
    }
    let objections = objections::read_objections(&fields, speaker, &head, draft, sink);
    let mut written = rules::read_rules(fields.lines("rules", sink), speaker, &head, draft, sink);
    written.extend(schedule::read_schedules(&fields, speaker, &head, draft, sink));
    answers::read_answers(&fields, party, &head, draft, sink);
    report_unused(&tables, &table_places, draft, sink);
    draft.used.weights = used_before.0;
    draft.used.values = used_before.1;
    let scale = asks.scale;
    let names = names::read_names(&fields, draft, sink);
    let ask_places = asks.asks.iter().map(|(_, place)| *place).collect();
    let asks_alone = asks.asks.into_iter().map(|(ask, _)| ask).collect();
    ReadPosition {
        position: Position { party, holds, asks: asks_alone, scale, names },
        refusals,
        musts: asks.musts,
        written,
        windows,
        objections,
        hold_places,
        ask_places,
        tables,
    }
}

fn check_party(fields: &Fields<'_>, party: PartyRef, broken: bool, draft: &Draft, sink: &mut Sink) {
    let id = &draft.case.party(party).id;
    if !fields.has("party") && !broken {
        fields.missing("party", &format!("write `party = \"{id}\"`, as the file is named"), sink);
    }
    if let Some(said) = fields.text("party", sink).filter(|said| said.value != id) {
        let message = format!("the file is named for `{id}`, but says `party = \"{}\"`", said.value);
        sink.add(
            Code::PartyMismatch,
            said.place,
            message,
            "rename the file, or mend the key: a position is one party's compartment",
        );
    }
}

fn read_holds(
    fields: &Fields<'_>,
    party: PartyRef,
    head: &Head,
    draft: &mut Draft,
    sink: &mut Sink,
) -> (Vec<Hold>, Vec<Place>) {
    let entries = fields.lines("holds", sink);
    let own_lines: BTreeSet<&str> = entries.iter().map(|entry| entry.key.as_str()).collect();
    let (mut holds, mut places): (Vec<Hold>, Vec<Place>) = (Vec::new(), Vec::new());
    let mut offered: BTreeSet<ItemRef> = BTreeSet::new();
    for entry in entries {
        let Some(line_fields) = Fields::of_entry(entry, shapes::HOLD, sink) else { continue };
        let items = held_items(entry, party, draft, sink);
        let to = destinations(&line_fields, party, draft, sink);
        let phases = lines::read_span(&line_fields, draft, sink);
        let mut line = lines::read_line(Some(&line_fields), entry.key_place, head, draft, sink);
        with_legal(&mut line, &line_fields, sink);
        let (Some(items), Some(to), Some(phases)) = (items, to, phases) else { continue };
        let is_set = !matches!(draft.names.things.get(&entry.key), Some(Thing::Item(_)));
        for item in items {
            let has_own_line = is_set && own_lines.contains(draft.case.item(item).id.as_str());
            if has_own_line || !offered.insert(item) {
                continue;
            }
            holds.push(Hold { item, to: to.clone(), phases, line: line.clone() });
            places.push(entry.key_place);
        }
    }
    (holds, places)
}

/// What the line's ground of release says goes with the line's remark.
fn with_legal(line: &mut Line, fields: &Fields<'_>, sink: &mut Sink) {
    let Some(legal) = fields.text("legal", sink) else { return };
    let words = format!("legal: {}", legal.value);
    line.note = Some(line.note.take().map_or(words.clone(), |note| format!("{note}; {words}")));
}

/// The items of a line under `[holds]`: one, or the members of a set; all of them held by the party.
fn held_items(entry: &Entry, party: PartyRef, draft: &mut Draft, sink: &mut Sink) -> Option<Vec<ItemRef>> {
    let items = items_of(&entry.key, entry.key_place, draft, sink)?;
    if let Some(act) = items.iter().map(|item| draft.case.item(*item)).find(|item| item.is_undertaking()) {
        let message = format!("`{}` is an undertaking: it is undertaken, not held", act.id);
        sink.add(
            Code::HoldOrUndertaking,
            entry.key_place,
            message,
            format!("move the line to [undertakes]: `{} = {{}}`", entry.key),
        );
        return None;
    }
    let stranger = items.iter().find(|item| !draft.doubtful.contains(item) && draft.case.item(**item).holder != party);
    if let Some(stranger) = stranger {
        let item = draft.case.item(*stranger);
        let message = format!(
            "case.toml says that `{}` is held by {}, not by {}",
            item.id,
            draft.case.party(item.holder).id,
            draft.case.party(party).id
        );
        let help = "see which is right: only the holder lets go; if the holder has changed, change it in case.toml";
        sink.add(Code::NotTheHolder, entry.key_place, message, help)
            .see(draft.item_places[stranger.index()], "the holder stands here");
        return None;
    }
    Some(items)
}

/// The items behind the name of a line.
pub(super) fn items_of(name: &str, place: Place, draft: &mut Draft, sink: &mut Sink) -> Option<Vec<ItemRef>> {
    match draft.names.things.get(name) {
        Some(Thing::Item(item)) => Some(vec![*item]),
        Some(Thing::Choice(act)) => Some(draft.case.undertakings[*act].items.clone()),
        Some(Thing::Set(set)) => {
            draft.used.sets.insert(*set);
            Some(draft.case.sets[*set].items.clone())
        }
        None => {
            if !draft.was_lost(name) {
                let names = draft.names.things.keys().map(String::as_str);
                let help =
                    sink.did_you_mean(name, names, "name a person, group, thing, undertaking or set of case.toml");
                sink.add(Code::UnknownName, place, format!("the case has nothing named `{name}`"), help);
            }
            None
        }
    }
}

fn destinations(fields: &Fields<'_>, party: PartyRef, draft: &Draft, sink: &mut Sink) -> Option<Vec<PartyRef>> {
    if !fields.has("to") {
        let help = "write `to = [\"…\"]`: the parties to whom it may go";
        sink.add(Code::DestinationMissing, fields.place, "nothing says where it may go", help);
        return None;
    }
    let said = fields.texts("to", false, sink)?;
    if said.is_empty() {
        let help = "name the parties to whom it may go, or leave the line out: without one it does not move";
        sink.add(Code::DestinationMissing, fields.place, "the list of destinations is empty", help);
        return None;
    }
    let mut to = Vec::new();
    for said in said {
        let Some(found) = draft.party(said.value, said.place, sink) else { continue };
        if found == party {
            let message = format!("{} holds it already", said.value);
            sink.add(Code::DestinationIsHolder, said.place, message, "name another party, or leave the line out");
        } else if !to.contains(&found) {
            to.push(found);
        }
    }
    Some(to)
}

fn read_undertakings(
    fields: &Fields<'_>,
    party: PartyRef,
    head: &Head,
    draft: &mut Draft,
    sink: &mut Sink,
) -> Vec<(Hold, Place)> {
    let mut holds = Vec::new();
    for entry in fields.lines("undertakes", sink) {
        let Some(line_fields) = Fields::of_entry(entry, shapes::UNDERTAKES, sink) else { continue };
        let items = choices::some_options(entry, &line_fields, draft, sink);
        let phases = lines::read_span(&line_fields, draft, sink);
        let line = lines::read_line(Some(&line_fields), entry.key_place, head, draft, sink);
        let (Some(items), Some(phases)) = (items, phases) else { continue };
        for item in items {
            let act = draft.case.item(item);
            if !act.is_undertaking() {
                let message = format!("`{}` is no undertaking", act.id);
                let help = format!(
                    "people and goods are held: move the line to [holds] and say where to: `{} = {{ to = [\"…\"] }}`",
                    act.id
                );
                sink.add(Code::HoldOrUndertaking, entry.key_place, message, help);
            } else if act.holder != party && !draft.doubtful.contains(&item) {
                let message =
                    format!("case.toml says that `{}` is for {} to undertake", act.id, draft.case.party(act.holder).id);
                sink.add(
                    Code::NotTheUndertaker,
                    entry.key_place,
                    message,
                    "see which is right: a party promises only its own acts",
                )
                .see(draft.item_places[item.index()], "the undertaking stands here");
            } else {
                holds.push((Hold { item, to: Vec::new(), phases, line: line.clone() }, entry.key_place));
            }
        }
    }
    holds
}

/// Reads `[weights.…]` and `[values]`, with the places of the tables.
fn read_tables(fields: &Fields<'_>, draft: &mut Draft, sink: &mut Sink) -> (Tables, Vec<(String, Place)>) {
    let mut tables = Tables::default();
    let mut places = Vec::new();
    for entry in fields.lines("weights", sink) {
        if !super::draft::id_is_fine(&entry.key, entry.key_place, sink) {
            continue;
        }
        let crate::tree::Value::Table(table) = &entry.node.value else {
            let wanted = format!("a table: `[weights.{}]` and a line `name = 3` for each", entry.key);
            fields::wrong(&entry.node, &entry.key, &wanted, sink);
            continue;
        };
        tables.weights.insert(entry.key.clone(), read_weights(&table.entries, draft, sink));
        places.push((entry.key.clone(), entry.key_place));
    }
    if let Some(entry) = fields.entry("values") {
        tables.values = Some(read_weights(fields.lines("values", sink), draft, sink));
        places.push(("values".to_owned(), entry.key_place));
    }
    (tables, places)
}

/// One table of numbers. An item's own number goes before that of its sets.
fn read_weights(entries: &[Entry], draft: &mut Draft, sink: &mut Sink) -> Weights {
    let mut by_item: std::collections::BTreeMap<ItemRef, (i64, bool)> = std::collections::BTreeMap::new();
    for entry in entries {
        let weight = fields::integer(&entry.node, &entry.key, sink);
        let items = items_of(&entry.key, entry.key_place, draft, sink);
        let (Some(weight), Some(items)) = (weight, items) else { continue };
        let own = matches!(draft.names.things.get(&entry.key), Some(Thing::Item(_)));
        for item in items {
            match by_item.get(&item) {
                Some((_, true)) if !own => {}
                Some((earlier, false)) if !own && *earlier != weight => {
                    let item = &draft.case.item(item).id;
                    let message = format!("`{item}` is in two sets with different numbers, {earlier} and {weight}");
                    sink.add(Code::TwoWeights, entry.key_place, message, format!("give `{item}` a line of its own"));
                    break;
                }
                _ => {
                    by_item.insert(item, (weight, own));
                }
            }
        }
    }
    by_item.into_iter().map(|(item, (weight, _))| (item, weight)).collect()
}

fn report_unused(tables: &Tables, places: &[(String, Place)], draft: &Draft, sink: &mut Sink) {
    for (name, place) in places {
        let is_values = name == "values" && tables.values.is_some() && !tables.weights.contains_key(name);
        let used = if is_values { draft.used.values } else { draft.used.weights.contains(name) };
        if !used {
            let (message, help) = if is_values {
                (
                    "no rule compares values".to_owned(),
                    "write a rule `what we receive is worth at least what we give`, or leave the table out".to_owned(),
                )
            } else {
                (
                    format!("no rule uses the weights `{name}`"),
                    format!("write a rule `sum of {name} over … at most …`, or leave the table out"),
                )
            };
            sink.add(Code::UnusedWeights, *place, message, help);
        }
    }
}
