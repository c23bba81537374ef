//! The sum over all ways to cut a pair of words into units, and the giving up as soon as it cannot come to anything.
//!
//! Nearly all pairs of words have nothing to do with each other, and their sums are told apart from chance after a few
//! letters: what the ways so far weigh, times the most that the letters to come can still make of it, is then too little.
//! What is given up is what would have been below nought; the others are added up in the same order and to the same
//! number as without (the tests hold both against the plain sum over a full table of units).

use super::model::{Inventory, LATIN_MAX, NATIVE_MAX, Scratch, Segments, alone};

/// Columns of a row of single letters: more than the Latin side has symbols.
const SINGLES: usize = 32;
/// A bound on sums of thousands of roundings of numbers with 24 bits.
const ROUNDING: f32 = 1.001;

/// The units of a model with their scaled probabilities, laid out so that what is asked for most lies close together.
///
/// Of half a million places that a full table would have, some thousands are filled: single letters with single letters
/// lie in rows; a longer Latin segment has units with two or three native ones, which lie beside it.
#[derive(Clone, Debug)]
pub(super) struct Units {
    /// For each native segment its units with the empty and with single Latin segments.
    singles: Vec<[f32; SINGLES]>,
    /// The units of the longer Latin segments, each with its native segment.
    longer: Vec<(u16, f32)>,
    /// For each Latin segment where its units begin in `longer`; one more than there are segments.
    first: Vec<usize>,
    /// How much more than both words alone a way can have, by what may stand after their ends.
    ends: f32,
}

/// A word cut for one side of a model, with what its ends say alone.
#[derive(Clone, Debug, Default)]
pub(super) struct Cutting {
    pub(super) segments: Segments,
    /// How surprising the word is by itself, in bits, before scaling.
    pub(super) bits: f32,
    /// From each place the scaled probability of the rest of the word by itself.
    rest: Vec<f32>,
    /// Of a Latin word, how the sums go over it.
    latin: Latin,
}

/// A Latin word as the sums go over it: its letters, and all units that its longer segments can be in.
#[derive(Clone, Debug, Default)]
struct Latin {
    letters: Vec<u8>,
    /// The units, those of the longest segments first, then by place.
    units: Vec<LongUnit>,
    /// Which native segments these have, by the lowest bits of their numbers.
    marks: u64,
    /// Whether any has no native segment at all.
    puts_in: bool,
}

/// A longer Latin segment of a word with a native one.
#[derive(Clone, Copy, Debug)]
struct LongUnit {
    native: u16,
    place: u8,
    length: u8,
    chance: f32,
}

impl Cutting {
    /// A word with the probabilities `chances` of its segments of at most `longest` letters.
    pub(super) fn new(segments: Segments, chances: &[f32], longest: usize) -> Self {
        let letters = segments.at.len();
        let mut rest = vec![0.0_f32; letters + 1];
        rest[letters] = 1.0;
        for (from, cuts) in segments.at.iter().enumerate().rev() {
            let known = cuts.iter().enumerate().take(longest).filter(|(_, number)| **number != 0);
            rest[from] = known.map(|(length, number)| rest[from + length + 1] * chances[usize::from(*number)]).sum();
        }
        let bits = alone(chances, &segments, longest);
        Self { segments, bits, rest, latin: Latin::default() }
    }

    /// The same for a word of the Latin side, to be beside native ones.
    pub(super) fn new_latin(segments: Segments, chances: &[f32], units: &Units) -> Self {
        let latin = units.lay(&segments);
        Self { latin, ..Self::new(segments, chances, LATIN_MAX) }
    }
}

impl Units {
    /// The units of `native` with `latin` segments by the scaled probabilities in `table`, a row for each native segment;
    /// `put_in` and `left_out` are the unscaled probabilities of all units that have nothing on the one or other side.
    pub(super) fn new(native: &Inventory, latin: &Inventory, table: &[f32], (put_in, left_out): (f32, f32)) -> Self {
        let columns = latin.count();
        let mut singles = vec![[0.0; SINGLES]; native.count()];
        let (mut longer, mut first) = (Vec::new(), vec![0]);
        for column in 0..columns {
            for (row, chance) in table.iter().skip(column).step_by(columns).enumerate() {
                if latin.length(column) <= 1 {
                    singles[row][column % SINGLES] = *chance;
                } else if *chance != 0.0 {
                    longer.push((u16::try_from(row).unwrap_or(u16::MAX), *chance));
                }
            }
            first.push(longer.len());
        }
        Self { singles, longer, first, ends: ROUNDING * (1.0 / (1.0 - put_in)).max(1.0 / (1.0 - left_out)) }
    }

    /// A Latin word as the sums go over it.
    fn lay(&self, word: &Segments) -> Latin {
        let mut latin =
            Latin { letters: word.at.iter().map(|cuts| cuts[0].to_le_bytes()[0]).collect(), ..Latin::default() };
        for length in (1..LATIN_MAX).rev() {
            for (place, cuts) in word.at.iter().enumerate().filter(|(_, cuts)| cuts[length] != 0) {
                let number = usize::from(cuts[length]);
                for &(native, chance) in &self.longer[self.first[number]..self.first[number + 1]] {
                    let [place, length] = [place, length + 1].map(|count| u8::try_from(count).unwrap_or(u8::MAX));
                    latin.units.push(LongUnit { native, place, length, chance });
                    latin.marks |= mark(native);
                    latin.puts_in |= native == 0;
                }
            }
        }
        latin
    }

    /// Adds what the units of one native segment make of the sums `from` to the sums `to`, place by place. What comes from
    /// farther before is added first.
    #[inline]
    fn add(&self, native: u16, from: &[f32], to: &mut [f32], latin: &Latin) {
        if latin.marks & mark(native) != 0 {
            for unit in latin.units.iter().filter(|unit| unit.native == native) {
                to[usize::from(unit.place + unit.length)] += from[usize::from(unit.place)] * unit.chance;
            }
        }
        let singles = &self.singles[usize::from(native)];
        for ((to, from), letter) in to[1..].iter_mut().zip(from).zip(&latin.letters) {
            *to += from * singles[usize::from(*letter) % SINGLES];
        }
        for (to, from) in to.iter_mut().zip(from) {
            *to += from * singles[0];
        }
    }

    /// Adds what may be put in: units that have nothing of the native word, one after another.
    #[inline]
    fn put_in(&self, own: &mut [f32], latin: &Latin) {
        let singles = &self.singles[0];
        if !latin.puts_in {
            let mut here = own[0];
            for (next, letter) in own[1..].iter_mut().zip(&latin.letters) {
                here = *next + here * singles[usize::from(*letter) % SINGLES];
                *next = here;
            }
            return;
        }
        for (place, letter) in latin.letters.iter().enumerate() {
            let here = own[place];
            let units = latin.units.iter().filter(|unit| unit.native == 0 && usize::from(unit.place) == place);
            units.for_each(|unit| own[place + usize::from(unit.length)] += here * unit.chance);
            own[place + 1] += here * singles[usize::from(*letter) % SINGLES];
        }
    }

    /// The scaled sum over all ways to cut the two words.
    pub(super) fn sum(&self, native: &Segments, latin: &Segments, scratch: &mut Scratch) -> f32 {
        self.sum_unless(native, &self.lay(latin), scratch, |_, _| false).unwrap_or(0.0)
    }

    /// The same; nothing where it is certainly no more than `beyond` bits above the product of both words alone.
    pub(super) fn sum_beyond(
        &self,
        native: &Cutting,
        latin: &Cutting,
        beyond: f32,
        scratch: &mut Scratch,
    ) -> Option<f32> {
        let chance = native.rest[0] * latin.rest[0] * beyond.exp2();
        // The first place is the beginning, which all words have. To ask costs nearly as much as a letter, so where little is
        // wanted it is asked after every second.
        let asked = |row: usize| row >= 2 && (beyond > 0.0 || row.is_multiple_of(2));
        let hopeless = |row: usize, sums: &[f32]| asked(row) && self.most(row, sums, native, latin) <= chance;
        self.sum_unless(&native.segments, &latin.latin, scratch, hopeless)
    }

    /// The sum; after each native letter `hopeless` is asked, with the sums of the next rows, whether to give up.
    fn sum_unless(
        &self,
        native: &Segments,
        latin: &Latin,
        scratch: &mut Scratch,
        hopeless: impl Fn(usize, &[f32]) -> bool,
    ) -> Option<f32> {
        let columns = latin.letters.len() + 1;
        let sums = &mut scratch.sums;
        sums.clear();
        sums.resize((native.at.len() + 1 + NATIVE_MAX) * columns, 0.0);
        sums[0] = 1.0;
        for (from, cuts) in native.at.iter().enumerate() {
            let [single, pair, _] = *cuts;
            let (own, after) = sums[from * columns..].split_at_mut(columns);
            let (next, last) = after.split_at_mut(columns);
            self.put_in(own, latin);
            self.add(single, own, next, latin);
            if pair != 0 {
                self.add(pair, own, &mut last[..columns], latin);
            }
            if hopeless(from + 1, after) {
                return None;
            }
        }
        let own = &mut sums[native.at.len() * columns..][..columns];
        self.put_in(own, latin);
        Some(own[columns - 1])
    }

    /// No less than what all ways can come to that have gone as far as the rows `row` and the one after it.
    ///
    /// A way that has gone so far goes on through the rest of both words. All ways to do so are no likelier together than
    /// the rest of either word alone with whatever beside it, which is in `rest`, but for what may be put in after its end.
    fn most(&self, row: usize, sums: &[f32], native: &Cutting, latin: &Cutting) -> f32 {
        let columns = latin.rest.len();
        let letters = native.rest.len() - 1;
        let room = &LATIN_ROOM[ROOM - columns..];
        let mut most = 0.0;
        for (row, sums) in (row..=letters).zip(sums.chunks(columns)).take(NATIVE_MAX) {
            let (rest, scale) = (native.rest[row], NATIVE_ROOM[ROOM - 1 - (letters - row)]);
            for ((sum, latin), room) in sums.iter().zip(&latin.rest).zip(room) {
                most += sum * (rest * room).min(latin * scale);
            }
        }
        most * self.ends
    }
}

/// More letters than a word has here, with its ends.
const ROOM: usize = 64;

/// By how much words of so many letters are scaled, the longest first; what is out of the range of numbers bounds nothing.
const NATIVE_ROOM: [f32; ROOM] = room(16.0);
const LATIN_ROOM: [f32; ROOM] = room(8.0);

const fn room(letter: f32) -> [f32; ROOM] {
    let mut room = [1.0; ROOM];
    let mut at = ROOM - 1;
    while at > 0 {
        room[at - 1] = room[at] * letter;
        at -= 1;
    }
    room
}

/// The mark of a native segment.
fn mark(native: u16) -> u64 {
    1 << (native % 64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::letters::{LETTERS_MAX, Side};
    use crate::names::model::{LATIN_SCALE, Model, NATIVE_SCALE};
    use crate::names::tables::Tables;

    /// The sum over all ways by a full table, without leaving off and with nothing laid out.
    fn plainly(units: &Units, native: &Segments, latin: &Segments) -> f32 {
        let unit = |row: u16, column: u16| {
            if usize::from(column) < Side::Latin.symbols() {
                units.singles[usize::from(row)][usize::from(column)]
            } else {
                let of_column = &units.longer[units.first[usize::from(column)]..units.first[usize::from(column) + 1]];
                of_column.iter().find(|(native, _)| *native == row).map_or(0.0, |(_, chance)| *chance)
            }
        };
        let (rows, columns) = (native.at.len() + 1, latin.at.len() + 1);
        let mut sums = vec![0.0_f32; rows * columns];
        sums[0] = 1.0;
        for (from, start) in (0..rows).flat_map(|from| (0..columns).map(move |start| (from, start))) {
            let here = sums[from * columns + start];
            for taken in 0..=NATIVE_MAX {
                for put in (0..=LATIN_MAX).filter(|put| taken + put > 0) {
                    let number = |word: &Segments, place: usize, length: usize| match length {
                        0 => Some(0),
                        _ => word.at.get(place).map(|cuts| cuts[length - 1]).filter(|number| *number != 0),
                    };
                    let (Some(row), Some(column)) = (number(native, from, taken), number(latin, start, put)) else {
                        continue;
                    };
                    sums[(from + taken) * columns + start + put] += here * unit(row, column);
                }
            }
        }
        sums[rows * columns - 1]
    }

    #[test]
    fn words_are_scaled_as_the_model_scales_them() {
        assert_eq!(
            [NATIVE_ROOM[ROOM - 3], LATIN_ROOM[ROOM - 3]],
            [NATIVE_SCALE, LATIN_SCALE].map(|bits| (2.0 * bits).exp2())
        );
        assert!(Side::Latin.symbols() <= SINGLES && LETTERS_MAX + 2 < ROOM);
    }

    const WORDS: &[(Side, &[&str])] = &[
        (Side::Latin, &["ivanov", "abanov", "aleksandrabanov", "x", "schwarzenegger", "mohammad"]),
        (Side::Sounds, &["иванов", "абанов", "александрабанов", "ш", "шварценеггер", "щедринский", "кравец"]),
        (Side::Arabic, &["محمد", "عبدالرحمن", "حسين", "ن"]),
        (Side::Hebrew, &["בנימין", "נתניהו", "ג'ורג'"]),
    ];
    const LATIN: &[&str] = &[
        "ivanov",
        "ivanoff",
        "abanov",
        "kalanenko",
        "aleksandrabanov",
        "shchedrinskii",
        "mohammed",
        "muhammad",
        "husayn",
        "abdulrahman",
        "binyamin",
        "netanyahu",
        "george",
        "x",
        "abdurrahmanabdurrahman",
        "kravets",
    ];

    #[test]
    fn sums_are_those_of_the_full_table_and_only_what_is_not_beyond_is_given_up() {
        let mut scratch = Scratch::default();
        let (mut kept, mut given_up) = (0, 0);
        for (side, words) in WORDS {
            let model: &Model = Tables::embedded().model(*side);
            for (native, latin) in words.iter().flat_map(|native| LATIN.iter().map(move |latin| (native, latin))) {
                let cut = (model.cut_native(&side.write(native)), model.cut_latin(&Side::Latin.write(latin)));
                let plain = plainly(model.units(), &cut.0.segments, &cut.1.segments);
                let own = model.units().sum(&cut.0.segments, &cut.1.segments, &mut scratch);
                assert_eq!(own, plain, "{native} {latin}");
                let fit = model.fit(&cut.0.segments, cut.0.bits, &cut.1.segments, cut.1.bits, &mut scratch);
                for beyond in [0.0, 5.0, 12.0, 25.0, 80.0] {
                    let found = model.fit_beyond(&cut.0, &cut.1, beyond, &mut scratch);
                    assert_eq!(found, (fit > beyond).then_some(fit), "{native} {latin} {beyond}");
                }
                if model.units().sum_beyond(&cut.0, &cut.1, 0.0, &mut scratch).is_some() {
                    kept += 1;
                } else {
                    given_up += 1;
                }
            }
        }
        assert!(kept > 10 && given_up > 150, "{kept} {given_up}: nothing was given up, or all");
    }
}
