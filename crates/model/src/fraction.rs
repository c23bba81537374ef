//! Exact fractions, as satisfaction is compared in.

use core::cmp::Ordering;
use core::fmt;

/// A non-negative fraction with a denominator of at least 1, in lowest terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fraction {
    numerator: u64,
    denominator: u64,
}

impl Fraction {
    /// `numerator / denominator` in lowest terms; none when the denominator is zero.
    pub fn new(numerator: u64, denominator: u64) -> Option<Self> {
        if denominator == 0 {
            return None;
        }
        let divisor = greatest_common_divisor(numerator, denominator);
        Some(Self { numerator: numerator / divisor, denominator: denominator / divisor })
    }

    /// Numerator in lowest terms.
    pub fn numerator(self) -> u64 {
        self.numerator
    }

    /// Denominator in lowest terms.
    pub fn denominator(self) -> u64 {
        self.denominator
    }

    /// The smallest integer `n` with `n / whole ≥ self`. Saturates at `u64::MAX`.
    pub fn ceiling_of(self, whole: u64) -> u64 {
        let product = u128::from(self.numerator) * u128::from(whole);
        u64::try_from(product.div_ceil(u128::from(self.denominator))).unwrap_or(u64::MAX)
    }

    /// The largest integer `n` with `n / whole ≤ self`. Saturates at `u64::MAX`.
    pub fn floor_of(self, whole: u64) -> u64 {
        let product = u128::from(self.numerator) * u128::from(whole);
        u64::try_from(product / u128::from(self.denominator)).unwrap_or(u64::MAX)
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        let left = u128::from(self.numerator) * u128::from(other.denominator);
        let right = u128::from(other.numerator) * u128::from(self.denominator);
        left.cmp(&right)
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.denominator == 1 {
            write!(f, "{}", self.numerator)
        } else {
            write!(f, "{}/{}", self.numerator, self.denominator)
        }
    }
}

fn greatest_common_divisor(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

#[cfg(test)]
mod tests {
    use super::Fraction;

    #[test]
    fn fractions_compare_exactly_and_round_outwards() {
        let third = Fraction::new(1, 3).unwrap();
        let two_sixths = Fraction::new(2, 6).unwrap();
        assert_eq!(third, two_sixths);
        assert!(Fraction::new(u64::MAX - 1, u64::MAX).unwrap() < Fraction::new(1, 1).unwrap());
        assert_eq!((third.ceiling_of(10), third.floor_of(10)), (4, 3));
        assert_eq!((third.ceiling_of(9), third.floor_of(9)), (3, 3));
        assert_eq!(Fraction::new(1, 0), None);
        assert_eq!(third.to_string(), "1/3");
    }
}
