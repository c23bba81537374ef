//! Why a program could not be made or a refutation was not accepted.

use takas_model::proof::{Row, Variable};

/// The judge's refusal of a proof. `node` is the index of the node in the refutation.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A number left the range of 128-bit integers.
    #[error("a number is too large to be checked")]
    Overflow,
    /// A choice, rule or party that the case does not hold, or names twice.
    #[error("the claim speaks of something that the case does not hold, or names it twice")]
    UnknownReference,
    /// The proof has more numbers than [`crate::PROOF_SIZE_MAX`].
    #[error("the proof is too large to be checked: {size} numbers")]
    TooLarge {
        /// [`takas_model::proof::Refutation::size`] of it.
        size: usize,
    },
    /// Replaying touches more terms than [`crate::WORK_MAX`].
    #[error("the proof takes too long to be checked")]
    TooMuchWork,
    /// There is no node, so nothing is shown.
    #[error("the proof is empty")]
    NoNodes,
    /// A branch leads to a node that is not later than its own, or that is not there.
    #[error("node {node}: a branch leads nowhere or back")]
    Child {
        /// The branching node.
        node: usize,
    },
    /// A node is not the child of exactly one branch.
    #[error("node {node}: not reached by exactly one branch")]
    Parents {
        /// The node.
        node: usize,
    },
    /// A row that is not there, or not there yet.
    #[error("node {node}: row {row} is not there")]
    UnknownRow {
        /// Where.
        node: usize,
        /// Its number.
        row: Row,
    },
    /// A variable that is not there.
    #[error("node {node}: variable {variable} is not there")]
    UnknownVariable {
        /// Where.
        node: usize,
        /// Its number.
        variable: Variable,
    },
    /// A multiplier of zero.
    #[error("node {node}: a multiplier is zero")]
    ZeroMultiplier {
        /// Where.
        node: usize,
    },
    /// A cut divides by zero.
    #[error("node {node}: a cut divides by zero")]
    ZeroDivisor {
        /// Where.
        node: usize,
    },
    /// The complemented variables of a cut do not ascend.
    #[error("node {node}: the complemented variables do not ascend")]
    Complemented {
        /// Where.
        node: usize,
    },
    /// The summed row does not bound the variable on that side.
    #[error("node {node}: the rows do not bound variable {variable} on that side")]
    NoBound {
        /// Where.
        node: usize,
        /// The variable.
        variable: Variable,
    },
    /// What is called a contradiction is none.
    #[error("node {node}: ends in what is no contradiction")]
    NoContradiction {
        /// Where.
        node: usize,
    },
}
