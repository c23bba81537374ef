//! The safe order of a deal: its steps, what the mediator lays down about them, and how exposed each party is on the way.
//!
//! What the numbers mean is fixed by `docs/reference/sequence.md`.

use crate::case::{ItemRef, PartyRef, PhaseRef};
use crate::deal::{Deal, Transfer};
use crate::rule::Sentence;

/// Items that move in one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TogetherGroup {
    /// Its name, for example `both aircraft open doors`.
    pub name: String,
    /// Its items, ascending.
    pub items: Vec<ItemRef>,
}

/// A step in which nothing moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its name, for example `proof of life`.
    pub name: String,
    /// It comes after every unit of these, ascending.
    pub after: Vec<ItemRef>,
    /// It comes before every unit of these, ascending.
    pub before: Vec<ItemRef>,
    /// It comes after these marks: indices into [`SequenceTerms::marks`].
    pub after_marks: Vec<usize>,
    /// Where.
    pub place: Option<String>,
}

/// A sentence `… before …` that binds the order within phases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderRule {
    /// Its name.
    pub name: String,
    /// Always [`Sentence::Before`].
    pub sentence: Sentence,
}

/// What a published step names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublishedName {
    /// All units of these items in the phase, ascending.
    Items(Vec<ItemRef>),
    /// A mark: index into [`SequenceTerms::marks`].
    Mark(usize),
}

/// What the mediator lays down about the order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SequenceTerms {
    /// For each item with a limit, ascending: how many units move in one step; at least 1.
    pub batches: Vec<(ItemRef, u64)>,
    /// Groups that move in one step, in the order of the file.
    pub together: Vec<TogetherGroup>,
    /// Steps in which nothing moves, in the order of the file.
    pub marks: Vec<Mark>,
    /// Orders, in the order of the file.
    pub order: Vec<OrderRule>,
    /// Where items are handed over, ascending by item.
    pub places: Vec<(ItemRef, String)>,
    /// An order on record: for each phase that it tells of, its steps.
    pub published: Vec<(PhaseRef, Vec<Vec<PublishedName>>)>,
}

impl SequenceTerms {
    /// The most units of an item that move in one step.
    pub fn batch(&self, item: ItemRef) -> Option<u64> {
        self.batches.iter().find(|(whose, _)| *whose == item).map(|(_, most)| *most)
    }

    /// Where an item is handed over.
    pub fn place(&self, item: ItemRef) -> Option<&str> {
        self.places.iter().find(|(whose, _)| *whose == item).map(|(_, place)| place.as_str())
    }
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step {
    /// In which phase.
    pub phase: PhaseRef,
    /// What moves at once, ascending; empty for a mark.
    pub transfers: Vec<Transfer>,
    /// The mark: index into [`SequenceTerms::marks`]; none where something moves.
    pub mark: Option<usize>,
    /// The name of the group that moves together, or of the rule that keeps it so.
    pub name: Option<String>,
}

/// Thousand-millionths in a whole: the unit of exposure.
pub const WHOLE: u64 = 1_000_000_000;

/// How a party stands after a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stand {
    /// What it has given of what it gives, in thousand-millionths, rounded up; 0 for a party that gives nothing.
    pub given: u64,
    /// What it has received of what it asked and gets, rounded down; [`WHOLE`] for a party that waits for nothing.
    pub received: u64,
    /// How far it is exposed, in thousand-millionths, rounded up.
    pub exposure: u64,
    /// People let go.
    pub people_given: u64,
    /// People received.
    pub people_received: u64,
    /// How much its lead in people is over what remains at the end.
    pub excess: u64,
}

/// What an order comes to: smaller is better, one after the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct OrderValue {
    /// The greatest exposure of any party at any moment, in thousand-millionths.
    pub exposure: u64,
    /// The greatest excess of any party's lead in people at any moment.
    pub excess: u64,
    /// The sum of all exposures over all moments, in thousand-millionths.
    pub total: u64,
}

/// An order of all pieces of a deal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sequence {
    /// First to last.
    pub steps: Vec<Step>,
}

/// What the engine says of the order it found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SequenceFound {
    /// The order.
    pub sequence: Sequence,
    /// What it comes to.
    pub value: OrderValue,
    /// How many of the three measures, from the first, are claimed to be least: 3 when the order is best.
    pub closed: usize,
    /// Where the first is not closed: no order has a lesser greatest exposure than this.
    pub exposure_bound: u64,
}

/// Why there is no order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SequenceOutcome {
    /// There is one.
    Found(SequenceFound),
    /// These pieces come before one another in a circle.
    Circle(Vec<Step>),
}

/// Where every party stands after each step; for each step one [`Stand`] for each party in order.
pub type Stands = Vec<Vec<(PartyRef, Stand)>>;

impl SequenceTerms {
    /// The published order of a deal's units, if one is told: its steps as they are, and what it leaves out in one last step of each phase.
    /// Steps that name nothing the deal moves are left out.
    pub fn published_order(&self, deal: &Deal, phases: impl Iterator<Item = PhaseRef>) -> Option<Sequence> {
        if self.published.is_empty() {
            return None;
        }
        let mut steps = Vec::new();
        for phase in phases {
            let mut left: Vec<Transfer> = deal.transfers().iter().filter(|t| t.phase == phase).copied().collect();
            let told = self.published.iter().filter(|(whose, _)| *whose == phase).flat_map(|(_, steps)| steps);
            for step in told {
                for name in step {
                    if let PublishedName::Mark(mark) = name {
                        steps.push(Step { phase, transfers: Vec::new(), mark: Some(*mark), name: None });
                    }
                }
                let names = |item: &ItemRef| {
                    step.iter().any(|name| matches!(name, PublishedName::Items(items) if items.contains(item)))
                };
                let (moves, rest) = left.into_iter().partition(|transfer: &Transfer| names(&transfer.item));
                left = rest;
                push(&mut steps, phase, moves);
            }
            push(&mut steps, phase, left);
        }
        Some(Sequence { steps })
    }
}

fn push(steps: &mut Vec<Step>, phase: PhaseRef, transfers: Vec<Transfer>) {
    if !transfers.is_empty() {
        steps.push(Step { phase, transfers, mark: None, name: None });
    }
}
