//! Reading mediator/sequence.toml: what the mediator lays down about the order of a deal. Read against a case that has no mistakes; it is no part of what makes the
//! case, so that a saved deal outlives a change of its order.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use takas_model::{
    Case, ItemRef, Mark, Nature, OrderRule, PhaseRef, PublishedName, Sentence, SequenceTerms, TogetherGroup,
};

use super::case_file;
use super::fields::{self, Fields, Said, wrong};
use super::rules;
use super::{SEQUENCE_FILE, decode};
use crate::checks::protection::report::check_order;
use crate::codes::Code;
use crate::diagnostic::{Diagnostic, Sink};
use crate::language::resolve::{self, Names, Scope, Thing, Used};
use crate::shapes;
use crate::source::{CaseFiles, Place, Text};
use crate::tree::{self, Entry, Node, Value};

/// What came of reading the order.
#[derive(Clone, Debug)]
pub struct ReadSequence {
    /// The terms; empty ones where there is no file; none when there is any error.
    pub terms: Option<SequenceTerms>,
    /// Every finding.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads `mediator/sequence.toml` of a case.
pub fn read_sequence(case: &Case, files: &CaseFiles) -> ReadSequence {
    let Some(bytes) = files.get(SEQUENCE_FILE) else {
        return ReadSequence { terms: Some(SequenceTerms::default()), diagnostics: Vec::new() };
    };
    let mut sink = Sink::default();
    let (text, fit) = decode(SEQUENCE_FILE, bytes, 0, &mut sink);
    let texts = [text];
    let mut terms = SequenceTerms::default();
    if fit {
        let document = tree::parse(&texts[0], 0, &mut sink);
        let top = Place { file: 0, start: 0, end: 0 };
        case_file::check_format(&document.root, top, document.lost.is_some(), &mut sink);
        let fields = Fields::of_table(&document.root, shapes::SEQUENCE, top, &mut sink);
        let names = Names::of(case);
        let mut reader = Reader { case, names: &names, texts: &texts, lost: document.lost.as_deref(), sink: &mut sink };
        terms = reader.terms(&fields);
    }
    let failed = sink.has_errors();
    ReadSequence { terms: (!failed).then_some(terms), diagnostics: sink.finish(&texts) }
}

/// A shortest circle of steps that come after one another, from this step on, if there is one.
fn circle(marks: &[Mark], start: usize) -> Option<Vec<usize>> {
    let mut later: BTreeMap<usize, usize> = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(step) = queue.pop_front() {
        for &earlier in &marks[step].after_marks {
            if earlier == start {
                let mut circle = vec![step];
                while let Some(before) = circle.last().filter(|last| **last != start).map(|last| later[last]) {
                    circle.push(before);
                }
                circle.reverse();
                return Some(circle);
            }
            later.entry(earlier).or_insert_with(|| {
                queue.push_back(earlier);
                step
            });
        }
    }
    None
}

struct Reader<'r> {
    case: &'r Case,
    names: &'r Names,
    texts: &'r [Text],
    lost: Option<&'r str>,
    sink: &'r mut Sink,
}

impl Reader<'_> {
    fn terms(&mut self, fields: &Fields<'_>) -> SequenceTerms {
        let [batches, together, steps, order, places, published] =
            ["batches", "together", "steps", "order", "places", "published"].map(|key| fields.lines(key, self.sink));
        SequenceTerms {
            batches: self.batches(batches),
            together: self.together(together),
            marks: self.marks(steps),
            order: self.order(order),
            places: self.places(places),
            published: self.published(published, steps),
        }
    }

    /// The items behind a name; none when there is nothing of that name, which is reported.
    fn items(&mut self, name: &str, place: Place) -> Option<Vec<ItemRef>> {
        if name == "everyone" {
            return Some(self.case.item_refs().filter(|item| self.case.item(*item).is_people()).collect());
        }
        match self.names.things.get(name) {
            Some(Thing::Item(item)) => Some(vec![*item]),
            Some(Thing::Set(set)) => Some(self.case.sets[*set].items.clone()),
            Some(Thing::Choice(choice)) => Some(self.case.undertakings[*choice].items.clone()),
            None => {
                if self.lost.is_none_or(|lost| !lost.contains(name)) {
                    let names = self.names.things.keys().map(String::as_str);
                    let help =
                        self.sink.did_you_mean(name, names, "name a person, thing, undertaking or set of the case");
                    self.sink.add(Code::UnknownName, place, format!("the case has nothing named `{name}`"), help);
                }
                None
            }
        }
    }

    fn all_items(&mut self, said: &[Said<&str>]) -> Vec<ItemRef> {
        let mut items: Vec<ItemRef> =
            said.iter().filter_map(|said| self.items(said.value, said.place)).flatten().collect();
        items.sort_unstable();
        items.dedup();
        items
    }

    fn batches(&mut self, entries: &[Entry]) -> Vec<(ItemRef, u64)> {
        let mut lines = Vec::new();
        for entry in entries {
            let items = self.items(&entry.key, entry.key_place);
            let most = fields::positive(&entry.node, &entry.key, self.sink);
            lines.extend(items.zip(most));
        }
        by_item(lines)
    }

    fn places(&mut self, entries: &[Entry]) -> Vec<(ItemRef, String)> {
        let mut lines = Vec::new();
        for entry in entries {
            let items = self.items(&entry.key, entry.key_place);
            let place = fields::text(&entry.node, &entry.key, self.sink).map(|said| said.value.to_owned());
            lines.extend(items.zip(place));
        }
        by_item(lines)
    }

    fn together(&mut self, entries: &[Entry]) -> Vec<TogetherGroup> {
        let mut groups = Vec::new();
        for entry in entries {
            let Some(said) = fields::texts(&entry.node, &entry.key, false, self.sink) else { continue };
            let items = self.all_items(&said);
            self.frees_the_protected(&entry.key, &items, entry.key_place);
            groups.push(TogetherGroup { name: entry.key.clone(), items });
        }
        groups
    }

    /// In a live case nobody protected moves only when somebody else does.
    fn frees_the_protected(&mut self, name: &str, items: &[ItemRef], place: Place) {
        let is_protected = |item: &&ItemRef| self.case.item(**item).protection.is_some();
        let bound = items.iter().find(is_protected).filter(|_| !items.iter().all(|item| is_protected(&item)));
        if let Some(item) = bound.filter(|_| self.case.nature == Nature::Live) {
            let id = &self.case.item(*item).id;
            let message =
                format!("\"{name}\" lets `{id}`, who is protected, move only with people and things that are not");
            let help = "take the protected out: they come first and wait for nobody (GC III art. 109, GC IV art. 132)";
            self.sink.add(Code::ProtectedConditioned, place, message, help);
        }
    }

    fn marks(&mut self, entries: &[Entry]) -> Vec<Mark> {
        let mut marks = Vec::new();
        for entry in entries {
            let Some(line) = Fields::of_entry(entry, shapes::SEQUENCE_STEP, self.sink) else {
                marks.push(Mark {
                    name: entry.key.clone(),
                    after: Vec::new(),
                    before: Vec::new(),
                    after_marks: Vec::new(),
                    place: None,
                });
                continue;
            };
            let after = line.texts("after", true, self.sink).unwrap_or_default();
            let before = line.texts("before", true, self.sink).unwrap_or_default();
            let earlier = line.texts("after_steps", true, self.sink).unwrap_or_default();
            let (after, before) = (self.all_items(&after), self.all_items(&before));
            marks.push(Mark {
                name: entry.key.clone(),
                after,
                before,
                after_marks: earlier.iter().filter_map(|said| self.step(said, entries)).collect(),
                place: line.text("at", self.sink).map(|said| said.value.to_owned()),
            });
        }
        let mut told: BTreeSet<usize> = BTreeSet::new();
        for (index, entry) in entries.iter().enumerate() {
            let Some(circle) = circle(&marks, index).filter(|_| !told.contains(&index)) else { continue };
            let names: Vec<String> = circle.iter().map(|&step| format!("\"{}\"", marks[step].name)).collect();
            let message = match &names[..] {
                [one] => format!("the step {one} comes after itself"),
                _ => format!("these steps come after one another in a circle: {}, {}", names.join(", "), names[0]),
            };
            let help = "take one of them out of `after_steps`";
            self.sink.add(Code::StepCircle, entry.key_place, message, help);
            told.extend(circle);
        }
        for (index, (entry, mark)) in entries.iter().zip(&marks).enumerate() {
            let after = awaited(&marks, index);
            self.holds_up_nobody_protected(&entry.key, &after, &mark.before, entry.key_place);
        }
        marks
    }

    fn holds_up_nobody_protected(&mut self, name: &str, after: &[ItemRef], before: &[ItemRef], place: Place) {
        let is_protected = |item: &&ItemRef| self.case.item(**item).protection.is_some();
        let waits = before.iter().find(is_protected);
        if let Some(item) =
            waits.filter(|_| self.case.nature == Nature::Live && !after.iter().all(|i| is_protected(&i)))
        {
            let id = &self.case.item(*item).id;
            let message = format!("the step \"{name}\" makes `{id}`, who is protected, wait for others");
            let help = "take the protected out of `before`: they come first and wait for nobody (GC III art. 109, GC IV art. 132)";
            self.sink.add(Code::ProtectedDelayed, place, message, help);
        }
    }

    /// The index of a step by name.
    fn step(&mut self, said: &Said<&str>, entries: &[Entry]) -> Option<usize> {
        let found = entries.iter().position(|entry| entry.key == said.value);
        if found.is_none() {
            let names = entries.iter().map(|entry| entry.key.as_str());
            let help = self.sink.did_you_mean(said.value, names, "name a step under [steps]");
            self.sink.add(Code::UnknownStep, said.place, format!("there is no step \"{}\"", said.value), help);
        }
        found
    }

    fn order(&mut self, entries: &[Entry]) -> Vec<OrderRule> {
        let mut order = Vec::new();
        for entry in entries {
            let Value::Text(text) = &entry.node.value else {
                wrong(&entry.node, &entry.key, "a sentence in quotation marks: `women before shalit`", self.sink);
                continue;
            };
            let origin = rules::origin(entry.node.place, text, self.texts);
            let weights = BTreeMap::new();
            let scope = Scope {
                case: self.case,
                names: self.names,
                party: None,
                weights: &weights,
                values: None,
                lost: self.lost,
            };
            let Some(said) = resolve::read_sentence(text, origin, &scope, &mut Used::default(), self.sink) else {
                continue;
            };
            if !matches!(said.sentence, Sentence::Before { strict: false, .. }) {
                let help = "write `… before …`; what must or must not move at all is a rule of a position";
                self.sink.add(Code::NotAnOrder, entry.node.place, "this sentence orders no steps", help);
                continue;
            }
            check_order(self.case, &said.sentence, entry.node.place, self.sink);
            order.push(OrderRule { name: entry.key.clone(), sentence: said.sentence });
        }
        order
    }

    fn published(&mut self, entries: &[Entry], steps: &[Entry]) -> Vec<(PhaseRef, Vec<Vec<PublishedName>>)> {
        let mut published = Vec::new();
        for entry in entries {
            let phase = self.phase(entry);
            let Value::Array(nodes) = &entry.node.value else {
                wrong(&entry.node, &entry.key, "a list of steps: [[\"women\"], [\"shalit\"]]", self.sink);
                continue;
            };
            let mut told: BTreeMap<ItemRef, Place> = BTreeMap::new();
            let step = |reader: &mut Self, node: &Node, told: &mut BTreeMap<ItemRef, Place>| {
                let said = fields::texts(node, &entry.key, true, reader.sink).unwrap_or_default();
                said.iter().filter_map(|said| reader.published_name(said, steps, told)).collect()
            };
            let all = nodes.iter().map(|node| step(self, node, &mut told)).collect();
            published.extend(phase.map(|phase| (phase, all)));
        }
        published.sort_by_key(|(phase, _)| *phase);
        published
    }

    fn phase(&mut self, entry: &Entry) -> Option<PhaseRef> {
        let found = self.case.phase_refs().find(|phase| self.case.phase(*phase).id == entry.key);
        if found.is_none() {
            let ids = self.case.phases.iter().map(|phase| phase.id.as_str());
            let help = self.sink.did_you_mean(&entry.key, ids, "name a phase of case.toml");
            self.sink.add(Code::UnknownPhase, entry.key_place, format!("there is no phase `{}`", entry.key), help);
        }
        found
    }

    fn published_name(
        &mut self,
        said: &Said<&str>,
        steps: &[Entry],
        told: &mut BTreeMap<ItemRef, Place>,
    ) -> Option<PublishedName> {
        if let Some(mark) = steps.iter().position(|entry| entry.key == said.value) {
            return Some(PublishedName::Mark(mark));
        }
        let items = self.items(said.value, said.place)?;
        if let Some((item, first)) = items.iter().find_map(|item| Some((*item, *told.get(item)?))) {
            let message = format!("`{}` moves twice in the published order of this phase", self.case.item(item).id);
            let help = "name each person or thing once: a step moves all of it";
            self.sink.add(Code::PublishedTwice, said.place, message, help).see(first, "the first time");
        }
        told.extend(items.iter().map(|item| (*item, said.place)));
        Some(PublishedName::Items(items))
    }
}

/// What a step comes after, itself or through the steps it comes after.
fn awaited(marks: &[Mark], index: usize) -> Vec<ItemRef> {
    let mut seen = vec![false; marks.len()];
    let mut open = vec![index];
    let mut items = Vec::new();
    while let Some(at) = open.pop() {
        if !std::mem::replace(&mut seen[at], true) {
            items.extend_from_slice(&marks[at].after);
            open.extend_from_slice(&marks[at].after_marks);
        }
    }
    items
}

/// An item's own line goes before that of its sets.
fn by_item<T: Clone>(lines: Vec<(Vec<ItemRef>, T)>) -> Vec<(ItemRef, T)> {
    let mut found: BTreeMap<ItemRef, (usize, T)> = BTreeMap::new();
    for (items, value) in lines {
        for &item in &items {
            let narrower = found.get(&item).is_none_or(|(size, _)| items.len() < *size);
            if narrower {
                found.insert(item, (items.len(), value.clone()));
            }
        }
    }
    found.into_iter().map(|(item, (_, value))| (item, value)).collect()
}
