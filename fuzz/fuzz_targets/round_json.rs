//! The file of a round: read strictly against a case; what is read is written and read again to the same.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use takas_formats::rounds::{read_rounds, write_round};
use takas_formats::{CaseFiles, new_case, read_case};
use takas_model::{Case, Round};

static CASE: LazyLock<Case> = LazyLock::new(|| read_case("fuzz", &new_case("fuzz")).case.expect("the template is clean"));

fn read(bytes: &[u8]) -> Option<Vec<Round>> {
    let files: CaseFiles = [("rounds/1.json", bytes.to_vec())].into_iter().collect();
    read_rounds(&CASE, &files).rounds
}

fuzz_target!(|bytes: &[u8]| {
    if let Some(rounds) = read(bytes) {
        let written = write_round(&CASE, &rounds[0]);
        assert_eq!(read(written.as_bytes()), Some(rounds));
    }
});
