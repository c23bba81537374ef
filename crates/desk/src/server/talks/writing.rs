//! Writing a sheet: looked at, overtaken or put into the case, kept as a draft. Everything here waits for the disk.

use takas_formats::positions::Provenance;

use super::Desk;
use super::check::{Checked, Sight, TEXT_BYTES_MAX, check};
use super::history::{Draft, Version, with_version};
use super::sheet::{Sheet, known_by};
use crate::running::clock;
use crate::server::cabinet::{Change, NotPut};
use crate::server::http::Refusal;
use crate::server::live::visit::Visit;

/// How often a change is tried again because somebody wrote another file of the case meanwhile.
const ATTEMPTS: usize = 8;

/// What came of writing.
#[derive(Debug)]
pub(super) enum Written {
    /// It lies in the case; what it is known by now.
    Done(String),
    /// Somebody else has changed the text since it was read: what it is now.
    Overtaken(String),
    /// It has mistakes, or does not fit with the rest.
    Unfit,
    /// An operation runs by the case as it is.
    Frozen,
}

/// Somebody who writes a sheet.
pub(super) struct Writer<'v> {
    pub(super) visit: &'v Visit,
    pub(super) sheet: &'v Sheet,
    pub(super) sight: Sight,
    pub(super) provenance: Provenance,
}

impl<'v> Writer<'v> {
    pub(super) fn new(visit: &'v Visit, sheet: &'v Sheet) -> Self {
        let sight = Sight { is_bound: visit.role.party().is_some(), is_whole: sheet.is_whole_to(visit) };
        let by = Some(visit.guest.name.trim()).filter(|name| !name.is_empty());
        let provenance = Provenance { by: by.unwrap_or(visit.role.word()).to_owned(), on: today() };
        Self { visit, sheet, sight, provenance }
    }

    /// What the writer sees of the sheet now.
    pub(super) fn seen(&self, desk: &Desk) -> String {
        self.sheet.seen(&self.sheet.whole(&desk.contents), self.sight.is_whole)
    }

    /// Looks at a text.
    pub(super) fn check(&self, desk: &Desk, text: &str) -> Result<Checked, Refusal> {
        if text.len() > TEXT_BYTES_MAX {
            return Err(Refusal::TooLarge);
        }
        Ok(check(self.sheet, self.sight, &desk.talks, &desk.files(), &desk.contents, text, &self.provenance))
    }

    /// Whether nothing is written into the case now: what it was when its operation began, the operation goes by.
    pub(super) fn is_frozen(&self) -> bool {
        matches!(self.sheet, Sheet::Position(_)) && self.visit.case.operation().is_some()
    }

    /// Puts a text into the case, if it is still what it was when it was read, and if nothing is wrong with it.
    pub(super) fn write(&self, text: &str, read: &str) -> Result<Written, Refusal> {
        if self.is_frozen() {
            return Ok(Written::Frozen);
        }
        for _ in 0..ATTEMPTS {
            let desk = Desk::of(self.visit)?;
            let seen = self.seen(&desk);
            if known_by(&seen) != read {
                return Ok(Written::Overtaken(seen));
            }
            let checked = self.check(&desk, text)?;
            let Some(whole) = checked.whole.clone().filter(|_| checked.is_fit()) else {
                return Ok(Written::Unfit);
            };
            let version = Version {
                at: clock::now(),
                by: self.visit.guest.account.clone(),
                name: self.visit.guest.name.clone(),
                text: whole.clone(),
            };
            let history = with_version(self.sheet, &desk.contents, version);
            let mut files =
                vec![(self.sheet.file(), Some(whole.clone().into_bytes())), (self.sheet.history(), Some(history))];
            let draft = self.sheet.draft(&self.visit.guest.account);
            if desk.contents.files.contains_key(&draft) {
                files.push((draft, None));
            }
            match self.put(&desk, files) {
                Ok(()) => return Ok(Written::Done(known_by(&self.sheet.seen(&whole, self.sight.is_whole)))),
                Err(NotPut::Overtaken(_)) => {}
                Err(_) => return Err(Refusal::Unavailable),
            }
        }
        Err(Refusal::Unavailable)
    }

    /// Keeps a text as a draft, which does not count; none: takes the draft away.
    pub(super) fn keep(&self, text: Option<(&str, &str)>) -> Result<(), Refusal> {
        let name = self.sheet.draft(&self.visit.guest.account);
        for _ in 0..ATTEMPTS {
            let desk = Desk::of(self.visit)?;
            let draft = match text {
                None if !desk.contents.files.contains_key(&name) => return Ok(()),
                None => None,
                Some((text, _)) if text.len() > TEXT_BYTES_MAX => return Err(Refusal::TooLarge),
                Some((text, read)) => Some(Draft {
                    format: 1,
                    at: clock::now(),
                    by: self.visit.guest.account.clone(),
                    name: self.visit.guest.name.clone(),
                    is_part: !self.sight.is_whole,
                    read: read.to_owned(),
                    text: text.to_owned(),
                }),
            };
            match self.put(&desk, vec![(name.clone(), draft.map(|draft| draft.bytes()))]) {
                Ok(()) => return Ok(()),
                Err(NotPut::Overtaken(_)) => {}
                Err(_) => return Err(Refusal::Unavailable),
            }
        }
        Err(Refusal::Unavailable)
    }

    fn put(&self, desk: &Desk, files: Vec<(String, Option<Vec<u8>>)>) -> Result<(), NotPut> {
        let change = Change { by: self.visit.guest.account.clone(), at: clock::now(), files };
        self.visit.case.cabinet.put(&change, desk.contents.revision).map(|_| ())
    }
}

/// The day, in UTC, as files write it.
fn today() -> String {
    let now = takas_atlas::Instant::of_seconds(clock::now());
    now.map(|now| now.utc().get(..10).unwrap_or_default().to_owned()).unwrap_or_default()
}
