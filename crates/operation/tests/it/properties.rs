//! What holds whatever is said, by whomever, in whatever order: seeded, so that a failing run is played again exactly.

use takas_model::case::PartyRef;
use takas_model::{
    Act, AuthorRef, Consequence, GateRef, Happened, OperationEvent, PersonGate, PlaceRef, Reason, RequestKind, Room,
    Said, Scope, TargetRef, UnitRef, Weight,
};
use takas_operation::{Operation, State, Whereabouts};

use crate::world::{World, authors, digest};
use crate::worlds::{BARE, ONE, STEPS, TOGETHER};

/// Numbers from a seed: `splitmix64`.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.next() % count.max(1) as u64).unwrap_or(0)
    }

    fn seconds(&mut self, count: usize) -> i64 {
        i64::try_from(self.below(count)).unwrap_or(0)
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    /// An index that is there, or one that is not: just beyond, or absurd.
    fn index(&mut self, count: usize) -> usize {
        match self.below(40) {
            0 => count,
            1 => u32::MAX as usize,
            _ => self.below(count),
        }
    }

    fn units(&mut self, count: usize) -> Vec<UnitRef> {
        let mut units: Vec<UnitRef> = (0..self.below(3)).map(|_| UnitRef::new(self.index(count))).collect();
        units.push(UnitRef::new(self.index(count)));
        if !self.one_in(20) {
            units.sort_unstable();
            units.dedup();
        }
        units
    }

    fn scope(&mut self, world: &World, units: usize) -> Scope {
        match self.below(4) {
            0 => Scope::Everything,
            1 => Scope::Trip(self.index(world.plan.trips.len())),
            2 => Scope::Gate(GateRef::new(self.index(world.handover.gates.len()))),
            _ => Scope::Unit(UnitRef::new(self.index(units))),
        }
    }

    fn act(&mut self, world: &World, units: usize) -> Act {
        let (trips, works, gates) = (world.plan.trips.len(), world.plan.works.len(), world.handover.gates.len());
        let unit = UnitRef::new(self.index(units));
        let gate = GateRef::new(self.index(gates));
        let (trip, work) = (self.index(trips), self.index(works));
        let person_gate = PersonGate::ALL[self.below(6)];
        match self.below(28) {
            0 | 1 => Act::InHand(unit, person_gate),
            2 => Act::NotInHand(unit, person_gate),
            3 => Act::Needs(unit, [Room::Seat, Room::Stretcher, Room::Load][self.below(3)]),
            4 if self.one_in(4) => Act::NotTravelling(unit),
            5 => Act::WorkBegun(work),
            6 => Act::WorkEnded(work, if self.one_in(2) { Vec::new() } else { self.units(units) }),
            7 => Act::Agree(gate),
            8 => Act::TakeBack(gate),
            9 => Act::Release(gate),
            10 | 11 => Act::Board(trip, self.units(units)),
            12 | 13 => Act::Boarded(trip, self.units(units)),
            14 => Act::Alighted(trip, self.units(units)),
            15 => Act::Go(vec![trip]),
            16 => Act::Go((0..trips).collect()),
            17 | 18 => Act::Departed(trip),
            19 | 20 => Act::Arrived(trip, PlaceRef::new(self.index(world.handover.places.len()))),
            21 => Act::Verified(self.units(units)),
            22 => Act::HandedOver(self.units(units)),
            23 => Act::FollowedUp(unit),
            24 => {
                let (number, due) = (u32::try_from(self.below(5)).unwrap_or(0), self.seconds(2000));
                let (about, owner) = (self.one_in(2).then_some(unit), AuthorRef::new(self.index(11)));
                Act::Request { number, about, kind: RequestKind::Media, owner, due }
            }
            25 => Act::Met(PartyRef::new(self.below(4)), u32::try_from(self.below(5)).unwrap_or(0)),
            26 if self.one_in(3) => Act::Hold(self.scope(world, units)),
            26 => Act::Resume(Scope::Everything),
            27 if self.one_in(30) => Act::Abort,
            27 if self.one_in(2) => Act::Accept(self.below(3) as u64),
            27 => Act::Close,
            _ => Act::Resume(self.scope(world, units)),
        }
    }
}

/// Whether an event lets something irregular count.
fn is_irregular(event: &OperationEvent) -> bool {
    match &event.what {
        Happened::Said(_, Weight::Irregular(_)) => true,
        Happened::Follows(Consequence::CountsNow(_, reasons)) => !reasons.is_empty(),
        _ => false,
    }
}

/// What is so in every state: everybody is somewhere once, and what is past stays past.
fn holds(operation: &Operation, before: &State, state: &State, seed: u64) {
    for (index, unit) in state.units().iter().enumerate() {
        let who = UnitRef::new(index);
        let rides: Vec<usize> = (0..state.trips().len())
            .filter(|trip| {
                let of = &state.trips()[*trip];
                of.aboard.contains(&who) && of.arrived.is_none()
            })
            .collect();
        match unit.at {
            Whereabouts::Ride(trip) => assert_eq!(rides, [trip], "seed {seed}: {index} in a ride"),
            Whereabouts::Place(_) => assert_eq!(rides, [], "seed {seed}: {index} at a place"),
        }
        if before.units().get(index).is_some_and(|before| before.is_past) {
            assert!(unit.is_past, "seed {seed}: {index} comes back from the point of no return");
        }
    }
    let under_way = state.trips().iter().filter(|trip| trip.has_left && trip.arrived.is_none());
    assert_eq!(under_way.map(|trip| trip.aboard.len() as u64).sum::<u64>(), state.under_way(), "seed {seed}");
    assert_eq!(operation.safe_now(state).units.len(), state.units().len(), "seed {seed}");
}

/// Plays random commands; gives how many counted and how many were irregular.
fn play(world: &World, seed: u64, steps: usize) -> (usize, usize, usize) {
    let chance = &mut Chance(seed);
    let charter = world.charter();
    let mut operation = Operation::new(charter).expect("a sound charter");
    let mut state = operation.begin();
    let (mut events, mut now) = (Vec::new(), 0);
    let (mut counted, mut irregular, mut refused) = (0, 0, 0);
    // The same plan under another name is another plan: it keeps all that has happened.
    let mut plans = 0;
    for _ in 0..steps {
        now += chance.seconds(60);
        let before = state.clone();
        let mut author = AuthorRef::new(chance.index(authors().len()));
        let mut act = chance.act(world, state.units().len());
        if chance.one_in(2) {
            let allowed = operation.allowed(&state, author, now);
            if !allowed.is_empty() {
                act = allowed[chance.below(allowed.len())].clone();
                let asked = operation.ask(&state, author, act.clone(), now);
                assert_eq!(asked, Ok(Weight::Counts), "seed {seed}: what is allowed counts");
            }
        } else if chance.one_in(100) && state.aborted().is_none() {
            plans += 1;
            let name = format!("plan {plans}");
            if let Some(target) = again(world, &operation, &state, &name) {
                assert_eq!(operation.bring(&state, target), Ok(()));
                (author, act) = (AuthorRef::new(0), Act::Adopt(digest(&name)));
            }
        }
        let mut sequence = state.next_sequence(author).unwrap_or(1);
        if chance.one_in(20) {
            sequence = (sequence + chance.below(3) as u64).saturating_sub(1);
        }
        let target = if chance.one_in(10) { TargetRef::new(chance.index(plans + 1)) } else { state.target() };
        let said = Said { author, sequence, time: now, target, act };
        match operation.say(&mut state, said.clone(), now) {
            Ok(told) => {
                counted += usize::from(!told.is_empty());
                irregular += told.iter().filter(|event| is_irregular(event)).count();
                events.extend(told);
            }
            Err(reasons) => {
                refused += 1;
                assert!(!reasons.is_empty(), "seed {seed}: a refusal without a reason: {said:?}");
                assert_eq!(state, before, "seed {seed}: what is refused changes nothing");
            }
        }
        for event in operation.tick(&state, now) {
            assert_eq!(operation.apply(&mut state, &event), Ok(()), "seed {seed}");
            events.push(event);
        }
        assert_eq!(operation.tick(&state, now), [], "seed {seed}: the clock says it once");
        assert!(operation.next_deadline(&state).is_none_or(|at| at > now), "seed {seed}");
        holds(&operation, &before, &state, seed);
    }
    assert_eq!(operation.replay(&events), Ok(state), "seed {seed}: a replay gives the same state");
    (counted, irregular, refused)
}

/// The same plan once more, if its lots can be filled from where everybody is.
fn again(world: &World, operation: &Operation, state: &State, name: &str) -> Option<takas_model::Target> {
    let lots = takas_operation::lots_for(operation, state, &world.handover, &world.plan, &[], &[]).ok()?;
    let target = operation.target(state);
    Some(takas_model::Target { lots, digest: digest(name), ..target.clone() })
}

#[test]
fn whatever_is_said_everybody_is_somewhere_and_a_replay_gives_the_same_state() {
    let (mut counted, mut irregular, mut refused) = (0, 0, 0);
    for (number, text) in [ONE, BARE, STEPS, TOGETHER].into_iter().enumerate() {
        for told in ["", "told\n", "historical\n"] {
            let world = World::read(&format!("{text}\n{told}"));
            for seed in 0..30 {
                let played = play(&world, seed * 16 + number as u64, 250);
                counted += played.0;
                irregular += played.1;
                refused += played.2;
            }
        }
    }
    assert!(counted > 15_000 && irregular > 300 && refused > 10_000, "{counted} {irregular} {refused}");
}

#[test]
fn whoever_follows_the_offers_brings_everybody_home() {
    for text in [ONE, STEPS, TOGETHER] {
        let world = World::read(text);
        for seed in 0..20 {
            let chance = &mut Chance(seed);
            let operation = Operation::new(world.charter()).expect("a sound charter");
            let mut state = operation.begin();
            let mut now = 100;
            for _ in 0..2000 {
                now += 1;
                let author = AuthorRef::new(chance.below(authors().len()));
                let allowed = operation.allowed(&state, author, now);
                if allowed.is_empty() {
                    continue;
                }
                let act = allowed[chance.below(allowed.len())].clone();
                let sequence = state.next_sequence(author).expect("an author");
                let said = Said { author, sequence, time: now, target: state.target(), act };
                let told = operation.say(&mut state, said, now).expect("what is offered counts");
                assert!(!told.iter().any(is_irregular), "seed {seed}: an offer breaks no line");
            }
            assert!(state.is_closed(), "seed {seed}: {text}: not over after all that was offered");
            assert!(state.units().iter().all(|unit| unit.handed_over.is_some()), "seed {seed}");
        }
    }
}

#[test]
fn a_history_that_no_engine_wrote_is_a_fault_and_no_panic() {
    let mut faults = 0;
    for (number, text) in [ONE, BARE, STEPS, TOGETHER].into_iter().enumerate() {
        let world = World::read(text);
        for seed in 0..60 {
            let chance = &mut Chance(seed * 8 + number as u64);
            let operation = Operation::new(world.charter()).expect("a sound charter");
            let mut state = operation.begin();
            for _ in 0..200 {
                let before = state.clone();
                let units = state.units().len();
                let unit = UnitRef::new(chance.index(units));
                let what = match chance.below(10) {
                    0 => Happened::Follows(Consequence::ClearToTravel(unit)),
                    1 => Happened::Follows(Consequence::NotTravelling(unit)),
                    2 => Happened::Follows(Consequence::Opened(GateRef::new(chance.index(1)))),
                    3 => Happened::Follows(Consequence::CountsNow(chance.below(200) as u64, vec![Reason::NotSo])),
                    4 => Happened::Follows(Consequence::Withheld(PartyRef::new(chance.below(4)), 1)),
                    5 => Happened::Follows(Consequence::Safe),
                    6 => Happened::Follows(Consequence::Lapsed(chance.below(200) as u64)),
                    _ => {
                        let author = AuthorRef::new(chance.index(authors().len()));
                        let sequence = state.next_sequence(author).unwrap_or(1);
                        let act = chance.act(&world, units);
                        let weight = match chance.below(4) {
                            0 => Weight::Waits,
                            1 => Weight::Irregular(vec![Reason::NotSo]),
                            _ => Weight::Counts,
                        };
                        Happened::Said(Said { author, sequence, time: 0, target: state.target(), act }, weight)
                    }
                };
                let number = if chance.one_in(20) { chance.next() } else { state.next_number() };
                let event = OperationEvent { number, at: chance.seconds(100), what };
                if operation.apply(&mut state, &event).is_err() {
                    faults += 1;
                    assert_eq!(state, before, "a faulty event changes nothing: {event:?}");
                }
                operation.safe_now(&state);
                operation.tick(&state, 1000);
                operation.balance(&state);
                operation.allowed(&state, AuthorRef::new(0), 0);
            }
        }
    }
    assert!(faults > 1000, "{faults}");
}
