//! Contradictions between a position and case.toml: people who cannot move are offered, consent is open or refused,
//! the same is a must and refused.

use takas_model::{
    Case, Condition, Consent, Flow, Hold, ItemRef, Kind, Nature, Origin, PartyRef, Person, Sentence, Status,
};

use super::units::why_stuck;
use crate::codes::Code;
use crate::diagnostic::Sink;
use crate::reading::draft::Draft;
use crate::source::Place;

/// Looks at every hold against case.toml, and at every must against the refusals of the same party.
pub(super) fn check(draft: &Draft, sink: &mut Sink) {
    for (position, places) in draft.case.positions.iter().zip(&draft.hold_places) {
        for (hold, place) in position.holds.iter().zip(places) {
            if let Kind::Person(person) = &draft.case.item(hold.item).kind {
                offered_person(draft, hold, person, *place, sink);
            }
        }
    }
    musts_and_refusals(draft, sink);
}

fn offered_person(draft: &Draft, hold: &Hold, person: &Person, place: Place, sink: &mut Sink) {
    let item = draft.case.item(hold.item);
    let here = draft.item_places[hold.item.index()];
    if person.status == Status::Denied {
        let message = format!("`{}` is offered here, but case.toml says the holder denies holding the person", item.id);
        let help =
            "if the holder now admits it, write `status = \"acknowledged\"` in case.toml; if not, leave the line out";
        sink.add(Code::DeniedYetOffered, place, message, help).see(here, "the status stands here");
        return;
    }
    if person.status != Status::Acknowledged {
        let message = format!("`{}` cannot move: {}", item.id, why_stuck(&item.kind));
        let help =
            "change the status in case.toml when the holder acknowledges the person; until then the line has no effect";
        sink.add(Code::CannotMove, place, message, help).see(here, "the status stands here");
        return;
    }
    let closed: Vec<PartyRef> = hold.to.iter().copied().filter(|to| !item.may_go_to(*to)).collect();
    if closed.len() == hold.to.len() {
        let message = format!("`{}` can go to none of these destinations: {}", item.id, why_stuck(&item.kind));
        let help = "consent and non-refoulement are gates of the law (GC III art. 109 (3); GC IV art. 45) and outweigh this line; name other destinations";
        sink.add(Code::GateClosed, place, message, help).see(here, "consent and destinations stand here");
        return;
    }
    for to in closed {
        let message =
            format!("`{}` cannot go to {}: consent or non-refoulement forbids it", item.id, draft.case.party(to).id);
        let help = "leave this destination out; `consent_to` and `no_return_to` of case.toml outweigh it";
        sink.add(Code::DestinationClosed, place, message, help).see(here, "consent and destinations stand here");
    }
    if draft.case.nature == Nature::Live && matches!(person.consent, Consent::Disputed | Consent::NotAsked) {
        let state = if person.consent == Consent::Disputed {
            "accounts differ on the consent of"
        } else {
            "nobody has asked for the consent of"
        };
        let message = format!("{state} `{}`: the gate is still open", item.id);
        let help = "let a neutral ask the person in private before a deal is signed, and write down what was found in case.toml";
        sink.add(Code::ConsentOpen, place, message, help).see(here, "consent stands here");
    }
}

/// A must that the party's own refusals make impossible.
fn musts_and_refusals(draft: &Draft, sink: &mut Sink) {
    for (must, site) in draft.case.rules.iter().zip(&draft.sites).filter(|(rule, _)| rule.origin == Origin::Must) {
        let Some((flow, number)) = asked(&draft.case, &must.sentence) else { continue };
        let own = draft.case.rules.iter().zip(&draft.sites);
        let refusals: Vec<_> =
            own.filter(|(rule, _)| rule.origin == Origin::Refusal && rule.owner == must.owner).collect();
        if refusals.is_empty() {
            continue;
        }
        let possible = |with_refusals: bool| {
            let sentences: Vec<&Sentence> =
                if with_refusals { refusals.iter().map(|(rule, _)| &rule.sentence).collect() } else { Vec::new() };
            let open = flow.selection.items.iter().filter(|item| open_ways(&draft.case, flow, **item, &sentences));
            units(&draft.case, open.copied())
        };
        if possible(true) >= number || possible(false) < number {
            continue;
        }
        let items = &flow.selection.items;
        let blamed = refusals
            .iter()
            .find(|(rule, _)| items.iter().any(|item| !open_ways(&draft.case, flow, *item, &[&rule.sentence])));
        let message = format!(
            "\"{}\" is a must, but the refusals of the same party leave only {} of {number}",
            must.name,
            possible(true)
        );
        let help = "see which of the two the party means; a must may name where to, with `to = […]`";
        let finding = sink.add(Code::MustAndRefused, site.name, message, help);
        if let Some((refusal, refusal_site)) = blamed {
            finding.see(refusal_site.name, format!("\"{}\" stands here", refusal.name));
        }
    }
}

/// What a must asks: the flow and how many units of it.
pub(super) fn asked<'c>(case: &Case, sentence: &'c Sentence) -> Option<(&'c Flow, u64)> {
    match sentence {
        Sentence::Holds(Condition::Count { number, flow, .. }) => Some((flow, *number)),
        Sentence::Holds(Condition::Any(flow)) => Some((flow, 1)),
        Sentence::Holds(Condition::All(flow)) => {
            let held = |item: &ItemRef| flow.from.is_empty() || flow.from.contains(&case.item(*item).holder);
            Some((flow, units(case, flow.selection.items.iter().copied().filter(held))))
        }
        _ => None,
    }
}

fn units(case: &Case, items: impl Iterator<Item = ItemRef>) -> u64 {
    u64::try_from(case.units(items)).unwrap_or(u64::MAX)
}

/// Whether some way within the flow is left to the item by these refusals.
fn open_ways(case: &Case, flow: &Flow, item: ItemRef, refusals: &[&Sentence]) -> bool {
    let holder = case.item(item).holder;
    if !flow.from.is_empty() && !flow.from.contains(&holder) {
        return false;
    }
    if case.item(item).is_undertaking() {
        return !refusals.iter().any(|sentence| forbids(sentence, item, holder, None));
    }
    let open = |to: PartyRef| !refusals.iter().any(|sentence| forbids(sentence, item, holder, Some(to)));
    case.party_refs().any(|to| to != holder && (flow.to.is_empty() || flow.to.contains(&to)) && open(to))
}

fn forbids(sentence: &Sentence, item: ItemRef, from: PartyRef, to: Option<PartyRef>) -> bool {
    let none = |flow: &Flow| {
        flow.selection.items.contains(&item)
            && (flow.from.is_empty() || flow.from.contains(&from))
            && (flow.to.is_empty() || to.is_some_and(|to| flow.to.contains(&to)))
    };
    match sentence {
        Sentence::NeverTo(selection, parties) => {
            selection.items.contains(&item) && to.is_some_and(|to| parties.contains(&to))
        }
        Sentence::Holds(Condition::None(flow)) => none(flow),
        Sentence::Holds(Condition::And(parts)) => {
            parts.iter().any(|part| matches!(part, Condition::None(flow) if none(flow)))
        }
        _ => false,
    }
}
