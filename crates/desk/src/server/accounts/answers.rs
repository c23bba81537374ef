//! What was answered under a key that somebody chose, so that the same is answered again: at whatever desk, and after a restart.
//!
//! Each key has a stream of its own in the store, `desk-answers/NAME`, the name a digest under the desk's key of the account, the day and the key:
//! whoever writes its first entry is the one who does what was asked. Entries are sealed like those of accounts. A key is good for a day.

use serde::{Deserialize, Serialize};
use takas_model::Instant;
use takas_store::{Append, Entry, Revision, StoreError, Stream};

use super::Accounts;
use super::error::AccountsError;
use super::id::{AccountId, Bytes};
use crate::running::hex::hex;

/// Where they are kept.
const STREAMS: &str = "desk-answers";
/// The kind of digest that names a stream.
const KIND: &str = "asked once";
/// So long a key is good.
const DAY_SECONDS: Instant = 24 * 3600;
/// The most entries of a stream that are looked at: so often what was asked under one key can come to nothing.
const ENTRIES_MAX: usize = 64;
const FORMAT: u32 = 1;

/// A digest of what was asked.
pub type Digest32 = [u8; 32];

/// The right to do what was asked under a key.
#[derive(Debug)]
pub struct Claim {
    stream: Stream,
    revision: Revision,
    asked: Digest32,
}

/// What a key stands for.
#[derive(Debug)]
pub enum Claimed {
    /// For nothing until now: it is done.
    Now(Claim),
    /// This was answered.
    Answered(Vec<u8>),
    /// Something else was asked under it.
    Other,
    /// It was begun, and has not been answered.
    Begun,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    format: u32,
    at: Instant,
    asked: Bytes<32>,
    what: What,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
enum What {
    Begun,
    /// Nothing came of it: the key is free again.
    Free,
    Answered(String),
}

impl Accounts {
    /// What a key of this account stands for; claims it if it is for nothing yet.
    ///
    /// # Errors
    /// When the store does not answer, or takes nothing.
    pub fn claim(&self, account: AccountId, key: &[u8], asked: Digest32) -> Result<Claimed, AccountsError> {
        let now = self.now();
        let day = now.div_euclid(DAY_SECONDS);
        if let Some((_, line)) = self.line(&self.stream_of(account, key, day - 1)?)?
            && now - line.at < DAY_SECONDS
            && !matches!(line.what, What::Free)
        {
            return Ok(stands_for(line, asked));
        }
        let stream = self.stream_of(account, key, day)?;
        let revision = match self.line(&stream)? {
            None => Revision(0),
            Some((revision, Line { what: What::Free, .. })) => revision,
            Some((_, line)) => return Ok(stands_for(line, asked)),
        };
        let claim = Claim { stream, revision: Revision(revision.0 + 1), asked };
        match self.put_line(&claim.stream, revision, claim.asked, What::Begun) {
            Ok(()) => Ok(Claimed::Now(claim)),
            // At another desk it is being done.
            Err(AccountsError::Store(StoreError::WrongRevision { .. })) => Ok(Claimed::Begun),
            Err(error) => Err(error),
        }
    }

    /// Keeps what was answered; none: nothing came of it, and the key is free again.
    ///
    /// # Errors
    /// When the store takes nothing.
    pub fn answer(&self, claim: &Claim, answer: Option<&[u8]>) -> Result<(), AccountsError> {
        let what = answer.map_or(What::Free, |answer| What::Answered(String::from_utf8_lossy(answer).into_owned()));
        self.put_line(&claim.stream, claim.revision, claim.asked, what)
    }

    fn stream_of(&self, account: AccountId, key: &[u8], day: Instant) -> Result<Stream, AccountsError> {
        let named = [&account.0[..], &day.to_be_bytes(), key].concat();
        Ok(Stream::new(&format!("{STREAMS}/{}", hex(&self.seals.kept(KIND, &named))))?)
    }

    /// The last line of a stream.
    fn line(&self, stream: &Stream) -> Result<Option<(Revision, Line)>, AccountsError> {
        let Some(last) = self.store.read(stream, Revision(1), ENTRIES_MAX)?.pop() else { return Ok(None) };
        let revision = last.revision;
        let plain = self.seals.open_event(stream.as_str(), revision.0, &last.bytes);
        let line = plain.and_then(|plain| serde_json::from_slice::<Line>(&plain).ok());
        let line = line.filter(|line| line.format == FORMAT).ok_or(AccountsError::Sealed { revision: revision.0 })?;
        Ok(Some((revision, line)))
    }

    fn put_line(&self, stream: &Stream, after: Revision, asked: Digest32, what: What) -> Result<(), AccountsError> {
        let line = Line { format: FORMAT, at: self.now(), asked: Bytes(asked), what };
        let plain = serde_json::to_vec(&line).expect("texts and numbers alone");
        let sealed = self.seals.seal_event(stream.as_str(), after.0 + 1, &plain)?;
        self.store.append(Append::new(stream.clone(), vec![Entry::journal(sealed)]).expecting(after))?;
        Ok(())
    }
}

fn stands_for(line: Line, asked: Digest32) -> Claimed {
    match line.what {
        _ if line.asked.0 != asked => Claimed::Other,
        What::Answered(answer) => Claimed::Answered(answer.into_bytes()),
        What::Begun | What::Free => Claimed::Begun,
    }
}
