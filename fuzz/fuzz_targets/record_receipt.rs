//! A receipt, `tlog-proof`: read, written and read again, it stays the same; it proves nothing of bytes that nobody logged.
#![no_main]

use libfuzzer_sys::fuzz_target;
use takas_ledger::Receipt;

fuzz_target!(|bytes: &[u8]| {
    let Ok(receipt) = Receipt::decode(bytes) else { return };
    assert_eq!(receipt.encode().as_bytes(), bytes);
    let origin = receipt.checkpoint().checkpoint().origin().to_owned();
    assert!(receipt.verify(b"an entry that nobody logged", &origin, &[takas_fuzz::stranger()]).is_err());
});
