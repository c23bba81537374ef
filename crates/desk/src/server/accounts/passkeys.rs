//! Passkeys: joining with the first, registering others, signing in, striking off.

use webauthn_rs::prelude::{CredentialID, Passkey, PublicKeyCredential, RegisterPublicKeyCredential, Uuid};

use super::Accounts;
use super::account::{Invitation, OwnPasskey};
use super::ceremony::{Purpose, Started, registration_options, relying_party};
use super::error::AccountsError;
use super::event::{SignedInBy, What};
use super::failures::{Address, Failing};
use super::id::{AccountId, CeremonyId, PasskeyId, SessionId};
use super::invitations::good_text;
use super::limits::{LABEL_MAX, NAME_MAX, PASSKEYS_MAX};
use super::recovery::RecoveryCodes;
use super::sessions::Opened;
use super::state::State;

/// Somebody joined.
#[derive(Debug)]
pub struct Joined {
    /// Who.
    pub account: AccountId,
    /// The recovery codes, which are shown now and never again.
    pub codes: RecoveryCodes,
    /// The first session.
    pub opened: Opened,
}

/// Somebody signed in.
#[derive(Debug)]
pub struct Entered {
    /// Who.
    pub account: AccountId,
    /// The session.
    pub opened: Opened,
}

impl Accounts {
    /// Begins to join by an invitation's secret. Whoever sets up the desk says under which name.
    ///
    /// # Errors
    /// When the invitation is not good, the name is none, or the address has to wait.
    pub fn start_join(
        &self,
        origin: &str,
        secret: &str,
        name: Option<&str>,
        address: Address,
    ) -> Result<Started, AccountsError> {
        let invitation = self.invited(secret, address)?;
        let name = name_of(&invitation, name)?;
        let account = AccountId::random()?;
        let (asked, registration) = relying_party(origin)?
            .start_passkey_registration(Uuid::from_bytes(account.0), name, name, None)
            .map_err(|_| AccountsError::Passkey)?;
        let purpose = Purpose::Join { invitation: invitation.id, account, registration };
        self.begin(CeremonyId::random()?, purpose, registration_options(&asked, std::iter::empty()))
    }

    /// Joins: the account is there, with its first passkey, its recovery codes and a session, and the invitation is used. `own` is the label of
    /// the passkey and, of whoever sets up the desk, the name.
    ///
    /// # Errors
    /// When the ceremony, the invitation, the passkey or the name is not good.
    pub fn finish_join(
        &self,
        origin: &str,
        kept: &str,
        answer: &RegisterPublicKeyCredential,
        own: (&str, Option<&str>),
        from: (Address, &str),
    ) -> Result<Joined, AccountsError> {
        let (address, browser) = from;
        let who = [Failing::Address(address)];
        self.may_try(&who)?;
        let (label, name) = own;
        let label = good_text("a label", label, LABEL_MAX)?;
        let ceremony = self.resume(kept)?;
        let Purpose::Join { invitation, account, registration } = &ceremony.purpose else {
            return Err(AccountsError::Ceremony);
        };
        let verified = relying_party(origin)?.finish_passkey_registration(answer, registration);
        let passkey = self.counted(&who, verified.map_err(|_| AccountsError::Passkey))?;
        let (account, added) = (*account, passkey_added(*account, label, &passkey)?);
        let (session, opened) = self.new_session(account, SignedInBy::Passkey, browser)?;
        let joined = self.decide(None, |state, now| {
            let finished = ceremony.finish(state)?;
            let invited = state.invitation(*invitation, now).ok_or(AccountsError::Invitation)?;
            is_new(state, &passkey)?;
            let (made, codes) = self.new_codes(state, account)?;
            let joined = What::Joined { account, invitation: *invitation };
            let name = name_of(invited, name)?;
            let renamed = (name != invited.name).then(|| What::Renamed { account, name: name.to_owned() });
            let whats = [joined].into_iter().chain(renamed).chain([added.clone(), made, session.clone(), finished]);
            Ok((whats.collect(), codes))
        });
        joined.map(|codes| Joined { account, codes, opened })
    }

    /// Begins to sign in with whatever passkey the browser finds.
    ///
    /// # Errors
    /// When the address has to wait.
    pub fn start_sign_in(&self, origin: &str, address: Address) -> Result<Started, AccountsError> {
        self.may_try(&[Failing::Address(address)])?;
        let begun = relying_party(origin)?.start_discoverable_authentication();
        let (mut asked, authentication) = begun.map_err(|_| AccountsError::Passkey)?;
        // The browser shows its window at once, and not a choice below a field that this page does not have.
        asked.mediation = None;
        let options = serde_json::to_value(&asked).expect("texts, numbers and lists alone");
        self.begin(CeremonyId::random()?, Purpose::SignIn { authentication }, options)
    }

    /// Signs in.
    ///
    /// # Errors
    /// When the ceremony or the passkey is not good, it is nobody's, or somebody has to wait.
    pub fn finish_sign_in(
        &self,
        origin: &str,
        kept: &str,
        answer: &PublicKeyCredential,
        from: (Address, &str),
    ) -> Result<Entered, AccountsError> {
        self.freshen()?;
        let (address, browser) = from;
        let mut who = vec![Failing::Address(address)];
        who.extend(self.state().owner(&answer.raw_id).map(|(account, _)| Failing::Account(account.id)));
        self.may_try(&who)?;
        let ceremony = self.resume(kept)?;
        let Purpose::SignIn { authentication } = &ceremony.purpose else { return Err(AccountsError::Ceremony) };
        let desk = relying_party(origin)?;
        // Verified over what is written last: a passkey may have been struck off, or may have counted on, at another desk.
        let tried = self.decide(None, |state, _| {
            let finished = ceremony.finish(state)?;
            let (account, own) = state.owner(&answer.raw_id).ok_or(AccountsError::Passkey)?;
            // The authenticator says for whom it made the passkey, too.
            if answer.get_user_unique_id() != Some(&account.id.0) {
                return Err(AccountsError::Passkey);
            }
            let verified = desk.finish_discoverable_authentication_v2(answer, authentication.clone(), &own.credential);
            let verified = verified.map_err(|_| AccountsError::Passkey)?;
            let (session, opened) = self.new_session(account.id, SignedInBy::Passkey, browser)?;
            let mut whats = vec![session, finished];
            let mut credential = own.credential.clone();
            if credential.update_credential(&verified) == Some(true) {
                let (account, passkey, credential) = (account.id, own.id, Box::new(credential));
                whats.push(What::PasskeyCounted { account, passkey, credential });
            }
            Ok((whats, Entered { account: account.id, opened }))
        });
        self.counted(&who, tried)
    }

    /// Begins to register another passkey.
    ///
    /// # Errors
    /// When there is no such account.
    pub fn start_passkey(&self, origin: &str, account: AccountId) -> Result<Started, AccountsError> {
        let owner = self.state().open_account(account).cloned().ok_or(AccountsError::Absent)?;
        let (asked, registration) = relying_party(origin)?
            .start_passkey_registration(Uuid::from_bytes(account.0), &owner.name, &owner.name, None)
            .map_err(|_| AccountsError::Passkey)?;
        let options = registration_options(&asked, owner.passkeys.iter().map(credential_id));
        self.begin(CeremonyId::random()?, Purpose::Passkey { account, registration }, options)
    }

    /// Registers another passkey. A session that was opened with a recovery code ends with it, and one that is good for everything begins.
    ///
    /// # Errors
    /// When the ceremony or the passkey is not good, is of another account, or there are too many.
    pub fn finish_passkey(
        &self,
        origin: &str,
        kept: &str,
        answer: &RegisterPublicKeyCredential,
        label: &str,
        session: SessionId,
    ) -> Result<Option<Opened>, AccountsError> {
        let label = good_text("a label", label, LABEL_MAX)?;
        let ceremony = self.resume(kept)?;
        let Purpose::Passkey { account, registration } = &ceremony.purpose else {
            return Err(AccountsError::Ceremony);
        };
        let verified = relying_party(origin)?.finish_passkey_registration(answer, registration);
        let passkey = verified.map_err(|_| AccountsError::Passkey)?;
        let (account, added) = (*account, passkey_added(*account, label, &passkey)?);
        self.decide(Some(account), |state, now| {
            let finished = ceremony.finish(state)?;
            let session = state.session(session, now).filter(|session| session.account == account);
            let session = session.ok_or(AccountsError::Ceremony)?;
            let owner = state.open_account(account).ok_or(AccountsError::Absent)?;
            if owner.passkeys.len() >= PASSKEYS_MAX {
                return Err(AccountsError::Full { what: "passkeys", most: PASSKEYS_MAX });
            }
            is_new(state, &passkey)?;
            let mut whats = vec![added.clone(), finished];
            if session.by == SignedInBy::Passkey {
                return Ok((whats, None));
            }
            let (what, opened) = self.new_session(account, SignedInBy::Passkey, &session.browser)?;
            whats.extend([What::SessionEnded { session: session.id }, what]);
            Ok((whats, Some(opened)))
        })
    }

    /// Strikes off a passkey: it is good no more, and every session of the account but `keep` ends, for whoever has the passkey may have one of them.
    ///
    /// # Errors
    /// When there is none, or it is the only one.
    pub fn strike_off_passkey(
        &self,
        by: AccountId,
        account: AccountId,
        passkey: PasskeyId,
        keep: Option<SessionId>,
    ) -> Result<(), AccountsError> {
        self.decide(Some(by), |state, now| {
            let owner = state.open_account(account).ok_or(AccountsError::Absent)?;
            if !owner.passkeys.iter().any(|own| own.id == passkey) {
                return Err(AccountsError::Absent);
            }
            if owner.passkeys.len() == 1 {
                return Err(AccountsError::LastPasskey);
            }
            let others = state.sessions(now).filter(|session| session.account == account && Some(session.id) != keep);
            let ended = others.map(|session| What::SessionEnded { session: session.id });
            Ok((std::iter::once(What::PasskeyStruckOff { account, passkey }).chain(ended).collect(), ()))
        })
    }
}

/// Under which name somebody joins: the one in the invitation. Whoever sets up the desk, whom nobody has invited, may say another.
fn name_of<'n>(invitation: &'n Invitation, said: Option<&'n str>) -> Result<&'n str, AccountsError> {
    let said = said.filter(|_| invitation.by.is_none());
    good_text("a name", said.unwrap_or(&invitation.name), NAME_MAX)
}

fn credential_id(own: &OwnPasskey) -> &CredentialID {
    own.credential.cred_id()
}

fn passkey_added(account: AccountId, label: &str, passkey: &Passkey) -> Result<What, AccountsError> {
    let credential = Box::new(passkey.clone());
    Ok(What::PasskeyAdded { account, passkey: PasskeyId::random()?, label: label.to_owned(), credential })
}

/// A passkey is registered once, with whichever account (Web Authentication, level 3, section 7.1, step 26).
fn is_new(state: &State, passkey: &Passkey) -> Result<(), AccountsError> {
    if state.owner(passkey.cred_id()).is_some() { Err(AccountsError::Passkey) } else { Ok(()) }
}
