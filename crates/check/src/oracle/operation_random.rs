//! Random operations, of the parts of which the small ones are made.

use takas_model::{Charter, GroupRef, Occasion, PersonGate, Simultaneous};

use super::make::SplitMix;
use super::operation::{Builder, POINT, home};

/// An operation from a seed, with about so many units: two or three parties, people who come to the exchange point or are there, who wait for
/// each other's gates and checks; some protected, some in steps, some who leave at one time, some remains. Sound.
pub fn random_charter(seed: u64, size: usize) -> Charter {
    let mut chance = SplitMix::new(seed ^ 0x7275_6E00);
    let parties = 2 + chance.index(2);
    let mut builder = Builder::new(parties);
    let groups = people(&mut builder, &mut chance, parties, size.max(2));
    let free: Vec<GroupRef> =
        groups.iter().copied().filter(|group| !builder.handover.groups[group.index()].is_protected).collect();
    if chance.chance(60) {
        let checked = chance.some(&groups, 3);
        builder.check(&checked, 40);
    }
    if chance.chance(40) {
        builder.measure(POINT, Occasion::Departure, 60);
    }
    if chance.chance(40) {
        builder.measure(POINT, Occasion::Arrival, 20);
    }
    gates(&mut builder, &mut chance, &free, parties);
    if chance.chance(50) && !free.is_empty() {
        // Those who ride together are of one step, for the order of the plan is that of the rides.
        let (first, second): (Vec<GroupRef>, Vec<GroupRef>) = free.iter().partition(|group| group.index() % 2 == 0);
        builder.order(&[&first, &second]);
    }
    if chance.chance(30) && free.len() >= 2 {
        let groups = chance.some(&free, 2);
        builder.handover.simultaneous.push(Simultaneous { name: "together".to_owned(), groups, within: 1000 });
    }
    builder.charter(parties)
}

/// Groups of one or two, each with a vehicle of its own, some from home.
fn people(builder: &mut Builder, chance: &mut SplitMix, parties: usize, size: usize) -> Vec<GroupRef> {
    let mut groups = Vec::new();
    while builder.units.len() < size {
        let holder = groups.len() % parties;
        let receiver = (holder + 1 + chance.index(parties - 1)) % parties;
        let comes = chance.chance(40);
        let first = if comes { Some(builder.ride(home(holder), POINT, 5)) } else { None };
        let departs = 100 + 10 * i64::try_from(groups.len()).unwrap_or(0);
        let leaves = match first {
            Some(_) => builder.further_ride(builder.handover.vehicles.len() - 1, POINT, home(receiver), departs),
            None => builder.ride(POINT, home(receiver), departs),
        };
        let rides: Vec<usize> = first.into_iter().chain([leaves]).collect();
        let group = builder.people(1 + u64::from(chance.chance(30)), holder, receiver, &rides);
        let personal: Vec<PersonGate> = PersonGate::ALL.into_iter().filter(|_| chance.chance(25)).collect();
        builder.personal(group, &personal);
        if chance.chance(15) {
            builder.protect(group);
        }
        groups.push(group);
    }
    groups
}

/// None, one over everybody, or two sides that wait for each other; some take two persons.
fn gates(builder: &mut Builder, chance: &mut SplitMix, free: &[GroupRef], parties: usize) {
    if free.is_empty() {
        return;
    }
    let (one, other): (Vec<GroupRef>, Vec<GroupRef>) = free.iter().partition(|_| chance.chance(50));
    let sides = match chance.index(3) {
        0 => Vec::new(),
        1 => vec![(free.to_vec(), free.to_vec())],
        _ => vec![(one.clone(), other.clone()), (other, one)],
    };
    for (of, holds) in sides {
        let confirming: Vec<usize> = (0..parties).filter(|_| chance.chance(50)).collect();
        let gate = builder.gate(&of, &holds, &confirming, 90);
        builder.terms[gate.index()].two_persons = chance.chance(30);
    }
}
