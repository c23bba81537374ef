//! From what names say to what they weigh: a curve learned once from people with known counterparts.
//!
//! The bits of a comparison of names are monotone but not honest; the curve makes them so. Other fields are weighed by
//! their own tables.

use super::{Bits, Field, Finding, Line};
use crate::names::{How, NameComparison};

/// Points of the curve: bits of a comparison, in hundredths, and what they weigh, in hundredths. Between points it is
/// straight; before the first and after the last it is level, so that no name alone says everything.
///
/// Made from what `cargo xtask bench lists evidence --learn` prints (half of the people of twenty-one languages), with
/// steps that a handful of pairs made drawn straight, towards less weight.
const CURVE: &[(i32, i32)] = &[
    (-1500, -1400),
    (-900, -580),
    (-100, -450),
    (300, -170),
    (500, 190),
    (1100, 830),
    (1700, 1000),
    (2100, 1320),
    (2500, 2000),
    (2700, 2300),
];

/// The same in 1,024ths of a bit.
const POINTS: [(i32, i32); CURVE.len()] = {
    let mut points = [(0, 0); CURVE.len()];
    let mut at = 0;
    while at < CURVE.len() {
        points[at] = (Bits::hundredths(CURVE[at].0).parts(), Bits::hundredths(CURVE[at].1).parts());
        at += 1;
    }
    points
};

/// What a comparison of names weighs, in whole numbers.
pub(crate) fn weight(bits: f64) -> Bits {
    let bits = Bits::from_bits(bits).parts();
    let above = POINTS.partition_point(|&(from, _)| from <= bits);
    let parts = match (above.checked_sub(1).and_then(|at| POINTS.get(at)), POINTS.get(above)) {
        (Some(&(from, value)), Some(&(to, next))) => {
            let along = i64::from(bits - from) * i64::from(next - value) / i64::from((to - from).max(1));
            value + i32::try_from(along).unwrap_or(0)
        }
        (Some(end), None) | (None, Some(end)) => end.1,
        (None, None) => 0,
    };
    Bits::from_parts(parts)
}

/// The least that a comparison of names must say, in 256ths of a bit, to weigh so much; or a little less.
pub(crate) fn least(wanted: Bits) -> i32 {
    let wanted = wanted.parts();
    let above = POINTS.partition_point(|&(_, value)| value < wanted);
    match (above.checked_sub(1).and_then(|at| POINTS.get(at)), POINTS.get(above)) {
        (None, _) => i32::MIN,
        (_, None) => i32::MAX,
        (Some(&(from, value)), Some(&(to, next))) => {
            let along = i64::from(wanted - value) * i64::from(to - from) / i64::from((next - value).max(1));
            (from + i32::try_from(along).unwrap_or(0)).div_euclid(4) - 1
        }
    }
}

/// The lines of the parts of a name: each with its share of the whole weight, so that they sum to it.
pub(crate) fn lines(comparison: &NameComparison, whole: Bits) -> Vec<Line> {
    let shares = shares(&comparison.parts.iter().map(|part| Bits::from_bits(part.bits)).collect::<Vec<_>>(), whole);
    let line = |(part, weight): (&crate::names::PartEvidence, Bits)| Line {
        field: Field::Name,
        finding: finding(part.how),
        weight,
        one: part.left.clone(),
        other: part.right.clone(),
    };
    comparison.parts.iter().zip(shares).map(line).collect()
}

/// `whole` cut as `parts` have it: each keeps its own, and what the curve gave or took is spread by size.
fn shares(parts: &[Bits], whole: Bits) -> Vec<Bits> {
    let sizes: Vec<i64> = parts.iter().map(|part| i64::from(part.parts()).abs()).collect();
    let all: i64 = sizes.iter().sum();
    let mut rest = i64::from((whole - parts.iter().copied().sum()).parts());
    let spread = rest;
    let mut out = Vec::with_capacity(parts.len());
    for (at, (&part, &size)) in parts.iter().zip(&sizes).enumerate() {
        let share = if at + 1 == parts.len() {
            rest
        } else if all == 0 {
            0
        } else {
            spread * size / all
        };
        rest -= share;
        out.push(part + Bits::from_parts(i32::try_from(share).unwrap_or(0)));
    }
    out
}

/// What the way in which two parts were laid side by side is called.
fn finding(how: How) -> Finding {
    match how {
        How::Equal => Finding::Equal,
        How::Spelling => Finding::Spelling,
        How::Script => Finding::OtherScript,
        How::Initial => Finding::Initial,
        How::Nickname => Finding::Nickname,
        How::Joined => Finding::Joined,
        How::Alone => Finding::OneSided,
        How::Differs => Finding::Different,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_curve_rises_and_is_level_at_its_ends() {
        let mut before = weight(f64::from(-40));
        for bits in -400..400 {
            let now = weight(f64::from(bits) / 10.0);
            assert!(now >= before, "falls at {bits}");
            before = now;
        }
        assert_eq!(weight(1e9), weight(100.0));
        assert_eq!(weight(f64::NEG_INFINITY), weight(-100.0));
        assert_eq!(weight(f64::NAN), weight(0.0));
    }

    #[test]
    fn what_is_less_than_the_least_weighs_less() {
        for wanted in (-1_600..2_600).map(Bits::hundredths) {
            let least = least(wanted);
            if least == i32::MIN {
                assert!(weight(-1e3) >= wanted);
                continue;
            }
            if least == i32::MAX {
                assert!(weight(1e3) < wanted);
                continue;
            }
            assert!(weight(f64::from(least - 1) / 256.0) < wanted, "{wanted}");
            assert!(weight(f64::from(least + 8) / 256.0) >= wanted, "{wanted}: much too little");
        }
    }

    #[test]
    fn shares_sum_to_the_whole() {
        let parts = [Bits::hundredths(700), Bits::hundredths(-150), Bits::hundredths(333), Bits::ZERO];
        for whole in [-900, 0, 17, 883, 2_600] {
            let whole = Bits::hundredths(whole);
            assert_eq!(shares(&parts, whole).into_iter().sum::<Bits>(), whole);
        }
        assert_eq!(shares(&[], Bits::ZERO), []);
        assert_eq!(
            shares(&[Bits::ZERO, Bits::ZERO], Bits::hundredths(50)).into_iter().sum::<Bits>(),
            Bits::hundredths(50)
        );
    }
}
