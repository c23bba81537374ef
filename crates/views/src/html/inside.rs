//! What stands in another page that has a title of its own, in the language of that page: what was found, with what stands on every output.

use super::pen::Pen;
use crate::phrase::Phrase;
use crate::words::papers;

/// What stands there.
pub(super) struct Inside<'a> {
    /// Above the warnings.
    pub(super) lead: &'a str,
    pub(super) warnings: &'a [Phrase],
    /// Whether people stand under pseudonyms.
    pub(super) pseudonyms: bool,
    pub(super) content: &'a str,
}

impl Inside<'_> {
    /// As markup. A warning that is English in every language is marked as such.
    pub(super) fn write(&self, pen: Pen<'_>) -> String {
        let mut out = self.lead.to_owned();
        self.put_warnings(&mut out, pen);
        out.push_str(self.content);
        out
    }

    fn put_warnings(&self, out: &mut String, pen: Pen<'_>) {
        if self.warnings.is_empty() && !self.pseudonyms {
            return;
        }
        put!(out, "<ul class=\"warnings\" aria-label=\"{}\">\n", pen.quote(papers::WARNINGS));
        for warning in self.warnings {
            put!(out, "<li>{}</li>\n", pen.put(warning));
        }
        if self.pseudonyms {
            put!(out, "<li>{}</li>\n", pen.put(papers::UNDER_PSEUDONYMS));
        }
        out.push_str("</ul>\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phrase::{English, Tongue};

    /// Says everything backwards.
    #[derive(Debug)]
    struct Backwards;

    impl Tongue for Backwards {
        fn code(&self) -> &'static str {
            "xx"
        }

        fn dir(&self) -> &'static str {
            "ltr"
        }

        fn tell(&self, phrase: &Phrase) -> String {
            if phrase.is_english() { phrase.to_string() } else { phrase.chars().rev().collect() }
        }
    }

    #[test]
    fn what_is_english_is_marked_where_the_page_is_not() {
        let warnings = [Phrase::english("Mind this."), Phrase::supplied("abc")];
        let inside = Inside { lead: "", warnings: &warnings, pseudonyms: false, content: "<p></p>" };
        let told = inside.write(Pen(&Backwards));
        assert!(told.contains("<li><span lang=\"en\" dir=\"ltr\">Mind this.</span></li>\n<li>cba</li>"), "{told}");
        assert!(!inside.write(Pen(&English)).contains("lang"));
    }
}
