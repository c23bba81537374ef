//! What is learned from a clash: the first claim that alone, of its level, leads to it.
//!
//! The first unique implication point of J. Marques-Silva, K. Sakallah, "GRASP", 1999, over claims rather than literals: of each side
//! the strongest claim needed stands for the weaker ones. The trail is taken back while it is read, so that every explanation
//! is made where its push was.

use super::clauses::Clauses;
use super::explain::{explain, explain_clash};
use super::propagate::Clash;
use super::state::{Claim, Reason, State};

/// How many steps back a claim is looked for in what others imply.
const DEPTH_MAX: u32 = 12;

const UNNEEDED: i32 = i32::MIN;

/// Learns; holds what is worked on.
pub(super) struct Learning {
    needed: Vec<i32>,
    sides: Vec<usize>,
    /// How many claims of the current level are needed.
    current: usize,
    scratch: Vec<Claim>,
    /// What was learned: the first claim follows once the search is back at `level`; the second is of that level.
    pub(super) learned: Vec<Claim>,
    pub(super) level: usize,
    /// Over how many levels the claims were spread.
    pub(super) spread: u32,
    /// Claims that took part.
    pub(super) seen: Vec<Claim>,
    /// Clauses that took part.
    pub(super) used: Vec<u32>,
}

impl Learning {
    pub(super) fn new(sides: usize) -> Self {
        Self {
            needed: vec![UNNEEDED; sides],
            sides: Vec::new(),
            current: 0,
            scratch: Vec::new(),
            learned: Vec::new(),
            level: 0,
            spread: 0,
            seen: Vec::new(),
            used: Vec::new(),
        }
    }

    /// Learns from the clash, and takes the trail back to somewhere in the clash's level. Whether there is anything to learn: if not, there is no way out at all.
    pub(super) fn run(&mut self, state: &mut State<'_>, clauses: &Clauses, clash: &Clash) -> bool {
        self.seen.clear();
        self.used.clear();
        let mut reasons = std::mem::take(&mut self.scratch);
        reasons.clear();
        let reason = if let Clash::Empty(_, reason) = clash { *reason } else { Reason::Decision };
        explain_clash(state, clash, self.clause(clauses, reason), &mut reasons);
        let level = reasons.iter().map(|&claim| Self::level_of(state, claim)).max().unwrap_or(0);
        if level > 0 && level < state.level() {
            state.back_to(level);
        }
        self.need_all(state, &reasons);
        while self.current > 1 {
            let push = state.undo();
            let side = push.side as usize;
            let least = self.needed[side];
            if least <= push.old {
                continue;
            }
            self.needed[side] = UNNEEDED;
            self.current -= 1;
            reasons.clear();
            let claim = Claim { side: push.side, least };
            explain(state, claim, push.reason, self.clause(clauses, push.reason), &mut reasons);
            self.need_all(state, &reasons);
        }
        let found = self.current == 1;
        if found {
            self.finish(state, clauses);
        }
        self.current = 0;
        for side in self.sides.drain(..) {
            self.needed[side] = UNNEEDED;
        }
        self.scratch = reasons;
        found
    }

    fn clause<'c>(&mut self, clauses: &'c Clauses, reason: Reason) -> &'c [Claim] {
        let Reason::Clause(clause) = reason else { return &[] };
        self.used.push(clause);
        clauses.claims(clause)
    }

    fn level_of(state: &State<'_>, claim: Claim) -> usize {
        if claim.least <= state.root[claim.side()] { 0 } else { state.trail[state.place(claim)].level as usize }
    }

    fn need_all(&mut self, state: &State<'_>, claims: &[Claim]) {
        for &claim in claims {
            let side = claim.side();
            debug_assert!(state.holds(claim), "a reason holds before what it is the reason of");
            let before = self.needed[side];
            if claim.least <= state.root[side] || claim.least <= before {
                continue;
            }
            self.seen.push(claim);
            let is_current =
                |least: i32| state.trail[state.place(Claim::new(side, least))].level as usize == state.level();
            let was_current = before != UNNEEDED && is_current(before);
            if before == UNNEEDED {
                self.sides.push(side);
            }
            self.needed[side] = claim.least;
            self.current += usize::from(!was_current && is_current(claim.least));
        }
    }

    /// Makes the clause of what is needed.
    fn finish(&mut self, state: &State<'_>, clauses: &Clauses) {
        self.sides.sort_unstable();
        self.sides.dedup();
        self.learned.clear();
        let mut levels = Vec::new();
        for place in 0..self.sides.len() {
            let side = self.sides[place];
            let least = self.needed[side];
            if least == UNNEEDED {
                continue;
            }
            let claim = Claim::new(side, least);
            let at = state.place(claim);
            let level = state.trail[at].level as usize;
            if level == state.level() {
                self.learned.insert(0, claim.negated());
                levels.insert(0, level);
            } else if self.is_implied(state, clauses, claim, 0) {
                self.needed[side] = UNNEEDED;
            } else {
                self.learned.push(claim.negated());
                levels.push(level);
            }
        }
        self.level = 0;
        for place in 1..levels.len() {
            if levels[place] > self.level {
                self.level = levels[place];
                self.learned.swap(1, place);
                levels.swap(1, place);
            }
        }
        levels.sort_unstable();
        levels.dedup();
        self.spread = u32::try_from(levels.len()).unwrap_or(u32::MAX);
    }

    /// Whether the claim follows from others that are needed and held before it.
    fn is_implied(&self, state: &State<'_>, clauses: &Clauses, claim: Claim, depth: u32) -> bool {
        if depth > DEPTH_MAX {
            return false;
        }
        let at = state.place(claim);
        let covered = |one: Claim| {
            if one.least <= state.root[one.side()] {
                return true;
            }
            let needed = self.needed[one.side()];
            (needed >= one.least && state.place(Claim { least: needed, ..one }) < at)
                || self.is_implied(state, clauses, one, depth + 1)
        };
        match state.trail[at].reason {
            Reason::Edge(from, by) => covered(Claim { side: from, least: claim.least - by }),
            Reason::Clause(clause) => {
                let others = clauses.claims(clause).iter().filter(|other| other.side != claim.side);
                others.map(|other| other.negated()).all(covered)
            }
            reason @ Reason::Ordered(..) => {
                let mut reasons = Vec::new();
                explain(state, claim, reason, &[], &mut reasons);
                reasons.into_iter().all(covered)
            }
            Reason::Decision | Reason::Table(..) | Reason::Order(_) | Reason::Work(..) => false,
        }
    }
}
