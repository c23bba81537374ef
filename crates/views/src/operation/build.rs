//! From what a reader knows to the view: rides, gates, works, requests, what stands on top.

use takas_model::{Duty, GateRef, Instant, OperationKind, Scope, UnitRef, Weight};

use super::chronicle::{Chronicle, RideLog};
use super::course::handover_ride;
use super::people::{balance, gate_places, loads, people, seen};
use super::safe::safe;
use super::{Alert, AlertKind, EventLine, GateNow, OperationView, RequestNow, RideNow, RideStage, Stage, WorkNow};
use crate::names::clean;
use crate::phrase::Phrase;
use crate::plan::Time;
use crate::projection::{Excerpt, OperationShown, Reader, Telling};
use crate::words::{amounts, operation as said, plan as of_plan};

/// What a reader knows at a moment.
pub(crate) struct Known<'a, 'b> {
    pub(crate) telling: &'b Telling<'a>,
    pub(crate) chronicle: &'b Chronicle<'a>,
}

/// The view.
pub(crate) fn view(shown: &OperationShown<'_>, known: &Known<'_, '_>, events: Vec<EventLine>) -> OperationView {
    let (telling, chronicle) = (known.telling, known.chronicle);
    let (case, kind) = (shown.case, shown.charter.kind);
    let is_mediator = telling.reader == Reader::Mediator;
    let mut warnings: Vec<Phrase> = said::kind(kind).map(Phrase::from).into_iter().collect();
    warnings.extend(said::warnings(case.nature));
    if is_mediator {
        warnings.extend(case.warnings.iter().map(|warning| Phrase::english(telling.namer.prose(warning))));
    }
    let people = people(telling, chronicle);
    let rides = rides(shown, known);
    let works = works(known);
    let outside = telling.course.units().filter(|unit| unit.step.is_none());
    OperationView {
        title: telling.namer.prose(&case.title),
        reader: reader_name(telling),
        kind,
        historical: case.nature == takas_model::Nature::Historical,
        warnings,
        pseudonyms: telling.namer.hidden(),
        now: telling.time(shown.now),
        clock: to_the_second(shown.now),
        stage: stage(chronicle),
        alerts: alerts(shown, known),
        gates: gates(shown, known),
        balance: balance(telling, chronicle),
        outside: if is_mediator { outside.fold(0_u64, |sum, unit| sum.saturating_add(unit.quantity)) } else { 0 },
        requests: requests(known, shown.now),
        events,
        safe: if is_mediator { safe(telling, shown.safe) } else { Vec::new() },
        zone: telling.zone().to_owned(),
        begins: telling.target.handover.begins,
        span: span(&rides, &works),
        people,
        rides,
        works,
    }
}

fn reader_name(telling: &Telling<'_>) -> Option<String> {
    let name = match telling.reader {
        Reader::Mediator => return None,
        Reader::Party(party) => telling.party(party),
        Reader::Guarantor(party) => said::reader_guarantor(&telling.party(party)),
        Reader::Medical => said::READER_MEDICAL.to_owned(),
        Reader::Interviewer => said::READER_INTERVIEWER.to_owned(),
        Reader::Field => said::READER_FIELD.to_owned(),
        Reader::Observer => said::READER_OBSERVER.to_owned(),
    };
    Some(name)
}

/// A moment to the second, in UTC.
pub(super) fn to_the_second(instant: Instant) -> String {
    let second = instant.rem_euclid(86_400);
    format!("{:02}:{:02}:{:02}Z", second / 3600, second / 60 % 60, second % 60)
}

/// An excerpt as a line.
pub(crate) fn event_line(telling: &Telling<'_>, excerpt: &Excerpt) -> EventLine {
    const CLOCKS_DIFFER_SECONDS: Instant = 60;
    let weight = match &excerpt.weight {
        Weight::Counts => Phrase::default(),
        Weight::Repeats => said::REPEATS.phrase(),
        Weight::Waits => said::WAITS.phrase(),
        Weight::Irregular(reasons) => said::irregular(telling.reasons(reasons)),
    };
    let own_clock = excerpt.time.filter(|time| time.abs_diff(excerpt.at) >= CLOCKS_DIFFER_SECONDS.unsigned_abs());
    EventLine {
        number: excerpt.number,
        at: telling.time(excerpt.at),
        clock: to_the_second(excerpt.at),
        by: excerpt.by.map(|author| telling.author(author)).unwrap_or_default(),
        words: telling.fact(excerpt),
        weight,
        own_clock: own_clock.map(to_the_second),
    }
}

fn stage(chronicle: &Chronicle<'_>) -> Stage {
    match (chronicle.closed, chronicle.aborted, chronicle.safe) {
        (Some(_), ..) => Stage::Closed,
        (None, Some(_), Some(_)) => Stage::Safe,
        (None, Some(_), None) => Stage::Aborted,
        _ if chronicle.holds.contains_key(&Scope::Everything) => Stage::Held,
        _ => Stage::Running,
    }
}

/// What stands on top: what stands now first, each the newest first.
fn alerts(shown: &OperationShown<'_>, known: &Known<'_, '_>) -> Vec<Alert> {
    let (telling, chronicle) = (known.telling, known.chronicle);
    let alert = |kind, since, words, stands| (since, Alert { kind, since: telling.time(since), words, stands });
    let mut alerts: Vec<(Instant, Alert)> = Vec::new();
    alerts.extend(chronicle.aborted.map(|at| alert(AlertKind::Aborted, at, said::ABORTED.phrase(), true)));
    let held_since = chronicle.holds.get(&Scope::Everything).copied();
    for excerpt in &chronicle.irregular {
        let line = event_line(telling, excerpt);
        let words = amounts::noted(line.words, line.weight);
        let stands = held_since.is_some_and(|since| since <= excerpt.at);
        alerts.push(alert(AlertKind::Irregular, excerpt.at, words, stands));
    }
    for (&scope, &since) in &chronicle.holds {
        alerts.push(alert(AlertKind::Held, since, said::held(telling.scope(scope)), true));
    }
    for (&party, &(since, units)) in &chronicle.withheld {
        alerts.push(alert(AlertKind::Withheld, since, said::withheld(&telling.party(party), units), true));
    }
    for excerpt in chronicle.waiting.values() {
        let words = amounts::noted(telling.fact(excerpt), said::WAITS.phrase());
        alerts.push(alert(AlertKind::Waiting, excerpt.at, words, true));
    }
    for (&(party, number), request) in chronicle.requests.iter().filter(|(_, request)| request.met.is_none()) {
        if let Some(since) = request.overdue {
            let number = telling.request(party, number);
            alerts.push(alert(AlertKind::Overdue, since, said::overdue(number), true));
        }
    }
    for line in shown.next_in_line.iter().filter(|_| telling.reader == Reader::Mediator) {
        let of = telling.units(&[line.of]);
        let words = match line.next {
            Some(next) => said::next_in_line(of, Phrase::supplied(telling.namer.item(next))),
            None => said::nobody_in_line(of),
        };
        alerts.push(alert(AlertKind::Substitute, line.since, words, true));
    }
    let confirmed = shown.confirmed.filter(|_| telling.reader == Reader::Mediator);
    let waiting = confirmed.and_then(|count| shown.events.get(usize::try_from(count).ok()?..));
    if let Some([first, ..]) = waiting {
        let count = waiting.map_or(0, |events| events.len() as u64);
        alerts.push(alert(AlertKind::Unconfirmed, first.at, said::unconfirmed(count), true));
    }
    if let Some(why) = shown.copy_trouble.filter(|_| telling.reader == Reader::Mediator) {
        alerts.push(alert(AlertKind::CopyTrouble, shown.now, said::copy_trouble(why), true));
    }
    alerts.sort_by_key(|(since, alert)| (!alert.stands, alert.kind, std::cmp::Reverse(*since)));
    alerts.into_iter().map(|(_, alert)| alert).collect()
}

fn rides(shown: &OperationShown<'_>, known: &Known<'_, '_>) -> Vec<RideNow> {
    let (telling, chronicle) = (known.telling, known.chronicle);
    let (target, loads) = (telling.target, loads(telling.target));
    let visible = seen(telling.course, telling.reader);
    let mut order: Vec<usize> =
        (0..target.plan.trips.len()).filter(|&trip| telling.compartments.may_know_ride(trip, telling.reader)).collect();
    order.sort_by_key(|&trip| (target.plan.trips[trip].departs, target.plan.trips[trip].arrives, trip));
    let ride = |trip: usize| {
        let (planned, log) = (target.plan.trips[trip], &chronicle.rides[trip]);
        let mine = |unit: &UnitRef| visible.binary_search(unit).is_ok();
        let travels = |unit: &UnitRef| mine(unit) && !chronicle.units[unit.index()].stays;
        let who: Vec<UnitRef> = loads[trip].iter().copied().filter(travels).collect();
        let asked = shown.ride_waits.get(trip).filter(|_| telling.reader == Reader::Mediator);
        let is_open = log.departed.is_none() && chronicle.closed.is_none();
        let waits = match asked {
            _ if !is_open => Vec::new(),
            Some(reasons) => telling.reasons(reasons),
            None => waits(known, trip, &who),
        };
        let place = |place| target.handover.place(place).zone.as_str();
        let at = |minute, zone: &str| telling.clock.time(minute, zone);
        let of = |instant: Instant, zone: &str| telling.time_in(instant, zone);
        RideNow {
            by: telling.vehicle(trip),
            from: telling.place(planned.from),
            to: telling.place(planned.to),
            way: of_plan::way(&telling.code(planned.from), &telling.code(planned.to)),
            departs: at(planned.departs, place(planned.from)),
            arrives: at(planned.arrives, place(planned.to)),
            left: log.departed.map(|instant| of(instant, place(planned.from))),
            came: log.arrived.map(|(instant, to)| of(instant, place(to))),
            came_at: log.arrived.filter(|(_, to)| *to != planned.to).map(|(_, to)| telling.place(to)),
            stage: ride_stage(known, log, asked.is_some_and(Vec::is_empty)),
            who: telling.units(&who),
            units: who.len() as u64,
            on_board: log.boarded.iter().filter(|unit| mine(unit)).count() as u64,
            held: is_open && chronicle.holds.contains_key(&Scope::Trip(trip)),
            waits,
        }
    };
    order.into_iter().map(ride).collect()
}

fn ride_stage(known: &Known<'_, '_>, log: &RideLog, is_ready: bool) -> RideStage {
    let chronicle = known.chronicle;
    match () {
        () if log.arrived.is_some() => RideStage::Arrived,
        () if log.departed.is_some() => RideStage::UnderWay,
        () if chronicle.closed.is_some() => RideStage::Off,
        () if log.let_go.is_some() => RideStage::MayLeave,
        () if is_ready => RideStage::Ready,
        () if chronicle.aborted.is_some() => RideStage::Off,
        () if !log.boarded.is_empty() || !log.let_board.is_empty() => RideStage::Boarding,
        () if known.telling.course.charter.kind == OperationKind::Historical => RideStage::NotKnown,
        () => RideStage::Waits,
    }
}

/// What a ride waits for as far as the reader knows: people who are not clear to travel, gates that it confirms.
fn waits(known: &Known<'_, '_>, trip: usize, who: &[UnitRef]) -> Vec<Phrase> {
    let (telling, chronicle) = (known.telling, known.chronicle);
    if telling.course.charter.kind == OperationKind::Historical {
        return Vec::new();
    }
    let is_clear = |unit: &UnitRef| {
        let is_living = telling.course.unit(*unit).is_some_and(|unit| unit.is_living && !unit.gates.is_empty());
        !is_living || chronicle.units[unit.index()].clear == Some(true)
    };
    let unclear: Vec<UnitRef> = who.iter().copied().filter(|unit| !is_clear(unit)).collect();
    let mut waits = Vec::new();
    if !unclear.is_empty() {
        waits.push(amounts::with(telling.units(&unclear), said::NOT_CLEAR.phrase()));
    }
    let target = telling.target;
    for (index, gate) in target.handover.gates.iter().enumerate() {
        let held = target.plan.lots.iter().zip(&target.lots).any(|(lot, members)| {
            gate.holds.contains(&lot.group)
                && handover_ride(target, lot) == Some(trip)
                && members.iter().any(|unit| who.contains(unit))
        });
        let is_open = chronicle.gates.get(index).is_some_and(|log| log.opened.is_some());
        if held && !is_open && telling.compartments.may_know_gate(GateRef::new(index), telling.reader) {
            waits.push(said::the_gate(&telling.gate_name(GateRef::new(index))));
        }
    }
    waits
}

fn gates(shown: &OperationShown<'_>, known: &Known<'_, '_>) -> Vec<GateNow> {
    let (telling, chronicle) = (known.telling, known.chronicle);
    let (target, places) = (telling.target, gate_places(telling.target));
    let is_mediator = telling.reader == Reader::Mediator;
    let gate = |index: usize| {
        let reference = GateRef::new(index);
        if !telling.compartments.may_know_gate(reference, telling.reader) {
            return None;
        }
        let (log, terms) = (&chronicle.gates[index], target.gates.get(index));
        let zone = places.get(&index).map_or(telling.zone(), |place| target.handover.place(*place).zone.as_str());
        let confirms = is_mediator || telling.compartments.confirms(reference, telling.reader);
        let parties = terms.filter(|_| confirms).map_or(&[][..], |terms| &terms.confirmed_by);
        let two_persons = terms.is_some_and(|terms| terms.two_persons);
        let is_open = log.opened.is_none() && chronicle.closed.is_none();
        let asked = shown.gate_waits.get(index).filter(|_| is_mediator && is_open);
        Some(GateNow {
            name: telling.gate_name(reference),
            planned: telling.clock.time(target.plan.gates.get(index).copied().unwrap_or(0), zone),
            opened: log.opened.map(|instant| telling.time_in(instant, zone)),
            sides: parties
                .iter()
                .map(|party| {
                    let agreed = log.agreed.get(party).map(|instant| telling.time_in(*instant, zone));
                    (telling.namer.party_name(*party), agreed)
                })
                .collect(),
            released: is_mediator.then_some((log.released.len() as u64, if two_persons { 2 } else { 1 })),
            waits: asked.map_or_else(Vec::new, |reasons| telling.reasons(reasons)),
            held: is_open && chronicle.holds.contains_key(&Scope::Gate(reference)),
        })
    };
    (0..target.handover.gates.len()).filter_map(gate).collect()
}

fn works(known: &Known<'_, '_>) -> Vec<WorkNow> {
    let (telling, chronicle) = (known.telling, known.chronicle);
    if !matches!(telling.reader, Reader::Mediator | Reader::Field | Reader::Medical) {
        return Vec::new();
    }
    let target = telling.target;
    let mut order: Vec<usize> = (0..target.plan.works.len()).collect();
    order.sort_by_key(|&work| (target.plan.works[work].starts, work));
    let work = |index: usize| {
        let (planned, log) = (target.plan.works[index], &chronicle.works[index]);
        let zone = target.handover.place(target.handover.team(planned.team).place).zone.as_str();
        let passed = match planned.duty {
            Duty::Check(_, lot) => {
                let members = target.lots.get(lot).map_or(&[][..], Vec::as_slice);
                let travelling = members.iter().filter(|unit| !chronicle.units[unit.index()].stays).count();
                Some((log.passed.len() as u64, travelling as u64))
            }
            Duty::Measure(..) | Duty::Once(_) => None,
        };
        WorkNow {
            name: telling.work_name(index),
            of: telling.work_of(index).unwrap_or_default(),
            starts: telling.clock.time(planned.starts, zone),
            ends: telling.clock.time(planned.ends, zone),
            begun: log.begun.map(|instant| telling.time_in(instant, zone)),
            ended: log.ended.map(|instant| telling.time_in(instant, zone)),
            passed,
        }
    };
    order.into_iter().map(work).collect()
}

fn requests(known: &Known<'_, '_>, now: Instant) -> Vec<RequestNow> {
    let (telling, chronicle) = (known.telling, known.chronicle);
    let mut requests: Vec<_> = chronicle.requests.iter().collect();
    requests.sort_by_key(|(key, request)| (request.met.is_some(), request.due, **key));
    let request =
        |(&(party, number), request): (&(Option<takas_model::PartyRef>, u32), &super::chronicle::RequestLog)| {
            let about = request.about.map(|unit| telling.units(&[unit]));
            RequestNow {
                number: telling.request(party, number),
                what: said::request_what(said::request_kind(request.kind), about),
                owner: telling.owner(request.owner),
                due: telling.time(request.due),
                met: request.met.map(|instant| telling.time(instant)),
                is_overdue: request.met.is_none() && (request.overdue.is_some() || request.due < now),
            }
        };
    requests.into_iter().map(request).collect()
}

/// The first and the last minute of anything planned or happened.
fn span(rides: &[RideNow], works: &[WorkNow]) -> (i64, i64) {
    let of_rides = rides
        .iter()
        .flat_map(|ride| [Some(&ride.departs), Some(&ride.arrives), ride.left.as_ref(), ride.came.as_ref()]);
    let of_works =
        works.iter().flat_map(|work| [Some(&work.starts), Some(&work.ends), work.begun.as_ref(), work.ended.as_ref()]);
    let minutes = || of_rides.clone().chain(of_works.clone()).flatten().map(|time: &Time| time.minute);
    (minutes().min().unwrap_or(0), minutes().max().unwrap_or(0))
}

/// The code of a state in whose jurisdiction a place lies.
pub(super) fn state_of(telling: &Telling<'_>, place: takas_model::PlaceRef) -> Option<String> {
    telling.target.handover.places.get(place.index())?.state.as_deref().map(clean)
}
