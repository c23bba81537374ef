//! Fronts and distinct deals held against full enumeration, judged, and broken on purpose.

use std::collections::BTreeSet;

use takas_check::oracle::{Enumeration, random_case};
use takas_check::{Fault, Finding, landmark_faults, verify_distinct, verify_front};
use takas_clearing::{Engine, Limits, landmarks};
use takas_model::{
    Case, Certificate, Deal, Distinct, Fraction, Front, FrontPoint, Landmarks, Objective, Outcome, PartyBest, PartyRef,
    Value,
};

const DEALS_MAX: u64 = 4_000;
/// So many cases count: the published seeds are those from 0 on, until so many fronts have two points or more.
const CASES: usize = 300;

fn ask<T>(limits: Limits<'_>, act: impl FnOnce(&mut Engine<'_>) -> T) -> T {
    let mut silent = |_: &takas_clearing::Progress| {};
    act(&mut Engine::new(limits, &mut silent))
}

/// The best deal of a case, if it has any.
fn cleared(case: &Case) -> Option<(Deal, Box<Certificate>, Outcome)> {
    let outcome = ask(Limits::generous(), |engine| engine.clear(case)).expect("small numbers");
    let Outcome::Deal { deal, certificate, .. } = &outcome else { return None };
    Some((deal.clone(), certificate.clone(), outcome))
}

fn front_of(case: &Case, permille: u64) -> Option<Front> {
    let (deal, certificate, _) = cleared(case)?;
    let front = ask(Limits::generous(), |engine| engine.front(case, &deal, &certificate, permille));
    Some(front.expect("small numbers").expect("no limit"))
}

fn places(front: &Front) -> BTreeSet<Vec<u64>> {
    front.points.iter().map(|point| point.satisfactions.clone()).collect()
}

/// Holds the front of one seed against enumeration and judge; how many points and closed corners, and how many parties.
fn compare(seed: u64) -> Option<(usize, usize, usize)> {
    let case = random_case(seed, DEALS_MAX);
    let front = front_of(&case, 0)?;
    let all = Enumeration::new(&case, 40_000).expect("a small case");
    let expected = all.front().expect("it has a deal");
    assert_eq!(front.counted().collect::<Vec<_>>(), expected.counted, "seed {seed}");
    assert_eq!(places(&front), expected.points, "seed {seed}");
    assert_eq!((front.points.len(), front.tolerance_permille), (expected.points.len(), 0), "seed {seed}");
    let verdict = verify_front(&case, &front);
    assert_eq!(verdict.faults, [], "seed {seed}");
    assert!(verdict.cover.is_proven(), "seed {seed}: {:?}", verdict.cover);
    assert!(verdict.points.iter().all(Finding::is_proven), "seed {seed}");
    let found = landmarks(&front);
    assert_eq!(landmark_faults(&front, &found), [], "seed {seed}");
    egalitarian_is_leximin(seed, &case, &front, &found);
    Some((front.points.len(), front.closed.len(), expected.counted.len()))
}

/// The egalitarian points have the shares of the objective *worst-off* when nothing but the protected comes before it.
fn egalitarian_is_leximin(seed: u64, case: &Case, front: &Front, found: &Landmarks) {
    let mut alone = case.clone();
    alone.objectives.retain(|&objective| objective == Objective::Protected);
    alone.objectives.push(Objective::WorstOff);
    let Some((_, _, Outcome::Deal { objectives, .. })) = cleared(&alone) else { panic!("seed {seed}: a deal") };
    let Some(Value::Leximin(best)) = objectives.last().map(|level| level.value.clone()) else { panic!("leximin") };
    for &point in &found.egalitarian {
        let pairs = front.points[point].satisfactions.iter().zip(front.counted());
        let mut shares: Vec<Fraction> = pairs.filter_map(|(&u, (_, best))| Fraction::new(u, best)).collect();
        shares.sort_unstable();
        assert_eq!(shares, best, "seed {seed}");
    }
}

#[test]
fn fronts_are_those_of_full_enumeration() {
    let (mut cases, mut single, mut points, mut corners, mut widest) = (0, 0, 0, 0, 0);
    let mut parties = BTreeSet::new();
    for seed in 0.. {
        let Some((here, closed, counted)) = compare(seed) else { continue };
        if here == 1 {
            single += 1;
            continue;
        }
        cases += 1;
        points += here;
        corners += closed;
        widest = widest.max(here);
        parties.insert(counted);
        if cases == CASES {
            println!("seeds 0 to {seed}: {points} points, at most {widest}, {corners} corners; {single} more have one");
            break;
        }
    }
    assert!(points > 2 * CASES && widest >= 8 && parties.len() >= 4, "{points} points, {widest} at most, {parties:?}");
}

#[test]
fn a_tolerance_covers_every_deal_with_fewer_points() {
    let (mut exact, mut within) = (0, 0);
    for seed in 0..150 {
        let case = random_case(seed, DEALS_MAX);
        let (Some(whole), Some(front)) = (front_of(&case, 0), front_of(&case, 250)) else { continue };
        assert_eq!(front.tolerance_permille, 250, "seed {seed}");
        let verdict = verify_front(&case, &front);
        assert!(verdict.faults.is_empty() && verdict.cover.is_proven(), "seed {seed}: {verdict:?}");
        assert!(verdict.points.iter().all(Finding::is_proven), "seed {seed}: each is on the front by its own proof");
        let bests: Vec<u64> = front.counted().map(|(_, best)| best).collect();
        for place in places(&whole) {
            let near = |point: &Vec<u64>| (0..bests.len()).all(|at| place[at] <= point[at] + bests[at] / 4);
            assert!(places(&front).iter().any(near), "seed {seed}: {place:?}");
        }
        assert!(places(&front).is_subset(&places(&whole)), "seed {seed}");
        exact += whole.points.len();
        within += front.points.len();
    }
    assert!(within < exact, "{within} of {exact}");
}

/// A front that a limit cut short says to within what it covers, and the judge finds that it does.
#[test]
fn a_limit_leaves_a_proven_cover() {
    let mut coarse = 0;
    for seed in 0..150 {
        let case = random_case(seed, DEALS_MAX);
        let Some((deal, certificate, _)) = cleared(&case) else { continue };
        for work in [1, 300, 700, 1_500, 4_000] {
            let limits = Limits { work, ..Limits::generous() };
            let found = ask(limits, |engine| engine.front(&case, &deal, &certificate, 0)).expect("small numbers");
            let Some(front) = found else { continue };
            let verdict = verify_front(&case, &front);
            assert_eq!(verdict.faults, [], "seed {seed}");
            assert!(verdict.cover.is_proven(), "seed {seed} {work}: {:?}", verdict.cover);
            if front.tolerance_permille > 0 {
                coarse += 1;
                let tighter = Front { tolerance_permille: front.tolerance_permille - 1, ..front };
                assert!(!verify_front(&case, &tighter).cover.is_proven(), "seed {seed} {work}: no less is covered");
            }
        }
    }
    assert!(coarse > 100, "{coarse}");
}

/// Every planted defect is caught: what the judge then says.
#[test]
fn planted_defects_of_fronts_are_caught() {
    let mut tried = 0;
    for seed in 0..300 {
        let case = random_case(seed, DEALS_MAX);
        let Some(front) = front_of(&case, 0).filter(|front| front.points.len() > 1 && !front.closed.is_empty()) else {
            continue;
        };
        tried += 1;
        let spoilt = |spoil: &dyn Fn(&mut Front)| {
            let mut front = front.clone();
            spoil(&mut front);
            verify_front(&case, &front)
        };
        assert!(!spoilt(&|f| f.points.truncate(1)).cover.is_proven(), "seed {seed}: a point is missing");
        assert!(
            spoilt(&|f| f.points[0].satisfactions[0] += 1).faults.contains(&Fault::Front),
            "seed {seed}: elsewhere"
        );
        let twice = spoilt(&|f| f.points.push(f.points[0].clone()));
        assert!(twice.faults.contains(&Fault::FrontDominated(0)), "seed {seed}: a point twice");
        let moved = spoilt(&|f| f.points[0].deal = f.points[1].deal.clone());
        assert!(moved.faults.contains(&Fault::Front), "seed {seed}: the deal of another point");
        assert!(
            !spoilt(&|f| f.bests.truncate(1)).faults.is_empty() || front.bests.len() == 1,
            "seed {seed}: a party left out"
        );
        assert!(!spoilt(&|f| f.closed.clear()).cover.is_proven(), "seed {seed}: nothing is closed");
        let lower = spoilt(&|f| f.closed.iter_mut().for_each(|closed| closed.corner = vec![0; closed.corner.len()]));
        assert!(!lower.cover.is_proven(), "seed {seed}: more is closed than was refuted");
        let empty = spoilt(&|f| f.points[0].deal = Deal::default());
        assert!(empty.faults.contains(&Fault::Empty), "seed {seed}: no deal");
        let right = landmarks(&front);
        let all: Vec<usize> = (0..front.points.len()).collect();
        if right.utilitarian != all {
            let wrong = Landmarks { utilitarian: all, ..right.clone() };
            assert_eq!(landmark_faults(&front, &wrong), [Fault::Landmark("utilitarian")], "seed {seed}");
        }
        assert_eq!(landmark_faults(&front, &Landmarks::default()).len(), 4, "seed {seed}");
    }
    assert!(tried >= 40, "{tried}");
}

#[test]
fn distinct_deals_are_those_of_full_enumeration() {
    let (mut cases, mut deals, mut exhausted) = (0, 0, 0);
    for seed in 0.. {
        let case = random_case(seed, 2_000);
        let Some((first, certificate, outcome)) = cleared(&case) else { continue };
        let differ = 1 + seed % 4;
        let found = ask(Limits::generous(), |engine| engine.distinct(&case, &first, &certificate, 3, differ));
        let found = found.expect("small numbers");
        let all = Enumeration::new(&case, 40_000).expect("a small case");
        let mut before = vec![first.clone()];
        for next in &found.deals {
            let (values, best) = all.best_distant(&before, differ).expect("there is one");
            let reached: Vec<Value> = next.objectives.iter().map(|level| level.value.clone()).collect();
            assert_eq!(reached, values, "seed {seed}");
            assert!(best.contains(&next.deal), "seed {seed}");
            before.push(next.deal.clone());
        }
        if found.deals.len() < 3 {
            assert_eq!(all.best_distant(&before, differ), None, "seed {seed}: a further one");
            exhausted += 1;
        }
        let verdict = verify_distinct(&case, &outcome, &found);
        assert!(verdict.deals.iter().all(|(faults, best)| faults.is_empty() && best.is_proven()), "seed {seed}");
        assert_eq!(verdict.exhausted.is_proven(), found.deals.len() < 3, "seed {seed}");
        if let [one, .., last] = found.deals.as_slice() {
            let swapped = Distinct { deals: vec![last.clone(), one.clone()], ..found.clone() };
            let verdict = verify_distinct(&case, &outcome, &swapped);
            let better = one.objectives != last.objectives;
            assert!(!better || !verdict.deals[0].1.is_proven(), "seed {seed}: out of order");
        }
        if let Some(one) = found.deals.first() {
            let near = Distinct { deals: vec![one.clone()], differ: first.distance(&one.deal) + 1, exhausted: None };
            assert!(verify_distinct(&case, &outcome, &near).deals[0].0.contains(&Fault::TooNear), "seed {seed}");
        }
        deals += found.deals.len();
        cases += 1;
        if cases == CASES {
            println!("seeds 0 to {seed}: {deals} deals, {exhausted} times no further one");
            break;
        }
    }
    assert!(deals > CASES && exhausted > 20, "{deals} {exhausted}");
}

/// A front of these points, for landmarks alone.
fn front_at(bests: &[u64], points: &[&[u64]], times: u64) -> Front {
    let best = |(party, &best): (usize, &u64)| PartyBest {
        party: PartyRef::new(party),
        best: best * times,
        witness: Deal::default(),
        proof: None,
    };
    let point = |point: &&[u64]| FrontPoint {
        satisfactions: point.iter().map(|number| number * times).collect(),
        deal: Deal::default(),
        above: vec![0; bests.len()],
        proof: None,
    };
    Front {
        bests: bests.iter().enumerate().map(best).collect(),
        protected: None,
        points: points.iter().map(point).collect(),
        closed: Vec::new(),
        tolerance_permille: 0,
    }
}

/// Bests, points, and the indices of the four landmarks in order.
type Row = (&'static [u64], &'static [&'static [u64]], [&'static [usize]; 4]);

/// Worked by hand from the definitions; every row also with numbers at their limit.
#[test]
fn landmarks_are_those_worked_by_hand() {
    let rows: &[Row] = &[
        // 36 = 36: two Nash points; the sum is 13 at the one of them, 12 at the other.
        (&[10, 10], &[&[10, 0], &[9, 4], &[6, 6], &[0, 10]], [&[1, 2], &[2], &[2], &[1]]),
        // Shares, not numbers: 1.0 and 0.1, 0.5 and 0.6, 0.3 and 0.7.
        (&[100, 10], &[&[100, 1], &[50, 6], &[30, 7]], [&[1], &[1], &[1], &[0, 1]]),
        // The same lowest share: nearest to the ray is 3 and 4, leximin is 3 and 6.
        (&[10, 10, 10], &[&[3, 4, 4], &[3, 3, 6], &[1, 9, 9]], [&[2], &[0], &[0], &[2]]),
        (&[10, 10, 10], &[&[3, 4, 5], &[6, 6, 3]], [&[1], &[0], &[1], &[1]]),
        // Nobody can give to all three: two of them get something, 3 times 3 over 4 times 2.
        (&[4, 4, 4], &[&[4, 2, 0], &[0, 3, 3], &[1, 0, 4]], [&[1], &[1], &[1], &[0, 1]]),
        (&[7], &[&[7]], [&[0]; 4]),
        (&[], &[&[]], [&[0]; 4]),
    ];
    for (bests, points, [nash, kalai_smorodinsky, egalitarian, utilitarian]) in rows {
        for times in [1, 10_000_000_000_000] {
            let front = front_at(bests, points, times);
            let found = landmarks(&front);
            let expected = Landmarks {
                nash: nash.to_vec(),
                kalai_smorodinsky: kalai_smorodinsky.to_vec(),
                egalitarian: egalitarian.to_vec(),
                utilitarian: utilitarian.to_vec(),
            };
            assert_eq!(found, expected, "{points:?}");
            assert_eq!(landmark_faults(&front, &found), [], "{points:?}");
        }
    }
}

/// What the judge could not look at counts as unproved, deal by deal: never as nothing to object to.
#[test]
fn deals_far_apart_without_a_first_deal_are_not_proved() {
    let case =
        (0..100).map(|seed| random_case(seed, 2_000)).find(|case| cleared(case).is_some()).expect("one has a deal");
    let (first, certificate, _) = cleared(&case).expect("it has");
    let found = ask(Limits::generous(), |engine| engine.distinct(&case, &first, &certificate, 2, 1)).expect("small");
    let verdict = verify_distinct(&case, &Outcome::Interrupted, &found);
    assert_eq!(verdict.deals.len(), found.deals.len());
    assert!(!found.deals.is_empty() && verdict.deals.iter().all(|(_, best)| !best.is_proven()));
    assert!(!verdict.exhausted.is_proven());
}
