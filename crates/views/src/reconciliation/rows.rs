//! How a row and its evidence enter a view: cleaned, and under pseudonyms where asked for.
//!
//! Under pseudonyms a row is its list and its number. Its cells, and what the evidence laid side by side, are left out: a birth date or a
//! village names people too.

use takas_formats::decisions::{Cell, cells};
use takas_formats::settled::{Owned, says};
use takas_lists::evidence::{Bits, Evidence, Field, Finding};
use takas_lists::reconcile::Row;
use takas_lists::{Name, Standing};

use super::SaidLine;
use crate::findings::Names;
use crate::names::{clean, isolated};
use crate::words::reconciliation as said;

/// A row of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RowLine {
    /// The list.
    pub list: String,
    /// The sheet; empty where there are none.
    pub sheet: String,
    /// The row, as a person counts them.
    pub number: u32,
    /// The party's own key; none under pseudonyms.
    pub key: Option<String>,
    /// The name as supplied, or a pseudonym.
    pub name: String,
    /// What the row says of the person: `claimed`, `acknowledged` and so on.
    pub says: &'static str,
    /// Every cell as supplied, names first; none under pseudonyms.
    pub cells: Vec<(String, String)>,
}

impl RowLine {
    /// The list and the row, in words that name nobody.
    #[must_use]
    pub fn place(&self) -> String {
        said::place(&self.list, &self.sheet, self.number)
    }
}

/// A line of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct EvidenceLine {
    /// What was compared.
    pub field: Field,
    /// What was found.
    pub finding: Finding,
    /// What it weighs.
    pub weight: Bits,
    /// What one row says; empty under pseudonyms.
    pub one: String,
    /// What the other says; likewise.
    pub other: String,
}

/// Shows rows of some lists.
pub(crate) struct Shower<'a> {
    lists: &'a [Owned<'a>],
    names: Names,
}

impl<'a> Shower<'a> {
    pub(crate) fn new(lists: &'a [Owned<'a>], names: Names) -> Self {
        Self { lists, names }
    }

    pub(crate) fn hidden(&self) -> bool {
        self.names == Names::Pseudonyms
    }

    pub(crate) fn row(&self, row: Row) -> RowLine {
        let list = self.lists[usize::from(row.list.0)].side.list;
        let claim = &list.claims[row.claim.0 as usize];
        let title = shown(&list.title);
        let hidden = self.hidden();
        let name = if hidden {
            pseudonym(&title, &claim.origin.sheet, claim.origin.row)
        } else {
            shown(&claim.names.first().map(Name::shown).unwrap_or_default())
        };
        let line = |cell: Cell| (shown(&cell.column), shown(&cell.text));
        RowLine {
            list: title,
            sheet: shown(&claim.origin.sheet),
            number: claim.origin.row,
            key: claim.key.as_deref().filter(|_| !hidden).map(shown),
            name,
            says: standing_word(says(self.lists, row)),
            cells: if hidden { Vec::new() } else { cells(claim).into_iter().map(line).collect() },
        }
    }

    pub(crate) fn evidence(&self, evidence: &Evidence) -> Vec<EvidenceLine> {
        let hidden = self.hidden();
        let side = |text: &str| if hidden { String::new() } else { shown(text) };
        let line = |line: &takas_lists::evidence::Line| EvidenceLine {
            field: line.field,
            finding: line.finding,
            weight: line.weight,
            one: side(&line.one),
            other: side(&line.other),
        };
        evidence.lines.iter().map(line).collect()
    }

    /// Why somebody decided may name whom it is about.
    pub(crate) fn hide_reasons(&self, mut said: Vec<SaidLine>) -> Vec<SaidLine> {
        if self.hidden() {
            for line in &mut said {
                line.why = None;
            }
        }
        said
    }
}

/// A text as views show it.
pub(crate) fn shown(text: &str) -> String {
    isolated(clean(text))
}

/// A row by its list and its number.
fn pseudonym(list: &str, sheet: &str, row: u32) -> String {
    let stem = list.split_once('.').map_or(list, |(stem, _)| stem);
    if sheet.is_empty() { format!("{stem}-{row:02}") } else { format!("{stem}-{}-{row:02}", shown(sheet)) }
}

/// The word of what a list says of somebody.
pub(crate) fn standing_word(standing: Standing) -> &'static str {
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
