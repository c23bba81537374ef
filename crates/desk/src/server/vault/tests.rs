//! A process that ends in the middle of a change: whatever was written by then, the next one opens everything and finishes.

use std::path::{Path, PathBuf};

use takas_ledger::SecretKey;

use super::ways::{Root, Ways};
use super::{NewWay, Owner, Power, Secret, Unlocked, Vault, VaultError};

const FILE: [u8; 32] = [0x0f; 32];

struct TempFolder(PathBuf);

impl TempFolder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("takas-vault-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        Self(path)
    }
}

impl Drop for TempFolder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn way(power: Power) -> NewWay<'static> {
    NewWay { owner: Owner([1; 16]), power, secret: Secret::KeyFile(&FILE), salt: None, credential: None, added: 0 }
}

fn made(path: &Path) -> Vault {
    let vault = Vault::at(path).expect("a folder");
    vault.create(&[way(Power::Alone)]).expect("a vault");
    vault
}

fn reopened(path: &Path) -> Vault {
    let vault = Vault::at(path).expect("the folder");
    assert_eq!(vault.unlock(None, &Secret::KeyFile(&FILE), 0).expect("it opens"), Unlocked::Open);
    vault
}

/// What stands in the file of ways.
fn ways(vault: &Vault) -> Ways {
    Ways::read(&vault.folder.ways().expect("it reads").expect("there")).expect("ways")
}

#[test]
fn a_rotation_that_was_cut_off_is_finished() {
    let names: Vec<String> = (1..=4).map(|number| format!("people/unit-{number}")).collect();
    for steps in 0..=names.len() + 1 {
        let folder = TempFolder::new(&format!("cut-off-{steps}"));
        let vault = made(&folder.0);
        let secrets: Vec<SecretKey> = names.iter().map(|name| vault.key(name).expect("a key").secret).collect();
        let root = vault
            .with_ways(|folder, open, mut ways| {
                // The beginning of `renew_root`, and so many keys of what `go_over` does; the last step is the index.
                let root = Root::fresh()?;
                ways.seal_root(&root, Some(&open.root))?;
                folder.put_ways(&ways.write(&root)?)?;
                for id in open.names.ids(false).take(steps) {
                    let (key, _) = folder.key(id, &open.root, None)?;
                    folder.put_key(id, &key, &root)?;
                }
                if steps > names.len() {
                    folder.put_names(&open.names, &root)?;
                }
                Ok(root)
            })
            .expect("cut off");
        assert!(ways(&vault).before(&root).expect("it opens").is_some(), "{steps}");
        drop(vault);
        for _ in 0..2 {
            let vault = reopened(&folder.0);
            for (name, secret) in names.iter().zip(&secrets) {
                assert_eq!(vault.key(name).expect("the key").secret, *secret, "{steps}: {name}");
            }
            assert_eq!(ways(&vault).root(), Some(root.id), "{steps}");
            assert!(ways(&vault).before(&root).expect("it opens").is_none(), "{steps}: it is finished");
        }
    }
}

#[test]
fn a_key_without_a_name_is_none() {
    let folder = TempFolder::new("nameless");
    let vault = made(&folder.0);
    vault
        .with_ways(|folder, open, _| folder.put_key([9; 16], &SecretKey::new([9; 32]), &open.root))
        .expect("cut off before the index");
    assert_eq!(reopened(&folder.0).by_id([9; 16]).expect("open"), None);
}

#[test]
fn an_erasure_that_was_cut_off_is_finished() {
    let folder = TempFolder::new("half-erased");
    let vault = made(&folder.0);
    let key = vault.key("people/unit-1").expect("a key");
    vault
        .with_ways(|folder, open, _| {
            open.names.0.values_mut().flatten().for_each(|named| named.is_erased = true);
            folder.put_names(&open.names, &open.root)
        })
        .expect("cut off before the file");
    let file = folder.0.join("keys").join(crate::running::hex::hex(&key.id));
    assert!(std::fs::read(&file).expect("a file").iter().any(|&byte| byte != 0));
    let vault = reopened(&folder.0);
    assert!(matches!(vault.key("people/unit-1"), Err(VaultError::Erased)));
    assert!(std::fs::read(&file).expect("a file").iter().all(|&byte| byte == 0));
}

#[test]
fn a_way_that_somebody_slips_in_is_refused() {
    // Whoever can write to the folder adds a way of his own, waits for the next root, and opens it: so the file is sealed by the root.
    let folder = TempFolder::new("slipped-in");
    drop(made(&folder.0));
    let vault = Vault::at(&folder.0).expect("the folder");
    let mut ways = ways(&vault);
    ways.add(&NewWay { secret: Secret::KeyFile(&[6; 32]), ..way(Power::Alone) }).expect("a way");
    let forged = ways.write(&Root::fresh().expect("a root")).expect("a file");
    vault.folder.put_ways(&forged).expect("written");
    let opened = vault.unlock(None, &Secret::KeyFile(&FILE), 0);
    assert!(matches!(opened, Err(VaultError::Damaged(_))), "{opened:?}");
    assert!(!vault.is_open());
}
