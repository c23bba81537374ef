//! `takas propose`: a deal laid before the parties, each of which sees its own part.

use takas_check::judge;
use takas_formats::deals::{case_digest, party_deal_id, save, write_deal};
use takas_model::{Case, Deal, Outcome, PartyRef, Round, Says};
use takas_views::{Findings, Names, Proven, brief_rounds, html, project, text};

use crate::arguments::Propose;
use crate::exit;
use crate::failure::Failure;
use crate::folder;
use crate::put;
use crate::zone::{self, Cleared, Talks};

/// Columns of text output.
const COLUMNS: usize = 100;

/// Runs the command.
///
/// # Errors
/// When files cannot be read or written or have mistakes, or when the judge refuses the deal.
pub(crate) fn run(arguments: &Propose) -> Result<u8, Failure> {
    let talks = zone::read(&arguments.case)?;
    let before: Vec<PartyRef> = arguments.to.iter().map(|id| zone::party(&talks.case, id)).collect::<Result<_, _>>()?;
    warn_of_open_answers(&talks);
    let chosen = arguments.deal.as_ref().map(|id| zone::saved_deal(&arguments.case, &talks, id)).transpose()?;
    let cleared = zone::clear(&talks.case, arguments.limits)?;
    let (id, salt, deal) = match chosen {
        Some((saved, deal)) => (saved.id.clone(), saved.salt_bytes().unwrap_or_default(), deal),
        None => match save_best(arguments, &talks, &cleared)? {
            Some(saved) => saved,
            None => return Ok(no_deal(&cleared)),
        },
    };
    let judgement = judge(&talks.case, &deal);
    if let Some(fault) = judgement.faults.first() {
        let words = fault.words(&talks.case);
        return Err(Failure::Mistakes(format!(
            "the deal {id} cannot be proposed: {words}\n  Clear the case again: `takas deals {} --save`",
            arguments.case.display()
        )));
    }
    let to = if before.is_empty() { concerned(&talks.case, &deal) } else { before };
    let own = |party: PartyRef| (party, party_deal_id(&salt, &id, &talks.case, party));
    let round = Round {
        number: talks.rounds.last().map_or(1, |last| last.number.saturating_add(1)),
        on: arguments.on.unwrap_or_else(zone::today),
        deal: id.clone(),
        to: talks.case.party_refs().filter(|party| to.contains(party)).map(own).collect(),
        note: arguments.note.clone(),
        zone: cleared.zone(&talks.case, &deal),
        moved: Vec::new(),
    };
    zone::write(&arguments.case, &talks.case, &round)?;
    put(&text::rounds(&brief_rounds(&talks.case, std::slice::from_ref(&round), &[], Names::Real), COLUMNS))?;
    pages(arguments, &talks.case, &deal, &round)?;
    Ok(if cleared.proven == Proven::Checked { exit::DONE } else { exit::NOT_PROVED })
}

/// Saves the best deal: its id, salt and transfers.
fn save_best(
    arguments: &Propose,
    talks: &Talks,
    cleared: &Cleared,
) -> Result<Option<(String, Vec<u8>, Deal)>, Failure> {
    let Outcome::Deal { deal, .. } = &cleared.outcome else { return Ok(None) };
    let mut salt = vec![0; 16];
    getrandom::fill(&mut salt).map_err(Failure::Random)?;
    let verified = cleared.proven == Proven::Checked;
    let Some(file) = save(&talks.case, &case_digest(&talks.files), &salt, &cleared.outcome, verified) else {
        return Ok(None);
    };
    let path = arguments.case.join("deals").join(format!("{}.json", file.id));
    folder::write(&path, write_deal(&file).as_bytes())?;
    tell!("saved as {}", path.display());
    Ok(Some((file.id, salt, deal.clone())))
}

fn no_deal(cleared: &Cleared) -> u8 {
    let (words, code) = match cleared.outcome {
        Outcome::Infeasible { .. } => {
            ("there is no deal to propose; `takas deals` shows why, and what would unlock one", exit::NO_DEAL)
        }
        Outcome::Deal { .. } | Outcome::Interrupted => ("a limit came before any deal", exit::INTERRUPTED),
    };
    tell!("takas: {words}");
    code
}

/// Every party with a position, or with a part in the deal.
fn concerned(case: &Case, deal: &Deal) -> Vec<PartyRef> {
    let positions = case.positions.iter().map(|position| position.party);
    let parts = deal.transfers().iter().flat_map(|transfer| std::iter::once(transfer.from).chain(transfer.to));
    positions.chain(parts).collect()
}

fn warn_of_open_answers(talks: &Talks) {
    let Some(last) = talks.rounds.last() else { return };
    let awaited: Vec<&str> = last
        .to
        .iter()
        .filter(|(party, _)| last.answer(&talks.answers, *party).is_none())
        .map(|(party, _)| talks.case.party(*party).id.as_str())
        .collect();
    if !awaited.is_empty() {
        tell!("takas: round {} ends without an answer of {}", last.number, awaited.join(", "));
    }
    let all_accept = last.answers_of(&talks.answers).all(|answer| answer.says == Says::Accepts);
    if awaited.is_empty() && all_accept {
        tell!("takas: every party has accepted the proposal of round {}; this opens the talks again", last.number);
    }
}

/// Each party's own page of the proposal.
fn pages(arguments: &Propose, case: &Case, deal: &Deal, round: &Round) -> Result<(), Failure> {
    let Some(folder) = &arguments.pages else {
        tell!("takas: each party's own page: `takas propose … --pages FOLDER`, or `takas deals … --view PARTY`");
        return Ok(());
    };
    let outcome = Outcome::Deal {
        deal: deal.clone(),
        objectives: Vec::new(),
        closed: false,
        unique: None,
        certificate: Box::default(),
    };
    for (party, own) in &round.to {
        let mut findings = Findings::new(case, &outcome, Proven::Gap);
        findings.party_ids = vec![(*party, own.clone())];
        // The name of the file tells neither the round nor the mediator's id.
        let path = folder.join(format!("{}-{own}.html", case.party(*party).id));
        folder::write(&path, html::party(&project(&findings, *party, Names::Real)).as_bytes())?;
        tell!("wrote {}", path.display());
    }
    Ok(())
}
