//! Reading mediator/concessions.toml: the ways in which named rules could be weakened.

use takas_model::{Concession, ConcessionOption, ItemRef, Origin, Owner, Rule, RuleRef, Sentence};

use super::case_file;
use super::draft::Draft;
use super::fields::{Fields, wrong};
use super::rules::{self, Speaker, Tables};
use crate::checks::protection::{kept_in, leaves_nowhere};
use crate::codes::Code;
use crate::diagnostic::Sink;
use crate::language::resolve::{self, Said};
use crate::language::{parser, syntax};
use crate::shapes::{self, Shape};
use crate::source::{Place, Text};
use crate::tree::{Document, Entry, Node, Table, Value};

/// The places of one concession: its line, and each option's sentence.
pub(crate) struct ConcessionSite {
    pub(crate) options: Vec<Place>,
}

/// Reads the whole file. The tables of each position stand in the order of the parties.
pub(super) fn read_concessions(
    document: &Document,
    file: usize,
    tables: &[Tables],
    texts: &[Text],
    draft: &mut Draft,
    sink: &mut Sink,
) -> Vec<ConcessionSite> {
    case_file::check_format(&document.root, Place { file, start: 0, end: 0 }, document.lost.is_some(), sink);
    let mut found: Vec<(Concession, ConcessionSite)> = Vec::new();
    let none = Tables::default();
    for section in document.root.entries.iter().filter(|entry| entry.key != "format") {
        let party = if section.key == "case" {
            None
        } else if let Some(party) = draft.party(&section.key, section.key_place, sink) {
            Some(party)
        } else {
            continue;
        };
        let Value::Table(lines) = &section.node.value else {
            let wanted = format!("a table: `[{}]` and a line for each rule", section.key);
            wrong(&section.node, &section.key, &wanted, sink);
            continue;
        };
        let tables = party.and_then(|party| tables.get(party.index())).unwrap_or(&none);
        let speaker = Speaker { party, tables, texts };
        for entry in &lines.entries {
            found.extend(read_concession(entry, speaker, draft, sink));
        }
    }
    found.sort_by_key(|(concession, _)| concession.rule);
    let (concessions, sites) = found.into_iter().unzip();
    draft.case.concessions = concessions;
    sites
}

fn read_concession(
    entry: &Entry,
    speaker: Speaker<'_>,
    draft: &mut Draft,
    sink: &mut Sink,
) -> Option<(Concession, ConcessionSite)> {
    let rule = find_rule(entry, speaker.owner(), draft, sink)?;
    let may = may_be_conceded(rule, entry.key_place, draft, sink);
    let nodes: &[Node] = match &entry.node.value {
        Value::Array(nodes) => nodes,
        _ => std::slice::from_ref(&entry.node),
    };
    if nodes.is_empty() {
        let help = "write at least one option: `{ to = \"…\", difficulty = 3 }`";
        sink.add(Code::NoOptions, entry.key_place, "the concession has no options", help);
    }
    let mut options: Vec<ConcessionOption> = Vec::new();
    let mut site = ConcessionSite { options: Vec::new() };
    for node in nodes {
        let Some((option, place)) = read_option(node, rule, speaker, draft, sink) else { continue };
        if let Some(before) = options.last() {
            follows(before, &option, node.place, sink);
        }
        compare(&draft.case.rules[rule.index()], &option, place, sink);
        options.push(option);
        site.options.push(place);
    }
    (may && !options.is_empty()).then_some((Concession { rule, options }, site))
}

/// Options go from mild to hard; nothing comes after dropping the rule.
fn follows(before: &ConcessionOption, option: &ConcessionOption, place: Place, sink: &mut Sink) {
    if before.to.is_none() {
        let help = "make `dropped` the last option";
        sink.add(Code::DroppedNotLast, place, "the option before this one drops the rule altogether", help);
    }
    if option.difficulty < before.difficulty {
        let message = format!("the difficulty falls from {} to {}", before.difficulty, option.difficulty);
        sink.add(
            Code::DifficultyFalls,
            place,
            message,
            "write the options mildest first, with difficulties that do not fall",
        );
    }
}

fn find_rule(entry: &Entry, owner: Owner, draft: &Draft, sink: &mut Sink) -> Option<RuleRef> {
    let own = || draft.case.rules.iter().enumerate().filter(move |(_, rule)| rule.owner == owner);
    if let Some((index, _)) = own().find(|(_, rule)| rule.name == entry.key) {
        return Some(RuleRef::new(index));
    }
    let lower = entry.key.to_lowercase();
    if ["consent", "non-refoulement", "no_return", "no return to", "protection", "protected", "status"]
        .iter()
        .any(|gate| lower.starts_with(gate))
    {
        let message = format!("\"{}\" names a gate of the law, which is no rule and never on offer", entry.key);
        let help = "take the line out: consent, non-refoulement and protection hold whatever is agreed";
        sink.add(Code::NeverConceded, entry.key_place, message, help);
        return None;
    }
    let names: Vec<&str> = own().map(|(_, rule)| rule.name.as_str()).collect();
    let otherwise =
        "name a rule as it is written there; must-asks and refusals are named `asks NAME` and `refuses NAME`";
    let help = sink.did_you_mean(&entry.key, names.iter().copied(), otherwise);
    let known = draft.written_rules.contains(&(owner, entry.key.clone())) || draft.partly_read.contains(&owner);
    if draft.lost.is_none() && !known {
        sink.add(Code::UnknownRule, entry.key_place, format!("there is no rule \"{}\" here", entry.key), help);
    }
    None
}

/// Families and protected people's refusals are not on offer.
fn may_be_conceded(rule: RuleRef, place: Place, draft: &Draft, sink: &mut Sink) -> bool {
    let found = &draft.case.rules[rule.index()];
    if found.origin == Origin::Family {
        let message = format!("\"{}\" is a family: it is never taken apart for a deal", found.name);
        sink.add(Code::NeverConceded, place, message, "take the line out");
        return false;
    }
    let is_protected = |item: &ItemRef| draft.case.item(*item).protection.is_some();
    // A receiver's refusal, too: that a child may come is not to be had for something either.
    let refuses = found.origin == Origin::Refusal && refused_items(found).iter().any(is_protected);
    // Destinations that leave a protected person none are a refusal in other words, in one rule or in several.
    let closed = [leaves_nowhere(&draft.case, &found.sentence), kept_in(&draft.case, &found.sentence)];
    if refuses || closed.iter().any(|items| !items.is_empty()) {
        let message = format!(
            "\"{}\" refuses the release of a protected person, which is never conceded for something",
            found.name
        );
        let help = "take the line out; the release is owed and stands outside the bargain (GC III art. 109-110, GC IV art. 132)";
        sink.add(Code::ProtectionConceded, place, message, help);
        return false;
    }
    true
}

/// The items a refusal is about.
pub(crate) fn refused_items(rule: &Rule) -> Vec<ItemRef> {
    use takas_model::Condition;
    match &rule.sentence {
        Sentence::NeverTo(selection, _) => selection.items.clone(),
        Sentence::Holds(Condition::None(flow)) => flow.selection.items.clone(),
        Sentence::Holds(Condition::And(parts)) => match parts.first() {
            Some(Condition::None(flow)) => flow.selection.items.clone(),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

fn read_option(
    node: &Node,
    rule: RuleRef,
    speaker: Speaker<'_>,
    draft: &mut Draft,
    sink: &mut Sink,
) -> Option<(ConcessionOption, Place)> {
    let shape: &'static Shape = shapes::OPTION;
    let Value::Table(table) = &node.value else {
        wrong(node, "the option", "`{ to = \"…\", difficulty = 3 }`", sink);
        return None;
    };
    let table: &Table = table;
    let fields = Fields::of_table(table, shape, node.place, sink);
    for (key, help) in [
        ("to", "write `to = \"…\"`: what the rule would say instead, or `dropped`"),
        ("difficulty", "write `difficulty = 3`: your own estimate, 1 or more"),
    ] {
        if !fields.has(key) {
            fields.missing(key, help, sink);
        }
    }
    let difficulty = fields.positive("difficulty", sink);
    let to = &fields.entry("to")?.node;
    let read = weakened(to, rule, speaker, draft, sink);
    let difficulty = difficulty?.value;
    let (sentence, text) = read?;
    Some((ConcessionOption { to: sentence, text, difficulty }, to.place))
}

/// What the rule would say: nothing, a whole sentence, or the rule with another condition after `requires`.
pub(super) fn weakened(
    node: &Node,
    rule: RuleRef,
    speaker: Speaker<'_>,
    draft: &mut Draft,
    sink: &mut Sink,
) -> Option<(Option<Sentence>, String)> {
    let Value::Text(text) = &node.value else {
        wrong(node, "to", "a sentence in quotation marks, or `dropped`", sink);
        return None;
    };
    if text.trim() == "dropped" {
        return Some((None, "dropped".to_owned()));
    }
    let origin = rules::origin(node.place, text, speaker.texts);
    let written = parser::sentence(text, origin, sink)?;
    let original = &draft.case.rules[rule.index()];
    let whole = match written {
        syntax::Sentence::Holds(condition) => replace_needed(original, origin, condition),
        other => other,
    };
    let scope = rules::scope_of(speaker, &draft.case, &draft.names, draft.lost.as_deref());
    let Said { sentence, text } = resolve::resolve(&whole, &scope, &mut draft.used, sink)?;
    Some((Some(sentence), text))
}

/// For a rule `A requires B` the condition takes the place of `B`; for any other rule it is the whole sentence.
fn replace_needed(
    rule: &Rule,
    origin: crate::language::lexer::Origin,
    condition: syntax::Condition,
) -> syntax::Sentence {
    if !matches!(rule.sentence, Sentence::Requires(..)) {
        return syntax::Sentence::Holds(condition);
    }
    let nowhere = crate::language::lexer::Origin { whole: origin.whole, direct: false };
    match parser::sentence(&rule.text, nowhere, &mut Sink::default()) {
        Some(syntax::Sentence::Requires(a, _)) => syntax::Sentence::Requires(a, condition),
        Some(syntax::Sentence::IfThen(a, _)) => syntax::Sentence::IfThen(a, condition),
        _ => syntax::Sentence::Holds(condition),
    }
}

/// A concession should weaken its rule: says when it plainly does not.
fn compare(rule: &Rule, option: &ConcessionOption, place: Place, sink: &mut Sink) {
    use std::cmp::Ordering;
    let Some(to) = &option.to else { return };
    if *to == rule.sentence {
        let help = "write what the rule could say instead, or take the option out";
        sink.add(Code::ConcedesNothing, place, "the option says what the rule says", help);
        return;
    }
    let stricter = match (&rule.sentence, to) {
        (Sentence::Holds(before), Sentence::Holds(after)) => strictness(before, after),
        (Sentence::Requires(a, before), Sentence::Requires(b, after)) if a == b => strictness(before, after),
        _ => None,
    };
    if stricter == Some(Ordering::Greater) {
        let help = "a concession asks less than the rule: a smaller `at least`, a larger `at most`";
        sink.add(Code::ConcessionStricter, place, "the option asks more than the rule does", help);
    }
}

/// How the second condition compares with the first, when both count the same.
fn strictness(before: &takas_model::Condition, after: &takas_model::Condition) -> Option<std::cmp::Ordering> {
    use takas_model::{Bound, Condition};
    let (
        Condition::Count { bound, number, flow },
        Condition::Count { bound: other_bound, number: other, flow: other_flow },
    ) = (before, after)
    else {
        return None;
    };
    if bound != other_bound || flow != other_flow {
        return None;
    }
    match bound {
        Bound::AtLeast => Some(other.cmp(number)),
        Bound::AtMost => Some(number.cmp(other)),
        Bound::Exactly => None,
    }
}
