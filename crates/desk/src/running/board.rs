//! What a reader may know of an operation now, as text.

use takas_model::{Instant, OperationKind};
use takas_views::operation::SafeMoment;
use takas_views::text::Size;
use takas_views::{Against, Names, OperationShown, OperationView, Reader, project_operation, safe_moments, text};

use super::instead::next_in_line;
use super::session::Session;

/// So many of the last events stand on a board.
const LINES: usize = 12;

/// All of it.
pub fn whole(session: &Session, reader: Reader, names: Names, now: Instant, columns: usize) -> String {
    text::operation(&view(session, reader, names, now), columns)
}

/// As much of it as a terminal shows.
pub fn screen(session: &Session, reader: Reader, names: Names, now: Instant, size: Size) -> Vec<String> {
    text::board(&view(session, reader, names, now), size)
}

/// What the reader may know, with everything that was said, and the safe state of each span of time: for a page.
pub fn page(session: &Session, reader: Reader, names: Names, now: Instant) -> OperationView {
    let safe = if reader == Reader::Mediator { safe_moments(&session.operation, &session.events).ok() } else { None };
    let safe = safe.unwrap_or_default();
    shown(session, reader, names, now, (&safe, usize::MAX))
}

/// What the reader may know, with the last of what was said: for a board.
pub fn view(session: &Session, reader: Reader, names: Names, now: Instant) -> OperationView {
    shown(session, reader, names, now, (&[], LINES))
}

/// What the reader may know, with everything that was said.
pub fn told(session: &Session, reader: Reader, names: Names, now: Instant) -> OperationView {
    shown(session, reader, names, now, (&[], usize::MAX))
}

/// What the reader may know.
fn shown(
    session: &Session,
    reader: Reader,
    names: Names,
    now: Instant,
    (safe, lines_max): (&[SafeMoment], usize),
) -> OperationView {
    let (operation, state) = (&session.operation, &session.state);
    let asks = reader == Reader::Mediator && operation.charter().kind != OperationKind::Historical;
    let against = if asks { Against::of(operation, state, now) } else { Against::default() };
    let next_in_line = if asks { next_in_line(session) } else { Vec::new() };
    let copy_trouble = session.journal.store.second_copy_trouble().map(|trouble| trouble.to_string());
    let shown = OperationShown {
        adopted: &session.adopted,
        ride_waits: &against.rides,
        gate_waits: &against.gates,
        safe,
        confirmed: session.journal.confirmed(),
        copy_trouble: copy_trouble.as_deref(),
        next_in_line: &next_in_line,
        lines_max,
        ..OperationShown::new(&session.case, operation.charter(), &session.events, now)
    };
    project_operation(&shown, reader, names)
}
