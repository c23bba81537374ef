//! Chances, most likely deals and next best questions held against every deal in every world, judged, and broken on purpose.

use takas_check::oracle::{Enumeration, SmallChances, random_case, random_doubts};
use takas_check::{Fault, chance_of, verify_likely};
use takas_clearing::{Engine, Limits, chance};
use takas_model::{Case, Chance, Deal, Doubt, Likely, Natural};

/// So many cases count: the published seeds are those from 0 on, until so many have a deal that some world accepts and a doubt.
const CASES: usize = 200;
const DEALS_MAX: u64 = 500;

fn engine<T>(limits: Limits<'_>, act: impl FnOnce(&mut Engine<'_>) -> T) -> T {
    let mut silent = |_: &takas_clearing::Progress| {};
    act(&mut Engine::new(limits, &mut silent))
}

fn natural(number: u128) -> Natural {
    let half = |number: u128| Natural::from(u64::try_from(number & u128::from(u64::MAX)).expect("64 bits"));
    half(number >> 64).doubled(64).plus(&half(number))
}

/// The most likely deal, as the engine finds it and the judge holds it proven.
fn likeliest(seed: u64, case: &Case, doubts: &[Doubt], answer: Option<(usize, usize)>) -> Likely {
    let found = engine(Limits::generous(), |engine| engine.most_likely(case, doubts, answer, &[]));
    let found = found.expect("small numbers").expect("no limit");
    let (faults, finding) = verify_likely(case, doubts, &found);
    assert_eq!(faults, [], "seed {seed} {answer:?}");
    assert!(finding.is_proven(), "seed {seed} {answer:?}: {finding:?}");
    found
}

/// Compares one seed; whether it counts.
fn compare(seed: u64) -> bool {
    let case = random_case(seed, DEALS_MAX);
    let doubts = random_doubts(&case, seed, 5);
    let all = Enumeration::new(&case, 40_000).expect("a small case");
    let SmallChances { whole, best, deals, informed, any } = all.chances(&doubts);
    let found = likeliest(seed, &case, &doubts, None);
    match &found.deal {
        None => assert_eq!(best, 0, "seed {seed}: a deal can be accepted"),
        Some(likely) => {
            assert_eq!(likely.chance, Chance { numerator: natural(best), denominator: natural(whole) }, "seed {seed}");
            assert!(deals.contains(&likely.deal), "seed {seed}: the deal is among the likeliest");
            assert_eq!(chance(&case, &doubts, &likely.deal), likely.chance, "seed {seed}");
        }
    }
    let known: Vec<Deal> = found.deal.iter().map(|likely| likely.deal.clone()).collect();
    let inquiries =
        engine(Limits::generous(), |engine| engine.inquiries(&case, &doubts, &known)).expect("small numbers");
    let expected: Vec<Natural> = inquiries.iter().map(|inquiry| inquiry.expected.numerator.clone()).collect();
    assert_eq!(expected, informed.iter().map(|&weight| natural(weight)).collect::<Vec<_>>(), "seed {seed}: questions");
    for inquiry in &inquiries {
        for (reading, answer) in inquiry.answers.iter().enumerate() {
            assert_eq!(answer.answer, Some((inquiry.doubt, reading)), "seed {seed}");
            assert!(verify_likely(&case, &doubts, answer).1.is_proven(), "seed {seed}: {answer:?}");
        }
        assert!(inquiry.expected.numerator >= natural(best), "seed {seed}: to know is never worse");
    }
    let worlds = engine(Limits::generous(), |engine| engine.worlds(&case, &doubts, &known, 1_000, 1));
    let worlds = worlds.expect("small numbers").expect("no limit");
    assert!(!worlds.sampled && worlds.whole == natural(whole) && worlds.alive == natural(any), "seed {seed}: worlds");
    best > 0 && !doubts.is_empty() && best < whole
}

#[test]
fn next_best_questions_are_those_of_exhaustive_expectation() {
    let (mut counted, mut compared) = (0, 0);
    for seed in 0.. {
        counted += usize::from(compare(seed));
        compared += 1;
        if counted == CASES {
            println!("seeds 0 to {seed}: {compared} compared, {counted} count");
            break;
        }
    }
}

#[test]
fn planted_defects_of_chances_are_caught() {
    let mut tried = 0;
    for seed in 0..150 {
        let case = random_case(seed, DEALS_MAX);
        let doubts = random_doubts(&case, seed, 5);
        let found = likeliest(seed, &case, &doubts, None);
        let Some(likely) = found.deal.clone().filter(|_| !doubts.is_empty()) else { continue };
        tried += 1;
        let spoilt = |spoil: &dyn Fn(&mut Likely)| {
            let mut likely = found.clone();
            spoil(&mut likely);
            verify_likely(&case, &doubts, &likely)
        };
        let more = spoilt(&|l| {
            if let Some(deal) = &mut l.deal {
                deal.chance.numerator = deal.chance.numerator.plus(&Natural::one());
            }
        });
        assert!(more.0.contains(&Fault::Chance), "seed {seed}: a greater chance");
        let empty = spoilt(&|l| l.deal.as_mut().expect("there is one").deal = Deal::default());
        assert!(empty.0.contains(&Fault::Empty), "seed {seed}: no deal");
        assert!(!spoilt(&|l| l.proof = None).1.is_proven(), "seed {seed}: no proof");
        assert!(!spoilt(&|l| l.deal = None).1.is_proven(), "seed {seed}: that there is none");
        if likely.chance.numerator != likely.chance.denominator {
            assert!(!spoilt(&|l| l.deal.as_mut().expect("one").counts.clear()).1.is_proven(), "seed {seed}: no counts");
            let all = spoilt(&|l| {
                let deal = l.deal.as_mut().expect("there is one");
                for counts in &mut deal.counts {
                    counts.fill(0);
                }
            });
            assert!(!all.1.is_proven(), "seed {seed}: counts of a likelier deal");
        }
        // A less likely deal is not the most likely.
        let all = Enumeration::new(&case, 40_000).expect("a small case");
        let worse = (0..all.len()).map(|index| all.deal(index)).find(|deal| {
            let less = chance_of(&case, &doubts, None, deal).expect("small");
            !less.numerator.is_zero()
                && less < likely.chance
                && takas_check::undoubted_faults(&case, &doubts, deal).is_empty()
        });
        if let Some(worse) = worse {
            let less = chance_of(&case, &doubts, None, &worse).expect("small");
            let (faults, finding) = spoilt(&|l| {
                let deal = l.deal.as_mut().expect("there is one");
                deal.deal = worse.clone();
                deal.chance = less.clone();
            });
            assert!(!faults.is_empty() || !finding.is_proven(), "seed {seed}: a less likely deal");
        }
    }
    assert!(tried > 60, "{tried}");
}

/// A sample is the same for the same seed and near the truth.
#[test]
fn a_sample_of_worlds_is_near_the_whole() {
    let mut near = 0;
    for seed in 0..60 {
        let case = random_case(seed, DEALS_MAX);
        let doubts = random_doubts(&case, seed, 10);
        let look = |most| {
            engine(Limits::generous(), |e| e.worlds(&case, &doubts, &[], most, 7)).expect("small").expect("none")
        };
        let whole = look(100_000);
        if whole.seen <= 400 {
            continue;
        }
        let sample = look(400);
        assert!(sample.sampled && sample.seen == 400 && sample == look(400), "seed {seed}");
        let share = |worlds: &takas_model::Worlds| worlds.alive.share_of(&worlds.whole, 1000);
        near += usize::from(share(&whole).abs_diff(share(&sample)) <= 68);
        assert!(share(&whole).abs_diff(share(&sample)) < 120, "seed {seed}");
    }
    assert!(near >= 10, "{near}");
}

/// A limit is no proof.
#[test]
fn a_limit_of_work_is_said() {
    let case = takas_check::oracle::growth_case(3, 120);
    let doubts = random_doubts(&case, 3, 20);
    for work in [1, 10_000, 200_000] {
        let limits = Limits { work, ..Limits::generous() };
        let found = engine(limits, |engine| engine.most_likely(&case, &doubts, None, &[])).expect("small numbers");
        if let Some(likely) = found {
            let (faults, finding) = verify_likely(&case, &doubts, &likely);
            assert_eq!(faults, []);
            assert_eq!(finding.is_proven(), likely.deal.as_ref().is_none_or(|deal| deal.is_best));
        }
    }
}
