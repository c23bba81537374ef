//! Civil days as numbers, for dates that follow one another. Knows no zones and no clock.

use takas_model::Date;

/// Days since an arbitrary day, by the proleptic Gregorian calendar (Hinnant, *chrono-compatible low-level date
/// algorithms*, 2013).
pub(crate) fn day_number(date: Date) -> i64 {
    let month = i64::from(date.month);
    let year = i64::from(date.year) - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + i64::from(date.day) - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
}

/// The day so many days after another; none after the year 65535. (The same source, the other way.)
pub fn days_after(date: Date, days: i64) -> Option<Date> {
    let number = day_number(date).checked_add(days)?;
    let era = number.div_euclid(146_097);
    let day_of_era = number.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    Some(Date {
        year: u16::try_from(year).ok()?,
        month: u8::try_from(month).ok()?,
        day: u8::try_from(day_of_year - (153 * shifted + 2) / 5 + 1).ok()?,
    })
}

/// The date as files write it.
pub fn written(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
}

/// The date written so; none for anything else. Days that the calendar does not have are taken for none.
pub fn read(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let shaped = [(year, 4), (month, 2), (day, 2)];
    if parts.next().is_some() || !shaped.iter().all(|(part, length)| part.len() == *length) {
        return None;
    }
    let date = Date { year: year.parse().ok()?, month: month.parse().ok()?, day: day.parse().ok()? };
    (days_after(date, 0) == Some(date)).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::{day_number, days_after, read, written};

    #[test]
    fn the_day_after_is_the_next_number() {
        let mut date = read("1999-12-30").unwrap();
        for _ in 0..10_000 {
            let next = days_after(date, 1).unwrap();
            assert_eq!(day_number(next), day_number(date) + 1);
            assert_eq!(read(&written(next)), Some(next));
            assert!(next > date);
            date = next;
        }
        assert_eq!(written(date), "2027-05-17");
        assert_eq!(days_after(read("2024-02-28").unwrap(), 1), read("2024-02-29"));
        assert_eq!(
            (read("2023-02-29"), read("2023-13-01"), read("23-01-01"), read("truce-1")),
            (None, None, None, None)
        );
    }
    #[test]
    fn days_after_the_first_of_1970() {
        let first = read("1970-01-01").unwrap();
        let known = [(0, "1970-01-01"), (59, "1970-03-01"), (11_016, "2000-02-29"), (19_936, "2024-08-01")];
        for (days, text) in known {
            assert_eq!(days_after(first, days), read(text), "{text}");
        }
    }
}
