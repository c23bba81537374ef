//! What a gate waits for, and what stands against the end of an operation.

use takas_model::{CheckRef, GateRef, Instant, Reason, UnitRef};

use crate::course::Course;
use crate::state::State;

impl State {
    /// What stands against releasing a gate that has not opened.
    pub(crate) fn against_release(&self, course: &Course, gate: GateRef, now: Instant) -> Vec<Reason> {
        let mut reasons = Vec::new();
        let (planned, begins) = (course.target.handover.gate(gate), course.target.handover.begins);
        let waits = course.gates[gate.index()].of.iter().filter(|unit| self.is_awaited(course, **unit));
        for unit in waits {
            if !self.is_at_handover(course, *unit) {
                reasons.push(Reason::WaitsFor(gate, *unit));
            }
            let lot = course.lot(*unit);
            let has_it = |check: &&CheckRef| lot.is_some_and(|lot| lot.checks.iter().any(|(one, _)| one == *check));
            let open = planned.checks.iter().filter(has_it);
            let open = open.filter(|check| !self.units[unit.index()].passed.contains(check));
            reasons.extend(open.map(|check| Reason::NotChecked(*unit, *check)));
        }
        for party in &course.target.gates[gate.index()].confirmed_by {
            if !self.gates[gate.index()].agreed.contains(party) {
                reasons.push(Reason::NotConfirmed(gate, *party));
            }
        }
        let opens_at = planned.not_before.map(|minute| begins.saturating_add(minute.saturating_mul(60)));
        if opens_at.is_some_and(|at| now < at) {
            reasons.push(Reason::TooEarly(gate));
        }
        if self.aborted.is_some() {
            let mut held = course.gates[gate.index()].holds.iter().filter(|unit| self.is_awaited(course, **unit));
            // It opens for those who are completed; whom else it holds boards nothing all the same.
            if !held.any(|unit| self.goes_on(course, *unit)) {
                reasons.push(Reason::Aborted);
            }
        }
        reasons
    }

    /// Whether a unit is at the place of its handover, by the rides that lead there.
    fn is_at_handover(&self, course: &Course, unit: UnitRef) -> bool {
        let Some(lot) = course.lot(unit) else { return false };
        let ride = lot.handover.unwrap_or(lot.rides.len());
        let has_come = self.units[unit.index()].ridden == lot.rides[..ride];
        has_come && self.place(course, unit) == Some(lot.places[ride])
    }

    /// Whether everything is in for a gate to open that was released.
    pub(crate) fn opens(&self, course: &Course, gate: GateRef) -> bool {
        let of = &self.gates[gate.index()];
        let is_released = of.by_lead && (of.by_co_mediator || !course.target.gates[gate.index()].two_persons);
        of.opened.is_none() && is_released
    }

    /// What stands against the end of the operation.
    pub(crate) fn against_close(&self, course: &Course) -> Vec<Reason> {
        let is_broken_off = self.aborted.as_ref().is_some_and(|aborted| aborted.is_safe);
        // Protected people go on when everything else is broken off.
        let concerns = |unit: &UnitRef| !is_broken_off || course.is_protected(*unit);
        let units = (0..self.units.len()).map(UnitRef::new).filter(concerns);
        let is_open = |unit: &UnitRef| {
            let is_awaited = self.travels(course, *unit) && self.units[unit.index()].handed_over.is_none();
            self.is_under_way(*unit) || is_awaited
        };
        units.filter(is_open).map(Reason::NotOver).collect()
    }
}
