//! What is asked twice under one key is done once: the header `Idempotency-Key`.
//!
//! The first time a key comes it is written down, with a digest of what was asked; then it is done, and the answer is kept beside it. Whoever asks
//! again is given that answer. What was asked goes on to its end though whoever asked has gone away: that is when keys are needed.

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{FromRequest as _, Request, State};
use axum::http::header::{CONTENT_TYPE, ETAG, LOCATION};
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use data_encoding::BASE64;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::server::accounts::{AccountId, Claim, Claimed, Digest32, wait_for};
use crate::server::app::App;
use crate::server::http::Refusal;
use crate::server::live::Guest;
use crate::server::words::{Language, Value};

/// The header.
pub(super) const KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// The most characters of a key.
const KEY_MAX: usize = 128;
/// The largest answer that is kept; of a larger one it is kept that it was given.
const ANSWER_BYTES_MAX: usize = 256 << 10;
/// What keeps the answer to a key that is used for something else from being given away.
const OTHER: &str = "this Idempotency-Key was sent with another request before; use a key of its own for each";

/// Where it stands between a request and its operation.
#[derive(Clone)]
pub(super) struct Once {
    pub(super) app: App,
    pub(super) bytes_max: usize,
}

/// An answer as it is kept.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    status: u16,
    /// `conflict`, `overtaken` or `unfit`: words are made of it on the way out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    refusal: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    heads: Vec<(String, String)>,
    body: String,
}

/// Does it, if it was not done under its key already.
pub(super) async fn once(State(once): State<Once>, request: Request, next: Next) -> Response {
    let mut keys = request.headers().get_all(KEY).iter();
    let key = match (keys.next(), keys.next()) {
        (None, _) => return next.run(request).await,
        (Some(key), None) if is_key(key) => key.as_bytes().to_vec(),
        (Some(_), _) => return Refusal::Malformed.into_response(),
    };
    match once.answered(key, request, next).await {
        Ok(response) => response,
        Err(refusal) => refusal,
    }
}

fn is_key(key: &HeaderValue) -> bool {
    (1..=KEY_MAX).contains(&key.len()) && key.as_bytes().iter().all(u8::is_ascii_graphic)
}

impl Once {
    async fn answered(self, key: Vec<u8>, request: Request, next: Next) -> Result<Response, Response> {
        let (mut parts, body) = request.into_parts();
        let guest = self.app.cases.door().guest(&self.app, &mut parts).await?;
        let body = self.taken(&parts, body).await.map_err(Refusal::into_response)?;
        let account = AccountId::parse(&guest.account).unwrap_or(AccountId([0; 16]));
        let asked = digest(&guest, &parts, &body);
        let claimed = wait_for(&self.app, move |app| app.accounts.claim(account, &key, asked)).await;
        match claimed.map_err(|error| Refusal::from(error).into_response())? {
            Claimed::Now(claim) => Ok(self.done(claim, Request::from_parts(parts, Body::from(body)), next).await),
            Claimed::Answered(kept) => Ok(given_again(&kept)),
            Claimed::Other => Err(Refusal::Unfit(OTHER.to_owned()).into_response()),
            Claimed::Begun => Err(Refusal::Conflict.into_response()),
        }
    }

    async fn taken(&self, parts: &Parts, body: Body) -> Result<Bytes, Refusal> {
        let whole = Request::from_parts(parts.clone(), body);
        let taken = Bytes::from_request(whole, &()).await.map_err(|rejection| match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Refusal::TooLarge,
            _ => Refusal::Malformed,
        })?;
        if taken.len() > self.bytes_max { Err(Refusal::TooLarge) } else { Ok(taken) }
    }

    /// Does it to its end, also where nobody waits for the answer any more.
    async fn done(self, claim: Claim, request: Request, next: Next) -> Response {
        let done = tokio::spawn(async move {
            let (response, kept) = kept(&self.app, next.run(request).await).await;
            // Where it cannot be kept, whoever asks again is told that it was begun.
            let _ = wait_for(&self.app, move |app| app.accounts.answer(&claim, kept.as_deref())).await;
            response
        });
        done.await.unwrap_or_else(|_| Refusal::Defect.into_response())
    }
}

/// A digest of what was asked, and of what whoever asks is in the case: an answer is for those alone who would be given it now.
fn digest(guest: &Guest, parts: &Parts, body: &[u8]) -> Digest32 {
    let mut digest = Sha256::new();
    let mut part = |bytes: &[u8]| {
        digest.update((bytes.len() as u64).to_be_bytes());
        digest.update(bytes);
    };
    part(parts.method.as_str().as_bytes());
    part(parts.uri.path_and_query().map_or("", |path| path.as_str()).as_bytes());
    for (case, role) in guest.memberships.iter().filter(|(case, _)| parts.uri.path().contains(case.as_str())) {
        part(case.as_str().as_bytes());
        part(role.word().as_bytes());
        part(role.party().unwrap_or_default().as_bytes());
    }
    part(body);
    digest.finalize().into()
}

/// The answer, and how it is kept; none: nothing came of it, and the key is free again.
async fn kept(app: &App, response: Response) -> (Response, Option<Vec<u8>>) {
    let status = response.status();
    let refusal = response.extensions().get::<Refusal>().cloned();
    let is_kept = status.is_success()
        || matches!(status, StatusCode::CONFLICT | StatusCode::PRECONDITION_FAILED | StatusCode::UNPROCESSABLE_ENTITY);
    if !is_kept {
        return (response, None);
    }
    let (parts, body) = response.into_parts();
    let Ok(body) = to_bytes(body, usize::MAX).await else { return (Refusal::Defect.into_response(), None) };
    let head = |name: &HeaderName| {
        let value = parts.headers.get(name)?.to_str().ok()?;
        Some((name.as_str().to_owned(), value.to_owned()))
    };
    let words = match &refusal {
        Some(Refusal::Unfit(words)) => words.clone(),
        // Programs are told in English.
        Some(Refusal::Unable(id, count)) => app.words.of(Language::English).say(id, &[("count", Value::from(*count))]),
        None if body.len() <= ANSWER_BYTES_MAX => BASE64.encode(&body),
        // Of what is too large to be kept the next is told that it has been done.
        Some(_) | None => String::new(),
    };
    let is_too_large = refusal.is_none() && body.len() > ANSWER_BYTES_MAX;
    let kept = Kept {
        status: if is_too_large { StatusCode::CONFLICT.as_u16() } else { status.as_u16() },
        refusal: refusal
            .map(|refusal| refusal.name().to_owned())
            .or_else(|| is_too_large.then(|| "conflict".to_owned())),
        heads: [CONTENT_TYPE, ETAG, LOCATION].iter().filter_map(head).collect(),
        body: words,
    };
    let kept = serde_json::to_vec(&kept).expect("texts and numbers alone");
    (Response::from_parts(parts, Body::from(body)), Some(kept))
}

/// The answer that was given before.
fn given_again(kept: &[u8]) -> Response {
    let defect = || Refusal::Defect.into_response();
    let Ok(kept) = serde_json::from_slice::<Kept>(kept) else { return defect() };
    match kept.refusal.as_deref() {
        Some("unfit") => return Refusal::Unfit(kept.body).into_response(),
        Some("overtaken") => return Refusal::Overtaken.into_response(),
        Some(_) => return Refusal::Conflict.into_response(),
        None => {}
    }
    let (Ok(status), Ok(body)) = (StatusCode::from_u16(kept.status), BASE64.decode(kept.body.as_bytes())) else {
        return defect();
    };
    let mut response = (status, body).into_response();
    response.headers_mut().remove(CONTENT_TYPE);
    for (name, value) in &kept.heads {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name.as_str()), HeaderValue::from_str(value)) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}
