//! Verifies a whole record and tells everything that is wrong with it, by `docs/reference/record.md`, section 6.
//!
//! Entries are gone through once and not kept, so a record of any length is verified in little memory: what stays is the signed envelope of each command.

use std::collections::{BTreeMap, BTreeSet};

use crate::chain::AuthorChains;
use crate::checkpoint::SignedCheckpoint;
use crate::cosignature::Cosigned;
use crate::disclosure::Disclosure;
use crate::entry::Entry;
use crate::finding::{Finding, Place, Severity, What};
use crate::judge::{Head, Heads, judge_cosigned, judge_entry};
use crate::merkle::{Hash, empty_root, leaf_hash};
use crate::receipt::Receipt;
use crate::roots::Roots;
use crate::trust::Trust;

/// What there is besides the entries, each as bytes.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// Signed checkpoints, in the order in which they were published.
    pub checkpoints: Vec<Vec<u8>>,
    /// Receipts, in any order.
    pub receipts: Vec<Vec<u8>>,
    /// Disclosures, in any order.
    pub disclosures: Vec<Vec<u8>>,
}

/// What came of verifying a whole record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordVerdict {
    /// Everything that was found, by place.
    pub findings: Vec<Finding>,
    /// How many entries there are.
    pub entries: u64,
    /// The root over them.
    pub root: Hash,
    /// How many of them a signed checkpoint covers that agrees with them.
    pub covered: u64,
    /// How far the last checkpoint is cosigned; none without a checkpoint.
    pub cosigned: Option<Cosigned>,
}

impl RecordVerdict {
    /// Whether nothing was found but notices.
    pub fn is_sound(&self) -> bool {
        self.findings.iter().all(|finding| finding.severity() == Severity::Notice)
    }
}

/// Verifies a whole record: its entries in their order, and whatever evidence there is.
pub fn verify_record(
    trust: &Trust,
    evidence: &Evidence,
    entries: impl IntoIterator<Item = impl AsRef<[u8]>>,
) -> RecordVerdict {
    let mut findings = Vec::new();
    let outside = Outside::read(trust, evidence, &mut findings);
    let sizes: BTreeSet<u64> = outside.heads.all().iter().map(|head| head.checkpoint.size()).collect();
    let mut roots = Roots::default();
    let mut root_at = BTreeMap::from([(0, empty_root())]);
    let mut chains = AuthorChains::new();
    let mut number = 0;
    for bytes in entries {
        let bytes = bytes.as_ref();
        let leaf = leaf_hash(bytes);
        roots.push(leaf);
        let entry = match Entry::decode(bytes) {
            Ok(entry) => {
                let found = judge_entry(trust, number, &entry, &mut chains);
                findings.extend(found.into_iter().map(|what| Finding { place: Place::Entry(number), what }));
                Some(entry)
            }
            Err(error) => {
                findings.push(Finding { place: Place::Entry(number), what: What::EntryMalformed(error) });
                None
            }
        };
        outside.hold_against(number, &leaf, entry.as_ref(), &mut findings);
        number += 1;
        if sizes.contains(&number) {
            root_at.insert(number, roots.root());
        }
    }
    let omissions = chains.omissions().into_iter().map(What::Omission);
    findings.extend(omissions.map(|what| Finding { place: Place::Record, what }));
    let covered = outside.judge_heads(number, &root_at, &mut findings);
    findings.extend(outside.beyond(number));
    if covered < number {
        findings.push(Finding { place: Place::Record, what: What::Uncovered(covered, number) });
    }
    let (cosigned, notice) = judge_cosigned(trust, outside.last.as_ref());
    findings.extend(notice);
    findings.sort_by_key(|finding| finding.place);
    RecordVerdict { findings, entries: number, root: roots.root(), covered, cosigned }
}

/// The evidence, read.
struct Outside {
    heads: Heads,
    /// The largest checkpoint that the log has signed.
    last: Option<SignedCheckpoint>,
    receipts: BTreeMap<u64, Vec<(Place, Receipt)>>,
    disclosures: BTreeMap<u64, Vec<(Place, Disclosure)>>,
}

impl Outside {
    fn read(trust: &Trust, evidence: &Evidence, findings: &mut Vec<Finding>) -> Self {
        let mut outside =
            Self { heads: Heads::default(), last: None, receipts: BTreeMap::new(), disclosures: BTreeMap::new() };
        let mut largest = 0;
        for (index, bytes) in evidence.checkpoints.iter().enumerate() {
            let place = Place::Checkpoint(index);
            let signed = match SignedCheckpoint::parse(bytes) {
                Ok(signed) => signed,
                Err(error) => {
                    findings.push(Finding { place, what: What::CheckpointMalformed(error) });
                    continue;
                }
            };
            if !outside.heads.judge(trust, place, &signed, findings) {
                continue;
            }
            let size = signed.checkpoint().size();
            if size < largest {
                findings.push(Finding { place, what: What::Rollback(size, largest) });
            } else {
                largest = size;
                outside.last = Some(signed);
            }
        }
        for (index, bytes) in evidence.receipts.iter().enumerate() {
            let place = Place::Receipt(index);
            match Receipt::decode(bytes) {
                Ok(receipt) => {
                    outside.heads.judge(trust, place, receipt.checkpoint(), findings);
                    outside.receipts.entry(receipt.index()).or_default().push((place, receipt));
                }
                Err(error) => findings.push(Finding { place, what: What::ReceiptMalformed(error) }),
            }
        }
        for (index, bytes) in evidence.disclosures.iter().enumerate() {
            let place = Place::Disclosure(index);
            match Disclosure::decode(bytes) {
                Ok(disclosure) => outside.disclosures.entry(disclosure.entry).or_default().push((place, disclosure)),
                Err(error) => findings.push(Finding { place, what: What::DisclosureMalformed(error) }),
            }
        }
        outside
    }

    /// Holds the receipts and disclosures of an entry against it.
    fn hold_against(&self, number: u64, leaf: &Hash, entry: Option<&Entry>, findings: &mut Vec<Finding>) {
        for (place, receipt) in self.receipts.get(&number).into_iter().flatten() {
            if receipt.verify_proof(leaf).is_err() {
                findings.push(Finding { place: *place, what: What::ReceiptProof(number) });
            }
        }
        for (place, disclosure) in self.disclosures.get(&number).into_iter().flatten() {
            if entry.is_none_or(|entry| disclosure.verify(entry).is_err()) {
                findings.push(Finding { place: *place, what: What::Commitment(number) });
            }
        }
    }

    /// Holds every head against the roots of the entries; gives the largest size that agrees.
    fn judge_heads(&self, entries: u64, root_at: &BTreeMap<u64, Hash>, findings: &mut Vec<Finding>) -> u64 {
        let mut covered = 0;
        for Head { place, checkpoint } in self.heads.all() {
            let size = checkpoint.size();
            match root_at.get(&size) {
                Some(root) if root == checkpoint.root() => covered = covered.max(size),
                Some(_) => findings.push(Finding { place: *place, what: What::Root(size) }),
                None => findings.push(Finding { place: *place, what: What::EntriesMissing(size, entries) }),
            }
        }
        findings.extend(self.heads.forks());
        covered
    }

    /// Receipts and disclosures of entries that are not there.
    fn beyond(&self, entries: u64) -> Vec<Finding> {
        let receipts = self.receipts.range(entries..).flat_map(|(&number, receipts)| {
            receipts.iter().map(move |(place, _)| Finding { place: *place, what: What::ReceiptEntry(number) })
        });
        let disclosures = self.disclosures.range(entries..).flat_map(|(&number, disclosures)| {
            disclosures.iter().map(move |(place, _)| Finding { place: *place, what: What::DisclosureEntry(number) })
        });
        receipts.chain(disclosures).collect()
    }
}
