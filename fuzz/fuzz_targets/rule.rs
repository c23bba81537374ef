//! A sentence of the rule language, asked as a question: read without a panic; its canonical words, asked again, say the same.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use takas_formats::{new_case, parse_question_with, parse_question_without, read_case};
use takas_model::Case;

static CASE: LazyLock<Case> = LazyLock::new(|| read_case("fuzz", &new_case("fuzz")).case.expect("the template is clean"));

fuzz_target!(|text: &str| {
    let _ = parse_question_without(&CASE, text);
    if let Ok(rule) = parse_question_with(&CASE, text) {
        let again = parse_question_with(&CASE, &rule.text);
        assert_eq!(again.map(|again| again.sentence), Ok(rule.sentence), "{}", rule.text);
    }
});
