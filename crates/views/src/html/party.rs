//! A party's own page. Takes a [`PartyView`] and nothing else.

use super::lists;
use super::page::{Around, Frame, bar, column, inside, page, permille, section, warnings_of};
use super::pen::Pen;
use crate::phrase::{English, Fixed, Phrase, Tongue};
use crate::projection::{
    Movement, MovementKind, OwnAsk, OwnHold, OwnPosition, OwnRule, PartyDeal, PartyPhase, PartyView,
};
use crate::svg;
use crate::words::{self, amounts, deal as of_deals, label, page as words_of_pages, party as said};

/// A party's view as one HTML page.
pub fn party(view: &PartyView) -> String {
    party_around(view, &English, page)
}

/// The same to stand in another page that has a title of its own, in a language.
pub fn party_inside(view: &PartyView, tongue: &dyn Tongue) -> String {
    party_around(view, tongue, inside)
}

fn party_around(view: &PartyView, tongue: &dyn Tongue, around: Around) -> String {
    let pen = Pen(tongue);
    let mut content = String::new();
    if let Some(deal) = &view.deal {
        deal_sections(&mut content, view, deal, pen);
    } else {
        put!(content, "<p>{}</p>\n", pen.put(said::NO_DEAL));
    }
    if !view.lists.is_empty() {
        section(&mut content, "lists", &pen.say(words::lists::LISTS), &lists::party(&view.lists, pen));
    }
    if !view.position.is_empty() {
        section(&mut content, "position", &pen.say(said::POSITION), &position(&view.position, pen));
    }
    put!(content, "<p class=\"quiet only\">{}</p>\n", pen.put(words::own::ONLY));
    let id = view.deal.as_ref().and_then(|d| d.id.as_ref()).map(|id| label::deal_of(Phrase::supplied(id)));
    let kicker = said::kicker(&view.party.name);
    let frame = Frame {
        title: &view.title,
        kicker: &kicker,
        historical: view.historical,
        foot: &pen.say(id.unwrap_or_default()),
        warnings: &[],
        pseudonyms: false,
        tongue,
    };
    around(&frame, &lead(view, pen), &content)
}

fn lead(view: &PartyView, pen: Pen<'_>) -> String {
    let mut out = String::new();
    if let Some(deal) = &view.deal {
        let gives: Vec<&Movement> = deal.phases.iter().flat_map(|p| &p.gives).collect();
        let receives: Vec<&Movement> = deal.phases.iter().flat_map(|p| &p.receives).collect();
        let sentence = said::headline(said::total(gives), said::total(receives));
        put!(out, "<p class=\"headline\">{}</p>\n", pen.put(sentence));
    }
    if !view.table.is_empty() {
        put!(out, "<p class=\"table-of\">{}</p>\n", pen.row("; ", &view.table));
    }
    out.push_str(&warnings_of(&view.warnings, view.pseudonyms, pen));
    out
}

fn deal_sections(content: &mut String, view: &PartyView, deal: &PartyDeal, pen: Pen<'_>) {
    if deal.phases.is_empty() {
        put!(content, "<p>{}</p>\n", pen.put(said::NOTHING_MOVES));
    }
    if let Some(drawing) = svg::of_party(view) {
        let figure = pen.figure(&svg::inline(&drawing, pen.0));
        section(content, "exchange", &pen.say(said::PICTURE), &figure);
    }
    for (index, phase) in deal.phases.iter().enumerate() {
        let title = pen.say(of_deals::phase(&phase.name, phase.days.as_ref()));
        section(content, &format!("phase-{}", index + 1), &title, &phase_tables(phase, pen));
    }
}

fn phase_tables(phase: &PartyPhase, pen: Pen<'_>) -> String {
    let mut out = String::new();
    movements(&mut out, said::GIVES, label::GOES_TO, &phase.gives, pen);
    movements(&mut out, said::RECEIVES, label::COMES_FROM, &phase.receives, pen);
    if !phase.undertakes.is_empty() {
        put!(out, "<h3>{}</h3>\n<ul class=\"plain\">\n", pen.put(said::UNDERTAKES));
        for undertaking in &phase.undertakes {
            put!(out, "<li>{}</li>\n", pen.name(undertaking));
        }
        out.push_str("</ul>\n");
    }
    if !phase.undertaken.is_empty() {
        put!(out, "<h3>{}</h3>\n<ul class=\"plain\">\n", pen.put(said::UNDERTAKEN));
        for undertaken in &phase.undertaken {
            put!(out, "<li><b>{}</b> {}</li>\n", pen.name(&undertaken.by.name), pen.name(&undertaken.name));
        }
        out.push_str("</ul>\n");
    }
    out
}

fn movements(out: &mut String, title: Fixed, partner: Fixed, movements: &[Movement], pen: Pen<'_>) {
    if movements.is_empty() {
        return;
    }
    let counted = movements.iter().any(|m| m.kind != MovementKind::Person);
    let caption = amounts::with(title.phrase(), said::total(movements));
    put!(out, "<table class=\"list\"><caption>{}</caption><thead><tr>", pen.put(caption));
    column(out, &pen.say(label::NAME), false);
    if counted {
        column(out, &pen.say(words_of_pages::COUNT), true);
    }
    column(out, &pen.say(partner), false);
    out.push_str("</tr></thead><tbody>\n");
    for movement in movements {
        put!(out, "<tr><th scope=\"row\">{}</th>", pen.name(&movement.name));
        if counted {
            put!(out, "<td class=\"number\">{}</td>", pen.put(units(movement)));
        }
        put!(out, "<td>{}</td></tr>\n", pen.name(&movement.partner.name));
    }
    out.push_str("</tbody></table>\n");
}

fn units(movement: &Movement) -> Phrase {
    match &movement.kind {
        MovementKind::Goods(unit) => amounts::goods(movement.quantity, unit),
        MovementKind::Person | MovementKind::Group | MovementKind::Remains => Phrase::amount(movement.quantity),
    }
}

fn position(own: &OwnPosition, pen: Pen<'_>) -> String {
    let mut out = String::new();
    for (title, held) in [(said::HOLDS, &own.holds), (said::READY, &own.undertakes)] {
        holds(&mut out, title, held, pen);
    }
    asks(&mut out, &own.asks, pen);
    lists::objections(&mut out, &own.objections, pen);
    for (title, list) in [(said::REFUSES, &own.refuses), (said::RULES, &own.rules)] {
        rules(&mut out, title, list, pen);
    }
    out
}

fn holds(out: &mut String, title: Fixed, holds: &[OwnHold], pen: Pen<'_>) {
    if holds.is_empty() {
        return;
    }
    put!(out, "<h3>{}</h3>\n<ul class=\"plain\">\n", pen.put(title));
    for hold in holds {
        put!(out, "<li><b>{}</b> {}", pen.name(&hold.name), pen.put(said::may_go(&hold.to)));
        if let Some(becomes) = &hold.becomes {
            put!(out, " <span class=\"quiet\">{}</span>", pen.put(becomes));
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ul>\n");
}

fn asks(out: &mut String, asks: &[OwnAsk], pen: Pen<'_>) {
    if asks.is_empty() {
        return;
    }
    put!(out, "<table class=\"asks\"><caption>{}</caption><thead><tr>", pen.put(label::ASKS));
    for word in [words_of_pages::WHAT, words_of_pages::PRIORITY, words_of_pages::MET] {
        column(out, &pen.say(word), false);
    }
    out.push_str("</tr></thead><tbody>\n");
    for ask in asks {
        let sentence = said::met(ask);
        let met = match (ask.met, ask.at_most) {
            (Some(met), Some(all)) => bar(permille(met, all), &pen.say(sentence)),
            _ => pen.put(sentence),
        };
        put!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{met}</td></tr>\n",
            pen.put(&ask.name),
            pen.put(&ask.weight)
        );
    }
    out.push_str("</tbody></table>\n");
}

fn rules(out: &mut String, title: Fixed, rules: &[OwnRule], pen: Pen<'_>) {
    if rules.is_empty() {
        return;
    }
    put!(out, "<h3>{}</h3>\n<ul class=\"rules\">\n", pen.put(title));
    for rule in rules {
        let sentence = pen.put(Phrase::english(&rule.sentence));
        put!(out, "<li><b>{}</b> <span class=\"sentence\">{sentence}</span>", pen.name(&rule.name));
        if let Some(holds) = rule.holds {
            put!(out, " <span class=\"quiet\">{}</span>", pen.put(said::holds(holds)));
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ul>\n");
}
