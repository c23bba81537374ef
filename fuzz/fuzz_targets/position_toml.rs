//! A position beside a case that knows its party: read without a panic, formatted to a fixed point that says the same.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    takas_fuzz::read(&takas_fuzz::case_with("positions/NOR.toml", bytes));
    takas_fuzz::format_twice("positions/NOR.toml", bytes);
});
