//! Whom a line means: names as in rules, narrowed by `from`, `to` and `in phase`; and which of several lines counts.

use takas_model::{Flow, GroupRef, Transfer};

use super::Reader;
use crate::codes::Code;
use crate::language::resolve::{self, Scope};
use crate::reading::fields::wrong;
use crate::reading::rules;
use crate::source::Place;
use crate::tree::{Entry, Node, Value};

/// What a line says under one key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Spoken<T> {
    /// Nothing.
    #[default]
    Silent,
    /// Something that is wrong, and was reported.
    Mistaken,
    /// This.
    Said(T),
}

impl<T> Spoken<T> {
    /// What is said under a key that is there or not.
    pub(super) fn of(is_there: bool, said: Option<T>) -> Self {
        match said {
            Some(said) => Self::Said(said),
            None if is_there => Self::Mistaken,
            None => Self::Silent,
        }
    }
}

/// A line about some of the people and things of the deal.
#[derive(Clone, Debug)]
pub(super) struct Line<F> {
    pub(super) flow: Flow,
    /// The narrower, the less.
    rank: (usize, bool, bool),
    pub(super) place: Place,
    pub(super) said: F,
}

/// Lines of one table.
#[derive(Clone, Debug)]
pub(super) struct Lines<F> {
    pub(super) all: Vec<Line<F>>,
    /// Whether one of them could not be read, so that whom it was about is not known.
    pub(super) any_lost: bool,
}

impl<F> Default for Lines<F> {
    fn default() -> Self {
        Self { all: Vec::new(), any_lost: false }
    }
}

impl<F> Lines<F> {
    /// Adds a line; none could not be read.
    pub(super) fn add(&mut self, line: Option<Line<F>>) {
        self.any_lost |= line.is_none();
        self.all.extend(line);
    }
}

/// What the narrowest line says of a transfer.
#[derive(Debug)]
pub(super) struct Found<'l, T> {
    /// None: what it says is wrong, and was reported.
    pub(super) said: Option<&'l T>,
    /// Where the line stands.
    pub(super) place: Place,
}

impl Reader<'_> {
    /// Whom a line with such a key is about.
    pub(super) fn line<F>(&mut self, entry: &Entry, said: F) -> Option<Line<F>> {
        let flow = self.flow(&entry.key, entry.key_place)?;
        let case = self.source.case;
        let held = |item: &&takas_model::ItemRef| flow.from.is_empty() || flow.from.contains(&case.item(**item).holder);
        let count = flow.selection.items.iter().filter(held).count();
        let rank = (count, flow.to.is_empty(), flow.phases == case.all_phases());
        Some(Line { flow, rank, place: entry.key_place, said })
    }

    /// Whom a text under a key means.
    pub(super) fn flow_of(&mut self, node: &Node, key: &str) -> Option<Flow> {
        let Value::Text(text) = &node.value else {
            wrong(node, key, "names in quotation marks: `everyone to DEU except children`", self.sink);
            return None;
        };
        self.flow(text, node.place)
    }

    fn flow(&mut self, text: &str, place: Place) -> Option<Flow> {
        let source = self.source;
        let scope = Scope {
            case: source.case,
            names: source.names,
            party: None,
            weights: source.weights,
            values: None,
            lost: source.lost,
        };
        let origin = rules::origin(place, text, source.texts);
        resolve::read_flow(text, origin, &scope, &mut self.used, self.sink)
    }

    /// The groups of a flow, ascending.
    pub(super) fn groups_of(&self, flow: &Flow) -> Vec<GroupRef> {
        let meant = |group: &GroupRef| flow.contains(&self.transfers[group.index()].0);
        self.handover.group_refs().filter(meant).collect()
    }

    /// What the narrowest of the lines that speak of it says of a transfer. Two as narrow that differ are a mistake.
    pub(super) fn narrowest<'l, F, T: PartialEq>(
        &mut self,
        lines: &'l Lines<F>,
        transfer: &Transfer,
        key: &str,
        field: impl Fn(&'l F) -> &'l Spoken<T>,
    ) -> Option<Found<'l, T>> {
        let speaks = |line: &&'l Line<F>| line.flow.contains(transfer) && *field(&line.said) != Spoken::Silent;
        let speaking: Vec<&'l Line<F>> = lines.all.iter().filter(speaks).collect();
        let rank = speaking.iter().map(|line| line.rank).min()?;
        let mut narrow = speaking.into_iter().filter(|line| line.rank == rank);
        let line = narrow.next()?;
        for other in narrow {
            let both = (field(&line.said), field(&other.said));
            if both.0 != both.1 && !matches!(both, (Spoken::Mistaken, _) | (_, Spoken::Mistaken)) {
                let message = format!("this line and another say different things under `{key}` of the same");
                let help = "leave the key out of one of the two, or name fewer in one: the line for the fewest counts";
                self.sink.add(Code::SaidTwice, other.place, message, help).see(line.place, "the other line");
            }
        }
        let said = match field(&line.said) {
            Spoken::Said(said) => Some(said),
            Spoken::Mistaken | Spoken::Silent => None,
        };
        Some(Found { said, place: line.place })
    }
}
