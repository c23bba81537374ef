//! `[travel]` and `[cleared]`: from where to where people and things go and with what room, and which personal gates are open.

use takas_model::{Minutes, Mode, Nature, PersonGate, PlaceRef, Room};

use super::Reader;
use super::select::{Lines, Spoken};
use super::times::{TIME, day_begins};
use crate::calendar;
use crate::codes::Code;
use crate::reading::fields::{self, Fields, Said};
use crate::reading::words;
use crate::shapes;
use crate::tree::{Entry, Value};

/// What a line under `[travel]` says.
#[derive(Clone, Debug, Default)]
pub(super) struct Travel {
    pub(super) from: Spoken<PlaceRef>,
    /// Ways through: the places between the first and the last, for each.
    pub(super) through: Spoken<Vec<Vec<PlaceRef>>>,
    pub(super) to: Spoken<Vec<PlaceRef>>,
    pub(super) room: Spoken<Room>,
    pub(super) escorted_by: Spoken<u64>,
    pub(super) modes: Spoken<Vec<Mode>>,
    pub(super) whole: Spoken<bool>,
    pub(super) not_before: Spoken<Minutes>,
}

/// How a personal gate stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    /// From when on it is open; none: it is not known to be.
    pub(super) open: Option<Minutes>,
    /// In words.
    pub(super) words: String,
}

/// What a line under `[cleared]` says, by gate.
#[derive(Clone, Debug, Default)]
pub(super) struct Cleared {
    pub(super) gates: [Spoken<Standing>; PersonGate::ALL.len()],
}

/// Words for a gate that is not known to be open, which a record may need and a live case may not have.
const NOT_OPEN: [&str; 4] = ["not known", "not asked", "disputed", "refused"];

impl Reader<'_> {
    /// `[travel]`.
    pub(super) fn read_travel(&mut self, top: &Fields<'_>) -> Lines<Travel> {
        let mut lines = Lines::default();
        for entry in top.lines("travel", self.sink) {
            let fields = Fields::of_entry(entry, shapes::OPERATION_TRAVEL, self.sink);
            let said = fields.map(|fields| self.travel(&fields));
            lines.add(said.and_then(|said| self.line(entry, said)));
        }
        lines
    }

    fn travel(&mut self, fields: &Fields<'_>) -> Travel {
        let from = fields.text("from", self.sink).and_then(|said| self.place(said.value, said.place));
        let through = self.names(fields, "through").and_then(|all| self.through(&all));
        let to = self.names(fields, "to").and_then(|all| {
            all.iter().map(|said| self.place(said.value, said.place)).collect::<Vec<_>>().into_iter().collect()
        });
        let room = fields
            .text("room", self.sink)
            .and_then(|said| words::meaning(words::ROOM, said.value, said.place, Code::UnknownWord, self.sink));
        let escorted_by = fields.entry("escort_for_each").and_then(|entry| self.count(&entry.node, "escort_for_each"));
        let modes = self.names(fields, "by").and_then(|said| self.modes(&said));
        let whole = fields.truth("whole", self.sink);
        let not_before = self.minute(fields, "not_before");
        Travel {
            from: Spoken::of(fields.has("from"), from),
            through: Spoken::of(fields.has("through"), through),
            to: Spoken::of(fields.has("to"), to),
            room: Spoken::of(fields.has("room"), room),
            escorted_by: Spoken::of(fields.has("escort_for_each"), escorted_by),
            modes: Spoken::of(fields.has("by"), modes),
            whole: Spoken::of(fields.has("whole"), whole),
            not_before: Spoken::of(fields.has("not_before"), not_before),
        }
    }

    /// A list of texts, not an empty one.
    fn names<'t>(&mut self, fields: &Fields<'t>, key: &'static str) -> Option<Vec<Said<&'t str>>> {
        let all = fields.texts(key, true, self.sink)?;
        if let (true, Some(entry)) = (all.is_empty(), fields.entry(key)) {
            let help = "name at least one, or leave the key out";
            self.sink.add(Code::EmptyText, entry.node.place, format!("`{key}` names nothing"), help);
            return None;
        }
        Some(all)
    }

    /// `esenboga`, or `border -> esenboga`: at most one of them is an exchange point.
    fn through(&mut self, all: &[Said<&str>]) -> Option<Vec<Vec<PlaceRef>>> {
        let mut routes = Vec::new();
        let mut known = true;
        for said in all {
            let names: Vec<&str> = said.value.split("->").map(str::trim).collect();
            let places: Vec<Option<PlaceRef>> = names.iter().map(|name| self.place(name, said.place)).collect();
            let Some(places) = places.into_iter().collect::<Option<Vec<PlaceRef>>>() else {
                known = false;
                continue;
            };
            if places.iter().filter(|place| self.handover.place(**place).is_exchange).count() > 1 {
                let help = "leave one of them out: people are handed over once; write alternatives as a list of texts";
                let message = format!("`{}` passes more than one exchange point", said.value);
                self.sink.add(Code::WayWritten, said.place, message, help);
                known = false;
            }
            routes.push(places);
        }
        known.then_some(routes)
    }

    fn modes(&mut self, said: &[Said<&str>]) -> Option<Vec<Mode>> {
        let read = said
            .iter()
            .map(|said| words::meaning(words::MODE, said.value, said.place, Code::UnknownWord, self.sink))
            .collect::<Vec<_>>();
        let mut modes: Vec<Mode> = read.into_iter().collect::<Option<_>>()?;
        modes.sort_unstable();
        modes.dedup();
        Some(modes)
    }

    /// `[cleared]`.
    pub(super) fn read_cleared(&mut self, top: &Fields<'_>) -> Lines<Cleared> {
        let mut lines = Lines::default();
        for entry in top.lines("cleared", self.sink) {
            let fields = Fields::of_entry(entry, shapes::OPERATION_CLEARED, self.sink);
            let said = fields.map(|fields| self.cleared(&fields));
            lines.add(said.and_then(|said| self.line(entry, said)));
        }
        lines
    }

    fn cleared(&mut self, fields: &Fields<'_>) -> Cleared {
        let gates = PersonGate::ALL.map(|gate| match fields.entry(gate.name()) {
            None => Spoken::Silent,
            Some(entry) => Spoken::of(true, self.standing(entry, gate)),
        });
        Cleared { gates }
    }

    /// `since 2024-07-30`, `expected 2024-08-01 09:00`, or that it is not open, which a live case may not have.
    fn standing(&mut self, entry: &Entry, gate: PersonGate) -> Option<Standing> {
        let said = if matches!(entry.node.value, Value::Text(_)) {
            fields::text(&entry.node, &entry.key, self.sink)?
        } else {
            let wanted = "`\"since 2024-07-30\"` or `\"expected 2024-08-01 09:00\"`";
            fields::wrong(&entry.node, &entry.key, wanted, self.sink);
            return None;
        };
        let text = said.value.trim();
        if NOT_OPEN.contains(&text) {
            if self.source.case.nature == Nature::Live {
                let message = format!("`{}` is {text}: nobody travels before it is open", gate.name());
                let help = "write `\"since …\"` once it is; take whoever it is not open for out of the deal: neither consent nor a legal basis can be passed over";
                self.sink.add(Code::PersonGateShut, said.place, message, help);
                return None;
            }
            return Some(Standing { open: None, words: text.to_owned() });
        }
        let opening = [("since ", "open since"), ("expected ", "expected at")];
        let found = opening.iter().find_map(|(word, words)| Some((text.strip_prefix(word)?.trim(), words)));
        let Some((time, words)) = found else {
            let help = "write `\"since 2024-07-30\"`, `\"expected 2024-08-01 09:00\"`, or for a record `\"not known\"`, `\"not asked\"`, `\"disputed\"` or `\"refused\"`";
            self.sink.add(Code::UnknownWord, said.place, format!("`{text}` says not since when it is open"), help);
            return None;
        };
        let zone = self.clock.zone.clone();
        let seconds = match calendar::read(time) {
            Some(day) => day_begins(day, &zone),
            None => return self.opens(&zone, time, words, &said),
        };
        let Some(seconds) = seconds else {
            self.sink.add(Code::OperationTime, said.place, format!("`{time}` is no day"), format!("write {TIME}"));
            return None;
        };
        Some(Standing { open: Some(self.clock.minute(seconds)), words: format!("{words} {time}") })
    }

    fn opens(&mut self, zone: &str, time: &str, words: &str, said: &Said<&str>) -> Option<Standing> {
        let seconds = self.instant_of(time, zone, said.place)?;
        Some(Standing { open: Some(self.clock.minute(seconds)), words: format!("{words} {time} ({zone})") })
    }
}
