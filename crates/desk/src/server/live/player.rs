//! A rehearsal that plays itself: those whose keys are here say what the plan has them say, at a pace; where somebody whose key is
//! elsewhere has to speak, it waits for that.

use std::collections::VecDeque;
use std::time::{Duration, Instant as Tick};

use takas_formats::operations::Spoken;
use takas_model::{Happened, Instant, Said};

use super::running::Played;
use crate::failure::Failure;
use crate::running::play::speeches;
use crate::running::session::Session;

/// Of a quiet span longer than this nothing is waited for, in seconds.
const QUIET: Instant = 60;
/// So much is said at once where nothing is waited for: between two such bursts others are heard.
const AT_ONCE: usize = 32;

/// What is still to be said, and when.
pub(super) struct Player {
    rest: VecDeque<(Instant, Said)>,
    pace: u32,
    due: Tick,
}

impl Player {
    /// Plays what was not said before.
    pub(super) fn new(session: &Session, played: Played) -> Self {
        let is_said = |said: &Said| {
            session.events.iter().any(|event| {
                matches!(&event.what, Happened::Said(other, _) if (other.author, &other.act) == (said.author, &said.act))
            })
        };
        let rest = speeches(&session.operation, played.seed).into_iter().filter(|(_, said)| !is_said(said)).collect();
        Self { rest, pace: played.pace, due: Tick::now() }
    }

    /// When something is to be said next; none: everything was.
    pub(super) fn due(&self) -> Option<Tick> {
        (!self.rest.is_empty()).then_some(self.due)
    }

    /// Says what it is time for.
    ///
    /// # Errors
    /// When the store takes nothing: then it is said later.
    pub(super) fn play(&mut self, session: &mut Session) -> Result<(), Failure> {
        for _ in 0..AT_ONCE {
            if Tick::now() < self.due {
                return Ok(());
            }
            let Some((at, said)) = self.rest.front() else { return Ok(()) };
            if !session.journal.can_sign(said.author) && !was_said(session, said) {
                return Ok(());
            }
            let at = (*at).max(session.moment());
            session.tick(at)?;
            if session.journal.can_sign(said.author) {
                let Said { author, target, act, .. } = said.clone();
                // What is refused now would be refused by a person, too: nothing of it is kept.
                session.say(Spoken { author, sequence: None, time: Some(at), target, act }, at)?;
            }
            self.rest.pop_front();
            self.pass(at);
        }
        Ok(())
    }

    /// Lets the time pass until the next is to be said.
    fn pass(&mut self, at: Instant) {
        let next = self.rest.front().map_or(at, |(next, _)| *next);
        let seconds = next.saturating_sub(at).max(0);
        let wait = match (self.pace, u32::try_from(seconds)) {
            (1.., Ok(seconds)) if i64::from(seconds) <= QUIET => Duration::from_secs(seconds.into()) / self.pace,
            _ => Duration::ZERO,
        };
        self.due = Tick::now() + wait;
    }
}

fn was_said(session: &Session, said: &Said) -> bool {
    let is_it = |other: &Said| (other.author, &other.act) == (said.author, &said.act);
    session.events.iter().rev().any(|event| matches!(&event.what, Happened::Said(other, _) if is_it(other)))
}
