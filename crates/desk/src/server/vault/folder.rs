//! The folder of a vault: `ways.json`, `index` and one file for each key under `keys`, which nobody but their owner can read.
//!
//! | file | what | sealed |
//! | --- | --- | --- |
//! | `ways.json` | the ways to open it | text, which only whoever has the root can write |
//! | `index` | the names of keys, with their ids, and which were erased | under the root, filled up to whole 4096 bytes |
//! | `keys/ID` | a key | under the root; 89 bytes, all of them zero when it was erased |
//! | `open.key` | in rehearsals: a key file that opens it | no |
//!
//! A file is written beside its place and moved there. What is erased is overwritten where it stands.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use takas_ledger::SecretKey;
use zeroize::Zeroizing;

use super::error::VaultError;
use super::seal::{SEAL_SIZE, seal, unseal, unseal_key};
use super::ways::Root;
use crate::failure::Failure;
use crate::folder::{FileError, read_at_most};
use crate::running::guarded::{MEND, make_folder, overwrite, refuse_open, write};
use crate::running::hex::{hex, unhex_array};

const KEY_SIZE: usize = 1 + 16 + SEAL_SIZE + 32;
const INDEX_UNIT: usize = 4_096;
/// The key file of a vault that opens by itself.
const OWN_KEY: &str = "open.key";
const BYTES_MAX: u64 = 8 << 20;
/// The most keys, and the longest name of one in bytes.
const KEYS_MAX: usize = 20_000;
const NAME_MAX: usize = 200;

/// The id of a key.
pub type KeyId = [u8; 16];

/// Names of keys: for each its ids, the present one last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Names(pub(super) BTreeMap<String, Vec<Named>>);

/// A key of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) id: KeyId,
    pub(super) is_erased: bool,
}

impl Names {
    /// Whether another key of that name has room.
    pub(super) fn has_room(&self, name: &str) -> Result<(), VaultError> {
        if name.is_empty() || name.len() > NAME_MAX {
            return Err(VaultError::TooMuch("the name of this key"));
        }
        let count: usize = self.0.values().map(Vec::len).sum();
        if count < KEYS_MAX { Ok(()) } else { Err(VaultError::TooMuch("another key")) }
    }

    /// Ids of all keys that were erased, or of all that were not.
    pub(super) fn ids(&self, erased: bool) -> impl Iterator<Item = KeyId> {
        self.0.values().flatten().filter(move |named| named.is_erased == erased).map(|named| named.id)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct IndexFile {
    format: u32,
    names: BTreeMap<String, Vec<NamedFile>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct NamedFile {
    id: String,
    erased: bool,
}

/// The folder.
#[derive(Clone, Debug)]
pub(super) struct Folder(PathBuf);

impl Folder {
    pub(super) fn make(path: &Path) -> Result<Self, VaultError> {
        make_folder(path)?;
        Ok(Self(path.to_owned()))
    }

    /// Until it is dropped, no other process changes the folder.
    pub(super) fn hold(&self) -> Result<File, VaultError> {
        let path = self.0.join("lock");
        let held = File::options().write(true).create(true).truncate(false).open(&path).and_then(|file| {
            file.lock()?;
            Ok(file)
        });
        held.map_err(|error| files(&path, "cannot be locked", error))
    }

    pub(super) fn ways(&self) -> Result<Option<Vec<u8>>, VaultError> {
        let path = self.0.join("ways.json");
        if !path.exists() {
            return Ok(None);
        }
        read(&path).map(Some)
    }

    pub(super) fn put_ways(&self, bytes: &[u8]) -> Result<(), VaultError> {
        Ok(write(&self.0.join("ways.json"), bytes)?)
    }

    /// Whether the vault's own key file is here.
    pub(super) fn has_own_key(&self) -> bool {
        self.0.join(OWN_KEY).exists()
    }

    /// The vault's own key file, if it has one.
    pub(super) fn own_key(&self) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError> {
        if !self.has_own_key() {
            return Ok(None);
        }
        read(&self.0.join(OWN_KEY)).map(|bytes| Some(Zeroizing::new(bytes)))
    }

    pub(super) fn put_own_key(&self, text: &[u8]) -> Result<(), VaultError> {
        Ok(write(&self.0.join(OWN_KEY), text)?)
    }

    /// The names of keys, under one of these roots.
    pub(super) fn names(&self, root: &Root, before: Option<&Root>) -> Result<Names, VaultError> {
        let damaged = VaultError::Damaged("its index");
        let sealed = read(&self.0.join("index"))?;
        let open = |root: &Root| unseal(&root.key_for("index"), &root.id, &sealed);
        let Some(text) = open(root).or_else(|| before.and_then(open)) else { return Err(damaged) };
        let Ok(file) = serde_json::from_slice::<IndexFile>(&text) else { return Err(damaged) };
        let named = |file: NamedFile| Some(Named { id: unhex_array(&file.id)?, is_erased: file.erased });
        let names: Option<BTreeMap<String, Vec<Named>>> = file
            .names
            .into_iter()
            .map(|(name, ids)| Some((name, ids.into_iter().map(named).collect::<Option<Vec<Named>>>()?)))
            .collect();
        names.filter(|_| file.format == 1).map(Names).ok_or(damaged)
    }

    pub(super) fn put_names(&self, names: &Names, root: &Root) -> Result<(), VaultError> {
        let named = |named: &Named| NamedFile { id: hex(&named.id), erased: named.is_erased };
        let names = names.0.iter().map(|(name, ids)| (name.clone(), ids.iter().map(named).collect())).collect();
        let mut text = serde_json::to_vec(&IndexFile { format: 1, names }).expect("texts alone");
        text.resize(text.len().next_multiple_of(INDEX_UNIT), b' ');
        let sealed = seal(&root.key_for("index"), &root.id, &text)?;
        Ok(write(&self.0.join("index"), &sealed)?)
    }

    /// A key, and whether it is under the present root and not the one before.
    pub(super) fn key(&self, id: KeyId, root: &Root, before: Option<&Root>) -> Result<(SecretKey, bool), VaultError> {
        let damaged = || VaultError::Damaged("one of its keys");
        let path = self.file(id);
        if !path.exists() {
            return Err(VaultError::Damaged("one of its keys is missing"));
        }
        let bytes = read(&path)?;
        if bytes.len() != KEY_SIZE {
            return Err(damaged());
        }
        let (head, sealed) = bytes.split_at(17);
        for (under, is_present) in [(Some(root), true), (before, false)] {
            if let Some(under) = under
                && head == [&[1], under.id.as_slice()].concat()
            {
                let key = unseal_key(&under.key_for("keys"), &about(id, under), sealed).ok_or_else(damaged)?;
                return Ok((key, is_present));
            }
        }
        Err(damaged())
    }

    pub(super) fn put_key(&self, id: KeyId, key: &SecretKey, root: &Root) -> Result<(), VaultError> {
        let sealed = seal(&root.key_for("keys"), &about(id, root), key.expose())?;
        Ok(write(&self.file(id), &[&[1], root.id.as_slice(), &sealed].concat())?)
    }

    /// Overwrites a key where it stands; one that is overwritten already, or not there, is left so.
    pub(super) fn erase_key(&self, id: KeyId) -> Result<(), VaultError> {
        let path = self.file(id);
        if !path.exists() || read(&path)? == [0; KEY_SIZE] {
            return Ok(());
        }
        overwrite(&path, vec![0; KEY_SIZE]).map_err(|error| files(&path, "cannot be overwritten", error))
    }

    fn file(&self, id: KeyId) -> PathBuf {
        self.0.join("keys").join(hex(&id))
    }
}

fn about(id: KeyId, root: &Root) -> Vec<u8> {
    [b"takas.vault/1 key\n", id.as_slice(), &root.id].concat()
}

fn read(path: &Path) -> Result<Vec<u8>, VaultError> {
    refuse_open(path)?;
    read_at_most(path, BYTES_MAX).map_err(|error| files(path, "cannot be read", error))
}

fn files(path: &Path, what: &'static str, error: std::io::Error) -> VaultError {
    Failure::from(FileError::new(path, what, MEND, error)).into()
}
