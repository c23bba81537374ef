//! What the pages of talks show and do, as JSON. Shapes and schemas are those of `formats`; errors are `problem+json`.

use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Response};
use takas_formats::Diagnostic;
use takas_formats::positions::position_lines;
use takas_formats::sheets::{
    CaseNowOut, CheckedOut, DiagnosticOut, PersonOut, PositionLineOut, PositionOut, PositionsOut, SheetIn, SheetNowOut,
    TimelineOut, WaitingOut, WrittenOut,
};
use takas_model::Standing;
use takas_views::contacts_out;

use super::case_page;
use super::contacts::{asked, view};
use super::positions::positions_offered;
use super::sheet::{Sheet, known_by};
use super::timeline::{ran, timeline};
use super::waiting::waiting;
use super::writing::{Writer, Written};
use super::{Desk, apart};
use crate::server::api::answer::tagged;
use crate::server::http::{Json, Refusal};
use crate::server::live::frame::Frame;
use crate::server::live::visit::Visit;
use crate::server::policy::{Action, Compartment};

/// The version of these shapes.
const FORMAT: u32 = 1;

/// `GET /api/v1/cases/{case}`.
pub(super) async fn case(visit: Visit, headers: HeaderMap) -> Result<Response, Refusal> {
    visit.asks_for(Action::SeeCase, &visit.part())?;
    let ran = ran(&visit).await;
    apart(move || {
        let desk = Desk::of(&visit)?;
        let happening = |one: super::timeline::Happening| {
            let at = takas_atlas::Instant::of_seconds(one.at).map(takas_atlas::Instant::rfc3339).unwrap_or_default();
            let at = if one.is_day { at.get(..10).unwrap_or_default().to_owned() } else { at };
            TimelineOut { at, kind: one.kind.to_owned(), of: one.of.iter().map(|of| plain(of)).collect() }
        };
        let wait = |one: super::waiting::Wait| WaitingOut {
            kind: one.kind.to_owned(),
            of: one.of.iter().map(|of| plain(of)).collect(),
        };
        let person = |one: takas_views::projection::PersonLine| PersonOut {
            count: one.count,
            holder: one.holder.map(|holder| plain(&holder.id)),
            who: plain(&one.who),
        };
        let out = CaseNowOut {
            case: visit.case.key.as_str().to_owned(),
            format: FORMAT,
            historical: desk.talks.case.nature == takas_model::Nature::Historical,
            pages: Frame::of(&visit, "").pages().iter().map(|(page, _)| (*page).to_owned()).collect(),
            parties: case_page::parties(&visit, &desk).into_iter().map(|party| plain(&party.id)).collect(),
            people: case_page::people(&visit, &desk).into_iter().map(person).collect(),
            role: visit.role.word().to_owned(),
            state: visit.case.state().name().to_owned(),
            timeline: timeline(&visit, &desk, ran.as_ref()).into_iter().map(happening).collect(),
            title: desk.talks.case.title.clone(),
            waiting: waiting(&visit, &desk).into_iter().map(wait).collect(),
        };
        Ok(tagged(&headers, &out))
    })
    .await
}

/// `GET /api/v1/cases/{case}/contacts`.
pub(super) async fn contacts(visit: Visit, headers: HeaderMap) -> Result<Response, Refusal> {
    asked(&visit)?;
    apart(move || Ok(tagged(&headers, &contacts_out(&view(&visit, &Desk::of(&visit)?))))).await
}

/// `GET /api/v1/cases/{case}/positions`.
pub(super) async fn positions(visit: Visit, headers: HeaderMap) -> Result<Response, Refusal> {
    let parties = positions_offered(&visit);
    for id in &parties {
        visit.asks_for(Action::SeePosition, &Compartment::Party(id.clone()))?;
    }
    if parties.is_empty() {
        visit.asks_for(Action::SeePosition, &visit.part())?;
        return Err(Refusal::NotFound);
    }
    Ok(tagged(&headers, &PositionsOut { format: FORMAT, parties }))
}

/// `GET /api/v1/cases/{case}/positions/{party}`.
pub(super) async fn position(
    visit: Visit,
    headers: HeaderMap,
    Path((_, party)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let sheet = Sheet::Position(party.clone());
    sheet.is_asked_by(&visit)?;
    apart(move || {
        let writer = Writer::new(&visit, &sheet);
        let text = writer.seen(&Desk::of(&visit)?);
        let line = |line: takas_formats::positions::PositionLine| PositionLineOut {
            by: line.by,
            name: line.name,
            note: line.note,
            on: line.on,
            says: line.says,
            section: line.section.to_owned(),
            sources: line.sources,
            standing: line.standing.map(|standing| standing_word(standing).to_owned()),
        };
        let out = PositionOut {
            format: FORMAT,
            is_part: !writer.sight.is_whole,
            lines: position_lines(&text).into_iter().map(line).collect(),
            party,
            read: known_by(&text),
            text,
        };
        Ok(tagged(&headers, &out))
    })
    .await
}

/// `PUT /api/v1/cases/{case}/positions/{party}`: 200 written, 409 overtaken, 422 it has mistakes, does not fit, or an operation runs by it.
pub(super) async fn put_position(
    visit: Visit,
    Path((_, party)): Path<(String, String)>,
    Json(sent): Json<SheetIn>,
) -> Result<Response, Refusal> {
    put(visit, Sheet::Position(party), sent).await
}

/// `GET /api/v1/cases/{case}/contacts/{party}`.
pub(super) async fn talks(
    visit: Visit,
    headers: HeaderMap,
    Path((_, party)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    written(visit, headers, Sheet::Contacts(party)).await
}

/// `PUT /api/v1/cases/{case}/contacts/{party}`: as of a position, but that talks go on while an operation runs.
pub(super) async fn put_talks(
    visit: Visit,
    Path((_, party)): Path<(String, String)>,
    Json(sent): Json<SheetIn>,
) -> Result<Response, Refusal> {
    put(visit, Sheet::Contacts(party), sent).await
}

/// `GET /api/v1/cases/{case}/book`.
pub(super) async fn book(visit: Visit, headers: HeaderMap) -> Result<Response, Refusal> {
    written(visit, headers, Sheet::Book).await
}

/// `PUT /api/v1/cases/{case}/book`.
pub(super) async fn put_book(visit: Visit, Json(sent): Json<SheetIn>) -> Result<Response, Refusal> {
    put(visit, Sheet::Book, sent).await
}

/// A sheet as it is written.
async fn written(visit: Visit, headers: HeaderMap, sheet: Sheet) -> Result<Response, Refusal> {
    sheet.is_asked_by(&visit)?;
    apart(move || {
        let text = Writer::new(&visit, &sheet).seen(&Desk::of(&visit)?);
        Ok(tagged(&headers, &SheetNowOut { format: FORMAT, read: known_by(&text), text }))
    })
    .await
}

async fn put(visit: Visit, sheet: Sheet, sent: SheetIn) -> Result<Response, Refusal> {
    sheet.is_asked_by(&visit)?;
    visit.asks_for(sheet.write(), &sheet.part())?;
    let read = sent.read.ok_or(Refusal::Malformed)?;
    apart(move || match Writer::new(&visit, &sheet).write(&sent.text, &read)? {
        Written::Done(read) => Ok(axum::Json(WrittenOut { format: FORMAT, read }).into_response()),
        Written::Overtaken(_) => Err(Refusal::Conflict),
        Written::Unfit => Err(Refusal::Unfit(visit.word("talks-not-saved"))),
        Written::Frozen => Err(Refusal::Unfit(visit.word("talks-frozen"))),
    })
    .await
}

/// `POST /api/v1/cases/{case}/positions/{party}/check`.
pub(super) async fn check_position(
    visit: Visit,
    Path((_, party)): Path<(String, String)>,
    Json(sent): Json<SheetIn>,
) -> Result<Response, Refusal> {
    check(visit, Sheet::Position(party), sent).await
}

/// `POST /api/v1/cases/{case}/contacts/{party}/check`.
pub(super) async fn check_contacts(
    visit: Visit,
    Path((_, party)): Path<(String, String)>,
    Json(sent): Json<SheetIn>,
) -> Result<Response, Refusal> {
    check(visit, Sheet::Contacts(party), sent).await
}

/// `POST /api/v1/cases/{case}/book/check`.
pub(super) async fn check_book(visit: Visit, Json(sent): Json<SheetIn>) -> Result<Response, Refusal> {
    check(visit, Sheet::Book, sent).await
}

async fn check(visit: Visit, sheet: Sheet, sent: SheetIn) -> Result<Response, Refusal> {
    sheet.is_asked_by(&visit)?;
    visit.asks_for(sheet.write(), &sheet.part())?;
    apart(move || {
        let writer = Writer::new(&visit, &sheet);
        let checked = writer.check(&Desk::of(&visit)?, &sent.text)?;
        // Places are those of this text.
        let own = checked.diagnostics.iter().filter(|found| found.file == sheet.file());
        let title = |found: &Diagnostic| visit.page.speaker.title(found.code);
        Ok(axum::Json(CheckedOut {
            diagnostics: own.map(|found| DiagnosticOut::new(found, &sent.text, title(found))).collect(),
            format: FORMAT,
            is_fit: checked.is_fit(),
            is_for_the_mediators: checked.breaks_the_case && writer.sight.is_bound,
        })
        .into_response())
    })
    .await
}

fn standing_word(standing: Standing) -> &'static str {
    match standing {
        Standing::Stated => "stated",
        Standing::Hinted => "hinted",
        Standing::Inferred => "inferred",
        Standing::Assumed => "assumed",
    }
}

/// Text without marks of isolation: they are for pages.
fn plain(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}
