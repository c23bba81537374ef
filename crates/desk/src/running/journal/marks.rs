//! How far a second copy has come, in events: the store says up to which of its numbers, and marks turn that into a count of events.
//!
//! A copy may be away for as long as an operation lasts. So there is a bound: when there are too many marks, every second one is given up, and
//! new ones stand twice as far apart from there on, until the copy has passed them all. The last is never given up, so that a copy that has
//! everything is said to have everything; one that is on its way is said to have at most what it has, never more.

use std::collections::VecDeque;

/// The most marks that are kept.
const MARKS_MAX: usize = 1_024;

/// Marks that the copy has not passed yet, and how much it had when that was asked last.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// The store's number of a last entry, and how many events there were with it. Numbers rise, and events do not fall.
    kept: VecDeque<(u64, u64)>,
    /// By how many doublings marks stand apart: but for the last, each has at least so many events more than the one before.
    doublings: u32,
    /// How many events the copy is known to have.
    confirmed: u64,
}

impl Marks {
    /// With the entry of this number there are so many events.
    pub(super) fn add(&mut self, number: u64, events: u64) {
        let before = self.kept.len().checked_sub(2).and_then(|before| self.kept.get(before));
        if before.is_some_and(|(_, before)| events.saturating_sub(*before) < 1 << self.doublings) {
            self.kept.pop_back();
        }
        self.kept.push_back((number, events));
        if self.kept.len() > MARKS_MAX {
            self.thin_out();
        }
    }

    /// How many events a copy has that has come to this number.
    pub(super) fn up_to(&self, number: u64) -> u64 {
        let passed = self.kept.partition_point(|(last, _)| *last <= number);
        let last = passed.checked_sub(1).and_then(|last| self.kept.get(last));
        last.map_or(self.confirmed, |(_, events)| *events)
    }

    /// Forgets the marks that a copy has passed which has come to this number, but for how much that is.
    pub(super) fn pass(&mut self, number: u64) {
        self.confirmed = self.up_to(number);
        while self.kept.front().is_some_and(|(last, _)| *last <= number) {
            self.kept.pop_front();
        }
        if self.kept.is_empty() {
            self.doublings = 0;
        }
    }

    /// Forgets all marks: nobody asks.
    pub(super) fn clear(&mut self) {
        self.kept.clear();
        self.doublings = 0;
    }

    /// Gives up every second mark, and keeps the last.
    fn thin_out(&mut self) {
        let mut from_last = self.kept.len();
        self.kept.retain(|_| {
            from_last -= 1;
            from_last.is_multiple_of(2)
        });
        // So many doublings no count of events has.
        self.doublings = (self.doublings + 1).min(u64::BITS - 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every third number is the last of an event.
    fn marks(count: u64) -> Marks {
        let mut marks = Marks::default();
        for event in 1..=count {
            marks.add(event * 3, event);
            assert!(marks.kept.len() <= MARKS_MAX, "after {event}");
        }
        marks
    }

    #[test]
    fn few_marks_tell_exactly() {
        let mut marks = marks(100);
        assert_eq!([0, 2, 3, 5, 6, 299, 300, 999].map(|number| marks.up_to(number)), [0, 0, 1, 1, 2, 99, 100, 100]);
        marks.pass(150);
        assert_eq!((marks.kept.len(), marks.up_to(0), marks.up_to(152), marks.up_to(153)), (50, 50, 50, 51));
        marks.pass(10);
        assert_eq!(marks.up_to(10), 50, "what was confirmed stays so");
    }

    #[test]
    fn many_marks_are_bounded_and_never_tell_of_more_than_the_copy_has() {
        let count = 1_000_000;
        let mut marks = marks(count);
        for number in (0..=count * 3).step_by(997) {
            assert!(marks.up_to(number) <= number / 3, "{number}");
        }
        assert_eq!(marks.up_to(count * 3), count, "a copy that has everything is said to");
        let half = marks.up_to(count * 3 / 2);
        assert!(half > count / 2 - count / 100, "and one on its way nearly what it has: {half}");
        marks.pass(count * 3);
        assert_eq!((marks.kept.len(), marks.up_to(0)), (0, count));
        marks.add(count * 3 + 3, count + 1);
        marks.add(count * 3 + 6, count + 2);
        assert_eq!(marks.up_to(count * 3 + 5), count + 1, "and from there on exactly again");
    }
}
