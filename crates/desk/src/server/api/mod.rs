//! The API for programs, under [`BASE`]: one list of operations, from which its routes and its document are both made, so that there is no route
//! that is not described.
//!
//! - [`operation`]: what an operation is; [`registry`]: all of them; [`document`]: the `OpenAPI` document of them;
//! - [`answer`]: tags of what is read, pages of long lists;
//! - [`once`]: what is asked twice under one key is done once.
//!
//! What it is that is read and done is each part's own.

pub mod answer;
mod document;
mod once;
pub mod operation;
mod registry;

pub use document::document;
pub use registry::routes;

/// Where the API is. What changes so that programs of others would no longer understand it comes under another number.
pub const BASE: &str = "/api/v1";
/// The version of the API: the number above, and how often something was added to it that was not there before.
pub const VERSION: &str = "1.4.0";
/// What an operation takes that says nothing else, in bytes: a signed line has a payload of 49,118 bytes at most, in base64.
pub(in crate::server) const BODY_MAX: usize = 128 << 10;
