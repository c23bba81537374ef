//! How sure the mediator is, beside a case with rules: read without a panic, formatted to a fixed point that says the same.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    takas_fuzz::read(&takas_fuzz::case_with("mediator/confidence.toml", bytes));
    takas_fuzz::format_twice("mediator/confidence.toml", bytes);
});
