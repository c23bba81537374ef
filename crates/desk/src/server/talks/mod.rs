//! Talks: the page of a case, its contacts, and the positions of its parties.
//!
//! - [`case_page`]: where one lands: parties, people, what happened when, what waits ([`waiting`]);
//! - [`contacts`]: who was told what, and what may go on to whom;
//! - [`positions`]: whose positions there are;
//! - [`editor`]: the page on which a position or a book of contacts is written: [`sheet`] says what it is and who may, [`check`] what is wrong
//!   with it, [`line`] makes a line of the form, [`history`] keeps who wrote what;
//! - [`api`]: the same as JSON.
//!
//! What somebody sees is decided by the projections of `views` and `formats`; what they may, by the policies.

mod api;
mod case_page;
mod check;
mod contacts;
mod editor;
mod history;
mod line;
mod positions;
mod sheet;
mod timeline;
mod waiting;
mod writing;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::get;
use takas_formats::contacts::ContactsOut;
use takas_formats::sheets::{CaseNowOut, CheckedOut, PositionOut, PositionsOut, SheetIn, SheetNowOut, WrittenOut};

use super::apart;
use super::api::operation::Operation;
use super::app::App;
use super::cabinet::Contents;
use super::http::Refusal;
use super::live::visit::Visit;
use crate::talks::Talks;

pub(in crate::server) use positions::positions_offered;
pub(in crate::server) use waiting::{state_word, waiting_count};

/// The largest body that is read: the longest text, with every character written as three.
const BODY_MAX: usize = 3 * check::TEXT_BYTES_MAX + (16 << 10);

/// The routes of talks.
pub fn routes() -> Router<App> {
    Router::new()
        // Pages.
        .route("/c/{case}", get(case_page::page))
        .route("/c/{case}/contacts", get(contacts::page))
        .route("/c/{case}/contacts/{party}", get(editor::contacts).post(editor::contacts_posted))
        .route("/c/{case}/book", get(editor::book).post(editor::book_posted))
        .route("/c/{case}/positions", get(positions::page))
        .route("/c/{case}/positions/{party}", get(editor::position).post(editor::position_posted))
        .layer(DefaultBodyLimit::max(BODY_MAX))
}

/// What programs may ask of talks.
pub(in crate::server) fn operations() -> Vec<Operation> {
    vec![
        Operation::get("/cases/{case}", "The case: parties, people, what happened, what waits", api::case)
            .gives::<CaseNowOut>()
            .tagged(),
        Operation::get("/cases/{case}/contacts", "Who was told what, and what may go on to whom", api::contacts)
            .gives::<ContactsOut>()
            .tagged(),
        Operation::get("/cases/{case}/positions", "Whose positions may be seen", api::positions)
            .gives::<PositionsOut>()
            .tagged(),
        Operation::get("/cases/{case}/positions/{party}", "A position, line by line and as text", api::position)
            .gives::<PositionOut>()
            .tagged(),
        writes("/cases/{case}/positions/{party}", "Writes a position", api::put_position),
        Operation::get("/cases/{case}/contacts/{party}", "The talks with a party, as they are written", api::talks)
            .gives::<SheetNowOut>()
            .tagged(),
        writes("/cases/{case}/contacts/{party}", "Writes the talks with a party", api::put_talks),
        Operation::get("/cases/{case}/book", "The mediators' own book of contacts, as it is written", api::book)
            .gives::<SheetNowOut>()
            .tagged(),
        writes("/cases/{case}/book", "Writes the mediators' own book of contacts", api::put_book),
        Operation::post("/cases/{case}/positions/{party}/check", "What is wrong with a position", api::check_position)
            .takes::<SheetIn>()
            .up_to(BODY_MAX)
            .gives::<CheckedOut>(),
        Operation::post(
            "/cases/{case}/contacts/{party}/check",
            "What is wrong with written talks",
            api::check_contacts,
        )
        .takes::<SheetIn>()
        .up_to(BODY_MAX)
        .gives::<CheckedOut>(),
        Operation::post("/cases/{case}/book/check", "What is wrong with the mediators' book", api::check_book)
            .takes::<SheetIn>()
            .up_to(BODY_MAX)
            .gives::<CheckedOut>(),
    ]
}

/// Writes a text in the place of the one that was read.
fn writes<H, T>(path: &'static str, summary: &'static str, handler: H) -> Operation
where
    H: axum::handler::Handler<T, App>,
    T: 'static,
{
    Operation::put(path, summary, handler)
        .takes::<SheetIn>()
        .up_to(BODY_MAX)
        .gives::<WrittenOut>()
        .refuses(Refusal::Conflict)
        .refuses(Refusal::Unfit(String::new()))
}

/// A case's files at one revision, and the case that they make.
struct Desk {
    contents: Arc<Contents>,
    talks: Arc<Talks>,
}

impl Desk {
    /// As they are now. Waits for the disk.
    fn of(visit: &Visit) -> Result<Self, Refusal> {
        let read = || Some((visit.case.cabinet.now().ok()?, visit.case.cabinet.talks().ok()?));
        let (contents, talks) = read().ok_or(Refusal::Unavailable)?;
        Ok(Self { contents, talks })
    }

    /// The files of the case and of its contacts.
    fn files(&self) -> takas_formats::CaseFiles {
        let mut files = self.talks.files.clone();
        let is_of_contacts =
            |name: &str| name.starts_with("contacts/") || name == takas_formats::MEDIATOR_CONTACTS_FILE;
        for (name, bytes) in self.contents.files.iter().filter(|(name, _)| is_of_contacts(name)) {
            files.insert(name.clone(), bytes.to_vec());
        }
        files
    }

    /// The book of contacts; an empty one where its files have mistakes.
    fn book(&self) -> takas_model::Contacts {
        takas_formats::read_contacts(&self.talks.case, &self.files()).contacts.unwrap_or_default()
    }
}
