//! Desks that are killed while a team works at them: the short form is a test, the long one `cargo xtask faults desks`.

mod after;
pub(crate) mod day;
mod desks;
mod taken;
mod viewer;
mod visitor;
mod words;

#[path = "../../desk/tests/it/live/ankara.rs"]
#[expect(dead_code, reason = "the tests of the desk want more of it")]
mod ankara;
#[path = "../../desk/tests/it/accounts/authenticator.rs"]
mod authenticator;
