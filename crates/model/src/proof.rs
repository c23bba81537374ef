//! Refutations: checkable evidence that an integer program has no solution.
//!
//! Only the shape of a proof stands here. The engine writes refutations, the judge replays them,
//! and each makes the program itself from the case by the canonical encoding that
//! `docs/reference/encoding.md` fixes; so row and variable numbers mean the same to both although
//! they share no code.
//!
//! The proof system is branching over cutting planes. All variables are integers between known
//! bounds, and every row reads `Σ aⱼ·xⱼ ≥ b` with integer `aⱼ` and `b`. A node may tighten bounds, add rows
//! that follow by rounding (Chvátal-Gomory), and then ends either in a contradiction or in two
//! branches. Sources: Chvátal, *Edmonds polytopes and a hierarchy of combinatorial problems* (1973);
//! Cook, Coullard, Turán, *On the complexity of cutting-plane proofs* (1987); Cheung, Gleixner,
//! Steffy, *Verifying integer programming results* (2017).

/// The number of a variable in the canonical encoding, from zero.
pub type Variable = u32;

/// The number of a row. First the rows of the program in canonical order, then the row of the
/// objective (where a level has one), then the cuts on the path from the root in order of their making.
pub type Row = u32;

/// A sum of rows with positive integer multipliers.
///
/// Invariant kept by writers, checked by readers: multipliers are at least 1. An empty combination is
/// the row `0 ≥ 0`: useless, but not wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Combination(pub Vec<(Row, u64)>);

/// Which bound of a variable a step tightens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The smallest value the variable may take.
    Lower,
    /// The largest value the variable may take.
    Upper,
}

/// One inference at a node. It holds in the node's whole subtree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Sum the rows to `Σ aⱼ·xⱼ ≥ b`; with every other variable at its most favourable bound, the variable's
    /// bound follows, rounded inwards. The reader computes the new bound itself.
    Bound {
        /// The rows summed.
        combination: Combination,
        /// The variable whose bound follows.
        variable: Variable,
        /// Which of its bounds.
        side: Side,
    },
    /// A Chvátal-Gomory cut: sum the rows to `Σ aⱼ·xⱼ ≥ b`. Write each variable as its distance
    /// from a bound in force at this node: `x = lower + y`, or, where it is listed in
    /// `complemented`, `x = upper - y`. In `Σ cⱼ·yⱼ ≥ d` divide by `divisor` and round every
    /// coefficient and the right-hand side up: `Σ ⌈cⱼ/divisor⌉·yⱼ ≥ ⌈d/divisor⌉`. Written back in `x`, this
    /// is a new row, numbered after all rows so far.
    Cut {
        /// The rows summed.
        combination: Combination,
        /// The divisor, at least 1.
        divisor: u64,
        /// The variables measured from their upper bound, ascending.
        complemented: Vec<Variable>,
    },
}

/// How a node ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// The summed row `Σ aⱼ·xⱼ ≥ b` fails even with every variable at its most favourable bound; or, with
    /// an empty combination, some variable's lower bound exceeds its upper bound.
    Contradiction(Combination),
    /// Two branches: `variable ≤ at` in node `below`, `variable ≥ at + 1` in node `above`.
    Branch {
        /// The variable branched on.
        variable: Variable,
        /// The largest value on the lower side.
        at: i64,
        /// Index of the node for the lower side; greater than this node's own.
        below: u32,
        /// Index of the node for the upper side; greater than this node's own.
        above: u32,
    },
}

/// A node of the branch tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Inferences, applied in order.
    pub steps: Vec<Step>,
    /// How it ends.
    pub end: End,
}

/// A proof that a program has no integer solution. Node 0 is the root.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refutation {
    /// The nodes; a child's index is greater than its parent's, each node has one parent.
    pub nodes: Vec<Node>,
}

impl Refutation {
    /// How many numbers the proof holds, about: the measure its size limit is stated in.
    pub fn size(&self) -> usize {
        let step = |s: &Step| match s {
            Step::Bound { combination, .. } => 2 + 2 * combination.0.len(),
            Step::Cut { combination, complemented, .. } => 1 + 2 * combination.0.len() + complemented.len(),
        };
        let end = |e: &End| match e {
            End::Contradiction(c) => 1 + 2 * c.0.len(),
            End::Branch { .. } => 4,
        };
        self.nodes.iter().map(|n| n.steps.iter().map(step).sum::<usize>() + end(&n.end)).sum()
    }
}
