//! The chains of authors: within an operation each author numbers their commands 1, 2, 3, so that an omission is seen.
//!
//! Commands may come in any order; a gap is judged when everything is in. Signatures are verified elsewhere, but for those of an [`Equivocation`], which
//! proves itself.

use std::collections::BTreeMap;

use crate::envelope::SignedEnvelope;
use crate::error::LedgerError;
use crate::id::{AuthorId, OperationId};
use crate::key::PublicKey;

/// What is wrong with a command beside those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChainFault {
    /// The same command is there already.
    Double {
        /// In that entry.
        first: u64,
    },
    /// Another command under the same number is there already.
    Equivocation {
        /// In that entry.
        first: u64,
        /// The command in it.
        with: SignedEnvelope,
    },
}

/// Numbers of an author that are missing below the highest one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Omission {
    /// The operation.
    pub operation: OperationId,
    /// The author.
    pub author: AuthorId,
    /// The first that is missing.
    pub from: u64,
    /// The last of them.
    pub to: u64,
}

/// All chains of a record.
#[derive(Clone, Debug, Default)]
pub struct AuthorChains {
    chains: BTreeMap<(OperationId, AuthorId), BTreeMap<u64, (u64, SignedEnvelope)>>,
}

impl AuthorChains {
    /// No chains yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts the command of an entry into its author's chain; what was there first stays.
    pub fn put(&mut self, entry: u64, command: &SignedEnvelope) -> Option<ChainFault> {
        let envelope = &command.envelope;
        let chain = self.chains.entry((envelope.operation, envelope.author)).or_default();
        match chain.get(&envelope.sequence) {
            None => {
                chain.insert(envelope.sequence, (entry, *command));
                None
            }
            // Another signature of the same words says nothing else.
            Some((first, with)) if with.envelope == *envelope => Some(ChainFault::Double { first: *first }),
            Some((first, with)) => Some(ChainFault::Equivocation { first: *first, with: *with }),
        }
    }

    /// The number that the author's next command should have: one more than the highest that is there.
    pub fn next(&self, operation: OperationId, author: AuthorId) -> u64 {
        let highest = self.chains.get(&(operation, author)).and_then(|chain| chain.last_key_value());
        highest.map_or(1, |(sequence, _)| sequence + 1)
    }

    /// The command under a number, and the entry that it is in.
    pub fn get(&self, operation: OperationId, author: AuthorId, sequence: u64) -> Option<(u64, &SignedEnvelope)> {
        let (entry, command) = self.chains.get(&(operation, author))?.get(&sequence)?;
        Some((*entry, command))
    }

    /// Everything that is missing, by operation, author and number.
    pub fn omissions(&self) -> Vec<Omission> {
        let mut omissions = Vec::new();
        for (&(operation, author), chain) in &self.chains {
            let mut expected = 1;
            for &sequence in chain.keys() {
                if sequence > expected {
                    omissions.push(Omission { operation, author, from: expected, to: sequence - 1 });
                }
                expected = sequence + 1;
            }
        }
        omissions
    }
}

/// Two different commands of one author under one number: a proof against the author that needs nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Equivocation {
    /// One command.
    pub one: SignedEnvelope,
    /// The other.
    pub other: SignedEnvelope,
}

impl Equivocation {
    /// Verifies that both are by the author, who had these keys, under one number, and not the same.
    ///
    /// # Errors
    /// When it proves nothing.
    pub fn verify(&self, one_key: &PublicKey, other_key: &PublicKey) -> Result<(), LedgerError> {
        let (one, other) = (&self.one.envelope, &self.other.envelope);
        let same_place = (one.case, one.operation, one.author, one.sequence)
            == (other.case, other.operation, other.author, other.sequence);
        if !same_place || one == other {
            let why = "the commands are not two different ones of one author under one number";
            return Err(LedgerError::Unwritable { what: "an equivocation", why });
        }
        self.one.verify(one_key)?;
        self.other.verify(other_key)
    }
}
