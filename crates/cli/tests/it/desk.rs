//! A desk to try the command at: a folder of its own, the built binary, and what came of a run.
//!
//! Runs know nothing of the user's environment: no colours, no terminal, one language.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use takas_formats::CaseFiles;
use takas_model::Case;

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the repository is there")
}

/// An empty folder in which commands run.
pub(crate) struct Desk {
    folder: PathBuf,
}

impl Desk {
    /// A fresh folder of that name. No two tests use the same one.
    pub(crate) fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("it").join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder).expect("an old folder can be removed");
        }
        fs::create_dir_all(&folder).expect("a folder can be made");
        Self { folder }
    }

    /// A desk with these examples on it.
    pub(crate) fn with_examples(name: &str, examples: &[&str]) -> Self {
        let desk = Self::new(name);
        for example in examples {
            copy(&root().join("examples").join(example), &desk.path(example));
        }
        desk
    }

    /// A second desk with everything that is on this one.
    pub(crate) fn copied(&self, name: &str) -> Self {
        let desk = Self::new(name);
        copy(&self.folder, &desk.folder);
        desk
    }

    /// A path on the desk.
    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.folder.join(relative)
    }

    /// Writes a file and the folders above it.
    pub(crate) fn write(&self, relative: &str, content: impl AsRef<[u8]>) {
        let path = self.path(relative);
        fs::create_dir_all(path.parent().expect("it has a folder")).expect("a folder can be made");
        fs::write(path, content).expect("a file can be written");
    }

    /// A file's text.
    pub(crate) fn read(&self, relative: &str) -> String {
        fs::read_to_string(self.path(relative)).unwrap_or_else(|error| panic!("{relative}: {error}"))
    }

    /// Replaces what stands exactly once in a file.
    pub(crate) fn edit(&self, relative: &str, find: &str, replace: &str) {
        let text = self.read(relative);
        assert_eq!(text.matches(find).count(), 1, "`{find}` stands once in {relative}");
        self.write(relative, text.replacen(find, replace, 1));
    }

    /// The paths of all files on the desk, relative, in order.
    pub(crate) fn files(&self) -> Vec<String> {
        let mut found = Vec::new();
        collect(&self.folder, "", &mut found);
        found.sort();
        found
    }

    /// The case of a folder on the desk, read without the command.
    #[track_caller]
    pub(crate) fn case(&self, folder: &str) -> Case {
        let prefix = format!("{folder}/");
        let own = self.files().into_iter().filter_map(|file| file.strip_prefix(&prefix).map(ToOwned::to_owned));
        let files: CaseFiles = own.map(|file| (file.clone(), self.read(&format!("{prefix}{file}")))).collect();
        let reading = takas_formats::read_case(folder, &files);
        reading.case.unwrap_or_else(|| panic!("{folder}: {:#?}", reading.diagnostics))
    }

    /// The command, ready to be run here.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_takas"));
        command.args(arguments).current_dir(&self.folder).stdin(Stdio::null());
        for name in ["RUST_BACKTRACE", "COLUMNS", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "TERM"] {
            command.env_remove(name);
        }
        command.env("LC_ALL", "C.UTF-8");
        command
    }

    /// Runs `takas` with these arguments.
    pub(crate) fn takas(&self, arguments: &[&str]) -> Ran {
        let output = self.command(arguments).output().expect("the binary runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("all output is UTF-8");
        Ran {
            arguments: arguments.iter().map(|&word| word.to_owned()).collect(),
            code: output.status.code(),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }
}

/// What came of a run.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) arguments: Vec<String>,
    /// None when a signal ended it.
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Ran {
    /// Holds that it ended with this code.
    #[track_caller]
    pub(crate) fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "takas {}\n{}\n{}", self.arguments.join(" "), self.stdout, self.stderr);
        self
    }

    /// Holds that something stands in the data.
    #[track_caller]
    pub(crate) fn says(self, words: &str) -> Self {
        assert!(self.stdout.contains(words), "takas {}: no `{words}` in\n{}", self.arguments.join(" "), self.stdout);
        self
    }

    /// Holds that something stands in the talk.
    #[track_caller]
    pub(crate) fn tells(self, words: &str) -> Self {
        assert!(self.stderr.contains(words), "takas {}: no `{words}` in\n{}", self.arguments.join(" "), self.stderr);
        self
    }

    /// Holds that something stands nowhere.
    #[track_caller]
    pub(crate) fn never_says(self, words: &str) -> Self {
        let all = self.all();
        assert!(!all.contains(words), "takas {}: `{words}` in\n{all}", self.arguments.join(" "));
        self
    }

    /// The data as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("takas {}: {error}\n{}", self.arguments.join(" "), self.stdout))
    }

    /// Data and talk.
    pub(crate) fn all(&self) -> String {
        format!("{}\n{}", self.stdout, self.stderr)
    }

    /// The run as a transcript shows it.
    pub(crate) fn shown(&self) -> String {
        let words: Vec<String> = self.arguments.iter().map(|word| quoted(word)).collect();
        let mut out = format!("$ takas {}\n", words.join(" "));
        for (heading, text) in [("stdout", &self.stdout), ("stderr", &self.stderr)] {
            if !text.is_empty() {
                let _ = write!(out, "--- {heading}\n{text}");
                out.push_str(if text.ends_with('\n') { "" } else { "\n(no line end)\n" });
            }
        }
        let code = self.code.map_or_else(|| "ended by a signal".to_owned(), |code| format!("exit {code}"));
        let _ = writeln!(out, "--- {code}");
        out
    }
}

fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_=./".contains(c);
    if word.chars().all(plain) && !word.is_empty() { word.to_owned() } else { format!("'{word}'") }
}

/// Copies a folder with all that is in it.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("a folder can be listed") {
        let entry = entry.expect("an entry can be read");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a file can be copied");
        }
    }
}

fn collect(folder: &Path, prefix: &str, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder can be listed") {
        let entry = entry.expect("an entry can be read");
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{name}/"), found);
        } else {
            found.push(name);
        }
    }
}
