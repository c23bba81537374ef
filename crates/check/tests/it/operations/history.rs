//! Histories of small operations, event by event.

use std::collections::BTreeMap;

use takas_check::oracle::{NOON, SmallOperation, small_operations};
use takas_check::{OperationFault, OperationLine, judge_operation};
use takas_model::{
    Act, AuthorRef, Consequence, GateRef, Happened, Instant, OperationEvent, PartyRef, PersonGate, Reason, Said,
    TargetRef, UnitRef, Weight,
};

pub(super) const LEAD: usize = 0;
pub(super) const CO_MEDIATOR: usize = 1;
pub(super) const FIELD: usize = 2;
pub(super) const INTERVIEWER: usize = 4;
/// The delegate of the first party; those of the others follow.
pub(super) const DELEGATE: usize = 7;

pub(super) fn unit(index: usize) -> UnitRef {
    UnitRef::new(index)
}

pub(super) fn gate(index: usize) -> GateRef {
    GateRef::new(index)
}

pub(super) fn party(index: usize) -> PartyRef {
    PartyRef::new(index)
}

/// What happened in a small operation.
pub(super) struct History {
    pub(super) small: SmallOperation,
    pub(super) events: Vec<OperationEvent>,
    numbers: BTreeMap<usize, u64>,
    at: Instant,
    /// How many seconds what is said was said before it is accepted.
    late: Instant,
    target: usize,
}

impl History {
    pub(super) fn of(name: &str) -> Self {
        let small = small_operations().into_iter().find(|small| small.name == name).expect("there is one of this name");
        Self { small, events: Vec::new(), numbers: BTreeMap::new(), at: NOON, late: 0, target: 0 }
    }

    fn push(&mut self, what: Happened) {
        self.events.push(OperationEvent { number: self.events.len() as u64, at: self.at, what });
    }

    pub(super) fn weighed(&mut self, author: usize, act: Act, weight: Weight) -> &mut Self {
        let number = self.numbers.entry(author).or_insert(0);
        *number += 1;
        let (sequence, time, target) = (*number, self.at - self.late, TargetRef::new(self.target));
        self.push(Happened::Said(Said { author: AuthorRef::new(author), sequence, time, target, act }, weight));
        self
    }

    /// Said, and it counts.
    pub(super) fn say(&mut self, author: usize, act: Act) -> &mut Self {
        self.weighed(author, act, Weight::Counts)
    }

    pub(super) fn irregular(&mut self, author: usize, act: Act, reasons: &[Reason]) -> &mut Self {
        self.weighed(author, act, Weight::Irregular(reasons.to_vec()))
    }

    pub(super) fn follows(&mut self, consequence: Consequence) -> &mut Self {
        self.push(Happened::Follows(consequence));
        self
    }

    pub(super) fn later(&mut self, seconds: Instant) -> &mut Self {
        self.at += seconds;
        self
    }

    /// What is said from here on comes so many seconds late.
    pub(super) fn delayed(&mut self, seconds: Instant) -> &mut Self {
        self.late = seconds;
        self
    }

    pub(super) fn by_target(&mut self, target: usize) -> &mut Self {
        self.target = target;
        self
    }

    /// A check or measure begins and ends.
    pub(super) fn work(&mut self, work: usize, units: &[usize]) -> &mut Self {
        let units = units.iter().map(|&index| unit(index)).collect();
        self.say(FIELD, Act::WorkBegun(work)).say(FIELD, Act::WorkEnded(work, units))
    }

    /// Both sides confirm who somebody is.
    pub(super) fn identified(&mut self, index: usize, holder: usize, receiver: usize) -> &mut Self {
        let act = Act::InHand(unit(index), PersonGate::Identity);
        self.say(DELEGATE + holder, act.clone()).say(DELEGATE + receiver, act);
        self.follows(Consequence::ClearToTravel(unit(index)))
    }

    /// The parties agree, the lead releases, the gate opens.
    pub(super) fn open(&mut self, index: usize, parties: &[usize]) -> &mut Self {
        for &party in parties {
            self.say(DELEGATE + party, Act::Agree(gate(index)));
        }
        self.say(LEAD, Act::Release(gate(index))).follows(Consequence::Opened(gate(index)))
    }

    /// The word to board, and they board.
    pub(super) fn board(&mut self, trip: usize, units: &[usize]) -> &mut Self {
        let units: Vec<UnitRef> = units.iter().map(|&index| unit(index)).collect();
        self.say(LEAD, Act::Board(trip, units.clone())).say(FIELD, Act::Boarded(trip, units))
    }

    /// The word to go, and they leave.
    pub(super) fn leave(&mut self, trips: &[usize]) -> &mut Self {
        self.say(LEAD, Act::Go(trips.to_vec()));
        for &trip in trips {
            self.say(FIELD, Act::Departed(trip));
        }
        self
    }

    pub(super) fn arrive(&mut self, trip: usize) -> &mut Self {
        let planned = if self.target == 0 { &self.small.charter.target } else { &self.small.targets[self.target - 1] };
        let to = planned.plan.trips[trip].to;
        self.say(FIELD, Act::Arrived(trip, to))
    }

    /// Verified by the receiver, and handed over.
    pub(super) fn hand_over(&mut self, index: usize, receiver: usize) -> &mut Self {
        self.say(DELEGATE + receiver, Act::Verified(vec![unit(index)]));
        self.say(FIELD, Act::HandedOver(vec![unit(index)]))
    }

    pub(super) fn faults(&self) -> Vec<OperationFault> {
        judge_operation(&self.small.charter, &self.small.targets, &self.events)
    }

    #[track_caller]
    pub(super) fn keeps_every_line(&self) {
        let faults = self.faults();
        assert!(faults.is_empty(), "{}: {faults:#?}\n{:#?}", self.small.name, self.events);
    }

    /// The first fault is of this line, at the last event or the one that came after it was due.
    #[track_caller]
    pub(super) fn breaks(&self, line: OperationLine) {
        let faults = self.faults();
        assert!(faults.iter().any(|fault| fault.line == line), "{} is kept: {faults:#?}", line.name());
        let last = self.events.len() as u64 - 1;
        assert!(faults.iter().all(|fault| fault.event == last), "an earlier event is at fault: {faults:#?}");
    }
}
