//! Lists open to objection as JSON, for the mediator.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use takas_model::{Case, Decision, Moment, Objection, Outcome, Window};

use super::report::Found;
use crate::calendar;

/// A list that a party has published so that objections may be raised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListOut {
    /// Who lists.
    pub party: String,
    /// What it calls the list.
    pub name: String,
    /// The ids of those on it, with their numbers.
    pub who: Vec<UnitsOut>,
    /// How many are on it.
    pub listed: u64,
    /// How many of them may go at most, by the end of which phase; empty: all.
    pub places: Vec<PlacesOut>,
    /// How many of them the best deal moves; null without one.
    pub go: Option<u64>,
    /// From when on objections are heard: a day, a local time, or the id of a phase.
    pub opens: String,
    /// Until when.
    pub closes: String,
    /// The first phase in which those listed may move.
    pub first_phase: String,
    /// To which parties it has been published.
    pub published_to: Vec<String>,
    /// Every objection.
    pub objections: Vec<ObjectionOut>,
}

/// Units of one person or group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitsOut {
    /// The id of the person or group (a pseudonym where they were asked for).
    pub what: String,
    /// How many; 1 or more.
    pub quantity: u64,
}

/// A number of places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlacesOut {
    /// So many at most.
    pub number: u64,
    /// By the end of this phase.
    pub by_phase: String,
}

/// What became of an objection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum DecisionOut {
    /// Not decided.
    Pending,
    /// Struck off.
    Upheld,
    /// May go.
    Rejected,
}

/// An objection to somebody on a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ObjectionOut {
    /// In whose position it stands.
    pub party: String,
    /// Against whom.
    pub against: Vec<UnitsOut>,
    /// Who raised it; null under pseudonyms.
    pub raised_by: Option<String>,
    /// When.
    pub raised: String,
    /// What became of it.
    pub decision: DecisionOut,
    /// When it was decided, if known.
    pub decided: Option<String>,
    /// Of a rejection: the first phase in which they may move.
    pub first_phase: Option<String>,
}

pub(super) fn lists_out(found: &Found<'_>) -> Vec<ListOut> {
    found.case.windows.iter().map(|window| list_out(found, window)).collect()
}

fn list_out(found: &Found<'_>, window: &Window) -> ListOut {
    let case = found.case;
    let items = &window.listed.items;
    ListOut {
        party: case.party(window.party).id.clone(),
        name: found.text(&window.name),
        who: items
            .iter()
            .map(|&item| UnitsOut { what: found.item(item), quantity: case.item(item).quantity })
            .collect(),
        listed: u64::try_from(case.units(items.iter().copied())).unwrap_or(u64::MAX),
        places: window
            .places
            .iter()
            .map(|&(number, by)| PlacesOut { number, by_phase: case.phase(by).id.clone() })
            .collect(),
        go: match found.outcome {
            Outcome::Deal { deal, .. } => {
                Some(items.iter().fold(0_u64, |sum, &item| sum.saturating_add(deal.moved(item))))
            }
            Outcome::Infeasible { .. } | Outcome::Interrupted => None,
        },
        opens: moment(case, window.opens),
        closes: moment(case, window.closes),
        first_phase: case.phase(window.first).id.clone(),
        published_to: window.published_to.iter().map(|&party| case.party(party).id.clone()).collect(),
        objections: case.objections_to(window).map(|objection| objection_out(found, objection)).collect(),
    }
}

fn objection_out(found: &Found<'_>, objection: &Objection) -> ObjectionOut {
    let case = found.case;
    let (decision, first_phase) = match objection.decision {
        Decision::Pending => (DecisionOut::Pending, None),
        Decision::Upheld => (DecisionOut::Upheld, None),
        Decision::Rejected(phase) => (DecisionOut::Rejected, Some(case.phase(phase).id.clone())),
    };
    ObjectionOut {
        party: case.party(objection.party).id.clone(),
        against: objection
            .units
            .iter()
            .map(|&(item, quantity)| UnitsOut { what: found.item(item), quantity })
            .collect(),
        // Who objects may tell who is objected to.
        raised_by: found.disguise.is_none().then(|| objection.raised_by.clone()),
        raised: moment(case, objection.raised),
        decision,
        decided: objection.decided.map(|decided| moment(case, decided)),
        first_phase,
    }
}

/// As a file writes it.
fn moment(case: &Case, moment: Moment) -> String {
    match moment {
        Moment::Day(day) => calendar::written(day),
        Moment::Minute { day, hour, minute } => format!("{}T{hour:02}:{minute:02}", calendar::written(day)),
        Moment::Phase(phase) => case.phase(phase).id.clone(),
    }
}
