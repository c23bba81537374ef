//! The paths that a Rust source names, with what its `use` lines bring in spelled out.
//!
//! `use std::{fs, time as t}; t::Instant::now()` names `std::fs`, `std::time` and
//! `std::time::Instant::now`. Names that arrive through a glob cannot be known here, so a glob is
//! kept as a last segment `*`.

use std::collections::BTreeMap;

use super::rust_text::{Kind, Token};

/// One path as written, or as brought in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) segments: Vec<String>,
    pub(crate) line: usize,
    /// True when a `!` follows: a macro.
    pub(crate) called_as_macro: bool,
    /// True when it stands in a `use` or `extern crate`.
    pub(crate) brought_in: bool,
}

impl Named {
    /// True when the path is `prefix` or something in it.
    pub(crate) fn begins_with(&self, prefix: &[&str]) -> bool {
        self.segments.len() >= prefix.len() && self.segments.iter().zip(prefix).all(|(have, want)| have == want)
    }

    /// The path with its separators.
    pub(crate) fn shown(&self) -> String {
        self.segments.join("::")
    }
}

/// All paths, in the order of the text; a path that begins with an imported name is spelled out.
pub(crate) fn named(tokens: &[Token]) -> Vec<Named> {
    let mut found = Vec::new();
    let mut imported = BTreeMap::new();
    let mut at = 0;
    while at < tokens.len() {
        let after_dot = at > 0 && tokens[at - 1].is('.');
        match tokens[at].word() {
            Some("use") if !tokens.get(at + 1).is_some_and(|token| token.is('<')) => {
                at = UseTree { tokens, found: &mut found, imported: &mut imported }.read(at + 1, &[]);
            }
            Some("crate") if at > 0 && tokens[at - 1].word() == Some("extern") => {
                let path = path_at(tokens, at + 1);
                at += 1 + path.segments.len();
                if !path.segments.is_empty() {
                    found.push(Named { brought_in: true, ..path });
                }
            }
            Some(_) if !after_dot => {
                let path = path_at(tokens, at);
                at += path.segments.len() * 2 - 1;
                found.push(path);
            }
            _ => at += 1,
        }
    }
    for path in found.iter_mut().filter(|path| !path.brought_in) {
        if let Some(whole) = imported.get(&path.segments[0]) {
            path.segments.splice(0..1, Vec::clone(whole));
        }
    }
    found
}

/// The path `a::b::c` that begins at `at`; empty where there is no word.
fn path_at(tokens: &[Token], mut at: usize) -> Named {
    let mut segments = Vec::new();
    let line = tokens.get(at).map_or(1, |token| token.line);
    while let Some(word) = tokens.get(at).and_then(Token::word) {
        segments.push(word.to_owned());
        at += 1;
        let goes_on = tokens.get(at).is_some_and(|token| token.kind == Kind::Path)
            && tokens.get(at + 1).is_some_and(|token| token.word().is_some());
        if !goes_on {
            break;
        }
        at += 1;
    }
    let called_as_macro = tokens.get(at).is_some_and(|token| token.is('!'));
    Named { segments, line, called_as_macro, brought_in: false }
}

/// Reads one `use` tree, which may branch.
struct UseTree<'a> {
    tokens: &'a [Token],
    found: &'a mut Vec<Named>,
    imported: &'a mut BTreeMap<String, Vec<String>>,
}

impl UseTree<'_> {
    /// Reads the tree at `at` beneath `prefix`; returns the place of what ends it.
    fn read(&mut self, mut at: usize, prefix: &[String]) -> usize {
        let mut path = prefix.to_vec();
        while let Some(token) = self.tokens.get(at) {
            match &token.kind {
                Kind::Path => at += 1,
                Kind::Mark('*') => {
                    path.push("*".to_owned());
                    self.keep(&path, token.line, None);
                    return at + 1;
                }
                Kind::Mark('{') => return self.group(at + 1, &path),
                Kind::Word(word) if word == "as" => {
                    let alias = self.tokens.get(at + 1).and_then(Token::word);
                    self.keep(&path, token.line, alias);
                    return at + 2;
                }
                Kind::Word(word) => {
                    if word != "self" || path.is_empty() {
                        path.push(word.clone());
                    }
                    at += 1;
                    let next = self.tokens.get(at);
                    let ends = !next.is_some_and(|next| next.kind == Kind::Path || next.word() == Some("as"));
                    if ends {
                        self.keep(&path, token.line, None);
                        return at;
                    }
                }
                _ => return at,
            }
        }
        at
    }

    /// Reads the branches between braces; returns the place after the closing one.
    fn group(&mut self, mut at: usize, prefix: &[String]) -> usize {
        while let Some(token) = self.tokens.get(at) {
            if token.is('}') {
                return at + 1;
            }
            let before = at;
            at = self.read(at, prefix);
            if self.tokens.get(at).is_some_and(|token| token.is(',')) || at == before {
                at += 1;
            }
        }
        at
    }

    fn keep(&mut self, path: &[String], line: usize, alias: Option<&str>) {
        if let Some(last) = path.last() {
            self.imported.insert(alias.unwrap_or(last).to_owned(), path.to_vec());
            self.found.push(Named { segments: path.to_vec(), line, called_as_macro: false, brought_in: true });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::rust_text;

    fn shown(source: &str) -> Vec<String> {
        let paths = named(&rust_text::read(source).tokens);
        paths.iter().map(|path| path.shown() + if path.called_as_macro { "!" } else { "" }).collect()
    }

    #[test]
    fn use_lines_are_spelled_out() {
        for (source, expected) in [
            ("use a::b;", vec!["a::b"]),
            ("use ::a::{b, c::{self, d as e}, f::*};", vec!["a::b", "a::c", "a::c::d", "a::f::*"]),
            ("use a::{self as b}; b::c();", vec!["a", "a::c"]),
            ("use std::time as t; t::Instant::now()", vec!["std::time", "std::time::Instant::now"]),
            ("t::x(); use a::t;", vec!["a::t::x", "a::t"]),
            ("pub(crate) use self::a;", vec!["pub", "crate", "self::a"]),
            ("extern crate a; a::b", vec!["extern", "a", "a::b"]),
            ("fn f() -> impl X + use<'a> {}", vec!["fn", "f", "impl", "X", "use"]),
            ("a.b::c", vec!["a", "c"]),
            ("a::b!()", vec!["a::b!"]),
            ("Vec::<std::fs::File>::new", vec!["Vec", "std::fs::File", "new"]),
            ("use", vec![]),
            ("use a::{b", vec!["a::b"]),
            ("use a::{,};", vec![]),
            ("use {a, b::c};", vec!["a", "b::c"]),
            ("extern crate", vec!["extern"]),
        ] {
            assert_eq!(shown(source), expected, "{source}");
        }
    }

    #[test]
    fn a_prefix_is_of_whole_segments() {
        let path = &named(&rust_text::read("std::fsx::y").tokens)[0];
        assert!(path.begins_with(&["std"]));
        assert!(!path.begins_with(&["std", "fs"]));
        assert!(!path.begins_with(&["std", "fsx", "y", "z"]));
    }
}
