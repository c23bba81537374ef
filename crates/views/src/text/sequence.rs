//! The safe order as text.

use super::layout::{Page, left, right};
use crate::phrase::{Phrase, joined};
use crate::projection::PartySequence;
use crate::sequence::{OrderView, SequenceView};
use crate::words::{self, label, sequence as said};

/// The mediator's view as text of so many columns (held between 40 and 200).
pub fn sequence(view: &SequenceView, columns: usize) -> String {
    let mut page = Page::new(columns);
    page.title(&said::title(&view.title));
    page.compartment();
    page.warnings(&view.warnings, view.pseudonyms);
    page.gap();
    order(&mut page, &view.safe);
    if let Some(published) = &view.published {
        page.heading(&said::PUBLISHED);
        order(&mut page, published);
    }
    page.gap();
    page.paragraph(0, &said::EXPOSURE);
    page.finish()
}

fn order(page: &mut Page, view: &OrderView) {
    for sentence in &view.sentences {
        page.paragraph(0, sentence);
    }
    for (index, step) in view.steps.iter().enumerate() {
        if let Some(phase) = &step.phase {
            page.gap();
            page.line(phase);
        }
        let mut what: Vec<String> = step.name.iter().cloned().collect();
        what.extend(step.moves.iter().map(Phrase::to_string));
        let mark = if step.protected { format!(" {}", label::PROTECTED_MARK) } else { String::new() };
        let place = step.place.as_ref().map(|place| format!(" ({place})")).unwrap_or_default();
        page.hanging(&format!("{:>4}  ", index + 1), &format!("{}{mark}{place}", what.join("; ")));
        let exposed = view.parties.iter().zip(&step.exposure).filter(|(_, exposure)| **exposure > 0);
        let exposed: Vec<String> =
            exposed.map(|(party, exposure)| format!("{} {}", party.id, words::tenths(*exposure))).collect();
        if !exposed.is_empty() {
            page.hanging("        ", &format!("{} {}", said::EXPOSED, exposed.join(", ")));
        }
    }
}

/// A party's view as text of so many columns (held between 40 and 200).
pub fn party_sequence(view: &PartySequence, columns: usize) -> String {
    let mut page = Page::new(columns);
    page.title(&said::title_of(&view.title, &view.party.name));
    page.warnings(&view.warnings, view.pseudonyms);
    page.gap();
    if view.steps.is_empty() {
        page.paragraph(0, &said::NOTHING);
    } else {
        let rows: Vec<Vec<String>> = view
            .steps
            .iter()
            .enumerate()
            .map(|(index, step)| {
                let phase = step.phase.as_ref().map(|phase| format!("{phase}: ")).unwrap_or_default();
                vec![
                    (index + 1).to_string(),
                    format!("{phase}{}", joined(&step.moves, "; ")),
                    words::number(step.given),
                    words::number(step.received),
                ]
            })
            .collect();
        let heads = [
            right(said::STEP.as_str()),
            left(said::WHAT.as_str()),
            right(said::GIVEN.as_str()),
            right(said::RECEIVED.as_str()),
        ];
        page.table(0, &heads, &rows);
    }
    page.gap();
    page.paragraph(0, &words::own::ONLY);
    page.finish()
}
