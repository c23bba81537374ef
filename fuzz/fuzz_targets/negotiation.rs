//! A domain and a profile of GENIUS, parted by a line of three hyphens: whatever is read, every party says what every value is worth.
#![no_main]

use libfuzzer_sys::fuzz_target;
use takas_formats::foreign::{Evaluations, read_negotiation};

fuzz_target!(|bytes: &[u8]| {
    let cut = bytes.windows(5).position(|window| window == b"\n---\n");
    let (domain, profile) = cut.map_or((bytes, &b""[..]), |at| (&bytes[..at], &bytes[at + 5..]));
    for how in [Evaluations::Normalised, Evaluations::Plain] {
        let read = read_negotiation(&[("domain.xml", domain), ("profile.xml", profile)], how);
        for found in &read.diagnostics {
            assert!(!found.help.is_empty() && !found.message.is_empty(), "{found:?}");
        }
        let Some(negotiation) = read.negotiation else { continue };
        for party in &negotiation.parties {
            assert!(party.scale >= 1);
            assert_eq!(party.worth.len(), negotiation.issues.len());
            for (values, issue) in party.worth.iter().zip(&negotiation.issues) {
                assert_eq!(values.len(), issue.values.len());
                assert!(!values.is_empty());
            }
        }
    }
});
