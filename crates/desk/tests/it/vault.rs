//! The vault from outside: every way opens it, a wrong one does not, what is changed is refused, what is erased stays erased.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use takas_desk::server::vault::{NewWay, Owner, Power, Secret, Unlocked, Vault, VaultError, WAITS_SECONDS, WayKind};

/// A folder that is gone when the test is over.
pub(crate) struct TempFolder(PathBuf);

impl TempFolder {
    pub(crate) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("takas-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for TempFolder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

const LEAD: Owner = Owner([0xa1; 16]);
const SECOND: Owner = Owner([0xa2; 16]);
const THIRD: Owner = Owner([0xa3; 16]);
const FILE: [u8; 32] = [0x0f; 32];
const WORDS: &str = "correct horse battery";

fn way(owner: Owner, power: Power, secret: Secret<'_>) -> NewWay<'_> {
    NewWay { owner, power, secret, salt: None, credential: None, added: 1_722_500_000 }
}

/// A vault with a key file, by which the lead opens it.
pub(crate) fn made(folder: &TempFolder) -> Vault {
    let vault = Vault::at(folder.path()).expect("a folder");
    vault.create(&[way(LEAD, Power::Alone, Secret::KeyFile(&FILE))]).expect("a vault");
    vault
}

fn again(folder: &TempFolder) -> Vault {
    Vault::at(folder.path()).expect("the folder")
}

/// Opened anew by the lead's key file.
pub(crate) fn reopened(folder: &TempFolder) -> Vault {
    let vault = again(folder);
    assert_eq!(vault.unlock(None, &Secret::KeyFile(&FILE), 0).expect("it opens"), Unlocked::Open);
    vault
}

/// Every file of the folder, by its path in it.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.insert(
                    path.strip_prefix(folder).expect("in it").to_owned(),
                    std::fs::read(&path).expect("a file"),
                );
            }
        }
    }
    found
}

fn put(folder: &Path, files: &BTreeMap<PathBuf, Vec<u8>>) {
    use std::os::unix::fs::OpenOptionsExt as _;
    let _ = std::fs::remove_dir_all(folder);
    for (path, bytes) in files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        let file = std::fs::File::options().write(true).create_new(true).mode(0o600).open(&path);
        std::io::Write::write_all(&mut file.expect("a file"), bytes).expect("written");
    }
}

#[test]
fn every_way_opens_it_and_nothing_else_does() {
    let folder = TempFolder::new("vault-ways");
    let vault = made(&folder);
    let key = vault.key("accounts").expect("a key");
    vault.enrol(&way(LEAD, Power::Alone, Secret::Passphrase(WORDS))).expect("a way");
    let passkey = NewWay {
        credential: Some(vec![1, 2, 3]),
        salt: Some([8; 32]),
        ..way(LEAD, Power::Alone, Secret::Passkey(&[7; 32]))
    };
    vault.enrol(&passkey).expect("a way");
    drop(vault);
    for right in [Secret::KeyFile(&FILE), Secret::Passphrase(WORDS), Secret::Passkey(&[7; 32])] {
        let vault = again(&folder);
        assert!(matches!(vault.key("accounts"), Err(VaultError::Locked)));
        assert_eq!(vault.unlock(None, &right, 0).expect("it opens"), Unlocked::Open, "{right:?}");
        let found = vault.key("accounts").expect("the key");
        assert_eq!((found.id, found.secret.expose()), (key.id, key.secret.expose()));
        vault.lock();
        assert!(!vault.is_open() && matches!(vault.key("accounts"), Err(VaultError::Locked)));
    }
    let vault = again(&folder);
    let wrong = [
        Secret::KeyFile(&[0; 32]),
        Secret::KeyFile(&[7; 32]),
        Secret::Passkey(&FILE),
        Secret::Passphrase(""),
        Secret::Passphrase("correct horse batterz"),
    ];
    for wrong in wrong {
        assert!(matches!(vault.unlock(None, &wrong, 0), Err(VaultError::Wrong)), "{wrong:?}");
    }
    assert!(!vault.is_open());
    let shown = vault.ways().expect("ways");
    assert_eq!(
        shown.iter().map(|way| way.kind).collect::<Vec<_>>(),
        [WayKind::KeyFile, WayKind::Passphrase, WayKind::Passkey]
    );
    assert_eq!((shown[2].salt, shown[2].credential.as_deref()), ([8; 32], Some(&[1, 2, 3][..])));
    // A way that is named is the only one that is tried.
    assert!(matches!(vault.unlock(Some(shown[1].id), &Secret::KeyFile(&FILE), 0), Err(VaultError::Wrong)));
    assert!(vault.unlock(Some(shown[0].id), &Secret::KeyFile(&FILE), 0).is_ok());
}

#[test]
fn two_of_three_leads_recover_it_and_one_does_not() {
    let folder = TempFolder::new("vault-together");
    let vault = made(&folder);
    let key = vault.key("accounts").expect("a key");
    let files = [[1; 32], [2; 32], [3; 32]];
    for (owner, file) in [LEAD, SECOND, THIRD].into_iter().zip(&files) {
        vault.enrol(&way(owner, Power::Together, Secret::KeyFile(file))).expect("a way");
    }
    // Another way of the second's own, which is no second person.
    vault.enrol(&way(SECOND, Power::Together, Secret::KeyFile(&[4; 32]))).expect("a way");
    let alone = vault.ways().expect("ways")[0].id;
    vault.strike_off(alone).expect("two together are enough");
    assert!(matches!(again(&folder).unlock(None, &Secret::KeyFile(&FILE), 0), Err(VaultError::Wrong)));
    for (one, other) in [(0, 1), (0, 2), (1, 2), (2, 0)] {
        let vault = again(&folder);
        let first = vault.unlock(None, &Secret::KeyFile(&files[one]), 100).expect("a part");
        assert_eq!(first, Unlocked::OneOfTwo);
        assert!(!vault.is_open());
        let second = vault.unlock(None, &Secret::KeyFile(&files[other]), 100 + WAITS_SECONDS - 1).expect("a part");
        assert_eq!(second, Unlocked::Open, "{one} and {other}");
        assert_eq!(vault.key("accounts").expect("the key").secret.expose(), key.secret.expose());
    }
    let vault = again(&folder);
    let says = |file: &[u8; 32], now| vault.unlock(None, &Secret::KeyFile(file), now).expect("a part");
    // The same one twice, and two ways of one lead, are one lead.
    for file in [&files[1], &files[1], &[4; 32]] {
        assert_eq!(says(file, 100), Unlocked::OneOfTwo);
    }
    // Whoever comes too late finds nobody.
    assert_eq!(says(&files[0], 100 + WAITS_SECONDS), Unlocked::OneOfTwo);
    // Locking forgets who was there.
    vault.lock();
    assert_eq!(says(&files[2], 100 + WAITS_SECONDS), Unlocked::OneOfTwo);
    assert_eq!(says(&files[0], 100 + WAITS_SECONDS), Unlocked::Open);
}

#[test]
fn the_last_way_is_not_taken_away() {
    let folder = TempFolder::new("vault-last");
    let vault = made(&folder);
    let only = vault.ways().expect("ways")[0].id;
    assert!(matches!(vault.strike_off(only), Err(VaultError::LastWay)));
    vault.enrol(&way(SECOND, Power::Together, Secret::KeyFile(&[2; 32]))).expect("a way");
    assert!(matches!(vault.strike_off(only), Err(VaultError::LastWay)), "one of two is none");
    assert!(matches!(vault.strike_off(takas_desk::server::vault::WayId([0; 16])), Err(VaultError::NoWay)));
    assert!(reopened(&folder).is_open());
    let other = TempFolder::new("vault-first");
    let alone = Vault::at(other.path()).expect("a folder");
    let together = way(LEAD, Power::Together, Secret::KeyFile(&FILE));
    assert!(matches!(alone.create(std::slice::from_ref(&together)), Err(VaultError::LastWay)));
    assert!(!alone.is_made().expect("it reads"), "what was refused leaves nothing");
    let second = way(SECOND, Power::Together, Secret::KeyFile(&[2; 32]));
    alone.create(&[together, second]).expect("two are enough");
    assert!(matches!(alone.create(&[way(LEAD, Power::Alone, Secret::KeyFile(&FILE))]), Err(VaultError::Taken)));
}

#[test]
fn a_passphrase_that_is_short_is_refused() {
    let folder = TempFolder::new("vault-short");
    let vault = made(&folder);
    let short = way(LEAD, Power::Alone, Secret::Passphrase("eleven char"));
    assert!(matches!(vault.enrol(&short), Err(VaultError::Short(12))));
}

#[test]
fn any_byte_that_is_changed_is_refused() {
    let folder = TempFolder::new("vault-bytes");
    let vault = made(&folder);
    let key = vault.key("compartments/mediator").expect("a key");
    vault.enrol(&way(SECOND, Power::Together, Secret::KeyFile(&[2; 32]))).expect("a way");
    let sound = files(folder.path());
    assert_eq!(sound.len(), 4, "ways, index, a key and the lock file: {:?}", sound.keys());
    let mut tried = 0;
    for (path, bytes) in sound.iter().filter(|(_, bytes)| !bytes.is_empty()) {
        for at in 0..bytes.len() {
            let mut harmed = sound.clone();
            harmed.get_mut(path).expect("there")[at] ^= 1 << (at % 8);
            std::fs::write(folder.path().join(path), &harmed[path]).expect("written");
            let opened = again(&folder).unlock(None, &Secret::KeyFile(&FILE), 0);
            assert!(opened.is_err(), "{}: byte {at}", path.display());
            tried += 1;
        }
        // Cut short, and with something behind it.
        for harmed in [&bytes[..bytes.len() - 1], &[bytes.as_slice(), b" "].concat()] {
            std::fs::write(folder.path().join(path), harmed).expect("written");
            assert!(again(&folder).unlock(None, &Secret::KeyFile(&FILE), 0).is_err(), "{}", path.display());
        }
        std::fs::write(folder.path().join(path), bytes).expect("written");
    }
    assert!(tried > 5_000, "{tried}");
    let path = sound.keys().find(|path| path.starts_with("keys")).expect("a key");
    std::fs::remove_file(folder.path().join(path)).expect("gone");
    let missing = again(&folder).unlock(None, &Secret::KeyFile(&FILE), 0);
    assert!(matches!(missing, Err(VaultError::Damaged(_))), "no new key in the place of one that is lost");
    put(folder.path(), &sound);
    assert_eq!(reopened(&folder).key("compartments/mediator").expect("the key").id, key.id);
}

#[test]
fn a_new_root_opens_everything_and_a_way_that_is_struck_off_nothing() {
    let folder = TempFolder::new("vault-rotation");
    let vault = made(&folder);
    let names = ["accounts", "compartments/mediator", "people/unit-1"];
    let keys = names.map(|name| vault.key(name).expect("a key"));
    let lost = vault.enrol(&way(SECOND, Power::Alone, Secret::KeyFile(&[2; 32]))).expect("a way");
    let before = files(folder.path());
    vault.rotate().expect("a new root");
    let after = files(folder.path());
    for (path, bytes) in &after {
        assert!(bytes.is_empty() || before.get(path) != Some(bytes), "{}: went over", path.display());
    }
    for file in [&FILE, &[2; 32]] {
        let vault = again(&folder);
        vault.unlock(None, &Secret::KeyFile(file), 0).expect("old ways open the new root");
        for (name, key) in names.iter().zip(&keys) {
            let found = vault.key(name).expect("the key");
            assert_eq!((found.id, found.secret.expose()), (key.id, key.secret.expose()), "{name}");
        }
    }
    vault.strike_off(lost).expect("struck off");
    assert!(matches!(again(&folder).unlock(None, &Secret::KeyFile(&[2; 32]), 0), Err(VaultError::Wrong)));
    // Whoever kept the file of ways from before opens its root, and nothing of what is there now.
    std::fs::write(folder.path().join("ways.json"), &after[Path::new("ways.json")]).expect("written");
    assert!(again(&folder).unlock(None, &Secret::KeyFile(&[2; 32]), 0).is_err());
}

#[test]
fn a_new_key_seals_and_the_old_one_still_opens() {
    let folder = TempFolder::new("vault-renewal");
    let vault = made(&folder);
    let old = vault.key("compartments/mediator").expect("a key");
    let new = vault.renew("compartments/mediator").expect("another");
    assert!(new.id != old.id && new.secret != old.secret);
    let vault = reopened(&folder);
    assert_eq!(vault.key("compartments/mediator").expect("the present one").id, new.id);
    assert_eq!(vault.by_id(old.id).expect("open").as_ref(), Some(&old.secret));
    assert_eq!(vault.by_id([0; 16]).expect("open"), None);
}

#[test]
fn an_erased_person_stays_erased() {
    let folder = TempFolder::new("vault-erasure");
    let vault = made(&folder);
    let old = vault.key("people/unit-1").expect("a key");
    let new = vault.renew("people/unit-1").expect("another");
    vault.key("people/unit-2").expect("a key");
    let before = files(folder.path());
    assert_eq!(vault.erase("people/unit-1").expect("erased"), [old.id, new.id]);
    assert_eq!(vault.erase("people/unit-1").expect("again"), [old.id, new.id]);
    assert!(matches!(vault.erase("people/unit-3"), Err(VaultError::NoKey)));
    let is_gone = |vault: &Vault, when: &str| {
        assert!(matches!(vault.key("people/unit-1"), Err(VaultError::Erased)), "{when}");
        assert!(matches!(vault.renew("people/unit-1"), Err(VaultError::Erased)), "{when}");
        assert_eq!(vault.by_id(old.id).expect("open"), None, "{when}");
        assert_eq!(vault.by_id(new.id).expect("open"), None, "{when}");
        assert!(vault.key("people/unit-2").is_ok(), "{when}");
        let named = vault.names("people/").expect("open");
        assert_eq!(named, [("people/unit-1".to_owned(), true), ("people/unit-2".to_owned(), false)], "{when}");
    };
    is_gone(&vault, "at once");
    is_gone(&reopened(&folder), "after a start");
    vault.rotate().expect("a new root");
    is_gone(&reopened(&folder), "under another root");
    // The files of the two keys hold nothing; put back from elsewhere, they are overwritten when the vault is opened.
    let own = |bytes: &BTreeMap<PathBuf, Vec<u8>>, erased: bool| {
        let keys = bytes.iter().filter(|(path, _)| path.starts_with("keys"));
        keys.filter(|(_, bytes)| bytes.iter().all(|&byte| byte == 0) == erased).count()
    };
    assert_eq!((own(&before, true), own(&files(folder.path()), true)), (0, 2));
    for (path, bytes) in before.iter().filter(|(path, _)| path.starts_with("keys")) {
        if files(folder.path())[path].iter().all(|&byte| byte == 0) {
            std::fs::write(folder.path().join(path), bytes).expect("written");
        }
    }
    is_gone(&reopened(&folder), "put back");
    assert_eq!(own(&files(folder.path()), true), 2);
}

#[test]
fn nothing_of_a_key_or_a_name_is_in_the_folder_in_clear() {
    let folder = TempFolder::new("vault-canaries");
    let vault = made(&folder);
    let names = ["people/canary-of-somebody", "compartments/canary-party"];
    let secrets = names.map(|name| *vault.key(name).expect("a key").secret.expose());
    vault.enrol(&way(LEAD, Power::Alone, Secret::Passphrase("a canary passphrase"))).expect("a way");
    vault.enrol(&way(SECOND, Power::Together, Secret::KeyFile(&[0xc3; 32]))).expect("a way");
    vault.rotate().expect("a new root");
    let mut needles: Vec<Vec<u8>> = vec![b"canary".to_vec(), FILE.to_vec(), vec![0xc3; 32]];
    needles.extend(secrets.iter().map(|secret| secret.to_vec()));
    let hex = |bytes: &[u8]| takas_desk::running::hex::hex(bytes).into_bytes();
    needles.extend(needles.clone().iter().map(|needle| hex(needle)));
    let found = |files: &BTreeMap<PathBuf, Vec<u8>>| -> usize {
        let holds = |bytes: &[u8], needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
        needles.iter().filter(|needle| files.values().any(|bytes| holds(bytes, needle))).count()
    };
    assert_eq!(found(&files(folder.path())), 0);
    for path in files(folder.path()).keys() {
        assert!(!path.to_string_lossy().contains("canary"), "{}", path.display());
    }
    // The search finds what is planted.
    std::fs::write(folder.path().join("planted"), [b"..", needles[3].as_slice(), b".."].concat()).expect("written");
    assert_eq!(found(&files(folder.path())), 1);
    let shown = format!("{vault:?} {:?}", Secret::Passphrase("a canary passphrase"));
    assert!(!shown.contains("canary"), "{shown}");
}

#[test]
fn two_processes_on_one_folder_see_what_the_other_made() {
    let folder = TempFolder::new("vault-two");
    let (one, other) = (made(&folder), reopened(&folder));
    let key = one.key("accounts").expect("a key");
    assert_eq!(other.key("accounts").expect("the key").id, key.id);
    other.erase("accounts").expect("erased");
    assert!(matches!(one.renew("accounts"), Err(VaultError::Erased)));
    other.rotate().expect("a new root");
    // Whoever has the old root only is locked until somebody opens it again.
    assert!(matches!(one.key("another"), Err(VaultError::Locked)));
    assert!(!one.is_open());
    one.unlock(None, &Secret::KeyFile(&FILE), 0).expect("it opens");
    assert!(one.key("another").is_ok());
}

#[test]
fn many_read_while_one_changes() {
    let folder = TempFolder::new("vault-many");
    let vault = made(&folder);
    let key = vault.key("accounts").expect("a key");
    std::thread::scope(|threads| {
        for number in 0..8 {
            let (vault, key) = (&vault, &key);
            threads.spawn(move || {
                for round in 0..20 {
                    assert_eq!(vault.key("accounts").expect("the key").id, key.id);
                    vault.key(&format!("people/unit-{}", number * 2 + round % 2)).expect("a key");
                }
            });
        }
        threads.spawn(|| (0..3).for_each(|_| vault.rotate().expect("a new root")));
    });
    assert_eq!(reopened(&folder).names("people/").expect("open").len(), 16);
}
