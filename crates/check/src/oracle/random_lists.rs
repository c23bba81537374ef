//! Random lists with objection windows: more listed than there are places, and objections in every state.

use takas_model::{
    Bound, Case, Condition, Date, Decision, ItemRef, Kind, Moment, Nature, Objection, Origin, Owner, PartyRef,
    PhaseRef, Sentence, Span, Window,
};

use super::make::{SplitMix, flow, line, rule, selection};
use super::random::Plenty;

/// Adds lists to some cases. In a live case nobody protected is listed: places would be an upper bound, and a window a delay.
pub(super) fn add_lists(case: &mut Case, chance: &mut SplitMix, plenty: Plenty) {
    if !chance.chance(30) && plenty == Plenty::Anything {
        return;
    }
    let parties: Vec<PartyRef> = case.party_refs().collect();
    for _ in 0..=chance.index(2) {
        // Groups are rare, and of them a part may go earlier than the rest: their holders list more often.
        let holders: Vec<PartyRef> = case.items.iter().filter(|i| i.kind == Kind::Group).map(|i| i.holder).collect();
        let party = chance.pick(if holders.is_empty() { &parties } else { &holders });
        let may_be_listed = |item: &ItemRef| {
            let found = case.item(*item);
            let people = matches!(found.kind, Kind::Person(_) | Kind::Group) && found.holder == party;
            people
                && case.window_of(*item).is_none()
                && (case.nature == Nature::Historical || found.protection.is_none())
        };
        // The first item leads the greedy astray (see the knots): it is left free to move.
        let own: Vec<ItemRef> = case.item_refs().skip(1).filter(may_be_listed).collect();
        let count = 1 + chance.index(own.len());
        let mut listed = chance.some(&own, count);
        let groups = own.iter().filter(|item| case.item(**item).kind == Kind::Group);
        listed.extend(groups.filter(|_| chance.chance(80)));
        listed.sort_unstable();
        listed.dedup();
        if !listed.is_empty() {
            add_list(case, chance, party, listed, plenty);
        }
    }
}

fn add_list(case: &mut Case, chance: &mut SplitMix, party: PartyRef, listed: Vec<ItemRef>, plenty: Plenty) {
    let name = format!("list-{}", case.windows.len());
    // A window that is over before the first phase, as often as one that is not.
    let first = if chance.chance(50) { 0 } else { chance.index(case.phases.len()) };
    let units: u64 = listed.iter().map(|&item| case.item(item).quantity).sum();
    let places = places(case, chance, units);
    if !places.is_empty() {
        let condition = |&(number, last): &(u64, PhaseRef)| {
            let mut flow = flow(case, listed.clone());
            flow.phases = Span { first: PhaseRef::new(0), last };
            Condition::Count { bound: Bound::AtMost, number, flow }
        };
        let mut conditions: Vec<Condition> = places.iter().map(condition).collect();
        let condition = if conditions.len() == 1 { conditions.remove(0) } else { Condition::And(conditions) };
        let sentence = Sentence::Holds(condition);
        case.rules.push(rule(Owner::Party(party), Origin::Places, format!("places {name}"), sentence));
    }
    for _ in 0..chance.index(4) {
        add_objection(case, chance, &listed, first);
    }
    if plenty == Plenty::Lists {
        clear_some_late(case, chance, &listed);
    }
    let day = |day| Moment::Day(Date { year: 2024, month: 1, day });
    let listed = selection(case, listed);
    let first = PhaseRef::new(first);
    let published_to = Vec::new();
    let (opens, closes) = (day(1), day(2));
    case.windows.push(Window { name, party, listed, places, opens, closes, first, published_to, line: line() });
    case.windows.sort_by_key(|window| window.party);
}

/// Mostly fewer places than listed, now and then more of them in a later phase.
fn places(case: &Case, chance: &mut SplitMix, units: u64) -> Vec<(u64, PhaseRef)> {
    if chance.chance(20) {
        return Vec::new();
    }
    let last = case.all_phases().last;
    let all = chance.between(1, units);
    if last.index() == 0 || chance.chance(50) {
        return vec![(all, last)];
    }
    let early = PhaseRef::new(chance.index(last.index()));
    vec![(chance.between(1, all), early), (all, last)]
}

/// One of each group may go in the last phase alone.
fn clear_some_late(case: &mut Case, chance: &mut SplitMix, listed: &[ItemRef]) {
    let group = |item: &&ItemRef| case.item(**item).kind == Kind::Group;
    let units: Vec<(ItemRef, u64)> = listed.iter().filter(group).map(|&item| (item, 1)).collect();
    if !units.is_empty() {
        add(case, chance, units, Decision::Rejected(case.all_phases().last));
    }
}

fn add_objection(case: &mut Case, chance: &mut SplitMix, listed: &[ItemRef], first: usize) {
    let count = 1 + chance.index(2);
    let groups: Vec<ItemRef> = listed.iter().copied().filter(|item| case.item(*item).kind == Kind::Group).collect();
    let anyone = groups.is_empty() || chance.chance(40);
    let against = chance.some(if anyone { listed } else { &groups }, count);
    let units = against.into_iter().map(|item| (item, chance.between(1, case.item(item).quantity))).collect();
    let decision = match chance.index(4) {
        0 => Decision::Pending,
        1 => Decision::Upheld,
        _ => Decision::Rejected(PhaseRef::new(first + chance.index(case.phases.len() - first))),
    };
    add(case, chance, units, decision);
}

fn add(case: &mut Case, chance: &mut SplitMix, units: Vec<(ItemRef, u64)>, decision: Decision) {
    let parties: Vec<PartyRef> = case.party_refs().collect();
    let raised = Moment::Day(Date { year: 2024, month: 1, day: 1 });
    case.objections.push(Objection {
        name: format!("objection-{}", case.objections.len()),
        party: chance.pick(&parties),
        units,
        raised_by: "a petitioner".to_owned(),
        raised,
        decision,
        decided: None,
        line: line(),
    });
    case.objections.sort_by_key(|objection| objection.party);
}
