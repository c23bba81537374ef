//! An envelope: only its canonical JSON is read, so that what is read is written the same; nobody signs for a stranger.
#![no_main]

use libfuzzer_sys::fuzz_target;
use takas_ledger::{Envelope, SignedEnvelope};

fuzz_target!(|bytes: &[u8]| {
    let Ok(envelope) = Envelope::decode(bytes) else { return };
    assert_eq!(envelope.encode().as_deref(), Ok(bytes));
    let signed = SignedEnvelope { envelope, signature: [7; 64] };
    assert!(signed.verify(takas_fuzz::stranger().key()).is_err());
});
