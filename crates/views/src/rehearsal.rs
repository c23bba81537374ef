//! The mediator's view of a rehearsal: how often a plan comes to its end, where it breaks, how late it is, how long people wait.

use serde::{Deserialize, Serialize};
use takas_model::{Case, Charter, Minutes, Nature};
use takas_operation::{Distribution, Ending, Obstruction, Rehearsal, RehearsalChances, RideRehearsal};

use crate::findings::Names;
use crate::operation::Course;
use crate::phrase::{Fixed, Phrase};
use crate::plan::Time;
use crate::projection::{Reader, Telling};
use crate::words::{amounts, operation as of_operation, rehearsal as said};

/// What there is to show of a rehearsal.
#[derive(Clone, Copy, Debug)]
pub struct RehearsalShown<'a> {
    /// The case.
    pub case: &'a Case,
    /// What was rehearsed.
    pub charter: &'a Charter,
    /// What came of it.
    pub rehearsal: &'a Rehearsal,
    /// What could go wrong in it.
    pub chances: &'a RehearsalChances,
    /// How many runs were asked for: fewer were made where a limit came first.
    pub asked: u64,
    /// The id under which the plan is saved.
    pub plan_id: Option<&'a str>,
}

/// The view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RehearsalView {
    /// Title of the case.
    pub title: String,
    /// Whether the case is historical.
    pub historical: bool,
    /// Warnings of the case.
    pub warnings: Vec<Phrase>,
    /// Whether people stand under pseudonyms.
    pub pseudonyms: bool,
    /// The id of the plan.
    pub plan_id: Option<String>,
    /// How many runs from which seed.
    pub headline: Phrase,
    /// That a limit came first; none: all runs were made.
    pub cut: Option<Phrase>,
    /// How many runs ended how.
    pub endings: Vec<EndingView>,
    /// How many minutes later than planned the last was handed over.
    pub ends_late: Histogram,
    /// How many minutes people waited at exchange points.
    pub waits: Histogram,
    /// Where runs broke, the most frequent first.
    pub breaks: Vec<BreakView>,
    /// Rides of the plan, in order of time.
    pub rides: Vec<RideLate>,
    /// What could go wrong, and how often.
    pub assumed: Vec<(Phrase, Phrase)>,
}

/// How many runs ended so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EndingView {
    /// How, in words.
    pub words: Phrase,
    /// How many.
    pub runs: u64,
    /// In thousandths of all.
    pub permille: u64,
}

/// A point at which runs broke.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BreakView {
    /// Where, in words.
    pub words: Phrase,
    /// In how many runs.
    pub runs: u64,
    /// In thousandths of all.
    pub permille: u64,
    /// In how many it was the first that stood in the way.
    pub first: u64,
}

/// How a ride went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RideLate {
    /// Which.
    pub ride: Phrase,
    /// When it was to leave.
    pub departs: Time,
    /// In how many runs it left.
    pub left: u64,
    /// In how many of these late.
    pub late: u64,
    /// By how many minutes.
    pub minutes: Quantiles,
}

/// How often which number of minutes came.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Histogram {
    /// Spans of equal length, one after the other.
    pub buckets: Vec<Bucket>,
    /// How many there are.
    pub total: u64,
    /// What half, nine of ten, 99 of 100 and all do not exceed; none where there is nothing.
    pub quantiles: Option<Quantiles>,
}

/// A span of minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bucket {
    /// From this minute
    pub from: Minutes,
    /// until before this one.
    pub until: Minutes,
    /// How many.
    pub count: u64,
}

/// Minutes that so many do not exceed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quantiles {
    /// Half of them.
    pub half: Minutes,
    /// Nine of ten.
    pub nine_of_ten: Minutes,
    /// 99 of 100.
    pub nearly_all: Minutes,
    /// All.
    pub all: Minutes,
}

impl Quantiles {
    fn of(distribution: &Distribution) -> Option<Self> {
        let at = |permille| distribution.quantile(permille);
        Some(Self { half: at(500)?, nine_of_ten: at(900)?, nearly_all: at(990)?, all: distribution.max()? })
    }

    /// In a sentence.
    pub(crate) fn sentence(self) -> Phrase {
        let [half, nine_of_ten, nearly_all, all] =
            [self.half, self.nine_of_ten, self.nearly_all, self.all].map(said::minutes);
        said::at_most(half, nine_of_ten, nearly_all, all)
    }
}

impl Histogram {
    /// In at most about so many spans of a round number of minutes.
    fn of(distribution: &Distribution) -> Self {
        const WIDTHS: [Minutes; 11] = [1, 2, 5, 10, 15, 30, 60, 120, 240, 720, 1440];
        const BUCKETS: Minutes = 20;
        let Some(quantiles) = Quantiles::of(distribution) else { return Self::default() };
        let least = distribution.quantile(0).unwrap_or(0);
        let spread = quantiles.all.saturating_sub(least);
        let width = WIDTHS.into_iter().find(|width| spread / width < BUCKETS).unwrap_or(spread / BUCKETS + 1);
        let bucket = |(from, count): (Minutes, u64)| Bucket { from, until: from.saturating_add(width), count };
        let buckets = distribution.buckets(width).into_iter().map(bucket).collect();
        Self { buckets, total: distribution.total(), quantiles: Some(quantiles) }
    }
}

/// The mediator's view of a rehearsal.
///
/// # Panics
/// When an index of the rehearsal points to nothing in the charter.
pub fn brief_rehearsal(shown: &RehearsalShown<'_>, names: Names) -> RehearsalView {
    let (case, rehearsal) = (shown.case, shown.rehearsal);
    let telling = Telling::new(case, Course::new(shown.charter), Reader::Mediator, names);
    let mut warnings = of_operation::warnings(case.nature);
    warnings.extend(case.warnings.iter().map(|warning| Phrase::english(telling.namer.prose(warning))));
    let ending = |(ending, words): (Ending, Fixed)| {
        let runs = rehearsal.endings.get(&ending).copied().unwrap_or(0);
        EndingView { words: words.phrase(), runs, permille: share(runs, rehearsal.runs) }
    };
    let endings =
        [(Ending::Complete, said::COMPLETE), (Ending::Partial, said::PARTIAL), (Ending::BrokenOff, said::BROKEN_OFF)];
    RehearsalView {
        title: telling.namer.prose(&case.title),
        historical: case.nature == Nature::Historical,
        warnings,
        pseudonyms: telling.namer.hidden(),
        plan_id: shown.plan_id.map(str::to_owned),
        headline: said::headline(rehearsal.runs, rehearsal.seed),
        cut: (rehearsal.runs < shown.asked).then(|| said::cut(rehearsal.runs, shown.asked)),
        endings: endings.into_iter().map(ending).collect(),
        ends_late: Histogram::of(&rehearsal.ends_late),
        waits: Histogram::of(&rehearsal.waits),
        breaks: rehearsal.breaks.iter().map(|one| broken(&telling, one, rehearsal.runs)).collect(),
        rides: rides(&telling, &rehearsal.rides),
        assumed: assumed(shown.chances),
    }
}

/// Thousandths, rounded, but never up to a whole or down to nothing.
fn share(part: u64, whole: u64) -> u64 {
    if whole == 0 || part == 0 {
        return 0;
    }
    let rounded = (u128::from(part) * 2000 + u128::from(whole)) / (2 * u128::from(whole));
    let rounded = u64::try_from(rounded).unwrap_or(1000);
    if part >= whole { 1000 } else { rounded.clamp(1, 999) }
}

fn broken(telling: &Telling<'_>, one: &takas_operation::Break, runs: u64) -> BreakView {
    let words = match one.at {
        Obstruction::Gate(gate) => said::gate_shut(&telling.gate_name(gate)),
        Obstruction::Work(work) => said::not_done(telling.work(work)),
        Obstruction::Ride(trip) => said::did_not_leave(telling.ride(trip)),
        Obstruction::NotTravelling(unit) => of_operation::not_travelling(telling.units(&[unit])),
    };
    BreakView { words, runs: one.runs, permille: share(one.runs, runs), first: one.first }
}

fn rides(telling: &Telling<'_>, rehearsed: &[RideRehearsal]) -> Vec<RideLate> {
    let plan = &telling.target.plan;
    let mut order: Vec<usize> = (0..plan.trips.len().min(rehearsed.len())).collect();
    order.sort_by_key(|&trip| (plan.trips[trip].departs, trip));
    let ride = |trip: usize| {
        let (planned, went) = (plan.trips[trip], &rehearsed[trip]);
        RideLate {
            ride: telling.ride(trip),
            departs: telling.clock.time(planned.departs, &telling.target.handover.place(planned.from).zone),
            left: went.left,
            late: went.late,
            minutes: Quantiles::of(&went.late_minutes).unwrap_or_default(),
        }
    };
    order.into_iter().map(ride).collect()
}

fn assumed(chances: &RehearsalChances) -> Vec<(Phrase, Phrase)> {
    let often = |permille: u32| Phrase::percent(u64::from(permille));
    let by = |permille, minutes| said::by_at_most(often(permille), minutes);
    let all = [
        (said::DURATIONS, said::TRIANGULAR.phrase()),
        (said::SOMEBODY_STAYS, often(chances.not_travelling)),
        (said::VEHICLE_LATE, by(chances.vehicle_late, chances.vehicle_late_minutes_max)),
        (said::GATE_LATE, by(chances.gate_late, chances.gate_late_minutes_max)),
        (said::WITHHELD, often(chances.withheld)),
        (said::PATIENCE, amounts::duration(chances.patience_minutes)),
    ];
    all.into_iter().map(|(what, how): (Fixed, Phrase)| (what.phrase(), how)).collect()
}
