//! Seconds as the UTC text that an author signs, and back: the proleptic Gregorian calendar from 1970 to 9999.
//!
//! Knows no clock, no zones and no leap seconds.

/// The last second of the year 9999.
pub(crate) const TIME_MAX: u64 = 253_402_300_799;

const SECONDS_OF_DAY: u64 = 86_400;

/// `2024-08-01T12:00:00Z`; none after [`TIME_MAX`].
pub(crate) fn text(seconds: u64) -> Option<String> {
    if seconds > TIME_MAX {
        return None;
    }
    let (year, month, day) = date(seconds / SECONDS_OF_DAY);
    let rest = seconds % SECONDS_OF_DAY;
    let (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60);
    Some(format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"))
}

/// Reads what [`text`] writes, and nothing else.
pub(crate) fn parse(text: &[u8]) -> Option<u64> {
    let part = |from: usize, to: usize| -> Option<u64> {
        let digits = text.get(from..to)?;
        let all = digits.iter().all(u8::is_ascii_digit);
        if all { core::str::from_utf8(digits).ok()?.parse().ok() } else { None }
    };
    let days = days(part(0, 4)?, part(5, 7)?, part(8, 10)?)?;
    let seconds = days * SECONDS_OF_DAY + part(11, 13)? * 3600 + part(14, 16)? * 60 + part(17, 19)?;
    // Whatever is out of range or out of place does not come back the same.
    (self::text(seconds)?.as_bytes() == text).then_some(seconds)
}

fn is_leap(year: u64) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn days_of(year: u64, month: u64) -> u64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from the first of January 1970 to that of `year`.
fn days_before(year: u64) -> u64 {
    let leaps = |year: u64| year / 4 - year / 100 + year / 400;
    (year - 1970) * 365 + leaps(year - 1) - leaps(1969)
}

fn days(year: u64, month: u64, day: u64) -> Option<u64> {
    if year < 1970 || !(1..=12).contains(&month) || !(1..=days_of(year, month)).contains(&day) {
        return None;
    }
    let months: u64 = (1..month).map(|month| days_of(year, month)).sum();
    Some(days_before(year) + months + day - 1)
}

fn date(days: u64) -> (u64, u64, u64) {
    let mut year = 1970 + days / 366;
    while days_before(year + 1) <= days {
        year += 1;
    }
    let mut rest = days - days_before(year);
    let mut month = 1;
    while rest >= days_of(year, month) {
        rest -= days_of(year, month);
        month += 1;
    }
    (year, month, rest + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_written_and_read() {
        for (seconds, expected) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_399, "2000-02-28T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (951_868_800, "2000-03-01T00:00:00Z"),
            (1_722_513_600, "2024-08-01T12:00:00Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
            (TIME_MAX, "9999-12-31T23:59:59Z"),
        ] {
            assert_eq!(text(seconds).as_deref(), Some(expected));
            assert_eq!(parse(expected.as_bytes()), Some(seconds));
        }
        assert_eq!(text(TIME_MAX + 1), None);
        assert_eq!(text(u64::MAX), None);
    }

    #[test]
    fn every_day_of_the_cycle_comes_after_the_one_before() {
        let mut before = String::new();
        // The calendar repeats after 146,097 days.
        for day in 0..150_000 {
            let seconds = day * SECONDS_OF_DAY + day % SECONDS_OF_DAY;
            let written = text(seconds).unwrap();
            assert!(written > before, "{written} after {before}");
            assert_eq!(parse(written.as_bytes()), Some(seconds));
            before = written;
        }
        assert!(before.starts_with("2380-09-07"), "{before}");
    }

    #[test]
    fn other_writings_are_refused() {
        for wrong in [
            "",
            "1970-01-01",
            "1970-01-01T00:00:00",
            "1970-01-01 00:00:00Z",
            "1970-01-01T00:00:00z",
            "1970-01-01T00:00:60Z",
            "1970-01-01T24:00:00Z",
            "1970-02-30T00:00:00Z",
            "1969-12-31T23:59:59Z",
            "2100-02-29T00:00:00Z",
            "2024-13-01T00:00:00Z",
            "2024-00-01T00:00:00Z",
            "2024-01-00T00:00:00Z",
            "2024-08-01T12:00:00Z ",
            "+024-08-01T12:00:00Z",
            "2024-08-01T12:00:00.0Z",
        ] {
            assert_eq!(parse(wrong.as_bytes()), None, "{wrong}");
        }
    }
}
