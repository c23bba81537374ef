//! A signed checkpoint with its cosignatures: read, written and read again, it stays the same; a witness policy counts nobody who has not signed.
#![no_main]

use libfuzzer_sys::fuzz_target;
use takas_ledger::{Checkpoint, Cosigned, SignedCheckpoint, VerifierKey, WitnessPolicy};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = str::from_utf8(bytes) {
        if let Ok(checkpoint) = Checkpoint::parse(text) {
            assert_eq!(checkpoint.text(), text);
        }
        if let Ok(key) = VerifierKey::parse(text) {
            assert_eq!(key.to_string(), text);
        }
    }
    let Ok(signed) = SignedCheckpoint::parse(bytes) else { return };
    assert_eq!(signed.encode().as_bytes(), bytes);
    let origin = signed.checkpoint().origin().to_owned();
    assert!(signed.verify(&origin, &[takas_fuzz::stranger()]).is_err());
    let policy = WitnessPolicy::new(vec![takas_fuzz::strange_witness()], 1).expect("one of one");
    let judged = policy.judge(signed.note());
    assert!(matches!(judged, Err(_) | Ok(Cosigned::NotYet { .. })), "a cosignature was forged");
});
