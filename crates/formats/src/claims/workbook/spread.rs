//! Merged cells: what stands in one counts for every row that it spans.

use crate::claims::cell::{Cell, Row};

/// The cells that reach further down.
#[derive(Default)]
pub(super) struct Spread {
    active: Vec<Reach>,
}

struct Reach {
    column: usize,
    cell: Cell,
    last_row: u32,
}

/// The most cells that reach down at once: one in each column that is read.
const ACTIVE_MAX: usize = 1_024;

impl Spread {
    /// Puts a cell into its row, with the rows and columns that it spans.
    pub(super) fn put(&mut self, row: &mut Row, column: usize, cell: Cell, (rows, columns): (u32, usize)) {
        if cell.is_empty() {
            return;
        }
        if columns > 1 {
            row.wide.push((column, column.saturating_add(columns)));
        }
        if rows > 1 && self.active.len() < ACTIVE_MAX {
            let last_row = row.number.saturating_add(rows - 1);
            self.active.push(Reach { column, cell: cell.clone(), last_row });
        }
        if row.cells.len() <= column {
            row.cells.resize(column + 1, Cell::Empty);
        }
        row.cells[column] = cell;
    }

    /// Fills the row from the cells above that reach into it.
    pub(super) fn fill(&mut self, row: &mut Row) {
        self.active.retain(|reach| reach.last_row >= row.number);
        for reach in &self.active {
            if row.cells.len() <= reach.column {
                row.cells.resize(reach.column + 1, Cell::Empty);
            }
            if row.cells[reach.column].is_empty() {
                row.cells[reach.column] = reach.cell.clone();
                row.from_above.push(reach.column);
            }
        }
    }
}
