//! What lies in the store is read by nobody who has not its key, and is what was sealed there or a failure with a code.

use std::sync::Arc;

use takas_desk::server::cabinet::{Cabinet, CabinetError, FilesRevision};
use takas_desk::server::role::CaseKey;
use takas_desk::server::vault::Vault;
use takas_store::{Append, Entry, Revision, Store, Stream};

use super::{Ground, case, change};
use crate::live::ankara::vault_at;

const FILES: [(&str, Option<&str>); 4] = [
    ("case.toml", Some("canary-of-the-case")),
    ("mediator/concessions.toml", Some("canary-of-the-mediator")),
    ("positions/AAA.toml", Some("canary-of-aaa")),
    ("positions/BBB.toml", Some("canary-of-bbb")),
];

fn stream(case: &CaseKey) -> Stream {
    Stream::new(&format!("{}/files", case.as_str())).expect("a name")
}

fn entries(store: &Store) -> Vec<Vec<u8>> {
    let events = store.read(&stream(&case()), Revision(1), 100).expect("read");
    events.into_iter().map(|event| event.bytes).collect()
}

fn append(store: &Store, case: &CaseKey, entries: Vec<Vec<u8>>) {
    let entries = entries.into_iter().map(Entry::journal).collect();
    store.append(Append::new(stream(case), entries)).expect("appended");
}

fn other_case(number: u32) -> CaseKey {
    CaseKey::parse(&format!("{number:032x}")).expect("a key")
}

/// What comes of reading the cabinet of a case.
fn told(store: &Store, vault: &Arc<Vault>, case: &CaseKey) -> String {
    let cabinet = Cabinet::at(store, vault, case, "two").expect("a cabinet");
    cabinet.now().expect_err("it is no cabinet").to_string()
}

#[test]
fn whoever_has_some_keys_reads_what_is_theirs_and_nothing_else() {
    let ground = Ground::new("some");
    ground.cabinet().put(&change(&FILES), FilesRevision(0)).expect("put");
    // A process that was given the key of one party: from a copy of the folder of keys, with all others erased.
    let copied = ground.path("of-aaa");
    copy(&ground.path("keys"), &copied);
    let vault = Arc::new(vault_at(&copied));
    for (name, _) in vault.names("").expect("open") {
        if !name.ends_with("party/AAA") {
            vault.erase(&name).expect("erased");
        }
    }
    let cabinet = Cabinet::at(&ground.store, &vault, &case(), "two").expect("a cabinet");
    let contents = cabinet.now().expect("read");
    assert_eq!(contents.files.keys().collect::<Vec<_>>(), ["positions/AAA.toml"]);
    assert_eq!(contents.erased, 3, "that there is more is seen, and not what");
    assert_eq!(ground.cabinet().now().expect("read").files.len(), 4);
}

/// Copies a folder of keys, readable for nobody else.
pub(crate) fn copy(from: &std::path::Path, to: &std::path::Path) {
    use std::os::unix::fs::DirBuilderExt as _;
    std::fs::DirBuilder::new().mode(0o700).create(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder").flatten() {
        if entry.path().is_dir() {
            copy(&entry.path(), &to.join(entry.file_name()));
        } else {
            std::fs::copy(entry.path(), to.join(entry.file_name())).expect("copied");
        }
    }
}

#[test]
fn an_entry_opens_in_its_place_alone() {
    let ground = Ground::new("place");
    ground.cabinet().put(&change(&FILES), FilesRevision(0)).expect("put");
    let sealed = entries(&ground.store);
    // In another case, in another order, twice.
    append(&ground.store, &other_case(1), sealed.clone());
    assert!(told(&ground.store, &ground.vault, &other_case(1)).contains("cabinet-damaged"));
    append(&ground.store, &case(), vec![sealed[2].clone()]);
    assert!(told(&ground.store, &ground.vault, &case()).contains("entry 5"));
}

#[test]
fn what_was_changed_on_the_disk_is_a_failure_with_a_code() {
    let ground = Ground::new("changed");
    ground.cabinet().put(&change(&FILES[..1]), FilesRevision(0)).expect("put");
    let sealed = entries(&ground.store).remove(0);
    let other = Ground::new("changed-elsewhere");
    other.cabinet().put(&change(&FILES[..1]), FilesRevision(0)).expect("put");
    let foreign = entries(&other.store).remove(0);
    let mut number = 0;
    let mut is = |code: &str, bytes: Vec<u8>| {
        number += 1;
        append(&ground.store, &other_case(number), vec![bytes]);
        let told = told(&ground.store, &ground.vault, &other_case(number));
        assert!(told.contains(code), "{code}: {told}");
        assert!(!told.contains("canary") && !told.contains("case.toml"), "{told}");
    };
    is("cabinet-foreign", foreign);
    is("cabinet-version", b"{}".to_vec());
    is("cabinet-version", vec![2; 200]);
    is("cabinet-damaged", vec![1]);
    is("cabinet-foreign", vec![1; 60]);
    for length in [1, 16, 17, 40, 41, 60, sealed.len() - 1] {
        is("cabinet-damaged", sealed[..length].to_vec());
    }
    for at in [17, 41, 60, sealed.len() / 2, sealed.len() - 1] {
        let mut bytes = sealed.clone();
        bytes[at] ^= 1;
        is("cabinet-damaged", bytes);
    }
    assert_eq!(CabinetError::Gap(1).code(), "cabinet-gap");
}

#[test]
fn a_locked_desk_reads_nothing() {
    let ground = Ground::new("locked");
    let cabinet = ground.cabinet();
    cabinet.put(&change(&FILES), FilesRevision(0)).expect("put");
    ground.vault.lock();
    let anew = ground.cabinet();
    assert!(anew.now().is_err());
    assert!(cabinet.put(&change(&FILES), FilesRevision(4)).is_err());
}
