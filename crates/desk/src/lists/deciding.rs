//! Writing down what somebody decides about two rows.
//!
//! The file is read again before each word: another may have written meanwhile, and both words stay. Whoever then decides otherwise than
//! somebody before is told so; nothing is taken back for anybody.

use std::path::PathBuf;
use std::sync::Arc;

use takas_formats::decisions::{Decision, PairSays, RowAt, RowKey, Verdict, append_decision};
use takas_formats::list_book::{LIST_BOOK_FILE, Release, append_release};
use takas_lists::reconcile::Row;
use takas_model::{Instant, PartyRef};

use super::Opened;
use super::open::Place;
use crate::failure::Failure;

/// What came of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// It is written, and nobody has said otherwise.
    Written,
    /// It is written, and these have said otherwise: nothing is decided.
    Otherwise(Vec<String>),
}

/// Writes a word about two rows at the end of the file of decisions.
///
/// # Errors
/// When the file cannot be read or written, or has mistakes.
pub fn say(
    opened: &mut Opened,
    rows: (Row, Row),
    says: Verdict,
    by: &str,
    why: Option<&str>,
    at: Instant,
) -> Result<Said, Failure> {
    let key = |row: Row| RowKey::of(&opened.lists[usize::from(row.list.0)].list, row.claim);
    let why = why.map(str::trim).filter(|why| !why.is_empty()).map(str::to_owned);
    let word = Decision { one: key(rows.0), other: key(rows.1), says, by: by.trim().to_owned(), at, why };
    // What is broken is not written to: a word after it might be lost with it.
    opened.refresh()?;
    let text = String::from_utf8_lossy(&opened.place.read()?).into_owned();
    opened.place.write(&append_decision(&text, &word))?;
    opened.refresh()?;
    let at = |row: Row| RowAt { list: usize::from(row.list.0), claim: row.claim };
    let Some(pair) = opened.stand.of(at(rows.0), at(rows.1)) else { return Ok(Said::Written) };
    if pair.says != PairSays::Contested {
        return Ok(Said::Written);
    }
    let others = pair.words.iter().filter_map(|word| opened.decisions.get(*word));
    let others =
        others.filter(|other| other.by != word.by && other.says != word.says && other.says != Verdict::NotSure);
    Ok(Said::Otherwise(others.map(|other| other.by.clone()).collect()))
}

/// Writes at the end of the mediator's book of names that a row may go to parties, as it is now.
///
/// # Errors
/// When the file cannot be read or written, or the lists are of no case.
pub fn release(
    opened: &Opened,
    row: Row,
    to: &[PartyRef],
    by: &str,
    why: Option<&str>,
    at: Instant,
) -> Result<PathBuf, Failure> {
    let (Some(case), Some(dossier)) = (&opened.case, &opened.dossier) else {
        return Err(Failure::Usage("a row is released to parties of a case: name its folder".to_owned()));
    };
    let list = &opened.lists[usize::from(row.list.0)];
    let release = Release {
        row: RowKey::of(&list.list, row.claim),
        to: to.to_vec(),
        by: by.trim().to_owned(),
        at,
        withdrawn: None,
        why: why.map(str::trim).filter(|why| !why.is_empty()).map(str::to_owned),
    };
    let place = Place::Case(Arc::clone(dossier), LIST_BOOK_FILE.to_owned());
    let text = String::from_utf8_lossy(&place.read()?).into_owned();
    place.write(&append_release(&text, &release, case))?;
    Ok(place.told())
}
