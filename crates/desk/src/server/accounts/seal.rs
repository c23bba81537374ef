//! Sealing what accounts keep and what ceremonies hand to browsers; and what is kept of secrets that others hold.
//!
//! From the one key that is handed in four are derived, one for each use, so that nothing of one use is ever good for another. Plain texts are
//! padded: of an event a reader of the disk learns its size class and its time.

use hmac::{Hmac, Mac};
use sha2::Sha256;
use takas_ledger::SecretKey;
use zeroize::Zeroizing;

use super::error::AccountsError;
use super::id::CeremonyId;
use crate::server::sealing;

/// The smallest size of a plain text with its padding; larger ones are twice, four times … as large.
const SIZE_MIN: usize = 256;

/// A digest that is kept of a secret.
pub(super) type Kept = [u8; 32];

/// What can be sealed and told apart. No `Debug`: it is made of keys.
pub(super) struct Seals {
    events: SecretKey,
    ceremonies: SecretKey,
    secrets: Zeroizing<[u8; 32]>,
    challenges: Zeroizing<[u8; 32]>,
}

impl Seals {
    pub(super) fn new(key: &SecretKey) -> Self {
        let derived = |what: &str| Zeroizing::new(keyed(key.expose(), &[b"takas.accounts/1\n", what.as_bytes()]));
        let sealing = |what| SecretKey::new(*derived(what));
        Self {
            events: sealing("events"),
            ceremonies: sealing("ceremonies"),
            secrets: derived("secrets"),
            challenges: derived("challenges"),
        }
    }

    /// An event, bound to its stream and its place there: events cannot change places.
    pub(super) fn seal_event(&self, stream: &str, revision: u64, plain: &[u8]) -> Result<Vec<u8>, AccountsError> {
        seal(&self.events, &event_bound(stream, revision), plain)
    }

    pub(super) fn open_event(&self, stream: &str, revision: u64, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        sealing::open_padded(&self.events, &event_bound(stream, revision), sealed)
    }

    /// What a browser keeps for the desk while a ceremony lasts.
    pub(super) fn seal_ceremony(&self, plain: &[u8]) -> Result<Vec<u8>, AccountsError> {
        seal(&self.ceremonies, b"takas.ceremony/1\n", plain)
    }

    pub(super) fn open_ceremony(&self, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        sealing::open_padded(&self.ceremonies, b"takas.ceremony/1\n", sealed)
    }

    /// What is kept of a secret of this kind. Secrets have at least 80 random bits, and the digest is under a key: a slow hash adds nothing.
    pub(super) fn kept(&self, kind: &'static str, secret: &[u8]) -> Kept {
        keyed(&self.secrets, &[kind.as_bytes(), b"\n", secret])
    }

    /// What a device signs to show that it has its key: 32 bytes that nobody can foresee.
    pub(super) fn device_challenge(&self, ceremony: CeremonyId) -> [u8; 32] {
        keyed(&self.challenges, &[b"device\n", &ceremony.0])
    }
}

fn event_bound(stream: &str, revision: u64) -> Vec<u8> {
    [b"takas.accounts/1\nevent\n", stream.as_bytes(), b"\n", &revision.to_be_bytes()].concat()
}

fn mac(key: &[u8; 32], parts: &[&[u8]]) -> Hmac<Sha256> {
    let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(key).expect("a key of any length is one");
    for part in parts {
        mac.update(part);
    }
    mac
}

fn keyed(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    mac(key, parts).finalize().into_bytes().into()
}

fn seal(key: &SecretKey, bound: &[u8], plain: &[u8]) -> Result<Vec<u8>, AccountsError> {
    sealing::seal_padded(key, bound, plain, SIZE_MIN).map_err(AccountsError::Random)
}

#[cfg(test)]
mod tests {
    use takas_ledger::SecretKey;

    use super::Seals;

    #[test]
    fn what_is_sealed_opens_in_its_place_alone() {
        let seals = Seals::new(&SecretKey::new([7; 32]));
        let sealed = seals.seal_event("desk/accounts", 3, b"somebody").expect("sealed");
        let opened = |seals: &Seals, stream, revision, bytes: &[u8]| {
            seals.open_event(stream, revision, bytes).map(|plain| plain.to_vec())
        };
        assert_eq!(opened(&seals, "desk/accounts", 3, &sealed).as_deref(), Some(b"somebody".as_slice()));
        assert_eq!(opened(&seals, "desk/accounts", 4, &sealed), None, "another place");
        assert_eq!(opened(&seals, "desk/cases", 3, &sealed), None, "another stream");
        assert_eq!(opened(&Seals::new(&SecretKey::new([8; 32])), "desk/accounts", 3, &sealed), None, "another key");
        assert!(seals.open_ceremony(&sealed).is_none(), "another use");
    }
}
