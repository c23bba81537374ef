//! What the vault seals, and the keys that it derives: a label each, so that nothing of one use opens another.

use argon2::{Algorithm, Argon2, Params, Version};
use hkdf::Hkdf;
use sha2::Sha256;
use takas_ledger::SecretKey;
use zeroize::Zeroizing;

use super::error::VaultError;
use crate::failure::Failure;
use crate::running::keys::random;
use crate::server::sealing;
pub(super) use crate::server::sealing::SEAL_BYTES as SEAL_SIZE;

/// What a passphrase costs whoever guesses: so many KiB, so many times over.
const MEMORY_KIBIBYTES: u32 = 64 * 1024;
const PASSES: u32 = 3;

/// A fresh key.
pub(super) fn fresh() -> Result<SecretKey, VaultError> {
    let bytes = Zeroizing::new(random::<32>()?);
    Ok(SecretKey::new(*bytes))
}

/// The key that a passphrase makes: Argon2id, RFC 9106.
pub(super) fn of_passphrase(passphrase: &str, salt: &[u8; 32]) -> Result<SecretKey, VaultError> {
    let params = Params::new(MEMORY_KIBIBYTES, PASSES, 1, Some(32)).expect("within what the algorithm takes");
    let mut key = Zeroizing::new([0; 32]);
    let derived = Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into(
        passphrase.as_bytes(),
        salt,
        key.as_mut_slice(),
    );
    derived.map_err(|_| VaultError::TooMuch("a passphrase of that length"))?;
    Ok(SecretKey::new(*key))
}

/// The key that a secret makes for one use: HKDF with SHA-256, RFC 5869.
pub(super) fn derive(secret: &[u8], salt: &[u8], label: &str) -> SecretKey {
    let mut key = Zeroizing::new([0; 32]);
    let expanded = Hkdf::<Sha256>::new(Some(salt), secret).expand(label.as_bytes(), key.as_mut_slice());
    expanded.expect("32 bytes are fewer than can be had");
    SecretKey::new(*key)
}

/// Seals what is bound to `about`.
pub(super) fn seal(key: &SecretKey, about: &[u8], text: &[u8]) -> Result<Vec<u8>, VaultError> {
    Ok(sealing::seal(key, about, text).map_err(Failure::Random)?)
}

/// What was sealed so; none where it is another key, another `about`, or changed.
pub(super) fn unseal(key: &SecretKey, about: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    sealing::open(key, about, sealed)
}

/// A key that was sealed so.
pub(super) fn unseal_key(key: &SecretKey, about: &[u8], sealed: &[u8]) -> Option<SecretKey> {
    let bytes = unseal(key, about, sealed)?;
    <[u8; 32]>::try_from(bytes.as_slice()).ok().map(SecretKey::new)
}
