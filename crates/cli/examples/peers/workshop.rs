//! Where the bench works: `target/peers`, Python environments from `PyPI`, scripts, the release build of `takas`.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::measure::{Answer, Side};

/// The folder of the bench and the program that is measured.
pub(crate) struct Workshop {
    root: PathBuf,
    folder: PathBuf,
    takas: PathBuf,
    own: PathBuf,
}

impl Workshop {
    /// Makes the folder and builds `takas`, optimised.
    pub(crate) fn open() -> Result<Self, String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let root = root.canonicalize().map_err(|error| format!("{}: {error}", root.display()))?;
        // This program is target/release/examples/peers: `takas` is built into the folder above it.
        let own = std::env::current_exe().map_err(|error| error.to_string())?;
        let release = own.parent().and_then(Path::parent).ok_or("this program is in no folder of cargo's")?.to_owned();
        let target = release.parent().ok_or("this program is in no target folder")?;
        let folder = target.join("peers");
        std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut build = Command::new(cargo);
        build.current_dir(&root).args(["build", "--release", "--package", "takas-cli", "--bin", "takas"]);
        done(build.arg("--target-dir").arg(target))?;
        Ok(Self { takas: release.join("takas"), own, root, folder })
    }

    /// The page of the results.
    pub(crate) fn page(&self) -> PathBuf {
        self.root.join("benches/peers.md")
    }

    /// The release build of the command.
    pub(crate) fn takas(&self) -> &Path {
        &self.takas
    }

    /// A path in the folder of the bench; its folders are made.
    pub(crate) fn file(&self, name: &str) -> Result<PathBuf, String> {
        let path = self.folder.join(name);
        let parent = path.parent().unwrap_or(&self.folder);
        std::fs::create_dir_all(parent).map_err(|error| format!("{}: {error}", parent.display()))?;
        Ok(path)
    }

    /// Lays a script of Python down. Its name begins with `peer_`, so that it does not hide the package it runs.
    pub(crate) fn script(&self, name: &str, text: &str) -> Result<PathBuf, String> {
        let path = self.file(&format!("scripts/peer_{name}.py"))?;
        std::fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(path)
    }

    /// The Python of a virtual environment with these requirements (`highspy==1.16.0`), made where it is not yet there.
    pub(crate) fn python(&self, name: &str, requirements: &[&str]) -> Result<PathBuf, String> {
        let folder = self.folder.join(format!("venv-{name}"));
        let python = folder.join("bin/python");
        let note = folder.join("requirements.txt");
        let wanted = requirements.join("\n");
        if std::fs::read_to_string(&note).is_ok_and(|there| there == wanted) {
            return Ok(python);
        }
        eprintln!("peers:   making an environment with {} (PyPI)", requirements.join(", "));
        done(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder))?;
        done(self.pip(&python, &["install", "--quiet", "--retries", "5"]).args(requirements))?;
        std::fs::write(&note, wanted).map_err(|error| format!("{}: {error}", note.display()))?;
        Ok(python)
    }

    /// Fetches the source distribution of a requirement and unpacks it: the folder. Made where it is not yet there.
    pub(crate) fn source(&self, python: &Path, name: &str, version: &str) -> Result<PathBuf, String> {
        let folder = self.folder.join(format!("{name}-{version}"));
        if !folder.is_dir() {
            let requirement = format!("{name}=={version}");
            let mut fetch = self.pip(python, &["download", "--quiet", "--no-deps", "--no-binary", ":all:", "--dest"]);
            done(fetch.arg(&self.folder).arg(&requirement))?;
            let archive = self.folder.join(format!("{name}-{version}.tar.gz"));
            done(Command::new("tar").arg("xzf").arg(archive).arg("--directory").arg(&self.folder))?;
        }
        Ok(folder)
    }

    fn pip(&self, python: &Path, words: &[&str]) -> Command {
        let mut pip = Command::new(python);
        pip.args(["-m", "pip", "--disable-pip-version-check"]).args(words).current_dir(&self.folder);
        pip
    }

    /// The Takas side that runs the command with these arguments.
    pub(crate) fn takas_side(&self, arguments: Vec<OsString>, read: fn(&str) -> Option<Answer>) -> Side {
        Side { name: "Takas".to_owned(), program: self.takas.clone(), arguments, read }
    }

    /// The version of the command, `takas 0.1.0`.
    pub(crate) fn version(&self) -> String {
        let output = Command::new(self.takas()).arg("--version").output();
        output.map_or_else(|_| "takas".to_owned(), |output| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// The Takas side that is this program itself: it calls `ROW.own` of this row with these arguments.
    pub(crate) fn own(&self, row: &str, arguments: Vec<OsString>, read: fn(&str) -> Option<Answer>) -> Side {
        let first = ["--own", row].map(OsString::from);
        let arguments = first.into_iter().chain(arguments).collect();
        Side { name: "Takas".to_owned(), program: self.own.clone(), arguments, read }
    }
}

pub(crate) fn put(path: &Path, text: &str) -> Result<(), String> {
    std::fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

/// The versions of these packages as they are installed, `highspy 1.16.0`, and of Python.
pub(crate) fn versions(python: &Path, packages: &[&str]) -> Result<Vec<String>, String> {
    let ask = "import sys, platform, importlib.metadata as m\n\
               for name in sys.argv[1:]: print(name, m.version(name))\n\
               print('Python', platform.python_version())";
    let output = Command::new(python).args(["-c", ask]).args(packages).output();
    let output = output.map_err(|error| format!("{}: {error}", python.display()))?;
    Ok(String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect())
}

fn done(command: &mut Command) -> Result<(), String> {
    let shown = command.get_program().to_string_lossy().into_owned();
    match command.stdout(std::io::stderr()).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{shown} ended with {status}")),
        Err(error) => Err(format!("{shown}: {error}")),
    }
}
