//! Reading `[places]` of case.toml, and `[names]` of a position: what a party calls things in its own view.

use takas_model::OwnName;

use super::draft::Draft;
use super::fields::{self, Fields};
use crate::codes::Code;
use crate::diagnostic::Sink;
use crate::language::resolve::Thing;
use crate::tree::Entry;

/// Reads the names that all have for places.
pub(super) fn read_places(fields: &Fields<'_>, draft: &mut Draft, sink: &mut Sink) {
    for entry in fields.lines("places", sink) {
        let usable = draft.claim_id(&entry.key, entry.key_place, sink);
        if let (true, Some(said)) = (usable, fields::text(&entry.node, &entry.key, sink)) {
            draft.places.insert(entry.key.clone(), said.value.trim().to_owned());
        }
    }
}

/// Reads a party's own names.
pub(super) fn read_names(fields: &Fields<'_>, draft: &Draft, sink: &mut Sink) -> Vec<OwnName> {
    let mut names: Vec<OwnName> = Vec::new();
    for entry in fields.lines("names", sink) {
        let said = fields::text(&entry.node, &entry.key, sink);
        let neutral = neutral_name(entry, draft, sink);
        let (Some(said), Some(neutral)) = (said, neutral) else { continue };
        let own = said.value.trim().to_owned();
        if own == neutral {
            let message = format!("`{own}` is what all call it already");
            sink.add(Code::OwnNameSame, said.place, message, "leave the line out, or write the party's own name");
        }
        names.push(OwnName { neutral, own });
    }
    names
}

/// What all call a place, a thing, a set or a party.
fn neutral_name(entry: &Entry, draft: &Draft, sink: &mut Sink) -> Option<String> {
    let (id, case) = (&entry.key, &draft.case);
    if let Some(place) = draft.places.get(id) {
        return Some(place.clone());
    }
    if let Some(party) = draft.names.parties.get(id) {
        return Some(case.party(*party).name.clone());
    }
    match draft.names.things.get(id) {
        Some(Thing::Item(item)) => return Some(case.item(*item).name.clone()),
        Some(Thing::Set(set)) => return Some(case.sets[*set].name.clone()),
        Some(Thing::Choice(act)) => return Some(case.undertakings[*act].name.clone()),
        None => {}
    }
    if !draft.was_lost(id) {
        let known = draft.places.keys().chain(draft.names.things.keys()).chain(draft.names.parties.keys());
        let help =
            sink.did_you_mean(id, known.map(String::as_str), "name a place, a thing, a set or a party of case.toml");
        sink.add(Code::UnknownName, entry.key_place, format!("the case has nothing named `{id}`"), help);
    }
    None
}
