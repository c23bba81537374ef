//! How an event changes the state: the only way in which it changes.
//!
//! Refuses nothing that an engine could have said, judges nothing, and does not panic on events that no engine said: what does not
//! follow from the events before it is a fault of the history, and changes nothing.

use std::borrow::Cow;

use takas_model::{
    Act, AuthorRef, Consequence, GateRef, Happened, OperationEvent, PartyRef, PersonGate, Said, Scope, Seat, UnitRef,
    Weight,
};

use crate::adopt;
use crate::fault::HistoryFault;
use crate::known;
use crate::operation::Operation;
use crate::state::{REMEMBERED, Request, State};

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
            Weight::Irregular(_) => {
                self.take_effect(state, said.author, &act, event)?;
                state.hold(self.course(state), Scope::Everything);
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
                    state.hold(self.course(state), Scope::Everything);
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
