//! What came of a rehearsal, as JSON: `rehearsal.json`, under the names that are asked for.

use takas_formats::rehearsals::{
    BreakOut, CountOut, DistributionOut, EndingsOut, RehearsalChancesOut, RehearsalReport, RehearsedRideOut,
};
use takas_model::{Case, Charter, Duty, UnitRef};
use takas_operation::{Distribution, Ending, Obstruction, Rehearsal};
use takas_views::{Disguiser, Names, RehearsalShown};

/// What came of the rehearsal of a plan.
#[must_use]
pub fn report(shown: &RehearsalShown<'_>, plan: &str, names: Names) -> RehearsalReport {
    let (rehearsal, chances) = (shown.rehearsal, shown.chances);
    let teller = Teller {
        case: shown.case,
        charter: shown.charter,
        disguiser: (names == Names::Pseudonyms).then(|| Disguiser::new(shown.case)),
    };
    let ended = |ending| rehearsal.endings.get(&ending).copied().unwrap_or(0);
    RehearsalReport {
        format: 1,
        case: shown.case.id.clone(),
        plan: plan.to_owned(),
        pseudonyms: names == Names::Pseudonyms,
        seed: rehearsal.seed,
        runs: rehearsal.runs,
        asked: shown.asked,
        chances: RehearsalChancesOut {
            not_travelling: chances.not_travelling,
            vehicle_late: chances.vehicle_late,
            vehicle_late_minutes_max: chances.vehicle_late_minutes_max,
            gate_late: chances.gate_late,
            gate_late_minutes_max: chances.gate_late_minutes_max,
            withheld: chances.withheld,
            patience_minutes: chances.patience_minutes,
        },
        endings: EndingsOut {
            complete: ended(Ending::Complete),
            partial: ended(Ending::Partial),
            broken_off: ended(Ending::BrokenOff),
        },
        ends_late: distribution(&rehearsal.ends_late),
        waits: distribution(&rehearsal.waits),
        breaks: rehearsal.breaks.iter().map(|one| teller.broken(one)).collect(),
        rides: teller.rides(rehearsal),
    }
}

fn distribution(of: &Distribution) -> DistributionOut {
    let counts = of.buckets(1).into_iter().filter(|(_, count)| *count > 0);
    DistributionOut {
        total: of.total(),
        half: of.quantile(500),
        nine_of_ten: of.quantile(900),
        nearly_all: of.quantile(990),
        all: of.max(),
        counts: counts.map(|(minutes, count)| CountOut { minutes, count }).collect(),
    }
}

/// Ids of things, under pseudonyms where asked for.
struct Teller<'a> {
    case: &'a Case,
    charter: &'a Charter,
    disguiser: Option<Disguiser<'a>>,
}

impl Teller<'_> {
    fn text(&self, text: &str) -> String {
        self.disguiser.as_ref().map_or_else(|| text.to_owned(), |disguiser| disguiser.text(text))
    }

    fn unit(&self, unit: UnitRef) -> String {
        let unit = &self.charter.units[unit.index()];
        let item = self.case.item(unit.item);
        let name = self.disguiser.as_ref().map_or_else(|| item.id.clone(), |disguiser| disguiser.item(unit.item));
        if item.quantity == 1 { name } else { format!("{name} no. {}", unit.number) }
    }

    fn work(&self, work: usize) -> String {
        let target = &self.charter.target;
        match target.plan.works[work].duty {
            Duty::Check(check, lot) => {
                let group = target.handover.group(target.plan.lots[lot].group);
                format!("{}: {}", self.text(&target.handover.check(check).id), self.text(&group.id))
            }
            Duty::Measure(measure, trip) => {
                format!("{}: {}", self.text(&target.handover.measure(measure).id), self.ride(trip))
            }
            Duty::Once(measure) => self.text(&target.handover.measure(measure).id),
        }
    }

    fn ride(&self, trip: usize) -> String {
        let (handover, trip) = (&self.charter.target.handover, self.charter.target.plan.trips[trip]);
        let (from, to) = (&handover.place(trip.from).id, &handover.place(trip.to).id);
        format!("{}: {} -> {}", self.text(&handover.vehicle(trip.vehicle).id), self.text(from), self.text(to))
    }

    fn broken(&self, one: &takas_operation::Break) -> BreakOut {
        let (kind, name) = match one.at {
            Obstruction::Gate(gate) => ("gate", self.text(&self.charter.target.handover.gate(gate).name)),
            Obstruction::Work(work) => ("work", self.work(work)),
            Obstruction::Ride(trip) => ("ride", self.ride(trip)),
            Obstruction::NotTravelling(unit) => ("not-travelling", self.unit(unit)),
        };
        BreakOut { kind, name, runs: one.runs, first: one.first }
    }

    fn rides(&self, rehearsal: &Rehearsal) -> Vec<RehearsedRideOut> {
        let (handover, plan) = (&self.charter.target.handover, &self.charter.target.plan);
        let ride = |(trip, went): (&takas_model::Trip, &takas_operation::RideRehearsal)| RehearsedRideOut {
            vehicle: self.text(&handover.vehicle(trip.vehicle).id),
            from: self.text(&handover.place(trip.from).id),
            to: self.text(&handover.place(trip.to).id),
            departs: trip.departs,
            left: went.left,
            late: went.late,
            minutes: distribution(&went.late_minutes),
        };
        plan.trips.iter().zip(&rehearsal.rides).map(ride).collect()
    }
}
