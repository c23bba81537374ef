//! A plan read back from its names against a handover, strictly: every mistake is told, and with any there is no plan.

use takas_model::{
    CheckRef, Duty, GroupRef, Handover, Lot, MeasureRef, Minutes, PlaceRef, Plan, Route, TeamRef, Trip, Turned,
    VehicleRef, Work,
};

use super::moment::{MINUTE_MAX, moment};
use super::names::{NameList, PlanNames};
use super::output::{GateOut, LotOut, MomentOut, PlanOut, RideOut, Task, WorkOut};
use crate::codes::Code;
use crate::diagnostic::Sink;
use crate::source::Text;

const STALE: &str = "see what has changed in the case and its operation, and plan again";
const RESTORE: &str = "files of saved plans are not edited by hand: restore the file, or plan again";

/// Reads one plan of a file.
pub(super) struct PlanReader<'a> {
    pub(super) handover: &'a Handover,
    pub(super) names: &'a PlanNames,
    pub(super) text: &'a Text,
    pub(super) sink: &'a mut Sink,
}

impl PlanReader<'_> {
    /// The plan and the durations that turned out other than usual; none when anything in it is a mistake. Whether it keeps what a plan
    /// has to keep is for the judge to say.
    pub(super) fn plan(&mut self, out: &PlanOut) -> Option<(Plan, Turned)> {
        let mark = self.sink.mark();
        let mut turned = Turned::default();
        let (mut trips, mut lots, mut works, mut gates) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (index, ride) in out.rides.iter().enumerate() {
            self.numbered("ride", ride.ride, index);
            self.took(ride.took, index, &mut turned.trips);
            trips.extend(self.trip(ride));
        }
        for (index, lot) in out.lots.iter().enumerate() {
            self.numbered("lot", lot.lot, index);
            lots.extend(self.lot(lot, out.rides.len()));
        }
        for (index, work) in out.works.iter().enumerate() {
            self.took(work.took, index, &mut turned.works);
            works.extend(self.work(work, out));
        }
        for (index, gate) in out.gates.iter().enumerate() {
            self.took(gate.took, index, &mut turned.gates);
            gates.extend(self.gate(gate, index));
        }
        if out.gates.len() < self.handover.gates.len() {
            let missing = self.names.gates.of(out.gates.len());
            self.error(Code::PlanField, "\"gates\"", format!("the plan does not open the gate `{missing}`"), STALE);
        }
        (!self.sink.has_errors_since(mark)).then_some((Plan { trips, lots, works, gates }, turned))
    }

    fn trip(&mut self, out: &RideOut) -> Option<Trip> {
        let names = self.names;
        let vehicle = self.find("vehicle", &names.vehicles, &out.vehicle).map(VehicleRef::new);
        let from = self.find("place", &names.places, &out.from).map(PlaceRef::new);
        let to = self.find("place", &names.places, &out.to).map(PlaceRef::new);
        let departs = self.minute(&out.departs);
        let arrives = self.minute(&out.arrives);
        Some(Trip { vehicle: vehicle?, from: from?, to: to?, departs: departs?, arrives: arrives? })
    }

    fn lot(&mut self, out: &LotOut, rides_count: usize) -> Option<Lot> {
        let names = self.names;
        let group = self.find("group", &names.groups, &out.group).map(GroupRef::new);
        let places: Vec<Option<PlaceRef>> =
            out.route.iter().map(|place| self.find("place", &names.places, place).map(PlaceRef::new)).collect();
        let rides: Vec<Option<usize>> =
            out.rides.iter().map(|&ride| self.reference("ride", ride, rides_count)).collect();
        let (group, rides) = (group?, rides.into_iter().collect::<Option<Vec<_>>>()?);
        let places: Vec<PlaceRef> = places.into_iter().collect::<Option<_>>()?;
        let most = self.handover.group(group).count;
        if out.count == 0 || out.count > most {
            let message = format!("a lot of {} of `{}`; there are {most}, and at least 1 goes", out.count, out.group);
            self.error(Code::PlanNumber, &quoted(&out.group), message, STALE);
        }
        let route = self.route(out, group, places)?;
        let between = self.handover.group(group).routes[route].places.clone();
        let between = between.get(1..between.len().saturating_sub(1)).unwrap_or_default();
        if out.rides.len() != between.len() + usize::from(out.route.len() > 1) || out.halls.len() != between.len() {
            let message =
                format!("lot {} has one ride for each step of its route, and a hall or null between", out.lot);
            self.error(Code::PlanField, &quoted(&out.group), message, RESTORE);
            return None;
        }
        let halls = out.halls.iter().zip(between).map(|(hall, place)| self.hall(hall.as_ref(), *place)).collect();
        Some(Lot { group, count: out.count, route, rides, halls })
    }

    fn route(&mut self, out: &LotOut, group: GroupRef, places: Vec<PlaceRef>) -> Option<usize> {
        let exchange = match out.exchange {
            Some(number) => Some(self.reference("place on the route", number, places.len())?),
            None => None,
        };
        let wanted = Route { places, exchange };
        let found = self.handover.group(group).routes.iter().position(|route| *route == wanted);
        if found.is_none() {
            let message = format!("`{}` has no route {}", out.group, out.route.join(" - "));
            self.error(Code::PlanUnknownName, &quoted(&out.group), message, STALE);
        }
        found
    }

    fn hall(&mut self, name: Option<&String>, place: PlaceRef) -> Option<usize> {
        let names = self.names;
        self.find("hall", &names.halls[place.index()], name?)
    }

    fn work(&mut self, out: &WorkOut, plan: &PlanOut) -> Option<Work> {
        let names = self.names;
        let team = self.find("team", &names.teams, &out.team).map(TeamRef::new);
        let duty = match (out.task, out.lot, out.ride) {
            (Task::Check, Some(lot), None) => {
                let check = self.find("check", &names.checks, &out.of).map(CheckRef::new);
                let lot = self.reference("lot", lot, plan.lots.len());
                check.zip(lot).map(|(check, lot)| Duty::Check(check, lot))
            }
            (Task::Measure, None, Some(ride)) => {
                let measure = self.find("measure", &names.measures, &out.of).map(MeasureRef::new);
                let ride = self.reference("ride", ride, plan.rides.len());
                measure.zip(ride).map(|(measure, ride)| Duty::Measure(measure, ride))
            }
            (Task::Once, None, None) => {
                self.find("measure", &names.measures, &out.of).map(|measure| Duty::Once(MeasureRef::new(measure)))
            }
            _ => {
                let message = format!(
                    "the work `{}` of `{}` names a lot if it is a check, a ride if it is a measure for a ride, and nothing else",
                    out.of, out.team
                );
                self.error(Code::PlanField, &quoted(&out.of), message, RESTORE);
                None
            }
        };
        let (starts, ends) = (self.minute(&out.starts), self.minute(&out.ends));
        Some(Work { team: team?, duty: duty?, starts: starts?, ends: ends? })
    }

    fn gate(&mut self, out: &GateOut, index: usize) -> Option<Minutes> {
        let names = self.names;
        let found = self.find("gate", &names.gates, &out.gate);
        let opens = self.minute(&out.opens);
        if found.is_some_and(|found| found != index) {
            let message = format!("the gate `{}` stands in another place than in the handover", out.gate);
            self.error(Code::PlanField, &quoted(&out.gate), message, STALE);
        }
        opens
    }

    /// The minute of a moment, if its two forms agree.
    pub(super) fn minute(&mut self, out: &MomentOut) -> Option<Minutes> {
        let needle = format!("\"minute\": {}", out.minute);
        if !(-MINUTE_MAX..=MINUTE_MAX).contains(&out.minute) {
            let message = format!("minute {} is further off than a hundred years", out.minute);
            self.error(Code::PlanNumber, &needle, message, RESTORE);
            return None;
        }
        let known = moment(self.handover, out.minute);
        if known != *out {
            let (is, said) = (known.utc.unwrap_or_default(), out.utc.as_deref().unwrap_or("null"));
            let message = format!("minute {} of the handover is {is}, and the file says {said}", out.minute);
            self.error(Code::PlanMoment, &needle, message, STALE);
            return None;
        }
        Some(out.minute)
    }

    fn took(&mut self, took: Option<i64>, index: usize, into: &mut std::collections::BTreeMap<usize, Minutes>) {
        let Some(minutes) = took else { return };
        if (0..=MINUTE_MAX).contains(&minutes) {
            into.insert(index, minutes);
        } else {
            let message = format!("nothing takes {minutes} minutes");
            self.error(Code::PlanNumber, &format!("\"took\": {minutes}"), message, RESTORE);
        }
    }

    /// An entry carries its own number.
    fn numbered(&mut self, what: &str, number: usize, index: usize) {
        if number != index + 1 {
            let message = format!("the {what} numbered {number} stands in place {}", index + 1);
            self.error(Code::PlanNumber, &format!("\"{what}\": {number}"), message, RESTORE);
        }
    }

    /// The index behind a number that counts from 1.
    fn reference(&mut self, what: &str, number: usize, count: usize) -> Option<usize> {
        let index = number.checked_sub(1).filter(|index| *index < count);
        if index.is_none() {
            let message = format!("there is no {what} {number}; there are {count}");
            self.error(Code::PlanNumber, &number.to_string(), message, RESTORE);
        }
        index
    }

    /// The index of a name.
    pub(super) fn find(&mut self, what: &str, list: &NameList, name: &str) -> Option<usize> {
        let found = list.find(name);
        if found.is_none() {
            let help = self.sink.did_you_mean(name, list.iter(), STALE);
            self.error(Code::PlanUnknownName, &quoted(name), format!("the handover has no {what} `{name}`"), &help);
        }
        found
    }

    pub(super) fn error(&mut self, code: Code, needle: &str, message: String, help: &str) {
        let place = self.text.find(0, needle);
        self.sink.add(code, place, message, help);
    }
}

/// A text as the file writes it.
pub(super) fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}
