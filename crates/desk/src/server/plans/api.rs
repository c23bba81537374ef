//! What the pages of plans show and do, as JSON. The mediator's view of a plan is that of `takas plan --json`.

use axum::extract::{Path, Query};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use schemars::JsonSchema;
use serde::Deserialize;
use takas_formats::plans::{ApproveIn, PlanDifferenceOut, PlansOut};
use takas_views::{Names, carried_plan, project_plan};

use super::approvals::Approved;
use super::compare::{ChangesAsked, both, change};
use super::pages::{apart, approved, not_shown, refused};
use super::shapes::{self, FORMAT};
use super::shelf::Lying;
use super::sight::{Looking, NoPlan, Sees};
use crate::failure::Failure;
use crate::server::api::answer::tagged;
use crate::server::http::{Json, Refusal};
use crate::server::live::Wish;
use crate::server::live::visit::Visit;

/// What may be asked of a plan.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    /// As the party of this number sees it.
    #[serde(rename = "as")]
    party: Option<usize>,
    /// `real`: names instead of pseudonyms, if the guest may; that is written down.
    names: Option<String>,
}

fn names(visit: &Visit, asked: Option<&str>) -> Result<Names, Refusal> {
    match asked {
        None | Some("pseudonyms") => Ok(Names::Pseudonyms),
        Some("real") => visit.wants(Wish::SeeNames).map(|()| Names::Real),
        Some(_) => Err(Refusal::Malformed),
    }
}

/// `GET /api/v1/cases/{case}/plans`.
pub(super) async fn plans(visit: Visit, headers: HeaderMap) -> Result<Response, Refusal> {
    let looking = Looking::of(&visit)?;
    let listed = apart(move || {
        let at = Lying::now(&looking.case.cabinet)?;
        let plans = looking.plans(&at).into_iter().map(|(id, saved)| shapes::line(&looking, &at, id, &saved));
        Ok::<_, Failure>(PlansOut { format: FORMAT, plans: plans.collect() })
    });
    let out = listed.await?.map_err(|failure| refused(&visit, &failure))?;
    Ok(tagged(&headers, &out))
}

/// `GET /api/v1/cases/{case}/plans/{plan}`: as `takas plan --json` to the mediator, as much as is theirs to those who accompany people and to a
/// party.
pub(super) async fn plan(
    visit: Visit,
    headers: HeaderMap,
    Path((_, id)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    let names = names(&visit, asked.names.as_deref())?;
    let looking = Looking::of(&visit)?.by(names).seen_by(&visit, asked.party)?;
    let made = apart(move || {
        let (_, _, read) = looking.plan(&id)?;
        let hides = looking.names == Names::Pseudonyms;
        Ok::<_, NoPlan>(match looking.sees {
            Sees::Whole => json(&read.shown().report(hides)),
            Sees::Carried => {
                let carried = carried_plan(&read.view(Names::Pseudonyms));
                json(&read.shown().carried_report(carried.warnings()))
            }
            Sees::Party(party) => {
                let planned = &read.kept().planned;
                let case = &read.talks().case;
                let view = project_plan(&planned.handover, &planned.plan, case, party, looking.names);
                json(&shapes::party(&id, &view))
            }
        })
    });
    let out = made.await?.map_err(|why| not_shown(&visit, &why))?;
    Ok(tagged(&headers, &out))
}

fn json(out: &impl serde::Serialize) -> serde_json::Value {
    serde_json::to_value(out).expect("texts and numbers alone")
}

/// `POST /api/v1/cases/{case}/plans/{plan}/approvals`.
pub(super) async fn approve(
    visit: Visit,
    Path((_, id)): Path<(String, String)>,
    Json(ApproveIn { format }): Json<ApproveIn>,
) -> Result<Response, Refusal> {
    if format != FORMAT {
        return Err(Refusal::Malformed);
    }
    match approved(&visit, id).await? {
        Approved::Now => Ok(StatusCode::NO_CONTENT.into_response()),
        Approved::Before => Err(Refusal::Conflict),
        Approved::NotThere => Err(Refusal::NotFound),
        Approved::NotYet => Err(Refusal::Unavailable),
    }
}

/// `GET /api/v1/cases/{case}/plans/{plan}/changes?since=ID`.
pub(super) async fn changes(
    visit: Visit,
    headers: HeaderMap,
    Path((_, after)): Path<(String, String)>,
    Query(asked): Query<ChangesAsked>,
) -> Result<Response, Refusal> {
    let names = names(&visit, asked.names.as_deref())?;
    let looking = Looking::as_mediator(&visit)?.by(names);
    let before = asked.since.ok_or(Refusal::Malformed)?;
    let made = apart(move || {
        let (old, new) = both(&looking, &before, &after)?;
        let change = shapes::change(&change(&old, &new, looking.names));
        Ok::<_, NoPlan>(PlanDifferenceOut { after, before, change, format: FORMAT })
    });
    let out = made.await?.map_err(|why| not_shown(&visit, &why))?;
    Ok(tagged(&headers, &out))
}
