//! Seeded chance, and the small parts cases are made of.

use takas_model::{
    Ask, Case, Condition, Consent, Flow, Hold, Item, ItemRef, Kind, Line, Nature, Objective, Origin, Owner, Party,
    PartyRef, Person, Phase, PhaseRef, Position, Priority, Protection, Role, Rule, Selection, Sentence, Span, Standing,
    Status,
};

/// A stream of numbers from a seed: `splitmix64` (Steele, Lea, Flood: *Fast splittable pseudorandom number generators*, 2014).
#[derive(Clone, Debug)]
pub struct SplitMix(u64);

impl SplitMix {
    /// The stream of a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub fn next_u64(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from `low` to `high`, both included; `low` where there is no room.
    pub fn between(&mut self, low: u64, high: u64) -> u64 {
        if high <= low { low } else { low + self.next_u64() % (high - low + 1) }
    }

    /// An index below `count`; 0 where `count` is 0.
    pub fn index(&mut self, count: usize) -> usize {
        let last = u64::try_from(count.saturating_sub(1)).unwrap_or(0);
        usize::try_from(self.between(0, last)).unwrap_or(0)
    }

    /// Yes, so many times in a hundred.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.next_u64() % 100 < percent
    }

    /// One of the list.
    ///
    /// # Panics
    /// When the list is empty.
    pub fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.index(list.len())]
    }

    /// Up to `count` different ones of the list, in the order of the list.
    pub fn some<T: Copy + Ord>(&mut self, list: &[T], count: usize) -> Vec<T> {
        let mut rest = list.to_vec();
        let mut chosen = Vec::new();
        while chosen.len() < count && !rest.is_empty() {
            chosen.push(rest.swap_remove(self.index(rest.len())));
        }
        chosen.sort_unstable();
        chosen
    }
}

pub(super) fn line() -> Line {
    Line { standing: Standing::Assumed, by: None, on: None, sources: Vec::new(), from_outcome: false, note: None }
}

pub(super) fn selection(case: &Case, items: Vec<ItemRef>) -> Selection {
    let ids: Vec<&str> = items.iter().map(|&item| case.item(item).id.as_str()).collect();
    Selection { text: ids.join(", "), items }
}

pub(super) fn flow(case: &Case, items: Vec<ItemRef>) -> Flow {
    Flow { selection: selection(case, items), from: Vec::new(), to: Vec::new(), phases: case.all_phases() }
}

pub(super) fn moves(case: &Case, item: ItemRef) -> Condition {
    Condition::All(flow(case, vec![item]))
}

pub(super) fn rule(owner: Owner, origin: Origin, name: String, sentence: Sentence) -> Rule {
    Rule { owner, origin, text: name.clone(), name, sentence, line: line() }
}

pub(super) fn ask(name: String, flow: Flow, at_most: u64, priority: Option<Priority>, value: u64) -> Ask {
    let weight = priority.map_or(value, Priority::weight);
    Ask { name, flow, at_most, weight, priority, line: line() }
}

/// A case without items, positions or rules.
pub(super) fn empty_case(id: String, nature: Nature, parties: usize, days: &[u64]) -> Case {
    let party =
        |index: usize| Party { id: format!("P{index}"), name: format!("Party {index}"), roles: vec![Role::Side] };
    let phase = |(index, &days): (usize, &u64)| Phase {
        id: format!("phase-{index}"),
        name: format!("Phase {index}"),
        first_day: None,
        days,
    };
    Case {
        title: id.clone(),
        id,
        nature,
        summary: String::new(),
        zone: "UTC".to_owned(),
        sources: Vec::new(),
        parties: (0..parties).map(party).collect(),
        items: Vec::new(),
        undertakings: Vec::new(),
        sets: Vec::new(),
        phases: days.iter().enumerate().map(phase).collect(),
        windows: Vec::new(),
        objections: Vec::new(),
        positions: (0..parties)
            .map(|index| Position {
                party: PartyRef::new(index),
                holds: Vec::new(),
                asks: Vec::new(),
                scale: 1,
                names: Vec::new(),
            })
            .collect(),
        runs: Vec::new(),
        rules: Vec::new(),
        objectives: vec![Objective::Protected, Objective::People, Objective::WorstOff, Objective::FewestTransfers],
        concessions: Vec::new(),
        warnings: Vec::new(),
    }
}

pub(super) fn person() -> Kind {
    Kind::Person(Person {
        aliases: Vec::new(),
        written: None,
        status: Status::Acknowledged,
        legal: None,
        consent: Consent::NotKnown,
        consent_to: Vec::new(),
        no_return_to: Vec::new(),
    })
}

/// Adds an item that its holder offers to these parties in these phases; offered to none: not offered at all.
pub(super) fn add_item(
    case: &mut Case,
    kind: Kind,
    holder: PartyRef,
    quantity: u64,
    protection: Option<Protection>,
    offer: Option<(Vec<PartyRef>, Span)>,
) -> ItemRef {
    let word = match kind {
        Kind::Person(_) => "person",
        Kind::Group => "group",
        Kind::Remains => "remains",
        Kind::Goods { .. } => "goods",
        Kind::Undertaking => "promise",
    };
    let item = ItemRef::new(case.items.len());
    let id = format!("{word}-{}", item.index());
    let pseudonym = format!("{}-{:02}", case.party(holder).id, item.index());
    case.items.push(Item { name: id.clone(), id, kind, holder, quantity, protection, pseudonym });
    if let Some((to, phases)) = offer {
        case.positions[holder.index()].holds.push(Hold { item, to, phases, line: line() });
    }
    item
}

/// A span of the case's phases: mostly all of them.
pub(super) fn some_span(case: &Case, chance: &mut SplitMix, all_percent: u64) -> Span {
    let last = case.phases.len().saturating_sub(1);
    if last == 0 || chance.chance(all_percent) {
        return case.all_phases();
    }
    let at = chance.index(case.phases.len());
    let (first, last) = match chance.index(3) {
        0 => (at, at),
        1 => (0, at),
        _ => (at, last),
    };
    Span { first: PhaseRef::new(first), last: PhaseRef::new(last) }
}

/// Puts the rules in canonical order: by party, then the case's; refusals, must-asks, places of lists, written ones, then families.
pub(super) fn order_rules(case: &mut Case) {
    let rank = |rule: &Rule| {
        let origin = match rule.origin {
            Origin::Refusal => 0,
            Origin::Must => 1,
            Origin::Places => 2,
            Origin::Family => 3,
            Origin::Written => 4,
            Origin::Question => 5,
        };
        (rule.owner, origin)
    };
    case.rules.sort_by_key(rank);
}
