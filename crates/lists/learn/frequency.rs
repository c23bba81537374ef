//! How common words of names are, and how often two of them stand for one another: counted over all pairs.

use std::collections::BTreeMap;

use takas_lists::names::learning::{Side, frequency_key, number, pair_key};

use super::eighths;
use super::pairs::Row;

/// Words that are met less often are as good as unknown.
const COUNT_MIN: u32 = 4;
/// Pairs that are met less often are left to what their letters say.
const PAIR_COUNT_MIN: u32 = 3;

/// Counts of words.
#[derive(Default)]
pub(crate) struct Counts {
    words: BTreeMap<(Side, u32), u32>,
    totals: BTreeMap<Side, u32>,
    pairs: BTreeMap<u32, (Side, u32, u32, u32)>,
}

impl Counts {
    /// Adds what a file of pairs says.
    pub(crate) fn add(&mut self, side: Side, rows: &[Row]) {
        for row in rows {
            let (native, latin) = (side.write(&row.native), Side::Latin.write(&row.latin));
            let pair = self.pairs.entry(pair_key(side, &native, &latin));
            pair.or_insert((side, frequency_key(&native), frequency_key(&latin), 0)).3 += row.count;
            for (side, word) in [(side, &row.native), (Side::Latin, &row.latin)] {
                *self.words.entry((side, frequency_key(&side.write(word)))).or_default() += row.count;
                *self.totals.entry(side).or_default() += row.count;
            }
        }
    }

    /// The table: for each side its words as differences of keys, with minus the logarithm of the share in eighths of a bit.
    pub(crate) fn table(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for side in [Side::Latin, Side::Sounds, Side::Arabic, Side::Hebrew] {
            let common = self.words.iter().filter(|((of, _), count)| *of == side && **count >= COUNT_MIN);
            let common: Vec<(u32, u32)> = common.map(|((_, key), count)| (*key, *count)).collect();
            let total = self.total(side);
            number(&mut bytes, self.totals.get(&side).copied().unwrap_or(1) as usize);
            number(&mut bytes, common.len());
            let mut before = 0;
            for (key, count) in common {
                number(&mut bytes, (key - before) as usize);
                bytes.push(eighths((total / f64::from(count)).log2()));
                before = key;
            }
        }
        bytes
    }

    /// The table of pairs: keys as differences, each with how much oftener the two words are together than by chance, in
    /// eighths of a bit and 128 more.
    ///
    /// Of a Latin word only what it is beside this side is counted: other languages have other people.
    pub(crate) fn pair_table(&self) -> Vec<u8> {
        let mut beside: BTreeMap<(Side, u32), u32> = BTreeMap::new();
        for (side, _, latin, count) in self.pairs.values() {
            *beside.entry((*side, *latin)).or_default() += count;
        }
        let common: Vec<_> = self.pairs.iter().filter(|(_, pair)| pair.3 >= PAIR_COUNT_MIN).collect();
        let mut bytes = Vec::new();
        number(&mut bytes, common.len());
        let mut before = 0;
        for (key, (side, native, latin, count)) in common {
            number(&mut bytes, (key - before) as usize);
            before = *key;
            let alone = f64::from(self.words[&(*side, *native)]) * f64::from(beside[&(*side, *latin)]);
            bytes.push(eighths((f64::from(*count) * self.total(*side) / alone).log2() + 16.0));
        }
        bytes
    }

    fn total(&self, side: Side) -> f64 {
        f64::from(self.totals.get(&side).copied().unwrap_or(1).max(1))
    }
}
