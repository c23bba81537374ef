//! How often somebody may ask: token buckets, in a table of one size.
//!
//! A bucket is found by a keyed hash of whom it is for, so that nobody's address is kept and nobody can choose whom to collide with. Each
//! has a place in either of two halves; one that is asked for too often is so in both. Where two share one of their places, the other place
//! decides, as in a count-min sketch (Cormode and Muthukrishnan, 2005); so the table never grows, and there is nothing to throw out.
//!
//! A bucket is one moment: when it will be full again (the generic cell rate algorithm, ITU-T I.371). Nothing is rounded, however often it is
//! asked.

use std::hash::{BuildHasher, Hash, RandomState};
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Places in each half of a table: a power of two.
const PLACES: usize = 1 << 15;

/// How fast time goes: since some beginning, never backwards. Tests hand in their own.
#[derive(Clone)]
pub struct Ticks(Arc<dyn Fn() -> Duration + Send + Sync>);

impl Ticks {
    /// Those of the system.
    #[must_use]
    pub fn of_the_system() -> Self {
        let begun = Instant::now();
        Self(Arc::new(move || begun.elapsed()))
    }

    /// Those that a function tells.
    #[must_use]
    pub fn told_by(clock: impl Fn() -> Duration + Send + Sync + 'static) -> Self {
        Self(Arc::new(clock))
    }

    fn now(&self) -> Duration {
        (self.0)()
    }
}

impl std::fmt::Debug for Ticks {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Ticks")
    }
}

/// So many at once, and one more each so long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    at_once: u32,
    each: Duration,
}

impl Rate {
    /// So many at once, and so many more a second.
    ///
    /// # Panics
    /// Where there are none a second.
    #[must_use]
    pub const fn new(at_once: u32, per_second: u32) -> Self {
        assert!(per_second > 0, "a rate lets something through");
        Self { at_once, each: Duration::from_micros(1_000_000 / per_second as u64) }
    }

    /// So many at once, and one more each time that so long has gone by.
    #[must_use]
    pub const fn each(at_once: u32, each: Duration) -> Self {
        Self { at_once, each }
    }

    /// How far ahead of the clock a bucket may be that still has one.
    fn ahead_max(self) -> Duration {
        self.each.saturating_mul(self.at_once.saturating_sub(1))
    }
}

/// Buckets of one rate.
pub struct Rates {
    rate: Rate,
    ticks: Ticks,
    key: RandomState,
    /// When each is full again.
    full_at: Mutex<Box<[Duration]>>,
}

impl Rates {
    /// A full table.
    #[must_use]
    pub fn new(rate: Rate, ticks: Ticks) -> Self {
        let full_at = vec![Duration::ZERO; 2 * PLACES].into_boxed_slice();
        Self { rate, ticks, key: RandomState::new(), full_at: Mutex::new(full_at) }
    }

    /// Takes one.
    ///
    /// # Errors
    /// How long to wait where there is none.
    pub fn take(&self, whom: impl Hash) -> Result<(), Duration> {
        let now = self.ticks.now();
        let hash = self.key.hash_one(whom);
        let place = |bits: u64| usize::try_from(bits & (PLACES as u64 - 1)).unwrap_or(0);
        let places = [place(hash), PLACES + place(hash >> 32)];
        let mut full_at = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        let fuller = places.map(|place| full_at[place]).into_iter().min().unwrap_or_default();
        let latest = now.saturating_add(self.rate.ahead_max());
        if fuller > latest {
            return Err(fuller.saturating_sub(latest));
        }
        for place in places {
            // One that others have emptied is not emptied further.
            let next = full_at[place].max(now).saturating_add(self.rate.each);
            full_at[place] = next.min(latest.saturating_add(self.rate.each)).max(full_at[place]);
        }
        Ok(())
    }
}

impl std::fmt::Debug for Rates {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Rates").field("rate", &self.rate).finish_non_exhaustive()
    }
}

/// Whom an address stands for: of IPv6, whoever has the /64, for each has as many addresses in it as he likes.
#[must_use]
pub fn neighbour(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::from([a, b, c, d, 0, 0, 0, 0])
        }
        address @ IpAddr::V4(_) => address,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::*;

    fn table(rate: Rate) -> (Rates, Arc<AtomicU64>) {
        let clock = Arc::new(AtomicU64::new(0));
        let told = Arc::clone(&clock);
        (Rates::new(rate, Ticks::told_by(move || Duration::from_millis(told.load(Ordering::Relaxed)))), clock)
    }

    #[test]
    fn so_many_at_once_and_then_as_they_come_back() {
        let (rates, clock) = table(Rate::new(3, 2));
        let taken = || (0..10).filter(|_| rates.take("somebody").is_ok()).count();
        assert_eq!(taken(), 3);
        assert_eq!(rates.take("somebody"), Err(Duration::from_millis(500)));
        clock.store(499, Ordering::Relaxed);
        assert_eq!(taken(), 0);
        clock.store(500, Ordering::Relaxed);
        assert_eq!(taken(), 1);
        // However long nobody asks, no more come back than there were.
        clock.store(1_000_000, Ordering::Relaxed);
        assert_eq!(taken(), 3);
        assert_eq!(rates.take("somebody else"), Ok(()));
    }

    #[test]
    fn a_clock_that_goes_back_gives_nothing() {
        let (rates, clock) = table(Rate::each(1, Duration::from_secs(6)));
        clock.store(10_000, Ordering::Relaxed);
        assert_eq!(rates.take(1), Ok(()));
        clock.store(0, Ordering::Relaxed);
        assert!(rates.take(1).is_err());
        clock.store(15_999, Ordering::Relaxed);
        assert!(rates.take(1).is_err());
        clock.store(16_000, Ordering::Relaxed);
        assert_eq!(rates.take(1), Ok(()));
    }

    #[test]
    fn few_of_many_others_are_held_up_by_those_who_ask_too_often() {
        let (rates, _) = table(Rate::new(1, 1));
        for busy in 0..1_000_u32 {
            let _ = rates.take(("busy", busy));
        }
        let held_up = (0..10_000_u32).filter(|other| rates.take(("other", other)).is_err()).count();
        // With one place each, every thirtieth would be at the start, and every fifth in the end.
        assert!(held_up < 500, "{held_up}");
    }

    #[test]
    fn whoever_has_a_network_of_ipv6_is_one() {
        let one = |text: &str| neighbour(text.parse().expect("an address"));
        assert_eq!(one("2001:db8:1:2:3:4:5:6"), one("2001:db8:1:2::1"));
        assert_ne!(one("2001:db8:1:2::1"), one("2001:db8:1:3::1"));
        assert_eq!(one("::ffff:192.0.2.1"), one("192.0.2.1"));
        assert_ne!(one("192.0.2.1"), one("192.0.2.2"));
    }
}
