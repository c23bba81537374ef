//! A sparse LU factorisation of a basis, kept up to date as columns are replaced.
//!
//! Singletons are peeled off first; what is left is eliminated by Markowitz counts with a threshold for stability (Suhl and Suhl,
//! *Computing sparse LU factorizations for large-scale linear programming bases*, 1990). Updates after Forrest and Tomlin,
//! *Updated triangular factors of the basis to maintain sparsity in the product form simplex method* (1972).
//!
//! A column of the basis is known by the row it pivots in; the pivot order is kept apart, in `order`.

/// Entries smaller than this are taken for zero.
const ZERO: f64 = 1e-14;
/// Pivots smaller than this are refused.
const PIVOT_MIN: f64 = 1e-9;
/// A pivot must be at least this part of the largest entry of its column.
const THRESHOLD: f64 = 0.1;
/// Columns looked at for a pivot.
const SEARCH: usize = 4;

type Entries = Vec<(usize, f64)>;

/// One elementary column: `x[i] -= value · x[pivot]` for its entries.
#[derive(Clone, Debug)]
struct Column {
    pivot: usize,
    entries: Entries,
}

/// One elementary row: `x[target] -= Σ value · x[j]` over its entries.
#[derive(Clone, Debug)]
struct RowOperation {
    target: usize,
    entries: Entries,
}

/// The factors.
#[derive(Clone, Debug, Default)]
pub(super) struct Factor {
    lower: Vec<Column>,
    updates: Vec<RowOperation>,
    diagonal: Vec<f64>,
    /// Upper factor without its diagonal, by columns and by rows.
    upper_columns: Vec<Entries>,
    upper_rows: Vec<Entries>,
    /// Pivots in order; one that moved to the end leaves its old place with an outdated stamp.
    order: Vec<usize>,
    /// Place of each pivot in `order`.
    place: Vec<usize>,
    scratch: Vec<f64>,
    /// Entries touched since last asked.
    pub(super) work: u64,
}

/// Where each column pivots, `None` for those left out because they depend on others.
pub(super) struct Pivots {
    pub(super) row_of: Vec<Option<usize>>,
}

impl Factor {
    /// Factorises these columns over `rows` rows. Rows in which no column pivots get unit columns.
    pub(super) fn new(rows: usize, columns: &[&[(usize, f64)]]) -> (Self, Pivots) {
        let mut building = Building::new(rows, columns);
        building.peel();
        building.eliminate();
        building.finish()
    }

    /// How many columns were replaced since the factorisation.
    pub(super) fn updates(&self) -> usize {
        self.updates.len()
    }

    /// Solves `B·x = b` in place. Where `spike` is given it takes the half-way result, for [`Self::replace`].
    pub(super) fn forward(&mut self, x: &mut [f64], spike: Option<&mut Entries>) {
        let mut work = 0;
        for column in &self.lower {
            let value = x[column.pivot];
            if value != 0.0 {
                for &(row, factor) in &column.entries {
                    x[row] -= factor * value;
                }
                work += column.entries.len();
            }
        }
        for update in &self.updates {
            let sum: f64 = update.entries.iter().map(|&(row, factor)| factor * x[row]).sum();
            x[update.target] -= sum;
            work += update.entries.len();
        }
        if let Some(spike) = spike {
            spike.clear();
            spike
                .extend(x.iter().enumerate().filter(|(_, value)| value.abs() > ZERO).map(|(row, &value)| (row, value)));
        }
        for (place, &pivot) in self.order.iter().enumerate().rev() {
            let value = x[pivot];
            if value == 0.0 || self.place[pivot] != place {
                continue;
            }
            if value.abs() < ZERO {
                x[pivot] = 0.0;
                continue;
            }
            let value = value / self.diagonal[pivot];
            x[pivot] = value;
            for &(row, factor) in &self.upper_columns[pivot] {
                x[row] -= factor * value;
            }
            work += self.upper_columns[pivot].len();
        }
        self.work += (work + self.order.len() / 8) as u64;
    }

    /// Solves `Bᵀ·y = c` in place.
    pub(super) fn backward(&mut self, y: &mut [f64]) {
        let mut work = 0;
        for (place, &pivot) in self.order.iter().enumerate() {
            let value = y[pivot];
            if value == 0.0 || self.place[pivot] != place {
                continue;
            }
            if value.abs() < ZERO {
                y[pivot] = 0.0;
                continue;
            }
            let value = value / self.diagonal[pivot];
            y[pivot] = value;
            for &(column, factor) in &self.upper_rows[pivot] {
                y[column] -= factor * value;
            }
            work += self.upper_rows[pivot].len();
        }
        for update in self.updates.iter().rev() {
            let value = y[update.target];
            if value != 0.0 {
                for &(row, factor) in &update.entries {
                    y[row] -= factor * value;
                }
                work += update.entries.len();
            }
        }
        for column in self.lower.iter().rev() {
            let sum: f64 = column.entries.iter().map(|&(row, factor)| factor * y[row]).sum();
            y[column.pivot] -= sum;
            work += column.entries.len();
        }
        self.work += (work + self.order.len() / 8) as u64;
    }

    /// Replaces the column that pivots in `pivot` by the one whose half-way result is `spike`; `ratio` is its entry in that row of
    /// `B⁻¹·a`. False when the new pivot cannot be trusted: then factorise anew.
    pub(super) fn replace(&mut self, pivot: usize, spike: &[(usize, f64)], ratio: f64) -> bool {
        // The old column leaves the rows, the pivot's row leaves the columns.
        for (row, _) in core::mem::take(&mut self.upper_columns[pivot]) {
            self.upper_rows[row].retain(|&(column, _)| column != pivot);
        }
        let row = core::mem::take(&mut self.upper_rows[pivot]);
        self.scratch.resize(self.diagonal.len(), 0.0);
        let mut last = self.place[pivot];
        for &(column, value) in &row {
            self.upper_columns[column].retain(|&(row, _)| row != pivot);
            self.scratch[column] = value;
            last = last.max(self.place[column]);
        }
        let mut entries = Entries::new();
        let mut place = self.place[pivot] + 1;
        while place <= last {
            let column = self.order[place];
            let value = self.scratch[column];
            if value != 0.0 && self.place[column] == place {
                self.scratch[column] = 0.0;
                if value.abs() > ZERO {
                    let factor = value / self.diagonal[column];
                    for &(other, entry) in &self.upper_rows[column] {
                        self.scratch[other] -= factor * entry;
                        last = last.max(self.place[other]);
                    }
                    self.work += self.upper_rows[column].len() as u64;
                    entries.push((column, factor));
                }
            }
            place += 1;
        }
        let mut diagonal = 0.0;
        for &(row, value) in spike {
            if row == pivot {
                diagonal += value;
            } else {
                self.upper_columns[pivot].push((row, value));
                self.upper_rows[row].push((pivot, value));
            }
            self.scratch[row] = value;
        }
        for &(column, factor) in &entries {
            diagonal -= factor * self.scratch[column];
        }
        for &(row, _) in spike {
            self.scratch[row] = 0.0;
        }
        let expected = ratio * self.diagonal[pivot];
        self.diagonal[pivot] = diagonal;
        self.place[pivot] = self.order.len();
        self.order.push(pivot);
        self.updates.push(RowOperation { target: pivot, entries });
        diagonal.abs() > PIVOT_MIN && (diagonal - expected).abs() <= 1e-6 * (diagonal.abs() + expected.abs())
    }
}

/// A factorisation under way: the active part of the matrix by rows, and the pattern of its columns.
struct Building {
    rows: usize,
    columns: Vec<Entries>,
    /// Active entries by row; columns by index.
    by_row: Vec<Entries>,
    /// Rows of the active entries by column; may hold rows that are gone.
    pattern: Vec<Vec<usize>>,
    row_of: Vec<Option<usize>>,
    column_of: Vec<Option<usize>>,
    row_done: Vec<bool>,
    column_done: Vec<bool>,
    lower: Vec<Column>,
    diagonal: Vec<f64>,
    /// Rows of the upper factor, columns still by index.
    upper: Vec<Entries>,
    order: Vec<usize>,
    work: u64,
}

impl Building {
    fn new(rows: usize, columns: &[&[(usize, f64)]]) -> Self {
        let mut by_row = vec![Vec::new(); rows];
        for (column, entries) in columns.iter().enumerate() {
            for &(row, value) in *entries {
                by_row[row].push((column, value));
            }
        }
        Self {
            rows,
            pattern: columns.iter().map(|entries| entries.iter().map(|&(row, _)| row).collect()).collect(),
            columns: columns.iter().map(|entries| entries.to_vec()).collect(),
            by_row,
            row_of: vec![None; columns.len()],
            column_of: vec![None; rows],
            row_done: vec![false; rows],
            column_done: vec![false; columns.len()],
            lower: Vec::new(),
            diagonal: vec![1.0; rows],
            upper: vec![Vec::new(); rows],
            order: Vec::with_capacity(rows),
            work: 0,
        }
    }

    /// Pivots on columns and rows with one active entry, which causes no fill.
    fn peel(&mut self) {
        let mut in_column: Vec<usize> = self.pattern.iter().map(Vec::len).collect();
        let mut in_row: Vec<usize> = self.by_row.iter().map(Vec::len).collect();
        let mut columns: Vec<usize> = (0..self.columns.len()).filter(|&column| in_column[column] == 1).collect();
        let mut rows: Vec<usize> = (0..self.rows).filter(|&row| in_row[row] == 1).collect();
        loop {
            let (row, column) = if let Some(column) = columns.pop() {
                let found = self.columns[column].iter().find(|&&(row, _)| !self.row_done[row]);
                match found {
                    Some(&(row, _)) if !self.column_done[column] => (row, column),
                    _ => continue,
                }
            } else if let Some(row) = rows.pop() {
                let found = self.by_row[row].iter().find(|&&(column, _)| !self.column_done[column]);
                match found {
                    Some(&(column, _)) if !self.row_done[row] => (row, column),
                    _ => continue,
                }
            } else {
                break;
            };
            let value = self.columns[column].iter().find(|&&(at, _)| at == row).map_or(0.0, |&(_, value)| value);
            let largest = self.columns[column]
                .iter()
                .filter(|&&(at, _)| !self.row_done[at])
                .map(|&(_, value)| value.abs())
                .fold(0.0, f64::max);
            if value.abs() < PIVOT_MIN || value.abs() < 0.01 * largest {
                continue;
            }
            self.settle(row, column, value);
            let mut entries = Entries::new();
            for &(at, entry) in &self.columns[column] {
                if !self.row_done[at] {
                    entries.push((at, entry / value));
                    in_row[at] -= 1;
                    if in_row[at] == 1 {
                        rows.push(at);
                    }
                }
            }
            for &(other, entry) in &self.by_row[row] {
                if !self.column_done[other] {
                    self.upper[row].push((other, entry));
                    in_column[other] -= 1;
                    if in_column[other] == 1 {
                        columns.push(other);
                    }
                }
            }
            if !entries.is_empty() {
                self.lower.push(Column { pivot: row, entries });
            }
        }
        for (row, entries) in self.by_row.iter_mut().enumerate() {
            if self.row_done[row] {
                entries.clear();
            } else {
                entries.retain(|&(column, _)| !self.column_done[column]);
            }
        }
        for pattern in &mut self.pattern {
            pattern.retain(|&row| !self.row_done[row]);
        }
    }

    fn settle(&mut self, row: usize, column: usize, value: f64) {
        self.row_done[row] = true;
        self.column_done[column] = true;
        self.row_of[column] = Some(row);
        self.column_of[row] = Some(column);
        self.diagonal[row] = value;
        self.order.push(row);
    }

    /// Gaussian elimination of the rest, the sparsest columns first, in each the sparsest row that is large enough.
    fn eliminate(&mut self) {
        let mut queue: std::collections::BTreeSet<(usize, usize)> = (0..self.columns.len())
            .filter(|&column| !self.column_done[column])
            .map(|column| (self.pattern[column].len(), column))
            .collect();
        let mut dense = vec![0.0; self.columns.len()];
        while let Some((row, column, value)) = self.choose(&mut queue) {
            self.settle(row, column, value);
            queue.remove(&(self.pattern[column].len(), column));
            let pivot_row: Entries =
                core::mem::take(&mut self.by_row[row]).into_iter().filter(|&(other, _)| other != column).collect();
            for &(other, _) in &pivot_row {
                queue.remove(&(self.pattern[other].len(), other));
                self.pattern[other].retain(|&at| at != row);
            }
            let mut entries = Entries::new();
            for at in core::mem::take(&mut self.pattern[column]) {
                if at == row {
                    continue;
                }
                let Some(found) = self.by_row[at].iter().position(|&(other, _)| other == column) else { continue };
                let (_, entry) = self.by_row[at].swap_remove(found);
                let factor = entry / value;
                entries.push((at, factor));
                self.subtract(at, &pivot_row, factor, &mut dense);
            }
            for &(other, _) in &pivot_row {
                queue.insert((self.pattern[other].len(), other));
            }
            self.upper[row] = pivot_row;
            if !entries.is_empty() {
                self.lower.push(Column { pivot: row, entries });
            }
        }
    }

    /// Row `at` less `factor` times the pivot row.
    fn subtract(&mut self, at: usize, pivot_row: &[(usize, f64)], factor: f64, dense: &mut [f64]) {
        for &(other, entry) in pivot_row {
            dense[other] = factor * entry;
        }
        let pattern = &mut self.pattern;
        self.by_row[at].retain_mut(|(other, entry)| {
            let by = core::mem::replace(&mut dense[*other], 0.0);
            if by == 0.0 {
                return true;
            }
            *entry -= by;
            let stays = entry.abs() > ZERO;
            if !stays {
                pattern[*other].retain(|&row| row != at);
            }
            stays
        });
        for &(other, _) in pivot_row {
            let by = core::mem::replace(&mut dense[other], 0.0);
            if by != 0.0 {
                self.by_row[at].push((other, -by));
                self.pattern[other].push(at);
            }
        }
        self.work += (self.by_row[at].len() + pivot_row.len()) as u64;
    }

    /// A pivot of least Markowitz cost among a few columns; columns without a usable entry are dropped.
    fn choose(&self, queue: &mut std::collections::BTreeSet<(usize, usize)>) -> Option<(usize, usize, f64)> {
        let mut best: Option<(usize, usize, usize, f64)> = None;
        let mut useless = Vec::new();
        let mut seen = 0;
        for &(count, column) in queue.iter() {
            let entry = |row: usize| {
                self.by_row[row].iter().find(|&&(other, _)| other == column).map_or(0.0, |&(_, value)| value)
            };
            let largest = self.pattern[column].iter().map(|&row| entry(row).abs()).fold(0.0, f64::max);
            if largest < PIVOT_MIN {
                useless.push((count, column));
                continue;
            }
            for &row in &self.pattern[column] {
                let value = entry(row);
                let cost = (self.by_row[row].len() - 1) * (count - 1);
                if value.abs() >= THRESHOLD * largest && best.is_none_or(|(least, ..)| cost < least) {
                    best = Some((cost, row, column, value));
                }
            }
            seen += 1;
            if seen == SEARCH || best.is_some_and(|(cost, ..)| cost <= (count - 1) * (count - 1)) {
                break;
            }
        }
        for key in useless {
            queue.remove(&key);
        }
        best.map(|(_, row, column, value)| (row, column, value))
    }

    fn finish(mut self) -> (Factor, Pivots) {
        for row in 0..self.rows {
            if !self.row_done[row] {
                self.order.push(row);
            }
        }
        let mut upper_columns = vec![Entries::new(); self.rows];
        let mut upper_rows = vec![Entries::new(); self.rows];
        let mut size = 0;
        for (row, upper_row) in upper_rows.iter_mut().enumerate() {
            for &(column, value) in &self.upper[row] {
                if let Some(pivot) = self.row_of[column] {
                    upper_row.push((pivot, value));
                    upper_columns[pivot].push((row, value));
                    size += 1;
                }
            }
        }
        let mut place = vec![0; self.rows];
        for (index, &pivot) in self.order.iter().enumerate() {
            place[pivot] = index;
        }
        let work = self.work + size + self.rows as u64;
        let factor = Factor {
            lower: self.lower,
            updates: Vec::new(),
            diagonal: self.diagonal,
            upper_columns,
            upper_rows,
            order: self.order,
            place,
            scratch: vec![0.0; self.rows],
            work,
        };
        (factor, Pivots { row_of: self.row_of })
    }
}
