//! A party's own page. Takes a [`PartyView`] and nothing else.

use super::escape::body;
use super::lists;
use super::page::{Around, Frame, bar, column, inside, page, permille, section};
use crate::phrase::English;
use crate::projection::{
    Movement, MovementKind, OwnAsk, OwnHold, OwnPosition, OwnRule, PartyDeal, PartyPhase, PartyView,
};
use crate::svg;
use crate::words::{self, label, page as words_of_pages, party as said};

/// A party's view as one HTML page.
pub fn party(view: &PartyView) -> String {
    party_around(view, page)
}

/// The same to stand in another page that has a title of its own.
pub fn party_inside(view: &PartyView) -> String {
    party_around(view, inside)
}

fn party_around(view: &PartyView, around: Around) -> String {
    let mut content = String::new();
    if let Some(deal) = &view.deal {
        deal_sections(&mut content, view, deal);
    } else {
        put!(content, "<p>{}</p>\n", said::NO_DEAL);
    }
    if !view.lists.is_empty() {
        section(&mut content, "lists", words::lists::LISTS, &lists::party(&view.lists));
    }
    if !view.position.is_empty() {
        section(&mut content, "position", said::POSITION, &position(&view.position));
    }
    put!(content, "<p class=\"quiet only\">{}</p>\n", said::ONLY);
    let id = view.deal.as_ref().and_then(|d| d.id.as_ref()).map(|id| format!("{} {id}", label::DEAL));
    let kicker = said::kicker(&view.party.name);
    let frame = Frame {
        title: &view.title,
        kicker: &kicker,
        historical: view.historical,
        foot: id.as_deref().unwrap_or(""),
        warnings: &view.warnings,
        pseudonyms: view.pseudonyms,
        tongue: &English,
    };
    around(&frame, &lead(view), &content)
}

fn lead(view: &PartyView) -> String {
    let mut out = String::new();
    if let Some(deal) = &view.deal {
        let gives: Vec<&Movement> = deal.phases.iter().flat_map(|p| &p.gives).collect();
        let receives: Vec<&Movement> = deal.phases.iter().flat_map(|p| &p.receives).collect();
        let sentence = said::headline(&said::total(gives), &said::total(receives));
        put!(out, "<p class=\"headline\">{}</p>\n", body(&sentence));
    }
    if !view.table.is_empty() {
        put!(out, "<p class=\"table-of\">{}</p>\n", body(&view.table.join("; ")));
    }
    out
}

fn deal_sections(content: &mut String, view: &PartyView, deal: &PartyDeal) {
    if deal.phases.is_empty() {
        put!(content, "<p>{}</p>\n", said::NOTHING_MOVES);
    }
    if let Some(drawing) = svg::of_party(view) {
        let figure = format!("<figure tabindex=\"0\">\n{}</figure>\n", svg::inline(&drawing));
        section(content, "exchange", said::PICTURE, &figure);
    }
    for (index, phase) in deal.phases.iter().enumerate() {
        let title = said::phase(&phase.name, phase.days.as_deref());
        section(content, &format!("phase-{}", index + 1), &title, &phase_tables(phase));
    }
}

fn phase_tables(phase: &PartyPhase) -> String {
    let mut out = String::new();
    movements(&mut out, said::GIVES, label::TO, &phase.gives);
    movements(&mut out, said::RECEIVES, label::FROM, &phase.receives);
    if !phase.undertakes.is_empty() {
        put!(out, "<h3>{}</h3>\n<ul class=\"plain\">\n", said::UNDERTAKES);
        for undertaking in &phase.undertakes {
            put!(out, "<li>{}</li>\n", body(undertaking));
        }
        out.push_str("</ul>\n");
    }
    if !phase.undertaken.is_empty() {
        put!(out, "<h3>{}</h3>\n<ul class=\"plain\">\n", said::UNDERTAKEN);
        for undertaken in &phase.undertaken {
            put!(out, "<li><b>{}</b> {}</li>\n", body(&undertaken.by.name), body(&undertaken.name));
        }
        out.push_str("</ul>\n");
    }
    out
}

fn movements(out: &mut String, title: &str, partner: &str, movements: &[Movement]) {
    if movements.is_empty() {
        return;
    }
    let counted = movements.iter().any(|m| m.kind != MovementKind::Person);
    put!(out, "<table class=\"list\"><caption>{title}: {}</caption><thead><tr>", body(&said::total(movements)));
    column(out, label::NAME, false);
    if counted {
        column(out, words_of_pages::COUNT, true);
    }
    column(out, partner, false);
    out.push_str("</tr></thead><tbody>\n");
    for movement in movements {
        put!(out, "<tr><th scope=\"row\">{}</th>", body(&movement.name));
        if counted {
            put!(out, "<td class=\"number\">{}</td>", units(movement));
        }
        put!(out, "<td>{}</td></tr>\n", body(&movement.partner.name));
    }
    out.push_str("</tbody></table>\n");
}

fn units(movement: &Movement) -> String {
    match &movement.kind {
        MovementKind::Goods(unit) => body(&words::goods(movement.quantity, unit)),
        MovementKind::Person | MovementKind::Group | MovementKind::Remains => words::number(movement.quantity),
    }
}

fn position(own: &OwnPosition) -> String {
    let mut out = String::new();
    for (title, held) in [(said::HOLDS, &own.holds), (said::READY, &own.undertakes)] {
        holds(&mut out, title, held);
    }
    asks(&mut out, &own.asks);
    lists::objections(&mut out, &own.objections);
    for (title, list) in [(said::REFUSES, &own.refuses), (said::RULES, &own.rules)] {
        rules(&mut out, title, list);
    }
    out
}

fn holds(out: &mut String, title: &str, holds: &[OwnHold]) {
    if holds.is_empty() {
        return;
    }
    put!(out, "<h3>{title}</h3>\n<ul class=\"plain\">\n");
    for hold in holds {
        put!(out, "<li><b>{}</b> {}", body(&hold.name), body(&said::may_go(&hold.to)));
        if let Some(becomes) = &hold.becomes {
            put!(out, " <span class=\"quiet\">{}</span>", body(becomes));
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ul>\n");
}

fn asks(out: &mut String, asks: &[OwnAsk]) {
    if asks.is_empty() {
        return;
    }
    put!(out, "<table class=\"asks\"><caption>{}</caption><thead><tr>", label::ASKS);
    for word in [words_of_pages::WHAT, words_of_pages::PRIORITY, words_of_pages::MET] {
        column(out, word, false);
    }
    out.push_str("</tr></thead><tbody>\n");
    for ask in asks {
        let sentence = said::met(ask);
        let met = match (ask.met, ask.at_most) {
            (Some(met), Some(all)) => bar(permille(met, all), &sentence),
            _ => body(&sentence),
        };
        put!(out, "<tr><th scope=\"row\">{}</th><td>{}</td><td>{met}</td></tr>\n", body(&ask.name), body(&ask.weight));
    }
    out.push_str("</tbody></table>\n");
}

fn rules(out: &mut String, title: &str, rules: &[OwnRule]) {
    if rules.is_empty() {
        return;
    }
    put!(out, "<h3>{title}</h3>\n<ul class=\"rules\">\n");
    for rule in rules {
        put!(out, "<li><b>{}</b> <span class=\"sentence\">{}</span>", body(&rule.name), body(&rule.sentence));
        if let Some(holds) = rule.holds {
            put!(out, " <span class=\"quiet\">{}</span>", said::holds(holds));
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ul>\n");
}
