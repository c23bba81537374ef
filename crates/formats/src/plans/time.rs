//! Times in events: `14:00` by the clock of a place, `2024-08-01 14:00`, `11:00Z`, `minute 240`; and spans of them.

use takas_atlas::Instant;
use takas_model::{Handover, Minutes};

use super::moment::{MINUTE_MAX, instant, minute_of};
use crate::calendar;

/// What is wrong, and how to mend it.
type Mistake = (String, String);

const FORMS: &str = "write `14:00`, with a date before it for another day, in UTC with a Z: `2024-08-01 11:00Z`";

/// Reads times of a handover as they are meant at a minute, in a zone.
#[derive(Clone, Copy)]
pub(crate) struct Clock<'a> {
    pub(crate) handover: &'a Handover,
    /// A time without a date is the next from here on.
    pub(crate) now: Minutes,
    /// Whose local time is meant; none: only UTC can be.
    pub(crate) zone: Option<&'a str>,
}

/// A time as written.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Written {
    Minute(Minutes),
    Clock { date: Option<String>, hour: u8, minute: u8, is_utc: bool },
}

impl Clock<'_> {
    /// A single time: without a date the next one that comes.
    pub(crate) fn one(self, words: &str) -> Result<Minutes, Mistake> {
        let (written, rest) = written(words).ok_or_else(|| no_time(words))?;
        if !rest.trim().is_empty() {
            return Err(no_time(words));
        }
        self.next(&written, self.now)
    }

    /// A span: `14:00-18:00`, `from 14:00`, `until 18:00`; empty: from now to the end of the handover. Its end is the first minute
    /// that is not in it.
    pub(crate) fn span(self, words: &str) -> Result<(Minutes, Minutes), Mistake> {
        let after_all = self.handover.ends.saturating_add(1);
        let words = words.trim();
        if words.is_empty() {
            return Ok((self.now, after_all));
        }
        if let Some(rest) = keyword(words, "until") {
            return Ok((self.now, self.one(rest)?));
        }
        let (from, rest) = written(keyword(words, "from").unwrap_or(words)).ok_or_else(|| no_time(words))?;
        let rest = rest.trim();
        if rest.is_empty() && keyword(words, "from").is_some() {
            return Ok((self.next(&from, self.now)?, after_all));
        }
        let rest =
            ["-", "–", "until", "to"].iter().find_map(|word| keyword(rest, word)).ok_or_else(|| no_time(words))?;
        let (until, rest) = written(rest).ok_or_else(|| no_time(words))?;
        if !rest.trim().is_empty() {
            return Err(no_time(words));
        }
        // Without a date it may have begun today already; where it would be over, tomorrow is meant.
        let on = |day: i64| {
            let begins = self.on(&from, day)?;
            Ok((begins, self.next(&until, begins)?))
        };
        match on(0)? {
            (_, ends) if ends <= self.now && from.has_no_date() => on(1),
            span => Ok(span),
        }
    }

    /// The first such time from a minute on; one with a date is what it is.
    fn next(self, written: &Written, from: Minutes) -> Result<Minutes, Mistake> {
        let clock = Self { now: from, ..self };
        let today = clock.on(written, 0)?;
        if today >= from || !written.has_no_date() { Ok(today) } else { clock.on(written, 1) }
    }

    /// The time on the day of `now`, or so many days later; its own date where it has one.
    fn on(self, written: &Written, days: i64) -> Result<Minutes, Mistake> {
        let (date, hour, minute, is_utc) = match written {
            Written::Minute(minute) => return within(*minute),
            Written::Clock { date, hour, minute, is_utc } => (date, *hour, *minute, *is_utc),
        };
        let Some(zone) = (if is_utc { Some("UTC") } else { self.zone }) else {
            let message = "the places lie in several time zones, and this does not say which is meant";
            return Err((message.to_owned(), "write the time in UTC, such as `11:00Z`".to_owned()));
        };
        let days = days + i64::from(hour == 24);
        let date = date.clone().or_else(|| self.today(zone)).and_then(|date| calendar::read(&date));
        let date = date.and_then(|date| calendar::days_after(date, days)).ok_or_else(|| no_time("this"))?;
        let local =
            format!("{}T{:02}:{minute:02}{}", calendar::written(date), hour % 24, if is_utc { "Z" } else { "" });
        let at = Instant::read(&local, zone)
            .map_err(|error| (error.to_string(), "write the time in UTC, such as `11:00Z`".to_owned()))?;
        within(minute_of(self.handover, at))
    }

    /// The day of `now` in a zone.
    fn today(self, zone: &str) -> Option<String> {
        Some(instant(self.handover, self.now)?.local(zone).ok()?.get(..10)?.to_owned())
    }
}

impl Written {
    fn has_no_date(&self) -> bool {
        matches!(self, Self::Clock { date: None, .. })
    }
}

/// The zone of all exchange points, or of all places where none is one; none where they have several.
pub(crate) fn common_zone(handover: &Handover) -> Option<String> {
    let any = handover.places.iter().any(|place| place.is_exchange);
    let mut zones = handover.places.iter().filter(|place| place.is_exchange || !any).map(|place| &place.zone);
    let first = zones.next()?;
    zones.all(|zone| zone == first).then(|| first.clone())
}

/// A minute in the words in which it is read again anywhere: UTC with its date.
pub(crate) fn time_words(handover: &Handover, minute: Minutes) -> String {
    match instant(handover, minute).map(Instant::utc) {
        Some(utc) if utc.len() == "2024-08-01T11:00Z".len() => utc.replace('T', " "),
        _ => format!("minute {minute}"),
    }
}

fn within(minute: Minutes) -> Result<Minutes, Mistake> {
    if (-MINUTE_MAX..=MINUTE_MAX).contains(&minute) {
        return Ok(minute);
    }
    Err(("that is further off than a hundred years".to_owned(), "write a time of the handover".to_owned()))
}

fn no_time(words: &str) -> Mistake {
    (format!("`{}` is no time", words.trim()), FORMS.to_owned())
}

/// What follows a keyword at the beginning.
fn keyword<'w>(words: &'w str, keyword: &str) -> Option<&'w str> {
    let rest = words.trim_start();
    let head = rest.get(..keyword.len())?;
    head.eq_ignore_ascii_case(keyword).then(|| &rest[keyword.len()..])
}

/// A time at the beginning, and what follows it.
fn written(words: &str) -> Option<(Written, &str)> {
    let words = words.trim_start();
    if let Some(rest) = keyword(words, "minute") {
        let rest = rest.trim_start();
        let sign = usize::from(rest.starts_with('-'));
        let end = rest[sign..].find(|c: char| !c.is_ascii_digit()).map_or(rest.len(), |end| sign + end);
        return Some((Written::Minute(rest[..end].parse().ok()?), &rest[end..]));
    }
    let date = words.get(..10).filter(|date| calendar::read(date).is_some());
    let rest = date.map_or(words, |date| words[date.len()..].trim_start_matches(['T', ' ']));
    let (hour, rest) = digits(rest)?;
    let (minute, rest) = digits(rest.strip_prefix(':')?)?;
    if hour > 24 || minute > 59 || (hour == 24 && minute > 0) {
        return None;
    }
    let is_utc = rest.starts_with(['Z', 'z']);
    let rest = &rest[usize::from(is_utc)..];
    Some((Written::Clock { date: date.map(str::to_owned), hour, minute, is_utc }, rest))
}

/// One or two digits.
fn digits(words: &str) -> Option<(u8, &str)> {
    let end = words.find(|c: char| !c.is_ascii_digit()).unwrap_or(words.len());
    (1..=2).contains(&end).then(|| Some((words[..end].parse().ok()?, &words[end..])))?
}
