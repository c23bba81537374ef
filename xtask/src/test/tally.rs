//! Counting tests from what `cargo nextest` and `cargo test` print for people.
//!
//! Both also have formats for machines, but nextest's wants an experimental flag and `cargo test`'s wants
//! a nightly toolchain.

use std::fmt;

/// How many tests ended how.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
    pub(crate) skipped: usize,
    /// The names of skipped tests, as far as the runner printed them.
    pub(crate) skipped_names: Vec<String>,
}

impl Tally {
    /// Takes in one line of a runner's output. What a test that failed has printed is set in by nextest and is no result of a runner, though
    /// it may look like one.
    pub(crate) fn read_line(&mut self, line: &str) {
        let whole = without_colours(line);
        let line = whole.trim();
        if let Some(counts) = whole.strip_prefix("test result:") {
            self.passed += before(counts, "passed");
            self.failed += before(counts, "failed");
            self.skipped += before(counts, "ignored");
        } else if let Some((_, counts)) = line.strip_prefix("Summary [").and_then(|rest| rest.split_once(']')) {
            self.passed += before(counts, "passed");
            self.failed +=
                ["failed", "timed out", "exec failed"].map(|word| before(counts, word)).iter().sum::<usize>();
            self.skipped += before(counts, "skipped");
        } else if let Some((_, name)) = line.strip_prefix("SKIP [").and_then(|rest| rest.split_once(']')) {
            let counted = name.trim().strip_prefix('(').and_then(|rest| rest.split_once(')'));
            self.skipped_names.push(counted.map_or(name, |(_, name)| name).trim().to_owned());
        } else if let Some((name, verdict)) =
            whole.trim_end().strip_prefix("test ").and_then(|rest| rest.rsplit_once(" ... "))
            && verdict.starts_with("ignored")
        {
            self.skipped_names.push(name.to_owned());
        }
    }

    /// Adds what another run counted.
    pub(crate) fn add(&mut self, other: &Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
        self.skipped_names.extend(other.skipped_names.iter().cloned());
    }

    /// How many tests were run.
    pub(crate) fn executed(&self) -> usize {
        self.passed + self.failed
    }

    /// The skipped tests by name, or how to see them.
    pub(crate) fn names(&self) -> String {
        if self.skipped_names.is_empty() {
            return "`cargo nextest list --workspace --run-ignored only` names them".to_owned();
        }
        self.skipped_names.join(", ")
    }

    /// The counts in words.
    pub(crate) fn summary(&self) -> String {
        format!("{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped)
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "tests: {}", self.summary())
    }
}

/// The number that stands before `word`, or zero.
fn before(counts: &str, word: &str) -> usize {
    let parts = counts.split([',', ';', ':', '.', '(', ')']);
    let number = |part: &str| part.trim().strip_suffix(word)?.trim_end().parse::<usize>().ok();
    parts.filter_map(number).sum()
}

/// The line without the escape sequences that colour it.
fn without_colours(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        if character == '\u{1b}' {
            characters.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(character);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(text: &str) -> (usize, usize, usize) {
        let mut tally = Tally::default();
        text.lines().for_each(|line| tally.read_line(line));
        (tally.passed, tally.failed, tally.skipped)
    }

    #[test]
    fn lines_of_both_runners_are_counted_and_others_are_not() {
        for (text, expected) in [
            ("     Summary [   0.004s] 2 tests run: 2 passed, 0 skipped", (2, 0, 0)),
            (
                "     Summary [   0.004s] 7 tests run: 4 passed (1 slow, 1 flaky), 2 failed, 1 timed out, 3 skipped",
                (4, 3, 3),
            ),
            ("     Summary [   0.004s] 1 test run: 1 passed, 12 skipped", (1, 0, 12)),
            ("     Summary [   0.004s] 2/9 tests run: 1 passed, 1 exec failed, 0 skipped", (1, 1, 0)),
            (
                "\u{1b}[32;1m     Summary\u{1b}[0m [   0.0s] \u{1b}[1m2\u{1b}[0m tests run: \u{1b}[1m2\u{1b}[0m \u{1b}[32mpassed\u{1b}[0m, 0 skipped",
                (2, 0, 0),
            ),
            (
                "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
                (3, 0, 1),
            ),
            (
                "test result: ok. 3 passed; 0 failed; 0 ignored\ntest result: FAILED. 1 passed; 2 failed; 1 ignored",
                (4, 2, 1),
            ),
            // What a test that failed has printed.
            ("    test result: FAILED. 0 passed; 1 failed; 0 ignored\n    test a ... ignored, why", (0, 0, 0)),
            ("running 3 tests, 3 passed, 9 failed", (0, 0, 0)),
            ("", (0, 0, 0)),
        ] {
            assert_eq!(tally(text), expected, "{text}");
        }
    }

    #[test]
    fn skipped_tests_are_named() {
        let mut counted = Tally::default();
        assert!(counted.names().contains("--run-ignored"));
        for line in ["        SKIP [         ] (─────) xtask tests::a", "test b::c ... ignored, why", "test d ... ok"]
        {
            counted.read_line(line);
        }
        assert_eq!(counted.names(), "xtask tests::a, b::c");
    }

    #[test]
    fn the_closing_line_is_plain() {
        let mut all = Tally { passed: 2, ..Tally::default() };
        all.add(&Tally { passed: 3, failed: 1, skipped: 4, skipped_names: vec!["x".to_owned()] });
        assert_eq!(all.to_string(), "tests: 5 passed, 1 failed, 4 skipped");
        assert_eq!(all.executed(), 6);
    }
}
