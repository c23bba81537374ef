//! The solver on programs made to be awkward: weak relaxations, large numbers, limits, and nothing at all.

use takas_model::proof::{Refutation, Step, Variable};

use super::tests::{Random, enumerate, limits, packing, replay};
use super::tree::Tree;
use super::{Answer, Ending, Hints, Limits, Program, Progress, Why, maximise, satisfy};

type Terms = Vec<(Variable, i64)>;

/// Solves and holds the answer against enumeration and replay.
fn check(name: &str, program: &Program, objective: &[(Variable, i64)]) -> Answer {
    let expected = enumerate(program, objective);
    let answer = maximise(program, objective, Hints::default(), &limits(), &mut |_| {});
    assert_eq!(answer.value, expected, "{name}");
    assert_eq!(answer.ending, if expected.is_some() { Ending::Optimal } else { Ending::Infeasible }, "{name}");
    let extra = expected.map(|value| (objective, value + 1));
    let refutation = answer.refutation.as_ref().expect("a refutation");
    assert_eq!(replay(program, extra, refutation), Ok(()), "{name}");
    answer
}

/// Knapsacks with equalities and odd coefficients: the relaxation is almost always wrong.
fn market_split(random: &mut Random, count: i64, rows: i64) -> (Program, Terms) {
    let mut program = Program::new();
    let variables: Vec<Variable> = (0..count).map(|_| program.add_variable(0, 1)).collect();
    for _ in 0..rows {
        let row: Terms = variables.iter().map(|&v| (v, random.within(1, 40))).collect();
        let half = row.iter().map(|term| term.1).sum::<i64>() / 2;
        let width = random.within(0, 8);
        program.add_row(&row, half - width);
        program.add_row(&row.iter().map(|&(v, c)| (v, -c)).collect::<Terms>(), -half - width);
    }
    let grain = [1, 1, 3, 10][usize::try_from(random.within(0, 3)).unwrap()];
    let objective = variables.iter().map(|&v| (v, grain * random.within(-6, 9))).collect();
    (program, objective)
}

#[test]
fn splits_with_a_weak_relaxation_are_solved_as_by_enumeration() {
    for seed in 0..700 {
        let mut random = Random(seed);
        let count = random.within(6, 12);
        let rows = random.within(1, 3);
        let (program, objective) = market_split(&mut random, count, rows);
        check(&format!("seed {seed}"), &program, &objective);
    }
}

/// Market splits that bind where their choice is made; as many choices as possible.
fn choices(random: &mut Random) -> (Program, Terms) {
    let (count, choices) = (random.within(6, 9), random.within(2, 4));
    let mut program = Program::new();
    for _ in 0..count {
        program.add_variable(0, 1);
    }
    let mut objective = Vec::new();
    for _ in 0..choices {
        let choice = program.add_variable(0, 1);
        objective.push((choice, 1));
        for _ in 0..random.within(1, 2) {
            let row: Terms = (0..count).map(|v| (Variable::try_from(v).unwrap(), random.within(1, 40))).collect();
            let all: i64 = row.iter().map(|term| term.1).sum();
            let (least, most) = (all / 2, all / 2 + random.within(0, 3));
            let mut at_least = row.clone();
            at_least.push((choice, -least));
            program.add_row(&at_least, 0);
            let mut at_most: Terms = row.into_iter().map(|(v, c)| (v, -c)).collect();
            at_most.push((choice, most - all));
            program.add_row(&at_most, -all);
        }
    }
    (program, objective)
}

/// Rows of real cuts below the root: only a case has any.
fn cuts_below(refutation: &Refutation) -> usize {
    let steps = refutation.nodes.iter().skip(1).flat_map(|node| &node.steps);
    steps.filter(|step| matches!(step, Step::Cut { divisor, .. } if *divisor > 1)).count()
}

#[test]
fn choices_settled_case_by_case_are_counted_as_by_enumeration_and_proofs_replay() {
    let mut with_cuts = 0;
    for seed in 0..400 {
        let (program, objective) = choices(&mut Random(seed ^ 0x77));
        let limits = limits();
        let mut silent = |_: &Progress| {};
        let mut tree = Tree::new(&program, Some(&objective), &limits, &mut silent);
        tree.cases_after = 0;
        let answer = tree.run(None);
        let expected = enumerate(&program, &objective);
        assert_eq!((answer.ending, answer.value), (Ending::Optimal, expected), "seed {seed}");
        let extra = expected.map(|value| (objective.as_slice(), value + 1));
        let refutation = answer.refutation.as_ref().expect("a refutation");
        assert_eq!(replay(&program, extra, refutation), Ok(()), "seed {seed}");
        with_cuts += usize::from(cuts_below(refutation) > 0);
    }
    assert!(with_cuts >= 20, "cases of their own in {with_cuts}");
}

#[test]
fn general_integers_with_big_m_rows_are_solved_as_by_enumeration() {
    for seed in 0..1_500 {
        let mut random = Random(seed ^ 0xabcd);
        let mut program = Program::new();
        let mut variables: Vec<Variable> = Vec::new();
        for _ in 0..random.within(2, 5) {
            let lower = random.within(-4, 3);
            variables.push(program.add_variable(lower, lower + random.within(0, 5)));
        }
        let switches: Vec<Variable> = (0..random.within(1, 3)).map(|_| program.add_variable(0, 1)).collect();
        for &switch in &switches {
            let large = [7, 50, 1_000_000, 1_000_000_000][usize::try_from(random.within(0, 3)).unwrap()];
            let mut row: Terms = variables.iter().map(|&v| (v, random.within(-5, 5))).collect();
            row.push((switch, large));
            let right = random.within(-10, 10);
            program.add_row(&row, right);
        }
        for _ in 0..random.within(0, 4) {
            let row: Terms = variables.iter().chain(&switches).map(|&v| (v, random.within(-9, 9))).collect();
            let right = random.within(-20, 6);
            program.add_row(&row, right);
            if random.within(0, 2) == 0 {
                let again = random.within(-20, 6);
                program.add_row(&row, again);
            }
        }
        let objective: Terms = variables.iter().chain(&switches).map(|&v| (v, 2 * random.within(-7, 7))).collect();
        check(&format!("seed {seed}"), &program, &objective);
    }
}

#[test]
fn nothing_crossed_bounds_and_rows_without_terms_are_answered() {
    let empty = Program::new();
    assert_eq!(check("empty", &empty, &[]).solution, Some(Vec::new()));
    assert_eq!(satisfy(&empty, Hints::default(), &limits(), &mut |_| {}).ending, Ending::Optimal);

    let mut false_row = Program::new();
    false_row.add_row(&[], 1);
    check("false row", &false_row, &[]);

    let mut crossed = Program::new();
    crossed.add_variable(2, 1);
    let answer = satisfy(&crossed, Hints::default(), &limits(), &mut |_| {});
    assert_eq!(answer.ending, Ending::Infeasible);
    assert_eq!(replay(&crossed, None, &answer.refutation.expect("a refutation")), Ok(()));

    let mut cancelled = Program::new();
    let x = cancelled.add_variable(-3, 3);
    cancelled.add_row(&[(x, 4), (x, -4)], 0);
    assert_eq!(check("cancelled", &cancelled, &[(x, 5)]).value, Some(15));
}

#[test]
fn the_least_coefficient_on_a_variable_fixed_at_zero_does_not_overflow() {
    let mut program = Program::new();
    let x = program.add_variable(0, 0);
    let y = program.add_variable(0, 1);
    program.add_row(&[(x, i64::MIN), (y, 2)], 1);
    assert_eq!(check("fixed at zero", &program, &[(y, -1)]).value, Some(-1));
}

#[test]
fn numbers_at_the_end_of_their_range_neither_panic_nor_mislead() {
    for seed in 0..2_000 {
        let mut random = Random(seed ^ 0x5555);
        let mut program = Program::new();
        let huge = |random: &mut Random| match random.within(0, 5) {
            0 => i64::MAX,
            1 => i64::MIN,
            2 => i64::MAX / 2,
            3 => random.within(-1_000_000_000, 1_000_000_000),
            _ => random.within(-3, 3),
        };
        let count = random.within(1, 4);
        let variables: Vec<Variable> = (0..count)
            .map(|_| {
                let (one, other) = (huge(&mut random), huge(&mut random));
                program.add_variable(one.min(other), one.max(other))
            })
            .collect();
        for _ in 0..random.within(0, 4) {
            let row: Terms = variables.iter().map(|&v| (v, huge(&mut random))).collect();
            let right = huge(&mut random);
            program.add_row(&row, right);
        }
        let objective: Terms = variables.iter().map(|&v| (v, huge(&mut random))).collect();
        let bounded = Limits { work: 300_000, nodes: 200, ..limits() };
        for answer in [
            maximise(&program, &objective, Hints::default(), &bounded, &mut |_| {}),
            satisfy(&program, Hints::default(), &bounded, &mut |_| {}),
        ] {
            if let Some(solution) = &answer.solution {
                assert!(program.satisfied_by(solution), "seed {seed}");
            }
            let bounds = program.bounds();
            for corner in 0..1_usize << bounds.len() {
                let side = |(index, &(lower, upper)): (usize, &(i64, i64))| {
                    if corner >> index & 1 == 0 { lower } else { upper }
                };
                let point: Vec<i64> = bounds.iter().enumerate().map(side).collect();
                if program.satisfied_by(&point) {
                    assert_ne!(answer.ending, Ending::Infeasible, "seed {seed}");
                    if let (Ending::Optimal, Some(value)) = (answer.ending, answer.value) {
                        let terms = objective.iter().zip(&point);
                        let reached: i128 =
                            terms.map(|(&(_, c), &x)| i128::from(c).saturating_mul(i128::from(x)) / 4).sum();
                        assert!(reached <= i128::from(value) / 4 + 2, "seed {seed}");
                    }
                }
            }
        }
    }
}

#[test]
fn the_same_program_gives_the_same_answer_to_the_last_step() {
    for (seed, people) in [(7, 40), (8, 90)] {
        let (program, objective) = packing(&mut Random(seed), people);
        let once = maximise(&program, &objective, Hints::default(), &limits(), &mut |_| {});
        assert_eq!(once, maximise(&program, &objective, Hints::default(), &limits(), &mut |_| {}));
    }
}

#[test]
fn a_limit_leaves_true_bounds_and_a_true_solution() {
    for seed in 0..60 {
        let mut random = Random(seed ^ 0x77);
        let (program, objective) = market_split(&mut random, 14, 2);
        let best = enumerate(&program, &objective);
        for (work, nodes) in [(1, u64::MAX), (500, u64::MAX), (20_000, u64::MAX), (u64::MAX, 1), (u64::MAX, 5)] {
            let few = Limits { work, nodes, ..limits() };
            let mut told = Vec::new();
            let answer = maximise(&program, &objective, Hints::default(), &few, &mut |progress| told.push(*progress));
            for bound in told.iter().filter_map(|progress| progress.bound).chain(answer.bound) {
                assert!(best.is_none_or(|best| bound >= best), "seed {seed}");
            }
            for value in told.iter().filter_map(|progress| progress.incumbent).chain(answer.value) {
                assert!(best.is_some_and(|best| value <= best), "seed {seed}");
            }
            if answer.ending == Ending::Interrupted(Why::Work) {
                assert_eq!(answer.refutation, None);
            } else {
                assert_eq!(answer.value, best, "seed {seed}");
            }
        }
    }
}

#[test]
fn stopping_at_once_is_said_so() {
    let (program, objective) = packing(&mut Random(3), 50);
    let stopped = Limits { stop: &|| true, ..limits() };
    let answer = maximise(&program, &objective, Hints::default(), &stopped, &mut |_| {});
    assert_eq!((answer.ending, answer.refutation), (Ending::Interrupted(Why::Stopped), None));
}

#[test]
fn a_proof_over_its_limit_is_dropped_and_the_answer_stays() {
    for seed in 0..40 {
        let (program, objective) = market_split(&mut Random(seed ^ 0x99), 12, 2);
        let whole = maximise(&program, &objective, Hints::default(), &limits(), &mut |_| {});
        let size = whole.refutation.as_ref().expect("a refutation").size();
        let short = Limits { proof_numbers: size / 4, ..limits() };
        let answer = maximise(&program, &objective, Hints::default(), &short, &mut |_| {});
        assert_eq!((answer.ending, answer.value), (whole.ending, whole.value), "seed {seed}");
        assert!(answer.refutation.is_none_or(|refutation| refutation.size() <= size), "seed {seed}");
    }
}

#[test]
fn a_start_is_taken_only_if_it_is_a_solution() {
    let (program, objective) = packing(&mut Random(11), 60);
    let best = maximise(&program, &objective, Hints::default(), &limits(), &mut |_| {});
    let solution = best.solution.expect("a solution");
    let warm = maximise(&program, &objective, Hints { start: Some(&solution), guide: None }, &limits(), &mut |_| {});
    assert_eq!((warm.ending, warm.value, warm.solution.as_ref()), (Ending::Optimal, best.value, Some(&solution)));
    for wrong in [vec![1; solution.len()], vec![], vec![i64::MAX; solution.len()]] {
        assert_eq!(
            maximise(&program, &objective, Hints { start: Some(&wrong), guide: None }, &limits(), &mut |_| {}).value,
            best.value
        );
    }
    let nothing = Limits { work: 0, ..limits() };
    let kept = maximise(&program, &objective, Hints { start: Some(&solution), guide: None }, &nothing, &mut |_| {});
    assert_eq!((kept.value, kept.ending), (best.value, Ending::Interrupted(Why::Work)));
}
