//! The rules of small random cases.

use takas_model::{Bound, Case, Condition, Flow, ItemRef, Kind, Nature, Origin, Owner, PartyRef, Sentence, Spread};

use super::make::{SplitMix, flow, moves, rule, selection, some_span};
use super::random::same_kind;

const BOUNDS: [Bound; 3] = [Bound::AtLeast, Bound::AtMost, Bound::Exactly];

/// Adds rules to a case that has its items and asks.
pub(super) struct Rules<'a> {
    case: &'a mut Case,
    chance: &'a mut SplitMix,
    /// What rules may speak of: in a live case nothing protected.
    items: Vec<ItemRef>,
    parties: Vec<PartyRef>,
    number: usize,
}

impl<'a> Rules<'a> {
    pub(super) fn new(case: &'a mut Case, chance: &'a mut SplitMix) -> Self {
        let live = case.nature == Nature::Live;
        let free = |item: &ItemRef| !live || case.item(*item).protection.is_none();
        let items = case.item_refs().filter(free).collect();
        let parties = case.party_refs().collect();
        Self { case, chance, items, parties, number: 0 }
    }

    pub(super) fn add(mut self) {
        if self.items.is_empty() {
            return;
        }
        if self.chance.chance(97) {
            self.add_knot();
        }
        for _ in 0..self.chance.pick(&[0, 1, 1, 1, 2, 2]) {
            let sentence = self.sentence();
            self.push(sentence);
        }
    }

    fn push(&mut self, sentence: Sentence) {
        let owner = if self.chance.chance(20) { Owner::Case } else { Owner::Party(self.chance.pick(&self.parties)) };
        self.number += 1;
        let name = format!("rule {}", self.number);
        self.case.rules.push(rule(owner, Origin::Written, name, sentence));
    }

    /// The people who can move at all, in order.
    fn movable(&self) -> Vec<ItemRef> {
        let offered = |item: &ItemRef| {
            let of = self.case.item(*item);
            let position = self.case.position(of.holder);
            let hold = position.and_then(|position| position.holds.iter().find(|hold| hold.item == *item));
            hold.is_some_and(|hold| hold.to.iter().any(|&to| to != of.holder && of.may_go_to(to)))
        };
        self.items.iter().copied().filter(|item| self.case.item(*item).is_people() && offered(item)).collect()
    }

    /// What a linear relaxation does not see through, and a greedy choice falls for.
    fn add_knot(&mut self) {
        let people = self.movable();
        if people.len() < 3 {
            return;
        }
        if people.len() >= 5 && self.chance.chance(45) {
            self.add_hub(&people);
        } else {
            self.add_heavy_first(&people);
        }
        match self.chance.index(10) {
            0 => self.add_ratio(&people),
            1 => self.add_halves(&people),
            _ => {}
        }
    }

    /// A budget in odd weights that the first of the people nearly fills.
    fn add_heavy_first(&mut self, people: &[ItemRef]) {
        let mut weight: Vec<(ItemRef, i64)> = Vec::new();
        let mut light = Vec::new();
        for (index, &item) in people.iter().enumerate() {
            let units = i64::try_from(self.case.item(item).quantity).unwrap_or(1);
            let heavy = if index == 0 { 11 } else { self.chance.pick(&[3, 4, 4, 5]) };
            if index > 0 {
                light.extend((0..units).map(|_| heavy));
            }
            weight.push((item, heavy));
        }
        light.sort_unstable();
        let whole: i64 = light.iter().sum();
        let mut limit = (whole * 3 / 4).max(11) + 1;
        // Not what some of the light ones fill to the brim.
        let filled: Vec<i64> = (0..=light.len()).map(|count| light[..count].iter().sum()).collect();
        while filled.contains(&limit) {
            limit += 1;
        }
        let sentence = Sentence::Budget {
            weights: "severity".to_owned(),
            weight,
            flow: flow(self.case, people.to_vec()),
            bound: Bound::AtMost,
            limit,
            spread: Spread::Overall,
        };
        self.push(sentence);
    }

    /// An odd cycle of exclusions, and one who excludes all of it.
    fn add_hub(&mut self, people: &[ItemRef]) {
        let count = if people.len() >= 6 && self.chance.chance(40) { 5 } else { 3 };
        let cycle = self.chance.some(&people[1..], count);
        for (at, &one) in cycle.iter().enumerate() {
            let other = cycle[(at + 1) % cycle.len()];
            let any = |item| Condition::Any(flow(self.case, vec![item]));
            let sentence = Sentence::Excludes(any(one), any(other));
            self.push(sentence);
        }
        let hub = Condition::Any(flow(self.case, vec![people[0]]));
        let rest = Condition::Any(flow(self.case, people[1..].to_vec()));
        self.push(Sentence::Excludes(hub, rest));
    }

    /// Two of the people move only with half of some others.
    fn add_halves(&mut self, people: &[ItemRef]) {
        for first in self.chance.some(people, 2) {
            let others: Vec<ItemRef> = people.iter().copied().filter(|&item| item != first).collect();
            let set = self.chance.some(&others, 4);
            let number = set.len().div_ceil(2) as u64;
            let enough = Condition::Count { bound: Bound::AtLeast, number, flow: flow(self.case, set) };
            let sentence = Sentence::Requires(moves(self.case, first), enough);
            self.push(sentence);
        }
    }

    /// So many of these for each so many of those, in odd numbers, both ways of going short.
    fn add_ratio(&mut self, people: &[ItemRef]) {
        let half = people.len() / 2;
        let sentence = Sentence::Ratio {
            bound: self.chance.pick(&[Bound::AtLeast, Bound::AtMost]),
            many: self.chance.pick(&[2, 3, 5]),
            of: flow(self.case, people[..half].to_vec()),
            each: self.chance.pick(&[2, 3, 7]),
            per: flow(self.case, people[half..].to_vec()),
            spread: Spread::Overall,
        };
        self.push(sentence);
    }

    /// Items of one kind of unit.
    fn alike(&mut self, most: usize) -> Vec<ItemRef> {
        let first = self.chance.pick(&self.items);
        let alike: Vec<ItemRef> = self.items.iter().copied().filter(|&i| same_kind(self.case, i, first)).collect();
        let count = 1 + self.chance.index(most);
        self.chance.some(&alike, count)
    }

    fn flow(&mut self) -> Flow {
        let items = self.alike(5);
        self.flow_of(items)
    }

    fn flow_of(&mut self, items: Vec<ItemRef>) -> Flow {
        let mut flow = flow(self.case, items);
        let goes = !flow.selection.items.iter().any(|&item| self.case.item(item).is_undertaking());
        if self.chance.chance(15) {
            let count = 1 + self.chance.index(2);
            flow.from = self.chance.some(&self.parties, count);
        }
        if goes && self.chance.chance(20) {
            let count = 1 + self.chance.index(2);
            flow.to = self.chance.some(&self.parties, count);
        }
        flow.phases = some_span(self.case, self.chance, 70);
        if let [item] = flow.selection.items[..]
            && let Some(act) = self.case.undertaking(item)
            && self.chance.chance(60)
        {
            // `… is in force in phase …`
            flow.phases = act.lasting.begins_for(flow.phases).unwrap_or(flow.phases);
        }
        flow
    }

    fn condition(&mut self, depth: usize) -> Condition {
        if depth > 0 && self.chance.chance(25) {
            let count = 2 + self.chance.index(2);
            return match self.chance.index(3) {
                0 => Condition::Not(Box::new(self.condition(depth - 1))),
                1 => Condition::And((0..count).map(|_| self.condition(depth - 1)).collect()),
                _ => Condition::Or((0..count).map(|_| self.condition(depth - 1)).collect()),
            };
        }
        let flow = self.flow();
        let units: u64 = flow.selection.items.iter().map(|&item| self.case.item(item).quantity).sum();
        match self.chance.index(8) {
            0 | 1 => Condition::All(flow),
            2 => Condition::None(flow),
            3 | 4 => Condition::Any(flow),
            5 => Condition::Count { bound: Bound::Exactly, number: self.chance.between(0, units), flow },
            6 => Condition::Count { bound: Bound::AtMost, number: self.chance.between(0, units), flow },
            _ => Condition::Count { bound: Bound::AtLeast, number: self.chance.between(1, units + 1), flow },
        }
    }

    fn sentence(&mut self) -> Sentence {
        match self.chance.index(18) {
            0 => Sentence::Holds(self.condition(2)),
            1..=3 => Sentence::Requires(self.condition(1), self.condition(2)),
            4 => Sentence::Excludes(self.condition(1), self.condition(1)),
            5 | 6 => {
                let items = self.alike(4);
                let of = selection(self.case, items);
                let parties = self.chance.some(&self.parties, 2);
                match self.chance.index(3) {
                    0 => Sentence::OnlyTo(of, parties),
                    1 => Sentence::NeverTo(of, vec![parties[0]]),
                    _ => Sentence::OnlyIn(of, some_span(self.case, self.chance, 0)),
                }
            }
            7 => self.together(),
            8 => {
                let (first, then) = (self.alike(3), self.alike(3));
                let (first, then) = (selection(self.case, first), selection(self.case, then));
                Sentence::Before { first, then, strict: self.chance.chance(40) }
            }
            9 => {
                let (one, other) = (self.alike(3), self.alike(3));
                Sentence::SamePhase(selection(self.case, one), selection(self.case, other))
            }
            10 | 11 => {
                let spread =
                    self.chance.pick(&[Spread::Overall, Spread::EachPhase, Spread::EachBoundary, Spread::PerDay]);
                let bound = self.chance.pick(&[Bound::AtMost, Bound::AtMost, Bound::AtLeast, Bound::Exactly]);
                Sentence::Paced { bound, number: self.chance.between(0, 3), flow: self.flow(), spread }
            }
            12 | 13 => Sentence::Ratio {
                bound: self.chance.pick(&BOUNDS),
                many: self.chance.between(0, 3),
                of: self.flow(),
                each: self.chance.between(1, 3),
                per: self.flow(),
                spread: self.spread(),
            },
            14 | 15 => self.budget(),
            _ => self.worth(),
        }
    }

    fn spread(&mut self) -> Spread {
        self.chance.pick(&[Spread::Overall, Spread::Overall, Spread::EachPhase, Spread::EachBoundary])
    }

    fn together(&mut self) -> Sentence {
        let single = |item: &ItemRef| {
            let item = self.case.item(*item);
            matches!(item.kind, Kind::Person(_) | Kind::Remains) && item.quantity == 1
        };
        let single: Vec<ItemRef> = self.items.iter().copied().skip(1).filter(single).collect();
        let count = 2 + self.chance.index(2);
        Sentence::Together(selection(self.case, self.chance.some(&single, count)))
    }

    fn budget(&mut self) -> Sentence {
        let items = self.chance.some(&self.items, 6);
        let mut weight = Vec::new();
        for &item in &items {
            if self.chance.chance(85) {
                let magnitude = i64::try_from(self.chance.between(1, 9)).unwrap_or(1);
                weight.push((item, if self.chance.chance(25) { -magnitude } else { magnitude }));
            }
        }
        let whole: i64 = weight.iter().map(|entry| entry.1.max(0)).sum();
        let bound = self.chance.pick(&[Bound::AtMost, Bound::AtMost, Bound::AtLeast, Bound::Exactly]);
        let limit = match bound {
            Bound::AtMost => whole * 2 / 3,
            Bound::AtLeast => whole / 3 - 2,
            Bound::Exactly => weight.first().map_or(0, |entry| entry.1),
        };
        let spread = self.spread();
        Sentence::Budget { weights: "weight".to_owned(), weight, flow: self.flow_of(items), bound, limit, spread }
    }

    fn worth(&mut self) -> Sentence {
        let mut value = Vec::new();
        for &item in &self.items {
            if self.chance.chance(75) {
                let magnitude = i64::try_from(self.chance.between(1, 9)).unwrap_or(1);
                value.push((item, if self.chance.chance(8) { -magnitude } else { magnitude }));
            }
        }
        Sentence::Worth {
            party: self.chance.pick(&self.parties),
            value,
            numerator: self.chance.between(1, 4),
            denominator: self.chance.between(2, 5),
            spread: self.chance.pick(&[Spread::Overall, Spread::EachBoundary]),
        }
    }
}
