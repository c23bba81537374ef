//! The arguments of `takas cases`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// Where a desk keeps what lies in it, and what opens its keys.
#[derive(Debug, Args)]
pub(crate) struct DeskPlace {
    /// The store: a file, or postgres://…
    #[arg(long, value_name = "WHERE", default_value = "takas-desk/store.sqlite")]
    pub(crate) store: String,
    /// The folder of the desk's keys
    #[arg(long, value_name = "FOLDER", default_value = "takas-desk.keys")]
    pub(crate) keys: PathBuf,
    /// Open the keys with the passphrase that is the first line of this file
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    /// Open the keys with this key file
    #[arg(long, value_name = "FILE", conflicts_with = "passphrase_file")]
    pub(crate) key_file: Option<PathBuf>,
}

/// `takas cases`.
#[derive(Debug, Subcommand)]
pub(crate) enum CasesCommand {
    /// List the cases that lie in a desk's cabinet
    List {
        #[command(flatten)]
        /// Where.
        place: DeskPlace,
    },
    /// Write a case of a desk into a folder that is made for it
    TakeOut {
        /// The case: its short name, or the 32 digits that stand in addresses
        case: String,
        /// The folder to make
        folder: PathBuf,
        #[command(flatten)]
        /// Where.
        place: DeskPlace,
    },
}
