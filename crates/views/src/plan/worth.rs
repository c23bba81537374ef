//! How good a plan is, in words: value, bound and gap of each measure. 'Optimal' is said only where each value equals a verified bound.

use takas_model::{PlanFound, PlanValue};

use crate::phrase::{Fixed, Phrase};
use crate::words::{amounts, papers, worth as said};

/// What a plan comes to, and how good that is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Worth {
    /// Whether every measure is least, by verified bounds.
    pub optimal: bool,
    /// One word for it.
    pub word: Phrase,
    /// What that means.
    pub sentence: Phrase,
    /// The three measures, in the order in which they count.
    pub measures: Vec<PlanMeasure>,
}

/// One measure.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PlanMeasure {
    /// What is measured.
    pub name: Phrase,
    /// What the plan comes to.
    pub value: Phrase,
    /// What no plan has less of; none: not known, or not verified.
    pub bound: Option<Phrase>,
    /// How far they are apart; none where they are equal or there is no bound.
    pub gap: Option<Phrase>,
    /// Whether value and bound are equal.
    pub least: bool,
}

impl Worth {
    /// Nothing is told of it.
    pub(crate) fn untold() -> Self {
        Self { optimal: false, word: Phrase::default(), sentence: Phrase::default(), measures: Vec::new() }
    }
}

/// The worth of a plan by the judge's own bounds.
pub(crate) fn worth(found: &PlanFound, verified: Option<PlanValue>) -> Worth {
    let (value, claimed) = (found.value, found.bound);
    let of = |name: Fixed, value: i64, claimed: i64, judged: Option<i64>, words: fn(i64) -> Phrase| {
        // A bound over the value would be no bound.
        let bound = judged.filter(|judged| *judged >= claimed && claimed <= value).map(|_| claimed);
        PlanMeasure {
            name: name.phrase(),
            value: words(value),
            bound: bound.map(words),
            gap: bound
                .filter(|bound| *bound < value)
                .map(|bound| said::gap(words(value - bound), value - bound, value)),
            least: bound == Some(value),
        }
    };
    let rides = |value: PlanValue| i64::try_from(value.rides).unwrap_or(i64::MAX);
    let person_minutes = |minutes: i64| papers::person_minutes(u64::try_from(minutes).unwrap_or(0));
    let count = |count: i64| Phrase::amount(u64::try_from(count).unwrap_or(0));
    let measures = vec![
        of(said::EXPOSURE, value.exposure, claimed.exposure, verified.map(|judged| judged.exposure), person_minutes),
        of(said::MAKESPAN, value.makespan, claimed.makespan, verified.map(|judged| judged.makespan), amounts::duration),
        of(said::RIDES, rides(value), rides(claimed), verified.map(rides), count),
    ];
    let closed = measures.iter().take_while(|measure| measure.least).count();
    let optimal = closed == measures.len();
    Worth {
        optimal,
        word: if optimal { said::OPTIMAL } else { said::FEASIBLE }.phrase(),
        sentence: sentence(&measures, closed),
        measures,
    }
}

fn sentence(measures: &[PlanMeasure], closed: usize) -> Phrase {
    if closed == measures.len() {
        return said::OPTIMAL_SENTENCE.phrase();
    }
    if measures.iter().all(|measure| measure.bound.is_none()) {
        return said::UNVERIFIED_SENTENCE.phrase();
    }
    let least = measures[..closed].iter().map(|measure| measure.name.clone()).collect();
    let open = measures[closed..].iter().filter(|measure| !measure.least);
    let open = open.map(|measure| said::open(measure.name.clone(), measure.value.clone(), measure.bound.clone()));
    said::feasible(least, open.collect())
}
