//! What happened when, as one reader may know it: proposals and answers, what was said, what was written, ends that come; plans that were
//! approved, and what happened in the operation. What is played in a rehearsal has not happened, and stands on its own pages alone.

use std::sync::Arc;

use takas_model::{Instant, OperationKind, PartyRef};
use takas_views::operation::AlertKind;
use takas_views::plan::Time;
use takas_views::{Names, OperationView, Phrase, project_contacts, project_rounds};

use super::Desk;
use super::history;
use super::positions::positions_offered;
use super::sheet::Sheet;
use crate::server::live::visit::Visit;
use crate::server::live::{Extent, Wish};
use crate::server::plans::approved_at;
use crate::server::policy::{Action, Compartment};

/// Something that happened, or will.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Happening {
    /// In order.
    pub(super) at: Instant,
    /// Whether only the day is known.
    pub(super) is_day: bool,
    /// Its word for programs; the message is `talks-happened-` and this.
    pub(super) kind: &'static str,
    /// Whom or what it is about.
    pub(super) of: Vec<Phrase>,
}

/// So many are shown at most, the latest.
const MAX: usize = 60;

/// The operation as the visitor knows it, and when it began.
pub(super) struct Ran {
    view: Arc<OperationView>,
    begun: Option<Instant>,
}

/// The operation, if it is one that happens; none: none has begun, it is being opened, or only rehearsed.
pub(super) async fn ran(visit: &Visit) -> Option<Ran> {
    let handle = visit.case.operation().filter(|handle| handle.kind() != OperationKind::Rehearsal)?;
    if !visit.may(Wish::SeeBoard) {
        return None;
    }
    let (reader, names) = (visit.reader, visit.names);
    let asked = handle.ask(move |running| Ran {
        view: running.view(reader, names, Extent::Told),
        begun: running.session.events.first().map(|event| event.at),
    });
    asked.await.ok()
}

/// What happened, first to last.
pub(super) fn timeline(visit: &Visit, desk: &Desk, ran: Option<&Ran>) -> Vec<Happening> {
    let own = visit.role.party().and_then(|id| desk.talks.case.find_party(id));
    let mut all = Vec::new();
    match own {
        Some(party) if visit.is_offered(Action::SeeDeals, &visit.part()) => of_party(desk, party, &mut all),
        None if visit.is_offered(Action::SeeDeals, &Compartment::Mediator) => of_mediators(desk, &mut all),
        _ => {}
    }
    said(visit, desk, own, &mut all);
    written(visit, desk, &mut all);
    // Where the case cannot be read, no page of it is shown either.
    for (at, plan) in approved_at(visit).unwrap_or_default() {
        all.push(Happening { at, is_day: false, kind: "approved", of: vec![Phrase::supplied(plan)] });
    }
    if let Some(ran) = ran {
        of_operation(ran, &mut all);
    }
    all.sort_by_key(|one| one.at);
    all.drain(..all.len().saturating_sub(MAX));
    all
}

/// The proposals that were laid before a party, and its answers.
fn of_party(desk: &Desk, party: PartyRef, all: &mut Vec<Happening>) {
    let talks = &desk.talks;
    let view = project_rounds(&talks.case, &talks.rounds, &talks.answers, party, Names::Pseudonyms);
    let laid = talks.rounds.iter().filter(|round| round.to.iter().any(|(to, _)| *to == party));
    for (round, proposal) in laid.zip(&view.proposals) {
        all.push(day(round.on, "proposed-to-you", vec![Phrase::supplied(&proposal.id)]));
        let stated =
            round.answer(&talks.answers, party).filter(|answer| answer.line.standing == takas_model::Standing::Stated);
        if let Some(on) = stated.and_then(|answer| answer.line.on) {
            all.push(day(on, "you-answered", vec![Phrase::supplied(&proposal.id)]));
        }
    }
}

fn of_mediators(desk: &Desk, all: &mut Vec<Happening>) {
    let talks = &desk.talks;
    let name = |party: PartyRef| Phrase::supplied(&talks.case.party(party).name);
    for round in &talks.rounds {
        let to = round.to.iter().map(|(party, _)| name(*party)).collect();
        all.push(day(round.on, "proposed", to));
        for (party, _) in &round.to {
            if let Some(on) = round.answer(&talks.answers, *party).and_then(|answer| answer.line.on) {
                all.push(day(on, "answered", vec![name(*party)]));
            }
        }
    }
}

/// Words that were said, mandates and embargoes that end.
fn said(visit: &Visit, desk: &Desk, own: Option<PartyRef>, all: &mut Vec<Happening>) {
    let case = &desk.talks.case;
    if !visit.is_offered(Action::SeeContacts, &visit.part()) {
        return;
    }
    let (book, now) = (desk.book(), crate::running::clock::now());
    let view = match own {
        Some(party) => project_contacts(case, &book, party, now, visit.names),
        None => takas_views::brief_contacts(case, &book, now, visit.names),
    };
    for talk in &view.talks {
        let kind = match talk.way {
            takas_model::Direction::Heard => "heard",
            takas_model::Direction::Told => "told",
        };
        all.push(Happening {
            at: talk.at,
            is_day: false,
            kind,
            of: [&talk.party.name, &talk.name].map(Phrase::supplied).to_vec(),
        });
    }
    for one in &view.interlocutors {
        if let Some(at) = one.until {
            all.push(Happening { at, is_day: false, kind: "mandate-ends", of: vec![Phrase::supplied(&one.name)] });
        }
    }
    for one in &view.statements {
        if let Some(at) = one.embargo {
            all.push(Happening { at, is_day: false, kind: "embargo-ends", of: vec![Phrase::supplied(&one.name)] });
        }
    }
}

/// Positions that were written here, as far as the visitor sees what changed.
fn written(visit: &Visit, desk: &Desk, all: &mut Vec<Happening>) {
    for id in positions_offered(visit) {
        let sheet = Sheet::Position(id.clone());
        let is_whole = sheet.is_whole_to(visit);
        let versions = history::versions(&sheet, &desk.contents);
        for pair in versions.windows(2) {
            let [before, after] = pair else { continue };
            if sheet.seen(&before.text, is_whole) != sheet.seen(&after.text, is_whole) {
                let name = desk.talks.case.find_party(&id).map(|party| desk.talks.case.party(party).name.clone());
                let of = vec![Phrase::supplied(name.unwrap_or(id.clone()))];
                all.push(Happening { at: after.at, is_day: false, kind: "written", of });
            }
        }
    }
}

/// That it began, gates that opened, rides that arrived, that it was held or broken off.
fn of_operation(Ran { view, begun }: &Ran, all: &mut Vec<Happening>) {
    if let Some(at) = *begun {
        all.push(Happening { at, is_day: false, kind: "begun", of: Vec::new() });
    }
    let mut happened = |time: &Time, kind: &'static str, of: Vec<Phrase>| {
        let at = view.begins.saturating_add(time.minute.saturating_mul(60));
        all.push(Happening { at, is_day: false, kind, of });
    };
    for gate in &view.gates {
        if let Some(opened) = &gate.opened {
            happened(opened, "gate-opened", vec![Phrase::supplied(&gate.name)]);
        }
    }
    for ride in &view.rides {
        if let Some(came) = &ride.came {
            let place = ride.came_at.as_ref().unwrap_or(&ride.to);
            happened(came, "arrived", vec![ride.by.clone(), Phrase::supplied(place)]);
        }
    }
    for alert in &view.alerts {
        match alert.kind {
            AlertKind::Held => happened(&alert.since, "held", vec![alert.words.clone()]),
            AlertKind::Aborted => happened(&alert.since, "broken-off", vec![alert.words.clone()]),
            _ => {}
        }
    }
}

fn day(on: takas_model::Date, kind: &'static str, of: Vec<Phrase>) -> Happening {
    let written = takas_formats::calendar::written(on);
    let at = takas_atlas::Instant::read(&format!("{written}T00:00"), "UTC").map_or(0, takas_atlas::Instant::seconds);
    Happening { at, is_day: true, kind, of }
}
