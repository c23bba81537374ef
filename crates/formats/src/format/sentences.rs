//! Where sentences stand in a file, and their canonical form there.

use toml_edit::{Formatted, Item, Table, Value};

use crate::diagnostic::Sink;
use crate::language::{parser, printer};
use crate::reading::{Part, rules};
use crate::source::Text;
use crate::tree;

/// A sentence longer than this is written over several lines.
const SENTENCE_WIDTH: usize = 100;

/// In the place of a sentence.
const STANDS_FOR_ITSELF: [&str; 2] = ["dropped", "as written"];

/// What a text is, by the keys that lead to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Speech {
    Sentence,
    Selection,
    /// A selection with the parties and phases that narrow it.
    Flow,
    /// `to` of a concession: a sentence, or `dropped`. `say` of a version: also `as written`.
    Concession,
}

/// What the text at these keys is; none: no sentence.
fn speech(part: Part<'_>, keys: &[&str]) -> Option<Speech> {
    match (part, keys) {
        (Part::Case | Part::Position(_), ["rules", _] | ["rules", _, "say"]) | (Part::Sequence, ["order", _]) => {
            Some(Speech::Sentence)
        }
        (Part::Position(_), ["asks" | "refuses" | "objections", _, "of"] | ["windows", _, "listed"]) => {
            Some(Speech::Selection)
        }
        (
            Part::Operation,
            ["checks" | "simultaneous" | "quotas", _, "of"]
            | ["gates", _, "of" | "holds"]
            | ["apart", _, "one" | "other"],
        ) => Some(Speech::Flow),
        (Part::Concessions, [_, _, "to"]) | (Part::Confidence, [_, _, "say"]) => Some(Speech::Concession),
        _ => None,
    }
}

/// Reports every sentence of a file that cannot be parsed.
pub(super) fn check(root: &tree::Table, part: Part<'_>, source: &Text, sink: &mut Sink) {
    let mut keys = Vec::new();
    check_table(root, part, &mut keys, source, sink);
}

fn check_table<'t>(table: &'t tree::Table, part: Part<'_>, keys: &mut Vec<&'t str>, source: &Text, sink: &mut Sink) {
    for entry in &table.entries {
        keys.push(&entry.key);
        check_node(&entry.node, part, keys, source, sink);
        keys.pop();
    }
}

fn check_node<'t>(node: &'t tree::Node, part: Part<'_>, keys: &mut Vec<&'t str>, source: &Text, sink: &mut Sink) {
    match &node.value {
        tree::Value::Table(table) if keys.len() < 4 => check_table(table, part, keys, source, sink),
        tree::Value::Array(nodes) if keys.len() < 4 => {
            for node in nodes {
                check_node(node, part, keys, source, sink);
            }
        }
        tree::Value::Text(text) => {
            let origin = rules::origin(node.place, text, std::slice::from_ref(source));
            match speech(part, keys) {
                Some(Speech::Concession) if STANDS_FOR_ITSELF.contains(&text.trim()) => {}
                Some(Speech::Sentence | Speech::Concession) => drop(parser::sentence(text, origin, sink)),
                Some(Speech::Selection) => drop(parser::selection(text, origin, sink)),
                Some(Speech::Flow) => drop(parser::flow(text, origin, sink)),
                None => {}
            }
        }
        _ => {}
    }
}

/// Writes every sentence of a document in its canonical form.
pub(super) fn rewrite(root: &mut Table, part: Part<'_>) {
    rewrite_table(root, part, &[]);
}

fn rewrite_table(table: &mut Table, part: Part<'_>, keys: &[&str]) {
    for (key, item) in table.iter_mut() {
        let key = key.get().to_owned();
        let keys: Vec<&str> = keys.iter().copied().chain([key.as_str()]).collect();
        match item {
            Item::Value(value) => rewrite_value(value, part, &keys),
            Item::Table(inner) if keys.len() < 4 => rewrite_table(inner, part, &keys),
            Item::ArrayOfTables(tables) if keys.len() < 4 => {
                tables.iter_mut().for_each(|inner| rewrite_table(inner, part, &keys));
            }
            _ => {}
        }
    }
}

fn rewrite_value(value: &mut Value, part: Part<'_>, keys: &[&str]) {
    match value {
        Value::String(text) => {
            let Some(canonical) = speech(part, keys).and_then(|speech| canonical(speech, text.value())) else { return };
            let decor = text.decor().clone();
            let mut written = written(&canonical);
            *written.decor_mut() = decor;
            *text = written;
        }
        Value::InlineTable(table) if keys.len() < 4 => {
            for (key, inner) in table.iter_mut() {
                let key = key.get().to_owned();
                let keys: Vec<&str> = keys.iter().copied().chain([key.as_str()]).collect();
                rewrite_value(inner, part, &keys);
            }
        }
        Value::Array(array) if keys.len() < 4 => array.iter_mut().for_each(|inner| rewrite_value(inner, part, keys)),
        _ => {}
    }
}

fn canonical(speech: Speech, text: &str) -> Option<String> {
    let origin = crate::language::lexer::Origin { whole: crate::source::Place::default(), direct: false };
    let mut sink = Sink::default();
    match speech {
        Speech::Concession if STANDS_FOR_ITSELF.contains(&text.trim()) => Some(text.trim().to_owned()),
        Speech::Sentence | Speech::Concession => {
            parser::sentence(text, origin, &mut sink).map(|syntax| printer::sentence(&syntax))
        }
        Speech::Selection => parser::selection(text, origin, &mut sink).map(|syntax| printer::selection(&syntax)),
        Speech::Flow => parser::flow(text, origin, &mut sink).map(|syntax| printer::flow(&syntax)),
    }
}

/// A sentence as a TOML text: on one line, or wrapped between triple quotation marks. Sentences hold neither quotation marks
/// nor backslashes.
fn written(sentence: &str) -> Formatted<String> {
    if sentence.chars().count() <= SENTENCE_WIDTH {
        return Formatted::new(sentence.to_owned());
    }
    let mut raw = String::from("\"\"\"\n");
    let mut width = 0;
    for word in sentence.split(' ') {
        let length = word.chars().count();
        if width > 0 && width + 1 + length > SENTENCE_WIDTH {
            raw.push('\n');
            width = 0;
        }
        raw.push_str(if width == 0 { "    " } else { " " });
        raw.push_str(word);
        width += length + 1;
    }
    raw.push_str("\"\"\"");
    raw.parse::<Value>()
        .ok()
        .and_then(|value| match value {
            Value::String(text) => Some(text),
            _ => None,
        })
        .unwrap_or_else(|| Formatted::new(sentence.to_owned()))
}
