//! The mediator's page.

use super::landscape;
use super::lists;
use super::moves;
use super::page::{Around, Frame, bar, column, compartment_in, inside, page, permille, section, warnings_of};
use super::pen::Pen;
use super::why;
use crate::mediator::{AskView, DealView, MediatorView, PartyCard, RuleView, StatusKind};
use crate::phrase::{English, Phrase, Tongue};
use crate::words::{self, heading, label, page as said, papers};

/// The mediator's view as one HTML page.
pub fn mediator(view: &MediatorView) -> String {
    mediator_around(view, &English, page)
}

/// The same to stand in another page that has a title of its own, in a language.
pub fn mediator_inside(view: &MediatorView, tongue: &dyn Tongue) -> String {
    mediator_around(view, tongue, inside)
}

/// The other deals beside the one shown, alone, to stand in another page, in a language.
pub fn alternatives_inside(view: &MediatorView, tongue: &dyn Tongue) -> String {
    view.alternatives.as_ref().map(|others| why::alternatives(others, Pen(tongue))).unwrap_or_default()
}

fn mediator_around(view: &MediatorView, tongue: &dyn Tongue, around: Around) -> String {
    let pen = Pen(tongue);
    let mut content = String::new();
    if let Some(question) = &view.question {
        section(&mut content, "question", &pen.say(heading::QUESTION), &why::question(question, pen));
    }
    if let Some(deal) = &view.deal {
        deal_sections(&mut content, view, deal, pen);
    }
    if !view.lists.is_empty() {
        section(&mut content, "lists", &pen.say(words::lists::LISTS), &lists::mediator(&view.lists, pen));
    }
    around_the_deal(&mut content, view, pen);
    sources(&mut content, view, pen);
    legend(&mut content, pen);
    let id = view.deal_id.as_ref().map(|id| label::deal_of(Phrase::supplied(id)));
    let digest = view.case_digest.as_ref().map(|digest| label::digest_of(Phrase::supplied(digest)));
    let frame = Frame {
        title: &view.title,
        kicker: words::COMPARTMENT,
        historical: view.historical,
        foot: &pen.say(Phrase::row(" · ", id.into_iter().chain(digest))),
        warnings: &[],
        pseudonyms: false,
        tongue,
    };
    around(&frame, &lead(view, pen), &content)
}

/// Why this and not that, and what else there is.
fn around_the_deal(content: &mut String, view: &MediatorView, pen: Pen<'_>) {
    if let Some(conflict) = &view.conflict {
        section(content, "conflict", &pen.say(heading::CONFLICT), &why::conflict(conflict, pen));
    }
    if let Some(decisive) = &view.decisive {
        section(content, "decisive", &pen.say(heading::DECISIVE), &why::decisive(decisive, pen));
    }
    if let Some(alternatives) = &view.alternatives {
        section(content, "alternatives", &pen.say(heading::ALTERNATIVES), &why::alternatives(alternatives, pen));
    }
    if let Some(front) = &view.front {
        section(content, "landscape", &pen.say(words::landscape::FRONT), &landscape::front(front, pen));
    }
    if let Some(distinct) = &view.distinct {
        section(content, "distinct", &pen.say(words::landscape::DISTINCT), &landscape::distinct(distinct, pen));
    }
    if let Some(concessions) = &view.concessions {
        section(content, "concessions", &pen.say(heading::CONCESSIONS), &why::concessions(concessions, pen));
    }
    if let Some(fragility) = &view.fragility {
        section(content, "fragility", &pen.say(heading::FRAGILITY), &why::fragility(fragility, pen));
    }
}

/// Under the title: the status, the deal in a sentence, whose table it is, and warnings.
fn lead(view: &MediatorView, pen: Pen<'_>) -> String {
    let (class, mark) = match view.status.kind {
        StatusKind::Optimal => ("optimal", said::MARK_OPTIMAL),
        StatusKind::Feasible => ("feasible", said::MARK_FEASIBLE),
        StatusKind::Infeasible => ("infeasible", said::MARK_INFEASIBLE),
        StatusKind::Interrupted => ("interrupted", said::MARK_INTERRUPTED),
    };
    let mut out = compartment_in(pen);
    if let Some(deal) = &view.deal {
        put!(out, "<p class=\"headline\">{}</p>\n", pen.put(&deal.headline));
    }
    put!(
        out,
        "<p class=\"status {class}\"><strong><span aria-hidden=\"true\">{mark}</span> {}</strong> {}",
        pen.put(&view.status.word),
        pen.put(&view.status.sentence)
    );
    if let Some(unique) = view.deal.as_ref().and_then(|deal| deal.unique.as_ref()) {
        put!(out, " {}", pen.put(unique));
    }
    out.push_str("</p>\n");
    if !view.table.is_empty() {
        put!(out, "<p class=\"table-of\">{}</p>\n", pen.row("; ", &view.table));
    }
    if let Some(summary) = &view.summary {
        put!(out, "<p class=\"summary\">{}</p>\n", pen.put(Phrase::english(summary)));
    }
    out.push_str(&warnings_of(&view.warnings, view.pseudonyms, pen));
    out
}

fn deal_sections(content: &mut String, view: &MediatorView, deal: &DealView, pen: Pen<'_>) {
    if let Some(picture) = moves::picture(view, deal, pen) {
        section(content, "exchange", &pen.say(heading::PICTURE), &picture);
    }
    section(content, "parties", &pen.say(heading::PARTIES), &parties(deal, pen));
    if !deal.objectives.is_empty() {
        section(content, "objectives", &pen.say(heading::OBJECTIVES), &objectives(deal, pen));
    }
    section(content, "list", &pen.say(heading::LIST), &moves::list(deal, pen));
    if !deal.consent.is_empty() {
        section(content, "consent", &pen.say(heading::CONSENT), &moves::consent(deal, pen));
    }
}

fn parties(deal: &DealView, pen: Pen<'_>) -> String {
    let mut out = String::from("<div class=\"cards\">\n");
    for card in &deal.parties {
        party_card(&mut out, card, pen);
    }
    out.push_str("</div>\n");
    out
}

fn party_card(out: &mut String, card: &PartyCard, pen: Pen<'_>) {
    let (name, id) = (pen.name(&card.party.name), pen.name(&card.party.id));
    put!(out, "<article class=\"card\">\n<h3>{name} <small>{id}</small></h3>\n");
    if !card.roles.is_empty() {
        put!(out, "<p class=\"quiet\">{}</p>\n", pen.row(", ", &card.roles));
    }
    let met = match &card.satisfaction {
        Some(share) => bar(share.permille, &pen.say(share.words())),
        None => format!("<span class=\"quiet\">{}</span>", pen.put(label::OUTSIDE)),
    };
    out.push_str("<dl>\n");
    for (term, whole, parts) in
        [(label::GIVES, &card.gives, &card.gives_to), (label::RECEIVES, &card.receives, &card.receives_from)]
    {
        let total = if let [only] = parts.as_slice() { only } else { whole };
        put!(out, "<dt>{}</dt><dd>{}", pen.put(term), pen.put(total));
        if parts.len() > 1 {
            out.push_str("<ul class=\"parts\">");
            for part in parts {
                put!(out, "<li>{}</li>", pen.put(part));
            }
            out.push_str("</ul>");
        }
        out.push_str("</dd>\n");
    }
    if !card.undertakes.is_empty() {
        let undertakes = Phrase::row("; ", card.undertakes.iter().map(Phrase::supplied));
        put!(out, "<dt>{}</dt><dd>{}</dd>\n", pen.put(label::UNDERTAKES), pen.put(undertakes));
    }
    put!(out, "<dt>{}</dt><dd>{met}</dd>\n</dl>\n", pen.put(label::OF_ITS_BEST));
    asks(out, &card.asks, pen);
    if !card.rules.is_empty() {
        put!(out, "<h4>{}</h4>\n", pen.put(label::CONDITIONS));
        rules(out, &card.rules, pen);
    }
    out.push_str("</article>\n");
}

fn asks(out: &mut String, asks: &[AskView], pen: Pen<'_>) {
    if asks.is_empty() {
        return;
    }
    put!(out, "<table class=\"asks\"><caption>{}</caption><thead><tr>", pen.put(label::ASKS));
    for word in [said::WHAT, said::PRIORITY, said::MET] {
        column(out, &pen.say(word), false);
    }
    out.push_str("</tr></thead><tbody>\n");
    for ask in asks {
        let met = match &ask.choice {
            Some(choice) => choice.clone(),
            None => Phrase::row(" / ", [ask.met, ask.at_most].map(Phrase::amount)),
        };
        put!(
            out,
            "<tr><th scope=\"row\">{} <span class=\"quiet\">{}</span></th><td>{}</td><td>{}</td></tr>\n",
            pen.put(&ask.name),
            pen.put(&ask.provenance),
            pen.put(&ask.weight),
            bar(permille(ask.met, ask.at_most), &pen.say(met))
        );
    }
    out.push_str("</tbody></table>\n");
}

fn rules(out: &mut String, rules: &[RuleView], pen: Pen<'_>) {
    out.push_str("<ul class=\"rules\">\n");
    for rule in rules {
        put!(
            out,
            "<li><b>{}</b> <span class=\"sentence\">{}</span> <span class=\"quiet\">{}</span></li>\n",
            pen.put(&rule.name),
            pen.put(&rule.sentence),
            pen.put(&rule.provenance)
        );
    }
    out.push_str("</ul>\n");
}

fn objectives(deal: &DealView, pen: Pen<'_>) -> String {
    let mut out = format!("<table><caption>{}</caption><thead><tr>", pen.put(said::OBJECTIVES_CAPTION));
    column(&mut out, "", true);
    for word in [label::OBJECTIVE, papers::VALUE, papers::BOUND] {
        column(&mut out, &pen.say(word), false);
    }
    out.push_str("</tr></thead><tbody>\n");
    for (index, row) in deal.objectives.iter().enumerate() {
        put!(
            out,
            "<tr><td class=\"number\">{}</td><th scope=\"row\">{}</th><td>{}</td><td class=\"{}\">{}</td></tr>\n",
            pen.put(Phrase::figures(index + 1)),
            pen.put(&row.name),
            pen.put(&row.value),
            if row.closed { "closed" } else { "open" },
            pen.put(&row.bound)
        );
    }
    out.push_str("</tbody></table>\n");
    out
}

fn sources(content: &mut String, view: &MediatorView, pen: Pen<'_>) {
    if view.sources.is_empty() {
        return;
    }
    let mut out = String::from("<dl class=\"sources\">\n");
    for (key, text) in &view.sources {
        put!(out, "<dt>{}</dt><dd>{}</dd>\n", pen.name(key), pen.name(text));
    }
    out.push_str("</dl>\n");
    section(content, "sources", &pen.say(heading::SOURCES), &out);
}

fn legend(content: &mut String, pen: Pen<'_>) {
    let mut out = String::from("<dl class=\"sources\">\n");
    for (term, meaning) in said::LEGEND {
        put!(out, "<dt>{}</dt><dd>{}</dd>\n", pen.put(term), pen.put(meaning));
    }
    out.push_str("</dl>\n");
    section(content, "legend", &pen.say(heading::LEGEND), &out);
}
