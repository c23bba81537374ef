//! The weight of all evidence about two rows, and the same in lines for a human.
//!
//! One procedure goes over the fields for both: what is shown is what was weighed. What any two rows have before anything
//! is compared, and their rivals, are added by `reconcile`.

use super::ready::{NumberMap, Ready, ReadyRow, TextColumn};
use super::{Bits, Field, Finding, Line, calibrate, dates, documents, texts};
use crate::claim::Claim;
use crate::names::Memory;

/// Compares rows; keeps what it found out about words, so that the same words cost nothing the next time.
///
/// What it keeps changes nothing but its speed: every piece of work has one of its own.
pub(crate) struct Scorer<'a> {
    ready: &'a Ready,
    /// What two different texts show, by column.
    found: [NumberMap<Finding>; 4],
    memory: Memory,
}

/// Something that was found, before it is put in words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen {
    pub(crate) field: Field,
    pub(crate) finding: Finding,
    pub(crate) weight: Bits,
    pub(crate) one: Where,
    pub(crate) other: Where,
}

/// Where in a row something was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Where {
    /// In the column of the field, whole.
    Column,
    /// In the column of the field, at this place among several.
    At(usize),
}

/// The sum of a pair's weights, and what of it speaks of other things than names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sum {
    /// All weights.
    pub(crate) all: Bits,
    /// What speaks for one human besides names.
    pub(crate) beside_names: Bits,
    /// Whether a field contradicts it so that a human should look.
    pub(crate) contradicted: bool,
}

impl<'a> Scorer<'a> {
    pub(crate) fn new(ready: &'a Ready) -> Self {
        Self { ready, found: Default::default(), memory: Memory::new() }
    }

    /// The weight of all evidence about two rows.
    pub(crate) fn score(&mut self, one: u32, other: u32) -> Sum {
        let mut sum = Sum::default();
        self.go_over(one, other, &mut |seen| sum.add(&seen));
        sum
    }

    /// The same in lines, what stands in the rows beside them.
    pub(crate) fn explain(&mut self, (one, other): (u32, u32), claims: (&Claim, &Claim)) -> (Sum, Vec<Line>) {
        let mut all = Vec::new();
        self.go_over(one, other, &mut |seen| all.push(seen));
        let mut sum = Sum::default();
        let mut lines = Vec::new();
        for seen in all {
            sum.add(&seen);
            if seen.field == Field::Name {
                lines.extend(self.name_lines((one, other), &seen));
            } else {
                lines.push(Line {
                    field: seen.field,
                    finding: seen.finding,
                    weight: seen.weight,
                    one: shown(claims.0, seen.field, seen.one),
                    other: shown(claims.1, seen.field, seen.other),
                });
            }
        }
        (sum, lines)
    }

    /// Goes over the fields and tells what it sees.
    fn go_over(&mut self, one: u32, other: u32, tell: &mut impl FnMut(Seen)) {
        let ready = self.ready;
        let (one, other) = (&ready.rows[one as usize], &ready.rows[other as usize]);
        let father_told = self.names(one, other, tell);
        self.relatives(one, other, father_told, tell);
        if let (Some(sex), Some(other_sex)) = (one.sex, other.sex) {
            // A given name says the sex already, so that agreeing weighs little; one of seventy is written wrong.
            let (finding, hundredths) =
                if sex == other_sex { (Finding::Equal, 30) } else { (Finding::Different, -500) };
            tell(seen(Field::Sex, finding, Bits::hundredths(hundredths)));
        }
        let days = |row: &ReadyRow| &ready.days[row.born.start as usize..row.born.end as usize];
        if let Some((finding, weight, one, other)) = dates::compare(days(one), days(other)) {
            tell(Seen { field: Field::Born, finding, weight, one: Where::At(one), other: Where::At(other) });
        }
        self.documents(one, other, tell);
        self.texts(one, other, tell);
    }

    /// The best of the names and aliases; whether a father's name was weighed with it.
    ///
    /// A name that was made with the father's stands beside what a list has itself: beside another that was made so, fathers
    /// would be weighed twice, and sisters and brothers be one.
    fn names(&mut self, one: &ReadyRow, other: &ReadyRow, tell: &mut impl FnMut(Seen)) -> bool {
        let ready = self.ready;
        let mut best: Option<(Bits, usize, usize)> = None;
        for (one_at, one_number) in span(&ready.name_numbers, &one.names).iter().enumerate() {
            for (other_at, other_number) in span(&ready.name_numbers, &other.names).iter().enumerate() {
                let derived = [one_at >= one.own_names as usize, other_at >= other.own_names as usize];
                if derived == [true, true] {
                    continue;
                }
                let names = (&ready.names[*one_number as usize], &ready.names[*other_number as usize]);
                let mut weight =
                    calibrate::weight(crate::names::bits(names.0, names.1, &ready.tokens, &mut self.memory));
                if derived.contains(&true) {
                    weight = weight - DERIVED;
                }
                if best.is_none_or(|(most, ..)| weight > most) {
                    best = Some((weight, one_at, other_at));
                }
            }
        }
        let mut father_told = false;
        if let Some((weight, one_at, other_at)) = best {
            father_told = one_at >= one.own_names as usize || other_at >= other.own_names as usize;
            // Each name more is another chance to agree by accident.
            let chances = u64::from(one.own_names.max(1)) * u64::from(other.own_names.max(1));
            let cost = if weight > Bits::ZERO { Bits::of_ratio(chances, 1) } else { Bits::ZERO };
            let weight = (weight - cost).max(weight.min(Bits::ZERO));
            let (one, other) = (Where::At(one_at), Where::At(other_at));
            tell(Seen { field: Field::Name, finding: Finding::Spelling, weight, one, other });
        }
        father_told
    }

    /// The father's name, unless it was told with the name, and the mother's; a father's name beside a patronymic, where only
    /// one list has its column.
    fn relatives(&mut self, one: &ReadyRow, other: &ReadyRow, father_told: bool, tell: &mut impl FnMut(Seen)) {
        let ready = self.ready;
        let name = |number: u32| &ready.names[number as usize];
        let of_patronymic = |father: Option<u32>, row: &ReadyRow, memory: &mut Memory| {
            let numbers = span(&ready.name_numbers, &row.names).iter().take(row.own_names as usize);
            let bits = |&number: &u32| crate::names::father_bits(name(father?), name(number), &ready.tokens, memory);
            numbers.filter_map(bits).max_by(f64::total_cmp)
        };
        if father_told {
            // It is part of the name that fits best.
        } else if let Some((one, other)) = one.father.zip(other.father) {
            let bits = crate::names::bits(name(one), name(other), &ready.tokens, &mut self.memory);
            tell(relative(Field::Father, one == other, bits));
        } else if let Some(bits) = of_patronymic(one.father, other, &mut self.memory)
            .or_else(|| of_patronymic(other.father, one, &mut self.memory))
        {
            let mut seen = relative(Field::Father, false, bits);
            if seen.finding == Finding::Spelling {
                seen.finding = Finding::Patronymic;
            }
            tell(seen);
        }
        if let Some((one, other)) = one.mother.zip(other.mother) {
            let bits = crate::names::bits(name(one), name(other), &ready.tokens, &mut self.memory);
            tell(relative(Field::Mother, one == other, bits));
        }
    }

    /// The best pair of numbers of documents.
    fn documents(&self, one: &ReadyRow, other: &ReadyRow, tell: &mut impl FnMut(Seen)) {
        let mut best: Option<Seen> = None;
        for (one_at, one) in span(&self.ready.document_numbers, &one.documents).iter().enumerate() {
            for (other_at, other) in span(&self.ready.document_numbers, &other.documents).iter().enumerate() {
                let numbers = [one, other].map(|number| self.ready.documents[*number as usize].as_slice());
                let (finding, weight) = documents::compare(numbers[0], numbers[1]);
                if best.is_none_or(|best| weight > best.weight) {
                    let (one, other) = (Where::At(one_at), Where::At(other_at));
                    best = Some(Seen { field: Field::Document, finding, weight, one, other });
                }
            }
        }
        best.map(tell);
    }

    /// Places, nationalities and units. They hang together, so the strongest counts whole and the others by half.
    fn texts(&mut self, one: &ReadyRow, other: &ReadyRow, tell: &mut impl FnMut(Seen)) {
        let mut found: [Option<Seen>; 4] = [None; 4];
        let columns = [
            (TextColumn::BirthPlace, Field::BirthPlace, one.birth_place.zip(other.birth_place)),
            (TextColumn::Unit, Field::Unit, one.unit.zip(other.unit)),
            (TextColumn::HeldAt, Field::HeldAt, one.held_at.zip(other.held_at)),
        ];
        for (at, (column, field, pair)) in columns.into_iter().enumerate() {
            found[at] = pair.map(|pair| {
                let (finding, weight) = self.text(column, pair);
                seen(field, finding, weight)
            });
        }
        let ready = self.ready;
        for (one_at, &one) in span(&ready.nationality_numbers, &one.nationalities).iter().enumerate() {
            for (other_at, &other) in span(&ready.nationality_numbers, &other.nationalities).iter().enumerate() {
                let (finding, weight) = self.text(TextColumn::Nationality, (one, other));
                if found[3].is_none_or(|best| weight > best.weight) {
                    let (one, other) = (Where::At(one_at), Where::At(other_at));
                    found[3] = Some(Seen { field: Field::Nationality, finding, weight, one, other });
                }
            }
        }
        let most = found.iter().flatten().map(|seen| seen.weight).max();
        let mut whole = false;
        for mut seen in found.into_iter().flatten() {
            if Some(seen.weight) == most && !whole {
                whole = true;
            } else if seen.weight > Bits::ZERO {
                seen.weight = seen.weight.halved();
            }
            tell(seen);
        }
    }

    /// Two texts of one column.
    fn text(&mut self, column: TextColumn, (one, other): (u32, u32)) -> (Finding, Bits) {
        let ready = self.ready;
        let key = (u64::from(one) << 32) | u64::from(other);
        let finding = if one == other {
            Finding::Equal
        } else if let Some(finding) = self.found[column as usize].get(key) {
            finding
        } else {
            let [first, second] = [one, other].map(|number| &ready.texts[number as usize]);
            let memory = &mut self.memory;
            let finding = texts::find(column, first, second, || {
                let mut of = |one, other| crate::names::bits(one, other, &ready.tokens, memory);
                let own = of(&first.prepared, &first.prepared).min(of(&second.prepared, &second.prepared));
                if own > 0.0 { of(&first.prepared, &second.prepared) / own } else { 0.0 }
            });
            self.found[column as usize].insert(key, finding);
            finding
        };
        let count = |number: u32| ready.texts[number as usize].counts[column as usize];
        (finding, texts::weight(column, finding, count(one).max(count(other)), ready.totals[column as usize]))
    }

    /// The lines of the parts of a name. They share its weight as their own bits have it.
    fn name_lines(&mut self, (one, other): (u32, u32), seen: &Seen) -> Vec<Line> {
        let ready = self.ready;
        let name = |row: u32, at: Where| {
            let Where::At(at) = at else { return None };
            let numbers = span(&ready.name_numbers, &ready.rows[row as usize].names);
            ready.names.get(*numbers.get(at)? as usize)
        };
        let (Some(one), Some(other)) = (name(one, seen.one), name(other, seen.other)) else { return Vec::new() };
        calibrate::lines(&crate::names::compare(one, other, &ready.tokens, &mut self.memory), seen.weight)
    }
}

/// What a relative's name shows. It is half told by families and patronymics, and by where people come from.
fn relative(field: Field, equal: bool, bits: f64) -> Seen {
    let weight = Bits::from_bits(bits).halved().max(Bits::hundredths(-300)).min(Bits::hundredths(800));
    let finding = match weight {
        _ if equal => Finding::Equal,
        weight if weight > Bits::ZERO => Finding::Spelling,
        _ => Finding::Different,
    };
    seen(field, finding, weight)
}

/// What it costs that a name is not in the list but was made with the father's.
const DERIVED: Bits = Bits::hundredths(100);

impl Sum {
    fn add(&mut self, seen: &Seen) {
        self.all += seen.weight;
        if !matches!(seen.field, Field::Name | Field::Sex) && seen.weight > Bits::ZERO {
            self.beside_names += seen.weight;
        }
        let telling = matches!(seen.field, Field::Born | Field::Sex);
        self.contradicted |= telling && seen.finding.contradicts();
    }
}

fn seen(field: Field, finding: Finding, weight: Bits) -> Seen {
    Seen { field, finding, weight, one: Where::Column, other: Where::Column }
}

fn span<'v, T>(all: &'v [T], span: &std::ops::Range<u32>) -> &'v [T] {
    &all[span.start as usize..span.end as usize]
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
        Field::Name | Field::Before | Field::Rivals => None,
    };
    text.unwrap_or_default()
}
