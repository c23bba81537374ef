//! Conflicts and concessions of cases too large to try all deals: what the engine says of them passes the judge.
//!
//! Small cases are held against brute force in `oracle`.

use core::fmt::Write as _;

use takas_check::oracle::infeasible_case;
use takas_check::{verify_concessions, verify_conflict};
use takas_clearing::{Engine, Limits};
use takas_formats::{CaseFiles, read_case};
use takas_model::{Case, ConcessionOption};

fn engine_answers<T>(ask: impl FnOnce(&mut Engine<'_>) -> T) -> T {
    let mut silent = |_: &takas_clearing::Progress| {};
    ask(&mut Engine::new(Limits::generous(), &mut silent))
}

#[test]
fn conflicts_among_many_rules_are_proven() {
    for (seed, rules) in [(1, 40), (2, 80), (3, 120), (4, 300)] {
        let case = infeasible_case(seed, rules);
        let irreducible = engine_answers(|engine| engine.conflict(&case)).expect("small numbers").expect("a conflict");
        let verdict = verify_conflict(&case, &irreducible);
        assert!(verdict.conflict.is_proven() && verdict.irreducible.is_proven(), "seed {seed}: {verdict:?}");
        let shortest = engine_answers(|engine| engine.shortest_conflict(&case)).expect("small numbers");
        let shortest = shortest.expect("a conflict");
        let verdict = verify_conflict(&case, &shortest);
        assert!(verdict.irreducible.is_proven() && verdict.shortest.is_proven(), "seed {seed}: {verdict:?}");
        assert!(shortest.members.len() <= irreducible.members.len(), "seed {seed}");
    }
}

/// The refutations, which name few of the rules, are replayed against the program of all.
#[test]
fn concessions_among_many_rules_are_cheapest_and_unlock_deals() {
    let mut costs = Vec::new();
    for (seed, rules) in [(1, 30), (2, 30), (3, 40), (4, 40), (5, 60), (6, 80)] {
        let mut case = infeasible_case(seed, rules);
        // Only the best of few objectives is sought: what is tested is which rules give way.
        case.objectives.truncate(1);
        // Every third rule can also be weakened to what it says already, which helps nobody.
        for concession in case.concessions.iter_mut().step_by(3) {
            let to = Some(case.rules[concession.rule.index()].sentence.clone());
            concession.options.insert(0, ConcessionOption { to, text: "as it is".to_owned(), difficulty: 1 });
        }
        let found = engine_answers(|engine| engine.concessions(&case, 3)).expect("small numbers");
        assert_eq!(found.sets.len(), 3, "seed {seed}");
        for set in verify_concessions(&case, &found).sets {
            assert_eq!((set.faults, set.unlocks.faults), (Vec::new(), Vec::new()), "seed {seed}");
            assert!(set.cheapest.is_proven(), "seed {seed}: {:?}", set.cheapest);
        }
        let first = engine_answers(|engine| engine.cheapest_concessions(&case)).expect("small numbers");
        assert_eq!(first.sets[0].cost, found.sets[0].cost, "seed {seed}");
        costs.push(first.sets[0].cost);
    }
    assert!(costs.iter().all(|&cost| cost > 2), "{costs:?}: several rules have to give way");
}

/// A case in which X may go to two parties; the rules are those of A, each with what it costs to drop it.
fn small(rules: &[(&str, u64)]) -> Case {
    let case = r#"format = 1
title = "Small"
zone = "Europe/Oslo"
[parties]
AAA = { name = "Northland" }
BBB = { name = "Southland" }
CCC = { name = "Eastland" }
MED = { name = "Mediator", roles = ["mediator"] }
[people]
x = { name = "X", holder = "AAA", consent = "given" }
t = { name = "T", holder = "AAA", consent = "given" }
u = { name = "U", holder = "AAA", consent = "given" }
[phases]
one = { name = "First day", first_day = 2025-03-05 }
"#;
    let mut position = r#"format = 1
party = "AAA"
standing = "stated"
by = "envoy"
on = 2025-03-01
[holds]
x = { to = ["BBB", "CCC"] }
t = { to = ["BBB"] }
u = { to = ["BBB"] }
[rules]
"#
    .to_owned();
    let mut concessions = "format = 1\n[AAA]\n".to_owned();
    for (place, (sentence, difficulty)) in rules.iter().enumerate() {
        let _ = writeln!(position, "\"rule {place}\" = \"{sentence}\"");
        let _ = writeln!(concessions, "\"rule {place}\" = {{ to = \"dropped\", difficulty = {difficulty} }}");
    }
    let mut files = CaseFiles::new();
    files.insert("case.toml", case);
    files.insert("positions/AAA.toml", position);
    files.insert("mediator/concessions.toml", concessions);
    let reading = read_case("small", &files);
    reading.case.unwrap_or_else(|| panic!("{:?}", reading.diagnostics))
}

/// That X goes to B is met by a deal on the way and stands in no conflict with what comes first; when it later has to go to C, it must not be
/// taken to go to both.
#[test]
fn a_deal_on_the_way_is_not_spent_twice() {
    let case = small(&[
        ("x moves to BBB", 5),
        ("t moves", 9),
        ("not t moves", 1),
        ("t moves requires u moves", 6),
        ("u moves requires x moves to CCC", 7),
    ]);
    let found = engine_answers(|engine| engine.concessions(&case, 1)).expect("small numbers");
    let set = &found.sets[0];
    assert_eq!((set.cost, set.choices.as_slice()), (6, &[(0, 0), (2, 0)][..]));
    let verdict = verify_concessions(&case, &found);
    assert!(verdict.sets[0].faults.is_empty() && verdict.sets[0].cheapest.is_proven(), "{verdict:?}");
}
