//! Saved plans at the desk: who sees which, in which projection and under which id; who approved one; what moved between two; what is printed;
//! which are made in the background, and what comes of rehearsing one there.

mod approved;
mod made;
mod rehearsed;
mod seen;

use axum::http::StatusCode;
use takas_desk::kept;
use takas_desk::talks;
use takas_formats::Severity;
use takas_formats::deals::{case_digest, to_json};
use takas_formats::plans::{PastPlan, PlanSource, Planned, operation_digest, read_event, save};
use takas_handover::{PlanLimits, replan};
use takas_model::PlanOutcome;
use takas_store::Location;

use crate::live::ankara::Ankara;
use crate::live::stand_in::{Answered, Desk, token_of};

/// A desk of Ankara, of which nothing has begun, when it has read these plans.
async fn desk(ankara: &Ankara, plans: &[&str]) -> Desk {
    let desk = Desk::new(ankara, &Location::File(ankara.store()));
    is_read(&desk, plans).await;
    desk
}

/// Waits until the desk has read these plans: on a machine that is busy it takes longer than a page waits.
async fn is_read(desk: &Desk, plans: &[&str]) {
    for plan in plans {
        let path = desk.api(&format!("plans/{plan}"));
        loop {
            let told = desk.get("anna", &path).await;
            if told.status == StatusCode::OK {
                break;
            }
            assert_eq!(told.status, StatusCode::SERVICE_UNAVAILABLE, "{}", told.text());
        }
    }
}

/// Approves a plan by the form.
async fn approve(desk: &Desk, who: &str, plan: &str) -> Answered {
    desk.post_form(who, &format!("plans/{plan}/approve"), format!("token={}", token_of(who))).await
}

/// Approves the plan of Ankara.
async fn approved(ankara: &Ankara) -> Desk {
    let desk = desk(ankara, &[&ankara.plan]).await;
    let answered = approve(&desk, "anna", &ankara.plan).await;
    assert_eq!(answered.status, StatusCode::SEE_OTHER, "{}", answered.text());
    desk
}

/// Plans again after the Norwegian aircraft is late, and saves that beside the first: the id of the new plan.
pub(crate) fn plan_again(ankara: &Ankara) -> String {
    let talks = talks::read(&ankara.case()).expect("the case is sound");
    let file = kept::file(&ankara.case(), &ankara.plan);
    let kept = kept::read(&file, &ankara.case(), &talks, Severity::Error).expect("the plan is sound");
    let planned = kept.planned;
    let event = read_event(&planned.handover, 0, "norway delayed 50m").expect("it can be told");
    let limits = PlanLimits { work: 2_000, ..PlanLimits::default() };
    let events = vec![event];
    let again = replan(&planned.handover, &planned.plan, &planned.turned, 0, &events, &limits);
    let PlanOutcome::Found(found) = again.outcome else { panic!("there is a plan") };
    let past = PastPlan { handover: planned.handover, plan: planned.plan, turned: planned.turned, at: 0, events };
    let (digest, operation) = (case_digest(&talks.files), operation_digest(&talks.files));
    let source = PlanSource {
        case: &talks.case,
        digest: &digest,
        operation: &operation,
        deal: &kept.saved.deal,
        order: &kept.order,
    };
    let planned = Planned {
        handover: again.handover,
        plan: found.plan.clone(),
        turned: again.turned,
        value: found.value,
        bound: found.bound,
        proved: 0,
        history: vec![past],
    };
    let saved = save(&source, &[11; 32], &planned);
    let path = ankara.case().join("plans").join(format!("{}.json", saved.id));
    std::fs::write(path, to_json(&saved)).expect("written");
    saved.id
}
