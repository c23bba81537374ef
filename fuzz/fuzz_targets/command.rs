//! A command's payload and a line of `takas run --json`: whatever the bytes, no panic; what is read as canonical is written as the same
//! bytes; and what is said in words reads back from its own words.
#![no_main]

use libfuzzer_sys::fuzz_target;
use takas_formats::operations::{Moment, act_words, command_bytes, parse_line, read_act, read_command};

fuzz_target!(|bytes: &[u8]| {
    takas_fuzz::with_operation(|vocabulary, handover| {
        if let Ok((target, act)) = read_command(vocabulary, bytes) {
            assert_eq!(command_bytes(vocabulary, target, &act).as_deref(), Some(bytes));
        }
        if let Err(told) = parse_line(vocabulary, bytes, |_| None) {
            assert!(!told.is_empty() && told.iter().all(|one| !one.help.is_empty()), "{told:?}");
        }
        let Ok(words) = core::str::from_utf8(bytes) else { return };
        let moment = Moment { names: vocabulary.present(), handover, now: 0, travels: &|_| true };
        match read_act(moment, words) {
            Ok(act) => {
                let written = act_words(vocabulary.present(), handover, &act).expect("what was read can be written");
                assert_eq!(read_act(moment, &written), Ok(act), "{written}");
            }
            Err(told) => assert!(told.iter().all(|one| one.span.end <= words.len() && !one.help.is_empty()), "{told:?}"),
        }
    });
});
