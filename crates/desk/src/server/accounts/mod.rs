//! Who works here: invitations, passkeys, recovery codes, sessions, and the devices that sign.
//!
//! `docs/reference/desk.md`, *Accounts*. What happens is an event of the stream `desk/accounts` of the store, sealed ([`seal`]); what is ([`account`]), is folded
//! from events ([`state`]). Several desks may share a store: whoever decides something looks first at what the others wrote, and writes only
//! if nothing came in between ([`Accounts::decide`]).
//!
//! - [`invitations`], [`members`]: who may join, who is what, who works here no more; [`keepers`]: who keeps the desk's keys;
//! - [`ceremony`], [`passkeys`]: registering a passkey and signing in with one, verified by `webauthn-rs`;
//! - [`recovery`]: codes for whoever has lost every passkey;
//! - [`sessions`], [`signed_in`]: cookies, and what a handler is told of who asks;
//! - [`devices`]: the keys by which words are signed in the browser; the desk has none of them;
//! - [`tokens`]: the secrets by which programs ask; [`answers`]: what they were answered, so that the same is answered again;
//! - [`failures`]: whoever fails too often waits;
//! - [`pages`]: what people see of all this.
//!
//! Who may do what is decided by the policies, not here.

mod account;
mod answers;
mod ceremony;
mod devices;
mod error;
mod event;
mod failures;
mod id;
mod invitations;
mod journal;
mod keepers;
pub mod limits;
mod members;
pub(crate) mod pages;
mod passkeys;
mod past;
mod recovery;
pub mod role_code;
mod seal;
mod sessions;
mod signed_in;
mod state;
mod tokens;

use std::sync::atomic::AtomicI64;
use std::sync::{Arc, Mutex, RwLock};

use takas_ledger::SecretKey;
use takas_model::Instant;
use takas_store::{Store, Stream};

pub use account::{Account, Device, Invitation, Membership, OwnPasskey, Session};
pub use answers::{Claim, Claimed, Digest32};
pub use ceremony::{Started, origin_is_fit};
pub use devices::device_message;
pub use error::AccountsError;
pub use event::SignedInBy;
pub use failures::Address;
pub use id::{AccountId, CeremonyId, DeviceId, InvitationId, PasskeyId, SessionId, TokenId};
pub use invitations::Invited;
pub use passkeys::{Entered, Joined};
pub use recovery::RecoveryCodes;
pub use sessions::Opened;
pub(in crate::server) use signed_in::wait_for;
pub use signed_in::{Restricted, SignedIn, Visitor};
pub use tokens::{MadeToken, PREFIX, Scope, Terms, Token};

use failures::Failures;
use seal::Seals;
use state::State;

/// The stream of the store in which accounts are kept.
pub const STREAM: &str = "desk/accounts";

/// A clock: seconds since the beginning of 1970.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Instant + Send + Sync>);

impl Clock {
    /// The system's.
    #[must_use]
    pub fn system() -> Self {
        Self::of(crate::running::clock::now)
    }

    /// One that says what this says.
    #[must_use]
    pub fn of(says: impl Fn() -> Instant + Send + Sync + 'static) -> Self {
        Self(Arc::new(says))
    }

    /// What it says now.
    #[must_use]
    pub fn now(&self) -> Instant {
        (self.0)()
    }
}

/// Everybody who works at a desk.
///
/// Its calls wait for the store: from a handler they are made [`apart`](super::apart()), but for those that only look
/// ([`account`](Self::account), [`accounts`](Self::accounts)).
pub struct Accounts {
    store: Store,
    stream: Stream,
    seals: Seals,
    clock: Clock,
    state: RwLock<State>,
    /// Held by whoever decides: within one process nobody decides over the other's head.
    deciding: Mutex<()>,
    /// When the store was last looked at.
    looked: AtomicI64,
    /// When all sessions were closed here; those begun until then are good no more, whatever the store says.
    shut: AtomicI64,
    failures: Mutex<Failures>,
}

impl Accounts {
    /// Opens what is kept in the store under this key.
    ///
    /// # Errors
    /// When the store cannot be read, or something was sealed under another key.
    pub fn open(store: &Store, key: &SecretKey, clock: Clock) -> Result<Self, AccountsError> {
        let accounts = Self {
            store: store.clone(),
            stream: Stream::new(STREAM)?,
            seals: Seals::new(key),
            clock,
            state: RwLock::default(),
            deciding: Mutex::default(),
            looked: AtomicI64::new(0),
            shut: AtomicI64::new(Instant::MIN),
            failures: Mutex::default(),
        };
        accounts.catch_up()?;
        Ok(accounts)
    }

    /// Somebody who works here, or did.
    pub fn account(&self, id: AccountId) -> Option<Arc<Account>> {
        self.state().account(id).cloned()
    }

    /// Everybody who works here, by name.
    pub fn accounts(&self) -> Vec<Arc<Account>> {
        let mut accounts: Vec<_> = self.state().accounts().filter(|account| !account.is_closed).cloned().collect();
        accounts.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
        accounts
    }
}
