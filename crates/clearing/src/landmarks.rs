//! The points of a front that stand out: Nash, Kalai and Smorodinsky, egalitarian, utilitarian; exactly, ties included.

use core::cmp::Ordering;

use takas_model::{Fraction, Front, Landmarks, Natural};

/// The landmarks among the points of a front. Of a front that is not complete they are those of the points found.
pub fn landmarks(front: &Front) -> Landmarks {
    let bests: Vec<u64> = front.counted().map(|(_, best)| best).collect();
    let places: Vec<Place> = front.points.iter().map(|point| Place::new(&point.satisfactions, &bests)).collect();
    Landmarks {
        nash: greatest(&places, Place::nash),
        kalai_smorodinsky: greatest(&places, |one, other| {
            let highest = |place: &Place| place.shares.last().copied();
            one.shares.first().cmp(&other.shares.first()).then(highest(other).cmp(&highest(one)))
        }),
        egalitarian: greatest(&places, |one, other| one.shares.cmp(&other.shares)),
        utilitarian: greatest(&places, |one, other| one.sum.cmp(&other.sum)),
    }
}

/// What points are compared by.
struct Place {
    /// Ascending.
    shares: Vec<Fraction>,
    /// The sum of the shares over the product of all bests.
    sum: Natural,
    /// How many parties get something, and the product of their shares as a fraction.
    gaining: usize,
    numerator: Natural,
    denominator: Natural,
}

impl Place {
    fn new(satisfactions: &[u64], bests: &[u64]) -> Self {
        let pairs = || satisfactions.iter().copied().zip(bests.iter().copied());
        let mut shares: Vec<Fraction> = pairs().filter_map(|(reached, best)| Fraction::new(reached, best)).collect();
        shares.sort_unstable();
        let gaining = || pairs().filter(|&(reached, _)| reached > 0);
        let mut sum = Natural::default();
        for (at, (reached, _)) in pairs().enumerate() {
            let others = bests.iter().enumerate().filter(|&(other, _)| other != at).map(|(_, &best)| best);
            sum = sum.plus(&Natural::product(others.chain([reached])));
        }
        Self {
            shares,
            sum,
            gaining: gaining().count(),
            numerator: Natural::product(gaining().map(|(reached, _)| reached)),
            denominator: Natural::product(gaining().map(|(_, best)| best)),
        }
    }

    fn nash(&self, other: &Self) -> Ordering {
        let product = || self.numerator.times(&other.denominator).cmp(&other.numerator.times(&self.denominator));
        self.gaining.cmp(&other.gaining).then_with(product)
    }
}

/// The indices of the greatest, ascending.
pub(crate) fn greatest<P>(places: &[P], compare: impl Fn(&P, &P) -> Ordering) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for (index, place) in places.iter().enumerate() {
        match found.first().map_or(Ordering::Greater, |&best| compare(place, &places[best])) {
            Ordering::Greater => found = vec![index],
            Ordering::Equal => found.push(index),
            Ordering::Less => {}
        }
    }
    found
}
