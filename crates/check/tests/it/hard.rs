//! That the random cases are hard for their size: on most of them the linear relaxation is fractional, and a greedy choice
//! misses the best deal. Floating point, for this measurement alone.

use takas_check::oracle::{Enumeration, random_case};
use takas_check::{Program, encode::FullProgram, judge};
use takas_model::{Case, Deal, Objective, Transfer};

/// The vertex that a simplex method ends in for the greatest `gain`, or none where there is none: two phases, Bland's rule.
fn vertex(program: &Program, gain: &[f64]) -> Option<Vec<f64>> {
    let count = program.variables.len();
    let mut rows: Vec<(Vec<f64>, f64)> = Vec::new();
    for row in &program.rows {
        // Σ a·x ≥ b as Σ -a·x ≤ -b
        let mut factors = vec![0.0; count];
        row.terms.iter().for_each(|&(variable, factor)| factors[variable as usize] = -(factor as f64));
        rows.push((factors, -(row.at_least as f64)));
    }
    for (variable, bounds) in program.variables.iter().enumerate() {
        let mut factors = vec![0.0; count];
        factors[variable] = 1.0;
        rows.push((factors, bounds.upper as f64));
    }
    // Columns: variables, slacks, artificials, right-hand side.
    let (height, artificial) = (rows.len(), count + rows.len());
    let width = artificial + height;
    let mut table = vec![vec![0.0; width + 1]; height];
    let mut basis = vec![0; height];
    for (index, (factors, limit)) in rows.into_iter().enumerate() {
        let sign = if limit < 0.0 { -1.0 } else { 1.0 };
        factors.iter().enumerate().for_each(|(column, factor)| table[index][column] = sign * factor);
        table[index][count + index] = sign;
        table[index][width] = sign * limit;
        basis[index] = if sign < 0.0 { artificial + index } else { count + index };
        if sign < 0.0 {
            table[index][artificial + index] = 1.0;
        }
    }
    let first: Vec<f64> = (0..width).map(|column| if column >= artificial { -1.0 } else { 0.0 }).collect();
    climb(&mut table, &mut basis, &first, width)?;
    if basis.iter().zip(&table).any(|(&column, row)| column >= artificial && row[width] > 1e-7) {
        return None;
    }
    let second: Vec<f64> = (0..width).map(|column| gain.get(column).copied().unwrap_or(0.0)).collect();
    climb(&mut table, &mut basis, &second, artificial)?;
    let mut solution = vec![0.0; count];
    for (&column, row) in basis.iter().zip(&table) {
        if column < count {
            solution[column] = row[width];
        }
    }
    Some(solution)
}

/// Pivots until no column below `open` gains; none where it takes too long or has no end.
fn climb(table: &mut [Vec<f64>], basis: &mut [usize], gain: &[f64], open: usize) -> Option<()> {
    let width = gain.len();
    for _ in 0..5_000 {
        let reduced = |column: usize| {
            gain[column] - basis.iter().zip(&*table).map(|(&b, row)| gain[b] * row[column]).sum::<f64>()
        };
        let Some(enter) = (0..open).find(|&column| reduced(column) > 1e-7) else { return Some(()) };
        let mut leave: Option<(f64, usize)> = None;
        for (index, row) in table.iter().enumerate() {
            if row[enter] > 1e-7 {
                let ratio = row[width] / row[enter];
                let better = leave.is_none_or(|(least, at)| {
                    ratio < least - 1e-9 || (ratio < least + 1e-9 && basis[index] < basis[at])
                });
                if better {
                    leave = Some((ratio, index));
                }
            }
        }
        let (_, index) = leave?;
        let pivot = table[index][enter];
        table[index].iter_mut().for_each(|value| *value /= pivot);
        let by = table[index].clone();
        for (other, row) in table.iter_mut().enumerate() {
            let factor = row[enter];
            if other != index && factor.abs() > 1e-12 {
                row.iter_mut().zip(&by).for_each(|(value, pivot)| *value -= factor * pivot);
            }
        }
        basis[index] = enter;
    }
    None
}

/// Whether the relaxation's best for the most people is no deal: some candidate in parts, or more people than any deal moves.
fn fractional(case: &Case, most_people: Option<u64>) -> Option<bool> {
    let full = FullProgram::new(case).ok()?;
    let people = |c: &takas_check::encode::Candidate| f64::from(u8::from(case.item(c.item).is_people()));
    let gain: Vec<f64> = full.candidates().iter().map(people).collect();
    let solution = vertex(full.program(), &gain)?;
    let value: f64 = solution.iter().zip(&gain).map(|(x, gain)| x * gain).sum();
    let parts = |x: &f64| (x - x.round()).abs() > 1e-5;
    let candidates = full.candidates().len();
    Some(most_people.is_none_or(|most| value > most as f64 + 1e-5) || solution[..candidates].iter().any(parts))
}

/// Adds units one after the other, people first, as long as every rule stays kept; starts anywhere a single unit is a deal.
fn greedy(case: &Case) -> u64 {
    let mut deal = Deal::default();
    let candidates = takas_check::encode::candidates(case);
    loop {
        let further = |c: &takas_check::encode::Candidate| {
            let one = Transfer { item: c.item, from: c.from, to: c.to, phase: c.phase, quantity: 1 };
            Deal::new(deal.transfers().iter().copied().chain([one]))
        };
        let people = candidates.iter().filter(|c| case.item(c.item).is_people());
        let others = candidates.iter().filter(|c| !case.item(c.item).is_people());
        let Some(larger) = people.chain(others).map(further).find(|deal| judge(case, deal).passed()) else {
            return judge(case, &deal).totals.people;
        };
        deal = larger;
    }
}

#[test]
fn half_of_the_random_cases_are_fractional_and_mislead_the_greedy() {
    let (mut cases, mut fractional_cases, mut misled, mut both, mut infeasible) = (0, 0, 0, 0, 0);
    for seed in 0..400 {
        let mut case = random_case(seed, 4_000);
        case.objectives = vec![Objective::People];
        let all = Enumeration::new(&case, 4_000).expect("a small case");
        let most = all.optimum().map(|optimum| match optimum.values[0] {
            takas_model::Value::Number(number) => number,
            takas_model::Value::Leximin(_) => 0,
        });
        // A relaxation without any solution shows by itself that there is no deal.
        let is_fractional = fractional(&case, most).unwrap_or(false);
        let is_misled = most.is_some_and(|most| greedy(&case) < most);
        infeasible += usize::from(most.is_none());
        cases += 1;
        fractional_cases += usize::from(is_fractional);
        misled += usize::from(is_misled);
        both += usize::from(is_fractional && is_misled);
    }
    println!("of {cases}: {fractional_cases} fractional, {misled} misled, {both} both, {infeasible} without a deal");
    assert!(2 * both > cases, "{both} of {cases} fractional and misleading");
}
