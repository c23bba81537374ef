//! Verifies what the engine claims: deals, their optimality and uniqueness, infeasibility, conflicts, concessions.

use takas_model::proof::Refutation;
use takas_model::{
    Alternative, Case, Certificate, ConcessionSet, Concessions, Conflict, ConflictMember, Deal, Fraction, Nature,
    Objective, ObjectiveValue, Outcome, PartyBest, Value,
};

use crate::encode::stages::Standing;
use crate::encode::{FullProgram, all_members, base_program, concession_program};
use crate::fault::Fault;
use crate::judge::{Totals, judge, rule_fault, sound};
use crate::program::Program;
use crate::protect::{never_on_offer, protected_free};
use crate::refusal::Refusal;
use crate::replay::replay;
use crate::shortest::verify_shortest;
use crate::verdict::{ConcessionsVerdict, ConflictVerdict, Finding, SetVerdict, Verdict, Why};

/// Verifies what clearing found of a case.
pub fn verify(case: &Case, outcome: &Outcome) -> Verdict {
    let mut verdict = Verdict::nothing();
    match outcome {
        Outcome::Interrupted => {}
        Outcome::Infeasible { proof } => {
            verdict.infeasible = refuted(base_program(case, &all_members(case)), proof.as_ref());
        }
        Outcome::Deal { deal, objectives, closed, unique, certificate } => {
            let judgement = judge(case, deal);
            verdict.faults = judgement.faults;
            if case.nature == Nature::Live {
                verdict.faults.extend(protected_free(case, deal));
            }
            let bests = &certificate.bests;
            best_faults(case, &judgement.totals, bests, &mut verdict.faults);
            objective_faults(case, &judgement.totals, bests, objectives, &mut verdict.faults);
            if *closed && objectives.iter().any(|o| o.bound.as_ref() != Some(&o.value)) {
                verdict.faults.push(Fault::Closed);
            }
            if verdict.faults.is_empty() {
                if let Err(refusal) = optimality(case, deal, &judgement.totals, *unique, certificate, &mut verdict) {
                    verdict.optimal = Finding::Unverified(Why::Refused(refusal));
                }
            } else {
                verdict.optimal = Finding::Unverified(Why::Faulty);
                verdict.unique = Finding::Unverified(Why::Faulty);
            }
        }
    }
    verdict
}

/// Replays a proof against its program.
pub(crate) fn refuted(program: Result<Program, Refusal>, proof: Option<&Refutation>) -> Finding {
    match proof {
        None => Finding::Unverified(Why::NoProof),
        Some(proof) => program.and_then(|program| replay(&program, proof)).into(),
    }
}

/// The bests are those of the parties that ask, each is what its witness shows, and the witnesses are deals. They may be
/// left out altogether where no objective speaks of them.
pub(crate) fn best_faults(case: &Case, totals: &Totals, bests: &[PartyBest], faults: &mut Vec<Fault>) {
    let needed = case.objectives.contains(&Objective::WorstOff);
    let asking = totals.satisfactions.iter().map(|&(party, _)| party);
    if (needed || !bests.is_empty()) && !bests.iter().map(|best| best.party).eq(asking) {
        faults.push(Fault::Bests);
    }
    for best in bests {
        let witness = judge(case, &best.witness);
        if !witness.passed() {
            faults.push(Fault::Witness(best.party, witness.faults));
        } else if witness.totals.satisfaction(best.party) != Some(best.best) {
            faults.push(Fault::BestValue(best.party));
        }
        if totals.satisfaction(best.party).is_some_and(|reached| reached > best.best) {
            faults.push(Fault::BestBeaten(best.party));
        }
    }
}

/// The parties that count in *worst-off*: those with a best of at least 1, in order.
pub(crate) fn standings(totals: &Totals, bests: &[PartyBest]) -> Vec<Standing> {
    let counting = bests.iter().filter(|best| best.best >= 1);
    let standing = |best: &PartyBest| {
        let reached = totals.satisfaction(best.party)?;
        Some(Standing { party: best.party, reached, best: best.best })
    };
    counting.filter_map(standing).collect()
}

/// The value of an objective at a deal of these totals.
fn value_of(objective: Objective, totals: &Totals, bests: &[PartyBest]) -> Value {
    if let Some(number) = totals.number(objective) {
        return Value::Number(number);
    }
    let standings = standings(totals, bests);
    let mut shares: Vec<Fraction> = standings.iter().filter_map(|s| Fraction::new(s.reached, s.best)).collect();
    shares.sort_unstable();
    Value::Leximin(shares)
}

/// Whether `a` is at least as good as `b`; values of different kinds compare with nothing.
fn as_good(objective: Objective, a: &Value, b: &Value) -> bool {
    match (objective, a, b) {
        (Objective::Protected | Objective::People, Value::Number(a), Value::Number(b)) => a >= b,
        (Objective::FewestTransfers | Objective::Earliest, Value::Number(a), Value::Number(b)) => a <= b,
        (Objective::WorstOff, Value::Leximin(a), Value::Leximin(b)) => a >= b,
        _ => false,
    }
}

pub(crate) fn objective_faults(
    case: &Case,
    totals: &Totals,
    bests: &[PartyBest],
    claimed: &[ObjectiveValue],
    faults: &mut Vec<Fault>,
) {
    if !claimed.iter().map(|claim| claim.objective).eq(case.objectives.iter().copied()) {
        faults.push(Fault::Objectives);
    }
    for claim in claimed {
        if claim.value != value_of(claim.objective, totals, bests) {
            faults.push(Fault::Value(claim.objective));
        }
        if claim.bound.as_ref().is_some_and(|bound| !as_good(claim.objective, bound, &claim.value)) {
            faults.push(Fault::Bound(claim.objective));
        }
    }
}

/// Replays every proof of a certificate, level by level on the growing program.
fn optimality(
    case: &Case,
    deal: &Deal,
    totals: &Totals,
    unique: Option<bool>,
    certificate: &Certificate,
    verdict: &mut Verdict,
) -> Result<(), Refusal> {
    let mut full = FullProgram::new(case)?;
    for best in &certificate.bests {
        let finding = refuted(full.better_best(best.party, best.best), best.proof.as_ref());
        verdict.bests.push((best.party, finding));
    }
    let unproven_best = verdict.bests.iter().find(|(_, finding)| !finding.is_proven()).map(|&(party, _)| party);
    let mut rests_on = None;
    for (index, &objective) in case.objectives.iter().enumerate() {
        let proofs = certificate.levels.get(index).filter(|level| level.objective == objective);
        let proofs = proofs.map_or(&[][..], |level| &level.proofs);
        let programs = if let Some(number) = totals.number(objective) {
            vec![full.number_level(objective, number)?]
        } else {
            rests_on = unproven_best;
            full.worst_off_level(&standings(totals, &certificate.bests))?
        };
        let finding = match rests_on {
            Some(party) => Finding::Unverified(Why::BestUnproven(party)),
            None => all_refuted(&programs, proofs),
        };
        verdict.levels.push((objective, finding));
    }
    let unproven = verdict.levels.iter().find(|(_, finding)| !finding.is_proven()).map(|&(objective, _)| objective);
    verdict.optimal = match unproven {
        None => Finding::Proven,
        Some(objective) => Finding::Unverified(Why::LevelUnproven(objective)),
    };
    verdict.unique = match (unique, &verdict.optimal) {
        (Some(true), Finding::Proven) => refuted(full.another(deal), certificate.unique.as_ref()),
        (Some(true), unproven) => unproven.clone(),
        _ => Finding::Unverified(Why::NotClaimed),
    };
    Ok(())
}

/// As many proofs as programs, each holding.
pub(crate) fn all_refuted(programs: &[Program], proofs: &[Option<Refutation>]) -> Finding {
    if programs.len() != proofs.len() {
        return Finding::Unverified(Why::NoProof);
    }
    for (program, proof) in programs.iter().zip(proofs) {
        let Some(proof) = proof else {
            return Finding::Unverified(Why::NoProof);
        };
        if let Err(refusal) = replay(program, proof) {
            return Finding::Unverified(Why::Refused(refusal));
        }
    }
    Finding::Proven
}

/// Verifies that the members of a conflict cannot hold together, that none of them can be spared, and, where that is claimed, that no conflict is shorter.
pub fn verify_conflict(case: &Case, conflict: &Conflict) -> ConflictVerdict {
    if conflict.members.windows(2).any(|pair| pair[0] >= pair[1]) {
        let twice = || Finding::Unverified(Why::Refused(Refusal::UnknownReference));
        return ConflictVerdict { conflict: twice(), irreducible: twice(), shortest: twice() };
    }
    let program = base_program(case, &conflict.members);
    if let Err(refusal) = program {
        let refused = || Finding::Unverified(Why::Refused(refusal.clone()));
        return ConflictVerdict { conflict: refused(), irreducible: refused(), shortest: refused() };
    }
    let irreducible = if conflict.witnesses.len() == conflict.members.len() {
        let spared = conflict.members.iter().zip(&conflict.witnesses);
        let bad =
            spared.enumerate().find(|(_, (dropped, witness))| !satisfies_others(case, conflict, **dropped, witness));
        bad.map_or(Finding::Proven, |(index, _)| Finding::Unverified(Why::Witness(index)))
    } else {
        Finding::Unverified(Why::NoProof)
    };
    let refuted = refuted(program, conflict.proof.as_ref());
    ConflictVerdict { conflict: refuted, irreducible, shortest: verify_shortest(case, conflict) }
}

/// Whether the witness, a sound deal or the empty one, satisfies every member but one.
fn satisfies_others(case: &Case, conflict: &Conflict, dropped: ConflictMember, witness: &Deal) -> bool {
    sound(case, witness).is_empty()
        && conflict.members.iter().filter(|&&member| member != dropped).all(|member| match member {
            ConflictMember::Rule(rule) => rule_fault(case, witness, *rule).is_none(),
            ConflictMember::SomethingMoves => !witness.is_empty(),
        })
}

/// Verifies sets of concessions: that each costs what it says, unlocks its deal, stands in its place, and is cheapest there.
pub fn verify_concessions(case: &Case, concessions: &Concessions) -> ConcessionsVerdict {
    let mut earlier: Vec<&ConcessionSet> = Vec::new();
    let mut sets = Vec::new();
    for set in &concessions.sets {
        sets.push(verify_set(case, &earlier, set));
        earlier.push(set);
    }
    let why = if concessions.exhausted { Why::NoProof } else { Why::NotClaimed };
    ConcessionsVerdict { sets, exhausted: Finding::Unverified(why) }
}

fn verify_set(case: &Case, earlier: &[&ConcessionSet], set: &ConcessionSet) -> SetVerdict {
    let on_offer = |&(concession, option): &(usize, usize)| {
        let concession = case.concessions.get(concession)?;
        concession.options.get(option).filter(|_| concession.rule.index() < case.rules.len())
    };
    let ascending = set.choices.windows(2).all(|pair| pair[0].0 < pair[1].0);
    let options: Option<Vec<_>> = set.choices.iter().map(on_offer).collect();
    let Some(options) = options.filter(|_| ascending) else {
        let cheapest = Finding::Unverified(Why::Faulty);
        return SetVerdict { faults: vec![Fault::Choices], cheapest, unlocks: Verdict::nothing() };
    };
    let rules = set.choices.iter().map(|&(concession, _)| case.concessions[concession].rule);
    let mut faults: Vec<Fault> = rules.filter(|&rule| never_on_offer(case, rule)).map(Fault::NeverOnOffer).collect();
    let cost = options.iter().try_fold(0_u64, |sum, option| sum.checked_add(option.difficulty));
    if cost != Some(set.cost) {
        faults.push(Fault::Cost);
    }
    if earlier.iter().any(|before| before.cost > set.cost) {
        faults.push(Fault::CheaperThanEarlier);
    }
    let covers = |before: &(usize, usize)| set.choices.iter().any(|c| c.0 == before.0 && c.1 >= before.1);
    if earlier.iter().any(|before| before.choices.iter().all(covers)) {
        faults.push(Fault::Dominated);
    }
    let unlocks = if let Outcome::Deal { .. } = &set.unlocks {
        verify(&case.conceding(&set.choices), &set.unlocks)
    } else {
        faults.push(Fault::UnlocksNothing);
        Verdict::nothing()
    };
    let cheapest = if faults.is_empty() && unlocks.faults.is_empty() {
        let before: Vec<Vec<(usize, usize)>> = earlier.iter().map(|set| set.choices.clone()).collect();
        refuted(concession_program(case, &before, set.cost), set.proof.as_ref())
    } else {
        Finding::Unverified(Why::Faulty)
    };
    SetVerdict { faults, cheapest, unlocks }
}

/// What is wrong with an alternative to the deal of `first`: it is judged and its objectives are told again, *worst-off* in
/// fractions of the bests of the first. Empty: nothing.
pub fn verify_alternative(case: &Case, first: &Outcome, alternative: &Alternative) -> Vec<Fault> {
    let judgement = judge(case, &alternative.deal);
    let mut faults = judgement.faults;
    if case.nature == Nature::Live {
        faults.extend(protected_free(case, &alternative.deal));
    }
    let Outcome::Deal { deal, objectives, closed, certificate, .. } = first else {
        faults.push(Fault::Bests);
        return faults;
    };
    let bests = &certificate.bests;
    if *deal == alternative.deal {
        faults.push(Fault::SameDeal(deal.clone()));
    }
    objective_faults(case, &judgement.totals, bests, &alternative.objectives, &mut faults);
    let mut pairs = alternative.objectives.iter().zip(objectives);
    let differs = pairs.find(|(other, best)| other.value != best.value);
    if *closed && differs.is_some_and(|(other, best)| as_good(best.objective, &other.value, &best.value)) {
        faults.push(Fault::BetterThanFirst);
    }
    faults
}
