//! `takas propose`: a deal laid before the parties, each of which sees its own part.

use takas_check::judge;
use takas_formats::deals::{case_digest, party_deal_id, save};
use takas_model::{Case, Deal, Outcome, PartyRef, Round};
use takas_views::{Names, Proven, brief_rounds, text};

use crate::COLUMNS;
use crate::arguments::Propose;
use crate::commands::deals::keep;
use crate::exit;
use crate::failure::Failure;
use crate::put;
use crate::reading;
use crate::talks::{self, Talks};
use crate::zone::{self, Cleared};

/// Runs the command.
///
/// # Errors
/// When files cannot be read or written or have mistakes, or when the judge refuses the deal.
pub(crate) fn run(arguments: &Propose) -> Result<u8, Failure> {
    let talks = talks::read(&arguments.case)?;
    let before: Vec<PartyRef> =
        arguments.to.iter().map(|id| reading::party(&talks.case, id)).collect::<Result<_, _>>()?;
    warn_of_open_answers(&talks);
    let chosen = arguments.deal.as_ref().map(|id| talks::saved_deal(&arguments.case, &talks, id)).transpose()?;
    if let Some((saved, deal)) = &chosen {
        may_be_proposed(arguments, &talks.case, &saved.id, deal)?;
    }
    let cleared = zone::clear(&talks.case, arguments.limits)?;
    let (id, salt, deal) = match chosen {
        Some((saved, deal)) => (saved.id.clone(), saved.salt_bytes().unwrap_or_default(), deal),
        None => match save_best(arguments, &talks, &cleared)? {
            Some(saved) => saved,
            None => return Ok(no_deal(&cleared)),
        },
    };
    let to = if before.is_empty() { concerned(&talks.case, &deal) } else { before };
    let own = |party: PartyRef| (party, party_deal_id(&salt, &id, &talks.case, party));
    let round = Round {
        number: talks.next_number(),
        on: arguments.on.unwrap_or_else(talks::today),
        deal: id.clone(),
        to: talks.case.party_refs().filter(|party| to.contains(party)).map(own).collect(),
        note: arguments.note.clone(),
        zone: cleared.zone(&talks.case, &deal),
        moved: Vec::new(),
    };
    // The pages first: a round whose pages could not be written was laid before nobody, and the next try is not a second round.
    if let Some(folder) = &arguments.pages {
        talks::pages(folder, &talks.case, &deal, &round, Names::Real)?;
    }
    talks::begin(&arguments.case, &talks.case, &round)?;
    if arguments.pages.is_none() {
        tell!("takas: each party's own page: `takas rounds {} --pages FOLDER`", arguments.case.display());
    }
    put(&text::rounds(&brief_rounds(&talks.case, std::slice::from_ref(&round), &[], Names::Real), COLUMNS))?;
    Ok(if cleared.proven == Proven::Checked { exit::DONE } else { exit::NOT_PROVED })
}

/// A deal that breaks a rule known of a party is not laid before it.
fn may_be_proposed(arguments: &Propose, case: &Case, id: &str, deal: &Deal) -> Result<(), Failure> {
    let judgement = judge(case, deal);
    let Some(fault) = judgement.faults.first() else { return Ok(()) };
    let words = fault.words(case);
    Err(Failure::Mistakes(format!(
        "the deal {id} cannot be proposed: {words}\n  Clear the case again: `takas deals {} --save`",
        arguments.case.display()
    )))
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
    keep(&arguments.case, &file)?;
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
    if last.is_agreed(&talks.case, &talks.answers) {
        tell!("takas: every party has accepted the proposal of round {}; this opens the talks again", last.number);
    }
}
