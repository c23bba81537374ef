//! `takas record verify`: everything that is wrong with a record, or with the entries that a party was handed.

use std::path::{Path, PathBuf};

use serde::Serialize;
use takas_ledger::{
    AddCheckpoint, AuthorId, Cosigned, Evidence, Finding, Kept, Place, Severity, SignedCheckpoint, Tile, Trust,
    ViewEntry, What, audit, prove, verify_record, verify_view_beside,
};

use super::export::{CHECKPOINT, ENTRIES, TRUST, VIEW, View};
use super::{Record, note, read_file};
use crate::arguments::RecordPlace;
use crate::exit;
use crate::failure::Failure;
use crate::folder;
use crate::put;
use crate::running::opening::Opening;

/// What came of it, as JSON.
#[derive(Serialize)]
pub(super) struct VerdictOut {
    format: u32,
    /// Nothing was found but notices.
    sound: bool,
    entries: u64,
    /// How many of them a signed checkpoint covers.
    covered: u64,
    /// Null where there is no checkpoint, or no witness is asked for.
    cosigned: Option<bool>,
    findings: Vec<FindingOut>,
}

#[derive(Serialize)]
struct FindingOut {
    code: String,
    /// `fault` or `notice`.
    severity: &'static str,
    place: String,
    words: String,
}

/// Runs the command.
///
/// # Errors
/// When store or folder cannot be read.
pub(super) fn run(record: &RecordPlace, receipts: &[PathBuf], beside: &[PathBuf], json: bool) -> Result<u8, Failure> {
    let beside: Vec<Log> = beside.iter().map(|path| Log::read(path)).collect::<Result<_, _>>()?;
    let verdict = if record.case.join(TRUST).is_file() {
        of_folder(&record.case, beside)?
    } else {
        of_record(&super::open(record)?, &read_all(receipts)?, &beside)?
    };
    told(&verdict, json)
}

/// Tells what came of it; the exit code.
///
/// # Errors
/// When nobody takes what is told.
pub(super) fn told(verdict: &VerdictOut, json: bool) -> Result<u8, Failure> {
    if json {
        put(&takas_formats::deals::to_json(verdict))?;
    } else {
        put(&text(verdict))?;
    }
    Ok(if verdict.sound { exit::DONE } else { exit::UNSOUND })
}

/// Verifies a whole record with receipts that were given out: whether nothing was found but notices, and what.
///
/// # Errors
/// When the store cannot be read.
pub(crate) fn is_sound(record: &Record) -> Result<(bool, u64), Failure> {
    let verdict = of_record(record, &[], &[])?;
    Ok((verdict.sound, verdict.entries))
}

/// What somebody holds of a log: a checkpoint, and the tiles that lie beside it, if it is a folder.
pub(super) struct Log {
    checkpoint: Vec<u8>,
    folder: Option<PathBuf>,
}

impl Log {
    /// Of the folder of an export, or of a file that is a checkpoint.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn read(path: &Path) -> Result<Self, Failure> {
        let folder = path.is_dir().then(|| path.to_owned());
        let file = folder.as_ref().map_or_else(|| path.to_owned(), |folder| folder.join(CHECKPOINT));
        Ok(Self { checkpoint: read_file(&file)?, folder })
    }

    /// Of a checkpoint alone.
    #[cfg(feature = "desk")]
    pub(super) fn of_checkpoint(checkpoint: Vec<u8>) -> Self {
        Self { checkpoint, folder: None }
    }

    fn signed(&self) -> Option<SignedCheckpoint> {
        SignedCheckpoint::parse(&self.checkpoint).ok()
    }

    fn size(&self) -> u64 {
        self.signed().map_or(0, |signed| signed.checkpoint().size())
    }

    fn tile(&self, tile: Tile) -> Option<Vec<u8>> {
        let stored = |tile: Tile| folder::read_capped(&self.folder.as_ref()?.join(tile.path())).ok();
        stored(tile).or_else(|| stored(tile.full()))
    }

    /// That this log continues the smaller ones, as far as its tiles show it.
    fn continuations(&self, others: &[Log]) -> Vec<Vec<u8>> {
        let Some(signed) = self.signed() else { return Vec::new() };
        let smaller = others.iter().map(Log::size).filter(|size| *size < self.size());
        let proof = |size| {
            let proof = prove::consistency(size, self.size(), |tile| self.tile(tile)).ok()?;
            Some(AddCheckpoint::new(size, proof, signed.clone()).ok()?.encode().into_bytes())
        };
        smaller.filter_map(proof).collect()
    }

    /// What its tiles hold that its checkpoint was not made over.
    fn damage(&self) -> Vec<Finding> {
        let has_tiles = self.folder.as_ref().is_some_and(|folder| folder.join("tile").is_dir());
        let signed = self.signed().filter(|_| has_tiles);
        signed.map_or_else(Vec::new, |signed| damage(&signed, |tile| self.tile(tile), false))
    }
}

/// What the files of a log hold that a checkpoint was not made over.
fn damage(signed: &SignedCheckpoint, files: impl Fn(Tile) -> Option<Vec<u8>>, entries: bool) -> Vec<Finding> {
    let head = signed.checkpoint();
    let faults = audit(head.size(), head.root(), files, entries);
    faults.into_iter().map(|fault| Finding { place: Place::Record, what: What::File(fault) }).collect()
}

fn of_record(record: &Record, receipts: &[Vec<u8>], beside: &[Log]) -> Result<VerdictOut, Failure> {
    let trust = record.identity.trust()?;
    let mut checkpoints: Vec<Vec<u8>> = record.store.checkpoints(&record.stream)?.iter().map(note).collect();
    let last = checkpoints.last().and_then(|note| SignedCheckpoint::parse(note).ok());
    checkpoints.extend(beside.iter().map(|log| log.checkpoint.clone()));
    // What others hold stands where it would have been published.
    checkpoints.sort_by_key(|note| SignedCheckpoint::parse(note).map_or(0, |signed| signed.checkpoint().size()));
    let evidence = Evidence { checkpoints, receipts: receipts.to_vec(), disclosures: Vec::new() };
    let mut leaves: Vec<Vec<u8>> = Vec::new();
    record.each_leaf(|leaf| {
        leaves.push(leaf.bytes.clone());
        Ok(())
    })?;
    let verdict = verify_record(&trust, &evidence, &leaves);
    let mut findings = verdict.findings;
    if let Some(last) = last {
        findings.extend(damage(&last, |tile| record.tile(tile), true));
    }
    let cosigned = verdict.cosigned.filter(|_| trust.witnesses.wanted() > 0).map(|cosigned| is_cosigned(&cosigned));
    Ok(VerdictOut::new(verdict.entries, verdict.covered, cosigned, &findings))
}

fn of_folder(path: &Path, beside: Vec<Log>) -> Result<VerdictOut, Failure> {
    let read = |name: &str| read_file(&path.join(name));
    let trust = Opening::read(&read(TRUST)?)?.trust()?;
    let view: View = serde_json::from_slice(&read(VIEW)?)
        .map_err(|error| Failure::Record(format!("{}: {error}", path.join(VIEW).display())))?;
    let own = view.authors()?;
    let entries = view.entries.iter().map(|number| {
        let part = |ending: &str| path.join(ENTRIES).join(format!("{number}.{ending}"));
        let disclosure = part("disclosure");
        Ok(ViewEntry {
            entry: read_file(&part("entry"))?,
            receipt: read_file(&part("tlog-proof"))?,
            disclosure: disclosure.is_file().then(|| read_file(&disclosure)).transpose()?,
        })
    });
    let entries: Vec<ViewEntry> = entries.collect::<Result<_, Failure>>()?;
    let mut logs = vec![Log::read(path)?];
    logs.extend(beside);
    judged(&trust, &own, &entries, &logs)
}

/// Verifies the entries that a party was handed, which hold all that `own` has said; the first of the logs is that of the receipts.
///
/// # Errors
/// When its checkpoint is none.
pub(super) fn judged(
    trust: &Trust,
    own: &[AuthorId],
    entries: &[ViewEntry],
    logs: &[Log],
) -> Result<VerdictOut, Failure> {
    // The checkpoint that lies here is that of the receipts, which are verified; it has to read.
    SignedCheckpoint::parse(&logs[0].checkpoint)?;
    let largest = logs.iter().filter(|log| log.folder.is_some()).max_by_key(|log| log.size());
    let kept = Kept {
        checkpoints: logs.iter().map(|log| log.checkpoint.clone()).collect(),
        continuations: largest.map_or_else(Vec::new, |largest| largest.continuations(logs)),
    };
    let verdict = verify_view_beside(trust, own, entries, &kept);
    let mut findings = verdict.findings;
    findings.extend(logs.iter().flat_map(Log::damage));
    let covered = verdict.entries.iter().filter(|number| **number < verdict.size).count() as u64;
    let cosigned = verdict.cosigned.filter(|_| trust.witnesses.wanted() > 0).map(|cosigned| is_cosigned(&cosigned));
    Ok(VerdictOut::new(verdict.entries.len() as u64, covered, cosigned, &findings))
}

impl VerdictOut {
    fn new(entries: u64, covered: u64, cosigned: Option<bool>, findings: &[Finding]) -> Self {
        let sound = findings.iter().all(|finding| finding.severity() == Severity::Notice);
        Self { format: 1, sound, entries, covered, cosigned, findings: findings.iter().map(finding).collect() }
    }
}

fn is_cosigned(cosigned: &Cosigned) -> bool {
    matches!(cosigned, Cosigned::Cosigned(_))
}

fn finding(finding: &Finding) -> FindingOut {
    FindingOut {
        code: finding.code().to_owned(),
        severity: if finding.severity() == Severity::Notice { "notice" } else { "fault" },
        place: finding.place.to_string(),
        words: finding.what.to_string(),
    }
}

fn text(verdict: &VerdictOut) -> String {
    let mut lines: Vec<String> = verdict
        .findings
        .iter()
        .map(|one| format!("{} {} {}: {}", one.code, one.severity, one.place, one.words))
        .collect();
    let cosigned = match verdict.cosigned {
        None => "no witness is asked for",
        Some(true) => "cosigned",
        Some(false) => "not cosigned yet",
    };
    let sound = if verdict.sound {
        "Every signature, number and proof is as it should be"
    } else {
        "This record is NOT as it should be"
    };
    lines.push(format!(
        "{sound}: {} entries, {} of them under a signed checkpoint; {cosigned}.",
        verdict.entries, verdict.covered
    ));
    lines.join("\n") + "\n"
}

fn read_all(paths: &[PathBuf]) -> Result<Vec<Vec<u8>>, Failure> {
    paths.iter().map(|path| read_file(path)).collect()
}
