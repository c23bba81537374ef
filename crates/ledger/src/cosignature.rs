//! Cosignatures, `c2sp.org/tlog-cosignature`: a witness says when it has seen a checkpoint; and how many are enough.
//!
//! The Ed25519 form only, `cosignature/v1`. A missing witness makes a checkpoint 'not yet' cosigned, and nothing else.

use crate::bytes::NUMBER_MAX;
use crate::checkpoint::SignedCheckpoint;
use crate::error::LedgerError;
use crate::key::{NoteSigner, SignatureKind, VerifierKey};
use crate::note::{Note, NoteSignature};

/// A cosignature that was verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cosignature {
    /// The name of the witness.
    pub witness: String,
    /// When it cosigned, in seconds since 1970.
    pub time: u64,
}

/// Makes a witness's cosignature of a checkpoint, as a line to be added to its note.
///
/// # Errors
/// When the signer is no witness, or the time is 0 or over 2⁶³ − 1.
pub fn cosign(checkpoint: &SignedCheckpoint, witness: &NoteSigner, time: u64) -> Result<NoteSignature, LedgerError> {
    let why = if witness.verifier().kind() != SignatureKind::Cosignature {
        "its signer is no witness"
    } else if time == 0 || time > NUMBER_MAX {
        "its time is 0 or over 2^63 - 1"
    } else {
        let signature = witness.key().sign(message(time, checkpoint.note().text()).as_bytes());
        let bytes = [&time.to_be_bytes(), signature.as_slice()].concat();
        return Ok(NoteSignature::new(witness.verifier(), bytes));
    };
    Err(LedgerError::Unwritable { what: "a cosignature", why })
}

fn message(time: u64, text: &str) -> String {
    format!("cosignature/v1\ntime {time}\n{text}")
}

/// What the bytes of a cosignature sign, and the signature in them.
pub(crate) fn cosigned_message(bytes: &[u8], text: &str) -> Option<(String, [u8; 64])> {
    let (time, signature) = split(bytes)?;
    Some((message(time, text), signature))
}

fn split(bytes: &[u8]) -> Option<(u64, [u8; 64])> {
    let (time, signature) = bytes.split_first_chunk::<8>()?;
    let time = u64::from_be_bytes(*time);
    Some((time, signature.try_into().ok()?)).filter(|_| time <= NUMBER_MAX)
}

/// Whose cosignatures count, and how many there must be.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct WitnessPolicy {
    witnesses: Vec<VerifierKey>,
    wanted: usize,
}

/// How far a checkpoint is cosigned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cosigned {
    /// By as many witnesses as are wanted.
    Cosigned(Vec<Cosignature>),
    /// By too few so far; which is no fault of the checkpoint.
    NotYet {
        /// The cosignatures that are there.
        have: Vec<Cosignature>,
        /// How many are wanted.
        wanted: usize,
    },
}

impl WitnessPolicy {
    /// `wanted` of these witnesses; with none wanted, every checkpoint is cosigned.
    ///
    /// # Errors
    /// When more are wanted than there are, one of them is a log's key, or two have the same public key.
    pub fn new(witnesses: Vec<VerifierKey>, wanted: usize) -> Result<Self, LedgerError> {
        let doubled = |(index, key): (usize, &VerifierKey)| {
            witnesses.iter().skip(index + 1).any(|other| other.key() == key.key())
        };
        let why = if wanted > witnesses.len() {
            "it wants more witnesses than it names"
        } else if witnesses.iter().any(|key| key.kind() != SignatureKind::Cosignature) {
            "one of its keys is no witness's"
        } else if witnesses.iter().enumerate().any(doubled) {
            "two of its witnesses have one key"
        } else {
            return Ok(Self { witnesses, wanted });
        };
        Err(LedgerError::Unwritable { what: "a witness policy", why })
    }

    /// The witnesses that count.
    pub fn witnesses(&self) -> &[VerifierKey] {
        &self.witnesses
    }

    /// How many are wanted.
    pub fn wanted(&self) -> usize {
        self.wanted
    }

    /// Verifies the cosignatures of known witnesses, and counts each witness once, with its latest time.
    ///
    /// # Errors
    /// When a cosignature of a known witness does not verify.
    pub fn judge(&self, note: &Note) -> Result<Cosigned, LedgerError> {
        let mut have: Vec<Cosignature> = Vec::new();
        let verified = match note.verify(&self.witnesses) {
            Err(LedgerError::NoKnownSignature) => Vec::new(),
            other => other?,
        };
        for signature in verified {
            let Some((time, _)) = split(signature.bytes()) else { continue };
            match have.iter_mut().find(|other| other.witness == signature.name()) {
                Some(other) => other.time = other.time.max(time),
                None => have.push(Cosignature { witness: signature.name().to_owned(), time }),
            }
        }
        let enough = have.len() >= self.wanted;
        Ok(if enough { Cosigned::Cosigned(have) } else { Cosigned::NotYet { have, wanted: self.wanted } })
    }
}
