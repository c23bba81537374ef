//! The API for programs: its document, tokens over real sockets, what is done once, and other people's programs that try it out.

mod document;
mod fuzz;
mod once;
#[path = "../../../harm/open.rs"]
mod open;
mod remote;
#[path = "../../../harm/requests.rs"]
mod requests;
mod schemathesis;
pub(crate) mod world;
