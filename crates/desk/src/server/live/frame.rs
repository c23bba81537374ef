//! What every page of an operation has around its content, beside what every page has.

use std::fmt::Display;

use takas_views::html::escaped;
use takas_views::{Names, Phrase};

use super::door::Wish;
use super::visit::Visit;
use crate::server::lists;
use crate::server::plans;
use crate::server::policy::{Action, Compartment};
use crate::server::talks::positions_offered;
use crate::server::words::{Language, Speaker};

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
    /// What the case is called, for the body of a page; none where the page's own heading says it.
    pub(in crate::server) case_title: Option<String>,
    /// Whether people stand by their names.
    pub(in crate::server) is_named: bool,
    /// The pages that are led to.
    pages: Vec<(&'static str, &'static str)>,
}

/// Whether a page is for a visitor.
type IsFor = fn(&Visit) -> bool;

/// The pages of a case by the ends of their addresses, the ids of their words, and to whom they are offered.
const PAGES: [(&str, &str, IsFor); 15] = [
    ("", "talks-case", |visit| visit.is_offered(Action::SeeCase, &visit.part())),
    ("contacts", "talks-contacts", |visit| visit.is_offered(Action::SeeContacts, &visit.part())),
    ("positions", "talks-positions", |visit| !positions_offered(visit).is_empty()),
    ("lists", "lists-title", lists::are_shown),
    ("deals", "deals-title", |visit| visit.is_offered(Action::SeeDeals, &Compartment::Mediator)),
    ("rounds", "rounds-title", |visit| visit.is_offered(Action::SeeDeals, &visit.part())),
    ("works", "work-title", |visit| visit.is_offered(Action::SeeDeals, &Compartment::Mediator)),
    ("plans", "plans-title", plans::are_shown),
    ("board", "live-board", |visit| {
        let may_begin = visit.case.operation().is_none() && visit.is_offered(Action::Begin, &visit.part());
        may_begin || visit.may(Wish::SeeBoard)
    }),
    ("pictures", "pictures-title", |visit| visit.may(Wish::SeeBoard) && visit.case.operation().is_some()),
    ("people", "live-people", |visit| visit.may(Wish::SeePeople) && visit.case.operation().is_some()),
    ("requests", "live-requests", |visit| visit.may(Wish::SeeRequests) && visit.case.operation().is_some()),
    ("record", "live-record", |visit| visit.may(Wish::SeeRecord) && visit.case.operation().is_some()),
    ("paper", "live-paper", |visit| visit.may(Wish::SeeBoard) && visit.case.operation().is_some()),
    ("field", "field-title", |visit| visit.may(Wish::Say) && visit.case.operation().is_some()),
];

/// Pages below those, on which people stand, too.
const BELOW: [&str; 3] = ["lists/statuses", "lists/review", "lists/screening"];

impl Frame {
    /// Around a page of a case.
    pub(in crate::server) fn of(visit: &Visit, here: &'static str) -> Self {
        let title = PAGES.iter().find(|(page, ..)| *page == here).map_or("live-say-heading", |(_, word, _)| word);
        let offered = PAGES.iter().filter(|(.., is_for)| is_for(visit));
        let pages = offered.map(|(page, word, _)| (*page, *word)).collect();
        let is_heading = ["", "board"].contains(&here);
        Self {
            key: visit.case.key.as_str().to_owned(),
            account: visit.guest.account.clone(),
            title,
            here,
            case_title: (!is_heading).then(|| html(&visit.case.case().title)),
            is_named: visit.names == Names::Real,
            pages,
        }
    }

    /// The page of this name, to go back to; the board, where there is none. The page of the case is called `case`.
    pub(in crate::server) fn page(named: &str) -> &'static str {
        let named = if named == "case" { Some("") } else { Some(named).filter(|named| !named.is_empty()) };
        let all = PAGES.iter().map(|(page, ..)| *page).chain(BELOW);
        all.into_iter().find(|page| Some(*page) == named).unwrap_or("board")
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

/// A phrase of a view for the body of a page. What in it is English in every language is marked as such.
pub(in crate::server) fn spoken(speaker: &Speaker, phrase: &Phrase) -> String {
    let told = html(speaker.tell(phrase));
    if speaker.language() == Language::English {
        return told;
    }
    let mark =
        |told: String, part: String| told.replacen(&part, &format!("<span lang=\"en\" dir=\"ltr\">{part}</span>"), 1);
    phrase.english_parts().into_iter().filter(|part| !part.is_empty()).map(html).fold(told, mark)
}

/// Text as the value of a query: what is neither letter, digit nor one of a few signs as `%` and two digits.
pub(in crate::server) fn query(text: &str) -> String {
    let one = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    text.bytes().map(one).collect()
}

#[cfg(test)]
mod tests {
    use takas_views::words::operation::copy_trouble;

    use super::*;
    use crate::server::words::Words;

    #[test]
    fn what_is_english_in_a_phrase_is_marked_where_the_page_is_not() {
        let (words, phrase) = (Words::new(), copy_trouble("a <disk> is full"));
        let marked = "<span lang=\"en\" dir=\"ltr\">a &lt;disk&gt; is full</span>";
        for language in Language::ALL {
            let said = spoken(&words.of(language), &phrase);
            assert_eq!(said.contains(marked), language != Language::English, "{said}");
            assert!(said.contains("a &lt;disk&gt; is full"), "{said}");
        }
    }
}
