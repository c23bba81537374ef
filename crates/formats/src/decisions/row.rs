//! The identity of a row of a list: what it is known by when the list comes again in a new version.
//!
//! A row with a key of the party's own is known by it. Any other is known by its cells: first by all of them, then by the name as supplied.
//! The number of the row tells apart what is else alike, and is never enough alone: rows move when one is put in above them.

use sha2::{Digest as _, Sha256};
use takas_lists::{Calendar, Claim, ClaimRef, List, Name, PartialDate, Sex, Standing};

use crate::deals::hex;

/// How many hexadecimal digits a digest of a row has: it tells that a row has changed, and keeps nothing secret.
const DIGITS: usize = 16;

/// What a row is known by.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowKey {
    /// The list: the name of its file.
    pub list: String,
    /// The party's own key of the row, where it has one.
    pub key: Option<String>,
    /// The first name, as supplied.
    pub name: String,
    /// The sheet in which it stood; empty where there are none.
    pub sheet: String,
    /// The row in which it stood.
    pub row: u32,
    /// The digest of its cells as they were.
    pub digest: String,
}

impl RowKey {
    /// What a row of a list is known by.
    ///
    /// # Panics
    /// When the list has no such row.
    #[must_use]
    pub fn of(list: &List, claim: ClaimRef) -> Self {
        let claim = &list.claims[claim.0 as usize];
        Self {
            list: list.title.clone(),
            key: claim.key.clone(),
            name: shown_name(claim),
            sheet: claim.origin.sheet.clone(),
            row: claim.origin.row,
            digest: digest(claim),
        }
    }
}

impl RowKey {
    /// Whether the row is one of this list: by the name of its file, whatever kind of file it has become (`NOR.csv`, then `NOR.xlsx`).
    #[must_use]
    pub fn is_of(&self, list: &List) -> bool {
        self.list == list.title || stem(&self.list) == stem(&list.title)
    }
}

/// The name of a file without its ending.
fn stem(title: &str) -> &str {
    title.split_once('.').map_or(title, |(stem, _)| stem)
}

/// Where a row is found in a list as it is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// As it was.
    AsItWas(ClaimRef),
    /// The same row with other cells.
    Changed(ClaimRef),
    /// There is no such row any more.
    Gone,
    /// Several rows could be it.
    Unclear,
}

impl Found {
    /// The row, where there is one.
    #[must_use]
    pub fn claim(self) -> Option<ClaimRef> {
        match self {
            Self::AsItWas(claim) | Self::Changed(claim) => Some(claim),
            Self::Gone | Self::Unclear => None,
        }
    }
}

/// Looks for a row in a list, whose title is not looked at.
#[must_use]
pub fn find_row(list: &List, wanted: &RowKey) -> Found {
    let told = |claim: ClaimRef| {
        let is_same = digest(&list.claims[claim.0 as usize]) == wanted.digest || wanted.digest.is_empty();
        if is_same { Found::AsItWas(claim) } else { Found::Changed(claim) }
    };
    if let Some(key) = &wanted.key {
        let same_key = all(list, |claim| claim.key.as_ref() == Some(key));
        if !same_key.is_empty() {
            return one_of(list, &same_key, wanted).map_or(Found::Unclear, told);
        }
    }
    // A row that had a key and has lost it is looked for like one that never had any.
    let keyless = |claim: &Claim| wanted.key.is_none() || claim.key.is_none();
    if !wanted.digest.is_empty() {
        let alike = all(list, |claim| keyless(claim) && digest(claim) == wanted.digest);
        if !alike.is_empty() {
            return one_of(list, &alike, wanted).map_or(Found::Unclear, Found::AsItWas);
        }
    }
    let named = all(list, |claim| keyless(claim) && !wanted.name.is_empty() && shown_name(claim) == wanted.name);
    if named.is_empty() {
        return Found::Gone;
    }
    // Of several of one name none is taken for a row that has changed, wherever it stands: rows move.
    let is_plain = named.len() == 1 || wanted.digest.is_empty();
    one_of(list, &named, wanted).filter(|_| is_plain).map_or(Found::Unclear, told)
}

fn all(list: &List, is_meant: impl Fn(&Claim) -> bool) -> Vec<ClaimRef> {
    let numbered = (0_u32..).zip(&list.claims).filter(|(_, claim)| is_meant(claim));
    numbered.map(|(index, _)| ClaimRef(index)).collect()
}

/// The only one, or the one that stands where the row stood.
fn one_of(list: &List, among: &[ClaimRef], wanted: &RowKey) -> Option<ClaimRef> {
    if let [only] = among {
        return Some(*only);
    }
    let stood = |claim: &&ClaimRef| {
        let origin = &list.claims[claim.0 as usize].origin;
        origin.row == wanted.row && origin.sheet == wanted.sheet
    };
    among.iter().find(stood).copied()
}

/// The first name, as supplied.
pub(super) fn shown_name(claim: &Claim) -> String {
    claim.names.first().map(Name::shown).unwrap_or_default()
}

/// A cell of a row, as supplied.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// What it is; of a column that means nothing to Takas, its own heading.
    pub column: String,
    /// What stands in it.
    pub text: String,
}

/// Every cell of a row that holds something, names first; the key is not among them.
#[must_use]
pub fn cells(claim: &Claim) -> Vec<Cell> {
    let mut out = Vec::new();
    let mut put = |column: &str, text: &str| {
        if !text.trim().is_empty() {
            out.push(Cell { column: column.to_owned(), text: text.to_owned() });
        }
    };
    for (index, name) in claim.names.iter().enumerate() {
        if let Some(whole) = &name.whole {
            put(if index == 0 { "name" } else { "also named" }, whole);
        }
        for (column, part) in
            [("given name", &name.given), ("middle name", &name.middle), ("family name", &name.family)]
        {
            put(column, part.as_deref().unwrap_or_default());
        }
    }
    put("father", &claim.father.as_ref().map(Name::shown).unwrap_or_default());
    put("mother", &claim.mother.as_ref().map(Name::shown).unwrap_or_default());
    put("sex", claim.sex.map_or("", sex_word));
    put("born", &dates(&claim.born));
    put("birth place", claim.birth_place.as_deref().unwrap_or_default());
    put("nationality", &claim.nationalities.join("; "));
    put("document", &claim.documents.join("; "));
    put("unit", claim.unit.as_deref().unwrap_or_default());
    put("held at", claim.held_at.as_deref().unwrap_or_default());
    put("standing", claim.standing.map_or("", standing_word));
    put("since", &dates(&claim.since));
    for (column, text) in &claim.other {
        put(column, text);
    }
    out
}

/// A digest over every cell. Where the row stands does not count, nor its key.
pub(super) fn digest(claim: &Claim) -> String {
    let mut hash = Sha256::new();
    hash.update(b"takas row 1\n");
    for cell in cells(claim) {
        hash.update(format!("{} {}{} {}", cell.column.len(), cell.column, cell.text.len(), cell.text));
    }
    let mut digits = hex(&hash.finalize());
    digits.truncate(DIGITS);
    digits
}

fn dates(dates: &[PartialDate]) -> String {
    dates.iter().map(date_words).collect::<Vec<_>>().join(" or ")
}

/// A date as far as it is known: `1990-04-03`, `1990-04`, `1990`; with the calendar in which it was written, where that is another.
#[must_use]
pub fn date_words(date: &PartialDate) -> String {
    let month = date.month.map(|month| format!("-{month:02}")).unwrap_or_default();
    let day = date.day.filter(|_| date.month.is_some()).map(|day| format!("-{day:02}")).unwrap_or_default();
    let calendar = match date.written_in {
        Calendar::Gregorian => "",
        Calendar::Hijri => " (written by the Islamic calendar)",
        Calendar::Persian => " (written by the Persian calendar)",
    };
    format!("{:04}{month}{day}{calendar}", date.year)
}

fn sex_word(sex: Sex) -> &'static str {
    match sex {
        Sex::Female => "female",
        Sex::Male => "male",
    }
}

/// The word of what a list says of a person.
pub(super) fn standing_word(standing: Standing) -> &'static str {
    match standing {
        Standing::Claimed => "claimed",
        Standing::Acknowledged => "acknowledged",
        Standing::Denied => "denied",
        Standing::Dead => "dead",
        Standing::Released => "released",
        Standing::Missing => "missing",
        Standing::Seen => "seen",
    }
}
