//! Why this and not that, as text.

use super::layout::Page;
use super::mediator::bundles;
use crate::mediator::{
    Alternatives, Answer, Change, ConcessionsView, ConflictView, DecisiveView, Difference, FragilityView, LossView,
    QuestionView, RuleView, ValueChange,
};
use crate::phrase::Phrase;
use crate::words::{self, deal, heading, label, why as said};

/// Objectives that differ nowhere.
const NO_CHANGE: &str = "as good in every objective";
/// More names than these are counted, not listed.
const NAMES_MAX: usize = 12;

pub(super) fn question(page: &mut Page, question: &QuestionView) {
    page.heading(&heading::QUESTION);
    page.paragraph(0, &format!("{}: {}", words::list(&question.asked), question.sentence));
    if let Some(change) = question.change.as_ref().filter(|c| !c.is_empty()) {
        difference(page, 2, change);
    }
}

pub(super) fn conflict(page: &mut Page, conflict: &ConflictView) {
    page.heading(&heading::CONFLICT);
    page.paragraph(0, &conflict.sentence);
    page.gap();
    for (index, member) in conflict.members.iter().enumerate() {
        rule(page, &format!("{}. ", index + 1), member);
    }
}

/// Owner and name, then the sentence, then where it comes from.
fn rule(page: &mut Page, first: &str, rule: &RuleView) {
    let indent = super::layout::width(first);
    page.hanging(first, &words::owned(&rule.owner, &rule.name));
    page.paragraph(indent + 2, &rule.sentence);
    if !rule.provenance.is_empty() {
        page.paragraph(indent + 2, &format!("({})", rule.provenance));
    }
}

pub(super) fn decisive(page: &mut Page, decisive: &[DecisiveView]) {
    page.heading(&heading::DECISIVE);
    if decisive.is_empty() {
        page.paragraph(0, &label::NONE_DECISIVE);
    }
    for (index, condition) in decisive.iter().enumerate() {
        if index > 0 {
            page.gap();
        }
        page.paragraph(0, &words::owned(&condition.rule.owner, &condition.rule.name));
        page.paragraph(2, &condition.rule.sentence);
        page.line(&format!("  {}:", label::WITHOUT_IT));
        answer(page, 4, &condition.without);
    }
}

fn answer(page: &mut Page, indent: usize, answer: &Answer) {
    match answer {
        Answer::Deal(change) if change.is_nothing() => page.paragraph(indent, &label::SAME),
        Answer::Deal(change) => difference(page, indent, change),
        Answer::Whole { headline, bundles: whole } => {
            page.paragraph(indent, headline);
            bundles(page, indent, whole);
        }
        Answer::NoDeal => page.paragraph(indent, &said::LEFT_NOTHING),
        Answer::Unknown => page.paragraph(indent, &said::LEFT_UNKNOWN),
    }
}

pub(super) fn difference(page: &mut Page, indent: usize, difference: &Difference) {
    let lead = " ".repeat(indent);
    for change in difference.objectives.iter().chain(&difference.satisfaction) {
        page.hanging(&lead, &value_change(change));
    }
    for (word, changes) in
        [(label::COMES, &difference.comes), (label::GOES, &difference.goes), (label::OTHERWISE, &difference.otherwise)]
    {
        if !changes.is_empty() {
            page.list(indent, &format!("{word}: "), &shortened(changes));
        }
    }
}

fn value_change(change: &ValueChange) -> String {
    words::value_change(&change.name, &change.before, &change.after)
}

fn shortened(changes: &[Change]) -> Vec<String> {
    let mut names: Vec<String> = changes.iter().take(NAMES_MAX).map(|c| format!("{} ({})", c.name, c.how)).collect();
    if changes.len() > NAMES_MAX {
        names.push(words::and_more(changes.len() - NAMES_MAX));
    }
    names
}

pub(super) fn alternatives(page: &mut Page, alternatives: &Alternatives) {
    page.heading(&heading::ALTERNATIVES);
    if alternatives.differences.is_empty() {
        page.paragraph(0, &label::NO_ALTERNATIVE);
    }
    deals(page, &label::ALTERNATIVE, alternatives);
}

/// Other deals one after the other, each called by this word.
pub(super) fn deals(page: &mut Page, called: &str, alternatives: &Alternatives) {
    for (index, change) in alternatives.differences.iter().enumerate() {
        if index > 0 {
            page.gap();
        }
        let same = change.objectives.is_empty();
        let note = if same { format!(" ({NO_CHANGE})") } else { String::new() };
        page.line(&format!("{called} {}{note}", index + 1));
        difference(page, 2, change);
    }
}

pub(super) fn concessions(page: &mut Page, concessions: &ConcessionsView) {
    page.heading(&heading::CONCESSIONS);
    if concessions.sets.is_empty() {
        page.paragraph(0, &label::NO_CONCESSION);
    }
    for (index, set) in concessions.sets.iter().enumerate() {
        if index > 0 {
            page.gap();
        }
        let proved = if set.proved { String::new() } else { format!(" ({})", label::NOT_PROVED_CHEAPEST) };
        page.line(&format!("{}. {} {}{proved}", index + 1, label::COST, words::number(set.cost)));
        for concession in &set.concessions {
            let to = words::conceded(concession.to.as_deref());
            page.paragraph(3, &format!("{} {to}", words::owned(&concession.rule.owner, &concession.rule.name)));
            page.paragraph(5, &format!("({})", words::instead_of_sentence(&concession.rule.sentence)));
        }
        page.line(&format!("   {}:", label::UNLOCKS));
        answer(page, 5, &set.unlocks);
    }
    if concessions.exhausted && !concessions.sets.is_empty() {
        page.gap();
        page.paragraph(0, &label::EXHAUSTED);
    }
}

pub(super) fn fragility(page: &mut Page, fragility: &FragilityView) {
    page.heading(&heading::FRAGILITY);
    page.hanging("! ", &deal::SPOILERS);
    for (word, losses) in [(label::IF_PARTY, &fragility.parties), (label::IF_NAME, &fragility.items)] {
        if losses.is_empty() {
            continue;
        }
        page.gap();
        page.line(&format!("{word}:"));
        for loss in losses {
            one_loss(page, loss);
        }
    }
}

fn one_loss(page: &mut Page, loss: &LossView) {
    page.hanging("  ", &format!("{}: {}", loss.name, loss.left));
    for (word, names) in [(label::FALLS, &loss.falls), (label::REPLACED, &loss.replacements)] {
        if !names.is_empty() {
            let mut shown: Vec<String> = names.iter().take(NAMES_MAX).map(Phrase::to_string).collect();
            if names.len() > NAMES_MAX {
                shown.push(words::and_more(names.len() - NAMES_MAX));
            }
            page.list(6, &format!("{word}: "), &shown);
        }
    }
}
