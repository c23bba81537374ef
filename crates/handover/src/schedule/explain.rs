//! Why a side was pushed up, in claims that held before; and why what clashes does.
//!
//! Pointwise: what a resource has no room for is explained by who certainly runs at one moment (Schutt and others, 2011). Claims
//! are as weak as the push that is to be explained allows.

use super::energy::{Overwork, explain_overwork, explain_push};
use super::propagate::Clash;
use super::state::{Claim, Reason, State};

/// Adds claims that hold before the push and together force `claim`, which the push made true.
pub(super) fn explain(state: &State<'_>, claim: Claim, reason: Reason, clause: &[Claim], out: &mut Vec<Claim>) {
    let (side, least) = (claim.side(), claim.least);
    let instance = state.instance;
    match reason {
        Reason::Decision => {}
        Reason::Edge(from, by) => out.push(Claim { side: from, least: least - by }),
        Reason::Clause(_) => {
            out.extend(clause.iter().filter(|other| other.side != claim.side).map(|other| other.negated()));
        }
        Reason::Table(resource, moment) => {
            let (resource, activity) = (resource as usize, side / 2);
            let duration = instance.durations[activity];
            let own = if side.is_multiple_of(2) { moment + 1 - duration } else { -moment };
            out.push(Claim::new(side, own));
            let need = state.need(activity, resource);
            crowd(state, (resource, moment), Some(activity), instance.capacities[resource] - need, out);
        }
        Reason::Order(pair) => {
            let pair = instance.pairs[pair as usize];
            let (a, b) = if side.is_multiple_of(2) { (pair.first, pair.second) } else { (pair.second, pair.first) };
            // The second cannot end by the latest start of the first.
            let latest = -state.least[2 * a + 1];
            out.push(Claim::new(2 * a + 1, -latest));
            out.push(Claim::new(2 * b, latest + 1 - instance.durations[b]));
        }
        Reason::Work(resource, from, to) => {
            explain_push(state, Overwork { resource: resource as usize, from, to }, claim, out);
        }
        Reason::Ordered(pair, from) => {
            let before = if side.is_multiple_of(2) { from as usize / 2 } else { side / 2 };
            let is_first = instance.pairs[pair as usize].first == before;
            out.push(Claim::new(state.order_side(pair as usize, is_first), i32::from(is_first)));
            out.push(Claim { side: from, least: least - instance.durations[before] });
        }
    }
}

/// Adds claims that hold and cannot together.
pub(super) fn explain_clash(state: &State<'_>, clash: &Clash, clause: &[Claim], out: &mut Vec<Claim>) {
    match *clash {
        Clash::Empty(claim, reason) => {
            explain(state, claim, reason, clause, out);
            // With a clause, one of its claims may be about the other side already.
            out.push(Claim { side: claim.side ^ 1, least: 1 - claim.least });
        }
        Clash::Overload(resource, moment) => {
            crowd(state, (resource, moment), None, state.instance.capacities[resource], out);
        }
        Clash::Overwork(overwork) => explain_overwork(state, overwork, out),
    }
}

/// Adds that so many activities certainly run at the moment that together they use more than `over`.
fn crowd(state: &State<'_>, (resource, moment): (usize, i32), except: Option<usize>, over: i64, out: &mut Vec<Claim>) {
    let instance = state.instance;
    let mut there: Vec<(i64, usize)> = Vec::new();
    let mut spare = -over - 1;
    for &activity in &instance.users[resource] {
        let (from, to) = state.certain(activity);
        if Some(activity) == except || !(from..to).contains(&moment) {
            continue;
        }
        let need = state.need(activity, resource);
        spare += need;
        let is_given =
            -state.root[2 * activity + 1] <= moment && state.root[2 * activity] + instance.durations[activity] > moment;
        if !is_given {
            there.push((need, activity));
        }
    }
    // The more are left out, the more general it is: those of little need first.
    there.sort_unstable();
    for (need, activity) in there {
        if need <= spare {
            spare -= need;
            continue;
        }
        out.push(Claim::new(2 * activity, moment + 1 - instance.durations[activity]));
        out.push(Claim::new(2 * activity + 1, -moment));
    }
}
