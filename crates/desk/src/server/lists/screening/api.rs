//! A screening as JSON.

use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use data_encoding::BASE64;
use takas_formats::list_pages::{
    DecideIn, DecidedOut, FORMAT, OpenHitOut, PublishedIn, PublishedOut, PublishedReadOut, ScreeningNowOut,
};
use takas_formats::work::{NothingIn, WorkTakenOut};
use takas_views::reconciliation::{HitLine, hit_pairs, pair_out, screening_out};

use super::super::api::{AskedNames, finding_out, names_of};
use super::super::pair::pair_id;
use super::super::see;
use super::super::staged::BYTES_MAX;
use super::page::{Brought, SaidOfHit, keep, say, seen_of};
use super::{ReadPublishedList, Screening, Stands, ask, name_of, stands};
use crate::server::apart;
use crate::server::api::answer::tagged;
use crate::server::app::App;
use crate::server::http::{Json, Refusal};
use crate::server::live::visit::Visit;
use crate::server::policy::{Action, Compartment};
use crate::server::words::Speaker;

/// So many bytes a body may have: files in base 64, and what is around them.
pub(in super::super) const BODY_MAX: usize = BYTES_MAX / 3 * 4 + (128 << 10);

fn published_out(speaker: &Speaker, list: &ReadPublishedList, names: takas_views::Names) -> PublishedOut {
    let found = list.found.iter().filter(|found| found.severity == takas_formats::Severity::Error);
    PublishedOut {
        diagnostics: found.map(|found| finding_out(speaker, found, names)).collect(),
        entries: list.list.as_ref().map(|list| list.claims.len()),
        file: list.name.clone(),
    }
}

/// `GET /api/v1/cases/{case}/lists/screening`.
pub(in super::super) async fn screening(
    State(app): State<App>,
    visit: Visit,
    headers: HeaderMap,
    Query(asked): Query<AskedNames>,
) -> Result<Response, Refusal> {
    apart(move || {
        see(&visit)?;
        let names = names_of(&visit, asked.names.as_deref())?;
        let screening = Screening::of(&visit)?;
        let hits = match stands(&app, &visit, &screening)? {
            Stands::GoesOn(work) => {
                let out = WorkTakenOut { format: FORMAT, work: work.id.as_str().to_owned() };
                return Ok((StatusCode::ACCEPTED, axum::Json(out)).into_response());
            }
            Stands::Found(hits) => Some(hits),
            Stands::Nothing | Stands::Stopped(_) | Stands::NotAsked => None,
        };
        let owned = screening.owned();
        let view = hits.as_ref().map(|hits| screening.view(&owned, hits, names));
        let open = view.iter().flat_map(|view| {
            let hits: Vec<&HitLine> = view.lines.iter().flat_map(|line| &line.hits).collect();
            let pairs = hit_pairs(view).into_iter().filter_map(|pair| {
                let hit = hits.iter().find(|hit| hit.rows == pair.rows)?;
                let id = pair_id(&owned, pair.rows.0, pair.rows.1);
                Some(OpenHitOut { id, pair: pair_out(&pair), seen: seen_of(hit) })
            });
            pairs.collect::<Vec<_>>()
        });
        let out = ScreeningNowOut {
            format: FORMAT,
            hired: screening.hired.as_ref().map(|hired| hired.claims.len()),
            open: open.collect(),
            published: screening.published.iter().map(|list| published_out(&visit.page.speaker, list, names)).collect(),
            screening: view.as_ref().map(screening_out),
        };
        Ok(tagged(&headers, &out))
    })
    .await
}

/// `POST /api/v1/cases/{case}/lists/screening`.
pub(in super::super) async fn begin(
    State(app): State<App>,
    visit: Visit,
    Json(NothingIn {}): Json<NothingIn>,
) -> Result<Response, Refusal> {
    apart(move || {
        visit.asks_for(Action::Screen, &Compartment::Mediator)?;
        if !Screening::of(&visit)?.is_possible() {
            return Err(Refusal::Unfit(visit.word("lists-screening-nothing")));
        }
        let work = ask(&app, &visit)?;
        let out = WorkTakenOut { format: FORMAT, work: work.as_str().to_owned() };
        Ok((StatusCode::ACCEPTED, axum::Json(out)).into_response())
    })
    .await
}

/// `POST /api/v1/cases/{case}/lists/screening/published`.
pub(in super::super) async fn bring(
    visit: Visit,
    Query(asked): Query<AskedNames>,
    Json(brought): Json<PublishedIn>,
) -> Result<Response, Refusal> {
    apart(move || {
        visit.asks_for(Action::Screen, &Compartment::Mediator)?;
        let names = names_of(&visit, asked.names.as_deref())?;
        if brought.format != FORMAT || brought.files.is_empty() {
            return Err(Refusal::Malformed);
        }
        let mut files = Vec::new();
        for file in &brought.files {
            let bytes = BASE64.decode(file.content.as_bytes()).map_err(|_| Refusal::Malformed)?;
            files.push((name_of(&file.file).ok_or(Refusal::Kind)?, bytes));
        }
        if files.iter().map(|(_, bytes)| bytes.len()).sum::<usize>() > BYTES_MAX {
            return Err(Refusal::TooLarge);
        }
        let out = |is_kept, lists: &[ReadPublishedList]| {
            let published = lists.iter().map(|list| published_out(&visit.page.speaker, list, names)).collect();
            axum::Json(PublishedReadOut { format: FORMAT, is_kept, published }).into_response()
        };
        match keep(&visit, &files)? {
            Brought::Kept => Ok(out(true, &[])),
            Brought::Refused(lists) => Ok(out(false, &lists)),
            Brought::Many => Err(Refusal::Unfit(visit.word("lists-screening-too-many"))),
        }
    })
    .await
}

/// `POST /api/v1/cases/{case}/lists/screening/decisions`.
pub(in super::super) async fn decide(
    State(app): State<App>,
    visit: Visit,
    Json(word): Json<DecideIn>,
) -> Result<Response, Refusal> {
    apart(move || {
        visit.asks_for(Action::Screen, &Compartment::Mediator)?;
        if word.format != FORMAT {
            return Err(Refusal::Malformed);
        }
        let (seen, why) = (word.seen.as_deref(), word.why.as_deref());
        let said = SaidOfHit { hit: &word.pair, seen, says: word.says.verdict(), why };
        let otherwise = say(&app, &visit, &said)?;
        Ok((StatusCode::CREATED, axum::Json(DecidedOut { format: FORMAT, otherwise })).into_response())
    })
    .await
}
