//! Plans of handovers: the judge, row by row, its value and its bounds.

mod large;
mod safe;
mod small;
mod tiny;

use std::collections::BTreeSet;

use small::*;
use takas_check::oracle::SplitMix;
use takas_check::{PlanLine, handover_faults, plan_bound, plan_faults, plan_value, verify_plan};
use takas_model::{
    Apart, CheckRef, Duty, Family, GroupRef, Handover, Hours, Lot, MeasureRef, Minutes, Mode, PlaceRef, Plan,
    PlanFound, PlanValue, QuotaSpan, Simultaneous, Takes, Turned, Where,
};

type Mutation = fn(&mut Handover, &mut Plan);

/// The lines told after a mutation of the small handover and its plan.
fn told(mutation: Mutation) -> (BTreeSet<&'static str>, Vec<String>) {
    let (mut handover, mut plan) = (handover(), plan());
    mutation(&mut handover, &mut plan);
    assert_eq!(handover_faults(&handover), [""; 0]);
    let faults = plan_faults(&handover, &plan, &Turned::default());
    let lines = faults.iter().map(|fault| fault.line.name()).collect();
    (lines, faults.into_iter().map(|fault| fault.words).collect())
}

fn shift(plan: &mut Plan, work: usize, by: Minutes) {
    plan.works[work].starts += by;
    plan.works[work].ends += by;
}

/// Without checks, gates and what is done before departures, so that little hangs on a moment.
fn bare(handover: &mut Handover, plan: &mut Plan) {
    handover.gates.clear();
    plan.gates.clear();
    handover.checks.iter_mut().for_each(|check| check.groups.clear());
    handover.measures[WEAPONS].occasion = takas_model::Occasion::Arrival;
    handover.measures[WEAPONS].place = PlaceRef::new(MOSCOW);
    plan.works.retain(|work| match work.duty {
        Duty::Check(..) => false,
        Duty::Measure(measure, _) => measure.index() == SEARCH,
        Duty::Once(_) => true,
    });
    plan.works.push(measured(RECEIVERS, WEAPONS, 3, 575, 585));
    handover.teams[RECEIVERS].measures = vec![MeasureRef::new(WEAPONS)];
}

#[test]
fn a_plan_that_keeps_everything_has_no_fault() {
    assert_eq!(told(|_, _| ()), (BTreeSet::new(), Vec::new()));
    assert_eq!(told(bare), (BTreeSet::new(), Vec::new()));
}

/// What is done to the small handover and its plan, and the one line that is then told.
#[rustfmt::skip]
const ROWS: &[(&str, &str, Mutation)] = &[
    ("everyone", "one more than planned", |h, _| h.groups[PAPERS].count = 2),
    ("everyone", "somebody left out", |_, p| { p.lots.pop(); }),
    ("everyone", "an empty lot", |h, p| { h.groups[PAPERS].whole = false; p.lots.push(lot(PAPERS, 0, &[4], &[])); }),
    ("everyone", "more units than any number", |h, p| { p.lots[7].count = u64::MAX; h.vehicles[AMBULANCE].load = u64::MAX; }),
    ("route", "no ride", |_, p| p.lots[7].rides.clear()),
    ("route", "a ride elsewhere", |_, p| p.lots[7].rides = vec![0]),
    ("whole", "in two lots", |h, _| h.groups[ACTIVISTS].whole = true),
    ("family", "in two aircraft", |h, _| h.families.push(Family { name: "torn".to_owned(), groups: groups(&[JOURNALIST, PARENT]) })),
    ("ride", "boards while the aircraft is searched", |h, p| { bare(h, p); let at = p.works.len() - 2; shift(p, at, 30); }),
    ("ready", "boards before", |h, _| h.groups[JOURNALIST].ready = 81),
    ("due", "a minute late", |h, _| h.groups[JOURNALIST].due = 579),
    ("way", "none", |h, _| { h.vehicles[AMBULANCE].ways.clear(); }),
    ("way", "a minute longer", |_, p| p.trips[4].arrives += 1),
    ("vehicle", "starts elsewhere", |h, _| h.vehicles[AMBULANCE].start = PlaceRef::new(BERLIN)),
    ("vehicle", "leaves from where it is not", |h, p| {
        h.places[ANKARA].open.clear();
        (h.vehicles[GERMAN].duty_max, h.vehicles[GERMAN].hours.until) = (None, 910);
        p.trips.push(trip(GERMAN, (ANKARA, BERLIN), 700, 910));
    }),
    ("vehicle", "turns around too fast", |h, _| h.vehicles[RUSSIAN].turnaround = 76),
    ("vehicle", "leaves empty before it is searched", |h, p| {
        bare(h, p);
        h.places[ANKARA].open.clear();
        h.vehicles[RUSSIAN].turnaround = 0;
        h.vehicles[RUSSIAN].duty_max = None;
        (h.vehicles[RUSSIAN].hours.until, h.ends) = (2000, 2000);
        h.groups.iter_mut().for_each(|group| group.due = 2000);
        h.simultaneous.clear();
        p.trips[3] = trip(RUSSIAN, (ANKARA, MOSCOW), 1000, 1200);
        p.trips.splice(1..1, [trip(RUSSIAN, (ANKARA, MOSCOW), 314, 514), trip(RUSSIAN, (MOSCOW, ANKARA), 600, 800)]);
        p.lots.iter_mut().for_each(|lot| lot.rides.iter_mut().filter(|ride| **ride > 0).for_each(|ride| *ride += 2));
        p.works = p.works.iter().map(|work| match work.duty {
            Duty::Measure(measure, trip) if trip > 0 => takas_model::Work { duty: Duty::Measure(measure, trip + 2), ..*work },
            _ => *work,
        }).collect();
        let last = p.works.len() - 1;
        shift(p, last, 625);
    }),
    ("hours", "the vehicle's", |h, _| h.vehicles[RUSSIAN].hours.until = 574),
    ("hours", "the vehicle's first", |h, _| h.vehicles[RUSSIAN].hours.from = 101),
    ("hours", "the place is closed for departures", |h, _| h.places[ANKARA].open[0].until = 374),
    ("hours", "the place is closed for arrivals", |h, _| h.places[ANKARA].open[0].from = 301),
    ("hours", "the team's", |h, _| h.teams[ONE].hours[1].until = 334),
    ("hours", "a work over two spans", |h, _| h.teams[RECEIVERS].hours = vec![Hours { from: 0, until: 580 }, Hours { from: 581, until: 900 }]),
    ("hours", "after the end", |h, _| h.ends = 649),
    ("hours", "boards before the beginning", |h, p| { h.groups[WOUNDED].ready = -9; h.groups[PAPERS].ready = -9; p.trips[4] = trip(AMBULANCE, (MOSCOW, BERLIN), 14, 614); }),
    ("hours", "a gate that nobody waits at", |h, p| { h.gates.push(gate("open", &[], &[])); p.gates.push(1001); }),
    ("hours", "a work after the end", |_, p| shift(p, 13, 406)),
    ("duty", "a minute more", |h, _| h.vehicles[RUSSIAN].duty_max = Some(474)),
    ("seats", "people", |h, _| h.vehicles[RUSSIAN].seats = 3),
    ("seats", "stretchers", |h, _| h.vehicles[AMBULANCE].stretchers = 0),
    ("seats", "escorts", |h, _| h.vehicles[AMBULANCE].seats = 0),
    ("seats", "load", |h, _| h.vehicles[AMBULANCE].load = 0),
    ("mode", "by sea", |h, _| h.vehicles[AMBULANCE].mode = Mode::Sea),
    ("stands", "at the exchange point", |h, _| h.places[ANKARA].stands = Some(1)),
    ("stands", "before the first departure", |h, _| h.places[MOSCOW].stands = Some(0)),
    ("hall", "too many", |h, _| h.places[ANKARA].halls[0].people_max = 3),
    ("hall", "in none", |_, p| p.lots[3].halls = vec![None]),
    ("hall", "not said", |_, p| p.lots[3].halls.clear()),
    ("apart", "in one hall", |h, p| { h.places[ANKARA].halls[0].people_max = 9; p.lots[3].halls = vec![Some(0)]; }),
    ("apart", "in one place", |h, p| { h.places[ANKARA].halls.clear(); p.lots.iter_mut().for_each(|lot| lot.halls.fill(None)); }),
    ("apart", "in one vehicle", |h, _| h.apart.push(Apart { name: "ward".to_owned(), one: groups(&[WOUNDED]), other: groups(&[PAPERS]) })),
    ("check", "none", |_, p| { p.works.remove(13); }),
    ("check", "twice", |_, p| p.works.push(checked(RECEIVERS, RECEPTION, 3, 600, 620))),
    ("check", "by another team", |h, _| h.teams[RECEIVERS].checks.clear()),
    ("check", "longer", |_, p| p.works[13].ends += 1),
    ("check", "for fewer at once", |h, _| h.teams[DOCTORS].at_once = 1),
    ("check", "before arrival", |_, p| shift(p, 13, -1)),
    ("check", "before ready", |_, p| shift(p, 1, -11)),
    ("check", "while boarding", |_, p| shift(p, 2, 21)),
    ("check", "two at one time", |h, p| {
        h.checks.push(check("baggage", Where::Destination, 20, &[OFFICER]));
        h.teams.push(h.teams[RECEIVERS].clone());
        h.teams[6].checks = vec![CheckRef::new(3)];
        p.works.push(checked(6, 3, 3, 594, 614));
    }),
    ("measure", "none on arrival", |_, p| { p.works.remove(3); }),
    ("measure", "none on departure", |_, p| { p.works.remove(11); }),
    ("measure", "none at all", |_, p| { p.works.remove(0); }),
    ("measure", "twice", |_, p| p.works.push(work(GUARDS, Duty::Once(MeasureRef::new(PERIMETER)), 60, 120))),
    ("measure", "shorter", |_, p| p.works[0].ends -= 1),
    ("measure", "before arrival", |_, p| shift(p, 3, -1)),
    ("measure", "before the search", |_, p| shift(p, 11, -1)),
    ("measure", "while boarding", |_, p| shift(p, 12, 6)),
    ("measure", "after the first arrival", |_, p| shift(p, 0, 241)),
    ("measure", "by another team", |h, _| h.teams[SEARCHERS].measures.clear()),
    ("team", "stands elsewhere", |h, _| h.teams[SEARCHERS].place = PlaceRef::new(BERLIN)),
    ("team", "two things at one time", |_, p| shift(p, 6, -1)),
    ("gate", "before its checks are confirmed", |_, p| p.gates[0] = 334),
    ("gate", "before its time", |h, _| h.gates[0].not_before = Some(341)),
    ("gate", "boards before", |_, p| p.gates[1] = 351),
    ("gate", "not said", |_, p| { p.gates.pop(); }),
    ("gate", "before somebody is there", |h, p| { h.gates.push(gate("there", &[ACTIVISTS], &[])); h.gates[2].checks.clear(); p.gates.push(324); }),
    ("simultaneous", "too far apart", |h, _| h.simultaneous[0].within = 4),
    ("quota", "one too many at one moment", |h, _| h.quotas.push(quota(&[ACTIVISTS, JOURNALIST], 3, QuotaSpan::Within(1)))),
    ("quota", "a minute too soon", |h, _| h.quotas.push(quota(&[JOURNALIST, PARENT], 1, QuotaSpan::Within(6)))),
    ("quota", "on the last of the days", |h, _| h.quotas.push(quota(&[JOURNALIST, PARENT], 1, QuotaSpan::Days(vec![200, 370])))),
    ("quota", "before the first day begins", |h, _| h.quotas.push(quota(&[JOURNALIST, PARENT], 1, QuotaSpan::Days(vec![376])))),
    ("quota", "of two with one who was handed over where it set out", |h, _| { h.groups[WOUNDED].is_protected = false; h.quotas.push(quota(&[JOURNALIST, PAPERS], 1, QuotaSpan::Within(321))); }),
    ("order", "the other way round", |h, _| h.order.reverse()),
    ("order", "over an empty step", |h, _| { h.order.reverse(); h.order.insert(1, Vec::new()); }),
    ("protected", "held", |h, _| h.groups[CHILD].is_protected = true),
    ("protected", "in the order", |h, _| h.order.insert(0, groups(&[WOUNDED]))),
    ("protected", "at one time with others", |h, _| h.simultaneous.push(Simultaneous { name: "road".to_owned(), groups: groups(&[WOUNDED, PAPERS]), within: 0 })),
    ("protected", "in a quota", |h, _| h.quotas.push(quota(&[WOUNDED], 9, QuotaSpan::Within(60)))),
    ("protected", "with one who is bound", |h, _| h.order.insert(0, groups(&[PAPERS]))),
    ("works", "of no team", |_, p| p.works.push(checked(99, RECEPTION, 3, 600, 620))),
    ("works", "of no lot", |_, p| p.works.push(checked(ONE, IDENTITY, 99, 340, 345))),
    ("works", "of no check", |_, p| p.works.push(checked(ONE, 99, 0, 340, 345))),
    ("works", "of no measure", |_, p| p.works.push(measured(GUARDS, 99, 0, 400, 405))),
    ("works", "of no trip", |_, p| p.works.push(measured(GUARDS, SEARCH, 99, 400, 405))),
    ("works", "a check of somebody else", |_, p| p.works.push(checked(DOCTORS, HEALTH, 3, 600, 610))),
    ("works", "a measure for another trip", |_, p| p.works.push(measured(SEARCHERS, SEARCH, 4, 700, 715))),
    ("works", "a measure once that is not", |_, p| p.works.push(work(SEARCHERS, Duty::Once(MeasureRef::new(SEARCH)), 700, 715))),
    ("works", "a measure for a trip that is taken once", |_, p| p.works.push(measured(GUARDS, PERIMETER, 0, 400, 460))),
    ("works", "a trip of no vehicle", |_, p| p.trips.push(trip(99, (MOSCOW, BERLIN), 0, 1))),
    ("works", "a trip to no place", |_, p| p.trips.push(trip(RUSSIAN, (MOSCOW, 99), 0, 1))),
    ("works", "a lot of no group", |_, p| p.lots.push(lot(99, 1, &[4], &[]))),
    ("works", "a lot on no trip", |_, p| p.lots[7].rides = vec![99]),
    ("works", "a lot on no route", |_, p| p.lots[7].route = 99),
    ("works", "a lot in no hall", |_, p| p.lots[4].halls = vec![Some(9)]),
    ("works", "one gate more", |_, p| p.gates.push(0)),
];

#[test]
fn each_planted_defect_is_told_by_its_line_alone() {
    let others = ROWS.iter().filter_map(|&(line, what, mutation)| {
        let (lines, words) = told(mutation);
        (lines != BTreeSet::from([line])).then_some((line, what, words))
    });
    assert_eq!(others.collect::<Vec<_>>(), []);
    let planted: BTreeSet<&str> = ROWS.iter().map(|row| row.0).collect();
    let all: BTreeSet<&str> = PlanLine::ALL.into_iter().map(PlanLine::name).filter(|name| *name != "value").collect();
    assert_eq!(planted, all);
}

#[test]
fn a_quota_counts_those_alone_who_leave_in_its_time() {
    let kept: &[Mutation] = &[
        |h, _| h.quotas.push(quota(&[ACTIVISTS, JOURNALIST], 4, QuotaSpan::Within(60))),
        |h, _| h.quotas.push(quota(&[JOURNALIST, PARENT], 1, QuotaSpan::Within(5))),
        |h, _| h.quotas.push(quota(&[JOURNALIST, PARENT], 1, QuotaSpan::Days(vec![375]))),
        |h, _| {
            h.groups[WOUNDED].is_protected = false;
            h.quotas.push(quota(&[JOURNALIST, PAPERS], 1, QuotaSpan::Within(320)));
        },
    ];
    for &mutation in kept {
        assert_eq!(told(mutation), (BTreeSet::new(), Vec::new()));
    }
}

#[test]
fn nobody_protected_is_looked_for_in_a_historical_case() {
    let mutation: Mutation = |h, _| {
        h.nature = takas_model::Nature::Historical;
        h.groups[CHILD].is_protected = true;
    };
    assert_eq!(told(mutation), (BTreeSet::new(), Vec::new()));
}

#[test]
fn a_rest_ends_a_duty_and_a_minute_less_does_not() {
    let resting = |rest: Minutes| {
        let (mut handover, mut plan) = (handover(), plan());
        handover.ends = 5000;
        (handover.vehicles[AMBULANCE].hours.until, handover.vehicles[AMBULANCE].duty_max) = (5000, Some(600));
        let back = handover.vehicles[AMBULANCE].ways.values().next().cloned().unwrap();
        handover.vehicles[AMBULANCE].ways.insert((PlaceRef::new(BERLIN), PlaceRef::new(MOSCOW)), back);
        plan.trips.push(trip(AMBULANCE, (BERLIN, MOSCOW), 650 + rest, 1250 + rest));
        let faults = plan_faults(&handover, &plan, &Turned::default());
        faults.iter().map(|fault| fault.line).collect::<Vec<_>>()
    };
    assert_eq!(resting(600), []);
    assert_eq!(resting(599), [PlanLine::Duty]);
}

#[test]
fn durations_that_turned_out_otherwise_are_required_exactly() {
    let (handover, mut plan) = (handover(), plan());
    let lines = |plan: &Plan, turned: &Turned| {
        let faults = plan_faults(&handover, plan, turned);
        faults.iter().map(|fault| fault.line.name()).collect::<Vec<_>>()
    };
    let turned = Turned { trips: [(4, 601)].into(), works: [(0, 58)].into(), gates: [(0, 15)].into() };
    assert_eq!(lines(&plan, &turned), ["way", "measure"]);
    plan.trips[4].arrives = 651;
    plan.works[0].ends = 58;
    assert_eq!(lines(&plan, &turned), [""; 0]);
    let turned = Turned { gates: [(0, 16)].into(), ..turned };
    assert_eq!(lines(&plan, &turned), ["gate"]);
    let turned = Turned { trips: [(4, -1)].into(), works: [(0, -1)].into(), gates: [(0, 15)].into() };
    plan.trips[4].arrives = 49;
    plan.works[0].ends = -1;
    assert_eq!(lines(&plan, &turned), ["way", "measure", "hours"]);
}

#[test]
fn who_stays_is_waited_for_by_nobody() {
    let (mut handover, mut plan) = (handover(), plan());
    let journalist = &mut handover.groups[JOURNALIST];
    journalist.stays = Some("does not travel".to_owned());
    (journalist.routes[0].places, journalist.routes[0].exchange) = (vec![PlaceRef::new(MOSCOW)], None);
    let left = |list: &mut Vec<GroupRef>| list.retain(|group| group.index() != JOURNALIST);
    assert_eq!(handover_faults(&handover).len(), 4, "a check, two gates and the order name it");
    handover.checks.iter_mut().for_each(|check| left(&mut check.groups));
    handover.order.iter_mut().for_each(left);
    for gate in &mut handover.gates {
        left(&mut gate.of);
        left(&mut gate.holds);
    }
    assert_eq!(handover_faults(&handover), [""; 0]);
    plan.lots[2] = Lot { rides: Vec::new(), halls: Vec::new(), ..plan.lots[2].clone() };
    plan.works.remove(6);
    assert_eq!(plan_faults(&handover, &plan, &Turned::default()), []);
    assert_eq!(plan_value(&handover, &plan).map(|value| value.exposure), Some(3 * 70 + 3 * 65));
    // As far as the exchange point, and no further.
    (handover.groups[JOURNALIST].routes[0].places, handover.groups[JOURNALIST].routes[0].exchange) =
        ([MOSCOW, ANKARA].map(PlaceRef::new).to_vec(), Some(1));
    assert_eq!(handover_faults(&handover), [""; 0]);
    plan.lots[2].rides = vec![0];
    assert_eq!(plan_faults(&handover, &plan, &Turned::default()), []);
    assert!(plan_bound(&handover).exposure <= 3 * 70 + 3 * 65);
}

#[test]
fn numbers_that_mean_nothing_are_told_and_never_panicked_at() {
    let (handover, sound) = (handover(), plan());
    let extremes = [i64::MIN, -1, 0, 1, 330, i64::MAX];
    let indices = [0, 1, 2, 7, 8, usize::MAX, 1 << 31];
    let mut chance = SplitMix::new(7);
    for _ in 0..20_000 {
        let mut plan = sound.clone();
        for _ in 0..=chance.index(3) {
            let (minutes, index) = (chance.pick(&extremes), chance.pick(&indices));
            let (trip, lot) = (chance.index(5), chance.index(8));
            let reference = index.min(1 << 31);
            let work = chance.index(plan.works.len());
            match chance.index(12) {
                0 => plan.trips[trip].departs = minutes,
                1 => plan.trips[trip].arrives = minutes,
                2 => plan.trips[trip].to = PlaceRef::new(reference),
                3 => plan.lots[lot].group = GroupRef::new(reference),
                4 => plan.lots[lot].count = minutes.unsigned_abs(),
                5 => plan.lots[lot].rides = vec![index; chance.index(4)],
                6 => plan.lots[lot].halls = vec![Some(index); chance.index(3)],
                7 => plan.works[work].starts = minutes,
                8 => plan.works[work].ends = minutes,
                9 => plan.works[work].duty = Duty::Measure(MeasureRef::new(reference), index),
                10 => plan.works[work].duty = Duty::Check(CheckRef::new(reference), index),
                _ => plan.gates = vec![minutes; chance.index(4)],
            }
        }
        let turned = Turned { works: [(0, chance.pick(&extremes))].into(), ..Turned::default() };
        let faults = plan_faults(&handover, &plan, &Turned::default());
        assert_eq!(faults.is_empty(), plan == sound || plan_value(&handover, &plan).is_some() && faults.is_empty());
        plan_faults(&handover, &plan, &turned);
    }
}

#[test]
fn a_handover_that_is_not_sound_is_told() {
    type Spoil = fn(&mut Handover);
    let rows: &[(&str, Spoil)] = &[
        ("does not begin with a minute", |h| h.begins = 61),
        ("ends before it begins", |h| h.ends = -1),
        ("its hours do not ascend", |h| h.places[ANKARA].open.push(Hours { from: 600, until: 700 })),
        ("its hours do not ascend", |h| h.vehicles[RUSSIAN].hours.until = 0),
        ("its hours do not ascend", |h| h.teams[ONE].hours.reverse()),
        ("names a place that there is not", |h| h.vehicles[RUSSIAN].start = PlaceRef::new(9)),
        ("names a place that there is not", |h| h.teams[ONE].place = PlaceRef::new(9)),
        ("names a place that there is not", |h| h.measures[SEARCH].place = PlaceRef::new(9)),
        ("has minutes below 0", |h| h.vehicles[RUSSIAN].boarding = -1),
        ("has minutes below 0", |h| h.simultaneous[0].within = -1),
        ("takes no time from a shortest over the usual to a longest", |h| {
            h.gates[0].takes = Takes { shortest: 2, usual: 1, longest: 2 }
        }),
        ("takes no time from a shortest over the usual to a longest", |h| h.checks[HEALTH].takes.longest = 0),
        ("checks nobody at once", |h| h.teams[ONE].at_once = 0),
        ("names what there is not", |h| h.teams[ONE].checks.push(CheckRef::new(9))),
        ("names what there is not", |h| h.gates[0].holds.push(GroupRef::new(9))),
        ("a list of it does not ascend", |h| h.gates[0].of.reverse()),
        ("a list of it does not ascend", |h| h.order[1].push(GroupRef::new(JOURNALIST))),
        ("has no unit", |h| h.groups[PAPERS].count = 0),
        ("people sit or lie, and nothing else does", |h| h.groups[PAPERS].room = takas_model::Room::Seat),
        ("its modes are none or do not ascend", |h| h.groups[PAPERS].modes.clear()),
        ("has no route", |h| h.groups[PAPERS].routes.clear()),
        ("a route of it has too few places, or one twice on end", |h| h.groups[PAPERS].routes[0].places.truncate(1)),
        ("a route of it names a place that there is not", |h| h.groups[PAPERS].routes[0].places[1] = PlaceRef::new(9)),
        ("its exchange point is the first or last place of a route", |h| h.groups[PAPERS].routes[0].exchange = Some(1)),
        ("its exchange point is none", |h| h.places[ANKARA].is_exchange = false),
        ("a member of the family is not whole", |h| h.groups[CHILD].whole = false),
        ("names what there is not", |h| h.quotas.push(quota(&[9], 1, QuotaSpan::Within(1)))),
        ("lets nobody through", |h| h.quotas.push(quota(&[PAPERS], 0, QuotaSpan::Within(1)))),
        ("its time has no length", |h| h.quotas.push(quota(&[PAPERS], 1, QuotaSpan::Within(0)))),
        ("its time has no length", |h| h.quotas.push(quota(&[PAPERS], 1, QuotaSpan::Days(vec![5, 5])))),
        ("keeps a group apart from itself", |h| h.apart[0].other = groups(&[ACTIVISTS])),
    ];
    for &(words, spoil) in rows {
        let mut handover = handover();
        spoil(&mut handover);
        let faults = handover_faults(&handover);
        assert!(!faults.is_empty() && faults.iter().all(|fault| fault.ends_with(words)), "{words}: {faults:?}");
    }
}

#[test]
fn the_value_is_what_the_plan_comes_to() {
    let value = PlanValue { exposure: 4 * 70 + 3 * 65, makespan: 650, rides: 5 };
    assert_eq!(plan_value(&handover(), &plan()), Some(value));
    let mut lost = plan();
    lost.lots[0].rides = vec![99, 2];
    assert_eq!(plan_value(&handover(), &lost), None);
    assert_eq!(plan_value(&handover(), &Plan::default()), Some(PlanValue::default()));
}

#[test]
fn the_bounds_are_those_reckoned_by_hand() {
    // Alone each comes to search 15, identity 5, boarding 20: those who come after the gate has opened for them are there for 10 before it is
    // confirmed, and then for the 10 of that and boarding. Three are checked at once in 5 minutes, one aircraft after the other is searched, each
    // brings six: counted back from the end the seven come 20, 20, 20, 25, 25, 25 and 30 before, in two rides 15 and 30 before. If the three to
    // Moscow are in first, and the others 10 later, three of the four come in the last ride, for 10 each; the fourth comes with the three, for
    // 20, as these do, and for these 10 more. 5 later comes to 355, 11 to 352. If the four are in first it is more: 365.
    let handover = handover();
    let bound = plan_bound(&handover);
    // By road 15 for boarding from 30 on, and 600: later than anything else can be.
    assert_eq!(bound, PlanValue { exposure: 7 * (10 + 20) + 3 * 10 + 4 * 20 + 3 * 10, makespan: 645, rides: 4 });
    // Without those by road: ready at 30, boarding, in at 260 from either side, searched, checked, confirmed, boarding, to Berlin.
    let mut flown = handover.clone();
    flown.groups.truncate(WOUNDED);
    assert_eq!(plan_bound(&flown).makespan, 260 + 15 + 5 + 10 + 20 + 210);
}

#[test]
fn what_is_claimed_of_a_plan_is_verified_measure_by_measure() {
    let handover = handover();
    let (plan, bound) = (plan(), plan_bound(&handover));
    let value = plan_value(&handover, &plan).unwrap();
    let found = PlanFound { plan, value, bound };
    let verdict = verify_plan(&handover, &found);
    assert_eq!((verdict.faults.len(), verdict.value, verdict.bound), (0, Some(value), bound));
    assert_eq!((verdict.verified.exposure, verdict.verified.makespan, verdict.verified.rides), (true, true, true));
    // More than its counting shows, the judge finds by searching.
    let better = PlanValue { exposure: bound.exposure + 1, ..bound };
    let verdict = verify_plan(&handover, &PlanFound { bound: better, ..found.clone() });
    assert_eq!((verdict.verified.exposure, verdict.verified.makespan, verdict.verified.rides), (true, true, true));
    let too_good = PlanValue { makespan: bound.makespan + 1, exposure: value.exposure, rides: value.rides };
    let verdict = verify_plan(&handover, &PlanFound { bound: too_good, ..found.clone() });
    assert!(!(verdict.verified.exposure && verdict.verified.makespan), "{verdict:?}");
    let lines = |found: &PlanFound| -> Vec<PlanLine> {
        verify_plan(&handover, found).faults.iter().map(|fault| fault.line).collect()
    };
    let wrong = PlanValue { makespan: value.makespan - 1, ..value };
    assert_eq!(lines(&PlanFound { value: wrong, ..found.clone() }), [PlanLine::Value]);
    let over = PlanValue { rides: value.rides + 1, ..bound };
    assert_eq!(lines(&PlanFound { bound: over, ..found }), [PlanLine::Value]);
}
