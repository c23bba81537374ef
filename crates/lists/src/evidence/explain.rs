//! All evidence about two rows in lines for a human, with what stands in the rows beside them.
//!
//! Nothing is weighed here that `score` does not weigh.

use super::score::{Scorer, Where};
use super::{Bits, Field, Finding, Line, calibrate, relatives, texts};
use crate::claim::Claim;

impl Scorer<'_> {
    /// All evidence in lines, what stands in the rows beside them. The lines sum to what [`Scorer::less_relatives`] says.
    pub(crate) fn explain(&mut self, (one, other): (u32, u32), claims: (&Claim, &Claim), kin: Bits) -> Vec<Line> {
        let mut all = Vec::new();
        self.go_over(one, other, &mut |seen| all.push(seen));
        let (mut lines, mut words) = (Vec::new(), Vec::new());
        let (mut shared, mut of_name) = (Bits::ZERO, Bits::ZERO);
        for seen in all {
            if seen.field == Field::Name {
                let Some(names) = self.names_seen((one, other), &seen) else { continue };
                let (tokens, memory) = (&self.ready.tokens, &mut self.memory);
                let found = crate::names::compare(names.0, names.1, tokens, memory);
                lines.extend(calibrate::lines(&found, seen.weight));
                let kinship = crate::names::kinship(names.0, names.1, tokens, memory);
                of_name = relatives::of_name(kinship.bits);
                words.extend(kinship.shared);
                continue;
            }
            let line = Line {
                field: seen.field,
                finding: seen.finding,
                weight: seen.weight,
                one: shown(claims.0, seen.field, seen.one),
                other: shown(claims.1, seen.field, seen.other),
            };
            let of_relatives = relatives::of(seen.field, seen.finding, seen.weight);
            shared += of_relatives;
            if of_relatives > Bits::ZERO {
                words.push((line.one.clone(), line.other.clone()));
            }
            lines.push(line);
        }
        let weight = relatives::weight(kin, shared + of_name);
        if relatives::are_thought_of(shared) && weight != Bits::ZERO {
            let (ones, others): (Vec<String>, Vec<String>) = words.into_iter().unzip();
            let (field, finding) = (Field::Relatives, Finding::RelativesShare);
            lines.push(Line { field, finding, weight, one: ones.join(", "), other: others.join(", ") });
        }
        lines
    }
}

/// What a row says in a field.
fn shown(claim: &Claim, field: Field, at: Where) -> String {
    let place = |texts: &[String]| match at {
        Where::At(at) => texts.iter().filter(|text| !texts::folded(text).is_empty()).nth(at).cloned(),
        Where::Column => None,
    };
    let sex = |sex| if sex == crate::Sex::Female { "female" } else { "male" };
    let text = match field {
        Field::Father => claim.father.as_ref().map(crate::Name::shown),
        Field::Mother => claim.mother.as_ref().map(crate::Name::shown),
        Field::Sex => claim.sex.map(|own| sex(own).to_owned()),
        Field::Born => match at {
            Where::At(at) => claim.born.get(at).map(crate::PartialDate::shown),
            Where::Column => None,
        },
        Field::BirthPlace => claim.birth_place.clone(),
        Field::Nationality => place(&claim.nationalities),
        Field::Document => place(&claim.documents),
        Field::Unit => claim.unit.clone(),
        Field::HeldAt => claim.held_at.clone(),
        Field::Name | Field::Before | Field::Relatives | Field::Rivals => None,
    };
    text.unwrap_or_default()
}
