//! A refusal in the rule language: that a party's own part of a deal is not to come again exactly so.
//!
//! A party refuses what it was shown: its own part, and what others undertake of what it asked. The sentence excludes the deals in which that is the
//! same, no more: neither more for the party nor less. Protected people are left out of it: nothing that concerns them can be conditioned on.
//! It names nothing that the party was not shown and does not name itself, whatever other parties offer: the sentence stands in the party's own position.
//! So goods of others that it never asked for, and that would come on top, are the one thing more that it excludes.

use std::collections::BTreeSet;

use takas_model::{Case, Deal, Item, ItemRef, Kind, PartyRef, Transfer};

/// Longer sentences are not read.
const SENTENCE_BYTES_MAX: usize = 60_000;

/// The sentence; none when the party's part holds nothing but protected people and remains, or when it would be too long to be read.
pub fn not_as_proposed(case: &Case, deal: &Deal, party: PartyRef) -> Option<String> {
    let asked = asked(case, party);
    let is_promised = |t: &Transfer| t.to.is_none() && t.from != party && asked.contains(&t.item);
    let is_shown = |transfer: &Transfer| is_own(case, transfer, party) || is_promised(transfer);
    let shown: Vec<&Transfer> = deal.transfers().iter().filter(|transfer| is_shown(transfer)).collect();
    if shown.is_empty() {
        return None;
    }
    let mut clauses: Vec<String> = shown.iter().map(|transfer| clause(case, transfer)).collect();
    clauses.extend(nothing_more_of_people(case, deal, party));
    clauses.extend(nothing_else(case, &shown, party, &asked));
    let sentence = format!("not ({})", clauses.join(" and "));
    (sentence.len() <= SENTENCE_BYTES_MAX).then_some(sentence)
}

/// What the party gives, receives or undertakes, nobody protected.
fn is_own(case: &Case, transfer: &Transfer, party: PartyRef) -> bool {
    case.item(transfer.item).protection.is_none() && (transfer.from == party || transfer.to == Some(party))
}

fn clause(case: &Case, transfer: &Transfer) -> String {
    let item = case.item(transfer.item);
    let phase =
        if case.phases.len() > 1 { format!(" in phase {}", case.phase(transfer.phase).id) } else { String::new() };
    match transfer.to {
        None => format!("{} is undertaken{phase}", item.id),
        Some(to) if item.quantity == 1 && item.is_people() && matches!(item.kind, Kind::Person(_)) => {
            format!("{} moves to {}{phase}", item.id, case.party(to).id)
        }
        Some(to) => format!("exactly {} of {} to {}{phase}", transfer.quantity, item.id, case.party(to).id),
    }
}

/// That no further people, nobody protected, leave the party or come to it.
fn nothing_more_of_people(case: &Case, deal: &Deal, party: PartyRef) -> Vec<String> {
    let is_people = |item: &Item| item.is_people() && item.protection.is_none();
    let everyone = if case.items.iter().any(|item| item.protection.is_some() && item.is_people()) {
        "everyone except protected"
    } else {
        "everyone"
    };
    let id = &case.party(party).id;
    let units = |chosen: &dyn Fn(&Transfer) -> bool| {
        let chosen = deal.transfers().iter().filter(|t| is_people(case.item(t.item)) && chosen(t));
        chosen.fold(0_u64, |sum, transfer| sum.saturating_add(transfer.quantity))
    };
    let mut clauses = Vec::new();
    if case.items.iter().any(|item| item.holder == party && is_people(item)) {
        clauses.push(exactly(units(&|t| t.from == party), &format!("{everyone} from {id}")));
    }
    if case.items.iter().any(|item| item.holder != party && is_people(item)) {
        clauses.push(exactly(units(&|t| t.to == Some(party)), &format!("{everyone} to {id}")));
    }
    clauses
}

fn exactly(units: u64, flow: &str) -> String {
    if units == 0 { format!("none of {flow}") } else { format!("exactly {units} of {flow}") }
}

/// What the party asks, whoever holds it.
fn asked(case: &Case, party: PartyRef) -> BTreeSet<ItemRef> {
    let asks = case.position(party).map_or(&[][..], |position| &position.asks);
    asks.iter().flat_map(|ask| ask.flow.selection.items.iter().copied()).collect()
}

/// That no other goods come or go, of those that the party offers, asks or was shown; that nothing else is undertaken of what it offers or asks.
fn nothing_else(case: &Case, shown: &[&Transfer], party: PartyRef, asked: &BTreeSet<ItemRef>) -> Vec<String> {
    let id = &case.party(party).id;
    let holds = case.position(party).map_or(&[][..], |position| &position.holds);
    let mut known: BTreeSet<ItemRef> = holds.iter().map(|hold| hold.item).collect();
    known.extend(asked);
    known.extend(shown.iter().map(|transfer| transfer.item));
    let mut clauses = Vec::new();
    for reference in known {
        let item = case.item(reference);
        let own = shown.iter().filter(|transfer| transfer.item == reference);
        let units = own.fold(0_u64, |sum, transfer| sum.saturating_add(transfer.quantity));
        match item.kind {
            _ if item.protection.is_some() => {}
            // What moves in one phase to one party may yet move in another phase or to another party.
            Kind::Goods { .. } if item.holder == party => clauses.push(exactly(units, &item.id)),
            Kind::Goods { .. } => clauses.push(exactly(units, &format!("{} to {id}", item.id))),
            Kind::Undertaking if units == 0 => clauses.push(format!("not {} is undertaken", item.id)),
            Kind::Undertaking | Kind::Person(_) | Kind::Group | Kind::Remains => {}
        }
    }
    clauses
}
