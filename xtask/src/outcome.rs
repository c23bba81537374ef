//! How a chore ends when it does not end well, and the exit code that says so.
//!
//! The codes are part of what `cargo xtask help` promises. Cargo's own 101 means that the chores
//! themselves did not compile.

use std::fmt;

/// Exit code: a check ran and found something wrong.
pub(crate) const EXIT_CHECK: u8 = 1;
/// Exit code: the arguments make no sense.
pub(crate) const EXIT_USAGE: u8 = 2;
/// Exit code: a tool, package or file is not there, or could not be run or written.
pub(crate) const EXIT_MISSING: u8 = 3;

/// Why a chore did not do what it was asked; the text says how to mend it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// A check ran and found something wrong.
    Check(String),
    /// The arguments make no sense.
    Usage(String),
    /// Something needed is not there, or could not be run or written.
    Missing(String),
}

impl Failure {
    /// The process exit code for this failure.
    pub(crate) fn exit_code(&self) -> u8 {
        match self {
            Self::Check(_) => EXIT_CHECK,
            Self::Usage(_) => EXIT_USAGE,
            Self::Missing(_) => EXIT_MISSING,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Check(text) | Self::Usage(text) | Self::Missing(text)) = self;
        out.write_str(text)
    }
}
