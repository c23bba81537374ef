//! Key files: a line of text with 32 random bytes, which somebody keeps on a stick, and hands in to open the desk. The desk keeps none.
//!
//! One kind of desk has its key file beside its keys: that of a rehearsal, which opens by itself.

use takas_ledger::SecretKey;
use zeroize::Zeroizing;

use super::seal::fresh;
use super::{NewWay, Owner, Power, Secret, Unlocked, Vault, VaultError};
use crate::running::hex::{hex, unhex_array};

/// What the line begins with.
const BEGINS: &str = "takas desk key 1 ";

/// A new key, and the text of its file.
///
/// # Errors
/// When the system gives no random numbers.
pub fn new_key_file() -> Result<(SecretKey, Zeroizing<String>), VaultError> {
    let key = fresh()?;
    let digits = Zeroizing::new(hex(key.expose()));
    Ok((key, Zeroizing::new(format!("{BEGINS}{}\n", digits.as_str()))))
}

/// The key of a key file's text; none where it is none.
#[must_use]
pub fn read_key_file(text: &[u8]) -> Option<SecretKey> {
    let text = std::str::from_utf8(text).ok()?.trim();
    unhex_array(text.strip_prefix(BEGINS)?).map(SecretKey::new)
}

impl Vault {
    /// Whether its key file lies beside its keys, so that it opens by itself.
    #[must_use]
    pub fn opens_by_itself(&self) -> bool {
        self.folder.has_own_key()
    }

    /// Opens it by the key file that lies beside its keys; a vault that was never made is made with one. `now` is in seconds.
    ///
    /// # Errors
    /// When there is none, or it is not that of these keys.
    pub fn open_by_itself(&self, now: i64) -> Result<(), VaultError> {
        if !self.is_made()? {
            let (key, text) = new_key_file()?;
            self.folder.put_own_key(text.as_bytes())?;
            let secret = Secret::KeyFile(key.expose());
            // It is nobody's own: whoever has the machine has the keys.
            let (owner, power) = (Owner([0; 16]), Power::Alone);
            self.create(&[NewWay { owner, power, secret, salt: None, credential: None, added: now }])?;
            return Ok(());
        }
        let text = self.folder.own_key()?.ok_or(VaultError::Wrong)?;
        let key = read_key_file(&text).ok_or(VaultError::Damaged("the key file beside its keys"))?;
        match self.unlock(None, &Secret::KeyFile(key.expose()), now)? {
            Unlocked::Open => Ok(()),
            Unlocked::OneOfTwo => Err(VaultError::Wrong),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{new_key_file, read_key_file};

    #[test]
    fn a_key_file_is_a_line_of_text() {
        let (key, text) = new_key_file().expect("random numbers");
        assert_eq!(text.len(), 17 + 64 + 1);
        assert_eq!(read_key_file(text.as_bytes()).as_ref(), Some(&key));
        assert_eq!(read_key_file(text.replace('\n', "\r\n").as_bytes()).as_ref(), Some(&key), "a mail has touched it");
        for wrong in [&b""[..], b"takas desk key 1 ", b"takas desk key 2 00", &[0xff; 32], &text.as_bytes()[..80]] {
            assert!(read_key_file(wrong).is_none());
        }
    }
}
