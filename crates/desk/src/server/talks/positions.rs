//! Whose positions there are, for those who may see some.

use askama::Template;
use axum::response::Response;
use takas_formats::positions::position_lines;
use takas_model::Standing;

use super::editor::standing_word;
use super::sheet::Sheet;
use super::{Desk, apart};
use crate::server::http::{Page, Refusal, show};
use crate::server::live::frame::{Frame, html};
use crate::server::live::visit::Visit;
use crate::server::policy::{Action, Compartment};
use crate::server::words::Value;

/// The parties whose positions are offered to a visitor, by their ids.
pub(in crate::server) fn positions_offered(visit: &Visit) -> Vec<String> {
    let case = visit.case.case();
    let ids = case.parties.iter().map(|party| party.id.clone());
    ids.filter(|id| visit.is_offered(Action::SeePosition, &Compartment::Party(id.clone()))).collect()
}

/// Whose position, and how many lines of each standing it has.
struct PositionShown {
    id: String,
    name: String,
    counts: Vec<String>,
}

#[derive(Template)]
#[template(path = "talks/positions.html")]
struct PositionsPage {
    page: Page,
    frame: Frame,
    positions: Vec<PositionShown>,
}

/// `GET /c/{case}/positions`.
pub(super) async fn page(visit: Visit) -> Result<Response, Refusal> {
    let offered = positions_offered(&visit);
    for id in &offered {
        visit.asks_for(Action::SeePosition, &Compartment::Party(id.clone()))?;
    }
    if offered.is_empty() {
        // That is asked, too, and denied.
        visit.asks_for(Action::SeePosition, &visit.part())?;
        return Err(Refusal::NotFound);
    }
    apart(move || {
        let desk = Desk::of(&visit)?;
        let positions = offered.into_iter().map(|id| shown(&visit, &desk, id)).collect();
        Ok(show(&PositionsPage { page: visit.page.clone(), frame: Frame::of(&visit, "positions"), positions }))
    })
    .await
}

fn shown(visit: &Visit, desk: &Desk, id: String) -> PositionShown {
    let case = &desk.talks.case;
    let name = case.find_party(&id).map_or(id.clone(), |party| case.party(party).name.clone());
    let sheet = Sheet::Position(id.clone());
    let seen = sheet.seen(&sheet.whole(&desk.contents), sheet.is_whole_to(visit));
    let lines = position_lines(&seen);
    let speaker = &visit.page.speaker;
    let standings = [Standing::Stated, Standing::Hinted, Standing::Inferred, Standing::Assumed];
    let count = |standing: Standing| {
        let count = lines.iter().filter(|line| line.standing == Some(standing)).count();
        let word = speaker.word(standing_word(standing));
        let given = [("standing", Value::from(word)), ("count", Value::from(count))];
        (count > 0).then(|| speaker.say("talks-lines", &given))
    };
    PositionShown { id, name, counts: standings.into_iter().filter_map(count).collect() }
}
