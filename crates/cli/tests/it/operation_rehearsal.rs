//! Rehearsals of the small operations: the judge finds nothing, a seed is the same again, and what goes wrong is told where.

use takas_check::oracle::{SmallOperation, small_operations};
use takas_check::{Judge, OperationFault};
use takas_operation::{
    Ending, Obstruction, Operation, Rehearsal, RehearsalChances, RehearsalLimits, players, rehearse, rehearse_run,
};

const NOTHING: RehearsalChances = RehearsalChances {
    not_travelling: 0,
    vehicle_late: 0,
    vehicle_late_minutes_max: 0,
    gate_late: 0,
    gate_late_minutes_max: 0,
    withheld: 0,
    patience_minutes: 120,
};

const MUCH: RehearsalChances = RehearsalChances {
    not_travelling: 100,
    vehicle_late: 300,
    vehicle_late_minutes_max: 120,
    gate_late: 300,
    gate_late_minutes_max: 120,
    withheld: 100,
    patience_minutes: 120,
};

fn limits(seed: u64, runs: u64, chances: RehearsalChances) -> RehearsalLimits {
    RehearsalLimits { seed, runs, chances }
}

fn rehearsed(small: &SmallOperation, limits: &RehearsalLimits) -> Rehearsal {
    rehearse(&small.charter, limits).expect("a small operation is sound")
}

fn ended(rehearsal: &Rehearsal, ending: Ending) -> u64 {
    rehearsal.endings.get(&ending).copied().unwrap_or(0)
}

#[test]
fn the_judge_finds_nothing_in_any_run() {
    for small in small_operations() {
        let charter = players(&small.charter);
        let operation = Operation::new(charter.clone()).expect("a small operation is sound");
        for run in 0..300 {
            let mut judge = Judge::new(&charter, &[]);
            let mut faults: Vec<OperationFault> = Vec::new();
            let report = rehearse_run(&operation, &limits(5, 300, MUCH), run, &mut |event| {
                faults.extend(judge.see(event));
            });
            faults.extend(judge.settle());
            assert!(faults.is_empty(), "{}, run {run}: {faults:#?}", small.name);
            assert!(judge.is_closed(), "{}, run {run} does not end: {report:?}", small.name);
        }
    }
}

#[test]
fn without_misfortune_everybody_is_handed_over() {
    for small in small_operations() {
        let rehearsal = rehearsed(&small, &limits(1, 50, NOTHING));
        assert_eq!(ended(&rehearsal, Ending::Complete), 50, "{}: {rehearsal:?}", small.name);
        assert_eq!(rehearsal.breaks, [], "{}", small.name);
        assert!(rehearsal.rides.iter().all(|ride| ride.left == 50), "{}", small.name);
    }
}

#[test]
fn a_seed_is_the_same_again_in_any_order() {
    for small in small_operations() {
        let limits = limits(11, 100, MUCH);
        let first = rehearsed(&small, &limits);
        assert_eq!(first, rehearsed(&small, &limits));
        let charter = players(&small.charter);
        let operation = Operation::new(charter.clone()).expect("a small operation is sound");
        let mut backwards = Rehearsal::new(&charter, &limits);
        (0..100).rev().for_each(|run| backwards.add(&rehearse_run(&operation, &limits, run, &mut |_| {})));
        assert_eq!(first, backwards);
    }
}

#[test]
fn a_party_that_withholds_is_where_it_breaks() {
    let small = small_operations().into_iter().find(|small| small.name == "two gates").expect("there is one");
    let withheld = RehearsalChances { withheld: 1000, ..NOTHING };
    let rehearsal = rehearsed(&small, &limits(3, 40, withheld));
    assert_eq!(ended(&rehearsal, Ending::BrokenOff), 40);
    let first = rehearsal.breaks.iter().find(|one| one.first > 0).expect("they break somewhere");
    assert!(matches!(first.at, Obstruction::Gate(_)) && first.runs == 40, "{:?}", rehearsal.breaks);
}

#[test]
fn waits_are_counted_at_exchange_points() {
    let small = small_operations().into_iter().find(|small| small.name == "legs").expect("there is one");
    let rehearsal = rehearsed(&small, &limits(3, 40, NOTHING));
    // Two people, one wait each.
    assert_eq!(rehearsal.waits.total(), 80);
    let [least, most] = [0, 1000].map(|share| rehearsal.waits.quantile(share).expect("somebody waits"));
    // They come between minutes 18 and 25 and leave at 60 at the earliest.
    assert!((35..=60).contains(&least) && most >= least, "{least} to {most}");
    assert_eq!(rehearsal.waits.buckets(10).iter().map(|(_, count)| count).sum::<u64>(), 80);
}

#[test]
fn who_does_not_travel_leaves_a_partial_exchange() {
    let small = small_operations().into_iter().find(|small| small.name == "family and apart").expect("there is one");
    let refused = RehearsalChances { not_travelling: 300, ..NOTHING };
    let rehearsal = rehearsed(&small, &limits(4, 200, refused));
    assert!(ended(&rehearsal, Ending::Partial) > 50 && ended(&rehearsal, Ending::Complete) > 10, "{rehearsal:?}");
    assert!(rehearsal.breaks.iter().any(|one| matches!(one.at, Obstruction::NotTravelling(_))));
}
