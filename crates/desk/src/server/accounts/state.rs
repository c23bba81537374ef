//! What is: folded from events, and from nothing else.
//!
//! What an event names and is not there changes nothing, so that no order of events makes a fold fail. What has ended by the time of an event is
//! forgotten with it: the size is bounded by what is good, not by what was.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use takas_ledger::PublicKey;
use takas_model::Instant;
use webauthn_rs::prelude::Passkey;

use super::account::{Account, Device, Invitation, Membership, OwnPasskey, Session};
use super::event::{Event, Member, What};
use super::id::{AccountId, Bytes, CeremonyId, InvitationId, PasskeyId, SessionId};
use super::limits::CLOCKS_DIFFER_SECONDS;
use super::past::Past;
use super::seal::Kept;
use super::tokens::Tokens;
use crate::server::role::{CaseKey, Role};

/// The recovery codes of an account.
#[derive(Default)]
struct Codes {
    selector: String,
    kept: Vec<Kept>,
}

/// What is.
#[derive(Default)]
pub(super) struct State {
    /// The revision up to which events are folded.
    pub(super) revision: u64,
    accounts: BTreeMap<AccountId, Arc<Account>>,
    invitations: BTreeMap<InvitationId, Invitation>,
    sessions: HashMap<SessionId, Session>,
    /// Sessions by what is kept of their secrets.
    tokens: HashMap<Kept, SessionId>,
    /// Tokens of programs.
    pub(super) programs: Tokens,
    /// Whose passkey has this id of its authenticator.
    credentials: HashMap<Vec<u8>, (AccountId, PasskeyId)>,
    codes: HashMap<AccountId, Codes>,
    selectors: HashMap<String, AccountId>,
    ceremonies: BTreeMap<CeremonyId, Instant>,
    /// How sessions ended.
    pub(super) past: Past,
}

impl State {
    pub(super) fn account(&self, id: AccountId) -> Option<&Arc<Account>> {
        self.accounts.get(&id)
    }

    /// Those who work here, and those who did.
    pub(super) fn accounts(&self) -> impl Iterator<Item = &Arc<Account>> {
        self.accounts.values()
    }

    /// An account that is not closed.
    pub(super) fn open_account(&self, id: AccountId) -> Option<&Arc<Account>> {
        self.account(id).filter(|account| !account.is_closed)
    }

    pub(super) fn invitations(&self) -> impl Iterator<Item = &Invitation> {
        self.invitations.values()
    }

    pub(super) fn invitation(&self, id: InvitationId, now: Instant) -> Option<&Invitation> {
        self.invitations.get(&id).filter(|invitation| now < invitation.ends)
    }

    pub(super) fn invitation_of(&self, kept: &Kept, now: Instant) -> Option<&Invitation> {
        self.invitations.values().find(|invitation| invitation.kept == *kept && now < invitation.ends)
    }

    pub(super) fn session(&self, id: SessionId, now: Instant) -> Option<&Session> {
        self.sessions.get(&id).filter(|session| session.is_good(now))
    }

    pub(super) fn session_of(&self, kept: &Kept, now: Instant) -> Option<&Session> {
        self.session(*self.tokens.get(kept)?, now)
    }

    pub(super) fn sessions(&self, now: Instant) -> impl Iterator<Item = &Session> {
        self.sessions.values().filter(move |session| session.is_good(now))
    }

    /// Whose passkey it is that its authenticator calls so.
    pub(super) fn owner(&self, credential: &[u8]) -> Option<(&Arc<Account>, &OwnPasskey)> {
        let (account, passkey) = self.credentials.get(credential)?;
        let account = self.open_account(*account)?;
        Some((account, account.passkeys.iter().find(|own| own.id == *passkey)?))
    }

    /// Whose recovery codes begin so.
    pub(super) fn selected(&self, selector: &str) -> Option<&Arc<Account>> {
        self.open_account(*self.selectors.get(selector)?)
    }

    pub(super) fn has_code(&self, account: AccountId, kept: &Kept) -> bool {
        self.codes.get(&account).is_some_and(|codes| codes.kept.contains(kept))
    }

    pub(super) fn is_finished(&self, ceremony: CeremonyId) -> bool {
        self.ceremonies.contains_key(&ceremony)
    }

    /// Whether a device has this key, or had it.
    pub(super) fn has_device_key(&self, key: &PublicKey) -> bool {
        self.accounts.values().flat_map(|account| &account.devices).any(|device| device.key == *key)
    }

    /// Folds the next event.
    pub(super) fn apply(&mut self, revision: u64, event: &Event) {
        self.revision = revision;
        let at = event.at;
        self.forget(at);
        match &event.what {
            What::Invited { invitation, kept, name, memberships, ends } => {
                let invited = Invitation {
                    id: *invitation,
                    name: name.clone(),
                    memberships: memberships.iter().filter_map(membership).collect(),
                    made: at,
                    by: event.by,
                    ends: *ends,
                    kept: kept.0,
                };
                self.invitations.insert(*invitation, invited);
            }
            What::InvitationWithdrawn { invitation } => drop(self.invitations.remove(invitation)),
            What::Joined { account, invitation } => self.join(*account, *invitation, at),
            What::SessionOpened { session, account, kept, by, browser } => {
                let (id, account, browser) = (*session, *account, browser.clone());
                self.tokens.insert(kept.0, id);
                self.past.begins(id, account, at);
                self.sessions.insert(id, Session { id, account, opened: at, seen: at, by: *by, browser });
            }
            What::SessionSeen { session } => {
                if let Some(session) = self.sessions.get_mut(session) {
                    session.seen = session.seen.max(at);
                }
            }
            What::SessionEnded { session } => {
                self.past.ends(*session);
                self.keep_sessions(|kept| kept.id != *session);
            }
            What::SessionsClosed { account } => {
                self.past.ends_all(*account);
                let is_kept = |owner: AccountId| account.is_some_and(|closed| closed != owner);
                self.keep_sessions(|kept| is_kept(kept.account));
                self.programs.keep(|kept| is_kept(kept.account));
            }
            What::TokenMade { .. } | What::TokenUsed { .. } | What::TokenRevoked { .. } => self.programs.apply(event),
            What::CeremonyFinished { ceremony, ends } => drop(self.ceremonies.insert(*ceremony, *ends)),
            What::AccountClosed { account } => {
                self.past.ends_all(Some(*account));
                self.keep_sessions(|kept| kept.account != *account);
                self.programs.keep(|kept| kept.account != *account);
                self.change(*account, |account| (account.is_closed, account.is_keeper) = (true, false));
                self.inherit_keys();
            }
            What::CodesMade { account, selector, kept } => self.make_codes(*account, selector, kept),
            What::CodeUsed { account, kept } => self.use_code(*account, kept.0),
            What::PasskeyAdded { .. } | What::PasskeyCounted { .. } | What::PasskeyStruckOff { .. } => {
                self.apply_to_passkeys(event);
            }
            What::DeviceAdded { .. }
            | What::DeviceStruckOff { .. }
            | What::Granted { .. }
            | What::Revoked { .. }
            | What::Renamed { .. }
            | What::LanguageChosen { .. }
            | What::KeeperNamed { .. }
            | What::KeeperStruckOff { .. } => self.apply_to_account(event),
        }
    }

    /// What is about one account's passkeys, and about who is found by them.
    fn apply_to_passkeys(&mut self, event: &Event) {
        match &event.what {
            What::PasskeyAdded { account, passkey, label, credential } => {
                let credential_id = credential.cred_id().as_slice().to_vec();
                self.credentials.insert(credential_id, (*account, *passkey));
                let (id, label, added) = (*passkey, label.clone(), event.at);
                let own = OwnPasskey { id, label, added, credential: Passkey::clone(credential) };
                self.change(*account, |account| account.passkeys.push(own));
            }
            What::PasskeyCounted { account, passkey, credential } => self.change(*account, |account| {
                if let Some(own) = account.passkeys.iter_mut().find(|own| own.id == *passkey) {
                    own.credential = Passkey::clone(credential);
                }
            }),
            What::PasskeyStruckOff { account, passkey } => {
                self.credentials.retain(|_, of| *of != (*account, *passkey));
                self.change(*account, |account| account.passkeys.retain(|own| own.id != *passkey));
            }
            _ => {}
        }
    }

    /// What is about one account alone.
    fn apply_to_account(&mut self, event: &Event) {
        match &event.what {
            What::DeviceAdded { account, device, label, key } => {
                // A key that is none was never written: it was verified before.
                let Some(key) = PublicKey::new(&key.0) else { return };
                let (id, label, added) = (*device, label.clone(), event.at);
                let device = Device { id, label, key, added, struck_off: None };
                self.change(*account, |account| account.devices.push(device));
            }
            What::DeviceStruckOff { account, device } => self.change(*account, |account| {
                if let Some(device) = account.devices.iter_mut().find(|own| own.id == *device) {
                    device.struck_off.get_or_insert(event.at);
                }
            }),
            What::Granted { account, membership: member } => self.change(*account, |account| {
                let granted = membership(member).filter(|granted| !account.memberships.contains(granted));
                account.memberships.extend(granted);
            }),
            What::Revoked { account, membership: member } => {
                let revoked = membership(member);
                self.change(*account, |account| account.memberships.retain(|kept| Some(kept) != revoked.as_ref()));
                // Who is nothing in a case any more has no program there, either, also if he is something again later.
                let is_left = |case: &CaseKey| {
                    self.accounts.get(account).is_some_and(|account| account.roles(case).next().is_some())
                };
                if let Some(Membership { case, .. }) = revoked.filter(|revoked| !is_left(&revoked.case)) {
                    self.programs.keep(|token| token.account != *account || token.case != case);
                }
            }
            What::Renamed { account, name } => self.change(*account, |account| account.name.clone_from(name)),
            What::LanguageChosen { account, language } => {
                self.change(*account, |account| account.language.clone_from(language));
            }
            What::KeeperNamed { account } => self.change(*account, |account| account.is_keeper = !account.is_closed),
            What::KeeperStruckOff { account } => self.change(*account, |account| account.is_keeper = false),
            _ => {}
        }
    }

    fn join(&mut self, id: AccountId, invitation: InvitationId, at: Instant) {
        let Some(Invitation { name, memberships, by, .. }) = self.invitations.remove(&invitation) else { return };
        // Whoever sets the desk up is its keeper: the one whom the desk itself has invited, or, in what older programs wrote, its first lead.
        let is_first = by.is_none() || memberships.iter().any(|one| one.role == Role::Lead);
        let is_keeper = is_first && self.keepers().next().is_none();
        let account = Account {
            id,
            name,
            language: None,
            memberships,
            passkeys: Vec::new(),
            devices: Vec::new(),
            codes_left: 0,
            is_keeper,
            joined: at,
            is_closed: false,
        };
        self.accounts.insert(id, Arc::new(account));
    }

    fn make_codes(&mut self, id: AccountId, selector: &str, kept: &[Bytes<32>]) {
        let codes = Codes { selector: selector.to_owned(), kept: kept.iter().map(|kept| kept.0).collect() };
        if let Some(before) = self.codes.insert(id, codes) {
            self.selectors.remove(&before.selector);
        }
        self.selectors.insert(selector.to_owned(), id);
        self.change(id, |account| account.codes_left = kept.len());
    }

    fn use_code(&mut self, id: AccountId, used: Kept) {
        let Some(codes) = self.codes.get_mut(&id) else { return };
        codes.kept.retain(|kept| *kept != used);
        let left = codes.kept.len();
        self.change(id, |account| account.codes_left = left);
    }

    pub(super) fn change(&mut self, id: AccountId, change: impl FnOnce(&mut Account)) {
        if let Some(account) = self.accounts.get_mut(&id) {
            change(Arc::make_mut(account));
        }
    }

    fn keep_sessions(&mut self, is_kept: impl Fn(&Session) -> bool) {
        self.sessions.retain(|_, session| is_kept(session));
        let Self { tokens, sessions, .. } = self;
        tokens.retain(|_, session| sessions.contains_key(session));
    }

    /// Forgets what ended before this moment by whatever clock.
    fn forget(&mut self, at: Instant) {
        let before = at - CLOCKS_DIFFER_SECONDS;
        self.ceremonies.retain(|_, ends| *ends > before);
        self.invitations.retain(|_, invitation| invitation.ends > before);
        if self.sessions.values().any(|session| session.ends() <= before) {
            self.keep_sessions(|session| session.ends() > before);
        }
        self.programs.forget(before);
    }
}

fn membership(member: &Member) -> Option<Membership> {
    member.read().map(|(case, role)| Membership { case, role })
}
