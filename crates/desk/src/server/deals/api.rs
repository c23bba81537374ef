//! Deals and rounds as JSON: the shapes of the commands, made for whoever asks.

use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use takas_formats::rounds::report;
use takas_formats::work::{
    AnswerIn, DealLineOut, DealsOut, DoneOut, FORMAT, NothingIn, ProposalIn, RoundBegunOut, WorkTakenOut,
};
use takas_views::{Names, Phrase, json, project_rounds};

use super::one::preview;
use super::own::{Said, answered, own};
use super::pages::{body, files, kept, rounds_of, see, work};
use super::rounds::{own_party, proposed};
use super::saved::{brief_saved, settle as settle_saved, stands};
use crate::server::apart;
use crate::server::app::App;
use crate::server::http::{Json, Refusal};
use crate::server::live::visit::Visit;
use crate::server::policy::{Action, Compartment};

fn is_known(format: u32) -> Result<(), Refusal> {
    if format == FORMAT { Ok(()) } else { Err(Refusal::Malformed) }
}

fn done() -> Response {
    axum::Json(DoneOut { format: FORMAT }).into_response()
}

/// Text that is JSON already.
fn as_it_is(text: String) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], text).into_response()
}

/// `GET /api/v1/cases/{case}/found/{work}`: as `takas deals --json`, `takas chances --json` or `takas sequence --json` would have it.
pub(super) async fn found(
    State(app): State<App>,
    visit: Visit,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    apart(move || {
        let work = work(&app, &visit, &id)?;
        let body = body(&app, &visit, &work)?.ok_or(Refusal::NotFound)?;
        Ok(as_it_is(body.shown(visit.names).json.clone()))
    })
    .await
}

/// `GET /api/v1/cases/{case}/deals`.
pub(super) async fn deals(visit: Visit) -> Result<Response, Refusal> {
    apart(move || {
        see(&visit)?;
        let read = files(&visit)?;
        let agreed = read.agreed();
        let line = |(saved, deal): &(takas_formats::deals::SavedDeal, takas_model::Deal)| DealLineOut {
            headline: plain(brief_saved(&read, saved, deal, Names::Pseudonyms).deal.map(|deal| deal.headline)),
            id: saved.id.clone(),
            is_agreed: agreed.as_ref() == Some(&saved.id),
            rounds: rounds_of(&read, &saved.id),
            stands: stands(read.case(), deal),
        };
        let deals = read.deals().iter().map(line).collect();
        Ok(axum::Json(DealsOut { deals, format: FORMAT }).into_response())
    })
    .await
}

/// Text for machines has no marks of isolation.
fn plain(text: Option<Phrase>) -> String {
    text.unwrap_or_default().as_str().replace(['\u{2068}', '\u{2069}'], "")
}

/// `GET /api/v1/cases/{case}/deals/{deal}`: the saved deal. It names people by their ids, so whoever asks has to be permitted names.
pub(super) async fn deal(visit: Visit, Path((_, id)): Path<(String, String)>) -> Result<Response, Refusal> {
    apart(move || {
        see(&visit)?;
        visit.asks_for(Action::SeeNames, &Compartment::Mediator)?;
        let (saved, _) = files(&visit)?.deal(&id).ok_or(Refusal::NotFound)?;
        Ok(axum::Json(saved).into_response())
    })
    .await
}

/// `POST /api/v1/cases/{case}/deals/{deal}`: keeps a deal that a work has found.
pub(super) async fn keep(
    State(app): State<App>,
    visit: Visit,
    Path((_, id)): Path<(String, String)>,
    Json(from): Json<WorkTakenOut>,
) -> Result<Response, Refusal> {
    apart(move || {
        is_known(from.format)?;
        kept(&app, &visit, &from.work, &id)?;
        Ok(done())
    })
    .await
}

/// `GET /api/v1/cases/{case}/deals/{deal}/as/{party}`.
pub(super) async fn as_party(
    visit: Visit,
    Path((_, id, party)): Path<(String, String, String)>,
) -> Result<Response, Refusal> {
    apart(move || {
        let (view, _) = preview(&visit, &id, &party)?;
        Ok(as_it_is(json::party(&view)))
    })
    .await
}

/// `POST /api/v1/cases/{case}/deals/{deal}/settle`.
pub(super) async fn settle(
    visit: Visit,
    Path((_, id)): Path<(String, String)>,
    Json(NothingIn {}): Json<NothingIn>,
) -> Result<Response, Refusal> {
    apart(move || {
        visit.asks_for(Action::Settle, &Compartment::Mediator)?;
        settle_saved(&visit.case.cabinet, &visit.guest.account, &id)?;
        Ok(done())
    })
    .await
}

/// `GET /api/v1/cases/{case}/rounds`: the mediators' report, or what was laid before the party to whom the visitor is bound.
pub(super) async fn rounds(visit: Visit) -> Result<Response, Refusal> {
    apart(move || {
        let read = if matches!(visit.part(), Compartment::Party(_)) {
            visit.asks_for(Action::SeeDeals, &visit.part())?;
            files(&visit)?
        } else {
            see(&visit)?;
            // The report holds the parties' own words, which are not put under pseudonyms.
            visit.asks_for(Action::SeeNames, &Compartment::Mediator)?;
            files(&visit)?
        };
        let (case, talks) = (read.case(), &read.talks);
        if matches!(visit.part(), Compartment::Mediator) {
            return Ok(axum::Json(report(case, &talks.rounds, &talks.answers)).into_response());
        }
        let party = own_party(&visit, &read)?;
        let view = project_rounds(case, &talks.rounds, &talks.answers, party, visit.names);
        Ok(as_it_is(json::party_rounds(&view)))
    })
    .await
}

/// `POST /api/v1/cases/{case}/rounds`.
pub(super) async fn propose(
    State(app): State<App>,
    visit: Visit,
    Json(proposal): Json<ProposalIn>,
) -> Result<Response, Refusal> {
    apart(move || {
        is_known(proposal.format)?;
        let round = proposed(&app, &visit, &proposal.deal, &proposal.to, proposal.note)?;
        Ok((StatusCode::CREATED, axum::Json(RoundBegunOut { format: FORMAT, round })).into_response())
    })
    .await
}

/// `GET /api/v1/cases/{case}/proposals/{proposal}`: what was laid before the party to whom the visitor is bound, by its own id.
pub(super) async fn proposal(visit: Visit, Path((_, id)): Path<(String, String)>) -> Result<Response, Refusal> {
    apart(move || {
        visit.asks_for(Action::SeeDeals, &visit.part())?;
        let read = files(&visit)?;
        Ok(as_it_is(json::party(&own(&visit, &read, &id)?.view)))
    })
    .await
}

/// `POST /api/v1/cases/{case}/answers`.
pub(super) async fn answer(
    State(app): State<App>,
    visit: Visit,
    Json(answer): Json<AnswerIn>,
) -> Result<Response, Refusal> {
    apart(move || {
        is_known(answer.format)?;
        let id = answer.proposal.clone();
        let said = Said::of(&visit, answer)?;
        answered(&app, &visit, &id, said)?;
        Ok(done())
    })
    .await
}
