//! Compiles `recorder.c` and runs programs under it: recorded, and with chosen calls made to fail.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::scratch::Scratch;

/// The source beside this file, as it is compiled in.
const SOURCE: &str = include_str!("recorder.c");

/// `ENOSPC` and `EIO`, which have these numbers on every Linux.
pub(crate) const NO_SPACE: i32 = 28;
pub(crate) const FAILED_DISK: i32 = 5;
/// In place of an error: the process ends before the call does anything.
pub(crate) const ENDS: i32 = 0;

/// The compiled recorder.
#[derive(Debug)]
pub(crate) struct Recorder {
    library: PathBuf,
}

/// Which calls of a run are made to fail.
#[derive(Debug, Clone)]
pub(crate) struct Failing {
    /// The first, among those that are counted, from 1.
    pub(crate) from: u64,
    /// What is counted: `w` writes, `c` creations, `s` syncs.
    pub(crate) calls: &'static str,
    /// The error that they get; [`ENDS`] ends the process on the spot.
    pub(crate) error: i32,
    /// The calls after the first fail, too, while this file is there; absent: one call alone fails.
    pub(crate) while_there: Option<PathBuf>,
    /// The first write that fails writes half of its bytes.
    pub(crate) is_short: bool,
}

impl Recorder {
    /// Compiles it into `scratch`; it wants a C compiler, as the crate itself does.
    pub(crate) fn compile(scratch: &Scratch) -> Result<Self, String> {
        let (source, library) = (scratch.path().join("recorder.c"), scratch.path().join("recorder.so"));
        std::fs::write(&source, SOURCE).map_err(|error| format!("cannot write {}: {error}", source.display()))?;
        let compiler = std::env::var_os("CC").unwrap_or_else(|| "cc".into());
        let mut command = Command::new(&compiler);
        command.args(["-O1", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o"]).arg(&library).arg(&source);
        command.args(["-ldl", "-lpthread"]);
        let output = command.output().map_err(|error| format!("the fault tests want a C compiler: {error}"))?;
        if output.status.success() {
            return Ok(Self { library });
        }
        Err(format!("recorder.c does not compile:\n{}", String::from_utf8_lossy(&output.stderr)))
    }

    /// `command`, recorded: what it does to `folder` goes to `trace`, which lies elsewhere.
    pub(crate) fn record(&self, command: &mut Command, folder: &Path, trace: &Path) {
        command.env("LD_PRELOAD", &self.library).env("TAKAS_RECORD_FOLDER", folder).env("TAKAS_RECORD_TRACE", trace);
    }
}

impl Failing {
    /// Makes the calls of a recorded `command` fail.
    pub(crate) fn put_on(&self, command: &mut Command) {
        command.env("TAKAS_FAULT_FROM", self.from.to_string()).env("TAKAS_FAULT_CALLS", self.calls);
        command.env("TAKAS_FAULT_ERRNO", self.error.to_string());
        command.env("TAKAS_FAULT_ENDS", if self.error == ENDS { "1" } else { "0" });
        command.env("TAKAS_FAULT_SHORT", if self.is_short { "1" } else { "0" });
        if let Some(file) = &self.while_there {
            command.env("TAKAS_FAULT_WHILE", file);
        }
    }
}
