//! Who approved which plan. It is kept beside the plan, in `plans/ID.approved`, and is of the very bytes that were approved: a plan that is made
//! again is another plan. Where `mediator/team.toml` says `two_approve = true`, two different people have to.

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};
use takas_formats::plans::{ApprovalsFile, PlanApprovalOut, SavedPlan};
use takas_formats::two_approve;
use takas_model::Instant;

use super::shelf::{Lying, Reading, Shelf};
use crate::failure::Failure;
use crate::server::cabinet::{Cabinet, Change, NotPut};

/// So often it is tried to write an approval where others write, too.
const ATTEMPTS: usize = 8;
/// The version of the file.
const FORMAT: u32 = 1;

/// Who approved a plan, as it lies in the cabinet. What was approved of other bytes than the plan now has does not count.
pub(super) fn approvals(at: &Lying, plan: &str) -> Vec<PlanApprovalOut> {
    let found = at.file("plans", plan, "approved").zip(at.file("plans", plan, "json"));
    let Some((file, bytes)) = found else { return Vec::new() };
    let file: Option<ApprovalsFile> = serde_json::from_slice(&file).ok();
    let file = file.filter(|file| file.format == FORMAT && file.plan == plan && file.digest == digest(&bytes));
    file.map(|file| file.approvals).unwrap_or_default()
}

/// Whether as many have approved a plan as have to.
pub(super) fn is_approved(at: &Lying, plan: &str) -> bool {
    approvals(at, plan).len() >= wanted(at)
}

/// How many have to approve a plan.
pub(super) fn wanted(at: &Lying) -> usize {
    if two_approve(&at.talks.files) { 2 } else { 1 }
}

/// What came of approving a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Approved {
    /// It is on the disk.
    Now,
    /// This account has approved it before.
    Before,
    /// There is no such plan, or it is none any more.
    NotThere,
    /// It is being read and judged.
    NotYet,
}

/// Writes down that somebody approves a plan that still stands.
///
/// # Errors
/// When the case cannot be read or written.
pub(super) fn approve(
    cabinet: &Cabinet,
    shelf: &Shelf,
    plan: &str,
    by: &str,
    now: Instant,
) -> Result<Approved, Failure> {
    for _ in 0..ATTEMPTS {
        let at = Lying::now(cabinet)?;
        let Some(bytes) = at.file("plans", plan, "json") else { return Ok(Approved::NotThere) };
        match shelf.plan(&at, plan)? {
            Some(Reading::Read(_)) => {}
            Some(Reading::GoesOn) => return Ok(Approved::NotYet),
            Some(Reading::Unread) | None => return Ok(Approved::NotThere),
        }
        let mut approvals = approvals(&at, plan);
        if approvals.iter().any(|one| one.by == by) {
            return Ok(Approved::Before);
        }
        approvals.push(PlanApprovalOut { at: now, by: by.to_owned() });
        let file = ApprovalsFile { approvals, digest: digest(&bytes), format: FORMAT, plan: plan.to_owned() };
        let content = takas_formats::deals::to_json(&file).into_bytes();
        let files = vec![(format!("plans/{plan}.approved"), Some(content))];
        match cabinet.put(&Change { by: by.to_owned(), at: now, files }, at.contents.revision) {
            Ok(_) => return Ok(Approved::Now),
            Err(NotPut::Overtaken(_)) => {}
            Err(NotPut::Failed(failure)) => return Err(failure),
        }
    }
    Err(Failure::Usage("others write without an end".to_owned()))
}

/// Whether the operation itself may begin by a plan: it is approved. A rehearsal may begin by any.
///
/// # Errors
/// When the case cannot be read.
pub(in crate::server) fn may_begin(cabinet: &Cabinet, plan: &str) -> Result<bool, Failure> {
    Ok(is_approved(&Lying::now(cabinet)?, plan))
}

fn digest(bytes: &[u8]) -> String {
    HEXLOWER.encode(&Sha256::digest(bytes))
}

/// The plans in the order in which they are shown: those begun by, those approved, those that still stand; then by their ids.
pub(super) fn in_order(at: &Lying, begun: Option<&str>) -> Vec<SavedPlan> {
    let mut plans: Vec<SavedPlan> = at.plans().into_iter().map(|(saved, _)| saved).collect();
    plans.sort_by_cached_key(|saved| {
        (begun != Some(&*saved.id), !is_approved(at, &saved.id), at.is_stale(saved), saved.id.clone())
    });
    plans
}
