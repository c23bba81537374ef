//! Sealing payloads: padded, encrypted once under a key of their own, which is locked for each compartment that may read.
//!
//! `docs/reference/record.md`, section 4. XChaCha20-Poly1305: no traps with nonces, fast everywhere. Where an entry concerns one person, every lock needs the
//! person's key too, so that erasing it shuts the entry for all. Everything is derived from one seed of the caller's; nothing is random here.

use chacha20poly1305::aead::{Aead, Payload as AeadPayload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use zeroize::Zeroizing;

use crate::entry::Entry;
use crate::envelope::commitment;
use crate::error::LedgerError;
use crate::id::{KeyId, StreamId};
use crate::keyring::{Keyring, SecretKey};
use crate::merkle::{Hash, sha256};

/// The longest payload, in bytes.
pub const PAYLOAD_SIZE_MAX: usize = 49_152 - HEAD;
/// The most compartments for which one payload is locked.
pub(crate) const LOCKS_MAX: usize = 64;
/// The bytes of a lock: id, nonce, wrapped key.
pub(crate) const LOCK_SIZE: usize = 16 + 24 + 48;

/// The salt and the length, before the payload.
const HEAD: usize = 32 + 2;
const TAG: usize = 16;
/// The lengths of plain texts: a reader of the ciphertext learns only which of these.
const BUCKETS: [usize; 9] = [256, 512, 1024, 2048, 4096, 8192, 16_384, 32_768, 49_152];

/// What an author commits to: the words, and the salt that hides them.
#[derive(Clone, PartialEq, Eq)]
pub struct Payload {
    /// 32 random bytes.
    pub salt: [u8; 32],
    /// What is said.
    pub bytes: Vec<u8>,
}

impl Payload {
    /// What the author's envelope must hold.
    pub fn commitment(&self) -> Hash {
        commitment(&self.salt, &self.bytes)
    }
}

impl std::fmt::Debug for Payload {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Payload({} bytes, not shown)", self.bytes.len())
    }
}

/// Who may open a payload.
#[derive(Clone, Copy, Debug)]
pub struct Recipients<'a> {
    /// The compartments' keys.
    pub compartments: &'a [(KeyId, &'a SecretKey)],
    /// The key of the one person it concerns, if it concerns one.
    pub person: Option<(KeyId, &'a SecretKey)>,
}

/// The content key, locked for one compartment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lock {
    pub(crate) compartment: KeyId,
    pub(crate) nonce: [u8; 24],
    pub(crate) wrapped: [u8; 48],
}

impl Lock {
    /// The id of the compartment's key.
    pub fn compartment(&self) -> KeyId {
        self.compartment
    }
}

/// A sealed payload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    pub(crate) person: Option<KeyId>,
    pub(crate) locks: Vec<Lock>,
    pub(crate) ciphertext: Vec<u8>,
}

impl Sealed {
    /// The id of the key of the person it concerns.
    pub fn person(&self) -> Option<KeyId> {
        self.person
    }

    /// The locks, by compartment.
    pub fn locks(&self) -> &[Lock] {
        &self.locks
    }

    /// The padded payload, encrypted.
    pub fn ciphertext(&self) -> &[u8] {
        &self.ciphertext
    }
}

/// What came of opening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// The payload, which agrees with the commitment.
    Opened(Payload),
    /// A key is not here.
    Sealed,
    /// The person's key was erased, or those of all compartments: nobody opens it any more.
    Erased,
}

/// Seals a payload for the envelope that commits to it. The seed is 32 fresh random bytes.
///
/// # Errors
/// When the payload is too long, there is no compartment or more than 64, or one is named twice.
pub fn seal(
    payload: &Payload,
    stream: StreamId,
    envelope: &[u8],
    recipients: &Recipients<'_>,
    seed: &[u8; 32],
) -> Result<Sealed, LedgerError> {
    let plain = padded(payload)?;
    let person = recipients.person.map(|(id, _)| id);
    let bound = bound(stream, person, envelope);
    let content = derive(seed, b"takas.content/1\n", &bound);
    let ciphertext = encrypt(&content, &[0; 24], &plain, &[b"takas.seal/1\n", bound.as_slice()].concat());
    let mut compartments = recipients.compartments.to_vec();
    compartments.sort_by_key(|(id, _)| *id);
    let why = if compartments.is_empty() {
        "it is for no compartment"
    } else if compartments.len() > LOCKS_MAX {
        return Err(LedgerError::TooLarge { what: "the compartments of an entry", limit: LOCKS_MAX });
    } else if compartments.windows(2).any(|pair| pair[0].0 == pair[1].0) {
        "it names a compartment twice"
    } else {
        let lock = |&(id, key): &(KeyId, &SecretKey)| {
            let key = lock_key(key, recipients.person.map(|(_, key)| key), stream);
            lock(id, &key, &content, seed, &bound)
        };
        return Ok(Sealed { person, locks: compartments.iter().map(lock).collect(), ciphertext });
    };
    Err(LedgerError::Unwritable { what: "a sealed payload", why })
}

/// Opens the payload of an entry with whatever keys there are.
///
/// # Errors
/// When keys are there and do not open it, or what they open is not what the author committed to.
pub fn open(entry: &Entry, keys: &Keyring) -> Result<Opened, LedgerError> {
    let sealed = entry.sealed();
    let erased = |lock: &Lock| keys.is_erased(lock.compartment);
    if sealed.person.is_some_and(|id| keys.is_erased(id)) || sealed.locks.iter().all(erased) {
        return Ok(Opened::Erased);
    }
    let person = match sealed.person.map(|id| keys.get(id)) {
        None => None,
        Some(None) => return Ok(Opened::Sealed),
        Some(key) => key,
    };
    let held = sealed.locks.iter().find_map(|lock| keys.get(lock.compartment).map(|key| (lock, key)));
    let Some((lock, key)) = held else { return Ok(Opened::Sealed) };
    let refused = || LedgerError::DoesNotOpen { id: lock.compartment.to_string() };
    let envelope = entry.command().envelope;
    let bound = bound(entry.stream(), sealed.person, &envelope.encode()?);
    let key = lock_key(key, person, entry.stream());
    let content = unlock(lock, &key, &bound).ok_or_else(refused)?;
    let associated = [b"takas.seal/1\n", bound.as_slice()].concat();
    let plain = decrypt(&content, &[0; 24], &sealed.ciphertext, &associated).ok_or_else(refused)?;
    let payload = unpadded(&plain).ok_or_else(refused)?;
    if payload.commitment() == envelope.commitment { Ok(Opened::Opened(payload)) } else { Err(LedgerError::Commitment) }
}

/// Whether a ciphertext has one of the lengths that there are.
pub(crate) fn is_bucket(ciphertext: usize) -> bool {
    BUCKETS.iter().any(|bucket| bucket + TAG == ciphertext)
}

/// The bytes of the person in an entry.
pub(crate) fn person_bytes(person: Option<KeyId>) -> Vec<u8> {
    person.map_or_else(|| vec![0], |id| [&[1], id.bytes().as_slice()].concat())
}

fn bound(stream: StreamId, person: Option<KeyId>, envelope: &[u8]) -> Vec<u8> {
    [stream.bytes().as_slice(), &person_bytes(person), envelope].concat()
}

/// NIST SP 800-56C, revision 2, section 4: one step, one block of SHA-256.
fn derive(secret: &[u8], label: &[u8], context: &[u8]) -> Zeroizing<[u8; 32]> {
    Zeroizing::new(sha256(&[&1_u32.to_be_bytes(), secret, label, context]))
}

fn lock_key(compartment: &SecretKey, person: Option<&SecretKey>, stream: StreamId) -> Zeroizing<[u8; 32]> {
    match person {
        None => Zeroizing::new(*compartment.expose()),
        Some(person) => {
            let both = Zeroizing::new([*compartment.expose(), *person.expose()].concat());
            derive(&both, b"takas.person/1\n", stream.bytes())
        }
    }
}

fn lock(id: KeyId, key: &[u8; 32], content: &[u8; 32], seed: &[u8; 32], bound: &[u8]) -> Lock {
    let context = [id.bytes().as_slice(), bound].concat();
    let mut nonce = [0; 24];
    nonce.copy_from_slice(&derive(seed, b"takas.lock/1\n", &context)[..24]);
    let associated = [b"takas.lock/1\n", context.as_slice()].concat();
    let wrapped = encrypt(key, &nonce, content, &associated);
    Lock { compartment: id, nonce, wrapped: wrapped.try_into().expect("32 bytes and a tag are 48") }
}

fn unlock(lock: &Lock, key: &[u8; 32], bound: &[u8]) -> Option<Zeroizing<[u8; 32]>> {
    let associated = [b"takas.lock/1\n", lock.compartment.bytes().as_slice(), bound].concat();
    let content = decrypt(key, &lock.nonce, &lock.wrapped, &associated)?;
    <[u8; 32]>::try_from(content.as_slice()).ok().map(Zeroizing::new)
}

fn encrypt(key: &[u8; 32], nonce: &[u8; 24], plain: &[u8], associated: &[u8]) -> Vec<u8> {
    let message = AeadPayload { msg: plain, aad: associated };
    let sealed = XChaCha20Poly1305::new(key.into()).encrypt(nonce.into(), message);
    sealed.expect("what is sealed is far under the cipher's 256 GiB")
}

fn decrypt(key: &[u8; 32], nonce: &[u8; 24], sealed: &[u8], associated: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let message = AeadPayload { msg: sealed, aad: associated };
    XChaCha20Poly1305::new(key.into()).decrypt(nonce.into(), message).ok().map(Zeroizing::new)
}

fn bucket(payload: usize) -> Option<usize> {
    BUCKETS.into_iter().find(|&bucket| HEAD + payload <= bucket)
}

fn padded(payload: &Payload) -> Result<Zeroizing<Vec<u8>>, LedgerError> {
    let too_long = LedgerError::TooLarge { what: "a payload", limit: PAYLOAD_SIZE_MAX };
    let length = bucket(payload.bytes.len()).ok_or(too_long)?;
    let mut plain = Zeroizing::new(Vec::with_capacity(length));
    plain.extend(payload.salt);
    crate::bytes::put_counted(&mut plain, &payload.bytes);
    plain.resize(length, 0);
    Ok(plain)
}

fn unpadded(plain: &[u8]) -> Option<Payload> {
    let (salt, rest) = plain.split_first_chunk::<32>()?;
    let (length, rest) = rest.split_first_chunk::<2>()?;
    let length = usize::from(u16::from_be_bytes(*length));
    let (bytes, fill) = rest.split_at_checked(length)?;
    let sound = bucket(length) == Some(plain.len()) && fill.iter().all(|&byte| byte == 0);
    sound.then(|| Payload { salt: *salt, bytes: bytes.to_vec() })
}
