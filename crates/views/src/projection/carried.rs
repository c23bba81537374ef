//! From the mediator's view of a plan to what those have who accompany people: field officers, doctors, the neutral.
//!
//! People stand under pseudonyms, whatever the view is. Nothing enters of how good the plan is and how sure, of what is prepared for failures,
//! of warnings that speak of rules, and of the ids by which the mediator keeps it.

use crate::phrase::Phrase;
use crate::plan::{Numbered, PlanView, Worth};
use crate::words;

/// What those have who accompany people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarriedPlan(PlanView);

impl CarriedPlan {
    /// What there is to be drawn and listed.
    pub(crate) fn view(&self) -> &PlanView {
        &self.0
    }

    /// The title of the case.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.0.title
    }

    /// How many move by how many rides, from when to when.
    #[must_use]
    pub fn headline(&self) -> &Phrase {
        &self.0.headline
    }

    /// That the case is historical, if it is.
    #[must_use]
    pub fn warnings(&self) -> &[Phrase] {
        &self.0.warnings
    }

    /// The names of gates and of rides that carry anybody, each with its number in the plan: what there are sheets of.
    #[must_use]
    pub fn sheets(&self) -> (Numbered, Numbered) {
        sheets(&self.0)
    }
}

/// What those have of a plan who accompany people.
#[must_use]
pub fn carried_plan(view: &PlanView) -> CarriedPlan {
    let mut view = view.on_paper().clone();
    view.worth = Worth::untold();
    view.controllability = None;
    view.fallbacks.clear();
    view.plan_id = None;
    view.digest = None;
    let nature = if view.historical { takas_model::Nature::Historical } else { takas_model::Nature::Live };
    view.warnings = words::operation::warnings(nature);
    CarriedPlan(view)
}

/// The names of gates and of rides that carry anybody, each with its number.
pub(crate) fn sheets(view: &PlanView) -> (Numbered, Numbered) {
    let gates = view.gates.iter().map(|gate| gate.name.clone()).enumerate().collect();
    let carrying = view.rides_in_time().into_iter().filter(|&ride| !view.rides[ride].lots.is_empty());
    let name = |ride: usize| {
        let of = &view.rides[ride];
        (ride, format!("{} {}", view.vehicles[of.vehicle].name, of.number))
    };
    (gates, carrying.map(name).collect())
}
