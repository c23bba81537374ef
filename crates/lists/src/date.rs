//! Dates of which a part may be missing, in the Gregorian calendar, with the calendar in which they were written.

/// A calendar in which a date may be written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Calendar {
    /// The Gregorian calendar.
    #[default]
    Gregorian,
    /// The Islamic calendar of the moon (Umm al-Qura or tabular): a day may be off by one or two.
    Hijri,
    /// The Persian calendar of the sun.
    Persian,
}

/// A year, with a month and a day where they are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PartialDate {
    /// The year, Gregorian; of a date in another calendar that has no month, the year in which most of it lies.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: Option<u8>,
    /// The day, 1 to 31; never without a month.
    pub day: Option<u8>,
    /// The calendar in which it was written.
    pub written_in: Calendar,
}
