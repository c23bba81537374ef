//! Whose turn it is while first choices are made: those whom gates join go together; and of two sides that wait for each other, one may
//! come only when the other is in, and pass through.

use std::collections::BTreeSet;

use takas_model::GroupRef;

use super::problem::Problem;

/// Which of two sides that wait for each other passes through.
///
/// The side that is in first waits for all of the other. Those who pass through have no more than their own checks before them, but
/// for each of them the first side waits longer; so the side with more people should pass, if vehicles do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Passing {
    /// Neither: all are in at about the same time.
    Neither,
    /// The one with fewer people.
    Fewer,
    /// The one with more people.
    More,
}

/// For each group the turn in which it goes: those whom gates join, over other gates too, have one; whom no gate knows goes in the first.
pub(crate) fn turns(problem: &Problem<'_>) -> Vec<u32> {
    let mut turns: Vec<Option<u32>> = vec![None; problem.handover.groups.len()];
    let mut next = 0;
    for gate in &problem.handover.gates {
        let here = || gate.of.iter().chain(&gate.holds).map(|group| group.index());
        let known: BTreeSet<u32> = here().filter_map(|group| turns[group]).collect();
        let turn = known.first().copied().unwrap_or(next);
        next = next.max(turn + 1);
        here().for_each(|group| turns[group] = Some(turn));
        turns.iter_mut().flatten().filter(|one| known.contains(one)).for_each(|one| *one = turn);
    }
    turns.into_iter().map(|turn| turn.unwrap_or(0)).collect()
}

/// For each two sides that wait for each other, the one that passes through.
pub(crate) fn passing(problem: &Problem<'_>, which: Passing) -> Vec<Option<usize>> {
    let units = |side: &Vec<GroupRef>| -> u64 {
        side.iter().map(|group| problem.handover.group(*group).count).fold(0, u64::saturating_add)
    };
    let of = problem.mutual.iter().map(|mutual| {
        let is_first_more = units(&mutual.sides[0]) > units(&mutual.sides[1]);
        match which {
            Passing::Neither => None,
            Passing::Fewer => Some(usize::from(is_first_more)),
            Passing::More => Some(usize::from(!is_first_more)),
        }
    });
    of.collect()
}
