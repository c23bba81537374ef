//! The limits of the engine, on the command line.

use clap::Args;

use super::{seconds, whole};

/// Limits of the engine. They hold for the whole command.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct LimitArguments {
    /// Stop after so many seconds with the best so far
    #[arg(long, value_name = "SECONDS", value_parser = seconds, allow_negative_numbers = true)]
    pub(crate) time: Option<f64>,
    /// Stop after so many units of work: the same answer on every machine
    #[arg(long, value_name = "UNITS", value_parser = whole, allow_negative_numbers = true)]
    pub(crate) work: Option<u64>,
    /// Memory for open nodes and proofs, in megabytes
    #[arg(long, value_name = "MEGABYTES", default_value_t = 2048, value_parser = whole, allow_negative_numbers = true)]
    pub(crate) memory: u64,
    /// No progress on standard error
    #[arg(long)]
    pub(crate) quiet: bool,
}
