//! Rust source as tokens and comments, each with its line: just enough to look for words safely.
//!
//! Not a parser: it tells code from comments and literals, finds attributes, and leaves out what is
//! compiled for tests only. A `syn` tree would lose the comments and cannot see inside macros.

use std::collections::VecDeque;

/// What a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    /// An identifier or keyword.
    Word(String),
    /// `::`
    Path,
    /// Any other single character of punctuation.
    Mark(char),
    /// A string, character, number or lifetime; its content never matters here.
    Literal,
}

/// A token and its line, counted from one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) line: usize,
}

impl Token {
    /// The identifier, if it is one.
    pub(crate) fn word(&self) -> Option<&str> {
        if let Kind::Word(word) = &self.kind { Some(word) } else { None }
    }

    /// True for this punctuation.
    pub(crate) fn is(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }
}

/// A file taken apart.
#[derive(Debug, Default)]
pub(crate) struct RustText {
    pub(crate) tokens: Vec<Token>,
    /// Each line of each comment.
    pub(crate) comments: Vec<(usize, String)>,
}

/// Takes a source text apart; never fails, whatever the text.
pub(crate) fn read(text: &str) -> RustText {
    let mut reader = Reader { rest: text.chars().collect(), line: 1, out: RustText::default() };
    while let Some(&next) = reader.rest.front() {
        reader.step(next);
    }
    reader.out
}

struct Reader {
    rest: VecDeque<char>,
    line: usize,
    out: RustText,
}

impl Reader {
    fn step(&mut self, next: char) {
        match next {
            '/' if self.peek(1) == Some('/') => self.line_comment(),
            '/' if self.peek(1) == Some('*') => self.block_comment(),
            '"' => self.string(),
            '\'' => self.quote(),
            ':' if self.peek(1) == Some(':') => {
                self.push(Kind::Path);
                self.skip(2);
            }
            _ if next.is_alphabetic() || next == '_' => self.word(),
            _ if next.is_ascii_digit() => self.number(),
            _ if next.is_whitespace() => self.skip(1),
            _ => {
                self.push(Kind::Mark(next));
                self.skip(1);
            }
        }
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.rest.get(ahead).copied()
    }

    fn push(&mut self, kind: Kind) {
        self.out.tokens.push(Token { kind, line: self.line });
    }

    fn take(&mut self) -> Option<char> {
        let taken = self.rest.pop_front();
        self.line += usize::from(taken == Some('\n'));
        taken
    }

    fn skip(&mut self, count: usize) {
        for _ in 0..count {
            self.take();
        }
    }

    fn line_comment(&mut self) {
        let mut comment = String::new();
        while self.peek(0).is_some_and(|next| next != '\n') {
            comment.extend(self.take());
        }
        self.out.comments.push((self.line, comment));
    }

    /// Block comments nest.
    fn block_comment(&mut self) {
        let mut depth = 0_usize;
        let mut comment = String::new();
        while let Some(next) = self.peek(0) {
            let pair = (next, self.peek(1).unwrap_or(' '));
            if next == '\n' {
                self.out.comments.push((self.line, std::mem::take(&mut comment)));
            }
            if pair == ('/', '*') {
                depth += 1;
                self.skip(2);
            } else if pair == ('*', '/') {
                depth -= 1;
                self.skip(2);
                if depth == 0 {
                    break;
                }
            } else {
                comment.extend(self.take());
            }
        }
        self.out.comments.push((self.line, comment));
    }

    fn string(&mut self) {
        self.push(Kind::Literal);
        self.take();
        while let Some(next) = self.take() {
            match next {
                '\\' => self.skip(1),
                '"' => return,
                _ => {}
            }
        }
    }

    /// A character or a lifetime.
    fn quote(&mut self) {
        self.push(Kind::Literal);
        self.take();
        if self.peek(0) == Some('\\') {
            self.skip(2);
            while self.take().is_some_and(|next| next != '\'') {}
        } else if self.peek(1) == Some('\'') {
            self.skip(2);
        } else {
            while self.peek(0).is_some_and(|next| next.is_alphanumeric() || next == '_') {
                self.take();
            }
        }
    }

    /// An identifier, or the prefix of a string such as `r#"` or `b"`.
    fn word(&mut self) {
        let mut word = String::new();
        let line = self.line;
        while self.peek(0).is_some_and(|next| next.is_alphanumeric() || next == '_') {
            word.extend(self.take());
        }
        let hashes = self.rest.iter().take_while(|next| **next == '#').count();
        let raw = matches!(word.as_str(), "r" | "br" | "cr");
        if raw && self.peek(hashes) == Some('"') {
            self.raw_string(hashes);
        } else if matches!(word.as_str(), "b" | "c") && self.peek(0) == Some('"') {
            self.string();
        } else if word == "b" && self.peek(0) == Some('\'') {
            self.quote();
        } else if word == "r" && hashes == 1 && self.peek(1).is_some_and(|next| next.is_alphabetic() || next == '_') {
            self.take();
            self.word();
        } else {
            self.out.tokens.push(Token { kind: Kind::Word(word), line });
        }
    }

    fn raw_string(&mut self, hashes: usize) {
        self.push(Kind::Literal);
        self.skip(hashes + 1);
        while let Some(next) = self.take() {
            if next == '"' && self.rest.iter().take(hashes).filter(|next| **next == '#').count() == hashes {
                self.skip(hashes);
                return;
            }
        }
    }

    /// A number; a dot belongs to it only before another digit, so that `0..n` and `1.max(2)` are left whole.
    fn number(&mut self) {
        self.push(Kind::Literal);
        while let Some(next) = self.peek(0) {
            let fraction = next == '.' && self.peek(1).is_some_and(|digit| digit.is_ascii_digit());
            if !(next.is_alphanumeric() || next == '_' || fraction) {
                break;
            }
            self.take();
        }
    }
}

/// The attributes anywhere in `tokens`, inside macros too: what stands between `[` and `]`.
pub(crate) fn attributes(tokens: &[Token]) -> Vec<&[Token]> {
    (0..tokens.len()).filter_map(|at| attribute_at(tokens, at).map(|(inner, _)| inner)).collect()
}

/// The attribute that begins at `at`, and the place after it.
fn attribute_at(tokens: &[Token], at: usize) -> Option<(&[Token], usize)> {
    let hash = tokens.get(at)?.is('#');
    let bang = usize::from(tokens.get(at + 1)?.is('!'));
    let open = at + 1 + bang;
    if !hash || !tokens.get(open)?.is('[') {
        return None;
    }
    let close = closing(tokens, open)?;
    Some((&tokens[open + 1..close], close + 1))
}

/// The place of the bracket that closes the one at `open`.
fn closing(tokens: &[Token], open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        if token.is('(') || token.is('[') || token.is('{') {
            depth += 1;
        } else if token.is(')') || token.is(']') || token.is('}') {
            depth = depth.checked_sub(1)?;
            if depth == 0 {
                return Some(at);
            }
        }
    }
    None
}

/// The tokens compiled into the product, and the names of the modules that are compiled for tests
/// only and stand in files of their own.
pub(crate) fn without_tests(tokens: &[Token]) -> (Vec<Token>, Vec<String>) {
    let mut kept = Vec::new();
    let mut modules = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some((inner, after)) = attribute_at(tokens, at) else {
            kept.push(tokens[at].clone());
            at += 1;
            continue;
        };
        if !for_tests(inner) {
            kept.extend_from_slice(&tokens[at..after]);
            at = after;
        } else if tokens[at + 1].is('!') {
            return (Vec::new(), modules);
        } else {
            let end = end_of_item(tokens, after);
            modules.extend(module_in_file(&tokens[after..end]));
            at = end;
        }
    }
    (kept, modules)
}

/// `test`, `cfg(test)` or `cfg(all(…, test, …))`; not `cfg(not(test))`, not `cfg(any(test, …))`.
fn for_tests(attribute: &[Token]) -> bool {
    let words: Vec<&str> = attribute.iter().filter_map(Token::word).collect();
    match words.as_slice() {
        ["test" | "bench"] => true,
        ["cfg", rest @ ..] => rest.contains(&"test") && !rest.contains(&"not") && !rest.contains(&"any"),
        _ => false,
    }
}

/// The place after the item, field, arm or statement that begins at `at`.
fn end_of_item(tokens: &[Token], mut at: usize) -> usize {
    const ITEMS: &[&str] = &[
        "mod",
        "fn",
        "pub",
        "use",
        "impl",
        "struct",
        "enum",
        "const",
        "static",
        "type",
        "trait",
        "macro_rules",
        "async",
        "extern",
        "let",
        "unsafe",
        "union",
    ];
    while let Some((_, after)) = attribute_at(tokens, at) {
        at = after;
    }
    let is_item = tokens.get(at).and_then(Token::word).is_some_and(|word| ITEMS.contains(&word));
    let head = tokens.get(at..).unwrap_or_default().iter().take_while(|token| !token.is(';') && !token.is('{'));
    let is_use = head.into_iter().any(|token| token.word() == Some("use"));
    while let Some(token) = tokens.get(at) {
        if token.is(';') || (!is_item && token.is(',')) {
            return at + 1;
        }
        if token.is('}') {
            return at;
        }
        if token.is('(') || token.is('[') || token.is('{') {
            let Some(close) = closing(tokens, at) else { return tokens.len() };
            at = close;
            if token.is('{') && !is_use {
                return at + 1;
            }
        }
        at += 1;
    }
    at
}

/// The name in `mod name;`.
fn module_in_file(item: &[Token]) -> Option<String> {
    let [.., keyword, name, end] = item else { return None };
    (keyword.word() == Some("mod") && end.is(';')).then(|| name.word().map(str::to_owned))?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(tokens: &[Token]) -> Vec<&str> {
        tokens.iter().filter_map(Token::word).collect()
    }

    #[test]
    fn literals_and_comments_hide_words_and_keep_lines() {
        for (source, expected) in [
            ("a \"b\" c", vec!["a", "c"]),
            ("a \"b \\\" b\" c", vec!["a", "c"]),
            ("a r#\"b \" b\"# c", vec!["a", "c"]),
            ("a br##\"b\"# b\"## c", vec!["a", "c"]),
            ("a b\"x\" c\"x\" b'x' d", vec!["a", "d"]),
            ("a '\"' b '\\'' c 'd' 'e: loop", vec!["a", "b", "c", "loop"]),
            ("a<'b> c", vec!["a", "c"]),
            ("r#type x", vec!["type", "x"]),
            ("a // b\nc /* d /* e */ f */ g", vec!["a", "c", "g"]),
            ("0..b.len() 1.max 2.5e3 0xfe c", vec!["b", "len", "max", "c"]),
            ("\"open", vec![]),
            ("/* open", vec![]),
            ("'", vec![]),
            ("r#\"open", vec![]),
        ] {
            assert_eq!(words(&read(source).tokens), expected, "{source}");
        }
        let lines: Vec<usize> = read("a\n\"x\ny\"\nb").tokens.iter().map(|token| token.line).collect();
        assert_eq!(lines, [1, 2, 4]);
        assert_eq!(read("a\n// one\n/* two\nthree */").comments.len(), 3);
    }

    #[test]
    fn what_is_for_tests_only_is_left_out() {
        for (source, expected) in [
            ("#[cfg(test)] mod tests { use x; fn f() { y } } z", vec!["z"]),
            ("#[cfg(test)] #[path = \"p\"] mod t; z", vec!["z"]),
            ("#[cfg(test)] use a::{b, c}; z", vec!["z"]),
            ("#[cfg(test)] pub(crate) fn f<A, B>(a: [A; 2]) -> B { a } z", vec!["z"]),
            ("#[cfg(all(unix, test))] const A: u8 = { 1 }; z", vec!["z"]),
            ("struct S { #[cfg(test)] a: A, b: B }", vec!["struct", "S", "b", "B"]),
            ("#[test] fn f() {} z", vec!["z"]),
            ("#[cfg(not(test))] z", vec!["cfg", "not", "test", "z"]),
            ("#[cfg(any(test, unix))] z", vec!["cfg", "any", "test", "unix", "z"]),
            ("#![cfg(test)] z", vec![]),
            ("#[cfg(test)] mod open { z", vec![]),
        ] {
            assert_eq!(words(&without_tests(&read(source).tokens).0), expected, "{source}");
        }
        let modules = |source: &str| without_tests(&read(source).tokens).1;
        assert_eq!(modules("#[cfg(test)]\nmod tests;\nmod other;"), ["tests"]);
        assert!(modules("#[cfg(test)] mod tests { }").is_empty());
    }

    #[test]
    fn attributes_are_found_inside_macros_too() {
        let text = read("#![a] #[b(c)] macro_rules! m { () => { #[d] } } #e [f] #");
        let found: Vec<Vec<&str>> = attributes(&text.tokens).into_iter().map(words).collect();
        assert_eq!(found, [vec!["a"], vec!["b", "c"], vec!["d"]]);
    }
}
