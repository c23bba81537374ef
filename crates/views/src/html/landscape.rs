//! The landscape as HTML: the plot, its table, the deal at each point.

use super::escape::body;
use super::moves;
use super::page::{bar, column};
use super::why;
use crate::mediator::{DistinctView, FrontView, PointView};
use crate::svg::plot;
use crate::words::{label, landscape as said};

pub(super) fn front(front: &FrontView) -> String {
    let mut out = format!("<p class=\"headline\">{}</p>\n<p>{}</p>\n", body(&front.sentence), said::MEANS);
    for remark in &front.remarks {
        put!(out, "<p>{}</p>\n", body(remark));
    }
    if let Some(drawing) = plot::front(front) {
        put!(out, "<figure tabindex=\"0\">\n{drawing}</figure>\n");
    }
    table(&mut out, front);
    if let Some(caveat) = front.caveat {
        put!(out, "<p>{caveat}</p>\n");
    }
    out.push_str("<dl class=\"sources\">\n");
    for (name, meaning) in said::MEANINGS {
        put!(out, "<dt>{name} ({})</dt><dd>{meaning}</dd>\n", said::letter(name));
    }
    out.push_str("</dl>\n");
    for point in &front.points {
        deal(&mut out, point);
    }
    out
}

fn table(out: &mut String, front: &FrontView) {
    put!(out, "<div class=\"scroll\" tabindex=\"0\"><table class=\"front\" aria-label=\"{}\"><thead><tr>", said::FRONT);
    column(out, said::POINT, true);
    for party in &front.parties {
        column(out, &party.name, false);
    }
    column(out, said::KNOWN_AS, false);
    out.push_str("</tr></thead><tbody>\n");
    for point in &front.points {
        let number = point.number;
        put!(
            out,
            "<tr><th scope=\"row\" class=\"number\"><a href=\"#point-{number}\" aria-label=\"{}\">{number}</a></th>",
            said::point(number)
        );
        for share in &point.shares {
            put!(out, "<td>{}</td>", bar(share.permille, &share.percent));
        }
        put!(out, "<td>{}</td></tr>\n", body(&point.notes().join(", ")));
    }
    out.push_str("</tbody></table></div>\n");
}

/// A point's deal, to be opened; one that stands out is open.
fn deal(out: &mut String, point: &PointView) {
    let open = if point.stands_out { " open" } else { "" };
    let notes = point.notes();
    let known = if notes.is_empty() { String::new() } else { format!(" <b>{}</b>", notes.join(", ")) };
    put!(
        out,
        "<details class=\"point\"{open}><summary>{}{known} <span class=\"quiet\">{}</span></summary>\n<div id=\"point-{}\">\n",
        said::point(point.number),
        body(&point.headline),
        point.number
    );
    match &point.change {
        Some(change) if change.is_nothing() => put!(out, "<p>{}</p>\n", label::SAME),
        Some(change) => why::difference(out, change),
        None => {}
    }
    out.push_str(&moves::routes(&point.bundles));
    if !point.undertakings.is_empty() {
        out.push_str("<ul class=\"plain\">\n");
        for undertaking in &point.undertakings {
            put!(out, "<li><b>{}</b> {}</li>\n", body(&undertaking.party.name), body(&undertaking.name));
        }
        out.push_str("</ul>\n");
    }
    if let Some(id) = &point.deal_id {
        put!(out, "<p class=\"quiet\">{} {}</p>\n", label::DEAL, body(id));
    }
    out.push_str("</div>\n</details>\n");
}

pub(super) fn distinct(distinct: &DistinctView) -> String {
    let mut out = format!("<p class=\"headline\">{}</p>\n", body(&distinct.sentence));
    if !distinct.deals.differences.is_empty() {
        out.push_str(&why::matrix(said::DISTINCT_DEAL, &distinct.deals));
    }
    for (index, id) in distinct.ids.iter().enumerate() {
        if let Some(id) = id {
            put!(out, "<p class=\"quiet\">{} {}: {} {}</p>\n", said::DISTINCT_DEAL, index + 1, label::DEAL, body(id));
        }
    }
    out
}
