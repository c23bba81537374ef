//! Sealing events of work and what is found, each bound to its stream and its place there. Plain texts are padded: a reader of the disk
//! learns size classes and times.

use takas_ledger::SecretKey;
use zeroize::Zeroizing;

use crate::failure::Failure;
use crate::server::sealing;

/// The smallest size of a plain text with its padding; larger ones are twice, four times … as large.
const SIZE_MIN: usize = 1_024;

/// Seals. No `Debug`: it is made of a key.
pub(super) struct Seals(SecretKey);

impl Seals {
    pub(super) fn new(key: &SecretKey) -> Self {
        Self(key.clone())
    }

    /// A random nonce, then the padded text, encrypted.
    pub(super) fn seal(&self, stream: &str, revision: u64, plain: &[u8]) -> Result<Vec<u8>, Failure> {
        sealing::seal_padded(&self.0, &bound(stream, revision), plain, SIZE_MIN).map_err(Failure::Random)
    }

    /// What was sealed in this place; none where it was not.
    pub(super) fn open(&self, stream: &str, revision: u64, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        sealing::open_padded(&self.0, &bound(stream, revision), sealed)
    }
}

fn bound(stream: &str, revision: u64) -> Vec<u8> {
    [b"takas.work/1\n", stream.as_bytes(), b"\n", &revision.to_be_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use takas_ledger::SecretKey;

    use super::Seals;

    #[test]
    fn what_is_sealed_opens_in_its_place_alone() {
        let seals = Seals::new(&SecretKey::new([7; 32]));
        let sealed = seals.seal("desk/work", 3, b"a deal").expect("sealed");
        let opened = |stream, revision| seals.open(stream, revision, &sealed).map(|plain| plain.to_vec());
        assert_eq!(opened("desk/work", 3).as_deref(), Some(b"a deal".as_slice()));
        assert_eq!(opened("desk/work", 4), None, "another place");
        assert_eq!(opened("desk/found-x-1", 3), None, "another stream");
    }
}
