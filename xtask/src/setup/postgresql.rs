//! The programs of a PostgreSQL server, for the tests of the store, which start one of their own and stop it.

#[path = "../../../crates/store/harm/programs.rs"]
mod programs;

use std::path::Path;

use super::{Problem, debian};

/// Installs PostgreSQL if its programs are not there.
pub(crate) fn prepare(root: &Path) -> Result<(), Problem> {
    if programs::folder().is_some() {
        return Ok(());
    }
    let installed = debian::install(root, &["postgresql"]);
    if programs::folder().is_some() {
        return Ok(());
    }
    let why = installed.err().unwrap_or_else(|| "the package brought no server of version 15 or newer".to_owned());
    Err(Problem {
        what: format!("no PostgreSQL for the tests of the store: {why}"),
        mend: "install PostgreSQL 15 or newer by hand, with `initdb` on PATH".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::programs::newest;

    #[test]
    fn the_newest_version_that_will_do_is_found() {
        let folder = std::env::temp_dir().join(format!("takas-setup-{}", std::process::id()));
        for version in ["9.6", "14", "15", "17", "readme"] {
            let programs = folder.join(version).join("bin");
            std::fs::create_dir_all(&programs).expect("made");
            // Of the newest there is the client alone.
            let names = ["initdb", "pg_basebackup", "pg_ctl", "pg_isready", "postgres", "psql"];
            for name in &names[if version == "17" { 5.. } else { 0.. }] {
                std::fs::write(programs.join(name), "").expect("written");
            }
        }
        assert_eq!(newest(&folder), Some(folder.join("15").join("bin")));
        assert_eq!(newest(&folder.join("14")), None);
        std::fs::remove_dir_all(&folder).expect("removed");
    }
}
