//! What of two names relatives would share: their family's name and their father's, and not the name that each was given.
//!
//! Which word is the given name is known where a column or a word that differs tells it; else the one that says least is
//! taken for it, so that relatives are rather thought of than not.

use super::compare::{Pair, lay};
use super::known::Memory;
use super::parts::{Part, PartKind, PreparedName};
use super::tokens::{DIFFERS, Tokens};

/// What a name says of two relatives.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kinship {
    /// The binary logarithm of how much likelier the two names are of two relatives than of two strangers; not calibrated.
    pub bits: f64,
    /// The words of both names that relatives would share, in small letters.
    pub shared: Vec<(String, String)>,
}

/// What counts against relatives in each further pair of words that differ, in parts of a bit: a second given name, a family
/// name that was married.
const FURTHER: i32 = -2 * 256;
/// What it counts against relatives that even the given names agree: a family gives one twice in one of a hundred.
const GIVEN_TWICE: i32 = -10 * 256;

/// What two names say of two relatives, in bits: [`Kinship::bits`] without the words, for many pairs.
pub fn kinship_bits(left: &PreparedName, right: &PreparedName, tokens: &Tokens, memory: &mut Memory) -> f64 {
    super::compare::in_bits(weighed(left, right, tokens, memory).0)
}

/// What two names that were prepared with the same index say of two relatives.
pub fn kinship(left: &PreparedName, right: &PreparedName, tokens: &Tokens, memory: &mut Memory) -> Kinship {
    let (bits, shared) = weighed(left, right, tokens, memory);
    let text = |parts: &[Part], places: u16| {
        let chosen = parts.iter().enumerate().filter(|(place, _)| places & (1 << place) != 0);
        chosen.map(|(_, part)| tokens.token_of(part.token).text.as_str()).collect::<Vec<_>>().join(" ")
    };
    let words = |pair: &Pair| (text(&left.parts, pair.left), text(&right.parts, pair.right));
    Kinship { bits: super::compare::in_bits(bits), shared: shared.iter().map(words).collect() }
}

/// The bits, in parts, and the pairs of words that are shared.
fn weighed(left: &PreparedName, right: &PreparedName, tokens: &Tokens, memory: &mut Memory) -> (i32, Vec<Pair>) {
    let laid = lay(left, right, tokens, memory);
    let mut shared: Vec<Pair> = laid.pairs.iter().filter(|pair| pair.bits > 0).copied().collect();
    let differ = laid.pairs.iter().filter(|pair| pair.left != 0 && pair.right != 0 && pair.bits <= 0);
    let differing = i32::try_from(differ.count()).unwrap_or(0);
    let (family, generations) = (super::compare::generations(left, right), i32::from(DIFFERS));
    // Father and son of one name, of whom both lists say which is meant.
    let told_apart = family == generations;
    let mut bits = FURTHER * (differing - 1).max(0);
    if differing == 0 && !told_apart {
        let given = (0..shared.len()).filter(|&at| !is_of_family(shared[at], left, right));
        if let Some(least) = given.min_by_key(|&at| shared[at].bits) {
            shared.remove(least);
            bits += GIVEN_TWICE;
        }
    }
    bits += shared.iter().map(|pair| pair.bits).sum::<i32>();
    (bits, shared)
}

/// Whether one of the names says of these words that they are of the family or the father.
fn is_of_family(pair: Pair, left: &PreparedName, right: &PreparedName) -> bool {
    let says = |parts: &[Part], places: u16| {
        let mut chosen = parts.iter().enumerate().filter(|(place, _)| places & (1 << place) != 0);
        chosen.any(|(_, part)| matches!(part.kind, PartKind::Family | PartKind::Patronymic))
    };
    says(&left.parts, pair.left) || says(&right.parts, pair.right)
}
