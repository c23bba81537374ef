//! What pages say: that every language says the same, and that pages say nothing else.

mod messages;
mod pages;
mod phrases;
mod spoken;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use takas_desk::server::words::Language;

/// A message of a file.
#[derive(Debug, Default, PartialEq, Eq)]
struct Message {
    /// What is put in.
    arguments: BTreeSet<String>,
    /// Every text of it, of every form.
    texts: Vec<String>,
    /// For each choice by an argument, the keys of its forms.
    choices: Vec<(String, BTreeSet<String>)>,
    /// What it takes from other messages, by their names: texts would then depend on the order of words of another language.
    borrowed: Vec<String>,
}

/// Where the crate lies.
fn home() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files of a language, one after the other by their names.
fn text(language: Language) -> String {
    let folder = home().join(format!("locales/{}", language.code()));
    let entries = fs::read_dir(folder).expect("every language has a folder").map(|entry| entry.expect("listed").path());
    let mut files: Vec<PathBuf> = entries.collect();
    files.sort();
    files.iter().map(|file| fs::read_to_string(file).expect("read") + "\n").collect()
}

/// Sentences of English messages that are long enough to be known by: none of them stands on a page in another language.
pub(crate) fn english_sentences() -> BTreeSet<String> {
    let texts = messages(Language::English).into_values().flat_map(|message| message.texts);
    let trimmed = texts.map(|text| text.trim_matches(|c: char| !c.is_alphanumeric()).to_owned());
    trimmed.filter(|text| text.len() > 12 && text.contains(' ')).collect()
}

/// The messages of a language, read by the parser and not by our code.
fn messages(language: Language) -> BTreeMap<String, Message> {
    let text = text(language);
    let shown = format!("locales/{}", language.code());
    let resource =
        fluent_syntax::parser::parse(text.as_str()).unwrap_or_else(|(_, faults)| panic!("{shown}: {faults:?}"));
    let mut found = BTreeMap::new();
    for entry in &resource.body {
        match entry {
            Entry::Message(message) => {
                assert!(message.attributes.is_empty(), "{shown}: {}: attributes are not used here", message.id.name);
                let mut read = Message::default();
                walk(message.value.as_ref().expect("a message has a text"), &mut read);
                let before = found.insert(message.id.name.to_owned(), read);
                assert!(before.is_none(), "{shown}: {} stands twice", message.id.name);
            }
            Entry::Term(term) => panic!("{shown}: -{}: terms are not used here", term.id.name),
            Entry::Junk { content } => panic!("{shown}: cannot be read: {content}"),
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
        }
    }
    found
}

fn walk(pattern: &Pattern<&str>, read: &mut Message) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => read.texts.push((*value).to_owned()),
            PatternElement::Placeable { expression: Expression::Inline(inline) } => walk_inline(inline, read),
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                walk_inline(selector, read);
                let InlineExpression::VariableReference { id } = selector else { panic!("a choice by no argument") };
                let key = |key: &VariantKey<&str>| match key {
                    VariantKey::Identifier { name } => (*name).to_owned(),
                    VariantKey::NumberLiteral { value } => (*value).to_owned(),
                };
                read.choices.push((id.name.to_owned(), variants.iter().map(|one| key(&one.key)).collect()));
                for one in variants {
                    walk(&one.value, read);
                }
            }
        }
    }
}

fn walk_inline(inline: &InlineExpression<&str>, read: &mut Message) {
    match inline {
        InlineExpression::VariableReference { id } => {
            read.arguments.insert(id.name.to_owned());
        }
        InlineExpression::StringLiteral { value } => read.texts.push((*value).to_owned()),
        other => read.borrowed.push(format!("{other:?}")),
    }
}

/// Every file below a folder whose name ends so, with what stands in it, in order.
fn files(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let mut waiting = vec![home().join(folder)];
    let mut found = Vec::new();
    while let Some(folder) = waiting.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for path in entries.map(|entry| entry.expect("a folder can be read").path()) {
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|extension| extension == ending) {
                let text = fs::read_to_string(&path).expect("a source can be read");
                found.push((path, text));
            }
        }
    }
    found.sort();
    found
}
