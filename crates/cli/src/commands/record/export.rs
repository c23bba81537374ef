//! `takas record export`: a folder for one party, whole in itself: its entries, what they say, proofs, and how to verify them.

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};
use takas_ledger::{AuthorId, Disclosure, Entry, Opened, SignedCheckpoint};
use takas_views::html::{RecordEntry, RecordShown};
use takas_views::words::protocol::Language;
use takas_views::{Names, html};

use super::{Record, head_words};
use crate::arguments::RecordPlace;
use crate::dossier;
use crate::exit;
use crate::failure::Failure;
use crate::folder::{self, FileError};
use crate::running::begin;
use crate::running::board;
use crate::running::compartments::{READERS, reader};
use crate::running::opening::Identity;
use crate::running::record::ring_of;
use crate::talks;

/// Ids and public keys.
pub(super) const TRUST: &str = "trust.json";
/// Which entries are here, and whose all are here.
pub(super) const VIEW: &str = "view.json";
/// The signed head of the record.
pub(super) const CHECKPOINT: &str = "checkpoint";
/// Entries, receipts and disclosures.
pub(super) const ENTRIES: &str = "entries";

/// Which entries an export holds.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct View {
    /// The ids of authors all of whose commands on the record are here.
    authors: Vec<String>,
    /// The numbers of the entries, ascending.
    pub(super) entries: Vec<u64>,
    /// Version of this format: 1.
    format: u32,
}

impl View {
    /// These entries, and all that these authors said on the record.
    pub(super) fn new(authors: Vec<String>, entries: Vec<u64>) -> Self {
        Self { authors, entries, format: 1 }
    }

    /// The authors.
    ///
    /// # Errors
    /// When one cannot be read.
    pub(super) fn authors(&self) -> Result<Vec<AuthorId>, Failure> {
        let wrong = || Failure::Record(format!("{VIEW}: an author's id or the format cannot be read"));
        let authors = self.authors.iter().map(|id| AuthorId::parse(id).ok_or_else(wrong));
        if self.format == 1 { authors.collect() } else { Err(wrong()) }
    }
}

/// Runs the command.
///
/// # Errors
/// When the record or keys cannot be read, or the folder is there already or cannot be written.
pub(super) fn run(place: &RecordPlace, named: &str, to: &Path, language: Language) -> Result<u8, Failure> {
    is_to_be_made(to)?;
    let record = super::open(place)?;
    let talks = talks::read(&place.case)?;
    let (session, leaves) = begin::reopen(&dossier::of_folder(&place.case), &talks, &record)?;
    let reader = reader(&session.case, named)
        .ok_or_else(|| Failure::Usage(format!("`{named}` reads nothing here: name {READERS}")))?;
    let keys = record.place.key_folder(&record.name)?;
    let ring = ring_of(&keys, reader)?;
    let own = session.authors_of(reader);
    let mut entries = Vec::new();
    record.each_leaf(|leaf| {
        let entry = Entry::decode(&leaf.bytes)?;
        let is_own = own.contains(&entry.command().envelope.author);
        let opened = match entry.open(&ring)? {
            Opened::Opened(payload) => Some(payload),
            Opened::Sealed | Opened::Erased => None,
        };
        if opened.is_none() && !is_own {
            return Ok(());
        }
        let number = entry.number();
        let part = |ending: &str| to.join(ENTRIES).join(format!("{number}.{ending}"));
        folder::write(&part("entry"), &leaf.bytes)?;
        folder::write(&part("tlog-proof"), record.receipt(number)?.encode().as_bytes())?;
        if let Some(payload) = opened {
            folder::write(&part("disclosure"), Disclosure { entry: number, payload }.encode().as_bytes())?;
        }
        entries.push(number);
        Ok(())
    })?;
    let view = View::new(own.iter().map(ToString::to_string).collect(), entries);
    folder::write(&to.join(VIEW), takas_formats::deals::to_json(&view).as_bytes())?;
    folder::write(&to.join(TRUST), &record.identity.opening().bytes())?;
    let checkpoint = record.checkpoint()?;
    folder::write(&to.join(CHECKPOINT), checkpoint.encode().as_bytes())?;
    tiles(&record, to)?;
    let how = How { identity: &record.identity, head: head_words(checkpoint.checkpoint()), has_whole: true };
    folder::write(&to.join("README.txt"), how.text(&view).as_bytes())?;
    let page = board::page(&session, reader, Names::Real, session.moment());
    let proofs = proofs(&record, &checkpoint, &view, &leaves);
    folder::write(&to.join("index.html"), html::operation(&page, Some(&proofs), Some(language)).as_bytes())?;
    tell!("wrote {}: {} entries; `takas record verify {}` verifies it", to.display(), view.entries.len(), to.display());
    Ok(exit::DONE)
}

/// Goes on where a folder can be made.
///
/// # Errors
/// When it is there already.
pub(super) fn is_to_be_made(to: &Path) -> Result<(), Failure> {
    if to.exists() && fs::read_dir(to).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(Failure::Usage(format!("{} is there already; name a folder to be made", to.display())));
    }
    Ok(())
}

/// The hashes of the log: what is needed to make any proof, and says nothing of any entry.
fn tiles(record: &Record, to: &Path) -> Result<(), Failure> {
    for path in record.store.tile_paths(&record.stream)? {
        if path.starts_with("tile/entries/") {
            continue;
        }
        if let Some(bytes) = record.store.tile(&record.stream, &path)? {
            folder::write(&to.join(&path), &bytes)?;
        }
    }
    let marker = to.join("tile");
    fs::create_dir_all(&marker).map_err(|error| {
        FileError::new(&marker, "cannot be made", "see that there is room and that you may write there", error).into()
    })
}

/// What of the record goes with the page.
fn proofs(record: &Record, checkpoint: &SignedCheckpoint, view: &View, leaves: &[Vec<u64>]) -> RecordShown {
    let entry = |(event, leaves): (usize, &Vec<u64>)| {
        let index = *leaves.iter().find(|index| view.entries.binary_search(index).is_ok())?;
        let proof = Some(format!("{ENTRIES}/{index}.tlog-proof"));
        Some(RecordEntry { event: event as u64, index, proof })
    };
    let file = |name: &str, what: &str| (name.to_owned(), what.to_owned());
    let witnesses = &record.identity.witnesses;
    let cosigned = checkpoint.note().signatures().iter().filter(|one| witnesses.iter().any(|key| one.is_by(key)));
    RecordShown {
        origin: record.identity.origin.clone(),
        size: checkpoint.checkpoint().size(),
        root: checkpoint.checkpoint().root().to_string(),
        cosigned: cosigned.map(|one| one.name().to_owned()).collect(),
        // What was written before the first event is the opening.
        entries: leaves.iter().enumerate().filter_map(entry).collect(),
        files: vec![
            file("README.txt", "what is here, and how to verify it with other people's tools"),
            file(CHECKPOINT, "the signed head of the record"),
            file(TRUST, "ids and public keys"),
        ],
        steps: vec![
            "takas record verify THIS-FOLDER, offline".to_owned(),
            format!("or any verifier of c2sp.org/tlog-proof, with the log's key {}", record.identity.log),
        ],
    }
}

/// How to verify the folder with other people's tools.
pub(super) struct How<'a> {
    /// Whose record it is.
    pub(super) identity: &'a Identity,
    /// Where it stands, in words.
    pub(super) head: String,
    /// Whether there are a page and the hashes of the log.
    pub(super) has_whole: bool,
}

impl How<'_> {
    /// The text of `README.txt`.
    pub(super) fn text(&self, view: &View) -> String {
        let (origin, log, head) = (&self.identity.origin, &self.identity.log, &self.head);
        let first = view.entries.first().copied().unwrap_or(0);
        let (page, tiles) = if self.has_whole {
            ("index.html      to read and to print\n", "tile/           the hashes of the log (c2sp.org/tlog-tiles)\n")
        } else {
            ("", "")
        };
        format!(
            "What this folder is\n\n\
         The entries of a record that are yours: {count} of them. The record as a whole: {head}.\n\n\
         {page}\
         entries/N.entry       an entry as it stands in the record\n\
         entries/N.tlog-proof  the proof that it does (c2sp.org/tlog-proof@v1)\n\
         entries/N.disclosure  what it says, with the salt by which its author committed to it\n\
         checkpoint      the signed head of the record (c2sp.org/tlog-checkpoint)\n\
         {tiles}\
         trust.json      ids and public keys\n\
         view.json       which entries are here, and whose commands are here without a gap\n\n\
         How to verify it\n\n\
         With Takas, offline:  takas record verify THIS-FOLDER\n\n\
         Without Takas: any program that verifies c2sp.org/tlog-proof bundles takes entries/{first}.entry, entries/{first}.tlog-proof,\n\
         the origin\n  {origin}\nand the log's key\n  {log}\n\n\
         By hand: the leaf hash is SHA-256 of a zero byte and the entry; the proof's hashes lead from it to the root in the checkpoint\n\
         (RFC 6962, section 2.1.1); the checkpoint is signed by the log's key (c2sp.org/signed-note). What an entry says is bound by\n\
         SHA-256 of the line `takas.payload/1`, the salt and the payload; that digest stands in the envelope, which its author has signed.\n\
         Every byte is fixed by the page docs/reference/record.md of Takas.\n",
            count = view.entries.len(),
        )
    }
}
