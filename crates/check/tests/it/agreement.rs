//! Three readings of the same cases held together: the judge's sentences, the encoding, the oracle's enumeration.

use takas_check::encode::{Candidate, all_members, base_program, candidates};
use takas_check::oracle::{Enumeration, SplitMix, random_case};
use takas_check::{Fault, judge};
use takas_model::{Case, ConflictMember, Deal, RuleRef, Transfer};

use crate::refuter::solve;

/// A deal of any values within the candidates' bounds: mostly sparse, sometimes over stock.
fn any_deal(all: &[Candidate], chance: &mut SplitMix) -> Deal {
    let density = chance.pick(&[10, 25, 40, 60]);
    Deal::new(all.iter().filter_map(|c| {
        let quantity = if chance.chance(density) { chance.between(1, c.upper) } else { 0 };
        (c.upper > 0).then_some(Transfer { item: c.item, from: c.from, to: c.to, phase: c.phase, quantity })
    }))
}

/// Whether the program has a solution in which the candidates have the values of the deal.
fn fits(case: &Case, members: &[ConflictMember], deal: &Deal) -> bool {
    let mut program = base_program(case, members).unwrap();
    let values = takas_check::encode::values(&candidates(case), deal).unwrap();
    for (bounds, value) in program.variables.iter_mut().zip(values) {
        bounds.lower = i128::from(value);
        bounds.upper = i128::from(value);
    }
    solve(&program).is_ok()
}

#[test]
fn the_judge_and_the_encoding_agree_on_any_deal() {
    let (mut passed, mut failed) = (0, 0);
    for seed in 0..3_000 {
        let case = random_case(seed, 20_000);
        let all = candidates(&case);
        let mut chance = SplitMix::new(seed);
        for _ in 0..6 {
            let deal = any_deal(&all, &mut chance);
            let judgement = judge(&case, &deal);
            let everything = all_members(&case);
            assert_eq!(judgement.passed(), fits(&case, &everything, &deal), "seed {seed}: {:?}", judgement.faults);
            if judgement.passed() { passed += 1 } else { failed += 1 }
        }
    }
    assert!(passed > 500 && failed > 5_000, "{passed} deals passed, {failed} failed");
}

#[test]
fn the_judge_and_the_encoding_agree_rule_by_rule() {
    for seed in 10_000..12_000 {
        let case = random_case(seed, 20_000);
        let all = candidates(&case);
        let mut chance = SplitMix::new(seed);
        for _ in 0..3 {
            let deal = any_deal(&all, &mut chance);
            if !takas_check::sound(&case, &deal).is_empty() {
                continue;
            }
            let faults = judge(&case, &deal).faults;
            for rule in case.rule_refs() {
                let keeps = !faults.contains(&Fault::Broken(rule));
                let fits = fits(&case, &[ConflictMember::Rule(rule)], &deal);
                assert_eq!(keeps, fits, "seed {seed}: {:?} at {deal:?}", case.rule(rule).sentence);
            }
        }
    }
}

#[test]
fn the_judge_and_the_oracle_agree_on_every_deal_of_small_cases() {
    let mut deals = 0;
    for seed in 0..600 {
        let case = random_case(seed, 2_000);
        let all = Enumeration::new(&case, 2_000).expect("a small case");
        for index in 0..all.len() {
            let judgement = judge(&case, &all.deal(index));
            let broken: Vec<RuleRef> = judgement.broken().collect();
            let expected: Vec<RuleRef> = case.rule_refs().filter(|&rule| !all.keeps(index, rule)).collect();
            assert_eq!(broken, expected, "seed {seed}");
            assert_eq!(judgement.passed(), all.is_feasible(index), "seed {seed}");
        }
        deals += all.len();
    }
    assert!(deals > 100_000, "{deals} deals");
}

#[test]
fn the_enumeration_holds_every_sound_deal_once() {
    for seed in 0..300 {
        let case = random_case(seed, 1_000);
        let all = Enumeration::new(&case, 1_000).expect("a small case");
        let mut listed: Vec<Deal> = (0..all.len()).map(|index| all.deal(index)).collect();
        listed.sort_unstable();
        assert!(listed.windows(2).all(|pair| pair[0] != pair[1]), "seed {seed}");
        let ways = candidates(&case);
        let mut chance = SplitMix::new(seed);
        for _ in 0..40 {
            let deal = any_deal(&ways, &mut chance);
            let sound = takas_check::sound(&case, &deal).is_empty();
            assert_eq!(sound, listed.binary_search(&deal).is_ok(), "seed {seed}");
        }
    }
}
