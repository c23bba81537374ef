//! The rounds as text.

use super::layout::{Page, left};
use crate::projection::PartyRounds;
use crate::rounds::RoundsView;
use crate::words::{self, rounds as said};

/// The mediator's view as text of so many columns (held between 40 and 200).
pub fn rounds(view: &RoundsView, columns: usize) -> String {
    let mut page = Page::new(columns);
    page.title(&said::title(&view.title));
    page.compartment();
    page.warnings(&view.warnings, view.pseudonyms);
    if view.rounds.is_empty() {
        page.gap();
        page.paragraph(0, &said::NONE);
    }
    for round in &view.rounds {
        page.heading(&said::round(round.number, round.on.clone()));
        page.paragraph(0, &format!("{} {}", said::PROPOSED, round.deal));
        if let Some(note) = &round.note {
            page.paragraph(0, note);
        }
        page.gap();
        page.line(&said::ANSWERS);
        let rows: Vec<Vec<String>> = round
            .answers
            .iter()
            .map(|answer| {
                let standing = answer.standing.map(|standing| format!(" ({standing})")).unwrap_or_default();
                let reason = answer.reason.as_ref().map(|reason| words::quoted(reason)).unwrap_or_default();
                vec![answer.party.name.clone(), format!("{}{standing}", answer.says), reason]
            })
            .collect();
        page.table(2, &[left(""), left(""), left("")], &rows);
        page.gap();
        page.line(&said::ZONE);
        for (index, moment) in round.moments.iter().enumerate() {
            page.hanging("  ", &format!("{}: {}", moment.when, moment.zone));
            if let Some(conflict) = &moment.conflict {
                page.paragraph(4, conflict);
            }
            for reach in moment.reach.iter().filter(|reach| index == 0 || reach.changed) {
                page.paragraph(4, &reach.sentence);
            }
        }
    }
    if let Some(round) = view.agreed {
        page.gap();
        page.paragraph(0, &said::agreed(round));
    }
    page.finish()
}

/// A party's view as text of so many columns (held between 40 and 200).
pub fn party_rounds(view: &PartyRounds, columns: usize) -> String {
    let mut page = Page::new(columns);
    page.title(&said::title_of(&view.title, &view.party.name));
    page.warnings(&view.warnings, view.pseudonyms);
    page.gap();
    if view.proposals.is_empty() {
        page.paragraph(0, &said::NONE_OF_YOURS);
    }
    for proposal in &view.proposals {
        page.line(&format!("{} {}, {}: {}", said::PROPOSAL, proposal.id, proposal.on, proposal.answer));
        if let Some(reason) = &proposal.reason {
            page.paragraph(4, &words::quoted(reason));
        }
    }
    page.gap();
    page.paragraph(0, &words::own::ONLY);
    page.finish()
}
