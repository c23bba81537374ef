//! Keys, logs and whole records from seeds, for tests.

use std::collections::BTreeMap;

use takas_ledger::{
    Acceptance, AuthorId, AuthorKey, CaseId, Checkpoint, DeskId, DeskKey, Disclosure, Entry, EntryKind, Envelope,
    Frontier, Hash, KeyId, Keyring, NoteSigner, OperationId, Payload, Receipt, Recipients, SecretKey, SignatureKind,
    SignedCheckpoint, SignedEnvelope, SigningKey, StreamId, Tile, Trust, UnacceptedEntry, WitnessPolicy, cosign,
    merkle, prove,
};

/// A sequence of numbers from a seed (S. Vigna's splitmix64).
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From 0 up to, not with, `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).unwrap()
    }

    pub(crate) fn bytes<const N: usize>(&mut self) -> [u8; N] {
        core::array::from_fn(|_| self.next().to_le_bytes()[0])
    }

    pub(crate) fn some_bytes(&mut self, end: usize) -> Vec<u8> {
        let length = self.below(end);
        (0..length).map(|_| self.next().to_le_bytes()[0]).collect()
    }
}

pub(crate) const ORIGIN: &str = "takas.example/record";
pub(crate) const CASE: CaseId = CaseId::new([0xC0; 16]);
pub(crate) const OPERATION: OperationId = OperationId::new([0x0E; 16]);
pub(crate) const STREAM: StreamId = StreamId::new([0x57; 16]);
pub(crate) const DESK: DeskId = DeskId::new([0xDE; 16]);
pub(crate) const ACCEPTED: u64 = 1_722_513_600;

/// A key that differs by its number.
pub(crate) fn key(number: u8) -> SigningKey {
    SigningKey::from_seed(&[number; 32])
}

pub(crate) fn desk_key() -> SigningKey {
    key(200)
}

pub(crate) fn log_signer() -> NoteSigner {
    NoteSigner::new(ORIGIN, SignatureKind::Note, key(201)).unwrap()
}

pub(crate) fn witness_signer(number: u8) -> NoteSigner {
    NoteSigner::new(&format!("witness.example/w{number}"), SignatureKind::Cosignature, key(210 + number)).unwrap()
}

pub(crate) fn author(number: u8) -> AuthorId {
    AuthorId::new([0xA0 + number; 16])
}

pub(crate) fn key_id(number: u8) -> KeyId {
    KeyId::new([number; 16])
}

pub(crate) fn secret(number: u8) -> SecretKey {
    SecretKey::new([number ^ 0x5A; 32])
}

/// Three authors with the keys 0 to 2, one desk, one log, two of three witnesses.
pub(crate) fn trust() -> Trust {
    let witnesses = (0..3).map(|number| witness_signer(number).verifier().clone()).collect();
    Trust {
        origin: ORIGIN.to_owned(),
        case: CASE,
        log_keys: vec![log_signer().verifier().clone()],
        witnesses: WitnessPolicy::new(witnesses, 2).unwrap(),
        authors: (0..3)
            .map(|number| AuthorKey { author: author(number), key: key(number).public(), first: 1, last: u64::MAX })
            .collect(),
        desks: vec![DeskKey { desk: DESK, key: desk_key().public(), first: 0, last: u64::MAX }],
    }
}

/// A log of leaves with the tiles that storage would hold.
#[derive(Clone, Default)]
pub(crate) struct Log {
    pub(crate) frontier: Frontier,
    pub(crate) tiles: BTreeMap<Tile, Vec<u8>>,
}

impl Log {
    pub(crate) fn of(leaves: impl IntoIterator<Item = Hash>) -> Self {
        let mut log = Self::default();
        log.append(&leaves.into_iter().collect::<Vec<_>>());
        log
    }

    pub(crate) fn append(&mut self, leaves: &[Hash]) {
        for written in self.frontier.append(leaves) {
            self.tiles.insert(written.tile, written.bytes);
        }
    }

    /// As storage answers: the tile as asked for, or the wider one that there is now.
    pub(crate) fn tile(&self, tile: Tile) -> Option<Vec<u8>> {
        let now = Tile::of_log(tile.kind(), tile.index(), self.frontier.size())?;
        self.tiles.get(&tile).or_else(|| self.tiles.get(&now)).cloned()
    }

    pub(crate) fn checkpoint(&self) -> SignedCheckpoint {
        let checkpoint = Checkpoint::new(ORIGIN, self.frontier.size(), self.frontier.root()).unwrap();
        SignedCheckpoint::sign(checkpoint, &log_signer()).unwrap()
    }

    pub(crate) fn receipt(&self, index: u64, checkpoint: &SignedCheckpoint) -> Receipt {
        let size = checkpoint.checkpoint().size();
        let proof = prove::inclusion(index, size, |tile| self.tile(tile)).unwrap();
        Receipt::new(index, proof, checkpoint.clone()).unwrap()
    }
}

/// What one author says: who, their number of it, the payload, whom it concerns.
#[derive(Clone)]
pub(crate) struct Said {
    pub(crate) author: u8,
    pub(crate) sequence: u64,
    pub(crate) payload: Payload,
    pub(crate) person: Option<u8>,
}

impl Said {
    pub(crate) fn new(author: u8, sequence: u64, words: &str) -> Self {
        let mut salt = [author; 32];
        salt[..8].copy_from_slice(&sequence.to_be_bytes());
        Self { author, sequence, payload: Payload { salt, bytes: words.as_bytes().to_vec() }, person: None }
    }

    pub(crate) fn command(&self) -> SignedEnvelope {
        let envelope = Envelope {
            case: CASE,
            operation: OPERATION,
            author: author(self.author),
            sequence: self.sequence,
            time: ACCEPTED + self.sequence,
            commitment: self.payload.commitment(),
        };
        envelope.sign(&key(self.author)).unwrap()
    }

    /// Sealed for the compartments 1 and 2, accepted at `number`.
    pub(crate) fn entry(&self, number: u64) -> Entry {
        let unaccepted = sealed(EntryKind::Command, self.command(), &self.payload, self.person);
        accepted(unaccepted, number)
    }
}

pub(crate) fn sealed(
    kind: EntryKind,
    command: SignedEnvelope,
    payload: &Payload,
    person: Option<u8>,
) -> UnacceptedEntry {
    let (one, two) = (secret(1), secret(2));
    let person_key = person.map(secret);
    let recipients = Recipients {
        compartments: &[(key_id(2), &two), (key_id(1), &one)],
        person: person.map(key_id).zip(person_key.as_ref()),
    };
    let seed = *merkle::leaf_hash(&command.signature).bytes();
    UnacceptedEntry::new(kind, STREAM, command, payload, &recipients, &seed).unwrap()
}

pub(crate) fn accepted(unaccepted: UnacceptedEntry, number: u64) -> Entry {
    let key = desk_key();
    let acceptance = Acceptance { origin: ORIGIN, number, time: ACCEPTED + number % 1_000_000, desk: DESK, key: &key };
    unaccepted.accept(&acceptance).unwrap()
}

/// The keys of compartment 1 and of these persons.
pub(crate) fn keyring(persons: &[u8]) -> Keyring {
    let mut keyring = Keyring::new();
    for number in [1].iter().chain(persons) {
        keyring.insert(key_id(*number), secret(*number)).unwrap();
    }
    keyring
}

/// A whole record with everything around it.
#[derive(Clone)]
pub(crate) struct Record {
    pub(crate) entries: Vec<Vec<u8>>,
    pub(crate) checkpoints: Vec<Vec<u8>>,
    pub(crate) receipts: Vec<Vec<u8>>,
    pub(crate) disclosures: Vec<Vec<u8>>,
    pub(crate) log: Log,
}

impl Record {
    /// `count` commands of three authors in turn, a checkpoint after every tenth and at the end, each cosigned by two witnesses; a receipt and a
    /// disclosure for every third entry.
    pub(crate) fn of(count: u64) -> Self {
        let said = (0..count).map(|number| {
            let author = u8::try_from(number % 3).unwrap();
            let mut said = Said::new(author, number / 3 + 1, &format!("serial {number} departed"));
            said.person = (number % 5 == 0).then_some(9);
            said
        });
        Self::saying(&said.collect::<Vec<_>>())
    }

    pub(crate) fn saying(all: &[Said]) -> Self {
        let entries = (0..).zip(all).map(|(number, said)| said.entry(number).encode()).collect();
        let mut record = Self::signing(entries);
        let disclosure = |(number, said): (u64, &Said)| Disclosure { entry: number, payload: said.payload.clone() };
        let third = (0..).zip(all).step_by(3).map(|said| disclosure(said).encode().into_bytes());
        record.disclosures = third.collect();
        record
    }

    /// A log of these entries, whatever they are.
    pub(crate) fn signing(entries: Vec<Vec<u8>>) -> Self {
        let mut log = Log::default();
        let mut checkpoints = Vec::new();
        for (number, entry) in entries.iter().enumerate() {
            log.append(&[merkle::leaf_hash(entry)]);
            if number % 10 == 9 || number + 1 == entries.len() {
                checkpoints.push(cosigned(&log.checkpoint()).encode().into_bytes());
            }
        }
        let last = cosigned(&log.checkpoint());
        let third = (0..entries.len() as u64).step_by(3);
        let receipts = third.map(|index| log.receipt(index, &last).encode().into_bytes()).collect();
        Self { entries, checkpoints, receipts, disclosures: Vec::new(), log }
    }

    pub(crate) fn evidence(&self) -> takas_ledger::Evidence {
        takas_ledger::Evidence {
            checkpoints: self.checkpoints.clone(),
            receipts: self.receipts.clone(),
            disclosures: self.disclosures.clone(),
        }
    }

    pub(crate) fn verify(&self) -> takas_ledger::RecordVerdict {
        takas_ledger::verify_record(&trust(), &self.evidence(), &self.entries)
    }

    /// The codes of what is found, without repetition, in order.
    pub(crate) fn codes(&self) -> Vec<&'static str> {
        codes(&self.verify().findings)
    }
}

pub(crate) fn codes(findings: &[takas_ledger::Finding]) -> Vec<&'static str> {
    let codes: std::collections::BTreeSet<_> = findings.iter().map(takas_ledger::Finding::code).collect();
    codes.into_iter().collect()
}

/// With cosignatures of the witnesses 0 and 1.
pub(crate) fn cosigned(checkpoint: &SignedCheckpoint) -> SignedCheckpoint {
    let mut cosigned = checkpoint.clone();
    for number in 0..2 {
        let line = cosign(checkpoint, &witness_signer(number), ACCEPTED + u64::from(number)).unwrap();
        cosigned.note_mut().add(line).unwrap();
    }
    cosigned
}
