//! Options that many commands share: how something is shown, when it is meant, whether progress is told.

use std::path::PathBuf;

use clap::Args;
use takas_views::Names;

/// How something is shown.
#[derive(Debug, Clone, Args)]
pub(crate) struct Shown {
    /// Write JSON to standard output (docs/reference/schema says what stands in it)
    #[arg(long)]
    pub(crate) json: bool,
    /// Write one self-contained page that opens offline and prints
    #[arg(long, value_name = "FILE")]
    pub(crate) html: Option<PathBuf>,
    #[command(flatten)]
    /// By which names.
    pub(crate) hidden: Hidden,
}

impl Shown {
    /// By which names people stand there.
    pub(crate) fn names(&self) -> Names {
        self.hidden.names()
    }
}

/// By which names people stand in what is shown.
#[derive(Debug, Clone, Args)]
pub(crate) struct Hidden {
    /// Show pseudonyms instead of people's names, and nothing that tells who they are
    #[arg(long)]
    pub(crate) pseudonyms: bool,
}

impl Hidden {
    /// The same, as views take it.
    pub(crate) fn names(&self) -> Names {
        if self.pseudonyms { Names::Pseudonyms } else { Names::Real }
    }
}

/// When something is meant.
#[derive(Debug, Clone, Args)]
pub(crate) struct When {
    /// At which time: with an offset, or of the case's zone, which is UTC where there is no case; left out: now
    #[arg(long, value_name = "TIME")]
    pub(crate) at: Option<String>,
}

/// Whether progress is told.
#[derive(Debug, Clone, Args)]
pub(crate) struct Progress {
    /// No progress on standard error
    #[arg(long)]
    pub(crate) quiet: bool,
}
