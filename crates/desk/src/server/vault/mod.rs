//! The desk's keys at rest. A vault starts locked; whoever may opens it, and locking it forgets every key.
//!
//! One root key opens all others. It is in the folder for each way to open it alone: a passphrase (Argon2id), a key file, a passkey's
//! pseudo-random function, and any two leads together ([`shares`]). `docs/reference/desk.md`, section *Keys*, says what it promises; the
//! files are in [`folder`], what is known while it is open in [`open`]. The folder is never in the store's folder, nor in a backup of it.
//!
//! Keys have names (`compartments/…`, `people/…`, `accounts`); the names are sealed, too. A name may have had several keys, one after the
//! other: the present one seals, all of them open. What was erased stays erased, and no key takes its place.

mod chest;
mod error;
mod folder;
mod key_file;
mod open;
mod seal;
mod shares;
#[cfg(test)]
mod tests;
mod ways;

use std::collections::HashMap;
use std::fmt;
use std::path::Path;
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use takas_ledger::SecretKey;

pub use error::VaultError;
pub use folder::KeyId;
pub use key_file::{new_key_file, read_key_file};
pub use ways::{NewWay, Owner, Power, Secret, Way, WayId, WayKind};

use crate::running::keys::Key;
use folder::{Folder, Names};
use open::{Open, go_over, renew_root};
use shares::Part;
use ways::{Gave, Root, Ways};

/// For so many seconds the first of two leads waits for the second.
pub const WAITS_SECONDS: i64 = 600;

/// What came of opening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unlocked {
    /// The vault is open.
    Open,
    /// One of two: another lead has to come within [`WAITS_SECONDS`].
    OneOfTwo,
}

/// The keys of a desk.
pub struct Vault {
    folder: Folder,
    state: RwLock<State>,
}

enum State {
    /// Nothing is known but what the first of two leads gave.
    Locked(Vec<Waiting>),
    Open(Box<Open>),
}

struct Waiting {
    root: [u8; 16],
    part: Part,
    until: i64,
}

impl Vault {
    /// The vault of that folder, locked.
    ///
    /// # Errors
    /// When the folder cannot be made or read.
    pub fn at(path: &Path) -> Result<Self, VaultError> {
        Ok(Self { folder: Folder::make(path)?, state: RwLock::new(State::Locked(Vec::new())) })
    }

    /// Whether keys were ever made in the folder: else [`Vault::create`] comes first.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn is_made(&self) -> Result<bool, VaultError> {
        Ok(self.folder.ways()?.is_some())
    }

    /// Makes a root and the first ways to open it; the vault is open then.
    ///
    /// # Errors
    /// When there are keys already, or these ways would not open it: two leads together are two ways.
    pub fn create(&self, first: &[NewWay<'_>]) -> Result<Vec<WayId>, VaultError> {
        let mut state = self.change();
        let _held = self.folder.hold()?;
        if self.folder.ways()?.is_some() {
            return Err(VaultError::Taken);
        }
        let root = Root::fresh()?;
        let mut ways = Ways::new(&root);
        let ids = first.iter().map(|new| ways.add(new)).collect::<Result<Vec<WayId>, VaultError>>()?;
        ways.seal_root(&root, None)?;
        let names = Names::default();
        self.folder.put_names(&names, &root)?;
        self.folder.put_ways(&ways.write(&root)?)?;
        *state = State::Open(Box::new(Open { root, names, secrets: HashMap::new() }));
        Ok(ids)
    }

    /// Whether it is open.
    pub fn is_open(&self) -> bool {
        matches!(*self.look(), State::Open(_))
    }

    /// The ways to open it, for whoever stands before it. While it is locked nobody vouches for them.
    ///
    /// # Errors
    /// When the folder cannot be read or is damaged.
    pub fn ways(&self) -> Result<Vec<Way>, VaultError> {
        let bytes = self.folder.ways()?.ok_or(VaultError::Nothing)?;
        Ways::read(&bytes)?.list().ok_or(VaultError::Damaged("its file of ways"))
    }

    /// Opens it by a way that is named, or by whichever way of its kind the secret opens. `now` is in seconds.
    ///
    /// # Errors
    /// When the secret opens nothing here, or the folder is damaged. A passphrase takes a quarter of a second for each way that is tried.
    pub fn unlock(&self, named: Option<WayId>, secret: &Secret<'_>, now: i64) -> Result<Unlocked, VaultError> {
        let bytes = self.folder.ways()?.ok_or(VaultError::Nothing)?;
        let (_, gave) = Ways::read(&bytes)?.open(named, secret)?;
        let mut state = self.change();
        let root = match (gave, &mut *state) {
            // It was opened by somebody else meanwhile, and what was said is right.
            (_, State::Open(_)) => return Ok(Unlocked::Open),
            (Gave::Root(root), State::Locked(_)) => root,
            (Gave::Part(part), State::Locked(waiting)) => {
                let id = Ways::read(&bytes)?.root().ok_or(VaultError::Damaged("its file of ways"))?;
                waiting.retain(|other| other.until > now && other.root == id && other.part.place() != part.place());
                let found = waiting.first().and_then(|other| shares::recover(&other.part, &part));
                let Some(key) = found else {
                    waiting.push(Waiting { root: id, part, until: now.saturating_add(WAITS_SECONDS) });
                    return Ok(Unlocked::OneOfTwo);
                };
                Root { id, key }
            }
        };
        let _held = self.folder.hold()?;
        let open = self.open_by(root)?;
        *state = State::Open(Box::new(open));
        Ok(Unlocked::Open)
    }

    /// Forgets every key, and what the first of two leads gave.
    pub fn lock(&self) {
        *self.change() = State::Locked(Vec::new());
    }

    /// Adds a way to open it.
    ///
    /// # Errors
    /// When it is locked, the passphrase is short, or there are too many.
    pub fn enrol(&self, new: &NewWay<'_>) -> Result<WayId, VaultError> {
        self.with_ways(|folder, open, mut ways| {
            let id = ways.add(new)?;
            ways.seal_root(&open.root, None)?;
            folder.put_ways(&ways.write(&open.root)?)?;
            Ok(id)
        })
    }

    /// Strikes off a way: keys go over to a new root, so that it does not open them either who kept the old files' root.
    ///
    /// # Errors
    /// When it is locked, there is no such way, or nobody could open it without.
    pub fn strike_off(&self, way: WayId) -> Result<(), VaultError> {
        self.with_ways(|folder, open, mut ways| {
            ways.remove(way)?;
            renew_root(folder, open, ways)
        })
    }

    /// Takes a new root: every key goes over to it.
    ///
    /// # Errors
    /// When it is locked, or the folder cannot be written. What was begun is finished when it is opened the next time.
    pub fn rotate(&self) -> Result<(), VaultError> {
        self.with_ways(renew_root)
    }

    /// The present key of that name; a new one where there is none.
    ///
    /// # Errors
    /// When it is locked, or the key was erased.
    pub fn key(&self, name: &str) -> Result<Key, VaultError> {
        if let State::Open(open) = &*self.look()
            && let Some(found) = open.present(name)
        {
            return found;
        }
        self.with_ways(|folder, open, _| open.present(name).unwrap_or_else(|| open.make(folder, name)))
    }

    /// The present key of that name; none where there is none.
    ///
    /// # Errors
    /// When it is locked, or the key was erased.
    pub fn find(&self, name: &str) -> Result<Option<Key>, VaultError> {
        match &*self.look() {
            State::Locked(_) => Err(VaultError::Locked),
            State::Open(open) => open.present(name).transpose(),
        }
    }

    /// A key by its id: also one that another has followed, and one that another process has made. None where it is not there or was erased.
    ///
    /// # Errors
    /// When it is locked.
    pub fn by_id(&self, id: KeyId) -> Result<Option<SecretKey>, VaultError> {
        if let State::Open(open) = &*self.look()
            && let Some(key) = open.secrets.get(&id)
        {
            return Ok(Some(key.clone()));
        }
        self.with_ways(|_, open, _| Ok(open.secrets.get(&id).cloned()))
    }

    /// Whether there was a key of this id that was erased.
    ///
    /// # Errors
    /// When it is locked.
    pub fn is_erased(&self, id: KeyId) -> Result<bool, VaultError> {
        match &*self.look() {
            State::Locked(_) => Err(VaultError::Locked),
            State::Open(open) => Ok(open.names.ids(true).any(|erased| erased == id)),
        }
    }

    /// Whether a key of this id is that of this name, or was.
    ///
    /// # Errors
    /// When it is locked.
    pub fn is_key_of(&self, name: &str, id: KeyId) -> Result<bool, VaultError> {
        match &*self.look() {
            State::Locked(_) => Err(VaultError::Locked),
            State::Open(open) => Ok(open.names.0.get(name).is_some_and(|ids| ids.iter().any(|named| named.id == id))),
        }
    }

    /// The names of keys that begin so, erased ones, too, each with whether it was erased.
    ///
    /// # Errors
    /// When it is locked.
    pub fn names(&self, begin: &str) -> Result<Vec<(String, bool)>, VaultError> {
        match &*self.look() {
            State::Locked(_) => Err(VaultError::Locked),
            State::Open(open) => {
                let named = open.names.0.iter().filter(|(name, _)| name.starts_with(begin));
                Ok(named.map(|(name, ids)| (name.clone(), ids.iter().all(|named| named.is_erased))).collect())
            }
        }
    }

    /// Takes a new key for that name. The ones before still open what they sealed.
    ///
    /// # Errors
    /// When it is locked, or the key was erased.
    pub fn renew(&self, name: &str) -> Result<Key, VaultError> {
        self.with_ways(|folder, open, _| match open.present(name) {
            Some(Err(error)) => Err(error),
            _ => open.make(folder, name),
        })
    }

    /// Erases all keys of that name for good: their files are overwritten, and no key is made in their place.
    ///
    /// # Errors
    /// When it is locked, there is none, or a file cannot be overwritten.
    pub fn erase(&self, name: &str) -> Result<Vec<KeyId>, VaultError> {
        self.with_ways(|folder, open, _| {
            // Said first, then done: what was not come to is done when the vault is opened.
            let ids = open.names.0.get_mut(name).ok_or(VaultError::NoKey)?;
            for named in ids.iter_mut() {
                named.is_erased = true;
            }
            let ids: Vec<KeyId> = ids.iter().map(|named| named.id).collect();
            folder.put_names(&open.names, &open.root)?;
            for id in &ids {
                open.secrets.remove(id);
                folder.erase_key(*id)?;
            }
            Ok(ids)
        })
    }

    /// Does something that changes the folder, on what stands there now: another process may have changed it. One that has changed the root
    /// leaves this one locked.
    fn with_ways<T>(
        &self,
        change: impl FnOnce(&Folder, &mut Open, Ways) -> Result<T, VaultError>,
    ) -> Result<T, VaultError> {
        let mut state = self.change();
        let State::Open(open) = &mut *state else { return Err(VaultError::Locked) };
        let _held = self.folder.hold()?;
        let bytes = self.folder.ways()?.ok_or(VaultError::Nothing)?;
        let ways = Ways::read(&bytes)?;
        if ways.root() != Some(open.root.id) {
            *state = State::Locked(Vec::new());
            return Err(VaultError::Locked);
        }
        Ways::verify(&bytes, &open.root)?;
        open.catch_up(&self.folder)?;
        change(&self.folder, open, ways)
    }

    /// Reads everything by a root, and finishes what an earlier process began.
    fn open_by(&self, root: Root) -> Result<Open, VaultError> {
        let bytes = self.folder.ways()?.ok_or(VaultError::Nothing)?;
        let ways = Ways::read(&bytes)?;
        if ways.root() != Some(root.id) {
            return Err(VaultError::Wrong);
        }
        Ways::verify(&bytes, &root)?;
        let before = ways.before(&root)?;
        let names = self.folder.names(&root, before.as_ref())?;
        for id in names.ids(true) {
            self.folder.erase_key(id)?;
        }
        let mut open = Open { root, names, secrets: HashMap::new() };
        match before {
            Some(before) => go_over(&self.folder, &mut open, &before, ways)?,
            None => open.catch_up(&self.folder)?,
        }
        Ok(open)
    }

    fn look(&self) -> RwLockReadGuard<'_, State> {
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self) -> RwLockWriteGuard<'_, State> {
        self.state.write().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Vault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(if self.is_open() { "Vault(open)" } else { "Vault(locked)" })
    }
}
