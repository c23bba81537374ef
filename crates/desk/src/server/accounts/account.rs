//! What an account is, and what belongs to it: memberships, passkeys, devices; invitations and sessions. How it becomes so, [`super::state`] says.

use takas_ledger::PublicKey;
use takas_model::Instant;
use webauthn_rs::prelude::Passkey;

use super::event::SignedInBy;
use super::id::{AccountId, DeviceId, InvitationId, PasskeyId, SessionId};
use super::limits::{SESSION_IDLE_SECONDS, SESSION_SECONDS};
use super::seal::Kept;
use crate::server::role::{CaseKey, Role};

/// What somebody is, in which case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Membership {
    /// In which case.
    pub case: CaseKey,
    /// What.
    pub role: Role,
}

/// Somebody who works here.
#[derive(Clone, Debug)]
pub struct Account {
    /// The id, which stands in addresses.
    pub id: AccountId,
    /// What the others call them.
    pub name: String,
    /// The language in which the desk speaks to them, if they chose one.
    pub language: Option<String>,
    /// What they are, in which case.
    pub memberships: Vec<Membership>,
    /// Their passkeys: those that are good.
    pub passkeys: Vec<OwnPasskey>,
    /// Their devices: those that sign, and those that were struck off.
    pub devices: Vec<Device>,
    /// How many recovery codes are left.
    pub codes_left: usize,
    /// Whether they keep the keys of the desk.
    pub is_keeper: bool,
    /// When they joined.
    pub joined: Instant,
    /// Whether they work here no more.
    pub is_closed: bool,
}

impl Account {
    /// What they are in a case.
    pub fn roles(&self, case: &CaseKey) -> impl Iterator<Item = &Role> {
        self.memberships.iter().filter(move |membership| membership.case == *case).map(|membership| &membership.role)
    }

    /// Whether they lead a case.
    pub fn leads(&self) -> bool {
        self.memberships.iter().any(|membership| membership.role == Role::Lead)
    }

    /// The ids of their passkeys, as browsers know them.
    pub fn credentials(&self) -> impl Iterator<Item = String> {
        let passkeys = self.passkeys.iter().filter(|_| !self.is_closed);
        passkeys.map(OwnPasskey::credential_id)
    }

    /// The keys by which their words may be signed at present.
    pub fn signing_keys(&self) -> impl Iterator<Item = &PublicKey> {
        let is_closed = self.is_closed;
        self.devices.iter().filter(move |device| !is_closed && device.struck_off.is_none()).map(|device| &device.key)
    }
}

/// A passkey of an account.
#[derive(Clone, Debug)]
pub struct OwnPasskey {
    /// The desk's number for it.
    pub id: PasskeyId,
    /// What its owner calls it.
    pub label: String,
    /// When it was registered.
    pub added: Instant,
    pub(super) credential: Passkey,
}

impl OwnPasskey {
    /// The id that its authenticator has given it, in base64url: browsers know it by that.
    #[must_use]
    pub fn credential_id(&self) -> String {
        data_encoding::BASE64URL_NOPAD.encode(self.credential.cred_id())
    }
}

/// A device that signs for an account.
#[derive(Clone, Debug)]
pub struct Device {
    /// Its id.
    pub id: DeviceId,
    /// What its owner calls it.
    pub label: String,
    /// Its public key.
    pub key: PublicKey,
    /// When it was added.
    pub added: Instant,
    /// Since when it signs no more.
    pub struck_off: Option<Instant>,
}

/// An invitation that is good.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// Its id; not its secret.
    pub id: InvitationId,
    /// For whom.
    pub name: String,
    /// What they will be.
    pub memberships: Vec<Membership>,
    /// When it was made.
    pub made: Instant,
    /// By whom, if not by the desk itself.
    pub by: Option<AccountId>,
    /// Until when it is good.
    pub ends: Instant,
    pub(super) kept: Kept,
}

/// A session.
#[derive(Clone, Debug)]
pub struct Session {
    /// Its id; not its secret.
    pub id: SessionId,
    /// Whose.
    pub account: AccountId,
    /// Since when.
    pub opened: Instant,
    /// When it was last used, to a quarter of an hour.
    pub seen: Instant,
    /// How.
    pub by: SignedInBy,
    /// From what kind of browser, such as `Firefox on Linux`.
    pub browser: String,
}

impl Session {
    /// Whether it is good at this moment.
    pub(super) fn is_good(&self, now: Instant) -> bool {
        now < self.ends()
    }

    /// When it ends if nothing is done.
    #[must_use]
    pub fn ends(&self) -> Instant {
        (self.opened + SESSION_SECONDS).min(self.seen + SESSION_IDLE_SECONDS)
    }
}
