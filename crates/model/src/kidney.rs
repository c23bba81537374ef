//! A pool of kidney exchange, as the neighbours' instances tell it: recipients with their donors, altruistic donors, and who may give to whom.
//!
//! It is here to be measured by: the same integer programming that clears a case clears a pool. Nothing of it touches a case.

/// A pool: recipients and altruists by index, arcs between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pool {
    /// Names of the recipients, as the file has them.
    pub recipients: Vec<String>,
    /// Names of the altruistic donors, who bring no recipient.
    pub altruists: Vec<String>,
    /// For each recipient, ascending: to which other recipients some donor of theirs could give.
    pub gives: Vec<Vec<usize>>,
    /// For each altruist, ascending: to which recipients they could give.
    pub altruist_gives: Vec<Vec<usize>>,
}

/// Transplants that hang together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exchange {
    /// Each recipient's donor gives to the next, the last one's to the first. Begins with the least.
    Cycle(Vec<usize>),
    /// The altruist gives to the first recipient, whose donor gives to the next; the last donor gives to the waiting list. Without
    /// recipients the altruist gives to the waiting list.
    Chain(usize, Vec<usize>),
}

impl Exchange {
    /// How many transplants it makes, the one to somebody on the waiting list included.
    pub fn transplants(&self) -> usize {
        match self {
            Self::Cycle(recipients) => recipients.len(),
            Self::Chain(_, recipients) => recipients.len() + 1,
        }
    }
}

/// How long exchanges may be, in pairs and altruists: a chain of length 3 is an altruist and two pairs. 0: none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExchangeLimits {
    /// The longest cycle; 1 and less: none.
    pub cycle: usize,
    /// The longest chain.
    pub chain: usize,
}

/// What an engine says of a pool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PoolAnswer {
    /// The exchanges; an altruist who begins none gives to the waiting list.
    pub exchanges: Vec<Exchange>,
    /// How many transplants they make.
    pub transplants: u64,
    /// No set of exchanges makes more; none when no bound is known.
    pub bound: Option<u64>,
    /// Refutes that there could be one more transplant. The program is fixed by `docs/reference/kidney.md`.
    pub proof: Option<crate::proof::Refutation>,
}
