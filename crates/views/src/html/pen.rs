//! Writes phrases into the markup of a page, in one language.

use super::escape::{body, plain};
use crate::phrase::{Phrase, Tongue};
use crate::words::{label, papers::PROTECTED};

/// A phrase between tags, in a language; what in it is English in every language is marked as such.
pub fn told(phrase: &Phrase, tongue: &dyn Tongue) -> String {
    Pen(tongue).put(phrase)
}

/// Writes phrases in the language of a page.
#[derive(Clone, Copy)]
pub(crate) struct Pen<'t>(pub(crate) &'t dyn Tongue);

impl Pen<'_> {
    /// A phrase between tags. What in it is English in every language is marked as such.
    pub(super) fn put(self, phrase: impl Into<Phrase>) -> String {
        let phrase = phrase.into();
        let mut told = body(&self.0.tell(&phrase));
        if self.0.code() == "en" {
            return told;
        }
        for part in phrase.english_parts().into_iter().filter(|part| !part.is_empty()) {
            let part = body(part);
            told = told.replacen(&part, &format!("<span lang=\"en\" dir=\"ltr\">{part}</span>"), 1);
        }
        told
    }

    /// A phrase for somebody else to escape.
    pub(super) fn say(self, phrase: impl Into<Phrase>) -> String {
        self.0.tell(&phrase.into())
    }

    /// Phrases one after the other, with a mark between them.
    pub(super) fn row(self, mark: &'static str, phrases: &[Phrase]) -> String {
        self.put(Phrase::row(mark, phrases.iter().cloned()))
    }

    /// A name or a text of the case between tags.
    pub(super) fn name(self, name: &str) -> String {
        self.put(Phrase::supplied(name))
    }

    /// A phrase at the beginning of a line or a cell: with a capital, where its first letter is one of ours.
    pub(super) fn begin(self, phrase: impl Into<Phrase>) -> String {
        let told = self.0.tell(&phrase.into());
        // Turkish has two letters of which the one without a dot is the capital `I`.
        let told = match told.strip_prefix('i').filter(|_| self.0.code() == "tr") {
            Some(rest) => format!("İ{rest}"),
            None => crate::words::capitalised(&told),
        };
        body(&told)
    }

    /// A phrase in an attribute.
    pub(super) fn quote(self, phrase: impl Into<Phrase>) -> String {
        plain(&self.0.tell(&phrase.into()))
    }

    /// Somebody, with the name in its own script beside it.
    pub(super) fn person(self, who: &Phrase, written: Option<&str>) -> String {
        let beside = written.map(|written| format!(" <span class=\"written\">{}</span>", body(written)));
        format!("{}{}", self.put(who.clone()), beside.unwrap_or_default())
    }

    /// What stands between two things of a list.
    pub(super) fn comma(self) -> String {
        let mark = if self.0.dir() == "rtl" { '\u{60c}' } else { ',' };
        format!("{mark} ")
    }

    /// A drawing that is reached by the keyboard.
    pub(super) fn figure(self, drawing: &str) -> String {
        format!("<figure tabindex=\"0\"{}>\n{drawing}</figure>\n", self.left_to_right())
    }

    /// The attribute of a drawing, which runs from left to right on every page.
    pub(super) fn left_to_right(self) -> &'static str {
        if self.0.dir() == "rtl" { " dir=\"ltr\"" } else { "" }
    }

    /// The mark of the protected, with its words for those who hear the page.
    pub(super) fn protected(self) -> String {
        format!(
            "<span class=\"guard\" title=\"{}\"><span aria-hidden=\"true\">{}</span><span class=\"heard\">, {}</span></span>",
            self.quote(PROTECTED),
            label::PROTECTED_MARK,
            self.put(PROTECTED)
        )
    }
}
