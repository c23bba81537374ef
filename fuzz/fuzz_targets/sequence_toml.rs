//! What the mediator lays down about the order of a deal, beside a case without mistakes: read without a panic, formatted to a fixed
//! point that says the same.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let terms = takas_fuzz::read_order(bytes);
    if let Some(once) = takas_fuzz::format_twice("mediator/sequence.toml", bytes) {
        assert_eq!(terms, takas_fuzz::read_order(once.as_bytes()));
    }
});
