//! What the quotas of crossings have against a departure for the handover.
//!
//! Counted are units, from when they leave; whoever may leave with a word that was given counts as if they had, but not by a ride that
//! leaves without them. Protected people stand outside.

use std::collections::BTreeSet;

use takas_model::{Instant, Quota, QuotaSpan, Reason, UnitRef};

use crate::course::Course;
use crate::state::State;

impl State {
    /// What quotas have against those who may leave for the handover now, beside all who have the word to go by other rides than `departs`.
    pub(crate) fn against_quotas(
        &self,
        course: &Course,
        may: &BTreeSet<UnitRef>,
        departs: Option<usize>,
        now: Instant,
    ) -> Vec<Reason> {
        let concerned = |units: &Vec<UnitRef>| units.iter().any(|unit| may.contains(unit));
        if !course.quotas.iter().any(concerned) {
            return Vec::new();
        }
        let mut leave = may.clone();
        leave.extend(self.going_beside(departs).flat_map(|trip| self.who_may_leave(course, trip)));
        let mut reasons = Vec::new();
        for (index, units) in course.quotas.iter().enumerate().filter(|(_, units)| concerned(units)) {
            let quota = &course.target.handover.quotas[index];
            let has_left = |unit: UnitRef| {
                let left = self.left_for_handover(course, unit);
                left.is_some_and(|left| is_in_one_time(course, quota, left, now))
            };
            let counted = units.iter().filter(|unit| leave.contains(unit) || has_left(**unit));
            let quantity = counted.map(|unit| course.units[unit.index()].quantity).fold(0, u64::saturating_add);
            if quantity > quota.at_most {
                reasons.push(Reason::Quota(index));
            }
        }
        reasons
    }

    /// When a unit left for the handover, if it has and that is known.
    fn left_for_handover(&self, course: &Course, unit: UnitRef) -> Option<Instant> {
        let ridden = self.units[unit.index()].ridden.iter();
        let trip = ridden.copied().find(|trip| course.hands_over(unit, *trip))?;
        self.trips[trip].left_at
    }
}

/// Whether a quota counts what left then together with what leaves now.
fn is_in_one_time(course: &Course, quota: &Quota, left: Instant, now: Instant) -> bool {
    let minute = |at: Instant| at.saturating_sub(course.target.handover.begins).div_euclid(60);
    match &quota.span {
        QuotaSpan::Within(within) => now.saturating_sub(left) < within.saturating_mul(60),
        QuotaSpan::Days(_) => quota.span.day(minute(left)) == quota.span.day(minute(now)),
    }
}
