//! A draft: a plan of which some choices are made, and every way to make the next one.

use takas_model::{PlaceRef, Route};

use super::facts::{Facts, are_twins};
use crate::plan::view::{Moment, wide};

/// A trip with parcels.
#[derive(Clone, Debug)]
pub(super) struct Drive {
    pub(super) vehicle: usize,
    pub(super) from: PlaceRef,
    pub(super) to: PlaceRef,
    pub(super) takes: Moment,
    /// Parcels, and which of their rides it is.
    pub(super) aboard: Vec<(usize, usize)>,
}

/// The beginning or the end of a drive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Leaves(usize),
    Arrives(usize),
}

/// A choice.
#[derive(Clone, Copy, Debug)]
pub(super) enum Choice {
    /// A parcel takes one of its routes.
    Route(usize, usize),
    /// A parcel goes on by a drive.
    Board(usize, usize),
    /// A parcel goes on by a new drive of this vehicle, before the drive that is now at this place of its day.
    Drive(usize, usize, usize),
    /// So many minutes at least from one moment to another.
    Apart(Moment, End, End),
    /// What the first gate waits for is in no later than what the second waits for.
    Gates(usize, usize),
}

/// See the module.
#[derive(Clone)]
pub(super) struct Draft<'f, 'a> {
    pub(super) facts: &'f Facts<'a>,
    /// By parcel.
    pub(super) routes: Vec<Option<&'a Route>>,
    route_numbers: Vec<usize>,
    /// By parcel: its drives.
    pub(super) rides: Vec<Vec<usize>>,
    pub(super) drives: Vec<Drive>,
    /// By vehicle: its drives in order.
    pub(super) days: Vec<Vec<usize>>,
    pub(super) apart: Vec<(Moment, End, End)>,
    pub(super) gates: Vec<(usize, usize)>,
}

impl<'f, 'a> Draft<'f, 'a> {
    pub(super) fn new(facts: &'f Facts<'a>) -> Self {
        let parcels = facts.parcels.len();
        let only = |routes: &Vec<&'a Route>| if routes.len() == 1 { Some(routes[0]) } else { None };
        Self {
            facts,
            routes: facts.parcels.iter().map(|parcel| only(&parcel.routes)).collect(),
            route_numbers: vec![0; parcels],
            rides: vec![Vec::new(); parcels],
            drives: Vec::new(),
            days: vec![Vec::new(); facts.handover.vehicles.len()],
            apart: Vec::new(),
            gates: Vec::new(),
        }
    }

    pub(super) fn with(&self, choice: Choice) -> Self {
        let mut next = self.clone();
        match choice {
            Choice::Route(parcel, number) => {
                next.routes[parcel] = Some(self.facts.parcels[parcel].routes[number]);
                next.route_numbers[parcel] = number;
            }
            Choice::Board(parcel, drive) => next.board(parcel, drive),
            Choice::Drive(parcel, vehicle, before) => {
                if let Some((from, to)) = self.next_step(parcel)
                    && let Some(way) = self.facts.handover.vehicles[vehicle].ways.get(&(from, to))
                {
                    let takes = wide(way.takes.usual);
                    next.drives.push(Drive { vehicle, from, to, takes, aboard: Vec::new() });
                    next.days[vehicle].insert(before, self.drives.len());
                    next.board(parcel, self.drives.len());
                }
            }
            Choice::Apart(minutes, first, second) => next.apart.push((minutes, first, second)),
            Choice::Gates(first, second) => next.gates.push((first, second)),
        }
        next
    }

    fn board(&mut self, parcel: usize, drive: usize) {
        let step = self.rides[parcel].len();
        self.drives[drive].aboard.push((parcel, step));
        self.rides[parcel].push(drive);
    }

    /// Whether this ride of a parcel is its handover ride.
    pub(super) fn is_handover(&self, (parcel, step): (usize, usize)) -> bool {
        self.routes[parcel].is_some_and(|route| route.handover_ride() == step)
    }

    /// Where a parcel goes next.
    fn next_step(&self, parcel: usize) -> Option<(PlaceRef, PlaceRef)> {
        let places = &self.routes[parcel]?.places;
        let at = self.rides[parcel].len();
        Some((*places.get(at)?, *places.get(at + 1)?))
    }

    /// Every way to make the next choice, up to exchanging parcels of one sort and vehicles that are twins; empty where everything is
    /// chosen. First routes, then rides, those first that are nearer to the beginning of a route.
    pub(super) fn next(&self) -> Vec<Choice> {
        let facts = self.facts;
        if let Some(parcel) = self.routes.iter().position(Option::is_none) {
            let least = if facts.like_before[parcel] { self.route_numbers[parcel - 1] } else { 0 };
            return (least..facts.parcels[parcel].routes.len()).map(|number| Choice::Route(parcel, number)).collect();
        }
        let travelling =
            (0..facts.parcels.len()).filter_map(|one| Some((self.rides[one].len(), one, self.next_step(one)?)));
        let Some((step, parcel, (from, to))) = travelling.min_by_key(|(step, one, _)| (*step, *one)) else {
            return Vec::new();
        };
        let least = self.least_drive(parcel);
        let drives = self.drives.iter().enumerate().skip(least);
        let there =
            drives.filter(|(_, drive)| (drive.from, drive.to) == (from, to) && self.may_board((parcel, step), drive));
        let mut all: Vec<Choice> = there.map(|(drive, _)| Choice::Board(parcel, drive)).collect();
        for (index, vehicle) in facts.handover.vehicles.iter().enumerate() {
            let earlier = facts.handover.vehicles[..index].iter().zip(&self.days);
            let is_needless = self.days[index].is_empty()
                && earlier.into_iter().any(|(twin, day)| day.is_empty() && are_twins(twin, vehicle));
            let itself = &facts.parcels[parcel];
            let is_let = !self.is_handover((parcel, step)) || facts.quotas_let(&[itself]);
            let can = vehicle.ways.contains_key(&(from, to)) && facts.has_room(vehicle, &[itself]) && is_let;
            if can && !is_needless {
                all.extend((0..=self.days[index].len()).map(|before| Choice::Drive(parcel, index, before)));
            }
        }
        all
    }

    /// Parcels of a sort that have gone the same way go on in the order of drives: from which on this one.
    fn least_drive(&self, parcel: usize) -> usize {
        if !self.facts.like_before[parcel] {
            return 0;
        }
        let step = self.rides[parcel].len();
        let is_same = self.route_numbers[parcel] == self.route_numbers[parcel - 1]
            && self.rides[parcel - 1].get(..step) == Some(&self.rides[parcel][..]);
        if is_same { self.rides[parcel - 1].get(step).copied().unwrap_or(0) } else { 0 }
    }

    /// Whether a parcel may make its next ride with those who are aboard.
    fn may_board(&self, mine: (usize, usize), drive: &Drive) -> bool {
        let facts = self.facts;
        let itself = &facts.parcels[mine.0];
        let is_unlawful = |free: (usize, usize), bound: usize| {
            self.is_handover(free) && facts.is_free(&facts.parcels[free.0]) && facts.is_bound(&facts.parcels[bound])
        };
        let parts = drive.aboard.iter().any(|&other| {
            let its = &facts.parcels[other.0];
            facts.are_apart(itself, its) || is_unlawful(mine, other.0) || is_unlawful(other, mine.0)
        });
        let mut all: Vec<_> = drive.aboard.iter().map(|(other, _)| &facts.parcels[*other]).collect();
        all.push(itself);
        let handed = drive.aboard.iter().chain([&mine]).filter(|one| self.is_handover(**one));
        let handed: Vec<_> = handed.map(|(other, _)| &facts.parcels[*other]).collect();
        !parts && facts.has_room(&facts.handover.vehicles[drive.vehicle], &all) && facts.quotas_let(&handed)
    }

    /// The drives that arrive no earlier than this one, so far as is chosen; with itself.
    pub(super) fn no_earlier(&self, drive: usize) -> Vec<usize> {
        let mut all = vec![drive];
        let mut looked_at = 0;
        while looked_at < all.len() {
            let one = all[looked_at];
            looked_at += 1;
            let day = &self.days[self.drives[one].vehicle];
            let place = day.iter().position(|other| *other == one).map_or(day.len(), |place| place + 1);
            let chosen = self.apart.iter().filter_map(|&(minutes, first, second)| match second {
                End::Arrives(second) if first == End::Arrives(one) && minutes >= 0 => Some(second),
                _ => None,
            });
            for other in day[place..].iter().copied().chain(chosen) {
                if !all.contains(&other) {
                    all.push(other);
                }
            }
        }
        all
    }

    /// The gates whose people are in no later than those of this one, so far as is chosen; with itself.
    pub(super) fn no_later(&self, gate: usize) -> Vec<usize> {
        let mut all = vec![gate];
        let mut looked_at = 0;
        while looked_at < all.len() {
            let one = all[looked_at];
            looked_at += 1;
            let sooner = self.gates.iter().filter(|(first, second)| *second == one && !all.contains(first));
            let sooner: Vec<usize> = sooner.map(|(first, _)| *first).collect();
            all.extend(sooner);
        }
        all
    }
}
