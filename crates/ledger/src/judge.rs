//! What verification of a record and of a view have in common: one entry, one checkpoint, the chains, the heads together.

use std::collections::BTreeMap;

use crate::chain::{AuthorChains, ChainFault, Equivocation};
use crate::checkpoint::{Checkpoint, SignedCheckpoint};
use crate::cosignature::Cosigned;
use crate::entry::{Entry, EntryKind};
use crate::error::LedgerError;
use crate::finding::{Finding, Place, What};
use crate::id::AuthorId;
use crate::key::PublicKey;
use crate::merkle::Hash;
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
    if is_command == (by_desk || trust.is_desk(envelope.author)) {
        found.push(What::KindAndAuthor(envelope.author));
    }
    let author_keys: Vec<&PublicKey> =
        if is_command { trust.author_keys(envelope.author, envelope.sequence).collect() } else { desk_keys };
    if author_keys.is_empty() {
        found.push(What::UnknownAuthor(envelope.author, envelope.sequence));
    } else if !author_keys.iter().any(|key| command.verify(key).is_ok()) {
        found.push(What::AuthorSignature(envelope.author));
    } else {
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

/// Looks at a checkpoint; gives it as a head if the log has signed it.
pub(crate) fn judge_checkpoint(
    trust: &Trust,
    place: Place,
    signed: &SignedCheckpoint,
    findings: &mut Vec<Finding>,
) -> Option<Head> {
    let what = match signed.verify(&trust.origin, &trust.log_keys) {
        Ok(()) => {
            if let Err(LedgerError::BadSignature { signer }) = trust.witnesses.judge(signed.note()) {
                findings.push(Finding { place, what: What::CheckpointSignature(signer) });
            }
            return Some(Head { place, checkpoint: signed.checkpoint().clone() });
        }
        Err(LedgerError::OtherLog { found }) => What::OtherLog(found),
        Err(LedgerError::BadSignature { signer }) => What::CheckpointSignature(signer),
        Err(_) => What::NotSignedByLog,
    };
    findings.push(Finding { place, what });
    None
}

/// Finds heads of one size with different roots.
pub(crate) fn judge_forks(heads: &[Head]) -> Vec<Finding> {
    let mut firsts: BTreeMap<u64, &Head> = BTreeMap::new();
    let mut findings = Vec::new();
    for head in heads {
        let first = firsts.entry(head.checkpoint.size()).or_insert(head);
        if first.checkpoint.root() != head.checkpoint.root() {
            let what = What::Fork(head.checkpoint.size(), first.place);
            findings.push(Finding { place: head.place, what });
        }
    }
    findings
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

/// The root of a log as its leaves come in: whole trees with their heights, joined when two have the same.
///
/// Not the code that grows a log ([`crate::Frontier`]): the two are held together by tests.
#[derive(Clone, Debug, Default)]
pub(crate) struct Roots {
    trees: Vec<(u32, Hash)>,
}

impl Roots {
    /// Takes the next leaf.
    pub(crate) fn push(&mut self, leaf: Hash) {
        let mut tree = (0, leaf);
        while let Some((height, left)) = self.trees.pop_if(|(height, _)| *height == tree.0) {
            tree = (height + 1, crate::merkle::node_hash(&left, &tree.1));
        }
        self.trees.push(tree);
    }

    /// The root over what came in.
    pub(crate) fn root(&self) -> Hash {
        let joined = self.trees.iter().rev().map(|(_, hash)| *hash);
        joined.reduce(|right, left| crate::merkle::node_hash(&left, &right)).unwrap_or_else(crate::merkle::empty_root)
    }
}
