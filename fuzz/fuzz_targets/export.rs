//! An exported case, as an import reads it before anything is stored. Its digest is put right, so that the fuzzer gets
//! behind it; what is sound has streams of its case and no other.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sha2::{Digest, Sha256};

fuzz_target!(|bytes: &[u8]| {
    let mut export = bytes.to_vec();
    let digest = Sha256::digest(&export);
    export.extend_from_slice(&digest);
    for text in [bytes, &export] {
        let Ok(held) = takas_store::inspect(text) else { continue };
        assert!(!held.streams.is_empty());
        assert!(held.streams.iter().all(|state| state.stream.case() == held.case));
    }
});
