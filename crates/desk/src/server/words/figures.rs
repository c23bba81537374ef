//! Numbers and days as languages write them.

use super::Language;

/// A civil day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// The year.
    pub year: i16,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

impl Day {
    /// A day written as `2024-08-01`, whatever stands behind it.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let number =
            |from: usize, to: usize| text.get(from..to).filter(|part| part.bytes().all(|d| d.is_ascii_digit()));
        let dashes = [text.get(4..5)?, text.get(7..8)?];
        let day = Self {
            year: number(0, 4)?.parse().ok()?,
            month: number(5, 7)?.parse().ok()?,
            day: number(8, 10)?.parse().ok()?,
        };
        let is_day = dashes == ["-", "-"] && (1..=12).contains(&day.month) && (1..=31).contains(&day.day);
        is_day.then_some(day)
    }
}

/// The same text with the digits of the language.
pub(super) fn digits(text: &str, language: Language) -> String {
    if language != Language::Arabic {
        return text.to_owned();
    }
    // U+0660 to U+0669, as Arabic is written from Egypt eastwards and at the United Nations.
    let of = |digit: char| digit.to_digit(10).and_then(|value| char::from_u32(0x660 + value)).unwrap_or(digit);
    text.chars().map(of).collect()
}

/// A number with a point in it, as English has it: the mark of decimals and the sign of the language (CLDR).
pub(super) fn decimal(text: &str, language: Language) -> String {
    let mark = match language {
        Language::English => return text.to_owned(),
        Language::Arabic => "\u{66b}",
        Language::Turkish | Language::Russian | Language::Ukrainian | Language::French => ",",
    };
    let (sign, figures) = match text.split_at_checked(1) {
        Some(("-", figures)) => (minus(language), figures),
        Some(("+", figures)) if language == Language::Arabic => ("\u{61c}+", figures),
        _ => ("", text),
    };
    format!("{sign}{}", digits(&figures.replace('.', mark), language))
}

/// The sign of what is below nothing.
fn minus(language: Language) -> &'static str {
    match language {
        // Otherwise it would wander to the other end of a line that runs from right to left.
        Language::Arabic => "\u{61c}-",
        _ => "\u{2212}",
    }
}

/// A whole number with its thousands set apart (CLDR).
pub(super) fn number(value: i64, language: Language) -> String {
    let written = value.unsigned_abs().to_string();
    // Spanish-style rules ('no group of one digit before another') are of none of our languages.
    let between = match language {
        Language::English => ",",
        Language::Turkish => ".",
        Language::Russian | Language::Ukrainian => "\u{a0}",
        Language::Arabic => "\u{66c}",
        Language::French => "\u{202f}",
    };
    let mut grouped = String::new();
    for (index, digit) in written.chars().enumerate() {
        if index > 0 && (written.len() - index).is_multiple_of(3) {
            grouped.push_str(between);
        }
        grouped.push(digit);
    }
    let sign = if value < 0 { minus(language) } else { "" };
    format!("{sign}{}", digits(&grouped, language))
}

/// Thousandths as a percentage (CLDR): `87.5 %`.
pub(super) fn percent(permille: u64, language: Language) -> String {
    let (whole, tenth) = (permille / 10, permille % 10);
    let written = if tenth == 0 { whole.to_string() } else { format!("{whole}.{tenth}") };
    let share = decimal(&written, language);
    match language {
        Language::English => format!("{share} %"),
        Language::Turkish => format!("%{share}"),
        Language::Russian | Language::Ukrainian => format!("{share}\u{a0}%"),
        Language::Arabic => format!("{share}\u{66a}"),
        Language::French => format!("{share}\u{202f}%"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_each_language_does() {
        for (language, expected) in [
            (Language::English, "1,234,567"),
            (Language::Turkish, "1.234.567"),
            (Language::Russian, "1\u{a0}234\u{a0}567"),
            (Language::Ukrainian, "1\u{a0}234\u{a0}567"),
            (Language::Arabic, "١٬٢٣٤٬٥٦٧"),
            (Language::French, "1\u{202f}234\u{202f}567"),
        ] {
            assert_eq!(number(1_234_567, language), expected);
        }
        assert_eq!(number(0, Language::English), "0");
        assert_eq!(number(999, Language::Arabic), "٩٩٩");
        assert_eq!(number(-26, Language::French), "\u{2212}26");
        assert_eq!(number(i64::MIN, Language::English), "\u{2212}9,223,372,036,854,775,808");
    }

    #[test]
    fn decimals_have_the_mark_and_the_sign_of_the_language() {
        for (language, share, weight) in [
            (Language::English, "62.3", "-1.2"),
            (Language::Turkish, "62,3", "\u{2212}1,2"),
            (Language::Arabic, "٦٢٫٣", "\u{61c}-١٫٢"),
            (Language::French, "62,3", "\u{2212}1,2"),
        ] {
            assert_eq!((decimal("62.3", language), decimal("-1.2", language)), (share.to_owned(), weight.to_owned()));
        }
        assert_eq!(decimal("+9.3", Language::Russian), "+9,3");
        assert_eq!(decimal("+9.3", Language::Arabic), "\u{61c}+٩٫٣");
    }

    #[test]
    fn shares_are_written_as_each_language_does() {
        for (language, expected) in [
            (Language::English, ["87.5 %", "100 %", "0.1 %"]),
            (Language::Turkish, ["%87,5", "%100", "%0,1"]),
            (Language::Russian, ["87,5\u{a0}%", "100\u{a0}%", "0,1\u{a0}%"]),
            (Language::Ukrainian, ["87,5\u{a0}%", "100\u{a0}%", "0,1\u{a0}%"]),
            (Language::Arabic, ["٨٧٫٥٪", "١٠٠٪", "٠٫١٪"]),
            (Language::French, ["87,5\u{202f}%", "100\u{202f}%", "0,1\u{202f}%"]),
        ] {
            assert_eq!([875, 1000, 1].map(|permille| percent(permille, language)), expected);
        }
    }

    #[test]
    fn days_are_read_and_what_is_none_is_not() {
        assert_eq!(Day::read("2024-08-01T07:00Z"), Some(Day { year: 2024, month: 8, day: 1 }));
        for bad in ["", "2024", "2024-13-01", "2024-00-10", "2024-08-32", "2024/08/01", "20é4-08-01", "+024-08-01"] {
            assert_eq!(Day::read(bad), None, "{bad}");
        }
    }
}
