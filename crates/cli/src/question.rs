//! `--with` and `--without`: a question makes another case with more rules.

use takas_formats::parse_question_with;
use takas_model::{Case, Condition, ItemRef, Nature, Sentence};
use takas_views::Asked;

use crate::failure::Failure;
use crate::reading;

/// A question and the case that answers it.
pub struct AskedCase {
    /// The case with the question's rules.
    pub case: Case,
    /// The question in parts.
    pub words: Vec<Asked>,
}

/// The case asked about; none when nothing is asked.
///
/// # Errors
/// When a name is unknown, a sentence cannot be read, or a live case is asked what withholding a protected person would bring.
pub fn asked(case: &Case, with: &[String], without: &[String]) -> Result<Option<AskedCase>, Failure> {
    if with.is_empty() && without.is_empty() {
        return Ok(None);
    }
    let mut asked = AskedCase { case: case.clone(), words: Vec::new() };
    for text in with {
        let rule = parse_question_with(case, text)
            .map_err(|diagnostics| reading::refuse_question(text, &diagnostics))?;
        asked.words.push(in_words(&rule.sentence, text));
        asked.case = asked.case.with_rule(rule);
    }
    for text in without {
        let item = case.find_item(text).ok_or_else(|| unknown(case, text))?;
        refuse_protected(case, item)?;
        asked.words.push(Asked::Without(item));
        asked.case = asked.case.without_item(item);
    }
    Ok(Some(asked))
}

fn in_words(sentence: &Sentence, text: &str) -> Asked {
    match sentence {
        Sentence::Holds(Condition::All(flow)) => match (flow.selection.items.as_slice(), flow.to.as_slice()) {
            ([item], []) => Asked::With { item: *item, to: None },
            ([item], [to]) => Asked::With { item: *item, to: Some(*to) },
            _ => Asked::InWords(text.to_owned()),
        },
        _ => Asked::InWords(text.to_owned()),
    }
}

fn unknown(case: &Case, text: &str) -> Failure {
    let nearest = takas_formats::nearest(text, case.items.iter().map(|item| item.id.as_str()));
    let hint = nearest.map_or_else(|| "`--without` takes the id of one person or thing".to_owned(), |id| format!("did you mean `{id}`?"));
    Failure::Usage(format!("`--without {text}`: the case has nothing of that name; {hint}"))
}

/// In a live case nobody is told what withholding a protected person would bring.
fn refuse_protected(case: &Case, item: ItemRef) -> Result<(), Failure> {
    if case.nature == Nature::Live && case.item(item).protection.is_some() {
        return Err(Failure::Usage(format!(
            "`--without {}`: nothing may depend on the release of a protected person (GC III art. 109-110, GC IV art. 132), so this is not asked in a live case",
            case.item(item).id
        )));
    }
    Ok(())
}
