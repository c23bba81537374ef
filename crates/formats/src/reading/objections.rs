//! Reading `[objections]`: who objects to the release of somebody on a list, and what became of it.
//!
//! An objection stands in the position of the party that raises or reports it, and nothing that is told of it quotes the position of
//! the party that listed. A party can object to those whom a list published to it names, or its own: of any other list it is not told
//! that there is one.

use std::collections::BTreeMap;

use takas_model::{Decision, ItemRef, Moment, Objection, PartyRef, PhaseRef};

use super::asks::selection;
use super::draft::Draft;
use super::fields::{Fields, Said};
use super::lines::{self, Head};
use super::moment::{self, Stretch};
use super::rules::Speaker;
use super::windows::{ReadWindow, not_comparable, phase_after};
use super::words;
use crate::codes::Code;
use crate::diagnostic::Sink;
use crate::shapes;
use crate::source::Place;
use crate::tree::{Entry, Value};

/// An objection as read, before it is held against the lists.
pub(super) struct ReadObjection {
    objection: Objection,
    place: Place,
    raised: (Stretch, Place),
    decided: Option<(PhaseRef, Place)>,
}

/// Reads the objections of one position, in the order written.
pub(super) fn read_objections(
    fields: &Fields<'_>,
    speaker: Speaker<'_>,
    head: &Head,
    draft: &mut Draft,
    sink: &mut Sink,
) -> Vec<ReadObjection> {
    let Some(party) = speaker.party else { return Vec::new() };
    let mut read = Vec::new();
    for entry in fields.lines("objections", sink) {
        let Some(line_fields) = Fields::of_entry(entry, shapes::OBJECTION, sink) else { continue };
        let selection = selection(entry, &line_fields, speaker, draft, sink);
        let units = selection.and_then(|selection| units(entry, &line_fields, &selection.items, draft, sink));
        let help = "write `raised_by = \"…\"`: who objects, in words";
        let raised_by = line_fields.text_needed("raised_by", help, sink).map(|said| said.value.trim().to_owned());
        if !line_fields.has("raised") {
            line_fields.missing("raised", "write `raised = 2023-11-22` (a day, a local time, or a phase)", sink);
        }
        let raised = moment::read(&line_fields, "raised", false, draft, sink);
        let decided = moment::read(&line_fields, "decided", true, draft, sink);
        let decision = decision(entry, &line_fields, raised.as_ref(), decided.as_ref(), draft, sink);
        let line = lines::read_line(Some(&line_fields), entry.key_place, head, draft, sink);
        let (Some(units), Some(raised_by), Some(raised), Some((decision, from))) = (units, raised_by, raised, decision)
        else {
            continue;
        };
        let objection = Objection {
            name: entry.key.clone(),
            party,
            units,
            raised_by,
            raised: raised.value.0,
            decision,
            decided: decided.as_ref().map(|said| said.value.0),
            line,
        };
        let decided = from.zip(decided.map(|said| said.place));
        read.push(ReadObjection { objection, place: entry.key_place, raised: (raised.value.1, raised.place), decided });
    }
    read
}

/// Against whom, and how many of each: of a group the count that is written, of persons each; `all` is everyone.
fn units(
    entry: &Entry,
    fields: &Fields<'_>,
    items: &[ItemRef],
    draft: &Draft,
    sink: &mut Sink,
) -> Option<Vec<(ItemRef, u64)>> {
    let quantity = |item: &ItemRef| draft.case.item(*item).quantity;
    if fields.entry("count").is_some_and(|entry| matches!(&entry.node.value, Value::Text(all) if all == "all")) {
        return Some(items.iter().map(|item| (*item, quantity(item))).collect());
    }
    let count = fields.positive("count", sink);
    if fields.has("count") && count.is_none() {
        return None;
    }
    match (items, count) {
        ([item], Some(said)) if said.value <= quantity(item) => return Some(vec![(*item, said.value)]),
        ([item], Some(said)) => {
            let message = format!("the objection is to {} of {}", said.value, quantity(item));
            sink.add(Code::ObjectionCount, said.place, message, format!("write {} or fewer", quantity(item)));
        }
        (_, Some(said)) => {
            let help = "leave `count` out, or give the group a line of its own";
            sink.add(Code::ObjectionCount, said.place, "`count` is of one group alone", help);
        }
        (items, None) => {
            let Some(group) = items.iter().find(|item| quantity(item) > 1) else {
                return Some(items.iter().map(|item| (*item, 1)).collect());
            };
            let message = format!("nothing says to how many of `{}` the objection is", draft.case.item(*group).id);
            let help = "write `count = 3` on a line for this group alone, or `count = \"all\"`";
            sink.add(Code::ObjectionCount, entry.key_place, message, help);
        }
    }
    None
}

type Read = Said<(Moment, Stretch)>;

/// What became of it; of a rejection that is dated, also the first phase after it.
fn decision(
    entry: &Entry,
    fields: &Fields<'_>,
    raised: Option<&Read>,
    decided: Option<&Read>,
    draft: &Draft,
    sink: &mut Sink,
) -> Option<(Decision, Option<PhaseRef>)> {
    let decision = match fields.text("decision", sink) {
        None if fields.has("decision") => return None,
        None => Decision::Pending,
        Some(said) => words::meaning(words::DECISION, said.value, said.place, Code::UnknownDecision, sink)?,
    };
    let Some(decided) = decided else {
        return (!fields.has("decided")).then_some((decision, None));
    };
    if decision == Decision::Pending {
        let help = "write `decision = \"upheld\"` or `\"rejected\"`, or leave `decided` out";
        sink.add(Code::DecisionDate, decided.place, "what is pending has not been decided", help)
            .see(entry.key_place, "the objection");
        return None;
    }
    match raised.map(|raised| decided.value.1.is_over_before(raised.value.1)) {
        Some(Some(true)) => {
            let help = "see which of `raised` and `decided` is right";
            sink.add(Code::DecisionDate, decided.place, "it is decided before it was raised", help);
            return None;
        }
        Some(None) => {
            not_comparable(decided.place, sink);
            return None;
        }
        Some(Some(false)) | None => {}
    }
    if decision == Decision::Upheld {
        return Some((decision, None));
    }
    let from = phase_after(decided, "the objection was rejected", draft, sink)?;
    Some((decision, Some(from)))
}

/// Holds the objections against the lists of all positions, and puts both into the case.
pub(super) fn settle(windows: Vec<ReadWindow>, objections: Vec<ReadObjection>, draft: &mut Draft, sink: &mut Sink) {
    let list_of: BTreeMap<ItemRef, &ReadWindow> =
        windows.iter().flat_map(|list| list.window.listed.items.iter().map(move |item| (*item, list))).collect();
    for mut read in objections {
        let party = read.objection.party;
        let mut first = PhaseRef::FIRST;
        for &(item, _) in &read.objection.units {
            let Some(list) = list_of.get(&item).filter(|list| is_open_to(list, party)) else {
                not_listed(&read, item, draft, sink);
                continue;
            };
            first = first.max(list.window.first);
            in_time(&read, list, sink);
        }
        if let Decision::Rejected(_) = read.objection.decision {
            read.objection.decision = Decision::Rejected(read.decided.map_or(first, |(from, _)| from.max(first)));
        }
        draft.objection_places.push(read.place);
        draft.case.objections.push(read.objection);
    }
    for read in windows {
        draft.window_places.push(read.place);
        draft.case.windows.push(read.window);
    }
}

/// Whether the party knows of the list: its own, or one published to it.
fn is_open_to(list: &ReadWindow, party: PartyRef) -> bool {
    list.window.party == party || list.window.published_to.contains(&party)
}

fn not_listed(read: &ReadObjection, item: ItemRef, draft: &Draft, sink: &mut Sink) {
    // Where a position could not be read whole, its lists are not all known.
    if !draft.partly_read.is_empty() || draft.windows_lost {
        return;
    }
    let (id, party) = (&draft.case.item(item).id, &draft.case.party(read.objection.party).id);
    let message = format!("`{id}` is on no list that was published to {party}");
    let help =
        "see who was meant; the party that lists says so under [windows] of its position: `published_to = [\"…\"]`";
    sink.add(Code::NotListed, read.place, message, help);
}

/// Objections are raised while the window is open.
fn in_time(read: &ReadObjection, list: &ReadWindow, sink: &mut Sink) {
    let ((opens, closes), (raised, place)) = (list.open, read.raised);
    match (raised.is_over_before(opens), closes.is_over_before(raised)) {
        (Some(false), Some(false)) => {}
        (Some(early), Some(_)) => {
            let when = if early { "before the window opened" } else { "after the window had closed" };
            let help = "see when it was raised; one that came too late is not heard, and does not belong here";
            sink.add(Code::ObjectionOutside, place, format!("the objection was raised {when}"), help);
        }
        _ => not_comparable(place, sink),
    }
}
