//! One saved deal: as the mediators see it, as a party would, and agreed on.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use takas_views::{PartyView, html};

use super::pages::{files, rounds_of, see};
use super::saved::{brief_saved, seen_by, settle as settle_saved, stands};
use crate::server::apart;
use crate::server::http::{Form, Page, Refusal, show};
use crate::server::live::frame::Frame;
use crate::server::live::visit::Visit;
use crate::server::policy::{Action, Compartment};

#[derive(Template)]
#[template(path = "deals/saved.html")]
struct SavedPage {
    page: Page,
    frame: Frame,
    id: String,
    /// Sections, already safe.
    html: String,
    stands: bool,
    is_agreed: bool,
    rounds: Vec<u32>,
    /// Id and name of each party with a position or a part.
    parties: Vec<(String, String)>,
    may_find: bool,
    may_propose: bool,
    may_settle: bool,
}

/// `GET /c/{case}/deals/saved/{deal}`.
pub(super) async fn page(visit: Visit, Path((_, id)): Path<(String, String)>) -> Result<Response, Refusal> {
    apart(move || {
        see(&visit)?;
        let read = files(&visit)?;
        let (saved, deal) = read.deal(&id).ok_or(Refusal::NotFound)?;
        let case = read.case();
        let concerned = crate::deals::proposing::concerned(case, &deal);
        let may_propose = |party: &String| visit.is_offered(Action::Propose, &Compartment::Party(party.clone()));
        let parties: Vec<(String, String)> =
            concerned.into_iter().map(|party| (case.party(party).id.clone(), case.party(party).name.clone())).collect();
        let shown = SavedPage {
            page: visit.page.clone(),
            frame: Frame::of(&visit, "deals"),
            html: html::mediator_inside(&brief_saved(&read, &saved, &deal, visit.names), &visit.page.speaker),
            stands: stands(case, &deal),
            is_agreed: read.agreed().as_ref() == Some(&id),
            rounds: rounds_of(&read, &id),
            may_find: visit.is_offered(Action::Clear, &Compartment::Mediator),
            may_propose: parties.iter().any(|(party, _)| may_propose(party)),
            may_settle: visit.is_offered(Action::Settle, &Compartment::Mediator),
            parties,
            id,
        };
        Ok(show(&shown))
    })
    .await
}

#[derive(Template)]
#[template(path = "deals/as-party.html")]
struct AsPartyPage {
    page: Page,
    frame: Frame,
    id: String,
    party: String,
    /// Sections, already safe.
    html: String,
}

/// A saved deal as a party would see it, and the party's name, for a visitor who may look so.
pub(super) fn preview(visit: &Visit, deal: &str, party: &str) -> Result<(PartyView, String), Refusal> {
    see(visit)?;
    visit.asks_for(Action::SeeDeals, &Compartment::Party(party.to_owned()))?;
    let read = files(visit)?;
    let (saved, found) = read.deal(deal).ok_or(Refusal::NotFound)?;
    let party = read.case().find_party(party).ok_or(Refusal::NotFound)?;
    let view = seen_by(&read, &saved, &found, party, visit.names)?;
    Ok((view, read.case().party(party).name.clone()))
}

/// `GET /c/{case}/deals/saved/{deal}/as/{party}`: what that party would see, and nothing more.
pub(super) async fn as_party(
    visit: Visit,
    Path((_, id, party)): Path<(String, String, String)>,
) -> Result<Response, Refusal> {
    apart(move || {
        let (view, party) = preview(&visit, &id, &party)?;
        let shown = AsPartyPage {
            page: visit.page.clone(),
            frame: Frame::of(&visit, "deals"),
            party,
            html: html::party_inside(&view, &visit.page.speaker),
            id,
        };
        Ok(show(&shown))
    })
    .await
}

#[derive(Debug, Deserialize)]
pub(super) struct Nothing {}

/// `POST /c/{case}/deals/saved/{deal}/settle`.
pub(super) async fn settle(
    visit: Visit,
    Path((_, id)): Path<(String, String)>,
    Form(Nothing {}): Form<Nothing>,
) -> Result<Response, Refusal> {
    apart(move || {
        visit.asks_for(Action::Settle, &Compartment::Mediator)?;
        settle_saved(&visit.case.cabinet, &visit.guest.account, &id)?;
        Ok(Redirect::to(&format!("/c/{}/deals/saved/{id}", visit.case.key.as_str())).into_response())
    })
    .await
}
