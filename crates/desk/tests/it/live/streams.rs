//! Live events: of one size for all, at the same moment for all, and whatever was missed is told at once.

use std::time::Duration;

use axum::body::{Body, BodyDataStream};
use axum::http::Request;
use futures_util::StreamExt as _;
use takas_store::Location;
use tokio::time::timeout;

use super::ankara::Ankara;
use super::driven::{Team, drive};
use super::stand_in::Desk;

/// How long is waited for something that is to be told.
const PATIENCE: Duration = Duration::from_secs(20);

/// Somebody who listens.
pub(super) struct Listener {
    body: BodyDataStream,
}

impl Listener {
    pub(super) async fn new(desk: &Desk, who: &str, last: Option<&str>) -> Self {
        let mut request = Request::get(desk.page("events")).header("x-who", who);
        if let Some(last) = last {
            request = request.header("last-event-id", last);
        }
        let response = desk.send(request.body(Body::empty()).expect("a request")).await;
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Self { body: response.into_body().into_data_stream() }
    }

    /// The next event as it came; none within a quarter of a second.
    pub(super) async fn next(&mut self) -> Option<String> {
        let next = timeout(Duration::from_millis(250), self.body.next()).await.ok()??;
        Some(String::from_utf8(next.expect("bytes").to_vec()).expect("text"))
    }

    /// The next event, which is to come.
    pub(super) async fn next_in_time(&mut self) -> String {
        loop {
            let next = timeout(PATIENCE, self.body.next()).await.expect("in time").expect("an event");
            let event = String::from_utf8(next.expect("bytes").to_vec()).expect("text");
            // A comment keeps the connection, and is no event.
            if !event.starts_with(':') {
                return event;
            }
        }
    }

    /// The event by which a revision is told, or a later one: whoever says something is answered before others are told.
    async fn told_of(&mut self, revision: u64) -> String {
        let told = async {
            loop {
                let event = self.next_in_time().await;
                if id(&event) >= revision {
                    break event;
                }
            }
        };
        timeout(PATIENCE, told).await.expect("it is told")
    }
}

/// How many events there are.
async fn revision(desk: &Desk) -> u64 {
    desk.get("anna", &desk.api("operation")).await.json()["revision"].as_u64().expect("a revision")
}

pub(super) fn id(event: &str) -> u64 {
    let line = event.lines().find_map(|line| line.strip_prefix("id: ").or_else(|| line.strip_prefix("id:")));
    line.and_then(|id| id.trim().parse().ok()).unwrap_or_else(|| panic!("no id: {event:?}"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn events_go_on_after_a_gap_and_tell_nothing_by_their_size() {
    let ankara = Ankara::new();
    let desk = Desk::new(&ankara, &Location::File(ankara.store()));
    desk.begin(&ankara).await;
    let mut team = Team::new(&ankara);
    let mut listeners = Vec::new();
    for who in ["anna", "svn", "watcher"] {
        listeners.push(Listener::new(&desk, who, None).await);
    }
    let mut sizes = std::collections::BTreeSet::new();
    for listener in &mut listeners {
        sizes.insert(listener.next_in_time().await.len());
    }
    // What one of them says, and what follows, everybody is told of, whoever may know what it was.
    drive(&desk, &mut team, 0, 12).await;
    let (now, mut lasts) = (revision(&desk).await, Vec::new());
    for listener in &mut listeners {
        let last = listener.told_of(now).await;
        sizes.insert(last.len());
        lasts.push(last);
    }
    assert_eq!(sizes.len(), 1, "{sizes:?}");
    assert!(lasts.windows(2).all(|pair| pair[0] == pair[1]), "{lasts:?}");
    // Whoever was away is told at once that there is more, and not, if there is not.
    let missed = Listener::new(&desk, "svn", Some("3")).await.next_in_time().await;
    assert_eq!(id(&missed), id(&lasts[0]));
    let seen = format!("{:020}", id(&lasts[0]));
    let mut up_to_date = Listener::new(&desk, "svn", Some(&seen)).await;
    assert_eq!(up_to_date.next().await, None);
    drive(&desk, &mut team, 12, 13).await;
    assert!(id(&up_to_date.next_in_time().await) > id(&lasts[0]));
    // An operation that is left ends the stream: the browser comes again.
    desk.app.cases.iter().for_each(|case| case.leave());
    let ended = timeout(Duration::from_secs(5), async { while up_to_date.body.next().await.is_some() {} }).await;
    assert!(ended.is_ok(), "the stream goes on");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_is_the_same_until_something_changes() {
    let ankara = Ankara::new();
    let desk = Desk::new(&ankara, &Location::File(ankara.store()));
    desk.begin(&ankara).await;
    let mut team = Team::new(&ankara);
    let first = desk.get("deu", &desk.api("operation")).await;
    let tag = first.headers["etag"].to_str().expect("text").to_owned();
    let again = desk.get_with("deu", &desk.api("operation"), &[("if-none-match", &tag)]).await;
    assert_eq!((again.status.as_u16(), again.body.len()), (304, 0));
    drive(&desk, &mut team, 0, 6).await;
    let changed = desk.get_with("anna", &desk.api("operation"), &[("if-none-match", &tag)]).await;
    assert_eq!(changed.status.as_u16(), 200);
}
