//! Plain text for the terminal. No colour; aligned by display width; readable from 80 columns on.

mod layout;
mod mediator;
mod party;
mod why;

pub use mediator::mediator;
pub use party::party;
