//! Events as an operation has them: commands that authors sign, which a desk verifies, seals, accepts and encodes.
//!
//! Keys, salts and seeds come from counters: nothing here is secret, and every run is alike.

use takas_ledger::{
    Acceptance, AuthorId, CaseId, DeskId, EntryKind, Envelope, KeyId, LedgerError, OperationId, Payload, PublicKey,
    Recipients, SecretKey, SignedEnvelope, SigningKey, StreamId, UnacceptedEntry,
};

/// Somebody who signs commands.
pub(crate) struct Author {
    id: AuthorId,
    key: SigningKey,
    sequence: u64,
}

/// Who takes them into the record.
pub(crate) struct Desk {
    key: SigningKey,
    compartment: SecretKey,
    person: SecretKey,
}

/// A second of November 2026, when nothing happened.
const TIME: u64 = 1_795_000_000;

/// 32 bytes that a number gives.
fn bytes(number: u64) -> [u8; 32] {
    let parts = [number, !number, number.rotate_left(32), number.wrapping_mul(0x9e37_79b9_7f4a_7c15)];
    let mut all = [0; 32];
    for (place, part) in all.chunks_mut(8).zip(parts) {
        place.copy_from_slice(&part.to_le_bytes());
    }
    all
}

fn id(number: u64) -> [u8; 16] {
    u128::from(number).to_be_bytes()
}

impl Author {
    pub(crate) fn new(number: u64) -> Self {
        Self { id: AuthorId::new(id(number)), key: SigningKey::from_seed(&bytes(number)), sequence: 0 }
    }

    pub(crate) fn public(&self) -> PublicKey {
        self.key.public()
    }

    /// The next command, with its payload.
    pub(crate) fn say(&mut self, words: &[u8]) -> Result<(SignedEnvelope, Payload), LedgerError> {
        self.sequence += 1;
        let salt = bytes(u64::from(self.id.bytes()[15]) << 40 | self.sequence);
        let payload = Payload { salt, bytes: words.to_vec() };
        let envelope = Envelope {
            case: CaseId::new(id(1)),
            operation: OperationId::new(id(2)),
            author: self.id,
            sequence: self.sequence,
            time: TIME,
            commitment: payload.commitment(),
        };
        Ok((envelope.sign(&self.key)?, payload))
    }
}

impl Desk {
    pub(crate) fn new() -> Self {
        let (compartment, person) = (SecretKey::new(bytes(7)), SecretKey::new(bytes(8)));
        Self { key: SigningKey::from_seed(&bytes(9)), compartment, person }
    }

    /// Verifies the author's signature, seals the payload for the compartment and the person, signs the acceptance; gives the leaf.
    pub(crate) fn take(
        &self,
        author: &PublicKey,
        (command, payload): (SignedEnvelope, Payload),
        number: u64,
    ) -> Result<Vec<u8>, LedgerError> {
        command.verify(author)?;
        let compartments = [(KeyId::new(id(3)), &self.compartment)];
        let recipients = Recipients { compartments: &compartments, person: Some((KeyId::new(id(4)), &self.person)) };
        let (stream, seed) = (StreamId::new(id(5)), bytes(number));
        let entry = UnacceptedEntry::new(EntryKind::Command, stream, command, &payload, &recipients, &seed)?;
        let desk = DeskId::new(id(6));
        let acceptance = Acceptance { origin: "takas.example/record", number, time: TIME, desk, key: &self.key };
        Ok(entry.accept(&acceptance)?.encode())
    }
}
