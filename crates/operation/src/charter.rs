//! From a handover and its plan to a charter: who the units are, what they wait for, who confirms a gate.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::{
    Author, Charter, GateTerms, GroupRef, Handover, ItemRef, OperationKind, PartyRef, Patience, PersonGate, PhaseRef,
    Plan, Target, Unit, UnitRef,
};

use crate::operation::Digest;

/// What a charter is made of besides its units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// What the operation is for.
    pub kind: OperationKind,
    /// Who may speak.
    pub authors: Vec<Author>,
    /// For each gate of the handover, in order.
    pub gates: Vec<GateTerms>,
    /// How long is waited.
    pub patience: Patience,
    /// The digest by which the plan is known.
    pub digest: Digest,
}

/// The charter of a plan: a unit for each person and each of remains, a consignment for each lot of goods, in the order of the plan's lots.
///
/// The indices of handover and plan are taken as they are: [`Operation::new`](crate::Operation::new) says what is wrong with them.
pub fn charter_of(handover: Handover, plan: Plan, terms: Terms) -> Charter {
    let (mut units, mut lots) = (Vec::new(), Vec::new());
    let mut numbers: BTreeMap<Transfer, u64> = BTreeMap::new();
    for lot in &plan.lots {
        let mut members = Vec::new();
        if let Some(group) = handover.groups.get(lot.group.index()) {
            // Remains are always protected and goods never, so what is neither living nor protected is goods.
            let is_consignment = !group.are_people && !group.is_protected;
            let (count, quantity) = if is_consignment { (1, lot.count) } else { (lot.count.min(UNITS_MAX), 1) };
            let number = numbers.entry((group.item, group.phase, group.holder, group.receiver)).or_default();
            for _ in 0..count {
                *number += 1;
                members.push(UnitRef::new(units.len()));
                units.push(unit_of(&handover, lot.group, *number, quantity));
            }
        }
        lots.push(members);
    }
    let Terms { kind, authors, gates, patience, digest } = terms;
    let target = Target { handover, plan, gates, joins: Vec::new(), withdrawn: Vec::new(), lots, digest };
    Charter { kind, units, authors, target, patience }
}

/// The most units of a lot: beyond any operation, so that a count gone wrong is a fault and not a full memory.
const UNITS_MAX: u64 = 1_000_000;

type Transfer = (ItemRef, PhaseRef, PartyRef, PartyRef);

/// A unit of a group: what holds for each of it.
///
/// # Panics
/// When the handover has no such group.
pub fn unit_of(handover: &Handover, group: GroupRef, number: u64, quantity: u64) -> Unit {
    let of = handover.group(group);
    let gates: BTreeSet<PersonGate> = of.gates.iter().map(|(gate, _)| *gate).filter(|_| of.are_people).collect();
    Unit {
        item: of.item,
        phase: of.phase,
        number,
        quantity,
        holder: of.holder,
        receiver: of.receiver,
        is_living: of.are_people,
        is_protected: of.is_protected,
        step: handover.order.iter().position(|step| step.contains(&group)),
        gates: gates.into_iter().collect(),
    }
}

/// Who confirms each gate where nothing is said: every party that holds or receives somebody whom the gate is of or holds, but for
/// these, who mediate. One person releases.
pub fn usual_terms(handover: &Handover, mediators: &[PartyRef]) -> Vec<GateTerms> {
    let terms = handover.gates.iter().map(|gate| {
        let groups = gate.of.iter().chain(&gate.holds).filter_map(|group| handover.groups.get(group.index()));
        let parties = groups.flat_map(|group| [group.holder, group.receiver]);
        let parties: BTreeSet<PartyRef> = parties.filter(|party| !mediators.contains(party)).collect();
        GateTerms { confirmed_by: parties.into_iter().collect(), two_persons: false }
    });
    terms.collect()
}
