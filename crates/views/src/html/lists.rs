//! Lists open to objection, for the mediator and for a party.

use super::escape::body;
use super::page::column;
use crate::mediator::WindowView;
use crate::projection::{PartyList, PartyObjection};
use crate::words::lists::{self as said, with_go};

/// Every list with every objection.
pub(super) fn mediator(lists: &[WindowView]) -> String {
    let mut out = String::new();
    for list in lists {
        put!(out, "<h3>{} <small>{}</small></h3>\n", body(&list.name), body(&list.party.name));
        let published = list.published.as_ref().map_or(String::new(), |to| format!("; {to}"));
        let facts = format!("{}; {}{published}.", with_go(&list.places, list.go.as_ref()), list.tally);
        put!(
            out,
            "<p>{} {} <span class=\"quiet\">{}</span></p>\n",
            body(&facts),
            body(&list.window),
            body(&list.provenance)
        );
        who(&mut out, &list.who);
        if list.objections.is_empty() {
            continue;
        }
        put!(out, "<table><thead><tr>");
        for word in [said::AGAINST, said::DECISION, said::RAISED, said::REPORTED] {
            column(&mut out, word, false);
        }
        out.push_str("</tr></thead><tbody>\n");
        for one in &list.objections {
            put!(
                out,
                "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{} <span class=\"quiet\">{}</span></td></tr>\n",
                body(&one.against),
                body(&one.decision),
                body(&one.raised),
                body(&one.party.name),
                body(&one.provenance)
            );
        }
        out.push_str("</tbody></table>\n");
    }
    out
}

/// The lists a party knows.
pub(super) fn party(lists: &[PartyList]) -> String {
    let mut out = String::new();
    for list in lists {
        let head = list
            .name
            .as_ref()
            .map_or_else(|| body(&list.by.name), |name| format!("{} <small>{}</small>", body(name), said::YOURS));
        put!(out, "<h3>{head}</h3>\n");
        let tally = list.tally.as_ref().map_or(String::new(), |tally| format!("; {tally}"));
        put!(
            out,
            "<p>{} {}</p>\n",
            body(&format!("{}{tally}.", with_go(&list.places, list.go.as_ref()))),
            body(&list.window)
        );
        who(&mut out, &list.who);
    }
    out
}

/// A party's own objections.
pub(super) fn objections(out: &mut String, objections: &[PartyObjection]) {
    if objections.is_empty() {
        return;
    }
    put!(out, "<h3>{}</h3>\n<ul class=\"plain\">\n", said::OBJECTS);
    for one in objections {
        put!(
            out,
            "<li><b>{}</b> {} <span class=\"quiet\">{}</span></li>\n",
            body(&one.against),
            body(&one.decision),
            body(&one.raised)
        );
    }
    out.push_str("</ul>\n");
}

fn who(out: &mut String, who: &[String]) {
    out.push_str("<ul class=\"plain\">\n");
    for one in who {
        put!(out, "<li>{}</li>\n", body(one));
    }
    out.push_str("</ul>\n");
}
