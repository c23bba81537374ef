//! The drawing with its list, and the table of all that moves.

use super::page::column;
use super::pen::Pen;
use crate::mediator::{Bundle, DealView, MediatorView, PhaseView, Thing, ThingKind};
use crate::phrase::Phrase;
use crate::svg;
use crate::words::{amounts, deal as of_deals, heading, label, page as said};

/// Names beside the drawing, for one arrow.
const NAMES_MAX: usize = 24;

/// The drawing and the routes by letter; none when nothing goes from party to party.
pub(super) fn picture(view: &MediatorView, deal: &DealView, pen: Pen<'_>) -> Option<String> {
    let drawing = svg::of_deal(view, deal)?;
    let mut out = pen.figure(&svg::inline(&drawing, pen.0));
    out.push_str(&routes(&deal.bundles, pen));
    Some(out)
}

/// Routes by letter, with names.
pub(super) fn routes(bundles: &[Bundle], pen: Pen<'_>) -> String {
    let mut out = format!("<ul class=\"routes\" aria-label=\"{}\">\n", pen.quote(said::ROUTES));
    for bundle in bundles {
        put!(
            out,
            "<li><b class=\"key\">{}</b> <b>{}</b> <span class=\"quiet\">{}</span><br>",
            bundle.key,
            pen.put(of_deals::way(&bundle.from.name, &bundle.to.name)),
            pen.put(&bundle.count)
        );
        let shown = bundle.things.iter().take(NAMES_MAX).map(|thing| named(thing, pen));
        let more = bundle.things.len().saturating_sub(NAMES_MAX) as u64;
        let more = (more > 0).then(|| pen.put(said::more_in_list(more)));
        let names: Vec<String> = shown.chain(more).collect();
        out.push_str(&names.join(&pen.comma()));
        out.push_str("</li>\n");
    }
    out.push_str("</ul>\n");
    out
}

fn named(thing: &Thing, pen: Pen<'_>) -> String {
    let name = Phrase::supplied(&thing.name);
    let name = if is_single(thing) { name } else { amounts::with(name, quantity(thing)) };
    let mut out = format!("<span class=\"who\">{}", pen.put(name));
    if thing.protected {
        put!(out, " {}", pen.protected());
    }
    out.push_str("</span>");
    out
}

fn is_single(thing: &Thing) -> bool {
    thing.kind == ThingKind::Person || (thing.kind == ThingKind::Remains && thing.quantity == 1)
}

fn quantity(thing: &Thing) -> Phrase {
    match &thing.kind {
        ThingKind::Goods(unit) => amounts::goods(thing.quantity, unit),
        ThingKind::Person | ThingKind::Group | ThingKind::Remains => Phrase::amount(thing.quantity),
    }
}

/// Which columns the list needs.
struct Columns {
    count: bool,
    legal: bool,
    consent: bool,
}

/// A table for each phase.
pub(super) fn list(deal: &DealView, pen: Pen<'_>) -> String {
    let things = || deal.bundles.iter().flat_map(|b| &b.things);
    let columns = Columns {
        count: things().any(|t| !is_single(t)),
        legal: things().any(|t| t.legal.is_some()),
        consent: things().any(|t| t.consent.is_some()),
    };
    let mut out = String::new();
    for phase in &deal.phases {
        let caption = of_deals::phase(&phase.name, phase.days.as_ref());
        if !phase.bundles.is_empty() {
            put!(out, "<table class=\"list grouped\"><caption>{}</caption><thead><tr>", pen.put(&caption));
            column(&mut out, &pen.say(label::NAME), false);
            if columns.count {
                column(&mut out, &pen.say(said::COUNT), true);
            }
            if columns.legal {
                column(&mut out, &pen.say(label::LEGAL), false);
            }
            if columns.consent {
                column(&mut out, &pen.say(label::CONSENT), false);
            }
            out.push_str("</tr></thead>\n");
            for bundle in &phase.bundles {
                bundle_rows(&mut out, bundle, &columns, pen);
            }
            out.push_str("</table>\n");
        }
        undertakings(&mut out, phase, caption, pen);
    }
    out
}

fn bundle_rows(out: &mut String, bundle: &Bundle, columns: &Columns, pen: Pen<'_>) {
    let span = 1 + usize::from(columns.count) + usize::from(columns.legal) + usize::from(columns.consent);
    put!(
        out,
        "<tbody><tr class=\"route\"><th scope=\"rowgroup\" colspan=\"{span}\"><b class=\"key\">{}</b> {} <span class=\"quiet\">{}</span></th></tr>\n",
        bundle.key,
        pen.put(of_deals::way(&bundle.from.name, &bundle.to.name)),
        pen.put(&bundle.count)
    );
    for thing in &bundle.things {
        put!(out, "<tr><th scope=\"row\">{}", pen.person(&Phrase::supplied(&thing.name), thing.written.as_deref()));
        if thing.protected {
            put!(out, " {}", pen.protected());
        }
        if !thing.aliases.is_empty() {
            let names = Phrase::row(", ", thing.aliases.iter().map(Phrase::supplied));
            put!(out, " <span class=\"quiet\">{}</span>", pen.put(label::also_known(names)));
        }
        out.push_str("</th>");
        if columns.count {
            put!(out, "<td class=\"number\">{}</td>", pen.put(quantity(thing)));
        }
        if columns.legal {
            put!(out, "<td>{}</td>", pen.name(thing.legal.as_deref().unwrap_or("")));
        }
        if columns.consent {
            put!(
                out,
                "<td class=\"short\">{}</td>",
                thing.consent.as_ref().map(|consent| pen.put(consent)).unwrap_or_default()
            );
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n");
}

fn undertakings(out: &mut String, phase: &PhaseView, caption: Phrase, pen: Pen<'_>) {
    if phase.undertakings.is_empty() {
        return;
    }
    put!(out, "<h3>{}</h3>\n<ul class=\"plain\">\n", pen.put(heading::undertakings(caption)));
    for undertaking in &phase.undertakings {
        put!(out, "<li><b>{}</b> {}</li>\n", pen.name(&undertaking.party.name), pen.name(&undertaking.name));
    }
    out.push_str("</ul>\n");
}

/// What is known of the persons' own will.
pub(super) fn consent(deal: &DealView, pen: Pen<'_>) -> String {
    let mut out = String::from("<dl class=\"sources\">\n");
    for row in &deal.consent {
        let people = amounts::people(row.count as u64);
        let told = match &row.names[..] {
            [] => people,
            names => amounts::with(people, Phrase::row(", ", names.iter().map(Phrase::supplied))),
        };
        put!(out, "<dt>{}</dt><dd>{}</dd>\n", pen.put(&row.consent), pen.put(told));
    }
    out.push_str("</dl>\n");
    out
}
