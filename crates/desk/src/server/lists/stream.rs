//! That something was decided, told to whoever decides: an event of one size for all, at every change of the case. What it is each fetches.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse as _, Response};
use futures_util::stream::unfold;
use serde::Deserialize;
use tokio::sync::watch;
use tokio::time::{Instant, timeout_at};

use crate::server::apart;
use crate::server::app::App;
use crate::server::http::Refusal;
use crate::server::live::visit::Visit;
use crate::server::policy::{Action, Compartment};

/// How often something is sent while nothing happens.
const BEAT: Duration = Duration::from_secs(15);
/// How often it is seen whether the session is still good, and what other desks have written.
const LOOK: Duration = Duration::from_secs(1);
/// How long one connection lasts: then the browser comes again.
const LIFE: Duration = Duration::from_secs(600);
/// So many digits a revision has on the wire.
const DIGITS: usize = 20;

/// What may be asked of the stream.
#[derive(Debug, Default, Deserialize)]
pub(super) struct After {
    /// The revision at which the page was made.
    after: Option<String>,
}

struct Subscriber {
    pulse: watch::Receiver<u64>,
    visit: Visit,
    app: App,
    told: u64,
    until: Instant,
}

/// `GET /c/{case}/lists/events`.
pub(super) async fn events(
    State(app): State<App>,
    visit: Visit,
    headers: HeaderMap,
    Query(asked): Query<After>,
) -> Result<Response, Refusal> {
    visit.asks_for(Action::DecidePairs, &Compartment::Mediator)?;
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok());
    let seen = last.or(asked.after.as_deref()).and_then(|seen| seen.trim().parse().ok());
    let told = seen.unwrap_or_else(|| visit.case.cabinet.known().revision.0);
    let pulse = visit.case.lists.listen();
    let subscriber = Subscriber { pulse, visit, app, told, until: Instant::now() + LIFE };
    let events = unfold(subscriber, |mut subscriber| async move {
        let revision = subscriber.next().await?;
        Some((Ok::<_, Infallible>(event(revision)), subscriber))
    });
    Ok(Sse::new(events).keep_alive(KeepAlive::new().interval(BEAT).text("beat")).into_response())
}

impl Subscriber {
    /// The revision of the next change; none: the connection ends.
    async fn next(&mut self) -> Option<u64> {
        loop {
            if Instant::now() >= self.until || !self.app.cases.door().is_open(&self.app, &self.visit.guest) {
                return None;
            }
            let cabinet = self.visit.case.cabinet.clone();
            if cabinet.is_stale() {
                // What another desk has written; if the store does not answer, what is known is gone by.
                let _ = apart(move || cabinet.now()).await;
            }
            // Whoever listens is still there, and keeps the pair that they look at.
            self.visit.case.lists.holding().renew(&self.visit.guest.account);
            self.pulse.borrow_and_update();
            let now = self.visit.case.cabinet.known().revision.0;
            if now != self.told {
                self.told = now;
                return Some(now);
            }
            if let Ok(Err(_)) = timeout_at(Instant::now() + LOOK, self.pulse.changed()).await {
                return None;
            }
        }
    }
}

/// An event: always so many bytes.
fn event(revision: u64) -> Event {
    Event::default().id(format!("{revision:0DIGITS$}")).event("lists").data("changed")
}

#[cfg(test)]
mod tests {
    use super::event;

    #[test]
    fn every_event_has_one_length() {
        let length = |revision| format!("{:?}", event(revision)).len();
        assert_eq!(length(0), length(u64::MAX));
    }
}
