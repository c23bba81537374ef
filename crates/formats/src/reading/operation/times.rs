//! Times of an operation: local date-times with a zone to minutes since it begins, opening hours, durations.
//!
//! Times are those of the file's zone, opening and working hours those of the place's; either may be written with an offset from UTC.

use takas_atlas::{AtlasError, Instant};
use takas_model::{Date, Hours, Minutes, Takes};

use super::Reader;
use crate::calendar;
use crate::codes::Code;
use crate::reading::case_file;
use crate::reading::fields::{self, Fields, wrong};
use crate::source::Place;
use crate::tree::{Node, Value};

/// The longest handover, in minutes: 400 days.
const LENGTH_MAX: Minutes = 400 * 24 * 60;
/// The longest duration, in minutes: a year.
const DURATION_MAX: Minutes = 365 * 24 * 60;
/// How many stretches of time a line may name.
const HOURS_MAX: usize = 400;

/// How to write a time.
pub(super) const TIME: &str = "date and time as in 2024-08-01 06:00, in quotation marks or not, with an offset if it is not of the operation's zone: 2024-08-01T06:00+03:00";

/// When the handover is.
#[derive(Clone, Debug)]
pub(super) struct Clock {
    /// The IANA zone of times without an offset.
    pub(super) zone: String,
    /// Minute 0, in seconds since 1970.
    pub(super) begins: i64,
    /// The last minute.
    pub(super) ends: Minutes,
    /// False: something was wrong and told, and the figures mean nothing.
    pub(super) is_known: bool,
}

impl Default for Clock {
    fn default() -> Self {
        Self { zone: "UTC".to_owned(), begins: 0, ends: 0, is_known: false }
    }
}

impl Clock {
    /// Minutes since the handover begins.
    pub(super) fn minute(&self, seconds: i64) -> Minutes {
        (seconds - self.begins).div_euclid(60)
    }

    /// When civil days of a zone begin after the handover does, as far as it lasts.
    pub(super) fn days(&self, zone: &str) -> Vec<Minutes> {
        let mut days = Vec::new();
        let mut day = day_of(self.begins, zone).and_then(|day| calendar::days_after(day, 1));
        while let Some(begins) = day.and_then(|day| day_begins(day, zone)).map(|seconds| self.minute(seconds)) {
            if begins > self.ends {
                break;
            }
            days.push(begins);
            day = day.and_then(|day| calendar::days_after(day, 1));
        }
        days
    }

    /// The whole handover.
    pub(super) fn always(&self) -> Hours {
        Hours { from: 0, until: self.ends }
    }
}

/// The civil day in a zone.
fn day_of(seconds: i64, zone: &str) -> Option<Date> {
    calendar::read(Instant::of_seconds(seconds).ok()?.local(zone).ok()?.get(..10)?)
}

/// The first instant of a civil day in a zone, in seconds: where midnight is skipped, the first minute that comes.
pub(in crate::reading) fn day_begins(day: Date, zone: &str) -> Option<i64> {
    let written = calendar::written(day);
    for time in ["00:00", "00:30", "01:00"] {
        match Instant::read(&format!("{written}T{time}"), zone) {
            Ok(instant) => return Some(instant.seconds()),
            Err(AtlasError::NoLocalTime { twice: true, .. }) => {
                let before = calendar::written(calendar::days_after(day, -1)?);
                let late = Instant::read(&format!("{before}T22:30"), zone).ok()?;
                return Some(late.seconds() + 90 * 60);
            }
            Err(_) => {}
        }
    }
    None
}

impl Reader<'_> {
    /// `zone`, `begins` and `ends`.
    pub(super) fn read_clock(&mut self, fields: &Fields<'_>) {
        let mark = self.sink.mark();
        let said = fields.text("zone", self.sink);
        let (zone, place) = match &said {
            Some(said) => (said.value, said.place),
            None => (self.source.case.zone.as_str(), fields.place),
        };
        if said.is_some() {
            self.zone_is_known(&self.source.case.zone, fields.place);
        }
        self.clock.zone = if self.zone_is_known(zone, place) { zone.to_owned() } else { "UTC".to_owned() };
        for key in ["begins", "ends"] {
            if !fields.has(key) {
                fields.missing(key, &format!("write `{key} = \"…\"`: {TIME}"), self.sink);
            }
        }
        let zone = self.clock.zone.clone();
        let mut read = |key: &'static str| fields.entry(key).and_then(|entry| self.instant(&entry.node, key, &zone));
        let (begins, ends) = (read("begins"), read("ends"));
        let (Some(begins), Some(ends)) = (begins, ends) else { return };
        self.clock.begins = begins;
        self.clock.ends = self.clock.minute(ends);
        let place = fields.entry("ends").map_or(fields.place, |entry| entry.node.place);
        if self.clock.ends <= 0 {
            let help = "see which of `begins` and `ends` is right";
            self.sink.add(Code::EndsBeforeBegins, place, "the handover ends no later than it begins", help);
        } else if self.clock.ends > LENGTH_MAX {
            let days = LENGTH_MAX / (24 * 60);
            let help = "plan it in parts, each with an operation of its own";
            let message = format!("the handover lasts longer than {days} days");
            self.sink.add(Code::EndsBeforeBegins, place, message, help);
        }
        self.clock.is_known = !self.sink.has_errors_since(mark);
        if !self.clock.is_known {
            self.clock.ends = self.clock.ends.clamp(1, LENGTH_MAX);
        }
        (self.handover.begins, self.handover.ends) = (self.clock.begins, self.clock.ends);
    }

    /// Whether there is such a time zone; reports where not.
    pub(super) fn zone_is_known(&mut self, zone: &str, place: Place) -> bool {
        let is_known = !matches!(Instant::read("2024-01-01T12:00", zone), Err(AtlasError::NoZone { .. }));
        if !is_known {
            let zones = self.source.atlas.airports().all().map(|(_, airport)| airport.zone);
            let zones: std::collections::BTreeSet<&str> = zones.collect();
            let help = self.sink.did_you_mean(
                zone,
                zones.iter().copied(),
                "use a name of the IANA list, such as `Europe/Istanbul`, or `UTC`",
            );
            self.sink.add(Code::InvalidZone, place, format!("there is no time zone `{zone}`"), help);
        }
        is_known
    }

    /// A date and time, in seconds since 1970.
    pub(super) fn instant(&mut self, node: &Node, key: &str, zone: &str) -> Option<i64> {
        let text = match &node.value {
            Value::Text(text) => text.trim().to_owned(),
            Value::Date(date) => date.to_string(),
            _ => {
                wrong(node, key, TIME, self.sink);
                return None;
            }
        };
        self.instant_of(&text, zone, node.place)
    }

    /// The instant written so; a day alone is none.
    pub(super) fn instant_of(&mut self, text: &str, zone: &str, place: Place) -> Option<i64> {
        let read = if text.len() > 10 { Instant::read(text, zone) } else { no_time(text) };
        let (code, message, help) = match read {
            Ok(instant) if instant.seconds().rem_euclid(60) == 0 => return Some(instant.seconds()),
            Ok(_) => (Code::OperationTime, format!("`{text}` is within a minute"), "write whole minutes".to_owned()),
            Err(AtlasError::NoLocalTime { twice: false, .. }) => (
                Code::TimeSkipped,
                format!("{text} does not come in {zone}: clocks go forward over it"),
                "write the time before or after the change".to_owned(),
            ),
            Err(AtlasError::NoLocalTime { twice: true, .. }) => (
                Code::TimeDoubled,
                format!("{text} comes twice in {zone}: clocks go back over it"),
                "write the date and time with its offset from UTC, such as 02:30+01:00".to_owned(),
            ),
            Err(_) => (Code::OperationTime, format!("`{text}` is no date and time"), format!("write {TIME}")),
        };
        self.sink.add(code, place, message, help);
        None
    }

    /// What a key says of a time in the operation's zone, in minutes.
    pub(super) fn minute(&mut self, fields: &Fields<'_>, key: &'static str) -> Option<Minutes> {
        let zone = self.clock.zone.clone();
        let seconds = self.instant(&fields.entry(key)?.node, key, &zone)?;
        Some(self.clock.minute(seconds))
    }

    /// A duration: minutes, or the shortest, the usual and the longest.
    pub(super) fn takes(&mut self, node: &Node, key: &str) -> Option<Takes> {
        let figures: Vec<Minutes> = match &node.value {
            Value::Integer(_) => vec![self.minutes(node, key)?; 3],
            Value::Array(nodes) if nodes.len() == 3 => {
                let read: Vec<Option<Minutes>> = nodes.iter().map(|node| self.minutes(node, key)).collect();
                read.into_iter().collect::<Option<_>>()?
            }
            _ => {
                let wanted = "minutes: a number, or the shortest, the usual and the longest: [90, 110, 150]";
                wrong(node, key, wanted, self.sink);
                return None;
            }
        };
        let (shortest, usual, longest) = (figures[0], figures[1], figures[2]);
        if shortest > usual || usual > longest {
            let message = format!("{shortest}, {usual} and {longest} do not ascend");
            let help = "write the shortest, the usual and the longest, in this order";
            self.sink.add(Code::DurationOrder, node.place, message, help);
            return None;
        }
        Some(Takes { shortest, usual, longest })
    }

    /// What a key says of a duration; what it is when nothing is said; none when what is said is wrong.
    pub(super) fn takes_or(&mut self, fields: &Fields<'_>, key: &'static str, otherwise: Takes) -> Option<Takes> {
        match fields.entry(key) {
            Some(entry) => self.takes(&entry.node, key),
            None => Some(otherwise),
        }
    }

    /// Minutes, 0 or more.
    pub(super) fn minutes(&mut self, node: &Node, key: &str) -> Option<Minutes> {
        let count = i64::try_from(self.count(node, key)?).unwrap_or(Minutes::MAX);
        if count > DURATION_MAX {
            let message = format!("`{key}` is {count} minutes, more than a year");
            self.sink.add(Code::TooLarge, node.place, message, "write minutes, and fewer");
            return None;
        }
        Some(count)
    }

    /// A number of 0 or more.
    pub(super) fn count(&mut self, node: &Node, key: &str) -> Option<u64> {
        let value = fields::integer(node, key, self.sink)?;
        let count = u64::try_from(value).ok();
        if count.is_none() {
            let message = format!("`{key}` is {value}");
            self.sink.add(Code::NegativeCount, node.place, message, "write a number of 0 or more");
        }
        count
    }

    /// Opening or working hours, ascending and within the handover; none: always. Reports hours that never come.
    pub(super) fn hours(&mut self, fields: &Fields<'_>, key: &'static str, zone: &str, what: &str) -> Vec<Hours> {
        let Some(entry) = fields.entry(key) else { return Vec::new() };
        let mark = self.sink.mark();
        let Some(written) = fields.texts(key, true, self.sink) else { return Vec::new() };
        if case_file::too_many(written.len(), HOURS_MAX, "stretches of time", entry.node.place, self.sink) {
            return Vec::new();
        }
        let mut all: Vec<Hours> = Vec::new();
        for said in written {
            all.extend(self.spans(said.value, zone, said.place));
        }
        let (first, last) = (0, self.clock.ends);
        all.retain(|hours| hours.until > first && hours.from < last);
        all.sort_unstable();
        let mut merged: Vec<Hours> = Vec::new();
        for hours in all {
            let hours = Hours { from: hours.from.max(first), until: hours.until.min(last) };
            match merged.last_mut() {
                Some(before) if hours.from <= before.until => before.until = before.until.max(hours.until),
                _ => merged.push(hours),
            }
        }
        if merged.is_empty() && self.clock.is_known && !self.sink.has_errors_since(mark) {
            let message = format!("{what} at no time of the handover");
            let help = format!("write hours that lie in it, or leave `{key}` out: then it is at all times");
            self.sink.add(Code::NeverOpen, entry.node.place, message, help);
        }
        merged
    }

    /// The stretches that `06:00 to 22:00` (each day) or `2024-08-01 06:00 to 22:00` means.
    fn spans(&mut self, text: &str, zone: &str, place: Place) -> Vec<Hours> {
        let Some((from, until)) = text.split_once(" to ").map(|(from, until)| (from.trim(), until.trim())) else {
            let help = "write `06:00 to 22:00` for every day, `2024-08-01 06:00 to 22:00` for one";
            self.sink.add(Code::OperationTime, place, format!("`{text}` are no hours"), help);
            return Vec::new();
        };
        if let Some(day) = from.get(..10).and_then(calendar::read) {
            let until = match until.get(..10).and_then(calendar::read) {
                Some(_) => until.to_owned(),
                None if is_before(until, from.get(11..).unwrap_or_default()) => {
                    on_day(calendar::days_after(day, 1), until)
                }
                None => on_day(Some(day), until),
            };
            return self.span(from, &until, zone, place).into_iter().collect();
        }
        let days = day_of(self.clock.begins, zone).zip(day_of(self.clock.begins + self.clock.ends * 60, zone));
        let (Some((first, last)), Some(_), Some(_)) = (days, time_of_day(from), time_of_day(until)) else {
            let help = "write hours and minutes, as in `06:00 to 22:00`";
            self.sink.add(Code::OperationTime, place, format!("`{text}` are no hours"), help);
            return Vec::new();
        };
        let overnight = is_before(until, from);
        let mut day = calendar::days_after(first, if overnight { -1 } else { 0 });
        let mut spans = Vec::new();
        while let Some(today) = day.filter(|day| *day <= last) {
            let next = calendar::days_after(today, 1);
            let end = on_day(if overnight { next } else { Some(today) }, until);
            spans.extend(self.span(&on_day(Some(today), from), &end, zone, place));
            day = next;
        }
        spans
    }

    fn span(&mut self, from: &str, until: &str, zone: &str, place: Place) -> Option<Hours> {
        let (from, until) = (self.instant_of(from, zone, place), self.instant_of(until, zone, place));
        let hours = Hours { from: self.clock.minute(from?), until: self.clock.minute(until?) };
        if hours.from >= hours.until {
            let help = "write the beginning first";
            self.sink.add(Code::EndsBeforeBegins, place, "these hours end before they begin", help);
            return None;
        }
        Some(hours)
    }
}

fn no_time(text: &str) -> Result<Instant, AtlasError> {
    Err(AtlasError::NoInstant { written: text.to_owned() })
}

/// Minutes since midnight, of a time of day alone; 24:00 is the end of the day.
fn time_of_day(text: &str) -> Option<u32> {
    let (hours, minutes) = text.split_once(':')?;
    if hours.len() != 2 || minutes.len() != 2 {
        return None;
    }
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    (minutes < 60 && hours * 60 + minutes <= 24 * 60).then_some(hours * 60 + minutes)
}

/// Whether a time of day lies no later than another, so that the next day is meant.
fn is_before(until: &str, from: &str) -> bool {
    time_of_day(until).zip(time_of_day(from.get(..5).unwrap_or(from))).is_some_and(|(until, from)| until <= from)
}

/// A time of day on a day, as the atlas reads it.
fn on_day(day: Option<Date>, time: &str) -> String {
    let (day, time) =
        if time == "24:00" { (day.and_then(|day| calendar::days_after(day, 1)), "00:00") } else { (day, time) };
    format!("{}T{time}", day.map(calendar::written).unwrap_or_default())
}
