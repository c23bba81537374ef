//! The index of tokens: every word of every name once, with its readings, and the bits of every pair of words kept.
//!
//! A token that many rows have is read once, and two tokens that meet in many pairs of rows are compared once. The index
//! grows while names are prepared and is only read afterwards, so that many can compare at once, each with a
//! `Memory` of its own (`known`).

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::blocking::{self, Kinds, Skeleton};
use super::fit::Cutting;
use super::letters::Side;
use super::model::{Model, Scratch};
use super::nicknames;
use super::parts::PreparedName;
use super::readings::{self, Reading};
use super::script::Script;
use super::tables::Tables;

/// Bits are counted in this many parts, in whole numbers, so that sums are the same in any order.
pub(super) const PARTS_OF_A_BIT: f32 = 256.0;
/// What two words say at most against each other: one human in a hundred has words in two lists that have nothing in common.
pub(super) const DIFFERS: i16 = -7 * 256;
/// What two words that are two given names say at most, however alike they are: a slip seldom makes of one given name another.
const OTHER_GIVEN: f32 = -3.0;
/// What it costs that two words of one name are one word of the other.
pub(super) const JOINING: i16 = 256;

/// Fewer rows do not tell how common a word is.
const ROWS_THAT_TELL: f32 = 2_000.0;

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
    /// What of its consonants counts in keys.
    pub(super) skeletons: Vec<Skeleton>,
    /// How rare it is, in bits.
    pub(super) rare: f32,
    /// How rare it is by the tables alone, which is what keys are made by.
    pub(super) rare_anywhere: f32,
    /// Groups of names that are forms of one another.
    pub(super) groups: Vec<u16>,
    /// How it may begin, as sounds.
    pub(super) begins: u32,
}

/// A reading, cut for each model that reads it when it is first asked for.
#[derive(Clone, Debug)]
pub(super) struct Cut {
    pub(super) reading: Reading,
    /// How often it was counted among the words of its side.
    count: f32,
    /// As the native word of the model of its own side.
    native: OnceLock<Box<Cutting>>,
    /// Of a Latin reading: as the Latin word of each model, in the order of [`Side`].
    latin: Vec<OnceLock<Box<Cutting>>>,
}

impl Cut {
    fn new(reading: Reading, tables: &Tables) -> Self {
        let models = tables.models().len();
        let latin = if reading.side == Side::Latin { vec![OnceLock::new(); models] } else { Vec::new() };
        let count = tables.count(reading.side, tables.rare(&reading));
        Self { reading, count, native: OnceLock::new(), latin }
    }

    /// As the native word of the model of its own side.
    fn native(&self, tables: &Tables) -> &Cutting {
        let model = tables.model(self.reading.side);
        self.native.get_or_init(|| Box::new(model.cut_native(&self.reading.symbols)))
    }

    /// As the Latin word of the model of a side; only of a Latin reading.
    fn latin(&self, side: Side, tables: &Tables) -> &Cutting {
        let cut = || Box::new(tables.model(side).cut_latin(&self.reading.symbols));
        self.latin[side as usize].get_or_init(cut)
    }
}

/// All words of the names that were prepared.
#[derive(Debug)]
pub struct Tokens {
    tables: &'static Tables,
    known: BTreeMap<(String, bool), TokenRef>,
    pub(super) all: Vec<Token>,
    /// Of each word what nearly all pairs are told apart by, kept by itself.
    pub(super) briefs: Vec<Brief>,
    /// How many words are parts of names by themselves.
    pub(super) parts: u32,
}

/// What is asked of a word for every pair that it is in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Brief {
    pub(super) kinds: Kinds,
    /// How rare the word is, in parts of a bit: no pair with it says more.
    pub(super) rare: i16,
    /// Its number among the words that are parts of names by themselves, if it is one.
    pub(super) part: u32,
}

/// The number of a word that is no part by itself.
const NO_PART: u32 = u32::MAX;

/// Stands for how rare an initial is: what one says is found at once.
pub(super) const INITIAL: i16 = i16::MAX;

impl Default for Tokens {
    fn default() -> Self {
        Self::new()
    }
}

impl Tokens {
    /// An index without a word.
    pub fn new() -> Self {
        Self { tables: Tables::embedded(), known: BTreeMap::new(), all: Vec::new(), briefs: Vec::new(), parts: 0 }
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
        let rare = if made.initial { INITIAL } else { whole(made.rare.max(1.0)) };
        self.briefs.push(Brief { kinds, rare, part: NO_PART });
        self.all.push(made);
        self.known.insert(key, token);
        token
    }

    /// The word of a text that is a part of a name by itself: those are few, and meet again and again.
    pub(super) fn add_part(&mut self, text: &str, script: Script, initial: bool) -> TokenRef {
        let token = self.add(text, script, initial);
        let number = &mut self.briefs[token.0 as usize].part;
        if *number == NO_PART {
            *number = self.parts;
            self.parts += 1;
        }
        token
    }

    /// Words that the names of all rows together surely have oftener are taken to be commoner: what is rare in the world need
    /// not be so among people who are on lists together. Few rows cannot tell.
    ///
    /// They go half of the way only, in bits, because the curve of names (`evidence::calibrate`) was learned from lists of one
    /// country each by how rare their words are in the world, and so has the other half.
    pub(crate) fn count_in<'n>(&mut self, names: impl Iterator<Item = &'n PreparedName>) {
        let (mut rows, mut counts) = (0.0_f32, vec![0.0_f32; self.all.len()]);
        for name in names {
            rows += 1.0;
            for (place, part) in name.parts.iter().enumerate() {
                if name.parts[..place].iter().all(|before| before.token != part.token) {
                    counts[part.token.0 as usize] += 1.0;
                }
            }
        }
        if rows < ROWS_THAT_TELL {
            return;
        }
        for ((word, brief), count) in self.all.iter_mut().zip(&mut self.briefs).zip(counts) {
            // The two rows that are compared have it, and of the others some may have it by accident.
            let others = (count - 2.0).max(0.0);
            let surely = others - 2.0 * others.sqrt();
            if surely >= 1.0 && !word.initial {
                word.rare = word.rare.min(f32::midpoint(word.rare, (rows / surely).log2()));
                brief.rare = whole(word.rare.max(1.0));
            }
        }
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
        let skeletons = blocking::of_readings(read.iter().filter(|reading| !reading.derived));
        let open = initial || script == Script::Other;
        let kinds = Kinds::of(if open { &[] } else { &skeletons }, !groups.is_empty());
        let skeletons = if initial { Vec::new() } else { blocking::shortened(&skeletons) };
        let cut = |reading| Cut::new(reading, self.tables);
        let readings = if initial { Vec::new() } else { read.into_iter().map(cut).collect() };
        let rare = rare.unwrap_or(super::tables::UNKNOWN_BITS);
        (
            Token {
                text: text.to_owned(),
                script,
                initial,
                readings,
                skeletons,
                rare,
                rare_anywhere: rare,
                groups,
                begins,
            },
            kinds,
        )
    }

    /// How much likelier one human has these two words than two humans do, in parts of a bit; nothing where that is certainly
    /// no more than `floor`, in parts of a bit, too.
    pub(super) fn pair_beyond(
        &self,
        left: TokenRef,
        right: TokenRef,
        floor: i32,
        scratch: &mut Scratch,
    ) -> Option<i16> {
        // A text has one word, or two of which one is an initial.
        let same = left == right;
        let (left, right) = (self.token_of(left.min(right)), self.token_of(left.max(right)));
        let rare = left.rare.min(right.rare);
        if left.initial || right.initial {
            return Some(initial(left, right));
        }
        if same {
            return Some(whole(rare));
        }
        let related = left.groups.iter().any(|group| right.groups.contains(group));
        let kin = if related { (rare - 5.0).clamp(1.0, 6.0) } else { f32::NEG_INFINITY };
        let most = if !related && are_two_given(left, right) { OTHER_GIVEN } else { f32::INFINITY };
        // Nothing is left out that could be rounded to more than the floor.
        let floor = floor.saturating_sub(2) as f32 / PARTS_OF_A_BIT;
        let (found, complete) = self.letters(left, right, (rare, floor), scratch);
        let bits = found.max(kin).min(most);
        (complete || bits > floor).then(|| whole(bits).max(DIFFERS))
    }

    /// The best that any two readings make of two words, in bits, and whether that is so even if it is no more than `floor`.
    fn letters(&self, left: &Token, right: &Token, (rare, floor): (f32, f32), scratch: &mut Scratch) -> (f32, bool) {
        let (mut best, mut complete) = (f32::NEG_INFINITY, true);
        for one in &left.readings {
            for other in &right.readings {
                let Some((native, latin, cost)) = meeting(one, other, left, right) else { continue };
                // No meeting says more than how rare the words are.
                let cost = cost + one.reading.cost + other.reading.cost;
                if best >= rare - cost {
                    continue;
                }
                let side = native.reading.side;
                let together = self.together(native, latin);
                let (native_cut, latin_cut) = (native.native(self.tables), latin.latin(side, self.tables));
                let usual = Model::left_to_guess(0.0, native_cut, latin_cut);
                // Below this fit it is less than the floor, by the two bounds of what letters say.
                let wanted = floor + cost;
                let beyond = if together.is_some() { 0.0 } else { wanted.max(usual - (rare - wanted) / GUESS_SLOPE) };
                let fit = self.tables.model(side).fit_beyond(native_cut, latin_cut, beyond.max(0.0), scratch);
                let Some(fit) = fit else {
                    complete &= beyond <= 0.0;
                    continue;
                };
                // Words that fit say no more than how rare they are, and less if much is left to guess.
                let left_to_guess = Model::left_to_guess(fit, native_cut, latin_cut);
                let said = rare - (1.0 + (GUESS_SLOPE * left_to_guess).exp2()).log2();
                let letters = -((-fit).exp2() + (-said).exp2()).log2();
                let remembered =
                    if side == Side::Latin { letters } else { remembered((native, latin), together, rare, letters) };
                best = best.max(remembered - cost);
            }
        }
        (best, complete)
    }

    /// How much oftener two readings stand for one another than by chance, if they are known to. Where one was never met,
    /// that would not count.
    fn together(&self, native: &Cut, latin: &Cut) -> Option<f32> {
        let were_met = native.reading.side != Side::Latin && native.count > 0.0 && latin.count > 0.0;
        were_met.then(|| self.tables.together(&native.reading, &latin.reading)).flatten()
    }
}

/// What is said by two words that may both be common: their letters, and how often they were met together. Two common words
/// that were not are hardly one name, however alike they are: `محمد` is not Mahmoud.
fn remembered((native, latin): (&Cut, &Cut), together: Option<f32>, rare: f32, letters: f32) -> f32 {
    let new = NEW_COUNT / (NEW_COUNT + native.count.min(latin.count));
    let together = together.map_or(0.0, |bits| bits.min(rare).exp2());
    ((1.0 - new) * together + new * letters.exp2()).log2()
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

/// Whether both words are known as given names. Abjads write several given names alike, so that their words never are.
fn are_two_given(left: &Token, right: &Token) -> bool {
    let is_given = |word: &Token| !word.groups.is_empty() && !matches!(word.script, Script::Arabic | Script::Hebrew);
    is_given(left) && is_given(right)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Name;
    use crate::names::prepare;

    /// How rare two words are, before and after so many rows are counted of which every tenth has the first.
    fn counted(rows: usize) -> [(f32, f32); 2] {
        let mut tokens = Tokens::new();
        let [often, once] = ["houphouet", "boigny"].map(|word| prepare(&Name::whole(word), &mut tokens));
        let rare = |name: &PreparedName, tokens: &Tokens| tokens.token_of(name.parts[0].token).rare;
        let before = [&often, &once].map(|name| rare(name, &tokens));
        let other = prepare(&Name::whole("ivan petrov"), &mut tokens);
        let of_row = |row: usize| match row {
            1 => &once,
            _ if row.is_multiple_of(10) => &often,
            _ => &other,
        };
        tokens.count_in((0..rows).map(of_row));
        let after = [&often, &once].map(|name| rare(name, &tokens));
        [(before[0], after[0]), (before[1], after[1])]
    }

    #[test]
    fn a_word_is_commoner_where_many_rows_have_it_and_no_word_is_rarer() {
        let [(before, after), (once_before, once_after)] = counted(3_000);
        assert!(after < before - 3.0, "{before} {after}");
        assert!(after > (before - 16.0).max(3.0), "half of the way: {before} {after}");
        assert_eq!(once_before, once_after);
        let few = counted(1_000);
        assert!(few.iter().all(|(before, after)| before == after), "{few:?}");
    }
}
