//! A request to a witness: read, written and read again, it stays the same; the witness cosigns nothing that a log has not signed, and every refusal has its status.
#![no_main]

use libfuzzer_sys::fuzz_target;
use takas_ledger::{AddCheckpoint, SignedCheckpoint, Status, Witness};

fuzz_target!(|bytes: &[u8]| {
    let request = AddCheckpoint::decode(bytes);
    if let Ok(request) = &request {
        assert_eq!(request.encode().as_bytes(), bytes);
    }
    let mut witness = Witness::new(takas_fuzz::strange_witness_signer()).expect("its key is for cosignatures");
    let origin = request.as_ref().map_or("o", |request| request.checkpoint().checkpoint().origin());
    witness.watch(origin, vec![takas_fuzz::stranger()]);
    let answer = witness.answer(bytes, 1).expect("the time is good");
    let expected = if request.is_ok() { Status::Forbidden } else { Status::BadRequest };
    assert_eq!(answer.status, expected, "{}", answer.body);
    assert!(answer.seen.is_none());
    let _ = SignedCheckpoint::parse(bytes);
});
