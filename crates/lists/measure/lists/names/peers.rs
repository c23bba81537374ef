//! What others find on the same rows, in Python: `peers.py`.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::rows::Set;

/// What is installed.
const REQUIREMENTS: &[&str] =
    &["anyascii==0.3.3", "nomenklatura==4.17.4", "numpy==2.4.6", "rapidfuzz==3.14.6", "scipy==1.17.1"];

/// A Python with the peers.
pub(crate) struct Peers {
    python: PathBuf,
    script: PathBuf,
}

impl Peers {
    /// Makes the environment where it is not there yet.
    pub(crate) fn start() -> Result<Self, String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/peers/lists");
        std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let python = folder.join("venv/bin/python");
        if !python.is_file() {
            done(Command::new("python3").args(["-m", "venv"]).arg(folder.join("venv")))?;
        }
        done(
            Command::new(&python)
                .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
                .args(REQUIREMENTS),
        )?;
        let script = folder.join("peers.py");
        std::fs::write(&script, include_str!("peers.py")).map_err(|error| format!("{}: {error}", script.display()))?;
        Ok(Self { python, script })
    }

    /// The best peer and the share of rows it assigns right; all of them are told as they come.
    pub(crate) fn best(&self, set: &Set, logic: bool) -> Result<(String, f64), String> {
        let mut command = Command::new(&self.python);
        command.arg(&self.script).args(logic.then_some("logic"));
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().map_err(|error| error.to_string())?;
        let mut asked = child.stdin.take().ok_or("the peers have no input")?;
        for row in &set.rows {
            writeln!(asked, "{}\t{}", row.left, row.right).map_err(|error| error.to_string())?;
        }
        drop(asked);
        let answer = child.wait_with_output().map_err(|error| error.to_string())?;
        let text = String::from_utf8_lossy(&answer.stdout);
        let mut best: Option<(String, f64)> = None;
        for line in text.lines() {
            println!("<!-- {}: {line} -->", set.title);
            let mut cells = line.split('\t');
            let (Some(name), Some(share)) = (cells.next(), cells.next()) else { continue };
            let Ok(share) = share.parse::<f64>() else { continue };
            if best.as_ref().is_none_or(|(_, before)| share > *before) {
                best = Some((name.to_owned(), share));
            }
        }
        best.ok_or_else(|| "the peers said nothing".to_owned())
    }
}

fn done(command: &mut Command) -> Result<(), String> {
    let status = command.status().map_err(|error| format!("{command:?}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{command:?} failed")) }
}
