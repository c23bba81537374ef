//! Who leaves when for the handover: `gate`, `hours` of gates, `simultaneous`, `quota`, `order`, `protected`.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::{CheckRef, Duty, Gate, GroupRef, Hours, Nature, Quota, QuotaSpan};

use super::vehicles::holds;
use super::view::{Moment, View, wide};
use super::{Faults, PlanLine};

pub(super) fn judge(view: &View<'_>, faults: &mut Faults) {
    gates(view, faults);
    simultaneous(view, faults);
    view.handover.quotas.iter().for_each(|one| quota(view, one, faults));
    order(view, faults);
    if view.handover.nature == Nature::Live {
        protected(view, faults);
    }
}

fn gates(view: &View<'_>, faults: &mut Faults) {
    let (there, told) = (view.handover.gates.len(), view.plan.gates.len());
    if told > there {
        faults.tell(PlanLine::Works, format!("{told} gates open, but there are {there}"));
    }
    let mut ends: BTreeMap<(CheckRef, usize), Moment> = BTreeMap::new();
    for work in &view.plan.works {
        if let Duty::Check(check, lot) = work.duty {
            let end = ends.entry((check, lot)).or_insert(wide(work.ends));
            *end = wide(work.ends).max(*end);
        }
    }
    for (index, gate) in view.handover.gates.iter().enumerate() {
        let Some(opens) = view.plan.gates.get(index).copied().map(wide) else {
            faults.tell(PlanLine::Gate, format!("it is not said when {} opens", gate.name));
            continue;
        };
        if !holds(Hours { from: 0, until: view.handover.ends }, opens) {
            let words = format!("{} opens at {opens}, before the beginning or after the end", gate.name);
            faults.tell(PlanLine::Hours, words);
        }
        opening(view, (index, gate), opens, &ends, faults);
        for lot in view.lots_of_all(&gate.holds) {
            let boards = view.boards(lot, lot.route.handover_ride());
            if let Some(boards) = boards.filter(|&boards| boards < opens) {
                let words = format!("{} boards at {boards}, but {} opens at {opens}", lot.name(), gate.name);
                faults.tell(PlanLine::Gate, words);
            }
        }
    }
}

/// A gate opens after its time, and so long after what it waits for as it takes.
fn opening(
    view: &View<'_>,
    (index, gate): (usize, &Gate),
    opens: Moment,
    ends: &BTreeMap<(CheckRef, usize), Moment>,
    faults: &mut Faults,
) {
    if let Some(not_before) = gate.not_before.filter(|&not_before| opens < wide(not_before)) {
        faults.tell(PlanLine::Gate, format!("{} opens at {opens}, but not before {not_before}", gate.name));
    }
    let takes = wide(view.turned.gates.get(&index).copied().unwrap_or(gate.takes.usual));
    for lot in view.lots_of_all(&gate.of) {
        let there = view.there(lot, lot.route.handover_ride().min(lot.rides.len()));
        let checked = gate.checks.iter().filter_map(|&check| ends.get(&(check, lot.index)).copied());
        let is_in = checked.fold(there, Moment::max);
        if takes < 0 || opens < is_in + takes {
            let words = format!("{} opens at {opens}, but waits for {} until {is_in}", gate.name, lot.name());
            faults.tell(PlanLine::Gate, format!("{words} and takes {takes} minutes"));
        }
    }
}

fn simultaneous(view: &View<'_>, faults: &mut Faults) {
    for one in &view.handover.simultaneous {
        let leaves: Vec<Moment> = view.lots_of_all(&one.groups).filter_map(|lot| view.leaves(lot)).collect();
        let Some((&first, &last)) = leaves.iter().min().zip(leaves.iter().max()) else { continue };
        if last - first > wide(one.within) {
            let words = format!("{}: the first leaves at {first}, the last at {last}", one.name);
            faults.tell(PlanLine::Simultaneous, format!("{words}, more than {} minutes later", one.within));
        }
    }
}

/// From each departure on, those who leave before the time is over; or those who leave on each day.
fn quota(view: &View<'_>, quota: &Quota, faults: &mut Faults) {
    let of = view.lots_of_all(&quota.of);
    let leaves: Vec<(Moment, u128)> = of.filter_map(|lot| Some((view.leaves(lot)?, u128::from(lot.count)))).collect();
    let spans: BTreeSet<(Moment, Option<Moment>)> = match &quota.span {
        QuotaSpan::Within(within) => leaves.iter().map(|(from, _)| (*from, Some(from + wide(*within)))).collect(),
        QuotaSpan::Days(days) => {
            let begins: Vec<Moment> = [Moment::MIN].into_iter().chain(days.iter().copied().map(wide)).collect();
            begins.iter().enumerate().map(|(day, from)| (*from, begins.get(day + 1).copied())).collect()
        }
    };
    for (from, until) in spans {
        let inside = leaves.iter().filter(|(at, _)| from <= *at && until.is_none_or(|until| *at < until));
        let count = inside.clone().fold(0, |sum: u128, (_, units)| sum.saturating_add(*units));
        if let Some(first) = inside.map(|(at, _)| *at).min().filter(|_| count > u128::from(quota.at_most)) {
            let words = format!("{}: {count} leave from {first} on", quota.name);
            faults.tell(PlanLine::Quota, format!("{words}, where {} may", quota.at_most));
            return;
        }
    }
}

fn order(view: &View<'_>, faults: &mut Faults) {
    let mut latest: Option<Moment> = None;
    for (step, groups) in view.handover.order.iter().enumerate() {
        let leaves: Vec<Moment> = view.lots_of_all(groups).filter_map(|lot| view.leaves(lot)).collect();
        let first = leaves.iter().copied().min();
        if let Some((latest, first)) = latest.zip(first).filter(|(latest, first)| first < latest) {
            let words = format!("somebody of step {} leaves at {first}", step + 1);
            faults.tell(PlanLine::Order, format!("{words}, before somebody of an earlier step at {latest}"));
        }
        latest = latest.max(leaves.into_iter().max());
    }
}

/// In a live case nothing holds a protected group, and nobody whom something holds rides its handover ride.
fn protected(view: &View<'_>, faults: &mut Faults) {
    let held: BTreeSet<GroupRef> = held(view).collect();
    let is_protected = |group: &GroupRef| view.handover.group(*group).is_protected;
    for &group in held.iter().filter(|group| is_protected(group)) {
        let id = &view.handover.group(group).id;
        let words =
            format!("{id} is protected, but stands in a gate's hold, a simultaneous departure, a quota or the order");
        faults.tell(PlanLine::Protected, words);
    }
    for lot in view.followed().filter(|lot| is_protected(&lot.group_ref)) {
        let Some(trip) = lot.handover_trip() else { continue };
        let others = view.riders[trip].iter().filter_map(|&other| view.lots[other].as_ref());
        let bound = others.filter(|other| !other.group.is_protected).find(|other| held.contains(&other.group_ref));
        if let Some(other) = bound {
            let words = format!("{} is protected, but leaves in trip {trip} with {}", lot.name(), other.name());
            faults.tell(PlanLine::Protected, words);
        }
    }
}

/// Everybody whom a gate holds, or who stands in a simultaneous departure, in a quota or in the order.
fn held(view: &View<'_>) -> impl Iterator<Item = GroupRef> {
    let gates = view.handover.gates.iter().flat_map(|gate| &gate.holds);
    let together = view.handover.simultaneous.iter().flat_map(|one| &one.groups);
    let counted = view.handover.quotas.iter().flat_map(|one| &one.of);
    gates.chain(together).chain(counted).chain(view.handover.order.iter().flatten()).copied()
}
