//! One event after the other: is it numbered, said by who may say it, of the weight that it has, and may it be?

use std::collections::BTreeSet;

use takas_model::{
    Act, GateRef, Hands, Happened, Instant, OperationEvent, PartyRef, PersonGate, PlaceRef, Reason, Said, Scope, Seat,
    UnitRef, Weight,
};

use super::against::{is_stop, is_word, loosens};
use super::course::Course;
use super::facts::{Facts, RequestFacts, binds};
use super::follows::Told;
use super::reports::{Standing, abort, apply, hold, standing};
use super::seats::{delegate_of, may_say};
use super::{Judge, OperationFault, OperationLine};

impl Judge<'_> {
    /// Folds an event and says everything that is wrong with it.
    pub fn see(&mut self, event: &OperationEvent) -> Vec<OperationFault> {
        let mut faults = match event.what {
            Happened::Said(..) => self.settle(),
            Happened::Follows(_) => Vec::new(),
        };
        let mut told = self.see_number(event);
        let before: Option<Vec<(PlaceRef, Hands)>> = self
            .facts
            .aborted
            .then(|| (0..self.facts.units.len()).map(|index| self.safe_place(UnitRef::new(index))).collect());
        match &event.what {
            Happened::Said(said, weight) => told.extend(self.see_said(event.number, event.at, said, weight)),
            Happened::Follows(consequence) if binds(self.charter) => {
                told.extend(self.see_consequence(consequence, event.at));
            }
            Happened::Follows(_) => {
                told.push((OperationLine::Record, "nothing follows in a historical operation".to_owned()));
            }
        }
        if binds(self.charter) {
            if let Some(before) = before.filter(|_| !may_move(&event.what)) {
                told.extend(self.moved_from_safety(&before));
            }
            told.extend(self.see_balance(&event.what, event.at));
        }
        faults.extend(told.into_iter().map(|(line, words)| OperationFault { event: event.number, line, words }));
        faults
    }

    fn see_number(&mut self, event: &OperationEvent) -> Vec<Told> {
        let mut told = Vec::new();
        if event.number != self.counters.next {
            let words = format!("event {} comes where {} was to come", event.number, self.counters.next);
            told.push((OperationLine::Record, words));
        }
        if event.at < self.counters.at {
            told.push((OperationLine::Record, "it is accepted before the event before it".to_owned()));
        }
        self.counters.next = event.number.saturating_add(1);
        self.counters.at = event.at;
        told
    }

    fn see_said(&mut self, number: u64, at: Instant, said: &Said, weight: &Weight) -> Vec<Told> {
        let mut told = self.see_author(said);
        let Some(act) = self.in_present_words(said) else {
            told.push((OperationLine::Record, "it speaks of what does not exist".to_owned()));
            return told;
        };
        if !told.is_empty() && self.charter.authors.get(said.author.index()).is_none() {
            return told;
        }
        if binds(self.charter) {
            told.extend(self.see_seat(said, &act));
        }
        if is_word(&act) || is_stop(&act) {
            told.extend(self.see_word(said, &act, weight, at));
        } else {
            let present = Said { act, ..said.clone() };
            told.extend(self.weigh_report(number, &present, weight));
        }
        told
    }

    /// The author exists and counts on without a gap.
    fn see_author(&mut self, said: &Said) -> Vec<Told> {
        let index = said.author.index();
        if index >= self.charter.authors.len() {
            return vec![(OperationLine::Record, format!("there is no author {index}"))];
        }
        let last = self.counters.said.entry(index).or_insert(0);
        let expected = last.saturating_add(1);
        *last = said.sequence;
        if said.sequence == expected {
            return Vec::new();
        }
        let words = format!("author {index} says number {} where {expected} was to come", said.sequence);
        vec![(OperationLine::Once, words)]
    }

    fn see_seat(&self, said: &Said, act: &Act) -> Vec<Told> {
        let author = &self.charter.authors[said.author.index()];
        let owner = match act {
            Act::Met(party, number) => self.facts.requests.get(&(*party, *number)).map(|request| request.owner),
            _ => None,
        };
        if may_say(self.course(), author, said.author, owner, act) {
            return Vec::new();
        }
        let line = if is_word(act) { OperationLine::Gates } else { OperationLine::Record };
        vec![(line, format!("author {} may not say this", said.author.index()))]
    }

    /// What was said, by the present target; none: an index points nowhere.
    fn in_present_words(&self, said: &Said) -> Option<Act> {
        let present = self.courses.len() - 1;
        let spoken = said.target.index();
        let old = self.courses.get(spoken)?;
        let act = if spoken == present { said.act.clone() } else { self.course().translated(old, &said.act)? };
        let is_of_its_plan = matches!(
            act,
            Act::Agree(_)
                | Act::TakeBack(_)
                | Act::Release(_)
                | Act::Board(..)
                | Act::Go(_)
                | Act::Adopt(_)
                | Act::Resume(Scope::Trip(_) | Scope::Gate(_))
        );
        (spoken == present || !is_of_its_plan).then_some(())?;
        exists(self.course(), &self.facts, self.charter.authors.len(), &act).then_some(act)
    }

    /// A word that counts must have nothing against it; a stop counts always.
    fn see_word(&mut self, said: &Said, act: &Act, weight: &Weight, at: Instant) -> Vec<Told> {
        let mut told = Vec::new();
        match weight {
            Weight::Repeats => return told,
            Weight::Counts => {}
            Weight::Waits | Weight::Irregular(_) => {
                told.push((OperationLine::Record, "a word or a stop counts, or is refused".to_owned()));
            }
        }
        if !binds(self.charter) {
            self.fold_word(said, act, &mut told);
            return told;
        }
        let apart = at.saturating_sub(said.time).saturating_abs();
        let party = delegate_of(self.charter.authors[said.author.index()].seat);
        if apart > self.charter.patience.words && loosens(&self.facts, party, act) {
            told.push((OperationLine::Once, format!("it is given {apart} seconds away from when it was said")));
        }
        let mut against = self.words_now().against(act, at);
        against.extend(self.against_accepting(said, act));
        let stop_refused = is_stop(act) && !matches!(act, Act::Hold(_));
        if !stop_refused {
            told.extend(
                against.into_iter().map(|(line, reason)| (line, format!("it is given in spite of {reason:?}"))),
            );
        }
        self.fold_word(said, act, &mut told);
        told
    }

    /// A party accepts no less than it is owed.
    fn against_accepting(&self, said: &Said, act: &Act) -> Option<(OperationLine, Reason)> {
        let Act::Accept(amount) = act else { return None };
        let party = delegate_of(self.charter.authors[said.author.index()].seat)?;
        let owed = self.owed_soon(party);
        (owed > *amount).then(|| (OperationLine::Balance, Reason::Owed(party, owed - *amount)))
    }

    /// What a party is owed when all that has the word has left.
    fn owed_soon(&self, party: PartyRef) -> u64 {
        let leaving = self.facts.about_to_leave(self.course());
        self.facts.owed(self.course(), &leaving).get(&party).copied().unwrap_or(0)
    }

    fn fold_word(&mut self, said: &Said, act: &Act, told: &mut Vec<Told>) {
        let seat = self.charter.authors[said.author.index()].seat;
        let course = self.courses[self.courses.len() - 1].clone();
        let facts = &mut self.facts;
        match act {
            Act::InHand(unit, gate) => sides(&course, seat, *unit, *gate).into_iter().for_each(|side| {
                facts.units[unit.index()].in_hand.insert((*gate, side));
                facts.units[unit.index()].stays_clear |=
                    facts.unit(*unit).set_out && facts.all_in_hand(*unit, &course.units[unit.index()]);
            }),
            Act::NotInHand(unit, gate) => sides(&course, seat, *unit, *gate).into_iter().for_each(|side| {
                facts.units[unit.index()].in_hand.remove(&(*gate, side));
            }),
            Act::NotTravelling(unit) => facts.units[unit.index()].travels = false,
            Act::Agree(gate) => {
                facts.gates[gate.index()].agreed.extend(delegate_of(seat));
            }
            Act::TakeBack(gate) => {
                let gate = &mut facts.gates[gate.index()];
                if let Some(party) = delegate_of(seat) {
                    gate.agreed.remove(&party);
                }
                (gate.released_by_lead, gate.released_by_other) = (false, false);
            }
            Act::Release(gate) => {
                let gate = &mut facts.gates[gate.index()];
                gate.released_by_lead |= seat == Seat::Lead;
                gate.released_by_other |= seat == Seat::CoMediator;
                gate.opened |= !binds(self.charter);
            }
            Act::Board(trip, units) => facts.trips[*trip].let_board.extend(units),
            Act::Go(trips) => trips.iter().for_each(|&trip| facts.trips[trip].go = Some(trips.clone())),
            Act::Hold(scope) => hold(&course, facts, *scope),
            Act::Resume(scope) => {
                facts.holds.remove(scope);
            }
            Act::Abort => abort(&course, facts),
            Act::Accept(amount) => {
                if let Some(party) = delegate_of(seat) {
                    facts.accepts.insert(party, *amount);
                    self.settle_for(&course, party, *amount);
                }
            }
            Act::Close => facts.closed = true,
            Act::Request { number, owner, due, .. } => {
                if let Some(party) = delegate_of(seat) {
                    let request = RequestFacts { owner: *owner, due: *due, met: false, told_overdue: false };
                    if facts.requests.insert((party, *number), request).is_some() {
                        told.push((OperationLine::Once, format!("request {number} is there already")));
                    }
                }
            }
            Act::Adopt(digest) => self.adopt(*digest, told),
            _ => {}
        }
    }

    fn adopt(&mut self, digest: [u8; 32], told: &mut Vec<Told>) {
        let old = self.courses[self.courses.len() - 1].clone();
        let Some(target) = self.targets.iter().find(|target| target.digest == digest) else {
            told.push((OperationLine::Record, "nobody has brought the plan that is adopted".to_owned()));
            return;
        };
        let Some(new) = old.next(target) else {
            told.push((OperationLine::Somewhere, "the plan that is adopted has not every unit in one lot".to_owned()));
            return;
        };
        told.extend(kept(&self.facts, &old, &new).into_iter().map(|words| (OperationLine::Once, words)));
        let number = self.courses.len();
        self.facts.adopt(&old, &new, number);
        let waiting = std::mem::take(&mut self.waiting);
        for (event, mut said) in waiting {
            match new.translated(&old, &said.act) {
                Some(act) => {
                    said.act = act;
                    self.waiting.insert(event, said);
                }
                None => {
                    self.orphans.insert(event);
                }
            }
        }
        self.courses.push(std::sync::Arc::new(new));
    }

    /// A report has the weight that it has by the page.
    fn weigh_report(&mut self, number: u64, said: &Said, weight: &Weight) -> Vec<Told> {
        let act = &said.act;
        if !binds(self.charter) {
            self.fold_report(act, false);
            return Vec::new();
        }
        let standing = standing(self.course(), &self.facts, act);
        let fits = match weight {
            Weight::Counts | Weight::Irregular(_) => matches!(standing, Standing::Counts | Standing::Open),
            Weight::Repeats => matches!(standing, Standing::Repeats | Standing::Open) || self.waits_already(act),
            Weight::Waits => matches!(standing, Standing::Waits | Standing::Open),
        };
        let mut told = Vec::new();
        if !fits {
            let line = match (weight, standing) {
                (Weight::Repeats | Weight::Waits, _) => OperationLine::Once,
                _ => OperationLine::Somewhere,
            };
            told.push((line, format!("a report that {standing:?} is told as {weight:?}")));
        }
        match weight {
            Weight::Counts => told.extend(self.see_report(act, &[], false)),
            Weight::Irregular(reasons) => told.extend(self.see_report(act, reasons, true)),
            Weight::Repeats => {}
            Weight::Waits => {
                self.waiting.insert(number, said.clone());
                if self.waiting.len() > 1024 {
                    told.push((OperationLine::Record, "more than 1024 reports wait".to_owned()));
                }
            }
        }
        told
    }

    /// Whether the same report waits.
    fn waits_already(&self, act: &Act) -> bool {
        self.waiting.values().any(|said| said.act == *act)
    }

    /// Folds a report; if it is irregular, everything is held.
    pub(super) fn fold_report(&mut self, act: &Act, irregular: bool) {
        let course = self.courses[self.courses.len() - 1].clone();
        apply(&course, &mut self.facts, act, self.counters.at);
        if irregular {
            hold(&course, &mut self.facts, Scope::Everything);
        }
    }

    /// No party is owed more than it accepts, but for what could not be foreseen.
    fn see_balance(&mut self, what: &Happened, at: Instant) -> Vec<Told> {
        let course = self.courses[self.courses.len() - 1].clone();
        let facts = &mut self.facts;
        let leaving = facts.about_to_leave(&course);
        let owed = facts.owed(&course, &leaving);
        facts.excused.retain(|party, excused| {
            *excused = (*excused).min(owed.get(party).copied().unwrap_or(0));
            *excused > 0
        });
        let excuses = excuses(what);
        let mut told = Vec::new();
        for (&party, &owed) in &owed {
            if owed <= facts.tolerated(party) {
                continue;
            }
            if excuses {
                facts.excused.insert(party, owed);
            } else {
                let accepted = facts.tolerated(party);
                let words = format!("party {} is owed {owed} and accepts {accepted}", party.index());
                told.push((OperationLine::Balance, words));
            }
        }
        self.count_since(&course, at);
        told
    }

    /// Since when each party waits: from when it is owed something, or something more after it accepted what it was owed.
    fn count_since(&mut self, course: &Course<'_>, at: Instant) {
        let owed = self.facts.owed(course, &BTreeSet::new());
        let since = &mut self.counters.owed_since;
        since.retain(|party, _| owed.get(party).is_some_and(|owed| *owed > 0));
        for (party, owed) in &owed {
            if *owed > self.counters.owed_before.get(party).copied().unwrap_or(0) {
                since.entry(*party).or_insert(at);
            }
        }
        self.counters.owed_before = owed;
    }

    /// A party that accepts as much as it is owed waits for it no more.
    fn settle_for(&mut self, course: &Course<'_>, party: PartyRef, accepts: u64) {
        let owed = self.facts.owed(course, &BTreeSet::new()).get(&party).copied().unwrap_or(0);
        if accepts >= owed {
            self.counters.owed_since.remove(&party);
            if let Some(has_accepted) = self.facts.withheld.get_mut(&party) {
                *has_accepted = true;
            }
        }
    }
}

/// Whether being owed more may come of this: it is irregular, or stops what had the word.
fn excuses(what: &Happened) -> bool {
    match what {
        Happened::Said(_, Weight::Irregular(_)) => true,
        Happened::Said(said, _) => is_stop(&said.act) || matches!(said.act, Act::Alighted(..) | Act::Adopt(_)),
        Happened::Follows(takas_model::Consequence::CountsNow(_, reasons)) => !reasons.is_empty(),
        Happened::Follows(_) => false,
    }
}

/// Whether a safe place may move by this: something irregular, a landing elsewhere, somebody who does not travel.
fn may_move(what: &Happened) -> bool {
    match what {
        Happened::Said(said, weight) => {
            let moves = matches!(said.act, Act::Arrived(..) | Act::NotTravelling(_) | Act::Boarded(..));
            moves || matches!(weight, Weight::Irregular(_))
        }
        Happened::Follows(consequence) => matches!(consequence, takas_model::Consequence::CountsNow(..)),
    }
}

/// The sides for which an author says that a gate is in hand: false for the holder's, true for the receiver's identity.
fn sides(course: &Course<'_>, seat: Seat, unit: UnitRef, gate: PersonGate) -> Vec<bool> {
    let of = &course.units[unit.index()];
    match (gate, delegate_of(seat)) {
        (PersonGate::Identity, Some(party)) => [(of.holder, false), (of.receiver, true)]
            .into_iter()
            .filter(|(one, _)| *one == party)
            .map(|(_, s)| s)
            .collect(),
        (PersonGate::Identity, None) => Vec::new(),
        _ => vec![false],
    }
}

/// What a plan that is adopted does not keep of what has happened.
fn kept(facts: &Facts, old: &Course<'_>, new: &Course<'_>) -> Vec<String> {
    let mut told = Vec::new();
    for trip in (0..facts.trips.len()).filter(|&trip| facts.trips[trip].left) {
        let (was, is) = (old.plan.trips[trip], new.same_trip(old, trip).map(|now| new.plan.trips[now]));
        let ends = |from, to| (new.same_place(old, from), new.same_place(old, to));
        if is.is_none_or(|is| ends(was.from, was.to) != (Some(is.from), Some(is.to))) {
            told.push(format!("ride {trip} has left, and is not in the plan that is adopted"));
        }
    }
    for unit in (0..facts.units.len()).map(UnitRef::new) {
        let is = facts.unit(unit);
        let (before, after) = (old.path_of(unit), new.path_of(unit));
        let made = before.rides.iter().take(is.made).map(|&ride| new.same_trip(old, ride));
        let keeps = after.lot.is_none() || made.eq(after.rides.iter().take(is.made).map(|&ride| Some(ride)));
        if !keeps {
            told.push(format!("unit {} has made rides that it has not in the plan that is adopted", unit.index()));
        }
        if after.lot.is_none() && is.is_past {
            told.push(format!("unit {} is past the point of no return, and is withdrawn", unit.index()));
        }
    }
    for gate in (0..facts.gates.len()).filter(|&gate| facts.gates[gate].opened) {
        if new.same_gate(old, GateRef::new(gate)).is_none() {
            told.push(format!("gate {gate} has opened, and is not in the plan that is adopted"));
        }
    }
    told
}

/// Whether every index of an act points to something.
fn exists(course: &Course<'_>, facts: &Facts, authors: usize, act: &Act) -> bool {
    let unit = |unit: &UnitRef| unit.index() < facts.units.len();
    let trip = |trip: &usize| *trip < facts.trips.len();
    let work = |work: &usize| *work < facts.works.len();
    let gate = |gate: &GateRef| gate.index() < facts.gates.len();
    match act {
        Act::InHand(one, _)
        | Act::NotInHand(one, _)
        | Act::Needs(one, _)
        | Act::NotTravelling(one)
        | Act::FollowedUp(one) => unit(one),
        Act::WorkBegun(one) => work(one),
        Act::WorkEnded(one, units) => work(one) && units.iter().all(unit),
        Act::Agree(one) | Act::TakeBack(one) | Act::Release(one) => gate(one),
        Act::Board(one, units) | Act::Boarded(one, units) | Act::Alighted(one, units) => {
            trip(one) && units.iter().all(unit)
        }
        Act::Go(trips) => trips.iter().all(trip),
        Act::Departed(one) => trip(one),
        Act::Arrived(one, place) => trip(one) && place.index() < course.handover.places.len(),
        Act::Verified(units) | Act::HandedOver(units) => units.iter().all(unit),
        Act::Request { about, owner, .. } => about.iter().all(unit) && owner.index() < authors,
        Act::Hold(scope) | Act::Resume(scope) => match scope {
            Scope::Everything => true,
            Scope::Trip(one) => trip(one),
            Scope::Gate(one) => gate(one),
            Scope::Unit(one) => unit(one),
        },
        Act::Met(..) | Act::Abort | Act::Adopt(_) | Act::Accept(_) | Act::Close => true,
    }
}
