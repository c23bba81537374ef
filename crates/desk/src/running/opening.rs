//! The opening of an operation: ids and public keys, from which everybody can verify its record. In the clear: it names nobody.

use serde::{Deserialize, Serialize};
use takas_ledger::{
    AuthorId, AuthorKey, CaseId, DeskId, DeskKey, OperationId, PublicKey, SEQUENCE_MAX, StreamId, Trust, VerifierKey,
    WitnessPolicy,
};

use super::hex::{hex, unhex_array};
use crate::failure::Failure;

/// The opening as it is kept: the first entry of the stream, and `trust.json` of an export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// Who may speak, in the order of the charter; the desk is the last.
    pub authors: Vec<AuthorLine>,
    /// The case's id on the record.
    pub case: String,
    /// The desk's id.
    pub desk: String,
    /// Version of this format: 1.
    pub format: u32,
    /// The id under which private commands are signed, which are on no record.
    pub journal: String,
    /// The verifier key of the log.
    pub log: String,
    /// The operation's id on the record.
    pub operation: String,
    /// The first line of the log's checkpoints.
    pub origin: String,
    /// The id of the stream.
    pub stream: String,
    /// The verifier keys of the witnesses that count.
    pub witnesses: Vec<String>,
    /// How many of them are wanted.
    pub witnesses_wanted: usize,
}

/// An author's id and public key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuthorLine {
    /// The id: opaque.
    pub id: String,
    /// The public key.
    pub key: String,
}

/// The opening, read.
#[derive(Clone, Debug)]
pub struct Identity {
    /// The case's id on the record.
    pub case: CaseId,
    /// The operation's id on the record.
    pub operation: OperationId,
    /// The id under which private commands are signed.
    pub journal: OperationId,
    /// The id of the stream.
    pub stream: StreamId,
    /// The desk's id.
    pub desk: DeskId,
    /// The first line of the log's checkpoints.
    pub origin: String,
    /// In the order of the charter; the desk is the last.
    pub authors: Vec<(AuthorId, PublicKey)>,
    /// The verifier key of the log.
    pub log: VerifierKey,
    /// The verifier keys of the witnesses that count.
    pub witnesses: Vec<VerifierKey>,
    /// How many of them are wanted.
    pub witnesses_wanted: usize,
}

impl Opening {
    /// Its bytes.
    pub fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("texts and numbers alone")
    }

    /// Reads an opening.
    ///
    /// # Errors
    /// When it is none.
    pub fn read(bytes: &[u8]) -> Result<Identity, Failure> {
        let wrong = |what: &str| Failure::Record(format!("this is no opening of an operation: {what}"));
        let opening: Self = serde_json::from_slice(bytes).map_err(|error| wrong(&error.to_string()))?;
        if opening.format != 1 {
            return Err(wrong("its format is not known to this version of Takas"));
        }
        opening.identity().ok_or_else(|| wrong("an id or a key cannot be read"))
    }

    fn identity(&self) -> Option<Identity> {
        let authors = self
            .authors
            .iter()
            .map(|line| Some((AuthorId::parse(&line.id)?, PublicKey::new(&unhex_array(&line.key)?)?)));
        let witnesses: Option<Vec<VerifierKey>> =
            self.witnesses.iter().map(|key| VerifierKey::parse(key).ok()).collect();
        Some(Identity {
            case: CaseId::parse(&self.case)?,
            operation: OperationId::parse(&self.operation)?,
            journal: OperationId::parse(&self.journal)?,
            stream: StreamId::parse(&self.stream)?,
            desk: DeskId::parse(&self.desk)?,
            origin: self.origin.clone(),
            authors: authors.collect::<Option<Vec<_>>>().filter(|authors| !authors.is_empty())?,
            log: VerifierKey::parse(&self.log).ok()?,
            witnesses: witnesses?,
            witnesses_wanted: self.witnesses_wanted,
        })
    }
}

impl Identity {
    /// How it is kept.
    pub fn opening(&self) -> Opening {
        let author = |(id, key): &(AuthorId, PublicKey)| AuthorLine { id: id.to_string(), key: hex(key.bytes()) };
        Opening {
            authors: self.authors.iter().map(author).collect(),
            case: self.case.to_string(),
            desk: self.desk.to_string(),
            format: 1,
            journal: self.journal.to_string(),
            log: self.log.to_string(),
            operation: self.operation.to_string(),
            origin: self.origin.clone(),
            stream: self.stream.to_string(),
            witnesses: self.witnesses.iter().map(ToString::to_string).collect(),
            witnesses_wanted: self.witnesses_wanted,
        }
    }

    /// What a verification of the record starts from.
    ///
    /// # Errors
    /// When more witnesses are wanted than there are.
    pub fn trust(&self) -> Result<Trust, Failure> {
        let (desk, authors) = self.authors.split_last().expect("an opening has authors");
        let author = |(author, key): &(AuthorId, PublicKey)| AuthorKey {
            author: *author,
            key: *key,
            first: 1,
            last: SEQUENCE_MAX,
        };
        Ok(Trust {
            origin: self.origin.clone(),
            case: self.case,
            log_keys: vec![self.log.clone()],
            witnesses: WitnessPolicy::new(self.witnesses.clone(), self.witnesses_wanted)?,
            authors: authors.iter().map(author).collect(),
            desks: vec![DeskKey { desk: self.desk, key: desk.1, first: 0, last: u64::MAX }],
        })
    }
}
