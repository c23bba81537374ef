//! What the pages of an operation show and do, as JSON. Shapes and schemas are those of `formats`; errors are `problem+json`.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;
use serde::Deserialize;
use takas_formats::operations::{CaseLineOut, CasesOut, EventsOut, OffersOut, PhraseIn, SignedOut};
use takas_views::{Names, Phrase};

use super::door::{Caller, Wish};
use super::running::{Answer, Extent};
use super::shapes::{self, FORMAT};
use super::subscribe;
use super::visit::{Visit, Visitor};
use crate::running::signed;
use crate::server::api::answer::{Next, tagged};
use crate::server::app::App;
use crate::server::http::{Json, Refusal};
use crate::server::role::{CaseKey, Role};

/// Events on one page, if nothing else is asked for, and at most.
const PAGE: usize = 100;
const PAGE_MAX: usize = 1_000;

/// By which names people are told.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AskedNames {
    /// `real`: names instead of pseudonyms, where whoever asks may; that is written down.
    #[schemars(extend("enum" = ["pseudonyms", "real"]))]
    names: Option<String>,
}

/// Which events are asked for.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    /// `real`: names instead of pseudonyms, where whoever asks may; that is written down.
    #[schemars(extend("enum" = ["pseudonyms", "real"]))]
    names: Option<String>,
    /// Events from this number on.
    from: Option<u64>,
    /// So many at most: 100, where nothing is said, and never more than 1,000.
    limit: Option<usize>,
    /// Whoever asks was told of this revision, at whatever desk: a stream begins after it, and a page is not older.
    after: Option<String>,
}

fn names_of(asked: Option<&str>, visit: &Visit) -> Result<Names, Refusal> {
    match asked {
        None | Some("pseudonyms") => Ok(Names::Pseudonyms),
        Some("real") => visit.wants(Wish::SeeNames).map(|()| Names::Real),
        Some(_) => Err(Refusal::Malformed),
    }
}

/// `GET /api/v1/cases`.
pub(super) async fn cases(State(app): State<App>, visitor: Visitor, headers: HeaderMap) -> Response {
    super::pages::look(&app).await;
    let Visitor { guest, .. } = visitor;
    let line = |(key, role): &(CaseKey, Role)| {
        let case = app.cases.get(key)?;
        let caller = Caller { app: &app, guest: &guest, case: key, role };
        app.cases.door().may(caller, Wish::SeeCase).then(|| CaseLineOut {
            case: key.as_str().to_owned(),
            has_operation: case.operation().is_some(),
            role: role.word().to_owned(),
            title: shapes::plain(&case.case().title),
        })
    };
    let cases = guest.memberships.iter().filter_map(line).collect();
    tagged(&headers, &CasesOut { cases, format: FORMAT })
}

/// `GET /api/v1/cases/{case}/operation`.
pub(super) async fn operation(
    visit: Visit,
    headers: HeaderMap,
    asked: Result<Query<AskedNames>, QueryRejection>,
) -> Result<Response, Refusal> {
    visit.wants(Wish::SeeBoard)?;
    let names = names_of(queried(asked)?.names.as_deref(), &visit)?;
    let (reader, handle) = (visit.reader, visit.operation()?);
    let shows = [Wish::SeePeople, Wish::SeeRequests].map(|wish| visit.may(wish));
    let answer = handle.ask(move |running| {
        let view = running.view(reader, names, Extent::Board);
        shapes::operation(&view, running.revision())
    });
    let mut out = answer.await?;
    let [people, requests] = shows;
    if !people {
        out.people.clear();
    }
    if !requests {
        out.requests.clear();
    }
    Ok(tagged(&headers, &out))
}

/// `GET /api/v1/cases/{case}/events`: a page of them, or, to whoever accepts `text/event-stream`, that there are more.
pub(super) async fn events(
    State(app): State<App>,
    visit: Visit,
    headers: HeaderMap,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Response, Refusal> {
    visit.wants(Wish::SeeBoard)?;
    let asked = queried(asked)?;
    let handle = visit.operation()?;
    let accepts = headers.get(header::ACCEPT).and_then(|accepts| accepts.to_str().ok()).unwrap_or_default();
    if accepts.contains("text/event-stream") {
        let seen = subscribe::seen(&headers, asked.after.as_deref());
        return Ok(subscribe::stream(&app, visit, handle.revision(), seen).into_response());
    }
    let (reader, names) = (visit.reader, names_of(asked.names.as_deref(), &visit)?);
    let (from, limit) = (asked.from.unwrap_or(0), asked.limit.unwrap_or(PAGE).clamp(1, PAGE_MAX));
    let told = asked.after.as_deref().and_then(|after| after.trim().parse().ok());
    let answer = handle.ask(move |running| {
        running.reach(told);
        (running.view(reader, names, Extent::Told), running.revision())
    });
    let (view, revision) = answer.await?;
    let begins = view.events.partition_point(|line| line.number < from);
    let rest = &view.events[begins..];
    let events = rest.iter().take(limit).map(shapes::event).collect();
    let next = rest.get(limit).map(|line| line.number);
    let as_asked = if names == Names::Real { "&names=real" } else { "" };
    let query = next.map(|next| format!("from={next}&limit={limit}{as_asked}"));
    Ok(Next::page(query).of(tagged(&headers, &EventsOut { events, format: FORMAT, next, revision })))
}

/// `GET /api/v1/cases/{case}/offers`.
pub(super) async fn offers(visit: Visit, headers: HeaderMap) -> Result<Response, Refusal> {
    visit.wants(Wish::Say)?;
    let (reader, names, keys, handle) = (visit.reader, visit.names, visit.guest.devices.clone(), visit.operation()?);
    let tongue = visit.page.speaker.clone();
    let answer = handle.ask(move |running| {
        let speaker = running.speaker(&keys, reader);
        let offers = speaker.as_ref().map(|speaker| {
            running.offers(speaker, reader, names).iter().map(|offer| shapes::offer(speaker, offer, &tongue)).collect()
        });
        let speaker = speaker.as_ref().map(shapes::speaker);
        OffersOut { format: FORMAT, offers: offers.unwrap_or_default(), speaker }
    });
    Ok(tagged(&headers, &answer.await?))
}

/// `POST /api/v1/cases/{case}/phrases`: words in, what is to be signed out. Nothing is changed by it.
pub(super) async fn phrases(visit: Visit, Json(phrase): Json<PhraseIn>) -> Result<Response, Refusal> {
    visit.wants(Wish::Say)?;
    let (reader, names, keys, handle) = (visit.reader, visit.names, visit.guest.devices.clone(), visit.operation()?);
    let tongue = visit.page.speaker.clone();
    let answer = handle.ask(move |running| {
        let speaker = running.speaker(&keys, reader)?;
        let offer = running.phrase(&speaker, reader, names, &phrase.words);
        Some(offer.map(|offer| OffersOut {
            format: FORMAT,
            offers: vec![shapes::offer(&speaker, &offer, &tongue)],
            speaker: Some(shapes::speaker(&speaker)),
        }))
    });
    match answer.await? {
        None => Err(Refusal::NotFound),
        Some(Ok(out)) => Ok(axum::Json(out).into_response()),
        Some(Err(found)) if found.is_empty() => Err(Refusal::Unfit(visit.word("live-unread"))),
        Some(Err(found)) => Err(Refusal::Unfit(shapes::plain(&visit.page.speaker.titles(&found)))),
    }
}

/// `POST /api/v1/cases/{case}/commands`: a signed line. One that comes again is answered as accepted, with no events.
pub(super) async fn commands(visit: Visit, Json(line): Json<SignedOut>) -> Result<Response, Refusal> {
    visit.wants(Wish::Say)?;
    let (answer, revision) = say(&visit, &line).await?;
    match answer {
        Answer::NotStored => Err(Refusal::Unavailable),
        Answer::NotTaken(why) => Err(Refusal::Unfit(shapes::unfit(&visit.page.speaker, &why))),
        answer => {
            let status = if matches!(answer, Answer::Refused { .. }) { StatusCode::CONFLICT } else { StatusCode::OK };
            let out = shapes::said(answer, revision, &visit.page.speaker);
            Ok((status, axum::Json(out)).into_response())
        }
    }
}

/// Says what a line has signed; and how many events there are then.
pub(super) async fn say(visit: &Visit, line: &SignedOut) -> Result<(Answer, u64), Refusal> {
    let elsewhere = match signed::from_line(line) {
        Ok(elsewhere) => elsewhere,
        Err(why) => return Ok((Answer::NotTaken(Phrase::english(why).into()), 0)),
    };
    let (reader, names, keys, handle) = (visit.reader, visit.names, visit.guest.devices.clone(), visit.operation()?);
    let answer = handle.ask(move |running| (running.say(&elsewhere, &keys, reader, names), running.revision()));
    answer.await.map_err(Refusal::from)
}

fn queried<T>(asked: Result<Query<T>, QueryRejection>) -> Result<T, Refusal> {
    asked.map(|Query(asked)| asked).map_err(|_| Refusal::Malformed)
}
