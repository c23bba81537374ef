//! The judge of handover plans: every line of the table of `docs/reference/plan.md`, what a plan comes to, and how good one can be.
//!
//! Written from that page alone. A plan is looked at moment by moment, from lists sorted by time; nothing is searched. Moments are
//! 128-bit here, so that no number in a plan, however wrong, leaves their range. A handover is taken to be sound: [`handover_faults`]
//! says whether it is.

mod bound;
mod exposure;
mod gates;
mod moments;
mod rides;
mod rooms;
mod runs;
mod safe;
mod search;
mod sides;
mod sound;
mod together;
mod trial;
mod value;
mod vehicles;
mod view;
mod works;

use takas_model::{Handover, Plan, Turned};

pub use bound::plan_bound;
pub use safe::{SafeFault, safe_faults};
pub use sound::handover_faults;
pub use trial::{TrialFault, try_out_plan};
pub use value::{PlanVerdict, Verified, plan_value, verify_plan};

use view::View;

/// A line of the table of what a plan keeps, or what is said of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlanLine {
    /// All units of all groups are in lots.
    Everyone,
    /// Rides follow the route.
    Route,
    /// Whole groups are one lot.
    Whole,
    /// Families make the same rides.
    Family,
    /// Nobody boards before being there.
    Ride,
    /// Nobody boards before being ready.
    Ready,
    /// Everybody arrives when due.
    Due,
    /// Trips go by ways and take what they take.
    Way,
    /// Vehicles go from where they are, after their turnaround.
    Vehicle,
    /// Everything lies within hours.
    Hours,
    /// Crews rest.
    Duty,
    /// There is room.
    Seats,
    /// Modes are those of the group.
    Mode,
    /// There are stands.
    Stands,
    /// Halls hold who waits.
    Hall,
    /// Who is kept apart does not meet.
    Apart,
    /// Everybody is checked.
    Check,
    /// Measures are taken.
    Measure,
    /// Teams do one thing at a time, where they stand.
    Team,
    /// Gates open after what they wait for and hold whom they hold.
    Gate,
    /// Simultaneous departures are.
    Simultaneous,
    /// No more leave in a time than may.
    Quota,
    /// The order is kept.
    Order,
    /// Protected people are held by nothing.
    Protected,
    /// Nothing else is done, and nothing points nowhere.
    Works,
    /// The value claimed is what the plan comes to, and no bound claimed is over it.
    Value,
}

impl PlanLine {
    /// Every line: those of the table in its order, then the value.
    pub const ALL: [Self; 26] = [
        Self::Everyone,
        Self::Route,
        Self::Whole,
        Self::Family,
        Self::Ride,
        Self::Ready,
        Self::Due,
        Self::Way,
        Self::Vehicle,
        Self::Hours,
        Self::Duty,
        Self::Seats,
        Self::Mode,
        Self::Stands,
        Self::Hall,
        Self::Apart,
        Self::Check,
        Self::Measure,
        Self::Team,
        Self::Gate,
        Self::Simultaneous,
        Self::Quota,
        Self::Order,
        Self::Protected,
        Self::Works,
        Self::Value,
    ];

    /// Its name in the table.
    pub fn name(self) -> &'static str {
        match self {
            Self::Everyone => "everyone",
            Self::Route => "route",
            Self::Whole => "whole",
            Self::Family => "family",
            Self::Ride => "ride",
            Self::Ready => "ready",
            Self::Due => "due",
            Self::Way => "way",
            Self::Vehicle => "vehicle",
            Self::Hours => "hours",
            Self::Duty => "duty",
            Self::Seats => "seats",
            Self::Mode => "mode",
            Self::Stands => "stands",
            Self::Hall => "hall",
            Self::Apart => "apart",
            Self::Check => "check",
            Self::Measure => "measure",
            Self::Team => "team",
            Self::Gate => "gate",
            Self::Simultaneous => "simultaneous",
            Self::Quota => "quota",
            Self::Order => "order",
            Self::Protected => "protected",
            Self::Works => "works",
            Self::Value => "value",
        }
    }
}

/// What is wrong with a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanFault {
    /// Which line is broken.
    pub line: PlanLine,
    /// How, in words, by the ids of the handover.
    pub words: String,
}

/// Everything that is wrong with a plan of a sound handover, in the order in which it is looked for; empty: it keeps every line.
/// Each way, work and confirmation takes what `turned` says; where that is silent, its usual duration.
pub fn plan_faults(handover: &Handover, plan: &Plan, turned: &Turned) -> Vec<PlanFault> {
    let mut faults = Faults::default();
    let view = View::new(handover, plan, turned, &mut faults);
    rides::judge(&view, &mut faults);
    vehicles::judge(&view, &mut faults);
    rooms::judge(&view, &mut faults);
    works::judge(&view, &mut faults);
    gates::judge(&view, &mut faults);
    faults.found
}

/// Faults as they are found.
#[derive(Debug, Default)]
struct Faults {
    found: Vec<PlanFault>,
}

impl Faults {
    fn tell(&mut self, line: PlanLine, words: String) {
        self.found.push(PlanFault { line, words });
    }
}
