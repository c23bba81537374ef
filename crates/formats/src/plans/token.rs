//! The words of an event: split at spaces, names of several words in quotation marks.

/// A word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// What it says, without quotation marks.
    pub(crate) text: String,
    /// Its first byte.
    pub(crate) start: usize,
    /// The first byte after it.
    pub(crate) end: usize,
    /// In small letters; empty for what stood in quotation marks: that is always a name.
    keyword: String,
}

impl Token {
    /// The word as a keyword; empty for a name in quotation marks.
    pub(crate) fn keyword(&self) -> &str {
        &self.keyword
    }

    /// Its bytes.
    pub(crate) fn span(&self) -> (usize, usize) {
        (self.start, self.end)
    }
}

/// The words; none when a quotation mark is not closed.
pub(crate) fn tokens(words: &str) -> Option<Vec<Token>> {
    let mut found = Vec::new();
    let mut rest = words.char_indices().peekable();
    while let Some(&(start, first)) = rest.peek() {
        if first.is_whitespace() {
            rest.next();
            continue;
        }
        let mut text = String::new();
        let mut end = start;
        let is_quoted = first == '"';
        if is_quoted {
            rest.next();
            loop {
                let (at, next) = rest.next()?;
                match next {
                    '"' => {
                        end = at + 1;
                        break;
                    }
                    '\\' => text.push(rest.next()?.1),
                    other => text.push(other),
                }
            }
        } else {
            while let Some((at, next)) = rest.next_if(|(_, next)| !next.is_whitespace() && *next != '"') {
                text.push(next);
                end = at + next.len_utf8();
            }
        }
        let keyword = if is_quoted { String::new() } else { text.to_lowercase() };
        found.push(Token { text, start, end, keyword });
    }
    Some(found)
}

/// A name as an event writes it: in quotation marks where it would not be one word that is a name.
pub(crate) fn name_words(name: &str) -> String {
    let is_plain = name.chars().all(|c| c.is_alphanumeric() || "-_.#@/+:".contains(c));
    let is_keyword = KEYWORDS.contains(&name.to_lowercase().as_str());
    if is_plain && !name.is_empty() && !is_keyword {
        return name.to_owned();
    }
    format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Words that a name has to be told apart from.
const KEYWORDS: &[&str] = &[
    "asks",
    "by",
    "closed",
    "delayed",
    "for",
    "from",
    "gate",
    "group",
    "lost",
    "minute",
    "not",
    "of",
    "place",
    "refused",
    "team",
    "to",
    "travelling",
    "traveling",
    "until",
    "vehicle",
];

#[cfg(test)]
mod tests {
    use super::{name_words, tokens};

    #[test]
    fn names_are_written_so_that_they_are_read_again() {
        for name in ["TK-2", "all verified", "a \"b\" \\ c", "", "lost", "Lost", "été", "a\tb", "x#2", "12"] {
            let written = name_words(name);
            let read = tokens(&format!(" {written}\tx")).unwrap();
            assert_eq!((read.len(), read[0].text.as_str()), (2, name), "{written}");
        }
        assert_eq!(tokens("gate \"all"), None);
        assert_eq!(tokens("\"a\\"), None);
        assert_eq!(tokens("a\"b c\"").unwrap().len(), 2);
    }
}
