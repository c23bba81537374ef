//! The oracle itself: answers known beforehand; and that the random cases are what they are said to be.

use takas_check::encode::{base_program, candidates};
use takas_check::oracle::{
    Enumeration, SplitMix, growth_case, is_unlawful, planted_deal, random_case, random_listed_case, roomy_growth_case,
};
use takas_check::{Inequality, judge};
use takas_model::{
    Bound, Case, Condition, ConflictMember, Decision, Kind, Lasting, Objection, Objective, PhaseRef, Position, RuleRef,
    Sentence, Span, Spread, Undertaking, Value,
};

use crate::build::{add, add_ask, add_rule, all, case, deal, flow, party, person};

#[test]
fn chance_is_the_published_stream() {
    // The first numbers of splitmix64 from seed 1234567, as published with the generator.
    let mut chance = SplitMix::new(1_234_567);
    let first = [chance.next_u64(), chance.next_u64(), chance.next_u64()];
    assert_eq!(first, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
}

#[test]
fn a_case_known_by_heart() {
    let mut c = case(&["A", "B"], &[1]);
    for (id, holder, to) in [("a", "A", "B"), ("b", "A", "B"), ("c", "B", "A")] {
        add(&mut c, id, person(), 1, holder, to);
    }
    let plain = c.clone();
    let two = Condition::Count { bound: Bound::AtMost, number: 2, flow: flow(&plain, "a b c") };
    add_rule(&mut c, "two", Sentence::Holds(two));
    add_ask(&mut c, "A", "c", 1, 1);
    add_ask(&mut c, "B", "a b", 2, 1);
    c.objectives = vec![Objective::People, Objective::WorstOff];
    let all_deals = Enumeration::new(&c, 8).unwrap();
    assert_eq!(all_deals.len(), 8);
    assert!(Enumeration::new(&c, 7).is_none());
    let optimum = all_deals.optimum().unwrap();
    assert_eq!(optimum.feasible, 6);
    assert_eq!(optimum.bests, [(party(&c, "A"), 1), (party(&c, "B"), 2)]);
    let (half, one) = (takas_model::Fraction::new(1, 2).unwrap(), takas_model::Fraction::new(1, 1).unwrap());
    assert_eq!(optimum.values, [Value::Number(2), Value::Leximin(vec![half, one])]);
    let mut best = [deal(&c, "a>B c>A"), deal(&c, "b>B c>A")];
    best.sort_unstable();
    assert_eq!(optimum.deals, best);
    let everything = add_rule(&mut c, "all", Sentence::Holds(all(&plain, "a b c")));
    let nothing = add_rule(&mut c, "none", Sentence::Holds(Condition::None(flow(&plain, "a b c"))));
    let all_deals = Enumeration::new(&c, 8).unwrap();
    assert_eq!(all_deals.optimum(), None);
    let rule = |index| ConflictMember::Rule(RuleRef::new(index));
    let expected = vec![
        vec![rule(0), ConflictMember::Rule(everything)],
        vec![ConflictMember::Rule(everything), ConflictMember::Rule(nothing)],
        vec![ConflictMember::Rule(nothing), ConflictMember::SomethingMoves],
    ];
    assert_eq!(all_deals.minimal_conflicts(), Some(expected));
    assert!(!all_deals.is_irreducible(&[rule(0), rule(1), rule(2)]));
}

#[test]
fn the_same_seed_makes_the_same_case() {
    for seed in 0..50 {
        assert_eq!(random_case(seed, 5_000), random_case(seed, 5_000));
    }
    assert_eq!(growth_case(3, 200), growth_case(3, 200));
    assert_ne!(growth_case(3, 200), growth_case(4, 200));
}

#[test]
fn random_cases_are_of_every_kind() {
    let (mut infeasible, mut conceding, mut unlawful) = (0, 0, 0);
    let (mut choices, mut ends, mut rankings, mut days) = (0, 0, 0, 0);
    let (mut windows, mut barred, mut steps) = (0, 0, 0);
    let mut kinds = [0_usize; 13];
    let mut spreads = std::collections::BTreeSet::new();
    for seed in 0..1_000 {
        let c = random_case(seed, 20_000);
        assert!((2..=5).contains(&c.parties.len()) && (1..=4).contains(&c.phases.len()));
        choices += usize::from(c.undertakings.iter().any(Undertaking::is_choice));
        ends += usize::from(c.undertakings.iter().any(|act| act.lasting != Lasting::Open));
        let ranked = |position: &Position| position.asks.windows(2).any(|pair| pair[0].name == pair[1].name);
        rankings += usize::from(c.positions.iter().any(ranked));
        days += usize::from(c.phases.len() == 4);
        windows += usize::from(!c.windows.is_empty());
        barred += usize::from(c.windows.iter().any(|window| window.first.index() > 0));
        let late = |objection: &Objection| matches!(objection.decision, Decision::Rejected(from) if from.index() > 0);
        let groups = |objection: &Objection| objection.units.iter().any(|(item, _)| c.item(*item).quantity > 1);
        steps += usize::from(c.objections.iter().any(|objection| late(objection) && groups(objection)));
        let all = Enumeration::new(&c, 20_000).unwrap_or_else(|| panic!("seed {seed} has too many deals"));
        infeasible += usize::from(all.optimum().is_none());
        conceding += usize::from(!c.concessions.is_empty());
        unlawful += usize::from(is_unlawful(&all));
        check_form(&c);
        for rule in &c.rules {
            kinds[kind(&rule.sentence)] += 1;
            if let Some((bound, spread)) = spread(&rule.sentence) {
                spreads.insert((kind(&rule.sentence), bound, spread));
            }
        }
    }
    assert!((100..450).contains(&infeasible), "{infeasible} of 1,000 without a deal");
    assert!(conceding > 400, "{conceding} of 1,000 with concessions");
    assert_eq!(unlawful, 0);
    assert!(choices > 200 && ends > 200 && rankings > 50 && days > 80, "{choices} {ends} {rankings} {days}");
    assert!(windows > 200 && barred > 50 && steps > 10, "{windows} with lists, {barred} {steps}");
    assert!(kinds.iter().all(|&count| count > 30), "{kinds:?}");
    // Counts in 3 bounds and 4 spreads, ratios and budgets in 3 and 3, worth in 2.
    assert_eq!(spreads.len(), 12 + 9 + 9 + 2, "{spreads:?}");
}

/// What `takas-formats` promises of a case.
fn check_form(c: &Case) {
    for concession in &c.concessions {
        assert!(concession.rule.index() < c.rules.len() && !concession.options.is_empty());
        assert!(concession.options.windows(2).all(|pair| pair[0].difficulty <= pair[1].difficulty));
        assert!(concession.options.iter().all(|option| option.difficulty >= 1));
    }
    assert!(c.concessions.windows(2).all(|pair| pair[0].rule < pair[1].rule));
    assert!(c.positions.windows(2).all(|pair| pair[0].party < pair[1].party));
    for position in &c.positions {
        assert!(position.asks.iter().all(|ask| ask.at_most >= 1 && ask.weight >= 1));
        assert!(position.holds.iter().all(|hold| c.item(hold.item).holder == position.party));
    }
    assert!(c.rules.windows(2).all(|pair| pair[0].owner <= pair[1].owner));
}

fn kind(sentence: &Sentence) -> usize {
    match sentence {
        Sentence::Holds(_) => 0,
        Sentence::Requires(..) => 1,
        Sentence::Excludes(..) => 2,
        Sentence::OnlyTo(..) => 3,
        Sentence::NeverTo(..) => 4,
        Sentence::OnlyIn(..) => 5,
        Sentence::Together(_) => 6,
        Sentence::Before { .. } => 7,
        Sentence::SamePhase(..) => 8,
        Sentence::Paced { .. } => 9,
        Sentence::Ratio { .. } => 10,
        Sentence::Budget { .. } => 11,
        Sentence::Worth { .. } => 12,
    }
}

fn spread(sentence: &Sentence) -> Option<(Bound, Spread)> {
    match sentence {
        Sentence::Paced { bound, spread, .. }
        | Sentence::Ratio { bound, spread, .. }
        | Sentence::Budget { bound, spread, .. } => Some((*bound, *spread)),
        Sentence::Worth { spread, .. } => Some((Bound::AtLeast, *spread)),
        _ => None,
    }
}

#[test]
fn grown_cases_hold_the_planted_deal() {
    let sizes = [(1, 100), (2, 300), (3, 1_000), (4, 3_000)];
    let make = |make: fn(u64, usize) -> Case| sizes.map(|(seed, people)| (seed, people, make(seed, people)));
    for (seed, people, c) in make(growth_case).into_iter().chain(make(roomy_growth_case)) {
        assert_eq!(c.items.len(), people);
        assert!((5..=20).contains(&c.parties.len()));
        let rules = c.rules.len() * 4;
        assert!(rules > people * 3 / 4 && rules < people * 5 / 4, "{} rules for {people}", c.rules.len());
        let judgement = judge(&c, &planted_deal(seed, people));
        assert_eq!(judgement.faults, [], "{people} people, seed {seed}");
        let moved = judgement.totals.people;
        assert!(moved * 3 > people as u64, "{moved} of {people} move");
    }
}

#[test]
fn an_undertaking_is_in_force_as_long_as_it_lasts() {
    let phase = PhaseRef::new;
    let lastings = (1..6).map(Lasting::Phases).chain((0..5).map(|p| Lasting::Until(phase(p)))).chain([Lasting::Open]);
    for lasting in lastings {
        for (first, last) in (0..5).flat_map(|first| (first..5).map(move |last| (first, last))) {
            let span = Span { first: phase(first), last: phase(last) };
            for begun in 0..5 {
                // Phase by phase: begun, and not yet over.
                let in_force = |p: usize| {
                    let over = match lasting {
                        Lasting::Open => false,
                        Lasting::Phases(phases) => p as u64 >= begun as u64 + phases,
                        Lasting::Until(end) => p > end.index(),
                    };
                    begun <= p && !over
                };
                let expected = (first..=last).all(in_force);
                let found = lasting.begins_for(span).is_some_and(|span| span.contains(phase(begun)));
                assert_eq!(found, expected, "{lasting:?} begun in {begun}, over {first} to {last}");
            }
        }
    }
}

#[test]
fn listed_cases_have_parts_of_groups_that_go_later() {
    let (mut stepped, mut infeasible) = (0, 0);
    for seed in 0..200 {
        let c = random_listed_case(seed, 20_000);
        let all = Enumeration::new(&c, 40_000).unwrap_or_else(|| panic!("seed {seed} has too many deals"));
        infeasible += usize::from(all.optimum().is_none());
        // A row over some candidates of a group, all of which stand in another row: so many by the end of an earlier phase.
        let program = base_program(&c, &[]).unwrap();
        let group = |row: &Inequality| c.item(candidates(&c)[row.terms[0].0 as usize].item).kind == Kind::Group;
        let part = |row: &&Inequality| {
            let of = |other: &Inequality| other.terms.len() > row.terms.len() && other.terms.starts_with(&row.terms);
            group(row) && program.rows.iter().any(of)
        };
        stepped += usize::from(program.rows.iter().any(|row| part(&row)));
        check_form(&c);
    }
    assert!(stepped > 40 && infeasible < 120, "{stepped} of 200 with rows of steps, {infeasible} without a deal");
}
