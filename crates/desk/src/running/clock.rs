//! The clock of an operation: the system's, or that of a script or rehearsal, which goes as fast as is wished.

use std::time::{Duration, Instant as Tick, SystemTime, UNIX_EPOCH};

use takas_model::{Handover, Instant};

use crate::interrupt::was_pressed;

/// Of a quiet span longer than this nothing is waited for.
const QUIET: Instant = 60;
/// How often Ctrl-C is looked for while waiting.
const GLANCE: Duration = Duration::from_millis(100);

/// Seconds since the beginning of 1970 by the system's clock; 0 where it shows no time.
pub fn now() -> Instant {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Instant::try_from(since.as_secs()).unwrap_or(0)
}

/// Lets time pass between one moment and the next.
pub struct Pacer {
    pace: u32,
    at: Option<Instant>,
}

impl Pacer {
    /// So many times faster than the clock; 0: without waiting.
    pub fn new(pace: u32) -> Self {
        Self { pace, at: None }
    }

    /// Waits until it is this moment; gives how long a quiet span was that was left out. Ctrl-C ends the waiting.
    pub fn wait(&mut self, until: Instant) -> Option<Instant> {
        let from = self.at.replace(until).unwrap_or(until);
        let seconds = until.saturating_sub(from).max(0);
        if self.pace == 0 || seconds == 0 {
            return None;
        }
        if seconds > QUIET {
            return Some(seconds);
        }
        let length = Duration::from_secs(u64::try_from(seconds).unwrap_or(0)) / self.pace;
        let begun = Tick::now();
        while begun.elapsed() < length && !was_pressed() {
            std::thread::sleep(GLANCE.min(length.saturating_sub(begun.elapsed())));
        }
        None
    }
}

/// The zone of the exchange point, or of the first place; UTC where there is none.
pub fn zone(handover: &Handover) -> &str {
    let exchange = handover.places.iter().find(|place| place.is_exchange);
    exchange.or(handover.places.first()).map_or("UTC", |place| place.zone.as_str())
}

/// A moment by the clock of a zone: `2024-08-01 10:31`.
pub fn local(at: Instant, zone: &str) -> String {
    let moment = takas_atlas::Instant::of_seconds(at).ok();
    let local = moment.and_then(|moment| moment.local(zone).ok().or_else(|| Some(moment.utc())));
    local.map_or_else(|| format!("second {at}"), |text| text.get(..16).unwrap_or(&text).replace('T', " "))
}
