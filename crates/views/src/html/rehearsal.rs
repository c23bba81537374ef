//! The mediator's page of a rehearsal: how it ended, how late, how long people wait, where it breaks. Each drawing has its table beneath.

use super::escape::body;
use super::page::{Around, Extra, Frame, bar, compartment, inside, page_with, section};
use super::plan_tables::{named_heads, time};
use crate::phrase::English;
use crate::rehearsal::{Histogram, RehearsalView};
use crate::svg::bars;
use crate::words::{self, number, plan as of_plan, rehearsal as said, tenths};

/// The style of its drawings.
pub const STYLE: &str = include_str!("rehearsal.css");

/// The view as one HTML page.
pub fn rehearsal(view: &RehearsalView) -> String {
    rehearsal_around(view, |frame, lead, content| page_with(frame, lead, content, Extra { style: STYLE, script: None }))
}

/// The same to stand in another page that has a title of its own.
pub fn rehearsal_inside(view: &RehearsalView) -> String {
    rehearsal_around(view, inside)
}

fn rehearsal_around(view: &RehearsalView, around: Around) -> String {
    let mut content = String::new();
    section(&mut content, "endings", said::ENDINGS, &endings(view));
    let late = histogram(&view.ends_late, "late", said::ENDS_LATE, said::ENDS_LATE_LEAD);
    section(&mut content, "end", said::ENDS_LATE, &late);
    section(&mut content, "waits", said::WAITS, &histogram(&view.waits, "wait", said::WAITS, said::WAITS_LEAD));
    section(&mut content, "breaks", said::BREAKS, &breaks(view));
    section(&mut content, "rides", said::RIDES, &rides(view));
    section(&mut content, "assumed", said::ASSUMED, &assumed(view));
    let title = said::title(&view.title);
    let foot = view.plan_id.as_ref().map(|id| format!("{} {id}", of_plan::PLAN)).unwrap_or_default();
    let frame = Frame {
        title: &title,
        kicker: words::COMPARTMENT,
        historical: view.historical,
        foot: &foot,
        warnings: &view.warnings,
        pseudonyms: view.pseudonyms,
        tongue: &English,
    };
    let mut lead = compartment();
    put!(lead, "<p class=\"headline\">{}</p>\n", body(&view.headline));
    if let Some(cut) = &view.cut {
        put!(lead, "<p class=\"status feasible\">{}</p>\n", body(cut));
    }
    put!(lead, "<p>{}</p>\n", said::MEANS);
    around(&frame, &lead, &content)
}

fn endings(view: &RehearsalView) -> String {
    let mut out = String::new();
    named_heads(&mut out, said::ENDINGS, &[("", false), (said::RUNS, true), (said::SHARE, false)]);
    for ending in &view.endings {
        put!(
            out,
            "<tr><th scope=\"row\">{}</th><td class=\"number\">{}</td><td>{}</td></tr>\n",
            words::capitalised(ending.words),
            number(ending.runs),
            bar(ending.permille, &tenths(ending.permille))
        );
    }
    out.push_str("</tbody></table>\n");
    out
}

fn histogram(histogram: &Histogram, id: &str, title: &str, lead: &str) -> String {
    let mut out = format!("<p>{lead}</p>\n");
    let Some(quantiles) = histogram.quantiles else {
        put!(out, "<p>{}</p>\n", said::NONE);
        return out;
    };
    let sentence = said::quantiles(quantiles.half, quantiles.nine_of_ten, quantiles.nearly_all, quantiles.all);
    put!(out, "<p><b>{}</b></p>\n", body(&sentence));
    if let Some(drawing) = bars::bars(histogram, id, title, &sentence) {
        put!(out, "<figure tabindex=\"0\">\n{drawing}</figure>\n");
    }
    out.push_str("<div class=\"scroll-rows\">");
    named_heads(&mut out, title, &[(said::MINUTES, false), (said::HOW_OFTEN, true), (said::SHARE, false)]);
    for bucket in histogram.buckets.iter().filter(|bucket| bucket.count > 0) {
        let permille = super::page::permille(bucket.count, histogram.total);
        put!(
            out,
            "<tr><th scope=\"row\">{}</th><td class=\"number\">{}</td><td>{}</td></tr>\n",
            body(&said::span(bucket.from, bucket.until)),
            number(bucket.count),
            bar(permille, &tenths(permille))
        );
    }
    out.push_str("</tbody></table></div>\n");
    out
}

fn breaks(view: &RehearsalView) -> String {
    if view.breaks.is_empty() {
        return format!("<p>{}</p>\n", said::NEVER_BREAKS);
    }
    let mut out = format!("<p>{}</p>\n", said::BREAKS_LEAD);
    let columns = [("", false), (said::RUNS, true), (said::SHARE, false), (said::FIRST, true)];
    named_heads(&mut out, said::BREAKS, &columns);
    for one in &view.breaks {
        put!(
            out,
            "<tr><th scope=\"row\">{}</th><td class=\"number\">{}</td><td>{}</td><td class=\"number\">{}</td></tr>\n",
            body(&words::capitalised(&one.words)),
            number(one.runs),
            bar(one.permille, &tenths(one.permille)),
            number(one.first)
        );
    }
    out.push_str("</tbody></table>\n");
    out
}

fn rides(view: &RehearsalView) -> String {
    let mut out = String::from("<div class=\"scroll\" tabindex=\"0\">");
    let columns = [
        (of_plan::LEAVES, false),
        (of_plan::WAY, false),
        (said::LEFT, true),
        (said::LATE, true),
        (said::HALF, true),
        (said::NINE_OF_TEN, true),
        (said::ALL, true),
    ];
    named_heads(&mut out, said::RIDES, &columns);
    for ride in &view.rides {
        put!(
            out,
            "<tr><td>{}</td><th scope=\"row\">{}</th><td class=\"number\">{}</td><td class=\"number\">{}</td>",
            time(&ride.departs),
            body(&ride.ride),
            number(ride.left),
            number(ride.late)
        );
        for minutes in [ride.minutes.half, ride.minutes.nine_of_ten, ride.minutes.all] {
            put!(out, "<td class=\"number\">{}</td>", said::minutes(minutes));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table></div>\n");
    out
}

fn assumed(view: &RehearsalView) -> String {
    let mut out = "<dl>".to_owned();
    for (what, how) in &view.assumed {
        put!(out, "<dt>{what}</dt><dd>{}</dd>", body(how));
    }
    out.push_str("</dl>\n");
    out
}
