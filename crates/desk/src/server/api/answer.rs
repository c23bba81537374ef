//! What answers have in common: a tag of what is read, by which it is not sent twice and not changed unseen; pages of what is long.

use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::server::http::Refusal;

/// The tag of this content.
fn tag_of(content: &[u8]) -> String {
    let digest = Sha256::digest(content);
    format!("\"{}\"", data_encoding::HEXLOWER.encode(&digest[..16]))
}

/// Whether a list of tags, as `If-None-Match` and `If-Match` have it, holds this one.
fn names(list: &str, tag: &str) -> bool {
    list.split(',').map(|one| one.trim().trim_start_matches("W/")).any(|one| one == tag || one == "*")
}

/// JSON under a tag of its content: whoever has it already is told so.
pub fn tagged(headers: &HeaderMap, out: &impl Serialize) -> Response {
    let content = serde_json::to_vec(out).expect("texts and numbers alone");
    tagged_text(headers, content)
}

/// The same of JSON that is written already.
pub(super) fn tagged_text(headers: &HeaderMap, content: Vec<u8>) -> Response {
    let tag = tag_of(&content);
    let known = headers.get(header::IF_NONE_MATCH).and_then(|list| list.to_str().ok());
    let common = [(header::ETAG, tag.clone()), (header::CACHE_CONTROL, "no-store".to_owned())];
    if known.is_some_and(|list| names(list, &tag)) {
        return (StatusCode::NOT_MODIFIED, common).into_response();
    }
    (StatusCode::OK, common, [(header::CONTENT_TYPE, "application/json")], content).into_response()
}

/// What was read before a change, by its tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IfMatch(Option<String>);

impl IfMatch {
    /// Goes on if what is there now has the tag that was read, or none was said.
    ///
    /// # Errors
    /// When it is another.
    pub fn holds(&self, present: &impl Serialize) -> Result<(), Refusal> {
        let content = serde_json::to_vec(present).expect("texts and numbers alone");
        match &self.0 {
            Some(list) if !names(list, &tag_of(&content)) => Err(Refusal::Overtaken),
            _ => Ok(()),
        }
    }

    /// The same of what is known by a name of its own rather than by its content.
    ///
    /// # Errors
    /// When it is another.
    pub fn holds_of(&self, version: &str) -> Result<(), Refusal> {
        match &self.0 {
            Some(list) if !names(list, &format!("\"{version}\"")) => Err(Refusal::Overtaken),
            _ => Ok(()),
        }
    }

    /// Whether it was said what was read.
    pub fn is_said(&self) -> bool {
        self.0.is_some()
    }
}

impl<S: Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        let said = parts.headers.get(header::IF_MATCH).map(HeaderValue::to_str).transpose();
        said.map(|said| Self(said.map(str::to_owned))).map_err(|_| Refusal::Malformed)
    }
}

/// Where the next page of a list is: the header `Link` (RFC 8288) names it, relative to this one.
pub struct Next(Option<String>);

impl Next {
    /// The page of this query; none: this was the last. Nothing in it wants to be escaped.
    pub fn page(query: Option<String>) -> Self {
        Self(query.map(|query| format!("<?{query}>; rel=\"next\"")))
    }

    /// The answer, with the header.
    pub fn of(self, mut response: Response) -> Response {
        if let Some(link) = self.0.and_then(|link| HeaderValue::from_str(&link).ok()) {
            response.headers_mut().insert(header::LINK, link);
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_has_it_is_told_so_and_whoever_has_another_is_not() {
        let asked = |known: &str| {
            let headers = HeaderMap::from_iter([(header::IF_NONE_MATCH, known.parse().expect("a header"))]);
            tagged(&headers, &[1, 2, 3]).status()
        };
        let tag = tag_of(b"[1,2,3]");
        for (known, status) in
            [("\"0\"", 200), (tag.as_str(), 304), (&format!("\"0\", W/{tag}"), 304), ("*", 304), ("", 200)]
        {
            assert_eq!(asked(known).as_u16(), status, "{known}");
        }
    }

    #[test]
    fn what_was_changed_since_it_was_read_is_not_changed_again() {
        let said = |list: Option<&str>| IfMatch(list.map(str::to_owned)).holds(&[1, 2, 3]);
        assert_eq!(said(None), Ok(()));
        assert_eq!(said(Some(&tag_of(b"[1,2,3]"))), Ok(()));
        assert_eq!(said(Some("*")), Ok(()));
        assert_eq!(said(Some("\"0\"")), Err(Refusal::Overtaken));
        let named = |list: Option<&str>| IfMatch(list.map(str::to_owned)).holds_of("a1");
        assert_eq!([named(None), named(Some("\"b2\", \"a1\"")), named(Some("*"))], [Ok(()), Ok(()), Ok(())]);
        assert_eq!([named(Some("\"b2\"")), named(Some("a1"))], [Err(Refusal::Overtaken), Err(Refusal::Overtaken)]);
    }
}
