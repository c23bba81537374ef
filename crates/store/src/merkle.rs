//! The hashes of the log: leaves and nodes of RFC 6962, nothing else of it.

use sha2::{Digest, Sha256};

/// A hash of the tree.
pub(crate) type Hash = [u8; 32];

/// The hash of a leaf.
pub(crate) fn leaf(bytes: &[u8]) -> Hash {
    let mut digest = Sha256::new();
    digest.update([0]);
    digest.update(bytes);
    digest.finalize().into()
}

/// The hash of a node over its two halves.
pub(crate) fn node(left: &Hash, right: &Hash) -> Hash {
    let mut digest = Sha256::new();
    digest.update([1]);
    digest.update(left);
    digest.update(right);
    digest.finalize().into()
}

/// The root of the tree without leaves.
pub(crate) fn empty() -> Hash {
    Sha256::digest([]).into()
}
