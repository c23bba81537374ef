//! Live cases: that no rule stands against letting one more protected person go, or go earlier.
//!
//! A run-time assertion of the law's rule, at one deal. That no rule can do so at any deal is the business of the
//! diagnostics when the case is read.

use takas_model::{
    Case, Condition, Deal, ItemRef, Kind, Origin, PartyRef, Rule, RuleRef, Selection, Sentence, Transfer,
};

use crate::fault::Fault;
use crate::judge::{rule_fault, sound};

/// Every rule kept by the deal that would break if, all else unchanged, one more unit of a protected item went where its
/// holder offers to let it go, or one that goes went in an earlier phase.
///
/// Left out, as the law allows them: sentences that say only where (`only to`, `never to`), refusals, and families all of
/// whose members are protected and have one holder.
pub fn protected_free(case: &Case, deal: &Deal) -> Vec<Fault> {
    let mut faults: Vec<Fault> = Vec::new();
    for (item_ref, item) in case.item_refs().zip(&case.items) {
        let moves = item.is_people() || item.kind == Kind::Remains;
        if !moves || item.protection.is_none() {
            continue;
        }
        let rules: Vec<RuleRef> = case.rule_refs().filter(|&rule| may_condition(case, rule, item_ref)).collect();
        if rules.is_empty() {
            continue;
        }
        for larger in one_more(case, deal, item_ref).into_iter().chain(one_earlier(case, deal, item_ref)) {
            for &rule in &rules {
                let fault = Fault::ConditionsProtected(rule, item_ref);
                let breaks = rule_fault(case, deal, rule).is_none() && rule_fault(case, &larger, rule).is_some();
                if breaks && !faults.contains(&fault) {
                    faults.push(fault);
                }
            }
        }
    }
    faults
}

/// The deals with one more unit of the item, for each way in which it is offered; none when all of it moves.
fn one_more(case: &Case, deal: &Deal, item: ItemRef) -> Vec<Deal> {
    if deal.moved(item) >= case.item(item).quantity {
        return Vec::new();
    }
    let holder = case.item(item).holder;
    let own = || deal.transfers().iter().copied().filter(move |transfer| transfer.item == item);
    let mut deals = Vec::new();
    for to in case.party_refs() {
        for phase in case.phase_refs() {
            let further = Transfer { item, from: holder, to: Some(to), phase, quantity: 1 };
            // Offered, and left free by objections beside those of them that go already.
            if sound(case, &Deal::new(own().chain([further]))).is_empty() {
                deals.push(Deal::new(deal.transfers().iter().copied().chain([further])));
            }
        }
    }
    deals
}

/// The deals in which one unit of the item goes in an earlier phase, for each way in which it may.
fn one_earlier(case: &Case, deal: &Deal, item: ItemRef) -> Vec<Deal> {
    let mut deals = Vec::new();
    for later in deal.transfers().iter().filter(|transfer| transfer.item == item) {
        let others = || deal.transfers().iter().copied().filter(move |transfer| transfer != later);
        let left = (later.quantity > 1).then(|| Transfer { quantity: later.quantity - 1, ..*later });
        for phase in case.phase_refs().filter(|phase| *phase < later.phase) {
            let earlier = Transfer { phase, quantity: 1, ..*later };
            let own = others().filter(|transfer| transfer.item == item).chain(left).chain([earlier]);
            if sound(case, &Deal::new(own)).is_empty() {
                deals.push(Deal::new(others().chain(left).chain([earlier])));
            }
        }
    }
    deals
}

/// Whether the rule speaks of the item and is none of those that the law allows.
fn may_condition(case: &Case, rule: RuleRef, item: ItemRef) -> bool {
    let rule = case.rule(rule);
    let protected = |item: &ItemRef| case.items.get(item.index()).is_some_and(|item| item.protection.is_some());
    let allowed = match &rule.sentence {
        Sentence::OnlyTo(..) | Sentence::NeverTo(..) => true,
        Sentence::Together(family) => {
            let holder = |item: ItemRef| case.items.get(item.index()).map(|item| item.holder);
            family.items.iter().all(protected) && family.items.iter().all(|&other| holder(other) == holder(item))
        }
        _ => rule.origin == Origin::Refusal,
    };
    !allowed && says_something_of(&rule.sentence, item)
}

/// Whether the law keeps a rule from ever being conceded for something: a family, the refusal of a protected item, or a rule
/// about places that is part of leaving such an item nowhere to go.
pub(crate) fn never_on_offer(case: &Case, rule: RuleRef) -> bool {
    let rule = case.rule(rule);
    let speaks_of_protected = || {
        let protected = case.item_refs().zip(&case.items).filter(|(_, item)| item.protection.is_some());
        protected.into_iter().any(|(item, _)| says_something_of(&rule.sentence, item))
    };
    rule.origin == Origin::Family || (rule.origin == Origin::Refusal && speaks_of_protected()) || keeps_in(case, rule)
}

/// Whether the rule closes a place that is offered to a protected item, when all of them are closed.
fn keeps_in(case: &Case, rule: &Rule) -> bool {
    let closes = |sentence: &Sentence, item: ItemRef, to: PartyRef| match sentence {
        Sentence::OnlyTo(selection, places) => speaks(selection, item) && !places.contains(&to),
        Sentence::NeverTo(selection, places) => speaks(selection, item) && places.contains(&to),
        _ => false,
    };
    case.item_refs().zip(&case.items).filter(|(_, item)| item.protection.is_some()).any(|(item_ref, item)| {
        let holds = case.positions.iter().filter(|position| position.party == item.holder).flat_map(|own| &own.holds);
        let offers: Vec<_> = holds.filter(|hold| hold.item == item_ref).flat_map(|hold| &hold.to).collect();
        let may =
            |to: &PartyRef| *to != item.holder && item.may_go_to(*to) && (offers.is_empty() || offers.contains(&to));
        let places: Vec<PartyRef> = case.party_refs().filter(may).collect();
        places.iter().any(|&to| closes(&rule.sentence, item_ref, to))
            && places.iter().all(|&to| case.rules.iter().any(|other| closes(&other.sentence, item_ref, to)))
    })
}

fn says_something_of(sentence: &Sentence, item: ItemRef) -> bool {
    match sentence {
        Sentence::Holds(condition) => mentions(condition, item),
        Sentence::Requires(first, second) | Sentence::Excludes(first, second) => {
            mentions(first, item) || mentions(second, item)
        }
        Sentence::OnlyTo(selection, _)
        | Sentence::NeverTo(selection, _)
        | Sentence::OnlyIn(selection, _)
        | Sentence::Together(selection) => speaks(selection, item),
        Sentence::Before { first, then, .. } => speaks(first, item) || speaks(then, item),
        Sentence::SamePhase(one, other) => speaks(one, item) || speaks(other, item),
        Sentence::Paced { flow, .. } | Sentence::Budget { flow, .. } => speaks(&flow.selection, item),
        Sentence::Ratio { of, per, .. } => speaks(&of.selection, item) || speaks(&per.selection, item),
        Sentence::Worth { value, .. } => value.iter().any(|entry| entry.0 == item),
    }
}

fn mentions(condition: &Condition, item: ItemRef) -> bool {
    match condition {
        Condition::Count { flow, .. } | Condition::All(flow) | Condition::None(flow) | Condition::Any(flow) => {
            speaks(&flow.selection, item)
        }
        Condition::And(parts) | Condition::Or(parts) => parts.iter().any(|part| mentions(part, item)),
        Condition::Not(part) => mentions(part, item),
    }
}

fn speaks(selection: &Selection, item: ItemRef) -> bool {
    selection.items.contains(&item)
}
