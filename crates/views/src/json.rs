//! A party's view as JSON, version 1. Takes a [`PartyView`] and nothing else.
//!
//! ```json
//! { "format": 1, "party": { "id", "name" }, "title", "historical": bool, "warnings": [text], "table": [text], "pseudonyms": bool,
//!   "deal": null | { "id": text | null, "phases": [ { "name", "days": text | null,
//!       "gives": [movement], "receives": [movement], "undertakes": [text], "undertaken": [ { "by": { "id", "name" }, "name" } ] } ] },
//!   "lists": [ { "by": { "id", "name" }, "name": text | null, "listed": number, "who": [text], "places": text, "go": text | null, "window": text, "tally": text | null } ],
//!   "position": { "holds": [hold], "undertakes": [hold], "asks": [ask], "refuses": [rule],
//!       "objections": [ { "against": text, "raised": text, "decision": text } ], "rules": [rule] } }
//! movement = { "name", "kind": "person" | "group" | "remains" | "goods", "unit": text | null, "quantity", "partner": { "id", "name" } }
//! hold     = { "name", "to": [text], "becomes": text | null }
//! ask      = { "name", "weight": text, "met": number | null, "at_most": number | null, "in_full": bool | null, "choice": text | null }
//! rule     = { "name", "sentence", "holds": bool | null }
//! ```
//!
//! And the proposals laid before a party:
//!
//! ```json
//! { "format": 1, "party": { "id", "name" }, "title", "historical": bool, "warnings": [text], "pseudonyms": bool,
//!   "proposals": [ { "id", "on", "answer", "reason": text | null } ] }
//! ```
//!
//! And the order of what concerns a party:
//!
//! ```json
//! { "format": 1, "party": { "id", "name" }, "title", "historical": bool, "warnings": [text], "pseudonyms": bool,
//!   "steps": [ { "phase": text | null, "moves": [text], "given": number, "received": number } ] }
//! ```
//!
//! Written by hand: the schema is small, and a derived one would change with a field's name.

use crate::names::{CLOSE, OPEN};
use crate::projection::{
    Movement, MovementKind, OwnAsk, OwnHold, OwnRule, PartyDeal, PartyList, PartyName, PartyObjection, PartyPhase,
    PartyProposal, PartyRounds, PartySequence, PartyStep, PartyView, Undertaken,
};

/// A party's view as one line of JSON, without a line end.
pub fn party(view: &PartyView) -> String {
    object(&[
        ("format", "1".to_owned()),
        ("party", party_name(&view.party)),
        ("title", text(&view.title)),
        ("historical", view.historical.to_string()),
        ("warnings", array(&view.warnings, |w| text(w))),
        ("table", array(&view.table, |t| text(t))),
        ("pseudonyms", view.pseudonyms.to_string()),
        ("deal", view.deal.as_ref().map_or_else(null, deal)),
        ("lists", array(&view.lists, list)),
        (
            "position",
            object(&[
                ("holds", array(&view.position.holds, hold)),
                ("undertakes", array(&view.position.undertakes, hold)),
                ("asks", array(&view.position.asks, ask)),
                ("refuses", array(&view.position.refuses, rule)),
                ("objections", array(&view.position.objections, objection)),
                ("rules", array(&view.position.rules, rule)),
            ]),
        ),
    ])
}

/// The order of what concerns a party as one line of JSON, without a line end.
pub fn party_sequence(view: &PartySequence) -> String {
    let step = |step: &PartyStep| {
        object(&[
            ("phase", optional(step.phase.as_deref())),
            ("moves", array(&step.moves, |words| text(words))),
            ("given", step.given.to_string()),
            ("received", step.received.to_string()),
        ])
    };
    object(&[
        ("format", "1".to_owned()),
        ("party", party_name(&view.party)),
        ("title", text(&view.title)),
        ("historical", view.historical.to_string()),
        ("warnings", array(&view.warnings, |w| text(w))),
        ("pseudonyms", view.pseudonyms.to_string()),
        ("steps", array(&view.steps, step)),
    ])
}

/// The proposals laid before a party as one line of JSON, without a line end.
pub fn party_rounds(view: &PartyRounds) -> String {
    let proposal = |proposal: &PartyProposal| {
        object(&[
            ("id", text(&proposal.id)),
            ("on", text(&proposal.on)),
            ("answer", text(&proposal.answer)),
            ("reason", optional(proposal.reason.as_deref())),
        ])
    };
    object(&[
        ("format", "1".to_owned()),
        ("party", party_name(&view.party)),
        ("title", text(&view.title)),
        ("historical", view.historical.to_string()),
        ("warnings", array(&view.warnings, |w| text(w))),
        ("pseudonyms", view.pseudonyms.to_string()),
        ("proposals", array(&view.proposals, proposal)),
    ])
}

fn deal(deal: &PartyDeal) -> String {
    object(&[("id", optional(deal.id.as_deref())), ("phases", array(&deal.phases, phase))])
}

fn phase(phase: &PartyPhase) -> String {
    object(&[
        ("name", text(&phase.name)),
        ("days", optional(phase.days.as_deref())),
        ("gives", array(&phase.gives, movement)),
        ("receives", array(&phase.receives, movement)),
        ("undertakes", array(&phase.undertakes, |u| text(u))),
        ("undertaken", array(&phase.undertaken, undertaken)),
    ])
}

fn movement(movement: &Movement) -> String {
    let (kind, unit) = match &movement.kind {
        MovementKind::Person => ("person", None),
        MovementKind::Group => ("group", None),
        MovementKind::Remains => ("remains", None),
        MovementKind::Goods(unit) => ("goods", Some(unit.as_str())),
    };
    object(&[
        ("name", text(&movement.name)),
        ("kind", text(kind)),
        ("unit", optional(unit)),
        ("quantity", movement.quantity.to_string()),
        ("partner", party_name(&movement.partner)),
    ])
}

fn undertaken(undertaken: &Undertaken) -> String {
    object(&[("by", party_name(&undertaken.by)), ("name", text(&undertaken.name))])
}

fn hold(hold: &OwnHold) -> String {
    object(&[
        ("name", text(&hold.name)),
        ("to", array(&hold.to, |t| text(t))),
        ("becomes", optional(hold.becomes.as_deref())),
    ])
}

fn ask(ask: &OwnAsk) -> String {
    let number = |n: Option<u64>| n.map_or_else(null, |n| n.to_string());
    object(&[
        ("name", text(&ask.name)),
        ("weight", text(&ask.weight)),
        ("met", number(ask.met)),
        ("at_most", number(ask.at_most)),
        ("in_full", ask.in_full.map_or_else(null, |full| full.to_string())),
        ("choice", optional(ask.choice.as_deref())),
    ])
}

fn list(list: &PartyList) -> String {
    object(&[
        ("by", party_name(&list.by)),
        ("name", optional(list.name.as_deref())),
        ("listed", list.listed.to_string()),
        ("who", array(&list.who, |who| text(who))),
        ("places", text(&list.places)),
        ("go", optional(list.go.as_deref())),
        ("window", text(&list.window)),
        ("tally", optional(list.tally.as_deref())),
    ])
}

fn objection(objection: &PartyObjection) -> String {
    object(&[
        ("against", text(&objection.against)),
        ("raised", text(&objection.raised)),
        ("decision", text(&objection.decision)),
    ])
}

fn rule(rule: &OwnRule) -> String {
    object(&[
        ("name", text(&rule.name)),
        ("sentence", text(&rule.sentence)),
        ("holds", rule.holds.map_or_else(null, |h| h.to_string())),
    ])
}

fn party_name(party: &PartyName) -> String {
    object(&[("id", text(&party.id)), ("name", text(&party.name))])
}

pub(crate) fn object(fields: &[(&str, String)]) -> String {
    let fields: Vec<String> = fields.iter().map(|(key, value)| format!("\"{key}\":{value}")).collect();
    format!("{{{}}}", fields.join(","))
}

pub(crate) fn array<T>(values: &[T], write: impl Fn(&T) -> String) -> String {
    let values: Vec<String> = values.iter().map(write).collect();
    format!("[{}]", values.join(","))
}

pub(crate) fn null() -> String {
    "null".to_owned()
}

fn optional(value: Option<&str>) -> String {
    value.map_or_else(null, text)
}

/// A string; the marks of isolation are for eyes, not for programs, and are left out.
pub(crate) fn text(value: &str) -> String {
    let mut out = String::with_capacity(value.len() + 2);
    out.push('"');
    for c in value.chars() {
        match c {
            OPEN | CLOSE => {}
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            // Harmless in JSON, harmful where a page embeds it.
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => put!(out, "\\u{:04x}", u32::from(c)),
            _ if c.is_control() => put!(out, "\\u{:04x}", u32::from(c)),
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}
