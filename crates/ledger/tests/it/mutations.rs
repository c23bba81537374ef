//! Ten thousand seeded mutations of a record and what is around it: every one is found, or shown to mean the same as before; by Takas, and by `signed_note` and
//! `tlog_tiles` where they read what was changed.
//!
//! *Means the same* is proven, not supposed: a checkpoint with the same text of which no more signatures verify than before.

use std::collections::BTreeSet;

use signed_note::{StandardVerifier, VerifierList};
use takas_ledger::{Hash, NoteSignature, Receipt, SignedCheckpoint, TileKind, merkle, prove, verify_record};

use crate::build::{Chance, Log, ORIGIN, Record, Said, cosigned, log_signer, trust, witness_signer};
use crate::tiles::theirs_reads;

/// What came of one mutation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    Found,
    Same,
}

/// One byte changed to another.
fn flip(bytes: &mut [u8], chance: &mut Chance) {
    let at = chance.below(bytes.len());
    bytes[at] ^= 1 + chance.bytes::<1>()[0] % 255;
}

/// The fate of `count` mutations by `mutate`, each of them of a fresh copy of the record.
fn fates(count: usize, seed: u64, mutate: impl Fn(&mut Record, &mut Chance) -> Fate) -> [usize; 2] {
    let sound = Record::of(12);
    assert_eq!(sound.verify().findings, []);
    let mut chance = Chance::new(seed);
    let mut counted = [0; 2];
    for _ in 0..count {
        counted[mutate(&mut sound.clone(), &mut chance) as usize] += 1;
    }
    counted
}

/// Found by the verification of the whole record.
fn must_be_found(record: &Record) -> Fate {
    let verdict = record.verify();
    assert!(!verdict.is_sound(), "nothing was found");
    Fate::Found
}

fn verified(signed: &SignedCheckpoint) -> BTreeSet<String> {
    let mut keys = trust().log_keys;
    keys.extend_from_slice(trust().witnesses.witnesses());
    signed.note().verify(&keys).unwrap_or_default().into_iter().map(NoteSignature::line).collect::<BTreeSet<String>>()
}

/// What `signed_note` and `tlog_tiles` make of a checkpoint: its text, if the log has signed it.
fn theirs_accept(bytes: &[u8]) -> Option<(u64, [u8; 32])> {
    let note = signed_note::Note::from_bytes(bytes).ok()?;
    let verifier = StandardVerifier::new(&log_signer().verifier().to_string()).unwrap();
    note.verify(&VerifierList::new(vec![Box::new(verifier)])).ok()?;
    let checkpoint = tlog_tiles::Checkpoint::from_bytes(note.text()).ok()?;
    (checkpoint.origin() == ORIGIN).then_some((checkpoint.size(), checkpoint.hash().0))
}

/// The fate of a changed checkpoint, which was found by `findings` or not.
fn fate_of_checkpoint(before: &[u8], after: &[u8], found: bool) -> Fate {
    let old = SignedCheckpoint::parse(before).unwrap();
    let theirs = theirs_accept(after);
    if found {
        // They know no witnesses; what they accept has the old text.
        assert!(theirs.is_none() || theirs == theirs_accept(before));
        return Fate::Found;
    }
    let new = SignedCheckpoint::parse(after).expect("what does not read is found");
    assert_eq!(new.checkpoint(), old.checkpoint());
    assert!(verified(&new).is_subset(&verified(&old)), "a signature that was not there verifies");
    assert_eq!(theirs, theirs_accept(before));
    Fate::Same
}

#[test]
fn bytes_of_entries() {
    let [found, same] = fates(3_000, 31, |record, chance| {
        let index = chance.below(record.entries.len());
        flip(&mut record.entries[index], chance);
        let root = record.log.frontier.root();
        let leaf = merkle::leaf_hash(&record.entries[index]);
        let theirs_leaf = tlog_tiles::record_hash(&record.entries[index]);
        assert_eq!(&theirs_leaf.0, leaf.bytes());
        let size = record.entries.len() as u64;
        let proof = prove::inclusion(index as u64, size, |tile| record.log.tile(tile)).unwrap();
        assert!(merkle::verify_inclusion(&leaf, index as u64, size, &proof, &root).is_err());
        let proof = proof.iter().map(|hash| tlog_tiles::Hash(*hash.bytes())).collect();
        let root = tlog_tiles::Hash(*root.bytes());
        assert!(tlog_tiles::check_record(&proof, size, root, index as u64, theirs_leaf).is_err());
        must_be_found(record)
    });
    assert_eq!((found, same), (3_000, 0));
}

#[test]
fn bytes_of_tiles() {
    let log = Log::of(crate::merkle::leaves(700));
    let root = log.frontier.root();
    // The tiles that the log of this size has; those it had when it was smaller are served to nobody any more.
    let current = |tile: &takas_ledger::Tile| takas_ledger::Tile::of_log(tile.kind(), tile.index(), 700) == Some(*tile);
    let tiles: Vec<_> = log.tiles.keys().filter(|tile| current(tile)).copied().collect();
    assert_eq!(tiles.len(), 4);
    let mut chance = Chance::new(32);
    for _ in 0..2_000 {
        let mut changed = log.clone();
        let tile = tiles[chance.below(tiles.len())];
        flip(changed.tiles.get_mut(&tile).unwrap(), &mut chance);
        assert_ne!(changed.tiles[&tile], Log::of(crate::merkle::leaves(700)).tiles[&tile], "rebuilding shows it");
        // An entry below the tile, in it or beside it.
        let index = match tile.kind() {
            TileKind::Hashes(0) => tile.index() * 256 + chance.below(tile.width()) as u64,
            _ => 512 + chance.below(188) as u64,
        };
        assert_ne!(theirs_reads(&changed, index, &root), Some(leaf(index)), "{tile:?} {index}");
        let proof = prove::inclusion(index, 700, |tile| changed.tile(tile)).unwrap();
        let at_leaf = changed.tiles[&tile].chunks(32).nth(usize::try_from(index % 256).unwrap()).unwrap_or_default();
        let only_the_leaf = tile.kind() == TileKind::Hashes(0) && at_leaf != leaf(index).bytes();
        let verdict = merkle::verify_inclusion(&leaf(index), index, 700, &proof, &root);
        assert!(verdict.is_err() || only_the_leaf, "a proof from it leads to the root");
    }
}

fn leaf(index: u64) -> Hash {
    merkle::leaf_hash(format!("entry {index}").as_bytes())
}

#[test]
fn bytes_of_checkpoints() {
    let [found, same] = fates(2_000, 33, |record, chance| {
        let index = chance.below(record.checkpoints.len());
        let before = record.checkpoints[index].clone();
        flip(&mut record.checkpoints[index], chance);
        let found = !record.verify().findings.is_empty();
        fate_of_checkpoint(&before, &record.checkpoints[index], found)
    });
    assert!(found > 1_500 && found + same == 2_000, "{found} found, {same} the same");
}

#[test]
fn bytes_of_cosignatures() {
    let [found, same] = fates(1_000, 34, |record, chance| {
        // The last checkpoint wants both cosignatures that it has, so that a lost one is a notice at least.
        let last = record.checkpoints.len() - 1;
        let text = String::from_utf8(record.checkpoints[last].clone()).unwrap();
        let at = text.find(witness_signer(0).verifier().name()).unwrap();
        flip(&mut record.checkpoints[last][at..], chance);
        assert!(!record.verify().findings.is_empty());
        Fate::Found
    });
    assert_eq!((found, same), (1_000, 0));
}

#[test]
fn bytes_of_receipts() {
    let [found, same] = fates(1_500, 35, |record, chance| {
        let index = chance.below(record.receipts.len());
        let before = record.receipts[index].clone();
        flip(&mut record.receipts[index], chance);
        let found = !record.verify().findings.is_empty();
        let note = |bytes: &[u8]| {
            let at = bytes.windows(2).position(|pair| pair == b"\n\n").unwrap_or(bytes.len() - 2);
            bytes[at + 2..].to_vec()
        };
        if !found {
            let (old, new) = (Receipt::decode(&before).unwrap(), Receipt::decode(&record.receipts[index]).unwrap());
            assert_eq!((old.index(), old.proof()), (new.index(), new.proof()));
        } else if let Ok(new) = Receipt::decode(&record.receipts[index]) {
            // Whatever they accept of it is what was there before.
            let head = theirs_accept(&note(&record.receipts[index]));
            let entry = record.entries.get(usize::try_from(new.index()).unwrap_or(usize::MAX));
            let proof = new.proof().iter().map(|hash| tlog_tiles::Hash(*hash.bytes())).collect();
            let accepted = head.zip(entry).is_some_and(|((size, root), entry)| {
                let leaf = tlog_tiles::record_hash(entry);
                tlog_tiles::check_record(&proof, size, tlog_tiles::Hash(root), new.index(), leaf).is_ok()
            });
            let old = Receipt::decode(&before).unwrap();
            assert!(!accepted || (old.index(), old.proof()) == (new.index(), new.proof()));
        }
        fate_of_checkpoint(&note(&before), &note(&record.receipts[index]), found)
    });
    assert!(found > 1_000 && found + same == 1_500, "{found} found, {same} the same");
}

#[test]
fn bytes_of_disclosures() {
    let [found, same] = fates(500, 36, |record, chance| {
        let index = chance.below(record.disclosures.len());
        flip(&mut record.disclosures[index], chance);
        must_be_found(record)
    });
    assert_eq!((found, same), (500, 0));
}

/// Entries dropped, reordered, doubled, replaced; the log forked or rolled back.
#[test]
fn entries_and_whole_logs() {
    let [found, same] = fates(1_000, 37, |record, chance| {
        let count = record.entries.len();
        let (one, other) = (chance.below(count), chance.below(count - 1));
        let other = if other >= one { other + 1 } else { other };
        match chance.below(7) {
            0 => drop(record.entries.remove(one)),
            1 => record.entries.swap(one, other),
            2 => record.entries[one] = record.entries[other].clone(),
            3 => record.entries.insert(one, record.entries[other].clone()),
            4 => record.entries[one] = said_otherwise(one).entry(one as u64).encode(),
            5 => {
                // The desk signs another log from here on; a receipt from the first is still around.
                let mut entries = record.entries.clone();
                for (at, entry) in entries.iter_mut().enumerate().skip(one) {
                    *entry = said_otherwise(at).entry(at as u64).encode();
                }
                let receipts = record.receipts.clone();
                *record = Record { receipts, ..Record::signing(entries) };
            }
            _ => {
                // The log goes back and goes on as if nothing had been; a witness still has the last checkpoint.
                let witnessed = cosigned(&record.log.checkpoint()).encode().into_bytes();
                *record = Record::signing(record.entries[..one].to_vec());
                record.receipts.clear();
                record.checkpoints.insert(0, witnessed);
            }
        }
        must_be_found(record)
    });
    assert_eq!((found, same), (1_000, 0));
}

/// What the author of an entry of the record did not say.
fn said_otherwise(number: usize) -> Said {
    let author = u8::try_from(number % 3).unwrap();
    Said::new(author, number as u64 / 3 + 1, "stayed")
}

/// Damage under a log that has signed it: hashes alone do not tell.
#[test]
fn what_the_log_signs_anew_is_told_by_the_acceptance() {
    let sound = Record::of(12);
    let mut entries = sound.entries.clone();
    let last = entries[3].len() - 1;
    entries[3][last] ^= 1;
    // Over the same damaged entries the log signs anew: hashes agree, and only the acceptance tells.
    let record = Record::signing(entries);
    assert_eq!(record.codes(), ["R07"]);
    let nobody = takas_ledger::Trust { authors: Vec::new(), desks: Vec::new(), ..trust() };
    let codes = crate::build::codes(&verify_record(&nobody, &sound.evidence(), &sound.entries).findings);
    assert_eq!(codes, ["R04", "R06"]);
}
