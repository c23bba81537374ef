//! Replays a refutation: every inference is computed again, in exact integers.
//!
//! The proof system is described in [`takas_model::proof`]. The tree is walked depth first without recursion: bounds and
//! cuts found at a node are taken back when its subtree is done.

use takas_model::proof::{Combination, End, Node, Refutation, Side, Step, Variable};

use crate::program::{Bounds, Inequality, Program, add, multiply, subtract};
use crate::refusal::Refusal;

/// The largest proof that is replayed, in numbers ([`Refutation::size`]).
pub const PROOF_SIZE_MAX: usize = 50_000_000;

/// The most terms of rows that are touched in replaying one proof.
pub const WORK_MAX: u64 = 10_000_000_000;

/// Whether the refutation shows that the program has no integer solution.
///
/// # Errors
/// The first thing found wrong with it.
pub fn replay(program: &Program, refutation: &Refutation) -> Result<(), Refusal> {
    let size = refutation.size();
    if size > PROOF_SIZE_MAX || refutation.nodes.len() > PROOF_SIZE_MAX {
        return Err(Refusal::TooLarge { size });
    }
    check_tree(&refutation.nodes)?;
    Replay::new(program).run(&refutation.nodes)
}

/// Every node but the root is the child of exactly one branch, and of an earlier node: so all are reached from the root.
fn check_tree(nodes: &[Node]) -> Result<(), Refusal> {
    if nodes.is_empty() {
        return Err(Refusal::NoNodes);
    }
    let mut parents = vec![0_u32; nodes.len()];
    for (node, content) in nodes.iter().enumerate() {
        if let End::Branch { below, above, .. } = content.end {
            for child in [below as usize, above as usize] {
                if child <= node || child >= nodes.len() {
                    return Err(Refusal::Child { node });
                }
                parents[child] = parents[child].saturating_add(1);
            }
        }
    }
    match parents.iter().skip(1).position(|&count| count != 1) {
        Some(before) => Err(Refusal::Parents { node: before + 1 }),
        None => Ok(()),
    }
}

/// What is still to be done, last first.
enum Task {
    /// Enter a node, with the bound of the branch that leads to it.
    Enter { node: usize, branch: Option<(usize, Side, i128)> },
    /// Take back the bounds and cuts beyond these numbers.
    TakeBack { changes: usize, cuts: usize },
}

struct Replay<'a> {
    program: &'a Program,
    bounds: Vec<Bounds>,
    /// Variables whose bounds were changed, with the bounds they had.
    changes: Vec<(usize, Bounds)>,
    cuts: Vec<Inequality>,
    /// The sum in the making: coefficients by variable (zero beyond the variables listed as touched).
    sum: Vec<i128>,
    touched: Vec<usize>,
    is_touched: Vec<bool>,
    work: u64,
}

impl<'a> Replay<'a> {
    fn new(program: &'a Program) -> Self {
        let count = program.variables.len();
        Self {
            program,
            bounds: program.variables.clone(),
            changes: Vec::new(),
            cuts: Vec::new(),
            sum: vec![0; count],
            touched: Vec::new(),
            is_touched: vec![false; count],
            work: 0,
        }
    }

    fn run(&mut self, nodes: &[Node]) -> Result<(), Refusal> {
        let mut tasks = vec![Task::Enter { node: 0, branch: None }];
        while let Some(task) = tasks.pop() {
            match task {
                Task::TakeBack { changes, cuts } => {
                    while self.changes.len() > changes {
                        if let Some((variable, before)) = self.changes.pop() {
                            self.bounds[variable] = before;
                        }
                    }
                    self.cuts.truncate(cuts);
                }
                Task::Enter { node, branch } => {
                    tasks.push(Task::TakeBack { changes: self.changes.len(), cuts: self.cuts.len() });
                    if let Some((variable, side, value)) = branch {
                        self.tighten(variable, side, value);
                    }
                    self.enter(node, &nodes[node], &mut tasks)?;
                }
            }
        }
        Ok(())
    }

    fn enter(&mut self, node: usize, content: &Node, tasks: &mut Vec<Task>) -> Result<(), Refusal> {
        for step in &content.steps {
            match step {
                Step::Bound { combination, variable, side } => {
                    let at_least = self.add_up(node, combination)?;
                    self.bound(node, *variable, *side, at_least)?;
                }
                Step::Cut { combination, divisor, complemented } => {
                    let at_least = self.add_up(node, combination)?;
                    self.cut(node, *divisor, complemented, at_least)?;
                }
            }
        }
        match &content.end {
            End::Contradiction(combination) => self.contradiction(node, combination),
            End::Branch { variable, at, below, above } => {
                let index = self.index(node, *variable)?;
                let at = i128::from(*at);
                let upper = (index, Side::Lower, add(at, 1)?);
                tasks.push(Task::Enter { node: *above as usize, branch: Some(upper) });
                tasks.push(Task::Enter { node: *below as usize, branch: Some((index, Side::Upper, at)) });
                Ok(())
            }
        }
    }

    fn index(&self, node: usize, variable: Variable) -> Result<usize, Refusal> {
        let index = variable as usize;
        if index < self.bounds.len() { Ok(index) } else { Err(Refusal::UnknownVariable { node, variable }) }
    }

    /// Sets a bound where it is tighter than the one in force.
    fn tighten(&mut self, variable: usize, side: Side, value: i128) {
        let before = self.bounds[variable];
        let after = match side {
            Side::Lower => Bounds { lower: before.lower.max(value), ..before },
            Side::Upper => Bounds { upper: before.upper.min(value), ..before },
        };
        if after != before {
            self.changes.push((variable, before));
            self.bounds[variable] = after;
        }
    }

    fn labour(&mut self, terms: usize) -> Result<(), Refusal> {
        self.work = self.work.saturating_add(terms as u64 + 1);
        if self.work > WORK_MAX { Err(Refusal::TooMuchWork) } else { Ok(()) }
    }

    /// Sums the rows into `sum` and gives the right-hand side.
    fn add_up(&mut self, node: usize, combination: &Combination) -> Result<i128, Refusal> {
        for &variable in &self.touched {
            self.sum[variable] = 0;
            self.is_touched[variable] = false;
        }
        self.touched.clear();
        let mut at_least = 0;
        for &(row, multiplier) in &combination.0 {
            if multiplier == 0 {
                return Err(Refusal::ZeroMultiplier { node });
            }
            let given = self.program.rows.len();
            let number = row as usize;
            let found = if number < given { self.program.rows.get(number) } else { self.cuts.get(number - given) };
            let Some(inequality) = found else {
                return Err(Refusal::UnknownRow { node, row });
            };
            let multiplier = i128::from(multiplier);
            for &(variable, factor) in &inequality.terms {
                let index = variable as usize;
                if !self.is_touched[index] {
                    self.is_touched[index] = true;
                    self.touched.push(index);
                }
                self.sum[index] = add(self.sum[index], multiply(multiplier, factor)?)?;
            }
            at_least = add(at_least, multiply(multiplier, inequality.at_least)?)?;
            let terms = inequality.terms.len();
            self.labour(terms)?;
        }
        self.labour(self.touched.len())?;
        Ok(at_least)
    }

    /// The greatest value of the sum within the bounds, one variable left out.
    fn greatest_without(&self, left_out: Option<usize>) -> Result<i128, Refusal> {
        let mut greatest = 0;
        for &variable in &self.touched {
            let factor = self.sum[variable];
            if Some(variable) != left_out {
                let Bounds { lower, upper } = self.bounds[variable];
                greatest = add(greatest, multiply(factor, if factor > 0 { upper } else { lower })?)?;
            }
        }
        Ok(greatest)
    }

    /// From `Σ aⱼ·xⱼ ≥ b`: `aᵥ·xᵥ ≥ b - (the greatest value of the rest)`, rounded inwards.
    fn bound(&mut self, node: usize, variable: Variable, side: Side, at_least: i128) -> Result<(), Refusal> {
        let index = self.index(node, variable)?;
        let factor = self.sum[index];
        let rest = subtract(at_least, self.greatest_without(Some(index))?)?;
        let value = match side {
            Side::Lower if factor > 0 => ceiling(rest, factor)?,
            Side::Upper if factor < 0 => floor(subtract(0, rest)?, subtract(0, factor)?)?,
            _ => return Err(Refusal::NoBound { node, variable }),
        };
        self.tighten(index, side, value);
        Ok(())
    }

    fn cut(&mut self, node: usize, divisor: u64, complemented: &[Variable], at_least: i128) -> Result<(), Refusal> {
        if divisor == 0 {
            return Err(Refusal::ZeroDivisor { node });
        }
        if complemented.windows(2).any(|pair| pair[0] >= pair[1]) {
            return Err(Refusal::Complemented { node });
        }
        for &variable in complemented {
            self.index(node, variable)?;
        }
        let divisor = i128::from(divisor);
        // In `Σ cⱼ·yⱼ ≥ d`, with x = lower + y or x = upper - y.
        let mut from_bounds = at_least;
        let mut parts = Vec::with_capacity(self.touched.len());
        self.touched.sort_unstable();
        for &index in &self.touched {
            let variable = Variable::try_from(index).map_err(|_| Refusal::Overflow)?;
            let Bounds { lower, upper } = self.bounds[index];
            let turned = complemented.binary_search(&variable).is_ok();
            let (sign, origin) = if turned { (-1, upper) } else { (1, lower) };
            from_bounds = subtract(from_bounds, multiply(self.sum[index], origin)?)?;
            let rounded = ceiling(multiply(sign, self.sum[index])?, divisor)?;
            parts.push((variable, multiply(sign, rounded)?, origin));
        }
        // Written back: sign·⌈c/divisor⌉·(x - origin).
        let mut at_least = ceiling(from_bounds, divisor)?;
        for &(_, factor, origin) in &parts {
            at_least = add(at_least, multiply(factor, origin)?)?;
        }
        let terms = parts.into_iter().filter(|part| part.1 != 0).map(|(variable, factor, _)| (variable, factor));
        self.cuts.push(Inequality { terms: terms.collect(), at_least });
        Ok(())
    }

    fn contradiction(&mut self, node: usize, combination: &Combination) -> Result<(), Refusal> {
        if combination.0.is_empty() {
            self.labour(self.bounds.len())?;
            let crossed = self.bounds.iter().any(|bounds| bounds.lower > bounds.upper);
            return if crossed { Ok(()) } else { Err(Refusal::NoContradiction { node }) };
        }
        let at_least = self.add_up(node, combination)?;
        if self.greatest_without(None)? < at_least { Ok(()) } else { Err(Refusal::NoContradiction { node }) }
    }
}

/// `⌈a / b⌉` for a positive `b`.
fn ceiling(a: i128, b: i128) -> Result<i128, Refusal> {
    let down = floor(a, b)?;
    if multiply(down, b)? == a { Ok(down) } else { add(down, 1) }
}

/// `⌊a / b⌋` for a positive `b`.
fn floor(a: i128, b: i128) -> Result<i128, Refusal> {
    a.checked_div_euclid(b).ok_or(Refusal::Overflow)
}
