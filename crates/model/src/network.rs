//! Simple temporal networks with uncertainty: events, requirements between them, and durations that nobody decides.
//!
//! T. Vidal, H. Fargier, "Handling contingency in temporal constraint networks: from consistency to controllabilities", 1999.
//! Times are whole numbers of one unit, which the caller chooses (minutes, for a plan). Nothing here decides whether a network is
//! controllable.

use std::collections::BTreeSet;

use crate::reference::reference;

reference! {
    "a network",
    /// An event: an index into [`Network::events`].
    EventRef
}

/// The greatest absolute value of a bound: sums over any walk of a network that fits in memory stay within 64 bits.
pub const BOUND_MAX: i64 = 1 << 31;

/// A requirement: `least <= time(to) - time(from) <= most`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// Its name, as a conflict tells it.
    pub name: String,
    /// From.
    pub from: EventRef,
    /// To.
    pub to: EventRef,
    /// The least distance, if any; negative where `to` may come first.
    pub least: Option<i64>,
    /// The greatest distance, if any.
    pub most: Option<i64>,
}

/// A duration that is observed, not decided: `to` comes `least..=most` after `from`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contingent {
    /// Its name, as a conflict tells it.
    pub name: String,
    /// Its beginning.
    pub from: EventRef,
    /// Its end, which nobody decides.
    pub to: EventRef,
    /// The shortest it takes; at least 1.
    pub least: i64,
    /// The longest it takes; at least `least`.
    pub most: i64,
}

/// Why something is no network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NetworkFault {
    /// A requirement or contingent duration names an event that is not there: its name.
    UnknownEvent(String),
    /// It goes from an event to itself: its name.
    Loop(String),
    /// A bound is over [`BOUND_MAX`], a least bound over the greatest, or a contingent duration may be shorter than 1: its name.
    Bounds(String),
    /// An event ends two contingent durations: the event's name.
    EndsTwice(String),
    /// Contingent durations begin with one another in a circle, so none can begin: the name of one of them.
    Circle(String),
}

/// A network. Made by [`Network::new`], so it is sound.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Network {
    events: Vec<String>,
    requirements: Vec<Requirement>,
    contingent: Vec<Contingent>,
}

impl Network {
    /// A network of these events, requirements and contingent durations.
    ///
    /// # Errors
    /// Every fault there is, not the first alone.
    pub fn new(
        events: Vec<String>,
        requirements: Vec<Requirement>,
        contingent: Vec<Contingent>,
    ) -> Result<Self, Vec<NetworkFault>> {
        let mut faults = Vec::new();
        let is_known = |event: EventRef| event.index() < events.len();
        let is_small = |bound: i64| (-BOUND_MAX..=BOUND_MAX).contains(&bound);
        let ends = requirements.iter().map(|one| (&one.name, one.from, one.to));
        for (name, from, to) in ends.chain(contingent.iter().map(|one| (&one.name, one.from, one.to))) {
            if !is_known(from) || !is_known(to) {
                faults.push(NetworkFault::UnknownEvent(name.clone()));
            } else if from == to {
                faults.push(NetworkFault::Loop(name.clone()));
            }
        }
        for one in &requirements {
            let bounds = [one.least, one.most];
            let crossed = matches!(bounds, [Some(least), Some(most)] if least > most);
            if crossed || !bounds.into_iter().flatten().all(is_small) {
                faults.push(NetworkFault::Bounds(one.name.clone()));
            }
        }
        let mut ended = BTreeSet::new();
        for one in &contingent {
            if one.least < 1 || one.least > one.most || !is_small(one.most) {
                faults.push(NetworkFault::Bounds(one.name.clone()));
            }
            if is_known(one.to) && !ended.insert(one.to) {
                faults.push(NetworkFault::EndsTwice(events[one.to.index()].clone()));
            }
        }
        if faults.is_empty() {
            faults.extend(circle(events.len(), &contingent));
        }
        if faults.is_empty() { Ok(Self { events, requirements, contingent }) } else { Err(faults) }
    }

    /// The events' names.
    pub fn events(&self) -> &[String] {
        &self.events
    }

    /// The requirements.
    pub fn requirements(&self) -> &[Requirement] {
        &self.requirements
    }

    /// The contingent durations.
    pub fn contingent(&self) -> &[Contingent] {
        &self.contingent
    }

    /// The same with one bound of one requirement looser by `by`, at least 0: its least bound when `is_least`, else its greatest.
    ///
    /// # Panics
    /// When there is no such requirement.
    #[must_use]
    pub fn loosened(&self, requirement: usize, is_least: bool, by: i64) -> Self {
        let mut copy = self.clone();
        let one = &mut copy.requirements[requirement];
        if is_least {
            one.least = one.least.map(|least| least.saturating_sub(by));
        } else {
            one.most = one.most.map(|most| most.saturating_add(by));
        }
        copy
    }
}

/// A contingent duration whose beginning hangs on its own end.
fn circle(events: usize, contingent: &[Contingent]) -> Option<NetworkFault> {
    let mut begins: Vec<Option<usize>> = vec![None; events];
    for (index, one) in contingent.iter().enumerate() {
        begins[one.to.index()] = Some(index);
    }
    contingent.iter().find_map(|start| {
        let mut place = start.from;
        for _ in 0..contingent.len() {
            if place == start.to {
                return Some(NetworkFault::Circle(start.name.clone()));
            }
            place = contingent[begins[place.index()]?].from;
        }
        None
    })
}

/// One side of a requirement or of a contingent duration, as a step of a walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// From `from` to `to`: not more than the greatest distance of this requirement.
    Most(usize),
    /// From `to` to `from`: not less than the least distance of this requirement.
    Least(usize),
    /// From `from` to `to`: this contingent duration may be no longer than its shortest (the lower-case edge).
    Shortest(usize),
    /// From `to` to `from`: it may be as long as its longest (the upper-case edge).
    Longest(usize),
    /// From `from` to `to`: it is never longer than its longest.
    NeverLonger(usize),
    /// From `to` to `from`: it is never shorter than its shortest.
    NeverShorter(usize),
}

impl Side {
    /// Where it leads from and to, and its weight: `time(to) - time(from) <= weight`. None where the network has no such side.
    pub fn edge(self, network: &Network) -> Option<(EventRef, EventRef, i64)> {
        let requirement = |index: usize| network.requirements.get(index);
        let contingent = |index: usize| network.contingent.get(index);
        match self {
            Self::Most(index) => requirement(index).and_then(|one| Some((one.from, one.to, one.most?))),
            Self::Least(index) => requirement(index).and_then(|one| Some((one.to, one.from, -one.least?))),
            Self::Shortest(index) => contingent(index).map(|one| (one.from, one.to, one.least)),
            Self::NeverLonger(index) => contingent(index).map(|one| (one.from, one.to, one.most)),
            Self::Longest(index) => contingent(index).map(|one| (one.to, one.from, -one.most)),
            Self::NeverShorter(index) => contingent(index).map(|one| (one.to, one.from, -one.least)),
        }
    }

    /// The name of its requirement or contingent duration.
    pub fn name(self, network: &Network) -> &str {
        match self {
            Self::Most(index) | Self::Least(index) => &network.requirements[index].name,
            Self::Shortest(index) | Self::Longest(index) | Self::NeverLonger(index) | Self::NeverShorter(index) => {
                &network.contingent[index].name
            }
        }
    }
}

/// A condition on when an event may be executed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wait {
    /// The event.
    pub event: EventRef,
    /// It comes at least so long after this one.
    pub after: EventRef,
    /// So long; over 0.
    pub by: i64,
    /// Or as soon as this contingent duration has ended.
    pub unless: Option<usize>,
}

/// How a controllable network is executed: each event that somebody decides as soon as its waits allow. Waits are of executed events
/// only: an event with a wait after one that has not happened is not ready.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dispatch {
    /// The waits, ascending.
    pub waits: Vec<Wait>,
}

/// Why a network is not controllable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetworkConflict {
    /// What takes part, ascending.
    pub sides: Vec<Side>,
    /// A closed walk of negative sum in which every [`Side::Shortest`] is outweighed by what follows it: a semi-reducible negative
    /// cycle (P. Morris, "A structural characterization of temporal dynamic controllability", CP 2006). None where it is too
    /// long to be written down.
    pub walk: Option<Vec<Side>>,
}

/// Whether a network is dynamically controllable: whether there is a way to react that keeps every requirement, whatever the
/// contingent durations turn out to be, knowing of each only when it ends, and then at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Controllability {
    /// It is, and this is a way.
    Controllable(Dispatch),
    /// It is not.
    Conflict(NetworkConflict),
}
