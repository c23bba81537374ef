//! The handover protocol, to print and sign: one for each two parties between whom somebody is handed over, in English and another language.
//!
//! It names those who are handed over as the view names them, says when the receiver verified them and when they were handed over, as far as
//! that is known, and leaves the rest to be filled in by hand. Nothing of consent, health, papers or protection stands on it.

use std::collections::BTreeMap;

use super::escape::{body, person};
use super::operation::document;
use crate::names::PartyName;
use crate::operation::{OperationView, PeopleNow, Travels};
use crate::words::protocol::{Language, Say, say};

/// In which language besides English.
pub(super) struct Protocol {
    other: Language,
}

impl Protocol {
    /// In English and this language.
    pub(super) fn with(other: Language) -> Self {
        Self { other }
    }

    /// The words in the other language, marked with it and its direction; none in English.
    fn in_other(&self, what: Say, class: &str) -> Option<String> {
        if self.other == Language::English {
            return None;
        }
        let (code, direction) = (self.other.code(), self.other.direction());
        Some(format!("<span class=\"{class}\" lang=\"{code}\" dir=\"{direction}\">{}</span>", say(what, self.other)))
    }

    /// The words in both languages, one under the other.
    fn both(&self, what: Say) -> String {
        format!("{}{}", say(what, Language::English), self.in_other(what, "other").unwrap_or_default())
    }

    /// The words in both languages beside each other, as a heading.
    fn heading(&self, what: Say, id: &str) -> String {
        match self.in_other(what, "beside") {
            Some(other) => {
                format!("<h2 id=\"{id}\" class=\"two\"><span>{}</span>{other}</h2>\n", say(what, Language::English))
            }
            None => format!("<h2 id=\"{id}\">{}</h2>\n", say(what, Language::English)),
        }
    }
}

/// The protocols alone, as one document with a page for each two parties.
pub fn handover_protocol(view: &OperationView, language: Language) -> String {
    document(view, "", &protocol_sections(view, &Protocol::with(language)), None)
}

/// The protocols as sections of a page.
pub(super) fn protocol_sections(view: &OperationView, protocol: &Protocol) -> String {
    let mut passages: BTreeMap<(&PartyName, &PartyName), Vec<&PeopleNow>> = BTreeMap::new();
    for people in view.people.iter().filter(|people| people.travels != Travels::Stays) {
        passages.entry((&people.holder, &people.receiver)).or_default().push(people);
    }
    let mut out = String::new();
    for (index, ((holder, receiver), people)) in passages.into_iter().enumerate() {
        let id = format!("protocol-{index}");
        put!(out, "<section class=\"protocol\" aria-labelledby=\"{id}\">\n{}", protocol.heading(Say::Title, &id));
        out.push_str(&facts(view, protocol, holder, receiver));
        out.push_str(&list(protocol, &people));
        out.push_str(&signatures(protocol, holder, receiver));
        out.push_str("</section>\n");
    }
    out
}

fn facts(view: &OperationView, protocol: &Protocol, holder: &PartyName, receiver: &PartyName) -> String {
    let mut out = "<dl>".to_owned();
    let blank = String::new();
    let rows = [
        (Say::Operation, &view.title),
        (Say::HandedOverBy, &holder.name),
        (Say::ReceivedBy, &receiver.name),
        (Say::Place, &blank),
        (Say::Date, &blank),
    ];
    for (what, value) in rows {
        let value = if value.is_empty() { "…".repeat(20) } else { body(value) };
        put!(out, "<dt>{}</dt><dd>{value}</dd>", protocol.both(what));
    }
    out.push_str("</dl>\n");
    out
}

fn list(protocol: &Protocol, people: &[&PeopleNow]) -> String {
    let mut out = "<table class=\"list\"><thead><tr>".to_owned();
    for what in [Say::Number, Say::Name, Say::Verified, Say::HandedOver, Say::Remarks] {
        put!(out, "<th scope=\"col\">{}</th>", protocol.both(what));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for (number, people) in people.iter().enumerate() {
        let moment =
            |time: &Option<crate::plan::Time>| time.as_ref().map(|time| body(&time.in_full())).unwrap_or_default();
        put!(
            out,
            "<tr class=\"sign\"><td>{}</td><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td></td></tr>\n",
            number + 1,
            person(&people.who, people.written.as_deref()),
            moment(&people.verified),
            moment(&people.handed_over)
        );
    }
    out.push_str("</tbody></table>\n");
    out
}

fn signatures(protocol: &Protocol, holder: &PartyName, receiver: &PartyName) -> String {
    let mut out = format!("<p>{}</p>\n", protocol.both(Say::Statement));
    out.push_str("<table class=\"list signs\"><thead><tr>");
    for what in [Say::For, Say::NameAndOffice, Say::Signature] {
        put!(out, "<th scope=\"col\">{}</th>", protocol.both(what));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for side in [body(&holder.name), body(&receiver.name), protocol.both(Say::Mediator)] {
        put!(out, "<tr class=\"sign\"><th scope=\"row\">{side}</th><td></td><td></td></tr>\n");
    }
    out.push_str("</tbody></table>\n");
    out
}
