//! Large random cases without a deal: rules that can be kept together, and a few conflicts among them.

use takas_model::{
    Bound, Case, Concession, ConcessionOption, Condition, Flow, ItemRef, Origin, Owner, PartyRef, Sentence, Spread,
};

use super::growth::scaled_growth_case;
use super::make::{SplitMix, flow, moves, order_rules, rule, selection};

/// A case without a deal from a seed: about as many people as rules, most of the rules kept by one deal; among them conflicts of 3 to some 20 rules, which
/// share rules and people: chains of requirements, counts against caps, ratios, exclusions of each pair, orders in too few phases, destinations.
///
/// Every rule can be conceded, at a difficulty of 1 to 9.
pub fn infeasible_case(seed: u64, rules: usize) -> Case {
    let conflicts = 3 + (rules / 200).min(5);
    // The longest conflict has some 20 rules; what is left of the number is the rest that can be kept.
    let rest = rules.saturating_sub(conflicts * 8).max(rules / 3);
    let parties = (4 + rules / 100).clamp(5, 20);
    let case = scaled_growth_case(seed, rules.max(40), parties, rest, true);
    let mut making = Making { case, chance: SplitMix::new(seed ^ 0x636F_6E66_6C69), chain: Vec::new() };
    for number in 0..conflicts {
        match number {
            0 => making.chain(12, 18),
            1 => making.counts(),
            2 => making.branch(),
            _ => match making.chance.index(6) {
                0 => making.chain(4, 8),
                1 => making.branch(),
                2 => making.ratio(),
                3 => making.pairs(),
                4 => making.order(),
                _ => making.nowhere(),
            },
        }
    }
    let mut case = making.case;
    order_rules(&mut case);
    droppable(&mut case);
    case
}

/// Lets every rule of the case be dropped, at a difficulty of 1 to 9.
pub fn droppable(case: &mut Case) {
    let mut chance = SplitMix::new(0x6472_6F70);
    let mut options =
        || vec![ConcessionOption { to: None, text: "dropped".to_owned(), difficulty: chance.between(1, 9) }];
    case.concessions = case.rule_refs().map(|rule| Concession { rule, options: options() }).collect();
}

struct Making {
    case: Case,
    chance: SplitMix,
    /// The people of the first chain, in order.
    chain: Vec<ItemRef>,
}

impl Making {
    fn take(&mut self, owner: Owner, sentence: Sentence) {
        let name = format!("rule {}", self.case.rules.len() + 1);
        self.case.rules.push(rule(owner, Origin::Written, name, sentence));
    }

    fn of(&self, item: ItemRef) -> Owner {
        Owner::Party(self.case.item(item).holder)
    }

    fn people(&mut self, count: usize) -> Vec<ItemRef> {
        let mut rest: Vec<ItemRef> = self.case.item_refs().collect();
        let mut chosen = Vec::new();
        while chosen.len() < count && !rest.is_empty() {
            chosen.push(rest.swap_remove(self.chance.index(rest.len())));
        }
        chosen
    }

    fn moves(&mut self, item: ItemRef) {
        let sentence = Sentence::Holds(moves(&self.case, item));
        self.take(self.of(item), sentence);
    }

    fn stays(&mut self, item: ItemRef) {
        let sentence = Sentence::Holds(Condition::None(flow(&self.case, vec![item])));
        self.take(self.of(item), sentence);
    }

    fn requires(&mut self, first: ItemRef, second: ItemRef) {
        let sentence = Sentence::Requires(moves(&self.case, first), moves(&self.case, second));
        self.take(self.of(first), sentence);
    }

    fn count(&mut self, bound: Bound, number: u64, of: Vec<ItemRef>) {
        let sentence = Sentence::Holds(Condition::Count { bound, number, flow: flow(&self.case, of) });
        self.take(Owner::Case, sentence);
    }

    /// Someone moves, who moves only if the next does, and so on to one who stays.
    fn chain(&mut self, least: u64, most: u64) {
        let count = usize::try_from(self.chance.between(least, most)).unwrap_or(4);
        let people = self.people(count);
        self.moves(people[0]);
        for pair in people.windows(2) {
            self.requires(pair[0], pair[1]);
        }
        self.stays(people[people.len() - 1]);
        if self.chain.is_empty() {
            self.chain = people;
        }
    }

    /// A chain of a few people that joins the first one in its course.
    fn branch(&mut self) {
        let count = 2 + self.chance.index(3);
        let people = self.people(count);
        let join = self.chain[self.chance.index(self.chain.len())];
        self.moves(people[0]);
        for pair in people.windows(2) {
            self.requires(pair[0], pair[1]);
        }
        self.requires(people[people.len() - 1], join);
    }

    /// So many of a set, whose parts are capped one short of it together; two of the parts are capped together as well.
    fn counts(&mut self) {
        let parts = 3 + self.chance.index(4);
        let people = self.people(parts * 4);
        let mut caps = 0;
        for part in people.chunks(4) {
            let cap = self.chance.between(1, 3);
            self.count(Bound::AtMost, cap, part.to_vec());
            caps += cap;
        }
        self.count(Bound::AtLeast, caps + 1, people.clone());
        self.count(Bound::AtMost, 3, people[..8].to_vec());
    }

    /// Of some at least so many, of others three for each two of them, but no more than are too few.
    fn ratio(&mut self) {
        let people = self.people(20);
        let (ours, theirs) = people.split_at(8);
        let number = self.chance.between(3, 6);
        self.count(Bound::AtLeast, number, ours.to_vec());
        let (of, per): (Flow, Flow) = (flow(&self.case, theirs.to_vec()), flow(&self.case, ours.to_vec()));
        let spread = Spread::Overall;
        let owner = self.of(ours[0]);
        self.take(owner, Sentence::Ratio { bound: Bound::AtLeast, many: 3, of, each: 2, per, spread });
        let few = (3 * number).div_ceil(2) - 1;
        let (some, others) = theirs.split_at(5);
        self.count(Bound::AtMost, few / 2, some.to_vec());
        self.count(Bound::AtMost, few - few / 2, others.to_vec());
    }

    /// Two of four, each pair of whom is excluded.
    fn pairs(&mut self) {
        let people = self.people(4);
        self.count(Bound::AtLeast, 2, people.clone());
        for (place, &one) in people.iter().enumerate() {
            for &other in &people[place + 1..] {
                let sentence = Sentence::Excludes(moves(&self.case, one), moves(&self.case, other));
                self.take(self.of(one), sentence);
            }
        }
    }

    /// More people one after the other than there are phases, all of whom move.
    fn order(&mut self) {
        let people = self.people(self.case.phases.len() + 1);
        for &one in &people {
            self.moves(one);
        }
        for pair in people.windows(2) {
            let first = selection(&self.case, vec![pair[0]]);
            let then = selection(&self.case, vec![pair[1]]);
            self.take(Owner::Case, Sentence::Before { first, then, strict: true });
        }
    }

    /// Someone moves, only to where others never let them go.
    fn nowhere(&mut self) {
        let one = self.people(1)[0];
        let set = || vec![one];
        let to: Vec<PartyRef> = self.case.party_refs().filter(|&party| party != self.case.item(one).holder).collect();
        let some = self.chance.some(&to, to.len() / 2);
        let rest = to.iter().copied().filter(|party| !some.contains(party)).collect();
        self.moves(one);
        let (only, never) = (selection(&self.case, set()), selection(&self.case, set()));
        self.take(Owner::Case, Sentence::OnlyTo(only, some.clone()));
        self.take(self.of(one), Sentence::NeverTo(never, some));
        let never = selection(&self.case, set());
        self.take(Owner::Case, Sentence::NeverTo(never, rest));
    }
}
