//! Natural numbers of any size, as products of many shares and chances need them. Sums, products, comparison; no division but by a
//! small number.

use core::cmp::Ordering;
use core::fmt;

/// A number of 0 or more, as large as need be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Natural {
    /// Digits to the base 2³², the least first; the last is not zero.
    digits: Vec<u32>,
}

impl Natural {
    /// One.
    pub fn one() -> Self {
        Self::from(1)
    }

    /// The number of twice as many binary digits.
    pub fn wide(number: u128) -> Self {
        let half = |number: u128| Self::from(u64::try_from(number & u128::from(u64::MAX)).unwrap_or(u64::MAX));
        half(number >> 64).doubled(64).plus(&half(number))
    }

    /// Whether it is zero.
    pub fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// The product of numbers; one for none.
    pub fn product(factors: impl IntoIterator<Item = u64>) -> Self {
        factors.into_iter().fold(Self::one(), |product, factor| product.times(&Self::from(factor)))
    }

    /// The sum.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        let mut digits = Vec::with_capacity(self.digits.len().max(other.digits.len()) + 1);
        let mut carry = 0_u64;
        for at in 0..self.digits.len().max(other.digits.len()) {
            let digit = |number: &Self| u64::from(number.digits.get(at).copied().unwrap_or(0));
            carry += digit(self) + digit(other);
            digits.push(low(carry));
            carry >>= 32;
        }
        digits.push(low(carry));
        Self::trimmed(digits)
    }

    /// The difference; none where `other` is greater.
    pub fn minus(&self, other: &Self) -> Option<Self> {
        let mut digits = Vec::with_capacity(self.digits.len());
        let mut borrow = 0_i64;
        for (at, &digit) in self.digits.iter().enumerate() {
            let mut left = i64::from(digit) - i64::from(other.digits.get(at).copied().unwrap_or(0)) - borrow;
            borrow = i64::from(left < 0);
            left += borrow << 32;
            digits.push(low(left.unsigned_abs()));
        }
        (borrow == 0 && other.digits.len() <= self.digits.len()).then(|| Self::trimmed(digits))
    }

    /// The product.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        let mut digits = vec![0_u32; self.digits.len() + other.digits.len() + 1];
        for (at, &mine) in self.digits.iter().enumerate() {
            let mut carry = 0_u64;
            for (above, &theirs) in other.digits.iter().chain(core::iter::once(&0)).enumerate() {
                carry += u64::from(digits[at + above]) + u64::from(mine) * u64::from(theirs);
                digits[at + above] = low(carry);
                carry >>= 32;
            }
        }
        Self::trimmed(digits)
    }

    /// The number times 2 to the power `by`.
    #[must_use]
    pub fn doubled(&self, by: usize) -> Self {
        let mut digits = vec![0; by / 32];
        let mut carry = 0_u64;
        for &digit in &self.digits {
            carry |= u64::from(digit) << (by % 32);
            digits.push(low(carry));
            carry >>= 32;
        }
        digits.push(low(carry));
        Self::trimmed(digits)
    }

    /// The number multiplied by itself so many times.
    #[must_use]
    pub fn power(&self, exponent: u32) -> Self {
        let mut power = Self::one();
        for bit in (0..u32::BITS - exponent.leading_zeros()).rev() {
            power = power.times(&power);
            if exponent >> bit & 1 == 1 {
                power = power.times(self);
            }
        }
        power
    }

    /// The quotient rounded down, and the remainder.
    ///
    /// # Panics
    /// When the divisor is zero.
    pub fn divided_by(&self, divisor: u32) -> (Self, u32) {
        let mut digits = vec![0_u32; self.digits.len()];
        let mut rest = 0_u64;
        for (at, &digit) in self.digits.iter().enumerate().rev() {
            rest = rest << 32 | u64::from(digit);
            digits[at] = low(rest / u64::from(divisor));
            rest %= u64::from(divisor);
        }
        (Self::trimmed(digits), low(rest))
    }

    /// The number of its binary digits; 0 for zero.
    pub fn bits(&self) -> usize {
        self.digits.last().map_or(0, |last| 32 * self.digits.len() - last.leading_zeros() as usize)
    }

    /// How often `whole` goes into `scale` times this number: a share in parts of `scale`, rounded down. 0 where `whole` is zero.
    pub fn share_of(&self, whole: &Self, scale: u64) -> u64 {
        if whole.is_zero() {
            return 0;
        }
        let scaled = self.times(&Self::from(scale));
        let (mut low, mut high) = (0_u64, u64::MAX);
        while low < high {
            let middle = low + (high - low) / 2 + 1;
            if whole.times(&Self::from(middle)) <= scaled {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        low
    }

    fn trimmed(mut digits: Vec<u32>) -> Self {
        while digits.last() == Some(&0) {
            digits.pop();
        }
        Self { digits }
    }
}

/// The lower half.
fn low(number: u64) -> u32 {
    let [a, b, c, d, ..] = number.to_le_bytes();
    u32::from_le_bytes([a, b, c, d])
}

impl From<u64> for Natural {
    fn from(number: u64) -> Self {
        Self::trimmed(vec![low(number), low(number >> 32)])
    }
}

impl Ord for Natural {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_digits = || self.digits.iter().rev().cmp(other.digits.iter().rev());
        self.digits.len().cmp(&other.digits.len()).then_with(by_digits)
    }
}

impl PartialOrd for Natural {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Natural {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        let mut left = self.clone();
        while !left.is_zero() {
            let (rest, part) = left.divided_by(1_000_000_000);
            parts.push(part);
            left = rest;
        }
        write!(f, "{}", parts.pop().unwrap_or(0))?;
        parts.iter().rev().try_for_each(|part| write!(f, "{part:09}"))
    }
}

#[cfg(test)]
mod tests {
    use super::Natural;

    fn wide(number: u128) -> Natural {
        let half = |shift: u32| Natural::from(u64::try_from(number >> shift & u128::from(u64::MAX)).unwrap());
        half(64).times(&Natural::from(1 << 32)).times(&Natural::from(1 << 32)).plus(&half(0))
    }

    #[test]
    fn sums_products_and_order_are_those_of_small_numbers() {
        let numbers =
            [0, 1, 2, 9, u64::from(u32::MAX), 1 << 32, (1 << 32) + 7, 999_999_999_999, u64::MAX / 3, u64::MAX];
        for a in numbers {
            for b in numbers {
                let (x, y) = (Natural::from(a), Natural::from(b));
                assert_eq!(x.plus(&y), wide(u128::from(a) + u128::from(b)));
                assert_eq!(x.times(&y), wide(u128::from(a) * u128::from(b)));
                assert_eq!(x.times(&y).to_string(), (u128::from(a) * u128::from(b)).to_string());
                assert_eq!(x.minus(&y), a.checked_sub(b).map(Natural::from));
                assert_eq!(x.cmp(&y), a.cmp(&b));
                if let Some(share) = (u128::from(a) * 1000).checked_div(u128::from(b)) {
                    assert_eq!(u128::from(x.share_of(&y, 1000)), share.min(u128::from(u64::MAX)));
                }
            }
            let (quotient, rest) = Natural::from(a).divided_by(10);
            assert_eq!((quotient, u64::from(rest)), (Natural::from(a / 10), a % 10));
            assert_eq!(Natural::from(a).bits(), 64 - a.leading_zeros() as usize);
            assert_eq!(Natural::from(a).power(3), Natural::product([a, a, a]));
            assert_eq!(Natural::from(a).doubled(45), Natural::from(a).times(&Natural::from(1 << 45)));
        }
    }

    #[test]
    fn large_products_have_every_digit() {
        let factorial = Natural::product(1..=30);
        assert_eq!(factorial.to_string(), "265252859812191058636308480000000");
        assert_eq!(Natural::default().to_string(), "0");
    }
}
