//! Checks, measures and the teams that do them.

use takas_model::{Check, CheckRef, GroupRef, Measure, MeasureRef, Occasion, Takes, Team, Where};

use super::Reader;
use crate::codes::Code;
use crate::reading::case_file;
use crate::reading::fields::{Fields, Said};
use crate::reading::words;
use crate::shapes;
use crate::tree::Entry;

/// How many teams an operation may have, those of `count` counted.
const TEAMS_MAX: usize = 2_000;
/// How many checks and how many measures.
const WORKS_MAX: usize = 500;

impl Reader<'_> {
    /// `[checks]`.
    pub(super) fn read_checks(&mut self, top: &Fields<'_>) {
        let entries = top.lines("checks", self.sink);
        if case_file::too_many(entries.len(), WORKS_MAX, "checks", top.place, self.sink) {
            return;
        }
        for entry in entries {
            let check = self.read_check(entry);
            let found = check.map(|check| {
                self.handover.checks.push(check);
                self.check_lines.push(entry.key_place);
                CheckRef::new(self.handover.checks.len() - 1)
            });
            self.checks.insert(entry.key.clone(), found);
        }
    }

    fn read_check(&mut self, entry: &Entry) -> Option<Check> {
        let fields = Fields::of_entry(entry, shapes::OPERATION_CHECK, self.sink)?;
        let name = self.name(entry, &fields);
        let at = match fields.text("where", self.sink) {
            Some(said) => words::meaning(words::WHERE, said.value, said.place, Code::UnknownWord, self.sink),
            None if fields.has("where") => None,
            None => Some(Where::Exchange),
        };
        let takes = self.takes_needed(&fields);
        let groups = self.of(&fields, "of");
        Some(Check { id: entry.key.clone(), name, at: at?, takes: takes?, groups: groups? })
    }

    /// Whom a check, gate or departure means: everyone alive where nothing is said.
    pub(super) fn of(&mut self, fields: &Fields<'_>, key: &'static str) -> Option<Vec<GroupRef>> {
        let Some(entry) = fields.entry(key) else {
            let people = self.handover.group_refs().filter(|group| self.handover.group(*group).are_people);
            return Some(people.collect());
        };
        let flow = self.flow_of(&entry.node, key)?;
        Some(self.groups_of(&flow))
    }

    fn name(&mut self, entry: &Entry, fields: &Fields<'_>) -> String {
        fields.text("name", self.sink).map_or_else(|| entry.key.clone(), |said| said.value.trim().to_owned())
    }

    fn takes_needed(&mut self, fields: &Fields<'_>) -> Option<Takes> {
        let Some(entry) = fields.entry("takes") else {
            let help = "write `takes = 10`, or the shortest, the usual and the longest: `takes = [5, 10, 20]`";
            fields.missing("takes", help, self.sink);
            return None;
        };
        self.takes(&entry.node, "takes")
    }

    /// `[measures]`.
    pub(super) fn read_measures(&mut self, top: &Fields<'_>) {
        let entries = top.lines("measures", self.sink);
        if case_file::too_many(entries.len(), WORKS_MAX, "measures", top.place, self.sink) {
            return;
        }
        for entry in entries {
            if self.checks.contains_key(&entry.key) {
                let help = "give one of the two another name: a team says by name what it does";
                let message = format!("`{}` is a check and a measure", entry.key);
                self.sink.add(Code::SaidTwice, entry.key_place, message, help);
            }
            let measure = self.read_measure(entry);
            let found = measure.map(|measure| {
                self.handover.measures.push(measure);
                self.measure_lines.push(entry.key_place);
                MeasureRef::new(self.handover.measures.len() - 1)
            });
            self.measures.insert(entry.key.clone(), found);
        }
    }

    fn read_measure(&mut self, entry: &Entry) -> Option<Measure> {
        let fields = Fields::of_entry(entry, shapes::OPERATION_MEASURE, self.sink)?;
        let name = self.name(entry, &fields);
        let place = fields
            .text_needed("at", "write `at = \"…\"`: the place under [places]", self.sink)
            .and_then(|said| self.place(said.value, said.place));
        let occasion: Option<Occasion> = fields
            .text_needed("when", "write `when = \"once\"`, `\"arrival\"` or `\"departure\"`", self.sink)
            .and_then(|said| words::meaning(words::OCCASION, said.value, said.place, Code::UnknownWord, self.sink));
        let takes = self.takes_needed(&fields);
        Some(Measure { id: entry.key.clone(), name, place: place?, occasion: occasion?, takes: takes? })
    }

    /// `[teams]`.
    pub(super) fn read_teams(&mut self, top: &Fields<'_>) {
        for entry in top.lines("teams", self.sink) {
            let Some((team, count)) = self.read_team(entry) else { continue };
            let all = self.handover.teams.len().saturating_add(count);
            if case_file::too_many(all, TEAMS_MAX, "teams", entry.key_place, self.sink) {
                return;
            }
            for number in 1..=count {
                let mut team = team.clone();
                if count > 1 {
                    team.id = format!("{}-{number}", team.id);
                    team.name = format!("{} ({number})", team.name);
                }
                self.handover.teams.push(team);
            }
        }
    }

    fn read_team(&mut self, entry: &Entry) -> Option<(Team, usize)> {
        let fields = Fields::of_entry(entry, shapes::OPERATION_TEAM, self.sink)?;
        let mark = self.sink.mark();
        let name = self.name(entry, &fields);
        let place = fields
            .text_needed("at", "write `at = \"…\"`: the place under [places]", self.sink)
            .and_then(|said| self.place(said.value, said.place));
        if !fields.has("does") {
            fields.missing("does", "write `does = [\"…\"]`: its checks and measures", self.sink);
        }
        let (mut checks, mut measures) = (Vec::new(), Vec::new());
        for said in fields.texts("does", true, self.sink).unwrap_or_default() {
            if let Some(check) = self.checks.get(said.value) {
                checks.extend(*check);
            } else if let Some(measure) = self.measures.get(said.value) {
                measures.extend(*measure);
            } else {
                self.no_work(&said);
            }
        }
        checks.sort_unstable();
        measures.sort_unstable();
        let at_once = fields.positive("at_once", self.sink).map_or(1, |said| said.value);
        let count = fields.positive("count", self.sink).map_or(1, |said| said.value);
        let place = place?;
        let zone = self.handover.place(place).zone.clone();
        let hours = self.hours(&fields, "hours", &zone, "the team works");
        if self.sink.has_errors_since(mark) {
            return None;
        }
        let team = Team { id: entry.key.clone(), name, place, checks, measures, at_once, hours };
        Some((team, usize::try_from(count).unwrap_or(usize::MAX)))
    }

    /// Reports that there is no check or measure of that name.
    fn no_work(&mut self, said: &Said<&str>) {
        if self.was_lost(said.value) {
            return;
        }
        let known = self.checks.keys().chain(self.measures.keys()).map(String::as_str);
        let help = self.sink.did_you_mean(said.value, known, "name a line under [checks] or [measures]");
        let message = format!("there is no check or measure `{}`", said.value);
        self.sink.add(Code::UnknownInOperation, said.place, message, help);
    }

    /// The checks of these names, ascending.
    pub(super) fn checks_said(&mut self, said: &[Said<&str>]) -> Vec<CheckRef> {
        let mut found = Vec::new();
        for said in said {
            if let Some(check) = self.checks.get(said.value) {
                found.extend(*check);
            } else if !self.was_lost(said.value) {
                let known = self.checks.keys().map(String::as_str);
                let help = self.sink.did_you_mean(said.value, known, "name a line under [checks]");
                let message = format!("there is no check `{}`", said.value);
                self.sink.add(Code::UnknownInOperation, said.place, message, help);
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}
