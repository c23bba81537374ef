//! What every request goes through on its way in, and every answer on its way out.
//!
//! In: an id, whose address it is, limits of rate, whether a change comes from one of our pages, a limit of time. Out: what was refused gets
//! its words, every answer its headers, the log its line. It decides nothing about who somebody is.

use std::future::poll_fn;
use std::net::{IpAddr, SocketAddr};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::task::Poll;
use std::time::Instant;

use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::header::{
    ACCEPT, CACHE_CONTROL, CONNECTION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, SET_COOKIE,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use takas_store::without_waiting;

use super::desk::Desk;
use super::outgoing::{self, Tally};
use super::page::Page;
use super::peer::{self, Peer};
use super::rates::neighbour;
use super::refusal::{self, Refusal};
use super::token::{self, SESSION, VISIT};
use crate::running::keys::random;

/// The id of a request, for whoever tells of something that went wrong.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// What pages may do: our own scripts and styles from files, nothing in line, nothing of others, in no frame.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
                          connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// What pages may use of a device: passkeys, and the screen kept awake.
const PERMISSIONS: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), \
                           magnetometer=(), microphone=(), payment=(), usb=(), \
                           publickey-credentials-create=(self), publickey-credentials-get=(self), screen-wake-lock=(self)";

/// The headers that every answer has.
pub const HEADERS: [(HeaderName, &str); 8] = [
    (CONTENT_SECURITY_POLICY, POLICY),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (X_FRAME_OPTIONS, "DENY"),
    // Not `no-referrer`: browsers would call the origin of our own forms `null`.
    (REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("permissions-policy"), PERMISSIONS),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("x-robots-tag"), "noindex, nofollow"),
];

/// The header by which browsers come back over a secure connection alone.
pub const ONLY_SECURE: &str = "max-age=31536000";

/// The pattern of the route that answered.
#[derive(Clone)]
pub(super) struct Pattern(String);

/// Notes on the answer by which route it was made.
pub async fn pattern(matched: Option<MatchedPath>, request: Request, next: Next) -> Response {
    let mut response = caught(next.run(request)).await;
    if let Some(matched) = matched {
        response.extensions_mut().insert(Pattern(matched.as_str().to_owned()));
    }
    response
}

/// What is known of a request before anybody has answered it.
struct Asked {
    request: String,
    method: &'static str,
    is_read: bool,
    is_program: bool,
    address: IpAddr,
    page: Page,
    /// The cookie of a visit that begins.
    visit: Option<String>,
}

impl Asked {
    fn of(desk: &Desk, request: &Request) -> Self {
        let headers = request.headers();
        let mut page = Page::new(desk.words(), headers, request.uri().path());
        let visit = if page.token.is_empty() { token::new_visit() } else { None };
        if let Some(visit) = &visit {
            page.token = token::of_cookie(visit);
        }
        Self {
            request: random::<8>().map(|id| data_encoding::HEXLOWER.encode(&id)).unwrap_or_default(),
            method: known(request.method()),
            is_read: matches!(*request.method(), Method::GET | Method::HEAD),
            is_program: is_program(request),
            address: peer::address(peer_of(request), headers, desk.proxies()),
            page,
            visit,
        }
    }
}

fn peer_of(request: &Request) -> Peer {
    request.extensions().get::<Peer>().copied().unwrap_or_default()
}

/// The method, if it is one of those that there are: others are a client's own words.
fn known(method: &Method) -> &'static str {
    ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
        .into_iter()
        .find(|known| *known == method.as_str())
        .unwrap_or("-")
}

/// Whether a program asks, and not a page: of the API, with the header of our scripts, or wanting JSON or events and no page.
fn is_program(request: &Request) -> bool {
    let wanted = request.headers().get(ACCEPT).and_then(|wanted| wanted.to_str().ok()).unwrap_or_default();
    let wants_data = ["application/json", "application/problem+json", "text/event-stream"]
        .into_iter()
        .any(|kind| wanted.contains(kind));
    request.uri().path().starts_with("/api/")
        || request.headers().contains_key(token::HEADER)
        || (wants_data && !wanted.contains("text/html"))
}

/// All of it.
pub async fn through(State(desk): State<Desk>, mut request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let asked = Asked::of(&desk, &request);
    // Before it is answered: if the desk is locked meanwhile, the stream that comes of it has ended.
    let ends = desk.streams_end();
    let response = if let Err(refusal) = let_in(&desk, &request, asked.address) {
        refusal.into_response()
    } else {
        request.extensions_mut().insert(asked.page.clone());
        let port = peer_of(&request).0.port();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(asked.address, port)));
        answered(&desk, request, next).await
    };
    let Pattern(route) = response.extensions().get::<Pattern>().cloned().unwrap_or_else(|| Pattern("-".to_owned()));
    let mut response = in_words(response, &asked);
    put_headers(&desk, &asked, &route, &mut response);
    let head_microseconds = outgoing::microseconds(begun);
    desk.metrics().answered(&route, response.status().as_u16(), head_microseconds);
    let tally = Tally {
        log: desk.log().clone(),
        metrics: desk.metrics().clone(),
        request: asked.request,
        method: asked.method,
        route,
        status: response.status().as_u16(),
        begun,
        head_microseconds,
    };
    outgoing::counted(response, tally, ends)
}

/// Whether it may come in at all.
fn let_in(desk: &Desk, request: &Request, address: IpAddr) -> Result<(), Refusal> {
    let (headers, method, whom) = (request.headers(), request.method(), neighbour(address));
    let rates = desk.rates();
    rates.by_address.take(whom).map_err(Refusal::TooMany)?;
    let by_token = token::bearer(headers).filter(|_| request.uri().path().starts_with("/api/"));
    let is_by_token = by_token.is_some();
    match by_token.or_else(|| token::cookie(headers, SESSION)) {
        Some(session) => rates.by_session.take(session).map_err(Refusal::TooMany)?,
        None if !method.is_safe() => rates.guesses.take(whom).map_err(Refusal::TooMany)?,
        None => {}
    }
    token::check_origin(method, headers, &desk.settings().origin, is_by_token)
}

/// The answer of whoever answers it, in time.
async fn answered(desk: &Desk, request: Request, next: Next) -> Response {
    let answer = caught(next.run(request));
    tokio::time::timeout(desk.limits().answer_within, answer).await.unwrap_or_else(|_| {
        let mut response = Refusal::TooSlow.into_response();
        // The rest of its body may still be on the way.
        response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
        response
    })
}

/// An answer; a panic on the way to it is a defect, and ends nothing else. Whoever makes it hands what waits to others
/// ([`apart`](crate::server::apart())): forgotten, that is a defect, too.
async fn caught(answer: impl Future<Output = Response>) -> Response {
    let mut answer = pin!(answer);
    poll_fn(|context| {
        let polled = catch_unwind(AssertUnwindSafe(|| without_waiting(|| answer.as_mut().poll(context))));
        polled.unwrap_or_else(|_| Poll::Ready(Refusal::Defect.into_response()))
    })
    .await
}

/// What was refused, in words for whoever asked. Mistakes that a library told in its own words are told in ours.
fn in_words(response: Response, asked: &Asked) -> Response {
    let own = response.extensions().get::<Refusal>().cloned();
    let has_words = [&b"text/html"[..], b"application/json", b"application/problem+json"]
        .into_iter()
        .any(|kind| response.headers().get(CONTENT_TYPE).is_some_and(|found| found.as_bytes().starts_with(kind)));
    let foreign = || Refusal::of_status(response.status()).filter(|_| !has_words);
    let Some(refusal) = own.or_else(foreign) else { return response };
    let refusal = refusal.said(&asked.page.speaker);
    let mut told = if asked.is_program {
        refusal.problem(&asked.request)
    } else {
        refusal.page(&asked.page, &asked.request, asked.is_read)
    };
    refusal::carry_over(&response, &mut told);
    told
}

fn put_headers(desk: &Desk, asked: &Asked, route: &str, response: &mut Response) {
    let is_page = response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let is_kept = route.starts_with("/static/") && (response.status().is_success() || response.status() == 304);
    let headers = response.headers_mut();
    for (name, value) in &HEADERS {
        // A page with a style of its own names its hash, and nothing else.
        if !(*name == CONTENT_SECURITY_POLICY && headers.contains_key(name)) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    if desk.is_secure() {
        headers.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(ONLY_SECURE));
    }
    if !is_kept {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if let Ok(id) = HeaderValue::from_str(&asked.request) {
        headers.insert(REQUEST_ID, id);
    }
    if let Some(visit) = asked.visit.as_ref().filter(|_| is_page) {
        put_cookie(headers, VISIT, visit, desk.is_secure());
    }
    if is_crowded(desk) || desk.is_ending() {
        headers.insert(CONNECTION, HeaderValue::from_static("close"));
    }
}

fn put_cookie(headers: &mut HeaderMap, name: &str, value: &str, is_secure: bool) {
    if let Ok(line) = HeaderValue::from_str(&token::set_cookie(name, value, is_secure)) {
        headers.append(SET_COOKIE, line);
    }
}

/// Whether there is so little room left that no connection is kept for what may come.
fn is_crowded(desk: &Desk) -> bool {
    let most = i64::try_from(desk.limits().connections_max).unwrap_or(i64::MAX);
    desk.metrics().connections() >= most - most / 8
}
