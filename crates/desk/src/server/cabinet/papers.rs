//! The files of a cabinet for what reads and writes a case wherever it lies ([`Dossier`]).

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use takas_formats::CaseFiles;

use super::{Cabinet, Change, Contents, NotPut};
use crate::dossier::Dossier;
use crate::failure::Failure;
use crate::folder;
use crate::running::clock::now;
use crate::running::session::ATTEMPTS;

/// Whoever changes a file because of what was said in an operation: the desk itself.
const DESK: &str = "desk";

/// The files as they lay there at one revision, to be read.
#[derive(Debug)]
pub(super) struct Papers<'a> {
    id: &'a str,
    contents: &'a Contents,
}

impl<'a> Papers<'a> {
    pub(super) fn new(id: &'a str, contents: &'a Contents) -> Self {
        Self { id, contents }
    }
}

impl Dossier for Papers<'_> {
    fn id(&self) -> String {
        self.id.to_owned()
    }

    fn told(&self, name: &str) -> PathBuf {
        PathBuf::from(name)
    }

    fn files(&self) -> Result<CaseFiles, Failure> {
        let files = self.contents.files.iter().filter(|(name, _)| folder::makes_case(name));
        Ok(files.map(|(name, bytes)| (name.as_str(), bytes.to_vec())).collect())
    }

    fn names(&self, part: &str) -> Result<Vec<String>, Failure> {
        let is_in = |name: &&String| name.rsplit_once('/').map_or("", |(folder, _)| folder) == part;
        Ok(self.contents.files.keys().filter(is_in).cloned().collect())
    }

    fn read(&self, name: &str, bytes_max: u64) -> io::Result<Vec<u8>> {
        let bytes = self.contents.files.get(name).ok_or(io::ErrorKind::NotFound)?;
        let count = usize::try_from(bytes_max).unwrap_or(usize::MAX).min(bytes.len());
        Ok(bytes[..count].to_vec())
    }

    fn write(&self, _: &str, _: &[u8]) -> Result<(), Failure> {
        Err(Failure::Usage("what lay in the cabinet once is not changed".to_owned()))
    }
}

impl Cabinet {
    /// What lies there now, as a case that can be read.
    fn papers<T>(&self, read: impl FnOnce(&Papers<'_>) -> T) -> Result<T, Failure> {
        let contents: Arc<Contents> = self.now()?;
        Ok(read(&Papers::new(self.id(), &contents)))
    }
}

impl Dossier for Cabinet {
    fn id(&self) -> String {
        Cabinet::id(self).to_owned()
    }

    fn told(&self, name: &str) -> PathBuf {
        PathBuf::from(name)
    }

    fn files(&self) -> Result<CaseFiles, Failure> {
        self.papers(|papers| papers.files())?
    }

    fn names(&self, part: &str) -> Result<Vec<String>, Failure> {
        self.papers(|papers| papers.names(part))?
    }

    fn read(&self, name: &str, bytes_max: u64) -> io::Result<Vec<u8>> {
        self.papers(|papers| papers.read(name, bytes_max)).map_err(|failure| io::Error::other(failure.to_string()))?
    }

    /// Whatever else has changed meanwhile: what an operation adds is a file of its own.
    fn write(&self, name: &str, content: &[u8]) -> Result<(), Failure> {
        let files = vec![(name.to_owned(), Some(content.to_vec()))];
        let change = Change { by: DESK.to_owned(), at: now(), files };
        for _ in 0..ATTEMPTS {
            let after = self.now()?.revision;
            match self.put(&change, after) {
                Ok(_) => return Ok(()),
                Err(NotPut::Overtaken(_)) => {}
                Err(NotPut::Failed(failure)) => return Err(failure),
            }
        }
        Err(Failure::Record("other desks write without an end".to_owned()))
    }
}
