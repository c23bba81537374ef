//! How strings of a case enter a view: cleaned, and under pseudonyms where asked for.
//!
//! Every string that a person wrote passes through [`Namer::prose`] or [`Namer::item`]. Control characters
//! and explicit marks of direction are taken out, so that no name can steer a terminal or turn a line around. A string with
//! letters that run right to left is put between U+2068 and U+2069 (isolate), which `html` turns into `bdi`.
//!
//! Pseudonyms replace whole names, aliases and ids, and the parts of names, also inflected, wherever they occur. Where a part
//! belongs to several people, a neutral word takes its place. Better a word too many replaced than one too few.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::{Case, Item, ItemRef, Kind, PartyRef, Undertaking};

use crate::findings::Names;
use crate::words;

/// Opens an isolate of first strong direction.
pub(crate) const OPEN: char = '\u{2068}';
/// Closes it.
pub(crate) const CLOSE: char = '\u{2069}';

/// Parts of names shorter than this are not looked for.
const PART_CHARS_MIN: usize = 3;
/// Parts from this length on are found in small letters, too; shorter ones could be ordinary words.
const SMALL_CHARS_MIN: usize = 5;
/// Names in scripts without capitals are looked for within words from this length on.
const CASELESS_CHARS_MIN: usize = 2;
/// The longest ending.
const ENDING_CHARS_MAX: usize = 3;

/// A party's id and name, as a view shows them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct PartyName {
    /// For example `DEU`.
    pub id: String,
    /// For example `Germany`.
    pub name: String,
}

/// Gives names to the items of a case, for one view.
pub(crate) struct Namer<'a> {
    case: &'a Case,
    /// The pseudonym of each item that has one in this view; empty when names are real.
    labels: BTreeMap<ItemRef, String>,
    /// First word of each needle -> needles, longest first.
    needles: BTreeMap<String, Vec<Needle>>,
    /// Names of one word in scripts without capitals, longest first.
    caseless: Vec<(String, String)>,
    /// Words of parties' names and ids: never a person. (Germany is not an ending of German.)
    parties: BTreeSet<String>,
    /// Words of the ids of sets and undertakings: not taken for a part of a name with an ending.
    terms: BTreeSet<String>,
    hidden: bool,
    /// What all call something, and what the reader of the view calls it; the longest first.
    own: Vec<(String, String)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Needle {
    /// Folded words, the first included.
    words: Vec<String>,
    replacement: String,
    /// A part of a name, not a whole name or id.
    part: bool,
    /// Only where the text has a capital: a short part of a name could be an ordinary word.
    capital: bool,
}

impl<'a> Namer<'a> {
    /// For the mediator: the pseudonyms of the case.
    pub(crate) fn mediator(case: &'a Case, names: Names) -> Self {
        let labels = match names {
            Names::Real => BTreeMap::new(),
            Names::Pseudonyms => {
                let hidden = case.item_refs().filter(|&i| is_named_human(case.item(i)));
                hidden.map(|i| (i, clean(&case.item(i).pseudonym))).collect()
            }
        };
        Self::new(case, names, labels)
    }

    /// For a party: numbered by what that party sees, so that a number says nothing about the others. People it does not see
    /// have no number.
    ///
    /// What the party calls by names of its own, it reads by these; nobody else ever does.
    pub(crate) fn party(case: &'a Case, names: Names, party: PartyRef, visible: &BTreeSet<ItemRef>) -> Self {
        let mut labels = BTreeMap::new();
        if names == Names::Pseudonyms {
            let mut counts = BTreeMap::new();
            for &item in visible.iter().filter(|&&i| is_named_human(case.item(i))) {
                let holder = case.item(item).holder;
                let count = counts.entry(holder).or_insert(0_u64);
                *count += 1;
                labels.insert(item, format!("{}-{count:02}", clean(&case.party(holder).id)));
            }
        }
        let own = case.position(party).map_or(&[][..], |position| &position.names);
        let mut own: Vec<(String, String)> = own.iter().map(|name| (clean(&name.neutral), clean(&name.own))).collect();
        own.sort_by_key(|(neutral, _)| std::cmp::Reverse(neutral.len()));
        own.retain(|(neutral, _)| !neutral.is_empty());
        Self { own, ..Self::new(case, names, labels) }
    }

    /// For somebody who knows nobody: every person is somebody.
    pub(crate) fn outsider(case: &'a Case) -> Self {
        Self::new(case, Names::Pseudonyms, BTreeMap::new())
    }

    fn new(case: &'a Case, names: Names, labels: BTreeMap<ItemRef, String>) -> Self {
        let hidden = names == Names::Pseudonyms;
        let needles = if hidden { needles(case, &labels) } else { BTreeMap::new() };
        let parties = case.parties.iter().flat_map(|p| [&p.id, &p.name]);
        let undertakings = case.items.iter().filter(|i| !is_named_human(i)).map(|i| &i.id);
        let terms = case.sets.iter().map(|s| &s.id).chain(undertakings);
        let (parties, terms) = (folded(parties), folded(terms));
        let caseless = caseless(&needles);
        Self { case, labels, needles, caseless, parties, terms, hidden, own: Vec::new() }
    }

    /// Whether names are hidden.
    pub(crate) fn hidden(&self) -> bool {
        self.hidden
    }

    /// A text that names nobody who is moved: who mediates, who speaks for a party. It stands as it is.
    pub(crate) fn plain(&self, text: &str) -> String {
        isolated(self.in_own_names(clean(text)))
    }

    /// An item as readers see it.
    pub(crate) fn item(&self, item: ItemRef) -> String {
        match self.labels.get(&item) {
            Some(label) => label.clone(),
            None if self.hidden && is_named_human(self.case.item(item)) => words::SOMEBODY.to_owned(),
            None => self.prose(&self.case.item(item).name),
        }
    }

    /// The name of a person in its own script, where names are shown and it is known.
    pub(crate) fn written(&self, item: ItemRef) -> Option<String> {
        match &self.case.item(item).kind {
            Kind::Person(person) if !self.hidden => person.written.as_deref().map(|name| isolated(clean(name))),
            _ => None,
        }
    }

    /// What an undertaking with options is called, and one of its options without that.
    pub(crate) fn option(&self, act: &Undertaking, item: ItemRef) -> (String, String) {
        let whole = &self.case.item(item).name;
        let option = whole.strip_prefix(&act.name).and_then(|rest| rest.strip_prefix(": ")).unwrap_or(whole);
        (self.prose(&act.name), self.prose(option))
    }

    /// A party.
    pub(crate) fn party_name(&self, party: PartyRef) -> PartyName {
        let party = self.case.party(party);
        PartyName { id: isolated(clean(&party.id)), name: isolated(self.in_own_names(clean(&party.name))) }
    }

    /// Any other string of the case.
    pub(crate) fn prose(&self, text: &str) -> String {
        let text = clean(text);
        // Pseudonyms first: a party's own name for a person never takes their place.
        isolated(self.in_own_names(if self.hidden { self.replaced(&text) } else { text }))
    }

    /// The text with the reader's own names for what it names, where a whole name stands.
    fn in_own_names(&self, text: String) -> String {
        if self.own.is_empty() {
            return text;
        }
        let (mut out, mut rest, mut before) = (String::with_capacity(text.len()), text.as_str(), None);
        while let Some(c) = rest.chars().next() {
            let begins = before.is_none_or(|c: char| !c.is_alphanumeric());
            let found = self.own.iter().find(|(neutral, _)| {
                let after = rest.strip_prefix(neutral.as_str()).map(|after| after.chars().next());
                begins && after.is_some_and(|next| next.is_none_or(|c| !c.is_alphanumeric()))
            });
            let taken = if let Some((neutral, own)) = found {
                out.push_str(own);
                neutral.len()
            } else {
                out.push(c);
                c.len_utf8()
            };
            before = rest[..taken].chars().next_back();
            rest = &rest[taken..];
        }
        out
    }

    fn replaced(&self, text: &str) -> String {
        let found = tokens(text);
        let mut out = String::with_capacity(text.len());
        let mut copied = 0;
        let mut at = 0;
        while at < found.len() {
            if let Some((count, replacement)) = self.match_at(text, &found, at) {
                out.push_str(&text[copied..found[at].start]);
                out.push_str(replacement);
                copied = with_brackets(text, found[at].start, found[at + count - 1].end);
                at += count;
            } else {
                at += 1;
            }
        }
        out.push_str(&text[copied..]);
        out
    }

    /// The longest needle that stands at a token: how many tokens it takes, and what replaces it.
    fn match_at(&self, text: &str, found: &[Token], at: usize) -> Option<(usize, &str)> {
        let token = &found[at];
        for needle in self.needles.get(&token.folded).into_iter().flatten() {
            let taken = found.get(at..at + needle.words.len());
            let agrees = taken.is_some_and(|taken| {
                taken.iter().zip(&needle.words).all(|(t, w)| t.folded == *w)
                    && taken.windows(2).all(|pair| text[pair[0].end..pair[1].start].chars().count() <= 3)
            });
            let party = needle.words.len() == 1 && needle.part && self.parties.contains(&token.folded);
            if agrees && !party && (!needle.capital || token.capital) {
                return Some((needle.words.len(), &needle.replacement));
            }
        }
        if self.parties.contains(&token.folded) || self.terms.contains(&token.folded) {
            return None;
        }
        self.inflected(token).or_else(|| self.within(token)).map(|replacement| (1, replacement))
    }

    /// A name with an ending.
    fn inflected(&self, token: &Token) -> Option<&str> {
        let starts: Vec<usize> = token.folded.char_indices().map(|(i, _)| i).collect();
        (1..=ENDING_CHARS_MAX).find_map(|ending| {
            let stem = starts.len().checked_sub(ending).filter(|&chars| chars >= PART_CHARS_MIN)?;
            if stem < SMALL_CHARS_MIN && !token.capital {
                return None;
            }
            let needles = self.needles.get(&token.folded[..starts[stem]])?;
            needles.iter().find(|n| n.words.len() == 1).map(|n| n.replacement.as_str())
        })
    }

    /// A name within a word, where words are not set apart or little words are written together with what follows: Chinese,
    /// Arabic, Hebrew and the like. The whole word is replaced.
    fn within(&self, token: &Token) -> Option<&str> {
        if !token.caseless {
            return None;
        }
        let found = self.caseless.iter().find(|(name, _)| token.folded.contains(name.as_str()));
        found.map(|(_, replacement)| replacement.as_str())
    }
}

/// The end of a name that reaches over brackets which were opened in it and are closed right after its last word.
fn with_brackets(text: &str, start: usize, end: usize) -> usize {
    let name = &text[start..end];
    let opened = name.matches(['(', '[']).count().saturating_sub(name.matches([')', ']']).count());
    end + text[end..].bytes().take(opened).take_while(|byte| matches!(byte, b')' | b']')).count()
}

/// Whether the item is one human being, living or dead, or may be.
fn is_named_human(item: &Item) -> bool {
    matches!(item.kind, Kind::Person(_) | Kind::Remains)
}

fn needles(case: &Case, labels: &BTreeMap<ItemRef, String>) -> BTreeMap<String, Vec<Needle>> {
    let mut exact: BTreeMap<Vec<String>, String> = BTreeMap::new();
    let mut parts: BTreeMap<String, (String, bool)> = BTreeMap::new();
    for item in case.item_refs().filter(|&i| is_named_human(case.item(i))) {
        let label = labels.get(&item).map_or(words::SOMEBODY, String::as_str);
        let item = case.item(item);
        let others: Vec<&String> = match &item.kind {
            Kind::Person(person) => person.aliases.iter().chain(&person.written).collect(),
            _ => Vec::new(),
        };
        for name in [&item.name, &item.id].into_iter().chain(others.iter().copied()) {
            let words: Vec<String> = tokens(name).into_iter().map(|t| t.folded).collect();
            if !words.is_empty() {
                claim(&mut exact, words, label);
            }
        }
        for name in std::iter::once(&item.name).chain(others) {
            for part in tokens(name).into_iter().filter(is_telling) {
                let short = part.folded.chars().count() < SMALL_CHARS_MIN;
                let entry = parts.entry(part.folded).or_insert_with(|| (label.to_owned(), short && part.capital));
                if entry.0 != label {
                    words::SOMEBODY.clone_into(&mut entry.0);
                }
            }
        }
    }
    let mut needles: BTreeMap<String, Vec<Needle>> = BTreeMap::new();
    for (words, replacement) in exact {
        let needle = Needle { replacement, part: false, capital: false, words };
        needles.entry(needle.words[0].clone()).or_default().push(needle);
    }
    for (part, (replacement, capital)) in parts {
        let needle = Needle { words: vec![part.clone()], replacement, part: true, capital };
        needles.entry(part).or_default().push(needle);
    }
    for list in needles.values_mut() {
        list.sort_by_key(|needle| std::cmp::Reverse(needle.words.len()));
    }
    needles
}

fn caseless(needles: &BTreeMap<String, Vec<Needle>>) -> Vec<(String, String)> {
    let single = needles.values().flatten().filter(|n| n.words.len() == 1);
    let mut found: Vec<(String, String)> = single
        .filter(|n| n.words[0].chars().count() >= CASELESS_CHARS_MIN && n.words[0].chars().all(is_caseless))
        .map(|n| (n.words[0].clone(), n.replacement.clone()))
        .collect();
    found.sort_by_key(|(name, _)| std::cmp::Reverse(name.chars().count()));
    found
}

fn is_caseless(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}

/// The words of texts, folded.
fn folded<'s>(texts: impl Iterator<Item = &'s String>) -> BTreeSet<String> {
    texts.flat_map(|t| tokens(t)).map(|t| t.folded).collect()
}

fn claim(exact: &mut BTreeMap<Vec<String>, String>, words: Vec<String>, label: &str) {
    let entry = exact.entry(words).or_insert_with(|| label.to_owned());
    if entry != label {
        words::SOMEBODY.clone_into(entry);
    }
}

/// Whether a part of a name tells who it is.
fn is_telling(part: &Token) -> bool {
    let length = part.folded.chars().count();
    let number = part.folded.chars().all(|c| c.is_ascii_digit());
    length >= PART_CHARS_MIN
        && !number
        && (part.capital || part.caseless)
        && !words::NOT_TELLING.contains(&part.folded.as_str())
}

/// A word of a text.
struct Token {
    start: usize,
    end: usize,
    /// In small letters, without the marks of Latin letters.
    folded: String,
    /// Begins with a capital.
    capital: bool,
    /// In a script without capitals.
    caseless: bool,
}

fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut open = false;
    for (start, c) in text.char_indices() {
        if !c.is_alphanumeric() {
            // A combining mark belongs to its word, and what nobody sees must not hide it; everything else ends it.
            open &= ('\u{300}'..='\u{36f}').contains(&c) || is_invisible(c);
            continue;
        }
        if !open {
            let cased = c.is_lowercase() || c.is_uppercase();
            let token = Token { start, end: start, folded: String::new(), capital: c.is_uppercase(), caseless: !cased };
            found.push(token);
            open = true;
        }
        if let Some(token) = found.last_mut() {
            token.end = start + c.len_utf8();
            for small in c.to_lowercase().filter(|c| !('\u{300}'..='\u{36f}').contains(c)) {
                fold(small, &mut token.folded);
            }
        }
    }
    found
}

/// Soft hyphens, joiners and marks without width.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// A small Latin letter without its marks; any other letter as it is.
fn fold(small: char, out: &mut String) {
    let plain = match small {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì' | 'í' | 'î' | 'ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ț' => "t",
        'ù' | 'ú' | 'û' | 'ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => return out.push(small),
    };
    out.push_str(plain);
}

/// Takes out what could steer a terminal or turn a line around.
pub(crate) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => out.push(' '),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            _ if c.is_control() => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
    out.trim().to_owned()
}

/// The text between marks of isolation when any of it runs right to left.
fn isolated(text: String) -> String {
    if text.chars().any(runs_right_to_left) { format!("{OPEN}{text}{CLOSE}") } else { text }
}

/// Hebrew, Arabic, Syriac, Thaana, N'Ko and their like.
fn runs_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{200f}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use takas_model::{Case, Consent, Item, Kind, Nature, Party, PartyRef, Person, Role, Set, Status};

    use super::{Namer, clean};
    use crate::findings::Names;

    fn case(people: &[(&str, &str, &[&str])]) -> Case {
        let person = |aliases: &[&str]| Person {
            aliases: aliases.iter().map(|&a| a.to_owned()).collect(),
            written: None,
            status: Status::Acknowledged,
            legal: None,
            consent: Consent::NotKnown,
            consent_to: Vec::new(),
            no_return_to: Vec::new(),
        };
        let item = |(index, (id, name, aliases)): (usize, &(&str, &str, &[&str]))| Item {
            id: (*id).to_owned(),
            name: (*name).to_owned(),
            kind: Kind::Person(person(aliases)),
            holder: PartyRef::new(0),
            quantity: 1,
            protection: None,
            pseudonym: format!("DEU-{:02}", index + 1),
        };
        Case {
            id: String::new(),
            title: String::new(),
            nature: Nature::Live,
            summary: String::new(),
            zone: String::new(),
            sources: Vec::new(),
            parties: vec![Party { id: "DEU".to_owned(), name: "Germany".to_owned(), roles: vec![Role::Side] }],
            items: people.iter().enumerate().map(item).collect(),
            undertakings: Vec::new(),
            sets: vec![Set { id: "germans".to_owned(), name: "Germans".to_owned(), items: Vec::new() }],
            phases: Vec::new(),
            windows: Vec::new(),
            objections: Vec::new(),
            positions: Vec::new(),
            runs: Vec::new(),
            rules: Vec::new(),
            objectives: Vec::new(),
            concessions: Vec::new(),
            warnings: Vec::new(),
        }
    }

    fn check(people: &[(&str, &str, &[&str])], text: &str, expected: &str) {
        let case = case(people);
        assert_eq!(Namer::mediator(&case, Names::Real).prose(text), clean(text));
        assert_eq!(Namer::mediator(&case, Names::Pseudonyms).prose(text), expected);
    }

    #[test]
    fn a_name_is_replaced_in_every_form() {
        let people: &[(&str, &str, &[&str])] =
            &[("rubtsov", "Pavel Rubtsov", &["Pablo González"]), ("lik", "Kevin Lik", &[])];
        check(people, "Pavel Rubtsov", "DEU-01");
        check(people, "rubtsov moves requires lik moves", "DEU-01 moves requires DEU-02 moves");
        check(people, "without PAVEL  RUBTSOV, no deal", "without DEU-01, no deal");
        check(people, "Rubtsov's lawyer; Rubtsova; Rubtsovym", "DEU-01's lawyer; DEU-01; DEU-01");
        check(people, "gonzalez, Gonza\u{301}lez and GONZÁLEZ", "DEU-01, DEU-01 and DEU-01");
        check(people, "the rubtsov-list", "the DEU-01-list");
        check(people, "Kevin's friend likes it", "DEU-02's friend likes it");
        check(people, "Rub\u{200b}tsov and Rub\u{ad}tsov", "DEU-01 and DEU-01");
    }

    #[test]
    fn a_part_of_several_names_stands_for_nobody_in_particular() {
        let people: &[(&str, &str, &[&str])] =
            &[("artem", "Artem Dultsev", &[]), ("child", "Sofia Dultsev", &[]), ("dultseva", "Anna Dultseva", &[])];
        check(people, "all Dultsevs", "all somebody");
        check(people, "Anna Dultseva and Sofia", "DEU-03 and DEU-02");
        check(people, "dultseva moves", "DEU-03 moves");
    }

    #[test]
    fn brackets_that_are_closed_after_a_name_go_with_it() {
        let people: &[(&str, &str, &[&str])] =
            &[("child-1", "A child of Anna (1)", &[]), ("child-2", "A child of Anna (2)", &[])];
        check(people, "it ties (A child of Anna (1), A child of Anna (2)).", "it ties (DEU-01, DEU-02).");
        check(people, "(A child of Anna (1))", "(DEU-01)");
        check(people, "(`child-1`) and (Anna)", "(`DEU-01`) and (somebody)");
    }

    #[test]
    fn words_of_parties_and_sets_and_common_words_stay() {
        let people: &[(&str, &str, &[&str])] =
            &[("moyzhes", "German Moyzhes", &[]), ("c1", "First child of the Elder", &[])];
        check(people, "Germany asks all of germans", "Germany asks all of germans");
        check(people, "the first child of the family", "the first child of the family");
        check(people, "German moves", "DEU-01 moves");
    }

    #[test]
    fn names_in_other_scripts_are_found() {
        let people: &[(&str, &str, &[&str])] = &[
            ("lik", "Кевин Лик", &[]),
            ("omar", "عمر الخطيب", &[]),
            ("wang", "王小明", &[]),
            ("ali", "علی\u{200c}رضا", &[]),
        ];
        check(people, "Кевина Лика", "DEU-01 DEU-01");
        check(people, "ЛИК", "DEU-01");
        let case = case(people);
        let namer = Namer::mediator(&case, Names::Pseudonyms);
        assert_eq!(namer.prose("عن الخطيب"), "\u{2068}عن DEU-02\u{2069}");
        assert_eq!(namer.prose("والخطيب"), "DEU-02");
        assert_eq!(namer.prose("علیرضا"), "DEU-04");
        assert_eq!(namer.prose("找王小明, 明天"), "DEU-03, 明天");
    }

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(clean(" a\u{1b}[31mb\u{202e}c\n\td\u{2067} "), "a\u{fffd}[31mbc  d");
    }
}
