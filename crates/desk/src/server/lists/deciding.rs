//! Writing down what somebody says of two rows: at the end of the file of decisions, whatever else is written at the same moment. Both words are
//! kept where two say otherwise, and whoever comes second is told.

use std::sync::Arc;

use takas_formats::decisions::{DECISIONS_FILE, Decision, PairSays, RowKey, Verdict, append_decision};
use takas_formats::limits::FILE_BYTES_MAX;
use takas_lists::evidence::Evidence;
use takas_lists::reconcile::{Pair, Row};

use super::compare::{Compared, found};
use super::ground::{Chosen, Laid};
use super::pair::{find_pair, pair_id, row_at, row_of, seen_of};
use crate::lists::deciding::speaker;
use crate::running::clock;
use crate::server::app::App;
use crate::server::cabinet::{Change, Contents, NotPut};
use crate::server::http::Refusal;
use crate::server::live::visit::Visit;

/// How often a word is written again because somebody wrote another file of the case meanwhile.
pub(super) const ATTEMPTS: usize = 64;
/// So much of the id of an account stands behind a name.
const ACCOUNT_SHOWN: usize = 8;
/// The longest reason, in characters.
pub(super) const WHY_MAX: usize = 1_000;

/// A word that somebody says of a pair.
pub(super) struct Said<'s> {
    pub(super) pair: &'s str,
    /// The evidence that it is said upon, as it was shown; none: whoever says it has seen none, or needs none.
    pub(super) seen: Option<&'s str>,
    pub(super) says: Verdict,
    pub(super) why: Option<&'s str>,
}

/// By which name somebody's words stand in the file: with the beginning of the account's id behind it. By that they are known, for each may
/// change their name, and two may have the same.
pub(super) fn speaks_as(visit: &Visit) -> String {
    let account: String = visit.guest.account.chars().take(ACCOUNT_SHOWN).collect();
    format!("{} (#{account})", visit.guest.name.trim()).trim_start().to_owned()
}

/// Whether two words are of the same human.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    speaker(one) == speaker(other)
}

/// Writes a word about a pair; the names of those who have said otherwise. Waits for the disk.
///
/// # Errors
/// When there is no such pair any more, as rows have changed; when there is other evidence than was seen; when the file has mistakes, is full, or
/// cannot be written.
pub(super) fn say(app: &App, visit: &Visit, chosen: &Chosen, said: &Said<'_>) -> Result<Vec<String>, Refusal> {
    let why = said.why.map(str::trim).filter(|why| !why.is_empty());
    if why.is_some_and(|why| why.chars().count() > WHY_MAX) {
        return Err(Refusal::TooLarge);
    }
    let by = speaks_as(visit);
    for _ in 0..ATTEMPTS {
        let laid = Laid::of(visit, chosen)?;
        let (one, other) = rows_of(app, visit, &laid, chosen, said)?;
        let owned = laid.owned();
        let key = |row: Row| RowKey::of(owned[usize::from(row.list.0)].side.list, row.claim);
        let why = why.map(str::to_owned);
        let word =
            Decision { one: key(one), other: key(other), says: said.says, by: by.clone(), at: clock::now(), why };
        if put(visit, &laid.contents, DECISIONS_FILE, &word)? {
            return otherwise(visit, chosen, (one, other), &word);
        }
    }
    Err(Refusal::Unavailable)
}

/// The id of the pair of which somebody said the last word of theirs that still counts.
pub(super) fn last_own(laid: &Laid, by: &str) -> Option<String> {
    let own = laid.stand.pairs.iter().flat_map(|pair| pair.words.iter().map(move |word| (*word, pair)));
    let own = own.filter(|(word, _)| laid.decisions.get(*word).is_some_and(|word| is_same(&word.by, by)));
    let (_, pair) = own.max_by_key(|(word, _)| (laid.decisions.get(*word).map(|word| word.at), *word))?;
    Some(pair_id(&laid.owned(), row_of(pair.one), row_of(pair.other)))
}

/// Takes back the last word of somebody that still counts, which is about the pair that they mean; its id; none: there is none.
///
/// # Errors
/// As [`say`]; and when their last word is about another pair: then it was taken back already, and nobody means the one before.
pub(super) fn undo(app: &App, visit: &Visit, chosen: &Chosen, meant: Option<&str>) -> Result<Option<String>, Refusal> {
    let laid = Laid::of(visit, chosen)?;
    let Some(id) = last_own(&laid, &speaks_as(visit)) else { return Ok(None) };
    if meant != Some(id.as_str()) {
        return Err(Refusal::Conflict);
    }
    say(app, visit, chosen, &Said { pair: &id, seen: None, says: Verdict::TakenBack, why: None })?;
    Ok(Some(id))
}

/// The rows of a pair as they are now, if what speaks for and against it is what was seen.
fn rows_of(app: &App, visit: &Visit, laid: &Laid, chosen: &Chosen, said: &Said<'_>) -> Result<(Row, Row), Refusal> {
    if !laid.faults.is_empty() {
        return Err(Refusal::Unfit(visit.word("lists-faults")));
    }
    let compared = found(app, visit, laid, chosen)?;
    let found = match &compared {
        Compared::Ready(found, _) => Arc::clone(found),
        Compared::Nothing => return Err(Refusal::NotFound),
        Compared::GoesOn(_) | Compared::Stopped(_) => return Err(Refusal::Unfit(visit.word("lists-being-compared"))),
    };
    // A pair that there is not any more has changed since it was read.
    let pair = find_pair(laid, &laid.owned(), &found, said.pair).ok_or(Refusal::Conflict)?;
    if said.seen.is_none_or(|seen| is_as_seen(visit, laid, (said.pair, &pair), seen)) {
        Ok((pair.one, pair.other))
    } else {
        Err(Refusal::Overtaken)
    }
}

/// Whether what speaks for and against a pair is what somebody has seen. Of one that was decided meanwhile that is what spoke while it was doubtful:
/// two who say something of it at the same time are both heard.
fn is_as_seen(visit: &Visit, laid: &Laid, (id, pair): (&str, &Pair), seen: &str) -> bool {
    let is = |evidence: &Evidence| seen_of(evidence).is_none_or(|now| now == seen);
    if is(&pair.evidence) {
        return true;
    }
    let is_spoken_of = laid.stand.of(row_at(pair.one), row_at(pair.other)).is_some();
    is_spoken_of && visit.case.lists.remembered(id).is_none_or(|before| is(&before.evidence))
}

/// Puts a word at the end of a file of decisions; whether nobody was faster.
pub(super) fn put(visit: &Visit, contents: &Contents, file: &str, word: &Decision) -> Result<bool, Refusal> {
    let text = contents.files.get(file).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let text = append_decision(&text.unwrap_or_default(), word);
    if text.len() > FILE_BYTES_MAX {
        return Err(Refusal::TooLarge);
    }
    let files = vec![(file.to_owned(), Some(text.into_bytes()))];
    let change = Change { by: visit.guest.account.clone(), at: clock::now(), files };
    match visit.case.cabinet.put(&change, contents.revision) {
        Ok(now) => {
            visit.case.lists.pulse(now.revision.0);
            Ok(true)
        }
        Err(NotPut::Overtaken(_)) => Ok(false),
        Err(NotPut::Failed(_)) => Err(Refusal::Unavailable),
    }
}

/// Who has said otherwise of two rows, so that nothing is decided.
fn otherwise(
    visit: &Visit,
    chosen: &Chosen,
    (one, other): (Row, Row),
    word: &Decision,
) -> Result<Vec<String>, Refusal> {
    let laid = Laid::of(visit, chosen)?;
    let Some(pair) = laid.stand.of(row_at(one), row_at(other)).filter(|pair| pair.says == PairSays::Contested) else {
        return Ok(Vec::new());
    };
    let words = pair.words.iter().filter_map(|word| laid.decisions.get(*word));
    let others = words
        .filter(|other| !is_same(&other.by, &word.by) && other.says != word.says && other.says != Verdict::NotSure);
    Ok(others.map(|other| other.by.clone()).collect())
}
