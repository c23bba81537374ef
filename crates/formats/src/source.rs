//! File contents in memory, and places in them.
//!
//! No file is opened here: whoever has files passes their bytes.

use std::collections::BTreeMap;

/// The files of one case: relative path (with `/`) to content, in the order of the paths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseFiles {
    files: BTreeMap<String, Vec<u8>>,
}

impl CaseFiles {
    /// No files.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds or replaces a file. The path is relative to the case's folder, for example `positions/DEU.toml`.
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), bytes.into());
    }

    /// The content of a file.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// Takes a file out.
    pub fn remove(&mut self, path: &str) -> Option<Vec<u8>> {
        self.files.remove(path)
    }

    /// All files, by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }
}

impl<P: Into<String>, B: Into<Vec<u8>>> FromIterator<(P, B)> for CaseFiles {
    fn from_iter<T: IntoIterator<Item = (P, B)>>(iter: T) -> Self {
        Self { files: iter.into_iter().map(|(path, bytes)| (path.into(), bytes.into())).collect() }
    }
}

/// A byte range in one of the texts being read. Cheap to copy; becomes file, line and column at the end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// Index of the text.
    pub(crate) file: usize,
    /// First byte.
    pub(crate) start: usize,
    /// First byte after it.
    pub(crate) end: usize,
}

impl Place {
    /// From the start of this place to the end of the other.
    pub(crate) fn to(self, other: Self) -> Self {
        Self { file: self.file, start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// One text with its line starts.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    /// Relative path, or the name of what was typed.
    pub(crate) path: String,
    /// The content as far as it is UTF-8.
    pub(crate) content: String,
    line_starts: Vec<usize>,
}

impl Text {
    /// A text with its name.
    pub(crate) fn new(path: &str, content: String) -> Self {
        let starts = content.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let line_starts = std::iter::once(0).chain(starts).collect();
        Self { path: path.to_owned(), content, line_starts }
    }

    /// Where a piece of this text, the `file`th of those being read, stands first; its beginning where it does not.
    pub(crate) fn find(&self, file: usize, needle: &str) -> Place {
        let start = self.content.find(needle).unwrap_or(0);
        Place { file, start, end: (start + needle.len()).min(self.content.len()) }
    }

    /// The character at a line and column, both counted from 1, of this text, the `file`th of those being read.
    pub(crate) fn at(&self, file: usize, line: usize, column: usize) -> Place {
        let start = self.line_starts.get(line.saturating_sub(1)).copied().unwrap_or(self.content.len());
        let start = (start + column.saturating_sub(1)).min(self.content.len());
        Place { file, start, end: (start + 1).min(self.content.len()) }
    }

    /// Line and column of a byte, both from 1; the column counts characters.
    pub(crate) fn line_and_column(&self, at: usize) -> (usize, usize) {
        let at = self.floor(at);
        let line = self.line_starts.partition_point(|start| *start <= at).max(1);
        let start = self.line_starts[line - 1];
        (line, self.content[start..at].chars().count() + 1)
    }

    /// The nearest character boundary at or before a byte.
    pub(crate) fn floor(&self, at: usize) -> usize {
        let mut at = at.min(self.content.len());
        while !self.content.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}
