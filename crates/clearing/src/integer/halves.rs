//! Which three rows to halve: in a packing, no two of the columns that are in two of the same three rows go together.
//!
//! These are zero-half cuts, and cliques that tableau rows seldom show.
//! Sources: Caprara and Fischetti, *{0, 1/2}-Chvátal-Gomory cuts* (1996); Jepsen, Petersen, Spoorendonk, Pisinger, *Subset-row
//! inequalities applied to the vehicle-routing problem with time windows* (2008). Only proposes; `cuts` computes.

use std::collections::BTreeSet;

use takas_model::proof::Variable;

use super::Inequality;
use super::tree::{INTEGRAL, Tree};

/// Least violation of what is proposed.
const VIOLATION_MIN: f64 = 0.025;
/// Triples looked at in one round.
const TRIPLES_MAX: usize = 20_000;
/// Binding rows that a column is in; through one in more, rows are not taken for neighbours.
const SHARED_MAX: usize = 40;
/// Terms of a row that is looked at.
const TERMS_MAX: usize = 2_000;

/// A binding row 'one of these at most': its fractional columns, ascending, with their values.
struct Pack {
    row: u32,
    columns: Vec<(Variable, f64)>,
}

impl Tree<'_, '_> {
    /// Triples of rows whose halved sum cuts off the relaxation's solution.
    pub(super) fn triples(&mut self) -> Vec<[u32; 3]> {
        let packs: Vec<Pack> = (0..self.relaxed_rows.len())
            .filter(|&place| self.simplex.is_tight(place))
            .filter_map(|place| self.pack(self.relaxed_rows[place]))
            .collect();
        self.work += self.relaxed_rows.len() as u64 + packs.iter().map(|pack| pack.columns.len() as u64).sum::<u64>();
        let mut on = vec![Vec::new(); self.root.len()];
        for (index, pack) in packs.iter().enumerate() {
            for &(variable, _) in &pack.columns {
                on[variable as usize].push(index);
            }
        }
        let next_to = |index: usize| -> BTreeSet<usize> {
            let rows = packs[index].columns.iter().map(|&(variable, _)| &on[variable as usize]);
            rows.filter(|rows| rows.len() <= SHARED_MAX).flatten().copied().collect()
        };
        let neighbours: Vec<BTreeSet<usize>> = (0..packs.len()).map(next_to).collect();
        let mut triples = Vec::new();
        let mut looked_at = 0;
        for one in 0..packs.len() {
            for &other in neighbours[one].range(one + 1..) {
                // Each pair of the three shares a column: of a chain, the columns in two rows are all in the middle one.
                for &third in neighbours[one].range(other + 1..).filter(|third| neighbours[other].contains(third)) {
                    looked_at += 1;
                    let rows = [&packs[one], &packs[other], &packs[third]];
                    self.work += rows.iter().map(|pack| pack.columns.len() as u64).sum::<u64>();
                    if violation(rows) > VIOLATION_MIN {
                        triples.push(rows.map(|pack| pack.row));
                    }
                    if looked_at >= TRIPLES_MAX {
                        return triples;
                    }
                }
            }
        }
        triples
    }

    /// The row as a set of fractional columns; none when it is long or does not read 'one of these at most'.
    fn pack(&self, row: u32) -> Option<Pack> {
        let Inequality { terms, right } = &self.rows[row as usize];
        let is_one_at_most = |&(variable, coefficient): &(Variable, i64)| {
            coefficient == -1 && self.root[variable as usize].0 >= 0 && self.root[variable as usize].1 <= 1
        };
        if *right != -1 || terms.len() > TERMS_MAX || !terms.iter().all(is_one_at_most) {
            return None;
        }
        let values = terms.iter().map(|&(variable, _)| (variable, self.simplex.value(variable as usize)));
        let columns = values.filter(|&(_, value)| value > INTEGRAL && value < 1.0 - INTEGRAL).collect();
        Some(Pack { row, columns })
    }
}

/// By how much more than one the columns in two of the three rows are chosen.
fn violation(packs: [&Pack; 3]) -> f64 {
    let mut all: Vec<(Variable, f64)> = packs.iter().flat_map(|pack| pack.columns.iter().copied()).collect();
    all.sort_unstable_by_key(|column| column.0);
    let twice = all.chunk_by(|one, other| one.0 == other.0).filter(|run| run.len() >= 2);
    twice.map(|run| run[0].1).sum::<f64>() - 1.0
}
