//! Keys that rows of one human nearly always share: skeletons of consonants, coarse enough to be the same in all scripts.
//!
//! A consonant counts as one of eight kinds, whatever its voice and hiss; vowels and breaths do not count. Letters that
//! one script cannot tell apart have both kinds, and a word then has more skeletons than one.

use super::letters::Side;
use super::parts::{PartKind, PreparedName};
use super::readings::Reading;
use super::tokens::{TokenRef, Tokens};

/// Consonants of a skeleton that count in a key of two parts, and in a key of one.
const TWO_LENGTH: u8 = 3;
const ONE_LENGTH: usize = 5;
/// Skeletons of one word at most.
const SKELETONS_MAX: usize = 8;
/// How rare a word must be to be a key by itself, in bits.
const RARE_BITS: f32 = 11.0;

/// Kinds of consonants.
const LIPS: u8 = 1;
const TEETH: u8 = 2;
const THROAT: u8 = 3;
const HISS: u8 = 4;
const L: u8 = 5;
const R: u8 = 6;
const M: u8 = 7;
const N: u8 = 8;
/// None at all.
const SILENT: u8 = 0;

/// The first consonants of a word, four bits each, the first uppermost; at most [`ONE_LENGTH`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Skeleton {
    length: u8,
    consonants: u32,
}

impl Skeleton {
    fn of(kinds: &[u8]) -> Self {
        kinds.iter().take(ONE_LENGTH).fold(Self::default(), |sofar, kind| Self {
            length: sofar.length + 1,
            consonants: sofar.consonants << 4 | u32::from(*kind),
        })
    }

    /// Its first consonants.
    fn cut(self, length: u8) -> Self {
        let over = self.length.saturating_sub(length);
        Self { length: self.length - over, consonants: self.consonants >> (4 * over) }
    }
}

/// The keys of a name, in order, each once. Two names are worth comparing if they share one.
pub fn blocking_keys(name: &PreparedName, tokens: &Tokens) -> Vec<u64> {
    let mut words: Vec<Vec<Skeleton>> = Vec::new();
    let mut keys = Vec::new();
    for part in name.parts.iter().filter(|part| part.kind != PartKind::Initial) {
        for token in [Some(part.token), part.with_next].into_iter().flatten() {
            let skeletons = &tokens.token_of(token).skeletons;
            if tokens.token_of(token).rare_anywhere >= RARE_BITS || name.parts.len() == 1 {
                keys.extend(skeletons.iter().map(|skeleton| key(&[*skeleton])));
            }
            if token == part.token {
                words.push(skeletons.iter().copied().chain(forms(token, tokens)).collect());
            }
        }
    }
    for (place, one) in words.iter().enumerate() {
        for other in &words[place + 1..] {
            for (left, right) in one.iter().flat_map(|left| other.iter().map(move |right| (left, right))) {
                let (left, right) = (left.cut(TWO_LENGTH), right.cut(TWO_LENGTH));
                keys.push(key(&[left.min(right), left.max(right)]));
            }
        }
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Skeletons that no word has, one for each group of forms of one given name: Ted and Edward share no consonants but `d`.
fn forms(token: TokenRef, tokens: &Tokens) -> impl Iterator<Item = Skeleton> {
    let digit = |number: u16| N + 1 + (number % 6).to_le_bytes()[0];
    let groups = tokens.token_of(token).groups.iter();
    groups.map(move |group| Skeleton::of(&[digit(group / 36), digit(group / 6), digit(*group)]))
}

/// Kinds of consonants that a word has in any case, and that it may have, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Kinds {
    certain: u16,
    possible: u16,
    /// Has forms that need not sound alike at all.
    has_forms: bool,
}

/// Kinds that one word has and the other cannot have, at which two words are not looked at any closer.
const STRANGE: u32 = 3;

impl Kinds {
    /// The kinds of a word, by its skeletons in all its readings.
    pub(super) fn of(skeletons: &[Vec<u8>], has_forms: bool) -> Self {
        let bits = |skeleton: &Vec<u8>| skeleton.iter().fold(0_u16, |bits, kind| bits | 1 << kind);
        Self {
            certain: skeletons.iter().map(bits).reduce(|a, b| a & b).unwrap_or(0),
            possible: skeletons.iter().map(bits).reduce(|a, b| a | b).unwrap_or(u16::MAX),
            has_forms,
        }
    }

    /// Whether two words cannot be one, whatever their letters.
    pub(super) fn strange(self, other: Self) -> bool {
        let missing = |one: Self, other: Self| (one.certain & !other.possible).count_ones();
        missing(self, other) + missing(other, self) >= STRANGE && !(self.has_forms && other.has_forms)
    }
}

/// Skeletons as one number.
fn key(skeletons: &[Skeleton]) -> u64 {
    skeletons.iter().fold(skeletons.len() as u64, |key, skeleton| {
        (key << 4 | 15) << (4 * skeleton.length) | u64::from(skeleton.consonants)
    })
}

/// The skeletons of a word in all these readings, whole.
pub(super) fn of_readings<'a>(readings: impl Iterator<Item = &'a Reading>) -> Vec<Vec<u8>> {
    readings.flat_map(of_reading).collect()
}

/// The skeletons of a word, as far as they count, in order, each once; without the consonants that are none.
pub(super) fn shortened(skeletons: &[Vec<u8>]) -> Vec<Skeleton> {
    let mut found: Vec<&Vec<u8>> = skeletons.iter().collect();
    found.sort();
    found.dedup();
    found.truncate(SKELETONS_MAX);
    let mut shortened: Vec<Skeleton> = found.into_iter().map(|skeleton| Skeleton::of(skeleton)).collect();
    shortened.dedup();
    shortened
}

fn of_reading(reading: &Reading) -> Vec<Vec<u8>> {
    let letters: Vec<char> = reading.text.chars().collect();
    let mut found = vec![Vec::new()];
    let mut place = 0;
    while place < letters.len() {
        let rest = &letters[place..];
        let (taken, kinds) = match reading.side {
            Side::Latin => latin(rest),
            Side::Sounds => match rest {
                ['д', 'ж' | 'з', ..] | ['т', 'с' | 'ч' | 'ш', ..] => (2, &[HISS][..]),
                _ => (1, sounds(rest[0])),
            },
            Side::Arabic => (1, arabic(rest[0], place == 0)),
            Side::Hebrew => hebrew(rest, place == 0),
        };
        place += taken;
        let longer = found.iter().flat_map(|skeleton: &Vec<u8>| {
            kinds.iter().map(|kind| {
                let mut skeleton = skeleton.clone();
                // The same kind twice in a row is one: `Petrov` and `Petroff`, `Schwartz` and `Shvarc`.
                if *kind != SILENT && skeleton.last() != Some(kind) {
                    skeleton.push(*kind);
                }
                skeleton
            })
        });
        found = longer.collect();
        found.sort();
        found.dedup();
        found.truncate(SKELETONS_MAX);
    }
    found
}

fn latin(rest: &[char]) -> (usize, &'static [u8]) {
    let starts = |text: &str| text.chars().enumerate().all(|(place, letter)| rest.get(place) == Some(&letter));
    for (group, kinds) in LATIN_GROUPS {
        if starts(group) {
            return (group.len(), kinds);
        }
    }
    // At the end of a word the French do not speak these, and the Balts put one there.
    if rest.len() == 1 {
        match rest[0] {
            's' | 'z' => return (1, &[HISS, SILENT]),
            't' | 'd' => return (1, &[TEETH, SILENT]),
            'p' => return (1, &[LIPS, SILENT]),
            'x' => return (1, &[HISS, THROAT, SILENT]),
            _ => {}
        }
    }
    (
        1,
        match rest[0] {
            'b' | 'p' | 'f' => &[LIPS],
            'v' | 'w' => &[LIPS, SILENT],
            'd' | 't' => &[TEETH],
            'k' | 'q' => &[THROAT],
            's' | 'z' => &[HISS],
            'c' | 'g' | 'x' => &[THROAT, HISS],
            'j' => &[HISS, SILENT],
            'l' => &[L],
            'r' => &[R],
            'm' => &[M],
            'n' => &[N],
            _ => &[SILENT],
        },
    )
}

const LATIN_GROUPS: &[(&str, &[u8])] = &[
    ("tsch", &[HISS]),
    ("shch", &[HISS]),
    ("sch", &[HISS]),
    ("tch", &[HISS]),
    ("ch", &[HISS, THROAT]),
    ("sh", &[HISS]),
    ("zh", &[HISS]),
    ("kh", &[THROAT, SILENT]),
    ("gh", &[THROAT, SILENT]),
    ("ph", &[LIPS]),
    ("th", &[TEETH]),
    ("dh", &[TEETH]),
    ("ts", &[HISS]),
    ("tz", &[HISS]),
    ("cz", &[HISS]),
    ("dz", &[HISS]),
    ("dj", &[HISS]),
    ("ck", &[THROAT]),
    ("ll", &[L, SILENT]),
];

fn sounds(letter: char) -> &'static [u8] {
    match letter {
        'б' | 'п' | 'ф' | 'в' => &[LIPS],
        'д' | 'т' => &[TEETH],
        'к' => &[THROAT],
        'г' | 'х' => &[THROAT, SILENT],
        'с' | 'з' | 'ш' | 'щ' | 'ж' | 'ц' | 'ч' => &[HISS],
        'л' => &[L],
        'р' => &[R],
        'м' => &[M],
        'н' => &[N],
        _ => &[SILENT],
    }
}

fn arabic(letter: char, first: bool) -> &'static [u8] {
    match letter {
        'ب' | 'پ' | 'ف' | 'ڤ' => &[LIPS],
        'و' if first => &[LIPS, SILENT],
        'ت' | 'ث' | 'د' | 'ذ' | 'ط' | 'ض' => &[TEETH],
        'ك' | 'گ' | 'ق' => &[THROAT],
        'خ' | 'غ' => &[THROAT, SILENT],
        'ج' => &[HISS, THROAT],
        'س' | 'ش' | 'ص' | 'ز' | 'ژ' | 'چ' | 'ظ' => &[HISS],
        'ل' => &[L],
        'ر' => &[R],
        'م' => &[M],
        'ن' => &[N],
        _ => &[SILENT],
    }
}

fn hebrew(rest: &[char], first: bool) -> (usize, &'static [u8]) {
    let stroke = rest.get(1) == Some(&'\'');
    let taken = if stroke { 2 } else { 1 };
    let kinds: &[u8] = match rest[0] {
        'ג' if stroke => &[HISS],
        'ב' | 'פ' => &[LIPS],
        'ו' if rest.get(1) == Some(&'ו') => return (2, &[LIPS, SILENT]),
        'ו' if first => &[LIPS, SILENT],
        'ד' | 'ט' | 'ת' => &[TEETH],
        'ק' | 'ג' => &[THROAT],
        'כ' => &[THROAT, SILENT],
        'ס' | 'ש' | 'צ' | 'ז' => &[HISS],
        'ל' => &[L],
        'ר' => &[R],
        'מ' => &[M],
        'נ' => &[N],
        _ => &[SILENT],
    };
    (taken, kinds)
}
