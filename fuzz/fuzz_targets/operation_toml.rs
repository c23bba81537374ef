//! An operation beside a case and a deal without mistakes: read without a panic, nobody left out, formatted to a fixed point that says the
//! same.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let handover = takas_fuzz::read_plan_of(bytes);
    if let Some(once) = takas_fuzz::format_twice("mediator/operation.toml", bytes) {
        assert_eq!(handover, takas_fuzz::read_plan_of(once.as_bytes()));
    }
});
