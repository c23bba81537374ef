//! Where a script that was begun before goes on: after the last of its lines that was said.
//!
//! What was refused left nothing behind, so that lines are not counted: each is read as it was when its time had come, with the names of
//! the plan that was in force and those who travelled then, and looked for among what was said. What was refused last is said again,
//! and refused again.

use takas_formats::operations::{Moment, ScriptLine, Vocabulary, read_act};
use takas_model::{Act, Charter, Happened, Instant, OperationEvent};
use takas_operation::State;

use super::session::Session;

/// How many lines of a script have been gone through.
pub fn gone_through(session: &Session, lines: &[ScriptLine]) -> usize {
    let begins = session.operation.charter().target.handover.begins;
    let mut past = Past::new(session);
    let mut through = 0;
    for (index, line) in lines.iter().enumerate() {
        if past.rest.is_empty() {
            break;
        }
        if past.find(line, begins + line.at * 60) {
            through = index + 1;
        }
    }
    through
}

/// An operation as it was at some moment, and the events that came then.
#[derive(Clone)]
struct Past<'s> {
    session: &'s Session,
    state: State,
    names: Vocabulary,
    adopted: usize,
    rest: &'s [OperationEvent],
}

impl<'s> Past<'s> {
    fn new(session: &'s Session) -> Self {
        let charter: &Charter = session.operation.charter();
        let names = Vocabulary::new(&session.case, charter);
        Self { session, state: session.operation.begin(), names, adopted: 0, rest: &session.events }
    }

    /// Goes on to just after the event in which a line was said, if it was.
    fn find(&mut self, line: &ScriptLine, at: Instant) -> bool {
        let Some(author) = self.session.author(&line.author) else { return false };
        let mut later = self.clone();
        while let Some((event, rest)) = later.rest.split_first() {
            let is_here = |said: &takas_model::Said| (said.author, said.time) == (author, at);
            let found = matches!(&event.what, Happened::Said(said, _)
                if is_here(said) && later.read(&line.words, at).as_ref() == Some(&said.act));
            if event.at > at {
                break;
            }
            if !later.fold(event) {
                return false;
            }
            later.rest = rest;
            if found {
                *self = later;
                return true;
            }
        }
        false
    }

    /// What words meant then.
    fn read(&self, words: &str, at: Instant) -> Option<Act> {
        let operation = &self.session.operation;
        let handover = &operation.target(&self.state).handover;
        let travels = |unit| operation.travels(&self.state, unit);
        let now = at.saturating_sub(handover.begins).div_euclid(60);
        read_act(Moment { names: self.names.present(), handover, now, travels: &travels }, words).ok()
    }

    fn fold(&mut self, event: &OperationEvent) -> bool {
        let session = self.session;
        if session.operation.apply(&mut self.state, event).is_err() {
            return false;
        }
        if event.adopts().is_some() {
            let Some(target) = session.adopted.get(self.adopted) else { return false };
            self.names.adopt(&session.case, &session.operation.charter().authors, target);
            self.adopted += 1;
        }
        true
    }
}
