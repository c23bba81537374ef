//! The pages of plans: which there are, and one with its chart, its map and its tables.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::HeaderValue;
use axum::http::header::REFRESH;
use axum::response::{IntoResponse as _, Redirect, Response};
use serde::Deserialize;
use takas_formats::plans::SavedPlan;
use takas_views::html::{PlanPart, PlanPartKind, carried_parts, party_parts, plan_parts};
use takas_views::{Phrase, carried_plan, project_plan};

use super::approvals::{self, Approved, approvals, wanted};
use super::asking;
use super::shelf::{Lying, ReadPlan};
use super::sight::{Looking, NoPlan, Sees};
use crate::failure::Failure;
use crate::planning;
use crate::running::clock;
use crate::server::accounts::AccountId;
use crate::server::app::App;
use crate::server::http::{Form, Page, Refusal, show};
use crate::server::live::frame::{Frame, html, spoken};
use crate::server::live::visit::Visit;
use crate::server::policy::Action;
use crate::server::words::{Speaker, Value};

/// The names of things with a number each: gates and rides of which there are sheets.
type Numbered = Vec<(usize, String)>;

/// Does what waits for the disk or the judge where waiting holds up nobody. It takes none of the places of `server::apart`: a plan that is judged
/// for the first time would hold one for seconds.
pub(super) async fn apart<T: Send + 'static>(does: impl FnOnce() -> T + Send + 'static) -> Result<T, Refusal> {
    tokio::task::spawn_blocking(does).await.map_err(|_| Refusal::Defect)
}

/// How a failure is told: no words of a case, for they may be about what the reader is not to know.
pub(super) fn refused(visit: &Visit, failure: &Failure) -> Refusal {
    match failure {
        Failure::Mistakes(_) => Refusal::Unfit(visit.word("plans-case-unread")),
        Failure::Refused { .. } => Refusal::Defect,
        _ => Refusal::Unavailable,
    }
}

/// Likewise, of a plan that is not shown.
pub(super) fn not_shown(visit: &Visit, why: &NoPlan) -> Refusal {
    match why {
        NoPlan::NotThere => Refusal::NotFound,
        NoPlan::Stale => Refusal::Unfit(visit.word("plans-stale-text")),
        NoPlan::Reading => Refusal::Unavailable,
        NoPlan::Unread(failure) => refused(visit, failure),
    }
}

/// That a plan is being read; the page asks again by itself.
#[derive(Template)]
#[template(path = "plans/reading.html")]
struct ReadingPage {
    page: Page,
    frame: Frame,
}

/// The answer where a plan is not shown: where it is being read, a page that comes again in some seconds.
pub(super) fn not_shown_yet(visit: &Visit, why: &NoPlan) -> Result<Response, Refusal> {
    if !matches!(why, NoPlan::Reading) {
        return Err(not_shown(visit, why));
    }
    let page = ReadingPage { page: visit.page.clone(), frame: Frame::of(visit, "plans") };
    let mut response = show(&page);
    response.headers_mut().insert(REFRESH, HeaderValue::from_static("2"));
    Ok(response)
}

/// Which plans there are.
#[derive(Template)]
#[template(path = "plans/plans.html")]
struct PlansPage {
    page: Page,
    frame: Frame,
    is_mediator: bool,
    lines: Vec<Line>,
    /// The saved deals of which a plan may be made, if the visitor may make one.
    deals: Vec<String>,
}

/// A plan of the list.
struct Line {
    id: String,
    is_begun: bool,
    is_approved: bool,
    is_stale: bool,
    /// What it comes to; none for readers to whom that is not told.
    worth: Option<String>,
    deal: Option<String>,
    approvals: Vec<String>,
}

/// `GET /c/{case}/plans`.
pub(super) async fn plans(State(app): State<App>, visit: Visit) -> Result<Response, Refusal> {
    let looking = Looking::of(&visit)?;
    let listing = looking.clone();
    let listed = apart(move || {
        let at = Lying::now(&listing.case.cabinet)?;
        let plans = listing.plans(&at);
        Ok::<_, Failure>((at, plans))
    });
    let (at, plans) = listed.await?.map_err(|failure| refused(&visit, &failure))?;
    let begun = looking.begun();
    let line = |(id, saved): (String, SavedPlan)| Line {
        is_begun: begun.as_deref() == Some(&*saved.id),
        is_approved: approvals::is_approved(&at, &saved.id),
        is_stale: looking.is_mediator() && at.is_stale(&saved),
        worth: looking.is_mediator().then(|| worth(&visit, &saved)),
        deal: looking.is_mediator().then(|| saved.deal.clone()),
        approvals: if looking.is_mediator() { said_approvals(&app, &visit, &at, &saved.id) } else { Vec::new() },
        id,
    };
    let may_make = looking.is_mediator() && visit.is_offered(Action::MakePlan, &visit.part());
    Ok(show(&PlansPage {
        frame: Frame::of(&visit, "plans"),
        is_mediator: looking.is_mediator(),
        lines: plans.into_iter().map(line).collect(),
        deals: if may_make { asking::deals(&visit.case.cabinet.known()) } else { Vec::new() },
        page: visit.page.clone(),
    }))
}

/// What a plan comes to, in the visitor's language.
fn worth(visit: &Visit, saved: &SavedPlan) -> String {
    let speaker = &visit.page.speaker;
    let given = [
        ("minutes", Value::from(saved.value.exposure)),
        ("span", speaker.minutes(saved.value.makespan).into()),
        ("rides", saved.value.rides.into()),
    ];
    speaker.say("plans-worth", &given)
}

/// Who approved a plan and when, a sentence each.
fn said_approvals(app: &App, visit: &Visit, at: &Lying, plan: &str) -> Vec<String> {
    let one = |one: takas_formats::plans::PlanApprovalOut| {
        let account = AccountId::parse(&one.by).and_then(|id| app.accounts.account(id));
        let name = account.map_or_else(|| one.by.clone(), |account| account.name.clone());
        let moment = visit.page.speaker.moment(one.at, &visit.case.case().zone);
        visit.page.speaker.say("plans-approved-by", &[("name", name.into()), ("moment", moment.into())])
    };
    approvals(at, plan).into_iter().map(one).collect()
}

/// A plan.
#[derive(Template)]
#[template(path = "plans/plan.html")]
struct PlanPage {
    page: Page,
    frame: Frame,
    id: String,
    headline: Phrase,
    warnings: Vec<Phrase>,
    pseudonyms: bool,
    is_begun: bool,
    is_approved: bool,
    approvals: Vec<String>,
    still_wanted: usize,
    may_approve: bool,
    may_make: bool,
    may_rehearse: bool,
    may_begin: bool,
    is_mediator: bool,
    /// The party as which the mediator looks.
    looks_as: Option<String>,
    parties: Numbered,
    others: Vec<String>,
    has_sheets: bool,
    gates: Numbered,
    rides: Numbered,
    parts: Vec<Part>,
    /// Whether there is a slider, which a script shows.
    has_moment: bool,
}

/// A part of the page.
struct Part {
    id: &'static str,
    word: &'static str,
    html: String,
    is_moment: bool,
    is_english: bool,
}

impl From<PlanPart> for Part {
    fn from(part: PlanPart) -> Self {
        let is_moment = part.kind == PlanPartKind::Moment;
        Self {
            id: part.kind.id(),
            word: heading(part.kind),
            is_english: part.kind.is_english(),
            html: part.html,
            is_moment,
        }
    }
}

/// The words above a part.
fn heading(kind: PlanPartKind) -> &'static str {
    match kind {
        PlanPartKind::Chart => "plans-part-chart",
        PlanPartKind::Map => "plans-part-map",
        PlanPartKind::Moment => "plans-part-moment",
        PlanPartKind::Movements => "plans-part-movements",
        PlanPartKind::Gates => "plans-part-gates",
        PlanPartKind::Quotas => "plans-part-quotas",
        PlanPartKind::Works => "plans-part-works",
        PlanPartKind::Worth => "plans-part-worth",
        PlanPartKind::Critical => "plans-part-critical",
        PlanPartKind::Exposed => "plans-part-exposed",
        PlanPartKind::Controllability => "plans-part-controllability",
        PlanPartKind::Fallbacks => "plans-part-fallbacks",
        PlanPartKind::Safe => "plans-part-safe",
        PlanPartKind::OwnPeople => "plans-part-own-people",
        PlanPartKind::OwnMovements => "plans-part-own-movements",
        PlanPartKind::OwnVehicles => "plans-part-own-vehicles",
    }
}

/// What is shown of a plan in one projection.
struct Shown {
    headline: Phrase,
    warnings: Vec<Phrase>,
    pseudonyms: bool,
    parts: Vec<PlanPart>,
    gates: Numbered,
    rides: Numbered,
}

impl Shown {
    fn of(looking: &Looking, read: &ReadPlan, tongue: &Speaker) -> Result<Self, Failure> {
        let atlas = planning::atlas()?;
        Ok(match looking.sees {
            Sees::Whole => {
                let view = read.view(looking.names);
                let (gates, rides) = view.sheets();
                let parts = plan_parts(&view, atlas, tongue);
                let (headline, warnings, pseudonyms) = (view.headline, view.warnings, view.pseudonyms);
                Self { headline, warnings, pseudonyms, parts, gates, rides }
            }
            Sees::Carried => {
                let plan = carried_plan(&read.view(looking.names));
                let (gates, rides) = plan.sheets();
                let (headline, warnings) = (plan.headline().clone(), plan.warnings().to_vec());
                Self { headline, warnings, pseudonyms: true, parts: carried_parts(&plan, atlas, tongue), gates, rides }
            }
            Sees::Party(party) => {
                let planned = &read.kept().planned;
                let case = &read.talks().case;
                let plan = project_plan(&planned.handover, &planned.plan, case, party, looking.names);
                let parts = party_parts(&plan, atlas, tongue);
                let (gates, rides) = (Vec::new(), Vec::new());
                let (warnings, pseudonyms) = (plan.warnings, plan.pseudonyms);
                Self { headline: Phrase::default(), warnings, pseudonyms, parts, gates, rides }
            }
        })
    }
}

/// What may be asked of the page of a plan.
#[derive(Debug, Default, Deserialize)]
pub(super) struct PlanAsked {
    /// As the party of this number sees it.
    #[serde(rename = "as")]
    pub(super) party: Option<usize>,
}

/// `GET /c/{case}/plans/{plan}`.
pub(super) async fn plan(
    State(app): State<App>,
    visit: Visit,
    Path((_, id)): Path<(String, String)>,
    Query(asked): Query<PlanAsked>,
) -> Result<Response, Refusal> {
    let looking = Looking::of(&visit)?.seen_by(&visit, asked.party)?;
    let (reading, asked_id, tongue) = (looking.clone(), id.clone(), visit.page.speaker.clone());
    let read = apart(move || {
        let (at, saved, read) = reading.plan(&asked_id)?;
        let shown = Shown::of(&reading, &read, &tongue)?;
        let others = if reading.is_mediator() { reading.plans(&at) } else { Vec::new() };
        Ok::<_, NoPlan>((at, saved, shown, others))
    });
    let (at, saved, shown, others) = match read.await? {
        Ok(read) => read,
        Err(why) => return not_shown_yet(&visit, &why),
    };
    let case = visit.case.case();
    let is_mediator = looking.is_mediator();
    let given = approvals(&at, &saved.id);
    let has_own = given.iter().any(|one| one.by == visit.guest.account);
    let looks_as = match looking.sees {
        Sees::Party(party) if is_mediator => Some(case.party(party).name.clone()),
        _ => None,
    };
    let is_whole = is_mediator && looks_as.is_none();
    let parties = || case.party_refs().map(|party| case.party(party).name.clone()).enumerate().collect();
    let others = others.into_iter().map(|(id, _)| id).filter(|other| *other != saved.id);
    let offers = |action| is_whole && visit.is_offered(action, &visit.part());
    Ok(show(&PlanPage {
        frame: Frame::of(&visit, "plans"),
        headline: shown.headline,
        warnings: shown.warnings,
        pseudonyms: shown.pseudonyms,
        is_begun: looking.begun().as_deref() == Some(&*saved.id),
        is_approved: approvals::is_approved(&at, &saved.id),
        approvals: if is_whole { said_approvals(&app, &visit, &at, &saved.id) } else { Vec::new() },
        still_wanted: wanted(&at).saturating_sub(given.len()),
        may_approve: !has_own && offers(Action::ApprovePlan),
        may_make: offers(Action::MakePlan),
        may_rehearse: visit.case.operation().is_none() && offers(Action::Begin),
        may_begin: visit.case.waits_for_its_operation() && offers(Action::Begin),
        is_mediator,
        parties: if is_whole { parties() } else { Vec::new() },
        others: if is_whole { others.collect() } else { Vec::new() },
        has_sheets: matches!(looking.sees, Sees::Whole | Sees::Carried),
        gates: shown.gates,
        rides: shown.rides,
        has_moment: shown.parts.iter().any(|part| part.kind == PlanPartKind::Moment),
        parts: shown.parts.into_iter().map(Part::from).collect(),
        looks_as,
        id,
        page: visit.page.clone(),
    }))
}

impl PlanPage {
    fn wanted_words(&self) -> String {
        self.page.speaker.say("plans-still-wanted", &[("count", self.still_wanted.into())])
    }
}

/// What a form says: nothing but that it was sent.
#[derive(Debug, Deserialize)]
pub(super) struct ApproveForm {}

/// `POST /c/{case}/plans/{plan}/approve`.
pub(super) async fn approve(
    visit: Visit,
    Path((_, id)): Path<(String, String)>,
    Form(ApproveForm {}): Form<ApproveForm>,
) -> Result<Response, Refusal> {
    let to = format!("/c/{}/plans/{id}", visit.case.key.as_str());
    match approved(&visit, id).await? {
        Approved::Now => Ok(Redirect::to(&to).into_response()),
        Approved::Before => Err(Refusal::Conflict),
        Approved::NotThere => Err(Refusal::NotFound),
        Approved::NotYet => Err(Refusal::Unavailable),
    }
}

/// Writes down that the visitor approves a plan.
pub(super) async fn approved(visit: &Visit, id: String) -> Result<Approved, Refusal> {
    visit.asks_for(Action::ApprovePlan, &visit.part())?;
    let looking = Looking::as_mediator(visit)?;
    let account = visit.guest.account.clone();
    let write = apart(move || {
        let case = &looking.case;
        approvals::approve(&case.cabinet, &case.shelf, &id, &account, clock::now())
    });
    write.await?.map_err(|failure| refused(visit, &failure))
}
