//! How far a deal hangs on lines that are only inferred, and on exact priorities.
//!
//! `cargo run --release -p takas-cli --example perturb -- [FOLDER…]` takes the best deal of each case (all examples when none is named) and
//! clears 1,000 variants from published seeds (0 to 999). In each variant every inferred or assumed line is dropped with a chance, and
//! every priority moves by one step with the same chance. It prints in what share of them that deal stays a best one.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use takas_check::judge;
use takas_check::oracle::SplitMix;
use takas_clearing::{Engine, Limits};
use takas_formats::{CaseFiles, read_case};
use takas_model::{
    Bound, Case, Condition, Deal, Fraction, Line, Origin, Outcome, Owner, Priority, Rule, Sentence, Standing, Value,
};

/// Variants of each kind.
const SEEDS: u64 = 1_000;

fn main() -> ExitCode {
    let mut folders: Vec<PathBuf> = std::env::args().skip(1).map(PathBuf::from).collect();
    if folders.is_empty() {
        let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
        let entries = std::fs::read_dir(examples).into_iter().flatten().flatten().map(|entry| entry.path());
        folders = entries.filter(|path| path.join("case.toml").is_file()).collect();
        folders.sort();
    }
    for folder in folders {
        let Some(case) = read(&folder) else {
            eprintln!("{}: not a case that can be read", folder.display());
            return ExitCode::FAILURE;
        };
        report(&case);
    }
    ExitCode::SUCCESS
}

fn read(folder: &Path) -> Option<Case> {
    let mut files = CaseFiles::new();
    files.insert("case.toml", std::fs::read(folder.join("case.toml")).ok()?);
    for part in ["positions", "mediator", "lists"] {
        for entry in std::fs::read_dir(folder.join(part)).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            files.insert(format!("{part}/{name}"), std::fs::read(entry.path()).ok()?);
        }
    }
    let id = folder.file_name()?.to_string_lossy().into_owned();
    read_case(&id, &files).case
}

fn clear(case: &Case) -> Outcome {
    let mut silent = |_: &takas_clearing::Progress| {};
    Engine::new(Limits::generous(), &mut silent).clear(case).unwrap_or(Outcome::Interrupted)
}

fn report(case: &Case) {
    println!("## {}\n", case.title);
    let Outcome::Deal { deal, unique, .. } = clear(case) else {
        println!("No deal.\n");
        return;
    };
    let words = |unique: Option<bool>| if unique == Some(true) { "the only best one" } else { "one of several best" };
    println!("Best deal: {} people, {}.\n", people(case, &deal), words(unique));
    let evidence = case.retaining_lines(|line| !line.from_outcome);
    match clear(&evidence) {
        Outcome::Deal { deal: other, unique, .. } => {
            let kept = deal.transfers().iter().filter(|transfer| other.transfers().contains(transfer)).count();
            let (gone, new) = (deal.transfers().len() - kept, other.transfers().len() - kept);
            println!(
                "Without the lines inferred from the outcome alone: {} people, {}; {gone} of its transfers gone, {new} new.\n",
                people(&evidence, &other),
                words(unique)
            );
        }
        _ => println!("Without the lines inferred from the outcome alone: no deal.\n"),
    }
    println!("| in each of {SEEDS} variants | chance | stays best | is the only best |");
    println!("| --- | --- | --- | --- |");
    for (words, scope) in [
        ("inferred rules, refusals and asks dropped, priorities moved by one", Scope { holds: false, up: true }),
        ("the same, but no ask raised to a must", Scope { holds: false, up: false }),
        ("the same, and inferred offers dropped too", Scope { holds: true, up: false }),
    ] {
        for percent in [5, 10, 20] {
            let (best, only) = share(case, &deal, scope, percent);
            println!("| {words} | {percent} % | {} | {} |", permille(best), permille(only));
        }
    }
    println!();
}

fn permille(count: u64) -> String {
    format!("{}.{} %", count * 100 / SEEDS, count * 1000 / SEEDS % 10)
}

fn people(case: &Case, deal: &Deal) -> u64 {
    deal.transfers()
        .iter()
        .filter(|transfer| case.item(transfer.item).is_people())
        .map(|transfer| transfer.quantity)
        .sum()
}

/// What a variant may change.
#[derive(Clone, Copy)]
struct Scope {
    /// Offers (`holds` lines), too.
    holds: bool,
    /// Whether an ask may be raised to a must.
    up: bool,
}

fn share(case: &Case, deal: &Deal, scope: Scope, percent: u64) -> (u64, u64) {
    let (mut best, mut only) = (0, 0);
    for seed in 0..SEEDS {
        let variant = perturbed(case, &mut SplitMix::new(seed), scope, percent);
        let outcome = clear(&variant);
        if is_best(&variant, deal, &outcome) {
            best += 1;
            only += u64::from(matches!(outcome, Outcome::Deal { unique: Some(true), .. }));
        }
    }
    (best, only)
}

/// Whether the deal is one in the variant, and as good as its best.
fn is_best(variant: &Case, deal: &Deal, outcome: &Outcome) -> bool {
    let Outcome::Deal { deal: found, objectives, certificate, .. } = outcome else { return false };
    if found == deal {
        return true;
    }
    let judgement = judge(variant, deal);
    judgement.passed()
        && objectives.iter().all(|level| match &level.value {
            Value::Number(number) => judgement.totals.number(level.objective) == Some(*number),
            Value::Leximin(best) => {
                let counted = certificate.bests.iter().filter(|best| best.best > 0);
                let mut own: Vec<Fraction> = counted
                    .filter_map(|best| Fraction::new(judgement.totals.satisfaction(best.party)?, best.best))
                    .collect();
                own.sort_unstable();
                own == *best
            }
        })
}

fn perturbed(case: &Case, chance: &mut SplitMix, scope: Scope, percent: u64) -> Case {
    let is_guess = |line: &Line| matches!(line.standing, Standing::Inferred | Standing::Assumed);
    let mut variant = case.clone();
    variant.concessions.clear();
    variant.rules.retain(|rule| {
        let drops = matches!(rule.origin, Origin::Written | Origin::Refusal)
            && matches!(rule.owner, Owner::Party(_))
            && is_guess(&rule.line);
        !(drops && chance.chance(percent))
    });
    for index in 0..variant.positions.len() {
        let owner = Owner::Party(variant.positions[index].party);
        if scope.holds {
            variant.positions[index].holds.retain(|hold| !(is_guess(&hold.line) && chance.chance(percent)));
        }
        let asks = core::mem::take(&mut variant.positions[index].asks);
        for mut ask in asks {
            let name = format!("asks {}", ask.name);
            let drops = is_guess(&ask.line) && chance.chance(percent);
            let step = chance.chance(percent).then(|| chance.chance(50));
            let moved = match (ask.priority, step) {
                (Some(Priority::High), Some(true)) if scope.up => Some(Priority::Must),
                (Some(Priority::High), Some(_)) => Some(Priority::Wish),
                (Some(Priority::Must | Priority::Wish), Some(_)) => Some(Priority::High),
                (priority, None) => priority,
                (None, Some(_)) => None,
            };
            if drops || moved != ask.priority {
                variant.rules.retain(|rule| !(rule.owner == owner && rule.origin == Origin::Must && rule.name == name));
            }
            if drops {
                continue;
            }
            if moved == Some(Priority::Must) && ask.priority != moved {
                let all = Condition::Count { bound: Bound::AtLeast, number: ask.at_most, flow: ask.flow.clone() };
                let sentence = Sentence::Holds(all);
                let line = ask.line.clone();
                variant.rules.push(Rule { owner, origin: Origin::Must, text: name.clone(), name, sentence, line });
            }
            if let (Some(before), Some(after)) = (ask.priority, moved) {
                // Weights of a party that ranks options are multiples of those of the priorities.
                ask.weight = ask.weight / before.weight() * after.weight();
            }
            ask.priority = moved;
            variant.positions[index].asks.push(ask);
        }
    }
    variant
}
