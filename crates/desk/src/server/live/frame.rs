//! What every page of an operation has around its content.

use std::fmt::Display;

use takas_views::html::escaped;

use super::visit::{Visit, Visitor};
use crate::server::words::Speaker;

/// The frame of a page.
pub(super) struct Frame {
    /// Says its messages.
    pub(super) say: Speaker,
    /// The key of the case; empty where a page is of none.
    pub(super) key: String,
    /// The token of its forms.
    pub(super) token: String,
    /// Who reads it, for the scripts that look for the key of this browser.
    pub(super) account: String,
    /// What stands in the title bar.
    pub(super) title: String,
    /// Which page it is.
    pub(super) here: &'static str,
}

/// The pages of an operation, and the ids of their words.
const PAGES: [(&str, &str); 5] = [
    ("board", "live-board"),
    ("people", "live-people"),
    ("requests", "live-requests"),
    ("record", "live-record"),
    ("paper", "live-paper"),
];

impl Frame {
    /// Around a page of a case.
    pub(super) fn of(visit: &Visit, here: &'static str) -> Self {
        let word = PAGES.iter().find(|(page, _)| *page == here).map_or("live-say-heading", |(_, word)| word);
        Self {
            say: visit.say.clone(),
            key: visit.case.key.as_str().to_owned(),
            token: visit.token(),
            account: visit.guest.account.clone(),
            title: visit.say.word(word),
            here,
        }
    }

    /// Around a page of no case.
    pub(super) fn at_large(visitor: &Visitor) -> Self {
        Self {
            say: visitor.say.clone(),
            key: String::new(),
            token: String::new(),
            account: visitor.guest.account.clone(),
            title: visitor.say.word("live-cases"),
            here: "",
        }
    }

    /// The pages that are led to.
    pub(super) fn pages(&self) -> &'static [(&'static str, &'static str)] {
        if self.key.is_empty() { &[] } else { &PAGES }
    }

    /// The address of a file in the program.
    #[expect(clippy::unused_self, reason = "templates have nothing else at hand")]
    pub(super) fn asset(&self, name: &str) -> String {
        super::assets::address(name)
    }
}

/// Text of a view for the body of a page: markup is escaped, names are isolated.
pub(super) fn html(text: impl Display) -> String {
    escaped(&text.to_string())
}

/// Text as the value of a query: what is neither letter, digit nor one of a few signs as `%` and two digits.
pub(super) fn query(text: &str) -> String {
    let one = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    text.bytes().map(one).collect()
}
