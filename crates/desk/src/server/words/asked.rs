//! Which language a request is answered in, and choosing another.

use axum::extract::State;
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use zeroize::Zeroizing;

use super::language::Language;
use crate::server::accounts::{Accounts, AccountsError};
use crate::server::apart;
use crate::server::http::{Desk, Form, token};

/// The cookie that keeps a choice on a machine on which nobody has signed in yet.
const COOKIE_NAME: &str = "takas-language";

/// A year, in seconds.
const KEPT_SECONDS: u32 = 365 * 24 * 60 * 60;

/// The language of an answer: what the account says, else what was chosen on this machine, else what the browser would rather have, else
/// English.
#[must_use]
pub fn language_of(account: Option<&str>, headers: &HeaderMap) -> Language {
    let accepted = || headers.get(ACCEPT_LANGUAGE).and_then(|value| Language::accepted(value.to_str().ok()?));
    account.and_then(Language::of_code).or_else(|| chosen(headers)).or_else(accepted).unwrap_or(Language::English)
}

/// What was chosen on this machine.
fn chosen(headers: &HeaderMap) -> Option<Language> {
    let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find_map(|(name, value)| (name == COOKIE_NAME).then(|| Language::of_code(value)).flatten())
}

/// What the choice of a language sends.
#[derive(Debug, Deserialize)]
pub struct Choice {
    /// The code of the language.
    language: String,
    /// The page on which it was chosen.
    #[serde(default)]
    back: String,
}

/// `POST /language`: keeps the choice, on this machine and, where somebody is signed in whose account has a language, for the account, and goes
/// back to the page on which it was made. What is no language of ours changes nothing.
pub async fn choose(State(desk): State<Desk>, headers: HeaderMap, Form(choice): Form<Choice>) -> Response {
    let mut response = Redirect::to(own_path(&choice.back)).into_response();
    let Some(language) = Language::of_code(&choice.language) else { return response };
    if let Some((app, session)) = desk.app().zip(token::cookie(&headers, token::SESSION)) {
        let session = Zeroizing::new(session.to_owned());
        // A store that takes nothing now keeps nobody from reading on.
        let _ = apart(move || choose_for_account(&app.accounts, &session, language)).await;
    }
    if let Ok(cookie) = HeaderValue::from_str(&kept(language, desk.is_secure())) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

/// An account that has no language of its own has that of the machine, and goes on so.
fn choose_for_account(accounts: &Accounts, session: &str, language: Language) -> Result<(), AccountsError> {
    let found = accounts.find_session(session)?.filter(|(account, _)| account.language.is_some());
    found.map_or(Ok(()), |(account, _)| accounts.choose_language(account.id, Some(language.code())))
}

/// The cookie that keeps a choice.
pub(crate) fn kept(language: Language, is_secure: bool) -> String {
    let secure = if is_secure { "; Secure" } else { "" };
    format!("{COOKIE_NAME}={}; Path=/; Max-Age={KEPT_SECONDS}; HttpOnly; SameSite=Lax{secure}", language.code())
}

/// A path of this desk; of anything that a browser could take for an address elsewhere, the beginning.
fn own_path(path: &str) -> &str {
    let is_visible = path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if path.starts_with('/') && !path.starts_with("//") && is_visible { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(rows: &[(&'static str, &str)]) -> HeaderMap {
        let row = |(name, value): &(&'static str, &str)| (name.parse().unwrap(), HeaderValue::from_str(value).unwrap());
        rows.iter().map(row).collect()
    }

    #[test]
    fn the_account_comes_before_the_machine_and_that_before_the_browser() {
        let asked = headers(&[("cookie", "a=b; takas-language=uk"), ("accept-language", "fr")]);
        assert_eq!(language_of(Some("tr"), &asked), Language::Turkish);
        assert_eq!(language_of(None, &asked), Language::Ukrainian);
        // What is no language of ours says nothing.
        assert_eq!(language_of(Some("xx"), &asked), Language::Ukrainian);
        let unknown = headers(&[("cookie", "takas-language=<script>"), ("accept-language", "fr")]);
        assert_eq!(language_of(None, &unknown), Language::French);
        assert_eq!(language_of(None, &HeaderMap::new()), Language::English);
    }

    #[test]
    fn one_goes_back_to_this_desk_and_nowhere_else() {
        for (asked, expected) in [
            ("/c/0123/board?part=gates", "/c/0123/board?part=gates"),
            ("", "/"),
            ("//elsewhere.example", "/"),
            ("/\\elsewhere.example", "/"),
            ("https://elsewhere.example/", "/"),
            ("/a\r\nSet-Cookie: x", "/"),
            ("/\u{e9}", "/"),
            ("javascript:alert(1)", "/"),
        ] {
            assert_eq!(own_path(asked), expected, "{asked:?}");
        }
    }

    #[test]
    fn what_is_kept_is_read_again_and_goes_over_a_safe_connection_where_there_is_one() {
        let there = kept(Language::Arabic, true);
        assert!(there.ends_with("; Secure") && !kept(Language::Arabic, false).contains("Secure"));
        let sent = headers(&[("cookie", there.split(';').next().unwrap())]);
        assert_eq!(language_of(None, &sent), Language::Arabic);
    }
}
