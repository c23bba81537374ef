//! Areas of the world: their codes and names, who administers and who claims them, and how to look one up.
//!
//! An area is what the source draws as one: a state, a dependency, a disputed part. Nothing here says whose it ought to be.

use std::collections::BTreeSet;

use crate::error::AtlasError;

/// The place of an area in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AreaRef(pub(crate) usize);

/// One area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// ISO 3166-1 alpha-3, or a code of ours that begins with X where there is none.
    pub code: String,
    /// ISO 3166-1 alpha-2; empty where there is none.
    pub alpha2: String,
    /// ISO 3166-1 numeric; empty where there is none.
    pub numeric: String,
    /// Its name in English.
    pub name: String,
    /// The area code of the state that answers for its airspace; empty where the source names none.
    pub administered_by: String,
    /// Area codes of states that claim it against that.
    pub claimed_by: Vec<String>,
    /// Where the source draws it as a part of another: the code of that.
    pub within: Option<String>,
    /// Other names.
    pub also: Vec<String>,
}

impl Area {
    /// The states whose word closes this area: itself, who administers it, and who claims it.
    pub fn states(&self) -> BTreeSet<&str> {
        let own = [self.code.as_str(), self.administered_by.as_str()];
        own.into_iter().chain(self.claimed_by.iter().map(String::as_str)).filter(|code| !code.is_empty()).collect()
    }
}

/// All areas, by code.
#[derive(Debug)]
pub struct Areas {
    list: Vec<Area>,
}

impl Areas {
    /// Reads the table of the data.
    pub(crate) fn read(text: &str) -> Result<Self, AtlasError> {
        let words = |text: &str, by: &str| -> Vec<String> {
            text.split(by).map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect()
        };
        let list = text.lines().skip(1).map(|line| {
            let fields: Vec<&str> = line.split('\t').collect();
            let [code, alpha2, numeric, name, administered_by, claimed_by, within, also] = fields[..] else {
                return Err(AtlasError::Data { file: "areas.tsv", line: line.to_owned() });
            };
            Ok(Area {
                code: code.to_owned(),
                alpha2: alpha2.to_owned(),
                numeric: numeric.to_owned(),
                name: name.to_owned(),
                administered_by: administered_by.to_owned(),
                claimed_by: words(claimed_by, " "),
                within: (!within.is_empty()).then(|| within.to_owned()),
                also: words(also, ";"),
            })
        });
        Ok(Self { list: list.collect::<Result<_, _>>()? })
    }

    /// All, in the order of the table.
    pub fn all(&self) -> &[Area] {
        &self.list
    }

    /// The area.
    pub fn get(&self, area: AreaRef) -> &Area {
        &self.list[area.0]
    }

    /// By alpha-3 or our own code, exactly.
    pub fn by_code(&self, code: &str) -> Option<AreaRef> {
        self.list.iter().position(|area| area.code == code).map(AreaRef)
    }

    /// By alpha-2 code; what the source draws within another area is found as that.
    pub(crate) fn drawn(&self, alpha2: &str) -> Option<AreaRef> {
        let area = self.list.iter().find(|area| area.alpha2 == alpha2)?;
        self.by_code(area.within.as_deref().unwrap_or(&area.code))
    }

    /// By any code or name, in any case; what the source draws within another is refused with that other's name.
    ///
    /// # Errors
    /// When there is none or more than one, with what was probably meant.
    pub fn find(&self, written: &str) -> Result<AreaRef, AtlasError> {
        let wanted = plain(written);
        let of = |area: &Area| {
            let names = [&area.code, &area.alpha2, &area.numeric, &area.name].into_iter().chain(&area.also);
            names.filter(|name| !name.is_empty()).any(|name| plain(name) == wanted)
        };
        let found: Vec<usize> =
            self.list.iter().enumerate().filter(|(_, area)| of(area)).map(|(place, _)| place).collect();
        match found[..] {
            [place] => match &self.list[place].within {
                Some(whole) => {
                    Err(AtlasError::AreaWithin { code: self.list[place].code.clone(), whole: whole.clone() })
                }
                None => Ok(AreaRef(place)),
            },
            [] => Err(AtlasError::NoArea { written: written.to_owned(), near: self.near(&wanted) }),
            _ => Err(AtlasError::ManyAreas {
                written: written.to_owned(),
                among: found.iter().map(|&place| self.list[place].code.clone()).collect(),
            }),
        }
    }

    fn near(&self, wanted: &str) -> Vec<String> {
        let named = self.list.iter().flat_map(|area| {
            let names = [&area.code, &area.alpha2, &area.name].into_iter().chain(&area.also);
            names.filter(|name| !name.is_empty()).map(move |name| (plain(name), area))
        });
        let mut close: Vec<(usize, &Area)> = named
            .filter_map(|(name, area)| {
                let distance = distance(wanted, &name);
                let room = if wanted.chars().count() <= 3 { 1 } else { 1 + wanted.chars().count() / 4 };
                let part = wanted.chars().count() >= 4 && name.contains(wanted);
                (distance <= room || part).then_some((distance, area))
            })
            .collect();
        close.sort_by(|one, other| (one.0, &one.1.code).cmp(&(other.0, &other.1.code)));
        close.dedup_by(|one, other| one.1.code == other.1.code);
        close.into_iter().take(3).map(|(_, area)| format!("{} ({})", area.code, area.name)).collect()
    }
}

/// Small letters without accents on the Latin ones that names have, and without marks.
pub(crate) fn plain(text: &str) -> String {
    let folded = text.trim().chars().flat_map(char::to_lowercase).filter_map(|letter| match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => Some('a'),
        'ç' | 'ć' | 'č' => Some('c'),
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'ə' => Some('e'),
        'ğ' | 'ģ' => Some('g'),
        'ì'..='ï' | 'ī' | 'ı' | 'į' => Some('i'),
        'ł' | 'ļ' => Some('l'),
        'ñ' | 'ń' | 'ň' => Some('n'),
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => Some('o'),
        'ř' => Some('r'),
        'ś' | 'š' | 'ş' | 'ș' => Some('s'),
        'ţ' | 'ț' => Some('t'),
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => Some('u'),
        'ý' | 'ÿ' => Some('y'),
        'ź' | 'ż' | 'ž' => Some('z'),
        '\'' | '’' | '.' | '\u{307}' => None,
        '-' | '_' | ',' | '/' => Some(' '),
        other => Some(other),
    });
    folded.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The least number of single changes from one text to the other (Levenshtein), over at most 60 letters.
pub(crate) fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().take(60).collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (above, letter) in one.chars().take(60).enumerate() {
        let mut diagonal = above;
        row[0] = above + 1;
        for (place, &target) in other.iter().enumerate() {
            let change = diagonal + usize::from(letter != target);
            diagonal = row[place + 1];
            row[place + 1] = change.min(diagonal + 1).min(row[place] + 1);
        }
    }
    row[other.len()]
}
