//! The landscape of a case: its Pareto front over the parties' satisfaction, and deals that differ by much.
//!
//! Shapes only. What a front claims, and which programs its evidence refutes, is section 5 of `docs/reference/encoding.md`.

use crate::case::PartyRef;
use crate::deal::Deal;
use crate::outcome::{LevelProof, ObjectiveValue, PartyBest};
use crate::proof::Refutation;

/// Satisfactions of the counted parties, in order of positions.
pub type Satisfactions = Vec<u64>;

/// The Pareto front, or what was found of it. Mediator's compartment only: it tells every party's satisfaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Front {
    /// For each party that asks, its best over all deals; those with a best of at least 1 are counted.
    pub bests: Vec<PartyBest>,
    /// Where the case has the objective: the most units of protected people that any deal releases, with the proof. Only
    /// deals that release as many are on the front.
    pub protected: Option<(u64, Option<Refutation>)>,
    /// Found points, descending; none is as good as another for every party.
    pub points: Vec<FrontPoint>,
    /// Where there is nothing.
    pub closed: Vec<ClosedCorner>,
    /// Every deal is covered by a point to within so many thousandths of each party's best. 0: the front is complete, and each
    /// point is on it.
    pub tolerance_permille: u64,
}

impl Front {
    /// The parties that count, with their bests, in order.
    pub fn counted(&self) -> impl Iterator<Item = (PartyRef, u64)> + '_ {
        self.bests.iter().filter(|best| best.best >= 1).map(|best| (best.party, best.best))
    }
}

/// Points of a front that stand out, by their indices into [`Front::points`]; several where they are equally good.
///
/// A *share* is a party's satisfaction divided by its best: 0 where nothing is agreed, 1 at best. Of a front without counted
/// parties every point is each of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Landmarks {
    /// Nash (1950): the greatest product of shares. Where no point gives something to every party: most parties with something, then the
    /// greatest product over these (Caragiannis and others, 2016).
    pub nash: Vec<usize>,
    /// Kalai and Smorodinsky (1975), for finite sets as by Conley and Wilkie (1991): where the ray from nothing to
    /// everybody's best leaves what is at or under a point, so the greatest lowest share; of these the least highest share,
    /// the nearest to the ray.
    pub kalai_smorodinsky: Vec<usize>,
    /// Egalitarian: leximin of the shares.
    pub egalitarian: Vec<usize>,
    /// Utilitarian: the greatest sum of shares.
    pub utilitarian: Vec<usize>,
}

impl Landmarks {
    /// A name that more points share than so many makes none of them stand out.
    pub const SHARED_MAX: usize = 12;

    /// The indices of the points that stand out by a name, ascending.
    pub fn standing_out(&self) -> Vec<usize> {
        let Self { nash, kalai_smorodinsky, egalitarian, utilitarian } = self;
        let names = [nash, kalai_smorodinsky, egalitarian, utilitarian];
        let rare = names.into_iter().filter(|points| points.len() <= Self::SHARED_MAX);
        let mut all: Vec<usize> = rare.flatten().copied().collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// One point of a front.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrontPoint {
    /// Where it is.
    pub satisfactions: Satisfactions,
    /// A deal that is there.
    pub deal: Deal,
    /// The corner above which it was found; at most the point itself.
    pub above: Satisfactions,
    /// That above that corner no deal has a greater sum, so that none is better for one party and as good for all. None when a
    /// limit came first or it grew over the size limit.
    pub proof: Option<Refutation>,
}

/// A corner above which there is no deal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosedCorner {
    /// No deal has at least this for every party.
    pub corner: Satisfactions,
    /// The evidence; none when it grew over the size limit.
    pub proof: Option<Refutation>,
}

/// The next best deal among those that differ from all before it by at least so many transfers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DistinctDeal {
    /// The deal.
    pub deal: Deal,
    /// The case's objectives at it, *worst-off* by the bests of the first deal.
    pub objectives: Vec<ObjectiveValue>,
    /// Whether every level was closed.
    pub closed: bool,
    /// The evidence, level by level.
    pub levels: Vec<LevelProof>,
}

/// Deals that differ by much, each the best of those that differ enough from the first deal and from all before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Distinct {
    /// By at least so many transfers.
    pub differ: u64,
    /// After the first deal, in order.
    pub deals: Vec<DistinctDeal>,
    /// Set when there is no further deal; with the refutation, unless it grew over the size limit.
    pub exhausted: Option<Option<Refutation>>,
}

impl Deal {
    /// In how many ways of moving (what, where to, in which phase) two deals differ in quantity.
    pub fn distance(&self, other: &Self) -> u64 {
        let differs = |one: &Self, two: &Self| one.transfers().iter().filter(|t| !two.transfers().contains(t)).count();
        // A way that both use with other quantities is counted on both sides.
        let way = |t: &crate::deal::Transfer| (t.item, t.from, t.to, t.phase);
        let both = self
            .transfers()
            .iter()
            .filter(|t| other.transfers().iter().any(|u| way(t) == way(u) && t.quantity != u.quantity));
        (differs(self, other) + differs(other, self) - both.count()) as u64
    }
}

#[cfg(test)]
mod tests {
    use crate::case::{ItemRef, PartyRef, PhaseRef};
    use crate::deal::{Deal, Transfer};

    #[test]
    fn distance_counts_each_way_once() {
        let move_of = |item: usize, to: usize, quantity: u64| Transfer {
            item: ItemRef::new(item),
            from: PartyRef::new(0),
            to: Some(PartyRef::new(to)),
            phase: PhaseRef::new(0),
            quantity,
        };
        let one = Deal::new([move_of(0, 1, 1), move_of(1, 1, 5), move_of(2, 1, 1)]);
        let other = Deal::new([move_of(0, 2, 1), move_of(1, 1, 4), move_of(2, 1, 1)]);
        // The first goes elsewhere (one way less, one more), of the second fewer go, the third goes as it went.
        assert_eq!((one.distance(&other), other.distance(&one), one.distance(&one)), (3, 3, 0));
        assert_eq!(Deal::default().distance(&one), 3);
    }
}
