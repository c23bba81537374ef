//! A first plan for thousands, and what becomes of it.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::time::Instant;

use takas_check::oracle::HandoverShape;
use takas_check::verify_plan;
use takas_handover::{PlanLimits, plan};
use takas_model::PlanOutcome;

use super::{Wanted, ample, gap};

const WORDS: &str = "## 5,000 people

200 groups, 40 aircraft, 6 exchange points, all together, stands for all. *First plan*: until the planner has ended with it, *judged*: until the judge has passed it, too. Then the exposure after 10 and 30 s, and how
far it is from the judge's bound after 30. Command: `cargo xtask bench plan handover large`.

| seed | first plan | judged | exposure | after 10 s | after 30 s | bound | gap |
| --- | --- | --- | --- | --- | --- | --- | --- |
";

pub(super) fn measure(wanted: &Wanted) -> Result<String, String> {
    let shape = HandoverShape { people: 5_000, groups: 200, vehicles: 40, points: 6, teams: 4, is_mutual: false };
    let mut text = WORDS.to_owned();
    for seed in 0..wanted.seeds.unwrap_or(1) {
        let handover = ample(&shape, seed);
        let begun = Instant::now();
        let seconds = || begun.elapsed().as_secs_f64();
        // A first plan is made whatever the limits are.
        let PlanOutcome::Found(found) = plan(&handover, &PlanLimits { stop: &|| true, ..PlanLimits::default() }) else {
            return Err(format!("no first plan, seed {seed}"));
        };
        let planned = seconds();
        let verdict = verify_plan(&handover, &found);
        let judged = seconds();
        if let Some(fault) = verdict.faults.first() {
            return Err(format!("first plan, seed {seed}: {fault:?}"));
        }
        let begun = Instant::now();
        let told = RefCell::new(Vec::new());
        let limits = PlanLimits {
            patience: u64::MAX,
            stop: &|| begun.elapsed().as_secs_f64() > 30.0,
            tell: &|value, _| told.borrow_mut().push((begun.elapsed().as_secs_f64(), value.exposure)),
            ..PlanLimits::default()
        };
        let PlanOutcome::Found(last) = plan(&handover, &limits) else {
            return Err(format!("no plan after 30 s, seed {seed}"));
        };
        if let Some(fault) = verify_plan(&handover, &last).faults.first() {
            return Err(format!("plan after 30 s, seed {seed}: {fault:?}"));
        }
        let told = told.borrow();
        let after =
            told.iter().rev().find(|(at, _)| *at <= 10.0).map_or("none".to_owned(), |(_, value)| value.to_string());
        let (value, bound) = (last.value.exposure, verdict.bound.exposure);
        let row = format!(
            "| {seed} | {planned:.2} s | {judged:.2} s | {} | {after} | {value} | {bound} | {:.1} % |",
            found.value.exposure,
            gap(value, bound)
        );
        eprintln!("plan: {row}");
        let _ = writeln!(text, "{row}");
    }
    Ok(text)
}
