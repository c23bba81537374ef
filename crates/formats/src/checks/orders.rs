//! Orders that go round in a circle: A before B before A.
//!
//! Looked for within the rules of one owner: a circle through two parties' positions is for the engine to find, since a
//! diagnostic may not speak of both. Items and rules make a graph (an item leads to the rules that put it first, a rule to
//! the items it puts after); what is left after taking away every node without a way in or without a way out lies on a
//! circle or between two (Kahn, *Topological sorting of large networks*, 1962, from both ends).

use std::collections::BTreeMap;

use takas_model::{ItemRef, Owner, Rule, Selection, Sentence};

use crate::codes::Code;
use crate::diagnostic::Sink;
use crate::reading::draft::{Draft, Site};

/// One `before` rule: an arrow from each of its first items to each of its later ones.
struct Order<'c> {
    rule: &'c Rule,
    site: Site,
    first: &'c Selection,
    then: &'c Selection,
    strict: bool,
}

/// Looks for circles.
pub(super) fn check(draft: &Draft, sink: &mut Sink) {
    let mut by_owner: BTreeMap<Owner, Vec<Order<'_>>> = BTreeMap::new();
    for (rule, site) in draft.case.rules.iter().zip(&draft.sites) {
        if let Sentence::Before { first, then, strict } = &rule.sentence {
            let order = Order { rule, site: *site, first, then, strict: *strict };
            by_owner.entry(rule.owner).or_default().push(order);
        }
    }
    for orders in by_owner.values() {
        let mut left: Vec<usize> = (0..orders.len()).collect();
        // An order with one thing on both sides is a circle by itself, whatever else there is.
        left.retain(|at| !report_shared(draft, &orders[*at], sink));
        let forwards = |order: &Order<'_>| (order.first.items.clone(), order.then.items.clone());
        let backwards = |order: &Order<'_>| (order.then.items.clone(), order.first.items.clone());
        left = peel(orders, left, forwards);
        left = peel(orders, left, backwards);
        report(orders, &left, sink);
    }
}

fn report_shared(draft: &Draft, order: &Order<'_>, sink: &mut Sink) -> bool {
    let shared = order.first.items.iter().find(|item| order.then.items.binary_search(item).is_ok());
    let Some(shared) = shared else { return false };
    let message = format!("`{}` stands on both sides of the order", draft.case.item(*shared).id);
    let help = "take it out of one side, with `except`";
    sink.add(Code::OrderCycle, order.site.name, message, help);
    true
}

/// Takes away, again and again, the orders that nothing leads to.
fn peel(
    orders: &[Order<'_>],
    left: Vec<usize>,
    ends: impl Fn(&Order<'_>) -> (Vec<ItemRef>, Vec<ItemRef>),
) -> Vec<usize> {
    let mut leading_to: BTreeMap<ItemRef, usize> = BTreeMap::new();
    let mut put_first: BTreeMap<ItemRef, Vec<usize>> = BTreeMap::new();
    let mut ways_in: BTreeMap<usize, usize> = BTreeMap::new();
    for &at in &left {
        let (first, then) = ends(&orders[at]);
        for item in then {
            *leading_to.entry(item).or_default() += 1;
        }
        for item in first {
            put_first.entry(item).or_default().push(at);
        }
    }
    for &at in &left {
        let (first, _) = ends(&orders[at]);
        ways_in.insert(at, first.iter().filter(|item| leading_to.contains_key(item)).count());
    }
    let mut free: Vec<usize> = left.iter().copied().filter(|at| ways_in[at] == 0).collect();
    while let Some(at) = free.pop() {
        ways_in.remove(&at);
        for item in ends(&orders[at]).1 {
            let Some(count) = leading_to.get_mut(&item) else { continue };
            *count -= 1;
            if *count > 0 {
                continue;
            }
            for next in put_first.get(&item).into_iter().flatten() {
                if let Some(ways) = ways_in.get_mut(next) {
                    *ways -= 1;
                    if *ways == 0 {
                        free.push(*next);
                    }
                }
            }
        }
    }
    left.into_iter().filter(|at| ways_in.contains_key(at)).collect()
}

fn report(orders: &[Order<'_>], circle: &[usize], sink: &mut Sink) {
    let Some((last, others)) = circle.split_last() else { return };
    let names: Vec<String> = circle.iter().take(8).map(|at| format!("\"{}\"", orders[*at].rule.name)).collect();
    let message = format!("these orders go round in a circle: {}", names.join(", "));
    let help = if circle.iter().any(|at| orders[*at].strict) {
        "not all of it can ever move; take one of the orders out, or name fewer in it"
    } else {
        "all of it would have to move in one phase, where the order cannot be kept; take one of the orders out"
    };
    let finding = sink.add(Code::OrderCycle, orders[*last].site.name, message, help);
    for at in others.iter().take(7) {
        finding.see(orders[*at].site.name, "part of the circle");
    }
}
