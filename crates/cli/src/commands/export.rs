//! `takas export`: the exact integer program of a case, or of a pool of kidney exchange, as MPS for any other solver.
//!
//! The program is that of `docs/reference/encoding.md`, as the judge makes it. It is the mediator's; without `--names` its names tell nothing. What one file of MPS cannot
//! say, several objectives in turn and leximin, is told on standard error.

use std::path::Path;

use takas_check::encode::FullProgram;
use takas_check::encode::stages::{Purpose, Standing};
use takas_check::{Program, Refusal, judge, pool_constant, pool_program};
use takas_clearing::ClearingError;
use takas_desk::deals::gather::judged;
use takas_formats::foreign::{MpsProgram, MpsRow, write_mps};
use takas_formats::nearest;
use takas_model::kidney::{ExchangeLimits, Pool, PoolObjective};
use takas_model::{Case, Objective, Outcome, Owner, PartyRef, Value};
use takas_views::{Proven, words};

use crate::arguments::{Export, LimitArguments};
use crate::commands::kidney;
use crate::exit;
use crate::failure::Failure;
use crate::folder;
use crate::limits::with_engine;
use crate::put;
use crate::reading;

/// What the file is to make most.
#[derive(Clone, Copy)]
enum Goal {
    Objective(Objective),
    Best(PartyRef),
}

/// A program whose last row is the objective's, and what is told at its head.
struct Written {
    program: Program,
    comments: Vec<String>,
    /// Whether the values of the objectives before it are proved.
    proved: bool,
}

/// Runs the command.
///
/// # Errors
/// When files cannot be read or written or have mistakes, when the objective cannot be said in MPS, or numbers are too large for other solvers.
pub(crate) fn run(arguments: &Export) -> Result<u8, Failure> {
    let written = if arguments.case.is_file() { of_pool(arguments)? } else { of_case(arguments)? };
    let Some(Written { mut program, comments, proved }) = written else { return Ok(exit::NO_DEAL) };
    let objective = program.rows.pop().expect("the objective is the last row").terms;
    let rows = program.rows.iter().map(|row| MpsRow { terms: &row.terms, at_least: row.at_least }).collect();
    let bounds = program.variables.iter().map(|bounds| (bounds.lower, bounds.upper)).collect();
    let mps = MpsProgram { comments: &comments, bounds, rows, objective: &objective };
    let text = write_mps(&mps).map_err(|wrong| {
        Failure::Mistakes(format!(
            "other solvers hold no number beyond 2^53 exactly, and this program has some: {}; make the quantities, weights or values smaller",
            wrong.join("; ")
        ))
    })?;
    if arguments.mps == Path::new("-") {
        put(&text)?;
    } else {
        folder::write(&arguments.mps, text.as_bytes())?;
        tell!("wrote {}", arguments.mps.display());
    }
    Ok(if proved { exit::DONE } else { exit::NOT_PROVED })
}

/// The program of a pool.
fn of_pool(arguments: &Export) -> Result<Option<Written>, Failure> {
    let name = arguments.objective.as_deref().unwrap_or("transplants");
    if !["transplants", "weight"].contains(&name) {
        return Err(Failure::Usage(format!("`--objective {name}`: an instance has transplants or weight")));
    }
    if arguments.best.is_some() || arguments.alone {
        return Err(Failure::Usage("--best and --alone are for the folder of a case; this is a file".to_owned()));
    }
    let objective = kidney::objective(name);
    let pool = kidney::pool(&arguments.case, objective)?;
    let limits = ExchangeLimits { cycle: arguments.max_cycle.unwrap_or(3), chain: arguments.max_chain.unwrap_or(3) };
    let program = pool_program(&pool, limits, objective, 0).ok_or(ClearingError::TooLarge)?;
    let mut comments = vec![
        format!(
            "Kidney exchange, written by takas export: cycles of at most {}, chains of at most {} (docs/reference/kidney.md).",
            limits.cycle, limits.chain
        ),
        format!("Made most: {name}. The objective is negated, to be minimised: turn its sign."),
    ];
    let outside = pool_constant(&pool, limits, objective);
    if outside != 0 {
        comments.push(format!("Takas counts {outside} more: each altruist gives once to the waiting list."));
    }
    if objective == PoolObjective::Weight && pool.weight_scale > 1 {
        comments.push(format!("Weights are times {}.", pool.weight_scale));
    }
    comments.iter().skip(1).for_each(|line| tell!("takas: {line}"));
    if arguments.names {
        comments.extend(pool_names(&pool, limits));
    }
    Ok(Some(Written { program, comments, proved: true }))
}

/// What the rows of a pool's program are, in their order.
fn pool_names(pool: &Pool, limits: ExchangeLimits) -> Vec<String> {
    let recipients = pool.recipients.iter().map(|name| format!("the recipient {name} is given to once"));
    let altruists = pool.altruists.iter().map(|name| format!("the altruist {name} gives once"));
    let positions = (1..limits.chain.saturating_sub(1)).flat_map(|position| {
        let carry = move |name| format!("who is given to at position {position}, {name}, may give at the next");
        pool.recipients.iter().map(carry)
    });
    let all = recipients.chain(altruists).chain(positions);
    all.enumerate().map(|(row, what)| format!("r{}: {what}", row + 1)).collect()
}

/// The program of a case; none where there is no deal, and so no value of the objectives before it.
fn of_case(arguments: &Export) -> Result<Option<Written>, Failure> {
    if arguments.max_cycle.is_some() || arguments.max_chain.is_some() {
        let message = "--max-cycle and --max-chain are for an instance of kidney exchange; this is a folder";
        return Err(Failure::Usage(message.to_owned()));
    }
    let files = folder::read(&arguments.case)?;
    let case = reading::case_or_report(&arguments.case, &files)?;
    let goal = goal(&case, arguments)?;
    let mut full = FullProgram::new(&case).map_err(refused)?;
    let before: Vec<Objective> = match goal {
        Goal::Objective(objective) if !arguments.alone => {
            let place = case.objectives.iter().position(|other| *other == objective);
            case.objectives[..place.unwrap_or(0)].to_vec()
        }
        Goal::Objective(_) | Goal::Best(_) => Vec::new(),
    };
    let (mut proved, mut told) = (true, String::new());
    if !before.is_empty() {
        let Some(held) = hold(&case, &before, &mut full, arguments.limits)? else { return Ok(None) };
        (proved, told) = held;
    }
    let (program, what) = match goal {
        Goal::Objective(objective) => {
            (full.clone().number_level(objective, 0).map_err(refused)?, format!("the objective {}", objective.name()))
        }
        Goal::Best(party) => (full.better_best(party, 0).map_err(refused)?, "the satisfaction of a party".to_owned()),
    };
    let mut comments = vec![
        "An integer program, written by takas export (docs/reference/encoding.md).".to_owned(),
        "The mediator's: what every party holds, asks and refuses follows from its numbers. Hand it to no party."
            .to_owned(),
        format!("Made best: {what}{told}."),
        sign(goal).to_owned(),
    ];
    comments.extend(words::historical(case.nature).map(str::to_owned));
    tell!("takas: this file is the mediator's: what every party holds, asks and refuses follows from its numbers");
    tell!("takas: made best: {what}{told}. {}", sign(goal));
    if let Goal::Objective(objective) = goal {
        tell_what_is_left_out(&case, objective, arguments.alone);
    }
    if arguments.names {
        comments.extend(case_names(&case, &full, &program));
    }
    Ok(Some(Written { program, comments, proved }))
}

fn goal(case: &Case, arguments: &Export) -> Result<Goal, Failure> {
    if let Some(id) = &arguments.best {
        let party = case.find_party(id).ok_or_else(|| {
            let near = nearest(id, case.parties.iter().map(|party| party.id.as_str()));
            let hint = near.map_or_else(String::new, |near| format!("; did you mean {near}?"));
            Failure::Usage(format!("`--best {id}`: the case has no such party{hint}"))
        })?;
        if case.position(party).is_none_or(|position| position.asks.is_empty()) {
            return Err(Failure::Usage(format!("`--best {id}`: it asks for nothing")));
        }
        return Ok(Goal::Best(party));
    }
    let objective = match &arguments.objective {
        None => case.objectives.first().copied().unwrap_or(Objective::People),
        Some(name) => Objective::ALL.into_iter().find(|objective| objective.name() == name).ok_or_else(|| {
            let near = nearest(name, Objective::ALL.iter().map(|objective| objective.name()));
            let hint = near.map_or_else(String::new, |near| format!("; did you mean {near}?"));
            Failure::Usage(format!("`--objective {name}`: there is no such objective{hint}"))
        })?,
    };
    if objective == Objective::WorstOff {
        return Err(Failure::Usage(
            "worst-off is leximin over the parties, which no single objective of MPS can say: write the best of each party (--best PARTY), and see docs/reference/export.md how it is done by hand"
                .to_owned(),
        ));
    }
    Ok(Goal::Objective(objective))
}

/// Finds the values of the objectives before the one that is asked for, and adds the rows that hold them. Whether they are proved, and words for it; none where there is no deal.
fn hold(
    case: &Case,
    before: &[Objective],
    full: &mut FullProgram<'_>,
    limits: LimitArguments,
) -> Result<Option<(bool, String)>, Failure> {
    let mut first = case.clone();
    first.objectives = before.to_vec();
    let outcome = with_engine(Some(&first), limits, |engine| engine.clear(&first))?;
    let proven = judged(&first, &outcome)?;
    let Outcome::Deal { deal, objectives, certificate, .. } = &outcome else {
        tell!(
            "takas: no deal was found, so that no objective before this one has a value; --alone writes the program without them"
        );
        return match outcome {
            Outcome::Interrupted => Err(Failure::NoAnswer),
            _ => Ok(None),
        };
    };
    let totals = judge(&first, deal).totals;
    let mut words = Vec::new();
    for level in objectives {
        match &level.value {
            Value::Number(number) => {
                words.push(format!("{} {number}", level.objective.name()));
                full.number_level(level.objective, *number).map_err(refused)?;
            }
            Value::Leximin(_) => {
                let counted = certificate.bests.iter().filter(|best| best.best >= 1);
                let standing = |best: &takas_model::PartyBest| {
                    let reached = totals.satisfaction(best.party)?;
                    Some(Standing { party: best.party, reached, best: best.best })
                };
                let standings: Vec<Standing> = counted.filter_map(standing).collect();
                words.push(format!("{} as good", level.objective.name()));
                full.worst_off_level(&standings).map_err(refused)?;
            }
        }
    }
    let proved = proven == Proven::Checked;
    let sure = if proved { "proved best" } else { "NOT proved best: a limit came first" };
    Ok(Some((proved, format!(", among deals with {} ({sure})", words.join(", ")))))
}

/// How the value of the file's objective is to be read.
fn sign(goal: Goal) -> &'static str {
    match goal {
        Goal::Objective(Objective::Earliest | Objective::FewestTransfers) => {
            "The objective is to be minimised, as it stands."
        }
        Goal::Objective(_) | Goal::Best(_) => "The objective is negated, to be minimised: turn its sign.",
    }
}

fn tell_what_is_left_out(case: &Case, objective: Objective, alone: bool) {
    let place = case.objectives.iter().position(|other| *other == objective);
    let names = |objectives: &[Objective]| objectives.iter().map(|o| o.name()).collect::<Vec<_>>().join(", ");
    match place {
        None => tell!("takas: the case does not have this objective: nothing else is held"),
        Some(place) => {
            if alone && place > 0 {
                tell!("takas: left out, as --alone asks: {}, which come before it", names(&case.objectives[..place]));
            }
            if place + 1 < case.objectives.len() {
                let rest = names(&case.objectives[place + 1..]);
                tell!(
                    "takas: MPS has one objective: {rest} come after it and are not in this file; docs/reference/export.md says how they are added"
                );
            }
        }
    }
}

/// What each variable and row stands for.
fn case_names(case: &Case, full: &FullProgram<'_>, program: &Program) -> Vec<String> {
    let mut lines = vec!["Names (--names):".to_owned()];
    for (number, candidate) in (1..).zip(full.candidates()) {
        let to = candidate.to.map_or_else(String::new, |to| format!(" to {}", case.party(to).id));
        let (item, from) = (&case.item(candidate.item).id, &case.party(candidate.from).id);
        lines.push(format!("x{number}: {item} from {from}{to} in {}", case.phases[candidate.phase.index()].id));
    }
    for part in full.parts() {
        let what = match part.purpose {
            Purpose::Items => "no more moves than there is".to_owned(),
            Purpose::SomethingMoves => "something moves".to_owned(),
            Purpose::Rule(rule) => {
                let rule = case.rule(rule);
                let owner = match rule.owner {
                    Owner::Party(party) => case.party(party).id.as_str(),
                    Owner::Case | Owner::Question => "the case",
                };
                format!("the rule `{}` of {owner}", rule.name)
            }
            Purpose::Ask(party, index) => {
                let ask = case.position(party).and_then(|position| position.asks.get(index));
                let name = ask.map_or("", |ask| ask.name.as_str());
                format!("how far the ask `{name}` of {} is met", case.party(party).id)
            }
        };
        let candidates = if part.purpose == Purpose::Items { full.candidates().len() } else { 0 };
        let variables = part.variables.start + candidates..part.variables.end;
        let spans = [("x", variables), ("r", part.rows.clone())];
        let shown: Vec<String> =
            spans.iter().filter(|(_, span)| !span.is_empty()).map(|(letter, span)| numbers(letter, span)).collect();
        lines.push(format!("{}: {what}", if shown.is_empty() { "no row".to_owned() } else { shown.join(", ") }));
    }
    let end = full.parts().last().map_or(0, |part| part.rows.end);
    let held = full.program().rows.len();
    if end < held {
        lines
            .push(format!("{}: the objectives before this one are as good as they can be", numbers("r", &(end..held))));
    }
    // The objective's own row is not written.
    if held + 1 < program.rows.len() {
        lines.push(format!("{}: a transfer that is made is counted", numbers("r", &(held..program.rows.len() - 1))));
    }
    lines
}

fn numbers(letter: &str, span: &core::ops::Range<usize>) -> String {
    let (first, last) = (span.start + 1, span.end);
    if first == last { format!("{letter}{first}") } else { format!("{letter}{first} to {letter}{last}") }
}

fn refused(_: Refusal) -> Failure {
    Failure::Clearing(ClearingError::TooLarge)
}
