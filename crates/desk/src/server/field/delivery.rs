//! Lines that were signed without a network, when there is one again.
//!
//! Meanwhile others have spoken. What somebody has said already, and what would break a line and so hold everything, is told to whoever
//! delivers before it is said: both sides are laid before a human, who says it all the same or lets it be. The author's numbers and the engine
//! see to it that a line counts once, however often it comes.

use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use takas_formats::operations::{DeliveredOut, DeliveredOutcomeOut, DeliveryIn};
use takas_model::{Act, AuthorRef, Happened, Instant, Reason, TargetRef, UnitRef, Weight};
use takas_views::Reader;

use super::taken::NAMES;
use crate::running::journal::Elsewhere;
use crate::running::session::{NotSigned, Outcome};
use crate::running::signed;
use crate::server::http::{Json, Refusal};
use crate::server::live::running::Running;
use crate::server::live::shapes::{self, FORMAT, told};
use crate::server::live::visit::Visit;
use crate::server::live::{Extent, Wish};
use crate::server::words::Speaker as Tongue;

/// Who delivers: what is told is told so much of, in this language.
struct Who {
    reader: Reader,
    tongue: Tongue,
}

/// Why nothing came of a line.
enum NotDelivered {
    /// It is not what it should be.
    NotTaken(NotSigned),
    /// The store takes nothing now.
    NotStored,
}

/// `POST /api/v1/cases/{case}/field/deliveries`.
pub(super) async fn deliver(visit: Visit, Json(delivery): Json<DeliveryIn>) -> Result<Response, Refusal> {
    visit.wants(Wish::Say)?;
    let signed = signed::from_line(&delivery.line).map_err(Refusal::Unfit)?;
    let (keys, handle, is_sure) = (visit.guest.devices.clone(), visit.operation()?, delivery.is_sure);
    let who = Who { reader: visit.reader, tongue: visit.page.speaker.clone() };
    let asked = handle.ask(move |running| (delivered(running, &signed, &keys, &who, is_sure), running.revision()));
    let (outcome, revision) = asked.await?;
    let outcome = outcome.map_err(|why| match why {
        NotDelivered::NotTaken(why) => Refusal::Unfit(shapes::unfit(&visit.page.speaker, &why)),
        NotDelivered::NotStored => Refusal::Unavailable,
    })?;
    let is_accepted = matches!(outcome, DeliveredOutcomeOut::Accepted { .. });
    let status = if is_accepted { StatusCode::OK } else { StatusCode::CONFLICT };
    Ok((status, axum::Json(DeliveredOut { format: FORMAT, outcome, revision })).into_response())
}

fn delivered(
    running: &mut Running,
    signed: &Elsewhere,
    keys: &[[u8; 32]],
    who: &Who,
    is_sure: bool,
) -> Result<DeliveredOutcomeOut, NotDelivered> {
    let (author, target, act) = running.own(signed, keys, who.reader).map_err(NotDelivered::NotTaken)?;
    let at = running.moves_to(signed).map_err(|_| NotDelivered::NotStored)?;
    let envelope = &signed.command.envelope;
    let next = |running: &Running| running.session.journal.last_said(envelope.operation, envelope.author) + 1;
    if !is_sure
        && envelope.sequence == next(running)
        && let Some(conflict) = conflict(running, (author, target, &act), who, at)
    {
        return Ok(conflict);
    }
    let reasons = match running.say_own(signed).map_err(|_| NotDelivered::NotStored)? {
        Outcome::Accepted(events) => {
            let number = |event: Option<&takas_model::OperationEvent>| event.map(|event| event.number);
            return Ok(DeliveredOutcomeOut::Accepted { first: number(events.first()), last: number(events.last()) });
        }
        Outcome::NotSigned(why) => return Err(NotDelivered::NotTaken(why)),
        Outcome::Barred(who) => return Err(NotDelivered::NotTaken(running.session.barred(&who, NAMES).into())),
        Outcome::Refused(reasons) => reasons,
    };
    if reasons.iter().any(|reason| matches!(reason, Reason::Sequence(_) | Reason::Contradicts(_))) {
        return Ok(DeliveredOutcomeOut::Number { next: next(running) });
    }
    let is_stale = reasons.iter().any(|reason| matches!(reason, Reason::Stale(_)));
    Ok(DeliveredOutcomeOut::Refused { is_stale, reasons: in_words(running, &reasons, who) })
}

/// What a human has to see before it is said; none: nothing.
fn conflict(
    running: &mut Running,
    (author, target, act): (AuthorRef, TargetRef, &Act),
    who: &Who,
    at: Instant,
) -> Option<DeliveredOutcomeOut> {
    let session = &running.session;
    // What speaks by an earlier plan is read by the engine alone.
    if target != session.numbers.present_target() {
        return None;
    }
    match session.operation.ask(&session.state, author, act.clone(), at) {
        Ok(Weight::Repeats) => Some(DeliveredOutcomeOut::Already { told: said_before(running, target, act, who) }),
        Ok(Weight::Irregular(reasons)) => {
            // Which lines are broken is the mediator's to know.
            let known = if who.reader == Reader::Mediator { in_words(running, &reasons, who) } else { Vec::new() };
            Some(DeliveredOutcomeOut::Irregular { reasons: known })
        }
        _ => None,
    }
}

/// The last time that somebody said so, as the reader is told it.
fn said_before(running: &mut Running, target: TargetRef, act: &Act, who: &Who) -> Vec<String> {
    let mut events = running.session.events.iter().rev();
    let number = events.find_map(|event| match &event.what {
        Happened::Said(said, _) if said.target == target && says_the_same(&said.act, act) => Some(event.number),
        _ => None,
    });
    let Some(number) = number else { return Vec::new() };
    let view = running.view(who.reader, NAMES, Extent::Told);
    let line = view.events.iter().find(|line| line.number == number);
    let words = |line: &takas_views::operation::EventLine| {
        let by = if line.by.is_empty() { String::new() } else { format!("{}: ", told(&who.tongue, &line.by)) };
        format!("{} {by}{}", line.clock, told(&who.tongue, &line.words))
    };
    line.map(words).into_iter().collect()
}

/// Whether one tells what another does, of somebody at least.
fn says_the_same(one: &Act, other: &Act) -> bool {
    let share = |some: &[UnitRef], others: &[UnitRef]| some.iter().any(|unit| others.contains(unit));
    match (one, other) {
        (Act::Boarded(trip, units), Act::Boarded(of, others))
        | (Act::Alighted(trip, units), Act::Alighted(of, others)) => trip == of && share(units, others),
        (Act::Verified(units), Act::Verified(others)) | (Act::HandedOver(units), Act::HandedOver(others)) => {
            share(units, others)
        }
        (Act::WorkEnded(work, _), Act::WorkEnded(of, _)) => work == of,
        _ => one == other,
    }
}

fn in_words(running: &Running, reasons: &[Reason], who: &Who) -> Vec<String> {
    running.session.words(reasons, who.reader, NAMES).iter().map(|reason| told(&who.tongue, reason)).collect()
}
