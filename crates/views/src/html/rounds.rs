//! The rounds as self-contained pages.

use super::escape::body;
use super::page::{Around, Frame, bar, column, compartment, inside, page, permille, section};
use crate::phrase::English;
use crate::projection::PartyRounds;
use crate::rounds::{Moment, RoundView, RoundsView};
use crate::words::{self, rounds as said};

/// The mediator's view as one HTML page.
pub fn rounds(view: &RoundsView) -> String {
    rounds_around(view, page)
}

/// The same to stand in another page that has a title of its own.
pub fn rounds_inside(view: &RoundsView) -> String {
    rounds_around(view, inside)
}

fn rounds_around(view: &RoundsView, around: Around) -> String {
    let mut content = String::new();
    if view.rounds.is_empty() {
        put!(content, "<p>{}</p>\n", body(said::NONE));
    }
    for round in &view.rounds {
        let id = format!("round-{}", round.number);
        section(&mut content, &id, &said::round(round.number, &round.on), &one_round(round));
    }
    let mut lead = compartment();
    if let Some(round) = view.agreed {
        put!(lead, "<p class=\"headline\">{}</p>\n", body(&said::agreed(round)));
    }
    let frame = Frame {
        title: &said::title(&view.title),
        kicker: words::COMPARTMENT,
        historical: view.historical,
        foot: "",
        warnings: &view.warnings,
        pseudonyms: view.pseudonyms,
        tongue: &English,
    };
    around(&frame, &lead, &content)
}

fn one_round(round: &RoundView) -> String {
    let mut out = String::new();
    put!(out, "<p>{} <code>{}</code></p>\n", said::PROPOSED, body(&round.deal));
    if let Some(note) = &round.note {
        put!(out, "<p>{}</p>\n", body(note));
    }
    put!(out, "<table class=\"list\"><caption>{}</caption><thead><tr>", said::ANSWERS);
    for word in [said::PARTY, said::ANSWERS, said::REASON] {
        column(&mut out, word, false);
    }
    out.push_str("</tr></thead><tbody>\n");
    for answer in &round.answers {
        let standing = answer.standing.map(|standing| format!(" ({standing})")).unwrap_or_default();
        let reason = answer.reason.as_deref().unwrap_or("");
        put!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}{standing}</td><td>{}</td></tr>\n",
            body(&answer.party.name),
            body(&answer.says),
            body(reason)
        );
    }
    out.push_str("</tbody></table>\n");
    zones(&mut out, &round.moments);
    out
}

/// One row for each moment, one column for each party that asks.
fn zones(out: &mut String, moments: &[Moment]) {
    out.push_str("<div class=\"scroll\" tabindex=\"0\">");
    put!(out, "<table class=\"list\"><caption>{}. {}.</caption><thead><tr>", said::ZONE, said::REACH);
    column(out, said::MOMENT, false);
    column(out, said::KNOWN, false);
    let widest = moments.iter().max_by_key(|moment| moment.reach.len()).map_or(&[][..], |moment| &moment.reach);
    for reach in widest {
        column(out, &reach.party.name, false);
    }
    out.push_str("</tr></thead><tbody>\n");
    for moment in moments {
        let conflict = moment.conflict.as_ref().map(|conflict| format!("<br>{}", body(conflict))).unwrap_or_default();
        put!(out, "<tr><th scope=\"row\">{}</th><td>{}{conflict}</td>", body(&moment.when), body(&moment.zone));
        for known in widest {
            let reach = moment.reach.iter().find(|reach| reach.party == known.party);
            let cell = reach.map_or_else(String::new, |reach| {
                let sentence = format!("{}/{}", words::number(reach.met), words::number(reach.best));
                let most = moments.iter().flat_map(|moment| &moment.reach).filter(|other| other.party == known.party);
                bar(permille(reach.met, most.map(|other| other.best).max().unwrap_or(reach.best)), &sentence)
            });
            put!(out, "<td>{cell}</td>");
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table></div>\n");
}

/// A party's view as one HTML page.
pub fn party_rounds(view: &PartyRounds) -> String {
    party_rounds_around(view, page)
}

/// The same to stand in another page that has a title of its own.
pub fn party_rounds_inside(view: &PartyRounds) -> String {
    party_rounds_around(view, inside)
}

fn party_rounds_around(view: &PartyRounds, around: Around) -> String {
    let mut content = String::new();
    if view.proposals.is_empty() {
        put!(content, "<p>{}</p>\n", said::NONE_OF_YOURS);
    } else {
        content.push_str("<ul class=\"plain\">\n");
        for proposal in &view.proposals {
            put!(
                content,
                "<li><b>{} <code>{}</code></b>, {}: {}",
                said::PROPOSAL,
                body(&proposal.id),
                body(&proposal.on),
                proposal.answer
            );
            if let Some(reason) = &proposal.reason {
                put!(content, " <q>{}</q>", body(reason));
            }
            content.push_str("</li>\n");
        }
        content.push_str("</ul>\n");
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
