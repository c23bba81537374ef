//! A witness's answer, taken into a checkpoint: what is not by the witness changes nothing.
#![no_main]

use libfuzzer_sys::fuzz_target;
use takas_ledger::{AddCheckpoint, NoteSignature, SignedCheckpoint};

fuzz_target!(|bytes: &[u8]| {
    let before =
        SignedCheckpoint::parse(include_bytes!("../seeds/record_checkpoint/cosigned")).expect("the seed is good");
    let mut after = before.clone();
    let taken = AddCheckpoint::take_answer(bytes, &mut after, &[takas_fuzz::strange_witness()]);
    assert!(matches!(taken, Err(_) | Ok(0)), "a cosignature was forged");
    assert_eq!(after, before);
    if let Some(line) = str::from_utf8(bytes).ok().and_then(|text| NoteSignature::parse(text).ok()) {
        assert_eq!(line.line().trim_end_matches('\n').as_bytes(), bytes);
    }
});
