//! What ends a command early, its words and its exit code.

use std::path::PathBuf;

use takas_clearing::ClearingError;
use takas_ledger::LedgerError;
use takas_store::StoreError;
use thiserror::Error;

use crate::exit;
use crate::folder::FileError;

/// Why a command ended early.
#[derive(Debug, Error)]
pub enum Failure {
    /// A file or folder.
    #[error(transparent)]
    Files(#[from] FileError),
    /// Mistakes in the case's files or in a question; they have been reported already.
    #[error("{0}")]
    Mistakes(String),
    /// Something asked for on the command line is not there.
    #[error("{0}")]
    Usage(String),
    /// Numbers too large.
    #[error("{0}; make the quantities, weights or values of the case smaller")]
    Clearing(#[from] ClearingError),
    /// The judge refuses what the engine found: our defect.
    #[error(
        "the judge refuses {what}: {fault}\n  This is a defect of Takas: nothing is shown. Please report it with the case, if you may."
    )]
    Refused {
        /// What.
        what: &'static str,
        /// Why.
        fault: String,
    },
    /// An operation or its record cannot be gone on with.
    #[error("{0}")]
    Record(String),
    /// What another desk has written cannot be followed: what is known here may be behind it.
    #[error("what another desk has written cannot be followed, so that nothing is decided here: {0}")]
    Lost(String),
    /// The store.
    #[error("the store: {0}")]
    Store(#[from] StoreError),
    /// The record's bytes.
    #[error("the record: {0}")]
    Ledger(#[from] LedgerError),
    /// A desk on another machine.
    #[error("the desk {0}")]
    Desk(String),
    /// Another process runs operations in the store.
    #[error(
        "{}: another process runs an operation in this store; end it first, or use a store on PostgreSQL, which several can share",
        _0.display()
    )]
    Busy(PathBuf),
    /// A limit or Ctrl-C came before any answer.
    #[error("a limit came before any answer; give it more --time or --work")]
    NoAnswer,
    /// No random salt could be had.
    #[error("the system gives no random numbers: {0}")]
    Random(getrandom::Error),
    /// Standard output could not be written.
    #[error("standard output cannot be written: {0}")]
    Output(std::io::Error),
}

impl Failure {
    /// The exit code.
    pub fn code(&self) -> u8 {
        match self {
            Self::Files(_) | Self::Random(_) | Self::Output(_) | Self::Store(_) | Self::Busy(_) | Self::Desk(_) => {
                exit::FILES
            }
            Self::Record(_) | Self::Lost(_) | Self::Ledger(_) => exit::UNSOUND,
            Self::Mistakes(_) | Self::Clearing(_) => exit::MISTAKES,
            Self::Usage(_) => exit::USAGE,
            Self::NoAnswer => exit::INTERRUPTED,
            Self::Refused { .. } => exit::DEFECT,
        }
    }
}
