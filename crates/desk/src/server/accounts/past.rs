//! What became of sessions that are over: whether time ended them or somebody did. A device that was without a network asks, before it forgets
//! what it has not delivered yet.

use std::collections::HashMap;

use takas_model::Instant;

use super::Accounts;
use super::error::AccountsError;
use super::id::{AccountId, SessionId};

/// So long it is known how a session ended, in seconds; what was taken along before that is forgotten anyhow.
const KNOWN_SECONDS: Instant = 30 * 86_400;

/// Sessions that were opened within [`KNOWN_SECONDS`].
#[derive(Default)]
pub(super) struct Past {
    sessions: HashMap<SessionId, PastSession>,
}

struct PastSession {
    account: AccountId,
    opened: Instant,
    was_ended: bool,
}

impl Past {
    /// A session begins; those that are too old are forgotten.
    pub(super) fn begins(&mut self, id: SessionId, account: AccountId, at: Instant) {
        self.sessions.retain(|_, session| session.opened > at - KNOWN_SECONDS);
        self.sessions.insert(id, PastSession { account, opened: at, was_ended: false });
    }

    /// Somebody ended one.
    pub(super) fn ends(&mut self, id: SessionId) {
        if let Some(session) = self.sessions.get_mut(&id) {
            session.was_ended = true;
        }
    }

    /// Somebody ended all of an account; none: of everybody.
    pub(super) fn ends_all(&mut self, account: Option<AccountId>) {
        let of = self.sessions.values_mut().filter(|session| account.is_none_or(|account| session.account == account));
        of.for_each(|session| session.was_ended = true);
    }

    fn was_ended(&self, id: SessionId, account: AccountId) -> bool {
        self.sessions.get(&id).is_none_or(|session| session.was_ended || session.account != account)
    }
}

impl Accounts {
    /// Whether somebody ended a session of an account, be it over by now or not; one that ran out by itself was not ended. One that is not known
    /// any more, after 30 days, counts as ended.
    ///
    /// # Errors
    /// When it cannot be looked up what other desks wrote.
    pub fn was_session_ended(&self, account: AccountId, session: SessionId) -> Result<bool, AccountsError> {
        self.catch_up()?;
        Ok(self.state().past.was_ended(session, account) || self.was_shut_after(session))
    }

    /// Whether all sessions were closed here since it began, though the store may not have taken that.
    fn was_shut_after(&self, session: SessionId) -> bool {
        let opened = self.state().past.sessions.get(&session).map(|session| session.opened);
        opened.is_some_and(|opened| opened <= self.shut.load(std::sync::atomic::Ordering::SeqCst))
    }
}
