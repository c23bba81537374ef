//! Every state that a small operation can come to, one breadth after the other.
//!
//! In each state everything on the menu is said, doubled, said under a wrong number; what the engine grants is judged, what the judge says
//! must be granted is asked for, and the exchange is broken off and everybody brought to safety. Nothing is left out for symmetry: a state
//! is known again when judge and engine both say it is the same, whatever numbers and times led to it. One that is known from a history with no
//! more disturbances is not gone on from again: whatever can follow with fewer left could follow there.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};

use takas_model::{
    Act, AuthorRef, Consequence, Hands, Happened, Instant, OperationEvent, PlaceRef, Reason, Said, Seat, TargetRef,
    UnitRef, Weight,
};

use super::fingerprint::Fingerprint;
use super::operation::{NOON, SmallOperation};
use crate::operation::{Judge, OperationLine, Whereabouts};

/// Whatever runs operations: the engine, or the engine with a defect.
pub trait Runner {
    /// Its state.
    type State: Clone;

    /// Before anything was said.
    fn begin(&self) -> Self::State;

    /// Says something: its events, folded into the state, or the reasons of a refusal.
    ///
    /// # Errors
    /// Every reason for which it is refused.
    fn say(&self, state: &mut Self::State, said: Said, now: Instant) -> Result<Vec<OperationEvent>, Vec<Reason>>;

    /// What the clock brings: its events, folded into the state.
    fn tick(&self, state: &mut Self::State, now: Instant) -> Vec<OperationEvent>;

    /// Where it has a unit; none: it knows of no such unit.
    fn whereabouts(&self, state: &Self::State, unit: UnitRef) -> Option<Whereabouts>;

    /// Where and in whose hands it says that breaking it off leaves a unit.
    fn safe_place(&self, state: &Self::State, unit: UnitRef) -> Option<(PlaceRef, Hands)>;

    /// Feeds everything of the state on which its answers depend, but numbers and times.
    fn identify(&self, state: &Self::State, hasher: &mut impl Hasher);
}

/// How far to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExploreLimits {
    /// How many disturbances one history holds at most: reports that are irregular or wait, people who alight, what is taken back, holds,
    /// people who do not travel, and rides that go with nobody. Each is tried in every state all the same, and judged.
    pub disturbances: u32,
    /// How many states are looked at, at most.
    pub states: usize,
    /// A fault of this line is enough.
    pub until: Option<OperationLine>,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explored {
    /// How many states there are.
    pub states: usize,
    /// How often something was said and granted.
    pub granted: u64,
    /// How often something was refused.
    pub refused: u64,
    /// In how many of the states it was broken off: once in each history that leads there.
    pub aborted: usize,
    /// The most steps that a state is away from the beginning.
    pub depth: usize,
    /// Every state within the disturbances was looked at.
    pub is_complete: bool,
    /// For each line, the first fault: what was said, from the beginning on, and the fault in words.
    pub faults: BTreeMap<OperationLine, (Vec<(AuthorRef, Act)>, String)>,
}

/// A state, and how one comes there.
struct Node<'a, S> {
    state: S,
    judge: Judge<'a>,
    numbers: Vec<u64>,
    disturbances: u32,
    entry: usize,
}

/// Looks at every state of a small operation.
pub fn explore<R: Runner>(small: &SmallOperation, runner: &R, limits: ExploreLimits) -> Explored {
    let mut explorer = Explorer {
        small,
        runner,
        limits,
        known: BTreeMap::new(),
        home: BTreeSet::new(),
        came: Vec::new(),
        next: Vec::new(),
        found: Explored { is_complete: true, ..Explored::default() },
    };
    let numbers = vec![0; small.charter.authors.len()];
    let judge = Judge::new(&small.charter, &small.targets);
    explorer.came.push(None);
    explorer.next.push(Node { state: runner.begin(), judge, numbers, disturbances: 0, entry: 0 });
    while !explorer.next.is_empty() {
        for node in std::mem::take(&mut explorer.next) {
            if limits.until.is_some_and(|line| explorer.found.faults.contains_key(&line)) {
                explorer.found.is_complete = false;
                explorer.next.clear();
                break;
            }
            explorer.look(&node);
            explorer.expand(&node);
        }
        explorer.found.depth += 1;
    }
    explorer.found.states = explorer.came.len();
    explorer.found
}

struct Explorer<'a, R: Runner> {
    small: &'a SmallOperation,
    runner: &'a R,
    limits: ExploreLimits,
    /// Each state, with the fewest disturbances by which it was come to.
    known: BTreeMap<u128, u32>,
    /// States after an abort from which everybody comes to where it is safe.
    home: BTreeSet<u128>,
    /// For each state: the one before it, and what on the menu led to it.
    came: Vec<Option<(usize, usize)>>,
    next: Vec<Node<'a, R::State>>,
    found: Explored,
}

impl<'a, R: Runner> Explorer<'a, R> {
    /// A state that was not known is looked at later.
    fn enter(&mut self, before: &Node<'a, R::State>, mut node: Node<'a, R::State>, saying: Said, said: usize) {
        let key = self.key(&node);
        let disturbances = if self.limits.disturbances < u32::MAX { node.disturbances } else { 0 };
        if self.known.get(&key).is_some_and(|fewest| *fewest <= disturbances) {
            return;
        }
        self.known.insert(key, disturbances);
        if self.came.len() >= self.limits.states {
            self.found.is_complete = false;
            return;
        }
        node.entry = self.came.len();
        self.came.push(Some((before.entry, said)));
        self.found.aborted += usize::from(node.judge.is_aborted());
        self.late(before, &saying);
        self.doubled(&node, saying);
        self.next.push(node);
    }

    /// A state by what judge and engine say it is.
    fn key(&self, node: &Node<'a, R::State>) -> u128 {
        let mut print = Fingerprint::new();
        node.judge.hash(&mut print);
        self.runner.identify(&node.state, &mut print);
        print.whole()
    }

    /// What the engine says a state is.
    fn print(&self, state: &R::State) -> u128 {
        let mut print = Fingerprint::new();
        self.runner.identify(state, &mut print);
        print.whole()
    }

    fn tell(&mut self, line: OperationLine, at: (usize, &[(AuthorRef, Act)]), words: impl FnOnce() -> String) {
        if self.found.faults.contains_key(&line) {
            return;
        }
        let (mut entry, last) = at;
        let mut path: Vec<(AuthorRef, Act)> = last.iter().rev().cloned().collect();
        while let Some((before, said)) = self.came[entry] {
            path.push(self.small.menu[said].clone());
            entry = before;
        }
        path.reverse();
        self.found.faults.insert(line, (path, words()));
    }

    /// What must hold in a state, and what must be allowed in it.
    fn look(&mut self, node: &Node<'a, R::State>) {
        for unit in (0..node.judge.units()).map(UnitRef::new) {
            let (said, is) = (self.runner.whereabouts(&node.state, unit), node.judge.whereabouts(unit));
            if said != Some(is) {
                let words = || format!("unit {} is {is:?}, and is said to be {said:?}", unit.index());
                self.tell(OperationLine::Somewhere, (node.entry, &[]), words);
            }
            let (said, is) = (self.runner.safe_place(&node.state, unit), node.judge.safe_place(unit));
            if said != Some(is) && !node.judge.is_stranded(unit) {
                let words = || format!("unit {} is safe at {is:?}, and that is said to be {said:?}", unit.index());
                self.tell(OperationLine::Abort, (node.entry, &[]), words);
            }
        }
        for (author, act) in node.judge.must_allow(NOON) {
            let said = said_in(node, author, act.clone());
            if let Err(reasons) = self.runner.say(&mut node.state.clone(), said, NOON) {
                let line = match act {
                    Act::Board(..) | Act::Go(_) => OperationLine::Protected,
                    _ => OperationLine::Record,
                };
                let words = || format!("{act:?} is refused: {reasons:?}");
                self.tell(line, (node.entry, &[(author, act.clone())]), words);
            }
        }
        self.wait_long(node);
        self.bring_home(node);
    }

    /// Much time passes: what is withheld is said, and that it is cured when the party accepts that.
    fn wait_long(&mut self, node: &Node<'a, R::State>) {
        let now = NOON.saturating_add(self.small.charter.patience.owed).saturating_add(1);
        let mut state = node.state.clone();
        let events = self.runner.tick(&mut state, now);
        if events.is_empty() {
            return;
        }
        let mut later = Node { state, judge: node.judge.clone(), numbers: node.numbers.clone(), ..*node };
        self.judge(&mut later, &events, &[]);
        for event in &events {
            let Happened::Follows(Consequence::Withheld(party, units)) = event.what else { continue };
            let seats = self.small.charter.authors.iter();
            let Some(delegate) = seats.clone().position(|author| author.seat == Seat::Delegate(party)) else {
                continue;
            };
            let said = (AuthorRef::new(delegate), Act::Accept(units));
            let saying = Said { time: now, ..said_in(&later, said.0, said.1.clone()) };
            if let Ok(events) = self.runner.say(&mut later.state, saying, now) {
                later.numbers[delegate] += 1;
                self.judge(&mut later, &events, &[said]);
            }
        }
    }

    /// After an abort everybody comes to the safe place that it fixed. An abort is on the menu, so that each state is broken off and what
    /// it leaves is a state of its own; a way that joins one that was gone before leads where that led.
    fn bring_home(&mut self, node: &Node<'a, R::State>) {
        if !node.judge.is_aborted() {
            return;
        }
        let mut home =
            Node { state: node.state.clone(), judge: node.judge.clone(), numbers: node.numbers.clone(), ..*node };
        let mut path: Vec<(AuthorRef, Act)> = Vec::new();
        let mut gone = Vec::new();
        loop {
            let key = self.key(&home);
            if self.home.contains(&key) {
                break;
            }
            gone.push(key);
            let Some(next) = home.judge.homeward(NOON).into_iter().next() else {
                if !self.is_home(node, &home, &path) {
                    return;
                }
                break;
            };
            path.push(next);
            if path.len() > 200 || !self.step(&mut home, &path) {
                self.tell(OperationLine::Abort, (node.entry, &path), || "the way to safety is barred".to_owned());
                return;
            }
        }
        self.home.extend(gone);
    }

    /// Whether everybody is where an abort has them, and that is said.
    fn is_home(&mut self, node: &Node<'a, R::State>, home: &Node<'a, R::State>, path: &[(AuthorRef, Act)]) -> bool {
        let is_away = |unit: &UnitRef| home.judge.stands_at(*unit) != Some(home.judge.safe_place(*unit).0);
        let away = (0..home.judge.units()).map(UnitRef::new).find(is_away);
        if let Some(unit) = away {
            let words = || format!("unit {} does not come to where it is safe", unit.index());
            self.tell(OperationLine::Abort, (node.entry, path), words);
        } else if !home.judge.is_safe() {
            self.tell(OperationLine::Abort, (node.entry, path), || "that everybody is safe is not said".to_owned());
        }
        away.is_none() && home.judge.is_safe()
    }

    /// Says the last of a path; whether it is granted.
    fn step(&mut self, node: &mut Node<'a, R::State>, path: &[(AuthorRef, Act)]) -> bool {
        let (author, act) = path.last().expect("there is a step").clone();
        let saying = said_in(node, author, act);
        let Ok(events) = self.runner.say(&mut node.state, saying, NOON) else { return false };
        node.numbers[author.index()] += 1;
        self.judge(node, &events, path);
        true
    }

    fn judge(&mut self, node: &mut Node<'a, R::State>, events: &[OperationEvent], path: &[(AuthorRef, Act)]) {
        let mut faults: Vec<_> = events.iter().flat_map(|event| node.judge.see(event)).collect();
        faults.extend(node.judge.settle());
        for fault in faults {
            self.tell(fault.line, (node.entry, path), || fault.words);
        }
    }

    /// Everything on the menu is said. What is refused changes nothing, so that one state serves all that is; whether it did is looked at.
    fn expand(&mut self, node: &Node<'a, R::State>) {
        let small = self.small;
        let mut untouched = node.state.clone();
        for (index, (author, act)) in small.menu.iter().enumerate() {
            let saying = said_in(node, *author, act.clone());
            let Ok(events) = self.runner.say(&mut untouched, saying.clone(), NOON) else {
                self.found.refused += 1;
                continue;
            };
            let state = std::mem::replace(&mut untouched, node.state.clone());
            self.found.granted += 1;
            let numbers = node.numbers.clone();
            let mut next = Node { state, judge: node.judge.clone(), numbers, ..*node };
            next.numbers[author.index()] += 1;
            self.judge(&mut next, &events, &[(*author, act.clone())]);
            next.disturbances += u32::from(disturbs(node, &events));
            if next.disturbances <= self.limits.disturbances && !repeats(&events) {
                self.enter(node, next, saying, index);
            }
        }
        if self.print(&untouched) != self.print(&node.state) {
            let words = || "something that is refused has changed the state".to_owned();
            self.tell(OperationLine::Once, (node.entry, &[]), words);
        }
    }

    /// A word that lets something be, and comes when it is too old, is refused.
    fn late(&mut self, before: &Node<'a, R::State>, saying: &Said) {
        if !before.judge.is_good_for_a_while(saying.author, &saying.act) {
            return;
        }
        let age = self.small.charter.patience.words.saturating_add(1);
        for time in [NOON.saturating_sub(age), NOON.saturating_add(age)] {
            let late = self.runner.say(&mut before.state.clone(), Said { time, ..saying.clone() }, NOON);
            if late.is_ok() {
                let words = || format!("it is given though it was said {age} seconds before or after");
                self.tell(OperationLine::Once, (before.entry, &[(saying.author, saying.act.clone())]), words);
            }
        }
    }

    /// What was said once is said again, and something else under its number, and something under a number that is not its turn.
    fn doubled(&mut self, node: &Node<'a, R::State>, saying: Said) {
        let ask = |said: Said| self.runner.say(&mut node.state.clone(), said, NOON);
        let again = ask(saying.clone());
        let other = ask(Said { act: Act::Hold(takas_model::Scope::Trip(0)), ..saying.clone() });
        let beyond = ask(Said { sequence: saying.sequence + 2, ..saying.clone() });
        let is_other = saying.act != Act::Hold(takas_model::Scope::Trip(0));
        if again != Ok(Vec::new()) || (is_other && other.is_ok()) || beyond.is_ok() {
            let words = || format!("doubled: {again:?}, other: {other:?}, beyond: {beyond:?}");
            self.tell(OperationLine::Once, (node.entry, &[(saying.author, saying.act)]), words);
        }
    }
}

fn said_in<S>(node: &Node<'_, S>, author: AuthorRef, act: Act) -> Said {
    let sequence = node.numbers.get(author.index()).map_or(1, |number| number + 1);
    Said { author, sequence, time: NOON, target: TargetRef::new(node.judge.target()), act }
}

/// What does not belong to an operation that goes its way.
fn disturbs<S>(before: &Node<'_, S>, events: &[OperationEvent]) -> bool {
    events.iter().any(|event| match &event.what {
        Happened::Said(_, Weight::Irregular(_) | Weight::Waits) => true,
        Happened::Said(said, _) => match &said.act {
            Act::Alighted(..) | Act::Hold(_) | Act::NotTravelling(_) | Act::NotInHand(..) | Act::TakeBack(_) => true,
            Act::Go(trips) => trips.iter().all(|trip| before.judge.aboard(*trip) == 0),
            _ => false,
        },
        Happened::Follows(_) => false,
    })
}

fn repeats(events: &[OperationEvent]) -> bool {
    matches!(events.first().map(|event| &event.what), Some(Happened::Said(_, Weight::Repeats)))
}
