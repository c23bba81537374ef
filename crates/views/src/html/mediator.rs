//! The mediator's page.

use super::escape::body;
use super::landscape;
use super::lists;
use super::moves;
use super::page::{Around, Frame, bar, column, compartment, inside, page, permille, section};
use super::why;
use crate::mediator::{DealView, MediatorView, PartyCard, RuleView, StatusKind};
use crate::phrase::English;
use crate::words::{self, heading, label, page as said};

/// The mediator's view as one HTML page.
pub fn mediator(view: &MediatorView) -> String {
    mediator_around(view, page)
}

/// The same to stand in another page that has a title of its own.
pub fn mediator_inside(view: &MediatorView) -> String {
    mediator_around(view, inside)
}

/// The other deals beside the one shown, alone, to stand in another page.
pub fn alternatives_inside(view: &MediatorView) -> String {
    view.alternatives.as_ref().map(why::alternatives).unwrap_or_default()
}

fn mediator_around(view: &MediatorView, around: Around) -> String {
    let mut content = String::new();
    if let Some(question) = &view.question {
        section(&mut content, "question", heading::QUESTION, &why::question(question));
    }
    if let Some(deal) = &view.deal {
        deal_sections(&mut content, view, deal);
    }
    if !view.lists.is_empty() {
        section(&mut content, "lists", words::lists::LISTS, &lists::mediator(&view.lists));
    }
    if let Some(conflict) = &view.conflict {
        section(&mut content, "conflict", heading::CONFLICT, &why::conflict(conflict));
    }
    if let Some(decisive) = &view.decisive {
        section(&mut content, "decisive", heading::DECISIVE, &why::decisive(decisive));
    }
    if let Some(alternatives) = &view.alternatives {
        section(&mut content, "alternatives", heading::ALTERNATIVES, &why::alternatives(alternatives));
    }
    if let Some(front) = &view.front {
        section(&mut content, "landscape", words::landscape::FRONT, &landscape::front(front));
    }
    if let Some(distinct) = &view.distinct {
        section(&mut content, "distinct", words::landscape::DISTINCT, &landscape::distinct(distinct));
    }
    if let Some(concessions) = &view.concessions {
        section(&mut content, "concessions", heading::CONCESSIONS, &why::concessions(concessions));
    }
    if let Some(fragility) = &view.fragility {
        section(&mut content, "fragility", heading::FRAGILITY, &why::fragility(fragility));
    }
    sources(&mut content, view);
    legend(&mut content);
    let foot: Vec<String> = [(label::DEAL, &view.deal_id), (label::DIGEST, &view.case_digest)]
        .into_iter()
        .filter_map(|(word, id)| id.as_ref().map(|id| format!("{word} {id}")))
        .collect();
    let frame = Frame {
        title: &view.title,
        kicker: words::COMPARTMENT,
        historical: view.historical,
        foot: &foot.join(" · "),
        warnings: &view.warnings,
        pseudonyms: view.pseudonyms,
        tongue: &English,
    };
    around(&frame, &lead(view), &content)
}

/// Under the title: the status, the deal in a sentence, whose table it is.
fn lead(view: &MediatorView) -> String {
    let (class, mark) = match view.status.kind {
        StatusKind::Optimal => ("optimal", said::MARK_OPTIMAL),
        StatusKind::Feasible => ("feasible", said::MARK_FEASIBLE),
        StatusKind::Infeasible => ("infeasible", said::MARK_INFEASIBLE),
        StatusKind::Interrupted => ("interrupted", said::MARK_INTERRUPTED),
    };
    let mut out = compartment();
    if let Some(deal) = &view.deal {
        put!(out, "<p class=\"headline\">{}</p>\n", body(&deal.headline));
    }
    put!(
        out,
        "<p class=\"status {class}\"><strong><span aria-hidden=\"true\">{mark}</span> {}</strong> {}",
        body(&view.status.word),
        body(&view.status.sentence)
    );
    if let Some(unique) = view.deal.as_ref().and_then(|d| d.unique) {
        put!(out, " {unique}");
    }
    out.push_str("</p>\n");
    if !view.table.is_empty() {
        put!(out, "<p class=\"table-of\">{}</p>\n", body(&view.table.join("; ")));
    }
    if let Some(summary) = &view.summary {
        put!(out, "<p class=\"summary\">{}</p>\n", body(summary));
    }
    out
}

fn deal_sections(content: &mut String, view: &MediatorView, deal: &DealView) {
    if let Some(picture) = moves::picture(view, deal) {
        section(content, "exchange", heading::PICTURE, &picture);
    }
    section(content, "parties", heading::PARTIES, &parties(deal));
    if !deal.objectives.is_empty() {
        section(content, "objectives", heading::OBJECTIVES, &objectives(deal));
    }
    section(content, "list", heading::LIST, &moves::list(deal));
    if !deal.consent.is_empty() {
        section(content, "consent", heading::CONSENT, &moves::consent(deal));
    }
}

fn parties(deal: &DealView) -> String {
    let mut out = String::from("<div class=\"cards\">\n");
    for card in &deal.parties {
        party_card(&mut out, card);
    }
    out.push_str("</div>\n");
    out
}

fn party_card(out: &mut String, card: &PartyCard) {
    put!(
        out,
        "<article class=\"card\">\n<h3>{} <small>{}</small></h3>\n",
        body(&card.party.name),
        body(&card.party.id)
    );
    if !card.roles.is_empty() {
        put!(out, "<p class=\"quiet\">{}</p>\n", card.roles.join(", "));
    }
    let met = match &card.satisfaction {
        Some(share) => bar(share.permille, &share.words()),
        None => format!("<span class=\"quiet\">{}</span>", label::OUTSIDE),
    };
    out.push_str("<dl>\n");
    for (term, whole, parts) in
        [(label::GIVES, &card.gives, &card.gives_to), (label::RECEIVES, &card.receives, &card.receives_from)]
    {
        put!(out, "<dt>{term}</dt><dd>");
        if let [only] = parts.as_slice() {
            put!(out, "{}", body(only));
        } else {
            put!(out, "{}", body(whole));
        }
        if parts.len() > 1 {
            out.push_str("<ul class=\"parts\">");
            for part in parts {
                put!(out, "<li>{}</li>", body(part));
            }
            out.push_str("</ul>");
        }
        out.push_str("</dd>\n");
    }
    if !card.undertakes.is_empty() {
        put!(out, "<dt>{}</dt><dd>{}</dd>\n", label::UNDERTAKES, body(&card.undertakes.join("; ")));
    }
    put!(out, "<dt>{}</dt><dd>{met}</dd>\n</dl>\n", label::OF_ITS_BEST);
    asks(out, card);
    if !card.rules.is_empty() {
        put!(out, "<h4>{}</h4>\n", label::CONDITIONS);
        rules(out, &card.rules);
    }
    out.push_str("</article>\n");
}

fn asks(out: &mut String, card: &PartyCard) {
    if card.asks.is_empty() {
        return;
    }
    put!(out, "<table class=\"asks\"><caption>{}</caption><thead><tr>", label::ASKS);
    column(out, said::WHAT, false);
    column(out, said::PRIORITY, false);
    column(out, said::MET, false);
    out.push_str("</tr></thead><tbody>\n");
    for ask in &card.asks {
        let met = match &ask.choice {
            Some(choice) => choice.clone(),
            None => format!("{} / {}", words::number(ask.met), words::number(ask.at_most)),
        };
        put!(
            out,
            "<tr><th scope=\"row\">{} <span class=\"quiet\">{}</span></th><td>{}</td><td>{}</td></tr>\n",
            body(&ask.name),
            body(&ask.provenance),
            body(&ask.weight),
            bar(permille(ask.met, ask.at_most), &met)
        );
    }
    out.push_str("</tbody></table>\n");
}

fn rules(out: &mut String, rules: &[RuleView]) {
    out.push_str("<ul class=\"rules\">\n");
    for rule in rules {
        put!(
            out,
            "<li><b>{}</b> <span class=\"sentence\">{}</span> <span class=\"quiet\">{}</span></li>\n",
            body(&rule.name),
            body(&rule.sentence),
            body(&rule.provenance)
        );
    }
    out.push_str("</ul>\n");
}

fn objectives(deal: &DealView) -> String {
    let mut out = format!("<table><caption>{}</caption><thead><tr>", said::OBJECTIVES_CAPTION);
    for (word, number) in [("", true), (label::OBJECTIVE, false), (label::VALUE, false), (label::BOUND, false)] {
        column(&mut out, word, number);
    }
    out.push_str("</tr></thead><tbody>\n");
    for (index, row) in deal.objectives.iter().enumerate() {
        put!(
            out,
            "<tr><td class=\"number\">{}</td><th scope=\"row\">{}</th><td>{}</td><td class=\"{}\">{}</td></tr>\n",
            index + 1,
            row.name,
            body(&row.value),
            if row.closed { "closed" } else { "open" },
            body(&row.bound)
        );
    }
    out.push_str("</tbody></table>\n");
    out
}

fn sources(content: &mut String, view: &MediatorView) {
    if view.sources.is_empty() {
        return;
    }
    let mut out = String::from("<dl class=\"sources\">\n");
    for (key, text) in &view.sources {
        put!(out, "<dt>{}</dt><dd>{}</dd>\n", body(key), body(text));
    }
    out.push_str("</dl>\n");
    section(content, "sources", heading::SOURCES, &out);
}

fn legend(content: &mut String) {
    let mut out = String::from("<dl class=\"sources\">\n");
    for (term, meaning) in said::LEGEND {
        put!(out, "<dt>{}</dt><dd>{}</dd>\n", body(term), body(meaning));
    }
    out.push_str("</dl>\n");
    section(content, "legend", heading::LEGEND, &out);
}
