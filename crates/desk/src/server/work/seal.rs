//! Sealing events of work and what is found, each bound to its stream and its place there. Plain texts are padded: a reader of the disk
//! learns size classes and times.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use takas_ledger::SecretKey;
use zeroize::Zeroizing;

use crate::failure::Failure;
use crate::running::keys::random;

/// The nonce of `XChaCha20`.
const NONCE: usize = 24;
/// Before the plain text: how long it is.
const LENGTH: usize = 4;
/// The smallest size of a plain text with its padding; larger ones are twice, four times … as large.
const SIZE_MIN: usize = 1_024;

/// Seals. No `Debug`: it is made of a key.
pub(super) struct Seals(XChaCha20Poly1305);

impl Seals {
    pub(super) fn new(key: &SecretKey) -> Self {
        Self(XChaCha20Poly1305::new(key.expose().into()))
    }

    /// A random nonce, then the padded text, encrypted.
    pub(super) fn seal(&self, stream: &str, revision: u64, plain: &[u8]) -> Result<Vec<u8>, Failure> {
        let nonce: [u8; NONCE] = random()?;
        let length = u32::try_from(plain.len()).expect("far less than 4 GiB");
        let size = (LENGTH + plain.len()).max(SIZE_MIN).next_power_of_two();
        let mut padded = Zeroizing::new(Vec::with_capacity(size));
        padded.extend_from_slice(&length.to_be_bytes());
        padded.extend_from_slice(plain);
        padded.resize(size, 0);
        let payload = Payload { msg: &padded, aad: &bound(stream, revision) };
        let sealed = self.0.encrypt(&nonce.into(), payload).expect("far less than 256 GiB");
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// What was sealed in this place; none where it was not.
    pub(super) fn open(&self, stream: &str, revision: u64, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (nonce, rest) = sealed.split_first_chunk::<NONCE>()?;
        let payload = Payload { msg: rest, aad: &bound(stream, revision) };
        let mut padded = Zeroizing::new(self.0.decrypt(nonce.into(), payload).ok()?);
        let (length, text) = padded.split_first_chunk::<LENGTH>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        if length > text.len() {
            return None;
        }
        padded.truncate(LENGTH + length);
        padded.drain(..LENGTH);
        Some(padded)
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
    fn what_is_sealed_opens_in_its_place_alone_and_its_size_says_little() {
        let seals = Seals::new(&SecretKey::new([7; 32]));
        let sealed = seals.seal("desk/work", 3, b"a deal").expect("sealed");
        let opened = |stream, revision, bytes: &[u8]| seals.open(stream, revision, bytes).map(|plain| plain.to_vec());
        assert_eq!(opened("desk/work", 3, &sealed).as_deref(), Some(b"a deal".as_slice()));
        assert_eq!(opened("desk/work", 4, &sealed), None, "another place");
        assert_eq!(opened("desk/found-x-1", 3, &sealed), None, "another stream");
        let other = Seals::new(&SecretKey::new([8; 32]));
        assert!(other.open("desk/work", 3, &sealed).is_none(), "another key");
        for at in [0, 30, sealed.len() - 1] {
            let mut damaged = sealed.clone();
            damaged[at] ^= 1;
            assert_eq!(opened("desk/work", 3, &damaged), None, "byte {at} is another");
        }
        assert_eq!(opened("desk/work", 3, &sealed[..20]), None, "cut off");
        let size = |length: usize| seals.seal("desk/work", 1, &vec![b'x'; length]).expect("sealed").len();
        assert_eq!(size(0), size(1_020));
        assert_ne!(size(1_020), size(1_021));
    }
}
