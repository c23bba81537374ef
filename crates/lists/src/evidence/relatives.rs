//! What two rows share because their people are relatives: a third possibility beside one human and two strangers.
//!
//! Brothers and sisters have a family name, a father, a birth place and often a cell in common, none of it by chance. What
//! they share is weighed as if they were relatives, and what any two rows have of being so is added; by how much that is
//! likelier than that they are strangers, the evidence for one human counts less. It never counts more.
//!
//! With S, R and T for one human, relatives and strangers, and the odds of S over T in the other lines, what is told is the
//! odds of S over R or T: the line takes away log2(1 + odds of R over T).

use super::{Bits, Field, Finding};

/// What a finding says of relatives against strangers, in whole numbers; `weight` is what it says of one human.
///
/// Names are weighed apart ([`of_name`]). Of a hundred pairs of near relatives two were born on one day and some ten within
/// a year; seventy come from one place; nine in ten of those who are on lists together were taken or are held together or
/// nearly so, which is already said by half.
pub(crate) fn of(field: Field, finding: Finding, weight: Bits) -> Bits {
    let shared = weight > Bits::ZERO;
    match field {
        Field::Born => born(finding),
        // Two thirds of relatives in a list have one father, a third are father and son or cousins.
        Field::Father | Field::Mother | Field::Unit if shared => weight - Bits::hundredths(60),
        // Seven in ten come from one place, where of one human nine in ten rows say the same; and so on.
        Field::BirthPlace | Field::HeldAt | Field::Nationality if shared => weight - Bits::hundredths(30),
        Field::BirthPlace | Field::Nationality => weight,
        // Passports of a family are issued one after the other.
        Field::Document if finding == Finding::Near => weight - Bits::hundredths(100),
        _ => Bits::ZERO,
    }
}

/// Twins share the day, and children of one family are born some years apart: against the table in `dates`.
const fn born(finding: Finding) -> Bits {
    Bits::hundredths(match finding {
        // 0.015 x 14,600.
        Finding::Equal => 780,
        // 0.015 over five days.
        Finding::WithinCalendar => 540,
        // 0.015 x 480, and as many by chance.
        Finding::SameMonth => 300,
        // 0.06 x 40; and 0.12 over two years of forty.
        Finding::SameYear | Finding::NextYear => 120,
        _ => 0,
    })
}

/// What names say of relatives, from bits that are not calibrated: as the curve has it between five and eleven bits, where
/// it is steepest, three fifths of what the words say.
pub(crate) fn of_name(bits: f64) -> Bits {
    Bits::from_bits(bits * 0.6)
}

/// Whether relatives are thought of at all, where `shared` speaks for them besides names: the curve of names was learned from
/// people among whom there are relatives, so that names alone have them counted already.
pub(crate) fn are_thought_of(shared: Bits) -> bool {
    shared > Bits::ZERO
}

/// What is taken away, where two rows have `kin` of being relatives before anything is compared, and `shared` for being so.
pub(crate) fn weight(kin: Bits, shared: Bits) -> Bits {
    let taken = -Bits::sum_of_powers(Bits::ZERO, kin + shared);
    if taken > -TOLD { Bits::ZERO } else { taken }
}

/// Less than this is not told and not taken away.
const TOLD: Bits = Bits::hundredths(5);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relatives_never_speak_for_one_human_and_only_what_is_shared_for_them() {
        for shared in (-3_000..3_000).step_by(100).map(Bits::hundredths) {
            let taken = weight(Bits::hundredths(-700), shared);
            assert!(taken <= Bits::ZERO);
            assert!(taken <= weight(Bits::hundredths(-700), shared - Bits::hundredths(100)));
        }
        assert_eq!(weight(Bits::hundredths(-700), Bits::ZERO), Bits::ZERO);
        let large = weight(Bits::hundredths(-700), Bits::hundredths(1700));
        assert!((large + Bits::hundredths(1000)).parts().abs() < 10, "{large}");
        for field in [Field::Sex, Field::Name, Field::Document] {
            assert_eq!(of(field, Finding::Different, Bits::hundredths(-300)), Bits::ZERO, "{field:?}");
        }
        assert!(of(Field::Father, Finding::Equal, Bits::hundredths(400)) > Bits::ZERO);
    }
}
