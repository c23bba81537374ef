//! What is refused: as a page to people, as `application/problem+json` (RFC 9457) to programs.
//!
//! A handler returns a [`Refusal`] and knows not who asked: [`Refusal`] becomes an answer without a body that carries itself, and
//! [`super::through`] writes the body on the way out. What is denied looks like what is not there; nothing says more than its kind, but for
//! [`Refusal::Unfit`], whose words the handler has weighed.

use std::time::Duration;

use askama::Template;
use axum::http::header::{ALLOW, CONTENT_TYPE, LOCATION, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use super::page::{Page, show};
use crate::server::words::{Speaker, Value};

/// What is refused, and why as far as that is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It cannot be read: no form, no JSON, an address that is none.
    Malformed,
    /// Nobody is signed in. People are led to where they can.
    SignIn,
    /// It was not sent by one of our own pages, or the page was too old.
    Elsewhere,
    /// The token of the program was not made for this, whatever it is about.
    Scope,
    /// It is not there; or it is, and not for whoever asks.
    NotFound,
    /// It cannot be asked in this way.
    Method,
    /// It took too long to come.
    TooSlow,
    /// It has changed since it was read, or has been done already.
    Conflict,
    /// It has changed since it was read under the tag that was sent.
    Overtaken,
    /// It is larger than is taken.
    TooLarge,
    /// It is of another kind than is taken.
    Kind,
    /// It can be read, and cannot be done: in words for whoever asked, which tell nothing that is not theirs.
    Unfit(String),
    /// The same, by the name of a message that wants `count`, which is said in the language of whoever asked.
    Unable(&'static str, u64),
    /// It was asked too often: how long to wait.
    TooMany(Duration),
    /// The desk is locked. People are led to where it is unlocked.
    Locked,
    /// The store does not answer, or the desk is ending.
    Unavailable,
    /// A defect of ours.
    Defect,
}

/// How a refusal is told: the last part of its type, its status, its title, and the messages of its page.
struct Told {
    name: &'static str,
    status: StatusCode,
    title: &'static str,
    heading: &'static str,
    text: &'static str,
}

const fn told(
    name: &'static str,
    status: StatusCode,
    title: &'static str,
    heading: &'static str,
    text: &'static str,
) -> Told {
    Told { name, status, title, heading, text }
}

impl Refusal {
    /// The part of the type that is a refusal's own: stable.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.told().name
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.told().status
    }

    fn told(&self) -> Told {
        use StatusCode as S;
        match self {
            Self::Malformed => {
                told("malformed", S::BAD_REQUEST, "It cannot be read", "problem-malformed", "problem-malformed-text")
            }
            Self::SignIn => {
                told("sign-in", S::UNAUTHORIZED, "Nobody is signed in", "problem-sign-in", "problem-sign-in-text")
            }
            Self::Elsewhere => told(
                "elsewhere",
                S::FORBIDDEN,
                "It was not sent by a page of this desk",
                "problem-elsewhere",
                "problem-elsewhere-text",
            ),
            Self::Scope => told(
                "scope",
                S::FORBIDDEN,
                "The token was not made for this",
                "problem-elsewhere",
                "problem-elsewhere-text",
            ),
            Self::NotFound => {
                told("not-found", S::NOT_FOUND, "It is not there", "problem-not-found", "problem-not-found-text")
            }
            Self::Method => told(
                "method",
                S::METHOD_NOT_ALLOWED,
                "It cannot be asked in this way",
                "problem-method",
                "problem-method-text",
            ),
            Self::TooSlow => {
                told("too-slow", S::REQUEST_TIMEOUT, "It took too long", "problem-too-slow", "problem-too-slow-text")
            }
            Self::Conflict => told(
                "conflict",
                S::CONFLICT,
                "It has changed since it was read",
                "problem-conflict",
                "problem-conflict-text",
            ),
            Self::Overtaken => told(
                "overtaken",
                S::PRECONDITION_FAILED,
                "It has changed since it was read",
                "problem-conflict",
                "problem-conflict-text",
            ),
            Self::TooLarge => told(
                "too-large",
                S::PAYLOAD_TOO_LARGE,
                "It is larger than is taken",
                "problem-too-large",
                "problem-too-large-text",
            ),
            Self::Kind => told(
                "kind",
                S::UNSUPPORTED_MEDIA_TYPE,
                "It is of another kind than is taken",
                "problem-kind",
                "problem-kind-text",
            ),
            Self::Unfit(_) | Self::Unable(..) => {
                told("unfit", S::UNPROCESSABLE_ENTITY, "It cannot be done so", "problem-unfit", "problem-unfit-text")
            }
            Self::TooMany(_) => told(
                "too-many",
                S::TOO_MANY_REQUESTS,
                "It was asked too often",
                "problem-too-many",
                "problem-too-many-text",
            ),
            Self::Locked => {
                told("locked", S::SERVICE_UNAVAILABLE, "The desk is locked", "problem-locked", "problem-locked-text")
            }
            Self::Unavailable => told(
                "unavailable",
                S::SERVICE_UNAVAILABLE,
                "The desk cannot answer now",
                "problem-unavailable",
                "problem-unavailable-text",
            ),
            Self::Defect => told(
                "defect",
                S::INTERNAL_SERVER_ERROR,
                "A defect of the desk",
                "problem-defect",
                "problem-defect-text",
            ),
        }
    }

    /// With the words of whoever speaks here.
    #[must_use]
    pub fn said(self, speaker: &Speaker) -> Self {
        match self {
            Self::Unable(message, count) => Self::Unfit(speaker.say(message, &[("count", Value::from(count))])),
            said => said,
        }
    }

    /// Where people are led instead of being refused.
    fn leads_to(&self) -> Option<&'static str> {
        match self {
            Self::SignIn => Some("/sign-in"),
            Self::Locked => Some("/unlock"),
            _ => None,
        }
    }

    /// Whole seconds to wait, at least one.
    fn wait_seconds(&self) -> Option<u64> {
        match self {
            Self::TooMany(wait) => Some(wait.as_secs() + 1),
            _ => None,
        }
    }

    /// What an answer that some other part made of a mistake amounts to: texts of libraries are not handed out.
    #[must_use]
    pub fn of_status(status: StatusCode) -> Option<Self> {
        Some(match status {
            StatusCode::UNAUTHORIZED => Self::SignIn,
            StatusCode::FORBIDDEN | StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Self::Method,
            StatusCode::REQUEST_TIMEOUT => Self::TooSlow,
            StatusCode::CONFLICT => Self::Conflict,
            StatusCode::PRECONDITION_FAILED => Self::Overtaken,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::Kind,
            StatusCode::TOO_MANY_REQUESTS => Self::TooMany(Duration::ZERO),
            StatusCode::SERVICE_UNAVAILABLE => Self::Unavailable,
            status if status.is_client_error() => Self::Malformed,
            status if status.is_server_error() => Self::Defect,
            _ => return None,
        })
    }

    /// The answer to a person: a page, or the way to one. `is_read` says that a page was asked for and nothing was to change.
    #[must_use]
    pub fn page(&self, page: &Page, request: &str, is_read: bool) -> Response {
        if let Some(to) = self.leads_to().filter(|_| is_read) {
            return (StatusCode::SEE_OTHER, [(LOCATION, to)]).into_response();
        }
        let Told { status, heading, text, .. } = self.told();
        let mut response = match self {
            Self::NotFound => show(&NotFoundPage { page }),
            Self::TooMany(_) => show(&TooManyPage { page, seconds: self.wait_seconds().unwrap_or(1) }),
            _ => {
                let own = if let Self::Unfit(words) = self { words.as_str() } else { "" };
                let leads_to = self.leads_to().unwrap_or_default();
                show(&ProblemPage { page, heading, text, own, request, leads_to })
            }
        };
        // A page that cannot be rendered is a defect, and says so itself.
        if !response.status().is_server_error() {
            *response.status_mut() = status;
        }
        self.put_headers(response)
    }

    /// The answer to a program.
    #[must_use]
    pub fn problem(&self, request: &str) -> Response {
        let Told { name, status, title, .. } = self.told();
        let mut problem = serde_json::json!({
            "type": format!("/problems/{name}"),
            "title": title,
            "status": status.as_u16(),
            "request": request,
        });
        if let Self::Unfit(words) = self {
            problem["detail"] = serde_json::Value::from(words.as_str());
        }
        let kind = [(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"))];
        self.put_headers((status, kind, problem.to_string()).into_response())
    }

    fn put_headers(&self, mut response: Response) -> Response {
        if let Some(seconds) = self.wait_seconds() {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Keeps of an answer that is replaced what its replacement has to say, too: in which ways something can be asked.
pub(super) fn carry_over(from: &Response, to: &mut Response) {
    if let Some(allow) = from.headers().get(ALLOW) {
        to.headers_mut().insert(ALLOW, allow.clone());
    }
}

#[derive(Template)]
#[template(path = "not-found.html")]
struct NotFoundPage<'a> {
    page: &'a Page,
}

#[derive(Template)]
#[template(path = "too-many.html")]
struct TooManyPage<'a> {
    page: &'a Page,
    seconds: u64,
}

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage<'a> {
    page: &'a Page,
    heading: &'a str,
    text: &'a str,
    own: &'a str,
    request: &'a str,
    leads_to: &'a str,
}

/// `/problems/{name}` is no route of its own: what the types mean is in the reference.
#[cfg(test)]
mod tests {
    use super::*;

    /// Types are stable: programs of others look for them.
    #[test]
    fn each_kind_has_its_own_type_and_the_status_that_is_written_down() {
        let all = [
            (Refusal::Malformed, "malformed", 400),
            (Refusal::SignIn, "sign-in", 401),
            (Refusal::Elsewhere, "elsewhere", 403),
            (Refusal::Scope, "scope", 403),
            (Refusal::NotFound, "not-found", 404),
            (Refusal::Method, "method", 405),
            (Refusal::TooSlow, "too-slow", 408),
            (Refusal::Conflict, "conflict", 409),
            (Refusal::Overtaken, "overtaken", 412),
            (Refusal::TooLarge, "too-large", 413),
            (Refusal::Kind, "kind", 415),
            (Refusal::Unfit(String::new()), "unfit", 422),
            (Refusal::Unable("unfit-text", 80), "unfit", 422),
            (Refusal::TooMany(Duration::ZERO), "too-many", 429),
            (Refusal::Defect, "defect", 500),
            (Refusal::Locked, "locked", 503),
            (Refusal::Unavailable, "unavailable", 503),
        ];
        for (refusal, name, status) in all {
            assert_eq!((refusal.name(), refusal.status().as_u16()), (name, status));
            let again = Refusal::of_status(refusal.status()).expect("a mistake");
            let shares_a_status = matches!(
                refusal,
                Refusal::Elsewhere
                    | Refusal::Scope
                    | Refusal::Unfit(_)
                    | Refusal::Unable(..)
                    | Refusal::Locked
                    | Refusal::Unavailable
            );
            assert!(again == refusal || shares_a_status, "{refusal:?}");
        }
        assert_eq!(Refusal::of_status(StatusCode::FOUND), None);
        // A denial cannot be told from what is not there.
        assert_eq!(Refusal::of_status(StatusCode::FORBIDDEN), Some(Refusal::NotFound));
    }
}
