//! Reading `[schedule]`: numbers of one thing, phase by phase. Each line becomes one rule, named `schedule NAME`.

use takas_model::{Bound, Condition, Flow, Origin, PhaseRef, Rule, Sentence, Span};

use super::asks::{flow_words, optional_parties, quantity, rule, selection};
use super::draft::{Draft, Site};
use super::fields::{self, Fields, Said};
use super::lines::{self, Head};
use super::rules::Speaker;
use crate::calendar;
use crate::codes::Code;
use crate::diagnostic::Sink;
use crate::shapes;
use crate::source::Place;
use crate::tree::{Entry, Node, Value};

/// Reads the schedules of one table, in the order written.
pub(super) fn read_schedules(
    fields: &Fields<'_>,
    speaker: Speaker<'_>,
    head: &Head,
    draft: &mut Draft,
    sink: &mut Sink,
) -> Vec<(Rule, Site)> {
    let mut rules = Vec::new();
    for entry in fields.lines("schedule", sink) {
        let Some(line_fields) = Fields::of_entry(entry, shapes::SCHEDULE, sink) else { continue };
        let name = format!("schedule {}", entry.key);
        draft.written_rules.insert((speaker.owner(), name.clone()));
        let selection = selection(entry, &line_fields, speaker, draft, sink);
        let to = optional_parties(&line_fields, "to", draft, sink);
        let from = optional_parties(&line_fields, "from", draft, sink);
        let phases = match line_fields.text("phases", sink) {
            Some(said) => draft.phase(said.value, said.place, sink),
            None => (!line_fields.has("phases")).then(|| draft.all_phases()),
        };
        let line = lines::read_line(Some(&line_fields), entry.key_place, head, draft, sink);
        let (Some(selection), Some(to), Some(from), Some(phases)) = (selection, to, from, phases) else { continue };
        let flow = Flow { selection, from, to, phases };
        let Some((conditions, text)) = conditions(entry, &line_fields, &flow, draft, sink) else { continue };
        let said = (Sentence::Holds(Condition::And(conditions)), text);
        rules.push(rule(Origin::Written, speaker, name, said, &line, entry));
    }
    rules
}

/// One count for each number, and their words.
fn conditions(
    entry: &Entry,
    fields: &Fields<'_>,
    flow: &Flow,
    draft: &Draft,
    sink: &mut Sink,
) -> Option<(Vec<Condition>, String)> {
    let mark = sink.mark();
    let (mut conditions, mut words) = (Vec::new(), Vec::new());
    let most = quantity(flow, draft);
    for (key, bound, said) in [
        ("at_least", Bound::AtLeast, "at least"),
        ("at_most", Bound::AtMost, "at most"),
        ("exactly", Bound::Exactly, "exactly"),
    ] {
        let Some(numbers) = fields.entry(key) else { continue };
        for (phase, number) in numbers_of(&numbers.node, key, flow.phases, draft, sink) {
            if number.value > most && bound != Bound::AtMost {
                let message =
                    format!("{} of `{}` are counted, but there are only {most}", number.value, flow.selection.text);
                sink.add(Code::CountAboveQuantity, number.place, message, format!("write {most} or less"));
            }
            // That at least none move says nothing.
            if number.value > 0 || bound != Bound::AtLeast {
                let flow = Flow { phases: Span::of(phase), ..flow.clone() };
                words.push(format!("{said} {} of {}", number.value, flow_words(&flow, draft)));
                conditions.push(Condition::Count { bound, number: number.value, flow });
            }
        }
    }
    if conditions.is_empty() && !sink.has_errors_since(mark) {
        let help = "write `at_least`, `at_most` or `exactly` with a number for each phase: [13, 13, 12], or { 2023-11-24 = 13 }";
        sink.add(Code::ScheduleEmpty, entry.key_place, "the schedule holds no numbers", help);
    }
    (!sink.has_errors_since(mark)).then(|| (conditions, words.join(" and ")))
}

/// The numbers with their phases: a list, one for each phase of the span, or a table by days and ids of phases.
fn numbers_of(node: &Node, key: &str, span: Span, draft: &Draft, sink: &mut Sink) -> Vec<(PhaseRef, Said<u64>)> {
    match &node.value {
        Value::Array(nodes) => {
            let phases: Vec<PhaseRef> = draft.case.phase_refs().filter(|phase| span.contains(*phase)).collect();
            if nodes.len() != phases.len() {
                let message = format!("{} numbers for {} phases", nodes.len(), phases.len());
                let help = "write one for each phase (0 where nothing is asked), name the phases they are for under `phases`, or write them by day: { 2023-11-24 = 13 }";
                sink.add(Code::ScheduleLength, node.place, message, help);
                return Vec::new();
            }
            phases.into_iter().zip(nodes).filter_map(|(phase, node)| Some((phase, number(node, key, sink)?))).collect()
        }
        Value::Table(table) => {
            let entries = table.entries.iter();
            entries
                .filter_map(|entry| Some((phase_of(entry, span, draft, sink)?, number(&entry.node, key, sink)?)))
                .collect()
        }
        _ => {
            fields::wrong(
                node,
                key,
                "a list of numbers, one for each phase, or a table by days: { 2023-11-24 = 13 }",
                sink,
            );
            Vec::new()
        }
    }
}

/// The phase behind a day or an id.
pub(super) fn phase_of(entry: &Entry, span: Span, draft: &Draft, sink: &mut Sink) -> Option<PhaseRef> {
    let place: Place = entry.key_place;
    let phase = if let Some(day) = calendar::read(&entry.key) {
        draft.phase_of_day(day)
    } else {
        let named = draft.phase(&entry.key, place, sink)?;
        if named.first != named.last {
            let message = format!("`{}` is several phases: a number is for one", entry.key);
            sink.add(Code::ScheduleLength, place, message, "name its days one by one");
            return None;
        }
        Some(named.first)
    };
    let phase = phase.filter(|phase| span.contains(*phase));
    if phase.is_none() {
        let help = "name a day of the phases that the line is for";
        sink.add(Code::DayOutside, place, format!("`{}` lies in none of these phases", entry.key), help);
    }
    phase
}

fn number(node: &Node, key: &str, sink: &mut Sink) -> Option<Said<u64>> {
    let value = fields::integer(node, key, sink)?;
    let Ok(value) = u64::try_from(value) else {
        sink.add(Code::NegativeCount, node.place, format!("{value} is not a count"), "write a number of 0 or more");
        return None;
    };
    Some(Said { value, place: node.place })
}
