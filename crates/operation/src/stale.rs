//! How long a word is good: one that lets something be is meant for its moment and not for whenever it comes.
//!
//! A network delays and doubles. A word that was refused uses up no number, so without a limit its double could be accepted hours later,
//! when its author no longer means it. What only tightens, and what tells a finding, is never too old.

use std::collections::{BTreeMap, VecDeque};

use takas_model::{Act, Author, AuthorRef, Instant, OperationEvent, Reason, Said, Seat};

use crate::operation::Operation;
use crate::state::{REMEMBERED, State};

impl Operation {
    /// Whether a word is too old, or from a clock that is too far ahead.
    pub(crate) fn is_stale(&self, state: &State, author: &Author, act: &Act, time: Instant, now: Instant) -> bool {
        let apart = now.saturating_sub(time).saturating_abs();
        apart > self.charter().patience.words && !self.is_historical() && loosens(state, author, act)
    }

    /// As [`say`](Self::say), for what comes over a network: a word that was refused is refused again when it comes a second time. Its
    /// author says it anew if he still means it.
    ///
    /// # Errors
    /// Every reason for which it is, or was, refused.
    pub fn hear(
        &self,
        state: &mut State,
        refused: &mut Refused,
        said: Said,
        now: Instant,
    ) -> Result<Vec<OperationEvent>, Vec<Reason>> {
        if let Some(reasons) = refused.answer(&said) {
            return Err(reasons.to_vec());
        }
        let answer = self.say(state, said.clone(), now);
        if let Err(reasons) = &answer
            && self.author(said.author).is_some_and(|author| loosens(state, author, &said.act))
        {
            refused.keep(said, reasons);
        }
        answer
    }
}

/// Whether a word lets something be that was not let be.
fn loosens(state: &State, author: &Author, act: &Act) -> bool {
    match act {
        Act::Accept(units) => {
            let Seat::Delegate(party) = author.seat else { return true };
            *units > state.parties.get(&party).map_or(0, |stand| stand.accepts)
        }
        Act::Board(..) | Act::Go(_) | Act::Agree(_) | Act::Release(_) | Act::Resume(_) | Act::Adopt(_) | Act::Close => {
            true
        }
        _ => false,
    }
}

/// The words that were refused lately, of each author as many as the engine knows of those that were accepted. Folded from no event: a
/// desk that starts again, or another desk, knows none, and there a word is too old after its time.
#[derive(Clone, Debug, Default)]
pub struct Refused(BTreeMap<AuthorRef, VecDeque<(Said, Vec<Reason>)>>);

impl Refused {
    /// Why this very word was refused, if it was.
    fn answer(&self, said: &Said) -> Option<&[Reason]> {
        let known = self.0.get(&said.author)?.iter();
        known.clone().find(|(one, _)| one == said).map(|(_, reasons)| reasons.as_slice())
    }

    /// Keeps a word that lets something be, of an author whom the charter has: else whoever makes authors up could fill this.
    fn keep(&mut self, said: Said, reasons: &[Reason]) {
        // Out of its turn, it is sent again under another number or when its turn has come.
        if matches!(reasons.first(), Some(Reason::Sequence(_) | Reason::Contradicts(_))) {
            return;
        }
        let known = self.0.entry(said.author).or_default();
        if known.len() == REMEMBERED {
            known.pop_front();
        }
        known.push_back((said, reasons.to_vec()));
    }
}
