//! What can go wrong with accounts, in words that tell a stranger nothing.

use takas_store::StoreError;
use thiserror::Error;

use crate::failure::Failure;

/// Why something about accounts was not done.
#[derive(Debug, Error)]
pub enum AccountsError {
    /// The store.
    #[error("the store: {0}")]
    Store(#[from] StoreError),
    /// No random numbers could be had.
    #[error("the system gives no random numbers: {0}")]
    Random(getrandom::Error),
    /// What stands in the journal is not what was written, or is sealed under another key.
    #[error("event {revision} of the accounts cannot be opened: it is sealed under another key, or damaged")]
    Sealed {
        /// Its revision in the stream.
        revision: u64,
    },
    /// What stands in the journal was written by a newer program.
    #[error("event {revision} of the accounts has format {format}, which this program does not know: use a newer one")]
    Newer {
        /// Its revision in the stream.
        revision: u64,
        /// Its format.
        format: u32,
    },
    /// Other desks wrote again and again in between.
    #[error("other desks are writing at the same time; try again")]
    Busy,
    /// The origin can have no passkeys.
    #[error("`{origin}` can have no passkeys: it must be https with a domain name, or http://localhost with a port")]
    Origin {
        /// What was said.
        origin: String,
    },
    /// An invitation that is not there, was used, was withdrawn or has ended: which, nobody is told.
    #[error("this invitation is not good, or not any more; ask for another")]
    Invitation,
    /// A ceremony that was not begun here, was finished already or took too long.
    #[error("this took too long, or was begun elsewhere; begin anew")]
    Ceremony,
    /// What the authenticator answered does not hold: which part, nobody is told.
    #[error("this passkey was not accepted")]
    Passkey,
    /// A recovery code that is none, or none any more.
    #[error("this recovery code is not good, or not any more")]
    Code,
    /// A device's proof does not hold, or its key is there already.
    #[error("the device has not shown that it has this key, or the key is in use")]
    Device,
    /// Too many failures came before this.
    #[error("too many failures: wait for {seconds} seconds")]
    Wait {
        /// How long, from now.
        seconds: u32,
    },
    /// The last passkey of an account is not struck off.
    #[error("this is the only passkey of the account: add another first")]
    LastPasskey,
    /// It is too long since somebody signed in for what they ask.
    #[error("sign in once more first: this is done within 15 minutes of signing in")]
    NotRecent,
    /// What a token is to be is nothing that one can be.
    #[error("say for which case and for what, and until which day: at most 90 days from now")]
    TokenTerms,
    /// More of something than an account can have.
    #[error("there are {most} {what} already, which is the most; strike one off first")]
    Full {
        /// Of what, in the plural.
        what: &'static str,
        /// The most.
        most: usize,
    },
    /// A name or label that cannot be one.
    #[error("{what} must have 1 to {most} characters, none of them a control character")]
    Text {
        /// Which.
        what: &'static str,
        /// The most characters.
        most: usize,
    },
    /// The last keeper of the desk's keys is not struck off.
    #[error("this is the only keeper of the desk's keys: name another first")]
    LastKeeper,
    /// Whoever keeps the keys of the desk is not sent away as a member of a team.
    #[error("whoever keeps the desk's keys works here until another keeper has struck them off")]
    Keeper,
    /// What is named is not there.
    #[error("there is no such thing")]
    Absent,
}

impl AccountsError {
    /// Whether somebody tried what did not hold, so that failures are counted.
    pub(super) fn is_failure(&self) -> bool {
        matches!(self, Self::Invitation | Self::Passkey | Self::Code | Self::Device)
    }
}

impl From<AccountsError> for Failure {
    fn from(error: AccountsError) -> Self {
        match error {
            AccountsError::Store(error) => Self::Store(error),
            AccountsError::Random(error) => Self::Random(error),
            other => Self::Record(other.to_string()),
        }
    }
}
