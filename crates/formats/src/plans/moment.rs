//! Minutes of a handover as instants, and back.

use takas_atlas::Instant;
use takas_model::{Handover, Minutes};

use super::output::MomentOut;

/// The furthest minute, either way, that a saved plan or an event may name: a hundred years.
pub const MINUTE_MAX: Minutes = 100 * 366 * 24 * 60;

/// A minute of the handover with its instant.
pub fn moment(handover: &Handover, minute: Minutes) -> MomentOut {
    MomentOut { minute, utc: instant(handover, minute).map(Instant::rfc3339) }
}

/// A minute of the handover by the clock of a zone: `2024-08-01 10:00 +03:00`. In UTC where the zone is unknown; none outside the
/// years 1900 to 2999.
pub fn local_time(handover: &Handover, minute: Minutes, zone: &str) -> Option<String> {
    let at = instant(handover, minute)?;
    at.local(zone).or_else(|_| at.local("UTC")).ok()
}

/// The minute of the handover at an instant, seconds left out.
pub fn minute_of(handover: &Handover, at: Instant) -> Minutes {
    at.seconds().saturating_sub(handover.begins).div_euclid(60)
}

/// The instant of a minute; none outside the years 1900 to 2999.
pub(super) fn instant(handover: &Handover, minute: Minutes) -> Option<Instant> {
    Instant::of_seconds(handover.begins.checked_add(minute.checked_mul(60)?)?).ok()
}
