//! Where the programs of a PostgreSQL server are. Nothing is run and nothing installed here.
//!
//! It needs nothing but the standard library: the tests of the store, its faults and `cargo xtask setup` each take this file in
//! by its path, so that what one of them finds the others find, too.

use std::path::{Path, PathBuf};

/// Where Debian puts them: a folder for each version, not on PATH.
const DEBIAN: &str = "/usr/lib/postgresql";

/// The oldest version that the store takes.
const VERSION_MIN: u32 = 15;

/// What is used of them.
const NAMES: [&str; 6] = ["initdb", "pg_basebackup", "pg_ctl", "pg_isready", "postgres", "psql"];

/// The folder that holds them, by PATH or where Debian puts it, the newest first. On PATH their version is not asked for: whoever put
/// them there chose it.
pub(crate) fn folder() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let on_path = std::env::split_paths(&path).find(|folder| is_complete(folder));
    on_path.or_else(|| newest(Path::new(DEBIAN)))
}

/// The folder with the programs of the newest version below `folder`, if it is new enough.
pub(crate) fn newest(folder: &Path) -> Option<PathBuf> {
    let versions = std::fs::read_dir(folder).ok()?.flatten().filter_map(|entry| {
        let version: u32 = entry.file_name().to_string_lossy().parse().ok()?;
        let programs = entry.path().join("bin");
        (version >= VERSION_MIN && is_complete(&programs)).then_some((version, programs))
    });
    versions.max().map(|(_, programs)| programs)
}

/// A folder may have some of them alone: a client without a server.
fn is_complete(folder: &Path) -> bool {
    NAMES.iter().all(|name| folder.join(name).is_file())
}
