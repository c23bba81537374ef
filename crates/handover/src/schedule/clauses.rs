//! Learned clauses, and who watches which claim.
//!
//! Two watched claims a clause (M. Moskewicz and others, "Chaff", 2001). A claim is watched under the push that refutes it: the
//! watchers of a side stand in a row of buckets by value, so that a push visits those between its old and new value alone.

use super::state::{Claim, small};

/// The most buckets; with more values than that, neighbouring values share one.
const BUCKETS_MAX: usize = 1 << 20;

/// A clause that is kept: where its claims are, and how useful it has been.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clause {
    begin: usize,
    length: usize,
    /// Over how many levels its claims were spread when it was learned.
    pub(super) spread: u32,
    pub(super) activity: f64,
}

/// Who is told when a side passes `least`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Watch {
    pub(super) least: i32,
    pub(super) clause: u32,
    /// Another claim of the clause: where it holds, the clause need not be looked at.
    pub(super) other: Claim,
}

/// See the module.
pub(super) struct Clauses {
    claims: Vec<Claim>,
    pub(super) all: Vec<Clause>,
    buckets: Vec<Vec<Watch>>,
    /// Of each side: the first bucket, and the value it stands for.
    rows: Vec<(usize, i32)>,
    shift: u32,
}

impl Clauses {
    /// None yet. `least` is what each side begins with.
    pub(super) fn new(least: &[i32]) -> Self {
        let values = |side: usize| usize::try_from(-least[side ^ 1] - least[side] + 1).unwrap_or(0);
        let total: usize = (0..least.len()).map(values).sum();
        let shift = usize::BITS - (total / BUCKETS_MAX).leading_zeros();
        let mut rows = Vec::with_capacity(least.len());
        let mut next = 0;
        for (side, &first) in least.iter().enumerate() {
            rows.push((next, first));
            next += (values(side) >> shift) + 1;
        }
        Self { claims: Vec::new(), all: Vec::new(), buckets: vec![Vec::new(); next], rows, shift }
    }

    /// The bucket of a value of a side.
    pub(super) fn bucket(&self, side: usize, value: i32) -> usize {
        let (first, least) = self.rows[side];
        first + ((value - least) as usize >> self.shift)
    }

    /// The watchers in a bucket, taken out.
    pub(super) fn take(&mut self, bucket: usize) -> Vec<Watch> {
        std::mem::take(&mut self.buckets[bucket])
    }

    /// Puts watchers back into the bucket they were taken from. Meanwhile nobody came to it: a clause moves to a claim that is not
    /// refuted, which has another bucket or a greater value in it.
    pub(super) fn put(&mut self, bucket: usize, mut watchers: Vec<Watch>) {
        watchers.append(&mut self.buckets[bucket]);
        self.buckets[bucket] = watchers;
    }

    pub(super) fn claims(&self, clause: u32) -> &[Claim] {
        let Clause { begin, length, .. } = self.all[clause as usize];
        &self.claims[begin..begin + length]
    }

    pub(super) fn claims_mut(&mut self, clause: u32) -> &mut [Claim] {
        let Clause { begin, length, .. } = self.all[clause as usize];
        &mut self.claims[begin..begin + length]
    }

    pub(super) fn watch(&mut self, claim: Claim, clause: u32, other: Claim) {
        let refuting = claim.negated();
        let bucket = self.bucket(refuting.side(), refuting.least);
        self.buckets[bucket].push(Watch { least: refuting.least, clause, other });
    }

    /// Adds a clause of at least two claims, of which the first two are watched.
    pub(super) fn add(&mut self, claims: &[Claim], spread: u32, activity: f64) -> u32 {
        let number = small(self.all.len());
        self.all.push(Clause { begin: self.claims.len(), length: claims.len(), spread, activity });
        self.claims.extend_from_slice(claims);
        self.watch(claims[0], number, claims[1]);
        self.watch(claims[1], number, claims[0]);
        number
    }

    /// Forgets the less useful half of the clauses, and what the root already says. Only at the root, where no clause is a reason.
    pub(super) fn reduce(&mut self, root: &[i32]) {
        let mut order: Vec<usize> = (0..self.all.len()).collect();
        let rank = |index: usize| (self.all[index].spread > 2, self.all[index].activity);
        order.sort_by(|&a, &b| {
            let ((worse_a, a), (worse_b, b)) = (rank(a), rank(b));
            worse_a.cmp(&worse_b).then(b.total_cmp(&a))
        });
        let good = order.iter().filter(|&&index| self.all[index].spread <= 2).count();
        order.truncate((self.all.len() / 2).max(good.min(self.all.len() * 3 / 4)));
        order.sort_unstable();
        let (claims, all) = (std::mem::take(&mut self.claims), std::mem::take(&mut self.all));
        self.buckets.iter_mut().for_each(Vec::clear);
        let mut kept = Vec::new();
        for index in order {
            let Clause { begin, length, spread, activity } = all[index];
            kept.clear();
            kept.extend_from_slice(&claims[begin..begin + length]);
            let holds = |claim: &Claim| root[claim.side()] >= claim.least;
            let is_refuted = |claim: &Claim| root[claim.side() ^ 1] > -claim.least;
            if kept.iter().any(holds) {
                continue;
            }
            kept.retain(|claim| !is_refuted(claim));
            if kept.len() >= 2 {
                self.add(&kept, spread, activity);
            }
        }
    }

    /// How many values of starts, makespan and orders there are to decide by: one bucket each.
    pub(super) fn places(&self) -> usize {
        self.buckets.len()
    }
}
