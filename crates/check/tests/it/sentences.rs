//! What each sentence means: rows of deals that keep it and deals that break it, by the judge's direct reading; and the same
//! rows by the encoding.

use takas_check::encode::{base_program, candidates, values};
use takas_check::{Fault, judge};
use takas_model::{Bound, Case, Condition, ConflictMember, Flow, ItemRef, RuleRef, Sentence, Spread};

use crate::build::{add_rule, all, any, deal, fixture, flow, item_ref, parties, party, selection, span};
use crate::refuter::solve;

/// Each deal keeps the sentence, or, after `!`, breaks it.
fn check(name: &str, case: &Case, sentence: Sentence, rows: &[&str]) {
    let mut case = case.clone();
    let rule = add_rule(&mut case, name, sentence);
    for row in rows {
        let (words, keeps) = row.strip_prefix('!').map_or((*row, true), |words| (words, false));
        let deal = deal(&case, words);
        let faults: Vec<Fault> =
            judge(&case, &deal).faults.into_iter().filter(|fault| *fault != Fault::Empty).collect();
        let expected = if keeps { Vec::new() } else { vec![Fault::Broken(rule)] };
        assert_eq!(faults, expected, "{name}: {row}");
        assert_eq!(encoded(&case, rule, &deal), keeps, "{name}, encoded: {row}");
    }
}

/// Whether the base program of the rule has a solution with the candidates as in the deal.
fn encoded(case: &Case, rule: RuleRef, deal: &takas_model::Deal) -> bool {
    let mut program = base_program(case, &[ConflictMember::Rule(rule)]).unwrap();
    let values = values(&candidates(case), deal).unwrap();
    for (bounds, value) in program.variables.iter_mut().zip(values) {
        bounds.lower = i128::from(value);
        bounds.upper = i128::from(value);
    }
    solve(&program).is_ok()
}

fn count(bound: Bound, number: u64, flow: Flow) -> Condition {
    Condition::Count { bound, number, flow }
}

fn to(case: &Case, ids: &str, to: &str) -> Flow {
    Flow { to: parties(case, to), ..flow(case, ids) }
}

#[test]
fn counts() {
    let c = fixture();
    let three = |bound| Sentence::Holds(count(bound, 3, flow(&c, "ana ben group")));
    let less = "!group*2>B";
    check("at least", &c, three(Bound::AtLeast), &["ana>B group*2>C", "group*4>B", less, "!", "!cem>A dia>A fal>A"]);
    check(
        "at most",
        &c,
        three(Bound::AtMost),
        &["", "group*3>B", "ana>B ben>B@2 group>B cem>A", "!group*2>B group*2>C"],
    );
    check("exactly", &c, three(Bound::Exactly), &["group*3>B", "ana>B ben>B@2 group>B", "!group*4>B", less, "!"]);
    check("at least 0", &c, Sentence::Holds(count(Bound::AtLeast, 0, flow(&c, "ana"))), &["", "ana>B"]);
    check(
        "at least 9 of 8",
        &c,
        Sentence::Holds(count(Bound::AtLeast, 9, flow(&c, "ana ben group"))),
        &["!", "!ana>B"],
    );
}

#[test]
fn counts_within_flows() {
    let c = fixture();
    let one = |flow| Sentence::Holds(count(Bound::AtLeast, 1, flow));
    check("to", &c, one(to(&c, "ana ben", "C")), &["ana>C", "!ana>B ben>B"]);
    check("to either", &c, one(to(&c, "ana ben", "B C")), &["ana>C", "ben>B"]);
    check("to nobody's", &c, one(to(&c, "ana ben", "D")), &["!ana>C", "!ben>B"]);
    check("from", &c, one(Flow { from: parties(&c, "B"), ..flow(&c, "ana cem") }), &["cem>A", "!ana>B"]);
    check("in", &c, one(Flow { phases: span(1, 1), ..flow(&c, "ana") }), &["ana>B@1", "!ana>B", "!ana>B@2"]);
    check("by", &c, one(Flow { phases: span(0, 1), ..flow(&c, "ana") }), &["ana>B@1", "ana>B", "!ana>B@2"]);
    check("after", &c, one(Flow { phases: span(2, 2), ..flow(&c, "ana") }), &["!ana>B@1", "ana>B@2"]);
    check("no phase", &c, one(Flow { phases: span(2, 1), ..flow(&c, "ana") }), &["!ana>B@1", "!ana>B@2"]);
    check("undertaken", &c, one(flow(&c, "fire")), &["fire@2", "!open"]);
    check("an undertaking goes nowhere", &c, one(to(&c, "fire", "B")), &["!fire@2"]);
}

#[test]
fn all_none_any() {
    let c = fixture();
    let holds = Sentence::Holds;
    check("all", &c, holds(all(&c, "ana group")), &["ana>B group*6>C", "!ana>B group*5>C", "!"]);
    let from_a = Flow { from: parties(&c, "A"), ..flow(&c, "ana cem") };
    check("all held by A", &c, holds(Condition::All(from_a)), &["ana>B", "!cem>A"]);
    check("all to C", &c, holds(Condition::All(to(&c, "ana ben", "C"))), &["ana>C ben>C@1", "!ana>C ben>B"]);
    check("none", &c, holds(Condition::None(flow(&c, "ana group"))), &["", "ben>B", "!group>B"]);
    check("any", &c, holds(any(&c, "ana group")), &["group>B", "!ben>B"]);
    check("of nothing", &c, holds(Condition::All(flow(&c, ""))), &["", "ana>B"]);
    check("any of nothing", &c, holds(any(&c, "")), &["!", "!ana>B"]);
}

#[test]
fn not_and_or() {
    let c = fixture();
    let holds = Sentence::Holds;
    let not = |condition| Condition::Not(Box::new(condition));
    let (ana, ben, cem) = (|| all(&c, "ana"), || all(&c, "ben"), || all(&c, "cem"));
    check("not", &c, holds(not(ana())), &["", "!ana>C"]);
    check("not not", &c, holds(not(not(ana()))), &["!", "ana>C"]);
    check("and", &c, holds(Condition::And(vec![ana(), ben()])), &["ana>B ben>B", "!ana>B"]);
    check("or", &c, holds(Condition::Or(vec![ana(), ben()])), &["ana>B", "ben>B", "!cem>A"]);
    check("and of none", &c, holds(Condition::And(vec![])), &["", "ana>B"]);
    check("or of none", &c, holds(Condition::Or(vec![])), &["!", "!ana>B"]);
    let mixed = Condition::Or(vec![Condition::And(vec![ana(), not(ben())]), cem()]);
    check("nested", &c, holds(mixed.clone()), &["ana>B", "cem>A", "!ana>B ben>B", "ana>B ben>B cem>A", "!"]);
    check("nested, denied", &c, holds(not(mixed)), &["!ana>B", "!cem>A", "ana>B ben>B", "", "ben>B"]);
    let exactly = || count(Bound::Exactly, 2, flow(&c, "ana group"));
    check("not exactly", &c, holds(not(exactly())), &["", "group>B", "!group*2>B", "group*3>B", "!ana>B group>B"]);
    let most = || count(Bound::AtMost, 2, flow(&c, "group"));
    check("not at most", &c, holds(not(most())), &["!", "!group*2>B", "group*3>B"]);
    let deep = Condition::And(vec![
        Condition::Or(vec![exactly(), Condition::And(vec![ana(), cem()])]),
        Condition::Or(vec![ben(), most()]),
    ]);
    check(
        "deep",
        &c,
        holds(deep),
        &["ana>B group>C", "ana>B cem>A ben>B group*6>B", "!ana>B cem>A group*6>B", "!ben>B"],
    );
}

#[test]
fn requires_and_excludes() {
    let c = fixture();
    let requires = Sentence::Requires(all(&c, "cem"), count(Bound::AtLeast, 4, flow(&c, "ana ben group")));
    check("requires", &c, requires, &["", "group*2>B", "cem>A ana>B group*3>C", "!cem>A group*3>B", "dia>A"]);
    let partly = Sentence::Requires(any(&c, "group"), all(&c, "group"));
    check("all or nothing", &c, partly, &["", "group*6>B", "group*3>B group*3>C@2", "!group*5>B", "!group>C"]);
    let excludes = Sentence::Excludes(all(&c, "ana ben"), any(&c, "cem dia"));
    check("excludes", &c, excludes, &["ana>B cem>A", "ana>B ben>B", "!ana>B ben>B dia>C", "cem>A dia>A"]);
    let groups =
        Sentence::Excludes(count(Bound::AtLeast, 2, flow(&c, "group")), count(Bound::AtLeast, 3, flow(&c, "aid")));
    check("excludes, in numbers", &c, groups, &["group*6>B aid*2>A", "group>B aid*6>A@2", "!group*2>B aid*3>A"]);
    let undertaking = Sentence::Requires(all(&c, "ana"), all(&c, "open"));
    check("requires an undertaking", &c, undertaking, &["open@2", "ana>B open@2", "!ana>B fire"]);
}

#[test]
fn destinations_and_phases() {
    let c = fixture();
    let only = Sentence::OnlyTo(selection(&c, "ana group"), parties(&c, "C D"));
    check("only to", &c, only, &["", "ana>C group*6>C@2", "ben>B", "!ana>B", "!group*5>C group>B"]);
    let never = Sentence::NeverTo(selection(&c, "ana group"), parties(&c, "C D"));
    check("never to", &c, never, &["", "ana>B group*6>B@2", "ben>C", "!ana>C", "!group*5>B group>C"]);
    check("undertakings go nowhere", &c, Sentence::OnlyTo(selection(&c, "fire"), vec![]), &["fire"]);
    let only_in = Sentence::OnlyIn(selection(&c, "ana fire"), span(1, 2));
    check("only in", &c, only_in, &["ana>B@1", "fire@2 ben>B", "!ana>B", "!fire"]);
}

#[test]
fn families() {
    let c = fixture();
    let family = || Sentence::Together(selection(&c, "ana ben"));
    let rows = ["", "ana>B ben>B", "ana>C@2 ben>C@2", "!ana>B", "!ben>C@2", "!ana>B ben>C", "!ana>B ben>B@1"];
    check("together", &c, family(), &rows);
    let three = Sentence::Together(selection(&c, "ana ben cem"));
    check("over two custodies", &c, three, &["ana>C ben>C cem>C", "!ana>C ben>C", "!ana>B ben>B cem>A", "dia>A"]);
    check("one alone", &c, Sentence::Together(selection(&c, "ana")), &["", "ana>B"]);
}

#[test]
fn order() {
    let c = fixture();
    let before =
        |strict| Sentence::Before { first: selection(&c, "ana group"), then: selection(&c, "cem fire"), strict };
    let rows = [
        "",
        "ana>B@2",
        "cem>A",
        "ana>B cem>A@1",
        "ana>B@1 group>B fire@2",
        "!ana>B@1 cem>A",
        "!group>B ana>B@2 fire@1",
    ];
    check("before", &c, before(false), &rows);
    check("before, same phase", &c, before(false), &["ana>B@1 cem>A@1", "ana>B group>C@1 fire@1"]);
    check("strictly before", &c, before(true), &rows);
    check("strictly before, same phase", &c, before(true), &["!ana>B@1 cem>A@1", "!ana>B group>C@1 fire@1"]);
    let itself = |strict| Sentence::Before { first: selection(&c, "ana ben"), then: selection(&c, "ben"), strict };
    check("before itself", &c, itself(false), &["ben>B", "ana>B ben>B@1", "!ana>B@1 ben>B"]);
    check("strictly before itself", &c, itself(true), &["ana>B", "!ben>B", "!ana>B ben>B@1"]);
    let same = Sentence::SamePhase(selection(&c, "ana group"), selection(&c, "cem"));
    check(
        "same phase",
        &c,
        same,
        &["", "ana>B@1", "ana>B@2 cem>A@2 group>C@2", "!ana>B cem>A@2", "!group>B group>B@1"],
    );
}

#[test]
fn paced_counts() {
    let c = fixture();
    let paced = |bound, number, spread, phases| {
        let flow = Flow { phases, ..flow(&c, "ana ben group") };
        Sentence::Paced { bound, number, flow, spread }
    };
    let whole = c.all_phases();
    let each = paced(Bound::AtMost, 2, Spread::EachPhase, whole);
    check("each phase", &c, each, &["", "group*2>B group*2>B@1 group*2>B@2", "!ana>B group*2>B", "!group*3>C@2"]);
    let boundary = paced(Bound::AtMost, 3, Spread::EachBoundary, whole);
    check("each boundary", &c, boundary, &["group*3>B", "ana>B@0 ben>B@1 group>B@2", "!group*2>B group*2>B@2"]);
    let from_start = paced(Bound::AtLeast, 1, Spread::EachBoundary, whole);
    check("at least at each boundary", &c, from_start, &["ana>B", "!", "!ana>B@1", "!group*6>B@2"]);
    let day = paced(Bound::AtMost, 1, Spread::PerDay, whole);
    check("per day", &c, day, &["group*2>B ana>B@1 group*3>B@2", "!group*3>B", "!ana>B@1 ben>B@1", "!group*4>B@2"]);
    let overall = paced(Bound::Exactly, 2, Spread::Overall, span(1, 2));
    check("overall in its own span", &c, overall, &["group*2>B@1", "ana>B@1 ben>B@2 group*6>B", "!group*2>B", "!"]);
    let late = paced(Bound::AtLeast, 1, Spread::EachPhase, span(1, 2));
    check("each phase of its own span", &c, late, &["ana>B@1 ben>B@2", "!ana>B@1", "!ana>B ben>B@1"]);
    let late_boundary = paced(Bound::AtLeast, 1, Spread::EachBoundary, span(1, 2));
    check("no boundary is passed over", &c, late_boundary, &["!ana>B@1 ben>B@2", "!ana>B ben>B@1"]);
    let none = paced(Bound::AtLeast, 1, Spread::EachPhase, span(2, 1));
    check("an empty span meets no phase", &c, none, &["", "ana>B"]);
}

#[test]
fn ratios() {
    let c = fixture();
    let ratio = |bound, spread| Sentence::Ratio {
        bound,
        many: 3,
        of: flow(&c, "group"),
        each: 2,
        per: flow(&c, "cem dia fal"),
        spread,
    };
    // 2·group against 3·(cem, dia, fal)
    let least = ratio(Bound::AtLeast, Spread::Overall);
    check(
        "at least",
        &c,
        least,
        &["", "group>B", "group*2>B cem>A", "group*3>B cem>A dia>A", "!group>B cem>A", "!fal>A"],
    );
    let most = ratio(Bound::AtMost, Spread::Overall);
    check(
        "at most",
        &c,
        most,
        &["", "cem>A", "group>B cem>A", "group*3>B cem>A dia>A", "!group*2>B cem>A", "!group>B"],
    );
    let exactly = ratio(Bound::Exactly, Spread::Overall);
    check("exactly", &c, exactly, &["", "group*3>B cem>A fal>A", "!group*2>B cem>A", "!cem>A", "!group>B"]);
    let each = ratio(Bound::AtLeast, Spread::EachPhase);
    check("each phase", &c, each, &["group*2>B@1 cem>A@1", "group*5>B@1", "!group*2>B cem>A@1"]);
    let boundary = ratio(Bound::AtLeast, Spread::EachBoundary);
    check("each boundary", &c, boundary, &["group*2>B cem>A@1", "!cem>A group*2>B@1", "group*2>B cem>A group*4>B@2"]);
    let spans = Sentence::Ratio {
        bound: Bound::AtLeast,
        many: 1,
        of: Flow { phases: span(0, 0), ..flow(&c, "group") },
        each: 1,
        per: Flow { phases: span(1, 1), ..flow(&c, "cem dia") },
        spread: Spread::EachPhase,
    };
    check("spans of their own", &c, spans, &["group>B", "cem>A@0", "cem>A@2", "!group>B cem>A@1"]);
    let overlapping = Sentence::Ratio {
        bound: Bound::AtMost,
        many: 1,
        of: flow(&c, "ana"),
        each: 2,
        per: flow(&c, "ana ben cem"),
        spread: Spread::Overall,
    };
    check("one in two of themselves", &c, overlapping, &["", "ana>B ben>B", "!ana>B", "ben>B cem>A"]);
}

#[test]
fn budgets() {
    let c = fixture();
    let weight: Vec<(ItemRef, i64)> =
        [("ana", 30), ("cem", -20), ("group", 7)].iter().map(|&(id, w)| (item_ref(&c, id), w)).collect();
    let budget = |bound, limit, spread| Sentence::Budget {
        weights: "severity".to_owned(),
        weight: weight.clone(),
        flow: flow(&c, "ana ben cem group"),
        bound,
        limit,
        spread,
    };
    let most = budget(Bound::AtMost, 30, Spread::Overall);
    check("at most", &c, most, &["", "ana>B", "ana>B ben>B", "ana>B cem>A group*2>B", "!ana>B group>B", "!group*5>B"]);
    let least = budget(Bound::AtLeast, -10, Spread::Overall);
    check("at least", &c, least, &["", "ana>B cem>A", "cem>A group*2>B", "!cem>A", "!cem>A group>C"]);
    let exactly = budget(Bound::Exactly, 14, Spread::Overall);
    check("exactly", &c, exactly, &["group*2>B", "group>B group>C@2 ben>B", "!group*3>B", "!"]);
    let each = budget(Bound::AtMost, 14, Spread::EachPhase);
    check("each phase", &c, each, &["group*2>B group*2>B@1 group*2>B@2", "!group*3>B", "ana>B@1 cem>A@1"]);
    let boundary = budget(Bound::AtMost, 14, Spread::EachBoundary);
    check(
        "each boundary",
        &c,
        boundary,
        &["cem>A ana>B@1", "!ana>B cem>A@1", "group>B group>B@2", "!group*2>B group>B@2"],
    );
}

#[test]
fn acceptance_by_numbers() {
    let c = fixture();
    let value: Vec<(ItemRef, i64)> = [("ana", 6), ("group", 2), ("cem", 5), ("aid", 1), ("fire", 3), ("open", 4)]
        .iter()
        .map(|&(id, v)| (item_ref(&c, id), v))
        .collect();
    let worth = |numerator, denominator, spread| Sentence::Worth {
        party: party(&c, "A"),
        value: value.clone(),
        numerator,
        denominator,
        spread,
    };
    // A receives cem, aid to A, the undertaking of B; gives ana, the group, its own undertaking.
    let whole = worth(1, 1, Spread::Overall);
    let rows = [
        "",
        "cem>A",
        "ben>B",
        "open",
        "ana>B cem>A aid>A",
        "fire open",
        "!ana>B cem>A",
        "!cem>C ana>B",
        "!fire aid*2>A",
    ];
    check("overall", &c, whole, &rows);
    let part = worth(4, 5, Spread::Overall);
    check("four fifths", &c, part, &["ana>B cem>A", "group*5>B@2 open aid*4>A", "!group*5>C open aid*3>A"]);
    let boundary = worth(1, 1, Spread::EachBoundary);
    check("each boundary", &c, boundary, &["cem>A group*2>B@1", "!group*2>B cem>A@1", "open group>B@1 group>C@2"]);
}

#[test]
fn conditions_that_do_not_fit_are_told() {
    let mut c = fixture();
    let huge = Sentence::Worth {
        party: party(&c, "A"),
        value: vec![(item_ref(&c, "group"), i64::MAX)],
        numerator: u64::MAX,
        denominator: u64::MAX,
        spread: Spread::Overall,
    };
    let rule = add_rule(&mut c, "huge", huge);
    c.items[4].quantity = u64::MAX;
    let judgement = judge(&c, &deal(&c, &format!("group*{}>B", u64::MAX)));
    assert_eq!(judgement.faults, [Fault::RuleTooLarge(rule)]);
    assert!(base_program(&c, &[ConflictMember::Rule(rule)]).is_err());
}
