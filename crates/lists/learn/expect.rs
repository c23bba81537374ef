//! Learning a model by expectation and maximisation: how often is each unit used, over all ways to cut all pairs, each
//! way weighed by how likely the model so far finds it; then the units that are used often become likely.
//!
//! Pairs that do not sound alike at all (the tables have such) are weighed down by how likely they are to be one name.

use std::collections::BTreeMap;

use takas_lists::names::learning::{Inventory, LATIN_MAX, Model, NATIVE_MAX, Scratch, Segments, Side};

use super::eighths;
use super::pairs::Example;

/// Rounds in which native letters stand alone, and all rounds.
const ROUNDS_SINGLE: usize = 5;
const ROUNDS: usize = 12;
/// Segments that are met less often in all are not thought of.
const NATIVE_COUNT_MIN: f64 = 60.0;
const LATIN_COUNT_MIN: f64 = 40.0;
/// Units that are used less often in the end are dropped.
const UNIT_COUNT_MIN: f64 = 1.5;
/// A pair must be this many bits better than chance to count half.
const GENUINE_BITS: f64 = 3.0;

/// Learns a model and writes it.
pub(crate) fn learn(side: Side, examples: &[Example]) -> Vec<u8> {
    let native =
        inventory(side, examples.iter().map(|example| (&example.native, example.weight)), NATIVE_MAX, NATIVE_COUNT_MIN);
    let latin = inventory(
        Side::Latin,
        examples.iter().map(|example| (&example.latin, example.weight)),
        LATIN_MAX,
        LATIN_COUNT_MIN,
    );
    eprintln!("{side:?}: {} native and {} Latin segments", native.count(), latin.count());
    let cut: Vec<(Segments, Segments)> =
        examples.iter().map(|example| (native.cut(&example.native), latin.cut(&example.latin))).collect();
    let mut units = Units::first(side, &native, &latin);
    let mut genuine = vec![1.0; examples.len()];
    for round in 0..ROUNDS {
        let longest = if round < ROUNDS_SINGLE { 1 } else { NATIVE_MAX };
        let mut used = vec![0.0; units.chances.len()];
        let mut bits = 0.0;
        for (index, (example, (left, right))) in examples.iter().zip(&cut).enumerate() {
            bits += units.count(left, right, longest, example.weight * genuine[index], &mut used) * example.weight;
        }
        let floor = if round < ROUNDS_SINGLE { 0.05 } else { 0.3 };
        units.maximise(&used, floor, round + 1 == ROUNDS_SINGLE, &native, &latin);
        eprintln!("{side:?} round {round}: {bits:.0} bits");
        if round >= 2 {
            let model = Model::new(side, native.clone(), latin.clone(), &units.rows());
            genuine = cut.iter().map(|(left, right)| likely_genuine(&model, left, right)).collect();
        }
    }
    let (native, latin, rows) = units.pruned(&native, &latin);
    Model::write(side, &native, &latin, &rows)
}

fn likely_genuine(model: &Model, native: &Segments, latin: &Segments) -> f64 {
    let mut scratch = Scratch::default();
    let fit = model.fit(native, model.native_bits(native), latin, model.latin_bits(latin), &mut scratch);
    1.0 / (1.0 + (GENUINE_BITS - f64::from(fit)).exp2())
}

/// All segments of two letters and more that are met often enough.
fn inventory<'a>(side: Side, words: impl Iterator<Item = (&'a Vec<u8>, f64)>, longest: usize, least: f64) -> Inventory {
    let mut counts: BTreeMap<&[u8], f64> = BTreeMap::new();
    for (word, weight) in words {
        for length in 2..=longest {
            for segment in word.windows(length) {
                *counts.entry(segment).or_default() += weight;
            }
        }
    }
    let longer = counts.into_iter().filter(|(_, count)| *count >= least).map(|(segment, _)| segment.to_vec());
    Inventory::new(side.symbols(), longer.collect())
}

/// Chances of units, a row for each native segment, and how often each was used in the last round.
struct Units {
    columns: usize,
    chances: Vec<f64>,
    used: Vec<f64>,
}

impl Units {
    /// Before anything is known: short units are likelier, and all of one shape are alike.
    fn first(side: Side, native: &Inventory, latin: &Inventory) -> Self {
        let columns = latin.count();
        let mut chances = vec![0.0; native.count() * columns];
        let alphabet = side.symbols() as f64;
        for row in 0..native.count() {
            for column in 0..columns {
                let shape = match (native.length(row), latin.length(column)) {
                    (1, 1) => 0.5,
                    (1, 2) => 0.05,
                    (1, 3) => 0.003,
                    (1, 0) | (0, 1) => 0.02,
                    _ => 0.0,
                };
                let among = alphabet.powi(i32::from(native.length(row) > 0)) * 26_f64.powf(latin.length(column) as f64);
                chances[row * columns + column] = shape / among;
            }
        }
        Self { columns, used: vec![0.0; chances.len()], chances }
    }

    /// Adds how often each unit is used in a pair; returns the bits of the pair.
    fn count(&self, native: &Segments, latin: &Segments, longest: usize, weight: f64, used: &mut [f64]) -> f64 {
        let (rows, columns) = (native.at.len() + 1, latin.at.len() + 1);
        let mut ahead = vec![0.0; rows * columns];
        ahead[0] = 1.0;
        self.each(native, latin, longest, |from, to, unit| ahead[to] += ahead[from] * self.chances[unit]);
        let total = ahead[rows * columns - 1];
        if total <= 0.0 || weight <= 1e-6 {
            return 0.0;
        }
        // From the end: the same edges, the other way round.
        let mut edges = Vec::new();
        self.each(native, latin, longest, |from, to, unit| {
            if ahead[from] > 0.0 && self.chances[unit] > 0.0 {
                edges.push((from, to, unit));
            }
        });
        let mut behind = vec![0.0; rows * columns];
        behind[rows * columns - 1] = 1.0;
        for (from, to, unit) in edges.iter().rev() {
            let through = self.chances[*unit] * behind[*to];
            used[*unit] += weight * ahead[*from] * through / total;
            behind[*from] += through;
        }
        total.log2()
    }

    /// Every unit that fits somewhere in a pair, in an order in which what comes before is done before.
    fn each(&self, native: &Segments, latin: &Segments, longest: usize, mut edge: impl FnMut(usize, usize, usize)) {
        let (rows, columns) = (native.at.len() + 1, latin.at.len() + 1);
        for from in 0..rows {
            for start in 0..columns {
                let here = from * columns + start;
                for (length, number) in latin.at.get(start).into_iter().flatten().enumerate() {
                    if *number != 0 {
                        edge(here, here + length + 1, usize::from(*number));
                    }
                }
                for (taken, segment) in native.at.get(from).into_iter().flatten().enumerate().take(longest) {
                    if *segment == 0 || from + taken + 1 >= rows {
                        continue;
                    }
                    let row = usize::from(*segment) * self.columns;
                    let below = (from + taken + 1) * columns + start;
                    edge(here, below, row);
                    for (length, number) in latin.at.get(start).into_iter().flatten().enumerate() {
                        if *number != 0 {
                            edge(here, below + length + 1, row + usize::from(*number));
                        }
                    }
                }
            }
        }
    }

    /// What was used becomes likely. Where native segments of two letters are to come in, they begin as the two letters
    /// together would do.
    fn maximise(&mut self, used: &[f64], floor: f64, longer: bool, native: &Inventory, latin: &Inventory) {
        let total: f64 = used.iter().filter(|used| **used >= floor).sum();
        for (chance, used) in self.chances.iter_mut().zip(used) {
            *chance = if *used >= floor { used / total } else { 0.0 };
        }
        self.used.copy_from_slice(used);
        if longer {
            for row in 0..native.count() {
                for column in 1..self.columns {
                    if native.length(row) == 2 {
                        self.chances[row * self.columns + column] = match latin.length(column) {
                            1 => 1e-5,
                            2 => 1e-6,
                            _ => 1e-7,
                        };
                    }
                }
            }
        }
    }

    fn rows(&self) -> Vec<Vec<(u16, u8)>> {
        self.chances.chunks(self.columns).map(|row| row.iter().enumerate().filter_map(costed).collect()).collect()
    }

    /// Without units that are hardly used, and without segments that are then in no unit.
    fn pruned(&self, native: &Inventory, latin: &Inventory) -> (Inventory, Inventory, Vec<Vec<(u16, u8)>>) {
        let keep = |index: usize| self.used[index] >= UNIT_COUNT_MIN && self.chances[index] > 0.0;
        let rows = native.count();
        let wanted_row =
            |row: usize| native.length(row) < 2 || (0..self.columns).any(|column| keep(row * self.columns + column));
        let wanted_column =
            |column: usize| latin.length(column) < 2 || (0..rows).any(|row| keep(row * self.columns + column));
        let kept_rows: Vec<usize> = (0..rows).filter(|row| wanted_row(*row)).collect();
        let kept_columns: Vec<usize> = (0..self.columns).filter(|column| wanted_column(*column)).collect();
        let units = kept_rows.iter().map(|row| {
            let entries = kept_columns.iter().enumerate().filter_map(|(place, column)| {
                let index = row * self.columns + column;
                if keep(index) { costed((place, &self.chances[index])) } else { None }
            });
            entries.collect()
        });
        let units = units.collect();
        (native.keeping(&kept_rows), latin.keeping(&kept_columns), units)
    }
}

fn costed((column, chance): (usize, &f64)) -> Option<(u16, u8)> {
    let column = u16::try_from(column).ok()?;
    (*chance > 0.0).then(|| (column, eighths(-chance.log2())))
}
