//! The shell of Takas as a library: files, clock, keys, and the operation that is run. Commands and pages stand on it.
//!
//! - [`dossier`]: the files of a case, wherever they lie; [`folder`]: in a folder;
//! - [`reading`], [`talks`], [`kept`]: a case's mistakes, its rounds, deals and plans;
//! - [`deals`]: what the engine finds about a case, judged; proposals and answers;
//! - [`planning`]: from a deal to a plan that the judge has passed; [`rehearsing`]: a plan tried out many times;
//! - [`lists`]: lists of persons laid side by side, decisions about them, screening;
//! - [`running`]: an operation: what is said goes through the engine, into the store, and only then counts;
//! - `remote`: a desk on another machine, with the feature `server`;
//! - [`speech`]: what is told to whoever started the program;
//! - [`failure`], [`exit`]: what ends something early, in words and as an exit code.

/// Talks to standard error, a line at a time, unless [`speech::hush`] was called. That nobody listens any more (`takas … 2>&1 | head`) is
/// no failure.
#[macro_export]
macro_rules! tell {
    ($($words:tt)*) => {{
        if !$crate::speech::is_hushed() {
            use std::io::Write as _;
            let _ = writeln!(std::io::stderr(), $($words)*);
        }
    }};
}

pub mod deals;
pub mod dossier;
mod excerpt;
pub mod exit;
pub mod failure;
pub mod folder;
pub mod interrupt;
pub mod kept;
pub mod lists;
pub mod planning;
pub mod reading;
pub mod rehearsing;
#[cfg(feature = "server")]
pub mod remote;
pub mod running;
#[cfg(feature = "server")]
pub mod server;
pub mod speech;
pub mod talks;
