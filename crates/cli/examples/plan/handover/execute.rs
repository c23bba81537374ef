//! Plans through durations as they turn out: which can be kept, and whether those that can are.

use std::fmt::Write as _;
use std::time::Instant;

use takas_check::oracle::HandoverShape;
use takas_check::{try_out_plan, verify_plan};
use takas_handover::{PlanControl, PlanLimits, controllability, plan, plan_control};
use takas_model::{Controllability, Handover, Plan, PlanOutcome};

use super::{THOUSAND, Wanted, ample, percentile};

const WORDS: &str = "## Durations as they turn out

Every way, check, search and confirmation takes something from about a tenth less than usual to a fifth more. *Controllable*: there is a way to react that keeps every line of the table whatever they take. *Executions*: of the
plans that are controllable, by the waits that the answer gives, with durations drawn from a seed, each judged by every line. Command: `cargo xtask bench plan handover control`.

| people, groups, aircraft, points | duty, minutes | plans | events, median | controllable | answer, median | most | executions | violations |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
";

/// Executions of the plans of one size together.
const EXECUTIONS: u64 = 10_000;
const PLANS: u64 = 20;

pub(super) fn measure(wanted: &Wanted) -> Result<String, String> {
    let shape = |people, groups, vehicles, points| HandoverShape { people, groups, vehicles, points, ..THOUSAND };
    let mut text = WORDS.to_owned();
    for (shape, has_duty, plans, executions) in [
        (shape(26, 14, 7, 1), true, PLANS, EXECUTIONS),
        (shape(200, 24, 8, 2), true, PLANS, EXECUTIONS),
        (shape(200, 24, 8, 2), false, PLANS, EXECUTIONS),
        (THOUSAND, true, 3, EXECUTIONS / 100),
        (THOUSAND, false, 3, EXECUTIONS / 100),
    ] {
        let row = row(shape, has_duty, wanted.seeds.unwrap_or(plans), executions)?;
        eprintln!("plan: {row}");
        let _ = writeln!(text, "{row}");
    }
    Ok(text)
}

fn row(shape: HandoverShape, has_duty: bool, plans: u64, executions: u64) -> Result<String, String> {
    let (mut times, mut events, mut kept) = (Vec::new(), Vec::new(), Vec::new());
    for seed in 0..plans {
        let mut handover = ample(&shape, seed);
        if !has_duty {
            handover.vehicles.iter_mut().for_each(|vehicle| vehicle.duty_max = None);
        }
        let plan = planned(&handover)?;
        let control = plan_control(&handover, &plan);
        let begun = Instant::now();
        let _ = controllability(&control.network.network);
        times.push(begun.elapsed().as_secs_f64() * 1e3);
        events.push(control.network.network.events().len() as f64);
        if matches!(control.outcome, Controllability::Controllable(_)) {
            kept.push((handover, plan, control));
        }
    }
    times.sort_by(f64::total_cmp);
    events.sort_by(f64::total_cmp);
    let (done, violations) = executed(&kept, executions);
    Ok(format!(
        "| {} {} {} {} | {} | {plans} | {:.0} | {} | {:.1} ms | {:.1} ms | {done} | {violations} |",
        shape.people,
        shape.groups,
        shape.vehicles,
        shape.points,
        if has_duty { "840" } else { "any" },
        percentile(&events, 50),
        kept.len(),
        percentile(&times, 50),
        percentile(&times, 100),
    ))
}

/// A judged plan that is looked for one second.
fn planned(handover: &Handover) -> Result<Plan, String> {
    let begun = Instant::now();
    let limits = PlanLimits { stop: &|| begun.elapsed().as_secs_f64() > 1.0, ..PlanLimits::default() };
    let PlanOutcome::Found(found) = plan(handover, &limits) else { return Err("no plan".to_owned()) };
    match verify_plan(handover, &found).faults.first() {
        Some(fault) => Err(format!("{fault:?}")),
        None => Ok(found.plan),
    }
}

/// How many executions were judged, and how many plans broke.
fn executed(kept: &[(Handover, Plan, PlanControl)], executions: u64) -> (u64, u64) {
    let (mut done, mut violations) = (0, 0);
    let each = executions.div_ceil(u64::try_from(kept.len()).unwrap_or(1).max(1));
    for (seed, (handover, plan, control)) in (0..).zip(kept) {
        let Controllability::Controllable(dispatch) = &control.outcome else { continue };
        done += each;
        if let Err(fault) = try_out_plan(handover, plan, &control.network, dispatch, each, seed) {
            eprintln!("plan: {fault:?}");
            violations += 1;
        }
    }
    (done, violations)
}
