//! Where the parser stands among the tokens, what it says when something else was expected, and how it goes on.

use super::lexer::{self, Kind};
use super::parser::Parser;
use super::syntax::{At, Name};
use crate::codes::Code;
use crate::source::Place;
use crate::suggest;

impl Parser<'_> {
    pub(super) fn kind(&self) -> Option<&Kind> {
        self.kind_after(0)
    }

    pub(super) fn kind_after(&self, ahead: usize) -> Option<&Kind> {
        self.tokens.get(self.at + ahead).map(|token| &token.kind)
    }

    pub(super) fn skip(&mut self) {
        self.at += 1;
    }

    pub(super) fn take(&mut self, kind: &Kind) -> bool {
        let there = self.kind() == Some(kind);
        self.at += usize::from(there);
        there
    }

    pub(super) fn take_keyword(&mut self, word: &'static str) -> bool {
        self.take(&Kind::Keyword(word))
    }

    /// The place of the next token, or of the sentence's end.
    pub(super) fn place(&self) -> Place {
        self.tokens.get(self.at).map_or(self.end, |token| token.place)
    }

    pub(super) fn place_before(&self) -> Place {
        self.tokens.get(self.at.min(self.tokens.len()).saturating_sub(1)).map_or(self.end, |token| token.place)
    }

    pub(super) fn expect(&mut self, word: &'static str) -> Option<()> {
        if self.take_keyword(word) {
            return Some(());
        }
        self.unexpected(&format!("`{word}`"), &[word]);
        None
    }

    pub(super) fn expect_end(&mut self, expected: &str) {
        if self.kind().is_some() {
            self.unexpected(expected, &["or", "and", "except", "requires", "excludes"]);
        }
    }

    /// Whether a condition about one thing stands so many tokens from here: its name, perhaps with options, and `moves` or `is`.
    pub(super) fn at_moves_or_is(&self, ahead: usize) -> bool {
        let word = |ahead: usize| match self.kind_after(ahead) {
            Some(Kind::Keyword(word)) => *word,
            Some(Kind::Comma) => ",",
            _ => "",
        };
        let mut at = ahead + 1;
        while word(at) == "as" && matches!(self.kind_after(at + 1), Some(Kind::Name(_))) {
            at += 2;
            let joints = usize::from(word(at) == ",");
            let joints = joints + usize::from(matches!(word(at + joints), "or" | "and"));
            at += if word(at + joints) == "as" { joints } else { 0 };
        }
        matches!(word(at), "moves" | "move" | "is")
    }

    /// Says what was expected and what stands there instead.
    pub(super) fn unexpected(&mut self, expected: &str, keywords: &[&'static str]) {
        let found = match self.kind() {
            None => "the sentence ends".to_owned(),
            Some(Kind::Keyword(word)) => format!("`{word}` stands here"),
            Some(Kind::Name(name)) => format!("`{name}` stands here"),
            Some(Kind::Digits(digits)) => format!("`{digits}` stands here"),
            Some(Kind::Comma) => "`,` stands here".to_owned(),
            Some(Kind::Open) => "`(` stands here".to_owned(),
            Some(Kind::Close) => "`)` stands here".to_owned(),
            Some(Kind::Slash) => "`/` stands here".to_owned(),
            Some(Kind::Minus) => "`-` stands here".to_owned(),
        };
        if let Some(Kind::Name(name)) = self.kind() {
            let name = Name { text: name.clone(), at: At(self.place()) };
            if self.keyword_in_capitals(&name) || self.misspelt_opening(&name, keywords) {
                return;
            }
        }
        if let (Some(Kind::Keyword(word)), true) = (self.kind(), expected.contains("name") || expected.contains(" id "))
        {
            let message = format!("expected {expected}, but `{word}` is a word of the language");
            let help = "keywords cannot be names; if something has this id, give it another";
            self.sink.add(Code::Unexpected, self.place(), message, help);
            return;
        }
        let help = "the grammar is in docs/reference/rules.md; an example: `krasikov moves requires at least 10 of prisoners or germans`";
        self.sink.add(Code::Unexpected, self.place(), format!("expected {expected}, but {found}"), help);
    }

    pub(super) fn keyword_in_capitals(&mut self, name: &Name) -> bool {
        let lower = name.text.to_lowercase();
        let is = lower != name.text && lexer::is_keyword(&lower);
        if is {
            let message = format!("`{}` is a word of the language in capitals", name.text);
            self.sink.add(Code::Keyword, name.at.0, message, format!("write `{lower}`"));
        }
        is
    }

    pub(super) fn misspelt_opening(&mut self, name: &Name, keywords: &[&'static str]) -> bool {
        let Some(nearest) = suggest::nearest(&name.text, keywords.iter().copied()) else { return false };
        let message = format!("`{}` cannot stand here", name.text);
        self.sink.add(Code::Unexpected, name.at.0, message, format!("did you mean `{nearest}`?"));
        true
    }

    /// Skips to one of these words at this level, or to the end.
    pub(super) fn skip_to(&mut self, words: &[&str]) {
        while let Some(kind) = self.kind() {
            if matches!(kind, Kind::Keyword(word) if words.contains(word)) {
                return;
            }
            self.skip();
        }
    }

    /// Skips to where a condition surely begins, to `requires`, `excludes`, `then`, or to the end.
    pub(super) fn skip_to_condition(&mut self) {
        while let Some(kind) = self.kind() {
            match kind {
                Kind::Keyword("requires" | "excludes" | "then") => return,
                Kind::Keyword("and" | "or") => {
                    let named = matches!(self.kind_after(1), Some(Kind::Name(_)))
                        && matches!(self.kind_after(2), Some(Kind::Keyword("moves" | "is")));
                    let begins = matches!(
                        self.kind_after(1),
                        Some(Kind::Keyword("at" | "exactly" | "all" | "none" | "any" | "not") | Kind::Open)
                    );
                    if named || begins {
                        return;
                    }
                    self.skip();
                }
                _ => self.skip(),
            }
        }
    }
}
