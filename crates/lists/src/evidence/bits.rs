//! Weights of evidence in fixed point, so that every machine decides alike; probabilities from them by a table.
//!
//! A weight is the binary logarithm of a likelihood ratio: +1 bit says that what was seen is twice as likely if two rows
//! are one human as if they are two. Weights add up.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};

/// A weight of evidence, in 1,024ths of a bit. It saturates and never overflows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bits(i32);

/// How many parts a bit has.
const ONE: i32 = 1024;

impl Bits {
    /// No evidence for either.
    pub const ZERO: Self = Self(0);

    /// Less than any evidence.
    pub(crate) const LEAST: Self = Self(i32::MIN);

    /// A weight from 1,024ths of a bit.
    pub const fn from_parts(parts: i32) -> Self {
        Self(parts)
    }

    /// A weight from hundredths of a bit, as tables are written.
    pub const fn hundredths(hundredths: i32) -> Self {
        // Whole bits first, so that nothing is cut off in between; tables hold small numbers.
        Self(hundredths / 100 * ONE + hundredths % 100 * ONE / 100)
    }

    /// A weight from bits; what is not a number is no evidence.
    pub fn from_bits(bits: f64) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "a cast from a float saturates, which is what is wanted")]
        Self((bits * f64::from(ONE)).round() as i32)
    }

    /// The weight in 1,024ths of a bit.
    pub const fn parts(self) -> i32 {
        self.0
    }

    /// The weight in bits.
    pub fn bits(self) -> f64 {
        f64::from(self.0) / f64::from(ONE)
    }

    /// Log2 of a ratio of counts, in whole numbers throughout; a count of nothing is taken as one.
    pub fn of_ratio(above: u64, below: u64) -> Self {
        if above.max(1) == below.max(1) {
            return Self::ZERO;
        }
        Self(logarithm(above.max(1)) - logarithm(below.max(1)))
    }

    /// Half of it, towards no evidence.
    #[must_use]
    pub const fn halved(self) -> Self {
        Self(self.0 / 2)
    }

    /// The probability whose odds this is the binary logarithm of.
    pub fn probability(self) -> Probability {
        // 1 / (1 + 2^-w), through the logarithm of its denominator.
        let logarithm = Self::sum_of_powers(Self::ZERO, -self);
        Probability(power_of_two(-logarithm).min(Probability::CERTAIN.0))
    }

    /// The binary logarithm of the sum of two powers of two: log2(2^one + 2^other).
    #[must_use]
    pub fn sum_of_powers(one: Self, other: Self) -> Self {
        let (greater, lesser) = if one >= other { (one, other) } else { (other, one) };
        let apart = i64::from(greater.0) - i64::from(lesser.0);
        greater + Self(added_by(apart))
    }
}

/// Log2 of a number in 1,024ths of a bit, rounded down: its whole part, then a digit with each squaring.
fn logarithm(number: u64) -> i32 {
    let whole = number.ilog2();
    // One is 2^62 here, so that squares fit.
    let mut mantissa = (u128::from(number) << (63 - whole)) >> 1;
    let mut parts = whole.cast_signed();
    for _ in 0..10 {
        mantissa = (mantissa * mantissa) >> 62;
        parts <<= 1;
        if mantissa >> 63 != 0 {
            mantissa >>= 1;
            parts |= 1;
        }
    }
    parts
}

/// Log2(1 + 2^-d) in parts, for a difference `d` of parts: from a table by straight lines between its steps.
fn added_by(apart: i64) -> i32 {
    let step = usize::try_from(apart >> STEP_BITS).unwrap_or(usize::MAX);
    let Some(&[from, to]) = ADDED.get(step..).and_then(|rest| rest.first_chunk::<2>()) else { return 0 };
    let within = i32::try_from(apart & ((1 << STEP_BITS) - 1)).unwrap_or(0);
    from - (((from - to) * within) >> STEP_BITS)
}

/// Two to the power of `exponent`, which is not above zero, in millionths.
fn power_of_two(exponent: Bits) -> u32 {
    let below = u32::try_from(exponent.0.saturating_neg()).unwrap_or(0);
    let (whole, rest) = (below >> 10, (below & 1023) as usize);
    if whole > 24 {
        return 0;
    }
    let [from, to] = [rest >> 6, (rest >> 6) + 1].map(|at| POWERS[at]);
    let within = (rest & 63) as u64;
    let mantissa = from - (((from - to) * within) >> 6);
    let millionths = ((mantissa >> whole) * 1_000_000) >> 40;
    u32::try_from(millionths).unwrap_or(1_000_000)
}

/// The logarithm of the step of [`ADDED`], in parts: an eighth of a bit.
const STEP_BITS: u32 = 7;

/// Log2(1 + 2^-d) in 1,024ths for d = 0, 1/8, 2/8, ... 12, and a zero after it.
const ADDED: [i32; 98] = [
    1_024, 961, 902, 844, 790, 738, 689, 643, 599, 558, 518, 482, 447, 415, 385, 356, 330, 305, 282, 260, 240, 222,
    205, 189, 174, 160, 148, 136, 125, 115, 106, 97, 90, 82, 76, 70, 64, 59, 54, 50, 45, 42, 38, 35, 32, 30, 27, 25,
    23, 21, 19, 18, 16, 15, 14, 13, 11, 11, 10, 9, 8, 7, 7, 6, 6, 5, 5, 4, 4, 4, 3, 3, 3, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0,
];

/// 2^(40 - k/16) for k = 0 to 16.
const POWERS: [u64; 17] = [
    1_099_511_627_776,
    1_052_895_941_925,
    1_008_256_608_221,
    965_509_835_819,
    924_575_386_327,
    885_376_423_200,
    847_839_367_509,
    811_893_759_832,
    777_472_127_994,
    744_509_860_419,
    712_945_084_849,
    682_718_552_210,
    653_773_525_390,
    626_055_672_747,
    599_512_966_123,
    574_095_583_180,
    549_755_813_888,
];

impl Add for Bits {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Bits {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Bits {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Bits {
    type Output = Self;

    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl Sum for Bits {
    fn sum<I: Iterator<Item = Self>>(weights: I) -> Self {
        weights.fold(Self::ZERO, Self::add)
    }
}

/// In bits with one decimal and always a sign, as evidence is shown.
impl fmt::Display for Bits {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:+.1}", self.bits())
    }
}

/// A probability, in millionths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Probability(u32);

impl Probability {
    /// What evidence alone never reaches: only a human's word is beyond it.
    pub const CERTAIN: Self = Self(999_999);

    /// A probability from millionths; at most a million.
    pub const fn millionths(millionths: u32) -> Self {
        Self(if millionths > 1_000_000 { 1_000_000 } else { millionths })
    }

    /// The probability in millionths.
    pub const fn in_millionths(self) -> u32 {
        self.0
    }

    /// The probability, from 0 to 1.
    pub fn value(self) -> f64 {
        f64::from(self.0) / 1e6
    }

    /// That it is not so.
    #[must_use]
    pub const fn of_not(self) -> Self {
        Self(1_000_000 - self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probabilities_agree_with_floating_point() {
        for parts in (-30_000..30_000).step_by(17) {
            let weight = Bits::from_parts(parts);
            let exact = 1.0 / (1.0 + (-weight.bits()).exp2());
            let own = weight.probability().value();
            assert!((own - exact).abs() < 0.001, "{parts}: {own}, {exact}");
            let below = Bits::from_parts(parts - 17).probability();
            assert!(below <= weight.probability(), "not monotone at {parts}");
        }
    }

    #[test]
    fn sums_and_differences_of_powers() {
        for one in (-9_000..9_000).step_by(311) {
            for other in (-9_000..9_000).step_by(293) {
                let (one, other) = (Bits::from_parts(one), Bits::from_parts(other));
                let exact = (one.bits().exp2() + other.bits().exp2()).log2();
                assert!((Bits::sum_of_powers(one, other).bits() - exact).abs() < 0.003);
            }
        }
    }

    #[test]
    fn logarithms_of_whole_numbers() {
        for number in (1..100_000_u64).chain([u64::MAX, u64::MAX / 3, 1 << 63]) {
            let exact = (number as f64).log2();
            let own = Bits::of_ratio(number, 1).bits();
            assert!(own <= exact + 1e-9 && exact - own < 0.0011, "{number}: {own}, {exact}");
        }
    }

    #[test]
    fn nothing_overflows() {
        let most = Bits::from_parts(i32::MAX);
        assert_eq!(most + most, most);
        assert_eq!(most.probability(), Probability::CERTAIN);
        assert_eq!((-most - most).probability(), Probability::millionths(0));
        assert_eq!(Bits::from_bits(f64::NAN), Bits::ZERO);
        assert_eq!(Bits::sum_of_powers(most, -most), most);
    }
}
