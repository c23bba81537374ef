//! `takas respond`: a party's answer becomes lines of its position, and the case is cleared again with them.

use std::path::Path;

use takas_check::{Fault, judge};
use takas_formats::calendar;
use takas_formats::rounds::{AnswerError, NewAnswer, NewLine, Table, not_as_proposed, write_answer};
use takas_model::{Case, Deal, Moved, Owner, PartyRef, Round, Says, Standing};
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
    let mut lines = lines(arguments)?;
    if says == Says::Amends && lines.is_empty() {
        let message = "an amendment says what would have to change: name it with --rule, --line or --drop";
        return Err(Failure::Usage(message.to_owned()));
    }
    if says == Says::Accepts && !lines.is_empty() {
        let message = "who accepts changes nothing: leave --rule, --line and --drop out, or use --amend";
        return Err(Failure::Usage(message.to_owned()));
    }
    let (_, deal) = talks::saved_deal(&arguments.case, &talks, &round.deal)?;
    let mut with = write(arguments, &talks, party, &round, says, &lines)?;
    if says == Says::Refuses && !excludes(&with.case, party, &deal) {
        // Nothing that the party said excludes the proposal: that it was refused must. What others said plays no part in it, or its absence would
        // tell.
        if let Some(line) = exclusion(&with.case, &deal, party, &round) {
            lines.push(line);
            with = write(arguments, &talks, party, &round, says, &lines)?;
        } else {
            tell!(
                "takas: nothing of what the party was shown can be excluded by a rule: it has no part in the proposal, or protected people alone, whose release is owed; the refusal is kept without one"
            );
        }
    }
    // First what was said, then what follows from it: an answer is not lost by a limit or Ctrl-C.
    folder::write(&arguments.case.join(&with.path), with.text.as_bytes())?;
    tell!("wrote {}", arguments.case.join(&with.path).display());
    clear_again(arguments, with, party, round, &deal)
}

/// Whether the party's own words exclude the deal, whatever others say.
fn excludes(case: &Case, party: PartyRef, deal: &Deal) -> bool {
    judge(case, deal).faults.iter().any(|fault| match fault {
        Fault::NotOffered(transfer) => transfer.from == party,
        Fault::Broken(rule) | Fault::RuleTooLarge(rule) => case.rule(*rule).owner == Owner::Party(party),
        _ => false,
    })
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

/// The rule that a refused proposal is not to come again exactly so. The party reads its name: it tells the day, not how many rounds there were.
fn exclusion(case: &Case, deal: &Deal, party: PartyRef, round: &Round) -> Option<NewLine> {
    let sentence = not_as_proposed(case, deal, party)?;
    let plain = format!("not as proposed on {}", calendar::written(round.on));
    let is_taken =
        |name: &String| case.rules.iter().any(|rule| rule.owner == Owner::Party(party) && rule.name == *name);
    let again = (2_u32..).map(|number| format!("{plain} ({number})"));
    let name = std::iter::once(plain.clone()).chain(again).find(|name| !is_taken(name))?;
    Some(NewLine { table: Table::Rules, name, value: Some(sentence) })
}

/// A position with the answer, and the case with that position.
struct Written {
    path: String,
    text: String,
    case: Case,
    answers: Vec<takas_model::Answer>,
}

fn write(
    arguments: &Respond,
    talks: &Talks,
    party: PartyRef,
    round: &Round,
    says: Says,
    lines: &[NewLine],
) -> Result<Written, Failure> {
    let id = &talks.case.party(party).id;
    let path = format!("positions/{id}.toml");
    let proposal = round.to.iter().find(|(asked, _)| *asked == party).map_or("", |(_, own)| own);
    let answer = NewAnswer {
        round: round.number,
        says,
        proposal,
        reason: arguments.reason.as_deref(),
        standing: match arguments.standing.as_str() {
            "hinted" => Standing::Hinted,
            "inferred" => Standing::Inferred,
            _ => Standing::Stated,
        },
        by: arguments.by.as_deref(),
        on: arguments.on.unwrap_or_else(talks::today),
        lines,
    };
    let text = talks.files.get(&path).map(String::from_utf8_lossy).unwrap_or_default();
    let text = write_answer(&path, id, &text, &answer).map_err(|error| match error {
        AnswerError::Unreadable => Failure::Mistakes(format!("{path}: {error}")),
        other => Failure::Usage(other.to_string()),
    })?;
    let mut files = talks.files.clone();
    files.insert(path.clone(), text.clone().into_bytes());
    let read = takas_formats::read_case(&folder::case_id(&arguments.case), &files);
    let Some(case) = read.case else {
        let errors = read.diagnostics.iter().filter(|found| found.severity == takas_formats::Severity::Error);
        let errors: Vec<_> = errors.collect();
        reading::show(Path::new(""), &files, &errors);
        // What the mediator wrote down of a line names it: where the line goes or changes, that comes first.
        let own = errors.iter().find(|error| error.file.starts_with("mediator/"));
        let first = own.map(|error| format!("\n  Mend {} first, then write the answer down again", error.file));
        return Err(Failure::Mistakes(format!(
            "the answer of {id} was not kept: with it the case would have mistakes{}",
            first.unwrap_or_default()
        )));
    };
    Ok(Written { path, text, case, answers: read.answers })
}
