//! `takas respond`: a party's answer becomes lines of its position, and the case is cleared again with them.

use takas_desk::deals::answering::{self, Answering, Written};
use takas_formats::rounds::{NewLine, Table};
use takas_model::{Deal, Moved, PartyRef, Round, Says, Standing};
use takas_views::{Names, Proven, brief_rounds, text};

use crate::COLUMNS;
use crate::arguments::Respond;
use crate::exit;
use crate::failure::Failure;
use crate::folder;
use crate::put;
use crate::reading;
use crate::talks::{self, Talks};
use crate::zone;

/// Runs the command.
///
/// # Errors
/// When files cannot be read or written, or the answer makes a mistake in the party's position: then nothing is kept.
pub(crate) fn run(arguments: &Respond) -> Result<u8, Failure> {
    let talks = talks::read(&arguments.case)?;
    let party = reading::party(&talks.case, &arguments.party)?;
    let round = asked(&talks, party, arguments.round)?.clone();
    let says = match (arguments.accept, arguments.refuse) {
        (true, _) => Says::Accepts,
        (_, true) => Says::Refuses,
        _ => Says::Amends,
    };
    let (_, deal) = talks::saved_deal(&arguments.case, &talks, &round.deal)?;
    let answering = Answering {
        party,
        says,
        reason: arguments.reason.clone(),
        standing: match arguments.standing.as_str() {
            "hinted" => Standing::Hinted,
            "inferred" => Standing::Inferred,
            _ => Standing::Stated,
        },
        by: arguments.by.clone(),
        on: arguments.on.unwrap_or_else(talks::today),
        lines: lines(arguments)?,
    };
    let with = answering::answer(&talks, &round, &deal, answering).map_err(|why| {
        let (id, path) = (&talks.case.party(party).id, answering::file_of(&talks.case, party));
        why.told(id, &path)
    })?;
    if with.is_without_rule {
        tell!(
            "takas: nothing of what the party was shown can be excluded by a rule: it has no part in the proposal, or protected people alone, whose release is owed; the refusal is kept without one"
        );
    }
    // First what was said, then what follows from it: an answer is not lost by a limit or Ctrl-C.
    folder::write(&arguments.case.join(&with.path), with.text.as_bytes())?;
    tell!("wrote {}", arguments.case.join(&with.path).display());
    clear_again(arguments, with, party, round, &deal)
}

fn clear_again(
    arguments: &Respond,
    with: Written,
    party: PartyRef,
    mut round: Round,
    deal: &Deal,
) -> Result<u8, Failure> {
    let cleared = zone::clear(&with.case, arguments.limits)?;
    let zone = cleared.zone(&with.case, deal);
    let state = zone.state;
    talks::add(&arguments.case, &with.case, &mut round, Moved { party, zone })?;
    let view = brief_rounds(&with.case, std::slice::from_ref(&round), &with.answers, Names::Real);
    put(&text::rounds(&view, COLUMNS))?;
    Ok(match (state, cleared.proven) {
        (takas_model::ZoneState::Open, Proven::Checked) => exit::DONE,
        (takas_model::ZoneState::Empty, _) => exit::NO_DEAL,
        (takas_model::ZoneState::Unknown, _) => exit::INTERRUPTED,
        _ => exit::NOT_PROVED,
    })
}

/// The round that the party is asked in.
fn asked(talks: &Talks, party: PartyRef, wanted: Option<u32>) -> Result<&Round, Failure> {
    let id = &talks.case.party(party).id;
    let round = match wanted {
        Some(number) => talks.rounds.iter().find(|round| round.number == number),
        None => talks.rounds.last(),
    };
    let Some(round) = round else {
        let message = wanted.map_or_else(
            || "nothing has been proposed yet: `takas propose` begins the first round".to_owned(),
            |number| match talks.rounds.last() {
                Some(last) => format!("there is no round {number}; the last is {}", last.number),
                None => format!("there is no round {number}: nothing has been proposed yet"),
            },
        );
        return Err(Failure::Usage(message));
    };
    if !round.to.iter().any(|(asked, _)| *asked == party) {
        return Err(Failure::Usage(format!("the proposal of round {} was not laid before {id}", round.number)));
    }
    Ok(round)
}

/// The lines that the answer brings.
fn lines(arguments: &Respond) -> Result<Vec<NewLine>, Failure> {
    let mut lines = Vec::new();
    for rule in arguments.rule.chunks_exact(2) {
        lines.push(NewLine { table: Table::Rules, name: rule[0].clone(), value: Some(rule[1].clone()) });
    }
    for line in arguments.line.chunks_exact(2) {
        lines.push(NewLine::at(&line[0], Some(&line[1])).map_err(|error| Failure::Usage(error.to_string()))?);
    }
    for address in &arguments.drop {
        lines.push(NewLine::at(address, None).map_err(|error| Failure::Usage(error.to_string()))?);
    }
    Ok(lines)
}
