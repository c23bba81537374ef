//! Every codec: what is written is read back the same, and what is read is written back the same, so that there is one encoding of each thing.
//!
//! Each is fed its own values, its own values with a few bytes changed, and noise.

use takas_ledger::{
    AddCheckpoint, Checkpoint, Disclosure, Entry, EntryBundle, Envelope, Note, Receipt, SignedCheckpoint, Tile,
    VerifierKey, commitment, prove,
};

use crate::build::{Chance, Log, Said, cosigned, log_signer, witness_signer};
use crate::merkle::leaves;

/// Reads bytes; gives what is written for it.
type Codec = fn(&[u8]) -> Option<Vec<u8>>;

const CODECS: &[(&str, Codec)] = &[
    ("note", |bytes| Some(Note::parse(bytes).ok()?.encode().into_bytes())),
    ("checkpoint", |bytes| Some(Checkpoint::parse(str::from_utf8(bytes).ok()?).ok()?.text().into_bytes())),
    ("signed checkpoint", |bytes| Some(SignedCheckpoint::parse(bytes).ok()?.encode().into_bytes())),
    ("receipt", |bytes| Some(Receipt::decode(bytes).ok()?.encode().into_bytes())),
    ("request", |bytes| Some(AddCheckpoint::decode(bytes).ok()?.encode().into_bytes())),
    ("envelope", |bytes| Envelope::decode(bytes).ok()?.encode().ok()),
    ("entry", |bytes| Some(Entry::decode(bytes).ok()?.encode())),
    ("bundle", |bytes| Some(EntryBundle::decode(bytes).ok()?.encode())),
    ("disclosure", |bytes| Some(Disclosure::decode(bytes).ok()?.encode().into_bytes())),
    ("verifier key", |bytes| Some(VerifierKey::parse(str::from_utf8(bytes).ok()?).ok()?.to_string().into_bytes())),
    ("tile", |bytes| Some(Tile::parse(str::from_utf8(bytes).ok()?)?.path().into_bytes())),
];

/// A good value of each codec, in their order.
fn values(chance: &mut Chance) -> Vec<Vec<u8>> {
    let size = 2 + chance.below(40) as u64;
    let log = Log::of(leaves(size));
    let signed = cosigned(&log.checkpoint());
    let old = chance.below(usize::try_from(size).unwrap()) as u64;
    let proof = prove::consistency(old, size, |tile| log.tile(tile)).unwrap();
    let words = String::from_utf8_lossy(&chance.some_bytes(60)).into_owned();
    let author = u8::try_from(chance.below(3)).unwrap();
    let mut said = Said::new(author, 1 + chance.next() % 1_000_000, &words);
    said.person = (chance.below(2) == 0).then_some(9);
    let number = chance.next() >> (1 + chance.below(60));
    let key = if chance.below(2) == 0 { log_signer() } else { witness_signer(1) };
    let tile = *log.tiles.keys().next().unwrap();
    let extra = if chance.below(2) == 0 { "extra QUJD\n" } else { "" };
    let receipt = log.receipt(chance.below(usize::try_from(size).unwrap()) as u64, &signed).encode();
    vec![
        signed.encode().into_bytes(),
        format!("{}{}", signed.checkpoint().text(), if chance.below(2) == 0 { "more\n" } else { "" }).into_bytes(),
        signed.encode().into_bytes(),
        receipt.replacen("index", &format!("{extra}index"), 1).into_bytes(),
        AddCheckpoint::new(old, proof, signed.clone()).unwrap().encode().into_bytes(),
        said.command().envelope.encode().unwrap(),
        said.entry(number % (1 << 50)).encode(),
        EntryBundle::new((0..=chance.below(5)).map(|_| chance.some_bytes(20)).collect()).unwrap().encode(),
        Disclosure { entry: number, payload: said.payload.clone() }.encode().into_bytes(),
        key.verifier().to_string().into_bytes(),
        tile.path().into_bytes(),
    ]
}

/// Some bytes changed, left out, doubled or put in, or the end cut off.
pub(crate) fn changed(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut changed = bytes.to_vec();
    for _ in 0..=chance.below(3) {
        let at = chance.below(changed.len().max(1));
        let piece = at..(at + 1 + chance.below(4)).min(changed.len());
        match chance.below(6) {
            0 if !changed.is_empty() => changed[at] ^= 1 << chance.below(8),
            1 if !changed.is_empty() => changed[at] = b"0+/= \n\"a\0\xFF"[chance.below(10)],
            2 if !changed.is_empty() => {
                changed.drain(piece);
            }
            3 if !changed.is_empty() => {
                let doubled = changed[piece].to_vec();
                changed.splice(at..at, doubled);
            }
            4 => changed.truncate(at),
            _ => changed.insert(at, chance.bytes::<1>()[0]),
        }
    }
    changed
}

#[test]
fn what_is_written_is_read_back_the_same() {
    let mut chance = Chance::new(21);
    for _ in 0..150 {
        for ((name, codec), value) in CODECS.iter().zip(values(&mut chance)) {
            let written = codec(&value);
            assert_eq!(written.as_deref(), Some(value.as_slice()), "{name}: {}", value.escape_ascii());
        }
    }
}

#[test]
fn what_is_read_is_written_back_the_same() {
    let mut chance = Chance::new(22);
    let mut accepted = vec![0; CODECS.len()];
    for _ in 0..150 {
        let values = values(&mut chance);
        for (at, (name, codec)) in CODECS.iter().enumerate() {
            for _ in 0..40 {
                let bytes = changed(&values[at], &mut chance);
                if let Some(written) = codec(&bytes) {
                    assert_eq!(written, bytes, "{name}: {}", bytes.escape_ascii());
                    accepted[at] += 1;
                }
            }
        }
    }
    assert!(accepted[0] > 0 && accepted[6] > 0, "{accepted:?}");
}

#[test]
fn noise_and_other_things_are_read_without_a_panic() {
    let mut chance = Chance::new(23);
    for _ in 0..400 {
        let noise = chance.some_bytes(400);
        for value in values(&mut chance).into_iter().chain([noise]) {
            for (name, codec) in CODECS {
                if let Some(written) = codec(&value) {
                    assert_eq!(written, value, "{name}");
                }
            }
        }
    }
}

#[test]
fn commitments_differ_by_salt_and_by_payload() {
    let mut seen = std::collections::BTreeSet::new();
    for salt in 0..10 {
        for payload in ["", "a", "b", "aa", "\0"] {
            assert!(seen.insert(commitment(&[salt; 32], payload.as_bytes())));
        }
    }
}
