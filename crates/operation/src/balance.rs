//! What each party has given and received, and what it is owed by the agreed sequence.
//!
//! Protected people, and whoever is in no step, stand outside: they count for nobody and wait for nobody.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::{Instant, PartyRef, Reason, Unit, UnitRef};

use crate::course::Course;
use crate::state::{PartyState, State};

impl PartyState {
    /// How much it is owed if its furthest step were `furthest`.
    fn owed_at(&self, furthest: Option<usize>) -> u64 {
        furthest.map_or(0, |furthest| self.outstanding.range(..furthest).map(|(_, units)| units).sum())
    }

    /// How much it is owed.
    pub(crate) fn owed(&self) -> u64 {
        self.owed_at(self.furthest)
    }
}

impl State {
    /// Units have left for the handover: balance, steps, and since when anybody is owed something.
    pub(crate) fn account(&mut self, course: &Course, units: &[UnitRef], at: Instant) {
        let mut before: BTreeMap<PartyRef, u64> = BTreeMap::new();
        for unit in units {
            let one = &course.units[unit.index()];
            for party in [one.holder, one.receiver] {
                before.entry(party).or_insert_with(|| self.parties.get(&party).map_or(0, PartyState::owed));
            }
        }
        for unit in units {
            self.account_one(course, *unit);
        }
        for (party, before) in before {
            self.watch_owed(party, before, at);
        }
    }

    /// Sets since when a party is owed something, after it was owed so much before.
    pub(crate) fn watch_owed(&mut self, party: PartyRef, before: u64, at: Instant) {
        let stand = self.parties.entry(party).or_default();
        let owed = stand.owed();
        if owed == 0 {
            stand.owed_since = None;
        } else if owed > before {
            stand.owed_since = stand.owed_since.or(Some(at));
        }
    }

    fn account_one(&mut self, course: &Course, unit: UnitRef) {
        if self.is_awaited(course, unit) {
            self.is_awaited_no_more(course, unit);
        }
        self.units[unit.index()].is_past = true;
        let one = &course.units[unit.index()];
        let step = course.step(unit);
        let holder = self.parties.entry(one.holder).or_default();
        if step.is_some() {
            holder.given += one.quantity;
            holder.furthest = holder.furthest.max(step);
        } else {
            holder.given_outside += one.quantity;
        }
        let receiver = self.parties.entry(one.receiver).or_default();
        match step {
            Some(step) => {
                receiver.received += one.quantity;
                take(&mut receiver.outstanding, step, one.quantity);
            }
            None => receiver.received_outside += one.quantity,
        }
    }

    /// A unit that was awaited has left or does not travel: it holds up no later step.
    pub(crate) fn is_awaited_no_more(&mut self, course: &Course, unit: UnitRef) {
        if let Some(step) = course.step(unit) {
            take(&mut self.missing, step, 1);
        }
    }

    /// Those aboard a ride whom it hands over, and who have not left.
    pub(crate) fn leavers(&self, course: &Course, trip: usize) -> impl Iterator<Item = UnitRef> {
        let aboard = self.trips[trip].aboard.iter().copied();
        aboard.filter(move |unit| course.hands_over(*unit, trip) && !self.units[unit.index()].is_past)
    }

    /// Those of them who are still to leave: who does not travel gets off before.
    pub(crate) fn sure_leavers(&self, course: &Course, trip: usize) -> impl Iterator<Item = UnitRef> {
        self.leavers(course, trip).filter(|unit| self.is_awaited(course, *unit))
    }

    /// Those whom a ride hands over and who leave with it, or may: aboard, or let board and travelling.
    pub(crate) fn who_may_leave(&self, course: &Course, trip: usize) -> impl Iterator<Item = UnitRef> {
        let of = &self.trips[trip];
        let let_board = of.let_board.difference(&of.aboard).filter(|unit| self.is_awaited(course, **unit));
        let let_board = let_board.copied().filter(move |unit| course.hands_over(*unit, trip));
        self.leavers(course, trip).chain(let_board)
    }

    /// The rides that have the word to go, but one that departs: whom that leaves behind goes by it no more.
    pub(crate) fn going_beside(&self, departs: Option<usize>) -> impl Iterator<Item = usize> {
        self.going.iter().copied().filter(move |trip| Some(*trip) != departs)
    }

    /// What order and balance have against those who may leave for the handover, together with those who leave for sure: what a
    /// party gives counts as soon as it may leave, what it gets when it does. Beside them all count who have the word by other rides than
    /// `departs`.
    pub(crate) fn against_balance(
        &self,
        course: &Course,
        may: &BTreeSet<UnitRef>,
        sure: &BTreeSet<UnitRef>,
        departs: Option<usize>,
    ) -> Vec<Reason> {
        let mut reasons = self.against_order(course, may, sure);
        let (mut gives, mut gets) = (may | sure, sure.clone());
        for trip in self.going_beside(departs) {
            gives.extend(self.who_may_leave(course, trip));
            gets.extend(self.sure_leavers(course, trip));
        }
        let stepped = may.iter().filter(|unit| course.step(**unit).is_some());
        let holders: BTreeSet<PartyRef> = stepped.map(|unit| course.units[unit.index()].holder).collect();
        for party in holders {
            let owed = self.owed_after(course, party, &gives, &gets);
            let accepts = self.parties.get(&party).map_or(0, |stand| stand.accepts);
            if owed > accepts {
                reasons.push(Reason::Owed(party, owed - accepts));
            }
        }
        reasons
    }

    /// How much a party would be owed after it has given the ones and got the others.
    fn owed_after(&self, course: &Course, party: PartyRef, gives: &BTreeSet<UnitRef>, gets: &BTreeSet<UnitRef>) -> u64 {
        fn steps<'s>(course: &'s Course, units: &'s BTreeSet<UnitRef>) -> impl Iterator<Item = (&'s Unit, usize)> {
            units.iter().filter_map(|unit| Some((&course.units[unit.index()], course.step(*unit)?)))
        }
        let Some(stand) = self.parties.get(&party) else { return 0 };
        let own = steps(course, gives).filter(|(unit, _)| unit.holder == party).map(|(_, step)| step).max();
        let furthest = stand.furthest.max(own);
        let comes = steps(course, gets).filter(|(unit, step)| unit.receiver == party && Some(*step) < furthest);
        stand.owed_at(furthest).saturating_sub(comes.map(|(unit, _)| unit.quantity).sum())
    }

    /// How much a party is owed, or would be when all that has the word has left: the greater.
    pub(crate) fn owed_in_view(&self, course: &Course, party: PartyRef) -> u64 {
        let now = self.parties.get(&party).map_or(0, PartyState::owed);
        now.max(self.owed_when_gone(course, party))
    }

    /// How much a party would be owed when all that has the word has left.
    pub(crate) fn owed_when_gone(&self, course: &Course, party: PartyRef) -> u64 {
        let gives = self.going.iter().flat_map(|trip| self.who_may_leave(course, *trip)).collect();
        let gets = self.going.iter().flat_map(|trip| self.sure_leavers(course, *trip)).collect();
        self.owed_after(course, party, &gives, &gets)
    }

    fn against_order(&self, course: &Course, may: &BTreeSet<UnitRef>, sure: &BTreeSet<UnitRef>) -> Vec<Reason> {
        let mut tally: BTreeMap<usize, u64> = BTreeMap::new();
        for unit in sure.iter().filter(|unit| self.is_awaited(course, **unit)) {
            if let Some(step) = course.step(*unit) {
                *tally.entry(step).or_default() += 1;
            }
        }
        let last = may.iter().filter_map(|unit| course.step(*unit)).max().unwrap_or(0);
        let mut earlier = self.missing.range(..last);
        let Some((first, _)) = earlier.find(|(step, missing)| tally.get(step).copied().unwrap_or(0) < **missing) else {
            return Vec::new();
        };
        let mut waits = course.steps.get(first).into_iter().flatten();
        let Some(missing) = waits.find(|unit| self.is_awaited(course, **unit) && !sure.contains(unit)) else {
            return Vec::new();
        };
        let later = may.iter().filter(|unit| course.step(**unit).is_some_and(|step| step > *first));
        later.map(|unit| Reason::OutOfOrder(*unit, *missing)).collect()
    }
}

/// Takes so many from the entry of a step, which goes when nothing is left.
pub(crate) fn take(steps: &mut BTreeMap<usize, u64>, step: usize, units: u64) {
    if let Some(left) = steps.get_mut(&step) {
        *left = left.saturating_sub(units);
        if *left == 0 {
            steps.remove(&step);
        }
    }
}
