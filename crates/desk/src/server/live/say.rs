//! Saying something without a script: what is to be signed elsewhere, and the line that was.

use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use takas_formats::Diagnostic;
use takas_formats::operations::SignedOut;
use takas_views::Phrase;

use super::api;
use super::door::Wish;
use super::frame::{Frame, html};
use super::offer::{Offer, Speaker};
use super::running::Answer;
use super::visit::Visit;
use crate::running::session::NotSigned;
use crate::server::http::{Form, Page, Refusal, show};
use crate::server::words::{Finding, Speaker as Tongue};

/// What is to be said, without a script.
#[derive(Template)]
#[template(path = "live/say.html")]
struct SayPage {
    page: Page,
    frame: Frame,
    outcome: Option<Told>,
    offer: Option<ToSign>,
}

/// What came of something that was said.
struct Told {
    /// What stands before it, in the language of the page.
    lead: Option<String>,
    words: String,
    /// Whether the words are not those of the page's language.
    is_english: bool,
    /// What is wrong with it.
    found: Vec<Finding>,
}

impl Told {
    /// Words that cannot be read, and why, where the reader is told.
    fn unread(visit: &Visit, found: &[Diagnostic]) -> Self {
        let speaker = &visit.page.speaker;
        let found: Vec<Finding> = found.iter().map(|found| Finding::new(speaker, found)).collect();
        let words = if found.is_empty() { visit.word("live-unread") } else { String::new() };
        Self { lead: None, words, is_english: false, found }
    }

    /// Why words were not taken.
    fn why(visit: &Visit, why: &NotSigned) -> Self {
        let speaker = &visit.page.speaker;
        Self {
            lead: Some(visit.word("live-said-refused")),
            words: speaker.tell(&why.why),
            is_english: why.why.is_english(),
            found: why.found.iter().map(|found| Finding::new(speaker, found)).collect(),
        }
    }
}

/// What is to be signed elsewhere.
struct ToSign {
    words: String,
    line: String,
    author: String,
    id: String,
    case: String,
    operation: String,
    payload: String,
    sequence: u64,
    time: Option<i64>,
}

impl ToSign {
    fn new(speaker: &Speaker, offer: &Offer, tongue: &Tongue) -> Self {
        let (operation, sequence) = speaker.chain(offer);
        Self {
            words: tongue.tell(&offer.words),
            line: offer.line.clone(),
            author: speaker.name.clone(),
            id: speaker.id.to_string(),
            case: speaker.case.to_string(),
            operation: operation.to_string(),
            payload: String::from_utf8_lossy(&offer.payload).into_owned(),
            sequence,
            time: (!speaker.is_live).then_some(speaker.clock),
        }
    }
}

/// What may be asked of the page.
#[derive(Debug, Default, Deserialize)]
pub(super) struct SayAsked {
    line: Option<String>,
}

/// `GET /c/{case}/say`: what would be signed for a line of words.
pub(super) async fn say(visit: Visit, Query(asked): Query<SayAsked>) -> Result<Response, Refusal> {
    visit.wants(Wish::Say)?;
    let (reader, names, keys, handle) = (visit.reader, visit.names, visit.guest.devices.clone(), visit.operation()?);
    let (line, tongue) = (asked.line.unwrap_or_default(), visit.page.speaker.clone());
    let answer = handle.ask(move |running| {
        let speaker = running.speaker(&keys, reader)?;
        let found = running.phrase(&speaker, reader, names, &line);
        Some(found.map(|offer| ToSign::new(&speaker, &offer, &tongue)))
    });
    let found = answer.await?.ok_or(Refusal::NotFound)?;
    let (offer, outcome) = match found {
        Ok(offer) => (Some(offer), None),
        Err(found) => (None, Some(Told::unread(&visit, &found))),
    };
    Ok(show(&SayPage { page: visit.page.clone(), frame: Frame::of(&visit, "say"), outcome, offer }))
}

/// What a form says: a line that was signed elsewhere.
#[derive(Debug, Deserialize)]
pub(super) struct SayForm {
    signed: String,
}

/// `POST /c/{case}/say`.
pub(super) async fn said(visit: Visit, Form(form): Form<SayForm>) -> Result<Response, Refusal> {
    visit.wants(Wish::Say)?;
    let line: Option<SignedOut> = serde_json::from_str(form.signed.trim()).ok();
    let line = line.ok_or_else(|| Refusal::Unfit(visit.word("live-unread")))?;
    let (answer, _) = api::say(&visit, &line).await?;
    let outcome = match answer {
        Answer::Accepted(Some(_)) => {
            return Ok(Redirect::to(&format!("/c/{}/board", visit.case.key.as_str())).into_response());
        }
        Answer::Accepted(None) => {
            Told { lead: None, words: visit.word("live-said-before"), is_english: false, found: Vec::new() }
        }
        Answer::Refused { reasons, .. } => Told {
            lead: Some(visit.word("live-said-refused")),
            words: visit.page.speaker.tell(&Phrase::row("; ", reasons)),
            is_english: false,
            found: Vec::new(),
        },
        Answer::NotTaken(why) => Told::why(&visit, &why),
        Answer::NotStored => return Err(Refusal::Unavailable),
    };
    let shown =
        SayPage { page: visit.page.clone(), frame: Frame::of(&visit, "say"), outcome: Some(outcome), offer: None };
    Ok((StatusCode::CONFLICT, show(&shown)).into_response())
}
