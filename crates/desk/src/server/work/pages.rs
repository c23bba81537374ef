//! The page of what is done in the background, and the same as JSON.

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use takas_formats::work::{FORMAT, NothingIn, StandingOut, WorkIn, WorkOut, WorkTakenOut, WorksOut};
use takas_model::Instant;
use takas_views::{Phrase, html as pages_of_views};

use super::{Asking, How, NotTaken, Progress, SECONDS, Standing, Task, Work, WorkId, Works, action, word};
use crate::running::clock::now;
use crate::server::apart;
use crate::server::api::operation::Operation;
use crate::server::app::App;
use crate::server::cabinet::FilesRevision;
use crate::server::deals::pages::is_of_deals;
use crate::server::http::{Form, Json, Page, Refusal, show};
use crate::server::live::frame::{Frame, html, query};
use crate::server::live::visit::Visit;
use crate::server::plans::RUNS_MAX;
use crate::server::policy::{Action, Compartment};
use crate::server::words::Value;

/// The routes.
pub(in crate::server) fn routes() -> Router<App> {
    Router::new().route("/c/{case}/works", get(page)).route("/c/{case}/works/{work}/cancel", post(cancel))
}

/// The same for programs.
pub(in crate::server) fn operations() -> Vec<Operation> {
    vec![
        Operation::get("/cases/{case}/works", "What is done in the background, the newest first", list)
            .gives::<WorksOut>(),
        Operation::get("/cases/{case}/works/{work}", "One of it", one).gives::<WorkOut>(),
        Operation::post("/cases/{case}/works", "Asks for something that takes its time", ask)
            .takes::<WorkIn>()
            .gives_as::<WorkTakenOut>(StatusCode::ACCEPTED),
        Operation::post("/cases/{case}/works/{work}/cancel", "Asks for work to stop", cancel_by_program)
            .takes::<NothingIn>()
            .gives::<WorkOut>(),
    ]
}

impl App {
    /// The work in the background.
    ///
    /// # Errors
    /// When this desk does none.
    pub(in crate::server) fn works(&self) -> Result<&Works, Refusal> {
        self.cases.works().ok_or(Refusal::Unavailable)
    }

    /// Asks for work in the background, for a case as it lies there now. It waits for the store.
    ///
    /// # Errors
    /// When as much waits already as may, or the store does not answer.
    pub(in crate::server) fn ask_for(&self, visit: &Visit, task: Task, seconds: u32) -> Result<WorkId, Refusal> {
        let files = visit.case.cabinet.now().map_err(|_| Refusal::Unavailable)?.revision;
        let (case, by) = (visit.case.key.clone(), visit.guest.account.clone());
        self.works()?.ask(&Asking { case, by, task, files, seconds }).map_err(|why: NotTaken| why.into())
    }
}

/// A line of the list.
pub(in crate::server) struct Line {
    pub(in crate::server) id: String,
    /// What it is, in words.
    pub(in crate::server) what: String,
    /// How it stands: the class of its mark.
    pub(in crate::server) mark: &'static str,
    /// The same in words.
    pub(in crate::server) stands: String,
    pub(in crate::server) progress: Option<String>,
    pub(in crate::server) asked: String,
    /// How long it has gone on, or how long it took.
    pub(in crate::server) took: String,
    /// What it found in a line, already safe.
    pub(in crate::server) headline: Option<String>,
    /// Why it could not be done, in English.
    pub(in crate::server) why: Option<String>,
    /// Where what it found is shown; empty: nowhere.
    pub(in crate::server) leads_to: String,
    pub(in crate::server) has_ended: bool,
    pub(in crate::server) may_cancel: bool,
    /// Whether the files have changed since.
    pub(in crate::server) is_old: bool,
}

/// The page, or its list alone.
#[derive(Template)]
#[template(path = "work/work.html", blocks = ["list"])]
struct WorkPage {
    page: Page,
    frame: Frame,
    lines: Vec<Line>,
}

/// What may be asked of the page.
#[derive(Debug, Default, Deserialize)]
struct Asked {
    /// The list alone, to replace the one that is shown: all of it, that of `deals`, the `zones` that are being looked for, `lists` that are
    /// being laid side by side, or the `screening` that goes on.
    part: Option<String>,
}

/// `GET /c/{case}/works`.
async fn page(State(app): State<App>, visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Refusal> {
    apart(move || {
        visit.asks_for(Action::SeeDeals, &Compartment::Mediator)?;
        let mut lines = lines(&app, &visit, |work| match asked.part.as_deref() {
            Some("deals") => is_of_deals(&work.task),
            Some("lists") => matches!(work.task, Task::Lists { .. }) && work.ended.is_none(),
            Some("screening") => matches!(work.task, Task::Screening {}) && work.ended.is_none(),
            Some("zones") => matches!(work.task, Task::Zone { .. }) && work.ended.is_none(),
            _ => true,
        })?;
        if asked.part.as_deref() == Some("zones") {
            for line in &mut lines {
                line.leads_to.clear();
            }
        }
        let shown = WorkPage { page: visit.page.clone(), frame: Frame::of(&visit, "works"), lines };
        Ok(if asked.part.is_some() { show(&shown.as_list()) } else { show(&shown) })
    })
    .await
}

/// The work of the case that is of some kind, as a page has it, the newest first. It waits for the store.
pub(in crate::server) fn lines(
    app: &App,
    visit: &Visit,
    is_wanted: impl Fn(&Work) -> bool,
) -> Result<Vec<Line>, Refusal> {
    let works = app.works()?.of_case(&visit.case.key).map_err(|_| Refusal::Unavailable)?;
    let revision = revision(visit)?;
    let may_cancel = visit.is_offered(Action::Clear, &Compartment::Mediator);
    Ok(works.iter().filter(|work| is_wanted(work)).map(|work| line(visit, work, revision, may_cancel)).collect())
}

/// One of them.
pub(in crate::server) fn line(visit: &Visit, work: &Work, revision: FilesRevision, may_cancel: bool) -> Line {
    let speaker = &visit.page.speaker;
    let (mark, stands) = stands(work);
    let until = work.ended.as_ref().map_or_else(now, |ended| ended.at);
    let why = match work.ended.as_ref().map(|ended| &ended.how) {
        Some(How::Failed(why)) => Some(why.clone()),
        _ => None,
    };
    let may_open = visit.is_offered(action(&work.task), &Compartment::Mediator);
    let headline = work.ended.as_ref().and_then(|ended| ended.headline.as_ref());
    Line {
        id: work.id.as_str().to_owned(),
        what: what(visit, &work.task),
        mark,
        stands: speaker.word(stands),
        progress: work.progress.as_ref().map(|progress| in_words(visit, progress)),
        asked: speaker.moment(work.at, ""),
        took: seconds(visit, until.saturating_sub(work.at)),
        headline: headline.filter(|_| may_open).map(|phrase| pages_of_views::told(phrase, speaker)),
        why: why.filter(|_| may_open),
        leads_to: if may_open { leads_to(visit, work) } else { String::new() },
        has_ended: work.ended.is_some(),
        may_cancel: may_cancel && work.ended.is_none() && !work.is_cancelled,
        is_old: work.ended.as_ref().is_some_and(|ended| ended.of != revision),
    }
}

/// The revision of the files as they lie there now.
pub(in crate::server) fn revision(visit: &Visit) -> Result<FilesRevision, Refusal> {
    visit.case.cabinet.now().map(|contents| contents.revision).map_err(|_| Refusal::Unavailable)
}

fn what(visit: &Visit, task: &Task) -> String {
    let speaker = &visit.page.speaker;
    match task {
        Task::Zone { round, .. } => speaker.say("work-zone", &[("round", Value::from(*round))]),
        task => speaker.word(word(task)),
    }
}

fn stands(work: &Work) -> (&'static str, &'static str) {
    match (work.standing(), work.ended.as_ref().map(|ended| &ended.how)) {
        (Standing::Waiting, _) => ("wait", "work-waits"),
        (Standing::Running, _) => ("wait", "work-goes-on"),
        (Standing::Stopping, _) => ("wait", "work-stops"),
        (Standing::Ended, Some(How::Cancelled)) => ("quiet", "work-cancelled"),
        (Standing::Ended, Some(How::Limit)) => ("done", "work-limit"),
        (Standing::Ended, Some(How::Failed(_))) => ("fault", "work-failed"),
        (Standing::Ended, _) => ("done", "work-done"),
    }
}

fn in_words(visit: &Visit, progress: &Progress) -> String {
    let speaker = &visit.page.speaker;
    let of = progress.of.clone().unwrap_or_default();
    let mut said = vec![speaker.say(&progress.phase, &[("of", Value::from(of))])];
    let number = |value: i64| speaker.number(value.unsigned_abs());
    if let Some(best) = progress.best {
        said.push(speaker.say("work-best", &[("value", Value::from(number(best)))]));
    }
    if let Some(bound) = progress.bound {
        said.push(speaker.say("work-bound", &[("value", Value::from(number(bound)))]));
    }
    if let Some(done) = progress.done.filter(|done| *done > 0) {
        said.push(speaker.say("work-steps", &[("value", Value::from(done))]));
    }
    said.join(" · ")
}

fn seconds(visit: &Visit, seconds: Instant) -> String {
    let (minutes, rest) = (seconds / 60, seconds % 60);
    visit.page.speaker.say("work-took", &[("minutes", Value::from(minutes)), ("seconds", Value::from(rest))])
}

/// The page on which what a work has found is shown.
fn leads_to(visit: &Visit, work: &Work) -> String {
    let key = visit.case.key.as_str();
    match &work.task {
        Task::Zone { .. } => format!("/c/{key}/rounds"),
        Task::Plan { .. } | Task::Replan { .. } => format!("/c/{key}/plans"),
        Task::Screening {} => format!("/c/{key}/lists/screening"),
        Task::Lists { of } => format!("/c/{key}/lists{}", of_query(of)),
        Task::Rehearse { .. } => format!("/c/{key}/rehearsals/{}", work.id.as_str()),
        _ => format!("/c/{key}/deals/found/{}", work.id.as_str()),
    }
}

/// Which lists are meant, as the query of their page.
fn of_query(of: &[String]) -> String {
    if of.is_empty() { String::new() } else { format!("?of={}", query(&of.join(","))) }
}

/// `POST /c/{case}/works/{work}/cancel`.
async fn cancel(
    State(app): State<App>,
    visit: Visit,
    Path((_, work)): Path<(String, String)>,
    Form(Nothing {}): Form<Nothing>,
) -> Result<Response, Refusal> {
    let to = format!("/c/{}/works", visit.case.key.as_str());
    cancelled(app, visit, work).await?;
    Ok(Redirect::to(&to).into_response())
}

#[derive(Debug, Deserialize)]
struct Nothing {}

async fn cancelled(app: App, visit: Visit, work: String) -> Result<Visit, Refusal> {
    apart(move || {
        visit.asks_for(Action::Clear, &Compartment::Mediator)?;
        let id = WorkId::parse(&work).ok_or(Refusal::NotFound)?;
        let is_there = app.works()?.cancel(&visit.case.key, &id, &visit.guest.account);
        if is_there.map_err(|_| Refusal::Unavailable)? { Ok(visit) } else { Err(Refusal::NotFound) }
    })
    .await
}

/// `GET /api/v1/cases/{case}/works`.
async fn list(State(app): State<App>, visit: Visit) -> Result<Response, Refusal> {
    apart(move || {
        visit.asks_for(Action::SeeDeals, &Compartment::Mediator)?;
        let works = app.works()?.of_case(&visit.case.key).map_err(|_| Refusal::Unavailable)?;
        let revision = revision(&visit)?;
        let works = works.iter().map(|work| out(&visit, work, revision)).collect();
        Ok(axum::Json(WorksOut { format: FORMAT, works }).into_response())
    })
    .await
}

/// `GET /api/v1/cases/{case}/works/{work}`.
async fn one(
    State(app): State<App>,
    visit: Visit,
    Path((_, work)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    told(app, visit, work).await
}

async fn told(app: App, visit: Visit, work: String) -> Result<Response, Refusal> {
    apart(move || {
        visit.asks_for(Action::SeeDeals, &Compartment::Mediator)?;
        let id = WorkId::parse(&work).ok_or(Refusal::NotFound)?;
        let work = app.works()?.get(&visit.case.key, &id).map_err(|_| Refusal::Unavailable)?;
        let work = work.ok_or(Refusal::NotFound)?;
        Ok(axum::Json(out(&visit, &work, revision(&visit)?)).into_response())
    })
    .await
}

/// `POST /api/v1/cases/{case}/works`.
async fn ask(State(app): State<App>, visit: Visit, Json(wanted): Json<WorkIn>) -> Result<Response, Refusal> {
    apart(move || {
        if wanted.format != FORMAT {
            return Err(Refusal::Malformed);
        }
        visit.asks_for(action(&wanted.task), &Compartment::Mediator)?;
        // How the zone moved follows from what parties say; nobody asks for it.
        if matches!(&wanted.task, Task::Zone { .. })
            || matches!(&wanted.task, Task::Rehearse { runs, .. } if !(1..=RUNS_MAX).contains(runs))
        {
            return Err(Refusal::Malformed);
        }
        let id = app.ask_for(&visit, wanted.task, wanted.seconds.unwrap_or(SECONDS))?;
        let taken = WorkTakenOut { format: FORMAT, work: id.as_str().to_owned() };
        Ok((StatusCode::ACCEPTED, axum::Json(taken)).into_response())
    })
    .await
}

/// `POST /api/v1/cases/{case}/works/{work}/cancel`.
async fn cancel_by_program(
    State(app): State<App>,
    visit: Visit,
    Path((_, work)): Path<(String, String)>,
    Json(NothingIn {}): Json<NothingIn>,
) -> Result<Response, Refusal> {
    let visit = cancelled(app.clone(), visit, work.clone()).await?;
    told(app, visit, work).await
}

/// A work for programs. What was found of a kind that the visitor may not see is not told of.
fn out(visit: &Visit, work: &Work, revision: FilesRevision) -> WorkOut {
    let may_open = visit.is_offered(action(&work.task), &Compartment::Mediator);
    let how = work.ended.as_ref().map(|ended| match &ended.how {
        How::Failed(_) if !may_open => How::Failed(String::new()),
        how => how.clone(),
    });
    let of = work.ended.as_ref().map_or(work.files, |ended| ended.of);
    WorkOut {
        asked: work.at,
        ended: work.ended.as_ref().map(|ended| ended.at),
        has_found: work.ended.as_ref().is_some_and(|ended| ended.found.is_some()),
        headline: work
            .ended
            .as_ref()
            .and_then(|ended| ended.headline.as_ref())
            .map(Phrase::to_string)
            .filter(|_| may_open),
        how,
        id: work.id.as_str().to_owned(),
        is_current: of == revision,
        progress: work.progress.clone(),
        seconds: work.seconds,
        standing: match work.standing() {
            Standing::Waiting => StandingOut::Waiting,
            Standing::Running => StandingOut::Running,
            Standing::Stopping => StandingOut::Stopping,
            Standing::Ended => StandingOut::Ended,
        },
        task: work.task.clone(),
    }
}
