//! A party's extract of a plan as a page. Takes a [`PartyPlan`] and nothing else.

use super::escape::{body, person};
use super::page::{Extra, Frame, page_with, section};
use super::plan::STYLE;
use super::plan_parts::party_tables;
use super::plan_tables::{named_heads, time};
use crate::plan::day_in_words;
use crate::projection::{PartyPlan, PartyRide};
use crate::words::{self, party as of_party, plan as said};

/// A party's extract as one HTML page.
pub fn party_plan(view: &PartyPlan) -> String {
    let mut content = String::new();
    if view.lots.is_empty() && view.own_rides.is_empty() {
        put!(content, "<p>{}</p>\n", said::NOTHING);
    }
    for part in party_tables(view) {
        section(&mut content, part.kind.id(), part.kind.heading(), &part.html);
    }
    put!(content, "<p class=\"quiet only\">{}</p>\n", of_party::ONLY);
    let frame = Frame {
        title: &said::title_of(&view.title, &view.party.name),
        kicker: &of_party::kicker(&view.party.name),
        historical: view.historical,
        foot: "",
        warnings: &view.warnings,
        pseudonyms: view.pseudonyms,
    };
    let lead = format!("<p class=\"quiet\">{}</p>\n", said::HOW_TIMES_STAND_THERE);
    page_with(&frame, &lead, &content, Extra { style: STYLE, script: None })
}

pub(super) fn people(view: &PartyPlan) -> String {
    let mut out = String::new();
    let stays = view.lots.iter().any(|lot| lot.stays);
    let mut columns = vec![(said::WHO, false), ("", false), (said::NEEDS, false)];
    columns.extend(stays.then_some((said::STATE, false)));
    named_heads(&mut out, said::OWN_PEOPLE, &columns);
    for lot in &view.lots {
        let partner = &lot.partner.name;
        let side = if lot.gives { said::released_to(partner) } else { said::received_from(partner) };
        put!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td>",
            person(&lot.who, lot.written.as_deref()),
            body(&words::capitalised(&side)),
            body(&lot.needs.join(", "))
        );
        if stays {
            put!(out, "<td>{}</td>", if lot.stays { said::NOT_TRAVELLING } else { "" });
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table>\n");
    out
}

pub(super) fn rides(view: &PartyPlan, rides: &[PartyRide], name: &str) -> String {
    let mut out = String::new();
    let columns = [said::LEAVES, said::ARRIVES, said::WAY, said::BY, said::WHO];
    named_heads(&mut out, name, &columns.map(|head| (head, false)));
    let mut day = "";
    for ride in rides {
        if ride.departs.day() != day {
            day = ride.departs.day();
            let words = said::day(&day_in_words(day));
            put!(out, "<tr class=\"route\"><th scope=\"rowgroup\" colspan=\"5\">{}</th></tr>\n", body(&words));
        }
        let who: Vec<String> = ride.lots.iter().map(|&lot| body(&view.lots[lot].who)).collect();
        let who = if who.is_empty() {
            format!("<span class=\"quiet\">{}</span>", body(&ride.load))
        } else {
            format!("<span class=\"quiet\">{}:</span> {}", body(&ride.load), who.join(", "))
        };
        let way = said::way(&view.places[ride.from].name, &view.places[ride.to].name);
        put!(
            out,
            "<tr><td>{}</td><td>{}</td><th scope=\"row\">{}</th><td>{}</td><td>{who}</td></tr>\n",
            time(&ride.departs),
            time(&ride.arrives),
            body(&way),
            body(&ride.by)
        );
    }
    out.push_str("</tbody></table>\n");
    out
}
