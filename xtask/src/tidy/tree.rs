//! The files of the repository as git knows them: tracked, and new ones that are not ignored.
//!
//! New files count so that a finding is seen before the commit and not after it.

use std::path::Path;

use crate::outcome::Failure;
use crate::shell;

/// Files larger than this are not read, only measured.
pub(crate) const READ_LIMIT_BYTES: u64 = 4 * 1024 * 1024;

/// One file.
#[derive(Debug)]
pub(crate) struct File {
    /// Path from the root, with `/`.
    pub(crate) path: String,
    /// The content, where it is text and not too large.
    pub(crate) text: Option<String>,
    pub(crate) bytes: u64,
    pub(crate) tracked: bool,
}

/// All files, by path.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    pub(crate) files: Vec<File>,
}

impl Tree {
    /// Reads what git lists at `root`.
    pub(crate) fn read(root: &Path) -> Result<Self, Failure> {
        let mut files = Vec::new();
        for (flags, tracked) in [(&["--cached"][..], true), (&["--others", "--exclude-standard"][..], false)] {
            for path in listed(root, flags)? {
                files.extend(read_file(root, path, tracked));
            }
        }
        files.sort_by(|one, other| one.path.cmp(&other.path));
        files.dedup_by(|one, other| one.path == other.path);
        Ok(Self { files })
    }

    /// The text of the file at `path`.
    pub(crate) fn text(&self, path: &str) -> Option<&str> {
        self.files.iter().find(|file| file.path == path)?.text.as_deref()
    }

    /// All Rust files with their texts.
    pub(crate) fn rust(&self) -> impl Iterator<Item = (&str, &str)> {
        let rust = |file: &&File| Path::new(&file.path).extension().is_some_and(|extension| extension == "rs");
        self.files.iter().filter(rust).filter_map(|file| Some((file.path.as_str(), file.text.as_deref()?)))
    }

    /// For tests: a tree of tracked files.
    #[cfg(test)]
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let file = |(path, text): &(&str, &str)| File {
            path: (*path).to_owned(),
            text: Some((*text).to_owned()),
            bytes: text.len() as u64,
            tracked: true,
        };
        Self { files: files.iter().map(file).collect() }
    }
}

fn listed(root: &Path, flags: &[&str]) -> Result<Vec<String>, Failure> {
    let captured = shell::capture(shell::program("git", root).args(["ls-files", "-z"]).args(flags))?;
    if !captured.good {
        let said = captured.stderr.trim();
        return Err(Failure::Missing(format!("tidy looks at the files that git lists, and git says:\n{said}")));
    }
    let names = captured.stdout.split(|byte| *byte == 0).filter(|name| !name.is_empty());
    Ok(names.map(|name| String::from_utf8_lossy(name).into_owned()).collect())
}

/// None where the file is gone from disk or is no plain file.
fn read_file(root: &Path, path: String, tracked: bool) -> Option<File> {
    let place = root.join(&path);
    let about = std::fs::symlink_metadata(&place).ok().filter(std::fs::Metadata::is_file)?;
    let content = if about.len() <= READ_LIMIT_BYTES { std::fs::read(&place).ok() } else { None };
    let text = content.and_then(|bytes| String::from_utf8(bytes).ok()).filter(|text| !text.contains('\0'));
    Some(File { path, text, bytes: about.len(), tracked })
}
