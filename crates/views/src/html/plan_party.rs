//! A party's extract of a plan as a page. Takes a [`PartyPlan`] and nothing else but a language.

use super::page::{Extra, Frame, page_with, section};
use super::pen::Pen;
use super::plan::STYLE;
use super::plan_parts::{PlanPartKind, party_tables};
use super::plan_tables::{day_row, named_heads, spoken_heads, time};
use crate::phrase::{Fixed, Phrase, Tongue};
use crate::projection::{PartyPlan, PartyRide};
use crate::words::{operation as of_operation, own, papers, plan as said};

/// A party's extract as one HTML page, in the language of whoever reads it.
pub fn party_plan(view: &PartyPlan, tongue: &dyn Tongue) -> String {
    let pen = Pen(tongue);
    let mut content = String::new();
    if view.lots.is_empty() && view.own_rides.is_empty() {
        put!(content, "<p>{}</p>\n", pen.put(own::NOTHING_OF_PLAN));
    }
    for part in party_tables(view, pen) {
        section(&mut content, part.kind.id(), &tongue.tell(&heading(part.kind).phrase()), &part.html);
    }
    put!(content, "<p class=\"quiet only\">{}</p>\n", pen.put(own::ONLY));
    let party = Phrase::supplied(&view.party.name);
    let warnings: Vec<String> = view.warnings.iter().map(|warning| tongue.tell(warning)).collect();
    let frame = Frame {
        title: &tongue.tell(&own::plan_title(Phrase::supplied(&view.title), party.clone())),
        kicker: &tongue.tell(&own::kicker(party)),
        historical: view.historical,
        foot: "",
        warnings: &warnings,
        pseudonyms: view.pseudonyms,
        tongue,
    };
    let lead = format!("<p class=\"quiet\">{}</p>\n", pen.put(own::HOW_TIMES_STAND_THERE));
    page_with(&frame, &lead, &content, Extra { style: STYLE, script: None })
}

/// The heading of a part.
fn heading(kind: PlanPartKind) -> Fixed {
    match kind {
        PlanPartKind::OwnPeople => papers::OWN_PEOPLE,
        PlanPartKind::OwnMovements => papers::OWN_MOVEMENTS,
        _ => papers::OWN_VEHICLES,
    }
}

pub(super) fn people(view: &PartyPlan, pen: Pen<'_>) -> String {
    let mut out = String::new();
    let stays = view.lots.iter().any(|lot| lot.stays);
    let [who, needs, state] = [papers::WHO, papers::NEEDS, papers::STATE].map(|head| pen.0.tell(&head.phrase()));
    let mut columns = vec![(who.as_str(), false), ("", false), (needs.as_str(), false)];
    columns.extend(stays.then_some((state.as_str(), false)));
    named_heads(&mut out, &pen.0.tell(&papers::OWN_PEOPLE.phrase()), &columns);
    for lot in &view.lots {
        let partner = Phrase::supplied(&lot.partner.name);
        let side = if lot.gives { papers::released_to(partner) } else { papers::received_from(partner) };
        put!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td>",
            pen.person(&lot.who, lot.written.as_deref()),
            pen.begin(side),
            pen.put(Phrase::row(", ", lot.needs.iter().cloned()))
        );
        if stays {
            put!(out, "<td>{}</td>", if lot.stays { pen.put(of_operation::STAYS) } else { String::new() });
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table>\n");
    out
}

pub(super) fn rides(view: &PartyPlan, rides: &[PartyRide], name: Fixed, pen: Pen<'_>) -> String {
    let mut out = String::new();
    let columns = [papers::LEAVES, papers::ARRIVES, papers::WAY, papers::BY, papers::WHO];
    spoken_heads(&mut out, name, &columns, &[], pen);
    let mut day = "";
    for ride in rides {
        if ride.departs.day() != day {
            day = ride.departs.day();
            day_row(&mut out, &ride.departs, 5, pen);
        }
        let who: Vec<String> = ride.lots.iter().map(|&lot| pen.put(view.lots[lot].who.clone())).collect();
        let load = pen.put(ride.load.clone());
        let who = if who.is_empty() {
            format!("<span class=\"quiet\">{load}</span>")
        } else {
            format!("<span class=\"quiet\">{load}:</span> {}", who.join(", "))
        };
        let way = said::way(&view.places[ride.from].name, &view.places[ride.to].name);
        put!(
            out,
            "<tr><td>{}</td><td>{}</td><th scope=\"row\">{}</th><td>{}</td><td>{who}</td></tr>\n",
            time(&ride.departs),
            time(&ride.arrives),
            pen.name(&way),
            pen.put(ride.by.clone())
        );
    }
    out.push_str("</tbody></table>\n");
    out
}
