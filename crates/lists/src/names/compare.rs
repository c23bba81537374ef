//! Two names laid beside one another: which part goes with which, and what each pair of parts says.
//!
//! Parts are laid one beside one, or one beside two that are one word elsewhere, so that the sum of what they say is
//! greatest. What is left over on one side says little against the two being one human (lists leave out fathers and
//! second families), what is left over on both sides says much: two names that differ in a part.

use super::known::Memory;
use super::parts::{PARTS_MAX, Part, PartKind, PreparedName};
use super::script::Script;
use super::tokens::{DIFFERS, JOINING, PARTS_OF_A_BIT, TokenRef, Tokens};

/// How a part was found beside another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// The same letters.
    Equal,
    /// Another spelling in the same script.
    Spelling,
    /// Another script.
    Script,
    /// A letter for a name that begins so.
    Initial,
    /// Another form of the same given name.
    Nickname,
    /// One word beside two.
    Joined,
    /// On one side alone.
    Alone,
    /// Two parts that have little or nothing in common.
    Differs,
}

/// What two parts say.
#[derive(Clone, Debug, PartialEq)]
pub struct PartEvidence {
    /// The part of the first name, in small letters; empty where it has none.
    pub left: String,
    /// The part of the second name, likewise.
    pub right: String,
    /// How the one was found beside the other.
    pub how: How,
    /// What they say, in bits: above nought for one human, below for two.
    pub bits: f64,
}

/// What two names say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NameComparison {
    /// The binary logarithm of how much likelier the two names are of one human than of two. Not calibrated: a greater
    /// number is a better pair in every script, but a bit need not be a bit.
    pub bits: f64,
    /// The parts whose bits sum to it, in the order of the first name, then what only the second has.
    pub parts: Vec<PartEvidence>,
}

/// Compares two names that were prepared with the same index.
pub fn compare(left: &PreparedName, right: &PreparedName, tokens: &Tokens, memory: &mut Memory) -> NameComparison {
    let laid = lay(left, right, tokens, memory);
    let text = |token: TokenRef| tokens.token_of(token).text.clone();
    let texts = |parts: &[Part], places: u16| {
        let chosen = parts.iter().enumerate().filter(|(place, _)| places & (1 << place) != 0);
        chosen.map(|(_, part)| text(part.token)).collect::<Vec<_>>().join(" ")
    };
    let mut parts: Vec<PartEvidence> = laid
        .pairs
        .iter()
        .map(|pair| PartEvidence {
            left: texts(&left.parts, pair.left),
            right: texts(&right.parts, pair.right),
            how: how(*pair, left, right, tokens),
            bits: in_bits(pair.bits),
        })
        .collect();
    let family = generations(left, right);
    if let (true, Some((_, one)), Some((_, other))) = (family != 0, left.generation, right.generation) {
        let how = if family > 0 { How::Equal } else { How::Differs };
        parts.push(PartEvidence { left: text(one), right: text(other), how, bits: in_bits(family) });
    }
    parts.retain(|part| part.bits != 0.0 || part.how != How::Alone);
    NameComparison { bits: in_bits(laid.bits + family), parts }
}

/// What two names say, in bits: [`NameComparison::bits`] without the parts, for many pairs.
pub fn bits(left: &PreparedName, right: &PreparedName, tokens: &Tokens, memory: &mut Memory) -> f64 {
    let (bits, options) = Search::of(left, right, tokens, memory, false).best_bits();
    memory.options = options;
    in_bits(bits + generations(left, right))
}

/// What it says that both names tell which of a family is meant, in parts of a bit: father and son may be on one list.
pub(super) fn generations(left: &PreparedName, right: &PreparedName) -> i32 {
    match (left.generation, right.generation) {
        (Some((one, _)), Some((other, _))) if one == other => 2 * 256,
        (Some(_), Some(_)) => DIFFERS.into(),
        _ => 0,
    }
}

/// What a father's name says beside the patronymics of a name, in bits; nothing where the name has none.
pub fn father_bits(father: &PreparedName, name: &PreparedName, tokens: &Tokens, memory: &mut Memory) -> Option<f64> {
    let patronymics: Vec<TokenRef> = name.parts.iter().filter_map(|part| part.father).collect();
    let given = father.parts.iter().filter(|part| part.kind != PartKind::Initial);
    let pairs = given.flat_map(|part| patronymics.iter().map(|patronymic| (part.token, *patronymic)));
    let best = pairs.map(|(father, patronymic)| memory.bits(father, patronymic, tokens)).max()?;
    Some(in_bits(best.into()))
}

pub(super) fn in_bits(parts_of_a_bit: i32) -> f64 {
    f64::from(parts_of_a_bit) / f64::from(PARTS_OF_A_BIT)
}

/// Parts beside parts, as sets of places.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pair {
    pub(super) left: u16,
    pub(super) right: u16,
    pub(super) bits: i32,
}

/// Two names laid beside one another: all pairs, what is alone beside none, and what they say together.
#[derive(Debug, Default)]
pub(super) struct Laid {
    bits: i32,
    pub(super) pairs: Vec<Pair>,
}

/// Lays two names beside one another in the best way.
pub(super) fn lay(left: &PreparedName, right: &PreparedName, tokens: &Tokens, memory: &mut Memory) -> Laid {
    let mut search = Search::of(left, right, tokens, memory, true);
    search.descend(0, 0, 0, 0);
    let mut pairs: Vec<Pair> = search.best_chosen.iter().map(|index| search.options[*index]).collect();
    let taken = |side: fn(&Pair) -> u16| pairs.iter().fold(0, |taken, pair| taken | side(pair));
    let (over_left, over_right) =
        (over(&left.parts, taken(|pair| pair.left)), over(&right.parts, taken(|pair| pair.right)));
    let both = over_left.len().min(over_right.len());
    let pair = |left: u16, right: u16, bits: i32| Pair { left, right, bits };
    pairs.extend((0..both).map(|at| pair(1 << over_left[at], 1 << over_right[at], DIFFERS.into())));
    pairs.extend(over_left[both..].iter().map(|at| pair(1 << at, 0, left_over(left.parts[*at].kind))));
    pairs.extend(over_right[both..].iter().map(|at| pair(0, 1 << at, left_over(right.parts[*at].kind))));
    pairs.sort_by_key(|pair| (pair.left.trailing_zeros(), pair.right.trailing_zeros()));
    Laid { bits: search.best.unwrap_or(0), pairs }
}

/// The places that are not taken, first those that are missed most.
fn over(parts: &[Part], taken: u16) -> Vec<usize> {
    let mut places: Vec<usize> = (0..parts.len()).filter(|place| taken & (1 << place) == 0).collect();
    places.sort_by_key(|place| left_over(parts[*place].kind));
    places
}

/// Steps after which the search takes what it has: only names of many equal words come there.
const STEPS_MAX: u32 = 4_000;

pub(super) struct Search<'a> {
    left: &'a PreparedName,
    right: &'a PreparedName,
    /// Pairs that say more than that they differ, in the order of their first left part.
    options: Vec<Pair>,
    /// Whether it is to be known afterwards what was chosen.
    keeps: bool,
    chosen: Vec<usize>,
    best: Option<i32>,
    best_chosen: Vec<usize>,
    steps: u32,
}

impl<'a> Search<'a> {
    fn of(left: &'a PreparedName, right: &'a PreparedName, tokens: &Tokens, memory: &mut Memory, keeps: bool) -> Self {
        let mut options = std::mem::take(&mut memory.options);
        options.clear();
        for (row, one) in left.parts.iter().enumerate() {
            for (column, other) in right.parts.iter().enumerate() {
                let mut add = |left: u16, right: u16, bits: i32| {
                    if bits > DIFFERS.into() {
                        options.push(Pair { left: left << row, right: right << column, bits });
                    }
                };
                add(1, 1, memory.bits(one.token, other.token, tokens).into());
                if let Some(both) = one.with_next.filter(|_| other.kind != PartKind::Initial) {
                    add(3, 1, joined(memory.bits(both, other.token, tokens)));
                }
                if let Some(both) = other.with_next.filter(|_| one.kind != PartKind::Initial) {
                    add(1, 3, joined(memory.bits(one.token, both, tokens)));
                }
            }
        }
        Self { keeps, ..Self::with(left, right, options) }
    }

    /// A search among these options.
    pub(super) fn with(left: &'a PreparedName, right: &'a PreparedName, mut options: Vec<Pair>) -> Self {
        options
            .sort_unstable_by(|a, b| a.left.trailing_zeros().cmp(&b.left.trailing_zeros()).then(b.bits.cmp(&a.bits)));
        Self { left, right, options, keeps: false, chosen: Vec::new(), best: None, best_chosen: Vec::new(), steps: 0 }
    }

    /// What the best layout says, and the options, for their room.
    pub(super) fn best_bits(mut self) -> (i32, Vec<Pair>) {
        self.descend(0, 0, 0, 0);
        (self.best.unwrap_or(0), self.options)
    }

    /// Goes on from the option `next` with these places taken; `bits` is what was chosen so far.
    fn descend(&mut self, next: usize, left: u16, right: u16, bits: i32) {
        let rest = self.bound(next, left, right);
        self.steps += 1;
        if self.best.is_some_and(|best| bits + rest <= best || self.steps > STEPS_MAX) {
            return;
        }
        for index in next..self.options.len() {
            let option = self.options[index];
            if option.left & left == 0 && option.right & right == 0 {
                if self.keeps {
                    self.chosen.push(index);
                }
                self.descend(index + 1, left | option.left, right | option.right, bits + option.bits);
                self.chosen.pop();
            }
        }
        let bits = bits + self.left_over(left, right);
        if self.best.is_none_or(|best| bits > best) {
            self.best = Some(bits);
            self.best_chosen.clone_from(&self.chosen);
        }
    }

    /// No less than what options from `next` on can still add.
    fn bound(&self, next: usize, left: u16, right: u16) -> i32 {
        let (mut sum, mut row) = (0, u32::MAX);
        for option in &self.options[next..] {
            let first = option.left.trailing_zeros();
            if first != row && option.left & left == 0 && option.right & right == 0 {
                row = first;
                sum += option.bits.max(0);
            }
        }
        sum
    }

    /// What everything says that is not taken: beside one another as far as both sides have some, then alone.
    fn left_over(&self, left: u16, right: u16) -> i32 {
        let free = |parts: &[Part], taken: u16| parts.len() - taken.count_ones() as usize;
        let (of_left, of_right) = (free(&self.left.parts, left), free(&self.right.parts, right));
        let both = of_left.min(of_right);
        let beside = i32::from(DIFFERS) * i32::try_from(both).unwrap_or(0);
        if of_left == of_right {
            return beside;
        }
        let (parts, taken) = if of_left > of_right { (&self.left.parts, left) } else { (&self.right.parts, right) };
        let mut alone: [i32; PARTS_MAX] = [i32::MIN; PARTS_MAX];
        for (place, part) in parts.iter().enumerate().filter(|(place, _)| taken & (1 << place) == 0) {
            alone[place] = left_over(part.kind);
        }
        // Those that are missed most are beside others.
        alone.sort_unstable_by(|a, b| b.cmp(a));
        let alone: i32 = alone[..of_left.max(of_right) - both].iter().sum();
        beside + alone
    }
}

/// Two words that are one elsewhere: it costs something, and is no evidence against.
pub(super) fn joined(bits: i16) -> i32 {
    let bits = i32::from(bits) - i32::from(JOINING);
    if bits > 0 { bits } else { DIFFERS.into() }
}

/// What a part says that the other name has not, in parts of a bit.
fn left_over(kind: PartKind) -> i32 {
    match kind {
        PartKind::Plain | PartKind::Given => -384,
        PartKind::Family => -512,
        PartKind::Patronymic | PartKind::Initial => -77,
        PartKind::Particle => 0,
    }
}

fn how(pair: Pair, left: &PreparedName, right: &PreparedName, tokens: &Tokens) -> How {
    if pair.left == 0 || pair.right == 0 {
        return How::Alone;
    }
    if pair.left.count_ones() + pair.right.count_ones() > 2 {
        return How::Joined;
    }
    let of = |name: &PreparedName, places: u16| name.parts[places.trailing_zeros() as usize].token;
    let (one, other) = (tokens.token_of(of(left, pair.left)), tokens.token_of(of(right, pair.right)));
    if one.initial || other.initial {
        return if pair.bits > 0 { How::Initial } else { How::Differs };
    }
    if one.text == other.text {
        return How::Equal;
    }
    if pair.bits <= 0 {
        return How::Differs;
    }
    let kin = one.groups.iter().any(|group| other.groups.contains(group));
    match (one.script, other.script) {
        (a, b) if a != b => How::Script,
        (Script::Other, _) => How::Differs,
        _ if kin => How::Nickname,
        _ => How::Spelling,
    }
}
