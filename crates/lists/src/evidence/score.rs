//! The weight of all evidence about two rows.
//!
//! One procedure goes over the fields for this and for the lines that a human is shown (`explain`): what is shown is what was
//! weighed. What any two rows have before anything is compared, and their rivals, are added by `reconcile`.

use super::ready::{Ready, ReadyRow, TextColumn};
use super::texts::{Shown, Text};
use super::{Bits, Field, Finding, calibrate, dates, documents, places, relatives, texts};
use crate::memory::{self, NumberMap, Square};
use crate::names::{Memory, PreparedName};

/// Compares rows; keeps what it found out about words, so that the same words cost nothing the next time.
///
/// What it keeps changes nothing but its speed: every piece of work has one of its own.
pub(crate) struct Scorer<'a> {
    pub(super) ready: &'a Ready,
    /// What two different texts show, by column; in a square where they are few.
    found: [(Square<Shown>, NumberMap<Shown>); 4],
    pub(super) memory: Memory,
    memory_of_texts: Memory,
}

/// So many texts have a square: 16 megabytes for each column that holds any.
const TEXTS_IN_SQUARE: usize = 1 << 12;
/// Pairs of texts that are held at most where there are more of them: 8 megabytes for each column.
const TEXTS_MAX: usize = 1 << 18;

/// Something that was found, before it is put in words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen {
    pub(crate) field: Field,
    pub(crate) finding: Finding,
    pub(crate) weight: Bits,
    /// Of a name: how much more it weighs than one of as many words that are all common.
    above_common: Bits,
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
    /// How much less it would be between namesakes: with a common name, and with dates that have nothing in common.
    pub(crate) less_of_namesakes: Bits,
    /// Whether it is said to be born in two years.
    pub(crate) years_differ: bool,
}

/// What a word of a name says of itself where it is a common one.
const COMMON_WORD: Bits = Bits::hundredths(500);

impl<'a> Scorer<'a> {
    pub(crate) fn new(ready: &'a Ready) -> Self {
        let texts = ready.texts.len();
        let found = [(); 4].map(|()| (Square::new(texts, TEXTS_IN_SQUARE), NumberMap::new(TEXTS_MAX)));
        Self { ready, found, memory: Memory::new(), memory_of_texts: Memory::new() }
    }

    /// The weight of all evidence about two rows, as if nobody on the lists had a relative there; nothing where it is less
    /// than `least`.
    ///
    /// Names come last, for they are slow: what the other fields say is what is left for them to make good.
    pub(crate) fn score(&mut self, one: u32, other: u32, least: Bits) -> Option<Sum> {
        let ready = self.ready;
        let (one, other) = (&ready.rows[one as usize], &ready.rows[other as usize]);
        let mut sum = Sum::default();
        // Names made with the father's decide whether he counts by himself.
        if [one, other].iter().any(|row| row.names.len() > row.own_names as usize) {
            let father_told = self.names(one, other, i32::MIN, &mut |seen| sum.add(&seen));
            self.besides_names((one, other), father_told, &mut |seen| sum.add(&seen));
        } else {
            self.besides_names((one, other), false, &mut |seen| sum.add(&seen));
            let wanted = calibrate::least(least - sum.all);
            self.names(one, other, wanted, &mut |seen| sum.add(&seen));
        }
        (sum.all >= least).then_some(sum)
    }

    /// The same, less what relatives would share, where two rows have `kin` of being relatives before they are compared.
    ///
    /// Never more than without: a pair that is of no concern without relatives need not be asked about.
    pub(crate) fn less_relatives(&mut self, (one, other): (u32, u32), kin: Bits, mut sum: Sum) -> Sum {
        let mut shared = Bits::ZERO;
        let mut name = None;
        self.go_over(one, other, &mut |seen| match seen.field {
            Field::Name => name = Some(seen),
            _ => shared += relatives::of(seen.field, seen.finding, seen.weight),
        });
        if !relatives::are_thought_of(shared) {
            return sum;
        }
        if let Some((one, other)) = name.and_then(|seen| self.names_seen((one, other), &seen)) {
            let bits = crate::names::kinship_bits(one, other, &self.ready.tokens, &mut self.memory);
            shared += relatives::of_name(bits);
        }
        sum.all += relatives::weight(kin, shared);
        sum
    }

    /// The two names in which something was found.
    pub(super) fn names_seen(
        &self,
        (one, other): (u32, u32),
        seen: &Seen,
    ) -> Option<(&'a PreparedName, &'a PreparedName)> {
        let ready = self.ready;
        let name = |row: u32, at: Where| {
            let Where::At(at) = at else { return None };
            let numbers = span(&ready.name_numbers, &ready.rows[row as usize].names);
            ready.names.get(*numbers.get(at)? as usize)
        };
        name(one, seen.one).zip(name(other, seen.other))
    }

    /// Goes over the fields and tells what it sees.
    pub(super) fn go_over(&mut self, one: u32, other: u32, tell: &mut impl FnMut(Seen)) {
        let ready = self.ready;
        let (one, other) = (&ready.rows[one as usize], &ready.rows[other as usize]);
        let father_told = self.names(one, other, i32::MIN, tell);
        self.besides_names((one, other), father_told, tell);
    }

    /// The same without names.
    fn besides_names(&mut self, (one, other): (&ReadyRow, &ReadyRow), father_told: bool, tell: &mut impl FnMut(Seen)) {
        let ready = self.ready;
        self.relatives(one, other, father_told, tell);
        if let (Some(sex), Some(other_sex)) = (one.sex, other.sex) {
            // A given name says the sex already, so that agreeing weighs little; one of seventy is written wrong.
            let (finding, hundredths) =
                if sex == other_sex { (Finding::Equal, 30) } else { (Finding::Different, -500) };
            tell(seen(Field::Sex, finding, Bits::hundredths(hundredths)));
        }
        let days = |row: &ReadyRow| &ready.days[row.born.start as usize..row.born.end as usize];
        if let Some((finding, weight, one, other)) = dates::compare(days(one), days(other)) {
            tell(Seen { one: Where::At(one), other: Where::At(other), ..seen(Field::Born, finding, weight) });
        }
        self.documents(one, other, tell);
        self.texts(one, other, tell);
    }

    /// The best of the names and aliases; whether a father's name was weighed with it. Where none says at least `least` parts
    /// of a bit, what is told is no more than that.
    ///
    /// A name that was made with the father's stands beside what a list has itself: beside another that was made so, fathers
    /// would be weighed twice, and sisters and brothers be one.
    fn names(&mut self, one: &ReadyRow, other: &ReadyRow, least: i32, tell: &mut impl FnMut(Seen)) -> bool {
        let ready = self.ready;
        let mut best: Option<(Bits, usize, usize)> = None;
        for (one_at, one_number) in span(&ready.name_numbers, &one.names).iter().enumerate() {
            for (other_at, other_number) in span(&ready.name_numbers, &other.names).iter().enumerate() {
                let derived = [one_at >= one.own_names as usize, other_at >= other.own_names as usize];
                if derived == [true, true] {
                    continue;
                }
                let names = (&ready.names[*one_number as usize], &ready.names[*other_number as usize]);
                let bits = crate::names::bits_from(names.0, names.1, &ready.tokens, &mut self.memory, least);
                let mut weight = calibrate::weight(bits.unwrap_or(f64::NEG_INFINITY));
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
            let words = [(one, one_at), (other, other_at)].map(|(row, at)| {
                let numbers = span(&ready.name_numbers, &row.names);
                ready.names[numbers[at] as usize].words()
            });
            let words = i32::try_from(words[0].min(words[1])).unwrap_or(0);
            let above_common = (weight - Bits::from_parts(words * COMMON_WORD.parts())).max(Bits::ZERO);
            let (one, other) = (Where::At(one_at), Where::At(other_at));
            tell(Seen { above_common, one, other, ..seen(Field::Name, Finding::Spelling, weight) });
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
                    best = Some(Seen { one, other, ..seen(Field::Document, finding, weight) });
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
                    found[3] = Some(Seen { one, other, ..seen(Field::Nationality, finding, weight) });
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
        let shown = if one == other { Shown::Said(Finding::Equal) } else { self.found(column, one, other) };
        let finding = shown.finding();
        if finding == Finding::Different {
            return (finding, texts::weight_of_different(column, shown));
        }
        let count = |number: u32| ready.texts[number as usize].counts[column as usize];
        (finding, texts::weight(column, finding, count(one).max(count(other)), ready.totals[column as usize]))
    }

    /// What two different texts show: looked up, or found and kept.
    fn found(&mut self, column: TextColumn, one: u32, other: u32) -> Shown {
        let (square, map) = &self.found[column as usize];
        let holds = square.holds(one, other);
        let known = if holds { square.get(one, other) } else { map.get(memory::pair(one, other)) };
        if let Some(known) = known {
            return known;
        }
        let (ready, memory) = (self.ready, &mut self.memory_of_texts);
        let [first, second] = [one, other].map(|number| &ready.texts[number as usize]);
        let said = |enough| texts::said(first, second, &ready.tokens, memory, enough);
        let shown = match texts::find(column, first, second, said) {
            Finding::Different => self.besides_words(column, one, other),
            finding => Shown::Said(finding),
        };
        let (square, map) = &mut self.found[column as usize];
        if holds {
            square.insert(one, other, shown);
        } else {
            map.insert(memory::pair(one, other), shown);
        }
        shown
    }

    /// What two texts show that are different as words.
    fn besides_words(&mut self, column: TextColumn, one: u32, other: u32) -> Shown {
        let ready = self.ready;
        let [first, second] = [one, other].map(|number| &ready.texts[number as usize]);
        let is_place = column.is_place();
        if is_place
            && !first.has_other_numbers(second)
            && let Some(finding) = self.by_other_names(column, one, other)
        {
            return Shown::Said(finding);
        }
        let across = crate::names::is_across_scripts(&first.prepared, &second.prepared, &ready.tokens);
        let known = is_place && first.are_of_two_towns(second);
        if across && !known { Shown::Doubtful } else { Shown::Said(Finding::Different) }
    }

    /// What two places show by what else towns are called: that they are one, where they may mean one town, or where each part
    /// of either is a part of the other by whatever name.
    fn by_other_names(&mut self, column: TextColumn, one: u32, other: u32) -> Option<Finding> {
        let ready = self.ready;
        let [first, second] = [one, other].map(|number| &ready.texts[number as usize]);
        if !places::meet(&first.all_towns, &second.all_towns) {
            return None;
        }
        if places::meet(&first.towns, &second.towns) {
            return Some(Finding::OtherName);
        }
        let parts = |text: &Text, number: u32| if text.parts.is_empty() { vec![number] } else { text.parts.to_vec() };
        let (ones, others) = (parts(first, one), parts(second, other));
        self.are_in(column, &ones, &others).or_else(|| self.are_in(column, &others, &ones))
    }

    /// What it shows that each of `parts` is one of `others`, if it is.
    fn are_in(&mut self, column: TextColumn, parts: &[u32], others: &[u32]) -> Option<Finding> {
        let mut finding = Finding::Contained;
        for &part in parts {
            if others.iter().find_map(|&other| self.as_it_stands(column, part, other))? == Finding::OtherName {
                finding = Finding::OtherName;
            }
        }
        Some(finding)
    }

    /// What a part of a text and one of another show that are one. Parts are not cut again, although the same text may be cut where
    /// it stands by itself: a list that has each text as a part of the next would be a ladder as long as itself.
    fn as_it_stands(&mut self, column: TextColumn, one: u32, other: u32) -> Option<Finding> {
        let (ready, memory) = (self.ready, &mut self.memory_of_texts);
        let [first, second] = [one, other].map(|number| &ready.texts[number as usize]);
        match texts::find(column, first, second, |enough| texts::said(first, second, &ready.tokens, memory, enough)) {
            Finding::Different if first.has_other_numbers(second) => None,
            Finding::Different => places::meet(&first.towns, &second.towns).then_some(Finding::OtherName),
            finding => Some(finding),
        }
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
        match seen.finding {
            Finding::OtherYear | Finding::NextYear => {
                self.less_of_namesakes += seen.weight - dates::weight(Finding::Different);
                self.years_differ = true;
            }
            _ if seen.field == Field::Name => self.less_of_namesakes += seen.above_common,
            _ => {}
        }
    }

    /// How much less it would be between namesakes, if they are thought of: a year that differs may be a slip or a namesake, and
    /// what else is alike has to tell which.
    pub(crate) fn in_doubt(&self) -> Bits {
        if self.years_differ { self.less_of_namesakes } else { Bits::ZERO }
    }
}

fn seen(field: Field, finding: Finding, weight: Bits) -> Seen {
    Seen { field, finding, weight, above_common: Bits::ZERO, one: Where::Column, other: Where::Column }
}

fn span<'v, T>(all: &'v [T], span: &std::ops::Range<u32>) -> &'v [T] {
    &all[span.start as usize..span.end as usize]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Claim, List, Name, PartialDate};

    /// People of few words, so that many are nearly alike: in two scripts, with aliases, fathers, and parts in columns.
    fn people() -> List {
        let words = [
            "Ivan",
            "Иван",
            "Ivanov",
            "Иванова",
            "Petr",
            "Пётр",
            "Petrov",
            "Sergeevich",
            "I.",
            "al",
            "Abdul",
            "Rahman",
        ];
        let mut state = 77_u64;
        let mut below = |end: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % end
        };
        let mut claims = Vec::new();
        for _ in 0..90 {
            let mut word = || words[below(words.len())];
            let whole = [word(), word(), word(), word()][..=claims.len() % 4].join(" ");
            let parts = Name { given: Some(word().to_owned()), family: Some(word().to_owned()), ..Name::default() };
            let (alias, father) = (word(), word());
            let mut names = vec![if below(3) == 0 { parts } else { Name::whole(whole) }];
            if below(4) == 0 {
                names.push(Name::whole(alias));
            }
            let day = u8::try_from(1 + below(3)).unwrap_or(1);
            claims.push(Claim {
                names,
                father: (below(4) == 0).then(|| Name::whole(father)),
                born: (below(3) != 0).then(|| PartialDate::gregorian(1980, 5, day)).flatten().into_iter().collect(),
                birth_place: (below(2) == 0).then(|| ["Kyiv", "Lviv"][below(2)].to_owned()),
                ..Claim::default()
            });
        }
        List { title: String::new(), claims }
    }

    #[test]
    fn what_is_enough_is_what_the_slow_way_says_and_nothing_else_is() {
        let list = people();
        let ready = super::super::ready(std::iter::once(&list));
        let rows = u32::try_from(list.claims.len()).expect("few");
        let mut slow = Scorer::new(&ready);
        let (mut kept, mut left) = (0, 0);
        for least in [-1_500, -300, 0, 250, 600, 1_100, 1_700, 2_600].map(Bits::hundredths) {
            let mut quick = Scorer::new(&ready);
            for (one, other) in (0..rows).flat_map(|one| (0..rows).map(move |other| (one, other))) {
                let mut sum = Sum::default();
                slow.go_over(one, other, &mut |seen| sum.add(&seen));
                let found = quick.score(one, other, least);
                assert_eq!(found, (sum.all >= least).then_some(sum), "{one} {other} {least}");
                *if found.is_some() { &mut kept } else { &mut left } += 1;
            }
        }
        assert!(kept > 5_000 && left > 5_000, "{kept} {left}");
    }
}
