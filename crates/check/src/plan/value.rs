//! What a plan comes to, and whether what is claimed of it holds.

use takas_model::{Handover, Plan, PlanFound, PlanValue, Turned};

use super::bound::plan_bound;
use super::search::{Claim, is_shown};
use super::view::{Moment, View};
use super::{Faults, PlanFault, PlanLine, plan_faults};

/// Which of the bounds that are claimed are no greater than the judge's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// That of exposure.
    pub exposure: bool,
    /// That of the makespan.
    pub makespan: bool,
    /// That of the rides.
    pub rides: bool,
}

/// What the judge finds of a plan and of what is claimed of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanVerdict {
    /// Everything that is wrong; empty: it keeps every line, and its value is right.
    pub faults: Vec<PlanFault>,
    /// What it comes to, where that can be said.
    pub value: Option<PlanValue>,
    /// The judge's own bounds, counted or searched.
    pub bound: PlanValue,
    /// Which claimed bounds the judge's show.
    pub verified: Verified,
}

impl PlanVerdict {
    /// How many of the three measures, from the first, are shown to be least: the value equals a verified bound.
    pub fn closed(&self, found: &PlanFound) -> usize {
        let verified = [self.verified.exposure, self.verified.makespan, self.verified.rides];
        let shown = verified.into_iter().take_while(|verified| *verified).count();
        shown.min(found.closed())
    }
}

/// What a plan comes to. None where a reference of it points nowhere, a lot does not follow its route, or a number is too large.
pub fn plan_value(handover: &Handover, plan: &Plan) -> Option<PlanValue> {
    let (turned, mut faults) = (Turned::default(), Faults::default());
    let view = View::new(handover, plan, &turned, &mut faults);
    if !faults.found.is_empty() {
        return None;
    }
    let mut exposure: Moment = 0;
    for lot in view.followed().filter(|lot| lot.group.are_people) {
        for (_, place, arrives, departs) in view.waits(lot) {
            if view.place(place).is_exchange {
                let minutes = (departs - arrives).checked_mul(Moment::from(lot.count))?;
                exposure = exposure.checked_add(minutes)?;
            }
        }
    }
    let ridden = plan.trips.iter().zip(&view.riders).filter(|(_, riders)| !riders.is_empty());
    let makespan = ridden.map(|(trip, _)| trip.arrives).max().unwrap_or(0);
    let rides = u64::try_from(plan.trips.len()).ok()?;
    Some(PlanValue { exposure: i64::try_from(exposure).ok()?, makespan, rides })
}

/// Judges a plan that an engine found: every line, its value, and each bound by itself.
pub fn verify_plan(handover: &Handover, found: &PlanFound) -> PlanVerdict {
    let mut faults = Faults { found: plan_faults(handover, &found.plan, &Turned::default()) };
    let value = plan_value(handover, &found.plan);
    if value != Some(found.value) {
        faults.tell(PlanLine::Value, format!("claimed to come to {:?}, it comes to {value:?}", found.value));
    }
    let (claimed, reached) = (found.bound, found.value);
    let is_over =
        claimed.exposure > reached.exposure || claimed.makespan > reached.makespan || claimed.rides > reached.rides;
    if is_over {
        faults.tell(PlanLine::Value, format!("the bounds {claimed:?} are over the value {reached:?}"));
    }
    let bound = shown_bound(handover, found);
    let verified = Verified {
        exposure: claimed.exposure <= bound.exposure,
        makespan: claimed.makespan <= bound.makespan,
        rides: claimed.rides <= bound.rides,
    };
    PlanVerdict { faults: faults.found, value, bound, verified }
}

/// The bounds that the judge shows: those that it counts, and of those that are claimed beyond, what its own search shows. Each measure is
/// searched among plans that are least in the measures before it, so as far as the plan is shown to be that.
fn shown_bound(handover: &Handover, found: &PlanFound) -> PlanValue {
    let (mut bound, claimed, value) = (plan_bound(handover), found.bound, found.value);
    if claimed.exposure > bound.exposure && is_shown(handover, claimed, Claim::Exposure) {
        bound.exposure = claimed.exposure;
    }
    if claimed.exposure != value.exposure || bound.exposure < value.exposure {
        return bound;
    }
    if claimed.makespan > bound.makespan && is_shown(handover, claimed, Claim::Makespan) {
        bound.makespan = claimed.makespan;
    }
    if claimed.makespan != value.makespan || bound.makespan < value.makespan {
        return bound;
    }
    if claimed.rides > bound.rides && is_shown(handover, claimed, Claim::Rides) {
        bound.rides = claimed.rides;
    }
    bound
}
