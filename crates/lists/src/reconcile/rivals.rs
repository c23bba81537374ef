//! The probability that two rows are one human, when each may be one human with one row only.
//!
//! A solution of the whole is the likelier the greater the sum of its pairs' weights; a pair's probability is the share
//! of all solutions that have it. Belief propagation (Pearl; for matchings: Bayati and others, 2007) finds it exactly
//! where the pairs make no ring, and closely where they do. Weights are in fixed point throughout, and each round
//! is computed from the round before, so that the order of rows is of no consequence.

use crate::evidence::Bits;

/// A pair with its weight: the binary logarithm of its odds against neither row having a counterpart.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Weighed {
    pub(crate) left: u32,
    pub(crate) right: u32,
    pub(crate) weight: Bits,
}

/// Rounds after which nothing is awaited any more; most graphs come to rest before the tenth.
pub(crate) const ROUNDS: usize = 60;

/// What changes by no more than this, a two-hundredth of a bit, is at rest.
const AT_REST: i32 = 5;

/// For each pair the binary logarithm of its odds, its rivals considered. Never above its weight.
pub(crate) fn odds(lefts: usize, rights: usize, pairs: &[Weighed], rounds: usize) -> Vec<Bits> {
    let by_left = grouped(lefts, pairs.iter().map(|pair| pair.left));
    let by_right = grouped(rights, pairs.iter().map(|pair| pair.right));
    // What a row says to a counterpart: how likely it has no other, at most 0.
    let mut from_left = vec![Bits::ZERO; pairs.len()];
    let mut from_right = vec![Bits::ZERO; pairs.len()];
    for round in 0..rounds {
        let next_left = messages(&by_left, pairs, &from_right);
        let next_right = messages(&by_right, pairs, &from_left);
        let at_rest = near(&next_left, &from_left) && near(&next_right, &from_right);
        // Half of the way only, once the first rounds have not come to rest: rings would swing.
        let halfway = |old: &[Bits], new: Vec<Bits>| -> Vec<Bits> {
            if round < 10 { new } else { old.iter().zip(new).map(|(&old, new)| (old + new).halved()).collect() }
        };
        from_left = halfway(&from_left, next_left);
        from_right = halfway(&from_right, next_right);
        if at_rest {
            break;
        }
    }
    let sum = |at: usize| pairs[at].weight + from_left[at] + from_right[at];
    (0..pairs.len()).map(sum).collect()
}

/// Whether nothing changed that matters.
fn near(ones: &[Bits], others: &[Bits]) -> bool {
    ones.iter().zip(others).all(|(&one, &other)| (one - other).parts().abs() <= AT_REST)
}

/// The numbers of the pairs of each row.
fn grouped(rows: usize, of: impl Iterator<Item = u32>) -> Vec<Vec<u32>> {
    let mut groups = vec![Vec::new(); rows];
    for (number, row) in of.enumerate() {
        groups[row as usize].push(u32::try_from(number).unwrap_or(u32::MAX));
    }
    groups
}

/// What each row says along each of its pairs, from what its other counterparts say: -log2(1 + sum of 2^(weight + said)).
fn messages(groups: &[Vec<u32>], pairs: &[Weighed], said: &[Bits]) -> Vec<Bits> {
    let mut out = vec![Bits::ZERO; pairs.len()];
    let mut after = Vec::new();
    for group in groups {
        // The sum over all but one is that of those before it and those after it.
        let of = |&number: &u32| pairs[number as usize].weight + said[number as usize];
        after.clear();
        let mut sum = Bits::ZERO;
        for number in group.iter().rev() {
            after.push(sum);
            sum = Bits::sum_of_powers(sum, of(number));
        }
        let mut before: Option<Bits> = None;
        for number in group {
            let rest = after.pop().unwrap_or_default();
            let all = before.map_or(rest, |before| Bits::sum_of_powers(before, rest));
            out[*number as usize] = -all;
            before = Some(before.map_or(of(number), |before| Bits::sum_of_powers(before, of(number))));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sum over all solutions of two to the power of their weight, and for each pair the same over those that have it.
    fn by_trying(
        pairs: &[Weighed],
        from: usize,
        used: &mut Vec<(bool, u32)>,
        had: &mut Vec<usize>,
        worth: f64,
        sums: &mut [f64],
    ) {
        let Some(pair) = pairs.get(from) else {
            sums[pairs.len()] += worth;
            for &at in had.iter() {
                sums[at] += worth;
            }
            return;
        };
        by_trying(pairs, from + 1, used, had, worth, sums);
        if !used.contains(&(false, pair.left)) && !used.contains(&(true, pair.right)) {
            used.extend([(false, pair.left), (true, pair.right)]);
            had.push(from);
            by_trying(pairs, from + 1, used, had, worth * pair.weight.bits().exp2(), sums);
            had.pop();
            used.truncate(used.len() - 2);
        }
    }

    fn check(pairs: &[(u32, u32, i32)], within: f64) {
        let pairs: Vec<Weighed> =
            pairs.iter().map(|&(left, right, bits)| Weighed { left, right, weight: Bits::hundredths(bits) }).collect();
        let mut sums = vec![0.0; pairs.len() + 1];
        by_trying(&pairs, 0, &mut Vec::new(), &mut Vec::new(), 1.0, &mut sums);
        for (at, odds) in odds(8, 8, &pairs, ROUNDS).into_iter().enumerate() {
            let exact = sums[at] / sums[pairs.len()];
            let own = odds.probability().value();
            assert!((own - exact).abs() < within, "{pairs:?}: pair {at} is {exact}, told {own}");
        }
    }

    #[test]
    fn exact_without_rings_and_near_with_them() {
        check(&[(0, 0, 500)], 0.002);
        check(&[(0, 0, 500), (0, 1, 400), (1, 1, 300)], 0.004);
        check(&[(0, 0, 900), (0, 1, 900)], 0.004);
        check(&[(0, 0, 100), (1, 0, 200), (1, 1, -300), (2, 1, 600), (2, 2, 50)], 0.004);
        // A ring: two namesakes on each side.
        check(&[(0, 0, 800), (0, 1, 800), (1, 0, 800), (1, 1, 800)], 0.06);
        check(&[(0, 0, 1200), (0, 1, 300), (1, 0, 300), (1, 1, 1200)], 0.03);
    }

    #[test]
    fn the_order_of_pairs_is_of_no_consequence() {
        let pair = |left, right, bits| Weighed { left, right, weight: Bits::hundredths(bits) };
        let pairs = [pair(0, 0, 800), pair(0, 1, 750), pair(1, 0, 320), pair(1, 1, 810), pair(2, 1, 100)];
        let reversed: Vec<Weighed> = pairs.iter().rev().copied().collect();
        let mut back = odds(3, 2, &reversed, ROUNDS);
        back.reverse();
        for (one, other) in odds(3, 2, &pairs, ROUNDS).into_iter().zip(back) {
            assert!((one.parts() - other.parts()).abs() <= 2 * AT_REST, "{one:?} {other:?}");
        }
    }
}
