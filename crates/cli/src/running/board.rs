//! What a reader may know of an operation now, as text.

use takas_model::{Act, GateRef, Happened, Instant, OperationKind, Reason, Weight};
use takas_views::operation::SafeMoment;
use takas_views::text::Size;
use takas_views::{Names, OperationShown, OperationView, Reader, project_operation, text};

use super::session::Session;

/// So many of the last events stand on a board.
const LINES: usize = 12;

/// All of it.
pub(crate) fn whole(session: &Session, reader: Reader, names: Names, now: Instant, columns: usize) -> String {
    text::operation(&view(session, reader, names, now), columns)
}

/// As much of it as a terminal shows.
pub(crate) fn screen(session: &Session, reader: Reader, names: Names, now: Instant, size: Size) -> Vec<String> {
    text::board(&view(session, reader, names, now), size)
}

/// What the reader may know, with everything that was said, and the safe state of each span of time: for a page.
pub(crate) fn page(session: &Session, reader: Reader, names: Names, now: Instant) -> OperationView {
    let safe = if reader == Reader::Mediator { safe(session) } else { Vec::new() };
    shown(session, reader, names, now, (&safe, usize::MAX))
}

/// Where everybody was safe, from moment to moment, since the plan in force was adopted.
fn safe(session: &Session) -> Vec<SafeMoment> {
    let operation = &session.operation;
    let mut state = operation.begin();
    let mut moments: Vec<SafeMoment> = Vec::new();
    for event in &session.events {
        let is_another =
            matches!(&event.what, Happened::Said(said, Weight::Counts) if matches!(said.act, Act::Adopt(_)));
        if operation.apply(&mut state, event).is_err() {
            break;
        }
        if is_another {
            moments.clear();
        }
        let now = operation.safe_now(&state);
        let units: Vec<_> = now.units.iter().map(|one| (one.unit, one.place, one.hands)).collect();
        let completed: Vec<usize> = now.completed.into_iter().collect();
        if moments.last().is_none_or(|last| (&last.units, &last.completed) != (&units, &completed)) {
            // Of several states at one moment the last one holds.
            moments.retain(|last| last.from < event.at);
            moments.push(SafeMoment { from: event.at, units, completed });
        }
    }
    moments
}

fn view(session: &Session, reader: Reader, names: Names, now: Instant) -> OperationView {
    shown(session, reader, names, now, (&[], LINES))
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
    let target = operation.target(state);
    let (mut rides, mut gates): (Vec<Vec<Reason>>, Vec<Vec<Reason>>) = (Vec::new(), Vec::new());
    if asks {
        rides = (0..target.plan.trips.len()).map(|trip| operation.what_stands_against_board(state, trip)).collect();
        let all = (0..target.handover.gates.len()).map(GateRef::new);
        gates = all.map(|gate| operation.what_stands_against_release(state, gate, now)).collect();
    }
    let shown = OperationShown {
        adopted: &session.adopted,
        ride_waits: &rides,
        gate_waits: &gates,
        safe,
        lines_max,
        ..OperationShown::new(&session.case, operation.charter(), &session.events, now)
    };
    project_operation(&shown, reader, names)
}
