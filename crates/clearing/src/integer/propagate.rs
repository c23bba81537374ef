//! Bounds that single rows imply, each remembered with its row so that it can stand in a proof.

use takas_model::proof::{Combination, Row, Side, Step, Variable};

use super::Inequality;

/// Which rows a variable is in, for waking them.
#[derive(Clone, Debug)]
pub(super) struct Watch {
    rows_of: Vec<Vec<u32>>,
}

/// What propagation came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Propagated {
    /// Nothing more follows.
    Settled,
    /// This row cannot hold within the bounds.
    Conflict(Row),
}

impl Watch {
    pub(super) fn new(variables: usize, rows: &[Inequality]) -> Self {
        let mut rows_of = vec![Vec::new(); variables];
        for (index, row) in rows.iter().enumerate() {
            for &(variable, _) in &row.terms {
                rows_of[variable as usize].push(u32::try_from(index).expect("a program has fewer than 2^32 rows"));
            }
        }
        Self { rows_of }
    }

    /// A row that came later.
    pub(super) fn add(&mut self, row: &Inequality, index: usize) {
        for &(variable, _) in &row.terms {
            self.rows_of[variable as usize].push(u32::try_from(index).expect("a program has fewer than 2^32 rows"));
        }
    }

    pub(super) fn rows_of(&self, variable: Variable) -> &[u32] {
        &self.rows_of[variable as usize]
    }

    /// Tightens bounds until nothing more follows, beginning with `first` rows (all rows when none are named). Steps go to
    /// `steps`; the cost of it is added to `work`. Chains that only creep are cut off by a limit on steps.
    pub(super) fn propagate(
        &self,
        rows: &[Inequality],
        bounds: &mut [(i64, i64)],
        first: &[u32],
        steps: &mut Vec<Step>,
        work: &mut u64,
    ) -> Propagated {
        let mut queued = vec![false; rows.len()];
        let mut queue: std::collections::VecDeque<u32> = std::collections::VecDeque::new();
        for &row in first {
            queued[row as usize] = true;
            queue.push_back(row);
        }
        let mut left = 20 * bounds.len() + 200;
        while let Some(index) = queue.pop_front() {
            queued[index as usize] = false;
            let row = &rows[index as usize];
            *work += row.terms.len() as u64;
            let greatest = greatest(row, bounds);
            let slack = greatest - i128::from(row.right);
            if slack < 0 {
                return Propagated::Conflict(index);
            }
            for &(variable, coefficient) in &row.terms {
                let (lower, upper) = bounds[variable as usize];
                let range = i128::from(upper) - i128::from(lower);
                if i128::from(coefficient).abs() * range <= slack {
                    continue;
                }
                // The variable may leave its favourable bound by slack / |coefficient| at most.
                let leave = slack / i128::from(coefficient).abs();
                let side = if coefficient > 0 { Side::Lower } else { Side::Upper };
                let place = &mut bounds[variable as usize];
                match side {
                    Side::Lower => place.0 = narrow(i128::from(upper) - leave),
                    Side::Upper => place.1 = narrow(i128::from(lower) + leave),
                }
                steps.push(Step::Bound { combination: Combination(vec![(index, 1)]), variable, side });
                left -= 1;
                for &other in self.rows_of(variable) {
                    if !queued[other as usize] {
                        queued[other as usize] = true;
                        queue.push_back(other);
                    }
                }
                if left == 0 {
                    return Propagated::Settled;
                }
            }
        }
        Propagated::Settled
    }
}

/// The greatest value of the row's left side within the bounds.
pub(super) fn greatest(row: &Inequality, bounds: &[(i64, i64)]) -> i128 {
    row.terms
        .iter()
        .map(|&(variable, coefficient)| {
            let (lower, upper) = bounds[variable as usize];
            i128::from(coefficient) * i128::from(if coefficient > 0 { upper } else { lower })
        })
        .sum()
}

fn narrow(value: i128) -> i64 {
    i64::try_from(value).expect("a bound between two bounds of 64 bits")
}
