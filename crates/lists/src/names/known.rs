//! What pairs of words were found to say, kept from pair of names to pair of names: exactly, or that it is no more than so much.

use std::num::NonZeroU16;

use super::compare::Pair;
use super::enough::Draft;
use super::model::Scratch;
use super::tokens::{DIFFERS, INITIAL, TokenRef, Tokens};
use crate::memory::{self, NumberMap, Square};

/// What pairs of words were found to say. Bounded: what does not find room is forgotten, and found again.
#[derive(Clone, Debug)]
pub struct Memory {
    /// Of parts by themselves, where they are few.
    parts: Option<Square<NonZeroU16>>,
    /// Of all others, by the numbers of the words.
    others: NumberMap<NonZeroU16>,
    scratch: Scratch,
    /// Where a comparison keeps its options, so that none has to ask for room.
    pub(super) options: Vec<Pair>,
    pub(super) drafts: Vec<Draft>,
}

/// So many parts have a square: 32 megabytes.
const PARTS_MAX: usize = 1 << 12;
/// So many other pairs are held at most: 32 megabytes.
const OTHERS_MAX: usize = 1 << 20;

impl Default for Memory {
    fn default() -> Self {
        Self::new()
    }
}

impl Memory {
    /// A memory without a pair.
    pub fn new() -> Self {
        Self {
            parts: None,
            others: NumberMap::new(OTHERS_MAX),
            scratch: Scratch::default(),
            options: Vec::new(),
            drafts: Vec::new(),
        }
    }

    /// What two words say, in parts of a bit: looked up, or found and kept.
    pub(super) fn bits(&mut self, left: TokenRef, right: TokenRef, tokens: &Tokens) -> i16 {
        if let Some(Said { bits, known: true }) = self.known(left, right, tokens) {
            return bits;
        }
        let bits = tokens.pair_beyond(left, right, i32::MIN, &mut self.scratch).unwrap_or(DIFFERS);
        self.keep(left, right, Said { bits, known: true }, tokens);
        bits
    }

    /// The most that two words can say, as far as it is known at once.
    pub(super) fn bits_at_most(&mut self, left: TokenRef, right: TokenRef, tokens: &Tokens) -> Said {
        if let Some(said) = self.known(left, right, tokens) {
            return said;
        }
        let [one, other] = [left, right].map(|word| tokens.briefs[word.0 as usize].rare);
        if left == right || one.max(other) == INITIAL {
            return Said { bits: self.bits(left, right, tokens), known: true };
        }
        Said { bits: one.min(other), known: false }
    }

    /// What two words say that are not known yet, if that is more than `floor`; what is certainly no more is nothing.
    pub(super) fn bits_beyond(
        &mut self,
        (left, right): (TokenRef, TokenRef),
        floor: i32,
        tokens: &Tokens,
    ) -> Option<i16> {
        // In steps, so that what was not more once is seldom looked at again for a little less.
        let floor = floor.clamp(DIFFERS.into(), 1 << 13).div_euclid(FLOOR_STEP) * FLOOR_STEP;
        let found = tokens.pair_beyond(left, right, floor, &mut self.scratch);
        let at_most = i16::try_from(floor).unwrap_or(i16::MAX);
        let said = found.map_or(Said { bits: at_most, known: false }, |bits| Said { bits, known: true });
        self.keep(left, right, said, tokens);
        found
    }

    /// What two words say, if that is more than `floor`; nothing is kept.
    pub(super) fn bits_once(
        &mut self,
        (left, right): (TokenRef, TokenRef),
        floor: i32,
        tokens: &Tokens,
    ) -> Option<i16> {
        let [one, other] = [left, right].map(|word| tokens.briefs[word.0 as usize]);
        let at_most = match one.rare.max(other.rare) {
            _ if one.kinds.strange(other.kinds) => DIFFERS,
            INITIAL => INITIAL,
            _ => one.rare.min(other.rare),
        };
        if i32::from(at_most) <= floor {
            return None;
        }
        tokens.pair_beyond(left, right, floor, &mut self.scratch).filter(|&bits| i32::from(bits) > floor)
    }

    /// What is known of two words.
    fn known(&self, left: TokenRef, right: TokenRef, tokens: &Tokens) -> Option<Said> {
        let [one, other] = [left, right].map(|word| tokens.briefs[word.0 as usize]);
        if one.kinds.strange(other.kinds) {
            return Some(Said { bits: DIFFERS, known: true });
        }
        let kept = match &self.parts {
            Some(parts) if parts.holds(one.part, other.part) => parts.get(one.part, other.part),
            _ => self.others.get(memory::pair(left.0, right.0)),
        };
        kept.map(Said::of)
    }

    fn keep(&mut self, left: TokenRef, right: TokenRef, said: Said, tokens: &Tokens) {
        let [one, other] = [left, right].map(|word| tokens.briefs[word.0 as usize].part);
        let parts = self.parts.get_or_insert_with(|| Square::new(tokens.parts as usize, PARTS_MAX));
        if parts.holds(one, other) {
            parts.insert(one, other, said.kept());
        } else {
            self.others.insert(memory::pair(left.0, right.0), said.kept());
        }
    }
}

/// What is not more than a floor is known to be no more than the next multiple below it: two bits.
const FLOOR_STEP: i32 = 512;

/// What two words say, in parts of a bit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) bits: i16,
    /// Whether they say so; where not, they say no more.
    pub(super) known: bool,
}

impl Said {
    /// As a number that is never nought, and back.
    fn kept(self) -> NonZeroU16 {
        let bits = self.bits.clamp(-(1 << 13), (1 << 13) - 1) + (1 << 13);
        NonZeroU16::MIN | bits.cast_unsigned() << 2 | u16::from(self.known) << 1
    }

    fn of(kept: NonZeroU16) -> Self {
        let kept = kept.get();
        Self { bits: (kept >> 2).cast_signed() - (1 << 13), known: kept & 2 != 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back() {
        for bits in DIFFERS..=17 * 256 {
            for known in [false, true] {
                let said = Said { bits, known };
                assert_eq!(Said::of(said.kept()), said);
            }
        }
    }
}
