//! A seeded stream of numbers: `SplitMix64` (Steele, Lea, Flood: *Fast splittable pseudorandom number generators*, 2014).

use takas_model::{Instant, Takes};

/// The stream.
#[derive(Clone, Debug)]
pub(super) struct Chance(u64);

impl Chance {
    /// The stream of one run of a seed: another run of the same seed has another stream.
    pub(super) fn of_run(seed: u64, run: u64) -> Self {
        let mut first = Self(seed);
        let mut second = Self(first.next() ^ run.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        Self(second.next())
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `count`; 0 where that is 0.
    pub(super) fn below(&mut self, count: u64) -> u64 {
        if count == 0 { 0 } else { self.next() % count }
    }

    /// Yes, so many times in a thousand.
    pub(super) fn happens(&mut self, permille: u32) -> bool {
        self.below(1000) < u64::from(permille)
    }

    /// From `low` to `high`, both included; `low` where there is no room.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        let room = u64::try_from(i128::from(high) - i128::from(low)).unwrap_or(0);
        low.saturating_add(i64::try_from(self.below(room.saturating_add(1))).unwrap_or(0))
    }

    /// Seconds that something takes: triangular between the shortest and the longest with its peak at the usual, to the second, by the
    /// inverse of its distribution in whole numbers.
    pub(super) fn takes(&mut self, takes: Takes) -> Instant {
        let (low, high) = (i128::from(takes.shortest) * 60, i128::from(takes.longest.max(takes.shortest)) * 60);
        let peak = (i128::from(takes.usual) * 60).clamp(low, high);
        let width = high - low;
        // Where in the area of the triangle: its rising side has the share (peak - low) / width.
        let drawn = i128::from(self.below(1 << 32));
        let rises = width > 0 && drawn * width < (peak - low) << 32;
        let seconds = if width == 0 {
            low
        } else if rises {
            low + root((drawn * width * (peak - low)) >> 32)
        } else {
            high - root((((1_i128 << 32) - drawn) * width * (high - peak)) >> 32)
        };
        Instant::try_from(seconds.clamp(low, high)).unwrap_or(Instant::MAX)
    }
}

/// The whole part of a square root.
fn root(of: i128) -> i128 {
    i128::try_from(of.max(0).unsigned_abs().isqrt()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_stay_within_their_range_and_lean_to_the_usual() {
        let takes = Takes { shortest: 10, usual: 20, longest: 60 };
        let mut chance = Chance::of_run(7, 0);
        let mut drawn: Vec<Instant> = (0..10_000).map(|_| chance.takes(takes)).collect();
        drawn.sort_unstable();
        assert!(drawn[0] >= 600 && drawn[9_999] <= 3600);
        // The mean of a triangle is a third of the sum of its corners: 30 minutes. Its median here is 60 - sqrt(1000) = 28.4.
        let mean = drawn.iter().sum::<Instant>() / 10_000;
        assert!((1770..=1830).contains(&mean), "{mean}");
        assert!((1670..=1740).contains(&drawn[5_000]), "{}", drawn[5_000]);
        assert_eq!(Chance::of_run(7, 0).takes(Takes::always(5)), 300);
    }

    #[test]
    fn runs_of_one_seed_differ_and_are_the_same_again() {
        let first = |seed, run| Chance::of_run(seed, run).next();
        assert_eq!(first(1, 2), first(1, 2));
        assert!(first(1, 2) != first(1, 3) && first(1, 2) != first(2, 2));
    }
}
