//! The safe order as self-contained pages.

use super::escape::body;
use super::page::{Around, Frame, column, compartment, inside, page, protected_mark, section};
use crate::phrase::English;
use crate::projection::PartySequence;
use crate::sequence::{OrderView, SequenceView};
use crate::svg;
use crate::words::{self, sequence as said};

/// The mediator's view as one HTML page.
pub fn sequence(view: &SequenceView) -> String {
    sequence_around(view, page)
}

/// The same to stand in another page that has a title of its own.
pub fn sequence_inside(view: &SequenceView) -> String {
    sequence_around(view, inside)
}

fn sequence_around(view: &SequenceView, around: Around) -> String {
    let mut content = String::new();
    section(&mut content, "safe", said::SAFE, &order(&view.safe, "safe"));
    if let Some(published) = &view.published {
        section(&mut content, "published", said::PUBLISHED, &order(published, "published"));
    }
    put!(content, "<p class=\"quiet only\">{}</p>\n", said::EXPOSURE);
    let frame = Frame {
        title: &said::title(&view.title),
        kicker: words::COMPARTMENT,
        historical: view.historical,
        foot: "",
        warnings: &view.warnings,
        pseudonyms: view.pseudonyms,
        tongue: &English,
    };
    around(&frame, &compartment(), &content)
}

fn order(view: &OrderView, id: &str) -> String {
    let mut out = String::new();
    for sentence in &view.sentences {
        put!(out, "<p>{}</p>\n", body(sentence));
    }
    if let Some(picture) = svg::steps::exposure(view, &format!("{id}-picture")) {
        put!(out, "<figure tabindex=\"0\">\n{picture}</figure>\n");
    }
    put!(
        out,
        "<div class=\"scroll\" tabindex=\"0\"><table class=\"list\" aria-labelledby=\"{id}-heading\"><thead><tr>"
    );
    column(&mut out, said::STEP, true);
    column(&mut out, said::WHAT, false);
    for party in &view.parties {
        column(&mut out, &party.id, true);
    }
    out.push_str("</tr></thead><tbody>\n");
    for (index, step) in view.steps.iter().enumerate() {
        if let Some(phase) = &step.phase {
            put!(out, "<tr><th scope=\"rowgroup\" colspan=\"{}\">{}</th></tr>\n", view.parties.len() + 2, body(phase));
        }
        put!(out, "<tr><td class=\"number\">{}</td><td>", index + 1);
        if let Some(name) = &step.name {
            put!(out, "<b>{}</b>{}", body(name), if step.moves.is_empty() { "" } else { "<br>" });
        }
        let moves: Vec<String> = step.moves.iter().map(|words| body(words)).collect();
        out.push_str(&moves.join("<br>"));
        if step.protected {
            put!(out, " {}", protected_mark());
        }
        if let Some(place) = &step.place {
            put!(out, " <span class=\"quiet\">({})</span>", body(place));
        }
        out.push_str("</td>");
        for exposure in &step.exposure {
            put!(out, "<td class=\"number\">{}</td>", words::tenths(*exposure));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table></div>\n");
    out
}

/// A party's view as one HTML page.
pub fn party_sequence(view: &PartySequence) -> String {
    party_sequence_around(view, page)
}

/// The same to stand in another page that has a title of its own.
pub fn party_sequence_inside(view: &PartySequence) -> String {
    party_sequence_around(view, inside)
}

fn party_sequence_around(view: &PartySequence, around: Around) -> String {
    let mut content = String::new();
    if view.steps.is_empty() {
        put!(content, "<p>{}</p>\n", said::NOTHING);
    } else {
        step_rows(&mut content, view);
    }
    put!(content, "<p class=\"quiet only\">{}</p>\n", words::party::ONLY);
    let kicker = words::party::kicker(&view.party.name);
    let frame = Frame {
        title: &view.title,
        kicker: &kicker,
        historical: view.historical,
        foot: "",
        warnings: &view.warnings,
        pseudonyms: view.pseudonyms,
        tongue: &English,
    };
    around(&frame, "", &content)
}

fn step_rows(out: &mut String, view: &PartySequence) {
    put!(out, "<table class=\"list\" aria-label=\"{}\"><thead><tr>", said::STEP);
    column(out, said::STEP, true);
    column(out, said::WHAT, false);
    column(out, said::GIVEN, true);
    column(out, said::RECEIVED, true);
    out.push_str("</tr></thead><tbody>\n");
    for (index, step) in view.steps.iter().enumerate() {
        let phase = step.phase.as_ref().map(|phase| format!("<b>{}</b><br>", body(phase))).unwrap_or_default();
        let moves: Vec<String> = step.moves.iter().map(|words| body(words)).collect();
        put!(
            out,
            "<tr><td class=\"number\">{}</td><td>{phase}{}</td><td class=\"number\">{}</td><td class=\"number\">{}</td></tr>\n",
            index + 1,
            moves.join("<br>"),
            words::number(step.given),
            words::number(step.received)
        );
    }
    out.push_str("</tbody></table>\n");
}
