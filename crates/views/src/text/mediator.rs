//! The mediator's table: who goes where, what each party gives and receives, what was made best.

use super::layout::{Column, Page, left, right};
use super::{landscape, lists, why};
use crate::mediator::{Bundle, DealView, MediatorView, PartyCard, Thing, ThingKind, UndertakingView};
use crate::phrase::joined;
use crate::words::{self, heading, label, papers};

/// The mediator's view as text of so many columns (held between 40 and 200).
pub fn mediator(view: &MediatorView, columns: usize) -> String {
    let mut page = Page::new(columns);
    page.title(&view.title);
    page.warnings(&view.warnings, view.pseudonyms);
    page.gap();
    page.hanging(&format!("{}. ", view.status.word), &view.status.sentence);
    if let Some(deal) = &view.deal {
        page.paragraph(0, &deal.headline);
        if let Some(unique) = &deal.unique {
            page.paragraph(0, unique);
        }
    }
    if !view.table.is_empty() {
        page.paragraph(0, &format!("{}.", joined(&view.table, "; ")));
    }
    if let Some(question) = &view.question {
        why::question(&mut page, question);
    }
    if let Some(deal) = &view.deal {
        moves(&mut page, deal);
        parties(&mut page, deal);
        objectives(&mut page, deal);
        consent(&mut page, deal);
    }
    lists::mediator(&mut page, &view.lists);
    if let Some(conflict) = &view.conflict {
        why::conflict(&mut page, conflict);
    }
    if let Some(decisive) = &view.decisive {
        why::decisive(&mut page, decisive);
    }
    if let Some(alternatives) = &view.alternatives {
        why::alternatives(&mut page, alternatives);
    }
    if let Some(front) = &view.front {
        landscape::front(&mut page, front);
    }
    if let Some(distinct) = &view.distinct {
        landscape::distinct(&mut page, distinct);
    }
    if let Some(concessions) = &view.concessions {
        why::concessions(&mut page, concessions);
    }
    if let Some(fragility) = &view.fragility {
        why::fragility(&mut page, fragility);
    }
    footer(&mut page, view);
    page.finish()
}

fn moves(page: &mut Page, deal: &DealView) {
    page.heading(heading::MOVES);
    for phase in &deal.phases {
        let mut indent = 0;
        if deal.phases.len() > 1 || phase.days.is_some() {
            let days = phase.days.as_ref().map(|d| format!(": {d}")).unwrap_or_default();
            page.gap();
            page.paragraph(0, &format!("{}{days}", phase.name));
            indent = 2;
        }
        bundles(page, indent, &phase.bundles);
        undertakings(page, indent, &phase.undertakings);
    }
    let protected = deal.bundles.iter().flat_map(|b| &b.things).any(|t| t.protected);
    if protected {
        page.gap();
        page.paragraph(0, &format!("{} {}", label::PROTECTED_MARK, label::PROTECTED));
    }
}

/// Routes with their people.
pub(super) fn bundles(page: &mut Page, indent: usize, bundles: &[Bundle]) {
    for bundle in bundles {
        let route = words::route(&bundle.from.name, &bundle.to.name);
        page.paragraph(indent, &format!("{route} ({})", bundle.count));
        let names: Vec<String> = bundle.things.iter().map(thing).collect();
        page.list(indent + 4, "", &names);
    }
}

fn thing(thing: &Thing) -> String {
    let mark = if thing.protected { format!(" {}", label::PROTECTED_MARK) } else { String::new() };
    match &thing.kind {
        ThingKind::Person => format!("{}{mark}", thing.name),
        ThingKind::Remains if thing.quantity == 1 => format!("{}{mark}", thing.name),
        ThingKind::Remains | ThingKind::Group => format!("{}: {}{mark}", thing.name, words::number(thing.quantity)),
        ThingKind::Goods(unit) => format!("{}: {}", thing.name, words::goods(thing.quantity, unit)),
    }
}

fn undertakings(page: &mut Page, indent: usize, undertakings: &[UndertakingView]) {
    for undertaking in undertakings {
        page.paragraph(indent, &format!("{} {}: {}", undertaking.party.name, label::UNDERTAKES, undertaking.name));
    }
}

fn parties(page: &mut Page, deal: &DealView) {
    page.heading(&heading::PARTIES);
    let columns: [Column; 4] = [
        left(label::PARTY),
        left(label::GIVES.as_str()),
        left(label::RECEIVES.as_str()),
        right(label::OF_ITS_BEST.as_str()),
    ];
    let rows: Vec<Vec<String>> = deal.parties.iter().map(party_row).collect();
    page.table(0, &columns, &rows);
}

fn party_row(card: &PartyCard) -> Vec<String> {
    let mut gives = card.gives.to_string();
    if !card.undertakes.is_empty() {
        let undertakes = format!("{} {}", label::UNDERTAKES, words::list(&card.undertakes));
        gives = if *gives == *papers::NOTHING { undertakes } else { format!("{gives}; {undertakes}") };
    }
    let met = match &card.satisfaction {
        Some(share) => share.words().to_string(),
        None => label::OUTSIDE.to_string(),
    };
    vec![card.party.name.clone(), gives, card.receives.to_string(), met]
}

fn objectives(page: &mut Page, deal: &DealView) {
    if deal.objectives.is_empty() {
        return;
    }
    page.heading(&heading::OBJECTIVES);
    let rows: Vec<Vec<String>> = deal
        .objectives
        .iter()
        .enumerate()
        .map(|(index, o)| vec![(index + 1).to_string(), o.name.to_string(), o.value.to_string(), o.bound.to_string()])
        .collect();
    let columns = [right(""), left(label::OBJECTIVE.as_str()), left(label::VALUE), left(label::BOUND)];
    page.table(0, &columns, &rows);
}

fn consent(page: &mut Page, deal: &DealView) {
    if deal.consent.is_empty() {
        return;
    }
    page.heading(&heading::CONSENT);
    for row in &deal.consent {
        let head = format!("{}: {}", row.consent, row.count);
        if row.names.is_empty() {
            page.line(&head);
        } else {
            page.hanging(&format!("{head} "), &format!("({})", row.names.join(", ")));
        }
    }
}

fn footer(page: &mut Page, view: &MediatorView) {
    let id = view.deal_id.as_ref().map(|id| format!("{} {id}", label::DEAL));
    let digest = view.case_digest.as_ref().map(|d| format!("{} {d}", label::DIGEST));
    let parts: Vec<String> = id.into_iter().chain(digest).collect();
    if !parts.is_empty() {
        page.gap();
        page.paragraph(0, &parts.join(", "));
    }
}
