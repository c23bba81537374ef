//! Who is what in which case, what somebody is called, in which language the desk speaks to them, and who works here no more.

use std::collections::BTreeSet;

use super::Accounts;
use super::account::Membership;
use super::error::AccountsError;
use super::event::{Member, What};
use super::id::AccountId;
use super::invitations::good_text;
use super::limits::{MEMBERSHIPS_MAX, NAME_MAX};
use crate::server::role::{CaseKey, Role};

/// The longest name of a language.
const LANGUAGE_MAX: usize = 35;

impl Accounts {
    /// Makes somebody something in a case.
    ///
    /// # Errors
    /// When there is no such account, or it is in too many.
    pub fn grant(&self, by: AccountId, account: AccountId, membership: &Membership) -> Result<(), AccountsError> {
        self.decide(Some(by), |state, _| {
            let who = state.open_account(account).ok_or(AccountsError::Absent)?;
            if who.memberships.contains(membership) {
                return Ok((Vec::new(), ()));
            }
            if who.memberships.len() >= MEMBERSHIPS_MAX {
                return Err(AccountsError::Full { what: "memberships", most: MEMBERSHIPS_MAX });
            }
            let membership = Member::new(&membership.case, &membership.role);
            Ok((vec![What::Granted { account, membership }], ()))
        })
    }

    /// Sees to it that each of these cases has a lead: one that nobody leads, and nobody is invited to lead, is given to whoever came first of those
    /// who still work here. Called when a desk is opened with cases, by whoever has its keys.
    ///
    /// # Errors
    /// When the store takes no writes.
    pub fn give_leads(&self, cases: &[CaseKey]) -> Result<(), AccountsError> {
        self.decide(None, |state, now| {
            let here = || state.accounts().filter(|account| !account.is_closed);
            let Some(first) = here().min_by_key(|account| (account.joined, account.id)) else {
                return Ok((Vec::new(), ()));
            };
            let invited = state.invitations().filter(|invitation| now < invitation.ends);
            let memberships = here().flat_map(|account| &account.memberships);
            let memberships = memberships.chain(invited.flat_map(|invitation| &invitation.memberships));
            let led: BTreeSet<&CaseKey> =
                memberships.filter(|one| one.role == Role::Lead).map(|one| &one.case).collect();
            let without = cases.iter().filter(|case| !led.contains(case));
            let grant = |case| What::Granted { account: first.id, membership: Member::new(case, &Role::Lead) };
            Ok((without.map(grant).collect(), ()))
        })
    }

    /// Somebody is that no more, from the next request on.
    ///
    /// # Errors
    /// When they are not.
    pub fn revoke(&self, by: AccountId, account: AccountId, membership: &Membership) -> Result<(), AccountsError> {
        self.decide(Some(by), |state, _| {
            let who = state.open_account(account).filter(|who| who.memberships.contains(membership));
            who.ok_or(AccountsError::Absent)?;
            let membership = Member::new(&membership.case, &membership.role);
            Ok((vec![What::Revoked { account, membership }], ()))
        })
    }

    /// Somebody works here no more: sessions end, passkeys and codes are good no more, devices sign no more. Not whoever keeps the keys of the
    /// desk: by that a lead could become a keeper in their place.
    ///
    /// # Errors
    /// When there is no such account, or it is a keeper's.
    pub fn close_account(&self, by: AccountId, account: AccountId) -> Result<(), AccountsError> {
        self.decide(Some(by), |state, _| {
            let who = state.open_account(account).ok_or(AccountsError::Absent)?;
            if who.is_keeper {
                return Err(AccountsError::Keeper);
            }
            Ok((vec![What::AccountClosed { account }], ()))
        })
    }

    /// Calls somebody something else, at their own wish.
    ///
    /// # Errors
    /// When there is no such account, or the name is none.
    pub fn rename(&self, account: AccountId, name: &str) -> Result<(), AccountsError> {
        let name = good_text("a name", name, NAME_MAX)?;
        self.decide(Some(account), |state, _| {
            let who = state.open_account(account).ok_or(AccountsError::Absent)?;
            let renamed = What::Renamed { account, name: name.to_owned() };
            Ok(((who.name != name).then_some(renamed).into_iter().collect(), ()))
        })
    }

    /// The language in which the desk speaks to somebody; none: what the browser asks for.
    ///
    /// # Errors
    /// When there is no such account, or that is the name of no language.
    pub fn choose_language(&self, account: AccountId, language: Option<&str>) -> Result<(), AccountsError> {
        let is_name = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if language.is_some_and(|name| name.is_empty() || name.len() > LANGUAGE_MAX || !is_name(name)) {
            return Err(AccountsError::Text { what: "a language", most: LANGUAGE_MAX });
        }
        self.decide(Some(account), |state, _| {
            let who = state.open_account(account).ok_or(AccountsError::Absent)?;
            let language = language.map(str::to_owned);
            let is_new = who.language != language;
            Ok((is_new.then_some(What::LanguageChosen { account, language }).into_iter().collect(), ()))
        })
    }
}
