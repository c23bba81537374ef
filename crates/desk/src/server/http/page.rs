//! What every page needs: who speaks, the token of its forms, what stands in the head of the page.

use std::convert::Infallible;

use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::response::{Html, IntoResponse, Response};

use super::files;
use super::refusal::Refusal;
use super::token::{self, SESSION};
use crate::server::words::{Speaker, Words, language_of};

/// What every page needs. As an extractor it is there for every request.
#[derive(Clone, Debug)]
pub struct Page {
    /// Says its messages.
    pub speaker: Speaker,
    /// The token of its forms.
    pub token: String,
    /// Whether somebody seems to be signed in: whether there is more to be offered than the way in. It permits nothing.
    pub is_signed_in: bool,
    /// The address of the page, to come back to.
    pub path: String,
}

impl Page {
    /// A page that answers a request with these headers.
    #[must_use]
    pub fn new(words: &Words, headers: &HeaderMap, path: &str) -> Self {
        Self {
            speaker: words.of(language_of(None, headers)),
            token: token::of_request(headers).unwrap_or_default(),
            is_signed_in: token::cookie(headers, SESSION).is_some(),
            path: path.to_owned(),
        }
    }

    /// The same in the language of an account.
    #[must_use]
    pub fn spoken(mut self, speaker: Speaker) -> Self {
        self.speaker = speaker;
        self
    }

    /// The address of a file in the program.
    #[must_use]
    pub fn file(&self, name: &str) -> String {
        files::file(name)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Page {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let made = parts.extensions.get::<Self>().cloned();
        // Without what goes through everything (in tests of single routes) it is made here.
        Ok(made.unwrap_or_else(|| Self::new(&Words::new(), &parts.headers, parts.uri.path())))
    }
}

/// The answer that is this page.
pub fn show<T: Template>(page: &T) -> Response {
    match page.render() {
        Ok(text) => Html(text).into_response(),
        Err(_) => Refusal::Defect.into_response(),
    }
}
