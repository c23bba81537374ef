//! What the sentences mean, a third time: over lists of moves, as naively as can be, for small numbers only.

use takas_model::{Bound, Case, Condition, Flow, ItemRef, PartyRef, PhaseRef, Sentence, Spread};

/// Units of one item on one way in one phase; a deal is a list of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Move {
    pub(super) item: ItemRef,
    pub(super) from: PartyRef,
    pub(super) to: Option<PartyRef>,
    pub(super) phase: PhaseRef,
    pub(super) units: u64,
}

/// Whether the sentence is true of the moves.
pub(super) fn says(case: &Case, moves: &[Move], sentence: &Sentence) -> bool {
    let of = |items: &[ItemRef]| moves.iter().filter(|m| items.contains(&m.item)).copied().collect::<Vec<_>>();
    match sentence {
        Sentence::Holds(condition) => is(case, moves, condition),
        Sentence::Requires(a, b) => !is(case, moves, a) || is(case, moves, b),
        Sentence::Excludes(a, b) => !is(case, moves, a) || !is(case, moves, b),
        Sentence::OnlyTo(s, parties) => {
            of(&s.items).iter().all(|m| m.to.is_none() || parties.iter().any(|p| m.to == Some(*p)))
        }
        Sentence::NeverTo(s, parties) => of(&s.items).iter().all(|m| parties.iter().all(|p| m.to != Some(*p))),
        Sentence::OnlyIn(s, span) => of(&s.items).iter().all(|m| span.first <= m.phase && m.phase <= span.last),
        Sentence::Together(s) => together(case, &s.items, &of(&s.items)),
        Sentence::Before { first, then, strict } => {
            let then = of(&then.items);
            let early = |m: &Move| then.iter().all(|n| if *strict { m.phase < n.phase } else { m.phase <= n.phase });
            of(&first.items).iter().all(early)
        }
        Sentence::SamePhase(a, b) => {
            let all = [of(&a.items), of(&b.items)].concat();
            all.iter().all(|m| all.iter().all(|n| m.phase == n.phase))
        }
        Sentence::Paced { bound, number, flow, spread } => stretches(case, *spread, &[flow]).iter().all(|stretch| {
            let days = if *spread == Spread::PerDay { case.phase(stretch[0]).days } else { 1 };
            compare(count(moves, flow, stretch), *bound, i128::from(*number) * i128::from(days))
        }),
        Sentence::Ratio { bound, many, of, each, per, spread } => {
            stretches(case, *spread, &[of, per]).iter().all(|stretch| {
                let left = i128::from(*each) * count(moves, of, stretch);
                let right = i128::from(*many) * count(moves, per, stretch);
                compare(left, *bound, right)
            })
        }
        Sentence::Budget { weight, flow, bound, limit, spread, .. } => {
            stretches(case, *spread, &[flow]).iter().all(|stretch| {
                let counted = moves.iter().filter(|m| in_flow(m, flow) && stretch.contains(&m.phase));
                compare(counted.map(|m| worth(weight, m)).sum(), *bound, i128::from(*limit))
            })
        }
        Sentence::Worth { party, value, numerator, denominator, spread } => {
            stretches(case, *spread, &[]).iter().all(|stretch| {
                let now = || moves.iter().filter(|m| stretch.contains(&m.phase));
                let comes = |m: &&Move| m.to == Some(*party) || (m.to.is_none() && m.from != *party);
                let received: i128 = now().filter(comes).map(|m| worth(value, m)).sum();
                let given: i128 = now().filter(|m| m.from == *party).map(|m| worth(value, m)).sum();
                i128::from(*denominator) * received >= i128::from(*numerator) * given
            })
        }
    }
}

fn is(case: &Case, moves: &[Move], condition: &Condition) -> bool {
    let moved = |flow: &Flow| -> i128 { moves.iter().filter(|m| in_flow(m, flow)).map(|m| i128::from(m.units)).sum() };
    match condition {
        Condition::Count { bound, number, flow } => compare(moved(flow), *bound, i128::from(*number)),
        Condition::All(flow) => {
            let held = flow.selection.items.iter().copied();
            let held = held.filter(|&i| flow.from.is_empty() || flow.from.contains(&case.item(i).holder));
            // Of the options of one undertaking the first that is named stands for all.
            let options =
                |i: ItemRef| case.undertakings.iter().find(|act| act.items.len() > 1 && act.items.contains(&i));
            let first = |i: ItemRef| {
                options(i).is_none_or(|act| flow.selection.items.iter().find(|j| act.items.contains(j)) == Some(&i))
            };
            moved(flow) >= held.filter(|&i| first(i)).map(|i| i128::from(case.item(i).quantity)).sum()
        }
        Condition::None(flow) => moved(flow) == 0,
        Condition::Any(flow) => moved(flow) != 0,
        Condition::And(parts) => !parts.iter().any(|part| !is(case, moves, part)),
        Condition::Or(parts) => parts.iter().any(|part| is(case, moves, part)),
        Condition::Not(part) => !is(case, moves, part),
    }
}

/// Either nothing of the items moves, or every one moves whole, to the same place in the same phase. Undertakings do not
/// go anywhere and are not concerned.
fn together(case: &Case, items: &[ItemRef], moves: &[Move]) -> bool {
    let going: Vec<&Move> = moves.iter().filter(|m| m.to.is_some()).collect();
    let Some(first) = going.first() else { return true };
    items.iter().filter(|&&item| !case.item(item).is_undertaking()).all(|&item| {
        let with: Vec<&&Move> =
            going.iter().filter(|m| m.item == item && m.to == first.to && m.phase == first.phase).collect();
        let all: Vec<&&Move> = going.iter().filter(|m| m.item == item).collect();
        with == all && with.iter().map(|m| m.units).sum::<u64>() == case.item(item).quantity
    })
}

fn in_flow(m: &Move, flow: &Flow) -> bool {
    let goes = match m.to {
        Some(to) => flow.to.is_empty() || flow.to.contains(&to),
        None => flow.to.is_empty(),
    };
    let comes = flow.from.is_empty() || flow.from.contains(&m.from);
    let in_time = flow.phases.first <= m.phase && m.phase <= flow.phases.last;
    goes && comes && in_time && flow.selection.items.contains(&m.item)
}

/// The units of the flow in the phases of a stretch.
pub(super) fn count(moves: &[Move], flow: &Flow, stretch: &[PhaseRef]) -> i128 {
    let counted = moves.iter().filter(|m| in_flow(m, flow) && stretch.contains(&m.phase));
    counted.map(|m| i128::from(m.units)).sum()
}

fn worth(table: &[(ItemRef, i64)], m: &Move) -> i128 {
    let listed = table.iter().find(|entry| entry.0 == m.item);
    listed.map_or(0, |entry| i128::from(entry.1) * i128::from(m.units))
}

fn compare(value: i128, bound: Bound, number: i128) -> bool {
    match bound {
        Bound::AtLeast => value >= number,
        Bound::AtMost => value <= number,
        Bound::Exactly => value == number,
    }
}

/// The stretches of a spread, each as the list of its phases.
fn stretches(case: &Case, spread: Spread, flows: &[&Flow]) -> Vec<Vec<PhaseRef>> {
    let phases: Vec<PhaseRef> = case.phase_refs().collect();
    match spread {
        Spread::Overall => vec![phases],
        Spread::EachBoundary => (1..=phases.len()).map(|end| phases[..end].to_vec()).collect(),
        Spread::EachPhase | Spread::PerDay => {
            let speaks = |p: &PhaseRef| flows.iter().any(|f| f.phases.first <= *p && *p <= f.phases.last);
            phases.into_iter().filter(|p| flows.is_empty() || speaks(p)).map(|p| vec![p]).collect()
        }
    }
}
