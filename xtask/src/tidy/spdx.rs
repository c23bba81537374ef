//! Licence expressions, as in the SPDX specification 2.3, annex D, and cargo's old `/` for `OR`.
//!
//! Answers one question: can the whole be taken under licences of a given list alone?

/// Why an expression cannot be taken.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// These licences would be needed and are not on the list.
    NotAllowed(Vec<String>),
    /// It is no licence expression.
    Unreadable,
}

/// Whether `expression` can be met with the licences `allowed`.
pub(crate) fn evaluate(expression: &str, allowed: &[&str]) -> Result<(), Refusal> {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut reader = Reader { words: &words, allowed };
    let missing = reader.either().ok_or(Refusal::Unreadable)?;
    if !reader.words.is_empty() {
        return Err(Refusal::Unreadable);
    }
    if missing.is_empty() { Ok(()) } else { Err(Refusal::NotAllowed(missing)) }
}

/// Each method reads one level and returns the licences that are missing for it; none is good.
struct Reader<'a> {
    words: &'a [&'a str],
    allowed: &'a [&'a str],
}

impl Reader<'_> {
    /// `a OR b`: the alternative that lacks least.
    fn either(&mut self) -> Option<Vec<String>> {
        let mut missing = self.both()?;
        while self.accept("OR") {
            let other = self.both()?;
            if other.is_empty() || missing.is_empty() {
                missing.clear();
            } else {
                missing.extend(other);
            }
        }
        Some(missing)
    }

    /// `a AND b`, which binds tighter than `OR`: what either lacks.
    fn both(&mut self) -> Option<Vec<String>> {
        let mut missing = self.one()?;
        while self.accept("AND") {
            missing.extend(self.one()?);
        }
        Some(missing)
    }

    fn one(&mut self) -> Option<Vec<String>> {
        if self.accept("(") {
            let inner = self.either()?;
            return self.accept(")").then_some(inner);
        }
        let mut name = self.name()?;
        if self.accept("WITH") {
            name = format!("{name} WITH {}", self.name()?);
        }
        Some(if self.allowed.contains(&name.as_str()) { Vec::new() } else { vec![name] })
    }

    fn name(&mut self) -> Option<String> {
        let (first, rest) = self.words.split_first()?;
        if ["AND", "OR", "WITH", "(", ")"].contains(first) {
            return None;
        }
        self.words = rest;
        Some((*first).to_owned())
    }

    fn accept(&mut self, word: &str) -> bool {
        let found = self.words.first() == Some(&word);
        if found {
            self.words = &self.words[1..];
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_read_as_written() {
        let allowed = ["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "Unicode-3.0"];
        for (expression, expected) in [
            ("MIT", Some(vec![])),
            ("MIT OR GPL-3.0", Some(vec![])),
            ("GPL-3.0/MIT", Some(vec![])),
            ("MIT / GPL-3.0", Some(vec![])),
            ("(MIT OR Apache-2.0) AND Unicode-3.0", Some(vec![])),
            ("Apache-2.0 WITH LLVM-exception OR GPL-3.0", Some(vec![])),
            ("GPL-3.0", Some(vec!["GPL-3.0"])),
            ("MIT AND GPL-3.0", Some(vec!["GPL-3.0"])),
            ("(MIT OR Apache-2.0) AND GPL-3.0", Some(vec!["GPL-3.0"])),
            ("MIT OR GPL-3.0 AND LGPL-2.1", Some(vec![])),
            ("(MIT OR GPL-3.0) AND LGPL-2.1", Some(vec!["LGPL-2.1"])),
            ("GPL-3.0 OR LGPL-2.1", Some(vec!["GPL-3.0", "LGPL-2.1"])),
            ("MIT WITH Odd-exception", Some(vec!["MIT WITH Odd-exception"])),
            ("((MIT))", Some(vec![])),
            ("mit", Some(vec!["mit"])),
            ("", None),
            ("MIT OR", None),
            ("OR MIT", None),
            ("(MIT", None),
            ("MIT)", None),
            ("MIT Apache-2.0", None),
            ("MIT WITH", None),
            ("()", None),
        ] {
            let want = match expected {
                None => Err(Refusal::Unreadable),
                Some(missing) if missing.is_empty() => Ok(()),
                Some(missing) => Err(Refusal::NotAllowed(missing.into_iter().map(str::to_owned).collect())),
            };
            assert_eq!(evaluate(expression, &allowed), want, "{expression}");
        }
    }
}
