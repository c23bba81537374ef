//! Gates, departures at the same time, people kept apart, families, and the order: what binds the groups to one another.

use takas_model::{
    Apart, Family, Gate, GateTerms, GroupRef, Minutes, Nature, Origin, PartyRef, Sentence, Simultaneous, Takes, Where,
};

use super::Reader;
use crate::checks::protection::articles;
use crate::codes::Code;
use crate::reading::fields::Fields;
use crate::reading::team::mediates;
use crate::shapes;
use crate::source::Place;
use crate::tree::Entry;

impl Reader<'_> {
    /// `[gates]`. A gate that holds nobody of this deal is left out.
    pub(super) fn read_gates(&mut self, top: &Fields<'_>) {
        for entry in top.lines("gates", self.sink) {
            if let Some((gate, terms)) = self.read_gate(entry).filter(|(gate, _)| !gate.holds.is_empty()) {
                self.handover.gates.push(gate);
                self.terms.push(terms);
            }
        }
    }

    fn read_gate(&mut self, entry: &Entry) -> Option<(Gate, GateTerms)> {
        let fields = Fields::of_entry(entry, shapes::OPERATION_GATE, self.sink)?;
        for (key, help) in [
            ("of", "write `of = \"…\"`: whose presence and checks it waits for"),
            ("holds", "write `holds = \"…\"`: who leaves only after it has opened"),
        ] {
            if !fields.has(key) {
                fields.missing(key, help, self.sink);
            }
        }
        let (of, holds) = (self.of(&fields, "of"), self.of(&fields, "holds"));
        let said = fields.texts("checks", true, self.sink).unwrap_or_default();
        let checks = self.checks_said(&said);
        let takes = self.takes_or(&fields, "takes", Takes::always(0));
        let not_before = self.minute(&fields, "not_before");
        let confirmed_by = self.confirmed_by(&fields);
        let two_persons = fields.truth("two_persons", self.sink).unwrap_or(false);
        let (of, holds) = (of?, holds?);
        if let Some(said) = fields.entry("holds") {
            self.holds_nobody_protected(&format!("the gate \"{}\"", entry.key), &holds, said.node.place);
        }
        let place = fields.entry("checks").map_or(entry.key_place, |entry| entry.node.place);
        let gate = Gate { name: entry.key.clone(), of, checks, takes: takes?, not_before, holds };
        self.opens_some_day(&gate, place);
        let confirmed_by = confirmed_by.unwrap_or_else(|| self.sides_of(&gate));
        Some((gate, GateTerms { confirmed_by, two_persons }))
    }

    /// The parties that a gate is confirmed by, ascending; none where nothing is said.
    fn confirmed_by(&mut self, fields: &Fields<'_>) -> Option<Vec<PartyRef>> {
        let said = fields.texts("confirmed_by", true, self.sink)?;
        let mut parties = Vec::with_capacity(said.len());
        for said in said {
            let Some(party) = self.party(&said) else { continue };
            if mediates(self.source.case, party) {
                let message = format!("`{}` mediates: it releases gates, and confirms none", said.value);
                let help = "name parties that hold or receive somebody";
                self.sink.add(Code::GateConfirmedBy, said.place, message, help);
            }
            parties.push(party);
        }
        parties.sort_unstable();
        parties.dedup();
        Some(parties)
    }

    /// Whoever holds or receives those whom a gate is of or holds, but for the mediator.
    fn sides_of(&self, gate: &Gate) -> Vec<PartyRef> {
        let groups = gate.of.iter().chain(&gate.holds).map(|group| self.handover.group(*group));
        let mut parties: Vec<PartyRef> = groups.flat_map(|group| [group.holder, group.receiver]).collect();
        parties.sort_unstable();
        parties.dedup();
        parties.retain(|party| !mediates(self.source.case, *party));
        parties
    }

    /// A gate waits for checks that those it waits for have, and of those it holds for none that comes after they left.
    fn opens_some_day(&mut self, gate: &Gate, place: Place) {
        let help =
            "name checks of the people that the gate is `of`, done before they leave the place of their handover";
        for reference in &gate.checks {
            let check = self.handover.check(*reference);
            let checked: Vec<&GroupRef> =
                gate.of.iter().filter(|group| check.groups.binary_search(group).is_ok()).collect();
            let message = if checked.is_empty() && !gate.of.is_empty() {
                format!("the gate waits for `{}`, which nobody that it waits for has", check.id)
            } else if check.at == Where::Destination
                && checked.iter().any(|group| gate.holds.binary_search(group).is_ok())
            {
                format!("the gate waits for `{}` at the destination of people whom it holds", check.id)
            } else {
                continue;
            };
            self.sink.add(Code::GateWaits, place, message, help);
        }
    }

    /// In a live case nothing holds whoever is protected; in a record it is told.
    pub(super) fn holds_nobody_protected(&mut self, what: &str, held: &[GroupRef], place: Place) {
        let case = self.source.case;
        let found = held.iter().find(|group| self.handover.group(**group).is_protected);
        let Some(group) = found else { return };
        let item = case.item(self.handover.group(*group).item);
        let articles = item.protection.map_or("", articles);
        let (code, message) = match case.nature {
            Nature::Live => {
                (Code::ProtectedDelayed, format!("{what} makes `{}`, who is protected, wait for others", item.id))
            }
            Nature::Historical => {
                (Code::ProtectedDelayedThen, format!("{what} made `{}`, who is protected, wait for others", item.id))
            }
        };
        let help = match case.nature {
            Nature::Live => format!(
                "take the protected out (`… except protected`): they go at once and wait for nobody ({articles})"
            ),
            Nature::Historical => format!("recorded, not blessed: in a live case this is refused ({articles})"),
        };
        self.sink.add(code, place, message, help);
    }

    /// `[simultaneous]`.
    pub(super) fn read_simultaneous(&mut self, top: &Fields<'_>) {
        for entry in top.lines("simultaneous", self.sink) {
            let Some(fields) = Fields::of_entry(entry, shapes::OPERATION_SIMULTANEOUS, self.sink) else { continue };
            for (key, help) in [
                ("of", "write `of = \"…\"`: whose departures for the handover"),
                ("within", "write `within = 10`: minutes between the first departure and the last"),
            ] {
                if !fields.has(key) {
                    fields.missing(key, help, self.sink);
                }
            }
            let groups = self.of(&fields, "of");
            let within: Option<Minutes> = fields.entry("within").and_then(|entry| self.minutes(&entry.node, "within"));
            let (Some(groups), Some(within), Some(said)) = (groups, within, fields.entry("of")) else { continue };
            let what = format!("the simultaneous departure \"{}\"", entry.key);
            self.holds_nobody_protected(&what, &groups, said.node.place);
            if !groups.is_empty() {
                self.handover.simultaneous.push(Simultaneous { name: entry.key.clone(), groups, within });
            }
        }
    }

    /// `[apart]`. Whoever belongs together is not kept apart.
    pub(super) fn read_apart(&mut self, top: &Fields<'_>) {
        for entry in top.lines("apart", self.sink) {
            let Some(fields) = Fields::of_entry(entry, shapes::OPERATION_APART, self.sink) else { continue };
            for key in ["one", "other"] {
                if !fields.has(key) {
                    fields.missing(key, &format!("write `{key} = \"…\"`: the people of one side"), self.sink);
                }
            }
            if !fields.has("one") || !fields.has("other") {
                continue;
            }
            let (one, other) = (self.of(&fields, "one"), self.of(&fields, "other"));
            let (Some(one), Some(other)) = (one, other) else { continue };
            let apart = Apart { name: entry.key.clone(), one, other };
            self.keeps_families(&apart, entry.key_place);
            if !apart.one.is_empty() && !apart.other.is_empty() {
                self.handover.apart.push(apart);
            }
        }
    }

    fn keeps_families(&mut self, apart: &Apart, place: Place) {
        let item = |group: &GroupRef| self.source.case.item(self.handover.group(*group).item).id.clone();
        if let Some(group) = apart.one.iter().find(|group| apart.other.binary_search(group).is_ok()) {
            let message = format!("`{}` is kept apart from itself", item(group));
            let help = "take it out of one of the two sides (`… except …`)";
            self.sink.add(Code::ApartTogether, place, message, help);
            return;
        }
        for family in &self.handover.families {
            let of = |side: &[GroupRef]| family.groups.iter().find(|group| side.binary_search(group).is_ok()).map(item);
            if let (Some(one), Some(other)) = (of(&apart.one), of(&apart.other)) {
                let message = format!("`{one}` and `{other}` are kept apart, and are of one family: {}", family.name);
                let help = "families ride together: put the whole family on one side, or on none";
                self.sink.add(Code::ApartTogether, place, message, help);
            }
        }
    }

    /// The case's families, as far as more than one of them moves.
    pub(super) fn read_families(&mut self) {
        for rule in self.source.case.rules.iter().filter(|rule| rule.origin == Origin::Family) {
            let Sentence::Together(members) = &rule.sentence else { continue };
            let is_member = |group: &GroupRef| members.items.contains(&self.handover.group(*group).item);
            let groups: Vec<GroupRef> = self.handover.group_refs().filter(is_member).collect();
            if groups.len() > 1 {
                let name = rule.name.strip_prefix("family ").unwrap_or(&rule.name).to_owned();
                self.handover.families.push(Family { name, groups });
            }
        }
    }

    /// The deal's order: the groups of each step that moves any of them.
    pub(super) fn put_in_order(&mut self) {
        let steps = self.source.order.map_or(0, |order| order.steps.len());
        let mut order = vec![Vec::new(); steps];
        for (index, step) in self.steps.iter().enumerate() {
            if let Some(step) = step {
                order[*step].push(GroupRef::new(index));
            }
        }
        order.retain(|step| !step.is_empty());
        self.handover.order = order;
    }
}
