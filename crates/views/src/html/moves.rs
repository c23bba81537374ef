//! The drawing with its list, and the table of all that moves.

use super::escape::{body, person};
use super::page::{column, protected_mark};
use crate::mediator::{Bundle, DealView, MediatorView, PhaseView, Thing, ThingKind};
use crate::svg;
use crate::words::{self, heading, label, page as said};

/// Names beside the drawing, for one arrow.
const NAMES_MAX: usize = 24;

/// The drawing and the routes by letter; none when nothing goes from party to party.
pub(super) fn picture(view: &MediatorView, deal: &DealView) -> Option<String> {
    let drawing = svg::of_deal(view, deal)?;
    let mut out = format!("<figure tabindex=\"0\">\n{}</figure>\n", svg::inline(&drawing));
    out.push_str(&routes(&deal.bundles));
    Some(out)
}

/// Routes by letter, with names.
pub(super) fn routes(bundles: &[Bundle]) -> String {
    let mut out = format!("<ul class=\"routes\" aria-label=\"{}\">\n", said::ROUTES);
    for bundle in bundles {
        put!(
            out,
            "<li><b class=\"key\">{}</b> <b>{}</b> <span class=\"quiet\">{}</span><br>",
            bundle.key,
            body(&words::route(&bundle.from.name, &bundle.to.name)),
            body(&bundle.count)
        );
        let names: Vec<String> = bundle.things.iter().take(NAMES_MAX).map(named).collect();
        out.push_str(&names.join(", "));
        if bundle.things.len() > NAMES_MAX {
            put!(out, ", {} ({})", words::and_more(bundle.things.len() - NAMES_MAX), said::IN_THE_LIST);
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ul>\n");
    out
}

fn named(thing: &Thing) -> String {
    let mut out = format!("<span class=\"who\">{}", body(&thing.name));
    if !is_single(thing) {
        put!(out, ": {}", quantity(thing));
    }
    if thing.protected {
        put!(out, " {}", protected_mark());
    }
    out.push_str("</span>");
    out
}

fn is_single(thing: &Thing) -> bool {
    thing.kind == ThingKind::Person || (thing.kind == ThingKind::Remains && thing.quantity == 1)
}

fn quantity(thing: &Thing) -> String {
    match &thing.kind {
        ThingKind::Goods(unit) => body(&words::goods(thing.quantity, unit)),
        ThingKind::Person | ThingKind::Group | ThingKind::Remains => words::number(thing.quantity),
    }
}

/// Which columns the list needs.
struct Columns {
    count: bool,
    legal: bool,
    consent: bool,
}

/// A table for each phase.
pub(super) fn list(deal: &DealView) -> String {
    let things = || deal.bundles.iter().flat_map(|b| &b.things);
    let columns = Columns {
        count: things().any(|t| !is_single(t)),
        legal: things().any(|t| t.legal.is_some()),
        consent: things().any(|t| t.consent.is_some()),
    };
    let mut out = String::new();
    for phase in &deal.phases {
        let caption = words::party::phase(&phase.name, phase.days.as_deref());
        if !phase.bundles.is_empty() {
            put!(out, "<table class=\"list grouped\"><caption>{}</caption><thead><tr>", body(&caption));
            column(&mut out, label::NAME, false);
            if columns.count {
                column(&mut out, said::COUNT, true);
            }
            if columns.legal {
                column(&mut out, label::LEGAL, false);
            }
            if columns.consent {
                column(&mut out, label::CONSENT, false);
            }
            out.push_str("</tr></thead>\n");
            for bundle in &phase.bundles {
                bundle_rows(&mut out, bundle, &columns);
            }
            out.push_str("</table>\n");
        }
        undertakings(&mut out, phase, &caption);
    }
    out
}

fn bundle_rows(out: &mut String, bundle: &Bundle, columns: &Columns) {
    let span = 1 + usize::from(columns.count) + usize::from(columns.legal) + usize::from(columns.consent);
    put!(
        out,
        "<tbody><tr class=\"route\"><th scope=\"rowgroup\" colspan=\"{span}\"><b class=\"key\">{}</b> {} <span class=\"quiet\">{}</span></th></tr>\n",
        bundle.key,
        body(&words::route(&bundle.from.name, &bundle.to.name)),
        body(&bundle.count)
    );
    for thing in &bundle.things {
        put!(out, "<tr><th scope=\"row\">{}", person(&thing.name, thing.written.as_deref()));
        if thing.protected {
            put!(out, " {}", protected_mark());
        }
        if !thing.aliases.is_empty() {
            put!(out, " <span class=\"quiet\">{} {}</span>", label::ALSO, body(&thing.aliases.join(", ")));
        }
        out.push_str("</th>");
        if columns.count {
            put!(out, "<td class=\"number\">{}</td>", quantity(thing));
        }
        if columns.legal {
            put!(out, "<td>{}</td>", body(thing.legal.as_deref().unwrap_or("")));
        }
        if columns.consent {
            put!(out, "<td class=\"short\">{}</td>", thing.consent.unwrap_or(""));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n");
}

fn undertakings(out: &mut String, phase: &PhaseView, caption: &str) {
    if phase.undertakings.is_empty() {
        return;
    }
    put!(out, "<h3>{}: {}</h3>\n<ul class=\"plain\">\n", heading::UNDERTAKINGS, body(caption));
    for undertaking in &phase.undertakings {
        put!(out, "<li><b>{}</b> {}</li>\n", body(&undertaking.party.name), body(&undertaking.name));
    }
    out.push_str("</ul>\n");
}

/// What is known of the persons' own will.
pub(super) fn consent(deal: &DealView) -> String {
    let mut out = String::from("<dl class=\"sources\">\n");
    for row in &deal.consent {
        put!(out, "<dt>{}</dt><dd>{}", row.consent, words::people(row.count as u64));
        if !row.names.is_empty() {
            put!(out, ": {}", body(&row.names.join(", ")));
        }
        out.push_str("</dd>\n");
    }
    out.push_str("</dl>\n");
    out
}
