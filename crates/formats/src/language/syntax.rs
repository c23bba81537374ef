//! What a sentence looks like, names not yet looked up.
//!
//! Every part knows its place; two parts are equal when they say the same, wherever they stand.

use takas_model::{Bound, Spread};

use crate::source::Place;

/// The place of a part. All places are equal, so that syntax compares by what it says.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct At(pub(crate) Place);

impl PartialEq for At {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for At {}

/// A name, not yet looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    pub(crate) text: String,
    pub(crate) at: At,
}

/// A number: its digits, so that any size can be said in a diagnostic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    pub(crate) digits: String,
    pub(crate) negative: bool,
    pub(crate) at: At,
}

/// What joins two names of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Joint {
    Comma,
    Or,
    And,
}

/// A list of at least one; the joint before the first is not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Joined<T> {
    pub(crate) first: T,
    pub(crate) rest: Vec<(Joint, T)>,
}

impl<T> Joined<T> {
    /// All of it, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &T> {
        std::iter::once(&self.first).chain(self.rest.iter().map(|(_, term)| term))
    }
}

/// One term of a selection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Term {
    Name(Name),
    /// `patrol as joint or as third`.
    Options {
        name: Name,
        options: Joined<Name>,
    },
    Everyone(At),
    Protected(At),
}

impl Term {
    /// Where it stands.
    pub(crate) fn place(&self) -> Place {
        match self {
            Self::Name(name) | Self::Options { name, .. } => name.at.0,
            Self::Everyone(at) | Self::Protected(at) => at.0,
        }
    }
}

/// `a, b or c except d`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Selection {
    pub(crate) terms: Joined<Term>,
    pub(crate) except: Option<Joined<Term>>,
    pub(crate) at: At,
}

/// How a phase limits a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    In,
    By,
    After,
}

/// `in phase one`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PhaseLimit {
    pub(crate) when: When,
    pub(crate) phase: Name,
    pub(crate) at: At,
}

/// What narrows a flow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Filter {
    From(Joined<Name>, At),
    To(Joined<Name>, At),
    Phase(PhaseLimit),
}

/// `prisoners from RUS to DEU by phase one`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Flow {
    pub(crate) selection: Selection,
    pub(crate) filters: Vec<Filter>,
}

/// `all`, `none`, `any`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quantifier {
    All,
    None,
    Any,
}

/// A condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Condition {
    Count {
        bound: Bound,
        number: Number,
        flow: Flow,
    },
    Quantified(Quantifier, Flow),
    Moves {
        name: Name,
        filters: Vec<Filter>,
        at: At,
    },
    Undertaken {
        name: Name,
        options: Option<Joined<Name>>,
        phases: Vec<PhaseLimit>,
        at: At,
    },
    /// `truce is in force in phase two`.
    InForce {
        name: Name,
        options: Option<Joined<Name>>,
        phase: Name,
        at: At,
    },
    And(Vec<Condition>),
    Or(Vec<Condition>),
    Not(Box<Condition>),
}

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Sentence {
    Holds(Condition),
    Requires(Condition, Condition),
    IfThen(Condition, Condition),
    Excludes(Condition, Condition),
    OnlyTo(Selection, Joined<Name>),
    NeverTo(Selection, Joined<Name>),
    OnlyIn(Selection, PhaseLimit),
    Together(Selection),
    Before { first: Selection, then: Selection, strict: bool },
    SamePhase(Selection, Selection),
    Paced { bound: Bound, number: Number, flow: Flow, spread: Spread },
    Ratio { bound: Bound, many: Number, of: Flow, each: Option<Number>, per: Flow, spread: Spread, spread_at: At },
    Budget { weights: Name, flow: Flow, bound: Bound, limit: Number, spread: Spread, spread_at: At },
    Worth { share: Option<(Number, Option<Number>)>, spread: Spread, spread_at: At, at: At },
}
