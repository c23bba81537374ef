//! What every page of an operation has around its content, beside what every page has.

use std::fmt::Display;

use takas_views::Names;
use takas_views::html::escaped;

use super::visit::Visit;
use crate::server::policy::{Action, Compartment};

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
    /// Whether people stand by their names.
    pub(in crate::server) is_named: bool,
    /// The pages that are led to.
    offered: Vec<(&'static str, &'static str)>,
}

/// The pages of an operation, and the ids of their words.
const PAGES: [(&str, &str); 8] = [
    ("board", "live-board"),
    ("people", "live-people"),
    ("requests", "live-requests"),
    ("record", "live-record"),
    ("paper", "live-paper"),
    ("deals", "deals-title"),
    ("rounds", "rounds-title"),
    ("work", "work-title"),
];

impl Frame {
    /// Around a page of a case.
    pub(in crate::server) fn of(visit: &Visit, here: &'static str) -> Self {
        let title = PAGES.iter().find(|(page, _)| *page == here).map_or("live-say-heading", |(_, word)| word);
        let offered = PAGES.into_iter().filter(|(page, _)| *page == here || is_offered(visit, page)).collect();
        let is_named = visit.names == Names::Real;
        Self {
            key: visit.case.key.as_str().to_owned(),
            account: visit.guest.account.clone(),
            title,
            here,
            is_named,
            offered,
        }
    }

    /// The page of this name, to go back to; the board, where there is none.
    pub(in crate::server) fn page(named: &str) -> &'static str {
        PAGES.iter().map(|(page, _)| *page).find(|page| *page == named).unwrap_or("board")
    }

    /// The pages that are led to.
    pub(in crate::server) fn pages(&self) -> &[(&'static str, &'static str)] {
        &self.offered
    }
}

/// Whether a visitor is led to a page: what somebody may not open is not offered.
fn is_offered(visit: &Visit, page: &str) -> bool {
    match page {
        "rounds" => visit.is_offered(Action::SeeDeals, &visit.part()),
        "deals" | "work" => visit.is_offered(Action::SeeDeals, &Compartment::Mediator),
        _ => true,
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
