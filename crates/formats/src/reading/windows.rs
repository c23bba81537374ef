//! Reading `[windows]`: lists that a holder publishes, how many places there are for those listed, and until when objections are
//! heard. Each number of places becomes one rule, named `places NAME`. Objections are read in `objections`.

use takas_model::{
    Bound, Condition, Flow, ItemRef, Origin, PartyRef, PhaseRef, Rule, Selection, Sentence, Span, Window,
};

use std::collections::BTreeMap;

use super::asks::{flow_words, optional_parties};
use super::case_file;
use super::draft::{Draft, Site};
use super::fields::{self, Fields, Said};
use super::lines::{self, Head};
use super::moment::{self, Stretch};
use super::rules::{Speaker, selection_of};
use super::schedule;
use crate::codes::Code;
use crate::diagnostic::Sink;
use crate::limits::WINDOWS_MAX;
use crate::shapes;
use crate::source::Place;
use crate::tree::{Entry, Value};

/// A list as read, with its place and the rule that its places make.
pub(super) struct ReadWindow {
    pub(super) window: Window,
    pub(super) place: Place,
    pub(super) open: (Stretch, Stretch),
    pub(super) places: Option<(Rule, Site)>,
}

/// Reads the lists of one position, in the order written.
pub(super) fn read_windows(
    fields: &Fields<'_>,
    speaker: Speaker<'_>,
    head: &Head,
    draft: &mut Draft,
    sink: &mut Sink,
) -> Vec<ReadWindow> {
    let Some(party) = speaker.party else { return Vec::new() };
    let mut windows: Vec<ReadWindow> = Vec::new();
    let mut on_list: BTreeMap<ItemRef, (String, Place)> = BTreeMap::new();
    let entries = fields.lines("windows", sink);
    if case_file::too_many(entries.len(), WINDOWS_MAX, "lists", fields.place, sink) {
        return windows;
    }
    for entry in entries {
        let Some(line_fields) = Fields::of_entry(entry, shapes::WINDOW, sink) else { continue };
        let rule_name = format!("places {}", entry.key);
        draft.written_rules.insert((speaker.owner(), rule_name.clone()));
        if entry.key.trim().is_empty() || entry.key.contains(char::is_control) {
            let help = "for example `\"list of 22 November\"`";
            sink.add(Code::RuleName, entry.key_place, "the list needs a name in plain words", help);
        }
        let listed = listed(&line_fields, speaker, party, &on_list, draft, sink);
        let open = open(&line_fields, draft, sink);
        let published_to = published_to(&line_fields, party, draft, sink);
        let line = lines::read_line(Some(&line_fields), entry.key_place, head, draft, sink);
        let (Some(listed), Some((opens, closes, first))) = (listed, open) else { continue };
        on_list.extend(listed.items.iter().map(|item| (*item, (entry.key.clone(), entry.key_place))));
        let Some(places) = places(&line_fields, &listed, draft, sink) else { continue };
        let rule = sentence(&places, &listed, draft).map(|(sentence, text)| {
            let (owner, origin, line) = (speaker.owner(), Origin::Places, line.clone());
            let site = Site { name: entry.key_place, sentence: entry.key_place };
            (Rule { owner, origin, name: rule_name, text, sentence, line }, site)
        });
        let window = Window {
            name: entry.key.clone(),
            party,
            listed,
            places,
            opens: opens.0,
            closes: closes.0,
            first,
            published_to: published_to.unwrap_or_default(),
            line,
        };
        windows.push(ReadWindow { window, place: entry.key_place, open: (opens.1, closes.1), places: rule });
    }
    draft.windows_lost |= windows.len() < entries.len();
    windows
}

/// Who is listed: people whom the party holds, each on one list.
fn listed(
    fields: &Fields<'_>,
    speaker: Speaker<'_>,
    party: PartyRef,
    on_list: &BTreeMap<ItemRef, (String, Place)>,
    draft: &mut Draft,
    sink: &mut Sink,
) -> Option<Selection> {
    let Some(entry) = fields.entry("listed") else {
        fields.missing("listed", "write `listed = \"…\"`: the people, groups or sets on the list", sink);
        return None;
    };
    let place = entry.node.place;
    let selection = selection_of(&entry.node, "listed", speaker, draft, sink)?;
    let mark = sink.mark();
    for item_ref in &selection.items {
        let item = draft.case.item(*item_ref);
        if !item.is_people() {
            let message = format!("`{}` is neither a person nor a group", item.id);
            let help = "a list names people: leave out goods, undertakings and remains, which nobody objects to";
            sink.add(Code::NotListable, place, message, help);
        } else if item.holder != party && !draft.doubtful.contains(item_ref) {
            let (holder, id) = (&draft.case.party(item.holder).id, &item.id);
            let message =
                format!("case.toml says that `{id}` is held by {holder}, not by {}", draft.case.party(party).id);
            let help = "a party lists whom it holds itself; if the holder has changed, change it in case.toml";
            sink.add(Code::NotTheHolder, place, message, help)
                .see(draft.item_places[item_ref.index()], "the holder stands here");
        } else if let Some((other, stands)) = on_list.get(item_ref) {
            let message = format!("`{}` is on the list \"{other}\" already", item.id);
            let help = "list everyone once: leave the person out of one of the two (`… except …`)";
            sink.add(Code::ListedOnTwo, place, message, help).see(*stands, "the other list");
        }
    }
    (!sink.has_errors_since(mark)).then_some(selection)
}

type Opened = ((takas_model::Moment, Stretch), (takas_model::Moment, Stretch), PhaseRef);

/// From when until when objections are heard, and the first phase after that.
fn open(fields: &Fields<'_>, draft: &Draft, sink: &mut Sink) -> Option<Opened> {
    for key in ["opens", "closes"] {
        if !fields.has(key) {
            let help = format!("write `{key} = 2023-11-22T10:00` (a day, a local time, or a phase)");
            fields.missing(key, &help, sink);
        }
    }
    let opens = moment::read(fields, "opens", false, draft, sink);
    let closes = moment::read(fields, "closes", true, draft, sink);
    let (opens, closes) = (opens?, closes?);
    match closes.value.1.is_over_before(opens.value.1) {
        None => {
            not_comparable(closes.place, sink);
            return None;
        }
        Some(true) => {
            let help = "see which of `opens` and `closes` is right";
            sink.add(Code::WindowBackwards, closes.place, "the window closes before it opens", help)
                .see(opens.place, "it opens here");
            return None;
        }
        Some(false) => {}
    }
    let first = phase_after(&closes, "the window has closed", draft, sink)?;
    Some((opens.value, closes.value, first))
}

/// The first phase with time left after the moment; reports where there is none.
pub(super) fn phase_after(
    said: &Said<(takas_model::Moment, Stretch)>,
    when: &str,
    draft: &Draft,
    sink: &mut Sink,
) -> Option<PhaseRef> {
    match moment::first_phase_after(said.value.1, &draft.case) {
        Ok(Some(phase)) => return Some(phase),
        Ok(None) => {
            let message = format!("no phase is left after {when}: nobody it concerns could move");
            let help = "write an earlier time, or add a phase after it; phases without `first_day` count as earlier";
            sink.add(Code::NothingAfterWindow, said.place, message, help);
        }
        Err(()) => not_comparable(said.place, sink),
    }
    None
}

/// Reports that days and phases without dates cannot be compared.
pub(super) fn not_comparable(place: Place, sink: &mut Sink) {
    let message = "whether this is before or after the phases cannot be told: they have no dates";
    let help = "give the phases of case.toml a `first_day`, or name phases here too";
    sink.add(Code::MomentUnplaced, place, message, help);
}

fn published_to(fields: &Fields<'_>, party: PartyRef, draft: &Draft, sink: &mut Sink) -> Option<Vec<PartyRef>> {
    let to = optional_parties(fields, "published_to", draft, sink)?;
    if let (true, Some(entry)) = (to.contains(&party), fields.entry("published_to")) {
        let message = format!("{} has made the list itself", draft.case.party(party).id);
        sink.add(Code::DestinationIsHolder, entry.node.place, message, "name the others to whom it was published");
    }
    Some(to)
}

/// `places`: a number, or numbers by day or phase, each up to the end of that phase. None: something was wrong.
fn places(fields: &Fields<'_>, listed: &Selection, draft: &Draft, sink: &mut Sink) -> Option<Vec<(u64, PhaseRef)>> {
    let Some(entry) = fields.entry("places") else { return Some(Vec::new()) };
    let mark = sink.mark();
    let mut places: Vec<(PhaseRef, Said<u64>)> = if let Value::Table(table) = &entry.node.value {
        if table.entries.is_empty() {
            let help = "write a number, or leave the key out: then all of them may go";
            sink.add(Code::EmptyText, entry.node.place, "`places` is empty", help);
        }
        let all = draft.all_phases();
        let place = |line: &Entry| {
            let phase = schedule::phase_of(line, all, draft, sink);
            let number = fields::positive(&line.node, "places", sink);
            Some((phase?, Said { value: number?, place: line.node.place }))
        };
        table.entries.iter().filter_map(place).collect()
    } else {
        let number = fields.positive("places", sink);
        number.map(|number| (draft.all_phases().last, number)).into_iter().collect()
    };
    places.sort_by_key(|(phase, _)| *phase);
    let units = draft.case.units(listed.items.iter().copied());
    for (_, number) in places.iter().filter(|(_, number)| u128::from(number.value) > units) {
        let message = format!("there are {} places, but only {units} are listed", number.value);
        let help = format!("write {units} or fewer, list more people, or leave `places` out: then all of them may go");
        sink.add(Code::PlacesOverListed, number.place, message, help);
    }
    for pair in places.windows(2) {
        if pair[1].0 == pair[0].0 || pair[1].1.value < pair[0].1.value {
            let message = format!("{} places by this phase, after {}", pair[1].1.value, pair[0].1.value);
            let help =
                "each number counts everyone up to the end of its phase, so numbers do not fall, one for a phase";
            sink.add(Code::PlacesFall, pair[1].1.place, message, help).see(pair[0].1.place, "the number before");
        }
    }
    (!sink.has_errors_since(mark)).then(|| places.into_iter().map(|(phase, number)| (number.value, phase)).collect())
}

/// At most so many of the listed, by each of these phases.
fn sentence(places: &[(u64, PhaseRef)], listed: &Selection, draft: &Draft) -> Option<(Sentence, String)> {
    let first = draft.all_phases().first;
    let (mut conditions, mut words) = (Vec::new(), Vec::new());
    for &(number, last) in places {
        let phases = Span { first, last };
        let flow = Flow { selection: listed.clone(), from: Vec::new(), to: Vec::new(), phases };
        words.push(format!("at most {number} of {}", flow_words(&flow, draft)));
        conditions.push(Condition::Count { bound: Bound::AtMost, number, flow });
    }
    let condition = if conditions.len() == 1 { conditions.remove(0) } else { Condition::And(conditions) };
    (!words.is_empty()).then(|| (Sentence::Holds(condition), words.join(" and ")))
}

/// Looks at each list beside what its party holds, once the whole position is read.
pub(super) fn against_holds(
    read: &[ReadWindow],
    holds: &BTreeMap<ItemRef, (Span, Place)>,
    draft: &Draft,
    sink: &mut Sink,
) {
    for ReadWindow { window, place, .. } in read {
        for item in &window.listed.items {
            let id = &draft.case.item(*item).id;
            match holds.get(item) {
                None => {
                    let message =
                        format!("`{id}` is listed, but not on offer: nobody on the list moves without a hold");
                    let help =
                        format!("add a line under [holds]: `{id} = {{ to = [\"…\"] }}`, or take them off the list");
                    sink.add(Code::ListedNotHeld, *place, message, help);
                }
                Some((phases, hold)) if phases.last < window.first => {
                    let message = format!("`{id}` is let go only before the window of \"{}\" has closed", window.name);
                    let first = &draft.case.phase(window.first).id;
                    let help = format!("nobody listed moves before phase {first}: let them go later, or close earlier");
                    sink.add(Code::HoldBeforeClose, *hold, message, help).see(*place, "the list stands here");
                }
                Some(_) => {}
            }
        }
    }
}
