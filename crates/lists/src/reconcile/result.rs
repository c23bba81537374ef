//! What a reconciliation is given and what it says.
//!
//! Rows are named by their list and their place in it, never by what stands in them. Nothing is computed here.

use crate::claim::{ClaimRef, List};
use crate::evidence::{Bits, Evidence, Probability};

/// One of the lists that are reconciled, by its place among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ListRef(pub u8);

/// A row of one of the lists that are reconciled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Row {
    /// The list.
    pub list: ListRef,
    /// Its row.
    pub claim: ClaimRef,
}

/// A list, and what it means that somebody stands on it.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The list.
    pub list: &'a List,
    /// What its rows say.
    pub role: Role,
}

/// What it means that somebody stands on a list. A row's own standing says more where it has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Asked for: whoever made the list says that the other side holds them.
    Claims,
    /// Held: whoever made the list says that it holds them.
    Acknowledges,
    /// Seen by a neutral visitor.
    Saw,
}

/// What a human decided about two rows. A score never overrides it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// One row.
    pub one: Row,
    /// The other row; it may stand in the same list.
    pub other: Row,
    /// What was decided.
    pub verdict: Verdict,
    /// By whom.
    pub by: String,
    /// Why, in their own words.
    pub why: String,
}

/// What a human says of two rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// One human.
    Same,
    /// Two humans.
    Different,
    /// Looked at, and not to be told.
    NotSure,
}

/// What was decided by score or by a human, or is left to one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// One human; or, of a row alone, nobody on the other lists.
    Same,
    /// A human has to say.
    Ask,
    /// Two humans. Of a group: its rows stand in one list only, and nothing on another list comes near.
    Different,
}

/// Why a pair or a group is where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The probability is above or below what the limits say.
    Score,
    /// The probability would do, but a field contradicts it: another sex, another birth date, other documents.
    Contradicted,
    /// The probability would do, but a nearly as good solution of the whole has it otherwise.
    Hangs,
    /// Other rows fit, too, or rows that might fit were taken by better ones.
    Rivals,
    /// A human said so; the number is that of the decision among those given.
    Decided(usize),
    /// Humans contradict one another, or themselves; the number is that of the contradiction.
    Disputed(usize),
}

/// A group of a [`Reconciliation`], by its place there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupRef(pub usize);

/// What was found: every row of every list in exactly one group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reconciliation {
    /// The groups, each one human as far as can be told, in the order of their first rows.
    pub groups: Vec<Group>,
    /// In which group each row is: by list, then by row. As long as the lists are: rows in, rows accounted for.
    pub fates: Vec<Vec<GroupRef>>,
    /// Rows of one list that are, or might be, one human. Those in the band `Same` share a group.
    pub duplicates: Vec<Pair>,
    /// Doubtful pairs that the groups do not show: rows that are in different groups and might belong together.
    pub questions: Vec<Pair>,
    /// Groups that hang together: nearly as good a solution of the whole has them otherwise.
    pub knots: Vec<Knot>,
    /// Decisions that cannot all be true, each as their numbers among those given.
    pub contradictions: Vec<Contradiction>,
    /// Decisions that speak of no row of these lists, by their numbers among those given.
    pub decisions_unused: Vec<usize>,
    /// How far it was looked.
    pub reach: Reach,
}

/// One human, as far as can be told.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What each list says of the human, by list; none where the list has no counterpart.
    pub members: Vec<Option<Member>>,
    /// What ties the members, for each two lists that have one. Empty where only one list has a member.
    pub ties: Vec<Pair>,
    /// What is to be done: the most doubtful of the ties.
    pub band: Band,
    /// Why.
    pub reason: Reason,
    /// That the ties are right: the least of theirs. Of rows of one list: that no other list has a counterpart.
    pub probability: Probability,
    /// The knot of which it is a part.
    pub knot: Option<usize>,
}

/// The rows of one list that are one human.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The row that says most.
    pub row: ClaimRef,
    /// The other rows of the same human, in order.
    pub doubles: Vec<ClaimRef>,
}

/// Two rows with their evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The row of the earlier list or the earlier row.
    pub one: Row,
    /// The other row.
    pub other: Row,
    /// The evidence; its lines sum to its score.
    pub evidence: Evidence,
    /// The probability that the two are one human, other rows considered.
    pub probability: Probability,
    /// What is to be done.
    pub band: Band,
    /// Why.
    pub reason: Reason,
}

/// Groups that can only be otherwise together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Knot {
    /// How much worse the other solution is: at ten bits it is a thousand times less likely.
    pub behind: Bits,
    /// The pairs that the best solution has and the other has not.
    pub instead_of: Vec<(Row, Row)>,
    /// The pairs that the other solution has and the best has not.
    pub others: Vec<(Row, Row)>,
}

/// Decisions that cannot all be true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The decision that says two rows are two humans (or, of the same pair, the later one).
    pub different: usize,
    /// The decisions that together say they are one, in order.
    pub same: Vec<usize>,
}

/// How far it was looked, so that nothing is left out in silence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// Pairs of rows that were compared on all their evidence.
    pub pairs_compared: u64,
    /// Whether every pair of rows was compared; where not, only pairs that share a key were.
    pub every_pair: bool,
    /// Keys that so many rows share that no pair was made of them alone.
    pub keys_too_common: u64,
    /// Pairs that share a key and were left out, because their row had more than the limit that share more.
    pub pairs_left_out: u64,
    /// Whether the solution is proven best.
    pub proven: Proven,
}

/// Whether the one-to-one solution is the best there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Proven {
    /// It is.
    #[default]
    Best,
    /// In `knots` places the search was cut off; the solution is at most so far behind the best.
    Within {
        /// How many separate parts were cut off.
        parts: usize,
        /// The bound on what was lost, all parts together.
        behind: Bits,
    },
}

/// Where the bands end, and how much work may be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// From this probability on, two rows are one human without asking.
    pub same: Probability,
    /// Below this probability, two rows are two humans without asking.
    pub ask: Probability,
    /// A solution that is less than this behind the best makes its groups a question.
    pub knot: Bits,
    /// Two lists with at most so many pairs of rows are compared whole.
    pub every_pair_until: u64,
    /// How many rows of the other list a row is compared with, at most, where not all are; of its own list, a quarter.
    pub candidates_per_row: usize,
    /// A key that more rows of a list share makes no pairs alone.
    pub rows_per_key: usize,
    /// Steps of the search for the best solution over three lists, in each separate part.
    pub steps: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            same: Probability::millionths(980_000),
            ask: Probability::millionths(50_000),
            knot: Bits::hundredths(500),
            every_pair_until: 400_000,
            candidates_per_row: 40,
            rows_per_key: 400,
            steps: 200_000,
        }
    }
}

/// Why nothing could be reconciled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReconcileError {
    /// Other than one (for its duplicates), two or three lists.
    #[error("{lists} lists were given; one, two or three can be reconciled")]
    Lists {
        /// How many were given.
        lists: usize,
    },
    /// A list is longer than row numbers go.
    #[error("list {} has more rows than can be numbered", list.0 + 1)]
    Rows {
        /// Which list.
        list: ListRef,
    },
    /// Whoever asked for it has stopped it.
    #[error("it was stopped")]
    Stopped,
}
