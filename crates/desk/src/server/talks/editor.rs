//! The page on which a position or a book of contacts is read and written: its lines with how each is known, the form for the usual lines, the
//! text beside it with what is wrong with it, drafts, and the history.

mod shown;

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use serde::Deserialize;
use takas_formats::format_file;
use takas_formats::positions::position_with_line;

use super::line::{self, LineFields};
use super::sheet::{Sheet, known_by};
use super::writing::{Writer, Written};
use super::{Desk, apart};
use crate::server::http::{Form, Page, Refusal, show};
use crate::server::live::frame::Frame;
use crate::server::live::visit::Visit;
use crate::server::words::Finding;
pub(super) use shown::standing_word;
use shown::{DraftShown, LineShown, VersionShown};

/// What a form says: the text, what it was known by, what is to be done with it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct SheetForm {
    text: String,
    read: String,
    /// `check`, `format`, `save`, `draft`, `discard`, `add`.
    action: String,
    kind: String,
    thing: String,
    other: String,
    to: String,
    priority: String,
    number: String,
    name: String,
    shape: String,
    standing: String,
    by: String,
}

impl SheetForm {
    fn line(&self) -> LineFields {
        LineFields {
            kind: self.kind.clone(),
            thing: self.thing.clone(),
            other: self.other.clone(),
            to: self.to.clone(),
            priority: self.priority.clone(),
            number: self.number.clone(),
            name: self.name.clone(),
            shape: self.shape.clone(),
            standing: self.standing.clone(),
            by: self.by.clone(),
        }
    }
}

/// The page of a sheet.
#[derive(Template)]
#[template(path = "talks/sheet.html")]
struct SheetPage {
    page: Page,
    frame: Frame,
    /// The end of its address.
    path: String,
    /// Whose, in words.
    heading: String,
    /// A position, with lines and a form.
    is_position: bool,
    /// Only the stated lines are shown.
    is_part: bool,
    may_write: bool,
    /// An operation runs by it.
    is_frozen: bool,
    lines: Vec<LineShown>,
    text: String,
    read: String,
    /// Whether the text is what lies in the case.
    is_changed: bool,
    findings: Vec<Finding>,
    is_for_the_mediators: bool,
    /// What was done, as the id of its words.
    notice: Option<&'static str>,
    /// What somebody else wrote meanwhile.
    overtaken: Option<String>,
    drafts: Vec<DraftShown>,
    versions: Vec<VersionShown>,
    things: Vec<String>,
    parties: Vec<String>,
}

impl SheetPage {
    #[expect(clippy::unused_self, reason = "templates have nothing else at hand")]
    fn shapes(&self) -> Vec<(&'static str, &'static str)> {
        line::SHAPES.iter().map(|(shape, word, _)| (*shape, *word)).collect()
    }

    #[expect(clippy::unused_self, reason = "templates have nothing else at hand")]
    fn kinds(&self) -> [(&'static str, &'static str); 5] {
        [
            ("asks", "talks-kind-asks"),
            ("holds", "talks-kind-holds"),
            ("undertakes", "talks-kind-undertakes"),
            ("refuses", "talks-kind-refuses"),
            ("rules", "talks-kind-rules"),
        ]
    }

    #[expect(clippy::unused_self, reason = "templates have nothing else at hand")]
    fn priorities(&self) -> [(&'static str, &'static str); 3] {
        [("must", "talks-priority-must"), ("high", "talks-priority-high"), ("wish", "talks-priority-wish")]
    }

    #[expect(clippy::unused_self, reason = "templates have nothing else at hand")]
    fn standings(&self) -> [(&'static str, &'static str); 4] {
        [
            ("stated", "talks-stated"),
            ("hinted", "talks-hinted"),
            ("inferred", "talks-inferred"),
            ("assumed", "talks-assumed"),
        ]
    }

    fn found(&self) -> String {
        self.page.speaker.say("talks-found", &[("count", self.findings.len().into())])
    }

    fn rows(&self) -> usize {
        self.text.lines().count().clamp(8, 40)
    }
}

/// `GET /c/{case}/positions/{party}`.
pub(super) async fn position(visit: Visit, Path((_, party)): Path<(String, String)>) -> Result<Response, Refusal> {
    page(visit, Sheet::Position(party)).await
}

/// `POST /c/{case}/positions/{party}`.
pub(super) async fn position_posted(
    visit: Visit,
    Path((_, party)): Path<(String, String)>,
    Form(form): Form<SheetForm>,
) -> Result<Response, Refusal> {
    posted(visit, Sheet::Position(party), form).await
}

/// `GET /c/{case}/contacts/{party}`.
pub(super) async fn contacts(visit: Visit, Path((_, party)): Path<(String, String)>) -> Result<Response, Refusal> {
    page(visit, Sheet::Contacts(party)).await
}

/// `POST /c/{case}/contacts/{party}`.
pub(super) async fn contacts_posted(
    visit: Visit,
    Path((_, party)): Path<(String, String)>,
    Form(form): Form<SheetForm>,
) -> Result<Response, Refusal> {
    posted(visit, Sheet::Contacts(party), form).await
}

/// `GET /c/{case}/book`.
pub(super) async fn book(visit: Visit) -> Result<Response, Refusal> {
    page(visit, Sheet::Book).await
}

/// `POST /c/{case}/book`.
pub(super) async fn book_posted(visit: Visit, Form(form): Form<SheetForm>) -> Result<Response, Refusal> {
    posted(visit, Sheet::Book, form).await
}

async fn page(visit: Visit, sheet: Sheet) -> Result<Response, Refusal> {
    sheet.is_asked_by(&visit)?;
    apart(move || {
        let writer = Writer::new(&visit, &sheet);
        let desk = Desk::of(&visit)?;
        let own = shown::own_draft(&writer, &desk);
        let state = match own {
            Some(draft) => {
                State { text: draft.text, read: draft.read, notice: Some("talks-draft-shown"), ..State::default() }
            }
            None => State::of(writer.seen(&desk)),
        };
        shown_as(&writer, &desk, state)
    })
    .await
}

/// What stands in the text and is said of it.
#[derive(Default)]
struct State {
    text: String,
    read: String,
    notice: Option<&'static str>,
    overtaken: Option<String>,
}

impl State {
    /// As it lies in the case.
    fn of(seen: String) -> Self {
        Self { read: known_by(&seen), text: seen, ..Self::default() }
    }
}

async fn posted(visit: Visit, sheet: Sheet, form: SheetForm) -> Result<Response, Refusal> {
    sheet.is_asked_by(&visit)?;
    visit.asks_for(sheet.write(), &sheet.part())?;
    apart(move || {
        let writer = Writer::new(&visit, &sheet);
        // A browser sends line ends of its own.
        let text = form.text.replace("\r\n", "\n");
        let state = |notice| State { text: text.clone(), read: form.read.clone(), notice, overtaken: None };
        let state = match form.action.as_str() {
            "save" => match writer.write(&text, &form.read)? {
                Written::Done(_) => return Ok(back(&visit, &sheet)),
                Written::Overtaken(theirs) => {
                    // The next attempt is over what lies there now, and knows it.
                    let read = known_by(&theirs);
                    State { text, read, notice: Some("talks-overtaken"), overtaken: Some(theirs) }
                }
                Written::Unfit => state(Some("talks-not-saved")),
                Written::Frozen => {
                    writer.keep(Some((&text, &form.read)))?;
                    state(Some("talks-frozen-kept"))
                }
            },
            "draft" => {
                writer.keep(Some((&text, &form.read)))?;
                state(Some("talks-draft-kept"))
            }
            "discard" => {
                writer.keep(None)?;
                return Ok(back(&visit, &sheet));
            }
            "format" => match format_file(&sheet.file(), &text) {
                Ok(formatted) => State { text: formatted, ..state(Some("talks-formatted")) },
                Err(_) => state(Some("talks-not-formatted")),
            },
            "add" => match line::made(&form.line(), writer.sight.is_whole, &writer.provenance) {
                Some((section, name, value)) => {
                    State { text: position_with_line(&text, section, &name, &value), ..state(Some("talks-added")) }
                }
                None => state(Some("talks-not-added")),
            },
            _ => state(None),
        };
        let is_unfit = matches!(state.notice, Some("talks-not-saved"));
        let is_overtaken = state.overtaken.is_some();
        let response = shown_as(&writer, &Desk::of(&visit)?, state)?;
        Ok(match (is_overtaken, is_unfit) {
            (true, _) => (StatusCode::CONFLICT, response).into_response(),
            (_, true) => (StatusCode::UNPROCESSABLE_ENTITY, response).into_response(),
            _ => response,
        })
    })
    .await
}

fn back(visit: &Visit, sheet: &Sheet) -> Response {
    Redirect::to(&format!("/c/{}/{}", visit.case.key.as_str(), sheet.path())).into_response()
}

fn shown_as(writer: &Writer<'_>, desk: &Desk, state: State) -> Result<Response, Refusal> {
    let (visit, sheet) = (writer.visit, writer.sheet);
    let checked = writer.check(desk, &state.text)?;
    let seen = writer.seen(desk);
    let choices = shown::choices(writer, desk);
    let speaker = &visit.page.speaker;
    Ok(show(&SheetPage {
        page: visit.page.clone(),
        frame: Frame::of(visit, if matches!(sheet, Sheet::Position(_)) { "positions" } else { "contacts" }),
        path: sheet.path(),
        heading: shown::heading(sheet, &desk.talks.case, speaker),
        is_position: matches!(sheet, Sheet::Position(_)),
        is_part: !writer.sight.is_whole,
        may_write: visit.is_offered(sheet.write(), &sheet.part()),
        is_frozen: writer.is_frozen(),
        lines: shown::lines(&seen, writer, speaker),
        findings: checked.diagnostics.iter().map(|found| Finding::placed(speaker, found, &sheet.file())).collect(),
        is_for_the_mediators: checked.breaks_the_case && writer.sight.is_bound,
        is_changed: state.text != seen,
        text: state.text,
        read: state.read,
        notice: state.notice,
        overtaken: state.overtaken,
        drafts: shown::drafts(writer, desk),
        versions: shown::versions(writer, desk),
        things: choices.0,
        parties: choices.1,
    }))
}
