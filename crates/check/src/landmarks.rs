//! Verifies which points of a front stand out, by the definitions on `takas_model::Landmarks`.

use takas_model::{Front, Landmarks, Natural};

use crate::fault::Fault;

/// What is wrong with the landmarks of a front: each name has exactly the points that no other beats.
pub fn landmark_faults(front: &Front, landmarks: &Landmarks) -> Vec<Fault> {
    let bests: Vec<u64> = front.counted().map(|(_, best)| best).collect();
    // Every share as a whole number of the same, very small, part.
    let scaled: Vec<Vec<Natural>> = front.points.iter().map(|point| scale(&point.satisfactions, &bests)).collect();
    let right = |claimed: &[usize], beats: &dyn Fn(&[Natural], &[Natural]) -> bool| {
        let unbeaten = |index: &usize| !scaled.iter().any(|other| beats(other, &scaled[*index]));
        (0..scaled.len()).filter(unbeaten).eq(claimed.iter().copied())
    };
    let all = [
        ("Nash", right(&landmarks.nash, &nash_beats)),
        ("Kalai-Smorodinsky", right(&landmarks.kalai_smorodinsky, &ray_beats)),
        ("egalitarian", right(&landmarks.egalitarian, &|one, other| sorted(one) > sorted(other))),
        ("utilitarian", right(&landmarks.utilitarian, &|one, other| sum(one) > sum(other))),
    ];
    all.into_iter().filter(|(_, right)| !right).map(|(name, _)| Fault::Landmark(name)).collect()
}

fn scale(satisfactions: &[u64], bests: &[u64]) -> Vec<Natural> {
    let of_party = |(party, &reached): (usize, &u64)| {
        let others = bests.iter().enumerate().filter(|&(other, _)| other != party).map(|(_, &best)| best);
        Natural::product(others).times(&Natural::from(reached))
    };
    satisfactions.iter().enumerate().map(of_party).collect()
}

fn nash_beats(one: &[Natural], other: &[Natural]) -> bool {
    let gains = |shares: &[Natural]| {
        let positive: Vec<&Natural> = shares.iter().filter(|share| !share.is_zero()).collect();
        let product = positive.iter().fold(Natural::one(), |product, share| product.times(share));
        (positive.len(), product)
    };
    gains(one) > gains(other)
}

fn ray_beats(one: &[Natural], other: &[Natural]) -> bool {
    let (lowest, lowest_other) = (one.iter().min(), other.iter().min());
    lowest > lowest_other || (lowest == lowest_other && one.iter().max() < other.iter().max())
}

fn sorted(shares: &[Natural]) -> Vec<Natural> {
    let mut sorted = shares.to_vec();
    sorted.sort();
    sorted
}

fn sum(shares: &[Natural]) -> Natural {
    shares.iter().fold(Natural::default(), |sum, share| sum.plus(share))
}
