//! What a reader may know of an operation now, as text.

use takas_model::{GateRef, Instant, OperationKind, Reason};
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

/// What the reader may know.
pub(crate) fn view(session: &Session, reader: Reader, names: Names, now: Instant) -> OperationView {
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
        lines_max: LINES,
        ..OperationShown::new(&session.case, operation.charter(), &session.events, now)
    };
    project_operation(&shown, reader, names)
}
