//! Which cases there are: the stream `desk/cases`. Each has a random key, which is all that stands in addresses and in names of streams;
//! under which id it is worked on is sealed.

use std::collections::BTreeMap;
use std::sync::Arc;

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use takas_ledger::SecretKey;
use takas_model::Instant;
use takas_store::{Append, Entry, Revision, Store, StoreError, Stream};

use super::error::CabinetError;
use crate::failure::Failure;
use crate::running::keys::random;
use crate::running::session::ATTEMPTS;
use crate::server::role::CaseKey;
use crate::server::sealing;
use crate::server::vault::Vault;

/// The stream, and the name of its key.
const STREAM: &str = "desk/cases";
const READ_MAX: usize = 1_000;
const VERSION: u8 = 1;
/// So many bytes has a line before it is sealed, or a multiple.
const UNIT: usize = 512;
/// The longest id of a case, in bytes.
pub(in crate::server) const ID_MAX: usize = 100;

/// The cases of a store.
#[derive(Clone)]
pub(in crate::server) struct Register {
    store: Store,
    stream: Stream,
    key: SecretKey,
}

/// A case that was begun.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Begun {
    /// The id, as the folder was called.
    case: String,
    key: String,
    by: String,
    at: Instant,
}

impl Register {
    /// The register of a store, under a key of the vault.
    ///
    /// # Errors
    /// When the vault is locked.
    pub(in crate::server) fn of(store: &Store, vault: &Arc<Vault>) -> Result<Self, Failure> {
        Ok(Self { store: store.clone(), stream: Stream::new(STREAM)?, key: vault.key(STREAM)?.secret })
    }

    /// Every case, by its key, with its id.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(in crate::server) fn all(&self) -> Result<BTreeMap<CaseKey, String>, Failure> {
        Ok(self.read()?.0)
    }

    /// The key of the case of that id; a new one where there is none.
    ///
    /// # Errors
    /// When it cannot be read or written.
    pub(in crate::server) fn find_or_begin(&self, id: &str, by: &str, at: Instant) -> Result<CaseKey, Failure> {
        for _ in 0..ATTEMPTS {
            let (known, revision) = self.read()?;
            if let Some((key, _)) = known.iter().find(|(_, known)| *known == id) {
                return Ok(key.clone());
            }
            if let Some(key) = self.write(id, by, at, revision)? {
                return Ok(key);
            }
        }
        Err(busy())
    }

    /// The key of a new case, whose id is that, or with a number after it if there is one already; and its id.
    ///
    /// # Errors
    /// When it cannot be read or written.
    pub(in crate::server) fn begin(&self, id: &str, by: &str, at: Instant) -> Result<(CaseKey, String), Failure> {
        for _ in 0..ATTEMPTS {
            let (known, revision) = self.read()?;
            let mut own = id.to_owned();
            for number in 2.. {
                if !known.values().any(|known| *known == own) {
                    break;
                }
                own = format!("{id}-{number}");
            }
            if let Some(key) = self.write(&own, by, at, revision)? {
                return Ok((key, own));
            }
        }
        Err(busy())
    }

    /// Writes a case down; none: another desk was faster.
    fn write(&self, id: &str, by: &str, at: Instant, after: Revision) -> Result<Option<CaseKey>, Failure> {
        if id.is_empty() || id.len() > ID_MAX {
            return Err(Failure::Usage(format!("the id of a case has {ID_MAX} bytes at most")));
        }
        let key = HEXLOWER.encode(&random::<16>()?);
        let begun = Begun { case: id.to_owned(), key: key.clone(), by: by.to_owned(), at };
        let sealed = self.seal(after.0 + 1, &begun)?;
        let append = Append::new(self.stream.clone(), vec![Entry::journal(sealed)]).expecting(after);
        match self.store.append(append) {
            Ok(_) => Ok(CaseKey::parse(&key)),
            Err(StoreError::WrongRevision { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    fn read(&self) -> Result<(BTreeMap<CaseKey, String>, Revision), Failure> {
        let (mut known, mut revision) = (BTreeMap::new(), Revision(0));
        loop {
            let events = self.store.read(&self.stream, Revision(revision.0 + 1), READ_MAX)?;
            for event in &events {
                revision = event.revision;
                let begun = self.open(revision.0, &event.bytes)?;
                let key = CaseKey::parse(&begun.key).ok_or(CabinetError::Damaged(revision.0))?;
                known.insert(key, begun.case);
            }
            if events.len() < READ_MAX {
                return Ok((known, revision));
            }
        }
    }

    /// `01 || nonce || ciphertext`.
    fn seal(&self, revision: u64, begun: &Begun) -> Result<Vec<u8>, Failure> {
        let mut text = serde_json::to_vec(begun).expect("texts and numbers alone");
        text.resize(text.len().next_multiple_of(UNIT), b' ');
        let sealed = sealing::seal(&self.key, &bound(revision), &text).map_err(Failure::Random)?;
        Ok([[VERSION].as_slice(), &sealed].concat())
    }

    fn open(&self, revision: u64, bytes: &[u8]) -> Result<Begun, CabinetError> {
        let damaged = || CabinetError::Damaged(revision);
        let (version, sealed) = bytes.split_first().ok_or_else(damaged)?;
        if *version != VERSION {
            return Err(CabinetError::Version(revision));
        }
        let text = sealing::open(&self.key, &bound(revision), sealed).ok_or_else(damaged)?;
        serde_json::from_slice(&text).map_err(|_| damaged())
    }
}

fn bound(revision: u64) -> Vec<u8> {
    [b"takas.cases/1\n", STREAM.as_bytes(), b"\n", &revision.to_be_bytes()].concat()
}

fn busy() -> Failure {
    Failure::Record(format!("{STREAM}: other desks write without an end"))
}
