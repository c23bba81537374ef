//! The mediator's view of a handover plan: who moves when in what, what each gate waits for, who is exposed for how long, what decides
//! the end, where everybody is safe. [`brief_plan`] makes it; renderers take a [`PlanView`] and nothing else.
//!
//! It holds transport needs, and nothing of what a private interview or a doctor found: of a person who does not travel after all it
//! says *not travelling*, whatever the reason.

mod build;
mod change;
mod drawn;
mod slack;
mod time;
mod web;
mod worth;

pub use build::brief_plan;
pub use change::{GateChange, MovedRide, PlanChange, brief_plan_change};
pub use slack::Part;
pub use time::Time;
pub use worth::{PlanMeasure, Worth};

pub(crate) use build::{counted, needs, ride_in_words, ride_phrase};
pub(crate) use time::{Clock, day_in_words};

use takas_model::{Case, Handover, Minutes, Mode, PlanFound, PlanValue, SafeState};

use crate::names::PartyName;
use crate::phrase::Phrase;

/// What there is to show of a plan. Only what the judge has passed may be shown.
#[derive(Clone, Debug)]
pub struct PlanShown<'a> {
    /// The case.
    pub case: &'a Case,
    /// What was planned.
    pub handover: &'a Handover,
    /// The plan, its value and the bounds that are claimed.
    pub found: &'a PlanFound,
    /// The judge's own bounds. A claimed bound is shown if the judge's is no less; none: no bound is verified.
    pub verified: Option<PlanValue>,
    /// Whether the plan can be kept whatever the durations turn out to be, in words; none: not asked.
    pub controllability: Option<Vec<String>>,
    /// What is prepared for which failure, in words.
    pub fallbacks: Vec<Fallback>,
    /// Where everybody is safe if it is broken off, ascending; empty: not asked.
    pub safe: &'a [SafeState],
    /// Codes of the areas that are closed to anybody: hatched on the map.
    pub closed_areas: Vec<String>,
    /// The id under which the plan is saved.
    pub plan_id: Option<String>,
    /// Digest of the case it was made from.
    pub case_digest: Option<String>,
}

impl<'a> PlanShown<'a> {
    /// A plan of which nothing more is known.
    pub fn new(case: &'a Case, handover: &'a Handover, found: &'a PlanFound) -> Self {
        Self {
            case,
            handover,
            found,
            verified: None,
            controllability: None,
            fallbacks: Vec::new(),
            safe: &[],
            closed_areas: Vec::new(),
            plan_id: None,
            case_digest: None,
        }
    }
}

/// What is prepared for one failure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fallback {
    /// If this happens.
    pub event: String,
    /// This is done: a sentence each.
    pub words: Vec<String>,
}

/// The mediator's view of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PlanView {
    /// Title of the case.
    pub title: String,
    /// Id of the case.
    pub case_id: String,
    /// Whether the case is historical.
    pub historical: bool,
    /// Warnings of the case.
    pub warnings: Vec<Phrase>,
    /// Whether people stand under pseudonyms.
    pub pseudonyms: bool,
    /// The id of the plan.
    pub plan_id: Option<String>,
    /// Digest of the case.
    pub digest: Option<String>,
    /// How many of what move by how many rides, from when to when.
    pub headline: Phrase,
    /// What it comes to, and how good that is.
    pub worth: Worth,
    /// Whether it can be kept, in words; none: not asked.
    pub controllability: Option<Vec<String>>,
    /// Places, in order.
    pub places: Vec<PlaceView>,
    /// Vehicles, in order.
    pub vehicles: Vec<VehicleView>,
    /// Teams, in order.
    pub teams: Vec<TeamView>,
    /// Who and what moves together: lots, in order.
    pub lots: Vec<LotView>,
    /// Rides, in the order of the plan.
    pub rides: Vec<RideView>,
    /// Works of teams, in the order of the plan.
    pub works: Vec<WorkView>,
    /// Gates, in order.
    pub gates: Vec<GateView>,
    /// Quotas, each in a sentence: what it lets through, and how many this plan does.
    pub quotas: Vec<Phrase>,
    /// The critical path: what decides when the last one arrives, from the first part on.
    pub critical: Vec<Part>,
    /// Where everybody is safe, span by span.
    pub safe: Vec<SafeView>,
    /// What is prepared.
    pub fallbacks: Vec<Fallback>,
    /// Codes of closed areas.
    pub closed_areas: Vec<String>,
    /// Seconds since the beginning of 1970 at minute 0.
    pub begins: i64,
    /// The first and the last minute of anything.
    pub span: (Minutes, Minutes),
    /// The zone in which local times stand that belong to no single place: that of the exchange point.
    pub zone: String,
    /// The same view by pseudonyms, where this one has names.
    hidden: Option<Box<PlanView>>,
}

/// A place.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PlaceView {
    /// Its name with its airport's code: `Esenboğa (LTAC)`.
    pub name: String,
    /// A short name: its airport's code, else its id.
    pub code: String,
    /// In whose jurisdiction it lies.
    pub state: Option<String>,
    /// Its zone.
    pub zone: String,
    /// Latitude and longitude in millionths of a degree.
    pub at: Option<(i32, i32)>,
    /// Whether people are exposed there.
    pub is_exchange: bool,
    /// Names of its halls.
    pub halls: Vec<String>,
    /// Whether anything of the plan touches it.
    pub is_used: bool,
}

/// A vehicle.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct VehicleView {
    /// Its name.
    pub name: String,
    /// Its id.
    pub id: String,
    /// How it moves.
    pub mode: Mode,
    /// The state it is registered in.
    pub registry: Option<String>,
    /// Seats, stretchers and load in words.
    pub room: Phrase,
    /// Its rides, in the order in which it makes them.
    pub rides: Vec<usize>,
    /// Where it stands at first.
    pub start: usize,
}

/// A team.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TeamView {
    /// Its name.
    pub name: String,
    /// Where.
    pub place: usize,
}

/// What kind of thing a lot is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LotKind {
    /// One named person.
    Person,
    /// People of a group.
    People,
    /// The dead.
    Remains,
    /// Goods.
    Goods,
}

/// Units that go together all the way.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LotView {
    /// Name or pseudonym of whom or what.
    pub name: String,
    /// The name, with the count where it is more than one person.
    pub who: Phrase,
    /// The name in its own script, beside a transliteration; none under pseudonyms.
    pub written: Option<String>,
    /// How many.
    pub count: u64,
    /// Kind.
    pub kind: LotKind,
    /// The unit of goods.
    pub unit: Option<String>,
    /// Who lets go.
    pub holder: PartyName,
    /// Who receives.
    pub receiver: PartyName,
    /// Whether the law protects them.
    pub protected: bool,
    /// Stretchers and escorts in words; empty: none.
    pub needs: Vec<Phrase>,
    /// Whether it does not travel on after all.
    pub stays: bool,
    /// Places in the order in which it passes them.
    pub route: Vec<usize>,
    /// Its rides, one from each place to the next.
    pub rides: Vec<usize>,
    /// The ride by which it is handed over; none where it has none.
    pub handover_ride: Option<usize>,
    /// Where it waits between two rides.
    pub stops: Vec<StopView>,
}

impl LotView {
    /// Person-minutes at exchange points; 0 for remains and goods.
    pub fn exposure(&self) -> u64 {
        if !matches!(self.kind, LotKind::Person | LotKind::People) {
            return 0;
        }
        let minutes = self.stops.iter().filter(|stop| stop.is_exposed).map(|stop| stop.until - stop.from);
        minutes.fold(0_u64, |sum, minutes| {
            sum.saturating_add(self.count.saturating_mul(u64::try_from(minutes).unwrap_or(0)))
        })
    }
}

/// A wait between two rides.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StopView {
    /// Where.
    pub place: usize,
    /// In which of its halls; none where it has none.
    pub hall: Option<usize>,
    /// From the arrival,
    pub from: Minutes,
    /// to the departure.
    pub until: Minutes,
    /// Whether that counts as exposure.
    pub is_exposed: bool,
}

/// A ride.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RideView {
    /// Which vehicle.
    pub vehicle: usize,
    /// Which of the vehicle's rides, from 1.
    pub number: usize,
    /// From.
    pub from: usize,
    /// To.
    pub to: usize,
    /// When it leaves, with the local time of where it leaves.
    pub departs: Time,
    /// When it arrives, with the local time there.
    pub arrives: Time,
    /// Lots on it.
    pub lots: Vec<usize>,
    /// What is on it, in words: `16 people`; `empty`.
    pub load: Phrase,
    /// Minutes by which it may leave later.
    pub slack: Minutes,
    /// The points of its way in millionths of a degree; empty where unknown.
    pub points: Vec<(i32, i32)>,
    /// What it hangs on.
    pub conditions: Vec<String>,
}

/// What a team does.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct WorkView {
    /// Which team.
    pub team: usize,
    /// The check or measure.
    pub what: String,
    /// Whom or what it is for.
    pub of: Phrase,
    /// The lot that is checked.
    pub lot: Option<usize>,
    /// From.
    pub starts: Time,
    /// Until.
    pub ends: Time,
    /// Minutes by which it may begin later.
    pub slack: Minutes,
}

/// A gate.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GateView {
    /// Its name.
    pub name: String,
    /// When it opens, with the local time of the place that it waits at.
    pub opens: Time,
    /// The places at which it waits.
    pub places: Vec<usize>,
    /// Names of the checks that it waits for.
    pub checks: Vec<String>,
    /// Lots that it waits for.
    pub of: Vec<usize>,
    /// Lots that it holds.
    pub holds: Vec<usize>,
    /// How long the confirmation takes.
    pub takes: Minutes,
    /// It does not open before.
    pub not_before: Option<Time>,
    /// Minutes by which it may open later.
    pub slack: Minutes,
    /// Parties whose people it waits for or holds: each confirms.
    pub sides: Vec<PartyName>,
}

/// The safe state of a span of time.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SafeView {
    /// From,
    pub from: Time,
    /// until; none: to the end.
    pub until: Option<Time>,
    /// Who is safe where, the same lines together.
    pub rows: Vec<SafeRow>,
    /// Departures that are completed although it is broken off, in words.
    pub completed: Vec<Phrase>,
}

/// Lots that are safe at one place in the same hands.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SafeRow {
    /// Who.
    pub lots: Vec<usize>,
    /// Where.
    pub place: usize,
    /// In whose jurisdiction that is.
    pub state: Option<String>,
    /// In whose hands, in words.
    pub hands: Phrase,
}

/// The names of things of a plan, each with its number.
pub type Numbered = Vec<(usize, String)>;

impl PlanView {
    /// The numbers and names of gates, and of rides that carry anybody: what there are sheets of.
    #[must_use]
    pub fn sheets(&self) -> (Numbered, Numbered) {
        crate::projection::sheets(self)
    }

    /// The view by pseudonyms: for paper that is carried.
    pub(crate) fn on_paper(&self) -> &Self {
        self.hidden.as_deref().unwrap_or(self)
    }

    /// The indices of rides in order of time.
    pub fn rides_in_time(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.rides.len()).collect();
        order.sort_by_key(|&ride| (self.rides[ride].departs.minute, self.rides[ride].arrives.minute, ride));
        order
    }

    /// Whether the critical path leads over a part.
    pub(crate) fn is_critical(&self, part: Part) -> bool {
        self.critical.contains(&part)
    }

    /// Names of the first of lots, and how many more there are: for what is told on pointing at something.
    pub(crate) fn some(&self, lots: &[usize]) -> Phrase {
        const NAMES_MAX: usize = 12;
        let mut names: Vec<Phrase> = lots.iter().take(NAMES_MAX).map(|&lot| self.lots[lot].who.clone()).collect();
        if lots.len() > NAMES_MAX {
            names.push(crate::words::papers::and_more(lots.len() - NAMES_MAX));
        }
        Phrase::row(", ", names)
    }

    /// Names of lots, as `a, b and c`.
    pub(crate) fn who(&self, lots: &[usize]) -> Phrase {
        Phrase::list(lots.iter().map(|&lot| self.lots[lot].who.clone()).collect())
    }
}
