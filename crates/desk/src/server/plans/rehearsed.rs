//! What came of rehearsing a plan in the background: the page, and the same as JSON; and the form that asks for it.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Redirect, Response};
use serde::Deserialize;
use takas_formats::work::Task;

use super::rehearsing::RUNS_MAX;
use crate::server::apart;
use crate::server::app::App;
use crate::server::deals::saved::is_id;
use crate::server::http::{Form, Page, Refusal, show};
use crate::server::live::frame::{Frame, html};
use crate::server::live::visit::Visit;
use crate::server::policy::{Action, Compartment};
use crate::server::work::body::Body;
use crate::server::work::pages::{Line, line};
use crate::server::work::{SECONDS, Work, WorkId};

/// What a form says: how often.
#[derive(Debug, Deserialize)]
pub(super) struct HowOften {
    runs: u64,
}

/// `POST /c/{case}/plans/{plan}/rehearse`.
pub(super) async fn ask(
    State(app): State<App>,
    visit: Visit,
    Path((_, plan)): Path<(String, String)>,
    Form(HowOften { runs }): Form<HowOften>,
) -> Result<Response, Refusal> {
    if !is_id(&plan) || !(1..=RUNS_MAX).contains(&runs) {
        return Err(Refusal::Malformed);
    }
    visit.asks_for(Action::MakePlan, &Compartment::Mediator)?;
    let key = visit.case.key.as_str().to_owned();
    let id = apart(move || app.ask_for(&visit, Task::Rehearse { plan, runs }, SECONDS)).await?;
    Ok(Redirect::to(&format!("/c/{key}/rehearsals/{}", id.as_str())).into_response())
}

/// What was found, or how far it is.
#[derive(Template)]
#[template(path = "plans/rehearsed.html", blocks = ["list"])]
struct RehearsedPage {
    page: Page,
    frame: Frame,
    what: String,
    work: String,
    plan: String,
    lines: Vec<Line>,
    /// Sections, already safe.
    html: String,
    is_old: bool,
}

/// What may be asked of the page.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    /// `list`: how far it is, alone.
    part: Option<String>,
}

/// A rehearsal in the background, the plan that is rehearsed, and what was found; none of it: nothing, or not yet.
fn found(app: &App, visit: &Visit, id: &str) -> Result<(Work, String, Option<Body>), Refusal> {
    visit.asks_for(Action::MakePlan, &Compartment::Mediator)?;
    let (works, id) = (app.works()?, WorkId::parse(id).ok_or(Refusal::NotFound)?);
    let work = works.get(&visit.case.key, &id).map_err(|_| Refusal::Unavailable)?.ok_or(Refusal::NotFound)?;
    let Task::Rehearse { plan, .. } = &work.task else { return Err(Refusal::NotFound) };
    let plan = plan.clone();
    let bytes = works.found(&visit.case.key, &id).map_err(|_| Refusal::Unavailable)?;
    let body = bytes.and_then(|bytes| Body::read(&bytes));
    Ok((work, plan, body))
}

/// `GET /c/{case}/rehearsals/{work}`.
pub(super) async fn page(
    State(app): State<App>,
    visit: Visit,
    Path((_, id)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    apart(move || {
        let (work, plan, body) = found(&app, &visit, &id)?;
        let revision = visit.case.cabinet.now().map_err(|_| Refusal::Unavailable)?.revision;
        let may_cancel = visit.is_offered(Action::Clear, &Compartment::Mediator);
        let mut own = line(&visit, &work, revision, may_cancel);
        own.leads_to.clear();
        let shown = RehearsedPage {
            page: visit.page.clone(),
            frame: Frame::of(&visit, "plans"),
            what: own.what.clone(),
            work: id,
            plan,
            html: body.map(|body| body.shown(visit.names).view.inside(&visit.page.speaker)).unwrap_or_default(),
            is_old: own.is_old,
            lines: vec![own],
        };
        Ok(if asked.part.is_some() { show(&shown.as_list()) } else { show(&shown) })
    })
    .await
}

/// `GET /api/v1/cases/{case}/rehearsals/{work}`: as `takas rehearse --json` would have it.
pub(super) async fn report(
    State(app): State<App>,
    visit: Visit,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    apart(move || {
        let (_, _, body) = found(&app, &visit, &id)?;
        let body = body.ok_or(Refusal::NotFound)?;
        Ok(([(CONTENT_TYPE, "application/json")], body.shown(visit.names).json.clone()).into_response())
    })
    .await
}
