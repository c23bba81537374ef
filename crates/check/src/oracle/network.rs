//! Controllability of small networks by playing the game out, and small random networks.
//!
//! Time goes in whole steps. At each, nature ends what it likes of what may end and must end what cannot go on; then whoever decides
//! executes what they like. The network is controllable exactly if they can keep every requirement against all of nature's play: bounds
//! are whole numbers, so neither side gains by moments between the steps.

use std::collections::BTreeMap;

use takas_model::{Contingent, EventRef, Network, Requirement};

use super::make::SplitMix;

/// Whether the network is dynamically controllable, with all decided events executed by time `horizon`, which must be large enough
/// for the answer to be the network's own.
pub fn controllable_by_play(network: &Network, horizon: i64) -> bool {
    let mut game = Game { network, horizon, known: BTreeMap::new() };
    game.nature(0, vec![None; network.events().len()])
}

struct Game<'a> {
    network: &'a Network,
    horizon: i64,
    known: BTreeMap<(i64, Vec<Option<i64>>), bool>,
}

impl Game<'_> {
    /// Whether the deciding side wins when nature is to play at `now`.
    fn nature(&mut self, now: i64, times: Vec<Option<i64>>) -> bool {
        if times.iter().all(Option::is_some) {
            return true;
        }
        if let Some(&known) = self.known.get(&(now, times.clone())) {
            return known;
        }
        let mut may = Vec::new();
        let mut positions = vec![times.clone()];
        for one in self.network.contingent() {
            if let (Some(begun), None) = (times[one.from.index()], times[one.to.index()]) {
                if now == begun + one.most {
                    positions[0][one.to.index()] = Some(now);
                } else if now >= begun + one.least {
                    may.push(one.to.index());
                }
            }
        }
        for event in may {
            for place in 0..positions.len() {
                let mut ended = positions[place].clone();
                ended[event] = Some(now);
                positions.push(ended);
            }
        }
        let wins = positions.into_iter().all(|position| self.decide(now, position));
        self.known.insert((now, times), wins);
        wins
    }

    /// Whether the deciding side wins when it is to play at `now`.
    fn decide(&mut self, now: i64, times: Vec<Option<i64>>) -> bool {
        let is_ended = |event: usize| self.network.contingent().iter().any(|one| one.to.index() == event);
        let open: Vec<usize> = (0..times.len()).filter(|&event| times[event].is_none() && !is_ended(event)).collect();
        if !open.is_empty() && now > self.horizon {
            return false;
        }
        (0..1usize << open.len()).any(|choice| {
            let mut next = times.clone();
            for (place, &event) in open.iter().enumerate() {
                if choice >> place & 1 == 1 {
                    next[event] = Some(now);
                }
            }
            self.is_kept(&next) && self.nature(now + 1, next)
        })
    }

    fn is_kept(&self, times: &[Option<i64>]) -> bool {
        self.network.requirements().iter().all(|one| match (times[one.from.index()], times[one.to.index()]) {
            (Some(from), Some(to)) => {
                one.least.is_none_or(|least| to - from >= least) && one.most.is_none_or(|most| to - from <= most)
            }
            _ => true,
        })
    }
}

/// A small network from a seed: 3 to 5 events, 1 or 2 contingent durations, bounds of at most 4; about half are controllable.
pub fn random_network(seed: u64) -> Network {
    let mut chance = SplitMix::new(seed ^ 0x6E65_7477_6F72_6B00);
    let count = 3 + chance.index(3);
    let number = |chance: &mut SplitMix, least: i64, most: i64| {
        least + i64::try_from(chance.index(usize::try_from(most - least + 1).expect("small"))).expect("small")
    };
    let mut contingent: Vec<Contingent> = Vec::new();
    for index in 0..=chance.index(2) {
        // Each ends in an event of its own, at the end of the list, and begins anywhere before.
        let to = count - 1 - index;
        if to == 0 {
            break;
        }
        let from = chance.index(to);
        let least = number(&mut chance, 1, 3);
        let most = least + number(&mut chance, 0, 3);
        let (from, to) = (EventRef::new(from), EventRef::new(to));
        contingent.push(Contingent { name: format!("duration {index}"), from, to, least, most });
    }
    let mut requirements = Vec::new();
    for index in 0..=1 + chance.index(4) {
        let from = chance.index(count);
        let to = (from + 1 + chance.index(count - 1)) % count;
        let least = number(&mut chance, -3, 3);
        let most = least + number(&mut chance, 0, 4);
        let sides = chance.index(4);
        requirements.push(Requirement {
            name: format!("requirement {index}"),
            from: EventRef::new(from),
            to: EventRef::new(to),
            least: (sides != 0).then_some(least),
            most: (sides != 1).then_some(most),
        });
    }
    let events = (0..count).map(|event| format!("event {event}")).collect();
    Network::new(events, requirements, contingent).expect("made sound")
}

/// The network of a handover, in minutes: so many groups fly to one point, are checked, and leave within 15 minutes of one another once
/// the last is verified; nobody is at the point for longer than `stay_max`. Flights and checks take what they take, from a
/// seed. 6 events a group, and the gate.
pub fn handover_network(groups: usize, stay_max: i64, seed: u64) -> Network {
    let mut chance = SplitMix::new(seed ^ 0x6861_6E64_6F76_6572);
    let mut number = |least: i64, more: usize| least + i64::try_from(chance.index(more + 1)).expect("small");
    let mut events = vec!["all verified".to_owned()];
    let (mut requirements, mut contingent) = (Vec::new(), Vec::new());
    for group in 1..=groups {
        let first = events.len();
        events.extend(
            ["takes off", "lands", "check begins", "is verified", "boards", "leaves"]
                .map(|what| format!("group {group} {what}")),
        );
        let [takes_off, lands, begins, verified, boards, leaves] =
            [0, 1, 2, 3, 4, 5].map(|place| EventRef::new(first + place));
        let flight = number(60, 120);
        let check = number(5, 10);
        let mut takes = |name: &str, from, to, least: i64, spread: i64| {
            contingent.push(Contingent {
                name: format!("{name} of group {group}"),
                from,
                to,
                least,
                most: least + spread,
            });
        };
        takes("flight", takes_off, lands, flight, number(5, 20));
        takes("check", begins, verified, check, number(2, 8));
        let mut within = |name: &str, from, to, least: Option<i64>, most: Option<i64>| {
            requirements.push(Requirement { name: format!("{name} of group {group}"), from, to, least, most });
        };
        let gate = EventRef::new(0);
        within("check after landing", lands, begins, Some(5), Some(30));
        within("gate", verified, gate, Some(0), None);
        within("boarding on the word", gate, boards, Some(0), Some(10));
        within("doors", boards, leaves, Some(5), None);
        within("leaving together", gate, leaves, Some(5), Some(15));
        within("stay", lands, leaves, None, Some(stay_max));
    }
    Network::new(events, requirements, contingent).expect("made sound")
}
