//! The index of tokens: every word of every name once, with its readings, and the bits of every pair of words kept.
//!
//! A token that many rows have is read once, and two tokens that meet in many pairs of rows are compared once. The index
//! grows while names are prepared and is only read afterwards, so that many can compare at once, each with a
//! [`Memory`] of its own.

use std::collections::BTreeMap;

use super::blocking::Kinds;
use super::compare::Pair;
use super::letters::Side;
use super::model::{Model, Scratch, Segments};
use super::nicknames;
use super::readings::{self, Reading};
use super::script::Script;
use super::tables::Tables;

/// Bits are counted in this many parts, in whole numbers, so that sums are the same in any order.
pub(super) const PARTS_OF_A_BIT: f32 = 256.0;
/// What two words say at most against each other: one human in a hundred has words in two lists that have nothing in common.
pub(super) const DIFFERS: i16 = -7 * 256;
/// What it costs that two words of one name are one word of the other.
pub(super) const JOINING: i16 = 256;

/// How much of what is left to guess of two words counts against them.
const GUESS_SLOPE: f32 = 0.5;
/// A word that was met so often has as many other spellings that were not met.
const NEW_COUNT: f32 = 10.0;

/// A word of a name, by its number in the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TokenRef(pub(super) u32);

/// A word, with what is derived of it.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) text: String,
    pub(super) script: Script,
    /// Stands for any word that begins so.
    pub(super) initial: bool,
    pub(super) readings: Vec<Cut>,
    /// How rare it is, in bits.
    pub(super) rare: f32,
    /// Groups of names that are forms of one another.
    pub(super) groups: Vec<u16>,
    /// How it may begin, as sounds.
    pub(super) begins: u32,
}

/// A reading, cut for every model that reads it.
#[derive(Clone, Debug)]
pub(super) struct Cut {
    pub(super) reading: Reading,
    /// As the native word of the model of its own side.
    native: (Segments, f32),
    /// Of a Latin reading: as the Latin word of each model, in the order of [`Side`].
    latin: Vec<(Segments, f32)>,
}

/// All words of the names that were prepared.
#[derive(Debug)]
pub struct Tokens {
    tables: &'static Tables,
    known: BTreeMap<(String, bool), TokenRef>,
    pub(super) all: Vec<Token>,
    /// Of each word what tells it apart from most others: kept by themselves, because nearly all pairs end here.
    kinds: Vec<Kinds>,
}

impl Default for Tokens {
    fn default() -> Self {
        Self::new()
    }
}

impl Tokens {
    /// An index without a word.
    pub fn new() -> Self {
        Self { tables: Tables::embedded(), known: BTreeMap::new(), all: Vec::new(), kinds: Vec::new() }
    }

    /// How many words it has.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The word of a text, taken up where it is new.
    pub(super) fn add(&mut self, text: &str, script: Script, initial: bool) -> TokenRef {
        let key = (text.to_owned(), initial);
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let token = TokenRef(u32::try_from(self.all.len()).unwrap_or(u32::MAX));
        let (made, kinds) = self.token(text, script, initial);
        self.all.push(made);
        self.kinds.push(kinds);
        self.known.insert(key, token);
        token
    }

    pub(super) fn token_of(&self, token: TokenRef) -> &Token {
        &self.all[token.0 as usize]
    }

    fn token(&self, text: &str, script: Script, initial: bool) -> (Token, Kinds) {
        let read = readings::of(text, script);
        let begins = read.iter().fold(0, |begins, reading| begins | readings::begins(reading));
        let rare =
            read.iter().filter(|reading| !reading.derived).map(|reading| self.tables.rare(reading)).reduce(f32::min);
        let latin = read.iter().filter(|reading| reading.side == Side::Latin);
        let groups: Vec<u16> = latin.flat_map(|reading| nicknames::groups(&reading.text)).collect();
        let open = initial || script == Script::Other;
        let kinds = Kinds::of(read.iter().filter(|reading| !reading.derived && !open), !groups.is_empty());
        let readings = if initial { Vec::new() } else { read.into_iter().map(|reading| self.cut(reading)).collect() };
        let rare = rare.unwrap_or(super::tables::UNKNOWN_BITS);
        (Token { text: text.to_owned(), script, initial, readings, rare, groups, begins }, kinds)
    }

    fn cut(&self, reading: Reading) -> Cut {
        let own = self.tables.model(reading.side);
        let segments = own.native.cut(&reading.symbols);
        let bits = own.native_bits(&segments);
        let of = |model: &Model| {
            let segments = model.latin.cut(&reading.symbols);
            let bits = model.latin_bits(&segments);
            (segments, bits)
        };
        let latin =
            if reading.side == Side::Latin { self.tables.models().iter().map(of).collect() } else { Vec::new() };
        Cut { reading, native: (segments, bits), latin }
    }

    /// How much likelier one human has these two words than two humans do, in parts of a bit.
    fn pair(&self, left: &Token, right: &Token, scratch: &mut Scratch) -> i16 {
        let rare = left.rare.min(right.rare);
        if left.initial || right.initial {
            return initial(left, right);
        }
        if left.text == right.text {
            return whole(rare);
        }
        let related = left.groups.iter().any(|group| right.groups.contains(group));
        let found = self.letters(left, right, rare, scratch);
        let kin = if related { (rare - 5.0).clamp(1.0, 6.0) } else { f32::NEG_INFINITY };
        whole(found.max(kin)).max(DIFFERS)
    }

    /// The best that any two readings make of two words, in bits.
    fn letters(&self, left: &Token, right: &Token, rare: f32, scratch: &mut Scratch) -> f32 {
        let mut best = f32::NEG_INFINITY;
        for one in &left.readings {
            for other in &right.readings {
                let Some((native, latin, cost)) = meeting(one, other, left, right) else { continue };
                let side = native.reading.side;
                let (segments, latin_bits) = &latin.latin[side as usize];
                let (native_segments, native_bits) = &native.native;
                let fit = self.tables.model(side).fit(native_segments, *native_bits, segments, *latin_bits, scratch);
                if fit <= 0.0 {
                    continue;
                }
                let left_to_guess = Model::left_to_guess(fit, native_segments, *native_bits, segments, *latin_bits);
                // Words that fit say no more than how rare they are, and less if much is left to guess.
                let said = rare - (1.0 + (GUESS_SLOPE * left_to_guess).exp2()).log2();
                let letters = -((-fit).exp2() + (-said).exp2()).log2();
                let remembered =
                    if side == Side::Latin { letters } else { self.remembered(native, latin, rare, letters) };
                best = best.max(remembered - cost - one.reading.cost - other.reading.cost);
            }
        }
        best
    }

    /// What is said by two words that may both be common: their letters, and how often they were met together. Two common
    /// words that were not are hardly one name, however alike they are: `محمد` is not Mahmoud.
    fn remembered(&self, native: &Cut, latin: &Cut, rare: f32, letters: f32) -> f32 {
        let count = self.tables.count(native.reading.side, self.tables.rare(&native.reading));
        let count = count.min(self.tables.count(Side::Latin, self.tables.rare(&latin.reading)));
        let new = NEW_COUNT / (NEW_COUNT + count);
        let together = self.tables.together(&native.reading, &latin.reading).map_or(0.0, |bits| bits.min(rare).exp2());
        ((1.0 - new) * together + new * letters.exp2()).log2()
    }
}

/// Which of two readings is the native and which the Latin word of a model, and what their meeting costs.
fn meeting<'a>(one: &'a Cut, other: &'a Cut, left: &Token, right: &Token) -> Option<(&'a Cut, &'a Cut, f32)> {
    let abjad = |token: &Token| matches!(token.script, Script::Arabic | Script::Hebrew);
    match (one.reading.side, other.reading.side) {
        (Side::Latin, Side::Latin) => {
            let cost = match (one.reading.derived, other.reading.derived) {
                (false, false) => 0.0,
                (true, true) if abjad(left) == abjad(right) => 1.0,
                (true, false) if !abjad(left) => 1.5,
                (false, true) if !abjad(right) => 1.5,
                _ => return None,
            };
            // The model is not quite the same in both directions; the order of the texts decides, so that pairs are.
            Some(if left.text <= right.text { (one, other, cost) } else { (other, one, cost) })
        }
        (Side::Latin, _) if !one.reading.derived || (!abjad(left) && abjad(right)) => Some((other, one, 0.0)),
        (_, Side::Latin) if !other.reading.derived || (!abjad(right) && abjad(left)) => Some((one, other, 0.0)),
        _ => None,
    }
}

fn initial(left: &Token, right: &Token) -> i16 {
    if left.begins & right.begins == 0 {
        return -3 * 256;
    }
    whole(if left.initial && right.initial { 3.0 } else { 2.5 })
}

#[expect(clippy::cast_possible_truncation, reason = "within the range by the line itself")]
fn whole(bits: f32) -> i16 {
    (bits * PARTS_OF_A_BIT).round().clamp(-32_000.0, 32_000.0) as i16
}

/// What pairs of words were found to say. Forgets everything when it is full.
#[derive(Clone, Debug)]
pub struct Memory {
    keys: Vec<u64>,
    bits: Vec<i16>,
    held: usize,
    scratch: Scratch,
    /// Where a comparison keeps its options, so that none has to ask for room.
    pub(super) options: Vec<Pair>,
}

/// Pairs that a memory holds at most: 40 megabytes.
const PAIRS_MAX: usize = 1 << 22;

impl Default for Memory {
    fn default() -> Self {
        Self::new()
    }
}

impl Memory {
    /// A memory without a pair.
    pub fn new() -> Self {
        Self {
            keys: vec![0; 1 << 12],
            bits: vec![0; 1 << 12],
            held: 0,
            scratch: Scratch::default(),
            options: Vec::new(),
        }
    }

    /// What two words say, in parts of a bit: looked up, or found and kept.
    pub(super) fn bits(&mut self, left: TokenRef, right: TokenRef, tokens: &Tokens) -> i16 {
        if tokens.kinds[left.0 as usize].strange(tokens.kinds[right.0 as usize]) {
            return DIFFERS;
        }
        let (low, high) = if left <= right { (left, right) } else { (right, left) };
        let key = (u64::from(low.0) << 32 | u64::from(high.0)) + 1;
        let place = self.place(key);
        if self.keys[place] == key {
            return self.bits[place];
        }
        let bits = tokens.pair(tokens.token_of(low), tokens.token_of(high), &mut self.scratch);
        let place = if self.held * 2 >= self.keys.len() {
            self.grow();
            self.place(key)
        } else {
            place
        };
        self.keys[place] = key;
        self.bits[place] = bits;
        self.held += 1;
        bits
    }

    /// The place of a key, or the free one where it would stand.
    fn place(&self, key: u64) -> usize {
        let mask = self.keys.len() - 1;
        let mut place = (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & mask;
        while self.keys[place] != 0 && self.keys[place] != key {
            place = (place + 1) & mask;
        }
        place
    }

    fn grow(&mut self) {
        if self.held >= PAIRS_MAX {
            self.keys.fill(0);
            self.held = 0;
            return;
        }
        let size = self.keys.len() * 2;
        let keys = std::mem::replace(&mut self.keys, vec![0; size]);
        let bits = std::mem::replace(&mut self.bits, vec![0; size]);
        for (key, bits) in keys.into_iter().zip(bits).filter(|(key, _)| *key != 0) {
            let place = self.place(key);
            self.keys[place] = key;
            self.bits[place] = bits;
        }
    }
}
