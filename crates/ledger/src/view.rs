//! Verifies a view: the entries of one party, each with its receipt, without the rest of the record.
//!
//! A view shows that its entries are in the log, that nothing is missing of the authors whose view it is, and that the log which a party has receipts of is one
//! log. It cannot show what others did.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::chain::AuthorChains;
use crate::checkpoint::SignedCheckpoint;
use crate::cosignature::Cosigned;
use crate::disclosure::Disclosure;
use crate::entry::Entry;
use crate::finding::{Finding, Place, Severity, What};
use crate::id::AuthorId;
use crate::judge::{Heads, judge_cosigned, judge_entry};
use crate::merkle::{Hash, leaf_hash, verify_consistency};
use crate::receipt::Receipt;
use crate::trust::Trust;
use crate::witness::AddCheckpoint;

/// One entry of a view, each part as bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewEntry {
    /// The entry.
    pub entry: Vec<u8>,
    /// Its receipt.
    pub receipt: Vec<u8>,
    /// Its payload, if the party may see it.
    pub disclosure: Option<Vec<u8>>,
}

/// What a party has kept besides the entries of its view, each as bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Checkpoints besides those of the receipts: from a witness, from another party, from earlier.
    pub checkpoints: Vec<Vec<u8>>,
    /// Proofs that later checkpoints continue earlier ones, each as the body of a request to a witness.
    pub continuations: Vec<Vec<u8>>,
}

/// What came of verifying a view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewVerdict {
    /// Everything that was found, by place; receipts and disclosures are counted as the entries of the view are.
    pub findings: Vec<Finding>,
    /// The number of each entry of the view that reads, in the order given.
    pub entries: Vec<u64>,
    /// The size of the largest checkpoint among the receipts that the log has signed.
    pub size: u64,
    /// How far that checkpoint is cosigned; none without one.
    pub cosigned: Option<Cosigned>,
}

impl ViewVerdict {
    /// Whether nothing was found but notices.
    pub fn is_sound(&self) -> bool {
        self.findings.iter().all(|finding| finding.severity() == Severity::Notice)
    }
}

/// Verifies a view, which holds all commands of the authors in `own`.
pub fn verify_view(trust: &Trust, own: &[AuthorId], entries: &[ViewEntry]) -> ViewVerdict {
    verify_view_beside(trust, own, entries, &Kept::default())
}

/// As [`verify_view`], beside what the party has kept: the log that it has receipts of must be the one that it has seen before.
pub fn verify_view_beside(trust: &Trust, own: &[AuthorId], entries: &[ViewEntry], kept: &Kept) -> ViewVerdict {
    let mut judge = Judge { trust, findings: Vec::new(), heads: Heads::default(), last: None };
    let mut chains = AuthorChains::new();
    let mut numbers = Vec::new();
    for (index, bytes) in kept.checkpoints.iter().enumerate() {
        match SignedCheckpoint::parse(bytes) {
            Ok(signed) => judge.head(Place::Checkpoint(index), &signed),
            Err(error) => judge.find(Place::Checkpoint(index), What::CheckpointMalformed(error)),
        }
    }
    for (index, part) in entries.iter().enumerate() {
        numbers.extend(judge.entry(index, part, &mut chains));
    }
    judge.continuations(&kept.continuations);
    for omission in chains.omissions().into_iter().filter(|omission| own.contains(&omission.author)) {
        judge.find(Place::Record, What::Omission(omission));
    }
    let Judge { mut findings, heads, last, .. } = judge;
    findings.extend(heads.forks());
    let (cosigned, notice) = judge_cosigned(trust, last.as_ref());
    findings.extend(notice);
    findings.sort_by_key(|finding| finding.place);
    let size = last.as_ref().map_or(0, |last| last.checkpoint().size());
    ViewVerdict { findings, entries: numbers, size, cosigned }
}

struct Judge<'a> {
    trust: &'a Trust,
    findings: Vec<Finding>,
    heads: Heads,
    /// The largest checkpoint that the log has signed.
    last: Option<SignedCheckpoint>,
}

impl Judge<'_> {
    fn find(&mut self, place: Place, what: What) {
        self.findings.push(Finding { place, what });
    }

    fn head(&mut self, place: Place, signed: &SignedCheckpoint) {
        let is_head = self.heads.judge(self.trust, place, signed, &mut self.findings);
        let size = signed.checkpoint().size();
        if is_head && self.last.as_ref().is_none_or(|last| last.checkpoint().size() <= size) {
            self.last = Some(signed.clone());
        }
    }

    /// Looks at an entry with its receipt and disclosure; gives its number if it reads.
    fn entry(&mut self, index: usize, part: &ViewEntry, chains: &mut AuthorChains) -> Option<u64> {
        let receipt = Receipt::decode(&part.receipt);
        match &receipt {
            Ok(receipt) => {
                self.head(Place::Receipt(index), receipt.checkpoint());
                if receipt.verify_proof(&leaf_hash(&part.entry)).is_err() {
                    self.find(Place::Receipt(index), What::ReceiptProof(receipt.index()));
                }
            }
            Err(error) => self.find(Place::Receipt(index), What::ReceiptMalformed(error.clone())),
        }
        let entry = Entry::decode(&part.entry);
        let said = entry.as_ref().map_or(index as u64, Entry::number);
        let number = receipt.as_ref().map_or(said, Receipt::index);
        match &entry {
            Ok(entry) => {
                for what in judge_entry(self.trust, number, entry, chains) {
                    self.find(Place::Entry(number), what);
                }
            }
            Err(error) => self.find(Place::Entry(number), What::EntryMalformed(error.clone())),
        }
        if let Some(bytes) = &part.disclosure {
            let place = Place::Disclosure(index);
            match Disclosure::decode(bytes) {
                Ok(disclosure) if entry.as_ref().is_ok_and(|entry| disclosure.verify(entry).is_ok()) => {}
                Ok(disclosure) => self.find(place, What::Commitment(disclosure.entry)),
                Err(error) => self.find(place, What::DisclosureMalformed(error)),
            }
        }
        entry.ok().map(|entry| entry.number())
    }

    /// Follows the proofs from the largest checkpoint back; what they do not reach is told.
    fn continuations(&mut self, continuations: &[Vec<u8>]) {
        let mut proofs = Vec::new();
        for (index, bytes) in continuations.iter().enumerate() {
            match AddCheckpoint::decode(bytes) {
                Ok(proof) => {
                    self.head(Place::Continuation(index), proof.checkpoint());
                    proofs.push((index, proof));
                }
                Err(error) => self.find(Place::Continuation(index), What::ContinuationMalformed(error)),
            }
        }
        let Some(last) = &self.last else { return };
        let largest = last.checkpoint().size();
        let mut linked = BTreeSet::from([(largest, *last.checkpoint().root())]);
        proofs.sort_by_key(|(_, proof)| Reverse((proof.checkpoint().checkpoint().size(), proof.old_size())));
        let known: BTreeSet<(u64, Hash)> =
            self.heads.all().iter().map(|head| head.checkpoint.size_and_root()).collect();
        for (index, proof) in proofs {
            let new = proof.checkpoint().checkpoint().size_and_root();
            for old in known.iter().filter(|(size, _)| *size == proof.old_size()) {
                if verify_consistency((old.0, &old.1), (new.0, &new.1), proof.proof()).is_err() {
                    self.find(Place::Continuation(index), What::NotContinued(old.0, new.0));
                } else if linked.contains(&new) {
                    linked.insert(*old);
                }
            }
        }
        for (size, _) in known.difference(&linked).filter(|(size, _)| *size < largest) {
            self.find(Place::Record, What::NotLinked(*size, largest));
        }
    }
}
