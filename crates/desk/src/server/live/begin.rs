//! Where an operation is begun: a rehearsal by any plan, the operation itself by one that is approved. A rehearsal that is open gives way to the
//! operation itself.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use takas_model::OperationKind;

use super::frame::{Frame, html};
use super::visit::Visit;
use crate::running::begin::kind_of;
use crate::server::apart;
use crate::server::app::App;
use crate::server::http::{Form, Page, Refusal, show};
use crate::server::plans;
use crate::server::policy::Action;

/// Where an operation is begun.
#[derive(Template)]
#[template(path = "live/begin.html")]
struct BeginPage {
    page: Page,
    frame: Frame,
    title: String,
    may_begin: bool,
    plans: Vec<String>,
}

/// The page on which an operation is begun.
pub(super) fn begin_page(visit: &Visit) -> Response {
    let id = |name: &String| Some(name.strip_prefix("plans/")?.strip_suffix(".json")?.to_owned());
    let plans = visit.case.cabinet.known().files.keys().filter_map(id).collect();
    let (frame, title) = (Frame::of(visit, "board"), visit.case.case().title.clone());
    show(&BeginPage {
        page: visit.page.clone(),
        frame,
        title,
        may_begin: visit.is_offered(Action::Begin, &visit.part()),
        plans,
    })
}

/// What a form says: by which plan an operation is begun.
#[derive(Debug, Deserialize)]
pub(super) struct BeginForm {
    plan: String,
    /// `rehearsal`, or `own`: what the case is, live or historical.
    kind: String,
}

/// `POST /c/{case}/begin`.
pub(super) async fn begin(
    State(app): State<App>,
    visit: Visit,
    Form(form): Form<BeginForm>,
) -> Result<Response, Refusal> {
    visit.asks_for(Action::Begin, &visit.part())?;
    let is_id = !form.plan.is_empty() && form.plan.bytes().all(|digit| digit.is_ascii_hexdigit());
    let kind = match form.kind.as_str() {
        "rehearsal" => OperationKind::Rehearsal,
        _ => kind_of(visit.case.case().nature),
    };
    let (case, plan) = (Arc::clone(&visit.case), form.plan);
    let begin = move || {
        // A rehearsal may go by any plan; the operation itself by one that is approved.
        let may = kind == OperationKind::Rehearsal || plans::may_begin(&case.cabinet, &plan).unwrap_or(false);
        may && app.cases.begin(&case, Some(&plan), kind).is_ok()
    };
    let has_begun = is_id && apart(begin).await;
    if !has_begun {
        return Err(Refusal::Unfit(visit.word("live-cannot-begin")));
    }
    Ok(Redirect::to(&format!("/c/{}/board", visit.case.key.as_str())).into_response())
}
