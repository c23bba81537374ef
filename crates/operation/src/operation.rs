//! An operation: the charter, and the plans that are or may become its target.
//!
//! Fixed while it runs, but for plans that are brought: what changes is [`State`](crate::State), which is folded from events.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::{Author, AuthorRef, Charter, OperationKind, Target, Unit, UnitRef};

use crate::course::Course;
use crate::fault::CharterFault;
use crate::sound;
use crate::state::State;

/// The digest by which a plan is known.
pub type Digest = [u8; 32];

/// What is fixed of an operation.
#[derive(Clone, Debug)]
pub struct Operation {
    charter: Charter,
    first: Course,
    /// Plans that were adopted or may be: by the plans that were the target before, and their own digest.
    others: BTreeMap<Vec<Digest>, Course>,
}

impl Operation {
    /// The operation of a charter.
    ///
    /// # Errors
    /// Everything that is wrong with the charter.
    pub fn new(charter: Charter) -> Result<Self, Vec<CharterFault>> {
        let faults = sound::charter_faults(&charter);
        if !faults.is_empty() {
            return Err(faults);
        }
        let first = Course::new(charter.target.clone(), charter.units.clone(), BTreeSet::new());
        Ok(Self { charter, first, others: BTreeMap::new() })
    }

    /// Brings a plan, so that it can be adopted in this state. Whether it keeps what has happened is asked when it is adopted. A plan
    /// that was brought stays. Who folds a history brings each plan before the event that adopts it.
    ///
    /// # Errors
    /// Everything that is wrong with the plan in itself.
    pub fn bring(&mut self, state: &State, target: Target) -> Result<(), Vec<CharterFault>> {
        let before = self.course(state);
        let mut units = before.units.clone();
        units.extend(target.joins.iter().cloned());
        let mut withdrawn = before.withdrawn.clone();
        withdrawn.extend(&target.withdrawn);
        let faults = sound::target_faults(&target, &units, &withdrawn);
        if !faults.is_empty() {
            return Err(faults);
        }
        let path = after(state, target.digest);
        self.others.entry(path).or_insert_with(|| Course::new(target, units, withdrawn));
        Ok(())
    }

    /// The state before anything was said.
    pub fn begin(&self) -> State {
        State::new(&self.charter, &self.first)
    }

    /// What was fixed before it began.
    pub fn charter(&self) -> &Charter {
        &self.charter
    }

    /// An author.
    pub fn author(&self, author: AuthorRef) -> Option<&Author> {
        self.charter.authors.get(author.index())
    }

    /// The plan that is the target.
    pub fn target(&self, state: &State) -> &Target {
        &self.course(state).target
    }

    /// Every unit there is, those that joined included.
    pub fn units(&self, state: &State) -> &[Unit] {
        &self.course(state).units
    }

    /// A unit.
    pub fn unit(&self, state: &State, unit: UnitRef) -> Option<&Unit> {
        self.units(state).get(unit.index())
    }

    /// Whether nothing is permitted or refused.
    pub(crate) fn is_historical(&self) -> bool {
        self.charter.kind == OperationKind::Historical
    }

    /// The course of the plan that is the target.
    pub(crate) fn course(&self, state: &State) -> &Course {
        self.course_at(state, state.targets.len() - 1).expect("a state knows plans that were brought alone")
    }

    /// The course of the plan that was the target after so many adoptions.
    pub(crate) fn course_at(&self, state: &State, adoptions: usize) -> Option<&Course> {
        if adoptions == 0 { Some(&self.first) } else { self.others.get(state.targets.get(..=adoptions)?) }
    }

    /// The plan of this digest that was brought to follow the present target.
    pub(crate) fn brought(&self, state: &State, digest: Digest) -> Option<&Course> {
        self.others.get(&after(state, digest))
    }
}

fn after(state: &State, digest: Digest) -> Vec<Digest> {
    let mut path = state.targets.clone();
    path.push(digest);
    path
}
