//! What a reader knows of an operation, in the shapes of `formats`. Text for machines has no marks of isolation around names.

use data_encoding::{BASE64, HEXLOWER};
use takas_formats::operations::{
    AlertOut, BalanceOut, BalanceStepOut, EventLineOut, GateNowOut, OfferOut, OperationNowOut, PeopleOut,
    RequestNowOut, RideNowOut, SaidOut, SaidOutcomeOut, SideOut, SpeakerOut, TimeOut,
};
use takas_model::OperationKind;
use takas_views::operation::{AlertKind, BalanceStep, EventLine, RideStage, Stage};
use takas_views::plan::Time;
use takas_views::{OperationView, Phrase, text};

use super::offer::{Offer, Speaker};
use super::running::Answer;
use crate::running::session::NotSigned;
use crate::server::words::{Language, Speaker as Tongue};

/// The version of these shapes.
pub(in crate::server) const FORMAT: u32 = 1;

/// An operation as its reader knows it, after so many events.
pub(super) fn operation(view: &OperationView, revision: u64) -> OperationNowOut {
    OperationNowOut {
        alerts: view
            .alerts
            .iter()
            .map(|alert| AlertOut {
                kind: alert_word(alert.kind).to_owned(),
                since: time(&alert.since),
                stands: alert.stands,
                words: plain(&alert.words),
            })
            .collect(),
        balance: view
            .balance
            .iter()
            .map(|of| BalanceOut {
                accepts: of.accepts,
                course: steps(&of.course),
                given: of.given,
                owed: of.owed,
                party: plain(&of.party.name),
                planned: steps(&of.planned),
                received: of.received,
                withheld: of.withheld.as_ref().map(time),
            })
            .collect(),
        format: FORMAT,
        gates: view
            .gates
            .iter()
            .map(|gate| GateNowOut {
                held: gate.held,
                name: plain(&gate.name),
                opened: gate.opened.as_ref().map(time),
                planned: time(&gate.planned),
                sides: gate
                    .sides
                    .iter()
                    .map(|(party, agreed)| SideOut { agreed: agreed.as_ref().map(time), party: plain(&party.name) })
                    .collect(),
                waits: gate.waits.iter().map(|wait| plain(wait)).collect(),
            })
            .collect(),
        kind: kind_word(view.kind).to_owned(),
        people: view
            .people
            .iter()
            .map(|people| PeopleOut {
                handed_over: people.handed_over.as_ref().map(time),
                holder: plain(&people.holder.name),
                receiver: plain(&people.receiver.name),
                state: plain(&text::travels_in_words(people)),
                units: people.units,
                verified: people.verified.as_ref().map(time),
                whereabouts: plain(&people.whereabouts),
                who: plain(&people.who),
            })
            .collect(),
        pseudonyms: view.pseudonyms,
        reader: view.reader.as_deref().map(plain),
        requests: view
            .requests
            .iter()
            .map(|request| RequestNowOut {
                due: time(&request.due),
                is_overdue: request.is_overdue,
                met: request.met.as_ref().map(time),
                number: plain(&request.number),
                owner: plain(&request.owner),
                what: plain(&request.what),
            })
            .collect(),
        revision,
        rides: view
            .rides
            .iter()
            .map(|ride| RideNowOut {
                arrives: time(&ride.arrives),
                by: plain(&ride.by),
                came: ride.came.as_ref().map(time),
                departs: time(&ride.departs),
                from: plain(&ride.from),
                held: ride.held,
                left: ride.left.as_ref().map(time),
                on_board: ride.on_board,
                stage: ride_word(ride.stage).to_owned(),
                to: plain(&ride.to),
                units: ride.units,
                waits: ride.waits.iter().map(|wait| plain(wait)).collect(),
                who: plain(&ride.who),
            })
            .collect(),
        stage: stage_word(view.stage).to_owned(),
        title: plain(&view.title),
        warnings: view.warnings.iter().map(|warning| plain(warning)).collect(),
        zone: view.zone.clone(),
    }
}

/// A line of what was said.
pub(in crate::server) fn event(line: &EventLine) -> EventLineOut {
    let some = |text: &str| Some(plain(text)).filter(|text| !text.is_empty());
    EventLineOut {
        at: time(&line.at),
        by: some(&line.by),
        clock: line.clock.clone(),
        number: line.number,
        weight: some(&line.weight),
        words: plain(&line.words),
    }
}

/// Somebody who speaks.
pub(in crate::server) fn speaker(speaker: &Speaker) -> SpeakerOut {
    SpeakerOut {
        author: speaker.id.to_string(),
        case: speaker.case.to_string(),
        clock: speaker.clock,
        is_live: speaker.is_live,
        key: HEXLOWER.encode(&speaker.key),
        name: speaker.name.clone(),
    }
}

/// Something that may be said.
pub(in crate::server) fn offer(speaker: &Speaker, offer: &Offer, tongue: &Tongue) -> OfferOut {
    let (operation, sequence) = speaker.chain(offer);
    OfferOut {
        kind: offer.kind.word().to_owned(),
        line: offer.line.clone(),
        operation: operation.to_string(),
        payload: BASE64.encode(&offer.payload),
        sequence,
        words: told(tongue, &offer.words),
    }
}

/// What came of a signed line that could be read; none: it could not, or is to be sent again.
pub(super) fn said(answer: Answer, revision: u64, tongue: &Tongue) -> Option<SaidOut> {
    let outcome = match answer {
        Answer::Accepted(span) => {
            SaidOutcomeOut::Accepted { first: span.map(|(first, _)| first), last: span.map(|(_, last)| last) }
        }
        Answer::Refused { reasons, next, is_stale } => SaidOutcomeOut::Refused {
            is_stale,
            next,
            reasons: reasons.iter().map(|reason| told(tongue, reason)).collect(),
        },
        Answer::NotTaken(_) | Answer::NotStored => return None,
    };
    Some(SaidOut { format: FORMAT, outcome, revision })
}

/// What a phrase says in a language: in English without the marks that isolate names; in others they stay, for a name in another direction would
/// move what stands around it.
pub(in crate::server) fn told(tongue: &Tongue, phrase: &Phrase) -> String {
    let words = tongue.tell(phrase);
    if tongue.language() == Language::English { plain(&words) } else { words }
}

/// Why something that was signed was not taken.
pub(in crate::server) fn unfit(speaker: &Tongue, not: &NotSigned) -> String {
    let why = speaker.tell(&not.why);
    plain(&if not.found.is_empty() { why } else { format!("{why} \u{b7} {}", speaker.titles(&not.found)) })
}

/// Without the marks that isolate names in lines of text.
pub(in crate::server) fn plain(text: &str) -> String {
    text.chars().filter(|letter| !matches!(letter, '\u{2066}'..='\u{2069}')).collect()
}

fn steps(steps: &[BalanceStep]) -> Vec<BalanceStepOut> {
    let step = |step: &BalanceStep| BalanceStepOut { at: time(&step.at), given: step.given, received: step.received };
    steps.iter().map(step).collect()
}

pub(in crate::server) fn time(time: &Time) -> TimeOut {
    TimeOut { local: time.local.clone(), utc: time.utc.clone(), zone: time.zone.clone() }
}

/// The word of a kind of operation.
pub(super) fn kind_word(kind: OperationKind) -> &'static str {
    match kind {
        OperationKind::Live => "live",
        OperationKind::Rehearsal => "rehearsal",
        OperationKind::Historical => "historical",
    }
}

/// The word of a stage, also as a class of style.
pub(super) fn stage_word(stage: Stage) -> &'static str {
    match stage {
        Stage::Running => "running",
        Stage::Held => "held",
        Stage::Aborted => "aborted",
        Stage::Safe => "safe",
        Stage::Closed => "closed",
    }
}

/// The word of where a ride stands, also as a class of style.
pub(super) fn ride_word(stage: RideStage) -> &'static str {
    match stage {
        RideStage::Waits => "waits",
        RideStage::Ready => "ready",
        RideStage::Boarding => "boarding",
        RideStage::MayLeave => "may-leave",
        RideStage::UnderWay => "under-way",
        RideStage::Arrived => "arrived",
        RideStage::Off => "off",
        RideStage::NotKnown => "not-known",
    }
}

fn alert_word(kind: AlertKind) -> &'static str {
    match kind {
        AlertKind::Aborted => "aborted",
        AlertKind::Irregular => "irregular",
        AlertKind::Held => "held",
        AlertKind::Withheld => "withheld",
        AlertKind::Waiting => "waiting",
        AlertKind::Overdue => "overdue",
        AlertKind::Substitute => "substitute",
        AlertKind::Unconfirmed => "unconfirmed",
        AlertKind::CopyTrouble => "copy-trouble",
    }
}
