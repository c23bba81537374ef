//! Replay: refutations written by hand are accepted; planted defects are refused, each for its reason.

use takas_check::{Bounds, Inequality, Program, Refusal, replay};
use takas_model::proof::{Combination, End, Node, Refutation, Side, Step};

fn program(uppers: &[i128], rows: &[(&[(u32, i128)], i128)]) -> Program {
    Program {
        variables: uppers.iter().map(|&upper| Bounds { lower: 0, upper }).collect(),
        rows: rows.iter().map(|(terms, at_least)| Inequality { terms: terms.to_vec(), at_least: *at_least }).collect(),
        ..Program::default()
    }
}

fn sum(rows: &[(u32, u64)]) -> Combination {
    Combination(rows.to_vec())
}

fn bound(rows: &[(u32, u64)], variable: u32, side: Side) -> Step {
    Step::Bound { combination: sum(rows), variable, side }
}

fn cut(rows: &[(u32, u64)], divisor: u64, complemented: &[u32]) -> Step {
    Step::Cut { combination: sum(rows), divisor, complemented: complemented.to_vec() }
}

fn ends(steps: Vec<Step>, rows: &[(u32, u64)]) -> Node {
    Node { steps, end: End::Contradiction(sum(rows)) }
}

fn branches(steps: Vec<Step>, variable: u32, at: i64, below: u32, above: u32) -> Node {
    Node { steps, end: End::Branch { variable, at, below, above } }
}

fn proof(nodes: Vec<Node>) -> Refutation {
    Refutation { nodes }
}

/// An odd cycle of three exclusions (rows 0 to 2), and two of the three wanted (row 3).
fn triangle() -> Program {
    program(
        &[1, 1, 1],
        &[
            (&[(0, -1), (1, -1)], -1),
            (&[(1, -1), (2, -1)], -1),
            (&[(0, -1), (2, -1)], -1),
            (&[(0, 1), (1, 1), (2, 1)], 2),
        ],
    )
}

/// By rounding: the sum of the exclusions halved says at most one (row 4).
fn triangle_by_cut() -> Refutation {
    proof(vec![ends(vec![cut(&[(0, 1), (1, 1), (2, 1)], 2, &[])], &[(3, 1), (4, 1)])])
}

/// By branching on the first: without it the others exclude each other; with it neither can be.
fn triangle_by_branch() -> Refutation {
    let without = ends(vec![], &[(1, 1), (3, 1)]);
    let out = vec![bound(&[(0, 1)], 1, Side::Upper), bound(&[(2, 1)], 2, Side::Upper)];
    proof(vec![branches(vec![], 0, 0, 1, 2), without, ends(out, &[(3, 1)])])
}

/// 7x + 5y ≥ 11 and 7x + 5y ≤ 11 in 0..3: no integers do that.
fn knapsack() -> Program {
    program(&[3, 3], &[(&[(0, 7), (1, 5)], 11), (&[(0, -7), (1, -5)], -11)])
}

fn knapsack_by_bounds() -> Refutation {
    let zero = ends(vec![bound(&[(0, 1)], 1, Side::Lower)], &[(1, 1)]);
    let one = ends(vec![bound(&[(0, 1)], 1, Side::Lower), bound(&[(1, 1)], 1, Side::Upper)], &[]);
    proof(vec![branches(vec![bound(&[(1, 1)], 0, Side::Upper)], 0, 0, 1, 2), zero, one])
}

#[test]
fn sound_refutations_are_accepted() {
    assert_eq!(replay(&triangle(), &triangle_by_cut()), Ok(()));
    assert_eq!(replay(&triangle(), &triangle_by_branch()), Ok(()));
    assert_eq!(replay(&knapsack(), &knapsack_by_bounds()), Ok(()));
    let nothing = program(&[], &[(&[], 1)]);
    assert_eq!(replay(&nothing, &proof(vec![ends(vec![], &[(0, 1)])])), Ok(()));
}

#[test]
fn complementing_measures_from_the_upper_bound() {
    // 3x - 2y ≥ 2 with x, y in 0..1. Complementing y = 1 - z: 3x + 2z ≥ 4; divided by 3: x + z ≥ 2; so x - y ≥ 1.
    let c = program(&[1, 1], &[(&[(0, 3), (1, -2)], 2), (&[(0, -1), (1, 1)], 0)]);
    assert_eq!(replay(&c, &proof(vec![ends(vec![cut(&[(0, 1)], 3, &[1])], &[(1, 1), (2, 1)])])), Ok(()));
    // Without complementing: 3x - 2y ≥ 2, divided: x - 0y ≥ 1; no contradiction to -x + y ≥ 0.
    let plain = proof(vec![ends(vec![cut(&[(0, 1)], 3, &[])], &[(1, 1), (2, 1)])]);
    assert_eq!(replay(&c, &plain), Err(Refusal::NoContradiction { node: 0 }));
}

#[test]
fn cuts_use_the_bounds_in_force() {
    // 2x - y ≥ 1, y ≥ 1: with y's lower bound 1 known, 2x - (y - 1) ≥ 2, divided by 2: x - 0 ≥ 1.
    let c = program(&[1, 1], &[(&[(0, 2), (1, -1)], 1), (&[(1, 1)], 1), (&[(0, -1)], 0)]);
    let steps = vec![bound(&[(1, 1)], 1, Side::Lower), cut(&[(0, 1)], 2, &[])];
    assert_eq!(replay(&c, &proof(vec![ends(steps, &[(2, 1), (3, 1)])])), Ok(()));
}

#[test]
fn bounds_and_cuts_are_given_up_with_their_subtree() {
    let p = triangle();
    // The cut of the left branch does not stand in the right one.
    let left = ends(vec![cut(&[(0, 1), (1, 1), (2, 1)], 2, &[])], &[(3, 1), (4, 1)]);
    let right = ends(vec![], &[(3, 1), (4, 1)]);
    let refutation = proof(vec![branches(vec![], 0, 0, 1, 2), left.clone(), right]);
    assert_eq!(replay(&p, &refutation), Err(Refusal::UnknownRow { node: 2, row: 4 }));
    // Nor do its bounds.
    let left = ends(vec![bound(&[(3, 1)], 1, Side::Lower), bound(&[(3, 1)], 2, Side::Lower)], &[(1, 1)]);
    let right = ends(vec![], &[(1, 1)]);
    let refutation = proof(vec![branches(vec![], 0, 0, 1, 2), left, right]);
    assert_eq!(replay(&p, &refutation), Err(Refusal::NoContradiction { node: 2 }));
    // What the parent found stands in both.
    let steps = vec![cut(&[(0, 1), (1, 1), (2, 1)], 2, &[])];
    let end = || ends(vec![], &[(3, 1), (4, 1)]);
    assert_eq!(replay(&p, &proof(vec![branches(steps, 0, 0, 2, 1), end(), end()])), Ok(()));
}

#[test]
fn a_deep_tree_needs_no_deep_stack() {
    // x ≥ 200000 and x ≤ 199999, one value at a time.
    let depth = 200_000_u32;
    let p = program(&[i128::from(depth)], &[(&[(0, -1)], 1 - i128::from(depth)), (&[(0, 1)], i128::from(depth))]);
    let mut nodes = Vec::new();
    for at in 0..depth - 1 {
        nodes.push(branches(vec![], 0, i64::from(at), 2 * at + 1, 2 * at + 2));
        nodes.push(ends(vec![], &[(1, 1)]));
    }
    nodes.push(ends(vec![], &[(0, 1), (1, 1)]));
    assert_eq!(replay(&p, &proof(nodes)), Ok(()));
}

#[test]
fn crossed_bounds_are_a_contradiction_and_uncrossed_are_none() {
    let p = program(&[5], &[(&[(0, 1)], 4), (&[(0, -1)], -3)]);
    let both = vec![bound(&[(0, 1)], 0, Side::Lower), bound(&[(1, 1)], 0, Side::Upper)];
    assert_eq!(replay(&p, &proof(vec![ends(both.clone(), &[])])), Ok(()));
    let refused = replay(&p, &proof(vec![ends(both[..1].to_vec(), &[])]));
    assert_eq!(refused, Err(Refusal::NoContradiction { node: 0 }));
}

#[test]
fn a_weaker_bound_changes_nothing() {
    let p = program(&[5], &[(&[(0, 1)], 4), (&[(0, 1)], 2), (&[(0, -1)], -3)]);
    let steps = vec![bound(&[(0, 1)], 0, Side::Lower), bound(&[(1, 1)], 0, Side::Lower)];
    assert_eq!(replay(&p, &proof(vec![ends(steps, &[(2, 1)])])), Ok(()));
}

/// One planted defect: what is changed in a sound proof, and why it is refused.
fn defect(name: &str, p: &Program, mut refutation: Refutation, plant: impl Fn(&mut Vec<Node>), expected: Refusal) {
    assert_eq!(replay(p, &refutation), Ok(()), "{name}: sound before");
    plant(&mut refutation.nodes);
    assert_eq!(replay(p, &refutation), Err(expected), "{name}");
}

#[test]
fn defects_of_the_tree_are_refused() {
    let (p, by_branch) = (triangle(), triangle_by_branch);
    let child = |node| Refusal::Child { node };
    let parents = |node| Refusal::Parents { node };
    let branch = |n: &mut Vec<Node>, below, above| n[0] = branches(vec![], 0, 0, below, above);
    defect("no nodes", &p, by_branch(), Vec::clear, Refusal::NoNodes);
    defect("dropped node", &p, by_branch(), |n| drop(n.pop()), child(0));
    defect("child beyond the end", &p, by_branch(), |n| branch(n, 1, 3), child(0));
    defect("child far beyond the end", &p, by_branch(), |n| branch(n, u32::MAX, 2), child(0));
    defect("branch to itself", &p, by_branch(), |n| branch(n, 0, 2), child(0));
    defect("one child twice", &p, by_branch(), |n| branch(n, 1, 1), parents(1));
    defect("unreached node", &p, by_branch(), |n| n.push(ends(vec![], &[(3, 1)])), parents(3));
    defect("loop", &p, by_branch(), |n| n[2] = branches(vec![], 1, 0, 0, 1), child(2));
    defect("loop of one", &p, by_branch(), |n| n[2] = branches(vec![], 1, 0, 2, 2), child(2));
    let two_parents = |n: &mut Vec<Node>| {
        n[1] = branches(vec![], 1, 0, 2, 3);
        n.push(ends(vec![], &[(3, 1)]));
    };
    defect("two parents", &p, by_branch(), two_parents, parents(2));
    defect("leaf for a branch", &p, by_branch(), |n| n[0] = ends(vec![], &[(3, 1)]), parents(1));
    defect("one side missing", &p, by_branch(), |n| *n = vec![n[1].clone()], Refusal::NoContradiction { node: 0 });
}

#[test]
fn defects_of_branches_are_refused() {
    let (p, by_branch) = (triangle(), triangle_by_branch);
    let none = |node| Refusal::NoContradiction { node };
    defect("other variable", &p, by_branch(), |n| n[0] = branches(vec![], 1, 0, 1, 2), none(1));
    let unknown = Refusal::UnknownVariable { node: 0, variable: 3 };
    defect("no such variable", &p, by_branch(), |n| n[0] = branches(vec![], 3, 0, 1, 2), unknown);
    defect("a gap left by a higher split", &p, by_branch(), |n| n[0] = branches(vec![], 0, 1, 1, 2), none(1));
    defect("a lower split", &p, by_branch(), |n| n[0] = branches(vec![], 0, -1, 1, 2), none(2));
    defect("sides swapped", &p, by_branch(), |n| n[0] = branches(vec![], 0, 0, 2, 1), none(2));
    let edge = |n: &mut Vec<Node>| n[0] = branches(vec![], 0, i64::MAX, 1, 2);
    defect("a split at the end of the numbers", &p, by_branch(), edge, none(1));
}

#[test]
fn defects_of_sums_are_refused() {
    let (p, by_cut) = (triangle(), triangle_by_cut);
    let none = |node| Refusal::NoContradiction { node };
    let end = |n: &mut Vec<Node>, rows: &[(u32, u64)]| n[0].end = End::Contradiction(sum(rows));
    let row = |node, row| Refusal::UnknownRow { node, row };
    defect("not contradicting", &p, by_cut(), |n| end(n, &[(3, 1)]), none(0));
    defect("wrong multiplier", &p, by_cut(), |n| end(n, &[(3, 1), (4, 2)]), none(0));
    defect("wrong row", &p, by_cut(), |n| end(n, &[(3, 1), (0, 1)]), none(0));
    defect("empty sum", &p, by_cut(), |n| end(n, &[]), none(0));
    defect("zero multiplier", &p, by_cut(), |n| end(n, &[(3, 1), (4, 0)]), Refusal::ZeroMultiplier { node: 0 });
    defect("no such row", &p, by_cut(), |n| end(n, &[(3, 1), (5, 1)]), row(0, 5));
    defect("last of all rows", &p, by_cut(), |n| end(n, &[(u32::MAX, 1)]), row(0, u32::MAX));
    defect("cut dropped", &p, by_cut(), |n| n[0].steps.clear(), row(0, 4));
    defect("cut before it stands", &p, by_cut(), |n| n[0].steps = vec![cut(&[(4, 1)], 2, &[])], row(0, 4));
    // Multipliers at the end of their range fit, and contradict as well as ones.
    let mut large = triangle_by_cut();
    end(&mut large.nodes, &[(3, u64::MAX), (4, u64::MAX)]);
    assert_eq!(replay(&p, &large), Ok(()));
}

#[test]
fn defects_of_cuts_are_refused() {
    let (p, by_cut) = (triangle(), triangle_by_cut);
    let none = Refusal::NoContradiction { node: 0 };
    let all = [(0, 1), (1, 1), (2, 1)];
    let with = |n: &mut Vec<Node>, step| n[0].steps = vec![step];
    defect("divisor of zero", &p, by_cut(), |n| with(n, cut(&all, 0, &[])), Refusal::ZeroDivisor { node: 0 });
    defect("divisor of one", &p, by_cut(), |n| with(n, cut(&all, 1, &[])), none.clone());
    defect("other divisor", &p, by_cut(), |n| with(n, cut(&all, 3, &[])), none.clone());
    defect("largest divisor", &p, by_cut(), |n| with(n, cut(&all, u64::MAX, &[])), none.clone());
    let zero = Refusal::ZeroMultiplier { node: 0 };
    defect("zero in a cut", &p, by_cut(), |n| with(n, cut(&[(0, 1), (1, 0)], 2, &[])), zero);
    defect("row of a cut", &p, by_cut(), |n| with(n, cut(&[(9, 1)], 2, &[])), Refusal::UnknownRow { node: 0, row: 9 });
    defect("one row fewer", &p, by_cut(), |n| with(n, cut(&all[..2], 2, &[])), none.clone());
    let order = Refusal::Complemented { node: 0 };
    defect("complemented out of order", &p, by_cut(), |n| with(n, cut(&all, 2, &[1, 0])), order.clone());
    defect("complemented twice", &p, by_cut(), |n| with(n, cut(&all, 2, &[1, 1])), order);
    let unknown = Refusal::UnknownVariable { node: 0, variable: 3 };
    defect("complemented beyond", &p, by_cut(), |n| with(n, cut(&all, 2, &[0, 3])), unknown);
    // Complementing one of the three rounds to another row, which does not contradict.
    defect("complemented too little", &p, by_cut(), |n| with(n, cut(&all, 3, &[0])), none);
}

#[test]
fn defects_of_bounds_are_refused() {
    let (p, by_bounds) = (knapsack(), knapsack_by_bounds);
    let none = |node| Refusal::NoContradiction { node };
    let no_bound = |node, variable| Refusal::NoBound { node, variable };
    let with = |n: &mut Vec<Node>, node: usize, step: usize, new: Step| n[node].steps[step] = new;
    let up = Side::Upper;
    defect("wrong side", &p, by_bounds(), |n| with(n, 1, 0, bound(&[(0, 1)], 1, up)), no_bound(1, 1));
    let lower = bound(&[(1, 1)], 1, Side::Lower);
    defect("row against the side", &p, by_bounds(), |n| with(n, 1, 0, lower.clone()), no_bound(1, 1));
    let both = bound(&[(0, 1), (1, 1)], 1, up);
    defect("variable cancels out", &p, by_bounds(), |n| with(n, 2, 0, both.clone()), no_bound(2, 1));
    let beyond = bound(&[(0, 1)], 2, up);
    let unknown = Refusal::UnknownVariable { node: 1, variable: 2 };
    defect("variable beyond", &p, by_bounds(), |n| with(n, 1, 0, beyond.clone()), unknown);
    let nothing = bound(&[], 1, up);
    defect("from nothing", &p, by_bounds(), |n| with(n, 1, 0, nothing.clone()), no_bound(1, 1));
    let zero = bound(&[(0, 0)], 1, Side::Lower);
    defect("zero multiplier", &p, by_bounds(), |n| with(n, 1, 0, zero.clone()), Refusal::ZeroMultiplier { node: 1 });
    let row = bound(&[(2, 1)], 1, Side::Lower);
    defect("no such row", &p, by_bounds(), |n| with(n, 1, 0, row.clone()), Refusal::UnknownRow { node: 1, row: 2 });
    defect("bound dropped", &p, by_bounds(), |n| n[1].steps.clear(), none(1));
    defect("one of two dropped", &p, by_bounds(), |n| drop(n[2].steps.pop()), none(2));
}

#[test]
fn another_program_is_not_refuted() {
    let mut milder = triangle();
    milder.rows[3].at_least = 1;
    assert!(replay(&milder, &triangle_by_cut()).is_err());
    assert!(replay(&milder, &triangle_by_branch()).is_err());
    let mut wider = knapsack();
    wider.variables[0].upper = 4;
    wider.rows[1].at_least = -12;
    assert!(replay(&wider, &knapsack_by_bounds()).is_err());
}

#[test]
fn numbers_too_large_are_refused_and_never_wrap() {
    let huge = i128::MAX / 2;
    let overflow = Err(Refusal::Overflow);
    let p = program(&[3], &[(&[(0, huge)], 1), (&[(0, 1)], huge), (&[(0, 1)], 4)]);
    let leaf = |steps, rows: &[(u32, u64)]| replay(&p, &proof(vec![ends(steps, rows)]));
    assert_eq!(leaf(vec![], &[(0, 3)]), overflow, "multiplied");
    assert_eq!(leaf(vec![], &[(0, 1), (0, 1), (0, 1)]), overflow, "summed");
    assert_eq!(leaf(vec![], &[(0, 2)]), overflow, "at its greatest");
    assert_eq!(leaf(vec![], &[(1, 2), (1, 1)]), overflow, "on the right");
    assert_eq!(leaf(vec![cut(&[(1, u64::MAX)], 1, &[])], &[]), overflow, "in a cut");
    let wide = program(&[i128::MAX, 1], &[(&[(0, 2), (1, 1)], 1), (&[(0, -1)], 0)]);
    let wide_leaf = |steps, rows: &[(u32, u64)]| replay(&wide, &proof(vec![ends(steps, rows)]));
    assert_eq!(wide_leaf(vec![cut(&[(0, 1)], 2, &[0])], &[]), overflow, "measured from a far bound");
    assert_eq!(wide_leaf(vec![bound(&[(0, 1)], 1, Side::Lower)], &[]), overflow, "the rest of a bound");
    assert_eq!(wide_leaf(vec![], &[(0, 1)]), overflow, "at its greatest, far");
    // The same rows where nothing grows are read without harm.
    assert_eq!(replay(&p, &proof(vec![ends(vec![], &[(2, 1)])])), Ok(()));
}
