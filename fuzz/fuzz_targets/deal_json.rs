//! A saved deal: read strictly against a case; what is read is written and read again to the same.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use takas_formats::deals::{read_deal, write_deal};
use takas_formats::{new_case, read_case};
use takas_model::Case;

static CASE: LazyLock<Case> = LazyLock::new(|| read_case("fuzz", &new_case("fuzz")).case.expect("the template is clean"));

fuzz_target!(|bytes: &[u8]| {
    if let Some((saved, deal)) = read_deal("deals/x.json", bytes, &CASE, "digest").deal {
        let written = write_deal(&saved);
        let again = read_deal("deals/x.json", written.as_bytes(), &CASE, "digest").deal;
        assert_eq!(again.map(|(_, deal)| deal), Some(deal));
    }
});
