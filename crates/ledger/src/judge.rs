//! What verification of a record and of a view have in common: one entry, one checkpoint, the chains, the heads together.

use std::collections::{BTreeMap, BTreeSet};

use crate::chain::{AuthorChains, ChainFault, Equivocation};
use crate::checkpoint::{Checkpoint, SignedCheckpoint};
use crate::cosignature::Cosigned;
use crate::entry::{Entry, EntryKind};
use crate::error::LedgerError;
use crate::finding::{Finding, Place, What};
use crate::id::AuthorId;
use crate::key::PublicKey;
use crate::trust::Trust;

/// Looks at an entry that stands at `number`, and puts its command into its author's chain if the signature is good.
pub(crate) fn judge_entry(trust: &Trust, number: u64, entry: &Entry, chains: &mut AuthorChains) -> Vec<What> {
    let mut found = Vec::new();
    let command = entry.command();
    let envelope = &command.envelope;
    if entry.number() != number {
        found.push(What::OtherNumber(entry.number()));
    }
    if envelope.case != trust.case {
        found.push(What::OtherCase(envelope.case));
    }
    let desk_keys: Vec<&PublicKey> = trust.desk_keys(entry.desk(), entry.number()).collect();
    if desk_keys.is_empty() {
        found.push(What::UnknownDesk(entry.desk()));
    } else if !desk_keys.iter().any(|key| entry.verify_acceptance(&trust.origin, key).is_ok()) {
        found.push(What::Acceptance(entry.desk()));
    }
    let by_desk = envelope.author == AuthorId::from(entry.desk());
    let is_command = entry.kind() == EntryKind::Command;
    let fits = if is_command { !by_desk && !trust.is_desk(envelope.author) } else { by_desk };
    if !fits {
        found.push(What::KindAndAuthor(envelope.author));
    }
    if !is_command && !by_desk {
        // Whose key would have signed it is not said by who accepted it.
        return found;
    }
    let author_keys: Vec<&PublicKey> =
        if is_command { trust.author_keys(envelope.author, envelope.sequence).collect() } else { desk_keys };
    if author_keys.is_empty() {
        found.push(What::UnknownAuthor(envelope.author, envelope.sequence));
    } else if !author_keys.iter().any(|key| command.verify(key).is_ok()) {
        found.push(What::AuthorSignature(envelope.author));
    } else if envelope.case == trust.case {
        // Numbers count within a case: a command of another one says nothing of this one's.
        match chains.put(number, command) {
            None => {}
            Some(ChainFault::Double { first }) => found.push(What::Double(first)),
            Some(ChainFault::Equivocation { first, with }) => {
                let evidence = Box::new(Equivocation { one: with, other: *command });
                found.push(What::Equivocation(first, evidence));
            }
        }
    }
    found
}

/// A checkpoint that the log has signed.
#[derive(Clone, Debug)]
pub(crate) struct Head {
    pub(crate) place: Place,
    pub(crate) checkpoint: Checkpoint,
}

/// The checkpoints that the log has signed, each once: a thousand receipts with the same one are one head.
#[derive(Clone, Debug, Default)]
pub(crate) struct Heads {
    heads: Vec<Head>,
    sound: BTreeSet<String>,
}

impl Heads {
    /// Looks at a checkpoint; it is a head, and `true` comes back, if the log has signed it.
    pub(crate) fn judge(
        &mut self,
        trust: &Trust,
        place: Place,
        signed: &SignedCheckpoint,
        findings: &mut Vec<Finding>,
    ) -> bool {
        let text = signed.encode();
        if self.sound.contains(&text) {
            return true;
        }
        let what = match signed.verify(&trust.origin, &trust.log_keys) {
            Ok(()) => {
                if let Err(LedgerError::BadSignature { signer }) = trust.witnesses.judge(signed.note()) {
                    findings.push(Finding { place, what: What::CheckpointSignature(signer) });
                } else {
                    self.sound.insert(text);
                }
                self.heads.push(Head { place, checkpoint: signed.checkpoint().clone() });
                return true;
            }
            Err(LedgerError::OtherLog { found }) => What::OtherLog(found),
            Err(LedgerError::BadSignature { signer }) => What::CheckpointSignature(signer),
            Err(_) => What::NotSignedByLog,
        };
        findings.push(Finding { place, what });
        false
    }

    /// All of them, in the order in which they came.
    pub(crate) fn all(&self) -> &[Head] {
        &self.heads
    }

    /// Finds heads of one size with different roots.
    pub(crate) fn forks(&self) -> Vec<Finding> {
        let mut firsts: BTreeMap<u64, &Head> = BTreeMap::new();
        let mut findings = Vec::new();
        for head in &self.heads {
            let first = firsts.entry(head.checkpoint.size()).or_insert(head);
            if first.checkpoint.root() != head.checkpoint.root() {
                let what = What::Fork(head.checkpoint.size(), first.place);
                findings.push(Finding { place: head.place, what });
            }
        }
        findings
    }
}

/// How far the last checkpoint is cosigned, and the notice if it is not yet.
pub(crate) fn judge_cosigned(trust: &Trust, last: Option<&SignedCheckpoint>) -> (Option<Cosigned>, Option<Finding>) {
    let cosigned = last.and_then(|last| trust.witnesses.judge(last.note()).ok());
    let finding = match &cosigned {
        Some(Cosigned::NotYet { have, wanted }) => Some(What::NotCosigned(have.len(), *wanted)),
        _ => None,
    };
    (cosigned, finding.map(|what| Finding { place: Place::Record, what }))
}
