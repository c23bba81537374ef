//! Birth dates side by side: what two partial dates have in common, and what that weighs.
//!
//! A cell may have several readings; the best pair of them counts, less what choosing it cost.

use super::{Bits, Finding};
use crate::date::{Calendar, PartialDate};

/// A reading of a date, made ready to compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Day {
    year: i16,
    /// Zero where it is not known.
    month: u8,
    /// Zero where it is not known.
    in_month: u8,
    /// The Julian day number; zero where the day is not known.
    number: i32,
    /// By how many days it may be off, because of the calendar in which it was written.
    tolerance: u8,
}

impl Day {
    pub(crate) fn new(date: PartialDate) -> Self {
        // A first of January stands in many registers for a year without more, so it counts as no more.
        let only_year = date.month == Some(1) && date.day == Some(1) && date.written_in == Calendar::Gregorian;
        let number = if only_year { None } else { date.day_number() };
        Self {
            year: date.year,
            month: if only_year { 0 } else { date.month.unwrap_or(0) },
            in_month: if only_year { 0 } else { date.day.unwrap_or(0) },
            number: number.unwrap_or(0),
            tolerance: if date.written_in == Calendar::Hijri { 2 } else { 0 },
        }
    }

    /// The year and the month for a key, where they are known.
    pub(crate) fn year_and_month(self) -> (i16, u8) {
        (self.year, self.month)
    }

    /// The day of the month, zero where it is not known.
    pub(crate) fn day(self) -> u8 {
        self.in_month
    }

    /// Whether the day is known.
    fn is_whole(self) -> bool {
        self.number != 0
    }
}

/// The best pair of readings, with what it shows and weighs; none where one side has no date.
pub(crate) fn compare(ones: &[Day], others: &[Day]) -> Option<(Finding, Bits, usize, usize)> {
    let mut best: Option<(Finding, Bits, usize, usize)> = None;
    for (one_at, &one) in ones.iter().enumerate() {
        for (other_at, &other) in others.iter().enumerate() {
            let finding = find(one, other);
            let weight = weight(finding);
            if best.is_none_or(|(_, most, ..)| weight > most) {
                best = Some((finding, weight, one_at, other_at));
            }
        }
    }
    // Each pair of readings is another chance to agree by accident; one that disagrees anyway had none.
    let pairs = u64::try_from(ones.len() * others.len()).unwrap_or(u64::MAX);
    best.map(|(finding, weight, one, other)| {
        let cost = if weight > Bits::ZERO { Bits::of_ratio(pairs, 1) } else { Bits::ZERO };
        (finding, (weight - cost).max(weight.min(Bits::ZERO)), one, other)
    })
}

/// What two readings have in common.
fn find(one: Day, other: Day) -> Finding {
    if one.is_whole() && other.is_whole() {
        return find_whole(one, other);
    }
    let tolerance = one.tolerance.max(other.tolerance);
    let years_apart = (one.year - other.year).abs();
    let both_months = one.month != 0 && other.month != 0;
    match (years_apart, both_months) {
        (0, true) if one.month == other.month => Finding::SameMonth,
        // The month of another calendar lies in two of ours, and its year in two years.
        (0, true) if tolerance > 0 && one.month.abs_diff(other.month) == 1 => Finding::SameYear,
        (0, true) => Finding::OtherMonth,
        (0, false) => Finding::SameYear,
        (1, _) => Finding::NextYear,
        _ => Finding::Different,
    }
}

/// What two whole dates have in common.
fn find_whole(one: Day, other: Day) -> Finding {
    let tolerance = i32::from(one.tolerance.max(other.tolerance));
    let apart = (one.number - other.number).abs();
    if apart == 0 && tolerance == 0 {
        return Finding::Equal;
    }
    if apart <= tolerance {
        return Finding::WithinCalendar;
    }
    if apart == 1 {
        return Finding::OneDayOff;
    }
    let same = (one.year == other.year, one.month == other.month, one.in_month == other.in_month);
    match same {
        (true, false, false) if one.in_month == other.month && one.month == other.in_month => {
            Finding::DayAndMonthSwapped
        }
        (true, true, false) => Finding::OtherDay,
        (true, false, true) => Finding::OtherMonth,
        (false, true, true) if year_slipped(one.year, other.year) => Finding::OtherYear,
        _ => Finding::Different,
    }
}

/// Whether one year becomes the other by one slip: a year off, or one digit or two neighbouring digits wrong.
fn year_slipped(one: i16, other: i16) -> bool {
    let digits = |year: i16| [year / 1000, year / 100 % 10, year / 10 % 10, year % 10];
    let (one_digits, other_digits) = (digits(one), digits(other));
    let wrong: Vec<usize> = (0..4).filter(|&at| one_digits[at] != other_digits[at]).collect();
    let swapped = |first: usize, second: usize| {
        second == first + 1 && one_digits[first] == other_digits[second] && one_digits[second] == other_digits[first]
    };
    (one - other).abs() == 1
        || match wrong[..] {
            [_] => true,
            [first, second] => swapped(first, second),
            _ => false,
        }
}

/// What a finding weighs, in hundredths of a bit: log2 of how often it is found between two rows of one human, over how
/// often between two humans.
///
/// Between two humans: births even over the days of forty years (adults of an age that is held), so that the same day has
/// one chance in 14,600, the same month one in 480, the same year one in 40. Between rows of one human: of a hundred
/// whole dates 88 agree, two are swapped, one is a day off, two have another day, one another month, two another year,
/// four are something else. Of dates that say no more, 90 have the same year, five the next.
pub(crate) const fn weight(finding: Finding) -> Bits {
    let hundredths = match finding {
        // 0.88 x 14,600.
        Finding::Equal => 1365,
        // Five days may agree.
        Finding::WithinCalendar => 1130,
        // 0.02 over half the chance of any given day, for a date can only be swapped if its day is a month.
        Finding::DayAndMonthSwapped => 870,
        // 0.01 over two days of 14,600.
        Finding::OneDayOff => 620,
        // 0.02 over 28 days of 14,600.
        Finding::OtherDay => 340,
        // 0.01 over eleven days of 14,600.
        Finding::OtherMonth => 370,
        // 0.02 over some fifteen years of 14,600.
        Finding::OtherYear => 430,
        // 0.90 x 480.
        Finding::SameMonth => 875,
        // 0.90 x 40.
        Finding::SameYear => 515,
        // 0.05 over two years of forty.
        Finding::NextYear => 0,
        // 0.04 over nearly all.
        _ => -460,
    };
    Bits::hundredths(hundredths)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: (i64, u8, u8), other: (i64, u8, u8), finding: Finding) {
        let day = |(year, month, day): (i64, u8, u8)| {
            let some = |number: u8| (number != 0).then_some(number);
            Day::new(PartialDate::written(Calendar::Gregorian, year, some(month), some(day)).expect("a date"))
        };
        assert_eq!(find(day(one), day(other)), finding, "{one:?} {other:?}");
        assert_eq!(find(day(other), day(one)), finding, "{other:?} {one:?}");
    }

    #[test]
    fn what_two_dates_have_in_common() {
        check((1990, 4, 3), (1990, 4, 3), Finding::Equal);
        check((1990, 4, 3), (1990, 3, 4), Finding::DayAndMonthSwapped);
        check((1990, 4, 3), (1990, 4, 4), Finding::OneDayOff);
        check((1990, 12, 31), (1991, 1, 1), Finding::NextYear);
        check((1990, 4, 30), (1990, 5, 1), Finding::OneDayOff);
        check((1990, 4, 3), (1990, 4, 23), Finding::OtherDay);
        check((1990, 4, 3), (1990, 8, 3), Finding::OtherMonth);
        check((1990, 4, 3), (1991, 4, 3), Finding::OtherYear);
        check((1990, 4, 3), (1980, 4, 3), Finding::OtherYear);
        check((1985, 4, 3), (1958, 4, 3), Finding::OtherYear);
        check((1990, 4, 3), (1973, 4, 3), Finding::Different);
        check((1990, 4, 0), (1990, 4, 3), Finding::SameMonth);
        check((1990, 0, 0), (1990, 4, 3), Finding::SameYear);
        check((1990, 1, 1), (1990, 4, 3), Finding::SameYear);
        check((1991, 0, 0), (1990, 4, 3), Finding::NextYear);
        check((1970, 0, 0), (1990, 4, 3), Finding::Different);
    }

    #[test]
    fn a_date_of_the_moon_may_be_off_by_two_days() {
        let moon = PartialDate::written(Calendar::Hijri, 1400, Some(1), Some(1)).expect("a date");
        for (day, finding) in [(20, Finding::WithinCalendar), (23, Finding::WithinCalendar), (24, Finding::OtherDay)] {
            let sun = PartialDate::gregorian(1979, 11, day).expect("a date");
            assert_eq!(find(Day::new(moon), Day::new(sun)), finding, "{day}");
        }
    }

    #[test]
    fn the_better_of_two_readings_counts_less_what_the_choice_costs() {
        let [march, april] =
            [(3, 4), (4, 3)].map(|(month, day)| Day::new(PartialDate::gregorian(1990, month, day).expect("a date")));
        let (finding, weight, one, other) = compare(&[march, april], &[april]).expect("both have a date");
        assert_eq!((finding, one, other), (Finding::Equal, 1, 0));
        assert_eq!(weight, self::weight(Finding::Equal) - Bits::hundredths(100));
        assert_eq!(compare(&[], &[april]), None);
    }
}
