//! Lists open to objection, for the mediator and for a party.

use super::layout::{Page, left};
use crate::mediator::WindowView;
use crate::phrase::Phrase;
use crate::projection::{PartyList, PartyObjection};
use crate::words;
use crate::words::lists::{self as said, with_go};

/// Every list with every objection.
pub(super) fn mediator(page: &mut Page, lists: &[WindowView]) {
    if lists.is_empty() {
        return;
    }
    page.heading(&said::LISTS);
    for list in lists {
        let published = list.published.as_ref().map_or(String::new(), |to| format!("; {to}"));
        let head = words::owned(&list.party.name, &list.name);
        page.paragraph(0, &head);
        page.paragraph(2, &format!("{}; {}{published}.", with_go(&list.places, list.go.as_ref()), list.tally));
        page.paragraph(2, &list.window);
        page.list(4, "", &words_of(&list.who));
        if !list.objections.is_empty() {
            let rows: Vec<Vec<String>> = list
                .objections
                .iter()
                .map(|one| {
                    let told = words_of(&[one.against.clone(), one.decision.clone(), one.raised.clone()]);
                    [told, vec![one.party.name.clone()]].concat()
                })
                .collect();
            let columns = [
                left(said::AGAINST.as_str()),
                left(said::DECISION.as_str()),
                left(said::RAISED.as_str()),
                left(said::REPORTED.as_str()),
            ];
            page.table(2, &columns, &rows);
        }
    }
}

/// The lists a party knows.
pub(super) fn party(page: &mut Page, lists: &[PartyList]) {
    if lists.is_empty() {
        return;
    }
    page.heading(&said::LISTS);
    for list in lists {
        let head = match &list.name {
            Some(name) => format!("{} ({})", words::quoted(name), said::YOURS),
            None => list.by.name.clone(),
        };
        let tally = list.tally.as_ref().map_or(String::new(), |tally| format!("; {tally}"));
        page.paragraph(0, &head);
        page.paragraph(2, &format!("{}{tally}.", with_go(&list.places, list.go.as_ref())));
        page.paragraph(2, &list.window);
        page.list(4, "", &words_of(&list.who));
    }
}

/// A party's own objections.
pub(super) fn objections(page: &mut Page, objections: &[PartyObjection]) {
    if objections.is_empty() {
        return;
    }
    page.gap();
    page.line(&said::OBJECTS);
    let rows: Vec<Vec<String>> = objections
        .iter()
        .map(|one| words_of(&[one.against.clone(), one.decision.clone(), one.raised.clone()]))
        .collect();
    page.table(2, &[left(""), left(""), left("")], &rows);
}

fn words_of(phrases: &[Phrase]) -> Vec<String> {
    phrases.iter().map(Phrase::to_string).collect()
}
