//! Running other programs: the one place that starts a process.
//!
//! No shell is ever involved, no program gets our standard input, and none sees the variables that
//! cargo set to describe *this* package, which would make other packages rebuild for nothing.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::outcome::Failure;

/// What a program printed, and whether it ended with zero.
pub(crate) struct Captured {
    pub(crate) good: bool,
    pub(crate) stdout: Vec<u8>,
    pub(crate) stderr: String,
}

/// A program to be run in `folder`.
pub(crate) fn program(name: impl AsRef<OsStr>, folder: &Path) -> Command {
    let mut command = Command::new(name);
    command.current_dir(folder).stdin(Stdio::null());
    for (key, _) in std::env::vars_os() {
        let key_text = key.to_string_lossy();
        if key_text.starts_with("CARGO_PKG_") || key_text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&key);
        }
    }
    command
}

/// The cargo that runs us, or the one on PATH, to be run in `folder` with `arguments`.
pub(crate) fn cargo(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), folder);
    command.args(arguments);
    command
}

/// Runs to the end with output going straight through; true when it ended with zero.
pub(crate) fn run(command: &mut Command) -> Result<bool, Failure> {
    command.status().map(|status| status.success()).map_err(|error| cannot_run(command, &error))
}

/// Runs to the end and keeps what was printed.
pub(crate) fn capture(command: &mut Command) -> Result<Captured, Failure> {
    let output = command.output().map_err(|error| cannot_run(command, &error))?;
    Ok(Captured {
        good: output.status.success(),
        stdout: output.stdout,
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    })
}

/// True when the program can be run and ends with zero; prints nothing.
pub(crate) fn answers(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// The failure for a program that could not be started.
pub(crate) fn cannot_run(command: &Command, error: &io::Error) -> Failure {
    Failure::Missing(format!("Cannot run `{}`: {error}.", shown(command)))
}

/// The command as one would type it, for messages.
pub(crate) fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str());
    let words: Vec<_> = std::iter::once(name).chain(command.get_args()).map(OsStr::to_string_lossy).collect();
    words.join(" ")
}

/// The first of `names` that is a file in a folder of PATH.
pub(crate) fn find_on_path(names: &[&str]) -> Option<PathBuf> {
    find_in(names, &std::env::var_os("PATH")?)
}

fn find_in(names: &[&str], path: &OsStr) -> Option<PathBuf> {
    let folders: Vec<PathBuf> = std::env::split_paths(path).collect();
    names.iter().find_map(|name| folders.iter().map(|folder| folder.join(name)).find(|file| file.is_file()))
}

/// True when the variable CI says that nobody is watching: set, and not to `false`, `0` or nothing.
pub(crate) fn in_ci() -> bool {
    means_ci(std::env::var("CI").ok().as_deref())
}

fn means_ci(value: Option<&str>) -> bool {
    !matches!(value, None | Some("" | "0" | "false"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ci_is_what_is_set_and_not_denied() {
        for (value, expected) in
            [(None, false), (Some(""), false), (Some("0"), false), (Some("false"), false), (Some("true"), true)]
        {
            assert_eq!(means_ci(value), expected, "{value:?}");
        }
    }

    #[test]
    fn a_program_that_is_not_there_is_reported_by_name() {
        let mut command = program("no-such-program-here", Path::new("."));
        command.arg("--version");
        let Err(failure) = run(&mut command) else { panic!("it ran") };
        assert!(failure.to_string().contains("no-such-program-here --version"), "{failure}");
        assert!(!answers(&mut command));
    }

    #[test]
    fn the_first_name_wins_over_the_first_folder() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let path = std::env::join_paths([here.join("src"), here.to_owned()]).unwrap();
        assert_eq!(find_in(&["absent", "Cargo.toml", "main.rs"], &path), Some(here.join("Cargo.toml")));
        assert_eq!(find_in(&["absent"], &path), None);
    }
}
