//! The proof as it grows: a tree of nodes, of which only what is needed is kept.
//!
//! When a node is closed, its inferences are sliced backwards from the contradiction; what remains needed of the bounds goes to the
//! parent. A child that does not need the branch above it refutes the parent alone, and the other child is dead, open or
//! not. Source of the idea: conflict analysis and backjumping, Marques-Silva and Sakallah, *GRASP* (1999).
//!
//! Decides nothing: what it is given has been verified, what it drops is not referred to.

use std::rc::Rc;

use takas_model::proof::{Combination, End, Node, Refutation, Side, Step, Variable};

use super::Inequality;
use super::cases::Settled;
use super::exact::{Bounds, Multiples, Sum};

/// Where an inference comes from.
#[derive(Clone, Debug)]
pub(super) enum Source {
    Row(u32),
    Sum(Rc<Multiples>),
}

/// A tightened bound.
#[derive(Clone, Debug)]
pub(super) struct Inference {
    pub(super) source: Source,
    pub(super) variable: Variable,
    pub(super) side: Side,
}

/// An inference at the root, where there are cuts too.
#[derive(Clone, Debug)]
pub(super) enum RootStep {
    Bound(Inference),
    Cut {
        combination: Multiples,
        divisor: u64,
        complemented: Vec<Variable>,
        /// The number of the cut among the engine's rows.
        row: u32,
    },
}

type Needs = Vec<(Variable, Side)>;

#[derive(Clone, Debug)]
enum State {
    Open,
    Branched { variable: Variable, at: i64, children: [u32; 2], needs: [Option<Needs>; 2] },
    Contradiction(Multiples),
    Refuted { variable: Variable, at: i64, children: [u32; 2] },
    Settled(Settled),
}

#[derive(Clone, Debug)]
struct Entry {
    parent: u32,
    is_upper: bool,
    steps: Vec<Inference>,
    state: State,
}

/// The tree of nodes.
#[derive(Clone, Debug)]
pub(super) struct Record {
    entries: Vec<Entry>,
    pub(super) root_steps: Vec<RootStep>,
    /// Numbers held, about.
    pub(super) numbers: usize,
    numbers_max: usize,
    pub(super) keeps: bool,
    marks: Vec<[bool; 2]>,
    marked: Vec<(Variable, Side)>,
    /// The variables needed by the contradiction closed last.
    pub(super) blamed: Vec<Variable>,
}

/// What slicing looks things up in.
pub(super) struct Context<'a> {
    pub(super) rows: &'a [Inequality],
    /// Bounds at the node that is closed; those that equal the root's need no reason.
    pub(super) bounds: &'a Bounds,
    pub(super) root: &'a Bounds,
    pub(super) sum: &'a mut Sum,
}

impl Record {
    pub(super) fn new(variables: usize, numbers_max: usize) -> Self {
        let root = Entry { parent: u32::MAX, is_upper: false, steps: Vec::new(), state: State::Open };
        Self {
            entries: vec![root],
            root_steps: Vec::new(),
            numbers: 0,
            numbers_max,
            keeps: numbers_max > 0,
            marks: vec![[false; 2]; variables],
            marked: Vec::new(),
            blamed: Vec::new(),
        }
    }

    /// The node gets two children; their numbers, lower side first.
    pub(super) fn branch(&mut self, node: u32, steps: Vec<Inference>, variable: Variable, at: i64) -> [u32; 2] {
        let first = u32::try_from(self.entries.len()).expect("a tree has fewer than 2^32 nodes");
        for is_upper in [false, true] {
            self.entries.push(Entry { parent: node, is_upper, steps: Vec::new(), state: State::Open });
        }
        let children = [first, first + 1];
        let entry = &mut self.entries[node as usize];
        self.numbers += 4 * steps.len() + 8;
        entry.steps = steps;
        entry.state = State::Branched { variable, at, children, needs: [None, None] };
        children
    }

    /// Whether the node or one above it is closed already.
    pub(super) fn is_dead(&self, node: u32) -> bool {
        let mut at = node;
        while let Some(entry) = self.entries.get(at as usize) {
            if matches!(entry.state, State::Contradiction(_) | State::Refuted { .. } | State::Settled(_)) {
                return true;
            }
            at = entry.parent;
        }
        false
    }

    /// Whether the whole tree is closed.
    pub(super) fn is_complete(&self) -> bool {
        self.is_dead(0)
    }

    /// Closes the node by a contradiction of the rows; by an empty one when the bounds of `crossed` have crossed.
    pub(super) fn close(
        &mut self,
        node: u32,
        mut steps: Vec<Inference>,
        contradiction: Multiples,
        crossed: Option<Variable>,
        context: &mut Context<'_>,
    ) {
        self.blamed.clear();
        if let Some(variable) = crossed {
            self.mark(variable, Side::Lower, context);
            self.mark(variable, Side::Upper, context);
        }
        self.mark_sum(&contradiction, None, context);
        self.blamed.extend(self.marked.iter().map(|need| need.0));
        self.slice(&mut steps, context);
        self.numbers += 2 * contradiction.len() + 2 + size(&steps);
        self.end(node, steps, State::Contradiction(contradiction), context);
    }

    /// Closes the node by the refutation of a program that began there; by none, where none is kept: then nothing is kept from here on.
    pub(super) fn close_settled(
        &mut self,
        node: u32,
        mut steps: Vec<Inference>,
        settled: Option<Settled>,
        context: &mut Context<'_>,
    ) {
        self.blamed.clear();
        if settled.is_none() {
            self.drop_all();
        }
        let settled = settled.unwrap_or_default();
        if settled.refutation.nodes.is_empty() {
            self.mark_all(context);
        } else {
            self.mark_settled(&settled, context);
        }
        self.slice(&mut steps, context);
        self.numbers += settled.refutation.size() + settled.rows.len() + size(&steps);
        self.end(node, steps, State::Settled(settled), context);
    }

    /// The node ends so; what is marked, it needs.
    fn end(&mut self, node: u32, steps: Vec<Inference>, state: State, context: &mut Context<'_>) {
        let needs = self.take_needs();
        let entry = &mut self.entries[node as usize];
        entry.steps = steps;
        entry.state = state;
        self.forget(node);
        self.climb(node, needs, context);
        if self.keeps && self.numbers > self.numbers_max {
            self.recount();
        }
    }

    /// Begins again with the root alone; its steps stay.
    pub(super) fn begin_again(&mut self) {
        self.entries.truncate(1);
        self.entries[0].state = State::Open;
        self.entries[0].steps = Vec::new();
        self.numbers = 0;
    }

    fn drop_all(&mut self) {
        self.keeps = false;
        self.numbers = 0;
        for node in 0..self.entries.len() {
            self.forget(u32::try_from(node).unwrap_or(0));
        }
    }

    /// Counts anew what is still part of the proof, lets go of the rest, and of everything when it is too much.
    fn recount(&mut self) {
        let mut is_part = vec![false; self.entries.len()];
        let mut numbers = 0;
        // Parents come before their children.
        is_part[0] = true;
        for node in 0..self.entries.len() {
            let entry = &mut self.entries[node];
            if !is_part[node] {
                entry.steps = Vec::new();
                match &mut entry.state {
                    State::Contradiction(rows) => *rows = Vec::new(),
                    State::Settled(settled) => *settled = Settled::default(),
                    _ => {}
                }
                continue;
            }
            numbers += size(&entry.steps);
            match &entry.state {
                State::Contradiction(rows) => numbers += 2 * rows.len() + 2,
                State::Settled(settled) => numbers += settled.refutation.size() + settled.rows.len(),
                State::Branched { children, .. } | State::Refuted { children, .. } => {
                    numbers += 8;
                    for &child in children {
                        is_part[child as usize] = true;
                    }
                }
                State::Open => {}
            }
        }
        self.numbers = numbers;
        if numbers > self.numbers_max - self.numbers_max / 8 {
            self.drop_all();
        }
    }

    /// Tells the parents of a closed node, as far up as they close too.
    fn climb(&mut self, mut node: u32, mut needs: Needs, context: &mut Context<'_>) {
        loop {
            let Entry { parent, is_upper, .. } = self.entries[node as usize];
            if parent == u32::MAX {
                return;
            }
            let State::Branched { variable, at, children, needs: ref mut known } = self.entries[parent as usize].state
            else {
                return;
            };
            let side = if is_upper { Side::Lower } else { Side::Upper };
            let before = needs.len();
            needs.retain(|&need| need != (variable, side));
            if needs.len() == before {
                // The branch was not needed: what refutes the child refutes the parent.
                let child = &mut self.entries[node as usize];
                let state = core::mem::replace(&mut child.state, State::Contradiction(Vec::new()));
                let more = core::mem::take(&mut child.steps);
                needs = self.sliced(parent, needs, context);
                let entry = &mut self.entries[parent as usize];
                entry.steps.extend(more);
                entry.state = state;
            } else if let Some(other) = known[usize::from(!is_upper)].take() {
                needs.extend(other);
                needs = self.sliced(parent, needs, context);
                self.entries[parent as usize].state = State::Refuted { variable, at, children };
            } else {
                known[usize::from(is_upper)] = Some(needs);
                return;
            }
            self.forget(parent);
            node = parent;
        }
    }

    fn sliced(&mut self, node: u32, needs: Needs, context: &mut Context<'_>) -> Needs {
        for (variable, side) in needs {
            self.mark_always(variable, side);
        }
        let mut steps = core::mem::take(&mut self.entries[node as usize].steps);
        self.slice(&mut steps, context);
        self.entries[node as usize].steps = steps;
        self.take_needs()
    }

    fn forget(&mut self, node: u32) {
        if self.keeps {
            return;
        }
        let entry = &mut self.entries[node as usize];
        match &mut entry.state {
            State::Contradiction(rows) => *rows = Vec::new(),
            State::Settled(settled) => *settled = Settled::default(),
            State::Refuted { .. } => {}
            State::Open | State::Branched { .. } => return,
        }
        entry.steps = Vec::new();
    }

    fn mark(&mut self, variable: Variable, side: Side, context: &Context<'_>) {
        let (now, root) = (context.bounds[variable as usize], context.root[variable as usize]);
        let differs = if side == Side::Lower { now.0 != root.0 } else { now.1 != root.1 };
        if differs {
            self.mark_always(variable, side);
        }
    }

    fn mark_always(&mut self, variable: Variable, side: Side) {
        let mark = &mut self.marks[variable as usize][usize::from(side == Side::Upper)];
        if !*mark {
            *mark = true;
            self.marked.push((variable, side));
        }
    }

    /// Marks the bounds that the summed row leans on, but for those of one variable.
    fn mark_sum(&mut self, rows: &[(u32, u64)], but: Option<Variable>, context: &mut Context<'_>) {
        if let &[(row, _)] = rows {
            return self.mark_row(row, but, context);
        }
        if !context.sum.load(context.rows, rows) {
            return;
        }
        let terms: Vec<(Variable, i128)> = context.sum.terms().collect();
        for (variable, value) in terms {
            if Some(variable) != but {
                self.mark(variable, if value > 0 { Side::Upper } else { Side::Lower }, context);
            }
        }
    }

    /// Marks both bounds of all variables.
    fn mark_all(&mut self, context: &Context<'_>) {
        for variable in 0..self.marks.len() {
            let variable = u32::try_from(variable).unwrap_or(0);
            self.mark(variable, Side::Lower, context);
            self.mark(variable, Side::Upper, context);
        }
    }

    /// Marks all that a refutation that began at a node may lean on.
    fn mark_settled(&mut self, settled: &Settled, context: &Context<'_>) {
        if settled.has_crossed() {
            self.mark_all(context);
        }
        for row in settled.rows_used() {
            for &(variable, _) in &context.rows[row as usize].terms {
                self.mark(variable, Side::Lower, context);
                self.mark(variable, Side::Upper, context);
            }
        }
    }

    fn mark_row(&mut self, row: u32, but: Option<Variable>, context: &Context<'_>) {
        for &(variable, coefficient) in &context.rows[row as usize].terms {
            if Some(variable) != but {
                self.mark(variable, if coefficient > 0 { Side::Upper } else { Side::Lower }, context);
            }
        }
    }

    /// Keeps the steps that something marked needs, from the last to the first.
    fn slice(&mut self, steps: &mut Vec<Inference>, context: &mut Context<'_>) {
        let mut keep = vec![false; steps.len()];
        // The sum added up last, and the variable whose step it was added up for.
        let mut last: Option<(Rc<Multiples>, Variable)> = None;
        for (step, keep) in steps.iter().zip(&mut keep).rev() {
            let mark = &mut self.marks[step.variable as usize][usize::from(step.side == Side::Upper)];
            if core::mem::take(mark) {
                *keep = true;
                match &step.source {
                    Source::Row(row) => {
                        self.mark_row(*row, Some(step.variable), context);
                        // This step answered for one of the marks that the sum had made.
                        last = None;
                    }
                    Source::Sum(rows) => match &last {
                        // All but one variable are marked already.
                        Some((known, left_out)) if Rc::ptr_eq(known, rows) => {
                            let value = context.sum.coefficient(*left_out);
                            if value != 0 && *left_out != step.variable {
                                self.mark(*left_out, if value > 0 { Side::Upper } else { Side::Lower }, context);
                            }
                        }
                        _ => {
                            self.mark_sum(rows, Some(step.variable), context);
                            last = (rows.len() > 1).then(|| (Rc::clone(rows), step.variable));
                        }
                    },
                }
            }
        }
        let mut kept = keep.into_iter();
        steps.retain(|_| kept.next() == Some(true));
    }

    fn take_needs(&mut self) -> Needs {
        let mut needs = core::mem::take(&mut self.marked);
        needs.retain(|&(variable, side)| {
            core::mem::take(&mut self.marks[variable as usize][usize::from(side == Side::Upper)])
        });
        needs
    }

    /// The finished proof. `original` are the program's bounds, `root` those the root's steps have led to; rows from `cuts_from` on are cuts,
    /// which are numbered from `cuts_as` on.
    pub(super) fn refutation(
        &mut self,
        rows: &[Inequality],
        (original, root): (&Bounds, &Bounds),
        sum: &mut Sum,
        (cuts_from, cuts_as): (u32, u32),
    ) -> Refutation {
        let mut order = vec![0_u32];
        let mut place = 0;
        while let Some(&node) = order.get(place) {
            if let State::Refuted { children, .. } = self.entries[node as usize].state {
                order.extend(children);
            }
            place += 1;
        }
        let mut is_used = vec![false; rows.len()];
        for &node in &order {
            let entry = &self.entries[node as usize];
            let contradiction = if let State::Contradiction(rows) = &entry.state { rows.as_slice() } else { &[] };
            for &(row, _) in contradiction {
                is_used[row as usize] = true;
            }
            if let State::Settled(settled) = &entry.state {
                settled.rows_used().into_iter().for_each(|row| is_used[row as usize] = true);
            }
            entry.steps.iter().for_each(|step| each_row(&step.source, |row| is_used[row as usize] = true));
        }
        let mut context = Context { rows, bounds: root, root: original, sum };
        self.slice_root(&order, &mut is_used, &mut context);
        let mut number: Vec<u32> = (0..cuts_from).collect();
        number.resize(rows.len(), 0);
        let mut next = cuts_as;
        let mut first: Vec<Step> = Vec::new();
        let mut run: Vec<Inference> = Vec::new();
        for step in core::mem::take(&mut self.root_steps) {
            match step {
                RootStep::Bound(inference) => run.push(inference),
                RootStep::Cut { combination, divisor, complemented, row } => {
                    write(&run, &number, &mut next, &mut first);
                    run.clear();
                    number[row as usize] = next;
                    next += 1;
                    first.push(Step::Cut { combination: renumbered(&combination, &number), divisor, complemented });
                }
            }
        }
        write(&run, &number, &mut next, &mut first);
        let mut index = vec![0_u32; self.entries.len()];
        for (place, &node) in order.iter().enumerate() {
            index[node as usize] = u32::try_from(place).unwrap_or(0);
        }
        // Rows there are when a node begins.
        let mut rows_at = vec![next; self.entries.len()];
        let mut nodes = Vec::with_capacity(order.len());
        let mut further = Vec::new();
        for &node in &order {
            let entry = &self.entries[node as usize];
            let mut steps = core::mem::take(&mut first);
            let mut next = rows_at[node as usize];
            write(&entry.steps, &number, &mut next, &mut steps);
            let end = match &entry.state {
                State::Refuted { variable, at, children } => {
                    for &child in children {
                        rows_at[child as usize] = next;
                    }
                    let [below, above] = children.map(|child| index[child as usize]);
                    End::Branch { variable: *variable, at: *at, below, above }
                }
                State::Contradiction(rows) => End::Contradiction(renumbered(rows, &number)),
                State::Settled(settled) => {
                    let rows: Vec<u32> = settled.rows.iter().map(|&row| number[row as usize]).collect();
                    let mut own = relocated(&settled.refutation, &rows, next, order.len() + further.len()).into_iter();
                    let root = own.next().expect("a refutation has a node");
                    further.extend(own);
                    steps.extend(root.steps);
                    root.end
                }
                State::Open | State::Branched { .. } => End::Contradiction(Combination::default()),
            };
            nodes.push(Node { steps, end });
        }
        nodes.extend(further);
        Refutation { nodes }
    }

    /// Keeps the root's cuts that are used and the bounds that anything needs.
    fn slice_root(&mut self, order: &[u32], is_used: &mut [bool], context: &mut Context<'_>) {
        for &node in order {
            let entry = &self.entries[node as usize];
            let mut sources: Vec<(Source, Option<Variable>)> =
                entry.steps.iter().map(|step| (step.source.clone(), Some(step.variable))).collect();
            if let State::Contradiction(rows) = &entry.state {
                if rows.is_empty() {
                    self.mark_all(context);
                } else {
                    sources.push((Source::Sum(Rc::new(rows.clone())), None));
                }
            }
            if let State::Settled(settled) = &self.entries[node as usize].state {
                let settled = settled.clone();
                self.mark_settled(&settled, context);
            }
            for (source, but) in sources {
                match source {
                    Source::Row(row) => self.mark_row(row, but, context),
                    Source::Sum(rows) => self.mark_sum(&rows, but, context),
                }
            }
        }
        let mut steps = core::mem::take(&mut self.root_steps);
        let mut kept = Vec::new();
        while let Some(step) = steps.pop() {
            match &step {
                RootStep::Bound(Inference { source, variable, side }) => {
                    let mark = &mut self.marks[*variable as usize][usize::from(*side == Side::Upper)];
                    if !core::mem::take(mark) {
                        continue;
                    }
                    each_row(source, |row| is_used[row as usize] = true);
                    match source {
                        Source::Row(row) => self.mark_row(*row, Some(*variable), context),
                        Source::Sum(rows) => self.mark_sum(rows, Some(*variable), context),
                    }
                }
                RootStep::Cut { combination, row, .. } => {
                    if !is_used[*row as usize] {
                        continue;
                    }
                    for &(row, _) in combination {
                        is_used[row as usize] = true;
                    }
                    for &(row, _) in combination {
                        for &(variable, _) in &context.rows[row as usize].terms {
                            self.mark(variable, Side::Lower, context);
                            self.mark(variable, Side::Upper, context);
                        }
                    }
                }
            }
            kept.push(step);
        }
        kept.reverse();
        self.root_steps = kept;
        self.take_needs();
    }
}

fn each_row(source: &Source, mut act: impl FnMut(u32)) {
    match source {
        Source::Row(row) => act(*row),
        Source::Sum(rows) => rows.iter().for_each(|&(row, _)| act(row)),
    }
}

/// How many numbers the steps take, about.
fn size(steps: &[Inference]) -> usize {
    let run = |run: &[Inference]| match &run[0].source {
        Source::Sum(rows) => 2 * rows.len() + 4 * run.len(),
        Source::Row(_) => 4,
    };
    steps.chunk_by(is_same_sum).map(run).sum()
}

fn renumbered(rows: &[(u32, u64)], number: &[u32]) -> Combination {
    Combination(rows.iter().map(|&(row, multiplier)| (number[row as usize], multiplier)).collect())
}

/// A refutation that begins at a node of another one: its rows have the numbers given, its cuts those from `next` on; its root takes
/// the node's place, its other nodes those from `place` on.
fn relocated(refutation: &Refutation, rows: &[u32], next: u32, place: usize) -> Vec<Node> {
    let own = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let moved = |combination: &Combination| {
        let row = |row: u32| rows.get(row as usize).copied().unwrap_or(row.wrapping_sub(own).wrapping_add(next));
        Combination(combination.0.iter().map(|&(number, multiplier)| (row(number), multiplier)).collect())
    };
    let child = |node: u32| node - 1 + u32::try_from(place).unwrap_or(u32::MAX);
    let step = |step: &Step| match step {
        Step::Bound { combination, variable, side } => {
            Step::Bound { combination: moved(combination), variable: *variable, side: *side }
        }
        Step::Cut { combination, divisor, complemented } => {
            Step::Cut { combination: moved(combination), divisor: *divisor, complemented: complemented.clone() }
        }
    };
    let end = |end: &End| match end {
        End::Contradiction(combination) => End::Contradiction(moved(combination)),
        &End::Branch { variable, at, below, above } => {
            End::Branch { variable, at, below: child(below), above: child(above) }
        }
    };
    refutation
        .nodes
        .iter()
        .map(|node| Node { steps: node.steps.iter().map(step).collect(), end: end(&node.end) })
        .collect()
}

/// Writes the steps. A sum that several in a row lean on becomes a row of its own, numbered `next`.
fn write(steps: &[Inference], number: &[u32], next: &mut u32, into: &mut Vec<Step>) {
    for run in steps.chunk_by(is_same_sum) {
        let mut combination = match &run[0].source {
            Source::Row(row) => Combination(vec![(number[*row as usize], 1)]),
            Source::Sum(rows) => renumbered(rows, number),
        };
        if run.len() > 1 {
            into.push(Step::Cut { combination, divisor: 1, complemented: Vec::new() });
            combination = Combination(vec![(*next, 1)]);
            *next += 1;
        }
        for step in run {
            into.push(Step::Bound { combination: combination.clone(), variable: step.variable, side: step.side });
        }
    }
}

fn is_same_sum(one: &Inference, other: &Inference) -> bool {
    matches!((&one.source, &other.source), (Source::Sum(one), Source::Sum(other)) if Rc::ptr_eq(one, other))
}
