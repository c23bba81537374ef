//! The judge of operations: the section *What holds in every state* of `docs/reference/run.md`, from events alone.
//!
//! It folds events by itself, written from that page without a look at the engine, and tells every event after which a line does not hold,
//! every word that should have been refused, every report that does not count as it should, and everything that the desk should have said
//! and has not, or has said and is not so. Two lines speak of what *would* be allowed: [`Judge::must_allow`] and [`Judge::homeward`] say what
//! an engine has to grant, [`Judge::safe_place`] where an abort leaves everybody; whoever has an engine asks it.
//!
//! Where the page can be read in two ways, a fault is what every reader must see. A charter is taken to be sound.

mod against;
mod course;
mod demand;
mod facts;
mod follows;
mod reports;
mod safe;
mod seats;
mod see;

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use takas_model::{Act, AuthorRef, Charter, Instant, OperationEvent, PartyRef, PlaceRef, Said, Target, UnitRef};

pub use facts::Whereabouts;

use course::Course;
use facts::Facts;

/// A line of *What holds in every state*, or what is said of events themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OperationLine {
    /// No party is owed more than it accepts.
    Balance,
    /// Nobody boards or leaves without word, clearance, checks, identity and open gate.
    Gates,
    /// Being broken off leaves everybody one safe place, and brings everybody there.
    Abort,
    /// Each unit is in exactly one place or ride, with room for it.
    Somewhere,
    /// Protected units wait for nothing but their own.
    Protected,
    /// What is past the point of no return stays so, nothing that was said is lost or counts twice.
    Once,
    /// Events are numbered, in time, said by who may say them, about what there is; and what follows is said.
    Record,
}

impl OperationLine {
    /// Every line, in the order of the page.
    pub const ALL: [Self; 7] =
        [Self::Balance, Self::Gates, Self::Abort, Self::Somewhere, Self::Protected, Self::Once, Self::Record];

    /// Its name on the page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Balance => "balance",
            Self::Gates => "gates",
            Self::Abort => "abort",
            Self::Somewhere => "somewhere",
            Self::Protected => "protected",
            Self::Once => "once",
            Self::Record => "record",
        }
    }
}

/// What is wrong with an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperationFault {
    /// The number of the event at which it shows.
    pub event: u64,
    /// Which line is broken.
    pub line: OperationLine,
    /// How, in words, by indices.
    pub words: String,
}

/// Everything that is wrong with the events of an operation of a sound charter, in order; empty: every line holds after each of them.
/// `targets` are the plans that may be adopted.
pub fn judge_operation(charter: &Charter, targets: &[Target], events: &[OperationEvent]) -> Vec<OperationFault> {
    let mut judge = Judge::new(charter, targets);
    let mut faults: Vec<OperationFault> = events.iter().flat_map(|event| judge.see(event)).collect();
    faults.extend(judge.settle());
    faults
}

/// The judge, event by event. Two that have come to the same state are equal, whatever the numbers and times that brought them there.
#[derive(Clone, Debug)]
pub struct Judge<'a> {
    charter: &'a Charter,
    targets: &'a [Target],
    /// Those that are or were run, in order.
    courses: Vec<Arc<Course<'a>>>,
    facts: Facts,
    counters: Counters,
    /// Reports that wait, by the number of their event.
    waiting: BTreeMap<u64, Said>,
    /// Those that speak of what is not in the present plan any more: they have to lapse.
    orphans: BTreeSet<u64>,
}

/// Numbers and times, which say nothing of what is so.
#[derive(Clone, Debug, Default)]
struct Counters {
    /// The number of the next event.
    next: u64,
    /// When the last one was.
    at: Instant,
    /// The last number of each author.
    said: BTreeMap<usize, u64>,
    /// Since when a party waits for what it is owed.
    owed_since: BTreeMap<PartyRef, Instant>,
    /// How much each party was owed after the last event.
    owed_before: BTreeMap<PartyRef, u64>,
}

impl<'a> Judge<'a> {
    /// Before the first event.
    ///
    /// # Panics
    /// When the charter is not sound: a unit is in no lot or in two, or an index of its target points nowhere.
    pub fn new(charter: &'a Charter, targets: &'a [Target]) -> Self {
        let course = Course::first(&charter.units, &charter.target).expect("a charter is sound");
        let facts = Facts::new(&course);
        let counters = Counters { at: Instant::MIN, ..Counters::default() };
        Self {
            charter,
            targets,
            courses: vec![Arc::new(course)],
            facts,
            counters,
            waiting: BTreeMap::new(),
            orphans: BTreeSet::new(),
        }
    }

    fn course(&self) -> &Course<'a> {
        self.courses.last().expect("there is a target")
    }

    /// How many units there are, those who joined included.
    pub fn units(&self) -> usize {
        self.facts.units.len()
    }

    /// Where a unit is.
    pub fn whereabouts(&self, unit: UnitRef) -> Whereabouts {
        self.facts.unit(unit).whereabouts
    }

    /// At which place a unit stands, in a ride or out of it; none while it is under way.
    pub fn stands_at(&self, unit: UnitRef) -> Option<PlaceRef> {
        match self.whereabouts(unit) {
            Whereabouts::At(place) => Some(place),
            Whereabouts::Riding(trip) if self.facts.trips[trip].left => None,
            Whereabouts::Riding(trip) => Some(self.course().plan.trips[trip].from),
        }
    }

    /// Whether a unit is past the point of no return.
    pub fn is_past(&self, unit: UnitRef) -> bool {
        self.facts.unit(unit).is_past
    }

    /// Whether a unit has been handed over.
    pub fn is_handed_over(&self, unit: UnitRef) -> bool {
        self.facts.unit(unit).handed_over
    }

    /// Whether a unit is to travel.
    pub fn travels(&self, unit: UnitRef) -> bool {
        self.facts.unit(unit).travels
    }

    /// Whether a unit is clear to travel.
    pub fn is_clear(&self, unit: UnitRef) -> bool {
        self.facts.is_clear(unit, &self.course().units[unit.index()])
    }

    /// Whether this lets something be that was not: such a word of this author is good for a while alone.
    pub fn is_good_for_a_while(&self, author: AuthorRef, act: &Act) -> bool {
        let seat = self.charter.authors.get(author.index()).map(|author| author.seat);
        facts::binds(self.charter) && against::loosens(&self.facts, seat.and_then(seats::delegate_of), act)
    }

    /// Whether it was broken off.
    pub fn is_aborted(&self) -> bool {
        self.facts.aborted
    }

    /// Whether it was broken off and everybody is safe.
    pub fn is_safe(&self) -> bool {
        self.facts.told_safe
    }

    /// Whether it is over.
    pub fn is_closed(&self) -> bool {
        self.facts.closed
    }

    /// How many are in a ride.
    pub fn aboard(&self, trip: usize) -> usize {
        self.facts.aboard(trip).count()
    }

    /// How many reports wait.
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// What a party is owed by departures that were.
    pub fn owed(&self, party: PartyRef) -> u64 {
        let owed = self.facts.owed(self.course(), &BTreeSet::new());
        owed.get(&party).copied().unwrap_or(0)
    }

    /// Which of the targets is run: 0 is the charter's, each adoption adds one.
    pub fn target(&self) -> usize {
        self.courses.len() - 1
    }
}

impl PartialEq for Judge<'_> {
    fn eq(&self, other: &Self) -> bool {
        let said = |one: &Self| -> Vec<(usize, Said)> {
            one.waiting.values().map(|said| (said.author.index(), bare(said))).collect()
        };
        self.facts == other.facts && said(self) == said(other)
    }
}

impl Eq for Judge<'_> {}

impl Hash for Judge<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.facts.hash(state);
        self.waiting.values().for_each(|said| bare(said).hash(state));
    }
}

/// What was said, without number and time.
fn bare(said: &Said) -> Said {
    Said { sequence: 0, time: 0, ..said.clone() }
}
