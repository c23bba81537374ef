//! `takas rehearse`: a saved plan run many times against delays and refusals, by the engine itself, each run judged.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use takas_check::Judge;
use takas_formats::Severity;
use takas_formats::deals::to_json;
use takas_formats::rehearsals::{
    BreakOut, CountOut, DistributionOut, EndingsOut, RehearsalChancesOut, RehearsalReport, RehearsedRideOut,
};
use takas_model::{Author, Case, Charter, Duty, OperationKind, Seat, Target, UnitRef};
use takas_operation::{
    Distribution, Ending, Obstruction, Operation, Rehearsal, RehearsalChances, RehearsalLimits, RunReport, Terms,
    charter_of, players, rehearse_run,
};
use takas_views::{Disguiser, Names, RehearsalShown, brief_rehearsal, html, text};

use crate::COLUMNS;
use crate::arguments::RehearseArguments;
use crate::exit;
use crate::failure::Failure;
use crate::kept::{self, Kept};
use crate::limits::with_runs;
use crate::talks;
use crate::{put, put_page};

/// Runs the command.
///
/// # Errors
/// When files cannot be read or written or have mistakes, or the judge refuses a run.
pub(crate) fn run(arguments: &RehearseArguments) -> Result<u8, Failure> {
    let talks = talks::read(&arguments.case)?;
    let file = kept::file(&arguments.case, &arguments.plan);
    let kept = kept::read(&file, &arguments.case, &talks, Severity::Error)?;
    let charter = charter(&kept);
    let limits = RehearsalLimits { seed: arguments.seed, runs: arguments.runs, chances: chances(arguments) };
    let rehearsal = rehearsed(arguments, &charter, &limits)?;
    if rehearsal.runs == 0 {
        return Err(Failure::NoAnswer);
    }
    let names = if arguments.pseudonyms { Names::Pseudonyms } else { Names::Real };
    let shown = RehearsalShown {
        case: &talks.case,
        charter: &charter,
        rehearsal: &rehearsal,
        chances: &limits.chances,
        asked: limits.runs,
        plan_id: Some(&kept.saved.id),
    };
    let view = brief_rehearsal(&shown, names);
    if let Some(path) = &arguments.html {
        put_page(path, &html::rehearsal(&view))?;
    }
    if arguments.json {
        put(&to_json(&report(&shown, &kept.saved.id, names)))?;
    } else if arguments.html.is_none() {
        put(&text::rehearsal(&view, COLUMNS))?;
    }
    Ok(if rehearsal.runs == limits.runs { exit::DONE } else { exit::NOT_PROVED })
}

fn chances(arguments: &RehearseArguments) -> RehearsalChances {
    let of = |permille: u64| u32::try_from(permille).unwrap_or(1000);
    RehearsalChances {
        not_travelling: of(arguments.not_travelling),
        vehicle_late: of(arguments.vehicle_late),
        vehicle_late_minutes_max: arguments.vehicle_late_by,
        gate_late: of(arguments.gate_late),
        gate_late_minutes_max: arguments.gate_late_by,
        withheld: of(arguments.withheld),
        patience_minutes: arguments.patience,
    }
}

/// The charter of a rehearsal: gates as the operation has them, and every seat is played.
fn charter(kept: &Kept) -> Charter {
    let terms = Terms {
        kind: OperationKind::Rehearsal,
        authors: vec![Author { id: "desk".to_owned(), seat: Seat::Desk }],
        gates: kept.gates.clone(),
        patience: kept.patience,
        digest: [0; 32],
    };
    players(&charter_of(kept.planned.handover.clone(), kept.planned.plan.clone(), terms))
}

/// All runs, shared among as many threads as the machine has cores, each judged by its events; or as many as a limit leaves.
fn rehearsed(arguments: &RehearseArguments, charter: &Charter, limits: &RehearsalLimits) -> Result<Rehearsal, Failure> {
    let operation = Operation::new(charter.clone())
        .map_err(|faults| Failure::Refused { what: "the operation of the plan", fault: format!("{faults:?}") })?;
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let (next, stopped) = (AtomicU64::new(0), AtomicBool::new(false));
    let (sender, receiver) = mpsc::channel();
    let work = |sender: mpsc::Sender<Result<RunReport, String>>| {
        while !stopped.load(Ordering::Relaxed) {
            let run = next.fetch_add(1, Ordering::Relaxed);
            if run >= limits.runs || sender.send(judged_run(&operation, charter, limits, run)).is_err() {
                break;
            }
        }
    };
    with_runs(arguments.time, arguments.quiet, limits.runs, |stop, tell| {
        std::thread::scope(|scope| {
            for _ in 0..threads {
                let sender = sender.clone();
                scope.spawn(|| work(sender));
            }
            drop(sender);
            let mut rehearsal = Rehearsal::new(charter, limits);
            let mut refused = None;
            loop {
                match receiver.recv_timeout(Duration::from_millis(100)) {
                    Ok(Ok(report)) => rehearsal.add(&report),
                    Ok(Err(fault)) => refused = refused.or(Some(fault)),
                    Err(RecvTimeoutError::Timeout) => {}
                    Err(RecvTimeoutError::Disconnected) => break,
                }
                tell(rehearsal.runs);
                if refused.is_some() || stop() {
                    stopped.store(true, Ordering::Relaxed);
                }
            }
            match refused {
                Some(fault) => Err(Failure::Refused { what: "a run of the rehearsal", fault }),
                None => Ok(rehearsal),
            }
        })
    })
}

/// One run, and what the judge says of its events.
fn judged_run(
    operation: &Operation,
    charter: &Charter,
    limits: &RehearsalLimits,
    run: u64,
) -> Result<RunReport, String> {
    let none: [Target; 0] = [];
    let mut judge = Judge::new(charter, &none);
    let mut fault = None;
    let report = rehearse_run(operation, limits, run, &mut |event| {
        let found = judge.see(event);
        fault = fault.take().or_else(|| found.into_iter().next());
    });
    let fault = fault.or_else(|| judge.settle().into_iter().next());
    match fault {
        Some(fault) => Err(format!("seed {}, run {run}: {fault:?}", limits.seed)),
        None => Ok(report),
    }
}

// ---- JSON -------------------------------------------------------------------------------------------------------

fn report(shown: &RehearsalShown<'_>, plan: &str, names: Names) -> RehearsalReport {
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
