//! People and goods: units of whom the same is known stand together. And what each party has given and received.

use std::collections::BTreeMap;

use takas_model::{Instant, OperationKind, PartyRef, PersonGate, Room, Target, Unit, UnitRef};

use super::chronicle::{Chronicle, UnitLog};
use super::course::{Course, handover_ride};
use super::{BalanceNow, BalanceStep, PeopleNow, Travels};
use crate::phrase::Phrase;
use crate::projection::{Reader, Telling};
use crate::words::operation as said;

/// Units whom a reader may see.
pub(super) fn seen(course: Course<'_>, reader: Reader) -> Vec<UnitRef> {
    let is_seen = |unit: &Unit| match reader {
        Reader::Mediator | Reader::Field | Reader::Medical | Reader::Interviewer => true,
        Reader::Party(party) => unit.holder == party || unit.receiver == party,
        Reader::Observer | Reader::Guarantor(_) => false,
    };
    let units = course.units().enumerate().filter(|(_, unit)| is_seen(unit));
    units.map(|(index, _)| UnitRef::new(index)).collect()
}

/// The lot of each unit in the plan in force.
pub(super) fn lots_of(target: &Target, units: usize) -> Vec<Option<usize>> {
    let mut lots = vec![None; units];
    for (lot, members) in target.lots.iter().enumerate() {
        for unit in members {
            if let Some(slot) = lots.get_mut(unit.index()) {
                *slot = Some(lot);
            }
        }
    }
    lots
}

/// Rows of people and goods, in the order of the charter.
pub(super) fn people(telling: &Telling<'_>, chronicle: &Chronicle<'_>) -> Vec<PeopleNow> {
    let all: Vec<&Unit> = telling.course.units().collect();
    let lots = lots_of(chronicle.target(), all.len());
    let mut rows: Vec<(UnitRef, Vec<UnitRef>)> = Vec::new();
    for unit in seen(telling.course, telling.reader) {
        let alike = |other: UnitRef| {
            let [one, two] = [unit, other].map(|unit| all[unit.index()]);
            let key = |unit: &Unit| (unit.item, unit.phase, unit.holder, unit.receiver);
            key(one) == key(two)
                && lots[unit.index()] == lots[other.index()]
                && chronicle.units[unit.index()] == chronicle.units[other.index()]
        };
        match rows.iter_mut().find(|(first, _)| alike(*first)) {
            Some((_, members)) => members.push(unit),
            None => rows.push((unit, vec![unit])),
        }
    }
    rows.into_iter().map(|(first, members)| row(telling, chronicle, all[first.index()], &members)).collect()
}

fn row(telling: &Telling<'_>, chronicle: &Chronicle<'_>, unit: &Unit, members: &[UnitRef]) -> PeopleNow {
    let log = &chronicle.units[members[0].index()];
    let time = |instant: Option<i64>| instant.map(|instant| telling.time(instant));
    PeopleNow {
        who: telling.units(members),
        written: telling.written(members[0]),
        units: members.len() as u64,
        holder: telling.namer.party_name(unit.holder),
        receiver: telling.namer.party_name(unit.receiver),
        protected: unit.is_protected && telling.reader == Reader::Mediator,
        travels: travels(telling.course.charter.kind, unit, log),
        gates: gates(telling, unit, log),
        needs: log
            .room
            .filter(|room| *room == Room::Stretcher)
            .map(|_| crate::words::amounts::stretchers(members.len() as u64)),
        whereabouts: whereabouts(telling, chronicle, log),
        is_past_return: log.released.is_some(),
        verified: time(log.verified),
        handed_over: time(log.handed_over),
        followed_up: time(log.followed_up),
    }
}

fn travels(kind: OperationKind, unit: &Unit, log: &UnitLog) -> Travels {
    match log.clear {
        _ if log.stays => Travels::Stays,
        Some(true) => Travels::Clear,
        Some(false) => Travels::NotAnyMore,
        None if !unit.is_living => Travels::NeedsNothing,
        None if kind == OperationKind::Historical => Travels::NotKnown,
        None => Travels::NotYet,
    }
}

/// Personal gates that the reader may know, while they are still waited for: who was clear once, or does not travel, has none told, so that
/// nobody can read from them why.
fn gates(telling: &Telling<'_>, unit: &Unit, log: &UnitLog) -> Vec<(Phrase, bool)> {
    if log.clear.is_some() || log.stays || telling.course.charter.kind == OperationKind::Historical {
        return Vec::new();
    }
    let mut gates = Vec::new();
    for &gate in unit.gates.iter().filter(|&&gate| telling.knows_gate(unit, gate)) {
        if gate == PersonGate::Identity {
            for side in [unit.holder, unit.receiver] {
                if [Reader::Mediator, Reader::Party(side)].contains(&telling.reader) {
                    let is = log.in_hand.contains(&(gate, Some(side)));
                    gates.push((said::identity_by(&telling.party_id(side)), is));
                }
            }
            continue;
        }
        gates.push((said::gate(gate), log.in_hand.contains(&(gate, None))));
    }
    // All that the mediator may know is in hand, and it is not enough.
    if telling.reader == Reader::Mediator && unit.is_living && gates.iter().all(|(_, is)| *is) {
        gates.push((said::PRIVATE_GATES.phrase(), false));
    }
    gates
}

fn whereabouts(telling: &Telling<'_>, chronicle: &Chronicle<'_>, log: &UnitLog) -> Phrase {
    match (log.on, log.place) {
        (Some(trip), _) => {
            let has_left = chronicle.rides.get(trip).is_some_and(|ride| ride.departed.is_some());
            let ride = telling.ride(trip);
            if has_left { said::under_way(ride) } else { said::on_board(ride) }
        }
        (None, Some(place)) => said::at(&telling.place(place)),
        (None, None) => said::NOT_KNOWN.phrase(),
    }
}

/// What each party whose balance the reader may know has given and received.
pub(super) fn balance(telling: &Telling<'_>, chronicle: &Chronicle<'_>) -> Vec<BalanceNow> {
    let may = |party: &PartyRef| [Reader::Mediator, Reader::Party(*party)].contains(&telling.reader);
    let counted: Vec<(&Unit, &UnitLog)> = telling.course.units().zip(&chronicle.units).collect();
    let planned = planned(chronicle.target(), counted.len());
    let row = |party: PartyRef| {
        let of = |side: fn(&Unit) -> PartyRef| {
            let ours = counted.iter().filter(|(unit, _)| unit.step.is_some() && side(unit) == party);
            ours.fold((0_u64, 0_u64), |(moved, all), (unit, log)| {
                let left = if log.released.is_some() { unit.quantity } else { 0 };
                (moved.saturating_add(left), all.saturating_add(unit.quantity))
            })
        };
        BalanceNow {
            party: telling.namer.party_name(party),
            given: of(|unit| unit.holder),
            received: of(|unit| unit.receiver),
            owed: owed(&counted, chronicle.target(), party),
            accepts: chronicle.accepts.get(&party).copied().unwrap_or(0),
            withheld: chronicle.withheld.get(&party).map(|(since, _)| telling.time(*since)),
            course: steps(telling, party, counted.iter().map(|(unit, log)| (*unit, log.released))),
            planned: steps(telling, party, counted.iter().zip(&planned).map(|((unit, _), at)| (*unit, *at))),
        }
    };
    crate::projection::sides(telling.course).into_iter().filter(may).map(row).collect()
}

/// When each unit leaves the hands of its holder by the plan in force.
fn planned(target: &Target, units: usize) -> Vec<Option<Instant>> {
    let leaves = |lot: usize| {
        let ride = handover_ride(target, target.plan.lots.get(lot)?)?;
        let departs = target.plan.trips.get(ride)?.departs;
        Some(target.handover.begins.saturating_add(departs.saturating_mul(60)))
    };
    lots_of(target, units).into_iter().map(|lot| lot.and_then(leaves)).collect()
}

/// How given and received grow, by the moments at which units leave the hands of their holders.
fn steps<'u>(
    telling: &Telling<'_>,
    party: PartyRef,
    leaves: impl Iterator<Item = (&'u Unit, Option<Instant>)>,
) -> Vec<BalanceStep> {
    let mut moments: BTreeMap<Instant, (u64, u64)> = BTreeMap::new();
    for (unit, at) in leaves.filter(|(unit, _)| unit.step.is_some()) {
        let Some(at) = at else { continue };
        if unit.holder == party {
            moments.entry(at).or_default().0 += unit.quantity;
        }
        if unit.receiver == party {
            moments.entry(at).or_default().1 += unit.quantity;
        }
    }
    let (mut given, mut received) = (0_u64, 0_u64);
    let step = |(at, (gives, receives)): (Instant, (u64, u64))| {
        given = given.saturating_add(gives);
        received = received.saturating_add(receives);
        BalanceStep { at: telling.time(at), given, received }
    };
    moments.into_iter().map(step).collect()
}

/// Units that a party was to receive in earlier steps than the furthest in which one of its own has left, and that have not left for it.
/// Nobody is owed who was withdrawn.
fn owed(units: &[(&Unit, &UnitLog)], target: &Target, party: PartyRef) -> u64 {
    let gone = units.iter().filter(|(unit, log)| unit.holder == party && log.released.is_some());
    let Some(furthest) = gone.filter_map(|(unit, _)| unit.step).max() else { return 0 };
    let lots = lots_of(target, units.len());
    let open = units
        .iter()
        .enumerate()
        .filter(|(index, (unit, log))| unit.receiver == party && log.released.is_none() && lots[*index].is_some());
    let earlier = open.filter(|(_, (unit, _))| unit.step.is_some_and(|step| step < furthest));
    earlier.fold(0_u64, |sum, (_, (unit, _))| sum.saturating_add(unit.quantity))
}

/// Which units go by each ride, by the plan in force.
pub(super) fn loads(target: &Target) -> Vec<Vec<UnitRef>> {
    let mut loads = vec![Vec::new(); target.plan.trips.len()];
    for (lot, members) in target.plan.lots.iter().zip(&target.lots) {
        for &ride in &lot.rides {
            if let Some(load) = loads.get_mut(ride) {
                load.extend(members);
            }
        }
    }
    for load in &mut loads {
        load.sort_unstable();
    }
    loads
}

/// The place at which each gate waits: where the first of those whom it is of or holds is handed over.
pub(super) fn gate_places(target: &Target) -> BTreeMap<usize, takas_model::PlaceRef> {
    let mut places = BTreeMap::new();
    for (index, gate) in target.handover.gates.iter().enumerate() {
        let lot = target.plan.lots.iter().find(|lot| gate.of.contains(&lot.group) || gate.holds.contains(&lot.group));
        let ride = lot.and_then(|lot| handover_ride(target, lot));
        if let Some(ride) = ride {
            places.insert(index, target.plan.trips[ride].from);
        }
    }
    places
}
