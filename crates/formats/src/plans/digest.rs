//! Digests and ids of plans: which texts a plan was made from, and by what name it is kept.

use sha2::{Digest, Sha256};

use super::saved::SavedPlan;
use crate::deals::{hex, shortened, to_json};
use crate::reading::{OPERATION_FILE, SEQUENCE_FILE};
use crate::source::CaseFiles;

/// SHA-256 over the files that make a plan out of a deal, `mediator/operation.toml` and `mediator/sequence.toml`, as 64 hexadecimal digits.
///
/// The bytes hashed are `takas operation 1` and a line end, then for each of the two that is there, in this order: the path, a space, the
/// content's length in bytes in decimal, a line end, the content.
pub fn operation_digest(files: &CaseFiles) -> String {
    let mut hash = Sha256::new();
    hash.update(b"takas operation 1\n");
    for path in [OPERATION_FILE, SEQUENCE_FILE] {
        if let Some(bytes) = files.get(path) {
            hash.update(format!("{path} {}\n", bytes.len()));
            hash.update(bytes);
        }
    }
    hex(&hash.finalize())
}

/// The id of a plan: made from everything in its file but the id itself, the salt included.
pub(super) fn plan_id(plan: &SavedPlan) -> String {
    let mut hash = Sha256::new();
    hash.update(b"takas plan 1\n");
    hash.update(to_json(&SavedPlan { id: String::new(), ..plan.clone() }));
    shortened(hash)
}
