//! Words of the HTML pages alone: marks, captions, the legend.

use crate::phrase::Fixed;

pub use super::papers::WHAT;

/// Language of these words, as HTML names it.
pub const LANGUAGE: &str = "en";

/// Mark and word of a status.
pub const MARK_OPTIMAL: &str = "✓";
/// Mark of a deal that may not be best.
pub const MARK_FEASIBLE: &str = "≈";
/// Mark of no deal.
pub const MARK_INFEASIBLE: &str = "✕";
/// Mark of not knowing.
pub const MARK_INTERRUPTED: &str = "…";
/// Mark of a warning.
pub const MARK_WARNING: &str = "!";

/// Title of the warnings, for those who hear the page.
pub const WARNINGS: &str = "Warnings";

phrases! {
    fixed {
        /// Column: how many.
        COUNT "clearing-count" "number";
        /// Column: what is left.
        LEFT "clearing-left" "what is left";
        /// Caption of the parties' table.
        ROUTES "clearing-routes" "Arrows by letter";
        /// Rows of objectives in the matrix.
        MATRIX_OBJECTIVES "clearing-matrix-objectives" "Objectives";
        /// Rows of parties in the matrix.
        MATRIX_SATISFACTION "clearing-matrix-satisfaction" "Asks met";
        /// Rows of items in the matrix.
        MATRIX_ITEMS "clearing-matrix-items" "Who goes where";
        /// How to read the matrix.
        MATRIX_CAPTION "clearing-matrix-caption" "Only what differs. What differs from this deal is marked.";
        /// Caption of the objectives' table.
        OBJECTIVES_CAPTION "clearing-objectives-caption"
            "Each is made as good as it can be without giving up any before it.";
        /// Caption of the decisive conditions.
        DECISIVE_CAPTION "clearing-decisive-caption"
            "The best deal would be another if this condition alone were dropped.";
        /// The rule now.
        NOW "clearing-now" "now";
        /// The rule after.
        BECOMES "clearing-becomes" "becomes";
        /// Column: priority.
        PRIORITY "clearing-priority" "priority";
        /// Column: met.
        MET "clearing-met" "met";
        /// What is explained.
        LEGEND_THREAD "clearing-legend-thread" "thread";
        /// What it means.
        LEGEND_THREAD_MEANS "clearing-legend-thread-means"
            "One person, or one of the dead, on the way from one party to another.";
        /// What is explained.
        LEGEND_BAND "clearing-legend-band" "band";
        /// What it means.
        LEGEND_BAND_MEANS "clearing-legend-band-means"
            "A group, or more people than threads can be told apart; the broader, the more (by the logarithm).";
        /// What it means.
        LEGEND_PROTECTED_MEANS "clearing-legend-protected-means"
            "A minor, a seriously wounded or sick prisoner, a parent accompanying a protected minor, or remains of the dead: nothing may be demanded for their release (GC III art. 109, 110, 120; GC IV art. 130, 132).";
        /// What it means.
        LEGEND_OF_ITS_BEST_MEANS "clearing-legend-of-its-best-means"
            "What is met of a party's asks, weighted by priority, divided by the most of them that any deal could meet: 100 % is all that it could get, which may be less than it asks. Exact fractions are compared; percentages are rounded.";
        /// What is explained.
        LEGEND_OPTIMAL "clearing-legend-optimal" "optimal";
        /// What it means.
        LEGEND_OPTIMAL_MEANS "clearing-legend-optimal-means"
            "Said only when every bound is closed and the judge, which shares no code with the engine, replayed every proof.";
        /// What is explained.
        LEGEND_STANDING "clearing-legend-standing" "standing";
        /// What it means.
        LEGEND_STANDING_MEANS "clearing-legend-standing-means"
            "Stated: the party said so. Hinted: it let it be understood. Inferred or assumed: the mediator's own view of it.";
    }
    made {
        /// More names than are shown.
        more_in_list(count: u64) "clearing-more-in-list" ("and {} more (all of them in the list below)", super::number(count));
    }
}

/// What each mark or word means.
pub const LEGEND: [(Fixed, Fixed); 6] = [
    (LEGEND_THREAD, LEGEND_THREAD_MEANS),
    (LEGEND_BAND, LEGEND_BAND_MEANS),
    (super::papers::PROTECTED, LEGEND_PROTECTED_MEANS),
    (super::label::OF_ITS_BEST, LEGEND_OF_ITS_BEST_MEANS),
    (LEGEND_OPTIMAL, LEGEND_OPTIMAL_MEANS),
    (LEGEND_STANDING, LEGEND_STANDING_MEANS),
];
