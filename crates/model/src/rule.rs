//! Rules: named sentences that a deal satisfies or breaks.
//!
//! The meaning of each variant is stated here in one line and in `docs/reference/rules.md` in full.
//! `moved(flow)` is the number of units that a deal moves within a [`Flow`].

use crate::case::{ItemRef, Line, PartyRef, PhaseRef};
use crate::deal::Transfer;
use crate::reference::reference;

reference! {
    "a case",
    /// A rule: an index into [`crate::Case::rules`].
    RuleRef
}

/// Phases from `first` to `last`, both included. Empty when `first > last`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First phase.
    pub first: PhaseRef,
    /// Last phase.
    pub last: PhaseRef,
}

impl Span {
    /// One phase alone.
    pub fn of(phase: PhaseRef) -> Self {
        Self { first: phase, last: phase }
    }

    /// Whether the phase lies within.
    pub fn contains(self, phase: PhaseRef) -> bool {
        self.first <= phase && phase <= self.last
    }
}

/// A set of items as a sentence names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// The items, ascending, without repetition.
    pub items: Vec<ItemRef>,
    /// As written, for example `prisoners or germans`.
    pub text: String,
}

/// Units of a selection on their way from some parties to some parties in some phases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flow {
    /// Which items.
    pub selection: Selection,
    /// Only from these holders; empty: from any.
    pub from: Vec<PartyRef>,
    /// Only to these parties; empty: to any (and undertakings, which go nowhere, count only then).
    pub to: Vec<PartyRef>,
    /// Only in these phases.
    pub phases: Span,
}

impl Flow {
    /// Whether the transfer is counted.
    pub fn contains(&self, transfer: &Transfer) -> bool {
        let goes_there = self.to.is_empty() || transfer.to.is_some_and(|to| self.to.contains(&to));
        goes_there
            && (self.from.is_empty() || self.from.contains(&transfer.from))
            && self.phases.contains(transfer.phase)
            && self.selection.items.binary_search(&transfer.item).is_ok()
    }
}

/// How a count is bounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bound {
    /// That many or more.
    AtLeast,
    /// That many or fewer.
    AtMost,
    /// That many.
    Exactly,
}

/// Over which stretch of time a count, ratio, budget or acceptance holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spread {
    /// Over all phases together.
    Overall,
    /// Within each phase by itself.
    EachPhase,
    /// At the end of each phase, over all phases so far.
    EachBoundary,
    /// Within each phase, the number multiplied by the phase's days.
    PerDay,
}

/// A statement about a deal that is true or false.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// `at least 10 of prisoners to DEU`: `moved(flow)` against the number.
    Count {
        /// How it is bounded.
        bound: Bound,
        /// The number.
        number: u64,
        /// What is counted.
        flow: Flow,
    },
    /// `all of germans`, `krasikov moves`, `ceasefire is undertaken`: `moved(flow)` reaches the sum of the quantities of
    /// the flow's items (of those items held by `from`, where that is given).
    All(Flow),
    /// `none of germans`: `moved(flow) = 0`.
    None(Flow),
    /// `any of germans`: `moved(flow) ≥ 1`.
    Any(Flow),
    /// Every part is true.
    And(Vec<Condition>),
    /// Some part is true.
    Or(Vec<Condition>),
    /// The part is false.
    Not(Box<Condition>),
}

/// What a rule says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sentence {
    /// The condition is true.
    Holds(Condition),
    /// If the first is true, so is the second. Also written `if … then …`.
    Requires(Condition, Condition),
    /// Not both.
    Excludes(Condition, Condition),
    /// No unit of the selection moves to any other party. Undertakings are not concerned.
    OnlyTo(Selection, Vec<PartyRef>),
    /// No unit of the selection moves to any of these.
    NeverTo(Selection, Vec<PartyRef>),
    /// No unit of the selection moves outside these phases.
    OnlyIn(Selection, Span),
    /// All of these single-unit items (persons, single remains) move to one destination in one phase, or none moves.
    Together(Selection),
    /// `first before then`: in no phase later than one in which a unit of `then` moves does a unit of `first` move.
    /// Strict (`first in an earlier phase than then`): nor in the same phase.
    Before {
        /// What comes first.
        first: Selection,
        /// What comes after.
        then: Selection,
        /// Whether sharing a phase is excluded too.
        strict: bool,
    },
    /// All units of both that move at all move in one and the same phase.
    SamePhase(Selection, Selection),
    /// A count in each phase, at each boundary or per day.
    Paced {
        /// How it is bounded.
        bound: Bound,
        /// The number.
        number: u64,
        /// What is counted.
        flow: Flow,
        /// Over which stretch.
        spread: Spread,
    },
    /// `at least 3 of A for each 2 of B`: `2·moved(A) ≥ 3·moved(B)`.
    Ratio {
        /// How it is bounded.
        bound: Bound,
        /// Units of `of` …
        many: u64,
        /// … of this …
        of: Flow,
        /// … for each so many units (at least 1) …
        each: u64,
        /// … of that.
        per: Flow,
        /// Over which stretch (not per day).
        spread: Spread,
    },
    /// `sum of severity over prisoners at most 100`: the weighted number of units moved.
    Budget {
        /// Name of the weight table.
        weights: String,
        /// Weight of one unit of each item of the flow's selection, ascending by item.
        weight: Vec<(ItemRef, i64)>,
        /// What is summed.
        flow: Flow,
        /// How it is bounded.
        bound: Bound,
        /// The limit.
        limit: i64,
        /// Over which stretch (not per day).
        spread: Spread,
    },
    /// `what we receive is worth at least 4/5 of what we give`. Received: what moves to the party, and undertakings of others.
    /// Given: what moves from the party to anyone, and its own undertakings.
    Worth {
        /// Who receives and gives.
        party: PartyRef,
        /// Value of one unit of each item, ascending by item; items not listed count nothing.
        value: Vec<(ItemRef, i64)>,
        /// Numerator of the share; at least 1.
        numerator: u64,
        /// Denominator of the share; at least 1.
        denominator: u64,
        /// Overall or at each boundary.
        spread: Spread,
    },
}

/// Whose rule it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owner {
    /// A party's.
    Party(PartyRef),
    /// The case's own: families, the frame agreed by all, the host's capacity.
    Case,
    /// Of a question asked on the command line (`--with`, `--without`).
    Question,
}

/// What made the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// A sentence under `[rules]`.
    Written,
    /// A line under `[refuses]`; named `refuses NAME`.
    Refusal,
    /// A line under `[asks]` with priority must; named `asks NAME`.
    Must,
    /// The number of places of a line under `[windows]`; named `places NAME`.
    Places,
    /// A line under `[families]`; named `family NAME`.
    Family,
    /// A question.
    Question,
}

/// A named condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Whose.
    pub owner: Owner,
    /// What made it.
    pub origin: Origin,
    /// Its name, unique for its owner.
    pub name: String,
    /// Its sentence as the formatter writes it.
    pub text: String,
    /// What it says.
    pub sentence: Sentence,
    /// Whence it comes.
    pub line: Line,
}
