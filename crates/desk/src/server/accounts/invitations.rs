//! Invitations: a secret in a link, good once and for a time. Of the secret a digest is kept.

use std::fmt;

use data_encoding::BASE64URL_NOPAD;
use takas_model::Instant;
use zeroize::Zeroizing;

use super::Accounts;
use super::account::{Invitation, Membership};
use super::error::AccountsError;
use super::event::{Member, What};
use super::failures::{Address, Failing};
use super::id::{AccountId, Bytes, InvitationId, random};
use super::limits::{INVITATION_SECONDS, INVITATION_SECONDS_MAX, INVITATIONS_MAX, MEMBERSHIPS_MAX, NAME_MAX};
use super::state::State;

/// What is kept of invitations' secrets is of this kind.
const KIND: &str = "invitation";

/// An invitation that was made.
pub struct Invited {
    /// Its id.
    pub invitation: InvitationId,
    /// What stands in the link, `/join/SECRET`: shown now and never again.
    pub secret: Zeroizing<String>,
    /// Until when it is good.
    pub ends: Instant,
}

impl fmt::Debug for Invited {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Invited({}, its secret not shown)", self.invitation)
    }
}

impl Accounts {
    /// Invites whoever sets up the desk, as long as nobody works here; none once somebody does. Those made before are good no more. Without a
    /// name, whoever joins says what they are called.
    ///
    /// # Errors
    /// When the name is none, or the store takes no writes.
    pub fn first_invitation(&self, name: &str, memberships: &[Membership]) -> Result<Option<Invited>, AccountsError> {
        let name = if name.is_empty() { name } else { good_text("a name", name, NAME_MAX)? };
        let (invited, what) = self.new_invitation(name, memberships, self.now() + INVITATION_SECONDS)?;
        let is_first = self.decide(None, |state, _| {
            if state.accounts().any(|account| !account.is_closed) {
                return Ok((Vec::new(), false));
            }
            let before = state.invitations().map(|before| What::InvitationWithdrawn { invitation: before.id });
            Ok((before.chain([what.clone()]).collect(), true))
        })?;
        Ok(is_first.then_some(invited))
    }

    /// Invites somebody.
    ///
    /// # Errors
    /// When the name is none, it is to be good for too long or not at all, there are too many, or the store takes no writes.
    pub fn invite(
        &self,
        by: AccountId,
        name: &str,
        memberships: &[Membership],
        seconds: Instant,
    ) -> Result<Invited, AccountsError> {
        let name = good_text("a name", name, NAME_MAX)?;
        let seconds = seconds.clamp(1, INVITATION_SECONDS_MAX);
        if memberships.len() > MEMBERSHIPS_MAX {
            return Err(AccountsError::Full { what: "memberships", most: MEMBERSHIPS_MAX });
        }
        let (invited, what) = self.new_invitation(name, memberships, self.now() + seconds)?;
        self.decide(Some(by), |state, now| {
            if state.invitations().filter(|invitation| now < invitation.ends).count() >= INVITATIONS_MAX {
                return Err(AccountsError::Full { what: "invitations", most: INVITATIONS_MAX });
            }
            Ok((vec![what.clone()], ()))
        })?;
        Ok(invited)
    }

    /// Withdraws an invitation.
    ///
    /// # Errors
    /// When there is none.
    pub fn withdraw_invitation(&self, by: AccountId, invitation: InvitationId) -> Result<(), AccountsError> {
        self.decide(Some(by), |state, now| {
            state.invitation(invitation, now).ok_or(AccountsError::Absent)?;
            Ok((vec![What::InvitationWithdrawn { invitation }], ()))
        })
    }

    /// The invitations that are good, the newest first.
    pub fn invitations(&self) -> Vec<Invitation> {
        let now = self.now();
        let good = |state: &State| state.invitations().filter(|one| now < one.ends).cloned().collect::<Vec<_>>();
        let mut invitations = good(&self.state());
        invitations.sort_by_key(|invitation| (std::cmp::Reverse(invitation.made), invitation.id));
        invitations
    }

    /// The invitation of this secret. Looking uses nothing up: programs that show what is behind a link do that, too.
    ///
    /// # Errors
    /// When it is not good, or the address has to wait.
    pub fn invited(&self, secret: &str, address: Address) -> Result<Invitation, AccountsError> {
        let who = [Failing::Address(address)];
        self.may_try(&who)?;
        self.freshen()?;
        let secret = BASE64URL_NOPAD.decode(secret.as_bytes()).map(Zeroizing::new).unwrap_or_default();
        let kept = self.seals.kept(KIND, &secret);
        let mut found = self.state().invitation_of(&kept, self.now()).cloned();
        if found.is_none() {
            self.catch_up()?;
            found = self.state().invitation_of(&kept, self.now()).cloned();
        }
        self.counted(&who, found.ok_or(AccountsError::Invitation))
    }

    fn new_invitation(
        &self,
        name: &str,
        memberships: &[Membership],
        ends: Instant,
    ) -> Result<(Invited, What), AccountsError> {
        let secret = Zeroizing::new(random::<32>()?);
        let invitation = InvitationId::random()?;
        let kept = Bytes(self.seals.kept(KIND, secret.as_slice()));
        let memberships = memberships.iter().map(|one| Member::new(&one.case, &one.role)).collect();
        let what = What::Invited { invitation, kept, name: name.to_owned(), memberships, ends };
        let secret = Zeroizing::new(BASE64URL_NOPAD.encode(secret.as_slice()));
        Ok((Invited { invitation, secret, ends }, what))
    }
}

/// A name or label without the spaces around it, if it is one.
pub(super) fn good_text<'t>(what: &'static str, text: &'t str, most: usize) -> Result<&'t str, AccountsError> {
    let text = text.trim();
    let is_good = !text.is_empty() && text.chars().count() <= most && !text.chars().any(is_unseen);
    if is_good { Ok(text) } else { Err(AccountsError::Text { what, most }) }
}

/// Control characters, and those that turn the direction of what is written around them: a name must not change how a page reads.
fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::good_text;

    #[test]
    fn names_are_seen_as_they_are() {
        for good in ["Ayşe Yılmaz", "عائشة", "Ольга", " spaces around ", "a"] {
            assert_eq!(good_text("a name", good, 20).ok(), Some(good.trim()), "{good:?}");
        }
        for none in ["", "  ", "two\nlines", "\u{202e}daeL", "more than twenty letters"] {
            assert!(good_text("a name", none, 20).is_err(), "{none:?}");
        }
    }
}
