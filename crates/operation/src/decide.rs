//! A command and a moment in, events or the reasons of a refusal out.
//!
//! The engine makes no choice: it says whether what was said may be, how it counts, and what follows. What is refused changes nothing.

use std::cmp::Ordering;

use takas_model::{Act, Author, Consequence, Happened, Instant, OperationEvent, Reason, Said, Scope, Seat, Weight};

use crate::follow;
use crate::known;
use crate::operation::Operation;
use crate::report;
use crate::seats;
use crate::state::{REQUESTS_MAX, State};

impl Operation {
    /// What comes of a command at a moment: its event and what follows from it, none for a command that was seen before.
    ///
    /// The state is as it was; it becomes what the events say by [`apply`](Self::apply). This copies it: whoever runs an operation
    /// says commands to a state of his own with [`say`](Self::say).
    ///
    /// # Errors
    /// Every reason for which it is refused.
    pub fn decide(&self, state: &State, said: Said, now: Instant) -> Result<Vec<OperationEvent>, Vec<Reason>> {
        self.say(&mut state.clone(), said, now)
    }

    /// What comes of a command, as [`decide`](Self::decide) says, with its events folded into the state: its time does not grow with
    /// the operation, but where a word concerns all of it. What is refused leaves the state as it was.
    ///
    /// # Errors
    /// Every reason for which it is refused.
    pub fn say(&self, state: &mut State, said: Said, now: Instant) -> Result<Vec<OperationEvent>, Vec<Reason>> {
        let Some(author) = self.author(said.author) else { return Err(vec![Reason::Unknown]) };
        if is_seen(state, &said)? {
            return Ok(Vec::new());
        }
        let weight = self.weigh(state, author, &said, now.max(state.at))?;
        let counted = matches!(weight, Weight::Counts | Weight::Irregular(_));
        let read = self.read(state, &said).map(std::borrow::Cow::into_owned);
        let act = read.filter(|_| counted);
        // What a plan that is adopted takes away is seen beside what was before.
        let before = matches!(act, Some(Act::Adopt(_))).then(|| state.clone());
        let mut events = Vec::new();
        self.happens(state, Happened::Said(said, weight), now, &mut events);
        if let Some(act) = act {
            follow::follow(self, state, act, before.as_ref(), now, &mut events);
        }
        Ok(events)
    }

    /// What the clock brings: requests that are overdue, what is withheld. The caller folds the events in.
    pub fn tick(&self, state: &State, now: Instant) -> Vec<OperationEvent> {
        let mut told = Vec::new();
        if !self.is_historical() {
            let late = state.due.iter().take_while(|(due, ..)| *due < now);
            told.extend(late.map(|(_, party, number)| Consequence::Overdue(*party, *number)));
            for (party, stand) in &state.parties {
                if self.withheld_at(stand).is_some_and(|at| at <= now) {
                    told.push(Consequence::Withheld(*party, stand.owed()));
                }
            }
        }
        let at = now.max(state.at);
        let numbered = told.into_iter().zip(state.number..);
        numbered.map(|(what, number)| OperationEvent { number, at, what: Happened::Follows(what) }).collect()
    }

    /// The first moment at which [`tick`](Self::tick) has something to say, if nothing else happens.
    pub fn next_deadline(&self, state: &State) -> Option<Instant> {
        if self.is_historical() {
            return None;
        }
        let due = state.due.first().map(|(due, ..)| due.saturating_add(1));
        let withheld = state.parties.values().filter_map(|stand| self.withheld_at(stand));
        due.into_iter().chain(withheld).min()
    }

    /// When a party has been owed something for longer than the charter's patience.
    fn withheld_at(&self, stand: &crate::state::PartyState) -> Option<Instant> {
        let since = stand.owed_since.filter(|_| !stand.is_withheld)?;
        Some(since.saturating_add(self.charter().patience.owed).saturating_add(1))
    }

    /// Folds an event that the engine says into the state.
    pub(crate) fn happens(&self, state: &mut State, what: Happened, now: Instant, events: &mut Vec<OperationEvent>) {
        let event = OperationEvent { number: state.number, at: now.max(state.at), what };
        let folded = self.apply(state, &event);
        assert_eq!(folded, Ok(()), "the engine says what follows from the events before it: {event:?}");
        events.push(event);
    }

    /// How something that is new counts.
    pub(crate) fn weigh(
        &self,
        state: &State,
        author: &Author,
        said: &Said,
        now: Instant,
    ) -> Result<Weight, Vec<Reason>> {
        if said.target.index() >= state.targets.len() {
            return Err(vec![Reason::Unknown]);
        }
        if said.target.index() + 1 < state.targets.len() && is_of_its_plan(&said.act) {
            return Err(vec![Reason::Target]);
        }
        let Some(act) = self.known_act(state, said) else {
            let unheard = !seats::is_heard(author.seat);
            return Err(unheard.then_some(Reason::Seat).into_iter().chain([Reason::Unknown]).collect());
        };
        let course = self.course(state);
        let seat = match (seats::is_heard(author.seat), self.is_historical()) {
            (false, _) => Some(Reason::Seat),
            (true, true) => seats::against_telling(author, &act),
            (true, false) => seats::against_seat(course, state, (said.author.index(), author), &act),
        };
        if !known::is_well_said(&act) {
            return Err(seat.into_iter().chain([Reason::NotSo]).collect());
        }
        let weight = if is_word(&act) {
            self.weigh_word(state, author, &act, (said.time, now))
        } else {
            report::weigh(self, state, author.seat, &act, now)
        };
        match (seat, weight) {
            (None, weight) => weight,
            (Some(seat), Ok(_)) => Err(vec![seat]),
            (Some(seat), Err(mut reasons)) => {
                reasons.insert(0, seat);
                Err(reasons)
            }
        }
    }

    /// A word that was said at one moment, by its author's clock, is given or refused at another.
    fn weigh_word(
        &self,
        state: &State,
        author: &Author,
        act: &Act,
        (time, now): (Instant, Instant),
    ) -> Result<Weight, Vec<Reason>> {
        let mut reasons = if self.is_historical() {
            self.cannot_be_told(state, author, act)
        } else {
            self.against_word(state, author, act, now)
        };
        if state.is_closed && !self.is_historical() && *act != Act::Close {
            reasons.insert(0, Reason::Closed);
        }
        if self.is_stale(state, author, act, time, now) {
            reasons.insert(0, Reason::Stale(now));
        }
        if !reasons.is_empty() {
            return Err(reasons);
        }
        Ok(if is_so(self, state, author, act) { Weight::Repeats } else { Weight::Counts })
    }

    /// What cannot be, in a historical operation: nothing else is refused.
    fn cannot_be_told(&self, state: &State, author: &Author, act: &Act) -> Vec<Reason> {
        let mut reasons = match act {
            Act::Adopt(_) => self.against_word(state, author, act, Instant::MAX),
            _ => Vec::from_iter(cannot_be(state, act, author)),
        };
        reasons.retain(|reason| !matches!(reason, Reason::Owed(..)));
        reasons
    }

    /// Everything that stands against a word.
    fn against_word(&self, state: &State, author: &Author, act: &Act, now: Instant) -> Vec<Reason> {
        let course = self.course(state);
        match act {
            Act::Board(trip, units) => state.against_board(course, *trip, units, now),
            Act::Go(trips) => state.against_go(course, trips, now),
            Act::Release(gate) if state.gates[gate.index()].opened.is_none() => {
                state.against_release(course, *gate, now)
            }
            Act::Adopt(digest) if course.target.digest != *digest => {
                let next = self.brought(state, *digest);
                next.map_or(vec![Reason::Unknown], |next| crate::adopt::against_adoption(state, course, next))
            }
            Act::Accept(units) => {
                let Seat::Delegate(party) = author.seat else { return Vec::new() };
                let owed = state.owed_in_view(course, party);
                if owed > *units { vec![Reason::Owed(party, owed - units)] } else { Vec::new() }
            }
            Act::Close if !state.is_closed => state.against_close(course),
            _ => Vec::from_iter(cannot_be(state, act, author)),
        }
    }
}

/// Whether an author's number was seen: then its content is the same, as far as it is remembered.
fn is_seen(state: &State, said: &Said) -> Result<bool, Vec<Reason>> {
    let author = &state.authors[said.author.index()];
    let next = author.said.saturating_add(1);
    match said.sequence.cmp(&next) {
        Ordering::Equal => Ok(false),
        Ordering::Greater => Err(vec![Reason::Sequence(next)]),
        Ordering::Less if said.sequence == 0 => Err(vec![Reason::Sequence(next)]),
        Ordering::Less => match author.last.iter().find(|one| one.sequence == said.sequence) {
            Some(one) if one != said => Err(vec![Reason::Contradicts(said.sequence)]),
            _ => Ok(true),
        },
    }
}

/// What cannot be, whoever says it and whatever is permitted.
fn cannot_be(state: &State, act: &Act, author: &Author) -> Option<Reason> {
    match (act, author.seat) {
        (Act::TakeBack(gate), _) if state.gates[gate.index()].opened.is_some() => Some(Reason::NotSo),
        (Act::Request { number, .. }, Seat::Delegate(party)) => {
            if state.requests.contains_key(&(party, *number)) {
                Some(Reason::NotSo)
            } else {
                (state.requests.len() >= REQUESTS_MAX).then_some(Reason::TooMuch)
            }
        }
        (Act::Adopt(_), _) if state.aborted.is_some() => Some(Reason::Aborted),
        _ => None,
    }
}

/// Whether a word asks for what is so already.
fn is_so(operation: &Operation, state: &State, author: &Author, act: &Act) -> bool {
    match act {
        Act::InHand(unit, gate) => operation.is_told(state, author.seat, *unit, *gate, true),
        Act::Agree(gate) | Act::TakeBack(gate) => {
            let Seat::Delegate(party) = author.seat else { return false };
            state.gates[gate.index()].agreed.contains(&party) == matches!(act, Act::Agree(_))
        }
        Act::Release(gate) => {
            let gate = &state.gates[gate.index()];
            let has_said = if author.seat == Seat::CoMediator { gate.by_co_mediator } else { gate.by_lead };
            gate.opened.is_some() || has_said
        }
        Act::Board(trip, units) => units.iter().all(|unit| state.trips[*trip].let_board.contains(unit)),
        Act::Go(trips) => trips.iter().all(|trip| state.going.contains(trip)),
        Act::Resume(scope) => !state.holds.contains(scope),
        Act::Adopt(digest) => state.targets.last() == Some(digest),
        Act::Close => state.is_closed,
        _ => false,
    }
}

/// Words ask before something may be; everything else tells or stops.
fn is_word(act: &Act) -> bool {
    matches!(
        act,
        Act::InHand(..)
            | Act::Agree(_)
            | Act::TakeBack(_)
            | Act::Release(_)
            | Act::Board(..)
            | Act::Go(_)
            | Act::Request { .. }
            | Act::Resume(_)
            | Act::Adopt(_)
            | Act::Accept(_)
            | Act::Close
    )
}

/// Words about rides and gates mean those of the plan by which they are said.
fn is_of_its_plan(act: &Act) -> bool {
    matches!(
        act,
        Act::Agree(_)
            | Act::TakeBack(_)
            | Act::Release(_)
            | Act::Board(..)
            | Act::Go(_)
            | Act::Adopt(_)
            | Act::Resume(Scope::Trip(_) | Scope::Gate(_))
    )
}
