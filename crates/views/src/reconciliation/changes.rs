//! What a new version of a list changes, as rows and cells side by side, with the decisions that need a look.

use takas_formats::decisions::{Found, ListChanges, Side, Stand};
use takas_formats::settled::Owned;
use takas_lists::reconcile::{ListRef, Role, Row};
use takas_lists::{ClaimRef, List};

use super::rows::{RowLine, Shower, shown};
use crate::findings::Names;
use crate::phrase::Phrase;

/// What changed, for the mediator.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ChangesView {
    /// The former version.
    pub before: String,
    /// The new one.
    pub now: String,
    /// Whether names are hidden.
    pub pseudonyms: bool,
    /// How many rows are as they were.
    pub kept: usize,
    /// Rows of which cells changed.
    pub changed: Vec<ChangeLine>,
    /// Rows that are new.
    pub added: Vec<RowLine>,
    /// Rows that are gone.
    pub gone: Vec<RowLine>,
    /// How many decisions speak of rows that are as they were.
    pub decisions_kept: usize,
    /// Of rows that changed.
    pub decisions_changed: usize,
    /// Of rows that are gone, or cannot be told from others.
    pub decisions_lost: usize,
}

/// A row of which cells changed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ChangeLine {
    /// The row as it is now.
    pub row: RowLine,
    /// Where it stood.
    pub before: Phrase,
    /// Its changed cells.
    pub cells: Vec<CellLine>,
}

/// A cell that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CellLine {
    /// Which.
    pub column: String,
    /// What stood there; none: nothing, or it is hidden.
    pub before: Option<String>,
    /// What stands there.
    pub now: Option<String>,
}

/// Lays out what a new version of a list changes. `stand` says how the decisions stand with the new version; none: there are none.
#[must_use]
pub fn brief_changes(
    before: &List,
    now: &List,
    changes: &ListChanges,
    stand: Option<&Stand>,
    names: Names,
) -> ChangesView {
    let side = |list| Owned { side: takas_lists::reconcile::Side { list, role: Role::Claims }, party: None };
    let sides = [side(before), side(now)];
    let shower = Shower::new(&sides, names);
    let row = |list: u8, claim: ClaimRef| shower.row(Row { list: ListRef(list), claim });
    let hidden = shower.hidden();
    let cell = |text: &Option<String>| text.as_deref().filter(|_| !hidden).map(shown);
    let changed = changes.changed.iter().map(|change| ChangeLine {
        row: row(1, change.now),
        before: row(0, change.before).place(),
        cells: change
            .cells
            .iter()
            .map(|one| CellLine { column: shown(&one.column), before: cell(&one.before), now: cell(&one.now) })
            .collect(),
    });
    let (mut kept, mut altered, mut lost) = (0, 0, 0);
    for (one, other) in stand.map_or(&[][..], |stand| &stand.sides) {
        let of_list: Vec<Found> = [one, other]
            .into_iter()
            .filter_map(|side| if let Side::Here(_, found) = side { Some(*found) } else { None })
            .collect();
        match of_list.as_slice() {
            [] => {}
            found if found.iter().any(|found| found.claim().is_none()) => lost += 1,
            found if found.iter().any(|found| matches!(found, Found::Changed(_))) => altered += 1,
            _ => kept += 1,
        }
    }
    ChangesView {
        before: shown(&before.title),
        now: shown(&now.title),
        pseudonyms: hidden,
        kept: changes.kept.len(),
        changed: changed.collect(),
        added: changes.added.iter().map(|claim| row(1, *claim)).collect(),
        gone: changes.gone.iter().map(|claim| row(0, *claim)).collect(),
        decisions_kept: kept,
        decisions_changed: altered,
        decisions_lost: lost,
    }
}
