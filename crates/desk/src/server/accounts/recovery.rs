//! Recovery codes: for whoever has lost every passkey. Each opens, once, a session that is good for registering a passkey and for nothing else.
//!
//! A code is twenty letters and digits: four by which the account is found, so that failures can be counted for it, then sixteen that
//! nobody can guess (80 bits). Of the whole a digest under the desk's key is kept.

use std::fmt;

use zeroize::Zeroizing;

use super::Accounts;
use super::error::AccountsError;
use super::event::{SignedInBy, What};
use super::failures::{Address, Failing};
use super::id::{AccountId, Bytes, random};
use super::limits::CODES;
use super::passkeys::Entered;
use super::state::State;

/// Crockford's base 32: no letter that can be taken for another or for a digit.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// The characters of a code.
const LENGTH: usize = 20;
/// Those by which the account is found; and as many stand between two dashes.
const SELECTOR: usize = 4;
/// What is kept of codes is of this kind.
const KIND: &str = "recovery code";

/// Recovery codes as they are shown, once.
pub struct RecoveryCodes(Vec<Zeroizing<String>>);

impl RecoveryCodes {
    /// Each of them, as `01AZ-9T4K-7GHM-Q2WD-5KPN`.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|code| code.as_str())
    }
}

impl fmt::Debug for RecoveryCodes {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "RecoveryCodes({}, not shown)", self.0.len())
    }
}

impl Accounts {
    /// Makes new recovery codes; those before are good no more.
    ///
    /// # Errors
    /// When there is no such account.
    pub fn renew_codes(&self, account: AccountId) -> Result<RecoveryCodes, AccountsError> {
        self.decide(Some(account), |state, _| {
            state.open_account(account).ok_or(AccountsError::Absent)?;
            let (made, codes) = self.new_codes(state, account)?;
            Ok((vec![made], codes))
        })
    }

    /// Signs in with a recovery code, which is used up. Nothing is struck off: a code that was found by somebody else must not be a way to take the
    /// passkeys of its owner.
    ///
    /// # Errors
    /// When the code is not good, or somebody has to wait.
    pub fn recover(&self, code: &str, from: (Address, &str)) -> Result<Entered, AccountsError> {
        self.freshen()?;
        let (address, browser) = from;
        let code = normal(code);
        let selector = code.as_deref().and_then(|code| code.get(..SELECTOR)).unwrap_or_default();
        let mut who = vec![Failing::Address(address)];
        who.extend(self.state().selected(selector).map(|account| Failing::Account(account.id)));
        self.may_try(&who)?;
        // A digest is made of what is no code, too, so that it takes as long.
        let kept = self.seals.kept(KIND, code.as_deref().map_or(b"", |code| code.as_bytes()));
        let tried = self.decide(None, |state, _| {
            let owner = state.selected(selector).filter(|account| state.has_code(account.id, &kept));
            let account = owner.ok_or(AccountsError::Code)?.id;
            let (session, opened) = self.new_session(account, SignedInBy::RecoveryCode, browser)?;
            Ok((vec![What::CodeUsed { account, kept: Bytes(kept) }, session], Entered { account, opened }))
        });
        self.counted(&who, tried)
    }

    /// New codes, with a selector that nobody has.
    pub(super) fn new_codes(&self, state: &State, account: AccountId) -> Result<(What, RecoveryCodes), AccountsError> {
        let mut selector = spelled::<SELECTOR>()?;
        while state.selected(&selector).is_some() {
            selector = spelled::<SELECTOR>()?;
        }
        let (mut shown, mut kept) = (Vec::with_capacity(CODES), Vec::with_capacity(CODES));
        for _ in 0..CODES {
            let rest = spelled::<{ LENGTH - SELECTOR }>()?;
            let code = Zeroizing::new([selector.as_str(), rest.as_str()].concat());
            kept.push(Bytes(self.seals.kept(KIND, code.as_bytes())));
            shown.push(with_dashes(&code));
        }
        Ok((What::CodesMade { account, selector: selector.to_string(), kept }, RecoveryCodes(shown)))
    }
}

/// Random characters of the alphabet; each has five bits.
fn spelled<const N: usize>() -> Result<Zeroizing<String>, AccountsError> {
    let bytes = Zeroizing::new(random::<N>()?);
    Ok(Zeroizing::new(bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte & 31)])).collect()))
}

fn with_dashes(code: &str) -> Zeroizing<String> {
    let mut shown = Zeroizing::new(String::with_capacity(LENGTH + LENGTH / SELECTOR));
    for (place, character) in code.chars().enumerate() {
        if place > 0 && place % SELECTOR == 0 {
            shown.push('-');
        }
        shown.push(character);
    }
    shown
}

/// A code as it was made, however it was typed; none for what cannot be one.
fn normal(typed: &str) -> Option<Zeroizing<String>> {
    let mut code = Zeroizing::new(String::with_capacity(LENGTH));
    for character in typed.chars().filter(|character| !matches!(character, '-' | ' ' | '\t' | '\r' | '\n')) {
        let character = match character.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        let is_one = u8::try_from(character).is_ok_and(|byte| ALPHABET.contains(&byte));
        if !is_one || code.len() == LENGTH {
            return None;
        }
        code.push(character);
    }
    (code.len() == LENGTH).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::{normal, with_dashes};

    #[test]
    fn codes_are_read_however_they_are_typed() {
        let code = "01AZ9T4K7GHMQ2WD5KPN";
        assert_eq!(with_dashes(code).as_str(), "01AZ-9T4K-7GHM-Q2WD-5KPN");
        for typed in ["01AZ-9T4K-7GHM-Q2WD-5KPN", " oiaz 9t4k 7ghm q2wd 5kpn\n", "OlAZ9T4K7GHMQ2WD5KPN"] {
            assert_eq!(normal(typed).as_deref().map(String::as_str), Some(code), "{typed:?}");
        }
        for none in ["", "01AZ-9T4K-7GHM-Q2WD-5KP", "01AZ-9T4K-7GHM-Q2WD-5KPN-0", "01AZ-9T4K-7GHM-Q2WD-5KPU", "é"] {
            assert_eq!(normal(none).as_deref(), None, "{none:?}");
        }
    }
}
