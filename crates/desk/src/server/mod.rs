//! The desk as a server: pages, live events, sign-in, authorisation. `takas serve` starts it.
//!
//! - [`app`]: what every request shares;
//! - [`router`]: every route, on one page;
//! - [`apart`]: where a handler waits;
//! - [`http`]: what every request and answer goes through: headers, limits, tokens, errors; and the listener;
//! - [`accounts`]: who works here: invitations, passkeys, devices, sessions;
//! - [`policy`]: who may do what, by policies that can be read;
//! - `sealing`: what is sealed under them;
//! - [`vault`]: keys at rest: locked until somebody opens them;
//! - [`cabinet`]: the files of a case, read and written;
//! - `ways`: the ways to open the desk;
//! - [`deals`]: deals, and rounds of proposals;
//! - `lists`: lists of persons, side by side;
//! - [`live`]: operations that run;
//! - [`field`]: what officers take along where there is no network, and sheets of paper;
//! - [`talks`]: the page of a case, its contacts, its positions;
//! - [`work`]: what takes longer than a page may take, in the background;
//! - [`api`]: everything that programs may ask, described;
//! - [`opening`]: what is under the keys, put together;
//! - `plans`: saved plans: shown, compared, approved, printed;
//! - [`words`]: what pages say, in six languages.
//!
//! Rendering is done by `views` where it decides what a party may know, and by templates here for all around it.

pub mod accounts;
pub mod apart;
pub mod api;
pub mod app;
pub mod cabinet;
pub mod deals;
pub mod field;
pub mod http;
pub(in crate::server) mod lists;
pub mod live;
pub mod opening;
pub mod plans;
pub mod policy;
pub mod role;
pub mod router;
mod sealing;
pub mod talks;
pub mod vault;
pub(in crate::server) mod ways;
pub mod words;
pub mod work;

pub use apart::apart;
pub use app::{App, Settings};
pub use http::start::{Start, start};
