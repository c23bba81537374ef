//! The mediator's book of names: who asked about a row of a list, who was told of it, to whom it may go, and who goes in whose place.
//!
//! Merely asking about a name can endanger its bearer. So nothing of a list goes to another party but what was released to it by name of the
//! row; what was told without that is said to have been.

use std::collections::BTreeSet;

use takas_lists::{ClaimRef, List};
use takas_model::{Case, Instant, ItemRef, PartyRef, Status};

use crate::decisions::write::{append, moment, quoted, row};
use crate::decisions::{Found, RowKey, find_row};
pub use crate::reading::list_book::{ReadListBook, read_list_book};

/// Where the book lies: the mediator's own compartment.
pub const LIST_BOOK_FILE: &str = "mediator/lists.toml";

/// The book of names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListBook {
    /// Who asked about whom.
    pub asked: Vec<AskedAbout>,
    /// Who was told of whom.
    pub told: Vec<ToldOf>,
    /// What may go to whom.
    pub released: Vec<Release>,
    /// Who goes in whose place.
    pub substitutes: Vec<Substitutes>,
}

/// That a party asked about a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedAbout {
    /// About which row.
    pub row: RowKey,
    /// Which party asked.
    pub by: PartyRef,
    /// Who of the mediators heard it.
    pub heard_by: Option<String>,
    /// When.
    pub at: Instant,
    /// A remark.
    pub note: Option<String>,
}

/// That a party was told a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldOf {
    /// Of which row.
    pub row: RowKey,
    /// Which party.
    pub to: PartyRef,
    /// Who of the mediators told it.
    pub by: String,
    /// When.
    pub at: Instant,
    /// A remark.
    pub note: Option<String>,
}

/// That the mediator lets a row go to parties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// Which row, as it was when it was released.
    pub row: RowKey,
    /// To whom.
    pub to: Vec<PartyRef>,
    /// Who of the mediators released it.
    pub by: String,
    /// When.
    pub at: Instant,
    /// From when on it is not released any more.
    pub withdrawn: Option<Instant>,
    /// Who of the mediators withdrew it.
    pub withdrawn_by: Option<String>,
    /// Why.
    pub why: Option<String>,
}

impl Release {
    /// Whether it lets the row go to the party at that time.
    #[must_use]
    pub fn holds(&self, party: PartyRef, now: Instant) -> bool {
        self.to.contains(&party) && self.at <= now && self.withdrawn.is_none_or(|withdrawn| now < withdrawn)
    }
}

/// Who goes in whose place, the first who can.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Substitutes {
    /// In whose place.
    pub of: ItemRef,
    /// Who, the first first.
    pub next: Vec<ItemRef>,
    /// Who of the parties or mediators laid it down.
    pub by: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

impl ListBook {
    /// Whether a row may go to a party now. A row that has changed since it was released may not: it was another row that was looked at.
    #[must_use]
    pub fn is_released(&self, list: &List, claim: ClaimRef, party: PartyRef, now: Instant) -> bool {
        let is_row =
            |release: &&Release| release.row.is_of(list) && find_row(list, &release.row) == Found::AsItWas(claim);
        self.released.iter().filter(is_row).any(|release| release.holds(party, now))
    }

    /// Who asked about a row.
    pub fn asked_about<'a>(&'a self, list: &'a List, claim: ClaimRef) -> impl Iterator<Item = &'a AskedAbout> {
        self.asked.iter().filter(move |one| is_row(list, claim, &one.row))
    }

    /// Who was told of a row.
    pub fn told_of<'a>(&'a self, list: &'a List, claim: ClaimRef) -> impl Iterator<Item = &'a ToldOf> {
        self.told.iter().filter(move |one| is_row(list, claim, &one.row))
    }

    /// The releases of a row, in force or not; also those of the row as it was before it changed.
    pub fn releases_of<'a>(&'a self, list: &'a List, claim: ClaimRef) -> impl Iterator<Item = &'a Release> {
        self.released.iter().filter(move |one| is_row(list, claim, &one.row))
    }

    /// Who goes in the place of somebody who cannot: the first of the line who is acknowledged and not gone either.
    #[must_use]
    pub fn in_place_of(&self, case: &Case, of: ItemRef, gone: &BTreeSet<ItemRef>) -> Option<ItemRef> {
        let line = self.substitutes.iter().find(|line| line.of == of)?;
        let can = |item: &&ItemRef| !gone.contains(item) && is_acknowledged(case, **item);
        line.next.iter().find(can).copied()
    }

    /// The lines that say who goes in the place of somebody who cannot, in the order in which they are asked: the person's own; then,
    /// where the person stood in for another who cannot go either, that other's, which goes on.
    pub fn lines_for<'a>(&'a self, of: ItemRef, gone: &'a BTreeSet<ItemRef>) -> impl Iterator<Item = &'a Substitutes> {
        let own = self.substitutes.iter().filter(move |line| line.of == of);
        let stood_in = move |line: &&Substitutes| line.of != of && gone.contains(&line.of) && line.next.contains(&of);
        own.chain(self.substitutes.iter().filter(stood_in))
    }
}

/// The text of the book in which a release, by its number from 0, holds until then, and who says so; none: there is no such release, or it was
/// withdrawn before.
#[must_use]
pub fn withdraw_release(text: &str, number: usize, by: &str, at: Instant) -> Option<String> {
    let mut document: toml_edit::DocumentMut = text.parse().ok()?;
    let release = document.get_mut("released")?.as_array_of_tables_mut()?.get_mut(number)?;
    if release.contains_key("withdrawn") {
        return None;
    }
    release["withdrawn"] = toml_edit::Item::Value(moment(at).parse().ok()?);
    release["withdrawn_by"] = toml_edit::value(by);
    Some(document.to_string())
}

/// The text of the book with a release more at its end.
#[must_use]
pub fn append_release(text: &str, release: &Release, case: &Case) -> String {
    let to: Vec<String> = release.to.iter().map(|party| quoted(&case.party(*party).id)).collect();
    let mut lines = vec![
        ("row", row(&release.row)),
        ("to", format!("[{}]", to.join(", "))),
        ("by", quoted(&release.by)),
        ("at", moment(release.at)),
    ];
    lines.extend(release.withdrawn.map(|at| ("withdrawn", moment(at))));
    lines.extend(release.withdrawn_by.as_ref().map(|who| ("withdrawn_by", quoted(who))));
    lines.extend(release.why.as_ref().map(|why| ("why", quoted(why))));
    append(text, "released", &lines)
}

/// The text of the book with a line of substitutes more at its end.
#[must_use]
pub fn append_substitutes(text: &str, line: &Substitutes, case: &Case) -> String {
    let id = |item: &ItemRef| quoted(&case.item(*item).id);
    let next: Vec<String> = line.next.iter().map(id).collect();
    let mut lines = vec![("of", id(&line.of)), ("next", format!("[{}]", next.join(", ")))];
    lines.extend(line.by.as_ref().map(|who| ("by", quoted(who))));
    lines.extend(line.note.as_ref().map(|note| ("note", quoted(note))));
    append(text, "substitutes", &lines)
}

/// The text of the book with a question more at its end.
#[must_use]
pub fn append_asked(text: &str, asked: &AskedAbout, case: &Case) -> String {
    let mut lines = vec![("row", row(&asked.row)), ("by", quoted(&case.party(asked.by).id))];
    lines.extend(asked.heard_by.as_ref().map(|who| ("heard_by", quoted(who))));
    lines.push(("at", moment(asked.at)));
    lines.extend(asked.note.as_ref().map(|note| ("note", quoted(note))));
    append(text, "asked", &lines)
}

/// The text of the book with an answer more at its end.
#[must_use]
pub fn append_told(text: &str, told: &ToldOf, case: &Case) -> String {
    let mut lines = vec![
        ("row", row(&told.row)),
        ("to", quoted(&case.party(told.to).id)),
        ("by", quoted(&told.by)),
        ("at", moment(told.at)),
    ];
    lines.extend(told.note.as_ref().map(|note| ("note", quoted(note))));
    append(text, "told", &lines)
}

fn is_row(list: &List, claim: ClaimRef, key: &RowKey) -> bool {
    key.is_of(list) && find_row(list, key).claim() == Some(claim)
}

/// Whether an item is a person whose holder says it holds them.
pub(crate) fn is_acknowledged(case: &Case, item: ItemRef) -> bool {
    match &case.item(item).kind {
        takas_model::Kind::Person(person) => person.status == Status::Acknowledged,
        _ => false,
    }
}
