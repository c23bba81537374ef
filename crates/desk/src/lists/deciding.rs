//! Writing down what somebody decides about two rows; and in the mediator's book of names, what may go to whom, who asked and who was told.
//!
//! The file is read again before each word: another may have written meanwhile, and both words stay. Whoever then decides otherwise than
//! somebody before is told so; nothing is taken back for anybody. That a party was told is written only of what was released to it. A release
//! that is withdrawn stays, with who withdrew it and when.

use std::path::PathBuf;
use std::sync::Arc;

use takas_formats::decisions::{Decision, PairSays, RowAt, RowKey, Stand, Verdict, append_decision, stand};
use takas_formats::list_book::{
    AskedAbout, LIST_BOOK_FILE, ListBook, Release, Substitutes, ToldOf, append_asked, append_release,
    append_substitutes, append_told, read_list_book, withdraw_release,
};
use takas_formats::{CaseFiles, Code, Diagnostic, Severity};
use takas_lists::reconcile::Row;
use takas_lists::{ClaimRef, List};
use takas_model::{Case, Instant, PartyRef};

use super::Opened;
use super::open::Place;
use crate::failure::Failure;
use crate::reading;

/// What came of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// It is written, and nobody has said otherwise.
    Written,
    /// It is written, and these have said otherwise: nothing is decided.
    Otherwise(Vec<String>),
}

/// Who stands behind the name of a word: what the desk puts after the name, `Anna (#3f9a2c1b)`, for that stays whatever somebody calls
/// themselves; where nothing is put after it, the name.
#[must_use]
pub fn speaker(by: &str) -> &str {
    let account = by.strip_suffix(')').and_then(|name| name.rfind("(#"));
    account.map_or(by, |at| &by[at..])
}

/// How decisions stand, where of each human one word counts, whatever name they had when they said it.
#[must_use]
pub fn stand_of(decisions: &[Decision], lists: &[&List]) -> Stand {
    let said = |word: &Decision| Decision { by: speaker(&word.by).to_owned(), ..word.clone() };
    stand(&decisions.iter().map(said).collect::<Vec<_>>(), lists)
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
    let (one, other) = (key_of(opened, rows.0), key_of(opened, rows.1));
    let word = Decision { one, other, says, by: by.trim().to_owned(), at, why: filled(why) };
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
    let others = others.filter(|other| {
        speaker(&other.by) != speaker(&word.by) && other.says != word.says && other.says != Verdict::NotSure
    });
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
    let key = key_of(opened, row);
    let (by, why) = (by.trim().to_owned(), filled(why));
    in_book(opened, |text, case| {
        let release = Release { row: key, to: to.to_vec(), by, at, withdrawn: None, withdrawn_by: None, why };
        Some(append_release(text, &release, case))
    })
}

/// Writes into the mediator's book of names that every release of a row to one of these parties ends at that time. The releases stay, with
/// who withdrew them and when.
///
/// # Errors
/// When none holds at that time, one goes to others, too, the file cannot be read or written, or the lists are of no case.
pub fn withdraw(opened: &Opened, row: Row, from: &[PartyRef], by: &str, at: Instant) -> Result<PathBuf, Failure> {
    let book = book_now(opened)?;
    let list = &opened.lists[usize::from(row.list.0)].list;
    let own: Vec<&Release> = book.releases_of(list, row.claim).collect();
    let is_meant = |release: &Release| {
        own.iter().any(|own| std::ptr::eq(*own, release)) && from.iter().any(|party| release.holds(*party, at))
    };
    let meant: Vec<(usize, &Release)> =
        book.released.iter().enumerate().filter(|(_, release)| is_meant(release)).collect();
    let id = |party: &PartyRef| opened.case.as_ref().map_or("", |case| case.party(*party).id.as_str());
    let ids = |parties: &mut dyn Iterator<Item = &PartyRef>| parties.map(id).collect::<Vec<_>>().join(", ");
    if meant.is_empty() {
        let to = ids(&mut from.iter());
        return Err(Failure::Usage(format!("no release of the row to {to} holds at that time: nothing is withdrawn")));
    }
    if meant.iter().any(|(_, release)| release.withdrawn.is_some()) {
        let message = "the release has an end already, later than that: change `withdrawn` where it stands";
        return Err(Failure::Usage(message.to_owned()));
    }
    let mut others = meant.iter().flat_map(|(_, release)| &release.to).filter(|party| !from.contains(party)).peekable();
    if others.peek().is_some() {
        let others = ids(&mut others);
        let mend = "withdraw it from all, and release the row anew to whom it may go";
        return Err(Failure::Usage(format!("the release goes to {others}, too: {mend}")));
    }
    in_book(opened, |text, _| {
        let mut numbers = meant.iter().map(|(number, _)| *number);
        numbers.try_fold(text.to_owned(), |text, number| withdraw_release(&text, number, by.trim(), at))
    })
}

/// Writes at the end of the mediator's book of names who goes in whose place.
///
/// # Errors
/// When the line could not stand there, the file cannot be read or written, or the lists are of no case.
pub fn substitutes(opened: &Opened, line: &Substitutes) -> Result<PathBuf, Failure> {
    let (place, case) = book_of(opened)?;
    let text = append_substitutes(&String::from_utf8_lossy(&place.read()?), line, case);
    // What is wrong with the line is told as it would be told in the file.
    let mut files = CaseFiles::new();
    files.insert(LIST_BOOK_FILE.to_owned(), text.into_bytes());
    let read = read_list_book(case, &files);
    let wrong: Vec<&Diagnostic> = read.diagnostics.iter().filter(|told| told.severity == Severity::Error).collect();
    if !wrong.is_empty() {
        reading::show(&opened.folder(), &files, &wrong);
        return Err(Failure::Mistakes(format!("{LIST_BOOK_FILE}: nothing was written")));
    }
    in_book(opened, |text, case| Some(append_substitutes(text, line, case)))
}

/// Writes at the end of the mediator's book of names that a party asked about a row, of whosever list.
///
/// # Errors
/// When the file cannot be read or written, or the lists are of no case.
pub fn asked(
    opened: &Opened,
    row: Row,
    party: PartyRef,
    heard_by: Option<&str>,
    note: Option<&str>,
    at: Instant,
) -> Result<PathBuf, Failure> {
    let asked = AskedAbout { row: key_of(opened, row), by: party, heard_by: filled(heard_by), at, note: filled(note) };
    in_book(opened, |text, case| Some(append_asked(text, &asked, case)))
}

/// Writes at the end of the mediator's book of names that a party was told of a row. Of another's row only what was released to the party,
/// as it is now: nothing else is to be told.
///
/// # Errors
/// When it was not released, the file cannot be read or written, or the lists are of no case.
pub fn told(
    opened: &Opened,
    row: Row,
    party: PartyRef,
    by: &str,
    note: Option<&str>,
    at: Instant,
) -> Result<PathBuf, Failure> {
    // Released or not is what the book says by now: somebody may have withdrawn a release since the lists were opened.
    let mut now = opened.clone();
    now.book = book_now(opened)?;
    if let Some(refusal) = unreleased(&now, row, party, at) {
        let file = refusal.file.clone();
        reading::show(&opened.folder(), &CaseFiles::new(), &[&refusal]);
        return Err(Failure::Mistakes(format!("{file}: it was not written that anybody was told")));
    }
    let told = ToldOf { row: key_of(opened, row), to: party, by: by.trim().to_owned(), at, note: filled(note) };
    in_book(opened, |text, case| Some(append_told(text, &told, case)))
}

/// Why a party may not be told of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Untold {
    /// It was never released to it.
    Never,
    /// It was released later.
    NotYet,
    /// The release had been withdrawn.
    Withdrawn,
    /// The row has changed since it was released.
    Changed,
}

/// Why a party may not be told of a row of that list, which is `owner`'s, at that time; none where it may: the row is its own, or was released
/// to it as it is now.
#[must_use]
pub fn untold(
    book: &ListBook,
    (list, owner): (&List, Option<PartyRef>),
    claim: ClaimRef,
    party: PartyRef,
    at: Instant,
) -> Option<Untold> {
    if owner == Some(party) || book.is_released(list, claim, party, at) {
        return None;
    }
    let before = book.releases_of(list, claim).filter(|release| release.to.contains(&party));
    Some(match before.last() {
        None => Untold::Never,
        Some(release) if at < release.at => Untold::NotYet,
        Some(release) if release.withdrawn.is_some_and(|withdrawn| withdrawn <= at) => Untold::Withdrawn,
        Some(_) => Untold::Changed,
    })
}

/// The same, as it is told of a case in a folder.
#[must_use]
pub fn unreleased(opened: &Opened, row: Row, party: PartyRef, at: Instant) -> Option<Diagnostic> {
    let list = &opened.lists[usize::from(row.list.0)];
    let why = untold(&opened.book, (&list.list, list.party), row.claim, party, at)?;
    let id = opened.case.as_ref().map_or("the party", |case| case.party(party).id.as_str());
    let message = match why {
        Untold::Never => format!("the row has not been released to {id}"),
        Untold::NotYet => format!("the row had not yet been released to {id} at that time"),
        Untold::Withdrawn => format!("the release of the row to {id} had been withdrawn by that time"),
        Untold::Changed => format!("the row is not any more what was released to {id}: it has changed since"),
    };
    let claim = &list.list.claims[row.claim.0 as usize];
    Some(Diagnostic {
        code: Code::TellUnreleased,
        severity: Code::TellUnreleased.severity(),
        file: list.list.title.clone(),
        span: 0..0,
        line: claim.origin.row as usize,
        column: 1,
        message,
        help:
            "release it first, if it may go: `takas lists release`; merely asking about a name can endanger its bearer"
                .to_owned(),
        labels: Vec::new(),
        related: Vec::new(),
    })
}

/// What a row is known by.
fn key_of(opened: &Opened, row: Row) -> RowKey {
    RowKey::of(&opened.lists[usize::from(row.list.0)].list, row.claim)
}

/// A text that says something.
fn filled(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// Where the book of names lies, with the case that it is of.
fn book_of(opened: &Opened) -> Result<(Place, &Case), Failure> {
    let (Some(case), Some(dossier)) = (&opened.case, &opened.dossier) else {
        let message = "the book of names belongs to a case, and these lists to none: name its folder";
        return Err(Failure::Usage(message.to_owned()));
    };
    Ok((Place::Case(Arc::clone(dossier), LIST_BOOK_FILE.to_owned()), case))
}

/// The book of names as it stands by now.
fn book_now(opened: &Opened) -> Result<ListBook, Failure> {
    let (place, case) = book_of(opened)?;
    let mut files = CaseFiles::new();
    let bytes = place.read()?;
    if !bytes.is_empty() {
        files.insert(LIST_BOOK_FILE.to_owned(), bytes);
    }
    let read = read_list_book(case, &files);
    let told: Vec<&Diagnostic> = read.diagnostics.iter().filter(|told| told.severity == Severity::Error).collect();
    reading::show(&opened.folder(), &files, &told);
    read.book.ok_or_else(|| Failure::Mistakes(reading::summary(&read.diagnostics, &place.told())))
}

/// Writes into the book of names, as it stands by now; a book with mistakes is mended first.
fn in_book(opened: &Opened, with: impl FnOnce(&str, &Case) -> Option<String>) -> Result<PathBuf, Failure> {
    book_now(opened)?;
    let (place, case) = book_of(opened)?;
    let text = String::from_utf8_lossy(&place.read()?).into_owned();
    let Some(text) = with(&text, case) else {
        return Err(Failure::Mistakes(format!(
            "{}: it changed meanwhile, or is not written as Takas writes it",
            place.told().display()
        )));
    };
    place.write(&text)?;
    Ok(place.told())
}

#[cfg(test)]
mod tests {
    use super::speaker;

    #[test]
    fn whoever_changes_their_name_is_the_same_and_whoever_takes_anothers_is_not() {
        assert_eq!(speaker("Anna (#3f9a2c1b)"), speaker("Anna Weber (#3f9a2c1b)"));
        assert_ne!(speaker("Anna (#3f9a2c1b)"), speaker("Anna (#77e01d52)"));
        assert_ne!(speaker("Anna (Oslo)"), speaker("Bo (Oslo)"), "that is a place, no account");
        // A name that looks like another's account ends in its own all the same.
        assert_ne!(speaker("Bo (#3f9a2c1b) (#77e01d52)"), speaker("Anna (#3f9a2c1b)"));
        for odd in ["", ")", "(#", "(#)", "Anna"] {
            assert_eq!(speaker(odd), odd);
        }
    }
}
