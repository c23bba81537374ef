//! Devices: keys that a browser made and keeps, with which it signs what its owner says. The desk has their public halves alone.

use std::sync::Arc;

use takas_ledger::PublicKey;

use super::Accounts;
use super::account::Account;
use super::ceremony::{Purpose, Started};
use super::error::AccountsError;
use super::event::What;
use super::id::{AccountId, Bytes, CeremonyId, DeviceId};
use super::invitations::good_text;
use super::limits::{DEVICES_MAX, LABEL_MAX};
use crate::running::hex::hex;

impl Accounts {
    /// Begins to add a device: the browser is asked to sign a challenge.
    ///
    /// # Errors
    /// When there is no such account.
    pub fn start_device(&self, account: AccountId) -> Result<Started, AccountsError> {
        self.state().open_account(account).ok_or(AccountsError::Absent)?;
        let ceremony = CeremonyId::random()?;
        let challenge = hex(&self.seals.device_challenge(ceremony));
        let options = serde_json::json!({ "account": account.to_string(), "challenge": challenge });
        self.begin(ceremony, Purpose::Device { account }, options)
    }

    /// Adds a device, which has signed the challenge with its key ([`device_message`]).
    ///
    /// # Errors
    /// When the ceremony or the proof is not good, the key is or was another device's, or there are too many.
    pub fn finish_device(
        &self,
        account: AccountId,
        kept: &str,
        label: &str,
        key: &[u8; 32],
        signature: &[u8; 64],
    ) -> Result<DeviceId, AccountsError> {
        let label = good_text("a label", label, LABEL_MAX)?;
        let ceremony = self.resume(kept)?;
        if !matches!(&ceremony.purpose, Purpose::Device { account: begun } if *begun == account) {
            return Err(AccountsError::Ceremony);
        }
        let message = device_message(account, &self.seals.device_challenge(ceremony.id));
        let key = PublicKey::new(key).filter(|key| key.verifies(message.as_bytes(), signature));
        let key = key.ok_or(AccountsError::Device)?;
        let device = DeviceId::random()?;
        self.decide(Some(account), |state, _| {
            let finished = ceremony.finish(state)?;
            let owner = state.open_account(account).ok_or(AccountsError::Absent)?;
            if owner.signing_keys().count() >= DEVICES_MAX {
                return Err(AccountsError::Full { what: "devices", most: DEVICES_MAX });
            }
            if state.has_device_key(&key) {
                return Err(AccountsError::Device);
            }
            let (label, key) = (label.to_owned(), Bytes(*key.bytes()));
            Ok((vec![What::DeviceAdded { account, device, label, key }, finished], device))
        })
    }

    /// Strikes off a device: it signs no more.
    ///
    /// # Errors
    /// When there is none that signs.
    pub fn strike_off_device(&self, by: AccountId, account: AccountId, device: DeviceId) -> Result<(), AccountsError> {
        self.decide(Some(by), |state, _| {
            let owner = state.account(account).ok_or(AccountsError::Absent)?;
            let is_signing = |own: &super::Device| own.id == device && own.struck_off.is_none();
            owner.devices.iter().find(|own| is_signing(own)).ok_or(AccountsError::Absent)?;
            Ok((vec![What::DeviceStruckOff { account, device }], ()))
        })
    }

    /// Whose device signs with this key: none for one that was struck off, or whose owner works here no more.
    ///
    /// # Errors
    /// When it cannot be looked up whether it was struck off at another desk.
    pub fn signer(&self, key: &PublicKey) -> Result<Option<Arc<Account>>, AccountsError> {
        self.freshen()?;
        let state = self.state();
        Ok(state.accounts().find(|account| account.signing_keys().any(|own| own == key)).cloned())
    }
}

/// What a device signs to show that it has its key: it names what it is for, so that nothing else is ever signed by signing it.
#[must_use]
pub fn device_message(account: AccountId, challenge: &[u8; 32]) -> String {
    format!("takas.device/1\n{account}\n{}\n", hex(challenge))
}
