//! What is found of a network of uncertain durations, as JSON: version 1 of `control.schema.json`.
//!
//! Names instead of references. What it means is told in `docs/reference/controllability.md`.

use schemars::JsonSchema;
use serde::Serialize;
use takas_model::{EventRef, Network, Side, Wait};

/// What `takas control` says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ControlReport {
    /// Version of this form: 1.
    pub format: u8,
    /// The unit of all numbers, in words.
    pub unit: String,
    /// Whether there is a way to react that keeps every requirement.
    pub controllable: bool,
    /// The way: every event that somebody decides comes as soon as its waits allow. Empty where it is not controllable.
    pub waits: Vec<WaitOut>,
    /// How many executions with random durations the judge went through, all without a requirement broken.
    pub executions: u64,
    /// The closed walk that shows that there is no way, step by step; null where there is one, or the walk is too long to be written.
    pub conflict: Option<Vec<SideOut>>,
    /// What makes it controllable: each of `alone` by itself, or all of `together`.
    pub mends: MendsOut,
}

/// A condition on when an event comes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WaitOut {
    /// The event.
    pub event: String,
    /// It comes at least so long after this one.
    pub after: String,
    /// So long.
    pub by: i64,
    /// Or as soon as this duration has ended; null: without exception.
    pub unless_ended: Option<String>,
}

/// A step of a conflict: `to` comes at most `weight` after `from`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SideOut {
    /// The requirement or duration.
    pub name: String,
    /// `at-most`, `at-least`, `shortest`, `longest`, `never-longer` or `never-shorter`.
    pub side: &'static str,
    /// From.
    pub from: String,
    /// To.
    pub to: String,
    /// The greatest distance; negative: `to` comes before `from`.
    pub weight: i64,
}

/// What would mend it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MendsOut {
    /// Each of these alone, the smallest first.
    pub alone: Vec<LooseningOut>,
    /// Where none alone is enough: these together, none of which could be less.
    pub together: Vec<LooseningOut>,
    /// Whether looking for mends ended at its limit, so that both are empty.
    pub unfinished: bool,
}

/// One bound of one requirement, looser.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LooseningOut {
    /// The requirement.
    pub requirement: String,
    /// `at_least` or `at_most`.
    pub bound: &'static str,
    /// By how much.
    pub by: i64,
    /// What it is then.
    pub becomes: i64,
}

impl WaitOut {
    /// A wait by names.
    pub fn new(network: &Network, wait: &Wait) -> Self {
        Self {
            event: event(network, wait.event),
            after: event(network, wait.after),
            by: wait.by,
            unless_ended: wait.unless.map(|index| network.contingent()[index].name.clone()),
        }
    }
}

impl SideOut {
    /// A step by names; none where the network has no such side.
    pub fn new(network: &Network, side: Side) -> Option<Self> {
        let (from, to, weight) = side.edge(network)?;
        let kind = match side {
            Side::Most(_) => "at-most",
            Side::Least(_) => "at-least",
            Side::Shortest(_) => "shortest",
            Side::Longest(_) => "longest",
            Side::NeverLonger(_) => "never-longer",
            Side::NeverShorter(_) => "never-shorter",
        };
        let (from, to) = (event(network, from), event(network, to));
        Some(Self { name: side.name(network).to_owned(), side: kind, from, to, weight })
    }
}

impl LooseningOut {
    /// The bound of a requirement, looser by so much.
    pub fn new(network: &Network, requirement: usize, is_least: bool, by: i64) -> Self {
        let one = &network.requirements()[requirement];
        let (bound, becomes) = if is_least {
            ("at_least", one.least.unwrap_or_default() - by)
        } else {
            ("at_most", one.most.unwrap_or_default() + by)
        };
        Self { requirement: one.name.clone(), bound, by, becomes }
    }
}

fn event(network: &Network, event: EventRef) -> String {
    network.events()[event.index()].clone()
}
