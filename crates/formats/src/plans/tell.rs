//! From a plan to the shape that is printed.

use takas_model::{
    Case, Duty, GroupRef, Handover, Hands, Minutes, Obstacle, Plan, PlanConflict, PlanValue, Quota, QuotaSpan,
    SafeState, Turned,
};

use super::moment::{local_time, moment};
use super::names::PlanNames;
use super::output::LotOut;
use super::report::{
    GateTold, ObstacleOut, PlanConflictOut, PlanMeasureOut, PlanTold, QuotaTold, RideTold, SafeOut, SafeStateOut,
    TimeOut, WorkTold,
};
use super::time::common_zone;
use super::write::plan_out;
use crate::deals::Disguise;

/// Tells what is found of one handover by its names, or under pseudonyms.
pub struct Teller<'a> {
    case: &'a Case,
    handover: &'a Handover,
    names: PlanNames,
    disguise: Option<Disguise<'a>>,
}

impl<'a> Teller<'a> {
    /// For one handover; with a disguise, no name of a person is told.
    pub fn new(case: &'a Case, handover: &'a Handover, disguise: Option<Disguise<'a>>) -> Self {
        let names = match disguise {
            None => PlanNames::new(handover),
            Some(disguise) => PlanNames::new(&disguised(case, handover, disguise)),
        };
        Self { case, handover, names, disguise }
    }

    /// A text that may hold names.
    pub fn text(&self, text: &str) -> String {
        self.disguise.map_or_else(|| text.to_owned(), |disguise| (disguise.text)(text))
    }

    /// The three measures. Of `verified`, what the judge confirms, in the order of the measures.
    pub fn measures(&self, value: PlanValue, bound: PlanValue, verified: [bool; 3]) -> Vec<PlanMeasureOut> {
        let count = |rides: u64| i64::try_from(rides).unwrap_or(i64::MAX);
        let rows = [
            ("exposure", "person-minutes", value.exposure, bound.exposure),
            ("makespan", "minutes", value.makespan, bound.makespan),
            ("rides", "rides", count(value.rides), count(bound.rides)),
        ];
        let row = |((measure, unit, value, bound), confirmed): ((&str, &str, i64, i64), bool)| {
            let bound = confirmed.then_some(bound);
            let gap = bound.map(|bound| value.saturating_sub(bound));
            PlanMeasureOut { measure: measure.to_owned(), unit: unit.to_owned(), value, bound, gap }
        };
        rows.into_iter().zip(verified).map(row).collect()
    }

    /// The plan.
    ///
    /// # Panics
    /// When an index of the plan points to nothing: the judge has to have passed it.
    pub fn plan(&self, plan: &Plan) -> PlanTold {
        let lots = plan_out(self.handover, &self.names, plan, &Turned::default()).lots;
        let stays = |lot: &&LotOut| self.group_of(plan, lot.lot - 1).stays.is_some();
        PlanTold {
            rides: (0..plan.trips.len()).map(|index| self.ride(plan, index)).collect(),
            staying: lots.iter().filter(stays).map(|lot| lot.group.clone()).collect(),
            works: plan.works.iter().map(|work| self.work(work)).collect(),
            gates: (0..plan.gates.len()).map(|index| self.gate(plan, index)).collect(),
            quotas: self.handover.quotas.iter().map(|quota| self.quota(plan, quota)).collect(),
            lots,
        }
    }

    /// Where everybody is safe.
    pub fn safe(&self, plan: &Plan, states: &[SafeState]) -> Vec<SafeStateOut> {
        let zone = common_zone(self.handover).unwrap_or_else(|| "UTC".to_owned());
        let state = |state: &SafeState| SafeStateOut {
            from: self.time(state.from, &zone),
            lots: state.lots.iter().map(|safe| self.safe_lot(plan, safe)).collect(),
            completed: state.completed.iter().map(|trip| trip + 1).collect(),
        };
        states.iter().map(state).collect()
    }

    /// Why there is no plan.
    pub fn conflicts(&self, conflicts: &[PlanConflict]) -> Vec<PlanConflictOut> {
        let conflict = |conflict: &PlanConflict| PlanConflictOut {
            obstacles: conflict.obstacles.iter().map(|obstacle| self.obstacle(obstacle)).collect(),
            words: conflict.words.iter().map(|words| self.text(words)).collect(),
        };
        conflicts.iter().map(conflict).collect()
    }

    /// A moment by the clock of all exchange points, or in UTC where they have several.
    pub fn common_time(&self, minute: Minutes) -> TimeOut {
        self.time(minute, &common_zone(self.handover).unwrap_or_else(|| "UTC".to_owned()))
    }

    fn time(&self, minute: Minutes, zone: &str) -> TimeOut {
        let local = local_time(self.handover, minute, zone);
        TimeOut { minute, utc: moment(self.handover, minute).utc, local, zone: zone.to_owned() }
    }

    fn place(&self, place: takas_model::PlaceRef) -> String {
        self.names.places.of(place.index()).to_owned()
    }

    fn group_of(&self, plan: &Plan, lot: usize) -> &'a takas_model::Group {
        self.handover.group(plan.lots[lot].group)
    }

    fn ride(&self, plan: &Plan, index: usize) -> RideTold {
        let trip = &plan.trips[index];
        let on_it = plan.lots.iter().enumerate().filter(|(_, lot)| lot.rides.contains(&index));
        let way = self.handover.vehicle(trip.vehicle).ways.get(&(trip.from, trip.to));
        let conditions = way.map_or(&[][..], |way| &way.conditions);
        RideTold {
            ride: index + 1,
            vehicle: self.names.vehicles.of(trip.vehicle.index()).to_owned(),
            from: self.place(trip.from),
            to: self.place(trip.to),
            departs: self.time(trip.departs, &self.handover.place(trip.from).zone),
            arrives: self.time(trip.arrives, &self.handover.place(trip.to).zone),
            lots: on_it.map(|(lot, _)| lot + 1).collect(),
            conditions: conditions.iter().map(|words| self.text(words)).collect(),
        }
    }

    fn work(&self, work: &takas_model::Work) -> WorkTold {
        use super::output::Task;
        let place = self.handover.team(work.team).place;
        let zone = &self.handover.place(place).zone;
        let (task, of, lot, ride) = match work.duty {
            Duty::Check(check, lot) => (Task::Check, self.names.checks.of(check.index()), Some(lot + 1), None),
            Duty::Measure(measure, trip) => {
                (Task::Measure, self.names.measures.of(measure.index()), None, Some(trip + 1))
            }
            Duty::Once(measure) => (Task::Once, self.names.measures.of(measure.index()), None, None),
        };
        WorkTold {
            team: self.names.teams.of(work.team.index()).to_owned(),
            place: self.place(place),
            task,
            of: of.to_owned(),
            lot,
            ride,
            starts: self.time(work.starts, zone),
            ends: self.time(work.ends, zone),
        }
    }

    fn gate(&self, plan: &Plan, index: usize) -> GateTold {
        let gate = &self.handover.gates[index];
        let lots = |groups: &[GroupRef]| -> Vec<usize> {
            let numbered = plan.lots.iter().enumerate();
            numbered.filter(|(_, lot)| groups.contains(&lot.group)).map(|(lot, _)| lot + 1).collect()
        };
        GateTold {
            gate: self.names.gates.of(index).to_owned(),
            opens: self.common_time(plan.gates[index]),
            of: lots(&gate.of),
            holds: lots(&gate.holds),
        }
    }

    fn quota(&self, plan: &Plan, quota: &Quota) -> QuotaTold {
        let leaves = plan.let_through(self.handover, quota);
        let moments: Vec<(Minutes, u64)> = leaves.iter().map(|&(at, _, units)| (at, units)).collect();
        QuotaTold {
            quota: self.text(&quota.name),
            at_most: quota.at_most,
            within: match quota.span {
                QuotaSpan::Within(within) => Some(within),
                QuotaSpan::Days(_) => None,
            },
            fullest: quota.fullest(&moments),
            rides: leaves.into_iter().map(|(_, trip, _)| trip + 1).collect(),
        }
    }

    fn safe_lot(&self, plan: &Plan, safe: &takas_model::Safe) -> SafeOut {
        let group = self.group_of(plan, safe.lot);
        let (hands, party) = match safe.hands {
            Hands::Holder => ("holder", Some(group.holder)),
            Hands::Host => ("host", self.handover.host),
            Hands::Receiver => ("receiver", Some(group.receiver)),
        };
        SafeOut {
            lot: safe.lot + 1,
            group: self.names.groups.of(plan.lots[safe.lot].group.index()).to_owned(),
            count: plan.lots[safe.lot].count,
            place: self.place(safe.place),
            state: self.handover.place(safe.place).state.clone(),
            hands: hands.to_owned(),
            party: party.map(|party| self.case.party(party).id.clone()),
        }
    }

    fn obstacle(&self, obstacle: &Obstacle) -> ObstacleOut {
        let names = &self.names;
        let (kind, name) = match *obstacle {
            Obstacle::Group(group) => ("group", names.groups.of(group.index()).to_owned()),
            Obstacle::Gate(gate) => ("gate", names.gates.of(gate.index()).to_owned()),
            Obstacle::Simultaneous(at) => ("simultaneous", self.text(&self.handover.simultaneous[at].name)),
            Obstacle::Quota(at) => ("quota", self.text(&self.handover.quotas[at].name)),
            Obstacle::Family(at) => ("family", self.text(&self.handover.families[at].name)),
            Obstacle::Apart(at) => ("apart", self.text(&self.handover.apart[at].name)),
            Obstacle::Order => ("order", String::new()),
            Obstacle::Vehicle(vehicle) => ("vehicle", names.vehicles.of(vehicle.index()).to_owned()),
            Obstacle::Place(place) => ("place", names.places.of(place.index()).to_owned()),
            Obstacle::Check(check) => ("check", names.checks.of(check.index()).to_owned()),
            Obstacle::Measure(measure) => ("measure", names.measures.of(measure.index()).to_owned()),
        };
        ObstacleOut { kind: kind.to_owned(), name }
    }
}

/// The handover with pseudonyms in the place of ids and names.
fn disguised(case: &Case, handover: &Handover, disguise: Disguise<'_>) -> Handover {
    let mut hidden = handover.clone();
    for group in &mut hidden.groups {
        // Behind the id of the item stands the phase, where it moves in several.
        let phase = group.id.strip_prefix(&case.item(group.item).id).unwrap_or_default().to_owned();
        group.id = (disguise.item)(group.item) + &phase;
    }
    let hide = |id: &mut String| *id = (disguise.text)(id);
    for place in &mut hidden.places {
        hide(&mut place.id);
        place.halls.iter_mut().for_each(|hall| hide(&mut hall.name));
    }
    hidden.vehicles.iter_mut().for_each(|vehicle| hide(&mut vehicle.id));
    hidden.teams.iter_mut().for_each(|team| hide(&mut team.id));
    hidden.checks.iter_mut().for_each(|check| hide(&mut check.id));
    hidden.measures.iter_mut().for_each(|measure| hide(&mut measure.id));
    hidden.gates.iter_mut().for_each(|gate| hide(&mut gate.name));
    hidden
}
