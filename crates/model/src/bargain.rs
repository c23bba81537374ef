//! A negotiation over issues, as the neighbours' instances tell it: outcomes that choose one value for each issue, and what each is worth to each party.
//!
//! It is here to be measured by. Nothing of it touches a case. Utilities are whole numbers over a scale of each party, so that nothing is decided by rounding.

use crate::front::Landmarks;

/// A negotiation: its issues and parties.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Negotiation {
    /// The issues, in the order of the domain.
    pub issues: Vec<Issue>,
    /// The parties, in the order of their profiles.
    pub parties: Vec<Bargainer>,
}

/// One issue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Issue {
    /// Its name.
    pub name: String,
    /// Its values, at least one, in the order of the domain.
    pub values: Vec<String>,
}

/// What outcomes are worth to one party: the sum over the issues.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bargainer {
    /// Its name.
    pub name: String,
    /// By issue and value, in parts of the scale. The sum of the largest by issue, in size, is at most [`UTILITY_MAX`].
    pub worth: Vec<Vec<i128>>,
    /// What a utility of 1 is, at least 1.
    pub scale: i128,
    /// What it has without an agreement, in parts of the scale.
    pub reservation: i128,
    /// The largest error of a utility by rounding, in parts of the scale; 0: none was rounded.
    pub rounded: u64,
}

/// The largest utility, in parts of the scale.
pub const UTILITY_MAX: i128 = 1 << 100;

impl Negotiation {
    /// How many outcomes there are; none when they are more than 2¹²⁸.
    pub fn outcomes(&self) -> Option<u128> {
        self.issues.iter().try_fold(1_u128, |product, issue| product.checked_mul(issue.values.len() as u128))
    }
}

/// A point of the front: utilities that some outcome has, and that no outcome betters for one party without less for another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BargainPoint {
    /// By party, in parts of its scale.
    pub utilities: Vec<i128>,
    /// The first outcome that has them: the index of a value for each issue.
    pub outcome: Vec<usize>,
    /// How many outcomes have them.
    pub outcomes: u128,
}

/// The front of a negotiation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bargain {
    /// The points, by utilities, the greatest of the first party first.
    pub points: Vec<BargainPoint>,
    /// The points that stand out, by index. What a party has over its reservation is its gain, and only points where nobody
    /// has less than that are among the first three; the best of a party is its greatest gain among these. Shares are gains over bests for
    /// Kalai and Smorodinsky, gains for Nash and *egalitarian*, utilities for *utilitarian*.
    pub landmarks: Landmarks,
}
