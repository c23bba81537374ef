//! The history of a sheet, and drafts: who wrote what, when; and what one text has that another has not.

use serde::{Deserialize, Serialize};
use takas_model::Instant;

use super::sheet::Sheet;
use crate::server::cabinet::Contents;

/// Versions that are kept of a sheet.
const VERSIONS_MAX: usize = 60;
/// The longest history, in bytes: the oldest versions make room.
const BYTES_MAX: usize = 2 << 20;
/// Lines that are laid beside one another one by one; of longer texts all is shown as changed.
const LINES_MAX: usize = 1_500;

/// A text that somebody wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Version {
    /// When.
    pub(super) at: Instant,
    /// The id of the account; empty: it was there before.
    pub(super) by: String,
    /// What the person was called.
    pub(super) name: String,
    /// The whole text.
    pub(super) text: String,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    format: u32,
    versions: Vec<Version>,
}

/// The versions of a sheet, first to last; none where none was written here.
pub(super) fn versions(sheet: &Sheet, contents: &Contents) -> Vec<Version> {
    let bytes = contents.files.get(&sheet.history());
    bytes.and_then(|bytes| serde_json::from_slice::<Kept>(bytes).ok()).unwrap_or_default().versions
}

/// The history with one more version, as it is kept.
pub(super) fn with_version(sheet: &Sheet, contents: &Contents, version: Version) -> Vec<u8> {
    let mut versions = versions(sheet, contents);
    if versions.is_empty() && contents.files.contains_key(&sheet.file()) {
        let text = sheet.whole(contents);
        versions.push(Version { at: 0, by: String::new(), name: String::new(), text });
    }
    versions.push(version);
    let bytes = |versions: &[Version]| versions.iter().map(|one| one.text.len()).sum::<usize>();
    while versions.len() > VERSIONS_MAX || versions.len() > 1 && bytes(&versions) > BYTES_MAX {
        versions.remove(0);
    }
    serde_json::to_vec(&Kept { format: 1, versions }).unwrap_or_default()
}

/// A text that does not count yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Draft {
    /// Version of what is kept.
    pub(super) format: u32,
    /// When it was kept.
    pub(super) at: Instant,
    /// The id of the account.
    pub(super) by: String,
    /// What the person is called.
    pub(super) name: String,
    /// Whether it is of the part that a reader sees who may not see all.
    pub(super) is_part: bool,
    /// What the sheet was known by when it was begun.
    pub(super) read: String,
    /// The text.
    pub(super) text: String,
}

impl Draft {
    /// As it is kept.
    pub(super) fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }
}

/// The drafts of a sheet.
pub(super) fn drafts(sheet: &Sheet, contents: &Contents) -> Vec<Draft> {
    let begins = sheet.drafts();
    let own = contents.files.iter().filter(|(name, _)| name.starts_with(&begins));
    own.filter_map(|(_, bytes)| serde_json::from_slice(bytes).ok()).collect()
}

/// What becomes of a line from one text to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// It is in both.
    Same,
    /// It is gone.
    Gone,
    /// It is new.
    New,
}

/// Two texts line by line: the fewest lines that are gone or new (longest common subsequence).
pub(super) fn compared<'t>(before: &'t str, after: &'t str) -> Vec<(Mark, &'t str)> {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    if old.len() > LINES_MAX || new.len() > LINES_MAX {
        let gone = old.into_iter().map(|line| (Mark::Gone, line));
        return gone.chain(new.into_iter().map(|line| (Mark::New, line))).collect();
    }
    // How many lines the rests from here on have in common.
    let mut common = vec![vec![0_u16; new.len() + 1]; old.len() + 1];
    for (i, line) in old.iter().enumerate().rev() {
        for (j, other) in new.iter().enumerate().rev() {
            common[i][j] =
                if line == other { common[i + 1][j + 1] + 1 } else { common[i + 1][j].max(common[i][j + 1]) };
        }
    }
    let (mut i, mut j, mut lines) = (0, 0, Vec::new());
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            lines.push((Mark::Same, old[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || i < old.len() && common[i + 1][j] >= common[i][j + 1] {
            lines.push((Mark::Gone, old[i]));
            i += 1;
        } else {
            lines.push((Mark::New, new[j]));
            j += 1;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{Mark, compared};

    #[test]
    fn what_is_gone_and_what_is_new_is_told_line_by_line() {
        for (before, after, expected) in [
            ("", "", ""),
            ("a\nb", "a\nb", "=a =b"),
            ("a\nb\nc", "a\nx\nc", "=a -b +x =c"),
            ("", "a", "+a"),
            ("a", "", "-a"),
            ("a\nb\nc", "c\na\nb", "+c =a =b -c"),
        ] {
            let told = compared(before, after);
            let sign = |mark: &Mark| match mark {
                Mark::Same => '=',
                Mark::Gone => '-',
                Mark::New => '+',
            };
            let told: Vec<String> = told.iter().map(|(mark, line)| format!("{}{line}", sign(mark))).collect();
            assert_eq!(told.join(" "), expected, "{before:?} {after:?}");
        }
    }
}
