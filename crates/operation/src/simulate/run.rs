//! One simulated operation: desk, second copy and devices over a network that fails, until the faults stop and it ends.
//!
//! The desk decides, writes its log, and answers then. When it crashes before it has written, what it decided never was. The second copy
//! follows the log. Safety is for whoever observes the events; whether it ends is in the report.

use std::rc::Rc;

use takas_model::{AuthorRef, Instant, OperationEvent, Reason, Seat};

use super::chance::Chance;
use super::device::{Device, Urgency};
use super::network::{Message, Network, Node, SimulationFaults};
use crate::operation::Operation;
use crate::stale::Refused;
use crate::state::State;

/// What came of a simulated run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SimulationReport {
    /// The seed.
    pub seed: u64,
    /// Which of its runs.
    pub run: u64,
    /// What went wrong.
    pub faults: SimulationFaults,
    /// How many seconds after the beginning it was closed, if it was.
    pub closed: Option<Instant>,
    /// It was broken off.
    pub is_aborted: bool,
    /// How many were handed over.
    pub handed_over: usize,
    /// How many events there were.
    pub events: u64,
    /// How many messages and timers, and how many of the messages were lost and doubled.
    pub messages: u64,
    /// Lost.
    pub lost: u64,
    /// Doubled.
    pub doubled: u64,
    /// How often the desk crashed, and devices did.
    pub desk_crashes: u64,
    /// Devices.
    pub device_crashes: u64,
    /// How often an author said two things under one number, and was refused.
    pub contradictions: u64,
    /// How often a word that had been refused came once more, and was refused again though nothing stood against it any more.
    pub refused_again: u64,
    /// State folded anew from the log was each time what it had been, and so was that of the second copy in the end.
    pub is_replayed: bool,
}

impl SimulationReport {
    /// Whether it ended in time.
    pub fn is_live(&self) -> bool {
        self.closed.is_some()
    }
}

/// Seconds after the faults stop at which what is owed is accepted, it is broken off, and those who cannot be brought are given up.
const URGENT: [Instant; 3] = [4 * 3600, 12 * 3600, 24 * 3600];
/// Seconds after that in which it has to end.
const LAST: Instant = 48 * 3600;

struct Run<'a> {
    operation: &'a Operation,
    seed: u64,
    number: u64,
    chance: Chance,
    faults: SimulationFaults,
    begins: Instant,
    now: Instant,
    network: Network,
    /// The desk's state; none while it is down.
    desk: Option<State>,
    /// The words that it refused since it is up.
    refused: Refused,
    /// When it looks at its clock next.
    deadline: Option<Instant>,
    /// What is on its disk.
    log: Vec<OperationEvent>,
    copy: Vec<OperationEvent>,
    devices: Vec<Device>,
    desk_crashes: u64,
    device_crashes: u64,
    contradictions: u64,
    refused_again: u64,
    is_replayed: bool,
    observe: &'a mut dyn FnMut(&OperationEvent),
}

/// Simulates one run of a seed; each event is shown when it is on the desk's disk.
pub fn simulate_run(
    operation: &Operation,
    seed: u64,
    run: u64,
    observe: &mut dyn FnMut(&OperationEvent),
) -> SimulationReport {
    let mut chance = Chance::of_run(seed, run);
    let faults = SimulationFaults::drawn(&mut chance);
    let begins = operation.charter().target.handover.begins;
    let speaks = |author: &AuthorRef| operation.charter().authors[author.index()].seat != Seat::Desk;
    let authors = (0..operation.charter().authors.len()).map(AuthorRef::new).filter(speaks);
    let devices: Vec<Device> = authors
        .map(|author| Device::new(operation, author, chance.between(-faults.drift_max, faults.drift_max)))
        .collect();
    let mut run = Run {
        operation,
        seed,
        number: run,
        chance,
        faults,
        begins,
        now: begins,
        network: Network::default(),
        desk: Some(operation.begin()),
        refused: Refused::default(),
        deadline: None,
        log: Vec::new(),
        copy: Vec::new(),
        devices,
        desk_crashes: 0,
        device_crashes: 0,
        contradictions: 0,
        refused_again: 0,
        is_replayed: true,
        observe,
    };
    run.go();
    run.report()
}

impl Run<'_> {
    fn go(&mut self) {
        for device in 0..self.devices.len() {
            let at = self.begins + self.chance.between(0, 60);
            self.network.at(at, Node::Device(self.devices[device].author), Message::Wake);
        }
        self.network.at(self.begins, Node::Copy, Message::Wake);
        let last = self.bound();
        while let Some((at, node, message)) = self.network.next() {
            if at > last || self.is_over() {
                return;
            }
            self.now = self.now.max(at);
            match node {
                Node::Desk => self.at_desk(message),
                Node::Copy => self.at_copy(message),
                Node::Device(author) => self.at_device(author, message),
            }
        }
    }

    fn bound(&self) -> Instant {
        self.begins + self.faults.until + URGENT[2] + LAST
    }

    /// Closed, and the second copy knows it.
    fn is_over(&self) -> bool {
        self.desk.as_ref().is_some_and(State::is_closed) && self.copy.len() == self.log.len()
    }

    fn faults_now(&self) -> Option<SimulationFaults> {
        (self.now < self.begins + self.faults.until).then_some(self.faults)
    }

    fn send(&mut self, node: Node, message: Message) {
        let faults = self.faults_now();
        self.network.send(self.now, node, message, faults.as_ref(), &mut self.chance);
    }

    fn at_desk(&mut self, message: Message) {
        if let Message::Restart = message {
            self.restart();
            return;
        }
        let Some(mut state) = self.desk.take() else { return };
        match message {
            Message::Command(said) => {
                let author = said.author;
                let number = said.sequence;
                let mut events = self.tick(&mut state);
                let act = said.act.clone();
                let answer = self.operation.hear(&mut state, &mut self.refused, said, self.now);
                match &answer {
                    Ok(said) => events.extend(said.iter().cloned()),
                    Err(reasons)
                        if !matches!(
                            reasons[..],
                            [Reason::Sequence(_) | Reason::Contradicts(_) | Reason::Stale(_)]
                        ) =>
                    {
                        self.refused_again += u64::from(self.operation.ask(&state, author, act, self.now).is_ok());
                    }
                    Err(_) => {}
                }
                let crashes = self.faults_now().is_some_and(|faults| self.chance.happens(faults.desk_crashes));
                if crashes {
                    // What it had is what its log and the events that it could not write come to.
                    let told = self.operation.replay(self.log.iter().chain(&events));
                    self.is_replayed &= told.as_ref() == Ok(&state);
                    self.crash();
                    return;
                }
                self.write(events);
                self.send(Node::Device(author), Message::Answer(number, answer.map(|_| ())));
            }
            Message::Fetch(node, from) => {
                let from = usize::try_from(from).unwrap_or(usize::MAX).min(self.log.len());
                if from < self.log.len() {
                    self.send(node, Message::Events(Rc::from(&self.log[from..])));
                }
            }
            Message::Wake => {
                let events = self.tick(&mut state);
                self.write(events);
            }
            _ => {}
        }
        self.look_at_clock_later(&state);
        self.desk = Some(state);
    }

    /// What the clock brings.
    fn tick(&self, state: &mut State) -> Vec<OperationEvent> {
        let events = self.operation.tick(state, self.now);
        for event in &events {
            self.operation.apply(state, event).expect("what the clock brings follows from the state");
        }
        events
    }

    /// The desk looks at its clock when that will bring something.
    fn look_at_clock_later(&mut self, state: &State) {
        let next = self.operation.next_deadline(state);
        if next != self.deadline {
            self.deadline = next;
            if let Some(at) = next {
                self.network.at(at.max(self.now), Node::Desk, Message::Wake);
            }
        }
    }

    /// Events are on the disk; then everybody is told.
    fn write(&mut self, events: Vec<OperationEvent>) {
        if events.is_empty() {
            return;
        }
        for event in &events {
            (self.observe)(event);
        }
        let told: Rc<[OperationEvent]> = Rc::from(events.as_slice());
        self.log.extend(events);
        self.send(Node::Copy, Message::Events(told.clone()));
        for device in 0..self.devices.len() {
            self.send(Node::Device(self.devices[device].author), Message::Events(told.clone()));
        }
    }

    fn crash(&mut self) {
        self.desk_crashes += 1;
        (self.desk, self.refused) = (None, Refused::default());
        let down = self.chance.between(10, 900);
        self.network.at(self.now + down, Node::Desk, Message::Restart);
    }

    /// Recovery is the ordinary way: the log is folded.
    fn restart(&mut self) {
        let state = self.operation.replay(&self.log).expect("the desk reads its own log");
        self.is_replayed &= state.next_number() == self.log.len() as u64;
        self.deadline = None;
        self.look_at_clock_later(&state);
        self.desk = Some(state);
    }

    fn at_copy(&mut self, message: Message) {
        if let Message::Events(events) = message {
            for event in events.iter() {
                if event.number == self.copy.len() as u64 {
                    self.copy.push(event.clone());
                }
            }
            return;
        }
        self.send(Node::Desk, Message::Fetch(Node::Copy, self.copy.len() as u64));
        let pause = self.chance.between(300, 1800);
        self.network.at(self.now + pause, Node::Copy, Message::Wake);
    }

    fn at_device(&mut self, author: AuthorRef, message: Message) {
        let Some(index) = self.devices.iter().position(|device| device.author == author) else { return };
        match message {
            Message::Events(events) => {
                let before = self.devices[index].view.next_number();
                self.devices[index].hear(self.operation, &events);
                if self.devices[index].view.next_number() > before {
                    self.speak(index);
                }
            }
            Message::Answer(number, answer) => {
                self.contradictions += u64::from(matches!(
                    answer.as_ref().err().and_then(|reasons| reasons.first()),
                    Some(Reason::Contradicts(_))
                ));
                self.devices[index].answered(number, &answer, self.now);
                // What was refused is said again when the device looks around, and not at once: it would be refused again.
                match answer {
                    Ok(()) => self.speak(index),
                    // Under another number it may be accepted.
                    Err(reasons) if matches!(reasons.first(), Some(Reason::Sequence(_) | Reason::Contradicts(_))) => {
                        self.send_command(index);
                    }
                    Err(_) => {}
                }
            }
            _ => self.wake(index),
        }
    }

    /// A device looks around: it may crash, its author may be up to something, it asks for what it has missed.
    fn wake(&mut self, index: usize) {
        if let Some(faults) = self.faults_now() {
            if self.chance.happens(faults.device_crashes) {
                self.device_crashes += 1;
                self.devices[index].crash(self.operation);
            }
            if self.chance.happens(faults.mischief) {
                self.devices[index].mischief(self.operation, self.now, &mut self.chance);
            }
            if self.chance.happens(faults.mischief)
                && let Some(said) = self.devices[index].contradiction()
            {
                self.send(Node::Desk, Message::Command(said));
            }
        }
        let device = &self.devices[index];
        let (node, from) = (Node::Device(device.author), device.view.next_number());
        self.send(Node::Desk, Message::Fetch(node, from));
        self.intend(index);
        // Sent again, if there is no answer.
        self.send_command(index);
        let pause = self.devices[index].pause();
        self.network.at(self.now + pause, node, Message::Wake);
    }

    /// What the author means to say now is sent: he is told of something, or has an answer.
    fn speak(&mut self, index: usize) {
        if self.intend(index) {
            self.send_command(index);
        }
    }

    /// What the author means to say by now; whether it is new.
    fn intend(&mut self, index: usize) -> bool {
        let since = self.now - self.begins - self.faults.until;
        let urgency = match URGENT.iter().filter(|after| since >= **after).count() {
            0 => Urgency::None,
            1 => Urgency::Accept,
            2 => Urgency::BreakOff,
            _ => Urgency::GiveUp,
        };
        let device = &mut self.devices[index];
        device.intend(self.operation, self.now, urgency, &mut self.chance)
    }

    fn send_command(&mut self, index: usize) {
        if let Some(said) = self.devices[index].command() {
            self.send(Node::Desk, Message::Command(said));
        }
    }

    fn report(self) -> SimulationReport {
        let end = self.operation.replay(&self.log).expect("the desk reads its own log");
        let is_replayed = self.is_replayed
            && self.desk.as_ref().is_none_or(|desk| *desk == end)
            && self.copy.iter().eq(self.log.iter().take(self.copy.len()));
        SimulationReport {
            seed: self.seed,
            run: self.number,
            faults: self.faults,
            closed: end.is_closed().then(|| self.now - self.begins),
            is_aborted: end.aborted().is_some(),
            handed_over: end.units().iter().filter(|unit| unit.handed_over.is_some()).count(),
            events: self.log.len() as u64,
            messages: self.network.count(),
            lost: self.network.lost,
            doubled: self.network.doubled,
            desk_crashes: self.desk_crashes,
            device_crashes: self.device_crashes,
            contradictions: self.contradictions,
            refused_again: self.refused_again,
            is_replayed,
        }
    }
}
