//! Answers other than what was asked for: as a page for people, as `application/problem+json` for programs. What somebody may not see is
//! answered as what is not there, byte by byte.

use std::sync::LazyLock;

use askama::Template;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use takas_formats::operations::ProblemOut;

use super::actor::Away;
use crate::server::words::{Language, Speaker, Words};

/// Why something else is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Nobody is signed in.
    SignIn,
    /// There is no such thing, or none that is this guest's to know.
    NotThere,
    /// The operation does not answer now.
    Away,
    /// It does not bear the token of its session.
    Forged,
    /// It cannot be read: why, in words that tell of nothing but what was sent.
    Unread(String),
}

/// Somebody is turned away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turned {
    why: Why,
    /// Whether a program asked.
    is_program: bool,
}

impl Turned {
    /// Turned away from this address.
    #[must_use]
    pub fn from(uri: &Uri, why: Why) -> Self {
        Self { why, is_program: uri.path().starts_with("/api/") }
    }

    /// A program is turned away.
    #[must_use]
    pub fn program(why: Why) -> Self {
        Self { why, is_program: true }
    }

    /// A reader of pages is.
    #[must_use]
    pub fn page(why: Why) -> Self {
        Self { why, is_program: false }
    }

    fn status(&self) -> StatusCode {
        match self.why {
            Why::SignIn => StatusCode::UNAUTHORIZED,
            Why::NotThere => StatusCode::NOT_FOUND,
            Why::Away => StatusCode::SERVICE_UNAVAILABLE,
            Why::Forged => StatusCode::FORBIDDEN,
            Why::Unread(_) => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }

    /// The id of its words.
    fn word(&self) -> &'static str {
        match self.why {
            Why::SignIn => "live-turned-sign-in",
            Why::NotThere => "live-turned-not-there",
            Why::Away => "live-turned-away",
            Why::Forged => "live-turned-forged",
            Why::Unread(_) => "live-turned-unread",
        }
    }
}

impl From<Away> for Turned {
    fn from(_: Away) -> Self {
        Self::page(Why::Away)
    }
}

/// Who is turned away is told so in English: what is answered knows nothing of who asked.
static ENGLISH: LazyLock<Speaker> = LazyLock::new(|| Words::new().of(Language::English));

#[derive(Template)]
#[template(path = "live/turned.html")]
struct TurnedPage {
    say: Speaker,
    title: String,
    detail: Option<String>,
}

impl IntoResponse for Turned {
    fn into_response(self) -> Response {
        let (say, status) = (ENGLISH.clone(), self.status());
        let title = say.word(self.word());
        let detail = match &self.why {
            Why::Unread(why) => Some(why.clone()),
            _ => None,
        };
        let mut response = if self.is_program {
            let problem = ProblemOut { detail, status: status.as_u16(), title, kind: "about:blank".to_owned() };
            let body = serde_json::to_vec(&problem).expect("texts and numbers alone");
            (status, [(header::CONTENT_TYPE, "application/problem+json")], body).into_response()
        } else if self.why == Why::SignIn {
            Redirect::to("/sign-in").into_response()
        } else {
            page(status, &TurnedPage { say, title, detail })
        };
        if self.why == Why::Away {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
        }
        response
    }
}

/// A page, with the headers of whatever is somebody's own. What every answer bears besides is set around all routes.
pub(super) fn page(status: StatusCode, template: &impl Template) -> Response {
    let Ok(text) = template.render() else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    (status, headers, text).into_response()
}
