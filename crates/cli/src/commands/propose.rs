//! `takas propose`: a deal laid before the parties, each of which sees its own part.

use takas_desk::deals::proposing::{self, Proposal};
use takas_formats::deals::{case_digest, save};
use takas_model::{Case, Deal, Outcome, PartyRef};
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
    let (on, note) = (arguments.on.unwrap_or_else(talks::today), arguments.note.clone());
    let proposal = Proposal { id: &id, salt: &salt, to: &before, on, note };
    let round = proposing::round(&talks, &deal, proposal, cleared.zone(&talks.case, &deal));
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
    let hindrances = proposing::hindrances(case, deal);
    if hindrances.is_empty() {
        return Ok(());
    }
    let words: Vec<String> = hindrances.iter().map(|fault| fault.words(case)).collect();
    Err(Failure::Mistakes(format!(
        "the deal {id} cannot be proposed: {}\n  Clear the case again: `takas deals {} --save`",
        words.join("; "),
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

fn warn_of_open_answers(talks: &Talks) {
    let Some(last) = talks.rounds.last() else { return };
    let awaited: Vec<&str> =
        proposing::awaited(talks).into_iter().map(|party| talks.case.party(party).id.as_str()).collect();
    if !awaited.is_empty() {
        tell!("takas: round {} ends without an answer of {}", last.number, awaited.join(", "));
    }
    if last.is_agreed(&talks.case, &talks.answers) {
        tell!("takas: every party has accepted the proposal of round {}; this opens the talks again", last.number);
    }
}
