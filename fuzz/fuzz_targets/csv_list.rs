//! People as CSV, and a party's list as it claims it.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    takas_fuzz::read(&takas_fuzz::case_with("lists/people.csv", bytes));
    takas_fuzz::read(&takas_fuzz::case_with("lists/NOR.csv", bytes));
});
