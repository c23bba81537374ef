//! The engine as what the explorer runs; and engines with one defect each, which it must find.

use std::hash::{Hash, Hasher};

use takas_check::oracle::{Runner, SmallOperation};
use takas_check::{OperationLine, Whereabouts};
use takas_model::{
    Act, Consequence, Hands, Happened, Instant, OperationEvent, PlaceRef, Reason, Said, Scope, UnitRef, Weight,
};
use takas_operation::{Operation, State};

/// The engine, whole or with a defect.
pub(crate) struct Played {
    operation: Operation,
    defect: Option<Defect>,
}

/// A defect: one decision that is dropped or made otherwise.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Defect {
    /// What it is.
    pub name: &'static str,
    /// The line that it breaks.
    pub line: OperationLine,
    /// The small operation in which it shows.
    pub operation: &'static str,
    kind: Kind,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    /// What is refused for such a reason alone is given.
    Gives(fn(&Act, &Reason) -> bool),
    /// Protected people are held like all others.
    HoldsProtected,
    /// A unit is forgotten where it arrives.
    Forgets,
    /// Who is sheltered is said to be safe with the holder.
    SendsBack,
    /// Another plan keeps what was confirmed of a gate.
    KeepsConfirmations,
    /// What follows of this kind is not said.
    Withholds(fn(&Consequence) -> bool),
    /// Irregular reports are told as if all were well.
    HidesIrregular,
    /// A word to go that is refused is given nevertheless, and nothing is told of it.
    GoesUntold,
}

/// One defect for each line at least.
pub(crate) const DEFECTS: &[Defect] = &[
    Defect {
        name: "a later step goes though something is owed",
        line: OperationLine::Balance,
        operation: "steps",
        kind: Kind::Gives(|act, reason| matches!(act, Act::Go(_)) && matches!(reason, Reason::Owed(..))),
    },
    Defect {
        name: "a later step goes before an earlier one",
        line: OperationLine::Balance,
        operation: "steps",
        kind: Kind::Gives(|act, reason| matches!(act, Act::Go(_)) && matches!(reason, Reason::OutOfOrder(..))),
    },
    Defect {
        name: "people board though they are not clear to travel",
        line: OperationLine::Gates,
        operation: "two gates",
        kind: Kind::Gives(|_, reason| matches!(reason, Reason::NotClear(_))),
    },
    Defect {
        name: "people board though a gate is shut",
        line: OperationLine::Gates,
        operation: "two gates",
        kind: Kind::Gives(|_, reason| matches!(reason, Reason::Shut(..))),
    },
    Defect {
        name: "a gate opens unchecked",
        line: OperationLine::Gates,
        operation: "two gates",
        kind: Kind::Gives(|_, reason| matches!(reason, Reason::WaitsFor(..) | Reason::NotChecked(..))),
    },
    Defect {
        name: "half of a simultaneous departure goes",
        line: OperationLine::Gates,
        operation: "simultaneous",
        kind: Kind::Gives(|_, reason| matches!(reason, Reason::NotTogether(_))),
    },
    Defect {
        name: "what should not have happened is not told",
        line: OperationLine::Gates,
        operation: "two gates",
        kind: Kind::HidesIrregular,
    },
    Defect {
        name: "a ride goes after it was broken off",
        line: OperationLine::Abort,
        operation: "two gates",
        kind: Kind::Gives(|_, reason| matches!(reason, Reason::Aborted)),
    },
    Defect {
        name: "who is sheltered is sent back to the holder",
        line: OperationLine::Abort,
        operation: "legs",
        kind: Kind::SendsBack,
    },
    Defect {
        name: "that everybody is safe is not said",
        line: OperationLine::Abort,
        operation: "legs",
        kind: Kind::Withholds(|consequence| *consequence == Consequence::Safe),
    },
    Defect {
        name: "a unit is forgotten on arrival",
        line: OperationLine::Somewhere,
        operation: "legs",
        kind: Kind::Forgets,
    },
    Defect {
        name: "people board wherever they and the vehicle are",
        line: OperationLine::Somewhere,
        operation: "legs",
        kind: Kind::Gives(|act, _| matches!(act, Act::Board(..))),
    },
    Defect {
        name: "protected people are held",
        line: OperationLine::Protected,
        operation: "protected",
        kind: Kind::HoldsProtected,
    },
    Defect {
        name: "a confirmation is taken back after the gate has opened",
        line: OperationLine::Once,
        operation: "two gates",
        kind: Kind::Gives(|act, reason| matches!(act, Act::TakeBack(_)) && *reason == Reason::NotSo),
    },
    Defect {
        name: "a report that waited is forgotten",
        line: OperationLine::Once,
        operation: "legs",
        kind: Kind::Withholds(|consequence| matches!(consequence, Consequence::CountsNow(..))),
    },
    Defect {
        name: "anybody may say anything",
        line: OperationLine::Gates,
        operation: "two gates",
        kind: Kind::Gives(|_, reason| *reason == Reason::Seat),
    },
    Defect {
        name: "a word counts however old it is",
        line: OperationLine::Once,
        operation: "two gates",
        kind: Kind::Gives(|_, reason| matches!(reason, Reason::Stale(_))),
    },
    Defect {
        name: "what is refused changes something",
        line: OperationLine::Once,
        operation: "two gates",
        kind: Kind::GoesUntold,
    },
    Defect {
        name: "more leave than a quota lets through",
        line: OperationLine::Gates,
        operation: "quota",
        kind: Kind::Gives(|_, reason| matches!(reason, Reason::Quota(_))),
    },
    Defect {
        name: "another plan keeps what was said of a gate for others",
        line: OperationLine::Gates,
        operation: "instead",
        kind: Kind::KeepsConfirmations,
    },
    Defect {
        name: "that a party waits no more is not said",
        line: OperationLine::Record,
        operation: "steps",
        kind: Kind::Withholds(|consequence| matches!(consequence, Consequence::Cured(_))),
    },
    Defect {
        name: "that somebody is clear to travel is not said",
        line: OperationLine::Record,
        operation: "two gates",
        kind: Kind::Withholds(|consequence| matches!(consequence, Consequence::ClearToTravel(_))),
    },
];

impl Played {
    /// The engine at a small operation.
    pub(crate) fn whole(small: &SmallOperation) -> Self {
        let mut operation = Operation::new(small.charter.clone()).expect("a small operation is sound");
        let begin = operation.begin();
        for target in &small.targets {
            operation.bring(&begin, target.clone()).expect("a small operation is sound");
        }
        Self { operation, defect: None }
    }

    /// The engine with a defect.
    pub(crate) fn with(small: &SmallOperation, defect: Defect) -> Self {
        Self { defect: Some(defect), ..Self::whole(small) }
    }

    /// A refusal for these reasons is dropped: the event is made up, and folded.
    fn given(&self, state: &mut State, said: Said, now: Instant) -> Vec<OperationEvent> {
        let what = Happened::Said(said, Weight::Counts);
        let event = OperationEvent { number: state.next_number(), at: now, what };
        self.operation.apply(state, &event).expect("an event that is well-formed is folded");
        vec![event]
    }

    fn holds(state: &State, act: &Act) -> bool {
        matches!(act, Act::Board(..) | Act::Go(_)) && state.holds().contains(&Scope::Everything)
    }
}

/// Whether a reason is about what is said, and not about its number.
fn is_of_act(reason: &Reason) -> bool {
    !matches!(reason, Reason::Sequence(_) | Reason::Contradicts(_) | Reason::Unknown)
}

impl Runner for Played {
    type State = State;

    fn begin(&self) -> State {
        self.operation.begin()
    }

    fn say(&self, state: &mut State, said: Said, now: Instant) -> Result<Vec<OperationEvent>, Vec<Reason>> {
        let Some(defect) = self.defect else { return self.operation.say(state, said, now) };
        if matches!(defect.kind, Kind::HoldsProtected) && Self::holds(state, &said.act) {
            return Err(vec![Reason::Held(Scope::Everything)]);
        }
        let is_unconfirmed = |reason: &Reason| matches!(reason, Reason::NotConfirmed(..));
        match (self.operation.say(state, said.clone(), now), defect.kind) {
            // Who confirmed it before confirmed it for others.
            (Err(reasons), Kind::KeepsConfirmations)
                if state.targets().len() > 1 && reasons.iter().all(is_unconfirmed) =>
            {
                Ok(self.given(state, said, now))
            }
            (Err(reasons), Kind::Gives(gives))
                if reasons.iter().all(|reason| is_of_act(reason) && gives(&said.act, reason)) =>
            {
                Ok(self.given(state, said, now))
            }
            (Err(reasons), Kind::GoesUntold) if matches!(said.act, Act::Go(_)) && reasons.iter().all(is_of_act) => {
                self.given(state, said, now);
                Err(reasons)
            }
            (Ok(mut events), Kind::Withholds(withholds)) => {
                events.retain(|event| !matches!(&event.what, Happened::Follows(said) if withholds(said)));
                Ok(events)
            }
            (Ok(mut events), Kind::HidesIrregular) => {
                for event in &mut events {
                    if let Happened::Said(_, weight @ Weight::Irregular(_)) = &mut event.what {
                        *weight = Weight::Counts;
                    }
                }
                Ok(events)
            }
            (answer, _) => answer,
        }
    }

    fn tick(&self, state: &mut State, now: Instant) -> Vec<OperationEvent> {
        let events = self.operation.tick(state, now);
        for event in &events {
            self.operation.apply(state, event).expect("what the clock brings follows from the state");
        }
        events
    }

    fn whereabouts(&self, state: &State, unit: UnitRef) -> Option<Whereabouts> {
        let one = state.unit(unit)?;
        let is_forgotten = self.defect.is_some_and(|defect| matches!(defect.kind, Kind::Forgets)) && one.has_set_out();
        match one.at {
            takas_operation::Whereabouts::Place(_) if is_forgotten => None,
            takas_operation::Whereabouts::Place(place) => Some(Whereabouts::At(place)),
            takas_operation::Whereabouts::Ride(trip) => Some(Whereabouts::Riding(trip)),
        }
    }

    fn safe_place(&self, state: &State, unit: UnitRef) -> Option<(PlaceRef, Hands)> {
        let safe = self.operation.safe_now(state).units.into_iter().find(|safe| safe.unit == unit)?;
        let sends_back = self.defect.is_some_and(|defect| matches!(defect.kind, Kind::SendsBack));
        let hands = if sends_back && safe.hands == Hands::Host { Hands::Holder } else { safe.hands };
        Some((safe.place, hands))
    }

    fn identify(&self, state: &State, hasher: &mut impl Hasher) {
        state.targets().hash(hasher);
        for one in state.units() {
            matches!(one.at, takas_operation::Whereabouts::Ride(_)).hash(hasher);
            match one.at {
                takas_operation::Whereabouts::Place(place) => place.hash(hasher),
                takas_operation::Whereabouts::Ride(trip) => trip.hash(hasher),
            }
            (&one.ridden, &one.in_hand, one.receiver_identified, one.is_clear, one.is_stopped).hash(hasher);
            (one.room, &one.passed, one.is_past, one.is_verified, one.handed_over.is_some()).hash(hasher);
            one.followed_up.is_some().hash(hasher);
        }
        // Which rides have the word together matters, and not when they got it.
        let mut words: Vec<u64> = state.trips().iter().filter_map(|trip| trip.go).collect();
        words.sort_unstable();
        words.dedup();
        for trip in state.trips() {
            (&trip.let_board, &trip.aboard, &trip.alighted, trip.has_left, trip.arrived).hash(hasher);
            trip.go.and_then(|go| words.binary_search(&go).ok()).hash(hasher);
        }
        for work in state.works() {
            (work.began.is_some(), work.ended.is_some()).hash(hasher);
        }
        for gate in (0..self.operation.target(state).handover.gates.len()).map(takas_model::GateRef::new) {
            let Some(gate) = state.gate(gate) else { continue };
            (&gate.agreed, gate.by_lead, gate.by_co_mediator, gate.opened.is_some()).hash(hasher);
        }
        state.holds().hash(hasher);
        for said in state.waiting().values() {
            (said.author, said.target, &said.act).hash(hasher);
        }
        for (party, balance) in self.operation.balance(state) {
            let owed = (balance.owed, balance.accepts, balance.owed_since.is_some(), balance.is_withheld);
            (party, owed).hash(hasher);
        }
        let aborted = state.aborted().map(|aborted| (&aborted.completed, aborted.is_safe));
        (aborted, state.is_closed()).hash(hasher);
    }
}
