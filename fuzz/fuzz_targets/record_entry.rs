//! An entry, a bundle of them, a disclosure: read, written and read again, each stays the same; an entry opens for no key that it was not sealed for.
#![no_main]

use libfuzzer_sys::fuzz_target;
use takas_ledger::{Disclosure, Entry, EntryBundle, Keyring, Opened, SecretKey};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(bundle) = EntryBundle::decode(bytes) {
        assert_eq!(bundle.encode(), bytes);
    }
    if let Ok(disclosure) = Disclosure::decode(bytes) {
        assert_eq!(disclosure.encode().as_bytes(), bytes);
    }
    let Ok(entry) = Entry::decode(bytes) else { return };
    assert_eq!(entry.encode(), bytes);
    assert!(matches!(entry.open(&Keyring::new()), Ok(Opened::Sealed)));
    let mut keys = Keyring::new();
    let person = entry.sealed().person();
    for id in entry.sealed().locks().iter().map(takas_ledger::Lock::compartment).chain(person) {
        keys.insert(id, SecretKey::new([0xEE; 32])).expect("ids may repeat with one key");
    }
    assert!(entry.open(&keys).is_err(), "a wrong key opened it");
});
