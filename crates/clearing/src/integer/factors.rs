//! The basis matrix as sparse factors, and solves with it. Floating point: guidance only, nothing is decided here.
//!
//! Singletons are peeled off first, what is left is eliminated by Markowitz' rule with threshold pivoting; later changes of the
//! basis are kept as etas (product form). Positions in the basis are named by their pivot rows, so all vectors are indexed by row.
//!
//! Sources: Markowitz, *The elimination form of the inverse* (1957); Suhl and Suhl, *Computing sparse LU factorizations for
//! large-scale linear programming bases* (1990); Dantzig and Orchard-Hays, *The product form for the inverse* (1954).

use std::collections::BTreeSet;

type Entry = (usize, f64);

/// Least size of a pivot.
const PIVOT_MIN: f64 = 1e-9;
/// Least size of a pivot against the largest entry of its column.
const THRESHOLD: f64 = 0.1;
const DROP: f64 = 1e-14;
const COLUMNS_TRIED: usize = 4;

/// A column with its pivot: the entries off the pivot lie in `entries[start..end]`.
#[derive(Clone, Copy, Debug)]
struct Pivot {
    row: usize,
    value: f64,
    start: usize,
    end: usize,
}

/// Factors of a basis matrix: `L`, `U` and the etas since.
#[derive(Clone, Debug, Default)]
pub(super) struct Factors {
    lower: Vec<Pivot>,
    lower_entries: Vec<Entry>,
    upper: Vec<Pivot>,
    upper_entries: Vec<Entry>,
    /// Entries of `U` by row: `(pivot row of the column, value)`.
    row_start: Vec<usize>,
    row_entries: Vec<Entry>,
    is_unit: Vec<bool>,
    etas: Vec<Pivot>,
    eta_entries: Vec<Entry>,
    /// Which factorisation this is, for telling whether etas may be taken back.
    pub(super) born: u64,
    /// Non-zeros touched since last asked.
    pub(super) work: u64,
}

impl Factors {
    /// Factorises unit columns at the rows marked `is_unit` together with `columns`; rows no column pivots on get unit columns too.
    /// Returns the pivot row of each column, none for those that depend on others.
    pub(super) fn new(is_unit: &[bool], columns: &[&[Entry]]) -> (Self, Vec<Option<usize>>) {
        let mut elimination = Elimination::new(is_unit, columns);
        elimination.run();
        let Elimination { mut factors, row_of, .. } = elimination;
        factors.is_unit = vec![true; is_unit.len()];
        for row in row_of.iter().flatten() {
            factors.is_unit[*row] = false;
        }
        factors.transpose();
        (factors, row_of)
    }

    fn transpose(&mut self) {
        let rows = self.is_unit.len();
        let mut start = vec![0; rows + 1];
        for pivot in &self.upper {
            for &(row, _) in &self.upper_entries[pivot.start..pivot.end] {
                start[row + 1] += 1;
            }
        }
        for row in 0..rows {
            start[row + 1] += start[row];
        }
        let mut next = start.clone();
        self.row_entries = vec![(0, 0.0); self.upper_entries.len()];
        for pivot in &self.upper {
            for &(row, value) in &self.upper_entries[pivot.start..pivot.end] {
                self.row_entries[next[row]] = (pivot.row, value);
                next[row] += 1;
            }
        }
        self.row_start = start;
        self.work += 2 * self.upper_entries.len() as u64;
    }

    /// How many etas there are.
    pub(super) fn eta_count(&self) -> usize {
        self.etas.len()
    }

    /// Whether the etas have outgrown the factors.
    pub(super) fn is_stale(&self) -> bool {
        self.etas.len() >= 100
            || (self.etas.len() >= 20
                && self.eta_entries.len()
                    > 2 * (self.upper_entries.len() + self.lower_entries.len()) + self.is_unit.len())
    }

    /// Forgets all etas but the first `count`.
    pub(super) fn truncate(&mut self, count: usize) {
        if count < self.etas.len() {
            self.eta_entries.truncate(self.etas[count].start);
            self.etas.truncate(count);
        }
    }

    /// The column at `row` of the basis is replaced by one that reads `column` in terms of the basis so far.
    pub(super) fn replace(&mut self, row: usize, column: &[f64], nonzero: &[usize]) {
        let start = self.eta_entries.len();
        for &other in nonzero {
            let value = column[other];
            if other != row && value.abs() > DROP {
                self.eta_entries.push((other, value));
            }
        }
        self.etas.push(Pivot { row, value: column[row], start, end: self.eta_entries.len() });
    }

    /// Solves `B·x = vector` in place.
    pub(super) fn forward(&mut self, vector: &mut [f64]) {
        let mut work = self.upper.len() + self.lower.len() + self.etas.len();
        for pivot in &self.lower {
            let value = vector[pivot.row];
            if value != 0.0 {
                work += pivot.end - pivot.start;
                for &(row, factor) in &self.lower_entries[pivot.start..pivot.end] {
                    vector[row] -= factor * value;
                }
            }
        }
        for pivot in self.upper.iter().rev() {
            let value = vector[pivot.row];
            if value != 0.0 {
                let value = value / pivot.value;
                vector[pivot.row] = value;
                work += pivot.end - pivot.start;
                for &(row, factor) in &self.upper_entries[pivot.start..pivot.end] {
                    vector[row] -= factor * value;
                }
            }
        }
        for eta in &self.etas {
            let value = vector[eta.row];
            if value != 0.0 {
                let value = value / eta.value;
                vector[eta.row] = value;
                work += eta.end - eta.start;
                for &(row, factor) in &self.eta_entries[eta.start..eta.end] {
                    vector[row] -= factor * value;
                }
            }
        }
        self.work += work as u64;
    }

    /// Solves `x·B = vector` in place.
    pub(super) fn backward(&mut self, vector: &mut [f64]) {
        let mut work = self.upper.len() + self.lower_entries.len() + self.eta_entries.len() + vector.len() / 8;
        for eta in self.etas.iter().rev() {
            let mut value = vector[eta.row];
            for &(row, factor) in &self.eta_entries[eta.start..eta.end] {
                value -= factor * vector[row];
            }
            vector[eta.row] = value / eta.value;
        }
        for row in 0..vector.len() {
            if self.is_unit[row] && vector[row] != 0.0 {
                work += self.row_start[row + 1] - self.row_start[row];
                self.spread(row, vector);
            }
        }
        for index in 0..self.upper.len() {
            let Pivot { row, value, .. } = self.upper[index];
            if vector[row] != 0.0 {
                vector[row] /= value;
                work += self.row_start[row + 1] - self.row_start[row];
                self.spread(row, vector);
            }
        }
        for pivot in self.lower.iter().rev() {
            let mut value = vector[pivot.row];
            for &(row, factor) in &self.lower_entries[pivot.start..pivot.end] {
                value -= factor * vector[row];
            }
            vector[pivot.row] = value;
        }
        self.work += work as u64;
    }

    fn spread(&self, row: usize, vector: &mut [f64]) {
        let value = vector[row];
        for &(column, factor) in &self.row_entries[self.row_start[row]..self.row_start[row + 1]] {
            vector[column] -= factor * value;
        }
    }
}

/// The state of one factorisation.
struct Elimination {
    factors: Factors,
    /// Entries of each column in rows still to pivot on.
    active: Vec<Vec<Entry>>,
    /// Entries of each column in rows already pivoted on.
    above: Vec<Vec<Entry>>,
    /// Columns with an entry in the row; may name columns that have lost it.
    columns_of: Vec<Vec<usize>>,
    count_of_row: Vec<usize>,
    is_done: Vec<bool>,
    row_of: Vec<Option<usize>>,
    column_singletons: Vec<usize>,
    row_singletons: Vec<usize>,
}

impl Elimination {
    fn new(is_unit: &[bool], columns: &[&[Entry]]) -> Self {
        let rows = is_unit.len();
        let mut columns_of = vec![Vec::new(); rows];
        let mut count_of_row = vec![0; rows];
        let mut active = Vec::with_capacity(columns.len());
        let mut above = Vec::with_capacity(columns.len());
        let mut column_singletons = Vec::new();
        for (index, column) in columns.iter().enumerate() {
            let (unit, rest): (Vec<Entry>, Vec<Entry>) = column.iter().partition(|&&(row, _)| is_unit[row]);
            for &(row, _) in &rest {
                columns_of[row].push(index);
                count_of_row[row] += 1;
            }
            if rest.len() == 1 {
                column_singletons.push(index);
            }
            active.push(rest);
            above.push(unit);
        }
        let row_singletons = (0..rows).filter(|&row| count_of_row[row] == 1).collect();
        Self {
            factors: Factors::default(),
            active,
            above,
            columns_of,
            count_of_row,
            is_done: vec![false; columns.len()],
            row_of: vec![None; columns.len()],
            column_singletons,
            row_singletons,
        }
    }

    fn run(&mut self) {
        self.peel();
        let mut by_count: BTreeSet<(usize, usize)> =
            (0..self.active.len()).filter(|&c| !self.is_done[c]).map(|c| (self.active[c].len(), c)).collect();
        let mut position = vec![usize::MAX; self.columns_of.len()];
        while let Some((row, column)) = self.choose(&mut by_count) {
            by_count.remove(&(self.active[column].len(), column));
            self.eliminate(row, column, &mut by_count, &mut position);
        }
    }

    /// Pivots on columns with one entry left, then on rows with one entry left, as long as there are any.
    fn peel(&mut self) {
        loop {
            if let Some(column) = self.column_singletons.pop() {
                if self.is_done[column] || self.active[column].len() != 1 {
                    continue;
                }
                let (row, value) = self.active[column][0];
                if value.abs() < PIVOT_MIN {
                    continue;
                }
                self.active[column].clear();
                self.finish(row, column, value);
                for index in 0..self.columns_of[row].len() {
                    let other = self.columns_of[row][index];
                    if !self.is_done[other] {
                        self.lift(row, other);
                        if self.active[other].len() == 1 {
                            self.column_singletons.push(other);
                        }
                    }
                }
            } else if let Some(row) = self.row_singletons.pop() {
                self.peel_row(row);
            } else {
                return;
            }
        }
    }

    fn peel_row(&mut self, row: usize) {
        if self.count_of_row[row] != 1 {
            return;
        }
        let found = self.columns_of[row].iter().copied().find(|&column| !self.is_done[column]);
        let Some(column) = found else { return };
        let largest = self.active[column].iter().map(|entry| entry.1.abs()).fold(0.0, f64::max);
        let Some(value) = self.active[column].iter().find(|entry| entry.0 == row).map(|entry| entry.1) else { return };
        if value.abs() < PIVOT_MIN || value.abs() < THRESHOLD * largest {
            return;
        }
        let rest = core::mem::take(&mut self.active[column]);
        self.finish(row, column, value);
        self.count_of_row[row] = 0;
        self.push_lower(row, value, &rest);
        for (other, _) in rest {
            if other != row {
                self.count_of_row[other] -= 1;
                if self.count_of_row[other] == 1 {
                    self.row_singletons.push(other);
                }
            }
        }
    }

    fn push_lower(&mut self, row: usize, value: f64, column: &[Entry]) {
        let start = self.factors.lower_entries.len();
        for &(other, entry) in column {
            if other != row {
                self.factors.lower_entries.push((other, entry / value));
            }
        }
        let end = self.factors.lower_entries.len();
        if end > start {
            self.factors.lower.push(Pivot { row, value, start, end });
        }
        self.factors.work += (end - start) as u64;
    }

    /// The column is pivoted on the row; what lies above is its column of `U`.
    fn finish(&mut self, row: usize, column: usize, value: f64) {
        self.is_done[column] = true;
        self.row_of[column] = Some(row);
        let start = self.factors.upper_entries.len();
        self.factors.upper_entries.append(&mut self.above[column]);
        let end = self.factors.upper_entries.len();
        self.factors.upper.push(Pivot { row, value, start, end });
        self.factors.work += (end - start + 1) as u64;
    }

    /// Moves the column's entry in a row just pivoted on up into `U`; its value.
    fn lift(&mut self, row: usize, column: usize) -> Option<f64> {
        let place = self.active[column].iter().position(|entry| entry.0 == row)?;
        let (_, value) = self.active[column].swap_remove(place);
        self.above[column].push((row, value));
        Some(value)
    }

    /// The pivot that promises least fill among those of the shortest columns; drops columns that depend on others.
    fn choose(&mut self, by_count: &mut BTreeSet<(usize, usize)>) -> Option<(usize, usize)> {
        loop {
            let mut best: Option<(usize, usize, usize)> = None;
            let mut hollow = None;
            for &(count, column) in by_count.iter().take(COLUMNS_TRIED) {
                let largest = self.active[column].iter().map(|entry| entry.1.abs()).fold(0.0, f64::max);
                if largest < PIVOT_MIN {
                    hollow = Some((count, column));
                    break;
                }
                for &(row, value) in &self.active[column] {
                    let merit = (self.count_of_row[row] - 1) * (count - 1);
                    if value.abs() >= THRESHOLD * largest && best.is_none_or(|(least, _, _)| merit < least) {
                        best = Some((merit, row, column));
                    }
                }
                self.factors.work += count as u64;
            }
            match hollow {
                Some(key) => {
                    by_count.remove(&key);
                    self.is_done[key.1] = true;
                    for &(row, _) in &self.active[key.1] {
                        self.count_of_row[row] -= 1;
                    }
                }
                None => return best.map(|(_, row, column)| (row, column)),
            }
        }
    }

    fn eliminate(
        &mut self,
        row: usize,
        column: usize,
        by_count: &mut BTreeSet<(usize, usize)>,
        position: &mut [usize],
    ) {
        let rest = core::mem::take(&mut self.active[column]);
        let value = rest.iter().find(|entry| entry.0 == row).map_or(1.0, |entry| entry.1);
        self.finish(row, column, value);
        self.push_lower(row, value, &rest);
        for &(other, _) in &rest {
            self.count_of_row[other] -= 1;
        }
        for other in core::mem::take(&mut self.columns_of[row]) {
            if self.is_done[other] {
                continue;
            }
            let before = self.active[other].len();
            let Some(factor) = self.lift(row, other) else { continue };
            for (place, &(at, _)) in self.active[other].iter().enumerate() {
                position[at] = place;
            }
            for &(at, entry) in rest.iter().filter(|entry| entry.0 != row) {
                let change = -entry / value * factor;
                if position[at] == usize::MAX {
                    position[at] = self.active[other].len();
                    self.active[other].push((at, change));
                    self.columns_of[at].push(other);
                    self.count_of_row[at] += 1;
                } else {
                    self.active[other][position[at]].1 += change;
                }
            }
            for &(at, _) in &self.active[other] {
                position[at] = usize::MAX;
            }
            let counts = &mut self.count_of_row;
            self.active[other].retain(|&(at, entry)| {
                let keeps = entry.abs() > 1e-13;
                if !keeps {
                    counts[at] -= 1;
                }
                keeps
            });
            self.factors.work += (before + rest.len()) as u64;
            by_count.remove(&(before, other));
            by_count.insert((self.active[other].len(), other));
        }
    }
}
