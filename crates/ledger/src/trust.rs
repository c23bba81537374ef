//! What a verifier takes for granted: the log's keys, the witnesses that count, and whose key is whose.

use crate::cosignature::WitnessPolicy;
use crate::id::{AuthorId, CaseId, DeskId};
use crate::key::{PublicKey, VerifierKey};

/// A key of an author, good for a range of the author's sequence numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AuthorKey {
    /// The author.
    pub author: AuthorId,
    /// The key.
    pub key: PublicKey,
    /// The first sequence number that it may sign.
    pub first: u64,
    /// The last.
    pub last: u64,
}

/// A key of a desk, good for a range of entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeskKey {
    /// The desk.
    pub desk: DeskId,
    /// The key.
    pub key: PublicKey,
    /// The first entry that it may accept.
    pub first: u64,
    /// The last.
    pub last: u64,
}

/// Everything that a verification starts from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trust {
    /// The log.
    pub origin: String,
    /// The case that its entries are of.
    pub case: CaseId,
    /// The keys that sign its checkpoints.
    pub log_keys: Vec<VerifierKey>,
    /// The witnesses that count, and how many are wanted.
    pub witnesses: WitnessPolicy,
    /// The keys of authors.
    pub authors: Vec<AuthorKey>,
    /// The keys of desks.
    pub desks: Vec<DeskKey>,
}

impl Trust {
    /// The keys that an author may use for a sequence number.
    pub fn author_keys(&self, author: AuthorId, sequence: u64) -> impl Iterator<Item = &PublicKey> {
        let good = move |key: &&AuthorKey| key.author == author && (key.first..=key.last).contains(&sequence);
        self.authors.iter().filter(good).map(|key| &key.key)
    }

    /// The keys that a desk may use for an entry.
    pub fn desk_keys(&self, desk: DeskId, entry: u64) -> impl Iterator<Item = &PublicKey> {
        let good = move |key: &&DeskKey| key.desk == desk && (key.first..=key.last).contains(&entry);
        self.desks.iter().filter(good).map(|key| &key.key)
    }

    /// Whether this author is a desk.
    pub(crate) fn is_desk(&self, author: AuthorId) -> bool {
        self.desks.iter().any(|key| AuthorId::from(key.desk) == author)
    }
}
