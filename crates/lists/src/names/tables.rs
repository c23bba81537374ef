//! The learned tables that are in the program: models of pairs of words, how common words are, and which
//! common words stand for one another.
//!
//! They are made by `cargo xtask learn names` and unpacked when first asked for. A table that could not be read would be
//! a defect of ours, which a test looks for; what it knew is then not known.

use std::sync::OnceLock;

use super::letters::Side;
use super::model::{Inventory, Model, Reader};
use super::readings::Reading;

/// How rare a word is taken to be that no table knows, in bits.
pub(super) const UNKNOWN_BITS: f32 = 16.0;

const MODELS: [(Side, &[u8]); 4] = [
    (Side::Latin, include_bytes!("../../data/latin.bin")),
    (Side::Sounds, include_bytes!("../../data/sounds.bin")),
    (Side::Arabic, include_bytes!("../../data/arabic.bin")),
    (Side::Hebrew, include_bytes!("../../data/hebrew.bin")),
];
const FREQUENCY: &[u8] = include_bytes!("../../data/frequency.bin");
const PAIRS: &[u8] = include_bytes!("../../data/pairs.bin");

/// Models, in the order of [`Side`], and frequencies.
#[derive(Debug)]
pub(super) struct Tables {
    models: Vec<Model>,
    /// The words of each side.
    words: Vec<Words>,
    /// Keys of pairs in order, with how much oftener they are together than by chance.
    pairs: Vec<(u32, u8)>,
}

/// How common the words of one side are.
#[derive(Debug, Default)]
struct Words {
    /// How many were counted in all, as a logarithm.
    total: f32,
    /// Keys in order, with how rare each is in eighths of a bit.
    rare: Vec<(u32, u8)>,
}

impl Tables {
    /// The tables of the program.
    pub(super) fn embedded() -> &'static Self {
        static TABLES: OnceLock<Tables> = OnceLock::new();
        TABLES.get_or_init(|| {
            let model = |(side, bytes): (Side, &[u8])| Model::read(bytes).unwrap_or_else(|| bare(side));
            Self {
                models: MODELS.into_iter().map(model).collect(),
                words: frequencies(FREQUENCY).unwrap_or_default(),
                pairs: keyed(&mut Reader { bytes: PAIRS }).unwrap_or_default(),
            }
        })
    }

    /// The model whose native words are of this side.
    pub(super) fn model(&self, side: Side) -> &Model {
        &self.models[side as usize]
    }

    /// All models, in the order of [`Side`].
    pub(super) fn models(&self) -> &[Model] {
        &self.models
    }

    /// How rare a word is among the words of names, in bits.
    pub(super) fn rare(&self, reading: &Reading) -> f32 {
        let words = self.words.get(reading.side as usize).map_or(&[][..], |words| &words.rare);
        found(words, frequency_key(&reading.symbols))
            .map_or(UNKNOWN_BITS, |bits| (f32::from(bits) / 8.0).min(UNKNOWN_BITS))
    }

    /// How often a word of a side was counted, by how rare it is.
    pub(super) fn count(&self, side: Side, rare: f32) -> f32 {
        if rare >= UNKNOWN_BITS {
            return 0.0;
        }
        self.words.get(side as usize).map_or(0.0, |words| (words.total - rare).exp2())
    }

    /// How much oftener a native and a Latin word stand for one another than by chance, in bits, if they are known to.
    pub(super) fn together(&self, native: &Reading, latin: &Reading) -> Option<f32> {
        let key = pair_key(native.side, &native.symbols, &latin.symbols);
        found(&self.pairs, key).map(|bits| (f32::from(bits) - 128.0) / 8.0)
    }
}

fn found(table: &[(u32, u8)], key: u32) -> Option<u8> {
    let place = table.binary_search_by_key(&key, |(key, _)| *key).ok()?;
    Some(table[place].1)
}

/// A model that knows nothing but that letters may differ.
fn bare(side: Side) -> Model {
    Model::new(side, Inventory::new(side.symbols(), Vec::new()), Inventory::new(Side::Latin.symbols(), Vec::new()), &[])
}

fn frequencies(bytes: &[u8]) -> Option<Vec<Words>> {
    let mut bytes = Reader { bytes };
    let words = |bytes: &mut Reader| Some(Words { total: (bytes.number()?.max(1) as f32).log2(), rare: keyed(bytes)? });
    MODELS.iter().map(|_| words(&mut bytes)).collect()
}

/// Keys as differences, each with a byte.
fn keyed(bytes: &mut Reader) -> Option<Vec<(u32, u8)>> {
    let count = bytes.number()?;
    let mut key = 0_u32;
    let mut table = Vec::with_capacity(count.min(1 << 20));
    for _ in 0..count {
        key = key.checked_add(u32::try_from(bytes.number()?).ok()?)?;
        table.push((key, bytes.byte()?));
    }
    Some(table)
}

/// The key by which a word is found in the table of frequencies: 28 bits of FNV-1a, so that a difference of two keys is
/// four bytes at most. One word in some thousands is taken for another; it is then thought to be as common as that one.
pub fn frequency_key(symbols: &[u8]) -> u32 {
    key_of(symbols.iter())
}

/// The key by which a pair is found in the table of pairs, likewise.
pub fn pair_key(side: Side, native: &[u8], latin: &[u8]) -> u32 {
    key_of([side as u8].iter().chain(native).chain(latin))
}

fn key_of<'s>(symbols: impl Iterator<Item = &'s u8>) -> u32 {
    let hash = symbols.fold(0x811c_9dc5_u32, |hash, symbol| (hash ^ u32::from(*symbol)).wrapping_mul(0x0100_0193));
    (hash ^ (hash >> 28)) & 0x0fff_ffff
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_can_be_read() {
        for (side, bytes) in MODELS {
            assert_eq!(Model::read(bytes).map(|model| model.side), Some(side));
        }
        assert!(keyed(&mut Reader { bytes: PAIRS }).is_some_and(|pairs| pairs.len() > 1_000));
        assert_eq!(frequencies(FREQUENCY).map(|sides| sides.iter().all(|words| words.rare.len() > 1_000)), Some(true));
    }
}
