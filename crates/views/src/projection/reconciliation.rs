//! What one party may see of lists: its own rows, as it supplied them, and rows of others that the mediators have released to it.
//!
//! Not: whether anybody else is on any list, whether a row of its own has a counterpart that was not released, what the score or any
//! mediator thinks, who asked, who was told, and where in another's list a row stands or how long that list is. Of a released row a party
//! sees the names, the birth date and what the list says of the person; papers, places and units stay with whose list it is.

use std::collections::BTreeSet;

use takas_formats::decisions::date_words;
use takas_formats::list_book::ListBook;
use takas_formats::settled::{Settled, says};
use takas_lists::reconcile::{ListRef, Row};
use takas_lists::{ClaimRef, Name};
use takas_model::{Instant, PartyRef};

use super::PartyName;
use crate::findings::Names;
use crate::names::{Namer, clean, isolated};
use crate::phrase::{Fixed, Phrase};
use crate::reconciliation::{Reconciled, RowLine, Shower};
use crate::words;
use crate::words::reconciliation as said;

/// A party's own sheet of lists.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PartySheet {
    /// The title of the case, or of the party's own list.
    pub title: String,
    /// Whose sheet it is.
    pub party: PartyName,
    /// Warnings that go on every output.
    pub warnings: Vec<String>,
    /// Whether the case is historical.
    pub historical: bool,
    /// Whether names are hidden.
    pub pseudonyms: bool,
    /// Its own rows, in the order of its lists.
    pub own: Vec<RowLine>,
    /// What was released to it.
    pub received: Vec<ReceivedLine>,
}

/// A row of another that was released to a party.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReceivedLine {
    /// From whom it comes; none: a neutral visitor's, or not known.
    pub from: Option<PartyName>,
    /// The names, as supplied.
    pub names: Vec<String>,
    /// The birth date, as far as it is known.
    pub born: Option<String>,
    /// What the list says of the person.
    pub says: Fixed,
    /// Rows of the party's own that are the same human, where that is settled.
    pub answers: Vec<Phrase>,
}

/// Whose sheet is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetOf {
    /// A party of the case.
    Party(PartyRef),
    /// Where there is no case: whoever made this list.
    List(ListRef),
}

/// A party's own sheet; see [the module](self).
#[must_use]
pub fn project_sheet(
    all: &Reconciled<'_>,
    settled: &[Settled],
    book: &ListBook,
    of: &SheetOf,
    now: Instant,
    names: Names,
) -> PartySheet {
    let sheet = Sheet { all, settled, book, of, now, shower: Shower::new(all.lists, names) };
    let rows = sheet.rows();
    let own = rows.iter().filter(|row| sheet.is_own(row.list)).map(|row| sheet.shower.row(*row)).collect();
    let released: Vec<Row> = rows.iter().copied().filter(|row| sheet.is_released(*row)).collect();
    PartySheet {
        title: sheet.title(),
        party: sheet.party(),
        warnings: all.case.and_then(|case| words::historical(case.nature)).map(str::to_owned).into_iter().collect(),
        historical: all.case.is_some_and(|case| case.nature == takas_model::Nature::Historical),
        pseudonyms: sheet.shower.hidden(),
        own,
        received: released.iter().enumerate().map(|(index, row)| sheet.received(index, *row)).collect(),
    }
}

struct Sheet<'a> {
    all: &'a Reconciled<'a>,
    settled: &'a [Settled],
    book: &'a ListBook,
    of: &'a SheetOf,
    now: Instant,
    shower: Shower<'a>,
}

impl Sheet<'_> {
    fn rows(&self) -> Vec<Row> {
        let lists = (0_u8..).zip(self.all.lists);
        let of_list = |(index, list): (u8, &takas_formats::settled::Owned<'_>)| {
            let count = u32::try_from(list.side.list.claims.len()).unwrap_or(u32::MAX);
            (0..count).map(move |claim| Row { list: ListRef(index), claim: ClaimRef(claim) })
        };
        lists.flat_map(of_list).collect()
    }

    fn is_own(&self, list: ListRef) -> bool {
        match self.of {
            SheetOf::Party(party) => self.all.lists[usize::from(list.0)].party == Some(*party),
            SheetOf::List(own) => list == *own,
        }
    }

    /// Whether a row of another was released to the party. Without a case nothing is.
    fn is_released(&self, row: Row) -> bool {
        let SheetOf::Party(party) = self.of else { return false };
        let list = self.all.lists[usize::from(row.list.0)].side.list;
        !self.is_own(row.list) && self.book.is_released(list, row.claim, *party, self.now)
    }

    fn received(&self, index: usize, row: Row) -> ReceivedLine {
        let list = &self.all.lists[usize::from(row.list.0)];
        let claim = &list.side.list.claims[row.claim.0 as usize];
        let from = list.party.zip(self.all.case).map(|(party, case)| {
            let party = case.party(party);
            PartyName { id: shown(&party.id), name: shown(&party.name) }
        });
        let hidden = self.shower.hidden();
        let names = if hidden {
            // Numbered by what this party sees, so that the number says nothing of the list.
            vec![format!("released-{:02}", index + 1)]
        } else {
            claim.names.iter().map(|name| shown(&Name::shown(name))).collect()
        };
        let born = claim.born.first().filter(|_| !hidden).map(date_words);
        ReceivedLine { from, names, born, says: said::standing(says(self.all.lists, row)), answers: self.answers(row) }
    }

    /// Rows of the party's own that are settled to be the same human.
    fn answers(&self, row: Row) -> Vec<Phrase> {
        let same = self.settled.iter().filter(|one| one.unsettled.is_none());
        let group = same.clone().find(|one| one.words.iter().any(|word| word.row == row));
        let own = group.map_or(&[][..], |group| &group.words).iter().map(|word| word.row);
        let own: BTreeSet<Row> = own.filter(|row| self.is_own(row.list)).collect();
        own.into_iter().map(|row| self.shower.row(row).place()).collect()
    }

    fn title(&self) -> String {
        match (self.all.case, self.of) {
            (Some(case), _) if self.shower.hidden() => Namer::outsider(case).prose(&case.title),
            (Some(case), _) => shown(&case.title),
            (None, SheetOf::List(list)) => shown(&self.all.lists[usize::from(list.0)].side.list.title),
            (None, SheetOf::Party(_)) => String::new(),
        }
    }

    fn party(&self) -> PartyName {
        match (self.all.case, self.of) {
            (Some(case), SheetOf::Party(party)) => {
                let party = case.party(*party);
                PartyName { id: shown(&party.id), name: shown(&party.name) }
            }
            (_, SheetOf::List(list)) => {
                let title = &self.all.lists[usize::from(list.0)].side.list.title;
                let stem = title.split_once('.').map_or(title.as_str(), |(stem, _)| stem);
                PartyName { id: shown(stem), name: shown(stem) }
            }
            (None, SheetOf::Party(_)) => PartyName { id: String::new(), name: String::new() },
        }
    }
}

fn shown(text: &str) -> String {
    isolated(clean(text))
}
