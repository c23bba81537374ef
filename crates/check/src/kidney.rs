//! The judge of kidney exchanges: whether they exist in the pool and take nobody twice, and whether the proof shows that there could not be more.
//! Written from `docs/reference/kidney.md`.

use std::collections::BTreeMap;

use takas_model::kidney::{Exchange, ExchangeLimits, Pool, PoolAnswer, PoolObjective};
use takas_model::proof::Variable;

use crate::program::{Bounds, Inequality, Program};
use crate::replay::replay;
use crate::verdict::{Finding, Why};

/// What is wrong with an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PoolFault {
    /// The exchange of this index is too long or empty.
    Length(usize),
    /// Somebody in it cannot give to the next.
    NoMatch(usize),
    /// Somebody in it has been taken before.
    Twice(usize),
    /// The number of transplants is not what the exchanges make.
    WrongCount(u64),
    /// The value is not what the exchanges come to; none where that is unknown, because a match has no weight.
    WrongValue(Option<i64>),
}

/// What the judge finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PoolVerdict {
    /// Everything that is wrong with the exchanges.
    pub faults: Vec<PoolFault>,
    /// Whether no set of exchanges has a greater value.
    pub most: Finding,
}

/// Judges an answer.
pub fn verify_pool(pool: &Pool, limits: ExchangeLimits, answer: &PoolAnswer) -> PoolVerdict {
    let mut faults = Vec::new();
    let mut recipients = vec![false; pool.recipients.len()];
    let mut altruists = vec![false; pool.altruists.len()];
    for (index, exchange) in answer.exchanges.iter().enumerate() {
        let (path, longest) = match exchange {
            Exchange::Cycle(path) => (path, limits.cycle),
            Exchange::Chain(altruist, path) => {
                if altruists.get_mut(*altruist).is_none_or(|taken| core::mem::replace(taken, true)) {
                    faults.push(PoolFault::Twice(index));
                }
                let first = path
                    .first()
                    .is_none_or(|to| pool.altruist_gives.get(*altruist).is_some_and(|targets| targets.contains(to)));
                if !first {
                    faults.push(PoolFault::NoMatch(index));
                }
                (path, limits.chain.saturating_sub(1))
            }
        };
        let closed = matches!(exchange, Exchange::Cycle(_));
        if path.len() > longest || (closed && path.len() < 2) || (!closed && limits.chain == 0) {
            faults.push(PoolFault::Length(index));
        }
        let back = closed.then(|| path.last().zip(path.first())).flatten();
        let mut steps = path.iter().zip(path.iter().skip(1)).chain(back);
        if !steps.all(|(from, to)| pool.gives.get(*from).is_some_and(|targets| targets.contains(to))) {
            faults.push(PoolFault::NoMatch(index));
        }
        for recipient in path {
            if recipients.get_mut(*recipient).is_none_or(|taken| core::mem::replace(taken, true)) {
                faults.push(PoolFault::Twice(index));
            }
        }
    }
    let count: usize = answer.exchanges.iter().map(Exchange::transplants).sum();
    let count = u64::try_from(count).unwrap_or(u64::MAX);
    if count != answer.transplants {
        faults.push(PoolFault::WrongCount(count));
    }
    let value = match answer.objective {
        PoolObjective::Transplants => i64::try_from(count).ok(),
        PoolObjective::Weight => weight_of(pool, &answer.exchanges),
    };
    if value != Some(answer.value) {
        faults.push(PoolFault::WrongValue(value));
    }
    let most = match (&answer.proof, value) {
        (Some(proof), Some(value)) => {
            let outside = constant(pool, limits, answer.objective);
            let program = pool_program(pool, limits, answer.objective, i128::from(value) - outside + 1);
            program.map_or(Finding::Unverified(Why::NoProof), |program| Finding::from(replay(&program, proof)))
        }
        _ => Finding::Unverified(Why::NoProof),
    };
    PoolVerdict { faults, most }
}

/// What the value has beyond the program's objective: each altruist makes one transplant to the waiting list, where chains are allowed.
pub fn constant(pool: &Pool, limits: ExchangeLimits, objective: PoolObjective) -> i128 {
    match objective {
        PoolObjective::Transplants if limits.chain >= 1 => pool.altruists.len() as i128,
        PoolObjective::Transplants | PoolObjective::Weight => 0,
    }
}

/// The weight of the exchanges, match by match; none where a match has none, or the sum is too large.
fn weight_of(pool: &Pool, exchanges: &[Exchange]) -> Option<i64> {
    let mut sum = 0_i64;
    for exchange in exchanges {
        let (begin, path, back) = match exchange {
            Exchange::Cycle(path) => (None, path, path.last().zip(path.first())),
            Exchange::Chain(altruist, path) => (path.first().map(|to| (altruist, to)), path, None),
        };
        if let Some((altruist, to)) = begin {
            sum = sum.checked_add(pool.altruist_weight(*altruist, *to)?)?;
        }
        for (from, to) in path.iter().zip(path.iter().skip(1)).chain(back) {
            sum = sum.checked_add(pool.weight(*from, *to)?)?;
        }
    }
    Some(sum)
}

/// The program with the objective row `Σ … ≥ at_least`, which is its last; none where a match has no weight and weights are asked for.
pub fn pool_program(pool: &Pool, limits: ExchangeLimits, objective: PoolObjective, at_least: i128) -> Option<Program> {
    let worth = |weight: Option<i64>| match objective {
        PoolObjective::Transplants => Some(1),
        PoolObjective::Weight => weight.map(i128::from),
    };
    let mut program = Program::default();
    // Rows by name, in the order of the document: recipients, altruists, positions.
    let mut rows: BTreeMap<(usize, usize, usize), Vec<(Variable, i128)>> = BTreeMap::new();
    for recipient in 0..pool.recipients.len() {
        rows.insert((0, 0, recipient), Vec::new());
        for position in 1..limits.chain.saturating_sub(1) {
            rows.insert((2, position, recipient), Vec::new());
        }
    }
    for altruist in 0..pool.altruists.len() {
        rows.insert((1, 0, altruist), Vec::new());
    }
    let mut terms: Vec<(Variable, i128)> = Vec::new();
    let mut add = |entries: Vec<((usize, usize, usize), i128)>, worth: i128| {
        let variable = Variable::try_from(program.variables.len()).unwrap_or(Variable::MAX);
        program.variables.push(Bounds { lower: 0, upper: 1 });
        if worth != 0 {
            terms.push((variable, worth));
        }
        for (row, coefficient) in entries {
            if let Some(terms) = rows.get_mut(&row) {
                terms.push((variable, coefficient));
            }
        }
    };
    for length in 2..=limits.cycle {
        for cycle in cycles(pool, length) {
            let steps = cycle.iter().zip(cycle.iter().cycle().skip(1));
            let worths: Option<i128> = steps.map(|(&from, &to)| worth(pool.weight(from, to))).sum();
            add(cycle.iter().map(|&recipient| ((0, 0, recipient), -1)).collect(), worths?);
        }
    }
    for position in 1..limits.chain {
        let from_altruists = pool.altruist_gives.iter().enumerate().filter(|_| position == 1);
        let from_recipients = pool.gives.iter().enumerate().filter(|_| position > 1);
        for (from, to) in
            from_altruists.chain(from_recipients).flat_map(|(from, all)| all.iter().map(move |to| (from, *to)))
        {
            let out = if position == 1 { (1, 0, from) } else { (2, position - 1, from) };
            let weight = if position == 1 { pool.altruist_weight(from, to) } else { pool.weight(from, to) };
            add(vec![((0, 0, to), -1), (out, -1), ((2, position, to), 1)], worth(weight)?);
        }
    }
    for ((kind, ..), terms) in rows {
        program.rows.push(Inequality { terms, at_least: if kind == 2 { 0 } else { -1 } });
    }
    program.rows.push(Inequality { terms, at_least });
    Some(program)
}

/// The cycles of a length, each from its least recipient, lexicographically.
fn cycles(pool: &Pool, length: usize) -> Vec<Vec<usize>> {
    let mut paths: Vec<Vec<usize>> = (0..pool.recipients.len()).map(|first| vec![first]).collect();
    for _ in 1..length {
        let longer = paths.iter().flat_map(|path| {
            let next = pool.gives[path[path.len() - 1]].iter();
            next.filter(|next| **next > path[0] && !path.contains(next)).map(|next| [&path[..], &[*next]].concat())
        });
        paths = longer.collect();
    }
    paths.retain(|path| pool.gives[path[path.len() - 1]].contains(&path[0]));
    paths
}
