//! Lists made ready to compare: everything derived of a row, once, so that a pair costs little.
//!
//! Words and numbers that come again are kept once, for all lists of a reconciliation. Nothing is compared here.

use std::collections::BTreeMap;
use std::ops::Range;

use super::dates::Day;
use super::texts::{self, Text};
use super::{documents, places};
use crate::claim::{Claim, List, Name, Sex};
use crate::names::{Memory, PreparedName, Tokens};

/// What stands in one column of all rows, or in a column of which a row has several: kept in one piece.
type Span = Range<u32>;

/// A row made ready.
#[derive(Clone, Debug)]
pub(crate) struct ReadyRow {
    /// Names and aliases, then those derived from the father's name.
    pub(crate) names: Span,
    /// How many of the names the list itself has.
    pub(crate) own_names: u32,
    pub(crate) father: Option<u32>,
    pub(crate) mother: Option<u32>,
    pub(crate) sex: Option<Sex>,
    pub(crate) born: Span,
    pub(crate) documents: Span,
    pub(crate) nationalities: Span,
    pub(crate) birth_place: Option<u32>,
    pub(crate) unit: Option<u32>,
    pub(crate) held_at: Option<u32>,
}

/// All lists of a reconciliation, made ready.
#[derive(Debug, Default)]
pub(crate) struct Ready {
    pub(crate) rows: Vec<ReadyRow>,
    /// The numbers of the rows' names in `names`, one row after another.
    pub(crate) name_numbers: Vec<u32>,
    pub(crate) names: Vec<PreparedName>,
    pub(crate) tokens: Tokens,
    pub(crate) days: Vec<Day>,
    pub(crate) document_numbers: Vec<u32>,
    pub(crate) documents: Vec<Vec<u8>>,
    pub(crate) nationality_numbers: Vec<u32>,
    pub(crate) texts: Vec<Text>,
    /// How often any text stands in each kind of column.
    pub(crate) totals: [u32; 4],
}

/// The columns that hold words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum TextColumn {
    BirthPlace,
    Nationality,
    Unit,
    HeldAt,
}

impl TextColumn {
    /// Whether what stands there are places.
    pub(crate) const fn is_place(self) -> bool {
        matches!(self, Self::BirthPlace | Self::HeldAt)
    }
}

/// Numbers given to things as they come.
struct Numbers<K> {
    of: BTreeMap<K, u32>,
}

impl<K: Ord + Clone> Numbers<K> {
    fn new() -> Self {
        Self { of: BTreeMap::new() }
    }

    /// The number of `key`, and whether it is new.
    fn of(&mut self, key: &K) -> (u32, bool) {
        if let Some(&number) = self.of.get(key) {
            return (number, false);
        }
        let number = small(self.of.len());
        self.of.insert(key.clone(), number);
        (number, true)
    }
}

/// A count that is known to fit, for rows are numbered by 32 bits and cells are bounded by what was read.
fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Makes lists ready.
pub(crate) fn ready<'a>(lists: impl Iterator<Item = &'a List>) -> Ready {
    let mut making = Making {
        ready: Ready::default(),
        names: Numbers::new(),
        documents: Numbers::new(),
        texts: Numbers::new(),
        cut: BTreeMap::new(),
    };
    for list in lists {
        for claim in &list.claims {
            making.row(claim);
        }
    }
    making.places();
    let mut ready = making.ready;
    let first = ready.rows.iter().filter_map(|row| ready.name_numbers.get(row.names.start as usize));
    ready.tokens.count_in(first.map(|&name| &ready.names[name as usize]));
    let mut memory = Memory::new();
    for text in &mut ready.texts {
        text.weigh(&ready.tokens, &mut memory);
    }
    ready
}

struct Making {
    ready: Ready,
    names: Numbers<Name>,
    documents: Numbers<Vec<u8>>,
    texts: Numbers<String>,
    /// Places that are written in parts, by their numbers, each with its parts.
    cut: BTreeMap<u32, Vec<String>>,
}

impl Making {
    fn row(&mut self, claim: &Claim) {
        let from = small(self.ready.name_numbers.len());
        for name in claim.names.iter().chain(derived(claim).iter()) {
            let number = self.name(name);
            if !self.ready.name_numbers[from as usize..].contains(&number) {
                self.ready.name_numbers.push(number);
            }
        }
        let names = from..small(self.ready.name_numbers.len());
        let days = small(self.ready.days.len());
        self.ready.days.extend(claim.born.iter().take(READINGS).copied().map(Day::new));
        let documents = small(self.ready.document_numbers.len());
        for document in claim.documents.iter().map(|text| documents::normal(text)).filter(|text| !text.is_empty()) {
            let (number, new) = self.documents.of(&document);
            if new {
                self.ready.documents.push(document);
            }
            self.ready.document_numbers.push(number);
        }
        let nationalities = small(self.ready.nationality_numbers.len());
        for nationality in &claim.nationalities {
            if let Some(number) = self.text(TextColumn::Nationality, nationality) {
                self.ready.nationality_numbers.push(number);
            }
        }
        let row = ReadyRow {
            own_names: small(claim.names.len()).min(names.end - names.start),
            names,
            father: claim.father.as_ref().map(|name| self.name(name)),
            mother: claim.mother.as_ref().map(|name| self.name(name)),
            sex: claim.sex,
            born: days..small(self.ready.days.len()),
            documents: documents..small(self.ready.document_numbers.len()),
            nationalities: nationalities..small(self.ready.nationality_numbers.len()),
            birth_place: claim.birth_place.as_ref().and_then(|text| self.text(TextColumn::BirthPlace, text)),
            unit: claim.unit.as_ref().and_then(|text| self.text(TextColumn::Unit, text)),
            held_at: claim.held_at.as_ref().and_then(|text| self.text(TextColumn::HeldAt, text)),
        };
        self.ready.rows.push(row);
    }

    fn name(&mut self, name: &Name) -> u32 {
        let (number, new) = self.names.of(name);
        if new {
            let prepared = crate::names::prepare(name, &mut self.ready.tokens);
            self.ready.names.push(prepared);
        }
        number
    }

    fn text(&mut self, column: TextColumn, text: &str) -> Option<u32> {
        let folded = texts::folded(text);
        if folded.is_empty() {
            return None;
        }
        let number = self.folded(folded);
        if column.is_place() {
            // Where a text is cut otherwise in another row, the cut into more parts counts, whichever row comes first.
            let parts = places::parts(text);
            let known = self.cut.get(&number);
            if !parts.is_empty() && known.is_none_or(|known| (known.len(), known) < (parts.len(), &parts)) {
                self.cut.insert(number, parts);
            }
        }
        self.ready.texts[number as usize].counts[column as usize] += 1;
        self.ready.totals[column as usize] += 1;
        Some(number)
    }

    fn folded(&mut self, folded: String) -> u32 {
        let (number, new) = self.texts.of(&folded);
        if new {
            let prepared = crate::names::prepare_text(&folded, &mut self.ready.tokens);
            self.ready.texts.push(Text::new(folded, prepared));
        }
        number
    }

    /// Looks up which towns places may mean; nothing, where there are no places.
    fn places(&mut self) {
        if self.ready.totals[TextColumn::BirthPlace as usize] + self.ready.totals[TextColumn::HeldAt as usize] == 0 {
            return;
        }
        for (number, parts) in std::mem::take(&mut self.cut) {
            if parts.iter().any(|part| !places::towns(part).is_empty()) {
                let parts = parts.into_iter().map(|part| self.folded(part)).collect();
                self.ready.texts[number as usize].parts = parts;
            }
        }
        for text in &mut self.ready.texts {
            text.look_up();
        }
        for number in 0..self.ready.texts.len() {
            let texts = &self.ready.texts;
            if !texts[number].parts.is_empty() {
                let of_parts = texts[number].parts.iter().flat_map(|&part| &texts[part as usize].towns);
                let mut all: Vec<u32> = of_parts.chain(&texts[number].towns).copied().collect();
                all.sort_unstable();
                all.dedup();
                self.ready.texts[number].all_towns = all.into();
            }
        }
    }
}

/// More readings of one cell than this say nothing any more.
const READINGS: usize = 4;

/// Names that are not in the list but follow from its column for the father's name: the father's in the place of a
/// patronymic, and in the place of the family name, where other registers have it.
fn derived(claim: &Claim) -> Vec<Name> {
    let (Some(first), Some(father)) = (claim.names.first(), &claim.father) else { return Vec::new() };
    let father = father.given.clone().unwrap_or_else(|| father.shown());
    if father.trim().is_empty() {
        return Vec::new();
    }
    let joined = |left: &str, right: &str| Name::whole(format!("{left} {right}"));
    match (&first.given, &first.family) {
        (Some(given), Some(family)) if first.middle.is_none() => vec![
            Name {
                given: Some(given.clone()),
                middle: Some(father.clone()),
                family: Some(family.clone()),
                ..Name::default()
            },
            Name { given: Some(given.clone()), family: Some(father), ..Name::default() },
        ],
        (Some(given), _) => vec![Name { given: Some(given.clone()), family: Some(father), ..Name::default() }],
        _ => vec![joined(&first.shown(), &father)],
    }
}
