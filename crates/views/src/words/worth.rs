//! Phrases of how good a plan is, and of what its quotas let through.

use super::papers::person_minutes;
use super::{amounts, number};
use crate::phrase::Phrase;

phrases! {
    fixed {
        /// No plan is better.
        OPTIMAL "worth-optimal" "Optimal";
        /// A better plan may exist.
        FEASIBLE "worth-feasible" "Feasible";
        /// First measure.
        EXPOSURE "worth-exposure" "exposure at exchange points";
        /// Second measure.
        MAKESPAN "worth-makespan" "time until the last arrival";
        /// Third measure.
        RIDES "worth-rides" "rides";
        /// All three closed and verified.
        OPTIMAL_SENTENCE "worth-optimal-means"
            "No plan exposes anybody less, ends earlier or needs fewer rides: each value equals its bound, and the judge came to the same bounds by itself.";
        /// No bound at all is verified.
        UNVERIFIED_SENTENCE "worth-unverified-means"
            "Every rule holds, as the judge confirms. How good it is is not known: no bound was verified.";
        /// No gap.
        LEAST "worth-least" "least";
        /// No bound.
        UNVERIFIED "worth-unverified" "unverified";
    }
    made {
        /// A measure whose bound is open.
        open_over(name: Phrase, value: Phrase, bound: Phrase) "worth-open" ("{name} {value}, and no plan has under {bound}");
        /// A measure without a verified bound.
        open_unverified(name: Phrase, value: Phrase) "worth-open-unverified" ("{name} {value}, bound unverified");
        /// No measure is closed.
        all_open(open: Phrase) "worth-all-open"
            ("Every rule holds, as the judge confirms. Whether a better plan exists is open: {open}.");
        /// Some are.
        some_open(least: Phrase, open: Phrase) "worth-some-open"
            ("Every rule holds, as the judge confirms. No plan is better in {least}. Whether a better plan exists is open: {open}.");
        /// What a quota lets through on a day.
        quota_of_days(name: Phrase, at_most: u64, fullest: u64, all: u64) "plan-quota-days"
            ("“{name}” lets at most {} leave on each day; in this plan {} at the most, of {}.", number(at_most), number(fullest), number(all));
        /// What a quota lets through in any span of time.
        quota_of_spans(name: Phrase, at_most: u64, span: Phrase, fullest: u64, all: u64) "plan-quota-within"
            ("“{name}” lets at most {} leave in any {span}; in this plan {} at the most, of {}.", number(at_most), number(fullest), number(all));
    }
}

/// How good a plan is, in a line: its exposure in person-minutes, and its rides.
pub fn in_a_line(exposure: i64, rides: u64) -> Phrase {
    let exposure = person_minutes(u64::try_from(exposure).unwrap_or(0));
    let all = [(EXPOSURE, exposure), (RIDES, Phrase::amount(rides))];
    Phrase::row(" · ", all.map(|(what, much)| amounts::with(what.phrase(), much)))
}

/// How far value and bound are apart, with the share of the value.
pub fn gap(words: Phrase, gap: i64, value: i64) -> Phrase {
    let permille = i128::from(gap) * 1000 / i128::from(value.max(1));
    let permille = u64::try_from(permille.max(1)).unwrap_or(u64::MAX);
    amounts::noted(words, Phrase::percent(permille))
}

/// Not all closed.
pub fn feasible(least: Vec<Phrase>, open: Vec<Phrase>) -> Phrase {
    let open = Phrase::row("; ", open);
    if least.is_empty() { all_open(open) } else { some_open(Phrase::list(least), open) }
}

/// A measure whose bound is open.
pub fn open(name: Phrase, value: Phrase, bound: Option<Phrase>) -> Phrase {
    match bound {
        Some(bound) => open_over(name, value, bound),
        None => open_unverified(name, value),
    }
}
