//! Two desks on one PostgreSQL: what is said at one is at the other within a second, and either goes on alone.

use std::time::{Duration, Instant};

use takas_store::Location;

use super::ankara::Ankara;
use super::driven::{Team, drive};
use super::stand_in::Desk;
use crate::postgres;

fn revision(desk: &Desk) -> u64 {
    let case = desk.app.cases.iter().next().expect("a case");
    let handle = case.operation().expect("an operation");
    handle.revision().borrow().revision
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_desks_share_an_operation_and_one_goes_on_alone() {
    let ankara = Ankara::new();
    let location = Location::read(&postgres::fresh());
    let one = Desk::new(&ankara, &location);
    one.begin(&ankara).await;
    let other = Desk::new(&ankara, &location);
    other.is_open().await;
    assert_eq!(one.case, other.case, "an address is the same at every desk");
    let mut team = Team::new(&ankara);
    for round in 0..6 {
        let (says, hears) = if round % 2 == 0 { (&one, &other) } else { (&other, &one) };
        drive(says, &mut team, round * 5, round * 5 + 5).await;
        let (said, begun) = (revision(says), Instant::now());
        if round % 3 == 0 {
            // Whoever was told of it at one is given it at the other, which has not looked yet.
            let asked = hears.api(&format!("events?limit=1&after={said}"));
            let given = hears.get("anna", &asked).await.json()["revision"].as_u64();
            assert!(given >= Some(said), "round {round}: told of {said}, given {given:?}");
        }
        while revision(hears) < said {
            assert!(begun.elapsed() < Duration::from_secs(60), "round {round}: {} of {said}", revision(hears));
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
    // One is killed in the middle: the other has everything and goes on.
    let told = one.get("anna", &one.api("events?limit=1000")).await.json();
    one.app.cases.iter().for_each(|case| case.leave());
    assert_eq!(other.get("anna", &other.api("events?limit=1000")).await.json(), told);
    drive(&other, &mut team, 30, 45).await;
}
