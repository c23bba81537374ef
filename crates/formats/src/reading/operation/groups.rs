//! Groups: every unit of the deal that goes somewhere, in parts where the order moves it in several steps, with its routes, room and
//! personal gates. Who is held or goes nowhere is reported by name; nobody is left out.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::{
    Consent, Group, Hours, Kind, Minutes, Mode, Nature, PersonGate, PhaseRef, PlaceRef, Room, Route, Transfer,
};

use super::Reader;
use super::select::{Found, Lines};
use super::times::day_begins;
use super::travel::{Cleared, Standing, Travel};
use crate::calendar;
use crate::codes::Code;
use crate::reading::case_file;
use crate::reading::fields::Fields;
use crate::reading::words;
use crate::source::Place;

/// How many names a finding lists.
const NAMED_MAX: usize = 8;
/// How many routes somebody may choose from.
const ROUTES_MAX: usize = 100;

/// A part of a transfer.
struct Part {
    quantity: u64,
    step: Option<usize>,
    /// Which of how many.
    number: (usize, usize),
}

impl Reader<'_> {
    /// One group for each part of each transfer.
    pub(super) fn read_groups(&mut self, top: &Fields<'_>, travel: &Lines<Travel>, cleared: &Lines<Cleared>) {
        let deal = self.source.deal;
        let case = self.source.case;
        let at = top.entry("travel").map_or(top.place, |entry| entry.key_place);
        let days = self.days(at);
        let parts = self.parts();
        let mut unplaced: [Vec<String>; 2] = [Vec::new(), Vec::new()];
        let mut unsaid: BTreeMap<PersonGate, Vec<String>> = BTreeMap::new();
        for (index, transfer) in deal.transfers().iter().enumerate() {
            let Some(receiver) = transfer.to.filter(|_| !case.item(transfer.item).is_undertaking()) else { continue };
            let item = case.item(transfer.item);
            let from = self.narrowest(travel, transfer, "from", |said| &said.from);
            let to = self.narrowest(travel, transfer, "to", |said| &said.to);
            for (missing, found) in unplaced.iter_mut().zip([from.is_none(), to.is_none()]) {
                if found {
                    missing.push(item.id.clone());
                }
            }
            let place = to.as_ref().map(|to| to.place).or(from.as_ref().map(|from| from.place)).unwrap_or(at);
            let routes = self.routes(travel, transfer, from, to);
            let (gates, opens) = self.gates_of(cleared, transfer, &mut unsaid);
            let hours = days[transfer.phase.index()];
            let mut group = self.group(travel, transfer, receiver, routes);
            group.gates = gates;
            group.ready = group.ready.max(opens).max(hours.from);
            group.due = hours.until;
            self.in_time(&group, place);
            for part in &parts[index] {
                let mut group = group.clone();
                group.count = part.quantity;
                group.id = self.id_of(transfer, part);
                self.handover.groups.push(group);
                self.transfers.push((*transfer, place));
                self.steps.push(part.step);
            }
        }
        if !travel.any_lost {
            self.report_unplaced(&mut unplaced, at);
        }
        if !cleared.any_lost {
            self.report_unsaid(&mut unsaid, top);
        }
    }

    /// The minutes of each phase; reports those outside the handover in which anybody moves.
    fn days(&mut self, at: Place) -> Vec<Hours> {
        let case = self.source.case;
        let moving: BTreeSet<PhaseRef> =
            self.source.deal.transfers().iter().filter(|transfer| transfer.to.is_some()).map(|t| t.phase).collect();
        let mut days = Vec::new();
        for reference in case.phase_refs() {
            let phase = case.phase(reference);
            let always = self.clock.always();
            let span = phase.first_day.and_then(|first| {
                let after = calendar::days_after(first, i64::try_from(phase.days).ok()?)?;
                Some((day_begins(first, &case.zone)?, day_begins(after, &case.zone)?))
            });
            let Some((begins, ends)) = span else {
                days.push(always);
                continue;
            };
            let hours = Hours { from: self.clock.minute(begins), until: self.clock.minute(ends) - 1 };
            if moving.contains(&reference)
                && self.clock.is_known
                && (hours.until <= always.from || hours.from >= always.until)
            {
                let message =
                    format!("people or things move in the phase `{}`, which the handover does not reach", phase.id);
                let help = "set `begins` and `ends` so that they hold all phases in which the deal moves anything";
                self.sink.add(Code::PhaseOutside, at, message, help);
            }
            days.push(Hours { from: hours.from.max(always.from), until: hours.until.min(always.until) });
        }
        days
    }

    /// The parts of each transfer: one, or one for each step of the order that moves some of it. Protected ones stand in no step.
    fn parts(&self) -> Vec<Vec<Part>> {
        let case = self.source.case;
        let mut stand: BTreeMap<Transfer, Vec<(usize, u64)>> = BTreeMap::new();
        for (number, step) in self.source.order.iter().flat_map(|order| order.steps.iter().enumerate()) {
            for transfer in &step.transfers {
                stand.entry(Transfer { quantity: 0, ..*transfer }).or_default().push((number, transfer.quantity));
            }
        }
        let of = |transfer: &Transfer| {
            let steps = stand.get(&Transfer { quantity: 0, ..*transfer }).map_or(&[][..], Vec::as_slice);
            let sum = steps.iter().fold(0_u64, |sum, (_, quantity)| sum.saturating_add(*quantity));
            let is_protected = case.item(transfer.item).protection.is_some();
            if is_protected || steps.is_empty() || sum != transfer.quantity {
                return vec![Part { quantity: transfer.quantity, step: None, number: (1, 1) }];
            }
            let number = |at: usize| (at + 1, steps.len());
            let parts = steps.iter().enumerate();
            parts
                .map(|(at, (step, quantity))| Part { quantity: *quantity, step: Some(*step), number: number(at) })
                .collect()
        };
        self.source.deal.transfers().iter().map(of).collect()
    }

    fn group(
        &mut self,
        travel: &Lines<Travel>,
        transfer: &Transfer,
        receiver: takas_model::PartyRef,
        routes: Vec<Route>,
    ) -> Group {
        let item = self.source.case.item(transfer.item);
        let own = if item.is_people() { Room::Seat } else { Room::Load };
        let room = self.narrowest(travel, transfer, "room", |said| &said.room);
        let room = room.and_then(|found| Some((*found.said?, found.place)));
        if let Some((said, place)) = room.filter(|(said, _)| item.is_people() == (*said == Room::Load)) {
            let word = words::ROOM.iter().find(|(_, room)| *room == said).map_or("", |(word, _)| word);
            let message = format!("`{}` cannot travel as {word}", item.id);
            let help = "people sit or lie (`seat`, `stretcher`), goods and remains are `load`";
            self.sink.add(Code::UnknownWord, place, message, help);
        }
        let escorts = self.narrowest(travel, transfer, "escort_for_each", |said| &said.escorted_by);
        let modes = self.narrowest(travel, transfer, "by", |said| &said.modes);
        let whole = self.narrowest(travel, transfer, "whole", |said| &said.whole);
        let not_before = self.narrowest(travel, transfer, "not_before", |said| &said.not_before);
        Group {
            id: item.id.clone(),
            item: transfer.item,
            holder: transfer.from,
            receiver,
            phase: transfer.phase,
            count: transfer.quantity,
            are_people: item.is_people(),
            routes,
            whole: whole.and_then(|found| found.said.copied()).unwrap_or(false) || item.quantity == 1,
            room: room.map_or(own, |(said, _)| said),
            escorted_by: escorts.and_then(|found| found.said.copied()).unwrap_or(0),
            modes: modes.and_then(|found| found.said.cloned()).unwrap_or(vec![Mode::Air, Mode::Road, Mode::Sea]),
            ready: not_before.and_then(|found| found.said.copied()).unwrap_or(0).max(0),
            due: self.clock.ends,
            is_protected: item.protection.is_some(),
            gates: Vec::new(),
            stays: None,
        }
    }

    /// Every way from where it is held, through what lies between, to where it is received.
    fn routes(
        &mut self,
        travel: &Lines<Travel>,
        transfer: &Transfer,
        from: Option<Found<'_, PlaceRef>>,
        to: Option<Found<'_, Vec<PlaceRef>>>,
    ) -> Vec<Route> {
        let through = self.narrowest(travel, transfer, "through", |said| &said.through);
        let direct = vec![Vec::new()];
        let between = match through {
            Some(found) => found.said,
            None => Some(&direct),
        };
        let place = to.as_ref().map_or_else(Place::default, |to| to.place);
        let (Some(from), Some(to), Some(between)) =
            (from.and_then(|from| from.said), to.and_then(|to| to.said), between)
        else {
            return Vec::new();
        };
        if case_file::too_many(to.len().saturating_mul(between.len()), ROUTES_MAX, "routes", place, self.sink) {
            return Vec::new();
        }
        let mut routes: Vec<Route> = Vec::new();
        for last in to {
            for between in between {
                let mut places: Vec<PlaceRef> = [*from].iter().chain(between).chain([last]).copied().collect();
                places.dedup();
                let inner = 1..places.len().saturating_sub(1);
                let exchange = inner.clone().find(|&at| self.handover.place(places[at]).is_exchange);
                let route = Route { places, exchange };
                if route.places.len() > 1 && !routes.contains(&route) {
                    routes.push(route);
                }
            }
        }
        if let (true, Some(found)) = (routes.is_empty() && !to.is_empty(), self.line_of(travel, transfer)) {
            let item = self.source.case.item(transfer.item);
            let message = format!("`{}` is held where it goes", item.id);
            self.sink.add(Code::NowhereSaid, found, message, "name another place under `to`, or under `from`");
        }
        self.do_not_return(transfer, &routes, travel);
        routes
    }

    fn line_of(&mut self, travel: &Lines<Travel>, transfer: &Transfer) -> Option<Place> {
        self.narrowest(travel, transfer, "to", |said| &said.to).map(|found| found.place)
    }

    /// Non-refoulement: no route passes a state to which the person must not be sent.
    fn do_not_return(&mut self, transfer: &Transfer, routes: &[Route], travel: &Lines<Travel>) {
        let case = self.source.case;
        let Kind::Person(person) = &case.item(transfer.item).kind else { return };
        let barred: Vec<&str> = person.no_return_to.iter().map(|party| case.party(*party).id.as_str()).collect();
        let passed = routes.iter().flat_map(|route| route.places.iter().skip(1));
        let found = passed
            .copied()
            .find(|place| self.handover.place(*place).state.as_deref().is_some_and(|state| barred.contains(&state)));
        let Some((place, line)) = found.zip(self.line_of(travel, transfer)) else { return };
        let (id, stop) = (&case.item(transfer.item).id, self.handover.place(place));
        let state = stop.state.clone().unwrap_or_default();
        let message = format!("`{id}` would come to `{}`, in {state}, where nobody may send this person", stop.id);
        let help = "take another route: non-refoulement is never waived (CAT art. 3, ICCPR art. 7, GC IV art. 45)";
        self.sink.add(Code::SentWhereNotTo, line, message, help);
    }

    /// The personal gates of a transfer of living people, and from when on all are open.
    fn gates_of(
        &mut self,
        cleared: &Lines<Cleared>,
        transfer: &Transfer,
        unsaid: &mut BTreeMap<PersonGate, Vec<String>>,
    ) -> (Vec<(PersonGate, String)>, Minutes) {
        let item = self.source.case.item(transfer.item);
        if !item.is_people() {
            return (Vec::new(), 0);
        }
        let (mut gates, mut ready) = (Vec::new(), 0);
        for (index, gate) in PersonGate::ALL.into_iter().enumerate() {
            let found = self.narrowest(cleared, transfer, gate.name(), |said| &said.gates[index]);
            let standing = match found {
                Some(found) => found.said.cloned(),
                None => match &item.kind {
                    Kind::Person(person) if gate == PersonGate::Consent => Some(consent(person.consent)),
                    _ if gate == PersonGate::Family => None,
                    _ => Some(Standing { open: None, words: "not known".to_owned() }),
                },
            };
            let Some(standing) = standing else { continue };
            match standing.open {
                Some(minute) => ready = ready.max(minute),
                None => unsaid.entry(gate).or_default().push(item.id.clone()),
            }
            gates.push((gate, standing.words));
        }
        (gates, ready)
    }

    /// Reports who can go only when their phase is over.
    fn in_time(&mut self, group: &Group, place: Place) {
        if group.ready > group.due && self.clock.is_known && group.due > 0 {
            let phase = &self.source.case.phase(group.phase).id;
            let message = format!("`{}` can go only after the phase `{phase}` or the handover is over", group.id);
            let help =
                "see `not_before` and what is `expected` under [cleared]; or let the phase or the handover last longer";
            self.sink.add(Code::ReadyTooLate, place, message, help);
        }
    }

    /// The item's id, and what tells its transfers and their parts from one another.
    fn id_of(&self, transfer: &Transfer, part: &Part) -> String {
        let case = self.source.case;
        let all = self.source.deal.transfers();
        let first = all.partition_point(|other| other.item < transfer.item);
        let same = || all[first..].iter().take_while(|other| other.item == transfer.item);
        let mut id = case.item(transfer.item).id.clone();
        if same().any(|other| other.phase != transfer.phase) {
            id = format!("{id} in {}", case.phase(transfer.phase).id);
        }
        if let Some(to) = transfer.to.filter(|_| same().any(|other| other.to != transfer.to)) {
            id = format!("{id} to {}", case.party(to).id);
        }
        match part.number {
            (_, 1) => id,
            (number, of) => format!("{id} {number}/{of}"),
        }
    }

    fn report_unplaced(&mut self, unplaced: &mut [Vec<String>; 2], at: Place) {
        let words = [("are held", "from"), ("go", "to")];
        for ((word, key), names) in words.into_iter().zip(unplaced).filter(|(_, names)| !names.is_empty()) {
            names.dedup();
            let message = format!("nothing says where these {word}: {}", listed(names));
            let help =
                format!("write a line under [travel] with `{key}`, such as `{} = {{ {key} = \"…\" }}`", names[0]);
            self.sink.add(Code::NowhereSaid, at, message, help);
        }
    }

    /// In a live case every gate is open or expected for everyone; a record says what is not known.
    fn report_unsaid(&mut self, unsaid: &mut BTreeMap<PersonGate, Vec<String>>, top: &Fields<'_>) {
        let at = top.entry("cleared").map_or(top.place, |entry| entry.key_place);
        if self.source.case.nature == Nature::Historical {
            let people: BTreeSet<&String> = unsaid.values().flatten().collect();
            if !people.is_empty() {
                let gates: Vec<&str> = unsaid.keys().map(|gate| gate.name()).collect();
                let message =
                    format!("not known to be open, of {} lines of the deal: {}", people.len(), gates.join(", "));
                let help = "nothing to mend in a record: it is printed so and nothing is invented; a live case needs all of them";
                self.sink.add(Code::PersonGatesNotKnown, at, message, help);
            }
            return;
        }
        for (gate, names) in unsaid {
            names.dedup();
            let message = format!("nothing says that `{}` is open for {}", gate.name(), listed(names));
            let help = format!(
                "write it under [cleared], such as `{} = {{ {} = \"since 2024-07-30\" }}`; take whoever it is not open for out of the deal",
                names[0],
                gate.name()
            );
            self.sink.add(Code::PersonGateShut, at, message, help);
        }
    }
}

/// How the case has a person's consent.
fn consent(consent: Consent) -> Standing {
    let words = words::CONSENT.iter().find(|(_, meaning)| *meaning == consent).map_or("", |(word, _)| word);
    Standing { open: (consent == Consent::Given).then_some(0), words: words.to_owned() }
}

/// Names in a sentence, the first few.
pub(super) fn listed(names: &[String]) -> String {
    let shown: Vec<String> = names.iter().take(NAMED_MAX).map(|name| format!("`{name}`")).collect();
    match names.len().saturating_sub(NAMED_MAX) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}
