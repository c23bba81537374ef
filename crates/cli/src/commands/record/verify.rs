//! `takas record verify`: everything that is wrong with a record, or with the entries that a party was handed.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;
use takas_ledger::{Cosigned, Evidence, Finding, Severity, ViewEntry, verify_record, verify_view};

use super::export::{CHECKPOINT, ENTRIES, TRUST, VIEW, View};
use super::{Record, note};
use crate::arguments::RecordPlace;
use crate::exit;
use crate::failure::Failure;
use crate::folder::{self, FileError};
use crate::put;
use crate::running::opening::Opening;

/// What came of it, as JSON.
#[derive(Serialize)]
struct VerdictOut {
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
pub(super) fn run(record: &RecordPlace, receipts: &[PathBuf], json: bool) -> Result<u8, Failure> {
    let verdict = if record.case.join(TRUST).is_file() {
        of_folder(&record.case)?
    } else {
        of_record(&Record::open(record)?, &read_all(receipts)?)?
    };
    let sound = verdict.sound;
    if json {
        put(&takas_formats::deals::to_json(&verdict))?;
    } else {
        put(&text(&verdict))?;
    }
    Ok(if sound { exit::DONE } else { exit::UNSOUND })
}

/// Verifies a whole record with receipts that were given out: whether nothing was found but notices, and what.
///
/// # Errors
/// When the store cannot be read.
pub(crate) fn is_sound(record: &Record) -> Result<(bool, u64), Failure> {
    let verdict = of_record(record, &[])?;
    Ok((verdict.sound, verdict.entries))
}

fn of_record(record: &Record, receipts: &[Vec<u8>]) -> Result<VerdictOut, Failure> {
    let trust = record.identity.trust()?;
    let checkpoints = record.store.checkpoints(&record.stream)?;
    let evidence = Evidence {
        checkpoints: checkpoints.iter().map(note).collect(),
        receipts: receipts.to_vec(),
        disclosures: Vec::new(),
    };
    let mut leaves: Vec<Vec<u8>> = Vec::new();
    record.each_leaf(|leaf| {
        leaves.push(leaf.bytes.clone());
        Ok(())
    })?;
    let verdict = verify_record(&trust, &evidence, &leaves);
    Ok(VerdictOut {
        format: 1,
        sound: verdict.is_sound(),
        entries: verdict.entries,
        covered: verdict.covered,
        cosigned: verdict.cosigned.filter(|_| trust.witnesses.wanted() > 0).map(|cosigned| is_cosigned(&cosigned)),
        findings: verdict.findings.iter().map(finding).collect(),
    })
}

fn of_folder(path: &Path) -> Result<VerdictOut, Failure> {
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
    // The checkpoint that lies beside is that of the receipts, which are verified; it has to read.
    takas_ledger::SignedCheckpoint::parse(&read(CHECKPOINT)?)?;
    let verdict = verify_view(&trust, &own, &entries);
    Ok(VerdictOut {
        format: 1,
        sound: verdict.is_sound(),
        entries: verdict.entries.len() as u64,
        covered: verdict.entries.iter().filter(|number| **number < verdict.size).count() as u64,
        cosigned: verdict.cosigned.filter(|_| trust.witnesses.wanted() > 0).map(|cosigned| is_cosigned(&cosigned)),
        findings: verdict.findings.iter().map(finding).collect(),
    })
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

pub(super) fn read_file(path: &Path) -> Result<Vec<u8>, Failure> {
    let mend = "see that the folder is whole, as it was exported";
    if !path.exists() {
        let error = std::io::Error::from(std::io::ErrorKind::NotFound);
        return Err(FileError::new(path, "cannot be read", mend, error).into());
    }
    let _ = fs::metadata(path);
    folder::read_capped(path).map_err(|error| FileError::new(path, "cannot be read", mend, error).into())
}
