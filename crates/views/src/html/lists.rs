//! Lists open to objection, for the mediator and for a party.

use super::page::column;
use super::pen::Pen;
use crate::mediator::WindowView;
use crate::phrase::Phrase;
use crate::projection::{PartyList, PartyObjection};
use crate::words::lists::{self as said, with_go};

/// Every list with every objection.
pub(super) fn mediator(lists: &[WindowView], pen: Pen<'_>) -> String {
    let mut out = String::new();
    for list in lists {
        put!(out, "<h3>{} <small>{}</small></h3>\n", pen.name(&list.name), pen.name(&list.party.name));
        let places = with_go(&list.places, list.go.as_ref());
        let facts = [places, list.tally.clone()].into_iter().chain(list.published.clone());
        let facts = Phrase::row("; ", facts);
        put!(
            out,
            "<p>{}. {} <span class=\"quiet\">{}</span></p>\n",
            pen.put(facts),
            pen.put(&list.window),
            pen.put(&list.provenance)
        );
        who(&mut out, &list.who, pen);
        if list.objections.is_empty() {
            continue;
        }
        put!(out, "<table><thead><tr>");
        for word in [said::AGAINST, said::DECISION, said::RAISED, said::REPORTED] {
            column(&mut out, &pen.say(word), false);
        }
        out.push_str("</tr></thead><tbody>\n");
        for one in &list.objections {
            put!(
                out,
                "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{} <span class=\"quiet\">{}</span></td></tr>\n",
                pen.put(&one.against),
                pen.put(&one.decision),
                pen.put(&one.raised),
                pen.name(&one.party.name),
                pen.put(&one.provenance)
            );
        }
        out.push_str("</tbody></table>\n");
    }
    out
}

/// The lists a party knows.
pub(super) fn party(lists: &[PartyList], pen: Pen<'_>) -> String {
    let mut out = String::new();
    for list in lists {
        let head = match &list.name {
            Some(name) => format!("{} <small>{}</small>", pen.name(name), pen.put(said::YOURS)),
            None => pen.name(&list.by.name),
        };
        put!(out, "<h3>{head}</h3>\n");
        let places = with_go(&list.places, list.go.as_ref());
        let facts = Phrase::row("; ", std::iter::once(places).chain(list.tally.clone()));
        put!(out, "<p>{}. {}</p>\n", pen.put(facts), pen.put(&list.window));
        who(&mut out, &list.who, pen);
    }
    out
}

/// A party's own objections.
pub(super) fn objections(out: &mut String, objections: &[PartyObjection], pen: Pen<'_>) {
    if objections.is_empty() {
        return;
    }
    put!(out, "<h3>{}</h3>\n<ul class=\"plain\">\n", pen.put(said::OBJECTS));
    for one in objections {
        put!(
            out,
            "<li><b>{}</b> {} <span class=\"quiet\">{}</span></li>\n",
            pen.put(&one.against),
            pen.put(&one.decision),
            pen.put(&one.raised)
        );
    }
    out.push_str("</ul>\n");
}

fn who(out: &mut String, who: &[Phrase], pen: Pen<'_>) {
    out.push_str("<ul class=\"plain\">\n");
    for one in who {
        put!(out, "<li>{}</li>\n", pen.put(one));
    }
    out.push_str("</ul>\n");
}
