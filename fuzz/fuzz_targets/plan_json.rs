//! A saved plan: read strictly against a handover; what is read is written and read again to the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use takas_formats::plans::{Against, PastPlan, parse_plan, read_plan, write_plan};
use takas_model::Handover;

fuzz_target!(|bytes: &[u8]| {
    takas_fuzz::with_bridge(|case, handover| {
        let against = Against { case, digest: "digest", operation: "operation", handover };
        let apply = |past: &PastPlan| Ok::<Handover, String>(past.handover.clone());
        let parsed = parse_plan("plans/x.json", bytes, case);
        let read = read_plan("plans/x.json", bytes, &against, &apply);
        for told in &read.diagnostics {
            assert!(!told.message.is_empty() && !told.help.is_empty(), "{told:?}");
        }
        if let Some((saved, planned)) = read.found {
            assert!(parsed.is_ok());
            let again = read_plan("plans/x.json", write_plan(&saved).as_bytes(), &against, &apply).found;
            assert_eq!(again.map(|(_, planned)| planned), Some(planned));
        }
    });
});
