//! How good a plan is, in words: value, bound and gap of each measure. 'Optimal' is said only where each value equals a verified bound.

use takas_model::{PlanFound, PlanValue};

use crate::words::plan as said;

/// What a plan comes to, and how good that is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Worth {
    /// Whether every measure is least, by verified bounds.
    pub optimal: bool,
    /// One word for it.
    pub word: &'static str,
    /// What that means.
    pub sentence: String,
    /// The three measures, in the order in which they count.
    pub measures: Vec<PlanMeasure>,
}

/// One measure.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PlanMeasure {
    /// What is measured.
    pub name: &'static str,
    /// What the plan comes to.
    pub value: String,
    /// What no plan has less of; none: not known, or not verified.
    pub bound: Option<String>,
    /// How far they are apart; none where they are equal or there is no bound.
    pub gap: Option<String>,
    /// Whether value and bound are equal.
    pub least: bool,
}

impl Worth {
    /// Nothing is told of it.
    pub(crate) fn untold() -> Self {
        Self { optimal: false, word: "", sentence: String::new(), measures: Vec::new() }
    }
}

/// The worth of a plan by the judge's own bounds.
pub(crate) fn worth(found: &PlanFound, verified: Option<PlanValue>) -> Worth {
    let (value, claimed) = (found.value, found.bound);
    let of = |name, value: i64, claimed: i64, judged: Option<i64>, words: fn(i64) -> String| {
        // A bound over the value would be no bound.
        let bound = judged.filter(|judged| *judged >= claimed && claimed <= value).map(|_| claimed);
        PlanMeasure {
            name,
            value: words(value),
            bound: bound.map(words),
            gap: bound
                .filter(|bound| *bound < value)
                .map(|bound| said::gap(&words(value - bound), value - bound, value)),
            least: bound == Some(value),
        }
    };
    let rides = |value: PlanValue| i64::try_from(value.rides).unwrap_or(i64::MAX);
    let measures = vec![
        of(
            said::EXPOSURE,
            value.exposure,
            claimed.exposure,
            verified.map(|judged| judged.exposure),
            said::person_minutes,
        ),
        of(said::MAKESPAN, value.makespan, claimed.makespan, verified.map(|judged| judged.makespan), said::duration),
        of(said::RIDES, rides(value), rides(claimed), verified.map(rides), said::rides_of),
    ];
    let closed = measures.iter().take_while(|measure| measure.least).count();
    let optimal = closed == measures.len();
    Worth {
        optimal,
        word: if optimal { crate::words::OPTIMAL } else { crate::words::FEASIBLE },
        sentence: sentence(&measures, closed),
        measures,
    }
}

fn sentence(measures: &[PlanMeasure], closed: usize) -> String {
    if closed == measures.len() {
        return said::OPTIMAL_SENTENCE.to_owned();
    }
    if measures.iter().all(|measure| measure.bound.is_none()) {
        return said::UNVERIFIED_SENTENCE.to_owned();
    }
    let least: Vec<&str> = measures[..closed].iter().map(|measure| measure.name).collect();
    let open: Vec<String> = measures[closed..]
        .iter()
        .filter(|measure| !measure.least)
        .map(|measure| said::open(measure.name, &measure.value, measure.bound.as_deref()))
        .collect();
    said::feasible(&least, &open)
}
