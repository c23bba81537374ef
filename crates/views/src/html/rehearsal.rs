//! The mediator's page of a rehearsal: how it ended, how late, how long people wait, where it breaks. Each drawing has its table beneath.

use super::inside::Inside;
use super::page::{Extra, Frame, bar, compartment_in, page_with, section};
use super::pen::Pen;
use super::plan_tables::{named_heads, time};
use crate::phrase::{English, Fixed, Phrase, Tongue};
use crate::rehearsal::{Histogram, RehearsalView};
use crate::svg::bars;
use crate::words::{self, papers, plan as of_plan, rehearsal as said};

/// The style of its drawings.
pub const STYLE: &str = include_str!("rehearsal.css");

/// The view as one HTML page, in English.
pub fn rehearsal(view: &RehearsalView) -> String {
    let pen = Pen(&English);
    let warnings: Vec<String> = view.warnings.iter().map(ToString::to_string).collect();
    let frame = Frame {
        title: &said::title(Phrase::supplied(&view.title)),
        kicker: words::COMPARTMENT,
        historical: view.historical,
        foot: &foot(view),
        warnings: &warnings,
        pseudonyms: view.pseudonyms,
        tongue: &English,
    };
    page_with(&frame, &lead(view, pen), &content(view, pen), Extra { style: STYLE, script: None })
}

/// The same to stand in another page that has a title of its own and says of which plan it is, in the language of that page.
pub fn rehearsal_inside(view: &RehearsalView, tongue: &dyn Tongue) -> String {
    let pen = Pen(tongue);
    let inside = Inside {
        lead: &lead(view, pen),
        warnings: &view.warnings,
        pseudonyms: view.pseudonyms,
        content: &content(view, pen),
    };
    inside.write(pen)
}

fn foot(view: &RehearsalView) -> String {
    view.plan_id.as_ref().map(|id| format!("{} {id}", of_plan::PLAN)).unwrap_or_default()
}

fn lead(view: &RehearsalView, pen: Pen<'_>) -> String {
    let mut lead = compartment_in(pen);
    put!(lead, "<p class=\"headline\">{}</p>\n", pen.put(&view.headline));
    if let Some(cut) = &view.cut {
        put!(lead, "<p class=\"status feasible\">{}</p>\n", pen.put(cut));
    }
    put!(lead, "<p>{}</p>\n", pen.put(said::MEANS));
    lead
}

fn content(view: &RehearsalView, pen: Pen<'_>) -> String {
    let mut content = String::new();
    let mut put_section = |id: &str, heading: Fixed, html: &str| {
        section(&mut content, id, &pen.0.tell(&heading.phrase()), html);
    };
    put_section("endings", said::ENDINGS, &endings(view, pen));
    let late = histogram(&view.ends_late, "late", (said::ENDS_LATE, said::ENDS_LATE_LEAD), pen);
    put_section("end", said::ENDS_LATE, &late);
    put_section("waits", said::WAITS, &histogram(&view.waits, "wait", (said::WAITS, said::WAITS_LEAD), pen));
    put_section("breaks", said::BREAKS, &breaks(view, pen));
    put_section("rides", said::RIDES, &rides(view, pen));
    put_section("assumed", said::ASSUMED, &assumed(view, pen));
    content
}

/// The heads of a table; whether each column is of numbers. The first of some tables has none.
fn heads(out: &mut String, name: Fixed, columns: &[(Option<Fixed>, bool)], pen: Pen<'_>) {
    let told = columns
        .iter()
        .map(|(head, of_numbers)| (head.map(|head| pen.0.tell(&head.phrase())).unwrap_or_default(), *of_numbers));
    let told: Vec<(String, bool)> = told.collect();
    let columns: Vec<(&str, bool)> = told.iter().map(|(head, of_numbers)| (head.as_str(), *of_numbers)).collect();
    named_heads(out, &pen.0.tell(&name.phrase()), &columns);
}

fn amount(count: u64, pen: Pen<'_>) -> String {
    pen.put(Phrase::amount(count))
}

fn share(permille: u64, pen: Pen<'_>) -> String {
    bar(permille, &pen.0.tell(&Phrase::percent(permille)))
}

fn endings(view: &RehearsalView, pen: Pen<'_>) -> String {
    let mut out = String::new();
    heads(&mut out, said::ENDINGS, &[(None, false), (Some(said::RUNS), true), (Some(said::SHARE), false)], pen);
    for ending in &view.endings {
        put!(
            out,
            "<tr><th scope=\"row\">{}</th><td class=\"number\">{}</td><td>{}</td></tr>\n",
            pen.begin(&ending.words),
            amount(ending.runs, pen),
            share(ending.permille, pen)
        );
    }
    out.push_str("</tbody></table>\n");
    out
}

fn histogram(histogram: &Histogram, id: &str, (title, lead): (Fixed, Fixed), pen: Pen<'_>) -> String {
    let mut out = format!("<p>{}</p>\n", pen.put(lead));
    let Some(quantiles) = histogram.quantiles else {
        put!(out, "<p>{}</p>\n", pen.put(said::NONE));
        return out;
    };
    let sentence = quantiles.sentence();
    put!(out, "<p><b>{}</b></p>\n", pen.put(&sentence));
    if let Some(drawing) = bars::bars(histogram, id, (title, &sentence), pen.0) {
        put!(out, "<figure tabindex=\"0\"{}>\n{drawing}</figure>\n", pen.left_to_right());
    }
    out.push_str("<div class=\"scroll-rows\">");
    let columns = [(Some(said::MINUTES), false), (Some(said::HOW_OFTEN), true), (Some(said::SHARE), false)];
    heads(&mut out, title, &columns, pen);
    for bucket in histogram.buckets.iter().filter(|bucket| bucket.count > 0) {
        put!(
            out,
            "<tr><th scope=\"row\">{}</th><td class=\"number\">{}</td><td>{}</td></tr>\n",
            pen.put(said::span(bucket.from, bucket.until)),
            amount(bucket.count, pen),
            share(super::page::permille(bucket.count, histogram.total), pen)
        );
    }
    out.push_str("</tbody></table></div>\n");
    out
}

fn breaks(view: &RehearsalView, pen: Pen<'_>) -> String {
    if view.breaks.is_empty() {
        return format!("<p>{}</p>\n", pen.put(said::NEVER_BREAKS));
    }
    let mut out = format!("<p>{}</p>\n", pen.put(said::BREAKS_LEAD));
    let columns = [(None, false), (Some(said::RUNS), true), (Some(said::SHARE), false), (Some(said::FIRST), true)];
    heads(&mut out, said::BREAKS, &columns, pen);
    for one in &view.breaks {
        put!(
            out,
            "<tr><th scope=\"row\">{}</th><td class=\"number\">{}</td><td>{}</td><td class=\"number\">{}</td></tr>\n",
            pen.begin(&one.words),
            amount(one.runs, pen),
            share(one.permille, pen),
            amount(one.first, pen)
        );
    }
    out.push_str("</tbody></table>\n");
    out
}

fn rides(view: &RehearsalView, pen: Pen<'_>) -> String {
    let mut out = String::from("<div class=\"scroll\" tabindex=\"0\">");
    let columns = [
        (Some(papers::LEAVES), false),
        (Some(papers::WAY), false),
        (Some(said::LEFT), true),
        (Some(said::LATE), true),
        (Some(said::HALF), true),
        (Some(said::NINE_OF_TEN), true),
        (Some(said::ALL), true),
    ];
    heads(&mut out, said::RIDES, &columns, pen);
    for ride in &view.rides {
        put!(
            out,
            "<tr><td>{}</td><th scope=\"row\">{}</th><td class=\"number\">{}</td><td class=\"number\">{}</td>",
            time(&ride.departs),
            pen.put(&ride.ride),
            amount(ride.left, pen),
            amount(ride.late, pen)
        );
        for minutes in [ride.minutes.half, ride.minutes.nine_of_ten, ride.minutes.all] {
            put!(out, "<td class=\"number\">{}</td>", pen.put(said::minutes(minutes)));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table></div>\n");
    out
}

fn assumed(view: &RehearsalView, pen: Pen<'_>) -> String {
    let mut out = "<dl>".to_owned();
    for (what, how) in &view.assumed {
        put!(out, "<dt>{}</dt><dd>{}</dd>", pen.put(what), pen.put(how));
    }
    out.push_str("</dl>\n");
    out
}
