//! The envelope: what an author signs, as canonical JSON that a browser makes with one call and a person can read.
//!
//! Its shape is fixed (`docs/reference/record.md`, section 2), so it is read by going along that shape; nothing else is accepted. What the payload behind
//! the commitment says is unknown here.

use crate::bytes::{Reader, decimal, hex};
use crate::error::LedgerError;
use crate::id::{AuthorId, CaseId, OperationId};
use crate::key::{PublicKey, SigningKey};
use crate::merkle::{Hash, sha256};
use crate::time;

/// The largest sequence number: what a number of a browser holds exactly.
pub const SEQUENCE_MAX: u64 = 9_007_199_254_740_991;

const SIGNED_WORDS: &[u8] = b"takas.command/1\n";
const PAYLOAD_WORDS: &[u8] = b"takas.payload/1\n";

/// What a payload is bound by: SHA-256 over it and 32 random bytes.
pub fn commitment(salt: &[u8; 32], payload: &[u8]) -> Hash {
    Hash::new(sha256(&[PAYLOAD_WORDS, salt, payload]))
}

/// A command as its author states it, the payload behind its commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Envelope {
    /// The case.
    pub case: CaseId,
    /// The operation of the case.
    pub operation: OperationId,
    /// Who says it.
    pub author: AuthorId,
    /// The author's own number of it within the operation, from 1 to [`SEQUENCE_MAX`].
    pub sequence: u64,
    /// When the author says it was, in seconds since 1970.
    pub time: u64,
    /// What binds the payload.
    pub commitment: Hash,
}

impl Envelope {
    /// The bytes that are signed.
    ///
    /// # Errors
    /// When the sequence number or the time is out of range.
    pub fn encode(&self) -> Result<Vec<u8>, LedgerError> {
        let unwritable = |why| LedgerError::Unwritable { what: "an envelope", why };
        if !(1..=SEQUENCE_MAX).contains(&self.sequence) {
            return Err(unwritable("its sequence number is not from 1 to 2^53 - 1"));
        }
        let time = time::text(self.time).ok_or_else(|| unwritable("its time is after the year 9999"))?;
        let Self { case, operation, author, sequence, commitment, .. } = self;
        let commitment = hex(commitment.bytes());
        let text = format!(
            "{{\"author\":\"{author}\",\"case\":\"{case}\",\"commitment\":\"{commitment}\",\"format\":1,\
             \"operation\":\"{operation}\",\"sequence\":{sequence},\"time\":\"{time}\"}}"
        );
        Ok(text.into_bytes())
    }

    /// Reads what [`Envelope::encode`] writes.
    ///
    /// # Errors
    /// When it is anything else.
    pub fn decode(bytes: &[u8]) -> Result<Self, LedgerError> {
        const SHAPE: &str = "it has not the keys of an envelope, in their order and without space";
        let mut reader = Reader::new("the envelope", bytes);
        reader.expect(b"{\"author\":\"", SHAPE)?;
        let author = AuthorId::new(reader.hex()?);
        reader.expect(b"\",\"case\":\"", SHAPE)?;
        let case = CaseId::new(reader.hex()?);
        reader.expect(b"\",\"commitment\":\"", SHAPE)?;
        let commitment = Hash::new(reader.hex()?);
        reader.expect(b"\",\"format\":1,\"operation\":\"", SHAPE)?;
        let operation = OperationId::new(reader.hex()?);
        reader.expect(b"\",\"sequence\":", SHAPE)?;
        let digits = reader.until(b',')?;
        let sequence = str::from_utf8(digits)
            .ok()
            .and_then(decimal)
            .filter(|sequence| (1..=SEQUENCE_MAX).contains(sequence))
            .ok_or_else(|| reader.wrong("its sequence number is no decimal from 1 to 2^53 - 1"))?;
        reader.expect(b"\"time\":\"", SHAPE)?;
        let written = reader.until(b'"')?;
        let time = time::parse(written).ok_or_else(|| reader.wrong("its time is not as 2024-08-01T12:00:00Z"))?;
        reader.expect(b"}", SHAPE)?;
        reader.end()?;
        Ok(Self { case, operation, author, sequence, time, commitment })
    }

    /// Signs it with the author's key.
    ///
    /// # Errors
    /// When the sequence number or the time is out of range.
    pub fn sign(self, key: &SigningKey) -> Result<SignedEnvelope, LedgerError> {
        let signature = key.sign(&signed_message(&self.encode()?));
        Ok(SignedEnvelope { envelope: self, signature })
    }
}

/// An envelope with its author's signature, which may be good or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SignedEnvelope {
    /// The envelope.
    pub envelope: Envelope,
    /// Its author's signature.
    pub signature: [u8; 64],
}

impl SignedEnvelope {
    /// Puts bytes as they come from an author together.
    ///
    /// # Errors
    /// When the envelope does not decode.
    pub fn decode(envelope: &[u8], signature: [u8; 64]) -> Result<Self, LedgerError> {
        Ok(Self { envelope: Envelope::decode(envelope)?, signature })
    }

    /// Verifies the signature with the author's key.
    ///
    /// # Errors
    /// When it is not good.
    pub fn verify(&self, key: &PublicKey) -> Result<(), LedgerError> {
        let message = signed_message(&self.envelope.encode()?);
        if key.verifies(&message, &self.signature) {
            Ok(())
        } else {
            Err(LedgerError::BadSignature { signer: self.envelope.author.to_string() })
        }
    }
}

fn signed_message(envelope: &[u8]) -> Vec<u8> {
    [SIGNED_WORDS, envelope].concat()
}
