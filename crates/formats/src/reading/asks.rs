//! Reading what a party asks and refuses, and the rules these lines make.

use takas_model::{Ask, Condition, Flow, Kind, Origin, PartyRef, Priority, Rule, Selection, Sentence, Span};

use super::choices::some_options;
use super::draft::{Draft, Site};
use super::fields::{Fields, Said};
use super::lines::{self, Head};
use super::position::items_of;
use super::ranking;
use super::rules::{Speaker, selection_of};
use super::sets::{holds, joined};
use super::words;
use crate::codes::Code;
use crate::diagnostic::Sink;
use crate::language::lexer;
use crate::limits::SUM_MAX;
use crate::shapes;
use crate::source::Place;
use crate::tree::Entry;

/// The asks of a position and the rules of its musts.
#[derive(Default)]
pub(super) struct ReadAsks {
    pub(super) asks: Vec<(Ask, Place)>,
    pub(super) musts: Vec<(Rule, Site)>,
    /// See [`takas_model::Position::scale`].
    pub(super) scale: u64,
}

/// How much one unit counts.
struct Rank {
    priority: Option<Priority>,
    weight: u64,
    /// Where a value stands instead of a priority.
    value: Option<Place>,
}

/// Reads `[asks]`.
pub(super) fn read_asks(
    fields: &Fields<'_>,
    speaker: Speaker<'_>,
    head: &Head,
    draft: &mut Draft,
    sink: &mut Sink,
) -> ReadAsks {
    let mut read = ReadAsks { scale: 1, ..ReadAsks::default() };
    // For each ask, by how much its weight is to be divided.
    let mut parts: Vec<u64> = Vec::new();
    let (mut priority_at, mut value_at) = (None, None);
    for entry in fields.lines("asks", sink) {
        let Some(line_fields) = Fields::of_entry(entry, shapes::ASK, sink) else { continue };
        draft.written_rules.insert((speaker.owner(), format!("asks {}", entry.key)));
        let ranks = line_fields.has("prefers");
        let ranked = if ranks { ranking::read_ranking(entry, &line_fields, draft, sink) } else { None };
        let selection = if ranks {
            ranked.as_ref().map(|ranked| ranking::top(entry, ranked, &draft.case))
        } else {
            selection(entry, &line_fields, speaker, draft, sink)
        };
        let to = optional_parties(&line_fields, "to", draft, sink);
        let from = optional_parties(&line_fields, "from", draft, sink);
        let phases = lines::read_span(&line_fields, draft, sink);
        let rank = rank(&line_fields, entry.key_place, sink);
        let line = lines::read_line(Some(&line_fields), entry.key_place, head, draft, sink);
        if let Some(rank) = &rank {
            *(if rank.value.is_some() { &mut value_at } else { &mut priority_at }) = Some(entry.key_place);
        }
        let (Some(selection), Some(to), Some(from), Some(phases)) = (selection, to, from, phases) else { continue };
        let flow = Flow { selection, from, to, phases };
        if !flow.to.is_empty() && goes_nowhere(&flow.selection, draft) {
            report_goes_nowhere(&flow.selection, entry.key_place, sink);
            continue;
        }
        let numbers = numbers(&line_fields, &flow, rank.as_ref(), entry.key_place, draft, sink);
        if ranked.is_none() {
            own_things(&flow, speaker, entry.key_place, draft, sink);
        }
        let (Some(rank), Some((at_least, at_most, total))) = (rank, numbers) else { continue };
        if rank.priority == Some(Priority::Must) {
            let sentence = must_sentence(&flow, at_least, at_most, total, draft);
            read.musts.push(rule(Origin::Must, speaker, format!("asks {}", entry.key), sentence, &line, entry));
        }
        let (weight, priority) = (rank.weight, rank.priority);
        let at_most = at_most.unwrap_or(total);
        let ranks = ranked.as_ref().map_or(1, Vec::len);
        for rank in 1..=ranks {
            let mut flow = flow.clone();
            if let Some(ranked) = &ranked {
                flow.selection = ranking::top(entry, &ranked[..rank], &draft.case);
            }
            let ask = Ask { name: entry.key.clone(), flow, at_most, weight, priority, line: line.clone() };
            read.asks.push((ask, entry.key_place));
            parts.push(ranks as u64);
        }
    }
    read.scale = parts.iter().fold(1, |scale, &ranks| ranking::least_common_multiple(scale, ranks));
    for ((ask, _), ranks) in read.asks.iter_mut().zip(parts) {
        ask.weight = ask.weight.saturating_mul(read.scale / ranks);
    }
    if let (Some(priority), Some(value)) = (priority_at, value_at) {
        let help = "give every ask of the file a priority, or every ask a value";
        sink.add(Code::PriorityAndValue, value, "this ask has a value, others have a priority", help)
            .see(priority, "a priority");
    }
    let sum: u128 = read.asks.iter().map(|(ask, _)| u128::from(ask.weight) * u128::from(ask.at_most)).sum();
    if sum > SUM_MAX {
        let message = format!("the asks add up to {sum}, over the limit of {SUM_MAX}");
        sink.add(Code::SumTooLarge, fields.place, message, "use smaller values: only their proportions matter");
    }
    read
}

fn goes_nowhere(selection: &Selection, draft: &Draft) -> bool {
    selection.items.iter().any(|item| draft.case.item(*item).is_undertaking())
}

fn report_goes_nowhere(selection: &Selection, place: Place, sink: &mut Sink) {
    let message = format!("`{}` is an undertaking: it goes nowhere", selection.text);
    sink.add(Code::UndertakingHasNoPlace, place, message, "leave `to` out");
}

fn rank(fields: &Fields<'_>, place: Place, sink: &mut Sink) -> Option<Rank> {
    let value = fields.positive("value", sink);
    if !fields.has("priority") {
        if !fields.has("value") {
            let help = "write `priority = \"must\"`, `\"high\"` or `\"wish\"`; or `value = 5` on every ask of the file";
            sink.add(Code::PriorityMissing, place, "nothing says how much this ask matters", help);
        }
        return value.map(|said| Rank { priority: None, weight: said.value, value: Some(said.place) });
    }
    if fields.has("value") {
        let help = "keep one of the two, the same in all asks of the file";
        sink.add(Code::PriorityAndValue, place, "this ask has a priority and a value", help);
    }
    let said = fields.text("priority", sink)?;
    let priority = words::meaning(words::PRIORITY, said.value, said.place, Code::UnknownPriority, sink)?;
    Some(Rank { priority: Some(priority), weight: priority.weight(), value: None })
}

/// `at_least`, `at_most` and how much there is.
fn numbers(
    fields: &Fields<'_>,
    flow: &Flow,
    rank: Option<&Rank>,
    place: Place,
    draft: &Draft,
    sink: &mut Sink,
) -> Option<(Option<u64>, Option<u64>, u64)> {
    let mark = sink.mark();
    let at_least = fields.positive("at_least", sink);
    let at_most = fields.positive("at_most", sink);
    let total = quantity(flow, draft);
    if let Some(said) = at_least.as_ref().filter(|_| rank.is_some_and(|rank| rank.priority != Some(Priority::Must))) {
        let help = "write `priority = \"must\"`, or leave `at_least` out";
        sink.add(Code::AtLeastWithoutMust, said.place, "only a must has a least number", help);
    }
    if let Some(said) = at_least.as_ref().filter(|said| said.value > total) {
        let message = format!("at least {} are asked, but there are only {total}", said.value);
        sink.add(Code::AskTooMuch, said.place, message, format!("write {total} or less"));
    }
    if let Some(said) = at_most.as_ref().filter(|said| said.value > total) {
        let message = format!("`at_most` is {}, but there are only {total}", said.value);
        sink.add(Code::AtMostTooMuch, said.place, message, "leave `at_most` out, or write what is meant");
    }
    if let (Some(least), Some(most)) = (&at_least, &at_most)
        && least.value > most.value
    {
        let message = format!("`at_least` is {}, more than `at_most`, {}", least.value, most.value);
        sink.add(Code::AtLeastOverAtMost, least.place, message, "see which of the two is right");
    }
    if total == 0 {
        let message = format!("none of `{}` is held there", flow.selection.text);
        sink.add(Code::FromNobody, place, message, "name the holder under `from`, or leave `from` out");
        return None;
    }
    let least = at_least.map(|said| said.value);
    (!sink.has_errors_since(mark)).then(|| (least, at_most.map(|said| said.value.min(total)), total))
}

/// How many units the flow has to move.
pub(super) fn quantity(flow: &Flow, draft: &Draft) -> u64 {
    let held = |item: &takas_model::ItemRef| flow.from.is_empty() || flow.from.contains(&draft.case.item(*item).holder);
    u64::try_from(draft.case.units(flow.selection.items.iter().copied().filter(held))).unwrap_or(u64::MAX)
}

fn own_things(flow: &Flow, speaker: Speaker<'_>, place: Place, draft: &Draft, sink: &mut Sink) {
    let own = flow
        .selection
        .items
        .iter()
        .find(|item| Some(draft.case.item(**item).holder) == speaker.party && !draft.doubtful.contains(item));
    let (Some(own), Some(party)) = (own, speaker.party) else { return };
    let item = draft.case.item(*own);
    let verb = if item.is_undertaking() { "would undertake" } else { "holds" };
    let message = format!("{} asks for `{}`, which it {verb} itself", draft.case.party(party).id, item.id);
    sink.add(
        Code::AsksOwn,
        place,
        message,
        "see whether another party's was meant; what a party wants to give, it need not ask",
    );
}

/// The selection of a line: the thing of that name, or `of` in words.
pub(super) fn selection(
    entry: &Entry,
    fields: &Fields<'_>,
    speaker: Speaker<'_>,
    draft: &mut Draft,
    sink: &mut Sink,
) -> Option<Selection> {
    let Some(of) = fields.entry("of") else {
        let items = items_of(&entry.key, entry.key_place, draft, sink)?;
        if items.is_empty() {
            return None;
        }
        return Some(Selection { items, text: entry.key.clone() });
    };
    if draft.names.things.contains_key(&entry.key) {
        let message =
            format!("`{}` is the name of something in the case, so it cannot name a selection too", entry.key);
        sink.add(Code::NameTaken, entry.key_place, message, "leave `of` out, or give the line another name");
    } else if entry.key.trim().is_empty() || entry.key.contains(char::is_control) {
        sink.add(
            Code::RuleName,
            entry.key_place,
            "the line needs a name in plain words",
            "for example `americans-home`",
        );
    }
    selection_of(&of.node, "of", speaker, draft, sink)
}

pub(super) fn optional_parties(
    fields: &Fields<'_>,
    key: &'static str,
    draft: &Draft,
    sink: &mut Sink,
) -> Option<Vec<PartyRef>> {
    if !fields.has(key) {
        return Some(Vec::new());
    }
    let said = fields.texts(key, false, sink)?;
    if said.is_empty() {
        let help = format!("name a party, or leave `{key}` out: then any party counts");
        sink.add(Code::DestinationMissing, fields.place, format!("the list `{key}` is empty"), help);
        return None;
    }
    let found: Vec<Option<PartyRef>> =
        said.iter().map(|said: &Said<&str>| draft.party(said.value, said.place, sink)).collect();
    let mut parties: Vec<PartyRef> = Vec::new();
    for party in found {
        let party = party?;
        if !parties.contains(&party) {
            parties.push(party);
        }
    }
    Some(parties)
}

fn must_sentence(
    flow: &Flow,
    at_least: Option<u64>,
    at_most: Option<u64>,
    total: u64,
    draft: &Draft,
) -> (Sentence, String) {
    let number = at_least.or(at_most).unwrap_or(total);
    let words = flow_words(flow, draft);
    if number < total {
        let bound = takas_model::Bound::AtLeast;
        return (
            holds(Condition::Count { bound, number, flow: flow.clone() }),
            format!("at least {number} of {words}"),
        );
    }
    let first = draft.case.item(flow.selection.items[0]);
    let named =
        lexer::is_name(&flow.selection.text) && flow.selection.text == first.id && flow.selection.items.len() == 1;
    let text = match &first.kind {
        // One of some options of an undertaking.
        Kind::Undertaking if total == 1 && !lexer::is_name(&flow.selection.text) => {
            return (holds(Condition::Any(flow.clone())), format!("any of {words}"));
        }
        Kind::Undertaking if total == 1 => {
            let name = &flow.selection.text;
            format!("{name} is undertaken{}", &words[name.len()..])
        }
        Kind::Person(_) | Kind::Remains if named && first.quantity == 1 => {
            format!("{} moves{}", first.id, &words[first.id.len()..])
        }
        _ => format!("all of {words}"),
    };
    (holds(Condition::All(flow.clone())), text)
}

/// A flow as a sentence says it.
pub(super) fn flow_words(flow: &Flow, draft: &Draft) -> String {
    let ids = |parties: &[PartyRef]| {
        let words: Vec<&str> = parties.iter().map(|party| draft.case.party(*party).id.as_str()).collect();
        joined(&words, "or")
    };
    let mut words = flow.selection.text.clone();
    if !flow.from.is_empty() {
        words.push_str(" from ");
        words.push_str(&ids(&flow.from));
    }
    if !flow.to.is_empty() {
        words.push_str(" to ");
        words.push_str(&ids(&flow.to));
    }
    words + &span_words(flow.phases, draft)
}

fn span_words(span: Span, draft: &Draft) -> String {
    let all = draft.all_phases();
    let id = |index: usize| draft.case.phases[index].id.as_str();
    let (first, last) = (span.first.index(), span.last.index());
    match (span.first == all.first, span.last == all.last) {
        (true, true) => String::new(),
        _ if first == last => format!(" in phase {}", id(first)),
        (true, false) => format!(" by phase {}", id(last)),
        (false, true) => format!(" after phase {}", id(first - 1)),
        (false, false) => format!(" after phase {} by phase {}", id(first - 1), id(last)),
    }
}

/// A rule that a line makes.
pub(super) fn rule(
    origin: Origin,
    speaker: Speaker<'_>,
    name: String,
    (sentence, text): (Sentence, String),
    line: &takas_model::Line,
    entry: &Entry,
) -> (Rule, Site) {
    let rule = Rule { owner: speaker.owner(), origin, name, text, sentence, line: line.clone() };
    (rule, Site { name: entry.key_place, sentence: entry.key_place })
}

/// Reads `[refuses]`.
pub(super) fn read_refusals(
    fields: &Fields<'_>,
    speaker: Speaker<'_>,
    head: &Head,
    draft: &mut Draft,
    sink: &mut Sink,
) -> Vec<(Rule, Site)> {
    let mut rules = Vec::new();
    for entry in fields.lines("refuses", sink) {
        let Some(line_fields) = Fields::of_entry(entry, shapes::REFUSAL, sink) else { continue };
        draft.written_rules.insert((speaker.owner(), format!("refuses {}", entry.key)));
        let selection = if line_fields.has("options") {
            some_options(entry, &line_fields, draft, sink).map(|items| ranking::top(entry, &items, &draft.case))
        } else {
            selection(entry, &line_fields, speaker, draft, sink)
        };
        let to = optional_parties(&line_fields, "to", draft, sink);
        let line = lines::read_line(Some(&line_fields), entry.key_place, head, draft, sink);
        let (Some(selection), Some(to), Some(party)) = (selection, to, speaker.party) else { continue };
        if !to.is_empty() && goes_nowhere(&selection, draft) {
            report_goes_nowhere(&selection, entry.key_place, sink);
            continue;
        }
        let sentence = refusal_sentence(selection, &to, party, draft);
        rules.push(rule(Origin::Refusal, speaker, format!("refuses {}", entry.key), sentence, &line, entry));
    }
    rules
}

/// What the party holds does not leave it; what others hold does not come to it; with `to`, neither goes there.
fn refusal_sentence(selection: Selection, to: &[PartyRef], party: PartyRef, draft: &Draft) -> (Sentence, String) {
    let ids: Vec<&str> = to.iter().map(|party| draft.case.party(*party).id.as_str()).collect();
    let words = selection.text.clone();
    if !to.is_empty() {
        return (Sentence::NeverTo(selection, to.to_vec()), format!("{words} never to {}", joined(&ids, "or")));
    }
    let item = |item: &takas_model::ItemRef| draft.case.item(*item);
    let own = selection.items.iter().filter(|reference| item(reference).holder == party).count();
    let acts = selection.items.iter().any(|reference| item(reference).is_undertaking());
    let flow = Flow { selection: selection.clone(), from: Vec::new(), to: Vec::new(), phases: draft.all_phases() };
    let id = &draft.case.party(party).id;
    if acts || own == selection.items.len() {
        return (holds(Condition::None(flow)), format!("none of {words}"));
    }
    if own == 0 {
        return (Sentence::NeverTo(selection, vec![party]), format!("{words} never to {id}"));
    }
    let leaving = Flow { from: vec![party], ..flow.clone() };
    let coming = Flow { to: vec![party], ..flow };
    let both = Condition::And(vec![Condition::None(leaving), Condition::None(coming)]);
    (holds(both), format!("none of {words} from {id} and none of {words} to {id}"))
}
