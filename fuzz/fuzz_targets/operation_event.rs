//! An event of an operation, and a script: whatever the bytes, no panic; what is read as canonical is written as the same bytes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use takas_formats::operations::{event_bytes, read_desk, read_event, read_script};

fuzz_target!(|bytes: &[u8]| {
    takas_fuzz::with_operation(|vocabulary, handover| {
        if let Ok(event) = read_event(vocabulary, bytes) {
            assert_eq!(event_bytes(vocabulary, &event).as_deref(), Some(bytes));
        }
        let _ = read_desk(bytes);
        match read_script(vocabulary.present(), handover, "script", bytes) {
            Ok(lines) => assert!(lines.is_sorted_by_key(|line| line.at)),
            Err(told) => assert!(!told.is_empty() && told.iter().all(|one| !one.help.is_empty()), "{told:?}"),
        }
    });
});
