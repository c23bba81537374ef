//! The programs of a PostgreSQL server, for the tests of the store, which start one of their own and stop it.

use std::path::{Path, PathBuf};

use super::{Problem, debian};
use crate::shell;

/// Where Debian puts them: a folder for each version, not on PATH.
const DEBIAN: &str = "/usr/lib/postgresql";

/// The oldest version that the store takes.
const VERSION_MIN: u32 = 15;

/// Installs PostgreSQL if its programs are not there.
pub(crate) fn prepare(root: &Path) -> Result<(), Problem> {
    if is_there() {
        return Ok(());
    }
    let installed = debian::install(root, &["postgresql"]);
    if is_there() {
        return Ok(());
    }
    let why = installed.err().unwrap_or_else(|| "the package brought no server of version 15 or newer".to_owned());
    Err(Problem {
        what: format!("no PostgreSQL for the tests of the store: {why}"),
        mend: "install PostgreSQL 15 or newer by hand, with `initdb` on PATH".to_owned(),
    })
}

/// On PATH its version is not asked for: whoever put it there chose it.
fn is_there() -> bool {
    shell::find_on_path(&["initdb"]).is_some() || newest(Path::new(DEBIAN)).is_some()
}

/// The folder with the programs of the newest version below `folder`, if it is new enough.
fn newest(folder: &Path) -> Option<PathBuf> {
    let versions = std::fs::read_dir(folder).ok()?.flatten().filter_map(|entry| {
        let version: u32 = entry.file_name().to_string_lossy().parse().ok()?;
        let programs = entry.path().join("bin");
        (version >= VERSION_MIN && programs.join("initdb").is_file()).then_some((version, programs))
    });
    versions.max().map(|(_, programs)| programs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_version_that_will_do_is_found() {
        let folder = std::env::temp_dir().join(format!("takas-setup-{}", std::process::id()));
        for version in ["9.6", "14", "15", "17", "readme"] {
            let programs = folder.join(version).join("bin");
            std::fs::create_dir_all(&programs).expect("made");
            if version != "17" {
                std::fs::write(programs.join("initdb"), "").expect("written");
            }
        }
        assert_eq!(newest(&folder), Some(folder.join("15").join("bin")));
        assert_eq!(newest(&folder.join("14")), None);
        std::fs::remove_dir_all(&folder).expect("removed");
    }
}
