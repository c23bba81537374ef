//! Server-sent events of an operation. At every change every subscriber is told at once, whoever may see what, by an event of one size:
//! neither size nor timing tells who acts or whom it concerns. What has changed is then fetched, by each for its own.

use std::convert::Infallible;
use std::time::Duration;

use axum::http::HeaderMap;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::Stream;
use futures_util::stream::unfold;
use tokio::sync::watch;
use tokio::time::{Instant, timeout_at};

use super::actor::Pulse;
use super::visit::Visit;
use crate::server::app::App;

/// How often something is sent while nothing happens, so that nobody between closes the connection.
const BEAT: Duration = Duration::from_secs(15);
/// How often it is seen whether the session is still good.
const LOOK: Duration = Duration::from_secs(1);
/// How long one connection lasts: then the browser comes again, and is let in or not.
const LIFE: Duration = Duration::from_secs(600);
/// So many digits a revision has on the wire.
const DIGITS: usize = 20;

struct Subscriber {
    pulse: watch::Receiver<Pulse>,
    visit: Visit,
    app: App,
    /// What was told last; none: nothing yet.
    told: Option<Pulse>,
    /// What the subscriber has seen before it came.
    seen: Option<u64>,
    until: Instant,
    /// Whether the operation was left: then this was said last.
    has_been_left: bool,
}

/// The stream for a visit that may see the board. `seen` is the revision that the page was made at.
pub(super) fn stream(
    app: &App,
    visit: Visit,
    pulse: watch::Receiver<Pulse>,
    seen: Option<u64>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>> + use<>> {
    let subscriber = Subscriber {
        pulse,
        visit,
        app: app.clone(),
        told: None,
        seen,
        until: Instant::now() + LIFE,
        has_been_left: false,
    };
    let events = unfold(subscriber, |mut subscriber| async move {
        let event = subscriber.next().await?;
        Some((Ok(event), subscriber))
    });
    Sse::new(events).keep_alive(KeepAlive::new().interval(BEAT).text("beat"))
}

impl Subscriber {
    /// The next event; none: the connection ends.
    async fn next(&mut self) -> Option<Event> {
        loop {
            if self.has_been_left
                || Instant::now() >= self.until
                || !self.app.cases.door().is_open(&self.app, &self.visit.guest)
            {
                return None;
            }
            let pulse = *self.pulse.borrow_and_update();
            let is_news = match (self.told, self.seen) {
                (Some(told), _) => told != pulse,
                // Fewer events than were seen are those of another operation, or of a desk that is behind for a moment.
                (None, Some(seen)) => pulse.revision != seen || pulse.standing != super::actor::Standing::Running,
                (None, None) => true,
            };
            self.told = Some(pulse);
            if is_news {
                return Some(event(pulse));
            }
            if let Ok(Err(_)) = timeout_at(Instant::now() + LOOK, self.pulse.changed()).await {
                // The operation was left: the browser comes again, perhaps to another desk, perhaps to another operation that has as many events.
                // Of what it has seen it then knows nothing.
                self.has_been_left = true;
                return Some(event(Pulse { revision: u64::MAX, standing: super::actor::Standing::Away, ..pulse }));
            }
        }
    }
}

/// An event: always so many bytes.
fn event(pulse: Pulse) -> Event {
    let revision = format!("{:0width$}", pulse.revision, width = DIGITS);
    Event::default().id(revision).event("board").data(pulse.standing.word())
}

/// The revision after which a subscriber wants to be told: what the browser sends when it comes again, else what the page says.
pub(super) fn seen(headers: &HeaderMap, asked: Option<&str>) -> Option<u64> {
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok());
    last.or(asked)?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::event;
    use crate::server::live::actor::{Pulse, Standing};
    use crate::server::policy::CaseState;

    #[test]
    fn every_event_has_one_length() {
        let stage = CaseState::Running;
        let pulse = |revision, standing| Pulse { revision, standing, stage, confirmed: None };
        let length = |pulse| format!("{:?}", event(pulse)).len();
        let first = length(pulse(0, Standing::Running));
        for (revision, standing) in [(7, Standing::Away), (10_000, Standing::Opening), (u64::MAX, Standing::Running)] {
            assert_eq!(length(pulse(revision, standing)), first, "{revision} {standing:?}");
        }
    }
}
