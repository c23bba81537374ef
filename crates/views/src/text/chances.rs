//! Chances as text, for the mediator; and a question for a liaison.

use super::layout::Page;
use super::why;
use crate::mediator::{ChanceView, ChancesView};
use crate::phrase::joined;
use crate::projection::LiaisonView;
use crate::words::{self, chances as said};

/// The mediator's view of chances.
pub fn chances(view: &ChancesView, columns: usize) -> String {
    let mut page = Page::new(columns);
    page.title(&said::title(&view.title));
    page.warnings(&view.warnings, view.pseudonyms);
    page.gap();
    page.paragraph(0, &view.doubts);
    page.heading(&said::WRITTEN);
    chance(&mut page, &view.written);
    page.heading(&said::LIKELY);
    chance(&mut page, &view.likely);
    if !view.saved.is_empty() {
        page.heading(said::SAVED);
        for (id, rated) in &view.saved {
            page.line(&format!("{} {id}", words::label::DEAL));
            chance(&mut page, rated);
        }
    }
    if let Some(worlds) = &view.worlds {
        page.heading(&said::WORLDS);
        page.paragraph(0, worlds);
    }
    page.heading(&said::QUESTIONS);
    if view.questions.is_empty() {
        page.paragraph(0, &said::NOTHING_TO_ASK);
    }
    for (index, question) in view.questions.iter().enumerate() {
        if index > 0 {
            page.gap();
        }
        page.hanging(&format!("{}. ", index + 1), &question.about);
        for line in &question.lines {
            page.paragraph(5, line);
        }
        page.paragraph(3, &question.gain);
        for answer in &question.answers {
            page.hanging("     - ", answer);
        }
        page.paragraph(3, &question.turns);
        if let Some(information) = &question.information {
            page.paragraph(3, information);
        }
    }
    if view.cut {
        page.paragraph(0, &said::QUESTIONS_CUT);
    }
    page.finish()
}

fn chance(page: &mut Page, view: &ChanceView) {
    page.paragraph(0, &joined(&view.sentences, " "));
    if !view.hangs_on.is_empty() {
        page.line(&format!("{}:", said::HANGS_ON));
        for (percent, line) in &view.hangs_on {
            page.hanging(&format!("{percent:>8}  "), line);
        }
    }
    if let Some((headline, bundles)) = &view.whole {
        page.gap();
        page.paragraph(2, headline);
        super::mediator::bundles(page, 2, bundles);
    }
    if let Some(change) = view.change.as_ref().filter(|change| !change.is_nothing()) {
        page.gap();
        why::difference(page, 2, change);
    }
}

/// The question for a party's liaison: one line of that party, and nothing else.
pub fn liaison(view: &LiaisonView, columns: usize) -> String {
    let mut page = Page::new(columns);
    let Some(question) = &view.question else {
        page.paragraph(0, &said::nothing_to_ask(&view.party.name));
        return page.finish();
    };
    page.title(&said::to_ask(&view.party.name));
    for line in &question.lines {
        page.paragraph(0, &words::quoted(&line.name));
        if let Some(text) = &line.text {
            page.paragraph(2, text);
        }
    }
    page.gap();
    if question.versions.is_empty() {
        page.paragraph(0, said::IS_IT_SO);
    } else {
        page.paragraph(0, said::WHICH_IS_IT);
        for version in &question.versions {
            page.hanging("- ", version);
        }
    }
    page.finish()
}
