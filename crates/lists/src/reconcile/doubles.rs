//! How many rows of a list are doubles: what a long list says itself, what is supposed of a short one; and with it the pairs
//! that may be.

use super::pieces::{self, Scored};
use super::rows::{RowNumber, Rows};
use super::units::Double;
use super::words::Words;
use crate::evidence::{Bits, Probability};

/// Besides names so much has to speak for two rows of one list being doubles, before they are joined without asking: two
/// people of one name are no double.
const BESIDE_NAMES: Bits = Bits::hundredths(400);

/// A shorter list cannot tell how many doubles it has.
const ROWS_THAT_TELL: u64 = 500;

/// So many rows with as many doubles as are supposed are added to a list, so that a few pairs do not tell alone.
const ROWS_ADDED: u64 = 200;

/// Fewer pairs among a thousand rows are never supposed: pairs of which nobody is told cannot be decided.
const FEWEST: u64 = 2;

/// More are never supposed: as many as may be, without a pair that was forgotten becoming a question ([`pieces`]).
const MOST: u64 = 2_000;

/// How often the number of doubles is found out anew from what the last one led to, at most.
const TURNS: usize = 20;

/// The pairs of one list that may be doubles.
pub(super) fn doubles<'p>(
    rows: &Rows,
    words: &'p Words,
    list: usize,
    pairs: &'p [Scored],
    same: Probability,
) -> impl Iterator<Item = Double> + 'p {
    let before = before(rows.of_list(list) as u64, pairs);
    pairs.iter().map(move |pair| {
        let (one, other) = (RowNumber(pair.one), RowNumber(pair.other));
        let weight = pair.sum.all + before;
        let spoken = words.says_unsure(one, other).is_some() || words.dispute(one, other).is_some();
        let joins = (weight - pair.sum.in_doubt()).probability() >= same && tells(pair) && !spoken;
        Double { one: pair.one, other: pair.other, before, weight, joins }
    })
}

/// What any two rows of a list weigh before they are compared: as many pairs are doubles as these make likely, which hangs on
/// what they weigh before (the expectation and the maximisation of Dempster, Laird and Rubin, 1977, with the weights
/// themselves fixed).
///
/// It begins with few, so that of several numbers that confirm themselves the least is found.
fn before(rows: u64, pairs: &[Scored]) -> Bits {
    let mut thousandths = pieces::DOUBLES;
    let mut before = pieces::of_doubles(thousandths, rows);
    if rows < ROWS_THAT_TELL {
        return before;
    }
    for _ in 0..TURNS {
        let likely = pairs.iter().filter(|pair| tells(pair)).map(|pair| (pair.sum.all + before).probability());
        let millionths: u64 = likely.map(|likely| u64::from(likely.in_millionths())).sum();
        let (found, among) = (millionths / 1000 + ROWS_ADDED * pieces::DOUBLES, rows + ROWS_ADDED);
        let found = ((found + among / 2) / among).clamp(FEWEST, MOST);
        if found == thousandths {
            break;
        }
        thousandths = found;
        before = pieces::of_doubles(thousandths, rows);
    }
    before
}

/// Whether more than names speaks for a pair, and nothing against it.
fn tells(pair: &Scored) -> bool {
    pair.sum.beside_names >= BESIDE_NAMES && !pair.sum.contradicted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Sum;

    /// So many pairs that each weigh so much, as long as nothing is known of what any two rows have.
    fn pairs(count: u32, bits: i32, beside_names: i32) -> Vec<Scored> {
        let sum = Sum { all: Bits::hundredths(bits), beside_names: Bits::hundredths(beside_names), ..Sum::default() };
        (0..count).map(|one| Scored { one, other: one + 1, sum }).collect()
    }

    #[test]
    fn a_list_full_of_doubles_says_so_and_a_short_one_does_not() {
        let supposed = |rows| pieces::of_doubles(pieces::DOUBLES, rows);
        let sure = 3_000;
        assert_eq!(before(100, &pairs(90, sure, 900)), supposed(100));
        assert!(before(10_000, &pairs(9_000, sure, 900)) > supposed(10_000) + Bits::hundredths(600));
        // One pair to a row, and one in a hundred is what is supposed.
        let as_supposed = before(10_000, &pairs(100, sure, 900));
        assert!((as_supposed - supposed(10_000)).parts().abs() < 20, "{as_supposed}");
        assert!(before(10_000, &[]) < supposed(10_000) - Bits::hundredths(200));
    }

    #[test]
    fn names_alone_make_no_doubles_however_many_there_are() {
        assert_eq!(before(10_000, &pairs(50_000, 3_000, 300)), before(10_000, &[]));
    }

    #[test]
    fn what_is_forgotten_stays_so() {
        let most = before(10_000, &pairs(1_000_000, 3_000, 900));
        let raised = most - pieces::of_doubles(pieces::DOUBLES, 10_000);
        let ask = crate::reconcile::Limits::default().ask;
        assert!((pieces::FORGOTTEN + raised).probability() < ask, "{raised}");
    }
}
