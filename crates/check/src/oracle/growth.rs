//! Large random cases with a deal in them: for measuring growth.

use takas_model::{
    Bound, Case, Condition, Deal, Flow, ItemRef, Nature, Origin, Owner, PartyRef, PhaseRef, Priority, Sentence, Span,
    Spread, Transfer,
};

use super::make::{SplitMix, add_item, ask, empty_case, flow, moves, order_rules, person, rule, selection};
use super::truth::{Move, says};

/// A large case from a seed: so many named people in the hands of 5 to 20 parties, 2 or 3 phases, about one rule for every four
/// people, asks by names and by sets.
///
/// A deal is planted: some four in ten of the people move in it. Only rules that it keeps are taken, so that there is always
/// a deal; the rules pull against the asks, so that the best one is not the planted one.
///
/// Every limit lies just at what that deal needs: such cases are hard for their size.
pub fn growth_case(seed: u64, people: usize) -> Case {
    grow(seed, people, 0).case
}

/// A case like [`growth_case`], with the same people and the same planted deal, but with room: caps and budgets a quarter above what the planted deal needs, ratios and least
/// numbers a quarter below it, as where parties state limits before they know a deal.
pub fn roomy_growth_case(seed: u64, people: usize) -> Case {
    grow(seed, people, 25).case
}

/// A case like [`growth_case`], or with room in its limits like [`roomy_growth_case`], of any number of parties and rules. Fewer rules than asked for are in it where too few that the planted deal keeps are
/// found.
pub fn scaled_growth_case(seed: u64, people: usize, parties: usize, rules: usize, has_room: bool) -> Case {
    grow_to(seed, people, parties, rules, if has_room { 25 } else { 0 }).case
}

/// The deal that every rule of [`growth_case`] and of [`roomy_growth_case`] of the same seed and number of people keeps.
pub fn planted_deal(seed: u64, people: usize) -> Deal {
    let transfer = |m: &Move| Transfer { item: m.item, from: m.from, to: m.to, phase: m.phase, quantity: m.units };
    Deal::new(grow(seed, people, 0).planted.iter().map(transfer))
}

fn grow(seed: u64, people: usize, room: u64) -> Growth {
    grow_to(seed, people, (4 + people / 100).clamp(5, 20), people / 4, room)
}

fn grow_to(seed: u64, people: usize, parties: usize, rules: usize, room: u64) -> Growth {
    let chance = SplitMix::new(seed ^ 0x6772_6F77_7468);
    let days: &[u64] = if people <= 300 { &[2, 3] } else { &[2, 3, 4] };
    let name = if room == 0 { "growth" } else { "roomy" };
    let case = empty_case(format!("{name}-{people}-{seed}"), Nature::Live, parties, days);
    let held = vec![Vec::new(); parties];
    let mut growth = Growth { case, chance, homes: Vec::new(), held, planted: Vec::new(), room };
    growth.add_people(people);
    growth.add_asks();
    growth.add_frame();
    let mut attempts = 0;
    while growth.case.rules.len() < rules && attempts < rules * 20 {
        attempts += 1;
        growth.try_rule();
    }
    order_rules(&mut growth.case);
    growth
}

struct Growth {
    case: Case,
    chance: SplitMix,
    /// For each person, the party they belong to.
    homes: Vec<PartyRef>,
    /// For each party, the people it holds.
    held: Vec<Vec<ItemRef>>,
    planted: Vec<Move>,
    /// How many percent upper limits lie above what the planted deal needs, and lower limits below.
    room: u64,
}

impl Growth {
    fn above(&self, number: u64) -> u64 {
        number + (number * self.room).div_ceil(100)
    }

    fn below(&self, number: u64) -> u64 {
        number * 100 / (100 + self.room)
    }

    fn party(&mut self) -> PartyRef {
        PartyRef::new(self.chance.index(self.case.parties.len()))
    }

    fn other_party(&mut self, than: PartyRef) -> PartyRef {
        let step = 1 + self.chance.index(self.case.parties.len() - 1);
        PartyRef::new((than.index() + step) % self.case.parties.len())
    }

    fn add_people(&mut self, people: usize) {
        for _ in 0..people {
            let holder = self.party();
            let home = self.other_party(holder);
            let mut to = vec![home];
            if self.chance.chance(25) {
                let second = self.other_party(holder);
                to.push(second);
            }
            let span = self.case.all_phases();
            let offer = Some((to.clone(), span));
            let item = add_item(&mut self.case, person(), holder, 1, None, offer);
            self.homes.push(home);
            self.held[holder.index()].push(item);
            if self.chance.chance(42) {
                let phase = PhaseRef::new(self.chance.index(self.case.phases.len()));
                self.planted.push(Move { item, from: holder, to: Some(home), phase, units: 1 });
            }
        }
    }

    /// The people who belong to a party and are held by others.
    fn wanted(&self, party: PartyRef) -> Vec<ItemRef> {
        let all = self.homes.iter().enumerate();
        all.filter(|(_, home)| **home == party).map(|(index, _)| ItemRef::new(index)).collect()
    }

    fn add_asks(&mut self) {
        for index in 0..self.case.parties.len() {
            let party = PartyRef::new(index);
            let wanted = self.wanted(party);
            if wanted.is_empty() {
                continue;
            }
            for number in 0..4 + wanted.len() / 12 {
                let count = if self.chance.chance(50) { 1 } else { 3 + self.chance.index(12) };
                let mut what = flow(&self.case, self.chance.some(&wanted, count));
                what.to = vec![party];
                let units = what.selection.items.len() as u64;
                let at_most = if self.chance.chance(40) { units.div_ceil(2) } else { units };
                let priority = self.chance.pick(&[Priority::High, Priority::Wish, Priority::Wish]);
                let ask = ask(format!("ask-{number}"), what, at_most, Some(priority), 1);
                self.case.positions[index].asks.push(ask);
            }
        }
    }

    fn planted_count(&self, flow: &Flow) -> u64 {
        let everything: Vec<PhaseRef> = self.case.phase_refs().collect();
        u64::try_from(super::truth::count(&self.planted, flow, &everything)).unwrap_or(0)
    }

    /// The frame: no more than half of all people, and each party lets go no more in a phase than it can handle.
    fn add_frame(&mut self) {
        let everyone = flow(&self.case, self.case.item_refs().collect());
        let number = (self.case.items.len() as u64) / 2;
        let total = Sentence::Holds(Condition::Count { bound: Bound::AtMost, number, flow: everyone });
        self.take(Owner::Case, total);
        for party in self.case.party_refs() {
            let held = self.held[party.index()].clone();
            if !held.is_empty() {
                let of = flow(&self.case, held);
                let most = |phase| Flow { phases: Span { first: phase, last: phase }, ..of.clone() };
                let number = self.case.phase_refs().map(|phase| self.planted_count(&most(phase))).max().unwrap_or(0);
                let number = self.above(number);
                let cap = Sentence::Paced { bound: Bound::AtMost, number, flow: of, spread: Spread::EachPhase };
                self.take(Owner::Party(party), cap);
            }
        }
    }

    fn take(&mut self, owner: Owner, sentence: Sentence) {
        if says(&self.case, &self.planted, &sentence) {
            let name = format!("rule {}", self.case.rules.len() + 1);
            self.case.rules.push(rule(owner, Origin::Written, name, sentence));
        }
    }

    /// One rule of a party about the people it holds, taken if the planted deal keeps it.
    fn try_rule(&mut self) {
        let party = self.party();
        let held = self.held[party.index()].clone();
        let wanted = self.wanted(party);
        if held.len() < 4 || wanted.len() < 4 {
            return;
        }
        let sentence = match self.chance.index(20) {
            0..=7 => self.at_least_half(&held, &wanted),
            8..=11 => {
                let pair = self.chance.some(&held, 2);
                Sentence::Excludes(moves(&self.case, pair[0]), moves(&self.case, pair[1]))
            }
            12 | 13 => self.ratio(party, &held, &wanted),
            14 | 15 => self.budget(&held),
            16 => {
                let home = self.homes[self.chance.pick(&held).index()];
                let kin: Vec<ItemRef> = held.iter().copied().filter(|one| self.homes[one.index()] == home).collect();
                let count = 2 + self.chance.index(3);
                Sentence::Together(selection(&self.case, self.chance.some(&kin, count)))
            }
            17 => {
                let count = 1 + self.chance.index(3);
                let first = selection(&self.case, self.chance.some(&wanted, count));
                let then = selection(&self.case, self.chance.some(&held, count));
                let strict = self.chance.chance(30);
                Sentence::Before { first, then, strict }
            }
            18 => {
                let set = selection(&self.case, self.chance.some(&held, 6));
                let away = self.other_party(party);
                Sentence::NeverTo(set, vec![away])
            }
            _ => {
                let one = self.chance.pick(&held);
                let home = self.homes[one.index()];
                Sentence::OnlyTo(selection(&self.case, vec![one]), vec![home])
            }
        };
        self.take(Owner::Party(party), sentence);
    }

    /// One person moves only if a good part of some others do.
    fn at_least_half(&mut self, held: &[ItemRef], wanted: &[ItemRef]) -> Sentence {
        let one = self.chance.pick(held);
        let count = 5 + self.chance.index(8);
        let set = flow(&self.case, self.chance.some(wanted, count));
        let number = self.below((set.selection.items.len() as u64).div_ceil(2)).max(1);
        let enough = Condition::Count { bound: Bound::AtLeast, number, flow: set };
        Sentence::Requires(moves(&self.case, one), enough)
    }

    /// What a party gets for what it lets go, in odd numbers just within what the planted deal does.
    fn ratio(&mut self, party: PartyRef, held: &[ItemRef], wanted: &[ItemRef]) -> Sentence {
        let theirs = self.chance.some(wanted, 30);
        let ours = self.chance.some(held, 30);
        let mut of = flow(&self.case, theirs);
        of.to = vec![party];
        let per = flow(&self.case, ours);
        let (got, gone) = (self.planted_count(&of), self.planted_count(&per).max(1));
        let each = self.chance.pick(&[3, 5, 7]);
        let many = self.below(got * each / gone).max(1);
        Sentence::Ratio { bound: Bound::AtLeast, many, of, each, per, spread: Spread::Overall }
    }

    /// A weighted limit a little over what the planted deal comes to.
    fn budget(&mut self, held: &[ItemRef]) -> Sentence {
        let items = self.chance.some(held, 40);
        let mut weight = Vec::new();
        for &item in &items {
            weight.push((item, i64::try_from(self.chance.between(1, 9)).unwrap_or(1)));
        }
        let goes = |item: ItemRef| self.planted.iter().any(|m| m.item == item);
        let sum: i64 = weight.iter().filter(|entry| goes(entry.0)).map(|entry| entry.1).sum();
        let flow = flow(&self.case, items);
        let sum = self.above(u64::try_from(sum).unwrap_or(0));
        let limit = i64::try_from(sum + self.chance.between(0, 3)).unwrap_or(i64::MAX);
        Sentence::Budget {
            weights: "severity".to_owned(),
            weight,
            flow,
            bound: Bound::AtMost,
            limit,
            spread: Spread::Overall,
        }
    }
}
