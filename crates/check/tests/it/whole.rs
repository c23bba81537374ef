//! End to end on small random cases: what the oracle finds best is proven best by the exhaustive refuter and verified; what is
//! a little worse, or falsely unique, is not.

use takas_check::encode::stages::Standing;
use takas_check::encode::{FullProgram, all_members, base_program, concession_program};
use takas_check::oracle::{Enumeration, Optimum, random_case};
use takas_check::{Finding, judge, verify, verify_concessions, verify_conflict};
use takas_model::{
    Case, Certificate, ConcessionSet, Concessions, Conflict, ConflictMember, Deal, Fraction, LevelProof, Objective,
    ObjectiveValue, Outcome, PartyBest, Value,
};

use crate::refuter::{refute, solve};

/// An outcome that claims the deal to be best, the parties' bests being these, with every proof that there is.
pub(crate) fn prove(case: &Case, deal: &Deal, bests: &[u64], unique: Option<bool>) -> Outcome {
    let totals = judge(case, deal).totals;
    let mut full = FullProgram::new(case).unwrap();
    let mut certificate = Certificate::default();
    let mut standings = Vec::new();
    for (&(party, reached), &best) in totals.satisfactions.iter().zip(bests) {
        let proof = refute(&full.better_best(party, best).unwrap());
        let witness = witness(case, &full, party, best);
        certificate.bests.push(PartyBest { party, best, witness, proof });
        if best > 0 {
            standings.push(Standing { party, reached, best });
        }
    }
    let mut objectives = Vec::new();
    for &objective in &case.objectives {
        let (value, programs) = if let Some(number) = totals.number(objective) {
            (Value::Number(number), vec![full.number_level(objective, number).unwrap()])
        } else {
            let mut shares: Vec<Fraction> =
                standings.iter().map(|s| Fraction::new(s.reached, s.best).unwrap()).collect();
            shares.sort_unstable();
            (Value::Leximin(shares), full.worst_off_level(&standings).unwrap())
        };
        let proofs = programs.iter().map(refute).collect();
        certificate.levels.push(LevelProof { objective, proofs });
        objectives.push(ObjectiveValue { objective, bound: Some(value.clone()), value });
    }
    if unique == Some(true) {
        certificate.unique = refute(&full.another(deal).unwrap());
    }
    Outcome::Deal { deal: deal.clone(), objectives, closed: true, unique, certificate: Box::new(certificate) }
}

/// A deal in which the party has what is called its best; the empty deal where there is none.
fn witness(case: &Case, full: &FullProgram<'_>, party: takas_model::PartyRef, best: u64) -> Deal {
    let mut program = full.program().clone();
    // The objective row of "better than best - 1", or of any satisfaction at all.
    if best > 0 {
        program = full.better_best(party, best - 1).unwrap();
        // And no better than best: the negated row.
        let row = program.rows.last().unwrap().clone();
        let terms = row.terms.iter().map(|&(variable, factor)| (variable, -factor)).collect();
        program.rows.push(takas_check::Inequality { terms, at_least: -i128::from(best) });
    }
    let Ok(solution) = solve(&program) else { return Deal::default() };
    let deal = Deal::new(full.candidates().iter().zip(solution).map(|(c, value)| takas_model::Transfer {
        item: c.item,
        from: c.from,
        to: c.to,
        phase: c.phase,
        quantity: u64::try_from(value).unwrap(),
    }));
    let reached = judge(case, &deal).totals.satisfaction(party);
    if reached == Some(best) { deal } else { exact_witness(case, party, best).unwrap_or(deal) }
}

/// A witness by looking at every deal, where the first solution met counts less than it moves.
fn exact_witness(case: &Case, party: takas_model::PartyRef, best: u64) -> Option<Deal> {
    let all = Enumeration::new(case, 100_000)?;
    let deals = (0..all.len()).filter(|&index| all.is_feasible(index)).map(|index| all.deal(index));
    let mut reaching = deals.filter(|deal| judge(case, deal).totals.satisfaction(party) == Some(best));
    reaching.next()
}

fn bests(optimum: &Optimum) -> Vec<u64> {
    optimum.bests.iter().map(|&(_, best)| best).collect()
}

#[test]
fn the_true_optimum_is_verified() {
    let (mut feasible, mut unique) = (0, 0);
    for seed in 0..400 {
        let case = random_case(seed, 1_500);
        let all = Enumeration::new(&case, 1_500).expect("a small case");
        let Some(optimum) = all.optimum() else {
            let proof = refute(&base_program(&case, &all_members(&case)).unwrap());
            assert_eq!(verify(&case, &Outcome::Infeasible { proof }).infeasible, Finding::Proven, "seed {seed}");
            continue;
        };
        feasible += 1;
        let alone = optimum.deals.len() == 1;
        let outcome = prove(&case, &optimum.deals[0], &bests(&optimum), Some(true));
        let verdict = verify(&case, &outcome);
        let Outcome::Deal { objectives, .. } = &outcome else { panic!() };
        let values: Vec<Value> = objectives.iter().map(|told| told.value.clone()).collect();
        assert_eq!(values, optimum.values, "seed {seed}");
        if case.nature == takas_model::Nature::Historical || verdict.faults.is_empty() {
            assert_eq!(verdict.faults, [], "seed {seed}");
            assert_eq!(verdict.optimal, Finding::Proven, "seed {seed}");
            assert_eq!(verdict.unique.is_proven(), alone, "seed {seed}");
        }
        unique += usize::from(alone);
    }
    assert!((200..390).contains(&feasible) && unique > 80, "{feasible} feasible, {unique} unique");
}

#[test]
fn nothing_worse_is_verified() {
    let mut tried = 0;
    for seed in 1_000..1_150 {
        let case = random_case(seed, 400);
        let all = Enumeration::new(&case, 400).expect("a small case");
        let Some(optimum) = all.optimum() else { continue };
        let feasible: Vec<Deal> = (0..all.len()).filter(|&i| all.is_feasible(i)).map(|i| all.deal(i)).collect();
        for deal in feasible.iter().step_by(1 + feasible.len() / 6) {
            let best = optimum.deals.contains(deal);
            let verdict = verify(&case, &prove(&case, deal, &bests(&optimum), Some(true)));
            assert_eq!(verdict.optimal.is_proven(), best, "seed {seed}");
            assert!(best || !verdict.unique.is_proven(), "seed {seed}");
            tried += usize::from(!best);
        }
    }
    assert!(tried > 200, "{tried} worse deals");
}

#[test]
fn minimal_conflicts_are_verified_and_others_are_not() {
    let (mut proven, mut refused) = (0, 0);
    for seed in 0..500 {
        let case = random_case(seed, 600);
        let all = Enumeration::new(&case, 600).expect("a small case");
        let Some(conflicts) = all.minimal_conflicts().filter(|conflicts| !conflicts.is_empty()) else { continue };
        assert!(all.optimum().is_none(), "seed {seed}");
        for members in conflicts.into_iter().take(3) {
            assert!(all.is_irreducible(&members), "seed {seed}");
            let conflict = claim(&case, &all, members);
            let verdict = verify_conflict(&case, &conflict);
            assert_eq!((&verdict.conflict, &verdict.irreducible), (&Finding::Proven, &Finding::Proven), "seed {seed}");
            proven += 1;
            // One member fewer is no conflict; one more is not irreducible.
            let mut fewer = conflict.clone();
            fewer.members.pop();
            fewer.witnesses.pop();
            assert!(!verify_conflict(&case, &fewer).conflict.is_proven(), "seed {seed}");
            let spare = all_members(&case).into_iter().find(|member| !conflict.members.contains(member));
            if let Some(spare) = spare {
                let mut more = conflict.members.clone();
                more.push(spare);
                more.sort_unstable();
                let verdict = verify_conflict(&case, &claim(&case, &all, more));
                assert!(verdict.conflict.is_proven() && !verdict.irreducible.is_proven(), "seed {seed}");
            }
            refused += 1;
        }
    }
    assert!(proven > 100 && refused > 100, "{proven} conflicts");
}

fn claim(case: &Case, all: &Enumeration<'_>, members: Vec<ConflictMember>) -> Conflict {
    let witness = |dropped: &ConflictMember| {
        let others: Vec<ConflictMember> = members.iter().copied().filter(|member| member != dropped).collect();
        all.satisfying(&others).unwrap_or_default()
    };
    let witnesses = members.iter().map(witness).collect();
    Conflict { proof: refute(&base_program(case, &members).unwrap()), witnesses, members, shortest: None }
}

#[test]
fn cheapest_concessions_are_verified() {
    let (mut sets, mut cases) = (0, 0);
    for seed in 0..900 {
        let case = random_case(seed, 250);
        let all = Enumeration::new(&case, 250).expect("a small case");
        if all.optimum().is_some() || case.concessions.is_empty() {
            continue;
        }
        let mut earlier = Vec::new();
        let mut claimed = Concessions::default();
        for (cost, choices) in all.concessions(3) {
            assert!(all.is_unlocked(&choices));
            let conceded = case.conceding(&choices);
            let after = Enumeration::new(&conceded, 250).unwrap().optimum().expect("unlocked");
            let unlocks = prove(&conceded, &after.deals[0], &bests(&after), None);
            let proof = refute(&concession_program(&case, &earlier, cost).unwrap());
            // One less would not do; at one more, this very set stands in the way.
            assert!(refute(&concession_program(&case, &earlier, cost + 1).unwrap()).is_none(), "seed {seed}");
            earlier.push(choices.clone());
            claimed.sets.push(ConcessionSet { choices, cost, unlocks, proof });
        }
        let verdict = verify_concessions(&case, &claimed);
        for set in &verdict.sets {
            assert_eq!((set.faults.as_slice(), &set.cheapest), (&[][..], &Finding::Proven), "seed {seed}");
            assert_eq!(
                (set.unlocks.faults.as_slice(), &set.unlocks.optimal),
                (&[][..], &Finding::Proven),
                "seed {seed}"
            );
        }
        // Where nothing more unlocks anything, the program says so at any cost.
        if claimed.sets.len() < 3 {
            let nothing = concession_program(&case, &earlier, u64::from(u32::MAX)).unwrap();
            assert!(refute(&nothing).is_some(), "seed {seed}");
        }
        sets += claimed.sets.len();
        cases += 1;
    }
    assert!(sets > 60 && cases > 60, "{sets} sets in {cases} cases");
}

#[test]
fn objectives_are_told_alike_by_judge_and_oracle() {
    for seed in 0..200 {
        let case = random_case(seed, 800);
        let Some(optimum) = Enumeration::new(&case, 800).expect("small").optimum() else { continue };
        for deal in optimum.deals.iter().take(5) {
            let totals = judge(&case, deal).totals;
            for (objective, value) in case.objectives.iter().zip(&optimum.values) {
                if *objective != Objective::WorstOff {
                    assert_eq!(totals.number(*objective).map(Value::Number).as_ref(), Some(value), "seed {seed}");
                }
            }
        }
    }
}
