//! Points of time as files give them: a day, a minute of a day in the case's zone, or a phase; and which comes before which.
//!
//! Knows no clock and no offsets: all of it is local time of one zone.

use takas_model::{Case, Date, Moment, PhaseRef, Span};

use super::draft::Draft;
use super::fields::{Fields, Said, wrong};
use crate::calendar;
use crate::codes::Code;
use crate::diagnostic::Sink;
use crate::tree::Value;

const MINUTES_A_DAY: i64 = 24 * 60;

/// How to write one.
const HELP: &str =
    "a day as in 2023-11-22, a local time as in 2023-11-22T17:00, or the id of a phase in quotation marks";

/// A stretch of time, its end not included, in minutes and in phases as far as these are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    minutes: Option<(i64, i64)>,
    phases: Option<(usize, usize)>,
}

/// What a key gives, with its stretch. `last`: a run of phases stands for its last day, else for its first.
pub(super) fn read(
    fields: &Fields<'_>,
    key: &'static str,
    last: bool,
    draft: &Draft,
    sink: &mut Sink,
) -> Option<Said<(Moment, Stretch)>> {
    let entry = fields.entry(key)?;
    let place = entry.node.place;
    match &entry.node.value {
        Value::Date(written) => {
            let (Some(date), None) = (written.date, written.offset) else {
                let message = format!("`{key}` is a time without a day, or of another zone");
                sink.add(
                    Code::InvalidDate,
                    place,
                    message,
                    format!("write {HELP}; times are those of the case's zone"),
                );
                return None;
            };
            let day = Date { year: date.year, month: date.month, day: date.day };
            let begins = calendar::day_number(day).saturating_mul(MINUTES_A_DAY);
            let (moment, begins, ends) = match written.time {
                None => (Moment::Day(day), begins, begins + MINUTES_A_DAY),
                Some(time) => {
                    let at = begins + i64::from(time.hour) * 60 + i64::from(time.minute);
                    (Moment::Minute { day, hour: time.hour, minute: time.minute }, at, at + 1)
                }
            };
            Some(Said { value: (moment, Stretch { minutes: Some((begins, ends)), phases: None }), place })
        }
        Value::Text(_) => {
            let said = fields.text(key, sink)?;
            let span = draft.phase(said.value, said.place, sink)?;
            let phase = if last { span.last } else { span.first };
            Some(Said { value: (Moment::Phase(phase), of_span(span, &draft.case)), place })
        }
        _ => {
            wrong(&entry.node, key, HELP, sink);
            None
        }
    }
}

fn of_span(span: Span, case: &Case) -> Stretch {
    let minutes = minutes(case, span.first).zip(minutes(case, span.last));
    let minutes = minutes.map(|((begins, _), (_, ends))| (begins, ends));
    Stretch { minutes, phases: Some((span.first.index(), span.last.index() + 1)) }
}

/// The minutes of a phase, if it is dated.
fn minutes(case: &Case, phase: PhaseRef) -> Option<(i64, i64)> {
    let phase = case.phase(phase);
    let first = calendar::day_number(phase.first_day?);
    let days = i64::try_from(phase.days).unwrap_or(i64::MAX / 4);
    Some((first.saturating_mul(MINUTES_A_DAY), first.saturating_add(days).saturating_mul(MINUTES_A_DAY)))
}

impl Stretch {
    /// Both stretches in one measure; none where there is none for both.
    fn measured(self, other: Self) -> Option<((i64, i64), (i64, i64))> {
        let phases = |stretch: Self| {
            let (first, end) = stretch.phases?;
            Some((i64::try_from(first).ok()?, i64::try_from(end).ok()?))
        };
        self.minutes.zip(other.minutes).or_else(|| phases(self).zip(phases(other)))
    }

    /// Whether this is over before the other begins; none where they cannot be compared.
    pub(super) fn is_over_before(self, other: Self) -> Option<bool> {
        self.measured(other).map(|(own, other)| own.1 <= other.0)
    }
}

/// The first phase of which some time is left after the stretch. `Err`: no phase can be compared with it.
pub(super) fn first_phase_after(stretch: Stretch, case: &Case) -> Result<Option<PhaseRef>, ()> {
    if let Some((_, end)) = stretch.phases {
        return Ok((end < case.phases.len()).then(|| PhaseRef::new(end)));
    }
    let Some((_, end)) = stretch.minutes else { return Err(()) };
    let mut dated = case.phase_refs().filter_map(|phase| Some((phase, minutes(case, phase)?.1))).peekable();
    if dated.peek().is_none() {
        return Err(());
    }
    Ok(dated.find(|(_, ends)| *ends > end).map(|(phase, _)| phase))
}

#[cfg(test)]
mod tests {
    use takas_model::{Phase, PhaseRef};

    use super::{Stretch, first_phase_after};
    use crate::calendar;
    use crate::reading::draft::Draft;

    /// A case with phases of so many days from these first days.
    fn phases(written: &[(&str, u64)]) -> Draft {
        let mut draft = Draft::new("test");
        for (first_day, days) in written {
            let id = format!("phase-{}", draft.case.phases.len());
            let first_day = calendar::read(first_day);
            draft.case.phases.push(Phase { id: id.clone(), name: id, first_day, days: *days });
        }
        draft
    }

    fn until(day: &str, minutes: i64) -> Stretch {
        let begins = calendar::day_number(calendar::read(day).unwrap()) * 1_440;
        Stretch { minutes: Some((begins, begins + minutes)), phases: None }
    }

    #[test]
    fn a_phase_is_open_when_time_is_left_in_it() {
        let draft = phases(&[("2023-11-20", 2), ("2023-11-24", 1), ("2023-11-25", 3)]);
        for (day, minutes, expected) in [
            ("2023-11-19", 1_440, Some(0)),
            // The last minute of the first phase is not over, then it is.
            ("2023-11-21", 1_439, Some(0)),
            ("2023-11-21", 1_440, Some(1)),
            ("2023-11-23", 600, Some(1)),
            ("2023-11-24", 0, Some(1)),
            ("2023-11-24", 1_440, Some(2)),
            ("2023-11-27", 1_000, Some(2)),
            ("2023-11-27", 1_440, None),
        ] {
            let found = first_phase_after(until(day, minutes), &draft.case);
            assert_eq!(found, Ok(expected.map(PhaseRef::new)), "{day} + {minutes}");
        }
    }

    #[test]
    fn phases_without_dates_are_only_compared_with_phases() {
        let draft = phases(&[("", 2), ("", 1)]);
        assert_eq!(first_phase_after(until("2023-11-20", 1), &draft.case), Err(()));
        let first = Stretch { minutes: None, phases: Some((0, 1)) };
        assert_eq!(first_phase_after(first, &draft.case), Ok(Some(PhaseRef::new(1))));
        let second = Stretch { minutes: None, phases: Some((1, 2)) };
        assert_eq!(first_phase_after(second, &draft.case), Ok(None));
        assert_eq!((first.is_over_before(second), second.is_over_before(first)), (Some(true), Some(false)));
        assert_eq!(first.is_over_before(until("2023-11-20", 1)), None);
        // A phase without a date before a dated one is not known to be late enough.
        let draft = phases(&[("", 2), ("2023-11-24", 1)]);
        assert_eq!(first_phase_after(until("2023-11-20", 1), &draft.case), Ok(Some(PhaseRef::new(1))));
    }
}
