//! The parts of a name: words with what each is for, as far as the name itself tells it.
//!
//! What a name does not tell is left open: which of two plain words is the family is not guessed, because lists write
//! both orders, and many names have no family in them.

use super::script::Script;
use super::tokens::{TokenRef, Tokens};
use super::words::{Word, words};
use crate::claim::Name;

/// What a part of a name is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartKind {
    /// A given name, a family name, or whatever else: the name does not tell.
    Plain,
    /// A given name, as the list says by its column.
    Given,
    /// A family name, as the list says by its column or by a comma after it.
    Family,
    /// The father's name with an ending or a word that says so, or what stands in the column of middle names.
    Patronymic,
    /// A letter for a name.
    Initial,
    /// An article, a preposition, a title: `al`, `von`, `Dr`.
    Particle,
}

/// A part of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) token: TokenRef,
    pub(super) kind: PartKind,
    /// This word and the next as one, where they could be: `Abd` and `Rahman`.
    pub(super) with_next: Option<TokenRef>,
    /// What stays of a patronymic without its ending: the father's name.
    pub(super) father: Option<TokenRef>,
}

/// A name with everything that is derived of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PreparedName {
    /// Parts that count, at most [`PARTS_MAX`].
    pub(super) parts: Vec<Part>,
    /// Articles and titles.
    pub(super) particles: Vec<TokenRef>,
    /// Which of those who bear one name in a family: 1 for the elder, 2 for the younger or the second, and so on.
    pub(super) generation: Option<(u8, TokenRef)>,
}

impl PreparedName {
    /// How many words it has that count.
    pub(crate) fn words(&self) -> usize {
        self.parts.len()
    }
}

/// Parts of a name that are looked at; what comes after them is an alias that forgot its comma.
pub(super) const PARTS_MAX: usize = 10;

/// Whether no word of one text is in the script of a word of the other.
pub(crate) fn is_across_scripts(one: &PreparedName, other: &PreparedName, tokens: &Tokens) -> bool {
    let script = |part: &Part| tokens.token_of(part.token).script;
    !one.parts.iter().any(|one| other.parts.iter().any(|other| script(one) == script(other)))
}

/// Reads a name into parts, and takes their words up in the index.
pub fn prepare(name: &Name, tokens: &mut Tokens) -> PreparedName {
    prepared(name, tokens, true)
}

/// Reads a text that is no name (a place, a unit) as one: its words stay apart from those of which names are made.
pub(crate) fn prepare_text(text: &str, tokens: &mut Tokens) -> PreparedName {
    prepared(&Name::whole(text), tokens, false)
}

fn prepared(name: &Name, tokens: &mut Tokens, is_name: bool) -> PreparedName {
    let mut drafts = Vec::new();
    if let Some(whole) = &name.whole {
        drafts = of_whole(words(whole));
    }
    if drafts.is_empty() {
        let columns =
            [(&name.given, PartKind::Given), (&name.middle, PartKind::Patronymic), (&name.family, PartKind::Family)];
        for (text, kind) in columns {
            let Some(text) = text else { continue };
            drafts.extend(words(text).into_iter().map(|word| {
                let own = kind_alone(&word);
                (word, if own == PartKind::Plain { kind } else { own })
            }));
        }
    }
    taken_up(&drafts, tokens, is_name)
}

/// The words of a name in one piece, with what each is for.
fn of_whole(words: Vec<Word>) -> Vec<(Word, PartKind)> {
    let mut drafts: Vec<(Word, PartKind)> =
        words.into_iter().map(|word| (kind_alone(&word), word)).map(|(kind, word)| (word, kind)).collect();
    // 'Family, Given': one comma, and what is before it is no title.
    let commas: Vec<usize> = (0..drafts.len()).filter(|place| drafts[*place].0.after_comma).collect();
    if let [comma] = commas[..] {
        for (_, kind) in drafts[..comma].iter_mut().filter(|(_, kind)| *kind == PartKind::Plain) {
            *kind = PartKind::Family;
        }
    }
    let plain = drafts.iter().filter(|(_, kind)| matches!(kind, PartKind::Plain | PartKind::Family)).count();
    for place in 0..drafts.len() {
        let (word, kind) = &drafts[place];
        if *kind == PartKind::Particle && is_son_after(&word.text) && place > 0 && plain > 2 {
            set_patronymic(&mut drafts[place - 1].1);
        } else if *kind == PartKind::Particle && is_son_before(&word.text) && place > 0 && place + 2 < drafts.len() {
            set_patronymic(&mut drafts[place + 1].1);
        } else if *kind == PartKind::Plain && plain > 2 && place > 0 && ends_as_patronymic(&word.text) {
            drafts[place].1 = PartKind::Patronymic;
        }
    }
    drafts
}

fn set_patronymic(kind: &mut PartKind) {
    if *kind == PartKind::Plain {
        *kind = PartKind::Patronymic;
    }
}

/// What a word is for by itself.
fn kind_alone(word: &Word) -> PartKind {
    let letters = word.text.chars().count();
    if generation(&word.text).is_some() {
        return PartKind::Particle;
    }
    if word.dotted || (letters == 1 && word.script != Script::Other) {
        return PartKind::Initial;
    }
    if is_son_after(&word.text) || is_son_before(&word.text) || PARTICLES.contains(&word.text.as_str()) {
        return PartKind::Particle;
    }
    PartKind::Plain
}

/// Which of a family a word says that its bearer is.
fn generation(text: &str) -> Option<u8> {
    const WORDS: &[(&str, u8)] = &[
        ("sr", 1),
        ("senior", 1),
        ("старший", 1),
        ("ст", 1),
        ("jr", 2),
        ("junior", 2),
        ("ii", 2),
        ("младший", 2),
        ("мл", 2),
        ("دوم", 2),
        ("الثاني", 2),
        ("השני", 2),
        ("iii", 3),
        ("سوم", 3),
        ("الثالث", 3),
        ("השלישי", 3),
        ("iv", 4),
        ("چهارم", 4),
        ("الرابع", 4),
    ];
    WORDS.iter().find(|(word, _)| *word == text).map(|(_, generation)| *generation)
}

/// Words after a father's name: son, daughter.
fn is_son_after(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "оглы", "оглу", "огли", "углы", "угли", "улы", "уулу", "кызы", "кизи", "кзы", "гызы", "ogly", "oglu", "oğlu",
        "ogli", "ugli", "uly", "ulu", "kyzy", "kizi", "kızı", "qizi", "qızı", "gyzy", "kyzi", "оғлу", "գիզի",
    ];
    WORDS.contains(&text)
}

/// Words before a father's name: son, daughter.
fn is_son_before(text: &str) -> bool {
    const WORDS: &[&str] = &["bin", "ibn", "bint", "binti", "بن", "ابن", "بنت", "бин", "ибн", "бен", "בן", "בת"];
    WORDS.contains(&text)
}

/// Articles, prepositions and titles, which lists put in or leave out.
const PARTICLES: &[&str] = &[
    "al",
    "el",
    "ul",
    "as",
    "ash",
    "an",
    "ad",
    "az",
    "ar",
    "at",
    "von",
    "van",
    "vom",
    "zu",
    "zur",
    "zum",
    "der",
    "den",
    "ter",
    "ten",
    "de",
    "di",
    "da",
    "do",
    "dos",
    "das",
    "du",
    "des",
    "del",
    "della",
    "dello",
    "dal",
    "la",
    "le",
    "les",
    "lo",
    "y",
    "e",
    "af",
    "av",
    "und",
    "dr",
    "prof",
    "mr",
    "mrs",
    "ms",
    "sir",
    "lord",
    "graf",
    "freiherr",
    "bey",
    "pasha",
    "паша",
    "бей",
    "д",
    "аль",
    "ель",
    "эль",
    "ал",
    "эл",
    "ас",
    "аш",
    "фон",
    "ван",
    "дер",
    "де",
    "ди",
    "да",
    "ла",
    "ле",
    "дель",
    "ال",
    "آل",
    "دي",
    "فان",
    "فون",
    "דה",
    "ואן",
    "פון",
    "אל",
    "دکتر",
    "الدكتور",
    "د",
    "ντε",
    "φον",
    "დე",
    "ფონ",
    "դե",
    "ֆոն",
    "st",
    "saint",
    "sheikh",
    "الشيخ",
    "шейх",
];

fn ends_as_patronymic(text: &str) -> bool {
    patronymic_stem(text).is_some()
}

/// Endings of patronymics, and what of the father's name they stand for.
const PATRONYMICS: &[(&str, &str)] = &[
    ("ьевич", "ий"),
    ("ьевна", "ий"),
    ("евич", "й"),
    ("евна", "й"),
    ("ович", ""),
    ("овна", ""),
    ("ёвич", "й"),
    ("инична", "а"),
    ("ична", "а"),
    ("йович", "й"),
    ("івна", ""),
    ("ївна", "й"),
    ("ьович", "ь"),
    ("авіч", ""),
    ("евіч", "й"),
    ("аўна", ""),
    ("еўна", "й"),
    ("evich", "y"),
    ("evna", "y"),
    ("yevich", "y"),
    ("yevna", "y"),
    ("ievich", "y"),
    ("ievna", "y"),
    ("ovich", ""),
    ("ovna", ""),
    ("ovych", ""),
    ("yovych", "y"),
    ("yovich", "y"),
    ("ivna", ""),
    ("avich", ""),
    ("ovitch", ""),
    ("evitch", "y"),
    ("ovič", ""),
    ("evič", "j"),
];

/// The father's name in a patronymic.
fn patronymic_stem(text: &str) -> Option<String> {
    let longest =
        PATRONYMICS.iter().filter(|(ending, _)| text.ends_with(ending)).max_by_key(|(ending, _)| ending.len())?;
    let bare = text.strip_suffix(longest.0)?;
    (bare.chars().count() >= 2).then(|| format!("{bare}{}", longest.1))
}

fn taken_up(drafts: &[(Word, PartKind)], tokens: &mut Tokens, is_name: bool) -> PreparedName {
    let add_part = if is_name { Tokens::add_part } else { Tokens::add };
    let mut name = PreparedName::default();
    for (place, (word, kind)) in drafts.iter().enumerate() {
        if *kind == PartKind::Particle {
            let token = tokens.add(&word.text, word.script, false);
            name.particles.push(token);
            name.generation = name.generation.or_else(|| Some((generation(&word.text)?, token)));
            // `al` and `Saud` may be one word elsewhere; that word stands with the one after.
            continue;
        }
        if name.parts.len() >= PARTS_MAX {
            break;
        }
        let token = add_part(tokens, &word.text, word.script, *kind == PartKind::Initial);
        let with_next = joined(drafts, place).map(|(text, script)| tokens.add(&text, script, false));
        let father = match kind {
            PartKind::Patronymic => {
                Some(patronymic_stem(&word.text).map_or(token, |stem| add_part(tokens, &stem, word.script, false)))
            }
            _ => None,
        };
        name.parts.push(Part { token, kind: *kind, with_next, father });
    }
    // What the last part would be joined with was not taken.
    if name.parts.len() == PARTS_MAX
        && let Some(last) = name.parts.last_mut()
    {
        last.with_next = None;
    }
    // A name of nothing but articles is a name all the same.
    if name.parts.is_empty() {
        let parts = name.particles.drain(..).take(PARTS_MAX);
        name.parts = parts.map(|token| Part { token, kind: PartKind::Plain, with_next: None, father: None }).collect();
    }
    name
}

/// A word and the next that counts as one text, with the articles between.
fn joined(drafts: &[(Word, PartKind)], place: usize) -> Option<(String, Script)> {
    let (word, kind) = drafts.get(place)?;
    if *kind == PartKind::Initial {
        return None;
    }
    let mut text = word.text.clone();
    for (next, kind) in &drafts[place + 1..] {
        if next.script != word.script || next.after_comma || *kind == PartKind::Initial {
            return None;
        }
        text.push_str(&next.text);
        if *kind != PartKind::Particle {
            return Some((text, word.script));
        }
    }
    None
}
