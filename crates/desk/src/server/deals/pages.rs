//! The mediators' pages of deals: what is looked for, what was found, what is saved, and deals side by side.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use takas_formats::work::Task;
use takas_model::{Alternative, Case, ItemRef, Outcome};
use takas_views::{Disguiser, Findings, Names, Phrase, Proven, Tongue, brief, html as pages_of_views};

use super::saved::{Read, brief_saved, is_id, keep as keep_saved, outcome, read, stands};
use crate::deals::landscape::values;
use crate::server::apart;
use crate::server::app::App;
use crate::server::http::{Form, Page, Refusal, show};
use crate::server::live::frame::{Frame, html};
use crate::server::live::visit::Visit;
use crate::server::policy::{Action, Compartment};
use crate::server::words::Value;
use crate::server::work::body::Body;
use crate::server::work::pages::{Line, line, lines};
use crate::server::work::{SECONDS, Work, WorkId, action};

/// So many people and things are offered to be ticked at most.
const TICKS_MAX: usize = 400;
/// So many deals stand side by side at most.
const BESIDE_MAX: usize = 4;
/// Points of a front nearer than so many thousandths are one.
const TOLERANCE: u64 = 10;
/// So many deals that differ by so many transfers are looked for.
const DISTINCT: (u8, u64) = (3, 2);
/// So many sets of concessions.
const SETS: u8 = 3;

/// The page of deals.
#[derive(Template)]
#[template(path = "deals/deals.html")]
struct DealsPage {
    page: Page,
    frame: Frame,
    may_find: bool,
    may_see_fragility: bool,
    ticks: Vec<Tick>,
    lines: Vec<Line>,
    saved: Vec<SavedLine>,
}

/// Somebody or something that may be asked about.
struct Tick {
    number: usize,
    name: String,
}

/// A saved deal in a line.
struct SavedLine {
    id: String,
    headline: Phrase,
    stands: bool,
    is_agreed: bool,
    rounds: Vec<u32>,
}

/// Who may see the mediators' deals.
pub(super) fn see(visit: &Visit) -> Result<(), Refusal> {
    visit.asks_for(Action::SeeDeals, &Compartment::Mediator)
}

/// The files of the case, read. That they have mistakes now is told where positions are written.
pub(super) fn files(visit: &Visit) -> Result<Read, Refusal> {
    read(&visit.case.cabinet).map_err(|_| Refusal::Unfit(visit.word("deals-mistakes")))
}

/// `GET /c/{case}/deals`: the mediators' page; whoever is bound to a party is led to what was laid before it.
pub(super) async fn page(State(app): State<App>, visit: Visit) -> Result<Response, Refusal> {
    apart(move || {
        if matches!(visit.part(), Compartment::Party(_)) {
            visit.asks_for(Action::SeeDeals, &visit.part())?;
            return Ok(Redirect::to(&format!("/c/{}/rounds", visit.case.key.as_str())).into_response());
        }
        see(&visit)?;
        let read = files(&visit)?;
        let (agreed, names) = (read.agreed(), visit.names);
        let deals = read.deals();
        let saved = deals.iter().map(|(saved, deal)| SavedLine {
            headline: brief_saved(&read, saved, deal, names).deal.map(|deal| deal.headline).unwrap_or_default(),
            stands: stands(read.case(), deal),
            is_agreed: agreed.as_ref() == Some(&saved.id),
            rounds: rounds_of(&read, &saved.id),
            id: saved.id.clone(),
        });
        let shown = DealsPage {
            page: visit.page.clone(),
            frame: Frame::of(&visit, "deals"),
            may_find: visit.is_offered(Action::Clear, &Compartment::Mediator),
            may_see_fragility: visit.is_offered(Action::SeeFragility, &Compartment::Mediator),
            ticks: ticks(read.case(), names),
            lines: lines(&app, &visit, |work| is_of_deals(&work.task))?,
            saved: saved.collect(),
        };
        Ok(show(&shown))
    })
    .await
}

/// The rounds in which a deal was proposed.
pub(super) fn rounds_of(read: &Read, id: &str) -> Vec<u32> {
    read.talks.rounds.iter().filter(|round| round.deal == id).map(|round| round.number).collect()
}

/// Whether a task is about deals.
pub(in crate::server) fn is_of_deals(task: &Task) -> bool {
    !matches!(
        task,
        Task::Zone { .. }
            | Task::Plan { .. }
            | Task::Replan { .. }
            | Task::Rehearse { .. }
            | Task::Lists { .. }
            | Task::Screening {}
    )
}

/// Names stand by number, so that no id that is a name stands in a page under pseudonyms.
fn ticks(case: &Case, names: Names) -> Vec<Tick> {
    let disguiser = Disguiser::new(case);
    let name = |item: ItemRef| match names {
        Names::Real => case.item(item).name.clone(),
        Names::Pseudonyms => disguiser.item(item),
    };
    let all = case.item_refs().enumerate().take(TICKS_MAX);
    all.map(|(number, item)| Tick { number, name: name(item) }).collect()
}

/// `POST /c/{case}/deals/find`.
pub(super) async fn find(
    State(app): State<App>,
    visit: Visit,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Refusal> {
    apart(move || {
        let task = task(&visit, &fields)?;
        visit.asks_for(action(&task), &Compartment::Mediator)?;
        let minutes = field(&fields, "minutes").and_then(|minutes| minutes.parse::<u32>().ok());
        let seconds = minutes.map_or(SECONDS, |minutes| minutes.clamp(1, 600) * 60);
        let id = app.ask_for(&visit, task, seconds)?;
        Ok(Redirect::to(&format!("/c/{}/deals/found/{}", visit.case.key.as_str(), id.as_str())).into_response())
    })
    .await
}

fn field<'f>(fields: &'f [(String, String)], name: &str) -> Option<&'f str> {
    fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.trim())
}

fn task(visit: &Visit, fields: &[(String, String)]) -> Result<Task, Refusal> {
    Ok(match field(fields, "find").unwrap_or_default() {
        "clear" => {
            let (with, without) = asked(visit, fields)?;
            Task::Clear { with, without }
        }
        "landscape" => Task::Landscape { tolerance: TOLERANCE, distinct: DISTINCT.0, differ: DISTINCT.1 },
        "concessions" => Task::Concessions { sets: SETS },
        "fragility" => Task::Fragility {},
        "question" => Task::Question {},
        "sequence" => {
            let deal = field(fields, "deal").filter(|id| is_id(id)).ok_or(Refusal::Malformed)?;
            Task::Sequence { deal: deal.to_owned() }
        }
        _ => return Err(Refusal::Malformed),
    })
}

/// What was ticked, and what was written: a question that has mistakes is not asked.
fn asked(visit: &Visit, fields: &[(String, String)]) -> Result<(Vec<String>, Vec<String>), Refusal> {
    let read = files(visit)?;
    let case = read.case();
    let (mut with, mut without) = (Vec::new(), Vec::new());
    for (name, value) in fields {
        let number = name.strip_prefix("item-").and_then(|number| number.parse::<usize>().ok());
        let item = number.filter(|number| *number < case.items.len()).map(|number| case.item(ItemRef::new(number)));
        match (item, value.as_str()) {
            (Some(item), "with") => with.push(item.id.clone()),
            (Some(item), "without") => without.push(item.id.clone()),
            _ => {}
        }
    }
    with.extend(field(fields, "with").filter(|text| !text.is_empty()).map(str::to_owned));
    without.extend(field(fields, "without").filter(|text| !text.is_empty()).map(str::to_owned));
    match crate::deals::question::read(case, &with, &without) {
        Ok(_) => Ok((with, without)),
        Err(unread) => {
            let speaker = &visit.page.speaker;
            let (question, reasons) = (Value::from(&unread.text), Value::from(speaker.titles(&unread.found)));
            Err(Refusal::Unfit(speaker.say("deals-question-unfit", &[("question", question), ("reasons", reasons)])))
        }
    }
}

/// What was found, or how far it is.
#[derive(Template)]
#[template(path = "deals/found.html", blocks = ["list"])]
struct FoundPage {
    page: Page,
    frame: Frame,
    what: String,
    work: String,
    lines: Vec<Line>,
    /// Sections, already safe.
    html: String,
    candidates: Vec<CandidateLine>,
    is_old: bool,
}

/// A deal that can be kept.
struct CandidateLine {
    id: String,
    name: String,
    is_kept: bool,
}

/// What may be asked of the page.
#[derive(Debug, Default, Deserialize)]
pub(super) struct FoundAsked {
    /// `list`: how far it is, alone.
    part: Option<String>,
}

/// A work about deals, for whoever may see what it finds.
pub(super) fn work(app: &App, visit: &Visit, id: &str) -> Result<Work, Refusal> {
    see(visit)?;
    let id = WorkId::parse(id).ok_or(Refusal::NotFound)?;
    let work = app.works()?.get(&visit.case.key, &id).map_err(|_| Refusal::Unavailable)?.ok_or(Refusal::NotFound)?;
    if !is_of_deals(&work.task) {
        return Err(Refusal::NotFound);
    }
    // To see the spoiler's list is grave each time.
    if matches!(work.task, Task::Fragility {}) {
        visit.asks_for(Action::SeeFragility, &Compartment::Mediator)?;
    }
    Ok(work)
}

/// What it has found; none: nothing, or not yet.
///
/// What a desk of another version has kept may be of another shape: it is to be looked for anew.
pub(super) fn body(app: &App, visit: &Visit, work: &Work) -> Result<Option<Body>, Refusal> {
    let bytes = app.works()?.found(&visit.case.key, &work.id).map_err(|_| Refusal::Unavailable)?;
    Ok(bytes.and_then(|bytes| Body::read(&bytes)))
}

/// `GET /c/{case}/deals/found/{work}`.
pub(super) async fn found(
    State(app): State<App>,
    visit: Visit,
    Path((_, id)): Path<(String, String)>,
    Query(asked): Query<FoundAsked>,
) -> Result<Response, Refusal> {
    apart(move || {
        let work = work(&app, &visit, &id)?;
        let body = body(&app, &visit, &work)?;
        let contents = visit.case.cabinet.now().map_err(|_| Refusal::Unavailable)?;
        let may_cancel = visit.is_offered(Action::Clear, &Compartment::Mediator);
        let mut own = line(&visit, &work, contents.revision, may_cancel);
        own.leads_to.clear();
        let speaker = &visit.page.speaker;
        let candidates = body.iter().flat_map(|body| &body.deals).map(|candidate| CandidateLine {
            name: speaker.say(&candidate.what, &[("number", Value::from(candidate.number))]),
            is_kept: contents.files.contains_key(&format!("deals/{}.json", candidate.deal.id)),
            id: candidate.deal.id.clone(),
        });
        let shown = FoundPage {
            page: visit.page.clone(),
            frame: Frame::of(&visit, "deals"),
            what: own.what.clone(),
            work: id,
            candidates: candidates.collect(),
            html: body.as_ref().map(|body| body.shown(visit.names).view.inside(speaker)).unwrap_or_default(),
            is_old: own.is_old,
            lines: vec![own],
        };
        Ok(if asked.part.is_some() { show(&shown.as_list()) } else { show(&shown) })
    })
    .await
}

/// What a form says: which deal is kept.
#[derive(Debug, Deserialize)]
pub(super) struct KeepForm {
    deal: String,
}

/// `POST /c/{case}/deals/found/{work}/keep`.
pub(super) async fn keep(
    State(app): State<App>,
    visit: Visit,
    Path((_, id)): Path<(String, String)>,
    Form(form): Form<KeepForm>,
) -> Result<Response, Refusal> {
    apart(move || {
        kept(&app, &visit, &id, &form.deal)?;
        Ok(Redirect::to(&format!("/c/{}/deals/saved/{}", visit.case.key.as_str(), form.deal)).into_response())
    })
    .await
}

/// Keeps a deal that some work has found.
pub(super) fn kept(app: &App, visit: &Visit, work_id: &str, deal: &str) -> Result<(), Refusal> {
    visit.asks_for(Action::Clear, &Compartment::Mediator)?;
    let work = work(app, visit, work_id)?;
    let body = body(app, visit, &work)?.ok_or(Refusal::NotFound)?;
    let candidate = body.deals.iter().find(|candidate| candidate.deal.id == deal).ok_or(Refusal::NotFound)?;
    keep_saved(&visit.case.cabinet, &visit.guest.account, &candidate.deal)
}

/// Deals side by side.
#[derive(Template)]
#[template(path = "deals/compare.html")]
struct ComparePage {
    page: Page,
    frame: Frame,
    ids: Vec<String>,
    rows: Vec<AsksRow>,
    /// Sections, already safe.
    html: String,
}

/// How much of what a party asks each deal brings, weighted as the party weighs it.
struct AsksRow {
    party: String,
    met: Vec<u64>,
}

/// `GET /c/{case}/deals/compare?deal=…&deal=…`.
pub(super) async fn compare(visit: Visit, Query(asked): Query<Vec<(String, String)>>) -> Result<Response, Refusal> {
    apart(move || {
        see(&visit)?;
        let read = files(&visit)?;
        let mut ids: Vec<String> = Vec::new();
        for (_, id) in asked.iter().filter(|(name, _)| name == "deal") {
            if !ids.contains(id) {
                ids.push(id.clone());
            }
        }
        if ids.len() < 2 || ids.len() > BESIDE_MAX {
            return Err(Refusal::Unfit(visit.word("deals-compare-how-many")));
        }
        let deals = ids.iter().map(|id| read.deal(id).ok_or(Refusal::NotFound)).collect::<Result<Vec<_>, _>>()?;
        let case = read.case();
        let first = outcome(case, &deals[0].1);
        let others: Vec<Alternative> = deals[1..]
            .iter()
            .map(|(_, deal)| Alternative { deal: deal.clone(), objectives: values(case, deal, &[]) })
            .collect();
        let rows = case.positions.iter().map(|position| AsksRow {
            party: case.party(position.party).name.clone(),
            met: deals.iter().map(|(_, deal)| position.met(deal)).collect(),
        });
        let shown = ComparePage {
            page: visit.page.clone(),
            frame: Frame::of(&visit, "deals"),
            rows: rows.collect(),
            html: beside(case, (&first, &others), visit.names, &visit.page.speaker),
            ids,
        };
        Ok(show(&shown))
    })
    .await
}

fn beside(case: &Case, (first, others): (&Outcome, &[Alternative]), names: Names, tongue: &dyn Tongue) -> String {
    let mut findings = Findings::new(case, first, Proven::Gap);
    findings.alternatives = Some(others);
    pages_of_views::alternatives_inside(&brief(&findings, names), tongue)
}
