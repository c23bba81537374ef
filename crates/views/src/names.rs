//! How strings of a case enter a view: cleaned, and under pseudonyms where asked for.
//!
//! Every string that a person wrote passes through [`Namer::prose`] or [`Namer::item`]. Control characters
//! and explicit marks of direction are taken out, so that no name can steer a terminal or turn a line around. A string with
//! letters that run right to left is put between U+2068 and U+2069 (isolate), which `html` turns into `bdi`.
//!
//! Pseudonyms replace whole names, aliases and ids, and the parts of names, also inflected, wherever they occur. Where a part
//! belongs to several people, a neutral word takes its place. Better a word too many replaced than one too few: a given name alone is left only
//! where it says of what country something is, which is so where it is the beginning of a party's name and has an article before it.

mod needle;
mod word;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use takas_model::{Case, ItemRef, Kind, PartyRef, Undertaking};

use self::needle::{Needle, PART_CHARS_MIN, SMALL_CHARS_MIN, caseless, is_named_human, needles};
use self::word::{Token, folded, tokens};
use crate::findings::Names;
use crate::phrase::Phrase;
use crate::words::amounts::SOMEBODY;

/// Opens an isolate of first strong direction.
pub(crate) const OPEN: char = '\u{2068}';
/// Closes it.
pub(crate) const CLOSE: char = '\u{2069}';

/// The longest ending.
const ENDING_CHARS_MAX: usize = 3;
/// Words that stand before what is somebody's or something's kind, and never before a given name: `the German aircraft`.
const DETERMINERS: [&str; 11] =
    ["the", "a", "an", "this", "these", "those", "each", "every", "another", "its", "their"];

/// A party's id and name, as a view shows them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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
            None if self.hidden && is_named_human(self.case.item(item)) => SOMEBODY.to_string(),
            None => self.prose(&self.case.item(item).name),
        }
    }

    /// An item as readers see it; somebody of whom nothing is told, in the language of the reader.
    pub(crate) fn item_or_somebody(&self, item: ItemRef) -> Phrase {
        let is_nobody = self.hidden && !self.labels.contains_key(&item) && is_named_human(self.case.item(item));
        if is_nobody { SOMEBODY.phrase() } else { Phrase::supplied(self.item(item)) }
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
            let party = needle.words.len() == 1
                && needle.part
                && (self.parties.contains(&token.folded) || self.is_of_a_country(needle, text, found, at));
            if agrees && !party && (!needle.capital || token.capital) {
                return Some((needle.words.len(), &needle.replacement));
            }
        }
        if self.parties.contains(&token.folded) || self.terms.contains(&token.folded) {
            return None;
        }
        self.inflected(text, found, at).or_else(|| self.within(token)).map(|replacement| (1, replacement))
    }

    /// Whether a given name says there of what country something is: `the German aircraft`, where somebody is called German and a party is Germany.
    fn is_of_a_country(&self, needle: &Needle, text: &str, found: &[Token], at: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|before| &found[before]).filter(|_| needle.given) else {
            return false;
        };
        let stem = needle.words[0].as_str();
        let is_partys = |word: &String| {
            let ending = word.strip_prefix(stem).map(|ending| ending.chars().count());
            ending.is_some_and(|ending| (1..=ENDING_CHARS_MAX).contains(&ending))
        };
        DETERMINERS.contains(&before.folded.as_str())
            && &text[before.end..found[at].start] == " "
            && self.parties.iter().any(is_partys)
    }

    /// A name with an ending.
    fn inflected(&self, text: &str, found: &[Token], at: usize) -> Option<&str> {
        let token = &found[at];
        let starts: Vec<usize> = token.folded.char_indices().map(|(i, _)| i).collect();
        (1..=ENDING_CHARS_MAX).find_map(|ending| {
            let stem = starts.len().checked_sub(ending).filter(|&chars| chars >= PART_CHARS_MIN)?;
            if stem < SMALL_CHARS_MIN && !token.capital {
                return None;
            }
            let needles = self.needles.get(&token.folded[..starts[stem]])?;
            let is_meant = |n: &&Needle| n.words.len() == 1 && !self.is_of_a_country(n, text, found, at);
            needles.iter().find(is_meant).map(|n| n.replacement.as_str())
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
pub(crate) fn isolated(text: String) -> String {
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
    fn a_given_name_that_says_of_what_country_something_is_stays_and_in_doubt_it_goes() {
        let people: &[(&str, &str, &[&str])] = &[("moyzhes", "German Moyzhes", &["Mojzes"])];
        for stays in [
            "The German aircraft: Cologne -> Ankara",
            "a German citizen, and these Germans",
            "the German government's spokesman",
        ] {
            check(people, stays, stays);
        }
        for (text, hidden) in [
            ("German said so", "DEU-01 said so"),
            ("with German and others", "with DEU-01 and others"),
            ("No, German stays", "No, DEU-01 stays"),
            ("the. German stays", "the. DEU-01 stays"),
            ("they are his; German stays", "they are his; DEU-01 stays"),
            // Where the whole name or the family name stands, it is that person.
            ("the German Moyzhes file", "the DEU-01 file"),
            ("the Moyzhes aircraft of the German", "the DEU-01 aircraft of the German"),
            ("a moyzhes", "a DEU-01"),
        ] {
            check(people, text, hidden);
        }
        // Somebody's family name is never a word like others, wherever else it is a given name; nor is a name that is no party's word.
        let people: &[(&str, &str, &[&str])] = &[("moyzhes", "German Moyzhes", &[]), ("german", "Pavel German", &[])];
        check(people, "the German aircraft", "the DEU-02 aircraft");
        let people: &[(&str, &str, &[&str])] = &[("moyzhes", "German Moyzhes", &[]), ("other", "Pavel German", &[])];
        check(people, "the German aircraft", "the somebody aircraft");
        check(&[("norman", "Norman Lik", &[])], "the Norman aircraft", "the DEU-01 aircraft");
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
