//! The Python of the peers: an environment in `target/peers`, made where it is not there yet.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A Python with packages, and the folder in which its scripts lie.
pub(crate) struct Python {
    python: PathBuf,
    folder: PathBuf,
}

impl Python {
    /// The environment `name` with `requirements`.
    pub(crate) fn start(name: &str, requirements: &[&str]) -> Result<Self, String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/peers").join(name);
        std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let python = folder.join("venv/bin/python");
        let (note, wanted) = (folder.join("requirements.txt"), requirements.join("\n"));
        if !std::fs::read_to_string(&note).is_ok_and(|there| there == wanted) {
            eprintln!("making an environment with {} (PyPI)", requirements.join(", "));
            done(Command::new("python3").args(["-m", "venv", "--clear"]).arg(folder.join("venv")))?;
            let mut pip = Command::new(&python);
            done(pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]).args(requirements))?;
            std::fs::write(&note, wanted).map_err(|error| format!("{}: {error}", note.display()))?;
        }
        Ok(Self { python, folder })
    }

    /// The folder.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Runs a script and gives its output.
    pub(crate) fn run(&self, name: &str, script: &str, arguments: &[&str], input: &str) -> Result<String, String> {
        // The name begins so that the script does not hide the package it runs.
        let path = self.folder.join(format!("peer_{name}.py"));
        std::fs::write(&path, script).map_err(|error| format!("{}: {error}", path.display()))?;
        let mut command = Command::new(&self.python);
        command.arg(&path).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().map_err(|error| format!("{}: {error}", path.display()))?;
        let mut asked = child.stdin.take().ok_or("a peer has no input")?;
        let text = input.to_owned();
        // Written beside reading, for both pipes are short.
        let writing = std::thread::spawn(move || asked.write_all(text.as_bytes()));
        let answer = child.wait_with_output().map_err(|error| error.to_string())?;
        let written = writing.join().map_err(|_| "writing to a peer failed".to_owned())?;
        if !answer.status.success() {
            return Err(format!("{name} failed"));
        }
        written.map_err(|error| error.to_string())?;
        Ok(String::from_utf8_lossy(&answer.stdout).into_owned())
    }
}

fn done(command: &mut Command) -> Result<(), String> {
    let status = command.status().map_err(|error| format!("{command:?}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{command:?} failed")) }
}
