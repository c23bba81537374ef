//! Sealing what lies in the store, in the folder of keys, or with a browser: XChaCha20-Poly1305 under a nonce of 24 random bytes, bound to what it
//! is about. Which key, what it is bound to and what stands before it in the clear is each user's own.
//!
//! Texts may be padded: of one that is, a reader of the disk learns its size class.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use takas_ledger::SecretKey;
use zeroize::Zeroizing;

/// The nonce of `XChaCha20`.
const NONCE: usize = 24;
/// So much longer than a text is what seals it: the nonce and the tag.
pub(in crate::server) const SEAL_BYTES: usize = NONCE + 16;
/// Before a padded text: how long it is.
const LENGTH: usize = 4;

/// A random nonce, then the text, encrypted.
///
/// # Errors
/// When the system gives no random numbers.
pub(in crate::server) fn seal(key: &SecretKey, about: &[u8], text: &[u8]) -> Result<Vec<u8>, getrandom::Error> {
    let mut nonce = [0; NONCE];
    getrandom::fill(&mut nonce)?;
    let sealed = cipher(key).encrypt(&nonce.into(), Payload { msg: text, aad: about }).expect("far less than 256 GiB");
    Ok([nonce.as_slice(), &sealed].concat())
}

/// What was sealed so; none where it is another key, about something else, or changed.
pub(in crate::server) fn open(key: &SecretKey, about: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, text) = sealed.split_first_chunk::<NONCE>()?;
    cipher(key).decrypt(nonce.into(), Payload { msg: text, aad: about }).ok().map(Zeroizing::new)
}

/// The same of a text that is padded: to `size_min` bytes, or twice, four times … as many.
///
/// # Errors
/// When the system gives no random numbers.
pub(in crate::server) fn seal_padded(
    key: &SecretKey,
    about: &[u8],
    text: &[u8],
    size_min: usize,
) -> Result<Vec<u8>, getrandom::Error> {
    let length = u32::try_from(text.len()).expect("far less than 4 GiB");
    let size = (LENGTH + text.len()).max(size_min).next_power_of_two();
    let mut padded = Zeroizing::new(Vec::with_capacity(size));
    padded.extend_from_slice(&length.to_be_bytes());
    padded.extend_from_slice(text);
    padded.resize(size, 0);
    seal(key, about, &padded)
}

/// What was sealed so, without its padding.
pub(in crate::server) fn open_padded(key: &SecretKey, about: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let mut padded = open(key, about, sealed)?;
    let (length, text) = padded.split_first_chunk::<LENGTH>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok().filter(|length| *length <= text.len())?;
    padded.truncate(LENGTH + length);
    padded.drain(..LENGTH);
    Some(padded)
}

fn cipher(key: &SecretKey) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(key.expose().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(byte: u8) -> SecretKey {
        SecretKey::new([byte; 32])
    }

    #[test]
    fn what_is_sealed_opens_by_its_key_and_in_its_place_alone() {
        let sealed = seal_padded(&key(7), b"here", b"somebody", 256).expect("sealed");
        let opened = |by, about: &[u8], bytes: &[u8]| open_padded(&key(by), about, bytes).map(|text| text.to_vec());
        assert_eq!(opened(7, b"here", &sealed).as_deref(), Some(b"somebody".as_slice()));
        assert_eq!(opened(7, b"there", &sealed), None, "another place");
        assert_eq!(opened(8, b"here", &sealed), None, "another key");
        for at in 0..sealed.len() {
            let mut damaged = sealed.clone();
            damaged[at] ^= 1;
            assert_eq!(opened(7, b"here", &damaged), None, "byte {at} is another");
            assert_eq!(opened(7, b"here", &sealed[..at]), None, "cut off at {at}");
        }
        assert_ne!(sealed, seal_padded(&key(7), b"here", b"somebody", 256).expect("sealed"), "no nonce comes twice");
        let plain = seal(&key(7), b"here", b"somebody").expect("sealed");
        assert_eq!(plain.len(), b"somebody".len() + SEAL_BYTES);
        // A length that is longer than the text is no text.
        let long = seal(&key(7), b"here", &[0, 0, 0, 5, 1, 2, 3, 4]).expect("sealed");
        assert_eq!(opened(7, b"here", &long), None);
    }

    #[test]
    fn sizes_say_little() {
        let size = |length: usize| seal_padded(&key(7), b"", &vec![b'x'; length], 256).expect("sealed").len();
        assert_eq!(size(0), size(252));
        assert_eq!(size(253), size(508));
        assert_ne!(size(252), size(253));
    }
}
