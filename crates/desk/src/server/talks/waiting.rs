//! How far a case has come, and what waits: for whom, and for this reader above all.

use takas_model::{PartyRef, Standing};
use takas_views::projection::MandateState;
use takas_views::{brief_contacts, project_contacts};

use super::Desk;
use super::history;
use super::positions::positions_offered;
use super::sheet::Sheet;
use crate::server::lists;
use crate::server::live::visit::Visit;
use crate::server::policy::{Action, CaseState, Compartment};

/// Something that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wait {
    /// Its word for programs; the message is `talks-waits-` and this.
    pub(super) kind: &'static str,
    /// Whom or what it is about.
    pub(super) of: Vec<String>,
    /// The page on which it is looked after, below that of the case; none: none of this reader's.
    pub(super) page: Option<String>,
}

/// The message of a state.
pub(in crate::server) fn state_word(state: CaseState) -> &'static str {
    match state {
        CaseState::Preparing => "talks-state-preparing",
        CaseState::Agreed => "talks-state-agreed",
        CaseState::Rehearsing => "talks-state-rehearsing",
        CaseState::Running => "talks-state-running",
        CaseState::Held => "talks-state-held",
        CaseState::Aborted => "talks-state-aborted",
        CaseState::Over => "talks-state-over",
        CaseState::Closed => "talks-state-closed",
        CaseState::Historical => "talks-state-historical",
    }
}

/// How many things wait in a case for this visitor. Waits for the disk.
pub(in crate::server) fn waiting_count(visit: &Visit) -> usize {
    Desk::of(visit).map_or(0, |desk| waiting(visit, &desk).len())
}

/// What waits, for whom, as far as the visitor may know.
pub(super) fn waiting(visit: &Visit, desk: &Desk) -> Vec<Wait> {
    let own = visit.role.party().and_then(|id| desk.talks.case.find_party(id));
    let mut all = Vec::new();
    answers(visit, desk, own, &mut all);
    drafts(visit, desk, &mut all);
    contacts(visit, desk, own, &mut all);
    if let Some(count) = lists::undecided(visit, &desk.contents, &desk.talks) {
        all.push(Wait { kind: "pairs", of: vec![count.to_string()], page: Some("lists".to_owned()) });
    }
    let has_plan = desk.contents.files.keys().any(|name| name.starts_with("plans/"));
    if has_plan && visit.case.waits_for_its_operation() && visit.is_offered(Action::Begin, &visit.part()) {
        // Where a rehearsal is open its board is shown; the operation itself is begun from its plan.
        let page = if visit.case.operation().is_none() { "board" } else { "plans" };
        all.push(Wait { kind: "begin", of: Vec::new(), page: Some(page.to_owned()) });
    }
    all
}

/// Proposals without an answer.
fn answers(visit: &Visit, desk: &Desk, own: Option<PartyRef>, all: &mut Vec<Wait>) {
    let talks = &desk.talks;
    let Some(round) = talks.rounds.last() else { return };
    let rounds = || Some("rounds".to_owned());
    match own {
        Some(party) => {
            let may_answer = visit.is_offered(Action::Answer, &visit.part());
            let proposal = round.to.iter().find(|(to, _)| *to == party);
            let has_answered =
                round.answer(&talks.answers, party).is_some_and(|one| one.line.standing == Standing::Stated);
            if let (true, Some((_, id)), false) = (may_answer, proposal, has_answered) {
                all.push(Wait { kind: "own-answer", of: vec![id.clone()], page: rounds() });
            }
        }
        None if visit.is_offered(Action::SeeDeals, &Compartment::Mediator) => {
            for (party, _) in &round.to {
                if round.answer(&talks.answers, *party).is_none() {
                    all.push(Wait { kind: "answer", of: vec![talks.case.party(*party).name.clone()], page: rounds() });
                }
            }
        }
        None => {}
    }
}

/// Texts that do not count yet.
fn drafts(visit: &Visit, desk: &Desk, all: &mut Vec<Wait>) {
    for id in positions_offered(visit) {
        let sheet = Sheet::Position(id.clone());
        let name =
            desk.talks.case.find_party(&id).map_or(id.clone(), |party| desk.talks.case.party(party).name.clone());
        for draft in history::drafts(&sheet, &desk.contents) {
            let is_own = draft.by == visit.guest.account;
            // Whoever is bound to a party does not know what others are writing.
            if is_own || visit.role.party().is_none() {
                let kind = if is_own { "own-draft" } else { "draft" };
                all.push(Wait { kind, of: vec![name.clone()], page: Some(sheet.path()) });
            }
        }
    }
}

/// Mandates that end, statements without somebody's agreement.
fn contacts(visit: &Visit, desk: &Desk, own: Option<PartyRef>, all: &mut Vec<Wait>) {
    if !visit.is_offered(Action::SeeContacts, &visit.part()) {
        return;
    }
    let (case, book, now) = (&desk.talks.case, desk.book(), crate::running::clock::now());
    let view = match own {
        Some(party) => project_contacts(case, &book, party, now, visit.names),
        None => brief_contacts(case, &book, now, visit.names),
    };
    let page = || Some("contacts".to_owned());
    for one in view.interlocutors.iter().filter(|one| one.state == MandateState::EndsSoon) {
        all.push(Wait { kind: "mandate", of: vec![one.name.clone()], page: page() });
    }
    for one in view.statements.iter().filter(|one| !one.is_agreed && !one.missing.is_empty()) {
        let missing: Vec<String> = one.missing.iter().map(|party| party.name.clone()).collect();
        all.push(Wait { kind: "statement", of: vec![one.name.clone(), missing.join(", ")], page: page() });
    }
}
