//! The tokens of somebody's programs: made, listed, revoked.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Redirect, Response};
use serde::Deserialize;
use takas_model::Instant;

use super::super::signed_in::{SignedIn, wait_for};
use super::super::{AccountsError, MadeToken, Scope, SessionId, Terms, Token, TokenId};
use super::{Nothing, moment_in_words, spoken};
use crate::server::app::App;
use crate::server::http::{Form, Page, Refusal, show};
use crate::server::role::CaseKey;

/// Where they are seen.
const HERE: &str = "/account/tokens";
const DAY_SECONDS: Instant = 24 * 3600;

#[derive(Template)]
#[template(path = "accounts/tokens.html")]
struct TokensPage {
    page: Page,
    tokens: Vec<(Token, String)>,
    /// The cases that a token can be made for.
    cases: Vec<(CaseKey, String)>,
}

#[expect(clippy::trivially_copy_pass_by_ref, clippy::ref_option, reason = "templates call methods, with references")]
impl TokensPage {
    fn until(&self, at: &Instant) -> String {
        moment_in_words(&self.page, "token-until", *at)
    }

    fn used(&self, at: &Option<Instant>) -> String {
        match at {
            Some(at) => moment_in_words(&self.page, "token-used", *at),
            None => self.page.speaker.word("token-unused"),
        }
    }

    fn scopes(&self) -> [(&'static str, String); 3] {
        Scope::ALL.map(|scope| (scope.word(), self.says(&scope)))
    }

    fn says(&self, scope: &Scope) -> String {
        self.page.speaker.word(match scope {
            Scope::Read => "token-read",
            Scope::Say => "token-say",
            Scope::Write => "token-write",
        })
    }
}

#[derive(Template)]
#[template(path = "accounts/token.html")]
struct TokenPage {
    page: Page,
    made: MadeToken,
}

/// `GET /account/tokens`.
pub(crate) async fn page(State(app): State<App>, who: SignedIn, page: Page) -> Response {
    let titled = |case: &CaseKey| app.cases.get(case).map(|live| live.case().title.clone());
    let mut cases: Vec<(CaseKey, String)> = Vec::new();
    for membership in &who.account.memberships {
        if let Some(title) = titled(&membership.case).filter(|_| cases.iter().all(|(key, _)| *key != membership.case)) {
            cases.push((membership.case.clone(), title));
        }
    }
    let tokens = app.accounts.tokens(who.account.id).into_iter();
    let tokens = tokens.map(|token| {
        let title = titled(&token.case).unwrap_or_default();
        (token, title)
    });
    let page = spoken(page, &app, &who.account);
    show(&TokensPage { page, tokens: tokens.collect(), cases })
}

/// What a token is to be: a word for each thing that it is for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wanted {
    label: String,
    case: String,
    days: Instant,
    #[serde(default)]
    read: Option<String>,
    #[serde(default)]
    say: Option<String>,
    #[serde(default)]
    write: Option<String>,
}

impl Wanted {
    fn terms(&self, now: Instant) -> Option<Terms> {
        let ticked = [(Scope::Read, &self.read), (Scope::Say, &self.say), (Scope::Write, &self.write)];
        Some(Terms {
            label: self.label.clone(),
            case: CaseKey::parse(&self.case)?,
            scopes: ticked.into_iter().filter(|(_, tick)| tick.is_some()).map(|(scope, _)| scope).collect(),
            ends: now.saturating_add(self.days.clamp(0, 1_000).saturating_mul(DAY_SECONDS)),
        })
    }
}

/// Programs are let in by those alone who signed in a moment ago.
fn is_recent(app: &App, session: SessionId) -> Result<(), AccountsError> {
    if app.accounts.is_recent(session) { Ok(()) } else { Err(AccountsError::NotRecent) }
}

/// `POST /account/tokens`: a token, which this page shows and no other.
pub(crate) async fn make(
    State(app): State<App>,
    who: SignedIn,
    page: Page,
    Form(wanted): Form<Wanted>,
) -> Result<Response, Refusal> {
    is_recent(&app, who.session)?;
    let page = spoken(page, &app, &who.account);
    let account = who.account.id;
    let made = wait_for(&app, move |app| {
        let terms = wanted.terms(app.accounts.now()).ok_or(AccountsError::Absent)?;
        app.accounts.make_token(account, &terms)
    });
    Ok(show(&TokenPage { page, made: made.await? }))
}

/// `POST /account/tokens/{token}/revoke`. At any time: what is lost is lost.
pub(crate) async fn revoke(
    State(app): State<App>,
    who: SignedIn,
    Path(token): Path<String>,
    Form(Nothing {}): Form<Nothing>,
) -> Result<Redirect, Refusal> {
    let token = TokenId::parse(&token).ok_or(Refusal::NotFound)?;
    let account = who.account.id;
    wait_for(&app, move |app| app.accounts.revoke_token(account, account, token)).await?;
    Ok(Redirect::to(HERE))
}
