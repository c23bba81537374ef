//! What is taken along: rides and people by pseudonyms, and what may come to be said of them, as the bytes that are signed.
//!
//! Names are never taken along, whoever may see them: a phone is lost more easily than a desk.

use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Response};
use data_encoding::BASE64;
use serde::Serialize;
use takas_formats::operations::{
    ChainOut, FieldOut, FieldPersonOut, FieldPhraseOut, FieldRideOut, act_words, command_bytes,
};
use takas_model::{Act, PersonGate, Reason, Scope, UnitRef, Weight};
use takas_views::{Carried, CarriedRide, Names, Reader, Telling};

use crate::running::session::is_kept_apart;
use crate::server::api::answer::tagged;
use crate::server::http::Refusal;
use crate::server::live::running::Running;
use crate::server::live::shapes::{self, FORMAT, plain, told};
use crate::server::live::visit::Visit;
use crate::server::live::{Extent, Speaker, Wish};
use crate::server::words::Speaker as Tongue;

/// By whose name people are taken along.
pub(super) const NAMES: Names = Names::Pseudonyms;

/// What a page learns when it reaches the desk: with what it sends, and whether what it has is old.
#[derive(Debug, Serialize)]
struct ContactOut {
    /// Who is signed in.
    account: String,
    /// The desk's clock.
    clock: i64,
    /// Whether envelopes bear their author's own time.
    is_live: bool,
    /// How many events there are.
    revision: u64,
    /// In which session.
    session: String,
    /// The token of its requests.
    token: String,
}

/// `GET /c/{case}/field/contact`.
pub(super) async fn contact(visit: Visit) -> Result<Response, Refusal> {
    visit.wants(Wish::Say)?;
    let handle = visit.operation()?;
    let asked = handle.ask(|running| {
        let is_live = running.session.operation.charter().kind == takas_model::OperationKind::Live;
        (running.revision(), running.session.moment(), is_live)
    });
    let (revision, clock, is_live) = asked.await?;
    let Visit { guest, page, .. } = visit;
    let (account, session, token) = (guest.account, guest.session, page.token);
    Ok(axum::Json(ContactOut { account, clock, is_live, revision, session, token }).into_response())
}

/// `GET /api/v1/cases/{case}/field`.
pub(super) async fn taken(visit: Visit, headers: HeaderMap) -> Result<Response, Refusal> {
    visit.wants(Wish::SeeBoard)?;
    visit.wants(Wish::Say)?;
    let (reader, keys, handle) = (visit.reader, visit.guest.devices.clone(), visit.operation()?);
    let tongue = visit.page.speaker.clone();
    let out = handle.ask(move |running| of_reader(running, &keys, reader, &tongue)).await?;
    Ok(tagged(&headers, &out))
}

fn of_reader(running: &mut Running, keys: &[[u8; 32]], reader: Reader, tongue: &Tongue) -> FieldOut {
    let view = running.view(reader, NAMES, Extent::Board);
    let speaker = running.speaker(keys, reader);
    let offers = speaker.as_ref().map(|speaker| running.offers(speaker, reader, NAMES)).unwrap_or_default();
    let session = &running.session;
    let telling = Telling::new(&session.case, running.course(), reader, NAMES);
    let phrases = Phrases { running, telling: &telling, speaker: speaker.as_ref(), reader, tongue };
    let chains = speaker.as_ref().map(|speaker| {
        [(speaker.operation, speaker.next), (speaker.journal, speaker.next_private)]
            .map(|(operation, next)| ChainOut { next, operation: operation.to_string() })
    });
    FieldOut {
        chains: chains.map(Vec::from).unwrap_or_default(),
        clock: session.moment(),
        format: FORMAT,
        offers: offers
            .iter()
            .zip(std::iter::repeat(speaker.as_ref()))
            .filter_map(|(offer, speaker)| {
                let (operation, _) = speaker?.chain(offer);
                Some(FieldPhraseOut {
                    act: first_word(&offer.line),
                    operation: operation.to_string(),
                    payload: BASE64.encode(&offer.payload),
                    weight: "counts".to_owned(),
                    words: told(tongue, &offer.words),
                })
            })
            .collect(),
        revision: running.revision(),
        rides: telling.carried_rides().iter().map(|ride| phrases.ride(ride)).collect(),
        speaker: speaker.as_ref().map(shapes::speaker),
        title: plain(&view.title),
        warnings: view.warnings.iter().map(|warning| told(tongue, warning)).collect(),
        zone: view.zone.clone(),
    }
}

/// What may come to be said, for one speaker.
struct Phrases<'r> {
    running: &'r Running,
    telling: &'r Telling<'r>,
    speaker: Option<&'r Speaker>,
    reader: Reader,
    tongue: &'r Tongue,
}

impl Phrases<'_> {
    fn ride(&self, ride: &CarriedRide) -> FieldRideOut {
        let travel = |one: &&Carried| self.running.session.travels(one.unit);
        FieldRideOut {
            arrives: shapes::time(&ride.arrives),
            departs: shapes::time(&ride.departs),
            name: told(self.tongue, &ride.name),
            number: ride.trip,
            people: ride.units.iter().filter(travel).map(|one| self.person(ride.trip, one)).collect(),
            phrases: self.of_acts(self.acts_of_ride(ride)),
        }
    }

    fn person(&self, trip: usize, one: &Carried) -> FieldPersonOut {
        let session = &self.running.session;
        let unit = session.numbers.present().units.name(one.unit.index()).unwrap_or_default().to_owned();
        FieldPersonOut {
            phrases: self.of_acts(acts_of_person(trip, one, &self.gates(one.unit))),
            unit,
            who: told(self.tongue, &one.who),
        }
    }

    fn gates(&self, unit: UnitRef) -> Vec<PersonGate> {
        self.running.course().units().nth(unit.index()).map(|unit| unit.gates.clone()).unwrap_or_default()
    }

    fn acts_of_ride(&self, ride: &CarriedRide) -> Vec<Act> {
        let session = &self.running.session;
        let target = session.operation.target(&session.state);
        let to = target.plan.trips[ride.trip].to;
        let mut acts = vec![Act::Departed(ride.trip), Act::Arrived(ride.trip, to), Act::Hold(Scope::Trip(ride.trip))];
        for &work in &ride.works {
            let members = match target.plan.works[work].duty {
                takas_model::Duty::Check(_, lot) => target.lots[lot].clone(),
                _ => Vec::new(),
            };
            let travel = members.into_iter().filter(|unit| session.travels(*unit)).collect();
            acts.extend([Act::WorkBegun(work), Act::WorkEnded(work, travel)]);
        }
        acts
    }

    /// Those of these acts that the speaker's seat may say.
    fn of_acts(&self, acts: Vec<Act>) -> Vec<FieldPhraseOut> {
        let Some(speaker) = self.speaker else { return Vec::new() };
        acts.into_iter().filter_map(|act| self.phrase(speaker, act)).collect()
    }

    fn phrase(&self, speaker: &Speaker, act: Act) -> Option<FieldPhraseOut> {
        let session = &self.running.session;
        if !self.running.may_name(&act, self.reader) {
            return None;
        }
        let weight = match session.operation.ask(&session.state, speaker.author, act.clone(), session.moment()) {
            Ok(Weight::Counts) => "counts",
            Ok(Weight::Waits) => "waits",
            Ok(Weight::Repeats) => "repeats",
            Ok(Weight::Irregular(_)) => "irregular",
            Err(reasons) if reasons.iter().any(|reason| matches!(reason, Reason::Seat | Reason::Unknown)) => {
                return None;
            }
            Err(_) => "refused",
        };
        let target = session.numbers.present_target();
        let handover = &session.operation.target(&session.state).handover;
        let is_private = is_kept_apart(speaker.author, target, &act);
        Some(FieldPhraseOut {
            act: first_word(&act_words(session.numbers.present(), handover, &act)?),
            operation: if is_private { speaker.journal } else { speaker.operation }.to_string(),
            payload: BASE64.encode(&command_bytes(&session.numbers, target, &act)?),
            weight: weight.to_owned(),
            words: told(self.tongue, &self.telling.offered(speaker.author, &act)),
        })
    }
}

/// What may come to be said of somebody on a ride.
fn acts_of_person(trip: usize, one: &Carried, gates: &[PersonGate]) -> Vec<Act> {
    let units = || vec![one.unit];
    let mut acts = Vec::new();
    if one.is_first {
        acts.extend(gates.iter().map(|gate| Act::InHand(one.unit, *gate)));
        acts.push(Act::NotTravelling(one.unit));
    }
    acts.extend([Act::Boarded(trip, units()), Act::Alighted(trip, units())]);
    if one.is_last {
        acts.extend([Act::Verified(units()), Act::HandedOver(units()), Act::FollowedUp(one.unit)]);
    }
    acts
}

fn first_word(line: &str) -> String {
    line.split(' ').next().unwrap_or_default().to_owned()
}
