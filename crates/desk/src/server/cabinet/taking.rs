//! A case's folder taken into a cabinet, once; and given out again as a folder.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Cabinet, Change, NotPut, is_name};
use crate::failure::Failure;
use crate::folder::{self, FileError};
use crate::lists::open::is_list;
use crate::running::clock::now;

/// The folders of a case besides those that make it: what was found, proposed and planned, and who speaks.
const MADE: [&str; 5] = ["deals", "rounds", "plans", "contacts", "drafts"];
/// Lists of parties as what they come in, besides those that make the case: other kinds of files than CSV are read beside it.
const LISTS: &str = "lists";
/// Whoever started the desk takes folders in.
const STARTED: &str = "start";

/// What came of a folder with which a desk was started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// So many files were sealed: from now on the case is what lies in the cabinet.
    In(usize),
    /// It had been taken in before, and is still the same.
    Before,
    /// It had been taken in before, and so many files of the folder are not what lies in the cabinet. Nothing was changed.
    Differs(usize),
}

impl Cabinet {
    /// Takes a folder in, if nothing lies here yet.
    ///
    /// # Errors
    /// When the folder cannot be read, has a file whose name no case has, or the store takes nothing.
    pub fn take_in(&self, folder: &Path) -> Result<Taken, Failure> {
        let files = read(folder)?;
        let now_there = self.now()?;
        if now_there.revision.0 > 0 {
            let is_same =
                |name: &String, bytes: &Vec<u8>| now_there.files.get(name).is_some_and(|known| **known == **bytes);
            let others = files.iter().filter(|(name, bytes)| !is_same(name, bytes)).count();
            return Ok(if others == 0 { Taken::Before } else { Taken::Differs(others) });
        }
        let count = files.len();
        let files = files.into_iter().map(|(name, bytes)| (name, Some(bytes))).collect();
        match self.put(&Change { by: STARTED.to_owned(), at: now(), files }, now_there.revision) {
            Ok(_) => Ok(Taken::In(count)),
            // Another desk was started with the same folder.
            Err(NotPut::Overtaken(_)) => Ok(Taken::Before),
            Err(NotPut::Failed(failure)) => Err(failure),
        }
    }
}

/// Whether a file of this name belongs to a case.
pub(super) fn belongs(name: &str) -> bool {
    let is_made = || name.split_once('/').is_some_and(|(part, _)| MADE.contains(&part));
    is_name(name) && (folder::makes_case(name) || is_made() || is_other_list(name))
}

/// Whether a file is a list of a party that does not make the case.
fn is_other_list(name: &str) -> bool {
    name.split_once('/').is_some_and(|(part, _)| part == LISTS) && is_list(name) && !folder::makes_case(name)
}

/// Every file of the folder that belongs to the case.
fn read(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
    let mend = "see that the files of the case can be read";
    let mut files = BTreeMap::new();
    for (name, bytes) in folder::read(folder)?.iter().filter(|(name, _)| folder::makes_case(name)) {
        files.insert(name.to_owned(), bytes.to_vec());
    }
    for part in MADE.into_iter().chain([LISTS]) {
        let names = folder::names(folder, part)?.into_iter();
        for name in names.filter(|name| part != LISTS || is_other_list(name)) {
            let path = folder.join(&name);
            let read = folder::read_at_most(&path, super::FILE_MAX as u64 + 1);
            let bytes = read.map_err(|error| FileError::new(&path, "cannot be read", mend, error))?;
            files.insert(name, bytes);
        }
    }
    if let Some(name) = files.keys().find(|name| !is_name(name)) {
        let path = folder.join(name);
        let shown = path.display();
        return Err(Failure::Usage(format!(
            "{shown}: the desk takes names of letters a to z, digits, `-`, `_` and `.`"
        )));
    }
    Ok(files)
}

/// Writes everything that lies in a cabinet into a folder, which is made.
///
/// # Errors
/// When the folder is there already, or cannot be written.
pub fn give_out(cabinet: &Cabinet, folder: &Path) -> Result<usize, Failure> {
    if folder.exists() && std::fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_some()) {
        return Err(Failure::Usage(format!("{} is there already; name a folder to be made", folder.display())));
    }
    let contents = cabinet.now()?;
    for (name, bytes) in &contents.files {
        folder::write(&folder.join(name), bytes)?;
    }
    Ok(contents.files.len())
}
