//! Who may do what, by policies that can be read. What no policy permits is denied.
//!
//! - [`action`], [`object`]: what can be asked: an action, and the compartment of a case that it is about, in the state that the case is in;
//! - [`rules`]: the policies, `policies/desk.cedar`, and their decisions;
//! - [`asking`]: what a route asks: whether somebody who is signed in may, which is written to the access log;
//! - [`door`]: the same for operations;
//! - [`access`]: who asked for what, and what came of it; [`grave`] sees that it is on the disk in time; [`pages`] shows it to the lead.
//!
//! A policy says who may see a page or hand in a command at all. What stands on the page is the projection's to say (`views`), and whether a
//! command counts is the engine's (`docs/reference/run.md`): each decides again, with what it knows.

pub mod access;
pub mod action;
pub mod asking;
pub mod door;
pub mod grave;
pub mod object;
pub mod pages;
pub mod rules;

pub use access::{AccessLog, Asked};
pub use action::Action;
pub use asking::{Asking, Denied};
pub use door::Doorkeeper;
pub use object::{CaseState, Compartment, Object};
pub use rules::Policy;
