//! Words of the HTML pages alone: marks, captions, the legend.

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
/// Column: how many.
pub const COUNT: &str = "number";
/// Column: what is left.
pub const LEFT: &str = "what is left";
/// Caption of the parties' table.
pub const ROUTES: &str = "Arrows by letter";
/// Rows of objectives in the matrix.
pub const MATRIX_OBJECTIVES: &str = "Objectives";
/// Rows of parties in the matrix.
pub const MATRIX_SATISFACTION: &str = "Asks met";
/// Rows of items in the matrix.
pub const MATRIX_ITEMS: &str = "Who goes where";
/// How to read the matrix.
pub const MATRIX_CAPTION: &str = "Only what differs. What differs from this deal is marked.";
/// Caption of the objectives' table.
pub const OBJECTIVES_CAPTION: &str = "Each is made as good as it can be without giving up any before it.";
/// Caption of the decisive conditions.
pub const DECISIVE_CAPTION: &str = "The best deal would be another if this condition alone were dropped.";
/// The rule now.
pub const NOW: &str = "now";
/// The rule after.
pub const BECOMES: &str = "becomes";
/// Column of your page: what.
pub const WHAT: &str = "what";
/// Column: priority.
pub const PRIORITY: &str = "priority";
/// Column: met.
pub const MET: &str = "met";
/// Where the whole number is in a list.
pub const IN_THE_LIST: &str = "all of them in the list below";

/// Sentences of the legend: what each mark or word means.
pub const LEGEND: &[(&str, &str)] = &[
    ("thread", "One person, or one of the dead, on the way from one party to another."),
    ("band", "A group, or more people than threads can be told apart; the broader, the more (by the logarithm)."),
    (
        "protected by law",
        "A minor, a seriously wounded or sick prisoner, a parent accompanying a protected minor, or remains \
      of the dead: nothing may be demanded for their release (GC III art. 109, 110, 120; GC IV art. 130, 132).",
    ),
    (
        "of its best",
        "What is met of a party's asks, weighted by priority, divided by the most of them that any deal could meet: 100 % is \
      all that it could get, which may be less than it asks. Exact fractions \
      are compared; percentages are rounded.",
    ),
    (
        "optimal",
        "Said only when every bound is closed and the judge, which shares no code with the engine, replayed every proof.",
    ),
    (
        "standing",
        "Stated: the party said so. Hinted: it let it be understood. Inferred or assumed: the mediator's own view of it.",
    ),
];
