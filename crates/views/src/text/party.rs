//! A party's own page as text. Takes a [`PartyView`] and nothing else.

use super::layout::{Page, left, right};
use super::lists;
use crate::phrase::{Phrase, joined};
use crate::projection::{Movement, MovementKind, OwnPosition, PartyDeal, PartyView};
use crate::words::{self, deal as of_deals, label, own, party as said};

/// A party's view as text of so many columns (held between 40 and 200).
pub fn party(view: &PartyView, columns: usize) -> String {
    let mut page = Page::new(columns);
    page.title(&said::title(&view.title, &view.party.name));
    page.warnings(&view.warnings, view.pseudonyms);
    page.gap();
    if !view.table.is_empty() {
        page.paragraph(0, &format!("{}.", joined(&view.table, "; ")));
    }
    match &view.deal {
        Some(deal) => body(&mut page, deal),
        None => page.paragraph(0, &said::NO_DEAL),
    }
    lists::party(&mut page, &view.lists);
    position(&mut page, &view.position);
    page.gap();
    page.paragraph(0, &own::ONLY);
    page.finish()
}

fn body(page: &mut Page, deal: &PartyDeal) {
    if let Some(id) = &deal.id {
        page.paragraph(0, &format!("{} {id}", label::DEAL));
    }
    if deal.phases.is_empty() {
        page.paragraph(0, &said::NOTHING_MOVES);
    }
    for phase in &deal.phases {
        if deal.phases.len() > 1 || phase.days.is_some() {
            page.heading(&of_deals::phase(&phase.name, phase.days.as_ref()));
        }
        movements(page, &said::GIVES, label::TO, &phase.gives);
        movements(page, &said::RECEIVES, label::FROM, &phase.receives);
        if !phase.undertakes.is_empty() {
            page.gap();
            page.line(&said::UNDERTAKES);
            for undertaking in &phase.undertakes {
                page.hanging("  ", undertaking);
            }
        }
        if !phase.undertaken.is_empty() {
            page.gap();
            page.line(&said::UNDERTAKEN);
            for undertaken in &phase.undertaken {
                page.hanging("  ", &format!("{}: {}", undertaken.by.name, undertaken.name));
            }
        }
    }
}

fn movements(page: &mut Page, title: &str, preposition: &str, movements: &[Movement]) {
    if movements.is_empty() {
        return;
    }
    page.gap();
    page.line(&format!("{title} ({})", said::total(movements)));
    let rows: Vec<Vec<String>> =
        movements.iter().map(|m| vec![m.name.clone(), units(m), format!("{preposition} {}", m.partner.name)]).collect();
    page.table(2, &[left(""), right(""), left("")], &rows);
}

fn units(movement: &Movement) -> String {
    match &movement.kind {
        MovementKind::Person => String::new(),
        MovementKind::Remains if movement.quantity == 1 => String::new(),
        MovementKind::Group | MovementKind::Remains => words::number(movement.quantity),
        MovementKind::Goods(unit) => words::goods(movement.quantity, unit),
    }
}

fn position(page: &mut Page, own: &OwnPosition) {
    if own.is_empty() {
        return;
    }
    page.heading(&said::POSITION);
    for (title, holds) in [(said::HOLDS, &own.holds), (said::READY, &own.undertakes)] {
        if !holds.is_empty() {
            page.gap();
            page.line(&title);
            let rows: Vec<Vec<String>> = holds
                .iter()
                .map(|h| {
                    let becomes = h.becomes.as_ref().map(Phrase::to_string);
                    vec![h.name.clone(), said::may_go(&h.to).to_string(), becomes.unwrap_or_default()]
                })
                .collect();
            page.table(2, &[left(""), left(""), left("")], &rows);
        }
    }
    if !own.asks.is_empty() {
        page.gap();
        page.line(&label::ASKS);
        let rows: Vec<Vec<String>> =
            own.asks.iter().map(|a| vec![a.name.to_string(), a.weight.to_string(), said::met(a).to_string()]).collect();
        page.table(2, &[left(""), left(""), left("")], &rows);
    }
    lists::objections(page, &own.objections);
    for (title, rules) in [(said::REFUSES, &own.refuses), (said::RULES, &own.rules)] {
        if !rules.is_empty() {
            page.gap();
            page.line(&title);
            for rule in rules {
                let holds = rule.holds.map(|holds| format!(" ({})", said::holds(holds))).unwrap_or_default();
                page.hanging("  ", &format!("{}{holds}", words::quoted(&rule.name)));
                page.paragraph(4, &rule.sentence);
            }
        }
    }
}
