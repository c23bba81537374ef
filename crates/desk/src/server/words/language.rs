//! The languages of the desk, and which of them a reader asks for.

/// A language of the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// English.
    English,
    /// Turkish.
    Turkish,
    /// Russian.
    Russian,
    /// Ukrainian.
    Ukrainian,
    /// Arabic.
    Arabic,
    /// French.
    French,
}

impl Language {
    /// Every language, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::English, Self::Turkish, Self::Russian, Self::Ukrainian, Self::Arabic, Self::French];

    /// Its code (BCP 47).
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Turkish => "tr",
            Self::Russian => "ru",
            Self::Ukrainian => "uk",
            Self::Arabic => "ar",
            Self::French => "fr",
        }
    }

    /// What those who speak it call it.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Turkish => "Türkçe",
            Self::Russian => "Русский",
            Self::Ukrainian => "Українська",
            Self::Arabic => "العربية",
            Self::French => "Français",
        }
    }

    /// In which direction it is written: `ltr` or `rtl`.
    #[must_use]
    pub fn dir(self) -> &'static str {
        if self == Self::Arabic { "rtl" } else { "ltr" }
    }

    /// The language of a code, with or without a region: `fr`, `fr-CH`. No language is taken for another that is near it.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        let primary = code.trim().split(['-', '_']).next()?;
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(primary))
    }

    /// The one that a header `Accept-Language` would rather have (RFC 9110, 12.5.4): the heaviest of ours, of those as heavy the first.
    /// What is no range with a weight is passed over.
    #[must_use]
    pub fn accepted(header: &str) -> Option<Self> {
        /// A browser sends a handful.
        const RANGES_MAX: usize = 32;
        let mut best: Option<(u16, Self)> = None;
        for range in header.split(',').take(RANGES_MAX) {
            let mut parts = range.split(';');
            let code = parts.next().unwrap_or_default();
            let Some(weight) = parts.next().map_or(Some(1000), thousandths) else { continue };
            let Some(language) = Self::of_code(code) else { continue };
            if weight > best.map_or(0, |(heaviest, _)| heaviest) {
                best = Some((weight, language));
            }
        }
        best.map(|(_, language)| language)
    }
}

/// A weight, `q=0.8`, in thousandths.
fn thousandths(weight: &str) -> Option<u16> {
    let value = weight.trim().strip_prefix("q=").or_else(|| weight.trim().strip_prefix("Q="))?;
    let (whole, part) = value.split_once('.').unwrap_or((value, ""));
    if part.len() > 3 || !part.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let part: u16 = format!("{part:0<3}").parse().ok()?;
    match (whole, part) {
        ("0", _) => Some(part),
        ("1", 0) => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_of_ours_is_taken_and_of_those_as_heavy_the_first() {
        for (header, expected) in [
            ("tr-TR,tr;q=0.9,en-US;q=0.8,en;q=0.7", Some(Language::Turkish)),
            ("de-DE, de;q=0.9, uk;q=0.3, ru;q=0.5", Some(Language::Russian)),
            ("ar, fr", Some(Language::Arabic)),
            ("en;q=0, fr;q=0.001", Some(Language::French)),
            ("UK-ua", Some(Language::Ukrainian)),
            // Near is not the same.
            ("be, az, fa, he", None),
            ("en;q=0", None),
            ("*", None),
            ("", None),
            ("fr;q=1.001, en;q=0.5", Some(Language::English)),
            ("fr;q=0.5555, tr;level=1, en;q=x, ar;q=0.1", Some(Language::Arabic)),
            (";;;,,,;q=é, ru", Some(Language::Russian)),
        ] {
            assert_eq!(Language::accepted(header), expected, "{header}");
        }
    }

    #[test]
    fn each_language_stands_where_it_is_looked_for() {
        for (index, language) in Language::ALL.into_iter().enumerate() {
            assert_eq!(language as usize, index);
            assert_eq!(Language::of_code(language.code()), Some(language));
        }
        assert_eq!(Language::of_code("fr-CH"), Some(Language::French));
        assert_eq!(Language::of_code("frx"), None);
    }
}
