//! Kidney exchange: the program of `docs/reference/kidney.md`, solved by the same integer programming as cases.

use takas_model::kidney::{Exchange, ExchangeLimits, Pool, PoolAnswer, PoolObjective};
use takas_model::proof::Variable;

use crate::engine::{Engine, Stage};
use crate::integer::{Answer, Ending, Hints, Program};

/// What a variable stands for.
enum Column {
    Cycle(Vec<usize>),
    /// From an altruist.
    First(usize, usize),
    /// From a recipient to another, at this position.
    Arc(usize, usize, usize),
}

impl Engine<'_> {
    /// The most transplants or the greatest weight of a pool, with proof. A match without weight weighs 0, which the judge refuses.
    pub fn kidney(&mut self, pool: &Pool, limits: ExchangeLimits, objective: PoolObjective) -> PoolAnswer {
        let columns = columns(pool, limits);
        let program = program(pool, limits, &columns);
        let worths: Vec<(Variable, i64)> = (0..)
            .zip(&columns)
            .map(|(variable, column)| (variable, worth(pool, objective, column)))
            .filter(|(_, worth)| *worth != 0)
            .collect();
        let start = greedy(pool, limits, &columns);
        let hints = Hints { start: Some(&start), ..Hints::default() };
        let answer = self.maximise_terms(Stage::Transplants, &program, &worths, hints);
        told(pool, limits, objective, &columns, answer)
    }
}

fn worth(pool: &Pool, objective: PoolObjective, column: &Column) -> i64 {
    let weight = match (objective, column) {
        (PoolObjective::Transplants, Column::Cycle(path)) => return i64::try_from(path.len()).unwrap_or(i64::MAX),
        (PoolObjective::Transplants, Column::First(..) | Column::Arc(..)) => return 1,
        (PoolObjective::Weight, Column::Cycle(path)) => {
            let next = path.iter().cycle().skip(1);
            path.iter().zip(next).map(|(&from, &to)| pool.weight(from, to)).sum()
        }
        (PoolObjective::Weight, Column::First(altruist, to)) => pool.altruist_weight(*altruist, *to),
        (PoolObjective::Weight, Column::Arc(from, to, _)) => pool.weight(*from, *to),
    };
    weight.unwrap_or(0)
}

/// The variables in their order.
fn columns(pool: &Pool, limits: ExchangeLimits) -> Vec<Column> {
    let mut columns = Vec::new();
    for length in 2..=limits.cycle {
        for first in 0..pool.recipients.len() {
            cycles_from(pool, length, &mut vec![first], &mut columns);
        }
    }
    if limits.chain >= 2 {
        for (altruist, targets) in pool.altruist_gives.iter().enumerate() {
            columns.extend(targets.iter().map(|&to| Column::First(altruist, to)));
        }
    }
    for position in 2..limits.chain {
        for (from, targets) in pool.gives.iter().enumerate() {
            columns.extend(targets.iter().map(|&to| Column::Arc(from, to, position)));
        }
    }
    columns
}

/// Carries a path on to every cycle of that length that begins with its least recipient.
fn cycles_from(pool: &Pool, length: usize, path: &mut Vec<usize>, columns: &mut Vec<Column>) {
    let (first, last) = (path[0], path[path.len() - 1]);
    if path.len() == length {
        if pool.gives[last].binary_search(&first).is_ok() {
            columns.push(Column::Cycle(path.clone()));
        }
        return;
    }
    for &next in &pool.gives[last] {
        if next > first && !path.contains(&next) {
            path.push(next);
            cycles_from(pool, length, path, columns);
            path.pop();
        }
    }
}

fn program(pool: &Pool, limits: ExchangeLimits, columns: &[Column]) -> Program {
    let recipients = pool.recipients.len();
    let mut program = Program::new();
    let mut once: Vec<Vec<(Variable, i64)>> = vec![Vec::new(); recipients];
    let mut begins: Vec<Vec<(Variable, i64)>> = vec![Vec::new(); pool.altruists.len()];
    let flows = limits.chain.saturating_sub(2);
    let mut carry: Vec<Vec<(Variable, i64)>> = vec![Vec::new(); flows * recipients];
    for column in columns {
        let variable = program.add_variable(0, 1);
        let (to, position) = match column {
            Column::Cycle(path) => {
                for &recipient in path {
                    once[recipient].push((variable, -1));
                }
                continue;
            }
            Column::First(altruist, to) => {
                begins[*altruist].push((variable, -1));
                (*to, 1)
            }
            Column::Arc(from, to, position) => {
                carry[(position - 2) * recipients + from].push((variable, -1));
                (*to, *position)
            }
        };
        once[to].push((variable, -1));
        if position <= flows {
            carry[(position - 1) * recipients + to].push((variable, 1));
        }
    }
    for terms in once.iter().chain(&begins) {
        program.add_row(terms, -1);
    }
    for terms in &carry {
        program.add_row(terms, 0);
    }
    program
}

/// Cycles first, then chains, whoever comes first: a solution to begin with.
fn greedy(pool: &Pool, limits: ExchangeLimits, columns: &[Column]) -> Vec<i64> {
    let mut values = vec![0; columns.len()];
    let mut taken = vec![false; pool.recipients.len()];
    for (value, column) in values.iter_mut().zip(columns).rev() {
        if let Column::Cycle(path) = column
            && path.iter().all(|&recipient| !taken[recipient])
        {
            for &recipient in path {
                taken[recipient] = true;
            }
            *value = 1;
        }
    }
    // Where each altruist's chain has come to.
    let mut ends: Vec<Option<usize>> = vec![None; pool.altruists.len()];
    for (value, column) in values.iter_mut().zip(columns) {
        match *column {
            Column::First(altruist, to) if ends[altruist].is_none() && !taken[to] => {
                ends[altruist] = Some(to);
                taken[to] = true;
                *value = 1;
            }
            _ => {}
        }
    }
    for position in 2..limits.chain {
        let mut next: Vec<Option<usize>> = vec![None; ends.len()];
        for (value, column) in values.iter_mut().zip(columns) {
            let Column::Arc(from, to, at) = *column else { continue };
            let chain = ends.iter().position(|end| *end == Some(from));
            if let Some(chain) = chain.filter(|&chain| at == position && !taken[to] && next[chain].is_none()) {
                next[chain] = Some(to);
                taken[to] = true;
                *value = 1;
            }
        }
        ends = next;
    }
    values
}

/// The answer in exchanges.
fn told(
    pool: &Pool,
    limits: ExchangeLimits,
    objective: PoolObjective,
    columns: &[Column],
    answer: Answer,
) -> PoolAnswer {
    let chosen: Vec<&Column> = answer
        .solution
        .iter()
        .flat_map(|values| columns.iter().zip(values))
        .filter(|(_, value)| **value == 1)
        .map(|(column, _)| column)
        .collect();
    let mut exchanges: Vec<Exchange> = Vec::new();
    exchanges.extend(chosen.iter().filter_map(|column| match column {
        Column::Cycle(path) => Some(Exchange::Cycle(path.clone())),
        Column::First(..) | Column::Arc(..) => None,
    }));
    if limits.chain >= 1 {
        for altruist in 0..pool.altruists.len() {
            let begins = chosen.iter().find_map(|column| match column {
                Column::First(whose, to) if *whose == altruist => Some(*to),
                _ => None,
            });
            let mut path: Vec<usize> = begins.into_iter().collect();
            while let Some(&last) = path.last() {
                let next = chosen.iter().find_map(|column| match column {
                    Column::Arc(from, to, position) if *from == last && *position == path.len() + 1 => Some(*to),
                    _ => None,
                });
                let Some(next) = next else { break };
                path.push(next);
            }
            exchanges.push(Exchange::Chain(altruist, path));
        }
    }
    let transplants: usize = exchanges.iter().map(Exchange::transplants).sum();
    // What the program's objective does not count.
    let outside = match objective {
        PoolObjective::Transplants if limits.chain >= 1 => pool.altruists.len(),
        PoolObjective::Transplants | PoolObjective::Weight => 0,
    };
    let with_those_outside = |value: i64| value.checked_add(i64::try_from(outside).ok()?);
    let bound = match answer.ending {
        Ending::Optimal => answer.value,
        Ending::Infeasible | Ending::Interrupted(_) => answer.bound,
    };
    PoolAnswer {
        transplants: transplants as u64,
        objective,
        value: with_those_outside(chosen.iter().map(|column| worth(pool, objective, column)).sum()).unwrap_or(i64::MAX),
        bound: bound.and_then(with_those_outside),
        exchanges,
        proof: answer.refutation,
    }
}
