//! The digest of a case: which texts a deal was made from.

use sha2::{Digest, Sha256};

use crate::reading::makes_the_case;
use crate::source::CaseFiles;

/// SHA-256 over the files that make the case, as 64 hexadecimal digits.
///
/// The bytes hashed are `takas case 1\n`, then for each file in the order of the paths: the path's length in bytes in decimal, a
/// space, the path, a space, the content's length, a line end, the content. Saved deals and other files do not count.
pub fn case_digest(files: &CaseFiles) -> String {
    let mut hash = Sha256::new();
    hash.update(b"takas case 1\n");
    for (path, bytes) in files.iter().filter(|(path, _)| makes_the_case(path)) {
        hash.update(format!("{} {path} {}\n", path.len(), bytes.len()));
        hash.update(bytes);
    }
    hex(&hash.finalize())
}

/// Bytes as hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}
