//! The rounds as self-contained pages, and as sections of another page in its language.

use super::escape::body;
use super::inside::Inside;
use super::page::{Frame, bar, column, compartment_in, page, permille, section};
use super::pen::Pen;
use crate::phrase::{English, Phrase, Tongue};
use crate::projection::PartyRounds;
use crate::rounds::{Moment, RoundView, RoundsView};
use crate::words::{self, own, rounds as said};

/// The mediator's view as one HTML page, in English.
pub fn rounds(view: &RoundsView) -> String {
    let pen = Pen(&English);
    let warnings = in_english(&view.warnings);
    let frame = Frame {
        title: &said::title(&view.title),
        kicker: words::COMPARTMENT,
        historical: view.historical,
        foot: "",
        warnings: &warnings,
        pseudonyms: view.pseudonyms,
        tongue: &English,
    };
    page(&frame, &lead(view, pen), &content(view, pen))
}

/// The same to stand in another page that has a title of its own, in the language of that page.
pub fn rounds_inside(view: &RoundsView, tongue: &dyn Tongue) -> String {
    let pen = Pen(tongue);
    let inside = Inside {
        lead: &lead(view, pen),
        warnings: &view.warnings,
        pseudonyms: view.pseudonyms,
        content: &content(view, pen),
    };
    inside.write(pen)
}

fn in_english(warnings: &[Phrase]) -> Vec<String> {
    warnings.iter().map(ToString::to_string).collect()
}

fn lead(view: &RoundsView, pen: Pen<'_>) -> String {
    let mut lead = compartment_in(pen);
    if let Some(round) = view.agreed {
        put!(lead, "<p class=\"headline\">{}</p>\n", pen.put(said::agreed(round)));
    }
    lead
}

fn content(view: &RoundsView, pen: Pen<'_>) -> String {
    let mut content = String::new();
    if view.rounds.is_empty() {
        put!(content, "<p>{}</p>\n", pen.put(said::NONE));
    }
    for round in &view.rounds {
        let heading = pen.0.tell(&said::round(round.number, round.on.clone()));
        section(&mut content, &format!("round-{}", round.number), &heading, &one_round(round, pen));
    }
    content
}

fn one_round(round: &RoundView, pen: Pen<'_>) -> String {
    let mut out = String::new();
    put!(out, "<p>{} <code>{}</code></p>\n", pen.put(said::PROPOSED), body(&round.deal));
    if let Some(note) = &round.note {
        put!(out, "<p>{}</p>\n", pen.name(note));
    }
    put!(out, "<table class=\"list\"><caption>{}</caption><thead><tr>", pen.put(said::ANSWERS));
    for word in [said::PARTY, said::ANSWERS, said::REASON] {
        column(&mut out, &pen.0.tell(&word.phrase()), false);
    }
    out.push_str("</tr></thead><tbody>\n");
    for answer in &round.answers {
        let standing = answer.standing.map(|standing| format!(" ({})", pen.put(standing))).unwrap_or_default();
        put!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}{standing}</td><td>{}</td></tr>\n",
            pen.name(&answer.party.name),
            pen.put(&answer.says),
            pen.name(answer.reason.as_deref().unwrap_or(""))
        );
    }
    out.push_str("</tbody></table>\n");
    zones(&mut out, &round.moments, pen);
    out
}

/// One row for each moment, one column for each party that asks.
fn zones(out: &mut String, moments: &[Moment], pen: Pen<'_>) {
    out.push_str("<div class=\"scroll\" tabindex=\"0\">");
    put!(out, "<table class=\"list\"><caption>{}. {}.</caption><thead><tr>", pen.put(said::ZONE), pen.put(said::REACH));
    for word in [said::MOMENT, said::KNOWN] {
        column(out, &pen.0.tell(&word.phrase()), false);
    }
    let widest = moments.iter().max_by_key(|moment| moment.reach.len()).map_or(&[][..], |moment| &moment.reach);
    for reach in widest {
        column(out, &pen.0.tell(&Phrase::supplied(&reach.party.name)), false);
    }
    out.push_str("</tr></thead><tbody>\n");
    for moment in moments {
        let conflict = moment.conflict.as_ref().map(|conflict| format!("<br>{}", pen.put(conflict)));
        put!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}{}</td>",
            pen.put(&moment.when),
            pen.put(&moment.zone),
            conflict.unwrap_or_default()
        );
        for known in widest {
            let reach = moment.reach.iter().find(|reach| reach.party == known.party);
            let cell = reach.map_or_else(String::new, |reach| {
                let sentence = Phrase::row("/", [Phrase::amount(reach.met), Phrase::amount(reach.best)]);
                let most = moments.iter().flat_map(|moment| &moment.reach).filter(|other| other.party == known.party);
                let permille = permille(reach.met, most.map(|other| other.best).max().unwrap_or(reach.best));
                bar(permille, &pen.0.tell(&sentence))
            });
            put!(out, "<td>{cell}</td>");
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table></div>\n");
}

/// A party's view as one HTML page, in English.
pub fn party_rounds(view: &PartyRounds) -> String {
    let warnings = in_english(&view.warnings);
    let frame = Frame {
        title: &view.title,
        kicker: &own::kicker(Phrase::supplied(&view.party.name)),
        historical: view.historical,
        foot: "",
        warnings: &warnings,
        pseudonyms: view.pseudonyms,
        tongue: &English,
    };
    page(&frame, "", &party_content(view, Pen(&English)))
}

/// The same to stand in another page that has a title of its own, in the language of that page.
pub fn party_rounds_inside(view: &PartyRounds, tongue: &dyn Tongue) -> String {
    let pen = Pen(tongue);
    let inside =
        Inside { lead: "", warnings: &view.warnings, pseudonyms: view.pseudonyms, content: &party_content(view, pen) };
    inside.write(pen)
}

fn party_content(view: &PartyRounds, pen: Pen<'_>) -> String {
    let mut content = String::new();
    if view.proposals.is_empty() {
        put!(content, "<p>{}</p>\n", pen.put(said::NONE_OF_YOURS));
    } else {
        content.push_str("<ul class=\"plain\">\n");
        for proposal in &view.proposals {
            put!(
                content,
                "<li><b>{} <code>{}</code></b>, {}: {}",
                pen.put(said::PROPOSED),
                body(&proposal.id),
                pen.put(&proposal.on),
                pen.put(proposal.answer)
            );
            if let Some(reason) = &proposal.reason {
                put!(content, " <q>{}</q>", pen.name(reason));
            }
            content.push_str("</li>\n");
        }
        content.push_str("</ul>\n");
    }
    put!(content, "<p class=\"quiet only\">{}</p>\n", pen.put(own::ONLY));
    content
}
