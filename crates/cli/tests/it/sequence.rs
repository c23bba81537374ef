//! The safe order: engine, judge and brute force together; the command from outside.

use takas_check::oracle::{Enumeration, SplitMix, random_case};
use takas_check::{SequenceFault, measure_sequence, order_faults, sequence_pieces, verify_sequence};
use takas_clearing::{Engine, Limits};
use takas_model::{
    Case, Deal, Mark, OrderRule, OrderValue, Selection, Sentence, Sequence, SequenceFound, SequenceOutcome,
    SequenceTerms, Step, TogetherGroup,
};

/// What a mediator might lay down about a deal.
fn random_terms(case: &Case, deal: &Deal, chance: &mut SplitMix) -> SequenceTerms {
    let moved: Vec<_> = case.item_refs().filter(|item| deal.moved(*item) > 0).collect();
    let mut terms = SequenceTerms::default();
    for &item in moved.iter().filter(|item| deal.moved(**item) > 1) {
        if chance.chance(60) {
            terms.batches.push((item, chance.between(1, 3)));
        }
    }
    if chance.chance(25) {
        terms.together.push(TogetherGroup { name: "doors".to_owned(), items: chance.some(&moved, 2) });
    }
    let some = |chance: &mut SplitMix, count: usize| chance.some(&moved, count);
    if chance.chance(30) {
        let (after, before) = (some(chance, 1), some(chance, 1));
        terms.marks.push(Mark { name: "proof".to_owned(), after, before, after_marks: Vec::new(), place: None });
    }
    if chance.chance(40) {
        let words = |items: Vec<_>| Selection { items, text: String::new() };
        let (first, then) = (words(some(chance, 1)), words(some(chance, 2)));
        let sentence = Sentence::Before { first, then, strict: false };
        terms.order.push(OrderRule { name: "order".to_owned(), sentence });
    }
    terms
}

/// The best value over all orders of the pieces, by trying each; none when none keeps what binds it.
fn brute_force(case: &Case, deal: &Deal, terms: &SequenceTerms, pieces: &[Step]) -> Option<OrderValue> {
    let mut best = None;
    let mut order: Vec<usize> = Vec::new();
    permute(pieces.len(), &mut order, &mut |order| {
        let sequence = Sequence { steps: order.iter().map(|&piece| pieces[piece].clone()).collect() };
        if order_faults(case, terms, &sequence).is_empty() {
            let (_, value) = measure_sequence(case, deal, &sequence).expect("small numbers");
            best = Some(best.map_or(value, |best: OrderValue| best.min(value)));
        }
    });
    best
}

fn permute(count: usize, order: &mut Vec<usize>, act: &mut dyn FnMut(&[usize])) {
    if order.len() == count {
        act(order);
        return;
    }
    for next in 0..count {
        if !order.contains(&next) {
            order.push(next);
            permute(count, order, act);
            order.pop();
        }
    }
}

fn found(case: &Case, deal: &Deal, terms: &SequenceTerms) -> SequenceOutcome {
    let mut quiet = |_: &takas_clearing::Progress| {};
    Engine::new(Limits::generous(), &mut quiet).sequence(case, deal, terms).expect("small numbers")
}

/// A few deals of a case with something to put in order.
fn deals(case: &Case, chance: &mut SplitMix) -> Vec<Deal> {
    let Some(all) = Enumeration::new(case, 2_000) else { return Vec::new() };
    let feasible: Vec<usize> = (0..all.len()).filter(|&index| all.is_feasible(index)).collect();
    let mut some = chance.some(&feasible, 4);
    some.dedup();
    some.into_iter().map(|index| all.deal(index)).collect()
}

/// 600 small deals, seeds 0 and on: the engine's order is as good as the best of all, and the judge says so.
#[test]
fn orders_equal_brute_force() {
    let (mut done, mut circles, mut exposed, mut bound) = (0, 0, 0, 0);
    for seed in 0.. {
        let case = random_case(seed, 2_000);
        let mut chance = SplitMix::new(seed);
        for deal in deals(&case, &mut chance) {
            let terms = random_terms(&case, &deal, &mut chance);
            let pieces = sequence_pieces(&case, &deal, &terms);
            if !(3..=6).contains(&pieces.len()) {
                continue;
            }
            let best = brute_force(&case, &deal, &terms, &pieces);
            match found(&case, &deal, &terms) {
                SequenceOutcome::Found(found) => {
                    assert_eq!(Some(found.value), best, "seed {seed}: {deal:?}\n{terms:?}");
                    assert_eq!((found.closed, found.exposure_bound), (3, found.value.exposure), "seed {seed}");
                    let verdict = verify_sequence(&case, &deal, &terms, &found);
                    assert_eq!((verdict.faults, verdict.verified), (Vec::new(), 3), "seed {seed}");
                    exposed += u32::from(found.value.exposure > 0);
                    bound += u32::from(pieces.iter().enumerate().any(|(at, _)| {
                        let turned = Sequence { steps: pieces.iter().rev().cloned().collect() };
                        at == 0 && !order_faults(&case, &terms, &turned).is_empty()
                    }));
                }
                SequenceOutcome::Circle(circle) => {
                    assert_eq!(best, None, "seed {seed}");
                    assert!(circle.len() >= 2, "seed {seed}");
                    circles += 1;
                }
            }
            done += 1;
        }
        if done >= 600 {
            break;
        }
    }
    assert!(circles > 3 && exposed > 150 && bound > 300, "{circles} {exposed} {bound}");
}

/// Planted defects are caught: a step moved, doubled, left out, cut; a value improved; an order that is not best called best.
#[test]
fn the_judge_catches_planted_defects() {
    let mut caught = 0;
    for seed in 0..200 {
        let case = random_case(seed, 2_000);
        let mut chance = SplitMix::new(seed);
        for deal in deals(&case, &mut chance) {
            let terms = random_terms(&case, &deal, &mut chance);
            let SequenceOutcome::Found(good) = found(&case, &deal, &terms) else { continue };
            if good.sequence.steps.len() < 3 {
                continue;
            }
            let faults = |bad: &SequenceFound| verify_sequence(&case, &deal, &terms, bad).faults;
            let mut missing = good.clone();
            missing.sequence.steps.pop();
            assert!(faults(&missing).iter().any(|fault| matches!(fault, SequenceFault::Missing(_))), "seed {seed}");
            let mut doubled = good.clone();
            doubled.sequence.steps.push(good.sequence.steps[0].clone());
            assert!(faults(&doubled).iter().any(|fault| matches!(fault, SequenceFault::NoPiece(_))), "seed {seed}");
            let mut better = good.clone();
            better.value.total += 1;
            assert!(faults(&better).iter().any(|fault| matches!(fault, SequenceFault::WrongValue(_))), "seed {seed}");
            // The same pieces the other way round: a fault, or no better, and then not called best.
            let mut turned = good.clone();
            turned.sequence.steps.reverse();
            let Some((_, value)) = measure_sequence(&case, &deal, &turned.sequence) else { continue };
            turned.value = value;
            let verdict = verify_sequence(&case, &deal, &terms, &turned);
            if verdict.faults.is_empty() {
                assert!(value >= good.value, "seed {seed}");
                assert_eq!(verdict.verified == 3, value == good.value, "seed {seed}");
                caught += u32::from(value > good.value);
            }
        }
    }
    assert!(caught > 20, "{caught}");
}
