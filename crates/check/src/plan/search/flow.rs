//! What a weighted sum of moments comes to at least: a flow along the rows that binds it from below.
//!
//! Each unit of the flow adds the minutes of its rows, and the flow takes from and brings to each moment what it weighs; so whatever
//! the moments are, their sum is at least what the flow adds up to. Nothing hangs on how the flow was found.

use crate::plan::view::Moment;

/// The moment of `to` is at least `least` after that of `from`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) least: Moment,
}

/// What came of it.
#[derive(Clone, Debug)]
pub(super) enum Least {
    /// The rows go round and rise: no moments keep them.
    Never,
    /// No moments that keep them come to less; and moments that come to this, beginning with 0.
    Sum(Moment, Vec<Moment>),
}

/// The greatest that any flow binds the sum of `weights` to; the first moment is 0 and weighs what is left. Flows along the longest walk
/// that is open, from where there is too much to where there is too little, until all is brought (R. Busacker, P. Gowen, 1961).
///
/// To `work` is added how often a row was looked at.
pub(super) fn least(rows: &[Row], weights: &[Moment], work: &mut usize) -> Least {
    let mut left: Vec<Moment> = weights.to_vec();
    left[0] -= weights.iter().sum::<Moment>();
    let mut flows: Vec<Moment> = vec![0; rows.len()];
    if longest(rows, &flows, &vec![Some(0); weights.len()], work).is_none() {
        return Least::Never;
    }
    loop {
        // What weighs less than nothing gives.
        let gives: Vec<Option<Moment>> = left.iter().map(|weight| (*weight < 0).then_some(0)).collect();
        let Some((lengths, by)) = longest(rows, &flows, &gives, work) else { return Least::Never };
        let wants = (0..left.len()).filter(|&one| left[one] > 0);
        let reached = wants.filter_map(|one| Some((lengths[one]?, one)));
        let Some((_, end)) = reached.max() else { break };
        let mut walk = Vec::new();
        let mut at = end;
        while let Some((row, is_back)) = by[at] {
            walk.push((row, is_back));
            at = if is_back { rows[row].to } else { rows[row].from };
        }
        let backs = walk.iter().filter(|(_, is_back)| *is_back).map(|(row, _)| flows[*row]);
        let much = backs.chain([left[end], -left[at]]).min().unwrap_or(0);
        for (row, is_back) in walk {
            flows[row] += if is_back { -much } else { much };
        }
        left[end] -= much;
        left[at] += much;
    }
    assert!(left.iter().all(|weight| *weight == 0), "every moment has a row from the first and one to it");
    let sum = rows.iter().zip(&flows).map(|(row, flow)| row.least * flow).sum();
    let first: Vec<Option<Moment>> = (0..left.len()).map(|one| (one == 0).then_some(0)).collect();
    let Some((from_first, _)) = longest(rows, &flows, &first, work) else { return Least::Never };
    Least::Sum(sum, from_first.into_iter().map(|moment| moment.unwrap_or(0)).collect())
}

/// By which row a moment is reached, and whether against it.
type By = Vec<Option<(usize, bool)>>;

/// The longest walks from these moments, also back along rows on which something flows (R. Bellman, 1958); none where one rises for ever.
fn longest(
    rows: &[Row],
    flows: &[Moment],
    from: &[Option<Moment>],
    work: &mut usize,
) -> Option<(Vec<Option<Moment>>, By)> {
    let (mut lengths, mut by): (Vec<Option<Moment>>, By) = (from.to_vec(), vec![None; from.len()]);
    for _ in 0..=from.len() {
        let mut rises = false;
        *work += rows.len();
        for (index, (row, flow)) in rows.iter().zip(flows).enumerate() {
            let ways = [(row.from, row.to, row.least, false), (row.to, row.from, -row.least, true)];
            for (start, end, length, is_back) in ways {
                let Some(length) = lengths[start].map(|known| known + length).filter(|_| !is_back || *flow > 0) else {
                    continue;
                };
                if lengths[end].is_none_or(|known| known < length) {
                    lengths[end] = Some(length);
                    by[end] = Some((index, is_back));
                    rises = true;
                }
            }
        }
        if !rises {
            return Some((lengths, by));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oracle::SplitMix;

    /// Every vector of moments up to 5.
    fn by_trying(rows: &[Row], weights: &[Moment]) -> Option<Moment> {
        let count = weights.len();
        let mut best: Option<Moment> = None;
        for number in 0..6_usize.pow(u32::try_from(count - 1).unwrap()) {
            let digit = |one: usize| number / 6_usize.pow(u32::try_from(one).unwrap()) % 6;
            let moments: Vec<Moment> =
                (0..count).map(|one| if one == 0 { 0 } else { Moment::try_from(digit(one - 1)).unwrap() }).collect();
            if rows.iter().all(|row| moments[row.to] - moments[row.from] >= row.least) {
                let sum = moments.iter().zip(weights).map(|(moment, weight)| moment * weight).sum();
                best = Some(best.map_or(sum, |best| best.min(sum)));
            }
        }
        best
    }

    #[test]
    fn the_greatest_flow_binds_the_sum_to_what_trying_all_finds() {
        let mut chance = SplitMix::new(3);
        let mut number = |low: i64, high: i64| {
            Moment::from(low) + Moment::from(chance.between(0, u64::try_from(high - low).unwrap()))
        };
        for _ in 0..600 {
            let count = usize::try_from(number(2, 4)).unwrap();
            let weights: Vec<Moment> = (0..count).map(|_| number(-4, 4)).collect();
            let mut rows = Vec::new();
            for one in 1..count {
                rows.extend([Row { from: 0, to: one, least: number(0, 2) }, Row { from: one, to: 0, least: -5 }]);
            }
            for _ in 0..number(0, 5) {
                let ends = [number(0, 3), number(0, 3)].map(|one| usize::try_from(one).unwrap() % count);
                if ends[0] != ends[1] {
                    rows.push(Row { from: ends[0], to: ends[1], least: number(-3, 3) });
                }
            }
            match (least(&rows, &weights, &mut 0), by_trying(&rows, &weights)) {
                (Least::Never, None) => {}
                (Least::Sum(sum, moments), Some(best)) => {
                    assert_eq!(sum, best, "{rows:?} {weights:?}");
                    assert!(rows.iter().all(|row| moments[row.to] - moments[row.from] >= row.least));
                    let comes_to: Moment = moments.iter().zip(&weights).map(|(one, weight)| one * weight).sum();
                    assert_eq!(comes_to, best, "{rows:?} {weights:?}");
                }
                (found, best) => panic!("{found:?} {best:?}"),
            }
        }
    }
}
