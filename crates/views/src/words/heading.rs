//! Headings of the sections, in the order in which they come.

use crate::phrase::Phrase;

/// The moves.
pub const MOVES: &str = super::page::MATRIX_ITEMS.as_str();

phrases! {
    fixed {
        /// The question.
        QUESTION "clearing-heading-question" "What was asked";
        /// The picture.
        PICTURE "clearing-heading-picture" "The exchange";
        /// The table with grounds.
        LIST "clearing-heading-list" "The list";
        /// The persons' own will.
        CONSENT "clearing-heading-consent" "The persons' own will";
        /// Parties.
        PARTIES "clearing-heading-parties" "What each party gives and receives";
        /// Objectives.
        OBJECTIVES "clearing-heading-objectives" "What was made best, in this order";
        /// Decisive conditions.
        DECISIVE "clearing-heading-decisive" "Conditions that were decisive";
        /// Alternatives.
        ALTERNATIVES "clearing-heading-alternatives" "Alternatives";
        /// Conflict.
        CONFLICT "clearing-heading-conflict" "Why there is no deal";
        /// Concessions.
        CONCESSIONS "clearing-heading-concessions" "Concessions that would unlock a deal";
        /// Fragility.
        FRAGILITY "clearing-heading-fragility" "What hangs on whom";
        /// Sources.
        SOURCES "clearing-heading-sources" "Sources";
        /// Legend.
        LEGEND "clearing-heading-legend" "How to read this page";
    }
    made {
        /// Undertakings of a phase.
        undertakings(phase: Phrase) "clearing-heading-undertakings" ("Undertakings: {phase}");
    }
}
