//! Digests: of rows, so that damage is found; of contents, so that two appends can be told apart; and the chain of a
//! stream. All are SHA-256, of rows and contents the first half.

use sha2::{Digest, Sha256};

use crate::engine::Value;
use crate::words::Kind;

/// The bytes of a digest of a row.
pub(crate) const SUM_BYTES: usize = 16;

/// The chain of a stream without events.
pub(crate) const CHAIN_START: [u8; 32] = [0; 32];

/// The digest of a row of `table` with these values.
pub(crate) fn row(table: &str, values: &[Value]) -> [u8; SUM_BYTES] {
    let mut digest = Sha256::new();
    digest.update(b"takas row 1\0");
    part(&mut digest, table.as_bytes());
    for value in values {
        match value {
            Value::Null => digest.update([0]),
            Value::Integer(integer) => {
                digest.update([1]);
                digest.update(integer.to_be_bytes());
            }
            Value::Text(text) => {
                digest.update([2]);
                part(&mut digest, text.as_bytes());
            }
            Value::Bytes(bytes) => {
                digest.update([3]);
                part(&mut digest, bytes);
            }
        }
    }
    half(digest)
}

/// The digest of the entries of an append.
pub(crate) fn content<'a>(entries: impl Iterator<Item = (Kind, &'a [u8])>) -> [u8; 16] {
    let mut digest = Sha256::new();
    digest.update(b"takas content 1\0");
    for (kind, bytes) in entries {
        digest.update([kind_byte(kind)]);
        part(&mut digest, bytes);
    }
    half(digest)
}

/// The digest of an idempotency key.
pub(crate) fn key(key: &str) -> [u8; 16] {
    let mut digest = Sha256::new();
    digest.update(b"takas key 1\0");
    part(&mut digest, key.as_bytes());
    half(digest)
}

/// The digest of the bytes of one entry, as the chain takes it.
pub(crate) fn entry(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// The chain after one more event.
pub(crate) fn link(before: &[u8; 32], revision: u64, kind: Kind, entry: &[u8; 32]) -> [u8; 32] {
    let mut digest = Sha256::new();
    digest.update(b"takas chain 1\0");
    digest.update(before);
    digest.update(revision.to_be_bytes());
    digest.update([kind_byte(kind)]);
    digest.update(entry);
    digest.finalize().into()
}

fn kind_byte(kind: Kind) -> u8 {
    match kind {
        Kind::Journal => 0,
        Kind::Record => 1,
    }
}

fn part(digest: &mut Sha256, bytes: &[u8]) {
    digest.update((bytes.len() as u64).to_be_bytes());
    digest.update(bytes);
}

fn half(digest: Sha256) -> [u8; 16] {
    let whole: [u8; 32] = digest.finalize().into();
    let mut half = [0; 16];
    half.copy_from_slice(&whole[..16]);
    half
}
