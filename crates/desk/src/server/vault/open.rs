//! An open vault: what is known of its keys in memory, and how they go over to another root.

use std::collections::{HashMap, HashSet};

use takas_ledger::SecretKey;

use super::folder::{Folder, Named, Names};
use super::ways::{Root, Ways};
use super::{KeyId, VaultError, seal};
use crate::running::keys::{Key, random};

/// What is known.
pub(super) struct Open {
    pub(super) root: Root,
    pub(super) names: Names,
    pub(super) secrets: HashMap<KeyId, SecretKey>,
}

impl Open {
    /// The present key of a name; none where there is none.
    pub(super) fn present(&self, name: &str) -> Option<Result<Key, VaultError>> {
        let named = self.names.0.get(name)?.last()?;
        if named.is_erased {
            return Some(Err(VaultError::Erased));
        }
        let secret = self.secrets.get(&named.id)?.clone();
        Some(Ok(Key { id: named.id, secret }))
    }

    /// The key's file first, then its name: a file without a name is no key.
    pub(super) fn make(&mut self, folder: &Folder, name: &str) -> Result<Key, VaultError> {
        self.names.has_room(name)?;
        let key = Key { id: random()?, secret: seal::fresh()? };
        folder.put_key(key.id, &key.secret, &self.root)?;
        let mut names = self.names.clone();
        names.0.entry(name.to_owned()).or_default().push(Named { id: key.id, is_erased: false });
        folder.put_names(&names, &self.root)?;
        self.names = names;
        self.secrets.insert(key.id, key.secret.clone());
        Ok(key)
    }

    /// Reads what another process has changed.
    pub(super) fn catch_up(&mut self, folder: &Folder) -> Result<(), VaultError> {
        self.names = folder.names(&self.root, None)?;
        let living: HashSet<KeyId> = self.names.ids(false).collect();
        self.secrets.retain(|id, _| living.contains(id));
        for id in living {
            if !self.secrets.contains_key(&id) {
                let (key, _) = folder.key(id, &self.root, None)?;
                self.secrets.insert(id, key);
            }
        }
        Ok(())
    }
}

/// Takes a new root for these ways. Written down first: from then on the new root opens, and has the old one for what is still under it.
pub(super) fn renew_root(folder: &Folder, open: &mut Open, mut ways: Ways) -> Result<(), VaultError> {
    let root = Root::fresh()?;
    ways.seal_root(&root, Some(&open.root))?;
    folder.put_ways(&ways.write(&root)?)?;
    let before = std::mem::replace(&mut open.root, root);
    go_over(folder, open, &before, ways)
}

/// Brings every key from the root before to the present one. Done again, it changes nothing.
pub(super) fn go_over(folder: &Folder, open: &mut Open, before: &Root, mut ways: Ways) -> Result<(), VaultError> {
    let ids: Vec<KeyId> = open.names.ids(false).collect();
    for id in ids {
        let (key, is_present) = folder.key(id, &open.root, Some(before))?;
        if !is_present {
            folder.put_key(id, &key, &open.root)?;
        }
        open.secrets.insert(id, key);
    }
    folder.put_names(&open.names, &open.root)?;
    ways.forget_before();
    folder.put_ways(&ways.write(&open.root)?)
}
