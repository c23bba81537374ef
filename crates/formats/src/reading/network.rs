//! Reading a network of uncertain durations: events by name, durations that nobody decides, requirements. No part of a case yet.

use std::collections::BTreeMap;

use takas_model::network::BOUND_MAX;
use takas_model::{Contingent, EventRef, Network, NetworkFault, Requirement};

use super::case_file;
use super::decode;
use super::fields::{self, Fields, wrong};
use crate::codes::Code;
use crate::diagnostic::{Diagnostic, Sink};
use crate::shapes;
use crate::source::{Place, Text};
use crate::suggest;
use crate::tree::{self, Entry, Value};

/// The most events: the time to answer grows with their cube at worst, the memory with their square.
const EVENTS_MAX: usize = 3_000;

/// What came of reading a network.
#[derive(Clone, Debug)]
pub struct ReadNetwork {
    /// The network, and what stands beside it; none when there is any error.
    pub network: Option<NamedNetwork>,
    /// Every finding.
    pub diagnostics: Vec<Diagnostic>,
}

/// A network with what only its readers need.
#[derive(Clone, Debug)]
pub struct NamedNetwork {
    /// The network.
    pub network: Network,
    /// For each requirement, whether it must not be loosened.
    pub fixed: Vec<bool>,
    /// The unit of all its numbers, in words: `minutes`.
    pub unit: String,
}

/// Reads `network.toml`, under the name it is told by.
pub fn read_network(name: &str, bytes: &[u8]) -> ReadNetwork {
    let mut sink = Sink::default();
    let (text, fit) = decode(name, bytes, 0, &mut sink);
    let texts: [Text; 1] = [text];
    let mut network = None;
    if fit {
        let document = tree::parse(&texts[0], 0, &mut sink);
        let top = Place { file: 0, start: 0, end: 0 };
        case_file::check_format(&document.root, top, document.lost.is_some(), &mut sink);
        let fields = Fields::of_table(&document.root, shapes::NETWORK, top, &mut sink);
        network = Reader::default().read(&fields, &mut sink);
    }
    let failed = sink.has_errors();
    ReadNetwork { network: network.filter(|_| !failed), diagnostics: sink.finish(&texts) }
}

#[derive(Default)]
struct Reader {
    names: BTreeMap<String, EventRef>,
    events: Vec<String>,
    /// For each event, where it was named first and how often.
    named: Vec<(Place, usize)>,
    places: BTreeMap<String, Place>,
}

impl Reader {
    fn read(mut self, top: &Fields<'_>, sink: &mut Sink) -> Option<NamedNetwork> {
        let unit = top.text("unit", sink).map_or_else(|| "minutes".to_owned(), |said| said.value.to_owned());
        let mut contingent = Vec::new();
        for entry in top.lines("durations", sink) {
            contingent.extend(self.duration(entry, sink));
        }
        let (mut requirements, mut fixed) = (Vec::new(), Vec::new());
        for entry in top.lines("requirements", sink) {
            if let Some((requirement, is_fixed)) = self.requirement(entry, sink) {
                requirements.push(requirement);
                fixed.push(is_fixed);
            }
        }
        if self.events.len() > EVENTS_MAX {
            let message = format!("the network has {} events, over the limit of {EVENTS_MAX}", self.events.len());
            sink.add(
                Code::NetworkTooLarge,
                top.place,
                message,
                "plan the phases, or places that do not meet, one by one",
            );
            return None;
        }
        self.lonely(sink);
        let events = self.events.clone();
        match Network::new(events, requirements, contingent) {
            Ok(network) => Some(NamedNetwork { network, fixed, unit }),
            Err(faults) => {
                for fault in faults {
                    self.tell(&fault, top.place, sink);
                }
                None
            }
        }
    }

    fn event(&mut self, fields: &Fields<'_>, key: &'static str, sink: &mut Sink) -> Option<EventRef> {
        let help = "name the event: any text, the same wherever it is meant";
        let said = fields.text_needed(key, help, sink)?;
        let event = *self.names.entry(said.value.to_owned()).or_insert_with(|| {
            self.events.push(said.value.to_owned());
            self.named.push((said.place, 0));
            EventRef::new(self.events.len() - 1)
        });
        self.named[event.index()].1 += 1;
        Some(event)
    }

    fn ends(&mut self, entry: &Entry, fields: &Fields<'_>, sink: &mut Sink) -> Option<(EventRef, EventRef)> {
        let (from, to) = (self.event(fields, "from", sink), self.event(fields, "to", sink));
        if let Some(before) = self.places.insert(entry.key.clone(), entry.key_place) {
            let message = format!("`{}` is the name of two lines", entry.key);
            sink.add(
                Code::NetworkNameTwice,
                entry.key_place,
                message,
                "give each its own name: a conflict is told in names",
            )
            .see(before, "the other");
        }
        Some((from?, to?))
    }

    fn duration(&mut self, entry: &Entry, sink: &mut Sink) -> Option<Contingent> {
        let fields = Fields::of_entry(entry, shapes::NETWORK_DURATION, sink)?;
        let ends = self.ends(entry, &fields, sink);
        let help = "write the shortest and the longest: takes = [90, 120]";
        let Some(takes) = fields.entry("takes") else {
            fields.missing("takes", help, sink);
            return None;
        };
        let Value::Array(nodes) = &takes.node.value else {
            wrong(&takes.node, "takes", "the shortest and the longest: [90, 120]", sink);
            return None;
        };
        let [least, most] = &nodes[..] else {
            wrong(&takes.node, "takes", "two numbers, the shortest and the longest: [90, 120]", sink);
            return None;
        };
        let least = fields::positive(least, "takes", sink)?;
        let most = fields::positive(most, "takes", sink)?;
        let [least, most] = [least, most].map(|number| i64::try_from(number).unwrap_or(BOUND_MAX));
        if least > most {
            let message = format!("the shortest, {least}, is over the longest, {most}");
            sink.add(Code::NetworkBounds, takes.node.place, message, "write the shortest first");
            return None;
        }
        let (from, to) = ends?;
        Some(Contingent { name: entry.key.clone(), from, to, least, most })
    }

    fn requirement(&mut self, entry: &Entry, sink: &mut Sink) -> Option<(Requirement, bool)> {
        let fields = Fields::of_entry(entry, shapes::NETWORK_REQUIREMENT, sink)?;
        let ends = self.ends(entry, &fields, sink);
        let mark = sink.mark();
        let mut bound = |key: &'static str| fields.entry(key).and_then(|entry| fields::integer(&entry.node, key, sink));
        let (least, most) = (bound("at_least"), bound("at_most"));
        let fixed = fields.truth("fixed", sink).unwrap_or(false);
        if !fields.has("at_least") && !fields.has("at_most") {
            fields.missing("at_least", "say at_least, at_most or both: how long `to` comes after `from`", sink);
        }
        if let (Some(least), Some(most)) = (least, most)
            && least > most
        {
            let message = format!("at least {least} and at most {most} cannot both be");
            sink.add(Code::NetworkBounds, entry.key_place, message, "make at_least the smaller of the two");
        }
        if sink.has_errors_since(mark) {
            return None;
        }
        let (from, to) = ends?;
        Some((Requirement { name: entry.key.clone(), from, to, least, most }, fixed))
    }

    /// Events that are named once and nearly so somewhere else: most likely one event, misspelt.
    fn lonely(&self, sink: &mut Sink) {
        for (event, &(place, times)) in self.named.iter().enumerate() {
            let others = self.events.iter().enumerate().filter(|(other, _)| *other != event);
            if times == 1
                && let Some(near) = suggest::nearest(&self.events[event], others.map(|(_, name)| name.as_str()))
                && !are_numbered(near, &self.events[event])
            {
                let message = format!("the event `{}` is named only here", self.events[event]);
                sink.add(Code::NetworkLonely, place, message, format!("did you mean `{near}`?"));
            }
        }
    }

    fn tell(&self, fault: &NetworkFault, top: Place, sink: &mut Sink) {
        let place = |name: &String| self.places.get(name).copied().unwrap_or(top);
        match fault {
            NetworkFault::Loop(name) => {
                let help = "name two events; a requirement on one event says nothing";
                sink.add(Code::NetworkLoop, place(name), format!("`{name}` goes from an event to itself"), help);
            }
            NetworkFault::EndsTwice(name) => {
                let at = self.names.get(name).map_or(top, |event| self.named[event.index()].0);
                let help =
                    "give each duration an event of its own to end in, and join them by requirements of at least 0";
                sink.add(Code::NetworkEndsTwice, at, format!("two durations end in `{name}`"), help);
            }
            NetworkFault::Circle(name) => {
                let help = "let one of them begin with an event that somebody decides";
                let message = format!("`{name}` begins only after it has ended, through other durations");
                sink.add(Code::NetworkCircle, place(name), message, help);
            }
            NetworkFault::Bounds(name) | NetworkFault::UnknownEvent(name) => {
                sink.add(
                    Code::NetworkBounds,
                    place(name),
                    format!("the bounds of `{name}` are no range"),
                    "write smaller numbers",
                );
            }
        }
    }
}

/// Whether two names are the same but for numbers and words of a letter or two: `A lands` and `B lands` are two events, meant so.
fn are_numbered(one: &str, other: &str) -> bool {
    let is_number = |word: &&str| word.chars().count() <= 2 || word.chars().any(|sign| sign.is_ascii_digit());
    let bare = |name: &str| name.split_whitespace().filter(|word| !is_number(word)).collect::<Vec<_>>().join(" ");
    let (one, other) = (bare(one), bare(other));
    !one.is_empty() && one == other
}
