//! Instants and local times: UTC and the place's zone side by side, from a time zone database in the program.
//!
//! No clock is read and no file of the system. Whoever wants 'now' hands it in.

use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};

use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, TimeZone, TimeZoneDatabase};

use crate::error::AtlasError;

/// An instant, to the second, in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant(jiff::Timestamp);

impl Instant {
    /// Reads `2024-08-01T10:00+03:00` or `2024-08-01T07:00Z`; where no offset is written, it is a local time in `zone`.
    ///
    /// # Errors
    /// When it is no time, the zone is unknown, or the local time does not come or comes twice there.
    pub fn read(written: &str, zone: &str) -> Result<Self, AtlasError> {
        let text = written.trim();
        if let Ok(instant) = text.parse::<jiff::Timestamp>() {
            return Self::whole(instant, written);
        }
        let bad = || AtlasError::NoInstant { written: written.to_owned() };
        let offset = text.get(10..).is_some_and(|time| time.contains(['+', '-', 'Z', 'z', '[']));
        let local: DateTime = if offset { None } else { text.parse().ok() }.ok_or_else(bad)?;
        let ambiguous = zone_named(zone)?.to_ambiguous_timestamp(local);
        let no_such = |twice| AtlasError::NoLocalTime { written: written.to_owned(), zone: zone.to_owned(), twice };
        match ambiguous.offset() {
            AmbiguousOffset::Gap { .. } => Err(no_such(false)),
            AmbiguousOffset::Fold { .. } => Err(no_such(true)),
            AmbiguousOffset::Unambiguous { .. } => Self::whole(ambiguous.unambiguous().map_err(|_| bad())?, written),
        }
    }

    /// So many seconds after the beginning of 1970, UTC.
    ///
    /// # Errors
    /// When that is no year in which anybody flies.
    pub fn of_seconds(seconds: i64) -> Result<Self, AtlasError> {
        let bad = || AtlasError::NoInstant { written: seconds.to_string() };
        Self::whole(jiff::Timestamp::from_second(seconds).map_err(|_| bad())?, &seconds.to_string())
    }

    /// Years that aircraft fly in; whole seconds.
    fn whole(instant: jiff::Timestamp, written: &str) -> Result<Self, AtlasError> {
        let second = instant.as_second();
        let flies = (-2_208_988_800..32_503_680_000).contains(&second);
        let bad = || AtlasError::NoInstant { written: written.to_owned() };
        Ok(Self(jiff::Timestamp::from_second(second).ok().filter(|_| flies).ok_or_else(bad)?))
    }

    /// So many minutes later.
    #[must_use]
    pub fn plus_minutes(self, minutes: u32) -> Self {
        let later = self.0.as_second() + i64::from(minutes) * 60;
        Self(jiff::Timestamp::from_second(later).unwrap_or(self.0))
    }

    /// Seconds since the beginning of 1970, UTC.
    pub fn seconds(self) -> i64 {
        self.0.as_second()
    }

    /// `2024-08-01T07:00Z`, with seconds where there are any.
    pub fn utc(self) -> String {
        let text = self.0.to_string();
        text.strip_suffix(":00Z").map_or(text.clone(), |short| format!("{short}Z"))
    }

    /// `2024-08-01T07:00:00Z`, as RFC 3339 writes it.
    pub fn rfc3339(self) -> String {
        self.0.to_string()
    }

    /// `2024-08-01 10:00 +03:00` in a zone.
    ///
    /// # Errors
    /// When the zone is unknown.
    pub fn local(self, zone: &str) -> Result<String, AtlasError> {
        let zoned = self.0.to_zoned_datetime(zone_named(zone)?);
        Ok(zoned.strftime("%Y-%m-%d %H:%M %:z").to_string())
    }
}

/// Zones that were read, by the names they were asked for by. The database reads one anew each time, and a page tells dozens of times.
static READ: RwLock<BTreeMap<String, TimeZone>> = RwLock::new(BTreeMap::new());
/// Names that are remembered: there are some 600 zones, but a name may be written in capital letters or small ones.
const READ_MAX: usize = 2_000;

/// The zone of that IANA name, from the embedded database.
fn zone_named(zone: &str) -> Result<TimeZone, AtlasError> {
    // What a thread left when it panicked is whole: each name is put in at once.
    if let Some(known) = READ.read().unwrap_or_else(PoisonError::into_inner).get(zone) {
        return Ok(known.clone());
    }
    let read = TimeZoneDatabase::bundled().get(zone).map_err(|_| AtlasError::NoZone { zone: zone.to_owned() })?;
    let mut all = READ.write().unwrap_or_else(PoisonError::into_inner);
    if all.len() < READ_MAX {
        all.insert(zone.to_owned(), read.clone());
    }
    Ok(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn midnights_and_changes_of_the_clock_are_right() {
        for (written, zone, minutes, utc, local) in [
            ("2024-08-01T10:00+03:00", "UTC", 0, "2024-08-01T07:00Z", "2024-08-01 10:00 +03:00"),
            // Into the next day in one place and the last day of the year in the other.
            ("2024-12-31T23:30Z", "UTC", 60, "2025-01-01T00:30Z", "2025-01-01 03:30 +03:00"),
            ("2024-02-28T22:59:30Z", "UTC", 0, "2024-02-28T22:59:30Z", "2024-02-29 01:59 +03:00"),
            // A local time is read in its zone.
            ("2024-08-01T10:00", "Europe/Oslo", 0, "2024-08-01T08:00Z", "2024-08-01 11:00 +03:00"),
        ] {
            let instant = Instant::read(written, zone).unwrap().plus_minutes(minutes);
            assert_eq!(instant.utc(), utc, "{written}");
            assert_eq!(instant.local("Europe/Istanbul").unwrap(), local, "{written}");
        }
    }

    #[test]
    fn seconds_and_instants_are_the_same_both_ways() {
        let instant = Instant::of_seconds(1_722_495_600).unwrap();
        assert_eq!(instant.utc(), "2024-08-01T07:00Z");
        assert_eq!(instant.seconds(), 1_722_495_600);
        assert!(Instant::of_seconds(i64::MAX).is_err() && Instant::of_seconds(40_000_000_000).is_err());
    }

    #[test]
    fn a_flight_over_the_change_lands_by_the_new_clock() {
        let takes_off = Instant::read("2024-03-31T01:30", "Europe/Berlin").unwrap();
        assert_eq!(takes_off.plus_minutes(60).local("Europe/Berlin").unwrap(), "2024-03-31 03:30 +02:00");
        let takes_off = Instant::read("2024-10-27T00:30Z", "UTC").unwrap();
        assert_eq!(takes_off.local("Europe/Berlin").unwrap(), "2024-10-27 02:30 +02:00");
        assert_eq!(takes_off.plus_minutes(60).local("Europe/Berlin").unwrap(), "2024-10-27 02:30 +01:00");
        // Half hours, three quarters, the day line, and a change of half an hour.
        let noon = Instant::read("2024-07-01T12:00Z", "UTC").unwrap();
        for (zone, local) in [
            ("Asia/Kathmandu", "2024-07-01 17:45 +05:45"),
            ("Asia/Tehran", "2024-07-01 15:30 +03:30"),
            ("Pacific/Kiritimati", "2024-07-02 02:00 +14:00"),
            ("Pacific/Pago_Pago", "2024-07-01 01:00 -11:00"),
            ("Australia/Lord_Howe", "2024-07-01 22:30 +10:30"),
        ] {
            assert_eq!(noon.local(zone).unwrap(), local);
        }
    }

    #[test]
    fn times_that_do_not_come_or_come_twice_are_refused() {
        let refused = |written: &str, zone: &str| Instant::read(written, zone).unwrap_err().code();
        assert_eq!(refused("2024-03-31T02:30", "Europe/Berlin"), "A0402");
        assert_eq!(refused("2024-10-27T02:30", "Europe/Berlin"), "A0402");
        assert!(Instant::read("2024-10-27T02:30+01:00", "Europe/Berlin").is_ok());
        assert_eq!(refused("2024-08-01T10:00", "Europe/Nowhere"), "A0403");
        for bad in [
            "",
            "tomorrow",
            "2024-13-01T00:00Z",
            "2024-08-01T25:00",
            "+292277026596-12-04T15:30:07Z",
            "é",
            "2024-08-01T10:00+99:00",
        ] {
            assert_eq!(refused(bad, "UTC"), "A0401", "{bad}");
        }
    }
}
