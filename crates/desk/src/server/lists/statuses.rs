//! What the lists say of each human, with who asked, who was told and to whom it was released; and what the people of the case would gain by it.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use takas_formats::settled::{Owned, feed, settle};
use takas_lists::reconcile::{Reconciliation, Row};
use takas_model::Instant;
use takas_views::Names;
use takas_views::phrase::Fixed;
use takas_views::projection::PartyName;
use takas_views::reconciliation::{RowLine, StatusLine, StatusesView, brief_pair, brief_statuses};
use takas_views::words::reconciliation as said;

use super::compare::laid_beside;
use super::ground::Laid;
use super::pair::{bare, row_id, rows};
use super::see;
use super::sheet::{Asked, chosen};
use super::upload::is_frozen;
use super::words::status_word;
use crate::running::clock;
use crate::server::apart;
use crate::server::app::App;
use crate::server::http::{Page, Refusal, show};
use crate::server::live::frame::{Frame, html};
use crate::server::live::visit::Visit;
use crate::server::policy::{Action, Compartment};
use crate::server::words::Value;

#[derive(Template)]
#[template(path = "lists/statuses.html")]
struct StatusesPage {
    page: Page,
    frame: Frame,
    of: String,
    /// What the lists say; none: it is being compared.
    view: Option<StatusesView>,
    /// Where rows are released, by their places; empty: it is not the visitor's to release.
    rows: BTreeMap<(String, String, u32), String>,
    /// Whether the visitor may put what is settled into the people of the case.
    may_settle: bool,
    notices: Vec<String>,
}

impl StatusesPage {
    #[expect(clippy::unused_self, reason = "templates have nothing else at hand")]
    fn status(&self, one: &Fixed) -> &'static str {
        status_word(*one)
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over references")]
    fn moment(&self, at: &Instant) -> String {
        let zone = self.view.as_ref().map_or("", |view| view.zone.as_str());
        self.page.speaker.moment(*at, zone)
    }

    fn asked(&self, (party, at): &(PartyName, Instant)) -> String {
        let given = [("party", Value::from(&party.name)), ("at", Value::from(self.moment(at)))];
        self.page.speaker.say("lists-asked", &given)
    }

    fn told(&self, (party, by, at): &(PartyName, String, Instant)) -> String {
        let given =
            [("party", Value::from(&party.name)), ("by", Value::from(by)), ("at", Value::from(self.moment(at)))];
        self.page.speaker.say("lists-told", &given)
    }

    fn released(&self, (party, by, at): &(PartyName, String, Instant)) -> String {
        let given =
            [("party", Value::from(&party.name)), ("by", Value::from(by)), ("at", Value::from(self.moment(at)))];
        self.page.speaker.say("lists-released-to", &given)
    }

    /// Where a row is released.
    fn row(&self, row: &RowLine) -> Option<&String> {
        self.rows.get(&place(row))
    }

    #[expect(clippy::unused_self, reason = "templates have nothing else at hand")]
    fn class(&self, one: &StatusLine) -> &'static str {
        match one.status {
            said::STANDS_UNKNOWN => "wait",
            said::STANDS_ACKNOWLEDGED => "done",
            _ => "quiet",
        }
    }
}

/// What the lists say of each, by these names.
pub(super) fn view(laid: &Laid, found: &Reconciliation, names: Names) -> StatusesView {
    let owned = laid.owned();
    let settled = settle(&owned, found, Some(laid.case()));
    let fed = feed(&owned, &settled, laid.case());
    brief_statuses(&laid.reconciled(&owned, found), &settled, &laid.book, Some(&fed), clock::now(), names)
}

/// `GET /c/{case}/lists/statuses`.
pub(super) async fn page(
    State(app): State<App>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    apart(move || {
        see(&visit)?;
        let chosen = chosen(&asked);
        let (laid, compared) = laid_beside(&app, &visit, &chosen)?;
        let view = compared.found().map(|found| view(&laid, found, visit.names));
        let (page, frame) = (visit.page.clone(), Frame::of(&visit, "lists"));
        let may_settle = visit.is_offered(Action::SettleLists, &Compartment::Mediator) && !is_frozen(&visit);
        let (rows, notices) = (rows_of(&visit, &laid), notices(&visit, &asked));
        Ok(show(&StatusesPage { page, frame, of: chosen.written(), view, rows, may_settle, notices }))
    })
    .await
}

fn place(row: &RowLine) -> (String, String, u32) {
    (row.list.clone(), row.sheet.clone(), row.number)
}

/// The ids of rows by their places, if the visitor may release any to anybody.
fn rows_of(visit: &Visit, laid: &Laid) -> BTreeMap<(String, String, u32), String> {
    let mut parties = laid.case().parties.iter();
    if !parties.any(|party| visit.is_offered(Action::ReleaseNames, &Compartment::Party(party.id.clone()))) {
        return BTreeMap::new();
    }
    let owned = laid.owned();
    let lines = row_lines(laid, &owned, Names::Pseudonyms);
    lines.map(|(row, line)| (place(&line), row_id(&owned, row))).collect()
}

/// Every row as it is shown.
pub(super) fn row_lines<'a>(
    laid: &'a Laid,
    owned: &'a [Owned<'a>],
    names: Names,
) -> impl Iterator<Item = (Row, RowLine)> + 'a {
    rows(owned).map(move |row| (row, row_line(laid, owned, row, names)))
}

/// A row as it is shown.
pub(super) fn row_line(laid: &Laid, owned: &[Owned<'_>], row: Row, names: Names) -> RowLine {
    let nothing = Reconciliation::default();
    brief_pair(&laid.reconciled(owned, &nothing), &bare(row, row), names).one
}

/// What came of settling, as the address says it.
fn notices(visit: &Visit, asked: &[(String, String)]) -> Vec<String> {
    let field = |name: &str| asked.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    let done = field("done").and_then(|done| done.parse::<u64>().ok());
    let done = done.map(|done| visit.page.speaker.say("lists-settled", &[("count", done.into())]));
    let elsewhere = field("elsewhere").filter(|ids| !ids.is_empty());
    let elsewhere = elsewhere.map(|ids| visit.page.speaker.say("lists-settled-elsewhere", &[("who", ids.into())]));
    done.into_iter().chain(elsewhere).collect()
}
