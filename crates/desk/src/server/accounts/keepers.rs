//! Who keeps the keys of the desk: whoever set it up, and those whom keepers name. Every case lies under these keys, so that nobody keeps them by
//! leading one.

use std::sync::Arc;

use super::Accounts;
use super::account::Account;
use super::error::AccountsError;
use super::event::What;
use super::id::AccountId;
use super::state::State;

impl Accounts {
    /// Somebody keeps the keys of the desk, beside those who do: one who leads a case.
    ///
    /// # Errors
    /// When whoever says so is no keeper, or there is no such lead.
    pub fn name_keeper(&self, by: AccountId, account: AccountId) -> Result<(), AccountsError> {
        self.decide(Some(by), |state, _| {
            let is_keeper = |id| state.open_account(id).is_some_and(|account| account.is_keeper);
            let who = state.open_account(account).filter(|who| who.leads()).ok_or(AccountsError::Absent)?;
            if !is_keeper(by) {
                return Err(AccountsError::Absent);
            }
            let named = What::KeeperNamed { account };
            Ok(((!who.is_keeper).then_some(named).into_iter().collect(), ()))
        })
    }

    /// Somebody keeps them no more. What ways to open the desk are theirs stand until they are struck off.
    ///
    /// # Errors
    /// When whoever says so is no keeper, or there is no such keeper, or no other.
    pub fn strike_off_keeper(&self, by: AccountId, account: AccountId) -> Result<(), AccountsError> {
        self.decide(Some(by), |state, _| {
            let is_keeper = |id| state.keepers().any(|keeper| keeper.id == id);
            if !is_keeper(by) || !is_keeper(account) {
                return Err(AccountsError::Absent);
            }
            if state.keepers().count() < 2 {
                return Err(AccountsError::LastKeeper);
            }
            Ok((vec![What::KeeperStruckOff { account }], ()))
        })
    }
}

impl State {
    /// Those who keep the keys of the desk.
    pub(super) fn keepers(&self) -> impl Iterator<Item = &Arc<Account>> {
        self.accounts().filter(|account| account.is_keeper && !account.is_closed)
    }

    /// Where the last keeper has gone, which only programs without keepers let happen, the lead who came first of those who are there keeps
    /// the keys: a desk whose keys nobody may change could not strike off what was lost.
    pub(super) fn inherit_keys(&mut self) {
        if self.keepers().next().is_some() {
            return;
        }
        let here = self.accounts().filter(|account| !account.is_closed && account.leads());
        if let Some(heir) = here.min_by_key(|account| (account.joined, account.id)).map(|heir| heir.id) {
            self.change(heir, |account| account.is_keeper = true);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::event::{Event, Member};
    use super::super::id::{Bytes, InvitationId};
    use super::*;
    use crate::server::role::{CaseKey, Role};

    /// Somebody joins by an invitation of somebody, or of the desk itself.
    fn joins(number: u8, by: Option<AccountId>, role: &Role) -> [(Option<AccountId>, What); 2] {
        let (account, invitation) = (AccountId([number; 16]), InvitationId([number; 16]));
        let case = CaseKey::parse(&"c".repeat(CaseKey::DIGITS)).expect("a key");
        let memberships = vec![Member::new(&case, role)];
        let (kept, name) = (Bytes([number; 32]), number.to_string());
        let invited = What::Invited { invitation, kept, name, memberships, ends: i64::MAX };
        [(by, invited), (Some(account), What::Joined { account, invitation })]
    }

    fn keepers(events: &[(Option<AccountId>, What)]) -> Vec<u8> {
        let mut state = State::default();
        for ((by, what), revision) in events.iter().zip(1..) {
            let at = i64::try_from(revision).expect("small");
            state.apply(revision, &Event::new(at, *by, what.clone()));
        }
        state.keepers().map(|keeper| keeper.id.0[0]).collect()
    }

    #[test]
    fn in_what_older_programs_wrote_the_first_lead_is_the_keeper() {
        let id = |number: u8| AccountId([number; 16]);
        // The ids are in another order than that in which they came.
        let first = joins(9, None, &Role::Lead);
        let other = joins(4, Some(id(9)), &Role::Lead);
        let analyst = joins(2, Some(id(9)), &Role::Analyst);
        let third = joins(3, Some(id(4)), &Role::Lead);
        let all = [&first[..], &analyst, &other, &third].concat();
        assert_eq!(keepers(&all), [9]);
        // Older programs let every lead close the first account: whoever leads and came first of those who are left keeps the keys.
        let closed = |number| (Some(id(4)), What::AccountClosed { account: id(number) });
        assert_eq!(keepers(&[&all[..], &[closed(9)]].concat()), [4]);
        assert_eq!(
            keepers(&[&all[..], &[closed(9), closed(4), closed(3)]].concat()),
            [0; 0],
            "an analyst is no keeper"
        );
        // Where nobody is left, the desk invites anew, and whoever comes is the keeper.
        let anew = joins(7, None, &Role::Lead);
        assert_eq!(keepers(&[&all[..], &[closed(9), closed(4), closed(3), closed(2)], &anew].concat()), [7]);
        // Who was named is a keeper beside the first, and is one no more when struck off or gone.
        let named = (Some(id(9)), What::KeeperNamed { account: id(3) });
        let all = [&all[..], &[named]].concat();
        assert_eq!(keepers(&all), [3, 9]);
        assert_eq!(keepers(&[&all[..], &[(Some(id(3)), What::KeeperStruckOff { account: id(9) })]].concat()), [3]);
        assert_eq!(keepers(&[&all[..], &[closed(9)]].concat()), [3]);
    }
}
