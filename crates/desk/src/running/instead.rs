//! Who goes by another plan instead of whom: a plan of another deal of the same case may have people in it that the one before had not.
//!
//! Nothing is chosen here that a plan does not say: it says how many of each transfer go. Of those whom it has no room for, whoever does
//! not travel goes first.

use std::collections::{BTreeMap, BTreeSet};

use takas_formats::operations::target_digest;
use takas_model::{GroupRef, Handover, ItemRef, PartyRef, PhaseRef, Plan, Target, Unit, UnitRef};
use takas_operation::{Operation, State, lots_for, unit_of};

use crate::failure::Failure;
use crate::kept::Kept;

/// What makes units one transfer.
type Passage = (ItemRef, PhaseRef, PartyRef, PartyRef);

/// A saved plan as what may be adopted now: with whoever joins by it, and whoever is withdrawn; `gone` are already.
///
/// # Errors
/// [`Failure::Usage`] when its lots do not fit the people that there are.
pub fn target_of(
    operation: &Operation,
    state: &State,
    gone: &BTreeSet<UnitRef>,
    kept: Kept,
) -> Result<Target, Failure> {
    let Kept { saved, planned, gates, .. } = kept;
    let (handover, plan) = (planned.handover, planned.plan);
    let (joins, withdrawn) = substitutes(operation, state, gone, &handover, &plan);
    let lots = lots_for(operation, state, &handover, &plan, &joins, &withdrawn)
        .map_err(|fault| Failure::Usage(format!("the plan {} cannot be adopted: {fault}", saved.id)))?;
    Ok(Target { handover, plan, gates, joins, withdrawn, lots, digest: target_digest(&saved) })
}

/// Units that a plan needs beside those there are, and units of which it has no room for; `gone` are withdrawn already.
fn substitutes(
    operation: &Operation,
    state: &State,
    gone: &BTreeSet<UnitRef>,
    handover: &Handover,
    plan: &Plan,
) -> (Vec<Unit>, Vec<UnitRef>) {
    let wanted = wanted(handover, plan);
    let mut there: BTreeMap<Passage, Vec<UnitRef>> = BTreeMap::new();
    let units = operation.units(state);
    for (index, unit) in units.iter().enumerate().filter(|(index, _)| !gone.contains(&UnitRef::new(*index))) {
        there.entry((unit.item, unit.phase, unit.holder, unit.receiver)).or_default().push(UnitRef::new(index));
    }
    let mut withdrawn = Vec::new();
    for (passage, members) in &there {
        let wanted = wanted.get(passage).map_or(0, |(count, _)| *count);
        withdrawn.extend(left_over(operation, state, members, wanted));
    }
    withdrawn.sort_unstable();
    let mut joins = Vec::new();
    for (passage, (count, group)) in wanted {
        let members = there.get(&passage).map_or(&[][..], Vec::as_slice);
        let have: u64 = members.iter().map(|unit| units[unit.index()].quantity).sum();
        let of_passage = |unit: &&Unit| (unit.item, unit.phase, unit.holder, unit.receiver) == passage;
        let last = units.iter().filter(of_passage).map(|unit| unit.number).max().unwrap_or(0);
        let missing = count.saturating_sub(have);
        let of = handover.group(group);
        if !of.are_people && !of.is_protected && missing > 0 {
            joins.push(unit_of(handover, group, last + 1, missing));
        } else {
            joins.extend((1..=missing).map(|more| unit_of(handover, group, last + more, 1)));
        }
    }
    (joins, withdrawn)
}

/// How many of each transfer go by a plan, and a group of them.
fn wanted(handover: &Handover, plan: &Plan) -> BTreeMap<Passage, (u64, GroupRef)> {
    let mut wanted = BTreeMap::new();
    for lot in &plan.lots {
        let Some(group) = handover.groups.get(lot.group.index()) else { continue };
        let passage = (group.item, group.phase, group.holder, group.receiver);
        wanted.entry(passage).or_insert((0, lot.group)).0 += lot.count;
    }
    wanted
}

/// Of the units of one transfer those for whom there is no room: who does not travel before who does, the last before the first.
fn left_over(operation: &Operation, state: &State, members: &[UnitRef], wanted: u64) -> Vec<UnitRef> {
    let quantity = |unit: &UnitRef| operation.unit(state, *unit).map_or(0, |one| one.quantity);
    let mut over = members.iter().map(quantity).sum::<u64>().saturating_sub(wanted);
    let mut order = members.to_vec();
    order.sort_by_key(|unit| (operation.travels(state, *unit), std::cmp::Reverse(*unit)));
    let mut left = Vec::new();
    for unit in order {
        if (1..=over).contains(&quantity(&unit)) {
            over -= quantity(&unit);
            left.push(unit);
        }
    }
    left
}
