//! Asks against what is offered: a must that nobody offers, a party that can get nothing.
//!
//! The findings say that something cannot be had as the case stands; they do not say what any other position holds.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::{Case, Flow, Hold, ItemRef, Origin, Owner};

use super::contradictions::asked;
use crate::codes::Code;
use crate::diagnostic::Sink;
use crate::reading::draft::Draft;
use crate::source::Place;

/// Looks at every must and every position with asks.
pub(super) fn check(draft: &Draft, sink: &mut Sink) {
    let case = &draft.case;
    let kept = case.kept_in();
    for (rule, site) in case.rules.iter().zip(&draft.sites).filter(|(rule, _)| rule.origin == Origin::Must) {
        let Some((flow, number)) = asked(case, &rule.sentence) else { continue };
        let had = can_be_had(case, &kept, flow);
        if had < number {
            let message = format!("\"{}\" cannot be met as the case stands", rule.name);
            let help = "there will be no deal until a holder offers it (a line under [holds], to these destinations, in these phases); or ask less";
            sink.add(Code::NobodyOffers, site.name, message, help);
        }
    }
    for (position, places) in case.positions.iter().zip(&draft.ask_places) {
        let nothing = position.asks.iter().all(|ask| can_be_had(case, &kept, &ask.flow) == 0);
        let is_must =
            case.rules.iter().any(|rule| rule.origin == Origin::Must && rule.owner == Owner::Party(position.party));
        if let (Some(place), true, false) = (places.first(), nothing, is_must) {
            nothing_to_gain(case, position.party, *place, sink);
        }
    }
}

fn nothing_to_gain(case: &Case, party: takas_model::PartyRef, place: Place, sink: &mut Sink) {
    let message = format!("nothing that {} asks can be had as the case stands", case.party(party).id);
    let help =
        "its best is zero, so it stands outside the comparison of the worst-off until a holder offers something of it";
    sink.add(Code::NothingToGain, place, message, help);
}

/// How many units of a flow the holds, the law's gates, lists and objections allow.
fn can_be_had(case: &Case, kept: &BTreeMap<ItemRef, u64>, flow: &Flow) -> u64 {
    let holds = case.positions.iter().flat_map(|position| &position.holds);
    let within =
        holds.filter(|hold| flow.selection.items.binary_search(&hold.item).is_ok() && is_open(case, flow, hold));
    let items: BTreeSet<ItemRef> = within.map(|hold| hold.item).collect();
    let kept: u128 = items.iter().filter_map(|item| kept.get(item)).map(|units| u128::from(*units)).sum();
    u64::try_from(case.units(items).saturating_sub(kept)).unwrap_or(u64::MAX)
}

fn is_open(case: &Case, flow: &Flow, hold: &Hold) -> bool {
    let item = case.item(hold.item);
    let first = case.window_of(hold.item).map_or(hold.phases.first, |window| window.first.max(hold.phases.first));
    let meets = first <= hold.phases.last && first <= flow.phases.last && flow.phases.first <= hold.phases.last;
    let from = flow.from.is_empty() || flow.from.contains(&item.holder);
    let to = if item.is_undertaking() {
        flow.to.is_empty()
    } else {
        hold.to
            .iter()
            .any(|to| (flow.to.is_empty() || flow.to.contains(to)) && item.may_go_to(*to) && *to != item.holder)
    };
    meets && from && to
}
