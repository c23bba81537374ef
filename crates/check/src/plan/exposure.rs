//! The bound on exposure: alone or together, gate by gate, and two gates by two gates.

use std::collections::BTreeSet;

use takas_model::{Check, CheckRef, Gate, Group, GroupRef, Handover, Occasion, PlaceRef, Where};

use super::sides::two_sides;
use super::together::Together;
use super::view::{Moment, wide};

/// What no plan has less of.
pub(super) fn exposure_bound(handover: &Handover) -> Moment {
    let exposed: Vec<Option<Exposed>> =
        handover.group_refs().map(|group_ref| Exposed::new(handover, group_ref)).collect();
    let mut count = Count { handover, exposed: &exposed, is_counted: vec![false; exposed.len()], sum: 0 };
    for gate in &handover.gates {
        count.gate(gate);
    }
    for (index, gate) in handover.gates.iter().enumerate() {
        for other in &handover.gates[index + 1..] {
            count.two_gates(gate, other);
        }
    }
    let rest: Vec<&Exposed> =
        exposed.iter().flatten().filter(|group| !count.is_counted[group.group_ref.index()]).collect();
    count.sum.saturating_add(all_alone(&rest))
}

/// What one unit of a group is exposed for at least; none where it need not be exposed.
pub(super) fn least_alone(handover: &Handover, group: GroupRef) -> Option<Moment> {
    Exposed::new(handover, group).map(|exposed| exposed.least)
}

/// Groups as they are counted, each once.
struct Count<'a> {
    handover: &'a Handover,
    exposed: &'a [Option<Exposed<'a>>],
    is_counted: Vec<bool>,
    sum: Moment,
}

impl<'a> Count<'a> {
    /// The groups in both lists that are not counted yet.
    fn open(&self, one: &[GroupRef], other: &[GroupRef]) -> Vec<&'a Exposed<'a>> {
        let both = one.iter().filter(|group| other.binary_search(group).is_ok() && !self.is_counted[group.index()]);
        both.filter_map(|group| self.exposed[group.index()].as_ref()).collect()
    }

    fn add(&mut self, groups: &[&Exposed<'_>], sum: Moment) {
        self.sum = self.sum.saturating_add(sum);
        for group in groups {
            self.is_counted[group.group_ref.index()] = true;
        }
    }

    /// Those for whom a gate both waits and whom it holds, unless they come to more alone.
    fn gate(&mut self, gate: &Gate) {
        let groups = self.open(&gate.of, &gate.holds);
        if let Some(together) = together(self.handover, gate, &groups).filter(|sum| *sum >= all_alone(&groups)) {
            self.add(&groups, together);
        }
    }

    /// Two sides of which each leaves by the gate that waits for the other: one of them is in first.
    fn two_gates(&mut self, gate: &Gate, other: &Gate) {
        let one_side = self.open(&gate.of, &other.holds);
        let mut other_side = self.open(&other.of, &gate.holds);
        other_side.retain(|group| one_side.iter().all(|one| one.group_ref != group.group_ref));
        if one_side.is_empty() || other_side.is_empty() {
            return;
        }
        let one_first = two_sides(self.handover, (gate, &one_side), (other, &other_side));
        let other_first = two_sides(self.handover, (other, &other_side), (gate, &one_side));
        let least = one_first.min(other_first);
        self.add(&[one_side, other_side].concat(), least);
    }
}

pub(super) fn all_alone(groups: &[&Exposed<'_>]) -> Moment {
    groups.iter().map(|group| group.alone()).fold(0, Moment::saturating_add)
}

/// What groups come to for which a gate both waits and which it holds; none where that cannot be counted.
fn together(handover: &Handover, gate: &Gate, groups: &[&Exposed<'_>]) -> Option<Moment> {
    let awaited: Vec<_> = groups.iter().map(|&one| (one, gate)).collect();
    let back = Together::new(handover, &awaited)?.least_back()?;
    Some(back + groups.iter().map(|one| one.each(wide(gate.takes.usual) + one.boarding())).sum::<Moment>())
}

/// A way of a group through an exchange point.
pub(super) struct Passage {
    /// Where from.
    pub(super) before: PlaceRef,
    /// The exchange point.
    pub(super) place: PlaceRef,
    /// How long an arrival there takes.
    there: Moment,
    /// The durations of the checks of the group there.
    checks: Vec<(CheckRef, Moment)>,
    /// The least boarding of any vehicle onward.
    boarding: Moment,
}

/// A group that every plan exposes.
pub(super) struct Exposed<'a> {
    pub(super) group: &'a Group,
    pub(super) group_ref: GroupRef,
    pub(super) passages: Vec<Passage>,
    /// What each unit is exposed for at least.
    pub(super) least: Moment,
}

impl<'a> Exposed<'a> {
    /// None where it need not be exposed, or where it cannot go at all.
    fn new(handover: &'a Handover, group_ref: GroupRef) -> Option<Self> {
        let group = handover.group(group_ref);
        if !group.are_people || group.stays.is_some() {
            return None;
        }
        let mut passages = Vec::new();
        for route in &group.routes {
            let exchange = route.exchange?;
            let steps = route.places.get(exchange - 1..=exchange + 1)?;
            passages.extend(Passage::new(handover, group_ref, steps));
        }
        let gates: Vec<&Gate> = handover
            .gates
            .iter()
            .filter(|gate| [&gate.of, &gate.holds].iter().all(|groups| groups.binary_search(&group_ref).is_ok()))
            .collect();
        let least = passages.iter().map(|passage| {
            let all: Moment = passage.checks.iter().map(|(_, minutes)| minutes).sum();
            let gated = gates.iter().map(|gate| passage.checks_of(gate) + wide(gate.takes.usual));
            passage.there + gated.fold(all, Moment::max) + passage.boarding
        });
        let least = least.min()?;
        Some(Self { group, group_ref, passages, least })
    }

    fn alone(&self) -> Moment {
        self.each(self.least)
    }

    /// So much for each unit.
    pub(super) fn each(&self, minutes: Moment) -> Moment {
        minutes.saturating_mul(Moment::from(self.group.count))
    }

    /// What lies at least between the arrival of a unit and the moment at which all that the gate waits for is in.
    pub(super) fn near(&self, gate: &Gate) -> Moment {
        self.passages.iter().map(|passage| passage.there + passage.checks_of(gate)).min().unwrap_or(0)
    }

    pub(super) fn boarding(&self) -> Moment {
        self.passages.iter().map(|passage| passage.boarding).min().unwrap_or(0)
    }
}

impl Passage {
    /// None where nothing goes on from there, or a check of the group has no team there.
    fn new(handover: &Handover, group_ref: GroupRef, steps: &[PlaceRef]) -> Option<Self> {
        let &[before, place, after] = steps else { return None };
        let onward = handover.vehicles.iter().filter(|vehicle| vehicle.ways.contains_key(&(place, after)));
        let boarding = onward.map(|vehicle| wide(vehicle.boarding)).min()?;
        let mut checks = Vec::new();
        for (index, check) in handover.checks.iter().enumerate() {
            if is_exchange_check(check, group_ref) {
                let check_ref = CheckRef::new(index);
                if at_once(handover, check_ref, &BTreeSet::from([place])) == 0 {
                    return None;
                }
                checks.push((check_ref, wide(check.takes.usual)));
            }
        }
        Some(Self { before, place, there: there(handover, place), checks, boarding })
    }

    /// Of its checks, those that the gate waits for.
    fn checks_of(&self, gate: &Gate) -> Moment {
        self.checks.iter().filter(|(check, _)| gate.checks.contains(check)).map(|(_, minutes)| minutes).sum()
    }
}

pub(super) fn is_exchange_check(check: &Check, group_ref: GroupRef) -> bool {
    check.at == Where::Exchange && check.groups.binary_search(&group_ref).is_ok()
}

/// How many units all teams at these places that do a check take at once.
pub(super) fn at_once(handover: &Handover, check: CheckRef, places: &BTreeSet<PlaceRef>) -> u128 {
    let teams = handover.teams.iter().filter(|team| places.contains(&team.place) && team.checks.contains(&check));
    teams.map(|team| u128::from(team.at_once)).sum()
}

/// How long an arrival at a place takes at least.
pub(super) fn there(handover: &Handover, place: PlaceRef) -> Moment {
    let measures = handover.measures.iter().filter(|one| one.place == place && one.occasion == Occasion::Arrival);
    measures.map(|one| wide(one.takes.usual)).max().unwrap_or(0)
}
