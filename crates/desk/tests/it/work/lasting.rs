//! What is asked for is done, once, whatever happens to whoever does it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use takas_desk::failure::Failure;
use takas_desk::server::work::{Found, How, Pace, Run, Standing, Work};

use super::{World, counting, is_full, number_of, obedient, pace, task, wait, whole};

#[test]
fn what_is_asked_for_is_done_and_found_again_after_a_restart() {
    let world = World::new();
    let count = Arc::<AtomicUsize>::default();
    let works = world.desk(pace(2), counting(&count));
    let ids: Vec<_> = (0..5).map(|number| world.ask(&works, number)).collect();
    for (number, id) in ids.iter().enumerate() {
        let work = world.until(&works, id, |work| work.standing() == Standing::Ended);
        let ended = work.ended.expect("it has");
        assert_eq!((ended.how, work.by.as_str()), (How::Done, "anna"));
        let found = works.found(&world.case, id).expect("it is there");
        assert_eq!(found, Some(number.to_string().into_bytes()));
    }
    let before = works.of_case(&world.case).expect("read");
    drop(works);
    let works = world.desk(pace(2), counting(&count));
    assert_eq!(works.of_case(&world.case).expect("read"), before);
    assert_eq!(works.found(&world.case, &ids[3]).expect("it is there"), Some(b"3".to_vec()));
    // Nothing is done a second time, and nothing of it is another case's.
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(count.load(Ordering::SeqCst), 5);
    let other = takas_desk::server::role::CaseKey::parse(&"0b".repeat(16)).expect("a key");
    assert!(works.of_case(&other).expect("read").is_empty() && works.get(&other, &ids[0]).expect("read").is_none());
    assert_eq!(works.found(&other, &ids[0]).expect("read"), None);
}

#[test]
fn no_more_goes_on_at_once_than_may_and_in_the_order_in_which_it_was_asked_for() {
    let world = World::new();
    let (now, most) = (AtomicUsize::new(0), Arc::<AtomicUsize>::default());
    let (high, case) = (Arc::clone(&most), world.case.clone());
    // Does nothing itself: it reads what is written of the work.
    let reader = world.desk(pace(0), obedient());
    let run: Run = Arc::new(move |task, _| {
        let was_asked_before = |work: &Work| number_of(&work.task) < number_of(task);
        let waits = |work: &Work| work.standing() == Standing::Waiting;
        if reader.of_case(&case)?.iter().any(|work| was_asked_before(work) && waits(work)) {
            return Err(Failure::Usage("something waits that was asked for before".to_owned()));
        }
        high.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
        // The first two wait for each other; then each lasts a while, so that a third would be seen.
        let begun = Instant::now();
        while high.load(Ordering::SeqCst) < 2 && begun.elapsed() < Duration::from_secs(10) {
            std::thread::sleep(Duration::from_millis(5));
        }
        std::thread::sleep(Duration::from_millis(60));
        now.fetch_sub(1, Ordering::SeqCst);
        Ok(whole(b""))
    });
    let works = world.desk(pace(2), run);
    let ids: Vec<_> = (0..9).map(|number| world.ask(&works, number)).collect();
    for id in &ids {
        let work = world.until(&works, id, |work| work.ended.is_some());
        assert_eq!(work.ended.expect("it has").how, How::Done);
    }
    assert_eq!(most.load(Ordering::SeqCst), 2);
}

#[test]
fn a_queue_is_bounded_and_the_same_is_not_asked_twice() {
    let world = World::new();
    let works = world.desk(pace(1), obedient());
    let first = world.ask(&works, 0);
    assert_eq!(world.ask(&works, 0), first);
    for number in 1..16 {
        world.ask(&works, number);
    }
    assert!(is_full(works.ask(&world.asking(task(16)))));
    assert_eq!(works.counts().waiting + works.counts().running, 16);
    // When one has been cancelled there is room again.
    assert!(works.cancel(&world.case, &first, "anna").expect("taken"));
    world.until(&works, &first, |work| work.ended.is_some());
    assert_ne!(world.ask(&works, 0), first);
}

#[test]
fn what_was_going_on_is_begun_anew_after_a_desk_that_ended_or_was_killed() {
    for is_killed in [false, true] {
        let world = World::new();
        let works = world.desk(pace(1), obedient());
        let id = world.ask(&works, 4);
        world.until(&works, &id, |work| work.standing() == Standing::Running);
        if is_killed {
            works.die();
        } else {
            works.end();
        }
        let left = works.get(&world.case, &id).expect("read").expect("known");
        assert_eq!(left.standing(), if is_killed { Standing::Running } else { Standing::Waiting }, "{is_killed}");
        let count = Arc::<AtomicUsize>::default();
        let works = world.desk(pace(1), counting(&count));
        let work = world.until(&works, &id, |work| work.ended.is_some());
        assert_eq!(work.ended.expect("it has").how, How::Done);
        assert_eq!(works.found(&world.case, &id).expect("read"), Some(b"4".to_vec()));
        assert_eq!(count.load(Ordering::SeqCst), 1);
    }
}

#[test]
fn of_several_desks_one_alone_does_it_and_another_goes_on_when_that_is_killed() {
    let world = World::new();
    let count = Arc::<AtomicUsize>::default();
    // A desk on a machine that is busy may say nothing for a while: its claim does not lapse over that.
    let patient = |at_once| Pace { lapse: Duration::from_secs(6), ..pace(at_once) };
    let desks: Vec<_> = (0..3).map(|_| world.desk(patient(2), counting(&count))).collect();
    let ids: Vec<_> =
        (0..15).map(|number| world.ask(&desks[usize::try_from(number % 3).expect("small")], number)).collect();
    for id in &ids {
        world.until(&desks[0], id, |work| work.ended.is_some());
    }
    assert_eq!(count.load(Ordering::SeqCst), 15, "each once");
    drop(desks);
    // A desk that is at it says so: nobody takes it away, though it lasts longer than a claim of which nothing is heard.
    let long = Arc::<AtomicUsize>::default();
    let inner = Arc::clone(&long);
    let run: Run = Arc::new(move |_, ground| {
        inner.fetch_add(1, Ordering::SeqCst);
        wait(ground);
        Err(Failure::NoAnswer)
    });
    let (one, other) = (world.desk(patient(1), Arc::clone(&run)), world.desk(patient(1), run));
    let id = world.ask(&one, 99);
    world.until(&one, &id, |work| work.standing() == Standing::Running);
    std::thread::sleep(Duration::from_secs(8));
    assert_eq!(long.load(Ordering::SeqCst), 1, "one alone");
    let attempts =
        |works: &takas_desk::server::work::Works| works.get(&world.case, &id).expect("read").expect("known").attempts;
    assert_eq!(attempts(&other), 1);
    // Whichever has it is killed.
    one.die();
    other.end();
    let count = Arc::<AtomicUsize>::default();
    let third = world.desk(pace(1), counting(&count));
    world.until(&third, &id, |work| work.ended.is_some());
    assert_eq!(count.load(Ordering::SeqCst), 1);
}

#[test]
fn what_has_brought_desks_down_is_not_begun_for_ever() {
    let world = World::new();
    let mut works = world.desk(pace(1), obedient());
    let id = world.ask(&works, 1);
    for attempt in 1..=3 {
        world.until(&works, &id, |work| work.attempts == attempt);
        works.die();
        works = world.desk(pace(1), obedient());
    }
    let work = world.until(&works, &id, |work| work.ended.is_some());
    assert!(matches!(work.ended.expect("it has").how, How::Failed(_)));
    // What a desk lets go of in order counts for nothing.
    let id = world.ask(&works, 2);
    for _ in 0..4 {
        world.until(&works, &id, |work| work.standing() == Standing::Running);
        works.end();
        works = world.desk(pace(1), obedient());
    }
    assert_eq!(world.until(&works, &id, |work| work.standing() == Standing::Running).attempts, 1);
}

#[test]
fn a_defect_ends_one_work_and_no_other_and_a_change_of_files_is_made_once() {
    let world = World::new();
    let run: Run = Arc::new(|task, ground| match number_of(task) {
        0 => panic!("planted"),
        1 => Err(Failure::Usage("not so".to_owned())),
        _ => {
            let of = ground.cabinet.now()?.revision;
            let alter: takas_desk::server::work::Alter =
                Box::new(|_| Ok(vec![("deals/ab12.json".to_owned(), Some(b"{}".to_vec()))]));
            Ok(Found { of, alter: Some(alter), is_whole: true, ..Found::default() })
        }
    });
    let works = world.desk(pace(1), run);
    let ids = [0, 1, 2].map(|number| world.ask(&works, number));
    let [defect, mistake, change] =
        ids.map(|id| world.until(&works, &id, |work| work.ended.is_some()).ended.expect("it has"));
    assert!(matches!(&defect.how, How::Failed(why) if why.contains("defect") && !why.contains("planted")));
    assert_eq!(mistake.how, How::Failed("not so".to_owned()));
    assert_eq!((change.how, change.found), (How::Done, None));
    let contents = world.cabinet.now().expect("read");
    assert!(contents.files.contains_key("deals/ab12.json") && contents.revision != change.of);
}
