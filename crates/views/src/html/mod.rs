//! Self-contained pages: one file, own style, no script, nothing fetched. A page opens offline and prints on A4.
//!
//! Every string of a view passes through `escape` on its way into a page.

mod chances;
pub(crate) mod escape;
mod landscape;
mod lists;
mod mediator;
mod moves;
mod page;
mod party;
mod rounds;
mod sequence;
mod why;

pub use chances::chances;
pub use mediator::mediator;
pub use party::party;
pub use rounds::{party_rounds, rounds};
pub use sequence::{party_sequence, sequence};
