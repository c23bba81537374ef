//! The rows of a draft, by *Shown by search* of `docs/reference/plan.md`: what every plan that makes its choices keeps.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::handover::REST;
use takas_model::{GroupRef, Occasion, PlaceRef, Vehicle, Where};

use super::draft::{Draft, End};
use super::facts::{Facts, Parcel};
use super::flow::{Least, Row, least};
use crate::plan::view::{Moment, wide};

/// What a draft comes to at least, and moments at which it does.
pub(super) struct Comes {
    pub(super) sum: Moment,
    /// By drive: when it leaves and arrives.
    pub(super) drives: Vec<(Moment, Moment)>,
    /// By gate: when it opens.
    pub(super) opens: Vec<Moment>,
}

/// What all plans that make the choices of a draft come to at least: `exposed` for each person-minute, `late` for each minute of the
/// makespan. None where there are no such plans. To `work` is added what it took.
pub(super) fn comes_to(draft: &Draft<'_, '_>, exposed: Moment, late: Moment, work: &mut usize) -> Option<Comes> {
    let mut rows = Rows::new(draft, exposed);
    rows.all()?;
    rows.weights[rows.last] += late;
    let Least::Sum(sum, moments) = least(&rows.found, &rows.weights, work) else { return None };
    let drives = draft.drives.iter().zip(&rows.drives);
    Some(Comes {
        sum: sum + rows.besides,
        drives: drives.map(|(drive, &leaves)| (moments[leaves], moments[leaves] + drive.takes)).collect(),
        opens: rows.gates.iter().map(|&gate| moments[gate]).collect(),
    })
}

/// A moment of the rows and minutes after it.
type When = (usize, Moment);

const BEGIN: When = (0, 0);

/// A ride of parcels: when it leaves, when it arrives, and how long they board.
#[derive(Clone, Copy)]
struct Leg {
    leaves: When,
    arrives: When,
    boarding: Moment,
}

struct Rows<'d, 'f, 'a> {
    draft: &'d Draft<'f, 'a>,
    facts: &'f Facts<'a>,
    exposed: Moment,
    found: Vec<Row>,
    weights: Vec<Moment>,
    /// What the sum comes to besides the moments.
    besides: Moment,
    drives: Vec<usize>,
    gates: Vec<usize>,
    last: usize,
    /// By group: the departures of its handover rides.
    leave: BTreeMap<GroupRef, Vec<When>>,
}

impl<'d, 'f, 'a> Rows<'d, 'f, 'a> {
    fn new(draft: &'d Draft<'f, 'a>, exposed: Moment) -> Self {
        let facts = draft.facts;
        let mut rows = Self {
            draft,
            facts,
            exposed,
            found: Vec::new(),
            weights: vec![0],
            besides: 0,
            drives: Vec::new(),
            gates: Vec::new(),
            last: 0,
            leave: BTreeMap::new(),
        };
        rows.drives = draft.drives.iter().map(|_| rows.moment()).collect();
        rows.gates = facts.handover.gates.iter().map(|_| rows.moment()).collect();
        rows.last = rows.moment();
        rows
    }

    /// One moment more, within the handover.
    fn moment(&mut self) -> usize {
        let new = self.weights.len();
        self.weights.push(0);
        self.apart(BEGIN, (new, 0), 0);
        self.apart((new, 0), BEGIN, -wide(self.facts.handover.ends));
        new
    }

    /// From the one to the other are at least so many minutes.
    fn apart(&mut self, one: When, other: When, minutes: Moment) {
        self.found.push(Row { from: one.0, to: other.0, least: minutes + one.1 - other.1 });
    }

    fn all(&mut self) -> Option<()> {
        self.vehicles()?;
        self.parcels()?;
        for (gate, of) in self.facts.handover.gates.iter().enumerate() {
            self.apart(BEGIN, (self.gates[gate], 0), wide(of.not_before.unwrap_or(0)));
        }
        self.sequence();
        self.together();
        self.chosen();
        Some(())
    }

    /// What teams need between arrivals and gates, by the orders that are chosen; and these.
    fn chosen(&mut self) {
        let (facts, draft) = (self.facts, self.draft);
        for (gate, of) in facts.handover.gates.iter().enumerate() {
            let gates = draft.no_later(gate);
            for drive in 0..draft.drives.len() {
                if let Some(need) = need(draft, &gates, drive, &draft.no_earlier(drive)) {
                    self.apart(self.arrives(drive), (self.gates[gate], 0), need + wide(of.takes.usual));
                }
            }
        }
        for &(minutes, first, second) in &draft.apart {
            let [first, second] = [first, second].map(|end| match end {
                End::Leaves(drive) => (self.drives[drive], 0),
                End::Arrives(drive) => self.arrives(drive),
            });
            self.apart(first, second, minutes);
        }
        for &(first, second) in &draft.gates {
            let asked = |gate: usize| (self.gates[gate], -wide(facts.handover.gates[gate].takes.usual));
            self.apart(asked(first), asked(second), 0);
        }
    }

    fn arrives(&self, drive: usize) -> When {
        (self.drives[drive], self.draft.drives[drive].takes)
    }

    /// Each vehicle: from its start or its last arrival by the quickest ways, rested where that is needed.
    fn vehicles(&mut self) -> Option<()> {
        let (facts, draft) = (self.facts, self.draft);
        for (vehicle, day) in draft.days.iter().enumerate() {
            let of = &facts.handover.vehicles[vehicle];
            let mut before: Option<usize> = None;
            for &drive in day {
                let (from, takes) = (draft.drives[drive].from, draft.drives[drive].takes);
                let stood = before.map_or(of.start, |before| draft.drives[before].to);
                let comes = facts.empty(vehicle, stood, from)?;
                // Measures of this departure and boarding follow the last arrival.
                let prepared = match facts.measure(from, Occasion::Departure) {
                    0 => 0,
                    minutes => minutes + wide(of.boarding),
                };
                let earlier = before.map(|before| draft.drives[before].takes);
                let met = if before.is_some() { facts.measure(stood, Occasion::Arrival) } else { 0 };
                let stops = Stops { stood: (stood != from).then_some(comes), met, prepared, earlier, takes };
                let least = stops.least(of);
                match before {
                    None => {
                        let begins = wide(of.hours.from).max(0);
                        // Where it starts, measures may be taken before its hours.
                        let leaves = if stood == from { begins.max(prepared) } else { begins + least };
                        self.apart(BEGIN, (self.drives[drive], 0), leaves);
                    }
                    Some(before) => self.apart(self.arrives(before), (self.drives[drive], 0), least),
                }
                self.apart(self.arrives(drive), BEGIN, -wide(of.hours.until));
                before = Some(drive);
            }
        }
        Some(())
    }

    /// Parcels that have gone the same way so far are one: what lies before them is theirs together.
    fn parcels(&mut self) -> Option<()> {
        let (facts, draft) = (self.facts, self.draft);
        let mut first_of = 0;
        let mut same: Vec<(usize, Moment)> = Vec::new();
        for (index, parcel) in facts.parcels.iter().enumerate() {
            if !facts.like_before[index] {
                first_of = same.len();
            }
            let people = Moment::from(parcel.people);
            let Some(route) = draft.routes[index] else {
                self.besides += self.exposed * facts.alone(parcel);
                continue;
            };
            let is_same = |(other, _): &&mut (usize, Moment)| {
                draft.routes[*other] == Some(route) && draft.rides[*other] == draft.rides[index]
            };
            match same[first_of..].iter_mut().find(is_same) {
                Some((_, known)) => *known += people,
                None => same.push((index, people)),
            }
        }
        same.into_iter().try_for_each(|(index, people)| self.parcel(index, people))
    }

    fn parcel(&mut self, index: usize, people: Moment) -> Option<()> {
        let (facts, draft) = (self.facts, self.draft);
        let parcel = &facts.parcels[index];
        let route = draft.routes[index]?;
        let mut legs: Vec<Leg> = Vec::new();
        for (step, ends) in route.places.windows(2).enumerate() {
            let leg = match draft.rides[index].get(step) {
                Some(&drive) => {
                    let boarding = wide(facts.handover.vehicles[draft.drives[drive].vehicle].boarding);
                    Leg { leaves: (self.drives[drive], 0), arrives: self.arrives(drive), boarding }
                }
                None => self.any_ride(parcel, (ends[0], ends[1]))?,
            };
            let once = |place: PlaceRef| facts.measure(place, Occasion::Once);
            self.apart(BEGIN, leg.leaves, once(ends[0]) + leg.boarding);
            self.apart(BEGIN, leg.arrives, once(ends[1]));
            self.apart(leg.arrives, (self.last, 0), 0);
            let checked = facts.checked(parcel, route, step, |_| true);
            match legs.last() {
                None => self.apart(BEGIN, leg.leaves, self.ready(parcel) + checked + leg.boarding),
                Some(before) => {
                    let there = facts.measure(ends[0], Occasion::Arrival);
                    let came = before.arrives;
                    self.apart(came, leg.leaves, there + checked + leg.boarding);
                    if facts.handover.place(ends[0]).is_exchange {
                        let weight = people * self.exposed;
                        self.weights[leg.leaves.0] += weight;
                        self.weights[came.0] -= weight;
                        self.besides += weight * (leg.leaves.1 - came.1);
                    }
                }
            }
            legs.push(leg);
        }
        self.gates_and_due(index, &legs);
        Some(())
    }

    fn gates_and_due(&mut self, index: usize, legs: &[Leg]) {
        let (facts, draft) = (self.facts, self.draft);
        let parcel = &facts.parcels[index];
        let Some(route) = draft.routes[index] else { return };
        let handed = route.handover_ride();
        for &(group, _) in &parcel.parts {
            if let Some(leg) = legs.last() {
                self.apart(leg.arrives, BEGIN, -wide(facts.handover.group(group).due));
            }
            let Some(leaves) = legs.get(handed) else { continue };
            self.leave.entry(group).or_default().push(leaves.leaves);
            for (gate, _) in facts.gates(group, |gate| &gate.holds) {
                self.apart((self.gates[gate], 0), leaves.leaves, leaves.boarding);
            }
            for (gate, of) in facts.gates(group, |gate| &gate.of) {
                let asked = |check: usize| of.checks.iter().any(|one| one.index() == check);
                let minutes = facts.checked(parcel, route, handed, asked) + wide(of.takes.usual);
                let opens = (self.gates[gate], 0);
                match handed.checked_sub(1).map(|before| legs[before].arrives) {
                    Some(came) => {
                        self.apart(came, opens, facts.measure(route.places[handed], Occasion::Arrival) + minutes);
                    }
                    None => self.apart(BEGIN, opens, wide(facts.handover.group(group).ready).max(0) + minutes),
                }
            }
        }
    }

    fn ready(&self, parcel: &Parcel<'_>) -> Moment {
        let ready = parcel.parts.iter().map(|(group, _)| wide(self.facts.handover.group(*group).ready));
        ready.max().unwrap_or(0).max(0)
    }

    /// A ride by whichever vehicle there is.
    fn any_ride(&mut self, parcel: &Parcel<'_>, ends: (PlaceRef, PlaceRef)) -> Option<Leg> {
        let facts = self.facts;
        let able = || {
            let all = facts.handover.vehicles.iter().filter(|vehicle| facts.has_room(vehicle, &[parcel]));
            all.filter_map(move |vehicle| Some((vehicle, vehicle.ways.get(&ends)?)))
        };
        let takes = able().map(|(_, way)| wide(way.takes.usual)).min()?;
        let boarding = able().map(|(vehicle, _)| wide(vehicle.boarding)).min()?;
        let (leaves, arrives) = ((self.moment(), 0), (self.moment(), 0));
        self.apart(leaves, arrives, takes);
        Some(Leg { leaves, arrives, boarding })
    }

    /// The steps of the order, one after the other.
    fn sequence(&mut self) {
        let mut ended = BEGIN;
        for step in &self.facts.handover.order {
            let ends = (self.moment(), 0);
            self.apart(ended, ends, 0);
            let leave: Vec<When> = step.iter().filter_map(|group| self.leave.get(group)).flatten().copied().collect();
            for one in leave {
                self.apart(ended, one, 0);
                self.apart(one, ends, 0);
            }
            ended = ends;
        }
    }

    fn together(&mut self) {
        for one in &self.facts.handover.simultaneous {
            let begins = (self.moment(), 0);
            let leave = one.groups.iter().filter_map(|group| self.leave.get(group)).flatten();
            for at in leave.copied().collect::<Vec<When>>() {
                self.apart(begins, at, 0);
                self.apart(at, begins, -wide(one.within));
            }
        }
    }
}

/// What lies between an arrival of a vehicle, or its start, and its next ride.
struct Stops {
    /// How long it goes empty first, if it stands elsewhere.
    stood: Option<Moment>,
    /// The measures after its arrival.
    met: Moment,
    /// The measures before its departure, and boarding.
    prepared: Moment,
    /// What the ride took by which it came; none at its start.
    earlier: Option<Moment>,
    /// What the next ride takes.
    takes: Moment,
}

impl Stops {
    /// The least minutes from the arrival, or the first departure, to the departure of the next ride.
    fn least(&self, of: &Vehicle) -> Moment {
        let turnaround = wide(of.turnaround);
        let stands = if self.earlier.is_some() { turnaround.max(self.met) } else { 0 };
        let least = match self.stood {
            None => turnaround.max(self.met + self.prepared),
            Some(empty) => stands + empty + turnaround.max(self.prepared),
        };
        // On duty from the ride before to the next, with the shortest stops: one of them has to be a rest.
        let stops = if self.earlier.is_some() { turnaround } else { 0 };
        let empty = self.stood.map_or(0, |empty| empty + turnaround);
        let duty = self.earlier.unwrap_or(0) + stops + empty + self.takes;
        if of.duty_max.is_none_or(|most| duty <= wide(most)) || stops + empty == 0 {
            return least;
        }
        least.max(stops + empty - turnaround + turnaround.max(wide(REST)))
    }
}

/// How long after the arrival of a drive everybody is checked whom it and those other drives brought and for whom these gates wait; none
/// where they wait for nobody aboard.
pub(super) fn need(draft: &Draft<'_, '_>, gates: &[usize], drive: usize, with: &[usize]) -> Option<Moment> {
    let facts = draft.facts;
    let place = draft.drives[drive].to;
    let of = |gate: &usize| &facts.handover.gates[*gate];
    let mut units: BTreeMap<GroupRef, u64> = BTreeMap::new();
    let mut trips: BTreeSet<usize> = BTreeSet::new();
    for &other in with.iter().filter(|other| draft.drives[**other].to == place) {
        for &(parcel, _) in draft.drives[other].aboard.iter().filter(|one| draft.is_handover((one.0, one.1 + 1))) {
            for (group, count) in &facts.parcels[parcel].parts {
                if gates.iter().any(|gate| of(gate).of.contains(group)) {
                    *units.entry(*group).or_default() += count;
                    trips.insert(other);
                }
            }
        }
    }
    if !trips.contains(&drive) {
        return None;
    }
    let there = facts.measure(place, Occasion::Arrival);
    let (mut longest, mut minutes, mut all_teams) = (there, 0, BTreeSet::new());
    let mut share = |times: Moment, each: Moment, teams: Vec<usize>| -> Moment {
        let Ok(count @ 1..) = Moment::try_from(teams.len()) else { return 0 };
        if times == 0 {
            return 0;
        }
        minutes += times * each;
        all_teams.extend(teams);
        // The team that has most to do.
        (times + count - 1) / count * each
    };
    for (index, check) in facts.handover.checks.iter().enumerate().filter(|(_, check)| check.at == Where::Exchange) {
        let asks = |group: &GroupRef| {
            let mut asking = gates.iter().map(of).filter(|gate| gate.checks.iter().any(|one| one.index() == index));
            check.groups.contains(group) && asking.any(|gate| gate.of.contains(group))
        };
        let asked = units.iter().filter(|(group, _)| asks(group));
        let sittings: Moment = asked.map(|(_, count)| facts.sittings(index, place, *count)).sum();
        longest = longest.max(there + share(sittings, wide(check.takes.usual), facts.teams(index, place)));
    }
    let arrivals = Moment::try_from(trips.len()).unwrap_or(0);
    for (index, measure) in facts.handover.measures.iter().enumerate() {
        if measure.place == place && measure.occasion == Occasion::Arrival {
            longest = longest.max(share(arrivals, wide(measure.takes.usual), facts.takers(index)));
        }
    }
    let teams = Moment::try_from(all_teams.len().max(1)).unwrap_or(1);
    Some(longest.max((minutes + teams - 1) / teams))
}
