//! What no key of a cabinet does: seal a file of another part. It is tried here, where entries can be made that the cabinet itself never makes.

use std::path::PathBuf;
use std::sync::Arc;

use takas_store::{Append, Entry as Stored, Location, Options, Store, Stream};

use super::entry::{Entry, Head, seal};
use super::{Cabinet, Part};
use crate::server::role::CaseKey;
use crate::server::vault::Vault;

/// A folder with a store and keys, removed at the end.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_file_that_was_sealed_by_the_key_of_another_part_is_refused() {
    let folder = Folder(std::env::temp_dir().join(format!("takas-cabinet-laws-{}", std::process::id())));
    std::fs::create_dir_all(&folder.0).expect("a folder");
    let vault = Arc::new(Vault::at(&folder.0.join("keys")).expect("a folder"));
    vault.open_by_itself(0).expect("it opens");
    let store = Store::open(&Location::File(folder.0.join("store")), Options::default()).expect("a store");
    let party = |id: &str| Part::Party(id.to_owned());
    let names = [
        ("case.toml", Part::Case),
        ("mediator/concessions.toml", Part::Mediator),
        ("positions/AAA.toml", party("AAA")),
        ("positions/BBB.toml", party("BBB")),
    ];
    let keys = [Part::Case, Part::Mediator, party("AAA"), party("BBB")];
    for (row, (name, of)) in names.iter().enumerate() {
        for (column, by) in keys.iter().enumerate() {
            let case = CaseKey::parse(&format!("{:032x}", row * keys.len() + column)).expect("a key");
            let stream = Stream::new(&format!("{}/files", case.as_str())).expect("a name");
            // All parts have keys by now, and one of them has been followed by another.
            let all = keys.each_ref().map(|part| vault.key(&part.key_name(&case)).expect("a key"));
            vault.renew(&by.key_name(&case)).expect("another");
            let bytes = b"format = 1".to_vec();
            let head = Head { name: (*name).to_owned(), by: "a".to_owned(), at: 1, bytes: Some(bytes.len()), more: 0 };
            let sealed = seal(&all[column], &stream, 1, &Entry { head, bytes }).expect("sealed");
            store.append(Append::new(stream, vec![Stored::journal(sealed)])).expect("appended");
            let read = Cabinet::at(&store, &vault, &case, "two").expect("a cabinet").now();
            match read {
                Ok(contents) => assert!(by == of && contents.files.contains_key(*name), "{name} by {by:?}"),
                Err(failure) => {
                    assert!(by != of && failure.to_string().contains("cabinet-misplaced"), "{name} by {by:?}");
                }
            }
        }
    }
}
