//! The Merkle tree of RFC 6962, section 2.1: its hashes, and the verification of proofs.
//!
//! Proofs are verified by the loops of RFC 9162, sections 2.1.3.2 and 2.1.4.2, and made elsewhere ([`crate::prove`]) by the recursive definitions of
//! RFC 6962: the two share nothing but the hash of a node.

use std::fmt;

use sha2::{Digest, Sha256};

use crate::bytes::{base64, from_base64, hex};
use crate::error::LedgerError;

/// More hashes than these no proof has, for a log has at most 2⁶³ − 1 entries.
pub const PROOF_LENGTH_MAX: usize = 63;

/// A SHA-256 hash.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash([u8; 32]);

impl Hash {
    /// Its size in bytes.
    pub const SIZE: usize = 32;

    /// The hash of these bytes.
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// As base64, the form in checkpoints and proofs.
    pub fn base64(&self) -> String {
        base64(&self.0)
    }

    /// Reads base64 of exactly 32 bytes.
    pub fn parse(text: &str) -> Option<Self> {
        from_base64(text.as_bytes())?.try_into().ok().map(Self)
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.base64())
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Hash({})", hex(&self.0))
    }
}

/// SHA-256 of the parts, one after the other.
pub(crate) fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize().into()
}

/// The root of a log without entries.
pub fn empty_root() -> Hash {
    Hash(sha256(&[]))
}

/// The hash of an entry as a leaf.
pub fn leaf_hash(entry: &[u8]) -> Hash {
    Hash(sha256(&[&[0], entry]))
}

/// The hash of a node over its two children.
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
    Hash(sha256(&[&[1], &left.0, &right.0]))
}

/// Verifies that a leaf stands at `index` in the log of `size` entries with this root.
///
/// # Errors
/// When it does not follow from the proof.
pub fn verify_inclusion(leaf: &Hash, index: u64, size: u64, proof: &[Hash], root: &Hash) -> Result<(), LedgerError> {
    let refused = LedgerError::Proof { what: "inclusion" };
    if index >= size {
        return Err(refused);
    }
    let (mut place, mut last) = (index, size - 1);
    let mut hash = *leaf;
    for sibling in proof {
        if last == 0 {
            return Err(refused);
        }
        if place & 1 == 1 || place == last {
            hash = node_hash(sibling, &hash);
            // A node without a sibling goes up as it is.
            while place & 1 == 0 && place != 0 {
                place >>= 1;
                last >>= 1;
            }
        } else {
            hash = node_hash(&hash, sibling);
        }
        place >>= 1;
        last >>= 1;
    }
    if last == 0 && hash == *root { Ok(()) } else { Err(refused) }
}

/// Verifies that the log of `new_size` entries begins with that of `old_size`.
///
/// Every log begins with the empty one, which has the root of no leaves and needs no proof.
///
/// # Errors
/// When it does not follow from the proof.
pub fn verify_consistency(
    (old_size, old_root): (u64, &Hash),
    (new_size, new_root): (u64, &Hash),
    proof: &[Hash],
) -> Result<(), LedgerError> {
    let refused = LedgerError::Proof { what: "consistency" };
    let no_entries = |size: u64, root: &Hash| size == 0 && *root != empty_root();
    if old_size > new_size || no_entries(old_size, old_root) || no_entries(new_size, new_root) {
        return Err(refused);
    }
    if old_size == 0 || old_size == new_size {
        let same = old_size == 0 || old_root == new_root;
        return if same && proof.is_empty() { Ok(()) } else { Err(refused) };
    }
    let (mut place, mut last) = (old_size - 1, new_size - 1);
    while place & 1 == 1 {
        place >>= 1;
        last >>= 1;
    }
    // A whole tree on the left is known by its root; the proof need not repeat it.
    let (first, rest) = if old_size.is_power_of_two() {
        (old_root, proof)
    } else {
        proof.split_first().ok_or_else(|| refused.clone())?
    };
    let (mut old, mut new) = (*first, *first);
    for sibling in rest {
        if last == 0 {
            return Err(refused);
        }
        if place & 1 == 1 || place == last {
            old = node_hash(sibling, &old);
            new = node_hash(sibling, &new);
            while place & 1 == 0 && place != 0 {
                place >>= 1;
                last >>= 1;
            }
        } else {
            new = node_hash(&new, sibling);
        }
        place >>= 1;
        last >>= 1;
    }
    if last == 0 && old == *old_root && new == *new_root { Ok(()) } else { Err(refused) }
}
