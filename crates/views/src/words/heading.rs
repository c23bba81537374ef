//! Headings of the sections, in the order in which they come.

/// The question.
pub const QUESTION: &str = "What was asked";
/// The moves.
pub const MOVES: &str = "Who goes where";
/// The picture.
pub const PICTURE: &str = "The exchange";
/// The table with grounds.
pub const LIST: &str = "The list";
/// Undertakings.
pub const UNDERTAKINGS: &str = "Undertakings";
/// The persons' own will.
pub const CONSENT: &str = "The persons' own will";
/// Parties.
pub const PARTIES: &str = "What each party gives and receives";
/// Objectives.
pub const OBJECTIVES: &str = "What was made best, in this order";
/// Decisive conditions.
pub const DECISIVE: &str = "Conditions that were decisive";
/// Alternatives.
pub const ALTERNATIVES: &str = "Alternatives";
/// Conflict.
pub const CONFLICT: &str = "Why there is no deal";
/// Concessions.
pub const CONCESSIONS: &str = "Concessions that would unlock a deal";
/// Fragility.
pub const FRAGILITY: &str = "What hangs on whom";
/// Sources.
pub const SOURCES: &str = "Sources";
/// Legend.
pub const LEGEND: &str = "How to read this page";
