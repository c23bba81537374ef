//! A reason in words: one sentence each, with the names of the handover.

use takas_model::{CheckRef, Duty, GateRef, PartyRef, Reason, Scope, UnitRef};

use crate::operation::Operation;
use crate::state::State;

impl Operation {
    /// A reason as a sentence. `party` names a party as its reader does.
    pub fn reason_words(&self, state: &State, reason: &Reason, party: impl Fn(PartyRef) -> String) -> String {
        let unit = |unit: &UnitRef| self.unit_name(state, *unit);
        let trip = |trip: &usize| self.trip_name(state, *trip);
        let gate = |gate: &GateRef| self.gate_name(state, *gate);
        match reason {
            Reason::Seat => "this is not for your seat to say".to_owned(),
            Reason::Sequence(next) => format!("your next number is {next}"),
            Reason::Contradicts(number) => format!("you have said something else under the number {number}"),
            Reason::TooMuch => "more is waiting than is kept: say it again later".to_owned(),
            Reason::Unknown => "this speaks of something that the operation does not have".to_owned(),
            Reason::NotSo => "this cannot be: somebody is elsewhere, a ride is over, or a number is taken".to_owned(),
            Reason::Closed => "the operation is over".to_owned(),
            Reason::Aborted => "the exchange was broken off".to_owned(),
            Reason::Held(Scope::Everything) => "everything is held".to_owned(),
            Reason::Held(Scope::Trip(one)) => format!("{} is held", trip(one)),
            Reason::Held(Scope::Gate(one)) => format!("the gate `{}` is held", gate(one)),
            Reason::Held(Scope::Unit(one)) => format!("{} is held", unit(one)),
            Reason::NotClear(one) => format!("{} is not clear to travel", unit(one)),
            Reason::DoesNotTravel(one) => format!("{} does not travel", unit(one)),
            Reason::NotChecked(one, check) => {
                format!("{} has not passed `{}`", unit(one), self.check_name(state, *check))
            }
            Reason::NotDone(work) => format!("{} is not done", self.work_name(state, *work)),
            Reason::NotThere(one) => format!("{} is not where the ride leaves", unit(one)),
            Reason::NotPlanned(one) => format!("{} does not belong to this ride by the plan", unit(one)),
            Reason::NoWord(one) => format!("{} has no word to board", unit(one)),
            Reason::NoGo(one) => format!("{} has no word to go", trip(one)),
            Reason::VehicleElsewhere(one) => format!("the vehicle of {} is not where it leaves", trip(one)),
            Reason::Shut(one, by) => format!("the gate `{}` has not opened for {}", gate(by), unit(one)),
            Reason::WaitsFor(by, one) => format!("the gate `{}` waits for {}", gate(by), unit(one)),
            Reason::NotConfirmed(by, who) => format!("{} has not confirmed the gate `{}`", party(*who), gate(by)),
            Reason::SecondPerson(by) => format!("the gate `{}` is released by a second person, too", gate(by)),
            Reason::TooEarly(by) => format!("by the plan the gate `{}` does not open yet", gate(by)),
            Reason::OutOfOrder(one, other) => {
                format!("{} leaves after {}, who has not left", unit(one), unit(other))
            }
            Reason::Owed(who, units) => format!("{} would be owed {units} more than it accepts", party(*who)),
            Reason::NotTogether(one) => {
                format!("who leaves together is not all in this word and aboard: see {}", trip(one))
            }
            Reason::NotOver(one) => format!("{} is under way, or has not been handed over", unit(one)),
            Reason::Protected(one) => format!("{} is protected: nothing holds a protected person", unit(one)),
            Reason::NoRoom(one) => format!("there is no room of the kind that {} needs", unit(one)),
            Reason::Apart(one, other) => format!("{} and {} do not ride together", unit(one), unit(other)),
            Reason::Stale(now) => format!(
                "words are good for {} minutes, and by your clock this is not from now, which is second {now} by the desk's: say it anew if you mean it",
                self.charter().patience.words / 60
            ),
            Reason::Quota(quota) => {
                let quotas = &self.target(state).handover.quotas;
                let name = quotas.get(*quota).map_or("", |quota| quota.name.as_str());
                format!("more would leave than `{name}` lets through in its time")
            }
            Reason::Target => {
                "another plan is the target, or the plan to be adopted does not keep what has happened".to_owned()
            }
        }
    }

    /// A unit by its group's id, with its number where the group has several.
    pub fn unit_name(&self, state: &State, unit: UnitRef) -> String {
        let course = self.course(state);
        let group = self.unit(state, unit).and_then(|_| course.group_of(unit));
        let Some(group) = group.map(|group| course.target.handover.group(group)) else {
            return format!("unit {}", unit.index() + 1);
        };
        let number = course.units[unit.index()].number;
        if group.count == 1 && number == 1 { format!("`{}`", group.id) } else { format!("`{}` no. {number}", group.id) }
    }

    /// A ride by its vehicle and its places.
    pub fn trip_name(&self, state: &State, trip: usize) -> String {
        let handover = &self.target(state).handover;
        match self.target(state).plan.trips.get(trip) {
            Some(one) => {
                let (from, to) = (&handover.place(one.from).name, &handover.place(one.to).name);
                format!("the ride of {} from {from} to {to}", handover.vehicle(one.vehicle).name)
            }
            None => format!("ride {}", trip + 1),
        }
    }

    fn gate_name(&self, state: &State, gate: GateRef) -> String {
        let gates = &self.target(state).handover.gates;
        gates.get(gate.index()).map_or_else(|| format!("{}", gate.index() + 1), |gate| gate.name.clone())
    }

    fn check_name(&self, state: &State, check: CheckRef) -> String {
        let checks = &self.target(state).handover.checks;
        checks.get(check.index()).map_or_else(|| format!("{}", check.index() + 1), |check| check.name.clone())
    }

    /// A work by what it is and for what.
    pub fn work_name(&self, state: &State, work: usize) -> String {
        let (handover, plan) = (&self.target(state).handover, &self.target(state).plan);
        match plan.works.get(work).map(|work| work.duty) {
            Some(Duty::Check(check, lot)) => {
                let group = handover.group(plan.lots[lot].group);
                format!("`{}` of `{}`", self.check_name(state, check), group.id)
            }
            Some(Duty::Measure(measure, trip)) => {
                format!("`{}` for {}", handover.measure(measure).name, self.trip_name(state, trip))
            }
            Some(Duty::Once(measure)) => format!("`{}`", handover.measure(measure).name),
            None => format!("work {}", work + 1),
        }
    }
}
