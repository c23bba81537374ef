//! What every page of an operation has around its content, beside what every page has.

use std::fmt::Display;

use takas_views::html::escaped;

use super::door::Wish;
use super::visit::Visit;
use crate::server::plans;

/// The frame of a page of a case.
pub(in crate::server) struct Frame {
    /// The key of the case.
    pub(in crate::server) key: String,
    /// Who reads it, for the scripts that look for the key of this browser.
    pub(in crate::server) account: String,
    /// The id of the words in the title bar.
    pub(in crate::server) title: &'static str,
    /// Which page it is.
    pub(in crate::server) here: &'static str,
    /// The pages that are led to: those that the reader may see.
    pages: Vec<(&'static str, &'static str)>,
}

/// The pages of a case, and the ids of their words.
const PAGES: [(&str, &str); 7] = [
    ("plans", "plans-title"),
    ("board", "live-board"),
    ("pictures", "pictures-title"),
    ("people", "live-people"),
    ("requests", "live-requests"),
    ("record", "live-record"),
    ("paper", "live-paper"),
];

/// Whether a page has anything for whoever visits.
fn is_offered(visit: &Visit, page: &str) -> bool {
    let has_operation = visit.case.operation().is_some();
    match page {
        "plans" => plans::are_shown(visit),
        // Where none has begun it says so, and lets whoever may begin one.
        "board" => visit.may(Wish::SeeBoard),
        "people" => has_operation && visit.may(Wish::SeePeople),
        "requests" => has_operation && visit.may(Wish::SeeRequests),
        "record" => has_operation && visit.may(Wish::SeeRecord),
        _ => has_operation && visit.may(Wish::SeeBoard),
    }
}

impl Frame {
    /// Around a page of a case.
    pub(in crate::server) fn of(visit: &Visit, here: &'static str) -> Self {
        let title = PAGES.iter().find(|(page, _)| *page == here).map_or("live-say-heading", |(_, word)| word);
        let pages = PAGES.into_iter().filter(|(page, _)| is_offered(visit, page)).collect();
        Self { key: visit.case.key.as_str().to_owned(), account: visit.guest.account.clone(), title, here, pages }
    }

    /// The pages that are led to.
    pub(in crate::server) fn pages(&self) -> &[(&'static str, &'static str)] {
        &self.pages
    }
}

/// Text of a view for the body of a page: markup is escaped, names are isolated.
pub(in crate::server) fn html(text: impl Display) -> String {
    escaped(&text.to_string())
}

/// Text as the value of a query: what is neither letter, digit nor one of a few signs as `%` and two digits.
pub(in crate::server) fn query(text: &str) -> String {
    let one = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    text.bytes().map(one).collect()
}
