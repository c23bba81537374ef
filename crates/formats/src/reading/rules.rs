//! Reading named rules: a sentence, or a table with a sentence and whence it comes.

use std::collections::BTreeMap;

use takas_model::{Origin, Owner, PartyRef, Rule};

use super::draft::{Draft, Site};
use super::fields::{Fields, wrong};
use super::lines::{self, Head};
use crate::codes::Code;
use crate::diagnostic::Sink;
use crate::language::lexer;
use crate::language::resolve::{self, Said, Scope, Weights};
use crate::shapes;
use crate::source::{Place, Text};
use crate::tree::{Entry, Node, Value};

/// The tables of a position that sentences use.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tables {
    pub(crate) weights: BTreeMap<String, Weights>,
    pub(crate) values: Option<Weights>,
}

/// Whose sentences are read.
#[derive(Clone, Copy)]
pub(super) struct Speaker<'a> {
    pub(super) party: Option<PartyRef>,
    pub(super) tables: &'a Tables,
    pub(super) texts: &'a [Text],
}

impl Speaker<'_> {
    /// Whose rule it is.
    pub(super) fn owner(&self) -> Owner {
        self.party.map_or(Owner::Case, Owner::Party)
    }
}

/// Reads the rules of one table, in the order written.
pub(super) fn read_rules(
    entries: &[Entry],
    speaker: Speaker<'_>,
    head: &Head,
    draft: &mut Draft,
    sink: &mut Sink,
) -> Vec<(Rule, Site)> {
    let mut rules: Vec<(Rule, Site)> = Vec::new();
    let mut said_before: BTreeMap<String, (String, Place)> = BTreeMap::new();
    for entry in entries {
        let named = name_is_fine(entry, sink);
        draft.written_rules.insert((speaker.owner(), entry.key.clone()));
        let (node, fields) = match &entry.node.value {
            Value::Table(_) => {
                let Some(fields) = Fields::of_entry(entry, shapes::RULE, sink) else { continue };
                let Some(say) = fields.entry("say") else {
                    fields.missing("say", "write `say = \"…\"`: the sentence of the rule", sink);
                    continue;
                };
                (&say.node, Some(fields))
            }
            _ => (&entry.node, None),
        };
        let line = lines::read_line(fields.as_ref(), entry.key_place, head, draft, sink);
        let Some(said) = sentence_of(node, &entry.key, speaker, draft, sink) else { continue };
        if let Some((earlier, place)) = said_before.get(&said.text) {
            let message = format!("this rule says the same as \"{earlier}\"");
            sink.add(Code::SameRule, entry.key_place, message, "keep one of the two")
                .see(*place, "the first of the two");
        }
        said_before.entry(said.text.clone()).or_insert_with(|| (entry.key.clone(), entry.key_place));
        if named {
            let rule = Rule {
                owner: speaker.owner(),
                origin: Origin::Written,
                name: entry.key.clone(),
                text: said.text,
                sentence: said.sentence,
                line,
            };
            rules.push((rule, Site { name: entry.key_place, sentence: node.place }));
        }
    }
    rules
}

fn name_is_fine(entry: &Entry, sink: &mut Sink) -> bool {
    let name = &entry.key;
    let fault = if name.trim().is_empty() {
        "a rule needs a name"
    } else if name.trim() != name {
        "the rule's name begins or ends with a space"
    } else if name.contains(char::is_control) {
        "the rule's name holds a line break or another control character"
    } else if name.len() > 300 {
        "the rule's name is longer than 300 bytes"
    } else {
        return true;
    };
    sink.add(
        Code::RuleName,
        entry.key_place,
        fault,
        "give it a short name in plain words: every explanation speaks in it",
    );
    false
}

/// Reads a sentence from the text of a node.
pub(super) fn sentence_of(
    node: &Node,
    key: &str,
    speaker: Speaker<'_>,
    draft: &mut Draft,
    sink: &mut Sink,
) -> Option<Said> {
    let Value::Text(text) = &node.value else {
        wrong(node, key, "a sentence in quotation marks", sink);
        return None;
    };
    let origin = origin(node.place, text, speaker.texts);
    let scope = scope_of(speaker, &draft.case, &draft.names, draft.lost.as_deref());
    resolve::read_sentence(text, origin, &scope, &mut draft.used, sink)
}

/// Reads a selection from the text of a node.
pub(super) fn selection_of(
    node: &Node,
    key: &str,
    speaker: Speaker<'_>,
    draft: &mut Draft,
    sink: &mut Sink,
) -> Option<takas_model::Selection> {
    let Value::Text(text) = &node.value else {
        wrong(node, key, "a selection in words: `americans or kara-murza`", sink);
        return None;
    };
    let origin = origin(node.place, text, speaker.texts);
    let scope = scope_of(speaker, &draft.case, &draft.names, draft.lost.as_deref());
    resolve::read_selection(text, origin, &scope, &mut draft.used, sink)
}

/// Where names are looked up.
pub(super) fn scope_of<'c>(
    speaker: Speaker<'c>,
    case: &'c takas_model::Case,
    names: &'c resolve::Names,
    lost: Option<&'c str>,
) -> Scope<'c> {
    let tables = speaker.tables;
    Scope { case, names, party: speaker.party, weights: &tables.weights, values: tables.values.as_ref(), lost }
}

/// Where a text's characters stand in its file: exactly, unless it holds escapes.
pub(crate) fn origin(place: Place, value: &str, texts: &[Text]) -> lexer::Origin {
    let raw = texts.get(place.file).and_then(|text| text.content.get(place.start..place.end)).unwrap_or("");
    for quotes in ["\"\"\"", "'''", "\"", "'"] {
        let inner = raw.strip_prefix(quotes).and_then(|rest| rest.strip_suffix(quotes));
        let Some(mut inner) = inner else { continue };
        let mut start = place.start + quotes.len();
        if quotes.len() == 3 {
            let stripped = inner.strip_prefix("\r\n").or_else(|| inner.strip_prefix('\n')).unwrap_or(inner);
            start += inner.len() - stripped.len();
            inner = stripped;
        }
        if inner == value {
            let whole = Place { file: place.file, start, end: start + inner.len() };
            return lexer::Origin { whole, direct: true };
        }
        break;
    }
    lexer::Origin { whole: place, direct: false }
}
