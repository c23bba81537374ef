//! From a handover and its plan to the mediator's view.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::{
    Case, Duty, Gate, Group, Handover, Kind, Lot, Minutes, Nature, Plan, Quota, QuotaSpan, Room, Safe, SafeState, Trip,
    Work,
};

use super::slack::{Slack, slack};
use super::worth::worth;
use super::{
    Clock, Fallback, GateView, LotKind, LotView, PlaceView, PlanShown, PlanView, RideView, SafeRow, SafeView, StopView,
    TeamView, VehicleView, WorkView,
};
use crate::findings::Names;
use crate::names::{Namer, clean};
use crate::phrase::Phrase;
use crate::words::{amounts, operation, papers, plan as said, ways, worth as of_worth};

/// The mediator's view of a plan.
///
/// # Panics
/// When an index of the plan points to nothing: what is shown has passed the judge.
pub fn brief_plan(shown: &PlanShown<'_>, names: Names) -> PlanView {
    let mut view = brief(shown, names);
    if names == Names::Real {
        view.hidden = Some(Box::new(brief(shown, Names::Pseudonyms)));
    }
    view
}

fn brief(shown: &PlanShown<'_>, names: Names) -> PlanView {
    let (case, handover, plan) = (shown.case, shown.handover, &shown.found.plan);
    let namer = Namer::mediator(case, names);
    let (clock, zone) = (Clock::of(handover), zone(case, handover));
    let teller = Teller { case, handover, plan, namer: &namer, clock, zone };
    let Slack { rides, works, gates, path } = slack(handover, plan);
    let (mut view, span) = (teller.frame(shown), span(plan));
    view.lots = plan.lots.iter().map(|lot| teller.lot(lot)).collect();
    let loads = loads(plan);
    view.rides = plan.trips.iter().enumerate().map(|(at, trip)| teller.ride(at, trip, &loads[at], rides[at])).collect();
    for vehicle in &mut view.vehicles {
        for (number, &ride) in vehicle.rides.iter().enumerate() {
            view.rides[ride].number = number + 1;
        }
    }
    view.works = plan.works.iter().enumerate().map(|(at, work)| teller.work(&view, work, works[at])).collect();
    view.gates =
        handover.gates.iter().enumerate().map(|(at, gate)| teller.gate(gate, plan.gates[at], gates[at])).collect();
    view.quotas = handover.quotas.iter().map(|quota| teller.quota(quota)).collect();
    view.safe = teller.safe(&view, shown.safe);
    view.critical = path;
    view.span = span;
    view.headline = teller.headline(span);
    view
}

/// The local zone of what belongs to no single place: that of the exchange point, else of the case.
pub(super) fn zone(case: &Case, handover: &Handover) -> String {
    let exchange = handover.places.iter().find(|place| place.is_exchange);
    exchange.map_or_else(|| case.zone.clone(), |place| place.zone.clone())
}

/// Lots on each trip.
pub(super) fn loads(plan: &Plan) -> Vec<Vec<usize>> {
    let mut loads = vec![Vec::new(); plan.trips.len()];
    for (index, lot) in plan.lots.iter().enumerate() {
        lot.rides.iter().for_each(|&ride| loads[ride].push(index));
    }
    loads
}

/// The first and the last minute of anything.
fn span(plan: &Plan) -> (Minutes, Minutes) {
    let first = plan.trips.iter().map(|trip| trip.departs).chain(plan.works.iter().map(|work| work.starts)).min();
    let last = plan.trips.iter().map(|trip| trip.arrives).chain(plan.works.iter().map(|work| work.ends)).max();
    (first.unwrap_or(0), last.unwrap_or(0))
}

/// What so many units of an item are called.
pub(crate) fn counted(namer: &Namer<'_>, case: &Case, group: &Group, count: u64) -> (String, Phrase, LotKind) {
    let item = case.item(group.item);
    let mut name = namer.item(group.item);
    if case.phases.len() > 1 {
        name = format!("{name} ({})", namer.prose(&case.phase(group.phase).name));
    }
    let whole = || Phrase::supplied(&name);
    let with_count = |kind, count: Phrase| (name.clone(), amounts::with(whole(), count), kind);
    match &item.kind {
        Kind::Person(_) => (name.clone(), whole(), LotKind::Person),
        Kind::Remains if item.quantity == 1 => (name.clone(), whole(), LotKind::Remains),
        Kind::Remains => with_count(LotKind::Remains, amounts::remains(count)),
        Kind::Goods { unit, .. } => with_count(LotKind::Goods, amounts::goods(count, &namer.prose(unit))),
        Kind::Group | Kind::Undertaking => with_count(LotKind::People, amounts::people(count)),
    }
}

/// What so many units of a group need on the way.
pub(crate) fn needs(group: &Group, count: u64) -> Vec<Phrase> {
    let mut needs = Vec::new();
    if group.room == Room::Stretcher {
        needs.push(amounts::stretchers(count));
    }
    if group.escorted_by > 0 {
        needs.push(papers::escorts(count.div_ceil(group.escorted_by)));
    }
    needs
}

struct Teller<'a> {
    case: &'a Case,
    handover: &'a Handover,
    plan: &'a Plan,
    namer: &'a Namer<'a>,
    clock: Clock,
    zone: String,
}

impl Teller<'_> {
    /// Everything that needs no plan but for who makes which ride.
    fn frame(&self, shown: &PlanShown<'_>) -> PlanView {
        let mut warnings = operation::warnings(self.case.nature);
        warnings.extend(self.case.warnings.iter().map(|warning| Phrase::english(self.namer.prose(warning))));
        PlanView {
            title: self.namer.prose(&self.case.title),
            case_id: clean(&self.case.id),
            historical: self.case.nature == Nature::Historical,
            warnings,
            pseudonyms: self.namer.hidden(),
            plan_id: shown.plan_id.clone(),
            digest: shown.case_digest.clone(),
            headline: Phrase::default(),
            worth: worth(shown.found, shown.verified),
            controllability: shown.controllability.as_ref().map(|sentences| self.prose(sentences)),
            places: self.places(),
            vehicles: self.vehicles(),
            teams: self.teams(),
            lots: Vec::new(),
            rides: Vec::new(),
            works: Vec::new(),
            gates: Vec::new(),
            quotas: Vec::new(),
            critical: Vec::new(),
            safe: Vec::new(),
            fallbacks: shown
                .fallbacks
                .iter()
                .map(|one| Fallback { event: self.namer.prose(&one.event), words: self.prose(&one.words) })
                .collect(),
            closed_areas: shown.closed_areas.clone(),
            begins: self.handover.begins,
            span: (0, 0),
            zone: self.zone.clone(),
            hidden: None,
        }
    }

    fn prose(&self, sentences: &[String]) -> Vec<String> {
        sentences.iter().map(|sentence| self.namer.prose(sentence)).collect()
    }

    fn places(&self) -> Vec<PlaceView> {
        let mut used = BTreeSet::new();
        for trip in &self.plan.trips {
            used.extend([trip.from, trip.to]);
        }
        let of_lots = self.plan.lots.iter().flat_map(|lot| &self.handover.group(lot.group).routes[lot.route].places);
        used.extend(of_lots.copied());
        used.extend(self.plan.works.iter().map(|work| self.handover.team(work.team).place));
        let view = |(index, place): (usize, &takas_model::Place)| PlaceView {
            name: said::place(&self.namer.prose(&place.name), place.airport.as_deref()),
            code: clean(place.airport.as_ref().unwrap_or(&place.id)),
            state: place.state.as_deref().map(clean),
            zone: clean(&place.zone),
            at: place.at,
            is_exchange: place.is_exchange,
            halls: place.halls.iter().map(|hall| self.namer.prose(&hall.name)).collect(),
            is_used: used.contains(&takas_model::PlaceRef::new(index)),
        };
        self.handover.places.iter().enumerate().map(view).collect()
    }

    fn vehicles(&self) -> Vec<VehicleView> {
        let mut rides: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (index, trip) in self.plan.trips.iter().enumerate() {
            rides.entry(trip.vehicle.index()).or_default().push(index);
        }
        let view = |(index, vehicle): (usize, &takas_model::Vehicle)| VehicleView {
            name: self.namer.prose(&vehicle.name),
            id: clean(&vehicle.id),
            mode: vehicle.mode,
            registry: vehicle.registry.as_deref().map(clean),
            room: papers::room(vehicle.seats, vehicle.stretchers, vehicle.load),
            rides: rides.get(&index).cloned().unwrap_or_default(),
            start: vehicle.start.index(),
        };
        self.handover.vehicles.iter().enumerate().map(view).collect()
    }

    fn teams(&self) -> Vec<TeamView> {
        let view =
            |team: &takas_model::Team| TeamView { name: self.namer.prose(&team.name), place: team.place.index() };
        self.handover.teams.iter().map(view).collect()
    }

    fn lot(&self, lot: &Lot) -> LotView {
        let group = self.handover.group(lot.group);
        let route = &group.routes[lot.route];
        let (name, who, kind) = counted(self.namer, self.case, group, lot.count);
        let unit = match &self.case.item(group.item).kind {
            Kind::Goods { unit, .. } => Some(self.namer.prose(unit)),
            _ => None,
        };
        let stop = |(at, pair): (usize, &[usize])| {
            let (comes, leaves) = (&self.plan.trips[pair[0]], &self.plan.trips[pair[1]]);
            StopView {
                place: comes.to.index(),
                hall: lot.halls.get(at).copied().flatten(),
                from: comes.arrives,
                until: leaves.departs,
                is_exposed: self.handover.place(comes.to).is_exchange && group.are_people,
            }
        };
        LotView {
            name,
            who,
            written: self.namer.written(group.item),
            count: lot.count,
            kind,
            unit,
            holder: self.namer.party_name(group.holder),
            receiver: self.namer.party_name(group.receiver),
            protected: group.is_protected,
            needs: needs(group, lot.count),
            stays: group.stays.is_some(),
            route: route.places.iter().map(|place| place.index()).collect(),
            rides: lot.rides.clone(),
            handover_ride: lot.rides.get(route.handover_ride()).copied(),
            stops: lot.rides.windows(2).enumerate().map(stop).collect(),
        }
    }

    fn ride(&self, index: usize, trip: &Trip, load: &[usize], slack: Minutes) -> RideView {
        let time = |minute, place| self.clock.time(minute, &self.handover.place(place).zone);
        let vehicle = self.handover.vehicle(trip.vehicle);
        let way = vehicle.ways.get(&(trip.from, trip.to));
        let conditions = way.map_or(&[][..], |way| &way.conditions);
        debug_assert_eq!(&self.plan.trips[index], trip);
        RideView {
            vehicle: trip.vehicle.index(),
            number: 0,
            from: trip.from.index(),
            to: trip.to.index(),
            departs: time(trip.departs, trip.from),
            arrives: time(trip.arrives, trip.to),
            lots: load.to_vec(),
            load: self.load(load),
            slack,
            points: way.map_or_else(Vec::new, |way| way.points.clone()),
            conditions: conditions.iter().map(|condition| self.namer.prose(condition)).collect(),
        }
    }

    /// What so many lots are together.
    fn load(&self, lots: &[usize]) -> Phrase {
        if lots.is_empty() {
            return papers::EMPTY.phrase();
        }
        let mut tally = crate::measure::Tally::default();
        for &lot in lots {
            let lot = &self.plan.lots[lot];
            let slot = match &self.case.item(self.handover.group(lot.group).item).kind {
                Kind::Remains => &mut tally.remains,
                Kind::Goods { unit, .. } => tally.goods.entry(self.namer.prose(unit)).or_default(),
                Kind::Person(_) | Kind::Group | Kind::Undertaking => &mut tally.people,
            };
            *slot = slot.saturating_add(lot.count);
        }
        amounts::tally(&tally)
    }

    fn work(&self, view: &PlanView, work: &Work, slack: Minutes) -> WorkView {
        let zone = &self.handover.place(self.handover.team(work.team).place).zone;
        let (what, of, lot) = match work.duty {
            Duty::Check(check, lot) => (&self.handover.check(check).name, view.lots[lot].who.clone(), Some(lot)),
            Duty::Measure(measure, trip) => {
                let ride = &view.rides[trip];
                let measure = self.handover.measure(measure);
                let vehicle = Phrase::supplied(&view.vehicles[ride.vehicle].name);
                (&measure.name, ways::occasion(measure.occasion, vehicle), None)
            }
            Duty::Once(measure) => {
                let measure = self.handover.measure(measure);
                (&measure.name, ways::occasion(measure.occasion, Phrase::default()), None)
            }
        };
        WorkView {
            team: work.team.index(),
            what: self.namer.prose(what),
            of,
            lot,
            starts: self.clock.time(work.starts, zone),
            ends: self.clock.time(work.ends, zone),
            slack,
        }
    }

    fn quota(&self, quota: &Quota) -> Phrase {
        let leaves = self.plan.let_through(self.handover, quota);
        let leaves: Vec<(Minutes, u64)> = leaves.into_iter().map(|(at, _, units)| (at, units)).collect();
        let all = leaves.iter().map(|(_, units)| *units).fold(0, u64::saturating_add);
        let (name, fullest) = (Phrase::supplied(self.namer.prose(&quota.name)), quota.fullest(&leaves));
        match quota.span {
            QuotaSpan::Within(within) => {
                of_worth::quota_of_spans(name, quota.at_most, amounts::duration(within), fullest, all)
            }
            QuotaSpan::Days(_) => of_worth::quota_of_days(name, quota.at_most, fullest, all),
        }
    }

    fn gate(&self, gate: &Gate, opens: Minutes, slack: Minutes) -> GateView {
        let lots = |groups: &[takas_model::GroupRef]| -> Vec<usize> {
            let of =
                |lot: &Lot| groups.binary_search(&lot.group).is_ok() && self.handover.group(lot.group).stays.is_none();
            self.plan.lots.iter().enumerate().filter(|(_, lot)| of(lot)).map(|(index, _)| index).collect()
        };
        let (of, holds) = (lots(&gate.of), lots(&gate.holds));
        let mut places: Vec<usize> = Vec::new();
        let mut sides = BTreeSet::new();
        for &lot in of.iter().chain(&holds) {
            let lot = &self.plan.lots[lot];
            let group = self.handover.group(lot.group);
            sides.extend([group.holder, group.receiver]);
            let route = &group.routes[lot.route];
            let place = route.places[route.handover_ride()].index();
            if !places.contains(&place) {
                places.push(place);
            }
        }
        let zone = places.first().map_or(&self.zone, |&place| &self.handover.places[place].zone);
        GateView {
            name: self.namer.prose(&gate.name),
            opens: self.clock.time(opens, zone),
            checks: gate.checks.iter().map(|&check| self.namer.prose(&self.handover.check(check).name)).collect(),
            takes: gate.takes.usual,
            not_before: gate.not_before.map(|minute| self.clock.time(minute, zone)),
            sides: sides.into_iter().map(|party| self.namer.party_name(party)).collect(),
            places,
            of,
            holds,
            slack,
        }
    }

    fn safe(&self, view: &PlanView, states: &[SafeState]) -> Vec<SafeView> {
        let state = |(index, state): (usize, &SafeState)| SafeView {
            from: self.clock.time(state.from, &self.zone),
            until: states.get(index + 1).map(|next| self.clock.time(next.from, &self.zone)),
            rows: self.safe_rows(view, &state.lots),
            completed: state.completed.iter().map(|&trip| ride_phrase(view, trip)).collect(),
        };
        states.iter().enumerate().map(state).collect()
    }

    fn safe_rows(&self, view: &PlanView, lots: &[Safe]) -> Vec<SafeRow> {
        let mut rows: BTreeMap<(takas_model::Hands, usize, Phrase), Vec<usize>> = BTreeMap::new();
        for safe in lots {
            let place = self.handover.place(safe.place);
            let lot = &view.lots[safe.lot];
            let hands = ways::hands(
                safe.hands,
                &lot.holder.name,
                &lot.receiver.name,
                place.state.as_deref().map(clean).as_deref(),
            );
            rows.entry((safe.hands, safe.place.index(), hands)).or_default().push(safe.lot);
        }
        let row = |((_, place, hands), lots)| SafeRow { lots, place, state: view.places[place].state.clone(), hands };
        rows.into_iter().map(row).collect()
    }

    fn headline(&self, span: (Minutes, Minutes)) -> Phrase {
        let travelling: Vec<usize> =
            (0..self.plan.lots.len()).filter(|&lot| !self.plan.lots[lot].rides.is_empty()).collect();
        if travelling.is_empty() {
            return papers::NOTHING_MOVES.phrase();
        }
        let vehicles: BTreeSet<_> = self.plan.trips.iter().map(|trip| trip.vehicle).collect();
        let time = |minute| self.clock.time(minute, &self.zone).moment();
        let [rides, vehicles] = [self.plan.trips.len(), vehicles.len()].map(|count| count as u64);
        papers::headline(
            self.load(&travelling),
            papers::rides(rides),
            papers::vehicles(vehicles),
            time(span.0),
            time(span.1),
        )
    }
}

/// A ride in words: `TK-1, Vnukovo → Esenboğa, 05:10Z (08:10 +03:00)`.
pub(crate) fn ride_in_words(view: &PlanView, ride: usize) -> String {
    ride_phrase(view, ride).to_string()
}

/// The same as a phrase.
pub(crate) fn ride_phrase(view: &PlanView, ride: usize) -> Phrase {
    let ride = &view.rides[ride];
    let way = said::way(&view.places[ride.from].name, &view.places[ride.to].name);
    let vehicle = Phrase::supplied(&view.vehicles[ride.vehicle].name);
    Phrase::row(", ", [vehicle, Phrase::supplied(way), Phrase::figures(ride.departs.clocks())])
}
