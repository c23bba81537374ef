//! Reading sets and families.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::{Condition, ItemRef, Kind, Origin, Owner, Rule, Selection, Sentence, Set};

use super::draft::{Draft, Site, plain_line};
use super::fields::{self, Fields, Said};
use crate::codes::Code;
use crate::diagnostic::Sink;
use crate::language::lookup::{same_unit, unit_words};
use crate::language::resolve::Thing;
use crate::shapes;
use crate::source::Place;
use crate::tree::{Entry, Value};

/// A set as written.
struct Written<'t> {
    index: usize,
    place: Place,
    of: Vec<Said<&'t str>>,
}

/// Reads `[sets]` and the sets that people of lists/people.csv name.
pub(super) fn read_sets(fields: &Fields<'_>, draft: &mut Draft, sink: &mut Sink) {
    let mut written = Vec::new();
    for entry in fields.lines("sets", sink) {
        written.extend(open_set(entry, draft, sink));
    }
    let listed = std::mem::take(&mut draft.listed_sets);
    for (id, members) in listed {
        let index = match draft.names.things.get(&id) {
            Some(Thing::Set(index)) => *index,
            Some(Thing::Item(_) | Thing::Choice(_)) => continue,
            None => add_set(draft, &id, id.clone(), None),
        };
        draft.case.sets[index].items.extend(members);
    }
    let circular = circular(&written, draft);
    for set in &written {
        let members = members(set, &circular, draft, sink);
        let items = &mut draft.case.sets[set.index].items;
        items.extend(members);
        items.sort_unstable();
        items.dedup();
        check_set(set, draft, sink);
    }
    for set in &mut draft.case.sets {
        set.items.sort_unstable();
        set.items.dedup();
    }
}

fn open_set<'t>(entry: &'t Entry, draft: &mut Draft, sink: &mut Sink) -> Option<Written<'t>> {
    let usable = draft.claim_id(&entry.key, entry.key_place, sink);
    let line = Fields::of_entry(entry, shapes::SET, sink)?;
    let name = line.text("name", sink).map_or_else(|| entry.key.clone(), |said| said.value.to_owned());
    let listed = draft.listed_sets.iter().any(|(id, _)| *id == entry.key);
    if !line.has("of") && !listed {
        line.missing("of", "write `of = [\"…\", \"…\"]`: its members", sink);
    }
    let wrote_list = line.entry("of").is_some_and(|of| matches!(of.node.value, Value::Array(_)));
    let of = line.texts("of", false, sink).unwrap_or_default();
    if of.is_empty() && wrote_list && !listed {
        let help = "name at least one member, or leave the set out";
        sink.add(Code::EmptySet, entry.key_place, format!("the set `{}` has no members", entry.key), help);
    }
    usable.then(|| Written {
        index: add_set(draft, &entry.key, name, Some(entry.key_place)),
        place: entry.key_place,
        of,
    })
}

fn add_set(draft: &mut Draft, id: &str, name: String, place: Option<Place>) -> usize {
    let index = draft.case.sets.len();
    draft.names.things.insert(id.to_owned(), Thing::Set(index));
    draft.case.sets.push(Set { id: id.to_owned(), name, items: Vec::new() });
    draft.set_places.push(place);
    index
}

fn members(set: &Written<'_>, circular: &BTreeSet<usize>, draft: &mut Draft, sink: &mut Sink) -> Vec<ItemRef> {
    let mut items = Vec::new();
    for said in &set.of {
        match member(said, draft, sink) {
            Some(Thing::Item(item)) => items.push(item),
            Some(Thing::Choice(act)) => items.extend(&draft.case.undertakings[act].items),
            Some(Thing::Set(other)) if other < set.index || draft.set_places[other].is_none() => {
                draft.used.sets.insert(other);
                items.extend(&draft.case.sets[other].items);
            }
            Some(Thing::Set(other)) => {
                draft.used.sets.insert(other);
                report_later(set, other, said, circular, draft, sink);
            }
            None => {}
        }
    }
    items
}

fn report_later(
    set: &Written<'_>,
    other: usize,
    said: &Said<&str>,
    circular: &BTreeSet<usize>,
    draft: &Draft,
    sink: &mut Sink,
) {
    let id = &draft.case.sets[set.index].id;
    if circular.contains(&set.index) && circular.contains(&other) {
        let message = if other == set.index {
            format!("the set `{id}` contains itself")
        } else {
            format!("the sets `{id}` and `{}` contain one another", said.value)
        };
        sink.add(Code::SetCycle, said.place, message, "name the members themselves in one of them");
    } else {
        let message = format!("the set `{}` is written after `{id}`, which uses it", said.value);
        let finding = sink.add(Code::SetTooEarly, said.place, message, format!("move `{}` above `{id}`", said.value));
        if let Some(place) = draft.set_places[other] {
            finding.see(place, "written here");
        }
    }
}

/// The sets that contain one another: what is left after taking away, again and again, every set that contains no other set
/// left, and every set that none left contains.
fn circular(written: &[Written<'_>], draft: &Draft) -> BTreeSet<usize> {
    let mut arrows: Vec<(usize, usize)> = Vec::new();
    for set in written {
        let inner = set.of.iter().filter_map(|said| match draft.names.things.get(said.value) {
            Some(Thing::Set(inner)) => Some((set.index, *inner)),
            _ => None,
        });
        arrows.extend(inner);
    }
    let mut left: BTreeSet<usize> = written.iter().map(|set| set.index).collect();
    peel(&mut left, &arrows);
    for arrow in &mut arrows {
        *arrow = (arrow.1, arrow.0);
    }
    peel(&mut left, &arrows);
    left
}

/// Takes away every set from which no arrow leads to a set that is left.
fn peel(left: &mut BTreeSet<usize>, arrows: &[(usize, usize)]) {
    let mut leading_out: BTreeMap<usize, usize> = BTreeMap::new();
    let mut into: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (from, to) in arrows.iter().filter(|(from, to)| left.contains(from) && left.contains(to)) {
        *leading_out.entry(*from).or_default() += 1;
        into.entry(*to).or_default().push(*from);
    }
    let mut free: Vec<usize> = left.iter().copied().filter(|set| !leading_out.contains_key(set)).collect();
    while let Some(set) = free.pop() {
        left.remove(&set);
        for before in into.remove(&set).unwrap_or_default() {
            let count = leading_out.entry(before).or_default();
            *count -= 1;
            if *count == 0 {
                free.push(before);
            }
        }
    }
}

fn member(said: &Said<&str>, draft: &Draft, sink: &mut Sink) -> Option<Thing> {
    if let Some(thing) = draft.names.things.get(said.value) {
        return Some(*thing);
    }
    if !draft.was_lost(said.value) {
        let names = draft.names.things.keys().map(String::as_str);
        let help = sink.did_you_mean(said.value, names, "name a person, group, thing or set of case.toml");
        sink.add(Code::UnknownName, said.place, format!("the case has nothing named `{}`", said.value), help);
    }
    None
}

fn check_set(set: &Written<'_>, draft: &mut Draft, sink: &mut Sink) {
    let items = &draft.case.sets[set.index].items;
    let Some(first) = items.first().map(|item| draft.case.item(*item)) else { return };
    let other = items.iter().map(|item| draft.case.item(*item)).find(|item| !same_unit(&item.kind, &first.kind));
    if let Some(other) = other {
        let message = format!(
            "the set holds {} (`{}`) and {} (`{}`)",
            unit_words(&first.kind),
            first.id,
            unit_words(&other.kind),
            other.id
        );
        sink.add(Code::MixedSet, set.place, message, "make a set for each kind of unit");
        // What follows is read as if the set held the first kind alone, so that one mistake is told once.
        let kind = first.kind.clone();
        let case = &mut draft.case;
        let items = &case.items;
        case.sets[set.index].items.retain(|item| same_unit(&items[item.index()].kind, &kind));
    }
}

/// Reads `[families]`: each becomes a rule of the case.
pub(super) fn read_families(fields: &Fields<'_>, draft: &mut Draft, sink: &mut Sink) {
    for entry in fields.lines("families", sink) {
        let Some(names) = fields::texts(&entry.node, &entry.key, false, sink) else { continue };
        let mut items: Vec<ItemRef> = Vec::new();
        for said in &names {
            match member(said, draft, sink) {
                Some(Thing::Item(item)) => items.push(item),
                Some(Thing::Choice(act)) => items.extend(&draft.case.undertakings[act].items),
                Some(Thing::Set(set)) => {
                    draft.used.sets.insert(set);
                    items.extend(&draft.case.sets[set].items);
                }
                None => {}
            }
        }
        items.sort_unstable();
        items.dedup();
        let strangers =
            items.iter().map(|item| draft.case.item(*item)).find(|item| !is_single(&item.kind, item.quantity));
        if let Some(stranger) = strangers {
            let message = format!("`{}` is neither a person nor single remains", stranger.id);
            sink.add(Code::FamilyMember, entry.node.place, message, "name people one by one under [people]");
            continue;
        }
        if items.len() < 2 {
            if names.len() < 2 {
                let message = format!("the family `{}` has fewer than two members", entry.key);
                sink.add(Code::FamilyOfOne, entry.key_place, message, "name the others, or leave the line out");
            }
            continue;
        }
        let words: Vec<&str> = names.iter().map(|said| said.value).collect();
        let text = joined(&words, "and");
        let rule = Rule {
            owner: Owner::Case,
            origin: Origin::Family,
            name: format!("family {}", entry.key),
            text: format!("{text} together"),
            sentence: Sentence::Together(Selection { items, text }),
            line: plain_line(),
        };
        draft.add_rule(rule, Site { name: entry.key_place, sentence: entry.node.place });
    }
}

fn is_single(kind: &Kind, quantity: u64) -> bool {
    quantity == 1 && matches!(kind, Kind::Person(_) | Kind::Remains)
}

/// `a, b and c`.
pub(super) fn joined(words: &[&str], last: &str) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}

/// A condition with nothing around it.
pub(super) fn holds(condition: Condition) -> Sentence {
    Sentence::Holds(condition)
}
