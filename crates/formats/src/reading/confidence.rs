//! Reading mediator/confidence.toml: how sure the mediator is of each line of the positions.

use std::collections::BTreeMap;

use takas_model::{
    Doubt, DoubtReading, DoubtedLine, ItemRef, Nature, Origin, Owner, PartyRef, RuleRef, Sentence, Standing, Version,
};

use super::case_file;
use super::concessions::{refused_items, weakened};
use super::draft::Draft;
use super::fields::{Fields, integer, wrong};
use super::rules::{Speaker, Tables};
use crate::checks::protection::{kept_in, leaves_nowhere};
use crate::codes::Code;
use crate::diagnostic::Sink;
use crate::shapes;
use crate::source::{Place, Text};
use crate::tree::{Document, Entry, Node, Table, Value};

/// Versions of one line at most.
const VERSIONS_MAX: usize = 8;
/// Heads of this file that are no party.
const DEFAULT: &str = "default";
const TOGETHER: &str = "together";

/// The sentence of a version, and where it stands.
pub(crate) struct VersionSite {
    pub(crate) sentence: Sentence,
    pub(crate) place: Place,
}

/// Reads the whole file into the draft's doubts. The tables of each position stand in the order of the parties.
pub(super) fn read_confidence(
    document: &Document,
    file: usize,
    tables: &[Tables],
    texts: &[Text],
    draft: &mut Draft,
    sink: &mut Sink,
) -> Vec<VersionSite> {
    case_file::check_format(&document.root, Place { file, start: 0, end: 0 }, document.lost.is_some(), sink);
    let mut reader = Reader { draft, sink, told: BTreeMap::new(), doubts: Vec::new(), sites: Vec::new() };
    let none = Tables::default();
    for section in document.root.entries.iter().filter(|entry| entry.key != "format" && entry.key != DEFAULT) {
        if section.key == TOGETHER {
            for (entry, party, _) in reader.lines_by_party(&section.node, TOGETHER) {
                reader.read_together(entry, party);
            }
            continue;
        }
        let Some(party) = reader.party(section) else { continue };
        let Value::Table(lines) = &section.node.value else {
            let wanted = format!("a table: `[{}]` and a line for each doubt", section.key);
            wrong(&section.node, &section.key, &wanted, reader.sink);
            continue;
        };
        let speaker = Speaker { party: Some(party), tables: tables.get(party.index()).unwrap_or(&none), texts };
        for entry in &lines.entries {
            reader.read_line(entry, party, speaker);
        }
    }
    if let Some(entry) = document.root.get(DEFAULT) {
        reader.read_defaults(entry);
    }
    let Reader { mut doubts, sites, .. } = reader;
    doubts.sort_by_key(|doubt| (doubt.party, doubt.lines[0]));
    draft.doubts = doubts;
    sites
}

struct Reader<'r> {
    draft: &'r mut Draft,
    sink: &'r mut Sink,
    /// Lines that something is said of, and where; also those of which the mediator is sure.
    told: BTreeMap<DoubtedLine, Place>,
    doubts: Vec<Doubt>,
    sites: Vec<VersionSite>,
}

impl Reader<'_> {
    /// The party a head names.
    fn party(&mut self, section: &Entry) -> Option<PartyRef> {
        if section.key == "case" && !self.draft.names.parties.contains_key("case") {
            let message = "what the case itself says is no party's, and not in doubt";
            self.sink.add(Code::NotInDoubt, section.key_place, message, "name a party: `[DEU]`");
            return None;
        }
        self.draft.party(&section.key, section.key_place, self.sink)
    }

    /// The lines of tables by party.
    fn lines_by_party<'t>(&mut self, node: &'t Node, key: &str) -> Vec<(&'t Entry, PartyRef, Place)> {
        let Value::Table(parties) = &node.value else {
            wrong(node, key, &format!("tables by party: `[{key}.DEU]`"), self.sink);
            return Vec::new();
        };
        let mut found = Vec::new();
        for section in &parties.entries {
            let Some(party) = self.party(section) else { continue };
            let Value::Table(lines) = &section.node.value else {
                let wanted = format!("a table: `[{key}.{}]`", section.key);
                wrong(&section.node, &section.key, &wanted, self.sink);
                continue;
            };
            found.extend(lines.entries.iter().map(|entry| (entry, party, section.key_place)));
        }
        found
    }

    /// `"refuses krasikov" = 70`, or a list of versions.
    fn read_line(&mut self, entry: &Entry, party: PartyRef, speaker: Speaker<'_>) {
        let Some(line) = self.find_line(&entry.key, entry.key_place, party) else { return };
        if !self.tell(line, entry.key_place) {
            return;
        }
        if self.is_owed(line) {
            self.report_owed(&entry.key, entry.key_place);
            return;
        }
        let readings = match &entry.node.value {
            Value::Array(nodes) => self.versions(nodes, entry, line, speaker),
            _ => self.confidence(&entry.node, &entry.key).map(|percent| stands_or_not(percent, 1)),
        };
        if let Some(readings) = readings {
            self.doubt(party, vec![line], readings);
        }
    }

    /// `"the hard line" = { lines = [ … ], confidence = 60 }`.
    fn read_together(&mut self, entry: &Entry, party: PartyRef) {
        let Some(fields) = Fields::of_entry(entry, shapes::TOGETHER, self.sink) else { return };
        for (key, help) in [
            ("lines", "write `lines = [\"…\", \"…\"]`: their names"),
            ("confidence", "write `confidence = 60`: in how many of a hundred such cases they are so"),
        ] {
            if !fields.has(key) {
                fields.missing(key, help, self.sink);
            }
        }
        let named = fields.texts("lines", false, self.sink).unwrap_or_default();
        let mut lines = Vec::new();
        for said in &named {
            let Some(line) = self.find_line(said.value, said.place, party) else { continue };
            if self.is_owed(line) {
                self.report_owed(said.value, said.place);
            } else if self.tell(line, said.place) {
                lines.push(line);
            }
        }
        if fields.has("lines") && named.len() < 2 {
            let message = format!("\"{}\" has fewer than two lines", entry.key);
            let help = "name the lines that stand or fall together, or write the one under its party";
            self.sink.add(Code::TogetherAlone, entry.key_place, message, help);
        }
        let confidence = fields.entry("confidence").map(|entry| &entry.node);
        let percent = confidence.and_then(|node| self.confidence(node, "confidence"));
        lines.sort_unstable();
        lines.dedup();
        if let Some(percent) = percent
            && lines.len() > 1
        {
            let readings = stands_or_not(percent, lines.len());
            self.doubt(party, lines, readings);
        }
    }

    /// Every line of a standing of which nothing else is said.
    fn read_defaults(&mut self, entry: &Entry) {
        let Some(fields) = Fields::of_entry(entry, shapes::BY_STANDING, self.sink) else { return };
        for (key, standing) in [
            ("stated", Standing::Stated),
            ("hinted", Standing::Hinted),
            ("inferred", Standing::Inferred),
            ("assumed", Standing::Assumed),
        ] {
            let Some(percent) = fields.entry(key).and_then(|entry| self.confidence(&entry.node, key)) else { continue };
            for (party, line) in self.lines_of(standing) {
                if !self.told.contains_key(&line) && !self.is_owed(line) {
                    self.doubt(party, vec![line], stands_or_not(percent, 1));
                }
            }
        }
    }

    fn lines_of(&self, standing: Standing) -> Vec<(PartyRef, DoubtedLine)> {
        let case = &self.draft.case;
        let rules = case.rules.iter().enumerate().filter_map(|(index, rule)| match rule.owner {
            Owner::Party(party) if rule.line.standing == standing => {
                Some((party, DoubtedLine::Rule(RuleRef::new(index))))
            }
            _ => None,
        });
        let holds = case.positions.iter().flat_map(|position| {
            let held = position.holds.iter().filter(|hold| hold.line.standing == standing);
            held.map(|hold| (position.party, DoubtedLine::Hold(hold.item)))
        });
        rules.chain(holds).collect()
    }

    /// Whether a line of a live case is about the release of a protected person, which stands outside the bargain.
    fn is_owed(&self, line: DoubtedLine) -> bool {
        let case = &self.draft.case;
        let protected = |item: &ItemRef| case.item(*item).protection.is_some();
        let about = match line {
            DoubtedLine::Hold(item) => protected(&item),
            DoubtedLine::Rule(rule) => {
                let rule = &case.rules[rule.index()];
                let refuses = rule.origin == Origin::Refusal && refused_items(rule).iter().any(protected);
                let closed = || [leaves_nowhere(case, &rule.sentence), kept_in(case, &rule.sentence)];
                refuses || closed().iter().any(|items| !items.is_empty())
            }
        };
        case.nature == Nature::Live && about
    }

    fn report_owed(&mut self, name: &str, place: Place) {
        let message = format!("\"{name}\" is about the release of a protected person, which is owed and not weighed");
        let help = "take the line out; the release stands outside the bargain (GC III art. 109-110, GC IV art. 132)";
        self.sink.add(Code::ProtectedWeighed, place, message, help);
    }

    fn doubt(&mut self, party: PartyRef, lines: Vec<DoubtedLine>, readings: Vec<DoubtReading>) {
        // Of what is sure there is no doubt.
        let sure = |reading: &DoubtReading| reading.versions.iter().all(|version| *version == Version::Written);
        if !readings.iter().all(sure) {
            self.doubts.push(Doubt { party, lines, readings });
        }
    }

    /// Remembers that something is said of a line; false where something was.
    fn tell(&mut self, line: DoubtedLine, place: Place) -> bool {
        if let Some(first) = self.told.get(&line) {
            let help = "keep one of the two: alone, or together with others";
            self.sink
                .add(Code::DoubtedTwice, place, "this line is doubted twice", help)
                .see(*first, "the first of the two");
            return false;
        }
        self.told.insert(line, place);
        true
    }

    fn confidence(&mut self, node: &Node, key: &str) -> Option<u64> {
        if matches!(node.value, Value::Float) {
            let help = "write a whole number: 70 for seventy in a hundred";
            self.sink.add(Code::ConfidenceRange, node.place, "a confidence has no decimal point", help);
            return None;
        }
        let value = integer(node, key, self.sink)?;
        let percent = u64::try_from(value).ok().filter(|percent| *percent <= 100);
        if percent.is_none() {
            let message = format!("the confidence is {value}");
            self.sink.add(Code::ConfidenceRange, node.place, message, "write a number from 0 to 100");
        }
        percent
    }

    fn versions(
        &mut self,
        nodes: &[Node],
        entry: &Entry,
        line: DoubtedLine,
        speaker: Speaker<'_>,
    ) -> Option<Vec<DoubtReading>> {
        if nodes.is_empty() {
            let help = "write at least one: `{ say = \"as written\", weight = 3 }`";
            self.sink.add(Code::NoVersions, entry.key_place, "the line has no versions", help);
        }
        if nodes.len() > VERSIONS_MAX {
            let message = format!("the line has {} versions", nodes.len());
            let help = format!("keep the {VERSIONS_MAX} that matter");
            self.sink.add(Code::TooManyVersions, entry.key_place, message, help);
            return None;
        }
        let mut readings: Vec<DoubtReading> = Vec::new();
        let mut whole = !nodes.is_empty();
        for node in nodes {
            let Some((version, weight)) = self.version(node, line, speaker) else {
                whole = false;
                continue;
            };
            if readings.iter().any(|earlier| same(&earlier.versions[0], &version)) {
                let help = "keep one of the two, with the sum of their weights";
                self.sink.add(Code::VersionTwice, node.place, "a version before this one says the same", help);
                continue;
            }
            readings.push(DoubtReading { weight, versions: vec![version] });
        }
        whole.then_some(readings)
    }

    /// `{ say = "…", weight = 3 }`.
    fn version(&mut self, node: &Node, line: DoubtedLine, speaker: Speaker<'_>) -> Option<(Version, u64)> {
        let Value::Table(table) = &node.value else {
            wrong(node, "the version", "`{ say = \"as written\", weight = 3 }`", self.sink);
            return None;
        };
        let table: &Table = table;
        let fields = Fields::of_table(table, shapes::VERSION, node.place, self.sink);
        for (key, help) in [
            ("say", "write `say = \"…\"`: what the line may really say, `as written` or `dropped`"),
            ("weight", "write `weight = 3`: how much this version weighs beside the others, 1 or more"),
        ] {
            if !fields.has(key) {
                fields.missing(key, help, self.sink);
            }
        }
        let weight = fields.positive("weight", self.sink);
        let say = &fields.entry("say")?.node;
        let version = self.said(say, line, speaker);
        Some((version?, weight?.value))
    }

    fn said(&mut self, say: &Node, line: DoubtedLine, speaker: Speaker<'_>) -> Option<Version> {
        if matches!(&say.value, Value::Text(text) if text.trim() == "as written") {
            return Some(Version::Written);
        }
        let DoubtedLine::Rule(rule) = line else {
            if matches!(&say.value, Value::Text(text) if text.trim() == "dropped") {
                return Some(Version::Dropped);
            }
            wrong(say, "say", "`as written` or `dropped`: what is on offer is so, or is not", self.sink);
            return None;
        };
        let (sentence, text) = weakened(say, rule, speaker, self.draft, self.sink)?;
        let Some(sentence) = sentence else { return Some(Version::Dropped) };
        if sentence == self.draft.case.rules[rule.index()].sentence {
            return Some(Version::Written);
        }
        self.sites.push(VersionSite { sentence: sentence.clone(), place: say.place });
        Some(Version::Instead { sentence: Box::new(sentence), text })
    }

    /// The line of that name.
    fn find_line(&mut self, name: &str, place: Place, party: PartyRef) -> Option<DoubtedLine> {
        let owner = Owner::Party(party);
        let case = &self.draft.case;
        let own = || case.rules.iter().enumerate().filter(move |(_, rule)| rule.owner == owner);
        if let Some((index, _)) = own().find(|(_, rule)| rule.name == name) {
            return Some(DoubtedLine::Rule(RuleRef::new(index)));
        }
        let position = case.positions.iter().find(|position| position.party == party);
        let held: Vec<(String, ItemRef)> = position
            .iter()
            .flat_map(|position| &position.holds)
            .map(|hold| (hold_name(case.item(hold.item)), hold.item))
            .collect();
        if let Some((_, item)) = held.iter().find(|(held, _)| held == name) {
            return Some(DoubtedLine::Hold(*item));
        }
        if let Some(asked) = name.strip_prefix("asks ")
            && position.is_some_and(|position| position.asks.iter().any(|ask| ask.name == asked))
        {
            let message =
                format!("\"{asked}\" is asked for, but is no must: a deal without it is accepted all the same");
            let help = "take the line out; only what must hold decides whether a deal is accepted";
            self.sink.add(Code::NotInDoubt, place, message, help);
            return None;
        }
        let rules = own().filter(|(_, rule)| rule.origin != Origin::Family).map(|(_, rule)| rule.name.as_str());
        let names: Vec<&str> = rules.chain(held.iter().map(|(name, _)| name.as_str())).collect();
        let otherwise = "name a rule as it is written there, `refuses NAME`, `asks NAME` of a must, `holds NAME` or `undertakes NAME`";
        let help = self.sink.did_you_mean(name, names.iter().copied(), otherwise);
        let draft = &self.draft;
        let known = draft.written_rules.contains(&(owner, name.to_owned())) || draft.partly_read.contains(&owner);
        if draft.lost.is_none() && !known {
            self.sink.add(Code::UnknownLine, place, format!("there is no line \"{name}\" here"), help);
        }
        None
    }
}

/// How a line under `[holds]` or `[undertakes]` is named.
fn hold_name(item: &takas_model::Item) -> String {
    let verb = if item.is_undertaking() { "undertakes" } else { "holds" };
    format!("{verb} {}", item.id)
}

/// Two readings, that all lines are as written and that none is; one of them alone where the other has no weight.
fn stands_or_not(percent: u64, lines: usize) -> Vec<DoubtReading> {
    let reading = |weight, version: &Version| DoubtReading { weight, versions: vec![version.clone(); lines] };
    let both = [reading(percent, &Version::Written), reading(100 - percent, &Version::Dropped)];
    both.into_iter().filter(|reading| reading.weight > 0).collect()
}

/// Whether two versions say the same, however they are worded.
fn same(one: &Version, other: &Version) -> bool {
    match (one, other) {
        (Version::Instead { sentence: one, .. }, Version::Instead { sentence: other, .. }) => one == other,
        _ => one == other,
    }
}
