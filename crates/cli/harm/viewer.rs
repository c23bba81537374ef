//! Somebody who looks on, as a page does: told by live events that there is more, he fetches what it is. Before the desks he has a balancer
//! that gives each request to the next of them, so that what one tells of is fetched at the other; where one is gone, at the one that is left.

use std::io::{BufRead as _, BufReader, Write as _};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle, sleep};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::visitor::{connect, once};

/// How long a desk that does not answer is left alone.
const BREATH: Duration = Duration::from_millis(50);
/// How often somebody who hears nothing looks whether he is to stop.
const GLANCE: Duration = Duration::from_millis(500);
/// So many events on a page.
const PAGE: usize = 200;

/// What somebody who looks on was told.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// How many events there are, by the last live event of which all was fetched; none: nothing was told yet.
    pub(crate) last: Option<u64>,
    /// The numbers of the events that he was told, in the order in which they came.
    pub(crate) numbers: Vec<u64>,
    /// So often a stream was gone on with.
    pub(crate) resumed: u64,
    /// What was not as it should be.
    pub(crate) violations: Vec<String>,
}

/// How he asks.
#[derive(Clone)]
struct Asking {
    /// The name by which he is told of where something fails.
    who: String,
    stream: String,
    events: String,
    cookies: String,
    ports: Arc<[u16]>,
}

/// A thread that looks on.
pub(crate) struct Viewer {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Shared {
    told: Mutex<Told>,
    is_away: AtomicBool,
    ends: AtomicBool,
}

impl Shared {
    fn told(&self) -> MutexGuard<'_, Told> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn looks_on(&self) -> bool {
        !self.ends.load(Ordering::Relaxed) && !self.is_away.load(Ordering::Relaxed)
    }
}

impl Viewer {
    /// Looks on from now, as whoever has these cookies, first at that desk. Addresses are those of the live events, and of what was said.
    pub(crate) fn new(who: &str, addresses: [String; 2], cookies: String, ports: Arc<[u16]>, mut at: usize) -> Self {
        let [stream, events] = addresses;
        let asking = Asking { who: who.to_owned(), stream, events, cookies, ports };
        let shared = Arc::new(Shared::default());
        let own = Arc::clone(&shared);
        let thread = thread::spawn(move || {
            while !own.ends.load(Ordering::Relaxed) {
                if own.looks_on() {
                    asking.listen(at, &own);
                    at = (at + 1) % asking.ports.len();
                }
                sleep(BREATH);
            }
        });
        Self { shared, thread: Some(thread) }
    }

    /// Looks away: the stream is broken off.
    pub(crate) fn look_away(&self) {
        self.shared.is_away.store(true, Ordering::Relaxed);
    }

    /// Looks on again, from where he was.
    pub(crate) fn look_again(&self) {
        self.shared.is_away.store(false, Ordering::Relaxed);
    }

    /// Waits until he has been told that there are so many events.
    pub(crate) fn wait_for(&self, revision: u64, within: Duration) -> Result<(), String> {
        let begun = Instant::now();
        while self.shared.told().last < Some(revision) {
            if begun.elapsed() > within {
                return Err(format!("a viewer was told of {:?} events of {revision}", self.shared.told().last));
            }
            sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// Stops.
    pub(crate) fn end(mut self) -> Told {
        self.shared.ends.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
        std::mem::take(&mut *self.shared.told())
    }
}

impl Asking {
    /// Listens to one desk until that breaks off, or he looks away.
    fn listen(&self, at: usize, shared: &Shared) {
        let Ok(mut stream) = connect(self.ports[at]) else { return };
        let _ = stream.set_read_timeout(Some(GLANCE));
        let after = shared.told().last;
        let last = after.map(|last| format!("last-event-id: {last:020}\r\n")).unwrap_or_default();
        if stream.write_all(self.request(&self.stream, "text/event-stream", &last).as_bytes()).is_err() {
            return;
        }
        let mut reader = BufReader::new(stream);
        let (mut line, mut is_open) = (String::new(), false);
        while shared.looks_on() {
            match reader.read_line(&mut line) {
                Ok(0) => return,
                Ok(_) => {}
                // What was read of a line before the time was over stays in it.
                Err(error) if matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut) => {
                    continue;
                }
                Err(_) => return,
            }
            if !is_open && line.starts_with("HTTP/1.1 ") {
                if !line.starts_with("HTTP/1.1 200") {
                    return;
                }
                is_open = true;
                shared.told().resumed += u64::from(after.is_some());
            }
            if let Some(revision) = line.strip_prefix("id:").and_then(|id| id.trim().parse().ok())
                && self.fetch(at, revision, shared).is_err()
            {
                return;
            }
            line.clear();
        }
    }

    /// Fetches what is told that there is, at the desk after the one that tells it, or, where that is gone, there.
    fn fetch(&self, at: usize, revision: u64, shared: &Shared) -> Result<(), ()> {
        let mut desks = [(at + 1) % self.ports.len(), at].into_iter();
        let mut desk = desks.next().ok_or(())?;
        loop {
            let next = shared.told().numbers.last().map_or(0, |last| last + 1);
            let path = format!("{}?from={next}&limit={PAGE}&after={revision}", self.events);
            let answer = once(self.ports[desk], &self.request(&path, "application/json", "connection: close\r\n"));
            match answer {
                Ok(answer) if answer.status == 429 => sleep(GLANCE),
                Ok(answer) if answer.status == 200 => {
                    let page = answer.json().map_err(drop)?;
                    let mut told = shared.told();
                    if page["revision"].as_u64() < Some(revision) {
                        let why =
                            format!("{}: told of {revision} events, and given those of {}", self.who, page["revision"]);
                        told.violations.push(why);
                    }
                    let events = page["events"].as_array().map(Vec::as_slice).unwrap_or_default();
                    told.numbers.extend(events.iter().filter_map(|event| event["number"].as_u64()));
                    if page["next"] == Value::Null {
                        // A desk that is behind the other for a moment may say less than that did.
                        told.last = told.last.max(Some(revision));
                        return Ok(());
                    }
                }
                _ => desk = desks.next().ok_or(())?,
            }
        }
    }

    fn request(&self, path: &str, accept: &str, more: &str) -> String {
        format!(
            "GET {path} HTTP/1.1\r\nhost: desk.example\r\naccept: {accept}\r\ncookie: {}\r\n{more}\r\n",
            self.cookies
        )
    }
}
