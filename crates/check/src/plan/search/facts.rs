//! What is looked up of a handover again and again: who is checked, awaited and held, and who travels like whom.

use takas_model::{Check, Gate, Group, GroupRef, Handover, Measure, Nature, Occasion, PlaceRef, Route, Vehicle};

use crate::plan::view::{Moment, room_in, room_of, wide};

/// What goes together whatever is chosen: a family, a whole group, one unit of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Parcel<'a> {
    /// Groups, so many units of each.
    pub(super) parts: Vec<(GroupRef, u64)>,
    /// The routes that all of them have.
    pub(super) routes: Vec<&'a Route>,
    /// How many living people.
    pub(super) people: u64,
}

/// See the module.
pub(super) struct Facts<'a> {
    pub(super) handover: &'a Handover,
    /// Parcels of one sort stand one after the other.
    pub(super) parcels: Vec<Parcel<'a>>,
    /// For each parcel whether it is of the sort of the one before.
    pub(super) like_before: Vec<bool>,
    /// For each vehicle and place, the minutes to each other place, empty, stops between counted.
    empty: Vec<Vec<Vec<Option<Moment>>>>,
}

impl<'a> Facts<'a> {
    /// None where there are more parcels than that.
    pub(super) fn new(handover: &'a Handover, parcels_max: usize) -> Option<Self> {
        let mut parcels: Vec<Parcel<'a>> = Vec::new();
        for parts in together(handover) {
            let group = handover.group(parts[0]);
            let is_one = parts.len() > 1 || group.whole;
            let times = if is_one { 1 } else { usize::try_from(group.count).ok()? };
            if times > parcels_max - parcels.len() {
                return None;
            }
            let units = |one: &GroupRef| (*one, if is_one { handover.group(*one).count } else { 1 });
            let living = parts.iter().filter(|one| handover.group(**one).are_people);
            let people = living.map(|one| units(one).1).sum();
            let has = |route: &&Route| parts.iter().all(|one| handover.group(*one).routes.contains(route));
            let routes = group.routes.iter().filter(has).collect();
            let parcel = Parcel { parts: parts.iter().map(units).collect(), routes, people };
            // Beside those of its sort.
            let at = parcels.iter().rposition(|other| are_one_sort(handover, other, &parcel));
            let at = at.map_or(parcels.len(), |at| at + 1);
            parcels.splice(at..at, std::iter::repeat_n(parcel, times));
        }
        // Sorts of whom there are many first.
        let many = |one: &Parcel<'a>| -> u64 {
            parcels.iter().filter(|other| are_one_sort(handover, one, other)).map(|other| other.people).sum()
        };
        let sizes: Vec<u64> = parcels.iter().map(many).collect();
        let mut order: Vec<usize> = (0..parcels.len()).collect();
        order.sort_by_key(|&one| std::cmp::Reverse(sizes[one]));
        let parcels: Vec<Parcel<'a>> = order.into_iter().map(|one| parcels[one].clone()).collect();
        let is_like = |pair: &[Parcel<'a>]| are_one_sort(handover, &pair[0], &pair[1]);
        let like_before: Vec<bool> = std::iter::once(false).chain(parcels.windows(2).map(is_like)).collect();
        let empty = handover.vehicles.iter().map(|vehicle| ways(handover, vehicle)).collect();
        Some(Self { handover, parcels, like_before, empty })
    }

    /// How long a vehicle takes from one place to another at least, empty.
    pub(super) fn empty(&self, vehicle: usize, from: PlaceRef, to: PlaceRef) -> Option<Moment> {
        if from == to { Some(0) } else { self.empty[vehicle][from.index()][to.index()] }
    }

    /// The gates that wait for a group, and those that hold it.
    pub(super) fn gates(
        &self,
        group: GroupRef,
        side: fn(&Gate) -> &Vec<GroupRef>,
    ) -> impl Iterator<Item = (usize, &'a Gate)> {
        self.handover.gates.iter().enumerate().filter(move |(_, gate)| side(gate).binary_search(&group).is_ok())
    }

    /// The longest measure of this kind at a place.
    pub(super) fn measure(&self, place: PlaceRef, occasion: Occasion) -> Moment {
        let here = |one: &&Measure| one.place == place && one.occasion == occasion;
        self.handover.measures.iter().filter(here).map(|one| wide(one.takes.usual)).max().unwrap_or(0)
    }

    /// The teams that do a check at a place.
    pub(super) fn teams(&self, check: usize, place: PlaceRef) -> Vec<usize> {
        let does = |team: &usize| {
            let team = &self.handover.teams[*team];
            team.place == place && team.checks.iter().any(|one| one.index() == check)
        };
        (0..self.handover.teams.len()).filter(does).collect()
    }

    /// The teams that take a measure at its place.
    pub(super) fn takers(&self, measure: usize) -> Vec<usize> {
        let place = self.handover.measures[measure].place;
        let takes = |team: &usize| {
            let team = &self.handover.teams[*team];
            team.place == place && team.measures.iter().any(|one| one.index() == measure)
        };
        (0..self.handover.teams.len()).filter(takes).collect()
    }

    /// The least minutes in which a vehicle leaves a place empty after an arrival, comes back and can leave again.
    pub(super) fn away(&self, vehicle: usize, place: PlaceRef) -> Option<Moment> {
        let others = (0..self.handover.places.len()).map(PlaceRef::new).filter(|other| *other != place);
        let around =
            others.filter_map(|other| Some(self.empty(vehicle, place, other)? + self.empty(vehicle, other, place)?));
        Some(around.min()? + 3 * wide(self.handover.vehicles[vehicle].turnaround))
    }

    /// How long a check of so many units of one group takes at a place, whichever team does it.
    pub(super) fn sittings(&self, check: usize, place: PlaceRef, units: u64) -> Moment {
        let at_once = self.teams(check, place).into_iter().map(|team| self.handover.teams[team].at_once).max();
        Moment::from(units.div_ceil(at_once.unwrap_or(1).max(1)))
    }

    /// How long a parcel is checked at this place of its route: the group for which it is longest, one check after the other; by the
    /// checks that `asked` names.
    pub(super) fn checked(
        &self,
        parcel: &Parcel<'_>,
        route: &Route,
        step: usize,
        asked: impl Fn(usize) -> bool,
    ) -> Moment {
        let place = route.places[step];
        let of = |&(group, units): &(GroupRef, u64)| -> Moment {
            let here = |(index, check): &(usize, &Check)| {
                check.groups.binary_search(&group).is_ok() && route.place_of(check.at) == step && asked(*index)
            };
            let checks = self.handover.checks.iter().enumerate().filter(here);
            checks.map(|(index, check)| wide(check.takes.usual) * self.sittings(index, place, units)).sum()
        };
        parcel.parts.iter().map(of).max().unwrap_or(0)
    }

    /// What a parcel comes to alone at least, by whatever route: nothing where one does not expose it.
    pub(super) fn alone(&self, parcel: &Parcel<'_>) -> Moment {
        let of = |&(group, units): &(GroupRef, u64)| {
            let each = super::super::exposure::least_alone(self.handover, group).unwrap_or(0);
            each.saturating_mul(Moment::from(units))
        };
        parcel.parts.iter().map(of).sum()
    }

    /// Whether the law lets nothing hold some of a parcel.
    pub(super) fn is_free(&self, parcel: &Parcel<'_>) -> bool {
        let handover = self.handover;
        handover.nature == Nature::Live && parcel.parts.iter().any(|(group, _)| handover.group(*group).is_protected)
    }

    /// Whether something holds some of a parcel: a gate, a step, a simultaneous departure, a quota.
    pub(super) fn is_bound(&self, parcel: &Parcel<'_>) -> bool {
        let handover = self.handover;
        let names = |groups: &Vec<GroupRef>| parcel.parts.iter().any(|(group, _)| groups.contains(group));
        handover.gates.iter().any(|gate| names(&gate.holds))
            || handover.order.iter().any(names)
            || handover.simultaneous.iter().any(|one| names(&one.groups))
            || handover.quotas.iter().any(|quota| names(&quota.of))
    }

    /// Whether any of two parcels are kept apart.
    pub(super) fn are_apart(&self, one: &Parcel<'_>, other: &Parcel<'_>) -> bool {
        let names =
            |groups: &Vec<GroupRef>, parcel: &Parcel<'_>| parcel.parts.iter().any(|(group, _)| groups.contains(group));
        self.handover.apart.iter().any(|apart| {
            names(&apart.one, one) && names(&apart.other, other) || names(&apart.one, other) && names(&apart.other, one)
        })
    }

    /// Whether quotas let all these leave in one minute.
    pub(super) fn quotas_let(&self, leave: &[&Parcel<'_>]) -> bool {
        self.handover.quotas.iter().all(|quota| {
            let counted = leave.iter().flat_map(|parcel| &parcel.parts).filter(|(group, _)| quota.of.contains(group));
            counted.map(|(_, units)| u128::from(*units)).sum::<u128>() <= u128::from(quota.at_most)
        })
    }

    /// Whether a vehicle can take all these over one ride. Units of one group are taken for one lot, which needs the fewest escorts.
    pub(super) fn has_room(&self, vehicle: &Vehicle, aboard: &[&Parcel<'_>]) -> bool {
        let mut lots: Vec<(GroupRef, u64)> = Vec::new();
        for &(group, units) in aboard.iter().flat_map(|parcel| &parcel.parts) {
            match lots.iter_mut().find(|(known, _)| *known == group) {
                Some((_, known)) => *known += units,
                None => lots.push((group, units)),
            }
        }
        let mut takes = [0_u128; 3];
        for (group, units) in lots {
            let group = self.handover.group(group);
            if !group.modes.contains(&vehicle.mode) {
                return false;
            }
            takes.iter_mut().zip(room_of(group, units)).for_each(|(takes, more)| *takes += more);
        }
        takes.into_iter().zip(room_in(vehicle)).all(|(takes, has)| takes <= has)
    }
}

/// The groups that travel, those of a family together.
fn together(handover: &Handover) -> Vec<Vec<GroupRef>> {
    let travels: Vec<GroupRef> = handover.group_refs().filter(|one| handover.group(*one).stays.is_none()).collect();
    let mut all: Vec<Vec<GroupRef>> = travels.into_iter().map(|one| vec![one]).collect();
    for family in &handover.families {
        let (of, mut rest): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|groups| groups.iter().any(|group| family.groups.contains(group)));
        let mut joined: Vec<GroupRef> = of.into_iter().flatten().collect();
        joined.sort_unstable();
        if !joined.is_empty() {
            rest.push(joined);
        }
        all = rest;
    }
    all
}

/// Whether no line of a plan tells two parcels from each other.
fn are_one_sort(handover: &Handover, one: &Parcel<'_>, other: &Parcel<'_>) -> bool {
    if one.parts == other.parts {
        return true;
    }
    let (&[(first, units)], &[(second, its)]) = (&one.parts[..], &other.parts[..]) else { return false };
    let [left, right] = [first, second].map(|group| handover.group(group));
    // A lot of one unit is whole.
    let is_whole = |group: &Group| group.whole || group.count == 1;
    let alike = |groups: &Vec<GroupRef>| groups.contains(&first) == groups.contains(&second);
    units == its
        && is_whole(left)
        && is_whole(right)
        && (left.are_people, left.room, left.escorted_by) == (right.are_people, right.room, right.escorted_by)
        && (left.ready, left.due, left.is_protected) == (right.ready, right.due, right.is_protected)
        && (&left.routes, &left.modes) == (&right.routes, &right.modes)
        && handover.checks.iter().all(|check| alike(&check.groups))
        && handover.gates.iter().all(|gate| alike(&gate.of) && alike(&gate.holds))
        && handover.apart.iter().all(|apart| alike(&apart.one) && alike(&apart.other))
        && handover.simultaneous.iter().all(|one| alike(&one.groups))
        && handover.quotas.iter().all(|quota| alike(&quota.of))
        && handover.order.iter().all(alike)
}

/// Whether no line of a plan tells two vehicles from each other.
pub(super) fn are_twins(one: &Vehicle, other: &Vehicle) -> bool {
    let plain = |vehicle: &Vehicle| {
        let room = (vehicle.mode, vehicle.seats, vehicle.stretchers, vehicle.load);
        (room, vehicle.start, vehicle.hours, vehicle.turnaround, vehicle.boarding, vehicle.duty_max)
    };
    let usual =
        |vehicle: &Vehicle| -> Vec<_> { vehicle.ways.iter().map(|(ends, way)| (*ends, way.takes.usual)).collect() };
    plain(one) == plain(other) && usual(one) == usual(other)
}

/// The least minutes of chains of ways, a turnaround between each two: longer chains until none is shorter.
fn ways(handover: &Handover, vehicle: &Vehicle) -> Vec<Vec<Option<Moment>>> {
    let count = handover.places.len();
    let mut least: Vec<Vec<Option<Moment>>> = vec![vec![None; count]; count];
    for (&(from, to), way) in &vehicle.ways {
        least[from.index()][to.index()] = Some(wide(way.takes.usual));
    }
    loop {
        let mut shorter = false;
        for (from, least) in least.iter_mut().enumerate() {
            for (&(middle, to), way) in &vehicle.ways {
                let Some(first) = least[middle.index()].filter(|_| middle.index() != from && to.index() != from) else {
                    continue;
                };
                let minutes = first + wide(vehicle.turnaround) + wide(way.takes.usual);
                if least[to.index()].is_none_or(|known| minutes < known) {
                    least[to.index()] = Some(minutes);
                    shorter = true;
                }
            }
        }
        if !shorter {
            return least;
        }
    }
}
