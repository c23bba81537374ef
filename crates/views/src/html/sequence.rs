//! The safe order as self-contained pages.

use super::page::{Around, Frame, column, compartment_in, inside, page, section, warnings_of};
use super::pen::Pen;
use crate::phrase::{English, Phrase, Tongue};
use crate::projection::PartySequence;
use crate::sequence::{OrderView, SequenceView};
use crate::svg;
use crate::words::{self, sequence as said};

/// The mediator's view as one HTML page.
pub fn sequence(view: &SequenceView) -> String {
    sequence_around(view, &English, page)
}

/// The same to stand in another page that has a title of its own, in a language.
pub fn sequence_inside(view: &SequenceView, tongue: &dyn Tongue) -> String {
    sequence_around(view, tongue, inside)
}

fn sequence_around(view: &SequenceView, tongue: &dyn Tongue, around: Around) -> String {
    let pen = Pen(tongue);
    let mut content = String::new();
    section(&mut content, "safe", &pen.say(said::SAFE), &order(&view.safe, "safe", pen));
    if let Some(published) = &view.published {
        section(&mut content, "published", &pen.say(said::PUBLISHED), &order(published, "published", pen));
    }
    put!(content, "<p class=\"quiet only\">{}</p>\n", pen.put(said::EXPOSURE));
    let frame = Frame {
        title: &said::title(&view.title),
        kicker: words::COMPARTMENT,
        historical: view.historical,
        foot: "",
        warnings: &[],
        pseudonyms: false,
        tongue,
    };
    let lead = compartment_in(pen) + &warnings_of(&view.warnings, view.pseudonyms, pen);
    around(&frame, &lead, &content)
}

fn order(view: &OrderView, id: &str, pen: Pen<'_>) -> String {
    let mut out = String::new();
    for sentence in &view.sentences {
        put!(out, "<p>{}</p>\n", pen.put(sentence));
    }
    if let Some(picture) = svg::steps::exposure(view, &format!("{id}-picture"), pen.0) {
        out.push_str(&pen.figure(&picture));
    }
    put!(
        out,
        "<div class=\"scroll\" tabindex=\"0\"><table class=\"list\" aria-labelledby=\"{id}-heading\"><thead><tr>"
    );
    column(&mut out, &pen.say(said::STEP), true);
    column(&mut out, &pen.say(said::WHAT), false);
    for party in &view.parties {
        column(&mut out, &pen.say(Phrase::supplied(&party.id)), true);
    }
    out.push_str("</tr></thead><tbody>\n");
    for (index, step) in view.steps.iter().enumerate() {
        if let Some(phase) = &step.phase {
            put!(
                out,
                "<tr><th scope=\"rowgroup\" colspan=\"{}\">{}</th></tr>\n",
                view.parties.len() + 2,
                pen.name(phase)
            );
        }
        put!(out, "<tr><td class=\"number\">{}</td><td>", pen.put(Phrase::figures(index + 1)));
        if let Some(name) = &step.name {
            put!(out, "<b>{}</b>{}", pen.name(name), if step.moves.is_empty() { "" } else { "<br>" });
        }
        let moves: Vec<String> = step.moves.iter().map(|words| pen.put(words)).collect();
        out.push_str(&moves.join("<br>"));
        if step.protected {
            put!(out, " {}", pen.protected());
        }
        if let Some(place) = &step.place {
            put!(out, " <span class=\"quiet\">({})</span>", pen.name(place));
        }
        out.push_str("</td>");
        for exposure in &step.exposure {
            put!(out, "<td class=\"number\">{}</td>", pen.put(Phrase::percent(*exposure)));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table></div>\n");
    out
}

/// A party's view as one HTML page.
pub fn party_sequence(view: &PartySequence) -> String {
    party_sequence_around(view, &English, page)
}

/// The same to stand in another page that has a title of its own, in a language.
pub fn party_sequence_inside(view: &PartySequence, tongue: &dyn Tongue) -> String {
    party_sequence_around(view, tongue, inside)
}

fn party_sequence_around(view: &PartySequence, tongue: &dyn Tongue, around: Around) -> String {
    let pen = Pen(tongue);
    let mut content = String::new();
    if view.steps.is_empty() {
        put!(content, "<p>{}</p>\n", pen.put(said::NOTHING));
    } else {
        step_rows(&mut content, view, pen);
    }
    put!(content, "<p class=\"quiet only\">{}</p>\n", pen.put(words::own::ONLY));
    let kicker = words::party::kicker(&view.party.name);
    let frame = Frame {
        title: &view.title,
        kicker: &kicker,
        historical: view.historical,
        foot: "",
        warnings: &[],
        pseudonyms: false,
        tongue,
    };
    around(&frame, &warnings_of(&view.warnings, view.pseudonyms, pen), &content)
}

fn step_rows(out: &mut String, view: &PartySequence, pen: Pen<'_>) {
    put!(out, "<table class=\"list\" aria-label=\"{}\"><thead><tr>", pen.quote(said::STEP));
    column(out, &pen.say(said::STEP), true);
    column(out, &pen.say(said::WHAT), false);
    column(out, &pen.say(said::GIVEN), true);
    column(out, &pen.say(said::RECEIVED), true);
    out.push_str("</tr></thead><tbody>\n");
    for (index, step) in view.steps.iter().enumerate() {
        let phase = step.phase.as_ref().map(|phase| format!("<b>{}</b><br>", pen.name(phase))).unwrap_or_default();
        let moves: Vec<String> = step.moves.iter().map(|words| pen.put(words)).collect();
        put!(
            out,
            "<tr><td class=\"number\">{}</td><td>{phase}{}</td><td class=\"number\">{}</td><td class=\"number\">{}</td></tr>\n",
            pen.put(Phrase::figures(index + 1)),
            moves.join("<br>"),
            pen.put(Phrase::amount(step.given)),
            pen.put(Phrase::amount(step.received))
        );
    }
    out.push_str("</tbody></table>\n");
}
