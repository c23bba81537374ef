//! What laying two rows side by side shows, field by field, with the words for it.
//!
//! How much a finding weighs is not said here: `fields` and `names` do that.

use std::fmt;

use super::Bits;

/// The evidence for and against two rows being one human. Its lines sum to its score.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    /// The score: the binary logarithm of the odds that the two rows are one human.
    pub score: Bits,
    /// What makes the score, the first line being what was to be expected before anything was compared.
    pub lines: Vec<Line>,
}

/// One line of evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What was compared.
    pub field: Field,
    /// What was found.
    pub finding: Finding,
    /// What it weighs.
    pub weight: Bits,
    /// What the first row says, as supplied (of a name, the part of it that was laid beside the other).
    pub one: String,
    /// What the other row says.
    pub other: String,
}

/// What was compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Nothing yet: how likely any two rows of these lists are one human.
    Before,
    /// The name or an alias.
    Name,
    /// The father's name, or the patronymic that is made of it.
    Father,
    /// The mother's name.
    Mother,
    /// The sex.
    Sex,
    /// The birth date.
    Born,
    /// The birth place.
    BirthPlace,
    /// Nationalities.
    Nationality,
    /// Numbers of documents.
    Document,
    /// The unit, organisation or category.
    Unit,
    /// Where the person is held.
    HeldAt,
    /// What relatives would share.
    Relatives,
    /// The other rows that one of the two might be.
    Rivals,
}

/// What was found in one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Finding {
    /// Nothing was compared: how many rows there are.
    RowsAlone,
    /// The same, letter by letter or digit by digit, whatever the case and the signs between.
    Equal,
    /// The same name in another spelling.
    Spelling,
    /// The same name in another script.
    OtherScript,
    /// An initial of the name.
    Initial,
    /// A short or pet form of the name.
    Nickname,
    /// A patronymic and the father's name of which it is made.
    Patronymic,
    /// One word that is two on the other side.
    Joined,
    /// Another name of the same place: `Bakhmut` and `Artemivsk`, `Cologne` and `Köln`.
    OtherName,
    /// One says more than the other: `Kyiv` and `Kyiv, Podil`.
    Contained,
    /// Only one of the two has it.
    OneSided,
    /// Nearly the same: a letter or a digit off.
    Near,
    /// Days of one another, as far as the calendar in which it was written allows.
    WithinCalendar,
    /// One day apart.
    OneDayOff,
    /// Day and month have changed places.
    DayAndMonthSwapped,
    /// The same month; another day.
    OtherDay,
    /// The same day of the same year; another month.
    OtherMonth,
    /// The same day and month; a year apart, a decade apart, or one digit of the year different.
    OtherYear,
    /// As much as both say is the same: the month and the year.
    SameMonth,
    /// As much as both say is the same: the year. A first of January counts as no more than its year.
    SameYear,
    /// As much as both say is a year apart.
    NextYear,
    /// Not the same.
    Different,
    /// A brother, a sister, a father or a son would have this in common, too.
    RelativesShare,
    /// How well other rows fit.
    OthersFit,
}

impl Field {
    /// The name of the field in plain words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Before => "before comparing",
            Self::Name => "name",
            Self::Father => "father's name",
            Self::Mother => "mother's name",
            Self::Sex => "sex",
            Self::Born => "birth date",
            Self::BirthPlace => "birth place",
            Self::Nationality => "nationality",
            Self::Document => "document",
            Self::Unit => "unit",
            Self::HeldAt => "held at",
            Self::Relatives => "relatives",
            Self::Rivals => "other rows",
        }
    }
}

impl Finding {
    /// The finding in plain words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::RowsAlone => "what any two rows of these lists have",
            Self::Equal => "the same",
            Self::Spelling => "another spelling",
            Self::OtherScript => "the same in another script",
            Self::Initial => "an initial",
            Self::Nickname => "a short form",
            Self::Patronymic => "a patronymic and the father's name",
            Self::Joined => "one word beside two",
            Self::OtherName => "another name of the same place",
            Self::Contained => "one says more than the other",
            Self::OneSided => "only one has it",
            Self::Near => "one letter or digit off",
            Self::WithinCalendar => "the same, as far as the calendar tells",
            Self::OneDayOff => "one day apart",
            Self::DayAndMonthSwapped => "day and month have changed places",
            Self::OtherDay => "same month, another day",
            Self::OtherMonth => "same year and day, another month",
            Self::OtherYear => "same day and month, another year",
            Self::SameMonth => "same month and year, no day to compare",
            Self::SameYear => "same year, no month to compare",
            Self::NextYear => "a year apart",
            Self::Different => "different",
            Self::RelativesShare => "relatives share this",
            Self::OthersFit => "how well other rows fit",
        }
    }

    /// Whether the finding speaks against one human, so that a human should look even where the rest is strong.
    pub const fn contradicts(self) -> bool {
        matches!(self, Self::Different)
    }
}

/// The field, the finding and the weight on one line.
impl fmt::Display for Line {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {} ({})", self.field.words(), self.finding.words(), self.weight)
    }
}
