//! The solver against enumeration and a small replayer of its own.

use takas_model::proof::{Combination, End, Refutation, Side, Step, Variable};

use super::{Ending, Hints, Inequality, Limits, Program, maximise, satisfy};

/// A splitmix64 generator.
pub(super) struct Random(pub(super) u64);

impl Random {
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(super) fn within(&mut self, low: i64, high: i64) -> i64 {
        low + i64::try_from(self.next() % (high - low + 1).unsigned_abs()).unwrap()
    }
}

pub(super) fn limits() -> Limits<'static> {
    Limits { work: u64::MAX, nodes: u64::MAX, memory_bytes: 1 << 30, proof_numbers: 10_000_000, stop: &|| false }
}

/// Replays a refutation in exact arithmetic; written apart from the writer's code.
pub(super) fn replay(
    program: &Program,
    objective: Option<(&[(Variable, i64)], i64)>,
    refutation: &Refutation,
) -> Result<(), String> {
    let mut rows: Vec<(Vec<i128>, i128)> = Vec::new();
    let dense = |terms: &[(Variable, i64)]| {
        let mut row = vec![0_i128; program.bounds.len()];
        for &(variable, value) in terms {
            row[variable as usize] += i128::from(value);
        }
        row
    };
    for Inequality { terms, right } in &program.rows {
        rows.push((dense(terms), i128::from(*right)));
    }
    if let Some((terms, right)) = objective {
        rows.push((dense(terms), i128::from(right)));
    }
    let bounds: Vec<(i128, i128)> = program.bounds.iter().map(|&(l, u)| (i128::from(l), i128::from(u))).collect();
    follow(refutation, 0, &mut rows, bounds)
}

fn sum(rows: &[(Vec<i128>, i128)], combination: &Combination, width: usize) -> Result<(Vec<i128>, i128), String> {
    let mut total = (vec![0; width], 0);
    for &(row, multiplier) in &combination.0 {
        let (terms, right) = rows.get(row as usize).ok_or("no such row")?;
        for (value, sum) in terms.iter().zip(&mut total.0) {
            *sum += value * i128::from(multiplier);
        }
        total.1 += right * i128::from(multiplier);
    }
    Ok(total)
}

fn best(terms: &[i128], bounds: &[(i128, i128)], but: usize) -> i128 {
    let part = |(index, value): (usize, &i128)| {
        if index == but { 0 } else { value * if *value > 0 { bounds[index].1 } else { bounds[index].0 } }
    };
    terms.iter().enumerate().map(part).sum()
}

/// A Chvátal-Gomory cut by its definition, in the distances from bounds and back.
fn rounded(
    (terms, right): &(Vec<i128>, i128),
    divisor: i128,
    complemented: &[Variable],
    bounds: &[(i128, i128)],
) -> (Vec<i128>, i128) {
    let up = |value: i128| -(-value).div_euclid(divisor);
    let mut moved = *right;
    let mut back = 0;
    let mut row = vec![0; terms.len()];
    for (index, &value) in terms.iter().enumerate() {
        let from_upper = complemented.contains(&Variable::try_from(index).unwrap());
        let (origin, sign) = if from_upper { (bounds[index].1, -1) } else { (bounds[index].0, 1) };
        moved -= value * origin;
        row[index] = sign * up(sign * value);
        back += row[index] * origin;
    }
    (row, up(moved) + back)
}

fn follow(
    refutation: &Refutation,
    number: usize,
    rows: &mut Vec<(Vec<i128>, i128)>,
    mut bounds: Vec<(i128, i128)>,
) -> Result<(), String> {
    let node = &refutation.nodes[number];
    let known = rows.len();
    for step in &node.steps {
        if let Step::Cut { combination, divisor, complemented } = step {
            let row = rounded(&sum(rows, combination, bounds.len())?, i128::from(*divisor), complemented, &bounds);
            rows.push(row);
            continue;
        }
        let Step::Bound { combination, variable, side } = step else { unreachable!() };
        let (terms, right) = sum(rows, combination, bounds.len())?;
        let variable = *variable as usize;
        let rest = right - best(&terms, &bounds, variable);
        match (side, terms[variable]) {
            (Side::Lower, value) if value > 0 => {
                bounds[variable].0 = bounds[variable].0.max(-(-rest).div_euclid(value));
            }
            (Side::Upper, value) if value < 0 => {
                bounds[variable].1 = bounds[variable].1.min((-rest).div_euclid(-value));
            }
            _ => return Err(format!("node {number}: no bound")),
        }
    }
    let end = match &node.end {
        End::Contradiction(combination) if combination.0.is_empty() => {
            bounds.iter().any(|(l, u)| l > u).then_some(()).ok_or_else(|| format!("node {number}: not empty"))
        }
        End::Contradiction(combination) => {
            let (terms, right) = sum(rows, combination, bounds.len())?;
            (best(&terms, &bounds, usize::MAX) < right)
                .then_some(())
                .ok_or_else(|| format!("node {number}: no contradiction"))
        }
        End::Branch { variable, at, below, above } => {
            let mut down = bounds.clone();
            down[*variable as usize].1 = down[*variable as usize].1.min(i128::from(*at));
            follow(refutation, *below as usize, rows, down)?;
            bounds[*variable as usize].0 = bounds[*variable as usize].0.max(i128::from(*at) + 1);
            follow(refutation, *above as usize, rows, bounds)
        }
    };
    rows.truncate(known);
    end
}

/// The greatest objective value over all points, by looking at each.
pub(super) fn enumerate(program: &Program, objective: &[(Variable, i64)]) -> Option<i64> {
    let mut point: Vec<i64> = program.bounds.iter().map(|&(lower, _)| lower).collect();
    let mut best = None;
    loop {
        if program.satisfied_by(&point) {
            let value = objective.iter().map(|&(v, c)| c * point[v as usize]).sum();
            best = best.max(Some(value));
        }
        let Some(index) = (0..point.len()).find(|&index| point[index] < program.bounds[index].1) else { return best };
        point[index] += 1;
        for (value, &(lower, _)) in point.iter_mut().zip(&program.bounds).take(index) {
            *value = lower;
        }
    }
}

fn random_program(random: &mut Random) -> (Program, Vec<(Variable, i64)>) {
    let mut program = Program::new();
    let count = random.within(1, 9);
    let variables: Vec<Variable> = (0..count)
        .map(|_| match random.within(0, 5) {
            0 => program.add_variable(random.within(-3, 0), random.within(0, 3)),
            _ => program.add_variable(0, 1),
        })
        .collect();
    let any = |random: &mut Random, least: i64, most: i64, low: i64, high: i64| {
        let length = random.within(least, most);
        (0..length)
            .map(|_| (variables[usize::try_from(random.within(0, count - 1)).unwrap()], random.within(low, high)))
            .collect::<Vec<_>>()
    };
    for _ in 0..random.within(0, 9) {
        match random.within(0, 4) {
            0 => {
                let row = any(random, 0, 5, -3, 3);
                let right = random.within(-3, 3);
                program.add_row(&row, right);
                if random.within(0, 3) == 0 {
                    let back: Vec<_> = row.iter().map(|&(v, c)| (v, -c)).collect();
                    program.add_row(&back, -right);
                }
            }
            1 => {
                let row = any(random, 2, 6, -1, -1);
                program.add_row(&row, -1);
            }
            2 => {
                let mut row = any(random, 2, 6, 1, 1);
                let k = random.within(1, 4);
                row.push((variables[0], -k));
                program.add_row(&row, 0);
            }
            3 => {
                let row = any(random, 1, 5, -1_000_000_000, 1_000_000_000);
                let right = random.within(-2_000_000_000, 1_000_000_000);
                program.add_row(&row, right);
            }
            _ => {
                let row = any(random, 1, 7, -7, 7);
                let right = random.within(-9, 2);
                program.add_row(&row, right);
            }
        }
    }
    let objective = any(random, 0, 9, -5, 5);
    (program, objective)
}

#[test]
fn random_programs_are_solved_as_by_enumeration_and_every_refutation_replays() {
    for seed in 0..6_000 {
        let mut random = Random(seed);
        let (program, objective) = random_program(&mut random);
        let expected = enumerate(&program, &objective);
        let answer = maximise(&program, &objective, Hints::default(), &limits(), &mut |_| {});
        assert_eq!(answer.value, expected, "seed {seed}");
        let refutation = answer.refutation.as_ref().expect("a refutation");
        let extra = expected.map(|value| (objective.as_slice(), value + 1));
        assert_eq!(replay(&program, extra, refutation), Ok(()), "seed {seed}");
        if let Some(solution) = &answer.solution {
            assert!(program.satisfied_by(solution), "seed {seed}");
        }
        let any = satisfy(&program, Hints::default(), &limits(), &mut |_| {});
        assert_eq!(any.ending == Ending::Infeasible, expected.is_none(), "seed {seed}");
        if expected.is_none() {
            assert_eq!(replay(&program, None, any.refutation.as_ref().expect("a refutation")), Ok(()), "seed {seed}");
        }
    }
}

#[test]
fn a_planted_wrong_optimum_is_not_refuted() {
    let mut refused = 0;
    for seed in 0..200 {
        let mut random = Random(seed);
        let (program, objective) = random_program(&mut random);
        let answer = maximise(&program, &objective, Hints::default(), &limits(), &mut |_| {});
        if let (Some(value), Some(refutation)) = (answer.value, &answer.refutation) {
            refused += usize::from(replay(&program, Some((&objective, value)), refutation).is_err());
            assert!(replay(&program, Some((&objective, value)), refutation).is_err(), "seed {seed}");
        }
    }
    assert!(refused > 100);
}

pub(super) fn packing(random: &mut Random, people: i64) -> (Program, Vec<(Variable, i64)>) {
    let mut program = Program::new();
    let mut objective = Vec::new();
    let mut ways = Vec::new();
    for _ in 0..people {
        let own: Vec<Variable> = (0..3).map(|_| program.add_variable(0, 1)).collect();
        program.add_row(&own.iter().map(|&v| (v, -1)).collect::<Vec<_>>(), -1);
        for &way in &own {
            objective.push((way, random.within(1, 4)));
        }
        ways.extend(own);
    }
    let any = |random: &mut Random, count: i64| -> Vec<Variable> {
        (0..count).map(|_| ways[usize::try_from(random.next() % ways.len() as u64).unwrap()]).collect()
    };
    for _ in 0..people / 3 {
        let set = any(random, 8);
        let head = any(random, 1)[0];
        let mut row: Vec<_> = set.iter().map(|&v| (v, 1)).collect();
        row.push((head, -random.within(2, 4)));
        program.add_row(&row, 0);
        let cap: Vec<_> = any(random, 10).iter().map(|&v| (v, -1)).collect();
        program.add_row(&cap, -random.within(3, 6));
        let pair = any(random, 2);
        program.add_row(&[(pair[0], -1), (pair[1], -1)], -1);
    }
    (program, objective)
}

#[test]
fn packings_with_side_conditions_close_with_a_proof_that_replays() {
    for (seed, people) in [(1, 30), (2, 60), (3, 100), (4, 300), (5, 1_000)] {
        let (program, objective) = packing(&mut Random(seed), people);
        let answer = maximise(&program, &objective, Hints::default(), &limits(), &mut |_| {});
        assert_eq!(answer.ending, Ending::Optimal);
        let value = answer.value.expect("a value");
        let refutation = answer.refutation.expect("a refutation");
        assert_eq!(replay(&program, Some((&objective, value + 1)), &refutation), Ok(()));
    }
}

#[test]
fn bounds_that_cross_are_a_contradiction_and_no_panic() {
    let mut program = Program::new();
    program.add_variable(2, 1);
    let answer = satisfy(&program, Hints::default(), &limits(), &mut |_| {});
    assert_eq!(answer.ending, Ending::Infeasible);
    assert_eq!(replay(&program, None, answer.refutation.as_ref().expect("a refutation")), Ok(()));
}

#[test]
fn an_objective_far_below_zero_is_still_reached() {
    let mut program = Program::new();
    let only = program.add_variable(3, 4);
    let answer = maximise(&program, &[(only, -(1 << 60))], Hints::default(), &limits(), &mut |_| {});
    assert_eq!((answer.ending, answer.value), (Ending::Optimal, Some(-3 * (1 << 60))));
}
