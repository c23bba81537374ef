//! Whoever fails too often waits: failures are counted by account and by address, in memory, for a bounded number of both.
//!
//! Nobody is locked out for good: somebody else's failures would then be a way to keep a person from the desk. A wait is at most five minutes,
//! and what can be guessed at all (a recovery code) has 80 random bits.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::PoisonError;

use takas_model::Instant;

use super::Accounts;
use super::error::AccountsError;
use super::id::AccountId;
use super::limits::{
    FORGIVEN_SECONDS, FREE_OF_ACCOUNT, FREE_OF_ADDRESS, REMEMBERED_MAX, WAIT_SECONDS, WAIT_SECONDS_MAX,
};

/// Where a request comes from: an address of version 4, or the first half of one of version 6, which one household has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Address(u64);

impl Address {
    /// Where this is.
    #[must_use]
    pub fn of(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(address) => Self(u64::from(address.to_bits())),
            IpAddr::V6(address) => Self(u64::try_from(address.to_bits() >> 64).expect("the half of 128 bits")),
        }
    }

    /// Nowhere that is known: all of those together are one address.
    #[must_use]
    pub fn unknown() -> Self {
        Self(u64::MAX)
    }
}

/// Who failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Failing {
    Account(AccountId),
    Address(Address),
}

impl Failing {
    fn free(self) -> u32 {
        match self {
            Self::Account(_) => FREE_OF_ACCOUNT,
            Self::Address(_) => FREE_OF_ADDRESS,
        }
    }
}

#[derive(Clone, Copy)]
struct Failed {
    count: u32,
    last: Instant,
}

/// The failures of late.
#[derive(Default)]
pub(super) struct Failures {
    failed: HashMap<Failing, Failed>,
}

impl Failures {
    /// For how many seconds it has still to wait.
    fn wait(&self, who: Failing, now: Instant) -> u32 {
        let Some(failed) = self.failed.get(&who).filter(|failed| failed.is_remembered(now)) else { return 0 };
        let Some(doublings) = failed.count.checked_sub(who.free()) else { return 0 };
        let wait = WAIT_SECONDS.saturating_mul(2_u32.saturating_pow(doublings)).min(WAIT_SECONDS_MAX);
        u32::try_from((failed.last + Instant::from(wait) - now).max(0)).unwrap_or(WAIT_SECONDS_MAX)
    }

    fn count(&mut self, who: Failing, now: Instant) {
        if self.failed.len() >= REMEMBERED_MAX && !self.failed.contains_key(&who) {
            self.make_room(now);
        }
        let failed = self.failed.entry(who).or_insert(Failed { count: 0, last: now });
        if !failed.is_remembered(now) {
            failed.count = 0;
        }
        *failed = Failed { count: failed.count.saturating_add(1), last: now };
    }

    /// Forgets what is forgiven; where that is nothing, the tenth that failed longest ago.
    fn make_room(&mut self, now: Instant) {
        self.failed.retain(|_, failed| failed.is_remembered(now));
        if self.failed.len() < REMEMBERED_MAX {
            return;
        }
        let mut lasts: Vec<Instant> = self.failed.values().map(|failed| failed.last).collect();
        let (_, oldest, _) = lasts.select_nth_unstable(REMEMBERED_MAX / 10);
        let oldest = *oldest;
        self.failed.retain(|_, failed| failed.last > oldest);
    }
}

impl Failed {
    fn is_remembered(&self, now: Instant) -> bool {
        now - self.last < FORGIVEN_SECONDS
    }
}

impl Accounts {
    /// Refuses whoever has still to wait.
    pub(super) fn may_try(&self, who: &[Failing]) -> Result<(), AccountsError> {
        let now = self.now();
        let failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        match who.iter().map(|who| failures.wait(*who, now)).max().unwrap_or(0) {
            0 => Ok(()),
            seconds => Err(AccountsError::Wait { seconds }),
        }
    }

    /// Counts what has failed, if it has.
    pub(super) fn counted<T>(&self, who: &[Failing], tried: Result<T, AccountsError>) -> Result<T, AccountsError> {
        if tried.as_ref().is_err_and(AccountsError::is_failure) {
            let now = self.now();
            let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
            for who in who {
                failures.count(*who, now);
            }
        }
        tried
    }
}

#[cfg(test)]
mod tests {
    use super::{Address, Failing, Failures};
    use crate::server::accounts::id::AccountId;
    use crate::server::accounts::limits::{FREE_OF_ACCOUNT, REMEMBERED_MAX};

    const WHO: Failing = Failing::Account(AccountId([1; 16]));

    #[test]
    fn each_failure_beyond_the_free_ones_doubles_the_wait() {
        let mut failures = Failures::default();
        for _ in 1..FREE_OF_ACCOUNT {
            failures.count(WHO, 100);
            assert_eq!(failures.wait(WHO, 100), 0);
        }
        let waits = [2, 4, 8, 16, 32, 64, 128, 256, 300, 300].map(|wait| {
            failures.count(WHO, 100);
            (wait, failures.wait(WHO, 100))
        });
        assert!(waits.iter().all(|(wished, found)| wished == found), "{waits:?}");
        assert_eq!(failures.wait(WHO, 399), 1);
        assert_eq!(failures.wait(WHO, 400), 0);
        assert_eq!(failures.wait(Failing::Account(AccountId([2; 16])), 100), 0, "somebody else");
        failures.count(WHO, 100 + 30 * 60);
        assert_eq!(failures.wait(WHO, 100 + 30 * 60), 0, "half an hour later all is forgiven");
    }

    #[test]
    fn memory_is_bounded_and_the_newest_are_kept() {
        let mut failures = Failures::default();
        let of = |number: u32| Failing::Address(Address::of(std::net::Ipv4Addr::from_bits(number).into()));
        for number in 0..30_000 {
            failures.count(of(number), i64::from(number) / 100);
            assert!(failures.failed.len() <= REMEMBERED_MAX);
        }
        assert!(failures.failed.contains_key(&of(29_999)) && failures.failed.contains_key(&of(25_000)));
    }

    #[test]
    fn addresses_of_version_6_count_by_their_first_half() {
        let of = |text: &str| Address::of(text.parse().expect("an address"));
        assert_eq!(of("2001:db8::1"), of("2001:db8::ffff"));
        assert_ne!(of("2001:db8::1"), of("2001:db8:0:1::1"));
        assert_eq!(of("::ffff:192.0.2.1"), of("192.0.2.1"));
    }
}
