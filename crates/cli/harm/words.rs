//! What the team of Ankara says in the course of the day, each word signed with its author's key before anything is sent.

use std::collections::BTreeMap;

use takas_desk::running::journal::Elsewhere;
use takas_desk::running::session::is_kept_apart;
use takas_desk::running::signed::to_line;
use takas_formats::operations::{Vocabulary, command_bytes};
use takas_ledger::{AuthorId, CaseId, Envelope, OperationId, Payload};
use takas_model::{Instant, Said};

use super::ankara::{Ankara, key};

/// What stands in the envelopes of an author.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ids {
    pub(crate) author: AuthorId,
    pub(crate) case: CaseId,
    /// What is on the record, and what is on none.
    pub(crate) record: OperationId,
    pub(crate) journal: OperationId,
}

/// A word that somebody signed.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    pub(crate) who: String,
    /// As it is posted.
    pub(crate) line: String,
    /// What was signed, byte for byte: no two words have the same.
    pub(crate) envelope: Vec<u8>,
    /// Its act, to be told where it fails.
    pub(crate) act: String,
}

/// All words of the day, in order.
pub(crate) fn of_the_day(ankara: &Ankara, ids: &BTreeMap<String, Ids>) -> Result<Vec<Word>, String> {
    let (speeches, numbers, authors) = ankara.speeches();
    let mut next: BTreeMap<(&str, bool), u64> = BTreeMap::new();
    let word = |(at, said): &(Instant, Said)| {
        let who = authors[said.author.index()].as_str();
        let is_private = is_kept_apart(said.author, said.target, &said.act);
        // What is on the record and what is on none are numbered apart.
        let sequence = next.entry((who, is_private)).or_default();
        *sequence += 1;
        let own = ids.get(who).ok_or_else(|| format!("{who} speaks and is not in the team"))?;
        signed(who, (own, is_private), *sequence, *at, &numbers, said)
    };
    speeches.iter().map(word).collect()
}

fn signed(
    who: &str,
    (own, is_private): (&Ids, bool),
    sequence: u64,
    at: Instant,
    numbers: &Vocabulary,
    said: &Said,
) -> Result<Word, String> {
    let bytes = command_bytes(numbers, said.target, &said.act).ok_or("it points to nothing")?;
    let payload = Payload { salt: [u8::try_from(sequence % 251).unwrap_or(0); 32], bytes };
    let envelope = Envelope {
        case: own.case,
        operation: if is_private { own.journal } else { own.record },
        author: own.author,
        sequence,
        time: u64::try_from(at).map_err(|error| error.to_string())?,
        commitment: payload.commitment(),
    };
    let command = envelope.sign(&key(who)).map_err(|error| error.to_string())?;
    let envelope = command.envelope.encode().map_err(|error| error.to_string())?;
    let line = to_line(&Elsewhere { command, payload }).map_err(|error| error.to_string())?;
    let line = serde_json::to_string(&line).map_err(|error| error.to_string())?;
    Ok(Word { who: who.to_owned(), line, envelope, act: format!("{:?}", said.act) })
}
