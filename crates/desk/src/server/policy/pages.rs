//! The page on which the lead of a case reads who asked for what.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::access::{AccessError, Noted, Pages};
use super::action::Action;
use super::asking::Denied;
use super::object::{CaseState, Compartment, Object};
use crate::running::hex::hex;
use crate::server::accounts::{AccountId, SignedIn};
use crate::server::apart;
use crate::server::app::App;
use crate::server::http::{Page, Refusal, show};
use crate::server::role::CaseKey;
use crate::server::words::{Language, Value};

/// So many events of the log are on a page.
const EVENTS: u16 = 60;

#[derive(Template)]
#[template(path = "policy/access.html")]
struct AccessPage {
    page: Page,
    case: CaseKey,
    /// What the case is called.
    title: String,
    lines: Vec<Line>,
    pages: Pages,
    before: Option<u64>,
}

/// A line of the page, in words.
struct Line {
    when: String,
    who: String,
    what: String,
    part: String,
    came: String,
    times: String,
}

impl AccessPage {
    fn left_out(&self) -> Option<String> {
        self.counted("access-left-out", self.pages.left_out)
    }

    fn forgotten(&self) -> Option<String> {
        self.counted("access-forgotten", self.pages.forgotten)
    }

    fn counted(&self, message: &str, count: u64) -> Option<String> {
        (count > 0).then(|| self.page.speaker.say(message, &[("count", Value::from(count))]))
    }
}

/// From which event on the page shows what was before.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct From {
    #[serde(default)]
    before: Option<u64>,
}

/// `GET /c/{case}/access`.
///
/// # Errors
/// For all but the lead as for what is not there; when store or keys do not give the log.
pub async fn page(
    State(app): State<App>,
    who: SignedIn,
    Path(case): Path<String>,
    Query(from): Query<From>,
    page: Page,
) -> Result<Response, Refusal> {
    let case = CaseKey::parse(&case).ok_or(Refusal::NotFound)?;
    // Whoever may read it may in every state.
    let object = Object { case: case.clone(), compartment: Compartment::Desk, state: CaseState::Preparing };
    let page = match who.account.language.as_deref().and_then(Language::of_code) {
        Some(language) => page.spoken(app.words.of(language)),
        None => page,
    };
    let read = apart(move || {
        app.may(&who, Action::SeeAccess, &object)?;
        let log = app.policy.log().ok_or(Refusal::NotFound)?;
        let pages = log.read(std::slice::from_ref(&object.case), from.before, EVENTS)?;
        let lines = pages.noted.iter().map(|noted| line(&app, &page, noted)).collect();
        let before = pages.before;
        let title = app.cases.get(&case).map(|known| known.case().title.clone()).unwrap_or_default();
        Ok::<Response, Refusal>(show(&AccessPage { page, case, title, lines, pages, before }))
    });
    read.await
}

fn line(app: &App, page: &Page, noted: &Noted) -> Line {
    let Noted { asked, first, last, times } = noted;
    let speaker = &page.speaker;
    let when = if first == last {
        speaker.moment(*first, "")
    } else {
        let span = [("from", speaker.moment(*first, "").into()), ("to", speaker.moment(*last, "").into())];
        speaker.say("access-span", &span)
    };
    let account = app.accounts.account(AccountId(asked.who));
    let came = if asked.is_allowed { "access-allowed" } else { "access-denied" };
    Line {
        when,
        who: account.map_or_else(|| hex(&asked.who), |account| account.name.clone()),
        // The name under which the policies, the page of them and the log have it: the same in all languages.
        what: asked.action.name().to_owned(),
        part: match &asked.compartment {
            Compartment::Mediator => speaker.word("access-part-mediator"),
            Compartment::Party(party) => speaker.say("access-part-party", &[("party", Value::from(party))]),
            Compartment::Medical => speaker.word("access-part-medical"),
            Compartment::Interviewer => speaker.word("access-part-interviewer"),
            Compartment::Field => speaker.word("access-part-field"),
            Compartment::Observer => speaker.word("access-part-observer"),
            Compartment::Guarantor(party) => speaker.say("access-part-guarantor", &[("party", Value::from(party))]),
            Compartment::Desk => speaker.word("access-part-desk"),
        },
        came: speaker.word(came),
        times: speaker.number(*times),
    }
}

impl std::convert::From<Denied> for Refusal {
    fn from(Denied: Denied) -> Self {
        Self::NotFound
    }
}

impl std::convert::From<AccessError> for Refusal {
    fn from(error: AccessError) -> Self {
        match error {
            AccessError::Vault(_) => Self::Locked,
            AccessError::Store(_) => Self::Unavailable,
            AccessError::Random(_) | AccessError::Damaged(_) => Self::Defect,
        }
    }
}
