//! How a row and its evidence enter a view: cleaned, and under pseudonyms where asked for.
//!
//! Under pseudonyms a row is its list and its number. Its cells, and what the evidence laid side by side, are left out: a birth date or a
//! village names people too.

use takas_formats::decisions::{Cell, cells};
use takas_formats::settled::{Owned, says};
use takas_lists::Name;
use takas_lists::evidence::{Bits, Evidence, Field, Finding};
use takas_lists::reconcile::Row;

use super::SaidLine;
use crate::findings::Names;
use crate::names::{clean, isolated};
use crate::phrase::{Fixed, Phrase};
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
    pub says: Fixed,
    /// Every cell as supplied, names first; none under pseudonyms.
    pub cells: Vec<(String, String)>,
}

impl RowLine {
    /// The list and the row, in words that name nobody.
    #[must_use]
    pub fn place(&self) -> Phrase {
        said::place(&self.list, &self.sheet, self.number)
    }

    /// Its cells beside the name and what its list says, each with what it is.
    pub(crate) fn known(&self) -> impl Iterator<Item = (Phrase, Phrase)> + '_ {
        let beside = self.cells.iter().filter(|(column, _)| column != "name" && column != "standing");
        beside.map(|(column, text)| (said::column(column), said::cell(column, text)))
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

impl EvidenceLine {
    /// What the rows say, one beside the other; none: neither says anything that is shown.
    #[must_use]
    pub fn sides(&self) -> Option<[Phrase; 2]> {
        let is_said = !self.one.is_empty() || !self.other.is_empty();
        is_said.then(|| [&self.one, &self.other].map(|text| self.side(text)))
    }

    fn side(&self, text: &str) -> Phrase {
        let rows = || text.strip_suffix(" rows")?.parse().ok();
        match self.field {
            Field::Sex => said::sex(text),
            // How many rows each list has.
            Field::Before => rows().map_or_else(|| Phrase::supplied(text), said::rows),
            _ => Phrase::supplied(text),
        }
    }
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
            says: said::standing(says(self.lists, row)),
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
