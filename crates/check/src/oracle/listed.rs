//! Lists and objections, person by person: everyone of an item has a first phase in which to go, or none.

use takas_model::{Case, Decision, ItemRef};

use super::truth::Move;

/// Whether the moves of one item can be those of people whose time has come.
pub(super) fn may_go(case: &Case, item: ItemRef, moves: &[Move]) -> bool {
    let mut leaves: Vec<usize> = moves
        .iter()
        .flat_map(|m| std::iter::repeat_n(m.phase.index(), usize::try_from(m.units).unwrap_or(0)))
        .collect();
    let mut comes = turns(case, item);
    leaves.sort_unstable();
    comes.sort_unstable();
    // Whoever may go first goes first: so the moves fit if they fit at all.
    leaves.len() <= comes.len() && leaves.iter().zip(&comes).all(|(leaves, may)| may <= leaves)
}

/// For each unit of the item the first phase in which it may go; beyond all phases where it never may.
fn turns(case: &Case, item: ItemRef) -> Vec<usize> {
    let never = case.phases.len();
    let mut delays: Vec<usize> = Vec::new();
    for objection in &case.objections {
        let until = match objection.decision {
            Decision::Rejected(phase) => phase.index(),
            Decision::Pending | Decision::Upheld => never,
        };
        for (against, units) in &objection.units {
            if *against == item {
                delays.extend((0..*units).map(|_| until));
            }
        }
    }
    // Objections are against different people, as long as there are some; the longest delays come first.
    delays.sort_unstable_by(|one, other| other.cmp(one));
    let listed = case.windows.iter().filter(|window| window.listed.items.contains(&item));
    let opening = listed.map(|window| window.first.index()).max().unwrap_or(0);
    let people = usize::try_from(case.item(item).quantity).unwrap_or(0);
    (0..people).map(|person| delays.get(person).copied().unwrap_or(0).max(opening)).collect()
}
