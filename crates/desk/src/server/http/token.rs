//! Forms and requests of scripts that only our own pages send.
//!
//! Whoever visits has a cookie of 256 random bits that no script reads: that of the session, or before sign-in one of the visit. Each page
//! has a token that follows from it by a hash, and whatever changes something sends the token back, in the field `token` of a form or in the
//! header `x-takas-token`. Another site can make a browser send the cookie, but neither reads it nor knows its hash. So there is nothing to
//! keep and nothing that desks would have to share. Besides, `Origin` and `Sec-Fetch-Site` have to say that it is one of our pages.

use axum::RequestExt as _;
use axum::body::{Body, Bytes, HttpBody as _};
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, Request};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE, ORIGIN};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};

use super::refusal::Refusal;
use crate::running::keys::random;
use crate::server::api::operation::Called;

/// The header in which scripts send the token.
pub const HEADER: HeaderName = HeaderName::from_static("x-takas-token");
/// The field of a form in which it is sent.
const FIELD: &[u8] = b"token=";
/// The cookies whose hash is the token, without the prefix that browsers guard; the first that is there counts.
const COOKIES: [&str; 2] = [SESSION, VISIT];
/// The cookie of a session.
pub const SESSION: &str = "takas";
/// The cookie of a visit before sign-in.
pub const VISIT: &str = "takas-visit";
/// Which browsers take over a secure connection, for this host and the whole of it alone.
const GUARDED: &str = "__Host-";

/// The cookie of that name in a request, whether it was set over a secure connection or, on one's own machine, not.
#[must_use]
pub fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
    let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let mut plain = None;
    for (found, value) in pairs {
        match found.strip_prefix(GUARDED) {
            Some(found) if found == name => return Some(value),
            None if found == name => plain = plain.or(Some(value)),
            _ => {}
        }
    }
    plain
}

/// The secret that a program brings; none: it brings none. Whether it is one at all is seen when it is looked for.
#[must_use]
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, secret) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| secret.trim())
}

/// The line that sets a cookie. Over a secure connection it has the prefix that browsers guard.
#[must_use]
pub fn set_cookie(name: &str, value: &str, is_secure: bool) -> String {
    if is_secure {
        format!("{GUARDED}{name}={value}; Path=/; Secure; HttpOnly; SameSite=Strict")
    } else {
        format!("{name}={value}; Path=/; HttpOnly; SameSite=Strict")
    }
}

/// The token of pages for whoever sends this cookie.
#[must_use]
pub fn of_cookie(value: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(b"takas token 1\0");
    hash.update(value.as_bytes());
    data_encoding::HEXLOWER.encode(&hash.finalize())
}

/// The token of pages that answer a request; none where it has no cookie yet.
#[must_use]
pub fn of_request(headers: &HeaderMap) -> Option<String> {
    COOKIES.iter().find_map(|name| cookie(headers, name)).map(of_cookie)
}

/// The value of a new cookie of a visit; none where the system gives no random numbers.
#[must_use]
pub fn new_visit() -> Option<String> {
    random::<32>().ok().map(|bytes| data_encoding::HEXLOWER.encode(&bytes))
}

/// Whether what changes something comes from one of our own pages, as far as the browser says where it comes from.
///
/// # Errors
/// When it says another place, or a request with our cookies says none. Of a program that asks by a token of its own no cookie counts.
pub fn check_origin(method: &Method, headers: &HeaderMap, origin: &str, is_by_token: bool) -> Result<(), Refusal> {
    if method.is_safe() {
        return Ok(());
    }
    let mut origins = headers.get_all(ORIGIN).iter();
    let is_own = match (origins.next(), origins.next()) {
        (Some(only), None) => only.as_bytes() == origin.as_bytes(),
        // A browser always says it; a program without our cookies has nothing that another could ride on.
        (None, _) => is_by_token || COOKIES.iter().all(|name| cookie(headers, name).is_none()),
        (Some(_), Some(_)) => false,
    };
    let site = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
    let is_same_site = matches!(site, None | Some(b"same-origin" | b"none"));
    if is_own && is_same_site { Ok(()) } else { Err(Refusal::Elsewhere) }
}

/// A form whose token was that of its sender. The token is taken out: `T` does not see it.
#[derive(Clone, Copy, Debug)]
pub struct Form<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Form<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        let (mut request, content) = taken_apart(request, "application/x-www-form-urlencoded", state).await?;
        let header = request.headers().get(HEADER).map(|token| token.as_bytes().to_vec());
        let fields = content.split(|byte| *byte == b'&');
        let (tokens, others): (Vec<&[u8]>, Vec<&[u8]>) = fields.partition(|field| field.starts_with(FIELD));
        let token = header.as_deref().or_else(|| tokens.first().map(|field| &field[FIELD.len()..]));
        check(request.headers(), token)?;
        *request.body_mut() = Body::from(others.join(&b'&'));
        let form = axum::Form::<T>::from_request(request, state).await.map_err(|_| Refusal::Malformed)?;
        Ok(Self(form.0))
    }
}

/// JSON of a script whose header had the token of its sender, or of a program that brings a token of its own to the API.
#[derive(Clone, Copy, Debug)]
pub struct Json<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        // A program that brings a token of its own has no cookie that counts, and so nothing that another page could ride on.
        let is_by_token = request.extensions().get::<Called>().is_some() && bearer(request.headers()).is_some();
        let (request, content) = taken_apart(request, "application/json", state).await?;
        if !is_by_token {
            let token = request.headers().get(HEADER).map(HeaderValue::as_bytes);
            check(request.headers(), token)?;
        }
        // What was wrong with it could quote it.
        serde_json::from_slice(&content).map(Self).map_err(|_| Refusal::Malformed)
    }
}

/// A request without its body, and its body, if it is of that kind and not too large.
pub(super) async fn taken_apart<S: Send + Sync>(
    request: Request,
    kind: &'static str,
    state: &S,
) -> Result<(Request<Body>, Bytes), Refusal> {
    let found = request.headers().get(CONTENT_TYPE).and_then(|found| found.to_str().ok()).unwrap_or_default();
    let found = found.split(';').next().unwrap_or_default().trim();
    if !found.eq_ignore_ascii_case(kind) {
        return Err(Refusal::Kind);
    }
    let mut without = Request::new(Body::empty());
    *without.method_mut() = request.method().clone();
    *without.headers_mut() = request.headers().clone();
    // In one way of writing: what reads it next compares letters.
    without.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    // What says itself that it is too large is not waited for.
    let declared = request.body().size_hint().lower();
    let request = request.with_limited_body();
    if request.body().size_hint().upper().is_some_and(|most| most < declared) {
        return Err(Refusal::TooLarge);
    }
    let content = Bytes::from_request(request, state).await.map_err(|rejection| of_rejection(&rejection))?;
    Ok((without, content))
}

fn of_rejection(rejection: &BytesRejection) -> Refusal {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE { Refusal::TooLarge } else { Refusal::Malformed }
}

pub(super) fn check(headers: &HeaderMap, token: Option<&[u8]>) -> Result<(), Refusal> {
    let own = of_request(headers).ok_or(Refusal::Elsewhere)?;
    let sent = token.ok_or(Refusal::Elsewhere)?;
    if is_same(own.as_bytes(), sent) { Ok(()) } else { Err(Refusal::Elsewhere) }
}

/// Whether two texts are the same; how long that takes does not tell where they differ.
#[must_use]
pub fn is_same(one: &[u8], other: &[u8]) -> bool {
    let digest = |text: &[u8]| Sha256::digest(text);
    let differing = digest(one).iter().zip(digest(other).iter()).fold(0, |sum, (a, b)| sum | (a ^ b));
    differing == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(rows: &[(&'static str, &'static str)]) -> HeaderMap {
        rows.iter().map(|(name, value)| (name.parse().expect("a name"), value.parse().expect("a value"))).collect()
    }

    #[test]
    fn a_change_comes_from_our_own_pages_or_from_nobody_with_a_cookie() {
        let origin = "https://desk.example";
        let own = &("origin", "https://desk.example");
        let cookie = &("cookie", "a=b; __Host-takas=1");
        for (rows, is_let) in [
            (&[][..], true),
            (&[*own][..], true),
            (&[*own, *cookie], true),
            (&[*own, *cookie, ("sec-fetch-site", "same-origin")], true),
            (&[*cookie], false),
            (&[("cookie", "takas-visit=1")], false),
            (&[("origin", "null"), *cookie], false),
            (&[("origin", "http://desk.example")], false),
            (&[("origin", "https://desk.example.evil.example")], false),
            (&[*own, ("sec-fetch-site", "cross-site")], false),
            (&[*own, ("sec-fetch-site", "same-site")], false),
            (&[*own, ("sec-fetch-site", "")], false),
        ] {
            let headers = headers(rows);
            assert_eq!(check_origin(&Method::POST, &headers, origin, false).is_ok(), is_let, "{rows:?}");
            assert_eq!(check_origin(&Method::GET, &headers, origin, false), Ok(()), "{rows:?}");
        }
        // A cookie beside a token of a program counts for nothing; where it says another place, it is refused all the same.
        assert!(check_origin(&Method::POST, &headers(&[*cookie]), origin, true).is_ok());
        assert!(check_origin(&Method::POST, &headers(&[("origin", "null")]), origin, true).is_err());
        let mut twice = headers(&[*own]);
        twice.append(ORIGIN, "https://evil.example".parse().expect("a value"));
        assert!(check_origin(&Method::POST, &twice, origin, true).is_err());
    }

    #[test]
    fn a_guarded_cookie_counts_before_one_that_anybody_could_have_set() {
        let both = headers(&[("cookie", "takas=planted; __Host-takas=own")]);
        assert_eq!(cookie(&both, SESSION), Some("own"));
        let signed_in = headers(&[("cookie", "takas-visit=a; takas=b")]);
        assert_eq!(of_request(&signed_in), Some(of_cookie("b")));
        assert_eq!(of_request(&headers(&[("cookie", "takass=b; takas")])), None);
    }
}
