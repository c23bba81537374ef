//! Reading people, groups, remains, goods and undertakings.

use takas_model::{Consent, Item, ItemRef, Kind, PartyRef, Person, Protection, Status};

use super::choices;
use super::draft::Draft;
use super::fields::Fields;
use super::lines;
use super::words;
use crate::codes::Code;
use crate::diagnostic::Sink;
use crate::language::resolve::Thing;
use crate::limits::{ITEMS_MAX, NUMBER_MAX};
use crate::shapes;
use crate::source::Place;
use crate::tree::Entry;

/// Reads `[people]`.
pub(super) fn read_people(fields: &Fields<'_>, draft: &mut Draft, sink: &mut Sink) {
    for entry in some(fields, "people", sink) {
        let Some((line, usable)) = open(entry, shapes::PERSON, draft, sink) else { continue };
        let name = line.text_needed("name", "write `name = \"…\"`", sink).map(|said| said.value);
        let holder = holder(&line, "holder", draft, sink);
        let person = read_person(&line, draft, sink);
        let protection = protection(&line, sink);
        lines::sources(&line, "sources", draft, sink);
        if usable {
            add(draft, entry, name, Kind::Person(person), holder, 1, protection);
        }
    }
}

fn read_person(line: &Fields<'_>, draft: &Draft, sink: &mut Sink) -> Person {
    let aliases = line.texts("aliases", false, sink).unwrap_or_default();
    let status = line
        .text("status", sink)
        .and_then(|said| words::meaning(words::STATUS, said.value, said.place, Code::UnknownStatus, sink));
    let consent = line
        .text("consent", sink)
        .and_then(|said| words::meaning(words::CONSENT, said.value, said.place, Code::UnknownConsent, sink));
    let consent_to = parties(line, "consent_to", draft, sink);
    let no_return_to = parties(line, "no_return_to", draft, sink);
    let person = Person {
        aliases: aliases.iter().map(|said| said.value.to_owned()).collect(),
        written: line.text("written", sink).map(|said| said.value.to_owned()),
        status: status.unwrap_or(Status::Acknowledged),
        legal: line.text("legal", sink).map(|said| said.value.to_owned()),
        consent: consent.unwrap_or(Consent::NotKnown),
        consent_to,
        no_return_to,
    };
    consent_fits(&person, line.place, sink);
    person
}

/// Warns where what is said of a person's consent does not fit together.
pub(super) fn consent_fits(person: &Person, place: Place, sink: &mut Sink) {
    let fault = if person.consent_to.is_empty() {
        None
    } else if matches!(person.consent, Consent::Refused | Consent::NotAsked) {
        Some("the person agreed to a destination without having agreed to go")
    } else if person.consent_to.iter().all(|to| person.no_return_to.contains(to)) {
        Some("every destination the person agreed to is one the person must not be sent to")
    } else {
        None
    };
    if let Some(fault) = fault {
        let help = "see which of `consent`, `consent_to` and `no_return_to` is right; non-refoulement holds whatever was agreed";
        sink.add(Code::ConsentContradiction, place, fault, help);
    }
}

/// Reads `[groups]`, `[remains]`, `[goods]`, `[undertakings]`.
pub(super) fn read_other_items(fields: &Fields<'_>, draft: &mut Draft, sink: &mut Sink) {
    for entry in some(fields, "groups", sink) {
        let Some((line, usable)) = open(entry, shapes::GROUP, draft, sink) else { continue };
        let name = line.text_needed("name", "write `name = \"…\"`", sink).map(|said| said.value);
        let holder = holder(&line, "holder", draft, sink);
        let count = needed(&line, "count", "write `count = …`: how many people the group has", sink);
        let protection = protection(&line, sink);
        lines::sources(&line, "sources", draft, sink);
        if usable {
            add(draft, entry, name, Kind::Group, holder, count, protection);
        }
    }
    for entry in some(fields, "remains", sink) {
        let Some((line, usable)) = open(entry, shapes::REMAINS, draft, sink) else { continue };
        let name = line.text_needed("name", "write `name = \"…\"`", sink).map(|said| said.value);
        let holder = holder(&line, "holder", draft, sink);
        let count = if line.has("count") { needed(&line, "count", "", sink) } else { 1 };
        lines::sources(&line, "sources", draft, sink);
        if usable {
            add(draft, entry, name, Kind::Remains, holder, count, Some(Protection::Remains));
        }
    }
    read_goods(fields, draft, sink);
    for entry in some(fields, "undertakings", sink) {
        let Some((line, usable)) = open(entry, shapes::UNDERTAKING, draft, sink) else { continue };
        let name = line.text_needed("name", "write `name = \"…\"`", sink).map(|said| said.value);
        let holder = holder(&line, "party", draft, sink);
        lines::sources(&line, "sources", draft, sink);
        if usable {
            choices::add_undertaking(entry, &line, name, holder, draft, sink);
        }
    }
}

fn read_goods(fields: &Fields<'_>, draft: &mut Draft, sink: &mut Sink) {
    for entry in some(fields, "goods", sink) {
        let Some((line, usable)) = open(entry, shapes::GOODS, draft, sink) else { continue };
        let name = line.text_needed("name", "write `name = \"…\"`", sink).map(|said| said.value);
        let holder = holder(&line, "holder", draft, sink);
        let unit = line.text_needed("unit", "write `unit = \"truck\"`: what is counted", sink);
        let total = needed(&line, "total", "write `total = …`: how many units there are in all", sink);
        let per_day = line.positive("per_day", sink);
        if let Some(rate) = per_day.as_ref().filter(|rate| rate.value > total) {
            let message = format!("{} can move in a day, but there are only {total} in all", rate.value);
            sink.add(
                Code::RateOverTotal,
                rate.place,
                message,
                "see which of `total` and `per_day` is right, or leave `per_day` out",
            );
        }
        lines::sources(&line, "sources", draft, sink);
        if usable {
            let unit = unit.map_or_else(|| "unit".to_owned(), |said| said.value.to_owned());
            let kind = Kind::Goods { unit, per_day: per_day.map(|said| said.value) };
            add(draft, entry, name, kind, holder, total, None);
        }
    }
}

fn some<'t>(fields: &Fields<'t>, key: &'static str, sink: &mut Sink) -> &'t [Entry] {
    fields.lines(key, sink)
}

fn open<'t>(
    entry: &'t Entry,
    shape: &'static shapes::Shape,
    draft: &mut Draft,
    sink: &mut Sink,
) -> Option<(Fields<'t>, bool)> {
    let usable = draft.claim_id(&entry.key, entry.key_place, sink);
    Fields::of_entry(entry, shape, sink).map(|line| (line, usable))
}

fn needed(line: &Fields<'_>, key: &'static str, help: &str, sink: &mut Sink) -> u64 {
    if !line.has(key) {
        line.missing(key, help, sink);
    }
    // What could not be read might be any number: nothing is then more than there is.
    line.positive(key, sink).map_or(NUMBER_MAX, |said| said.value)
}

/// The holder; none: it could not be read, and that was reported.
fn holder(line: &Fields<'_>, key: &'static str, draft: &Draft, sink: &mut Sink) -> Option<PartyRef> {
    let said = line.text_needed(key, "name the party by its id", sink)?;
    draft.party(said.value, said.place, sink)
}

fn parties(line: &Fields<'_>, key: &'static str, draft: &Draft, sink: &mut Sink) -> Vec<PartyRef> {
    let said = line.texts(key, false, sink).unwrap_or_default();
    said.iter().filter_map(|said| draft.party(said.value, said.place, sink)).collect()
}

fn protection(line: &Fields<'_>, sink: &mut Sink) -> Option<Protection> {
    let said = line.text("protected", sink)?;
    words::meaning(words::PROTECTION, said.value, said.place, Code::UnknownProtection, sink)
}

fn add(
    draft: &mut Draft,
    entry: &Entry,
    name: Option<&str>,
    kind: Kind,
    holder: Option<PartyRef>,
    quantity: u64,
    protection: Option<Protection>,
) {
    let name = name.unwrap_or(&entry.key).to_owned();
    let item = Item {
        id: entry.key.clone(),
        name,
        kind,
        holder: holder.unwrap_or(PartyRef::new(0)),
        quantity,
        protection,
        pseudonym: String::new(),
    };
    add_item(draft, item, entry.key_place, holder.is_none());
}

/// Adds an item under its id.
pub(super) fn add_item(draft: &mut Draft, item: Item, place: Place, doubtful: bool) -> ItemRef {
    let reference = ItemRef::new(draft.case.items.len());
    draft.names.things.insert(item.id.clone(), Thing::Item(reference));
    if doubtful {
        draft.doubtful.insert(reference);
    }
    draft.case.items.push(item);
    draft.item_places.push(place);
    reference
}

/// Gives every item its pseudonym: the holder's id and a number in the order of items.
pub(super) fn give_pseudonyms(draft: &mut Draft) {
    let mut counted = vec![0_usize; draft.case.parties.len()];
    for item in &mut draft.case.items {
        let Some(count) = counted.get_mut(item.holder.index()) else { continue };
        *count += 1;
        item.pseudonym = format!("{}-{:02}", draft.case.parties[item.holder.index()].id, count);
    }
}

/// Reports a case with more items than the limit.
pub(super) fn within_limits(draft: &Draft, place: Place, sink: &mut Sink) -> bool {
    !super::case_file::too_many(draft.case.items.len(), ITEMS_MAX, "people and things", place, sink)
}
