//! `lists/NAME.mapping.toml`: no panic, a mapping exactly when nothing is an error, and one that is written reads as itself.
#![no_main]

use libfuzzer_sys::fuzz_target;
use takas_formats::claims::{ListLimits, read_claims};
use takas_formats::{Severity, read_mapping};

fuzz_target!(|bytes: &[u8]| {
    let read = read_mapping("lists/NOR.mapping.toml", bytes);
    assert_eq!(read.mapping.is_none(), read.diagnostics.iter().any(|found| found.severity == Severity::Error));
    if let Some(mapping) = read.mapping {
        let again = read_mapping("lists/NOR.mapping.toml", mapping.to_toml().as_bytes());
        assert_eq!(again.mapping.as_ref(), Some(&mapping));
        read_claims(b"Name;Born;a\nAnn Example;03/04/1360;b\n", "list", Some(&mapping), &ListLimits::default());
    }
    takas_fuzz::format_twice("lists/NOR.mapping.toml", bytes);
});
