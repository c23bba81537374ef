//! A secret in parts, of which any two give it and one tells nothing.
//!
//! Adi Shamir, *How to share a secret* (1979), with two: each byte of the secret is the value at 0 of a line over the field of 256 elements
//! (that of AES, x⁸ + x⁴ + x³ + x + 1), and a part is the line's value at another place. The slope is random, so that one value alone fits
//! every secret equally well. Nothing branches on a secret or looks up a table by one.

use std::fmt;

use takas_ledger::SecretKey;
use zeroize::{Zeroize, Zeroizing};

/// So many bytes has a part: its place, then its values.
pub(super) const PART_SIZE: usize = 33;

/// A part of a secret.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Part {
    place: u8,
    values: [u8; 32],
}

impl Part {
    /// Where on the line it is. Two parts of one place are one part.
    pub(super) fn place(&self) -> u8 {
        self.place
    }

    pub(super) fn bytes(&self) -> Zeroizing<[u8; PART_SIZE]> {
        let mut bytes = Zeroizing::new([0; PART_SIZE]);
        bytes[0] = self.place;
        bytes[1..].copy_from_slice(&self.values);
        bytes
    }

    /// The part of these bytes; none where they are none: a part at 0 would be the secret.
    pub(super) fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let (&place, values) = bytes.split_first()?;
        (place != 0).then_some(Self { place, values: values.try_into().ok()? })
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        self.values.zeroize();
    }
}

impl fmt::Debug for Part {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Part(not shown)")
    }
}

/// The part at a place from 1, of the line with this slope: 32 fresh random bytes, the same for all parts of one division.
pub(super) fn part(secret: &SecretKey, slope: &SecretKey, place: u8) -> Part {
    assert_ne!(place, 0, "the part at 0 is the secret");
    let mut values = [0; 32];
    for (value, (at_zero, slope)) in values.iter_mut().zip(secret.expose().iter().zip(slope.expose())) {
        *value = at_zero ^ times(*slope, place);
    }
    Part { place, values }
}

/// The secret of two parts; none where both are at one place. Parts of two divisions give something else than either secret.
pub(super) fn recover(one: &Part, other: &Part) -> Option<SecretKey> {
    if one.place == other.place {
        return None;
    }
    // By Lagrange, at 0: one·other.place/(other.place − one.place) + other·one.place/(one.place − other.place); minus is plus here.
    let across = inverse(one.place ^ other.place);
    let (weight_of_one, weight_of_other) = (times(other.place, across), times(one.place, across));
    let mut secret = Zeroizing::new([0; 32]);
    for (byte, (one, other)) in secret.iter_mut().zip(one.values.iter().zip(&other.values)) {
        *byte = times(*one, weight_of_one) ^ times(*other, weight_of_other);
    }
    Some(SecretKey::new(*secret))
}

/// The product in the field, by adding up doubled values; no bit is branched on.
fn times(mut one: u8, mut other: u8) -> u8 {
    let mut product = 0;
    for _ in 0..8 {
        product ^= one & 0_u8.wrapping_sub(other & 1);
        let carried = 0_u8.wrapping_sub(one >> 7);
        one = (one << 1) ^ (0x1b & carried);
        other >>= 1;
    }
    product
}

/// The inverse in the field: the 254th power, as there are 255 elements that have one.
fn inverse(one: u8) -> u8 {
    let (mut power, mut square) = (1, one);
    // 254 is 1111 1110.
    for _ in 0..7 {
        square = times(square, square);
        power = times(power, square);
    }
    power
}

#[cfg(test)]
mod tests {
    use takas_ledger::SecretKey;

    use super::{Part, inverse, part, recover, times};

    /// The judge: polynomials over two elements are multiplied as on paper, and the product is divided as on paper.
    fn on_paper(one: u8, other: u8) -> u8 {
        let mut product: u32 = 0;
        for power in 0..8 {
            if other & (1 << power) != 0 {
                product ^= u32::from(one) << power;
            }
        }
        for power in (8..16).rev() {
            if product & (1 << power) != 0 {
                product ^= 0b1_0001_1011 << (power - 8);
            }
        }
        u8::try_from(product).expect("a remainder")
    }

    #[test]
    fn products_and_inverses_are_those_of_the_field() {
        for one in 0..=255 {
            for other in 0..=255 {
                assert_eq!(times(one, other), on_paper(one, other), "{one} times {other}");
            }
            if one != 0 {
                assert_eq!(on_paper(one, inverse(one)), 1, "{one}");
            }
        }
        // FIPS 197, section 4.2.
        assert_eq!((times(0x57, 0x83), times(0x57, 0x13)), (0xc1, 0xfe));
    }

    #[test]
    fn any_two_parts_give_the_secret() {
        let secret = SecretKey::new(std::array::from_fn(|at| u8::try_from(at * 7).expect("small")));
        let slope = SecretKey::new(std::array::from_fn(|at| u8::try_from(255 - at * 5).expect("small")));
        let parts: Vec<Part> = (1..=255).map(|place| part(&secret, &slope, place)).collect();
        for one in &parts {
            for other in &parts {
                let found = recover(one, other);
                assert_eq!(found.is_some(), one.place != other.place);
                assert!(found.is_none_or(|found| found == secret), "{} and {}", one.place, other.place);
            }
        }
    }

    #[test]
    fn one_part_fits_every_secret_equally_well() {
        // Of one byte, everything: at each place, each value comes of each secret by exactly one slope.
        for place in [1, 2, 3, 128, 255] {
            for secret in 0..=255_u8 {
                let mut seen = [0_u32; 256];
                for slope in 0..=255_u8 {
                    let one = part(&SecretKey::new([secret; 32]), &SecretKey::new([slope; 32]), place);
                    seen[usize::from(one.values[0])] += 1;
                }
                assert!(seen.iter().all(|&times| times == 1), "{place}, {secret}");
            }
        }
    }

    #[test]
    fn parts_of_two_divisions_do_not_fit_together() {
        let secret = SecretKey::new([9; 32]);
        let (first, second) = (SecretKey::new([1; 32]), SecretKey::new([2; 32]));
        let found = recover(&part(&secret, &first, 1), &part(&secret, &second, 2));
        assert!(found.is_some_and(|found| found != secret));
    }

    #[test]
    fn a_part_at_nothing_is_none() {
        let secret = SecretKey::new([9; 32]);
        let one = part(&secret, &SecretKey::new([1; 32]), 1);
        assert_eq!(Part::of_bytes(&*one.bytes()), Some(one.clone()));
        assert_eq!(Part::of_bytes(&[0; 33]), None);
        assert_eq!(Part::of_bytes(&one.bytes()[..32]), None);
        assert_eq!(Part::of_bytes(&[]), None);
        assert_eq!(format!("{one:?}"), "Part(not shown)");
    }
}
