//! One language of the desk: says messages, the phrases of `views`, numbers, days and moments.

use std::fmt;
use std::sync::{Arc, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use takas_atlas::Instant;
use takas_views::phrase::{Form, Part};
use takas_views::{Phrase, Tongue};
use unic_langid::LanguageIdentifier;

use super::figures::{Day, decimal, digits, number, percent};
use super::language::Language;
use crate::server::role::Role;

/// The files of a language, one after the other: one for each part of the desk, so that who works on one part has one file of each language.
macro_rules! texts {
    ($code:literal) => {
        texts!(
            $code, "desk", "talks", "lists", "deals", "plans", "field", "keys", "programs", "operation", "papers",
            "reconciliation", "clearing", "changes", "rehearsal", "rounds", "codes"
        )
    };
    ($code:literal, $($part:literal),+) => {
        concat!($(include_str!(concat!("../../../locales/", $code, "/", $part, ".ftl")), "\n",)+)
    };
}

type Bundle = FluentBundle<FluentResource>;

/// The messages of one language.
pub(super) struct Messages {
    language: Language,
    /// Read when something is said in the language first: few desks speak all six.
    bundle: OnceLock<Bundle>,
}

impl Messages {
    /// Those of a language, which are in the program.
    pub(super) fn new(language: Language) -> Self {
        Self { language, bundle: OnceLock::new() }
    }

    /// The tests hold that all of them can be read.
    fn read(language: Language) -> Bundle {
        let text = match language {
            Language::English => texts!("en"),
            Language::Turkish => texts!("tr"),
            Language::Russian => texts!("ru"),
            Language::Ukrainian => texts!("uk"),
            Language::Arabic => texts!("ar"),
            Language::French => texts!("fr"),
        };
        let resource = FluentResource::try_new(text.to_owned());
        let resource = resource.unwrap_or_else(|(_, faults)| panic!("locales/{}: {faults:?}", language.code()));
        let tag: LanguageIdentifier = language.code().parse().expect("a code of a language");
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_formatter(Some(match language {
            Language::English => |value, _| written(value, Language::English),
            Language::Turkish => |value, _| written(value, Language::Turkish),
            Language::Russian => |value, _| written(value, Language::Russian),
            Language::Ukrainian => |value, _| written(value, Language::Ukrainian),
            Language::Arabic => |value, _| written(value, Language::Arabic),
            Language::French => |value, _| written(value, Language::French),
        }));
        let added = bundle.add_resource(resource);
        assert!(added.is_ok(), "locales/{}: {added:?}", language.code());
        bundle
    }

    /// A message; none: there is none of that name, or it lacks something that it wants.
    fn say(&self, id: &str, args: &FluentArgs<'_>) -> Option<String> {
        let bundle = self.bundle.get_or_init(|| Self::read(self.language));
        let pattern = bundle.get_message(id)?.value()?;
        let mut faults = Vec::new();
        let said = bundle.format_pattern(pattern, Some(args), &mut faults).into_owned();
        faults.is_empty().then_some(said)
    }
}

impl fmt::Debug for Messages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Messages").field("language", &self.language).finish_non_exhaustive()
    }
}

/// A number as a language writes it.
fn written(value: &FluentValue<'_>, language: Language) -> Option<String> {
    let FluentValue::Number(value) = value else { return None };
    // Whole numbers alone come in (`Value`), far smaller than those that a float cannot hold.
    #[expect(clippy::cast_possible_truncation, reason = "it was a whole number")]
    Some(number(value.value as i64, language))
}

/// What is put into a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A name or a text, shown as it is.
    Text(String),
    /// A whole number: written as the language does, and messages may have forms by it.
    Number(i64),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&&str> for Value {
    fn from(text: &&str) -> Self {
        Self::Text((*text).to_owned())
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// Numbers of things, of which there are never more than a whole number holds.
macro_rules! numbers {
    ($($kind:ty),*) => {$(
        impl From<$kind> for Value {
            fn from(value: $kind) -> Self {
                Self::Number(i64::try_from(value).unwrap_or(i64::MAX))
            }
        }

        impl From<&$kind> for Value {
            fn from(value: &$kind) -> Self {
                Self::from(*value)
            }
        }
    )*};
}

numbers!(i32, i64, u8, u16, u32, u64, usize);

/// One language of the desk; cheap to clone.
#[derive(Clone, Debug)]
pub struct Speaker {
    own: Arc<Messages>,
    /// What is missing in a language is said in English. The tests hold that nothing is.
    english: Arc<Messages>,
}

impl Speaker {
    pub(super) fn new(own: Arc<Messages>, english: Arc<Messages>) -> Self {
        Self { own, english }
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.own.language
    }

    /// Its code, for `lang`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.language().code()
    }

    /// In which direction it is written, for `dir`: `ltr` or `rtl`.
    #[must_use]
    pub fn dir(&self) -> &'static str {
        self.language().dir()
    }

    /// Every language: its code, its own name, and whether it is this one.
    #[must_use]
    pub fn languages(&self) -> Vec<(&'static str, &'static str, bool)> {
        let one = |language: Language| (language.code(), language.own_name(), language == self.language());
        Language::ALL.into_iter().map(one).collect()
    }

    /// Says a message. One that there is not is said by its name, so that a page stands all the same; the tests hold that pages ask for none.
    #[must_use]
    pub fn say(&self, id: &str, args: &[(&str, Value)]) -> String {
        self.find(id, args).unwrap_or_else(|| id.to_owned())
    }

    /// Says a message; none: there is none of that name, or it lacks something that it wants.
    fn find(&self, id: &str, args: &[(&str, Value)]) -> Option<String> {
        let mut given = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            match value {
                Value::Text(text) => given.set(*name, FluentValue::from(text.as_str())),
                Value::Number(value) => given.set(*name, FluentValue::from(*value)),
            }
        }
        self.own.say(id, &given).or_else(|| self.english.say(id, &given))
    }

    /// What a phrase of `views` says. What it says in English, it has at hand.
    #[must_use]
    pub fn tell(&self, phrase: &Phrase) -> String {
        if self.language() == Language::English { phrase.to_string() } else { self.apart(phrase) }
    }

    /// The same, where no message sets it apart: a name stands between marks of isolation.
    fn apart(&self, phrase: &Phrase) -> String {
        let told = self.tell_by_messages(phrase);
        let is_name = *phrase.form() == Form::Supplied && !told.is_empty();
        if is_name { format!("\u{2068}{told}\u{2069}") } else { told }
    }

    /// The same by the messages of the language, in English, too.
    #[must_use]
    pub fn tell_by_messages(&self, phrase: &Phrase) -> String {
        match phrase.form() {
            Form::Supplied | Form::English => phrase.to_string(),
            Form::Figures => digits(phrase, self.language()),
            Form::Decimal => decimal(phrase, self.language()),
            Form::Amount(amount) => self.number(*amount),
            Form::Percent(permille) => percent(*permille, self.language()),
            Form::Day(day) => self.day_of(day),
            Form::Moment(day, clocks) => self.list(&[self.day_of(day), digits(clocks, self.language())]),
            Form::Message(id, parts) => {
                let value = |part: &Part| match part {
                    Part::Phrase(phrase) => Value::Text(self.tell_by_messages(phrase)),
                    Part::Number(amount) => Value::Number(*amount),
                };
                let parts: Vec<(&str, Value)> = parts.iter().map(|(name, part)| (name.as_ref(), value(part))).collect();
                // What was kept may ask for a message that there is no more.
                self.find(id, &parts).unwrap_or_else(|| phrase.to_string())
            }
            Form::List(phrases) => self.listed(phrases),
            Form::Row(mark, phrases) => {
                let told: Vec<String> = phrases.iter().map(|phrase| self.apart(phrase)).collect();
                told.join(&self.mark(mark))
            }
        }
    }

    /// A day in words; what is none, as it is.
    fn day_of(&self, day: &str) -> String {
        Day::read(day).map_or_else(|| day.to_owned(), |day| self.day(day))
    }

    /// One after the other, the last by the word of the language.
    fn listed(&self, phrases: &[Phrase]) -> String {
        let told: Vec<String> = phrases.iter().map(|phrase| self.apart(phrase)).collect();
        let Some((last, first)) = told.split_last() else { return String::new() };
        if first.is_empty() {
            return last.clone();
        }
        self.say("list-and", &[("first", self.list(first).into()), ("last", last.into())])
    }

    /// The mark between two phrases as the language writes it.
    fn mark(&self, mark: &str) -> String {
        match mark {
            ", " => self.word("list-comma"),
            "; " => self.word("list-semicolon"),
            other => other.to_owned(),
        }
    }

    /// Says a message into which nothing is put.
    #[must_use]
    pub fn word(&self, id: &str) -> String {
        self.say(id, &[])
    }

    /// What somebody is in a case.
    #[must_use]
    pub fn role(&self, role: &Role) -> String {
        let id = match role {
            Role::Lead => "role-lead",
            Role::CoMediator => "role-co-mediator",
            Role::Analyst => "role-analyst",
            Role::Liaison(_) => "role-liaison",
            Role::Field => "role-field",
            Role::Medical => "role-medical",
            Role::Interviewer => "role-interviewer",
            Role::Delegate(_) => "role-delegate",
            Role::Guarantor(_) => "role-guarantor",
            Role::Observer => "role-observer",
            Role::Witness => "role-witness",
        };
        let party = role.party().filter(|party| !party.is_empty()).unwrap_or("\u{2026}");
        self.say(id, &[("party", party.into())])
    }

    /// A whole number.
    #[must_use]
    pub fn number(&self, value: impl Into<Value>) -> String {
        match value.into() {
            Value::Number(value) => number(value, self.language()),
            Value::Text(text) => digits(&text, self.language()),
        }
    }

    /// Things one after the other, with the comma of the language.
    #[must_use]
    pub fn list<T: AsRef<str>>(&self, things: &[T]) -> String {
        let things: Vec<&str> = things.iter().map(AsRef::as_ref).collect();
        things.join(&self.word("list-comma"))
    }

    /// A day in words: `1 August 2024`.
    #[must_use]
    pub fn day(&self, day: Day) -> String {
        let month = self.word(MONTHS[usize::from(day.month.clamp(1, 12)) - 1]);
        // A year is no amount: its thousands are not set apart.
        let year = digits(&day.year.to_string(), self.language());
        plain(self.say("day", &[("day", day.day.into()), ("month", month.into()), ("year", year.into())]))
    }

    /// A moment in full, with both clocks: `1 August 2024, 07:00 UTC · 10:00 +03:00 (Europe/Istanbul)`; of an instant that is none and
    /// of a zone that there is not, what can be said.
    #[must_use]
    pub fn moment(&self, seconds: i64, zone: &str) -> String {
        let Ok(instant) = Instant::of_seconds(seconds) else { return self.number(seconds) };
        let local = instant.local(zone).unwrap_or_default();
        self.moment_of(&instant.utc(), &local, zone)
    }

    /// The same, of the texts that `views` has: `2024-08-01T07:00Z` and `2024-08-01 10:00 +03:00`.
    #[must_use]
    pub fn moment_of(&self, utc: &str, local: &str, zone: &str) -> String {
        let day = Day::read(utc).map_or_else(|| utc.to_owned(), |day| self.day(day));
        let clocks = self.clocks_of(utc, local);
        if local.is_empty() {
            return plain(self.say("moment-utc", &[("day", day.into()), ("clocks", clocks.into())]));
        }
        plain(self.say("moment", &[("day", day.into()), ("clocks", clocks.into()), ("zone", zone.into())]))
    }

    /// Both clocks of a moment: `07:00 UTC · 10:00 +03:00`, with the local day where it is another.
    #[must_use]
    pub fn clocks_of(&self, utc: &str, local: &str) -> String {
        let in_digits = |text: &str| digits(text, self.language());
        let time = in_digits(utc.get(11..16).unwrap_or(utc));
        let Some((clock, offset)) = local.get(11..).and_then(|rest| rest.split_once(' ')) else {
            return plain(self.say("clock-utc", &[("utc", time.into())]));
        };
        let (clock, offset) = (in_digits(clock), in_digits(offset));
        let given = [("utc", time.into()), ("local", clock.into()), ("offset", offset.into())];
        if local.get(..10) == utc.get(..10) {
            return plain(self.say("clocks", &given));
        }
        let day = Day::read(local).map_or_else(String::new, |day| self.day(day));
        plain(self.say("clocks-other-day", &[&given[..], &[("day", day.into())]].concat()))
    }

    /// How long something takes: `2 h 05 min`.
    #[must_use]
    pub fn minutes(&self, minutes: i64) -> String {
        let (hours, rest) = (minutes / 60, minutes % 60);
        match hours {
            0 => self.say("span-minutes", &[("minutes", rest.into())]),
            _ => self.say("span-hours", &[("hours", hours.into()), ("minutes", rest.into())]),
        }
    }
}

/// What stands in a drawing has no element around it that says in which direction it is written.
impl Tongue for Speaker {
    fn code(&self) -> &'static str {
        self.language().code()
    }

    fn dir(&self) -> &'static str {
        self.language().dir()
    }

    fn tell(&self, phrase: &Phrase) -> String {
        let told = Self::tell(self, phrase);
        if self.dir() == "rtl" { format!("\u{2068}{told}\u{2069}") } else { told }
    }
}

/// A day or a moment without the marks of isolation inside it: it is put into messages itself, and a text whose every word is isolated has no
/// direction of its own (Unicode Bidirectional Algorithm, P2), so that an Arabic date would run from left to right.
fn plain(said: String) -> String {
    said.replace(['\u{2068}', '\u{2069}'], "")
}

/// The messages of the months.
const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9", "month-10",
    "month-11", "month-12",
];
