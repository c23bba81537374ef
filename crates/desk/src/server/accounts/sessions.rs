//! Sessions: a random secret in a cookie, of which a digest is kept. They end by time, by idleness, one by one, or all at once.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use data_encoding::BASE64URL_NOPAD;
use takas_model::Instant;
use zeroize::Zeroizing;

use super::Accounts;
use super::account::{Account, Session};
use super::error::AccountsError;
use super::event::{SignedInBy, What};
use super::id::{AccountId, Bytes, SessionId, random};
use super::limits::{RECENT_SECONDS, SEEN_EVERY_SECONDS, SESSION_SECONDS};
use super::seal::Kept;

/// What is kept of sessions' secrets is of this kind.
const KIND: &str = "session";

/// A session that has begun, with its secret.
pub struct Opened {
    /// Its id.
    pub session: SessionId,
    /// What the cookie holds.
    pub secret: Zeroizing<String>,
    /// How long the browser may keep it, in seconds.
    pub seconds: Instant,
}

impl fmt::Debug for Opened {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Opened({}, its secret not shown)", self.session)
    }
}

impl Accounts {
    /// Who is signed in by this secret of a cookie. Looks at what other desks wrote, if that was not done a moment ago, and writes down from time to
    /// time that the session is used.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn find_session(&self, secret: &str) -> Result<Option<(Arc<Account>, Session)>, AccountsError> {
        let Some(kept) = self.kept_of(secret) else { return Ok(None) };
        self.freshen()?;
        let mut found = self.session_of(&kept);
        if found.is_none() {
            // It may have begun at another desk this very moment.
            self.catch_up()?;
            found = self.session_of(&kept);
        }
        if let Some((account, session)) = &found
            && self.is_to_be_seen(session)
        {
            // A store that takes no writes for now signs nobody out.
            let _ = self.decide(Some(account.id), |state, now| {
                let seen = state.session(session.id, now).map(|session| What::SessionSeen { session: session.id });
                Ok((seen.into_iter().collect(), ()))
            });
        }
        Ok(found)
    }

    /// The same where it can be said without asking the store.
    pub(super) fn find_known_session(&self, secret: &str) -> Option<(Arc<Account>, Session)> {
        let kept = self.kept_of(secret).filter(|_| !self.is_stale())?;
        self.session_of(&kept).filter(|(_, session)| !self.is_to_be_seen(session))
    }

    /// A session that is good.
    pub fn session(&self, id: SessionId) -> Option<Session> {
        self.state().session(id, self.now()).filter(|session| self.is_after_the_shutting(session)).cloned()
    }

    /// The sessions of an account, the newest first.
    pub fn sessions(&self, account: AccountId) -> Vec<Session> {
        let state = self.state();
        let own = state.sessions(self.now()).filter(|session| session.account == account);
        let mut sessions: Vec<Session> = own.filter(|session| self.is_after_the_shutting(session)).cloned().collect();
        sessions.sort_by_key(|session| (std::cmp::Reverse(session.opened), session.id));
        sessions
    }

    /// Whether somebody signed in so recently, with a passkey, that keys may be changed.
    pub fn is_recent(&self, session: SessionId) -> bool {
        let recent = |session: Session| self.now() - session.opened < RECENT_SECONDS;
        self.session(session).is_some_and(recent)
    }

    /// Ends a session of an account.
    ///
    /// # Errors
    /// When the account has no such session.
    pub fn end_session(&self, by: AccountId, account: AccountId, session: SessionId) -> Result<(), AccountsError> {
        self.decide(Some(by), |state, now| {
            let own = state.session(session, now).filter(|session| session.account == account);
            own.ok_or(AccountsError::Absent)?;
            Ok((vec![What::SessionEnded { session }], ()))
        })
    }

    /// Ends every session of an account but one.
    ///
    /// # Errors
    /// When the store takes no writes.
    pub fn end_other_sessions(&self, account: AccountId, keep: Option<SessionId>) -> Result<(), AccountsError> {
        self.decide(Some(account), |state, now| {
            let others = state.sessions(now).filter(|session| session.account == account && Some(session.id) != keep);
            Ok((others.map(|session| What::SessionEnded { session: session.id }).collect(), ()))
        })
    }

    /// Ends every session of everybody: the duress lock. In this process they have ended when it returns, whatever the store says.
    ///
    /// # Errors
    /// When the store takes no writes: sessions then go on at other desks, and here after a restart.
    pub fn close_all_sessions(&self) -> Result<(), AccountsError> {
        self.shut.fetch_max(self.now(), Ordering::SeqCst);
        self.decide(None, |_, _| Ok((vec![What::SessionsClosed { account: None }], ())))
    }

    /// A new session: the event, and what its owner is given.
    pub(super) fn new_session(
        &self,
        account: AccountId,
        by: SignedInBy,
        browser: &str,
    ) -> Result<(What, Opened), AccountsError> {
        let secret = Zeroizing::new(random::<32>()?);
        let (session, kept) = (SessionId::random()?, Bytes(self.seals.kept(KIND, secret.as_slice())));
        let what = What::SessionOpened { session, account, kept, by, browser: browser.to_owned() };
        let secret = Zeroizing::new(BASE64URL_NOPAD.encode(secret.as_slice()));
        Ok((what, Opened { session, secret, seconds: SESSION_SECONDS }))
    }

    fn kept_of(&self, secret: &str) -> Option<Kept> {
        let secret = Zeroizing::new(BASE64URL_NOPAD.decode(secret.as_bytes()).ok()?);
        (secret.len() == 32).then(|| self.seals.kept(KIND, &secret))
    }

    fn session_of(&self, kept: &Kept) -> Option<(Arc<Account>, Session)> {
        let state = self.state();
        let session = state.session_of(kept, self.now()).filter(|session| self.is_after_the_shutting(session))?;
        Some((state.open_account(session.account)?.clone(), session.clone()))
    }

    /// Sessions of the second in which all were closed are taken to be among them.
    fn is_after_the_shutting(&self, session: &Session) -> bool {
        session.opened > self.shut.load(Ordering::SeqCst)
    }

    fn is_to_be_seen(&self, session: &Session) -> bool {
        self.now() - session.seen >= SEEN_EVERY_SECONDS
    }
}

/// What kind of browser says this of itself, such as `Firefox on Linux`; nothing finer is kept.
pub(super) fn browser_kind(user_agent: &str) -> String {
    let first = |kinds: &[(&str, &'static str)]| {
        kinds.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, kind)| *kind)
    };
    // Most browsers name those that they descend from, too: the youngest first.
    let browser = first(&[
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("CriOS/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser} on {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => "another browser".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::browser_kind;

    #[test]
    fn browsers_are_told_apart_and_no_finer() {
        let kinds = [
            ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
                "Edge on Windows",
            ),
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
                "Chrome on Android",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
                "Safari on iPhone",
            ),
            ("curl/8.0", "another browser"),
            ("", "another browser"),
        ];
        for (said, kind) in kinds {
            assert_eq!(browser_kind(said), kind, "{said}");
        }
    }
}
