//! Plans that are asked for on a page: of a saved deal, and after something has happened.

use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use serde::Deserialize;
use takas_formats::work::Task;

use crate::server::apart;
use crate::server::app::App;
use crate::server::cabinet::Contents;
use crate::server::deals::saved::{AGREED, is_id};
use crate::server::http::{Form, Refusal};
use crate::server::live::visit::Visit;
use crate::server::policy::{Action, Compartment};
use crate::server::work::SECONDS;

/// The most events that are told at once.
const EVENTS_MAX: usize = 20;

/// What a form says: of which deal.
#[derive(Debug, Deserialize)]
pub(super) struct OfDeal {
    deal: String,
}

/// What a form says: what has happened, a line each.
#[derive(Debug, Deserialize)]
pub(super) struct Happened {
    happened: String,
}

/// The saved deals of a case by their ids; the one that was agreed on first.
pub(super) fn deals(contents: &Contents) -> Vec<String> {
    let id =
        |name: &String| name.strip_prefix("deals/")?.strip_suffix(".json").filter(|id| is_id(id)).map(str::to_owned);
    let mut ids: Vec<String> = contents.files.keys().filter_map(id).collect();
    let agreed = contents.files.get(AGREED).and_then(|bytes| serde_json::from_slice::<serde_json::Value>(bytes).ok());
    let agreed = agreed.and_then(|agreed| agreed.get("deal").and_then(|deal| deal.as_str()).map(str::to_owned));
    ids.sort_by_key(|id| agreed.as_ref() != Some(id));
    ids
}

/// `POST /c/{case}/plans/make`.
pub(super) async fn of_deal(
    State(app): State<App>,
    visit: Visit,
    Form(form): Form<OfDeal>,
) -> Result<Response, Refusal> {
    if !is_id(&form.deal) {
        return Err(Refusal::Malformed);
    }
    asked(app, visit, Task::Plan { deal: form.deal }).await
}

/// `POST /c/{case}/plans/{plan}/again`.
pub(super) async fn after(
    State(app): State<App>,
    visit: Visit,
    Path((_, plan)): Path<(String, String)>,
    Form(form): Form<Happened>,
) -> Result<Response, Refusal> {
    let lines = form.happened.lines().map(str::trim).filter(|line| !line.is_empty());
    let happened: Vec<String> = lines.map(str::to_owned).collect();
    if !is_id(&plan) || happened.is_empty() || happened.len() > EVENTS_MAX {
        return Err(Refusal::Malformed);
    }
    asked(app, visit, Task::Replan { plan, happened }).await
}

/// It is done in the background, and shown there how far it is.
async fn asked(app: App, visit: Visit, task: Task) -> Result<Response, Refusal> {
    visit.asks_for(Action::MakePlan, &Compartment::Mediator)?;
    let to = format!("/c/{}/works", visit.case.key.as_str());
    apart(move || app.ask_for(&visit, task, SECONDS)).await?;
    Ok(Redirect::to(&to).into_response())
}
