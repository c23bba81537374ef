//! An entry of a cabinet: what one file became, or a stretch of it, sealed.
//!
//! `01 || id of the key || nonce || ciphertext`: a byte, 16 bytes, 24 random bytes, and XChaCha20-Poly1305 of four bytes with the length of a
//! head, the head as JSON (the file's name, who, when, how many bytes), the bytes, and zeros up to the next size class. Bound to it are the
//! stream, the revision and the id of the key, so that no entry opens in another's place. The name of the file is inside: it says whose it is.

use serde::{Deserialize, Serialize};
use takas_model::Instant;
use takas_store::Stream;
use zeroize::Zeroizing;

use super::error::CabinetError;
use super::part::Part;
use crate::failure::Failure;
use crate::running::keys::Key;
use crate::server::role::CaseKey;
use crate::server::sealing;
use crate::server::vault::{KeyId, Vault};

const VERSION: u8 = 1;
/// The smallest size class; above, each is twice the one before, up to [`STEP`], and from there on a step more.
const CLASS_MIN: usize = 4 << 10;
const STEP: usize = 1 << 20;

/// What one entry tells.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) head: Head,
    /// A stretch of the file.
    pub(super) bytes: Vec<u8>,
}

/// What stands before the bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Head {
    /// The file's name from the case's folder.
    pub(super) name: String,
    /// The account that changed it.
    pub(super) by: String,
    /// When.
    pub(super) at: Instant,
    /// How many of the file's bytes are here; none: it was taken away.
    pub(super) bytes: Option<usize>,
    /// How many entries with the rest of the file follow.
    pub(super) more: usize,
}

/// Seals an entry at its place.
///
/// # Errors
/// When the system gives no random numbers.
pub(super) fn seal(key: &Key, stream: &Stream, revision: u64, entry: &Entry) -> Result<Vec<u8>, Failure> {
    let head = serde_json::to_vec(&entry.head).expect("texts and numbers alone");
    let length = 4 + head.len() + entry.bytes.len();
    let mut text = Zeroizing::new(Vec::with_capacity(class(length)));
    text.extend_from_slice(&u32::try_from(head.len()).expect("a name and an id").to_be_bytes());
    text.extend_from_slice(&head);
    text.extend_from_slice(&entry.bytes);
    text.resize(class(length), 0);
    let sealed = sealing::seal(&key.secret, &bound(stream, revision, &key.id), &text).map_err(Failure::Random)?;
    Ok([[VERSION].as_slice(), &key.id, &sealed].concat())
}

/// Opens an entry at its place; none: the key of it was erased, and nobody reads it any more.
///
/// # Errors
/// When it is none, is not what was sealed there, was sealed under the key of another part, or the vault is locked.
pub(super) fn open(
    (vault, case): (&Vault, &CaseKey),
    stream: &Stream,
    revision: u64,
    bytes: &[u8],
) -> Result<Option<Entry>, Failure> {
    if bytes.first() != Some(&VERSION) {
        return Err(CabinetError::Version(revision).into());
    }
    let damaged = || CabinetError::Damaged(revision);
    let (id, sealed): (&KeyId, _) = bytes[1..].split_first_chunk().ok_or_else(damaged)?;
    let id = *id;
    let Some(key) = vault.by_id(id)? else {
        if vault.is_erased(id)? {
            return Ok(None);
        }
        return Err(CabinetError::Foreign(revision).into());
    };
    let text = sealing::open(&key, &bound(stream, revision, &id), sealed).ok_or_else(damaged)?;
    let entry = read(&text).ok_or_else(damaged)?;
    // Whoever has the key of one part, and can write to the store, writes nothing in the name of another.
    if !vault.is_key_of(&Part::of(&entry.head.name).key_name(case), id)? {
        return Err(CabinetError::Misplaced(revision).into());
    }
    Ok(Some(entry))
}

fn read(text: &[u8]) -> Option<Entry> {
    let (length, rest) = text.split_first_chunk::<4>()?;
    let (head, rest) = rest.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)?;
    let head: Head = serde_json::from_slice(head).ok()?;
    let bytes = rest.get(..head.bytes.unwrap_or(0))?.to_vec();
    Some(Entry { head, bytes })
}

fn bound(stream: &Stream, revision: u64, key: &KeyId) -> Vec<u8> {
    [b"takas.cabinet/1\n", stream.as_str().as_bytes(), b"\n", &revision.to_be_bytes(), key.as_slice()].concat()
}

/// The size class of so many bytes.
fn class(bytes: usize) -> usize {
    if bytes <= STEP { bytes.max(CLASS_MIN).next_power_of_two() } else { bytes.next_multiple_of(STEP) }
}

#[cfg(test)]
mod tests {
    use takas_ledger::SecretKey;

    use super::*;

    fn entry(bytes: usize) -> Entry {
        let head =
            Head { name: "positions/AAA.toml".to_owned(), by: "a".to_owned(), at: 7, bytes: Some(bytes), more: 0 };
        Entry { head, bytes: vec![b'x'; bytes] }
    }

    #[test]
    fn sizes_say_little() {
        let key = Key { id: [1; 16], secret: SecretKey::new([2; 32]) };
        let stream = Stream::new("c/files").expect("a name");
        let size = |bytes| seal(&key, &stream, 1, &entry(bytes)).expect("sealed").len();
        assert_eq!(size(0), size(3_900), "whether there is anything in a small file is not told");
        assert_ne!(size(3_900), size(4_090));
        assert_eq!(size(4_090), size(8_000));
        assert_eq!(size(2_000_000), size(2_097_000), "large files are told apart by whole mebibytes");
    }

    #[test]
    fn what_was_not_sealed_so_is_no_entry() {
        for text in [&b""[..], &[0, 0, 0, 9, b'{'], &[0xff; 40], b"\0\0\0\x02{}"] {
            assert!(read(text).is_none(), "{text:?}");
        }
        let head = br#"{"name":"a","by":"b","at":1,"bytes":9,"more":0}"#;
        let text = [&u32::try_from(head.len()).expect("short").to_be_bytes(), head.as_slice(), b"12345678"].concat();
        assert!(read(&text).is_none(), "more bytes are promised than there are");
    }
}
