//! `--with` and `--without`: a question makes another case with more rules.

use takas_formats::{Diagnostic, parse_question_with, parse_question_without};
use takas_model::{Case, Condition, Rule, Sentence};
use takas_views::Asked;

use crate::failure::Failure;
use crate::reading;

/// A question and the case that answers it.
#[derive(Clone, Debug)]
pub struct AskedCase {
    /// The case with the question's rules.
    pub case: Case,
    /// The question in parts.
    pub words: Vec<Asked>,
}

/// A question that cannot be asked.
#[derive(Clone, Debug)]
pub struct Unread {
    /// As it was typed.
    pub text: String,
    /// What is wrong with it.
    pub found: Vec<Diagnostic>,
}

/// The case asked about; none when nothing is asked.
///
/// # Errors
/// When a name is unknown, a sentence cannot be read, or a live case is asked what withholding a protected person would bring.
pub fn asked(case: &Case, with: &[String], without: &[String]) -> Result<Option<AskedCase>, Failure> {
    read(case, with, without).map_err(|unread| reading::refuse_question(&unread.text, &unread.found))
}

/// The same, and nothing is reported.
///
/// # Errors
/// What is wrong with the first of them that cannot be asked.
pub fn read(case: &Case, with: &[String], without: &[String]) -> Result<Option<AskedCase>, Unread> {
    if with.is_empty() && without.is_empty() {
        return Ok(None);
    }
    let mut asked = AskedCase { case: case.clone(), words: Vec::new() };
    let unread = |text: &str| {
        let text = text.to_owned();
        move |found| Unread { text, found }
    };
    for text in with {
        // Each against the case with those before it: doors are not to be closed one by one.
        let rule = parse_question_with(&asked.case, text).map_err(unread(text))?;
        asked.add(rule, text);
    }
    for text in without {
        let rule = parse_question_without(&asked.case, text).map_err(unread(text))?;
        asked.add(rule, text);
    }
    Ok(Some(asked))
}

impl AskedCase {
    fn add(&mut self, rule: Rule, text: &str) {
        self.words.push(in_words(&rule, text));
        self.case = self.case.with_rule(rule);
    }
}

fn in_words(rule: &Rule, text: &str) -> Asked {
    match &rule.sentence {
        Sentence::Holds(Condition::All(flow)) => match (flow.selection.items.as_slice(), flow.to.as_slice()) {
            ([item], []) => Asked::With { item: *item, to: None },
            ([item], [to]) => Asked::With { item: *item, to: Some(*to) },
            _ => Asked::InWords(text.to_owned()),
        },
        Sentence::Holds(Condition::None(flow)) => match flow.selection.items.as_slice() {
            [item] => Asked::Without(*item),
            _ => Asked::InWords(rule.text.clone()),
        },
        _ => Asked::InWords(text.to_owned()),
    }
}
