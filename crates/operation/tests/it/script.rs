//! Scripts: what is said, and what comes of it, a line each. `run` plays one and holds what comes against what the line expects.
//!
//! A line is `AUTHOR [#NUMBER] [^PLAN] [@SECONDS] ACT => OUTCOME`. Without a number it is the author's next one; without a plan the present
//! one; without seconds it is said now.
//! `=> counts`, `=> repeats`, `=> waits`, `=> irregular REASON; REASON`, `=> refused REASON; REASON`, `=> seen`; after a comma each what
//! follows: `, clear kra`, `, opened g`, `, now 3`. Other lines: `at SECONDS`, `tick => …`, `bring PLAN`, `? QUESTION => ANSWER`.

use std::collections::BTreeMap;

use takas_model::{
    Act, AuthorRef, Consequence, GateRef, Hands, Happened, OperationEvent, PartyRef, Reason, RequestKind, Room, Said,
    Scope, TargetRef, UnitRef, Weight,
};
use takas_operation::{Operation, State};

use crate::world::{Names, World, authors, digest, party, person_gate};

/// A world and a script played in it.
pub(crate) struct Play {
    pub(crate) operation: Operation,
    pub(crate) state: State,
    pub(crate) events: Vec<OperationEvent>,
    world: World,
    /// The worlds of the plans that were the target.
    worlds: Vec<World>,
    names: Names,
    plans: BTreeMap<String, World>,
    now: i64,
}

/// Plays a script in a world and checks every line, and then that a replay of the events gives the same state.
#[track_caller]
pub(crate) fn run(world: &str, script: &str) -> Play {
    run_with(world, &[], script)
}

/// The same, with plans that may be brought, by name.
#[track_caller]
pub(crate) fn run_with(world: &str, plans: &[(&str, &str)], script: &str) -> Play {
    let mut play = Play::new(world, plans);
    for line in script.lines().map(str::trim).filter(|line| !line.is_empty()) {
        play.line(line);
    }
    play.replay();
    play
}

impl Play {
    pub(crate) fn new(world: &str, plans: &[(&str, &str)]) -> Self {
        let world = World::read(world);
        let charter = world.charter();
        let names = Names::of(&world, &charter);
        let operation = Operation::new(charter).unwrap_or_else(|faults| panic!("{faults:?}"));
        let state = operation.begin();
        let plans = plans.iter().map(|(name, text)| ((*name).to_owned(), World::read(text))).collect();
        let worlds = vec![world.clone()];
        Self { operation, state, events: Vec::new(), world, worlds, names, plans, now: 0 }
    }

    #[track_caller]
    fn line(&mut self, line: &str) {
        let (said, expected) = line.split_once(" => ").map_or((line, None), |(said, expected)| (said, Some(expected)));
        let answer = if let Some(seconds) = said.strip_prefix("at ") {
            self.now = seconds.parse().expect("seconds");
            return;
        } else if let Some(plan) = said.strip_prefix("bring ") {
            let world = self.plans[plan].clone();
            let target = world.target(&self.operation, &self.state, &self.names, plan);
            let brought = self.operation.bring(&self.state, target);
            assert_eq!(brought, Ok(()), "{line}");
            return;
        } else if said == "tick" {
            let events = self.operation.tick(&self.state, self.now);
            for event in &events {
                assert_eq!(self.operation.apply(&mut self.state, event), Ok(()));
            }
            let answer = self.follows(&events);
            self.events.extend(events);
            if answer.is_empty() { "nothing".to_owned() } else { answer }
        } else if let Some(question) = said.strip_prefix("? ") {
            self.question(question)
        } else {
            self.say(said)
        };
        if let Some(expected) = expected {
            assert_eq!(answer, expected, "{line}");
        } else {
            panic!("a line without an outcome: {line}");
        }
    }

    /// Reads what is said; says it; tells what came of it.
    pub(crate) fn say(&mut self, text: &str) -> String {
        let said = self.read(text);
        let adopted = match said.act {
            Act::Adopt(digest) => self.plans.iter().find(|(name, _)| crate::world::digest(name) == digest),
            _ => None,
        };
        let adopted = adopted.map(|(_, world)| world.clone());
        let before = self.state.clone();
        let decided = self.operation.decide(&self.state, said.clone(), self.now);
        let outcome = self.operation.say(&mut self.state, said, self.now);
        assert_eq!(decided, outcome, "{text}: deciding and saying differ");
        match outcome {
            Ok(events) if events.is_empty() => "seen".to_owned(),
            Ok(events) => {
                let counted = !matches!(&events[0].what, Happened::Said(_, Weight::Repeats));
                if let Some(world) = adopted.filter(|_| counted) {
                    self.names.join(&world);
                    self.worlds.push(world.clone());
                    self.world = world;
                }
                let weight = match &events[0].what {
                    Happened::Said(_, Weight::Counts) => "counts".to_owned(),
                    Happened::Said(_, Weight::Repeats) => "repeats".to_owned(),
                    Happened::Said(_, Weight::Waits) => "waits".to_owned(),
                    Happened::Said(_, Weight::Irregular(reasons)) => format!("irregular {}", self.reasons(reasons)),
                    Happened::Follows(_) => panic!("the first event is what was said"),
                };
                let follows = self.follows(&events[1..]);
                self.events.extend(events);
                if follows.is_empty() { weight } else { format!("{weight}, {follows}") }
            }
            Err(reasons) => {
                assert_eq!(self.state, before, "{text}: what is refused changes nothing");
                format!("refused {}", self.reasons(&reasons))
            }
        }
    }

    pub(crate) fn replay(&self) {
        let replayed = self.operation.replay(&self.events);
        assert_eq!(replayed.as_ref(), Ok(&self.state), "a replay gives the same state");
    }

    fn read(&self, text: &str) -> Said {
        let mut words: Vec<&str> = text.split_whitespace().collect();
        let author = words.remove(0);
        let author = authors()
            .iter()
            .position(|one| one.id == author)
            .map_or_else(|| AuthorRef::new(author.trim_start_matches('?').parse().expect("an author")), AuthorRef::new);
        let mut sequence = self.state.next_sequence(author).unwrap_or(1);
        let (mut target, mut time) = (self.state.target(), self.now);
        while let Some(word) = words.first().copied() {
            if let Some(number) = word.strip_prefix('#') {
                sequence = number.parse().expect("a number");
            } else if let Some(plan) = word.strip_prefix('^') {
                target = TargetRef::new(plan.parse().expect("a plan"));
            } else if let Some(seconds) = word.strip_prefix('@') {
                time = seconds.parse().expect("seconds");
            } else {
                break;
            }
            words.remove(0);
        }
        Said {
            author,
            sequence,
            time,
            target,
            act: self.act(self.worlds.get(target.index()).unwrap_or(&self.world), &words),
        }
    }

    fn act(&self, world: &World, words: &[&str]) -> Act {
        let unit = |word: &str| self.names.unit(word);
        let units = |words: &[&str]| words.iter().map(|word| unit(word)).collect::<Vec<_>>();
        match words {
            ["in", one, gate] => Act::InHand(unit(one), person_gate(gate)),
            ["out", one, gate] => Act::NotInHand(unit(one), person_gate(gate)),
            ["needs", one, "seat"] => Act::Needs(unit(one), Room::Seat),
            ["needs", one, "stretcher"] => Act::Needs(unit(one), Room::Stretcher),
            ["needs", one, "load"] => Act::Needs(unit(one), Room::Load),
            ["stays", one] => Act::NotTravelling(unit(one)),
            ["begun", work] => Act::WorkBegun(world.work_ref(work)),
            ["ended", work, rest @ ..] => Act::WorkEnded(world.work_ref(work), units(rest)),
            ["agree", gate] => Act::Agree(world.gate(gate)),
            ["takeback", gate] => Act::TakeBack(world.gate(gate)),
            ["release", gate] => Act::Release(world.gate(gate)),
            ["board", trip, rest @ ..] => Act::Board(world.trip(trip), units(rest)),
            ["boarded", trip, rest @ ..] => Act::Boarded(world.trip(trip), units(rest)),
            ["alighted", trip, rest @ ..] => Act::Alighted(world.trip(trip), units(rest)),
            ["go", rest @ ..] => Act::Go(rest.iter().map(|trip| world.trip(trip)).collect()),
            ["departed", trip] => Act::Departed(world.trip(trip)),
            ["arrived", trip, place] => Act::Arrived(world.trip(trip), world.place(place)),
            ["verified", rest @ ..] => Act::Verified(units(rest)),
            ["handed", rest @ ..] => Act::HandedOver(units(rest)),
            ["seen", one] => Act::FollowedUp(unit(one)),
            ["request", number, about, owner, due] => Act::Request {
                number: number.parse().expect("a number"),
                about: (*about != "-").then(|| unit(about)),
                kind: RequestKind::Call,
                owner: AuthorRef::new(authors().iter().position(|one| one.id == *owner).unwrap_or(999)),
                due: due.parse().expect("seconds"),
            },
            ["met", whose, number] => Act::Met(party(whose), number.parse().expect("a number")),
            ["hold", rest @ ..] => Act::Hold(self.scope(world, rest)),
            ["resume", rest @ ..] => Act::Resume(self.scope(world, rest)),
            ["abort"] => Act::Abort,
            ["adopt", plan] => Act::Adopt(digest(plan)),
            ["accept", number] => Act::Accept(number.parse().expect("a number")),
            ["close"] => Act::Close,
            _ => panic!("no such act: {words:?}"),
        }
    }

    fn scope(&self, world: &World, words: &[&str]) -> Scope {
        match words {
            ["all"] => Scope::Everything,
            ["ride", trip] => Scope::Trip(world.trip(trip)),
            ["gate", gate] => Scope::Gate(world.gate(gate)),
            ["unit", unit] => Scope::Unit(self.names.unit(unit)),
            _ => panic!("no such scope: {words:?}"),
        }
    }

    fn question(&self, question: &str) -> String {
        let words: Vec<&str> = question.split_whitespace().collect();
        let (operation, state) = (&self.operation, &self.state);
        match words[..] {
            ["board", trip] => {
                self.reasons(&operation.what_stands_against_board(state, self.world.trip(trip), self.now))
            }
            ["go", ref trips @ ..] => {
                let trips: Vec<usize> = trips.iter().map(|trip| self.world.trip(trip)).collect();
                self.reasons(&operation.what_stands_against_go(state, &trips, self.now))
            }
            ["release", gate] => {
                self.reasons(&operation.what_stands_against_release(state, self.world.gate(gate), self.now))
            }
            ["together", trip] => {
                let trips = operation.goes_together(state, self.world.trip(trip));
                trips.into_iter().map(|trip| self.world.trip_name(trip)).collect::<Vec<_>>().join(" ")
            }
            ["balance", whose] => {
                let of = operation.balance(state)[&party(whose)];
                let told = [of.given, of.gives, of.received, of.receives, of.owed, of.accepts];
                let [given, gives, received, receives, owed, accepts] = told;
                format!("gave {given}/{gives} got {received}/{receives} owed {owed} accepts {accepts}")
            }
            ["safe"] => {
                let safe = operation.safe_now(state);
                let each = safe.units.iter().map(|one| {
                    let hands = match one.hands {
                        Hands::Holder => "holder",
                        Hands::Host => "host",
                        Hands::Receiver => "receiver",
                    };
                    let place = &self.world.handover.place(one.place).id;
                    format!("{} {place} {hands}", self.names.0[one.unit.index()])
                });
                let mut told: Vec<String> = each.collect();
                told.extend(safe.completed.iter().map(|trip| format!("completed {}", self.world.trip_name(*trip))));
                told.join(", ")
            }
            ["deadline"] => operation.next_deadline(state).map_or("none".to_owned(), |at| at.to_string()),
            ["waiting"] => state.waiting().len().to_string(),
            ["holds"] => {
                let holds: Vec<String> = state.holds().iter().map(|scope| self.scope_name(*scope)).collect();
                holds.join(", ")
            }
            ["at", unit] => {
                let unit = state.unit(self.names.unit(unit)).expect("a unit");
                match unit.at {
                    takas_operation::Whereabouts::Place(place) => self.world.handover.place(place).id.clone(),
                    takas_operation::Whereabouts::Ride(trip) => self.world.trip_name(trip),
                }
            }
            _ => panic!("no such question: {question}"),
        }
    }

    fn follows(&self, events: &[OperationEvent]) -> String {
        let told = events.iter().map(|event| match &event.what {
            Happened::Said(..) => panic!("only the desk says what follows"),
            Happened::Follows(consequence) => self.consequence(consequence),
        });
        told.collect::<Vec<_>>().join(", ")
    }

    fn consequence(&self, consequence: &Consequence) -> String {
        let unit = |unit: &UnitRef| self.names.0[unit.index()].clone();
        match consequence {
            Consequence::ClearToTravel(one) => format!("clear {}", unit(one)),
            Consequence::NoLongerClear(one) => format!("not clear {}", unit(one)),
            Consequence::NotTravelling(one) => format!("not travelling {}", unit(one)),
            Consequence::Opened(gate) => format!("opened {}", self.gate_name(*gate)),
            Consequence::CountsNow(number, reasons) if reasons.is_empty() => format!("now {number}"),
            Consequence::CountsNow(number, reasons) => format!("now {number} irregular {}", self.reasons(reasons)),
            Consequence::Lapsed(number) => format!("lapsed {number}"),
            Consequence::Overdue(whose, number) => format!("overdue {} {number}", party_name(*whose)),
            Consequence::Withheld(from, units) => format!("withheld from {} {units}", party_name(*from)),
            Consequence::Cured(from) => format!("cured {}", party_name(*from)),
            Consequence::Safe => "safe".to_owned(),
        }
    }

    fn gate_name(&self, gate: GateRef) -> String {
        self.world.handover.gate(gate).name.clone()
    }

    fn scope_name(&self, scope: Scope) -> String {
        match scope {
            Scope::Everything => "all".to_owned(),
            Scope::Trip(trip) => format!("ride {}", self.world.trip_name(trip)),
            Scope::Gate(gate) => format!("gate {}", self.gate_name(gate)),
            Scope::Unit(unit) => format!("unit {}", self.names.0[unit.index()]),
        }
    }

    fn reasons(&self, reasons: &[Reason]) -> String {
        if reasons.is_empty() {
            return "nothing".to_owned();
        }
        reasons.iter().map(|reason| self.reason(*reason)).collect::<Vec<_>>().join("; ")
    }

    fn reason(&self, reason: Reason) -> String {
        let unit = |unit: UnitRef| self.names.0[unit.index()].clone();
        let trip = |trip: usize| self.world.trip_name(trip);
        match reason {
            Reason::Seat => "seat".to_owned(),
            Reason::Sequence(next) => format!("next is {next}"),
            Reason::Contradicts(number) => format!("contradicts {number}"),
            Reason::TooMuch => "too much".to_owned(),
            Reason::Unknown => "unknown".to_owned(),
            Reason::NotSo => "not so".to_owned(),
            Reason::Closed => "closed".to_owned(),
            Reason::Aborted => "aborted".to_owned(),
            Reason::Held(scope) => format!("held {}", self.scope_name(scope)),
            Reason::NotClear(one) => format!("not clear {}", unit(one)),
            Reason::DoesNotTravel(one) => format!("does not travel {}", unit(one)),
            Reason::NotChecked(one, check) => {
                format!("not checked {} {}", unit(one), self.world.handover.check(check).id)
            }
            Reason::NotDone(work) => format!("not done {}", self.world.work_name(work)),
            Reason::NotThere(one) => format!("not there {}", unit(one)),
            Reason::NotPlanned(one) => format!("not planned {}", unit(one)),
            Reason::NoWord(one) => format!("no word {}", unit(one)),
            Reason::NoGo(one) => format!("no go {}", trip(one)),
            Reason::VehicleElsewhere(one) => format!("vehicle elsewhere {}", trip(one)),
            Reason::Shut(one, gate) => format!("shut {} {}", unit(one), self.gate_name(gate)),
            Reason::WaitsFor(gate, one) => format!("{} waits for {}", self.gate_name(gate), unit(one)),
            Reason::NotConfirmed(gate, by) => format!("{} not confirmed {}", self.gate_name(gate), party_name(by)),
            Reason::SecondPerson(gate) => format!("{} second person", self.gate_name(gate)),
            Reason::TooEarly(gate) => format!("{} too early", self.gate_name(gate)),
            Reason::OutOfOrder(one, other) => format!("{} before {}", unit(one), unit(other)),
            Reason::Owed(to, units) => format!("owed {} {units}", party_name(to)),
            Reason::NotTogether(one) => format!("not together {}", trip(one)),
            Reason::NotOver(one) => format!("not over {}", unit(one)),
            Reason::Protected(one) => format!("protected {}", unit(one)),
            Reason::NoRoom(one) => format!("no room {}", unit(one)),
            Reason::Apart(one, other) => format!("apart {} {}", unit(one), unit(other)),
            Reason::Target => "target".to_owned(),
            Reason::Stale(now) => format!("stale {now}"),
            Reason::Quota(quota) => format!("quota {}", self.world.handover.quotas[quota].name),
        }
    }
}

fn party_name(party: PartyRef) -> String {
    ["party A", "party B", "party C"].get(party.index()).map_or("?", |name| &name[6..]).to_owned()
}
