//! The words of an event: read, written in canonical words and read again, it is the same, whenever that is.
#![no_main]

use libfuzzer_sys::fuzz_target;
use takas_formats::plans::{PlanNames, event_words, read_event};

fuzz_target!(|words: &str| {
    takas_fuzz::with_bridge(|_, handover| match read_event(handover, 240, words) {
        Ok(event) => {
            let written = event_words(handover, &PlanNames::new(handover), &event);
            assert_eq!(read_event(handover, 0, &written), Ok(event), "{written}");
        }
        Err(told) => assert!(told.iter().all(|one| one.span.end <= words.len() && !one.help.is_empty()), "{told:?}"),
    });
});
