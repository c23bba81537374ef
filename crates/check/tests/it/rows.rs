//! Rows of small cases, written out by hand from `docs/reference/encoding.md`.

use takas_check::encode::stages::Standing;
use takas_check::encode::{FullProgram, all_members, base_program, candidates, concession_program};
use takas_model::{
    Bound, Case, Concession, ConcessionOption, Condition, ConflictMember, Flow, Kind, Lasting, Objective, RuleRef,
    Sentence, Spread, Undertaking,
};

use crate::build::{
    add, add_ask, add_rule, all, any, case, deal, flow, item_ref, parties, party, person, rows, selection, span,
    trucks, uppers,
};

/// A case of one phase: A holds a, b, c for B; a group of three for B; B holds d for A.
/// Variables: a x0, b x1, c x2, group x3 (0..3), d x4.
fn small() -> Case {
    let mut small = case(&["A", "B"], &[1]);
    for id in ["a", "b", "c"] {
        add(&mut small, id, person(), 1, "A", "B");
    }
    add(&mut small, "group", Kind::Group, 3, "A", "B");
    add(&mut small, "d", person(), 1, "B", "A");
    small
}

fn base(case: &Case) -> takas_check::Program {
    base_program(case, &all_members(case)).unwrap()
}

/// The rows and the new variables' uppers of one sentence on [`small`].
fn check(name: &str, sentence: Sentence, expected: &[&str], new: usize) {
    let mut case = small();
    let rule = add_rule(&mut case, name, sentence);
    let program = base_program(&case, &[ConflictMember::Rule(rule)]).unwrap();
    assert_eq!(rows(&program), expected, "{name}");
    let mut variables = vec![1, 1, 1, 3, 1];
    variables.resize(5 + new, 1);
    assert_eq!(uppers(&program), variables, "{name}");
}

#[test]
fn candidates_in_order() {
    let mut c = case(&["A", "B", "C"], &[2, 1]);
    add(&mut c, "a", person(), 1, "A", "C A B C");
    add(&mut c, "aid", trucks(Some(2)), 3, "B", "A C");
    add(&mut c, "fire", Kind::Undertaking, 1, "C", "");
    add(&mut c, "refuser", person(), 1, "A", "B");
    add(&mut c, "held back", person(), 1, "A", "B");
    let Kind::Person(refuser) = &mut c.items[3].kind else { panic!() };
    refuser.no_return_to = vec![takas_model::PartyRef::new(1)];
    c.positions[0].holds.pop();
    c.positions[1].holds[0].phases = span(0, 7);
    let found: Vec<(String, String, usize, u64)> = candidates(&c)
        .iter()
        .map(|candidate| {
            let to = candidate.to.map_or("-", |to| c.party(to).id.as_str());
            (c.item(candidate.item).id.clone(), to.to_owned(), candidate.phase.index(), candidate.upper)
        })
        .collect();
    let expected = [
        ("a", "C", 0, 1),
        ("a", "C", 1, 1),
        ("a", "B", 0, 1),
        ("a", "B", 1, 1),
        ("aid", "A", 0, 3),
        ("aid", "A", 1, 2),
        ("aid", "C", 0, 3),
        ("aid", "C", 1, 2),
        ("fire", "-", 0, 1),
        ("fire", "-", 1, 1),
    ];
    assert_eq!(found, expected.map(|(item, to, phase, upper)| (item.to_owned(), to.to_owned(), phase, upper)));
    let expected = [
        "-x0 - x1 - x2 - x3 >= -1",
        "-x4 - x5 - x6 - x7 >= -3",
        "-x4 - x6 >= -4",
        "-x5 - x7 >= -2",
        "-x8 - x9 >= -1",
        "x0 + x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8 + x9 >= 1",
    ];
    assert_eq!(rows(&base(&c)), expected);
}

#[test]
fn a_case_without_candidates_cannot_move_anything() {
    let mut c = case(&["A", "B"], &[1]);
    add(&mut c, "a", person(), 1, "A", "");
    assert_eq!(rows(&base(&c)), ["0 >= 1"]);
}

#[test]
fn conditions_alone() {
    let c = small();
    let count = |bound, number, ids: &str| Condition::Count { bound, number, flow: flow(&c, ids) };
    let holds = Sentence::Holds;
    check("true", holds(count(Bound::AtLeast, 0, "a")), &[], 0);
    check("false", holds(count(Bound::AtLeast, 2, "a")), &["0 >= 1"], 0);
    check("at least", holds(count(Bound::AtLeast, 2, "a b c")), &["x0 + x1 + x2 >= 2"], 0);
    check("at most", holds(count(Bound::AtMost, 2, "a group")), &["-x0 - x3 >= -2"], 0);
    check("exactly", holds(count(Bound::Exactly, 2, "a b c")), &["x0 + x1 + x2 >= 2", "-x0 - x1 - x2 >= -2"], 0);
    check("exactly none, half true", holds(count(Bound::Exactly, 0, "a b")), &["-x0 - x1 >= 0"], 0);
    check("all", holds(all(&c, "a group")), &["x0 + x3 >= 4"], 0);
    check("and", holds(Condition::And(vec![all(&c, "a"), any(&c, "b group")])), &["x0 >= 1", "x1 + x3 >= 1"], 0);
    let denied = |condition| Condition::Not(Box::new(condition));
    check("not at least", holds(denied(count(Bound::AtLeast, 2, "a b c"))), &["-x0 - x1 - x2 >= -1"], 0);
    check("not at most", holds(denied(count(Bound::AtMost, 1, "group"))), &["x3 >= 2"], 0);
    check("not all", holds(denied(all(&c, "group"))), &["-x3 >= -2"], 0);
    check("not any", holds(denied(any(&c, "group"))), &["-x3 >= 0"], 0);
}

#[test]
fn disjunctions() {
    let c = small();
    let count = |bound, number, ids: &str| Condition::Count { bound, number, flow: flow(&c, ids) };
    // Literals only: 1 - x0 and x1.
    check("a requires b", Sentence::Requires(all(&c, "a"), all(&c, "b")), &["-x0 + x1 >= 0"], 0);
    check("a excludes b", Sentence::Excludes(all(&c, "a"), all(&c, "b")), &["-x0 - x1 >= -1"], 0);
    // One part that is no literal: x0 + x1 + x2 ≥ 2 with lo 0, so + 2·(1 - x4).
    let two = || count(Bound::AtLeast, 2, "a b c");
    check("d requires two", Sentence::Requires(all(&c, "d"), two()), &["x0 + x1 + x2 - 2x4 >= 0"], 0);
    // The form on both sides: -x0 ≥ 0 is the literal 1 - x0; x0 + x1 + x2 ≥ 2.
    check("a requires two with itself", Sentence::Requires(all(&c, "a"), two()), &["-x0 + x1 + x2 >= 0"], 0);
    // A literal of two variables is none: -(x0 + x1) ≥ -1 has lo -2, hi 0; k - lo = 1.
    let both = Sentence::Excludes(all(&c, "a b"), all(&c, "c"));
    check("a and b exclude c", both, &["-x0 - x1 - x2 >= -2"], 0);
    // Two parts that are no literals: b5: -x3 ≥ -1 (lo -3, k - lo 2); b6: x0 + x1 + x2 ≥ 2.
    let both = Sentence::Requires(count(Bound::AtLeast, 2, "group"), two());
    check("two require two", both, &["-x3 - 2x5 >= -3", "x0 + x1 + x2 - 2x6 >= 0", "x5 + x6 >= 1"], 2);
    // A conjunction is no literal even of literals: imply x1 ≥ 1, x2 ≥ 1.
    let and = Sentence::Requires(all(&c, "a"), Condition::And(vec![all(&c, "b"), all(&c, "c")]));
    check("a requires b and c", and, &["x1 - x5 >= 0", "x2 - x5 >= 0", "-x0 + x5 >= 0"], 1);
    // Exactly, denied, stands directly in the disjunction: -x3 ≥ 0 (lo -3), x3 ≥ 2 (lo 0), and the literal x1.
    let exactly = Sentence::Requires(count(Bound::Exactly, 1, "group"), all(&c, "b"));
    check("exactly one requires b", exactly, &["-x3 - 3x5 >= -3", "x3 - 2x6 >= 0", "x1 + x5 + x6 >= 1"], 2);
    // A disjunction within a conjunction within a disjunction.
    let inner = Condition::Or(vec![two(), all(&c, "group"), all(&c, "d")]);
    let deep = Sentence::Requires(all(&c, "a"), Condition::And(vec![all(&c, "b"), inner]));
    let expected =
        ["x1 - x5 >= 0", "x0 + x1 + x2 - 2x6 >= 0", "x3 - 3x7 >= 0", "x4 - x5 + x6 + x7 >= 0", "-x0 + x5 >= 0"];
    check("deep", deep, &expected, 3);
    // What is certain or impossible drops out.
    let certain = Sentence::Requires(all(&c, "a"), count(Bound::AtLeast, 0, "b"));
    check("requires nothing", certain, &[], 0);
    check("requires too much", Sentence::Requires(all(&c, "a"), count(Bound::AtLeast, 4, "group")), &["-x0 >= 0"], 0);
    // A repeated part stays: 1 - x0 twice... and a row without terms stays too.
    let twice = Condition::Or(vec![all(&c, "a"), all(&c, "a")]);
    check("repeated", Sentence::Holds(twice), &["2x0 >= 1"], 0);
    check("either way", Sentence::Requires(all(&c, "a"), all(&c, "a")), &["0 >= 0"], 0);
}

#[test]
fn destinations_families_order() {
    let mut c = case(&["A", "B", "C"], &[1, 1]);
    add(&mut c, "a", person(), 1, "A", "B C");
    add(&mut c, "b", person(), 1, "A", "C");
    // a: B0 x0, B1 x1, C0 x2, C1 x3; b: C0 x4, C1 x5
    let items = ["-x0 - x1 - x2 - x3 >= -1", "-x4 - x5 >= -1"];
    let only = |case: &Case, sentence: Sentence| {
        let mut case = case.clone();
        let rule = add_rule(&mut case, "it", sentence);
        rows(&base_program(&case, &[ConflictMember::Rule(rule)]).unwrap())
    };
    let with = |more: &[&str]| items.iter().chain(more).map(|row| (*row).to_owned()).collect::<Vec<String>>();
    let both = selection(&c, "a b");
    assert_eq!(only(&c, Sentence::OnlyTo(both.clone(), parties(&c, "B"))), with(&["-x2 - x3 - x4 - x5 >= 0"]));
    assert_eq!(only(&c, Sentence::NeverTo(both.clone(), parties(&c, "B"))), with(&["-x0 - x1 >= 0"]));
    assert_eq!(only(&c, Sentence::OnlyIn(both.clone(), span(1, 1))), with(&["-x0 - x2 - x4 >= 0"]));
    // To A nothing; to B x0 and x1 alone; to C the differences. x0 ≥ 0 is certain, -x0 ≥ 0 is not.
    let family = ["-x0 >= 0", "-x1 >= 0", "x2 - x4 >= 0", "-x2 + x4 >= 0", "x3 - x5 >= 0", "-x3 + x5 >= 0"];
    assert_eq!(only(&c, Sentence::Together(both.clone())), with(&family));
    let (a, b) = (selection(&c, "a"), selection(&c, "b"));
    // Phase 0: not b in 0, or no a in 1: literals 1 - x4 and 1 - x1 - x3, for a moves but once. Phase 1: nothing after.
    let before = Sentence::Before { first: a.clone(), then: b.clone(), strict: false };
    assert_eq!(only(&c, before), with(&["-x1 - x3 - x4 >= -1"]));
    // Strict: phase 0: or no a at all; phase 1: not b in 1, or no a in 1.
    let strict = Sentence::Before { first: a.clone(), then: b.clone(), strict: true };
    assert_eq!(only(&c, strict), with(&["-x0 - x1 - x2 - x3 - x4 >= -1", "-x1 - x3 - x5 >= -1"]));
    // Two sums of two items, no literals.
    let same = ["-x0 - x2 - x4 - 2x6 >= -2", "-x1 - x3 - x5 - 2x7 >= -2", "x6 + x7 >= 1"];
    assert_eq!(only(&c, Sentence::SamePhase(a, b)), with(&same));
}

#[test]
fn stretches() {
    let mut c = case(&["A", "B"], &[2, 3]);
    add(&mut c, "group", Kind::Group, 5, "A", "B");
    add(&mut c, "d", person(), 1, "B", "A");
    add(&mut c, "fire", Kind::Undertaking, 1, "A", "");
    // group x0, x1; d x2, x3; fire x4, x5
    let items = ["-x0 - x1 >= -5", "-x2 - x3 >= -1", "-x4 - x5 >= -1"];
    let rule = |sentence: Sentence| {
        let mut case = c.clone();
        let rule = add_rule(&mut case, "it", sentence);
        rows(&base_program(&case, &[ConflictMember::Rule(rule)]).unwrap())
    };
    let with = |more: &[&str]| items.iter().chain(more).map(|row| (*row).to_owned()).collect::<Vec<String>>();
    let paced = |bound, spread, phases| {
        rule(Sentence::Paced { bound, number: 1, flow: Flow { phases, ..flow(&c, "group") }, spread })
    };
    let whole = c.all_phases();
    assert_eq!(paced(Bound::AtMost, Spread::Overall, whole), with(&["-x0 - x1 >= -1"]));
    assert_eq!(paced(Bound::AtMost, Spread::EachPhase, whole), with(&["-x0 >= -1", "-x1 >= -1"]));
    assert_eq!(paced(Bound::AtMost, Spread::EachBoundary, whole), with(&["-x0 >= -1", "-x0 - x1 >= -1"]));
    assert_eq!(paced(Bound::AtMost, Spread::PerDay, whole), with(&["-x0 >= -2", "-x1 >= -3"]));
    assert_eq!(paced(Bound::Exactly, Spread::PerDay, whole), with(&["x0 >= 2", "-x0 >= -2", "x1 >= 3", "-x1 >= -3"]));
    assert_eq!(paced(Bound::AtLeast, Spread::EachPhase, span(1, 1)), with(&["x1 >= 1"]));
    // A boundary is never left out: nothing has moved in the span by the end of phase 0.
    assert_eq!(paced(Bound::AtLeast, Spread::EachBoundary, span(1, 1)), with(&["0 >= 1"]));
    let ratio = |bound, spread| {
        rule(Sentence::Ratio { bound, many: 3, of: flow(&c, "group"), each: 2, per: flow(&c, "d"), spread })
    };
    assert_eq!(ratio(Bound::AtLeast, Spread::Overall), with(&["2x0 + 2x1 - 3x2 - 3x3 >= 0"]));
    let each = ["2x0 - 3x2 >= 0", "-2x0 + 3x2 >= 0", "2x1 - 3x3 >= 0", "-2x1 + 3x3 >= 0"];
    assert_eq!(ratio(Bound::Exactly, Spread::EachPhase), with(&each));
    let boundary = ["-2x0 + 3x2 >= 0", "-2x0 - 2x1 + 3x2 + 3x3 >= 0"];
    assert_eq!(ratio(Bound::AtMost, Spread::EachBoundary), with(&boundary));
    let weight = vec![(item_ref(&c, "group"), 7), (item_ref(&c, "d"), -2)];
    let budget = |bound, spread| {
        let flow = flow(&c, "group d fire");
        rule(Sentence::Budget { weights: "w".to_owned(), weight: weight.clone(), flow, bound, limit: 9, spread })
    };
    assert_eq!(budget(Bound::AtMost, Spread::Overall), with(&["-7x0 - 7x1 + 2x2 + 2x3 >= -9"]));
    assert_eq!(budget(Bound::AtLeast, Spread::EachPhase), with(&["7x0 - 2x2 >= 9", "7x1 - 2x3 >= 9"]));
    let value = vec![(item_ref(&c, "group"), 4), (item_ref(&c, "d"), 6), (item_ref(&c, "fire"), 5)];
    let worth = |id: &str, spread| {
        let (party, value) = (party(&c, id), value.clone());
        rule(Sentence::Worth { party, value, numerator: 2, denominator: 3, spread })
    };
    // A: 3·(6d) - 2·(4group + 5fire); B: 3·(4group + 5fire) - 2·(6d).
    let a = ["-8x0 + 18x2 - 10x4 >= 0", "-8x0 - 8x1 + 18x2 + 18x3 - 10x4 - 10x5 >= 0"];
    assert_eq!(worth("A", Spread::EachBoundary), with(&a));
    assert_eq!(worth("B", Spread::Overall), with(&["12x0 + 12x1 - 12x2 - 12x3 + 15x4 + 15x5 >= 0"]));
}

#[test]
fn members_in_case_order() {
    let mut c = small();
    let first = add_rule(&mut c, "first", Sentence::Holds(all(&small(), "a")));
    add_rule(&mut c, "second", Sentence::Holds(all(&small(), "b")));
    let third = add_rule(&mut c, "third", Sentence::Holds(all(&small(), "c")));
    let members = [ConflictMember::Rule(third), ConflictMember::SomethingMoves, ConflictMember::Rule(first)];
    let expected = ["x0 >= 1", "x2 >= 1", "x0 + x1 + x2 + x3 + x4 >= 1"];
    assert_eq!(rows(&base_program(&c, &members).unwrap()), expected);
    assert!(base_program(&c, &[ConflictMember::Rule(RuleRef::new(3))]).is_err());
}

#[test]
fn the_full_program_and_its_levels() {
    let mut c = small();
    c.items[1].protection = Some(takas_model::Protection::Minor);
    add_ask(&mut c, "A", "d", 1, 3);
    add_ask(&mut c, "B", "a b group", 2, 5);
    add_ask(&mut c, "B", "a", 4, 1);
    let mut full = FullProgram::new(&c).unwrap();
    // m = x5 in 0..2 for the first ask of B; u(A) = 3x4, u(B) = x0 + 5x5.
    assert_eq!(rows(full.program()), ["x0 + x1 + x2 + x3 + x4 >= 1", "x0 + x1 + x3 - x5 >= 0"]);
    assert_eq!(uppers(full.program()), [1, 1, 1, 3, 1, 2]);
    let last = |program: &takas_check::Program| rows(program).pop().unwrap();
    let (a, b) = (party(&c, "A"), party(&c, "B"));
    assert_eq!(last(&full.better_best(a, 3).unwrap()), "3x4 >= 4");
    assert_eq!(last(&full.better_best(b, 11).unwrap()), "x0 + 5x5 >= 12");
    assert_eq!(last(&full.number_level(Objective::Protected, 1).unwrap()), "x1 >= 2");
    assert_eq!(last(&full.number_level(Objective::People, 5).unwrap()), "x0 + x1 + x2 + x3 + x4 >= 6");
    let standings = [Standing { party: a, reached: 3, best: 3 }, Standing { party: b, reached: 5, best: 11 }];
    let before = rows(full.program()).len();
    let worse = full.worst_off_level(&standings).unwrap();
    assert_eq!(worse.len(), 2);
    // v1 = 5/11: floors ⌈3·5/11⌉ = 2 and 5. One above: u(A) ≥ 2, u(B) ≥ 5 + (6 - 5)·h.
    let common = ["-3x4 >= -3", "-x0 - 5x5 >= -11", "3x4 >= 2", "x0 + 5x5 >= 5"];
    let first = ["3x4 >= 2", "x0 + 5x5 - x7 >= 5", "x6 + x7 >= 2"];
    assert_eq!(rows(&worse[0])[before..], [&common[..], &first[..]].concat());
    // v2 = 1: for good one reaches it: u(A) ≥ 2 + (3 - 2)·g, u(B) ≥ 5 + (11 - 5)·g; none beyond.
    let for_good = ["3x4 - x6 >= 2", "x0 + 5x5 - 6x7 >= 5", "x6 + x7 >= 1"];
    let second = ["3x4 - 2x8 >= 2", "x0 + 5x5 - 7x9 >= 5", "x8 + x9 >= 1"];
    assert_eq!(rows(&worse[1])[before..], [&common[..], &for_good[..], &second[..]].concat());
    assert_eq!(rows(full.program())[before..], [&common[..], &for_good[..]].concat());
    assert_eq!(full.program().variables.len(), 8);
    // The group has an upper bound over 1: x8 for it.
    let fewer = full.number_level(Objective::FewestTransfers, 4).unwrap();
    let expected = ["-x3 + 3x8 >= 0", "-x0 - x1 - x2 - x4 - x8 >= -3"];
    assert_eq!(rows(&fewer)[rows(&fewer).len() - 2..], expected);
    assert_eq!(last(full.program()), "-x0 - x1 - x2 - x4 - x8 >= -4");
    // Another deal than a, two of the group: not a, or b, or c, or at most 1 of the group, or all 3, or d.
    let other = full.another(&deal(&c, "a>B group*2>B")).unwrap();
    let expected = ["-x3 - 2x9 >= -3", "x3 - 3x10 >= 0", "-x0 + x1 + x2 + x4 + x9 + x10 >= 0"];
    assert_eq!(rows(&other)[rows(&other).len() - 3..], expected);
}

#[test]
fn waiting_is_counted_by_phases() {
    let mut c = case(&["A", "B"], &[1, 1, 1]);
    add(&mut c, "a", person(), 1, "A", "B");
    add(&mut c, "fire", Kind::Undertaking, 1, "A", "");
    let mut full = FullProgram::new(&c).unwrap();
    let better = full.number_level(Objective::Earliest, 2).unwrap();
    assert_eq!(rows(&better).pop().unwrap(), "-x1 - 2x2 - x4 - 2x5 >= -1");
    assert_eq!(rows(full.program()).pop().unwrap(), "-x1 - 2x2 - x4 - 2x5 >= -2");
}

#[test]
fn concessions() {
    let mut c = small();
    let free = small();
    let least = |number| {
        Sentence::Requires(
            all(&free, "d"),
            Condition::Count { bound: Bound::AtLeast, number, flow: flow(&free, "a b c") },
        )
    };
    add_rule(&mut c, "must", Sentence::Holds(all(&free, "d")));
    let three = add_rule(&mut c, "three", least(3));
    let none = add_rule(&mut c, "none", Sentence::Holds(Condition::None(flow(&free, "a b"))));
    let option = |to: Option<Sentence>, difficulty| ConcessionOption { to, text: String::new(), difficulty };
    c.concessions = vec![
        Concession { rule: three, options: vec![option(Some(least(2)), 3), option(None, 5)] },
        Concession { rule: none, options: vec![option(None, 4)] },
    ];
    // y1 = x5, y2 = x6: taken at most once; -x4 or x0 + x1 + x2 ≥ 3, or taken; if y1: least(2), a disjunction of a literal
    // and an atom, joined by the literal 1 - x5. y = x7: -x0 - x1 ≥ 0 or taken.
    let base = [
        "x4 >= 1",
        "-x5 - x6 >= -1",
        "x0 + x1 + x2 - 3x4 + 3x5 + 3x6 >= 0",
        "x0 + x1 + x2 - 2x4 - 2x5 >= -2",
        "-x0 - x1 + 2x7 >= 0",
        "x0 + x1 + x2 + x3 + x4 >= 1",
    ];
    let costs = |cost: i64| format!("-3x5 - 5x6 - 4x7 >= {}", 1 - cost);
    let first = concession_program(&c, &[], 4).unwrap();
    let expected: Vec<String> = base.iter().map(|row| (*row).to_owned()).chain([costs(4)]).collect();
    assert_eq!(rows(&first), expected);
    let earlier = [vec![(1, 0)], vec![(0, 0), (1, 0)], vec![(0, 1)]];
    let later = concession_program(&c, &earlier, 9).unwrap();
    let excluded = ["-x7 >= 0", "-x5 - x6 - x7 >= -1", "-x6 >= 0"];
    let expected: Vec<String> = base.iter().chain(&excluded).map(|row| (*row).to_owned()).chain([costs(9)]).collect();
    assert_eq!(rows(&later), expected);
    assert!(concession_program(&c, &[vec![(2, 0)]], 1).is_err());
    assert!(concession_program(&c, &[vec![(1, 1)]], 1).is_err());
}

#[test]
fn forms_range_within_the_stock_of_each_item() {
    // aid: two days at one a day, three days, four in all: x0 0..2, x1 0..3. group: x2, x3 0..5.
    let mut c = case(&["A", "B"], &[2, 3]);
    add(&mut c, "aid", trucks(Some(1)), 4, "A", "B");
    add(&mut c, "group", Kind::Group, 5, "A", "B");
    let in_phase = |ids: &str, phase| Flow { phases: span(phase, phase), ..flow(&c, ids) };
    let ratio =
        |many, of, each, per| Sentence::Ratio { bound: Bound::AtLeast, many, of, each, per, spread: Spread::Overall };
    let conceded = |sentence| {
        let mut case = c.clone();
        let rule = add_rule(&mut case, "it", sentence);
        let option = ConcessionOption { to: None, text: String::new(), difficulty: 1 };
        case.concessions = vec![Concession { rule, options: vec![option] }];
        rows(&concession_program(&case, &[], 1).unwrap()).remove(2)
    };
    assert_eq!(rows(&base_program(&c, &[]).unwrap()), ["-x0 - x1 >= -4", "-x2 - x3 >= -5"]);
    // 2x2 - 3x3: at the least -15. 2x2 - 3(x2 + x3) = -x2 - 3x3: at the least -15, all of them in the second phase.
    let (group, early, late) = (flow(&c, "group"), in_phase("group", 0), in_phase("group", 1));
    assert_eq!(conceded(ratio(3, early.clone(), 2, late)), "2x2 - 3x3 + 15x4 >= 0");
    assert_eq!(conceded(ratio(3, early, 2, group)), "-x2 - 3x3 + 15x4 >= 0");
    // -x0 - 3x1: three in the second phase, the fourth in the first: -10.
    assert_eq!(conceded(ratio(3, in_phase("aid", 0), 2, flow(&c, "aid"))), "-x0 - 3x1 + 10x4 >= 0");
    // Both: 2x2 + 2x3 - 3x0 - 3x1 is at the least -12.
    assert_eq!(conceded(ratio(3, flow(&c, "group"), 2, flow(&c, "aid"))), "-3x0 - 3x1 + 2x2 + 2x3 + 12x4 >= 0");
    // An ask for all that there is needs no limit; for one less it does.
    add_ask(&mut c, "B", "group", 5, 1);
    add_ask(&mut c, "B", "aid", 3, 1);
    let full = FullProgram::new(&c).unwrap();
    assert_eq!(uppers(full.program()), [2, 3, 5, 5, 3]);
    assert_eq!(rows(full.program()).pop().unwrap(), "x0 + x1 - x4 >= 0");
    // All six of them certain to be too many; five at most certain to be true.
    let count = |bound, number| Sentence::Holds(Condition::Count { bound, number, flow: flow(&c, "group") });
    for (sentence, expected) in [(count(Bound::AtLeast, 6), Some("0 >= 1")), (count(Bound::AtMost, 5), None)] {
        let mut case = c.clone();
        let rule = add_rule(&mut case, "it", sentence);
        let rows = rows(&base_program(&case, &[ConflictMember::Rule(rule)]).unwrap());
        assert_eq!(rows.get(2).map(String::as_str), expected);
    }
}

/// A case of two phases: A could undertake fire; B could have the road patrolled by own, joint or third (joint is not on
/// offer); then comes d. Variables: fire x0 x1, own x2 x3, third x4 x5, d x6 x7.
fn choosing() -> Case {
    let mut c = case(&["A", "B"], &[1, 1]);
    add(&mut c, "fire", Kind::Undertaking, 1, "A", "");
    for id in ["own", "joint", "third"] {
        add(&mut c, id, Kind::Undertaking, 1, "B", "");
    }
    c.positions[1].holds.remove(1);
    add(&mut c, "d", person(), 1, "B", "A");
    let items = ["own", "joint", "third"].map(|id| item_ref(&c, id)).to_vec();
    let patrol = Undertaking { id: "patrol".to_owned(), name: "Patrol".to_owned(), items, lasting: Lasting::Open };
    c.undertakings.push(patrol);
    c
}

#[test]
fn the_options_of_an_undertaking_are_one_stock() {
    let mut c = choosing();
    let stocks = ["-x0 - x1 >= -1", "-x2 - x3 - x4 - x5 >= -1", "-x6 - x7 >= -1"];
    assert_eq!(rows(&base_program(&c, &[]).unwrap()), stocks);
    // All of a choice is any one of its options; a selection of some options is one unit too.
    let whole = all(&c, "own joint third");
    let rule = add_rule(&mut c, "undertaken", Sentence::Holds(whole));
    let program = base_program(&c, &[ConflictMember::Rule(rule)]).unwrap();
    assert_eq!(rows(&program)[3..], ["x2 + x3 + x4 + x5 >= 1"]);
    let mixed = all(&c, "fire joint third");
    let rule = add_rule(&mut c, "both", Sentence::Holds(mixed));
    let program = base_program(&c, &[ConflictMember::Rule(rule)]).unwrap();
    assert_eq!(rows(&program)[3..], ["x0 + x1 + x4 + x5 >= 2"]);
    // The whole choice is at most 1, so that it stands as a literal, with no new variable.
    let needs = Sentence::Requires(all(&c, "d"), all(&c, "own joint third"));
    let rule = add_rule(&mut c, "d requires", needs);
    let program = base_program(&c, &[ConflictMember::Rule(rule)]).unwrap();
    assert_eq!(rows(&program)[3..], ["x2 + x3 + x4 + x5 - x6 - x7 >= 0"]);
    assert_eq!(uppers(&program), [1; 8]);
    // An ask for all options at most once needs no variable of its own.
    add_ask(&mut c, "A", "own joint third", 1, 2);
    assert_eq!(FullProgram::new(&c).unwrap().program().variables.len(), 8);
    // Options that do not follow one another make no program.
    c.undertakings[0].items.swap(0, 1);
    assert!(base_program(&c, &[]).is_err());
}
