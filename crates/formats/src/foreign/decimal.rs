//! Decimals of foreign files as exact quotients, and a table of them as whole numbers over one scale.

use takas_model::bargain::UTILITY_MAX;
use takas_model::natural::Natural;

/// The most digits of a number that is read.
const DIGITS_MAX: usize = 30;
/// The scale where the exact one would be too large: eighteen decimals.
const ROUNDED_SCALE: u64 = 1_000_000_000_000_000_000;

/// A quotient in lowest terms; the denominator is at least 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quotient {
    pub(super) over: i128,
    pub(super) under: i128,
}

impl Quotient {
    pub(super) const ZERO: Self = Self { over: 0, under: 1 };

    /// The number that a decimal such as `-0.25` or `1.0E-4` writes; none for anything else, more than 30 digits, or a size that no worth has.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (number, exponent) = match text.split_once(['e', 'E']) {
            Some((number, exponent)) => (number, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (sign, number) = match number.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, number.strip_prefix('+').unwrap_or(number)),
        };
        let (whole, part) = number.split_once('.').unwrap_or((number, ""));
        let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.len() + part.len() == 0 || !all_digits(whole) || !all_digits(part) {
            return None;
        }
        let part = part.trim_end_matches('0');
        let digits = format!("{whole}{part}");
        let digits = digits.trim_start_matches('0');
        if digits.len() > DIGITS_MAX {
            return None;
        }
        let over: i128 = if digits.is_empty() { 0 } else { digits.parse().ok()? };
        let exponent = exponent.checked_sub(i32::try_from(part.len()).ok()?)?;
        let power = 10_i128.checked_pow(exponent.unsigned_abs()).filter(|_| exponent.abs() <= 36);
        match (over, power) {
            (0, _) => Some(Self::ZERO),
            (_, None) => None,
            (_, Some(power)) if exponent < 0 => Some(Self::new(sign * over, power)),
            (_, Some(power)) => Some(Self { over: (sign * over).checked_mul(power)?, under: 1 }),
        }
    }

    /// `over / under`, for a positive `under`.
    pub(super) fn new(over: i128, under: i128) -> Self {
        let common = divisor(over, under);
        Self { over: over / common, under: under / common }
    }

    /// The product; none where a number grows too large.
    pub(super) fn times(self, other: Self) -> Option<Self> {
        let (one, two) = (Self::new(self.over, other.under), Self::new(other.over, self.under));
        Some(Self { over: one.over.checked_mul(two.over)?, under: one.under.checked_mul(two.under)? })
    }

    /// The product of two numbers of 0 or more, rounded down to 18 decimals; none where it is 18 or more.
    pub(super) fn times_about(self, other: Self) -> Option<Self> {
        let wide = |number: i128| u128::try_from(number).ok().map(Natural::wide);
        let product = |one: i128, other: i128| Some(wide(one)?.times(&wide(other)?));
        let (over, under) = (product(self.over, other.over)?, product(self.under, other.under)?);
        let parts = over.share_of(&under, ROUNDED_SCALE);
        (parts < u64::MAX).then(|| Self::new(parts.into(), ROUNDED_SCALE.into()))
    }

    /// The sum; none where a number grows too large.
    pub(super) fn plus(self, other: Self) -> Option<Self> {
        let common = divisor(self.under, other.under);
        let left = self.over.checked_mul(other.under / common)?;
        let over = left.checked_add(other.over.checked_mul(self.under / common)?)?;
        Some(Self::new(over, self.under.checked_mul(other.under / common)?))
    }

    /// The quotient by a positive number; none where a number grows too large.
    pub(super) fn divided_by(self, other: Self) -> Option<Self> {
        self.times(Self { over: other.under, under: other.over })
    }

    /// Which of the two is greater; not told where a number grows too large.
    pub(super) fn is_over(self, other: Self) -> bool {
        self.plus(Self { over: -other.over, under: other.under }).is_some_and(|rest| rest.over > 0)
    }

    /// In parts of the scale; the second says whether that is exact, else it is rounded down. None where it grows too large.
    fn in_parts_of(self, scale: u64) -> Option<(i128, bool)> {
        let (whole, rest) = (self.over.div_euclid(self.under), self.over.rem_euclid(self.under));
        let part = Natural::wide(rest.unsigned_abs()).share_of(&Natural::wide(self.under.unsigned_abs()), scale);
        Some((whole.checked_mul(i128::from(scale))?.checked_add(i128::from(part))?, false))
    }

    /// In parts of a scale that makes it whole. None where it grows too large.
    fn whole_in_parts_of(self, scale: i128) -> Option<(i128, bool)> {
        Some((self.over.checked_mul(scale / self.under)?, true))
    }
}

impl From<i64> for Quotient {
    fn from(number: i64) -> Self {
        Self { over: i128::from(number), under: 1 }
    }
}

fn divisor(one: i128, other: i128) -> i128 {
    let (mut one, mut other) = (one.unsigned_abs(), other.unsigned_abs());
    while other != 0 {
        (one, other) = (other, one % other);
    }
    i128::try_from(one).unwrap_or(1).max(1)
}

/// A table of worths and a reservation as whole numbers.
pub(super) struct Scaled {
    pub(super) worth: Vec<Vec<i128>>,
    pub(super) reservation: i128,
    pub(super) scale: i128,
    /// How many parts of the scale a sum may be off; 0: everything is exact.
    pub(super) rounded: u64,
}

/// The numbers over their least common scale; over eighteen decimals, rounded, where that is too large. None where even that is.
pub(super) fn scaled(worth: &[Vec<Quotient>], reservation: Quotient) -> Option<Scaled> {
    let mut numbers = worth.iter().flatten().chain([&reservation]);
    let exact = numbers.try_fold(1_i128, |scale, number| {
        scale.checked_mul(number.under / divisor(scale, number.under)).filter(|scale| *scale <= UTILITY_MAX)
    });
    let exactly = |scale: i128| over(worth, reservation, scale, |number| number.whole_in_parts_of(scale));
    let rounded = || over(worth, reservation, ROUNDED_SCALE.into(), |number| number.in_parts_of(ROUNDED_SCALE));
    exact.and_then(exactly).or_else(rounded)
}

fn over(
    worth: &[Vec<Quotient>],
    reservation: Quotient,
    scale: i128,
    parts: impl Fn(&Quotient) -> Option<(i128, bool)>,
) -> Option<Scaled> {
    let mut rounded = 0;
    let mut most = 0_i128;
    let mut table = Vec::with_capacity(worth.len());
    for values in worth {
        let row: Vec<(i128, bool)> = values.iter().map(&parts).collect::<Option<_>>()?;
        rounded += u64::from(row.iter().any(|(_, is_exact)| !is_exact));
        most = most.checked_add(row.iter().map(|(value, _)| value.abs()).max().unwrap_or(0))?;
        table.push(row.into_iter().map(|(value, _)| value).collect());
    }
    let (reservation, is_exact) = parts(&reservation)?;
    rounded += u64::from(!is_exact);
    let fits = most <= UTILITY_MAX && reservation.abs() <= UTILITY_MAX;
    fits.then_some(Scaled { worth: table, reservation, scale, rounded })
}

#[cfg(test)]
mod tests {
    use super::{Quotient, scaled};

    #[test]
    fn decimals_are_read_exactly_or_not_at_all() {
        let read = |text: &str| Quotient::parse(text).map(|number| (number.over, number.under));
        assert_eq!(read("0.25"), Some((1, 4)));
        assert_eq!(read("-1.50"), Some((-3, 2)));
        assert_eq!(read("1.0E-4"), Some((1, 10_000)));
        assert_eq!(read("+12e2"), Some((1_200, 1)));
        assert_eq!(read("0.000"), Some((0, 1)));
        assert_eq!(read("0.1111111111111111"), Some((1_111_111_111_111_111, 10_000_000_000_000_000)));
        for wrong in ["", ".", "x", "1.2.3", "NaN", "Infinity", "1e99", "--1", "0.1234567890123456789012345678901"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_scale_makes_all_whole_or_says_what_was_rounded() {
        let number = |text: &str| Quotient::parse(text).unwrap();
        let third = number("1").divided_by(number("3")).unwrap();
        let found = scaled(&[vec![third, number("0.5")], vec![number("-0.25")]], number("0.1")).unwrap();
        assert_eq!((found.scale, found.reservation, found.rounded), (60, 6, 0));
        assert_eq!(found.worth, [vec![20, 30], vec![-15]]);
        let primes = ["1000003", "1000033", "1000037", "1000039", "1000081", "1000099"];
        let odd: Vec<Quotient> = primes.iter().map(|prime| number("-1").divided_by(number(prime)).unwrap()).collect();
        let found = scaled(&[odd, vec![number("2")]], Quotient::ZERO).unwrap();
        assert_eq!((found.scale, found.rounded), (1_000_000_000_000_000_000, 3));
        assert_eq!((found.worth[0][0], found.worth[1][0]), (-999_997_000_009, 2_000_000_000_000_000_000));
    }
}
