//! The desk as a server: pages, live events, sign-in, authorisation. `takas serve` starts it.
//!
//! - [`app`]: what every request shares;
//! - [`router`]: every route, on one page;
//! - [`http`]: what every request and answer goes through: headers, limits, tokens, errors; and the listener;
//! - [`accounts`]: who works here: invitations, passkeys, devices, sessions;
//! - [`policy`]: who may do what, by policies that can be read;
//! - [`vault`]: keys at rest: locked until somebody opens them;
//! - [`cabinet`]: the files of a case, read and written;
//! - `keys`: the ways to open the desk;
//! - [`live`]: operations that run;
//! - [`opening`]: what is under the keys, put together;
//! - [`words`]: what pages say, in six languages.
//!
//! Rendering is done by `views` where it decides what a party may know, and by templates here for all around it.

pub mod accounts;
pub mod app;
pub mod cabinet;
pub mod http;
pub(in crate::server) mod keys;
pub mod live;
pub mod opening;
pub mod policy;
pub mod role;
pub mod router;
pub mod vault;
pub mod words;

pub use app::{App, Settings};
pub use http::start::{Start, start};
