//! Digests and ids: which texts a deal was made from, and by what name it is kept.

use sha2::{Digest, Sha256};
use takas_model::{Case, Deal, PartyRef};

use crate::reading::makes_the_case;
use crate::source::CaseFiles;

/// How many hexadecimal digits an id has: 80 bits, so that nobody meets two deals of one id.
const ID_DIGITS: usize = 20;

/// SHA-256 over the files that make the case, as 64 hexadecimal digits.
///
/// The bytes hashed are `takas case 1` and a line end, then for each file in the order of the paths: the path's length in bytes
/// in decimal, a space, the path, a space, the content's length, a line end, the content. Saved deals and other files do not count.
pub fn case_digest(files: &CaseFiles) -> String {
    let mut hash = Sha256::new();
    hash.update(b"takas case 1\n");
    for (path, bytes) in files.iter().filter(|(path, _)| makes_the_case(path)) {
        hash.update(format!("{} {path} {}\n", path.len(), bytes.len()));
        hash.update(bytes);
    }
    hex(&hash.finalize())
}

/// The mediator's id of a deal: the same deal saved with another salt has another id, and without the salt nobody can
/// tell from an id which deal it names.
pub fn deal_id(salt: &[u8], case: &Case, deal: &Deal) -> String {
    let mut hash = Sha256::new();
    hash.update(format!("takas deal 1\n{}\n", hex(salt)));
    for transfer in deal.transfers() {
        let to = transfer.to.map_or("", |to| case.party(to).id.as_str());
        let (what, from) = (&case.item(transfer.item).id, &case.party(transfer.from).id);
        let phase = &case.phase(transfer.phase).id;
        hash.update(format!("{what} {from} {to} {phase} {}\n", transfer.quantity));
    }
    shortened(hash)
}

/// A party's own id of a saved deal. Parties that compare their ids learn nothing from them.
pub fn party_deal_id(salt: &[u8], id: &str, case: &Case, party: PartyRef) -> String {
    let mut hash = Sha256::new();
    hash.update(format!("takas deal of a party 1\n{}\n{id}\n{}\n", hex(salt), case.party(party).id));
    shortened(hash)
}

/// The digest as an id.
pub(crate) fn shortened(hash: Sha256) -> String {
    let mut id = hex(&hash.finalize());
    id.truncate(ID_DIGITS);
    id
}

/// Bytes as hexadecimal digits, in small letters.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// Hexadecimal digits as bytes; none when they are not.
pub(crate) fn unhex(digits: &str) -> Option<Vec<u8>> {
    if !digits.len().is_multiple_of(2) || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    (0..digits.len()).step_by(2).map(|at| u8::from_str_radix(&digits[at..at + 2], 16).ok()).collect()
}
