//! `mediator/team.toml` beside a case and a handover: whatever the bytes, no panic, and members exactly when nothing is an error.
#![no_main]

use libfuzzer_sys::fuzz_target;
use takas_formats::{Severity, read_team};

fuzz_target!(|bytes: &[u8]| {
    takas_fuzz::with_bridge(|case, handover| {
        let files = takas_fuzz::case_with("mediator/team.toml", bytes);
        let terms = vec![takas_model::GateTerms::default(); handover.gates.len()];
        let read = read_team(case, &files, handover, &terms);
        let errors = read.diagnostics.iter().any(|found| found.severity == Severity::Error);
        assert_eq!(read.members.is_some(), !errors);
        takas_fuzz::format_twice("mediator/team.toml", bytes);
    });
});
