//! A sentence as a value: what it says in English, and all that another language needs to say the same.
//!
//! - [`Phrase`] is what views hold where something is said. Whoever reads it as text has the English; whoever speaks another language asks for
//!   its [`Form`] and says the message of that name with the same things in it.
//! - [`Fixed`] is a phrase into which nothing is put: a constant.
//! - A phrase can be kept (`serde`) and said later, in whatever language somebody reads it then.
//! - `phrases!` declares the functions that make phrases, each with the name of its message, and [`samples`] has each of them once, so that a
//!   test can hold another language to have them all.
//!
//! Nothing is translated here, and what languages there are is not known here.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Serialize};

/// Something that is said.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Phrase {
    english: String,
    form: Form,
}

/// What a phrase is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// As somebody supplied it: a name, a text of the case. It is the same in every language.
    #[default]
    Supplied,
    /// English in every language for now: who shows it marks it as such.
    English,
    /// Digits: a clock, a number that is no amount.
    Figures,
    /// A number with a point in it, a sign before it where that matters: `62.3`, `-1.2`.
    Decimal,
    /// An amount, written as the language does.
    Amount(u64),
    /// Thousandths as a percentage: `87.5 %`.
    Percent(u64),
    /// A day: `2024-08-01`.
    Day(String),
    /// A moment: its day in UTC, and the clocks that tell it.
    Moment(String, String),
    /// A message, by its name, with what is put into it.
    Message(Cow<'static, str>, Vec<(Cow<'static, str>, Part)>),
    /// One after the other, as one reads them out: `a, b and c`.
    List(Vec<Phrase>),
    /// One beside the other, with a mark between them.
    Row(Cow<'static, str>, Vec<Phrase>),
}

/// What is put into a message.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// Something that is said itself.
    Phrase(Phrase),
    /// An amount, by which messages may have forms.
    Number(i64),
}

impl Phrase {
    /// A name or a text as somebody supplied it.
    pub fn supplied(text: impl Into<String>) -> Self {
        Self { english: text.into(), form: Form::Supplied }
    }

    /// What is said in English in every language for now.
    pub fn english(text: impl Into<String>) -> Self {
        Self { english: text.into(), form: Form::English }
    }

    /// Whether it is English in every language.
    #[must_use]
    pub fn is_english(&self) -> bool {
        self.form == Form::English
    }

    /// Digits that are no amount: `07:00Z`, the number of an event.
    pub fn figures(figures: impl fmt::Display) -> Self {
        Self { english: figures.to_string(), form: Form::Figures }
    }

    /// A number with a point in it, as it is written in English: `62.3`, `+9.3`.
    pub fn decimal(number: impl fmt::Display) -> Self {
        Self { english: number.to_string(), form: Form::Decimal }
    }

    /// An amount by itself: `12,345`.
    #[must_use]
    pub fn amount(amount: u64) -> Self {
        Self { english: crate::words::number(amount), form: Form::Amount(amount) }
    }

    /// Thousandths: `87.5 %`.
    #[must_use]
    pub fn percent(permille: u64) -> Self {
        Self { english: crate::words::tenths(permille), form: Form::Percent(permille) }
    }

    /// A day, `2024-08-01`, as it is written in English.
    pub(crate) fn day(day: &str, english: String) -> Self {
        Self { english, form: Form::Day(day.to_owned()) }
    }

    /// A moment, by its day in UTC and the clocks that tell it, as it is written in English.
    pub(crate) fn moment(day: &str, clocks: String, english: String) -> Self {
        Self { english, form: Form::Moment(day.to_owned(), clocks) }
    }

    /// A message; `phrases!` makes them.
    pub(crate) fn message(name: &'static str, english: String, parts: Vec<(&'static str, Part)>) -> Self {
        let parts = parts.into_iter().map(|(name, part)| (Cow::Borrowed(name), part)).collect();
        Self { english, form: Form::Message(Cow::Borrowed(name), parts) }
    }

    /// `a, b and c`; of one, that one.
    pub fn list(mut phrases: Vec<Self>) -> Self {
        match phrases.len() {
            1 => phrases.remove(0),
            _ => Self { english: crate::words::list(&phrases), form: Form::List(phrases) },
        }
    }

    /// One beside the other, with a mark between them: `a · b`; of one, that one. What is empty is left out.
    pub fn row(mark: &'static str, phrases: impl IntoIterator<Item = Self>) -> Self {
        let mut phrases: Vec<Self> = phrases.into_iter().filter(|phrase| !phrase.is_empty()).collect();
        match phrases.len() {
            1 => phrases.remove(0),
            _ => Self { english: joined(&phrases, mark), form: Form::Row(Cow::Borrowed(mark), phrases) },
        }
    }

    /// In English.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.english
    }

    /// What in it is English in every language, wherever it stands.
    #[must_use]
    pub fn english_parts(&self) -> Vec<&str> {
        match &self.form {
            Form::English => vec![&self.english],
            Form::Message(_, parts) => {
                let phrases = parts.iter().filter_map(|(_, part)| match part {
                    Part::Phrase(phrase) => Some(phrase),
                    Part::Number(_) => None,
                });
                phrases.flat_map(Self::english_parts).collect()
            }
            Form::List(phrases) | Form::Row(_, phrases) => phrases.iter().flat_map(Self::english_parts).collect(),
            _ => Vec::new(),
        }
    }

    /// What it is made of.
    #[must_use]
    pub fn form(&self) -> &Form {
        &self.form
    }
}

/// Phrases in English with a mark between them.
pub fn joined(phrases: &[Phrase], mark: &str) -> String {
    let english: Vec<&str> = phrases.iter().map(Phrase::as_str).collect();
    english.join(mark)
}

/// Whoever reads it as text reads English.
impl Deref for Phrase {
    type Target = str;

    fn deref(&self) -> &str {
        &self.english
    }
}

impl AsRef<str> for Phrase {
    fn as_ref(&self) -> &str {
        &self.english
    }
}

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.english)
    }
}

impl PartialEq<str> for Phrase {
    fn eq(&self, other: &str) -> bool {
        self.english == other
    }
}

impl PartialEq<&str> for Phrase {
    fn eq(&self, other: &&str) -> bool {
        self.english == *other
    }
}

impl From<&Phrase> for Phrase {
    fn from(phrase: &Phrase) -> Self {
        phrase.clone()
    }
}

impl From<Phrase> for Part {
    fn from(phrase: Phrase) -> Self {
        Self::Phrase(phrase)
    }
}

/// Amounts, of which there are never more than a whole number holds.
macro_rules! amounts {
    ($($kind:ty),*) => {$(
        impl From<$kind> for Part {
            fn from(amount: $kind) -> Self {
                Self::Number(i64::try_from(amount).unwrap_or(i64::MAX))
            }
        }

        impl Sample for $kind {
            fn sample(count: u32, _argument: &'static str) -> Self {
                Self::try_from(count).unwrap_or(1)
            }
        }
    )*};
}

amounts!(i64, u32, u64, usize);

/// A phrase into which nothing is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fixed {
    name: &'static str,
    english: &'static str,
}

impl Fixed {
    /// A message and what it says in English.
    pub(crate) const fn new(name: &'static str, english: &'static str) -> Self {
        Self { name, english }
    }

    /// The name of its message.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// As a phrase.
    #[must_use]
    pub fn phrase(self) -> Phrase {
        Phrase::message(self.name, self.english.to_owned(), Vec::new())
    }

    /// In English.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.english
    }
}

impl From<Fixed> for Phrase {
    fn from(fixed: Fixed) -> Self {
        fixed.phrase()
    }
}

impl Deref for Fixed {
    type Target = str;

    fn deref(&self) -> &str {
        self.english
    }
}

impl fmt::Display for Fixed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.english)
    }
}

/// Whoever says phrases in a language.
pub trait Tongue {
    /// Its code (BCP 47).
    fn code(&self) -> &'static str;
    /// In which direction it is written: `ltr` or `rtl`.
    fn dir(&self) -> &'static str;
    /// What a phrase says.
    fn tell(&self, phrase: &Phrase) -> String;
}

/// The language in which phrases are written.
#[derive(Clone, Copy, Debug)]
pub struct English;

impl Tongue for English {
    fn code(&self) -> &'static str {
        "en"
    }

    fn dir(&self) -> &'static str {
        "ltr"
    }

    fn tell(&self, phrase: &Phrase) -> String {
        phrase.to_string()
    }
}

/// Something made up to put into a message.
pub(crate) trait Sample {
    /// For an argument of this name; an amount is the one that is asked for.
    fn sample(count: u32, argument: &'static str) -> Self;
}

impl Sample for Phrase {
    fn sample(_count: u32, argument: &'static str) -> Self {
        Self::supplied(format!("[{argument}]"))
    }
}

/// Declares constants, and functions that make phrases: for each the name of its message and what it says in English.
macro_rules! phrases {
    (
        fixed { $($(#[$fixed_doc:meta])* $fixed:ident $fixed_name:literal $fixed_english:literal;)* }
        made { $($(#[$doc:meta])* $made:ident($($argument:ident: $kind:ty),+) $name:literal ($($english:tt)+);)* }
    ) => {
        $($(#[$fixed_doc])* pub const $fixed: $crate::phrase::Fixed = $crate::phrase::Fixed::new($fixed_name, $fixed_english);)*

        $(
            $(#[$doc])*
            pub fn $made($($argument: $kind),+) -> $crate::phrase::Phrase {
                let english = format!($($english)+);
                $crate::phrase::Phrase::message(
                    $name,
                    english,
                    vec![$((stringify!($argument), $crate::phrase::Part::from($argument))),+],
                )
            }
        )*

        /// Each of these phrases, with made-up things in them.
        pub(crate) fn samples(count: u32) -> Vec<$crate::phrase::Phrase> {
            let fixed = [$($fixed),*].map($crate::phrase::Fixed::phrase);
            let made = [$($made($(<$kind as $crate::phrase::Sample>::sample(count, stringify!($argument))),+)),*];
            fixed.into_iter().chain(made).collect()
        }
    };
}

/// Every phrase that is made from a message, once, with made-up things in it: the name of each argument in brackets, and this for every amount.
/// Who speaks another language has a message for each; the tests of who does hold that.
#[must_use]
pub fn samples(count: u32) -> Vec<Phrase> {
    use crate::words::{
        amounts, chances, changes, deal, evidence, heading, label, landscape, lists, operation, own, page, papers,
        party, picture, reasons, reconciliation, rehearsal, rounds, sequence, ways, why, worth,
    };
    let all = [
        chances::samples,
        deal::samples,
        evidence::samples,
        heading::samples,
        label::samples,
        landscape::samples,
        lists::samples,
        page::samples,
        party::samples,
        picture::samples,
        reconciliation::samples,
        sequence::samples,
        why::samples,
        amounts::samples,
        ways::samples,
        papers::samples,
        changes::samples,
        worth::samples,
        own::samples,
        rehearsal::samples,
        rounds::samples,
        operation::acts::samples,
        operation::board::samples,
        operation::seats::samples,
        reasons::samples,
    ];
    all.into_iter().flat_map(|samples| samples(count)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_one_is_that_one_and_a_row_leaves_out_what_is_empty() {
        let name = |text: &str| Phrase::supplied(text);
        assert_eq!(Phrase::list(vec![name("a")]), name("a"));
        assert_eq!(Phrase::list(vec![name("a"), name("b"), name("c")]), "a, b and c");
        assert_eq!(Phrase::list(Vec::new()), "");
        assert_eq!(Phrase::row("; ", [name("a"), Phrase::default(), name("b")]), "a; b");
        assert_eq!(Phrase::row("; ", [Phrase::default(), name("b")]), name("b"));
    }

    #[test]
    fn no_two_phrases_have_one_name() {
        let mut names: Vec<String> = Vec::new();
        for phrase in samples(2) {
            let Form::Message(name, _) = phrase.form() else { panic!("{phrase} has no message") };
            assert!(!names.iter().any(|known| known == name), "{name} stands twice");
            names.push(name.to_string());
        }
        assert!(names.len() > 100);
    }

    #[test]
    fn what_is_kept_is_read_again_and_what_is_english_in_it_is_known() {
        let reason = Phrase::english("E0999");
        let whole = crate::words::deal::unverified(Phrase::list(vec![Phrase::supplied("a"), reason]));
        assert_eq!(whole.english_parts(), ["E0999"]);
        for phrase in samples(2).into_iter().chain([whole, Phrase::amount(1_234), Phrase::percent(875)]) {
            let text = serde_json::to_string(&phrase).unwrap();
            assert_eq!(serde_json::from_str::<Phrase>(&text).unwrap(), phrase, "{text}");
        }
    }
}
