//! Lines that stand against something, or were broken, in words: those that say the same of several people together.

use takas_model::{CheckRef, GateRef, Reason, Scope, UnitRef};

use super::Telling;
use crate::phrase::Phrase;
use crate::words::{amounts, operation as said, reasons as of_reasons};

/// What is said of units.
#[derive(Clone, Copy, PartialEq, Eq)]
enum OfUnits {
    NotClear,
    DoesNotTravel,
    NotChecked(CheckRef),
    NotThere,
    NotPlanned,
    NoWord,
    Shut(GateRef),
    WaitsFor(GateRef),
    NotOver,
    Protected,
    NoRoom,
}

impl Telling<'_> {
    /// Reasons in words, in order; those that say the same of several units in one.
    pub fn reasons(&self, reasons: &[Reason]) -> Vec<Phrase> {
        let mut lines: Vec<(Option<OfUnits>, Vec<UnitRef>, Phrase)> = Vec::new();
        for reason in reasons {
            let Some((what, unit)) = of_unit(reason) else {
                lines.push((None, Vec::new(), self.reason(reason)));
                continue;
            };
            match lines.iter_mut().find(|(other, ..)| *other == Some(what)) {
                Some((_, units, _)) => units.push(unit),
                None => lines.push((Some(what), vec![unit], Phrase::default())),
            }
        }
        let words = |(what, units, words): (Option<OfUnits>, Vec<UnitRef>, Phrase)| {
            what.map_or(words, |what| self.of_units_in_words(what, &units))
        };
        lines.into_iter().map(words).collect()
    }

    fn of_units_in_words(&self, what: OfUnits, units: &[UnitRef]) -> Phrase {
        let who = self.units(units);
        let words = match what {
            OfUnits::NotClear => said::NOT_CLEAR.phrase(),
            OfUnits::DoesNotTravel => said::STAYS.phrase(),
            OfUnits::NotChecked(check) => of_reasons::not_checked(Phrase::supplied(self.check(check))),
            OfUnits::NotThere => of_reasons::NOT_THERE.phrase(),
            OfUnits::NotPlanned => of_reasons::NOT_PLANNED.phrase(),
            OfUnits::NoWord => of_reasons::NO_WORD.phrase(),
            OfUnits::Shut(gate) => of_reasons::shut(self.gate(gate)),
            OfUnits::WaitsFor(gate) => return of_reasons::waits_for(self.gate(gate), who),
            OfUnits::NotOver => of_reasons::NOT_OVER.phrase(),
            OfUnits::Protected => of_reasons::PROTECTED.phrase(),
            OfUnits::NoRoom => of_reasons::NO_ROOM.phrase(),
        };
        amounts::with(who, words)
    }

    fn reason(&self, reason: &Reason) -> Phrase {
        let one = |unit: &UnitRef| self.units(&[*unit]);
        match reason {
            Reason::Seat => of_reasons::SEAT.phrase(),
            Reason::Sequence(next) => of_reasons::sequence(*next),
            Reason::Contradicts(number) => of_reasons::contradicts(*number),
            Reason::TooMuch => of_reasons::TOO_MUCH.phrase(),
            Reason::Unknown => of_reasons::UNKNOWN.phrase(),
            Reason::NotSo => of_reasons::NOT_SO.phrase(),
            Reason::Closed => said::CLOSED.phrase(),
            Reason::Aborted => of_reasons::ABORTED.phrase(),
            Reason::Held(Scope::Everything) => of_reasons::EVERYTHING_HELD.phrase(),
            Reason::Held(scope) => of_reasons::held(self.scope(*scope)),
            Reason::NotDone(work) => of_reasons::not_done(self.work(*work)),
            Reason::NoGo(trip) => of_reasons::no_go(self.ride(*trip)),
            Reason::VehicleElsewhere(trip) => of_reasons::elsewhere(self.vehicle(*trip)),
            Reason::NotConfirmed(gate, party) => {
                of_reasons::not_confirmed(self.gate(*gate), Phrase::supplied(self.party(*party)))
            }
            Reason::SecondPerson(gate) => of_reasons::second_person(self.gate(*gate)),
            Reason::TooEarly(gate) => of_reasons::too_early(self.gate(*gate)),
            Reason::OutOfOrder(unit, earlier) => of_reasons::out_of_order(one(unit), one(earlier)),
            Reason::Owed(party, units) => of_reasons::owed(Phrase::supplied(self.party(*party)), *units),
            Reason::NotTogether(trip) => of_reasons::not_together(self.ride(*trip)),
            Reason::Apart(unit, other) => of_reasons::apart(one(unit), one(other)),
            Reason::Target => of_reasons::TARGET.phrase(),
            Reason::Stale(_) => of_reasons::STALE.phrase(),
            Reason::Quota(quota) => of_reasons::quota(Phrase::supplied(self.quota(*quota))),
            of_one => {
                of_unit(of_one).map_or_else(Phrase::default, |(what, unit)| self.of_units_in_words(what, &[unit]))
            }
        }
    }

    fn quota(&self, quota: usize) -> String {
        let quota = self.target.handover.quotas.get(quota);
        quota.map_or_else(|| said::NOT_KNOWN.to_string(), |quota| self.namer.prose(&quota.name))
    }

    fn check(&self, check: CheckRef) -> String {
        let check = self.target.handover.checks.get(check.index());
        check.map_or_else(|| said::NOT_KNOWN.to_string(), |check| self.namer.prose(&check.name))
    }
}

/// Reasons that speak of one unit.
fn of_unit(reason: &Reason) -> Option<(OfUnits, UnitRef)> {
    Some(match *reason {
        Reason::NotClear(unit) => (OfUnits::NotClear, unit),
        Reason::DoesNotTravel(unit) => (OfUnits::DoesNotTravel, unit),
        Reason::NotChecked(unit, check) => (OfUnits::NotChecked(check), unit),
        Reason::NotThere(unit) => (OfUnits::NotThere, unit),
        Reason::NotPlanned(unit) => (OfUnits::NotPlanned, unit),
        Reason::NoWord(unit) => (OfUnits::NoWord, unit),
        Reason::Shut(unit, gate) => (OfUnits::Shut(gate), unit),
        Reason::WaitsFor(gate, unit) => (OfUnits::WaitsFor(gate), unit),
        Reason::NotOver(unit) => (OfUnits::NotOver, unit),
        Reason::Protected(unit) => (OfUnits::Protected, unit),
        Reason::NoRoom(unit) => (OfUnits::NoRoom, unit),
        _ => return None,
    })
}
