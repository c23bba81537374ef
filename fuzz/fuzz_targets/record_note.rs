//! A signed note: read, written and read again, it stays the same; verifying it with a key that has signed nothing never succeeds.
#![no_main]

use libfuzzer_sys::fuzz_target;
use takas_ledger::Note;

fuzz_target!(|bytes: &[u8]| {
    let Ok(note) = Note::parse(bytes) else { return };
    assert_eq!(note.encode().as_bytes(), bytes);
    assert!(note.verify(&[takas_fuzz::stranger()]).is_err(), "a signature was forged");
});
