//! Text to tokens. A character that no sentence can hold is reported and skipped.

use crate::codes::Code;
use crate::diagnostic::Sink;
use crate::source::Place;

/// The words of the language. None of them can be a name.
pub(crate) const KEYWORDS: &[&str] = &[
    "after",
    "all",
    "an",
    "and",
    "any",
    "as",
    "at",
    "before",
    "boundary",
    "by",
    "day",
    "each",
    "earlier",
    "everyone",
    "exactly",
    "except",
    "excludes",
    "for",
    "force",
    "from",
    "give",
    "if",
    "in",
    "is",
    "least",
    "most",
    "move",
    "moves",
    "never",
    "none",
    "not",
    "of",
    "only",
    "or",
    "over",
    "overall",
    "per",
    "phase",
    "protected",
    "receive",
    "requires",
    "same",
    "sum",
    "than",
    "the",
    "then",
    "to",
    "together",
    "undertaken",
    "we",
    "what",
    "worth",
];

/// Whether a word is one of the language's.
pub(crate) fn is_keyword(word: &str) -> bool {
    KEYWORDS.binary_search(&word).is_ok()
}

/// Whether a text is a name: a letter, then letters, digits, `-` and `_`.
pub(crate) fn is_name(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.all(continues_name)
}

fn continues_name(c: char) -> bool {
    c.is_alphanumeric() || c == '-' || c == '_'
}

/// Where a sentence stands in its file, so that tokens know their place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Origin {
    /// The sentence's place.
    pub(crate) whole: Place,
    /// Whether the bytes in the file are those of the sentence (no escapes): then tokens have places of their own.
    pub(crate) direct: bool,
}

impl Origin {
    /// The place of some bytes of the sentence.
    pub(crate) fn place(self, start: usize, end: usize) -> Place {
        if self.direct {
            Place { file: self.whole.file, start: self.whole.start + start, end: self.whole.start + end }
        } else {
            self.whole
        }
    }
}

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A keyword.
    Keyword(&'static str),
    /// Any other word.
    Name(String),
    /// Digits.
    Digits(String),
    Comma,
    Open,
    Close,
    Slash,
    Minus,
}

/// A token in its place.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) place: Place,
}

/// The tokens of a sentence.
pub(crate) fn tokens(text: &str, origin: Origin, sink: &mut Sink) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text.char_indices().peekable();
    while let Some((start, c)) = rest.next() {
        let mut take_while = |accept: fn(char) -> bool| {
            let mut end = start + c.len_utf8();
            while let Some((at, next)) = rest.next_if(|(_, next)| accept(*next)) {
                end = at + next.len_utf8();
            }
            end
        };
        let (end, kind) = if c.is_whitespace() {
            continue;
        } else if c.is_alphabetic() {
            let end = take_while(continues_name);
            (end, word(&text[start..end]))
        } else if c.is_ascii_digit() {
            let end = take_while(|c| c.is_ascii_digit() || c == '_' || c == '.');
            (end, Kind::Digits(text[start..end].to_owned()))
        } else if let Some(kind) = mark(c) {
            (start + c.len_utf8(), kind)
        } else {
            let place = origin.place(start, start + c.len_utf8());
            sink.add(
                Code::UnknownCharacter,
                place,
                format!("a sentence cannot hold `{}`", c.escape_debug()),
                help_for(c),
            );
            continue;
        };
        tokens.push(Token { kind, place: origin.place(start, end) });
    }
    check_numbers(&mut tokens, sink);
    tokens
}

fn word(text: &str) -> Kind {
    KEYWORDS.binary_search(&text).map_or_else(|_| Kind::Name(text.to_owned()), |index| Kind::Keyword(KEYWORDS[index]))
}

fn mark(c: char) -> Option<Kind> {
    Some(match c {
        ',' => Kind::Comma,
        '(' => Kind::Open,
        ')' => Kind::Close,
        '/' => Kind::Slash,
        '-' | '−' => Kind::Minus,
        _ => return None,
    })
}

fn help_for(c: char) -> &'static str {
    match c {
        '"' | '\'' | '“' | '”' | '‘' | '’' | '«' | '»' => "names stand without quotation marks",
        '>' | '<' | '=' | '≥' | '≤' => "say it in words: `at least`, `at most`, `exactly`",
        '&' | '+' => "write `and`",
        '|' => "write `or`",
        '!' => "write `not`",
        ';' | '.' | ':' => "a rule is one sentence without a full stop; use `and`, or a rule of its own",
        '%' => "say it as a share of whole numbers: `4/5 of what we give`, or `at least 3 of A for each 2 of B`",
        _ => "use the words of docs/reference/rules.md and the names of the case",
    }
}

/// Numbers are whole: `2.5` and `1_000` are said to be mistakes once, and read as what stands before.
fn check_numbers(tokens: &mut [Token], sink: &mut Sink) {
    for token in tokens {
        let Kind::Digits(digits) = &mut token.kind else { continue };
        if digits.bytes().all(|b| b.is_ascii_digit()) {
            continue;
        }
        sink.add(
            Code::Decimal,
            token.place,
            format!("`{digits}` is not a whole number"),
            "write digits only; a share is written with a stroke, as in `4/5 of what we give`",
        );
        let whole: String = digits.chars().take_while(char::is_ascii_digit).collect();
        *digits = whole;
    }
}

#[cfg(test)]
mod tests {
    use super::{KEYWORDS, is_keyword, is_name};

    #[test]
    fn keywords_are_sorted_so_that_they_are_found() {
        assert!(KEYWORDS.is_sorted());
        assert!(is_keyword("requires") && !is_keyword("krasikov"));
    }

    #[test]
    fn names_are_of_any_script() {
        assert!(is_name("kara-murza") && is_name("красиков") && is_name("חטופים") && is_name("a_1"));
        assert!(!is_name("1a") && !is_name("") && !is_name("a b") && !is_name("-a"));
    }
}
