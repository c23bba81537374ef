//! A pool of kidney exchange, as the neighbours' instances tell it: recipients with their donors, altruistic donors, and who may give to whom.
//!
//! It is here to be measured by: the same integer programming that clears a case clears a pool. Nothing of it touches a case.

/// A pool: recipients and altruists by index, arcs between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pool {
    /// Names of the recipients, as the file has them.
    pub recipients: Vec<String>,
    /// Names of the altruistic donors, who bring no recipient.
    pub altruists: Vec<String>,
    /// For each recipient, ascending: to which other recipients some donor of theirs could give.
    pub gives: Vec<Vec<usize>>,
    /// For each altruist, ascending: to which recipients they could give.
    pub altruist_gives: Vec<Vec<usize>>,
    /// For each recipient, what the matches of `gives` weigh, in the same order, times [`weight_scale`](Self::weight_scale).
    pub weights: Vec<Vec<i64>>,
    /// For each altruist, what the matches of `altruist_gives` weigh, likewise.
    pub altruist_weights: Vec<Vec<i64>>,
    /// 1 where all weights are whole, else the power of ten that makes them so.
    pub weight_scale: i64,
}

impl Default for Pool {
    fn default() -> Self {
        Self {
            recipients: Vec::new(),
            altruists: Vec::new(),
            gives: Vec::new(),
            altruist_gives: Vec::new(),
            weights: Vec::new(),
            altruist_weights: Vec::new(),
            weight_scale: 1,
        }
    }
}

impl Pool {
    /// What a match of a recipient's donor weighs; none where there is no such match or it has no weight.
    pub fn weight(&self, from: usize, to: usize) -> Option<i64> {
        weight(self.gives.get(from)?, self.weights.get(from)?, to)
    }

    /// What a match of an altruist weighs; none where there is no such match or it has no weight.
    pub fn altruist_weight(&self, altruist: usize, to: usize) -> Option<i64> {
        weight(self.altruist_gives.get(altruist)?, self.altruist_weights.get(altruist)?, to)
    }
}

fn weight(targets: &[usize], weights: &[i64], to: usize) -> Option<i64> {
    weights.get(targets.binary_search(&to).ok()?).copied()
}

/// What is made most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PoolObjective {
    /// The number of transplants, those to the waiting list included.
    #[default]
    Transplants,
    /// The sum of the weights of the matches; a transplant to the waiting list weighs nothing.
    Weight,
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
    /// What was to be made most.
    pub objective: PoolObjective,
    /// What it comes to: the number of transplants, or the weight times [`Pool::weight_scale`].
    pub value: i64,
    /// No set of exchanges has a greater value; none when no bound is known.
    pub bound: Option<i64>,
    /// Refutes a greater value. The program is fixed by `docs/reference/kidney.md`.
    pub proof: Option<crate::proof::Refutation>,
}
