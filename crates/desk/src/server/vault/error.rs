//! Why the vault does not do something.

use crate::failure::Failure;

/// Why the vault does not do something. None of it says anything of a key.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// It is locked, and what was asked for needs its keys.
    #[error("the desk is locked")]
    Locked,
    /// What was given opens nothing here. Whether the passphrase, the file or the passkey was wrong, or its way struck off, is not said.
    #[error("this does not open the desk")]
    Wrong,
    /// There are keys in this folder already.
    #[error("there are keys in this folder already")]
    Taken,
    /// There are no keys in this folder.
    #[error("there are no keys in this folder")]
    Nothing,
    /// The key of that name was erased, and none takes its place.
    #[error("this key was erased")]
    Erased,
    /// What is in the folder is not what was written there.
    #[error("the folder of keys is damaged: {0}; put it back from its own backup, which is never that of the store")]
    Damaged(&'static str),
    /// A passphrase that can be guessed.
    #[error("a passphrase has at least {0} characters")]
    Short(usize),
    /// Without this way nobody could open the desk any more.
    #[error("without this way nobody could open the desk any more: add another first")]
    LastWay,
    /// There is no key of that name.
    #[error("there is no such key")]
    NoKey,
    /// There is no such way.
    #[error("there is no such way to open the desk")]
    NoWay,
    /// More ways, or a longer name, than there is room for.
    #[error("{0} is too much")]
    TooMuch(&'static str),
    /// The folder.
    #[error(transparent)]
    Files(#[from] Box<Failure>),
}

impl From<Failure> for VaultError {
    fn from(failure: Failure) -> Self {
        Self::Files(Box::new(failure))
    }
}

impl From<VaultError> for Failure {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::Files(failure) => *failure,
            other => Self::Record(format!("the keys of the desk: {other}")),
        }
    }
}
