//! A list that is handed in and not yet taken: sealed in the compartment of the party whose list it is, among its drafts, one for each account.
//! What its columns hold is kept beside it, and becomes the mapping of the list when it is taken.

use std::collections::BTreeMap;
use std::sync::Arc;

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};
use takas_formats::claims::Mapping;
use takas_formats::limits::LIST_BYTES_MAX;
use takas_formats::{CaseFiles, Diagnostic, Severity, mapping_path, read_case, read_mapping};

use super::bound::{gives_ids, is_bound};
use super::ground::{Laid, ReadList, list_of};
use crate::lists::open::ENDINGS;
use crate::running::clock;
use crate::server::cabinet::{Change, Contents, NotPut};
use crate::server::http::Refusal;
use crate::server::live::visit::Visit;

/// So many bytes of a list are taken at once.
pub(super) const BYTES_MAX: usize = 24 << 20;
/// So many bytes of a digest say which version a list is.
const VERSION_BYTES: usize = 16;
/// How often files are put again because somebody wrote others of the case meanwhile.
const ATTEMPTS: usize = 64;
const _: () = assert!(BYTES_MAX <= LIST_BYTES_MAX, "what is handed in can be read");

/// A list that was handed in.
pub(super) struct Staged {
    /// What its name ends with.
    pub(super) ending: &'static str,
    pub(super) bytes: Arc<[u8]>,
    /// What is known of its columns, as the text of a mapping.
    pub(super) mapping: Option<Arc<[u8]>>,
}

/// A list as it would be, and everything that is wrong with it.
pub(super) struct Checked {
    pub(super) read: ReadList,
    /// What the case says to it.
    pub(super) found: Vec<Diagnostic>,
    /// Whether it can be taken.
    pub(super) is_fit: bool,
}

/// What the names of everything begin with that somebody has handed in of a party.
fn stem(visit: &Visit, party: &str) -> String {
    let account = visit.guest.account.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-');
    format!("drafts/{party}.newlist.{}", account.collect::<String>())
}

/// The ending of a name that a list can have; a text of another name is one with separators.
pub(super) fn ending_of(name: &str) -> Option<&'static str> {
    let small = name.to_ascii_lowercase();
    let known = ENDINGS.iter().find(|ending| small.ends_with(**ending)).copied();
    known.or_else(|| small.strip_suffix(".txt").map(|_| ".csv"))
}

/// The file of a party's list.
pub(super) fn file_of(party: &str, ending: &str) -> String {
    format!("lists/{party}{ending}")
}

impl Staged {
    /// What an account has handed in of a party, if anything.
    pub(super) fn of(visit: &Visit, contents: &Contents, party: &str) -> Option<Self> {
        let stem = stem(visit, party);
        let file = |ending: &str| contents.files.get(&format!("{stem}{ending}")).cloned();
        let (ending, bytes) = ENDINGS.iter().find_map(|ending| Some((*ending, file(ending)?)))?;
        Some(Self { ending, bytes, mapping: file(".mapping.toml") })
    }

    /// Keeps a file that was handed in. What is known of the former list's columns counts for one with the same headings.
    pub(super) fn keep(
        visit: &Visit,
        laid: &Laid,
        party: &str,
        (ending, bytes): (&'static str, &[u8]),
    ) -> Result<(), Refusal> {
        let mapping = inherited(laid, party, (ending, bytes)).map(|mapping| mapping.to_toml());
        let stem = stem(visit, party);
        let mut files: Vec<(String, Option<Vec<u8>>)> =
            ENDINGS.iter().map(|other| (format!("{stem}{other}"), None)).collect();
        files.retain(|(name, _)| laid.contents.files.contains_key(name) && !name.ends_with(ending));
        files.push((format!("{stem}{ending}"), Some(bytes.to_vec())));
        let is_there = laid.contents.files.contains_key(&format!("{stem}.mapping.toml"));
        if mapping.is_some() || is_there {
            files.push((format!("{stem}.mapping.toml"), mapping.map(String::into_bytes)));
        }
        put(visit, &files)
    }

    /// Takes up the list that lies there, as if it had been handed in: what its columns hold can be said anew. A mapping that cannot be read is let
    /// go of, and guessed anew.
    pub(super) fn take_up(visit: &Visit, laid: &Laid, party: &str) -> Result<(), Refusal> {
        let name = lying(laid, party).ok_or(Refusal::NotFound)?;
        let bytes = laid.contents.files.get(&name).ok_or(Refusal::NotFound)?;
        let ending = ending_of(&name).ok_or(Refusal::Kind)?;
        Self::keep(visit, laid, party, (ending, bytes))
    }

    /// Keeps what its columns hold.
    pub(super) fn keep_mapping(visit: &Visit, party: &str, mapping: &Mapping) -> Result<(), Refusal> {
        let name = format!("{}.mapping.toml", stem(visit, party));
        put(visit, &[(name, Some(mapping.to_toml().into_bytes()))])
    }

    /// Lets go of what was handed in.
    pub(super) fn drop(visit: &Visit, laid: &Laid, party: &str) -> Result<(), Refusal> {
        put(visit, &gone(visit, &laid.contents, party))
    }

    /// What a page shows is known by: this file, and the list in whose place it would come. Who takes the one instead of the other has seen both.
    pub(super) fn seen(&self, laid: &Laid, party: &str) -> String {
        let mut digest = Sha256::new();
        digest.update(version(laid, party));
        digest.update(Sha256::digest(self.ending));
        digest.update(Sha256::digest(&self.bytes));
        HEXLOWER.encode(&digest.finalize()[..VERSION_BYTES])
    }

    /// What it would be, with a mapping.
    pub(super) fn checked(&self, visit: &Visit, laid: &Laid, party: &str) -> Checked {
        checked(visit, laid, party, (self.ending, &self.bytes), self.mapping.as_deref())
    }
}

/// Files of what somebody has handed in, gone.
fn gone(visit: &Visit, contents: &Contents, party: &str) -> Vec<(String, Option<Vec<u8>>)> {
    let stem = stem(visit, party);
    let all = ENDINGS.iter().map(|ending| format!("{stem}{ending}")).chain([format!("{stem}.mapping.toml")]);
    all.filter(|name| contents.files.contains_key(name)).map(|name| (name, None)).collect()
}

/// What is known of the columns of a file from the party's former list: all of it where the headings are the same, else what does not hang on
/// them; none: there is no former list, or nothing is known of it.
pub(super) fn inherited(laid: &Laid, party: &str, (ending, bytes): (&str, &[u8])) -> Option<Mapping> {
    let former = lying(laid, party).and_then(|name| laid.contents.files.get(&mapping_path(&name)))?;
    let known = read_mapping("mapping.toml", former).mapping?;
    let read = ReadList::new(&file_of(party, ending), bytes, Some(former));
    let sheet = read.shown.sheets.first().or(read.shown.without_names.first());
    if sheet.is_some_and(|sheet| known.fits(&sheet.fingerprint)) {
        return Some(known);
    }
    let Mapping { dates, calendar, role, .. } = known;
    Some(Mapping { dates, calendar, role, ..Mapping::default() })
}

/// The file of a party's list as it lies there: the one that counts, whatever it is called.
pub(super) fn lying(laid: &Laid, party: &str) -> Option<String> {
    let party = laid.case().find_party(party)?;
    laid.all.iter().find(|list| list.party == party).map(|list| list.read.name.clone())
}

/// What the list of a party is known by, for whoever puts another in its place: another as soon as it, its mapping, or any file besides that would
/// count as it, is another.
pub(super) fn version(laid: &Laid, party: &str) -> String {
    let mut digest = Sha256::new();
    for (name, bytes) in lists_of(laid, &laid.contents, party) {
        digest.update(Sha256::digest(name));
        digest.update(Sha256::digest(bytes));
    }
    HEXLOWER.encode(&digest.finalize()[..VERSION_BYTES])
}

/// Every file that would count as a list of a party, and its mapping, if it has one.
fn lists_of(laid: &Laid, contents: &Contents, party: &str) -> BTreeMap<String, Arc<[u8]>> {
    let owner = laid.case().find_party(party);
    let is_own = |name: &&String| list_of(laid.case(), name).is_some_and(|(party, _)| Some(party) == owner);
    let own = contents.files.keys().filter(is_own).flat_map(|name| [name.clone(), mapping_path(name)]);
    own.filter_map(|name| contents.files.get(&name).cloned().map(|bytes| (name, bytes))).collect()
}

/// Reads a list as it would lie in the case, and the case with it. Where whoever is bound to a party would have ids of people looked up, the case
/// is not asked, and the list is not fit.
pub(super) fn checked(
    visit: &Visit,
    laid: &Laid,
    party: &str,
    (ending, bytes): (&'static str, &[u8]),
    mapping: Option<&[u8]>,
) -> Checked {
    let name = file_of(party, ending);
    let read = ReadList::new(&name, bytes, mapping);
    let is_barred = is_bound(visit) && gives_ids(&read);
    // What the list says of itself, the case says once more.
    let mut found = if is_barred { Vec::new() } else { case_with(laid, party, (&name, bytes), mapping) };
    let is_known = |one: &Diagnostic| {
        read.found.iter().any(|known| (known.code, known.line, known.column) == (one.code, one.line, one.column))
    };
    found.retain(|one| !is_known(one));
    let is_fit = read.list.is_some() && !is_barred && !found.iter().any(|found| found.severity == Severity::Error);
    Checked { read, found, is_fit }
}

/// What the case says of the list that would lie in it; of other files nothing, for they are not the business of whoever hands it in.
fn case_with(laid: &Laid, party: &str, (name, bytes): (&str, &[u8]), mapping: Option<&[u8]>) -> Vec<Diagnostic> {
    let is_former = |other: &str| ENDINGS.iter().any(|ending| other == file_of(party, ending));
    let lies = laid.contents.files.iter().filter(|(other, _)| crate::folder::makes_case(other) && !is_former(other));
    let mut files: CaseFiles = lies.map(|(other, bytes)| (other.as_str(), bytes.to_vec())).collect();
    let own = [(name.to_owned(), Some(bytes)), (mapping_path(name), mapping)];
    for (other, bytes) in own {
        if let Some(bytes) = bytes.filter(|_| crate::folder::makes_case(&other)) {
            files.insert(&other, bytes.to_vec());
        }
    }
    let found = read_case(&laid.case().id, &files).diagnostics;
    found.into_iter().filter(|found| found.file == name).collect()
}

/// Puts a list in the place of the party's former one, with its mapping. Every other file that would count as its list goes at once: else the
/// list that was taken might not be the one that counts.
///
/// # Errors
/// When the party has another list by now than the one that this one was compared with, or it cannot be written.
pub(super) fn take(
    visit: &Visit,
    laid: &Laid,
    party: &str,
    (ending, bytes): (&'static str, &[u8]),
    mapping: &Mapping,
) -> Result<(), Refusal> {
    let name = file_of(party, ending);
    let known = lists_of(laid, &laid.contents, party);
    put_by(visit, |now| {
        let lying = lists_of(laid, now, party);
        if lying != known {
            return Err(Refusal::Conflict);
        }
        let staged = gone(visit, now, party).into_iter();
        let mut files: BTreeMap<String, Option<Vec<u8>>> =
            staged.chain(lying.into_keys().map(|name| (name, None))).collect();
        files.insert(mapping_path(&name), Some(mapping.to_toml().into_bytes()));
        files.insert(name.clone(), Some(bytes.to_vec()));
        Ok(files.into_iter().collect())
    })
}

/// Puts files, whatever else is written meanwhile: they are the party's and the account's own.
fn put(visit: &Visit, files: &[(String, Option<Vec<u8>>)]) -> Result<(), Refusal> {
    if files.is_empty() {
        return Ok(());
    }
    put_by(visit, |_| Ok(files.to_vec()))
}

/// Puts the files that are to be put as the case is now, and says it anew if somebody wrote others meanwhile.
fn put_by(
    visit: &Visit,
    files_of: impl Fn(&Contents) -> Result<Vec<(String, Option<Vec<u8>>)>, Refusal>,
) -> Result<(), Refusal> {
    for _ in 0..ATTEMPTS {
        let now = visit.case.cabinet.now().map_err(|_| Refusal::Unavailable)?;
        let change = Change { by: visit.guest.account.clone(), at: clock::now(), files: files_of(&now)? };
        match visit.case.cabinet.put(&change, now.revision) {
            Ok(now) => {
                visit.case.lists.pulse(now.revision.0);
                return Ok(());
            }
            Err(NotPut::Overtaken(_)) => {}
            Err(NotPut::Failed(_)) => return Err(Refusal::Unavailable),
        }
    }
    Err(Refusal::Unavailable)
}
