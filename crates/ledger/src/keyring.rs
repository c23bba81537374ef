//! Keys of compartments and persons in memory: looked up by id, erased for good.
//!
//! Where they come from and how they are kept between runs is the caller's.

use std::collections::BTreeMap;
use std::fmt;

use zeroize::Zeroize;

use crate::error::LedgerError;
use crate::id::KeyId;

/// A secret key of 32 bytes, wiped from memory when it is dropped, and shown nowhere.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretKey([u8; 32]);

impl SecretKey {
    /// The key of these bytes, which the caller drew at random.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Its bytes, for whoever keeps it.
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }
}

impl Drop for SecretKey {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("SecretKey(not shown)")
    }
}

/// Keys by id. What was erased stays known as erased, and no key can be put in its place.
#[derive(Clone, Debug, Default)]
pub struct Keyring {
    keys: BTreeMap<KeyId, Option<SecretKey>>,
}

impl Keyring {
    /// No keys: everything is sealed.
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts a key in; the same one again changes nothing.
    ///
    /// # Errors
    /// When the id was erased, or has another key.
    pub fn insert(&mut self, id: KeyId, key: SecretKey) -> Result<(), LedgerError> {
        match self.keys.get(&id) {
            None => {
                self.keys.insert(id, Some(key));
                Ok(())
            }
            Some(Some(there)) if *there == key => Ok(()),
            Some(_) => Err(LedgerError::KeyTaken { id: id.to_string() }),
        }
    }

    /// Erases a key, also one that was never here.
    pub fn erase(&mut self, id: KeyId) {
        self.keys.insert(id, None);
    }

    /// The key, if it is here.
    pub fn get(&self, id: KeyId) -> Option<&SecretKey> {
        self.keys.get(&id)?.as_ref()
    }

    /// Whether the key was erased.
    pub fn is_erased(&self, id: KeyId) -> bool {
        self.keys.get(&id).is_some_and(Option::is_none)
    }

    /// All ids, each with whether its key is here.
    pub fn ids(&self) -> impl Iterator<Item = (KeyId, bool)> {
        self.keys.iter().map(|(id, key)| (*id, key.is_some()))
    }
}
