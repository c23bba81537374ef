//! What happens to accounts, as it is kept: JSON of a version, one event an entry of the journal.

use serde::{Deserialize, Serialize};
use takas_model::Instant;
use webauthn_rs::prelude::Passkey;

use super::error::AccountsError;
use super::id::{AccountId, Bytes, CeremonyId, DeviceId, InvitationId, PasskeyId, SessionId, TokenId};
use super::role_code;
use super::tokens::Scope;
use crate::server::role::{CaseKey, Role};

/// The format that is written.
const FORMAT: u32 = 1;

/// An event.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Event {
    format: u32,
    /// When, in seconds since the beginning of 1970, by the clock of the desk that wrote it.
    pub(super) at: Instant,
    /// Who did it, where somebody who was signed in did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) by: Option<AccountId>,
    pub(super) what: What,
}

/// The format alone, so that an event of a newer program is told from a damaged one.
#[derive(Deserialize)]
struct Versioned {
    format: u32,
}

impl Event {
    pub(super) fn new(at: Instant, by: Option<AccountId>, what: What) -> Self {
        Self { format: FORMAT, at, by, what }
    }

    /// As it is kept.
    pub(super) fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("texts, numbers and lists alone")
    }

    /// Reads what was kept at this revision.
    pub(super) fn read(bytes: &[u8], revision: u64) -> Result<Self, AccountsError> {
        let damaged = |_| AccountsError::Sealed { revision };
        let Versioned { format } = serde_json::from_slice(bytes).map_err(damaged)?;
        if format != FORMAT {
            return Err(AccountsError::Newer { revision, format });
        }
        serde_json::from_slice(bytes).map_err(damaged)
    }
}

/// What happened.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) enum What {
    /// Somebody may join: whoever brings the secret of which `kept` is the digest, before `ends`.
    Invited { invitation: InvitationId, kept: Bytes<32>, name: String, memberships: Vec<Member>, ends: Instant },
    /// An invitation is good no more.
    InvitationWithdrawn { invitation: InvitationId },
    /// Somebody joined by an invitation, which is thereby used.
    Joined { account: AccountId, invitation: InvitationId },
    /// A passkey was registered.
    PasskeyAdded { account: AccountId, passkey: PasskeyId, label: String, credential: Box<Passkey> },
    /// A passkey counted on, or changed what it says of its copies.
    PasskeyCounted { account: AccountId, passkey: PasskeyId, credential: Box<Passkey> },
    /// A passkey is good no more.
    PasskeyStruckOff { account: AccountId, passkey: PasskeyId },
    /// A device signs for the account.
    DeviceAdded { account: AccountId, device: DeviceId, label: String, key: Bytes<32> },
    /// A device signs no more.
    DeviceStruckOff { account: AccountId, device: DeviceId },
    /// Recovery codes were made; those before are good no more.
    CodesMade { account: AccountId, selector: String, kept: Vec<Bytes<32>> },
    /// A recovery code was used.
    CodeUsed { account: AccountId, kept: Bytes<32> },
    /// A session began.
    SessionOpened { session: SessionId, account: AccountId, kept: Bytes<32>, by: SignedInBy, browser: String },
    /// A session is still used; said from time to time.
    SessionSeen { session: SessionId },
    /// A session was ended.
    SessionEnded { session: SessionId },
    /// Every session was ended, of one account or of all.
    SessionsClosed { account: Option<AccountId> },
    /// A token was made for a program, to ask for the account in this case.
    TokenMade {
        account: AccountId,
        token: TokenId,
        kept: Bytes<32>,
        label: String,
        case: String,
        scopes: Vec<Scope>,
        ends: Instant,
    },
    /// A token is still used; said from time to time.
    TokenUsed { token: TokenId },
    /// A token is good no more.
    TokenRevoked { token: TokenId },
    /// A ceremony was finished; until it ends it is remembered, so that it is not finished twice.
    CeremonyFinished { ceremony: CeremonyId, ends: Instant },
    /// Somebody is something in a case.
    Granted { account: AccountId, membership: Member },
    /// Somebody is that no more.
    Revoked { account: AccountId, membership: Member },
    /// Somebody is called something else.
    Renamed { account: AccountId, name: String },
    /// In which language the desk speaks to somebody.
    LanguageChosen { account: AccountId, language: Option<String> },
    /// Somebody works here no more.
    AccountClosed { account: AccountId },
    /// Somebody keeps the keys of the desk, beside those who do.
    KeeperNamed { account: AccountId },
    /// Somebody keeps them no more.
    KeeperStruckOff { account: AccountId },
}

/// How somebody signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SignedInBy {
    /// With a passkey, or by registering one.
    Passkey,
    /// With a recovery code: good for registering a passkey and for nothing else.
    RecoveryCode,
}

/// A membership as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Member {
    case: String,
    role: String,
}

impl Member {
    pub(super) fn new(case: &CaseKey, role: &Role) -> Self {
        Self { case: case.as_str().to_owned(), role: role_code::code(role) }
    }

    /// What it says; none for what this program does not know.
    pub(super) fn read(&self) -> Option<(CaseKey, Role)> {
        Some((CaseKey::parse(&self.case)?, role_code::parse(&self.role)?))
    }
}
