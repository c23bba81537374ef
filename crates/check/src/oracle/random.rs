//! Small random cases of every kind of rule, hard for their size.

use takas_model::{
    Bound, Case, Concession, ConcessionOption, Condition, Consent, ItemRef, Kind, Lasting, Nature, Objective, Origin,
    Owner, PartyRef, PhaseRef, Priority, Protection, RuleRef, Run, Sentence, Span, Status, Undertaking,
};

use super::make::{SplitMix, add_item, ask, empty_case, flow, order_rules, person, rule, selection, some_span};
use super::random_lists::add_lists;
use super::random_rules::Rules;
use crate::protect::never_on_offer;

/// A small case from a seed: 2 to 5 parties, 1 to 3 phases or 4 days, at most `deals_max` sound deals (the empty one included), every
/// kind of item, rule and objective in turn, some with lists and objections; some have no deal.
///
/// Most cases hold a knot that a linear relaxation does not see through and a greedy choice falls for: odd cycles of
/// exclusions, "requires at least half of them", ratios and budgets with odd numbers. A live case keeps protected items out of
/// every rule that could condition them; a historical one does not.
pub fn random_case(seed: u64, deals_max: u64) -> Case {
    build(seed, deals_max, Plenty::Anything)
}

/// A small case from a seed like [`random_case`], full of groups on lists of which a part may go earlier than the rest, over 3
/// phases or 4 days.
pub fn random_listed_case(seed: u64, deals_max: u64) -> Case {
    build(seed, deals_max, Plenty::Lists)
}

/// Of what there is plenty.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Plenty {
    Anything,
    Lists,
}

fn build(seed: u64, deals_max: u64, plenty: Plenty) -> Case {
    let mut chance = SplitMix::new(seed ^ 0x7461_6B61_7300);
    let historical = chance.chance(50);
    let nature = if historical { Nature::Historical } else { Nature::Live };
    let parties = 2 + chance.index(4);
    let phases = match plenty {
        Plenty::Anything => [1, 1, 1, 2, 2, 3, 4][chance.index(7)],
        Plenty::Lists => [3, 3, 4][chance.index(3)],
    };
    let daily = phases == 4;
    let days: Vec<u64> = (0..phases).map(|_| if daily { 1 } else { chance.between(1, 3) }).collect();
    let mut case = empty_case(format!("random-{seed}"), nature, parties, &days);
    if daily {
        for (index, phase) in case.phases.iter_mut().enumerate() {
            phase.id = format!("date-{}", index + 1);
        }
        case.runs = vec![Run { id: "date".to_owned(), name: "Days".to_owned(), phases: case.all_phases() }];
    }
    add_items(&mut case, &mut chance, deals_max, plenty);
    add_asks(&mut case, &mut chance);
    add_refusals(&mut case, &mut chance);
    add_families(&mut case, &mut chance);
    Rules::new(&mut case, &mut chance).add();
    add_lists(&mut case, &mut SplitMix::new(seed ^ 0x6C69_7374_7300), plenty);
    order_rules(&mut case);
    add_concessions(&mut case, &mut chance);
    choose_objectives(&mut case, &mut chance);
    case.positions.retain(|position| !position.holds.is_empty() || !position.asks.is_empty());
    case
}

/// Adds items as long as the number of deals allows it.
fn add_items(case: &mut Case, chance: &mut SplitMix, deals_max: u64, plenty: Plenty) {
    let mut deals = 1_u64;
    let wanted = 7 + chance.index(8);
    let parties: Vec<PartyRef> = case.party_refs().collect();
    let mut refused = 0;
    while case.items.len() < wanted && refused < 12 {
        let holder = chance.pick(&parties);
        // The first five are people with one way to go, so that every case has something to choose from.
        let lists = plenty == Plenty::Lists;
        let plain = case.items.len() < if lists { 2 } else { 5 };
        let (kind, quantity) = match chance.index(20) {
            _ if plain => (person(), 1),
            0..=9 if lists => (Kind::Group, chance.between(2, 3)),
            0..=12 => (person(), 1),
            13 | 14 => (Kind::Group, chance.between(2, 4)),
            15 => (Kind::Remains, chance.between(1, 2)),
            16 | 17 => {
                let per_day = chance.chance(60).then(|| chance.between(1, 2));
                (Kind::Goods { unit: chance.pick(&["truck", "tonne"]).to_owned(), per_day }, chance.between(1, 4))
            }
            _ => (Kind::Undertaking, 1),
        };
        let undertaking = kind == Kind::Undertaking;
        let options = if undertaking && chance.chance(50) { 2 + chance.index(2) } else { 1 };
        let to = if undertaking {
            Vec::new()
        } else {
            let others: Vec<PartyRef> = parties.iter().copied().filter(|&party| party != holder).collect();
            let count = if plain || chance.chance(75) { 1 } else { 2 };
            let mut to = chance.some(&others, count);
            if chance.chance(5) {
                // Harmless slips that candidates have to leave out.
                to.push(chance.pick(&[holder, to[0]]));
            }
            to
        };
        let wide = if lists { 85 } else { 40 };
        let span = if plain { one_phase(case, chance) } else { some_span(case, chance, wide) };
        let length = (span.last.index() + 1 - span.first.index()) as u64;
        let ways = if undertaking { options as u64 * length } else { to.len() as u64 * length };
        let spread = spreads(quantity, ways);
        if deals.saturating_mul(spread) > deals_max {
            refused += 1;
            continue;
        }
        deals *= spread;
        let protection = match kind {
            Kind::Remains => Some(Protection::Remains),
            Kind::Person(_) | Kind::Group if chance.chance(12) => {
                Some(chance.pick(&[Protection::Minor, Protection::WoundedOrSick, Protection::Accompanying]))
            }
            _ => None,
        };
        let offer = (!chance.chance(4)).then_some((to, span));
        if undertaking {
            add_undertaking(case, chance, holder, options, offer);
            continue;
        }
        let item = add_item(case, kind, holder, quantity, protection, offer);
        add_gates(case, chance, item);
    }
}

/// An undertaking, perhaps with options (one of them now and then not on offer) and an end.
fn add_undertaking(
    case: &mut Case,
    chance: &mut SplitMix,
    holder: PartyRef,
    options: usize,
    offer: Option<(Vec<PartyRef>, Span)>,
) {
    let mut items = Vec::new();
    for option in 0..options {
        let closed = option > 0 && chance.chance(10);
        items.push(add_item(case, Kind::Undertaking, holder, 1, None, offer.clone().filter(|_| !closed)));
    }
    let lasting = match chance.index(3) {
        0 => Lasting::Open,
        1 => Lasting::Phases(chance.between(1, 3)),
        _ => Lasting::Until(PhaseRef::new(chance.index(case.phases.len()))),
    };
    let mut id = case.item(items[0]).id.clone();
    if options > 1 {
        id = format!("act-{}", items[0].index());
        for item in &items {
            let option = &mut case.items[item.index()];
            option.name = format!("{id}: {}", option.id);
            option.id = format!("{id} as {}", option.id);
        }
    }
    case.undertakings.push(Undertaking { name: id.clone(), id, items, lasting });
}

fn one_phase(case: &Case, chance: &mut SplitMix) -> Span {
    let phase = PhaseRef::new(chance.index(case.phases.len()));
    Span { first: phase, last: phase }
}

/// In how many ways so many units, or fewer, go over so many ways: the binomial of `quantity + ways` over `ways`.
fn spreads(quantity: u64, ways: u64) -> u64 {
    (1..=ways).fold(1, |all, k| all * (quantity + k) / k)
}

/// The law's gates, now and then.
fn add_gates(case: &mut Case, chance: &mut SplitMix, item: ItemRef) {
    let parties: Vec<PartyRef> = case.party_refs().collect();
    if let Kind::Person(person) = &mut case.items[item.index()].kind {
        match chance.index(40) {
            0 => person.status = chance.pick(&[Status::Claimed, Status::Denied, Status::Dead]),
            1 => person.consent = Consent::Refused,
            2 => person.consent_to = chance.some(&parties, 2),
            3 => person.no_return_to = chance.some(&parties, 1),
            4..=6 => person.consent = chance.pick(&[Consent::Given, Consent::Disputed, Consent::NotAsked]),
            _ => {}
        }
    }
}

fn add_asks(case: &mut Case, chance: &mut SplitMix) {
    let parties: Vec<PartyRef> = case.party_refs().collect();
    for party in parties {
        if chance.chance(20) {
            continue;
        }
        let numbers = chance.chance(30);
        let wishes: Vec<ItemRef> = case.item_refs().filter(|&item| case.item(item).holder != party).collect();
        if wishes.is_empty() {
            continue;
        }
        for number in 0..=chance.index(3) {
            let first = chance.pick(&wishes);
            if let Some(act) = case.undertaking(first).filter(|act| act.is_choice()).cloned()
                && chance.chance(60)
            {
                add_ranking(case, chance, party, (number, numbers), &act);
                continue;
            }
            let alike: Vec<ItemRef> = wishes.iter().copied().filter(|&item| same_kind(case, item, first)).collect();
            let count = 1 + chance.index(4);
            let mut what = flow(case, chance.some(&alike, count));
            if chance.chance(50) && !case.item(first).is_undertaking() {
                what.to = vec![party];
            }
            what.phases = some_span(case, chance, 80);
            // To ask for protected people in a later phase alone is to have them wait.
            if case.nature == Nature::Live
                && what.selection.items.iter().any(|&item| case.item(item).protection.is_some())
            {
                what.phases = case.all_phases();
            }
            let quantity: u64 = what.selection.items.iter().map(|&item| case.item(item).quantity).sum();
            let at_most = if chance.chance(40) { chance.between(1, quantity) } else { quantity };
            let name = format!("ask-{number}");
            let priority = if numbers {
                None
            } else if chance.chance(6) {
                Some(Priority::Must)
            } else {
                Some(chance.pick(&[Priority::High, Priority::Wish]))
            };
            if priority == Some(Priority::Must) {
                let count = if chance.chance(50) { at_most } else { chance.between(1, at_most) };
                let sentence =
                    Sentence::Holds(Condition::Count { bound: Bound::AtLeast, number: count, flow: what.clone() });
                case.rules.push(rule(Owner::Party(party), Origin::Must, format!("asks {name}"), sentence));
            }
            let value = chance.between(1, 7);
            case.positions[party.index()].asks.push(ask(name, what, at_most, priority, value));
        }
    }
}

/// Options in the order of a party's liking, as `prefers` makes them: one ask for the first, one for the first two, and so on.
fn add_ranking(
    case: &mut Case,
    chance: &mut SplitMix,
    party: PartyRef,
    (number, numbers): (usize, bool),
    act: &Undertaking,
) {
    let mut ranked = act.items.clone();
    let first = chance.index(ranked.len());
    ranked.rotate_left(first);
    ranked.truncate(1 + chance.index(ranked.len()));
    let weight = chance.between(1, 3);
    let priority = (!numbers).then(|| chance.pick(&[Priority::High, Priority::Wish]));
    for rank in 1..=ranked.len() {
        let mut top = ranked[..rank].to_vec();
        top.sort_unstable();
        let what = flow(case, top);
        case.positions[party.index()].asks.push(ask(format!("ranking-{number}"), what, 1, priority, weight));
    }
}

/// Whether the items may stand in one selection.
pub(super) fn same_kind(case: &Case, a: ItemRef, b: ItemRef) -> bool {
    match (&case.item(a).kind, &case.item(b).kind) {
        (Kind::Goods { unit: one, .. }, Kind::Goods { unit: other, .. }) => one == other,
        (Kind::Undertaking, Kind::Undertaking) => true,
        (Kind::Goods { .. } | Kind::Undertaking, _) | (_, Kind::Goods { .. } | Kind::Undertaking) => false,
        _ => true,
    }
}

fn add_refusals(case: &mut Case, chance: &mut SplitMix) {
    if !chance.chance(25) || case.items.len() < 2 {
        return;
    }
    let parties: Vec<PartyRef> = case.party_refs().collect();
    // The first item leads the greedy astray (see the knots): it is left free to move.
    let items: Vec<ItemRef> = case.item_refs().skip(1).collect();
    let (party, item) = (chance.pick(&parties), chance.pick(&items));
    let refused = selection(case, vec![item]);
    let sentence = if case.item(item).is_undertaking() {
        Sentence::Holds(Condition::None(flow(case, vec![item])))
    } else if case.item(item).holder == party {
        Sentence::NeverTo(refused, chance.some(&parties, 2))
    } else {
        Sentence::NeverTo(refused, vec![party])
    };
    let name = format!("refuses {}", case.item(item).id);
    case.rules.push(rule(Owner::Party(party), Origin::Refusal, name, sentence));
}

fn add_families(case: &mut Case, chance: &mut SplitMix) {
    // A live family of which one member is protected and another is not, or whose protected members have several holders,
    // would condition the one by the other.
    let historical = case.nature == Nature::Historical;
    let protected = chance.chance(30);
    let single = |item: &ItemRef| {
        let item = case.item(*item);
        let named = matches!(item.kind, Kind::Person(_) | Kind::Remains) && item.quantity == 1;
        named && (historical || item.protection.is_some() == protected)
    };
    let members: Vec<ItemRef> = case.item_refs().skip(1).filter(single).collect();
    if members.len() < 2 || !chance.chance(25) {
        return;
    }
    let count = 2 + chance.index(2);
    let mut chosen = chance.some(&members, count);
    if !historical && protected {
        let holder = case.item(chosen[0]).holder;
        chosen.retain(|&item| case.item(item).holder == holder);
    }
    if chosen.len() < 2 {
        return;
    }
    let family = selection(case, chosen);
    case.rules.push(rule(Owner::Case, Origin::Family, "family one".to_owned(), Sentence::Together(family)));
}

fn add_concessions(case: &mut Case, chance: &mut SplitMix) {
    if !chance.chance(70) {
        return;
    }
    for index in 0..case.rules.len() {
        let of = &case.rules[index];
        let law = of.origin == Origin::Refusal || never_on_offer(case, RuleRef::new(index));
        if law || case.concessions.len() == 4 || !chance.chance(45) {
            continue;
        }
        let mut options = Vec::new();
        let mut difficulty = chance.between(1, 4);
        let sentence = case.rules[index].sentence.clone();
        for step in 1..=chance.between(0, 2) {
            if let Some(milder) = milder(&sentence, step) {
                options.push(ConcessionOption { to: Some(milder), text: format!("milder by {step}"), difficulty });
                difficulty += chance.between(0, 3);
            }
        }
        if options.is_empty() || chance.chance(60) {
            options.push(ConcessionOption { to: None, text: "dropped".to_owned(), difficulty });
        }
        case.concessions.push(Concession { rule: RuleRef::new(index), options });
    }
}

/// The sentence with its number moved by so much to the milder side; none where it has none to move.
fn milder(sentence: &Sentence, step: u64) -> Option<Sentence> {
    let shift = |bound: Bound, number: u64| match bound {
        Bound::AtLeast => number.checked_sub(step),
        Bound::AtMost => Some(number + step),
        Bound::Exactly => None,
    };
    let condition = |condition: &Condition| match condition {
        Condition::Count { bound, number, flow } => {
            Some(Condition::Count { bound: *bound, number: shift(*bound, *number)?, flow: flow.clone() })
        }
        Condition::All(flow) => {
            let number = (flow.selection.items.len() as u64).checked_sub(step)?;
            Some(Condition::Count { bound: Bound::AtLeast, number, flow: flow.clone() })
        }
        _ => None,
    };
    match sentence {
        Sentence::Holds(holds) => Some(Sentence::Holds(condition(holds)?)),
        Sentence::Requires(first, second) => Some(Sentence::Requires(first.clone(), condition(second)?)),
        Sentence::Paced { bound, number, flow, spread } => {
            let number = shift(*bound, *number)?;
            Some(Sentence::Paced { bound: *bound, number, flow: flow.clone(), spread: *spread })
        }
        Sentence::OnlyIn(of, span) if span.first.index() > 0 => {
            Some(Sentence::OnlyIn(of.clone(), Span { first: PhaseRef::new(span.first.index() - 1), last: span.last }))
        }
        Sentence::Before { first, then, strict: true } => {
            Some(Sentence::Before { first: first.clone(), then: then.clone(), strict: false })
        }
        _ => None,
    }
}

fn choose_objectives(case: &mut Case, chance: &mut SplitMix) {
    if chance.chance(60) {
        return;
    }
    let mut rest = Objective::ALL.to_vec();
    case.objectives.clear();
    if case.items.iter().any(|item| item.protection.is_some()) {
        case.objectives.push(Objective::Protected);
        rest.retain(|&objective| objective != Objective::Protected);
    }
    for _ in 0..=chance.index(4) {
        case.objectives.push(rest.swap_remove(chance.index(rest.len())));
    }
}
