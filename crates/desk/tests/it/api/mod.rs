//! The API for programs: its document, tokens over real sockets, what is done once, and other people's programs that try it out.

mod document;
mod once;
mod remote;
mod schemathesis;
mod world;
