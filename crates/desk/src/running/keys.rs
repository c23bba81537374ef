//! The keys of an operation: a folder of files that nobody but their owner can read, apart from the store and from every backup of it.
//!
//! One file a key: `authors/ID.json`, `desk.json`, `log.json`, `compartments/NAME.json`, `people/unit-N.json`. With a passphrase each is
//! locked (Argon2id once for the folder, XChaCha20-Poly1305 for each file). What is erased is overwritten, and its file says so.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use argon2::Argon2;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use serde::{Deserialize, Serialize};
use takas_ledger::SecretKey;

use super::guarded::{MEND, make_folder, overwrite, refuse_open, write};
use super::hex::{hex, unhex};
use crate::failure::Failure;
use crate::folder::FileError;

/// The file that says how the folder is locked.
const LOCK: &str = "folder.json";
/// The largest key file.
const BYTES_MAX: u64 = 4_096;

/// A key with its id.
#[derive(Clone, Debug)]
pub struct Key {
    /// Opaque: 16 random bytes.
    pub id: [u8; 16],
    /// The key: of 32 random bytes.
    pub secret: SecretKey,
}

/// What is there under a name.
#[derive(Clone, Debug)]
pub enum Found {
    /// Nothing.
    Nothing,
    /// A key.
    Key(Key),
    /// A key of this id was here and was erased.
    Erased([u8; 16]),
}

/// A key as its file has it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyFile {
    format: u32,
    id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    secret: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    locked: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    erased: Option<bool>,
}

/// How a folder is locked.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LockFile {
    format: u32,
    /// Of the passphrase.
    salt: String,
    /// A known text under the folder's key: whether the passphrase is the right one.
    check: String,
}

/// Where keys are kept by their names that is no folder of files: a desk's vault.
pub trait Chest: Send + Sync {
    /// What is there under a name.
    ///
    /// # Errors
    /// When the chest is locked or cannot be read.
    fn find(&self, name: &str) -> Result<Found, Failure>;

    /// The key of that name; a new one where there is none.
    ///
    /// # Errors
    /// When the chest is locked or cannot be written, or the key was erased.
    fn get_or_make(&self, name: &str) -> Result<Key, Failure>;

    /// Erases a key for good, and gives its id.
    ///
    /// # Errors
    /// When there is no such key, or the chest is locked or cannot be written.
    fn erase(&self, name: &str) -> Result<[u8; 16], Failure>;

    /// The names of all keys that begin so, in order.
    ///
    /// # Errors
    /// When the chest is locked.
    fn names(&self, begin: &str) -> Result<Vec<String>, Failure>;
}

/// A folder of keys: of files, or a part of a chest.
#[derive(Clone)]
pub struct KeyFolder {
    kept: Kept,
}

#[derive(Clone)]
enum Kept {
    InFiles(Files),
    InChest { chest: Arc<dyn Chest>, folder: String },
}

/// A folder of files, and what locks them.
#[derive(Clone)]
struct Files {
    path: PathBuf,
    lock: Option<XChaCha20Poly1305>,
}

impl KeyFolder {
    /// Opens the folder, and makes it where it is not. A folder that is made with a passphrase keeps it.
    ///
    /// # Errors
    /// When it cannot be read or made, others can read it, or the passphrase is missing or wrong.
    pub fn open(path: &Path, passphrase: Option<&str>) -> Result<Self, Failure> {
        let is_new = !path.exists();
        make_folder(path)?;
        let lock_path = path.join(LOCK);
        let mut files = Files { path: path.to_owned(), lock: None };
        match (lock_path.exists(), passphrase) {
            (false, None) => {}
            (false, Some(passphrase)) if is_new || is_empty(path) => {
                let salt: [u8; 16] = random()?;
                let lock = derive(passphrase, &salt)?;
                let check = seal(&lock, LOCK, b"takas keys 1")?;
                let file = LockFile { format: 1, salt: hex(&salt), check: hex(&check) };
                write(&lock_path, &serde_json::to_vec(&file).expect("texts alone"))?;
                files.lock = Some(lock);
            }
            (false, Some(_)) => {
                let message = format!("{}: these keys have no passphrase; leave it out", path.display());
                return Err(Failure::Usage(message));
            }
            (true, None) => {
                let message = format!(
                    "{}: these keys are locked: say where the passphrase stands, with --passphrase-file",
                    path.display()
                );
                return Err(Failure::Usage(message));
            }
            (true, Some(passphrase)) => {
                let file: LockFile = read_json(&lock_path)?;
                let salt = unhex(&file.salt).unwrap_or_default();
                let lock = derive(passphrase, &salt)?;
                let check = unhex(&file.check).unwrap_or_default();
                if file.format != 1 || unseal(&lock, LOCK, &check).is_none() {
                    return Err(Failure::Usage(format!("{}: this is not their passphrase", path.display())));
                }
                files.lock = Some(lock);
            }
        }
        Ok(Self { kept: Kept::InFiles(files) })
    }

    /// The folder of that name in a chest.
    #[must_use]
    pub fn in_chest(chest: Arc<dyn Chest>, folder: &str) -> Self {
        Self { kept: Kept::InChest { chest, folder: folder.to_owned() } }
    }

    /// Whether there is anything in the folder.
    pub fn is_there(path: &Path) -> bool {
        path.exists() && !is_empty(path)
    }

    /// Whether it wants a passphrase.
    pub fn is_locked(path: &Path) -> bool {
        path.join(LOCK).exists()
    }

    /// The key of that name.
    ///
    /// # Errors
    /// When its file cannot be read or opened, or others can read it.
    pub fn find(&self, name: &str) -> Result<Found, Failure> {
        match &self.kept {
            Kept::InFiles(files) => files.find(name),
            Kept::InChest { chest, folder } => chest.find(&format!("{folder}/{name}")),
        }
    }

    /// The key of that name, which has to be there.
    ///
    /// # Errors
    /// When it is not, or cannot be opened.
    pub fn get(&self, name: &str) -> Result<Key, Failure> {
        match self.find(name)? {
            Found::Key(key) => Ok(key),
            Found::Erased(_) => Err(Failure::Usage(format!("the key `{name}` was erased"))),
            Found::Nothing => Err(Failure::Usage(match &self.kept {
                Kept::InFiles(Files { path, .. }) => {
                    let path = path.display();
                    format!("{path}: there is no key `{name}`; name the folder of the operation's keys with --keys")
                }
                Kept::InChest { .. } => format!("the desk has no key `{name}` of this operation"),
            })),
        }
    }

    /// The key of that name; a new one where there is none.
    ///
    /// # Errors
    /// When it cannot be read or made, or was erased.
    pub fn get_or_make(&self, name: &str) -> Result<Key, Failure> {
        match &self.kept {
            Kept::InChest { chest, folder } => chest.get_or_make(&format!("{folder}/{name}")),
            Kept::InFiles(files) => {
                if let Found::Nothing = files.find(name)? {
                    files.put(name, &Key { id: random()?, secret: SecretKey::new(random()?) })?;
                }
                self.get(name)
            }
        }
    }

    /// Erases a key for good: its file is overwritten, and says that it was.
    ///
    /// # Errors
    /// When there is no such key, or it cannot be overwritten.
    pub fn erase(&self, name: &str) -> Result<[u8; 16], Failure> {
        let id = match self.find(name)? {
            Found::Key(key) => key.id,
            Found::Erased(id) => return Ok(id),
            Found::Nothing => return self.get(name).map(|key| key.id),
        };
        match &self.kept {
            Kept::InFiles(files) => files.erase(name, id)?,
            Kept::InChest { chest, folder } => drop(chest.erase(&format!("{folder}/{name}"))?),
        }
        Ok(id)
    }

    /// The names of all keys under a folder of it, in order.
    ///
    /// # Errors
    /// When it cannot be listed.
    pub fn names(&self, under: &str) -> Result<Vec<String>, Failure> {
        match &self.kept {
            Kept::InFiles(files) => files.names(under),
            Kept::InChest { chest, folder } => {
                let names = chest.names(&format!("{folder}/{under}/"))?;
                let own = |name: &String| name.strip_prefix(folder)?.strip_prefix('/').map(str::to_owned);
                Ok(names.iter().filter_map(own).collect())
            }
        }
    }
}

impl Files {
    fn find(&self, name: &str) -> Result<Found, Failure> {
        let path = self.file(name);
        if !path.exists() {
            return Ok(Found::Nothing);
        }
        let file: KeyFile = read_json(&path)?;
        let damaged = || damaged(&path);
        let id: [u8; 16] = unhex(&file.id).and_then(|id| id.try_into().ok()).ok_or_else(damaged)?;
        if file.format != 1 {
            return Err(damaged());
        }
        let bytes = match (file.secret, file.locked, file.erased, &self.lock) {
            (None, None, Some(true), _) => return Ok(Found::Erased(id)),
            (Some(secret), None, None, _) => unhex(&secret).ok_or_else(damaged)?,
            (None, Some(locked), None, Some(lock)) => {
                unseal(lock, name, &unhex(&locked).ok_or_else(damaged)?).ok_or_else(damaged)?
            }
            _ => return Err(damaged()),
        };
        let secret: [u8; 32] = bytes.try_into().map_err(|_| damaged())?;
        Ok(Found::Key(Key { id, secret: SecretKey::new(secret) }))
    }

    fn put(&self, name: &str, key: &Key) -> Result<(), Failure> {
        let mut file = KeyFile { format: 1, id: hex(&key.id), secret: None, locked: None, erased: None };
        match &self.lock {
            Some(lock) => file.locked = Some(hex(&seal(lock, name, key.secret.expose())?)),
            None => file.secret = Some(hex(key.secret.expose())),
        }
        write(&self.file(name), &serde_json::to_vec(&file).expect("texts alone"))
    }

    fn erase(&self, name: &str, id: [u8; 16]) -> Result<(), Failure> {
        let path = self.file(name);
        let file = KeyFile { format: 1, id: hex(&id), secret: None, locked: None, erased: Some(true) };
        let erased = serde_json::to_vec(&file).expect("texts alone");
        overwrite(&path, erased).map_err(|error| FileError::new(&path, "cannot be overwritten", MEND, error).into())
    }

    fn names(&self, under: &str) -> Result<Vec<String>, Failure> {
        let path = self.path.join(under);
        let entries = match fs::read_dir(&path) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(FileError::new(&path, "cannot be listed", MEND, error).into()),
        };
        let stem = |entry: fs::DirEntry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            name.strip_suffix(".json").map(|stem| format!("{under}/{stem}"))
        };
        let mut names: Vec<String> = entries.filter_map(Result::ok).filter_map(stem).collect();
        names.sort();
        Ok(names)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.path.join(format!("{name}.json"))
    }
}

/// Random bytes.
///
/// # Errors
/// When the system gives none.
pub fn random<const N: usize>() -> Result<[u8; N], Failure> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(Failure::Random)?;
    Ok(bytes)
}

fn derive(passphrase: &str, salt: &[u8]) -> Result<XChaCha20Poly1305, Failure> {
    let mut key = [0_u8; 32];
    let derived = Argon2::default().hash_password_into(passphrase.as_bytes(), salt, &mut key);
    derived.map_err(|error| Failure::Usage(format!("the passphrase cannot be used: {error}")))?;
    Ok(XChaCha20Poly1305::new(&key.into()))
}

/// A nonce of 24 random bytes, then what it seals, bound to the name of the file.
fn seal(lock: &XChaCha20Poly1305, name: &str, text: &[u8]) -> Result<Vec<u8>, Failure> {
    let nonce: [u8; 24] = random()?;
    let payload = Payload { msg: text, aad: name.as_bytes() };
    let sealed = lock.encrypt(&nonce.into(), payload).expect("a short text can be sealed");
    Ok([nonce.as_slice(), &sealed].concat())
}

fn unseal(lock: &XChaCha20Poly1305, name: &str, sealed: &[u8]) -> Option<Vec<u8>> {
    let (nonce, text) = sealed.split_first_chunk::<24>()?;
    lock.decrypt(&(*nonce).into(), Payload { msg: text, aad: name.as_bytes() }).ok()
}

fn is_empty(path: &Path) -> bool {
    fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none())
}

fn damaged(path: &Path) -> Failure {
    let error = io::Error::new(io::ErrorKind::InvalidData, "it is no key of this version");
    FileError::new(path, "cannot be used", MEND, error).into()
}

fn read_json<T: for<'de> Deserialize<'de>>(path: &Path) -> Result<T, Failure> {
    refuse_open(path)?;
    let bytes = crate::folder::read_at_most(path, BYTES_MAX)
        .map_err(|error| FileError::new(path, "cannot be read", MEND, error))?;
    serde_json::from_slice(&bytes).map_err(|_| damaged(path))
}

#[cfg(test)]
mod tests {
    use super::{Found, KeyFolder};

    fn folder(name: &str) -> std::path::PathBuf {
        let path = std::env::temp_dir().join(format!("takas-keys-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        path
    }

    #[test]
    fn keys_come_back_and_are_erased_for_good() {
        let path = folder("plain");
        let keys = KeyFolder::open(&path, None).expect("a folder");
        let made = keys.get_or_make("people/unit-1").expect("a key");
        let again = KeyFolder::open(&path, None).expect("the folder").get_or_make("people/unit-1").expect("the key");
        assert_eq!((made.id, made.secret.expose()), (again.id, again.secret.expose()));
        assert_eq!(keys.names("people").expect("names"), ["people/unit-1"]);
        assert_eq!(keys.erase("people/unit-1").expect("erased"), made.id);
        assert!(matches!(keys.find("people/unit-1"), Ok(Found::Erased(id)) if id == made.id));
        keys.get_or_make("people/unit-1").expect_err("no key takes its place");
        let text = std::fs::read_to_string(path.join("people/unit-1.json")).expect("a file");
        std::fs::remove_dir_all(&path).expect("the folder");
        assert!(!text.contains("secret"), "{text}");
    }

    #[test]
    fn a_locked_folder_opens_with_its_passphrase_alone() {
        let path = folder("locked");
        let made = KeyFolder::open(&path, Some("a word")).expect("a folder").get_or_make("desk").expect("a key");
        let found = KeyFolder::open(&path, Some("a word")).expect("the folder").get("desk").expect("the key");
        assert_eq!(made.secret.expose(), found.secret.expose());
        for wrong in [None, Some("another"), Some("")] {
            assert!(KeyFolder::open(&path, wrong).is_err(), "{wrong:?}");
        }
        let text = std::fs::read_to_string(path.join("desk.json")).expect("a file");
        std::fs::remove_dir_all(&path).expect("the folder");
        assert!(text.contains("locked") && !text.contains("secret"), "{text}");
    }
    #[cfg(unix)]
    #[test]
    fn a_key_that_others_can_read_is_refused() {
        use std::os::unix::fs::PermissionsExt as _;
        let path = folder("open");
        let keys = KeyFolder::open(&path, None).expect("a folder");
        keys.get_or_make("desk").expect("a key");
        let mode = |path: &std::path::Path| std::fs::metadata(path).expect("there").permissions().mode() & 0o777;
        assert_eq!((mode(&path), mode(&path.join("desk.json"))), (0o700, 0o600));
        std::fs::set_permissions(path.join("desk.json"), std::fs::Permissions::from_mode(0o644)).expect("opened");
        let refused = keys.get("desk").is_err();
        std::fs::remove_dir_all(&path).expect("the folder");
        assert!(refused);
    }
}
