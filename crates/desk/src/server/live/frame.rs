//! What every page of an operation has around its content, beside what every page has.

use std::fmt::Display;

use takas_views::html::escaped;

use super::door::Wish;
use super::visit::Visit;

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
    pages: Vec<(&'static str, &'static str)>,
}

/// Whether a page is for a visitor.
type IsFor = fn(&Visit) -> bool;

/// The pages of a case by the ends of their addresses, the ids of their words, and to whom they are offered.
const PAGES: [(&str, &str, IsFor); 6] = [
    ("board", "live-board", |visit| visit.may(Wish::SeeBoard)),
    ("people", "live-people", |visit| visit.may(Wish::SeePeople) && visit.case.operation().is_some()),
    ("requests", "live-requests", |visit| visit.may(Wish::SeeRequests) && visit.case.operation().is_some()),
    ("record", "live-record", |visit| visit.may(Wish::SeeRecord) && visit.case.operation().is_some()),
    ("paper", "live-paper", |visit| visit.may(Wish::SeeBoard) && visit.case.operation().is_some()),
    ("field", "field-title", |visit| visit.may(Wish::Say) && visit.case.operation().is_some()),
];

impl Frame {
    /// Around a page of a case.
    pub(in crate::server) fn of(visit: &Visit, here: &'static str) -> Self {
        let title = PAGES.iter().find(|(page, ..)| *page == here).map_or("live-say-heading", |(_, word, _)| word);
        let offered = PAGES.iter().filter(|(.., is_for)| is_for(visit));
        let pages = offered.map(|(page, word, _)| (*page, *word)).collect();
        Self { key: visit.case.key.as_str().to_owned(), account: visit.guest.account.clone(), title, here, pages }
    }

    /// The pages that are led to: those that the visitor may open.
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
