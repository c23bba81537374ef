//! The landscape as HTML: the plot, its table, the deal at each point.

use super::moves;
use super::page::{bar, column};
use super::pen::Pen;
use super::why;
use crate::mediator::{DistinctView, FrontView, PointView};
use crate::phrase::Phrase;
use crate::svg::plot;
use crate::words::{amounts, label, landscape as said};

pub(super) fn front(front: &FrontView, pen: Pen<'_>) -> String {
    let mut out = format!("<p class=\"headline\">{}</p>\n<p>{}</p>\n", pen.put(&front.sentence), pen.put(said::MEANS));
    for remark in &front.remarks {
        put!(out, "<p>{}</p>\n", pen.put(remark));
    }
    if let Some(drawing) = plot::front(front, pen.0) {
        out.push_str(&pen.figure(&drawing));
    }
    table(&mut out, front, pen);
    if let Some(caveat) = &front.caveat {
        put!(out, "<p>{}</p>\n", pen.put(caveat));
    }
    out.push_str("<dl class=\"sources\">\n");
    for (name, meaning) in said::MEANINGS {
        let term = amounts::noted(name.phrase(), Phrase::supplied(said::letter(&name)));
        put!(out, "<dt>{}</dt><dd>{}</dd>\n", pen.put(term), pen.put(meaning));
    }
    out.push_str("</dl>\n");
    for point in &front.points {
        deal(&mut out, point, pen);
    }
    out
}

fn table(out: &mut String, front: &FrontView, pen: Pen<'_>) {
    put!(
        out,
        "<div class=\"scroll\" tabindex=\"0\"><table class=\"front\" aria-label=\"{}\"><thead><tr>",
        pen.quote(said::FRONT)
    );
    column(out, &pen.say(said::POINT), true);
    for party in &front.parties {
        column(out, &pen.say(Phrase::supplied(&party.name)), false);
    }
    column(out, &pen.say(said::KNOWN_AS), false);
    out.push_str("</tr></thead><tbody>\n");
    for point in &front.points {
        let number = point.number;
        put!(
            out,
            "<tr><th scope=\"row\" class=\"number\"><a href=\"#point-{number}\" aria-label=\"{}\">{}</a></th>",
            pen.quote(said::point(number)),
            pen.put(Phrase::figures(number))
        );
        for share in &point.shares {
            put!(out, "<td>{}</td>", bar(share.permille, &pen.say(share.percent())));
        }
        put!(out, "<td>{}</td></tr>\n", pen.put(point.notes()));
    }
    out.push_str("</tbody></table></div>\n");
}

/// A point's deal, to be opened; one that stands out is open.
fn deal(out: &mut String, point: &PointView, pen: Pen<'_>) {
    let open = if point.stands_out { " open" } else { "" };
    let notes = point.notes();
    let known = if notes.is_empty() { String::new() } else { format!(" <b>{}</b>", pen.put(notes)) };
    put!(
        out,
        "<details class=\"point\"{open}><summary>{}{known} <span class=\"quiet\">{}</span></summary>\n<div id=\"point-{}\">\n",
        pen.put(said::point(point.number)),
        pen.put(&point.headline),
        point.number
    );
    match &point.change {
        Some(change) if change.is_nothing() => put!(out, "<p>{}</p>\n", pen.put(label::SAME)),
        Some(change) => why::difference(out, change, pen),
        None => {}
    }
    out.push_str(&moves::routes(&point.bundles, pen));
    if !point.undertakings.is_empty() {
        out.push_str("<ul class=\"plain\">\n");
        for undertaking in &point.undertakings {
            put!(out, "<li><b>{}</b> {}</li>\n", pen.name(&undertaking.party.name), pen.name(&undertaking.name));
        }
        out.push_str("</ul>\n");
    }
    if let Some(id) = &point.deal_id {
        put!(out, "<p class=\"quiet\">{}</p>\n", pen.put(label::deal_of(Phrase::supplied(id))));
    }
    out.push_str("</div>\n</details>\n");
}

pub(super) fn distinct(distinct: &DistinctView, pen: Pen<'_>) -> String {
    let mut out = format!("<p class=\"headline\">{}</p>\n", pen.put(&distinct.sentence));
    if !distinct.deals.differences.is_empty() {
        out.push_str(&why::matrix(said::DISTINCT_DEAL, &distinct.deals, pen));
    }
    for (index, id) in distinct.ids.iter().enumerate() {
        if let Some(id) = id {
            let deal = label::nth(said::DISTINCT_DEAL, index + 1);
            let told = amounts::with(deal, label::deal_of(Phrase::supplied(id)));
            put!(out, "<p class=\"quiet\">{}</p>\n", pen.put(told));
        }
    }
    out
}
