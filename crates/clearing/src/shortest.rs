//! The shortest conflict, by implicit hitting sets: every conflict holds a member that a deal breaks, whatever the deal.
//!
//! The least set that hits what each deal met so far breaks is a bound on every conflict. Either it is a conflict, and so a shortest one, or it has a deal, which breaks something
//! else; from there deals are gathered that break nothing that one of them broke before. Source: Ignatiev, Previti, Liffiton, Marques-Silva, *Smallest MUS
//! extraction with minimal hitting set dualization* (2015).

use std::collections::BTreeSet;

use takas_model::Shortest;
use takas_model::proof::{Refutation, Row, Variable};

use crate::conflict::{Finder, Found, Met, Tried};
use crate::engine::Stage;
use crate::formula::variable;
use crate::integer::{Ending, Hints, Program};
use crate::parts::{renumbered, used_rows};

/// So many hitting sets are tried; what is then found is irreducible, but perhaps not shortest.
const ROUNDS_MAX: usize = 2_000;

/// The program of sets that hold a member for each deal.
struct Hitting {
    program: Program,
    /// Its variables' members.
    members: Vec<usize>,
}

impl Hitting {
    fn of(deals: &[Met]) -> Self {
        let all: BTreeSet<usize> = deals.iter().flat_map(|met| met.broken.iter().copied()).collect();
        let members: Vec<usize> = all.into_iter().collect();
        let mut program = Program::new();
        for _ in &members {
            program.add_variable(0, 1);
        }
        for met in deals {
            let places = met.broken.iter().filter_map(|place| members.binary_search(place).ok());
            program.add_row(&places.map(|place| (variable(place), 1)).collect::<Vec<_>>(), 1);
        }
        Self { program, members }
    }

    fn each(&self) -> Vec<(Variable, i64)> {
        (0..self.members.len()).map(|place| (variable(place), -1)).collect()
    }
}

impl Finder<'_, '_> {
    /// A shortest conflict, from an irreducible one, and the proof; without proof the shortest that was found.
    pub(crate) fn shortest(&mut self, found: Found) -> (Found, Option<Shortest>) {
        let mut best = found;
        for _ in 0..ROUNDS_MAX {
            drop_covered(&mut self.deals);
            let hitting = Hitting::of(&self.deals);
            let each = hitting.each();
            let answer = self.engine.without_proofs(|engine| {
                engine.maximise_terms(Stage::Shortest, &hitting.program, &each, Hints::default())
            });
            let (Ending::Optimal, Some(solution)) = (answer.ending, answer.solution) else { return (best, None) };
            let chosen = hitting.members.iter().zip(&solution).filter(|(_, value)| **value == 1);
            let set: BTreeSet<usize> = chosen.map(|(&member, _)| member).collect();
            if set.len() < best.members.len() {
                match self.attempt(&set) {
                    Tried::Hold => {
                        if let Some(shorter) = self.gather(set, best.members.len()) {
                            best = shorter;
                        }
                        continue;
                    }
                    Tried::Fail(_) => best = self.shrink(set),
                    Tried::Open => return (best, None),
                }
            }
            let proof = self.bound(&hitting, best.members.len());
            return (best, proof);
        }
        (best, None)
    }

    /// Deals each of which keeps what those before it broke, until there is none; and a conflict shorter than so many that this comes upon.
    fn gather(&mut self, mut kept: BTreeSet<usize>, fewer_than: usize) -> Option<Found> {
        loop {
            kept.extend(self.deals.last()?.broken.iter().copied());
            match self.attempt(&kept) {
                Tried::Hold => {}
                Tried::Open => return None,
                Tried::Fail(core) => {
                    let found = self.shrink(core);
                    return (found.members.len() < fewer_than).then_some(found);
                }
            }
        }
    }

    /// That no set of fewer members holds one for each deal, by as few of the deals as the refutation uses.
    fn bound(&mut self, hitting: &Hitting, count: usize) -> Option<Shortest> {
        let mut program = hitting.program.clone();
        let fewer = 1 - i64::try_from(count).ok()?;
        program.add_row(&hitting.each(), fewer);
        let refutation = self.engine.satisfy(Stage::Shortest, &program, Hints::default()).refutation?;
        let deals = self.deals.len();
        let used: Vec<usize> =
            used_rows(&refutation).into_iter().map(|row| row as usize).filter(|&row| row < deals).collect();
        let proof: Refutation = renumbered(
            refutation,
            |row: Row| match used.binary_search(&(row as usize)) {
                Ok(place) => variable(place),
                Err(_) => variable(row as usize - deals + used.len()),
            },
            |known| variable(hitting.members[known as usize]),
        );
        let deals = used.iter().map(|&row| self.candidates.deal(&self.deals[row].values)).collect();
        Some(Shortest { deals, proof })
    }
}

/// Leaves out the deals that break all that another one breaks.
fn drop_covered(deals: &mut Vec<Met>) {
    let mut kept: Vec<Met> = Vec::new();
    deals.sort_by_key(|met| met.broken.len());
    for met in deals.drain(..) {
        let covers = |one: &Met| one.broken.iter().all(|place| met.broken.binary_search(place).is_ok());
        if !kept.iter().any(covers) {
            kept.push(met);
        }
    }
    *deals = kept;
}
