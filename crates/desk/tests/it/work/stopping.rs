//! What is to stop stops in time, whether it notices or not.

use std::sync::Arc;
use std::time::{Duration, Instant};

use takas_desk::server::work::{Found, How, Run, Standing, Task};

use super::{World, deaf, obedient, pace, task, wait};

/// Two seconds are promised, and the keeper's own times come to less. Here it is half as long as something lasts that does not notice: a
/// disk may be slow.
const WITHIN: Duration = Duration::from_secs(10);

#[test]
fn what_is_cancelled_ends_in_time_with_what_it_has() {
    for (run, kept) in [(obedient(), Some(b"so far".to_vec())), (deaf(), None)] {
        let world = World::new();
        let works = world.desk(pace(1), run);
        let (id, waits) = (world.ask(&works, 0), world.ask(&works, 1));
        world.until(&works, &id, |work| work.standing() == Standing::Running);
        let begun = Instant::now();
        assert!(works.cancel(&world.case, &waits, "anna").expect("taken"));
        assert_eq!(works.get(&world.case, &waits).expect("read").expect("known").standing(), Standing::Ended);
        assert!(works.cancel(&world.case, &id, "anna").expect("taken"));
        let work = world.until(&works, &id, |work| work.ended.is_some());
        assert!(begun.elapsed() < WITHIN, "{:?}", begun.elapsed());
        assert_eq!(work.ended.expect("it has").how, How::Cancelled);
        assert_eq!(works.found(&world.case, &id).expect("read"), kept);
        assert!(!works.cancel(&world.case, &id, "anna").expect("taken"), "it has ended");
        let begun = Instant::now();
        drop(works);
        assert!(begun.elapsed() < WITHIN, "a desk ends in time, too: {:?}", begun.elapsed());
    }
}

#[test]
fn another_desk_cancels_it_as_well() {
    let world = World::new();
    let (one, other) = (world.desk(pace(1), obedient()), world.desk(pace(0), obedient()));
    let id = world.ask(&other, 0);
    world.until(&one, &id, |work| work.standing() == Standing::Running);
    let begun = Instant::now();
    assert!(other.cancel(&world.case, &id, "anna").expect("taken"));
    world.until(&other, &id, |work| work.ended.is_some());
    assert!(begun.elapsed() < WITHIN, "{:?}", begun.elapsed());
}

#[test]
fn a_limit_of_time_is_kept_and_said() {
    let world = World::new();
    let run: Run = Arc::new(|_, ground| {
        wait(ground);
        Ok(Found::default())
    });
    let works = world.desk(pace(1), run);
    let mut asking = world.asking(task(0));
    asking.seconds = 1;
    let id = works.ask(&asking).expect("there is room");
    let work = world.until(&works, &id, |work| work.ended.is_some());
    assert_eq!(work.ended.expect("it has").how, How::Limit);
    // Another task of the same files is another work.
    assert_ne!(works.ask(&world.asking(Task::Fragility {})).expect("there is room"), id);
}
