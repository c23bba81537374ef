//! Ed25519 keys: for commands and acceptances by id, for notes by name (`c2sp.org/signed-note`, verifier keys).
//!
//! Keys are made from a seed that the caller drew; nothing here is random.

use std::fmt;

use ed25519_dalek::{Signature, Signer};

use crate::bytes::{base64, from_base64, hex, hex_array};
use crate::error::LedgerError;
use crate::merkle::sha256;

/// A public key, which verifies strictly.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PublicKey(ed25519_dalek::VerifyingKey);

impl PublicKey {
    /// The key of these 32 bytes; none for what is no point, has small order, or is not written canonically.
    pub fn new(bytes: &[u8; 32]) -> Option<Self> {
        let key = ed25519_dalek::VerifyingKey::from_bytes(bytes).ok()?;
        let canonical = key.to_edwards().compress().to_bytes() == *bytes;
        (canonical && !key.is_weak()).then_some(Self(key))
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    /// Whether the signature is good for the message.
    pub fn verifies(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        self.0.verify_strict(message, &Signature::from_bytes(signature)).is_ok()
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "PublicKey({})", hex(self.bytes()))
    }
}

/// A private key; it is wiped from memory when it is dropped, and is shown nowhere.
#[derive(Clone)]
pub struct SigningKey(ed25519_dalek::SigningKey);

impl SigningKey {
    /// The key that RFC 8032 makes from 32 random bytes.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(seed))
    }

    /// What verifies its signatures.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    /// Shows a desk, which asks by a challenge, that somebody has this key. What is signed begins by saying what it is for, so that it is good for
    /// nothing else; account and challenge are digits, which hold no line end.
    pub fn shows_device(&self, account: &str, challenge: &[u8; 32]) -> [u8; 64] {
        self.sign(format!("takas.device/1\n{account}\n{}\n", hex(challenge)).as_bytes())
    }

    /// Signs a message, which begins with words that say what it is.
    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("SigningKey(not shown)")
    }
}

/// How a key signs notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SignatureKind {
    /// The text of the note: type 0x01, for logs.
    Note,
    /// The text with a time before it: type 0x04, for witnesses.
    Cosignature,
}

impl SignatureKind {
    fn byte(self) -> u8 {
        match self {
            Self::Note => 1,
            Self::Cosignature => 4,
        }
    }
}

/// What is known of somebody who signs notes: a name, how they sign, a public key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifierKey {
    name: String,
    kind: SignatureKind,
    key: PublicKey,
    id: u32,
}

impl VerifierKey {
    /// A verifier key.
    ///
    /// # Errors
    /// When the name is empty or has spaces, control characters or a plus.
    pub fn new(name: &str, kind: SignatureKind, key: PublicKey) -> Result<Self, LedgerError> {
        if !is_key_name(name) {
            let why = "its name is empty or has spaces, control characters or a plus";
            return Err(LedgerError::Unwritable { what: "a verifier key", why });
        }
        let hash = sha256(&[name.as_bytes(), b"\n", &[kind.byte()], key.bytes()]);
        let id = u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]]);
        Ok(Self { name: name.to_owned(), kind, key, id })
    }

    /// Reads `name+id+key`.
    ///
    /// # Errors
    /// When it is malformed, of another signature type, or its id is not that of its key.
    pub fn parse(text: &str) -> Result<Self, LedgerError> {
        let wrong = |why| LedgerError::Malformed { what: "the verifier key", at: 0, why };
        let mut parts = text.splitn(3, '+');
        let (Some(name), Some(id), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(wrong("it has not three parts"));
        };
        let id = u32::from_be_bytes(hex_array(id.as_bytes()).ok_or_else(|| wrong("its id is not 8 hex digits"))?);
        let bytes = from_base64(key.as_bytes()).ok_or_else(|| wrong("its key is not base64"))?;
        let (kind, key) = match bytes.split_first() {
            Some((1, key)) => (SignatureKind::Note, key),
            Some((4, key)) => (SignatureKind::Cosignature, key),
            _ => return Err(wrong("its signature type is neither 0x01 nor 0x04")),
        };
        let key = <&[u8; 32]>::try_from(key).ok().and_then(PublicKey::new).ok_or_else(|| wrong("it holds no key"))?;
        let found = Self::new(name, kind, key)?;
        if found.id == id { Ok(found) } else { Err(wrong("its id is not that of its name and key")) }
    }

    /// The name of the key.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How it signs.
    pub fn kind(&self) -> SignatureKind {
        self.kind
    }

    /// The public key.
    pub fn key(&self) -> &PublicKey {
        &self.key
    }

    /// The key id of note signatures.
    pub fn id(&self) -> u32 {
        self.id
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = [&[self.kind.byte()], self.key.bytes().as_slice()].concat();
        write!(out, "{}+{:08x}+{}", self.name, self.id, base64(&key))
    }
}

/// Somebody who signs notes.
#[derive(Clone, Debug)]
pub struct NoteSigner {
    verifier: VerifierKey,
    key: SigningKey,
}

impl NoteSigner {
    /// A signer of this name: a log under its origin, a witness under its own.
    ///
    /// # Errors
    /// When the name is empty or has spaces, control characters or a plus.
    pub fn new(name: &str, kind: SignatureKind, key: SigningKey) -> Result<Self, LedgerError> {
        Ok(Self { verifier: VerifierKey::new(name, kind, key.public())?, key })
    }

    /// What verifies its signatures.
    pub fn verifier(&self) -> &VerifierKey {
        &self.verifier
    }

    pub(crate) fn key(&self) -> &SigningKey {
        &self.key
    }
}

/// Whether notes may have a key of this name.
pub(crate) fn is_key_name(name: &str) -> bool {
    let odd = |character: char| character == '+' || character.is_whitespace() || character < ' ';
    !name.is_empty() && !name.contains(odd)
}
