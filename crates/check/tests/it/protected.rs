//! Live cases: no rule stands against letting one more protected person go.

use takas_check::oracle::{Enumeration, conditions_protected, random_case};
use takas_check::{Fault, protected_free, verify};
use takas_model::{
    Bound, Case, Certificate, Condition, Deal, Flow, Kind, Nature, Objective, ObjectiveValue, Origin, Outcome,
    Protection, RuleRef, Sentence, Spread, Value,
};

use crate::build::{add, add_rule, all, any, case, deal, flow, item_ref, parties, party, person, selection, span};

/// A live case of two phases: A holds the minor kid and the adult ana, B the adult cem.
fn live() -> Case {
    let mut live = case(&["A", "B"], &[1, 1]);
    add(&mut live, "kid", person(), 1, "A", "B");
    add(&mut live, "ana", person(), 1, "A", "B");
    add(&mut live, "cem", person(), 1, "B", "A");
    live.items[0].protection = Some(Protection::Minor);
    live.nature = Nature::Live;
    live
}

/// Whether the sentence conditions the kid at some deal, by the oracle, and at this deal, by the judge.
fn check(name: &str, sentence: Sentence, at: &str, conditions: bool) {
    let mut c = live();
    let rule = add_rule(&mut c, name, sentence);
    assert_eq!(conditions_protected(&c, rule, 1_000), Some(conditions), "{name}, by enumeration");
    let expected = if conditions { vec![Fault::ConditionsProtected(rule, item_ref(&c, "kid"))] } else { Vec::new() };
    assert_eq!(protected_free(&c, &deal(&c, at)), expected, "{name}, at {at}");
}

#[test]
fn every_disguise_is_seen() {
    let c = live();
    let count = |bound, number, ids: &str| Condition::Count { bound, number, flow: flow(&c, ids) };
    let kid = || selection(&c, "kid");
    check("requires", Sentence::Requires(all(&c, "kid"), all(&c, "cem")), "ana>B", true);
    check("required", Sentence::Requires(all(&c, "cem"), all(&c, "kid")), "ana>B", false);
    check("excludes", Sentence::Excludes(any(&c, "kid"), any(&c, "ana")), "ana>B", true);
    check("at most", Sentence::Holds(count(Bound::AtMost, 1, "kid ana")), "ana>B", true);
    check("at least", Sentence::Holds(count(Bound::AtLeast, 1, "kid ana")), "ana>B", false);
    check("exactly", Sentence::Holds(count(Bound::Exactly, 1, "kid cem")), "cem>A", true);
    check("none", Sentence::Holds(Condition::None(flow(&c, "kid"))), "", true);
    check("only in", Sentence::OnlyIn(kid(), span(1, 1)), "", true);
    check("only to", Sentence::OnlyTo(kid(), vec![]), "", false);
    check("never to", Sentence::NeverTo(kid(), parties(&c, "B")), "", false);
    check("together with an adult", Sentence::Together(selection(&c, "kid ana")), "", true);
    check("alone", Sentence::Together(kid()), "", false);
    let before = Sentence::Before { first: selection(&c, "cem"), then: kid(), strict: false };
    check("before", before, "cem>A@1", true);
    check("same phase", Sentence::SamePhase(kid(), selection(&c, "cem")), "cem>A@1", true);
    let paced = |bound| Sentence::Paced { bound, number: 1, flow: flow(&c, "kid ana"), spread: Spread::EachPhase };
    check("capacity", paced(Bound::AtMost), "ana>B", true);
    let later = Condition::Any(Flow { phases: span(1, 1), ..flow(&c, "kid") });
    check("wanted later", Sentence::Holds(later.clone()), "kid>B@1", true);
    check("wanted later by another", Sentence::Requires(all(&c, "cem"), later), "cem>A kid>B@1", true);
    check("share of each phase", paced(Bound::AtLeast), "ana>B kid>B@1", true);
    let ratio = |of: &str, per: &str| Sentence::Ratio {
        bound: Bound::AtLeast,
        many: 1,
        of: flow(&c, of),
        each: 1,
        per: flow(&c, per),
        spread: Spread::Overall,
    };
    check("ratio against", ratio("cem", "kid ana"), "", true);
    check("ratio for", ratio("kid ana", "cem"), "", false);
    let budget = |weight| Sentence::Budget {
        weights: "w".to_owned(),
        weight: vec![(item_ref(&c, "kid"), weight)],
        flow: flow(&c, "kid cem"),
        bound: Bound::AtMost,
        limit: 0,
        spread: Spread::Overall,
    };
    check("budget", budget(3), "", true);
    check("relief", budget(-3), "", false);
    let worth = |whose: &str| Sentence::Worth {
        party: party(&c, whose),
        value: vec![(item_ref(&c, "kid"), 2), (item_ref(&c, "cem"), 2)],
        numerator: 1,
        denominator: 1,
        spread: Spread::Overall,
    };
    check("worth to the giver", worth("A"), "", true);
    check("worth to the receiver", worth("B"), "", false);
    check("worth to the receiver, given", worth("B"), "kid>B cem>A", false);
}

#[test]
fn refusals_and_families_of_protected_people_are_left_out() {
    let mut c = live();
    add(&mut c, "fal", Kind::Remains, 1, "A", "B");
    let family = add_rule(&mut c, "family", Sentence::Together(selection(&live_with_remains(), "kid fal")));
    let refusal = add_rule(&mut c, "refuses kid", Sentence::Holds(Condition::None(flow(&live(), "kid"))));
    c.rules[refusal.index()].origin = Origin::Refusal;
    assert_eq!(protected_free(&c, &Deal::default()), []);
    for rule in [family, refusal] {
        assert_eq!(conditions_protected(&c, rule, 1_000), Some(false));
    }
}

#[test]
fn a_family_of_two_holders_is_a_condition() {
    let mut c = live();
    let hurt = add(&mut c, "hurt", person(), 1, "B", "A");
    c.items[hurt.index()].protection = Some(Protection::WoundedOrSick);
    let both = selection(&c, "kid hurt");
    let rule = add_rule(&mut c, "family", Sentence::Together(both));
    assert_eq!(conditions_protected(&c, rule, 1_000), Some(true));
    let kid = item_ref(&c, "kid");
    let expected = [Fault::ConditionsProtected(rule, kid), Fault::ConditionsProtected(rule, hurt)];
    assert_eq!(protected_free(&c, &Deal::default()), expected);
}

#[test]
fn a_group_is_free_to_its_last_member() {
    let mut c = live();
    let group = add(&mut c, "wounded", Kind::Group, 3, "A", "B");
    c.items[group.index()].protection = Some(Protection::WoundedOrSick);
    let most = Condition::Count { bound: Bound::AtMost, number: 2, flow: flow(&c, "wounded") };
    let rule = add_rule(&mut c, "no more than two", Sentence::Holds(most));
    assert_eq!(protected_free(&c, &deal(&c, "wounded>B")), []);
    assert_eq!(protected_free(&c, &deal(&c, "wounded*2>B")), [Fault::ConditionsProtected(rule, group)]);
    assert_eq!(protected_free(&c, &deal(&c, "wounded*3>B")), []);
}

fn live_with_remains() -> Case {
    let mut c = live();
    add(&mut c, "fal", Kind::Remains, 1, "A", "B");
    c
}

#[test]
fn live_outcomes_are_refused_and_historical_ones_are_not() {
    let mut c = live();
    let rule = add_rule(&mut c, "requires", Sentence::Requires(all(&live(), "kid"), all(&live(), "cem")));
    c.objectives = vec![Objective::Protected];
    let value = Value::Number(0);
    let outcome = Outcome::Deal {
        deal: deal(&c, "ana>B"),
        objectives: vec![ObjectiveValue { objective: Objective::Protected, value, bound: None }],
        closed: false,
        unique: None,
        certificate: Box::new(Certificate::default()),
    };
    assert_eq!(verify(&c, &outcome).faults, [Fault::ConditionsProtected(rule, item_ref(&c, "kid"))]);
    c.nature = Nature::Historical;
    assert_eq!(verify(&c, &outcome).faults, []);
}

#[test]
fn random_live_cases_condition_nobody_and_historical_ones_do() {
    let mut conditioning = 0;
    for seed in 0..800 {
        let case = random_case(seed, 2_000);
        let all = Enumeration::new(&case, 2_000).expect("a small case");
        let rules: Vec<RuleRef> = case.rule_refs().filter(|&rule| all.conditions_protected(rule)).collect();
        if case.nature == Nature::Live {
            assert_eq!(rules, [], "seed {seed}");
        } else if !rules.is_empty() {
            conditioning += 1;
        }
        // What the judge finds at single deals, the oracle finds over all.
        let mut seen: Vec<RuleRef> = (0..all.len())
            .step_by(7)
            .flat_map(|index| protected_free(&case, &all.deal(index)))
            .filter_map(|fault| if let Fault::ConditionsProtected(rule, _) = fault { Some(rule) } else { None })
            .collect();
        seen.sort_unstable();
        seen.dedup();
        assert!(seen.iter().all(|rule| rules.contains(rule)), "seed {seed}: {seen:?} in {rules:?}");
    }
    assert!(conditioning > 100, "{conditioning} cases condition somebody protected");
}
