//! Moments of the book of contacts: a day or a local time of the case's zone, or a time with an offset.

use takas_atlas::{AtlasError, Instant as Moment};
use takas_model::{Date, Instant};

use super::Reader;
use crate::calendar;
use crate::codes::Code;
use crate::diagnostic::Sink;
use crate::reading::fields::{Fields, wrong};
use crate::reading::operation::day_begins;
use crate::source::Place;
use crate::tree::Value;

/// How to write one.
const HELP: &str = "a day as in 2024-07-02, or a time of the case's zone as in 2024-07-02T10:00, with an offset if it is of another: 2024-07-02T10:00+03:00";

impl Reader<'_> {
    /// When something begins: of a day, when it does.
    pub(super) fn begin(&mut self, fields: &Fields<'_>, key: &'static str) -> Option<Instant> {
        self.moment(fields, key, 0)
    }

    /// When something ends: a day counts to its end.
    pub(super) fn end(&mut self, fields: &Fields<'_>, key: &'static str) -> Option<Instant> {
        self.moment(fields, key, 1)
    }

    pub(super) fn begin_needed(&mut self, fields: &Fields<'_>, key: &'static str, help: &str) -> Option<Instant> {
        if !fields.has(key) {
            fields.missing(key, help, self.sink);
        }
        self.begin(fields, key)
    }

    fn moment(&mut self, fields: &Fields<'_>, key: &'static str, days: i64) -> Option<Instant> {
        moment_after(&self.case.zone, fields, key, days, self.sink)
    }

    /// The moment written so; of a day, its beginning or that of the day after.
    pub(super) fn moment_of(&mut self, text: &str, key: &str, days: i64, place: Place) -> Option<Instant> {
        moment_of(&self.case.zone, text, key, days, place, self.sink)
    }

    /// Reports an end that comes no later than the beginning.
    pub(super) fn see_order(
        &mut self,
        fields: &Fields<'_>,
        key: &'static str,
        begins: Option<Instant>,
        ends: Option<Instant>,
    ) {
        if let (Some(begins), Some(ends), Some(entry)) = (begins, ends, fields.entry(key))
            && ends <= begins
        {
            let help = "see which of the two is right";
            let message = format!("`{key}` is no later than the beginning");
            self.sink.add(Code::EndsBeforeBegins, entry.node.place, message, help);
        }
    }
}

/// The moment under a key, by the clock of a zone; of a day, its beginning.
pub(in crate::reading) fn moment_in(
    zone: &str,
    fields: &Fields<'_>,
    key: &'static str,
    sink: &mut Sink,
) -> Option<Instant> {
    moment_after(zone, fields, key, 0, sink)
}

fn moment_after(zone: &str, fields: &Fields<'_>, key: &'static str, days: i64, sink: &mut Sink) -> Option<Instant> {
    let node = &fields.entry(key)?.node;
    let text = match &node.value {
        Value::Date(date) => date.to_string(),
        Value::Text(text) => text.trim().to_owned(),
        _ => {
            wrong(node, key, HELP, sink);
            return None;
        }
    };
    moment_of(zone, &text, key, days, node.place, sink)
}

fn moment_of(zone: &str, text: &str, key: &str, days: i64, place: Place, sink: &mut Sink) -> Option<Instant> {
    let day = calendar::read(text).and_then(|day| calendar::days_after(day, days));
    if let Some(begins) = day.and_then(|day: Date| day_begins(day, zone)) {
        return Some(begins);
    }
    let (code, message) = match Moment::read(text, zone) {
        Ok(moment) => return Some(moment.seconds()),
        Err(AtlasError::NoLocalTime { twice: false, .. }) => {
            (Code::TimeSkipped, format!("`{text}` does not come in {zone}: clocks are put forward"))
        }
        Err(AtlasError::NoLocalTime { .. }) => {
            (Code::TimeDoubled, format!("`{text}` comes twice in {zone}: clocks are put back"))
        }
        Err(_) => (Code::InvalidDate, format!("`{key}` is no day and no time")),
    };
    sink.add(code, place, message, format!("write {HELP}"));
    None
}
