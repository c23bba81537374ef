//! Verifies a view: the entries of one party, each with its receipt, without the rest of the record.
//!
//! A view shows that its entries are in the log, and that nothing is missing of the authors whose view it is. It cannot show what others did.

use crate::chain::AuthorChains;
use crate::checkpoint::SignedCheckpoint;
use crate::cosignature::Cosigned;
use crate::disclosure::Disclosure;
use crate::entry::Entry;
use crate::finding::{Finding, Place, Severity, What};
use crate::id::AuthorId;
use crate::judge::{judge_checkpoint, judge_cosigned, judge_entry, judge_forks};
use crate::merkle::leaf_hash;
use crate::receipt::Receipt;
use crate::trust::Trust;

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
pub fn verify_view(trust: &Trust, own: &[AuthorId], view: &[ViewEntry]) -> ViewVerdict {
    let mut findings = Vec::new();
    let mut chains = AuthorChains::new();
    let mut heads = Vec::new();
    let mut last: Option<SignedCheckpoint> = None;
    let mut numbers = Vec::new();
    for (index, part) in view.iter().enumerate() {
        let receipt = match Receipt::decode(&part.receipt) {
            Ok(receipt) => Some(receipt),
            Err(error) => {
                findings.push(Finding { place: Place::Receipt(index), what: What::ReceiptMalformed(error) });
                None
            }
        };
        if let Some(receipt) = &receipt {
            let signed = receipt.checkpoint();
            if let Some(head) = judge_checkpoint(trust, Place::Receipt(index), signed, &mut findings) {
                if last.as_ref().is_none_or(|last| last.checkpoint().size() <= head.checkpoint.size()) {
                    last = Some(signed.clone());
                }
                heads.push(head);
            }
            if receipt.verify_proof(&leaf_hash(&part.entry)).is_err() {
                let what = What::ReceiptProof(receipt.index());
                findings.push(Finding { place: Place::Receipt(index), what });
            }
        }
        let entry = match Entry::decode(&part.entry) {
            Ok(entry) => {
                let number = receipt.as_ref().map_or(entry.number(), Receipt::index);
                numbers.push(entry.number());
                let found = judge_entry(trust, number, &entry, &mut chains);
                findings.extend(found.into_iter().map(|what| Finding { place: Place::Entry(number), what }));
                Some(entry)
            }
            Err(error) => {
                let number = receipt.as_ref().map_or(index as u64, Receipt::index);
                findings.push(Finding { place: Place::Entry(number), what: What::EntryMalformed(error) });
                None
            }
        };
        if let Some(bytes) = &part.disclosure {
            let place = Place::Disclosure(index);
            match Disclosure::decode(bytes) {
                Ok(disclosure) if entry.as_ref().is_some_and(|entry| disclosure.verify(entry).is_ok()) => {}
                Ok(disclosure) => findings.push(Finding { place, what: What::Commitment(disclosure.entry) }),
                Err(error) => findings.push(Finding { place, what: What::DisclosureMalformed(error) }),
            }
        }
    }
    let omissions = chains.omissions().into_iter().filter(|omission| own.contains(&omission.author));
    findings.extend(omissions.map(|omission| Finding { place: Place::Record, what: What::Omission(omission) }));
    findings.extend(judge_forks(&heads));
    let (cosigned, notice) = judge_cosigned(trust, last.as_ref());
    findings.extend(notice);
    findings.sort_by_key(|finding| finding.place);
    let size = last.as_ref().map_or(0, |last| last.checkpoint().size());
    ViewVerdict { findings, entries: numbers, size, cosigned }
}
