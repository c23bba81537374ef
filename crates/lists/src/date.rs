//! Dates of which a part may be missing, in the Gregorian calendar, with the calendar in which they were written.
//!
//! Dates of the Islamic and of the Persian calendar become Gregorian here, by arithmetic. Reading a cell (digits, names
//! of months, which number is the day) is not done here, nor are dates compared here.
//!
//! Sources: Reingold and Dershowitz, *Calendrical Calculations* (days from a date, the tabular Islamic calendar); for the
//! Persian calendar the rule of eight leap years in 33, which agrees with the calendar in use from 1178 to 1633.

/// A calendar in which a date may be written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Calendar {
    /// The Gregorian calendar.
    #[default]
    Gregorian,
    /// The Islamic calendar of the moon (Umm al-Qura or tabular): a day may be off by one or two.
    Hijri,
    /// The Persian calendar of the sun.
    Persian,
}

/// The day from which a workbook counts its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SerialSystem {
    /// Day 1 is 1 January 1900, and 29 February 1900 is counted although it never was.
    From1900,
    /// Day 0 is 1 January 1904.
    From1904,
}

/// A year, with a month and a day where they are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    /// The year, Gregorian; of a date in another calendar that has no month, the year in which most of it lies.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: Option<u8>,
    /// The day, 1 to 31; never without a month.
    pub day: Option<u8>,
    /// The calendar in which it was written.
    pub written_in: Calendar,
}

/// The first and the last Gregorian year that a date may have here: a list of people has no others.
const YEARS: std::ops::RangeInclusive<i64> = 1000..=3000;

/// The last day that a workbook counts: in the year 3000 and after, nobody on a list was born.
const SERIAL_MAX: i64 = 400_000;

impl PartialDate {
    /// A date as written in `calendar`; none where the calendar has no such day, or where the year is out of all reason
    /// (before 1000 or after 3000, Gregorian). A day without a month is no date.
    ///
    /// A month of another calendar becomes the Gregorian month in which its middle lies, and so does a year.
    pub fn written(calendar: Calendar, year: i64, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        if !(1..=4000).contains(&year) || (day.is_some() && month.is_none()) {
            return None;
        }
        let fits = |month: u8| (1..=12).contains(&month);
        if month.is_some_and(|month| !fits(month)) {
            return None;
        }
        if let (Some(month), Some(day)) = (month, day)
            && (day == 0 || day > days_of_month(calendar, year, month))
        {
            return None;
        }
        let (year, month, day) = match calendar {
            Calendar::Gregorian => (year, month, day),
            Calendar::Hijri | Calendar::Persian => {
                let middle = match (month, day) {
                    (Some(month), Some(day)) => day_number(calendar, year, month, day),
                    (Some(month), None) => day_number(calendar, year, month, 15),
                    (None, _) => day_number(calendar, year, 7, 1),
                };
                let (gregorian, its_month, its_day) = from_day_number(middle);
                (gregorian, month.map(|_| its_month), day.map(|_| its_day))
            }
        };
        let year = YEARS.contains(&year).then(|| i16::try_from(year).ok())??;
        Some(Self { year, month, day, written_in: calendar })
    }

    /// A whole Gregorian date; none where there is no such day.
    pub fn gregorian(year: i64, month: u8, day: u8) -> Option<Self> {
        Self::written(Calendar::Gregorian, year, Some(month), Some(day))
    }

    /// The date of a day that a workbook counts; none before its first day, on the day that never was, or out of all reason.
    pub fn from_serial(serial: i64, system: SerialSystem) -> Option<Self> {
        // 1899-12-31 and 1904-01-01 by their Julian day numbers.
        let number = match system {
            _ if serial > SERIAL_MAX => return None,
            SerialSystem::From1900 if serial < 1 || serial == 60 => return None,
            SerialSystem::From1900 => 2_415_020 + serial - i64::from(serial > 60),
            SerialSystem::From1904 if serial < 0 => return None,
            SerialSystem::From1904 => 2_416_481 + serial,
        };
        let (year, month, day) = from_day_number(number);
        Self::gregorian(year, month, day)
    }

    /// The Julian day number, where month and day are known.
    pub fn day_number(&self) -> Option<i32> {
        let number = day_number(Calendar::Gregorian, i64::from(self.year), self.month?, self.day?);
        i32::try_from(number).ok()
    }

    /// The date as ISO 8601 writes it, as far as it is known: `1990`, `1990-04`, `1990-04-03`.
    pub fn shown(&self) -> String {
        match (self.month, self.day) {
            (Some(month), Some(day)) => format!("{:04}-{month:02}-{day:02}", self.year),
            (Some(month), None) => format!("{:04}-{month:02}", self.year),
            (None, _) => format!("{:04}", self.year),
        }
    }
}

/// How many days a month has. The months of the tabular Islamic calendar may be a day longer in use, so 30 is let through.
fn days_of_month(calendar: Calendar, year: i64, month: u8) -> u8 {
    match (calendar, month) {
        (Calendar::Gregorian, 2) if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        (Calendar::Gregorian, 2) => 28,
        (Calendar::Gregorian, 4 | 6 | 9 | 11) | (Calendar::Hijri, _) | (Calendar::Persian, 7..=11) => 30,
        (Calendar::Persian, 12) => 29 + u8::from((25 * year + 11).rem_euclid(33) < 8),
        _ => 31,
    }
}

/// The Julian day number of the date at noon.
fn day_number(calendar: Calendar, year: i64, month: u8, day: u8) -> i64 {
    let (month, day) = (i64::from(month), i64::from(day));
    match calendar {
        Calendar::Gregorian => {
            // The year begins in March, so that the day that comes and goes is its last.
            let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
            let century_days = 365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
            century_days + (153 * month + 2) / 5 + day + 1_721_119
        }
        Calendar::Hijri => {
            day + (59 * (month - 1) + 1) / 2 + (year - 1) * 354 + (3 + 11 * year).div_euclid(30) + 1_948_439
        }
        Calendar::Persian => {
            let before = if month <= 7 { 31 * (month - 1) } else { 30 * (month - 1) + 6 };
            1_948_319 + 365 * (year - 1) + (8 * year + 21).div_euclid(33) + before + day
        }
    }
}

/// The Gregorian year, month and day of a Julian day number.
fn from_day_number(number: i64) -> (i64, u8, u8) {
    let days = number - 1_721_120;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, narrow(month), narrow(day))
}

/// A month or a day, which arithmetic keeps within 1 to 31.
fn narrow(number: i64) -> u8 {
    u8::try_from(number).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(calendar: Calendar, year: i64, month: u8, day: u8) -> String {
        PartialDate::written(calendar, year, Some(month), Some(day)).map_or("none".to_owned(), |date| date.shown())
    }

    #[test]
    fn known_days_of_other_calendars() {
        // New years as the calendars of their countries had them; the Islamic ones by the tabular calendar.
        for (calendar, (year, month, day), gregorian) in [
            (Calendar::Persian, (1360, 1, 1), "1981-03-21"),
            (Calendar::Persian, (1400, 1, 1), "2021-03-21"),
            (Calendar::Persian, (1403, 1, 1), "2024-03-20"),
            (Calendar::Persian, (1403, 12, 30), "2025-03-20"),
            (Calendar::Persian, (1357, 11, 22), "1979-02-11"),
            (Calendar::Hijri, (1445, 1, 1), "2023-07-19"),
            (Calendar::Hijri, (1400, 1, 1), "1979-11-21"),
            (Calendar::Persian, (1402, 12, 30), "none"),
            (Calendar::Gregorian, (1900, 2, 29), "none"),
            (Calendar::Gregorian, (2000, 2, 29), "2000-02-29"),
            (Calendar::Gregorian, (2000, 13, 1), "none"),
            (Calendar::Gregorian, (2000, 0, 1), "none"),
            (Calendar::Gregorian, (2000, 1, 0), "none"),
        ] {
            assert_eq!(date(calendar, year, month, day), gregorian, "{calendar:?} {year}-{month}-{day}");
        }
    }

    #[test]
    fn days_run_on_without_a_gap() {
        let mut number = day_number(Calendar::Gregorian, 1000, 1, 1);
        for year in 1000..2101 {
            for month in 1..=12 {
                for day in 1..=days_of_month(Calendar::Gregorian, year, month) {
                    assert_eq!(day_number(Calendar::Gregorian, year, month, day), number);
                    assert_eq!(from_day_number(number), (year, month, day));
                    number += 1;
                }
            }
        }
        let mut number = day_number(Calendar::Persian, 1200, 1, 1);
        for year in 1200..1500 {
            for month in 1..=12 {
                for day in 1..=days_of_month(Calendar::Persian, year, month) {
                    assert_eq!(day_number(Calendar::Persian, year, month, day), number, "{year}-{month}-{day}");
                    number += 1;
                }
            }
        }
    }

    #[test]
    fn a_month_or_a_year_of_another_calendar_is_where_its_middle_lies() {
        let year = PartialDate::written(Calendar::Persian, 1360, None, None).map(|date| date.shown());
        assert_eq!(year.as_deref(), Some("1981"));
        let month = PartialDate::written(Calendar::Persian, 1360, Some(10), None).map(|date| date.shown());
        assert_eq!(month.as_deref(), Some("1982-01"));
        assert_eq!(PartialDate::written(Calendar::Gregorian, 1990, None, Some(3)), None);
    }

    #[test]
    fn serials_of_workbooks() {
        use SerialSystem::{From1900, From1904};
        for (serial, system, shown) in [
            (1, From1900, Some("1900-01-01")),
            (59, From1900, Some("1900-02-28")),
            (60, From1900, None),
            (61, From1900, Some("1900-03-01")),
            (32_874, From1900, Some("1990-01-01")),
            (31_412, From1904, Some("1990-01-01")),
            (0, From1904, Some("1904-01-01")),
            (-1, From1904, None),
            (i64::MAX / 2, From1900, None),
        ] {
            let date = PartialDate::from_serial(serial, system).map(|date| date.shown());
            assert_eq!(date.as_deref(), shown, "{serial} {system:?}");
        }
    }
}
