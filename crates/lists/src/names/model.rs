//! How likely it is that two words write one name: a learned model of segments of letters.
//!
//! A pair of words is taken to be made of units, each a segment of one or two native letters with a segment of up to three
//! Latin ones, either of which may be empty (a joint multigram: Bisani and Ney 2008; with single letters, the stochastic
//! edit distance of Ristad and Yianilos 1998). Word ends are letters, too, so that endings are learned as such. The sum
//! over all ways to cut the pair, against the same model of each word alone, is the evidence, in bits.
//! Learning is not done here (`learn`), nor are the sums (`fit`); the format of a model is.

use super::fit::{Cutting, Units};
use super::letters::Side;

/// The longest segment of native letters.
pub const NATIVE_MAX: usize = 2;
/// The longest segment of Latin letters.
pub const LATIN_MAX: usize = 3;
/// Factors by which each letter of a segment is scaled, so that long words do not fall out of the range of numbers.
pub(super) const NATIVE_SCALE: f32 = 4.0;
pub(super) const LATIN_SCALE: f32 = 3.0;
/// What is usually left to guess of each letter, in bits: the upper quartile over pairs of one name in the tables.
const NATIVE_USUAL: f32 = 0.7;
const LATIN_USUAL: f32 = 1.1;
/// Costs are stored in eighths of a bit.
const STEPS: f32 = 8.0;
/// What single letters may always do, in bits: be left out, be put in, stand for another.
const LEFT_OUT: f32 = 15.0;
const PUT_IN: f32 = 15.0;
const REPLACED: f32 = 18.0;

/// The segments that a model knows of one side, each with a number; 0 is the empty one, single letters come next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inventory {
    symbols: usize,
    longer: Vec<Vec<u8>>,
    pairs: Vec<u16>,
    triples: Vec<u16>,
}

/// The segments of one word, by the place where they begin and their length; 0 where there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segments {
    /// `at[place][length - 1]`.
    pub at: Vec<[u16; LATIN_MAX]>,
}

impl Inventory {
    /// The inventory of single symbols and these longer segments.
    pub fn new(symbols: usize, longer: Vec<Vec<u8>>) -> Self {
        let mut pairs = vec![0; symbols * symbols];
        let mut triples = Vec::new();
        for (index, segment) in longer.iter().enumerate() {
            let number = u16::try_from(symbols + index).unwrap_or(0);
            let place = segment.iter().fold(0, |place, symbol| place * symbols + usize::from(*symbol));
            if segment.len() == LATIN_MAX {
                if triples.is_empty() {
                    triples = vec![0; symbols * symbols * symbols];
                }
                if let Some(slot) = triples.get_mut(place) {
                    *slot = number;
                }
            } else if let Some(slot) = pairs.get_mut(place) {
                *slot = number;
            }
        }
        Self { symbols, longer, pairs, triples }
    }

    /// How many segments there are, the empty one among them.
    pub fn count(&self) -> usize {
        self.symbols + self.longer.len()
    }

    /// How many letters a segment has.
    pub fn length(&self, number: usize) -> usize {
        match number.checked_sub(self.symbols) {
            Some(index) => self.longer[index].len(),
            None => usize::from(number > 0),
        }
    }

    /// The inventory of these segments alone, in their order; all single symbols are among them.
    #[must_use]
    pub fn keeping(&self, numbers: &[usize]) -> Self {
        let longer = numbers.iter().filter_map(|number| self.longer.get(number.checked_sub(self.symbols)?).cloned());
        Self::new(self.symbols, longer.collect())
    }

    /// The segments of a word.
    pub fn cut(&self, word: &[u8]) -> Segments {
        let number = |segment: Option<&[u8]>, table: &[u16]| {
            let place = segment?.iter().fold(0, |place, symbol| place * self.symbols + usize::from(*symbol));
            table.get(place).copied()
        };
        let at = (0..word.len()).map(|from| {
            let pair = number(word.get(from..from + 2), &self.pairs);
            let triple = number(word.get(from..from + 3), &self.triples);
            [u16::from(word[from]), pair.unwrap_or(0), triple.unwrap_or(0)]
        });
        Segments { at: at.collect() }
    }
}

/// A model of pairs of words.
#[derive(Clone, Debug)]
pub struct Model {
    /// The letters of its native side; the other is Latin.
    pub side: Side,
    /// Native segments.
    pub native: Inventory,
    /// Latin segments.
    pub latin: Inventory,
    /// Scaled probabilities of units.
    units: Units,
    native_alone: Vec<f32>,
    latin_alone: Vec<f32>,
}

/// Where sums are kept while a pair is looked at.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    pub(super) sums: Vec<f32>,
}

impl Model {
    /// A model of these units: for each native segment, Latin segments with costs in eighths of a bit.
    pub fn new(side: Side, native: Inventory, latin: Inventory, units: &[Vec<(u16, u8)>]) -> Self {
        let columns = latin.count();
        let mut chances = vec![0.0_f32; native.count() * columns];
        for (row, entries) in units.iter().enumerate().take(native.count()) {
            for (column, cost) in entries {
                if let Some(chance) = chances.get_mut(row * columns + usize::from(*column)) {
                    *chance = (-f32::from(*cost) / STEPS).exp2();
                }
            }
        }
        for row in 0..side.symbols() {
            for column in 0..Side::Latin.symbols() {
                let floor = match (row, column) {
                    (0, 0) => continue,
                    (0, _) => PUT_IN,
                    (_, 0) => LEFT_OUT,
                    _ => REPLACED,
                };
                let chance = &mut chances[row * columns + column];
                *chance = chance.max((-floor).exp2());
            }
        }
        let put_in: f32 = chances[..columns].iter().sum();
        let left_out: f32 = (0..native.count()).map(|row| chances[row * columns]).sum();
        let scale_native = |row: usize| (NATIVE_SCALE * native.length(row) as f32).exp2();
        let scale_latin = |column: usize| (LATIN_SCALE * latin.length(column) as f32).exp2();
        let row_sum = |row: usize| chances[row * columns..(row + 1) * columns].iter().sum::<f32>();
        let column_sum = |column: usize| (0..native.count()).map(|row| chances[row * columns + column]).sum::<f32>();
        // A word alone: units of which it has nothing may come between any two of its own.
        let native_alone = (0..native.count())
            .map(|row| if row == 0 { 0.0 } else { row_sum(row) * scale_native(row) / (1.0 - put_in) });
        let native_alone = native_alone.collect();
        let latin_alone = (0..columns)
            .map(|column| if column == 0 { 0.0 } else { column_sum(column) * scale_latin(column) / (1.0 - left_out) });
        let latin_alone = latin_alone.collect();
        let scaled =
            |(index, chance): (usize, &f32)| chance * scale_native(index / columns) * scale_latin(index % columns);
        let table: Vec<f32> = chances.iter().enumerate().map(scaled).collect();
        let units = Units::new(&native, &latin, &table, (put_in, left_out));
        Self { side, native, latin, units, native_alone, latin_alone }
    }

    /// How much likelier the two words are as one name than as two that have nothing to do with each other, in bits;
    /// `native_bits` and `latin_bits` are what [`Model::native_bits`] and [`Model::latin_bits`] say of them.
    pub fn fit(
        &self,
        native: &Segments,
        native_bits: f32,
        latin: &Segments,
        latin_bits: f32,
        scratch: &mut Scratch,
    ) -> f32 {
        in_bits(self.units.sum(native, latin, scratch)) + native_bits + latin_bits
    }

    /// The same where it is above `beyond`, and nothing where it is not: most pairs are given up after a few letters.
    pub(super) fn fit_beyond(
        &self,
        native: &Cutting,
        latin: &Cutting,
        beyond: f32,
        scratch: &mut Scratch,
    ) -> Option<f32> {
        let joint = self.units.sum_beyond(native, latin, beyond, scratch)?;
        let fit = in_bits(joint) + native.bits + latin.bits;
        (fit > beyond).then_some(fit)
    }

    /// Its units, for who would add them up otherwise.
    #[cfg(test)]
    pub(super) fn units(&self) -> &Units {
        &self.units
    }

    /// A word of the native side, cut.
    pub(super) fn cut_native(&self, word: &[u8]) -> Cutting {
        Cutting::new(self.native.cut(word), &self.native_alone, NATIVE_MAX)
    }

    /// A Latin word, cut.
    pub(super) fn cut_latin(&self, word: &[u8]) -> Cutting {
        Cutting::new_latin(self.latin.cut(word), &self.latin_alone, &self.units)
    }

    /// How many bits of each word are still to be guessed by who knows the other and that they fit so well, above what is
    /// usual for names of their length: the mean of both; below nought for those that fit better than most.
    pub(super) fn left_to_guess(fit: f32, native: &Cutting, latin: &Cutting) -> f32 {
        let letters = |word: &Cutting| word.segments.at.len() as f32;
        let native_left = native.bits + NATIVE_SCALE * letters(native) - fit - NATIVE_USUAL * letters(native);
        let latin_left = latin.bits + LATIN_SCALE * letters(latin) - fit - LATIN_USUAL * letters(latin);
        f32::midpoint(native_left, latin_left)
    }

    /// How surprising a native word is by itself, in bits, before scaling.
    pub fn native_bits(&self, word: &Segments) -> f32 {
        alone(&self.native_alone, word, NATIVE_MAX)
    }

    /// How surprising a Latin word is by itself, in bits, before scaling.
    pub fn latin_bits(&self, word: &Segments) -> f32 {
        alone(&self.latin_alone, word, LATIN_MAX)
    }

    /// Reads a model as [`Model::write`] writes it; nothing where the bytes are none.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut bytes = Reader { bytes };
        let side = [Side::Latin, Side::Sounds, Side::Arabic, Side::Hebrew].into_iter().nth(bytes.byte()?.into())?;
        let mut inventory = |symbols: usize| {
            let count = bytes.number()?;
            let segment = |bytes: &mut Reader| {
                let length = usize::from(bytes.byte()?);
                (0..length).map(|_| bytes.byte()).collect::<Option<Vec<u8>>>()
            };
            let longer = (0..count).map(|_| segment(&mut bytes)).collect::<Option<Vec<_>>>()?;
            Some(Inventory::new(symbols, longer))
        };
        let native = inventory(side.symbols())?;
        let latin = inventory(Side::Latin.symbols())?;
        let mut units = Vec::with_capacity(native.count());
        for _ in 0..native.count() {
            let count = bytes.number()?;
            let mut column = 0;
            let mut row = Vec::with_capacity(count);
            for _ in 0..count {
                column += bytes.number()?;
                row.push((u16::try_from(column).ok()?, bytes.byte()?));
            }
            units.push(row);
        }
        Some(Self::new(side, native, latin, &units))
    }

    /// Writes a model: its side, its segments, and the units of each native segment.
    pub fn write(side: Side, native: &Inventory, latin: &Inventory, units: &[Vec<(u16, u8)>]) -> Vec<u8> {
        let mut bytes = vec![side as u8];
        for inventory in [native, latin] {
            number(&mut bytes, inventory.longer.len());
            for segment in &inventory.longer {
                bytes.push(u8::try_from(segment.len()).unwrap_or(0));
                bytes.extend(segment);
            }
        }
        for row in units {
            number(&mut bytes, row.len());
            let mut before = 0;
            for (column, cost) in row {
                number(&mut bytes, usize::from(*column) - before);
                bytes.push(*cost);
                before = usize::from(*column);
            }
        }
        bytes
    }
}

/// The logarithm of a sum; one that fell out of the range of numbers is as small as they go.
fn in_bits(sum: f32) -> f32 {
    sum.max(f32::MIN_POSITIVE).log2()
}

/// Minus the logarithm of the sum over all ways to cut a word.
pub(super) fn alone(chances: &[f32], word: &Segments, longest: usize) -> f32 {
    let mut sums = vec![0.0_f32; word.at.len() + 1];
    sums[0] = 1.0;
    for (from, cuts) in word.at.iter().enumerate() {
        for (length, number) in cuts.iter().enumerate().take(longest) {
            if *number != 0 {
                sums[from + length + 1] += sums[from] * chances[usize::from(*number)];
            }
        }
    }
    -sums[word.at.len()].max(f32::MIN_POSITIVE).log2()
}

/// Writes a number, seven bits a byte, the lowest first.
pub fn number(bytes: &mut Vec<u8>, mut value: usize) {
    while value >= 128 {
        bytes.push(value.to_le_bytes()[0] | 128);
        value /= 128;
    }
    bytes.push(value.to_le_bytes()[0]);
}

/// Reads what is embedded, byte by byte.
pub(super) struct Reader<'a> {
    /// What is left.
    pub(super) bytes: &'a [u8],
}

impl Reader<'_> {
    /// The next byte.
    pub(super) fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(*first)
    }

    /// The next number, as [`number`] writes it.
    pub(super) fn number(&mut self) -> Option<usize> {
        let mut value = 0;
        for shift in (0..28).step_by(7) {
            let byte = self.byte()?;
            value |= usize::from(byte & 127) << shift;
            if byte < 128 {
                return Some(value);
            }
        }
        None
    }
}
