//! A state in sixteen bytes: what hashes itself goes once through two lanes that stir each word in otherwise.
//!
//! Among a billion states there are less than 2⁶⁰ pairs, and two states share both lanes by chance once in 2¹²⁸. It withstands nobody who looks for
//! two that do.

use std::hash::Hasher;

/// Odd, and without a pattern: the fractions of the golden ratio and of the square root of two, as far as they go.
const TIMES: [u64; 2] = [0x9e37_79b9_7f4a_7c15, 0x6a09_e667_f3bc_c909];

/// See the module.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fingerprint([u64; 2]);

impl Fingerprint {
    pub(super) fn new() -> Self {
        Self(TIMES)
    }

    /// Both lanes.
    pub(super) fn whole(self) -> u128 {
        let [one, other] = self.0.map(stirred_out);
        u128::from(one) << 64 | u128::from(other)
    }

    fn stir(&mut self, word: u64) {
        let [one, other] = self.0;
        self.0 = [
            (one ^ word).wrapping_mul(TIMES[0]).rotate_left(29),
            (other.rotate_left(23).wrapping_add(word)).wrapping_mul(TIMES[1]) ^ other >> 31,
        ];
    }
}

/// Each bit of the word touches each bit of what comes of it (the last step of `SplitMix64`).
fn stirred_out(word: u64) -> u64 {
    let word = (word ^ word >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let word = (word ^ word >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    word ^ word >> 31
}

impl Hasher for Fingerprint {
    fn write(&mut self, bytes: &[u8]) {
        for part in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..part.len()].copy_from_slice(part);
            self.stir(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, word: u8) {
        self.stir(u64::from(word));
    }

    fn write_u32(&mut self, word: u32) {
        self.stir(u64::from(word));
    }

    fn write_u64(&mut self, word: u64) {
        self.stir(word);
    }

    fn write_usize(&mut self, word: usize) {
        self.stir(word as u64);
    }

    fn finish(&self) -> u64 {
        stirred_out(self.0[0])
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::hash::Hash;

    use super::*;

    #[test]
    fn what_differs_in_little_differs_in_both_lanes() {
        let of = |value: &dyn Fn(&mut Fingerprint)| {
            let mut print = Fingerprint::new();
            value(&mut print);
            print.whole()
        };
        // Small words, as states have them: each row of four of them, and each shorter one.
        let mut all = Vec::new();
        for word in 0..10_000_u64 {
            let digits = [word % 10, word / 10 % 10, word / 100 % 10, word / 1_000];
            for length in 0..=4 {
                if digits[length..].iter().all(|digit| *digit == 0) {
                    all.push(of(&|print| digits[..length].hash(print)));
                }
            }
        }
        let lanes =
            |shift: u32| all.iter().map(|one| (one >> shift) & u128::from(u64::MAX)).collect::<HashSet<_>>().len();
        assert_eq!((all.len(), lanes(0), lanes(64)), (11_111, 11_111, 11_111));
        assert_ne!(of(&|print| ("ab", "c").hash(print)), of(&|print| ("a", "bc").hash(print)));
        assert_eq!(of(&|print| (1_u8, 2_u32, "x").hash(print)), of(&|print| (1_u8, 2_u32, "x").hash(print)));
    }
}
