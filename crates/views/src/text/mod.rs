//! Plain text for the terminal. No colour; aligned by display width; readable from 80 columns on.

mod board;
mod chances;
mod contacts;
mod landscape;
mod layout;
mod leg;
mod lists;
mod mediator;
mod operation;
mod party;
mod plan;
mod reconciliation;
mod rehearsal;
mod rounds;
mod sequence;
mod why;

pub use board::{
    Size, board, gate_state, gate_state_beside_sides, request_in_words, ride_state, travels_in_words, whereabouts,
};
pub use chances::{chances, liaison};
pub use contacts::contacts;
pub use leg::leg;
pub use mediator::mediator;
pub use operation::{event_line, operation, progress, stage};
pub use party::party;
pub use plan::{party_plan, plan, plan_change};
pub use reconciliation::{changes, pair, party_sheet, reconciliation, screening, settlement, statuses};
pub use rehearsal::rehearsal;
pub use rounds::{party_rounds, rounds};
pub use sequence::{party_sequence, sequence};

/// Columns that a text takes.
pub(crate) fn columns(text: &str) -> usize {
    layout::width(text)
}

/// Lines of at most so many columns.
pub(crate) fn wrapped(text: &str, columns: usize) -> Vec<String> {
    layout::wrap(text, columns)
}
