//! The row against `CPMpy` and `PySAT`: irreducible conflicts, shortest conflicts and the cheapest rules to drop, of cases without a deal.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use takas_check::encode::{base_program, concession_program};
use takas_check::oracle::{droppable, infeasible_case};
use takas_check::{Program, replay, verify_conflict};
use takas_clearing::{Engine, Limits};
use takas_model::{Case, Conflict, ConflictMember};

use super::solvers::read;
use crate::measure::{Contest, Side, last_line};
use crate::workshop::{Workshop, put, versions};
use crate::{Prepared, Row, Target, write};

const CPMPY: &str = include_str!("conflicts_cpmpy.py");
const PYSAT: &str = include_str!("conflicts_pysat.py");

pub(crate) const ROW: Row = Row {
    name: "conflicts",
    title: "Conflicts and concessions: CPMpy and PySAT",
    about: "Cases without a deal, from published seeds (`infeasible_case` of `takas-check`): about as many people as rules, most of the rules kept by one deal, and from 3 to 8 conflicts of 3 to 20 rules that share \
            rules. Takas reads the folder of the case; the peers read the same program as JSON (`base_program` of the judge, the rows of each rule a group with a switch). \
            Takas' time includes that the judge replays its proofs; the peers give no proofs.\n\n\
            - *irreducible*: a conflict none of whose rules can be spared: CPMpy `mus`, PySAT `MUSX`. Each side may find another. Before measuring, Takas' conflict is tested by PySAT's solver and PySAT's by Takas' engine: \
            that it is one, and that none of its rules can be spared.\n\
            - *shortest*: a conflict of the fewest rules: CPMpy `optimal_mus`, PySAT `OptUx`. The value is how many.\n\
            - *cheapest*: the rules whose dropping costs least, each 1 to 9: CPMpy `mss_opt` (what `mcs_opt` is made of), PySAT `RC2`. The value is the cost.\n\n\
            CPMpy with CP-SAT, its default. PySAT with its defaults, clauses by cardinality networks and `PBEnc`.\n\n\
            What falls short: *cheapest* alone is 12 times faster than CPMpy, not fifty: it solves one program with all rules, where the other two questions gather only the rules they need. Public instances of the MUS track of the \
            SAT competitions could not be had (its servers are not reached from here, the source distribution of CPMpy has none); these generated cases stand for them.",
    targets: &[
        Target { against: "CPMpy", times: 50.0, never_slower: false },
        Target { against: "PySAT", times: 1.0, never_slower: true },
    ],
    seconds: 60,
    prepare,
    own: Some(own),
};

/// How many rules, and the seed.
const CASES: [(usize, u64); 6] = [(50, 1), (100, 1), (200, 1), (500, 1), (1_000, 1), (2_000, 1)];

fn prepare(workshop: &Workshop) -> Result<Prepared, String> {
    let python = workshop.python("conflicts", &["python-sat==1.9.dev22", "pindakaas==0.6.1", "cpmpy==1.1.1"])?;
    let cpmpy = workshop.script("conflicts_cpmpy", CPMPY)?;
    let pysat = workshop.script("conflicts_pysat", PYSAT)?;
    let versions = versions(&python, &["cpmpy", "ortools", "python-sat", "pindakaas"])?;
    let mut prepared = Prepared { versions, ..Prepared::default() };
    for (rules, seed) in CASES {
        let name = format!("rules-{rules}-{seed}");
        let (folder, program) = lay_down(workshop, &name, &infeasible_case(seed, rules))?;
        cross_check(workshop, &python, &pysat, &folder, &program)?;
        for (family, with_cpmpy, with_pysat) in [
            ("irreducible", "CPMpy mus", "PySAT MUSX"),
            ("shortest", "CPMpy optimal_mus", "PySAT OptUx"),
            ("cheapest", "CPMpy mcs", "PySAT RC2"),
        ] {
            let side = |name: &str, script: &Path| Side {
                name: name.to_owned(),
                program: python.clone(),
                arguments: vec![script.into(), family.into(), program.clone().into()],
                read: last_line,
            };
            prepared.contests.push(Contest {
                family,
                instance: format!("{family} {name}"),
                expected: None,
                takas: workshop.own(ROW.name, vec![family.into(), folder.clone().into()], last_line),
                peers: vec![side(with_cpmpy, &cpmpy), side(with_pysat, &pysat)],
            });
        }
    }
    Ok(prepared)
}

/// Takas' irreducible conflict tested by `PySAT`, and `PySAT`'s by Takas.
fn cross_check(workshop: &Workshop, python: &Path, script: &Path, folder: &Path, program: &Path) -> Result<(), String> {
    let run = |program: &Path, arguments: &[OsString]| -> Result<Value, String> {
        let output = Command::new(program).args(arguments).output().map_err(|error| error.to_string())?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let told = || String::from_utf8_lossy(&output.stderr).into_owned();
        serde_json::from_str(text.lines().last().unwrap_or_default()).map_err(|_| told())
    };
    let takas = |words: &[&str]| {
        let side = workshop.own(ROW.name, words.iter().map(OsString::from).chain([folder.into()]).collect(), last_line);
        run(&side.program, &side.arguments)
    };
    let pysat = |words: &[&str]| {
        let words =
            [script.into(), words[0].into(), program.into()].into_iter().chain(words[1..].iter().map(Into::into));
        run(python, &words.collect::<Vec<OsString>>())
    };
    let ours = takas(&["irreducible"])?["members"].to_string();
    let theirs = pysat(&["irreducible"])?["members"].to_string();
    for (whose, tested) in [("Takas", pysat(&["test", &ours])?), ("PySAT", takas(&["test", &theirs])?)] {
        if tested["value"] != "irreducible" {
            return Err(format!("{}: the conflict of {whose} is tested as {tested}", folder.display()));
        }
    }
    Ok(())
}

/// Writes a case as a folder, and its program, by rules, as JSON.
fn lay_down(workshop: &Workshop, name: &str, case: &Case) -> Result<(PathBuf, PathBuf), String> {
    let plain = write::expressible(case);
    if plain.rules.len() != case.rules.len() {
        return Err(format!("{name}: a rule cannot be written down"));
    }
    for (file, bytes) in write::files(&plain).iter() {
        put(&workshop.file(&format!("conflicts/{name}/{file}"))?, &String::from_utf8_lossy(bytes))?;
    }
    let folder = workshop.file(&format!("conflicts/{name}"))?;
    let program = workshop.file(&format!("conflicts/{name}.json"))?;
    put(&program, &by_rules(&open(&folder)?)?.to_string())?;
    Ok((folder, program))
}

/// The case of a folder, every rule of which can be dropped.
fn open(folder: &Path) -> Result<Case, String> {
    let mut case = read(folder)?;
    droppable(&mut case);
    Ok(case)
}

/// The rows that always hold, and for each rule, and that something moves, its own: `[[[variable, factor], …], at least]`. All variables are 0 or 1.
fn by_rules(case: &Case) -> Result<Value, String> {
    let made = |members: &[ConflictMember]| base_program(case, members).map_err(|refusal| format!("{refusal:?}"));
    let structure = made(&[])?;
    let candidates = structure.variables.len();
    let mut count = candidates;
    let mut groups = Vec::new();
    let binary = |program: &Program| program.variables.iter().all(|bounds| (bounds.lower, bounds.upper) == (0, 1));
    let members = case.rule_refs().map(ConflictMember::Rule).chain([ConflictMember::SomethingMoves]);
    for (place, member) in members.enumerate() {
        let program = made(&[member])?;
        if !binary(&program) {
            return Err("a variable is not binary".to_owned());
        }
        let rows: Vec<Value> = program.rows[structure.rows.len()..]
            .iter()
            .map(|row| {
                let renumbered = |&(variable, factor): &(u32, i128)| {
                    let variable = variable as usize;
                    let own = if variable < candidates { variable } else { variable - candidates + count };
                    json!([own, i64::try_from(factor).unwrap_or(i64::MAX)])
                };
                let terms: Vec<Value> = row.terms.iter().map(renumbered).collect();
                json!([terms, i64::try_from(row.at_least).unwrap_or(i64::MAX)])
            })
            .collect();
        count += program.variables.len() - candidates;
        // That something moves cannot be conceded.
        let cost = case.concessions.get(place).map_or(0, |concession| concession.options[0].difficulty);
        groups.push(json!({ "rows": rows, "cost": cost }));
    }
    let hard: Vec<Value> = structure
        .rows
        .iter()
        .map(|row| {
            let terms: Vec<Value> = row
                .terms
                .iter()
                .map(|&(variable, factor)| json!([variable, i64::try_from(factor).unwrap_or(i64::MAX)]))
                .collect();
            json!([terms, i64::try_from(row.at_least).unwrap_or(i64::MAX)])
        })
        .collect();
    Ok(json!({ "variables": count, "hard": hard, "groups": groups }))
}

/// The side of Takas: reads the folder, answers, and lets the judge see the evidence.
fn own(arguments: &[String]) -> Result<String, String> {
    let [words @ .., folder] = arguments else { return Err("no folder".to_owned()) };
    answer(words, Path::new(folder)).map(|line| line.to_string())
}

fn answer(words: &[String], folder: &Path) -> Result<Value, String> {
    let case = open(folder)?;
    let mut quiet = |_: &_| {};
    let mut engine = Engine::new(Limits::generous(), &mut quiet);
    let found = |found: Result<Option<Conflict>, _>| {
        let found = found.map_err(|error: takas_clearing::ClearingError| error.to_string())?;
        found.ok_or_else(|| "there is a deal".to_owned())
    };
    match words {
        [word] if word == "irreducible" => {
            let conflict = found(engine.conflict(&case))?;
            let verdict = verify_conflict(&case, &conflict);
            let proved = verdict.conflict.is_proven() && verdict.irreducible.is_proven();
            Ok(json!({ "value": "irreducible", "proved": proved, "members": places(&case, &conflict) }))
        }
        [word] if word == "shortest" => {
            let conflict = found(engine.shortest_conflict(&case))?;
            let verdict = verify_conflict(&case, &conflict);
            let proved = verdict.conflict.is_proven() && verdict.shortest.is_proven();
            Ok(
                json!({ "value": conflict.members.len().to_string(), "proved": proved, "members": places(&case, &conflict) }),
            )
        }
        [word] if word == "cheapest" => {
            let mut found = engine.cheapest_concessions(&case).map_err(|error| error.to_string())?;
            let set = found.sets.pop().ok_or("nothing to drop")?;
            let program = concession_program(&case, &[], set.cost).map_err(|refusal| format!("{refusal:?}"))?;
            let proved = set.proof.is_some_and(|proof| replay(&program, &proof).is_ok());
            Ok(json!({ "value": set.cost.to_string(), "proved": proved }))
        }
        [word, members] if word == "test" => {
            let places: BTreeSet<usize> = serde_json::from_str(members).map_err(|error| error.to_string())?;
            let mut rest = case.clone();
            rest.rules = case
                .rules
                .iter()
                .enumerate()
                .filter(|(place, _)| places.contains(place))
                .map(|(_, rule)| rule.clone())
                .collect();
            rest.concessions.clear();
            let moves = places.contains(&case.rules.len());
            let conflict = found(engine.conflict(&rest))?;
            let all = conflict.members.len() == places.len()
                && moves == conflict.members.contains(&ConflictMember::SomethingMoves);
            Ok(json!({ "value": if all { "irreducible" } else { "reducible" }, "proved": true }))
        }
        _ => Err("irreducible, shortest, cheapest, or test".to_owned()),
    }
}

fn places(case: &Case, conflict: &Conflict) -> Vec<usize> {
    let place = |member: &ConflictMember| match member {
        ConflictMember::Rule(rule) => rule.index(),
        ConflictMember::SomethingMoves => case.rules.len(),
    };
    conflict.members.iter().map(place).collect()
}
