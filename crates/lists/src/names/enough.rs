//! Two names compared as far as it can matter: where they cannot come to enough any more, their words are left alone.
//!
//! Of two people who have nothing in common most words are known to say nothing, and what is left cannot make good for it,
//! however well it fitted. So the words that can say least are looked at first, each only if the others leave room for it
//! to matter, and its letters only as far as they can still make it matter. What comes to enough is exact.

use super::compare::{Pair, Search, generations, in_bits, joined};
use super::known::{Memory, Said};
use super::parts::{PartKind, PreparedName};
use super::tokens::{DIFFERS, JOINING, TokenRef, Tokens};

/// Names of more parts are compared whole.
const PARTS: usize = 3;

/// A way to lay a part of one name beside a part of the other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Draft {
    /// The words, which may be two parts written as one.
    words: (TokenRef, TokenRef),
    /// The first part of the first name.
    row: usize,
    pair: Pair,
    /// Whether the bits of the pair are known; where not, they are the most that it can say.
    known: bool,
}

impl Draft {
    /// How many parts of the first name it takes.
    fn rows(&self) -> usize {
        self.pair.left.count_ones() as usize
    }

    /// How many pairs that differ it stands in for, at most.
    fn instead(&self) -> i32 {
        i32::try_from((self.pair.left.count_ones() + self.pair.right.count_ones()) - 1).unwrap_or(0)
    }

    /// What it adds, at most, to a layout in which all parts differ.
    fn gain(&self) -> i32 {
        self.pair.bits - i32::from(DIFFERS) * self.instead()
    }

    fn is_joined(&self) -> bool {
        self.instead() > 1
    }
}

/// What two names say, in bits, if it is at least `least` parts of a bit; where it is less, nothing or something less.
pub(crate) fn bits_from(
    left: &PreparedName,
    right: &PreparedName,
    tokens: &Tokens,
    memory: &mut Memory,
    least: i32,
) -> Option<f64> {
    if least == i32::MIN || left.parts.len() > PARTS || right.parts.len() > PARTS {
        return Some(super::compare::bits(left, right, tokens, memory));
    }
    let mut drafts = std::mem::take(&mut memory.drafts);
    drafts.clear();
    draft(left, right, tokens, memory, &mut drafts);
    let family = generations(left, right);
    let differing = i32::try_from(left.parts.len().min(right.parts.len())).unwrap_or(0);
    let base = i32::from(DIFFERS) * differing + family;
    let enough = settle(&mut drafts, left.parts.len(), least.saturating_sub(base), tokens, memory);
    let found = enough.then(|| {
        let mut options = std::mem::take(&mut memory.options);
        options.clear();
        options.extend(drafts.iter().map(|draft| draft.pair));
        let (bits, options) = Search::with(left, right, options).best_bits();
        memory.options = options;
        in_bits(bits + family)
    });
    memory.drafts = drafts;
    found
}

/// The same of two texts, what is found of which is kept by who asks: that of two single words is not kept here as well.
pub(crate) fn bits_once_from(
    left: &PreparedName,
    right: &PreparedName,
    tokens: &Tokens,
    memory: &mut Memory,
    least: i32,
) -> Option<f64> {
    match (&left.parts[..], &right.parts[..]) {
        ([one], [other]) if least > DIFFERS.into() && generations(left, right) == 0 => {
            memory.bits_once((one.token, other.token), least - 1, tokens).map(|bits| in_bits(bits.into()))
        }
        _ => bits_from(left, right, tokens, memory, least),
    }
}

/// All ways to lay a part beside another that may say more than that they differ.
fn draft(left: &PreparedName, right: &PreparedName, tokens: &Tokens, memory: &mut Memory, drafts: &mut Vec<Draft>) {
    for (row, one) in left.parts.iter().enumerate() {
        for (column, other) in right.parts.iter().enumerate() {
            let mut add = |words: (TokenRef, TokenRef), left: u16, right: u16| {
                let Said { bits, known } = memory.bits_at_most(words.0, words.1, tokens);
                let bits = if left + right > 2 { joined(bits) } else { bits.into() };
                if bits > DIFFERS.into() {
                    let pair = Pair { left: left << row, right: right << column, bits };
                    drafts.push(Draft { words, row, pair, known });
                }
            };
            add((one.token, other.token), 1, 1);
            if let Some(both) = one.with_next.filter(|_| other.kind != PartKind::Initial) {
                add((both, other.token), 3, 1);
            }
            if let Some(both) = other.with_next.filter(|_| one.kind != PartKind::Initial) {
                add((one.token, both), 1, 3);
            }
        }
    }
}

/// Finds out what the drafts say, the least promising first, and drops those that cannot matter; whether together they may
/// still add `least`.
fn settle(drafts: &mut Vec<Draft>, rows: usize, least: i32, tokens: &Tokens, memory: &mut Memory) -> bool {
    loop {
        let (before, after) = most(drafts, rows);
        if after[0] < least {
            return false;
        }
        let open = (0..drafts.len()).filter(|&at| !drafts[at].known).min_by_key(|&at| drafts[at].pair.bits);
        let Some(at) = open else { return true };
        let draft = drafts[at];
        let others = before[draft.row] + after[draft.row + draft.rows()];
        // What it must say to be part of anything that comes to enough.
        let wanted = least - others + i32::from(DIFFERS) * draft.instead();
        let found = if draft.pair.bits < wanted {
            None
        } else if draft.is_joined() {
            memory.bits_beyond(draft.words, wanted + i32::from(JOINING) - 1, tokens).map(joined)
        } else {
            memory.bits_beyond(draft.words, wanted - 1, tokens).map(i32::from)
        };
        match found.filter(|&bits| bits > DIFFERS.into()) {
            Some(bits) => {
                drafts[at].pair.bits = bits;
                drafts[at].known = true;
            }
            None => drop(drafts.swap_remove(at)),
        }
    }
}

/// What the parts before each part of the first name, and the parts from it on, can add at most: each beside what it fits
/// best, although two may want the same.
fn most(drafts: &[Draft], rows: usize) -> ([i32; PARTS + 1], [i32; PARTS + 2]) {
    let (mut alone, mut with_next) = ([0; PARTS], [0; PARTS]);
    for draft in drafts {
        let row = if draft.rows() > 1 { &mut with_next[draft.row] } else { &mut alone[draft.row] };
        *row = (*row).max(draft.gain());
    }
    let (mut before, mut after) = ([0; PARTS + 1], [0; PARTS + 2]);
    for row in 0..rows {
        let joined = if row > 0 { before[row - 1] + with_next[row - 1] } else { 0 };
        before[row + 1] = joined.max(before[row] + alone[row]);
    }
    for row in (0..rows).rev() {
        after[row] = (after[row + 1] + alone[row]).max(after[row + 2] + with_next[row]);
    }
    (before, after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::prepare_text;

    #[test]
    fn what_is_found_of_two_texts_is_what_names_of_their_words_say() {
        let mut tokens = Tokens::new();
        let texts = ["mariupol", "мариуполь", "marina", "марьино", "donetsk", "донецк", "ii", "a", "velyka lepetykha"];
        let texts = texts.map(|text| prepare_text(text, &mut tokens));
        let (mut memory, mut slow) = (Memory::new(), Memory::new());
        let (mut found, mut not) = (0, 0);
        for (one, other) in texts.iter().flat_map(|one| texts.iter().map(move |other| (one, other))) {
            let all = super::super::compare::bits(one, other, &tokens, &mut slow);
            for least in (-2_000..5_000).step_by(83) {
                let enough = all * 256.0 >= f64::from(least);
                let own = bits_once_from(one, other, &tokens, &mut memory, least);
                assert_eq!(own.filter(|_| enough), enough.then_some(all), "{one:?} {other:?} {least}");
                assert!(enough || own.is_none_or(|bits| bits * 256.0 < f64::from(least)));
                *if enough { &mut found } else { &mut not } += 1;
            }
        }
        assert!(found > 1_000 && not > 1_000, "{found} {not}");
    }
}
