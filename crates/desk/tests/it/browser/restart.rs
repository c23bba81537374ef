//! Work in the background outlives the desk that was at it, under the eyes of whoever waits for it in a browser.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use takas_desk::failure::Failure;
use takas_desk::server::work::{How, Run};

use super::driver::Driver;
use super::entry::join;
use super::gate::{Left, opener_with_work, opener_working};
use super::served::{Folder, Served};
use crate::live::ankara::Ankara;

/// Goes on until the desk is killed, and has found nothing then; counts how often it was begun.
fn without_end(begun: &Arc<AtomicUsize>, is_killed: &Arc<AtomicBool>) -> Run {
    let (begun, is_killed) = (Arc::clone(begun), Arc::clone(is_killed));
    Arc::new(move |_, _| {
        begun.fetch_add(1, Ordering::SeqCst);
        while !is_killed.load(Ordering::SeqCst) {
            std::thread::sleep(Duration::from_millis(20));
        }
        Err(Failure::NoAnswer)
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn work_of_a_desk_that_was_killed_comes_to_its_end_on_the_page_that_waits_for_it() {
    let ankara = Ankara::new();
    let (folder, opened) = (Folder::new(), Left::default());
    let (keys, begun, is_killed) = (folder.join("keys"), Arc::default(), Arc::default());
    let endless = without_end(&begun, &is_killed);
    let served = Served::with(folder, opener_working(ankara.case(), keys.clone(), Arc::clone(&opened), endless)).await;
    let invitation = served.desk.open(None).expect("it opens");
    let app = opened.lock().expect("whole").take().expect("it is open");
    let case = app.cases.iter().next().expect("a case").key.clone();
    let driver = Driver::start();
    let anna = driver.open("anna", "en").await;
    join(&anna, &served.at(&invitation)).await;
    anna.client.goto(&served.at(&format!("/c/{}/deals", case.as_str()))).await.expect("the page is there");
    anna.click("button[value=landscape]").await;
    anna.wait("#work [data-open]").await;
    let address = anna.address().await;
    while begun.load(Ordering::SeqCst) == 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }

    // It is killed in the middle; another is started in its place, and opened.
    tokio::task::block_in_place(|| app.cases.works().expect("work").die());
    is_killed.store(true, Ordering::SeqCst);
    drop(app);
    let served = served.restarted(opener_with_work(ankara.case(), keys, Arc::clone(&opened))).await;
    assert!(!served.desk.is_open());
    assert_eq!(served.desk.open(None).expect("it opens"), "/", "nobody is invited a second time");

    // Nobody has touched the page: what was asked for stands there.
    anna.wait(".found svg.plot").await;
    assert_eq!(anna.address().await, address);
    let app = opened.lock().expect("whole").clone().expect("it is open");
    let works =
        tokio::task::block_in_place(|| app.cases.works().expect("work").of_case(&case)).expect("it can be read");
    let [work] = &works[..] else { panic!("it was asked for once: {works:?}") };
    assert_eq!(work.ended.as_ref().map(|ended| &ended.how), Some(&How::Done));
    assert_eq!((work.attempts, begun.load(Ordering::SeqCst)), (2, 1));
}
