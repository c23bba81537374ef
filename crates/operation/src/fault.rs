//! What is wrong with a charter or a plan that was to be run: coded, all of it at once.

use takas_model::UnitRef;

/// Why a charter or a target cannot be run.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum CharterFault {
    /// Exactly one author is the desk.
    #[error("{0} authors have the seat of the desk: exactly one has")]
    Desk(usize),
    /// Two authors have one id.
    #[error("two authors are called `{0}`")]
    AuthorTwice(String),
    /// An index of the named list points to nothing.
    #[error("{what} {index} points to nothing: {to}")]
    PointsToNothing {
        /// Which list.
        what: &'static str,
        /// Which entry of it.
        index: usize,
        /// What is missing.
        to: &'static str,
    },
    /// A list that has one entry for each of another has not.
    #[error("there are {found} {what} for {wanted}")]
    Length {
        /// Which list.
        what: &'static str,
        /// How many it has.
        found: usize,
        /// How many it should have.
        wanted: usize,
    },
    /// A list is not ascending, or has something twice.
    #[error("{what} {index} is not ascending")]
    NotAscending {
        /// Which list.
        what: &'static str,
        /// Which entry of it.
        index: usize,
    },
    /// Every unit is in exactly one lot; who is withdrawn is in none.
    #[error("unit {} is in {lots} lots", unit.index() + 1)]
    Lots {
        /// Which.
        unit: UnitRef,
        /// In how many.
        lots: usize,
    },
    /// A unit is in a lot of a group that it does not belong to.
    #[error("unit {} is no unit of the group of lot {}", unit.index() + 1, lot + 1)]
    NotOfGroup {
        /// Which.
        unit: UnitRef,
        /// The lot.
        lot: usize,
    },
    /// The units of a lot do not come to its count.
    #[error("the units of lot {} come to {found}, not to {wanted}", lot + 1)]
    Count {
        /// The lot.
        lot: usize,
        /// What they come to.
        found: u64,
        /// What the lot says.
        wanted: u64,
    },
    /// A unit is nothing, or more than any operation moves.
    #[error("unit {} is {quantity}: at least 1, at most {}", unit.index() + 1, crate::QUANTITY_MAX)]
    Quantity {
        /// Which.
        unit: UnitRef,
        /// How many it is.
        quantity: u64,
    },
    /// A lot's rides do not follow its route.
    #[error("the rides of lot {} do not follow its route", .0 + 1)]
    Route(usize),
    /// The first plan cannot have units join or be withdrawn.
    #[error("the first plan has units that join or are withdrawn")]
    First,
}

impl CharterFault {
    /// Its code: stable, for outputs and documentation.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Desk(_) => "charter/desk",
            Self::AuthorTwice(_) => "charter/author-twice",
            Self::PointsToNothing { .. } => "charter/points-to-nothing",
            Self::Length { .. } => "charter/length",
            Self::NotAscending { .. } => "charter/not-ascending",
            Self::Lots { .. } => "charter/lots",
            Self::NotOfGroup { .. } => "charter/not-of-group",
            Self::Count { .. } => "charter/count",
            Self::Quantity { .. } => "charter/quantity",
            Self::Route(_) => "charter/route",
            Self::First => "charter/first",
        }
    }
}

/// An event that does not follow from those before it: the history is not one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HistoryFault {
    /// Events are numbered from 0 without a gap.
    #[error("event {found} comes where {wanted} should")]
    Number {
        /// The number it has.
        found: u64,
        /// The number it should have.
        wanted: u64,
    },
    /// No event is before the one before it.
    #[error("event {0} is earlier than the one before it")]
    Time(u64),
    /// It speaks of somebody or something that the operation does not have, or of a plan that was not brought.
    #[error("event {0} speaks of what the operation does not have")]
    Unknown(u64),
    /// Its author's number is not the next one.
    #[error("event {0} has not its author's next number")]
    Sequence(u64),
    /// It tells of what cannot have come after the events before it.
    #[error("event {0} cannot be after those before it")]
    NotSo(u64),
}
