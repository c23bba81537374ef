//! Rounds of proposals: the mediators' whole view, and what was laid before whoever is bound to a party.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use takas_formats::rounds::write_round;
use takas_formats::work::Task;
use takas_model::PartyRef;
use takas_views::{Phrase, brief_rounds, html as pages_of_views, project_rounds};

use super::hindrance;
use super::pages::{files, see};
use super::saved::{put, stands};
use crate::deals::proposing::{self, Proposal};
use crate::deals::zone;
use crate::server::apart;
use crate::server::app::App;
use crate::server::http::{Form, Page, Refusal, show};
use crate::server::live::frame::{Frame, html};
use crate::server::live::visit::Visit;
use crate::server::policy::{Action, Compartment};
use crate::server::work::SECONDS;
use crate::server::work::pages::{Line, lines};
use crate::talks::today;

/// The longest remark.
const NOTE_MAX: usize = 1_000;

#[derive(Template)]
#[template(path = "deals/rounds.html")]
struct RoundsPage {
    page: Page,
    frame: Frame,
    /// Sections, already safe.
    html: String,
    /// Whose answers have not come.
    awaited: Vec<String>,
    is_agreed: bool,
    /// Zones that are being looked for.
    lines: Vec<Line>,
    deals: Vec<Choice>,
    parties: Vec<(String, String)>,
}

/// A deal that may be proposed.
struct Choice {
    id: String,
    headline: Phrase,
    is_chosen: bool,
}

#[derive(Template)]
#[template(path = "deals/own-rounds.html")]
struct OwnRoundsPage {
    page: Page,
    frame: Frame,
    /// Sections, already safe.
    html: String,
    /// The party's own ids of what was laid before it, the newest first, and whether it has answered.
    proposals: Vec<(String, bool)>,
}

/// What may be asked of the page.
#[derive(Debug, Default, Deserialize)]
pub(super) struct RoundsAsked {
    /// The deal that is to be proposed.
    deal: Option<String>,
}

/// `GET /c/{case}/rounds`.
pub(super) async fn page(
    State(app): State<App>,
    visit: Visit,
    Query(asked): Query<RoundsAsked>,
) -> Result<Response, Refusal> {
    apart(move || {
        if let Compartment::Party(_) = visit.part() {
            return own_page(&visit);
        }
        see(&visit)?;
        let read = files(&visit)?;
        let (case, talks) = (read.case(), &read.talks);
        let name = |party: PartyRef| case.party(party).name.clone();
        let may = |party: PartyRef| visit.is_offered(Action::Propose, &part(case.party(party).id.as_str()));
        let parties =
            case.party_refs().filter(|party| may(*party)).map(|party| (case.party(party).id.clone(), name(party)));
        let deals = read.deals().into_iter().filter(|(_, deal)| stands(case, deal)).map(|(saved, deal)| Choice {
            headline: super::saved::brief_saved(&read, &saved, &deal, visit.names)
                .deal
                .map(|deal| deal.headline)
                .unwrap_or_default(),
            is_chosen: asked.deal.as_ref() == Some(&saved.id),
            id: saved.id,
        });
        let mut deals: Vec<Choice> = deals.collect();
        if !deals.iter().any(|deal| deal.is_chosen)
            && let Some(first) = deals.first_mut()
        {
            first.is_chosen = true;
        }
        let mut lines = lines(&app, &visit, |work| matches!(work.task, Task::Zone { .. }) && work.ended.is_none())?;
        for line in &mut lines {
            line.leads_to.clear();
        }
        let shown = RoundsPage {
            page: visit.page.clone(),
            frame: Frame::of(&visit, "rounds"),
            html: pages_of_views::rounds_inside(
                &brief_rounds(case, &talks.rounds, &talks.answers, visit.names),
                &visit.page.speaker,
            ),
            awaited: proposing::awaited(talks).into_iter().map(name).collect(),
            is_agreed: talks.rounds.last().is_some_and(|round| round.is_agreed(case, &talks.answers)),
            lines,
            deals,
            parties: parties.collect(),
        };
        Ok(show(&shown))
    })
    .await
}

pub(super) fn part(party: &str) -> Compartment {
    Compartment::Party(party.to_owned())
}

/// The party to whom a visitor is bound.
pub(super) fn own_party(visit: &Visit, read: &super::saved::Read) -> Result<PartyRef, Refusal> {
    let part = visit.part();
    let id = part.party().filter(|_| matches!(part, Compartment::Party(_))).ok_or(Refusal::NotFound)?;
    read.case().find_party(id).ok_or(Refusal::NotFound)
}

fn own_page(visit: &Visit) -> Result<Response, Refusal> {
    visit.asks_for(Action::SeeDeals, &visit.part())?;
    let read = files(visit)?;
    let party = own_party(visit, &read)?;
    let (case, talks) = (read.case(), &read.talks);
    let view = project_rounds(case, &talks.rounds, &talks.answers, party, visit.names);
    let own = talks.rounds.iter().rev().filter_map(|round| {
        let (_, own) = round.to.iter().find(|(whose, _)| *whose == party)?;
        Some((own.clone(), round.answer(&talks.answers, party).is_some()))
    });
    let shown = OwnRoundsPage {
        page: visit.page.clone(),
        frame: Frame::of(visit, "rounds"),
        html: pages_of_views::party_rounds_inside(&view, &visit.page.speaker),
        proposals: own.collect(),
    };
    Ok(show(&shown))
}

/// `POST /c/{case}/rounds`: the deal, the parties before which it is laid, a remark.
pub(super) async fn propose(
    State(app): State<App>,
    visit: Visit,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Refusal> {
    apart(move || {
        let value =
            |name: &str| fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.trim().to_owned());
        let to: Vec<String> =
            fields.iter().filter(|(field, _)| field == "to").map(|(_, value)| value.clone()).collect();
        let note = value("note").filter(|note| !note.is_empty());
        proposed(&app, &visit, &value("deal").unwrap_or_default(), &to, note)?;
        Ok(Redirect::to(&format!("/c/{}/rounds", visit.case.key.as_str())).into_response())
    })
    .await
}

/// Lays a saved deal before parties: the round is there at once, how the zone stands is looked for in the background.
pub(super) fn proposed(
    app: &App,
    visit: &Visit,
    id: &str,
    to: &[String],
    note: Option<String>,
) -> Result<u32, Refusal> {
    see(visit)?;
    let read = files(visit)?;
    let case = read.case();
    let (saved, deal) = read.deal(id).ok_or(Refusal::NotFound)?;
    if note.as_ref().is_some_and(|note| note.chars().count() > NOTE_MAX) {
        return Err(Refusal::TooLarge);
    }
    let mut parties =
        to.iter().map(|id| case.find_party(id).ok_or(Refusal::NotFound)).collect::<Result<Vec<_>, _>>()?;
    if parties.is_empty() {
        parties = proposing::concerned(case, &deal);
    }
    for party in &parties {
        visit.asks_for(Action::Propose, &part(&case.party(*party).id))?;
    }
    hindrance::none_of(&visit.page.speaker, case, &deal)?;
    let salt = saved.salt_bytes().ok_or(Refusal::Defect)?;
    let proposal = Proposal { id: &saved.id, salt: &salt, to: &parties, on: today(), note };
    let round = proposing::round(&read.talks, &deal, proposal, zone::unknown(case, &deal));
    let file = (format!("rounds/{}.json", round.number), Some(write_round(case, &round).into_bytes()));
    put(&visit.case.cabinet, &visit.guest.account, vec![file], read.revision())?;
    // The round is kept, whether that can be looked for now or not.
    let _ = app.ask_for(visit, Task::Zone { round: round.number, party: None }, SECONDS);
    Ok(round.number)
}
