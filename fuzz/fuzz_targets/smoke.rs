//! Shows that the fuzzer itself works: numbers from bytes, which must never panic.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let number: Result<i64, _> = text.trim().parse();
    if let Ok(number) = number {
        assert_eq!(number.to_string().parse(), Ok(number));
    }
});
