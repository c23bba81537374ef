//! Moments of a plan as readers see them: UTC and the local time of the place side by side, never one without its zone.

use serde::{Deserialize, Serialize};
use takas_atlas::Instant;
use takas_model::{Date, Handover, Minutes};

use crate::phrase::Phrase;
use crate::words::plan as said;

/// A moment in UTC and at a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Time {
    /// Minutes since the handover begins.
    pub minute: Minutes,
    /// `2024-08-01T07:00Z`.
    pub utc: String,
    /// `2024-08-01 10:00 +03:00`.
    pub local: String,
    /// The zone of the local time: `Europe/Istanbul`.
    pub zone: String,
}

impl Time {
    /// The day in UTC: `2024-08-01`.
    pub fn day(&self) -> &str {
        self.utc.get(..10).unwrap_or(&self.utc)
    }

    /// The time of day in UTC: `07:00Z`.
    pub fn utc_clock(&self) -> &str {
        self.utc.get(11..).unwrap_or(&self.utc)
    }

    /// The local time of day with its offset, `10:00 +03:00`; with the day, where that is another than in UTC.
    pub fn local_clock(&self) -> &str {
        let same = self.local.get(..10) == self.utc.get(..10);
        self.local.get(11..).filter(|_| same).unwrap_or(&self.local)
    }

    /// `07:00Z (10:00 +03:00)`.
    pub fn clocks(&self) -> String {
        said::clocks(self.utc_clock(), self.local_clock())
    }

    /// `1 August 2024, 07:00Z (10:00 +03:00)`.
    pub fn in_full(&self) -> String {
        said::in_full(&self.day_in_words(), &self.clocks())
    }

    /// The same as a phrase.
    pub fn moment(&self) -> Phrase {
        Phrase::moment(self.day(), self.clocks(), self.in_full())
    }

    /// The day in UTC as a phrase.
    pub fn day_phrase(&self) -> Phrase {
        Phrase::day(self.day(), self.day_in_words())
    }

    /// The day in UTC in words: `1 August 2024`.
    pub fn day_in_words(&self) -> String {
        day_in_words(self.day())
    }
}

/// A day in words, from `2024-08-01`.
pub(crate) fn day_in_words(day: &str) -> String {
    let mut parts = day.splitn(3, '-');
    let mut next = || parts.next().unwrap_or_default();
    let (year, month, day_of_month) = (next(), next(), next());
    match (year.parse(), month.parse(), day_of_month.parse()) {
        (Ok(year), Ok(month), Ok(day)) => crate::words::date(Date { year, month, day }),
        _ => day.to_owned(),
    }
}

/// Turns minutes of a handover into times.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clock {
    begins: i64,
}

impl Clock {
    pub(crate) fn of(handover: &Handover) -> Self {
        Self { begins: handover.begins }
    }

    /// From seconds since the beginning of 1970 at minute 0.
    pub(crate) fn beginning(begins: i64) -> Self {
        Self { begins }
    }

    /// Seconds since the beginning of 1970.
    pub(crate) fn seconds(self, minute: Minutes) -> i64 {
        self.begins.saturating_add(minute.saturating_mul(60))
    }

    /// A minute at a place in this zone. In a zone that nobody knows the local time is that of UTC, and said to be.
    pub(crate) fn time(self, minute: Minutes, zone: &str) -> Time {
        const UTC: &str = "UTC";
        let Ok(instant) = Instant::of_seconds(self.seconds(minute)) else {
            let beyond = said::minutes_after(minute);
            return Time { minute, utc: beyond.clone(), local: beyond, zone: UTC.to_owned() };
        };
        let (local, zone) = match instant.local(zone) {
            Ok(local) => (local, zone),
            Err(_) => (instant.local(UTC).unwrap_or_else(|_| instant.utc()), UTC),
        };
        Time { minute, utc: instant.utc(), local, zone: zone.to_owned() }
    }
}
