//! What a handler is told of who asks: [`SignedIn`], or nothing, and then it does not run.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::header::{ACCEPT, USER_AGENT};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method};
use axum::response::{IntoResponse, Redirect, Response};
use takas_model::Instant;

use super::failures::Address;
use super::limits::CEREMONY_SECONDS;
use super::sessions::{Opened, browser_kind};
use super::{Account, AccountsError, Session, SessionId, SignedInBy};
use crate::server::apart;
use crate::server::api::operation::Called;
use crate::server::app::App;
use crate::server::http::Refusal;
use crate::server::http::token::{SESSION, bearer, cookie};

/// The cookie of a ceremony.
pub(super) const CEREMONY: &str = "takas-ceremony";

/// Somebody who is signed in with a passkey; or a program with a token, where the API is asked.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// Who; of a program, with what the account is in the token's case alone.
    pub account: Arc<Account>,
    /// In which session; of a program, the id of its token, under which there is no session.
    pub session: SessionId,
}

/// Somebody who is signed in, be it with a recovery code: may look at their own account and register a passkey.
#[derive(Clone, Debug)]
pub struct Restricted {
    /// Who.
    pub account: Arc<Account>,
    /// In which session.
    pub session: SessionId,
    /// How.
    pub by: SignedInBy,
}

impl FromRequestParts<App> for SignedIn {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        if let Some(secret) = bearer(&parts.headers) {
            return by_token(secret, parts, app).await;
        }
        match found(parts, app).await? {
            Some((account, session)) if session.by == SignedInBy::Passkey => Ok(Self { account, session: session.id }),
            Some(_) => Err(elsewhere(parts, "/account")),
            None => Err(elsewhere(parts, &sign_in_and_back(parts))),
        }
    }
}

impl FromRequestParts<App> for Restricted {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let found = found(parts, app).await?;
        let (account, Session { id, by, .. }) = found.ok_or_else(|| elsewhere(parts, &sign_in_and_back(parts)))?;
        Ok(Self { account, session: id, by })
    }
}

/// Whose token it is, if it was made for what is asked. Where no operation of the API is asked, it is nobody's.
async fn by_token(secret: &str, parts: &Parts, app: &App) -> Result<SignedIn, Response> {
    let Some(Called { scope: Some(scope) }) = parts.extensions.get::<Called>().copied() else {
        return Err(Refusal::SignIn.into_response());
    };
    let found = if let Some(known) = app.accounts.find_known_token(secret) {
        Some(known)
    } else {
        let secret = zeroize::Zeroizing::new(secret.to_owned());
        let found = wait_for(app, move |app| app.accounts.find_token(&secret)).await;
        found.map_err(|error| Refusal::from(error).into_response())?
    };
    match found {
        None => Err(Refusal::SignIn.into_response()),
        Some((_, token)) if !token.scopes.contains(&scope) => Err(Refusal::Scope.into_response()),
        Some((account, token)) => Ok(SignedIn { account, session: SessionId(token.id.0) }),
    }
}

/// Whose session the request's cookie is. What is known is found without a thread that may wait for the store. Where a bearer is sent no
/// cookie counts.
async fn found(parts: &Parts, app: &App) -> Result<Option<(Arc<Account>, Session)>, Response> {
    if bearer(&parts.headers).is_some() {
        return Ok(None);
    }
    let Some(secret) = cookie(&parts.headers, SESSION) else { return Ok(None) };
    if let Some(found) = app.accounts.find_known_session(secret) {
        return Ok(Some(found));
    }
    let secret = zeroize::Zeroizing::new(secret.to_owned());
    wait_for(app, move |app| app.accounts.find_session(&secret))
        .await
        .map_err(|error| Refusal::from(error).into_response())
}

/// Does what may wait for the store where waiting holds up nobody.
pub(in crate::server) async fn wait_for<T: Send + 'static>(
    app: &App,
    does: impl FnOnce(&App) -> Result<T, AccountsError> + Send + 'static,
) -> Result<T, AccountsError> {
    let app = app.clone();
    apart(move || does(&app)).await
}

/// Where a request comes from, and from what kind of browser.
#[derive(Clone, Debug)]
pub struct Visitor {
    pub(super) address: Address,
    pub(super) browser: String,
}

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let connection = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let address = connection.map_or_else(Address::unknown, |connection| Address::of(connection.0.ip()));
        let said = parts.headers.get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        Ok(Self { address, browser: browser_kind(said) })
    }
}

/// The headers that give cookies to the browser and take them away.
pub(super) struct Cookies {
    /// Over an encrypted connection a cookie is bound to it and to this very host; on one's own machine there is none.
    is_secure: bool,
}

impl Cookies {
    pub(super) fn of(app: &App) -> Self {
        Self { is_secure: app.settings.origin.starts_with("https:") }
    }

    /// `Lax`: who follows a link from a message is signed in, and forms have their token.
    pub(super) fn session(&self, opened: &Opened) -> HeaderValue {
        self.set(SESSION, &opened.secret, "Lax", opened.seconds)
    }

    pub(super) fn no_session(&self) -> HeaderValue {
        self.set(SESSION, "", "Lax", 0)
    }

    pub(super) fn ceremony(&self, kept: &str) -> HeaderValue {
        self.set(CEREMONY, kept, "Strict", CEREMONY_SECONDS)
    }

    pub(super) fn no_ceremony(&self) -> HeaderValue {
        self.set(CEREMONY, "", "Strict", 0)
    }

    fn set(&self, name: &str, value: &str, same_site: &str, seconds: Instant) -> HeaderValue {
        let (guard, secure) = if self.is_secure { ("__Host-", "; Secure") } else { ("", "") };
        let text = format!("{guard}{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite={same_site}{secure}");
        let mut header = HeaderValue::from_str(&text).expect("letters, digits and signs of ASCII alone");
        header.set_sensitive(true);
        header
    }
}

/// A path of this desk to which somebody may be sent after signing in; none for what leads elsewhere.
pub(super) fn own_path(path: &str) -> Option<&str> {
    let is_own = path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\r', '\n', '\t']);
    (is_own && path.is_ascii() && path.len() <= 500).then_some(path)
}

fn sign_in_and_back(parts: &Parts) -> String {
    let asked = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    match own_path(asked).filter(|path| parts.method == Method::GET && *path != "/") {
        Some(path) => format!("/sign-in?next={}", escaped(path)),
        None => "/sign-in".to_owned(),
    }
}

/// A path as the value of a query: what is neither letter, digit nor one of a few signs as `%` and two digits.
fn escaped(path: &str) -> String {
    let one = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    path.bytes().map(one).collect()
}

/// Whoever looks at pages is sent on; all others are told that nobody is signed in.
fn elsewhere(parts: &Parts, to: &str) -> Response {
    let accepts = parts.headers.get(ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if parts.method == Method::GET && accepts.contains("text/html") {
        return Redirect::to(to).into_response();
    }
    Refusal::SignIn.into_response()
}

#[cfg(test)]
mod tests {
    use super::{escaped, own_path};

    #[test]
    fn nobody_is_sent_elsewhere() {
        for own in ["/", "/c/0123/board?part=people"] {
            assert_eq!(own_path(own), Some(own));
        }
        for other in ["", "//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nb", "\\\\evil", "/é"] {
            assert_eq!(own_path(other), None, "{other:?}");
        }
        assert_eq!(escaped("/c/1?a=b&c"), "/c/1%3Fa%3Db%26c");
    }
}
