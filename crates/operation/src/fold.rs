//! How an event changes the state: the only way in which it changes.
//!
//! Refuses nothing that an engine could have said, judges nothing, and does not panic on events that no engine said: what does not
//! follow from the events before it is a fault of the history, and changes nothing.

use std::borrow::Cow;

use takas_model::{
    Act, AuthorRef, Consequence, Duty, GateRef, Happened, Instant, OperationEvent, PartyRef, PersonGate, PlaceRef,
    Reason, Said, Scope, Seat, UnitRef, Weight,
};

use crate::adopt;
use crate::course::Course;
use crate::fault::HistoryFault;
use crate::known;
use crate::operation::Operation;
use crate::safe;
use crate::state::{Aborted, IRREGULAR_KEPT, Irregularity, REMEMBERED, Request, State, Whereabouts};

impl Operation {
    /// Folds an event into the state.
    ///
    /// # Errors
    /// When the event does not follow from those before it; the state is then as it was.
    pub fn apply(&self, state: &mut State, event: &OperationEvent) -> Result<(), HistoryFault> {
        let number = event.number;
        if number != state.number {
            return Err(HistoryFault::Number { found: number, wanted: state.number });
        }
        if event.at < state.at {
            return Err(HistoryFault::Time(number));
        }
        match &event.what {
            Happened::Said(said, weight) => self.fold_said(state, said, weight, event)?,
            Happened::Follows(consequence) => self.fold_consequence(state, consequence, event)?,
        }
        (state.number, state.at) = (number + 1, event.at);
        Ok(())
    }

    /// The state after these events, every plan that they adopt having been brought.
    ///
    /// # Errors
    /// When an event does not follow from those before it.
    pub fn replay<'e>(&self, events: impl IntoIterator<Item = &'e OperationEvent>) -> Result<State, HistoryFault> {
        let mut state = self.begin();
        for event in events {
            self.apply(&mut state, event)?;
        }
        Ok(state)
    }

    fn fold_said(
        &self,
        state: &mut State,
        said: &Said,
        weight: &Weight,
        event: &OperationEvent,
    ) -> Result<(), HistoryFault> {
        let number = event.number;
        let Some(author) = state.authors.get(said.author.index()) else { return Err(HistoryFault::Unknown(number)) };
        if said.sequence != author.said + 1 {
            return Err(HistoryFault::Sequence(number));
        }
        let act = self.known_act(state, said).ok_or(HistoryFault::Unknown(number))?;
        match weight {
            Weight::Counts => self.take_effect(state, said.author, &act, event)?,
            Weight::Repeats => {}
            Weight::Waits => {
                state.waiting.insert(number, said.clone());
            }
            Weight::Irregular(reasons) => {
                self.take_effect(state, said.author, &act, event)?;
                self.mark_irregular(state, number, reasons);
            }
        }
        let author = &mut state.authors[said.author.index()];
        author.said = said.sequence;
        if author.last.len() == REMEMBERED {
            author.last.pop_front();
        }
        author.last.push_back(said.clone());
        Ok(())
    }

    /// The act by the present plan, if all that it points to is there.
    pub(crate) fn known_act<'s>(&self, state: &State, said: &'s Said) -> Option<Cow<'s, Act>> {
        let act = self.read(state, said)?;
        known::is_known(self, state, &act).then_some(act)
    }

    /// What was said, by the present plan: none where that has nothing that it points to.
    pub(crate) fn read<'s>(&self, state: &State, said: &'s Said) -> Option<Cow<'s, Act>> {
        if said.target.index() + 1 == state.targets.len() {
            return Some(Cow::Borrowed(&said.act));
        }
        let old = self.course_at(state, said.target.index())?;
        if !known::is_in_plan(&said.act, old) {
            return None;
        }
        adopt::translated(&said.act, old, self.course(state)).map(Cow::Owned)
    }

    fn take_effect(
        &self,
        state: &mut State,
        author: AuthorRef,
        act: &Act,
        event: &OperationEvent,
    ) -> Result<(), HistoryFault> {
        let fault = HistoryFault::NotSo(event.number);
        if let Act::Adopt(digest) = act {
            let next = self.brought(state, *digest).ok_or(fault)?;
            return adopt::enter(state, self.course(state), next).ok_or(fault);
        }
        let course = self.course(state);
        match act {
            Act::InHand(unit, gate) => self.set_gate(state, author, *unit, *gate, true),
            Act::NotInHand(unit, gate) => self.set_gate(state, author, *unit, *gate, false),
            Act::Agree(gate) | Act::TakeBack(gate) | Act::Release(gate) => {
                self.gate(state, author, act, *gate);
                if self.is_historical() && matches!(act, Act::Release(_)) {
                    state.gates[gate.index()].opened.get_or_insert(event.at);
                }
            }
            // In a historical operation nothing follows from what is told: it is so.
            Act::NotTravelling(unit) if self.is_historical() => state.stop(course, *unit),
            Act::Accept(units) => {
                let party = self.party_of(author).ok_or(fault)?;
                let stand = state.parties.entry(party).or_default();
                stand.accepts = *units;
                if *units >= stand.owed() {
                    stand.owed_since = None;
                }
            }
            Act::Request { number, about, kind, owner, due } => {
                let party = self.party_of(author).ok_or(fault)?;
                let (about, kind, owner, due) = (*about, *kind, *owner, *due);
                let request = Request { about, kind, owner, due, is_overdue: false, met: None };
                state.requests.insert((party, *number), request);
                state.due.insert((due, party, *number));
            }
            _ => state.happen(course, act, event.number, event.at),
        }
        Ok(())
    }

    /// Whose delegate an author is.
    pub(crate) fn party_of(&self, author: AuthorRef) -> Option<PartyRef> {
        match self.author(author)?.seat {
            Seat::Delegate(party) => Some(party),
            _ => None,
        }
    }

    fn set_gate(&self, state: &mut State, author: AuthorRef, unit: UnitRef, gate: PersonGate, is_in_hand: bool) {
        let seat = self.charter().authors[author.index()].seat;
        let (by_holder, by_receiver) = self.sides(state, seat, unit, gate);
        let of = &mut state.units[unit.index()];
        match (by_holder, is_in_hand) {
            (true, true) => _ = of.in_hand.insert(gate),
            (true, false) => _ = of.in_hand.remove(&gate),
            (false, _) => {}
        }
        if by_receiver {
            of.receiver_identified = is_in_hand;
        }
    }

    /// For which sides a seat tells of a gate: the holder's, which counts for every gate but identity, and the receiver's. In a
    /// historical operation one who speaks for neither tells what both confirmed.
    fn sides(&self, state: &State, seat: Seat, unit: UnitRef, gate: PersonGate) -> (bool, bool) {
        let one = &self.course(state).units[unit.index()];
        match (gate, seat) {
            (PersonGate::Identity, Seat::Delegate(party)) => (party == one.holder, party == one.receiver),
            (PersonGate::Identity, _) => (true, true),
            _ => (true, false),
        }
    }

    /// Whether a gate of a unit is in hand already, or is not, as a seat says it.
    pub(crate) fn is_told(&self, state: &State, seat: Seat, unit: UnitRef, gate: PersonGate, is_in_hand: bool) -> bool {
        let of = &state.units[unit.index()];
        let (by_holder, by_receiver) = self.sides(state, seat, unit, gate);
        (!by_holder || of.in_hand.contains(&gate) == is_in_hand)
            && (!by_receiver || of.receiver_identified == is_in_hand)
    }

    fn gate(&self, state: &mut State, author: AuthorRef, act: &Act, gate: GateRef) {
        let seat = self.charter().authors[author.index()].seat;
        let of = &mut state.gates[gate.index()];
        match (act, seat) {
            (Act::Agree(_), Seat::Delegate(party)) => _ = of.agreed.insert(party),
            (Act::TakeBack(_), Seat::Delegate(party)) => {
                of.agreed.remove(&party);
                (of.by_lead, of.by_co_mediator) = (false, false);
            }
            (Act::Release(_), Seat::CoMediator) => of.by_co_mediator = true,
            (Act::Release(_), _) => of.by_lead = true,
            _ => {}
        }
    }

    fn mark_irregular(&self, state: &mut State, event: u64, reasons: &[Reason]) {
        let course = self.course(state);
        state.hold(course, Scope::Everything);
        state.irregular_count += 1;
        if state.irregular.len() == IRREGULAR_KEPT {
            state.irregular.pop_front();
        }
        state.irregular.push_back(Irregularity { event, reasons: reasons.to_vec() });
    }

    fn fold_consequence(
        &self,
        state: &mut State,
        consequence: &Consequence,
        event: &OperationEvent,
    ) -> Result<(), HistoryFault> {
        let unknown = HistoryFault::Unknown(event.number);
        let not_so = HistoryFault::NotSo(event.number);
        match consequence {
            Consequence::ClearToTravel(unit) => state.units.get_mut(unit.index()).ok_or(unknown)?.is_clear = true,
            Consequence::NoLongerClear(unit) => state.units.get_mut(unit.index()).ok_or(unknown)?.is_clear = false,
            Consequence::NotTravelling(unit) => {
                state.units.get(unit.index()).ok_or(unknown)?;
                state.stop(self.course(state), *unit);
            }
            Consequence::Opened(gate) => {
                state.gates.get_mut(gate.index()).ok_or(unknown)?.opened.get_or_insert(event.at);
            }
            Consequence::CountsNow(number, reasons) => {
                let said = state.waiting.get(number).cloned().ok_or(not_so)?;
                let act = self.known_act(state, &said).ok_or(unknown)?;
                self.take_effect(state, said.author, &act, event)?;
                state.waiting.remove(number);
                if !reasons.is_empty() {
                    self.mark_irregular(state, event.number, reasons);
                }
            }
            Consequence::Lapsed(number) => _ = state.waiting.remove(number).ok_or(not_so)?,
            Consequence::Overdue(party, number) => {
                let request = state.requests.get_mut(&(*party, *number)).ok_or(unknown)?;
                request.is_overdue = true;
                state.due.remove(&(request.due, *party, *number));
            }
            Consequence::Withheld(party, _) => state.parties.get_mut(party).ok_or(unknown)?.is_withheld = true,
            Consequence::Cured(party) => {
                let stand = state.parties.get_mut(party).ok_or(unknown)?;
                (stand.is_withheld, stand.owed_since) = (false, None);
            }
            Consequence::Safe => state.aborted.as_mut().ok_or(not_so)?.is_safe = true,
        }
        Ok(())
    }
}

impl State {
    /// What was said by whomever takes effect.
    fn happen(&mut self, course: &Course, act: &Act, number: u64, at: Instant) {
        match act {
            Act::Needs(unit, room) => self.units[unit.index()].room = Some(*room),
            Act::WorkBegun(work) => _ = self.works[*work].began.get_or_insert(at),
            Act::WorkEnded(work, units) => {
                self.works[*work].ended.get_or_insert(at);
                if let Duty::Check(check, _) = course.target.plan.works[*work].duty {
                    for unit in units {
                        self.units[unit.index()].passed.insert(check);
                    }
                }
            }
            Act::Board(trip, units) => self.trips[*trip].let_board.extend(units),
            Act::Boarded(trip, units) => self.board(course, *trip, units, at),
            Act::Alighted(trip, units) => self.alight(course, *trip, units),
            Act::Go(trips) => {
                for trip in trips.iter().filter(|trip| !self.trips[**trip].has_left).copied().collect::<Vec<_>>() {
                    self.trips[trip].go = Some(number);
                    self.going.insert(trip);
                }
            }
            Act::Departed(trip) => self.depart(course, *trip, Some(at), at),
            Act::Arrived(trip, place) => self.arrive(course, *trip, *place, at),
            Act::Verified(units) => units.iter().for_each(|unit| self.units[unit.index()].is_verified = true),
            Act::HandedOver(units) => {
                for unit in units {
                    self.units[unit.index()].handed_over.get_or_insert(at);
                }
            }
            Act::FollowedUp(unit) => self.units[unit.index()].followed_up = Some(at),
            Act::Met(party, number) => {
                if let Some(request) = self.requests.get_mut(&(*party, *number)) {
                    request.met.get_or_insert(at);
                    self.due.remove(&(request.due, *party, *number));
                }
            }
            Act::Hold(scope) => self.hold(course, *scope),
            Act::Resume(scope) => _ = self.holds.remove(scope),
            Act::Abort => self.abort(course, at),
            Act::Close => self.is_closed = true,
            // What it changes follows from it, or it changes what an author's party has said.
            Act::NotTravelling(_)
            | Act::InHand(..)
            | Act::NotInHand(..)
            | Act::Agree(_)
            | Act::TakeBack(_)
            | Act::Release(_)
            | Act::Accept(_)
            | Act::Request { .. }
            | Act::Adopt(_) => {}
        }
    }

    /// A unit does not travel: it holds up no later step.
    fn stop(&mut self, course: &Course, unit: UnitRef) {
        if self.is_awaited(course, unit) {
            self.is_awaited_no_more(course, unit);
        }
        let of = &mut self.units[unit.index()];
        (of.is_stopped, of.is_clear) = (true, false);
    }

    /// Who boarded a ride that has left has left with it.
    fn board(&mut self, course: &Course, trip: usize, units: &[UnitRef], at: Instant) {
        let comes = |unit: &UnitRef| !self.trips[trip].aboard.contains(unit) && !self.is_under_way(*unit);
        let units: Vec<UnitRef> = units.iter().copied().filter(comes).collect();
        for unit in &units {
            if let Some(other) = self.ride(*unit) {
                self.trips[other].aboard.remove(unit);
            }
            self.units[unit.index()].at = Whereabouts::Ride(trip);
            let of = &mut self.trips[trip];
            of.aboard.insert(*unit);
            of.alighted.remove(unit);
        }
        if self.trips[trip].has_left {
            self.leave(course, trip, &units, at);
            if let Some(place) = self.trips[trip].arrived {
                self.land(&units, place);
            }
        }
    }

    fn alight(&mut self, course: &Course, trip: usize, units: &[UnitRef]) {
        let place = self.leaves_from(course, trip);
        let of = &mut self.trips[trip];
        if of.has_left {
            return;
        }
        for unit in units {
            of.let_board.remove(unit);
            of.alighted.insert(*unit);
            if of.aboard.remove(unit) {
                self.units[unit.index()].at = Whereabouts::Place(place);
            }
        }
    }

    fn depart(&mut self, course: &Course, trip: usize, left_at: Option<Instant>, at: Instant) {
        let of = &mut self.trips[trip];
        if of.has_left {
            return;
        }
        (of.has_left, of.left_at) = (true, left_at);
        self.going.remove(&trip);
        let aboard: Vec<UnitRef> = self.trips[trip].aboard.iter().copied().collect();
        self.leave(course, trip, &aboard, at);
    }

    fn leave(&mut self, course: &Course, trip: usize, units: &[UnitRef], at: Instant) {
        let is_handed = |unit: &UnitRef| course.hands_over(*unit, trip) && !self.units[unit.index()].is_past;
        let handed: Vec<UnitRef> = units.iter().copied().filter(is_handed).collect();
        for unit in units {
            self.units[unit.index()].ridden.push(trip);
        }
        self.under_way += units.len() as u64;
        if let Some(aborted) = self.aborted.as_mut().filter(|_| !units.is_empty()) {
            // Who goes on has to land, too.
            aborted.is_safe = false;
        }
        self.account(course, &handed, at);
    }

    fn arrive(&mut self, course: &Course, trip: usize, place: PlaceRef, at: Instant) {
        if self.trips[trip].arrived.is_some() {
            return;
        }
        // An arrival without a departure, in a historical operation: when it left is not known.
        self.depart(course, trip, None, at);
        let of = &mut self.trips[trip];
        (of.arrived, of.arrived_at) = (Some(place), Some(at));
        let aboard: Vec<UnitRef> = of.aboard.iter().copied().collect();
        self.vehicles[course.vehicle(trip).index()] = place;
        self.land(&aboard, place);
    }

    fn land(&mut self, units: &[UnitRef], place: PlaceRef) {
        for unit in units {
            self.units[unit.index()].at = Whereabouts::Place(place);
        }
        self.under_way = self.under_way.saturating_sub(units.len() as u64);
    }

    /// Holds a scope, and takes back the word to go from rides in it that have not left.
    fn hold(&mut self, course: &Course, scope: Scope) {
        self.holds.insert(scope);
        let stays = |trip: &usize| {
            let occupants = || self.occupants(*trip);
            let is_free = occupants().next().is_some() && occupants().all(|unit| course.is_protected(unit));
            is_free || !self.is_in_scope(course, *trip, scope)
        };
        let kept = self.going.iter().copied().filter(stays).collect();
        self.keep_going(kept);
    }

    fn abort(&mut self, course: &Course, at: Instant) {
        if self.aborted.is_some() {
            return;
        }
        let completed = safe::completed(course, self);
        self.aborted = Some(Aborted { at, completed, is_safe: false });
        // Words to board rides that have not left are taken back, but of those who go on.
        for trip in (0..self.trips.len()).filter(|trip| !self.trips[*trip].has_left).collect::<Vec<_>>() {
            let kept = self.trips[trip].let_board.iter().copied().filter(|unit| self.goes_on(course, *unit)).collect();
            self.trips[trip].let_board = kept;
        }
        let goes_on = |trip: &usize| self.occupants(*trip).all(|unit| self.goes_on(course, unit));
        let kept = self.going.iter().copied().filter(goes_on).collect();
        self.keep_going(kept);
    }

    fn keep_going(&mut self, kept: std::collections::BTreeSet<usize>) {
        for trip in self.going.difference(&kept) {
            self.trips[*trip].go = None;
        }
        self.going = kept;
    }

    /// Who has boarded a ride or may.
    pub(crate) fn occupants(&self, trip: usize) -> impl Iterator<Item = UnitRef> {
        self.trips[trip].aboard.union(&self.trips[trip].let_board).copied()
    }

    /// Whether a hold of a scope is one of a ride.
    fn is_in_scope(&self, course: &Course, trip: usize, scope: Scope) -> bool {
        match scope {
            Scope::Everything => true,
            Scope::Trip(held) => held == trip,
            Scope::Unit(unit) => self.occupants(trip).any(|one| one == unit),
            Scope::Gate(gate) => {
                let is_held =
                    |unit| course.handover_trip(unit) == Some(trip) && course.gates_holding(unit).contains(&gate);
                self.occupants(trip).any(is_held)
            }
        }
    }
}
