//! What teams do: `check`, `measure`, `team`, `hours` of works, `works`.

use std::collections::BTreeMap;

use takas_model::{Check, CheckRef, Duty, Hours, Measure, MeasureRef, Minutes, Occasion, PlaceRef, Team, Work};

use super::vehicles::holds;
use super::view::{Flown, Moment, Ridden, View, wide};
use super::{Faults, PlanLine};

pub(super) fn judge(view: &View<'_>, faults: &mut Faults) {
    let mut done = Done::default();
    for index in 0..view.plan.works.len() {
        work(view, index, &mut done, faults);
    }
    checks(view, &done, faults);
    measures(view, &done, faults);
    overlaps(view, done, faults);
}

/// Works that are for something: how many there are for each.
#[derive(Default)]
struct Done {
    checks: BTreeMap<(CheckRef, usize), usize>,
    measures: BTreeMap<(MeasureRef, usize), usize>,
    once: BTreeMap<MeasureRef, usize>,
    /// By team: works as spans with their index.
    of_team: BTreeMap<usize, Vec<(Moment, Moment, usize)>>,
    /// By lot: its checks likewise.
    of_lot: BTreeMap<usize, Vec<(Moment, Moment, usize)>>,
}

/// One work: whether it is for something, by those who do it, where they are, in their hours, as long as it takes, at the right time.
fn work(view: &View<'_>, index: usize, done: &mut Done, faults: &mut Faults) {
    let work = &view.plan.works[index];
    let Some(team) = view.handover.teams.get(work.team.index()) else {
        faults.tell(PlanLine::Works, format!("work {index} is by a team that there is not"));
        return;
    };
    let judged = match work.duty {
        Duty::Check(check, lot) => check_work(view, index, team, (check, lot), done, faults),
        Duty::Measure(measure, trip) => measure_work(view, index, team, (measure, trip), done, faults),
        Duty::Once(measure) => once_work(view, index, team, measure, done, faults),
    };
    if let Some(place) = judged.filter(|&place| place != team.place) {
        let (stands, place) = (&view.place(team.place).id, &view.place(place).id);
        faults.tell(PlanLine::Team, format!("work {index} is in {place}, but {} stands in {stands}", team.id));
    }
    let span = (wide(work.starts), wide(work.ends));
    let all = Hours { from: 0, until: view.handover.ends };
    let lies_in = |hours: Hours| holds(hours, span.0) && holds(hours, span.1);
    if !lies_in(all) {
        faults.tell(PlanLine::Hours, format!("work {index} lies before the beginning or after the end"));
    }
    if !team.hours.is_empty() && !team.hours.iter().any(|&hours| lies_in(hours)) {
        faults.tell(PlanLine::Hours, format!("work {index} is not within the hours of {}", team.id));
    }
    done.of_team.entry(work.team.index()).or_default().push((span.0, span.1, index));
}

/// Gives the place where it has to be, if it is for something.
fn check_work(
    view: &View<'_>,
    index: usize,
    team: &Team,
    (check_ref, lot): (CheckRef, usize),
    done: &mut Done,
    faults: &mut Faults,
) -> Option<PlaceRef> {
    let known = view.handover.checks.get(check_ref.index()).zip(view.lots.get(lot));
    let Some((check, lot)) = known else {
        faults.tell(PlanLine::Works, format!("work {index} checks what there is not"));
        return None;
    };
    let lot = lot.as_ref()?;
    if lot.group.stays.is_some() || check.groups.binary_search(&lot.group_ref).is_err() {
        faults.tell(PlanLine::Works, format!("work {index}: {} needs no {}", lot.name(), check.id));
        return None;
    }
    *done.checks.entry((check_ref, lot.index)).or_default() += 1;
    let work = &view.plan.works[index];
    done.of_lot.entry(lot.index).or_default().push((wide(work.starts), wide(work.ends), index));
    if !team.checks.contains(&check_ref) {
        faults.tell(PlanLine::Check, format!("work {index}: {} does no {}", team.id, check.id));
    }
    let sittings = Moment::from(lot.count.div_ceil(team.at_once.max(1)));
    duration(view, index, sittings * wide(check.takes.usual), (PlanLine::Check, &check.id), faults);
    check_time(view, index, lot, check, faults);
    Some(lot.route.places[lot.route.place_of(check.at)])
}

/// A lot is checked once it is there and before it boards.
fn check_time(view: &View<'_>, index: usize, lot: &Ridden<'_>, check: &Check, faults: &mut Faults) {
    let work = &view.plan.works[index];
    let place = lot.route.place_of(check.at);
    let there = view.there(lot, place);
    if wide(work.starts) < there {
        let words = format!("{} of {} starts at {}, but it is there from {there}", check.id, lot.name(), work.starts);
        faults.tell(PlanLine::Check, words);
    }
    if let Some(boards) = view.boards(lot, place).filter(|&boards| wide(work.ends) > boards) {
        let words = format!("{} of {} ends at {}, but it boards at {boards}", check.id, lot.name(), work.ends);
        faults.tell(PlanLine::Check, words);
    }
}

/// Gives the place where it has to be, if it is for something.
fn measure_work(
    view: &View<'_>,
    index: usize,
    team: &Team,
    (measure_ref, trip_index): (MeasureRef, usize),
    done: &mut Done,
    faults: &mut Faults,
) -> Option<PlaceRef> {
    let known = view.handover.measures.get(measure_ref.index()).zip(view.trips.get(trip_index));
    let Some((measure, trip)) = known else {
        faults.tell(PlanLine::Works, format!("work {index} is a measure or for a trip that there is not"));
        return None;
    };
    let trip = trip.as_ref()?;
    if !is_for(view, measure, trip_index, trip) {
        faults.tell(PlanLine::Works, format!("work {index}: trip {trip_index} needs no {}", measure.id));
        return None;
    }
    *done.measures.entry((measure_ref, trip_index)).or_default() += 1;
    by_measure(view, index, team, (measure_ref, measure), faults);
    let work = &view.plan.works[index];
    let before = trip.before.and_then(|before| view.trips[before].as_ref());
    let from = if measure.occasion == Occasion::Arrival { Some(trip.arrives) } else { before.map(|one| one.there) };
    if let Some(from) = from.filter(|&from| wide(work.starts) < from) {
        let words = format!("{} for trip {trip_index} starts at {}, before {from}", measure.id, work.starts);
        faults.tell(PlanLine::Measure, words);
    }
    if measure.occasion == Occasion::Departure && wide(work.ends) > trip.boards {
        let words =
            format!("{} for trip {trip_index} ends at {}, but people board at {}", measure.id, work.ends, trip.boards);
        faults.tell(PlanLine::Measure, words);
    }
    Some(measure.place)
}

/// Whether a measure is taken for a trip.
fn is_for(view: &View<'_>, measure: &Measure, index: usize, trip: &Flown<'_>) -> bool {
    let place = match measure.occasion {
        Occasion::Once => return false,
        Occasion::Arrival => trip.to,
        Occasion::Departure => trip.from,
    };
    place == measure.place && !view.riders[index].is_empty()
}

/// Gives the place where it has to be, if it is for something.
fn once_work(
    view: &View<'_>,
    index: usize,
    team: &Team,
    measure_ref: MeasureRef,
    done: &mut Done,
    faults: &mut Faults,
) -> Option<PlaceRef> {
    let known = view.handover.measures.get(measure_ref.index()).filter(|one| one.occasion == Occasion::Once);
    let Some(measure) = known else {
        faults.tell(PlanLine::Works, format!("work {index} is no measure that is taken once"));
        return None;
    };
    *done.once.entry(measure_ref).or_default() += 1;
    by_measure(view, index, team, (measure_ref, measure), faults);
    let work = &view.plan.works[index];
    if let Some(first) = first_there(view, measure.place).filter(|&first| wide(work.ends) > first) {
        let words = format!("{} ends at {}, but somebody arrives or boards at {first}", measure.id, work.ends);
        faults.tell(PlanLine::Measure, words);
    }
    Some(measure.place)
}

/// The first moment at which a lot arrives at a place or boards there.
fn first_there(view: &View<'_>, place: PlaceRef) -> Option<Moment> {
    let ridden = view.trips.iter().zip(&view.riders).filter(|(_, riders)| !riders.is_empty());
    let moments = ridden.filter_map(|(trip, _)| {
        let trip = trip.as_ref()?;
        let boards = (trip.from == place).then_some(trip.boards);
        let arrives = (trip.to == place).then_some(trip.arrives);
        boards.into_iter().chain(arrives).min()
    });
    moments.min()
}

/// A measure is taken by a team that does it and takes what it takes.
fn by_measure(
    view: &View<'_>,
    index: usize,
    team: &Team,
    (measure_ref, measure): (MeasureRef, &Measure),
    faults: &mut Faults,
) {
    if !team.measures.contains(&measure_ref) {
        faults.tell(PlanLine::Measure, format!("work {index}: {} does no {}", team.id, measure.id));
    }
    duration(view, index, wide(measure.takes.usual), (PlanLine::Measure, &measure.id), faults);
}

fn duration(view: &View<'_>, index: usize, usual: Moment, (line, id): (PlanLine, &str), faults: &mut Faults) {
    let work: &Work = &view.plan.works[index];
    let turned: Option<Minutes> = view.turned.works.get(&index).copied();
    let takes = turned.map_or(usual, wide);
    let took = wide(work.ends) - wide(work.starts);
    if takes < 0 || took != takes {
        faults.tell(line, format!("work {index} takes {took} minutes, but {id} takes {takes}"));
    }
}

/// Each lot of each group of a check has exactly one work for it.
fn checks(view: &View<'_>, done: &Done, faults: &mut Faults) {
    for (index, check) in view.handover.checks.iter().enumerate() {
        for lot in view.lots_of_all(&check.groups).filter(|lot| lot.group.stays.is_none()) {
            let works = done.checks.get(&(CheckRef::new(index), lot.index)).copied().unwrap_or(0);
            if works != 1 {
                faults.tell(PlanLine::Check, format!("{} has {works} works of {}", lot.name(), check.id));
            }
        }
    }
}

/// Each trip has exactly one work for each measure that is taken for it, each place that somebody passes one for each taken once.
fn measures(view: &View<'_>, done: &Done, faults: &mut Faults) {
    for (index, measure) in view.handover.measures.iter().enumerate() {
        let measure_ref = MeasureRef::new(index);
        if measure.occasion == Occasion::Once {
            let works = done.once.get(&measure_ref).copied().unwrap_or(0);
            let is_needed = first_there(view, measure.place).is_some();
            if works > 1 || (is_needed && works == 0) {
                let place = &view.place(measure.place).id;
                faults.tell(PlanLine::Measure, format!("{} is taken {works} times in {place}", measure.id));
            }
            continue;
        }
        for (trip_index, trip) in view.trips.iter().enumerate() {
            if !trip.as_ref().is_some_and(|trip| is_for(view, measure, trip_index, trip)) {
                continue;
            }
            let works = done.measures.get(&(measure_ref, trip_index)).copied().unwrap_or(0);
            if works != 1 {
                let words = format!("{} is taken {works} times for trip {trip_index}", measure.id);
                faults.tell(PlanLine::Measure, words);
            }
        }
    }
}

/// No team does two things at one time, no lot is checked twice at one time.
fn overlaps(view: &View<'_>, done: Done, faults: &mut Faults) {
    for (team, spans) in done.of_team {
        if let Some((one, other)) = overlap(spans) {
            let id = &view.handover.teams[team].id;
            faults.tell(PlanLine::Team, format!("{id} does works {one} and {other} at one time"));
        }
    }
    for (lot, spans) in done.of_lot {
        if let Some((one, other)) = overlap(spans) {
            faults.tell(PlanLine::Check, format!("lot {lot} is in works {one} and {other} at one time"));
        }
    }
}

/// Two spans with a moment in common.
fn overlap(mut spans: Vec<(Moment, Moment, usize)>) -> Option<(usize, usize)> {
    spans.retain(|(from, until, _)| from < until);
    spans.sort_unstable();
    spans.windows(2).find(|pair| pair[1].0 < pair[0].1).map(|pair| (pair[0].2, pair[1].2))
}
