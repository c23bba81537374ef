//! The dearest one-to-one assignment of a square matrix, exactly: shortest augmenting paths (Jonker and Volgenant 1987).
//!
//! For the measurement alone, with a full matrix in memory; the library assigns sparsely and knows 'no counterpart'.

/// The column of each row so that the sum of `worth` is greatest.
pub(crate) fn assign(worth: &[Vec<f64>]) -> Vec<usize> {
    let size = worth.len();
    // Rows and columns are counted from 1; column 0 is where a new row comes in.
    let (mut row_price, mut column_price) = (vec![0.0; size + 1], vec![0.0; size + 1]);
    let mut row_of = vec![0; size + 1];
    let mut before = vec![0; size + 1];
    for row in 1..=size {
        row_of[0] = row;
        let mut column = 0;
        let mut least = vec![f64::INFINITY; size + 1];
        let mut done = vec![false; size + 1];
        loop {
            done[column] = true;
            let here = row_of[column];
            let (mut step, mut next) = (f64::INFINITY, 0);
            for other in 1..=size {
                if done[other] {
                    continue;
                }
                let slack = -worth[here - 1][other - 1] - row_price[here] - column_price[other];
                if slack < least[other] {
                    least[other] = slack;
                    before[other] = column;
                }
                if least[other] < step {
                    step = least[other];
                    next = other;
                }
            }
            for other in 0..=size {
                if done[other] {
                    row_price[row_of[other]] += step;
                    column_price[other] -= step;
                } else {
                    least[other] -= step;
                }
            }
            column = next;
            if row_of[column] == 0 {
                break;
            }
        }
        while column != 0 {
            row_of[column] = row_of[before[column]];
            column = before[column];
        }
    }
    let mut found = vec![0; size];
    for column in 1..=size {
        found[row_of[column] - 1] = column - 1;
    }
    found
}
