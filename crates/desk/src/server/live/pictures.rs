//! The pages where people would rather look than read: the operation beside its plan, balance over time, flow of movements, and a map of the
//! movements as they stand. Each is drawn from what its reader knows.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use takas_model::PartyRef;
use takas_views::{Names, OperationView, PartyPlan, PlanView, Reader, carried_plan, project_plan, svg};

use super::door::Wish;
use super::frame::Frame;
use super::pages::BoardAsked;
use super::paper::plan_view;
use super::running::{Extent, Running};
use super::visit::Visit;
use crate::planning;
use crate::server::http::{Page, Refusal, show};
use crate::server::words::{Language, Speaker};

#[derive(Template)]
#[template(path = "live/pictures.html", blocks = ["parts"])]
struct PicturesPage {
    page: Page,
    frame: Frame,
    revision: u64,
    pictures: Arc<Vec<Picture>>,
}

/// The last pictures of an operation, by their readers: what nobody has said anything new about is drawn once, however many look.
#[derive(Default)]
pub(super) struct Drawn {
    last: Mutex<BTreeMap<Who, Last>>,
}

/// Who looks: as what reader, with names or without, in what language.
type Who = (Reader, bool, Language);

/// Pictures, and the view that they are of.
type Last = (Arc<OperationView>, Arc<Vec<Picture>>);

impl Drawn {
    fn of(
        &self,
        (reader, is_named): (Reader, bool),
        view: &Arc<OperationView>,
        plan: Option<Plan>,
        speaker: &Speaker,
    ) -> Arc<Vec<Picture>> {
        let who = (reader, is_named, speaker.language());
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((known, pictures)) = last.get(&who)
            && Arc::ptr_eq(known, view)
        {
            return Arc::clone(pictures);
        }
        let pictures = Arc::new(drawn(view, plan, speaker));
        last.insert(who, (Arc::clone(view), Arc::clone(&pictures)));
        pictures
    }
}

/// A picture with the words above it.
struct Picture {
    id: &'static str,
    word: &'static str,
    caption: &'static str,
    svg: String,
}

/// The plan in force, as its reader sees it.
enum Plan {
    Whole(Box<PlanView>),
    Carried(Box<PlanView>),
    Party(Box<PartyPlan>),
}

/// `GET /c/{case}/pictures`.
pub(super) async fn pictures(visit: Visit, Query(asked): Query<BoardAsked>) -> Result<Response, Refusal> {
    visit.wants(Wish::SeeBoard)?;
    let (reader, names, handle) = (visit.reader, visit.names, visit.operation()?);
    let (may_see_plan, told) = (visit.may(Wish::SeePlan), asked.told());
    let asking = handle.ask(move |running| {
        running.reach(told);
        let plan = if may_see_plan { plan(running, reader, names) } else { None };
        (running.view(reader, names, Extent::Board), running.revision(), plan)
    });
    let (view, revision, plan) = asking.await?;
    let case = Arc::clone(&visit.case);
    let speaker = visit.page.speaker.clone();
    let draw = move || case.drawn.of((reader, names == Names::Real), &view, plan, &speaker);
    let pictures = tokio::task::spawn_blocking(draw).await.map_err(|_| Refusal::Defect)?;
    let page = PicturesPage { page: visit.page.clone(), frame: Frame::of(&visit, "pictures"), revision, pictures };
    Ok(if asked.part.is_some() { show(&page.as_parts()) } else { show(&page) })
}

fn plan(running: &Running, reader: Reader, names: Names) -> Option<Plan> {
    match reader {
        Reader::Mediator => plan_view(running, names).map(|view| Plan::Whole(Box::new(view))),
        Reader::Field | Reader::Medical | Reader::Interviewer => {
            plan_view(running, Names::Pseudonyms).map(|view| Plan::Carried(Box::new(view)))
        }
        Reader::Party(party) => Some(Plan::Party(Box::new(party_plan(running, party, names)))),
        Reader::Observer | Reader::Guarantor(_) => None,
    }
}

fn party_plan(running: &Running, party: PartyRef, names: Names) -> PartyPlan {
    let session = &running.session;
    let target = session.operation.target(&session.state);
    project_plan(&target.handover, &target.plan, &session.case, party, names)
}

fn drawn(view: &Arc<OperationView>, plan: Option<Plan>, speaker: &Speaker) -> Vec<Picture> {
    let map = plan.and_then(|plan| {
        let atlas = planning::atlas().ok()?;
        match plan {
            Plan::Whole(plan) => svg::movements_now(&plan, view, atlas, speaker),
            Plan::Carried(plan) => svg::carried_movements_now(&carried_plan(&plan), view, atlas, speaker),
            Plan::Party(plan) => svg::party_movements_now(&plan, view, atlas, speaker),
        }
    });
    let all = [
        ("now", "pictures-map", "pictures-map-caption", map),
        ("flows", "pictures-flow", "pictures-flow-caption", svg::flow_of_movements(view, speaker)),
        ("accounts", "pictures-balance", "pictures-balance-caption", svg::balance_over_time(view, speaker)),
        ("courses", "pictures-course", "pictures-course-caption", svg::operation_course(view, speaker)),
    ];
    let picture = |(id, word, caption, svg): (_, _, _, Option<String>)| Some(Picture { id, word, caption, svg: svg? });
    all.into_iter().filter_map(picture).collect()
}
