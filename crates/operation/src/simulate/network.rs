//! Messages between the desk, a second copy of its log and the devices of authors; and what goes wrong with them.

use std::collections::BTreeMap;
use std::rc::Rc;

use takas_model::{AuthorRef, Instant, OperationEvent, Reason, Said};

use super::chance::Chance;

/// What goes wrong, each so many times in a thousand, until the faults stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SimulationFaults {
    /// A message is lost.
    pub lost: u32,
    /// A message comes twice, each in its own time.
    pub doubled: u32,
    /// Seconds that a message takes at most: those that take longer are overtaken.
    pub delay_max: Instant,
    /// The desk crashes when it has decided and before anything is on its disk.
    pub desk_crashes: u32,
    /// A device crashes when it wakes: what it has not sent is on its disk, what it has seen is not.
    pub device_crashes: u32,
    /// Seconds that the clock of a device is wrong by, either way, at most.
    pub drift_max: Instant,
    /// An author contradicts himself, is early, changes his mind or does what he may not, when his device wakes.
    pub mischief: u32,
    /// When the faults stop: so many seconds after the beginning.
    pub until: Instant,
}

impl SimulationFaults {
    /// What goes wrong in a run: some runs are calm, some are not.
    pub(super) fn drawn(chance: &mut Chance) -> Self {
        let mut up_to = |most: u32| u32::try_from(chance.below(u64::from(most) + 1)).unwrap_or(0);
        let (lost, doubled) = (up_to(300), up_to(300));
        let (desk_crashes, device_crashes, mischief) = (up_to(60), up_to(30), up_to(120));
        let delay_max = [5, 60, 600, 1800][usize::try_from(chance.below(4)).unwrap_or(0)];
        let (drift_max, until) = (chance.between(0, 7200), chance.between(1800, 4 * 3600));
        Self { lost, doubled, delay_max, desk_crashes, device_crashes, drift_max, mischief, until }
    }
}

/// Where a message goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Node {
    Desk,
    Copy,
    Device(AuthorRef),
}

/// What is sent.
#[derive(Clone, Debug)]
pub(super) enum Message {
    /// A command, from its author's device to the desk.
    Command(Said),
    /// What came of it.
    Answer(u64, Result<(), Vec<Reason>>),
    /// Events of the log, from the desk.
    Events(Rc<[OperationEvent]>),
    /// Everything from this number on is wanted.
    Fetch(Node, u64),
    /// A node looks at what it can do.
    Wake,
    /// The desk is up again.
    Restart,
}

/// Messages under way, and timers, by when they come.
#[derive(Debug, Default)]
pub(super) struct Network {
    under_way: BTreeMap<(Instant, u64), (Node, Message)>,
    sent: u64,
    pub(super) lost: u64,
    pub(super) doubled: u64,
}

impl Network {
    /// What comes next, and when.
    pub(super) fn next(&mut self) -> Option<(Instant, Node, Message)> {
        self.under_way.pop_first().map(|((at, _), (node, message))| (at, node, message))
    }

    /// A timer: it comes when it should.
    pub(super) fn at(&mut self, at: Instant, node: Node, message: Message) {
        self.sent += 1;
        self.under_way.insert((at, self.sent), (node, message));
    }

    /// A message is sent, and fares as the faults will.
    pub(super) fn send(
        &mut self,
        now: Instant,
        node: Node,
        message: Message,
        faults: Option<&SimulationFaults>,
        chance: &mut Chance,
    ) {
        let Some(faults) = faults else { return self.at(now + 1, node, message) };
        if chance.happens(faults.doubled) {
            self.doubled += 1;
            let delay = chance.between(1, faults.delay_max);
            self.at(now.saturating_add(delay), node, message.clone());
        }
        if chance.happens(faults.lost) {
            self.lost += 1;
            return;
        }
        let delay = chance.between(1, faults.delay_max);
        self.at(now.saturating_add(delay), node, message);
    }

    /// How many messages and timers there were.
    pub(super) fn count(&self) -> u64 {
        self.sent
    }
}
